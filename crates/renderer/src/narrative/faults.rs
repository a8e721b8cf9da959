//! The faults of one file, with their places.

use questionnaire::diagnostic::Diagnostics;

use super::tree::Position;

/// Faults of one file after which no more are kept.
const MOST: usize = 1000;

/// Where faults of a file go.
pub(super) struct Faults<'a> {
    pub(super) file: &'a str,
    pub(super) list: &'a mut Diagnostics,
}

impl Faults<'_> {
    pub(super) fn error(
        &mut self,
        code: &'static str,
        at: Position,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        if self.list.len() < MOST {
            self.list.error_with_hint(code, at.place(self.file), message, hint);
        }
    }
}
