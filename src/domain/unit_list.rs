//! A list of units as a CSV table: what a committee keeps in Excel and saves as CSV.
//!
//! The first line names the columns, in Vietnamese or English, in any order: `code` (mã) and `name` (tên) must be there;
//! `official_name` (tên đầy đủ), `short_name` (tên viết tắt), `aliases` (tên gọi khác, separated by `;`), `kind` (loại),
//! `bloc` (khối) and `parent` (trực thuộc) may be. Other columns are passed over. Comma, semicolon or tab separate.

use std::collections::{HashMap, HashSet};

use super::bloc;
use super::register::Register;
use super::text::{nfc, search_key};
use super::unit::{Unit, UnitCode, UnitKind};

/// Something wrong with a list of units, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitFault {
    /// Line of the file, from 1.
    pub line: u64,
    pub kind: UnitFaultKind,
}

/// What is wrong with a list of units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitFaultKind {
    /// Bytes that are no UTF-8 text.
    NotUtf8,
    /// The list holds no line below its headings.
    Empty,
    /// No column of this (English) heading.
    ColumnMissing { column: &'static str },
    /// Two columns of this (English) heading.
    ColumnTwice { column: &'static str },
    /// No unit code: 1–40 ASCII letters, digits, `-`, `_` and `.`.
    BadCode { found: String },
    /// The code stands on an earlier line, apart from upper and lower case.
    CodeTwice { code: String, first: u64 },
    /// No name.
    NameEmpty,
    /// Neither province, agency nor other.
    UnknownKind { found: String },
    /// An agency belongs to a province.
    ParentEmpty,
    /// The parent is neither in the list nor in the register.
    ParentUnknown { found: String },
    /// The unit belongs to itself, directly or through others.
    ParentLoop { parent: String },
}

impl UnitFaultKind {
    /// The stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotUtf8 => "not_utf8",
            Self::Empty => "empty",
            Self::ColumnMissing { .. } => "column_missing",
            Self::ColumnTwice { .. } => "column_twice",
            Self::BadCode { .. } => "bad_code",
            Self::CodeTwice { .. } => "code_twice",
            Self::NameEmpty => "name_empty",
            Self::UnknownKind { .. } => "unknown_kind",
            Self::ParentEmpty => "parent_empty",
            Self::ParentUnknown { .. } => "parent_unknown",
            Self::ParentLoop { .. } => "parent_loop",
        }
    }
}

const COLUMNS: [(&str, &[&str]); 8] = [
    ("code", &["code", "ma", "ma don vi"]),
    ("name", &["name", "ten", "ten don vi"]),
    ("official_name", &["official name", "ten day du"]),
    ("short_name", &["short name", "ten viet tat"]),
    ("aliases", &["aliases", "ten goi khac"]),
    ("kind", &["kind", "loai"]),
    ("bloc", &["bloc", "khoi"]),
    ("parent", &["parent", "truc thuoc"]),
];

const KINDS: [(&str, UnitKind); 10] = [
    ("province", UnitKind::Province),
    ("tinh", UnitKind::Province),
    ("thanh pho", UnitKind::Province),
    ("tinh thanh pho", UnitKind::Province),
    ("agency", UnitKind::Agency),
    ("co quan", UnitKind::Agency),
    ("don vi truc thuoc", UnitKind::Agency),
    ("other", UnitKind::Other),
    ("khac", UnitKind::Other),
    ("don vi khac", UnitKind::Other),
];

/// Reads a list of units. `known` are the units already in the register: parents may stand there.
///
/// Where the kind is left blank, a unit with a parent is an agency, one whose code `known` holds keeps its kind there,
/// and any other is of kind "other".
///
/// # Errors
/// Every fault of the list, by line.
pub fn parse(bytes: &[u8], known: &Register) -> Result<Vec<Unit>, Vec<UnitFault>> {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).map_err(|error| {
        let before = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
        vec![UnitFault { line: before as u64 + 1, kind: UnitFaultKind::NotUtf8 }]
    })?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = reader.records().filter_map(Result::ok).map(|record| {
        let line = record.position().map_or(1, |position| line_of(text, position));
        (line, record.iter().map(|cell| nfc(cell.trim())).collect::<Vec<_>>())
    });
    let (header_line, headings) = rows.find(is_filled).unwrap_or((1, Vec::new()));
    let columns = Columns::of(header_line, &headings)?;
    let mut list = List { known, columns, units: Vec::new(), faults: Vec::new() };
    for (line, cells) in rows.filter(is_filled) {
        list.row(line, &cells);
    }
    list.finish(header_line)
}

/// Line on which a record begins: the reader's own position lies before the blank lines it passes over.
fn line_of(text: &str, position: &csv::Position) -> u64 {
    let rest = usize::try_from(position.byte()).ok().and_then(|byte| text.get(byte..)).unwrap_or_default();
    let blank = rest.chars().take_while(|c| matches!(c, '\r' | '\n')).filter(|c| *c == '\n').count();
    position.line() + blank as u64
}

fn is_filled((_, cells): &(u64, Vec<String>)) -> bool {
    cells.iter().any(|cell| !cell.is_empty())
}

