//! The results of a period, and one unit in full.

use std::path::Path;

use super::import::shown;
use super::{Answer, Ask, Fault, keep, unless_stopped};
use crate::app::job::Progress;
use crate::app::screen::help::Place;
use crate::app::screen::results::model::{
    CostlyLine, Excerpt, Figure, GroupLine, IndicatorLine, IndicatorState, ProvinceView, ResultRow, ResultsView, Side,
    SideLine, SidePart, SideView, SourceLine, SourcePlace, WayLine, out_of,
};
use crate::compare::{
    CountChange, Flag, Gap, Lift, Lifts, Measure, PaceStatus, Standing, Status, Unranked, gap, summary_of_ranked,
};
use crate::domain::text::capitalised;
use crate::domain::{self, Decimal, SubmissionKey, UnitCode, points};
use crate::i18n::{NO_VALUE, Words};
use crate::say;
use crate::service::analysis::{Analysis, Request, Section, analyse, pace_sentence, settled, told};
use crate::service::import::{Fault as CellFault, faults, original};
use crate::service::score::{Explanation, IndicatorScore, PeriodScores, State, Whom, costly, explain, score_period};
use crate::service::{Catalogue, Indicator, Project, ServiceError, band_name, ranking, remark, score_book, show_copy};

/// Scores the period.
pub fn load_results(ask: &Ask) -> Answer<ResultsView> {
    ask.of_file(|project| {
        let scores = score_period(project, ask.period()?, &Whom::Compared)?;
        let median = summary_of_ranked(&scores.catalogue, &scores.standings, &Measure::Percent);
        let ranked = scores.standings.iter().filter(|standing| standing.status == Status::Ranked).count();
        let words = &ask.words;
        let digits = ask.wishes.digits.unwrap_or(scores.catalogue.digits);
        let units = scores.standings.iter().map(|standing| &standing.score.unit);
        let standings = scores.standings.iter();
        let rows: Vec<ResultRow> =
            standings.map(|standing| row(project, &scores.catalogue, standing, digits, words)).collect();
        // Where agencies send as well, the number alone would be taken for theirs.
        let compared = match rows.iter().all(|row| row.region.is_some()) {
            true => say!(words, "app-units-provinces", count = rows.len()),
            false => say!(words, "results-shown", count = rows.len()),
        };
        Ok(ResultsView {
            rows,
            sentence: match &median {
                None => say!(words, "results-sentence-unranked", units = compared),
                Some(median) => say!(
                    words,
                    "results-sentence-of-period",
                    units = compared,
                    ranked = ranked,
                    median = words.number(median.median, digits)
                ),
            },
            median: median.map(|median| thousandths(median.median, Decimal::ONE_HUNDRED)),
            blocs: ranking::blocs(project, &scores.catalogue, units, words),
        })
    })
}

/// Writes the scores of the period to an Excel workbook.
pub fn write_scores<T>(ask: &Ask, to: &Path, progress: &Progress<T>) -> Answer<()> {
    ask.of_file(|project| {
        let scores = score_period(project, ask.period()?, &Whom::Compared)?;
        unless_stopped(progress)?;
        keep(&score_book::xlsx(project, &scores, &ask.words)?, to, progress)
    })
}

