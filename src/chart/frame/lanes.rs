//! Lanes on one axis: a dot for each unit, the box between the quartiles, names beside the dots that matter.

mod swarm;

use std::ops::Range;

use super::labels::{self, Ground, Placed, Wanted};
use super::lettering::Face;
use super::named::{self, Name, Wish};
use super::overhead::{Overhead, Span};
use super::rows::small;
use super::scale::thinned;
use super::{Anchor, Content, Draft, Hit, Item, On, Rect, Shape, notes};
use crate::chart::font::Weight;
use crate::chart::spec::{Dot, Lane, Lanes};
use crate::chart::style::{ASCENT, Ink, LINE};
use swarm::Pile;

/// Names of lanes take no more of a page than this.
const NAME_SHARE: f32 = 0.26;
/// Figures at the right take no more each.
const FIGURE_SHARE: f32 = 0.14;
/// The least and the greatest height of a lane, in lines of letters.
const LEAST_LINES: f32 = 5.2;
const MOST_LINES: f32 = 8.0;

pub(super) fn drafts(desk: &On<'_, Lanes>, content: &Content) -> (Vec<Draft>, f32) {
    let count = desk.body.lanes.len();
    let layout = Layout::of(desk, content.over_notes.width);
    let least = desk.style.body_good * LINE * LEAST_LINES;
    let room = |rect: Rect| rect.height - layout.over - layout.under;
    let whole = if room(content.over_notes) / count as f32 >= least { content.over_notes } else { content.whole };
    let most = ((room(whole) / least) as usize).max(1);
    let per_page = count.div_ceil(count.div_ceil(most));
    let height = (room(whole) / per_page as f32).min(desk.style.body_good * LINE * MOST_LINES);
    let (mut bottom, mut aside) = (content.whole.top, Vec::new());
    let drafts = (0..count).step_by(per_page).map(|first| {
        let lanes = first..(first + per_page).min(count);
        let sheet = Sheet { desk, layout: &layout, left: whole.left, top: whole.top + layout.over, height, lanes };
        bottom = sheet.bottom() + layout.under;
        sheet.draw(&mut aside)
    });
    let mut drafts: Vec<Draft> = drafts.collect();
    let bottom = notes::place(desk, content.whole, notes::wrapped(desk, &named::told(&aside)), &mut drafts, bottom);
    (drafts, bottom)
}

/// Measures, the same for every page.
struct Layout {
    size: f32,
    name_width: f32,
    plot_left: f32,
    plot_right: f32,
    /// Right edges of the columns of figures.
    figures: Vec<f32>,
    figure_width: f32,
    overhead: Overhead,
    over: f32,
    under: f32,
}

impl Layout {
    fn of(desk: &On<'_, Lanes>, width: f32) -> Self {
        let size = desk.style.body.min(desk.style.body_good * 1.15);
        let (gap, face) = (size * 0.8, Face::plain(size, Ink::Text));
        let lanes = &desk.body.lanes;
        let widest = |texts: &mut dyn Iterator<Item = &String>, face: Face| {
            texts.map(|text| desk.width(text, face)).fold(0.0, f32::max)
        };
        let heading = desk.width(&desk.body.heading, small(desk));
        let name_width = widest(&mut lanes.iter().map(|lane| &lane.name), face).max(heading).min(NAME_SHARE * width);
        let bold = Face { weight: Weight::SemiBold, ..face };
        let figure_width = widest(&mut lanes.iter().flat_map(|lane| &lane.figures), bold)
            .max(widest(&mut desk.body.figure_headings.iter(), small(desk)))
            .min(FIGURE_SHARE * width);
        let columns = desk.body.figure_headings.len();
        let right = |column: usize| width - (columns - 1 - column) as f32 * (figure_width + gap);
        let figures: Vec<f32> = (0..columns).map(right).collect();
        let plot_right = figures.first().map_or(width, |first| first - figure_width) - gap * 1.5;
        let plot_left = name_width + gap * 1.5;
        let at = |value| plot_left + desk.body.axis.share(value) * (plot_right - plot_left);
        let span = Span { low: plot_left, high: plot_right, obstacles: &[] };
        let overhead = Overhead::of(desk, &[], &desk.body.lines, at, &span);
        let line = small(desk).line_height();
        Self {
            size,
            name_width,
            plot_left,
            plot_right,
            figures,
            figure_width,
            over: line * (overhead.levels() + 1) as f32 + desk.style.gap * 0.3,
            under: line + desk.style.gap * 0.25,
            overhead,
        }
    }
}

struct Sheet<'a> {
    desk: &'a On<'a, Lanes>,
    layout: &'a Layout,
    left: f32,
    /// Of the first lane.
    top: f32,
    /// Of a lane.
    height: f32,
    lanes: Range<usize>,
}

impl<'a> Sheet<'a> {
    fn bottom(&self) -> f32 {
        self.top + self.lanes.len() as f32 * self.height
    }

