//! What can be compared, the chart on screen, and the chart on paper.

use std::path::Path;

use super::{Answer, Ask};
use crate::app::screen::compare::{ChartAsk, CompareView, DrawnChart, Paper, PrintAsk, Shown};
use crate::app::widget::{ChartPicture, Choice, HitBox};
use crate::i18n::Words;
use crate::say;
use crate::service::chart::{self, ChartRequest, OnScreen, PaperRequest};
use crate::service::{Catalogue, ServiceError, clock, open_document, ranking};

/// What can be measured: the total, each group, each indicator.
pub fn load_compare(ask: &Ask) -> Answer<CompareView> {
    ask.of_file(|project| {
        let catalogue = match ask.period {
            Some(period) => project.catalogue_of(period)?,
            None => project.catalogue_asked(project.own_catalogue(), None)?,
        };
        let with_target = catalogue.asked().filter(|indicator| chart::is_set_against_a_target(indicator));
        Ok(CompareView {
            measures: measures(&catalogue, &ask.words),
            with_target: with_target.map(|indicator| format!("indicator:{}", indicator.code)).collect(),
            blocs: ranking::blocs(project, &catalogue, project.compared_units().map(|unit| &unit.code), &ask.words),
        })
    })
}

fn measures(catalogue: &Catalogue, words: &Words) -> Vec<Choice> {
    let total = Choice::new("total", say!(words, "chart-measure-total"));
    let groups = catalogue.groups.iter().map(|group| Choice {
        key: format!("group:{}", group.code),
        label: format!("{}. {}", group.code, words.text(&group.name)),
        detail: say!(words, "compare-group"),
    });
    let indicators = catalogue.asked().map(|indicator| Choice {
        key: format!("indicator:{}", indicator.code),
        label: format!("{} {}", indicator.code, words.text(&indicator.name)),
        detail: match &indicator.target {
            Some(target) => say!(words, "chart-line-target", value = words.measured(indicator, target.value)),
            None => String::new(),
        },
    });
    std::iter::once(total).chain(groups).chain(indicators).collect()
}

/// Draws a chart for the screen: at least as high as all its rows need, whatever height is asked for.
pub fn draw_chart(ask: &Ask, chart: &ChartAsk) -> Answer<DrawnChart> {
    ask.of_file(|project| {
        let spec = chart::spec(project, &request(ask, chart)?, clock::today(), &ask.words)?;
        let drawn = chart::on_screen(&spec, chart.width, chart.height, chart.scale, chart.grey)?;
        let period = ask.period.map_or_else(String::new, |period| ask.words.period(period));
        let drawn = drawn.ok_or(ServiceError::NothingSent { period })?;
        Ok(DrawnChart { picture: picture(drawn, chart.scale), table: chart::table(&spec, &ask.words) })
    })
}

fn request(ask: &Ask, chart: &ChartAsk) -> Result<ChartRequest, ServiceError> {
    let request = ChartRequest::new(ask.period()?, chart.kind, chart.measure.parse()?);
    let versus = chart.versus.as_deref().map(str::parse).transpose()?;
    Ok(ChartRequest { own: ask.own.clone(), region: chart.region, bloc: chart.bloc.clone(), versus, ..request })
}

fn picture(drawn: OnScreen, scale: f32) -> ChartPicture {
    let hits = drawn
        .frame
        .hits
        .iter()
        .map(|hit| HitBox {
            x: hit.rect.left * scale,
            y: hit.rect.top * scale,
            w: hit.rect.width * scale,
            h: hit.rect.height * scale,
            key: hit.key.clone(),
            text: hit.text.clone(),
        })
        .collect();
    ChartPicture::new(drawn.picture.width, drawn.picture.height, scale, drawn.picture.rgba, hits)
}

/// Writes a chart as PDF and hands it to the system's viewer. What is written is not lost where there is none.
pub fn print_chart(ask: &Ask, print: &PrintAsk, to: &Path) -> Answer<Shown> {
    ask.of_file(|project| {
        let paper = PaperRequest {
            paper: match print.paper {
                Paper::A4 => chart::Paper::A4,
                Paper::A3 => chart::Paper::A3,
            },
            landscape: print.landscape,
            grey: print.chart.grey,
            ..PaperRequest::default()
        };
        chart::write(project, &request(ask, &print.chart)?, paper, to, &ask.words).map(|_| ())
    })?;
    Ok(open_document(to).map_or(Shown::Nowhere, |()| Shown::InViewer))
}
