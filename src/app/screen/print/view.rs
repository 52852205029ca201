//! Printing as it is seen: choices at the left, the page in the middle.

use iced::widget::{column, container, row, sensor, space as gap};
use iced::{Center, Element, Fill, Length, Size};

use super::preview::State;
use super::{Chosen, Format, Kind, Menu, Message, Open, PackPart, Print};
use crate::app::focus;
use crate::app::screen::{OneAtATime, beside_or_alone, folding, page};
use crate::app::shared::Shared;
use crate::app::shortcut::Shortcut;
use crate::app::theme::{space, style, text_size};
use crate::app::widget::virtual_table::Step;
use crate::app::widget::{
    PickFromList, Shape, button, chart_view, dense, empty_state, fault_page, glyph, head, hinted, label, line_across,
    one_line, primary, progress_line, quiet, scroll_area, secondary, soft, strong, tick,
};
use crate::chart::Paper;
use crate::i18n::Words;
use crate::say;
use crate::service::HAS_QUEUE;

/// Width of the panel of choices.
const PANEL: f32 = 264.0;
/// Round a page, and beside its scroll bar.
const MARGIN: f32 = space::M;
const SCROLL_BAR: f32 = 14.0;

impl Print {
    /// The page.
    pub fn view<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let title = say!(words, "print-title");
        // What is being written stays in sight whatever becomes of the rest.
        if let Some(editing) = &self.editing {
            let body = row![editing.view(shared).map(Message::Text)].height(Fill);
            let sentence = say!(words, "print-text-sentence", period = editing.period(words));
            return page(title, sentence, None, body);
        }
        if self.loaded.ready().is_none() {
            return page(title, String::new(), None, self.loaded.placeholder(shared));
        }
        let said = OneAtATime {
            is_choosing: self.choosing || self.open.is_some(),
            chosen: self.chosen_in_words(shared),
            back: say!(words, "print-choices-back"),
            on_press: Message::ChoicesPressed,
        };
        let body = beside_or_alone(said, move |is_alone| self.panel(is_alone, shared), move |_| self.middle(shared));
        page(title, self.sentence(words), Some(self.actions(words)), body)
    }

    /// What is seen, and how many pages of it would be saved.
    fn sentence(&self, words: &Words) -> String {
        match self.preview.pages() {
            Some(pages) => say!(words, "print-sentence-pages", pages = pages),
            None => say!(words, "print-sentence"),
        }
    }

    fn actions<'a>(&self, words: &Words) -> Element<'a, Message> {
        let if_ready = |message| self.can_save(false).then_some(message);
        let word = self.has_word().then(|| {
            secondary(say!(words, "print-save-word")).on_press_maybe(if_ready(Message::SavePressed(Format::Docx)))
        });
        let pdf = secondary(say!(words, "print-save-pdf")).on_press_maybe(if_ready(Message::SavePressed(Format::Pdf)));
        let print = primary(say!(words, "print-print")).on_press_maybe(if_ready(Message::PrintPressed));
        row![].push(word).push(pdf).push(hinted(print, Shortcut::Print.keys())).spacing(space::S).into()
    }

    // ── Choices ───────────────────────────────────────────────────────────────────────────────────────────────

    /// Which document of what.
    fn chosen_in_words(&self, shared: &Shared) -> String {
        let words = &shared.words;
        let chosen = &self.chosen;
        let (kind, _) = named(chosen.kind, words);
        let of = match self.unit(shared) {
            _ if chosen.kind == Kind::Pack => Some(self.compared_name(shared)),
            _ if chosen.all && chosen.kind != Kind::Chart => Some(say!(words, "print-all")),
            unit => unit.map(|unit| unit.label.clone()),
        };
        [Some(kind), of].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The choices; the list that one of them opens takes their room.
    fn panel<'a>(&'a self, is_alone: bool, shared: &'a Shared) -> Element<'a, Message> {
        let list = self.open.as_ref().map(|open| self.list(open, shared));
        let width = if is_alone { Fill } else { Length::Fixed(PANEL) };
        folding(self.choices(shared), list.map(|list| (list, Message::ListLeft)), width, &shared.words)
    }

    fn list<'a>(&'a self, open: &'a Open, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        match open {
            Open::Units(list) => self.open_units(list, shared),
            Open::Measures(list) => {
                self.measure_list(say!(words, "compare-measure"), list, Some(self.chosen.charting.measure()), words)
            }
            Open::Versus(list) => self.measure_list(say!(words, "compare-versus"), list, self.versus(), words),
            Open::ChartKinds => self.open_chart_kinds(words),
            Open::Among => self.open_among(shared),
            Open::Earlier => self.open_earlier(words),
            Open::Printing => self.how_to_print(words),
        }
    }

    fn choices<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let kinds = Kind::ALL.into_iter().map(|kind| self.kind(kind, words));
        let unit = self.unit(shared).map_or_else(String::new, |unit| unit.label.clone());
        let chosen = &self.chosen;
        let is_compared = chosen.is_of_a_part();
        let unit_title = if is_compared { say!(words, "print-highlighted") } else { say!(words, "print-unit") };
        let open = Message::MenuPressed;
        let has_unit = chosen.is_of_one() && !self.units().is_empty();
        let unit = has_unit.then(|| picker(unit_title, unit, open(Menu::Units)));
        let chart = (chosen.kind == Kind::Chart).then(|| self.chart_choices(words));
        let parts = (chosen.kind == Kind::Pack).then(|| self.parts(words));
        let scope = chosen.has_scope().then(|| self.scope(words));
        let against = (chosen.counts_changes() && !self.earlier().is_empty())
            .then(|| picker(say!(words, "print-against"), self.against_name(words), open(Menu::Earlier)));
        let among =
            is_compared.then(|| picker(say!(words, "print-among"), self.compared_name(shared), open(Menu::Among)));
        let text = (chosen.kind == Kind::Official).then(|| {
            let edit = secondary(say!(words, "print-text-edit")).width(Fill).on_press(Message::TextPressed);
            column![edit, soft(say!(words, "print-text-what")).size(text_size::DENSE)].spacing(space::XS)
        });
        column![strong(say!(words, "print-document")), focus::choices(column(kinds))]
            .spacing(space::XS)
            .push(gap().height(space::XS))
            .push(chart)
            .push(among)
            .push(self.paper(words))
            .push(parts)
            .push(scope)
            .push(unit)
            .push(text)
            .push(against)
            .push((chosen.kind != Kind::Minutes).then(|| self.ranges(words)))
            .spacing(space::S)
            .into()
    }

    fn kind<'a>(&self, kind: Kind, words: &Words) -> Element<'a, Message> {
        let (name, what) = named(kind, words);
        let content = column![label(name), soft(what).size(text_size::DENSE)];
        button(content)
            .width(Fill)
            .padding([space::XS, space::S])
            .chosen(style::list_row, self.chosen.kind == kind)
            .on_press(Message::Chosen(Chosen::Kind(kind)))
            .into()
    }

    /// What the pack is made of; its last part stays.
    fn parts<'a>(&self, words: &Words) -> Element<'a, Message> {
        let part = |part: PackPart| {
            let toggled = move |has| Message::Chosen(Chosen::Part(part, has));
            tick(self.chosen.parts.contains(&part), part_of_pack(part, words), toggled)
        };
        let title = strong(say!(words, "print-parts")).into();
        column(std::iter::once(title).chain(PackPart::ALL.map(part))).spacing(space::XS).into()
    }

    fn scope<'a>(&self, words: &Words) -> Element<'a, Message> {
        let title = match self.chosen.kind {
            Kind::Pack => say!(words, "print-arithmetic"),
            Kind::Profile | Kind::Chart | Kind::Official | Kind::Minutes => say!(words, "print-scope"),
        };
        let choice = |name, all| (name, self.chosen.all == all, Message::Chosen(Chosen::All(all)));
        pair(title, choice(say!(words, "print-one"), false), choice(say!(words, "print-all"), true))
    }

    fn ranges<'a>(&self, words: &Words) -> Element<'a, Message> {
        let choice = |name, with| (name, self.chosen.ranges == with, Message::Chosen(Chosen::Ranges(with)));
        let (yes, no) = (say!(words, "print-ranges-yes"), say!(words, "print-ranges-no"));
        pair(say!(words, "print-ranges"), choice(yes, true), choice(no, false))
    }

    fn paper<'a>(&self, words: &Words) -> Element<'a, Message> {
        let chosen = &self.chosen;
        let paper = |name: &str, paper| (name.to_owned(), chosen.paper == paper, Message::Chosen(Chosen::Paper(paper)));
        let size: Element<'a, Message> = match chosen.kind.is_of_the_decree() {
            true => soft(say!(words, "print-paper-decree")).size(text_size::DENSE).into(),
            false => choices(paper("A4", Paper::A4), paper("A3", Paper::A3)),
        };
        let tones = |name, grey| (name, chosen.grey == grey, Message::Chosen(Chosen::Grey(grey)));
        let colour = choices(tones(say!(words, "compare-colour"), false), tones(say!(words, "compare-grey"), true));
        let orientation = (chosen.kind == Kind::Chart).then(|| self.orientation(words));
        column![strong(say!(words, "print-paper")), size].push(orientation).push(colour).spacing(space::XS).into()
    }

    fn earlier(&self) -> &[(crate::domain::Period, String)] {
        self.loaded.ready().map(|view| view.earlier.as_slice()).unwrap_or_default()
    }

    fn against_name(&self, words: &Words) -> String {
        let chosen = self.earlier().iter().find(|(period, _)| self.chosen.against == Some(*period));
        chosen.map_or_else(|| say!(words, "print-against-last"), |(_, name)| name.clone())
    }

    fn open_units<'a>(&'a self, list: &'a PickFromList, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let (search, nothing) = (say!(words, "app-list-search"), say!(words, "app-list-nothing"));
        let chosen = self.unit(shared).map(|unit| unit.key.as_str());
        // As high as the least window leaves room for.
        let list = list.view(self.units(), chosen, (&search, nothing), 420.0, Message::Listed);
        column![strong(say!(words, "print-unit")), list].spacing(space::S).into()
    }

    fn open_earlier<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let since = |name, period| entry(name, self.chosen.against == period, Message::Chosen(Chosen::Against(period)));
        let last = since(say!(words, "print-against-last"), None);
        let periods = self.earlier().iter().map(|(period, name)| since(name.clone(), Some(*period)));
        let title = strong(say!(words, "print-against")).into();
        column([title, last].into_iter().chain(periods)).spacing(space::XS).into()
    }

    /// What comes out of which printer, before it does.
    fn how_to_print<'a>(&'a self, words: &Words) -> Element<'a, Message> {
        let pages = self.preview.pages().unwrap_or_default();
        let sheets = if self.two_sided && HAS_QUEUE && self.printer.is_some() { pages.div_ceil(2) } else { pages };
        let printers = self.loaded.ready().map(|view| view.printers.names.as_slice()).unwrap_or_default();
        let (named, viewer) = (self.printer.clone(), say!(words, "print-viewer"));
        let entries = printers.iter().map(|printer| {
            let message = Message::PrinterPicked(Some(printer.clone()));
            entry(printer.clone(), self.printer.as_ref() == Some(printer), message)
        });
        let entries = column(entries).push(entry(viewer, named.is_none(), Message::PrinterPicked(None)));
        let sides = (named.is_some() && HAS_QUEUE).then(|| {
            pair(
                say!(words, "print-sides"),
                (say!(words, "print-two-sided"), self.two_sided, Message::TwoSidedPicked(true)),
                (say!(words, "print-one-sided"), !self.two_sided, Message::TwoSidedPicked(false)),
            )
        });
        let as_set_up =
            (named.is_some() && !HAS_QUEUE).then(|| soft(say!(words, "print-as-set-up")).size(text_size::DENSE));
        let none = printers.is_empty().then(|| soft(say!(words, "print-no-printer")).size(text_size::DENSE));
        let confirm = match named {
            Some(_) => say!(words, "print-confirm"),
            None => say!(words, "print-open"),
        };
        let actions = row![
            focus::first(primary(confirm).on_press(Message::PrintConfirmed)),
            quiet(say!(words, "print-cancel")).on_press(Message::PrintCancelled),
        ];
        let count = say!(words, "print-count", pages = pages, sheets = sheets);
        column![strong(say!(words, "print-printer")), entries]
            .push(none)
            .push(sides)
            .push(as_set_up)
            .push(line_across())
            .push(label(count))
            .push(actions.spacing(space::S))
            .spacing(space::S)
            .into()
    }

    // ── The page in the middle ────────────────────────────────────────────────────────────────────────────────

    fn middle<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let room = |size: Size| {
            Message::AreaMeasured(Size::new(size.width - 2.0 * MARGIN - SCROLL_BAR, size.height - 2.0 * MARGIN))
        };
        let paper = container(self.paper_in_sight(shared)).width(Fill).height(Fill).style(style::inset);
        column![self.leafing(&shared.words)]
            .push(self.said_of_stranger(shared))
            .push(sensor(paper).on_show(room).on_resize(room))
            .spacing(space::XS)
            .width(Fill)
            .into()
    }

    /// How far the document is, or which page is in sight and how to get to others.
    fn leafing<'a>(&self, words: &Words) -> Element<'a, Message> {
        if let State::Making { gauge, current, .. } = &self.preview.state {
            let making = match current.as_str() {
                "" => say!(words, "print-making"),
                what => say!(words, "print-making-what", what = what),
            };
            let stop = (say!(words, "app-stop"), Message::StopPressed);
            return container(progress_line(*gauge, making, stop, 140, words)).height(space::CONTROL).into();
        }
        let Some(pages) = self.preview.pages() else { return gap().height(space::CONTROL).into() };
        let at = self.preview.page();
        let step = |name: &'static str, there: bool, step: Step, key: &'static str| {
            hinted(quiet(name).on_press_maybe(there.then_some(Message::Leafed(step))), key)
        };
        let to_width = self.preview.is_to_width();
        let zoom = container(choices(
            (say!(words, "print-whole-page"), !to_width, Message::WidthPicked(false)),
            (say!(words, "print-page-width"), to_width, Message::WidthPicked(true)),
        ));
        let leaf = row![
            step("«", at > 0, Step::First, "Home"),
            step("‹", at > 0, Step::PageUp, "PageUp"),
            label(say!(words, "chart-page", page = (at + 1).to_string(), pages = pages.to_string())),
            step("›", at + 1 < pages, Step::PageDown, "PageDown"),
            step("»", at + 1 < pages, Step::Last, "End"),
        ];
        head(leaf.spacing(space::XS).align_y(Center), gap(), zoom.width(240), space::XS, space::CONTROL)
    }

    fn paper_in_sight<'a>(&'a self, shared: &'a Shared) -> Element<'a, Message> {
        let words = &shared.words;
        let again = || secondary(say!(words, "print-again")).on_press(Message::AgainPressed).into();
        let fault = self.preview.fault();
        match (&self.preview.state, fault, self.preview.picture()) {
            (State::Failed(fault), _, _) => fault_page(fault, say!(words, "app-copy"), Some(again())),
            (State::Stopped, _, _) => {
                empty_state(say!(words, "print-stopped"), say!(words, "print-stopped-hint"), Some(again()))
            }
            (State::Nothing, _, _) if self.units().is_empty() => self.no_units(words),
            (_, Some(fault), _) => fault_page(fault, say!(words, "app-copy"), None),
            (_, None, Some(picture)) => {
                let page = container(chart_view(picture, None, |_| Message::Leafed(Step::PageDown)));
                let page = container(page.style(style::panel)).center_x(Fill).padding(MARGIN);
                let page = scroll_area(page).id(self.preview.scroll.clone()).width(Fill).height(Fill);
                focus::list(page, self.open.is_none() && self.editing.is_none())
            }
            (_, None, None) => empty_state(say!(words, "print-making"), String::new(), None),
        }
    }

    fn no_units<'a>(&self, words: &Words) -> Element<'a, Message> {
        if self.chosen.kind != Kind::Minutes {
            return empty_state(say!(words, "print-no-units"), say!(words, "print-no-units-hint"), None);
        }
        let appraise = primary(say!(words, "print-appraise")).on_press(Message::AppraisePressed).into();
        empty_state(say!(words, "print-no-minutes"), say!(words, "print-no-minutes-hint"), Some(appraise))
    }
}

