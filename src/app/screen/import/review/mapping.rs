//! How a foreign table is read: which row answers which indicator, proposed by the program, confirmed by a person.

use iced::widget::{column, container, responsive, row};
use iced::{Center, Element, Fill, FillPortion, Task};

use crate::app::data::Decision;
use crate::app::focus;
use crate::app::screen::import::model::MappingView;
use crate::app::theme::{space, style};
use crate::app::widget::pick_from_list::{self, PickFromList};
use crate::app::widget::virtual_table::{self, Copied, CopyOf, Step, VirtualTable};
use crate::app::widget::{
    Choice, Column, Shape, button, dense, glyph, hinted, keyed, label, one_line, quiet, scroll_area, soft, strong,
    text_field,
};
use crate::domain::CellAddress;
use crate::domain::decision::{ColumnRole, Mapping, MatchedBy, RowMatch};
use crate::i18n::{NO_VALUE, Words};
use crate::say;

/// The table as the person has it now.
#[derive(Debug)]
pub struct MappingDraft {
    /// What it was begun with.
    proposed: Mapping,
    draft: Mapping,
    table: VirtualTable,
    picking: Option<PickFromList>,
    /// Letters of the columns with figures, as they are typed.
    letters: [String; FIGURES.len()],
}

/// From so much height on, the rows have what is left; with less so many of them are seen at once.
const ROOMY: f32 = 280.0;
const SEEN: usize = 5;

/// The columns with figures: where a heading does not say which they are, the person does.
const FIGURES: [ColumnRole; 2] = [ColumnRole::Result, ColumnRole::Whole];

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Table(virtual_table::Event),
    /// The indicator of a row was pressed: another can be chosen.
    RowPressed(usize),
    Listed(pick_from_list::Event),
    NonePressed,
    ListClosed,
    /// The letter of one of the columns with figures.
    LetterTyped(usize, String),
    ConfirmPressed,
    ConfirmAllPressed(String),
}

impl Message {
    /// Whether a person did it; a table also tells how it is laid out.
    pub fn is_by_hand(&self) -> bool {
        !matches!(self, Self::Table(event) if event.is_of_layout())
    }
}

/// What the parent must do.
pub enum Action {
    None,
    Run(Task<Message>),
    Decide(Decision),
}

impl MappingDraft {
    /// Begins with what was proposed.
    pub fn new(mapping: &Mapping) -> Self {
        let mut table = VirtualTable::new(space::ROW).named("import-mapping");
        table.select(mapping.rows().next().map(|_| 0));
        let mut draft = Self {
            proposed: mapping.clone(),
            draft: mapping.clone(),
            table,
            picking: None,
            letters: Default::default(),
        };
        draft.take_letters();
        draft
    }

    /// Whether it was begun with this.
    pub fn is_of(&self, mapping: &Mapping) -> bool {
        self.proposed == *mapping
    }

    /// Whether anything was picked otherwise than proposed.
    pub fn is_changed(&self) -> bool {
        self.draft != self.proposed
    }

    /// Its rows.
    pub fn table(&mut self) -> &mut VirtualTable {
        &mut self.table
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, indicators: &[Choice]) -> Action {
        match message {
            Message::Table(event) => return Action::Run(self.moved(&event)),
            Message::RowPressed(row) => {
                self.table.select(Some(row));
                self.take_letters();
                return self.pick();
            }
            Message::Listed(event) => {
                if let Some(code) = self.picking.as_mut().and_then(|list| list.update(event, indicators)) {
                    self.set(Some(code));
                }
            }
            Message::NonePressed => self.set(None),
            Message::ListClosed => self.picking = None,
            Message::LetterTyped(place, typed) => self.set_column(place, &typed),
            Message::ConfirmPressed => return Action::Decide(Decision::Mapping(self.draft.clone())),
            Message::ConfirmAllPressed(kind) => return Action::Decide(Decision::AcceptAll(kind)),
        }
        Action::None
    }

