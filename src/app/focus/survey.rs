//! What can have the keyboard, taken down in the order it is drawn in, and where the keyboard goes from there.

use std::any::Any;

use iced::advanced::widget::operation::{Focusable, Outcome, Scrollable};
use iced::advanced::widget::{Id, Operation};
use iced::{Point, Rectangle, Vector};

use super::area::Area;
use super::first::Fresh;
use super::moves::{Move, Scroll};
use super::trace::Trace;
use super::{GROUP, LIST, MARKED, OVER, PAGE};
use crate::app::widget::reach::{CHOSEN, Focus};

/// One thing that can have the keyboard.
#[derive(Debug, Clone)]
struct Stop {
    id: Option<Id>,
    /// What it lies in: 0 is the page with its frame, a higher one lies over a lower one.
    layer: usize,
    in_page: bool,
    /// Counted among those it is one of several in.
    group: Option<usize>,
    is_marked: bool,
    is_focused: bool,
    /// Nothing is typed into it.
    is_button: bool,
    place: Place,
}

/// Where something is.
#[derive(Debug, Clone, Default)]
struct Place {
    bounds: Rectangle,
    /// Places of the scroll areas around it, the outermost first.
    areas: Vec<usize>,
}

/// What is entered next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Entered {
    #[default]
    Nothing,
    Layer,
    Page,
    Group,
    Marked,
    Area(usize),
}

/// All stops, taken down in their order.
#[derive(Debug, Clone, Default)]
pub(super) struct Survey {
    stops: Vec<Stop>,
    areas: Vec<Area>,
    /// Places of the stops that were left when something was laid over them.
    left: Vec<usize>,
    /// Places of the stops from which something was opened that took the keyboard.
    openers: Vec<usize>,
    /// Places of the stops at which the keyboard begins in what has just opened.
    firsts: Vec<usize>,
    /// What is sought.
    sought: Option<Id>,
    /// Where the keyboard or the pointer was last.
    trace: Trace,
    /// What is marked, in the highest layer that has such a thing.
    marked: Option<(usize, Place)>,
    next: Entered,
    layers: usize,
    layer: usize,
    groups: usize,
    group: Option<usize>,
    in_page: bool,
    /// Where the page begins in the window.
    page_at: Point,
    in_marked: bool,
    within: Vec<usize>,
}

impl Operation<Survey> for Survey {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<Survey>)) {
        let (layer, in_page, group, in_marked) = (self.layer, self.in_page, self.group, self.in_marked);
        let entered = std::mem::take(&mut self.next);
        match entered {
            Entered::Nothing => {}
            Entered::Layer => {
                self.layers += 1;
                (self.layer, self.in_page) = (self.layers, false);
            }
            Entered::Page => self.in_page = true,
            Entered::Group => {
                self.groups += 1;
                self.group = Some(self.groups);
            }
            Entered::Marked => self.in_marked = true,
            Entered::Area(area) => self.within.push(area),
        }
        operate(self);
        (self.layer, self.in_page, self.group, self.in_marked) = (layer, in_page, group, in_marked);
        if matches!(entered, Entered::Area(_)) {
            self.within.pop();
        }
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        self.next = match id {
            Some(id) if *id == OVER => Entered::Layer,
            Some(id) if *id == PAGE => Entered::Page,
            Some(id) if *id == GROUP => Entered::Group,
            Some(id) if *id == MARKED => Entered::Marked,
            Some(_) | None => Entered::Nothing,
        };
        if self.next == Entered::Page {
            self.page_at = bounds.position();
        }
        let is_higher = self.marked.as_ref().is_none_or(|(layer, _)| *layer < self.layer);
        if self.next == Entered::Marked && is_higher {
            self.marked = Some((self.layer, Place { bounds, areas: self.within.clone() }));
        }
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        offset: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.next = Entered::Area(self.areas.len());
        self.areas.push(Area { bounds, content, offset });
    }

    fn focusable(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        let place = Place { bounds, areas: self.within.clone() };
        let Self { layer, in_page, group, in_marked: is_marked, .. } = *self;
        let (id, is_focused) = (id.cloned(), state.is_focused());
        self.stops.push(Stop { id, layer, in_page, group, is_marked, is_focused, is_button: false, place });
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        if let Some(trace) = state.downcast_ref() {
            self.trace = *trace;
        }
        if state.downcast_ref() == Some(&Fresh(true)) {
            self.firsts.push(self.stops.len());
        }
        let Some(focus) = state.downcast_ref::<Focus>() else { return };
        let now = self.stops.len().checked_sub(1);
        self.stops.last_mut().into_iter().for_each(|stop| stop.is_button = true);
        match focus {
            Focus::Left => self.left.extend(now),
            Focus::Opener => self.openers.extend(now),
            Focus::Here | Focus::Away => {}
        }
    }

    fn finish(&self) -> Outcome<Self> {
        Outcome::Some(self.clone())
    }
}

