//! The findings of a file by kind: one open at a time, with its cell as the sheet shows it, and what can be decided.

use iced::widget::operation::{scroll_to, select_all};
use iced::widget::scrollable::AbsoluteOffset;
use iced::widget::{Id, Row, column, container, row, space as gap};
use iced::{Center, Element, Fill, Task};

use super::marks::severity_mark;
use crate::app::data::{self, Ask, Decision, Fault, ImportPlan};
use crate::app::focus;
use crate::app::job;
use crate::app::screen::Loaded;
use crate::app::screen::import::model::{Around, EDITED, FileDetail, FindingLine, KindGroup, ReviewView, Spot};
use crate::app::theme::{font, space, style};
use crate::app::widget::virtual_table::Step;
use crate::app::widget::{
    Shape, button, dense, glyph, help_mark, keyed, label, one_line, quiet, scroll_area, sheet_part, soft, strong,
    text_field,
};
use crate::domain::decision::Edit;
use crate::i18n::Words;
use crate::say;

/// Id of the input that a value is mended in.
const EDITING: &str = "import-edit";
/// Height of a kind's head.
const HEAD: f32 = 34.0;
/// Height of a finding that is not open.
const LINE: f32 = space::ROW_DENSE;
/// Findings built at once; more are shown when asked for.
const SHOWN: usize = 200;

/// See the module.
#[derive(Debug)]
pub struct Findings {
    /// The open one's place among all of the file.
    opened: usize,
    editing: Option<String>,
    /// What is typed would be read as this, and whether that is an answer.
    reading: Loaded<Option<(String, bool)>>,
    /// The kind whose meaning is told under its head.
    explained: Option<String>,
    around: Loaded<Around>,
    shown: usize,
    scroll: Id,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Opened(usize),
    AroundLoaded(job::Report<Result<Around, Fault>>),
    AcceptPressed,
    AcceptAllPressed(String),
    EditPressed,
    Typed(String),
    ReadAs(job::Report<Result<Option<(String, bool)>, Fault>>),
    EditConfirmed,
    EditCancelled,
    NotApplicablePressed,
    KeepPressed,
    TakeBackPressed(Spot),
    MorePressed,
    /// A kind's code: what it means is told in place, or no more …
    ExplainPressed(String),
    /// … or looked up in the documents.
    HelpPressed(String),
}

/// What the parent must do.
pub enum Action {
    None,
    Run(Task<Message>),
    Decide(Decision),
    /// The finding at this place stays as it is, or is open again.
    Keep(usize),
    /// Show what is said of a kind of finding, by its code.
    Help(String),
}

/// What the findings are shown and decided with.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub view: &'a ReviewView,
    pub detail: &'a FileDetail,
    /// The keyboard is in them.
    pub focused: bool,
}

impl Default for Findings {
    fn default() -> Self {
        Self {
            opened: 0,
            editing: None,
            reading: Loaded::Nothing,
            explained: None,
            around: Loaded::Nothing,
            shown: SHOWN,
            scroll: Id::unique(),
        }
    }
}

impl Message {
    /// Whether something is decided by it.
    pub fn decides(&self) -> bool {
        matches!(
            self,
            Self::AcceptPressed
                | Self::AcceptAllPressed(_)
                | Self::NotApplicablePressed
                | Self::KeepPressed
                | Self::TakeBackPressed(_)
        )
    }

    /// Whether it begins or ends typing a value.
    pub fn is_of_edit(&self) -> bool {
        matches!(self, Self::EditPressed | Self::EditConfirmed)
    }
}

