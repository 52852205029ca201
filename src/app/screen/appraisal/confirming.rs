//! Confirming what units say in the rows that are chosen: which of them wait for it, and why the others do not.

use super::view::typed_in;
use super::{Action, Appraisal, Side, Standing};
use crate::app::data::Entering;
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::i18n::Words;
use crate::say;

/// The rows that are chosen, by what can be done about them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Meant {
    /// Codes of those that can be confirmed.
    pub(super) open: Vec<String>,
    /// How many have nothing that could be.
    unsaid: usize,
    appraised: usize,
}

impl Meant {
    /// How many are left out, and why; nothing where none is.
    pub(super) fn left_out(&self, words: &Words) -> Option<String> {
        let unsaid = (self.unsaid > 0).then(|| say!(words, "appraisal-left-unsaid", count = self.unsaid));
        let appraised = (self.appraised > 0).then(|| say!(words, "appraisal-left-appraised", count = self.appraised));
        let said: Vec<String> = unsaid.into_iter().chain(appraised).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}

impl Appraisal {
    /// The rows that are chosen.
    pub(super) fn meant(&self) -> Meant {
        let chosen = self.shown().enumerate().filter(|(place, _)| self.table.chosen().contains(place));
        let mut meant = Meant::default();
        for (_, row) in chosen {
            match row.standing {
                Standing::Open => meant.open.push(row.code.clone()),
                Standing::NothingSaid => meant.unsaid += 1,
                Standing::Appraised => meant.appraised += 1,
            }
        }
        meant
    }

    /// Whether anything of the rows that are chosen can be confirmed now.
    pub fn can_confirm_chosen(&self) -> bool {
        self.entering.is_none() && !self.is_changed() && !self.meant().open.is_empty()
    }

    /// What the deed is called, with how many rows it concerns; nothing where it cannot be done.
    pub fn confirm_chosen_name(&self, words: &Words) -> Option<String> {
        let count = self.meant().open.len();
        self.can_confirm_chosen().then(|| match self.side {
            Side::Unit => say!(words, "appraisal-confirm-chosen", count = count),
            Side::Indicator => say!(words, "appraisal-confirm-chosen-units", count = count),
        })
    }

