//! Holds the layer table of ARCHITECTURE.md: reads every `crate::…` path in `src` against who may use whom.
#![allow(clippy::expect_used, reason = "a test that cannot read the source should stop")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Room → the rooms it may use. A room may always use itself; what is not listed is forbidden.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("catalogue", &["domain"]),
    ("scoring", &["catalogue", "domain"]),
    ("compare", &["scoring", "catalogue", "domain"]),
    ("chart", &["compare", "scoring", "catalogue", "domain"]),
    ("i18n", &["compare", "scoring", "catalogue", "domain", "say"]),
    ("report", &["chart", "compare", "scoring", "catalogue", "domain", "i18n", "say"]),
    ("workbook", &["catalogue", "domain", "i18n", "say"]),
    ("store", &["scoring", "catalogue", "domain"]),
    ("service", &["report", "chart", "compare", "scoring", "catalogue", "domain", "workbook", "store", "i18n", "say"]),
    ("cli", &["service", "i18n", "say", "domain", "compare", "chart"]),
    ("app", &["service", "i18n", "say", "domain", "compare", "chart"]),
    ("bug", &["workbook"]),
    ("lib", &[]),
    ("main", &[]),
];

/// The rooms that do no I/O and read no clock, and what would give them away.
const PURE: &[&str] = &["domain", "catalogue", "scoring", "compare", "chart/spec", "chart/frame"];
const IMPURE_WORDS: &[&str] =
    &["std::fs", "std::net", "std::env", "std::process", "SystemTime", "Instant::now", "Timestamp::now", "Zoned::now"];

/// The only room that may name a crate.
const KEEPERS: &[(&str, &str)] = &[
    ("calamine", "workbook"),
    ("rust_xlsxwriter", "workbook"),
    ("quick_xml", "workbook"),
    ("cfb", "workbook"),
    ("postcard", "workbook"),
    ("rusqlite", "store"),
    ("foldhash", "domain"),
    ("rand_chacha", "compare"),
    ("plotters", "chart"),
    ("krilla", "report"),
    ("hayro", "report"),
    ("docx_rs", "report"),
    ("typst", "report"),
    ("typst_layout", "report"),
    ("typst_pdf", "report"),
    ("arboard", "app"),
    ("iced", "app"),
    ("rfd", "app"),
    ("clap", "cli"),
    ("winreg", "service"),
];

fn source_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src is readable") {
        let path = entry.expect("src is readable").path();
        if path.is_dir() {
            source_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every source file that is built into the program, with its path below `src`, `/`-separated.
fn sources() -> BTreeMap<String, String> {
    let mut sources = all_sources();
    let test_modules: Vec<String> = sources.iter().flat_map(|(file, source)| test_modules_of(file, source)).collect();
    sources.retain(|file, _| !test_modules.iter().any(|module| file.starts_with(module)));
    sources
}

/// Path stems of the modules that `file` declares for tests alone.
fn test_modules_of(file: &str, source: &str) -> Vec<String> {
    let folder = match file.rsplit_once('/') {
        Some((folder, "mod.rs")) => format!("{folder}/"),
        Some((_, _)) => format!("{}/", file.trim_end_matches(".rs")),
        None => String::new(),
    };
    source
        .split("#[cfg(test)]\n")
        .skip(1)
        .filter_map(|rest| rest.lines().next()?.trim().strip_suffix(';')?.rsplit_once("mod "))
        .flat_map(|(_, name)| [format!("{folder}{name}.rs"), format!("{folder}{name}/")])
        .collect()
}

fn all_sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    source_files(&root, &mut files);
    files
        .into_iter()
        .map(|path| {
            let below = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
            (below, fs::read_to_string(&path).expect("utf-8 source"))
        })
        .collect()
}

fn room_of(file: &str) -> &str {
    file.split('/').next().unwrap_or(file).trim_end_matches(".rs")
}

/// The source without comments and without its `#[cfg(test)]` tail: tests may reach further.
fn code_of(source: &str) -> String {
    let body = source.split("#[cfg(test)]\nmod tests").next().unwrap_or(source);
    body.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn used_rooms(code: &str) -> Vec<String> {
    code.split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or("").split(',').map(first_name).collect::<Vec<_>>(),
            None => vec![first_name(rest)],
        })
        .filter(|name| !name.is_empty())
        .collect()
}

fn first_name(path: &str) -> String {
    path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn every_room_uses_only_what_the_table_allows() {
    let mut faults = Vec::new();
    for (file, source) in sources() {
        let room = room_of(&file);
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            faults.push(format!("{file}: room {room} is not in the table"));
            continue;
        };
        for used in used_rooms(&code_of(&source)) {
            if used != room && !allowed.contains(&used.as_str()) {
                faults.push(format!("{file}: {room} must not use {used}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn pure_rooms_do_no_input_or_output_and_read_no_clock() {
    let mut faults = Vec::new();
    for (file, source) in sources() {
        if PURE.iter().any(|room| file.starts_with(room)) {
            let code = code_of(&source);
            faults.extend(
                IMPURE_WORDS.iter().filter(|word| code.contains(**word)).map(|word| format!("{file} names {word}")),
            );
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_outside_library_is_known_in_one_room_only() {
    let mut faults = Vec::new();
    for (file, source) in sources() {
        let code = code_of(&source);
        for (library, keeper) in KEEPERS {
            let named = code.contains(&format!("use {library}::")) || code.contains(&format!(" {library}::"));
            if named && room_of(&file) != *keeper {
                faults.push(format!("{file}: only {keeper} may know {library}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A button or box of iced hears the pointer only: the window's own can have the keyboard.
#[test]
fn whatever_can_be_pressed_is_the_windows_own_and_reached_by_the_keyboard() {
    const OWN: [&str; 3] = ["app/widget/button.rs", "app/widget/tick.rs", "app/theme/style.rs"];
    let mut faults = Vec::new();
    for (file, source) in sources() {
        let code = code_of(&source);
        let lists = code.split("iced::widget::").skip(1).map(|rest| match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or("").split(',').map(first_name).collect(),
            None => vec![first_name(rest)],
        });
        let pressed = lists
            .flatten()
            .find(|name| ["button", "Button", "checkbox", "Checkbox", "radio", "toggler"].contains(&name.as_str()));
        faults
            .extend(pressed.filter(|_| !OWN.contains(&file.as_str())).map(|name| format!("{file} uses iced's {name}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_module_says_what_it_owns() {
    let silent: Vec<_> =
        sources().into_iter().filter(|(_, source)| !source.starts_with("//!")).map(|(file, _)| file).collect();
    assert!(silent.is_empty(), "no //! at the top of {silent:?}");
}
