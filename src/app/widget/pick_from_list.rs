//! A list to choose from by typing, accents not needed. Ours, because drop-down menus longer than the window leave
//! painted remains when scrolled.

use iced::alignment::Horizontal::Right;
use iced::widget::{Id, column, container, row};
use iced::{Center, Element, Fill, Task};

use super::virtual_table::Step;
use super::{Shape, button, dense, glyph, label, one_line, scroll_area, soft, text_field};
use crate::app::focus;
use crate::app::theme::{space, style};
use crate::domain::text::contains_folded;

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the program knows it by.
    pub key: String,
    pub label: String,
    /// A second, softer word: a region, a code.
    pub detail: String,
}

impl Choice {
    /// A choice without a second word.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into(), detail: String::new() }
    }
}

/// What happened in the list.
#[derive(Debug, Clone)]
pub enum Event {
    Typed(String),
    Stepped(Step),
    /// Enter: the highlighted choice.
    Confirmed,
    Picked(String),
}

/// What the list remembers while it is open.
#[derive(Debug, Clone)]
pub struct PickFromList {
    input: Id,
    query: String,
    /// Key of what was chosen when the list opened: there the keyboard begins.
    begun: Option<String>,
    /// The place that the keyboard came to among those that fit.
    highlighted: Option<usize>,
}

impl Default for PickFromList {
    fn default() -> Self {
        Self::at(None)
    }
}

impl PickFromList {
    /// A list that opens at what is chosen now, by its key.
    pub fn at(chosen: Option<&str>) -> Self {
        Self { input: Id::unique(), query: String::new(), begun: chosen.map(str::to_owned), highlighted: None }
    }

    /// The search input, to focus it when the list opens.
    pub fn input_id(&self) -> Id {
        self.input.clone()
    }

    /// The search input has the keyboard and what is chosen is in sight: the list has opened.
    pub fn open<T: Send + 'static>(&self) -> Task<T> {
        Task::batch([iced::widget::operation::focus(self.input.clone()), focus::reveal()])
    }

    /// Takes an event in; a choice, once made, is given back by its key.
    pub fn update(&mut self, event: Event, choices: &[Choice]) -> Option<String> {
        match event {
            Event::Typed(query) => {
                (self.query, self.highlighted) = (query, None);
                None
            }
            Event::Stepped(step) => {
                let last = self.matching(choices).count().saturating_sub(1);
                let next = match (self.highlighted(choices), step) {
                    (_, Step::First) => 0,
                    (_, Step::Last) => last,
                    (None, _) => 0,
                    (Some(now), Step::Up) => now.saturating_sub(1),
                    (Some(now), Step::Down) => now + 1,
                    (Some(now), Step::PageUp) => now.saturating_sub(8),
                    (Some(now), Step::PageDown) => now + 8,
                };
                self.highlighted = Some(next.min(last));
                None
            }
            Event::Confirmed => {
                let highlighted = self.highlighted(choices);
                let taken = highlighted.and_then(|place| self.matching(choices).nth(place));
                let key = taken?.key.clone();
                Some(self.taken(key, choices))
            }
            Event::Picked(key) => Some(self.taken(key, choices)),
        }
    }

    /// A list that stays open goes on from what was taken, until something else is typed.
    fn taken(&mut self, key: String, choices: &[Choice]) -> String {
        let place = self.matching(choices).position(|choice| choice.key == key);
        self.highlighted = place;
        self.begun = Some(key.clone());
        key
    }

    /// What Enter takes: what the keyboard came to, else what fits best, else what was chosen. Of what nothing was said, nothing.
    fn highlighted(&self, choices: &[Choice]) -> Option<usize> {
        let begun = || self.matching(choices).position(|choice| self.begun.as_deref() == Some(&choice.key));
        let best = (!self.query.is_empty()).then_some(0);
        self.highlighted.or(best).or_else(begun)
    }

    fn matching<'a>(&self, choices: &'a [Choice]) -> impl Iterator<Item = &'a Choice> {
        choices.iter().filter(|choice| {
            contains_folded(&choice.label, &self.query)
                || choice.key.eq_ignore_ascii_case(self.query.trim())
                || contains_folded(&choice.detail, &self.query)
        })
    }

    /// The input and what fits, `height` pixels of it; `nothing` stands where nothing fits.
    pub fn view<'a, Message: Clone + 'a>(
        &'a self,
        choices: &'a [Choice],
        chosen: Option<&str>,
        words: (&str, String),
        height: f32,
        on: impl Fn(Event) -> Message + Clone + 'a,
    ) -> Element<'a, Message> {
        let (placeholder, nothing) = words;
        let (typed, stepped) = (on.clone(), on.clone());
        let input = text_field(self.input.clone(), placeholder, &self.query, move |text| typed(Event::Typed(text)))
            .on_submit(on(Event::Confirmed))
            .on_step(move |step| stepped(Event::Stepped(step)));
        let place_of = |key: &str| self.matching(choices).position(|choice| choice.key == key);
        let highlighted = self.highlighted(choices).or_else(|| chosen.and_then(place_of));
        let rows: Vec<Element<'a, Message>> = self
            .matching(choices)
            .enumerate()
            .map(|(index, choice)| {
                let is_chosen = chosen == Some(choice.key.as_str());
                choice_row(choice, highlighted == Some(index), is_chosen, on(Event::Picked(choice.key.clone())))
            })
            .collect();
        let list: Element<'a, Message> = if rows.is_empty() { soft(nothing).into() } else { column(rows).into() };
        column![input, scroll_area(list).height(height).width(Fill)].spacing(space::S).into()
    }
}

