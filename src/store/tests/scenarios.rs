use super::*;
use crate::domain::{Change, NamedScenario, Scenario};

fn scenario(name: &str, target: i64) -> NamedScenario {
    let change = Change::Target { indicator: "D1".into(), value: Decimal::from(target) };
    NamedScenario {
        name: name.into(),
        period: MAY.parse().unwrap(),
        catalogue: CatalogueRef { id: "nq17-2020".into(), version: 1 },
        unit: Some("48".parse().unwrap()),
        scenario: Scenario::from_iter([change]),
    }
}

fn names(store: &Store) -> Vec<String> {
    store.scenarios().unwrap().into_iter().map(|stored| stored.named.name).collect()
}

#[test]
fn a_scenario_reads_back_as_it_was_saved_and_is_no_data() {
    let (_folder, path) = file();
    let mut store = Store::open(&path).unwrap();
    let before = (store.revision().unwrap(), store.history().unwrap());
    let named = scenario("Nâng DVC mức 4", 1);
    store.save_scenario(&named, false, NOW).unwrap();
    let everybody = NamedScenario { unit: None, ..scenario("Chỉ tiêu 2025", 2) };
    store.save_scenario(&everybody, false, LATER).unwrap();
    assert_eq!(before, (store.revision().unwrap(), store.history().unwrap()));
    let store = Store::open(&path).unwrap();
    let found = store.scenario("Nâng DVC mức 4").unwrap().unwrap();
    assert_eq!((found.named, found.made_at.as_str()), (named, NOW));
    assert_eq!(store.scenario("Chỉ tiêu 2025").unwrap().unwrap().named, everybody);
    assert_eq!(names(&store), ["Chỉ tiêu 2025", "Nâng DVC mức 4"]);
}

#[test]
fn a_name_is_taken_over_only_where_that_is_asked_for() {
    let mut store = store();
    store.save_scenario(&scenario("A", 1), false, NOW).unwrap();
    let again = store.save_scenario(&scenario("A", 2), false, LATER);
    assert_eq!(again, Err(StoreError::ScenarioExists { name: "A".into() }));
    assert_eq!(store.scenario("A").unwrap().unwrap().named, scenario("A", 1), "a refusal changes nothing");
    store.save_scenario(&scenario("A", 2), true, LATER).unwrap();
    assert_eq!(store.scenario("A").unwrap().unwrap().named, scenario("A", 2));
    store.save_scenario(&scenario("Á", 3), false, LATER).unwrap();
    assert_eq!(names(&store).len(), 2, "tone marks tell names apart");
}

#[test]
fn a_deleted_scenario_is_gone_its_name_free_and_its_row_kept() {
    let mut store = store();
    store.save_scenario(&scenario("A", 1), false, NOW).unwrap();
    store.delete_scenario("A", LATER).unwrap();
    assert_eq!(names(&store), Vec::<String>::new());
    let again = store.delete_scenario("A", LATER);
    assert_eq!(again, Err(StoreError::NoSuchScenario { name: "A".into() }));
    store.save_scenario(&scenario("A", 2), false, LATER).unwrap();
    let rows: u32 = store.connection.query_row("SELECT count(*) FROM scenario", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 2);
    for rewriting in [
        "DELETE FROM scenario",
        "UPDATE scenario SET name = 'B'",
        "UPDATE scenario SET ended_at = NULL",
        "UPDATE scenario SET changes = '[]', ended_at = 'x' WHERE ended_at IS NULL",
    ] {
        assert!(store.connection.execute(rewriting, []).is_err(), "{rewriting}");
    }
}

#[test]
fn a_scenario_that_cannot_be_read_is_told_and_hides_no_other() {
    let (_folder, path) = file();
    let mut store = Store::open(&path).unwrap();
    store.save_scenario(&scenario("A", 1), false, NOW).unwrap();
    drop(store);
    tamper(
        &path,
        "INSERT INTO scenario (name, period, catalogue, catalogue_version, changes, made_at)
         VALUES ('B', '2020-05', 'nq17-2020', 1, '[{\"set\":\"moon\"}]', 'x')",
    );
    let store = Store::open(&path).unwrap();
    assert_eq!(names(&store), ["A"]);
    assert_eq!(store.check(&[]).unwrap().problems, [CheckProblem::UnreadableScenario { name: "B".into() }]);
}
