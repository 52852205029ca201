//! The register of units, and how to find one by what people write.
//!
//! Spelling is forgiven (accents, case, punctuation, spaces, the usual prefixes and short forms), identity never: a
//! name that is not known leads to nothing, however close it looks to one that is.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::spelling::{Level, Spelling, Word, glued, initials, words};
use super::text::TextMap;
use super::unit::{Unit, UnitCode, UnitKind};

/// How far up a chain of parents is followed; guards against a register whose parents run in a circle.
const MOST_LEVELS: usize = 8;

/// Longer texts are no names; splitting them in every place would be slow.
const MOST_WORDS: usize = 40;

/// The units of one data file.
#[derive(Debug, Clone, Default)]
pub struct Register {
    units: Vec<Unit>,
    by_code: TextMap<UnitCode, u32>,
    /// Codes with capital letters, in small ones: senders write `48-STTTT`.
    by_small_code: TextMap<Box<str>, Vec<u32>>,
    /// Made when a name is first asked for: taking apart a hundred thousand of them takes longer than all else here, and
    /// most of what is done with a data file asks for none.
    names: OnceLock<Names>,
    /// Whether a unit belongs to another.
    has_members: bool,
}

/// What units are called.
#[derive(Debug, Clone, Default)]
struct Names {
    /// Names as they are compared.
    by_name: TextMap<Box<str>, Bearers>,
    /// Levels that a unit's own names state, where they state any.
    levels: HashMap<u32, Vec<Level>>,
}

/// The units that a name leads to. Nearly every name has one.
#[derive(Debug, Clone)]
enum Bearers {
    One(Bearer),
    Several(Box<[Bearer]>),
}

/// A unit and how it bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bearer {
    unit: u32,
    /// With its prefix.
    whole: bool,
    /// Without the prefix that states a level.
    core: bool,
}

impl Bearers {
    fn as_slice(&self) -> &[Bearer] {
        match self {
            Self::One(bearer) => std::slice::from_ref(bearer),
            Self::Several(bearers) => bearers,
        }
    }

    /// Units come in their order: only the last can be the one that bears the name already.
    fn take(&mut self, new: Bearer) {
        let last = match self {
            Self::One(bearer) => Some(bearer),
            Self::Several(bearers) => bearers.last_mut(),
        };
        match last {
            Some(known) if known.unit == new.unit => {
                known.whole |= new.whole;
                known.core |= new.core;
            }
            _ => *self = Self::Several(self.as_slice().iter().copied().chain([new]).collect()),
        }
    }
}

/// What somebody wrote for a unit, taken apart once however many registers are asked for it.
#[derive(Debug, Clone)]
pub struct Written {
    text: String,
    words: Vec<Word>,
    spelling: Spelling,
}

impl Written {
    /// A text as it stands in a workbook.
    pub fn of(text: &str) -> Self {
        let words = words(text);
        Self { text: text.trim().to_owned(), spelling: Spelling::of(&words), words }
    }

