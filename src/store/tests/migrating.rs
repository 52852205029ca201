//! Older schemas: each published one is kept as a dump, so that every later program is held to reading it.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::appraising::entry;
use super::*;
use crate::domain::{Change, Decisions, Edit, Mapping, NamedScenario, Scenario, TableMapping};

/// Made by `sqlite3 FILE .dump` from the file that [`what_the_first_holds`] describes, with its two header numbers.
const FIRST: &str = include_str!("../../../tests/fixtures/schema-1.sql");
/// The same of [`what_the_second_holds`].
const SECOND: &str = include_str!("../../../tests/fixtures/schema-2.sql");
/// The same content, answers as documents.
const THIRD: &str = include_str!("../../../tests/fixtures/schema-3.sql");
/// The same of [`what_the_fourth_holds`].
const FOURTH: &str = include_str!("../../../tests/fixtures/schema-4.sql");
/// The same of [`what_the_fifth_holds`].
const FIFTH: &str = include_str!("../../../tests/fixtures/schema-5.sql");
/// The same of [`what_the_sixth_holds`].
const SIXTH: &str = include_str!("../../../tests/fixtures/schema-6.sql");

fn what_the_first_holds(path: &Path) {
    let mut store = Store::create(path, &catalogue(), &units(), NOW).unwrap();
    import_one(&mut store, submission("48", MAY, 310));
    let second = import(vec![new_file(submission("48", MAY, 320)), new_file(submission("01", "2019-12", 7))]);
    store.commit_import(second).unwrap();
    store.undo_last_import(LATER).unwrap();
    import_one(&mut store, submission("46", "2020-Q2", 5));
    store.withdraw(&submission("46", "2020-Q2", 5).key(), LATER).unwrap();
    store.set_cut_off("2019-12".parse().unwrap(), Some(jiff::civil::date(2019, 12, 31)), None, LATER).unwrap();
    store.set_setting("own", "48").unwrap();
}

/// And what came with the second schema: decisions, a mapping, an original, a version chosen again.
fn what_the_second_holds(path: &Path) {
    what_the_first_holds(path);
    let mut store = Store::open(path).unwrap();
    let table = TableMapping { sheet: "S".into(), heading: 7, columns: [].into(), rows: Vec::new() };
    let mapping = Mapping { form: "f".into(), tables: vec![table] };
    let edit = Edit { sheet: "S".into(), cell: "E12".parse().unwrap(), before: Some("x".into()), after: None };
    let decisions = Decisions { mapping: Some(mapping), edits: vec![edit], ..Decisions::default() };
    let mut sent = submission("48", MAY, 330);
    sent.answers[0].beside_mut().original = Some("E12: x".into());
    let file = NewFile { decisions: Some(decisions), ..new_file(sent) };
    store.commit_import(import(vec![file])).unwrap();
    store.make_current(&key("48"), 1, LATER).unwrap();
}

/// And what came with the fourth: a version chosen for a period.
fn what_the_fourth_holds(path: &Path) {
    what_the_second_holds(path);
    let mut store = Store::open(path).unwrap();
    let next = StoredCatalogue { version: 2, toml: "# 2".into(), ..catalogue() };
    store.add_catalogue(&next, LATER).unwrap();
    let chosen = CatalogueRef { id: next.id.into(), version: 2 };
    store.set_period_catalogue("2019-12".parse().unwrap(), Some(&chosen), LATER).unwrap();
}

/// And what came with the fifth: a scenario, saved anew over an earlier one.
fn what_the_fifth_holds(path: &Path) {
    what_the_fourth_holds(path);
    let mut store = Store::open(path).unwrap();
    for (tenths, at) in [(4, NOW), (5, LATER)] {
        let change = Change::Target { indicator: "D1".into(), value: Decimal::new(tenths, 1) };
        let named = NamedScenario {
            name: "Nâng DVC".into(),
            period: MAY.parse().unwrap(),
            catalogue: CatalogueRef { id: "nq17-2020".into(), version: 1 },
            unit: Some("48".parse().unwrap()),
            scenario: Scenario::from_iter([change]),
        };
        store.save_scenario(&named, true, at).unwrap();
    }
}

/// And what came with the sixth: appraisals, one of them taken back.
fn what_the_sixth_holds(path: &Path) {
    what_the_fifth_holds(path);
    let mut store = Store::open(path).unwrap();
    store.appraise(&key("48"), &[entry("D1", Some("8.00"), NOW), entry("D9", Some("1"), NOW)]).unwrap();
    store.appraise(&key("48"), &[entry("D9", None, LATER)]).unwrap();
}

fn everything(store: &Store) -> impl PartialEq + std::fmt::Debug {
    let keys = [key("48"), key("01"), submission("01", "2019-12", 7).key(), submission("46", "2020-Q2", 5).key()];
    let versions = keys.map(|key| (store.current(&key).unwrap(), store.versions(&key).unwrap()));
    let files: Vec<_> = store.imports().unwrap().iter().map(|import| store.import_files(import.id).unwrap()).collect();
    let chosen = store.period_catalogue("2019-12".parse().unwrap()).unwrap();
    let kept = (store.remembered_mappings().unwrap(), store.scenarios().unwrap());
    let periods = (store.periods().unwrap(), chosen, kept);
    let appraised = store.appraisal_history(&key("48")).unwrap();
    let files = (files, appraised);
    (store.units().unwrap(), store.catalogues().unwrap(), periods, versions, files, store.imports().unwrap())
}

fn fixture(dump: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.egov");
    tamper(&path, dump);
    (folder, path)
}

