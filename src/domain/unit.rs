//! Units (Đơn vị): provinces, their agencies, or whatever a catalogue assesses.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub code: UnitCode,
    /// The name tables and charts show: `Đà Nẵng`, `Sở Thông tin và Truyền thông`.
    pub name: String,
    /// The full official name documents use; the name itself where there is no other.
    pub official_name: String,
    /// A short form for narrow places: `Sở TTTT`.
    pub short_name: Option<String>,
    /// Other spellings by which senders call it.
    pub aliases: Vec<String>,
    pub kind: UnitKind,
    /// Khối: `so` (sở, ban, ngành), `huyen`, `xa`, or a name of the user's own.
    pub bloc: Option<String>,
    /// The unit it belongs to: an agency's province.
    pub parent: Option<UnitCode>,
}

pub use super::register::{Match, Register};
