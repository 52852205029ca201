//! The criteria set on the desk: the draft, what is chosen in it, what is being typed, and what of all that is seen.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::widget::virtual_table::Step;
use crate::i18n::Words;
use crate::say;
use crate::service::criteria::{
    self, Draft, Edit, Entry, Example, Field, List, NewItem, Part, added, check, fields, of_kind, outline, removed,
    renamed, restated, said, saying,
};
use crate::service::{Catalogue, Indicator};

use super::seen::{Looked, Seen, Written};

/// Lines of the outline that a step by a page leads over.
const PAGE: usize = 10;

/// See the module.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Where it came from: `nq17-2020 v1`, a file's name.
    pub origin: String,
    /// A version that is held or ships is looked at; a copy of it is edited.
    pub locked: bool,
    pub draft: Draft,
    pub at: Part,
    /// Texts are shown in English too.
    pub english: bool,
    /// The choice whose words are unfolded.
    pub unfolded: Option<String>,
    pub example: Example,
    /// Texts as they are typed, by part and way.
    typed: BTreeMap<(Part, String), Typed>,
    /// A thing that was just added: of what nobody was at yet it is not said that it is wrong.
    fresh: Option<Fresh>,
    pub seen: Seen,
}

/// See [`Desk::fresh`].
#[derive(Debug, Clone)]
pub(super) struct Fresh {
    pub part: Part,
    /// Fields that somebody was at and left, by their ways.
    pub left: BTreeSet<String>,
}

#[derive(Debug, Clone)]
struct Typed {
    text: String,
    /// Why it cannot be taken over.
    wrong: Option<String>,
}

impl Desk {
    /// Lays a criteria set on the desk.
    pub fn new(catalogue: Catalogue, origin: String, locked: bool, words: &Words) -> Self {
        let mut desk = Self {
            origin,
            locked,
            draft: Draft::of(catalogue),
            at: Part::Whole,
            english: false,
            unfolded: None,
            example: Example::default(),
            typed: BTreeMap::new(),
            fresh: None,
            seen: Seen::default(),
        };
        desk.look(words);
        desk
    }

    /// Whether leaving it would lose anything.
    pub fn is_unsaved(&self) -> bool {
        !self.locked
    }

    /// Whether it may be kept.
    pub fn is_sound(&self) -> bool {
        self.seen.faults.is_empty()
    }

    /// Whether something is wrong of which nothing is said yet.
    pub fn is_quiet(&self) -> bool {
        self.seen.faults.iter().any(|fault| fault.quiet)
    }

    /// Somebody was at a field and left it.
    pub fn leave_field(&mut self, way: &str, words: &Words) {
        let bare = bare(way).to_owned();
        if self.fresh.as_mut().is_some_and(|fresh| fresh.left.insert(bare)) {
            self.look(words);
        }
    }

    /// Says everything that is wrong.
    pub fn speak_out(&mut self, words: &Words) {
        if self.fresh.take().is_some() {
            self.look(words);
        }
    }

    /// The indicator that is shown at the right, where it is one.
    pub fn indicator(&self) -> Option<&Indicator> {
        match self.at {
            Part::Item(List::Indicators, at) => self.draft.catalogue().indicators.get(at),
            Part::Item(..) | Part::Whole => None,
        }
    }

    /// Chooses what is shown at the right.
    pub fn choose(&mut self, part: Part, words: &Words) {
        self.fresh.take_if(|fresh| fresh.part != part);
        if part != self.at {
            self.example = Example::default();
        }
        self.at = part;
        self.settle();
        self.look(words);
    }

    /// What was typed and could be read stands as it is read; the next letter is a step of its own.
    fn settle(&mut self) {
        self.draft.pause();
        self.unfolded = None;
        self.typed.retain(|_, typed| typed.wrong.is_some());
    }

