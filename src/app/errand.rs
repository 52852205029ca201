//! Errands: work that puts something outside the window – a document, a table, a print – or changes the whole data file.
//!
//! A screen hands one over and is done with it. It is asked where the outcome goes, where that is a person's to say; then
//! it is done in a job, in sight in the status bar of every page with how far it is, how long still and the way to stop
//! it. What came of it is said in a notice. Who stops one is told when it has ended, since it may have come too late.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use iced::widget::{container, progress_bar, row};
use iced::{Center, Element, Shrink, Task};

use super::data::Fault;
use super::dialog::{Answer, Dialogs, Question};
use super::gauge::Gauge;
use super::job::{self, Handle, Progress, Report};
use super::shared::FileView;
use super::theme::{space, style};
use super::widget::{Notice, dense, one_line, quiet};
use crate::i18n::Words;
use crate::say;

/// What an errand came to.
#[derive(Debug, Clone)]
pub enum Done {
    Said(Notice),
    /// The data file is another: everything made from it is out of date.
    Changed(Box<FileView>, Option<Notice>),
}

/// The same, or what stood in its way.
pub type Outcome = Result<Done, Fault>;
type Work = Box<dyn FnOnce(&Path, &mut Progress<Outcome>) -> Outcome + Send>;

/// Work that is to be done.
pub struct Errand {
    question: Option<Question>,
    doing: String,
    work: Work,
}

impl Errand {
    /// Work on a path that is asked for first. It is called `doing`: `Đang xuất Excel`.
    pub fn asking(
        question: Question,
        doing: String,
        work: impl FnOnce(&Path, &mut Progress<Outcome>) -> Outcome + Send + 'static,
    ) -> Self {
        Self { question: Some(question), doing, work: Box::new(work) }
    }

    /// Work that begins at once.
    pub fn at_once(doing: String, work: impl FnOnce(&mut Progress<Outcome>) -> Outcome + Send + 'static) -> Self {
        Self { question: None, doing, work: Box::new(|_, progress| work(progress)) }
    }
}

impl fmt::Debug for Errand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Errand").field("question", &self.question).field("doing", &self.doing).finish_non_exhaustive()
    }
}

/// An errand whose place is being asked for. It is begun once.
#[derive(Debug, Clone)]
pub struct Waiting(Arc<Mutex<Option<Errand>>>);

/// The errands under way, the one begun first at the left.
#[derive(Debug, Default)]
pub struct Errands(Vec<Running>);

/// Dropping it cancels the work.
#[derive(Debug)]
struct Running {
    doing: String,
    /// What it is busy with now; empty where it does not say.
    current: String,
    gauge: Gauge,
    job: Handle,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A person said where it goes; nowhere: it is not wanted.
    Placed(Waiting, Answer),
    Told(Report<Outcome>),
    StopPressed(job::Id),
}

/// What the parent must do.
pub enum Action {
    Run(Task<Message>),
    Say(Notice),
    Changed(Box<FileView>, Option<Notice>),
}

impl Errands {
    /// Does an errand, and asks where it leads to before.
    pub fn send(&mut self, mut errand: Errand, dialogs: &Dialogs) -> Task<Message> {
        let Some(question) = errand.question.take() else { return self.begin(errand, PathBuf::new()) };
        let waiting = Waiting(Arc::new(Mutex::new(Some(errand))));
        dialogs.ask(question, move |answer| Message::Placed(waiting.clone(), answer))
    }

    fn begin(&mut self, errand: Errand, path: PathBuf) -> Task<Message> {
        let Errand { doing, work, .. } = errand;
        let (job, task) = job::run(move |progress| work(&path, progress));
        self.0.push(Running { doing, current: String::new(), gauge: Gauge::begin(0), job });
        task.map(Message::Told)
    }

    /// Whether anything is being done.
    pub fn is_busy(&self) -> bool {
        !self.0.is_empty()
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, words: &Words) -> Action {
        match message {
            Message::Placed(waiting, answer) => {
                let errand = waiting.0.lock().ok().and_then(|mut errand| errand.take());
                let begun = errand.zip(answer.into_iter().next());
                Action::Run(begun.map_or_else(Task::none, |(errand, path)| self.begin(errand, path)))
            }
            Message::Told(report) => self.told(report, words).unwrap_or_else(|| Action::Run(Task::none())),
            Message::StopPressed(job) => {
                self.0.iter().filter(|running| running.job.is(job)).for_each(|running| running.job.ask_to_stop());
                Action::Run(Task::none())
            }
        }
    }

