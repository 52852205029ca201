//! The command `associate`.

use super::{Console, Ending, Outcome};
use crate::say;
use crate::service::association;

/// Has a double click open this program, or takes that back.
pub(super) fn run(remove: bool, console: &mut Console<'_>) -> Outcome {
    if remove {
        association::dissociate()?;
        console.line(say!(console.words, "associate-removed"));
        return Ok(Ending::Done);
    }
    for told in association::associate(console.words)?.told(console.words) {
        console.line(told);
    }
    Ok(Ending::Done)
}
