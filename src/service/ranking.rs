//! Who is ranked among whom: all together, or each bloc (khối) by itself where the criteria set says so.

use std::sync::Arc;

use super::chart::ChartRequest;
use super::score::PeriodScores;
use super::{Project, ServiceError};
use crate::catalogue::{Catalogue, Rankings};
use crate::compare::{self, Standing};
use crate::domain::UnitCode;
use crate::i18n::Words;
use crate::say;
use crate::scoring::{UnitInput, UnitScore, score_units};

/// One ranking: nothing where all are ranked together, else the code of its bloc; empty for units without one.
pub type Bloc<'a> = Option<&'a str>;

/// The ranking that a unit takes part in.
pub fn bloc_of<'a>(project: &'a Project, catalogue: &'a Catalogue, unit: &UnitCode) -> Bloc<'a> {
    match catalogue.rankings {
        Rankings::Together => None,
        Rankings::PerBloc => {
            let own = project.register().by_code(unit).and_then(|unit| unit.bloc.as_deref()).unwrap_or_default();
            // Two spellings of one bloc are one ranking.
            Some(catalogue.bloc(own).map_or(own, |bloc| bloc.code.as_str()))
        }
    }
}

/// Items parted by ranking: in the criteria set's order of blocs, then other blocs by code, those without any last.
/// Inside a part the order stays.
pub fn parted<'a, T>(
    project: &'a Project,
    catalogue: &'a Catalogue,
    items: Vec<T>,
    unit: impl Fn(&T) -> &UnitCode,
) -> Vec<(Bloc<'a>, Vec<T>)> {
    if items.is_empty() {
        return vec![(None, items)];
    }
    let declared = |code: &str| catalogue.blocs.iter().position(|bloc| bloc.code == code);
    let mut parts: Vec<(Bloc<'a>, Vec<T>)> = Vec::new();
    for item in items {
        let bloc = bloc_of(project, catalogue, unit(&item));
        match parts.iter_mut().find(|(other, _)| *other == bloc) {
            Some((_, part)) => part.push(item),
            None => parts.push((bloc, vec![item])),
        }
    }
    parts.sort_by_key(|(bloc, _)| {
        let code = bloc.unwrap_or_default();
        (code.is_empty(), declared(code).unwrap_or(usize::MAX), code)
    });
    parts
}

/// The scores of units, each measured against the peers of its own ranking.
pub fn scores(project: &Project, catalogue: &Catalogue, inputs: Vec<UnitInput<'_>>) -> Vec<UnitScore> {
    let parts = parted(project, catalogue, inputs, |input| &input.unit.code);
    parts.into_iter().flat_map(|(_, inputs)| score_units(catalogue, &inputs)).collect()
}

/// The standings of units, ranking after ranking.
pub fn standings(project: &Project, catalogue: &Catalogue, scores: Vec<UnitScore>) -> Vec<Standing> {
    let parts = parted(project, catalogue, scores, |score| &score.unit);
    parts.into_iter().flat_map(|(_, scores)| compare::standings(catalogue, scores)).collect()
}

/// The scores of one ranking, for a chart: the bloc asked for, else that of the highlighted unit, else the first.
///
/// # Errors
/// A bloc that no unit is in, or one where all are ranked together.
pub fn of_one(
    project: &Project,
    mut scores: PeriodScores,
    request: &ChartRequest,
) -> Result<PeriodScores, ServiceError> {
    let catalogue = Arc::clone(&scores.catalogue);
    let parts = parted(project, &catalogue, scores.standings.iter().collect(), |standing| &standing.score.unit);
    let blocs: Vec<Bloc<'_>> = parts.into_iter().map(|(bloc, _)| bloc).collect();
    let own = request.own.as_ref().map(|own| bloc_of(project, &catalogue, own)).filter(|own| blocs.contains(own));
    let chosen = match &request.bloc {
        None => own.or_else(|| blocs.first().copied()).flatten(),
        Some(code) => {
            let spelled = catalogue.bloc(code).map_or(code.as_str(), |bloc| &bloc.code);
            let known = || blocs.iter().flatten().map(|bloc| (*bloc).to_owned()).collect();
            let found = blocs.iter().flatten().find(|bloc| **bloc == spelled).copied();
            Some(found.ok_or_else(|| ServiceError::UnknownBloc { code: code.clone(), known: known() })?)
        }
    };
    scores.standings.retain(|standing| bloc_of(project, &catalogue, &standing.score.unit) == chosen);
    Ok(scores)
}

/// What a ranking is called; nothing where all are ranked together.
pub fn name(catalogue: &Catalogue, bloc: Bloc<'_>, words: &Words) -> Option<String> {
    bloc.map(|code| match code {
        "" => say!(words, "ranking-without-bloc"),
        code => say!(words, "ranking-of-bloc", bloc = words.bloc(catalogue, code)),
    })
}

/// Code and name of each ranking that units take part in, in order; empty where all are ranked together.
pub fn blocs<'a>(
    project: &Project,
    catalogue: &Catalogue,
    units: impl Iterator<Item = &'a UnitCode>,
    words: &Words,
) -> Vec<(String, String)> {
    let parts = parted(project, catalogue, units.collect(), |unit| unit);
    let named = |bloc: Bloc<'_>| Some((bloc?.to_owned(), name(catalogue, bloc, words)?));
    parts.into_iter().filter_map(|(bloc, _)| named(bloc)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::load_shipped;
    use crate::scoring::testing::{count, d, submission};
    use crate::service::CatalogueChoice;

    const UNITS: &str = "code,name,kind,bloc,parent\n48-q1,Quận 1,agency,cấp huyện,48\n48-a,Sở A,agency,so,48\n\
                         48-b,Sở B,agency,Sở,48\n48-c,Đơn vị C,agency,,48\n48-d,Khối Đảng ủy,agency,Khối Đảng,48\n";

    fn project(folder: &std::path::Path) -> Project {
        let choice = CatalogueChoice::Shipped("co-quan-2020".to_owned());
        let mut project = Project::create(&folder.join("a.egov"), &choice).unwrap();
        project.take_units("đơn vị.csv", UNITS.as_bytes()).unwrap();
        project
    }

    fn codes(project: &Project) -> Vec<(Option<String>, Vec<String>)> {
        let units = project.compared_units().map(|unit| unit.code.clone()).collect();
        let parts = parted(project, project.catalogue(), units, |code| code);
        let owned = |codes: Vec<UnitCode>| codes.iter().map(ToString::to_string).collect();
        parts.into_iter().map(|(bloc, codes)| (bloc.map(str::to_owned), owned(codes))).collect()
    }

    #[test]
    fn blocs_come_in_the_criteria_sets_order_and_those_without_one_last() {
        let folder = tempfile::tempdir().unwrap();
        let found = codes(&project(folder.path()));
        let part = |bloc: &str, codes: &[&str]| {
            (Some(bloc.to_owned()), codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>())
        };
        let expected = [
            part("so", &["48-a", "48-b"]),
            part("huyen", &["48-q1"]),
            part("Khối Đảng", &["48-d"]),
            part("", &["48-c"]),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn rankings_are_named_where_there_are_several() {
        let folder = tempfile::tempdir().unwrap();
        let (project, words) = (project(folder.path()), Words::new(crate::i18n::Language::Vi));
        let of = |catalogue: &Catalogue| {
            let units = project.compared_units().map(|unit| &unit.code);
            blocs(&project, catalogue, units, &words).into_iter().map(|(code, _)| code).collect::<Vec<_>>()
        };
        assert_eq!(of(project.catalogue()), ["so", "huyen", "Khối Đảng", ""]);
        assert!(of(&load_shipped("nq17-2020").unwrap().unwrap()).is_empty());
    }

    #[test]
    fn each_bloc_is_ranked_by_itself() {
        let folder = tempfile::tempdir().unwrap();
        let project = project(folder.path());
        let catalogue = load_shipped("co-quan-2020").unwrap().unwrap();
        let score = |code: &str, yes: bool| {
            let unit = project.unit(&code.parse().unwrap()).unwrap();
            let answers: Vec<_> =
                ["B3", "B4", "C2", "E1"].map(|code| (code, crate::scoring::testing::yes_no(yes))).to_vec();
            crate::scoring::testing::score_of_unit(unit, &catalogue, &answers)
        };
        let mut scores = vec![score("48-q1", false), score("48-a", true), score("48-b", false)];
        for score in &mut scores {
            score.coverage = Some(rust_decimal::Decimal::ONE);
        }
        let ranks: Vec<_> = standings(&project, &catalogue, scores)
            .into_iter()
            .map(|standing| (standing.score.unit.to_string(), standing.rank))
            .collect();
        assert_eq!(ranks, [("48-a", 1), ("48-b", 2), ("48-q1", 1)].map(|(code, rank)| (code.to_owned(), Some(rank))));
    }

    #[test]
    fn the_best_peer_is_one_of_the_same_bloc() {
        let folder = tempfile::tempdir().unwrap();
        let toml = folder.path().join("a.toml");
        let text = "id = \"thu\"\nversion = 1\nname = \"Thử\"\ndocument = \"Thử\"\ntotal = 10\nunits = \"agencies\"\n\
                    rankings = \"per_bloc\"\n[[group]]\ncode = \"A\"\nname = \"A\"\nmax = 10\n[[indicator]]\ncode = \"A1\"\n\
                    group = \"A\"\nname = \"A1\"\ninput = { kind = \"count\", unit = \"x\" }\nmax = 10\nrule = \"best_peer\"\n";
        std::fs::write(&toml, text).unwrap();
        let mut project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::File(toml)).unwrap();
        project.take_units("đơn vị.csv", UNITS.as_bytes()).unwrap();
        let sent = [("48-a", "10"), ("48-b", "5"), ("48-q1", "2")]
            .map(|(code, given)| submission(code, &[("A1", count(given))]));
        let inputs = sent.iter().map(|own| UnitInput::of(project.unit(&own.unit).unwrap(), Some(own)));
        let scored = scores(&project, project.catalogue(), inputs.collect());
        let mut points: Vec<_> = scored.iter().map(|score| (score.unit.as_str(), score.points)).collect();
        points.sort_unstable();
        assert_eq!(points, [("48-a", d("10")), ("48-b", d("5")), ("48-q1", d("10"))]);
    }

    #[test]
    fn together_there_is_one_ranking_without_a_name() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        assert_eq!(codes(&project).len(), 1);
        assert_eq!(name(project.catalogue(), None, &Words::new(crate::i18n::Language::Vi)), None);
    }
}
