//! Drawing: what is chosen is read and drawn off the window's thread; the last picture stays until the next one is made.
//! What only changes the room (its size, the magnification, grey) is drawn again from what was read.

use std::sync::Arc;

use iced::widget::operation::scroll_to;
use iced::widget::scrollable::AbsoluteOffset;
use iced::{Size, Task};

use super::{Action, ChartAsk, Compare, DrawnChart, Message, Room};
use crate::app::data::{self, Fault};
use crate::app::job;
use crate::app::screen::Loaded;
use crate::app::shared::Shared;

/// How many times as large a chart can be shown.
const ZOOMS: [f32; 9] = [0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0];

/// Which way the magnification goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    In,
    Out,
    Reset,
}

impl Compare {
    /// Draws with what is chosen now; an answer to an earlier choice is not taken any more.
    pub fn draw(&mut self, shared: &Shared) -> Task<Message> {
        let (Some(ask), Some(room)) = (shared.ask(), self.room(shared)) else { return Task::none() };
        let chart = self.chart_ask();
        self.is_current = false;
        let (handle, task) = job::run(move |_| data::draw_chart(&ask, &chart, room));
        self.chart = Loaded::Loading(handle);
        task.map(Message::Drawn)
    }

    /// Draws the same in another room.
    pub fn redraw(&mut self, shared: &Shared) -> Task<Message> {
        let (Some(drawn), Some(room)) = (self.last.clone().filter(|_| self.is_current), self.room(shared)) else {
            return self.draw(shared);
        };
        let words = Arc::clone(&shared.words);
        let (handle, task) = job::run(move |_| data::redraw_chart(&drawn, room, &words));
        self.chart = Loaded::Loading(handle);
        task.map(Message::Drawn)
    }

    pub(super) fn chart_ask(&self) -> ChartAsk {
        ChartAsk {
            measure: self.charting.measure().to_owned(),
            versus: self.charting.versus(self.offered()).map(str::to_owned),
            kind: self.charting.kind(),
            among: self.among(),
            coverage: self.coverage,
            bloc: self.bloc().map(|(code, _)| code.clone()),
        }
    }

    fn room(&self, shared: &Shared) -> Option<Room> {
        let Size { width, height } = self.area?;
        Some(Room { width, height, scale: shared.scale(), zoom: self.zoom, grey: self.grey })
    }

    pub(super) fn take_chart(&mut self, report: job::Report<Result<DrawnChart, Fault>>) -> Action {
        if !self.chart.take(report) {
            return Action::None;
        }
        let Some(drawn) = self.chart.ready().cloned() else { return Action::None };
        self.is_current = true;
        let before = self.last.replace(drawn.clone());
        match before.filter(|before| Arc::ptr_eq(&before.spec, &drawn.spec)) {
            Some(before) => Action::Run(self.keep_centre(drawn.zoom / before.zoom)),
            // Another chart is read from its top.
            None => {
                (self.pointed, self.offset) = (None, AbsoluteOffset::default());
                self.renew_table();
                Action::Run(scroll_to(self.scroll.clone(), self.offset))
            }
        }
    }

    /// What was in the middle before the picture grew stays there.
    fn keep_centre(&mut self, grown: f32) -> Task<Message> {
        let Some(area) = self.area.filter(|_| (grown - 1.0).abs() > 0.001) else { return Task::none() };
        let moved = |offset: f32, extent: f32| ((offset + extent / 2.0) * grown - extent / 2.0).max(0.0);
        self.offset = AbsoluteOffset { x: moved(self.offset.x, area.width), y: moved(self.offset.y, area.height) };
        scroll_to(self.scroll.clone(), self.offset)
    }

    pub(super) fn measured(&mut self, size: Size, shared: &Shared) -> Action {
        let size = Size::new(size.width.floor(), size.height.floor());
        if self.area == Some(size) || size.width < 100.0 {
            return Action::None;
        }
        self.area = Some(size);
        Action::Run(self.redraw(shared))
    }

    /// Shows the chart larger or smaller.
    pub fn zoom(&mut self, zoom: Zoom, shared: &Shared) -> Action {
        let next = match zoom {
            Zoom::In => ZOOMS.into_iter().find(|step| *step > self.zoom + 0.001),
            Zoom::Out => ZOOMS.into_iter().rfind(|step| *step < self.zoom - 0.001),
            Zoom::Reset => Some(1.0),
        };
        match next.filter(|next| *next != self.zoom) {
            Some(next) => {
                self.zoom = next;
                Action::Run(self.redraw(shared))
            }
            None => Action::None,
        }
    }

    /// Whether it can be shown larger, and smaller.
    pub(super) fn can_zoom(&self) -> (bool, bool) {
        let [least, .., most] = ZOOMS;
        (self.zoom < most, self.zoom > least)
    }
}
