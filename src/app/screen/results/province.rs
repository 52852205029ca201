//! One unit in full: what is known of it as a whole, and the side of it that is in sight.

use iced::widget::{Scrollable, column, container, responsive, row};
use iced::{Center, Element, Fill, Size};

use super::beside::Beside;
use super::indicators::Seen;
use super::model::{CostlyLine, ProvinceView, RangesView, Side};
use super::what_if::WhatIf;
use super::{InUnit, Message, Opened, Stands, side};
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{font, space, style, text_size};
use crate::app::widget::{button, dense, heading, hinted, keyed, label, one_line, quiet, scroll_area, soft, strong};
use crate::i18n::Words;
use crate::say;

/// Below so much height the frame round the facts stays away.
const LOW: f32 = 330.0;

impl Opened {
    pub(super) fn view<'a>(
        &'a self,
        ranges: Option<&'a RangesView>,
        trial: Option<&'a WhatIf>,
        beside: &'a Beside,
        stands: Stands,
        shared: &'a Shared,
    ) -> Element<'a, Message> {
        let Some(view) = self.page.ready() else {
            let back = (stands == Stands::Alone).then(|| way_back(&shared.words));
            return column![back, self.page.placeholder(shared)].into();
        };
        responsive(move |room| self.province(view, ranges, trial, beside, (stands, room), shared)).into()
    }

    fn province<'a>(
        &'a self,
        view: &'a ProvinceView,
        ranges: Option<&'a RangesView>,
        trial: Option<&'a WhatIf>,
        beside: &'a Beside,
        (stands, room): (Stands, Size),
        shared: &'a Shared,
    ) -> Element<'a, Message> {
        let words = &*shared.words;
        let side = view.sides.iter().find(|view| view.side == self.side);
        let content = match (side, trial.filter(|_| self.side == Side::WhatIf)) {
            (_, Some(trial)) => {
                let unit = self.unit.clone();
                trial.view(shared).map(move |message| Message::WhatIf(unit.clone(), message))
            }
            (Some(side), None) => side::view(side, self.inside, words),
            (None, None) if self.side == Side::OverTime => self.over_time.view(beside, self.inside, shared),
            (None, None) => {
                let (explained, looking) = (self.explained.as_deref(), self.excerpt.as_ref());
                let seen = Seen { explained, looking, focused: self.inside };
                self.indicators.view(view, seen, (room.width, room.height < LOW), words)
            }
        };
        let look = match (stands, room.height < LOW) {
            (Stands::BesideTheList, false) => Facts::Framed,
            (Stands::Alone, false) => Facts::Lines,
            (_, true) => Facts::Line,
        };
        let above = column![facts(view, ranges, look, words), side::tabs(view, self.side, words)].spacing(space::S);
        let below: Element<'a, Message> = match (room.height < LOW, self.side) {
            (false, _) => column![above, content].spacing(space::S).into(),
            (true, Side::Indicators) => whole(column![above, content]).id(side::READ).into(),
            // What scrolls within itself gets all the height there is below the name.
            (true, _) => {
                let rest = room.height - space::CONTROL - space::S;
                whole(column![above, container(content).height(rest)]).into()
            }
        };
        column![head(view, stands, words), below].spacing(space::S).width(Fill).into()
    }
}

/// Where there is little height, facts and sides are scrolled with what is below them.
fn whole<'a>(parts: iced::widget::Column<'a, Message>) -> Scrollable<'a, Message> {
    scroll_area(parts.spacing(space::S)).height(Fill).width(Fill)
}

/// The unit's name and what can be done with it; in place of the list with the way back to that.
fn head<'a>(view: &'a ProvinceView, stands: Stands, words: &Words) -> Element<'a, Message> {
    let versions = quiet(say!(words, "results-versions")).on_press(Message::Unit(InUnit::VersionsPressed));
    let remark = view.remark.as_deref().map(|remark| one_line(soft(remark)));
    let name = row![one_line(heading(&view.name, text_size::LARGE)), remark].spacing(space::M).align_y(Center);
    // What can be pressed has its room first.
    let name = container(name).width(Fill).clip(true);
    match stands {
        Stands::BesideTheList => {
            let close = quiet(say!(words, "results-close")).on_press(Message::Unit(InUnit::Closed));
            row![name, versions, close]
        }
        Stands::Alone => row![way_back(words), name, versions],
    }
    .spacing(space::M)
    .align_y(Center)
    .height(space::CONTROL)
    .into()
}

fn way_back<'a>(words: &Words) -> Element<'a, Message> {
    let back = keyed(label(say!(words, "results-back")), Shortcut::Back.keys()).style(style::secondary);
    back.on_press(Message::Unit(InUnit::Closed)).into()
}

/// How the facts of a unit stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Facts {
    /// Each under its title, in a frame, with what cost most.
    Framed,
    /// On lines, with what cost most.
    Lines,
    /// On as few lines as there may be.
    Line,
}

fn facts<'a>(
    view: &'a ProvinceView,
    ranges: Option<&'a RangesView>,
    look: Facts,
    words: &Words,
) -> Element<'a, Message> {
    let fact = |title: String, value: &'a str| -> Element<'a, Message> {
        let title = soft(title).size(text_size::DENSE);
        match look {
            Facts::Framed => column![title, strong(value).size(text_size::LARGE)].into(),
            Facts::Lines | Facts::Line => row![title, strong(value)].spacing(space::XS).align_y(Center).into(),
        }
    };
    let facts = view.facts.iter().map(|(title, value)| fact(title.clone(), value));
    let drawn = ranges.and_then(|ranges| Some((ranges.by_unit.get(&view.unit)?, &ranges.method)));
    let range = drawn.map(|(range, _)| fact(say!(words, "results-fact-range"), range));
    let method = drawn.map(|(_, method)| soft(method).size(text_size::DENSE));
    let costly = costly(view, words).filter(|_| look != Facts::Line);
    if look != Facts::Framed {
        let range = range.zip(drawn).map(|(range, (_, method))| hinted(range, method.as_str()));
        return row(facts.chain(range).chain(costly)).spacing(space::L).wrap().vertical_spacing(2).into();
    }
    let facts = row(facts.chain(range)).spacing(space::XL).wrap().vertical_spacing(space::XS);
    container(column![facts].push(costly).push(method).spacing(space::XS))
        .padding([space::S, space::M])
        .width(Fill)
        .style(style::inset)
        .into()
}

/// What most points were lost on; pressing one shows its arithmetic.
fn costly<'a>(view: &'a ProvinceView, words: &Words) -> Option<Element<'a, Message>> {
    if view.costly.is_empty() {
        return None;
    }
    let title = soft(say!(words, "results-costly")).size(text_size::DENSE);
    let line = |line: &'a CostlyLine| {
        let said = dense(format!("{} {}", line.code, line.lost)).font(font::SEMI_BOLD);
        let link = button(one_line(said)).padding([0.0, space::XS]).style(style::link);
        hinted(link.on_press(Message::Unit(InUnit::CostlyPressed(line.code.clone()))), line.name.as_str())
    };
    let lines = view.costly.iter().map(line);
    Some(row([title.into()].into_iter().chain(lines)).spacing(space::S).align_y(Center).wrap().into())
}
