//! Text in an old charset, before and after, and the two things to do about it.

use iced::widget::{column, container, row};
use iced::{Center, Element, Fill, FillPortion};

use super::Message;
use crate::app::screen::import::model::CharsetView;
use crate::app::theme::{font, space, style};
use crate::app::widget::{dense, keyed, label, line_across, one_line, quiet, scroll_area, soft, strong};
use crate::domain::decision::CharsetChoice;
use crate::i18n::Words;
use crate::say;

/// The samples and the choice.
pub(super) fn view<'a>(
    charset: &'a CharsetView,
    focused: bool,
    all: Option<(String, String)>,
    words: &Words,
) -> Element<'a, Message> {
    let said = say!(words, "import-charset-found", charset = charset.name, texts = charset.texts);
    let head = |text: String| dense(text).font(font::SEMI_BOLD).style(style::soft).width(FillPortion(4));
    let head = row![
        dense(say!(words, "import-column-cell")).font(font::SEMI_BOLD).style(style::soft).width(FillPortion(2)),
        head(say!(words, "import-charset-before")),
        head(say!(words, "import-charset-after")),
    ];
    let lines = charset.samples.iter().map(|(place, before, after)| {
        let place = container(one_line(dense(place))).width(FillPortion(2)).clip(true);
        row![place, label(before).width(FillPortion(4)), label(after).width(FillPortion(4))]
            .spacing(space::S)
            .align_y(Center)
            .into()
    });
    let samples = scroll_area(column(lines).spacing(space::XS).padding(space::S)).height(Fill).width(Fill);
    let head = container(head.spacing(space::S)).padding([space::XS, space::S]).style(style::surface);
    let samples = container(column![head, line_across(), samples]).style(style::pane(focused)).padding(1).height(Fill);
    column![strong(said), soft(say!(words, "import-charset-why")), samples, actions(charset, all, words)]
        .spacing(space::S)
        .height(Fill)
        .into()
}

fn actions<'a>(charset: &CharsetView, all: Option<(String, String)>, words: &Words) -> Element<'a, Message> {
    let choose = |choice| Message::CharsetPressed(choice);
    let convert = keyed(strong(say!(words, "import-charset-convert")), "Enter");
    let keep = keyed(label(say!(words, "import-keep-as-is")), "F4");
    let all = all.map(|(kind, said)| quiet(said).on_press(Message::AcceptAllPressed(kind)));
    let decided = charset.decided.map(|choice| match choice {
        CharsetChoice::Convert => soft(say!(words, "import-charset-converted")),
        CharsetChoice::Keep => soft(say!(words, "import-charset-kept")),
    });
    let convert = convert.style(style::primary).on_press(choose(CharsetChoice::Convert));
    let keep = keep.style(style::secondary).on_press(choose(CharsetChoice::Keep));
    row![convert, keep, all, decided].spacing(space::S).align_y(Center).wrap().into()
}