impl Survey {
    /// What takes down the stops to find one of them.
    pub(super) fn seeking(id: Id) -> Self {
        Self { sought: Some(id), ..Self::default() }
    }

    /// The highest layer with a stop, so that one without any holds nothing back.
    pub(super) fn top(&self) -> usize {
        self.stops.iter().map(|stop| stop.layer).max().unwrap_or_default()
    }

    /// Places of the stops that can be reached, in the order of Tab: the page before its frame, one of each group.
    fn order(&self) -> Vec<usize> {
        let top = self.top();
        let is_entry = |place: &usize| self.stops[*place].group.is_none_or(|group| self.entry(group) == Some(*place));
        let reachable = (0..self.stops.len()).filter(|place| self.stops[*place].layer == top).filter(is_entry);
        let (page, frame): (Vec<usize>, Vec<usize>) = reachable.partition(|place| self.stops[*place].in_page);
        let is_before = |place: &usize| page.first().is_some_and(|first| place < first);
        let (before, after): (Vec<usize>, Vec<usize>) = frame.into_iter().partition(is_before);
        [page, after, before].concat()
    }

    /// Where Tab comes to choices beside each other: where the keyboard is or was in them, else at the chosen one.
    fn entry(&self, group: usize) -> Option<usize> {
        let of_group: Vec<usize> =
            (0..self.stops.len()).filter(|place| self.stops[*place].group == Some(group)).collect();
        let first = |is_it: &dyn Fn(usize) -> bool| of_group.iter().copied().find(|place| is_it(*place));
        first(&|place| self.stops[place].is_focused)
            .or_else(|| first(&|place| self.left.contains(&place)))
            .or_else(|| first(&|place| self.openers.contains(&place)))
            .or_else(|| first(&|place| self.stops[place].is_chosen_of_group()))
            .or_else(|| of_group.first().copied())
    }

    pub(super) fn forward(self) -> Move {
        let order = self.order();
        if let Some(first) = self.first() {
            return self.opening(first);
        }
        let next = match self.now(&order) {
            Some(now) => order.get(now + 1).or(order.first()).copied(),
            None => self.nearest(&order).or_else(|| self.start(&order)),
        };
        self.to(next)
    }

    pub(super) fn backward(self) -> Move {
        let order = self.order();
        let next = match self.now(&order) {
            Some(now) => now.checked_sub(1).map_or(order.last(), |before| order.get(before)).copied(),
            None if self.top() > 0 => self.start(&order),
            None => self.nearest(&order).or(order.last().copied()),
        };
        self.to(next)
    }

    /// Where the keyboard begins: in what is laid over the page with what is chosen there.
    fn start(&self, order: &[usize]) -> Option<usize> {
        let chosen = order.iter().find(|place| self.stops[**place].is_marked && self.top() > 0);
        chosen.or(order.first()).copied()
    }

    /// What is nearest to where the keyboard or the pointer was last on the page: what had the keyboard is gone.
    fn nearest(&self, order: &[usize]) -> Option<usize> {
        let trace = self.trace.at.filter(|_| self.top() == 0)?;
        let bounds = |place: &usize| self.in_window(&self.stops[*place].place);
        let off = |place: &usize| bounds(place).distance(trace);
        // Within a list, what stands there and not the list.
        let size = |place: &usize| bounds(place).area();
        let nearer = |one: &usize, other: &usize| {
            off(one).total_cmp(&off(other)).then_with(|| size(one).total_cmp(&size(other)))
        };
        order.iter().copied().min_by(nearer)
    }

