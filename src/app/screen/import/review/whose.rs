//! Whose a file is and for when, where the person knows better than the file.

use iced::widget::{column, responsive, row};
use iced::{Center, Element, Fill, Task};

use crate::app::data::{Decision, Fallback};
use crate::app::focus;
use crate::app::screen::import::model::FileDetail;
use crate::app::theme::{space, style};
use crate::app::widget::pick_from_list::{self, PickFromList};
use crate::app::widget::virtual_table::Step;
use crate::app::widget::{Choice, button, keyed, label, scroll_area, secondary, soft, strong, text_field};
use crate::domain::{Period, UnitCode};
use crate::i18n::Words;
use crate::say;
use crate::service::periods;

/// Id of the period's input.
const PERIOD: &str = "import-whose-period";
/// Height of the list of units, from so much height of the whole on; and with less.
const ROOMY: f32 = 430.0;
const LIST: f32 = 240.0;
const LOW: f32 = 112.0;

/// See the module.
#[derive(Debug, Default)]
pub struct Whose {
    period: String,
    unit: Option<String>,
    units: PickFromList,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    PeriodTyped(String),
    Listed(pick_from_list::Event),
    AnyUnitPressed,
    /// One of two that contradict each other is right.
    WayPicked(Option<UnitCode>, Option<Period>),
    ConfirmPressed,
    /// The agencies that the register lacks are to be added to it.
    EnrolPressed,
}

/// What the parent must do.
pub enum Action {
    None,
    Decide(Decision),
}

impl Whose {
    /// Takes a message in.
    pub fn update(&mut self, message: Message, units: &[Choice]) -> Action {
        match message {
            Message::PeriodTyped(period) => self.period = period,
            Message::Listed(event) => {
                if let Some(unit) = self.units.update(event, units) {
                    self.unit = Some(unit);
                }
            }
            Message::AnyUnitPressed => self.unit = None,
            Message::WayPicked(unit, period) => return Action::Decide(Decision::Whose(Fallback { period, unit })),
            Message::ConfirmPressed if self.said() != Fallback::default() => {
                return Action::Decide(Decision::Whose(self.said()));
            }
            Message::ConfirmPressed => {}
            Message::EnrolPressed => return Action::Decide(Decision::Enrol),
        }
        Action::None
    }

    /// What the file is to be read with.
    fn said(&self) -> Fallback {
        let unit = self.unit.as_deref().and_then(|code| code.parse().ok());
        Fallback { period: periods::written(&self.period), unit }
    }

    /// A step of the keyboard through the units.
    pub fn step(&mut self, step: Step, units: &[Choice]) {
        self.units.update(pick_from_list::Event::Stepped(step), units);
    }

    /// Puts the caret where typing begins.
    pub fn focus<T: Send + 'static>(&self) -> Task<T> {
        focus::enter(PERIOD)
    }

    /// The two choices.
    pub fn view<'a>(&'a self, detail: &'a FileDetail, units: &'a [Choice], words: &'a Words) -> Element<'a, Message> {
        responsive(move |room| {
            // Where there is little height the list has less of it, and the whole is scrolled.
            let list = if room.height < ROOMY { LOW } else { LIST };
            scroll_area(self.within(list, detail, units, words)).height(Fill).into()
        })
        .into()
    }

    /// The same with a list of units so high.
    fn within<'a>(
        &'a self,
        height: f32,
        detail: &'a FileDetail,
        units: &'a [Choice],
        words: &Words,
    ) -> Element<'a, Message> {
        let period = text_field(PERIOD, &say!(words, "app-period-example"), &self.period, Message::PeriodTyped)
            .on_submit(Message::ConfirmPressed)
            .width(140);
        let meaning = soft(match periods::written(&self.period) {
            Some(period) => words.period(period),
            None => say!(words, "app-period-hint"),
        });
        let period = row![label(say!(words, "import-whose-period")).width(90), Element::from(period), meaning];
        let (search, nothing) = (say!(words, "app-list-search"), say!(words, "app-list-nothing"));
        let list = self.units.view(units, self.unit.as_deref(), (&search, nothing), height, Message::Listed);
        let chosen = units.iter().find(|unit| Some(&unit.key) == self.unit.as_ref());
        let none = button(label(say!(words, "import-missing-no-unit")))
            .padding([1.0, space::XS])
            .style(style::link)
            .on_press(Message::AnyUnitPressed);
        let as_it_is = || match detail.lacks.unit {
            true => say!(words, "import-whose-not-chosen"),
            false => say!(words, "import-whose-as-said"),
        };
        let unit = row![
            label(say!(words, "import-whose-unit")).width(90),
            strong(chosen.map_or_else(as_it_is, |unit| unit.label.clone())),
            chosen.map(|_| none),
        ];
        let any = self.said() != Fallback::default();
        let again = keyed(strong(say!(words, "import-read-again")), "Enter").style(style::primary);
        let again = again.on_press_maybe(any.then_some(Message::ConfirmPressed));
        let ways = detail
            .ways_out
            .iter()
            .map(|way| secondary(way.name.as_str()).on_press(Message::WayPicked(way.unit.clone(), way.period)).into());
        let ways = (!detail.ways_out.is_empty()).then(|| row(ways).spacing(space::S).wrap());
        let enrol = detail.to_enrol.map(|count| {
            let add = secondary(say!(words, "import-enrol", count = count)).on_press(Message::EnrolPressed);
            column![add, soft(say!(words, "import-enrol-why"))].spacing(space::XS)
        });
        let said = detail.contradictions.iter().map(|said| label(said).into());
        column![
            (!detail.contradictions.is_empty()).then(|| column(said).spacing(space::XS)),
            enrol,
            ways,
            detail.sure.as_deref().map(soft),
            soft(say!(words, "import-whose-why")),
            period.spacing(space::S).align_y(Center),
            unit.spacing(space::S).align_y(Center),
            list,
            again,
        ]
        .spacing(space::S)
        .width(Fill)
        .into()
    }
}
