//! Blocs (khối) that have a code of their own: how lists write them, and which one a name of an agency tells.

use super::text::{nfc, search_key};

/// Departments of a province and what stands beside them.
pub const DEPARTMENTS: &str = "so";
const DISTRICTS: &str = "huyen";
const COMMUNES: &str = "xa";

/// How lists write them; others are kept as written.
const WRITTEN: [(&str, &str); 11] = [
    ("so", DEPARTMENTS),
    ("so nganh", DEPARTMENTS),
    ("so ban nganh", DEPARTMENTS),
    ("huyen", DISTRICTS),
    ("cap huyen", DISTRICTS),
    ("ubnd huyen", DISTRICTS),
    ("ubnd cap huyen", DISTRICTS),
    ("xa", COMMUNES),
    ("cap xa", COMMUNES),
    ("ubnd xa", COMMUNES),
    ("ubnd cap xa", COMMUNES),
];

/// What names of agencies of a province begin with, in small letters. A province's specialised agencies are its departments, its office,
/// inspectorate and committee for ethnic affairs (Decree 24/2014/NĐ-CP, articles 8 and 9); the levels below it are those of the
/// Law on the Organisation of Local Government (77/2015/QH13), article 2, as in force in 2020. The numbers of the articles are
/// not checked against the texts. What a district has as well (an office, an inspectorate of "thành phố") tells no bloc.
const BEGINNINGS: [(&str, &str); 12] = [
    ("sở", DEPARTMENTS),
    ("thanh tra tỉnh", DEPARTMENTS),
    ("ban dân tộc", DEPARTMENTS),
    ("văn phòng ubnd tỉnh", DEPARTMENTS),
    ("văn phòng ủy ban nhân dân tỉnh", DEPARTMENTS),
    ("huyện", DISTRICTS),
    ("quận", DISTRICTS),
    ("thị xã", DISTRICTS),
    ("thành phố", DISTRICTS),
    ("xã", COMMUNES),
    ("phường", COMMUNES),
    ("thị trấn", COMMUNES),
];

const COMMITTEES: [&str; 2] = ["ubnd ", "ủy ban nhân dân "];

/// The code of a bloc that a list writes; the text itself where it has none.
pub(super) fn code(text: String) -> String {
    let key = search_key(&text);
    WRITTEN.iter().find(|(word, _)| *word == key).map_or(text, |(_, code)| (*code).to_owned())
}

/// The bloc that the name of a province's agency tells; none where it tells none, for a person to say. Marks count: "Quản lý" is no "Quận".
pub fn told_by(name: &str) -> Option<&'static str> {
    let name = nfc(name.trim()).to_lowercase();
    let place = COMMITTEES.iter().find_map(|committee| name.strip_prefix(committee)).unwrap_or(&name);
    let begins = |word: &str| place.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    BEGINNINGS.iter().find(|(word, _)| begins(word)).map(|(_, bloc)| *bloc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_agency_tells_its_bloc_where_it_is_plain() {
        for (name, bloc) in [
            ("Sở Y tế", Some("so")),
            ("Văn phòng UBND tỉnh", Some("so")),
            ("Ban Dân tộc tỉnh", Some("so")),
            ("UBND huyện Bát Xát", Some("huyen")),
            ("Ủy ban nhân dân thị xã Sa Pa", Some("huyen")),
            ("THÀNH PHỐ LÀO CAI", Some("huyen")),
            ("Quận Hải Châu", Some("huyen")),
            ("UBND phường Cốc Lếu", Some("xa")),
            ("Thị trấn Phố Ràng", Some("xa")),
            ("Ban Quản lý Khu kinh tế", None),
            ("Quản lý khu kinh tế", None),
            ("UBND tỉnh", None),
            ("Văn phòng HĐND và UBND huyện", None),
            ("Thanh tra tỉnh", Some("so")),
            ("Công an tỉnh", None),
        ] {
            assert_eq!(told_by(name), bloc, "{name}");
        }
    }
}
