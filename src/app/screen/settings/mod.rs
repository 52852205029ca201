//! Settings: what a person chooses once. Everything counts at once; only putting a copy back is asked about.

mod copies;
mod double_click;
mod view;

use std::path::PathBuf;

use iced::Task;

use super::Loaded;
use crate::app::data::{self, Fault};
use crate::app::dialog::Question;
use crate::app::errand::Errand;
use crate::app::focus;
use crate::app::job;
use crate::app::settings::{PaperSize, Scale, Settings};
use crate::app::shared::Shared;
use crate::app::theme::Appearance;
use crate::app::widget::Notice;
use crate::i18n::Language;
use crate::say;
use crate::service::Printers;
use crate::service::backup::Kept;

use self::double_click::DoubleClick;
pub(crate) use self::double_click::Event as DoubleClicked;
pub(crate) use self::view::{DIGITS, appearance_name, digits_name};

/// The screen. Settings are shared; it holds what they are chosen from.
#[derive(Debug, Default)]
pub struct SettingsPage {
    /// Of the open file.
    copies: Loaded<Vec<Kept>>,
    /// The place of the copy that would replace it, while that is asked.
    restoring: Option<usize>,
    /// Those of the system, once it has named them.
    printers: Option<Printers>,
    finding: Option<job::Handle>,
    double_click: DoubleClick,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    LanguagePicked(Language),
    AppearancePicked(Appearance),
    ScalePicked(u16),
    DigitsPicked(Option<u32>),
    /// Every table is as it comes again.
    TablesReset,
    OwnPressed,
    AboveTyped(String),
    NameTyped(String),
    PlaceTyped(String),
    PaperPicked(PaperSize),
    GreyPicked(bool),
    PrinterTyped(String),
    /// Empty: the system's own.
    PrinterPicked(String),
    PrintersFound(job::Report<Printers>),
    CopiesPicked(usize),
    CopiesListed(job::Report<Result<Vec<Kept>, Fault>>),
    CopyPressed,
    CopyOpened(PathBuf),
    RestorePressed(usize),
    RestoreConfirmed,
    RestoreCancelled,
    BackupFolderPressed,
    BackupFolderPicked(Vec<PathBuf>),
    BackupFolderReset,
    DataFolderPressed,
    DataFolderPicked(Vec<PathBuf>),
    DataFolderReset,
    DoubleClick(double_click::Event),
}

/// What the parent must do.
pub enum Action {
    None,
    Run(Task<Message>),
    /// These are the settings from now on.
    Set(Box<Settings>),
    /// The same while somebody is still typing.
    Typed(Box<Settings>),
    Say(Notice),
    /// Show the list of own units.
    PickOwn,
    Send(Errand),
    /// Show another data file.
    Open(PathBuf),
}

impl SettingsPage {
    /// Asks for what there is to choose from: the copies, the printers, what a double click opens.
    pub fn load(&mut self, shared: &Shared) -> Task<Message> {
        let (finding, printers) = job::run(|_| data::printers());
        self.finding = Some(finding);
        self.restoring = None;
        let asked = [printers.map(Message::PrintersFound), self.ask_double_click()];
        let Some(ask) = shared.ask() else {
            self.copies = Loaded::Nothing;
            return Task::batch(asked);
        };
        let (handle, copies) = job::run(move |_| data::list_copies(&ask));
        self.copies = Loaded::Loading(handle);
        Task::batch(asked.into_iter().chain([copies.map(Message::CopiesListed)]))
    }

    /// One step back; whether there was one to go.
    pub fn back(&mut self) -> bool {
        self.restoring.take().is_some()
    }

