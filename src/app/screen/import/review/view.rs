//! The page: files at the left, the chosen one at the right, what will be written below.

use iced::widget::{Row, Text, column, container, responsive, row, space as gap};
use iced::{Center, Element, Fill, FillPortion, Length};

use super::marks::{severity_mark, state_mark, state_word};
use super::{By, Message, Review};
use crate::app::data::Decision;
use crate::app::focus;
use crate::app::screen::import::model::{FileLine, FileState};
use crate::app::screen::page;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{font, space, style};
use crate::app::widget::virtual_table::{Copied, CopyOf};
use crate::app::widget::{
    Button, Column, Shape, button, dense, glyph, hinted, keyed, label, line_across, line_down, marked, one_line, quiet,
    scroll_area, secondary, soft, strong, two_lines,
};
use crate::domain::Severity;
use crate::i18n::{NO_VALUE, Words};
use crate::say;

/// From so much height on, the states have their line above the files.
const COUNTS: f32 = 220.0;
/// With less height than this both lists get what the line below leaves, but enough to be read, and the page is scrolled.
const LOW: f32 = 420.0;
const BELOW: f32 = 118.0;
const ENOUGH: f32 = 250.0;
/// With less width than this the files stand slim beside the chosen one, and the cells above it …
const WIDE: f32 = 800.0;
const SLIM: f32 = 248.0;
/// … and with less than this the files do so too.
const NARROW: f32 = 700.0;
const BODY: f32 = 360.0;
/// The upper one is so high: what is chosen in it is seen below it.
const LIST: f32 = 216.0;

