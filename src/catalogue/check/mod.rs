//! Whether a catalogue means what it says: points add up, rules suit inputs, bands leave no gap.

use rust_decimal::Decimal;

use super::fault::{Fault, FaultKind as K, Misfit};
use super::{
    AppliesTo, Band, Catalogue, Direction, Indicator, Input, NationalFigure, Reference, Rollup, Rule, Step, Text,
};

mod tree;

pub(super) use tree::should_be;

/// Longest id.
const ID_LENGTH: usize = 40;
/// Longest code: it must fit a narrow column.
const CODE_LENGTH: usize = 20;

/// Every fault of meaning; none for a sound catalogue. Places as in [`Fault::place`], without lines.
pub fn check(catalogue: &Catalogue) -> Vec<Fault> {
    let mut check = Check { faults: Vec::new() };
    check.head(catalogue);
    check.bands(&catalogue.bands);
    check.blocs(catalogue);
    check.groups(catalogue);
    check.indicators(catalogue);
    check.references(&catalogue.references);
    check.consistency(catalogue);
    check.faults
}

/// How the items of a list are named in places: by code, where it is well-formed and not taken, else by number.
pub fn names(codes: &[Option<&str>]) -> Vec<String> {
    let coded = codes.iter().any(Option::is_some);
    let name = |(index, code): (usize, &Option<&str>)| match code {
        Some(code) if is_code(code, CODE_LENGTH) && !taken(&codes[..index], code) => (*code).to_owned(),
        _ if coded => format!("#{}", index + 1),
        _ => (index + 1).to_string(),
    };
    codes.iter().enumerate().map(name).collect()
}

fn taken(before: &[Option<&str>], code: &str) -> bool {
    before.iter().flatten().any(|other| other.eq_ignore_ascii_case(code))
}

fn is_code(text: &str, longest: usize) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.len() <= longest && text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.chars().all(allowed)
}

fn is_id(text: &str) -> bool {
    is_code(text, ID_LENGTH) && !text.contains(|c: char| c.is_ascii_uppercase())
}

pub(super) struct Check {
    faults: Vec<Fault>,
}

impl Check {
    pub(super) fn fault(&mut self, place: impl Into<String>, kind: K) {
        self.faults.push(Fault { place: place.into(), line: None, kind });
    }

    pub(super) fn fault_if(&mut self, wrong: bool, place: impl Into<String>, kind: impl FnOnce() -> K) {
        if wrong {
            self.fault(place, kind());
        }
    }

    fn within(&mut self, place: impl Into<String>, found: Decimal, low: Decimal, high: Decimal) {
        self.fault_if(!(low..=high).contains(&found), place, || K::OutOfRange { found, low, high });
    }

    fn not_negative(&mut self, place: impl Into<String>, found: Decimal) {
        self.fault_if(found < Decimal::ZERO, place, || K::Negative { found });
    }

    fn written(&mut self, place: &str, text: &Text) {
        let blank = text.vi.is_empty() || text.en.as_ref().is_some_and(String::is_empty);
        self.fault_if(blank, place, || K::BlankText);
    }