    /// The page of somebody for whom a double click opens this.
    #[cfg(test)]
    pub(crate) fn where_it_opens(opens: crate::service::association::Opens) -> Self {
        Self { double_click: DoubleClick::shows(opens), ..Self::default() }
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        let mut new = shared.settings.clone();
        match message {
            Message::LanguagePicked(language) => new.language = language,
            Message::AppearancePicked(appearance) => new.appearance = appearance,
            Message::ScalePicked(percent) => new.scale = Scale::percent(percent),
            Message::DigitsPicked(digits) => new.digits = digits,
            Message::PaperPicked(paper) => new.paper = paper,
            Message::GreyPicked(grey) => new.grey = grey,
            Message::CopiesPicked(keep) => new.backups.keep = keep,
            Message::TablesReset => new.tables.clear(),
            Message::DoubleClick(event) => return self.double_click.update(event, shared),
            Message::OwnPressed => return Action::PickOwn,
            Message::PrinterPicked(printer) => new.printer = printer,
            Message::PrintersFound(report) => {
                if let Some(printers) = job::finished(self.finding.as_ref(), report) {
                    (self.printers, self.finding) = (Some(printers), None);
                }
                return Action::None;
            }
            Message::CopiesListed(report) => {
                self.copies.take(report);
                return Action::None;
            }
            Message::CopyPressed => return Self::copy_now(shared),
            Message::CopyOpened(path) => return Action::Open(path),
            Message::RestorePressed(copy) => {
                self.restoring = Some(copy);
                return Action::Run(focus::reveal());
            }
            Message::RestoreConfirmed => return self.restore(shared),
            Message::RestoreCancelled => {
                self.restoring = None;
                return Action::None;
            }
            Message::AboveTyped(text) => return typed(new, |new| new.letterhead.above = text),
            Message::NameTyped(text) => return typed(new, |new| new.letterhead.name = text),
            Message::PlaceTyped(text) => return typed(new, |new| new.letterhead.place = text),
            Message::PrinterTyped(text) => return typed(new, |new| new.printer = text),
            Message::BackupFolderPressed => return ask_folder(shared, Message::BackupFolderPicked),
            Message::DataFolderPressed => return ask_folder(shared, Message::DataFolderPicked),
            Message::BackupFolderPicked(paths) | Message::DataFolderPicked(paths) if paths.is_empty() => {
                return Action::None;
            }
            Message::BackupFolderPicked(paths) => new.backups.folder = paths.into_iter().next(),
            Message::DataFolderPicked(paths) => new.data_folder = paths.into_iter().next(),
            Message::BackupFolderReset => new.backups.folder = None,
            Message::DataFolderReset => new.data_folder = None,
        }
        Action::Set(Box::new(new))
    }
}

#[cfg(test)]
impl SettingsPage {
    pub(crate) fn show_copies(&mut self, copies: Vec<Kept>) {
        self.copies = Loaded::Ready(copies);
    }

    pub(crate) fn show_printers(&mut self, printers: Printers) {
        self.printers = Some(printers);
    }

    pub(crate) fn ask_restore(&mut self, copy: usize) {
        self.restoring = Some(copy);
    }
}

fn typed(mut settings: Settings, change: impl FnOnce(&mut Settings)) -> Action {
    change(&mut settings);
    Action::Typed(Box::new(settings))
}

