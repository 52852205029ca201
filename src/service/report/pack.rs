//! The comparison pack: every comparison of a period, page after page, and the arithmetic behind it.

use super::official::ranking_table;
use super::{Among, Job, PackPart, pictures, words as shared};
use crate::catalogue::{Catalogue, Indicator};
use crate::chart::{Canvas, Foot, Head, Spec};
use crate::compare::Standing;
use crate::domain::text::capitalised;
use crate::domain::{UnitCode, province};
use crate::i18n::Words;
use crate::report::blocks::{Block, Column, Row, Table, TextSize};
use crate::report::pack::{Chapter, Pack, Page};
use crate::report::profile::Listing;
use crate::say;
use crate::scoring::UnitScore;
use crate::service::chart::{ChartRequest, Kind as ChartKind, Measure, spec};
use crate::service::peers::{self, Peers};
use crate::service::ranges;
use crate::service::score::{PeriodScores, Whom, score_period};
use crate::service::{Project, ServiceError};

/// The area of an upright page inside its margins, below a chapter's title, in points.
const PAGE: (f32, f32) = (510.0, 706.0);
/// The same of a page across.
const ACROSS: (f32, f32) = (750.0, 455.0);
/// More columns than this need a page across.
const MOST_UPRIGHT: usize = 14;

/// The pack of a period. Of units asked for, the first is highlighted and only their arithmetic is told.
///
/// # Errors
/// A period for which nothing was sent; a unit that is not known.
pub(super) fn pack(job: &Job<'_>) -> Result<Pack, ServiceError> {
    let Job { project, request, made, words, .. } = *job;
    let mut scores = score_period(project, request.period, &Whom::Compared)?;
    if scores.sent() == 0 {
        return Err(ServiceError::NothingSent { period: request.period.to_string() });
    }
    for unit in request.units.iter().flatten() {
        project.unit(unit)?;
    }
    scores.ranges = job.rank_ranges(&scores);
    let among = among(project, &request.among, words)?;
    // Ranks and ranges were made among all and stay so.
    scores.standings.retain(|standing| among.contain(project, &standing.score.unit));
    let ranked = scores.standings.iter().filter(|standing| standing.rank.is_some()).count().to_string();
    let asked = request.units.as_ref().and_then(|units| units.first().cloned());
    let packer = Packer {
        among: &among,
        job,
        project,
        catalogue: &scores.catalogue,
        scores: &scores,
        own: asked.or_else(|| request.own.clone()).or_else(|| project.own_unit()),
        words,
    };
    job.steps.expect(packer.steps());
    let ranking = packer.spec(ChartKind::Ranking, Measure::Total, &say!(words, "pack-ranking-chart"))?;
    Ok(Pack {
        eyebrow: say!(words, "report-profile-eyebrow"),
        title: title(&among, &words.period(request.period), words),
        about: shared::about(&scores, words),
        facts: vec![
            say!(
                words,
                "pack-fact-sent",
                sent = scores.sent().to_string(),
                all = scores.standings.len().to_string(),
                ranked = ranked
            ),
            say!(words, "report-made", date = words.date(made)),
        ],
        marking: project.marking_in(words),
        contents: say!(words, "pack-contents"),
        how_to_read: packer.how_to_read(),
        foot: vec![ranking.foot.source.clone(), ranking.foot.facts.join(" · ")],
        chapters: packer.chapters(ranking, request.units.as_deref())?,
        page: say!(words, "chart-page", page = "{page}", pages = "{pages}"),
    })
}

/// Whom it compares and when: a region and a group are called so inside a sentence.
fn title(among: &Peers, period: &str, words: &Words) -> String {
    match among {
        Peers::All => say!(words, "pack-title", period = period),
        Peers::Region(region) => {
            say!(words, "pack-title-region", region = words.region(*region), period = period)
        }
        Peers::Group(group) => say!(words, "pack-title-group", group = group.name.as_str(), period = period),
    }
}

/// The units asked for, by what they have in common.
pub(super) fn among(project: &Project, among: &Among, words: &Words) -> Result<Peers, ServiceError> {
    Ok(match among {
        Among::All => Peers::All,
        Among::Region(region) => Peers::Region(*region),
        Among::Peers(name) => Peers::Group(peers::group(project, name, words)?),
    })
}

