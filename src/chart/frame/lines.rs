//! Lines over time: a scale at the left, stops under it, names at the ends; courses to a deadline.

mod names;

use std::ops::Range;

use rust_decimal::Decimal;

use super::rows::small;
use super::scale::{look_of, rows_a_page, thinned, thinned_down};
use super::{Anchor, Content, Desk, Draft, Hit, Item, On, Rect, Shape, named, notes};
use crate::chart::spec::{Axis, Category, CourseKind, Lines, Look, Series};
use crate::chart::style::{ASCENT, Ink, LINE};

/// The least height of the plot, in lines of letters.
const LEAST_LINES: f32 = 14.0;
/// A page is no emptier than one of this many named series.
const FEWEST: usize = 12;

pub(super) fn drafts(desk: &On<'_, Lines>, content: &Content) -> (Vec<Draft>, f32) {
    let count = desk.body.series.len();
    let least = desk.style.body_good * LINE * LEAST_LINES;
    let furniture = Plot::over(desk) + Plot::under(desk);
    let named = if desk.body.all_named { count } else { 0 };
    let fits =
        |room: Rect| room.height - furniture >= least && rows_a_page(desk, named, room.height - furniture) >= named;
    let room = if fits(content.over_notes) { content.over_notes } else { content.whole };
    let per_page = if desk.body.all_named { rows_a_page(desk, count, room.height - furniture) } else { count };
    let (mut bottom, mut aside) = (room.top, Vec::new());
    let drafts = (0..count).step_by(per_page).map(|first| {
        let plot = Plot::of(desk, room, first..(first + per_page).min(count));
        bottom = plot.area.bottom() + Plot::under(desk);
        plot.draw(&mut aside)
    });
    let mut drafts: Vec<Draft> = drafts.collect();
    let cramped = room.height - furniture < least;
    drafts.iter_mut().for_each(|draft| draft.cramped = cramped);
    let bottom = notes::place(desk, content.whole, notes::wrapped(desk, &named::told(&aside)), &mut drafts, bottom);
    (drafts, bottom)
}

/// One page of lines in its place.
struct Plot<'a> {
    desk: &'a On<'a, Lines>,
    /// Where lines are drawn.
    area: Rect,
    /// Of names.
    size: f32,
    /// Left and right ends of the page.
    ends: (f32, f32),
    /// The axis of this page.
    axis: Axis,
    /// First and last stop.
    days: (Decimal, Decimal),
    series: Range<usize>,
}

impl<'a> Plot<'a> {
    fn over(desk: &On<'_, Lines>) -> f32 {
        let heading = if desk.body.heading.is_empty() { 0.5 } else { 1.0 };
        // The highest number of the scale reaches over the plot.
        small(desk).line_height() * heading + small(desk).size * 0.8
    }

    fn under(desk: &Desk<'_>) -> f32 {
        small(desk).line_height() + Self::stop_gap(desk)
    }

    /// From the plot to its stops: the lowest number at the left hangs into it.
    fn stop_gap(desk: &Desk<'_>) -> f32 {
        small(desk).size * 0.7
    }

    fn of(desk: &'a On<'a, Lines>, room: Rect, series: Range<usize>) -> Self {
        let height = room.height - Self::over(desk) - Self::under(desk);
        let count = series.len().max(FEWEST) as f32;
        let size = if desk.body.all_named { (height / (count * LINE)).min(desk.style.body) } else { desk.style.body };
        let height = if desk.body.all_named { height.min(count * desk.style.row_max) } else { height };
        let stops = &desk.body.stops;
        let days =
            (stops.first().map_or(Decimal::ZERO, |stop| stop.at), stops.last().map_or(Decimal::ONE, |stop| stop.at));
        let mut plot = Self {
            desk,
            area: Rect { left: room.left, top: room.top + Self::over(desk), width: room.width, height },
            size,
            ends: (room.left, room.right()),
            axis: Self::axis_of(desk, series.clone()),
            days,
            series,
        };
        let (left, right) = plot.margins();
        plot.area.left += left;
        plot.area.width = (room.width - left - right).max(1.0);
        plot
    }

