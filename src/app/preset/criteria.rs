//! Criteria sets on the page that edits them: those that ship, and drafts in known states.

use std::sync::{Arc, LazyLock};

use crate::app::screen::criteria::{Criteria, EditionLine, Message, PeriodLine, RescoreView, Shelf};
use crate::app::shared::Shared;
use crate::service::criteria::{List, Part};

/// The default set held in two versions, another that only ships.
pub(crate) fn shelf() -> Shelf {
    static SHELF: LazyLock<Shelf> = LazyLock::new(made_shelf);
    SHELF.clone()
}

fn made_shelf() -> Shelf {
    let line = |id: &str, version: u32, detail: &str, held: bool| {
        let mut catalogue = crate::catalogue::load_shipped(id).unwrap().unwrap();
        catalogue.version = version;
        EditionLine {
            name: format!("{id} v{version}"),
            title: catalogue.name.vi.clone(),
            detail: detail.to_owned(),
            held,
            unused: !held,
            usable: !held,
            catalogue: Arc::new(catalogue),
        }
    };
    let periods = ["2020-05", "2020-03", "2019-12"].map(|name| {
        let period: crate::domain::Period = name.parse().unwrap();
        PeriodLine {
            period,
            name: name.to_owned(),
            cut_off: period.default_cut_off(),
            catalogue: crate::domain::CatalogueRef { id: "nq17-2020".into(), version: 1 },
            under: "nq17-2020 v1".into(),
        }
    });
    Shelf {
        editions: vec![
            line("nq17-2020", 1, "trong tệp dữ liệu; dùng cho các kỳ 12/2019, 03/2020, 05/2020", true),
            line("dti-2022", 1, "có sẵn trong chương trình", false),
        ],
        in_use: 0,
        periods: periods.to_vec(),
        in_blocs: ["Sở Nội vụ", "Sở Thông tin và Truyền thông"].map(|name| ("so".to_owned(), name.to_owned())).to_vec(),
    }
}

/// The set in use, looked at.
pub(crate) fn looked_at(shared: &Shared) -> Criteria {
    let mut screen = Criteria::default();
    screen.show(shelf(), shared);
    screen
}

/// A copy of it, with an indicator chosen.
pub(crate) fn draft(code: &str, shared: &Shared) -> Criteria {
    let mut screen = looked_at(shared);
    screen.copy_now(shared);
    screen.update(Message::PartPressed(indicator(code)), shared);
    screen
}

/// Where an indicator of the default set stands.
pub(crate) fn indicator(code: &str) -> Part {
    let at = shelf().editions[0].catalogue.indicators.iter().position(|one| one.code == code);
    Part::Item(List::Indicators, at.unwrap())
}

/// Units that would score otherwise.
pub(crate) fn rescored() -> RescoreView {
    let row = |unit: &str, cells: [&str; 7]| {
        let mut row = [(); 8].map(|()| String::new());
        row[0] = unit.to_owned();
        row[1..].iter_mut().zip(cells).for_each(|(cell, text)| *cell = text.to_owned());
        row
    };
    RescoreView {
        rows: vec![
            row("Đà Nẵng", ["1", "2", "−1", "94,71", "91,20", "−3,51", "D1 −3,51"]),
            row("Hà Nội", ["2", "1", "+1", "93,00", "92,10", "−0,90", "D1 −0,90"]),
        ],
        own: Some(0),
        remarks: vec!["D9: tiêu chí mới, 61 đơn vị chưa có số liệu.".into()],
    }
}
