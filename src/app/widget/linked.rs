//! A paragraph with links. The keyboard comes to them one by one as to buttons, with a ring round the one it is at, and Enter
//! follows that; iced's own rich text hears the pointer only.

use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer::Style;
use iced::advanced::text::{self as words, Paragraph as _};
use iced::advanced::widget::operation::Focusable;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse};
use iced::widget::rich_text;
use iced::widget::text::Span;
use iced::{Element, Event, Fill, Font, Length, Pixels, Rectangle, Renderer, Size, Theme, Vector, alignment};

use super::around::leave_to_content;
use super::reach::{Focus, is_of_the_pointer, is_press, ring};
use crate::app::theme::{Tokens, font, text_size};

type Paragraph = <Renderer as words::Renderer>::Paragraph;

/// See the module; made by [`linked`].
struct Linked<'a, Message> {
    content: Element<'a, Message>,
    spans: Vec<Span<'a, String, Font>>,
    size: f32,
    links: Vec<Link>,
    on: Box<dyn Fn(String) -> Message + 'a>,
}

/// A link, which may be of several spans.
#[derive(Debug, Clone, PartialEq)]
struct Link {
    leads_to: String,
    spans: std::ops::Range<usize>,
}

/// Whether the keyboard is at a link, and where that is within the paragraph, line by line.
#[derive(Default)]
struct State {
    links: Vec<Link>,
    focus: Vec<Focus>,
    lines: Vec<Vec<Rectangle>>,
}

/// A paragraph of `size` pixels, as wide as there is room; `on` is told where a link leads that is followed.
pub fn linked<'a, Message: Clone + 'a>(
    spans: Vec<Span<'a, String, Font>>,
    size: f32,
    on: impl Fn(String) -> Message + Clone + 'a,
) -> Element<'a, Message> {
    let links = links(&spans);
    let followed = on.clone();
    let content = rich_text(spans.clone())
        .size(size)
        .line_height(text_size::LINE_HEIGHT)
        .width(Fill)
        .on_link_click(followed)
        .into();
    Element::new(Linked { content, spans, size, links, on: Box::new(on) })
}

fn links(spans: &[Span<'_, String, Font>]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for (place, span) in spans.iter().enumerate() {
        let Some(leads_to) = &span.link else { continue };
        match links.last_mut().filter(|last| last.spans.end == place && last.leads_to == *leads_to) {
            Some(last) => last.spans.end += 1,
            None => links.push(Link { leads_to: leads_to.clone(), spans: place..place + 1 }),
        }
    }
    links
}

impl<Message> Linked<'_, Message> {
    /// Where each link is, in a paragraph of this width.
    fn lines(&self, width: f32) -> Vec<Vec<Rectangle>> {
        let paragraph = Paragraph::with_spans(words::Text {
            content: self.spans.as_slice(),
            bounds: Size::new(width, f32::INFINITY),
            size: Pixels(self.size),
            line_height: words::LineHeight::Relative(text_size::LINE_HEIGHT),
            font: font::REGULAR,
            align_x: words::Alignment::Default,
            align_y: alignment::Vertical::Top,
            shaping: words::Shaping::Advanced,
            wrapping: words::Wrapping::default(),
        });
        let of = |link: &Link| link.spans.clone().flat_map(|span| paragraph.span_bounds(span)).collect();
        self.links.iter().map(of).collect()
    }
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Linked<'_, Message> {
    leave_to_content!(mouse_interaction, overlay);

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        let state = tree.state.downcast_mut::<State>();
        if state.links != self.links {
            *state = State::default();
        }
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let node = self.content.as_widget_mut().layout(&mut tree.children[0], renderer, limits);
        let state = tree.state.downcast_mut::<State>();
        if !self.links.is_empty() {
            state.lines = self.lines(node.size().width);
            state.links.clone_from(&self.links);
            state.focus.resize(self.links.len(), Focus::default());
        }
        node
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        let State { focus, lines, .. } = tree.state.downcast_mut::<State>();
        for (focus, lines) in focus.iter_mut().zip(lines) {
            let whole = lines.iter().copied().reduce(|whole, line| whole.union(&line)).unwrap_or_default();
            let bounds = whole + from(layout);
            operation.focusable(None, bounds, focus);
            operation.custom(None, bounds, focus);
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
        let state = tree.state.downcast_mut::<State>();
        if is_of_the_pointer(event) && state.focus.iter().any(|focus| *focus != Focus::Away) {
            state.focus.fill(Focus::Away);
            shell.request_redraw();
        }
        let here = state.focus.iter().position(Focusable::is_focused);
        if let Some(link) = here.filter(|_| is_press(event)).and_then(|here| self.links.get(here)) {
            shell.publish((self.on)(link.leads_to.clone()));
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
        let State { focus, lines, .. } = tree.state.downcast_ref::<State>();
        let here = focus.iter().zip(lines).find(|(focus, _)| focus.is_focused());
        for line in here.into_iter().flat_map(|(_, lines)| lines) {
            ring(renderer, Tokens::of(theme), *line + from(layout), viewport);
        }
    }
}

fn from(layout: Layout<'_>) -> Vector {
    Vector::new(layout.bounds().x, layout.bounds().y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::widget::span;

    fn to(text: &str, link: Option<&str>) -> Span<'static, String, Font> {
        span(text.to_owned()).link_maybe(link.map(str::to_owned))
    }

    #[test]
    fn parts_of_one_link_are_one_and_two_links_side_by_side_are_two() {
        let spans = [to("Xem ", None), to("bước ", Some("#a")), to("3", Some("#a")), to("4", Some("#b"))];
        let links = links(&spans);
        assert_eq!(links.iter().map(|link| link.spans.clone()).collect::<Vec<_>>(), [1..3, 3..4]);
    }
}
