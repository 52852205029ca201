//! How far the making of a document is, and whether it is to go on.

use std::cell::{Cell, RefCell};

use crate::service::{Going, Progress, ServiceError};

/// What whoever makes a document says its steps to.
pub(super) trait Steps {
    /// How many steps there will be.
    fn expect(&self, total: usize);

    /// Says what is done next.
    ///
    /// # Errors
    /// [`ServiceError::Stopped`] where nobody waits any more.
    fn begin(&self, current: String) -> Result<(), ServiceError>;
}

/// Steps counted and handed on.
pub(super) struct Counted<'a> {
    begun: Cell<usize>,
    total: Cell<usize>,
    progress: RefCell<&'a mut dyn FnMut(Progress) -> Going>,
}

impl<'a> Counted<'a> {
    pub(super) fn telling(progress: &'a mut dyn FnMut(Progress) -> Going) -> Self {
        Self { begun: Cell::new(0), total: Cell::new(1), progress: RefCell::new(progress) }
    }
}

impl Steps for Counted<'_> {
    fn expect(&self, total: usize) {
        self.total.set(total);
    }

    fn begin(&self, current: String) -> Result<(), ServiceError> {
        let done = self.begun.get();
        self.begun.set(done + 1);
        let total = self.total.get().max(done + 1);
        let going = (self.progress.borrow_mut())(Progress { done, total, current });
        if going.is_break() { Err(ServiceError::Stopped) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_counted_and_stop_where_asked() {
        let mut said = Vec::new();
        let mut progress = |step: Progress| {
            said.push((step.done, step.total, step.current));
            if said.len() < 3 { Going::Continue(()) } else { Going::Break(()) }
        };
        let steps = Counted::telling(&mut progress);
        steps.expect(2);
        assert!(steps.begin("a".into()).is_ok() && steps.begin("b".into()).is_ok());
        assert!(matches!(steps.begin("c".into()), Err(ServiceError::Stopped)));
        assert_eq!(said, [(0, 2, "a".into()), (1, 2, "b".into()), (2, 3, "c".into())]);
    }
}
