//! One chart on a page: which kind, of which measure, upright or across.

use iced::Element;
use iced::widget::column;

use super::view::{choices, entry, picker};
use super::{Among, Message, Print};
use crate::app::screen::compare::{ChartAsk, ChartKind, kind_name};
use crate::app::theme::space;
use crate::app::widget::{Choice, PickFromList, strong};
use crate::i18n::Words;
use crate::say;

/// What was chosen of it.
#[derive(Debug)]
pub(super) struct Drawing {
    pub(super) kind: ChartKind,
    pub(super) measure: String,
    /// The second measure of a scatter.
    pub(super) versus: Option<String>,
    pub(super) landscape: bool,
}

impl Default for Drawing {
    fn default() -> Self {
        Self { kind: ChartKind::default(), measure: "total".into(), versus: None, landscape: false }
    }
}

impl Print {
    /// The chart as it is chosen now, of a measure that its kind can show.
    pub(super) fn chart_asked(&self) -> ChartAsk {
        let (region, peers) = match &self.among {
            Among::All => (None, None),
            Among::Region(region) => (Some(*region), None),
            Among::Peers(name) => (None, Some(name.clone())),
        };
        ChartAsk {
            measure: self.measure().to_owned(),
            versus: self.versus().map(str::to_owned),
            kind: self.drawing.kind,
            region,
            peers,
            coverage: None,
            bloc: None,
        }
    }

    pub(super) fn measures(&self) -> &[Choice] {
        self.loaded.ready().map(|view| view.measures.as_slice()).unwrap_or_default()
    }

    /// The measure chosen; against a target the first one that has one where that has none.
    pub(super) fn measure(&self) -> &str {
        let with_target = self.loaded.ready().map(|view| view.with_target.as_slice()).unwrap_or_default();
        let chosen = &self.drawing.measure;
        match with_target.first() {
            Some(first) if self.drawing.kind == ChartKind::Target && !with_target.contains(chosen) => first,
            _ => chosen,
        }
    }

    /// Of a scatter the second measure chosen, else the first other one.
    pub(super) fn versus(&self) -> Option<&str> {
        let is_other = |key: &&str| *key != self.measure();
        let first = || self.measures().iter().map(|measure| measure.key.as_str()).find(is_other);
        let chosen = self.drawing.versus.as_deref().filter(is_other);
        (self.drawing.kind == ChartKind::Scatter).then(|| chosen.or_else(first)).flatten()
    }

    fn measure_name(&self, key: &str) -> String {
        let measure = self.measures().iter().find(|measure| measure.key == key);
        measure.map(|measure| measure.label.clone()).unwrap_or_default()
    }

    /// The choices that only a chart has.
    pub(super) fn chart_choices<'a>(&self, words: &Words) -> Element<'a, Message> {
        let versus = self
            .versus()
            .map(|versus| picker(say!(words, "compare-versus"), self.measure_name(versus), Message::VersusPressed));
        column![
            picker(say!(words, "compare-kind"), kind_name(self.drawing.kind, words), Message::ChartKindPressed),
            picker(say!(words, "compare-measure"), self.measure_name(self.measure()), Message::MeasurePressed),
        ]
        .push(versus)
        .spacing(space::S)
        .into()
    }

    pub(super) fn orientation<'a>(&self, words: &Words) -> Element<'a, Message> {
        let landscape = self.drawing.landscape;
        choices(
            (say!(words, "compare-portrait"), !landscape, Message::LandscapePicked(false)),
            (say!(words, "compare-landscape"), landscape, Message::LandscapePicked(true)),
        )
    }

    pub(super) fn open_chart_kinds<'a>(&self, words: &Words) -> Element<'a, Message> {
        let kinds = ChartKind::ALL
            .map(|kind| entry(kind_name(kind, words), self.drawing.kind == kind, Message::ChartKindPicked(kind)));
        column(std::iter::once(strong(say!(words, "compare-kind")).into()).chain(kinds)).spacing(space::XS).into()
    }

    pub(super) fn measure_list<'a>(
        &'a self,
        title: String,
        list: &'a PickFromList,
        chosen: Option<&str>,
        words: &Words,
    ) -> Element<'a, Message> {
        let (search, nothing) = (say!(words, "app-list-search"), say!(words, "app-list-nothing"));
        // As high as the least window leaves room for.
        let list = list.view(self.measures(), chosen, (&search, nothing), 420.0, Message::Listed);
        column![strong(title), list].spacing(space::S).into()
    }
}
