//! Copies of the open data file: how many are kept and where, one made now, and what there is to go back to.

use iced::widget::{Column, column, container, row};
use iced::{Center, Element, Fill};

use super::view::{choices, folder, framed, note, section};
use super::{Action, Message, SettingsPage};
use crate::app::data;
use crate::app::errand::{Done, Errand};
use crate::app::focus;
use crate::app::screen::Loaded;
use crate::app::shared::Shared;
use crate::app::theme::{space, style};
use crate::app::widget::{
    Notice, button, dense, fault_lines, label, one_line, primary, scroll_area, secondary, soft, strong,
};
use crate::say;
use crate::service::Backups;
use crate::service::backup::Kept;

/// Copies that can be asked for.
const COPIES: [usize; 5] = [0, 3, 5, 10, 20];
/// Height of the list of copies: five lines and a bit, so that it is seen where there are more.
const LIST: f32 = 5.5 * space::ROW;

impl SettingsPage {
    /// Makes a copy of the open file now.
    pub(super) fn copy_now(shared: &Shared) -> Action {
        let Some(ask) = shared.ask() else { return Action::None };
        Action::Send(Errand::at_once(say!(shared.words, "settings-copying"), move |progress| {
            let path = data::back_up(&ask, progress)?;
            let said = say!(ask.words, "settings-copied", path = path.display().to_string());
            // A copy is opened from the list, by this program.
            Ok(Done::Said(match path.parent() {
                Some(folder) => Notice::wrote_into((said, folder.to_owned())),
                None => Notice::done(said),
            }))
        }))
    }

    /// Puts the copy that was asked about in the place of the open file.
    pub(super) fn restore(&mut self, shared: &Shared) -> Action {
        let Some(copy) = self.restoring.take().and_then(|at| self.copies.ready()?.get(at)).cloned() else {
            return Action::None;
        };
        let Some(ask) = shared.ask() else { return Action::None };
        Action::Send(Errand::at_once(say!(shared.words, "settings-restoring"), move |progress| {
            let (before, file) = data::restore_copy(&ask, &copy.path, progress)?;
            let said = say!(ask.words, "settings-restored", made = copy.made.as_str());
            let kept = before.map(|path| say!(ask.words, "cli-restored-before", path = path.display().to_string()));
            let notice = Notice { more: kept.into_iter().collect(), ..Notice::done(said) };
            Ok(Done::Changed(file, Some(notice)))
        }))
    }

    pub(super) fn copies<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let (words, set) = (&shared.words, &shared.settings);
        let kept = |keep: usize| {
            let name = if keep == 0 { say!(words, "settings-copies-none") } else { keep.to_string() };
            (name, set.backups.keep == keep, Message::CopiesPicked(keep))
        };
        framed(
            section(say!(words, "settings-copies"))
                .push(choices(say!(words, "settings-copies-kept"), COPIES.map(kept).into()))
                .push(folder(
                    place(shared),
                    Message::BackupFolderPressed,
                    set.backups.folder.is_some().then_some(Message::BackupFolderReset),
                    words,
                ))
                .push(note(say!(words, "settings-copies-note")))
                .push(shared.file.as_ref().map(|file| self.of_file(&file.name, shared))),
        )
    }

    /// The copies of the open file, or the question before one of them replaces it.
    fn of_file<'a>(&'a self, file: &str, shared: &'a Shared) -> Column<'a, Message> {
        let words = &shared.words;
        let now = secondary(say!(words, "settings-copies-now")).on_press(Message::CopyPressed);
        let title = one_line(soft(say!(words, "settings-copies-of", file = file))).width(Fill);
        let head = row![container(title).width(Fill), now].spacing(space::S).align_y(Center);
        let asked = self.restoring.and_then(|at| self.copies.ready()?.get(at));
        let below: Element<'a, Message> = match (asked, &self.copies) {
            (Some(copy), _) => focus::one_of(question(copy, file, shared), true),
            (None, Loaded::Ready(copies)) if copies.is_empty() => note(say!(words, "settings-copies-empty")),
            (None, Loaded::Ready(copies)) => {
                let lines = copies.iter().enumerate().map(|(at, copy)| line(at, copy, shared));
                container(scroll_area(column(lines))).max_height(LIST).into()
            }
            (None, Loaded::Failed(fault)) => fault_lines(fault, say!(words, "app-copy")),
            (None, Loaded::Nothing | Loaded::Loading(_)) => note(say!(words, "app-loading")),
        };
        column![head, below].spacing(space::XS)
    }
}

