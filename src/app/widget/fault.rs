//! What could not be done, said where it matters: what, why and what next, all of it copied with one press for who helps.

use iced::widget::{column, container, row};
use iced::{Element, Fill, Padding};

use super::copy_button::copy_link;
use super::{Shape, copy_button, dense, empty_state, glyph};
use crate::app::data::Fault;
use crate::app::theme::{space, style};

/// In place of what would be there. `copy` is the word that copies it; `also` is what else there is to do.
pub fn fault_page<'a, Message: 'a>(
    fault: &Fault,
    copy: String,
    also: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let copy = copy_button(copy, fault.text());
    let actions = row![].push(also).push(copy).spacing(space::S);
    empty_state(fault.what.clone(), fault.rest(), Some(actions.into()))
}

/// In a few lines of a page that shows other things beside it.
pub fn fault_lines<'a, Message: 'a>(fault: &Fault, copy: String) -> Element<'a, Message> {
    let mark = container(glyph(Shape::Square, 10.0, |t| t.far_behind)).padding(Padding::ZERO.top(4));
    let what = dense(fault.what.clone()).width(Fill).style(style::tinted(|t| t.far_behind));
    let more = fault.more.iter().map(|part| dense(part.clone()).width(Fill).into());
    let said = column![what].extend(more).width(Fill);
    row![mark, said, copy_link(copy, fault.text())].spacing(space::S).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced_test::Simulator;

    fn fault() -> Fault {
        Fault {
            what: "Không lập được tài liệu.".into(),
            more: vec!["Ổ đĩa đầy.".into(), "Xóa bớt tệp rồi lập lại.".into()],
        }
    }

    #[test]
    fn what_why_and_what_next_are_all_seen_with_a_way_to_copy_them() {
        let page = |fault: &Fault| fault_page::<()>(fault, "Sao chép".into(), None);
        let lines = |fault: &Fault| fault_lines::<()>(fault, "Sao chép".into());
        assert!(Simulator::new(page(&fault())).find("Ổ đĩa đầy.\nXóa bớt tệp rồi lập lại.").is_ok());
        for text in ["Không lập được tài liệu.", "Sao chép"] {
            assert!(Simulator::new(page(&fault())).find(text).is_ok(), "{text}");
        }
        for text in ["Không lập được tài liệu.", "Ổ đĩa đầy.", "Xóa bớt tệp rồi lập lại.", "Sao chép"]
        {
            assert!(Simulator::new(lines(&fault())).find(text).is_ok(), "{text}");
        }
    }
}
