use std::path::Path;

use anyhow::Result;

use super::acceptable;
use crate::arguments::Render;
use crate::output::{Output, write_all};
use edition::progress::Progress;
use edition::report::Report;
use edition::sources::Sources;

/// Writes the report of one language and the figures.
pub fn run(options: &Render) -> Result<bool> {
    let sources = options.inputs.read()?;
    render(&sources, options.lang.as_deref(), &options.output, &Progress::on_terminal())
}

/// Renders sources to a folder: `report.html`, `report.pdf`, `figures.json`, `figures.csv`.
pub fn render(
    sources: &Sources,
    language: Option<&str>,
    folder: &Path,
    progress: &Progress,
) -> Result<bool> {
    let original = sources.original_language();
    let language = language.or(original.as_deref()).unwrap_or("en");
    let report = Report::of(sources, Some(language), progress);
    if !acceptable(&report.diagnostics, false) {
        return Ok(false);
    }
    let Some(document) = report.built.first().map(|b| &b.document) else { return Ok(false) };
    let html = progress.phase("writing HTML", || report.html(document));
    let output = |name: &str, bytes| Output { path: folder.join(name), bytes };
    #[cfg_attr(not(feature = "pdf"), expect(unused_mut, reason = "nothing is added"))]
    let mut outputs = vec![
        output("report.html", html.into_bytes()),
        output("figures.json", report.figures_json().into_bytes()),
        output("figures.csv", report.figures_csv()),
    ];
    #[cfg(feature = "pdf")]
    match progress.phase("typesetting the PDF", || report.pdf(document)) {
        Ok(pdf) => outputs.insert(1, output("report.pdf", pdf)),
        Err(faults) => return Ok(acceptable(&faults, false)),
    }
    write_all(&outputs)?;
    for output in &outputs {
        println!("{}", output.path.display());
    }
    Ok(true)
}
