//! Style functions by part: buttons, containers, inputs, scroll bars.

use iced::widget::{
    button, checkbox, container, progress_bar, rule, scrollable, slider, text, text_editor, text_input,
};
use iced::{Background, Border, Color, Shadow, Theme, border};

use super::{Tokens, radius};

/// How much darker than the other cells of its rows a block is: both are told apart, and text is read on both.
const BLOCK: f32 = 0.16;

fn outline(colour: Color) -> Border {
    Border { color: colour, width: 1.0, radius: radius::ALL.into() }
}

/// Round what is chosen: a line of ink where the appearance asks for more than a background.
fn chosen_edge(t: &Tokens, radius: f32) -> Border {
    Border { color: t.ink, width: t.chosen_edge, radius: radius.into() }
}

fn mixed(under: Color, over: Color, share: f32) -> Color {
    let part = |a: f32, b: f32| a + (b - a) * share;
    Color::from_rgb(part(under.r, over.r), part(under.g, over.g), part(under.b, over.b))
}

fn plain(background: Option<Color>, text_color: Color, border: Border) -> button::Style {
    button::Style {
        background: background.map(Background::Color),
        text_color,
        border,
        shadow: Shadow::default(),
        snap: true,
    }
}

/// The one primary action of a page.
pub fn primary(theme: &Theme, status: button::Status) -> button::Style {
    let t = Tokens::of(theme);
    let rounded = border::rounded(radius::ALL);
    match status {
        button::Status::Active => plain(Some(t.accent), t.on_accent, rounded),
        button::Status::Hovered => plain(Some(mixed(t.accent, t.ink, 0.15)), t.on_accent, rounded),
        button::Status::Pressed => plain(Some(mixed(t.accent, t.ink, 0.3)), t.on_accent, rounded),
        button::Status::Disabled => plain(Some(mixed(t.paper, t.ink, 0.1)), t.ink_soft, rounded),
    }
}

/// Other actions.
pub fn secondary(theme: &Theme, status: button::Status) -> button::Style {
    let t = Tokens::of(theme);
    match status {
        button::Status::Active => plain(Some(t.paper), t.ink, outline(mixed(t.line, t.ink_soft, 0.35))),
        // Grey, so that it is not taken for the chosen one of several.
        button::Status::Hovered => plain(Some(mixed(t.paper, t.ink, 0.06)), t.ink, outline(t.ink_soft)),
        button::Status::Pressed => plain(Some(mixed(t.paper, t.ink, 0.14)), t.ink, outline(t.ink_soft)),
        button::Status::Disabled => plain(Some(t.surface), t.ink_soft, outline(t.line)),
    }
}

/// Actions that step back: bars, links, rows of a menu.
pub fn quiet(theme: &Theme, status: button::Status) -> button::Style {
    let t = Tokens::of(theme);
    let rounded = border::rounded(radius::ALL);
    match status {
        button::Status::Active => plain(None, t.ink, rounded),
        button::Status::Hovered => plain(Some(mixed(t.surface, t.ink, 0.07)), t.ink, rounded),
        button::Status::Pressed => plain(Some(t.accent_soft), t.ink, rounded),
        button::Status::Disabled => plain(None, t.ink_soft, rounded),
    }
}

/// A quiet button that says what can be looked into: a score that opens its reason.
pub fn link(theme: &Theme, status: button::Status) -> button::Style {
    let t = Tokens::of(theme);
    button::Style { text_color: t.accent, ..quiet(theme, status) }
}

/// One of several choices, chosen or not.
pub fn choice(chosen: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let t = Tokens::of(theme);
        let edge = if t.chosen_edge > 0.0 { chosen_edge(t, radius::ALL) } else { outline(t.accent) };
        if chosen { plain(Some(t.accent_soft), t.accent, edge) } else { secondary(theme, status) }
    }
}

/// A row of a list or menu, chosen or not.
pub fn list_row(chosen: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let t = Tokens::of(theme);
        let background = match status {
            _ if chosen => Some(t.accent_soft),
            button::Status::Hovered | button::Status::Pressed => Some(t.surface),
            button::Status::Active | button::Status::Disabled => None,
        };
        plain(background, t.ink, if chosen { chosen_edge(t, 0.0) } else { Border::default() })
    }
}

/// A row of a table; where the keyboard is at one that is not chosen, a line round it says so.
pub fn row_of_table(chosen: bool, is_led: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    let style = list_row(chosen);
    move |theme, status| {
        let t = Tokens::of(theme);
        match (chosen, is_led) {
            (false, true) => button::Style { border: outline(t.accent).rounded(0.0), ..style(theme, status) },
            _ => style(theme, status),
        }
    }
}

/// A row of a table that is no button: one that is chosen, one that the keyboard was led to past others, or another.
pub fn line_of_list(chosen: bool, is_led: bool) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let t = Tokens::of(theme);
        match (chosen, is_led) {
            (true, _) => container::Style::default().background(t.accent_soft).border(chosen_edge(t, 0.0)),
            (false, true) => container::Style::default().border(outline(t.accent).rounded(0.0)),
            (false, false) => container::Style::default(),
        }
    }
}

