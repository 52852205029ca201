//! The comparison as it is seen: choices at the left, the chart in the middle.

use iced::widget::scrollable::{Direction, Scrollbar};
use iced::widget::{column, container, row, scrollable, sensor};
use iced::{Center, Element, Fill, Length, Size};

use super::choices::{COVERAGES, Open};
use super::{Compare, DrawnChart, Message, Paper, Zoom};
use crate::app::focus;
use crate::app::screen::charting::{measure_name, part_name, parts};
use crate::app::screen::{Loaded, OneAtATime, beside_or_alone, folding, page};
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{radius, space, style, text_size};
use crate::app::widget::{
    Choice, PickFromList, Shape, button, chart_view, ctrl_wheel, dense, empty_state, fault_page, glyph, hinted, label,
    one_line, primary, secondary, soft, strong, two_lines,
};
use crate::i18n::Words;
use crate::say;

/// Width of the panel of choices.
const PANEL: f32 = 244.0;
/// How high a line of a name is.
const LINE: f32 = text_size::BASE * text_size::LINE_HEIGHT;

impl Compare {
    /// The page.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let title = say!(words, "compare-title");
        if shared.file.is_none() {
            return page(title, String::new(), None, self.loaded.placeholder(shared));
        }
        let print = primary(say!(words, "compare-print"));
        let print = print.on_press_maybe(self.has_chart().then_some(Message::PrintPressed));
        let shown =
            if self.table.is_some() { say!(words, "compare-show-chart") } else { say!(words, "compare-show-table") };
        let table = secondary(shown).on_press_maybe(self.has_chart().then_some(Message::TablePressed));
        let table = hinted(table, Shortcut::Table.keys());
        let copy = secondary(say!(words, "compare-copy-picture"));
        let copy = copy.on_press_maybe(self.can_copy_picture().then_some(Message::PicturePressed));
        let copy = hinted(copy, Shortcut::CopyOtherwise.keys());
        let pack = hinted(
            secondary(say!(words, "compare-pack")).on_press(Message::PackPressed),
            say!(words, "compare-pack-hint"),
        );
        let action = row![copy, table, pack, hinted(print, Shortcut::Print.keys())].spacing(space::S);
        let measure = measure_name(self.charting.measure(), self.offered());
        let said = OneAtATime {
            is_choosing: self.choosing || self.open.is_some(),
            chosen: format!("{} · {measure}", super::kind_name(self.charting.kind(), words)),
            back: say!(words, "compare-choices-back"),
            on_press: Message::ChoicesPressed,
        };
        let body = beside_or_alone(said, move |is_alone| self.panel(is_alone, shared), move |_| self.middle(shared));
        page(title, say!(words, "compare-sentence"), Some(action.wrap().into()), body)
    }

    /// The choices; the list that one of them opens takes their room.
    fn panel<'a>(&'a self, is_alone: bool, shared: &'a Shared) -> Element<'a, Message> {
        let list = self.open.as_ref().map(|open| self.list(open, shared));
        let width = if is_alone { Fill } else { Length::Fixed(PANEL) };
        folding(self.choices(shared), list.map(|list| (list, Message::ListLeft)), width, &shared.words)
    }

    fn list<'a>(&'a self, open: &'a Open, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let measures = || self.loaded.ready().map(|view| view.measures.as_slice()).unwrap_or_default();
        match open {
            Open::Measures(list) => {
                self.open_list(say!(words, "compare-measure"), list, measures(), Some(self.charting.measure()), words)
            }
            Open::Versus(list) => self.open_list(
                say!(words, "compare-versus"),
                list,
                measures(),
                self.charting.versus(self.offered()),
                words,
            ),
            Open::Own(list) => {
                let units = shared.file.as_ref().map(|file| file.units.as_slice()).unwrap_or_default();
                self.open_list(say!(words, "compare-own"), list, units, shared.own_code(), words)
            }
            Open::Regions if self.blocs().is_empty() => self.open_parts(shared),
            Open::Regions => self.open_blocs(words),
            Open::Coverages => self.open_coverages(words),
        }
    }

    fn choices<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let own = shared.own_name().map_or_else(|| say!(words, "app-own-none"), str::to_owned);
        let part = part_name(&self.among, words);
        let bloc = self.bloc().map_or_else(|| say!(words, "compare-own-bloc"), |(_, name)| name.clone());
        let part = match self.blocs().is_empty() {
            true => picker(say!(words, "compare-region"), part, Message::RegionPressed),
            false => picker(say!(words, "compare-bloc"), bloc, Message::RegionPressed),
        };
        let offered = self.offered();
        let versus = self
            .charting
            .versus(offered)
            .map(|versus| picker(say!(words, "compare-versus"), measure_name(versus, offered), Message::VersusPressed));
        let measure = measure_name(self.charting.measure(), offered);
        column![measure_picker(say!(words, "compare-measure"), measure), self.kinds(words)]
            .push(versus)
            .extend([
                picker(say!(words, "compare-own"), own, Message::OwnPressed),
                part,
                picker(say!(words, "compare-coverage"), coverage_name(self.coverage, words), Message::CoveragePressed),
                self.paper_choices(words),
            ])
            .spacing(space::M)
            .into()
    }

    fn paper_choices<'a>(&self, words: &Words) -> Element<'a, Message> {
        let pair = |a: (String, bool, Message), b: (String, bool, Message)| {
            let choice = |(name, chosen, message): (String, bool, Message)| {
                button(one_line(dense(name)).width(Fill).align_x(Center))
                    .width(Fill)
                    .padding([space::XS, space::S])
                    .chosen(style::choice, chosen)
                    .on_press(message)
            };
            focus::choices(row![choice(a), choice(b)].spacing(space::XS))
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

    fn open_parts<'a>(&'a self, shared: &Shared) -> Element<'a, Message> {
        let peers = self.loaded.ready().map(|view| view.peers.as_slice()).unwrap_or_default();
        let parts = parts(peers, shared).into_iter().map(|(among, name)| {
            let chosen = self.among == among;
            entry(name, chosen, Message::AmongPicked(among))
        });
        entries(say!(shared.words, "compare-region"), parts)
    }

    fn open_blocs<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let entry = |name: String, bloc: Option<&String>| {
            entry(name, self.bloc.as_ref() == bloc, Message::BlocPicked(bloc.cloned()))
        };
        let own = entry(say!(words, "compare-own-bloc"), None);
        let blocs = self.blocs().iter().map(|(code, name)| entry(name.clone(), Some(code)));
        entries(say!(words, "compare-bloc"), std::iter::once(own).chain(blocs))
    }

    fn open_coverages<'a>(&self, words: &Words) -> Element<'a, Message> {
        let coverages = std::iter::once(None).chain(COVERAGES.map(Some));
        let entry = |coverage| {
            entry(coverage_name(coverage, words), self.coverage == coverage, Message::CoveragePicked(coverage))
        };
        entries(say!(words, "compare-coverage"), coverages.map(entry))
    }

    fn middle<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let chart: Element<'a, Message> = match (&self.chart, &self.last) {
            (Loaded::Failed(fault), _) => fault_page(fault, say!(shared.words, "app-copy"), None),
            (_, Some(drawn)) => match &self.table {
                Some(table) => return self.table_view(table, &drawn.table, shared),
                None => self.chart(drawn),
            },
            // Who came by key has the keyboard where the chart will be.
            (_, None) => {
                let drawing = empty_state(say!(shared.words, "compare-drawing"), String::new(), None);
                focus::list(drawing, self.open.is_none())
            }
        };
        // The chart is made for the room it has less the scroll bar beside it.
        let room = |size: Size| Message::AreaMeasured(Size::new(size.width - 12.0, size.height));
        let chart = container(chart).width(Fill).height(Fill);
        let chart = sensor(chart).on_show(room).on_resize(room);
        column![chart, self.line_under(&shared.words)].spacing(space::XS).width(Fill).into()
    }

    fn chart<'a>(&'a self, drawn: &'a DrawnChart) -> Element<'a, Message> {
        let picture = chart_view(&drawn.picture, self.pointed, Message::Touched);
        let bar = Scrollbar::new().width(8).scroller_width(8).margin(1).spacing(radius::ALL);
        let direction = if drawn.zoom > 1.0 {
            Direction::Both { vertical: bar, horizontal: bar }
        } else {
            Direction::Vertical(bar)
        };
        let area = scrollable(picture)
            .id(self.scroll.clone())
            .direction(direction)
            .style(style::scroll)
            .on_scroll(|viewport| Message::Scrolled(viewport.absolute_offset()))
            .width(Fill)
            .height(Fill);
        let area = ctrl_wheel(area, |up| Message::Zoomed(if up { Zoom::In } else { Zoom::Out }));
        focus::list(area, self.open.is_none())
    }

    /// What the mark says that is pointed at, or how to come to one; and how large the chart is shown.
    fn line_under<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let told = match self.told() {
            Some(hit) => label(hit.text.replace('\n', " · ")),
            None => soft(say!(words, "compare-hint")),
        };
        let step = |sign: &'static str, shortcut: Shortcut, zoom: Zoom, can: bool| {
            let button = button(one_line(dense(sign)).align_x(Center).width(14.0)).padding([1.0, space::XS]);
            hinted(button.style(style::secondary).on_press_maybe(can.then_some(Message::Zoomed(zoom))), shortcut.keys())
        };
        let percent = button(one_line(dense(format!("{:.0}%", self.zoom * 100.0))).align_x(Center).width(40.0))
            .padding([1.0, space::XS])
            .style(style::quiet)
            .on_press(Message::Zoomed(Zoom::Reset));
        let (larger, smaller) = self.can_zoom();
        row![
            one_line(told.size(text_size::DENSE)).width(Fill),
            step("−", Shortcut::ZoomOut, Zoom::Out, smaller),
            hinted(percent, Shortcut::ZoomReset.keys()),
            step("+", Shortcut::ZoomIn, Zoom::In, larger),
        ]
        .spacing(space::XS)
        .align_y(Center)
        .into()
    }
}

