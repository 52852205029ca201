//! Lines of a foreign table put to indicators: by code, by name, by likeness of names, by place between neighbours.
//! Never two indicators to one line, nor two lines to one indicator.

use super::lines::Line;
use crate::catalogue::Indicator;
use crate::domain::MatchedBy;
use crate::domain::text::search_key;

/// Names less alike than this are different things.
const ALIKE: f64 = 0.75;
/// The best must be ahead of the next best by this much, or nobody can tell.
const AHEAD: f64 = 0.05;

/// For every line of every table the indicator it answers and how that was found. Two tables may name one indicator;
/// what any of them names is guessed in none.
pub(super) fn matched<'a>(tables: &[&[Line]], asked: &[&'a Indicator]) -> Vec<Vec<Option<(&'a Indicator, MatchedBy)>>> {
    let mut taken = vec![false; asked.len()];
    let mut all: Vec<Matching<'_, 'a>> = tables.iter().map(|lines| Matching::new(lines, asked)).collect();
    for matching in &mut all {
        matching.by_code();
        matching.by_name();
        matching.add_taken_to(&mut taken);
    }
    for matching in &mut all {
        matching.taken.clone_from(&taken);
        matching.by_likeness();
        matching.by_position();
        matching.add_taken_to(&mut taken);
    }
    let named = |(index, by): (usize, MatchedBy)| (asked[index], by);
    all.into_iter().map(|table| table.of_line.into_iter().map(|found| found.map(named)).collect()).collect()
}

struct Matching<'l, 'a> {
    lines: &'l [Line],
    asked: &'l [&'a Indicator],
    of_line: Vec<Option<(usize, MatchedBy)>>,
    taken: Vec<bool>,
}