/// A step of the rail, the one in sight or another.
pub fn rail_step(chosen: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let t = Tokens::of(theme);
        let rounded = border::rounded(radius::ALL);
        match status {
            _ if chosen => plain(Some(t.accent_soft), t.accent, chosen_edge(t, radius::ALL)),
            button::Status::Disabled => plain(None, mixed(t.ink_soft, t.surface, 0.1), rounded),
            button::Status::Hovered | button::Status::Pressed => {
                plain(Some(mixed(t.surface, t.ink, 0.07)), t.ink, rounded)
            }
            button::Status::Active => plain(None, t.ink, rounded),
        }
    }
}

/// The head of a column, the one the keyboard has come to or another.
pub fn column_head(chosen: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let t = Tokens::of(theme);
        let over = matches!(status, button::Status::Hovered | button::Status::Pressed);
        match chosen {
            true => plain(Some(t.accent_soft), t.accent, outline(t.accent).rounded(0.0)),
            false => plain(over.then(|| mixed(t.surface, t.ink, 0.07)), t.ink_soft, Border::default()),
        }
    }
}

/// A cell of a table: the one the keyboard has come to, one of a block that is chosen, or another.
pub fn cell(is_led: bool, is_in_block: bool) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let t = Tokens::of(theme);
        let edge = if is_led { outline(t.focus).rounded(0.0).width(t.focus_edge) } else { Border::default() };
        let plain = container::Style::default().border(edge);
        if is_in_block { plain.background(mixed(t.accent_soft, t.accent, BLOCK)) } else { plain }
    }
}

/// The page itself.
pub fn paper(theme: &Theme) -> container::Style {
    let t = Tokens::of(theme);
    container::Style::default().background(t.paper).color(t.ink)
}

/// Bars round the page, heads of tables.
pub fn surface(theme: &Theme) -> container::Style {
    let t = Tokens::of(theme);
    container::Style::default().background(t.surface).color(t.ink)
}

/// A bordered area within the page.
pub fn panel(theme: &Theme) -> container::Style {
    let t = Tokens::of(theme);
    paper(theme).border(outline(t.line))
}

/// A bordered area that steps back.
pub fn inset(theme: &Theme) -> container::Style {
    let t = Tokens::of(theme);
    surface(theme).border(outline(t.line))
}

/// Where files are dropped; marked while some hover over the window.
pub fn drop_zone(hovered: bool) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let t = Tokens::of(theme);
        let (background, line) = if hovered { (t.accent_soft, t.accent) } else { (t.surface, t.line) };
        let border = Border { color: line, width: if hovered { 2.0 } else { 1.0 }, radius: radius::ALL.into() };
        container::Style::default().background(background).color(t.ink).border(border)
    }
}

/// Menus and sheets. Framed rather than shadowed: the software renderer draws a shadow outside the part that is
/// redrawn, so that every letter typed would darken it further.
pub fn floating(theme: &Theme) -> container::Style {
    let t = Tokens::of(theme);
    panel(theme).border(outline(mixed(t.line, t.ink, 0.5)))
}

/// What lies behind a sheet.
pub fn veil(_theme: &Theme) -> container::Style {
    container::Style::default().background(Color { a: 0.25, ..Color::BLACK })
}

/// A word in a rounded frame.
pub fn chip(colour: fn(&Tokens) -> Color) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let t = Tokens::of(theme);
        let colour = colour(t);
        container::Style::default()
            .background(mixed(t.paper, colour, 0.08))
            .color(mixed(colour, t.ink, 0.2))
            .border(outline(mixed(t.paper, colour, 0.45)))
    }
}

/// A count that waits on a step of the rail.
pub fn badge(theme: &Theme) -> container::Style {
    let t = Tokens::of(theme);
    container::Style::default().background(t.accent).color(t.on_accent).border(border::rounded(8))
}

/// A letter or number at the edge of a part of a sheet, that of the marked cell or another.
pub fn sheet_head(marked: bool) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let t = Tokens::of(theme);
        let (background, colour) = if marked { (t.accent_soft, t.accent) } else { (t.surface, t.ink_soft) };
        container::Style::default().background(background).color(colour).border(Border {
            color: t.line,
            width: 0.5,
            radius: 0.into(),
        })
    }
}

/// A cell of a part of a sheet, the one that matters or another.
pub fn sheet_cell(marked: bool) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let t = Tokens::of(theme);
        let border = Border {
            color: if marked { t.accent } else { t.line },
            width: if marked { t.focus_edge } else { 0.5 },
            radius: 0.into(),
        };
        let background = if marked { t.accent_soft } else { t.paper };
        container::Style::default().background(background).color(t.ink).border(border)
    }
}

/// A bordered area that arrows lead through, or do not; that it has the keyboard is shown by a ring.
pub fn pane(is_led: bool) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let t = Tokens::of(theme);
        panel(theme).border(outline(if is_led { t.accent } else { t.line }))
    }
}

