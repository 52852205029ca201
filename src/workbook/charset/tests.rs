//! What is found is read right, and nothing is found where nothing is.

use proptest::prelude::*;

use super::*;
use crate::domain::{CellAddress, Finding, FindingKind, province};
use crate::workbook::raw::{Cell, Layout};

fn workbook<'t>(texts: impl IntoIterator<Item = &'t str>) -> Contents {
    let cell = |(row, text): (u32, &str)| Cell {
        address: CellAddress { row, column: 0 },
        value: CellValue::Text(crate::domain::text::nfc(text)),
    };
    let cells = (0..).zip(texts).map(cell).collect();
    let sheet = Sheet { name: "S".into(), visible: true, cells, layout: Layout::default() };
    Contents { format: None, sheets: vec![sheet], findings: Vec::new() }
}

/// Text as it shows when it was typed in an old charset.
pub(in crate::workbook) fn typed_in(charset: Charset, text: &str) -> String {
    let column = if charset == Charset::Vni { 2 } else { 3 };
    let line = |letter: char| {
        let lines = include_str!("../../../assets/vn_legacy_charsets.csv").lines();
        let bytes = lines.filter(|line| line.starts_with(letter)).find_map(|line| line.split(',').nth(column));
        let bytes = bytes.filter(|_| !letter.is_ascii())?;
        Some(bytes.split(' ').map(|byte| char::from(u8::from_str_radix(byte, 16).unwrap())).collect::<String>())
    };
    text.chars().map(|letter| line(letter).unwrap_or_else(|| letter.to_string())).collect()
}

const REPORT: &str = "Ủy ban nhân dân thành phố Đà Nẵng báo cáo tình hình xây dựng Chính quyền điện tử tháng 5 năm 2020. \
    Tỷ lệ hồ sơ giải quyết trực tuyến đạt 31%. Kết nối, chia sẻ dữ liệu với hệ thống của huyện Đắk Glong, Krông Nô.";

#[test]
fn a_report_in_either_charset_is_found_and_read_back() {
    for charset in [Charset::Tcvn3, Charset::Vni] {
        let old = typed_in(charset, REPORT);
        let contents = workbook(["STT", "Xuân", &old, "12,5%"]);
        assert_eq!(detect(&contents), Some(charset));
        let (read, changes) = read_as(&contents, charset);
        assert_eq!(changes.len(), 1, "{changes:?}");
        assert_eq!((changes[0].before.as_str(), changes[0].after.as_str()), (old.as_str(), REPORT));
        assert_eq!(read.sheets[0].cells[2].value, CellValue::Text(REPORT.into()));
    }
}

#[test]
fn two_short_titles_are_enough() {
    let contents = workbook(["Thµnh phè Hµ Néi - Tæng sè c¸n bé"]);
    assert_eq!(detect(&contents), Some(Charset::Tcvn3));
    assert_eq!(read_as(&contents, Charset::Tcvn3).1[0].after, "Thành phố Hà Nội - Tổng số cán bộ");
    let contents = workbook(["Thaønh phoá Hoà Chí Minh - Toång soá caùn boä"]);
    assert_eq!(detect(&contents), Some(Charset::Vni));
    assert_eq!(read_as(&contents, Charset::Vni).1[0].after, "Thành phố Hồ Chí Minh - Tổng số cán bộ");
}

/// A sheet of one text beside figures, and beside a sheet of Unicode.
#[test]
fn one_word_of_an_office_is_enough_where_a_sheet_holds_no_unicode() {
    for charset in [Charset::Tcvn3, Charset::Vni] {
        for meant in ["Sở Y tế", "Tổng", "TỈNH KON TUM", "UBND quận 5", "Hà Nội", "Tổng số", "Đơn vị", "ĐƠN VỊ"]
        {
            let small = || meant.replace("TỈNH", "tỉnh").replace("ĐƠN VỊ", "đơn vị");
            let meant = if charset == Charset::Tcvn3 { small() } else { meant.to_owned() };
            let old = typed_in(charset, &meant);
            let mut contents = workbook([old.as_str(), "12", "Total"]);
            contents.sheets.extend(workbook(["Ủy ban nhân dân thành phố Đà Nẵng"]).sheets);
            assert_eq!(detect(&contents), Some(charset), "{old}");
            let changes = read_as(&contents, charset).1;
            assert_eq!(changes.iter().map(|change| change.after.as_str()).collect::<Vec<_>>(), [meant.as_str()]);
        }
    }
    assert_eq!(detect(&workbook(["Tønsberg", "på", "München"])), None);
}

