//! Changing a criteria set one thing at a time: what is done, done purely, and how it is taken back.
//!
//! An edit names a way as the file has it (`max`, `target.value`) and what shall stand there – the ways that faults and
//! differences name too, so that a new kind of rule needs nothing here. A changed criteria set need not be sound:
//! [`check`](super::check()) says what is wrong with it. Must not know how anything is typed or shown.

mod deed;
mod draft;
mod field;
#[cfg(test)]
mod tests;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Catalogue, NationalFigure, check};

pub use deed::{NewItem, added, of_kind, removed, renamed, restated};
pub use draft::Draft;
pub use field::{Entry, Field, allowed, fields, said, saying};

/// A list of a criteria set whose things are edited one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    Bands,
    Blocs,
    Groups,
    Indicators,
    References,
    Consistency,
    /// What has been published nationally of a thing.
    Figures(Owner),
}

/// What national figures are of, by its place in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    Indicator(usize),
    Reference(usize),
}

/// What is edited: the whole, or a thing by its place in its list. A place, because a draft may hold a code twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Whole,
    Item(List, usize),
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Something else stands at a way.
    Set { of: Part, way: String, to: Value },
    /// A thing more, in front of the one that stands at a place.
    Insert { list: List, at: usize, item: Value },
    /// A thing less.
    Remove { list: List, at: usize },
    /// A thing elsewhere in its list.
    Move { list: List, from: usize, to: usize },
    /// Several that are one to the person who makes them, in this order.
    All(Vec<Edit>),
}

/// Why an edit cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misedit {
    /// The criteria set has no such thing, or the thing no such way.
    #[error("there is no {way}")]
    NotThere { way: String },
    /// Nothing of that kind can stand there.
    #[error("{way}: {detail}")]
    DoesNotFit { way: String, detail: String },
}

impl Edit {
    /// The criteria set with the change made, and the edit that takes it back.
    ///
    /// # Errors
    /// [`Misedit`]; of several edits that of the first that cannot be made.
    pub fn apply(&self, catalogue: &Catalogue) -> Result<(Catalogue, Self), Misedit> {
        let mut changed = catalogue.clone();
        let back = self.make(&mut changed)?;
        Ok((changed, back))
    }

    fn make(&self, catalogue: &mut Catalogue) -> Result<Self, Misedit> {
        match self {
            Self::Set { of, way, to } => {
                let was = set(catalogue, *of, way, to)?;
                Ok(Self::Set { of: *of, way: way.clone(), to: was })
            }
            Self::Insert { list, at, item } => {
                on_list(catalogue, *list, Insertion { at: *at, item })?;
                Ok(Self::Remove { list: *list, at: *at })
            }
            Self::Remove { list, at } => {
                let item = on_list(catalogue, *list, Removal { at: *at })?;
                Ok(Self::Insert { list: *list, at: *at, item })
            }
            Self::Move { list, from, to } => {
                let item = on_list(catalogue, *list, Removal { at: *from })?;
                on_list(catalogue, *list, Insertion { at: *to, item: &item })?;
                Ok(Self::Move { list: *list, from: *to, to: *from })
            }
            Self::All(edits) => {
                let mut back = edits.iter().map(|edit| edit.make(catalogue)).collect::<Result<Vec<_>, _>>()?;
                back.reverse();
                Ok(Self::All(back))
            }
        }
    }
}

impl Part {
    /// The way to it, as [`Fault::place`](super::Fault::place) has it; empty for the whole.
    pub fn place(self, catalogue: &Catalogue) -> String {
        let Self::Item(list, at) = self else { return String::new() };
        let within = list.owner().map_or_else(String::new, |owner| owner.part().place(catalogue) + ".");
        list.names(catalogue).get(at).map_or_else(String::new, |name| format!("{within}{}[{name}]", list.word()))
    }

