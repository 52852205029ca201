//! The periods of the open file: how far each is, the one in sight, and the day its figures stand for.

use iced::widget::{Row, column, container, operation, row};
use iced::{Center, Element, Fill, FillPortion};

use super::Action;
use crate::app::focus;
use crate::app::shared::{FileView, PeriodLine, Shared};
use crate::app::theme::{font, space, style};
use crate::app::widget::{
    OneLine, Shape, button, dense, glyph, label, line_across, one_line, quiet, scroll_area, secondary, soft, strong,
    text_field,
};
use crate::domain::Period;
use crate::domain::period::day;
use crate::i18n::Words;
use crate::say;

/// Where a cut-off is typed.
const CUT_OFF: &str = "cut-off";

/// Height of the list: eight and a bit, so that it is seen where there are more.
const LIST: f32 = 8.5 * space::ROW;

/// What is being typed.
#[derive(Debug, Default)]
pub(super) struct Periods {
    /// The cut-off of the period in sight, while it is being set.
    typed: Option<String>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    Pressed(Period),
    CutOffPressed,
    CutOffTyped(String),
    CutOffConfirmed,
    UsualPressed,
    CancelPressed,
}

impl Periods {
    /// Takes a message in.
    pub(super) fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::Pressed(period) => Action::ShowPeriod(period),
            Message::CutOffPressed => {
                self.typed = in_sight(shared).map(|line| line.cut_off.clone());
                Action::Run(iced::Task::batch([focus::enter(CUT_OFF), operation::select_all(CUT_OFF)]))
            }
            Message::CutOffTyped(text) => {
                self.typed = Some(text);
                Action::None
            }
            Message::CutOffConfirmed => match self.typed.take_if(|typed| day(typed).is_some()) {
                Some(typed) => set(shared, Some(typed)),
                None => Action::None,
            },
            Message::UsualPressed => {
                self.typed = None;
                set(shared, None)
            }
            Message::CancelPressed => {
                self.typed = None;
                Action::None
            }
        }
    }

    /// Esc: what is being typed is given up; whether anything was.
    pub(super) fn back(&mut self) -> bool {
        self.typed.take().is_some()
    }

    /// The list, and below it the cut-off of the period in sight; nothing where the file has no period.
    pub(super) fn view<'a>(&'a self, shared: &'a Shared) -> Option<Element<'a, Message>> {
        let words = &shared.words;
        let file = shared.file.as_ref().filter(|file| !file.ledger.is_empty())?;
        let table = container(column![head(words), line_across(), lines(file, words)]);
        let table = table.style(style::panel).padding(1);
        let cut_off = in_sight(shared).map(|line| match &self.typed {
            Some(typed) => setting(typed, line, words),
            None => {
                let edit = quiet(say!(words, "welcome-cut-off-edit", period = line.name.as_str()));
                edit.on_press(Message::CutOffPressed).into()
            }
        });
        Some(column![strong(say!(words, "welcome-periods")), table].push(cut_off).spacing(space::S).into())
    }
}

fn in_sight(shared: &Shared) -> Option<&PeriodLine> {
    let file = shared.file.as_ref()?;
    file.ledger.iter().find(|line| Some(line.period) == file.period)
}

fn set(shared: &Shared, day: Option<String>) -> Action {
    in_sight(shared).map_or(Action::None, |line| Action::SetCutOff(line.period, day))
}

/// A line of the list.
fn cells(cells: [OneLine<'_>; 5]) -> Row<'_, Message> {
    let cells = cells.into_iter().zip([5, 3, 4, 4, 5]);
    row(cells.map(|(cell, portion)| container(cell).width(FillPortion(portion)).clip(true).into()))
        .spacing(space::S)
        .align_y(Center)
}

fn head<'a>(words: &Words) -> Element<'a, Message> {
    let title = |text: String| one_line(dense(text)).font(font::SEMI_BOLD).style(style::soft);
    let titles = cells([
        title(say!(words, "cli-column-period")),
        title(say!(words, "welcome-period-sent")),
        title(say!(words, "criteria-title")),
        title(say!(words, "welcome-period-cut-off")),
        title(say!(words, "results-column-state")),
    ]);
    container(titles.height(space::ROW)).padding([0.0, space::S]).style(style::surface).into()
}

fn lines<'a>(file: &'a FileView, words: &Words) -> Element<'a, Message> {
    let line = |line: &'a PeriodLine| {
        let state = match line.owing {
            0 => say!(words, "welcome-period-complete"),
            owing => say!(words, "welcome-period-owing", count = owing),
        };
        let cut_off = match line.cut_off_is_usual {
            true => line.cut_off.clone(),
            false => say!(words, "welcome-cut-off-set", date = line.cut_off.as_str()),
        };
        let content = cells([
            one_line(label(line.name.as_str())),
            one_line(label(line.sent.as_str())),
            one_line(label(line.catalogue.as_str())),
            one_line(label(cut_off)),
            one_line(label(state)),
        ]);
        button(content.height(space::ROW))
            .padding([0.0, space::S])
            .width(Fill)
            .chosen(style::list_row, file.period == Some(line.period))
            .on_press(Message::Pressed(line.period))
            .into()
    };
    container(scroll_area(focus::choices(column(file.ledger.iter().map(line))))).max_height(LIST).into()
}