fn row(project: &Project, catalogue: &Catalogue, standing: &Standing, digits: u32, words: &Words) -> ResultRow {
    let score = &standing.score;
    let unit = project.register().by_code(&score.unit);
    let sent = |value: Option<Decimal>| value.filter(|_| score.sent);
    let figure = |value: Option<Decimal>| {
        sent(value).map_or_else(Figure::none, |value| Figure::new(words.number(value, digits), value))
    };
    let note = remark(standing, words);
    let place = |band: &String| catalogue.bands.iter().position(|one| one.code == *band);
    ResultRow {
        unit: score.unit.to_string(),
        name: unit.map_or_else(String::new, |unit| unit.name.clone()),
        region: domain::province::by_code(score.unit.as_str()).map(|province| province.region),
        bloc: ranking::bloc_of(project, catalogue, &score.unit).map(str::to_owned),
        rank: standing.rank.map_or_else(Figure::none, |rank| Figure::new(rank_label(standing, rank), rank.into())),
        score: figure(Some(score.points)),
        percent: figure(score.percent),
        coverage: sent(score.coverage)
            .map_or_else(Figure::none, |coverage| Figure::new(words.percent(coverage, 0), coverage)),
        band_short: match (&standing.status, note.is_empty()) {
            (Status::Ranked, true) => band_name(catalogue, standing, words),
            (Status::Ranked, false) => format!("{}*", band_name(catalogue, standing, words)),
            (Status::Unranked { why: Unranked::BelowCoverage }, _) => say!(words, "results-band-too-little"),
            (Status::Unranked { .. }, _) => note.clone(),
        },
        band: match (&standing.status, note.is_empty()) {
            (Status::Ranked, true) => band_name(catalogue, standing, words),
            (Status::Ranked, false) => format!("{} ({note})", band_name(catalogue, standing, words)),
            (Status::Unranked { .. }, _) => note,
        },
        band_place: standing.band.as_ref().filter(|_| standing.status == Status::Ranked).and_then(place),
        share: sent(score.percent).map_or(0, |percent| thousandths(percent, Decimal::ONE_HUNDRED)),
    }
}

/// Ties are seen beside the rank: `2=`.
pub(super) fn rank_label(standing: &Standing, rank: u32) -> String {
    if standing.tied { format!("{rank}=") } else { rank.to_string() }
}

/// One unit's groups and indicators with reasons and sources.
pub fn load_province(ask: &Ask, unit: &str) -> Answer<ProvinceView> {
    ask.of_file(|project| {
        let code: UnitCode = unit.parse().map_err(|_| ServiceError::NoSuchUnit { code: unit.to_owned() })?;
        let scores = score_period(project, ask.period()?, &Whom::Compared)?;
        let standing = scores.of(&code).ok_or_else(|| ServiceError::NoSuchUnit { code: unit.to_owned() })?;
        let analysis = analyse(project, &Request::usual(code, ask.period()?), &ask.words)?;
        let digits = ask.wishes.digits.unwrap_or(scores.catalogue.digits);
        let page = Page { project, scores: &scores, standing, digits, words: &ask.words };
        let key = SubmissionKey {
            unit: standing.score.unit.clone(),
            period: ask.period()?,
            catalogue: scores.catalogue.id.clone(),
        };
        let faults = faults(project, &key)?;
        Ok(ProvinceView { sides: sides(project, &analysis, &faults, &ask.words), ..page.view(Some(&analysis))? })
    })
}

/// What stands round the cell that a figure was read from, in the workbook as it was received; nothing where that is no
/// longer there.
pub fn load_excerpt(ask: &Ask, place: &SourcePlace) -> Answer<Option<Excerpt>> {
    ask.of_file(|project| {
        let Some(original) = original::original(project, &key(project, ask, place)?)? else { return Ok(None) };
        let near = original.around(&place.sheet, place.cell, &ask.words)?;
        let around = |near| Excerpt { file: original.name.clone(), around: shown(&near, place.cell) };
        Ok::<_, ServiceError>(near.map(around))
    })
}

/// Opens a copy of the workbook that a figure was read from, as it was received, under the name its sender gave it; that
/// name, or nothing where the workbook was not kept.
pub fn open_original(ask: &Ask, place: &SourcePlace) -> Answer<Option<String>> {
    ask.of_file(|project| match original::original(project, &key(project, ask, place)?)? {
        Some(original) => show_copy(&original.bytes, &original.name).map(|()| Some(original.name)),
        None => Ok(None),
    })
}

/// Saves a copy of it.
pub fn save_original<T>(ask: &Ask, place: &SourcePlace, to: &Path, progress: &Progress<T>) -> Answer<()> {
    let found = ask.of_file(|project| {
        let original = original::original(project, &key(project, ask, place)?)?;
        unless_stopped(progress)?;
        original.map(|original| original.save(to)).transpose()
    })?;
    found.ok_or_else(|| Fault { what: say!(ask.words, "results-source-gone"), more: Vec::new() })
}

