//! The page laid out: the list, the versions of a unit beside it, what stands in a cell and what is copied of it.

use iced::widget::{Column as Below, column, container, responsive, row};
use iced::{Center, Element, Fill, FillPortion};

use super::{Message, SEARCH, Sent, UnitRow, Units, Which};
use crate::app::focus;
use crate::app::screen::page;
use crate::app::shared::{FileView, Shared};
use crate::app::shortcut::Shortcut;
use crate::app::theme::{font, space, style, text_size};
use crate::app::widget::virtual_table::{Copied, CopyOf, Key};
use crate::app::widget::{
    Column, Shape, action, empty_state, hinted, label, line_down, marked, one_line, secondary, soft, text_field,
};
use crate::i18n::Words;
use crate::say;

/// The search and the choices beside it are at most so wide together.
const FILTERS: f32 = 507.0;
/// Width of the versions beside the table.
const PANEL: f32 = 640.0;
/// From so much room on, the list has its place beside an opened unit.
pub(super) const BOTH: f32 = PANEL + 360.0;

/// Columns in their order: the first ones stay when there is little room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    State,
    When,
    Code,
    Kind,
    Parent,
}

impl Field {
    pub(super) const ALL: [Self; 6] = [Self::Name, Self::State, Self::When, Self::Code, Self::Kind, Self::Parent];

    fn column(self, words: &Words) -> Column {
        match self {
            Self::Name => Column::text(say!(words, "units-column-name"), FillPortion(5)),
            Self::State => Column::text(say!(words, "units-column-state"), 150),
            Self::When => Column::text(say!(words, "units-column-when"), 144),
            Self::Code => Column::text(say!(words, "units-column-code"), 100),
            Self::Kind => Column::text(say!(words, "units-column-kind"), FillPortion(4)),
            Self::Parent => Column::text(say!(words, "units-column-parent"), FillPortion(3)),
        }
    }

    pub(super) fn key(self, row: &UnitRow) -> Key<'_> {
        match self {
            Self::Name => Key::text(&row.name),
            Self::State => Key::place(row.sent as usize),
            Self::When => row.sent_at.as_deref().map_or(Key::Nothing, Key::text),
            Self::Code => Key::text(&row.code),
            Self::Kind => Key::text(&row.kind),
            Self::Parent => Key::text(&row.parent),
        }
    }

    fn text(self, row: &UnitRow, words: &Words) -> String {
        match self {
            Self::Name => row.name.clone(),
            Self::State => row.sent.in_words(words),
            Self::When => row.when.clone(),
            Self::Code => row.code.clone(),
            Self::Kind => row.kind.clone(),
            Self::Parent => row.parent.clone(),
        }
    }
}

impl Sent {
    fn in_words(self, words: &Words) -> String {
        match self {
            Self::Yes => say!(words, "units-state-sent"),
            Self::No => say!(words, "units-state-owing"),
            Self::ThroughAgencies => say!(words, "units-state-through-agencies"),
        }
    }
}

