//! What both exporters need to know of a document: its anchors, contents, key figures and words.

mod anchors;
mod contents;
mod figures;
mod tables;
mod text;
mod theme;
mod words;

pub(crate) use anchors::{Anchors, Target};
#[cfg(feature = "pdf")]
pub(crate) use contents::paragraphs;
pub(crate) use contents::{Entry, contents};
pub(crate) use figures::{FigureGroup, figures_annex_label, figures_in_order, key_figures};
pub(crate) use tables::{Traced, column_figure, groups, row_figure};
pub(crate) use text::{clean, plain, sentence, unbroken};
pub(crate) use theme::Theme;
pub(crate) use words::Words;

/// Anchor of the annex that lists the figures; a narrative may link to it.
pub(crate) const FIGURES_ANNEX: &str = "figures-annex";