fn key(project: &Project, ask: &Ask, place: &SourcePlace) -> Result<SubmissionKey, ServiceError> {
    let period = ask.period()?;
    let unit = place.unit.parse().map_err(|_| ServiceError::NoSuchUnit { code: place.unit.clone() })?;
    Ok(SubmissionKey { unit, period, catalogue: project.catalogue_of(period)?.id.clone() })
}

/// The sides of a unit that are told in words.
fn sides(project: &Project, analysis: &Analysis, faults: &[CellFault], words: &Words) -> Vec<SideView> {
    let told = told(project, analysis, words);
    let side = |side, waits, sections: &[&Section]| SideView {
        side,
        waits,
        ways: Vec::new(),
        parts: sections.iter().map(|section| part(section)).collect(),
    };
    vec![
        side(Side::Peers, 0, &[&told.places, &told.profile]),
        SideView { ways: ways(analysis, words), ..side(Side::Lift, 0, &[&told.ways]) },
        SideView {
            side: Side::Doubts,
            waits: faults.len() + analysis.doubts.len(),
            ways: Vec::new(),
            parts: doubts(faults, doubtful(&told.doubts, &analysis.doubts), words),
        },
    ]
}

/// The ways up as a table has them: single changes first.
fn ways(analysis: &Analysis, words: &Words) -> Vec<WayLine> {
    let Lifts::Ways { singles, pairs } = &analysis.lifts else { return Vec::new() };
    let catalogue = &analysis.catalogue;
    let figure = |answer: &Option<domain::Answer>| {
        answer.as_ref().map_or_else(|| NO_VALUE.to_owned(), |answer| words.answer(answer, catalogue.digits))
    };
    let of_lift = |lift: &Lift| {
        let last = lift.changes.len().saturating_sub(1);
        let rank = format!("{} → {}", words.rank_of(&lift.before), words.rank_of(&lift.after));
        let line = |(place, change): (usize, &CountChange)| WayLine {
            is_second: place > 0,
            indicator: words.indicator_named(catalogue, &change.indicator),
            now: figure(&change.before.answer),
            needed: figure(&change.after.answer),
            gained: words.signed(change.after.points.saturating_sub(change.before.points), catalogue.digits),
            rank: if place == last { rank.clone() } else { String::new() },
        };
        lift.changes.iter().enumerate().map(line).collect::<Vec<_>>()
    };
    singles.iter().chain(pairs).flat_map(of_lift).collect()
}

/// Cells that were wrong stand before figures that are only doubtful; where there are some, "none" is not said.
fn doubts(faults: &[CellFault], doubtful: SidePart, words: &Words) -> Vec<SidePart> {
    if faults.is_empty() {
        return vec![doubtful];
    }
    let line = |fault: &CellFault| SideLine {
        text: fault.told(words),
        depth: 0,
        place: Some(Place::of_finding(fault.finding.kind.code())),
    };
    let title = say!(words, "results-faulty-cells", file = faults[0].file_name.as_str(), count = faults.len());
    vec![SidePart { title, lines: faults.iter().map(line).collect() }, doubtful]
}

/// Each figure that is only doubtful, with where its kind is explained.
fn doubtful(section: &Section, flags: &[Flag]) -> SidePart {
    let mut part = part(section);
    for (line, flag) in part.lines.iter_mut().zip(flags) {
        line.place = Some(Place::of_doubt(&flag.kind));
    }
    part
}

fn part(section: &Section) -> SidePart {
    let line = |line: &String| {
        let text = line.trim_start_matches(' ');
        let depth = u8::try_from((line.len() - text.len()).div_ceil(4)).unwrap_or(0);
        SideLine { text: text.to_owned(), depth, place: None }
    };
    SidePart { title: section.title.clone(), lines: section.lines.iter().map(line).collect() }
}

