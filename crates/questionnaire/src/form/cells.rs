//! Cells of `survey` that hold an expression, a yes or no, or a first value.

use crate::diagnostic::{Diagnostics, Place};
use crate::expression::{Expression, Node, Span, parse};
use crate::sheet::{Columns, Row};

/// One row of `survey` with what is wrong in it.
pub(super) struct Cells<'a, 'f> {
    pub(super) columns: &'a Columns<'a>,
    pub(super) row: &'a Row,
    pub(super) faults: &'f mut Diagnostics,
}

impl<'a> Cells<'a, '_> {
    pub(super) fn text(&self, name: &str) -> &'a str {
        self.columns.text(self.row, name)
    }

    pub(super) fn place(&self, name: &str) -> Place {
        self.columns.place(self.row, name)
    }

    /// The expression in a column; none where the cell is empty or wrong.
    pub(super) fn expression(&mut self, name: &str) -> Option<Expression> {
        let text = self.text(name);
        if text.is_empty() {
            return None;
        }
        parse(text, &self.place(name)).map_err(|found| self.faults.append(found)).ok()
    }

    /// `yes` and its like are the expression `true()`, `no` and its like are none.
    pub(super) fn condition(&mut self, name: &str) -> Option<Expression> {
        match yes_or_no(self.text(name)) {
            Some(true) => parse("true()", &self.place(name)).ok(),
            Some(false) => None,
            None => self.expression(name),
        }
    }

    /// A column that is yes or no and nothing else.
    pub(super) fn flag(&mut self, name: &str) -> bool {
        yes_or_no(self.text(name)).unwrap_or_else(|| {
            let message = format!("`{}` is neither yes nor no", self.text(name));
            let hint = "an expression is not supported here; write `yes`, `no` or nothing";
            self.faults.error_with_hint("not-yes-or-no", self.place(name), message, hint);
            false
        })
    }

    /// A literal is a text; what names a question or calls a function is an expression.
    pub(super) fn default(&mut self) -> Option<Expression> {
        let text = self.text("default");
        if text.is_empty() || is_dynamic(text) {
            return self.expression("default");
        }
        let at = Span::from(0..text.len());
        let root = Node::Text { value: text.to_owned(), at };
        Some(Expression { source: text.to_owned(), root, place: self.place("default") })
    }
}

/// The words for yes and no of pyxform; an empty cell is no.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "true()" => Some(true),
        "" | "no" | "false" | "false()" => Some(false),
        _ => None,
    }
}

/// Whether a default is computed: it names a question, or a name stands directly before `(`.
fn is_dynamic(text: &str) -> bool {
    let calls = |at: usize| text[..at].ends_with(|c: char| c.is_ascii_alphabetic());
    text.contains("${") || text.match_indices('(').any(|(at, _)| calls(at)) && text.ends_with(')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_is_computed_only_where_it_says_so() {
        for (text, dynamic) in [
            ("5", false),
            ("2017-01-01", false),
            ("yes", false),
            ("Chad (N'Djamena)", false),
            ("today()", true),
            ("${a} + 1", true),
            ("if(1 = 1, 'a', 'b')", true),
        ] {
            assert_eq!(is_dynamic(text), dynamic, "{text}");
        }
    }
}
