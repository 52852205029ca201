//! What can be compared, the chart on screen, and the chart on paper.

use std::path::Path;
use std::sync::Arc;

use iced::Size;
use rust_decimal::Decimal;

use super::{Answer, Ask, Fault, keep};
use crate::app::job::Progress;
use crate::app::picture_clipboard::{PictureClipboard, Pixels};
use crate::app::screen::compare::{Among, ChartAsk, CompareView, DrawnChart, Paper, PrintAsk, Room, Shown};
use crate::app::widget::{ChartPicture, Choice, HitBox};
use crate::chart::Spec;
use crate::i18n::Words;
use crate::say;
use crate::service::chart::{self, ChartRequest, Measure, OnScreen, PaperRequest};
use crate::service::ranges::Draws;
use crate::service::{Catalogue, ServiceError, clock, open_document, peers, ranking};

/// Pixels to a logical one of a picture that is copied: sharp when printed.
const COPIED: f32 = 2.0;

/// What can be measured: the total, each group, each indicator.
pub fn load_compare(ask: &Ask) -> Answer<CompareView> {
    ask.of_file(|project| {
        let catalogue = match ask.period {
            Some(period) => project.catalogue_of(period)?,
            None => project.catalogue_asked(project.own_catalogue(), None)?,
        };
        Ok(CompareView {
            measures: measures(&catalogue, &ask.words),
            with_target: with_target(&catalogue),
            peers: peers::groups(project, &ask.words)?.into_iter().map(|group| group.name).collect(),
            blocs: ranking::blocs(project, &catalogue, project.compared_units().map(|unit| &unit.code), &ask.words),
        })
    })
}

/// Keys of what can be set against a target.
pub(super) fn with_target(catalogue: &Catalogue) -> Vec<String> {
    let with_target = catalogue.asked().filter(|indicator| chart::is_set_against_a_target(indicator));
    with_target.map(|indicator| format!("indicator:{}", indicator.code)).collect()
}

/// The total, each group, each indicator.
pub(super) fn measures(catalogue: &Catalogue, words: &Words) -> Vec<Choice> {
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

/// Reads what a chart shows and draws it for the screen: at least as high as all its rows need, whatever height is asked for.
pub fn draw_chart(ask: &Ask, chart: &ChartAsk, room: Room) -> Answer<DrawnChart> {
    ask.of_file(|project| {
        let spec = chart::spec(project, &request(ask, chart)?, clock::today(), &ask.words)?;
        let table = Arc::new(chart::table(&spec, &ask.words));
        Ok(DrawnChart { picture: picture(&spec, room)?, zoom: room.zoom, spec: Arc::new(spec), table })
    })
}

/// Draws the same in another room, without a look at the file.
pub fn redraw_chart(drawn: &DrawnChart, room: Room, words: &Words) -> Answer<DrawnChart> {
    let picture = picture(&drawn.spec, room).map_err(|error| Fault::of(&error, words))?;
    Ok(DrawnChart { picture, zoom: room.zoom, ..drawn.clone() })
}

/// Puts the chart on the clipboard as a picture, laid out for the room it has on the screen.
pub fn copy_chart(spec: &Spec, room: Size, grey: bool, clipboard: &PictureClipboard, words: &Words) -> Answer<()> {
    let drawn = chart::on_screen(spec, room.width, room.height, COPIED, grey);
    let picture = drawn.map_err(|error| Fault::of(&error, words))?.picture;
    let pixels = Pixels { width: picture.width, height: picture.height, rgba: picture.rgba };
    clipboard.put(pixels).map_err(|detail| Fault {
        what: say!(words, "compare-picture-failed"),
        more: vec![say!(words, "compare-picture-failed-next"), detail],
    })
}

pub(super) fn request(ask: &Ask, chart: &ChartAsk) -> Result<ChartRequest, ServiceError> {
    let measure: Measure = chart.measure.parse()?;
    // The range of a rank stands where its rank is printed, and there is room.
    let draws = (measure == Measure::Total && chart.kind.has_room_for_ranges()).then(Draws::default);
    let (region, peers) = match &chart.among {
        Among::All => (None, None),
        Among::Region(region) => (Some(*region), None),
        Among::Peers(name) => (None, Some(name.clone())),
    };
    Ok(ChartRequest {
        own: ask.own.clone(),
        region,
        peers,
        least_coverage: chart.coverage.map(|percent| Decimal::new(percent.into(), 2)),
        bloc: chart.bloc.clone(),
        versus: chart.versus.as_deref().map(str::parse).transpose()?,
        draws,
        ..ChartRequest::new(ask.period()?, chart.kind, measure)
    })
}

fn picture(spec: &Spec, room: Room) -> Result<ChartPicture, ServiceError> {
    let OnScreen { picture, frame, scale } =
        chart::on_screen(spec, room.width, room.height, room.scale * room.zoom, room.grey)?;
    let hit = |hit: &crate::chart::Hit| HitBox {
        x: hit.rect.left * scale,
        y: hit.rect.top * scale,
        w: hit.rect.width * scale,
        h: hit.rect.height * scale,
        key: hit.key.clone(),
        text: hit.text.clone(),
    };
    let hits = frame.hits.iter().map(hit).collect();
    Ok(ChartPicture::new(picture.width, picture.height, scale / room.zoom, picture.rgba, hits))
}

/// Writes a chart as PDF and hands it to the system's viewer. What is written is not lost where there is none.
pub fn print_chart<T>(ask: &Ask, print: &PrintAsk, to: &Path, progress: &Progress<T>) -> Answer<Shown> {
    ask.of_file(|project| {
        let paper = PaperRequest {
            paper: match print.paper {
                Paper::A4 => chart::Paper::A4,
                Paper::A3 => chart::Paper::A3,
            },
            landscape: print.landscape,
            grey: print.grey,
            ..PaperRequest::default()
        };
        let made = chart::pdf(project, &request(ask, &print.chart)?, paper, clock::today(), &ask.words)?;
        keep(&made, to, progress)
    })?;
    Ok(open_document(to).map_or(Shown::Nowhere, |()| Shown::InViewer))
}
