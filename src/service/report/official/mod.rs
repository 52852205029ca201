//! The official report: head, parts, closing and annexes around what the figures say and what the staff wrote.

mod all;
mod annex;
mod one;

pub(super) use annex::ranking as ranking_table;

use super::Job;
use super::text::{self, ReportText};
use crate::domain::Period;
use crate::i18n::Words;
use crate::report::Issuer;
use crate::report::blocks::Block;
use crate::report::decree::{Annex, Closing, Document, Head};
use crate::say;
use crate::service::beside::score_beside;
use crate::service::score::{PeriodScores, Whom};
use crate::service::{Project, ServiceError, periods, returns};

/// The report about one unit, or about all.
///
/// # Errors
/// [`ServiceError::OneUnitOrAll`]; a period for which nothing was sent; a unit that is not scored.
pub(super) fn official(job: &Job<'_>) -> Result<Document, ServiceError> {
    let Job { project, request, words, .. } = *job;
    // Figures, charts, pages.
    job.steps.expect(3);
    job.steps.begin(say!(words, "report-step-figures"))?;
    let text = text::of_period(project, request.period)?;
    let frame = Frame::of(text, returns::issuer(project, words), words);
    let said = match request.units.as_deref() {
        None => all::said(job, &frame)?,
        Some([unit]) => one::said(job, &job.analysis(unit.clone()), &frame)?,
        Some(_) => return Err(ServiceError::OneUnitOrAll),
    };
    Ok(frame.report(project, said, words))
}

/// What the figures say, part by part, and what stands in the annexes.
struct Said {
    subject: String,
    opening: String,
    /// Sections of part I, each with its title.
    results: Vec<(String, Vec<Block>)>,
    achieved: Vec<Block>,
    shortcomings: Vec<Block>,
    /// Used where the staff propose nothing themselves.
    proposals: Vec<String>,
    /// Title and blocks of each.
    annexes: Vec<(String, Vec<Block>)>,
}

/// What stands round what the figures say: the staff's words, and who reports, as far as it is known.
struct Frame {
    text: ReportText,
    issuer: Issuer,
    symbol: String,
}

impl Frame {
    fn of(text: ReportText, known: Issuer, words: &Words) -> Self {
        let first = |own: &str, known: Option<String>| Some(own.to_owned()).filter(|own| !own.is_empty()).or(known);
        let issuer = Issuer {
            above: first(&text.above, known.above),
            name: first(&text.issuer, known.name),
            place: first(&text.place, known.place),
        };
        let symbol = first(&text.symbol, None).unwrap_or_else(|| say!(words, "official-symbol"));
        Self { issuer, symbol, text }
    }

    /// How sentences call who reports.
    fn issuer_in_a_sentence(&self, words: &Words) -> String {
        self.issuer.name.clone().unwrap_or_else(|| say!(words, "official-issuer"))
    }

    fn report(self, project: &Project, said: Said, words: &Words) -> Document {
        let text = &self.text;
        let head = Head::of(&self.issuer, say!(words, "official-number", symbol = self.symbol.as_str()), words);
        let subject = if text.subject.is_empty() { said.subject.clone() } else { text.subject.clone() };
        let copies = match text.copies.as_slice() {
            [] => vec![say!(words, "letter-copies-archive")],
            copies => copies.iter().map(|copy| format!("- {copy}")).collect(),
        };
        Document {
            name: say!(words, "official-document"),
            to: match text.to.as_str() {
                "" => String::new(),
                to => say!(words, "official-to", to = to),
            },
            closing: Closing::Signed {
                copies_title: say!(words, "letter-copies"),
                copies,
                signer: if text.signer.is_empty() { vec![say!(words, "letter-signer")] } else { text.signer.clone() },
                signer_name: match text.signer_name.as_str() {
                    "" => say!(words, "letter-dotted"),
                    name => name.to_owned(),
                },
            },
            annexes: self.annexes(said.annexes.clone(), &head.issuer, words),
            head,
            marking: project.marking_in(words),
            body: self.body(said, &subject, words),
            subject,
        }
    }

