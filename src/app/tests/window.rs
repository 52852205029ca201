//! The window as it runs, without a display: keys go through what is drawn to what listens, and tasks move what is in it.

use iced::advanced::widget::Operation;
use iced::advanced::widget::operation::{Focusable, Outcome, Scrollable};
use iced::advanced::{clipboard, mouse};
use iced::futures::executor::block_on;
use iced::futures::stream::BoxStream;
use iced::futures::{FutureExt, StreamExt};

use iced::{Event, Font, Pixels, Point, Rectangle, Renderer, Size, Task, Vector, keyboard};
use iced_test::runtime::user_interface::{Cache, UserInterface};
use iced_test::runtime::{Action, task};
use iced_test::simulator::press_key;

use super::*;
use crate::app::shortcut::Shortcut;

/// One thing that can have the keyboard, as it is seen.
#[derive(Debug, Clone)]
pub(super) struct Stop {
    pub(super) is_focused: bool,
    /// A list that arrows lead through.
    pub(super) is_list: bool,
    /// Nothing is typed into it.
    pub(super) is_button: bool,
    /// Counted among choices beside each other.
    pub(super) group: Option<usize>,
    /// Where it is in the window, scrolled as it is.
    pub(super) bounds: Rectangle,
    pub(super) seen: Option<Rectangle>,
    /// What it says.
    pub(super) text: String,
}

pub(super) struct Window {
    pub(super) app: App,
    /// What was put on the clipboard last.
    pub(super) clipboard: Option<String>,
    /// Questions that no dialog of the system answered.
    questions: Option<BoxStream<'static, Action<Message>>>,
    /// What was begun last and has not ended.
    begun: Vec<BoxStream<'static, Action<Message>>>,
    size: Size,
    cache: Cache,
    renderer: Renderer,
}

impl Window {
    pub(super) fn of(mut app: App, size: (f32, f32)) -> Self {
        app.shared.dialogs = Dialogs::answering(Vec::new());
        // Its fonts are loaded by the simulator.
        drop(simulator(&app, size));
        let made = <Renderer as iced::advanced::renderer::Headless>::new(Font::DEFAULT, Pixels(13.0), None);
        let renderer = block_on(made).unwrap();
        let questions = task::into_stream(app.shared.dialogs.unanswered().map(Message::PathAsked));
        let (size, cache) = (size.into(), Cache::default());
        let mut window = Self { app, clipboard: None, questions, begun: Vec::new(), size, cache, renderer };
        window.redraw();
        window
    }

    /// What is drawn next tells how it was laid out.
    pub(super) fn redraw(&mut self) {
        self.happens(Event::Window(iced::window::Event::RedrawRequested(std::time::Instant::now())));
    }

    /// A key pressed and all that comes of it.
    pub(super) fn press(&mut self, key: Named) {
        self.press_with(Key::Named(key), Modifiers::empty());
    }

