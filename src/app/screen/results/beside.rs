//! Other periods beside the one in sight: choosing them, and their columns.

use iced::widget::{column, container, opaque, row};
use iced::{Center, Element, Fill, Task};

use super::model::{BesideRow, Figure, PeriodBeside};
use super::{Loaded, Message, OfPeriods};
use crate::app::data;
use crate::app::focus;
use crate::app::job;
use crate::app::shared::Shared;
use crate::app::theme::{space, style};
use crate::app::widget::{Column, Shape, button, glyph, label, one_line, soft, tick};
use crate::domain::Period;
use crate::i18n::{NO_VALUE, Words};
use crate::say;

/// Those asked for, and what is known of them.
#[derive(Debug)]
pub(super) struct Beside {
    chosen: Vec<Period>,
    /// Somebody ticked a period, or one no longer: nothing is proposed any more.
    is_decided: bool,
    open: bool,
    pub(super) loaded: Loaded<Vec<PeriodBeside>>,
}

impl Default for Beside {
    fn default() -> Self {
        Self { chosen: Vec::new(), is_decided: false, open: false, loaded: Loaded::Nothing }
    }
}

impl Beside {
    /// Asks for the chosen periods anew.
    pub(super) fn load(&mut self, shared: &Shared) -> Task<Message> {
        let periods = self.asked(shared);
        let Some(ask) = shared.ask().filter(|_| !periods.is_empty()) else {
            self.loaded = Loaded::Nothing;
            return Task::none();
        };
        let (handle, task) = job::run(move |_| data::load_beside(&ask, &periods));
        self.loaded = Loaded::Loading(handle);
        task.map(|report| Message::Beside(OfPeriods::Loaded(report)))
    }

    /// The chosen periods that the file has beside the one in sight, newest first.
    pub(super) fn asked(&self, shared: &Shared) -> Vec<Period> {
        offered(shared).map(|(period, _)| *period).filter(|period| self.chosen.contains(period)).collect()
    }

    /// The same beside one unit's figures: where none was chosen, the period before is proposed.
    pub(super) fn asked_of_unit(&self, shared: &Shared) -> Vec<Period> {
        let asked = self.asked(shared);
        if self.is_decided || !asked.is_empty() { asked } else { before(shared).into_iter().collect() }
    }

    /// Ticks a period, or no longer. What was proposed is chosen from now on like any other.
    pub(super) fn toggle(&mut self, period: Period, chosen: bool, shown: &[Period]) {
        self.chosen.extend_from_slice(shown);
        self.chosen.retain(|other| *other != period);
        self.chosen.extend(chosen.then_some(period));
        self.is_decided = true;
    }

    pub(super) fn unfold(&mut self) {
        self.open = !self.open;
    }

    /// Whether the menu is open.
    pub(super) fn is_unfolded(&self) -> bool {
        self.open
    }

    /// Folds the menu; whether it was open.
    pub(super) fn fold(&mut self) -> bool {
        std::mem::take(&mut self.open)
    }

    pub(super) fn forget(&mut self) {
        self.loaded = Loaded::Nothing;
    }

    /// The periods shown beside.
    pub(super) fn shown(&self) -> &[PeriodBeside] {
        self.loaded.ready().map(Vec::as_slice).unwrap_or_default()
    }

    /// What unfolds the menu, with how many periods are shown; nothing where the file has no other period.
    pub(super) fn button<'a>(&self, shown: &[Period], shared: &Shared) -> Option<Element<'a, Message>> {
        offered(shared).next()?;
        let name = match shown.len() {
            0 => say!(shared.words, "results-beside-none"),
            count => say!(shared.words, "results-beside-some", count = count),
        };
        let name = row![one_line(label(name)), glyph(Shape::ChevronDown, 10.0, |t| t.ink_soft)];
        let button = button(name.spacing(space::S).align_y(Center).height(Fill))
            .height(space::CONTROL)
            .padding([0.0, space::M])
            .style(style::choice(!shown.is_empty()))
            .on_press(Message::Beside(OfPeriods::Pressed))
            .unfolds();
        Some(button.into())
    }