    /// Takes in a text typed at a way, `.vi` and `.en` of texts in both languages.
    pub fn type_at(&mut self, way: &str, text: String, words: &Words) {
        let Some(entry) = self.entry(way) else { return };
        let part = self.at;
        let read = criteria::read(&text, &entry.entry, words).and_then(|value| {
            let gap = value.is_null() && entry.needed && !matches!(entry.entry, Entry::Text | Entry::Line);
            let value = if value.is_null() && entry.entry == Entry::Line && entry.needed { "".into() } else { value };
            if gap || (value.is_null() && way == "target.deadline") {
                return Err(words.fault_kind(&criteria::FaultKind::BlankText));
            }
            let edit = match (way, value.as_str()) {
                // On its way to another code a code may be, for a letter, another thing's: that is not taken over.
                ("code", Some(code)) if self.is_taken(code) => {
                    return Err(words.fault_kind(&criteria::FaultKind::CodeTwice { code: code.to_owned() }));
                }
                ("code", Some("")) => return Err(words.fault_kind(&criteria::FaultKind::BlankText)),
                ("code", Some(code)) => renamed(self.draft.catalogue(), part, code),
                _ => saying(self.draft.catalogue(), part, way, value),
            };
            self.draft.make(&edit, Some((part, way))).map_err(|_| say!(words, "criteria-misedit"))
        });
        self.typed.insert((part, way.to_owned()), Typed { text, wrong: read.err() });
        self.look(words);
    }

    /// Whether another thing of the same kind has a code.
    fn is_taken(&self, code: &str) -> bool {
        let Part::Item(list, own) = self.at else { return false };
        let codes = list.codes(self.draft.catalogue());
        codes.iter().enumerate().any(|(at, other)| at != own && other.eq_ignore_ascii_case(code))
    }

    fn entry(&self, way: &str) -> Option<Field> {
        fields(self.draft.catalogue(), self.at).into_iter().find(|field| field.way == bare(way))
    }

    /// Takes a word at a choice; the one that stands again takes it away where nothing need be said.
    pub fn pick(&mut self, way: &str, word: &str, words: &Words) {
        let Some(field) = self.entry(way) else { return };
        let catalogue = self.draft.catalogue();
        let now = said(catalogue, self.at, way);
        let edit = match &field.entry {
            Entry::Choices(_) => {
                let mut chosen: Vec<serde_json::Value> = now.as_array().cloned().unwrap_or_default();
                match chosen.iter().position(|one| one == word) {
                    Some(at) => drop(chosen.remove(at)),
                    None => chosen.push(word.into()),
                }
                saying(catalogue, self.at, way, chosen.into())
            }
            Entry::YesNo => saying(catalogue, self.at, way, (word == "yes").into()),
            _ if way.ends_with(".kind") && now != *word => of_kind(catalogue, self.at, way, word),
            _ if now == *word && !field.needed => saying(catalogue, self.at, way, serde_json::Value::Null),
            _ => saying(catalogue, self.at, way, word.into()),
        };
        if let Some(fresh) = &mut self.fresh {
            fresh.left.insert(way.to_owned());
        }
        let keep = matches!(field.entry, Entry::Choices(_)).then(|| self.unfolded.clone()).flatten();
        self.make(&edit, words);
        self.unfolded = keep;
    }

    fn make(&mut self, edit: &Edit, words: &Words) {
        self.settle();
        // What cannot be made changes nothing, and what is seen says so: it stays as it was.
        let _ = self.draft.make(edit, None);
        // Another rule has other ways: what was typed at those that are gone is gone.
        let (catalogue, at) = (self.draft.catalogue(), self.at);
        let ways: Vec<&str> = fields(catalogue, at).into_iter().map(|field| field.way).collect();
        self.typed.retain(|(part, way), _| *part != at || ways.contains(&way.as_str()));
        self.look(words);
    }

    /// Adds a thing and chooses it.
    pub fn add(&mut self, new: NewItem, words: &Words) {
        let (edit, part) = added(self.draft.catalogue(), new);
        self.typed.clear();
        self.make(&edit, words);
        self.choose(part, words);
        self.fresh = Some(Fresh { part, left: BTreeSet::new() });
        self.look(words);
    }

    /// Takes out what is chosen.
    pub fn remove(&mut self, words: &Words) {
        self.fresh = None;
        let edit = removed(self.draft.catalogue(), self.at);
        // Places behind it are others now.
        self.typed.clear();
        let at = self.at;
        self.at = at.seen_with();
        if let Part::Item(List::Groups, _) = at {
            self.at = Part::Whole;
        }
        if let Part::Item(List::Indicators, place) = at {
            let code = self.draft.catalogue().indicators.get(place).map(|one| one.group.clone());
            let group = self.draft.catalogue().groups.iter().position(|group| Some(&group.code) == code.as_ref());
            self.at = group.map_or(Part::Whole, |at| Part::Item(List::Groups, at));
        }
        self.make(&edit, words);
    }

