//! What a table needs to know beyond its rows: which keys are held while one of them is clicked, where the pointer is while
//! an edge is dragged, which rows it is drawn over, the wheel turned across, where its menu is asked for, and what the view made of
//! the columns.

use iced::advanced::layout::Layout;
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay};
use iced::{Element, Event, Point, Rectangle, Renderer, Theme, Vector, keyboard, window};

use super::super::around::leave_to_content;
use super::{Asked, Event as Table, Shown};

/// How far from the left edge of a table a menu hangs that was asked for by key, in pixels.
const INDENT: f32 = 24.0;

/// Where rows and columns are.
#[derive(Default)]
pub(super) struct Rows {
    /// Places of the columns in sight, left to right, and how wide each is.
    pub(super) columns: Vec<(usize, f32)>,
    /// How high the heads are; below them the rows begin, of which so much is out of sight above, and so much in sight.
    pub(super) head: f32,
    pub(super) offset: f32,
    pub(super) height: f32,
    /// How high a row is.
    pub(super) row: f32,
    pub(super) count: usize,
    /// Nothing but this row, as high as it is laid out.
    pub(super) one: Option<usize>,
    /// The column whose cell opens it.
    pub(super) opening: Option<usize>,
    /// The row and the column at which a menu is asked for by key.
    pub(super) led: Option<usize>,
    pub(super) led_column: Option<usize>,
}

impl Rows {
    /// One row alone, which has a watch of its own.
    pub(super) fn one(place: usize, columns: Vec<(usize, f32)>) -> Self {
        Self { columns, one: Some(place), count: 1, ..Self::default() }
    }

    /// Where it alone has a watch, the row is as high as that.
    fn lay_out(&mut self, height: f32) {
        if self.one.is_some() {
            (self.row, self.height) = (height, height);
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

    /// The row at a place, seen from the table's corner.
    fn row_at(&self, from_corner: Point) -> Option<usize> {
        let below = from_corner.y - self.head;
        let is_over_columns = from_corner.x >= 0.0 && self.column_at(from_corner.x).is_some();
        let row = ((below + self.offset) / self.row) as usize;
        (is_over_columns && (0.0..self.height).contains(&below) && row < self.count).then_some(row)
    }

    /// The row that is drawn over at so much below the table's upper edge: past an edge of the rows it is the next one out of sight.
    fn row_towards(&self, y: f32) -> Option<usize> {
        let below = (y - self.head).clamp(-1.0, self.height);
        let row = ((below + self.offset).max(0.0) / self.row) as usize;
        Some(row.min(self.count.checked_sub(1)?))
    }

    /// What a menu is asked for at a place: seen from the table's corner, and `at` in the window.
    fn asked(&self, from_corner: Point, at: Point) -> Option<Asked> {
        let column = self.column_at(from_corner.x);
        let below = from_corner.y - self.head;
        if below < 0.0 {
            return column.map(|_| Asked { at, row: None, column, is_by_key: false });
        }
        let row = ((below + self.offset) / self.row) as usize;
        let is_row = below < self.height && row < self.count;
        is_row.then_some(Asked { at, row: Some(self.one.unwrap_or(row)), column, is_by_key: false })
    }

    /// The same by key: below the row, at its column where one was come to.
    fn asked_by_key(&self, corner: Point) -> Option<Asked> {
        let row = self.led?;
        let above = if self.one.is_some() { 0 } else { row };
        let before = self.columns.iter().take_while(|(place, _)| Some(*place) != self.led_column);
        let x: f32 = self.led_column.map_or(0.0, |_| before.map(|(_, width)| width).sum());
        let y = self.head + (above + 1) as f32 * self.row - self.offset;
        let at = Point::new(corner.x + x + INDENT, corner.y + y.clamp(self.head, self.head + self.height));
        Some(Asked { at, row: Some(row), column: self.led_column, is_by_key: true })
    }
}

/// Rows that are being drawn over.
#[derive(Default)]
struct Sweep {
    /// The row that the pointer went down in; nothing while it is up.
    from: Option<usize>,
    /// The one that it has come to since; nothing: it never left the first.
    to: Option<usize>,
}

impl Sweep {
    /// The pointer has come to a row; whether that is news.
    fn reach(&mut self, row: usize) -> bool {
        let is_news = self.to.or(self.from) != Some(row);
        if is_news {
            self.to = Some(row);
        }
        is_news
    }
}

/// A press in a row that has a watch of its own.
#[derive(Default)]
struct Press {
    /// The column that the pointer went down in; nothing while it is up.
    column: Option<usize>,
    /// The last one, to tell one from two.
    last: Option<mouse::Click>,
}

/// What the pointer does in a table.
#[derive(Default)]
struct Pointing {
    sweep: Sweep,
    press: Press,
}

/// Stands around a table and tells `on` what its rows cannot see.
pub(super) struct Watch<'a, Message> {
    content: Element<'a, Message>,
    dragging: bool,
    /// Rows are drawn over that have a watch each: none of them sees where that ends.
    drawing: bool,
    /// Whether there are columns out of sight.
    across: bool,
    rows: Rows,
    /// What the table does not know yet.
    news: Option<Shown>,
    /// From places as the table sees them to those in the window: they differ on a page that is scrolled.
    to_window: Vector,
    on: Box<dyn Fn(Table) -> Message + 'a>,
}

impl<'a, Message> Watch<'a, Message> {
    pub(super) fn new(
        content: impl Into<Element<'a, Message>>,
        dragging: bool,
        across: bool,
        on: impl Fn(Table) -> Message + 'a,
    ) -> Self {
        let (rows, to_window) = (Rows::default(), Vector::ZERO);
        let (drawing, news) = (false, None);
        Self { content: content.into(), dragging, drawing, across, rows, news, to_window, on: Box::new(on) }
    }

