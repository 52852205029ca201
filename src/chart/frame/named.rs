//! Names that are to be found at their marks: whole beside them, else broken into lines, else by a number that is told
//! under the chart.

use super::labels::{self, Ground, Placed, Wanted};
use super::lettering::Face;
use super::{Anchor, Desk, Item, Rect};
use crate::chart::font::Weight;
use crate::chart::style::{ASCENT, Ink};

/// The share of the area that a line of a name takes, and how many lines it is broken into.
const WIDEST: f32 = 0.36;
const MOST_LINES: usize = 3;

/// A name and its mark.
pub(super) struct Wish<'a> {
    pub(super) text: &'a str,
    pub(super) at: (f32, f32),
    /// Of the mark.
    pub(super) radius: f32,
    pub(super) face: Face,
}

/// What stands beside a mark.
pub(super) struct Name {
    lines: Vec<String>,
    placed: Placed,
    face: Face,
}

/// Places names in order, those that matter most first. What has no room is put into `aside` under its number, which
/// stands in its place; the same text keeps its number.
pub(super) fn place(
    desk: &Desk<'_>,
    wishes: &[Wish<'_>],
    area: Rect,
    ground: Ground<'_>,
    aside: &mut Vec<String>,
) -> Vec<Name> {
    let broken = |wish: &Wish<'_>| desk.wrap(wish.text, (area.width * WIDEST).max(1.0), wish.face);
    let lines: Vec<Vec<String>> = wishes.iter().map(broken).collect();
    let wanted: Vec<Wanted> = wishes.iter().zip(&lines).map(|(wish, lines)| wanted(desk, wish, lines)).collect();
    let placed = labels::place(&wanted, area, ground).into_iter();
    let placed = placed.zip(&lines).map(|(placed, lines)| placed.filter(|_| lines.len() <= MOST_LINES));
    let placed: Vec<Option<Placed>> = placed.collect();
    let (mut names, mut left): (Vec<Name>, Vec<(&Wish<'_>, Vec<String>)>) = (Vec::new(), Vec::new());
    for ((wish, lines), placed) in wishes.iter().zip(lines).zip(placed) {
        match placed {
            Some(placed) => names.push(Name { lines, placed, face: wish.face }),
            None => left.push((wish, vec![number_of(wish.text, aside)])),
        }
    }
    let texts: Vec<Rect> = names.iter().map(|name| name.placed.rect).chain(ground.texts.iter().copied()).collect();
    let wanted: Vec<Wanted> =
        left.iter().map(|(wish, number)| Wanted { must: true, ..wanted_of(desk, wish, number) }).collect();
    let placed = labels::place(&wanted, area, Ground { texts: &texts, ..ground });
    let numbers = left.into_iter().zip(placed);
    names.extend(numbers.filter_map(|((wish, lines), placed)| Some(Name { lines, placed: placed?, face: wish.face })));
    names
}

/// A name that is one line is rather put on marks than left out where it is in bold.
fn wanted(desk: &Desk<'_>, wish: &Wish<'_>, lines: &[String]) -> Wanted {
    Wanted { must: lines.len() == 1 && wish.face.weight == Weight::SemiBold, ..wanted_of(desk, wish, lines) }
}

fn wanted_of(desk: &Desk<'_>, wish: &Wish<'_>, lines: &[String]) -> Wanted {
    let width = lines.iter().map(|line| desk.width(line, wish.face)).fold(0.0, f32::max);
    let size = (width, lines.len() as f32 * wish.face.line_height());
    Wanted { at: wish.at, radius: wish.radius, size, must: false }
}

fn number_of(text: &str, aside: &mut Vec<String>) -> String {
    let known = aside.iter().position(|name| name == text);
    let at = known.unwrap_or_else(|| {
        aside.push(text.to_owned());
        aside.len() - 1
    });
    (at + 1).to_string()
}

/// What is told under the chart: `1 Tên dài · 2 Tên khác`.
pub(super) fn told(aside: &[String]) -> String {
    let entries = aside.iter().enumerate().map(|(at, name)| format!("{} {name}", at + 1));
    entries.collect::<Vec<_>>().join(" · ")
}

impl Name {
    pub(super) fn rect(&self) -> Rect {
        self.placed.rect
    }

    /// On a plate that keeps lines off it, tied to its mark where it stands apart.
    pub(super) fn draw(&self, desk: &Desk<'_>, items: &mut Vec<Item>) {
        let Placed { rect, leader } = self.placed;
        if let Some((from, to)) = leader {
            items.push(Item::Line { from, to, width: desk.style.hair, ink: Ink::Reference, dash: None });
        }
        items.push(Item::Fill { rect, ink: Ink::Paper });
        for (index, line) in self.lines.iter().enumerate() {
            let baseline = rect.top + index as f32 * self.face.line_height() + ASCENT * self.face.size;
            items.push(desk.text(line, (rect.left, baseline), Anchor::Start, self.face));
        }
    }
}