impl Findings {
    /// The code of the kind that the open finding is of.
    pub fn kind_in_sight<'a>(&self, detail: &'a FileDetail) -> Option<&'a str> {
        detail.findings().nth(self.opened).map(|(group, _)| group.kind.as_str())
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, scene: Scene<'_>, ask: Option<Ask>, plan: &ImportPlan) -> Action {
        let finding = self.chosen(scene.detail);
        match message {
            Message::Opened(place) => {
                self.opened = place;
                Action::Run(self.look(scene.detail, ask, plan))
            }
            Message::AroundLoaded(report) => {
                self.around.take(report);
                Action::None
            }
            Message::AcceptPressed => match finding {
                Some(finding) if finding.acceptable => Action::Decide(Decision::Accept(finding.index)),
                _ => self.go_on(scene, ask, plan),
            },
            Message::AcceptAllPressed(kind) => Action::Decide(Decision::AcceptAll(kind)),
            Message::EditPressed => self.edit(scene.detail, ask, plan),
            Message::Typed(text) => {
                self.editing = Some(text);
                Action::Run(self.read_as(scene.detail, ask, plan))
            }
            Message::ReadAs(report) => {
                self.reading.take(report);
                Action::None
            }
            Message::NotApplicablePressed => match finding {
                Some(finding) if finding.can_be_spared => Action::Decide(Decision::NotApplicable(finding.index)),
                _ => Action::None,
            },
            Message::EditConfirmed => self.confirm_edit(scene.detail),
            Message::EditCancelled => {
                self.editing = None;
                Action::None
            }
            Message::KeepPressed => finding.map_or(Action::None, |finding| Action::Keep(finding.index)),
            Message::TakeBackPressed(spot) => Action::Decide(Decision::TakeBack(spot)),
            Message::MorePressed => {
                self.shown += SHOWN;
                Action::None
            }
            Message::ExplainPressed(kind) => {
                self.explained = Some(kind).filter(|kind| self.explained.as_ref() != Some(kind));
                Action::None
            }
            Message::HelpPressed(kind) => Action::Help(kind),
        }
    }

    /// Begins with what waits first; `again` stays where it was, for what was decided is gone from there.
    pub fn begin(&mut self, scene: Scene<'_>, again: bool, ask: Option<Ask>, plan: &ImportPlan) -> Task<Message> {
        let count = scene.detail.findings().count();
        let from = if again { self.opened.min(count.saturating_sub(1)) } else { 0 };
        self.editing = None;
        self.opened = self.next_waiting(scene, from).unwrap_or(from);
        self.look(scene.detail, ask, plan)
    }

    /// Opens a finding by its place in the file.
    pub fn open(&mut self, index: usize, detail: &FileDetail, ask: Option<Ask>, plan: &ImportPlan) -> Task<Message> {
        self.opened = detail.findings().position(|(_, finding)| finding.index == index).unwrap_or(0);
        self.shown = self.shown.max(self.opened + 1);
        self.look(detail, ask, plan)
    }

    /// Opens what waits next, as after something was left as it is.
    pub fn go_on(&mut self, scene: Scene<'_>, ask: Option<Ask>, plan: &ImportPlan) -> Action {
        let next = self.next_waiting(scene, self.opened + 1);
        let last = scene.detail.findings().count().saturating_sub(1);
        self.opened = next.unwrap_or((self.opened + 1).min(last));
        Action::Run(self.look(scene.detail, ask, plan))
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        self.editing.take().is_some() || self.explained.take().is_some()
    }

    /// A step of the keyboard through the findings.
    pub fn step(&mut self, step: Step, detail: &FileDetail, ask: Option<Ask>, plan: &ImportPlan) -> Task<Message> {
        let Some(last) = detail.findings().count().checked_sub(1) else { return Task::none() };
        let next = match step {
            Step::Up => self.opened.saturating_sub(1),
            Step::Down => self.opened + 1,
            Step::PageUp => self.opened.saturating_sub(10),
            Step::PageDown => self.opened + 10,
            Step::First => 0,
            Step::Last => last,
        };
        self.opened = next.min(last);
        self.shown = self.shown.max(self.opened + 1);
        self.look(detail, ask, plan)
    }

    fn next_waiting(&self, scene: Scene<'_>, from: usize) -> Option<usize> {
        let open = scene.detail.findings().enumerate().filter(|(_, (_, finding))| finding.is_open());
        let waiting: Vec<usize> = open.map(|(place, _)| place).collect();
        waiting.iter().find(|place| **place >= from).or(waiting.first()).copied()
    }

    fn chosen<'a>(&self, detail: &'a FileDetail) -> Option<&'a FindingLine> {
        detail.findings().nth(self.opened).map(|(_, finding)| finding)
    }

    /// Brings the open one into sight and asks for the sheet round it.
    fn look(&mut self, detail: &FileDetail, ask: Option<Ask>, plan: &ImportPlan) -> Task<Message> {
        self.editing = None;
        self.around = Loaded::Nothing;
        let reveal = scroll_to(self.scroll.clone(), AbsoluteOffset { x: 0.0, y: self.top_of_opened(detail) });
        let spot = self.chosen(detail).and_then(|finding| finding.cell.clone());
        let (Some(spot), Some(ask)) = (spot, ask) else { return reveal };
        let (plan, file) = (plan.clone(), detail.file);
        let (handle, task) = job::run(move |_| data::around(&ask, &plan, file, &spot));
        self.around = Loaded::Loading(handle);
        Task::batch([reveal, task.map(Message::AroundLoaded)])
    }

    /// Where the open one begins, a little above it so that its kind is seen too: all before it are closed.
    fn top_of_opened(&self, detail: &FileDetail) -> f32 {
        let mut heads = 0.0;
        let mut before = 0;
        for group in &detail.kinds {
            heads += 1.0;
            if before + group.findings.len() > self.opened {
                break;
            }
            before += group.findings.len();
        }
        (heads * HEAD + self.opened as f32 * LINE - HEAD - 2.0 * LINE).max(0.0)
    }

    fn edit(&mut self, detail: &FileDetail, ask: Option<Ask>, plan: &ImportPlan) -> Action {
        let Some(finding) = self.chosen(detail).filter(|finding| finding.cell.is_some()) else { return Action::None };
        // What stands there as the language writes it: a number typed so is read as the same number.
        let stands = finding.seen.as_ref().filter(|seen| !seen.trim().is_empty()).and(finding.shown.clone());
        self.editing = Some(finding.repair.clone().or(stands).unwrap_or_default());
        let read = self.read_as(detail, ask, plan);
        Action::Run(Task::batch([focus::enter(EDITING), select_all(EDITING), read]))
    }

    /// Asks what is typed would be read as.
    fn read_as(&mut self, detail: &FileDetail, ask: Option<Ask>, plan: &ImportPlan) -> Task<Message> {
        self.reading = Loaded::Nothing;
        let (Some(written), Some(finding), Some(ask)) = (self.editing.clone(), self.chosen(detail), ask) else {
            return Task::none();
        };
        let (plan, place) = (plan.clone(), (detail.file, finding.index));
        let (handle, task) = job::run(move |_| data::read_as(&ask, &plan, place, &written));
        self.reading = Loaded::Loading(handle);
        task.map(Message::ReadAs)
    }

    fn confirm_edit(&mut self, detail: &FileDetail) -> Action {
        let Some(Spot { sheet, cell }) = self.chosen(detail).and_then(|finding| finding.cell.clone()) else {
            return Action::None;
        };
        let Some(typed) = self.editing.take() else { return Action::None };
        let after = Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty());
        let before = self.chosen(detail).and_then(|finding| finding.seen.clone()).filter(|seen| !seen.is_empty());
        Action::Decide(Decision::Edit(Edit { sheet, cell, before, after }))
    }

    #[cfg(test)]
    pub(super) fn show_around(&mut self, around: Around) {
        self.around = Loaded::Ready(around);
    }

    /// The findings, and below them what was set in place of cells.
    pub fn view<'a>(&'a self, scene: Scene<'a>, words: &Words) -> Element<'a, Message> {
        let detail = scene.detail;
        if detail.kinds.is_empty() {
            return soft(say!(words, "import-no-findings")).into();
        }
        let mut place = 0;
        let mut lines: Vec<Element<'a, Message>> = Vec::new();
        for group in &detail.kinds {
            if place >= self.shown {
                break;
            }
            lines.push(kind_head(group, scene.view, words));
            if self.explained.as_ref() == Some(&group.kind) {
                lines.push(meaning(group, words));
            }
            for finding in group.findings.iter().take(self.shown - place) {
                lines.push(self.finding(place, finding, scene, words));
                place += 1;
            }
        }
        let left = detail.findings().count() - place;
        let more = (left > 0).then(|| {
            quiet(say!(words, "import-more-findings", count = left.to_string())).on_press(Message::MorePressed)
        });
        let list = column(lines).push(more);
        let list = scroll_area(list).id(self.scroll.clone()).height(Fill).width(Fill);
        focus::list(list, scene.focused)
    }

    fn finding<'a>(
        &'a self,
        place: usize,
        finding: &'a FindingLine,
        scene: Scene<'a>,
        words: &Words,
    ) -> Element<'a, Message> {
        if place != self.opened {
            return closed(place, finding, words);
        }
        let head = row![strong(finding.place().unwrap_or_else(|| say!(words, "import-whole-file")))]
            .push((finding.kept && !finding.edited).then(|| soft(say!(words, "import-kept"))))
            .spacing(space::S);
        let around = self.around.ready().map(|around| sheet_part(&around.columns, &around.rows, around.marked));
        // What can be done stands above the sheet: it is in sight however little room there is.
        let card = column![head, label(&finding.message), values(finding, words), self.actions(finding, words), around];
        container(card.spacing(space::S))
            .padding([space::S, space::M])
            .width(Fill)
            .style(style::pane(scene.focused))
            .into()
    }

    fn actions<'a>(&'a self, finding: &'a FindingLine, words: &Words) -> Element<'a, Message> {
        if let Some(typed) = &self.editing {
            let reading = self.reading.ready().and_then(Option::as_ref);
            return column![editing(typed, words), reading.map(read_line)].spacing(space::XS).into();
        }
        let accept = finding.acceptable.then(|| {
            keyed(strong(say!(words, "import-accept")), "Enter").style(style::primary).on_press(Message::AcceptPressed)
        });
        let edit = finding.cell.is_some().then(|| {
            keyed(label(say!(words, "import-edit")), "F2").style(style::secondary).on_press(Message::EditPressed)
        });
        let spared = finding
            .can_be_spared
            .then(|| quiet(say!(words, "score-state-not-applicable")).on_press(Message::NotApplicablePressed));
        let keep = finding.waits.then(|| {
            keyed(label(say!(words, "import-keep-as-is")), "F4").style(style::quiet).on_press(Message::KeepPressed)
        });
        let back = finding
            .cell
            .as_ref()
            .filter(|_| finding.edited)
            .map(|spot| quiet(say!(words, "import-take-back")).on_press(Message::TakeBackPressed(spot.clone())));
        Row::new().push(accept).push(edit).push(spared).push(keep).push(back).spacing(space::S).into()
    }
}