fn part_of_pack(part: PackPart, words: &Words) -> String {
    match part {
        PackPart::Totals => say!(words, "print-part-totals"),
        PackPart::Table => say!(words, "print-part-table"),
        PackPart::Indicators => say!(words, "print-part-indicators"),
        PackPart::Arithmetic => say!(words, "print-part-arithmetic"),
    }
}

/// A document and what it is for.
fn named(kind: Kind, words: &Words) -> (String, String) {
    match kind {
        Kind::Profile => (say!(words, "print-kind-profile"), say!(words, "print-kind-profile-what")),
        Kind::Pack => (say!(words, "print-kind-pack"), say!(words, "print-kind-pack-what")),
        Kind::Chart => (say!(words, "print-kind-chart"), say!(words, "print-kind-chart-what")),
        Kind::Official => (say!(words, "print-kind-official"), say!(words, "print-kind-official-what")),
        Kind::Minutes => (say!(words, "print-kind-minutes"), say!(words, "print-kind-minutes-what")),
    }
}

type Choosing = (String, bool, Message);

/// Two choices beside each other, one of them chosen.
pub(super) fn choices<'a>(first: Choosing, second: Choosing) -> Element<'a, Message> {
    let choice = |(name, chosen, message): Choosing| {
        button(one_line(dense(name)).width(Fill).align_x(Center))
            .width(Fill)
            .padding([space::XS, space::S])
            .chosen(style::choice, chosen)
            .on_press(message)
    };
    focus::choices(row![choice(first), choice(second)].spacing(space::XS))
}

fn pair<'a>(title: String, first: Choosing, second: Choosing) -> Element<'a, Message> {
    column![strong(title), choices(first, second)].spacing(space::XS).into()
}

pub(super) fn entry<'a>(name: String, chosen: bool, message: Message) -> Element<'a, Message> {
    let entry = button(label(name)).width(Fill).padding([space::XS, space::S]);
    focus::one_of(entry.style(style::list_row(chosen)).on_press(message), chosen)
}

pub(super) fn picker<'a>(title: String, value: String, message: Message) -> Element<'a, Message> {
    let content = row![one_line(label(value)).width(Fill), glyph(Shape::ChevronDown, 10.0, |t| t.ink_soft)]
        .spacing(space::S)
        .align_y(Center);
    let button = button(content).width(Fill).padding([space::XS + 1.0, space::S]).style(style::secondary);
    column![strong(title), button.on_press(message).unfolds()].spacing(space::XS).into()
}