    /// Where in the order the keyboard is, or was when something was laid over that.
    fn now(&self, order: &[usize]) -> Option<usize> {
        let focused = order.iter().position(|place| self.stops[*place].is_focused);
        focused.or_else(|| order.iter().position(|place| self.left.contains(place)))
    }

    /// What has the keyboard, had it before something was laid over it, or opened what had it last.
    fn held(&self, order: &[usize]) -> Option<usize> {
        let now = self.now(order).and_then(|now| order.get(now));
        now.or_else(|| order.iter().find(|place| self.openers.contains(place))).copied()
    }

    fn is_below(&self) -> bool {
        self.stops.iter().any(|stop| stop.is_focused && stop.layer < self.top())
    }

    /// Where the keyboard begins in what has just opened on top.
    fn first(&self) -> Option<usize> {
        let is_on_top = |place: &usize| self.stops.get(*place).is_some_and(|stop| stop.layer == self.top());
        self.firsts.iter().copied().find(is_on_top)
    }

    /// Into what has just opened; else to what has the keyboard, or is laid over that; where neither is there any more, to the
    /// list.
    pub(super) fn settled(self) -> Move {
        if let Some(first) = self.first() {
            return self.opening(first);
        }
        let is_lost = self.trace.at.is_some() && self.trace.of_keyboard;
        let list = self.list().filter(|_| is_lost);
        let next = self.settling().or(list);
        self.to(next)
    }

    /// To the list, where the keyboard is nowhere any more.
    pub(super) fn found(self) -> Option<Move> {
        let is_anywhere = self.stops.iter().any(|stop| stop.is_focused) || !self.left.is_empty();
        let next = self.list().filter(|_| self.top() == 0 && self.firsts.is_empty() && !is_anywhere)?;
        Some(self.to(Some(next)))
    }

    /// Something was closed: where the keyboard was in it, it comes back to where that was opened from, else to the list.
    pub(super) fn closed(self) -> Move {
        let next = self.settling().or(self.list());
        self.to(next)
    }

    /// Something of the page was shown by key.
    pub(super) fn shown(self) -> Move {
        let next = self.list().or_else(|| self.beginning());
        let trace = Trace { at: Some(self.page_at), of_keyboard: true };
        match next {
            Some(_) => self.to(next),
            // It is still read; once it is there its list has the keyboard.
            None => Move { trace, ..self.to(None) },
        }
    }

    /// The same where the keyboard leads.
    pub(super) fn along(self) -> Option<Move> {
        self.trace.of_keyboard.then(|| self.shown())
    }

    /// What lay over the page did something to it.
    pub(super) fn landed(self) -> Move {
        if self.top() > 0 || self.first().is_some() {
            return self.settled();
        }
        let next = self.held(&self.order()).or(self.list()).or_else(|| self.beginning());
        self.to(next)
    }

    /// What is chosen first in the page, else what stands first there; in what lies over it, where the keyboard begins.
    fn beginning(&self) -> Option<usize> {
        let order = self.order();
        if self.top() > 0 {
            return self.start(&order);
        }
        let in_page = || order.iter().copied().filter(|place| self.stops[*place].in_page);
        in_page().find(|place| self.stops[*place].is_chosen_of_group()).or_else(|| in_page().next())
    }

    fn settling(&self) -> Option<usize> {
        let order = self.order();
        self.held(&order).or_else(|| self.start(&order).filter(|_| self.is_below()))
    }

    /// From what was opened to what opened it, from anything else to the list.
    pub(super) fn back(self) -> Move {
        let order = self.order();
        let now = self.now(&order).and_then(|now| order.get(now)).copied();
        let opener = order.iter().find(|place| self.openers.contains(place)).copied();
        let next = opener.or(self.list()).or(now);
        self.to(next)
    }

    /// The list that arrows lead through, where nothing lies over it.
    fn list(&self) -> Option<usize> {
        self.stops.iter().position(|stop| stop.layer == self.top() && stop.id.as_ref() == Some(&LIST))
    }