struct Packer<'a> {
    /// Whom it compares.
    among: &'a Peers,
    job: &'a Job<'a>,
    project: &'a Project,
    catalogue: &'a Catalogue,
    scores: &'a PeriodScores,
    own: Option<UnitCode>,
    words: &'a Words,
}

impl Packer<'_> {
    fn has(&self, part: PackPart) -> bool {
        self.job.request.parts.contains(&part)
    }

    /// Ranking, which the foot is taken from, and setting beside those that are counted.
    fn steps(&self) -> usize {
        let totals = if self.has(PackPart::Totals) { self.catalogue.groups.len() + 2 } else { 0 };
        let indicators = if self.has(PackPart::Indicators) { self.catalogue.asked().count() } else { 0 };
        totals + indicators + 2
    }

    fn how_to_read(&self) -> Listing {
        let words = self.words;
        let ranges = self.job.request.draws.map(|draws| ranges::method(draws, words));
        let ranges = ranges.map(|method| say!(words, "pack-read-rank", method = method));
        let mut lines = vec![say!(words, "pack-read-score")];
        lines.extend((*self.among != Peers::All).then(|| say!(words, "pack-read-part")));
        lines.extend(ranges);
        lines.push(say!(words, "pack-read-denominator"));
        lines.push(say!(words, "pack-read-silence"));
        let is_drawn = self.has(PackPart::Totals) || self.has(PackPart::Indicators);
        let tones = if self.job.request.sheet.grey { "grey" } else { "colour" };
        lines.extend(is_drawn.then(|| say!(words, "pack-read-own", tones = tones)));
        lines.extend(is_drawn.then(|| say!(words, "pack-read-lines")));
        lines.extend(self.has(PackPart::Totals).then(|| self.how_to_read_heat()));
        lines.extend(self.has(PackPart::Indicators).then(|| say!(words, "pack-read-followed")));
        lines.extend(self.has(PackPart::Arithmetic).then(|| say!(words, "pack-read-arithmetic")));
        Listing { title: say!(words, "pack-how-to-read"), lines }
    }

    /// The chapter on method, where there is one, tells which indicators the columns stand for.
    fn how_to_read_heat(&self) -> String {
        match self.has(PackPart::Arithmetic) {
            true => say!(self.words, "pack-read-heat"),
            false => say!(self.words, "pack-read-heat-codes"),
        }
    }

    fn chapters(&self, ranking: Spec, units: Option<&[UnitCode]>) -> Result<Vec<Chapter>, ServiceError> {
        let words = self.words;
        let mut chapters = vec![Chapter { title: say!(words, "pack-ranking"), pages: self.ranking(ranking)? }];
        if self.has(PackPart::Totals) {
            chapters.push(Chapter { title: say!(words, "pack-heat"), pages: self.overviews()? });
            chapters.push(Chapter { title: say!(words, "pack-groups"), pages: self.groups()? });
        }
        if self.has(PackPart::Indicators) {
            chapters.push(Chapter { title: say!(words, "pack-indicators"), pages: self.indicators()? });
        }
        if self.has(PackPart::Arithmetic) {
            chapters.push(Chapter { title: say!(words, "pack-method"), pages: self.method() });
            chapters.push(Chapter { title: say!(words, "pack-arithmetic"), pages: self.arithmetic(units) });
        }
        chapters.retain(|chapter| !chapter.pages.is_empty());
        Ok(chapters)
    }

    /// The pages of one chart, the first with its bookmark.
    fn charted(&self, kind: ChartKind, measure: Measure, name: &str, title: &str) -> Result<Vec<Page>, ServiceError> {
        self.drawn(self.spec(kind, measure, title)?, &several_on_a_page(), name, title)
    }

    fn spec(&self, kind: ChartKind, measure: Measure, title: &str) -> Result<Spec, ServiceError> {
        self.job.steps.begin(title.to_owned())?;
        let (region, peers) = match self.among {
            Peers::All => (None, None),
            Peers::Region(region) => (Some(*region), None),
            Peers::Group(group) => (None, Some(group.name.clone())),
        };
        let request = ChartRequest::new(self.scores.period, kind, measure);
        let request = ChartRequest { own: self.own.clone(), region, peers, ..request };
        spec(self.project, &request, self.job.made, self.words)
    }

    /// Without marking and foot: those stand under every page of the pack.
    fn drawn(&self, spec: Spec, canvas: &Canvas, name: &str, title: &str) -> Result<Vec<Page>, ServiceError> {
        let spec = Spec { head: Head::default(), foot: Foot::default(), ..spec };
        let charts = pictures::drawn(&spec, canvas, name, self.job.request.sheet.grey)?.into_iter().enumerate();
        let page = |(at, chart)| Page::flowing(if at == 0 { title } else { "" }, vec![Block::Chart(chart)]);
        Ok(charts.map(page).collect())
    }

    fn ranking(&self, chart: Spec) -> Result<Vec<Page>, ServiceError> {
        let words = self.words;
        let mut pages = Vec::new();
        if self.has(PackPart::Totals) {
            pages = self.drawn(chart, &several_on_a_page(), "total", &say!(words, "pack-ranking-chart"))?;
        }
        if self.has(PackPart::Table) {
            let table = ranking_table(self.project, self.scores, self.own.as_ref(), words);
            pages.push(Page::flowing(say!(words, "pack-ranking-table"), table));
        }
        Ok(pages)
    }

    /// Where charts of all units and all indicators at once stand.
    fn overviews(&self) -> Result<Vec<Page>, ServiceError> {
        let (map, heat) = (self.tile_map()?, self.heat_map()?);
        Ok(map.into_iter().chain(heat).collect())
    }

    /// Only provinces have places on a map, and only the whole country is one.
    fn tile_map(&self) -> Result<Vec<Page>, ServiceError> {
        let is_province = |standing: &Standing| province::by_code(standing.score.unit.as_str()).is_some();
        if *self.among != Peers::All || !self.scores.standings.iter().any(is_province) {
            return Ok(Vec::new());
        }
        let title = say!(self.words, "pack-tile-map");
        self.drawn(self.spec(ChartKind::Tilemap, Measure::Total, &title)?, &whole(PAGE), "tiles", &title)
    }

    /// Many indicators need a page across. The key of its columns, a note a group, may take a page of its own: it stands
    /// there only where no chapter on method tells every indicator by name.
    fn heat_map(&self) -> Result<Vec<Page>, ServiceError> {
        let scored: Vec<&Indicator> = self.catalogue.scored().filter(|indicator| !indicator.max.is_zero()).collect();
        let landscape = scored.len() > MOST_UPRIGHT;
        let title = say!(self.words, "pack-heat-page");
        let mut spec = self.spec(ChartKind::Heatmap, Measure::Total, &title)?;
        let key = scored.chunk_by(|a, b| a.group == b.group).count();
        if self.has(PackPart::Arithmetic) {
            spec.notes.drain(..key.min(spec.notes.len()));
        }
        let pages = self.drawn(spec, &whole(if landscape { ACROSS } else { PAGE }), "heat", &title)?;
        Ok(pages.into_iter().map(|page| Page { landscape, flows: !landscape, ..page }).collect())
    }

    fn groups(&self) -> Result<Vec<Page>, ServiceError> {
        let mut pages = Vec::new();
        for group in &self.catalogue.groups {
            let title = format!("{} {}", group.code, self.words.text(&group.name));
            let name = format!("group-{}", pages.len());
            pages.extend(self.charted(ChartKind::Ranking, Measure::Group(group.code.clone()), &name, &title)?);
        }
        Ok(pages)
    }

    /// Distances where there is a target, else the order by value.
    fn indicators(&self) -> Result<Vec<Page>, ServiceError> {
        let mut pages = Vec::new();
        for indicator in self.catalogue.asked() {
            let title = format!("{} {}", indicator.code, self.words.text(&indicator.name));
            let name = format!("indicator-{}", pages.len());
            let measure = Measure::Indicator(indicator.code.clone());
            // A yes or no has a target, but no distance to it.
            let drawn = match self.charted(ChartKind::Target, measure.clone(), &name, &title) {
                Err(ServiceError::NoTarget { .. }) => self.charted(ChartKind::Ranking, measure, &name, &title),
                drawn => drawn,
            };
            pages.extend(drawn?);
        }
        Ok(pages)
    }

    // ── Method ────────────────────────────────────────────────────────────────────────────────────────────────

    fn method(&self) -> Vec<Page> {
        let words = self.words;
        let basis = self.catalogue.basis.as_ref().map(|basis| Block::paragraph(words.text(basis)));
        let row = |indicator: &Indicator| {
            let target = indicator.target.as_ref();
            Row::plain(vec![
                indicator.code.clone(),
                words.text(&indicator.name).to_owned(),
                words.plain(indicator.max, self.catalogue.digits),
                words.rule(&indicator.rule),
                target.map_or_else(shared::none, |target| words.measured(indicator, target.value)),
                target.map_or_else(shared::none, |target| words.date(target.deadline)),
                self.source(indicator),
            ])
        };
        let rules = Table {
            caption: String::new(),
            columns: vec![
                Column::text(say!(words, "cli-column-code"), 0.7),
                Column::text(say!(words, "report-indicator"), 4.0),
                Column::figures(say!(words, "pack-column-max"), 0.9),
                Column::text(say!(words, "pack-column-rule"), 4.0),
                Column::figures(say!(words, "report-target"), 1.2),
                Column::text(say!(words, "pack-column-deadline"), 1.4),
                Column::text(say!(words, "pack-column-source"), 4.0),
            ],
            rows: self.catalogue.asked().map(row).collect(),
            size: TextSize::Dense,
        };
        let bands = self.catalogue.bands.iter().map(|band| {
            let from = words.plain(band.from, 2);
            Block::item(say!(words, "pack-band", band = words.text(&band.name), from = from))
        });
        let blocks = basis.into_iter().chain(bands).chain([Block::Table(rules)]).collect();
        vec![Page::of("", blocks)]
    }

    fn source(&self, indicator: &Indicator) -> String {
        let (words, source) = (self.words, &indicator.source);
        format!("{} ({})", words.cited(source), words.source_status(source.status))
    }

    fn arithmetic(&self, units: Option<&[UnitCode]>) -> Vec<Page> {
        let is_asked = |score: &UnitScore| score.sent && units.is_none_or(|units| units.contains(&score.unit));
        let scores = self.scores.standings.iter().map(|standing| &standing.score).filter(|score| is_asked(score));
        let scores: Vec<&UnitScore> = scores.collect();
        // One unit's is read line by line; of many somebody's is looked up.
        let size = if scores.len() == 1 { TextSize::Usual } else { TextSize::Dense };
        scores.into_iter().map(|score| self.arithmetic_of(score, size)).collect()
    }

    fn arithmetic_of(&self, score: &UnitScore, size: TextSize) -> Page {
        let words = self.words;
        let row = |indicator: &Indicator| {
            let of = score.indicator(&indicator.code)?;
            let worked = words.reason(self.catalogue, indicator, of);
            // The rule itself stands in the table of the method.
            let worked: Vec<&str> = worked.iter().skip(1).map(String::as_str).collect();
            Some(Row::plain(vec![
                format!("{} {}", indicator.code, words.text(&indicator.name)),
                shared::value(self.catalogue, indicator, of, words),
                worked.join("; "),
            ]))
        };
        let table = Table {
            caption: String::new(),
            columns: vec![
                Column::text(say!(words, "report-indicator"), 4.5),
                Column::figures(say!(words, "report-value"), 2.2),
                Column::text(say!(words, "official-column-arithmetic"), 6.0),
            ],
            rows: self.catalogue.scored().filter_map(row).collect(),
            size,
        };
        let whole = words.whole_reason(self.catalogue, score, None).into_iter().map(Block::paragraph);
        let unit = self.project.register().by_code(&score.unit);
        let name = unit.map_or_else(|| score.unit.to_string(), |unit| capitalised(unit.official_name()));
        let blocks = std::iter::once(Block::heading(3, name.as_str())).chain([Block::Table(table)]).chain(whole);
        Page::of(name, blocks.collect())
    }
}

/// Where a chart stands among others, as high as it must be.
fn several_on_a_page() -> Canvas {
    Canvas::low_part_of_paper(PAGE.0, PAGE.1)
}

fn whole((width, height): (f32, f32)) -> Canvas {
    Canvas::part_of_paper(width, height)
}
