//! Which of the buttons can be pressed just now: for the page, and for who looks for them by name.

use super::Criteria;

impl Criteria {
    /// Whether a version is looked at, and could be copied.
    pub fn is_looked_at(&self) -> bool {
        self.desk.as_ref().is_some_and(|desk| desk.locked)
    }

    /// Whether there is anything to be exported.
    pub fn has_set(&self) -> bool {
        self.desk.is_some()
    }

    /// Whether sums of the draft are not what is stated.
    pub fn can_restate(&self) -> bool {
        self.desk.as_ref().is_some_and(super::Desk::can_restate)
    }

    /// Whether the draft could be saved. What is not said yet of something new is said when somebody wants to.
    pub fn can_keep(&self) -> bool {
        let is_free = |desk: &&super::Desk| !desk.locked && !self.is_held(desk.draft.catalogue());
        let is_ready = |desk: &super::Desk| desk.is_sound() || desk.is_quiet();
        self.desk.as_ref().filter(is_free).is_some_and(is_ready) && self.keeping.is_none()
    }
}
