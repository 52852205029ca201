//! What help looks like.

use std::collections::BTreeMap;

use iced::widget::{Row, column, container, image, responsive, row, scrollable, span};
use iced::{Element, Fill, FillPortion, Length, Padding};

use super::{Document, Help, Message, Place, SEARCH};
use crate::app::focus;
use crate::app::screen::{BOTH, OneAtATime, page};
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{Tokens, font, space, style, text_size};
use crate::app::widget::{
    button, dense, hinted, label, line_across, linked, one_line, scroll_area, secondary, soft, text_field,
};
use crate::i18n::Words;
use crate::say;
use crate::service::guide::{Block, Span, plain};

/// Height of a title at the left.
pub(super) const TITLE_HEIGHT: f32 = space::ROW;
/// Shares of the titles and of the text in the width.
const TITLES: u16 = 5;
const READ: u16 = 14;
/// Longer lines are hard to read.
const TEXT: f32 = 860.0;

impl Help {
    /// The page.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let section = self.sections.get(self.shown);
        let said = OneAtATime {
            is_choosing: self.listing,
            chosen: section.map(|section| section.title.clone()).unwrap_or_default(),
            back: say!(words, "help-list-back"),
            on_press: Message::ListPressed,
        };
        let content = responsive(move |room| {
            if room.width < BOTH {
                let titles = || column![self.documents(words), line_across(), self.titles(Fill, words)];
                return said.clone().view(|| titles().spacing(space::S).into(), || self.read(Fill, shared));
            }
            let parts = row![self.titles(FillPortion(TITLES), words), self.read(FillPortion(READ), shared)];
            let parts = parts.spacing(space::L).height(Fill);
            column![self.documents(words), line_across(), parts].spacing(space::S).into()
        });
        let pdf = secondary(say!(words, "help-pdf")).on_press(Message::PdfPressed).into();
        page(say!(words, "help-title"), say!(words, "help-sentence"), Some(pdf), content)
    }

    /// A tab a document.
    fn documents<'a>(&self, words: &Words) -> Element<'a, Message> {
        let tab = |document: Document| {
            button(one_line(label(document.title(words))))
                .padding([space::XS, space::M])
                .chosen(style::tab, document == self.document)
                .on_press(Message::DocumentPicked(document))
                .into()
        };
        focus::choices(row(Document::ALL.map(tab)).spacing(space::XS).wrap())
    }

    /// The titles of the document, under their search.
    fn titles<'a>(&'a self, width: Length, words: &Words) -> Element<'a, Message> {
        let found: Vec<usize> = self.found().collect();
        let nothing = found.is_empty().then(|| soft(say!(words, "app-list-nothing")));
        let titles = found.into_iter().map(|place| {
            let section = &self.sections[place];
            let name = one_line(label(&section.title));
            button(name)
                .width(Fill)
                .height(TITLE_HEIGHT)
                .padding(Padding::from([space::XS, space::S]).left(space::S + section.depth as f32 * space::M))
                .clip(true)
                .style(style::list_row(place == self.shown))
                .on_press(Message::SectionPicked(place))
                .in_list()
                .into()
        });
        let search = text_field(SEARCH, &say!(words, "help-search"), &self.query, Message::Sought).above_list();
        let search = hinted(container(search.on_submit(Message::SeekEntered)), Shortcut::Find.keys());
        let titles = scroll_area(column(titles).push(nothing)).id(self.titles.clone()).height(Fill);
        let titles = focus::list(titles, true);
        column![search, titles].spacing(space::S).width(width).into()
    }

    /// The section that is read.
    fn read<'a>(&'a self, width: Length, shared: &'a Shared) -> Element<'a, Message> {
        let tokens = Tokens::of_appearance(shared.settings.appearance);
        let text = self.sections.get(self.shown).map(|section| {
            let blocks = section.blocks.iter().map(|block| shown(block, &self.pictures, self.document, tokens));
            container(column(blocks).spacing(space::S).max_width(TEXT)).padding(Padding::ZERO.right(space::M))
        });
        scrollable(column![].push(text).width(Fill))
            .id(self.text.clone())
            .style(style::scroll)
            .width(width)
            .height(Fill)
            .into()
    }
}

fn shown<'a>(
    block: &'a Block,
    pictures: &'a BTreeMap<String, image::Handle>,
    document: Document,
    tokens: &'static Tokens,
) -> Element<'a, Message> {
    let say = |spans: &'a [Span], size: f32, strong: bool| rich(spans, size, strong, document, tokens);
    match block {
        Block::Heading { level: 1, text } => say(text, text_size::TITLE, true),
        Block::Heading { level: 2 | 3, text } => say(text, text_size::HEADING, true),
        Block::Heading { text, .. } => say(text, text_size::LARGE, true),
        Block::Paragraph { text } => say(text, text_size::BASE, false),
        Block::Item { depth, mark, text } => {
            let indent = *depth as f32 * space::XL;
            row![container(label(mark)).width(22), say(text, text_size::BASE, false)]
                .padding(Padding::ZERO.left(indent + space::XS))
                .into()
        }
        Block::Table { rows } => table(rows, document, tokens),
        Block::Code { text } => {
            container(dense(text)).padding([space::S, space::M]).width(Fill).style(style::inset).into()
        }
        // The pictures themselves are in the guide on paper.
        Block::Picture { shown, file } => {
            let caption = dense(shown.as_str()).style(style::soft);
            match pictures.get(file) {
                Some(picture) => {
                    column![container(image(picture.clone()).width(Fill)).padding(1).style(style::panel), caption]
                }
                None => column![caption],
            }
            .spacing(space::XS)
            .into()
        }
    }
}

fn table<'a>(rows: &'a [Vec<Vec<Span>>], document: Document, tokens: &'static Tokens) -> Element<'a, Message> {
    let widths = widths(rows);
    let lines = rows.iter().enumerate().flat_map(|(place, cells)| {
        let cells = cells.iter().zip(&widths).map(|(cell, width)| {
            let text = rich(cell, text_size::DENSE, place == 0, document, tokens);
            container(text).width(FillPortion(*width)).into()
        });
        let line = Row::with_children(cells).spacing(space::M).padding([space::XS, 0.0]);
        [line.into(), line_across()]
    });
    column(lines).into()
}

/// Widths of columns, after what is in them: a long sentence gets more room than a word, but not all of it.
fn widths(rows: &[Vec<Vec<Span>>]) -> Vec<u16> {
    let columns = rows.first().map_or(0, Vec::len);
    let length = |cell: &Vec<Span>| plain(cell).chars().count();
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(length).max().unwrap_or(0);
    (0..columns).map(|column| u16::try_from(widest(column).clamp(8, 90)).unwrap_or(90)).collect()
}

fn rich<'a>(
    spans: &'a [Span],
    size: f32,
    strong: bool,
    document: Document,
    tokens: &'static Tokens,
) -> Element<'a, Message> {
    let spans = spans.iter().map(|part| {
        let leads = part.link.as_deref().is_some_and(|link| Place::of_link(link, document).is_some());
        let weight = if strong || part.bold { font::SEMI_BOLD } else { font::REGULAR };
        let shown = span(part.text.as_str()).font(weight);
        // What is typed is told from what is stressed, and within it too.
        let shown = if part.code { shown.background(tokens.accent_soft) } else { shown };
        if leads { shown.color(tokens.accent).underline(true).link_maybe(part.link.clone()) } else { shown }
    });
    linked(spans.collect(), size, Message::LinkPressed)
}