    /// Moves what is chosen up or down among its like.
    pub fn shift(&mut self, up: bool, words: &Words) {
        let Some(to) = self.neighbour(up) else { return };
        self.fresh = None;
        let Part::Item(list, from) = self.at else { return };
        self.typed.clear();
        self.at = Part::Item(list, to);
        self.make(&Edit::Move { list, from, to }, words);
    }

    /// What the thing that is gone stood in, where that is there.
    fn around(&self) -> Part {
        match self.at.seen_with() {
            Part::Item(list, at) if at < list.count(self.draft.catalogue()) => Part::Item(list, at),
            Part::Item(..) | Part::Whole => Part::Whole,
        }
    }

    /// Where what is chosen would stand: indicators move within their group.
    fn neighbour(&self, up: bool) -> Option<usize> {
        let Part::Item(list, from) = self.at else { return None };
        let catalogue = self.draft.catalogue();
        let alike = |at: &usize| match list {
            List::Indicators => catalogue.indicators[*at].group == catalogue.indicators[from].group,
            List::Groups => catalogue.groups[*at].parent == catalogue.groups[from].parent,
            List::Bands | List::Blocs | List::References | List::Consistency | List::Figures(_) => true,
        };
        let count = list.count(catalogue);
        if up { (0..from).rev().find(alike) } else { (from + 1..count).find(alike) }
    }

    /// Whether a sum is stated otherwise than its parts make it, and may be stated anew.
    pub fn can_restate(&self) -> bool {
        !self.locked && restated(self.draft.catalogue()) != Edit::All(Vec::new())
    }

    /// States the sums anew.
    pub fn restate(&mut self, words: &Words) {
        let edit = restated(self.draft.catalogue());
        self.typed.retain(|(_, way), _| way != "max" && way != "total");
        self.make(&edit, words);
    }

    /// Takes the last step back, or makes it again. What was typed and could not be taken over is no step yet: it goes first.
    pub fn step(&mut self, back: bool, words: &Words) {
        let was_refused = self.typed.values().any(|typed| typed.wrong.is_some());
        self.typed.clear();
        if back && was_refused {
            return self.look(words);
        }
        (self.unfolded, self.fresh) = (None, None);
        let _ = if back { self.draft.undo() } else { self.draft.redo() };
        if let Part::Item(list, at) = self.at
            && at >= list.count(self.draft.catalogue())
        {
            self.at = self.around();
        }
        self.look(words);
    }

    /// A step of the keyboard through the outline.
    pub fn walk(&mut self, step: Step, words: &Words) {
        let lines = outline(self.draft.catalogue());
        let now = lines.iter().position(|line| line.part == self.at.seen_with()).unwrap_or(0);
        let last = lines.len().saturating_sub(1);
        let next = match step {
            Step::Up => now.saturating_sub(1),
            Step::Down => now + 1,
            Step::PageUp => now.saturating_sub(PAGE),
            Step::PageDown => now + PAGE,
            Step::First => 0,
            Step::Last => last,
        };
        if let Some(line) = lines.get(next.min(last)) {
            self.choose(line.part, words);
        }
    }

    /// Words everything anew: after a change, in another language.
    pub fn look(&mut self, words: &Words) {
        let typed = self.typed.iter().map(|((part, way), typed)| {
            ((*part, way.as_str()), Written { text: &typed.text, wrong: typed.wrong.as_deref() })
        });
        let faults = check(self.draft.catalogue());
        let written = typed.collect();
        let of = Looked { draft: &self.draft, at: self.at, typed: &written, fresh: self.fresh.as_ref() };
        self.seen = Seen::of(of, &faults, &self.example, words);
    }
}

/// The way of a text without its language.
fn bare(way: &str) -> &str {
    way.strip_suffix(".vi").or_else(|| way.strip_suffix(".en")).unwrap_or(way)
}
