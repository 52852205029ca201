//! What was decided in a review, one after the other: the last is taken back first, and can be decided again.

use crate::app::data::{Decision, Standing};
use crate::app::screen::import::model::Spot;
use crate::domain::decision::CharsetChoice;
use crate::i18n::{NO_VALUE, Words};
use crate::say;

/// See the module.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    /// What is being taken into account.
    now: Option<Turn>,
    said: Option<Said>,
    /// What the last decision brought to light: a cell, or how many.
    found: Option<Found>,
}

/// Cells that have to be looked at since the last decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub count: usize,
    /// The first of them: `E18`.
    pub first: String,
}

/// One decision.
#[derive(Debug, Clone)]
pub struct Step {
    pub deed: Deed,
    /// The file it was decided for, by its place in the list …
    pub file: usize,
    /// … and the cell, where it was about one.
    pub spot: Option<Spot>,
    /// What was settled before it, or, of one that was taken back, with it.
    standing: Standing,
}

/// Which way it goes.
#[derive(Debug)]
enum Turn {
    Anew(Step),
    Back(Step),
    Again(Step),
}

/// What came of the last turn.
#[derive(Debug, Clone)]
enum Said {
    Done(Deed),
    Undone(Deed),
}

/// What was decided, and of what, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// `03-so-mo-ho.xlsx!E18`, or a file's name.
    pub place: String,
    pub what: What,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The cell became this; nothing empties it.
    Edited(Option<String>),
    Accepted(Option<String>),
    NotApplicable,
    TakenBack,
    Kept,
    Opened,
    /// All proposals of the kind that is called so.
    AcceptedAll(String),
    Mapping,
    Charset(CharsetChoice),
    Whose,
    /// Period or unit of every file that says none.
    Missing,
    LeftOut,
    TakenIn,
    Chosen,
}

impl Deed {
    /// What a decision about a file, or the cell at `place`, is told as; nothing of one that only looks again.
    pub fn of(decision: &Decision, place: String, proposed: Option<String>, kind: Option<String>) -> Option<Self> {
        let what = match decision {
            Decision::Edit(edit) => What::Edited(edit.after.clone()),
            Decision::Accept(_) => What::Accepted(proposed),
            Decision::NotApplicable(_) => What::NotApplicable,
            Decision::TakeBack(_) => What::TakenBack,
            Decision::AcceptAll(code) => What::AcceptedAll(kind.unwrap_or_else(|| code.clone())),
            Decision::Mapping(_) => What::Mapping,
            Decision::Charset(choice) => What::Charset(*choice),
            Decision::Whose(_) => What::Whose,
            Decision::Missing(_) => What::Missing,
            Decision::LeaveOut(true) => What::LeftOut,
            Decision::LeaveOut(false) => What::TakenIn,
            Decision::Choose(_) => What::Chosen,
            Decision::Enrol | Decision::Stand(_) | Decision::LookAgain => return None,
        };
        Some(Self { place, what })
    }

    /// "sửa 03-so-mo-ho.xlsx!E18 thành 310".
    pub fn told(&self, words: &Words) -> String {
        let place = self.place.as_str();
        let or_empty = |value: &Option<String>| match value {
            None => say!(words, "import-seen-empty"),
            Some(value) => words.proposed(value),
        };
        match &self.what {
            What::Edited(value) => say!(words, "import-deed-edited", place = place, value = or_empty(value)),
            What::Accepted(Some(value)) => {
                say!(words, "import-deed-accepted", place = place, value = value.as_str())
            }
            What::Accepted(None) => say!(words, "import-deed-accepted", place = place, value = NO_VALUE),
            What::NotApplicable => say!(words, "import-deed-not-applicable", place = place),
            What::TakenBack => say!(words, "import-deed-taken-back", place = place),
            What::Kept => say!(words, "import-deed-kept", place = place),
            What::Opened => say!(words, "import-deed-opened", place = place),
            What::AcceptedAll(kind) => say!(words, "import-deed-accepted-all", kind = kind.as_str()),
            What::Mapping => say!(words, "import-deed-mapping", place = place),
            What::Charset(CharsetChoice::Convert) => say!(words, "import-deed-converted", place = place),
            What::Charset(CharsetChoice::Keep) => say!(words, "import-deed-charset-kept", place = place),
            What::Whose => say!(words, "import-deed-whose", place = place),
            What::Missing => say!(words, "import-deed-missing"),
            What::LeftOut => say!(words, "import-deed-left-out", place = place),
            What::TakenIn => say!(words, "import-deed-taken-in", place = place),
            What::Chosen => say!(words, "import-deed-chosen", place = place),
        }
    }
}