impl Review {
    /// The page.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let content = responsive(move |room| {
            let (is_slim, is_low) = (room.width < WIDE && self.by == By::File, room.height < LOW);
            let is_narrow = room.width < if is_slim { NARROW } else { WIDE };
            let height = match (is_narrow, is_low) {
                (true, _) => Length::Fixed(BODY),
                (false, true) => Length::Fixed((room.height - BELOW).clamp(ENOUGH, BODY)),
                (false, false) => Fill,
            };
            let of_list = if is_narrow { Length::Fixed(LIST) } else { height };
            let (files, detail) = (self.files_at_left(words), self.detail(shared));
            let width = if is_slim && !is_narrow { Length::Fixed(SLIM) } else { FillPortion(1) };
            let files = container(files).width(width).height(of_list);
            let detail = container(detail).width(FillPortion(1)).height(height);
            let body: Element<'_, Message> = match is_narrow {
                true => column![files, line_across(), detail].spacing(space::S).into(),
                false => row![files, line_down(), detail].spacing(space::M).height(height).into(),
            };
            let parts = column![self.missing_strip(shared), body, self.said_line(words), self.bottom_line(words)];
            let parts = parts.spacing(space::S);
            // What has no room for both lists is scrolled as a whole.
            if is_narrow || is_low { scroll_area(parts).into() } else { parts.into() }
        });
        page(say!(words, "import-review-title"), say!(words, "import-review-sentence"), None, content)
    }

    fn files_at_left<'a>(&'a self, words: &'a Words) -> Element<'a, Message> {
        responsive(move |room| {
            // Where there is little room the files matter more than how many of each state there are.
            let is_slim = room.width <= SLIM;
            let counts = (room.height >= COUNTS && !is_slim).then(|| self.counts(words));
            let list = match self.by {
                By::File => column![self.lists(words), counts, self.table(is_slim, words)],
                By::Cell => column![self.lists(words), self.cells_table(words, Message::Cells, None)],
            };
            list.spacing(space::S).into()
        })
        .into()
    }

    /// Asked only where some file lacks a period or a unit.
    fn missing_strip<'a>(&'a self, shared: &'a Shared) -> Option<Element<'a, Message>> {
        let files = self.view.files.iter().filter(|file| file.silent).count();
        (files > 1).then(|| self.missing.view(files, shared).map(Message::Missing))
    }

    /// Files, or every cell in question over all of them.
    fn lists<'a>(&self, words: &Words) -> Element<'a, Message> {
        let list = |word: String, count: usize, by: By| {
            let count = dense(count.to_string()).font(font::SEMI_BOLD);
            button(row![one_line(dense(word)), count].spacing(space::XS + 1.0).align_y(Center))
                .padding([space::XS - 1.0, space::S - 1.0])
                .chosen(style::choice, self.by == by)
                .on_press(Message::ListPressed(by))
        };
        let cells = list(say!(words, "import-by-cell"), self.view.cells.len(), By::Cell);
        let lists = row![
            list(say!(words, "import-by-file"), self.view.files.len(), By::File),
            hinted(cells, Shortcut::Table.keys()),
        ];
        row![focus::choices(lists.spacing(space::XS).align_y(Center))]
            .push(self.search_field(words))
            .spacing(space::XS)
            .align_y(Center)
            .wrap()
            .into()
    }

    fn counts<'a>(&self, words: &Words) -> Element<'a, Message> {
        let all = self.count_button(say!(words, "import-all"), self.view.files.len(), None);
        let states = FileState::ALL
            .into_iter()
            .filter(|state| self.met.contains(state))
            .map(|state| self.count_button(state_word(state, words), self.view.count(state), Some(state)));
        focus::choices(row([all].into_iter().chain(states)).spacing(space::XS).wrap())
    }

    fn count_button<'a>(&self, word: String, count: usize, filter: Option<FileState>) -> Element<'a, Message> {
        let mark = filter.map(|state| {
            let (shape, colour) = state_mark(state);
            glyph(shape, 9.0, colour)
        });
        let number = dense(count.to_string()).font(font::SEMI_BOLD);
        // What no file is in any more keeps its place, so that a press meets what the eye saw there.
        let (word, number) = match count {
            0 => (dense(word).style(style::soft), number.style(style::soft)),
            _ => (dense(word), number),
        };
        let content = row![mark, one_line(word), number].spacing(space::XS + 1.0).align_y(Center);
        button(content)
            .padding([space::XS - 1.0, space::S - 1.0])
            .chosen(style::choice, self.filter == filter)
            .on_press_maybe((count > 0 || filter.is_none()).then_some(Message::FilterPressed(filter)))
            .into()
    }

    /// Slim, it has the sign of a state and the name; the rest is told of the chosen file beside it.
    fn table<'a>(&'a self, is_slim: bool, words: &Words) -> Element<'a, Message> {
        if self.shown.is_empty() && !self.query.is_empty() {
            return soft(say!(words, "app-list-nothing")).into();
        }
        let columns = file_columns(words).into_iter().enumerate().map(|(place, column)| match place {
            0 if is_slim => Column { width: Length::Fixed(30.0), title: String::new(), ..column },
            2 | 3 if is_slim => column.hidden(),
            4 if is_slim => Column { width: Length::Fixed(48.0), ..column },
            _ => column,
        });
        let columns: Vec<Column> = columns.collect();
        let state_words = FileState::ALL.map(|state| (state, state_word(state, words)));
        let table = self.files.view(
            &columns,
            self.shown.len(),
            move |row, column| {
                let file = self.shown.get(row).and_then(|place| self.view.files.get(*place));
                cell(file, column, is_slim, &state_words)
            },
            Message::Table,
        );
        focus::table(container(table).style(style::pane(!self.inside)).padding(1).height(Fill), !self.inside)
    }

    /// The files chosen, or all that are shown, for a spreadsheet.
    pub(super) fn files_copied(&self, part: CopyOf, words: &Words) -> Option<Copied> {
        let file = |row: usize| self.shown.get(row).and_then(|place| self.view.files.get(*place));
        let text = |row: usize, column: usize| file(row).map_or_else(String::new, |file| text(file, column, words));
        self.files.copied(part, &file_columns(words), self.shown.len(), text)
    }

    /// What is written and what is left open, each in a line as wide as the page, above what can be done.
    fn bottom_line<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let lines = match self.leaving {
            true => column![self.asking_to_leave(words).spacing(space::S).align_y(Center)],
            false => {
                let actions = self.actions(words).spacing(space::S).align_y(Center);
                column![
                    self.what_is_written(words),
                    self.unregistered_line(words),
                    self.undecided_line(words),
                    self.rivals_line(words),
                    self.empty_line(words),
                    actions
                ]
            }
        };
        container(lines.spacing(space::XS)).padding([space::S, space::M]).width(Fill).style(style::inset).into()
    }

    fn what_is_written<'a>(&self, words: &Words) -> Element<'a, Message> {
        // One file is read again before the eye sees it; many take their time.
        let many = matches!(self.deciding, Some((Decision::AcceptAll(_) | Decision::Missing(_) | Decision::Enrol, _)));
        let sentence = if many { say!(words, "import-reading-again") } else { self.sentence(words) };
        one_line(label(sentence)).into()
    }

    fn actions<'a>(&self, words: &Words) -> Row<'a, Message> {
        let said = match self.view.rivals.len() {
            0 => say!(words, "import-write"),
            open => say!(words, "import-write-open", count = open),
        };
        let write = keyed(strong(said), Shortcut::Write.keys()).style(style::primary);
        let write = write.on_press_maybe(self.can_write().then_some(Message::ConfirmPressed));
        let faulty = self.view.files.iter().any(|file| file.findings > 0);
        let back = secondary(say!(words, "import-return")).on_press_maybe(faulty.then_some(Message::ReturnPressed));
        let back = hinted(back, say!(words, "import-return-hint"));
        let discard = quiet(say!(words, "import-discard")).on_press(Message::DiscardPressed);
        row![gap().width(Fill), discard, back, write]
    }

    /// What was decided last and how to take it back, or what was taken back and how to make it again.
    fn said_line<'a>(&self, words: &Words) -> Option<Element<'a, Message>> {
        let (said, back) = self.history.said(words)?;
        let (word, key) = match back {
            true => (say!(words, "import-turn-back"), Shortcut::UndoImport.keys()),
            false => (say!(words, "import-turn-again"), Shortcut::Redo.keys()),
        };
        let turn = link(word).on_press(Message::TurnPressed { back });
        let mark = glyph(Shape::Check, 10.0, |tokens| tokens.reached);
        Some(row![mark, one_line(dense(said)), hinted(turn, key)].spacing(space::S).align_y(Center).into())
    }

    /// Of several files for one unit the last counts without anybody having said so: that is said, with the way to it.
    fn rivals_line<'a>(&'a self, words: &Words) -> Option<Element<'a, Message>> {
        let first = self.view.rivals.first()?;
        let said = match self.view.rivals.len() {
            1 => say!(words, "import-open-rivals-one", whose = first.whose.as_str(), counts = first.counts.as_str()),
            count => say!(words, "import-open-rivals", count = count),
        };
        let look = link(say!(words, "import-open-rivals-look")).on_press(Message::RivalsPressed);
        Some(with_a_way(one_line(warning(said)), look))
    }

    /// Agencies whose workbooks are left out because the register lacks them, and the way to have them in it.
    fn unregistered_line<'a>(&self, words: &Words) -> Option<Element<'a, Message>> {
        let lacking = self.view.unregistered.as_ref()?;
        let said = say!(words, "import-unregistered", count = lacking.count, provinces = lacking.of.as_str());
        let add = link(say!(words, "import-enrol", count = lacking.count));
        let add = add.on_press_maybe(self.deciding.is_none().then_some(Message::EnrolPressed));
        Some(with_a_way(one_line(warning(said)), add))
    }

    /// Units whose empty form would be written without anybody having looked at it.
    fn empty_line<'a>(&self, words: &Words) -> Option<Element<'a, Message>> {
        let units = self.view.empty.join(", ");
        let said = two_lines(warning(say!(words, "import-empty-forms", units = units)));
        (!self.view.empty.is_empty()).then(|| said.into())
    }

    /// What is left out without anybody having said so, and the way to it.
    fn undecided_line<'a>(&self, words: &Words) -> Option<Element<'a, Message>> {
        let count = self.view.undecided().count();
        let said = two_lines(warning(say!(words, "import-undecided-cells", count = count)));
        let look = link(say!(words, "import-undecided-look")).on_press(Message::ListPressed(By::Cell));
        (count > 0).then(|| with_a_way(said, look))
    }

    fn asking_to_leave<'a>(&self, words: &Words) -> Row<'a, Message> {
        let leave = secondary(say!(words, "import-discard-confirm")).on_press(Message::DiscardConfirmed);
        let stay = keyed(strong(say!(words, "import-discard-stay")), "Esc").style(style::primary);
        row![
            strong(say!(words, "import-discard-question")).width(Fill),
            leave,
            focus::first(stay.on_press(Message::StayPressed))
        ]
    }

    /// "Sẽ nhập 58 tệp, trong đó 2 tệp thay bản đang tính, 3 tệp cần xem · 1 bị từ chối – chưa ghi gì vào dữ liệu".
    fn sentence(&self, words: &Words) -> String {
        let count = |state| self.view.count(state);
        let part = |state: FileState, said: fn(&Words, String) -> String| {
            (count(state) > 0).then(|| said(words, count(state).to_string()))
        };
        let parts = [
            Some(self.will_write(words)),
            part(FileState::NeedsConfirming, |words, n| say!(words, "import-will-confirm", count = n)),
            part(FileState::NeedsChoice, |words, n| say!(words, "import-will-choice", count = n)),
            part(FileState::Refused, |words, n| say!(words, "import-will-refused", count = n)),
            part(FileState::LeftOut, |words, n| say!(words, "import-will-left-out", count = n)),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        say!(words, "import-will", parts = said.join(" · "))
    }

    /// How many files will be written, and which of them somebody should know of.
    fn will_write(&self, words: &Words) -> String {
        let (files, replaced) = (self.view.to_write(), self.view.to_replace());
        let to_look_at = [FileState::NeedsAttention, FileState::Blank, FileState::Sparse];
        let look: usize = to_look_at.map(|state| self.view.count(state)).iter().sum();
        let which = [
            (replaced > 0).then(|| say!(words, "import-will-replace", count = replaced)),
            (look > 0).then(|| say!(words, "import-will-look", count = look)),
        ];
        let which: Vec<String> = which.into_iter().flatten().collect();
        match which.is_empty() {
            true => say!(words, "import-will-write", files = files),
            false => say!(words, "import-will-write-some", files = files, which = which.join(", ")),
        }
    }
}