    pub(super) fn press_with(&mut self, key: Key, held: Modifiers) {
        let mut event = press_key(key, None);
        if let Event::Keyboard(keyboard::Event::KeyPressed { modifiers, .. }) = &mut event {
            *modifiers = held;
        }
        // Inputs of iced know what is held by what was pressed before.
        self.happens(Event::Keyboard(keyboard::Event::ModifiersChanged(held)));
        self.happens(event);
        let begun = std::mem::take(&mut self.begun);
        self.happens(Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::empty())));
        self.begun = begun;
    }

    /// The key of a shortcut, as the table writes it.
    pub(super) fn press_keys(&mut self, shortcut: Shortcut) {
        let (key, held) = shortcut::tests::pressed(shortcut);
        self.press_with(key, held);
    }

    /// Letters, one after the other.
    pub(super) fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            let letter = letter.to_string();
            self.happens(press_key(Key::Character(letter.as_str().into()), Some(letter.into())));
        }
    }

    /// An event and all that comes of it.
    fn happens(&mut self, event: Event) {
        self.begun.clear();
        let (messages, status) = self.told(&event, mouse::Cursor::Unavailable);
        for message in messages.into_iter().chain(view::heard(event, status, iced::window::Id::unique())) {
            let task = self.app.update(message);
            self.run(task);
        }
    }

    /// Something that was heard without a key, and all that comes of it.
    pub(super) fn hears(&mut self, message: Message) {
        let task = self.app.update(message);
        self.run(task);
    }

    /// Whether the list has the keyboard.
    pub(super) fn is_in_list(&mut self) -> bool {
        self.stops().iter().any(|stop| stop.is_list && stop.is_focused)
    }

    /// A press of the pointer at a place.
    pub(super) fn click(&mut self, at: (f32, f32)) {
        let at = mouse::Cursor::Available(at.into());
        let messages: Vec<Message> = iced_test::simulator::click().flat_map(|event| self.told(&event, at).0).collect();
        for message in messages {
            let task = self.app.update(message);
            self.run(task);
        }
    }

    /// The same while keys are held.
    pub(super) fn click_with(&mut self, at: (f32, f32), held: Modifiers) {
        self.happens(Event::Keyboard(keyboard::Event::ModifiersChanged(held)));
        self.click(at);
        self.happens(Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::empty())));
    }

    /// The pointer goes down at a place, is drawn to another and up there.
    pub(super) fn drag(&mut self, from: (f32, f32), to: (f32, f32)) {
        let (from, to): (Point, Point) = (from.into(), to.into());
        let events = [
            (mouse::Event::ButtonPressed(mouse::Button::Left), from),
            (mouse::Event::CursorMoved { position: to }, to),
            (mouse::Event::ButtonReleased(mouse::Button::Left), to),
        ];
        for (event, at) in events {
            for message in self.told(&Event::Mouse(event), mouse::Cursor::Available(at)).0 {
                self.hears(message);
            }
        }
    }

    /// A press of the other button of the mouse.
    pub(super) fn click_right(&mut self, at: (f32, f32)) {
        let at = mouse::Cursor::Available(at.into());
        let (messages, _) = self.told(&Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Right)), at);
        for message in messages {
            let task = self.app.update(message);
            self.run(task);
        }
    }

    /// What an event makes what is drawn say.
    fn told(&mut self, event: &Event, cursor: mouse::Cursor) -> (Vec<Message>, iced::event::Status) {
        let mut messages = Vec::new();
        let cache = std::mem::take(&mut self.cache);
        let mut drawn = UserInterface::build(self.app.view(), self.size, cache, &mut self.renderer);
        let events = std::slice::from_ref(event);
        let (_, statuses) = drawn.update(events, cursor, &mut self.renderer, &mut clipboard::Null, &mut messages);
        self.cache = drawn.into_cache();
        (messages, statuses[0])
    }

    /// What pressing Enter, or clicking in the middle of what has the keyboard, would do.
    pub(super) fn by_enter_and_by_click(&mut self, stop: &Stop) -> (String, String) {
        let (entered, status) = self.told(&press_key(Named::Enter, None), mouse::Cursor::Unavailable);
        assert_eq!(status, iced::event::Status::Captured, "{stop:?}");
        let at = mouse::Cursor::Available(stop.seen.unwrap().center());
        let clicked: Vec<Message> = iced_test::simulator::click().flat_map(|event| self.told(&event, at).0).collect();
        (format!("{entered:?}"), format!("{clicked:?}"))
    }

    fn run(&mut self, task: Task<Message>) {
        if let Some(stream) = task::into_stream(task) {
            self.go_on(stream);
        }
    }

    fn go_on(&mut self, mut stream: BoxStream<'static, Action<Message>>) {
        loop {
            match stream.next().now_or_never() {
                Some(Some(action)) => self.act(action),
                Some(None) => return,
                None => return self.begun.push(stream),
            }
        }
    }

    /// What iced put off until its next turn is done, and what no dialog of the system answered is asked. Jobs that were begun
    /// may end by chance meanwhile.
    pub(super) fn settle(&mut self) {
        for _ in 0..4 {
            for stream in std::mem::take(&mut self.begun) {
                self.go_on(stream);
            }
            self.ask();
        }
    }

    fn ask(&mut self) {
        let asked = self.questions.as_mut().and_then(|questions| questions.next().now_or_never());
        if let Some(Some(action)) = asked {
            self.act(action);
        }
    }

    fn act(&mut self, action: Action<Message>) {
        match action {
            Action::Widget(operation) => self.operate(operation),
            Action::Clipboard(iced_test::runtime::clipboard::Action::Write { contents, .. }) => {
                self.clipboard = Some(contents);
            }
            Action::Output(message) => {
                let task = self.app.update(message);
                self.run(task);
            }
            _ => {}
        }
    }

    /// Waits for the jobs that the last event began.
    pub(super) fn wait(&mut self) {
        for mut stream in std::mem::take(&mut self.begun) {
            while let Some(action) = block_on(stream.next()) {
                self.act(action);
            }
        }
    }

    fn operate(&mut self, operation: Box<dyn Operation>) {
        let cache = std::mem::take(&mut self.cache);
        let mut drawn = UserInterface::build(self.app.view(), self.size, cache, &mut self.renderer);
        let mut next = Some(operation);
        while let Some(mut operation) = next.take() {
            drawn.operate(&self.renderer, operation.as_mut());
            if let Outcome::Chain(operation) = operation.finish() {
                next = Some(operation);
            }
        }
        self.cache = drawn.into_cache();
    }

    /// All that can have the keyboard, in the order it is drawn in.
    pub(super) fn stops(&mut self) -> Vec<Stop> {
        self.look().stops
    }

    fn look(&mut self) -> Look {
        let window = Rectangle::new(Point::ORIGIN, self.size);
        let seen = vec![(Vector::ZERO, Some(window))];
        let mut look = Look { seen, ..Look::default() };
        let cache = std::mem::take(&mut self.cache);
        let mut drawn = UserInterface::build(self.app.view(), self.size, cache, &mut self.renderer);
        drawn.operate(&self.renderer, &mut look);
        self.cache = drawn.into_cache();
        look
    }

    /// Whether a text is in sight.
    pub(super) fn sees(&mut self, text: &str) -> bool {
        self.look().texts.iter().any(|seen| seen.contains(text))
    }

    /// The middle of a text in sight.
    pub(super) fn place_of(&mut self, text: &str) -> Option<(f32, f32)> {
        let look = self.look();
        let place = look.texts.iter().position(|seen| seen == text)?;
        look.places.get(place).map(|at| (at.x, at.y))
    }

    /// What is seen of the line that is chosen or marked.
    pub(super) fn marked(&mut self) -> Option<Rectangle> {
        self.look().marked
    }

    /// All texts in sight, those in inputs among them.
    pub(super) fn texts(&mut self) -> Vec<String> {
        self.look().texts
    }

    /// The place of what has the keyboard among all that can have it.
    pub(super) fn focused(&mut self) -> Option<usize> {
        self.stops().iter().position(|stop| stop.is_focused)
    }

    /// What the focused thing says.
    pub(super) fn focused_text(&mut self) -> Option<String> {
        self.stops().into_iter().find(|stop| stop.is_focused).map(|stop| stop.text)
    }
}

