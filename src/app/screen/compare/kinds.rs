//! The kinds of chart, each a small picture with its word.

use iced::widget::{column, row};
use iced::{Center, Element, Fill};

use super::{ChartKind, Compare, Message};
use crate::app::focus;
use crate::app::theme::{space, style};
use crate::app::widget::{Shape, button, dense, glyph, one_line, strong};
use crate::i18n::Words;
use crate::say;

/// Small pictures beside each other.
const COLUMNS: usize = 2;
/// The side of a small picture.
const PICTURE: f32 = 18.0;

impl Compare {
    pub(super) fn kinds<'a>(&self, words: &Words) -> Element<'a, Message> {
        let lines = ChartKind::ALL.chunks(COLUMNS).map(|kinds| {
            // The last line is as wide as the others, full or not.
            let blanks = (kinds.len()..COLUMNS).map(|_| iced::widget::space::horizontal().into());
            row(kinds.iter().map(|&kind| self.kind_button(kind, words)).chain(blanks)).spacing(space::XS).into()
        });
        column![strong(say!(words, "compare-kind")), focus::choices(column(lines).spacing(space::XS))]
            .spacing(space::XS)
            .into()
    }

    fn kind_button<'a>(&self, kind: ChartKind, words: &Words) -> Element<'a, Message> {
        let content = row![glyph(picture(kind), PICTURE, |t| t.ink_soft), one_line(dense(name(kind, words)))]
            .spacing(space::S)
            .align_y(Center)
            .width(Fill);
        let button =
            button(content).width(Fill).padding([3.0, space::S]).chosen(style::choice, self.charting.kind() == kind);
        button.on_press(Message::KindPicked(kind)).into()
    }
}

/// What a kind of chart is called.
pub fn name(kind: ChartKind, words: &Words) -> String {
    match kind {
        ChartKind::Ranking => say!(words, "compare-kind-ranking"),
        ChartKind::Target => say!(words, "compare-kind-target"),
        ChartKind::Dumbbell => say!(words, "compare-kind-dumbbell"),
        ChartKind::Appraisal => say!(words, "compare-kind-appraisal"),
        ChartKind::Heatmap => say!(words, "compare-kind-heatmap"),
        ChartKind::Tilemap => say!(words, "compare-kind-tilemap"),
        ChartKind::Strip => say!(words, "compare-kind-strip"),
        ChartKind::Dots => say!(words, "compare-kind-dots"),
        ChartKind::Radar => say!(words, "compare-kind-radar"),
        ChartKind::Trend => say!(words, "compare-kind-trend"),
        ChartKind::Bump => say!(words, "compare-kind-bump"),
        ChartKind::Multiples => say!(words, "compare-kind-multiples"),
        ChartKind::Scatter => say!(words, "compare-kind-scatter"),
    }
}

fn picture(kind: ChartKind) -> Shape {
    match kind {
        ChartKind::Ranking => Shape::Bars,
        ChartKind::Target => Shape::Dots,
        ChartKind::Dumbbell => Shape::Pairs,
        ChartKind::Appraisal => Shape::Checked,
        ChartKind::Heatmap => Shape::Cells,
        ChartKind::Tilemap => Shape::Tiles,
        ChartKind::Strip => Shape::Strip,
        ChartKind::Dots => Shape::Lanes,
        ChartKind::Radar => Shape::Web,
        ChartKind::Trend => Shape::Rise,
        ChartKind::Bump => Shape::Crossing,
        ChartKind::Multiples => Shape::Panels,
        ChartKind::Scatter => Shape::Cloud,
    }
}
