//! How everything looks: tokens, fonts and style functions. Every colour and distance of the window stands here.

pub mod font;
pub mod style;
pub mod tokens;

pub use tokens::{Appearance, MARK_IN_CHART, Tokens, radius, space, text_size};

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
    fn the_ring_of_the_keyboard_stands_out_and_in_high_contrast_from_what_is_chosen() {
        for appearance in Appearance::ALL {
            let t = Tokens::of_appearance(appearance);
            for under in [t.paper, t.surface, t.accent_soft] {
                let ratio = contrast(t.focus, under);
                assert!(ratio >= 3.0, "{appearance:?}: on {under:?}: {ratio:.2}");
            }
        }
        let t = Tokens::of_appearance(Appearance::HighContrast);
        assert!(contrast(t.focus, t.ink) >= 3.0, "chosen things have a line of ink");
        assert!(t.focus != t.accent && t.focus_lines == 2, "by its shape where colours are not told apart");
    }

    /// Least contrast of text in an appearance: WCAG 2.1, 1.4.3 and 1.4.6.
    fn least(appearance: Appearance) -> f64 {
        match appearance {
            Appearance::Light | Appearance::Dark => 4.5,
            Appearance::HighContrast => 7.0,
        }
    }

    #[test]
    fn text_stands_out_from_what_it_is_written_on() {
        for appearance in Appearance::ALL {
            let t = Tokens::of_appearance(appearance);
            let states = [t.reached, t.on_track, t.behind, t.far_behind, t.unknown];
            for ink in [t.ink, t.ink_soft, t.accent].into_iter().chain(states) {
                for paper in [t.paper, t.surface, t.accent_soft] {
                    let ratio = contrast(ink, paper);
                    assert!(ratio >= least(appearance), "{appearance:?}: {ink:?} on {paper:?}: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn no_button_is_hard_to_read_in_any_state() {
        use iced::widget::button::{Status, Style};
        type Of = Box<dyn Fn(&Theme, Status) -> Style>;
        for appearance in Appearance::ALL {
            let (theme, t) = (theme(appearance), Tokens::of_appearance(appearance));
            let styles: [(&str, Of); 13] = [
                ("primary", Box::new(style::primary)),
                ("secondary", Box::new(style::secondary)),
                ("quiet", Box::new(style::quiet)),
                ("link", Box::new(style::link)),
                ("column head", Box::new(style::column_head(false))),
                ("chosen column head", Box::new(style::column_head(true))),
                ("choice", Box::new(style::choice(false))),
                ("chosen", Box::new(style::choice(true))),
                ("row", Box::new(style::list_row(false))),
                ("chosen row", Box::new(style::list_row(true))),
                ("step", Box::new(style::rail_step(false))),
                ("step in sight", Box::new(style::rail_step(true))),
                ("tab", Box::new(style::tab(true))),
            ];
            for (name, of) in styles {
                for status in [Status::Active, Status::Hovered, Status::Pressed, Status::Disabled] {
                    let style = of(&theme, status);
                    let under = match style.background {
                        Some(iced::Background::Color(colour)) => vec![colour],
                        _ => vec![t.paper, t.surface],
                    };
                    for under in under {
                        let ratio = contrast(style.text_color, under);
                        assert!(ratio >= least(appearance), "{appearance:?}, {name}, {status:?}: {ratio:.2}");
                    }
                }
            }
        }
    }

    #[test]
    fn framed_words_stand_out_too() {
        type Role = fn(&Tokens) -> Color;
        let roles: [Role; 7] = [
            |t| t.reached,
            |t| t.on_track,
            |t| t.behind,
            |t| t.far_behind,
            |t| t.unknown,
            |t| t.accent,
            |t| t.ink_soft,
        ];
        for appearance in Appearance::ALL {
            let theme = theme(appearance);
            let framed = roles.map(|role| style::chip(role)(&theme));
            for style in framed.into_iter().chain([style::badge(&theme), style::floating(&theme)]) {
                let (Some(ink), Some(iced::Background::Color(paper))) = (style.text_color, style.background) else {
                    panic!("{appearance:?}: a style without its colours")
                };
                let ratio = contrast(ink, paper);
                assert!(ratio >= least(appearance), "{appearance:?}: {ink:?} on {paper:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn what_is_chosen_is_unmistakable_in_high_contrast_and_differs_from_what_has_the_keyboard() {
        use iced::widget::button::{Status, Style};
        let (theme, t) = (theme(Appearance::HighContrast), Tokens::of_appearance(Appearance::HighContrast));
        let pairs: [(Style, Style); 4] = [
            (style::choice(true)(&theme, Status::Active), style::choice(false)(&theme, Status::Active)),
            (style::list_row(true)(&theme, Status::Active), style::list_row(false)(&theme, Status::Active)),
            (style::rail_step(true)(&theme, Status::Active), style::rail_step(false)(&theme, Status::Active)),
            (style::tab(true)(&theme, Status::Active), style::tab(false)(&theme, Status::Active)),
        ];
        for (chosen, other) in pairs {
            assert!(chosen.border.width >= other.border.width + 1.0, "a line that colour-blind eyes see too");
            assert!(contrast(chosen.border.color, t.paper) >= 7.0);
        }
        let chosen = style::list_row(true)(&theme, Status::Active).border;
        assert!(t.focus != chosen.color && t.focus_lines > 1, "the ring of the keyboard is another line");
    }

    #[test]
    fn lines_and_focus_can_be_seen_in_high_contrast() {
        let t = Tokens::of_appearance(Appearance::HighContrast);
        assert!(contrast(t.line, t.paper) >= 7.0);
        for appearance in Appearance::ALL {
            let t = Tokens::of_appearance(appearance);
            assert!(contrast(t.accent, t.paper) >= 3.0, "{appearance:?}: the frame of what has the keyboard");
        }
    }
}
