//! Every colour, size and distance of a chart, and the canvases it is laid out on.
//!
//! Paper is measured in points (1/72 inch), screens in CSS pixels; layout is the same code with another [`Style`].

use super::spec::{Category, SHADES, Shade, Status};

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
    /// A page of its own, with a running head; not a part of a page or of the window.
    pub is_page: bool,
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
        Self { width, height, unit: Unit::Point, is_page: true, style: Style::paper(scale) }
    }

    /// A part of a page, in points, set as whole pages are but without their margins; nothing smaller than 240 × 180.
    pub fn part_of_paper(width: f32, height: f32) -> Self {
        let style = Style { margin_x: 2.0, margin_top: 2.0, margin_bottom: 2.0, ..Style::paper(1.0) };
        Self { width: width.max(240.0), height: height.max(180.0), unit: Unit::Point, is_page: false, style }
    }

    /// The same for one of several charts on a page: rows no taller than their letters need, a smaller title.
    pub fn low_part_of_paper(width: f32, height: f32) -> Self {
        let part = Self::part_of_paper(width, height);
        Self { style: Style { row_max: 16.0, title: 11.5, ..part.style }, ..part }
    }

    /// A part of the window, in CSS pixels; nothing smaller than 320 × 240 is laid out.
    pub fn screen(width: f32, height: f32) -> Self {
        let (width, height) = (width.max(320.0), height.max(240.0));
        Self { width, height, unit: Unit::Pixel, is_page: false, style: Style::screen() }
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
    /// Names and values: never larger in rows of few units, usual where there is room, comfortable from, never smaller.
    pub body_max: f32,
    pub body: f32,
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
            body_max: 10.5 * scale,
            body: 9.0 * scale,
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
            row_max: 30.0 * scale,
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
            body: 13.0,
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
    /// One line among many.
    Pale,
    Status(Status),
    Shade(Shade),
    /// Letters on a shade.
    OnShade(Shade),
    Category(Category),
}

/// How a place is filled where colour must not be needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pattern {
    Solid,
    Open,
    /// Strokes rising to the right.
    Rising,
    /// Strokes falling to the right.
    Falling,
    Dots,
    /// Both strokes.
    Cross,
}

impl Pattern {
    /// Of the categories, in their order.
    const OF_CATEGORIES: [Self; Category::COUNT as usize] =
        [Self::Solid, Self::Open, Self::Rising, Self::Falling, Self::Dots, Self::Cross];
}

/// A colour, and what a filled shape needs to survive a photocopier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paint {
    pub rgb: (u8, u8, u8),
    pub outline: Option<(u8, u8, u8)>,
    pub pattern: Pattern,
}

/// The paint of a role in colour or in grey.
pub fn paint(ink: Ink, grey: bool) -> Paint {
    if grey {
        Paint { rgb: hex(grey_of(ink)), outline: grey_outline(ink), pattern: grey_pattern(ink) }
    } else {
        Paint { rgb: hex(colour_of(ink)), outline: None, pattern: Pattern::Solid }
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
        Ink::Pale => 0xC9D1D9,
        Ink::Shade(shade) => COLOUR_SHADES[usize::from(shade.step())],
        Ink::OnShade(shade) => on_shade(shade),
        Ink::Category(category) => CATEGORIES[usize::from(category.number())],
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
        Ink::Pale => 0xB8B8B8,
        Ink::Shade(shade) => GREY_SHADES[usize::from(shade.step())],
        Ink::OnShade(shade) => on_shade(shade),
        Ink::Category(_) => 0x333333,
        Ink::Status(Status::Reached) => 0x000000,
        Ink::Status(_) => 0x404040,
    }
}

fn grey_outline(ink: Ink) -> Option<(u8, u8, u8)> {
    matches!(ink, Ink::Other | Ink::Category(_)).then(|| hex(0x4D4D4D))
}

fn grey_pattern(ink: Ink) -> Pattern {
    match ink {
        Ink::Category(category) => Pattern::OF_CATEGORIES[usize::from(category.number())],
        _ => Pattern::Solid,
    }
}

/// Steps of one blue, and of grey: neighbours stay apart on a second copy.
const COLOUR_SHADES: [u32; SHADES as usize] = [0xE6EFF8, 0xB4D1EB, 0x78ABDA, 0x2F74B3, 0x0A3F78];
const GREY_SHADES: [u32; SHADES as usize] = [0xF2F2F2, 0xCFCFCF, 0xA3A3A3, 0x666666, 0x262626];

/// The six regions in their order, to be told apart by colour-blind readers (Okabe and Ito).
const CATEGORIES: [u32; Category::COUNT as usize] = [0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00];

fn on_shade(shade: Shade) -> u32 {
    if shade.step() < 3 { 0x1A1A1A } else { 0xFFFFFF }
}

fn hex(rgb: u32) -> (u8, u8, u8) {
    let [_, red, green, blue] = rgb.to_be_bytes();
    (red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_ink() -> Vec<Ink> {
        let mut inks = vec![
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
            Ink::Pale,
        ];
        let statuses = [Status::Reached, Status::OnTrack, Status::Behind, Status::FarBehind, Status::Unknown];
        inks.extend(statuses.map(Ink::Status));
        inks.extend(Shade::all().flat_map(|shade| [Ink::Shade(shade), Ink::OnShade(shade)]));
        inks.extend((0..6).map(|number| Ink::Category(Category::new(number))));
        inks
    }

    /// Relative luminance and contrast of WCAG 2.
    fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
        let luminance = |(red, green, blue): (u8, u8, u8)| {
            let linear = |part: u8| {
                let part = f64::from(part) / 255.0;
                if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn letters_on_every_shade_can_be_read() {
        for shade in Shade::all() {
            for grey in [false, true] {
                let ratio = contrast(paint(Ink::Shade(shade), grey).rgb, paint(Ink::OnShade(shade), grey).rgb);
                assert!(ratio >= 4.5, "{shade:?} {grey}: {ratio}");
            }
        }
    }

    #[test]
    fn neighbouring_shades_are_far_enough_apart_to_be_told_apart() {
        let shades: Vec<Shade> = Shade::all().collect();
        for pair in shades.windows(2) {
            for grey in [false, true] {
                let ratio = contrast(paint(Ink::Shade(pair[0]), grey).rgb, paint(Ink::Shade(pair[1]), grey).rgb);
                assert!(ratio >= 1.3, "{pair:?} {grey}: {ratio}");
            }
        }
    }

    #[test]
    fn in_grey_every_region_has_a_pattern_of_its_own() {
        let patterns: std::collections::HashSet<Pattern> =
            (0..6).map(|number| paint(Ink::Category(Category::new(number)), true).pattern).collect();
        assert_eq!(patterns.len(), 6);
    }

    #[test]
    fn grey_has_no_colour_in_it() {
        for ink in every_ink() {
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
