//! A copy of the reference cycle that a test may spoil, and the program run on it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

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
        self.folder.path().join("annual-report-2017").join(file)
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

    /// Replaces the first occurrence, which must exist.
    #[track_caller]
    pub fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} has no {from:?}");
        self.write(file, text.replacen(from, to, 1).as_bytes());
    }

    /// Adds bytes at the end.
    pub fn append_bytes(&self, file: &str, bytes: &[u8]) {
        let mut file = fs::OpenOptions::new().append(true).open(self.path(file)).expect("opened");
        file.write_all(bytes).expect("written");
    }

    /// Adds a row to a sheet; cells that are not given are empty.
    pub fn append(&self, file: &str, cells: &[&str]) {
        let (header, mut rows) = self.sheet(file);
        let mut row: Vec<String> = cells.iter().map(|c| (*c).to_owned()).collect();
        row.resize(header.len(), String::new());
        rows.push(row);
        self.write_sheet(file, &header, &rows);
    }

    /// Repeats the line that contains `text` at the end of the file.
    #[track_caller]
    pub fn repeat_line(&self, file: &str, text: &str) {
        let all = self.read(file);
        let line = all.lines().find(|l| l.contains(text)).expect("such a line").to_owned();
        self.append_bytes(file, format!("{line}\n").as_bytes());
    }

    /// Sets the cell of a row (the header is row 1) and column.
    #[track_caller]
    pub fn set_cell(&self, file: &str, row: usize, column: &str, value: &str) {
        let (header, mut rows) = self.sheet(file);
        let at = header.iter().position(|h| h == column).expect("such a column");
        rows[row - 2][at] = value.to_owned();
        self.write_sheet(file, &header, &rows);
    }

    /// Sets the first cell that holds a number above 999.
    pub fn set_any_number(&self, file: &str, value: &str) {
        let (header, mut rows) = self.sheet(file);
        let large = |cell: &&mut String| cell.parse::<u64>().is_ok_and(|n| n > 999);
        *rows.iter_mut().flatten().find(large).expect("a large number") = value.to_owned();
        self.write_sheet(file, &header, &rows);
    }

    fn sheet(&self, file: &str) -> (Vec<String>, Vec<Vec<String>>) {
        let mut reader = csv::Reader::from_path(self.path(file)).expect("a sheet");
        let header = reader.headers().expect("a header").iter().map(str::to_owned).collect();
        let row = |r: csv::StringRecord| r.iter().map(str::to_owned).collect();
        (header, reader.into_records().map(|r| row(r.expect("a row"))).collect())
    }

    fn write_sheet(&self, file: &str, header: &[String], rows: &[Vec<String>]) {
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
        assert!(!self.folder.path().join("out").exists(), "something was written");
        refusal(&output)
    }

    /// Checks, and expects exit status 1; gives what was said.
    #[track_caller]
    pub fn check_refused(&self) -> String {
        refusal(&self.run(&["check"]))
    }
}

#[track_caller]
fn refusal(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
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

/// A small archive whose one sheet inflates to 1 GiB of zeros.
pub fn zip_bomb() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().large_file(true);
    archive.start_file("xl/worksheets/sheet1.xml", options).expect("an entry");
    let block = vec![0; 1 << 20];
    for _ in 0..1024 {
        archive.write_all(&block).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}
