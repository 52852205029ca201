//! Columns: their heads, the room each takes, and which of them are in sight where there is no room for all.

use iced::Length;
use iced::alignment::Horizontal;

use super::by_key::{Shown, ShownColumn};

/// Least room of a column that takes what is left, before columns go out of sight.
const LEAST: f32 = 96.0;
/// Less of a column of text than this says nothing: it is not begun at the right edge. A figure is seen whole or not at all.
const SLIVER: f32 = 48.0;
/// Least room somebody can drag a column to.
pub(super) const NARROWEST: f32 = 40.0;
/// Most room a remembered column is given.
pub(super) const WIDEST: f32 = 4000.0;

/// A column: its head, its room, its side.
#[derive(Debug, Clone)]
pub struct Column {
    pub title: String,
    pub width: Length,
    pub align: Horizontal,
    pub sortable: bool,
    /// Not shown now; its place stays its own.
    pub hidden: bool,
    /// Least room of one that takes what is left, before columns go out of sight.
    pub least: f32,
    /// What stands in it, told while the pointer rests on its head.
    pub hint: Option<String>,
    /// A click on its cell opens the row.
    pub opens: bool,
}

impl Column {
    /// A column of text.
    pub fn text(title: String, width: impl Into<Length>) -> Self {
        Self {
            title,
            width: width.into(),
            align: Horizontal::Left,
            sortable: true,
            hidden: false,
            least: LEAST,
            hint: None,
            opens: false,
        }
    }

    /// A column of numbers, flush right.
    pub fn number(title: String, width: impl Into<Length>) -> Self {
        Self { align: Horizontal::Right, ..Self::text(title, width) }
    }

    /// The same column without sorting.
    pub fn unsorted(self) -> Self {
        Self { sortable: false, ..self }
    }

    /// The same column out of sight.
    pub fn hidden(self) -> Self {
        Self { hidden: true, ..self }
    }

    /// The same column, which takes so much room before others go out of sight, in pixels.
    pub fn at_least(self, least: f32) -> Self {
        Self { least, ..self }
    }

    /// The same column with what stands in it, in a few words.
    pub fn hinted(self, hint: String) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// The same column, whose cells open their row when they are clicked; where a table is built whole.
    pub fn opening(self) -> Self {
        Self { opens: true, ..self }
    }

    fn portion(&self) -> u16 {
        match self.width {
            Length::Fill => 1,
            Length::FillPortion(portion) => portion,
            Length::Shrink | Length::Fixed(_) => 0,
        }
    }
}

/// What somebody made of the columns: widths dragged, and how far the table is scrolled across.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// By place; nothing: as the column says.
    dragged: Vec<Option<f32>>,
    /// Columns that stay at the left.
    pub(super) frozen: usize,
    /// How many of the others are out of sight at the left.
    pub(super) skipped: usize,
    dragging: Option<Drag>,
    /// The place of the one that the keyboard has come to, or that a cell was clicked in.
    pub(super) chosen: Option<usize>,
    /// Where those begin that Shift chose together with it; nothing: it stands alone.
    pub(super) from: Option<usize>,
    /// It was a click.
    clicked: bool,
    /// The place of the one that is being measured.
    pub(super) fitting: Option<usize>,
    /// What the last view made of them.
    pub(super) shown: Shown,
}

#[derive(Debug, Clone)]
struct Drag {
    column: usize,
    width: f32,
    /// Where the pointer was when it first moved.
    from: Option<f32>,
}

/// Columns as they are shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Arranged {
    /// Places of the columns in sight, left to right.
    pub(super) places: Vec<usize>,
    /// Their widths.
    pub(super) widths: Vec<Length>,
    /// How far one can go across; 0 where all have room.
    pub(super) furthest: usize,
}

impl Columns {
    fn dragged(&self, place: usize) -> Option<f32> {
        self.dragged.get(place).copied().flatten()
    }

    fn least(&self, place: usize, column: &Column) -> f32 {
        self.dragged(place).unwrap_or(match column.width {
            Length::Fixed(width) => width,
            Length::Fill | Length::FillPortion(_) | Length::Shrink => column.least,
        })
    }

