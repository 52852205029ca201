//! The table of units: search and region above, rows below; narrow beside an opened unit.

use iced::widget::{column, container, opaque, responsive, row, space as gap, stack};
use iced::{Center, Element, Fill, FillPortion, Length};

use super::model::{ResultRow, ResultsView};
use super::{Field, InList, Message, Results, SEARCH};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{Tokens, font, space, style, text_size};
use crate::app::widget::bar::bar;
use crate::app::widget::virtual_table::{Copied, CopyOf};
use crate::app::widget::{
    Column, Shape, button, empty_state, glyph, hinted, label, marked, one_line, scroll_area, soft, text_field,
};
use crate::domain::province::Region;
use crate::i18n::{NO_VALUE, Words};
use crate::say;

/// The search is so wide where there is room, and half of it where there is little: region and periods beside it take so much.
const SEARCH_WIDTH: f32 = 260.0;
const BESIDE_SEARCH: f32 = 344.0;
/// With less height than this the filters are scrolled away for the rows to have it.
const LOW: f32 = 280.0;
/// In less width than this a name takes so much, for the percentage of the maximum to be in sight.
const CLOSE: f32 = 520.0;
const CLOSE_NAME: f32 = 112.0;

impl Results {
    pub(super) fn list<'a>(&'a self, view: &'a ResultsView, shared: &'a Shared, narrow: bool) -> Element<'a, Message> {
        let width = if narrow { Length::Fixed(388.0) } else { Fill };
        let parts = responsive(move |room| {
            let is_low = room.height < LOW;
            // What is said below the rows is scrolled to, then.
            let height = if is_low { Length::Fixed(room.height) } else { Fill };
            let rows = container(self.rows_and_menu(view, shared, narrow)).height(height);
            let parts = column![self.filters(view, shared, narrow), rows].push(self.said_below(narrow));
            let parts = parts.spacing(space::S);
            if is_low { scroll_area(parts).into() } else { parts.into() }
        });
        container(parts).width(width).into()
    }

    fn rows_and_menu<'a>(&'a self, view: &'a ResultsView, shared: &'a Shared, narrow: bool) -> Element<'a, Message> {
        // Over the rows and not in their place, so that they are still where they were when it closes.
        let menu = self.regions_open.then(|| match view.blocs.is_empty() {
            true => self.region_menu(shared),
            false => self.bloc_menu(view, shared),
        });
        let menu = menu.or_else(|| self.beside.menu(&self.beside.asked(shared), shared).filter(|_| !narrow));
        stack![self.rows(view, shared, narrow)].push(menu).into()
    }

    /// What has to be known of other periods and of ranges of ranks.
    fn said_below<'a>(&'a self, narrow: bool) -> Option<Element<'a, Message>> {
        let method = self.ranges.ready().filter(|_| !narrow).map(|ranges| soft(&ranges.method).size(text_size::DENSE));
        let notes = self.beside.notes().filter(|_| !narrow && !self.beside.shown().is_empty());
        let notes: Vec<_> = notes.map(|note| marked(Shape::TriangleUp, |t: &Tokens| t.behind, note)).collect();
        let is_any = method.is_some() || !notes.is_empty();
        is_any.then(|| column(notes).push(method).spacing(space::XS).into())
    }

    fn filters<'a>(&'a self, view: &'a ResultsView, shared: &'a Shared, narrow: bool) -> Element<'a, Message> {
        let line = responsive(move |room| {
            let left = (room.width - BESIDE_SEARCH).clamp(SEARCH_WIDTH / 2.0, SEARCH_WIDTH);
            self.filter_line(view, shared, (!narrow).then_some(left))
        });
        container(line).height(space::CONTROL).into()
    }

    /// With a search so wide, and what stands beside it; or with little more than the search.
    fn filter_line<'a>(
        &'a self,
        view: &'a ResultsView,
        shared: &'a Shared,
        width: Option<f32>,
    ) -> Element<'a, Message> {
        let (words, narrow) = (&shared.words, width.is_none());
        let search = text_field(SEARCH, &say!(words, "results-search"), &self.query, |query| {
            Message::List(InList::Searched(query))
        })
        .above_list();
        let search = search.on_submit(Message::List(InList::SearchEntered));
        let search = container(search).width(width.map_or(Fill, Length::Fixed));
        let region = match (view.blocs.is_empty(), self.region) {
            (true, Some(region)) => shared.words.short_region(region),
            (true, None) => say!(words, "results-all-regions"),
            (false, _) => self.bloc_name(view).map_or_else(|| say!(words, "results-all-blocs"), str::to_owned),
        };
        let region = row![one_line(label(region)), glyph(Shape::ChevronDown, 10.0, |t| t.ink_soft)];
        let region = button(region.spacing(space::S).align_y(Center).height(Fill))
            .height(space::CONTROL)
            .padding([0.0, space::M])
            .style(style::secondary)
            .on_press(Message::List(InList::RegionsPressed))
            .unfolds();
        let count = (!narrow).then(|| soft(say!(words, "results-shown", count = self.order.len())));
        let beside = self.beside.button(&self.beside.asked(shared), shared).filter(|_| !narrow);
        row![hinted(search, Shortcut::Find.keys()), region]
            .push(beside)
            .push(count)
            .spacing(space::S)
            .align_y(Center)
            .into()
    }

    fn region_menu<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let entry = |name: String, region: Option<Region>| {
            let (entry, chosen) =
                (button(label(name)).width(Fill).padding([space::XS, space::S]), self.region == region);
            focus::one_of(
                entry.style(style::list_row(chosen)).on_press(Message::List(InList::RegionPicked(region))),
                chosen,
            )
        };
        let all = entry(say!(words, "results-all-regions"), None);
        let regions = Region::ALL.into_iter().map(|region| entry(words.region(region).to_owned(), Some(region)));
        let menu = column([all].into_iter().chain(regions)).width(320);
        focus::over(opaque(container(menu).padding(space::XS).style(style::floating)))
    }

    fn bloc_name<'a>(&self, view: &'a ResultsView) -> Option<&'a str> {
        let chosen = view.blocs.iter().find(|(code, _)| self.bloc.as_ref() == Some(code));
        chosen.map(|(_, name)| name.as_str())
    }

    /// Each bloc is a ranking of its own.
    fn bloc_menu<'a>(&'a self, view: &'a ResultsView, shared: &'a Shared) -> Element<'a, Message> {
        let entry = |name: String, bloc: Option<&String>| {
            let entry = button(label(name)).width(Fill).padding([space::XS, space::S]);
            let chosen = self.bloc.as_ref() == bloc;
            focus::one_of(
                entry.style(style::list_row(chosen)).on_press(Message::List(InList::BlocPicked(bloc.cloned()))),
                chosen,
            )
        };
        let all = entry(say!(shared.words, "results-all-blocs"), None);
        let blocs = view.blocs.iter().map(|(code, name)| entry(name.clone(), Some(code)));
        let menu = column([all].into_iter().chain(blocs)).width(320);
        focus::over(opaque(container(menu).padding(space::XS).style(style::floating)))
    }

    /// The rows without the bar, in the order shown.
    pub(super) fn rows_copied(&self, view: &ResultsView, part: CopyOf, shared: &Shared) -> Option<Copied> {
        let of_field = |field: Field| match (field, head(field, false, &shared.words)) {
            (Field::Bar, head) => head.hidden(),
            (_, head) => head,
        };
        let beside = self.beside.heads(true, &shared.words);
        let of_beside = Field::ALL.len()..Field::ALL.len() + beside.len();
        let ranges = self.ranges.ready();
        let range = ranges.map(|_| Column::text(say!(shared.words, "results-fact-range"), Fill));
        let heads: Vec<Column> = Field::ALL.into_iter().map(of_field).chain(beside).chain(range).collect();
        let text = |place: usize, column: usize| match (view.rows.get(self.order[place]), Field::ALL.get(column)) {
            (Some(row), Some(Field::Region)) => region_copied(row, &shared.words),
            (Some(row), Some(field)) => text(row, *field, shared),
            (Some(row), None) if of_beside.contains(&column) => {
                self.beside.text(column - of_beside.start, &row.unit).to_owned()
            }
            (Some(row), None) => ranges.and_then(|ranges| ranges.by_unit.get(&row.unit)).cloned().unwrap_or_default(),
            (None, _) => String::new(),
        };
        self.table.copied(part, &heads, self.order.len(), text)
    }

    fn rows<'a>(&'a self, view: &'a ResultsView, shared: &'a Shared, narrow: bool) -> Element<'a, Message> {
        if self.order.is_empty() {
            let words = &shared.words;
            return empty_state(say!(words, "results-nothing"), say!(words, "results-nothing-hint"), None);
        }
        let shown = if narrow { Field::NARROW } else { Field::ALL.len() };
        let is_close = !narrow && self.table.width().is_some_and(|width| width < CLOSE);
        let heads = Field::ALL[..shown].iter().map(|field| match field {
            Field::Name if is_close => head(*field, narrow, &shared.words).at_least(CLOSE_NAME),
            _ => head(*field, narrow, &shared.words),
        });
        let beside = if narrow { Vec::new() } else { self.beside.heads(false, &shared.words) };
        let columns: Vec<Column> = match beside.is_empty() {
            true => heads.collect(),
            false => heads.zip(Field::ALL).map(|(head, field)| field.beside(head)).chain(beside).collect(),
        };
        let ranges = self.ranges.ready().filter(|_| !narrow);
        let own = shared.own_code();
        let table = self.table.view(
            &columns,
            self.order.len(),
            |place, column| match view.rows.get(self.order[place]) {
                Some(row) if column >= Field::ALL.len() => {
                    one_line(label(self.beside.text(column - Field::ALL.len(), &row.unit))).into()
                }
                Some(row) => match (Field::ALL[column], ranges.and_then(|ranges| ranges.by_unit.get(&row.unit))) {
                    (Field::Rank, Some(range)) => ranged(row, range, own == Some(row.unit.as_str())),
                    (field, _) => cell(row, field, view.median, own == Some(row.unit.as_str()), shared),
                },
                None => gap().into(),
            },
            |event| Message::List(InList::Table(event)),
        );
        let is_led = self.opened.as_ref().is_none_or(|opened| !opened.inside);
        // Where there is nothing else the arrows could lead through, nothing need say so.
        let framed = container(table).style(style::pane(is_led && self.opened.is_some()));
        focus::table(framed.padding(1).height(Fill), is_led)
    }
}

