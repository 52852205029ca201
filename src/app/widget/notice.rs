//! Notices: say what happened without taking the focus, and go when they are closed or the next thing is done; what needs no
//! answer goes by itself.

use std::path::{Path, PathBuf};

use iced::widget::{column, container, row, space as gap};
use iced::{Center, Color, Element, Fill, Padding};

use super::passing::passing;
use super::{Shape, button, dense, glyph, soft, strong};
use crate::app::data::Fault;
use crate::app::theme::{Tokens, space, style};

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Nothing was done, and nothing failed: there was nothing to do, or it was stopped.
    Noted,
    /// Something could not be done.
    Failed,
}

/// What happened, why, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub kind: NoticeKind,
    /// One sentence.
    pub title: String,
    /// Reason, next step and detail, a paragraph each.
    pub more: Vec<String>,
    /// What was written, to be opened from here.
    pub wrote: Option<Written>,
}

/// A file that was written, or a folder that several were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    File(PathBuf),
    Folder(PathBuf),
}

impl Written {
    /// Where it lies.
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Folder(path) => path,
        }
    }
}

/// What a person can do with a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    Close,
    /// Put all of it on the clipboard.
    Copy,
    /// Open the file that was written.
    OpenFile,
    /// Open the folder it lies in, or the folder that was written.
    OpenFolder,
}

/// How the deeds are called; [`Deed::Close`] is a cross.
#[derive(Debug, Clone)]
pub struct DeedWords {
    pub copy: String,
    pub file: String,
    pub folder: String,
}

impl Notice {
    /// Something was done.
    pub fn done(title: String) -> Self {
        Self { kind: NoticeKind::Done, title, more: Vec::new(), wrote: None }
    }

    /// Nothing was done, and that is no failure.
    pub fn noted(title: String) -> Self {
        Self { kind: NoticeKind::Noted, ..Self::done(title) }
    }

    /// Something was done, and there is more to know about it.
    pub fn done_but(title: String, more: String) -> Self {
        Self { more: vec![more], ..Self::done(title) }
    }

    /// Something could not be done.
    pub fn failed(fault: Fault) -> Self {
        Self { kind: NoticeKind::Failed, title: fault.what, more: fault.more, wrote: None }
    }

    /// A file was written, and where.
    pub fn wrote((title, file): (String, PathBuf)) -> Self {
        Self::done(title).at(file)
    }

    /// Files were written, into which folder.
    pub fn wrote_into((title, folder): (String, PathBuf)) -> Self {
        Self { wrote: Some(Written::Folder(folder)), ..Self::done(title) }
    }

    /// The same of a file that was written there.
    pub fn at(self, file: PathBuf) -> Self {
        Self { wrote: Some(Written::File(file)), ..self }
    }

    /// What there is to do with it besides closing it. A folder has no file to open.
    fn deeds(&self) -> Vec<Deed> {
        match &self.wrote {
            Some(Written::File(_)) => vec![Deed::OpenFile, Deed::OpenFolder],
            Some(Written::Folder(_)) => vec![Deed::OpenFolder],
            None if self.more.is_empty() => Vec::new(),
            None => vec![Deed::Copy],
        }
    }

    /// Whether it says that something could not be done.
    pub fn is_failure(&self) -> bool {
        self.kind == NoticeKind::Failed
    }

    /// Whether it goes by itself: it says that something was done, and there is nothing more to do with it.
    pub fn passes(&self) -> bool {
        !self.is_failure() && self.more.is_empty() && self.deeds().is_empty()
    }

    /// Everything it says, to be copied.
    pub fn text(&self) -> String {
        std::iter::once(&self.title).chain(&self.more).map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    fn mark(&self) -> (Shape, fn(&Tokens) -> Color) {
        match self.kind {
            NoticeKind::Done => (Shape::Check, |tokens| tokens.reached),
            NoticeKind::Noted => (Shape::Ring, |tokens| tokens.ink_soft),
            NoticeKind::Failed => (Shape::Square, |tokens| tokens.far_behind),
        }
    }
}

impl DeedWords {
    fn of(&self, deed: Deed) -> &str {
        match deed {
            Deed::Close => "",
            Deed::Copy => &self.copy,
            Deed::OpenFile => &self.file,
            Deed::OpenFolder => &self.folder,
        }
    }
}

/// The notices at the lower right, oldest first; `on` gets the place in the list and what is to be done.
pub fn notices<'a, Message: Clone + 'a>(
    notices: &'a [Notice],
    words: &DeedWords,
    on: impl Fn(usize, Deed) -> Message + 'a,
) -> Element<'a, Message> {
    let cards = notices.iter().enumerate().map(|(index, notice)| card(notice, words, |deed| on(index, deed)));
    let cards = column(cards).spacing(space::S).width(440);
    container(cards).align_right(Fill).align_bottom(Fill).padding(above_the_actions()).into()
}

