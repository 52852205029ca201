//! A draft goes into the data file: which periods it applies to is asked first, and keeping it can be taken back.

use iced::widget::{column, container, row};
use iced::{Center, Element, Fill};

use super::{Action, Criteria, Desk, Loaded, Message};
use crate::app::data::{self, Fault, Kept};
use crate::app::focus;
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::theme::{space, style};
use crate::app::widget::{Notice, label, primary, quiet, scroll_area, secondary, soft, strong, tick};
use crate::domain::Period;
use crate::i18n::Words;
use crate::say;
use crate::service::Catalogue;
use crate::service::catalogues::Added;

/// Height of the periods asked about: six, and a bit of the next.
const PERIODS: f32 = 172.0;

/// Which periods a version that is about to be kept applies to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Applying {
    /// Newest first; a period is ticked beforehand only where the version's own first day says so.
    pub periods: Vec<(Period, bool)>,
}

/// A version that was kept, and the draft it was kept from: both can be had back.
#[derive(Debug)]
pub(super) struct Taken {
    added: Added,
    draft: Desk,
    /// It is being taken back.
    is_back: bool,
}

/// What happened while it was asked about.
#[derive(Debug, Clone, Copy)]
pub enum Answer {
    Ticked(Period, bool),
    Confirmed,
    Cancelled,
}

impl Criteria {
    /// Asks which periods the draft applies to, and puts it into the file once that is confirmed; nothing while it is
    /// unsound. In a file without periods there is nothing to ask.
    pub fn keep(&mut self, shared: &Shared) -> Action {
        if self.applying.is_some() {
            return self.keep_now(shared);
        }
        let Some(desk) = &mut self.desk else { return Action::None };
        desk.speak_out(&shared.words);
        if desk.locked || !desk.is_sound() || self.keeping.is_some() {
            return Action::None;
        }
        let periods = self.shelf().map(|shelf| shelf.periods.as_slice()).unwrap_or_default();
        let Some(draft) = self.desk.as_ref().map(|desk| desk.draft.catalogue()) else { return Action::None };
        let periods: Vec<_> = periods.iter().map(|line| (line.period, line.is_meant_by(draft))).collect();
        let nothing_to_ask = periods.is_empty();
        self.applying = Some(Applying { periods });
        if nothing_to_ask { self.keep_now(shared) } else { Action::None }
    }

    pub(super) fn applying(&mut self, answer: Answer, shared: &Shared) -> Action {
        match answer {
            Answer::Ticked(period, ticked) => {
                let periods = self.applying.iter_mut().flat_map(|applying| &mut applying.periods);
                periods.filter(|(known, _)| *known == period).for_each(|(_, now)| *now = ticked);
                Action::None
            }
            Answer::Confirmed => self.keep_now(shared),
            Answer::Cancelled => {
                self.applying = None;
                Action::None
            }
        }
    }

    /// A version that is being written to the data file or taken out of it.
    pub fn doing(&self, words: &Words) -> Option<String> {
        self.keeping.is_some().then(|| say!(words, "criteria-keeping"))
    }

    /// One is being written.
    #[cfg(test)]
    pub(crate) fn show_keeping(&mut self) {
        self.keeping = Some(job::run(|_| ()).0);
    }

    fn keep_now(&mut self, shared: &Shared) -> Action {
        let (Some(desk), Some(ask), None) = (&self.desk, shared.ask(), &self.keeping) else { return Action::None };
        let Some(applying) = self.applying.take().filter(|_| !desk.locked && desk.is_sound()) else {
            return Action::None;
        };
        let catalogue = desk.draft.catalogue().clone();
        let periods = applying.periods.into_iter().filter(|(_, ticked)| *ticked).map(|(period, _)| period).collect();
        let (handle, task) = job::run(move |_| data::keep_criteria(&ask, &catalogue, periods).map(Box::new));
        self.keeping = Some(handle);
        Action::Run(task.map(Message::Kept))
    }

    /// A version was kept, or what was kept was taken back or taken out.
    pub(super) fn kept(&mut self, report: job::Report<Result<Box<Kept>, Fault>>, shared: &Shared) -> Action {
        let Some(kept) = job::finished(self.keeping.as_ref(), report) else { return Action::None };
        self.keeping = None;
        match kept {
            Ok(kept) => {
                let Kept { shelf, file, said, added } = *kept;
                self.loaded = Loaded::Ready(shelf);
                self.deleting = None;
                match added {
                    Some(added) => self.lay_kept(added, shared),
                    None => self.lay_again(shared),
                }
                let mut said = said.into_iter();
                let notice = Notice::done(said.next().unwrap_or_default());
                Action::Kept(file, Notice { more: said.collect(), ..notice })
            }
            Err(fault) => {
                self.taken.iter_mut().for_each(|taken| taken.is_back = false);
                Action::Say(Notice::failed(fault))
            }
        }
    }