impl<'l, 'a> Matching<'l, 'a> {
    fn new(lines: &'l [Line], asked: &'l [&'a Indicator]) -> Self {
        Self { lines, asked, of_line: vec![None; lines.len()], taken: vec![false; asked.len()] }
    }

    fn add_taken_to(&self, taken: &mut [bool]) {
        taken.iter_mut().zip(&self.taken).for_each(|(all, own)| *all |= own);
    }

    fn put(&mut self, line: usize, indicator: usize, by: MatchedBy) {
        if self.of_line[line].is_none() && !self.taken[indicator] {
            self.of_line[line] = Some((indicator, by));
            self.taken[indicator] = true;
        }
    }

    fn by_code(&mut self) {
        for (at, line) in self.lines.iter().enumerate() {
            let found = codes(line)
                .find_map(|code| self.asked.iter().position(|indicator| indicator.code.eq_ignore_ascii_case(code)));
            if let Some(found) = found {
                self.put(at, found, MatchedBy::Code);
            }
        }
    }

    fn by_name(&mut self) {
        let lines: Vec<Vec<String>> = self.lines.iter().map(names).collect();
        for (index, indicator) in self.asked.iter().enumerate() {
            let own = names_of(indicator);
            let mut same = (0..lines.len()).filter(|at| lines[*at].iter().any(|name| own.contains(name)));
            // Two lines of one name: nobody can tell which.
            if let (Some(at), None) = (same.next(), same.next()) {
                self.put(at, index, MatchedBy::Name);
            }
        }
    }

    fn by_likeness(&mut self) {
        let lines: Vec<Vec<String>> = self.lines.iter().map(names).collect();
        let asked: Vec<Vec<String>> = self.asked.iter().map(|indicator| names_of(indicator)).collect();
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for line in (0..lines.len()).filter(|line| self.of_line[*line].is_none()) {
            for indicator in (0..asked.len()).filter(|indicator| !self.taken[*indicator]) {
                pairs.push((likeness(&lines[line], &asked[indicator]), line, indicator));
            }
        }
        pairs.sort_by(|left, right| right.0.total_cmp(&left.0).then((left.1, left.2).cmp(&(right.1, right.2))));
        for (likeness, line, indicator) in pairs.iter().copied().take_while(|(likeness, ..)| *likeness >= ALIKE) {
            let rivals = pairs.iter().filter(|(_, l, i)| (*l == line) != (*i == indicator));
            let open = rivals.filter(|(_, l, i)| self.of_line[*l].is_none() && !self.taken[*i]);
            if open.map(|(rival, ..)| *rival).all(|rival| likeness - rival >= AHEAD) {
                self.put(line, indicator, MatchedBy::Name);
            }
        }
    }

    /// Between two lines that were matched in the catalogue's order, as many lines as indicators are left.
    fn by_position(&mut self) {
        let known: Vec<(usize, usize)> = self
            .of_line
            .iter()
            .enumerate()
            .filter_map(|(at, found)| found.map(|(indicator, _)| (at, indicator)))
            .collect();
        for pair in known.windows(2) {
            let &[(first_line, first), (last_line, last)] = pair else { continue };
            let lines = first_line + 1..last_line;
            let between: Vec<usize> = (first + 1..last.max(first + 1)).filter(|index| !self.taken[*index]).collect();
            if first < last && lines.len() == between.len() {
                for (line, indicator) in lines.zip(between) {
                    self.put(line, indicator, MatchedBy::Position);
                }
            }
        }
    }
}

/// What may be a line's code: its own column, its number, the first word of its name; a bare number only in the first.
fn codes(line: &Line) -> impl Iterator<Item = &str> {
    let first_word = line.name.split_whitespace().next().unwrap_or_default().trim_end_matches(['.', ':', ')', '-']);
    let lettered = [line.number.trim_end_matches('.'), first_word]
        .into_iter()
        .filter(|code| code.contains(|c: char| c.is_ascii_alphabetic()) && code.contains(|c: char| c.is_ascii_digit()));
    std::iter::once(line.code.as_str()).filter(|code| !code.is_empty()).chain(lettered)
}

/// A line's name by itself, and with the lines that continue it.
fn names(line: &Line) -> Vec<String> {
    let alone = name_key(&line.name);
    let whole = name_key(&format!("{} {}", line.name, line.more));
    let mut names = vec![alone];
    names.extend((!line.more.is_empty()).then_some(whole));
    names.retain(|name| !name.is_empty());
    names
}

pub(in crate::workbook::form) fn names_of(indicator: &Indicator) -> Vec<String> {
    let name = &indicator.name;
    let mut names = vec![name_key(&name.vi)];
    names.extend(name.en.as_deref().map(name_key));
    names
}

/// A name without what stands in brackets and without a number in front.
pub(in crate::workbook::form) fn name_key(name: &str) -> String {
    let mut depth = 0usize;
    let mut kept = String::new();
    for c in name.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    let key = search_key(&kept);
    let mut words = key.split(' ').peekable();
    // "1.1. Tỷ lệ …" and "a) Tỷ lệ …".
    while words.peek().is_some_and(|word| word.len() == 1 || word.bytes().all(|byte| byte.is_ascii_digit())) {
        words.next();
    }
    words.collect::<Vec<_>>().join(" ")
}

fn likeness(left: &[String], right: &[String]) -> f64 {
    let pairs = left.iter().flat_map(|left| right.iter().map(move |right| (left, right)));
    pairs.map(|(left, right)| alike(left, right)).fold(0.0, f64::max)
}

/// Names that speak of different numbers (mức độ 3, mức độ 4) are different things, however alike.
fn alike(left: &str, right: &str) -> f64 {
    if numbers(left) != numbers(right) {
        return 0.0;
    }
    strsim::sorensen_dice(left, right).max(strsim::normalized_levenshtein(left, right))
}

fn numbers(name: &str) -> Vec<&str> {
    name.split(' ').filter(|word| word.bytes().any(|byte| byte.is_ascii_digit())).collect()
}