impl Step {
    /// A decision, with what was settled before it.
    pub fn new(deed: Deed, file: usize, spot: Option<Spot>, standing: Standing) -> Self {
        Self { deed, file, spot, standing }
    }
}

impl History {
    /// Something is being decided.
    pub fn begin(&mut self, step: Step) {
        self.now = Some(Turn::Anew(step));
    }

    /// Turns the last decision back, or the last one that was taken back on: what is to be settled then. `standing` is
    /// what is settled now.
    pub fn turn(&mut self, back: bool, standing: Standing) -> Option<(Standing, usize)> {
        let step = if back { self.past.last() } else { self.future.last() }?;
        let wanted = step.standing.clone();
        let turned = Step { standing: standing.of_files_in(&wanted), ..step.clone() };
        let file = turned.file;
        self.now = Some(if back { Turn::Back(turned) } else { Turn::Again(turned) });
        Some((wanted, file))
    }

    /// What was being decided is taken into account, and `standing` is what is settled now; what was decided.
    pub fn arrived(&mut self, standing: &Standing) -> Option<Step> {
        let (step, said) = match self.now.take()? {
            Turn::Anew(step) => {
                self.future.clear();
                let step = Step { standing: step.standing.unlike(standing), ..step };
                self.past.push(step.clone());
                let said = Said::Done(step.deed.clone());
                (step, said)
            }
            Turn::Again(step) => {
                self.future.pop();
                self.past.push(step.clone());
                let said = Said::Done(step.deed.clone());
                (step, said)
            }
            Turn::Back(step) => {
                self.past.pop();
                self.future.push(step.clone());
                let said = Said::Undone(step.deed.clone());
                (step, said)
            }
        };
        (self.said, self.found) = (Some(said), None);
        Some(step)
    }

    /// What was decided brought this to light.
    pub fn found(&mut self, found: Option<Found>) {
        self.found = found;
    }

    /// It could not be taken into account: what was to be turned stays where it was.
    pub fn failed(&mut self) {
        self.now = None;
    }

    /// Whether what is being decided was decided before.
    pub fn is_turning(&self) -> bool {
        matches!(self.now, Some(Turn::Back(_) | Turn::Again(_)))
    }

    /// Whether leaving would lose a decision.
    pub fn holds_something(&self) -> bool {
        !self.past.is_empty() || self.now.is_some()
    }

    /// Whether anything was decided, taken back since or not.
    pub fn is_begun(&self) -> bool {
        self.holds_something() || !self.future.is_empty()
    }

    /// Whether something can be turned that way.
    pub fn can_turn(&self, back: bool) -> bool {
        !(if back { &self.past } else { &self.future }).is_empty()
    }

    fn found_told(&self, words: &Words) -> String {
        let told = |found: &Found| say!(words, "import-found-more", count = found.count, cell = found.first.as_str());
        self.found.as_ref().map(told).unwrap_or_default()
    }

    /// What came of the last turn, and whether it can be turned back; else on.
    pub fn said(&self, words: &Words) -> Option<(String, bool)> {
        Some(match self.said.as_ref()? {
            Said::Done(deed) => {
                (say!(words, "import-decided", deed = deed.told(words)) + &self.found_told(words), true)
            }
            Said::Undone(deed) => (say!(words, "import-decision-undone", deed = deed.told(words)), false),
        })
    }
}