struct Page<'a> {
    project: &'a Project,
    scores: &'a PeriodScores,
    standing: &'a Standing,
    /// Digits after the comma that scores are shown with.
    digits: u32,
    words: &'a Words,
}

impl Page<'_> {
    fn view(&self, analysis: Option<&Analysis>) -> Result<ProvinceView, ServiceError> {
        let unit = self.project.unit(&self.standing.score.unit)?;
        let note = remark(self.standing, self.words);
        let digits = self.scores.catalogue.digits;
        let notes = self.standing.score.notes.iter().map(|note| self.words.note(note, digits));
        let remarks: Vec<String> = (!note.is_empty()).then_some(note).into_iter().chain(notes).collect();
        Ok(ProvinceView {
            unit: unit.code.to_string(),
            name: capitalised(unit.official_name()),
            facts: self.facts(),
            remark: (!remarks.is_empty()).then(|| remarks.join("\n")),
            costly: self.costly(),
            groups: self.groups(analysis)?,
            sides: Vec::new(),
        })
    }

    fn facts(&self) -> Vec<(String, String)> {
        let words = self.words;
        let score = &self.standing.score;
        let ranked = self.scores.standings.iter().filter(|standing| standing.rank.is_some()).count();
        let rank = self
            .standing
            .rank
            .map_or(NO_VALUE.to_owned(), |rank| format!("{}/{ranked}", rank_label(self.standing, rank)));
        let sent = |text: String| if score.sent { text } else { NO_VALUE.to_owned() };
        let percent =
            score.percent.map_or(NO_VALUE.to_owned(), |percent| format!("{}%", words.number(percent, self.digits)));
        let coverage = score.coverage.map_or(NO_VALUE.to_owned(), |coverage| words.percent(coverage, 0));
        vec![
            (say!(words, "cli-column-rank"), rank),
            (say!(words, "cli-column-score"), self.part(score.counts, score.points, score.max)),
            (say!(words, "cli-column-percent"), sent(percent)),
            (say!(words, "cli-column-coverage"), sent(coverage)),
            (say!(words, "cli-column-band"), band_name(&self.scores.catalogue, self.standing, words)),
        ]
    }

    /// What most points were lost on, of a unit that sent anything.
    fn costly(&self) -> Vec<CostlyLine> {
        const SHOWN: usize = 3;
        let name = |code: &str| self.scores.catalogue.indicator(code).map(|asked| self.words.text(&asked.name));
        let line = |asked: &IndicatorScore| CostlyLine {
            code: asked.code.to_string(),
            name: name(&asked.code).unwrap_or_default().to_owned(),
            lost: self.words.signed(-asked.lost(), self.digits),
        };
        costly(&self.standing.score).into_iter().take(SHOWN).map(line).collect()
    }

    /// Nothing sent and nothing applicable are no zero.
    fn part(&self, counts: bool, points: Decimal, max: Decimal) -> String {
        out_of(&self.points(counts, points, max), self.max(counts, max).as_deref())
    }

    fn points(&self, counts: bool, points: Decimal, max: Decimal) -> String {
        match self.standing.score.sent && counts {
            true if max.is_zero() => self.words.signed(points, self.digits),
            true => self.words.number(points, self.digits),
            false => NO_VALUE.to_owned(),
        }
    }

    /// Penalties, bonuses and z-scores count without a maximum to be out of.
    fn max(&self, counts: bool, max: Decimal) -> Option<String> {
        let has_one = self.standing.score.sent && counts && !max.is_zero();
        has_one.then(|| self.words.plain(max, self.digits))
    }

    fn groups(&self, analysis: Option<&Analysis>) -> Result<Vec<GroupLine>, ServiceError> {
        let catalogue = &self.scores.catalogue;
        let of_group = |code: &str| self.standing.score.group(code);
        catalogue
            .groups
            .iter()
            .map(|group| {
                let (counts, points, max) =
                    of_group(&group.code).map_or_else(Default::default, |own| (own.counts, own.points, own.max));
                let measure = Measure::GroupPoints(group.code.clone());
                let median = summary_of_ranked(catalogue, &self.scores.standings, &measure);
                let indicators = catalogue.of_group(&group.code).map(|indicator| self.indicator(indicator, analysis));
                Ok(GroupLine {
                    code: group.code.clone(),
                    name: self.words.text(&group.name).to_owned(),
                    score: self.part(counts, points, max),
                    share: thousandths(points, max),
                    median: median.map(|median| thousandths(median.median, max)),
                    indicators: indicators.collect::<Result<_, _>>()?,
                })
            })
            .collect()
    }

    fn indicator(&self, indicator: &Indicator, analysis: Option<&Analysis>) -> Result<IndicatorLine, ServiceError> {
        let words = self.words;
        let unit = &self.standing.score.unit;
        let score = self
            .standing
            .score
            .indicator(&indicator.code)
            .ok_or_else(|| ServiceError::UnknownIndicator { code: indicator.code.clone() })?;
        let gap = gap(indicator, score);
        let Explanation { arithmetic, sources, basis, .. } =
            explain(self.project, self.scores, unit, &indicator.code, words)?;
        let answered = score.state == State::Answered;
        let view = analysis.and_then(|analysis| analysis.indicators.iter().find(|view| view.score.code == score.code));
        let pace = view.and_then(|view| view.pace.as_ref());
        let told_pace = pace.and_then(|pace| pace_sentence(indicator, pace, words));
        let told_pace = told_pace.map(|pace| say!(words, "results-pace", pace = pace));
        let measured = |value: Option<Decimal>| {
            value.map_or_else(Figure::none, |value| Figure::new(words.measured(indicator, value), value))
        };
        Ok(IndicatorLine {
            code: indicator.code.clone(),
            name: words.text(&indicator.name).to_owned(),
            // The state beside it says why there is none.
            value: measured(score.value().filter(|_| answered)),
            target: measured(score.target),
            gap_points: gap.as_ref().map_or_else(Figure::none, |gap| self.gap_points(indicator, score, gap)),
            gap_count: gap.as_ref().map_or_else(|| Figure::said("", None), |gap| self.gap_count(gap)),
            points: match indicator.rule.is_scored() {
                true => {
                    let had = score.counts && self.standing.score.sent;
                    let text = self.points(score.counts, score.points, score.max);
                    Figure::said(text, had.then_some(score.points))
                }
                false => Figure::said(say!(words, "results-followed"), None),
            },
            max: self.max(score.counts && indicator.rule.is_scored(), score.max),
            lost: self.lost(indicator, score),
            state: state(score, gap.as_ref(), pace.map(|pace| pace.status)),
            rule: (words.catalogue_choice("rule.kind", indicator.rule.code()), Place::of_rule(&indicator.rule)),
            reason: arithmetic.into_iter().chain(told_pace).chain(basis).collect(),
            sources: source_lines(sources, score),
        })
    }

    /// What was not had of what counts; more than there is to have is no loss.
    fn lost(&self, indicator: &Indicator, score: &IndicatorScore) -> Figure {
        let counts = self.standing.score.sent && score.counts && indicator.rule.is_scored();
        match score.lost() {
            lost if counts && lost >= Decimal::ZERO => Figure::new(self.words.signed(-lost, self.digits), -lost),
            _ => Figure::none(),
        }
    }

    fn gap_points(&self, indicator: &Indicator, score: &IndicatorScore, gap: &Gap) -> Figure {
        let digits = if indicator.measures_a_fraction() { 1 } else { 2 };
        let scale = if indicator.measures_a_fraction() { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        let distance = -gap.points * scale;
        match gap.reached {
            true => Figure::said(say!(self.words, "chart-gap-reached"), Some(Decimal::ZERO)),
            // Between no and yes lies no distance.
            false if matches!(score.answer, Some(domain::Answer::YesNo { .. })) => {
                Figure::said(say!(self.words, "results-state-not-reached"), None)
            }
            false => Figure::new(self.words.signed(distance, digits), distance),
        }
    }

    fn gap_count(&self, gap: &Gap) -> Figure {
        match gap.counts {
            Some(counts) if !gap.reached => {
                Figure::new(say!(self.words, "results-gap-count", count = self.words.number(counts, 0)), counts)
            }
            _ => Figure::said("", None),
        }
    }
}

