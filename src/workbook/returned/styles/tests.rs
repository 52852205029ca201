//! Formats marked, known again and taken back.

use super::*;

const SHEET: &str = concat!(
    r#"<styleSheet xmlns="m"><fonts count="1"><font/></fonts><fills count="2"><fill/><fill/></fills>"#,
    r#"<borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0"/>"#,
    r#"<xf numFmtId="10" fillId="1" borderId="0"><alignment horizontal="right"/></xf></cellXfs><extLst/></styleSheet>"#
);

#[test]
fn a_marked_format_keeps_everything_but_fill_and_border() {
    let mut styles = Styles::of(SHEET.to_owned()).unwrap();
    assert_eq!(styles.marked(1, Severity::Error).unwrap(), 2);
    assert_eq!(styles.marked(1, Severity::Warning).unwrap(), 3);
    assert_eq!(styles.marked(1, Severity::Error).unwrap(), 2, "made once");
    assert_eq!(styles.marked(77, Severity::Error).unwrap(), 4, "an unknown format counts as the first");
    let text = styles.finish().unwrap();
    assert!(text.contains(r#"<cellXfs count="5">"#), "{text}");
    assert!(
        text.contains(
            r#"<xf numFmtId="10" fillId="2" borderId="2" applyFill="1" applyBorder="1"><alignment horizontal="right"/></xf>"#
        ),
        "{text}"
    );
    assert!(
        text.contains(r#"<fills count="5"><fill/><fill/><fill><patternFill patternType="lightTrellis">"#),
        "{text}"
    );
}

#[test]
fn a_mark_is_known_again_and_taken_back() {
    let mut styles = Styles::of(SHEET.to_owned()).unwrap();
    let look = styles.look_of(1).unwrap();
    assert_eq!((look.fill.as_str(), look.border.as_str()), ("<fill/>", "<border/>"));
    assert_eq!(Look::parse(&look.text()), Some(look.clone()));
    styles.marked(1, Severity::Error).unwrap();
    styles.marked(1, Severity::Warning).unwrap();
    let mut again = Styles::of(styles.finish().unwrap()).unwrap();
    assert_eq!(again.marked_before().unwrap(), [2, 3].into());
    let back = again.unmarked(2, Some(&look)).unwrap();
    assert_eq!(again.look_of(back).unwrap(), look);
    assert_eq!(again.unmarked(2, Some(&look)).unwrap(), back, "made once");
    let plain = again.unmarked(3, None).unwrap();
    assert_eq!(again.look_of(plain).unwrap().fill, NO_FILL);
    again.marked(back, Severity::Error).unwrap();
    let text = again.finish().unwrap();
    assert!(text.contains(r#"<fills count="10">"#), "{text}");
    let mut third = Styles::of(text).unwrap();
    assert!(!third.marked_before().unwrap().contains(&back));
    assert_eq!(third.look_of(back).unwrap(), look);
    third.unmarked(back, None).unwrap();
}

#[test]
fn a_writer_who_gives_one_fill_gets_the_second_that_must_be_there() {
    let sheet = SHEET.replace("<fills count=\"2\"><fill/>", "<fills count=\"1\">");
    let mut styles = Styles::of(sheet).unwrap();
    styles.marked(0, Severity::Warning).unwrap();
    let text = styles.finish().unwrap();
    assert!(text.contains(r#"<fills count="5"><fill/><fill><patternFill patternType="gray125"/></fill>"#), "{text}");
    assert!(text.contains(r#"fillId="3""#), "{text}");
}

#[test]
fn what_a_list_kept_is_not_trusted_blindly() {
    for text in
        ["", "<fill/>", "<fill/><border/><x/>", "<fill/><fill/><border/>", "<fill><border/>", "x<fill/><border/>"]
    {
        assert_eq!(Look::parse(text), None, "{text}");
    }
}

#[test]
fn a_style_sheet_without_sections_gets_them_in_order_and_under_its_prefix() {
    for (text, prefix) in [(Styles::empty("m"), ""), ("<x:styleSheet><x:dxfs/></x:styleSheet>".to_owned(), "x:")] {
        let mut styles = Styles::of(text).unwrap();
        let own = styles.add_own().unwrap();
        assert_eq!(own.id(Own::Title), 1);
        let text = styles.finish().unwrap();
        let at = |name: &str| text.find(&format!("<{prefix}{name} ")).unwrap();
        assert!(at("fonts") < at("fills") && at("fills") < at("borders") && at("borders") < at("cellXfs"), "{text}");
        if !prefix.is_empty() {
            assert!(text.contains("</x:cellXfs><x:dxfs/>"), "{text}");
        }
        assert!(Outline::of(&text).is_ok(), "{text}");
    }
}
