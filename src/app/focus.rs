//! Where the keyboard is: Tab leads from one thing that can be pressed or typed into to the next, within what lies on top,
//! and what it comes to is scrolled into sight.
//!
//! Operations of iced visit what the window is made of in the order it is drawn in. A first one takes down all stops, with
//! the layers and scroll areas they are in; a second one, made from that, moves the focus.

use std::any::Any;

use iced::advanced::widget::operation::scrollable::AbsoluteOffset;
use iced::advanced::widget::operation::{Focusable, Outcome, Scrollable, then};
use iced::advanced::widget::{Id, Operation, operate};
use iced::widget::container;
use iced::{Element, Rectangle, Task, Vector};

use super::widget::reach::Focus;

/// Id of everything that is laid over what is below it.
const OVER: Id = Id::new("over");
/// Id of the page: there Tab begins, and the frame comes after it.
const PAGE: Id = Id::new("page");
/// Id of what is chosen or marked among its like.
const MARKED: Id = Id::new("marked");
/// Room that is left between a thing and the edge it is scrolled to, in pixels.
const MARGIN: f32 = 8.0;

/// Something that is laid over the page: while it is there the keyboard stays in it.
pub fn over<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    container(content).id(OVER).into()
}

/// The page, within the frame of the window.
pub fn page<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> container::Container<'a, Message> {
    container(content).id(PAGE)
}

/// One of several, the chosen or marked one or another: there the keyboard begins, and [`reveal`] brings it into sight.
pub fn one_of<'a, Message: 'a>(content: impl Into<Element<'a, Message>>, is_marked: bool) -> Element<'a, Message> {
    let content = container(content);
    if is_marked { content.id(MARKED).into() } else { content.into() }
}

/// To the next stop, or to the one before; after the last the first comes again.
pub fn step<T: Send + 'static>(back: bool) -> Task<T> {
    operate(then(Survey::default(), if back { Survey::backward } else { Survey::forward }))
}

/// After something was laid over the page or taken away from it: the keyboard goes along, and comes back to where it was.
pub fn settle<T: Send + 'static>() -> Task<T> {
    operate(then(Survey::default(), Survey::settled))
}

/// Scrolls what is chosen or marked into sight.
pub fn reveal<T: Send + 'static>() -> Task<T> {
    operate(then(Survey::default(), Survey::revealed))
}

/// Another page is in sight, or arrow keys lead through its list: no button of it has the keyboard any more. What lies over
/// the page is led through by moving the focus, and keeps it.
pub fn let_go<T: Send + 'static>() -> Task<T> {
    operate(then(Survey::default(), |survey| LetGo { is_covered: survey.top() > 0 }))
}

/// The input of that id has the keyboard; whether there is such an input.
pub fn seek(id: Id) -> Task<bool> {
    operate(Seek { id, is_found: false })
}

/// One thing that can have the keyboard.
#[derive(Debug, Clone)]
struct Stop {
    /// What it lies in: 0 is the page with its frame, a higher one lies over a lower one.
    layer: usize,
    in_page: bool,
    is_marked: bool,
    is_focused: bool,
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
struct Survey {
    stops: Vec<Stop>,
    areas: Vec<Area>,
    /// Places of the stops that were left when something was laid over them.
    left: Vec<usize>,
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

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        let place = Place { bounds, areas: self.within.clone() };
        let Self { layer, in_page, in_marked: is_marked, .. } = *self;
        self.stops.push(Stop { layer, in_page, is_marked, is_focused: state.is_focused(), place });
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        if state.downcast_ref() == Some(&Focus::Left) {
            self.left.extend(self.stops.len().checked_sub(1));
        }
    }

    fn finish(&self) -> Outcome<Self> {
        Outcome::Some(self.clone())
    }
}

