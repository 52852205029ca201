//! What the staff write themselves: who issues a report, its free paragraphs, places of receipt, who signs. Kept with
//! the data file for each period and used at every printing.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::domain::Period;
use crate::i18n::Words;
use crate::say;
use crate::service::{Project, ServiceError, clock, files};

/// The words of the staff; empty where they left it to the program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReportText {
    /// The agency above the one that issues the report.
    pub above: String,
    pub issuer: String,
    /// What follows the number: `BC-BCĐ`.
    pub symbol: String,
    pub place: String,
    pub to: String,
    /// What the report is about, in place of the program's words.
    pub subject: String,
    /// Paragraphs after the opening.
    pub opening: Vec<String>,
    /// Paragraphs that follow what the figures say.
    pub achieved: Vec<String>,
    pub shortcomings: Vec<String>,
    /// In place of the program's proposals.
    pub proposals: Vec<String>,
    /// Places of receipt, without dashes.
    pub copies: Vec<String>,
    /// Authority and office of who signs: `KT. TRƯỞNG BAN`, `PHÓ TRƯỞNG BAN`.
    pub signer: Vec<String>,
    pub signer_name: String,
}

impl ReportText {
    /// What does not change from period to period, from an earlier text, where this one leaves it open.
    fn headed_like(mut self, earlier: &Self) -> Self {
        let texts = [
            (&mut self.above, &earlier.above),
            (&mut self.issuer, &earlier.issuer),
            (&mut self.symbol, &earlier.symbol),
            (&mut self.place, &earlier.place),
            (&mut self.to, &earlier.to),
            (&mut self.signer_name, &earlier.signer_name),
        ];
        for (own, earlier) in texts.into_iter().filter(|(own, _)| own.is_empty()) {
            own.clone_from(earlier);
        }
        for (own, earlier) in [(&mut self.copies, &earlier.copies), (&mut self.signer, &earlier.signer)] {
            if own.is_empty() {
                own.clone_from(earlier);
            }
        }
        self
    }
}

/// What counts for a period: what was written for it; head and foot also from the last period before it that has them.
pub fn of_period(project: &Project, period: Period) -> Result<ReportText, ServiceError> {
    let store = project.store();
    let before = store.periods_with_report_text()?.into_iter().filter(|written| *written < period);
    let mut text = read(store.report_text(period)?);
    for earlier in before.rev() {
        text = text.headed_like(&read(store.report_text(earlier)?));
    }
    Ok(text)
}

/// A text that this program does not understand is as good as none: it holds no figures.
fn read(json: Option<String>) -> ReportText {
    json.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
}

/// Keeps what a TOML file says for a period. False where it was so already.
///
/// # Errors
/// [`ServiceError::CannotRead`], [`ServiceError::NotAReportText`].
pub fn take(project: &mut Project, period: Period, path: &Path) -> Result<bool, ServiceError> {
    let written = std::fs::read_to_string(path)
        .map_err(|error| ServiceError::CannotRead { path: path.to_owned(), detail: error.to_string() })?;
    let wrong = |detail: String| ServiceError::NotAReportText { path: path.to_owned(), detail };
    let text: ReportText = toml::from_str(&written).map_err(|error| wrong(error.to_string()))?;
    keep(project, period, &text)
}

/// Keeps a text for a period. False where it was so already.
pub fn keep(project: &mut Project, period: Period, text: &ReportText) -> Result<bool, ServiceError> {
    let unwritten = |error: serde_json::Error| ServiceError::NotAReportText {
        path: project.path().to_owned(),
        detail: error.to_string(),
    };
    let json = serde_json::to_string(text).map_err(unwritten)?;
    Ok(project.store_mut().write_report_text(period, &json, &clock::now())?)
}

/// Writes what counts for a period as a TOML file to be edited, each key with what it is for.
pub fn write(project: &Project, period: Period, path: &Path, words: &Words) -> Result<(), ServiceError> {
    files::write_whole(path, toml(&of_period(project, period)?, period, words).as_bytes())
}

