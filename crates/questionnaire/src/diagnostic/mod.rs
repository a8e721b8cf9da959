//! Faults of the files that people write: where, what, and what to do about it.

mod hint;

use std::fmt;

pub use hint::did_you_mean;

/// Whether a fault stops the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written and the exit status is 1.
    Error,
    /// Printed; an error with `--strict`.
    Warning,
}

/// Where a fault stands. Rows and lines count from 1; the header of a sheet is row 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path inside the cycle folder; for a workbook, `book.xlsx[sheet]`.
    pub file: String,
    /// Row of a sheet or line of a text.
    pub line: Option<u32>,
    /// Name of a sheet's column, or the column of a text counted in characters from 1.
    pub column: Option<String>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, column: None }
    }

    /// A row of a sheet, or a line of a text.
    pub fn line(file: impl Into<String>, line: u32) -> Self {
        Self { file: file.into(), line: Some(line), column: None }
    }

    fn order(&self) -> (&str, Option<u32>, Option<u32>) {
        let column = self.column.as_ref().and_then(|column| column.parse().ok());
        (&self.file, self.line, column)
    }

    /// The same row or line, at a column.
    #[must_use]
    pub fn at(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ":{column}")?;
        }
        Ok(())
    }
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where it stands.
    pub place: Place,
    /// Error or warning.
    pub severity: Severity,
    /// A short fixed name of this kind of fault, such as `unknown-question`; tests hold on to it.
    pub code: &'static str,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{}: {severity}[{}]: {}", self.place, self.code, self.message)?;
        if let Some(hint) = &self.hint {
            write!(f, "\n    hint: {hint}")?;
        }
        Ok(())
    }
}

/// All faults found, gathered and not stopped at the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds an error.
    pub fn error(&mut self, code: &'static str, place: Place, message: impl Into<String>) {
        self.push(Severity::Error, code, place, message.into(), None);
    }

    /// Adds an error with a hint.
    pub fn error_with_hint(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.push(Severity::Error, code, place, message.into(), Some(hint.into()));
    }

    /// Adds a warning.
    pub fn warning(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.push(Severity::Warning, code, place, message.into(), Some(hint.into()));
    }

    /// Adds an error with a hint where there is one.
    pub fn error_with(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        hint: Option<String>,
    ) {
        self.push(Severity::Error, code, place, message.into(), hint);
    }

    fn push(
        &mut self,
        severity: Severity,
        code: &'static str,
        place: Place,
        message: String,
        hint: Option<String>,
    ) {
        self.list.push(Diagnostic { place, severity, code, message, hint });
    }

    /// Takes in all of another's faults.
    pub fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
    }

    /// The same faults of files that lie in a folder.
    #[must_use]
    pub fn within(mut self, folder: &str) -> Self {
        for fault in &mut self.list {
            fault.place.file = format!("{folder}/{}", fault.place.file);
        }
        self
    }

    /// Whether any fault is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// The faults in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// How many were found.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The faults by place, columns that are numbers by their number, duplicates dropped.
    pub fn sorted(&self) -> Vec<Diagnostic> {
        let mut list = self.list.clone();
        list.sort_by(|a, b| a.place.order().cmp(&b.place.order()).then_with(|| a.cmp(b)));
        list.dedup();
        list
    }
}
