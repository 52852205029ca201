//! The system's file dialogs behind one function, so that tests answer them.
//!
//! Where the system cannot show a dialog (a plain Linux without a desktop portal) it answers "cancelled" at once. Nothing
//! may be a dead end: such a question is handed to the window, which asks for a typed path ([`Dialogs::unanswered`]).

use std::collections::HashMap;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use iced::Task;
use iced::futures::channel::{mpsc, oneshot};

/// What is asked. Titles are worded by the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// An existing data file (.egov).
    OpenData { title: String },
    /// Where a new data file goes.
    NewData { title: String, name: String },
    /// Workbooks to import, several at once.
    Workbooks { title: String },
    /// A criteria set (.toml, .xlsx).
    Criteria { title: String },
    /// A list of units (.csv).
    List { title: String },
    /// A folder.
    Folder { title: String },
    /// Where a file of one kind goes: `extension` without its dot.
    Save { title: String, name: String, extension: String },
}

/// What a file is for: dialogs for the same begin where the last one ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Purpose {
    /// Data files, which have a folder of their own.
    Data,
    /// What is read into one.
    Sources,
    Folders,
    /// Documents and tables that are written.
    Documents,
}

/// Where dialogs begin.
#[derive(Debug, Default)]
struct Beginnings {
    /// What a person chose for data files; everything else begins there too until another folder was used for it.
    data_folder: Option<PathBuf>,
    last: HashMap<Purpose, PathBuf>,
}

impl Beginnings {
    fn of(&self, question: &Question) -> Option<PathBuf> {
        self.last.get(&question.purpose()).or(self.data_folder.as_ref()).cloned()
    }

    fn remember(&mut self, question: &Question, answer: &[PathBuf]) {
        let folder = answer.first().and_then(|path| match question {
            Question::Folder { .. } => Some(path.as_path()),
            _ => path.parent(),
        });
        // Data files begin where a person said, whatever was opened last.
        let is_free = question.purpose() != Purpose::Data;
        if let Some(folder) = folder.filter(|folder| is_free && !folder.as_os_str().is_empty()) {
            self.last.insert(question.purpose(), folder.to_owned());
        }
    }
}

/// Empty when the person cancelled.
pub type Answer = Vec<PathBuf>;
type Pending = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// Extensions of the workbooks the program reads.
pub const WORKBOOKS: [&str; 6] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv"];
/// Extension of data files.
pub const DATA: &str = "egov";

/// Nobody opens a dialog, sees it and cancels it in less than this: it was never shown.
const NEVER_SHOWN: Duration = Duration::from_millis(400);

/// A question that no dialog of the system answered; dropping it is the answer "cancelled".
#[derive(Debug, Clone)]
pub struct Unanswered {
    pub question: Question,
    /// The folder it begins in, where there is one to begin in.
    pub folder: Option<PathBuf>,
    reply: Arc<Mutex<Option<oneshot::Sender<Answer>>>>,
}

impl Unanswered {
    pub(super) fn new(question: Question, folder: Option<PathBuf>) -> (Self, oneshot::Receiver<Answer>) {
        let (reply, answer) = oneshot::channel();
        (Self { question, folder, reply: Arc::new(Mutex::new(Some(reply))) }, answer)
    }

    /// Answers with a typed path.
    pub fn answer(&self, path: PathBuf) {
        let reply = self.reply.lock().ok().and_then(|mut reply| reply.take());
        if let Some(reply) = reply {
            // Fails only when nobody waits any more.
            let _ = reply.send(vec![self.question.completed(path)]);
        }
    }
}

impl Question {
    /// The title it is asked under.
    pub fn title(&self) -> &str {
        match self {
            Self::OpenData { title }
            | Self::NewData { title, .. }
            | Self::Workbooks { title }
            | Self::List { title }
            | Self::Criteria { title }
            | Self::Folder { title }
            | Self::Save { title, .. } => title,
        }
    }

    fn purpose(&self) -> Purpose {
        match self {
            Self::OpenData { .. } | Self::NewData { .. } => Purpose::Data,
            Self::Workbooks { .. } | Self::Criteria { .. } | Self::List { .. } => Purpose::Sources,
            Self::Folder { .. } => Purpose::Folders,
            Self::Save { .. } => Purpose::Documents,
        }
    }

