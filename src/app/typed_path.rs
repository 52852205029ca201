//! Asks for a path in words where the system has no dialog to show.

use std::path::{Path, PathBuf};

use iced::widget::{column, container, opaque, row, space as gap};
use iced::{Element, Fill, Task};

use super::dialog::{Question, Unanswered};
use super::focus;
use super::theme::{space, style, text_size};
use super::widget::{heading, primary, secondary, soft, text_field};
use crate::i18n::Words;
use crate::say;

/// Id of the input.
const INPUT: &str = "typed-path";

/// The sheet, while a question waits.
#[derive(Debug)]
pub struct TypedPath {
    asked: Unanswered,
    typed: String,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    Typed(String),
    Confirmed,
    Cancelled,
}

/// What stands in the way of a typed path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Obstacle {
    /// Nothing was typed yet.
    Empty,
    /// There is no such file or folder.
    Missing,
    /// A file is to be written into a folder that is not there.
    NoFolder,
    /// A folder where a file is to be.
    IsFolder,
}

impl TypedPath {
    /// Asks; a file to be written is proposed where dialogs for it begin, else in the person's own folder.
    pub fn ask(asked: Unanswered) -> (Self, Task<Message>) {
        let folder = asked.folder.clone().unwrap_or_else(home);
        let proposed = asked.question.proposed_name().map(|name| folder.join(name).display().to_string());
        let focus = iced::widget::operation::focus(INPUT);
        let end = iced::widget::operation::move_cursor_to_end(INPUT);
        (Self { asked, typed: proposed.unwrap_or_default() }, focus.chain(end))
    }

    /// Takes a message in; whether the sheet stays.
    pub fn update(&mut self, message: Message) -> bool {
        match message {
            Message::Typed(typed) => {
                self.typed = typed;
                true
            }
            Message::Confirmed if self.obstacle().is_some() => true,
            Message::Confirmed => {
                self.asked.answer(self.path());
                false
            }
            Message::Cancelled => false,
        }
    }

    /// What was typed, without the quotes that file managers put round a copied path.
    fn path(&self) -> PathBuf {
        let text = self.typed.trim().trim_matches('"');
        match text.strip_prefix("~/") {
            Some(rest) => home().join(rest),
            None => PathBuf::from(text),
        }
    }

    fn obstacle(&self) -> Option<Obstacle> {
        let path = self.path();
        if path.as_os_str().is_empty() {
            return Some(Obstacle::Empty);
        }
        match &self.asked.question {
            Question::Folder { .. } if path.is_file() => Some(Obstacle::Missing),
            // A folder for templates may be made.
            Question::Folder { .. } => folder_obstacle(&path),
            Question::OpenData { .. }
            | Question::Workbooks { .. }
            | Question::List { .. }
            | Question::Criteria { .. } => (!path.exists()).then_some(Obstacle::Missing),
            Question::NewData { .. } | Question::Save { .. } if path.is_dir() => Some(Obstacle::IsFolder),
            Question::NewData { .. } | Question::Save { .. } => folder_obstacle(&path),
        }
    }

    /// What Enter would do, or what stands in its way.
    fn hint(&self, words: &Words) -> String {
        match self.obstacle() {
            Some(Obstacle::Empty) => say!(words, "app-path-empty"),
            Some(Obstacle::Missing) => say!(words, "app-path-missing"),
            Some(Obstacle::NoFolder) => say!(words, "app-path-no-folder"),
            Some(Obstacle::IsFolder) => say!(words, "app-path-is-folder"),
            None if matches!(self.asked.question, Question::Save { .. }) && self.path().exists() => {
                say!(words, "app-path-overwrites")
            }
            None => say!(words, "app-path-enter"),
        }
    }

    /// The sheet over the window.
    pub fn view<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let input = text_field(INPUT, &say!(words, "app-path"), &self.typed, Message::Typed);
        let input = input.on_submit(Message::Confirmed);
        let ready = self.obstacle().is_none().then_some(Message::Confirmed);
        let actions = row![
            gap().width(Fill),
            secondary(say!(words, "app-path-cancel")).on_press(Message::Cancelled),
            primary(say!(words, "app-path-confirm")).on_press_maybe(ready),
        ];
        let content = column![
            heading(self.asked.question.title(), text_size::LARGE),
            soft(self.asked.question.explained(words)),
            Element::from(input),
            soft(self.hint(words)),
            actions.spacing(space::S),
        ];
        let panel = container(content.spacing(space::M)).width(620).padding(space::XL).style(style::floating);
        focus::over(opaque(container(panel).center(Fill).style(style::veil)))
    }
}

