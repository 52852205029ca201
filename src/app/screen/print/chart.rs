//! One chart on a page: which kind, of which measure, upright or across.

use iced::Element;
use iced::widget::column;

use super::view::{choices, entry, picker};
use super::{Chosen, Menu, Message, Print, PrintView};
use crate::app::screen::charting::{Offered, measure_name};
use crate::app::screen::compare::{ChartAsk, ChartKind, kind_name};
use crate::app::shared::Shared;
use crate::app::theme::space;
use crate::app::widget::{Choice, PickFromList, strong};
use crate::i18n::Words;
use crate::say;

impl Print {
    /// The chart as it is chosen now.
    pub(super) fn chart_asked(&self, shared: &Shared) -> ChartAsk {
        ChartAsk {
            measure: self.chosen.charting.measure().to_owned(),
            versus: self.versus().map(str::to_owned),
            kind: self.chosen.charting.kind(),
            among: self.among(shared),
            coverage: None,
            bloc: None,
        }
    }

    /// The kind of chart that is printed.
    #[cfg(test)]
    pub(crate) fn charted(&self) -> ChartKind {
        self.chosen.charting.kind()
    }

    fn offered(&self) -> Option<Offered<'_>> {
        self.loaded.ready().map(PrintView::offered)
    }

    pub(super) fn measures(&self) -> &[Choice] {
        self.offered().map(|offered| offered.measures).unwrap_or_default()
    }

    /// The second measure of a scatter.
    pub(super) fn versus(&self) -> Option<&str> {
        self.chosen.charting.versus(self.offered())
    }

    /// The choices that only a chart has.
    pub(super) fn chart_choices<'a>(&self, words: &Words) -> Element<'a, Message> {
        let (charting, offered) = (&self.chosen.charting, self.offered());
        let open = Message::MenuPressed;
        let versus = self
            .versus()
            .map(|versus| picker(say!(words, "compare-versus"), measure_name(versus, offered), open(Menu::Versus)));
        let measure = measure_name(charting.measure(), offered);
        column![
            picker(say!(words, "compare-kind"), kind_name(charting.kind(), words), open(Menu::ChartKinds)),
            picker(say!(words, "compare-measure"), measure, open(Menu::Measures)),
        ]
        .push(versus)
        .spacing(space::S)
        .into()
    }

    pub(super) fn orientation<'a>(&self, words: &Words) -> Element<'a, Message> {
        let landscape = self.chosen.landscape;
        let choice = |across| Message::Chosen(Chosen::Landscape(across));
        choices(
            (say!(words, "compare-portrait"), !landscape, choice(false)),
            (say!(words, "compare-landscape"), landscape, choice(true)),
        )
    }

    pub(super) fn open_chart_kinds<'a>(&self, words: &Words) -> Element<'a, Message> {
        let chosen = self.chosen.charting.kind();
        let one = |kind| entry(kind_name(kind, words), chosen == kind, Message::Chosen(Chosen::ChartKind(kind)));
        let kinds = ChartKind::ALL.map(one);
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
