//! What somebody made of a table, to be found again at the next start.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::VirtualTable;
use super::order::{SORTS, Sort};

/// Widths and order of a table. Columns are told apart by their place: a table whose columns change takes another name.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// In pixels, by place; nothing: as the column says.
    pub widths: Vec<Option<f32>>,
    /// What decides first stands first.
    pub sorts: Vec<Sort>,
}

impl Layout {
    /// Whether the table is as it comes.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether a table's layout is the one that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kept {
    /// The table is new: it waits for the layout it was left in.
    #[default]
    Not,
    Yes,
    /// Somebody changed it since.
    Changed,
}

impl VirtualTable {
    /// The same table, whose layout is kept under a name.
    pub fn named(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// What its layout is kept under.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Whether it waits for the layout it was left in.
    pub fn is_new(&self) -> bool {
        self.kept == Kept::Not
    }

    /// Lays it out as it was left.
    pub fn lay_out(&mut self, layout: &Layout) {
        self.columns.set_widths(&layout.widths);
        self.sorts = layout.sorts.iter().take(SORTS).copied().collect();
        self.kept = Kept::Yes;
    }

    /// It was never laid out otherwise than it comes: what is changed from now on is kept.
    pub fn begin_as_it_comes(&mut self) {
        self.kept = Kept::Yes;
    }

    /// Its layout where somebody changed it, once no edge is held any more. It is told once.
    pub fn changed_layout(&mut self) -> Option<Layout> {
        if self.kept != Kept::Changed || self.columns.is_dragging() {
            return None;
        }
        self.kept = Kept::Yes;
        Some(Layout { widths: self.columns.widths(), sorts: self.sorts.clone() })
    }

    pub(super) fn layout_changes(&mut self) {
        if self.kept == Kept::Yes {
            self.kept = Kept::Changed;
        }
    }
}