    /// The columns in sight in so much room. All share it where they can; else each takes its least, and those at the
    /// right come into sight by going across, as in a spreadsheet column by column.
    pub(super) fn arrange(&self, columns: &[Column], room: f32) -> Arranged {
        let shown: Vec<usize> = (0..columns.len()).filter(|place| !columns[*place].hidden).collect();
        let least: Vec<f32> = shown.iter().map(|place| self.least(*place, &columns[*place])).collect();
        if least.iter().sum::<f32>() <= room {
            let width = |place: &usize| self.dragged(*place).map_or(columns[*place].width, Length::Fixed);
            let widths = shown.iter().map(width).collect();
            return Arranged { places: shown, widths, furthest: 0 };
        }
        let frozen = self.frozen.min(shown.len());
        let left = room - least[..frozen].iter().sum::<f32>();
        let furthest = furthest(&least[frozen..], left);
        let first = frozen + self.skipped.min(furthest);
        let all = (0..frozen).chain(first..shown.len());
        let mut begin = 0.0;
        let is_seen = |at: &usize| {
            let left = room - begin;
            begin += least[*at];
            let is_cut_to_be_read = columns[shown[*at]].align != Horizontal::Right;
            let enough = if is_cut_to_be_read { least[*at].min(SLIVER) } else { least[*at] };
            *at <= first || left >= enough
        };
        let in_sight: Vec<usize> = all.take_while(is_seen).collect();
        // What is left where no further column begins goes to those that take what there is.
        let is_left = in_sight.iter().map(|at| least[*at]).sum::<f32>() <= room;
        let width = |at: &usize| match columns[shown[*at]].width {
            portion @ (Length::Fill | Length::FillPortion(_)) if is_left && self.dragged(shown[*at]).is_none() => {
                portion
            }
            _ => Length::Fixed(least[*at]),
        };
        let widths = in_sight.iter().map(width).collect();
        Arranged { places: in_sight.into_iter().map(|at| shown[at]).collect(), widths, furthest }
    }

    /// What the keyboard has to know of columns that are shown like this.
    pub(super) fn as_shown(&self, columns: &[Column], arranged: &Arranged, room: f32) -> Shown {
        let shown = (0..columns.len()).filter(|place| !columns[*place].hidden);
        let of = |place: usize| {
            let least = self.least(place, &columns[place]);
            let is_seen = arranged.places.contains(&place);
            let width = if is_seen { self.width_of(place, columns, arranged, room) } else { least };
            ShownColumn { place, width, least, sortable: columns[place].sortable, title: columns[place].title.clone() }
        };
        Shown { columns: shown.map(of).collect(), room }
    }

    /// How wide a column is in so much room, for somebody who begins to drag its edge.
    pub(super) fn width_of(&self, place: usize, columns: &[Column], arranged: &Arranged, room: f32) -> f32 {
        let fixed = |width: &Length| if let Length::Fixed(width) = width { *width } else { 0.0 };
        let Some(at) = arranged.places.iter().position(|shown| *shown == place) else { return LEAST };
        if let Length::Fixed(width) = arranged.widths[at] {
            return width;
        }
        let left = room - arranged.widths.iter().map(fixed).sum::<f32>();
        let fills = arranged.places.iter().filter(|place| self.dragged(**place).is_none());
        let portions: u16 = fills.map(|place| columns[*place].portion()).sum();
        left * f32::from(columns[place].portion()) / f32::from(portions.max(1))
    }

    /// A cell was clicked in the column at a place.
    pub(super) fn touch(&mut self, column: Option<usize>) {
        (self.chosen, self.from, self.clicked) = (column, None, true);
    }

    /// The keyboard has come to a column.
    pub(super) fn lead_to(&mut self, column: Option<usize>) {
        (self.chosen, self.from, self.clicked) = (column, None, false);
    }

    /// No others are chosen with it any more.
    pub(super) fn stand_alone(&mut self) {
        self.from = None;
    }

    /// Whether the keyboard goes through the columns: a click alone chooses one and leaves it among the rows.
    pub(super) fn is_led(&self) -> bool {
        self.chosen.is_some() && !self.clicked
    }

    pub(super) fn is_dragging(&self) -> bool {
        self.dragging.is_some()
    }

    pub(super) fn begin(&mut self, column: usize, width: f32) {
        self.dragging = Some(Drag { column, width, from: None });
    }

    /// The pointer is at `x` now.
    pub(super) fn drag(&mut self, x: f32) {
        let Some(drag) = &mut self.dragging else { return };
        let from = *drag.from.get_or_insert(x);
        let (column, width) = (drag.column, drag.width + x - from);
        self.set_width(column, width);
    }

    /// As wide as this, within what a column may be.
    pub(super) fn set_width(&mut self, column: usize, width: f32) {
        if self.dragged.len() <= column {
            self.dragged.resize(column + 1, None);
        }
        self.dragged[column] = Some(width.clamp(NARROWEST, WIDEST));
    }

    pub(super) fn end(&mut self) {
        self.dragging = None;
    }

