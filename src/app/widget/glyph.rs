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
    /// A toothed wheel: settings.
    Gear,
    /// A magnifying glass.
    Lens,
    /// Small picture of a ranking chart.
    Bars,
    /// Small picture of dots against a target line.
    Dots,
    /// Two dots a row, joined.
    Pairs,
    /// Two dots a row, joined, and a tick.
    Checked,
    /// A grid of cells.
    Cells,
    /// Tiles in the shape of a country.
    Tiles,
    /// One line of dots with a box.
    Strip,
    /// Lines of dots.
    Lanes,
    /// A spider's web.
    Web,
    /// A rising line.
    Rise,
    /// Lines that cross.
    Crossing,
    /// Small charts beside each other.
    Panels,
    /// Dots on two axes.
    Cloud,
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

/// A ring with eight teeth.
fn draw_gear(frame: &mut Frame, colour: Color, size: f32) {
    let centre = frame.center();
    let thick = Stroke::default().with_color(colour).with_width(size * 0.16);
    frame.stroke(&Path::circle(centre, size * 0.26), thick);
    for tooth in 0..8u8 {
        let (sin, cos) = (f32::from(tooth) * std::f32::consts::FRAC_PI_4).sin_cos();
        let at = |radius: f32| Point::new(centre.x + cos * size * radius, centre.y + sin * size * radius);
        frame.stroke(&Path::line(at(0.3), at(0.48)), thick);
    }
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
            Shape::Gear => draw_gear(frame, colour, size),
            Shape::Lens => {
                let stroke = Stroke::default().with_color(colour).with_width(1.6);
                frame.stroke(&Path::circle(Point::new(size * 0.42, size * 0.42), size * 0.28), stroke);
                stroked_polygon(frame, colour, &[(0.62, 0.62), (0.92, 0.92)]);
            }
            Shape::Bars => {
                for (row, width) in [(0.12, 0.95), (0.36, 0.75), (0.6, 0.6), (0.84, 0.35)] {
                    box_at(frame, colour, (0.0, row - 0.08), (width, row + 0.08));
                }
            }
            Shape::Dots => self.draw_dots(frame, colour, size),
            of_chart => chart_picture(of_chart, frame, colour, size),
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

/// Small pictures of charts, in shares of their square.
fn chart_picture(shape: Shape, frame: &mut Frame, colour: Color, size: f32) {
    let dots = |frame: &mut Frame, places: &[(f32, f32)], share: f32| {
        for (x, y) in places {
            frame.fill(&Path::circle(Point::new(x * frame.width(), y * frame.height()), size * share), colour);
        }
    };
    let boxes = |frame: &mut Frame, corners: &[(f32, f32)], side: f32| {
        for &(x, y) in corners {
            box_at(frame, colour, (x, y), (x + side, y + side));
        }
    };
    match shape {
        Shape::Pairs => {
            for (y, from, to) in [(0.15, 0.5, 0.95), (0.5, 0.25, 0.7), (0.85, 0.05, 0.4)] {
                stroked_polygon(frame, colour, &[(from, y), (to, y)]);
                dots(frame, &[(from, y), (to, y)], 0.11);
            }
        }
        Shape::Checked => {
            for (y, from, to) in [(0.15, 0.35, 0.95), (0.45, 0.1, 0.6)] {
                stroked_polygon(frame, colour, &[(from, y), (to, y)]);
                dots(frame, &[(from, y), (to, y)], 0.11);
            }
            stroked_polygon(frame, colour, &[(0.3, 0.78), (0.46, 0.95), (0.78, 0.62)]);
        }
        Shape::Cells => {
            boxes(frame, &[(0.0, 0.0), (0.36, 0.0), (0.72, 0.36), (0.0, 0.36), (0.36, 0.72), (0.72, 0.72)], 0.28);
        }
        Shape::Tiles => {
            boxes(frame, &[(0.2, 0.0), (0.45, 0.0), (0.32, 0.25), (0.5, 0.5), (0.32, 0.75), (0.82, 0.5)], 0.2);
        }
        Shape::Strip => {
            stroked_polygon(frame, colour, &[(0.3, 0.25), (0.7, 0.25), (0.7, 0.75), (0.3, 0.75), (0.3, 0.25)]);
            dots(frame, &[(0.08, 0.5), (0.4, 0.5), (0.55, 0.5), (0.92, 0.5)], 0.09);
        }
        Shape::Lanes => {
            let rows = [(0.15, [0.1, 0.5, 0.9]), (0.5, [0.3, 0.55, 0.75]), (0.85, [0.05, 0.3, 0.6])];
            for (y, xs) in rows {
                stroked_polygon(frame, colour, &[(0.0, y), (1.0, y)]);
                dots(frame, &xs.map(|x| (x, y)), 0.09);
            }
        }
        Shape::Web => {
            stroked_polygon(
                frame,
                colour,
                &[(0.5, 0.05), (0.95, 0.4), (0.78, 0.95), (0.22, 0.95), (0.05, 0.4), (0.5, 0.05)],
            );
            filled_polygon(frame, colour, &[(0.5, 0.3), (0.72, 0.45), (0.6, 0.72), (0.38, 0.7), (0.3, 0.45)]);
        }
        Shape::Rise => {
            stroked_polygon(frame, colour, &[(0.0, 0.9), (0.35, 0.7), (0.6, 0.35), (1.0, 0.1)]);
            dots(frame, &[(0.35, 0.7), (0.6, 0.35)], 0.1);
        }
        Shape::Crossing => {
            stroked_polygon(frame, colour, &[(0.0, 0.15), (0.4, 0.15), (0.65, 0.85), (1.0, 0.85)]);
            stroked_polygon(frame, colour, &[(0.0, 0.85), (0.4, 0.85), (0.65, 0.15), (1.0, 0.15)]);
        }
        Shape::Panels => {
            for (x, y) in [(0.0, 0.0), (0.55, 0.0), (0.0, 0.55), (0.55, 0.55)] {
                for (row, width) in [(0.0, 0.42), (0.16, 0.3), (0.32, 0.18)] {
                    box_at(frame, colour, (x, y + row), (x + width, y + row + 0.1));
                }
            }
        }
        _ => {
            stroked_polygon(frame, colour, &[(0.06, 0.0), (0.06, 0.94), (1.0, 0.94)]);
            dots(frame, &[(0.25, 0.7), (0.4, 0.5), (0.55, 0.6), (0.62, 0.3), (0.85, 0.2)], 0.08);
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
