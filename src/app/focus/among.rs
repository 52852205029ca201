//! Choices beside each other are one stop of Tab, at the chosen one: arrows lead from one to the next, as the eye does, and never
//! out of them by the way. Among the answers to a question they lead likewise; each of those is a stop.

use std::any::Any;

use iced::advanced::layout::Layout;
use iced::advanced::widget::{Id, Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse};
use iced::keyboard::{self, Key, key::Named};
use iced::{Element, Event, Rectangle, Renderer, Theme, Vector};

use super::GROUP;
use crate::app::widget::around::leave_to_content;
use crate::app::widget::reach::Focus;

/// See the module.
struct Among<'a, Message> {
    content: Element<'a, Message>,
    is_one_stop: bool,
}

/// Choices beside each other, each a button. Where they fill one line only, the arrows up and down are left to the page.
pub fn choices<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(Among { content: content.into(), is_one_stop: true })
}

/// Answers to a question beside each other, each a button and a stop of Tab.
pub fn answers<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(Among { content: content.into(), is_one_stop: false })
}

/// The way an arrow points.
fn way(event: &Event) -> Option<Vector> {
    let Event::Keyboard(keyboard::Event::KeyPressed { key: Key::Named(named), modifiers, .. }) = event else {
        return None;
    };
    let way = match named {
        Named::ArrowLeft => Vector::new(-1.0, 0.0),
        Named::ArrowRight => Vector::new(1.0, 0.0),
        Named::ArrowUp => Vector::new(0.0, -1.0),
        Named::ArrowDown => Vector::new(0.0, 1.0),
        _ => return None,
    };
    modifiers.is_empty().then_some(way)
}

/// Where the choices are, and which of them has the keyboard.
#[derive(Default)]
struct Places {
    bounds: Vec<Rectangle>,
    focused: Option<usize>,
}

impl Places {
    /// The nearest in the way an arrow points.
    fn next(&self, from: usize, way: Vector) -> Option<usize> {
        let off = |to: usize| self.bounds[to].center() - self.bounds[from].center();
        let along = |to: usize| off(to).x * way.x + off(to).y * way.y;
        let aside = |to: usize| (off(to).x * way.y).abs() + (off(to).y * way.x).abs();
        // Beside each other is what stands in one line, however high each is.
        let is_ahead = |to: &usize| along(*to) > 1.0 && (way.x == 0.0 || aside(*to) < self.bounds[from].height);
        let distance = |to: &usize| along(*to) + 2.0 * aside(*to);
        (0..self.bounds.len()).filter(is_ahead).min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    fn fill_one_line(&self) -> bool {
        let first = self.bounds.first().map(Rectangle::center_y);
        self.bounds.iter().all(|one| first.is_some_and(|first| (one.center_y() - first).abs() < one.height / 2.0))
    }
}

impl Operation for Places {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Any) {
        let Some(focus) = state.downcast_ref::<Focus>() else { return };
        if *focus == Focus::Here {
            self.focused = Some(self.bounds.len());
        }
        self.bounds.push(bounds);
    }
}

/// From one choice to another; nothing is left behind that the keyboard would come back to.
struct Step {
    to: usize,
    place: usize,
}

impl Operation for Step {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        if let Some(focus) = state.downcast_mut::<Focus>() {
            *focus = if self.place == self.to { Focus::Here } else { Focus::Away };
            self.place += 1;
        }
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Among<'_, Message> {
    leave_to_content!(children, layout, draw, mouse_interaction, overlay);

    fn tag(&self) -> tree::Tag {
        tree::Tag::stateless()
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        operation.container(self.is_one_stop.then_some(&GROUP), layout.bounds());
        operation.traverse(&mut |operation| {
            self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, operation);
        });
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
        let content = self.content.as_widget_mut();
        if let Some(way) = way(event) {
            let mut places = Places::default();
            content.operate(&mut tree.children[0], layout, renderer, &mut places);
            let is_left_to_the_page = way.x == 0.0 && places.fill_one_line();
            if let Some(now) = places.focused.filter(|_| !is_left_to_the_page) {
                if let Some(to) = places.next(now, way) {
                    content.operate(&mut tree.children[0], layout, renderer, &mut Step { to, place: 0 });
                    shell.request_redraw();
                }
                return shell.capture_event();
            }
        }
        content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::{Point, Size};

    #[test]
    fn arrows_lead_as_the_eye_does() {
        // Three above, two below.
        let at = |x: f32, y: f32| Rectangle::new(Point::new(x, y), Size::new(40.0, 20.0));
        let bounds = vec![at(0.0, 0.0), at(50.0, 0.0), at(100.0, 0.0), at(0.0, 30.0), at(50.0, 30.0)];
        let places = Places { bounds, focused: None };
        let (right, down) = (Vector::new(1.0, 0.0), Vector::new(0.0, 1.0));
        assert_eq!(places.next(0, right), Some(1));
        assert_eq!(places.next(2, right), None, "the line ends there");
        assert_eq!(places.next(1, down), Some(4));
        assert_eq!(places.next(2, down), Some(4));
        assert_eq!(places.next(4, down), None);
        assert_eq!(places.next(4, Vector::new(-1.0, 0.0)), Some(3));
        assert!(!places.fill_one_line());
    }
}