    fn x_of(&self, value: rust_decimal::Decimal) -> f32 {
        let (from, to) = (self.layout.plot_left, self.layout.plot_right);
        self.left + from + self.desk.body.axis.share(value) * (to - from)
    }

    fn draw(&self, aside: &mut Vec<String>) -> Draft {
        let mut draft = Draft::default();
        self.axis(&mut draft.items);
        self.headings(&mut draft.items);
        let lanes = self.desk.body.lanes.get(self.lanes.clone()).unwrap_or_default();
        for (index, lane) in lanes.iter().enumerate() {
            let top = self.top + index as f32 * self.height;
            if index > 0 {
                let (from, to) = (
                    (self.left, top),
                    (self.left + self.layout.figures.last().copied().unwrap_or(self.layout.plot_right), top),
                );
                draft.items.push(Item::Line { from, to, width: self.desk.style.hair, ink: Ink::Guide, dash: None });
            }
            self.name(lane, top, &mut draft.items);
            self.lane(lane, top, &mut draft, aside);
        }
        draft
    }

    fn axis(&self, items: &mut Vec<Item>) {
        let (desk, style) = (self.desk, self.desk.style);
        let face = small(desk);
        let up = |x: f32, ink: Ink, width: f32, dash: Option<(f32, f32)>| Item::Line {
            from: (x, self.top),
            to: (x, self.bottom()),
            width,
            ink,
            dash,
        };
        let ticks = desk.body.axis.ticks.iter().map(|tick| (self.x_of(tick.value), tick.label.clone())).collect();
        let baseline = self.bottom() + style.gap * 0.25 + ASCENT * face.size;
        for (x, label) in thinned(desk, ticks, face) {
            items.push(up(x, Ink::Guide, style.hair, None));
            items.push(desk.text(&label, (x, baseline), Anchor::Middle, face));
        }
        let corner = (self.left, self.top);
        items.extend(self.layout.overhead.lines(desk, corner, self.bottom()));
        items.extend(self.layout.overhead.texts(desk, corner));
    }

    fn headings(&self, items: &mut Vec<Item>) {
        let (desk, layout) = (self.desk, self.layout);
        let face = small(desk);
        let baseline = self.top - layout.over + ASCENT * face.size;
        let (heading, fitted) = desk.fit(&desk.body.heading, layout.name_width.max(1.0), face, face.size * 0.7);
        items.push(desk.text(&heading, (self.left, baseline), Anchor::Start, fitted));
        for (heading, right) in desk.body.figure_headings.iter().zip(&layout.figures) {
            let (heading, fitted) = desk.fit(heading, layout.figure_width, face, face.size * 0.7);
            items.push(desk.text(&heading, (self.left + right, baseline), Anchor::End, fitted));
        }
    }

    /// The name on as many lines as the lane holds, and its figures at the right.
    fn name(&self, lane: &Lane, top: f32, items: &mut Vec<Item>) {
        let (desk, layout) = (self.desk, self.layout);
        let face = Face::plain(layout.size, Ink::Text);
        let most = ((self.height / face.line_height()) as usize).max(1);
        let mut indent = 0.0;
        let middle = top + self.height / 2.0;
        if let Some(category) = lane.category {
            let radius = layout.size * 0.42;
            items.push(Item::Marker {
                at: (self.left + radius, middle),
                radius,
                shape: Shape::from(category),
                ink: Ink::Category(category),
            });
            indent = radius * 2.0 + layout.size * 0.5;
        }
        let lines = desk.wrap_at_most(&lane.name, layout.name_width - indent, face, most);
        let first = middle - lines.len() as f32 * face.line_height() / 2.0;
        desk.block(items, &lines, (self.left + indent, first), face);
        let baseline = middle + 0.35 * face.size;
        for (index, (figure, right)) in lane.figures.iter().zip(&layout.figures).enumerate() {
            let face = if index == 0 && desk.body.own_first { Face::bold(layout.size, Ink::OwnText) } else { face };
            let (figure, face) = desk.fit(figure, layout.figure_width, face, face.size * 0.7);
            items.push(desk.text(&figure, (self.left + right, baseline), Anchor::End, face));
        }
    }

