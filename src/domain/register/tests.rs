//! What spellings lead to.

use super::*;
use crate::domain::province;
use proptest::prelude::*;
use std::sync::LazyLock;

static PROVINCES: LazyLock<Register> = LazyLock::new(|| Register::new(province::units()));

fn code_of(found: &Match<'_>) -> Option<String> {
    match found {
        Match::One(unit) => Some(unit.code.to_string()),
        Match::None => None,
        Match::Several(units) => panic!("several: {:?}", units.iter().map(|unit| &unit.name).collect::<Vec<_>>()),
    }
}

fn found(text: &str) -> Option<String> {
    code_of(&PROVINCES.find(text))
}

fn agency(code: &str, name: &str, parent: &str) -> Unit {
    let parent = Some(parent.parse().unwrap());
    Unit { parent, ..Unit::new(code.parse().unwrap(), name, UnitKind::Agency) }
}

fn with_agencies() -> Register {
    let mut units = province::units();
    units.extend([
        agency("48-stttt", "Sở Thông tin và Truyền thông", "48"),
        agency("49-stttt", "Sở Thông tin và Truyền thông", "49"),
        agency("48-sgddt", "Sở Giáo dục và Đào tạo", "48"),
        agency("48-vpubnd", "Văn phòng Ủy ban nhân dân thành phố", "48"),
        agency("48-hoavang", "UBND huyện Hòa Vang", "48"),
        agency("27-bacninh", "UBND thành phố Bắc Ninh", "27"),
        agency("87-tpcaolanh", "UBND thành phố Cao Lãnh", "87"),
        agency("87-hcaolanh", "UBND huyện Cao Lãnh", "87"),
        agency("79-q1", "Quận 1", "79"),
        agency("38-tinhgia", "Huyện Tĩnh Gia", "38"),
    ]);
    Register::new(units)
}

#[test]
fn every_known_spelling_finds_its_province() {
    for (alias, code) in province::aliases() {
        assert_eq!(found(alias).as_deref(), Some(code), "{alias}");
    }
}

#[test]
fn every_province_is_found_by_its_names_however_they_are_written() {
    for province in province::all() {
        let name = province.name_vi;
        let compact: String = name.split([' ', '-']).collect();
        let prefixed = if province.central_city { "UBND TP. " } else { "Ủy ban nhân dân tỉnh " };
        let spellings = [
            name.to_owned(),
            name.to_uppercase(),
            name.to_lowercase(),
            province.name_en.to_owned(),
            province.official_name(),
            format!("UBND {}", province.official_name()),
            format!("Tỉnh {name}"),
            format!("tinh {}", province.name_en),
            format!("Tỉnh, thành phố: {name}"),
            format!("{prefixed}{name}"),
            format!("  {}  ", name.replace(' ', "   ")),
            crate::domain::text::nfc(name).chars().rev().rev().collect(),
            unicode_normalization::UnicodeNormalization::nfd(name).collect(),
            compact,
            province.code.to_owned(),
        ];
        for spelling in spellings {
            assert_eq!(found(&spelling).as_deref(), Some(province.code), "{spelling}");
        }
    }
}

#[test]
fn central_cities_are_found_by_every_form_of_city() {
    for prefix in ["TP ", "TP.", "Tp. ", "T.P ", "T.P. ", "Thành phố ", "thanh pho ", "THÀNH PHỐ ", "TP", "UBND TP "]
    {
        assert_eq!(found(&format!("{prefix}Cần Thơ")).as_deref(), Some("92"), "{prefix}");
    }
}

#[test]
fn no_province_is_found_by_the_names_of_another() {
    for one in PROVINCES.units() {
        for name in one.names() {
            assert_eq!(found(name), Some(one.code.to_string()), "{name}");
        }
    }
}

#[test]
fn a_city_within_a_province_is_not_the_province() {
    for name in ["TP. Bắc Ninh", "Thành phố Hà Giang", "Thị xã Phú Thọ", "UBND TP Vũng Tàu", "Huyện Điện Biên"]
    {
        assert_eq!(found(name), None, "{name}");
    }
    let register = with_agencies();
    assert_eq!(code_of(&register.find("TP Bắc Ninh")).as_deref(), Some("27-bacninh"));
    assert_eq!(code_of(&register.find("tỉnh Bắc Ninh")).as_deref(), Some("27"));
    assert_eq!(code_of(&register.find("Bắc Ninh")).as_deref(), Some("27"));
    assert_eq!(code_of(&register.find_within(&"27".parse().unwrap(), "Bắc Ninh")).as_deref(), Some("27-bacninh"));
}

