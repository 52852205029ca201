//! Keeps an input from losing or garbling typed letters.
//!
//! An input of iced loses the word being composed when a click elsewhere takes its focus, keeps only the first of
//! several letters that arrive in one key event, types the digit of Ctrl+1, and lets Ctrl+Z through, which would take back far
//! more than letters: it is the page's only where there are no letters to take back. The guard stands around it and cures all four.
//! It also says what the arrows up and down do, which an input of one line has no use for ([`Steps`]).

use iced::advanced::layout::Layout;
use iced::advanced::widget::operation::Focusable;
use iced::advanced::widget::{Id, Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, input_method, mouse};
use iced::{Element, Event, Rectangle, keyboard};

use super::around::leave_to_content;
use super::virtual_table::Step;
use crate::app::shortcut;

/// See the module.
pub struct ImeGuard<'a, Message, Theme, Renderer> {
    content: Element<'a, Message, Theme, Renderer>,
    on_left: Option<Message>,
    steps: Steps<'a, Message>,
    /// The page takes back what is typed here, step by step.
    is_undone_by_page: bool,
    /// There is nothing in it to be chosen or copied.
    is_empty: bool,
}

/// Whose the keys are that lead up and down while the caret is in an input.
pub enum Steps<'a, Message> {
    /// The input's own, or the page's.
    Left,
    /// Nobody's: no list is led through from this input.
    Held,
    /// Of the list that belongs to the input.
    Told(Box<dyn Fn(Step) -> Message + 'a>),
}

/// What is going on in the input.
#[derive(Default)]
struct Typing {
    /// The word being composed, not yet handed to the input.
    word: String,
    has_caret: bool,
    /// Something stood in it since the caret came.
    was_filled: bool,
}

/// Guards one input.
pub fn ime_guard<'a, Message, Theme, Renderer>(
    content: impl Into<Element<'a, Message, Theme, Renderer>>,
) -> ImeGuard<'a, Message, Theme, Renderer> {
    ImeGuard { content: content.into(), on_left: None, steps: Steps::Left, is_undone_by_page: false, is_empty: false }
}

impl<'a, Message, Theme, Renderer> ImeGuard<'a, Message, Theme, Renderer> {
    /// What is told when the caret leaves the input.
    pub fn on_left(self, message: Option<Message>) -> Self {
        Self { on_left: message, ..self }
    }

    /// Whether Ctrl+Z and Ctrl+Y are the page's own even here: it takes back what is typed, step by step.
    pub fn undone_by_page(self, is_undone_by_page: bool) -> Self {
        Self { is_undone_by_page, ..self }
    }

    /// Whether nothing stands in it: Ctrl+C is the page's then, which would come to nothing here, and so are Ctrl+Z and Ctrl+Y
    /// where nothing stood in it since the caret came.
    pub fn empty(self, is_empty: bool) -> Self {
        Self { is_empty, ..self }
    }

    /// Whose the keys up and down are.
    pub fn steps(self, steps: Steps<'a, Message>) -> Self {
        Self { steps, ..self }
    }
}

/// The event as the input should see it.
fn mended(event: &Event) -> Option<Event> {
    let Event::Keyboard(keyboard::Event::KeyPressed { text: Some(text), modifiers, .. }) = event else { return None };
    if modifiers.command() && !modifiers.alt() {
        return Some(without_text(event.clone()));
    }
    let several = text.chars().count() > 1 && !text.chars().any(char::is_control);
    several.then(|| Event::InputMethod(input_method::Event::Commit(text.to_string())))
}

fn without_text(mut event: Event) -> Event {
    if let Event::Keyboard(keyboard::Event::KeyPressed { text, .. }) = &mut event {
        *text = None;
    }
    event
}

/// A key that leads up or down.
fn step(event: &Event) -> Option<Step> {
    let Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. }) = event else { return None };
    shortcut::step(key, *modifiers).filter(|step| !matches!(step, Step::First | Step::Last))
}