/// Run with `--ignored` and `EGOV_FIXTURE=FILE` to make the file behind a new fixture when a schema is published.
#[test]
#[ignore = "makes the file of which the fixture is a dump"]
fn make_the_file_behind_the_fixture() {
    let Some(path) = std::env::var_os("EGOV_FIXTURE").map(PathBuf::from) else { return };
    what_the_sixth_holds(&path);
}

#[test]
fn a_file_of_any_schema_reads_as_it_was_written() {
    type Holds = fn(&Path);
    let written: [(&str, Holds); 6] = [
        (FIRST, what_the_first_holds),
        (SECOND, what_the_second_holds),
        (THIRD, what_the_second_holds),
        (FOURTH, what_the_fourth_holds),
        (FIFTH, what_the_fifth_holds),
        (SIXTH, what_the_sixth_holds),
    ];
    for (dump, write) in written {
        let (folder, path) = fixture(dump);
        let same = folder.path().join("same.egov");
        write(&same);
        let (old, new) = (Store::open(&path).unwrap(), Store::open(&same).unwrap());
        assert_eq!(everything(&old), everything(&new));
        assert_eq!(old.check(&[]).unwrap().problems, []);
        assert_eq!(old.setting("own").unwrap().as_deref(), Some("48"));
    }
}

#[test]
fn a_published_schema_is_still_what_its_dump_says() {
    let objects = |connection: &Connection| -> Vec<(String, Option<String>)> {
        let mut statement = connection
            .prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
            .unwrap();
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().collect::<Result<_, _>>().unwrap()
    };
    for (version, dump) in [(1, FIRST), (2, SECOND), (3, THIRD), (4, FOURTH), (5, FIFTH), (6, SIXTH)] {
        let (_folder, path) = fixture(dump);
        let mut built = Connection::open_in_memory().unwrap();
        built.pragma_update(None, "foreign_keys", true).unwrap();
        schema::MIGRATIONS.to_version(&mut built, version).unwrap();
        assert_eq!(objects(&built), objects(&Connection::open(path).unwrap()));
    }
}

#[test]
fn a_file_of_the_first_schema_is_brought_up_to_date_when_it_is_opened() {
    let (folder, path) = fixture(FIRST);
    let mut store = Store::open(&path).unwrap();
    assert_eq!(schema::version(&store.connection).unwrap(), SCHEMA_VERSION);
    assert_eq!(names_in(folder.path()), ["a.egov", "a.egov.v1.bak"]);
    import_one(&mut store, submission("48", MAY, 2));
    assert!(store.make_current(&key("48"), 1, LATER).unwrap(), "what is new works in an old file");
}

#[test]
fn units_that_came_with_an_import_go_and_come_with_it_in_a_migrated_file() {
    let (_folder, path) = fixture(FOURTH);
    tamper(
        &path,
        "INSERT INTO unit (code, name, official_name, kind) VALUES
             ('lao', 'Lào', 'Lào', 'other'), ('nhat', 'Nhật', 'Nhật', 'other'), ('han', 'Hàn', 'Hàn', 'other');
         INSERT INTO unit_alias VALUES ('lao', 0, 'Ai Lao');
         INSERT INTO unit_added_by_import
             SELECT 'lao', max(id) FROM import WHERE undone_at IS NULL UNION
             SELECT 'nhat', max(id) FROM import WHERE undone_at IS NOT NULL;",
    );
    let mut store = Store::open(&path).unwrap();
    let brought = |store: &Store| -> Vec<String> {
        let units = store.units().unwrap().into_iter().filter(|unit| unit.kind == UnitKind::Other);
        units.map(|unit| format!("{} {:?}", unit.code, unit.aliases)).collect()
    };
    assert_eq!(brought(&store), ["lao [\"Ai Lao\"]", "han []"]);
    store.undo_last_import(LATER).unwrap();
    assert_eq!(brought(&store), ["han []"]);
    assert_eq!(store.check(&[]).unwrap().problems, []);
}

#[test]
fn migrations_are_sound() {
    schema::MIGRATIONS.validate().unwrap();
}

/// The published steps, and one more.
fn with(step: &'static str) -> Migrations<'static> {
    let published = [include_str!("../schema/001_first.sql"), include_str!("../schema/002_decisions.sql")];
    Migrations::new(published.into_iter().chain([step]).map(M::up).collect())
}

#[test]
fn an_older_file_is_migrated_after_a_copy_was_put_beside_it() {
    let (folder, path) = fixture(SECOND);
    let mut connection = Connection::open(&path).unwrap();
    let further = || with("CREATE TABLE later (a TEXT) STRICT;");
    schema::bring_up_to_date(&mut connection, &path, &further(), 3).unwrap();
    assert_eq!(schema::version(&connection).unwrap(), 3);
    assert_eq!(names_in(folder.path()), ["a.egov", "a.egov.v2.bak"]);
    schema::bring_up_to_date(&mut connection, &path, &further(), 3).unwrap();
    assert_eq!(names_in(folder.path()).len(), 2, "a file that is up to date needs no copy");

    let copy = Store::open(&folder.path().join("a.egov.v2.bak")).unwrap();
    assert_eq!(copy.current(&key("48")).unwrap().unwrap().submission, submission("48", MAY, 310));
}

#[test]
fn a_migration_that_fails_leaves_the_old_file() {
    let (folder, path) = fixture(SECOND);
    let mut connection = Connection::open(&path).unwrap();
    let broken = with("CREATE TABLE later (a TEXT) STRICT; INSERT INTO nowhere VALUES (1);");
    for _ in 0..2 {
        assert!(schema::bring_up_to_date(&mut connection, &path, &broken, 3).is_err());
        assert_eq!(schema::version(&connection).unwrap(), 2);
    }
    assert_eq!(names_in(folder.path()), ["a.egov", "a.egov.v2.2.bak", "a.egov.v2.bak"], "no copy replaces another");
}
