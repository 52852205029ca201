//! What the staff wrote for reports.

use super::*;

#[test]
fn the_last_wording_counts_and_earlier_ones_are_kept() {
    let mut store = store();
    let (may, march) = (MAY.parse().unwrap(), "2020-03".parse().unwrap());
    let revision = store.revision().unwrap();
    assert_eq!(store.report_text(may).unwrap(), None);
    assert!(store.write_report_text(may, r#"{"a":1}"#, NOW).unwrap());
    assert!(store.write_report_text(may, r#"{"a":2}"#, LATER).unwrap());
    assert!(!store.write_report_text(may, r#"{"a":2}"#, LATER).unwrap(), "the same again is no new wording");
    assert!(store.write_report_text(march, "{}", LATER).unwrap());
    assert_eq!(store.report_text(may).unwrap().as_deref(), Some(r#"{"a":2}"#));
    assert_eq!(store.periods_with_report_text().unwrap(), [march, may]);
    assert_eq!(store.revision().unwrap(), revision);
    assert!(store.connection.execute("UPDATE report_text SET text = '{}'", []).is_err());
    assert!(store.connection.execute("DELETE FROM report_text", []).is_err());
}
