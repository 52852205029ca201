//! The small part of Markdown that the documents of the program are written in, read into blocks: headings, paragraphs,
//! lists, tables, code, pictures, and bold, code and links within a line.

use serde::Serialize;

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// Level 1 is the document's title.
    Heading {
        level: usize,
        text: Vec<Span>,
    },
    Paragraph {
        text: Vec<Span>,
    },
    /// `mark`: the bullet or the number; `depth` from 0.
    Item {
        depth: usize,
        mark: String,
        text: Vec<Span>,
    },
    /// The first row is the heading.
    Table {
        rows: Vec<Vec<Vec<Span>>>,
    },
    Code {
        text: String,
    },
    /// What a picture shows, and its file as the document refers to it.
    Picture {
        shown: String,
        file: String,
    },
}

/// Text of one kind within a line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Span {
    pub text: String,
    pub bold: bool,
    pub code: bool,
    /// Where it leads, as it is written.
    pub link: Option<String>,
}

/// What spans say, without how.
pub fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// Reads a document.
pub(super) fn read(document: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for line in document.lines() {
        reader.line(line);
    }
    reader.end_block();
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// Lines of the block that goes on.
    open: Open,
}

#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    Paragraph(String),
    Item {
        depth: usize,
        mark: String,
        text: String,
    },
    Table(Vec<Vec<Vec<Span>>>),
    Code {
        /// Spaces before the fence, which its lines have too.
        indent: usize,
        lines: Vec<String>,
    },
}

impl Reader {
    fn line(&mut self, line: &str) {
        let trimmed = line.trim();
        if let Open::Code { indent, lines } = &mut self.open {
            if trimmed.starts_with("```") {
                self.end_block();
            } else {
                lines.push(line.get((*indent).min(line.len() - line.trim_start().len())..).unwrap_or(line).to_owned());
            }
            return;
        }
        let indent = line.len() - line.trim_start().len();
        if trimmed.starts_with("```") {
            self.begin(Open::Code { indent, lines: Vec::new() });
        } else if trimmed.is_empty() || trimmed == "---" {
            self.end_block();
        } else if let Some((level, title)) = heading(trimmed) {
            self.end_block();
            self.blocks.push(Block::Heading { level, text: spans(title) });
        } else if let Some((shown, file)) = picture(trimmed) {
            self.end_block();
            self.blocks.push(Block::Picture { shown: shown.to_owned(), file: file.to_owned() });
        } else if trimmed.starts_with('|') {
            self.table_row(trimmed);
        } else if let Some((mark, text)) = item(trimmed) {
            self.begin(Open::Item { depth: indent.div_ceil(3), mark, text: text.to_owned() });
        } else {
            self.go_on(trimmed);
        }
    }

    fn begin(&mut self, open: Open) {
        self.end_block();
        self.open = open;
    }

    /// A line that goes on with what is open.
    fn go_on(&mut self, line: &str) {
        match &mut self.open {
            Open::Paragraph(text) | Open::Item { text, .. } => {
                text.push(' ');
                text.push_str(line);
            }
            Open::Nothing | Open::Table(_) | Open::Code { .. } => self.begin(Open::Paragraph(line.to_owned())),
        }
    }

    fn table_row(&mut self, line: &str) {
        let is_rule = line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        if !matches!(self.open, Open::Table(_)) {
            self.begin(Open::Table(Vec::new()));
        }
        if let (Open::Table(rows), false) = (&mut self.open, is_rule) {
            let inner = line.trim_start_matches('|');
            let inner = inner.strip_suffix('|').unwrap_or(inner);
            rows.push(inner.split('|').map(|cell| spans(cell.trim())).collect());
        }
    }

    fn end_block(&mut self) {
        self.blocks.extend(match std::mem::take(&mut self.open) {
            Open::Nothing => None,
            Open::Paragraph(text) => Some(Block::Paragraph { text: spans(&text) }),
            Open::Item { depth, mark, text } => Some(Block::Item { depth, mark, text: spans(&text) }),
            Open::Table(rows) => Some(Block::Table { rows }),
            Open::Code { lines, .. } => Some(Block::Code { text: lines.join("\n") }),
        });
    }
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.chars().take_while(|c| *c == '#').count();
    let title = line.get(level..)?.strip_prefix(' ')?;
    (1..=6).contains(&level).then_some((level, title))
}

fn picture(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("![")?.strip_suffix(')')?.split_once("](")
}

