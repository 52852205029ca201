//! What a file is called unless somebody says otherwise: what it is, of whom, and when, in letters that every system and
//! mail program takes.

use crate::app::shared::Shared;
use crate::domain::text::search_key;

/// `bien-ban-tham-dinh-lang-son-2020-05.docx`: the parts, then the period in sight.
pub fn proposed<P: AsRef<str>>(parts: impl IntoIterator<Item = P>, extension: &str, shared: &Shared) -> String {
    let period = shared.file.as_ref().and_then(|file| file.period).map(|period| period.to_string());
    let parts = parts.into_iter().map(|part| search_key(part.as_ref()).replace(' ', "-"));
    let parts = parts.filter(|part| !part.is_empty()).chain(period);
    format!("{}.{extension}", parts.collect::<Vec<_>>().join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preset;
    use crate::i18n::Language;

    #[test]
    fn a_name_says_what_of_whom_and_when_without_marks_and_has_its_ending() {
        let shared = preset::shared(Language::Vi);
        let name = proposed(["Biên bản thẩm định", "Bà Rịa - Vũng Tàu", ""], "docx", &shared);
        assert_eq!(name, "bien-ban-tham-dinh-ba-ria-vung-tau-2020-05.docx");
    }
}
