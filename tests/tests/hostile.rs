//! Random damage to the files of the reference cycle: nothing panics, and every run ends in bounded time.

mod reference;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use edition::sources::Sources;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree as _;
use reference::{report, sources};

/// Far above what the undamaged cycle takes, even unoptimized on a busy machine; far below a hang.
const LONGEST: Duration = Duration::from_mins(1);

/// What people and programs put into cells, and what breaks readers of them.
const HOSTILE: [&str; 40] = [
    "",
    " ",
    "\0",
    "\u{feff}",
    "\u{202e}abc",
    "e\u{301}\u{301}\u{301}",
    "👩‍👩‍👧‍👦",
    "\"",
    "\"\"\"",
    ",,,,,,,,",
    "\n\n\n",
    "-1",
    "-0",
    "0.1",
    "1e400",
    "NaN",
    "999999999999999999999999999999999999999",
    "-79228162514264337593543950335",
    "1,234",
    "١٢٣",
    "2017-02-30",
    "=HYPERLINK(\"x\")",
    "<script>alert(1)</script>",
    "{{ foreword.sdg_offices }}",
    "{{",
    "{{ }}",
    "::: if",
    "${",
    "${standards_supported}",
    "${standards_supported} = 'yes' and (",
    "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((",
    "not(not(not(not(not(not(not(${gender_level} = 'none')))))))",
    "instance('staff_trends')/root/item[year = 2017]/women",
    "1 div 0",
    "sum(instance('staff_trends')/root/item/women) * 99999999999999999999",
    "responding()",
    "foreword.sdg_offices, foreword.sdg_offices",
    "begin group",
    "end group",
    "yes",
];

