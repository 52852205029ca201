//! A thin bar with a tick for the median.

use iced::mouse::Cursor;
use iced::widget::canvas::{self, Canvas, Frame, Geometry};
use iced::{Color, Element, Fill, Point, Rectangle, Renderer, Size, Theme};

use crate::app::theme::Tokens;

#[derive(Debug)]
struct Bar {
    share: u16,
    tick: Option<u16>,
    colour: fn(&Tokens) -> Color,
}

/// A bar of `share` thousandths of its room, with a tick at `tick` thousandths.
pub fn bar<'a, Message: 'a>(
    share: u16,
    tick: Option<u16>,
    height: f32,
    colour: fn(&Tokens) -> Color,
) -> Element<'a, Message> {
    Canvas::new(Bar { share, tick, colour }).width(Fill).height(height).into()
}

fn along(width: f32, thousandths: u16) -> f32 {
    (width * f32::from(thousandths.min(1000)) / 1000.0).round()
}

impl<Message> canvas::Program<Message> for Bar {
    type State = ();

    fn draw(&self, (): &(), renderer: &Renderer, theme: &Theme, bounds: Rectangle, _cursor: Cursor) -> Vec<Geometry> {
        let t = Tokens::of(theme);
        let mut frame = Frame::new(renderer, bounds.size());
        let (width, height) = (bounds.width, bounds.height);
        let thin = (height * 0.5).round();
        let top = ((height - thin) / 2.0).round();
        frame.fill_rectangle(Point::new(0.0, top), Size::new(width, thin), t.surface);
        frame.fill_rectangle(Point::new(0.0, top), Size::new(along(width, self.share), thin), (self.colour)(t));
        if let Some(tick) = self.tick {
            let x = along(width, tick).min(width - 2.0);
            frame.fill_rectangle(Point::new(x, 0.0), Size::new(2.0, height), t.ink);
        }
        vec![frame.into_geometry()]
    }
}
