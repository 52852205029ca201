//! Units on two axes: markers by region, lines at targets and medians, names where they have room, the rest by number.

use rust_decimal::Decimal;

use super::labels::{self, Ground, Placed, Wanted};
use super::lettering::Face;
use super::overhead::{Overhead, Span};
use super::rows::small;
use super::scale::{look_of, thinned, thinned_down};
use super::{Anchor, Content, Draft, Hit, Item, On, Rect, Shape, notes};
use crate::chart::spec::{Scatter, ScatterMark};
use crate::chart::style::{ASCENT, Ink, LINE};

/// The least height of the plot, in lines of letters.
const LEAST_LINES: f32 = 16.0;
/// Of more marks than this only the own unit and those at the edges have names.
const MOST_NAMED: usize = 80;
/// The list of names that have no room takes no more of the page than this.
const MOST_ASIDE: f32 = 0.25;

pub(super) fn drafts(desk: &On<'_, Scatter>, content: &Content) -> (Vec<Draft>, f32) {
    let least = desk.style.body_good * LINE * LEAST_LINES;
    let room = if content.over_notes.height >= least { content.over_notes } else { content.whole };
    let (plot, names) = fitted(desk, room);
    let mut draft = Draft { cramped: plot.area.height < least * 0.7, ..Draft::default() };
    plot.across(&mut draft.items);
    plot.up(&mut draft.items);
    let mut marks: Vec<&ScatterMark> = desk.body.marks.iter().collect();
    marks.sort_by_key(|mark| mark.own);
    for mark in &marks {
        plot.mark(mark, &mut draft);
    }
    plot.write(&names, &mut draft.items);
    let mut drafts = vec![draft];
    let bottom = notes::place(desk, content.whole, names.aside(desk, room.width), &mut drafts, plot.bottom);
    (drafts, bottom)
}

/// The plot over the list of those whose names have no room in it: the list takes room from the plot, so a few rounds.
/// A list that would take too much goes on a page of its own.
fn fitted<'a>(desk: &'a On<'a, Scatter>, room: Rect) -> (Plot<'a>, Names<'a>) {
    let mut lines = 0;
    loop {
        let taken = if lines == 0 { 0.0 } else { lines as f32 * notes::face(desk).line_height() + desk.style.gap };
        let (taken, is_last) = if taken > room.height * MOST_ASIDE { (0.0, true) } else { (taken, false) };
        let plot = Plot::of(desk, Rect { height: room.height - taken, ..room });
        let names = plot.names();
        let wanted = names.aside(desk, room.width).len();
        if is_last || wanted <= lines {
            return (plot, names);
        }
        lines = wanted;
    }
}

/// Which names have room, and where.
struct Names<'a> {
    beside: Vec<(&'a ScatterMark, Placed)>,
    /// A number in place of the name, which stands in the list; marks at one place share theirs. Where not even the number has room,
    /// the list has the name without one.
    numbered: Vec<(Vec<&'a ScatterMark>, Option<Placed>)>,
}

impl Names<'_> {
    /// The list under the plot, in lines.
    fn aside(&self, desk: &On<'_, Scatter>, width: f32) -> Vec<String> {
        let entry = |(index, (marks, placed)): (usize, &(Vec<&ScatterMark>, Option<Placed>))| {
            let names = marks.iter().map(|mark| mark.name.as_str()).collect::<Vec<_>>().join(", ");
            if placed.is_some() { format!("{} {names}", index + 1) } else { names }
        };
        let list: Vec<String> = self.numbered.iter().enumerate().map(entry).collect();
        desk.wrap(&list.join(" · "), width, notes::face(desk))
    }
}

struct Plot<'a> {
    desk: &'a On<'a, Scatter>,
    area: Rect,
    /// Of what stands under it.
    bottom: f32,
    /// Left and right ends of the page.
    ends: (f32, f32),
    size: f32,
    radius: f32,
    /// Over the plot, for the lines on the axis across.
    overhead: Overhead,
}