    /// The text without white space round it.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// What a spelling leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match<'a> {
    None,
    One(&'a Unit),
    /// The spelling fits several units: the caller must ask.
    Several(Vec<&'a Unit>),
}

impl Register {
    /// A register of the given units. Of two with one code the first is found by it.
    pub fn new(units: Vec<Unit>) -> Self {
        let mut register = Self::default();
        units.into_iter().for_each(|unit| register.add(unit));
        register
    }

    /// Makes room for so many more units: growing bit by bit leaves behind what it grew out of.
    pub fn reserve(&mut self, units: usize) {
        self.units.reserve(units);
        self.by_code.reserve(units);
    }

    /// Takes one more unit in, behind the others.
    pub fn add(&mut self, unit: Unit) {
        self.add_spelled(unit, None);
    }

    /// The same for a unit called by a text that was taken apart already.
    pub fn add_written(&mut self, unit: Unit, written: &Written) {
        self.add_spelled(unit, Some(written));
    }

    /// Takes many units in, behind the others; their names are taken apart when one is asked for.
    pub fn extend(&mut self, units: impl IntoIterator<Item = Unit>) {
        self.names = OnceLock::new();
        let units = units.into_iter();
        self.reserve(units.size_hint().0);
        units.for_each(|unit| self.add(unit));
    }

    fn add_spelled(&mut self, unit: Unit, written: Option<&Written>) {
        // A data file holds far fewer than four thousand million units.
        let index = u32::try_from(self.units.len()).unwrap_or(u32::MAX);
        self.by_code.entry(unit.code.clone()).or_insert(index);
        let code = unit.code.as_str();
        if code.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.by_small_code.entry(code.to_ascii_lowercase().into()).or_default().push(index);
        }
        if let Some(names) = self.names.get_mut() {
            names.add(&unit, index, written);
        }
        self.has_members |= unit.parent.is_some();
        self.units.push(unit);
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let mut names = Names::default();
            (0..).zip(&self.units).for_each(|(index, unit)| names.add(unit, index, None));
            names
        })
    }

    /// The units themselves, in the order given.
    pub fn into_units(self) -> Vec<Unit> {
        self.units
    }

    /// All units, in the order given.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The unit with a code.
    pub fn by_code(&self, code: &UnitCode) -> Option<&Unit> {
        self.by_code.get(code).map(|index| self.unit(*index))
    }

    /// Whether a unit has the code, in upper or lower case.
    pub fn has_code(&self, code: &str) -> bool {
        let has_capitals = code.bytes().any(|byte| byte.is_ascii_uppercase());
        let small = if has_capitals { Cow::Owned(code.to_ascii_lowercase()) } else { Cow::Borrowed(code) };
        self.by_code.contains_key(&*small) || self.by_small_code.contains_key(&*small)
    }

    fn unit(&self, index: u32) -> &Unit {
        &self.units[index as usize]
    }

    /// The unit that a code or a spelling of its name stands for.
    ///
    /// Accents, case, punctuation and spaces make no difference, nor do `Tỉnh`, `TP.`, `UBND tỉnh` … in front, nor the
    /// initials of a department (`Sở TT&TT`); an agency may be followed by its province (`Sở TTTT Quảng Nam`). A prefix
    /// that contradicts the unit's own names does: `TP. Bắc Ninh` is a city within the province of Bắc Ninh, while the
    /// bare `Bắc Ninh` is the province.
    pub fn find(&self, text: &str) -> Match<'_> {
        self.find_written(&Written::of(text))
    }

    /// The same for a text that was taken apart already.
    pub fn find_written(&self, written: &Written) -> Match<'_> {
        self.find_among(written, None)
    }

    /// The same among the units that belong to `parent`, directly or through another unit; never `parent` itself.
    pub fn find_within(&self, parent: &UnitCode, text: &str) -> Match<'_> {
        self.find_among(&Written::of(text), Some(parent))
    }

    fn find_among(&self, Written { text, words, spelling }: &Written, parent: Option<&UnitCode>) -> Match<'_> {
        let within = |index: u32| parent.is_none_or(|parent| self.is_within(index, parent));
        let coded: Vec<_> = self.coded(text).into_iter().filter(|index| within(*index)).collect();
        if !coded.is_empty() {
            return self.matched(&coded);
        }
        if words.len() > MOST_WORDS {
            return Match::None;
        }
        let named = self.named(spelling, within);
        if named.is_empty() { self.matched(&self.named_with_parent(words, within)) } else { self.matched(&named) }
    }

    /// Units by code: the very one, else those that differ in upper and lower case.
    fn coded(&self, text: &str) -> Vec<u32> {
        if !UnitCode::may_be(text) {
            return Vec::new();
        }
        if let Some(index) = self.by_code.get(text) {
            return vec![*index];
        }
        let small = text.to_ascii_lowercase();
        let capital = self.by_small_code.get(small.as_str()).into_iter().flatten();
        let mut found: Vec<u32> = self.by_code.get(small.as_str()).into_iter().chain(capital).copied().collect();
        found.sort_unstable();
        found
    }

    /// Units by name, of those to `keep`.
    fn named(&self, Spelling { whole, core, level }: &Spelling, keep: impl Fn(u32) -> bool) -> Vec<u32> {
        if core.is_empty() {
            return Vec::new();
        }
        let bearers = |name: &str| self.names().by_name.get(name).map(Bearers::as_slice).unwrap_or_default();
        let kept = |bearers: &[Bearer], bears: fn(&Bearer) -> bool| {
            let kept = bearers.iter().filter(|bearer| bears(bearer) && keep(bearer.unit));
            kept.map(|bearer| bearer.unit).collect::<Vec<_>>()
        };
        let of_whole = bearers(whole);
        let mut found = kept(of_whole, |bearer| bearer.whole);
        // A bare name that is a province's own stands for the province, not for the city of that name within it.
        let a_province = found.iter().any(|index| self.unit(*index).kind == UnitKind::Province);
        if found.is_empty() || (level.is_none() && !a_province) {
            let of_core = if core == whole { of_whole } else { bearers(core) };
            let cores = kept(of_core, |bearer| bearer.core).into_iter();
            found.extend(cores.filter(|index| level.is_none_or(|level| self.may_be_called(*index, level))));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn may_be_called(&self, index: u32, level: Level) -> bool {
        let province = self.unit(index).kind == UnitKind::Province;
        self.names().levels.get(&index).is_none_or(|own| own.contains(&level)) || (province && level == Level::Province)
    }

    /// `Sở TTTT tỉnh Quảng Nam`: a unit's name, then that of what it belongs to.
    fn named_with_parent(&self, words: &[Word], keep: impl Fn(u32) -> bool) -> Vec<u32> {
        let mut found = Vec::new();
        if !self.has_members {
            return found;
        }
        for at in 1..words.len() {
            let (name, parent) = words.split_at(at);
            let (name, parent) = (Spelling::of(name), Spelling::of(parent));
            for parent in self.named(&parent, |_| true).into_iter().map(|index| &self.unit(index).code) {
                found.extend(self.named(&name, |index| keep(index) && self.is_within(index, parent)));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn is_within(&self, index: u32, ancestor: &UnitCode) -> bool {
        let parent_of = |unit: &&Unit| unit.parent.as_ref().and_then(|parent| self.by_code(parent));
        let above = std::iter::successors(Some(self.unit(index)), parent_of).take(MOST_LEVELS);
        above.filter_map(|unit| unit.parent.as_ref()).any(|parent| parent == ancestor)
    }

    fn matched(&self, found: &[u32]) -> Match<'_> {
        match found {
            [] => Match::None,
            [one] => Match::One(self.unit(*one)),
            several => Match::Several(several.iter().map(|index| self.unit(*index)).collect()),
        }
    }
}

impl Names {
    fn add(&mut self, unit: &Unit, index: u32, written: Option<&Written>) {
        let mut levels = Vec::new();
        let mut cores = Vec::new();
        for name in unit.names() {
            let known = written.filter(|written| written.text == name).map(Cow::Borrowed);
            let Written { words, spelling, .. } = &*known.unwrap_or_else(|| Cow::Owned(Written::of(name)));
            for short in initials(words) {
                self.add_name(short, Bearer { unit: index, whole: false, core: true });
            }
            let Spelling { whole, core, level } = spelling.clone();
            if whole != core {
                self.add_name(whole, Bearer { unit: index, whole: true, core: false });
                self.add_name(core.clone(), Bearer { unit: index, whole: false, core: true });
            } else {
                self.add_name(whole, Bearer { unit: index, whole: true, core: true });
            }
            cores.push(core);
            levels.extend(level.filter(|level| !levels.contains(level)));
        }
        for (level, core) in levels.iter().flat_map(|level| cores.iter().map(move |core| (*level, core))) {
            for prefix in glued(level) {
                self.add_name(format!("{prefix}{core}"), Bearer { unit: index, whole: true, core: false });
            }
        }
        if !levels.is_empty() {
            self.levels.insert(index, levels);
        }
    }

    fn add_name(&mut self, name: String, bearer: Bearer) {
        if name.is_empty() {
            return;
        }
        self.by_name.entry(name.into()).and_modify(|bearers| bearers.take(bearer)).or_insert(Bearers::One(bearer));
    }
}
