//! Templates: choose units and a period, write one workbook a unit into a folder.

use iced::widget::{Text, column, container, responsive, row};
use iced::{Center, Element, Fill, FillPortion, Task};

use super::{BOTH, Loaded, page};
use crate::app::data::{self, Fault};
use crate::app::dialog::Question;
use crate::app::errand::{Done, Errand};
use crate::app::focus;
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::theme::{font, space, style, text_size};
use crate::app::widget::virtual_table::{self, Copied, CopyOf, Key, Step, VirtualTable};
use crate::app::widget::{
    Choice, Column, Notice, hinted, label, one_line, primary, quiet, secondary, soft, strong, text_field, tick_in_list,
};
use crate::domain::Period;
use crate::domain::text::contains_folded;
use crate::i18n::Words;
use crate::say;
use crate::service::periods;

/// Id of the search input.
pub const SEARCH: &str = "templates-search";

/// Units that templates can be written for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TemplatesView {
    pub units: Vec<Choice>,
    /// Proposed period, as the command line writes it: `2020-06`.
    pub period: Option<Period>,
}

/// The screen.
#[derive(Debug)]
pub struct Templates {
    loaded: Loaded<TemplatesView>,
    query: String,
    period: String,
    chosen: Vec<String>,
    table: VirtualTable,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(job::Report<Result<TemplatesView, Fault>>),
    Searched(String),
    PeriodTyped(String),
    Toggled(String, bool),
    AllPressed,
    NonePressed,
    Table(virtual_table::Event),
    WritePressed,
    CriteriaPressed,
}

/// What the parent must know.
pub enum Action {
    None,
    Run(Task<Message>),
    Send(Errand),
    /// The criteria set that forms are made of.
    Criteria,
}

impl Default for Templates {
    fn default() -> Self {
        Self {
            loaded: Loaded::Nothing,
            query: String::new(),
            period: String::new(),
            chosen: Vec::new(),
            table: VirtualTable::new(space::ROW).named("templates").known_by(&[1, 2]),
        }
    }
}

impl Templates {
    /// Asks for the units anew; what was chosen stays chosen.
    pub fn load(&mut self, shared: &Shared) -> Task<Message> {
        let Some(ask) = shared.ask() else {
            *self = Self::default();
            return Task::none();
        };
        let (handle, task) = job::run(move |_| data::load_templates(&ask));
        self.loaded = Loaded::Loading(handle);
        task.map(Message::Loaded)
    }

    /// Whether nothing was asked yet.
    pub fn is_stale(&self) -> bool {
        matches!(self.loaded, Loaded::Nothing)
    }

    /// What is shown is out of date.
    pub fn forget(&mut self) {
        self.loaded = Loaded::Nothing;
    }

    /// The tables whose layout is kept.
    pub fn tables(&mut self) -> impl Iterator<Item = &mut VirtualTable> {
        std::iter::once(&mut self.table)
    }

