//! What is seen of a criteria set on the desk, worded and ready to be laid out.

use std::collections::BTreeMap;

use serde_json::Value;

use super::desk::Fresh;
use crate::app::screen::help::Place;
use crate::domain::text::capitalised;
use crate::i18n::Words;
use crate::say;
use crate::service::Catalogue;
use crate::service::criteria::{
    self, Aggregation, Draft, Entry, Example, Fault, Field, List, Part, example, fields, outline, said,
};

/// See the module.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    pub lines: Vec<Line>,
    pub fields: Vec<Shown>,
    /// Of the chosen part itself, of none of its fields.
    pub of_part: Vec<String>,
    pub faults: Vec<ShownFault>,
    /// What the arithmetic of the example says, or why there is none.
    pub example: Option<Result<Vec<String>, String>>,
    /// What undoing takes back.
    pub undo: Option<String>,
}

/// One line of the outline.
#[derive(Debug, Clone)]
pub struct Line {
    pub part: Part,
    pub depth: usize,
    pub code: String,
    pub name: String,
    pub weighs: String,
    /// Sum of the members, and whether it is what is stated.
    pub sum: Option<(String, bool)>,
    pub faulty: bool,
    pub enabled: bool,
}

/// One field of the chosen part.
#[derive(Debug, Clone)]
pub struct Shown {
    pub way: &'static str,
    pub label: String,
    pub needed: bool,
    pub entry: Entry,
    pub text: String,
    /// The same in English, for texts.
    pub english: Option<String>,
    /// Word, name, chosen.
    pub choices: Vec<(String, String, bool)>,
    pub wrong: Vec<String>,
}

impl Shown {
    /// The way of its input; of texts in both languages the Vietnamese one.
    pub fn input(&self) -> String {
        if self.english.is_some() { format!("{}.vi", self.way) } else { self.way.to_owned() }
    }
}

/// A fault and where it leads.
#[derive(Debug, Clone)]
pub struct ShownFault {
    pub part: Part,
    /// The way of the field it is beside, within the part.
    pub way: String,
    pub said: String,
    /// It is not said yet: nobody was at the field.
    pub quiet: bool,
    /// Where it is explained how this is written.
    pub place: Place,
}

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Looked<'a> {
    pub draft: &'a Draft,
    pub at: Part,
    pub typed: &'a Typed<'a>,
    pub fresh: Option<&'a Fresh>,
}

impl Looked<'_> {
    /// Whether of what is wrong at a way of a part nothing is said yet.
    fn is_quiet(&self, part: Part, way: &str) -> bool {
        let Some(fresh) = self.fresh.filter(|fresh| fresh.part == part && !way.is_empty()) else { return false };
        let ways: Vec<&str> = fields(self.draft.catalogue(), part).into_iter().map(|field| field.way).collect();
        place_of(&ways, way).is_some_and(|field| !fresh.left.contains(ways[field]))
    }
}

/// What is being typed somewhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'a> {
    pub text: &'a str,
    pub wrong: Option<&'a str>,
}

pub(super) type Typed<'a> = BTreeMap<(Part, &'a str), Written<'a>>;

impl Seen {
    /// Everything there is to see.
    pub(super) fn of(of: Looked<'_>, faults: &[Fault], tried: &Example, words: &Words) -> Self {
        let Looked { draft, at, typed, .. } = of;
        let catalogue = draft.catalogue();
        let found: Vec<(Part, &Fault)> =
            faults.iter().map(|fault| (Part::of_place(&fault.place, catalogue), fault)).collect();
        let wrong = typed.iter().filter_map(|((part, way), written)| Some((*part, *way, written.wrong?)));
        let wrong: Vec<(Part, &str, &str)> = wrong.collect();
        let faults = listed(of, &found, &wrong, words);
        let is_faulty = |part: Part| faults.iter().any(|fault| fault.part == part && !fault.quiet);
        let is_said = |fault: &Fault| !of.is_quiet(at, way_within(fault, &at.place(catalogue)));
        let own = found.iter().filter(|(part, fault)| *part == at && is_said(fault)).map(|(_, fault)| *fault);
        let own: Vec<&Fault> = own.collect();
        let (mut fields, of_part) = shown_fields(catalogue, at, typed, &own, words);
        // What is still being typed for the first time is not wrong yet.
        fields.iter_mut().filter(|field| of.is_quiet(at, field.way)).for_each(|field| field.wrong.clear());
        Self {
            lines: lines(catalogue, is_faulty, words),
            fields,
            of_part,
            faults,
            example: tried_out(catalogue, at, tried, words),
            undo: undo(draft, words),
        }
    }
}