    /// Confirms what can be of the rows that are chosen, as one step; says why where that is nothing.
    pub fn confirm_chosen(&mut self, shared: &Shared) -> Action {
        let words = &shared.words;
        if let Some(typed) = typed_in(self, words) {
            return Action::Say(Notice::noted(typed));
        }
        let meant = self.meant();
        match (meant.open.is_empty(), meant.left_out(words)) {
            (false, _) => self.enter(Entering::ConfirmChosen(meant.open), shared),
            (true, Some(left)) => Action::Say(Notice::noted(say!(words, "appraisal-confirm-nothing", left = left))),
            (true, None) => Action::Say(Notice::noted(say!(words, "appraisal-confirm-no-row"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{across, answered, click, d2, reaching, screen, sees};
    use super::*;
    use crate::app::preset;
    use crate::app::screen::appraisal::Message;
    use crate::app::widget::virtual_table::Event;

    fn choose(screen: &mut Appraisal, shared: &Shared, from: usize, to: usize) {
        screen.update(Message::Table(Event::Stepped(crate::app::widget::virtual_table::Step::First)), shared);
        screen.table.select_alone(Some(from));
        reaching(screen);
        screen.update(Message::Table(Event::Picked(to)), shared);
    }

    fn said(action: Action) -> String {
        match action {
            Action::Say(notice) => notice.text(),
            _ => String::new(),
        }
    }

    #[test]
    fn chosen_rows_are_confirmed_as_one_step_and_those_that_cannot_be_are_left_out_and_said() {
        let (mut screen, shared) = screen();
        choose(&mut screen, &shared, 0, 2);
        assert!(sees(&screen, &shared, "3 dòng đang chọn (Ctrl+C: chép); 1 đã thẩm định"));
        click(&mut screen, &shared, "Công nhận 2 tiêu chí đã chọn");
        let sent = screen.entering.as_ref().map(|underway| underway.what.clone());
        assert_eq!(sent, Some(Entering::ConfirmChosen(vec!["D2".into(), "E1".into()])));
        assert!(!screen.can_confirm_chosen(), "one at a time");
        answered(&mut screen, &shared, Ok((preset::appraisal(&shared.words), vec![d2(), d2()])));
        assert_eq!(screen.told(), Some("Đà Nẵng, 2 tiêu chí: đã công nhận. Ctrl+Z để hoàn tác."));
        assert_eq!(screen.table.chosen().len(), 3, "they stay chosen");
        screen.undo(&shared);
        answered(&mut screen, &shared, Ok((preset::appraisal(&shared.words), vec![d2(), d2()])));
        assert!(!screen.can_undo() && screen.can_redo(), "all of it was one step");
    }

    #[test]
    fn of_units_those_that_sent_nothing_are_left_out() {
        let (mut screen, shared) = across();
        choose(&mut screen, &shared, 0, 4);
        let told = "5 dòng đang chọn (Ctrl+C: chép); 1 chưa có số tự đánh giá, 1 đã thẩm định";
        assert!(sees(&screen, &shared, told) && sees(&screen, &shared, "Công nhận 3 đơn vị đã chọn"));
    }

    #[test]
    fn one_row_is_confirmed_by_key_and_named() {
        let (mut screen, shared) = screen();
        click(&mut screen, &shared, preset::APPRAISED);
        assert!(matches!(screen.confirm_chosen(&shared), Action::Run(_)));
        answered(&mut screen, &shared, Ok((preset::appraisal(&shared.words), vec![d2()])));
        assert!(screen.editing.is_none());
        assert_eq!(screen.told(), Some("Đà Nẵng, D2: đã công nhận. Ctrl+Z để hoàn tác."));
    }

    #[test]
    fn the_row_that_is_edited_is_confirmed_beside_its_figure_while_nothing_was_typed() {
        let (mut screen, shared) = screen();
        click(&mut screen, &shared, "Dịch vụ công trực tuyến mức độ 4");
        assert!(!sees(&screen, &shared, "Công nhận"), "it is appraised already");
        click(&mut screen, &shared, preset::APPRAISED);
        screen.update(Message::ReasonTyped("Đã đối chiếu".into()), &shared);
        assert!(matches!(click(&mut screen, &shared, "Công nhận"), Action::None));
        screen.update(Message::ReasonTyped(String::new()), &shared);
        assert!(matches!(click(&mut screen, &shared, "Công nhận"), Action::Run(_)));
    }

    #[test]
    fn where_nothing_can_be_confirmed_it_is_not_offered_and_the_key_says_why() {
        let (mut screen, shared) = screen();
        assert_eq!(said(screen.confirm_chosen(&shared)), "Chưa chọn dòng nào để công nhận.");
        screen.table.select_alone(Some(0));
        assert_eq!(screen.confirm_chosen_name(&shared.words), None);
        let why = "Các dòng đang chọn không có gì để công nhận: 1 đã thẩm định.";
        assert_eq!(said(screen.confirm_chosen(&shared)), why);
        click(&mut screen, &shared, preset::APPRAISED);
        screen.update(Message::ReasonTyped("Đã đối chiếu".into()), &shared);
        assert_eq!(said(screen.confirm_chosen(&shared)), "Lưu hoặc hủy dòng đang sửa (D2) trước");
        assert!(screen.entering.is_none() && screen.is_unsaved());
    }

    #[test]
    fn rows_that_are_drawn_over_are_not_edited() {
        let (mut screen, shared) = screen();
        click(&mut screen, &shared, preset::APPRAISED);
        screen.update(Message::Table(Event::Swept { from: 1, to: 2 }), &shared);
        assert!(screen.editing.is_none());
        assert_eq!(screen.confirm_chosen_name(&shared.words).as_deref(), Some("Công nhận 2 tiêu chí đã chọn"));
        click(&mut screen, &shared, preset::APPRAISED);
        screen.update(Message::ReasonTyped("Đã đối chiếu".into()), &shared);
        screen.update(Message::Table(Event::Swept { from: 0, to: 1 }), &shared);
        assert!(screen.is_unsaved() && screen.entering.is_none() && !screen.table.has_several(), "nor is one that is");
    }
}