fn coverage_name(least: Option<u8>, words: &Words) -> String {
    match least {
        Some(least) => say!(words, "compare-coverage-from", least = least.to_string()),
        None => say!(words, "compare-coverage-any"),
    }
}

/// One of a short list of choices.
fn entry<'a>(name: String, chosen: bool, message: Message) -> Element<'a, Message> {
    let button = button(label(name)).width(Fill).padding([space::XS, space::S]);
    focus::one_of(button.style(style::list_row(chosen)).on_press(message), chosen)
}

fn entries<'a>(title: String, entries: impl Iterator<Item = Element<'a, Message>>) -> Element<'a, Message> {
    column(std::iter::once(strong(title).into()).chain(entries)).spacing(space::XS).into()
}

/// What is compared. It has room for two lines whether the name takes them or not, so that the kinds below keep their places.
fn measure_picker<'a>(title: String, measure: String) -> Element<'a, Message> {
    let name = container(two_lines(label(measure)).width(Fill)).height(2.0 * LINE).align_y(Center);
    picker_showing(title, name, Message::MeasurePressed)
}

fn picker<'a>(title: String, value: String, message: Message) -> Element<'a, Message> {
    picker_showing(title, label(value).width(Fill), message)
}

fn picker_showing<'a>(title: String, value: impl Into<Element<'a, Message>>, message: Message) -> Element<'a, Message> {
    let content = row![value.into(), glyph(Shape::ChevronDown, 10.0, |t| t.ink_soft)].spacing(space::S).align_y(Center);
    let button = button(content).width(Fill).padding([space::XS + 1.0, space::S]).style(style::secondary);
    column![strong(title), button.on_press(message).unfolds()].spacing(space::XS).into()
}
