//! The commands through the program: what they write, what they say, and with which exit status.

mod cycle;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use cycle::Cycle;

/// What `render` writes.
const FILES: &[&str] = if cfg!(feature = "pdf") {
    &[
        "figures.csv",
        "figures.json",
        "report.es.html",
        "report.es.pdf",
        "report.fr.html",
        "report.fr.pdf",
        "report.html",
        "report.pdf",
    ]
} else {
    &["figures.csv", "figures.json", "report.es.html", "report.fr.html", "report.html"]
};

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    command.args(arguments);
    command
}

fn run(command: &mut Command) -> Output {
    command.output().expect("the program runs")
}

#[track_caller]
fn succeeded(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", said(output));
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The files of a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    entries.map(|path| (name(&path), fs::read(&path).expect("a file"))).collect()
}

/// The reference cycle's figures as JSON.
fn figures(cycle: &Cycle, more: &[&str]) -> Vec<u8> {
    let arguments = [&["aggregate", "-o", "figures.json"], more].concat();
    succeeded(&cycle.run(&arguments));
    fs::read(cycle.at("figures.json")).expect("written")
}

#[test]
fn a_wrong_command_line_has_status_2() {
    for arguments in [
        &[][..],
        &["check"],
        &["render", "x"],
        &["aggregate", "x"],
        &["sing"],
        &["check", "x", "--loud"],
    ] {
        let output = run(&mut program(arguments));
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", said(&output));
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn help_and_version_have_status_0() {
    let help = succeeded(&run(&mut program(&["--help"])));
    for command in ["demo", "check", "aggregate", "render", "explain"] {
        assert!(help.contains(&format!("\n  {command} ")), "{help}");
    }
    let version = succeeded(&run(&mut program(&["--version"])));
    assert_eq!(version, format!("rapporteur {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_folder_that_is_not_there_has_status_1() {
    let output = run(&mut program(&["check", "no-such-folder"]));
    assert!(cycle::refusal(&output).contains("no-such-folder"), "{}", said(&output));
}

#[test]
fn check_counts_what_it_read_and_only_strict_fails_on_warnings() {
    let cycle = Cycle::reference();
    let output = cycle.run(&["check"]);
    let told = succeeded(&output);
    assert!(told.starts_with("190 questions, 158 offices invited, 150 responses\n"), "{told}");
    let warnings = said(&output).lines().filter(|line| line.contains(": warning[")).count();
    assert_eq!(warnings, 8, "{}", said(&output));
    assert!(said(&output).ends_with("0 errors, 8 warnings\n"), "{}", said(&output));
    let strict = cycle.run(&["check", "--strict"]);
    assert_eq!(cycle::refusal(&strict), said(&output));
}

#[test]
fn check_writes_nothing() {
    let cycle = Cycle::reference();
    let before = files_within(&cycle.at(""));
    succeeded(&cycle.run(&["check"]));
    assert_eq!(files_within(&cycle.at("")), before);
}

fn files_within(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        found.push(path.display().to_string());
        if path.is_dir() {
            found.extend(files_within(&path));
        }
    }
    found.sort();
    found
}

#[test]
fn aggregate_writes_json_or_csv_by_the_name() {
    let cycle = Cycle::reference();
    let json = figures(&cycle, &[]);
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    let list = json["figures"].as_array().expect("a list");
    succeeded(&cycle.run(&["aggregate", "-o", "new/folder/figures.csv"]));
    let mut reader = csv::Reader::from_path(cycle.at("new/folder/figures.csv")).expect("CSV");
    let header = reader.headers().expect("a header").clone();
    let name = header.iter().position(|column| column == "name").expect("a column `name`");
    let all = reader.records().map(|row| row.expect("a row")[name].to_owned());
    let names: Vec<String> = all.filter(|name| !name.contains('[')).collect();
    let listed: Vec<&str> =
        list.iter().map(|figure| figure["name"].as_str().expect("a name")).collect();
    assert_eq!(names, listed);
}

#[test]
fn aggregate_to_another_kind_of_file_is_refused() {
    let cycle = Cycle::reference();
    let said = cycle::refusal(&cycle.run(&["aggregate", "-o", "figures.txt"]));
    assert!(said.contains(".json") && said.contains(".csv"), "{said}");
    assert!(!cycle.at("figures.txt").exists());
}

#[test]
fn responses_can_be_given_apart() {
    let cycle = Cycle::reference();
    let expected = figures(&cycle, &[]);
    fs::rename(cycle.at("annual-report-2017/responses.csv"), cycle.at("others.csv"))
        .expect("moved");
    let other = cycle.at("others.csv").display().to_string();
    assert!(figures(&cycle, &["--responses", &other]) == expected, "the figures differ");
    cycle::refusal(&cycle.run(&["check"]));
}

#[test]
fn the_previous_cycle_can_be_given_apart_and_must_be_there() {
    let cycle = Cycle::reference();
    let expected = figures(&cycle, &[]);
    fs::rename(cycle.at("annual-report-2016"), cycle.at("past")).expect("moved");
    let said = cycle::refusal(&cycle.run(&["check"]));
    assert!(said.contains("annual-report-2016"), "{said}");
    let past = cycle.at("past").display().to_string();
    assert!(figures(&cycle, &["--previous", &past]) == expected, "the figures differ");
}

#[test]
fn explain_says_who_was_counted_out_of_whom() {
    let cycle = Cycle::reference();
    let told = succeeded(&cycle.run(&["explain", "gender.offices_perspective"]));
    for part in [
        "gender.offices_perspective: ",
        "= 112",
        "${gender_level} = 'perspective'",
        "counted: 112\n",
        "used in paragraph 34\n",
    ] {
        assert!(told.contains(part), "no {part:?} in:\n{told}");
    }
    let counted = told.lines().skip_while(|line| !line.contains("  counted: 112")).nth(1);
    assert_eq!(counted.expect("the offices").split_whitespace().count(), 112);
}

#[test]
fn explain_gives_both_sides_of_a_share() {
    let told = succeeded(&Cycle::reference().run(&["explain", "aap.beneficiaries_implement_pct"]));
    assert!(told.contains("= 72  (108 of 150)"), "{told}");
}

#[test]
fn explain_gives_the_source_of_a_record() {
    let told = succeeded(&Cycle::reference().run(&["explain", "foreword.resettlement_persons"]));
    let figures = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../config/annual-report-2017/records/figures.csv"),
    );
    let mut reader = csv::Reader::from_reader(figures.as_ref().expect("records").as_bytes());
    let rows = reader.deserialize::<BTreeMap<String, String>>().map(|row| row.expect("a row"));
    let record = rows
        .into_iter()
        .find(|row| row["name"] == "foreword.resettlement_persons")
        .expect("the record");
    for part in [&format!("= {}\n", record["value"]), record["source"].as_str(), "used in "] {
        assert!(told.contains(part), "no {part:?} in:\n{told}");
    }
}

#[test]
fn explain_of_an_unknown_figure_suggests_one() {
    let said = cycle::refusal(&Cycle::reference().run(&["explain", "gender.offices_perspectives"]));
    assert!(said.contains("did you mean `gender.offices_perspective`?"), "{said}");
}

/// Standard error is a pipe here: it has the warnings and no progress.
#[test]
fn render_writes_all_files_says_where_and_is_silent_in_a_pipe() {
    let cycle = Cycle::reference();
    let output = cycle.run(&["render", "-o", "out"]);
    let told = succeeded(&output);
    let names: Vec<_> = files(&cycle.at("out")).into_keys().collect();
    assert_eq!(names, FILES);
    let mut listed: Vec<&str> =
        told.lines().map(|line| line.strip_prefix("out/").expect("a path")).collect();
    listed.sort_unstable();
    assert_eq!(listed, FILES);
    let other = |line: &&str| {
        !line.contains("warning[published-differs]") && !line.starts_with("    hint: ")
    };
    let others: Vec<_> = said(&output).lines().filter(other).map(str::to_owned).collect();
    assert_eq!(others, ["0 errors, 8 warnings"]);
}

#[test]
fn a_folder_that_cannot_be_made_leaves_nothing_behind() {
    let cycle = Cycle::reference();
    fs::write(cycle.at("taken"), "a file").expect("written");
    let before = files_within(&cycle.at(""));
    let said = cycle::refusal(&cycle.run(&["render", "-o", "taken/out"]));
    assert!(said.contains("taken/out"), "{said}");
    assert_eq!(files_within(&cycle.at("")), before);
}

/// A folder stands in the place of one file, or of the file that is written beside it: none is written.
#[test]
fn a_file_that_cannot_be_written_leaves_the_others_unwritten() {
    for taken in ["figures.csv", "figures.csv.part"] {
        let cycle = Cycle::reference();
        fs::create_dir_all(cycle.at("out").join(taken)).expect("made");
        let before = files_within(&cycle.at("out"));
        cycle::refusal(&cycle.run(&["render", "-o", "out"]));
        assert_eq!(files_within(&cycle.at("out")), before);
    }
}

#[test]
fn a_language_can_be_rendered_alone() {
    let cycle = Cycle::reference();
    succeeded(&cycle.run(&["render", "-o", "out", "--lang", "fr"]));
    let names: Vec<_> = files(&cycle.at("out")).into_keys().collect();
    let plain: Vec<_> = FILES.iter().filter(|name| name.matches('.').count() == 1).collect();
    assert_eq!(names.iter().collect::<Vec<_>>(), plain);
    let page = fs::read_to_string(cycle.at("out/report.html")).expect("there");
    assert!(page.contains("<html lang=\"fr\"") && !page.contains("report.es.html"));
}

#[test]
fn an_unknown_language_is_refused() {
    let cycle = Cycle::reference();
    cycle::refusal(&cycle.run(&["render", "-o", "out", "--lang", "tlh"]));
    assert!(!cycle.at("out").exists());
}

#[test]
fn demo_writes_everything_from_the_program_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(program(&["demo", "--no-serve", "--dir", "made"]).current_dir(folder.path()));
    let told = succeeded(&output);
    for name in FILES {
        let path = folder.path().join("made").join(name);
        assert!(path.is_file(), "no {name}");
        assert!(told.lines().any(|line| Path::new(line) == Path::new("made").join(name)), "{told}");
    }
}

#[test]
fn every_run_writes_the_same_bytes() {
    let cycle = Cycle::reference();
    succeeded(&cycle.run(&["render", "-o", "first"]));
    let first = files(&cycle.at("first"));
    let elsewhere = Cycle::reference();
    for (threads, zone, language) in
        [("1", "Pacific/Kiritimati", "tr_TR.UTF-8"), ("7", "America/Adak", "C")]
    {
        let mut command = program(&["render", "-o", "again"]);
        command.arg(elsewhere.at("annual-report-2017")).current_dir(elsewhere.at(""));
        command.envs([
            ("RAYON_NUM_THREADS", threads),
            ("TZ", zone),
            ("LANG", language),
            ("LC_ALL", language),
        ]);
        succeeded(&run(&mut command));
        let again = files(&elsewhere.at("again"));
        for (name, bytes) in &first {
            assert!(
                again[name] == *bytes,
                "{name} differs with {threads} threads, {zone}, {language}"
            );
        }
        fs::remove_dir_all(elsewhere.at("again")).expect("removed");
    }
}

#[test]
fn rows_and_columns_of_responses_may_stand_in_any_order() {
    let cycle = Cycle::reference();
    let expected = figures(&cycle, &[]);
    let (mut header, mut rows) = cycle.sheet("responses.csv");
    rows.reverse();
    header.reverse();
    for row in &mut rows {
        row.reverse();
    }
    cycle.write_sheet("responses.csv", &header, &rows);
    assert!(figures(&cycle, &[]) == expected, "the figures differ");
}

#[test]
fn a_workbook_may_stand_in_place_of_the_sheets() {
    let cycle = Cycle::reference();
    let expected = figures(&cycle, &[]);
    let names = ["survey", "choices", "settings"];
    let sheets: Vec<_> =
        names.iter().map(|name| (*name, cycle.sheet(&format!("{name}.csv")))).collect();
    cycle.write("questionnaire.xlsx", &cycle::workbook(&sheets));
    for name in names {
        cycle.remove(&format!("{name}.csv"));
    }
    assert!(figures(&cycle, &[]) == expected, "the figures differ");
}
