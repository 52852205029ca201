//! What a person decides, taken into account.

use super::detail::detail;
use super::{Fallback, ImportPlan, lines};
use crate::app::data::file::view as file_view;
use crate::app::data::{Answer, Ask};
use crate::app::screen::import::model::{FileDetail, ReviewView, Spot};
use crate::app::shared::FileView;
use crate::domain::decision::{CharsetChoice, Decisions, Edit, Mapping};
use crate::service::import::{self, Preview, Standing};
use crate::service::{Project, ServiceError};

/// One thing decided about the file looked at, or about all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// This is how its table is read.
    Mapping(Mapping),
    Charset(CharsetChoice),
    /// Whose it is and when it is for.
    Whose(Fallback),
    Edit(Edit),
    /// The workbook's own value counts again.
    TakeBack(Spot),
    /// The proposal of the finding at this place is right.
    Accept(usize),
    /// The indicator of the finding at this place does not concern the unit.
    NotApplicable(usize),
    /// All proposals of this kind, in all files, are right.
    AcceptAll(String),
    /// What every file takes that does not say it itself.
    Missing(Fallback),
    LeaveOut(bool),
    /// Of the files for one unit and period the one at this place is right; the others are left out.
    Choose(usize),
    /// The agencies that workbooks name and the register lacks are added to it.
    Enrol,
    /// All is settled as it was at another moment.
    Stand(Standing),
    /// Nothing anew: the data file may have been written to since the files were looked at.
    LookAgain,
}

/// The review after a decision, and the file it was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    pub view: ReviewView,
    pub detail: FileDetail,
    /// How many agencies were added to the register, and the data file since then.
    pub enrolled: Option<(usize, Box<FileView>)>,
}

/// Takes one decision into account; the file is looked at again.
pub fn decide(ask: &Ask, plan: &ImportPlan, file: usize, decision: Decision) -> Answer<Decided> {
    ask.of_file(|project| {
        let mut preview = plan.preview();
        let enrolled = match decision {
            Decision::Enrol => {
                let count = import::enrol(project, &plan.0.request, &mut preview)?;
                Some((count, Box::new(file_view(project, ask.period, &ask.words)?)))
            }
            other => {
                apply(project, plan, &mut preview, file, other)?;
                None
            }
        };
        let view = lines::review(project, &preview, &ask.words)?;
        Ok(Decided { view, detail: detail(project, &preview, file, &ask.words)?, enrolled })
    })
}

fn apply(
    project: &Project,
    plan: &ImportPlan,
    preview: &mut Preview,
    file: usize,
    decision: Decision,
) -> Result<(), ServiceError> {
    let request = &plan.0.request;
    match decision {
        Decision::AcceptAll(kind) => import::accept_all(project, request, preview, &kind).map(|_| ()),
        Decision::LookAgain => import::renew(project, request, preview).map(|_| ()),
        Decision::Choose(chosen) => {
            preview.choose(chosen);
            Ok(())
        }
        Decision::Stand(standing) => import::stand(project, request, preview, &standing),
        Decision::LeaveOut(out) => {
            preview.exclude(file, out);
            Ok(())
        }
        Decision::Missing(fallback) => {
            for place in 0..preview.files.len() {
                let lacking = &preview.files[place];
                let told = Fallback {
                    unit: fallback.unit.clone().filter(|_| lacking.says_no_unit()),
                    period: fallback.period.filter(|_| lacking.says_no_period()),
                };
                if told != Fallback::default() {
                    let decisions = with(&lacking.decisions, &told);
                    import::decide(project, request, preview, place, decisions)?;
                }
            }
            Ok(())
        }
        Decision::NotApplicable(finding) => {
            let Some(looked_at) = preview.files.get(file) else { return Ok(()) };
            let Some(finding) = looked_at.findings.get(finding) else { return Ok(()) };
            // The word is Vietnamese in every form, whatever language the window speaks.
            match import::not_applicable(looked_at, finding, "Không áp dụng")? {
                Some(decisions) => import::decide(project, request, preview, file, decisions),
                None => Ok(()),
            }
        }
        other => match decisions(preview, file, other) {
            Some(decisions) => import::decide(project, request, preview, file, decisions),
            None => Ok(()),
        },
    }
}

/// The decisions about one file with one more; nothing where it changes nothing.
fn decisions(preview: &Preview, file: usize, decision: Decision) -> Option<Decisions> {
    let file = preview.files.get(file)?;
    let mut decisions = file.decisions.clone();
    match decision {
        Decision::Mapping(mapping) => decisions.mapping = Some(mapping),
        Decision::Charset(choice) => decisions.charset = Some(choice),
        Decision::Whose(fallback) => decisions = with(&decisions, &fallback),
        Decision::Edit(edit) => decisions.set(first_seen(&decisions, edit)),
        Decision::TakeBack(Spot { sheet, cell }) => decisions.unset(&sheet, cell),
        Decision::Accept(finding) => return import::accepted(file, file.findings.get(finding)?),
        Decision::NotApplicable(_)
        | Decision::AcceptAll(_)
        | Decision::Missing(_)
        | Decision::LeaveOut(_)
        | Decision::Choose(_)
        | Decision::Enrol
        | Decision::Stand(_)
        | Decision::LookAgain => return None,
    }
    Some(decisions)
}

/// A second edit of a cell keeps what the workbook itself says there.
fn first_seen(decisions: &Decisions, edit: Edit) -> Edit {
    let earlier = decisions.edit_of(&edit.sheet, edit.cell);
    Edit { before: earlier.map_or(edit.before.clone(), |earlier| earlier.before.clone()), ..edit }
}

fn with(decisions: &Decisions, fallback: &Fallback) -> Decisions {
    Decisions {
        unit: fallback.unit.clone().or_else(|| decisions.unit.clone()),
        period: fallback.period.or(decisions.period),
        ..decisions.clone()
    }
}