impl Survey {
    /// The highest layer with a stop, so that one without any holds nothing back.
    fn top(&self) -> usize {
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

    fn forward(self) -> Move {
        let order = self.order();
        let next = match self.now(&order) {
            Some(now) => order.get(now + 1).or(order.first()).copied(),
            None => self.start(&order),
        };
        self.to(next)
    }

    fn backward(self) -> Move {
        let order = self.order();
        let next = match self.now(&order) {
            Some(now) => now.checked_sub(1).map_or(order.last(), |before| order.get(before)).copied(),
            None if self.top() > 0 => self.start(&order),
            None => order.last().copied(),
        };
        self.to(next)
    }

    /// Where the keyboard begins: in what is laid over the page with what is chosen there.
    fn start(&self, order: &[usize]) -> Option<usize> {
        let chosen = order.iter().find(|place| self.stops[**place].is_marked && self.top() > 0);
        chosen.or(order.first()).copied()
    }

    /// Where in the order the keyboard is, or was when something was laid over that.
    fn now(&self, order: &[usize]) -> Option<usize> {
        let focused = order.iter().position(|place| self.stops[*place].is_focused);
        focused.or_else(|| order.iter().position(|place| self.left.contains(place)))
    }

    fn settled(self) -> Move {
        let order = self.order();
        let is_below = self.stops.iter().any(|stop| stop.is_focused);
        let next = match self.now(&order) {
            Some(now) => order.get(now).copied(),
            None if is_below => self.start(&order),
            None => None,
        };
        self.to(next)
    }

    /// In a menu of buttons what has the focus is brought into sight, not what is chosen.
    fn revealed(self) -> Scroll {
        let is_led = self.top() > 0 && self.stops.iter().any(|stop| stop.is_marked && stop.layer == self.top());
        let marked = self.marked.as_ref().filter(|(layer, _)| *layer == self.top() && !is_led);
        let scrolls = marked.map(|(_, place)| self.scrolls(place)).unwrap_or_default();
        Scroll { scrolls, area: 0 }
    }

    /// The move to a stop, or to none.
    fn to(self, next: Option<usize>) -> Move {
        let top = self.top();
        let scrolls = next.map(|next| self.scrolls(&self.stops[next].place)).unwrap_or_default();
        let is_covered = self.stops.iter().map(|stop| stop.layer < top).collect();
        Move { next, is_covered, scroll: Scroll { scrolls, area: 0 }, stop: 0 }
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

/// Scrolls.
struct Scroll {
    /// Places of scroll areas, and how far those are to be scrolled.
    scrolls: Vec<(usize, Vector)>,
    /// The place of the scroll area that comes next.
    area: usize,
}

impl<T> Operation<T> for Scroll {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        _offset: Vector,
        state: &mut dyn Scrollable,
    ) {
        if let Some((_, offset)) = self.scrolls.iter().find(|(area, _)| *area == self.area) {
            state.scroll_to(AbsoluteOffset { x: Some(offset.x), y: Some(offset.y) });
        }
        self.area += 1;
    }
}

/// Gives the keyboard to one stop, takes it from all others, and scrolls.
struct Move {
    next: Option<usize>,
    /// For each stop, whether something lies over it.
    is_covered: Vec<bool>,
    scroll: Scroll,
    /// The place of the stop that comes next.
    stop: usize,
}

impl<T> Operation<T> for Move {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        offset: Vector,
        state: &mut dyn Scrollable,
    ) {
        Operation::<T>::scrollable(&mut self.scroll, id, bounds, content, offset, state);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        let is_next = self.next == Some(self.stop);
        match (is_next, state.is_focused()) {
            // An input that has it already keeps its caret where it is.
            (true, false) => state.focus(),
            (false, true) => state.unfocus(),
            (true, true) | (false, false) => {}
        }
        self.stop += 1;
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        // What was left on top is not come back to: the keyboard has gone on from there.
        let is_on_top = self.is_covered.get(self.stop.wrapping_sub(1)) == Some(&false);
        if let Some(focus @ Focus::Left) = state.downcast_mut().filter(|_| is_on_top && self.next.is_some()) {
            *focus = Focus::Away;
        }
    }
}

/// Takes the keyboard from buttons where nothing lies over them; an input keeps it.
struct LetGo {
    is_covered: bool,
}

impl<T> Operation<T> for LetGo {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        if let Some(focus) = state.downcast_mut::<Focus>().filter(|_| !self.is_covered) {
            *focus = Focus::Away;
        }
    }
}

/// Gives the keyboard to what has an id, where that is there.
struct Seek {
    id: Id,
    is_found: bool,
}

impl Operation<bool> for Seek {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<bool>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if id == Some(&self.id) {
            state.focus();
            self.is_found = true;
        }
    }

    fn finish(&self) -> Outcome<bool> {
        Outcome::Some(self.is_found)
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