/// What a person should know before it is written.
fn warning<'a>(said: String) -> Text<'a> {
    dense(said).font(font::SEMI_BOLD).style(style::tinted(|tokens| tokens.far_behind))
}

fn link<'a>(said: String) -> Button<'a, Message> {
    button(one_line(dense(said))).padding([1.0, space::XS]).style(style::link)
}

/// However long what is said is, the way to it stays in sight.
fn with_a_way<'a>(said: impl Into<Element<'a, Message>>, way: Button<'a, Message>) -> Element<'a, Message> {
    row![container(said).width(Fill).clip(true), way].spacing(space::S).align_y(Center).into()
}

fn file_columns(words: &Words) -> [Column; 5] {
    [
        Column::text(say!(words, "import-column-state"), 122),
        Column::text(say!(words, "import-column-file"), FillPortion(11)),
        Column::text(say!(words, "import-column-unit"), FillPortion(8)),
        Column::number(say!(words, "cli-column-coverage"), 80),
        Column::number(say!(words, "import-column-waits"), 62),
    ]
}

/// What a column says of a file; of what waits the number alone.
fn text(file: &FileLine, column: usize, words: &Words) -> String {
    match column {
        0 => state_word(file.state, words),
        1 => file.name.clone(),
        2 => file.unit.clone(),
        3 => file.coverage.as_ref().map_or_else(|| NO_VALUE.to_owned(), |(_, said)| said.clone()),
        _ if file.waits > 0 => file.waits.to_string(),
        _ => NO_VALUE.to_owned(),
    }
}

