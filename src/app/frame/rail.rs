//! The rail: the path of the work, with what waits at each step.

use iced::widget::{column, container, row, space as gap};
use iced::{Center, Element, Fill};

use super::{Message, Status};
use crate::app::shared::Shared;
use crate::app::theme::{font, space, style, text_size};
use crate::app::widget::{button, dense, hinted_right, label, line_across, one_line, scroll_area};
use crate::app::{Page, focus};
use crate::say;

const WIDTH: f32 = 132.0;

pub(super) fn view<'a>(shared: &'a Shared, status: &Status) -> Element<'a, Message> {
    let path = Page::PATH.into_iter().map(|page| step(page, shared, status));
    let beside = [Page::Units, Page::Criteria].into_iter().map(|page| step(page, shared, status));
    let steps = column(path).push(container(line_across()).padding([space::XS, 0.0])).extend(beside).spacing(2);
    let steps = focus::choices(steps);
    // Where everything is enlarged not all of it has room.
    container(scroll_area(steps)).width(WIDTH).height(Fill).padding(space::S).style(style::surface).into()
}

fn step<'a>(page: Page, shared: &'a Shared, status: &Status) -> Element<'a, Message> {
    let number = container(dense(page.number()).font(font::SEMI_BOLD)).width(16);
    let waiting = (page == Page::Import && status.waiting > 0).then(|| {
        container(dense(status.waiting.to_string()).size(text_size::DENSE - 1.0))
            .padding([0.0, space::XS + 1.0])
            .style(style::badge)
    });
    let name = one_line(label(page.title(&shared.words)));
    let content = row![number, name, gap().width(Fill), waiting].spacing(space::XS).align_y(Center);
    let enabled = shared.file.is_some() || page == Page::Period;
    let hint = if enabled { page.keys().to_owned() } else { say!(shared.words, "app-no-file-hint") };
    let step = button(content)
        .width(Fill)
        .padding([space::XS + 1.0, space::S - 2.0])
        .chosen(style::rail_step, status.page == page)
        .on_press_maybe(enabled.then_some(Message::PagePressed(page)));
    hinted_right(step, hint)
}
