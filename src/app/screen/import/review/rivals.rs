//! Several files for one unit and period: which of them is right is asked, with what each of the others says otherwise.

use iced::widget::{column, container, row};
use iced::{Center, Element, Fill, Task};

use super::{Message, Review};
use crate::app::focus;
use crate::app::screen::import::changes;
use crate::app::screen::import::model::{ChangeLine, RivalFile, RivalQuestion, RivalView};
use crate::app::theme::{space, style};
use crate::app::widget::virtual_table::{self, Copied, CopyOf, VirtualTable};
use crate::app::widget::{button, dense, keyed, label, one_line, scroll_area, secondary, soft, strong};
use crate::i18n::Words;
use crate::say;

/// Differences seen at once; more are scrolled to.
const SHOWN: usize = 8;

impl Review {
    /// Where nobody said yet which of several files is right.
    pub fn open_rivals(&self) -> &[RivalQuestion] {
        &self.view.rivals
    }

    /// What the file looked at is held against: one of the others.
    pub(super) fn rival(&self) -> Option<&RivalFile> {
        self.detail.ready()?.rivals.as_ref()?.others.get(self.against)
    }

    /// What differs between the two.
    fn rival_changes(&self) -> &[ChangeLine] {
        self.rival().map_or(&[], |rival| &rival.changes)
    }

    /// What is done in the table of what differs.
    pub(super) fn in_rivals(&mut self, event: &virtual_table::Event) -> Task<Message> {
        let others = self.detail.ready().and_then(|detail| detail.rivals.as_ref()).map(|rivals| &rivals.others);
        let rival = others.and_then(|others| others.get(self.against));
        changes::update(&mut self.rivals, rival.map_or(&[], |rival| &rival.changes), event)
    }

    /// What differs, for a spreadsheet.
    pub(super) fn rivals_copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        changes::copied(&self.rivals, self.rival_changes(), heads(self.against, words), part, words)
    }
}

/// The file looked at, and the letter of the one that it is held against.
fn heads(against: usize, words: &Words) -> (String, String) {
    (say!(words, "import-rivals-this"), letter(against + 1))
}

/// The question: `this` is the file looked at, held `against` one of the others. All of it is the list that arrows lead through, so
/// that who comes by key reads first what is asked.
pub(super) fn view<'a>(
    shown: &'a RivalView,
    against: usize,
    table: &'a VirtualTable,
    focused: bool,
    words: &Words,
) -> Element<'a, Message> {
    let this = keyed(strong(say!(words, "import-rivals-use-this")), "Enter").style(style::primary);
    let this = this.on_press(Message::RivalPicked(shown.this.file)).into();
    let name = say!(words, "import-rivals-this-name", name = shown.this.name.as_str());
    let first = facts(&shown.this, letter(0), name, this);
    let others = shown.others.iter().enumerate().map(|(place, other)| {
        let said = say!(words, "import-rivals-use", letter = letter(place + 1));
        let used = if place == against { keyed(label(said), "F4").style(style::secondary) } else { secondary(said) };
        let used = used.on_press(Message::RivalPicked(other.file));
        let compared = (shown.others.len() > 1).then(|| compared(place, other, place == against, words));
        let beside = row![compared, used].spacing(space::S).align_y(Center);
        facts(other, letter(place + 1), other.name.clone(), beside.into())
    });
    let count: usize = 1 + shown.others.len() + shown.repeats.len();
    let question = say!(words, "import-rivals-question", whose = shown.whose.as_str(), count = count);
    let content = column![strong(question)].push(first).extend(others);
    let repeats = (!shown.repeats.is_empty())
        .then(|| soft(say!(words, "import-rivals-repeats", names = shown.repeats.join(", "))));
    let content = content.push(repeats).push(soft(say!(words, "import-rivals-left-out")));
    let content = content.push(shown.many_units.then(|| soft(say!(words, "import-rivals-many-units"))));
    let differences = shown.others.get(against).map(|other| differences(other, against, table, focused, words));
    focus::list(scroll_area(content.push(differences).spacing(space::S)).width(Fill).height(Fill), focused)
}

/// Which of the others the file looked at is held against.
fn compared<'a>(place: usize, other: &RivalFile, is_chosen: bool, words: &Words) -> Element<'a, Message> {
    let said = say!(words, "import-rivals-compare", count = other.changes.len());
    button(one_line(dense(said)))
        .padding([space::XS, space::S])
        .chosen(style::choice, is_chosen)
        .on_press(Message::AgainstPicked(place))
        .into()
}

fn differences<'a>(
    other: &'a RivalFile,
    against: usize,
    table: &'a VirtualTable,
    focused: bool,
    words: &Words,
) -> Element<'a, Message> {
    let (count, letter) = (other.changes.len(), letter(against + 1));
    let rows = count.min(SHOWN) as f32 + 1.0;
    let said = label(say!(words, "import-rivals-differ", letter = letter.as_str(), count = count));
    let heads = heads(against, words);
    let differences = changes::within(table, &other.changes, heads, focused, words, Message::Rivals);
    let differences = container(differences).height(rows * space::ROW + 4.0);
    // Where arrows lead to a row, that is what is read.
    let is_led = focused && table.selected().is_some();
    focus::one_of(column![said, differences].spacing(space::S), is_led)
}

/// What a file is called beside its name: A, B … Z, 27 …
fn letter(place: usize) -> String {
    let letter = u8::try_from(place).ok().filter(|place| *place < 26).map(|place| char::from(b'A' + place));
    letter.map_or_else(|| (place + 1).to_string(), String::from)
}

/// The whole name, what speaks for or against the file, and what can be done with it.
fn facts<'a>(file: &'a RivalFile, letter: String, name: String, beside: Element<'a, Message>) -> Element<'a, Message> {
    let said = column![label(name), dense(&file.facts).style(style::soft)].spacing(2).width(Fill);
    row![container(strong(letter)).width(18), said, beside].spacing(space::S).into()
}
