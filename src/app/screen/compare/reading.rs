//! Reading values off the chart: by the pointer, or from mark to mark by the arrow keys.

use iced::Task;
use iced::widget::operation::scroll_to;

use super::{Action, Compare, Message};
use crate::app::widget::virtual_table::Step;
use crate::app::widget::{Direction, HitBox, Touch};

/// Free room kept round a mark that is scrolled into sight, in logical pixels.
const ROUND: f32 = 24.0;

impl Compare {
    pub(super) fn touched(&mut self, touch: Touch) -> Action {
        match touch {
            Touch::Pointed(index) => self.pointed = Some(index),
            Touch::Left => self.pointed = None,
            Touch::Clicked(index) => {
                self.pointed = Some(index);
                return self.open_pointed();
            }
        }
        Action::None
    }

    /// The mark that is told of.
    pub(super) fn told(&self) -> Option<&HitBox> {
        self.last.as_ref()?.picture.hits.get(self.pointed?)
    }

    /// Opens the unit whose mark is told of. The median and the best are no units.
    pub fn open_pointed(&self) -> Action {
        match self.told().filter(|hit| !hit.key.is_empty()) {
            Some(hit) => Action::OpenUnit(hit.key.clone()),
            None => Action::None,
        }
    }

    /// Goes to the next mark that way.
    pub fn point(&mut self, direction: Direction) -> Action {
        if self.open.is_some() || self.table.is_some() {
            return Action::None;
        }
        let Some(drawn) = &self.last else { return Action::None };
        self.pointed = drawn.picture.towards(self.pointed, direction);
        Action::Run(self.reveal())
    }

    /// Page keys go through all marks in order, also those that lie on each other; Home and End to the first and last.
    pub(super) fn point_step(&mut self, step: Step) -> Action {
        let Some(drawn) = &self.last else { return Action::None };
        let last = drawn.picture.hits.len().checked_sub(1);
        self.pointed = match step {
            Step::Up => return self.point(Direction::Up),
            Step::Down => return self.point(Direction::Down),
            Step::PageUp => drawn.picture.along(self.pointed, -1),
            Step::PageDown => drawn.picture.along(self.pointed, 1),
            Step::First => last.map(|_| 0),
            Step::Last => last,
        };
        Action::Run(self.reveal())
    }

    /// Scrolls as little as it takes to have the mark in sight.
    fn reveal(&mut self) -> Task<Message> {
        let place = self.last.as_ref().zip(self.pointed).and_then(|(drawn, index)| drawn.picture.place_of(index));
        let (Some(mark), Some(area)) = (place, self.area) else { return Task::none() };
        let seen = |offset: f32, extent: f32, from: f32, length: f32| {
            let (least, most) = (from + length + ROUND - extent, from - ROUND);
            if least > most { most.max(0.0) } else { offset.max(least).min(most).max(0.0) }
        };
        let (x, y) = (
            seen(self.offset.x, area.width, mark.x, mark.width),
            seen(self.offset.y, area.height, mark.y, mark.height),
        );
        if (x, y) == (self.offset.x, self.offset.y) {
            return Task::none();
        }
        (self.offset.x, self.offset.y) = (x, y);
        scroll_to(self.scroll.clone(), self.offset)
    }
}
