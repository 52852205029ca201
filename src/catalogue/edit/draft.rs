//! A criteria set being edited: what it says now, what was done to it, what was taken back.

use super::{Edit, Misedit, Part};
use crate::catalogue::{Catalogue, Diff, diff};

/// See the module. Nothing here is kept anywhere: a draft is memory.
#[derive(Debug, Clone)]
pub struct Draft {
    now: Catalogue,
    /// What takes the steps back, the last one last.
    back: Vec<Step>,
    /// What makes the steps again that were taken back, the last one last.
    forth: Vec<Edit>,
}

#[derive(Debug, Clone)]
struct Step {
    undo: Edit,
    /// What is being typed into: a further letter there is no further step.
    typing: Option<(Part, String)>,
}

impl Draft {
    /// A draft that begins as a criteria set is.
    pub fn of(catalogue: Catalogue) -> Self {
        Self { now: catalogue, back: Vec::new(), forth: Vec::new() }
    }

    /// What it says now, sound or not.
    pub fn catalogue(&self) -> &Catalogue {
        &self.now
    }

    /// Whether anything was done that was not taken back.
    pub fn is_changed(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether anything that was taken back can be made again.
    pub fn can_redo(&self) -> bool {
        !self.forth.is_empty()
    }

    /// Makes a change. What is typed letter by letter at one way (`typing`) is one step.
    ///
    /// # Errors
    /// As [`Edit::apply`]; nothing is changed then.
    pub fn make(&mut self, edit: &Edit, typing: Option<(Part, &str)>) -> Result<(), Misedit> {
        let (changed, undo) = edit.apply(&self.now)?;
        if changed == self.now {
            return Ok(());
        }
        self.now = changed;
        self.forth.clear();
        let typing = typing.map(|(part, way)| (part, way.to_owned()));
        let goes_on = typing.is_some() && self.back.last().is_some_and(|step| step.typing == typing);
        if !goes_on {
            self.back.push(Step { undo, typing });
        }
        Ok(())
    }

    /// What is typed next is a step of its own.
    pub fn pause(&mut self) {
        if let Some(step) = self.back.last_mut() {
            step.typing = None;
        }
    }

    /// Takes the last step back; whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.back.pop() else { return false };
        let Ok((before, again)) = step.undo.apply(&self.now) else { return false };
        self.now = before;
        self.forth.push(again);
        true
    }

    /// Makes the step again that was taken back last; whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(edit) = self.forth.pop() else { return false };
        let Ok((after, undo)) = edit.apply(&self.now) else { return false };
        self.now = after;
        self.back.push(Step { undo, typing: None });
        true
    }

    /// What the last step changed; nothing where there is none.
    pub fn last_step(&self) -> Option<Diff> {
        let (before, _) = self.back.last()?.undo.apply(&self.now).ok()?;
        Some(diff(&before, &self.now))
    }
}
