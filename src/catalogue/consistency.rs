//! What a catalogue knows of its figures beyond each by itself: which must add up, and which only ever grow.
//!
//! Neither changes a point: figures that break these are told as doubtful (`compare::flag`).

use serde::{Deserialize, Serialize};

use super::check::Check;
use super::fault::FaultKind as K;
use super::keys;
use super::node::{Node, Walk};
use super::{Catalogue, Input};

/// Indicators whose figures are the parts of another's: `21.000 + 31.055` pharmacies and drugstores must be all of them.
/// Of ratios both the numerators and the denominators add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consistency {
    /// Code of the indicator that counts all.
    pub whole: String,
    /// Codes of those that count the parts, two or more.
    pub parts: Vec<String>,
}

impl Consistency {
    /// Every code it names, the whole first.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.whole).chain(&self.parts).map(String::as_str)
    }
}

pub(super) fn read(walk: &mut Walk, node: &Node<'_>) -> Option<Consistency> {
    walk.table(node, keys::CONSISTENCY, |fields| {
        let whole = fields.required("whole", Walk::string);
        let parts = fields.required("parts", |walk, node| walk.list(node, Walk::string));
        Some(Consistency { whole: whole?, parts: parts? })
    })
}

impl Check {
    /// Codes that are known, each once, of indicators that count the same kind of thing.
    pub(super) fn consistency(&mut self, catalogue: &Catalogue) {
        for (index, rule) in catalogue.consistency.iter().enumerate() {
            let place = format!("consistency[{}]", index + 1);
            self.fault_if(rule.parts.len() < 2, format!("{place}.parts"), || K::TooFewParts);
            let codes: Vec<&str> = rule.codes().collect();
            let kind = catalogue.indicator(&rule.whole).map(|whole| counted(&whole.input));
            for (at, code) in codes.iter().enumerate() {
                let place = if at == 0 { format!("{place}.whole") } else { format!("{place}.parts[{at}]") };
                self.fault_if(codes[..at].contains(code), &place, || K::CodeTwice { code: (*code).to_owned() });
                self.counts(catalogue, code, kind, &place);
            }
        }
        for (index, code) in catalogue.cumulative.iter().enumerate() {
            let place = format!("cumulative[{}]", index + 1);
            let twice = catalogue.cumulative[..index].contains(code);
            self.fault_if(twice, &place, || K::CodeTwice { code: code.clone() });
            self.counts(catalogue, code, None, &place);
        }
    }

    fn counts(&mut self, catalogue: &Catalogue, code: &str, as_the_whole: Option<Counted>, place: &str) {
        let Some(indicator) = catalogue.indicator(code) else {
            return self.fault(place, K::UnknownIndicator { code: code.to_owned() });
        };
        let kind = counted(&indicator.input);
        let fits = kind != Counted::Nothing && as_the_whole.is_none_or(|whole| whole == kind);
        self.fault_if(!fits, place, || K::NotSummable { code: code.to_owned() });
    }
}

/// What can be added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    PartsOfWholes,
    Numbers,
    Nothing,
}

fn counted(input: &Input) -> Counted {
    match input {
        Input::Ratio { .. } => Counted::PartsOfWholes,
        Input::Count { .. } | Input::Value { .. } => Counted::Numbers,
        Input::YesNo => Counted::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{load_shipped, parse};
    use super::*;

    /// The shipped catalogue with these lines before its first table.
    fn with(lines: &str) -> Result<Catalogue, Vec<String>> {
        let shipped = super::super::shipped().iter().find(|(id, _)| *id == "nq17-2020").unwrap().1;
        let shipped = shipped.lines().filter(|line| !line.starts_with("cumulative")).collect::<Vec<_>>().join("\n");
        let text = shipped.replacen("digits = 2", &format!("digits = 2\n{lines}"), 1);
        parse(&text).map_err(|faults| faults.iter().map(|f| format!("{}: {}", f.place, f.kind.code())).collect())
    }

    #[test]
    fn what_adds_up_and_what_only_grows_is_read() {
        let catalogue =
            with("cumulative = [\"C3\", \"D1\"]\nconsistency = [{ whole = \"D1\", parts = [\"D2\", \"D3\"] }]")
                .unwrap();
        assert_eq!(catalogue.cumulative, ["C3", "D1"]);
        assert_eq!(catalogue.consistency[0].codes().collect::<Vec<_>>(), ["D1", "D2", "D3"]);
    }

    #[test]
    fn faults_name_the_code_that_does_not_fit() {
        let faults = with(
            "consistency = [{ whole = \"D1\", parts = [\"C3\", \"D1\", \"Z9\"] }, { whole = \"C3\", parts = [\"C4\"] }]",
        );
        let expected = [
            "consistency[1].parts[1]: not_summable",
            "consistency[1].parts[2]: code_twice",
            "consistency[1].parts[3]: unknown_indicator",
            "consistency[2].parts: too_few_parts",
        ];
        assert_eq!(faults.unwrap_err(), expected);
        assert_eq!(
            with("cumulative = [\"A1\", \"C3\", \"C3\"]").unwrap_err(),
            ["cumulative[1]: not_summable", "cumulative[3]: code_twice"]
        );
    }

    /// Their guidance says "lũy kế từ ngày …".
    #[test]
    fn the_default_catalogue_knows_its_running_totals() {
        let catalogue = load_shipped("nq17-2020").unwrap().unwrap();
        assert_eq!(catalogue.cumulative, ["C3", "C4", "D8", "D9"]);
        for code in &catalogue.cumulative {
            let guidance = catalogue.indicator(code).unwrap().guidance.as_ref().unwrap();
            assert!(guidance.vi.contains("lũy kế"), "{code}");
        }
    }
}