    /// The other periods, each with a box to tick, those that are shown ticked; nothing while it is folded.
    pub(super) fn menu<'a>(&'a self, shown: &[Period], shared: &'a Shared) -> Option<Element<'a, Message>> {
        if !self.open {
            return None;
        }
        let entry = |(period, name): &'a (Period, String)| {
            let period = *period;
            tick(shown.contains(&period), name.as_str(), move |chosen| {
                Message::Beside(OfPeriods::Toggled(period, chosen))
            })
        };
        let hint = soft(say!(shared.words, "results-beside-hint"));
        let menu = column![hint].extend(offered(shared).map(entry)).spacing(space::S).width(320);
        Some(focus::over(opaque(container(menu).padding(space::M).style(style::floating))))
    }

    /// What must be known of the periods shown, a line each.
    pub(super) fn notes(&self) -> impl Iterator<Item = &str> {
        self.shown().iter().filter_map(|beside| beside.note.as_deref())
    }

    /// A column of the periods shown, by its place among them.
    pub(super) fn field(&self, place: usize) -> Option<(&PeriodBeside, BesideField)> {
        let fields = BesideField::ALL;
        Some((self.shown().get(place / fields.len())?, fields[place % fields.len()]))
    }

    /// The heads of all their columns; where they are copied each says its period.
    pub(super) fn heads(&self, copied: bool, words: &Words) -> Vec<Column> {
        let of = |beside: &PeriodBeside| BesideField::ALL.map(|field| field.head(&beside.name, copied, words));
        self.shown().iter().flat_map(of).collect()
    }

    /// What stands in a column for a unit.
    pub(super) fn figure(&self, place: usize, unit: &str) -> Option<&Figure> {
        let (beside, field) = self.field(place)?;
        beside.by_unit.get(unit).map(|row| field.of(row))
    }

    /// The same as it is written: an en dash where there is nothing.
    pub(super) fn text(&self, place: usize, unit: &str) -> &str {
        self.figure(place, unit).map_or(NO_VALUE, |figure| figure.text.as_str())
    }
}

/// Every period of the file but the one in sight, newest first.
fn offered(shared: &Shared) -> impl Iterator<Item = &(Period, String)> {
    let file = shared.file.as_ref();
    let now = file.and_then(|file| file.period);
    file.into_iter().flat_map(|file| &file.periods).filter(move |(period, _)| now != Some(*period))
}

/// The newest period before the one in sight.
fn before(shared: &Shared) -> Option<Period> {
    let now = shared.file.as_ref().and_then(|file| file.period)?;
    offered(shared).map(|(period, _)| *period).filter(|period| *period < now).max()
}

/// The columns of a period beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BesideField {
    Score,
    Rank,
    ScoreChange,
    RankChange,
}

impl BesideField {
    pub(super) const ALL: [Self; 4] = [Self::Score, Self::Rank, Self::ScoreChange, Self::RankChange];

    fn head(self, period: &str, copied: bool, words: &Words) -> Column {
        match (self, copied) {
            (Self::Score, _) => Column::number(say!(words, "results-beside-score", period = period), 100),
            (Self::Rank, _) => Column::number(say!(words, "results-beside-rank", period = period), 100),
            (Self::ScoreChange, false) => Column::number(say!(words, "results-beside-score-change"), 64).hinted(say!(
                words,
                "results-beside-score-change-of",
                period = period
            )),
            (Self::RankChange, false) => Column::number(say!(words, "results-beside-rank-change"), 64).hinted(say!(
                words,
                "results-beside-rank-change-of",
                period = period
            )),
            (Self::ScoreChange, true) => {
                Column::number(say!(words, "results-beside-score-change-of", period = period), 72)
            }
            (Self::RankChange, true) => {
                Column::number(say!(words, "results-beside-rank-change-of", period = period), 72)
            }
        }
    }

    fn of(self, row: &BesideRow) -> &Figure {
        match self {
            Self::Score => &row.score,
            Self::Rank => &row.rank,
            Self::ScoreChange => &row.score_change,
            Self::RankChange => &row.rank_change,
        }
    }
}