fn ask_folder(shared: &Shared, then: fn(Vec<PathBuf>) -> Message) -> Action {
    let title = say!(shared.words, "settings-pick-folder");
    Action::Run(shared.dialogs.ask(Question::Folder { title }, then))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preset;
    use crate::app::widget::NoticeKind;
    use crate::service::association::Opens;
    use iced_test::Simulator;

    /// The settings after a click.
    fn clicked(shared: &Shared, text: &str) -> Settings {
        let mut page = SettingsPage::default();
        let messages: Vec<Message> = {
            let mut simulator = Simulator::with_size(preset::settings(), (1366.0, 1600.0), page.view(shared));
            simulator.click(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            simulator.into_messages().collect()
        };
        match messages.into_iter().map(|message| page.update(message, shared)).next() {
            Some(Action::Set(settings)) => *settings,
            _ => panic!("{text} sets nothing"),
        }
    }

    #[test]
    fn every_choice_is_one_click() {
        let shared = preset::shared(Language::Vi);
        assert_eq!(clicked(&shared, "English").language, Language::En);
        assert_eq!(clicked(&shared, "Tối").appearance, Appearance::Dark);
        assert_eq!(clicked(&shared, "125%").scale, Scale::percent(125));
        assert_eq!(clicked(&shared, "0,1").digits, Some(1));
        assert_eq!(clicked(&shared, "A3").paper, PaperSize::A3);
        assert!(clicked(&shared, "Đen trắng").grey);
        assert_eq!(clicked(&shared, "Không giữ").backups.keep, 0);
    }

    #[test]
    fn what_is_typed_is_taken_over_letter_by_letter() {
        let shared = preset::shared(Language::Vi);
        let typed = SettingsPage::default().update(Message::NameTyped("Ban Chỉ đạo".into()), &shared);
        assert!(matches!(typed, Action::Typed(new) if new.letterhead.name == "Ban Chỉ đạo"));
    }

    #[test]
    fn a_folder_is_chosen_and_given_up_again() {
        let mut shared = preset::shared(Language::Vi);
        let cancelled = SettingsPage::default().update(Message::DataFolderPicked(Vec::new()), &shared);
        assert!(matches!(cancelled, Action::None));
        let chosen = SettingsPage::default().update(Message::DataFolderPicked(vec!["/số liệu".into()]), &shared);
        let Action::Set(new) = chosen else { panic!("a folder was chosen") };
        assert_eq!(new.data_folder.as_deref(), Some(std::path::Path::new("/số liệu")));
        shared.settings = *new;
        assert_eq!(clicked(&shared, "Theo mặc định").data_folder, None);
    }

    fn sees(page: &SettingsPage, shared: &Shared, text: &str) -> bool {
        Simulator::with_size(preset::settings(), (1366.0, 1600.0), page.view(shared)).find(text).is_ok()
    }

    #[test]
    fn the_printer_is_one_of_those_that_the_system_names() {
        let mut shared = preset::shared(Language::Vi);
        let mut page = SettingsPage::default();
        page.show_printers(preset::print(&shared.words).printers);
        let picked = page.update(Message::PrinterPicked("HP_LaserJet".into()), &shared);
        let Action::Set(new) = picked else { panic!("a printer was chosen") };
        shared.settings = *new;
        assert!(sees(&page, &shared, "HP_LaserJet") && !sees(&page, &shared, "Gõ tên máy in"));
        shared.settings.printer = "Máy in cũ".into();
        let unknown = "Máy tính không có máy in tên “Máy in cũ”: khi in, máy in mặc định được chọn thay.";
        assert!(sees(&page, &shared, unknown), "it is not ignored in silence");
    }

    #[test]
    fn where_the_system_names_no_printer_one_is_typed() {
        let shared = preset::shared(Language::Vi);
        let mut page = SettingsPage::default();
        assert!(sees(&page, &shared, "Đang tìm máy in…"));
        page.show_printers(Printers::default());
        assert!(sees(&page, &shared, "Máy tính không kể tên máy in nào; gõ đúng tên máy in."));
    }

    #[test]
    fn a_double_click_is_set_where_it_opens_nothing_and_taken_back_where_it_opens_this() {
        let shared = preset::shared(Language::Vi);
        let offered = |opens| {
            let page = SettingsPage::where_it_opens(opens);
            let mut simulator = Simulator::with_size(preset::settings(), (1366.0, 1600.0), page.view(&shared));
            let mut finds = |text: &str| simulator.find(text).is_ok();
            (finds("Mở tệp .egov bằng chương trình này khi bấm đúp"), finds("Bỏ việc mở bằng bấm đúp"))
        };
        assert_eq!(offered(Opens::Nothing), (true, false));
        assert_eq!(offered(Opens::This), (false, true));
        assert_eq!(offered(Opens::Another), (true, true));
    }

    #[test]
    fn what_became_of_the_double_click_is_said_and_a_failure_too() {
        let shared = preset::shared(Language::Vi);
        let mut page = SettingsPage::default();
        let answers = [Ok(Notice::done("Đã đặt".into())), Err(crate::app::data::Fault::default())];
        for (answer, kind) in answers.into_iter().zip([NoticeKind::Done, NoticeKind::Failed]) {
            let (handle, _) = crate::app::job::run(|_| ());
            let event = crate::app::job::Event::Finished((answer, Opens::This));
            let report = crate::app::job::Report { job: handle.id(), event };
            page.double_click.await_job(handle);
            let told = page.update(Message::DoubleClick(DoubleClicked::Done(report)), &shared);
            assert!(matches!(told, Action::Say(notice) if notice.kind == kind));
        }
    }
}