impl Field {
    /// Its column while other periods are shown: what is told elsewhere makes room for them.
    fn beside(self, head: Column) -> Column {
        match self {
            Self::Name => Column { width: Length::Fixed(150.0), ..head },
            Self::Region | Self::Bar | Self::Coverage => head.hidden(),
            Self::Rank | Self::Score | Self::Percent | Self::Band => head,
        }
    }
}

fn head(field: Field, narrow: bool, words: &Words) -> Column {
    match field {
        // Wide enough for `63= (60–63)`.
        Field::Rank => Column::number(say!(words, "results-column-rank"), if narrow { 66 } else { 112 }),
        Field::Name => Column::text(say!(words, "results-column-unit"), FillPortion(3)).at_least(132.0),
        Field::Region => Column::text(say!(words, "results-column-region"), FillPortion(3)).at_least(104.0),
        Field::Score => {
            Column::number(say!(words, "results-column-score"), 72).hinted(say!(words, "results-hint-score"))
        }
        Field::Percent => {
            Column::number(say!(words, "results-column-percent"), 88).hinted(say!(words, "results-hint-percent"))
        }
        Field::Coverage => {
            Column::number(say!(words, "results-column-coverage"), 88).hinted(say!(words, "results-hint-coverage"))
        }
        Field::Band => Column::text(say!(words, "results-column-band"), 96),
        Field::Bar => Column::text(say!(words, "results-column-bar"), FillPortion(4))
            .unsorted()
            .hinted(say!(words, "results-hint-bar")),
    }
}