    pub(super) fn listed(self) -> Move {
        let order = self.order();
        let next = self.list().or_else(|| self.held(&order));
        let is_there = next.is_some_and(|next| self.stops[next].is_focused);
        let to = self.to(next);
        // Where it is already it stays as it is scrolled.
        if is_there { Move { scroll: Scroll::default(), ..to } } else { to }
    }

    /// To the input that is sought, where there is one.
    pub(super) fn entered(self) -> Option<Move> {
        let sought = self.sought.as_ref()?;
        let next = self.stops.iter().position(|stop| stop.id.as_ref() == Some(sought))?;
        Some(self.opening(next))
    }

    /// To something that has opened: what had the keyboard has it again once that is gone.
    fn opening(self, next: usize) -> Move {
        let layer = self.stops[next].layer;
        let is_opener = |stop: &Stop| stop.is_focused && stop.is_button && stop.layer == layer;
        let opener = self.stops.iter().position(is_opener).filter(|opener| *opener != next);
        Move { opener, ..self.to(Some(next)) }
    }

    pub(super) fn followed(self) -> Scroll {
        let focused = self.stops.iter().find(|stop| stop.is_focused);
        Scroll { scrolls: focused.map(|stop| self.scrolls(&stop.place)).unwrap_or_default(), area: 0 }
    }

    /// In a menu of buttons what has the focus is brought into sight, not what is chosen.
    pub(super) fn revealed(self) -> Scroll {
        let is_led = self.top() > 0 && self.stops.iter().any(|stop| stop.is_marked && stop.layer == self.top());
        let marked = self.marked.as_ref().filter(|(layer, _)| *layer == self.top() && !is_led);
        let scrolls = marked.map(|(_, place)| self.scrolls(place)).unwrap_or_default();
        Scroll { scrolls, area: 0 }
    }

    /// The move to a stop, or to none.
    fn to(self, next: Option<usize>) -> Move {
        let top = self.top();
        let place = next.map(|next| self.to_be_seen(&self.stops[next]));
        let scrolls = place.map(|place| self.scrolls(place)).unwrap_or_default();
        let at = place.map(|place| self.once_scrolled(place, &scrolls).position());
        let is_covered = self.stops.iter().map(|stop| stop.layer < top).collect();
        let here = at.filter(|_| top == 0).map(|at| Trace { at: Some(at), of_keyboard: true });
        let trace = here.unwrap_or(self.trace);
        Move { next, opener: None, is_covered, trace, scroll: Scroll { scrolls, area: 0 }, stop: 0 }
    }

    /// What is brought into sight of a stop: of a list, which may be higher than its room, the line that is chosen.
    fn to_be_seen<'a>(&'a self, stop: &'a Stop) -> &'a Place {
        let is_list = stop.id.as_ref() == Some(&LIST);
        let marked = self.marked.as_ref().filter(|(layer, _)| is_list && *layer == stop.layer).map(|(_, place)| place);
        let is_in_it =
            |place: &&Place| place.areas == stop.place.areas && stop.place.bounds.contains(place.bounds.position());
        marked.filter(is_in_it).unwrap_or(&stop.place)
    }

    /// Where something is in the window.
    fn in_window(&self, wanted: &Place) -> Rectangle {
        self.once_scrolled(wanted, &[])
    }

    fn once_scrolled(&self, wanted: &Place, scrolls: &[(usize, Vector)]) -> Rectangle {
        let offset = |area: &usize| {
            let to = scrolls.iter().find(|(scrolled, _)| scrolled == area).map(|(_, offset)| *offset);
            to.unwrap_or(self.areas[*area].offset)
        };
        wanted.areas.iter().fold(wanted.bounds, |bounds, area| bounds - offset(area))
    }

    /// How far each scroll area around something has to be scrolled for that to be in sight.
    fn scrolls(&self, wanted: &Place) -> Vec<(usize, Vector)> {
        let mut seen = wanted.bounds;
        let mut scrolls = Vec::new();
        for place in wanted.areas.iter().rev() {
            let area = &self.areas[*place];
            let offset = area.showing(seen);
            if offset != area.offset {
                scrolls.push((*place, offset));
            }
            seen = seen - offset;
        }
        scrolls
    }
}

impl Stop {
    fn is_chosen_of_group(&self) -> bool {
        self.group.is_some() && self.id.as_ref() == Some(&CHOSEN)
    }
}
