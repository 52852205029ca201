//! The staff's own words in the official report, in a form: lines of head and foot, paragraphs of the body.

use std::sync::Arc;

use iced::widget::text_editor::{self, Content};
use iced::widget::{column, container, row, space as gap};
use iced::{Center, Element, Fill, FillPortion};

use super::{Action, Loaded, Print};
use crate::app::data::{self, Ask, Fault};
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::theme::{space, text_size};
use crate::app::widget::{
    Notice, heading, hinted, primary, quiet, scroll_area, secondary, soft, strong, text_area, text_field,
};
use crate::domain::text::nfc;
use crate::i18n::Words;
use crate::say;
use crate::service::report::text::ReportText;

/// One line each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    Above,
    Issuer,
    Symbol,
    Place,
    To,
    Subject,
    SignerName,
}

/// Several lines each: paragraphs, places of receipt, lines of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    Opening,
    Achieved,
    Shortcomings,
    Proposals,
    Copies,
    Signer,
}

impl Line {
    const ALL: [Self; 7] =
        [Self::Above, Self::Issuer, Self::Symbol, Self::Place, Self::To, Self::Subject, Self::SignerName];

    fn of(self, text: &ReportText) -> &str {
        match self {
            Self::Above => &text.above,
            Self::Issuer => &text.issuer,
            Self::Symbol => &text.symbol,
            Self::Place => &text.place,
            Self::To => &text.to,
            Self::Subject => &text.subject,
            Self::SignerName => &text.signer_name,
        }
    }

    fn of_mut(self, text: &mut ReportText) -> &mut String {
        match self {
            Self::Above => &mut text.above,
            Self::Issuer => &mut text.issuer,
            Self::Symbol => &mut text.symbol,
            Self::Place => &mut text.place,
            Self::To => &mut text.to,
            Self::Subject => &mut text.subject,
            Self::SignerName => &mut text.signer_name,
        }
    }

    fn title(self, words: &Words) -> String {
        match self {
            Self::Above => say!(words, "report-text-above"),
            Self::Issuer => say!(words, "report-text-issuer"),
            Self::Symbol => say!(words, "report-text-symbol"),
            Self::Place => say!(words, "report-text-place"),
            Self::To => say!(words, "report-text-to"),
            Self::Subject => say!(words, "report-text-subject"),
            Self::SignerName => say!(words, "report-text-signer-name"),
        }
    }

    /// Id of its input.
    fn id(self) -> &'static str {
        match self {
            Self::Above => "print-text-above",
            Self::Issuer => "print-text-issuer",
            Self::Symbol => "print-text-symbol",
            Self::Place => "print-text-place",
            Self::To => "print-text-to",
            Self::Subject => "print-text-subject",
            Self::SignerName => "print-text-signer-name",
        }
    }
}

impl Area {
    const ALL: [Self; 6] =
        [Self::Opening, Self::Achieved, Self::Shortcomings, Self::Proposals, Self::Copies, Self::Signer];

    fn of_mut(self, text: &mut ReportText) -> &mut Vec<String> {
        match self {
            Self::Opening => &mut text.opening,
            Self::Achieved => &mut text.achieved,
            Self::Shortcomings => &mut text.shortcomings,
            Self::Proposals => &mut text.proposals,
            Self::Copies => &mut text.copies,
            Self::Signer => &mut text.signer,
        }
    }

    fn title(self, words: &Words) -> String {
        match self {
            Self::Opening => say!(words, "report-text-opening"),
            Self::Achieved => say!(words, "report-text-achieved"),
            Self::Shortcomings => say!(words, "report-text-shortcomings"),
            Self::Proposals => say!(words, "report-text-proposals"),
            Self::Copies => say!(words, "report-text-copies"),
            Self::Signer => say!(words, "report-text-signer"),
        }
    }
}