fn line<'a>(at: usize, copy: &'a Kept, shared: &Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let link = |word: String, message: Message| {
        button(one_line(dense(word))).padding([2.0, space::S]).style(style::link).on_press(message)
    };
    row![
        container(one_line(label(&copy.made))).width(140),
        container(one_line(soft(words.size(copy.bytes)))).width(Fill),
        link(say!(words, "settings-copies-open"), Message::CopyOpened(copy.path.clone())),
        link(say!(words, "settings-copies-restore"), Message::RestorePressed(at)),
    ]
    .height(space::ROW)
    .spacing(space::S)
    .align_y(Center)
    .into()
}

/// What would be replaced, before it is. What loses nothing is the answer that stands out.
fn question<'a>(copy: &Kept, file: &str, shared: &Shared) -> Element<'a, Message> {
    let words = &shared.words;
    let lost = say!(words, "settings-restore-lost", made = copy.made.as_str(), imports = copy.later_imports);
    let actions = row![
        focus::first(primary(say!(words, "settings-restore-keep")).on_press(Message::RestoreCancelled)),
        secondary(say!(words, "settings-restore")).on_press(Message::RestoreConfirmed),
    ];
    let lines = column![
        strong(say!(words, "settings-restore-question", file = file, made = copy.made.as_str())),
        label(lost),
        soft(say!(words, "settings-restore-first")),
        actions.spacing(space::S),
    ];
    container(lines.spacing(space::S)).padding(space::M).width(Fill).style(style::inset).into()
}

/// Where the open file's copies go, or what is chosen for all.
fn place(shared: &Shared) -> String {
    match (&shared.file, &shared.settings.backups) {
        (Some(file), backups) => backups.of(&file.path).display().to_string(),
        (None, Backups { folder: Some(folder), .. }) => folder.display().to_string(),
        (None, _) => say!(shared.words, "settings-copies-beside"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preset;
    use crate::i18n::Language;
    use iced_test::Simulator;

    fn shown() -> (SettingsPage, Shared) {
        let mut page = SettingsPage::default();
        page.show_copies(preset::copies());
        (page, preset::shared(Language::Vi))
    }

    fn click(page: &mut SettingsPage, shared: &Shared, text: &str) -> Action {
        let messages: Vec<Message> = {
            let mut simulator = Simulator::with_size(preset::settings(), (1366.0, 1600.0), page.view(shared));
            simulator.click(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            simulator.into_messages().collect()
        };
        messages.into_iter().map(|message| page.update(message, shared)).next().unwrap()
    }

    fn sees(page: &SettingsPage, shared: &Shared, text: &str) -> bool {
        Simulator::with_size(preset::settings(), (1366.0, 1600.0), page.view(shared)).find(text).is_ok()
    }

    #[test]
    fn every_copy_is_listed_with_its_moment_and_size_and_one_is_made_by_a_click() {
        let (mut page, shared) = shown();
        for text in ["14/05/2020 09:30", "1,4 MB", "02/05/2020 16:05", "912 KB"] {
            assert!(sees(&page, &shared, text), "{text}");
        }
        assert!(matches!(click(&mut page, &shared, "Sao lưu ngay"), Action::Send(_)));
        assert!(
            matches!(click(&mut page, &shared, "Mở"), Action::Open(path) if path.ends_with("2020-05-14 09.30.12.egov"))
        );
    }

    #[test]
    fn restoring_says_what_would_be_replaced_and_asks_first() {
        let (mut page, shared) = shown();
        assert!(matches!(click(&mut page, &shared, "Khôi phục…"), Action::Run(_)));
        assert!(sees(
            &page,
            &shared,
            "Thay toàn bộ nội dung của Toàn quốc 2020.egov bằng bản sao lúc 14/05/2020 09:30?"
        ));
        assert!(matches!(click(&mut page, &shared, "Giữ nguyên"), Action::None));
        assert!(sees(&page, &shared, "912 KB"), "back at the list");
        click(&mut page, &shared, "Khôi phục…");
        assert!(page.back() && !page.back(), "Esc keeps the file as it is");
        click(&mut page, &shared, "Khôi phục…");
        assert!(matches!(click(&mut page, &shared, "Khôi phục"), Action::Send(_)));
    }

    #[test]
    fn without_a_file_there_is_nothing_to_copy() {
        let (page, mut shared) = shown();
        shared.file = None;
        assert!(!sees(&page, &shared, "Sao lưu ngay"));
    }
}
