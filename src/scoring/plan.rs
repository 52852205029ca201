//! A criteria set made ready for scoring: what is the same for every unit is worked out once.

use std::sync::Arc;

use crate::catalogue::Catalogue;

use super::input::{Asked, UnitInput};
use super::peers::{Sample, sample};
use super::tree::{Tree, worths};

/// What is asked, of whom, and how it is put together.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) catalogue: &'a Catalogue,
    /// In form order.
    pub(super) asked: Vec<Asked<'a>>,
    pub(super) tree: Tree<'a>,
    /// For each asked indicator whose rule needs peers, what those with a figure have.
    samples: Vec<Option<Arc<Sample>>>,
}

impl<'a> Plan<'a> {
    /// The plan for units that are scored together.
    pub(super) fn of(catalogue: &'a Catalogue, inputs: &[UnitInput<'_>]) -> Self {
        let asked: Vec<Asked<'a>> = asked(catalogue);
        let samples = asked.iter().map(|indicator| sample(indicator, inputs).map(Arc::new)).collect();
        Self { catalogue, asked, tree: Tree::of(catalogue), samples }
    }

    /// Each asked indicator with the figures its rule needs to know.
    pub(super) fn indicators(&self) -> impl Iterator<Item = (&Asked<'a>, Option<&Arc<Sample>>)> {
        self.asked.iter().zip(self.samples.iter().map(Option::as_ref))
    }
}

fn asked(catalogue: &Catalogue) -> Vec<Asked<'_>> {
    let worths = worths(catalogue);
    let asked = catalogue.asked().zip(worths).enumerate();
    asked
        .map(|(at, (indicator, worth))| Asked {
            at,
            indicator,
            shared_code: indicator.code.as_str().into(),
            concerned: catalogue.concerned(indicator),
            worth,
        })
        .collect()
}
