//! Where the keyboard and the eye are led on the page: through the outline, into the form, to what is wrong or new.

use iced::Task;
use iced::widget::operation::{scroll_to, select_all, snap_to};
use iced::widget::scrollable::{AbsoluteOffset, RelativeOffset};

use super::{Action, Addition, Criteria, FORM, Message, OUTLINE, Tab, form, seen};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::widget::Notice;
use crate::app::widget::virtual_table::{self, Step};
use crate::say;
use crate::service::criteria::{List, NewItem, Owner, Part};

/// Way of the field for points.
const POINTS: &str = "max";

impl Criteria {
    /// Shows a part from its beginning.
    pub(super) fn choose(&mut self, part: Part, shared: &Shared) -> Task<Message> {
        (self.tab, self.listing) = (Tab::Content, false);
        if let Some(desk) = &mut self.desk {
            desk.choose(part, &shared.words);
        }
        Task::batch([self.outline_again(), snap_to(FORM, RelativeOffset { x: 0.0, y: 0.0 })])
    }

    /// Scrolls the outline to where it was.
    pub(super) fn outline_again(&self) -> Task<Message> {
        scroll_to(OUTLINE, AbsoluteOffset { x: 0.0, y: self.outline })
    }

    /// Shows where something is wrong: the part, and in it the field.
    pub(super) fn choose_fault(&mut self, at: usize, shared: &Shared) -> Task<Message> {
        let fault = self.desk.as_ref().and_then(|desk| desk.seen.faults.get(at)).cloned();
        let Some(fault) = fault else { return Task::none() };
        let shown = self.choose(fault.part, shared);
        let Some(seen) = self.desk.as_ref().map(|desk| &desk.seen) else { return shown };
        let Some(place) = seen.field_at(&fault.way) else { return shown };
        // As far down as the field is among the fields: whatever their heights, it is then in sight.
        let y = place as f32 / seen.fields.len().saturating_sub(1).max(1) as f32;
        let field = &seen.fields[place];
        let input = match field.english {
            Some(_) if fault.way.ends_with(".en") => format!("{}.en", field.way),
            _ => field.input(),
        };
        Task::batch([snap_to(FORM, RelativeOffset { x: 0.0, y }), focus::enter(form::input_id(&input))])
    }

    /// The keyboard is in the first field of what was just added, at its beginning.
    pub(super) fn enter_first_field(&self) -> Task<Message> {
        let fields = self.desk.iter().flat_map(|desk| &desk.seen.fields);
        let first = fields.filter(|field| field.choices.is_empty()).map(seen::Shown::input).next();
        let begin = snap_to(FORM, RelativeOffset { x: 0.0, y: 0.0 });
        first.map_or_else(Task::none, |input| Task::batch([begin, focus::enter(form::input_id(&input))]))
    }

    /// From the outline into the form: the caret is where the points are entered, else in its first field; in the example of a
    /// version that is only looked at. Where the outline stands in place of the form it makes way for it.
    pub fn enter_form(&mut self) -> Task<Message> {
        self.listing = false;
        let Some(desk) = self.desk.as_ref().filter(|_| self.tab == Tab::Content) else { return Task::none() };
        let input = match desk.locked {
            true => desk.indicator().map(|_| form::EXAMPLE.to_owned()),
            false => {
                let inputs = || desk.seen.fields.iter().filter(|field| field.choices.is_empty());
                let field = inputs().find(|field| field.way == POINTS).or_else(|| inputs().next());
                field.map(|field| form::input_id(&field.input()))
            }
        };
        let Some(input) = input else { return Task::none() };
        Task::batch([focus::enter(input.clone()), select_all(input)])
    }

    /// Whether a form lies beside the list that is led through.
    pub fn has_form(&self) -> bool {
        self.tab == Tab::Content && self.desk.is_some()
    }

    /// A new thing of a kind is put to the draft, with the caret in its first field. What is only looked at is copied first: it
    /// is asked for that; a figure belongs to an indicator, which has to be chosen first.
    pub fn add(&mut self, addition: Addition, shared: &Shared) -> Action {
        let Some(desk) = &self.desk else {
            self.wanted = Some(addition);
            return Action::None;
        };
        if desk.locked {
            self.ask_copy(shared);
            let said = Notice::noted(say!(shared.words, "criteria-add-needs-copy"));
            return Action::Both(said, focus::settle());
        }
        let new = match (addition, desk.at.seen_with()) {
            (Addition::Group, _) => NewItem::Group,
            (Addition::Band, _) => NewItem::Band,
            (Addition::Bloc, _) => NewItem::Bloc,
            (Addition::Consistency, _) => NewItem::Consistency,
            (Addition::Reference, _) => NewItem::Reference,
            (Addition::Figure, Part::Item(List::Indicators, at)) => NewItem::Figure(Owner::Indicator(at)),
            (Addition::Figure, _) => {
                self.tab = Tab::Content;
                let said = Notice::noted(say!(shared.words, "criteria-add-needs-indicator"));
                return Action::Both(said, focus::to_list());
            }
        };
        self.tab = Tab::Content;
        self.update(Message::Added(new), shared)
    }

    /// A step of the keyboard through the outline, or through the table in sight.
    pub fn step(&mut self, step: Step, shared: &Shared) -> Task<Message> {
        let event = virtual_table::Event::Stepped(step);
        match (self.tab, &mut self.desk) {
            (Tab::Content, Some(desk)) => {
                desk.walk(step, &shared.words);
                Task::batch([focus::reveal(), snap_to(FORM, RelativeOffset { x: 0.0, y: 0.0 })])
            }
            _ => self.in_table(&event, &shared.words),
        }
    }
}
