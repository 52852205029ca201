//! Units (Đơn vị): provinces, their agencies, or whatever a catalogue assesses.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

use super::text::SharedText;

/// A unit's code: a province's two GSO digits (`48`), an agency's province and short name (`48-stttt`), or any
/// code of ASCII letters, digits, `-`, `_` and `.` that a custom catalogue uses; at most 40 characters, kept as written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UnitCode(Arc<str>);

/// The text is no unit code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a unit code: {0:?}")]
pub struct NotAUnitCode(pub String);

impl UnitCode {
    /// Whether a text could be a code.
    pub fn may_be(text: &str) -> bool {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        (1..=40).contains(&text.len()) && text.bytes().all(allowed)
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for UnitCode {
    type Err = NotAUnitCode;

    fn from_str(text: &str) -> Result<Self, NotAUnitCode> {
        Self::may_be(text).then(|| Self(text.into())).ok_or_else(|| NotAUnitCode(text.to_owned()))
    }
}

impl TryFrom<String> for UnitCode {
    type Error = NotAUnitCode;

    fn try_from(text: String) -> Result<Self, NotAUnitCode> {
        text.parse()
    }
}

impl From<UnitCode> for String {
    fn from(code: UnitCode) -> Self {
        code.0.as_ref().to_owned()
    }
}

/// A map of codes is asked by text; hashes and orders of both are those of the text.
impl Borrow<str> for UnitCode {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// Tỉnh/thành phố trực thuộc trung ương.
    Province,
    /// Cơ quan: sở, ban, ngành, UBND cấp huyện or cấp xã of one province.
    Agency,
    /// Whatever else a custom catalogue assesses.
    Other,
}

impl UnitKind {
    /// The word data files and lists of units use.
    pub fn code(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::Agency => "agency",
            Self::Other => "other",
        }
    }
}

/// A unit of the register.
///
/// A table of many units brings a hundred thousand of them: what is rarely there takes the room of a pointer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    pub code: UnitCode,
    /// The name tables and charts show: `Đà Nẵng`, `Sở Thông tin và Truyền thông`.
    pub name: String,
    /// The full official name, where it is another; see [`Unit::official_name`].
    pub official: Option<SharedText>,
    /// A short form for narrow places: `Sở TTTT`.
    pub short_name: Option<SharedText>,
    /// Other spellings by which senders call it.
    pub aliases: Vec<String>,
    pub kind: UnitKind,
    /// Khối: `so` (sở, ban, ngành), `huyen`, `xa`, or a name of the user's own.
    pub bloc: Option<SharedText>,
    /// The unit it belongs to: an agency's province.
    pub parent: Option<UnitCode>,
}

impl Unit {
    /// A unit of which no more is known than its code, its name and what it is.
    pub fn new(code: UnitCode, name: impl Into<String>, kind: UnitKind) -> Self {
        let (official, short_name, bloc, parent) = (None, None, None, None);
        Self { code, name: name.into(), official, short_name, aliases: Vec::new(), kind, bloc, parent }
    }

    /// The same with the official name it bears.
    pub fn officially(self, official_name: &str) -> Self {
        let official = (official_name != self.name).then(|| official_name.into());
        Self { official, ..self }
    }

    /// The full official name documents use; the name itself where there is no other.
    pub fn official_name(&self) -> &str {
        self.official.as_deref().unwrap_or(&self.name)
    }

    /// All that it is called, each as often as it is written down.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let others = self.official.as_deref().into_iter().chain(self.short_name.as_deref());
        std::iter::once(self.name.as_str()).chain(others).chain(self.aliases.iter().map(String::as_str))
    }
}

/// With the official name always there, as lists of units have it.
impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Listed<'a> {
            code: &'a UnitCode,
            name: &'a str,
            official_name: &'a str,
            short_name: &'a Option<SharedText>,
            aliases: &'a [String],
            kind: UnitKind,
            bloc: &'a Option<SharedText>,
            parent: &'a Option<UnitCode>,
        }
        let Self { code, name, short_name, aliases, kind, bloc, parent, .. } = self;
        let official_name = self.official_name();
        Listed { code, name, official_name, short_name, aliases, kind: *kind, bloc, parent }.serialize(serializer)
    }
}

pub use super::register::{Match, Register};