    /// The widths that somebody gave columns, by place.
    pub(super) fn widths(&self) -> Vec<Option<f32>> {
        let given = self.dragged.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        self.dragged[..given].to_vec()
    }

    /// Columns as wide as somebody left them; widths that no hand can have given are left out.
    pub(super) fn set_widths(&mut self, widths: &[Option<f32>]) {
        let sensible = |width: &f32| (NARROWEST..=WIDEST).contains(width);
        self.dragged = widths.iter().map(|width| width.filter(sensible)).collect();
    }

    /// As the column says again.
    pub(super) fn reset(&mut self, column: usize) {
        self.dragging = None;
        if let Some(width) = self.dragged.get_mut(column) {
            *width = None;
        }
    }
}

/// How many columns must go for the last ones to have room; at least one stays.
fn furthest(widths: &[f32], room: f32) -> usize {
    let mut taken = 0.0;
    let fit = widths.iter().rev().take_while(|width| {
        taken += **width;
        taken <= room
    });
    widths.len().saturating_sub(fit.count().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::{Fill, FillPortion};
    use proptest::prelude::*;

    fn columns(widths: &[Length]) -> Vec<Column> {
        widths.iter().map(|width| Column::text(String::new(), *width)).collect()
    }

    #[test]
    fn columns_that_have_room_share_it_as_they_say() {
        let columns = columns(&[Length::Fixed(60.0), FillPortion(3), Fill]);
        let arranged = Columns::default().arrange(&columns, 660.0);
        assert_eq!(arranged.widths, [Length::Fixed(60.0), FillPortion(3), Fill]);
        assert_eq!(Columns::default().width_of(1, &columns, &arranged, 660.0), 450.0);
    }

    #[test]
    fn the_first_columns_stay_and_the_others_come_one_by_one() {
        let columns = columns(&[Length::Fixed(100.0); 10]);
        let across = |skipped| Columns { frozen: 1, skipped, ..Columns::default() }.arrange(&columns, 400.0);
        assert_eq!(across(0).places, [0, 1, 2, 3], "no sliver of the next one");
        assert_eq!(across(2).places, [0, 3, 4, 5]);
        assert_eq!(across(0).furthest, 6, "then the last three stand beside the first");
        assert_eq!(across(99).places, [0, 7, 8, 9]);
    }

    #[test]
    fn what_no_further_column_begins_in_goes_to_those_that_take_what_there_is() {
        let columns = columns(&[Length::Fixed(50.0), FillPortion(6), Length::Fixed(150.0), Length::Fixed(150.0)])
            .into_iter()
            .map(|column| Column { align: Horizontal::Right, ..column })
            .collect::<Vec<_>>();
        let arranged = Columns { frozen: 2, ..Columns::default() }.arrange(&columns, 400.0);
        assert_eq!(arranged.places, [0, 1, 2], "a figure is seen whole or not at all");
        assert_eq!(arranged.widths, [Length::Fixed(50.0), FillPortion(6), Length::Fixed(150.0)]);
    }

    #[test]
    fn an_edge_is_dragged_and_goes_back() {
        let columns = columns(&[Length::Fixed(100.0), Fill]);
        let mut state = Columns::default();
        state.begin(0, 100.0);
        state.drag(500.0);
        state.drag(530.0);
        assert_eq!(state.arrange(&columns, 600.0).widths, [Length::Fixed(130.0), Fill]);
        state.drag(0.0);
        assert_eq!(state.arrange(&columns, 600.0).widths[0], Length::Fixed(NARROWEST));
        state.end();
        state.drag(900.0);
        assert_eq!(state.arrange(&columns, 600.0).widths[0], Length::Fixed(NARROWEST), "nothing is held any more");
        state.reset(0);
        assert_eq!(state.arrange(&columns, 600.0).widths[0], Length::Fixed(100.0));
    }

    proptest! {
        #[test]
        fn every_column_can_be_brought_into_sight(
            widths in proptest::collection::vec(40.0f32..400.0, 1..30),
            frozen in 0usize..4,
            room in 100.0f32..1500.0,
        ) {
            let columns = columns(&widths.iter().map(|width| Length::Fixed(*width)).collect::<Vec<_>>());
            let state = |skipped| Columns { frozen, skipped, ..Columns::default() };
            let furthest = state(0).arrange(&columns, room).furthest;
            let seen: std::collections::BTreeSet<usize> =
                (0..=furthest).flat_map(|skipped| state(skipped).arrange(&columns, room).places).collect();
            prop_assert_eq!(seen.len(), columns.len());
            prop_assert!(state(furthest).arrange(&columns, room).places.contains(&(columns.len() - 1)));
        }
    }
}
