//! The command `report`: profiles, the official report, the comparison pack. What poppler and LibreOffice say of them is
//! asked where they are installed.

use super::*;

use std::process::Command as Program;

/// Makes a document of the demonstration; its bytes and where they lie.
fn made(name: &str, arguments: &[&str]) -> (TempDir, PathBuf, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join(name);
    let file = demo_file();
    let output = run(&[&["report", text(&file), "--period", "2020-05", "--out", text(&out)], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", errors(&output));
    let bytes = fs::read(&out).unwrap();
    (folder, out, bytes)
}

/// What a program says of a document; nothing, with a line that says so, where it is not installed. It must say it
/// without a warning.
fn said(program: &str, before: &[&str], document: &Path, after: &[&str]) -> Option<String> {
    let Ok(output) = Program::new(program).args(before).arg(document).args(after).output() else {
        println!("skipped: {program} is not installed");
        return None;
    };
    assert!(output.status.success() && output.stderr.is_empty(), "{program}: {}", errors(&output));
    Some(printed(&output))
}

fn text_of(document: &Path) -> Option<String> {
    said("pdftotext", &["-layout", "-enc", "UTF-8"], document, &["-"])
}

fn pages_of(document: &Path) -> Option<usize> {
    let facts = said("pdfinfo", &["-enc", "UTF-8"], document, &[])?;
    facts.lines().find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok())
}

/// Says where texts stand one after the other.
fn stand_in_order(whole: &str, parts: &[&str]) {
    let mut rest = whole;
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("‘{part}’ is missing or stands too early in:\n{whole}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn a_profile_is_one_sheet_with_everything_in_order() {
    let (_folder, document, bytes) = made("a.pdf", &["--kind", "profile", "--unit", "17"]);
    assert!(bytes.starts_with(b"%PDF"));
    let Some(whole) = text_of(&document) else { return };
    assert_eq!(pages_of(&document), Some(2));
    stand_in_order(
        &whole,
        &[
            "SỐ LIỆU MINH HỌA",
            "Tỉnh Hòa Bình",
            "Tháng 5 năm 2020",
            "Điểm",
            "Hạng",
            "Theo nhóm tiêu chí",
            "Điểm mạnh",
            "Việc nên làm trước",
            "tài liệu kiểm chứng",
            "Mặt trước",
            "Từng tiêu chí",
            "Dịch vụ công trực tuyến mức độ 4",
            "Mặt sau",
        ],
    );
    let fonts = said("pdffonts", &[], &document, &[]).unwrap();
    for font in fonts.lines().skip(2) {
        assert!(font.contains("yes yes yes"), "embedded, subset, with its letters: {font}");
    }
}

#[test]
fn profiles_of_all_units_are_two_pages_each_and_the_same_again() {
    let (_folder, document, bytes) = made("a.pdf", &["--kind", "profile", "--all", "--lang", "en"]);
    assert!(bytes == made("b.pdf", &["--kind", "profile", "--all", "--lang", "en"]).2, "the same bytes");
    let Some(whole) = text_of(&document) else { return };
    assert_eq!(pages_of(&document), Some(63 * 2));
    assert!(whole.contains("What to do first") && whole.contains("Thành phố Hồ Chí Minh"));
    // Lai Châu has not sent: told, and no zero.
    assert!(whole.contains("The unit has not sent its self-assessment"));
}

#[test]
fn an_indicator_whose_pace_cannot_be_told_is_said_to_be_not_reached() {
    let (_folder, document, _) = made("a.pdf", &["--kind", "profile", "--all"]);
    let Some(whole) = text_of(&document) else { return };
    assert!(whole.contains("chưa đạt") && !whole.contains("chưa rõ"));
}

/// The width and height of the first page in points, and whether any of its pixels has a colour.
fn paper_of(document: &Path) -> Option<(u32, u32, bool)> {
    let output = Program::new("pdftoppm").args(["-r", "72", "-l", "1"]).arg(document).output();
    let Ok(Output { stdout, .. }) = output else {
        println!("skipped: pdftoppm is not installed");
        return None;
    };
    let mut heads = stdout.splitn(4, |byte| *byte == b'\n');
    let (_, size, _) = (heads.next()?, heads.next()?, heads.next()?);
    let size = std::str::from_utf8(size).unwrap().split_once(' ').unwrap();
    let coloured = heads.next()?.chunks_exact(3).any(|rgb| rgb[0].abs_diff(rgb[1]) > 2 || rgb[1].abs_diff(rgb[2]) > 2);
    Some((size.0.parse().unwrap(), size.1.parse().unwrap(), coloured))
}

#[test]
fn documents_are_enlarged_to_a3_and_lose_their_colours_for_a_black_and_white_printer() {
    for kind in ["profile", "pack"] {
        let asked = ["--kind", kind, "--unit", "48", "--draws", "0"];
        let (_folder, usual, _) = made("a.pdf", &asked);
        let large: Vec<&str> = asked.iter().chain(&["--paper", "A3", "--grey"]).copied().collect();
        let (_other, document, bytes) = made("b.pdf", &large);
        assert!(bytes == made("c.pdf", &large).2, "the same bytes");
        assert_eq!(pages_of(&usual), pages_of(&document), "the same pages");
        let Some((width, height, coloured)) = paper_of(&document) else { return };
        assert_eq!((width, height), (842, 1191));
        assert!(!coloured, "{kind}");
        assert!(paper_of(&usual).unwrap().2, "{kind} in colour");
    }
}

#[test]
fn without_draws_ranks_stand_without_a_range_and_changes_are_counted_from_the_period_asked_for() {
    let asked = ["--kind", "profile", "--unit", "17"];
    let (_folder, usual, _) = made("a.pdf", &asked);
    let (_other, plain, _) = made("b.pdf", &[&asked[..], &["--draws", "0", "--against", "2019-12"]].concat());
    let (Some(usual), Some(plain)) = (text_of(&usual), text_of(&plain)) else { return };
    assert!(usual.contains("khoảng") && usual.contains("so với tháng 3 năm 2020"));
    assert!(!plain.contains("khoảng") && plain.contains("so với tháng 12 năm 2019"), "{plain}");
}

#[test]
fn a_region_is_asked_for_by_its_name_and_needs_no_all() {
    for name in ["Tây Nguyên", "tay nguyen", "Central Highlands", "tn"] {
        let (_folder, document, _) = made("a.pdf", &["--kind", "profile", "--region", name, "--draws", "0"]);
        let Some(pages) = pages_of(&document) else { return };
        assert_eq!(pages, 5 * 2, "{name}: its five provinces");
    }
    let (_folder, document, _) = made("b.pdf", &["--kind", "pack", "--region", "Tây Nguyên", "--draws", "0"]);
    let Some(whole) = text_of(&document) else { return };
    assert!(whole.contains("Đắk Lắk") && !whole.contains("Hải Phòng"));
    assert!(whole.contains("So sánh các đơn vị vùng Tây Nguyên"), "inside a sentence");
    let pages: Vec<&str> = whole.split('\x0c').collect();
    assert!(
        pages.iter().any(|page| page.contains("Biểu đồ xếp hạng") && page.contains("Bảng xếp hạng")),
        "five bars leave room"
    );
    let feet = |page: &str| page.matches("Nguồn:").count();
    assert!(pages.iter().all(|page| feet(page) <= 1), "one foot on a page");
}

#[test]
fn a_pack_of_a_region_is_a_few_pages_of_the_parts_asked_for_and_ranks_nothing_that_is_only_followed() {
    let region = ["--kind", "pack", "--region", "tdmnpb", "--unit", "20", "--draws", "0", "--grey"];
    let of = |name: &str, parts: &[&str]| made(name, &[&region[..], &["--parts"], parts].concat());
    let (_short, document, _) = of("a.pdf", &["totals", "table"]);
    let (Some(whole), Some(pages)) = (text_of(&document), pages_of(&document)) else { return };
    assert!(pages <= 8, "{pages}");
    assert!(whole.contains("Bảng xếp hạng") && !whole.contains("Phương pháp") && !whole.contains("Theo tiêu chí"));
    assert!(whole.contains("màu đen") && !whole.contains("có màu"), "in grey nothing is coloured");
    let (_indicators, document, _) = of("b.pdf", &["indicators"]);
    let (Some(whole), Some(pages)) = (text_of(&document), pages_of(&document)) else { return };
    assert!(pages <= 16, "two charts on a page: {pages}");
    assert!(whole.contains("Lạng Sơn: 7 cuộc tấn công; "), "no place by attacks");
    assert!(!whole.contains("Bảng xếp hạng"));
    let folder = tempfile::tempdir().unwrap();
    let (out, file) = (folder.path().join("c.pdf"), demo_file());
    let asked = ["report", text(&file), "--period", "2020-05", "--out", text(&out), "--all", "--parts", "totals"];
    assert_eq!(run(&[&asked[..], &["--kind", "profile"]].concat()).status.code(), Some(2), "only a pack has parts");
    let chart = ["compare", text(&file), "--period", "2020-05", "--measure", "indicator:E2", "--out", text(&out)];
    assert_eq!(run(&[&chart[..], &["--chart", "bump"]].concat()).status.code(), Some(2), "nobody has a rank by it");
    assert_eq!(run(&[&chart[..], &["--chart", "ranking", "--show", "rank"]].concat()).status.code(), Some(2));
}

#[test]
fn an_unknown_region_is_answered_with_those_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let (out, file) = (folder.path().join("a.pdf"), demo_file());
    let asked = ["report", text(&file), "--period", "2020-05", "--out", text(&out), "--region"];
    let output = run(&[&asked[..], &["Bắc", "--kind", "pack"]].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("tdmnpb (Trung du và miền núi phía Bắc)"), "{}", errors(&output));
    let output = run(&[&asked[..], &["tn", "--kind", "official"]].concat());
    assert_eq!(output.status.code(), Some(2), "the report is of one unit or of all");
    assert!(!out.exists());
}

#[test]
fn documents_and_charts_are_tagged_with_a_sentence_for_each_chart() {
    let (_folder, pack, bytes) = made("a.pdf", &["--kind", "pack", "--region", "tn", "--draws", "0"]);
    let tagged = |bytes: &[u8]| {
        let says = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
        says(b"/StructTreeRoot") && says(b"/Alt") && !says(b"/Suspects")
    };
    assert!(tagged(&bytes));
    // Read without a warning.
    assert!(said("pdfinfo", &["-enc", "UTF-8"], &pack, &[]).is_none_or(|facts| facts.contains("Tagged:          yes")));
    let folder = tempfile::tempdir().unwrap();
    let (out, file) = (folder.path().join("b.pdf"), demo_file());
    let chart = ["compare", text(&file), "--period", "2020-05", "--chart", "ranking", "--region", "Tây Nguyên"];
    let output = run(&[&chart[..], &["--out", text(&out)]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert!(tagged(&fs::read(&out).unwrap()));
    let Some(whole) = text_of(&out) else { return };
    stand_in_order(&whole, &["Kết quả xây dựng", "SỐ LIỆU MINH HỌA", "dẫn đầu", "Điểm từng tiêu chí", "Nguồn:"]);
}

#[test]
fn an_agency_has_a_profile_among_its_likes() {
    let (_folder, document, _) = made("a.pdf", &["--kind", "profile", "--unit", "48-stttt", "48"]);
    let Some(whole) = text_of(&document) else { return };
    assert_eq!(pages_of(&document), Some(4));
    stand_in_order(&whole, &["Sở Thông tin và Truyền thông", "Thành phố Đà Nẵng"]);
}

#[test]
fn the_official_report_of_all_follows_the_decree() {
    let (_folder, document, bytes) = made("a.pdf", &["--kind", "official", "--all"]);
    assert!(bytes == made("b.pdf", &["--kind", "official", "--all"]).2, "the same bytes");
    let Some(whole) = text_of(&document) else { return };
    stand_in_order(
        &whole,
        &[
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số:",
            "BÁO CÁO",
            "Tình hình, kết quả xây dựng Chính quyền điện tử tháng 5 năm 2020",
            "I. TÌNH HÌNH TRIỂN KHAI, KẾT QUẢ THỰC HIỆN",
            "Lai Châu, Bạc Liêu",
            "II. ĐÁNH GIÁ",
            "1. Kết quả đạt được",
            "2. Tồn tại, hạn chế",
            "III. ĐỀ XUẤT, KIẾN NGHỊ",
            "Nơi nhận:",
            "Phụ lục I",
            "BẢNG XẾP HẠNG CÁC ĐƠN VỊ",
            "Phụ lục II",
            "Phụ lục III",
        ],
    );
    let fonts = said("pdffonts", &[], &document, &[]).unwrap();
    assert!(fonts.contains("LiberationSerif") && fonts.lines().skip(2).all(|font| font.contains("yes yes yes")));
    let facts = said("pdfinfo", &["-enc", "UTF-8"], &document, &[]).unwrap();
    assert!(facts.contains("Tình hình, kết quả xây dựng Chính quyền điện tử"), "{facts}");
}

#[test]
fn the_report_of_one_unit_shows_its_arithmetic_in_an_annex() {
    let (_folder, document, _) = made("a.pdf", &["--kind", "official", "--unit", "17"]);
    let Some(whole) = text_of(&document) else { return };
    stand_in_order(&whole, &["Hòa Bình", "I. TÌNH HÌNH", "Phụ lục I", "Phụ lục II", "CÁCH TÍNH ĐIỂM", "÷"]);
}

#[test]
fn what_the_staff_wrote_is_kept_between_printings_and_never_becomes_markup() {
    let (folder, file) = own_copy();
    let (written, out) = (folder.path().join("lời.toml"), folder.path().join("a.pdf"));
    let report = |extra: &[&str]| {
        let output = run(&[&["report", text(&file), "--period", "2020-05"], extra].concat());
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        printed(&output)
    };
    report(&["--text-out", text(&written)]);
    let template = fs::read_to_string(&written).unwrap();
    assert!(template.contains("# Đề xuất, kiến nghị") && template.contains("proposals = []"), "{template}");
    let hostile = "#import \"x.typ\" *đậm* $x$ `mã` <nhãn> @tham \\ [hộp]";
    let toml = template
        .replace("issuer = \"\"", "issuer = \"Ban Chỉ đạo xây dựng Chính quyền điện tử thành phố Đà Nẵng\"")
        .replace("symbol = \"\"", "symbol = \"BC-BCĐ\"")
        .replace("proposals = []", &format!("proposals = ['''{hostile}''']"))
        .replace("copies = []", "copies = [\"Thường trực Thành ủy (để b/c);\", \"Lưu: VT, CNTT.\"]")
        .replace("signer_name = \"\"", "signer_name = \"Nguyễn Văn A\"");
    fs::write(&written, &toml).unwrap();
    report(&["--text", text(&written)]);
    fs::remove_file(&written).unwrap();
    report(&["--kind", "official", "--all", "--out", text(&out)]);
    report(&["--text-out", text(&written)]);
    let kept = fs::read_to_string(&written).unwrap();
    assert!(kept.contains("BC-BCĐ") && kept.contains("Nguyễn Văn A"), "{kept}");
    let Some(whole) = text_of(&out) else { return };
    assert!(whole.contains(hostile), "{whole}");
    stand_in_order(&whole, &["/BC-BCĐ", "III. ĐỀ XUẤT", "#import", "- Thường trực Thành ủy (để b/c);", "Nguyễn Văn A"]);
}

#[test]
fn a_name_that_looks_like_markup_is_printed_as_it_is() {
    let (folder, file) = own_copy();
    let (units, out) = (folder.path().join("u.csv"), folder.path().join("a.pdf"));
    let name = "#eval *Tỉnh* $Hòa$ _Bình_ @x";
    let long = "rất dài ".repeat(20);
    fs::write(&units, format!("code,name,official_name,kind\n17,{name},{name} {long},province\n")).unwrap();
    let taken = run(&["units", text(&file), "--import", text(&units)]);
    assert!(taken.status.success(), "{}", errors(&taken));
    for kind in ["profile", "official"] {
        let made =
            run(&["report", text(&file), "--period", "2020-05", "--unit", "17", "--kind", kind, "--out", text(&out)]);
        assert_eq!(made.status.code(), Some(0), "{}", errors(&made));
        let Some(whole) = text_of(&out) else { return };
        assert!(whole.contains(name), "{kind}: {whole}");
    }
}

#[test]
fn the_word_document_opens_in_libreoffice_with_styles_tables_and_pictures() {
    let (folder, document, bytes) = made("a.docx", &["--kind", "official", "--all"]);
    assert!(bytes == made("b.docx", &["--kind", "official", "--all"]).2, "the same bytes");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert!(names.iter().any(|name| name.starts_with("word/media/") && name.ends_with(".png")), "{names:?}");
    let mut inside = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut inside).unwrap();
    for part in ["w:val=\"Heading1\"", "w:val=\"BodyText\"", "<w:tblHeader/>", "w:orient=\"landscape\"", "BÁO CÁO"] {
        assert!(inside.contains(part), "{part}");
    }
    assert!(inside.matches("w:pgNumType w:start=\"1\"").count() == 3, "each annex counts its own pages");
    let office = Program::new("soffice")
        .args(["--headless", "--convert-to", "pdf", "--outdir", text(folder.path()), text(&document)])
        .env("HOME", folder.path())
        .output();
    if office.is_err() {
        println!("skipped: LibreOffice is not installed");
        return;
    }
    let Some(whole) = text_of(&folder.path().join("a.pdf")) else { return };
    stand_in_order(&whole, &["CỘNG HÒA", "BÁO CÁO", "I. TÌNH HÌNH", "II. ĐÁNH GIÁ", "III. ĐỀ XUẤT", "Phụ lục I"]);
}

#[test]
fn the_pack_has_bookmarks_a_heat_map_and_the_arithmetic_of_every_unit_that_sent() {
    let (_folder, document, bytes) = made("a.pdf", &["--kind", "pack", "--all"]);
    assert!(bytes == made("b.pdf", &["--kind", "pack", "--all"]).2, "the same bytes");
    let Some(whole) = text_of(&document) else { return };
    assert!(pages_of(&document) >= Some(70));
    stand_in_order(
        &whole,
        &["So sánh các đơn vị", "Nội dung", "Cách đọc", "Xếp hạng", "Toàn cảnh", "Theo nhóm tiêu chí", "Phương pháp"],
    );
    let table = whole.split('\x0c').find(|page| page.contains("Bảng xếp hạng") && page.contains("Ghi chú")).unwrap();
    let names = egov_score::domain::province::all().iter().map(|province| province.name_vi);
    let missing: Vec<&str> = names.filter(|name| !table.contains(name)).collect();
    assert!(missing.is_empty(), "the table of 63 stands on one page: {missing:?}");
    let heat = whole.split('\x0c').find(|page| page.contains("Tỷ lệ điểm đạt được so với")).unwrap();
    assert!(heat.contains("Đà Nẵng") && heat.contains("Lâm Đồng"), "every ranked unit stands on one heat map");
    let arithmetic = whole.rsplit("Cách tính điểm của từng đơn vị").next().unwrap();
    assert!(arithmetic.contains("Thành phố Đà Nẵng") && !arithmetic.contains("Tỉnh Lai Châu"));
    assert!(bytes.windows(9).any(|window| window == b"/Outlines"));
}

#[test]
fn what_cannot_be_printed_is_told_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let file = demo_file();
    let asked = |arguments: &[&str], name: &str, period: &str| {
        let out = folder.path().join(name);
        let output = run(&[&["report", text(&file), "--period", period, "--out", text(&out)], arguments].concat());
        assert!(!out.exists(), "{arguments:?}");
        output.status.code()
    };
    assert_eq!(asked(&["--kind", "profile", "--all"], "a.docx", "2020-05"), Some(2), "a profile is a PDF");
    assert_eq!(asked(&["--kind", "profile", "--unit", "97"], "a.pdf", "2020-05"), Some(2), "nobody");
    assert_eq!(asked(&["--kind", "official", "--unit", "17", "48"], "a.pdf", "2020-05"), Some(2), "one or all");
    for kind in ["profile", "official", "pack"] {
        assert_eq!(asked(&["--kind", kind, "--all"], "a.pdf", "2018-01"), Some(2), "{kind}: nothing was sent");
    }
    assert_eq!(asked(&["--all"], "a.pdf", "2020-05"), Some(2), "no kind");
    for kind in ["official", "minutes"] {
        let large = ["--kind", kind, "--unit", "48", "--paper", "A3"];
        assert_eq!(asked(&large, "a.pdf", "2020-05"), Some(2), "{kind}: the decree knows only A4");
    }
    let later = ["--kind", "official", "--all", "--against", "2020-06"];
    assert_eq!(asked(&later, "a.pdf", "2020-05"), Some(2), "not earlier");
}

#[test]
fn letters_carry_the_names_set_in_the_window_or_those_of_the_arguments() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("egov-score");
    fs::create_dir_all(&settings).unwrap();
    let set = r#"{"letterhead":{"name":"Ban Chỉ đạo thử","above":"Ủy ban thử","place":"Nơi thử"}}"#;
    fs::write(settings.join("settings.json"), set).unwrap();
    let letter = |name: &str, arguments: &[&str]| {
        let (file, out) = (demo_file(), folder.path().join(name));
        let output = Command::cargo_bin("egov-score")
            .unwrap()
            .args(["owing", text(&file), "--period", "2020-05", "--out", text(&out)])
            .args(arguments)
            .envs(["XDG_CONFIG_HOME", "APPDATA"].map(|name| (name, folder.path())))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        let mut archive = zip::ZipArchive::new(fs::File::open(&out).unwrap()).unwrap();
        let mut inside = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut inside).unwrap();
        inside
    };
    let set = letter("a.docx", &[]);
    assert!(["BAN CHỈ ĐẠO THỬ", "ỦY BAN THỬ", "Nơi thử, "].iter().all(|name| set.contains(name)), "{set}");
    let given = letter("b.docx", &["--issuer", "Sở thử"]);
    assert!(given.contains("SỞ THỬ") && given.contains("ỦY BAN THỬ") && !given.contains("BAN CHỈ ĐẠO THỬ"), "{given}");
}