/// The row that Enter takes has a ground of its own; what is chosen until then has a tick.
fn choice_row<'a, Message: Clone + 'a>(
    choice: &'a Choice,
    is_highlighted: bool,
    is_chosen: bool,
    on_press: Message,
) -> Element<'a, Message> {
    // The name comes first: what is told beside it takes the room that is left.
    let detail = container(one_line(dense(&choice.detail)).style(style::soft)).width(Fill).align_x(Right).clip(true);
    let tick = is_chosen.then(|| glyph(Shape::Check, 10.0, |t| t.accent));
    let said = row![one_line(label(&choice.label)), detail].spacing(space::S).align_y(Center).width(Fill);
    let content = row![said].push(tick).spacing(space::S).align_y(Center);
    let row = button(content)
        .width(Fill)
        .height(space::ROW)
        .padding([space::XS, space::S])
        .style(style::list_row(is_highlighted))
        .on_press(on_press)
        .in_list();
    focus::one_of(row, is_highlighted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::province;
    use iced_test::Simulator;

    fn provinces() -> Vec<Choice> {
        province::all().iter().map(|province| Choice::new(province.code, province.name_vi)).collect()
    }

    fn found(query: &str) -> Vec<String> {
        let choices = provinces();
        let mut list = PickFromList::default();
        assert_eq!(list.update(Event::Typed(query.into()), &choices), None);
        list.matching(&choices).map(|choice| choice.label.clone()).collect()
    }

    #[test]
    fn typing_without_accents_finds_the_province() {
        assert_eq!(found("da nang"), ["Đà Nẵng"]);
        assert_eq!(found("ĐẮK"), ["Đắk Lắk", "Đắk Nông"]);
        assert_eq!(found("48"), ["Đà Nẵng"]);
    }

    #[test]
    fn enter_takes_the_highlighted_choice() {
        let choices = provinces();
        let mut list = PickFromList::default();
        list.update(Event::Typed("quang".into()), &choices);
        list.update(Event::Stepped(Step::Down), &choices);
        let picked = list.update(Event::Confirmed, &choices);
        let name = province::by_code(&picked.unwrap()).unwrap().name_vi;
        assert_eq!(name, found("quang")[1]);
    }

    #[test]
    fn the_keyboard_begins_at_what_is_chosen_and_with_the_best_fit_once_something_is_typed() {
        let choices = provinces();
        let taken = |list: &mut PickFromList| list.update(Event::Confirmed, &choices).unwrap();
        let mut list = PickFromList::at(Some("48"));
        assert_eq!(taken(&mut list), "48");
        let place = choices.iter().position(|choice| choice.key == "48").unwrap();
        list.update(Event::Stepped(Step::Down), &choices);
        assert_eq!(taken(&mut list), choices[place + 1].key);
        list.update(Event::Typed("lam dong".into()), &choices);
        assert_eq!(taken(&mut list), "68");
    }

    #[test]
    fn what_was_taken_stays_marked_among_what_was_found() {
        let choices = provinces();
        let mut list = PickFromList::default();
        list.update(Event::Typed("hoa".into()), &choices);
        list.update(Event::Picked("56".into()), &choices);
        let marked = list.highlighted(&choices).and_then(|place| list.matching(&choices).nth(place));
        assert_eq!(marked.map(|choice| choice.label.as_str()), Some("Khánh Hòa"), "not the first that was found");
        list.update(Event::Typed("ha".into()), &choices);
        assert_eq!(list.highlighted(&choices), Some(0), "the best fit of what is typed now");
    }

    #[test]
    fn a_click_takes_what_was_clicked() {
        let choices = provinces();
        let list = PickFromList::default();
        let mut simulator = Simulator::new(list.view(&choices, None, ("Tìm", "–".into()), 400.0, |event| event));
        simulator.click("Hà Giang").unwrap();
        let picked = simulator.into_messages().find_map(|event| match event {
            Event::Picked(key) => Some(key),
            Event::Typed(_) | Event::Stepped(_) | Event::Confirmed => None,
        });
        assert_eq!(picked.as_deref(), Some("02"));
    }
}
