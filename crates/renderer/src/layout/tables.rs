use std::collections::BTreeSet;

use crate::document::{Inline, Table, TableCell, TableRow};

/// Where the figures of a table are traced. A figure that fills a whole column or row is a link once, in its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Traced {
    /// Each column holds one figure.
    Columns,
    /// Each row holds one figure.
    Rows,
    /// Every cell for itself.
    Cells,
}

impl Traced {
    pub(crate) fn of(table: &Table) -> Self {
        if (1..table.head.len()).all(|at| column_figure(table, at).is_some()) {
            Self::Columns
        } else if table.rows.iter().all(|row| row_figure(row).is_some()) {
            Self::Rows
        } else {
            Self::Cells
        }
    }
}

/// The one figure whose cells fill the column.
pub(crate) fn column_figure(table: &Table, at: usize) -> Option<&str> {
    sole_figure(table.rows.iter().filter_map(|row| row.cells.get(at)))
}

/// The one figure whose cells fill the row.
pub(crate) fn row_figure(row: &TableRow) -> Option<&str> {
    sole_figure(row.cells.iter().skip(1))
}

fn sole_figure<'a>(cells: impl Iterator<Item = &'a TableCell>) -> Option<&'a str> {
    let names: BTreeSet<&str> = cells
        .flat_map(|cell| &cell.text)
        .filter_map(|inline| match inline {
            Inline::Figure { name, .. } => Some(name.as_str()),
            _ => None,
        })
        .collect();
    if names.len() == 1 { names.first().copied() } else { None }
}

/// The groups over the columns after the first, made to cover them exactly; empty if the table has none.
pub(crate) fn groups(table: &Table) -> Vec<(String, usize)> {
    let mut left = table.head.len().saturating_sub(1);
    let mut out = Vec::new();
    for (text, span) in &table.groups {
        let span = (*span).min(left);
        if span > 0 {
            out.push((text.clone(), span));
            left -= span;
        }
    }
    if !out.is_empty() && left > 0 {
        out.push((String::new(), left));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: usize) -> Table {
        Table {
            id: "t".into(),
            number: 1,
            title: vec![],
            figures: vec![],
            groups: vec![],
            head: vec![vec![]; columns],
            rows: vec![],
            notes: vec![],
            source: String::new(),
        }
    }

    #[test]
    fn groups_cover_the_columns_exactly() {
        let mut table = table(6);
        table.groups = vec![("A".into(), 3)];
        assert_eq!(groups(&table), [("A".to_owned(), 3), (String::new(), 2)]);
        table.groups = vec![("A".into(), 3), ("B".into(), 9)];
        assert_eq!(groups(&table), [("A".to_owned(), 3), ("B".to_owned(), 2)]);
        table.groups = vec![];
        assert_eq!(groups(&table), []);
    }

    fn row(names: &[&str]) -> TableRow {
        let figure = |name: &&str| Inline::Figure { name: (*name).into(), text: "1".into() };
        let cells = names.iter().map(|name| {
            let text = if name.is_empty() { vec![] } else { vec![figure(name)] };
            TableCell { text, numeric: true }
        });
        TableRow { cells: cells.collect(), total: false }
    }

    #[test]
    fn a_figure_that_fills_a_column_or_a_row_is_traced_in_its_head() {
        let mut table = table(3);
        table.rows = vec![row(&["", "women", "men"]), row(&["", "", "men"])];
        assert_eq!(Traced::of(&table), Traced::Columns);
        table.rows = vec![row(&["", "women", "women"]), row(&["", "men", "men"])];
        assert_eq!(Traced::of(&table), Traced::Rows);
        table.rows = vec![row(&["", "women", "men"]), row(&["", "men", "women"])];
        assert_eq!(Traced::of(&table), Traced::Cells);
    }
}
