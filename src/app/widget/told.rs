//! What is told over the page while the pointer rests: a few words on a dark ground, gone at the next key.

use std::time::{Duration, Instant};

use iced::advanced::layout::{self, Layout};
use iced::advanced::text::paragraph::Plain;
use iced::advanced::widget::Operation;
use iced::advanced::{Renderer as _, Shell, input_method, mouse, overlay, renderer, text as words};
use iced::widget::text;
use iced::{Event, Pixels, Point, Rectangle, Renderer, Size, Theme, Vector, alignment, border, keyboard, window};

use crate::app::theme::{Tokens, font, radius, space, text_size};

pub(super) type Paragraph = Plain<<Renderer as words::Renderer>::Paragraph>;

/// How long the pointer rests before anything is told.
pub(super) const REST: Duration = Duration::from_millis(400);
/// As wide as a whole text, and a hint, is told at most.
const WIDEST: f32 = 480.0;
const WIDEST_HINT: f32 = 360.0;
/// Between it and what it is about.
const GAP: f32 = space::XS;

/// Where the pointer is, to what is told of something.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub(super) enum Pointer {
    #[default]
    Away,
    Since(Instant),
    Rests,
    /// A key or a button was pressed meanwhile: nothing is told until the pointer comes anew.
    Hushed,
}

impl Pointer {
    /// Takes an event in; `over` says whether the pointer is on what there is something to tell of.
    pub(super) fn hear<Message>(&mut self, event: &Event, over: bool, shell: &mut Shell<'_, Message>) {
        let before = *self;
        let is_press = matches!(
            event,
            Event::Keyboard(keyboard::Event::KeyPressed { .. })
                | Event::Mouse(mouse::Event::ButtonPressed(_))
                // Letters typed through an input method are no keys.
                | Event::InputMethod(input_method::Event::Preedit(..) | input_method::Event::Commit(_))
        );
        let is_heard = is_press || matches!(event, Event::Mouse(_) | Event::Window(window::Event::RedrawRequested(_)));
        if !is_heard {
            return;
        }
        *self = match before {
            _ if !over => Self::Away,
            Self::Since(_) | Self::Rests if is_press => Self::Hushed,
            // What came under a pointer that does not move is not told of.
            Self::Away if matches!(event, Event::Mouse(_)) && !is_press => Self::Since(Instant::now()),
            Self::Since(since) if since.elapsed() >= REST => Self::Rests,
            Self::Away | Self::Since(_) | Self::Rests | Self::Hushed => before,
        };
        if let Self::Since(since) = *self {
            shell.request_redraw_at(since + REST);
        }
        if (before == Self::Rests) != (*self == Self::Rests) {
            shell.invalidate_layout();
            shell.request_redraw();
        }
    }
}

/// Where it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Over what it is about.
    Over,
    /// Above it; below where there is no room above.
    Above,
    /// At its right; at its left where there is no room.
    Right,
}

/// The words over the page.
pub(super) struct Told {
    about: Rectangle,
    side: Side,
    paragraph: Paragraph,
}

impl Told {
    /// The content of `whole` about something that is at `about`.
    pub(super) fn whole(whole: &Paragraph, about: Rectangle) -> Self {
        let format = whole.as_text();
        let paragraph = Paragraph::new(words::Text {
            content: whole.content().to_owned(),
            bounds: Size::new(WIDEST, f32::INFINITY),
            align_x: words::Alignment::Left,
            wrapping: text::Wrapping::WordOrGlyph,
            ..format.with_content(String::new())
        });
        Self { about, side: Side::Over, paragraph }
    }

