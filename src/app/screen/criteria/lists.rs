//! Lists of a criteria set that have no lines in the outline: bands, blocs, what must add up, references, national figures.

use iced::widget::{column, container};
use iced::{Element, Fill};

use super::{Desk, List, Message, NewItem, Part};
use crate::app::theme::{space, style};
use crate::app::widget::{button, hinted, label, one_line, secondary, strong};
use crate::i18n::Words;
use crate::say;
use crate::service::Catalogue;
use crate::service::criteria::{Owner, fields, said, shown};

/// What belongs to the part on the desk besides its own fields: lists, each with a way to add to it.
pub(super) fn below<'a>(desk: &Desk, words: &Words) -> Element<'a, Message> {
    let lists = match desk.at {
        Part::Whole => vec![List::Bands, List::Blocs, List::Consistency, List::References],
        part @ Part::Item(..) => part.figures().into_iter().collect(),
    };
    // Of a set that is only looked at, what it does not have is not worth a heading.
    let there = |list: &List| !desk.locked || list.count(desk.draft.catalogue()) > 0;
    column(lists.into_iter().filter(there).map(|list| section(desk, list, words))).spacing(space::M).into()
}

fn section<'a>(desk: &Desk, list: List, words: &Words) -> Element<'a, Message> {
    let catalogue = desk.draft.catalogue();
    let items = (0..list.count(catalogue)).map(|at| {
        let part = Part::Item(list, at);
        button(one_line(label(line(catalogue, part, words))))
            .width(Fill)
            .padding([space::XS, space::S])
            .style(style::list_row(false))
            .on_press(Message::PartPressed(part))
            .into()
    });
    let items =
        (list.count(catalogue) > 0).then(|| container(column(items)).style(style::panel).padding(1).width(Fill));
    let add = (!desk.locked).then(|| adding(list, words)).flatten();
    column![strong(heading(list, words)), items, add].spacing(space::S).into()
}

fn heading(list: List, words: &Words) -> String {
    match list {
        List::Bands => say!(words, "criteria-bands"),
        List::Blocs => say!(words, "criteria-blocs"),
        List::Consistency => say!(words, "criteria-consistency"),
        List::References => say!(words, "criteria-references"),
        List::Figures(_) => say!(words, "criteria-figures"),
        List::Groups | List::Indicators => String::new(),
    }
}

fn adding<'a>(list: List, words: &Words) -> Option<Element<'a, Message>> {
    let (name, hint, new) = match list {
        List::Bands => (say!(words, "criteria-add-band"), None, NewItem::Band),
        List::Blocs => (say!(words, "criteria-add-bloc"), Some(say!(words, "criteria-add-bloc-hint")), NewItem::Bloc),
        List::Consistency => {
            let hint = say!(words, "criteria-add-consistency-hint");
            (say!(words, "criteria-add-consistency"), Some(hint), NewItem::Consistency)
        }
        List::References => {
            let hint = say!(words, "criteria-add-reference-hint");
            (say!(words, "criteria-add-reference"), Some(hint), NewItem::Reference)
        }
        List::Figures(owner) => {
            let hint = say!(words, "criteria-add-figure-hint");
            (say!(words, "criteria-add-figure"), Some(hint), NewItem::Figure(owner))
        }
        List::Groups | List::Indicators => return None,
    };
    let add = secondary(name).on_press(Message::Added(new));
    Some(match hint {
        Some(hint) => hinted(add, hint),
        None => add.into(),
    })
}

/// One thing in a line.
fn line(catalogue: &Catalogue, part: Part, words: &Words) -> String {
    let Part::Item(list, at) = part else { return String::new() };
    let nameless = |text: &str| if text.is_empty() { say!(words, "criteria-nameless") } else { text.to_owned() };
    let found = match list {
        List::Bands => catalogue.bands.get(at).map(|band| {
            let from = words.plain(band.from, 6);
            say!(words, "criteria-band-from", name = nameless(words.text(&band.name)), from = from)
        }),
        List::Blocs => catalogue.blocs.get(at).map(|bloc| {
            let (code, name) = (bloc.code.as_str(), nameless(words.text(&bloc.name)));
            match bloc.total {
                Some(total) => say!(words, "criteria-bloc-of", code = code, name = name, total = words.plain(total, 6)),
                None => format!("{name} ({code})"),
            }
        }),
        List::Consistency => catalogue.consistency.get(at).map(|rule| match rule.parts.is_empty() {
            true => say!(words, "criteria-nothing-chosen"),
            false => format!("{} = {}", rule.whole, rule.parts.join(" + ")),
        }),
        List::References => catalogue.references.get(at).map(|reference| {
            format!("{} ({}): {}", reference.code, reference.horizon, nameless(words.text(&reference.text)))
        }),
        List::Figures(_) => Some(figure(catalogue, part, words)),
        List::Groups | List::Indicators => None,
    };
    found.unwrap_or_default()
}

/// `05/2020: 61,9% – Báo cáo số …`.
fn figure(catalogue: &Catalogue, part: Part, words: &Words) -> String {
    let fields = fields(catalogue, part);
    let at = |way: &str| {
        let field = fields.iter().find(|field| field.way == way);
        field.map_or_else(String::new, |field| shown(&said(catalogue, part, way), &field.entry, words))
    };
    let date = at("date");
    let date = if date.is_empty() { say!(words, "criteria-nameless") } else { date };
    format!("{date}: {} – {}", at("value"), at("source"))
}

/// What the head of the form calls a thing that has no line in the outline.
pub(super) fn title(catalogue: &Catalogue, part: Part, words: &Words) -> String {
    let Part::Item(list, at) = part else { return String::new() };
    let number = (at + 1).to_string();
    match list {
        List::Bands => {
            let band = catalogue.bands.get(at).map(|band| words.text(&band.name)).unwrap_or_default();
            say!(words, "criteria-band", name = band)
        }
        List::Blocs => {
            let bloc = catalogue.blocs.get(at).map(|bloc| words.text(&bloc.name)).unwrap_or_default();
            say!(words, "criteria-bloc", name = bloc)
        }
        List::Consistency => say!(words, "criteria-consistency-number", number = number),
        List::References => {
            let code = catalogue.references.get(at).map(|reference| reference.code.as_str()).unwrap_or_default();
            say!(words, "criteria-reference", code = code)
        }
        List::Figures(owner) => say!(words, "criteria-figure", of = code(catalogue, owner), number = number),
        List::Groups | List::Indicators => String::new(),
    }
}

fn code(catalogue: &Catalogue, owner: Owner) -> &str {
    match owner {
        Owner::Indicator(at) => catalogue.indicators.get(at).map(|indicator| indicator.code.as_str()),
        Owner::Reference(at) => catalogue.references.get(at).map(|reference| reference.code.as_str()),
    }
    .unwrap_or_default()
}
