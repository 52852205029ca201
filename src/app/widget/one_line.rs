//! A text on one line, or on few. Where it has too little room it ends with "…" and is told whole, over itself, while the pointer rests on it.

use iced::advanced::layout::{self, Layout};
use iced::advanced::text::Paragraph as _;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay, renderer, text as words};
use iced::widget::{Text, text};
use iced::{Element, Event, Font, Length, Pixels, Point, Rectangle, Renderer, Size, Theme, Vector};

use super::told::{Paragraph, Pointer, Told};

/// What stands where letters were left out.
const ELLIPSIS: &str = "…";
/// See the module; made by [`one_line`].
pub struct OneLine<'a> {
    text: Text<'a>,
    /// At most so many lines.
    lines: u8,
}

/// One line that is never wrapped.
pub fn one_line(content: Text<'_>) -> OneLine<'_> {
    OneLine { text: content.wrapping(text::Wrapping::None), lines: 1 }
}

/// Two lines at most, broken between words.
pub fn two_lines(content: Text<'_>) -> OneLine<'_> {
    few_lines(content, 2)
}

/// So many lines at most, at least two, broken between words.
pub fn few_lines(content: Text<'_>, lines: u8) -> OneLine<'_> {
    OneLine { text: content.wrapping(text::Wrapping::WordOrGlyph), lines }
}

impl<'a> OneLine<'a> {
    pub fn size(self, size: impl Into<Pixels>) -> Self {
        Self { text: self.text.size(size), ..self }
    }

    pub fn font(self, font: Font) -> Self {
        Self { text: self.text.font(font), ..self }
    }

    pub fn width(self, width: impl Into<Length>) -> Self {
        Self { text: self.text.width(width), ..self }
    }

    pub fn align_x(self, alignment: impl Into<words::Alignment>) -> Self {
        Self { text: self.text.align_x(alignment), ..self }
    }

    pub fn style(self, style: impl Fn(&Theme) -> text::Style + 'a) -> Self {
        Self { text: self.text.style(style), ..self }
    }
}

/// What is cut, how it reads then, and how long the pointer has rested on it.
#[derive(Default)]
struct State {
    /// The one of both paragraphs, whole and cut, that the text does not hold just now.
    other: Paragraph,
    is_cut: bool,
    pointer: Pointer,
}

/// `whole` on so many lines of `width`, ended with "…".
fn shortened(whole: &Paragraph, width: f32, lines: u8) -> Paragraph {
    let format = whole.as_text();
    let most = if lines > 1 { width } else { f32::INFINITY };
    let set = |content: String| {
        let bounds = Size::new(most, format.bounds.height);
        Paragraph::new(words::Text { content, bounds, ..format.with_content(String::new()) })
    };
    let line_height = format.line_height.to_absolute(format.size).0;
    let line = whole.content().lines().next().unwrap_or_default();
    let room = width - set(ELLIPSIS.to_owned()).min_width();
    let middle_of_last = (f32::from(lines) - 0.5) * line_height;
    let nearest = whole.raw().hit_test(Point::new(room.max(0.0), middle_of_last)).map_or(0, words::Hit::cursor);
    let mut end = line.floor_char_boundary(nearest);
    loop {
        let shorter = set(format!("{}{ELLIPSIS}", line[..end].trim_end()));
        if end == 0 || fits(&shorter, width, lines) {
            return shorter;
        }
        end = line.floor_char_boundary(end - 1);
    }
}

/// The same width, and any height.
fn as_high_as_it_is(limits: &layout::Limits) -> layout::Limits {
    let most = Size::new(limits.max().width, f32::INFINITY);
    layout::Limits::with_compression(limits.min(), most, limits.compression())
}

/// Whether a text has room on so many lines of `width`.
fn fits(text: &Paragraph, width: f32, lines: u8) -> bool {
    let format = text.as_text();
    let height = f32::from(lines) * format.line_height.to_absolute(format.size).0;
    text.min_width() <= width + 0.5 && (lines == 1 || text.min_height() <= height + 0.5)
}

/// Whether `cut` is what [`shortened`] makes of `whole` within `width`.
fn is_shortened(cut: &Paragraph, whole: &Paragraph, width: f32, lines: u8) -> bool {
    let [one, other] = [cut.as_text(), whole.as_text()];
    let Some(begun) = cut.content().strip_suffix(ELLIPSIS) else { return false };
    let looks_alike = one.size == other.size && one.font == other.font && one.line_height == other.line_height;
    // What has more room than a letter takes is shortened anew.
    let fills = cut.min_width() <= width && width - cut.min_width() < one.size.0;
    looks_alike && lines == 1 && fills && whole.content().starts_with(begun)
}

impl<Message> Widget<Message, Theme, Renderer> for OneLine<'_> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.text as &dyn Widget<Message, Theme, Renderer>)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.children[0].diff(&self.text as &dyn Widget<Message, Theme, Renderer>);
    }

    fn size(&self) -> Size<Length> {
        Widget::<Message, Theme, Renderer>::size(&self.text)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let state = tree.state.downcast_mut::<State>();
        let child = &mut tree.children[0];
        if state.is_cut {
            std::mem::swap(child.state.downcast_mut::<Paragraph>(), &mut state.other);
        }
        let limits = if self.lines > 1 { &as_high_as_it_is(limits) } else { limits };
        let node = Widget::<Message, Theme, Renderer>::layout(&mut self.text, child, renderer, limits);
        let whole = child.state.downcast_mut::<Paragraph>();
        let width = if self.lines > 1 { limits.max().width } else { node.size().width };
        state.is_cut = !fits(whole, width, self.lines);
        if !state.is_cut {
            return node;
        }
        if !is_shortened(&state.other, whole, width, self.lines) {
            state.other = shortened(whole, width, self.lines);
        }
        std::mem::swap(whole, &mut state.other);
        // Of several lines those that were left out take no room.
        if self.lines > 1 { layout::Node::new(whole.min_bounds()) } else { node }
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, _renderer: &Renderer, operation: &mut dyn Operation) {
        let seen = tree.children[0].state.downcast_ref::<Paragraph>();
        operation.text(None, layout.bounds(), seen.content());
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let seen = layout.bounds().intersection(viewport);
        let over = state.is_cut && seen.is_some_and(|seen| cursor.is_over(seen));
        state.pointer.hear(event, over, shell);
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let text = &self.text as &dyn Widget<Message, Theme, Renderer>;
        text.draw(&tree.children[0], renderer, theme, style, layout, cursor, viewport);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        _renderer: &Renderer,
        _viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let state = tree.state.downcast_ref::<State>();
        let about = layout.bounds() + translation;
        (state.is_cut && state.pointer == Pointer::Rests).then(|| Told::whole(&state.other, about).overlay())
    }
}

impl<'a, Message: 'a> From<OneLine<'a>> for Element<'a, Message> {
    fn from(line: OneLine<'a>) -> Self {
        Element::new(line)
    }
}

#[cfg(test)]
mod tests {
    use super::super::told::REST;
    use super::*;
    use crate::app::preset;
    use crate::app::states::text::seen;
    use crate::app::theme::{Appearance, Tokens, theme};
    use crate::app::widget::{label, strong};
    use iced::advanced::clipboard;
    use iced::advanced::renderer::Headless;
    use iced::futures::executor::block_on;
    use iced::widget::{column, container};
    use iced::window;
    use iced_test::Simulator;
    use iced_test::runtime::user_interface::{Cache, UserInterface};
    use std::time::Instant;

    const NAME: &str = "Dịch vụ công tích hợp trên Cổng Dịch vụ công quốc gia";

    fn within(width: f32, content: Text<'static>) -> Simulator<'static, ()> {
        let line = container(one_line(content)).width(width).clip(true);
        Simulator::with_size(preset::settings(), (800.0, 200.0), column![line])
    }

    fn read(simulator: &mut Simulator<'_, ()>) -> Vec<String> {
        seen(simulator).into_iter().map(|text| text.content).collect()
    }

    /// Letters reach the picture when whatever was laid over it is gone.
    #[test]
    fn the_whole_is_seen_and_not_only_its_ground() {
        let fonts = preset::settings();
        drop(Simulator::<()>::with_size(fonts, (10.0, 10.0), column![one_line(label("a"))]));
        let mut renderer = block_on(<Renderer as Headless>::new(Font::DEFAULT, Pixels(13.0), None)).unwrap();
        let line = container(one_line(label(NAME))).width(120).clip(true);
        let size = Size::new(800.0, 60.0);
        let mut interface = UserInterface::build(column![line], size, Cache::default(), &mut renderer);
        let over = mouse::Cursor::Available(Point::new(40.0, 8.0));
        let redraw = |interface: &mut UserInterface<'_, (), Theme, Renderer>, renderer: &mut Renderer| {
            let now = Event::Window(window::Event::RedrawRequested(Instant::now()));
            let moved = Event::Mouse(mouse::Event::CursorMoved { position: Point::new(40.0, 8.0) });
            let _ = interface.update(&[moved, now], over, renderer, &mut clipboard::Null, &mut Vec::new());
        };
        redraw(&mut interface, &mut renderer);
        std::thread::sleep(REST);
        redraw(&mut interface, &mut renderer);
        let theme = theme(Appearance::Light);
        let tokens = Tokens::of(&theme);
        let mut interface = interface.relayout(size, &mut renderer);
        redraw(&mut interface, &mut renderer);
        interface.draw(&mut renderer, &theme, &renderer::Style { text_color: tokens.ink }, over);
        drop(interface);
        let pixels = Headless::screenshot(&mut renderer, Size::new(800, 60), 1.0, tokens.paper);
        // Within the ground: as dark as ink, but for the letters on it, which are as light as paper.
        let row = |at: usize| pixels[(at * 800 + 12) * 4..(at * 800 + 280) * 4].chunks(4);
        let count =
            |is: fn(u8) -> bool| (4..15).flat_map(row).filter(|pixel| pixel[..3].iter().all(|part| is(*part))).count();
        let (dark, light) = (count(|part| part < 80), count(|part| part > 180));
        assert!(dark > 1_500 && light > 150, "{dark} dark, {light} light");
    }

    #[test]
    fn a_text_that_has_room_is_left_as_it_is() {
        assert_eq!(read(&mut within(600.0, label(NAME))), [NAME]);
    }

    #[test]
    fn a_text_without_room_ends_with_an_ellipsis_within_its_room() {
        for (width, make) in [(60.0, label as fn(&'static str) -> Text<'static>), (133.0, strong), (240.0, label)] {
            let mut simulator = within(width, make(NAME));
            let shown = seen(&mut simulator).remove(0);
            let begun = shown.content.strip_suffix('…').unwrap();
            assert!(NAME.starts_with(begun) && !begun.is_empty(), "{}", shown.content);
            assert!(shown.bounds.width <= width && !shown.is_cut(), "{}", shown.content);
        }
    }

    #[test]
    fn a_place_for_not_even_a_letter_holds_the_ellipsis_alone() {
        assert_eq!(read(&mut within(3.0, label(NAME))), ["…"]);
    }

    #[test]
    fn a_long_name_has_two_lines_and_ends_with_an_ellipsis_where_they_are_too_few() {
        let read = |width: f32| {
            let line = container(two_lines(label(NAME))).width(width).clip(true);
            let mut simulator = Simulator::<()>::with_size(preset::settings(), (800.0, 200.0), column![line]);
            let shown = seen(&mut simulator).remove(0);
            assert!(shown.bounds.width <= width && shown.bounds.height < 39.0 && !shown.is_cut(), "{shown:?}");
            shown.content
        };
        assert_eq!(read(600.0), NAME);
        assert_eq!(read(240.0), NAME);
        let begun = read(90.0);
        assert!(begun.ends_with('…') && begun.len() > 20 && NAME.starts_with(begun.trim_end_matches('…')), "{begun}");
    }

    #[test]
    fn the_whole_is_told_while_the_pointer_rests_on_what_is_cut() {
        let mut simulator = within(120.0, label(NAME));
        simulator.point_at(Point::new(40.0, 8.0));
        let redraw = || Event::Window(window::Event::RedrawRequested(Instant::now()));
        let moved = Event::Mouse(mouse::Event::CursorMoved { position: Point::new(40.0, 8.0) });
        simulator.simulate([moved, redraw()]);
        assert!(simulator.find(NAME).is_err(), "not at once");
        std::thread::sleep(REST);
        simulator.simulate([redraw()]);
        assert!(simulator.find(NAME).is_ok());
        simulator.point_at(Point::new(700.0, 150.0));
        simulator.simulate([redraw()]);
        assert!(simulator.find(NAME).is_err());
    }
}