    /// Codes well-formed and unique; gives the names of the list's items.
    fn codes<'a>(&mut self, list: &str, codes: impl Iterator<Item = &'a str>) -> Vec<String> {
        let codes: Vec<_> = codes.map(Some).collect();
        let places: Vec<_> = names(&codes).into_iter().map(|name| format!("{list}[{name}]")).collect();
        for (index, (code, place)) in codes.iter().flatten().zip(&places).enumerate() {
            let place = format!("{place}.code");
            let malformed = !is_code(code, CODE_LENGTH);
            self.fault_if(malformed, &place, || K::BadCode { found: (*code).to_owned() });
            let twice = !malformed && taken(&codes[..index], code);
            self.fault_if(twice, &place, || K::CodeTwice { code: (*code).to_owned() });
        }
        places
    }

    fn head(&mut self, catalogue: &Catalogue) {
        self.fault_if(!is_id(&catalogue.id), "id", || K::BadId { found: catalogue.id.clone() });
        self.fault_if(catalogue.version == 0, "version", || K::VersionZero);
        self.written("name", &catalogue.name);
        self.within("digits", catalogue.digits.into(), Decimal::ZERO, Decimal::from(6));
        self.within("min_coverage", catalogue.min_coverage, Decimal::ZERO, Decimal::ONE);
        self.fault_if(catalogue.indicators.is_empty(), "indicator", || K::NoIndicators);
        self.within("min_members", catalogue.min_members, Decimal::ZERO, Decimal::ONE);
    }

    fn bands(&mut self, bands: &[Band]) {
        let places = self.codes("band", bands.iter().map(|band| band.code.as_str()));
        for (index, (band, place)) in bands.iter().zip(&places).enumerate() {
            self.written(&format!("{place}.name"), &band.name);
            let from = format!("{place}.from");
            self.within(&from, band.from, Decimal::ZERO, Decimal::ONE_HUNDRED);
            if let Some(before) = index.checked_sub(1).map(|before| bands[before].from) {
                let found = band.from;
                self.fault_if(found >= before, &from, || K::BandsNotDescending { before, found });
            }
        }
        if let (Some(last), Some(place)) = (bands.last(), places.last()) {
            let found = last.from;
            self.fault_if(!found.is_zero(), format!("{place}.from"), || K::LastBandNotZero { found });
        }
    }

    fn blocs(&mut self, catalogue: &Catalogue) {
        let places = self.codes("bloc", catalogue.blocs.iter().map(|bloc| bloc.code.as_str()));
        for (bloc, place) in catalogue.blocs.iter().zip(&places) {
            self.written(&format!("{place}.name"), &bloc.name);
            if let Some(stated) = bloc.total {
                let sum = catalogue.points_of_bloc(bloc);
                self.fault_if(stated != sum, format!("{place}.total"), || K::BlocTotalDiffers { stated, sum });
            }
        }
    }

    fn applies_to(&mut self, catalogue: &Catalogue, applies_to: &AppliesTo, place: &str) {
        self.fault_if(*applies_to == AppliesTo::default(), place, || K::NoCondition);
        for (index, code) in applies_to.blocs.iter().enumerate() {
            let place = format!("{place}.blocs[{}]", index + 1);
            self.fault_if(catalogue.bloc(code).is_none(), place, || K::UnknownBloc { code: code.clone() });
        }
        for (index, spared) in applies_to.except.iter().enumerate() {
            self.fault_if(spared.is_empty(), format!("{place}.except[{}]", index + 1), || K::BlankText);
        }
    }

    fn indicators(&mut self, catalogue: &Catalogue) {
        let codes = catalogue.indicators.iter().map(|indicator| indicator.code.as_str());
        let places = self.codes("indicator", codes);
        for (indicator, place) in catalogue.indicators.iter().zip(&places) {
            let unknown = catalogue.group(&indicator.group).is_none();
            self.fault_if(unknown, format!("{place}.group"), || K::UnknownGroup { code: indicator.group.clone() });
            self.indicator(indicator, place);
            self.whom(catalogue, indicator, &format!("{place}.applies_to"));
        }
    }

    fn indicator(&mut self, indicator: &Indicator, place: &str) {
        self.written(&format!("{place}.name"), &indicator.name);
        self.input(&indicator.input, &format!("{place}.input"));
        self.points(indicator, place);
        self.weight(indicator.weight, place);
        self.rule(indicator, &format!("{place}.rule"));
        self.target(indicator, place);
        self.rollup(indicator, &format!("{place}.rollup"));
        let fractions = indicator.measures_a_fraction() || matches!(indicator.input, Input::YesNo);
        self.figures(&indicator.national, fractions, &format!("{place}.national"));
        let source = &indicator.source;
        self.written(&format!("{place}.source.document"), &source.document);
        if let Some(clause) = source.clause.as_ref().filter(|_| source.citations.is_empty()) {
            let clause = clause.clone();
            self.fault(format!("{place}.source.clause"), K::ClauseWithoutCitation { clause });
        }
    }

    fn whom(&mut self, catalogue: &Catalogue, indicator: &Indicator, place: &str) {
        let Some(applies_to) = &indicator.applies_to else { return };
        self.applies_to(catalogue, applies_to, place);
        self.fault_if(!catalogue.concerns_anybody(indicator), place, || K::ConcernsNobody);
    }

    fn input(&mut self, input: &Input, place: &str) {
        match input {
            Input::Ratio { numerator, denominator } => {
                self.written(&format!("{place}.numerator"), numerator);
                self.written(&format!("{place}.denominator"), denominator);
            }
            Input::Count { unit } => self.written(&format!("{place}.unit"), unit),
            Input::YesNo => {}
            Input::Value { unit, low, high } => {
                self.written(&format!("{place}.unit"), unit);
                if let (Some(low), Some(high)) = (*low, *high) {
                    self.fault_if(low > high, place, || K::BoundsCrossed { low, high });
                }
            }
        }
    }

    fn points(&mut self, indicator: &Indicator, place: &str) {
        let (place, max) = (format!("{place}.max"), indicator.max);
        self.not_negative(&place, max);
        let without_maximum = !indicator.rule.is_scored() || indicator.rule.is_extra() || indicator.rule.is_unbounded();
        match without_maximum {
            true => self.fault_if(!max.is_zero(), place, || K::PointsWithoutScore { max }),
            false => self.fault_if(max.is_zero(), place, || K::ScoredWithoutPoints),
        }
    }

    fn weight(&mut self, found: Decimal, place: &str) {
        self.fault_if(found <= Decimal::ZERO, format!("{place}.weight"), || K::WeightNotPositive { found });
    }

    fn rule(&mut self, indicator: &Indicator, place: &str) {
        if let Some(misfit) = misfit(indicator) {
            self.fault(place, K::Misfit(misfit));
        }
        match &indicator.rule {
            Rule::Steps { steps } => self.steps(indicator, steps, place),
            Rule::CappedCount { points_each } => self.above_zero(*points_each, format!("{place}.points_each")),
            Rule::Penalty { points_each, limit } | Rule::Bonus { points_each, limit } => {
                self.above_zero(*points_each, format!("{place}.points_each"));
                self.above_zero(*limit, format!("{place}.limit"));
            }
            Rule::MinMax { floor, .. } => self.floor(*floor, indicator.max, place),
            Rule::Goalposts { worst, best, floor } => {
                self.fault_if(worst == best, format!("{place}.best"), || K::GoalpostsEqual { found: *best });
                self.floor(*floor, indicator.max, place);
            }
            Rule::ZScore { spread, .. } => self.above_zero(*spread, format!("{place}.spread")),
            Rule::Ratio
            | Rule::Achievement { .. }
            | Rule::YesNo
            | Rule::BestPeer { .. }
            | Rule::TargetDistance { .. }
            | Rule::Appraised
            | Rule::NotScored => {}
        }
    }

    fn above_zero(&mut self, found: Decimal, place: String) {
        self.fault_if(found <= Decimal::ZERO, place, || K::PointsEachNotPositive { found });
    }

    /// The points of the worst lie below those of the best.
    fn floor(&mut self, floor: Decimal, max: Decimal, place: &str) {
        let outside = floor < Decimal::ZERO || floor >= max;
        self.fault_if(outside, format!("{place}.floor"), || K::FloorOutside { floor, max });
    }

    fn steps(&mut self, indicator: &Indicator, steps: &[Step], place: &str) {
        let max = indicator.max;
        let at = |index: usize, key: &str| format!("{place}.steps[{}].{key}", index + 1);
        for (index, step) in steps.iter().enumerate() {
            let points = step.points;
            self.not_negative(at(index, "points"), points);
            self.fault_if(points > max, at(index, "points"), || K::StepOverMax { points, max });
            if indicator.measures_a_fraction() {
                self.within(at(index, "from"), step.from, Decimal::ZERO, Decimal::ONE);
            }
            if let Some(before) = index.checked_sub(1).map(|before| steps[before].from) {
                let found = step.from;
                self.fault_if(found <= before, at(index, "from"), || K::StepsNotAscending { before, found });
            }
        }
        match steps.last().map(|step| step.points) {
            None => self.fault(format!("{place}.steps"), K::NoSteps),
            Some(points) => {
                let place = at(steps.len() - 1, "points");
                self.fault_if(points < max, place, || K::LastStepNotMax { points, max });
            }
        }
    }

    fn target(&mut self, indicator: &Indicator, place: &str) {
        let Some(target) = &indicator.target else {
            self.fault_if(indicator.rule.needs_target(), place, || K::TargetMissing);
            return;
        };
        let (place, value) = (format!("{place}.target.value"), target.value);
        let from_zero = indicator.rule == Rule::Achievement { direction: Direction::Higher };
        let unreachable = from_zero && value <= Decimal::ZERO;
        self.fault_if(unreachable, &place, || K::TargetNotPositive);
        match &indicator.input {
            _ if indicator.measures_a_fraction() => self.within(place, value, Decimal::ZERO, Decimal::ONE),
            Input::YesNo => self.fault_if(value != Decimal::ONE, place, || K::YesNoTarget { found: value }),
            Input::Ratio { .. } | Input::Count { .. } => self.not_negative(place, value),
            Input::Value { .. } => {}
        }
    }

    fn rollup(&mut self, indicator: &Indicator, place: &str) {
        let yes_no = matches!(indicator.input, Input::YesNo);
        let summed = matches!(indicator.input, Input::Ratio { .. } | Input::Count { .. });
        match indicator.rollup {
            Some(Rollup::Sum) => self.fault_if(!summed, place, || K::Misfit(Misfit::SumRollup)),
            Some(Rollup::All | Rollup::Any | Rollup::Share) => {
                self.fault_if(!yes_no, place, || K::Misfit(Misfit::YesNoRollup));
            }
            None => {}
        }
    }

    fn figures(&mut self, figures: &[NationalFigure], fractions: bool, place: &str) {
        for (index, figure) in figures.iter().enumerate() {
            let place = format!("{place}[{}]", index + 1);
            self.fault_if(figure.month().is_none(), format!("{place}.date"), || K::NotAFigureDate {
                found: figure.date.clone(),
            });
            if fractions && figure.comparable {
                self.within(format!("{place}.value"), figure.value, Decimal::ZERO, Decimal::ONE);
            }
        }
    }

    fn references(&mut self, references: &[Reference]) {
        let places = self.codes("reference", references.iter().map(|reference| reference.code.as_str()));
        for (reference, place) in references.iter().zip(&places) {
            self.written(&format!("{place}.text"), &reference.text);
            self.figures(&reference.national, false, &format!("{place}.national"));
        }
    }
}