/// A rank with its range behind it.
fn ranged<'a>(line: &'a ResultRow, range: &str, own: bool) -> Element<'a, Message> {
    let weight = if own { font::SEMI_BOLD } else { font::REGULAR };
    let rank = one_line(label(&line.rank.text)).font(weight);
    row![rank, one_line(soft(format!("({range})")))].spacing(space::XS).into()
}

/// Its whole name: only on the screen there is little room.
fn region_copied(line: &ResultRow, words: &Words) -> String {
    line.region.map_or(NO_VALUE, |region| words.region(region)).to_owned()
}

fn text(line: &ResultRow, field: Field, shared: &Shared) -> String {
    match field {
        Field::Rank => line.rank.text.clone(),
        Field::Name => line.name.clone(),
        Field::Region => line.region.map_or_else(|| NO_VALUE.to_owned(), |region| shared.words.short_region(region)),
        Field::Score => line.score.text.clone(),
        Field::Percent => line.percent.text.clone(),
        Field::Coverage => line.coverage.text.clone(),
        Field::Band => line.band.clone(),
        Field::Bar => String::new(),
    }
}

fn cell<'a>(
    line: &'a ResultRow,
    field: Field,
    median: Option<u16>,
    own: bool,
    shared: &Shared,
) -> Element<'a, Message> {
    let weight = if own { font::SEMI_BOLD } else { font::REGULAR };
    let text = text(line, field, shared);
    match field {
        Field::Name if own => one_line(label(text).font(weight).style(style::tinted(|t| t.accent))).into(),
        Field::Name => one_line(label(text)).into(),
        Field::Region => one_line(soft(text)).into(),
        // Told whole while the pointer rests on it.
        Field::Band if line.band_short != line.band => {
            hinted(one_line(label(&line.band_short)).font(weight), line.band.clone())
        }
        Field::Rank | Field::Score | Field::Percent | Field::Coverage | Field::Band => {
            one_line(label(text)).font(weight).into()
        }
        Field::Bar if line.percent.value.is_none() => soft(NO_VALUE).into(),
        Field::Bar => {
            let colour: fn(&Tokens) -> iced::Color = if own { |t| t.accent } else { |t| t.bar };
            bar(line.share, median, 12.0, colour)
        }
    }
}
