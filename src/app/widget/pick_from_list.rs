//! A list to choose from by typing, accents not needed. Ours, because drop-down menus longer than the window leave
//! painted remains when scrolled.

use iced::alignment::Horizontal::Right;
use iced::widget::{Id, button, column, container, row};
use iced::{Center, Element, Fill};

use super::virtual_table::Step;
use super::{dense, label, one_line, scroll_area, soft, text_field};
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
    highlighted: usize,
}

impl Default for PickFromList {
    fn default() -> Self {
        Self { input: Id::unique(), query: String::new(), highlighted: 0 }
    }
}

impl PickFromList {
    /// The search input, to focus it when the list opens.
    pub fn input_id(&self) -> Id {
        self.input.clone()
    }

    /// Takes an event in; a choice, once made, is given back by its key.
    pub fn update(&mut self, event: Event, choices: &[Choice]) -> Option<String> {
        match event {
            Event::Typed(query) => {
                self.query = query;
                self.highlighted = 0;
                None
            }
            Event::Stepped(step) => {
                let last = self.matching(choices).count().saturating_sub(1);
                self.highlighted = match step {
                    Step::Up => self.highlighted.saturating_sub(1),
                    Step::Down => self.highlighted + 1,
                    Step::PageUp => self.highlighted.saturating_sub(8),
                    Step::PageDown => self.highlighted + 8,
                    Step::First => 0,
                    Step::Last => last,
                }
                .min(last);
                None
            }
            Event::Confirmed => self.matching(choices).nth(self.highlighted).map(|choice| choice.key.clone()),
            Event::Picked(key) => Some(key),
        }
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
        let typed = on.clone();
        let input = text_field(self.input.clone(), placeholder, &self.query, move |text| typed(Event::Typed(text)))
            .on_submit(on(Event::Confirmed));
        let rows: Vec<Element<'a, Message>> = self
            .matching(choices)
            .enumerate()
            .map(|(index, choice)| {
                let marked = index == self.highlighted && !self.query.is_empty();
                choice_row(choice, marked || chosen == Some(choice.key.as_str()), on(Event::Picked(choice.key.clone())))
            })
            .collect();
        let list: Element<'a, Message> = if rows.is_empty() { soft(nothing).into() } else { column(rows).into() };
        column![input, scroll_area(list).height(height).width(Fill)].spacing(space::S).into()
    }
}

fn choice_row<'a, Message: Clone + 'a>(choice: &'a Choice, marked: bool, on_press: Message) -> Element<'a, Message> {
    // The name comes first: what is told beside it takes the room that is left.
    let detail = container(one_line(dense(&choice.detail)).style(style::soft)).width(Fill).align_x(Right).clip(true);
    let content = row![one_line(label(&choice.label)), detail].spacing(space::S).align_y(Center);
    button(content)
        .width(Fill)
        .height(space::ROW)
        .padding([space::XS, space::S])
        .style(style::list_row(marked))
        .on_press(on_press)
        .into()
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
