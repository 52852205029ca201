//! Whether a double click on a data file opens this program, and having it so.

use super::Answer;
use super::file::worded;
use crate::app::widget::Notice;
use crate::i18n::Words;
use crate::say;
use crate::service::association::{self, Associated};

/// Has a double click open this program, or takes that back; says what was done.
pub fn associate(open: bool, words: &Words) -> Answer<Notice> {
    if open {
        return worded(association::associate(words), words).map(|done| told(&done, words));
    }
    worded(association::dissociate(), words).map(|()| Notice::done(say!(words, "associate-removed")))
}

fn told(done: &Associated, words: &Words) -> Notice {
    let mut told = done.told(words).into_iter();
    let title = told.next().unwrap_or_default();
    Notice { more: told.collect(), ..Notice::done(title) }
}