impl<'a> Plot<'a> {
    fn of(desk: &'a On<'a, Scatter>, room: Rect) -> Self {
        let face = small(desk);
        let ticks = desk.body.up.axis.ticks.iter().map(|tick| desk.width(&tick.label, face)).fold(0.0, f32::max);
        let gap = desk.style.gap;
        let line = face.line_height();
        let lines_right = desk.body.up.lines.iter().map(|line| desk.width(&line.label, bold(desk))).fold(0.0, f32::max);
        let lines_right = lines_right.min(room.width * 0.24);
        let left = ticks + gap;
        let many = desk.body.marks.len() > 200;
        let size = desk.style.body_good * 0.95;
        let mut plot = Self {
            desk,
            area: Rect { left: room.left + left, width: (room.width - left - lines_right - gap).max(1.0), ..room },
            bottom: room.bottom(),
            ends: (room.left, room.right()),
            size,
            radius: size * if many { 0.24 } else { 0.34 },
            overhead: Overhead::default(),
        };
        let span = Span { low: room.left, high: room.right(), obstacles: &[] };
        plot.overhead = Overhead::of(desk, &[], &desk.body.across.lines, |value| plot.x_of(value), &span);
        let over = line * (1 + plot.overhead.levels()) as f32 + gap * 0.5;
        let under = line * 2.0 + gap * 0.6;
        plot.area.top += over;
        plot.area.height = (room.height - over - under).max(1.0);
        plot
    }

    /// Marks at the ends of an axis stand whole inside.
    fn x_of(&self, value: Decimal) -> f32 {
        let inset = self.radius * 2.0;
        self.area.left + inset + self.desk.body.across.axis.share(value) * (self.area.width - 2.0 * inset)
    }

    fn y_of(&self, value: Decimal) -> f32 {
        let inset = self.radius * 2.0;
        self.area.bottom() - inset - self.desk.body.up.axis.share(value) * (self.area.height - 2.0 * inset)
    }

    /// The axis under the plot, its name, and the lines that stand on it.
    fn across(&self, items: &mut Vec<Item>) {
        let (desk, style, face) = (self.desk, self.desk.style, small(self.desk));
        let scale = &desk.body.across;
        let ticks = scale.axis.ticks.iter().map(|tick| (self.x_of(tick.value), tick.label.clone())).collect();
        let baseline = self.area.bottom() + style.gap * 0.3 + ASCENT * face.size;
        for (x, label) in thinned(desk, ticks, face) {
            let (from, to) = ((x, self.area.top), (x, self.area.bottom()));
            items.push(Item::Line { from, to, width: style.hair, ink: Ink::Guide, dash: None });
            items.push(desk.text(&label, (x, baseline), Anchor::Middle, face));
        }
        let name = Face::plain(style.note, Ink::Text);
        let (text, name) = desk.fit(&format!("{} →", scale.name), self.ends.1 - self.area.left, name, name.size * 0.7);
        items.push(desk.text(&text, (self.area.left, baseline + name.line_height()), Anchor::Start, name));
        let corner = (0.0, self.area.top);
        items.extend(self.overhead.lines(desk, corner, self.area.bottom()));
        items.extend(self.overhead.texts(desk, corner));
    }

