//! Where the keyboard is: Tab leads from one thing that can be pressed, typed into or led through to the next, within what lies
//! on top, and what it comes to is scrolled into sight.
//!
//! Operations of iced visit what the window is made of in the order it is drawn in. A first one takes down all stops, with
//! the layers and scroll areas they are in; a second one, made from that, moves the focus.
//!
//! The list that arrows lead through is one stop ([`list`]); arrows bring the keyboard there. Choices beside each other are one,
//! too, and arrows lead among them ([`choices`]); arrows also lead among answers to a question, each a stop ([`answers`]). In the frame of the window arrows do nothing else ([`still`]). What opens takes the keyboard ([`first`], [`enter`]), and what opened it has it back.

mod among;
mod area;
mod first;
mod led;
mod moves;
mod still;
mod survey;
mod trace;

use iced::advanced::widget::{Id, operate, operation::then};
use iced::widget::container;
use iced::{Element, Task};

use self::moves::{LetGo, Seek};
use self::survey::Survey;

pub use self::among::{answers, choices};
pub use self::first::first;
pub use self::led::{list, table};
pub use self::still::still;
pub use self::trace::traced;

/// Id of everything that is laid over what is below it.
const OVER: Id = Id::new("over");
/// Id of the page: there Tab begins, and the frame comes after it.
const PAGE: Id = Id::new("page");
/// Id of choices beside each other.
pub(in crate::app) const GROUP: Id = Id::new("group");
/// Id of what is chosen or marked among its like.
pub(in crate::app) const MARKED: Id = Id::new("marked");
/// Id of the list that arrows lead through.
pub const LIST: Id = Id::new("list");

/// Something that is laid over the page: while it is there the keyboard stays in it.
pub fn over<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    container(content).id(OVER).into()
}

/// The page, within the frame of the window.
pub fn page<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> container::Container<'a, Message> {
    container(content).id(PAGE)
}

/// One of several, the chosen or marked one or another: there the keyboard begins, and [`reveal`] brings it into sight.
pub fn one_of<'a, Message: 'a>(content: impl Into<Element<'a, Message>>, is_marked: bool) -> Element<'a, Message> {
    let content = container(content);
    if is_marked { content.id(MARKED).into() } else { content.into() }
}

/// To the next stop, or to the one before; after the last the first comes again.
pub fn step<T: Send + 'static>(back: bool) -> Task<T> {
    operate(then(Survey::default(), if back { Survey::backward } else { Survey::forward }))
}

/// After something was laid over the page or opened in it, or taken away: the keyboard goes along, and comes back to where it
/// was.
pub fn settle<T: Send + 'static>() -> Task<T> {
    operate(then(Survey::default(), Survey::settled))
}

/// One step back was gone. Where nothing was closed by it (`is_closed`), the keyboard itself goes back: from what was opened to
/// what opened it, from anything else to the list.
pub fn back<T: Send + 'static>(is_closed: bool) -> Task<T> {
    operate(then(Survey::default(), if is_closed { Survey::closed } else { Survey::back }))
}

/// Scrolls what is chosen or marked into sight.
pub fn reveal<T: Send + 'static>() -> Task<T> {
    operate(then(Survey::default(), Survey::revealed))
}

/// Scrolls what has the keyboard into sight.
pub fn follow<T: Send + 'static>() -> Task<T> {
    operate(then(Survey::default(), Survey::followed))
}

/// Arrow keys lead through the list in sight: it has the keyboard. Where there is none, what had it keeps it.
pub fn to_list<T: Send + 'static>() -> Task<T> {
    operate(then(Survey::default(), Survey::listed))
}

/// Something was shown by key: the keyboard is in its list, where it has one, else at what is chosen first in the page, else at
/// what can be pressed first there.
pub fn to_page<T: Send + 'static>() -> Task<T> {
    operate(then(Survey::default(), Survey::shown))
}

/// Something of the page took the room of what had the keyboard: who leads by keys finds it there as after [`to_page`], who leads
/// by the pointer sees no ring.
pub fn along<T: Send + 'static>() -> Task<T> {
    operate(then(Survey::default(), |survey| Seek::of(survey.along()))).discard()
}

/// What was laid over the page has done something and is gone: the keyboard is where it was before, else as after [`to_page`].
pub fn land<T: Send + 'static>() -> Task<T> {
    operate(then(Survey::default(), Survey::landed))
}

/// Another page is in sight: no button of it has the keyboard any more. What lies over the page keeps it.
pub fn let_go<T: Send + 'static>() -> Task<T> {
    operate(then(Survey::default(), |survey| LetGo { is_covered: survey.top() > 0 }))
}

/// The input of that id has the keyboard, and gives it back to what had it once it is gone; whether there is such an input.
pub fn seek(id: impl Into<Id>) -> Task<bool> {
    operate(then(Survey::seeking(id.into()), |survey| Seek::of(survey.entered())))
}

/// The same where nobody needs to know.
pub fn enter<T: Send + 'static>(id: impl Into<Id>) -> Task<T> {
    seek(id).discard()
}
