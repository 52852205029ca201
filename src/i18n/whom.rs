//! Whom an indicator concerns, in words.

use super::Words;
use crate::catalogue::{AppliesTo, Catalogue, Indicator};
use crate::say;

impl Words {
    /// The conditions on units of an indicator and of its group: `chỉ áp dụng cho khối UBND cấp huyện`. Empty where it
    /// concerns everybody.
    pub fn whom(&self, catalogue: &Catalogue, indicator: &Indicator) -> String {
        let said: Vec<String> =
            catalogue.conditions(indicator).flat_map(|conditions| self.conditions(catalogue, conditions)).collect();
        said.join("; ")
    }

    fn conditions(&self, catalogue: &Catalogue, conditions: &AppliesTo) -> Vec<String> {
        let AppliesTo { kinds, blocs, except } = conditions;
        let kinds: Vec<String> = kinds.iter().map(|kind| self.unit_kind(*kind).to_lowercase()).collect();
        let blocs: Vec<&str> = blocs.iter().map(|code| self.bloc(catalogue, code)).collect();
        let mut said = Vec::new();
        if !kinds.is_empty() {
            said.push(say!(self, "score-whom-kinds", kinds = kinds.join(", ")));
        }
        if !blocs.is_empty() {
            said.push(say!(self, "score-whom-blocs", blocs = blocs.join(", ")));
        }
        if !except.is_empty() {
            said.push(say!(self, "score-whom-except", units = except.join(", ")));
        }
        said
    }

    /// What a bloc is called: by the catalogue, else as the register writes it.
    pub fn bloc<'a>(&self, catalogue: &'a Catalogue, code: &'a str) -> &'a str {
        catalogue.bloc(code).map_or(code, |bloc| self.text(&bloc.name))
    }
}
