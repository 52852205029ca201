//! The question before something unfinished would be lost: what it is, and what becomes of it.

use std::path::PathBuf;

use iced::widget::{Row, column, container, opaque, row, space as gap};
use iced::{Center, Element, Fill, window};

use super::screen::criteria::Replacement;
use super::shared::FileView;
use super::theme::{space, style, text_size};
use super::widget::{Shape, glyph, heading, keyed, label, secondary, soft, strong};
use super::{Page, focus};
use crate::domain::Period;
use crate::i18n::Words;
use crate::say;

/// What is unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfinished {
    /// Of a criteria set.
    Draft,
    /// Something is being written into the file.
    Writing,
    /// Decisions about workbooks that were read.
    Review,
    /// Words of the official report.
    Words,
    /// A row of the appraisal.
    Row,
    /// Weights, targets or figures that were tried out.
    Trial,
}

/// What was asked for, and would take away what is unfinished.
#[derive(Debug, Clone)]
pub enum Wanted {
    Close(window::Id),
    Open(PathBuf),
    Create(PathBuf),
    Sample,
    /// A file that was opened meanwhile.
    Show(Box<FileView>),
    Period(Period),
    /// A draft of a criteria set gives way to something else.
    Replace(Replacement),
}

impl Wanted {
    /// Whether something is opened first, which may fail: what is unfinished goes only once it is there.
    pub fn is_loaded_first(&self) -> bool {
        matches!(self, Self::Open(_) | Self::Create(_) | Self::Sample | Self::Period(_))
    }
}

/// The question, while it is asked.
#[derive(Debug, Clone)]
pub struct Parting {
    pub wanted: Wanted,
    pub lost: Vec<Unfinished>,
    /// Nothing but another period would be shown.
    pub keeps_file: bool,
    /// Files of the review that can be written now.
    pub to_write: usize,
}

/// What a person answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing happens, and what is unfinished is in sight.
    Stay,
    /// What was reviewed is written, and nothing else happens.
    Import,
    /// What is unfinished goes.
    Discard,
}

impl Unfinished {
    /// The page it is on.
    pub fn page(self) -> Page {
        match self {
            Self::Draft => Page::Criteria,
            Self::Writing | Self::Review => Page::Import,
            Self::Words => Page::Print,
            Self::Row => Page::Appraisal,
            Self::Trial => Page::Results,
        }
    }

    fn told(self, words: &Words) -> String {
        match self {
            Self::Draft => say!(words, "criteria-leave-question"),
            Self::Writing => say!(words, "unfinished-writing"),
            Self::Review => say!(words, "unfinished-review"),
            Self::Words => say!(words, "unfinished-words"),
            Self::Row => say!(words, "unfinished-row"),
            Self::Trial => say!(words, "unfinished-trial"),
        }
    }
}

impl Parting {
    /// What is being written can be given up by closing only.
    fn can_discard(&self) -> bool {
        matches!(self.wanted, Wanted::Close(_)) || !self.lost.contains(&Unfinished::Writing)
    }

    /// What it is asked before, and what giving up is called.
    fn words(&self, words: &Words) -> (String, String) {
        match &self.wanted {
            Wanted::Close(_) => (say!(words, "unfinished-window"), say!(words, "unfinished-window-discard")),
            Wanted::Replace(_) => (say!(words, "unfinished-draft"), say!(words, "criteria-leave-discard")),
            _ if self.keeps_file => (say!(words, "unfinished-period"), say!(words, "unfinished-period-discard")),
            _ => (say!(words, "unfinished-file"), say!(words, "unfinished-file-discard")),
        }
    }

    /// The sheet over the window. What loses nothing is the answer that stands out.
    pub fn view<'a>(&self, words: &Words) -> Element<'a, Answer> {
        let (title, discard) = self.words(words);
        let line = |unfinished: &Unfinished| {
            let mark = container(glyph(Shape::Disc, 6.0, |tokens| tokens.ink_soft)).center_y(20);
            row![mark, label(unfinished.told(words)).width(Fill)].spacing(space::S).into()
        };
        let stay = keyed(strong(say!(words, "unfinished-stay")), "Esc").style(style::primary).on_press(Answer::Stay);
        let import = (self.lost.contains(&Unfinished::Review) && self.to_write > 0)
            .then(|| secondary(say!(words, "unfinished-import", files = self.to_write)).on_press(Answer::Import));
        let discard = self.can_discard().then(|| secondary(discard).on_press(Answer::Discard));
        let actions =
            Row::new().push(gap().width(Fill)).push(discard).push(import).push(focus::first(focus::one_of(stay, true)));
        let content = column![
            heading(title, text_size::LARGE),
            column(self.lost.iter().map(line)).spacing(space::XS),
            soft(say!(words, "unfinished-gone")),
            focus::answers(actions.spacing(space::S).align_y(Center)),
        ];
        let panel = container(content.spacing(space::M)).max_width(620).padding(space::XL).style(style::floating);
        focus::over(opaque(container(panel).padding(space::M).center(Fill).style(style::veil)))
    }
}