fn lines(catalogue: &Catalogue, is_faulty: impl Fn(Part) -> bool, words: &Words) -> Vec<Line> {
    let line = |line: criteria::OutlineLine| Line {
        faulty: is_faulty(line.part),
        part: line.part,
        depth: line.depth,
        name: match words.text(&line.name) {
            "" => say!(words, "criteria-nameless"),
            name => name.to_owned(),
        },
        code: line.code,
        weighs: words.plain(line.weighs, 6),
        sum: line.sum.map(|sum| (words.plain(sum.members, 6), sum.agrees())),
        enabled: line.enabled,
    };
    outline(catalogue).into_iter().map(line).collect()
}

fn shown_fields(
    catalogue: &Catalogue,
    at: Part,
    typed: &Typed<'_>,
    own: &[&Fault],
    words: &Words,
) -> (Vec<Shown>, Vec<String>) {
    let place = at.place(catalogue);
    let fields = fields(catalogue, at);
    let owner = |fault: &Fault| field_of(&fields, way_within(fault, &place));
    let owners: Vec<Option<usize>> = own.iter().map(|fault| owner(fault)).collect();
    let shown = fields.iter().enumerate().map(|(index, field)| {
        let mut shown = of_field(catalogue, at, field, typed, words);
        let here = own.iter().zip(&owners).filter(|(_, owner)| **owner == Some(index));
        shown.wrong.extend(here.map(|(fault, _)| words.fault_kind(&fault.kind)));
        shown
    });
    let shown = shown.filter(|field: &Shown| field.way != "weight" || weighs(catalogue, at)).collect();
    let rest = own.iter().zip(&owners).filter(|(_, owner)| owner.is_none());
    (shown, rest.map(|(fault, _)| worded(fault, &place, words)).collect())
}

/// Whether the weight of a part counts: where points are added up, the points themselves are the weight.
fn weighs(catalogue: &Catalogue, at: Part) -> bool {
    let within = match at {
        Part::Item(List::Groups, at) => catalogue.groups.get(at).and_then(|group| group.parent.as_deref()),
        Part::Item(List::Indicators, at) => catalogue.indicators.get(at).map(|one| one.group.as_str()),
        Part::Item(..) | Part::Whole => return true,
    };
    let group = within.and_then(|code| catalogue.group(code));
    let within = group.map_or(catalogue.aggregation, |group| group.aggregation);
    matches!(within, Aggregation::ArithmeticMean | Aggregation::GeometricMean | Aggregation::HarmonicMean)
}

impl Seen {
    /// The place of the field that a way belongs to, among those shown.
    pub fn field_at(&self, way: &str) -> Option<usize> {
        let ways: Vec<&str> = self.fields.iter().map(|field| field.way).collect();
        place_of(&ways, way)
    }
}

/// The way of what is wrong within its part, which is at `place`.
fn way_within<'a>(fault: &'a Fault, place: &str) -> &'a str {
    // A target that is missing is missed where it would stand.
    match fault.kind.code() {
        "target_missing" => "target.value",
        _ => fault.place.strip_prefix(place).unwrap_or(&fault.place).trim_start_matches('.'),
    }
}

/// The field a fault belongs to: the one it lies in, else the first that lies in it.
fn field_of(fields: &[Field], way: &str) -> Option<usize> {
    let ways: Vec<&str> = fields.iter().map(|field| field.way).collect();
    place_of(&ways, way)
}

fn place_of(ways: &[&str], way: &str) -> Option<usize> {
    let lies_in = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let within = ways.iter().position(|known| lies_in(way, known));
    within.or_else(|| ways.iter().position(|known| !way.is_empty() && lies_in(known, way)))
}

fn worded(fault: &Fault, part: &str, words: &Words) -> String {
    let said = words.fault_kind(&fault.kind);
    let way = fault.place.strip_prefix(part).unwrap_or(&fault.place).trim_start_matches('.');
    if way.is_empty() { said } else { format!("{way}: {said}") }
}

fn of_field(catalogue: &Catalogue, at: Part, field: &Field, typed: &Typed<'_>, words: &Words) -> Shown {
    let value = said(catalogue, at, field.way);
    let written = |way: &str| typed.get(&(at, way)).copied();
    let text_at = |way: &str, value: &Value| {
        written(way).map_or_else(|| criteria::shown(value, &field.entry, words), |written| written.text.to_owned())
    };
    let language = |language: &str| {
        let way = format!("{}.{language}", field.way);
        text_at(&way, value.get(language).unwrap_or(&Value::Null))
    };
    let is_text = field.entry == Entry::Text;
    let ways = [field.way.to_owned(), format!("{}.vi", field.way), format!("{}.en", field.way)];
    let wrong = ways.iter().filter_map(|way| written(way)?.wrong.map(str::to_owned)).collect();
    Shown {
        way: field.way,
        label: capitalised(&name_of(at, field.way, words)),
        needed: field.needed,
        text: if is_text { language("vi") } else { text_at(field.way, &value) },
        english: is_text.then(|| language("en")),
        choices: choices(catalogue, field, &value, words),
        entry: field.entry.clone(),
        wrong,
    }
}