    /// The name proposed for a file that is to be written; nothing where one is to be read.
    pub fn proposed_name(&self) -> Option<&str> {
        match self {
            Self::NewData { name, .. } | Self::Save { name, .. } => Some(name),
            Self::OpenData { .. }
            | Self::Workbooks { .. }
            | Self::List { .. }
            | Self::Criteria { .. }
            | Self::Folder { .. } => None,
        }
    }

    /// A path with the ending that a person left out.
    fn completed(&self, path: PathBuf) -> PathBuf {
        match self {
            Self::NewData { .. } => with_extension(path, DATA),
            Self::Save { extension, .. } => with_extension(path, extension),
            Self::OpenData { .. }
            | Self::Workbooks { .. }
            | Self::List { .. }
            | Self::Criteria { .. }
            | Self::Folder { .. } => path,
        }
    }
}

type Asking = Arc<dyn Fn(Question, Option<PathBuf>) -> Pending + Send + Sync>;

/// Who answers.
#[derive(Clone)]
pub struct Dialogs {
    system: Asking,
    to_window: mpsc::UnboundedSender<Unanswered>,
    for_window: Arc<Mutex<Option<mpsc::UnboundedReceiver<Unanswered>>>>,
    beginnings: Arc<Mutex<Beginnings>>,
}

impl std::fmt::Debug for Dialogs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Dialogs")
    }
}

impl Dialogs {
    /// The system's own dialogs.
    pub fn native() -> Self {
        Self::of(Arc::new(|question, folder| Box::pin(ask_system(question, folder))))
    }

    /// Has dialogs begin in a folder; nothing: wherever the system likes.
    pub fn begin_in(&self, folder: Option<PathBuf>) {
        if let Ok(mut beginnings) = self.beginnings.lock() {
            beginnings.data_folder = folder;
        }
    }

    /// Answers every question alike, without showing anything.
    pub fn answering(answer: Answer) -> Self {
        Self::of(Arc::new(move |_, _| Box::pin(std::future::ready(answer.clone()))))
    }

    fn of(system: Asking) -> Self {
        let (to_window, for_window) = mpsc::unbounded();
        let for_window = Arc::new(Mutex::new(Some(for_window)));
        Self { system, to_window, for_window, beginnings: Arc::default() }
    }

    /// Asks, and hands the answer to `then`.
    pub fn ask<M: Send + 'static>(&self, question: Question, then: impl Fn(Answer) -> M + Send + 'static) -> Task<M> {
        let folder = self.folder_for(&question);
        let asking = (self.system)(question.clone(), folder.clone());
        let (to_window, beginnings) = (self.to_window.clone(), Arc::clone(&self.beginnings));
        let asked = async move {
            let since = Instant::now();
            let answer = asking.await;
            let shown = !answer.is_empty() || since.elapsed() > NEVER_SHOWN;
            let answer = if shown { answer } else { typed(question.clone(), folder, &to_window).await };
            if let Ok(mut beginnings) = beginnings.lock() {
                beginnings.remember(&question, &answer);
            }
            answer
        };
        Task::perform(asked, then)
    }

    /// Asks for a typed path at once.
    pub fn ask_typed<M: Send + 'static>(
        &self,
        question: Question,
        then: impl Fn(Answer) -> M + Send + 'static,
    ) -> Task<M> {
        let (to_window, folder) = (self.to_window.clone(), self.folder_for(&question));
        Task::perform(async move { typed(question, folder, &to_window).await }, then)
    }

    fn folder_for(&self, question: &Question) -> Option<PathBuf> {
        self.beginnings.lock().ok().and_then(|beginnings| beginnings.of(question))
    }

    /// The questions that the window must ask itself. They can be listened to once.
    pub fn unanswered(&self) -> Task<Unanswered> {
        let questions = self.for_window.lock().ok().and_then(|mut receiver| receiver.take());
        questions.map_or_else(Task::none, Task::stream)
    }
}

/// The window's answer; nothing where it asks no more.
async fn typed(question: Question, folder: Option<PathBuf>, to_window: &mpsc::UnboundedSender<Unanswered>) -> Answer {
    let (unanswered, answer) = Unanswered::new(question, folder);
    match to_window.unbounded_send(unanswered) {
        Ok(()) => answer.await.unwrap_or_default(),
        Err(_) => Answer::new(),
    }
}

