//! Where the window stands on the screen: remembered when it is closed, found again when it is opened.

use std::sync::OnceLock;

use iced::{Point, Size, Task, window};

use super::settings::{Settings, WindowPlace};

/// The size of a window that was never open.
const FIRST: Size = Size::new(1320.0, 700.0);
/// The least size of a window: a screen of 1366 × 768 that is shown at 200 %.
pub const LEAST: Size = Size::new(683.0, 384.0);

/// What the system says of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    Resized(Size),
    Moved(Point),
    /// The same, once it is known whether the window fills the screen: only a window that does not has a size of its own.
    Settled {
        size: Option<Size>,
        corner: Option<Point>,
        maximised: bool,
    },
}

/// Asks whether the window fills the screen.
pub fn settle(size: Option<Size>, corner: Option<Point>) -> Task<Event> {
    let settled = move |maximised| Event::Settled { size, corner, maximised };
    window::latest().and_then(window::is_maximized).map(settled)
}

/// Takes over what is known of the window now.
pub fn remember(settings: &mut Settings, size: Option<Size>, corner: Option<Point>, maximised: bool) {
    let factor = settings.scale.factor();
    let mut place =
        settings.window.unwrap_or(WindowPlace { width: FIRST.width, height: FIRST.height, ..WindowPlace::default() });
    place.maximised = maximised;
    if !maximised {
        if let Some(size) = size {
            (place.width, place.height) = (size.width, size.height);
        }
        // Windows moves a window that is minimised far off the screen.
        let seen = corner.filter(|corner| corner.x > -10_000.0 && corner.y > -10_000.0);
        if let Some(corner) = seen {
            place.at = Some((corner.x * factor, corner.y * factor));
        }
    }
    settings.window = Some(place);
}

/// The corner and the scale the window is opened with: where it goes is asked for by a function that can hold nothing.
static REMEMBERED: OnceLock<(Point, f32)> = OnceLock::new();

/// The window as it was left, or as it first opens.
pub fn opened(settings: &Settings) -> window::Settings {
    let place = settings.window;
    let size = place.map_or(FIRST, |place| Size::new(place.width, place.height));
    let corner = place.and_then(|place| place.corner());
    let position = match corner {
        Some(corner) => {
            let _ = REMEMBERED.set((corner, settings.scale.factor()));
            window::Position::SpecificWith(|size, screen| {
                let (corner, factor) = REMEMBERED.get().copied().unwrap_or((Point::ORIGIN, 1.0));
                held_on_screen(corner, size * factor, screen)
            })
        }
        None => window::Position::Default,
    };
    let maximized = place.is_some_and(|place| place.maximised);
    window::Settings { size, position, maximized, min_size: Some(LEAST), ..window::Settings::default() }
}

/// Has the window fill the screen once it is there: where it was left so – on X11 what it is opened with is forgotten when it
/// is mapped –, and where it would be larger than the screen, as the first one is on 1366 × 768 at 125 %.
pub fn filling<T>(settings: &Settings) -> Task<T>
where
    T: Send + 'static,
{
    let left_so = settings.window.is_some_and(|place| place.maximised);
    window::latest().and_then(move |id| {
        let sizes = window::size(id).then(move |size| window::monitor_size(id).map(move |screen| (size, screen)));
        sizes.then(move |(size, screen)| {
            let fill = window::maximize(id, true);
            match screen.and_then(|screen| fitting(size, screen)) {
                Some(fitting) => window::resize(id, fitting).chain(fill),
                None if left_so => fill,
                None => Task::none(),
            }
        })
    })
}

/// The size of a window that fills the screen no more, where it has no room there as it is.
fn fitting(window: Size, screen: Size) -> Option<Size> {
    const SHARE: f32 = 0.9;
    let is_larger = window.width > screen.width || window.height > screen.height;
    is_larger.then(|| Size::new(window.width.min(screen.width * SHARE), window.height.min(screen.height * SHARE)))
}

/// The screen may be a smaller one than last time, or one of two may be gone: the whole window stays in sight.
fn held_on_screen(corner: Point, window: Size, screen: Size) -> Point {
    let held = |at: f32, length: f32, room: f32| at.min(room - length).max(0.0);
    Point::new(held(corner.x, window.width, screen.width), held(corner.y, window.height, screen.height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::Scale;

    #[test]
    fn a_window_that_fills_the_screen_keeps_its_own_size_for_later() {
        let mut settings = Settings { scale: Scale::percent(125), ..Settings::default() };
        remember(&mut settings, Some(Size::new(900.0, 600.0)), Some(Point::new(40.0, 20.0)), false);
        remember(&mut settings, Some(Size::new(1536.0, 820.0)), Some(Point::new(-8.0, -8.0)), true);
        let place = settings.window.unwrap();
        assert_eq!((place.width, place.height, place.at, place.maximised), (900.0, 600.0, Some((50.0, 25.0)), true));
        assert!(opened(&settings).maximized);
    }

    #[test]
    fn a_window_with_no_room_on_the_screen_has_a_size_that_has() {
        let screen = Size::new(1366.0, 768.0);
        assert_eq!(fitting(FIRST, screen), None);
        let at_125 = Size::new(screen.width / 1.25, screen.height / 1.25);
        let fitting = fitting(FIRST, at_125).unwrap();
        assert!(fitting.width < at_125.width && fitting.height < at_125.height, "{fitting:?}");
        assert!(fitting.width >= LEAST.width && fitting.height >= LEAST.height, "{fitting:?}");
    }

    #[test]
    fn a_minimised_window_is_nowhere() {
        let mut settings = Settings::default();
        remember(&mut settings, None, Some(Point::new(-32_000.0, -32_000.0)), false);
        assert_eq!(settings.window.unwrap().at, None);
    }

    #[test]
    fn a_window_that_was_on_a_screen_now_gone_comes_back_in_sight() {
        let (window, screen) = (Size::new(1200.0, 700.0), Size::new(1366.0, 768.0));
        assert_eq!(held_on_screen(Point::new(2000.0, 10.0), window, screen), Point::new(166.0, 10.0));
        assert_eq!(held_on_screen(Point::new(-300.0, 90.0), window, screen), Point::new(0.0, 68.0));
        assert_eq!(held_on_screen(Point::new(5.0, 5.0), Size::new(2000.0, 900.0), screen), Point::ORIGIN);
    }
}
