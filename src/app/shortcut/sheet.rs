//! The F1 sheet, made from the one table of shortcuts: what keys do on the page in sight first, then in tables, on every page,
//! and on the others.

use super::Shortcut;
use super::uses::{Place, Use};
use crate::app::Page;
use crate::i18n::Words;
use crate::say;

/// A key, and what it does, in one sentence or several.
pub type Line = (String, Vec<String>);

/// A part of the sheet.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    pub title: String,
    pub lines: Vec<Line>,
}

/// The parts, while `page` is in sight; those that would be empty are left out.
pub fn parts(page: Page, words: &Words) -> Vec<Part> {
    let here = lines(words, |one| match one.place {
        Place::Pages(pages) => pages.contains(&page).then(|| as_a_sentence(&one.meaning)),
        Place::Everywhere | Place::Tables => None,
    });
    let elsewhere = lines(words, |one| match one.place {
        Place::Pages(pages) => (!pages.contains(&page)).then(|| one.said(words)),
        Place::Everywhere | Place::Tables => None,
    });
    let of = |place: Place| lines(words, |one| (one.place == place).then(|| one.meaning.clone()));
    let parts = [
        Part { title: say!(words, "app-keys-here", page = page.title(words)), lines: here },
        Part {
            title: say!(words, "app-keys-tables"),
            lines: leading(words).into_iter().chain(of(Place::Tables)).collect(),
        },
        Part {
            title: say!(words, "app-keys-everywhere"),
            lines: of(Place::Everywhere).into_iter().chain(pressing(words)).collect(),
        },
        Part { title: say!(words, "app-keys-elsewhere"), lines: elsewhere },
    ];
    parts.into_iter().filter(|part| !part.lines.is_empty()).collect()
}

/// The keys of which `said` has something to tell.
fn lines(words: &Words, said: impl Fn(&Use) -> Option<String>) -> Vec<Line> {
    let of = |shortcut: Shortcut| {
        let told: Vec<String> = shortcut.uses(words).iter().filter_map(&said).collect();
        (!told.is_empty()).then(|| (shortcut.keys().to_owned(), told))
    };
    Shortcut::ALL.into_iter().filter_map(of).collect()
}

/// Keys that lead through lists are no shortcuts: each list hears them itself.
fn leading(words: &Words) -> [Line; 7] {
    [
        (say!(words, "app-keys-arrows"), vec![say!(words, "app-shortcut-move")]),
        (say!(words, "app-keys-across"), vec![say!(words, "app-shortcut-across")]),
        ("Home, End".into(), vec![say!(words, "app-shortcut-ends")]),
        ("PgUp, PgDn".into(), vec![say!(words, "app-shortcut-pages")]),
        ("Shift+←, Shift+→".into(), vec![say!(words, "app-shortcut-block")]),
        (say!(words, "app-keys-letters"), vec![say!(words, "app-shortcut-letters")]),
        ("Alt+↑, Alt+↓".into(), vec![say!(words, "app-shortcut-sort-by-two")]),
    ]
}

/// Nor are those that lead from one thing to the next and press it.
fn pressing(words: &Words) -> [Line; 2] {
    [
        (say!(words, "app-keys-tab"), vec![say!(words, "app-shortcut-tab")]),
        (say!(words, "app-keys-press"), vec![say!(words, "app-shortcut-press")]),
    ]
}

/// What stands behind the name of a page begins small.
fn as_a_sentence(meaning: &str) -> String {
    let mut letters = meaning.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn what_keys_do_on_the_page_in_sight_comes_first_and_nothing_is_told_twice() {
        let words = Words::new(Language::Vi);
        let told = |page| -> Vec<(String, String)> {
            let lines = |part: Part| {
                part.lines.into_iter().flat_map(|(key, said)| said.into_iter().map(move |said| (key.clone(), said)))
            };
            parts(page, &words).into_iter().flat_map(lines).collect()
        };
        let review = parts(Page::Import, &words).remove(0);
        assert_eq!(review.title, "Trang Nhập");
        assert!(review.lines.contains(&("F4".into(), vec!["Giữ nguyên".into()])), "{:?}", review.lines);
        assert!(parts(Page::Settings, &words)[0].title != "Trang Cài đặt", "it has no keys of its own");
        let everything: usize = Shortcut::ALL.iter().map(|shortcut| shortcut.uses(&words).len()).sum();
        for page in [Page::Import, Page::Results, Page::Settings] {
            assert_eq!(told(page).len(), everything + 9, "{page:?}");
        }
    }
}