    /// Ranks fill the page with those that stand on it.
    fn axis_of(desk: &On<'_, Lines>, series: Range<usize>) -> Axis {
        if !desk.body.all_named {
            return desk.body.axis.clone();
        }
        let shown = desk.body.series.get(series).unwrap_or_default();
        let values: Vec<Decimal> =
            shown.iter().flat_map(|series| &series.points).flatten().map(|point| point.value).collect();
        let (min, max) = (values.iter().min().copied(), values.iter().max().copied());
        let (min, max) = (min.unwrap_or(Decimal::ONE), max.unwrap_or(Decimal::ONE));
        Axis { min, max: if min == max { max + Decimal::ONE } else { max }, ticks: Vec::new() }
    }

    fn x_of(&self, at: Decimal) -> f32 {
        let share = Axis { min: self.days.0, max: self.days.1, ticks: Vec::new() }.share(at);
        let share = if self.days.0 == self.days.1 { 0.5 } else { share };
        self.area.left + share * self.area.width
    }

    fn y_of(&self, value: Decimal) -> f32 {
        let share = self.axis.share(value);
        // Ranks keep half a line free over the first and under the last.
        let inset = if self.desk.body.all_named { self.size * LINE / 2.0 } else { 0.0 };
        let height = self.area.height - 2.0 * inset;
        let from_top = if self.desk.body.downward { share } else { 1.0 - share };
        self.area.top + inset + from_top * height
    }

    fn draw(&self, aside: &mut Vec<String>) -> Draft {
        let mut draft = Draft::default();
        self.scale(&mut draft.items);
        self.levels(&mut draft.items);
        self.courses(&mut draft.items);
        let shown = self.desk.body.series.get(self.series.clone()).unwrap_or_default();
        // What matters most is drawn last.
        let mut order: Vec<&Series> = shown.iter().collect();
        order.sort_by_key(|series| std::cmp::Reverse(order_of(series.look)));
        for series in order {
            self.series(series, &mut draft);
        }
        self.names(shown, &mut draft.items, aside);
        draft
    }

    fn scale(&self, items: &mut Vec<Item>) {
        let (desk, style, face) = (self.desk, self.desk.style, small(self.desk));
        let ticks = self.axis.ticks.iter().map(|tick| (self.y_of(tick.value), tick.label.clone())).collect();
        for (y, label) in thinned_down(ticks, face) {
            let (from, to) = ((self.area.left, y), (self.area.right(), y));
            items.push(Item::Line { from, to, width: style.hair, ink: Ink::Guide, dash: None });
            let at = (self.area.left - style.gap * 0.5, y + face.size * 0.35);
            items.push(desk.text(&label, at, Anchor::End, face));
        }
        let stops = desk.body.stops.iter().map(|stop| (self.x_of(stop.at), stop.label.clone())).collect();
        let baseline = self.area.bottom() + Self::stop_gap(desk) + ASCENT * face.size;
        for (x, label) in thinned(desk, stops, face) {
            let (from, to) = ((x, self.area.top), (x, self.area.bottom()));
            items.push(Item::Line { from, to, width: style.hair, ink: Ink::Guide, dash: None });
            let half = desk.width(&label, face) / 2.0;
            let x = x.min(self.ends.1 - half).max(self.ends.0 + half);
            items.push(desk.text(&label, (x, baseline), Anchor::Middle, face));
        }
        if desk.body.heading.is_empty() {
            return;
        }
        let (heading, face) = desk.fit(&desk.body.heading, self.ends.1 - self.ends.0, face, face.size * 0.7);
        let top = self.area.top - Self::over(desk);
        items.push(desk.text(&heading, (self.ends.0, top + ASCENT * face.size), Anchor::Start, face));
    }

    fn levels(&self, items: &mut Vec<Item>) {
        for level in &self.desk.body.levels {
            let (ink, dash, width) = look_of(self.desk, level.kind);
            let y = self.y_of(level.value);
            items.push(Item::Line { from: (self.area.left, y), to: (self.area.right(), y), width, ink, dash });
        }
    }

