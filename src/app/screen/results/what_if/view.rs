//! A trial as it is shown: fields above, what moves below, everything marked as not written.

use iced::widget::{Column, column, container, responsive, row, space as gap};
use iced::{Center, Element, Fill, FillPortion, Right};

use super::model::{Deed, Done, EntryView, Field, FieldView, SavedLine, Tried};
use super::{FIGURE, Message, NAME, Open, WhatIf};
use crate::app::focus;
use crate::app::shared::Shared;
use crate::app::theme::{font, space, style, text_size};
use crate::app::widget::{
    Shape, button, chip, dense, fault_lines, glyph, head as widget_head, keyed, label, line_across, one_line, quiet,
    scroll_area, secondary, soft, strong, text_field,
};
use crate::i18n::Words;
use crate::say;
use crate::service::what_if::{ChangeLine, IndicatorLine, Moved, Told};

/// Less height than this is little.
const LOW: f32 = 300.0;
/// Height of the list of indicators, and of saved scenarios.
const LIST: f32 = 220.0;

impl WhatIf {
    /// The panel.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &*shared.words;
        let Some(shown) = &self.shown else {
            let said = match &self.fault {
                Some(fault) => fault_lines(fault, say!(words, "app-copy")),
                None => soft(say!(words, "app-loading")).into(),
            };
            return container(said).padding(space::M).height(Fill).into();
        };
        responsive(move |room| self.panel(shown, room.height < LOW, words)).into()
    }

    /// Where there is little height the figures come first and everything scrolls.
    fn panel<'a>(&'a self, shown: &'a Tried, is_low: bool, words: &'a Words) -> Element<'a, Message> {
        let unfolded = self.unfolded(shown, words);
        let notes = self.notes.iter().map(|note| dense(note).style(style::tinted(|t| t.behind)).into());
        let head = column![self.head(shown, words), unfolded, self.said(words)].extend(notes).spacing(space::S);
        if is_low {
            let all = column![self.figures(shown, words), head, self.fields(shown, words), self.moves(shown, words)];
            let all = container(all.spacing(space::S)).padding(space::S);
            return container(scroll_area(all).width(Fill).height(Fill)).style(style::panel).padding(1).into();
        }
        let panel = column![head].spacing(space::S);
        let moves = scroll_area(self.moves(shown, words)).height(Fill).width(Fill);
        let panel =
            panel.push(self.fields(shown, words)).push(line_across()).push(self.figures(shown, words)).push(moves);
        container(panel).padding(space::M).style(style::panel).height(Fill).width(Fill).into()
    }

    fn head<'a>(&'a self, shown: &Tried, words: &Words) -> Element<'a, Message> {
        let saved = quiet(say!(words, "what-if-saved-list", count = shown.saved.len().to_string()));
        let has_changes = !self.scenario.is_empty();
        let reset = quiet(say!(words, "what-if-reset"))
            .on_press_maybe((has_changes || self.entry.is_some()).then_some(Message::ResetPressed));
        let save = secondary(say!(words, "what-if-save")).on_press_maybe(has_changes.then_some(Message::SavePressed));
        let mark = chip(Shape::Diamond, |t| t.behind, say!(words, "what-if-not-written"));
        let tools = row![saved.on_press(Message::SavedPressed), reset, save].spacing(space::XS).align_y(Center);
        widget_head(mark, gap(), tools.wrap(), space::XS, space::CONTROL)
    }

    fn unfolded<'a>(&'a self, shown: &'a Tried, words: &Words) -> Option<Element<'a, Message>> {
        match &self.open {
            Open::Nothing | Open::Indicators(_) => None,
            Open::Saved => Some(saved_list(&shown.saved, words)),
            Open::Naming(name) => Some(naming(name, words)),
            Open::Asking(deed) => Some(asking(deed, words)),
        }
    }

    /// What could not be done – the figures below are then those before – else what was.
    fn said<'a>(&self, words: &Words) -> Option<Element<'a, Message>> {
        if let Some(fault) = &self.fault {
            return Some(fault_lines(fault, say!(words, "app-copy")));
        }
        let said = match self.said.as_ref()? {
            Done::Saved(name) => say!(words, "what-if-said-saved", name = name.as_str()),
            Done::Deleted(name) => say!(words, "what-if-said-deleted", name = name.as_str()),
            Done::Tried | Done::NameTaken(_) => return None,
        };
        Some(row![glyph(Shape::Check, 10.0, |t| t.reached), dense(said)].spacing(space::S).align_y(Center).into())
    }

    fn fields<'a>(&'a self, shown: &'a Tried, words: &Words) -> Element<'a, Message> {
        let view =
            self.entry.as_ref().and_then(|entry| shown.entry.as_ref().filter(|view| view.indicator == entry.indicator));
        let name = view.map_or_else(|| say!(words, "what-if-pick"), |view| view.name.clone());
        let name = container(one_line(label(name))).width(Fill).clip(true);
        let pick = button(row![name, glyph(Shape::ChevronDown, 10.0, |t| t.ink_soft)].align_y(Center).height(Fill))
            .width(Fill)
            .height(space::CONTROL)
            .padding([0.0, space::M])
            .style(style::secondary)
            .on_press(Message::IndicatorsPressed)
            .unfolds();
        let list = match &self.open {
            Open::Indicators(list) => Some(list.view(
                &shown.indicators,
                self.entry.as_ref().map(|entry| entry.indicator.as_str()),
                (&say!(words, "what-if-pick-search"), say!(words, "what-if-pick-nothing")),
                LIST,
                Message::Pick,
            )),
            _ => None,
        };
        let fields = view.map(|view| self.inputs(view, words));
        let hint = (view.is_none() && list.is_none()).then(|| soft(say!(words, "what-if-pick-hint")));
        column![pick, list, fields, hint].spacing(space::S).into()
    }

    fn inputs<'a>(&'a self, view: &'a EntryView, words: &Words) -> Element<'a, Message> {
        let titles =
            [say!(words, "what-if-field-figure"), say!(words, "what-if-field-target"), view.weight_word.clone()];
        let inputs = Field::ALL.into_iter().zip(titles).zip(&view.fields);
        let inputs = inputs.map(|((field, title), shown)| self.input(field, title, shown, words));
        let faults = view.fields.iter().filter_map(|field| field.fault.as_deref());
        let faults = faults.map(|fault| {
            let mark = glyph(Shape::Square, 9.0, |t| t.far_behind);
            row![mark, dense(fault).width(Fill)].spacing(space::S).align_y(Center).into()
        });
        column![row(inputs).spacing(space::M)].extend(faults).spacing(space::XS).into()
    }

    fn input<'a>(&'a self, field: Field, title: String, shown: &FieldView, words: &Words) -> Element<'a, Message> {
        let now = shown.now.as_deref();
        let said = match now {
            Some(now) => say!(words, "what-if-field-now", now = now),
            None => say!(words, "what-if-field-none"),
        };
        let title = row![one_line(dense(title)).font(font::SEMI_BOLD), one_line(dense(said)).style(style::soft)];
        let text = self.entry.as_ref().map_or("", |entry| entry.text(field));
        let id = match field {
            Field::Figure => FIGURE,
            Field::Target => "what-if-target",
            Field::Weight => "what-if-weight",
        };
        // What there is nothing to change of has no field.
        let input: Element<'a, Message> = match now {
            Some(now) => {
                text_field(id, now, text, move |text| Message::Typed(field, text)).on_submit(Message::Entered).into()
            }
            None => gap().height(space::CONTROL).into(),
        };
        column![title.spacing(space::S), input].spacing(2).width(FillPortion(1)).into()
    }

    /// What the trial comes to, or why it cannot be worked out.
    fn figures<'a>(&self, shown: &'a Tried, words: &Words) -> Element<'a, Message> {
        match &shown.told {
            Ok(told) => facts(told),
            Err(fault) => fault_lines(fault, say!(words, "app-copy")),
        }
    }

    /// What was changed, and what moves by it.
    fn moves<'a>(&'a self, shown: &'a Tried, words: &Words) -> Element<'a, Message> {
        let Ok(told) = &shown.told else { return gap().into() };
        let parts = column![self.changes(told, words), self.indicators(told, words), others(told, words)];
        parts.spacing(space::M).into()
    }

    fn changes<'a>(&'a self, told: &'a Told, words: &Words) -> Element<'a, Message> {
        if told.changes.is_empty() {
            return soft(say!(words, "what-if-no-changes")).into();
        }
        let line = |change: &'a ChangeLine| -> Element<'a, Message> {
            let remove = link(say!(words, "what-if-remove"), Message::ChangeRemoved(change.subject.clone()));
            row![dense(&change.text).width(Fill), remove].spacing(space::S).align_y(Center).into()
        };
        column![strong(say!(words, "what-if-changes"))].extend(told.changes.iter().map(line)).spacing(2).into()
    }

    fn indicators<'a>(&'a self, told: &'a Told, words: &Words) -> Element<'a, Message> {
        if told.indicators.is_empty() {
            return gap().into();
        }
        let title = strong(say!(words, "what-if-indicators", count = told.indicators.len()));
        let lines = told.indicators.iter().map(|line| self.indicator(line));
        column![title].extend(lines).spacing(2).into()
    }

    fn indicator<'a>(&'a self, line: &'a IndicatorLine) -> Element<'a, Message> {
        let [before, after] = &line.values;
        let values = if before == after { after.clone() } else { format!("{before} → {after}") };
        let name = one_line(dense(format!("{}. {}", line.code, line.name)));
        let cells = row![
            container(name).width(FillPortion(3)).clip(true),
            container(one_line(dense(values))).width(FillPortion(4)).align_x(Right).clip(true),
            moved(&line.score).width(FillPortion(3)),
        ];
        let pressed = Message::ReasonPressed(line.code.clone());
        let cells = button(cells.spacing(space::M).align_y(Center))
            .padding([2.0, space::XS])
            .width(Fill)
            .style(style::list_row(self.explained.as_ref() == Some(&line.code)))
            .on_press(pressed);
        let is_explained = self.explained.as_ref() == Some(&line.code);
        let reason = is_explained.then(|| {
            let lines = Column::from_iter(line.reason.iter().map(|line| dense(line).into())).spacing(2);
            container(lines).padding([space::XS, space::M]).width(Fill).style(style::inset)
        });
        column![cells, reason].into()
    }
}

