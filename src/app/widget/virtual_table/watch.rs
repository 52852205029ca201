//! What a table needs to know beyond its rows: which keys are held while one of them is clicked, where the pointer is while
//! an edge is dragged, the wheel turned across, and what the view made of the columns.

use iced::advanced::layout::Layout;
use iced::advanced::widget::Tree;
use iced::advanced::{Clipboard, Shell, Widget, mouse};
use iced::{Element, Event, Rectangle, Renderer, Theme, keyboard, window};

use super::super::around::leave_to_content;
use super::{Event as Table, Shown};

/// Stands around a table and tells `on` what its rows cannot see.
pub(super) struct Watch<'a, Message> {
    content: Element<'a, Message>,
    dragging: bool,
    /// Whether there are columns out of sight.
    across: bool,
    /// Places of the columns in sight, left to right, and how wide each is.
    columns: Vec<(usize, f32)>,
    /// What the table does not know yet.
    news: Option<Shown>,
    on: Box<dyn Fn(Table) -> Message + 'a>,
}

impl<'a, Message> Watch<'a, Message> {
    pub(super) fn new(
        content: impl Into<Element<'a, Message>>,
        dragging: bool,
        across: bool,
        on: impl Fn(Table) -> Message + 'a,
    ) -> Self {
        Self { content: content.into(), dragging, across, columns: Vec::new(), news: None, on: Box::new(on) }
    }

    /// The same, which tells in which of these columns the pointer goes down.
    pub(super) fn over(self, columns: Vec<(usize, f32)>) -> Self {
        Self { columns, ..self }
    }

    /// The same, which tells what became of the columns where the table does not know it yet.
    pub(super) fn telling(self, news: Option<Shown>) -> Self {
        Self { news, ..self }
    }

    /// `x`: so many pixels from the left of the table the pointer is; nothing where it is not over it.
    fn seen(&self, event: &Event, x: Option<f32>) -> Option<Table> {
        match event {
            Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)) => Some(Table::Held(*modifiers)),
            Event::Mouse(mouse::Event::CursorMoved { position }) if self.dragging => Some(Table::Dragged(position.x)),
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) if self.dragging => Some(Table::Released),
            Event::Mouse(mouse::Event::WheelScrolled { delta }) if self.across && x.is_some() => sideways(*delta),
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => self.column_at(x?).map(Table::Touched),
            _ => None,
        }
    }

    fn column_at(&self, x: f32) -> Option<usize> {
        let mut right = 0.0;
        let mut reached = self.columns.iter().map(|(place, width)| {
            right += width;
            (*place, right)
        });
        reached.find(|(_, right)| x < *right).map(|(place, _)| place)
    }
}

/// A step across, where the wheel turns more to the side than up or down.
fn sideways(delta: mouse::ScrollDelta) -> Option<Table> {
    let (mouse::ScrollDelta::Lines { x, y } | mouse::ScrollDelta::Pixels { x, y }) = delta;
    (x.abs() > y.abs()).then_some(Table::Across(x < 0.0))
}

impl<Message> Widget<Message, Theme, Renderer> for Watch<'_, Message> {
    leave_to_content!(children, layout, operate, draw, overlay);

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
        if matches!(event, Event::Window(window::Event::RedrawRequested(_))) {
            // Once: the next view has none where the table took it in.
            self.news.take().into_iter().for_each(|shown| shell.publish((self.on)(Table::Shown(shown))));
        }
        if let Some(seen) = self.seen(event, cursor.position_in(layout.bounds()).map(|at| at.x)) {
            let across = matches!(seen, Table::Across(_));
            shell.publish((self.on)(seen));
            if across {
                shell.capture_event();
                return;
            }
        }
        let content = self.content.as_widget_mut();
        content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        if self.dragging {
            return mouse::Interaction::ResizingHorizontally;
        }
        self.content.as_widget().mouse_interaction(&tree.children[0], layout, cursor, viewport, renderer)
    }
}

impl<'a, Message: 'a> From<Watch<'a, Message>> for Element<'a, Message> {
    fn from(watch: Watch<'a, Message>) -> Self {
        Element::new(watch)
    }
}