/// The form while it is filled in.
#[derive(Debug)]
pub(super) struct Editing {
    /// What it is written for: the file and the period that were in sight when it was begun.
    ask: Ask,
    /// What was read from it when it was begun.
    begun: ReportText,
    /// As it is typed; areas are read from `areas`.
    written: ReportText,
    areas: [Content; 6],
    /// While it is being kept.
    pub(super) keeping: Option<job::Handle>,
    /// It was asked whether what was written is to be dropped.
    leaving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Typed(Line, String),
    Edited(Area, text_editor::Action),
    KeepPressed,
    CancelPressed,
    /// What was written is dropped …
    DropPressed,
    /// … or written on.
    StayPressed,
}

/// What came of it.
pub(super) enum Outcome {
    Goes,
    Cancelled,
    Keep(Ask, Box<ReportText>),
}

impl Editing {
    /// The form with what counts now of what is asked.
    pub(super) fn of(text: &ReportText, ask: Ask) -> Self {
        let mut written = text.clone();
        let areas = Area::ALL.map(|area| Content::with_text(&area.of_mut(&mut written).join("\n")));
        let mut form = Self { ask, begun: ReportText::default(), written, areas, keeping: None, leaving: false };
        form.begun = form.read();
        form
    }

    /// Whether something was written that leaving would lose.
    pub(super) fn is_changed(&self) -> bool {
        self.read() != self.begun
    }

    /// Whether it is written for the file and the period in sight.
    fn is_of(&self, shared: &Shared) -> bool {
        shared.ask().is_some_and(|ask| (&ask.file, ask.period) == (&self.ask.file, self.ask.period))
    }

    /// One step back; whether the form stays: it asks first where something was written, and no more once it is asked.
    pub(super) fn back(&mut self) -> bool {
        if self.keeping.is_some() {
            return true;
        }
        let was_asked = std::mem::take(&mut self.leaving);
        self.leaving = !was_asked && self.is_changed();
        self.leaving || was_asked
    }

    pub(super) fn update(&mut self, message: Message) -> Outcome {
        match message {
            Message::Typed(line, text) => {
                *line.of_mut(&mut self.written) = text;
                Outcome::Goes
            }
            Message::Edited(area, action) => {
                if let Some(content) = Area::ALL.iter().zip(&mut self.areas).find(|(of, _)| **of == area) {
                    content.1.perform(action);
                }
                Outcome::Goes
            }
            Message::KeepPressed => {
                self.leaving = false;
                Outcome::Keep(self.ask.clone(), Box::new(self.read()))
            }
            Message::CancelPressed if self.back() => Outcome::Goes,
            Message::CancelPressed | Message::DropPressed => Outcome::Cancelled,
            Message::StayPressed => {
                self.leaving = false;
                Outcome::Goes
            }
        }
    }

    /// What was written: composed, without what is blank.
    fn read(&self) -> ReportText {
        let mut read = self.written.clone();
        for line in Line::ALL {
            let text = line.of_mut(&mut read);
            *text = text.trim().to_owned();
        }
        for (area, content) in Area::ALL.into_iter().zip(&self.areas) {
            let text = nfc(&content.text());
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            *area.of_mut(&mut read) = lines.map(str::to_owned).collect();
        }
        read
    }

    /// The period it is written for, as a title writes it.
    pub(super) fn period(&self, words: &Words) -> String {
        self.ask.period.map(|period| words.period(period)).unwrap_or_default()
    }

