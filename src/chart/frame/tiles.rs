//! A map of equal tiles: name, figure and shade of each province, and its islands in the sea beside it.

use super::grid::filled;
use super::lettering::Face;
use super::{Anchor, Content, Draft, Hit, Item, On, Rect};
use crate::chart::font::Weight;
use crate::chart::spec::{Filling, Island, Spot, Tile, Tiles};
use crate::chart::style::{ASCENT, Ink, LINE};

/// Columns that an island takes.
const ISLAND_COLUMNS: f32 = 2.0;
/// A tile is no wider than this many times its height, and no higher than two lines of large letters need.
const WIDEST: f32 = 2.8;
const HIGHEST: f32 = 3.4;
/// A map of fewer places across and down has larger letters, up to so many times.
const LARGE_MAP: f32 = 10.0;
const LARGEST: f32 = 1.6;

pub(super) fn drafts(desk: &On<'_, Tiles>, content: &Content) -> (Vec<Draft>, f32) {
    let least = desk.style.body_min * LINE * 1.1;
    let islands: Vec<&Island> = desk.body.islands.iter().filter(|island| home_of(desk, island).is_some()).collect();
    let beside = Map::of(desk, &islands, content.over_notes);
    let map = if beside.height >= least { beside } else { Map::of(desk, &islands, content.whole) };
    let mut draft = Draft { cramped: !map.has_two_lines(), ..Draft::default() };
    for island in islands {
        map.island(island, &mut draft);
    }
    for tile in &desk.body.tiles {
        map.tile(tile, &mut draft);
    }
    (vec![draft], map.bottom())
}

/// Where the places of the map lie.
struct Map<'a> {
    desk: &'a On<'a, Tiles>,
    left: f32,
    top: f32,
    /// Of a place, seam included.
    width: f32,
    height: f32,
    /// Column and row of the place in the upper left corner.
    first: (f32, f32),
    rows: f32,
    /// The size of letters, where a tile has room for it.
    letters: f32,
}

/// The tile of the province that an island belongs to, where that is on the map.
fn home_of<'a>(desk: &On<'a, Tiles>, island: &Island) -> Option<&'a Tile> {
    desk.body.tiles.iter().find(|tile| tile.key == island.of)
}

impl<'a> Map<'a> {
    /// Of all that is shown, and no wider: a region fills the page as the country does.
    fn of(desk: &'a On<'a, Tiles>, islands: &[&Island], room: Rect) -> Self {
        let tiles = desk.body.tiles.iter().map(|tile| (tile.spot, 1.0));
        let islands = islands.iter().map(|island| (island.spot, ISLAND_COLUMNS));
        let places: Vec<(Spot, f32)> = tiles.chain(islands).collect();
        let least = |of: fn(Spot) -> u8| f32::from(places.iter().map(|(spot, _)| of(*spot)).min().unwrap_or_default());
        let first = (least(|spot| spot.column), least(|spot| spot.row));
        let ends = places.iter().map(|(spot, wide)| (f32::from(spot.column) + wide, f32::from(spot.row) + 1.0));
        let ends = ends.fold((1.0f32, 1.0f32), |most, end| (most.0.max(end.0), most.1.max(end.1)));
        let (columns, rows) = (ends.0 - first.0, ends.1 - first.1);
        let letters = desk.style.body * (LARGE_MAP / columns.max(rows)).clamp(1.0, LARGEST);
        let height = (room.height / rows).min(letters * HIGHEST);
        let width = (room.width / columns).min(height * WIDEST.max(60.0 / height.max(1.0)));
        let left = room.left + (room.width - width * columns) / 2.0;
        Self { desk, left, top: room.top, width, height, first, rows, letters }
    }

    /// Whether a tile holds its name over its figure in letters that can be read.
    fn has_two_lines(&self) -> bool {
        self.height - self.seam() >= 2.0 * LINE * self.desk.style.body_min * 0.95
    }

    fn seam(&self) -> f32 {
        self.desk.style.rule * 1.5
    }

    fn bottom(&self) -> f32 {
        self.top + self.rows * self.height
    }

    fn box_of(&self, spot: Spot, columns: f32) -> Rect {
        let seam = self.seam();
        Rect {
            left: self.left + (f32::from(spot.column) - self.first.0) * self.width + seam / 2.0,
            top: self.top + (f32::from(spot.row) - self.first.1) * self.height + seam / 2.0,
            width: self.width * columns - seam,
            height: self.height - seam,
        }
    }

    fn tile(&self, tile: &Tile, draft: &mut Draft) {
        let rect = self.box_of(tile.spot, 1.0);
        draft.items.push(filled(rect, tile.filling));
        if tile.own {
            draft.items.push(self.outline(rect));
        }
        self.texts(tile, rect, &mut draft.items);
        let parts = [tile.rank.as_deref(), Some(tile.name.as_str()), Some(tile.label.as_str())];
        let text = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        draft.hits.push(Hit { rect, key: tile.key.clone(), text });
    }

