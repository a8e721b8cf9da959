//! Workbooks, made part by part.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A sheet of rows of cells, each the XML of one `<c>`.
pub fn sheet_xml(rows: &[&[&str]]) -> String {
    let rows: Vec<String> = rows.iter().map(|cells| cells.concat()).collect();
    format!("<worksheet><sheetData><row>{}</row></sheetData></worksheet>", rows.join("</row><row>"))
}

/// A cell that holds a text.
pub fn text_cell(text: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// A workbook with these worksheets; `more` are further parts.
pub fn xlsx(sheets: &[(&str, String)], more: &[(&str, Vec<u8>)]) -> Vec<u8> {
    const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let numbered = || sheets.iter().zip(1..);
    let list: Vec<String> = numbered()
        .map(|((name, _), n)| format!("<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"r{n}\"/>"))
        .collect();
    let relations: Vec<String> = numbered()
        .map(|(_, n)| format!("<Relationship Id=\"r{n}\" Type=\"{RELATION}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))
        .collect();
    let root = format!(
        "<Relationships><Relationship Id=\"r\" Type=\"{RELATION}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let workbook = format!("<workbook xmlns:r=\"r\"><sheets>{}</sheets></workbook>", list.concat());
    let relations = format!("<Relationships>{}</Relationships>", relations.concat());
    let mut parts = vec![
        ("_rels/.rels".to_owned(), root.into_bytes()),
        ("xl/workbook.xml".to_owned(), workbook.into_bytes()),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations.into_bytes()),
    ];
    parts
        .extend(numbered().map(|((_, xml), n)| {
            (format!("xl/worksheets/sheet{n}.xml"), xml.clone().into_bytes())
        }));
    parts.extend(more.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone())));
    archive(&parts).expect("writing to memory")
}

/// A zip archive of these parts.
pub fn archive(parts: &[(String, Vec<u8>)]) -> std::io::Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
