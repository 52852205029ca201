//! A folder as it lies on a desk the day before the report is due: sixty workbooks, in order and not, some twice,
//! some hostile, in sub-folders. For tests from end to end, and for trying the program by hand
//! (`cargo run --example make_mixed_folder -- FOLDER`).

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const GOOD: &str = "sample-data/2020-05";
const ODD: &str = "sample-data/la-va-loi";

/// Provinces whose form is in order; the odd workbooks are of other units.
const IN_ORDER: [&str; 17] =
    ["01", "10", "22", "37", "45", "46", "48", "49", "51", "52", "54", "56", "58", "60", "62", "64", "66"];
/// Odd workbooks by the number they begin with: faulty figures, changed forms, foreign tables, old letters, whose and
/// when in doubt, other formats.
const ODD_ONES: [&str; 30] = [
    "01", "03", "04", "06", "08", "09", "10", "11", "13", "20", "21", "22", "23", "25", "30", "31", "32", "33", "40",
    "41", "42", "43", "50", "51", "61", "62", "64", "65", "66", "67",
];
/// What cannot be read, and what was made to harm.
const HOSTILE: [&str; 8] = ["69", "70", "71", "72", "74", "75", "77", "78"];

/// Makes the folder under `to`, from the sample data below `root`; gives the sixty paths in order.
pub(crate) fn make(root: &Path, to: &Path) -> io::Result<Vec<PathBuf>> {
    let mut made = Vec::new();
    let mut take = |from: PathBuf, below: &str, rename: &dyn Fn(&str) -> String| -> io::Result<()> {
        let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let path = to.join(below).join(rename(&name));
        fs::create_dir_all(path.parent().unwrap_or(to))?;
        fs::copy(&from, &path)?;
        made.push(path);
        Ok(())
    };
    let same = |name: &str| name.to_owned();
    for code in IN_ORDER {
        for file in beginning_with(&root.join(GOOD), code)? {
            take(file, "bieu dung mau", &same)?;
        }
    }
    for number in ODD_ONES {
        for file in beginning_with(&root.join(ODD), number)? {
            take(file, "gui qua thu dien tu", &same)?;
        }
    }
    // The same workbook again, as mail programs name it.
    for code in ["01", "22", "49"] {
        for file in beginning_with(&root.join(GOOD), code)? {
            take(file, "gui lai", &|name| name.replace(".xlsx", " (1).xlsx"))?;
        }
    }
    for file in beginning_with(&root.join(ODD), "53")? {
        take(file, "gui lai", &same)?;
    }
    for number in HOSTILE {
        for file in beginning_with(&root.join(ODD), number)? {
            take(file, "", &same)?;
        }
    }
    made.sort();
    Ok(made)
}

fn beginning_with(folder: &Path, start: &str) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let begins = |name: &str| name.strip_prefix(start).is_some_and(|rest| rest.starts_with(['_', '-']));
        if path.is_file() && path.file_name().is_some_and(|name| begins(&name.to_string_lossy())) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