    /// Opens the list for the chosen row.
    pub fn pick(&mut self) -> Action {
        let Some((_, line)) = self.table.selected().and_then(|row| self.draft.rows().nth(row)) else {
            return Action::None;
        };
        let list = PickFromList::at(line.indicator.as_deref());
        let open = list.open();
        self.picking = Some(list);
        Action::Run(open)
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        self.picking.take().is_some()
    }

    /// A step of the keyboard through the rows, or through the list while it is open.
    pub fn step(&mut self, step: Step, indicators: &[Choice]) -> Task<Message> {
        if let Some(list) = &mut self.picking {
            list.update(pick_from_list::Event::Stepped(step), indicators);
            return Task::none();
        }
        self.moved(&virtual_table::Event::Stepped(step))
    }

    fn moved(&mut self, event: &virtual_table::Event) -> Task<Message> {
        let before = self.chosen_table();
        let task = self.table.update(event, self.draft.rows().count());
        // What is being typed stays while the same table is looked at.
        if self.chosen_table() != before {
            self.take_letters();
        }
        task
    }

    /// The table of the chosen row, the first where none is chosen.
    fn chosen_table(&self) -> usize {
        self.table.selected().and_then(|row| self.draft.table_of(row)).unwrap_or(0)
    }

    /// Shows the columns with figures of the chosen row's table.
    fn take_letters(&mut self) {
        let columns = self.draft.tables.get(self.chosen_table()).map(|table| &table.columns);
        let column = |role| columns.and_then(|columns| columns.get(&role));
        self.letters = FIGURES.map(|role| column(role).map_or_else(String::new, |column| letter(*column)));
    }

    fn set(&mut self, indicator: Option<String>) {
        let chosen = self.table.selected().and_then(|row| self.draft.row_mut(row));
        if let Some(row) = chosen {
            row.by = indicator.as_ref().map(|_| MatchedBy::Person);
            row.indicator = indicator;
        }
        self.picking = None;
    }

    fn set_column(&mut self, place: usize, typed: &str) {
        let (Some(letters), Some(role)) = (self.letters.get_mut(place), FIGURES.get(place)) else { return };
        *letters = typed.trim().to_uppercase();
        let typed = format!("{letters}1").parse::<CellAddress>();
        let table = self.chosen_table();
        let Some(table) = self.draft.tables.get_mut(table) else { return };
        match typed {
            Ok(cell) => table.columns.insert(*role, cell.column),
            Err(_) => table.columns.remove(role),
        };
    }

    /// The indicator of a row is answered by an earlier row too.
    fn is_second(&self, place: usize, row: &RowMatch) -> bool {
        let first = self.draft.rows().position(|(_, other)| other.indicator == row.indicator);
        row.indicator.is_some() && first != Some(place)
    }