/// A part of a page chosen among several, in sight or not.
pub fn tab(chosen: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let t = Tokens::of(theme);
        let rounded = border::rounded(radius::ALL);
        match status {
            _ if chosen => plain(Some(t.accent_soft), t.accent, chosen_edge(t, radius::ALL)),
            button::Status::Hovered | button::Status::Pressed => {
                plain(Some(mixed(t.surface, t.ink, 0.07)), t.ink, rounded)
            }
            button::Status::Active | button::Status::Disabled => plain(None, t.ink, rounded),
        }
    }
}

/// Filled with one role's colour: bars drawn as boxes.
pub fn filled(colour: fn(&Tokens) -> Color) -> impl Fn(&Theme) -> container::Style {
    move |theme| container::Style::default().background(colour(Tokens::of(theme)))
}

/// Text inputs.
pub fn input(theme: &Theme, status: text_input::Status) -> text_input::Style {
    let t = Tokens::of(theme);
    let (edge, width) = match status {
        // The keyboard must be seen to be here, without colour too.
        text_input::Status::Focused { .. } => (t.focus, t.focus_edge),
        text_input::Status::Hovered => (t.ink_soft, 1.0),
        text_input::Status::Active | text_input::Status::Disabled => (mixed(t.line, t.ink_soft, 0.35), 1.0),
    };
    text_input::Style {
        background: t.paper.into(),
        border: Border { width, ..outline(edge) },
        icon: t.ink_soft,
        placeholder: t.ink_soft,
        value: t.ink,
        selection: mixed(t.accent_soft, t.accent, 0.25),
    }
}

/// Areas of text.
pub fn editor(theme: &Theme, status: text_editor::Status) -> text_editor::Style {
    let status = match status {
        text_editor::Status::Active => text_input::Status::Active,
        text_editor::Status::Hovered => text_input::Status::Hovered,
        text_editor::Status::Focused { is_hovered } => text_input::Status::Focused { is_hovered },
        text_editor::Status::Disabled => text_input::Status::Disabled,
    };
    let text_input::Style { background, border, placeholder, value, selection, .. } = input(theme, status);
    text_editor::Style { background, border, placeholder, value, selection }
}

/// Check boxes.
pub fn check(theme: &Theme, status: checkbox::Status) -> checkbox::Style {
    let t = Tokens::of(theme);
    let checked = match status {
        checkbox::Status::Active { is_checked }
        | checkbox::Status::Hovered { is_checked }
        | checkbox::Status::Disabled { is_checked } => is_checked,
    };
    checkbox::Style {
        background: if checked { t.accent } else { t.paper }.into(),
        icon_color: t.on_accent,
        border: outline(if checked { t.accent } else { t.ink_soft }),
        text_color: Some(t.ink),
    }
}

/// Progress.
pub fn progress(theme: &Theme) -> progress_bar::Style {
    let t = Tokens::of(theme);
    progress_bar::Style { background: t.line.into(), bar: t.accent.into(), border: border::rounded(2) }
}

/// One-pixel lines.
pub fn line(theme: &Theme) -> rule::Style {
    rule::Style { color: Tokens::of(theme).line, radius: 0.into(), fill_mode: rule::FillMode::Full, snap: true }
}

/// Scroll bars that can be seen and hit.
pub fn scroll(theme: &Theme, status: scrollable::Status) -> scrollable::Style {
    let t = Tokens::of(theme);
    let base = scrollable::default(theme, status);
    let active = matches!(status, scrollable::Status::Hovered { .. } | scrollable::Status::Dragged { .. });
    let colour = if active { t.ink_soft } else { mixed(t.line, t.ink_soft, 0.4) };
    let rail = scrollable::Rail {
        background: None,
        border: Border::default(),
        scroller: scrollable::Scroller { background: colour.into(), border: border::rounded(3) },
    };
    scrollable::Style {
        container: container::Style::default(),
        vertical_rail: rail,
        horizontal_rail: rail,
        gap: None,
        ..base
    }
}

/// The bar that brings columns into sight.
pub fn across(theme: &Theme, status: slider::Status) -> slider::Style {
    let t = Tokens::of(theme);
    let handle = if status == slider::Status::Active { mixed(t.line, t.ink_soft, 0.4) } else { t.ink_soft };
    let rail = slider::Rail { backgrounds: (t.line.into(), t.line.into()), width: 2.0, border: border::rounded(1) };
    let shape = slider::HandleShape::Rectangle { width: 48, border_radius: 3.0.into() };
    slider::Style {
        rail,
        handle: slider::Handle { shape, background: handle.into(), border_width: 0.0, border_color: handle },
    }
}

/// Text that steps back.
pub fn soft(theme: &Theme) -> text::Style {
    text::Style { color: Some(Tokens::of(theme).ink_soft) }
}

/// Text in a role's colour.
pub fn tinted(colour: fn(&Tokens) -> Color) -> impl Fn(&Theme) -> text::Style {
    move |theme| text::Style { color: Some(colour(Tokens::of(theme))) }
}