fn cell<'a>(
    file: Option<&'a FileLine>,
    column: usize,
    is_slim: bool,
    state_words: &[(FileState, String)],
) -> Element<'a, Message> {
    let Some(file) = file else { return label("").into() };
    match column {
        0 => {
            let (shape, colour) = state_mark(file.state);
            let word = state_words.iter().find(|(state, _)| *state == file.state).map(|(_, word)| word.clone());
            let word = word.unwrap_or_default();
            if is_slim { hinted(glyph(shape, 10.0, colour), word) } else { marked(shape, colour, word) }
        }
        1 if is_slim => one_line(dense(&file.name)).into(),
        1 => one_line(label(&file.name)).into(),
        2 => one_line(label(&file.unit)).into(),
        3 => match &file.coverage {
            None => soft(NO_VALUE).into(),
            Some((_, said)) if matches!(file.state, FileState::Blank | FileState::Sparse) => {
                strong(said).style(style::tinted(|tokens| tokens.far_behind)).into()
            }
            Some((_, said)) => label(said).into(),
        },
        _ => waits(file),
    }
}

/// What waits for a decision; where nothing does, how many warnings there are.
fn waits<'a>(file: &FileLine) -> Element<'a, Message> {
    match (file.waits, file.warnings) {
        (0, 0) => soft(NO_VALUE).into(),
        (0, warnings) => {
            let (shape, colour) = severity_mark(Severity::Warning);
            row![glyph(shape, 9.0, colour), dense(warnings.to_string())].spacing(space::XS).align_y(Center).into()
        }
        (waits, _) => strong(waits.to_string()).into(),
    }
}