    fn up(&self, items: &mut Vec<Item>) {
        let (desk, style, face) = (self.desk, self.desk.style, small(self.desk));
        let scale = &desk.body.up;
        let (left, right) = (self.area.left, self.area.right());
        let ticks = scale.axis.ticks.iter().map(|tick| (self.y_of(tick.value), tick.label.clone())).collect();
        for (y, label) in thinned_down(ticks, face) {
            items.push(Item::Line { from: (left, y), to: (right, y), width: style.hair, ink: Ink::Guide, dash: None });
            let at = (left - style.gap * 0.5, y + face.size * 0.35);
            items.push(desk.text(&label, at, Anchor::End, face));
        }
        let levels = self.overhead.levels() as f32;
        let top = self.area.top - levels * bold(desk).line_height() - style.gap * 0.5 - face.line_height();
        let name = Face::plain(style.note, Ink::Text);
        let (text, name) = desk.fit(&format!("↑ {}", scale.name), self.ends.1 - self.ends.0, name, name.size * 0.7);
        items.push(desk.text(&text, (self.ends.0, top + ASCENT * name.size), Anchor::Start, name));
        let wanted: Vec<f32> = scale.lines.iter().map(|line| self.y_of(line.value)).collect();
        let bold = bold(desk);
        let heights = labels::spread(&wanted, bold.line_height(), (self.area.top, self.area.bottom()));
        let x = right + style.gap * 0.5;
        for (line, height) in scale.lines.iter().zip(heights) {
            let (ink, dash, width) = look_of(desk, line.kind);
            let y = self.y_of(line.value);
            items.push(Item::Line { from: (left, y), to: (right, y), width, ink, dash });
            let (label, bold) = desk.fit(&line.label, self.ends.1 - x, bold, bold.size * 0.75);
            items.push(desk.text(&label, (x, height + bold.size * 0.35), Anchor::Start, bold));
        }
    }

    fn mark(&self, mark: &ScatterMark, draft: &mut Draft) {
        let at = (self.x_of(mark.across), self.y_of(mark.up));
        let radius = if mark.own { self.radius * 1.5 } else { self.radius };
        let shape = mark.category.map_or(Shape::Circle, Shape::from);
        let ink = match mark.category {
            _ if mark.own => Ink::Own,
            Some(category) => Ink::Category(category),
            None => Ink::Reference,
        };
        draft.items.push(Item::Marker { at, radius, shape, ink });
        let text = format!(
            "{}\n{}: {}\n{}: {}",
            mark.name, self.desk.body.across.name, mark.labels[0], self.desk.body.up.name, mark.labels[1]
        );
        draft.hits.push(Hit { rect: around(at, radius), key: mark.key.clone(), text });
    }

    fn place_of(&self, mark: &ScatterMark) -> (f32, f32) {
        (self.x_of(mark.across), self.y_of(mark.up))
    }

    /// Where no name may stand: marks, and the lines across.
    fn taken(&self) -> Vec<Rect> {
        let marks = self.desk.body.marks.iter().map(|mark| around(self.place_of(mark), self.radius));
        let (area, thick) = (self.area, self.size * 0.2);
        let upright = self.desk.body.across.lines.iter().map(|line| {
            let left = self.x_of(line.value) - thick / 2.0;
            Rect { left, width: thick, ..area }
        });
        let level = self.desk.body.up.lines.iter().map(|line| {
            let top = self.y_of(line.value) - thick / 2.0;
            Rect { top, height: thick, ..area }
        });
        marks.chain(upright).chain(level).collect()
    }

    /// The own unit first, then from the edges inwards: what stands apart has room and is asked about.
    fn names(&self) -> Names<'a> {
        let desk = self.desk;
        let middle = (self.area.left + self.area.width / 2.0, self.area.top + self.area.height / 2.0);
        let off = |mark: &ScatterMark| {
            let (x, y) = self.place_of(mark);
            ((x - middle.0) / self.area.width).hypot((y - middle.1) / self.area.height)
        };
        let mut order: Vec<&ScatterMark> = desk.body.marks.iter().collect();
        order.sort_by(|a, b| b.own.cmp(&a.own).then(off(b).total_cmp(&off(a))));
        order.truncate(MOST_NAMED);
        let taken = self.taken();
        let (alone, together) = self.by_place(&order);
        let ground = Ground { marks: &taken, ..Ground::default() };
        let placed = labels::place(&self.wanted(&alone, |mark| mark.name.clone(), false), self.area, ground);
        let mut names = Names { beside: Vec::new(), numbered: Vec::new() };
        for (mark, placed) in alone.into_iter().zip(placed) {
            match placed {
                Some(placed) => names.beside.push((mark, placed)),
                None => names.numbered.push((vec![mark], None)),
            }
        }
        names.numbered.extend(together.into_iter().map(|marks| (marks, None)));
        let texts: Vec<Rect> = names.beside.iter().map(|(_, placed)| placed.rect).collect();
        let first = |(marks, _): &(Vec<&'a ScatterMark>, _)| marks.first().copied();
        let marks: Vec<&ScatterMark> = names.numbered.iter().filter_map(first).collect();
        let mut number = 0;
        let number = |_: &ScatterMark| {
            number += 1;
            number.to_string()
        };
        // A name in the list without its mark tells nothing: its number rather stands on other marks.
        let wanted = self.wanted(&marks, number, true);
        let placed = labels::place(&wanted, self.area, Ground { texts: &texts, ..ground });
        for ((_, place), placed) in names.numbered.iter_mut().zip(placed) {
            *place = placed;
        }
        names
    }

