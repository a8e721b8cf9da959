//! Workbooks, made part by part.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A sheet of inline texts, numbers and so on: each cell is the XML of one `<c>`.
pub fn sheet_xml(rows: &[&[&str]]) -> String {
    let rows: String = rows.iter().map(|cells| format!("<row>{}</row>", cells.concat())).collect();
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

/// A cell that holds a text.
pub fn text_cell(text: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// A workbook with these worksheets; `more` are further parts.
pub fn xlsx(sheets: &[(&str, String)], more: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut list = String::new();
    let mut relations = String::new();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for (index, (name, xml)) in sheets.iter().enumerate() {
        list += &format!("<sheet name=\"{name}\" sheetId=\"{0}\" r:id=\"r{0}\"/>", index + 1);
        relations += &format!(
            "<Relationship Id=\"r{0}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{0}.xml\"/>",
            index + 1
        );
        parts.push((format!("xl/worksheets/sheet{}.xml", index + 1), xml.clone().into_bytes()));
    }
    parts.push((
        "xl/workbook.xml".into(),
        format!("<workbook xmlns:r=\"r\"><sheets>{list}</sheets></workbook>").into(),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".into(),
        format!("<Relationships>{relations}</Relationships>").into(),
    ));
    parts.push(("_rels/.rels".into(), b"<Relationships><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>".to_vec()));
    parts.extend(more.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone())));
    archive(&parts)
}

/// A zip archive of these parts.
pub fn archive(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
