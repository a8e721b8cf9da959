//! What Typst may see: the templates, the data and the attachments, all in memory. No disk, no clock.

use questionnaire::diagnostic::{Diagnostics, Place};
use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfStandard, PdfStandards};

use super::fonts::{BOOK, FONTS};
use super::{Attachment, links};
use crate::document::{Cover, Document};

macro_rules! templates {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("../../../../templates/report/", $name)))),*]
    };
}

const MAIN: &str = "report.typ";
const TEMPLATES: [(&str, &str); 8] = templates![
    "report.typ",
    "theme.typ",
    "inline.typ",
    "chart.typ",
    "table.typ",
    "blocks.typ",
    "front.typ",
    "figures.typ"
];

/// One report to be typeset.
pub(super) struct Report {
    library: LazyHash<Library>,
    main: FileId,
    sources: Vec<Source>,
    files: Vec<(FileId, Bytes)>,
}

impl Report {
    pub(super) fn new(data: &Value, attachments: &[Attachment]) -> Self {
        let features = [Feature::A11yExtras].into_iter().collect();
        let sources = TEMPLATES.map(|(name, text)| Source::new(id(name), text.into()));
        let mut files = vec![(id("report.json"), Bytes::from_string(data.to_string()))];
        for file in attachments {
            let path = id(&format!("attachments/{}", file.name));
            files.push((path, Bytes::new(file.bytes.clone())));
        }
        Self {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            main: id(MAIN),
            sources: sources.into(),
            files,
        }
    }

    /// Lays out the report and writes it as PDF/A-3a and PDF/UA-1.
    pub(super) fn pdf(&self, document: &Document) -> Result<Vec<u8>, Diagnostics> {
        let Warned { output, .. } = typst::compile::<PagedDocument>(self);
        let pages = output.map_err(|faults| self.diagnostics(&faults));
        typst::comemo::evict(0);
        let pages = links::connect(&pages?, document)?;
        typst_pdf::pdf(&pages, &options(&document.cover))
            .map_err(|faults| self.diagnostics(&faults))
    }

    fn diagnostics(&self, list: &[SourceDiagnostic]) -> Diagnostics {
        let mut faults = Diagnostics::default();
        for fault in list {
            let hint: Vec<_> = fault.hints.iter().map(|hint| hint.v.as_str()).collect();
            let (place, message) = (self.place(fault), fault.message.as_str());
            if hint.is_empty() {
                faults.error("typeset", place, message);
            } else {
                faults.error_with_hint("typeset", place, message, hint.join("; "));
            }
        }
        faults
    }

    fn place(&self, fault: &SourceDiagnostic) -> Place {
        let Some(file) = fault.span.id() else { return Place::file(MAIN) };
        let name = file.get().vpath().get_without_slash().to_string();
        let line = self.range(fault.span).and_then(|range| {
            let line = self.source(file).ok()?.lines().byte_to_line(range.start)?;
            u32::try_from(line + 1).ok()
        });
        Place { file: name, line, column: None }
    }

    fn missing(file: FileId) -> FileError {
        FileError::NotFound(file.get().vpath().get_with_slash().into())
    }
}

fn options(cover: &Cover) -> typst_pdf::PdfOptions {
    let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1]);
    typst_pdf::PdfOptions {
        ident: Smart::Custom(format!("{} {} {}", cover.symbol, cover.language, cover.snapshot)),
        creator: Smart::Custom(Some("Rapporteur".into())),
        standards: standards.expect("the two standards go together"),
        ..typst_pdf::PdfOptions::default()
    }
}

fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a relative path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Report {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, file: FileId) -> FileResult<Source> {
        self.sources.iter().find(|s| s.id() == file).cloned().ok_or_else(|| Self::missing(file))
    }

    fn file(&self, file: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(id, _)| *id == file);
        found.map(|(_, bytes)| bytes.clone()).ok_or_else(|| Self::missing(file))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    /// The date is the document's, never today's.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