/// A cell pasted from an old file into a sheet of Unicode: asked about where it becomes words of an office and nothing else.
#[test]
fn one_text_beside_unicode_is_found_where_all_its_words_are_those_of_an_office() {
    for charset in [Charset::Tcvn3, Charset::Vni] {
        for meant in ["Sở Y tế", "tỉnh", "Hà Nội", "Tổng số", "Đơn vị", "Tỷ lệ hồ sơ trực tuyến: 12 %"]
        {
            let old = typed_in(charset, meant);
            let contents = workbook(["Đà Nẵng", "Xuân Hoà", old.as_str(), "Tønsberg", "10 µm", "toàn quốc"]);
            assert_eq!(detect(&contents), Some(charset), "{old}");
            let changes = read_as(&contents, charset).1;
            assert_eq!(changes.iter().map(|change| change.after.as_str()).collect::<Vec<_>>(), [meant]);
        }
    }
    for chance in ["Tønsberg tØnh", "på", "Curaçao", "Côte d'Ivoire", "São Tomé", "Réunion", "Türkiye", "m²"]
    {
        assert_eq!(detect(&workbook([chance, "Đà Nẵng"])), None, "{chance}");
    }
}

/// `Thaùng 5` is the sheet of May whoever looks: shown in Unicode, found by the name that it is stored under.
#[test]
fn names_of_sheets_are_read_by_the_same_evidence_and_lead_back() {
    for charset in [Charset::Tcvn3, Charset::Vni] {
        let (stored, old) = (typed_in(charset, "Tháng 5"), typed_in(charset, REPORT));
        let mut contents = workbook([old.as_str()]);
        contents.sheets[0].name.clone_from(&stored);
        let named = ["Biểu 2", "toàn quốc", "Hoà Bình", "Data"]
            .map(|name| Sheet { name: name.into(), ..contents.sheets[0].clone() });
        contents.sheets.extend(named);
        let finding = Finding { sheet: Some(stored.clone()), ..Finding::of_file(FindingKind::HiddenSheet) };
        contents.findings.push(finding);
        let (read, changes) = read_as(&contents, charset);
        let names: Vec<&str> = read.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["Tháng 5", "Biểu 2", "toàn quốc", "Hoà Bình", "Data"]);
        assert_eq!((read.findings[0].sheet.as_deref(), changes[0].sheet.as_str()), (Some("Tháng 5"), "Tháng 5"));
        for (known_as, contents) in [("Tháng 5", &contents), (stored.as_str(), &read), (stored.as_str(), &contents)] {
            assert_eq!(sheet_named(contents, known_as), Some(&contents.sheets[0]), "{known_as}");
        }
        assert!(!is_one_sheet(&stored, "Tháng 6") && !is_one_sheet("Hoà Bình", "Hồ Bình"));
        // A name that is taken is given to no second sheet.
        contents.sheets[1].name = "Tháng 5".into();
        assert_eq!(read_as(&contents, charset).0.sheets[0].name, stored);
    }
}

fn by_1258(text: &str) -> String {
    let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    crate::domain::text::nfc(&encoding_rs::WINDOWS_1258.decode_without_bom_handling(&bytes).0)
}

#[test]
fn tcvn3_opened_under_the_vietnamese_code_page_is_undone() {
    let seen = by_1258(&typed_in(Charset::Tcvn3, REPORT));
    let contents = workbook([seen.as_str(), "12,5%"]);
    assert_eq!(detect(&contents), Some(Charset::Tcvn3));
    let changes = read_as(&contents, Charset::Tcvn3).1;
    assert_eq!(changes.iter().map(|change| change.after.as_str()).collect::<Vec<_>>(), [REPORT]);
    // What is Unicode beside it stays.
    let mixed = workbook([REPORT, &REPORT.replace("tháng 5", "quý II, HĐND"), seen.as_str(), "Đắk Lắk"]);
    let changes = read_as(&mixed, Charset::Tcvn3).1;
    assert!(changes.iter().all(|change| change.after == REPORT), "{changes:?}");
}