fn toml(text: &ReportText, period: Period, words: &Words) -> String {
    let head = say!(words, "report-text-head", period = words.period(period));
    let line = |key: &str, what: String, value: &str| format!("# {what}\n{key} = {}\n", quoted(value));
    let lines = |key: &str, what: String, values: &[String]| {
        let values: String = values.iter().map(|value| format!("    {},\n", quoted(value))).collect();
        let values = if values.is_empty() { "[]".to_owned() } else { format!("[\n{values}]") };
        format!("# {what}\n{key} = {values}\n")
    };
    let parts = [
        format!("# {head}\n"),
        line("above", say!(words, "report-text-above"), &text.above),
        line("issuer", say!(words, "report-text-issuer"), &text.issuer),
        line("symbol", say!(words, "report-text-symbol"), &text.symbol),
        line("place", say!(words, "report-text-place"), &text.place),
        line("to", say!(words, "report-text-to"), &text.to),
        line("subject", say!(words, "report-text-subject"), &text.subject),
        lines("opening", say!(words, "report-text-opening"), &text.opening),
        lines("achieved", say!(words, "report-text-achieved"), &text.achieved),
        lines("shortcomings", say!(words, "report-text-shortcomings"), &text.shortcomings),
        lines("proposals", say!(words, "report-text-proposals"), &text.proposals),
        lines("copies", say!(words, "report-text-copies"), &text.copies),
        lines("signer", say!(words, "report-text-signer"), &text.signer),
        line("signer_name", say!(words, "report-text-signer-name"), &text.signer_name),
    ];
    parts.join("\n")
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::service::CatalogueChoice;

    fn project() -> (tempfile::TempDir, Project) {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::create(&folder.path().join("a.egov"), &CatalogueChoice::default()).unwrap();
        (folder, project)
    }

    #[test]
    fn what_is_written_out_is_read_back_word_for_word() {
        let (folder, mut project) = project();
        let (may, path) = ("2020-05".parse().unwrap(), folder.path().join("a.toml"));
        let words = Words::new(Language::Vi);
        let text = ReportText {
            issuer: "Ban Chỉ đạo \"CQĐT\" \\ #x".into(),
            proposals: vec!["Một.\nHai dòng.".into(), "Hai *đậm*.".into()],
            ..ReportText::default()
        };
        std::fs::write(&path, toml(&text, may, &words)).unwrap();
        assert!(take(&mut project, may, &path).unwrap());
        assert!(!take(&mut project, may, &path).unwrap(), "the same again");
        assert_eq!(of_period(&project, may).unwrap(), text);
        write(&project, may, &path, &words).unwrap();
        assert!(!take(&mut project, may, &path).unwrap());
    }

    #[test]
    fn the_next_period_keeps_head_and_foot_but_no_paragraphs() {
        let (folder, mut project) = project();
        let path = folder.path().join("a.toml");
        std::fs::write(&path, "issuer = \"Ban Chỉ đạo\"\nsigner = [\"TRƯỞNG BAN\"]\nproposals = [\"Cũ\"]\n").unwrap();
        take(&mut project, "2020-03".parse().unwrap(), &path).unwrap();
        std::fs::write(&path, "issuer = \"Ban Chỉ đạo mới\"\n").unwrap();
        take(&mut project, "2020-06".parse().unwrap(), &path).unwrap();
        let text = |period: &str| of_period(&project, period.parse().unwrap()).unwrap();
        let may = text("2020-05");
        assert_eq!((may.issuer.as_str(), may.signer.as_slice()), ("Ban Chỉ đạo", ["TRƯỞNG BAN".to_owned()].as_slice()));
        assert!(may.proposals.is_empty());
        let july = text("2020-07");
        assert_eq!((july.issuer.as_str(), july.signer.len()), ("Ban Chỉ đạo mới", 1));
        assert_eq!(text("2020-01"), ReportText::default());
    }

    #[test]
    fn a_key_that_does_not_exist_is_told() {
        let (folder, mut project) = project();
        let path = folder.path().join("a.toml");
        std::fs::write(&path, "isuer = \"x\"\n").unwrap();
        let error = take(&mut project, "2020-05".parse().unwrap(), &path).unwrap_err();
        assert!(matches!(&error, ServiceError::NotAReportText { detail, .. } if detail.contains("isuer")), "{error}");
    }
}