/// What separates the headings: headings hold none of the three themselves.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &u8| header.bytes().filter(|byte| byte == separator).count();
    // The last of equal counts is taken, and a list of one column has none: then a comma does no harm.
    [b';', b'\t', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

struct Columns(HashMap<&'static str, usize>);

impl Columns {
    fn of(line: u64, headings: &[String]) -> Result<Self, Vec<UnitFault>> {
        let mut columns = HashMap::new();
        let mut faults = Vec::new();
        for (index, heading) in headings.iter().enumerate() {
            let key = search_key(heading);
            let Some((column, _)) = COLUMNS.iter().find(|(_, headings)| headings.contains(&key.as_str())) else {
                continue;
            };
            if columns.insert(*column, index).is_some() {
                faults.push(UnitFault { line, kind: UnitFaultKind::ColumnTwice { column } });
            }
        }
        for column in ["code", "name"].into_iter().filter(|column| !columns.contains_key(column)) {
            faults.push(UnitFault { line, kind: UnitFaultKind::ColumnMissing { column } });
        }
        if faults.is_empty() { Ok(Self(columns)) } else { Err(faults) }
    }

    fn cell<'a>(&self, cells: &'a [String], column: &str) -> &'a str {
        self.0.get(column).and_then(|index| cells.get(*index)).map_or("", String::as_str)
    }
}

struct List<'a> {
    known: &'a Register,
    columns: Columns,
    /// Units with their lines.
    units: Vec<(u64, Unit)>,
    faults: Vec<UnitFault>,
}

impl List<'_> {
    fn fault(&mut self, line: u64, kind: UnitFaultKind) {
        self.faults.push(UnitFault { line, kind });
    }

    fn row(&mut self, line: u64, cells: &[String]) {
        let cell = |column| self.columns.cell(cells, column).to_owned();
        let filled = |column| Some(cell(column)).filter(|text| !text.is_empty());
        let (name, official_name) = (cell("name"), filled("official_name"));
        let (short_name, bloc, kind) = (filled("short_name"), filled("bloc"), cell("kind"));
        let (code, parent, aliases) = (cell("code"), filled("parent"), cell("aliases"));

        let code = self.code(line, &code);
        if name.is_empty() {
            self.fault(line, UnitFaultKind::NameEmpty);
        }
        let parent = parent.map(|parent| self.parent(line, &parent));
        let kind = self.kind(line, &kind, code.as_ref(), parent.is_some());
        if kind == Some(UnitKind::Agency) && parent.is_none() {
            self.fault(line, UnitFaultKind::ParentEmpty);
        }
        let (Some(code), Some(kind)) = (code, kind) else { return };
        let official_name = official_name.unwrap_or_else(|| name.clone());
        let unit = Unit {
            short_name: short_name.map(Into::into),
            aliases: aliases.split(';').map(str::trim).filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
            bloc: bloc.map(|bloc| bloc::code(bloc).into()),
            parent: parent.flatten(),
            ..Unit::new(code, name, kind).officially(&official_name)
        };
        self.units.push((line, unit));
    }

    fn code(&mut self, line: u64, text: &str) -> Option<UnitCode> {
        let Ok(code) = text.parse::<UnitCode>() else {
            self.fault(line, UnitFaultKind::BadCode { found: text.to_owned() });
            return None;
        };
        let same = |unit: &Unit| unit.code.as_str().eq_ignore_ascii_case(code.as_str());
        if let Some(first) = self.units.iter().find(|(_, unit)| same(unit)).map(|(first, _)| *first) {
            self.fault(line, UnitFaultKind::CodeTwice { code: text.to_owned(), first });
            return None;
        }
        Some(code)
    }

    fn parent(&mut self, line: u64, text: &str) -> Option<UnitCode> {
        let parent = text.parse().ok();
        if parent.is_none() {
            self.fault(line, UnitFaultKind::ParentUnknown { found: text.to_owned() });
        }
        parent
    }

    fn kind(&mut self, line: u64, text: &str, code: Option<&UnitCode>, has_parent: bool) -> Option<UnitKind> {
        let key = search_key(text);
        if key.is_empty() {
            let known = code.and_then(|code| self.known.by_code(code)).map(|unit| unit.kind);
            let unsaid = if has_parent { UnitKind::Agency } else { UnitKind::Other };
            return Some(known.unwrap_or(unsaid));
        }
        let kind = KINDS.iter().find(|(word, _)| *word == key).map(|(_, kind)| *kind);
        if kind.is_none() {
            self.fault(line, UnitFaultKind::UnknownKind { found: text.to_owned() });
        }
        kind
    }

    /// Parents may stand on later lines, so they are looked at when all lines are read.
    fn finish(mut self, header_line: u64) -> Result<Vec<Unit>, Vec<UnitFault>> {
        if self.units.is_empty() && self.faults.is_empty() {
            self.fault(header_line, UnitFaultKind::Empty);
        }
        let parents: HashMap<_, _> = self.units.iter().map(|(_, unit)| (&unit.code, unit.parent.as_ref())).collect();
        let mut faults = Vec::new();
        for (line, unit) in &self.units {
            let Some(parent) = &unit.parent else { continue };
            let found = parent.to_string();
            if !parents.contains_key(parent) && self.known.by_code(parent).is_none() {
                faults.push(UnitFault { line: *line, kind: UnitFaultKind::ParentUnknown { found } });
            } else if runs_in_a_circle(&parents, &unit.code) {
                faults.push(UnitFault { line: *line, kind: UnitFaultKind::ParentLoop { parent: found } });
            }
        }
        self.faults.append(&mut faults);
        self.faults.sort_by_key(|fault| fault.line);
        if self.faults.is_empty() {
            Ok(self.units.into_iter().map(|(_, unit)| unit).collect())
        } else {
            Err(self.faults)
        }
    }
}