    fn told(&mut self, report: Report<Outcome>, words: &Words) -> Option<Action> {
        let place = self.0.iter().position(|running| running.job.is(report.job))?;
        let running = self.0.get_mut(place)?;
        let outcome = match report.event {
            job::Event::Step { done, total } => {
                running.gauge.reached(done, total);
                return None;
            }
            job::Event::At(current) => {
                running.current = current;
                return None;
            }
            job::Event::Finished(outcome) => outcome,
        };
        let was_stopped = self.0.remove(place).job.is_stopping();
        Some(match outcome {
            Ok(Done::Said(notice)) => Action::Say(notice),
            Ok(Done::Changed(file, notice)) => Action::Changed(file, notice),
            Err(_) if was_stopped => Action::Say(Notice::noted(say!(words, "error-stopped-what"))),
            Err(fault) => Action::Say(Notice::failed(fault)),
        })
    }

    /// What is being done, each with how far it is and the way to stop it.
    pub fn view<'a>(&'a self, words: &Words) -> Option<Element<'a, Message>> {
        let lines = self.0.iter().map(|running| running.view(words));
        self.is_busy().then(|| row(lines).spacing(space::L).align_y(Center).into())
    }

    #[cfg(test)]
    pub(crate) fn show(&mut self, doing: &str, current: &str, gauge: Gauge) -> job::Id {
        let (job, _) = job::run(|_| ());
        let id = job.id();
        self.0.push(Running { doing: doing.to_owned(), current: current.to_owned(), gauge, job });
        id
    }
}

impl Running {
    /// Widest that a line is before it ends with "…".
    const WIDTH: f32 = 420.0;