#[test]
fn abbreviations_of_unicode_are_no_traces_of_a_code_page() {
    untouched(&["HĐND, QĐ, TĐ, CĐ, ĐH, BĐ, LĐ", "Đ/c", "ĐVT: Đồng", "Phường Đ, Khu Ơ, Tổ Ư"]);
}

#[test]
fn single_words_raise_no_alarm() {
    let units = province::units();
    let names = units.iter().flat_map(|unit| [unit.name.clone(), unit.official_name().to_owned()]);
    for name in names {
        for seen in [name.bytes().map(char::from).collect::<String>(), name.clone()] {
            assert_eq!(detect(&workbook([seen.as_str()])), None, "{seen}");
        }
    }
}

#[test]
fn capitals_typed_for_a_font_of_capitals_are_capitals() {
    let contents = workbook(["ñy ban nh©n d©n tØnh", "UBND TØNH H¶I D¦¥NG, së tµi chÝnh"]);
    assert_eq!(detect(&contents), Some(Charset::Tcvn3));
    let after = |index: usize| read_as(&contents, Charset::Tcvn3).1[index].after.clone();
    assert_eq!(after(0), "ủy ban nhân dân tỉnh");
    assert_eq!(after(1), "UBND TỈNH HẢI DƯƠNG, sở tài chính");
}

#[test]
fn unicode_beside_old_text_stays_as_it_is() {
    let old = typed_in(Charset::Vni, REPORT);
    let contents = workbook([&old, "Xuân Hoà", "Đắk Lắk", "toàn quốc", "10 µm, «là»"]);
    assert_eq!(detect(&contents), Some(Charset::Vni));
    let (read, changes) = read_as(&contents, Charset::Vni);
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert_eq!(read.sheets[0].cells[1..], contents.sheets[0].cells[1..]);
}

/// Every text alone, and all of them as one workbook.
fn untouched(texts: &[&str]) {
    assert!(!texts.is_empty());
    for text in texts {
        assert_eq!(detect(&workbook([*text])), None, "{text}");
    }
    assert_eq!(detect(&workbook(texts.iter().copied())), None);
    let upper_half: Vec<&str> = texts.iter().copied().filter(|text| may_be_old(text)).collect();
    assert_eq!(detect(&workbook(upper_half)), None);
}

#[test]
fn correct_vietnamese_raises_no_alarm() {
    untouched(&["Xuân Hoà", "toàn quốc", "Đắk Lắk", "khoá XIV", "Hoà Bình", "thoả thuận", "Uỷ ban", "là và à há oà"]);
    let units = province::units();
    untouched(&units.iter().flat_map(|unit| unit.names()).collect::<Vec<_>>());
    for file in [
        include_str!("../../../assets/i18n/vi/egov_score.ftl"),
        include_str!("../../../assets/i18n/en/egov_score.ftl"),
        include_str!("../../../assets/catalogue/nq17-2020.toml"),
        include_str!("../../../assets/province_aliases.csv"),
        include_str!("../../../docs/findings.md"),
        include_str!("../../../docs/huong-dan/README.md"),
    ] {
        untouched(&file.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>());
        let words: Vec<&str> = file.split_whitespace().filter(|word| may_be_old(word)).collect();
        assert_eq!(detect(&workbook(words)), None);
    }
}

