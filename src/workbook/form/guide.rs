//! What helps a sender fill in the form: a note on each indicator's name, and the same on a sheet of its own that prints.
//!
//! Says what the criteria set says and nothing else. Neither is ever read back.

use rust_xlsxwriter::{Note, Worksheet, XlsxError};

use super::layout::{FONT, Styles, height, lines, paper};
use super::rows::{Section, hint, sections};
use super::template::TemplateRequest;
use crate::catalogue::{Indicator, SourceStatus};
use crate::domain::CellAddress;
use crate::domain::text::capitalised;
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::workbook::raw::{CellValue, Sheet};

/// The words before the evidence in the guidance of a criteria set (docs/catalogue.md).
const EVIDENCE: [&str; 2] = ["Tài liệu kiểm chứng:", "Evidence:"];
/// Of a note, in pixels; letters of its size that fit side by side, with room to spare.
const NOTE_WIDTH: u32 = 400;
const NOTE_LETTERS: f64 = 62.0;
const NOTE_LINE: u32 = 17;

/// By this the sheet is known when the workbook comes back: it stands in white beside the title, off the paper.
const MARK: &str = "egov-score/guide/1";
const MARK_CELL: CellAddress = CellAddress { row: 0, column: LAST as u32 + 1 };

/// The columns of the sheet and the characters that fit in each.
const WIDTHS: [f64; 6] = [5.0, 7.5, 34.0, 62.0, 36.0, 34.0];
const LAST: u16 = 5;

/// Whether a sheet is the guide of a form: nobody's figures.
pub(super) fn is_guide(sheet: &Sheet) -> bool {
    matches!(sheet.get(MARK_CELL), Some(CellValue::Text(text)) if text == MARK)
}

/// What a criteria set says of one indicator.
struct Guide {
    counting: Option<String>,
    evidence: Option<String>,
    source: String,
}

impl Guide {
    fn of(indicator: &Indicator, words: &Words) -> Self {
        let guidance = indicator.guidance.as_ref().map(|guidance| words.text(guidance));
        let (counting, evidence) = guidance.map_or((None, None), parts);
        Self { counting: counting.or_else(|| hint(indicator, words)), evidence, source: source(indicator, words) }
    }
}

/// How to count, and the evidence where the guidance names it: its words up to the end of their sentence.
fn parts(guidance: &str) -> (Option<String>, Option<String>) {
    let some = |text: String| (!text.is_empty()).then_some(text);
    let found = EVIDENCE.iter().find_map(|label| guidance.split_once(label));
    let Some((before, after)) = found else { return (some(guidance.trim().to_owned()), None) };
    let after = after.trim();
    let end = sentence_end(after);
    let (evidence, rest) = after.split_at(end);
    let counting = [before.trim(), rest.trim()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    (some(counting.join(" ")), some(capitalised(evidence)))
}

/// The byte behind the full stop that a capital letter follows.
fn sentence_end(text: &str) -> usize {
    let begins = |at: usize| text[at..].trim_start().starts_with(char::is_uppercase);
    text.match_indices(". ").map(|(at, _)| at + 1).find(|at| begins(*at)).unwrap_or(text.len())
}

/// The document and its clause, and how well that was checked where there is any doubt.
fn source(indicator: &Indicator, words: &Words) -> String {
    let source = &indicator.source;
    let mut text = words.text(&source.document).to_owned();
    if let Some(clause) = &source.clause {
        text = format!("{text}, {clause}");
    }
    match source.status {
        SourceStatus::Verified => text,
        doubtful => format!("{text} ({})", words.source_status(doubtful)),
    }
}

/// Puts an indicator's guide on a cell, as large as its text needs.
pub(super) fn note(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    indicator: &Indicator,
    words: &Words,
) -> Result<(), XlsxError> {
    let guide = Guide::of(indicator, words);
    let line = |label: String, text: Option<&str>| text.map(|text| format!("{label}: {text}"));
    let parts = [
        line(say!(words, "template-guide-counting"), guide.counting.as_deref()),
        line(say!(words, "template-guide-evidence"), guide.evidence.as_deref()),
        line(say!(words, "template-guide-source"), Some(&guide.source)),
    ];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join("\n");
    // Broken words leave every line a little short, hence one more.
    let height = (lines(&text, NOTE_LETTERS) + 1) * NOTE_LINE;
    let note = Note::new(text).add_author_prefix(false).set_font_name(FONT).set_font_size(10);
    sheet.insert_note(row, column, &note.set_width(NOTE_WIDTH).set_height(height)).map(|_| ())
}

/// The sheet that says of every indicator how it is counted, what it rests on and what proves it.
pub(super) fn write(
    sheet: &mut Worksheet,
    request: &TemplateRequest<'_>,
    words: &Words,
    styles: &Styles,
) -> Result<(), XlsxError> {
    sheet.set_name(say!(words, "template-guide-sheet"))?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.merge_range(0, 0, 0, LAST, &say!(words, "template-guide-title"), &styles.title)?;
    sheet.set_row_height(0, 24)?;
    let name = words.text(&request.catalogue.name);
    let subtitle = say!(words, "template-catalogue", name = name, version = request.catalogue.version.to_string());
    sheet.merge_range(1, 0, 1, LAST, &subtitle, &styles.subtitle)?;
    sheet.write_string_with_format(0, LAST + 1, MARK, &styles.unseen)?;
    let headings = [
        say!(words, "template-head-number"),
        say!(words, "template-head-code"),
        say!(words, "template-head-name"),
        say!(words, "template-guide-counting"),
        say!(words, "template-guide-source"),
        say!(words, "template-guide-evidence"),
    ];
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string_with_format(HEADING_ROW, column, heading, &styles.heading)?;
    }
    sheet.set_row_height(HEADING_ROW, height(2))?;
    let mut row = HEADING_ROW + 1;
    for Section { ordinal, group, indicators } in sections(request.catalogue) {
        sheet.write_string_with_format(row, 0, ordinal, &styles.ordinal)?;
        sheet.merge_range(row, 1, row, LAST, words.text(&group.name), &styles.group)?;
        sheet.set_row_height(row, 18)?;
        row += 1;
        for (number, indicator) in indicators {
            write_row(sheet, row, number, indicator, words, styles)?;
            row += 1;
        }
    }
    sheet.set_print_area(0, 0, row - 1, LAST)?;
    paper(sheet, HEADING_ROW, 0, words)
}

