//! Small drawn shapes: the bundled font has no ▲ ▼ ◆ ✓, and nothing may depend on colour alone.

use iced::mouse::Cursor;
use iced::widget::canvas::{self, Canvas, Frame, Geometry, Path, Stroke};
use iced::{Color, Element, Point, Rectangle, Renderer, Size, Theme};

use crate::app::theme::Tokens;

/// What can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Disc,
    Ring,
    Square,
    TriangleUp,
    TriangleDown,
    Diamond,
    ChevronDown,
    Check,
    Cross,
    /// Small picture of a ranking chart.
    Bars,
    /// Small picture of dots against a target line.
    Dots,
}

#[derive(Debug)]
struct Drawing {
    shape: Shape,
    colour: fn(&Tokens) -> Color,
}

/// A shape in a role's colour, in a square of `size` logical pixels.
pub fn glyph<'a, Message: 'a>(shape: Shape, size: f32, colour: fn(&Tokens) -> Color) -> Element<'a, Message> {
    Canvas::new(Drawing { shape, colour }).width(size).height(size).into()
}

fn polygon(size: Size, points: &[(f32, f32)]) -> Path {
    Path::new(|builder| {
        for (index, (x, y)) in points.iter().enumerate() {
            let point = Point::new(x * size.width, y * size.height);
            if index == 0 { builder.move_to(point) } else { builder.line_to(point) }
        }
    })
}

fn filled_polygon(frame: &mut Frame, colour: Color, points: &[(f32, f32)]) {
    let path = polygon(frame.size(), points);
    frame.fill(&path, colour);
}

fn stroked_polygon(frame: &mut Frame, colour: Color, points: &[(f32, f32)]) {
    let path = polygon(frame.size(), points);
    frame.stroke(&path, Stroke::default().with_color(colour).with_width(1.6));
}

fn box_at(frame: &mut Frame, colour: Color, from: (f32, f32), to: (f32, f32)) {
    filled_polygon(frame, colour, &[from, (to.0, from.1), to, (from.0, to.1)]);
}

impl Drawing {
    fn draw_in(&self, frame: &mut Frame, colour: Color) {
        let (centre, size) = (frame.center(), frame.width().min(frame.height()));
        match self.shape {
            Shape::Disc => frame.fill(&Path::circle(centre, size * 0.4), colour),
            Shape::Ring => {
                let stroke = Stroke::default().with_color(colour).with_width(1.5);
                frame.stroke(&Path::circle(centre, size * 0.34), stroke);
            }
            Shape::Square => box_at(frame, colour, (0.15, 0.15), (0.85, 0.85)),
            Shape::TriangleUp => filled_polygon(frame, colour, &[(0.5, 0.1), (0.95, 0.88), (0.05, 0.88)]),
            Shape::TriangleDown => filled_polygon(frame, colour, &[(0.05, 0.14), (0.95, 0.14), (0.5, 0.92)]),
            Shape::Diamond => filled_polygon(frame, colour, &[(0.5, 0.02), (0.95, 0.5), (0.5, 0.98), (0.05, 0.5)]),
            Shape::ChevronDown => stroked_polygon(frame, colour, &[(0.18, 0.36), (0.5, 0.68), (0.82, 0.36)]),
            Shape::Check => stroked_polygon(frame, colour, &[(0.12, 0.52), (0.4, 0.8), (0.9, 0.2)]),
            Shape::Cross => {
                stroked_polygon(frame, colour, &[(0.2, 0.2), (0.8, 0.8)]);
                stroked_polygon(frame, colour, &[(0.8, 0.2), (0.2, 0.8)]);
            }
            Shape::Bars => {
                for (row, width) in [(0.12, 0.95), (0.36, 0.75), (0.6, 0.6), (0.84, 0.35)] {
                    box_at(frame, colour, (0.0, row - 0.08), (width, row + 0.08));
                }
            }
            Shape::Dots => self.draw_dots(frame, colour, size),
        }
    }

    fn draw_dots(&self, frame: &mut Frame, colour: Color, size: f32) {
        stroked_polygon(frame, colour, &[(0.7, 0.0), (0.7, 1.0)]);
        for (row, x) in [(0.14, 0.88), (0.38, 0.5), (0.62, 0.34), (0.86, 0.16)] {
            let centre = Point::new(x * frame.width(), row * frame.height());
            frame.fill(&Path::circle(centre, size * 0.1), colour);
        }
    }
}

impl<Message> canvas::Program<Message> for Drawing {
    type State = ();

    fn draw(&self, (): &(), renderer: &Renderer, theme: &Theme, bounds: Rectangle, _cursor: Cursor) -> Vec<Geometry> {
        let mut frame = Frame::new(renderer, bounds.size());
        self.draw_in(&mut frame, (self.colour)(Tokens::of(theme)));
        vec![frame.into_geometry()]
    }
}