async fn ask_system(question: Question, folder: Option<PathBuf>) -> Answer {
    // One that is gone since would keep some systems from showing anything.
    let folder = folder.filter(|folder| Path::is_dir(folder));
    let dialog = folder.iter().fold(rfd::AsyncFileDialog::new(), |dialog, folder| dialog.set_directory(folder));
    let one = |file: Option<rfd::FileHandle>| file.map(|file| file.path().to_owned()).into_iter().collect();
    match question {
        Question::OpenData { title } => one(dialog.set_title(title).add_filter(DATA, &[DATA]).pick_file().await),
        Question::NewData { title, name } => {
            let dialog = dialog.set_title(title).add_filter(DATA, &[DATA]).set_file_name(name);
            one(dialog.save_file().await).into_iter().map(|path: PathBuf| with_extension(path, DATA)).collect()
        }
        Question::Workbooks { title } => {
            let files = dialog.set_title(title).add_filter("Excel", &WORKBOOKS).pick_files().await;
            files.unwrap_or_default().iter().map(|file| file.path().to_owned()).collect()
        }
        Question::Criteria { title } => {
            let dialog = dialog.set_title(title).add_filter("TOML, Excel", &["toml", "xlsx"]);
            one(dialog.pick_file().await)
        }
        Question::List { title } => one(dialog.set_title(title).add_filter("CSV", &["csv"]).pick_file().await),
        Question::Folder { title } => one(dialog.set_title(title).pick_folder().await),
        Question::Save { title, name, extension } => {
            let dialog = dialog.set_title(title).add_filter(&extension, &[&extension]).set_file_name(name);
            one(dialog.save_file().await).into_iter().map(|path: PathBuf| with_extension(path, &extension)).collect()
        }
    }
}

/// Some systems do not add the extension a person left out. One that is there, even another, is theirs.
fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(extension) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::futures::StreamExt;
    use iced::futures::executor::block_on;
    use iced_test::runtime::{Action, task::into_stream};

    #[test]
    fn a_left_out_extension_is_added() {
        assert_eq!(with_extension("Đà Nẵng".into(), DATA), PathBuf::from("Đà Nẵng.egov"));
        assert_eq!(with_extension("a.egov".into(), DATA), PathBuf::from("a.egov"));
    }

    fn outputs<T: Send + 'static>(task: Task<T>) -> impl iced::futures::Stream<Item = T> + Unpin {
        let output = |action| async move { if let Action::Output(output) = action { Some(output) } else { None } };
        Box::pin(into_stream(task).unwrap().filter_map(output))
    }

    fn new_data() -> Question {
        Question::NewData { title: "Tạo tệp mới".into(), name: "a.egov".into() }
    }

    /// What comes of a question that no dialog is shown for, when the window does `act` with it.
    fn fallen_back(act: impl FnOnce(Unanswered)) -> Answer {
        let dialogs = Dialogs::answering(Vec::new());
        let mut asked = outputs(dialogs.unanswered());
        let mut answer = outputs(dialogs.ask(new_data(), |answer| answer));
        let window = async { act(asked.next().await.unwrap()) };
        block_on(iced::futures::future::join(answer.next(), window)).0.unwrap()
    }

    #[test]
    fn where_no_dialog_is_shown_the_typed_path_counts() {
        assert_eq!(fallen_back(|question| question.answer("/dữ liệu/b".into())), [PathBuf::from("/dữ liệu/b.egov")]);
    }

    fn save(name: &str) -> Question {
        Question::Save { title: "Lưu".into(), name: name.into(), extension: "pdf".into() }
    }

    #[test]
    fn documents_begin_in_the_data_folder_until_another_was_used_for_them() {
        let dialogs = Dialogs::answering(vec!["/hồ sơ/So sánh.pdf".into()]);
        assert_eq!(dialogs.folder_for(&save("a.pdf")), None);
        dialogs.begin_in(Some("/số liệu".into()));
        assert_eq!(dialogs.folder_for(&save("a.pdf")), Some("/số liệu".into()));
        block_on(outputs(dialogs.ask(save("a.pdf"), |answer| answer)).next());
        assert_eq!(dialogs.folder_for(&save("b.pdf")), Some("/hồ sơ".into()));
        let workbooks = Question::Workbooks { title: "Chọn tệp".into() };
        assert_eq!(dialogs.folder_for(&workbooks), Some("/số liệu".into()), "each kind by itself");
        block_on(outputs(dialogs.ask(new_data(), |answer| answer)).next());
        assert_eq!(dialogs.folder_for(&new_data()), Some("/số liệu".into()), "data files begin where a person said");
    }

    #[test]
    fn a_question_that_is_dropped_was_cancelled() {
        assert!(fallen_back(drop).is_empty());
    }
}
