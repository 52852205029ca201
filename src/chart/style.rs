//! Every colour, size and distance of a chart, and the canvases it is laid out on.
//!
//! Paper is measured in points (1/72 inch), screens in CSS pixels; layout is the same code with another [`Style`].

use super::spec::Status;

/// What a canvas is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 1/72 inch.
    Point,
    /// CSS pixel, 1/96 inch.
    Pixel,
}

/// A paper size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    A4,
    A3,
}

/// Which way the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    Portrait,
    Landscape,
}

/// The sheet a chart is laid out on.
#[derive(Debug, Clone, PartialEq)]
pub struct Canvas {
    pub width: f32,
    pub height: f32,
    pub unit: Unit,
    pub style: Style,
}

impl Canvas {
    /// A whole page; A3 is set larger, so that it can still be read when copied down to A4.
    pub fn paper(paper: Paper, orientation: Orientation) -> Self {
        let (short, long, scale) = match paper {
            Paper::A4 => (595.3, 841.9, 1.0),
            Paper::A3 => (841.9, 1190.55, 1.3),
        };
        let (width, height) = match orientation {
            Orientation::Portrait => (short, long),
            Orientation::Landscape => (long, short),
        };
        Self { width, height, unit: Unit::Point, style: Style::paper(scale) }
    }

    /// A part of the window, in CSS pixels; nothing smaller than 320 × 240 is laid out.
    pub fn screen(width: f32, height: f32) -> Self {
        Self { width: width.max(320.0), height: height.max(240.0), unit: Unit::Pixel, style: Style::screen() }
    }

    pub(super) fn is_paper(&self) -> bool {
        self.unit == Unit::Point
    }
}

/// Sizes and distances in the unit of the canvas.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    pub margin_x: f32,
    pub margin_top: f32,
    pub margin_bottom: f32,
    pub title: f32,
    pub subtitle: f32,
    /// Names and values: never larger, comfortable from, never smaller.
    pub body_max: f32,
    pub body_good: f32,
    pub body_min: f32,
    /// Ticks, headings, labels of lines.
    pub small: f32,
    pub note: f32,
    pub foot: f32,
    /// The finest line, and the ordinary one.
    pub hair: f32,
    pub rule: f32,
    /// Length of a dash and of the gap after it.
    pub dash: (f32, f32),
    /// The distance between blocks.
    pub gap: f32,
    pub panel_gap: f32,
    /// The tallest row.
    pub row_max: f32,
    /// The narrowest stretch that values are drawn on.
    pub plot_min: f32,
    /// No page holds more rows.
    pub most_rows: usize,
}

impl Style {
    fn paper(scale: f32) -> Self {
        Self {
            margin_x: 40.0 * scale,
            margin_top: 36.0 * scale,
            margin_bottom: 30.0 * scale,
            title: 14.0 * scale,
            subtitle: 9.0 * scale,
            body_max: 9.0 * scale,
            body_good: 7.0 * scale,
            body_min: 6.5 * scale,
            small: 6.75 * scale,
            note: 7.5 * scale,
            foot: 7.0 * scale,
            hair: 0.35 * scale,
            rule: 0.75 * scale,
            dash: (3.5 * scale, 2.25 * scale),
            gap: 8.0 * scale,
            panel_gap: 20.0 * scale,
            row_max: 21.0 * scale,
            plot_min: 110.0 * scale,
            most_rows: 80,
        }
    }

    fn screen() -> Self {
        Self {
            margin_x: 16.0,
            margin_top: 12.0,
            margin_bottom: 10.0,
            title: 18.0,
            subtitle: 13.0,
            body_max: 13.0,
            body_good: 11.5,
            body_min: 10.5,
            small: 11.0,
            note: 12.0,
            foot: 11.0,
            hair: 0.75,
            rule: 1.0,
            dash: (5.0, 3.0),
            gap: 8.0,
            panel_gap: 24.0,
            row_max: 28.0,
            plot_min: 120.0,
            most_rows: 80,
        }
    }
}