    /// What a fault's place belongs to; what is no list edited here belongs to the whole.
    pub fn of_place(place: &str, catalogue: &Catalogue) -> Self {
        const LISTS: [List; 6] =
            [List::Bands, List::Blocs, List::Groups, List::Indicators, List::References, List::Consistency];
        let in_list = |list: List, place: &str| {
            let (name, rest) = place.strip_prefix(list.word())?.strip_prefix('[')?.split_once(']')?;
            let at = list.names(catalogue).iter().position(|known| known == name)?;
            Some((Self::Item(list, at), rest.to_owned()))
        };
        let Some((found, rest)) = LISTS.into_iter().find_map(|list| in_list(list, place)) else { return Self::Whole };
        let figures = found.figures().and_then(|figures| in_list(figures, rest.strip_prefix('.')?));
        figures.map_or(found, |(figure, _)| figure)
    }

    /// The list of its national figures, where it may have any.
    pub fn figures(self) -> Option<List> {
        match self {
            Self::Item(List::Indicators, at) => Some(List::Figures(Owner::Indicator(at))),
            Self::Item(List::References, at) => Some(List::Figures(Owner::Reference(at))),
            Self::Item(..) | Self::Whole => None,
        }
    }

    /// What it is seen with: a national figure belongs to what it is of, lists without lines of their own to the whole.
    pub fn seen_with(self) -> Self {
        match self {
            Self::Item(List::Figures(owner), _) => owner.part(),
            Self::Item(List::Bands | List::Blocs | List::References | List::Consistency, _) => Self::Whole,
            Self::Item(List::Groups | List::Indicators, _) | Self::Whole => self,
        }
    }
}

impl Owner {
    /// What the figures are of.
    pub fn part(self) -> Part {
        match self {
            Self::Indicator(at) => Part::Item(List::Indicators, at),
            Self::Reference(at) => Part::Item(List::References, at),
        }
    }

    fn figures(self, catalogue: &Catalogue) -> &[NationalFigure] {
        let figures = match self {
            Self::Indicator(at) => catalogue.indicators.get(at).map(|indicator| &indicator.national),
            Self::Reference(at) => catalogue.references.get(at).map(|reference| &reference.national),
        };
        figures.map_or(&[], Vec::as_slice)
    }
}

impl List {
    /// What the file calls one thing of it.
    fn word(self) -> &'static str {
        match self {
            Self::Bands => "band",
            Self::Blocs => "bloc",
            Self::Groups => "group",
            Self::Indicators => "indicator",
            Self::References => "reference",
            Self::Consistency => "consistency",
            Self::Figures(_) => "national",
        }
    }

    /// The codes of its things, in their order; none of things that have no codes.
    pub fn codes(self, catalogue: &Catalogue) -> Vec<&str> {
        match self {
            Self::Bands => catalogue.bands.iter().map(|band| band.code.as_str()).collect(),
            Self::Blocs => catalogue.blocs.iter().map(|bloc| bloc.code.as_str()).collect(),
            Self::Groups => catalogue.groups.iter().map(|group| group.code.as_str()).collect(),
            Self::Indicators => catalogue.indicators.iter().map(|indicator| indicator.code.as_str()).collect(),
            Self::References => catalogue.references.iter().map(|reference| reference.code.as_str()).collect(),
            Self::Consistency | Self::Figures(_) => Vec::new(),
        }
    }

    /// How many things it has.
    pub fn count(self, catalogue: &Catalogue) -> usize {
        match self {
            Self::Consistency => catalogue.consistency.len(),
            Self::Figures(owner) => owner.figures(catalogue).len(),
            coded => coded.codes(catalogue).len(),
        }
    }

    /// What its things belong to, where that is not the whole.
    pub fn owner(self) -> Option<Owner> {
        match self {
            Self::Figures(owner) => Some(owner),
            _ => None,
        }
    }

    /// What places call its things: by code or by number.
    fn names(self, catalogue: &Catalogue) -> Vec<String> {
        let codes: Vec<Option<&str>> = self.codes(catalogue).into_iter().map(Some).collect();
        if codes.is_empty() { check::names(&vec![None; self.count(catalogue)]) } else { check::names(&codes) }
    }
}