    fn body(&self, said: Said, subject: &str, words: &Words) -> Vec<Block> {
        let text = &self.text;
        let section = |number: usize, title: &str| {
            Block::heading(2, say!(words, "official-section", number = number.to_string(), title = title))
        };
        let own = |paragraphs: &[String]| paragraphs.iter().map(Block::paragraph).collect::<Vec<_>>();
        let mut body = vec![Block::paragraph(said.opening)];
        body.extend(own(&text.opening));
        body.push(Block::heading(1, say!(words, "official-part-results")));
        for (number, (title, blocks)) in (1..).zip(said.results) {
            body.push(section(number, &title));
            body.extend(blocks);
        }
        body.push(Block::heading(1, say!(words, "official-part-appraisal")));
        body.push(section(1, &say!(words, "official-achieved")));
        body.extend(said.achieved.into_iter().chain(own(&text.achieved)));
        body.push(section(2, &say!(words, "official-shortcomings")));
        body.extend(said.shortcomings.into_iter().chain(own(&text.shortcomings)));
        body.push(Block::heading(1, say!(words, "official-part-proposals")));
        let issuer = self.issuer_in_a_sentence(words);
        if text.proposals.is_empty() {
            body.push(Block::paragraph(say!(words, "official-propose-intro", issuer = issuer.as_str())));
            let numbered =
                (1..).zip(said.proposals).map(|(number, line)| Block::paragraph(format!("{number}. {line}")));
            body.extend(numbered);
        } else {
            body.extend(own(&text.proposals));
        }
        let subject = returns::in_a_sentence(subject);
        body.push(Block::paragraph(say!(words, "official-closing", subject = subject, issuer = issuer)));
        body
    }

    fn annexes(&self, annexes: Vec<(String, Vec<Block>)>, issuer: &str, words: &Words) -> Vec<Annex> {
        let numbered = (0..).zip(annexes).map(|(at, (title, blocks))| Annex {
            number: annex_name(at, words),
            title,
            belongs_to: say!(words, "official-annex-of", symbol = self.symbol.as_str(), issuer = issuer),
            landscape: true,
            blocks,
        });
        numbered.collect()
    }
}

/// Annexes carry Roman numbers.
fn annex_name(at: usize, words: &Words) -> String {
    const ROMAN: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];
    say!(words, "official-annex", number = ROMAN.get(at).copied().unwrap_or("…"))
}

/// Lines of a list: each ends with a semicolon, the last with a full stop.
fn items(lines: Vec<String>) -> Vec<Block> {
    let last = lines.len().saturating_sub(1);
    let ended = |(at, line): (usize, String)| {
        let line = line.trim_end_matches([';', '.']).to_owned();
        Block::item(if at == last { format!("{line}.") } else { format!("{line};") })
    };
    lines.into_iter().enumerate().map(ended).collect()
}

/// The period asked for, else the last one before this one, where its scores can be set beside this one's.
///
/// # Errors
/// [`ServiceError::NotEarlier`].
fn before(job: &Job<'_>, now: &PeriodScores, whom: &Whom) -> Result<Option<PeriodScores>, ServiceError> {
    let (project, against) = (job.project, job.request.against);
    let mut earlier = project.store().periods()?;
    earlier.retain(|stored| stored.cut_off < now.cut_off && against.is_none_or(|against| stored.period == against));
    let last: Option<Period> = earlier.iter().max_by_key(|stored| stored.cut_off).map(|stored| stored.period);
    if let (Some(against), None) = (against, last) {
        periods::is_earlier(project, against, now.period)?;
        return Err(ServiceError::NothingSent { period: against.to_string() });
    }
    let scores = last.map(|period| score_beside(project, &now.catalogue, period, whom)).transpose()?;
    Ok(scores.filter(|scores| scores.sent() > 0))
}