    /// The same, which tells of the pointer's button when it is let go where rows are being drawn over.
    pub(super) fn until_released(self, drawing: bool) -> Self {
        Self { drawing, ..self }
    }

    /// The same, which tells where among these the pointer goes down.
    pub(super) fn over(self, rows: Rows) -> Self {
        Self { rows, ..self }
    }

    /// The same, which tells what became of the columns where the table does not know it yet.
    pub(super) fn telling(self, news: Option<Shown>) -> Self {
        Self { news, ..self }
    }

    /// `over`: where the pointer is over the table, seen from the corner of that and in the window.
    fn seen(&self, event: &Event, over: Option<(Point, Point)>) -> Option<Table> {
        match event {
            // What is around the table tells of keys; a row of it need not.
            Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)) if self.rows.one.is_none() => {
                Some(Table::Held(*modifiers))
            }
            Event::Mouse(mouse::Event::CursorMoved { position }) if self.dragging => Some(Table::Dragged(position.x)),
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) if self.dragging || self.drawing => {
                Some(Table::Released)
            }
            Event::Mouse(mouse::Event::WheelScrolled { delta }) if self.across && over.is_some() => sideways(*delta),
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                self.rows.column_at(over?.0.x).map(Table::Touched)
            }
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Right)) => {
                let (from_corner, at) = over?;
                self.rows.asked(from_corner, at + self.to_window).map(Table::MenuAsked)
            }
            _ => None,
        }
    }

    /// A row of its own is opened once the button is up again in the same cell, as buttons are. `over`: where the pointer is in it.
    fn opened(&self, press: &mut Press, event: &Event, over: Option<Point>) -> Option<Table> {
        let row = self.rows.one?;
        let column = over.and_then(|at| self.rows.column_at(at.x));
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                press.last = over.map(|at| mouse::Click::new(at, mouse::Button::Left, press.last));
                press.column = column;
                None
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => {
                let pressed = press.column.take().filter(|pressed| Some(*pressed) == column);
                let twice = press.last.is_some_and(|click| click.kind() == mouse::click::Kind::Double);
                pressed.filter(|_| twice || column == self.rows.opening).map(|_| Table::Opened { row, twice })
            }
            _ => None,
        }
    }

    /// Rows are drawn over from where the pointer went down. It need not be over the table any more: `from_corner` of that.
    fn swept(&self, sweep: &mut Sweep, event: &Event, from_corner: Option<Point>) -> Option<Table> {
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                *sweep = Sweep { from: from_corner.and_then(|at| self.rows.row_at(at)), to: None };
                None
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                let (from, to) = (sweep.from?, self.rows.row_towards(from_corner?.y)?);
                sweep.reach(to).then_some(Table::Swept { from, to })
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => {
                *sweep = Sweep::default();
                None
            }
            _ => None,
        }
    }
}

