//! Units that a table names for the first time, where the criteria set takes whatever its tables name.
//!
//! A province is known by its names and keeps its code; a bare number is one only where every row carries a province's
//! code, for a table's running numbers look the same.

use std::sync::LazyLock;

use super::whose;
use crate::domain::unit::Match;
use crate::domain::{Register, Unit, UnitCode, UnitKind, Written, province};

/// Codes made from names are cut here, so that there is room for the number that tells two of them apart.
const LONGEST_MADE_CODE: usize = 34;

static PROVINCES: LazyLock<Register> = LazyLock::new(|| Register::new(province::units()));

/// The register as a table extends it, row by row.
pub(super) struct Newcomers<'a> {
    register: &'a Register,
    /// The first column holds the codes of provinces.
    by_province_code: bool,
    joined: Register,
}

impl<'a> Newcomers<'a> {
    /// `column` is what the table has where it names its units; `rows` of them may be new.
    pub(super) fn of(register: &'a Register, column: impl Iterator<Item = String>, rows: usize) -> Self {
        let mut column = column.peekable();
        let by_province_code = column.peek().is_some() && column.all(|text| is_province_code(&text));
        let mut joined = Register::default();
        joined.reserve(rows);
        Self { register, by_province_code, joined }
    }

    /// The unit a row names, whether the register had it or this table brings it.
    pub(super) fn find(&self, written: &Written) -> Match<'_> {
        match whose::find_written(self.register, written) {
            Match::None => whose::find_written(&self.joined, written),
            known => known,
        }
    }

    /// What the unit will be once it joins; `key` is what it is searched by.
    pub(super) fn make(&self, written: &Written, key: &str) -> Option<Unit> {
        let province = self.province(written).filter(|province| !self.is_taken(province.code.as_str()));
        province.cloned().or_else(|| self.other(written.text(), key))
    }

    /// Takes in the unit that a row names.
    pub(super) fn join(&mut self, unit: Unit, written: &Written) {
        self.joined.add_written(unit, written);
    }

    /// How many joined.
    pub(super) fn count(&self) -> usize {
        self.joined.units().len()
    }

    /// All that joined, in the order of the table.
    pub(super) fn into_joined(self) -> Vec<Unit> {
        self.joined.into_units()
    }

    fn province(&self, written: &Written) -> Option<&'static Unit> {
        if is_province_code(written.text()) && !self.by_province_code {
            return None;
        }
        match whose::find_written(&PROVINCES, written) {
            Match::One(province) => Some(province),
            Match::None | Match::Several(_) => None,
        }
    }

    fn other(&self, name: &str, key: &str) -> Option<Unit> {
        let may_be_kept = UnitCode::may_be(name) && !self.is_taken(name);
        let kept = if may_be_kept { name.parse().ok() } else { None };
        Some(Unit::new(kept.or_else(|| self.made_code(key))?, name, UnitKind::Other))
    }

    fn made_code(&self, key: &str) -> Option<UnitCode> {
        let mut stem = String::with_capacity(LONGEST_MADE_CODE);
        for letter in key.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ') {
            match letter {
                _ if stem.len() == LONGEST_MADE_CODE => break,
                ' ' if stem.is_empty() || stem.ends_with('-') => {}
                ' ' => stem.push('-'),
                letter => stem.push(letter),
            }
        }
        let stem = if stem.is_empty() { "unit" } else { stem.trim_end_matches('-') };
        let numbered = (2u64..).map(|number| format!("{stem}-{number}"));
        std::iter::once(stem.to_owned())
            .chain(numbered)
            .find(|code| !self.is_taken(code))
            .and_then(|code| code.parse().ok())
    }

    /// Codes that differ in upper and lower case alone would be taken for each other.
    fn is_taken(&self, code: &str) -> bool {
        self.register.has_code(code) || self.joined.has_code(code)
    }
}

/// Whether a text is the name of a province, for telling a table's columns apart.
pub(super) fn is_province_name(written: &Written) -> bool {
    !is_province_code(written.text()) && matches!(whose::find_written(&PROVINCES, written), Match::One(_))
}

fn is_province_code(text: &str) -> bool {
    let text = text.trim();
    let is_padded = |code: &str| format!("{text:0>2}") == code;
    text.bytes().all(|byte| byte.is_ascii_digit()) && province::all().iter().any(|known| is_padded(known.code))
}

#[cfg(test)]
mod tests {
    use super::super::recognise::{Context, Reading, recognise};
    use super::super::test_catalogue::{catalogue, register};
    use super::*;
    use crate::catalogue::{Assessed, Catalogue};
    use crate::domain::FindingKind;
    use crate::workbook::read;

