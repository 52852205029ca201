//! The document as it will be printed: made off the window's thread, shown a page at a time.

use iced::widget::Id;
use iced::widget::scrollable::AbsoluteOffset;
use iced::{Size, Task};

use super::{DocumentAsk, PageAsk, Paged};
use crate::app::data::{self, Ask, Fault};
use crate::app::gauge::Gauge;
use crate::app::job;
use crate::app::widget::ChartPicture;
use crate::app::widget::virtual_table::Step;

/// Letters larger than this are no preview any more, in logical pixels to a point.
const LARGEST: f32 = 2.2;
/// Pages that PageUp and PageDown go by in a long document's list of pages: one, as on paper.
const BY: usize = 1;

/// What is seen of the document.
#[derive(Debug)]
pub(super) struct Preview {
    pub(super) state: State,
    page: usize,
    /// As wide as there is room, not as high.
    to_width: bool,
    area: Option<Size>,
    drawing: Option<job::Handle>,
    /// Stays in sight while another page of the same document is drawn.
    picture: Option<ChartPicture>,
    fault: Option<Fault>,
    pub(super) scroll: Id,
}

/// How far the document is.
#[derive(Debug)]
pub(super) enum State {
    Nothing,
    Making {
        job: job::Handle,
        gauge: Gauge,
        current: String,
    },
    Ready(Paged),
    Failed(Fault),
    Stopped,
    /// Pages without a document behind them, for looking at.
    #[cfg(test)]
    Shown(usize),
}

impl Default for Preview {
    fn default() -> Self {
        Self::of_area(None)
    }
}

impl Preview {
    pub(super) fn of_area(area: Option<Size>) -> Self {
        Self {
            state: State::Nothing,
            page: 0,
            to_width: false,
            area,
            drawing: None,
            picture: None,
            fault: None,
            scroll: Id::unique(),
        }
    }

    pub(super) fn area(&self) -> Option<Size> {
        self.area
    }

    pub(super) fn forget(&mut self) {
        (self.state, self.picture, self.fault, self.drawing) = (State::Nothing, None, None, None);
    }

    /// Makes the document anew; an answer to an earlier choice is not taken any more, and its making ends.
    pub(super) fn make(&mut self, ask: Ask, document: DocumentAsk) -> Task<job::Report<Result<Paged, Fault>>> {
        let (job, task) = job::run(move |progress| data::make_document(&ask, &document, progress));
        self.state = State::Making { job, gauge: Gauge::begin(0), current: String::new() };
        // What another choice made is no page of this document.
        (self.fault, self.drawing, self.picture) = (None, None, None);
        task
    }

    /// Dropping the job's handle ends it.
    pub(super) fn stop(&mut self) {
        if matches!(self.state, State::Making { .. }) {
            (self.state, self.picture) = (State::Stopped, None);
        }
    }

    /// Takes what the making says; whether it is done and a page can be drawn.
    pub(super) fn take_document(&mut self, report: job::Report<Result<Paged, Fault>>) -> bool {
        let State::Making { job, gauge, current } = &mut self.state else { return false };
        match report.event {
            _ if !job.is(report.job) => false,
            job::Event::Step { done, total } => {
                gauge.reached(done, total);
                false
            }
            job::Event::At(what) => {
                *current = what;
                false
            }
            job::Event::Finished(Ok(paged)) => {
                self.page = self.page.min(paged.count() - 1);
                self.state = State::Ready(paged);
                true
            }
            job::Event::Finished(Err(fault)) => {
                (self.state, self.picture) = (State::Failed(fault), None);
                false
            }
        }
    }

    /// The document, once it is made.
    pub(super) fn document(&self) -> Option<&Paged> {
        if let State::Ready(paged) = &self.state { Some(paged) } else { None }
    }

    /// How many pages it has.
    pub(super) fn pages(&self) -> Option<usize> {
        match &self.state {
            State::Ready(paged) => Some(paged.count()),
            #[cfg(test)]
            State::Shown(pages) => Some(*pages),
            State::Nothing | State::Making { .. } | State::Failed(_) | State::Stopped => None,
        }
    }

    /// The page in sight, counted from 0.
    pub(super) fn page(&self) -> usize {
        self.page
    }

    pub(super) fn is_to_width(&self) -> bool {
        self.to_width
    }

    pub(super) fn picture(&self) -> Option<&ChartPicture> {
        self.picture.as_ref()
    }

    pub(super) fn fault(&self) -> Option<&Fault> {
        self.fault.as_ref()
    }

    pub(super) fn fit(&mut self, to_width: bool) {
        self.to_width = to_width;
    }

    /// Takes the room there is; whether it is another than before.
    pub(super) fn measured(&mut self, size: Size) -> bool {
        let size = Size::new(size.width.floor(), size.height.floor());
        let changed = self.area != Some(size) && size.width > 100.0 && size.height > 100.0;
        if changed {
            self.area = Some(size);
        }
        changed
    }

    /// Leads to another page; whether there is one.
    pub(super) fn leaf(&mut self, step: Step) -> bool {
        let Some(pages) = self.pages() else { return false };
        let last = pages.saturating_sub(1);
        let page = match step {
            Step::Up | Step::PageUp => self.page.saturating_sub(BY),
            Step::Down | Step::PageDown => self.page + BY,
            Step::First => 0,
            Step::Last => last,
        }
        .min(last);
        std::mem::replace(&mut self.page, page) != page
    }

    /// A page begins at its top.
    pub(super) fn rewind<Message: 'static>(&self) -> Task<Message> {
        iced::widget::operation::scroll_to(self.scroll.clone(), AbsoluteOffset { x: 0.0, y: 0.0 })
    }

    /// Draws the page in sight for the room there is.
    pub(super) fn draw(&mut self, ask: Ask, window: f32) -> Task<job::Report<Result<ChartPicture, Fault>>> {
        let (Some(paged), Some(area)) = (self.document().cloned(), self.area) else { return Task::none() };
        let Some((width, height)) = paged.size(self.page) else { return Task::none() };
        let wide = area.width / width;
        let scale = if self.to_width { wide } else { wide.min(area.height / height) };
        let page = PageAsk { page: self.page, scale: scale.clamp(0.1, LARGEST), window };
        let (job, task) = job::run(move |_| data::draw_page(&ask, &paged, page));
        self.drawing = Some(job);
        task
    }

    pub(super) fn take_picture(&mut self, report: job::Report<Result<ChartPicture, Fault>>) {
        match job::finished(self.drawing.as_ref(), report) {
            None => return,
            Some(Ok(picture)) => (self.picture, self.fault) = (Some(picture), None),
            Some(Err(fault)) => (self.picture, self.fault) = (None, Some(fault)),
        }
        self.drawing = None;
    }

    #[cfg(test)]
    pub(super) fn show_state(&mut self, state: State) {
        (self.state, self.picture) = (state, None);
    }

    #[cfg(test)]
    pub(super) fn show(&mut self, pages: usize, picture: ChartPicture) {
        (self.state, self.picture) = (State::Shown(pages), Some(picture));
        self.area = Some(Size::new(800.0, 600.0));
    }
}