fn item(line: &str) -> Option<(String, &str)> {
    if let Some(text) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some(("•".to_owned(), text));
    }
    let (number, text) = line.split_once(". ")?;
    let is_number = !number.is_empty() && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| (format!("{number}."), text))
}

/// A line's bold, code and links. Marks that are not closed stand for themselves.
pub(super) fn spans(line: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut plain = String::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        match marked(rest) {
            Some((span, after)) => {
                push_plain(&mut spans, &mut plain);
                spans.extend(span);
                rest = after;
            }
            None => {
                plain.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    push_plain(&mut spans, &mut plain);
    spans
}

fn push_plain(spans: &mut Vec<Span>, plain: &mut String) {
    if !plain.is_empty() {
        spans.push(Span { text: std::mem::take(plain), ..Span::default() });
    }
}

/// What a mark at the beginning of `text` encloses, and what comes after it.
fn marked(text: &str) -> Option<(Vec<Span>, &str)> {
    if let Some(inner) = text.strip_prefix("**") {
        let (bold, after) = inner.split_once("**")?;
        let within = spans(bold).into_iter().map(|span| Span { bold: true, ..span });
        return Some((within.collect(), after));
    }
    if let Some(inner) = text.strip_prefix('`') {
        let (code, after) = inner.split_once('`')?;
        return Some((vec![Span { text: code.to_owned(), code: true, ..Span::default() }], after));
    }
    if let Some(inner) = text.strip_prefix('[') {
        let (shown, after) = inner.split_once("](")?;
        let (link, after) = after.split_once(')')?;
        let spans = spans(shown).into_iter().map(|span| Span { link: Some(link.to_owned()), ..span });
        return (!shown.contains('[')).then(|| (spans.collect(), after));
    }
    // A single star is emphasis, which is not shown apart; one between spaces is a sign of its own.
    let inner = text.strip_prefix('*')?;
    let (emphasised, after) = inner.split_once('*')?;
    (!emphasised.is_empty() && !emphasised.starts_with(' ')).then(|| (spans(emphasised), after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(text: &str) -> Span {
        Span { text: text.into(), ..Span::default() }
    }

    #[test]
    fn lines_are_put_together_to_paragraphs_and_items() {
        let blocks = read("# Tên\n\nMột\nhai.\n\n- a\n  tiếp\n- b\n   1. trong\n");
        let item = |depth, mark: &str, said: &str| Block::Item { depth, mark: mark.into(), text: vec![text(said)] };
        assert_eq!(
            blocks,
            [
                Block::Heading { level: 1, text: vec![text("Tên")] },
                Block::Paragraph { text: vec![text("Một hai.")] },
                item(0, "•", "a tiếp"),
                item(0, "•", "b"),
                item(1, "1.", "trong"),
            ]
        );
    }

    #[test]
    fn tables_lose_their_rule_and_code_keeps_its_lines() {
        let blocks = read("| a | b |\n|---|---|\n| **1** | `x` |\n\n```\nmột | hai\n  ba\n```\n![Hình](a.png)\n");
        let [Block::Table { rows }, Block::Code { text: code }, Block::Picture { shown, file }] = blocks.as_slice()
        else {
            panic!("{blocks:?}")
        };
        assert_eq!(file, "a.png");
        assert_eq!(rows.len(), 2);
        assert!(rows[1][0][0].bold && rows[1][1][0].code);
        assert_eq!((code.as_str(), shown.as_str()), ("một | hai\n  ba", "Hình"));
    }

    #[test]
    fn bold_code_and_links_are_found_within_a_line() {
        let found = spans("Bấm **Nhập** (`Ctrl+I`), xem [mục 9](#9-in-ấn) – 3 * 4 và **hở");
        let told: Vec<(&str, bool, bool, Option<&str>)> =
            found.iter().map(|span| (span.text.as_str(), span.bold, span.code, span.link.as_deref())).collect();
        assert_eq!(
            told,
            [
                ("Bấm ", false, false, None),
                ("Nhập", true, false, None),
                (" (", false, false, None),
                ("Ctrl+I", false, true, None),
                ("), xem ", false, false, None),
                ("mục 9", false, false, Some("#9-in-ấn")),
                (" – 3 * 4 và **hở", false, false, None),
            ]
        );
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_is_too_odd_to_be_read(document in "([#|*`\\[\\]()! \\-a-zạ0-9.]{0,20}\n){0,8}") {
            let _ = read(&document);
        }
    }
}
