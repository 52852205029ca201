//! Every state of the window: a row of a table each, by page, made when somebody looks at it.

mod appraisal;
mod compare;
mod criteria;
mod frame;
mod guide;
mod import;
mod print;
mod results;
mod tables;
mod templates;
mod units;

use crate::app::data::Fault;
use crate::app::screen::Loaded;
use crate::app::{App, Page, job, tests};
use crate::i18n::Language;

/// A state of the window.
#[derive(Clone, Copy)]
pub(in crate::app) struct Scene {
    pub(in crate::app) name: &'static str,
    pub(in crate::app) make: fn(Language) -> App,
    /// A menu, a sheet or a notice lies over the page: texts of both are at one place.
    pub(in crate::app) is_covered: bool,
    /// A page at work, or what it has unfolded in it: tests walk through it with Tab.
    pub(in crate::app) is_walked: bool,
    /// It is laid out otherwise where everything is enlarged: goldens hold it at 150 % and 200 % too.
    pub(in crate::app) is_held_enlarged: bool,
}

/// A row of the table.
const fn scene(name: &'static str, make: fn(Language) -> App) -> Scene {
    Scene { name, make, is_covered: false, is_walked: false, is_held_enlarged: false }
}

impl Scene {
    const fn covered(self) -> Self {
        Self { is_covered: true, ..self }
    }

    const fn walked(self) -> Self {
        Self { is_walked: true, ..self }
    }

    const fn enlarged(self) -> Self {
        Self { is_held_enlarged: true, ..self }
    }
}

/// All of them, by page.
pub(in crate::app) fn all() -> impl Iterator<Item = Scene> {
    let pages: [&[Scene]; 11] = [
        frame::SCENES,
        templates::SCENES,
        import::SCENES,
        appraisal::SCENES,
        results::SCENES,
        compare::SCENES,
        print::SCENES,
        units::SCENES,
        criteria::SCENES,
        guide::SCENES,
        tables::SCENES,
    ];
    pages.into_iter().flatten().copied()
}

/// The window in the state of that name.
pub(in crate::app) fn named(name: &str) -> App {
    let scene = all().find(|scene| scene.name == name);
    (scene.unwrap_or_else(|| panic!("no state is called {name}")).make)(Language::Vi)
}

/// Every page filled, this one in sight.
fn at(page: Page, language: Language) -> App {
    let mut app = tests::filled(language);
    app.page = page;
    app
}

/// The same with something done to it.
fn with(page: Page, language: Language, make: impl FnOnce(&mut App)) -> App {
    let mut app = at(page, language);
    make(&mut app);
    app
}

fn waiting() -> job::Handle {
    job::run(|_| ()).0
}

/// What is asked for and not there yet.
fn loading<T>() -> Loaded<T> {
    Loaded::Loading(waiting())
}

/// What could not be had.
fn failed<T>() -> Loaded<T> {
    Loaded::Failed(fault())
}

fn fault() -> Fault {
    Fault {
        what: "Không đọc được tệp dữ liệu ‘Toàn quốc 2020.egov’.".into(),
        more: vec![
            "Tệp nằm trên ổ mạng đã ngắt kết nối.".into(),
            "Kết nối lại ổ mạng rồi mở lại tệp, hoặc chép tệp về máy này.".into(),
            "disk I/O error (code 10)".into(),
        ],
    }
}

/// A name of the greatest length.
const LONG: &str = "Ban Quản lý Khu kinh tế cửa khẩu và các khu công nghiệp, cụm công nghiệp tập trung tỉnh Thừa Thiên Huế và vùng phụ cận";

/// As long as the names of indicators come.
const CRITERION: &str = "Xây dựng Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh (LGSP) và kết nối với Nền tảng tích hợp, chia sẻ dữ liệu quốc gia";

/// As many rows as the largest register has, made of those there are; `tell` tells one from the other.
fn many<T: Clone>(rows: &[T], tell: impl Fn(&mut T, usize)) -> Vec<T> {
    let rows = rows.iter().cycle().take(700).cloned().enumerate();
    rows.map(|(place, mut row)| {
        tell(&mut row, place);
        row
    })
    .collect()
}