    fn courses(&self, items: &mut Vec<Item>) {
        for course in &self.desk.body.courses {
            let (ink, dash, width) = course_look(self.desk, course.kind);
            let end = |(at, value): (Decimal, Decimal)| (self.x_of(at), self.y_of(value));
            items.push(Item::Line { from: end(course.from), to: end(course.to), width, ink, dash });
        }
    }

    /// Where the series' figures stand; broken where one is missing.
    fn places(&self, series: &Series) -> Vec<Option<(f32, f32)>> {
        let points = series.points.iter().zip(&self.desk.body.stops);
        points.map(|(point, stop)| Some((self.x_of(stop.at), self.y_of(point.as_ref()?.value)))).collect()
    }

    fn series(&self, series: &Series, draft: &mut Draft) {
        let desk = self.desk;
        let (ink, dash, width) = look(desk, series.look);
        let places = self.places(series);
        for run in places.split(Option::is_none).filter(|run| run.len() > 1) {
            let points = run.iter().flatten().copied().collect();
            draft.items.push(Item::Path { points, width, ink, dash });
        }
        if let (Some((low, high)), Some(Some((x, _)))) = (series.range, places.iter().rfind(|place| place.is_some())) {
            let (from, to) = ((*x, self.y_of(low)), (*x, self.y_of(high)));
            draft.items.push(Item::Line { from, to, width: desk.style.rule * 0.8, ink, dash: None });
        }
        let radius = self.size * if series.look == Look::Other { 0.2 } else { 0.32 };
        for (at, (point, stop)) in places.iter().zip(series.points.iter().zip(&desk.body.stops)) {
            let (Some(at), Some(point)) = (at, point) else { continue };
            draft.items.push(Item::Marker { at: *at, radius, shape: marker_of(series.look), ink });
            let reach = radius * 1.6;
            let rect = Rect { left: at.0 - reach, top: at.1 - reach, width: 2.0 * reach, height: 2.0 * reach };
            let text = format!("{} · {} · {}", series.name, stop.label, point.label);
            draft.hits.push(Hit { rect, key: series.key.clone(), text });
        }
    }
}

fn order_of(look: Look) -> u8 {
    match look {
        Look::Own => 0,
        Look::Named(number) => 1 + number,
        Look::Best | Look::Median => 100,
        Look::Other => 101,
    }
}

/// Ink, dashes and width of a line.
pub(super) fn look(desk: &Desk<'_>, look: Look) -> (Ink, Option<(f32, f32)>, f32) {
    let style = desk.style;
    match look {
        Look::Own => (Ink::Own, None, style.rule * 3.0),
        Look::Median => (Ink::Reference, None, style.rule * 1.2),
        Look::Best => (Ink::Target, Some((style.dash.0 * 0.6, style.dash.1)), style.rule * 1.2),
        // The first category's blue is too near the accent.
        Look::Named(number) => (Ink::Category(Category::new(usize::from(number) + 1)), None, style.rule * 1.8),
        Look::Other => (Ink::Pale, None, style.rule * 0.9),
    }
}

/// The mark on a line, so that named ones are told apart in grey.
pub(super) fn marker_of(look: Look) -> Shape {
    match look {
        Look::Own | Look::Other => Shape::Circle,
        Look::Median => Shape::Ring,
        Look::Best => Shape::Diamond,
        Look::Named(number) => Shape::from(Category::new(usize::from(number) + 1)),
    }
}

pub(super) fn course_look(desk: &Desk<'_>, kind: CourseKind) -> (Ink, Option<(f32, f32)>, f32) {
    let style = desk.style;
    match kind {
        CourseKind::Required => (Ink::Target, Some(style.dash), style.rule * 1.2),
        CourseKind::Projected => (Ink::Own, Some((style.dash.0 * 0.4, style.dash.1)), style.rule * 1.6),
    }
}