fn kind_head<'a>(group: &'a KindGroup, view: &ReviewView, words: &Words) -> Element<'a, Message> {
    let (shape, colour) = severity_mark(group.severity);
    let title = row![
        glyph(shape, 10.0, colour),
        one_line(strong(&group.title)),
        dense(group.findings.len().to_string()).style(style::soft)
    ];
    let all = view.proposals(&group.kind).filter(|waiting| waiting.count > 1).map(|waiting| {
        let (count, files) = (waiting.count.to_string(), waiting.files.to_string());
        let all = dense(say!(words, "import-accept-all", count = count, files = files));
        button(one_line(all))
            .padding([1.0, space::S])
            .style(style::link)
            .on_press(Message::AcceptAllPressed(group.kind.clone()))
    });
    let title = container(title.spacing(space::S).align_y(Center)).width(Fill).clip(true);
    let explain = || help_mark(Message::ExplainPressed(group.kind.clone()), say!(words, "help-finding"));
    let help = (group.kind != EDITED).then(explain);
    container(row![title, all, help].spacing(space::S).align_y(Center)).center_y(HEAD).into()
}

/// What a kind comes to, what the sender is to do, and where the documents say more.
fn meaning<'a>(group: &'a KindGroup, words: &Words) -> Element<'a, Message> {
    let more = button(one_line(dense(say!(words, "import-more-in-guide"))))
        .padding([1.0, 0.0])
        .style(style::link)
        .on_press(Message::HelpPressed(group.kind.clone()));
    let lines = group.meaning.iter().map(|line| label(line).into());
    container(column(lines).push(more).spacing(space::XS))
        .padding([space::S, space::M])
        .width(Fill)
        .style(style::inset)
        .into()
}

