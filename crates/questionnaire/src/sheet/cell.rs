//! The text that a person sees in a cell of a workbook.

use calamine::{DataRef, ExcelDateTime};
use rust_decimal::Decimal;

use super::builder::CellFault;

/// `5` and not `5.0`; days as `2017-06-30`; an error such as `#N/A` is a fault.
pub(super) fn text(value: &DataRef<'_>) -> Result<String, CellFault> {
    Ok(match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) if moment.is_duration() => return Err(duration()),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) => text.trim_end_matches("T00:00:00").to_owned(),
        DataRef::DurationIso(_) => return Err(duration()),
        DataRef::Error(error) => {
            return Err(CellFault {
                code: "cell-error",
                message: format!("the cell shows the error {error}"),
                hint: "correct the formula, or write the value",
            });
        }
    })
}

fn duration() -> CellFault {
    CellFault {
        code: "cell-duration",
        message: "the cell is formatted as a duration".to_owned(),
        hint: "format it as text or as a number",
    }
}

/// Fifteen significant digits, as a spreadsheet keeps them, so that binary fractions leave no trace.
fn number_text(number: f64) -> String {
    Decimal::from_scientific(&format!("{number:.14e}"))
        .map_or_else(|_| number.to_string(), |exact| exact.normalize().to_string())
}

/// A day, a time of day, or both, in ISO 8601.
fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match (moment.as_f64() < 1.0, time.as_str()) {
        (true, _) => time,
        (false, "00:00:00") => format!("{year:04}-{month:02}-{day:02}"),
        (false, _) => format!("{year:04}-{month:02}-{day:02}T{time}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_show_no_binary_fraction() {
        let sum = 0.300_000_000_000_000_04;
        for (number, text) in [
            (5.0, "5"),
            (-0.5, "-0.5"),
            (sum, "0.3"),
            (1_605.4, "1605.4"),
            (1e20, "100000000000000000000"),
            (0.0, "0"),
        ] {
            assert_eq!(number_text(number), text);
        }
        assert_eq!(number_text(1e300), format!("1{}", "0".repeat(300)));
    }
}