/// A step across, where the wheel turns more to the side than up or down.
fn sideways(delta: mouse::ScrollDelta) -> Option<Table> {
    let (mouse::ScrollDelta::Lines { x, y } | mouse::ScrollDelta::Pixels { x, y }) = delta;
    (x.abs() > y.abs()).then_some(Table::Across(x < 0.0))
}

impl<Message> Widget<Message, Theme, Renderer> for Watch<'_, Message> {
    leave_to_content!(children, layout, operate, draw);

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Pointing>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Pointing::default())
    }

    /// Has none of its own; but this alone is told how far the page is scrolled, before anything happens to the table.
    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.to_window = translation;
        self.content.as_widget_mut().overlay(&mut tree.children[0], layout, renderer, viewport, translation)
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
        self.rows.lay_out(layout.bounds().height);
        if matches!(event, Event::Window(window::Event::RedrawRequested(_))) {
            // Once: the next view has none where the table took it in.
            self.news.take().into_iter().for_each(|shown| shell.publish((self.on)(Table::Shown(shown))));
            let asked = self.rows.asked_by_key(layout.position() + self.to_window);
            self.rows.led = None;
            asked.into_iter().for_each(|asked| shell.publish((self.on)(Table::MenuAsked(asked))));
        }
        let at = cursor.position();
        if let Some(seen) = self.seen(event, cursor.position_in(layout.bounds()).zip(at)) {
            let across = matches!(seen, Table::Across(_));
            shell.publish((self.on)(seen));
            if across {
                shell.capture_event();
                return;
            }
        }
        let Pointing { sweep, press } = tree.state.downcast_mut::<Pointing>();
        let opened = self.opened(press, event, cursor.position_in(layout.bounds()));
        opened.into_iter().for_each(|opened| shell.publish((self.on)(opened)));
        // Where rows were drawn over, none of them was pressed.
        let cursor = if sweep.to.is_some() { mouse::Cursor::Unavailable } else { cursor };
        let from_corner = at.map(|at| at - (layout.position() - Point::ORIGIN));
        self.swept(sweep, event, from_corner).into_iter().for_each(|swept| shell.publish((self.on)(swept)));
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
        let over = cursor.position_in(layout.bounds()).and_then(|at| self.rows.column_at(at.x));
        if self.rows.opening.is_some() && over == self.rows.opening {
            return mouse::Interaction::Pointer;
        }
        self.content.as_widget().mouse_interaction(&tree.children[0], layout, cursor, viewport, renderer)
    }
}

impl<'a, Message: 'a> From<Watch<'a, Message>> for Element<'a, Message> {
    fn from(watch: Watch<'a, Message>) -> Self {
        Element::new(watch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn past_an_edge_of_the_rows_the_next_one_out_of_sight_is_meant() {
        let rows = Rows { head: 29.0, offset: 280.0, height: 140.0, row: 28.0, count: 100, ..Rows::default() };
        assert_eq!(rows.row_towards(29.0 + 30.0), Some(11));
        assert_eq!(rows.row_towards(500.0), Some(15), "10 to 14 are in sight");
        assert_eq!(rows.row_towards(-90.0), Some(9));
        let few = Rows { offset: 0.0, count: 3, ..rows };
        assert_eq!((few.row_towards(150.0), few.row_towards(-90.0)), (Some(2), Some(0)));
    }

    #[test]
    fn only_rows_are_drawn_over_and_neither_heads_nor_what_is_beside_them() {
        let columns = vec![(0, 100.0), (1, 50.0)];
        let rows = Rows { columns, head: 29.0, height: 140.0, row: 28.0, count: 3, ..Rows::default() };
        let row_at = |x: f32, y: f32| rows.row_at(Point::new(x, y));
        assert_eq!(row_at(120.0, 29.0 + 30.0), Some(1));
        assert_eq!([row_at(120.0, 10.0), row_at(160.0, 60.0), row_at(-5.0, 60.0), row_at(120.0, 130.0)], [None; 4]);
    }
}
