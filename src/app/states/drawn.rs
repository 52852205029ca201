//! What is drawn of a state, so coarsely that it can be kept beside the source and read in a difference: the mean colour of
//! every cell of a grid, and the colours of which there is more than a little.
//!
//! Another processor may round a pixel otherwise: what differs by so little is the same.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use iced::Rectangle;

/// The grid over a picture, whatever its size.
const COLUMNS: usize = 40;
const ROWS: usize = 24;
/// So many of 255 levels of a channel are within rounding: of a cell's mean, and of a colour itself.
const OF_MEAN: u8 = 1;
const OF_COLOUR: u8 = 2;
/// From so many pixels on, a colour is written down; with half or twice as many nobody is told of it.
const MANY: usize = 160;

type Colour = [u8; 3];

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Drawn {
    /// Row by row; nothing where a sign is another system's to set.
    cells: Vec<Option<Colour>>,
    /// Those with many pixels, in order.
    colours: Vec<Colour>,
    /// How many pixels the picture has of each colour; unknown of one that was read.
    counted: Vec<(Colour, usize)>,
}

impl Drawn {
    /// Of a picture with four bytes a pixel, `width` pixels wide; `open` are the places whose letters are not ours to hold.
    pub(super) fn of(picture: &[u8], width: usize, open: &[Rectangle]) -> Self {
        let height = picture.len() / 4 / width;
        let mut counted = BTreeMap::new();
        let cells = (0..ROWS * COLUMNS).map(|place| {
            let (row, column) = (place / COLUMNS, place % COLUMNS);
            let (left, right) = (column * width / COLUMNS, (column + 1) * width / COLUMNS);
            let (top, bottom) = (row * height / ROWS, (row + 1) * height / ROWS);
            let at = |edge: usize| edge as f32;
            let cell = Rectangle { x: at(left), y: at(top), width: at(right - left), height: at(bottom - top) };
            let lines = (top..bottom).map(|line| &picture[(line * width + left) * 4..(line * width + right) * 4]);
            let mean = mean(lines, &mut counted);
            let is_open = open.iter().any(|open| open.intersects(&cell));
            (!is_open).then_some(mean)
        });
        let cells = cells.collect();
        let counted: Vec<(Colour, usize)> = counted.into_iter().collect();
        let colours = counted.iter().filter(|(_, count)| *count >= MANY).map(|(colour, _)| *colour).collect();
        Self { cells, colours, counted }
    }

    /// Whether there is much of a colour.
    pub(super) fn has_much_of(&self, colour: Colour) -> bool {
        self.count(colour) > 1000
    }

    /// How many pixels are of a colour, as far as rounding tells.
    fn count(&self, of: Colour) -> usize {
        let near = self.counted.iter().filter(|(colour, _)| is_near(*colour, of, OF_COLOUR));
        near.map(|(_, count)| count).sum()
    }

    /// A line a row of cells, of which neighbours that are alike stand together; then the colours.
    pub(super) fn written(&self) -> String {
        let mut text = String::new();
        for row in self.cells.chunks(COLUMNS) {
            let runs = row.chunk_by(|one, other| one == other).map(|run| {
                let cell = run[0].map_or_else(|| "------".to_owned(), hex);
                if run.len() == 1 { cell } else { format!("{cell}*{}", run.len()) }
            });
            let _ = writeln!(text, "{}", runs.collect::<Vec<_>>().join(" "));
        }
        let colours: Vec<String> = self.colours.iter().copied().map(hex).collect();
        let _ = writeln!(text, "colours {}", colours.join(" "));
        text
    }

    /// What [`Self::written`] wrote.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (cells, colours) = text.split_once("colours")?;
        let run = |run: &str| {
            let (cell, count) = run.split_once('*').unwrap_or((run, "1"));
            let cell = if cell == "------" { None } else { Some(colour(cell)?) };
            Some(std::iter::repeat_n(cell, count.parse().ok()?))
        };
        let runs: Option<Vec<_>> = cells.split_whitespace().map(run).collect();
        let cells: Vec<_> = runs?.into_iter().flatten().collect();
        let colours: Option<Vec<Colour>> = colours.split_whitespace().map(colour).collect();
        (cells.len() == ROWS * COLUMNS).then_some(Self { cells, colours: colours?, counted: Vec::new() })
    }

    /// What is drawn otherwise than it was accepted, in words; nothing where it is the same.
    pub(super) fn changes(&self, accepted: &Self) -> Vec<String> {
        let cells = self.cells.iter().zip(&accepted.cells).enumerate().filter_map(|(place, pair)| match pair {
            (Some(now), Some(then)) if !is_near(*now, *then, OF_MEAN) => Some((place, hex(*then), hex(*now))),
            _ => None,
        });
        let cells: Vec<_> = cells.collect();
        let mut said: Vec<String> = cells
            .iter()
            .take(6)
            .map(|(place, then, now)| {
                format!("row {} column {}: {then} → {now}", place / COLUMNS + 1, place % COLUMNS + 1)
            })
            .collect();
        if cells.len() > said.len() {
            said.push(format!("… {} cells of {} in all", cells.len(), ROWS * COLUMNS));
        }
        let gone = accepted.colours.iter().filter(|colour| self.count(**colour) < MANY / 2);
        said.extend(gone.map(|colour| format!("colour {} is gone", hex(*colour))));
        let was = |colour: Colour| accepted.colours.iter().any(|then| is_near(colour, *then, OF_COLOUR));
        let new = self.counted.iter().filter(|(colour, count)| *count >= 2 * MANY && !was(*colour));
        said.extend(new.map(|(colour, _)| format!("colour {} is new", hex(*colour))));
        said
    }
}

