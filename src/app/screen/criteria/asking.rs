//! What is asked before a copy is made, and what takes the place of a draft.

use iced::widget::{column, container, row};
use iced::{Element, Fill};

use super::{Action, Criteria, Desk, Tab};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::theme::{space, style};
use crate::app::widget::{Notice, label, primary, quiet, soft, strong, text_field, tick};
use crate::say;
use crate::service::Catalogue;
use crate::service::catalogues::CopyRequest;
use crate::service::criteria::{Entry, next_version, read, saying};

/// A copy that is about to be made.
#[derive(Debug, Clone)]
pub(super) struct Copying {
    pub id: String,
    pub version: String,
    pub effective_from: String,
    pub next_year: bool,
    /// Why it cannot be made so.
    pub wrong: Option<String>,
}

/// What happened while it was asked about.
#[derive(Debug, Clone)]
pub enum Message {
    Id(String),
    Version(String),
    From(String),
    NextYear(bool),
    Confirmed,
    Cancelled,
}

/// What takes the place of a draft.
#[derive(Debug, Clone, PartialEq)]
pub enum Replacement {
    /// A version, by its place among those there are.
    Edition(usize),
    /// A criteria set that was read from a file.
    Read(Box<Catalogue>),
    /// What the period in sight is scored under: the draft is not wanted any more.
    Nothing,
}

impl Criteria {
    /// Proposes the next version of what lies on the desk.
    pub(super) fn ask_copy(&mut self, shared: &Shared) {
        let Some(desk) = &self.desk else { return };
        let copy = self.next_of(desk, CopyRequest { effective_from: None, next_year: false });
        let from = copy.effective_from.map(|day| shared.words.date(day)).unwrap_or_default();
        self.copying = Some(Copying {
            id: copy.id,
            version: copy.version.to_string(),
            effective_from: from,
            next_year: false,
            wrong: None,
        });
    }

    fn next_of(&self, desk: &Desk, request: CopyRequest) -> Catalogue {
        let held = self.shelf().map(|shelf| shelf.editions.as_slice()).unwrap_or_default();
        next_version(desk.draft.catalogue(), held.iter().map(|line| &*line.catalogue), request)
    }

    /// Takes in what happened while it was asked; says so once the copy is made.
    pub(super) fn copying(&mut self, message: Message, shared: &Shared) -> Option<Notice> {
        let copying = self.copying.as_mut()?;
        match message {
            Message::Id(text) => copying.id = text,
            Message::Version(text) => copying.version = text,
            Message::From(text) => copying.effective_from = text,
            Message::NextYear(next_year) => copying.next_year = next_year,
            Message::Cancelled => self.copying = None,
            Message::Confirmed => match self.copied(shared) {
                Ok(desk) => {
                    let from = self.desk.replace(desk).map(|desk| desk.draft.catalogue().reference());
                    let editions = self.shelf().map(|shelf| shelf.editions.as_slice()).unwrap_or_default();
                    let from = editions.iter().position(|line| Some(line.catalogue.reference()) == from);
                    self.hold_against(from.unwrap_or(0));
                    (self.copying, self.tab) = (None, Tab::Content);
                    self.compare(shared);
                    let made = self.draft_name()?;
                    return Some(Notice::done(say!(shared.words, "criteria-drafted", version = made)));
                }
                Err(wrong) => {
                    if let Some(copying) = &mut self.copying {
                        copying.wrong = Some(wrong);
                    }
                }
            },
        }
        None
    }

    /// `nq17-2020 v2`, of the draft where there is one.
    fn draft_name(&self) -> Option<String> {
        let draft = self.desk.as_ref().filter(|desk| desk.is_unsaved())?;
        Some(super::short_name(&draft.draft.catalogue().reference()))
    }

    /// The copy on a desk of its own.
    fn copied(&self, shared: &Shared) -> Result<Desk, String> {
        let words = &shared.words;
        let (Some(desk), Some(copying)) = (&self.desk, &self.copying) else { return Err(String::new()) };
        let day = read(&copying.effective_from, &Entry::Day, words)?;
        let version = read(&copying.version, &Entry::Whole, words)?;
        let effective_from = day.as_str().and_then(|day| day.parse().ok());
        let request = CopyRequest { effective_from, next_year: copying.next_year };
        let mut copy = self.next_of(desk, request);
        let part = crate::service::criteria::Part::Whole;
        for (way, to) in [("id", copying.id.trim().into()), ("version", version), ("effective_from", day)] {
            let edit = saying(&copy, part, way, to);
            (copy, _) = edit.apply(&copy).map_err(|_| say!(words, "criteria-misedit"))?;
        }
        if self.is_held(&copy) {
            return Err(say!(words, "criteria-version-held", version = super::short_name(&copy.reference())));
        }
        let name = say!(words, "criteria-copy-of", name = desk.origin.as_str());
        let mut copied = Desk::new(copy, name, false, words);
        copied.choose(desk.at, words);
        Ok(copied)
    }

