//! From answers in the database to the files of a cycle, and from there to the same figures.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use collector::cycle::{form_of, settings};
use collector::form::Form;
use collector::live::{Rows, assembled, offices_csv, responses_csv};
use collector::load;
use database::models::answers::AnswerRow;
use database::models::offices::Office as OfficeRow;
use database::models::responses::ResponseRow;
use database::{Database, Moment};
use edition::cycle::Cycle;
use edition::progress::Progress;
use edition::report::Report;
use edition::sources::{RESPONSES, Sources};
use questionnaire::form::Questionnaire;
use questionnaire::response::{Answer, Status, Surroundings, read_responses};
use questionnaire::roster::Roster;
use questionnaire::sheet::{Files, Sheet, Workbook};
use time::OffsetDateTime;

fn now() -> OffsetDateTime {
    OffsetDateTime::UNIX_EPOCH + time::Duration::days(17_500)
}

#[tokio::test]
async fn answers_kept_by_the_web_give_the_figures_of_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config/annual-report-2017");
    let sources = Sources::read(&folder, None, None).unwrap();
    let home = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", home.path().join("live.db").display());
    let database = Database::open(&url, 2).await.unwrap();
    let cycle = load::open(&database, sources.clone(), Moment::of(now())).await.unwrap();
    let id = cycle.id.clone();
    let rows = database.read(move |c| Rows::read(&id, c)).await.unwrap();
    let form = form_of(&rows.version, &sources).unwrap();
    let live = assembled(&sources, &settings(&sources).unwrap(), &form, &rows).unwrap();

    assert_ne!(live.files[RESPONSES], sources.files[RESPONSES], "drafts have a row of their own");
    let ours = Report::figures_only(&live, &Progress::silent());
    let theirs = Report::figures_only(&sources, &Progress::silent());
    assert_eq!(ours.diagnostics.sorted(), theirs.diagnostics.sorted());
    assert!(theirs.figures.figures.len() > 100);
    assert_eq!(ours.figures.snapshot, theirs.figures.snapshot);
    assert_eq!(ours.figures_json(), theirs.figures_json());
    let (ours, _) = Cycle::read(&live.files);
    let (theirs, _) = Cycle::read(&sources.files);
    assert_eq!(ours.unwrap().collected.roster, theirs.unwrap().collected.roster);
}

const SURVEY: &str = "\
type,name,label,relevant,constraint
begin group,about,About,,
integer,staff,How many staff?,,. < 100
text,why,Why so many?,${staff} > 50,
integer,trained,How many were trained?,,. <= ${staff}
select_one place,country,Where?,,
select_multiple place,also,Where else?,${country} = 'a',
date,since,Since when?,,
note,thanks,Thank you,,
hidden,secret,,,
end group,,,,
";

fn form() -> Form {
    let files: Files = [
        ("survey.csv".to_owned(), SURVEY.as_bytes().to_vec()),
        ("choices.csv".to_owned(), b"list_name,name,label\nplace,a,A\nplace,b,B\n".to_vec()),
    ]
    .into();
    let (workbook, faults) = Workbook::from_files(&files);
    assert!(!faults.has_errors(), "{faults:?}");
    let (questionnaire, faults) = Questionnaire::read(&workbook, &BTreeMap::new());
    assert!(!faults.has_errors(), "{faults:?}");
    Form::new(1, questionnaire)
}

