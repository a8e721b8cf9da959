//! A copy of the reference cycle that a test may spoil, and the program run on it.
#![allow(dead_code, reason = "each test file uses a part")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A sheet: its header and its rows.
pub type Sheet = (Vec<String>, Vec<Vec<String>>);

/// A copy in a temporary folder, with the previous cycle beside it.
pub struct Cycle {
    folder: TempDir,
}

impl Cycle {
    /// Copies both years.
    pub fn reference() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config");
        for year in ["annual-report-2017", "annual-report-2016"] {
            copy(&config.join(year), &folder.path().join(year));
        }
        Self { folder }
    }

    fn path(&self, file: &str) -> PathBuf {
        self.at("annual-report-2017").join(file)
    }

    /// A path in the folder that the program runs in, which holds both cycles.
    pub fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// A file's text.
    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("the file is there")
    }

    /// Writes a file.
    pub fn write(&self, file: &str, bytes: &[u8]) {
        fs::write(self.path(file), bytes).expect("written");
    }

    /// Removes a file.
    pub fn remove(&self, file: &str) {
        fs::remove_file(self.path(file)).expect("removed");
    }

    /// The line of the first occurrence, which must exist.
    #[track_caller]
    pub fn line_of(&self, file: &str, text: &str) -> usize {
        let all = self.read(file);
        let at = all.find(text).unwrap_or_else(|| panic!("{file} has no {text:?}"));
        all[..at].matches('\n').count() + 1
    }

    /// Replaces the first occurrence, which must exist; gives its line.
    #[track_caller]
    pub fn replace(&self, file: &str, from: &str, to: &str) -> usize {
        let line = self.line_of(file, from);
        self.write(file, self.read(file).replacen(from, to, 1).as_bytes());
        line
    }

    /// Adds bytes at the end; gives the line that they begin.
    pub fn append_bytes(&self, file: &str, bytes: &[u8]) -> usize {
        let line = self.read(file).matches('\n').count() + 1;
        let mut file = fs::OpenOptions::new().append(true).open(self.path(file)).expect("opened");
        file.write_all(bytes).expect("written");
        line
    }

    /// Adds a row to a sheet, and gives it; cells that are not given are empty.
    pub fn append(&self, file: &str, cells: &[&str]) -> usize {
        let (header, mut rows) = self.sheet(file);
        let mut row: Vec<String> = cells.iter().map(|c| (*c).to_owned()).collect();
        row.resize(header.len(), String::new());
        rows.push(row);
        self.write_sheet(file, &header, &rows);
        rows.len() + 1
    }

    /// Repeats the line that contains `text` at the end of the file, and gives the line of the copy.
    #[track_caller]
    pub fn repeat_line(&self, file: &str, text: &str) -> usize {
        let all = self.read(file);
        let line = all.lines().find(|l| l.contains(text)).expect("such a line").to_owned();
        self.append_bytes(file, format!("{line}\n").as_bytes())
    }

    /// Sets the cell of a row (the header is row 1) and column.
    #[track_caller]
    pub fn set_cell(&self, file: &str, row: usize, column: &str, value: &str) {
        let (header, mut rows) = self.sheet(file);
        let at = header.iter().position(|h| h == column).expect("such a column");
        value.clone_into(&mut rows[row - 2][at]);
        self.write_sheet(file, &header, &rows);
    }

    /// Replaces every cell of a column.
    #[track_caller]
    pub fn set_column(&self, file: &str, column: &str, value: impl Fn(&str) -> String) {
        let (header, mut rows) = self.sheet(file);
        let at = header.iter().position(|h| h == column).expect("such a column");
        for row in &mut rows {
            row[at] = value(&row[at]);
        }
        self.write_sheet(file, &header, &rows);
    }

    /// The header and the rows of a sheet.
    pub fn sheet(&self, file: &str) -> Sheet {
        let mut reader = csv::Reader::from_path(self.path(file)).expect("a sheet");
        let header = reader.headers().expect("a header").iter().map(str::to_owned).collect();
        let row = |r: csv::StringRecord| r.iter().map(str::to_owned).collect();
        (header, reader.into_records().map(|r| row(r.expect("a row"))).collect())
    }

    /// Writes a sheet.
    pub fn write_sheet(&self, file: &str, header: &[String], rows: &[Vec<String>]) {
        let mut writer = csv::Writer::from_path(self.path(file)).expect("a sheet");
        writer.write_record(header).expect("written");
        for row in rows {
            writer.write_record(row).expect("written");
        }
        writer.flush().expect("written");
    }

    /// Runs a command on the cycle, with more arguments behind it.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let (command, rest) = arguments.split_first().expect("a command");
        Command::new(env!("CARGO_BIN_EXE_rapporteur"))
            .arg(command)
            .arg(self.path(""))
            .args(rest)
            .current_dir(self.folder.path())
            .output()
            .expect("the program runs")
    }

    /// Renders, and expects exit status 1 and nothing written; gives what was said.
    #[track_caller]
    pub fn render_refused(&self) -> String {
        let output = self.run(&["render", "-o", "out"]);
        assert!(!self.at("out").exists(), "something was written");
        refusal(&output)
    }
}

/// What was said with exit status 1.
#[track_caller]
pub fn refusal(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// A small archive whose one sheet inflates to 256 MiB of zeros.
pub fn zip_bomb() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().large_file(true);
    archive.start_file("xl/worksheets/sheet1.xml", options).expect("an entry");
    let block = vec![0; 1 << 20];
    for _ in 0..256 {
        archive.write_all(&block).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A workbook of these sheets, every cell a text.
pub fn workbook(sheets: &[(&str, Sheet)]) -> Vec<u8> {
    const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>")
    };
    let numbered = || sheets.iter().enumerate();
    let entry = |(n, (name, _)): (usize, &(&str, Sheet))| {
        format!("<sheet name=\"{name}\" sheetId=\"{}\" r:id=\"r{n}\"/>", n + 1)
    };
    let list: String = numbered().map(entry).collect();
    let to_sheet = |n| relation(n, "worksheet", &format!("worksheets/sheet{n}.xml"));
    let relations: String = numbered().map(|(n, _)| to_sheet(n)).collect();
    let root = relation(0, "officeDocument", "xl/workbook.xml");
    let mut parts: Vec<_> = numbered().map(|(n, (_, sheet))| part(n, sheet)).collect();
    for (name, text) in [
        ("_rels/.rels", format!("<Relationships>{root}</Relationships>")),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships>{relations}</Relationships>")),
        ("xl/workbook.xml", format!("<workbook xmlns:r=\"r\"><sheets>{list}</sheets></workbook>")),
    ] {
        parts.push((name.to_owned(), text));
    }
    archive(&parts)
}

fn part(n: usize, (header, rows): &Sheet) -> (String, String) {
    let rows: String = std::iter::once(header).chain(rows).map(|row| row_xml(row)).collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    (format!("xl/worksheets/sheet{n}.xml"), sheet)
}

fn row_xml(row: &[String]) -> String {
    let escaped = |cell: &str| cell.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let cell = |cell: &String| {
        format!("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(cell))
    };
    format!("<row>{}</row>", row.iter().map(cell).collect::<String>())
}

fn archive(parts: &[(String, String)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive
            .start_file(name.as_str(), zip::write::SimpleFileOptions::default())
            .expect("an entry");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}
