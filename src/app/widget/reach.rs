//! Makes what can be pressed reachable by the keyboard: it can have the focus, shows that by a ring, and is pressed by Enter
//! or Space. iced's own buttons and boxes hear the pointer only.

use iced::advanced::layout::Layout;
use iced::advanced::renderer::{Quad, Style};
use iced::advanced::widget::operation::Focusable;
use iced::advanced::widget::{Id, Operation, Tree, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, Widget, mouse};
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::{Color, Element, Event, Rectangle, Renderer, Theme, border, touch};

use super::around::leave_to_content;
use crate::app::theme::{Tokens, radius};

/// The line of paper that sets the ring off from what it is round, in pixels.
const GAP: f32 = 1.0;
/// The line of paper between the lines of a ring that has several, in pixels.
const BETWEEN: f32 = 1.0;

/// Whether the keyboard is here. Operations meet it as `Focusable`, and by its own type, which tells it from an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    #[default]
    Away,
    Here,
    /// It was taken elsewhere, as into what was laid over the page, and comes back when that is gone.
    Left,
    /// Something was opened from here in the same layer and has it; it comes back when that is gone.
    Opener,
}

impl Focusable for Focus {
    fn is_focused(&self) -> bool {
        *self == Self::Here
    }

    fn focus(&mut self) {
        *self = Self::Here;
    }

    fn unfocus(&mut self) {
        if self.is_focused() {
            *self = Self::Left;
        }
    }
}

/// See the module; made by [`reach`].
struct Reach<'a, Message> {
    content: Element<'a, Message>,
    message: Option<Message>,
    role: Role,
}

/// What something that can be pressed is among others, and which keys it hears besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    #[default]
    Alone,
    /// The chosen one of several: Tab comes to them there.
    Chosen,
    /// It opens a list: so does the arrow that leads down there.
    Unfolds,
}

/// Id of what is chosen among choices beside each other.
pub(in crate::app) const CHOSEN: Id = Id::new("chosen");

/// Around something that publishes `message` when it is clicked; without one it cannot be pressed and is passed over.
pub(super) fn reach<'a, Message: Clone + 'a>(
    content: impl Into<Element<'a, Message>>,
    message: Option<Message>,
    role: Role,
) -> Element<'a, Message> {
    Element::new(Reach { content: content.into(), message, role })
}

/// The arrow down, alone or with Alt, as at a list that folds elsewhere.
fn is_unfolding(event: &Event) -> bool {
    let Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, repeat: false, .. }) = event else {
        return false;
    };
    matches!(key, Key::Named(Named::ArrowDown)) && (modifiers.is_empty() || *modifiers == keyboard::Modifiers::ALT)
}

/// Enter or Space alone, held down once however long. Shift with Enter is what it is with a click.
pub(in crate::app) fn is_press(event: &Event) -> bool {
    let Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, repeat: false, .. }) = event else {
        return false;
    };
    match key {
        Key::Named(Named::Enter) => (*modifiers - Modifiers::SHIFT).is_empty(),
        Key::Named(Named::Space) => modifiers.is_empty(),
        _ => false,
    }
}

/// A press of the pointer anywhere: the keyboard is no longer what leads.
pub(in crate::app) fn is_of_the_pointer(event: &Event) -> bool {
    matches!(event, Event::Mouse(mouse::Event::ButtonPressed(_)) | Event::Touch(touch::Event::FingerPressed { .. }))
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Reach<'_, Message> {
    leave_to_content!(layout, mouse_interaction, overlay);

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Focus>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Focus::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        if self.message.is_none() {
            *tree.state.downcast_mut::<Focus>() = Focus::Away;
        }
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        if self.message.is_some() {
            let focus = tree.state.downcast_mut::<Focus>();
            let id = (self.role == Role::Chosen).then_some(CHOSEN);
            operation.focusable(id.as_ref(), layout.bounds(), focus);
            operation.custom(None, layout.bounds(), focus);
        }
        self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, operation);
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
        let focus = tree.state.downcast_mut::<Focus>();
        if is_of_the_pointer(event) && *focus != Focus::Away {
            *focus = Focus::Away;
            shell.request_redraw();
        }
        let is_meant = is_press(event) || self.role == Role::Unfolds && is_unfolding(event);
        if let Some(message) = self.message.as_ref().filter(|_| focus.is_focused() && is_meant) {
            shell.publish(message.clone());
            shell.capture_event();
            return;
        }
        let content = self.content.as_widget_mut();
        content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        self.content.as_widget().draw(&tree.children[0], renderer, theme, style, layout, cursor, viewport);
        if tree.state.downcast_ref::<Focus>().is_focused() {
            ring(renderer, Tokens::of(theme), layout.bounds(), viewport);
        }
    }
}

/// How far a ring reaches out, in pixels.
fn breadth(t: &Tokens) -> f32 {
    f32::from(t.focus_lines.saturating_sub(1)) * (t.focus_edge + BETWEEN) + t.focus_edge + GAP
}

/// Within the edge of `bounds`, so that nothing beside it is covered.
pub(in crate::app) fn ring_within(renderer: &mut Renderer, t: &Tokens, bounds: Rectangle, viewport: &Rectangle) {
    ring(renderer, t, bounds.shrink(breadth(t)), viewport);
}