/// What is said of sources, each with the cell it speaks of: the appraisal, which is said last, stands in none.
fn source_lines(said: Vec<String>, score: &IndicatorScore) -> Vec<SourceLine> {
    let places = score.sources.iter().map(|source| {
        let (sheet, cells) = (source.sheet.as_ref()?, source.cells.as_ref()?);
        // The committee's figure stands in no workbook.
        source.appraised.is_none().then(|| SourcePlace {
            unit: source.unit.to_string(),
            sheet: sheet.to_string(),
            cell: cells.first(),
        })
    });
    let places = places.chain(std::iter::repeat(None));
    said.into_iter().zip(places).map(|(text, place)| SourceLine { text, place }).collect()
}

fn state(score: &IndicatorScore, gap: Option<&Gap>, pace: Option<PaceStatus>) -> IndicatorState {
    match (score.state, gap) {
        (State::NotApplicable, _) => IndicatorState::NotApplicable,
        (State::NoData, _) => IndicatorState::NoData,
        (State::NotSent, _) => IndicatorState::NotSent,
        (State::Answered, None) => IndicatorState::Followed,
        (State::Answered, Some(gap)) => match settled(pace.unwrap_or(PaceStatus::Unknown), gap) {
            PaceStatus::Reached => IndicatorState::Reached,
            PaceStatus::OnTrack => IndicatorState::OnTrack,
            PaceStatus::Behind => IndicatorState::Behind,
            PaceStatus::FarBehind => IndicatorState::FarBehind,
            PaceStatus::NotReached | PaceStatus::Unknown => IndicatorState::NotReached,
        },
    }
}

