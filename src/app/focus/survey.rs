//! What can have the keyboard, taken down in the order it is drawn in, and where the keyboard goes from there.

use std::any::Any;

use iced::advanced::widget::operation::{Focusable, Outcome, Scrollable};
use iced::advanced::widget::{Id, Operation};
use iced::{Rectangle, Vector};

use super::first::Fresh;
use super::moves::{Move, Scroll};
use super::trace::Trace;
use super::{LIST, MARKED, OVER, PAGE};
use crate::app::widget::reach::Focus;

/// Room that is left between a thing and the edge it is scrolled to, in pixels.
const MARGIN: f32 = 8.0;

/// One thing that can have the keyboard.
#[derive(Debug, Clone)]
struct Stop {
    id: Option<Id>,
    /// What it lies in: 0 is the page with its frame, a higher one lies over a lower one.
    layer: usize,
    in_page: bool,
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

/// A scroll area: where it is, how large what it shows is, and how far that is scrolled.
#[derive(Debug, Clone, Copy)]
struct Area {
    bounds: Rectangle,
    content: Rectangle,
    offset: Vector,
}

/// What is entered next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Entered {
    #[default]
    Nothing,
    Layer,
    Page,
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
    in_page: bool,
    in_marked: bool,
    within: Vec<usize>,
}

impl Operation<Survey> for Survey {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<Survey>)) {
        let (layer, in_page, in_marked) = (self.layer, self.in_page, self.in_marked);
        let entered = std::mem::take(&mut self.next);
        match entered {
            Entered::Nothing => {}
            Entered::Layer => {
                self.layers += 1;
                (self.layer, self.in_page) = (self.layers, false);
            }
            Entered::Page => self.in_page = true,
            Entered::Marked => self.in_marked = true,
            Entered::Area(area) => self.within.push(area),
        }
        operate(self);
        (self.layer, self.in_page, self.in_marked) = (layer, in_page, in_marked);
        if matches!(entered, Entered::Area(_)) {
            self.within.pop();
        }
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        self.next = match id {
            Some(id) if *id == OVER => Entered::Layer,
            Some(id) if *id == PAGE => Entered::Page,
            Some(id) if *id == MARKED => Entered::Marked,
            Some(_) | None => Entered::Nothing,
        };
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
        let Self { layer, in_page, in_marked: is_marked, .. } = *self;
        let (id, is_focused) = (id.cloned(), state.is_focused());
        self.stops.push(Stop { id, layer, in_page, is_marked, is_focused, is_button: false, place });
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

    /// Places of the stops that can be reached, in the order of Tab: the page before its frame.
    fn order(&self) -> Vec<usize> {
        let top = self.top();
        let reachable = (0..self.stops.len()).filter(|place| self.stops[*place].layer == top);
        let (page, frame): (Vec<usize>, Vec<usize>) = reachable.partition(|place| self.stops[*place].in_page);
        let is_before = |place: &usize| page.first().is_some_and(|first| place < first);
        let (before, after): (Vec<usize>, Vec<usize>) = frame.into_iter().partition(is_before);
        [page, after, before].concat()
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

    /// Something was closed: where the keyboard was in it, it comes back to where that was opened from, else to the list.
    pub(super) fn closed(self) -> Move {
        let next = self.settling().or(self.list());
        self.to(next)
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
        let place = next.map(|next| &self.stops[next].place);
        let scrolls = place.map(|place| self.scrolls(place)).unwrap_or_default();
        let at = place.map(|place| self.once_scrolled(place, &scrolls).position());
        let is_covered = self.stops.iter().map(|stop| stop.layer < top).collect();
        let here = at.filter(|_| top == 0).map(|at| Trace { at: Some(at), of_keyboard: true });
        let trace = here.unwrap_or(self.trace);
        Move { next, opener: None, is_covered, trace, scroll: Scroll { scrolls, area: 0 }, stop: 0 }
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

impl Area {
    /// How far it is scrolled so that `wanted` is in sight: as now where it is.
    fn showing(&self, wanted: Rectangle) -> Vector {
        let along = |now: f32, from: f32, to: f32, start: f32, room: f32, whole: f32| {
            let (least, most) = (to + MARGIN - start - room, from - MARGIN - start);
            now.max(least).min(most).clamp(0.0, (whole - room).max(0.0))
        };
        let Self { bounds, content, offset } = self;
        let (right, bottom) = (wanted.x + wanted.width, wanted.y + wanted.height);
        Vector::new(
            along(offset.x, wanted.x, right, bounds.x, bounds.width, content.width),
            along(offset.y, wanted.y, bottom, bounds.y, bounds.height, content.height),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::{Point, Size};

    fn area(offset: f32) -> Area {
        let bounds = Rectangle::new(Point::new(0.0, 100.0), Size::new(200.0, 100.0));
        let content = Rectangle::new(bounds.position(), Size::new(200.0, 500.0));
        Area { bounds, content, offset: Vector::new(0.0, offset) }
    }

    fn at(y: f32) -> Rectangle {
        Rectangle::new(Point::new(0.0, 100.0 + y), Size::new(50.0, 20.0))
    }

    #[test]
    fn what_is_in_sight_scrolls_nothing() {
        assert_eq!(area(40.0).showing(at(60.0)).y, 40.0);
    }

    #[test]
    fn what_is_below_or_above_is_brought_just_into_sight_and_no_further_than_there_is_to_see() {
        assert_eq!(area(0.0).showing(at(200.0)).y, 200.0 + 20.0 + MARGIN - 100.0);
        assert_eq!(area(300.0).showing(at(200.0)).y, 200.0 - MARGIN);
        assert_eq!(area(0.0).showing(at(480.0)).y, 400.0, "the end of it");
        assert_eq!(area(300.0).showing(at(0.0)).y, 0.0);
    }

    #[test]
    fn what_is_higher_than_the_area_shows_its_beginning() {
        let high = Rectangle::new(Point::new(0.0, 200.0), Size::new(50.0, 300.0));
        assert_eq!(area(0.0).showing(high).y, 100.0 - MARGIN);
    }
}
