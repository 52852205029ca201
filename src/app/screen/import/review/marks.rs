//! Shapes, colours and words of states and severities.

use iced::Color;

use crate::app::screen::import::model::FileState;
use crate::app::theme::Tokens;
use crate::app::widget::Shape;
use crate::domain::Severity;
use crate::i18n::Words;
use crate::say;

/// A shape and its colour.
pub type Mark = (Shape, fn(&Tokens) -> Color);

/// What a state is called.
pub fn state_word(state: FileState, words: &Words) -> String {
    match state {
        FileState::New => say!(words, "import-state-new"),
        FileState::Changed => say!(words, "import-state-changed"),
        FileState::Same => say!(words, "import-state-same"),
        FileState::NeedsAttention => say!(words, "import-state-attention"),
        FileState::Blank => say!(words, "import-state-blank"),
        FileState::Sparse => say!(words, "import-state-sparse"),
        FileState::NeedsConfirming => say!(words, "import-state-confirm"),
        FileState::NeedsChoice => say!(words, "import-state-choice"),
        FileState::Refused => say!(words, "import-state-refused"),
        FileState::LeftOut => say!(words, "import-state-left-out"),
    }
}

/// The mark of a state.
pub fn state_mark(state: FileState) -> Mark {
    match state {
        FileState::New => (Shape::Disc, |tokens| tokens.reached),
        FileState::Changed => (Shape::Diamond, |tokens| tokens.on_track),
        FileState::Same => (Shape::Ring, |tokens| tokens.unknown),
        FileState::NeedsAttention => (Shape::TriangleUp, |tokens| tokens.behind),
        FileState::Blank | FileState::Sparse => (Shape::Diamond, |tokens| tokens.far_behind),
        FileState::NeedsConfirming => (Shape::TriangleDown, |tokens| tokens.behind),
        FileState::NeedsChoice => (Shape::TriangleUp, |tokens| tokens.far_behind),
        FileState::Refused => (Shape::Square, |tokens| tokens.far_behind),
        FileState::LeftOut => (Shape::Cross, |tokens| tokens.unknown),
    }
}

/// The mark of a severity.
pub fn severity_mark(severity: Severity) -> Mark {
    match severity {
        Severity::Error => (Shape::Square, |tokens| tokens.far_behind),
        Severity::Warning => (Shape::TriangleUp, |tokens| tokens.behind),
        Severity::Info => (Shape::Disc, |tokens| tokens.on_track),
    }
}