#[test]
fn other_languages_raise_no_alarm() {
    untouched(&[
        "Où a-t-on été dès août ? À l'hôtel de la Côte, près du goût français, où l'élève naïf a dîné, là-bas.",
        "Évaluation générale du développement numérique ; année précédente : déjà dépassée à Nîmes, Besançon, Orléans",
        "Größe für Käufer: schöne Straßen über Köln, München, Görlitz, Führung während häufiger Übungen, Höhe 10 µm",
        "Ñuñoa, Ñandú, ñame, ñoño, Señor Núñez, El Niño, Logroño, A Coruña, ñu, Ñaña, piñón",
        "España: año, señal, corazón, niñez, más allá, también, público, número, población, índice, cuándo, está, él",
        "Não há informações; três opções, situação, avô, avó, é, às, à, número de habitantes em São João",
        "Tønsberg, Århus, Göteborg, smörgåsbord, hjälp, får, är, på, också, själv, sjö, blå, grön, Ålesund, øl, å, ø",
        "Þórður, Ísafjörður, Ævar, Öræfi, Ólafur, Bíldudalur, Húsavík, þú, það, gæði, sýn, ný, öll, hún, bæ",
        "Città, perché, più, università, è, però, caffè, così, là, già, può, virtù, lunedì, né, sé",
        "§ 5 «Définition» £100 ¥200 ©2020 ® ± 5 µg/m³ · a·b ¶ 4² º ª",
    ]);
}

#[test]
fn text_mangled_on_the_way_is_not_taken_for_an_old_charset() {
    let mangled: String = REPORT.bytes().map(char::from).collect();
    assert_eq!(detect(&workbook([mangled.as_str()])), None);
    for word in mangled.split(' ') {
        assert_eq!(detect(&workbook([word, "Đà Nẵng"])), None, "{word}");
    }
}

/// Each word of another language alone on a sheet, where one usual word of an office would convince.
#[test]
fn no_word_of_another_language_is_one_of_an_office() {
    let texts = [
        "Ñuñoa Ñandú ñame ñoño Señor Núñez El Niño Logroño Coruña ñu Ñaña piñón año mañana español",
        "Où a-t-on été dès août À l'hôtel de la Côte près du goût français où l'élève naïf a dîné là-bas",
        "Tønsberg Århus Göteborg smörgåsbord hjälp får är på också själv sjö blå grön Ålesund øl å ø",
        "Não há informações três opções situação avô avó é às à número de habitantes em São João",
    ];
    for word in texts.iter().flat_map(|text| text.split(' ')) {
        assert_eq!(detect(&workbook([word, "12"])), None, "{word}");
        assert_eq!(detect(&workbook([word, "Đà Nẵng"])), None, "{word}");
    }
}

proptest! {
    /// Syllables of the letters that Unicode and the old charsets share, where mistakes would be made.
    #[test]
    fn syllables_of_shared_letters_raise_no_alarm(
        words in prop::collection::vec("[bcdghklmnprstvx]?[hrg]?(à|á|â|ã|è|é|ê|ì|í|ò|ó|ô|õ|ù|ú|ý|oà|oá|uý|uâ|ao|ai|ùa|òa|óa)(n|ng|c|t|m|p|i)?", 1..60),
    ) {
        let sayable: Vec<&str> = words.iter().map(String::as_str).filter(|word| is_syllable(word)).collect();
        prop_assert_eq!(detect(&workbook([sayable.join(" ").as_str()])), None);
        prop_assert_eq!(detect(&workbook(sayable.iter().copied())), None);
        prop_assert_eq!(detect(&workbook(sayable.into_iter().chain(["Đà Nẵng"]))), None);
    }

    #[test]
    fn no_text_makes_reading_panic(text in "\\PC*", old in "[a-zA-Z \u{a1}-\u{ff}]*") {
        for text in [text, old] {
            let contents = workbook([text.as_str()]);
            detect(&contents);
            for charset in [Charset::Tcvn3, Charset::Vni] {
                read_as(&contents, charset);
            }
        }
    }
}

/// Spreadsheets of strangers, where they are at hand.
#[test]
fn workbooks_of_strangers_raise_no_alarm() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/spreadsheets");
    let Ok(manifest) = std::fs::read_to_string(folder.join("manifest.csv")) else {
        println!("skipped: no ../shared/spreadsheets beside the package");
        return;
    };
    for line in manifest.lines().skip(1).filter(|line| line.contains(",xlsx,readable,")) {
        let path = folder.join(line.split(',').next().unwrap());
        let Ok((_, contents)) = crate::workbook::read_file(&path) else { continue };
        let expected = match line {
            _ if line.contains("tcvn3_text") => Some(Charset::Tcvn3),
            _ if line.contains("vni_text") => Some(Charset::Vni),
            _ => None,
        };
        assert_eq!(detect(&contents), expected, "{line}");
    }
}