    fn outline(&self, rect: Rect) -> Item {
        let (left, top, right, bottom) = (rect.left, rect.top, rect.right(), rect.bottom());
        let points = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        Item::Path { points, width: self.desk.style.rule * 2.6, ink: Ink::Own, dash: None }
    }

    /// The name over the figure, or both on one line where the tile is too low for two.
    fn texts(&self, tile: &Tile, rect: Rect, items: &mut Vec<Item>) {
        let desk = self.desk;
        let ink = match tile.filling {
            Filling::Shade(shade) => Ink::OnShade(shade),
            Filling::Silent(_) => Ink::Text,
        };
        let weight = if tile.own { Weight::SemiBold } else { Weight::Regular };
        let two_lines = self.has_two_lines();
        let lines = if two_lines { 2.0 } else { 1.0 };
        let size = (rect.height / (lines * LINE)).min(self.letters);
        let face = Face { size, weight, ink };
        let inner = rect.width - size * 0.5;
        let middle = rect.left + rect.width / 2.0;
        let name = |width: f32| {
            let whole = desk.width(&tile.name, face) <= width;
            desk.fit(if whole { &tile.name } else { &tile.short_name }, width, face, desk.style.body_min * 0.75)
        };
        let mut plate = |text: &str, at: (f32, f32), anchor: Anchor, face: Face| {
            if matches!(tile.filling, Filling::Silent(_)) {
                items.push(Item::Fill { rect: text_box(desk.text(text, at, anchor, face)), ink: Ink::Paper });
            }
            items.push(desk.text(text, at, anchor, face));
        };
        if two_lines {
            let top = rect.top + (rect.height - 2.0 * LINE * size) / 2.0;
            let (text, face) = name(inner);
            plate(&text, (middle, top + ASCENT * size), Anchor::Middle, face);
            let figure = Face { weight: Weight::SemiBold, ..Face { size, ..face } };
            let (label, figure) = desk.fit(&tile.label, inner, figure, desk.style.body_min * 0.75);
            plate(&label, (middle, top + LINE * size + ASCENT * size), Anchor::Middle, figure);
            return;
        }
        let baseline = rect.top + rect.height / 2.0 + 0.35 * size;
        let figure = Face { weight: Weight::SemiBold, ..face };
        let (label, figure) = desk.fit(&tile.label, inner * 0.45, figure, desk.style.body_min * 0.75);
        let taken = desk.width(&label, figure);
        let (text, face) = name(inner - taken - size * 0.4);
        plate(&text, (rect.left + size * 0.25, baseline), Anchor::Start, face);
        plate(&label, (rect.right() - size * 0.25, baseline), Anchor::End, figure);
    }

    /// Islands carry their own name and the shade of their province, and hang on it by a line.
    fn island(&self, island: &Island, draft: &mut Draft) {
        let desk = self.desk;
        let Some(tile) = home_of(desk, island) else { return };
        let (home, rect) = (self.box_of(tile.spot, 1.0), self.box_of(island.spot, ISLAND_COLUMNS));
        let from = (home.right(), home.top + home.height / 2.0);
        let to = (rect.left, rect.top + rect.height / 2.0);
        draft.items.push(Item::Line { from, to, width: desk.style.rule, ink: Ink::Reference, dash: None });
        draft.items.push(filled(rect, tile.filling));
        if tile.own {
            draft.items.push(self.outline(rect));
        }
        let ink = match tile.filling {
            Filling::Shade(shade) => Ink::OnShade(shade),
            Filling::Silent(_) => Ink::Text,
        };
        let lines_most = ((rect.height / (LINE * desk.style.body_min * 0.95)) as usize).clamp(1, 2);
        let size = (rect.height / (lines_most as f32 * LINE)).min(self.letters * 0.95);
        let face = Face::plain(size, ink);
        let whole = format!("{} {}", island.name, island.belongs);
        let texts = if lines_most == 1 { vec![whole.as_str()] } else { vec![island.name.as_str(), &island.belongs] };
        let fitted = |text| desk.fit(text, rect.width - size * 0.5, face, desk.style.body_min * 0.7);
        let lines: Vec<(String, Face)> = texts.into_iter().map(fitted).collect();
        let top = rect.top + (rect.height - lines.len() as f32 * LINE * size) / 2.0;
        for (index, (line, face)) in lines.iter().enumerate() {
            let at = (rect.left + rect.width / 2.0, top + index as f32 * LINE * size + ASCENT * size);
            let text = desk.text(line, at, Anchor::Middle, *face);
            if matches!(tile.filling, Filling::Silent(_)) {
                draft.items.push(Item::Fill { rect: text_box(text.clone()), ink: Ink::Paper });
            }
            draft.items.push(text);
        }
        let text = format!("{} {} · {}", island.name, island.belongs, tile.label);
        draft.hits.push(Hit { rect, key: tile.key.clone(), text });
    }
}

/// What a text takes, so that a pattern does not strike it.
fn text_box(text: Item) -> Rect {
    match text {
        Item::Text(text) => text.rect,
        _ => Rect { left: 0.0, top: 0.0, width: 0.0, height: 0.0 },
    }
}
