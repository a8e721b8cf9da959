//! The reference cycle in memory, with cells that a test may change.
#![allow(dead_code, reason = "each test file uses a part")]

use std::collections::BTreeMap;

use edition::progress::Progress;
use edition::report::Report;
use edition::sources::Sources;
use renderer::document::{Block, Document, Inline, Table};
use tests::facts::repository;

/// A sheet: its header and its rows.
pub type Sheet = (Vec<String>, Vec<Vec<String>>);

/// The reference cycle and the one before it, from disk.
pub fn sources() -> Sources {
    let cycle = repository().join("config/annual-report-2017");
    Sources::of_folder(&cycle, None).expect("the cycle can be read")
}

/// Everything but the writing.
pub fn report(sources: &Sources) -> Report {
    Report::of(sources, None, &Progress::on_terminal())
}

/// The document in the original language.
pub fn document(report: &Report) -> &Document {
    &report.built.first().expect("a language").document
}

/// Reads a sheet.
pub fn sheet(sources: &Sources, file: &str) -> Sheet {
    let mut reader = csv::Reader::from_reader(sources.files[file].as_slice());
    let header = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let row = |r: csv::StringRecord| r.iter().map(str::to_owned).collect();
    (header, reader.into_records().map(|r| row(r.expect("a row"))).collect())
}

/// The rows of a sheet by column.
pub fn rows(sources: &Sources, file: &str) -> Vec<BTreeMap<String, String>> {
    let (header, rows) = sheet(sources, file);
    rows.into_iter().map(|row| header.iter().cloned().zip(row).collect()).collect()
}

/// Changes a sheet.
pub fn edit(sources: &mut Sources, file: &str, change: impl FnOnce(&mut Sheet)) {
    let mut sheet = sheet(sources, file);
    change(&mut sheet);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&sheet.0).expect("written");
    for row in &sheet.1 {
        writer.write_record(row).expect("written");
    }
    sources.files.insert(file.to_owned(), writer.into_inner().expect("written"));
}

/// Sets one cell, in the row whose first cell is `key`, and holds that it was `before`.
#[track_caller]
pub fn set(sources: &mut Sources, file: &str, key: &str, column: &str, before: &str, after: &str) {
    edit(sources, file, |(header, rows)| {
        let at = header.iter().position(|name| name == column).expect("such a column");
        let row = rows.iter_mut().find(|row| row[0] == key).expect("such a row");
        assert_eq!(row[at], before, "{file}, {key}, {column}");
        after.clone_into(&mut row[at]);
    });
}

/// The table whose title begins so.
pub fn table<'a>(document: &'a Document, title: &str) -> &'a Table {
    let blocks = document.parts.iter().flat_map(|part| &part.blocks);
    let mut tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let begins =
        |text: &[Inline]| matches!(text, [Inline::Text(text), ..] if text.starts_with(title));
    tables.find(|table| begins(&table.title)).expect("such a table")
}
