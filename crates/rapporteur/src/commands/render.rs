#[cfg(feature = "pdf")]
use std::panic::resume_unwind;
use std::path::Path;
#[cfg(feature = "pdf")]
use std::thread::{self, ScopedJoinHandle};

use anyhow::Result;
#[cfg(feature = "pdf")]
use questionnaire::diagnostic::Diagnostics;
use renderer::build::Built;

use super::acceptable;
use crate::arguments::Render;
use crate::output::{Output, write_all};
use edition::progress::Progress;
use edition::report::Report;
use edition::sources::Sources;

/// Writes the report and the figures.
pub fn run(options: &Render) -> Result<bool> {
    let sources = options.inputs.read()?;
    render(&sources, options.lang.as_deref(), &options.output, &Progress::on_terminal())
}

/// Renders sources to a folder, in one language or in all of the cycle: `report.html`, `report.pdf`, `figures.json`, `figures.csv`;
/// where there are several languages, those after the first have theirs in the names of their reports, as in `report.fr.html`.
pub fn render(
    sources: &Sources,
    language: Option<&str>,
    folder: &Path,
    progress: &Progress,
) -> Result<bool> {
    let report = Report::of(sources, language, progress);
    if !acceptable(&report.diagnostics, false) || report.built.is_empty() {
        return Ok(false);
    }
    let names = Names(report.languages().next().unwrap_or_default());
    let mut outputs = progress.phase("writing HTML", || pages(&report, names));
    #[cfg(feature = "pdf")]
    match progress.phase("typesetting the PDF", || papers(&report, names)) {
        Ok(papers) => outputs.extend(papers),
        Err(faults) => return Ok(acceptable(&faults, false)),
    }
    outputs.push(("figures.json".to_owned(), report.figures_json().into_bytes()));
    outputs.push(("figures.csv".to_owned(), report.figures_csv()));
    let outputs: Vec<Output> = outputs
        .into_iter()
        .map(|(name, bytes)| Output { path: folder.join(name), bytes })
        .collect();
    write_all(&outputs)?;
    for output in &outputs {
        println!("{}", output.path.display());
    }
    Ok(true)
}

/// Names of files, by the language whose report has no language in its name.
#[derive(Clone, Copy)]
struct Names<'a>(&'a str);

impl Names<'_> {
    fn of(self, file: &str, language: &str) -> String {
        match file.strip_prefix("report.") {
            Some(kind) if language != self.0 => format!("report.{language}.{kind}"),
            _ => file.to_owned(),
        }
    }
}

type Files = Vec<(String, Vec<u8>)>;

fn pages(report: &Report, names: Names<'_>) -> Files {
    let page = |built: &Built| {
        let html = report.html(&built.document, |file, language| names.of(file, language));
        (names.of("report.html", &built.document.cover.language), html.into_bytes())
    };
    report.built.iter().map(page).collect()
}

/// Typesets all languages at once.
#[cfg(feature = "pdf")]
fn papers(report: &Report, names: Names<'_>) -> Result<Files, Diagnostics> {
    let paper = |built: &Built| {
        let pdf = report.pdf(&built.document)?;
        Ok((names.of("report.pdf", &built.document.cover.language), pdf))
    };
    let typeset = thread::scope(|scope| {
        let threads: Vec<_> =
            report.built.iter().map(|built| scope.spawn(move || paper(built))).collect();
        threads.into_iter().map(ScopedJoinHandle::join).collect::<Vec<_>>()
    });
    // A thread that panicked has said why: its panic goes on here.
    typeset.into_iter().map(|done| done.unwrap_or_else(|panic| resume_unwind(panic))).collect()
}
