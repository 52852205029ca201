//! The window without a display: laid out, measured, read and drawn by the renderer that people have. What is set once is not
//! set again for another size.

use iced::advanced::renderer::{Headless, Style};
use iced::advanced::widget::Operation;
use iced::advanced::widget::operation::black_box;
use iced::advanced::{clipboard, mouse};
use iced::futures::executor::block_on;
use iced::theme::Base;
use iced::{Event, Renderer, Size};
use iced_test::Selector;
use iced_test::runtime::user_interface::{Cache, UserInterface};
use iced_test::selector::Candidate;

use super::text::{Seen, Texts};
use crate::app::screen::{appraisal, compare, criteria, import, results, templates, units, versions};
use crate::app::theme::{Appearance, font, text_size};
use crate::app::widget::virtual_table;
use crate::app::{App, Message};

/// The renderer, with the letters it has already set and drawn.
pub(super) fn renderer() -> Renderer {
    let made = <Renderer as Headless>::new(font::REGULAR, text_size::BASE.into(), Some("tiny-skia"));
    block_on(made).unwrap()
}

/// A window on the stage.
pub(super) struct Stage<'a> {
    pub(super) app: App,
    renderer: &'a mut Renderer,
    cache: Cache,
    size: Size,
}

impl<'a> Stage<'a> {
    pub(super) fn of(app: App, renderer: &'a mut Renderer) -> Self {
        Self { app, renderer, cache: Cache::default(), size: Size::ZERO }
    }

    /// Gives the window a size. Tables learn how much room they have; what else was measured would be drawn or worked out
    /// anew, and is left.
    pub(super) fn resize(&mut self, size: impl Into<Size>) {
        self.size = size.into();
        let mut told = Vec::new();
        self.with(|drawn, renderer| redraw(drawn, renderer, &mut told));
        for message in told.into_iter().filter(is_of_a_tables_size) {
            let _ = self.app.update(message);
        }
    }

    /// Every text of which something is in sight.
    pub(super) fn texts(&mut self) -> Vec<Seen> {
        let texts = Texts::default();
        let mut find = (|candidate: Candidate<'_>| texts.take(&candidate)).find();
        self.with(|drawn, renderer| drawn.operate(renderer, &mut black_box(&mut find) as &mut dyn Operation));
        drop(find);
        texts.into_inner()
    }

    /// Draws it: red, green, blue and opacity of each pixel, row by row.
    pub(super) fn draw(&mut self, appearance: Appearance) -> Vec<u8> {
        self.app.shared.settings.appearance = appearance;
        let theme = self.app.theme();
        let base = theme.base();
        let size = Size::new(self.size.width.round() as u32, self.size.height.round() as u32);
        self.with(|drawn, renderer| {
            // Charts and glyphs are drawn anew in another theme's colours.
            redraw(drawn, renderer, &mut Vec::new());
            drawn.draw(renderer, &theme, &Style { text_color: base.text_color }, mouse::Cursor::Unavailable);
            renderer.screenshot(size, 1.0, base.background_color)
        })
    }

    fn with<T>(
        &mut self,
        act: impl FnOnce(&mut UserInterface<'_, Message, iced::Theme, Renderer>, &mut Renderer) -> T,
    ) -> T {
        let cache = std::mem::take(&mut self.cache);
        let mut drawn = UserInterface::build(self.app.view(), self.size, cache, self.renderer);
        let done = act(&mut drawn, self.renderer);
        self.cache = drawn.into_cache();
        done
    }
}

fn redraw(
    drawn: &mut UserInterface<'_, Message, iced::Theme, Renderer>,
    renderer: &mut Renderer,
    told: &mut Vec<Message>,
) {
    let now = Event::Window(iced::window::Event::RedrawRequested(std::time::Instant::now()));
    let _ = drawn.update(&[now], mouse::Cursor::Unavailable, renderer, &mut clipboard::Null, told);
}

/// Whether a table says how much room it has.
fn is_of_a_tables_size(message: &Message) -> bool {
    matches!(of_table(message), Some(virtual_table::Event::Resized(_)))
}

/// What happened in a table, whichever it is.
fn of_table(message: &Message) -> Option<&virtual_table::Event> {
    use import::review::{Message as Review, mapping};
    match message {
        Message::Templates(templates::Message::Table(event))
        | Message::Import(import::Message::LeftOver(event))
        | Message::Import(import::Message::Review(
            Review::Table(event)
            | Review::Cells(event)
            | Review::Changes(event)
            | Review::Rivals(event)
            | Review::Mapping(mapping::Message::Table(event)),
        ))
        | Message::Appraisal(appraisal::Message::Table(event))
        | Message::Results(
            results::Message::List(results::InList::Table(event))
            | results::Message::Unit(results::InUnit::Indicators(event) | results::InUnit::OverTime(event)),
        )
        | Message::Compare(compare::Message::Table(event))
        | Message::Units(units::Message::Table(event) | units::Message::Versions(versions::Message::Changes(event)))
        | Message::Criteria(criteria::Message::Differences(event) | criteria::Message::RescoreTable(event)) => {
            Some(event)
        }
        _ => None,
    }
}