/// The height of a line of text, in ems: Vietnamese capitals carry two marks.
pub const LINE: f32 = 1.36;
/// How far marks and descenders reach from the baseline, in ems.
pub const ASCENT: f32 = 1.05;
/// See [`ASCENT`].
pub const DESCENT: f32 = 0.25;

/// What something is drawn in, by its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// The ground.
    Paper,
    Text,
    SoftText,
    /// Guides and rules.
    Guide,
    /// The band behind the own unit's row.
    OwnTint,
    Own,
    OwnText,
    Other,
    /// The axis and thin connecting lines.
    Stem,
    Target,
    Reference,
    Status(Status),
}

/// A colour, and the outline that a filled shape needs to survive a photocopier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paint {
    pub rgb: (u8, u8, u8),
    pub outline: Option<(u8, u8, u8)>,
}

/// The paint of a role in colour or in grey.
pub fn paint(ink: Ink, grey: bool) -> Paint {
    if grey {
        Paint { rgb: hex(grey_of(ink)), outline: grey_outline(ink) }
    } else {
        Paint { rgb: hex(colour_of(ink)), outline: None }
    }
}

fn colour_of(ink: Ink) -> u32 {
    match ink {
        Ink::Paper => 0xFFFFFF,
        Ink::Text | Ink::Target => 0x1A2129,
        Ink::SoftText | Ink::Reference => 0x56616D,
        Ink::Guide => 0xD5DBE1,
        Ink::OwnTint => 0xE3EEF9,
        Ink::Own | Ink::OwnText => 0x0B5CAD,
        Ink::Other | Ink::Stem => 0x9AA6B2,
        Ink::Status(Status::Reached) => 0x1B7F4B,
        Ink::Status(Status::OnTrack) => 0x2B6CB0,
        Ink::Status(Status::Behind) => 0xB7791F,
        Ink::Status(Status::FarBehind) => 0xB42318,
        Ink::Status(Status::Unknown) => 0x6B7680,
    }
}

fn grey_of(ink: Ink) -> u32 {
    match ink {
        Ink::Paper => 0xFFFFFF,
        Ink::Text | Ink::Target | Ink::OwnText => 0x000000,
        Ink::SoftText | Ink::Reference => 0x333333,
        Ink::Guide => 0xCCCCCC,
        Ink::OwnTint => 0xEBEBEB,
        Ink::Own => 0x1A1A1A,
        Ink::Other => 0xD0D0D0,
        Ink::Stem => 0x808080,
        Ink::Status(Status::Reached) => 0x000000,
        Ink::Status(_) => 0x404040,
    }
}

fn grey_outline(ink: Ink) -> Option<(u8, u8, u8)> {
    (ink == Ink::Other).then(|| hex(0x4D4D4D))
}

fn hex(rgb: u32) -> (u8, u8, u8) {
    let [_, red, green, blue] = rgb.to_be_bytes();
    (red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY_INK: [Ink; 16] = [
        Ink::Paper,
        Ink::Text,
        Ink::SoftText,
        Ink::Guide,
        Ink::OwnTint,
        Ink::Own,
        Ink::OwnText,
        Ink::Other,
        Ink::Stem,
        Ink::Target,
        Ink::Reference,
        Ink::Status(Status::Reached),
        Ink::Status(Status::OnTrack),
        Ink::Status(Status::Behind),
        Ink::Status(Status::FarBehind),
        Ink::Status(Status::Unknown),
    ];

    #[test]
    fn grey_has_no_colour_in_it() {
        for ink in EVERY_INK {
            let paint = paint(ink, true);
            for (red, green, blue) in [Some(paint.rgb), paint.outline].into_iter().flatten() {
                assert!(red == green && green == blue, "{ink:?}");
            }
        }
    }

    #[test]
    fn the_own_unit_is_far_darker_than_the_others_in_grey() {
        assert!(paint(Ink::Other, true).rgb.0 - paint(Ink::Own, true).rgb.0 > 120);
    }
}
