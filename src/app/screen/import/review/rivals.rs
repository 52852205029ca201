//! Several files for one unit and period: which of them is right is asked, with what they differ in.

use iced::widget::{Row, column, container, row};
use iced::{Element, Fill};

use super::Message;
use crate::app::screen::import::changes;
use crate::app::screen::import::model::{RivalFile, RivalView};
use crate::app::theme::{space, style};
use crate::app::widget::virtual_table::VirtualTable;
use crate::app::widget::{dense, keyed, label, scroll_area, secondary, soft, strong};
use crate::i18n::Words;
use crate::say;

/// Differences seen at once; more are scrolled to.
const SHOWN: usize = 8;

/// The question: `this` is the file looked at.
pub(super) fn view<'a>(
    shown: &'a RivalView,
    table: &'a VirtualTable,
    focused: bool,
    words: &Words,
) -> Element<'a, Message> {
    let files = std::iter::once(&shown.this).chain(&shown.others).zip(LETTERS);
    let facts = files.map(|(file, letter)| facts(file, letter, file.file == shown.this.file, words));
    let use_this = keyed(strong(say!(words, "import-rivals-use-this")), "Enter").style(style::primary);
    let mut choices = Row::new().push(use_this.on_press(Message::RivalPicked(shown.this.file)));
    for (place, other) in shown.others.iter().enumerate() {
        let said = say!(words, "import-use-this", what = other.name.as_str());
        let use_other = if place == 0 { keyed(label(said), "F4").style(style::secondary) } else { secondary(said) };
        choices = choices.push(use_other.on_press(Message::RivalPicked(other.file)));
    }
    let count = shown.changes.len();
    let rows = count.min(SHOWN) as f32 + 1.0;
    let heads = (say!(words, "import-rivals-this"), LETTERS[1].to_owned());
    let differences = changes::view(table, &shown.changes, heads, focused, words, Message::Rivals);
    let differences = container(differences).height(rows * space::ROW + 4.0);
    let content = column![
        strong(say!(words, "import-rivals-question", whose = shown.whose.as_str())),
        column(facts).spacing(space::S),
        choices.spacing(space::S).wrap(),
        soft(say!(words, "import-rivals-left-out")),
        label(say!(words, "import-rivals-differ", count = count)),
        differences,
    ];
    scroll_area(content.spacing(space::S)).width(Fill).height(Fill).into()
}

/// What the files are called in the table of differences.
const LETTERS: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// The whole name, and what speaks for or against the file.
fn facts<'a>(file: &'a RivalFile, letter: &'a str, is_this: bool, words: &Words) -> Element<'a, Message> {
    let name = match is_this {
        true => say!(words, "import-rivals-this-name", name = file.name.as_str()),
        false => file.name.clone(),
    };
    let said = column![label(name), dense(&file.facts).style(style::soft)].spacing(2).width(Fill);
    row![container(strong(letter)).width(18), said].spacing(space::S).into()
}
