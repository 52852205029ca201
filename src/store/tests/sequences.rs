//! Whatever is imported, undone, withdrawn and chosen again in whatever order: the store agrees with a model of a few lines.

use proptest::prelude::*;

use super::*;

const UNITS: [&str; 3] = ["01", "48", "48-stttt"];
const PERIODS: [&str; 2] = ["2019-12", MAY];

#[derive(Debug, Clone)]
enum Step {
    /// (unit, period, value) of each file.
    Import(Vec<(usize, usize, i64)>),
    /// An import of which one file is of a unit that does not exist.
    FailingImport(usize),
    Undo,
    Withdraw(usize, usize),
    /// (unit, period, version number): refused where there is no such version or its import was undone.
    Choose(usize, usize, u32),
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let file = (0..UNITS.len(), 0..PERIODS.len(), 0i64..1_000);
    prop_oneof![
        4 => proptest::collection::vec(file, 0..4).prop_map(Step::Import),
        1 => (0..UNITS.len()).prop_map(Step::FailingImport),
        2 => Just(Step::Undo),
        2 => (0..UNITS.len(), 0..PERIODS.len()).prop_map(|(unit, period)| Step::Withdraw(unit, period)),
        3 => (0..UNITS.len(), 0..PERIODS.len(), 1u32..5)
            .prop_map(|(unit, period, version)| Step::Choose(unit, period, version)),
        1 => Just(Step::Reopen),
    ]
}

#[derive(Debug)]
struct Version {
    key: (usize, usize),
    value: i64,
    import: usize,
    withdrawn: bool,
    /// When it last came to count: grows with every version imported or chosen.
    raised: usize,
}

#[derive(Debug, Default)]
struct Model {
    undone: Vec<bool>,
    versions: Vec<Version>,
    raised: usize,
}

impl Model {
    fn current(&mut self, key: (usize, usize)) -> Option<&mut Version> {
        let undone = &self.undone;
        let stands = |version: &&mut Version| version.key == key && !version.withdrawn && !undone[version.import];
        self.versions.iter_mut().filter(stands).max_by_key(|version| version.raised)
    }

    fn raise(&mut self) -> usize {
        self.raised += 1;
        self.raised
    }

    /// The version a step chooses, where it may be chosen.
    fn choosable(&self, key: (usize, usize), version_no: u32) -> Option<usize> {
        let of_key = self.versions.iter().enumerate().filter(|(_, version)| version.key == key);
        let (place, version) = of_key.zip(1..).find(|(_, number)| *number == version_no)?.0;
        (!self.undone[version.import]).then_some(place)
    }

    fn apply(&mut self, step: &Step) {
        match step {
            Step::Import(files) => {
                let import = self.undone.len();
                self.undone.push(false);
                for (unit, period, value) in files {
                    let (key, raised) = ((*unit, *period), self.raise());
                    self.versions.push(Version { key, value: *value, import, withdrawn: false, raised });
                }
            }
            Step::Undo => {
                if let Some(last) = self.undone.iter_mut().rfind(|undone| !**undone) {
                    *last = true;
                }
            }
            Step::Withdraw(unit, period) => {
                if let Some(version) = self.current((*unit, *period)) {
                    version.withdrawn = true;
                }
            }
            Step::Choose(unit, period, version_no) => {
                let current = self.current((*unit, *period)).map(|version| version.raised);
                if let Some(place) = self.choosable((*unit, *period), *version_no)
                    && current != Some(self.versions[place].raised)
                {
                    let raised = self.raise();
                    let chosen = &mut self.versions[place];
                    (chosen.raised, chosen.withdrawn) = (raised, false);
                }
            }
            Step::FailingImport(_) | Step::Reopen => {}
        }
    }
}

