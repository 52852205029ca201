//! The comparison as it is seen: choices at the left, the chart in the middle.

use iced::widget::{button, column, container, row, sensor};
use iced::{Center, Element, Fill, Size};

use super::{ChartKind, Compare, Message, Open, Paper};
use crate::app::screen::{Loaded, failed, page};
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{space, style, text_size};
use crate::app::widget::{
    Choice, PickFromList, Shape, chart_view, dense, empty_state, glyph, hinted, label, line_down, one_line, primary,
    scroll_area, secondary, soft, strong,
};
use crate::domain::province::Region;
use crate::i18n::Words;
use crate::say;

/// Width of the panel of choices.
const PANEL: f32 = 244.0;

impl Compare {
    /// The page.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let title = say!(words, "compare-title");
        if shared.file.is_none() {
            return page(title, String::new(), None, self.loaded.placeholder(shared));
        }
        let print = primary(say!(words, "compare-print"))
            .on_press_maybe((self.last.is_some() && self.printing.is_none()).then_some(Message::PrintPressed));
        let shown =
            if self.table.is_some() { say!(words, "compare-show-chart") } else { say!(words, "compare-show-table") };
        let table = secondary(shown).on_press_maybe(self.last.is_some().then_some(Message::TablePressed));
        let table = hinted(table, Shortcut::Table.keys());
        let action = row![table, hinted(print, Shortcut::Print.keys())].spacing(space::S).into();
        let body = row![self.panel(shared), line_down(), self.middle(shared)].spacing(space::M).height(Fill);
        page(title, say!(words, "compare-sentence"), Some(action), body)
    }

    fn panel<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let content: Element<'a, Message> = match &self.open {
            Some(Open::Measures(list)) => {
                let measures = self.loaded.ready().map(|view| view.measures.as_slice()).unwrap_or_default();
                self.open_list(say!(words, "compare-measure"), list, measures, Some(&self.measure), words)
            }
            Some(Open::Versus(list)) => {
                let measures = self.loaded.ready().map(|view| view.measures.as_slice()).unwrap_or_default();
                self.open_list(say!(words, "compare-versus"), list, measures, self.versus.as_deref(), words)
            }
            Some(Open::Own(list)) => {
                let units = shared.file.as_ref().map(|file| file.units.as_slice()).unwrap_or_default();
                self.open_list(say!(words, "compare-own"), list, units, shared.settings.own_unit.as_deref(), words)
            }
            Some(Open::Regions) if self.blocs().is_empty() => self.open_regions(words),
            Some(Open::Regions) => self.open_blocs(words),
            None => scroll_area(self.choices(shared)).into(),
        };
        container(content).width(PANEL).height(Fill).into()
    }

    fn choices<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let own = shared.own_name().map_or_else(|| say!(words, "app-own-none"), str::to_owned);
        let region = match self.region {
            Some(region) => words.region(region).to_owned(),
            None => say!(words, "results-all-regions"),
        };
        let bloc = self.bloc().map_or_else(|| say!(words, "compare-own-bloc"), |(_, name)| name.clone());
        let part = match self.blocs().is_empty() {
            true => picker(say!(words, "compare-region"), region, Message::RegionPressed),
            false => picker(say!(words, "compare-bloc"), bloc, Message::RegionPressed),
        };
        let versus = self.versus.as_deref().filter(|_| self.kind == ChartKind::Scatter);
        let versus =
            versus.map(|versus| picker(say!(words, "compare-versus"), self.name_of(versus), Message::VersusPressed));
        column![
            picker(say!(words, "compare-measure"), self.name_of(&self.measure), Message::MeasurePressed),
            self.kinds(words),
        ]
        .push(versus)
        .extend([picker(say!(words, "compare-own"), own, Message::OwnPressed), part, self.paper_choices(words)])
        .spacing(space::M)
        .into()
    }

    fn name_of(&self, key: &str) -> String {
        let measures = self.loaded.ready().map(|view| view.measures.as_slice()).unwrap_or_default();
        let measure = measures.iter().find(|measure| measure.key == key);
        measure.map(|measure| measure.label.clone()).unwrap_or_default()
    }

    fn paper_choices<'a>(&self, words: &Words) -> Element<'a, Message> {
        let pair = |a: (String, bool, Message), b: (String, bool, Message)| {
            let choice = |(name, chosen, message): (String, bool, Message)| {
                button(one_line(dense(name)).width(Fill).align_x(Center))
                    .width(Fill)
                    .padding([space::XS, space::S])
                    .style(style::choice(chosen))
                    .on_press(message)
            };
            row![choice(a), choice(b)].spacing(space::XS)
        };
        column![
            strong(say!(words, "compare-paper")),
            pair(
                ("A4".into(), self.paper == Paper::A4, Message::PaperPicked(Paper::A4)),
                ("A3".into(), self.paper == Paper::A3, Message::PaperPicked(Paper::A3)),
            ),
            pair(
                (say!(words, "compare-portrait"), !self.landscape, Message::LandscapePicked(false)),
                (say!(words, "compare-landscape"), self.landscape, Message::LandscapePicked(true)),
            ),
            pair(
                (say!(words, "compare-colour"), !self.grey, Message::GreyPicked(false)),
                (say!(words, "compare-grey"), self.grey, Message::GreyPicked(true)),
            ),
        ]
        .spacing(space::XS)
        .into()
    }

    fn open_list<'a>(
        &'a self,
        title: String,
        list: &'a PickFromList,
        choices: &'a [Choice],
        chosen: Option<&str>,
        words: &Words,
    ) -> Element<'a, Message> {
        let search = say!(words, "app-list-search");
        let nothing = say!(words, "app-list-nothing");
        // As high as the least window leaves room for.
        let list = list.view(choices, chosen, (&search, nothing), 420.0, Message::Listed);
        column![strong(title), list].spacing(space::S).into()
    }

    fn open_regions<'a>(&self, words: &Words) -> Element<'a, Message> {
        let entry = |name: String, region: Option<Region>| {
            button(label(name))
                .width(Fill)
                .padding([space::XS, space::S])
                .style(style::list_row(self.region == region))
                .on_press(Message::RegionPicked(region))
                .into()
        };
        let all = entry(say!(words, "results-all-regions"), None);
        let regions = Region::ALL.into_iter().map(|region| entry(words.region(region).to_owned(), Some(region)));
        let title = strong(say!(words, "compare-region")).into();
        column([title, all].into_iter().chain(regions)).spacing(space::XS).into()
    }

    fn open_blocs<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let entry = |name: String, bloc: Option<&String>| {
            button(label(name))
                .width(Fill)
                .padding([space::XS, space::S])
                .style(style::list_row(self.bloc.as_ref() == bloc))
                .on_press(Message::BlocPicked(bloc.cloned()))
                .into()
        };
        let own = entry(say!(words, "compare-own-bloc"), None);
        let blocs = self.blocs().iter().map(|(code, name)| entry(name.clone(), Some(code)));
        let title = strong(say!(words, "compare-bloc")).into();
        column([title, own].into_iter().chain(blocs)).spacing(space::XS).into()
    }

    fn middle<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let chart: Element<'a, Message> = match (&self.chart, &self.last) {
            (Loaded::Failed(fault), _) => failed(fault, &shared.words),
            (_, Some(drawn)) => {
                if let Some(table) = &self.table {
                    return self.table_view(table, &drawn.table, shared);
                }
                let chart = chart_view(&drawn.picture, |unit| Message::ChartClicked(unit.to_owned()));
                scroll_area(chart).width(Fill).height(Fill).into()
            }
            (_, None) => empty_state(say!(shared.words, "compare-drawing"), String::new(), None),
        };
        let hint = soft(say!(shared.words, "compare-hint")).size(text_size::DENSE);
        // The chart is made for the room it has less the scroll bar beside it.
        let room = |size: Size| Message::AreaMeasured(Size::new(size.width - 12.0, size.height));
        let chart = container(chart).width(Fill).height(Fill);
        column![sensor(chart).on_show(room).on_resize(room), hint].spacing(space::XS).width(Fill).into()
    }
}

fn picker<'a>(title: String, value: String, message: Message) -> Element<'a, Message> {
    let content = row![label(value).width(Fill), glyph(Shape::ChevronDown, 10.0, |t| t.ink_soft)]
        .spacing(space::S)
        .align_y(Center);
    let button = button(content).width(Fill).padding([space::XS + 1.0, space::S]).style(style::secondary);
    column![strong(title), button.on_press(message)].spacing(space::XS).into()
}