    fn lay_kept(&mut self, added: Added, shared: &Shared) {
        let at = self.edition_of(&added.version).unwrap_or(0);
        let draft = self.desk.take();
        self.lay(at, shared);
        self.taken = draft.filter(|_| added.is_new).map(|draft| Taken { added, draft, is_back: false });
    }

    /// The draft lies on the desk again where keeping it was taken back; else the version in use.
    fn lay_again(&mut self, shared: &Shared) {
        if let Some(taken) = self.taken.take_if(|taken| taken.is_back) {
            self.desk = Some(taken.draft);
        }
        self.settle_in(shared);
    }

    /// Takes back that the last draft was kept.
    pub(super) fn take_back(&mut self, shared: &Shared) -> Action {
        let (Some(taken), Some(ask), None) = (&mut self.taken, shared.ask(), &self.keeping) else {
            return Action::None;
        };
        taken.is_back = true;
        let added = taken.added.clone();
        let (handle, task) = job::run(move |_| data::take_back_criteria(&ask, &added).map(Box::new));
        self.keeping = Some(handle);
        Action::Run(task.map(Message::Kept))
    }

    /// Takes a version out that no period uses, once that was confirmed.
    pub(super) fn delete(&mut self, at: usize, shared: &Shared) -> Action {
        if self.deleting != Some(at) {
            self.deleting = Some(at);
            return Action::None;
        }
        let (Some(line), Some(ask), None) = (self.edition(at), shared.ask(), &self.keeping) else {
            return Action::None;
        };
        let version = line.catalogue.reference().to_string();
        let (handle, task) = job::run(move |_| data::remove_criteria(&ask, &version).map(Box::new));
        (self.keeping, self.deleting) = (Some(handle), None);
        Action::Run(task.map(Message::Kept))
    }

    /// What keeping is taken back by, while that can be done.
    pub(super) fn take_back_button<'a>(&'a self, shared: &'a Shared) -> Option<Element<'a, Message>> {
        let taken = self.taken.as_ref().filter(|_| !self.is_unsaved())?;
        let version = super::short_name(&taken.added.version);
        let said = say!(shared.words, "criteria-take-back", version = version);
        Some(secondary(said).on_press_maybe(self.keeping.is_none().then_some(Message::TakeBackPressed)).into())
    }

    pub(super) fn applying_form<'a>(&'a self, shared: &'a Shared) -> Option<Element<'a, Message>> {
        let (applying, desk, words) = (self.applying.as_ref()?, self.desk.as_ref()?, &shared.words);
        let lines = self.shelf().map(|shelf| shelf.periods.as_slice()).unwrap_or_default();
        let ticks = applying.periods.iter().filter_map(|&(period, ticked)| {
            let line = lines.iter().find(|line| line.period == period)?;
            let said = say!(words, "criteria-apply-period", name = line.name.as_str(), now = line.under.as_str());
            Some(tick(ticked, said, move |ticked| Answer::Ticked(period, ticked)))
        });
        let count = applying.periods.iter().filter(|(_, ticked)| *ticked).count();
        let version = super::short_name(&desk.draft.catalogue().reference());
        let save = match count {
            0 => say!(words, "criteria-apply-none"),
            count => say!(words, "criteria-apply-some", count = count),
        };
        let actions = row![
            primary(save).on_press(Answer::Confirmed),
            quiet(say!(words, "import-edit-cancel")).on_press(Answer::Cancelled),
        ];
        let form = column![
            strong(say!(words, "criteria-apply-title", version = version)),
            soft(say!(words, "criteria-apply-meaning")),
            container(scroll_area(focus::first(column(ticks).spacing(space::XS)))).max_height(PERIODS),
            actions.spacing(space::S).align_y(Center),
        ];
        let form = container(form.spacing(space::S)).padding(space::M).width(Fill).style(style::inset);
        Some(Element::<'a, Answer>::from(form).map(Message::Applying))
    }

    /// The question whether a version is to be taken out.
    pub(super) fn deleting_bar<'a>(&'a self, shared: &'a Shared) -> Option<Element<'a, Message>> {
        let (at, words) = (self.deleting?, &shared.words);
        let line = self.edition(at)?;
        let answers = row![
            label(say!(words, "criteria-delete-question", version = line.name.as_str())).width(Fill),
            secondary(say!(words, "criteria-delete")).on_press(Message::DeletePressed(at)),
            focus::first(quiet(say!(words, "import-edit-cancel")).on_press(Message::DeleteCancelled)),
        ];
        let bar = container(answers.spacing(space::S).align_y(Center));
        Some(bar.padding(space::S).width(Fill).style(style::inset).into())
    }
}

impl super::PeriodLine {
    /// Whether a version says by its own first day that it applies to the period.
    fn is_meant_by(&self, version: &Catalogue) -> bool {
        version.effective_from.is_some_and(|first| first <= self.cut_off) && self.catalogue.id == version.id
    }
}
