//! What a person says of files that name no period or no unit themselves.

use iced::widget::{column, container, row};
use iced::{Center, Element, Fill, Task};

use crate::app::data::Fallback;
use crate::app::shared::Shared;
use crate::app::theme::{space, style};
use crate::app::widget::pick_from_list::{self, PickFromList};
use crate::app::widget::{Shape, button, glyph, hinted, label, one_line, primary, strong, text_field};
use crate::say;
use crate::service::periods;

/// Id of the period's input.
const PERIOD: &str = "import-period";

/// See the module.
#[derive(Debug, Clone, Default)]
pub struct Missing {
    period: String,
    unit: Option<String>,
    units: Option<PickFromList>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    PeriodTyped(String),
    UnitPressed,
    Listed(pick_from_list::Event),
    NoUnitPressed,
    ReadAgainPressed,
}

/// What the parent must do.
pub enum Action {
    None,
    Run(Task<Message>),
    ReadAgain,
}

impl Missing {
    /// Takes a message in.
    pub fn update(&mut self, message: Message, shared: &Shared) -> Action {
        match message {
            Message::PeriodTyped(period) => self.period = period,
            Message::UnitPressed => return self.toggle_units(),
            Message::Listed(event) => self.listed(event, shared),
            Message::NoUnitPressed => (self.unit, self.units) = (None, None),
            Message::ReadAgainPressed if self.fallback() != Fallback::default() => return Action::ReadAgain,
            Message::ReadAgainPressed => {}
        }
        Action::None
    }

    /// What the files that lack something are read with.
    pub fn fallback(&self) -> Fallback {
        let unit = self.unit.as_deref().and_then(|code| code.parse().ok());
        Fallback { period: periods::written(&self.period), unit }
    }

    fn toggle_units(&mut self) -> Action {
        self.units = if self.units.is_some() { None } else { Some(PickFromList::at(self.unit.as_deref())) };
        match &self.units {
            Some(list) => Action::Run(list.open()),
            None => Action::None,
        }
    }

    fn listed(&mut self, event: pick_from_list::Event, shared: &Shared) {
        let units = shared.file.as_ref().map(|file| file.units.as_slice()).unwrap_or_default();
        let picked = self.units.as_mut().and_then(|list| list.update(event, units));
        if picked.is_some() {
            (self.unit, self.units) = (picked, None);
        }
    }

    /// The two choices, and reading again with them.
    pub fn view<'a>(&'a self, files: usize, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let period = text_field(PERIOD, &say!(words, "app-period-example"), &self.period, Message::PeriodTyped)
            .on_submit(Message::ReadAgainPressed)
            .width(140);
        let again = primary(say!(words, "import-read-again"))
            .on_press_maybe((self.fallback() != Fallback::default()).then_some(Message::ReadAgainPressed));
        let meaning = match periods::written(&self.period) {
            Some(period) => words.period(period),
            None => say!(words, "app-period-hint"),
        };
        let choices = row![
            one_line(label(say!(words, "import-missing-period"))),
            hinted(period, meaning),
            one_line(label(say!(words, "import-missing-unit"))),
            self.unit_button(shared),
            again,
        ];
        let said = strong(say!(words, "import-missing", files = files));
        let lines = column![said, choices.spacing(space::S).align_y(Center).wrap()].push(self.list(shared));
        container(lines.spacing(space::S)).padding([space::S, space::M]).width(Fill).style(style::inset).into()
    }

    fn unit_button<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let units = shared.file.as_ref().map(|file| file.units.as_slice()).unwrap_or_default();
        let chosen = units.iter().find(|unit| Some(&unit.key) == self.unit.as_ref());
        let name = chosen.map_or_else(|| say!(shared.words, "app-own-none"), |unit| unit.label.clone());
        let content = row![one_line(label(name)).width(Fill), glyph(Shape::ChevronDown, 10.0, |t| t.ink_soft)];
        let content = content.spacing(space::S).align_y(Center);
        button(content)
            .width(190)
            .padding([space::XS + 1.0, space::S])
            .style(style::secondary)
            .on_press(Message::UnitPressed)
            .unfolds()
            .into()
    }

    fn list<'a>(&'a self, shared: &'a Shared) -> Option<Element<'a, Message>> {
        let words = &shared.words;
        let list = self.units.as_ref()?;
        let units = shared.file.as_ref().map(|file| file.units.as_slice()).unwrap_or_default();
        let (search, nothing) = (say!(words, "app-list-search"), say!(words, "app-list-nothing"));
        let none = button(one_line(label(say!(words, "import-missing-no-unit"))))
            .padding([space::XS, space::S])
            .style(style::quiet)
            .on_press(Message::NoUnitPressed);
        let list = list.view(units, self.unit.as_deref(), (&search, nothing), 180.0, Message::Listed);
        Some(column![list, none].spacing(space::XS).max_width(460).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::preset;
    use crate::i18n::Language;
    use iced_test::Simulator;

    #[test]
    fn nothing_is_read_again_before_something_is_said() {
        let shared = preset::shared(Language::Vi);
        let mut missing = Missing::default();
        assert!(matches!(missing.update(Message::ReadAgainPressed, &shared), Action::None));
        missing.update(Message::PeriodTyped("2020-05".into()), &shared);
        assert_eq!(missing.fallback().period, "2020-05".parse().ok());
        assert!(matches!(missing.update(Message::ReadAgainPressed, &shared), Action::ReadAgain));
    }

    #[test]
    fn the_unit_is_found_without_accents() {
        let shared = preset::shared(Language::Vi);
        let mut missing = Missing::default();
        missing.update(Message::UnitPressed, &shared);
        missing.update(Message::Listed(pick_from_list::Event::Typed("da nang".into())), &shared);
        missing.update(Message::Listed(pick_from_list::Event::Confirmed), &shared);
        assert_eq!(missing.fallback().unit, "48".parse().ok());
        let mut simulator = Simulator::with_size(preset::settings(), (1000.0, 400.0), missing.view(2, &shared));
        assert!(simulator.find("Đà Nẵng").is_ok());
    }
}