#[test]
fn look_alikes_lead_to_nothing() {
    for name in
        ["Hà Nộ", "Quảng", "Bắc", "Ha", "Quảng Ninhh", "Hải Dươn", "Bình", "Tỉnh", "UBND", "TP.", "", "–", "1", "4"]
    {
        assert_eq!(found(name), None, "{name}");
    }
}

#[test]
fn departments_are_found_by_their_initials() {
    let register = with_agencies();
    let da_nang: UnitCode = "48".parse().unwrap();
    for name in ["Sở TT&TT", "Sở TTTT", "STTTT", "sở thông tin truyền thông", "So TT va TT", "Sở TT&TT TP. Đà Nẵng"]
    {
        assert_eq!(code_of(&register.find_within(&da_nang, name)).as_deref(), Some("48-stttt"), "{name}");
    }
    for (name, code) in [("Sở GD&ĐT", "48-sgddt"), ("VP UBND thành phố", "48-vpubnd"), ("Hòa Vang", "48-hoavang")]
    {
        assert_eq!(code_of(&register.find_within(&da_nang, name)).as_deref(), Some(code), "{name}");
    }
}

#[test]
fn a_name_shared_by_agencies_must_be_asked_for() {
    let register = with_agencies();
    assert!(matches!(register.find("Sở TTTT"), Match::Several(units) if units.len() == 2));
    assert!(matches!(register.find("Cao Lãnh"), Match::Several(units) if units.len() == 2));
    assert_eq!(code_of(&register.find("TP. Cao Lãnh")).as_deref(), Some("87-tpcaolanh"));
    assert_eq!(code_of(&register.find("Sở TT&TT tỉnh Quảng Nam")).as_deref(), Some("49-stttt"));
    assert_eq!(code_of(&register.find("Sở TTTT, TP Đà Nẵng")).as_deref(), Some("48-stttt"));
    assert_eq!(code_of(&register.find("Sở TTTT Quảng Ngãi")), None);
}

#[test]
fn a_code_finds_its_unit_whatever_its_case() {
    let register = with_agencies();
    assert_eq!(code_of(&register.find("48-STTTT")).as_deref(), Some("48-stttt"));
    assert_eq!(code_of(&register.find_within(&"49".parse().unwrap(), "48-stttt")), None);
}

#[test]
fn numbers_and_look_alike_prefixes_are_not_stripped() {
    let register = with_agencies();
    assert_eq!(code_of(&register.find("1")), None);
    assert_eq!(code_of(&register.find("Q.1")).as_deref(), Some("79-q1"));
    assert_eq!(code_of(&register.find("Tĩnh Gia")).as_deref(), Some("38-tinhgia"));
    assert_eq!(code_of(&register.find("Gia")), None);
}

#[test]
fn parents_in_a_circle_do_not_hang() {
    let register = Register::new(vec![agency("a", "A", "b"), agency("b", "B", "a")]);
    assert_eq!(code_of(&register.find_within(&"c".parse().unwrap(), "A")), None);
}

proptest! {
    /// F, j, w and z are in no Vietnamese name.
    #[test]
    fn a_foreign_letter_anywhere_makes_a_name_unknown(
        index in 0usize..63, at in 0usize..20, letter in "[fjwz]", replace in any::<bool>()
    ) {
        let mut name: Vec<char> = province::all()[index].name_vi.chars().collect();
        let at = at % name.len();
        let letter = letter.chars().next().unwrap();
        if replace && name[at].is_alphabetic() { name[at] = letter } else { name.insert(at, letter) }
        let name: String = name.into_iter().collect();
        prop_assert_eq!(PROVINCES.find(&name), Match::None);
    }

    #[test]
    fn a_name_cut_short_is_never_another_province(index in 0usize..63, keep in 1usize..20) {
        let province = &province::all()[index];
        let cut: String = province.name_vi.chars().take(keep).collect();
        if let Some(code) = found(&cut) {
            prop_assert_eq!(code, province.code);
        }
    }

    #[test]
    fn unknown_texts_find_nothing_and_never_panic(text in "\\PC{0,40}", salt in "[fjwz]{2}") {
        let _ = PROVINCES.find(&text);
        let salted = format!("{text}{salt}");
        prop_assert_eq!(PROVINCES.find(&salted), Match::None);
    }
}
