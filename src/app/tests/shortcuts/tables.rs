//! Stories of the keys that lead through tables, choose in them and copy from them.

use super::*;

/// The table of each page that has one; a column is chosen before the key is pressed again.
pub(super) fn by_column(step: ColumnStep) -> Vec<Story> {
    fn again(window: &mut Window, step: ColumnStep) {
        window.redraw();
        for step in [ColumnStep::Right, step] {
            window.press_keys(Shortcut::Column(step));
            window.redraw();
        }
    }
    fn is_at_a_column(window: &mut Window) -> bool {
        window.app.tables().any(|table| table.chosen_column().is_some())
    }
    fn is_kept(window: &Window) -> bool {
        !window.app.shared.settings.tables.is_empty()
    }
    let then: fn(&mut Window) = match step {
        ColumnStep::Left | ColumnStep::First => |window| {
            again(window, ColumnStep::Right);
            window.press_keys(Shortcut::Column(ColumnStep::Left));
            assert!(is_at_a_column(window));
        },
        ColumnStep::Right | ColumnStep::Last => |window| {
            again(window, ColumnStep::Right);
            assert!(window.app.tables().any(|table| table.chosen_column().is_some_and(|column| column > 0)));
        },
        ColumnStep::Top => |window| {
            again(window, ColumnStep::Top);
            assert!(window.app.tables().any(|table| table.selected() == Some(0)));
        },
        ColumnStep::Bottom => |window| {
            again(window, ColumnStep::Bottom);
            assert!(window.app.tables().any(|table| table.selected().is_some_and(|row| row > 0)));
        },
        ColumnStep::Narrower => |window| {
            again(window, ColumnStep::Narrower);
            assert!(is_kept(window));
        },
        ColumnStep::Wider => |window| {
            again(window, ColumnStep::Wider);
            assert!(is_kept(window));
        },
        ColumnStep::Fit => |window| {
            again(window, ColumnStep::Fit);
            assert!(is_kept(window));
        },
        ColumnStep::AsItComes => |window| {
            again(window, ColumnStep::Wider);
            window.press_keys(Shortcut::Column(ColumnStep::AsItComes));
            assert!(!is_kept(window));
        },
        ColumnStep::Sort { descending: false } => |window| {
            again(window, ColumnStep::Sort { descending: false });
            assert!(is_at_a_column(window), "some tables have an order of their own, and keep it");
        },
        ColumnStep::Sort { descending: true } => |window| {
            again(window, ColumnStep::Sort { descending: true });
            assert!(is_at_a_column(window));
        },
    };
    in_each(then)
}

/// The same story on each page with a table.
pub(super) fn in_each(then: fn(&mut Window)) -> Vec<Story> {
    let tables =
        ["templates", "review-cells", "appraisal", "results", "compare-table", "units", "criteria-differences"];
    let story = |name| {
        let given = scenes::named(name);
        Story { page: given.page, given, then }
    };
    tables.into_iter().map(story).collect()
}

/// What is chosen with the heads, where nothing is every row; then the one that the keyboard came to.
pub(super) fn copies() -> Vec<Story> {
    in_each(|window| {
        let rows: usize = window.copied_lines() - 1;
        assert!(rows > 0 && window.says(&say!(window.words(), "app-copied", rows = rows)));
        window.press_keys(Shortcut::Column(ColumnStep::Top));
        window.press_keys(Shortcut::Copy);
        assert_eq!(window.copied_lines(), 2);
        assert!(window.says(&say!(window.words(), "app-copied", rows = 1)));
    })
}

/// The keyboard goes to another row; the one that was chosen stays so.
pub(super) fn leads(back: bool) -> Vec<Story> {
    fn goes(window: &mut Window, shortcut: Shortcut) {
        let corner = if shortcut == (Shortcut::Lead { back: true }) { ColumnStep::Bottom } else { ColumnStep::Top };
        window.press_keys(Shortcut::Column(corner));
        let chosen = |window: &mut Window| {
            let table = window.app.tables().find(|table| !table.chosen().is_empty());
            table.map(|table| (table.chosen().clone(), table.selected()))
        };
        let before = chosen(window).unwrap();
        window.press_keys(shortcut);
        let after = chosen(window).unwrap();
        assert_eq!(before.0, after.0);
        // A table of one row has no other.
        assert!(before.1 != after.1 || window.app.page == Page::Import, "{before:?} {after:?}");
    }
    match back {
        true => in_each(|window| goes(window, Shortcut::Lead { back: true })),
        false => in_each(|window| goes(window, Shortcut::Lead { back: false })),
    }
}

pub(super) fn chooses_all() -> Vec<Story> {
    in_each(|window| {
        window.press_keys(Shortcut::Column(ColumnStep::Top));
        window.press_keys(Shortcut::ChooseAll);
        window.press_keys(Shortcut::Copy);
        assert!(window.copied_lines() > 2);
    })
}

/// Without a column that was chosen there is none to copy, which is said; behind the chart it is the picture.
pub(super) fn copies_otherwise() -> Vec<Story> {
    let picture = on(Page::Compare, |window| {
        window.wait();
        assert_eq!(window.app.notices.len(), 1, "that it was copied, or why not: there may be no clipboard");
    });
    let columns = in_each(|window| {
        assert!(window.says(&say!(window.words(), "app-copy-no-column")));
        window.redraw();
        window.press_keys(Shortcut::Column(ColumnStep::Top));
        (0..2).for_each(|_| window.press_keys(Shortcut::Column(ColumnStep::Right)));
        window.press_keys(Shortcut::CopyOtherwise);
        assert_eq!(window.copied_lines(), 1);
    });
    columns.into_iter().chain([picture]).collect()
}
