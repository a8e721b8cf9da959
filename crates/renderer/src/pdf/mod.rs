//! The document as PDF: Typst as a library, to PDF/A-3a and PDF/UA-1, with the figures attached.

mod data;
mod fonts;
mod glyphs;
mod links;
mod structure;
mod table;
mod world;

use questionnaire::diagnostic::Diagnostics;

use crate::document::Document;
use data::Data;
use world::Report;

/// A file that travels inside the PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// File name, such as `figures.csv`.
    pub name: String,
    /// Media type, such as `text/csv`.
    pub mime: String,
    /// What it holds, in the document's language; empty takes the words for `figures.csv` and `figures.json`.
    pub description: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// How the PDF looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PdfOptions {
    /// A fine dotted line under each traced figure.
    pub marks: bool,
}

impl Default for PdfOptions {
    fn default() -> Self {
        Self { marks: true }
    }
}

/// Typesets the document. The same input gives the same bytes.
///
/// Errors, all at once: a character that the report's fonts lack, a date that is none, a heading that skips a level, a chart
/// without an alternative text; and whatever else the typesetter refuses.
pub fn write(
    document: &Document,
    attachments: &[Attachment],
    options: &PdfOptions,
) -> Result<Vec<u8>, Diagnostics> {
    let mut faults = structure::check(document);
    let data = Data::new(document).report(attachments, *options, &mut faults);
    faults.append(glyphs::check(&data));
    if faults.has_errors() {
        return Err(faults);
    }
    Report::new(&data, attachments).pdf(document)
}