fn closed<'a>(place: usize, finding: &'a FindingLine, words: &Words) -> Element<'a, Message> {
    let mark: Element<'a, Message> = match (finding.kept, finding.waits) {
        (true, _) => glyph(Shape::Check, 10.0, |t| t.reached),
        (false, true) => glyph(Shape::Disc, 8.0, |t| t.accent),
        (false, false) => gap().width(10).into(),
    };
    let cell = finding.cell.as_ref().map(|spot| spot.cell.to_string());
    let cell = cell.or_else(|| finding.sheet.clone()).unwrap_or_else(|| say!(words, "import-whole-file"));
    let message = match finding.kept && !finding.edited {
        true => dense(format!("{} {}", say!(words, "import-kept-short"), finding.message)),
        false => dense(&finding.message),
    };
    let line = row![
        container(mark).center_x(14),
        container(one_line(dense(cell)).font(font::SEMI_BOLD)).width(72).clip(true),
        container(one_line(message)).width(Fill).clip(true),
    ];
    button(line.spacing(space::S).align_y(Center).height(Fill))
        .width(Fill)
        .height(LINE)
        .padding([0.0, space::XS])
        .style(style::list_row(false))
        .on_press(Message::Opened(place))
        .in_list()
        .into()
}

fn values<'a>(finding: &'a FindingLine, words: &Words) -> Element<'a, Message> {
    let fact = |title: String, value: &'a str| row![soft(title), strong(value)].spacing(space::S).width(iced::Shrink);
    let seen = finding.shown.as_deref().map(|seen| fact(say!(words, "import-seen"), seen));
    let meant = || if finding.taken { say!(words, "import-read-as") } else { say!(words, "import-repair") };
    let repair = finding.repair.as_deref().map(|repair| fact(meant(), repair));
    let consequence = finding.consequence.as_deref().filter(|_| finding.waits);
    let consequence = consequence.map(|left| row![soft(say!(words, "import-if-left")), soft(left)].spacing(space::S));
    let spared = (finding.waits && finding.can_be_spared)
        .then(|| row![soft(say!(words, "import-if-spared")), soft(say!(words, "import-spared"))].spacing(space::S));
    let values = Row::new().push(seen).push(repair).spacing(space::XL).wrap();
    column![values, consequence, spared].spacing(space::XS).into()
}

fn editing<'a>(typed: &str, words: &Words) -> Element<'a, Message> {
    let input = text_field(EDITING, &say!(words, "import-edit-empties"), typed, Message::Typed)
        .on_submit(Message::EditConfirmed)
        .width(220);
    let done = keyed(strong(say!(words, "import-edit-done")), "Enter").style(style::primary);
    let cancel = keyed(label(say!(words, "import-edit-cancel")), "Esc").style(style::quiet);
    row![
        Element::from(input),
        done.on_press(Message::EditConfirmed),
        cancel.on_press(Message::EditCancelled),
        soft(say!(words, "import-edit-original")),
    ]
    .spacing(space::S)
    .align_y(Center)
    .into()
}

/// What is typed would be read as, in the colour of an error where it cannot be.
fn read_line<'a>((said, is_answer): &'a (String, bool)) -> Element<'a, Message> {
    if *is_answer { soft(said).into() } else { label(said).style(style::tinted(|tokens| tokens.far_behind)).into() }
}
