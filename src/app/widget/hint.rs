//! A hint – a shortcut, a full name – that is told while the pointer rests on something, and goes at the next key.

use iced::advanced::layout::Layout;
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay};
use iced::{Element, Event, Rectangle, Renderer, Theme, Vector};

use super::around::leave_to_content;
use super::told::{Pointer, Side, Told};

/// See the module.
pub(super) struct Hinted<'a, Message> {
    content: Element<'a, Message>,
    hint: String,
    side: Side,
}

impl<'a, Message> Hinted<'a, Message> {
    pub(super) fn new(content: Element<'a, Message>, hint: String, side: Side) -> Self {
        Self { content, hint, side }
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Hinted<'_, Message> {
    leave_to_content!(children, layout, operate, draw, mouse_interaction);

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Pointer>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Pointer::default())
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
        let seen = layout.bounds().intersection(viewport);
        let over = seen.is_some_and(|seen| cursor.is_over(seen));
        tree.state.downcast_mut::<Pointer>().hear(event, over, shell);
        let content = self.content.as_widget_mut();
        content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let rests = *tree.state.downcast_ref::<Pointer>() == Pointer::Rests;
        let about = layout.bounds() + translation;
        let hint = rests.then(|| Told::hint(&self.hint, about, self.side).overlay());
        let content = self.content.as_widget_mut();
        let inside = content.overlay(&mut tree.children[0], layout, renderer, viewport, translation);
        match (inside, hint) {
            (Some(inside), Some(hint)) => Some(overlay::Group::with_children(vec![inside, hint]).overlay()),
            (inside, hint) => inside.or(hint),
        }
    }
}

impl<'a, Message: 'a> From<Hinted<'a, Message>> for Element<'a, Message> {
    fn from(hinted: Hinted<'a, Message>) -> Self {
        Element::new(hinted)
    }
}

#[cfg(test)]
mod tests {
    use super::super::told::REST;
    use super::*;
    use crate::app::preset;
    use crate::app::widget::{hinted, text_field};
    use iced::advanced::input_method;
    use iced::keyboard::Key;
    use iced::keyboard::key::Named;
    use iced::{Point, window};
    use iced_test::Simulator;
    use iced_test::simulator::press_key;
    use std::time::Instant;

    fn come_to(simulator: &mut Simulator<'_, ()>, position: Point) {
        simulator.point_at(position);
        simulator.simulate([Event::Mouse(mouse::Event::CursorMoved { position })]);
    }

    fn rested() -> Simulator<'static, ()> {
        let field = text_field("search", "Tìm", "", |_| ());
        let content = iced::widget::container(hinted(field, "Ctrl+F")).padding(60);
        let mut simulator = Simulator::with_size(preset::settings(), (400.0, 200.0), content);
        let redraw = || Event::Window(window::Event::RedrawRequested(Instant::now()));
        come_to(&mut simulator, Point::new(66.0, 66.0));
        simulator.simulate([redraw()]);
        std::thread::sleep(REST);
        simulator.simulate([redraw()]);
        simulator
    }

    #[test]
    fn a_hint_is_told_while_the_pointer_rests() {
        assert!(rested().find("Ctrl+F").is_ok());
    }

    #[test]
    fn it_goes_while_somebody_types_also_through_an_input_method_and_into_what_it_is_about() {
        for typed in [
            Event::InputMethod(input_method::Event::Preedit("đ".into(), None)),
            Event::InputMethod(input_method::Event::Commit("đà".into())),
            press_key(Key::Character("d".into()), Some("d".into())),
        ] {
            let mut simulator = rested();
            simulator.simulate([typed]);
            assert!(simulator.find("Ctrl+F").is_err());
        }
    }

    #[test]
    fn it_goes_at_the_next_key_and_stays_away_until_the_pointer_comes_anew() {
        let mut simulator = rested();
        simulator.tap_key(Named::ArrowDown);
        assert!(simulator.find("Ctrl+F").is_err());
        come_to(&mut simulator, Point::new(67.0, 66.0));
        std::thread::sleep(REST);
        simulator.simulate([Event::Window(window::Event::RedrawRequested(Instant::now()))]);
        assert!(simulator.find("Ctrl+F").is_err());
    }
}