    /// Marks with a place of their own, and those that lie on each other; the own unit has its name in any case.
    fn by_place(&self, order: &[&'a ScatterMark]) -> (Vec<&'a ScatterMark>, Vec<Vec<&'a ScatterMark>>) {
        let mut places: Vec<((f32, f32), Vec<&ScatterMark>)> = Vec::new();
        let mut alone: Vec<&ScatterMark> = order.iter().copied().filter(|mark| mark.own).collect();
        for mark in order.iter().copied().filter(|mark| !mark.own) {
            let at = self.place_of(mark);
            match places.iter_mut().find(|(place, _)| *place == at) {
                Some((_, marks)) => marks.push(mark),
                None => places.push((at, vec![mark])),
            }
        }
        let (single, together): (Vec<_>, Vec<_>) =
            places.into_iter().map(|(_, marks)| marks).partition(|marks| marks.len() == 1);
        alone.extend(single.into_iter().flatten());
        (alone, together)
    }

    fn wanted(&self, marks: &[&ScatterMark], mut text: impl FnMut(&ScatterMark) -> String, must: bool) -> Vec<Wanted> {
        marks
            .iter()
            .map(|mark| {
                let face = self.face(mark);
                let radius = if mark.own { self.radius * 1.5 } else { self.radius };
                let size = (self.desk.width(&text(mark), face), face.line_height());
                Wanted { at: self.place_of(mark), radius, size, must: must || mark.own }
            })
            .collect()
    }

    fn face(&self, mark: &ScatterMark) -> Face {
        match mark.own {
            true => Face::bold(self.size, Ink::OwnText),
            false => Face::plain(self.size * 0.95, Ink::Text),
        }
    }

    /// Lines from names to their marks pass under every name and number.
    fn write(&self, names: &Names<'_>, items: &mut Vec<Item>) {
        let beside = names.beside.iter().map(|(mark, placed)| (*mark, mark.name.clone(), placed));
        let numbered =
            names.numbered.iter().enumerate().filter_map(|(index, (marks, placed))| {
                Some((*marks.first()?, (index + 1).to_string(), placed.as_ref()?))
            });
        let labels: Vec<(&ScatterMark, String, &Placed)> = beside.chain(numbered).collect();
        let leaders = labels.iter().filter_map(|(_, _, placed)| placed.leader);
        let hair = self.desk.style.hair;
        items.extend(leaders.map(|(from, to)| Item::Line { from, to, width: hair, ink: Ink::Stem, dash: None }));
        for (mark, text, placed) in labels {
            self.label(mark, &text, placed, items);
        }
    }

    fn label(&self, mark: &ScatterMark, text: &str, placed: &Placed, items: &mut Vec<Item>) {
        let face = self.face(mark);
        items.push(Item::Fill { rect: placed.rect, ink: Ink::Paper });
        let at = (placed.rect.left, placed.rect.top + ASCENT * face.size);
        items.push(self.desk.text(text, at, Anchor::Start, face));
    }
}

fn bold(desk: &On<'_, Scatter>) -> Face {
    Face::bold(desk.style.small, Ink::Text)
}

fn around((x, y): (f32, f32), radius: f32) -> Rect {
    Rect { left: x - radius, top: y - radius, width: 2.0 * radius, height: 2.0 * radius }
}