/// Ctrl+Z and Ctrl+Y, which whoever typed means for letters: an input cannot take those back, and nothing else may.
fn is_meant_for_letters(event: &Event) -> bool {
    is_with_ctrl(event, "zy")
}

/// Ctrl+C, which an input takes even where it has nothing to copy. Ctrl+A stays with it: who presses that is about to type.
fn copies(event: &Event) -> bool {
    is_with_ctrl(event, "c")
}

/// A key or a button that is pressed.
fn is_of_a_hand(event: &Event) -> bool {
    matches!(event, Event::Keyboard(keyboard::Event::KeyPressed { .. }) | Event::Mouse(mouse::Event::ButtonPressed(_)))
}

/// Whether Ctrl and one of these letters are pressed.
fn is_with_ctrl(event: &Event, letters: &str) -> bool {
    let Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. }) = event else { return false };
    let keyboard::Key::Character(letter) = key.as_ref() else { return false };
    modifiers.command() && !modifiers.alt() && letters.contains(&letter.to_lowercase())
}

/// Whether the input has the caret.
#[derive(Default)]
struct HasCaret(bool);

impl Operation for HasCaret {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, input: &mut dyn Focusable) {
        self.0 |= input.is_focused();
    }
}

impl<Message, Theme, Renderer> Widget<Message, Theme, Renderer> for ImeGuard<'_, Message, Theme, Renderer>
where
    Renderer: iced::advanced::Renderer,
{
    leave_to_content!(children, layout, operate, draw, mouse_interaction, overlay);

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Typing>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Typing::default())
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let typing = tree.state.downcast_mut::<Typing>();
        let mut pending = None;
        match event {
            Event::InputMethod(input_method::Event::Preedit(content, _)) => typing.word.clone_from(content),
            Event::InputMethod(_) => typing.word.clear(),
            Event::Mouse(mouse::Event::ButtonPressed(_))
                if !cursor.is_over(layout.bounds()) && !typing.word.is_empty() =>
            {
                let word = std::mem::take(&mut typing.word);
                pending = Some(Event::InputMethod(input_method::Event::Commit(word)));
            }
            _ => {}
        }
        let content = self.content.as_widget_mut();
        let mut caret = HasCaret::default();
        if is_of_a_hand(event) {
            content.operate(&mut tree.children[0], layout, renderer, &mut caret);
            typing.was_filled = caret.0 && (typing.was_filled || !self.is_empty);
        }
        let is_empty = self.is_empty && typing.word.is_empty();
        if is_empty && (copies(event) || is_meant_for_letters(event) && !typing.was_filled) {
            return;
        }
        let mended = mended(event);
        let step = step(event);
        if step.is_some() || (is_meant_for_letters(event) && !self.is_undone_by_page) {
            match (caret.0, step, &self.steps) {
                (false, ..) | (true, Some(_), Steps::Left) => {}
                (true, Some(step), Steps::Told(tell)) => {
                    shell.publish(tell(step));
                    return shell.capture_event();
                }
                (true, Some(_), Steps::Held) | (true, None, _) => shell.capture_event(),
            }
        }
        for event in pending.as_ref().into_iter().chain([mended.as_ref().unwrap_or(event)]) {
            content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
        }
        if self.on_left.is_some() {
            let mut caret = HasCaret::default();
            content.operate(&mut tree.children[0], layout, renderer, &mut caret);
            if std::mem::replace(&mut typing.has_caret, caret.0) && !caret.0 {
                self.on_left.take().into_iter().for_each(|left| shell.publish(left));
            }
        }
    }
}

