use crate::document::Table;

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
}