/// Now → in the trial, and by how much.
fn moved<'a>(moved: &'a Moved) -> iced::widget::Row<'a, Message> {
    let text = one_line(dense(format!("{} → {}", moved.before, moved.after)));
    let by = one_line(dense(&moved.by)).font(font::SEMI_BOLD);
    row![container(text).width(Fill).align_x(Right), container(by).width(64).align_x(Right)].spacing(space::S)
}

fn facts<'a>(told: &Told) -> Element<'a, Message> {
    row(told.facts.iter().map(fact)).spacing(space::XL).wrap().into()
}

fn fact<'a>(fact: &Moved) -> Element<'a, Message> {
    let before = (fact.before != fact.after).then(|| one_line(soft(format!("{} →", fact.before))));
    let after = one_line(strong(fact.after.clone())).size(text_size::LARGE);
    let by = (!fact.by.is_empty()).then(|| one_line(dense(fact.by.clone())).style(style::tinted(|t| t.accent)));
    let title = one_line(soft(fact.title.clone())).size(text_size::DENSE);
    let figure = row![before, after].spacing(space::XS).align_y(Center);
    column![row![title, by].spacing(space::S), figure].into()
}

fn others<'a>(told: &'a Told, words: &Words) -> Element<'a, Message> {
    if told.others.is_empty() {
        let none = (!told.changes.is_empty()).then(|| soft(say!(words, "what-if-no-others")));
        return column![none].into();
    }
    let title = strong(say!(words, "what-if-others", count = told.others.len()));
    // Two beside each other: a changed weight moves many.
    let line = |other: &'a Moved| -> Element<'a, Message> {
        let name = container(one_line(dense(&other.title))).width(FillPortion(3)).clip(true);
        let rank = container(one_line(dense(format!("{} → {}", other.before, other.after)))).width(FillPortion(2));
        let by = container(one_line(dense(&other.by)).style(style::soft)).width(FillPortion(2));
        row![name, rank, by].spacing(space::S).width(FillPortion(1)).into()
    };
    let pairs = told.others.chunks(2).map(|pair| {
        let lone = (pair.len() == 1).then(|| gap().width(FillPortion(1)));
        row(pair.iter().map(line)).push(lone).spacing(space::L).into()
    });
    column![title].extend(pairs).spacing(2).into()
}

