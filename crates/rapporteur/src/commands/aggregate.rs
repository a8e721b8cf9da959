use anyhow::{Result, bail};

use super::acceptable;
use crate::arguments::Aggregate;
use crate::output::{Output, write_all};
use edition::progress::Progress;
use edition::report::Report;

/// Writes the figures as JSON or CSV, by the ending of the file's name.
pub fn run(options: &Aggregate) -> Result<bool> {
    let extension = options.output.extension().and_then(|e| e.to_str()).unwrap_or_default();
    if !matches!(extension, "json" | "csv") {
        bail!("{}: the file's name must end in .json or .csv", options.output.display());
    }
    let report = Report::figures_only(&options.inputs.read()?, &Progress::on_terminal());
    if !acceptable(&report.diagnostics, false) {
        return Ok(false);
    }
    let bytes = match extension {
        "csv" => report.figures_csv(),
        _ => report.figures_json().into_bytes(),
    };
    write_all(&[Output { path: options.output.clone(), bytes }])?;
    Ok(true)
}
