//! Notices: say what happened without taking the focus, and go when they are closed or the next thing is done.

use iced::widget::{button, column, container, row, space as gap};
use iced::{Center, Color, Element, Fill, Padding};

use super::{Shape, dense, glyph, soft, strong};
use crate::app::data::Fault;
use crate::app::theme::{Tokens, space, style};

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Done,
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
}

impl Notice {
    /// Something was done.
    pub fn done(title: String) -> Self {
        Self { kind: NoticeKind::Done, title, more: Vec::new() }
    }

    /// Something was done, and there is more to know about it.
    pub fn done_but(title: String, more: String) -> Self {
        Self { more: vec![more], ..Self::done(title) }
    }

    /// Something could not be done.
    pub fn failed(fault: Fault) -> Self {
        Self { kind: NoticeKind::Failed, title: fault.what, more: fault.more }
    }

    /// Whether it says that something could not be done.
    pub fn is_failure(&self) -> bool {
        self.kind == NoticeKind::Failed
    }

    /// Everything it says, to be copied.
    pub fn text(&self) -> String {
        std::iter::once(&self.title).chain(&self.more).map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    fn mark(&self) -> (Shape, fn(&Tokens) -> Color) {
        match self.kind {
            NoticeKind::Done => (Shape::Check, |tokens| tokens.reached),
            NoticeKind::Failed => (Shape::Square, |tokens| tokens.far_behind),
        }
    }
}

/// The notices at the lower right, oldest first; `on_close` and `on_copy` get the place in the list, `copy` is the word.
pub fn notices<'a, Message: Clone + 'a>(
    notices: &'a [Notice],
    copy: &str,
    on_close: impl Fn(usize) -> Message + 'a,
    on_copy: impl Fn(usize) -> Message + 'a,
) -> Element<'a, Message> {
    let cards = notices.iter().enumerate().map(|(index, notice)| {
        let copied = (!notice.more.is_empty()).then(|| (copy.to_owned(), on_copy(index)));
        card(notice, on_close(index), copied)
    });
    let cards = column(cards).spacing(space::S).width(440);
    container(cards).align_right(Fill).align_bottom(Fill).padding(above_the_actions()).into()
}

/// Pages have their primary action at the lower right: what was said must not cover it.
fn above_the_actions() -> Padding {
    Padding::from([space::XXL, space::L]).bottom(3.0 * space::XXL)
}

fn card<'a, Message: Clone + 'a>(
    notice: &'a Notice,
    on_close: Message,
    copied: Option<(String, Message)>,
) -> Element<'a, Message> {
    let (shape, colour) = notice.mark();
    let close = button(glyph(Shape::Cross, 10.0, |tokens| tokens.ink_soft))
        .padding(space::XS)
        .style(style::quiet)
        .on_press(on_close);
    let head =
        row![glyph(shape, 12.0, colour), strong(&notice.title).width(Fill), close].spacing(space::S).align_y(Center);
    let paragraphs = notice.more.iter().map(|paragraph| indented(soft(paragraph).width(Fill)));
    let copy = copied.map(|(word, on_copy)| {
        indented(button(dense(word)).padding([1.0, space::XS]).style(style::link).on_press(on_copy))
    });
    let content = column![head].extend(paragraphs).push(copy).spacing(space::XS);
    container(content).padding([space::S, space::M]).style(style::floating).into()
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

    #[test]
    fn a_notice_says_what_why_and_what_next_a_paragraph_each() {
        let shown = [Notice::failed(fault())];
        let mut simulator = Simulator::new(notices(&shown, "Sao chép", |index| index, |index| index));
        for paragraph in ["Không mở được tệp.", "Tệp đang mở ở nơi khác.", "Đóng tệp rồi thử lại."]
        {
            assert!(simulator.find(paragraph).is_ok(), "{paragraph}");
        }
    }

    #[test]
    fn all_of_it_can_be_copied() {
        let shown = [Notice::failed(fault())];
        assert_eq!(shown[0].text(), "Không mở được tệp.\nTệp đang mở ở nơi khác.\nĐóng tệp rồi thử lại.");
        let mut simulator = Simulator::new(notices(&shown, "Sao chép", |_| None, Some));
        simulator.click("Sao chép").unwrap();
        assert_eq!(simulator.into_messages().collect::<Vec<_>>(), [Some(0)]);
    }
}