/// `part` in thousandths of `whole`, 0–1000.
fn thousandths(part: Decimal, whole: Decimal) -> u16 {
    points::percent_of(part, whole)
        .map(|percent| points::round(percent * Decimal::TEN, 0).clamp(Decimal::ZERO, Decimal::ONE_THOUSAND))
        .and_then(|thousandths| u16::try_from(thousandths).ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::standings;
    use crate::i18n::Language;
    use crate::scoring::testing::{NOT_APPLICABLE, submission, unit};
    use crate::scoring::{UnitInput, score_unit};
    use crate::service::CatalogueChoice;
    use crate::service::score::score_period;

    /// The page of province 48 with one answer to D1, or of one that has sent nothing.
    fn page(answer: Option<crate::domain::Answer>) -> ProvinceView {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        let own = answer.map(|answer| submission("48", &[("D1", answer)]));
        let unit = unit("48");
        let input = UnitInput::of(&unit, own.as_ref());
        let mut scores = score_period(&project, "2020-05".parse().unwrap(), &Whom::Compared).unwrap();
        scores.standings = standings(project.catalogue(), vec![score_unit(project.catalogue(), &input)]);
        let words = Words::new(Language::Vi);
        let standing = &scores.standings[0];
        Page { project: &project, scores: &scores, standing, digits: 2, words: &words }.view(None).unwrap()
    }

    /// Rows of three units so close that their scores look alike without digits, as a table of so many digits has them.
    fn close_rows(digits: u32) -> Vec<ResultRow> {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        let catalogue = project.catalogue();
        let score = |(code, hundredths): (&str, i64)| {
            let (unit, own) = (unit(code), submission(code, &[("D1", NOT_APPLICABLE)]));
            let mut score = score_unit(catalogue, &UnitInput::of(&unit, Some(&own)));
            (score.points, score.counts) = (Decimal::new(hundredths, 2), true);
            (score.percent, score.coverage) = (Some(score.points), Some(Decimal::ONE));
            score
        };
        let standings = standings(catalogue, [("01", 8712), ("48", 8713), ("79", 8711)].map(score).to_vec());
        let words = Words::new(Language::Vi);
        standings.iter().map(|standing| row(&project, catalogue, standing, digits, &words)).collect()
    }

    #[test]
    fn digits_that_are_not_shown_still_decide_ranks_bands_and_the_order_of_rows() {
        let all = |digits| {
            let rows = close_rows(digits).into_iter();
            rows.map(|row| (row.unit, row.rank, row.band, row.score.value, row.share)).collect::<Vec<_>>()
        };
        assert_eq!(all(0), all(2));
        let ranks: Vec<String> = close_rows(0).into_iter().map(|row| row.rank.text).collect();
        assert_eq!(ranks, ["1", "2", "3"], "no ties come of it");
        assert!(close_rows(0).iter().all(|row| row.score.text == "87"));
    }

    #[test]
    fn why_a_unit_has_no_rank_has_a_short_form_where_it_has_no_room() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        let (catalogue, unit) = (project.catalogue(), unit("48"));
        let own = submission("48", &[("D1", NOT_APPLICABLE)]);
        let mut score = score_unit(catalogue, &UnitInput::of(&unit, Some(&own)));
        score.coverage = Some(Decimal::new(1, 1));
        let words = Words::new(Language::Vi);
        let row = row(&project, catalogue, &standings(catalogue, vec![score])[0], 2, &words);
        assert_eq!(
            (row.band_short.as_str(), row.band.as_str()),
            ("chưa đủ", "không xếp hạng: độ phủ dưới mức tối thiểu")
        );
    }

    #[test]
    fn what_most_points_were_lost_on_stands_first_and_of_who_sent_nothing_there_is_none() {
        let lost = |page: ProvinceView| page.costly.into_iter().map(|line| (line.code, line.lost)).collect::<Vec<_>>();
        let ratio = |numerator: i64| crate::domain::Answer::Ratio {
            numerator: Decimal::from(numerator),
            denominator: Decimal::from(1_000),
        };
        let costly = lost(page(Some(ratio(0))));
        assert_eq!(costly.len(), 3);
        assert!(costly[0].1.starts_with('−'), "{costly:?}");
        assert!(costly.iter().any(|(code, lost)| code == "D1" && lost == "−10,00"), "{costly:?}");
        assert!(!lost(page(Some(ratio(1_000)))).iter().any(|(code, _)| code == "D1"));
        assert_eq!(lost(page(None)), []);
    }

    #[test]
    fn of_what_a_criteria_set_says_of_its_basis_only_that_of_targets_and_points_is_quoted() {
        let answer = crate::domain::Answer::Ratio { numerator: Decimal::from(340), denominator: Decimal::from(2_076) };
        let page = page(Some(answer));
        let line = page.groups.iter().flat_map(|group| &group.indicators).find(|line| line.code == "D1").unwrap();
        let told = line.reason.join("\n");
        assert!(told.contains("Điểm tối đa 10 do bộ tiêu chí đặt: “Chỉ tiêu lấy từ Nghị quyết"), "{told}");
        assert!(told.contains("ĐỀ XUẤT CỦA CHƯƠNG TRÌNH, sửa được. …”") && !told.contains("Lào Cai"), "{told}");
    }

    #[test]
    fn the_page_of_a_province_that_has_not_sent_shows_no_zero() {
        let page = page(None);
        for group in &page.groups {
            assert_eq!(group.score, NO_VALUE, "{}", group.code);
            for line in &group.indicators {
                assert!(!line.score().contains('0'), "{}: {}", line.code, line.score());
            }
        }
    }

    #[test]
    fn what_does_not_apply_has_no_score_and_what_is_missing_counts_as_the_criteria_set_says() {
        let page = page(Some(NOT_APPLICABLE));
        let line = |code: &str| page.groups.iter().flat_map(|group| &group.indicators).find(|line| line.code == code);
        assert_eq!(line("D1").unwrap().score(), NO_VALUE);
        assert!(line("D2").unwrap().score().starts_with("0,00 / "), "{}", line("D2").unwrap().score());
    }
}