/// Pages have their primary action at the lower right: what was said must not cover it.
fn above_the_actions() -> Padding {
    Padding::from([space::XXL, space::L]).bottom(3.0 * space::XXL)
}

fn card<'a, Message: Clone + 'a>(
    notice: &'a Notice,
    words: &DeedWords,
    on: impl Fn(Deed) -> Message,
) -> Element<'a, Message> {
    let (shape, colour) = notice.mark();
    let close = button(glyph(Shape::Cross, 10.0, |tokens| tokens.ink_soft))
        .padding(space::XS)
        .style(style::quiet)
        .on_press(on(Deed::Close));
    let head =
        row![glyph(shape, 12.0, colour), strong(&notice.title).width(Fill), close].spacing(space::S).align_y(Center);
    let paragraphs = notice.more.iter().map(|paragraph| indented(soft(paragraph).width(Fill)));
    let deed = |deed: Deed| {
        let word = dense(words.of(deed).to_owned());
        button(word).padding([1.0, space::XS]).style(style::link).on_press(on(deed)).into()
    };
    let deeds = notice.deeds();
    let deeds = (!deeds.is_empty()).then(|| indented(row(deeds.into_iter().map(deed)).spacing(space::S)));
    let content = column![head].extend(paragraphs).push(deeds).spacing(space::XS);
    let card = container(content).padding([space::S, space::M]).style(style::floating);
    if notice.passes() { passing(card, &notice.title, on(Deed::Close)) } else { card.into() }
}

fn indented<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    row![gap().width(12), content.into()].spacing(space::S).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced_test::Simulator;

    fn fault() -> Fault {
        Fault {
            what: "Không mở được tệp.".into(),
            more: vec!["Tệp đang mở ở nơi khác.".into(), "Đóng tệp rồi thử lại.".into()],
        }
    }

    fn words() -> DeedWords {
        DeedWords { copy: "Sao chép".into(), file: "Mở tệp".into(), folder: "Mở thư mục".into() }
    }

    #[test]
    fn what_was_written_is_opened_from_the_notice_and_so_is_its_folder() {
        let shown = [Notice::wrote(("Đã lưu".into(), "/hồ sơ/So sánh.pdf".into()))];
        for (word, deed) in [("Mở tệp", Deed::OpenFile), ("Mở thư mục", Deed::OpenFolder)] {
            let mut simulator = Simulator::new(notices(&shown, &words(), |index, deed| (index, deed)));
            simulator.click(word).unwrap();
            assert_eq!(simulator.into_messages().collect::<Vec<_>>(), [(0, deed)]);
        }
        let folder = [Notice::wrote_into(("Đã sao lưu".into(), "/hồ sơ/tháng 5.egov.sao-luu".into()))];
        let mut simulator = Simulator::new(notices(&folder, &words(), |index, deed| (index, deed)));
        assert!(simulator.find("Mở tệp").is_err() && simulator.find("Mở thư mục").is_ok());
    }

    #[test]
    fn a_notice_says_what_why_and_what_next_a_paragraph_each() {
        let shown = [Notice::failed(fault())];
        let mut simulator = Simulator::new(notices(&shown, &words(), |index, _| index));
        for paragraph in ["Không mở được tệp.", "Tệp đang mở ở nơi khác.", "Đóng tệp rồi thử lại."]
        {
            assert!(simulator.find(paragraph).is_ok(), "{paragraph}");
        }
    }

    #[test]
    fn all_of_it_can_be_copied() {
        let shown = [Notice::failed(fault())];
        assert_eq!(shown[0].text(), "Không mở được tệp.\nTệp đang mở ở nơi khác.\nĐóng tệp rồi thử lại.");
        let mut simulator = Simulator::new(notices(&shown, &words(), |index, deed| (index, deed)));
        simulator.click("Sao chép").unwrap();
        assert_eq!(simulator.into_messages().collect::<Vec<_>>(), [(0, Deed::Copy)]);
    }
}