/// The mean of each channel over parts of lines, rounded; their pixels are counted by colour.
fn mean<'a>(lines: impl Iterator<Item = &'a [u8]>, counted: &mut BTreeMap<Colour, usize>) -> Colour {
    let (mut sum, mut count) = ([0; 3], 0);
    let mut add = |pixel: &[u8], times: usize| {
        let colour = [pixel[0], pixel[1], pixel[2]];
        sum = [
            sum[0] + times * usize::from(colour[0]),
            sum[1] + times * usize::from(colour[1]),
            sum[2] + times * usize::from(colour[2]),
        ];
        count += times;
        *counted.entry(colour).or_default() += times;
    };
    for line in lines {
        // Most are of one colour: that is told much faster than by going through their pixels.
        if line[4..] == line[..line.len() - 4] {
            add(line, line.len() / 4);
            continue;
        }
        let mut begun = 0;
        while begun < line.len() {
            let alike = line[begun..].chunks_exact(4).take_while(|pixel| **pixel == line[begun..begun + 4]).count();
            add(&line[begun..], alike);
            begun += alike * 4;
        }
    }
    sum.map(|sum| u8::try_from((sum + count / 2) / count.max(1)).unwrap_or(u8::MAX))
}

fn is_near(one: Colour, other: Colour, levels: u8) -> bool {
    one.iter().zip(other).all(|(one, other)| one.abs_diff(other) <= levels)
}

fn hex([red, green, blue]: Colour) -> String {
    format!("{red:02x}{green:02x}{blue:02x}")
}

fn colour(text: &str) -> Option<Colour> {
    let [_, red, green, blue] = u32::from_str_radix(text, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = 480;
    const HEIGHT: usize = 240;

    /// White, with a rectangle of another colour.
    fn picture(colour: Colour, (left, top): (usize, usize), (width, height): (usize, usize)) -> Vec<u8> {
        let is_in = |x, y| (left..left + width).contains(&x) && (top..top + height).contains(&y);
        let pixel = |x, y| if is_in(x, y) { colour } else { [255; 3] };
        (0..HEIGHT)
            .flat_map(|y| (0..WIDTH).flat_map(move |x| [pixel(x, y)[0], pixel(x, y)[1], pixel(x, y)[2], 255]))
            .collect()
    }

    fn drawn(colour: Colour, size: (usize, usize)) -> Drawn {
        Drawn::of(&picture(colour, (100, 100), size), WIDTH, &[])
    }

    #[test]
    fn what_was_written_is_read_as_it_was() {
        let drawn = Drawn::of(
            &picture([11, 92, 173], (7, 3), (90, 40)),
            WIDTH,
            &[Rectangle { x: 200.0, y: 100.0, width: 30.0, height: 8.0 }],
        );
        let read = Drawn::read(&drawn.written()).unwrap();
        assert_eq!((&read.cells, &read.colours), (&drawn.cells, &drawn.colours));
        assert_eq!(drawn.changes(&read), [""; 0]);
        assert_eq!(read.cells.iter().filter(|cell| cell.is_none()).count(), 4);
    }

    #[test]
    fn a_ring_of_two_pixels_and_another_colour_of_a_line_are_changes_and_rounding_is_none() {
        let line = drawn([213, 219, 225], (200, 1));
        assert!(drawn([213, 220, 224], (200, 1)).changes(&line).is_empty(), "rounding");
        assert!(!drawn([120, 130, 140], (200, 1)).changes(&line).is_empty());
        let ring = drawn([11, 92, 173], (30, 2));
        assert!(ring.changes(&drawn([255; 3], (30, 2)))[0].starts_with("row 11 column 9: ffffff → "));
        let other = drawn([223, 209, 225], (200, 1)).changes(&line);
        assert!(other.contains(&"colour d5dbe1 is gone".to_owned()), "{other:?}");
    }

    #[test]
    fn letters_of_another_system_are_not_held() {
        let sign = Rectangle { x: 100.0, y: 100.0, width: 20.0, height: 10.0 };
        let of = |colour| Drawn::of(&picture(colour, (100, 100), (10, 5)), WIDTH, &[sign]);
        assert_eq!(of([0; 3]).changes(&of([90; 3])), [""; 0]);
    }
}