/// One thing that goes wrong with a file.
#[derive(Clone, Debug)]
enum Damage {
    Flip(Index, u8),
    Cut(Index),
    Drop(Index),
    Repeat(Index, u16),
    Swap(Index, Index),
    Cell(Index, Index, &'static str),
    Fill(Index, &'static str),
    Insert(Index, &'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let index = any::<Index>;
    let hostile = || select(&HOSTILE[..]);
    prop_oneof![
        (index(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        index().prop_map(Damage::Cut),
        index().prop_map(Damage::Drop),
        (index(), 1..2000_u16).prop_map(|(at, times)| Damage::Repeat(at, times)),
        (index(), index()).prop_map(|(a, b)| Damage::Swap(a, b)),
        (index(), index(), hostile())
            .prop_map(|(row, column, text)| Damage::Cell(row, column, text)),
        (index(), hostile()).prop_map(|(column, text)| Damage::Fill(column, text)),
        (index(), hostile()).prop_map(|(at, text)| Damage::Insert(at, text)),
    ]
}

/// A file is damaged as bytes, as lines, or as a sheet.
fn damaged(bytes: &[u8], damage: &Damage) -> Vec<u8> {
    if bytes.is_empty() {
        return b"x".to_vec();
    }
    let mut bytes = bytes.to_vec();
    match damage {
        Damage::Flip(at, byte) => {
            let at = at.index(bytes.len());
            bytes[at] ^= byte;
        }
        Damage::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Damage::Insert(at, text) => {
            let at = at.index(bytes.len());
            bytes.splice(at..at, text.bytes());
        }
        Damage::Drop(at) => {
            return in_lines(&bytes, |lines| drop(lines.remove(at.index(lines.len()))));
        }
        Damage::Repeat(at, times) => {
            return in_lines(&bytes, |lines| {
                let line = lines[at.index(lines.len())].clone();
                lines.extend(std::iter::repeat_n(line, usize::from(*times)));
            });
        }
        Damage::Swap(a, b) => {
            return in_lines(&bytes, |lines| {
                let (a, b) = (a.index(lines.len()), b.index(lines.len()));
                lines.swap(a, b);
            });
        }
        Damage::Cell(row, column, text) => {
            return in_cells(&bytes, |rows| {
                let row = row.index(rows.len());
                set(&mut rows[row], *column, text);
            });
        }
        Damage::Fill(column, text) => {
            return in_cells(&bytes, |rows| {
                for row in rows.iter_mut().skip(1) {
                    set(row, *column, text);
                }
            });
        }
    }
    bytes
}

fn in_lines(bytes: &[u8], change: impl FnOnce(&mut Vec<Vec<u8>>)) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    change(&mut lines);
    lines.join(&b'\n')
}

fn in_cells(bytes: &[u8], change: impl FnOnce(&mut Vec<Vec<String>>)) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    let mut rows: Vec<Vec<String>> = reader.records().filter_map(Result::ok).map(row).collect();
    if rows.is_empty() {
        return bytes.to_vec();
    }
    change(&mut rows);
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in &rows {
        writer.write_record(row).expect("written");
    }
    writer.into_inner().expect("written")
}

fn set(row: &mut [String], column: Index, text: &str) {
    if !row.is_empty() {
        let column = column.index(row.len());
        text.clone_into(&mut row[column]);
    }
}

/// Runs everything, up to the HTML where the report would be written.
fn survives(sources: &Sources, what: &str) -> Result<(), TestCaseError> {
    let begun = Instant::now();
    let run = catch_unwind(AssertUnwindSafe(|| {
        let report = report(sources);
        for fault in report.diagnostics.sorted() {
            assert!(!fault.place.file.is_empty(), "a fault without a place: {fault}");
            assert!(!fault.message.is_empty(), "a fault that says nothing: {}", fault.code);
        }
        if !report.diagnostics.has_errors() {
            report
                .built
                .iter()
                .for_each(|built| drop(report.html(&built.document, |file, _| file.to_owned())));
        }
    }));
    prop_assert!(run.is_ok(), "it panicked on {what}");
    prop_assert!(begun.elapsed() < LONGEST, "it took {:?} on {what}", begun.elapsed());
    Ok(())
}

/// Each file in turn, missing, empty, and damaged in a way of its own.
#[test]
fn no_file_of_the_cycle_can_make_it_panic() {
    let sound = sources();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let names: Vec<String> = sound.files.keys().cloned().collect();
    for name in names {
        let mut missing = sound.clone();
        missing.files.remove(&name);
        survives(&missing, &format!("no {name}")).expect("it survives");
        let damage = damage().new_tree(&mut runner).expect("damage").current();
        let mut broken = sound.clone();
        broken.files.insert(name.clone(), damaged(&sound.files[&name], &damage));
        survives(&broken, &format!("{name} with {damage:?}")).expect("it survives");
    }
}

/// All cells of a sheet at once, so that each column meets each text; then all but those that name the row.
#[test]
fn no_cell_of_a_sheet_can_make_it_panic() {
    let sound = sources();
    for (name, sheet) in sound.files.iter().filter(|(name, _)| is_sheet(name)) {
        for first in [0, 1] {
            let mut broken = sound.clone();
            broken.files.insert(name.clone(), filled(sheet, first));
            survives(&broken, &format!("{name} from column {first} on")).expect("it survives");
        }
    }
}

fn is_sheet(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "csv")
}

/// The sheet with a hostile text in each cell of each row below the header, from a column on.
fn filled(sheet: &[u8], first: usize) -> Vec<u8> {
    in_cells(sheet, |rows| {
        for (number, row) in rows.iter_mut().enumerate().skip(1) {
            for (column, cell) in row.iter_mut().enumerate().skip(first) {
                HOSTILE[(number + column) % HOSTILE.len()].clone_into(cell);
            }
        }
    })
}

fn cases() -> ProptestConfig {
    let cases = if cfg!(debug_assertions) { 24 } else { 96 };
    ProptestConfig {
        cases,
        max_shrink_iters: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases())]

    /// Several files at once, each damaged more than once.
    #[test]
    fn no_damage_makes_it_panic(damages in proptest::collection::vec((any::<Index>(), damage()), 1..6)) {
        let mut sources = sources();
        let names: Vec<String> = sources.files.keys().cloned().collect();
        for (file, damage) in &damages {
            let name = &names[file.index(names.len())];
            let broken = damaged(&sources.files[name], damage);
            sources.files.insert(name.clone(), broken);
        }
        survives(&sources, &format!("{damages:?}"))?;
    }

    /// The same in the previous cycle.
    #[test]
    fn no_damage_to_the_previous_cycle_makes_it_panic(file in any::<Index>(), damage in damage()) {
        let mut sources = sources();
        let previous = sources.previous.as_mut().expect("a previous cycle");
        let names: Vec<String> = previous.files.keys().cloned().collect();
        let name = &names[file.index(names.len())];
        let broken = damaged(&previous.files[name], &damage);
        previous.files.insert(name.clone(), broken);
        survives(&sources, &format!("{name} with {damage:?}"))?;
    }
}
