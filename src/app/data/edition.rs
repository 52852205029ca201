//! The criteria set a period is scored under: what else there is to choose from, and choosing.

use std::path::Path;

use super::Answer;
use super::file::{view, worded};
use super::unless_stopped;
use crate::app::job::Progress;
use crate::app::shared::{Edition, FileView};
use crate::domain::Period;
use crate::i18n::Words;
use crate::say;
use crate::service::{Catalogue, Project, ServiceError, catalogues};

/// Has a period scored under a version that the file holds; nothing: under the one in force on its cut-off.
pub fn choose_edition<T>(
    path: &Path,
    period: Period,
    edition: Option<&str>,
    words: &Words,
    progress: &Progress<T>,
) -> Answer<FileView> {
    let chosen = Project::open(path).and_then(|mut project| {
        unless_stopped(progress)?;
        catalogues::choose(&mut project, period, edition)?;
        view(&project, Some(period), words)
    });
    worded(chosen, words)
}

/// Has every period of the file scored under one version.
pub fn choose_edition_for_all<T>(
    path: &Path,
    period: Option<Period>,
    edition: &str,
    words: &Words,
    progress: &Progress<T>,
) -> Answer<FileView> {
    let chosen = Project::open(path).and_then(|mut project| {
        unless_stopped(progress)?;
        catalogues::choose_for_all(&mut project, edition)?;
        view(&project, period, words)
    });
    worded(chosen, words)
}

/// What a period may be scored under, each with what that comes to. Empty where there is nothing to choose.
pub(super) fn editions(project: &Project, period: Period, words: &Words) -> Result<Vec<Edition>, ServiceError> {
    if project.held_catalogues().count() < 2 {
        return Ok(Vec::new());
    }
    let offers = catalogues::offers(project, period)?;
    let by_date = Edition {
        asked: None,
        name: say!(words, "app-edition-by-date", edition = short_name(&offers.by_date)),
        meaning: say!(words, "app-edition-by-date-meaning"),
        in_use: offers.chosen.is_none(),
        later: 0,
    };
    let listed = catalogues::list(project)?;
    let later = |than: &Catalogue| {
        let later = listed.iter().filter(|one| one.catalogue.id == than.id && one.catalogue.version > than.version);
        later.map(|one| one.periods.len()).sum()
    };
    let held = offers.held.iter().map(|&(ref catalogue, answered)| Edition {
        asked: Some(catalogue.reference().to_string()),
        name: format!("{}: {}", short_name(catalogue), words.text(&catalogue.name)),
        meaning: match answered {
            0 => say!(words, "app-edition-nobody"),
            _ => say!(words, "app-edition-answered", units = answered),
        },
        in_use: offers.chosen.as_ref() == Some(&catalogue.reference()),
        later: later(catalogue),
    });
    Ok([by_date].into_iter().chain(held).collect())
}

/// `nq17-2020 v2`.
pub(super) fn short_name(catalogue: &Catalogue) -> String {
    format!("{} v{}", catalogue.id, catalogue.version)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::service::CatalogueChoice;

    const FIRST: &str = "id = \"thu\"\nversion = 1\nname = \"Thử\"\ndocument = \"Thử\"\ntotal = 1\n\
        group = [{ code = \"A\", name = \"A\", max = 1 }]\n\
        indicator = [{ code = \"A1\", group = \"A\", name = \"A1\", input = \"yes_no\", rule = \"yes_no\", max = 1 }]\n";

    #[test]
    fn another_version_is_chosen_for_a_period_and_taken_back_by_choosing_again() {
        let (folder, words) = (tempfile::tempdir().unwrap(), Words::new(Language::Vi));
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("1.toml"), FIRST).unwrap();
        std::fs::write(at("2.toml"), FIRST.replace("version = 1", "version = 2")).unwrap();
        let (path, period) = (at("a.egov"), "2020-05".parse().unwrap());
        let mut project = Project::create(&path, &CatalogueChoice::File(at("1.toml"))).unwrap();
        assert!(view(&project, Some(period), &words).unwrap().editions.is_empty(), "nothing to choose");
        catalogues::add(&mut project, &at("2.toml"), &catalogues::Applies::ByDate).unwrap();
        drop(project);
        let stopped = choose_edition(&path, period, Some("thu@1"), &words, &Progress::<()>::stopped());
        assert!(stopped.is_err(), "who stops in time has nothing written");
        let chosen = |asked| {
            let file = choose_edition(&path, period, asked, &words, &Progress::<()>::unheard()).unwrap();
            let in_use: Vec<String> =
                file.editions.into_iter().filter(|one| one.in_use).map(|one| one.asked.unwrap_or_default()).collect();
            (file.catalogue, in_use)
        };
        assert_eq!(chosen(Some("thu@1")), ("thu v1".to_owned(), vec!["thu@1".to_owned()]));
        assert_eq!(chosen(None), ("thu v2".to_owned(), vec![String::new()]), "by date again");
    }
}