fn runs_in_a_circle(parents: &HashMap<&UnitCode, Option<&UnitCode>>, start: &UnitCode) -> bool {
    let mut seen = HashSet::from([start]);
    let mut above = parents.get(start).copied().flatten();
    while let Some(code) = above {
        if !seen.insert(code) {
            return code == start;
        }
        above = parents.get(code).copied().flatten();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::province;
    use UnitFaultKind as K;

    fn read(text: &str) -> Result<Vec<Unit>, Vec<UnitFault>> {
        parse(text.as_bytes(), &Register::new(province::units()))
    }

    fn faults(text: &str) -> Vec<(u64, K)> {
        read(text).err().unwrap_or_default().into_iter().map(|fault| (fault.line, fault.kind)).collect()
    }

    #[test]
    fn headings_may_be_vietnamese_or_english_with_any_separator() {
        let vietnamese = "\u{feff}STT;Mã;Tên;Tên viết tắt;Tên gọi khác;Loại;Khối;Trực thuộc\n\
                          1;48-stttt;Sở Thông tin và Truyền thông;Sở TTTT;\"Sở 4T; Sở T4\";Cơ quan;Sở, ban, ngành;48\n";
        let english = "code\tname\tshort_name\taliases\tkind\tbloc\tparent\n\
                       48-stttt\tSở Thông tin và Truyền thông\tSở TTTT\tSở 4T;Sở T4\tagency\tso\t48\n";
        let (vietnamese, english) = (read(vietnamese).unwrap(), read(english).unwrap());
        assert_eq!(vietnamese, english);
        assert_eq!(vietnamese[0].aliases, ["Sở 4T", "Sở T4"]);
        assert_eq!(vietnamese[0].official_name(), "Sở Thông tin và Truyền thông");
        assert_eq!(vietnamese[0].bloc.as_deref(), Some("so"));
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let text = "code,name,kind,parent\n\
                    48-a,Sở A,agency,48\n\
                    48-A,Sở A nữa,agency,48\n\
                    mã lạ,Sở B,agency,48\n\
                    48-c,,agency,48\n\
                    48-d,Sở D,sở,48\n\
                    48-e,Sở E,agency,\n\
                    \n\
                    48-f,Sở F,agency,47\n";
        let expected = [
            (3, K::CodeTwice { code: "48-A".into(), first: 2 }),
            (4, K::BadCode { found: "mã lạ".into() }),
            (5, K::NameEmpty),
            (6, K::UnknownKind { found: "sở".into() }),
            (7, K::ParentEmpty),
            (9, K::ParentUnknown { found: "47".into() }),
        ];
        assert_eq!(faults(text), expected);
    }

    #[test]
    fn a_parent_may_stand_on_a_later_line() {
        let units = read("code,name,parent\nx-1,Xã 1,h-1\nh-1,Huyện 1,48\n").unwrap();
        assert_eq!(units.iter().map(|unit| unit.kind).collect::<Vec<_>>(), [UnitKind::Agency; 2]);
    }

    #[test]
    fn parents_in_a_circle_are_a_fault() {
        let text = "code,name,parent\na,A,b\nb,B,a\nc,C,a\n";
        let expected = [(2, K::ParentLoop { parent: "b".into() }), (3, K::ParentLoop { parent: "a".into() })];
        assert_eq!(faults(text), expected);
    }

    #[test]
    fn a_list_without_headings_or_lines_says_so() {
        assert_eq!(
            faults("48,Đà Nẵng\n"),
            [(1, K::ColumnMissing { column: "code" }), (1, K::ColumnMissing { column: "name" })]
        );
        assert_eq!(faults("code,name\n"), [(1, K::Empty)]);
        assert_eq!(faults("code,name,mã\nx,X,y\n"), [(1, K::ColumnTwice { column: "code" })]);
        let not_text = parse(b"code,name\nx,\xff\n", &Register::default());
        assert_eq!(not_text, Err(vec![UnitFault { line: 2, kind: K::NotUtf8 }]));
    }

    #[test]
    fn a_blank_kind_is_that_of_the_register() {
        assert_eq!(
            read("mã,tên\n48,Đà Nẵng\nabc,ABC\n").unwrap().iter().map(|unit| unit.kind).collect::<Vec<_>>(),
            [UnitKind::Province, UnitKind::Other]
        );
    }
}
