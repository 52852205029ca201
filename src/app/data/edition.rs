//! The criteria set a period is scored under: what else there is to choose from, and choosing.

use std::path::Path;

use super::Answer;
use super::file::{view, worded};
use super::unless_stopped;
use crate::app::job::Progress;
use crate::app::shared::{Edition, EditionChoice as Choice, FileView};
use crate::domain::Period;
use crate::i18n::Words;
use crate::say;
use crate::service::{Catalogue, Project, ServiceError, catalogues, criteria};

/// Has a period scored under what was chosen. Where the file has no period yet, a set that ships with the program becomes
/// the file's own.
pub fn choose_edition<T>(
    path: &Path,
    period: Option<Period>,
    choice: &Choice,
    words: &Words,
    progress: &Progress<T>,
) -> Answer<FileView> {
    let chosen = Project::open(path).and_then(|mut project| {
        unless_stopped(progress)?;
        match (choice, period) {
            (Choice::Take(id), _) => catalogues::take_shipped(&mut project, id, period)?,
            (Choice::Version(version), Some(period)) => {
                catalogues::choose(&mut project, period, Some(version))?;
            }
            (Choice::ByDate, Some(period)) => {
                catalogues::choose(&mut project, period, None)?;
            }
            (Choice::Version(_) | Choice::ByDate, None) => {}
        }
        view(&project, period, words)
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

/// What a period may be scored under, each with what that comes to: what the file holds, then what ships and can be taken in.
pub(super) fn editions(project: &Project, period: Option<Period>, words: &Words) -> Result<Vec<Edition>, ServiceError> {
    let mut editions = match period {
        Some(period) => held(project, period, words)?,
        None => vec![in_use(&*project.catalogue_asked(project.own_catalogue(), None)?, words)],
    };
    for shipped in criteria::shelf(project)?.shipped {
        if !project.holds_catalogue(&shipped.id) && catalogues::may_score(project, &shipped)? {
            editions.push(taken_in(&shipped, words));
        }
    }
    Ok(editions)
}

/// The versions that the file holds.
fn held(project: &Project, period: Period, words: &Words) -> Result<Vec<Edition>, ServiceError> {
    if project.held_catalogues().count() < 2 {
        return Ok(vec![in_use(&*project.catalogue_of(period)?, words)]);
    }
    let offers = catalogues::offers(project, period)?;
    let by_date = Edition {
        choice: Choice::ByDate,
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
        choice: Choice::Version(catalogue.reference().to_string()),
        name: named(catalogue, words),
        meaning: match answered {
            0 => say!(words, "app-edition-nobody"),
            _ => say!(words, "app-edition-answered", units = answered),
        },
        in_use: offers.chosen.as_ref() == Some(&catalogue.reference()),
        later: later(catalogue),
    });
    Ok([by_date].into_iter().chain(held).collect())
}

/// The only one there is.
fn in_use(catalogue: &Catalogue, words: &Words) -> Edition {
    Edition {
        choice: Choice::ByDate,
        name: named(catalogue, words),
        meaning: say!(words, "app-edition-in-use"),
        in_use: true,
        later: 0,
    }
}

/// One that ships and can be taken into the file.
fn taken_in(catalogue: &Catalogue, words: &Words) -> Edition {
    Edition {
        choice: Choice::Take(catalogue.id.clone()),
        name: named(catalogue, words),
        meaning: say!(words, "app-edition-shipped"),
        in_use: false,
        later: 0,
    }
}

fn named(catalogue: &Catalogue, words: &Words) -> String {
    format!("{}: {}", short_name(catalogue), words.text(&catalogue.name))
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
        catalogues::add(&mut project, &at("2.toml"), &catalogues::Applies::ByDate).unwrap();
        drop(project);
        let stopped =
            choose_edition(&path, Some(period), &Choice::Version("thu@1".into()), &words, &Progress::<()>::stopped());
        assert!(stopped.is_err(), "who stops in time has nothing written");
        let chosen = |choice| {
            let file = choose_edition(&path, Some(period), &choice, &words, &Progress::<()>::unheard()).unwrap();
            let in_use: Vec<Choice> =
                file.editions.into_iter().filter(|one| one.in_use).map(|one| one.choice).collect();
            (file.catalogue, in_use)
        };
        let first = Choice::Version("thu@1".into());
        assert_eq!(chosen(first.clone()), ("thu v1".to_owned(), vec![first]));
        assert_eq!(chosen(Choice::ByDate), ("thu v2".to_owned(), vec![Choice::ByDate]), "by date again");
    }

    #[test]
    fn an_empty_file_becomes_one_of_the_set_that_ships_and_goes_back() {
        let (folder, words) = (tempfile::tempdir().unwrap(), Words::new(Language::Vi));
        let path = folder.path().join("a.egov");
        drop(Project::create(&path, &CatalogueChoice::default()).unwrap());
        let chosen = |id: &str| {
            let file =
                choose_edition(&path, None, &Choice::Take(id.into()), &words, &Progress::<()>::unheard()).unwrap();
            let offered: Vec<Choice> = file.editions.into_iter().map(|one| one.choice).collect();
            (file.catalogue, offered)
        };
        let take = |id: &str| Choice::Take(id.into());
        let (catalogue, offered) = chosen("co-quan-2020");
        assert_eq!(catalogue, "co-quan-2020 v1");
        assert_eq!(offered, [Choice::ByDate, take("nq17-2020"), take("dti-2022")]);
        assert_eq!(Project::open(&path).unwrap().own_catalogue(), "co-quan-2020");
        assert_eq!(chosen("nq17-2020").0, "nq17-2020 v1");
    }

    #[test]
    fn a_set_that_ships_is_added_to_a_file_in_use_and_scores_the_period_in_sight_only() {
        let (folder, words) = (tempfile::tempdir().unwrap(), Words::new(Language::Vi));
        let (path, [march, may]) =
            (folder.path().join("a.egov"), ["2020-03", "2020-05"].map(|text| text.parse().unwrap()));
        let mut project = Project::create(&path, &CatalogueChoice::default()).unwrap();
        catalogues::choose(&mut project, march, Some("nq17-2020@1")).unwrap();
        drop(project);
        choose_edition(&path, Some(may), &Choice::Take("dti-2022".into()), &words, &Progress::<()>::unheard()).unwrap();
        let project = Project::open(&path).unwrap();
        let scored = [march, may].map(|period| project.catalogue_of(period).unwrap().id.clone());
        assert_eq!(scored, ["nq17-2020", "dti-2022"]);
        assert_eq!(project.own_catalogue(), "nq17-2020");
    }
}