impl<'a, Message: 'a, Theme: 'a, Renderer: iced::advanced::Renderer + 'a> From<ImeGuard<'a, Message, Theme, Renderer>>
    for Element<'a, Message, Theme, Renderer>
{
    fn from(guard: ImeGuard<'a, Message, Theme, Renderer>) -> Self {
        Self::new(guard)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::advanced::input_method::Event as Ime;
    use iced::event;
    use iced::widget::{button, column, text_input};
    use iced_test::Simulator;
    use iced_test::simulator::press_key;

    #[derive(Debug, Clone, PartialEq)]
    enum Message {
        Typed(String),
        Saved,
    }

    fn simulator(guarded: bool) -> Simulator<'static, Message> {
        let input = text_input("Tên", "tiếng ").id("name").on_input(Message::Typed);
        let input: Element<'_, Message> = if guarded { ime_guard(input).into() } else { input.into() };
        let view: Element<'_, Message> = column![button("Lưu").on_press(Message::Saved), input].spacing(10).into();
        let mut simulator = Simulator::new(view);
        simulator.click(iced_test::selector::id("name")).unwrap();
        simulator.tap_key(keyboard::key::Named::End);
        simulator
    }

    fn click_while_composing(guarded: bool) -> Vec<Message> {
        let mut simulator = simulator(guarded);
        simulator.simulate([Event::InputMethod(Ime::Opened), Event::InputMethod(Ime::Preedit("Việt".into(), None))]);
        simulator.click("Lưu").unwrap();
        simulator.into_messages().collect()
    }

    #[test]
    fn without_the_guard_a_click_loses_the_word() {
        assert_eq!(click_while_composing(false), [Message::Saved]);
    }

    #[test]
    fn the_word_is_kept_when_a_click_takes_the_focus() {
        assert_eq!(click_while_composing(true), [Message::Typed("tiếng Việt".into()), Message::Saved]);
    }

    #[test]
    fn undo_stays_in_the_input_that_has_the_caret() {
        let undo = || press_key_with(keyboard::Key::Character("z".into()), keyboard::Modifiers::CTRL);
        assert_eq!(simulator(true).simulate([undo()]), [event::Status::Captured]);
        assert_eq!(simulator(false).simulate([undo()]), [event::Status::Ignored]);
        let mut elsewhere = simulator(true);
        elsewhere.click("Lưu").unwrap();
        assert_eq!(elsewhere.simulate([undo()]), [event::Status::Ignored]);
    }

    #[test]
    fn an_empty_input_leaves_copying_to_the_page() {
        for (is_empty, status) in [(true, event::Status::Ignored), (false, event::Status::Captured)] {
            let input = text_input("Tên", "").id("name").on_input(Message::Typed);
            let guarded: Element<'_, Message> = ime_guard(input).empty(is_empty).into();
            let mut simulator = Simulator::new(guarded);
            simulator.click(iced_test::selector::id("name")).unwrap();
            let held = Event::Keyboard(keyboard::Event::ModifiersChanged(keyboard::Modifiers::CTRL));
            let press = press_key_with(keyboard::Key::Character("c".into()), keyboard::Modifiers::CTRL);
            assert_eq!(simulator.simulate([held, press])[1], status);
        }
    }

    fn press_key_with(key: keyboard::Key, modifiers: keyboard::Modifiers) -> Event {
        match press_key(key, None) {
            Event::Keyboard(keyboard::Event::KeyPressed {
                key,
                modified_key,
                physical_key,
                location,
                text,
                repeat,
                ..
            }) => Event::Keyboard(keyboard::Event::KeyPressed {
                key,
                modified_key,
                physical_key,
                location,
                modifiers,
                text,
                repeat,
            }),
            other => other,
        }
    }

    #[test]
    fn several_letters_of_one_key_all_arrive() {
        let mut simulator = simulator(true);
        simulator.simulate([press_key(keyboard::Key::Character("ượ".into()), Some("ượ".into()))]);
        assert_eq!(simulator.into_messages().collect::<Vec<_>>(), [Message::Typed("tiếng ượ".into())]);
    }

    #[test]
    fn a_shortcut_types_nothing() {
        let mut simulator = simulator(true);
        let mut press = press_key(keyboard::Key::Character("1".into()), Some("1".into()));
        if let Event::Keyboard(keyboard::Event::KeyPressed { modifiers, .. }) = &mut press {
            *modifiers = keyboard::Modifiers::CTRL;
        }
        simulator.simulate([press]);
        assert_eq!(simulator.into_messages().count(), 0);
    }
}