    fn read_with(register: &Register, csv: &str) -> Reading {
        let catalogue = Catalogue { units: Assessed::Open, ..catalogue() };
        let contents = read(csv.as_bytes(), "bang.csv");
        let period = Some("2019".parse().unwrap());
        recognise(&contents, &Context { asked_period: period, ..Context::new(&catalogue, register) })
    }

    fn added(reading: &Reading) -> Vec<(&str, &str, UnitKind)> {
        let units = reading.new_units.iter();
        units.map(|unit| (unit.code.as_str(), unit.name.as_str(), unit.kind)).collect()
    }

    fn codes(reading: &Reading) -> Vec<&str> {
        reading.findings.iter().map(|finding| finding.kind.code()).collect()
    }

    #[test]
    fn a_table_brings_provinces_by_name_and_anything_else_as_it_is_written() {
        let reading = read_with(
            &Register::default(),
            "Đơn vị,A2\nTP. Đà Nẵng,1\nCôte d’Ivoire,2\nVN-01,3\nCote d'Ivoire,4\n東京,5\n東,6\n48,7\n",
        );
        assert_eq!(
            added(&reading),
            [
                ("48", "Đà Nẵng", UnitKind::Province),
                ("cote-d-ivoire", "Côte d’Ivoire", UnitKind::Other),
                ("VN-01", "VN-01", UnitKind::Other),
                ("unit", "東京", UnitKind::Other),
                ("unit-2", "東", UnitKind::Other),
            ]
        );
        // The second spelling and the code lead to units that joined above.
        assert_eq!(codes(&reading).iter().filter(|code| **code == "unit_twice").count(), 2, "{:?}", codes(&reading));
        assert_eq!(codes(&reading).iter().filter(|code| **code == "unit_added").count(), 5);
        assert_eq!(reading.submissions.len(), 5);
    }

    #[test]
    fn a_long_table_tells_its_first_new_units_one_by_one_and_the_others_by_their_number() {
        let rows: String = (1..=130).map(|row| format!("Đơn vị thứ {row},{row}\n")).collect();
        let reading = read_with(&Register::default(), &format!("Đơn vị,A2\n{rows}"));
        assert_eq!((reading.new_units.len(), reading.submissions.len()), (130, 130));
        assert_eq!(codes(&reading).iter().filter(|code| **code == "unit_added").count(), 100);
        let further = reading.findings.last().unwrap();
        assert_eq!(further.kind, FindingKind::FurtherUnitsAdded { units: 30 });
        assert_eq!(further.cell.unwrap().to_string(), "A102");
    }

    #[test]
    fn numbers_are_provinces_only_where_all_of_them_are() {
        let provinces = read_with(&Register::default(), "Mã,A2\n1,1\n48,2\n");
        assert_eq!(added(&provinces), [("01", "Hà Nội", UnitKind::Province), ("48", "Đà Nẵng", UnitKind::Province)]);
        let numbers = read_with(&Register::default(), "Mã,A2\n1,1\n2,2\n3,3\n");
        let kept = ["1", "2", "3"].map(|code| (code, code, UnitKind::Other));
        assert_eq!(added(&numbers), kept);
    }

    #[test]
    fn running_numbers_before_the_names_are_no_units() {
        let reading = read_with(&Register::default(), "STT,Nước,A2\n1,Lào,1\n2,Campuchia,2\n");
        let kept = [("lao", "Lào", UnitKind::Other), ("Campuchia", "Campuchia", UnitKind::Other)];
        assert_eq!(added(&reading), kept);
    }

    #[test]
    fn units_of_the_register_are_found_and_empty_rows_bring_none() {
        let reading = read_with(&register(), "Đơn vị,A2\nHà Nội,1\nNgười lập biểu,\n");
        assert_eq!(added(&reading), []);
        assert_eq!(reading.submissions[0].unit.as_str(), "01");
    }

    #[test]
    fn spaces_nobody_sees_name_no_unit() {
        for blank in ["\u{200b}", "\u{feff}\u{a0}", "\u{2060}"] {
            let reading = read_with(&Register::default(), &format!("Đơn vị,A2\n{blank},1\nLào,2\n"));
            assert_eq!(added(&reading), [("lao", "Lào", UnitKind::Other)], "{blank:?}");
            assert!(codes(&reading).contains(&"unit_missing"), "{blank:?}: {:?}", codes(&reading));
        }
    }

    #[test]
    fn codes_made_from_long_names_stay_within_what_a_code_may_be() {
        let long = "Văn phòng Ủy ban nhân dân thành phố trực thuộc trung ương";
        let reading = read_with(&Register::default(), &format!("Đơn vị,A2\n{long} A,1\n{long} B,2\n"));
        let made: Vec<&str> = added(&reading).into_iter().map(|(code, ..)| code).collect();
        assert_eq!(made, ["van-phong-uy-ban-nhan-dan-thanh-ph", "van-phong-uy-ban-nhan-dan-thanh-ph-2"]);
    }
}
