//! The cell `published`: a printed value, and printed values of cells as `2005=14 2013=11`.

use crate::records::{Datum, parse_datum};

/// Printed values to hold ours against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The figure's own.
    pub value: Option<Datum>,
    /// Of cells, by key.
    pub cells: Vec<(String, Datum)>,
}

impl Published {
    /// Reads the cell, or says which word of it can't be read.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut published = Self::default();
        let mut key = String::new();
        for word in text.split_whitespace() {
            let Some((end_of_key, value)) = word.rsplit_once('=') else {
                match parse_datum(word) {
                    Some(value) if key.is_empty() && published == Self::default() => {
                        published.value = Some(value);
                    }
                    _ => key = format!("{key}{word} "),
                }
                continue;
            };
            let value = parse_datum(value).ok_or_else(|| word.to_owned())?;
            published.cells.push((format!("{key}{end_of_key}"), value));
            key.clear();
        }
        if key.is_empty() { Ok(published) } else { Err(key.trim_end().to_owned()) }
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    fn number(n: i64) -> Datum {
        Datum::Number(Decimal::from(n))
    }

    #[test]
    fn reads_a_value_cells_or_both() {
        assert_eq!(Published::read("73").unwrap().value, Some(number(73)));
        let cells = Published::read("2005=14 2013=11").unwrap();
        assert_eq!(cells.cells, [("2005".into(), number(14)), ("2013".into(), number(11))]);
        let both = Published::read("-3 D-1 and D-2=6").unwrap();
        assert_eq!(both.value, Some(number(-3)));
        assert_eq!(both.cells, [("D-1 and D-2".into(), number(6))]);
        let date = Published::read("2017-06").unwrap();
        assert_eq!(date.value, Some(Datum::Date("2017-06".into())));
    }

    #[test]
    fn says_what_it_cannot_read() {
        assert_eq!(Published::read("about 73"), Err("about 73".into()));
        assert_eq!(Published::read("2005=1,400"), Err("2005=1,400".into()));
    }
}
