//! Distances, sizes and colours by role.

use iced::theme::Base;
use iced::{Color, Theme, color};
use serde::{Deserialize, Serialize};

/// Distances in logical pixels.
pub mod space {
    pub const XS: f32 = 4.0;
    pub const S: f32 = 8.0;
    pub const M: f32 = 12.0;
    pub const L: f32 = 16.0;
    pub const XL: f32 = 24.0;
    pub const XXL: f32 = 32.0;
    /// Height of a list row.
    pub const ROW: f32 = 28.0;
    /// Height of a row of a dense table.
    pub const ROW_DENSE: f32 = 24.0;
    /// Height of buttons and inputs.
    pub const CONTROL: f32 = 30.0;
}

/// Sizes of text in logical pixels.
pub mod text_size {
    pub const DENSE: f32 = 12.0;
    pub const BASE: f32 = 13.0;
    pub const LARGE: f32 = 15.0;
    pub const HEADING: f32 = 18.0;
    pub const TITLE: f32 = 22.0;
    /// Stacked Vietnamese marks need the room.
    pub const LINE_HEIGHT: f32 = 1.45;
}

/// Corner radius of buttons, inputs and panels.
pub mod radius {
    pub const ALL: f32 = 4.0;
}

/// The appearances a person can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Appearance {
    #[default]
    Light,
    Dark,
    HighContrast,
}

impl Appearance {
    /// All, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// The name of its iced theme.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "high-contrast",
        }
    }
}

/// Round the mark of a chart that is told of: nothing that charts draw has a colour like it.
pub const MARK_IN_CHART: Color = color!(0xC2185B);

/// Colours by role.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tokens {
    pub paper: Color,
    pub surface: Color,
    pub line: Color,
    pub ink: Color,
    pub ink_soft: Color,
    pub accent: Color,
    pub accent_soft: Color,
    pub on_accent: Color,
    pub reached: Color,
    pub on_track: Color,
    pub behind: Color,
    pub far_behind: Color,
    pub unknown: Color,
    /// Bars that are not the own unit's.
    pub bar: Color,
    /// Width of the ink line round what is chosen, in pixels; 0 where its background says enough.
    pub chosen_edge: f32,
    /// The line round what has the keyboard; of nothing else where what is chosen has a line round it, too.
    pub focus: Color,
    /// Its width, in pixels.
    pub focus_edge: f32,
    /// How many lines the ring has, one within the other.
    pub focus_lines: u8,
}

static LIGHT: Tokens = Tokens {
    paper: color!(0xFFFFFF),
    surface: color!(0xF5F7F9),
    line: color!(0xD5DBE1),
    ink: color!(0x1A2129),
    ink_soft: color!(0x56616D),
    accent: color!(0x0B5CAD),
    accent_soft: color!(0xE3EEF9),
    on_accent: color!(0xFFFFFF),
    reached: color!(0x187145),
    on_track: color!(0x2B6CB0),
    behind: color!(0x8F5E14),
    far_behind: color!(0xB42318),
    unknown: color!(0x5E6973),
    bar: color!(0x9AA6B2),
    chosen_edge: 0.0,
    focus: color!(0x0B5CAD),
    focus_edge: 2.0,
    focus_lines: 1,
};

static DARK: Tokens = Tokens {
    paper: color!(0x14191F),
    surface: color!(0x1C232B),
    line: color!(0x37424E),
    ink: color!(0xE8EDF2),
    ink_soft: color!(0xA3AFBB),
    accent: color!(0x6CB1F5),
    accent_soft: color!(0x1D3A57),
    on_accent: color!(0x0B1622),
    reached: color!(0x53C18A),
    on_track: color!(0x7FB4EC),
    behind: color!(0xE0AC55),
    far_behind: color!(0xF58A7F),
    unknown: color!(0x98A4B0),
    bar: color!(0x66727E),
    chosen_edge: 0.0,
    focus: color!(0x6CB1F5),
    focus_edge: 2.0,
    focus_lines: 1,
};

static HIGH_CONTRAST: Tokens = Tokens {
    paper: color!(0xFFFFFF),
    surface: color!(0xFFFFFF),
    line: color!(0x000000),
    ink: color!(0x000000),
    ink_soft: color!(0x262B30),
    accent: color!(0x003C80),
    accent_soft: color!(0xB8D6FF),
    on_accent: color!(0xFFFFFF),
    reached: color!(0x003D20),
    on_track: color!(0x003C80),
    behind: color!(0x4F3000),
    far_behind: color!(0x700A04),
    unknown: color!(0x333A40),
    bar: color!(0x5A646E),
    chosen_edge: 2.0,
    focus: color!(0xC2185B),
    focus_edge: 2.0,
    focus_lines: 2,
};

impl Tokens {
    /// The tokens of an appearance.
    pub fn of_appearance(appearance: Appearance) -> &'static Self {
        match appearance {
            Appearance::Light => &LIGHT,
            Appearance::Dark => &DARK,
            Appearance::HighContrast => &HIGH_CONTRAST,
        }
    }

    /// The tokens behind an iced theme; light for a theme that is none of ours.
    pub fn of(theme: &Theme) -> &'static Self {
        let name = Base::name(theme);
        let appearance = Appearance::ALL.into_iter().find(|appearance| appearance.name() == name);
        Self::of_appearance(appearance.unwrap_or_default())
    }
}