    /// The box, the dots over it, and the names that have room.
    fn lane(&self, lane: &'a Lane, top: f32, draft: &mut Draft, aside: &mut Vec<String>) {
        let (desk, style) = (self.desk, self.desk.style);
        // Names stand over the dots.
        let names = self.layout.size * LINE * 1.2;
        let (low, high) = (top + names, top + self.height - self.layout.size * 0.5);
        let middle = (low + high) / 2.0;
        if let Some(spread) = lane.spread {
            let (from, to) = (self.x_of(spread.lower), self.x_of(spread.upper));
            let half = ((high - low) * 0.42).min(self.layout.size * 2.4);
            let rect = Rect { left: from, top: middle - half, width: to - from, height: half * 2.0 };
            draft.items.push(Item::Fill { rect, ink: Ink::Guide });
            let x = self.x_of(spread.median);
            let (from, to) = ((x, low), (x, high));
            draft.items.push(Item::Line { from, to, width: style.rule * 1.5, ink: Ink::Reference, dash: None });
        }
        let radius = self.layout.size * if lane.dots.len() > 100 { 0.22 } else { 0.3 };
        let xs: Vec<f32> = lane.dots.iter().map(|dot| self.x_of(dot.value)).collect();
        let ys = swarm::heights(&xs, radius, (low + radius, high - radius));
        let places: Vec<(f32, f32)> = xs.into_iter().zip(ys).collect();
        for own in [false, true] {
            for (dot, at) in lane.dots.iter().zip(&places).filter(|(dot, _)| dot.own == own) {
                self.dot(lane, dot, *at, radius, draft);
            }
        }
        let mut named: Vec<(&'a Dot, (f32, f32))> =
            lane.dots.iter().zip(places.iter().copied()).filter(|(dot, _)| dot.named.is_some()).collect();
        named.sort_by_key(|(dot, _)| !dot.own);
        let area = Rect {
            left: self.left + self.layout.plot_left - self.layout.size,
            top: top + style.hair,
            width: self.layout.plot_right - self.layout.plot_left + self.layout.size * 2.0,
            height: self.height - 2.0 * style.hair,
        };
        let dots: Vec<Rect> = places.iter().map(|&(x, y)| around((x, y), radius)).collect();
        let face = |dot: &Dot| match dot.own {
            true => Face::bold(self.layout.size * 0.95, Ink::OwnText),
            false => Face::plain(self.layout.size * 0.95, Ink::Text),
        };
        let wish = |(dot, at): &(&'a Dot, (f32, f32))| Wish {
            text: dot.named.as_deref().unwrap_or_default(),
            at: *at,
            radius: radius * 1.3,
            face: face(dot),
        };
        let wishes: Vec<Wish<'_>> = named.iter().map(wish).collect();
        let lines = self.lines(lane, area);
        let ground = Ground { marks: &dots, lines: &lines, ..Ground::default() };
        let names = named::place(desk, &wishes, area, ground, aside);
        names.iter().for_each(|name| name.draw(desk, &mut draft.items));
        let texts: Vec<Rect> = names.iter().map(Name::rect).collect();
        let piles = swarm::piles(&places);
        let counts: Vec<Wanted> = piles.iter().map(|pile| self.wanted_count(pile, radius)).collect();
        let placed = labels::place(&counts, area, Ground { texts: &texts, ..ground });
        for (pile, placed) in piles.iter().zip(placed) {
            draft.items.extend(placed.into_iter().flat_map(|placed| self.count(pile, &placed)));
        }
    }

    /// Lines that run through a lane: those across all, and its own median.
    fn lines(&self, lane: &Lane, area: Rect) -> Vec<Rect> {
        let median = lane.spread.map(|spread| self.x_of(spread.median));
        let across = self.layout.overhead.line_places().into_iter().map(|x| self.left + x);
        let thick = self.layout.size * 0.3;
        across.chain(median).map(|x| Rect { left: x - thick / 2.0, width: thick, ..area }).collect()
    }

    /// The number of dots in a pile wants to stand at its top.
    fn wanted_count(&self, pile: &Pile, radius: f32) -> Wanted {
        let face = self.count_face();
        let size = (self.desk.width(&count_of(pile), face), face.line_height());
        Wanted { at: (pile.x, pile.top), radius, size, must: false }
    }

    fn count(&self, pile: &Pile, placed: &Placed) -> [Item; 2] {
        let face = self.count_face();
        let at = (placed.rect.left, placed.rect.top + ASCENT * face.size);
        let plate = Item::Fill { rect: placed.rect, ink: Ink::Paper };
        [plate, self.desk.text(&count_of(pile), at, Anchor::Start, face)]
    }

    fn count_face(&self) -> Face {
        Face::plain(self.layout.size * 0.9, Ink::SoftText)
    }

    fn dot(&self, lane: &Lane, dot: &Dot, at: (f32, f32), radius: f32, draft: &mut Draft) {
        let (radius, ink) = if dot.own { (radius * 1.5, Ink::Own) } else { (radius, Ink::Other) };
        let shape = if dot.named.is_some() && !dot.own { Shape::Diamond } else { Shape::Circle };
        let ink = if dot.named.is_some() && !dot.own { Ink::Reference } else { ink };
        draft.items.push(Item::Marker { at, radius, shape, ink });
        let text = format!("{}\n{} · {}", lane.name, dot.name, dot.label);
        draft.hits.push(Hit { rect: around(at, radius), key: dot.key.clone(), text });
    }
}

fn count_of(pile: &Pile) -> String {
    format!("×{}", pile.count)
}

fn around((x, y): (f32, f32), radius: f32) -> Rect {
    Rect { left: x - radius, top: y - radius, width: 2.0 * radius, height: 2.0 * radius }
}