    /// The page is in sight again: its table goes back to where it was.
    pub fn shown_again(&self) -> Task<Message> {
        self.table.restore()
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::Loaded(report) => {
                if self.loaded.take(report) {
                    self.propose_period();
                }
                Action::Run(self.shown_again())
            }
            Message::Searched(query) => {
                self.query = query;
                Action::Run(self.table.rewind())
            }
            Message::PeriodTyped(period) => {
                self.period = period;
                Action::None
            }
            Message::Toggled(key, chosen) => {
                self.choose(key, chosen);
                Action::None
            }
            Message::AllPressed => {
                let keys: Vec<String> = self.shown().map(|unit| unit.key.clone()).collect();
                keys.into_iter().for_each(|key| self.choose(key, true));
                Action::None
            }
            Message::NonePressed => {
                self.chosen.clear();
                Action::None
            }
            Message::Table(event) => self.in_table(&event),
            Message::WritePressed => self.write(shared),
            Message::CriteriaPressed => Action::Criteria,
        }
    }

    /// A step of the keyboard through the units.
    pub fn step(&mut self, step: Step) -> Action {
        self.in_table(&virtual_table::Event::Stepped(step))
    }

    /// What is done in the table: a row that is picked is ticked, or no longer; several are only chosen.
    pub fn in_table(&mut self, event: &virtual_table::Event) -> Action {
        let before = self.order();
        let scroll = self.table.update(event, before.len());
        if event.sorts() {
            return Action::Run(self.table.reordered(&before, &self.order()));
        }
        if matches!(event, virtual_table::Event::Picked(_)) && !self.table.is_reaching() {
            self.toggle_selected();
        }
        Action::Run(scroll)
    }

    #[cfg(test)]
    pub(crate) fn chosen_count(&self) -> usize {
        self.chosen.len()
    }

    /// Enter: the rows that are chosen are ticked; where all of them are, no longer.
    pub fn toggle_selected(&mut self) {
        let chosen = self.shown().enumerate().filter(|(place, _)| self.table.chosen().contains(place));
        let keys: Vec<String> = chosen.map(|(_, unit)| unit.key.clone()).collect();
        let tick = keys.iter().any(|key| !self.chosen.contains(key));
        keys.into_iter().for_each(|key| self.choose(key, tick));
    }

    fn propose_period(&mut self) {
        let proposed = self.loaded.ready().and_then(|view| view.period);
        if let (true, Some(period)) = (self.period.is_empty(), proposed) {
            self.period = period.to_string();
        }
    }

    fn choose(&mut self, key: String, chosen: bool) {
        self.chosen.retain(|other| *other != key);
        if chosen {
            self.chosen.push(key);
        }
    }

    fn typed_period(&self) -> Option<Period> {
        periods::written(&self.period)
    }

    fn all(&self) -> &[Choice] {
        self.loaded.ready().map(|view| view.units.as_slice()).unwrap_or_default()
    }

    /// Places of the units shown, in the order shown.
    fn order(&self) -> Vec<usize> {
        let units = self.all();
        let fits = |unit: &Choice| contains_folded(&unit.label, &self.query) || unit.key == self.query.trim();
        let mut order: Vec<usize> = (0..units.len()).filter(|place| fits(&units[*place])).collect();
        self.table.sort(&mut order, |place, column| Key::text(text(&units[*place], column)));
        order
    }

    fn shown(&self) -> impl Iterator<Item = &Choice> {
        let units = self.all();
        self.order().into_iter().map(|place| &units[place])
    }

    /// The rows chosen, or all that are shown, for a spreadsheet.
    pub fn copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        let units: Vec<&Choice> = self.shown().collect();
        let [tick, code, name, kind] = columns(words);
        let heads = [tick.hidden(), code, name, kind];
        self.table.copied(part, &heads, units.len(), |place, column| text(units[place], column).to_owned())
    }

    /// Asks for a folder and writes the workbooks into it; who stops is told how many are there.
    fn write(&self, shared: &Shared) -> Action {
        let (words, Some(ask), Some(period)) = (&shared.words, shared.ask(), self.typed_period()) else {
            return Action::None;
        };
        let units = self.chosen.clone();
        let question = Question::Folder { title: say!(words, "templates-folder") };
        Action::Send(Errand::asking(question, say!(words, "templates-writing"), move |folder, progress| {
            let written = data::write_templates(&ask, &units, period, folder, progress);
            let shown = folder.display().to_string();
            let said = match written {
                Ok(count) => say!(ask.words, "templates-written", count = count, folder = shown),
                Err(_) if progress.is_to_stop() && progress.done() > 0 => {
                    let count = progress.done().to_string();
                    say!(ask.words, "templates-stopped", count = count, folder = shown, left = units.len())
                }
                Err(fault) => return Err(fault),
            };
            Ok(Done::Said(Notice::wrote_into((said, folder.to_owned()))))
        }))
    }

    /// The page.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let title = say!(words, "templates-title");
        if self.loaded.ready().is_none() {
            return page(title, String::new(), None, self.loaded.placeholder(shared));
        }
        let ready = !self.chosen.is_empty() && self.typed_period().is_some();
        let write = primary(say!(words, "templates-write", count = self.chosen.len()))
            .on_press_maybe(ready.then_some(Message::WritePressed));
        let body = responsive(move |room| {
            let list = || column![self.search_row(shared), self.units(shared)].spacing(space::S);
            match room.width < BOTH {
                true => column![self.line(shared), list()].spacing(space::S).into(),
                false => {
                    let side = self.side(shared);
                    row![list().width(FillPortion(3)), side].spacing(space::XL).height(Fill).into()
                }
            }
        });
        page(title, say!(words, "templates-sentence"), Some(write.into()), body)
    }

    fn search_row<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let search = text_field(SEARCH, &say!(words, "units-search"), &self.query, Message::Searched).above_list();
        let all = quiet(say!(words, "templates-all")).on_press(Message::AllPressed);
        let none = quiet(say!(words, "templates-none")).on_press(Message::NonePressed);
        row![container(search).width(Fill), all, none].spacing(space::S).align_y(Center).into()
    }

    fn units<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let units: Vec<&Choice> = self.shown().collect();
        let count = units.len();
        let table = self.table.view(
            &columns(words),
            count,
            |place, column| {
                let unit = units[place];
                match column {
                    0 => tick_in_list(self.chosen.contains(&unit.key), |chosen| {
                        Message::Toggled(unit.key.clone(), chosen)
                    }),
                    2 => one_line(label(text(unit, column))).into(),
                    _ => one_line(soft(text(unit, column))).into(),
                }
            },
            Message::Table,
        );
        focus::table(container(table).style(style::panel).padding(1).height(Fill), true)
    }

    /// What the period typed means.
    fn meaning<'a>(&self, words: &Words) -> Text<'a> {
        match self.typed_period() {
            Some(period) => label(words.period(period)).font(font::SEMI_BOLD),
            None => soft(say!(words, "app-period-hint")),
        }
    }

    /// The period alone, on a line above the list where there is no room beside it.
    fn line<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let input = text_field("templates-period", "2020-06", &self.period, Message::PeriodTyped).width(100);
        let meaning = container(one_line(self.meaning(words))).width(Fill).clip(true);
        let criteria = secondary(say!(words, "criteria-open")).on_press(Message::CriteriaPressed);
        let line = row![strong(say!(words, "templates-period")), Element::from(input), meaning, criteria];
        hinted(line.spacing(space::S).align_y(Center), say!(words, "templates-what"))
    }

    fn side<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let input = text_field("templates-period", "2020-06", &self.period, Message::PeriodTyped);
        let meaning = self.meaning(words);
        column![
            strong(say!(words, "templates-period")),
            input,
            meaning,
            soft(say!(words, "templates-what")).size(text_size::DENSE),
            secondary(say!(words, "criteria-open")).on_press(Message::CriteriaPressed),
        ]
        .spacing(space::S)
        .width(FillPortion(2))
        .into()
    }

    #[cfg(test)]
    pub(crate) fn show_loaded(&mut self, loaded: Loaded<TemplatesView>) {
        self.loaded = loaded;
    }

    #[cfg(test)]
    pub(crate) fn show(&mut self, view: TemplatesView) {
        self.loaded = Loaded::Ready(view);
        self.propose_period();
    }
}

