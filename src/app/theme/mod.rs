//! How everything looks: tokens, fonts and style functions. Every colour and distance of the window stands here.

pub mod font;
pub mod style;
pub mod tokens;

pub use tokens::{Appearance, Tokens, radius, space, text_size};

use iced::Theme;
use iced::theme::Palette;

/// The iced theme of an appearance; [`Tokens::of`] leads back from it to the tokens.
pub fn theme(appearance: Appearance) -> Theme {
    let tokens = Tokens::of_appearance(appearance);
    let palette = Palette {
        background: tokens.paper,
        text: tokens.ink,
        primary: tokens.accent,
        success: tokens.reached,
        warning: tokens.behind,
        danger: tokens.far_behind,
    };
    Theme::custom(appearance.name(), palette)
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::Color;

    fn luminance(colour: Color) -> f64 {
        let linear = |part: f32| {
            let part = f64::from(part);
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn an_appearance_is_found_again_from_its_theme() {
        for appearance in Appearance::ALL {
            let theme = theme(appearance);
            assert_eq!(Tokens::of(&theme).paper, Tokens::of_appearance(appearance).paper);
        }
    }

    #[test]
    fn text_stands_out_from_what_it_is_written_on() {
        for (appearance, least) in [(Appearance::Light, 4.5), (Appearance::Dark, 4.5), (Appearance::HighContrast, 7.0)]
        {
            let t = Tokens::of_appearance(appearance);
            for (ink, paper) in [
                (t.ink, t.paper),
                (t.ink, t.surface),
                (t.ink, t.accent_soft),
                (t.ink_soft, t.paper),
                (t.ink_soft, t.surface),
                (t.accent, t.paper),
                (t.on_accent, t.accent),
                (t.far_behind, t.paper),
            ] {
                assert!(contrast(ink, paper) >= least, "{appearance:?}: {ink:?} on {paper:?}");
            }
        }
    }
}