fn office(code: &str, exempt: Option<&str>) -> OfficeRow {
    OfficeRow {
        cycle_id: "c".to_owned(),
        code: code.to_owned(),
        name: format!(r#"{{"en":"Office {code}","fr":"Bureau, {code}"}}"#),
        kind: "country".to_owned(),
        region: "North".to_owned(),
        countries: "GHA TGO".to_owned(),
        language: "fr".to_owned(),
        zone: "Africa/Accra".to_owned(),
        due: None,
        exempt: exempt.map(str::to_owned),
    }
}

fn response(code: &str, state: &str) -> ResponseRow {
    ResponseRow {
        id: format!("r-{code}"),
        cycle_id: "c".to_owned(),
        office: code.to_owned(),
        state: state.to_owned(),
        revision: 1,
        questionnaire: 1,
        opened_at: None,
        submitted_at: None,
        submitted_by: None,
        digest: None,
    }
}

fn typed(code: &str, answers: &[(&str, &str)]) -> (String, Vec<AnswerRow>) {
    let rows = answers.iter().map(|(question, value)| AnswerRow {
        response_id: format!("r-{code}"),
        question: (*question).to_owned(),
        value: (*value).to_owned(),
        revision: 1,
        at: Moment::of(now()),
        person_id: None,
        how: "typed".to_owned(),
    });
    (format!("r-{code}"), rows.collect())
}

#[test]
fn what_can_not_stand_is_left_out_and_reading_back_finds_no_error() {
    let form = form();
    let offices =
        [office("A", None), office("B", None), office("C", Some("closed")), office("D", None)];
    let responses = [
        response("A", "submitted"),
        response("B", "draft"),
        response("C", "draft"),
        response("D", "returned"),
    ];
    let whole = [
        ("staff", "60"),
        ("why", "a, \"b\"\nc"),
        ("trained", "60"),
        ("country", "a"),
        ("also", "b a"),
        ("since", "2017-02-28"),
    ];
    // `about 60` decides whether `why` is asked; without it `why` is not.
    let wrong = [
        ("staff", "about 60"),
        ("why", "kept"),
        ("country", "z"),
        ("also", "b"),
        ("gone", "x"),
        ("since", "2017-02-30"),
    ];
    // 200 is not allowed; without it `why` is not asked, and 7 is more than nothing.
    let not_allowed =
        [("staff", "200"), ("why", "x"), ("trained", "7"), ("country", "b"), ("also", "a")];
    let answers: BTreeMap<String, Vec<AnswerRow>> = [
        typed("A", &whole),
        typed("B", &wrong),
        typed("C", &[("staff", "1")]),
        typed("D", &not_allowed),
    ]
    .into();
    let csv = responses_csv(&form, &offices, &responses, &answers, now());
    let text = String::from_utf8(csv.clone()).unwrap();
    assert_eq!(
        text,
        "office,status,staff,why,trained,country,also,since\n\
         A,submitted,60,\"a, \"\"b\"\"\nc\",60,a,a b,2017-02-28\n\
         B,draft,,,,,,\n\
         D,returned,,,,b,,\n"
    );

    let (sheet, faults) = Sheet::from_csv("responses.csv", &csv);
    assert!(faults.is_empty(), "{faults:?}");
    let (roster_sheet, _) =
        Sheet::from_csv("offices.csv", &offices_csv(&offices, &Roster::default(), "en"));
    let (roster, faults) = Roster::read(&roster_sheet, "en");
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(roster.offices[0].name.get("fr"), "Bureau, A");
    assert_eq!(roster.offices[0].countries, ["GHA", "TGO"]);
    assert_eq!(roster.offices[2].exempt.as_deref(), Some("closed"));
    let around = Surroundings { form: &form.questionnaire, roster: &roster, now: now() };
    let (read, faults) = read_responses(&sheet, around);
    assert!(!faults.has_errors(), "{faults:?}");
    let statuses: Vec<Status> = read.iter().map(|response| response.status).collect();
    assert_eq!(statuses, [Status::Submitted, Status::Draft, Status::Returned]);
    assert_eq!(read[1].answers["why"], Answer::NotAsked);
    assert_eq!(read[1].answers["staff"], Answer::NotAnswered);
}

#[test]
fn the_days_of_an_office_come_from_the_folder() {
    let folder = b"code,name,kind,region,countries,from,until,status\n\
        A,A,country,N,GHA,2010-05-01,2020-06-30,invited\n";
    let (sheet, _) = Sheet::from_csv("offices.csv", folder);
    let (folder, _) = Roster::read(&sheet, "en");
    let live = offices_csv(&[office("A", None)], &folder, "en");
    let (sheet, _) = Sheet::from_csv("offices.csv", &live);
    let (live, _) = Roster::read(&sheet, "en");
    assert_eq!(live.offices[0].from, folder.offices[0].from);
    assert_eq!(live.offices[0].until, folder.offices[0].until);
    assert_eq!(live.offices[0].language.as_deref(), Some("fr"));
}
