//! Stories of the import page, told from states that need no file.

mod deciding;
mod path;

use super::model::ReviewView;
use super::review::Message as Of;
use super::*;
use crate::app::preset;
use crate::app::preset::import as presets;
use crate::app::states::text::as_drawn;
use iced_test::Simulator;

/// A review with this file looked at, as wide as the page is in a window of 1366 × 768.
fn looking_at(file: usize, shared: &Shared) -> Import {
    looking_at_of(presets::review(), file, shared)
}

fn looking_at_of(view: ReviewView, file: usize, shared: &Shared) -> Import {
    let mut import = Import::default();
    import.show(view, ImportPlan::default(), vec!["thư mục".into()]);
    import.review_mut().look_at(file, presets::detail(file), shared);
    import
}

impl Import {
    /// A review with this file looked at and the sheet round its first faulty cell, the keyboard in it.
    pub(crate) fn show_file(&mut self, file: usize, shared: &Shared) {
        let view = if file == presets::RIVAL { presets::unchosen() } else { presets::review() };
        self.show(view, ImportPlan::default(), vec!["thư mục".into()]);
        let review = self.review_mut();
        review.look_at(file, presets::detail(file), shared);
        review.show_around(presets::around());
        review.go_inside();
    }

    /// After an import of which some was left out.
    pub(crate) fn show_done(&mut self) {
        let mut review = Box::new(Review::new(presets::unchosen(), ImportPlan::default(), Vec::new()));
        review.hold_to_undecided();
        self.state = State::Done(ImportDone { files: 42, submissions: 42 }, review, None);
    }

    /// It is asked whether an import is to be taken back.
    pub(crate) fn show_undo(&mut self, takes: UndoTakes) {
        let takes = Loaded::Ready(Some(takes));
        self.state = State::AskingUndo(Asked { takes, behind: None, from: Page::Import });
    }

    /// What is heard of what goes, where it is asked.
    pub(crate) fn told_what_goes(&self, takes: UndoTakes) -> Message {
        let State::AskingUndo(Asked { takes: Loaded::Loading(job), .. }) = &self.state else {
            panic!("it is not asked")
        };
        Message::UndoTakes(job::Report { job: job.id(), event: job::Event::Finished(Ok(Some(takes))) })
    }

    /// Files that go back are being chosen.
    pub(crate) fn show_returns(&mut self) {
        self.show(presets::review(), ImportPlan::default(), vec!["thư mục".into()]);
        let line = |file, name: &str, unit: &str, errors, warnings| ReturnLine {
            file,
            name: name.into(),
            unit: unit.into(),
            errors,
            warnings,
        };
        let lines = vec![
            line(presets::LOCKED, "BC quý I.xls", "–", 1, 0),
            line(presets::FAULTY, "an-giang-2020-05.xlsx", "An Giang", 4, 1),
            line(presets::CHANGED, "da-nang-2020-05.xlsx", "Đà Nẵng", 0, 2),
        ];
        self.choosing = Loaded::Ready(Choosing::new(lines));
    }

    pub(crate) fn is_deciding(&mut self) -> bool {
        self.review_mut().is_deciding()
    }

    pub(crate) fn looked_at(&mut self) -> Option<usize> {
        self.review_mut().looked_at()
    }

    pub(crate) fn is_writing(&self) -> bool {
        matches!(self.state, State::Writing { .. })
    }

    fn review_mut(&mut self) -> &mut Review {
        let State::Review(review) = &mut self.state else { panic!("not reviewing") };
        review
    }
}

fn page<'a>(import: &'a Import, shared: &'a Shared) -> Simulator<'a, Message> {
    Simulator::with_size(preset::settings(), (1202.0, 700.0), import.view(shared))
}

fn click(import: &mut Import, shared: &Shared, text: &str) -> Action {
    let messages: Vec<_> = {
        let mut page = page(import, shared);
        page.click(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        page.into_messages().collect()
    };
    messages.into_iter().fold(Action::None, |_, message| import.update(message, shared))
}

fn sees(import: &Import, shared: &Shared, text: &str) -> bool {
    as_drawn(&mut page(import, shared), text).is_some()
}

fn press(import: &mut Import, shared: &Shared, shortcut: Shortcut) -> Action {
    import.key(shortcut, shared)
}