    /// The rows, the list where it is open, and what can be done.
    pub fn view<'a>(
        &'a self,
        shown: &'a MappingView,
        focused: bool,
        all: Option<(String, String)>,
        words: &'a Words,
    ) -> Element<'a, Message> {
        responsive(move |room| self.within(room.height, shown, focused, all.clone(), words)).into()
    }

    /// Where there is little height the rows have enough to be read all the same, and the whole is scrolled.
    fn within<'a>(
        &'a self,
        height: f32,
        shown: &'a MappingView,
        focused: bool,
        all: Option<(String, String)>,
        words: &Words,
    ) -> Element<'a, Message> {
        let indicators = &*shown.indicators;
        let columns = shown.columns.get(self.chosen_table()).map(Vec::as_slice).unwrap_or_default();
        let others = columns.iter().filter(|(role, ..)| !FIGURES.contains(role));
        let others = others.map(|(_, letter, word)| row![strong(letter), soft(word)].spacing(space::XS).into());
        let figures = FIGURES.into_iter().enumerate().map(|(place, role)| self.figures(place, role, words));
        let taken = row([soft(self.columns_of(words)).into()]).extend(others).extend(figures);
        let taken = taken.spacing(space::S + space::XS).align_y(Center).wrap();
        let below = match &self.picking {
            Some(list) => self.list(list, indicators, words),
            None => self.actions(shown.confirmed, all, words),
        };
        let rows = self.rows(shown, focused, indicators, words);
        if height >= ROOMY {
            return column![taken, rows, below].spacing(space::S).height(Fill).into();
        }
        let lines = self.draft.rows().count().min(SEEN) as f32 + 1.0;
        let rows = container(rows).height(lines * space::ROW + space::XS);
        scroll_area(column![taken, rows, below].spacing(space::S)).height(Fill).into()
    }

    /// What the row of columns speaks of: where there are several tables, that of the chosen row.
    fn columns_of(&self, words: &Words) -> String {
        match self.draft.tables.get(self.chosen_table()).filter(|_| self.draft.tables.len() > 1) {
            Some(table) => say!(words, "import-mapping-columns-of", sheet = table.sheet.as_str()),
            None => say!(words, "import-mapping-columns"),
        }
    }

    /// A column with figures: its letter can be typed.
    fn figures<'a>(&'a self, place: usize, role: ColumnRole, words: &Words) -> Element<'a, Message> {
        let id = ["import-mapping-result", "import-mapping-whole"][place];
        let typed = move |text| Message::LetterTyped(place, text);
        let input = text_field(id, "–", &self.letters[place], typed).on_submit(Message::ConfirmPressed).width(46);
        row![Element::from(input), soft(words.column_role(role))].spacing(space::XS).align_y(Center).into()
    }

    fn rows<'a>(
        &'a self,
        shown: &'a MappingView,
        focused: bool,
        indicators: &'a [Choice],
        words: &Words,
    ) -> Element<'a, Message> {
        let none = say!(words, "import-mapping-none");
        let second = say!(words, "import-mapping-second");
        let rows: Vec<_> = self.draft.rows().collect();
        let cell = |place: usize, column: usize| {
            let Some((_, line)) = rows.get(place) else { return label("").into() };
            match column {
                0 => one_line(label(self.row_named(place))).into(),
                1 => self.indicator(place, line, indicators, (&none, &second)),
                2 => one_line(dense(by(line, words))).into(),
                _ => one_line(label(shown.values.get(place).map_or(NO_VALUE, String::as_str))).into(),
            }
        };
        let table = self.table.view(&columns(words), rows.len(), cell, Message::Table);
        let is_led = focused && self.picking.is_none();
        focus::table(container(table).style(style::pane(is_led)).padding(1).height(Fill), is_led)
    }

    /// The rows chosen, or all, for a spreadsheet.
    pub fn copied(&self, shown: &MappingView, part: CopyOf, words: &Words) -> Option<Copied> {
        let rows: Vec<_> = self.draft.rows().map(|(_, line)| line).collect();
        let text = |place: usize, column: usize| match column {
            0 => self.row_named(place),
            1 => named(rows[place], &shown.indicators).unwrap_or(NO_VALUE).to_owned(),
            2 => by(rows[place], words),
            _ => shown.values.get(place).map_or(NO_VALUE, String::as_str).to_owned(),
        };
        self.table.copied(part, &columns(words), rows.len(), text)
    }

    /// A row with its number, and its sheet where there are several.
    fn row_named(&self, place: usize) -> String {
        let Some((table, row)) = self.draft.rows().nth(place) else { return String::new() };
        let named = format!("{}  {}", row.row + 1, row.label);
        if self.draft.tables.len() > 1 { format!("{} · {named}", table.sheet) } else { named }
    }

    fn indicator<'a>(
        &'a self,
        place: usize,
        line: &'a RowMatch,
        indicators: &'a [Choice],
        (none, second): (&str, &str),
    ) -> Element<'a, Message> {
        let name: Element<'_, Message> = match named(line, indicators) {
            None => one_line(soft(none.to_owned())).into(),
            Some(name) => one_line(label(name)).into(),
        };
        let warning =
            self.is_second(place, line).then(|| hinted(glyph(Shape::TriangleUp, 9.0, |t| t.behind), second.to_owned()));
        let name = container(name).width(Fill).clip(true);
        let content = row![warning, name, glyph(Shape::ChevronDown, 9.0, |t| t.ink_soft)];
        button(content.spacing(space::XS).align_y(Center))
            .padding([1.0, space::XS])
            .width(Fill)
            .style(style::quiet)
            .on_press(Message::RowPressed(place))
            .in_list()
            .into()
    }

    fn list<'a>(&'a self, list: &'a PickFromList, indicators: &'a [Choice], words: &Words) -> Element<'a, Message> {
        let line = self.table.selected().and_then(|row| self.draft.rows().nth(row)).map(|(_, line)| line);
        let question = line.map_or_else(String::new, |line| {
            say!(words, "import-mapping-question", row = (line.row + 1).to_string(), label = line.label.as_str())
        });
        let none = quiet(say!(words, "import-mapping-none")).on_press(Message::NonePressed);
        let close = keyed(label(say!(words, "import-edit-cancel")), "Esc").style(style::quiet);
        let head = strong(question).width(Fill);
        let head = row![head, none, close.on_press(Message::ListClosed)].spacing(space::S).align_y(Center);
        let (search, nothing) = (say!(words, "app-list-search"), say!(words, "app-list-nothing"));
        let chosen = line.and_then(|line| line.indicator.as_deref());
        let list = list.view(indicators, chosen, (&search, nothing), 150.0, Message::Listed);
        container(column![head, list].spacing(space::XS)).padding(space::S).width(Fill).style(style::inset).into()
    }

    fn actions<'a>(&self, confirmed: bool, all: Option<(String, String)>, words: &Words) -> Element<'a, Message> {
        let rows = self.draft.rows().count();
        let taken = self.draft.rows().filter(|(_, row)| row.indicator.is_some()).count();
        let said = match confirmed {
            true => say!(words, "import-mapping-confirmed", taken = taken, rows = rows),
            false => say!(words, "import-mapping-proposed", taken = taken, rows = rows),
        };
        let confirm = keyed(strong(say!(words, "import-mapping-confirm")), "Enter").style(style::primary);
        let all = all.map(|(kind, said)| quiet(said).on_press(Message::ConfirmAllPressed(kind)));
        let change = keyed(label(say!(words, "import-mapping-change")), "F2").style(style::secondary);
        let row_chosen = self.table.selected().unwrap_or(0);
        let actions =
            row![confirm.on_press(Message::ConfirmPressed), change.on_press(Message::RowPressed(row_chosen)), all,];
        column![soft(said), actions.spacing(space::S).wrap()].spacing(space::S).into()
    }
}

