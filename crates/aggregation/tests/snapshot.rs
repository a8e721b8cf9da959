//! The snapshot: canonical bytes that do not depend on how the files were arranged.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use aggregation::snapshot::Snapshot;
use questionnaire::sheet::Files;
use support::{Cycle, small};

fn snapshot(files: &Files) -> Snapshot {
    let cycle = Cycle::of(files);
    assert!(!cycle.faults.has_errors(), "{:#?}", cycle.faults.sorted());
    Snapshot::of(cycle.data())
}

/// The same sheet with the columns after the first turned round; `rows` says whether the order of rows is free too.
fn rearranged(files: &Files, name: &str, rows: bool) -> Files {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_reader(files[name].as_slice());
    let turned = |record: csv::StringRecord| {
        let mut cells: Vec<String> = record.iter().map(str::to_owned).collect();
        cells[1..].reverse();
        cells
    };
    let mut records: Vec<Vec<String>> = reader.records().map(|r| turned(r.unwrap())).collect();
    if rows {
        records[1..].reverse();
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in records {
        writer.write_record(record).unwrap();
    }
    let mut files = files.clone();
    files.insert(name.to_owned(), writer.into_inner().unwrap());
    files
}

fn changed(file: &str, from: &str, to: &str) -> Files {
    let mut files = small::files("");
    let text = String::from_utf8(files[file].clone()).unwrap();
    assert!(text.contains(from), "{file}: {from}");
    files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    files
}

#[test]
fn the_bytes_are_one_fact_a_line_in_the_order_of_bytes() {
    let snapshot = snapshot(&small::files(""));
    let text = std::str::from_utf8(snapshot.bytes()).unwrap();
    let lines: Vec<&str> = text.strip_suffix('\n').unwrap().split('\n').collect();
    assert_eq!(lines[0], "snapshot\t1");
    assert!(lines[1..].is_sorted());
    for line in [
        "questionnaire\tsmall\t1",
        "office\tC\tregional\tSouth\tFRA PER\tinvited",
        "office\tF\tcountry\tSouth\tTCD\texempt: closed in the year",
        "response\tD",
        "answer\tA\ttopics\tlaw health",
        "answer\tA\tstarted\t2018-01-01",
        "answer\tC\thours\t1",
        "record\tkept.rate\tvalue\t11.5",
        "record\tkept.languages\tnames\tArabic; English; French",
        "record\tkept.rate\towner\tFinance",
        "cell\tstaff\t5\tgrade\tD-1",
        "table\tstaff\tsource\tPersonnel records",
    ] {
        assert!(lines.contains(&line), "{line}\n{text}");
    }
    // A draft is no response, and an answer that was not given is no line.
    assert!(!lines.iter().any(|line| line.contains("\tE\t") && !line.starts_with("office")));
    assert!(!lines.iter().any(|line| line.starts_with("answer\tD\twomen")));
}

#[test]
fn the_arrangement_of_the_files_does_not_matter() {
    let files = small::files("");
    let expected = snapshot(&files);
    for (name, rows) in [
        ("responses.csv", true),
        ("offices.csv", true),
        ("records/figures.csv", true),
        ("records/tables.csv", true),
        ("records/staff.csv", false),
    ] {
        assert_eq!(snapshot(&rearranged(&files, name, rows)), expected, "{name}");
    }
    // 1.0 is the number 1, and choices are in the order of their list.
    assert_eq!(snapshot(&changed("responses.csv", "7,1.0,Lyon", "7.00,1,Lyon")), expected);
    assert_eq!(snapshot(&changed("responses.csv", "law health", "health law")), expected);
}

#[test]
fn every_change_of_what_is_counted_changes_the_hash() {
    let before = snapshot(&small::files("")).sha256();
    assert_eq!(before.len(), 64);
    for (file, from, to) in [
        ("responses.csv", "10,5,1.5", "11,5,1.5"),
        ("responses.csv", "E,draft", "E,approved"),
        ("offices.csv", "North,KEN", "North,TCD"),
        ("offices.csv", "exempt: closed in the year", "invited"),
        ("records/figures.csv", "1234", "1235"),
        ("records/figures.csv", "Personnel records", "Staff records"),
        ("records/staff.csv", "P-1,2016,3,1\nP-2,2016,4,6", "P-2,2016,4,6\nP-1,2016,3,1"),
        ("settings.csv", "small,1", "small,2"),
    ] {
        assert_ne!(snapshot(&changed(file, from, to)).sha256(), before, "{file}: {to}");
    }
}

#[test]
fn fields_hold_no_tab_and_no_end_of_line() {
    let files = changed("responses.csv", "Nice", "\"a\tb\nc\\d\"");
    let text = String::from_utf8(snapshot(&files).bytes().to_vec()).unwrap();
    assert!(text.contains("\nanswer\tA\tcity\ta\\tb\\nc\\\\d\n"), "{text}");
}

/// The bytes that `snapshot.py` makes of a folder.
fn by_a_stranger(folder: &std::path::Path) -> Vec<u8> {
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshot.py");
    let run = std::process::Command::new("python3").arg(script).arg(folder).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    run.stdout
}

#[test]
fn a_stranger_makes_the_same_bytes_from_the_files() {
    let folder = tempfile::tempdir().unwrap();
    let files = small::files("");
    std::fs::create_dir(folder.path().join("records")).unwrap();
    for (name, bytes) in &files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let theirs = String::from_utf8(by_a_stranger(folder.path())).unwrap();
    let ours = snapshot(&files);
    assert_eq!(theirs, std::str::from_utf8(ours.bytes()).unwrap());
    for cycle in ["annual-report-2016", "annual-report-2017"] {
        let config =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config").join(cycle);
        let ours = snapshot(&support::files(&config));
        assert!(by_a_stranger(&config) == ours.bytes(), "{cycle}");
    }
}