/// The cut-off of a period while it is being set.
fn setting<'a>(typed: &str, line: &PeriodLine, words: &Words) -> Element<'a, Message> {
    let date = say!(words, "welcome-cut-off-wrong");
    let is_day = day(typed).is_some();
    let field = text_field(CUT_OFF, &date, typed, Message::CutOffTyped);
    let field = field.on_submit(Message::CutOffConfirmed).width(130);
    let save =
        secondary(say!(words, "welcome-cut-off-save")).on_press_maybe(is_day.then_some(Message::CutOffConfirmed));
    let usual = (!line.cut_off_is_usual).then(|| {
        let date = words.date(line.period.default_cut_off());
        secondary(say!(words, "welcome-cut-off-usual", date = date)).on_press(Message::UsualPressed)
    });
    let cancel = quiet(say!(words, "welcome-cut-off-cancel")).on_press(Message::CancelPressed);
    let wrong = (!is_day).then(|| wrong(date));
    let title = strong(say!(words, "welcome-cut-off-of", period = line.name.as_str()));
    let controls = row![field, save].push(usual).push(cancel).push(wrong).spacing(space::S).align_y(Center);
    let setting = column![title, controls, soft(say!(words, "welcome-cut-off-note"))].spacing(space::S).width(Fill);
    container(setting).padding(space::M).style(style::inset).into()
}

fn wrong<'a>(said: String) -> Element<'a, Message> {
    let mark = glyph(Shape::Square, 9.0, |t| t.far_behind);
    row![mark, dense(said).style(style::tinted(|t| t.far_behind))].spacing(space::XS).align_y(Center).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preset;
    use crate::i18n::Language;
    use iced_test::Simulator;

    fn page<'a>(periods: &'a Periods, shared: &'a Shared) -> Simulator<'a, Message> {
        Simulator::with_size(preset::settings(), (1202.0, 900.0), periods.view(shared).unwrap())
    }

    fn clicked(periods: &mut Periods, shared: &Shared, text: &str) -> Option<Action> {
        let mut page = page(periods, shared);
        page.click(text).unwrap();
        let messages: Vec<_> = page.into_messages().collect();
        messages.into_iter().map(|message| periods.update(message, shared)).last()
    }

    #[test]
    fn the_periods_of_the_file_are_listed_and_lead_to_their_results() {
        let (mut periods, shared) = (Periods::default(), preset::shared(Language::Vi));
        for text in ["58/63", "còn 5 đơn vị chưa gửi", "đã gửi đủ", "14/12/2019"] {
            assert!(page(&periods, &shared).find(text).is_ok(), "{text}");
        }
        let march: Period = "2020-03".parse().unwrap();
        let action = clicked(&mut periods, &shared, "tháng 3 năm 2020");
        assert!(matches!(action, Some(Action::ShowPeriod(period)) if period == march));
    }

    #[test]
    fn a_cut_off_is_set_once_it_is_a_day() {
        let (mut periods, shared) = (Periods::default(), preset::shared(Language::Vi));
        clicked(&mut periods, &shared, "Đặt ngày chốt số liệu của tháng 5 năm 2020…");
        periods.update(Message::CutOffTyped("31/06/2020".into()), &shared);
        assert!(page(&periods, &shared).find("Viết theo mẫu 31/05/2020.").is_ok());
        assert!(clicked(&mut periods, &shared, "Lưu").is_none(), "June has 30 days");
        periods.update(Message::CutOffTyped("31/05/2020".into()), &shared);
        let may: Period = "2020-05".parse().unwrap();
        let Some(Action::SetCutOff(period, Some(day))) = clicked(&mut periods, &shared, "Lưu") else { panic!() };
        assert_eq!((period, day.as_str()), (may, "31/05/2020"));
    }

    #[test]
    fn a_cut_off_that_was_set_is_marked_and_can_be_the_usual_day_again() {
        let (mut periods, mut shared) = (Periods::default(), preset::shared(Language::Vi));
        let line = &mut shared.file.as_mut().unwrap().ledger[0];
        (line.cut_off, line.cut_off_is_usual) = ("31/05/2020".into(), false);
        assert!(page(&periods, &shared).find("31/05/2020 (đã đặt)").is_ok());
        clicked(&mut periods, &shared, "Đặt ngày chốt số liệu của tháng 5 năm 2020…");
        let action = clicked(&mut periods, &shared, "Về ngày mặc định 14/05/2020");
        assert!(matches!(action, Some(Action::SetCutOff(_, None))));
    }

    #[test]
    fn escape_gives_up_what_was_typed() {
        let (mut periods, shared) = (Periods::default(), preset::shared(Language::Vi));
        clicked(&mut periods, &shared, "Đặt ngày chốt số liệu của tháng 5 năm 2020…");
        assert!(periods.back());
        assert!(page(&periods, &shared).find("Lưu").is_err());
        assert!(!periods.back());
    }
}