/// Why the rule does not suit the input.
fn misfit(indicator: &Indicator) -> Option<Misfit> {
    let fraction = indicator.measures_a_fraction();
    let count = matches!(indicator.input, Input::Count { .. });
    let value = matches!(indicator.input, Input::Value { .. });
    let yes_no = matches!(indicator.input, Input::YesNo);
    let (suits, misfit) = match indicator.rule {
        Rule::Ratio => (fraction || value, Misfit::RatioRule),
        Rule::Achievement { .. } => (fraction || count || value, Misfit::AchievementRule),
        Rule::Steps { .. } => (fraction || count || value, Misfit::StepsRule),
        Rule::YesNo => (yes_no && !fraction, Misfit::YesNoRule),
        Rule::CappedCount { .. } => (count, Misfit::CappedCountRule),
        Rule::BestPeer { .. }
        | Rule::MinMax { .. }
        | Rule::Goalposts { .. }
        | Rule::ZScore { .. }
        | Rule::TargetDistance { .. } => (fraction || count || value, Misfit::MeasuredRule),
        Rule::Penalty { .. } | Rule::Bonus { .. } => (count || (yes_no && !fraction), Misfit::ExtraRule),
        Rule::Appraised => (value, Misfit::AppraisedRule),
        Rule::NotScored => return None,
    };
    (!suits).then_some(misfit)
}