    fn view<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let Gauge { done, total, .. } = self.gauge;
        // Where no steps are told there is no share of them to show.
        let bar = (total > 1)
            .then(|| progress_bar(0.0..=1.0, done as f32 / total as f32).length(120).girth(6).style(style::progress));
        let stop = (!self.job.is_stopping())
            .then(|| quiet(say!(words, "app-stop")).on_press(Message::StopPressed(self.job.id())));
        let told = container(one_line(dense(self.told(words)))).width(Shrink).max_width(Self::WIDTH);
        row![].push(bar).push(told).push(stop).spacing(space::M).align_y(Center).into()
    }

    fn told(&self, words: &Words) -> String {
        if self.job.is_stopping() {
            return say!(words, "errand-stopping", what = self.doing.as_str());
        }
        let Gauge { done, total, .. } = self.gauge;
        let doing = self.doing.as_str();
        let counted = match total {
            0 | 1 => say!(words, "errand-running", what = doing),
            _ => say!(words, "errand-running-of", what = doing, done = done, total = total),
        };
        let told = self.gauge.told(counted, words);
        if self.current.is_empty() { told } else { format!("{told} · {}", self.current) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use iced::futures::StreamExt;
    use iced::futures::executor::block_on;
    use iced_test::Simulator;
    use iced_test::runtime::{self, task::into_stream};
    use std::sync::mpsc;
    use std::time::Duration;

    fn words() -> Words {
        Words::new(Language::Vi)
    }

    fn save() -> Question {
        Question::Save { title: "Xuất Excel".into(), name: "điểm.xlsx".into(), extension: "xlsx".into() }
    }

    fn told(notice: &str) -> Outcome {
        Ok(Done::Said(Notice::done(notice.to_owned())))
    }

    /// Everything that the window hears of a task.
    fn heard(task: Task<Message>) -> Vec<Message> {
        let Some(stream) = into_stream(task) else { return Vec::new() };
        let actions: Vec<_> = block_on(stream.collect());
        let output = |action| if let runtime::Action::Output(output) = action { Some(output) } else { None };
        actions.into_iter().filter_map(output).collect()
    }

    /// Does all that follows from a task; what is said in the end.
    fn settled(errands: &mut Errands, task: Task<Message>) -> Vec<Notice> {
        let mut said = Vec::new();
        let mut waiting = heard(task);
        while let Some(message) = waiting.pop() {
            match errands.update(message, &words()) {
                Action::Run(task) => waiting.extend(heard(task)),
                Action::Say(notice) => said.push(notice),
                Action::Changed(_, notice) => said.extend(notice),
            }
        }
        said
    }

    fn sees(errands: &Errands, text: &str) -> bool {
        let Some(view) = errands.view(&words()) else { return false };
        Simulator::with_size(crate::app::preset::settings(), (1366.0, 100.0), view).find(text).is_ok()
    }

    #[test]
    fn an_errand_asks_where_does_it_there_and_says_what_came_of_it() {
        let mut errands = Errands::default();
        let dialogs = Dialogs::answering(vec!["/in/điểm.xlsx".into()]);
        let errand = Errand::asking(save(), "Đang xuất".into(), |path, _| told(&path.display().to_string()));
        let task = errands.send(errand, &dialogs);
        let said = settled(&mut errands, task);
        assert_eq!(said, [Notice::done("/in/điểm.xlsx".into())]);
        assert!(!errands.is_busy());
    }

    #[test]
    fn who_says_nowhere_wants_it_not() {
        let mut errands = Errands::default();
        let errand = Errand::asking(save(), "Đang xuất".into(), |_, _| told("đã ghi"));
        let waiting = Waiting(Arc::new(Mutex::new(Some(errand))));
        let placed = errands.update(Message::Placed(waiting, Vec::new()), &words());
        assert!(matches!(placed, Action::Run(_)) && !errands.is_busy());
    }

    #[test]
    fn it_is_in_sight_from_its_first_frame_on_though_it_tells_no_steps() {
        let mut errands = Errands::default();
        let (_go, wait) = mpsc::channel::<()>();
        let work = move |_: &mut Progress<Outcome>| {
            let _ = wait.recv_timeout(Duration::from_secs(5));
            told("xong")
        };
        let _task = errands.send(Errand::at_once("Đang xuất Excel".into(), work), &Dialogs::answering(Vec::new()));
        assert!(sees(&errands, "Đang xuất Excel…") && sees(&errands, "Dừng"));
    }

    #[test]
    fn its_steps_are_told_with_how_long_it_still_takes() {
        let mut errands = Errands::default();
        errands.show("Đang lập bản Word", "Đà Nẵng", Gauge::after(12, 36, Duration::from_secs(2)));
        assert!(sees(&errands, "Đang lập bản Word 12/36 (còn 4 giây) · Đà Nẵng"));
    }

    #[test]
    fn what_was_stopped_says_so_once_it_has_ended_and_not_that_it_failed() {
        let mut errands = Errands::default();
        let (go, wait) = mpsc::channel::<()>();
        let work = move |progress: &mut Progress<Outcome>| {
            let _ = wait.recv_timeout(Duration::from_secs(5));
            if progress.is_to_stop() { Err(Fault::default()) } else { told("đã ghi") }
        };
        let task = errands.send(Errand::at_once("Đang xuất".into(), work), &Dialogs::answering(Vec::new()));
        let id = errands.0[0].job.id();
        let _ = errands.update(Message::StopPressed(id), &words());
        assert!(sees(&errands, "Đang xuất: đang dừng…") && !sees(&errands, "Dừng"));
        go.send(()).unwrap();
        let said = settled(&mut errands, task);
        assert_eq!(said, [Notice::noted(say!(words(), "error-stopped-what"))]);
    }

    #[test]
    fn what_was_done_though_it_was_to_stop_is_said_to_be_done() {
        let mut errands = Errands::default();
        let id = errands.show("Đang xuất", "", Gauge::begin(0));
        let _ = errands.update(Message::StopPressed(id), &words());
        let report = Report { job: id, event: job::Event::Finished(told("đã ghi")) };
        assert!(
            matches!(errands.update(Message::Told(report), &words()), Action::Say(notice) if notice.title == "đã ghi")
        );
    }

    #[test]
    fn several_are_done_beside_each_other_and_each_is_stopped_by_itself() {
        let mut errands = Errands::default();
        let first = errands.show("Đang xuất Excel", "", Gauge::begin(0));
        errands.show("Đang lập bản PDF", "", Gauge::begin(0));
        let _ = errands.update(Message::StopPressed(first), &words());
        assert!(sees(&errands, "Đang xuất Excel: đang dừng…") && sees(&errands, "Đang lập bản PDF…"));
        let report = Report { job: first, event: job::Event::Finished(told("xong")) };
        let _ = errands.update(Message::Told(report), &words());
        assert!(!sees(&errands, "Đang xuất Excel: đang dừng…") && errands.is_busy());
    }
}