    /// A hint about something that is at `about`.
    pub(super) fn hint(content: &str, about: Rectangle, side: Side) -> Self {
        let paragraph = Paragraph::new(words::Text {
            content: content.to_owned(),
            bounds: Size::new(WIDEST_HINT, f32::INFINITY),
            size: Pixels(text_size::DENSE),
            line_height: text::LineHeight::Relative(text_size::LINE_HEIGHT),
            font: font::REGULAR,
            align_x: words::Alignment::Left,
            align_y: alignment::Vertical::Top,
            shaping: text::Shaping::Advanced,
            wrapping: text::Wrapping::WordOrGlyph,
        });
        Self { about, side, paragraph }
    }

    /// Where words of `size` begin, within the window.
    fn place(&self, size: Size, window: Size) -> Point {
        let Rectangle { x, y, width, height } = self.about;
        let beside_or = |first: f32, second: f32, fits: bool| if fits { first } else { second };
        let (x, y) = match self.side {
            Side::Over => (x - space::S, y - space::XS / 2.0),
            Side::Above => {
                let above = y - GAP - size.height;
                (x + (width - size.width) / 2.0, beside_or(above, y + height + GAP, above >= 0.0))
            }
            Side::Right => {
                let right = x + width + GAP;
                let x = beside_or(right, x - GAP - size.width, right + size.width <= window.width);
                (x, y + (height - size.height) / 2.0)
            }
        };
        let within = |at: f32, size: f32, room: f32| at.min(room - size).max(0.0);
        Point::new(within(x, size.width, window.width), within(y, size.height, window.height))
    }

    pub(super) fn overlay<'a, Message>(self) -> overlay::Element<'a, Message, Theme, Renderer> {
        overlay::Element::new(Box::new(self))
    }
}

impl<Message> overlay::Overlay<Message, Theme, Renderer> for Told {
    fn layout(&mut self, _renderer: &Renderer, window: Size) -> layout::Node {
        let text = self.paragraph.min_bounds();
        let size = Size::new(text.width + 2.0 * space::S, text.height + space::XS);
        layout::Node::new(size).move_to(self.place(size, window))
    }

    fn draw(
        &self,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
    ) {
        let (tokens, bounds) = (Tokens::of(theme), layout.bounds());
        let quad = renderer::Quad { bounds, border: border::rounded(radius::ALL), ..renderer::Quad::default() };
        renderer.fill_quad(quad, tokens.ink);
        let at = bounds.position() + Vector::new(space::S, space::XS / 2.0);
        // Letters are put on the picture when this overlay is gone, and its paragraph with it.
        let content = self.paragraph.content().to_owned();
        let size = self.paragraph.min_bounds() + Size::new(1.0, 1.0);
        let format = self.paragraph.as_text().with_content(String::new());
        let told = words::Text { content, bounds: size, align_y: alignment::Vertical::Top, ..format };
        words::Renderer::fill_text(renderer, told, at, tokens.paper, bounds);
    }

    fn operate(&mut self, layout: Layout<'_>, _renderer: &Renderer, operation: &mut dyn Operation) {
        operation.text(None, layout.bounds(), self.paragraph.content());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(side: Side, about: Rectangle) -> Point {
        let window = Size::new(400.0, 300.0);
        Told { about, side, paragraph: Paragraph::default() }.place(Size::new(60.0, 20.0), window)
    }

    fn at(x: f32, y: f32) -> Rectangle {
        Rectangle::new(Point::new(x, y), Size::new(100.0, 30.0))
    }

    #[test]
    fn it_stands_above_what_it_is_about_and_below_only_where_there_is_no_room() {
        assert_eq!(told(Side::Above, at(100.0, 100.0)), Point::new(120.0, 76.0));
        assert_eq!(told(Side::Above, at(100.0, 10.0)), Point::new(120.0, 44.0));
    }

    #[test]
    fn it_never_leaves_the_window() {
        assert_eq!(told(Side::Above, at(-60.0, 100.0)).x, 0.0);
        assert_eq!(told(Side::Right, at(100.0, 290.0)), Point::new(204.0, 280.0));
        assert_eq!(told(Side::Right, at(290.0, 100.0)), Point::new(226.0, 105.0));
    }
}