impl Units {
    /// The page.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let title = say!(words, "units-title");
        let Some(view) = self.loaded.ready() else {
            return page(title, String::new(), None, self.loaded.placeholder(shared));
        };
        let content = responsive(move |room| self.beside(shared, room.width));
        let import = secondary(say!(words, "units-import")).on_press(Message::ImportPressed);
        let import = hinted(import, say!(words, "units-import-hint"));
        let is_owed = shared.file.as_ref().is_some_and(FileView::is_owed);
        let remind = secondary(say!(words, "units-remind"));
        let remind = remind.on_press_maybe(is_owed.then_some(Message::ReminderPressed));
        let remind = hinted(remind, say!(words, "units-remind-hint"));
        let actions = row![remind, import].spacing(space::S).into();
        page(title, view.sentence.clone(), Some(actions), content)
    }

    /// The list, and the opened unit beside it; alone where there is no room for both.
    fn beside<'a>(&'a self, shared: &'a Shared, width: f32) -> Element<'a, Message> {
        let panel = self.versions.as_ref().map(|panel| panel.view(shared).map(Message::Versions));
        match panel {
            None => self.list(shared).into(),
            Some(panel) if width < BOTH => panel,
            Some(panel) => row![self.list(shared), line_down(), container(panel).width(PANEL)]
                .spacing(space::M)
                .height(Fill)
                .into(),
        }
    }

    fn list<'a>(&'a self, shared: &Shared) -> Below<'a, Message> {
        let words = &shared.words;
        let search = text_field(SEARCH, &say!(words, "units-search"), &self.query, Message::Searched).above_list();
        let search = hinted(search, Shortcut::Find.keys());
        let which = |name: String, which: Which| {
            action(name).chosen(style::choice, self.which == which).on_press(Message::WhichPicked(which))
        };
        let which = row![
            which(say!(words, "units-all"), Which::All),
            which(say!(words, "units-sent"), Which::Sent),
            which(say!(words, "units-owing"), Which::Owing),
        ];
        let which = focus::choices(which.spacing(space::S).align_y(Center));
        // The search gives way to the choices, so that the list below stays where it is when a unit is opened.
        let filters = container(row![search, which].spacing(space::S).align_y(Center)).max_width(FILTERS);
        column![filters, self.table(shared)].spacing(space::S).width(Fill)
    }

    fn table<'a>(&'a self, shared: &Shared) -> Element<'a, Message> {
        let (words, own) = (&shared.words, shared.own_code());
        let rows: Vec<&UnitRow> = self.shown().collect();
        if rows.is_empty() {
            return empty_state(say!(words, "units-nothing"), say!(words, "units-nothing-hint"), None);
        }
        // Beside an opened unit there is room for the first few.
        let shown = if self.versions.is_some() { 3 } else { Field::ALL.len() };
        let columns: Vec<Column> = Field::ALL.into_iter().take(shown).map(|field| field.column(words)).collect();
        let sent = [Sent::Yes, Sent::No, Sent::ThroughAgencies].map(|sent| sent.in_words(words));
        let count = rows.len();
        let table = self.table.view(
            &columns,
            count,
            |place, column| {
                let row = rows[place];
                match Field::ALL[column] {
                    Field::Code => one_line(soft(&row.code)).into(),
                    Field::Name if own == Some(row.code.as_str()) => {
                        let own = label(&row.name).font(font::SEMI_BOLD).style(style::tinted(|t| t.accent));
                        one_line(own).into()
                    }
                    Field::Name => one_line(label(&row.name)).into(),
                    Field::Kind => one_line(soft(&row.kind)).into(),
                    Field::Parent => one_line(soft(&row.parent)).into(),
                    Field::State => match row.sent {
                        Sent::Yes => marked(Shape::Disc, |t| t.reached, sent[0].clone()),
                        Sent::No => marked(Shape::Ring, |t| t.unknown, sent[1].clone()),
                        Sent::ThroughAgencies => one_line(soft(sent[2].clone())).size(text_size::DENSE).into(),
                    },
                    Field::When => one_line(label(&row.when)).into(),
                }
            },
            Message::Table,
        );
        let is_led = self.versions.as_ref().is_none_or(|panel| !panel.has_keyboard());
        let framed = container(table).style(style::pane(is_led && self.versions.is_some()));
        focus::table(framed.padding(1).height(Fill), is_led)
    }

    /// The rows chosen, or all that are shown, for a spreadsheet.
    pub fn copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        if let Some(panel) = self.versions.as_ref().filter(|panel| panel.has_keyboard()) {
            return panel.copied(part, words);
        }
        let rows: Vec<&UnitRow> = self.shown().collect();
        let text = |place: usize, column: usize| Field::ALL[column].text(rows[place], words);
        self.table.copied(part, &Field::ALL.map(|field| field.column(words)), rows.len(), text)
    }
}