const HEADING_ROW: u32 = 3;

fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    number: u32,
    indicator: &Indicator,
    words: &Words,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let guide = Guide::of(indicator, words);
    let texts = [
        words.text(&indicator.name).to_owned(),
        guide.counting.unwrap_or_else(|| NO_VALUE.to_owned()),
        guide.source,
        guide.evidence.unwrap_or_else(|| NO_VALUE.to_owned()),
    ];
    sheet.write_number_with_format(row, 0, number, &styles.centred)?;
    sheet.write_string_with_format(row, 1, &indicator.code, &styles.centred)?;
    let mut needed = 2;
    for ((column, text), width) in (2..).zip(&texts).zip(&WIDTHS[2..]) {
        sheet.write_string_with_format(row, column, text, &styles.guide)?;
        needed = needed.max(lines(text, width * SMALL_LETTERS));
    }
    sheet.set_row_height(row, height(needed)).map(|_| ())
}

/// The guide is set a size smaller than the form, and words do not fill their lines.
const SMALL_LETTERS: f64 = 1.05;

#[cfg(test)]
mod tests {
    use super::super::test_catalogue::catalogue;
    use super::*;
    use crate::i18n::Language;

    fn of(guidance: &str) -> (Option<String>, Option<String>) {
        parts(guidance)
    }

    fn given(counting: &str, evidence: &str) -> (Option<String>, Option<String>) {
        (Some(counting.to_owned()), Some(evidence.to_owned()))
    }

    #[test]
    fn evidence_is_told_from_counting_where_the_guidance_names_it() {
        let middle = "Chọn Có khi đã ban hành. Tài liệu kiểm chứng: quyết định (số, ngày ký). Sở trả lời.";
        assert_eq!(of(middle), given("Chọn Có khi đã ban hành. Sở trả lời.", "Quyết định (số, ngày ký)."));
        let last = "Count once. Evidence: an extract, e.g. of the log.";
        assert_eq!(of(last), given("Count once.", "An extract, e.g. of the log."));
        assert_eq!(of("Đếm một lần."), (Some("Đếm một lần.".to_owned()), None));
        assert_eq!(of("Tài liệu kiểm chứng: ảnh"), (None, Some("Ảnh".to_owned())));
        assert_eq!(of(" "), (None, None));
    }

    #[test]
    fn every_shipped_indicator_that_is_asked_for_has_all_three() {
        let shipped = crate::catalogue::load_shipped("nq17-2020").unwrap().unwrap();
        for language in [Language::Vi, Language::En] {
            for indicator in shipped.asked() {
                let guide = Guide::of(indicator, &Words::new(language));
                let whole = guide.counting.is_some() && guide.evidence.is_some() && !guide.source.is_empty();
                assert!(whole, "{} in {language:?}", indicator.code);
            }
        }
    }

    #[test]
    fn without_guidance_a_ratio_still_says_what_is_counted_and_a_doubtful_source_says_so() {
        let mut catalogue = catalogue();
        let indicator = catalogue.indicators.iter_mut().find(|indicator| indicator.code == "D1").unwrap();
        indicator.guidance = None;
        indicator.source.clause = Some("Mục II.3".into());
        indicator.source.status = SourceStatus::Unverified;
        let guide = Guide::of(indicator, &Words::new(Language::Vi));
        assert!(guide.counting.unwrap().starts_with("Tử số: số dịch vụ công"));
        assert_eq!(guide.evidence, None);
        let source = "Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ, Mục II.3 (cần đối chiếu văn bản)";
        assert_eq!(guide.source, source);
    }
}