/// Rows stand as in the sheet, where what is above and below says what a row is: they are not sorted otherwise.
fn columns(words: &Words) -> [Column; 4] {
    [
        Column::text(say!(words, "import-mapping-row"), FillPortion(6)).unsorted(),
        Column::text(say!(words, "import-mapping-indicator"), FillPortion(6)).unsorted(),
        Column::text(say!(words, "import-mapping-by"), 92).unsorted(),
        Column::number(say!(words, "import-mapping-value"), 136).unsorted(),
    ]
}

/// The indicator that a row answers, by its name where that is known.
fn named<'a>(line: &'a RowMatch, indicators: &'a [Choice]) -> Option<&'a str> {
    let code = line.indicator.as_ref()?;
    let chosen = indicators.iter().find(|choice| choice.key == *code);
    Some(chosen.map_or(code.as_str(), |choice| choice.label.as_str()))
}

fn by(line: &RowMatch, words: &Words) -> String {
    line.by.map_or_else(String::new, |by| matched_by(by, words))
}

/// `E` for column 4.
fn letter(column: u32) -> String {
    CellAddress { row: 0, column }.to_string().trim_end_matches('1').to_owned()
}

fn matched_by(by: MatchedBy, words: &Words) -> String {
    match by {
        MatchedBy::Code => say!(words, "import-by-code"),
        MatchedBy::Name => say!(words, "import-by-name"),
        MatchedBy::Position => say!(words, "import-by-position"),
        MatchedBy::Memory => say!(words, "import-by-memory"),
        MatchedBy::Person => say!(words, "import-by-person"),
    }
}
