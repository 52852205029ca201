//! Where a figure comes from, looked at in the workbook as it was received, and that workbook opened or saved.

use iced::widget::{column, container, row};
use iced::{Center, Element, Fill};

use super::model::{Excerpt, IndicatorLine, SourceLine, SourcePlace};
use super::{Action, Looking, Message, OfSource};
use crate::app::data::{self, Fault};
use crate::app::dialog::Question;
use crate::app::errand::{Done, Errand};
use crate::app::screen::Loaded;
use crate::app::shared::Shared;
use crate::app::theme::{space, style, text_size};
use crate::app::widget::{Notice, button, dense, fault_lines, sheet_part, soft};
use crate::app::{focus, job};
use crate::i18n::Words;
use crate::say;

/// The sources of an indicator, a line each; below the one that is looked at, its part of the sheet.
pub(super) fn view<'a>(
    line: &'a IndicatorLine,
    looking: Option<&'a Looking>,
    words: &Words,
) -> Option<Element<'a, Message>> {
    let title = soft(say!(words, "results-source")).size(text_size::DENSE);
    let lines = line.sources.iter().map(|source| of_source(source, looking, words));
    let lines = column(lines).spacing(space::XS).width(Fill);
    (!line.sources.is_empty()).then(|| row![title, lines].spacing(space::S).into())
}

fn of_source<'a>(source: &'a SourceLine, looking: Option<&'a Looking>, words: &Words) -> Element<'a, Message> {
    let Some(place) = &source.place else { return dense(&source.text).into() };
    let looking = looking.filter(|looking| looking.place == *place);
    let word = if looking.is_some() { say!(words, "results-source-fold") } else { say!(words, "results-source-look") };
    let head =
        row![dense(&source.text), link(word, Message::Source(OfSource::Pressed(place.clone())))].spacing(space::S);
    let below = looking.map(|looking| match &looking.excerpt {
        Loaded::Ready(Some(excerpt)) => shown(excerpt, place, words),
        Loaded::Ready(None) => dense(say!(words, "results-source-gone")).into(),
        Loaded::Failed(fault) => fault_lines(fault, say!(words, "app-copy")),
        Loaded::Loading(_) | Loaded::Nothing => dense(say!(words, "app-loading")).into(),
    });
    let source = column![head.align_y(Center).wrap()].push(below).spacing(space::XS);
    focus::one_of(source, looking.is_some())
}

impl IndicatorLine {
    /// Name, unit and period, what the figures are marked as and which criteria set they are scored by, the points and how
    /// these are worked out, and where the figures stand: a line each.
    pub(super) fn told(&self, unit: &str, shared: &Shared) -> String {
        let words = &shared.words;
        let title = say!(
            words,
            "explain-title",
            code = self.code.as_str(),
            name = self.name.as_str(),
            unit = unit,
            period = shared.period_name().unwrap_or_default()
        );
        let file = shared.file.as_ref();
        let marking = file.and_then(|file| file.marking.clone());
        let catalogue = file.map(|file| say!(words, "results-reason-catalogue", catalogue = file.catalogue.as_str()));
        let points = say!(words, "results-reason-points", points = self.score());
        // Above they stand with what they are out of.
        let bare = say!(words, "score-reason-points", points = self.points.text.as_str());
        let reason = self.reason.iter().filter(|line| **line != bare).cloned();
        let sources = self.sources.iter().map(|source| source.text.clone());
        let head = [Some(title), marking, catalogue, Some(points)].into_iter().flatten();
        head.chain(reason).chain(sources).collect::<Vec<_>>().join("\n")
    }

    /// Whether a cell that its figure came from is looked at.
    pub(super) fn looks_at(&self, looking: Option<&Looking>) -> bool {
        looking.is_some_and(|looking| self.sources.iter().any(|source| source.place.as_ref() == Some(&looking.place)))
    }
}

fn shown<'a>(excerpt: &'a Excerpt, place: &SourcePlace, words: &Words) -> Element<'a, Message> {
    let around = &excerpt.around;
    let kept = Message::Source(OfSource::OriginalKept(place.clone(), excerpt.file.clone()));
    let actions = row![
        link(say!(words, "results-source-open"), Message::Source(OfSource::OriginalPressed(place.clone()))),
        link(say!(words, "results-source-save"), kept),
    ];
    let sheet = container(sheet_part(&around.columns, &around.rows, around.marked)).max_width(620);
    column![sheet, actions.spacing(space::M)].spacing(space::XS).into()
}

fn link<'a>(word: String, message: Message) -> Element<'a, Message> {
    button(dense(word)).padding([1.0, space::XS]).style(style::link).on_press(message).into()
}

/// Opens the workbook with what the system has for it.
pub(super) fn open(place: SourcePlace, shared: &Shared) -> Action {
    let Some(ask) = shared.ask() else { return Action::None };
    let (_, task) = job::run(move |_| data::open_original(&ask, &place));
    Action::Run(task.map(|report| Message::Source(OfSource::OriginalOpened(report))))
}

pub(super) fn opened(report: job::Report<Result<Option<String>, Fault>>, shared: &Shared) -> Action {
    match report.event {
        job::Event::Finished(Err(fault)) => Action::Say(Notice::failed(fault)),
        job::Event::Finished(Ok(Some(name))) => {
            Action::Say(Notice::done(say!(shared.words, "results-source-opened", file = name)))
        }
        _ => Action::None,
    }
}

/// Asks where a copy of the workbook goes, and writes it there.
pub(super) fn save(place: SourcePlace, name: String, shared: &Shared) -> Action {
    let (words, Some(ask)) = (&shared.words, shared.ask()) else { return Action::None };
    let title = say!(words, "results-source-save");
    let extension = name.rsplit_once('.').map_or("xlsx", |(_, extension)| extension).to_owned();
    let question = Question::Save { title, name, extension };
    Action::Send(Errand::asking(question, say!(words, "results-source-saving"), move |path, progress| {
        data::save_original(&ask, &place, path, progress)?;
        let said = say!(ask.words, "print-saved", path = path.display().to_string());
        Ok(Done::Said(Notice::wrote((said, path.to_owned()))))
    }))
}
