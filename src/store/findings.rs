//! Findings as data files keep them.
//!
//! Until 29 November 2026 five kinds wrote the sheet they are about under the name of their place, `sheet`, and the place after it: JSON
//! with one name twice, which does not read back. Such findings are read as they were meant.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

use crate::domain::Finding;

/// Reads what an import's file keeps.
pub(super) fn read(kept: &str) -> serde_json::Result<Vec<Finding>> {
    serde_json::from_str(kept).or_else(|_| {
        let findings: Vec<Doubled> = serde_json::from_str(kept)?;
        findings.into_iter().map(|finding| serde_json::from_value(finding.parted())).collect()
    })
}

/// What one finding says, in order, names that stand twice included.
struct Doubled(Vec<(String, Value)>);

impl Doubled {
    /// With a name of its own for the sheet that the finding is about: the first of two.
    fn parted(mut self) -> Value {
        let named = |(name, _): &(String, Value)| name == "sheet";
        if self.0.iter().filter(|fact| named(fact)).count() > 1
            && let Some((name, _)) = self.0.iter_mut().find(|fact| named(fact))
        {
            *name = "of_sheet".to_owned();
        }
        Value::Object(self.0.into_iter().collect::<Map<_, _>>())
    }
}

impl<'de> Deserialize<'de> for Doubled {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Doubled;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a finding")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut facts: A) -> Result<Doubled, A::Error> {
                let mut found = Vec::new();
                while let Some(fact) = facts.next_entry()? {
                    found.push(fact);
                }
                Ok(Doubled(found))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::FindingKind;

    #[test]
    fn findings_that_name_two_sheets_alike_are_read_as_they_were_meant() {
        let kept = r#"[{"kind":"unknown_form","sheet":null,"cell":null,"seen":null,"repair":null},
            {"kind":"sheets_differ","code":"D1","sheet":"Nhóm 1","first":"E5","sheet":"Nhóm 2","cell":"E9","seen":"12","repair":null}]"#;
        let findings = read(kept).unwrap();
        let first = "E5".parse().unwrap();
        assert_eq!(findings[0], Finding::of_file(FindingKind::UnknownForm));
        let differ = FindingKind::SheetsDiffer { code: "D1".into(), of_sheet: "Nhóm 1".into(), first };
        assert_eq!(findings[1], Finding::at("Nhóm 2", "E9".parse().unwrap(), "12", differ));
    }

    #[test]
    fn what_is_no_finding_is_damage() {
        for kept in ["", "{}", r#"[{"kind":"no_such_kind"}]"#, r#"[{"sheet":null,"sheet":null}]"#] {
            assert!(read(kept).is_err(), "{kept}");
        }
    }
}
