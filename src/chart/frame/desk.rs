//! What every part of the layout looks at, and what it fills.

use std::ops::Deref;

use super::{Hit, Item, Rect};
use crate::chart::font::Measure;
use crate::chart::spec::Spec;
use crate::chart::style::{Canvas, Style};

/// The chart, the sheet it goes on, and how wide letters are.
pub(super) struct Desk<'a> {
    pub(super) spec: &'a Spec,
    pub(super) canvas: &'a Canvas,
    pub(super) style: &'a Style,
    pub(super) measure: &'a dyn Measure,
    /// Only how much room everything takes is asked: cells and rows are not drawn.
    pub(super) sketched: bool,
}

impl<'a> Desk<'a> {
    pub(super) fn on<B>(&'a self, body: &'a B) -> On<'a, B> {
        On { desk: self, body }
    }
}

/// A desk with one way of drawing on it.
pub(super) struct On<'a, B> {
    desk: &'a Desk<'a>,
    pub(super) body: &'a B,
}

impl<'a, B> Deref for On<'a, B> {
    type Target = Desk<'a>;

    fn deref(&self) -> &Desk<'a> {
        self.desk
    }
}

/// The room that the furniture leaves on a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Content {
    pub(super) whole: Rect,
    /// What is left where the notes stand on the same page; all of it where they go on pages of their own.
    pub(super) over_notes: Rect,
}

/// What stands in the content of one page.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) items: Vec<Item>,
    pub(super) hits: Vec<Hit>,
    pub(super) cramped: bool,
}