/// Takes down what can have the keyboard.
#[derive(Default)]
struct Look {
    /// Texts in sight, and the middle of each.
    texts: Vec<String>,
    places: Vec<Point>,
    stops: Vec<Stop>,
    marked: Option<Rectangle>,
    /// How far what is visited is scrolled, and what of the window shows it.
    seen: Vec<(Vector, Option<Rectangle>)>,
    next: Option<(Vector, Option<Rectangle>)>,
    /// Choices beside each other come next.
    is_group: bool,
    groups: usize,
    group: Option<usize>,
    /// What stands in the input that comes next.
    typed: Option<String>,
}

impl Operation for Look {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        let group = self.group;
        if std::mem::take(&mut self.is_group) {
            self.groups += 1;
            self.group = Some(self.groups);
        }
        match self.next.take() {
            Some(next) => {
                self.seen.push(next);
                operate(self);
                self.seen.pop();
            }
            None => operate(self),
        }
        self.group = group;
    }

    fn container(&mut self, id: Option<&iced::advanced::widget::Id>, bounds: Rectangle) {
        self.is_group = id == Some(&focus::GROUP);
        if id == Some(&focus::MARKED) {
            let (scrolled, seen) = *self.seen.last().unwrap();
            self.marked = seen.and_then(|seen| seen.intersection(&(bounds - scrolled)));
        }
    }

    fn scrollable(
        &mut self,
        _id: Option<&iced::advanced::widget::Id>,
        bounds: Rectangle,
        _content: Rectangle,
        offset: Vector,
        _state: &mut dyn Scrollable,
    ) {
        let (scrolled, seen) = *self.seen.last().unwrap();
        let seen = seen.and_then(|seen| seen.intersection(&(bounds - scrolled)));
        self.next = Some((scrolled + offset, seen));
    }

    fn focusable(&mut self, id: Option<&iced::advanced::widget::Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        let (scrolled, seen) = *self.seen.last().unwrap();
        let bounds = bounds - scrolled;
        let seen = seen.and_then(|seen| seen.intersection(&bounds));
        let (is_focused, is_list) = (state.is_focused(), id == Some(&focus::LIST));
        let text = self.typed.take().unwrap_or_default();
        let group = self.group;
        self.stops.push(Stop { is_focused, is_list, is_button: false, group, bounds, seen, text });
    }

    fn custom(&mut self, _: Option<&iced::advanced::widget::Id>, _: Rectangle, state: &mut dyn std::any::Any) {
        if state.downcast_ref::<widget::reach::Focus>().is_some() {
            self.stops.last_mut().into_iter().for_each(|stop| stop.is_button = !stop.is_list);
        }
    }

    fn text_input(
        &mut self,
        _id: Option<&iced::advanced::widget::Id>,
        bounds: Rectangle,
        state: &mut dyn iced::advanced::widget::operation::TextInput,
    ) {
        self.see(bounds, state.text());
        self.typed = Some(state.text().to_owned());
    }

    fn text(&mut self, _id: Option<&iced::advanced::widget::Id>, bounds: Rectangle, text: &str) {
        self.see(bounds, text);
        let (scrolled, _) = *self.seen.last().unwrap();
        let at = (bounds - scrolled).center();
        if let Some(stop) = self.stops.last_mut().filter(|stop| stop.bounds.contains(at)) {
            stop.text = [&stop.text, text].map(str::trim).join(" ").trim().to_owned();
        }
    }
}

impl Look {
    /// Takes a text down where it is in sight.
    fn see(&mut self, bounds: Rectangle, text: &str) {
        let (scrolled, seen) = *self.seen.last().unwrap();
        let at = (bounds - scrolled).center();
        if seen.is_some_and(|seen| seen.contains(at)) {
            self.texts.push(text.to_owned());
            self.places.push(at);
        }
    }
}