/// What can be done to a list whatever its things are.
trait OnList {
    fn on<T: Serialize + DeserializeOwned>(self, list: &mut Vec<T>) -> Result<Value, Misedit>;
}

fn on_list(catalogue: &mut Catalogue, list: List, deed: impl OnList) -> Result<Value, Misedit> {
    match list {
        List::Bands => deed.on(&mut catalogue.bands),
        List::Blocs => deed.on(&mut catalogue.blocs),
        List::Groups => deed.on(&mut catalogue.groups),
        List::Indicators => deed.on(&mut catalogue.indicators),
        List::References => deed.on(&mut catalogue.references),
        List::Consistency => deed.on(&mut catalogue.consistency),
        List::Figures(Owner::Indicator(at)) => {
            let indicator = catalogue.indicators.get_mut(at).ok_or_else(|| not_there(list.word()))?;
            deed.on(&mut indicator.national)
        }
        List::Figures(Owner::Reference(at)) => {
            let reference = catalogue.references.get_mut(at).ok_or_else(|| not_there(list.word()))?;
            deed.on(&mut reference.national)
        }
    }
}

struct Insertion<'a> {
    at: usize,
    item: &'a Value,
}

impl OnList for Insertion<'_> {
    fn on<T: Serialize + DeserializeOwned>(self, list: &mut Vec<T>) -> Result<Value, Misedit> {
        let item = typed(self.item.clone(), "")?;
        if self.at > list.len() {
            return Err(not_there(&self.at.to_string()));
        }
        list.insert(self.at, item);
        Ok(Value::Null)
    }
}

struct Removal {
    at: usize,
}

impl OnList for Removal {
    fn on<T: Serialize + DeserializeOwned>(self, list: &mut Vec<T>) -> Result<Value, Misedit> {
        if self.at >= list.len() {
            return Err(not_there(&self.at.to_string()));
        }
        Ok(json!(list.remove(self.at)))
    }
}

struct Setting<'a> {
    at: usize,
    way: &'a str,
    to: &'a Value,
}

impl OnList for Setting<'_> {
    fn on<T: Serialize + DeserializeOwned>(self, list: &mut Vec<T>) -> Result<Value, Misedit> {
        let item = list.get_mut(self.at).ok_or_else(|| not_there(self.way))?;
        set_in(item, self.way, self.to)
    }
}

/// Sets a way and gives what stood there.
fn set(catalogue: &mut Catalogue, of: Part, way: &str, to: &Value) -> Result<Value, Misedit> {
    match of {
        Part::Item(list, at) => on_list(catalogue, list, Setting { at, way, to }),
        Part::Whole => {
            // Its lists are long and are not looked at for what the whole says of itself.
            let mut whole = Catalogue {
                bands: Vec::new(),
                groups: Vec::new(),
                indicators: Vec::new(),
                references: Vec::new(),
                ..catalogue.clone()
            };
            let was = set_in(&mut whole, way, to)?;
            let now = std::mem::replace(catalogue, whole);
            catalogue.bands = now.bands;
            catalogue.groups = now.groups;
            catalogue.indicators = now.indicators;
            catalogue.references = now.references;
            Ok(was)
        }
    }
}

fn set_in<T: Serialize + DeserializeOwned>(thing: &mut T, way: &str, to: &Value) -> Result<Value, Misedit> {
    let mut value = json!(thing);
    let mut place = &mut value;
    for key in way.split('.') {
        place = place.as_object_mut().and_then(|table| table.get_mut(key)).ok_or_else(|| not_there(way))?;
    }
    let was = std::mem::replace(place, to.clone());
    *thing = typed(value, way)?;
    Ok(was)
}

fn typed<T: DeserializeOwned>(value: Value, way: &str) -> Result<T, Misedit> {
    serde_json::from_value(value)
        .map_err(|error| Misedit::DoesNotFit { way: way.to_owned(), detail: error.to_string() })
}

fn not_there(way: &str) -> Misedit {
    Misedit::NotThere { way: way.to_owned() }
}