    /// Whether the file holds this version already: what it holds is never changed.
    pub(super) fn is_held(&self, catalogue: &Catalogue) -> bool {
        let editions = self.shelf().map(|shelf| shelf.editions.as_slice()).unwrap_or_default();
        editions.iter().any(|line| line.held && line.catalogue.reference() == catalogue.reference())
    }

    /// Whether a set can be taken into the file as it is.
    pub(super) fn is_usable(&self, catalogue: &Catalogue) -> bool {
        let editions = self.shelf().map(|shelf| shelf.editions.as_slice()).unwrap_or_default();
        editions.iter().any(|line| line.usable && line.catalogue.reference() == catalogue.reference())
    }

    /// Has something else lie on the desk; whoever holds a draft is asked first.
    pub(super) fn ask_replacing(&mut self, by: Replacement, shared: &Shared) -> Action {
        if self.is_unsaved() {
            return Action::Replace(by);
        }
        // What was read from a file comes when it comes: the keyboard may be elsewhere by then.
        let leads = !matches!(by, Replacement::Read(_));
        self.replace(by, shared);
        if leads { Action::Run(focus::along()) } else { Action::None }
    }

    /// Gives the draft up for something else; says so where there was one.
    pub fn replace(&mut self, by: Replacement, shared: &Shared) -> Option<Notice> {
        let gone = self.draft_name();
        (self.desk, self.applying) = (None, None);
        match by {
            Replacement::Edition(at) => self.open(at, shared),
            Replacement::Read(catalogue) => self.lay_read(*catalogue, shared),
            Replacement::Nothing => self.lay(self.shelf().map_or(0, |shelf| shelf.in_use), shared),
        }
        gone.map(|version| Notice::done(say!(shared.words, "criteria-discarded", version = version)))
    }

    pub(super) fn copy_form<'a>(&'a self, shared: &'a Shared) -> Option<Element<'a, super::Message>> {
        let (copying, words) = (self.copying.as_ref()?, &shared.words);
        let field = |name: String, input: Element<'a, Message>| -> Element<'a, Message> {
            column![soft(name), container(input).width(180)].spacing(space::XS).into()
        };
        let held = self.desk.as_ref().map(|desk| desk.origin.as_str()).unwrap_or_default();
        let inputs: Element<'a, Message> = row![
            field(
                say!(words, "criteria-copy-id"),
                focus::first(
                    text_field("criteria-copy-id", "", &copying.id, Message::Id).on_submit(Message::Confirmed)
                )
            ),
            field(
                say!(words, "criteria-copy-version"),
                text_field("criteria-copy-version", "2", &copying.version, Message::Version)
                    .on_submit(Message::Confirmed)
                    .into()
            ),
            field(
                say!(words, "criteria-copy-from"),
                text_field(
                    "criteria-copy-from",
                    &say!(words, "criteria-copy-from-hint"),
                    &copying.effective_from,
                    Message::From
                )
                .on_submit(Message::Confirmed)
                .into()
            ),
            primary(say!(words, "criteria-copy-make")).on_press(Message::Confirmed),
            quiet(say!(words, "import-edit-cancel")).on_press(Message::Cancelled),
        ]
        .spacing(space::M)
        .align_y(iced::Bottom)
        .wrap()
        .into();
        let next_year = tick(copying.next_year, say!(words, "criteria-copy-next-year"), Message::NextYear);
        let wrong = copying.wrong.as_ref().map(|wrong| label(wrong).style(style::tinted(|t| t.far_behind)));
        let title = strong(say!(words, "criteria-copy-title", name = held));
        let dated = soft(say!(words, "criteria-copy-from-meaning"));
        let form = column![title, inputs, dated, next_year, wrong].spacing(space::S);
        let form: Element<'a, Message> = container(form).padding(space::M).width(Fill).style(style::inset).into();
        Some(form.map(super::Message::Copying))
    }
}
