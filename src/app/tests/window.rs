//! The window as it runs, without a display: keys go through what is drawn to what listens, and tasks move what is in it.

use iced::advanced::widget::Operation;
use iced::advanced::widget::operation::{Focusable, Outcome, Scrollable};
use iced::advanced::{clipboard, mouse};
use iced::futures::executor::block_on;
use iced::futures::{FutureExt, StreamExt};

use iced::{Event, Font, Pixels, Point, Rectangle, Renderer, Size, Task, Vector, keyboard};
use iced_test::runtime::user_interface::{Cache, UserInterface};
use iced_test::runtime::{Action, task};
use iced_test::simulator::press_key;

use super::*;

/// One thing that can have the keyboard, as it is seen.
#[derive(Debug, Clone)]
pub(super) struct Stop {
    pub(super) is_focused: bool,
    /// Where it is in the window, scrolled as it is.
    pub(super) bounds: Rectangle,
    pub(super) seen: Option<Rectangle>,
    /// What it says.
    pub(super) text: String,
}

pub(super) struct Window {
    pub(super) app: App,
    size: Size,
    cache: Cache,
    renderer: Renderer,
}

impl Window {
    pub(super) fn of(app: App, size: (f32, f32)) -> Self {
        // Its fonts are loaded by the simulator.
        drop(simulator(&app, size));
        let made = <Renderer as iced::advanced::renderer::Headless>::new(Font::DEFAULT, Pixels(13.0), None);
        let renderer = block_on(made).unwrap();
        let mut window = Self { app, size: size.into(), cache: Cache::default(), renderer };
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
        self.happens(event);
    }

    /// An event and all that comes of it.
    fn happens(&mut self, event: Event) {
        let (messages, status) = self.told(&event, mouse::Cursor::Unavailable);
        for message in messages.into_iter().chain(view::heard(event, status, iced::window::Id::unique())) {
            let task = self.app.update(message);
            self.run(task);
        }
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
        let Some(mut stream) = task::into_stream(task) else { return };
        while let Some(Some(action)) = stream.next().now_or_never() {
            match action {
                Action::Widget(operation) => self.operate(operation),
                Action::Output(message) => {
                    let task = self.app.update(message);
                    self.run(task);
                }
                _ => {}
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
        let window = Rectangle::new(Point::ORIGIN, self.size);
        let mut look =
            Look { texts: Vec::new(), stops: Vec::new(), seen: vec![(Vector::ZERO, Some(window))], next: None };
        self.look(&mut look);
        look.stops
    }

    fn look(&mut self, look: &mut Look) {
        let cache = std::mem::take(&mut self.cache);
        let mut drawn = UserInterface::build(self.app.view(), self.size, cache, &mut self.renderer);
        drawn.operate(&self.renderer, look);
        self.cache = drawn.into_cache();
    }

    /// Whether a text is in sight.
    pub(super) fn sees(&mut self, text: &str) -> bool {
        let window = Rectangle::new(Point::ORIGIN, self.size);
        let mut look =
            Look { texts: Vec::new(), stops: Vec::new(), seen: vec![(Vector::ZERO, Some(window))], next: None };
        self.look(&mut look);
        look.texts.iter().any(|seen| seen.contains(text))
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
struct Look {
    /// Texts in sight.
    texts: Vec<String>,
    stops: Vec<Stop>,
    /// How far what is visited is scrolled, and what of the window shows it.
    seen: Vec<(Vector, Option<Rectangle>)>,
    next: Option<(Vector, Option<Rectangle>)>,
}

impl Operation for Look {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        match self.next.take() {
            Some(next) => {
                self.seen.push(next);
                operate(self);
                self.seen.pop();
            }
            None => operate(self),
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

    fn focusable(&mut self, _id: Option<&iced::advanced::widget::Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        let (scrolled, seen) = *self.seen.last().unwrap();
        let bounds = bounds - scrolled;
        let seen = seen.and_then(|seen| seen.intersection(&bounds));
        self.stops.push(Stop { is_focused: state.is_focused(), bounds, seen, text: String::new() });
    }

    fn text(&mut self, _id: Option<&iced::advanced::widget::Id>, bounds: Rectangle, text: &str) {
        let (scrolled, _) = *self.seen.last().unwrap();
        let at = (bounds - scrolled).center();
        if self.seen.last().unwrap().1.is_some_and(|seen| seen.contains(at)) {
            self.texts.push(text.to_owned());
        }
        if let Some(stop) = self.stops.last_mut().filter(|stop| stop.bounds.contains(at)) {
            stop.text = [&stop.text, text].map(str::trim).join(" ").trim().to_owned();
        }
    }
}