fn saved_list<'a>(saved: &'a [SavedLine], words: &Words) -> Element<'a, Message> {
    if saved.is_empty() {
        return soft(say!(words, "what-if-none-saved")).into();
    }
    let line = |line: &'a SavedLine| -> Element<'a, Message> {
        let name = column![one_line(label(&line.name)), one_line(dense(&line.detail)).style(style::soft)];
        let open = link(say!(words, "what-if-open"), Message::OpenPressed(line.name.clone()));
        let delete = link(say!(words, "what-if-delete"), Message::DeletePressed(line.name.clone()));
        row![container(name).width(Fill).clip(true), open, delete].spacing(space::S).align_y(Center).into()
    };
    let lines = Column::from_iter(saved.iter().map(line)).spacing(space::XS);
    container(container(scroll_area(lines)).max_height(LIST)).padding(space::S).width(Fill).style(style::inset).into()
}

fn link<'a>(word: String, message: Message) -> Element<'a, Message> {
    button(one_line(dense(word))).padding([1.0, space::XS]).style(style::link).on_press(message).into()
}

fn naming<'a>(name: &str, words: &Words) -> Element<'a, Message> {
    let input =
        text_field(NAME, &say!(words, "what-if-name"), name, Message::NameTyped).on_submit(Message::NameConfirmed);
    let save = secondary(say!(words, "what-if-name-save"))
        .on_press_maybe((!name.trim().is_empty()).then_some(Message::NameConfirmed));
    let cancel = quiet(say!(words, "what-if-cancel")).on_press(Message::Cancelled);
    row![container(input).width(Fill), save, cancel].spacing(space::S).align_y(Center).into()
}

fn asking<'a>(deed: &Deed, words: &Words) -> Element<'a, Message> {
    let (question, word) = match deed {
        Deed::Open(name) => {
            (say!(words, "what-if-ask-open", name = name.as_str()), say!(words, "what-if-ask-open-yes"))
        }
        Deed::Delete(name) => {
            (say!(words, "what-if-ask-delete", name = name.as_str()), say!(words, "what-if-ask-delete-yes"))
        }
        Deed::Save { name, .. } => {
            (say!(words, "what-if-ask-replace", name = name.as_str()), say!(words, "what-if-ask-replace-yes"))
        }
        Deed::Try => return gap().into(),
    };
    let yes = secondary(word).on_press(Message::Confirmed);
    let no = keyed(strong(say!(words, "what-if-cancel")), "Esc").style(style::primary).on_press(Message::Cancelled);
    let content = column![label(question), row![focus::first(no), yes].spacing(space::S)].spacing(space::S);
    container(content).padding(space::S).width(Fill).style(style::inset).into()
}
