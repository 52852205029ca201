//! How the self-assessment form looks: columns, fonts, colours, row heights, paper.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, ProtectionOptions, Worksheet, XlsxError};

use crate::i18n::Words;
use crate::say;

/// What every Windows and LibreOffice has, and what official papers are set in.
pub(super) const FONT: &str = "Times New Roman";
const SIZE: f64 = 11.0;
const SMALL: f64 = 9.5;
/// Soft yellow: the cells a sender fills in. Light in greyscale too.
const INPUT: Color = Color::RGB(0x00FF_F9DB);
const HEADING: Color = Color::RGB(0x00E3_EAF2);
/// Cells where nothing is asked for: darker than the open ones on a grey printer too.
const CLOSED: Color = Color::RGB(0x00D9_D9D9);
const GROUP: Color = Color::RGB(0x00F2_F2F2);
const LINE: Color = Color::RGB(0x0080_8080);
const FAINT: Color = Color::RGB(0x0059_5959);
const A4: u8 = 9;

/// The form's columns, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub(super) enum Column {
    Number,
    Code,
    Name,
    Measure,
    First,
    Second,
    Mark,
    Max,
    Target,
    Previous,
    Evidence,
    Note,
}

impl Column {
    pub(super) const ALL: [Self; 12] = [
        Self::Number,
        Self::Code,
        Self::Name,
        Self::Measure,
        Self::First,
        Self::Second,
        Self::Mark,
        Self::Max,
        Self::Target,
        Self::Previous,
        Self::Evidence,
        Self::Note,
    ];
    pub(super) const LAST: u16 = Self::Note.at();

    pub(super) const fn at(self) -> u16 {
        self as u16
    }

    /// Characters that fit side by side.
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Number => 5.0,
            Self::Code | Self::Max => 7.5,
            Self::Name => 42.0,
            Self::Measure | Self::Target => 9.5,
            Self::First | Self::Previous | Self::Note => 14.5,
            Self::Second => 12.0,
            Self::Mark => 9.0,
            Self::Evidence => 20.0,
        }
    }

    pub(super) fn title(self, words: &Words) -> String {
        match self {
            Self::Number => say!(words, "template-head-number"),
            Self::Code => say!(words, "template-head-code"),
            Self::Name => say!(words, "template-head-name"),
            Self::Measure => say!(words, "template-head-measure"),
            Self::First => say!(words, "template-head-first"),
            Self::Second => say!(words, "template-head-second"),
            Self::Mark => say!(words, "template-head-mark"),
            Self::Max => say!(words, "template-head-max"),
            Self::Target => say!(words, "template-head-target"),
            Self::Previous => say!(words, "template-head-previous"),
            Self::Evidence => say!(words, "template-head-evidence"),
            Self::Note => say!(words, "template-head-note"),
        }
    }
}

/// Every format of the form, made once.
pub(super) struct Styles {
    pub(super) banner: Format,
    pub(super) title: Format,
    pub(super) subtitle: Format,
    pub(super) label: Format,
    pub(super) explanation_label: Format,
    pub(super) value: Format,
    pub(super) explanation: Format,
    pub(super) heading: Format,
    pub(super) group: Format,
    pub(super) ordinal: Format,
    pub(super) text: Format,
    pub(super) centred: Format,
    pub(super) closed: Format,
    /// Rows that do not concern the unit.
    pub(super) spared: Format,
    pub(super) spared_text: Format,
    pub(super) whole: Format,
    pub(super) number: Format,
    pub(super) choice: Format,
    pub(super) words: Format,
    pub(super) name: Format,
    pub(super) hint: Format,
    pub(super) guide: Format,
    pub(super) unseen: Format,
    pub(super) signature: Format,
    pub(super) signature_note: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let base = || Format::new().set_font_name(FONT).set_font_size(SIZE).set_align(FormatAlign::VerticalCenter);
        let boxed = || base().set_border(FormatBorder::Thin).set_border_color(LINE);
        let input = || boxed().set_background_color(INPUT).set_unlocked();
        let centre = FormatAlign::Center;
        Self {
            banner: base().set_bold().set_align(centre).set_border(FormatBorder::Medium),
            title: base().set_bold().set_font_size(15).set_align(centre),
            subtitle: base().set_align(centre).set_italic(),
            label: base().set_bold(),
            explanation_label: base().set_bold().set_align(FormatAlign::Top),
            value: base().set_bold().set_font_size(12),
            explanation: base().set_font_size(10).set_text_wrap().set_align(FormatAlign::Top),
            heading: boxed().set_bold().set_align(centre).set_text_wrap().set_background_color(HEADING),
            group: boxed().set_bold().set_background_color(GROUP).set_indent(1),
            ordinal: boxed().set_bold().set_background_color(GROUP).set_align(centre),
            text: boxed().set_text_wrap().set_indent(1),
            centred: boxed().set_text_wrap().set_align(centre),
            closed: boxed().set_background_color(CLOSED),
            spared: boxed().set_text_wrap().set_align(centre).set_background_color(CLOSED),
            spared_text: boxed().set_text_wrap().set_indent(1).set_background_color(CLOSED),
            whole: input().set_align(FormatAlign::Right).set_indent(1).set_num_format("#,##0"),
            number: input().set_align(FormatAlign::Right).set_indent(1),
            choice: input().set_align(centre),
            words: input().set_text_wrap().set_indent(1),
            name: Format::new().set_font_name(FONT).set_font_size(SIZE),
            hint: Format::new().set_font_name(FONT).set_font_size(SMALL).set_italic().set_font_color(FAINT),
            guide: boxed().set_font_size(10).set_text_wrap().set_indent(1),
            unseen: Format::new().set_font_size(1).set_font_color(Color::White),
            signature: base().set_bold().set_align(centre),
            signature_note: base().set_italic().set_align(centre),
        }
    }
}

/// Columns, paper, protection: what does not depend on the rows.
pub(super) fn prepare(sheet: &mut Worksheet, heading_row: u32, words: &Words) -> Result<(), XlsxError> {
    for column in Column::ALL {
        sheet.set_column_width(column.at(), column.width())?;
    }
    paper(sheet, heading_row, Column::Measure.at(), words)
}

/// A4 across, headings on every page and held on screen, closed but for what is open.
pub(super) fn paper(sheet: &mut Worksheet, heading_row: u32, held: u16, words: &Words) -> Result<(), XlsxError> {
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_print_center_horizontally(true);
    sheet.set_repeat_rows(heading_row, heading_row)?;
    sheet.set_footer(format!("&R&\"{FONT}\"&9{}", say!(words, "template-footer", page = "&P", pages = "&N")));
    sheet.set_freeze_panes(heading_row + 1, held)?;
    sheet.set_screen_gridlines(false);
    sheet.protect_with_options(&ProtectionOptions {
        // Widening a column or a row to read it harms nothing.
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// Lines a text takes in `width` characters; generous, because printed letters differ from screen letters.
pub(super) fn lines(text: &str, width: f64) -> u32 {
    text.split('\n')
        .map(|line| {
            let fill = f64::from(u32::try_from(line.chars().count()).unwrap_or(u32::MAX)) / width;
            (fill.ceil() as u32).max(1)
        })
        .sum()
}

/// Points for that many lines.
pub(super) fn height(lines: u32) -> f64 {
    (f64::from(lines) * 14.5 + 4.0).min(400.0)
}
