//! Record tables, as an expression reads them with `instance('table')/root/item[...]/column`.

use std::collections::BTreeMap;

use super::arithmetic;
use super::scope::Type;
use crate::day;
use crate::response::Value;

/// The tables by name.
pub type Tables = BTreeMap<String, Table>;

/// A table: columns with types, rows of cells. An empty cell is no value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    columns: Vec<(String, Type)>,
    rows: Vec<Vec<Option<Value>>>,
}

impl Table {
    /// Types a table of texts, column by column: a column whose cells are all numbers is of numbers, one whose cells are all ISO dates is
    /// of dates, any other (an empty one too) is of texts. A row that is too short is filled with empty cells.
    pub fn from_texts(columns: &[String], rows: &[Vec<String>]) -> Self {
        let types: Vec<Type> = (0..columns.len()).map(|column| column_type(rows, column)).collect();
        let rows = rows
            .iter()
            .map(|row| {
                let cells = types.iter().enumerate();
                cells.map(|(column, kind)| value(cell(row, column), kind)).collect()
            })
            .collect();
        Self { columns: columns.iter().cloned().zip(types).collect(), rows }
    }

    /// The columns and their types: number, date or text.
    pub fn columns(&self) -> &[(String, Type)] {
        &self.columns
    }

    /// The rows, each as wide as the columns.
    pub fn rows(&self) -> &[Vec<Option<Value>>] {
        &self.rows
    }

    /// The same table with only the rows of these indexes.
    #[must_use]
    pub fn of_rows(&self, rows: &[usize]) -> Self {
        let rows = rows.iter().filter_map(|row| self.rows.get(*row)).cloned().collect();
        Self { columns: self.columns.clone(), rows }
    }

    /// Index of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|(column, _)| column == name)
    }
}

fn cell(row: &[String], column: usize) -> &str {
    row.get(column).map_or("", |cell| cell.trim())
}

fn column_type(rows: &[Vec<String>], column: usize) -> Type {
    let filled = || rows.iter().map(|row| cell(row, column)).filter(|cell| !cell.is_empty());
    if filled().next().is_none() {
        Type::Text
    } else if filled().all(|cell| arithmetic::parse(cell).is_some()) {
        Type::Number
    } else if filled().all(|cell| day::parse(cell).is_some()) {
        Type::Date
    } else {
        Type::Text
    }
}

fn value(cell: &str, kind: &Type) -> Option<Value> {
    match kind {
        _ if cell.is_empty() => None,
        Type::Number => arithmetic::parse(cell).map(Value::Number),
        Type::Date => day::parse(cell).map(Value::Date),
        _ => Some(Value::Text(cell.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::{Table, Type, Value};

    #[test]
    fn a_column_has_the_type_of_all_its_cells() {
        let columns = ["grade", "year", "from", "none"].map(str::to_owned);
        let rows = [["P1", "2017", "2017-01-01", ""], ["2", "", "", ""]]
            .map(|r| r.map(str::to_owned).to_vec());
        let table = Table::from_texts(&columns, &rows);
        let types: Vec<&Type> = table.columns().iter().map(|(_, kind)| kind).collect();
        assert_eq!(types, [&Type::Text, &Type::Number, &Type::Date, &Type::Text]);
        assert_eq!(table.rows()[1], [Some(Value::Text("2".to_owned())), None, None, None]);
    }
}