impl Question {
    /// What is to be typed, with an example as this system writes paths.
    fn explained(&self, words: &Words) -> String {
        let example = |name: &str| match cfg!(windows) {
            true => format!("D:\\{}", name.replace('/', "\\")),
            false => home().join(name).display().to_string(),
        };
        match self {
            Self::OpenData { .. } | Self::NewData { .. } => {
                say!(words, "app-path-why-data", example = example("so-lieu-2020.egov"))
            }
            Self::Workbooks { .. } => say!(words, "app-path-why-workbooks", example = example("thu-den/2020-05")),
            Self::Criteria { .. } => say!(words, "app-path-why-criteria", example = example("bo-tieu-chi-2021.toml")),
            Self::List { .. } => say!(words, "app-path-why-list", example = example("don-vi.csv")),
            Self::Folder { .. } => say!(words, "app-path-why-folder", example = example("thu-den")),
            Self::Save { name, .. } => say!(words, "app-path-why-save", example = example(name)),
        }
    }
}

fn folder_obstacle(path: &Path) -> Option<Obstacle> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let there = folder.as_os_str().is_empty() || folder.is_dir();
    (!there).then_some(Obstacle::NoFolder)
}

/// The person's own folder.
fn home() -> PathBuf {
    // What is seen of a state is the same on every machine.
    if cfg!(test) {
        return PathBuf::from("/home/chi");
    }
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    home.map(PathBuf::from).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preset;
    use crate::i18n::Language;
    use iced_test::Simulator;

    fn asked(question: Question, typed: &str) -> TypedPath {
        TypedPath { asked: Unanswered::new(question, None).0, typed: typed.into() }
    }

    fn open(typed: &str) -> TypedPath {
        asked(Question::OpenData { title: "Mở tệp dữ liệu…".into() }, typed)
    }

    #[test]
    fn a_path_that_is_not_there_is_said_and_not_taken() {
        let mut sheet = open("/không/có.egov");
        assert_eq!(sheet.obstacle(), Some(Obstacle::Missing));
        assert!(sheet.update(Message::Confirmed));
    }

    #[test]
    fn quotes_of_a_copied_path_are_left_off() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("Đà Nẵng.egov");
        std::fs::write(&file, b"").unwrap();
        let mut sheet = open(&format!(" \"{}\" ", file.display()));
        assert_eq!(sheet.path(), file);
        assert!(!sheet.update(Message::Confirmed));
    }

    #[test]
    fn a_file_is_not_written_where_there_is_no_folder() {
        let question = || Question::NewData { title: String::new(), name: String::new() };
        assert_eq!(asked(question(), "/không/có/a.egov").obstacle(), Some(Obstacle::NoFolder));
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(asked(question(), &folder.path().display().to_string()).obstacle(), Some(Obstacle::IsFolder));
        assert_eq!(asked(question(), &folder.path().join("a").display().to_string()).obstacle(), None);
    }

    #[test]
    fn what_is_to_be_typed_is_said_with_an_example_of_what_is_asked_for() {
        let words = Words::new(Language::Vi);
        let title = String::new;
        let workbooks = Question::Workbooks { title: title() }.explained(&words);
        assert!(workbooks.contains("tệp Excel") && !workbooks.contains(".egov"), "{workbooks}");
        let data = Question::OpenData { title: title() }.explained(&words);
        assert!(data.contains("so-lieu-2020.egov") && !data.contains("Excel"), "{data}");
        let (own, other) = if cfg!(windows) { ("D:\\", "/") } else { ("/", "\\") };
        assert!(data.contains(own) && !data.contains(&format!("{other}so-lieu")), "{data}");
    }

    #[test]
    fn the_sheet_speaks_both_languages() {
        for (language, cancel) in [(Language::Vi, "Hủy"), (Language::En, "Cancel")] {
            let shared = preset::shared(language);
            let sheet = open("");
            let mut simulator = Simulator::new(sheet.view(&shared.words));
            simulator.click(cancel).unwrap();
            assert!(simulator.into_messages().any(|message| matches!(message, Message::Cancelled)));
        }
    }
}
