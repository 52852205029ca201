//! What moves the keyboard, once it is known where to.

use std::any::Any;

use iced::advanced::widget::operation::scrollable::AbsoluteOffset;
use iced::advanced::widget::operation::{Focusable, Outcome, Scrollable};
use iced::advanced::widget::{Id, Operation};
use iced::{Rectangle, Vector};

use super::first::Fresh;
use super::trace::Trace;
use crate::app::widget::reach::Focus;

/// Scrolls.
#[derive(Default)]
pub(super) struct Scroll {
    /// Places of scroll areas, and how far those are to be scrolled.
    pub(super) scrolls: Vec<(usize, Vector)>,
    /// The place of the scroll area that comes next.
    pub(super) area: usize,
}

impl<T> Operation<T> for Scroll {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        _offset: Vector,
        state: &mut dyn Scrollable,
    ) {
        if let Some((_, offset)) = self.scrolls.iter().find(|(area, _)| *area == self.area) {
            state.scroll_to(AbsoluteOffset { x: Some(offset.x), y: Some(offset.y) });
        }
        self.area += 1;
    }
}

/// Gives the keyboard to one stop, takes it from all others, and scrolls.
pub(super) struct Move {
    pub(super) next: Option<usize>,
    /// What had the keyboard and opened what it goes to now.
    pub(super) opener: Option<usize>,
    /// For each stop, whether something lies over it.
    pub(super) is_covered: Vec<bool>,
    /// Where the keyboard is in the window from now on, or was last.
    pub(super) trace: Trace,
    pub(super) scroll: Scroll,
    /// The place of the stop that comes next.
    pub(super) stop: usize,
}

impl<T> Operation<T> for Move {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        offset: Vector,
        state: &mut dyn Scrollable,
    ) {
        Operation::<T>::scrollable(&mut self.scroll, id, bounds, content, offset, state);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        let is_next = self.next == Some(self.stop);
        match (is_next, state.is_focused()) {
            // An input that has it already keeps its caret where it is.
            (true, false) => state.focus(),
            (false, true) => state.unfocus(),
            (true, true) | (false, false) => {}
        }
        self.stop += 1;
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        if let Some(trace) = state.downcast_mut() {
            *trace = self.trace;
        }
        if let Some(Fresh(is_fresh)) = state.downcast_mut() {
            // Not before there was a move: what opens while the window is used by the pointer waits for the first key.
            *is_fresh &= self.next.is_none();
        }
        let Some(focus) = state.downcast_mut::<Focus>() else { return };
        let stop = self.stop.wrapping_sub(1);
        let is_on_top = self.is_covered.get(stop) == Some(&false);
        match focus {
            _ if self.opener == Some(stop) => *focus = Focus::Opener,
            // What was opened last gives the keyboard back, and only once.
            Focus::Opener if self.opener.is_some() => *focus = Focus::Away,
            // What was left on top is not come back to: the keyboard has gone on from there.
            Focus::Left if is_on_top && self.next.is_some() => *focus = Focus::Away,
            _ => {}
        }
    }
}

/// Takes the keyboard from buttons where nothing lies over them; an input keeps it.
pub(super) struct LetGo {
    pub(super) is_covered: bool,
}

impl<T> Operation<T> for LetGo {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        if let Some(Trace { at, .. }) = state.downcast_mut() {
            *at = None;
        }
        if let Some(focus) = state.downcast_mut::<Focus>().filter(|_| !self.is_covered) {
            *focus = Focus::Away;
        }
    }
}

/// A move to something that may not be there; it tells whether it was.
pub(super) struct Seek {
    to: Option<Move>,
}

impl Seek {
    pub(super) fn of(to: Option<Move>) -> Self {
        Self { to }
    }
}

impl Operation<bool> for Seek {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<bool>)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        offset: Vector,
        state: &mut dyn Scrollable,
    ) {
        if let Some(to) = &mut self.to {
            Operation::<bool>::scrollable(to, id, bounds, content, offset, state);
        }
    }

    fn focusable(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if let Some(to) = &mut self.to {
            Operation::<bool>::focusable(to, id, bounds, state);
        }
    }

    fn custom(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Any) {
        if let Some(to) = &mut self.to {
            Operation::<bool>::custom(to, id, bounds, state);
        }
    }

    fn finish(&self) -> Outcome<bool> {
        Outcome::Some(self.to.is_some())
    }
}
