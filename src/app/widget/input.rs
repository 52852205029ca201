//! The text inputs of the program: guarded, and composed (NFC) whatever the keyboard sends.

use iced::widget::{Id, container, stack, text_editor, text_input};
use iced::{Element, Fill, Length, Padding};

use super::ime_guard::{Steps, ime_guard};
use super::virtual_table::Step;
use super::{one_line, soft};
use crate::app::theme::{font, radius, space, style, text_size};
use crate::domain::text::nfc;

/// A text input with what is needed to build it.
pub struct TextField<'a, Message> {
    input: text_input::TextInput<'a, Message>,
    on_left: Option<Message>,
    steps: Steps<'a, Message>,
    is_undone_by_page: bool,
    is_empty: bool,
    /// What is said while it is empty.
    placeholder: Option<String>,
}

/// Room round what is typed.
fn padding() -> Padding {
    let height = space::CONTROL - 2.0 - text_size::BASE * text_size::LINE_HEIGHT;
    Padding::from([height / 2.0, space::S + radius::ALL / 2.0])
}

/// An input showing `value`, and `placeholder` while it is empty. What is typed arrives composed.
pub fn text_field<'a, Message: Clone + 'a>(
    id: impl Into<Id>,
    placeholder: &str,
    value: &str,
    on_input: impl Fn(String) -> Message + 'a,
) -> TextField<'a, Message> {
    // iced cuts what it says itself where it has no room.
    let input = text_input("", value)
        .id(id)
        .on_input(move |text| on_input(nfc(&text)))
        .font(font::REGULAR)
        .size(text_size::BASE)
        .line_height(text_size::LINE_HEIGHT)
        .padding(padding())
        .style(style::input);
    let placeholder = (value.is_empty() && !placeholder.is_empty()).then(|| placeholder.to_owned());
    TextField {
        input,
        on_left: None,
        steps: Steps::Held,
        is_undone_by_page: false,
        is_empty: value.is_empty(),
        placeholder,
    }
}

impl<'a, Message: Clone + 'a> TextField<'a, Message> {
    /// What Enter does.
    pub fn on_submit(self, message: Message) -> Self {
        Self { input: self.input.on_submit(message), ..self }
    }

    /// What leaving it with the keyboard or the pointer does.
    pub fn on_left(self, message: Message) -> Self {
        Self { on_left: Some(message), ..self }
    }

    /// It stands above the list of its page: arrows up and down lead on there. From other inputs they lead nowhere.
    pub fn above_list(self) -> Self {
        Self { steps: Steps::Left, ..self }
    }

    /// It has a list of its own, which arrows up and down lead through while the caret stays in it.
    pub fn on_step(self, tell: impl Fn(Step) -> Message + 'a) -> Self {
        Self { steps: Steps::Told(Box::new(tell)), ..self }
    }

    /// Ctrl+Z and Ctrl+Y are the page's: it takes back what is typed here.
    pub fn undone_by_page(self) -> Self {
        Self { is_undone_by_page: true, ..self }
    }

    /// How wide it is.
    pub fn width(self, width: impl Into<Length>) -> Self {
        Self { input: self.input.width(width), ..self }
    }
}

impl<'a, Message: Clone + 'a> From<TextField<'a, Message>> for Element<'a, Message> {
    fn from(field: TextField<'a, Message>) -> Self {
        let said = field.placeholder.map(|said| {
            let said = container(one_line(soft(said))).width(Fill).clip(true);
            container(said).padding(padding())
        });
        let guard = ime_guard(field.input).on_left(field.on_left).steps(field.steps).empty(field.is_empty);
        let input: Element<'a, Message> = guard.undone_by_page(field.is_undone_by_page).into();
        stack![input].push(said).into()
    }
}

/// An area for several lines, `height` high. What is read from it is not composed yet.
pub fn text_area<'a, Message: Clone + 'a>(
    content: &'a text_editor::Content,
    height: f32,
    on_action: impl Fn(text_editor::Action) -> Message + 'a,
) -> Element<'a, Message> {
    let area = text_editor(content)
        .on_action(on_action)
        .font(font::REGULAR)
        .size(text_size::BASE)
        .line_height(text_size::LINE_HEIGHT)
        .padding(space::S)
        .height(height)
        .style(style::editor);
    ime_guard(area).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::Event;
    use iced::advanced::input_method::Event as Ime;
    use iced_test::Simulator;

    #[test]
    fn leaving_an_input_is_told_once() {
        let field = |id: &'static str| text_field(id, id, "", |typed| typed).on_left(id.to_owned());
        let fields: Element<'_, String> = iced::widget::column![field("a"), field("b")].into();
        let mut simulator = Simulator::new(fields);
        for id in ["a", "b", "b"] {
            simulator.click(iced_test::selector::id(id)).unwrap();
        }
        assert_eq!(simulator.into_messages().collect::<Vec<_>>(), ["a"]);
    }

    #[test]
    fn what_an_empty_input_says_ends_with_an_ellipsis_where_it_has_no_room_and_does_not_stand_in_the_way() {
        let field: Element<'_, String> =
            text_field("search", "Tìm theo tên hoặc mã, không cần dấu", "", |typed| typed).width(120).into();
        let mut simulator = Simulator::with_size(crate::app::preset::settings(), (400.0, 100.0), field);
        let said = crate::app::states::text::seen(&mut simulator).remove(0);
        assert!(said.content.starts_with("Tìm theo") && said.content.ends_with('…') && !said.is_cut(), "{said:?}");
        simulator.click(said.content.as_str()).unwrap();
        simulator.simulate([Event::InputMethod(Ime::Commit("Huế".into()))]);
        assert_eq!(simulator.into_messages().collect::<Vec<_>>(), ["Huế"]);
    }

    #[test]
    fn decomposed_letters_arrive_composed() {
        let field: Element<'_, String> = text_field("search", "Tìm", "", |typed| typed).into();
        let mut simulator = Simulator::new(field);
        simulator.click(iced_test::selector::id("search")).unwrap();
        simulator.simulate([Event::InputMethod(Ime::Commit("Đa\u{0300} Na\u{0306}\u{0303}ng".into()))]);
        assert_eq!(simulator.into_messages().collect::<Vec<_>>(), ["Đà Nẵng"]);
    }
}
