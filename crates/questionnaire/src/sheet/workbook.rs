//! A set of sheets by name, from the files of a folder or from one workbook.

use std::collections::BTreeMap;

use super::{Files, Sheet, xlsx};
use crate::diagnostic::{Diagnostics, Place};

/// Sheets by name: `survey`, `choices`, `settings`, `indicators`, `offices`, ...
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// By name in lower case, without `.csv`.
    pub sheets: BTreeMap<String, Sheet>,
}

impl Workbook {
    /// Reads every `.csv` at the top of the folder, and the sheets of the one `.xlsx` there, if there is one.
    /// A sheet that stands in both is an error.
    pub fn from_files(files: &Files) -> (Self, Diagnostics) {
        let mut workbook = Self::default();
        let mut faults = Diagnostics::default();
        let top = |suffix: &'static str| files.iter().filter(move |(path, _)| is_top(path, suffix));
        for (path, bytes) in top(".csv") {
            let (sheet, found) = Sheet::from_csv(path, bytes);
            faults.append(found);
            workbook.insert(&path[..path.len() - 4], sheet, &mut faults);
        }
        for (path, bytes) in top(".xlsx") {
            let (book, found) = Self::from_xlsx(path, bytes);
            faults.append(found);
            for (name, sheet) in book.sheets {
                workbook.insert(&name, sheet, &mut faults);
            }
        }
        (workbook, faults)
    }

    /// Reads the visible and hidden worksheets of an `.xlsx`.
    pub fn from_xlsx(file: &str, bytes: &[u8]) -> (Self, Diagnostics) {
        let mut workbook = Self::default();
        let (sheets, mut faults) = xlsx::read(file, bytes);
        for (name, sheet) in sheets {
            workbook.insert(&name, sheet, &mut faults);
        }
        (workbook, faults)
    }

    /// The sheet of that name, in lower case.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.get(name)
    }

    fn insert(&mut self, name: &str, sheet: Sheet, faults: &mut Diagnostics) {
        let name = name.trim().to_lowercase();
        if let Some(first) = self.sheets.get(&name) {
            faults.error_with_hint(
                "duplicate-sheet",
                Place::file(&sheet.file),
                format!("the sheet `{name}` stands in `{}` too", first.file),
                "keep one of them",
            );
            return;
        }
        self.sheets.insert(name, sheet);
    }
}

/// `~$book.xlsx` and `.~lock` files are left by office programs while a file is open.
fn is_top(path: &str, suffix: &str) -> bool {
    !path.contains('/') && !path.starts_with(['~', '.']) && path.to_lowercase().ends_with(suffix)
}