/// Tick, code, name, kind. The tick says itself what it is, and there is no room for a head to be pressed.
fn columns(words: &Words) -> [Column; 4] {
    [
        Column::text(String::new(), 36).unsorted(),
        Column::text(say!(words, "units-column-code"), 100),
        Column::text(say!(words, "units-column-name"), FillPortion(3)),
        Column::text(say!(words, "units-column-kind"), FillPortion(3)),
    ]
}

/// What a column says of a unit.
fn text(unit: &Choice, column: usize) -> &str {
    match column {
        0 => "",
        1 => &unit.key,
        2 => &unit.label,
        _ => &unit.detail,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preset;
    use crate::i18n::Language;
    use iced_test::Simulator;

    #[test]
    fn a_click_on_a_unit_chooses_it_and_all_takes_what_is_found() {
        let shared = preset::shared(Language::Vi);
        let mut templates = Templates::default();
        templates.show(preset::templates());
        let mut simulator = Simulator::new(templates.view(&shared));
        simulator.click("Hà Giang").unwrap();
        let messages: Vec<_> = simulator.into_messages().collect();
        for message in messages {
            templates.update(message, &shared);
        }
        assert_eq!(templates.chosen, ["02"]);
        templates.update(Message::Searched("quang".into()), &shared);
        templates.update(Message::AllPressed, &shared);
        // Quảng Bình, Nam, Ngãi, Ninh, Trị and Tuyên Quang.
        assert_eq!(templates.chosen.len(), 7);
    }

    #[test]
    fn nothing_is_written_for_a_period_that_is_none() {
        let shared = preset::shared(Language::Vi);
        let mut templates = Templates::default();
        templates.show(preset::templates());
        templates.update(Message::AllPressed, &shared);
        templates.update(Message::PeriodTyped("2020-13".into()), &shared);
        assert!(matches!(templates.update(Message::WritePressed, &shared), Action::None));
    }
}