    pub(super) fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let title = heading(say!(words, "print-text-title"), text_size::LARGE);
        let head = if self.leaving {
            let dropped = secondary(say!(words, "print-text-drop")).on_press(Message::DropPressed);
            let stay = primary(say!(words, "print-text-stay")).on_press(Message::StayPressed);
            let question = strong(say!(words, "print-text-leave")).width(Fill);
            row![title, gap().width(space::M), question, dropped, hinted(stay, "Esc")]
        } else {
            let free = self.keeping.is_none();
            let cancel = quiet(say!(words, "print-text-cancel"));
            let keep = primary(say!(words, "print-text-keep"));
            row![
                title,
                gap().width(Fill),
                cancel.on_press_maybe(free.then_some(Message::CancelPressed)),
                keep.on_press_maybe(free.then_some(Message::KeepPressed)),
            ]
        };
        let lines = Line::ALL.into_iter().map(|line| self.line(line, words));
        let areas = Area::ALL.into_iter().zip(&self.areas).map(|(area, content)| paragraphs(area, content, words));
        let form = row![
            column(lines).spacing(space::M).width(FillPortion(2)),
            column(areas).spacing(space::M).width(FillPortion(3)),
        ];
        let form = container(form.spacing(space::XL)).padding(iced::Padding::ZERO.right(space::M));
        let hint = soft(say!(words, "print-text-hint")).size(text_size::DENSE);
        column![head.spacing(space::S).align_y(Center), hint, scroll_area(form).height(Fill)]
            .spacing(space::S)
            .width(Fill)
            .into()
    }

    fn line<'a>(&'a self, line: Line, words: &Words) -> Element<'a, Message> {
        let typed = move |text| Message::Typed(line, text);
        let field = text_field(line.id(), "", line.of(&self.written), typed);
        column![strong(line.title(words)), Element::from(field)].spacing(space::XS).into()
    }
}

fn paragraphs<'a>(area: Area, content: &'a Content, words: &Words) -> Element<'a, Message> {
    let lines = if matches!(area, Area::Copies | Area::Signer) { 3.0 } else { 4.0 };
    let height = lines * text_size::BASE * text_size::LINE_HEIGHT + 2.0 * space::S;
    let field = text_area(content, height, move |action| Message::Edited(area, action));
    column![strong(area.title(words)), field].spacing(space::XS).into()
}

impl Print {
    /// Whether words were written that are kept nowhere.
    pub fn is_unsaved(&self) -> bool {
        self.editing.as_ref().is_some_and(Editing::is_changed)
    }

    /// Words that are not wanted any more are dropped.
    pub fn drop_text(&mut self) {
        self.editing = None;
    }

    pub(super) fn edit_text(&mut self, shared: &Shared) -> Action {
        let (Some(view), Some(ask)) = (self.loaded.ready(), shared.ask()) else { return Action::None };
        self.editing = Some(Editing::of(&view.text, ask));
        self.open = None;
        Action::None
    }

    pub(super) fn text_message(&mut self, message: Message, shared: &Shared) -> Action {
        let Some(editing) = &mut self.editing else { return Action::None };
        match editing.update(message) {
            Outcome::Goes => Action::None,
            Outcome::Cancelled => {
                self.editing = None;
                Action::None
            }
            Outcome::Keep(ask, written) => {
                let ask = Ask { words: Arc::clone(&shared.words), ..ask };
                let (handle, task) = job::run(move |_| data::keep_text(&ask, &written));
                editing.keeping = Some(handle);
                Action::Run(task.map(super::Message::TextKept))
            }
        }
    }

    pub(super) fn text_kept(&mut self, report: job::Report<Result<ReportText, Fault>>, shared: &Shared) -> Action {
        let Some(editing) = &mut self.editing else { return Action::None };
        match job::finished(editing.keeping.as_ref(), report) {
            None => Action::None,
            Some(Ok(text)) => {
                let said = Notice::done(say!(shared.words, "print-text-kept"));
                let is_in_sight = editing.is_of(shared);
                self.editing = None;
                let Loaded::Ready(view) = &mut self.loaded else { return Action::Say(said) };
                if !is_in_sight {
                    return Action::Say(said);
                }
                view.text = text;
                Action::Both(said, self.make(shared))
            }
            Some(Err(fault)) => {
                editing.keeping = None;
                Action::Say(Notice::failed(fault))
            }
        }
    }
}
