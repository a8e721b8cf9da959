//! The document as one HTML file: fonts, style and script inside, no request to anywhere, readable without the script.

mod nodes;
mod view;

use askama::Template;

use crate::document::{Cover, Document};
use crate::layout::{FigureGroup, Theme, figures_in_order};
use crate::words::Words;
use view::View;

const FONTS: &str = include_str!("../../../../templates/report/fonts.css");
const STYLE: &str = include_str!("../../../../templates/report/report.css");
const SCRIPT: &str = include_str!("../../../../templates/report/report.js");

/// A file that stands beside the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLink {
    /// What the link says.
    pub label: String,
    /// Where it leads, relative to the report.
    pub href: String,
}

/// The same report in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Code of the language.
    pub language: String,
    /// Where it stands, relative to the report.
    pub href: String,
}

impl Edition {
    /// The language in its own words.
    fn name(&self) -> &'static str {
        Words::of(&self.language).get("language")
    }
}

/// How the page looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlOptions {
    /// A dotted line under each traced figure.
    pub marks: bool,
    /// Files offered at the foot of the page; empty offers none.
    pub files: Vec<FileLink>,
    /// Other languages offered at the head of the page.
    pub editions: Vec<Edition>,
}

impl Default for HtmlOptions {
    fn default() -> Self {
        Self { marks: true, files: Vec::new(), editions: Vec::new() }
    }
}

#[derive(Template)]
#[template(path = "report/report.html")]
struct Report<'a> {
    view: &'a View<'a>,
    cover: &'a Cover,
    theme: Theme,
    groups: &'a [FigureGroup<'a>],
    fonts: &'static str,
    style: &'static str,
    script: &'static str,
}

/// Writes the document as one HTML file. The same input gives the same bytes.
pub fn write(document: &Document, options: &HtmlOptions) -> String {
    let view = View::new(document, options);
    let report = Report {
        view: &view,
        cover: &document.cover,
        theme: Theme::named(&document.cover.theme),
        groups: &figures_in_order(document),
        fonts: FONTS,
        style: STYLE,
        script: SCRIPT,
    };
    // Writing to a string does not fail.
    report.render().unwrap_or_default()
}
