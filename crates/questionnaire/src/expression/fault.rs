//! A fault inside one expression, before it is given its cell.

use super::span::Span;
use crate::diagnostic::{Diagnostics, Place, Severity};

/// What is wrong, and where in the source.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub severity: Severity,
    pub code: &'static str,
    pub at: Span,
    pub message: String,
    pub hint: Option<String>,
}

impl Fault {
    pub fn error(code: &'static str, at: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code, at, message: message.into(), hint: None }
    }

    /// With a general hint, for where there is no better one.
    pub fn syntax(at: Span, message: impl Into<String>) -> Self {
        Self::error("expression-syntax", at, message)
            .hint("an expression looks like `${visits} > 3 and ${help} = 'yes'`")
    }

    pub fn warning(code: &'static str, at: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, at, message) }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Gives faults their cell: the column becomes `relevant:14`, the character counted from 1.
pub(super) fn placed(faults: Vec<Fault>, source: &str, place: &Place) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for fault in faults {
        let place = at_character(place, source, fault.at.start);
        match fault.severity {
            Severity::Warning => {
                let hint = fault.hint.unwrap_or_default();
                diagnostics.warning(fault.code, place, fault.message, hint);
            }
            Severity::Error => match fault.hint {
                Some(hint) => diagnostics.error_with_hint(fault.code, place, fault.message, hint),
                None => diagnostics.error(fault.code, place, fault.message),
            },
        }
    }
    diagnostics
}

fn at_character(place: &Place, source: &str, byte: usize) -> Place {
    let character = source.char_indices().take_while(|(start, _)| *start < byte).count() + 1;
    let column =
        place.column.as_ref().map_or(character.to_string(), |c| format!("{c}:{character}"));
    place.clone().at(column)
}

/// A name as a message shows it: no longer than a line.
pub(super) fn shown(name: &str) -> String {
    const LONGEST: usize = 60;
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    name.chars().take(LONGEST).chain(['…']).collect()
}