/// Round `bounds` where there is room, else within the edge of what is seen; on a layer of its own, so that no neighbour
/// is drawn over it.
pub(in crate::app) fn ring(renderer: &mut Renderer, t: &Tokens, bounds: Rectangle, viewport: &Rectangle) {
    let width = t.focus_edge;
    let step = width + BETWEEN;
    let more = breadth(t) - width - GAP;
    let Some(outer) = bounds.expand(more + width + GAP).intersection(viewport) else { return };
    let line = |renderer: &mut Renderer, bounds: Rectangle, width: f32, colour: Color, corner: f32| {
        let border = border::rounded(corner).color(colour).width(width);
        renderer.fill_quad(Quad { bounds, border, ..Quad::default() }, Color::TRANSPARENT);
    };
    renderer.with_layer(*viewport, |renderer| {
        line(renderer, outer.shrink(more + width), GAP, t.paper, radius::ALL + GAP);
        for place in 0..t.focus_lines {
            let within = f32::from(place) * step;
            let corner = radius::ALL + GAP + width + more - within;
            line(renderer, outer.shrink(within), width, t.focus, corner);
            if place + 1 < t.focus_lines {
                line(renderer, outer.shrink(within + width), BETWEEN, t.paper, corner - width);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preset;
    use crate::app::theme::{Appearance, theme};
    use crate::app::widget::{button, label};
    use iced::advanced::clipboard;
    use iced::advanced::renderer::Headless;
    use iced::advanced::widget::operation::{Outcome, focusable};
    use iced::futures::executor::block_on;
    use iced::{Font, Pixels, Size};
    use iced_test::Simulator;
    use iced_test::runtime::user_interface::{Cache, UserInterface};
    use iced_test::simulator::press_key;

    const SIZE: Size = Size::new(120.0, 60.0);

    fn view(message: Option<&'static str>) -> Element<'static, &'static str> {
        iced::widget::container(button(label("Lưu")).on_press_maybe(message)).padding(10).into()
    }

    fn renderer() -> Renderer {
        // The simulator loads the fonts.
        drop(Simulator::with_size(preset::settings(), SIZE, view(None)));
        block_on(<Renderer as Headless>::new(Font::DEFAULT, Pixels(13.0), None)).unwrap()
    }

    /// What comes of an event once Tab came to the button, and what is seen then.
    fn after_tab(message: Option<&'static str>, event: &Event) -> (Vec<&'static str>, iced::event::Status, Vec<u8>) {
        let mut renderer = renderer();
        let mut drawn = UserInterface::build(view(message), SIZE, Cache::default(), &mut renderer);
        let mut next: Option<Box<dyn Operation<()>>> = Some(Box::new(focusable::focus_next()));
        while let Some(mut operation) = next.take() {
            drawn.operate(&renderer, operation.as_mut());
            if let Outcome::Chain(operation) = operation.finish() {
                next = Some(operation);
            }
        }
        let (mut told, away) = (Vec::new(), mouse::Cursor::Unavailable);
        let events = std::slice::from_ref(event);
        let (_, status) = drawn.update(events, away, &mut renderer, &mut clipboard::Null, &mut told);
        let (theme, style) = (theme(Appearance::Light), Style { text_color: Color::BLACK });
        drawn.draw(&mut renderer, &theme, &style, away);
        drop(drawn);
        let pixels = Headless::screenshot(&mut renderer, Size::new(120, 60), 1.0, Color::WHITE);
        (told, status[0], pixels)
    }

    #[test]
    fn enter_and_space_press_what_has_the_keyboard_and_go_no_further() {
        for key in [Named::Enter, Named::Space] {
            let (told, status, _) = after_tab(Some("saved"), &press_key(key, None));
            assert_eq!((told, status), (vec!["saved"], iced::event::Status::Captured), "{key:?}");
        }
        let (told, status, _) = after_tab(Some("saved"), &press_key(Named::F2, None));
        assert_eq!((told, status), (vec![], iced::event::Status::Ignored), "other keys are not its own");
    }

    #[test]
    fn a_key_held_down_presses_once() {
        let mut held = press_key(Named::Enter, None);
        if let Event::Keyboard(keyboard::Event::KeyPressed { repeat, .. }) = &mut held {
            *repeat = true;
        }
        assert!(after_tab(Some("saved"), &held).0.is_empty());
    }

    #[test]
    fn what_cannot_be_pressed_is_not_come_to() {
        assert!(after_tab(None, &press_key(Named::Enter, None)).0.is_empty());
    }

    #[test]
    fn a_ring_is_seen_until_the_pointer_is_pressed() {
        let accent = Tokens::of_appearance(Appearance::Light).accent.into_rgba8();
        let ringed = |pixels: &[u8]| pixels.chunks(4).filter(|pixel| pixel[..3] == accent[..3]).count();
        let (.., focused) = after_tab(Some("saved"), &press_key(Named::F2, None));
        assert!(ringed(&focused) > 150, "{}", ringed(&focused));
        let pressed = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
        let (.., clicked) = after_tab(Some("saved"), &pressed);
        assert_eq!(ringed(&clicked), 0);
    }
}