/// What a way within a part is called.
fn name_of(part: Part, way: &str, words: &Words) -> String {
    // The tenth of a list is none the less of that list.
    let way = way.split('[').next().unwrap_or(way);
    match part {
        Part::Item(List::Figures(_), _) => words.catalogue_field(&format!("national.{way}")),
        _ => words.catalogue_field(way),
    }
}

fn choices(catalogue: &Catalogue, field: &Field, value: &Value, words: &Words) -> Vec<(String, String, bool)> {
    let name = |word: &str| match field.way {
        "group" | "parent" => {
            let group = catalogue.group(word).map(|group| words.text(&group.name)).unwrap_or_default();
            format!("{word} {group}")
        }
        "whole" | "parts" => {
            let indicator = catalogue.indicator(word).map(|indicator| words.text(&indicator.name)).unwrap_or_default();
            format!("{word} {indicator}")
        }
        "applies_to.blocs" => catalogue.bloc(word).map_or(word, |bloc| words.text(&bloc.name)).to_owned(),
        way => words.catalogue_choice(way, word),
    };
    match &field.entry {
        Entry::Choice(all) => all.iter().map(|word| (word.clone(), name(word), value == word.as_str())).collect(),
        Entry::Choices(all) => {
            let chosen = |word: &str| value.as_array().is_some_and(|list| list.iter().any(|one| one == word));
            all.iter().map(|word| (word.clone(), name(word), chosen(word))).collect()
        }
        Entry::YesNo => vec![
            ("yes".to_owned(), say!(words, "diff-yes"), value == true),
            ("no".to_owned(), say!(words, "diff-no"), value == false),
        ],
        _ => Vec::new(),
    }
}

fn listed(of: Looked<'_>, found: &[(Part, &Fault)], wrong: &[(Part, &str, &str)], words: &Words) -> Vec<ShownFault> {
    let catalogue = of.draft.catalogue();
    let typed = wrong.iter().map(|(part, way, said)| ShownFault {
        quiet: of.is_quiet(*part, way),
        part: *part,
        way: (*way).to_owned(),
        place: Place::of_criteria(&format!("{}.{way}", part.place(catalogue))),
        said: format!("{}{}: {said}", called(catalogue, *part, words), name_of(*part, way, words)),
    });
    let checked = found.iter().map(|(part, fault)| {
        let place = part.place(catalogue);
        let way = fault.place.strip_prefix(&place).unwrap_or(&fault.place).trim_start_matches('.');
        let name = if way.is_empty() { String::new() } else { format!("{}: ", name_of(*part, way, words)) };
        let said = words.fault_kind(&fault.kind);
        ShownFault {
            part: *part,
            way: way.to_owned(),
            quiet: of.is_quiet(*part, way_within(fault, &place)),
            place: Place::of_criteria(&fault.place),
            said: format!("{}{name}{said}", called(catalogue, *part, words)),
        }
    });
    typed.chain(checked).collect()
}

/// `D1 · `, `D1 · Số liệu cả nước 2 · `; nothing for the whole.
fn called(catalogue: &Catalogue, part: Part, words: &Words) -> String {
    let Part::Item(list, at) = part else { return String::new() };
    let number = (at + 1).to_string();
    match list {
        List::Figures(owner) => {
            let owner = called(catalogue, owner.part(), words);
            format!("{owner}{} {number} · ", capitalised(&words.catalogue_field("national")))
        }
        List::Consistency => format!("{} {number} · ", capitalised(&words.catalogue_field("consistency"))),
        coded => coded.codes(catalogue).get(at).map_or_else(String::new, |code| format!("{code} · ")),
    }
}

fn tried_out(catalogue: &Catalogue, at: Part, tried: &Example, words: &Words) -> Option<Result<Vec<String>, String>> {
    let Part::Item(List::Indicators, at) = at else { return None };
    let worked = example(catalogue, at, tried, words);
    (worked != Ok(Vec::new())).then_some(worked)
}

fn undo(draft: &Draft, words: &Words) -> Option<String> {
    let step = draft.last_step()?;
    step.changes.first().map(|change| {
        let [thing, what, ..] = words.catalogue_change_columns(change, draft.catalogue());
        format!("{thing}: {what}")
    })
}