fn apply(store: &mut Store, step: &Step) {
    match step {
        Step::Import(files) => {
            let files = files.iter().map(|(unit, period, value)| submission(UNITS[*unit], PERIODS[*period], *value));
            store.commit_import(import(files.map(new_file).collect())).unwrap();
        }
        Step::FailingImport(unit) => {
            let files = [submission(UNITS[*unit], MAY, 1), submission("99", MAY, 1)].map(new_file);
            store.commit_import(import(files.to_vec())).unwrap_err();
        }
        Step::Undo => drop(store.undo_last_import(LATER).unwrap()),
        Step::Withdraw(unit, period) => {
            drop(store.withdraw(&submission(UNITS[*unit], PERIODS[*period], 0).key(), LATER).unwrap());
        }
        Step::Choose(unit, period, version_no) => {
            // What may not be chosen is refused; that nothing else is, the model sees.
            let key = submission(UNITS[*unit], PERIODS[*period], 0).key();
            let chosen = store.make_current(&key, *version_no, LATER);
            assert!(
                matches!(chosen, Ok(_) | Err(StoreError::NoSuchVersion { .. } | StoreError::VersionUndone { .. })),
                "{chosen:?}"
            );
        }
        Step::Reopen if store.path() != Path::new(":memory:") => *store = Store::open(store.path()).unwrap(),
        Step::Reopen => {}
    }
}

fn agree(store: &Store, model: &mut Model) {
    for (period_index, period) in PERIODS.into_iter().enumerate() {
        let mut expected = Vec::new();
        for (unit_index, unit) in UNITS.into_iter().enumerate() {
            let key = submission(unit, period, 0).key();
            let current =
                model.current((unit_index, period_index)).map(|version| submission(unit, period, version.value));
            let counting: Vec<_> = store.versions(&key).unwrap().into_iter().filter(|version| version.counts).collect();
            assert_eq!(counting.into_iter().map(|stored| stored.submission).collect::<Vec<_>>(), current.as_slice());
            assert_eq!(store.current(&key).unwrap().map(|stored| stored.submission), current);
            expected.extend(current);
            let all: Vec<_> =
                model.versions.iter().filter(|version| version.key == (unit_index, period_index)).collect();
            let stored = store.versions(&key).unwrap();
            assert_eq!(stored.len(), all.len(), "no version is ever lost");
            for (number, (stored, version)) in (1..).zip(stored.iter().zip(all)) {
                assert_eq!(stored.version_no, number);
                assert_eq!(stored.undone, model.undone[version.import]);
                assert_eq!(stored.withdrawn_at.is_some(), version.withdrawn);
            }
        }
        expected.sort_by_key(|submission| units().iter().position(|unit| unit.code == submission.unit));
        let of_period = store.current_of_period(period.parse().unwrap(), "nq17-2020").unwrap();
        assert_eq!(of_period.into_iter().map(|stored| stored.submission).collect::<Vec<_>>(), expected);
    }
    assert_eq!(store.imports().unwrap().len(), model.undone.len());
}

fn run(mut store: Store, steps: &[Step]) -> Store {
    let mut model = Model::default();
    let mut history = store.history().unwrap();
    for step in steps {
        apply(&mut store, step);
        model.apply(step);
        agree(&store, &mut model);
        let longer = store.history().unwrap();
        assert!(longer.starts_with(&history), "history was rewritten");
        history = longer;
    }
    store
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_counts_agrees_with_the_model_after_every_step(steps in proptest::collection::vec(step(), 1..16)) {
        run(store(), &steps);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn a_file_says_the_same_when_it_is_opened_again(steps in proptest::collection::vec(step(), 1..10)) {
        let (_folder, path) = file();
        let store = run(Store::open(&path).unwrap(), &steps);
        let before = (store.imports().unwrap(), store.history().unwrap());
        drop(store);
        let reopened = Store::open(&path).unwrap();
        prop_assert_eq!(before, (reopened.imports().unwrap(), reopened.history().unwrap()));
        prop_assert_eq!(reopened.check(&[]).unwrap().problems, vec![]);
    }
}
