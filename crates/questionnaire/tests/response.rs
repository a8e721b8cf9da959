//! Responses: three states, computed answers, and every fault with its place.

#[path = "support/faults.rs"]
mod faults;
#[path = "support/forms.rs"]
mod forms;

use std::collections::BTreeMap;

use faults::{assert_fault, listed};
use proptest::prelude::*;
use questionnaire::day;
use questionnaire::diagnostic::Diagnostics;
use questionnaire::form::Questionnaire;
use questionnaire::response::{
    Answer, Response, Status, Surroundings, Value, check_response, read_responses,
};
use questionnaire::roster::Roster;
use questionnaire::sheet::Sheet;
use time::OffsetDateTime;
use time::macros::datetime;

const NOW: OffsetDateTime = datetime!(2018-03-30 00:00 UTC);

const SURVEY: &str = "\
type,name,label,required,relevant,constraint,constraint_message,calculation,choice_filter
select_one yes_no,trained,Trained?,yes,,,,,
begin group,training,Training,,${trained} = 'yes',,,,
integer,women,Women,,,. >= 0,Not below zero,,
integer,men,Men,,,,,,
decimal,cost,Cost,,${women} > 10,,,,
select_multiple topic,topics,Topics,yes,,count-selected(.) <= 2,,,area = 'all' or area = ${office_kind}
date,held,Held on,,,. <= today(),,,
end group,,,,,,,,
calculate,total,,,,,,coalesce(${women}; 0) + coalesce(${men}; 0),
calculate,both,,,,,,${women} + ${men},
text,story,Story,,${office_kind} = 'country',,,,
file,photo,Photo,,,,,,
acknowledge,sure,Sure?,,,,,,
note,bye,Bye,,,,,,
";

const CHOICES: &str = "list_name,name,label,area\nyes_no,yes,Yes,\nyes_no,no,No,\n\
    topic,law,Law,all\ntopic,health,Health,country\ntopic,sea,Sea,all\ntopic,hq,House,headquarters\n";

const OFFICES: &str = "code,name,kind,region,countries,status\n\
    A,Office A,country,Europe,CHE,invited\nB,Office B,regional,Europe,,invited\nC,Office C,country,Europe,FRA,exempt: closed\nD,Office D,country,Europe,ITA,invited\n";

const HEADER: &str = "office,trained,women,men,cost,topics,held,story,photo,sure";

fn form() -> Questionnaire {
    let quoted = SURVEY.replace(
        "coalesce(${women}; 0) + coalesce(${men}; 0)",
        "\"coalesce(${women}, 0) + coalesce(${men}, 0)\"",
    );
    let (form, faults) = forms::read(&quoted, CHOICES, "");
    assert_eq!(listed(&faults), [""; 0]);
    form
}

fn roster() -> Roster {
    let (sheet, _) = Sheet::from_csv("offices.csv", OFFICES.as_bytes());
    let (roster, faults) = Roster::read(&sheet, "en");
    assert!(faults.is_empty(), "{faults:?}");
    roster
}

fn read_file(text: &str) -> (Vec<Response>, Diagnostics) {
    let (sheet, mut faults) = Sheet::from_csv("responses.csv", text.as_bytes());
    let around = Surroundings { form: &form(), roster: &roster(), now: NOW };
    let (responses, found) = read_responses(&sheet, around);
    faults.append(found);
    (responses, faults)
}

fn read(rows: &str) -> (Vec<Response>, Diagnostics) {
    read_file(&format!("{HEADER}\n{rows}"))
}

fn number(number: i64) -> Answer {
    Answer::Given(Value::Number(number.into()))
}

#[test]
fn answers_have_three_states_and_calculations_are_computed() {
    let (responses, faults) = read(
        "D,no,,,,,,Story,,\n\
         A,yes,12,,1600.50,sea law,2017-06-30,,photo one.jpg,OK\n\
         B,yes,3,4,,sea,,,,\n",
    );
    assert_eq!(listed(&faults), [""; 0]);
    let offices: Vec<&str> = responses.iter().map(|r| r.office.as_str()).collect();
    assert_eq!(offices, ["A", "B", "D"]);
    let a = &responses[0].answers;
    assert_eq!(a["trained"], Answer::Given(Value::Choice("yes".into())));
    assert_eq!(a["women"], number(12));
    assert_eq!(a["men"], Answer::NotAnswered);
    assert_eq!(a["cost"], Answer::Given(Value::Number("1600.5".parse().unwrap())));
    let topics = vec!["law".to_owned(), "sea".to_owned()];
    assert_eq!(a["topics"], Answer::Given(Value::Choices(topics)), "in the order of the list");
    assert_eq!(a["held"], Answer::Given(Value::Date(day::parse("2017-06-30").unwrap())));
    assert_eq!(a["photo"], Answer::Given(Value::Text("photo one.jpg".into())));
    assert_eq!(a["sure"], Answer::Given(Value::Text("OK".into())));
    assert_eq!(a["total"], number(12));
    assert_eq!(a["both"], Answer::NotAnswered, "12 and nothing is no number");
    assert_eq!(a["story"], Answer::NotAnswered);
    assert!(!a.contains_key("bye"), "a note takes no answer");
    let b = &responses[1].answers;
    assert_eq!(
        (&b["both"], &b["cost"], &b["story"]),
        (&number(7), &Answer::NotAsked, &Answer::NotAsked)
    );
    let d = &responses[2].answers;
    for question in ["women", "men", "cost", "topics", "held"] {
        assert_eq!(d[question], Answer::NotAsked, "{question}");
    }
    assert_eq!(d["total"], number(0));
}

#[test]
fn offices_and_rows_are_checked() {
    let (responses, faults) =
        read("E,no,,,,,,,,\nA,no,,,,,,,,\nA,no,,,,,,,,\nC,no,,,,,,,,\n,no,,,,,,,,\n");
    assert_fault(&faults, "exempt-office", "responses.csv:5:office", &["closed", "`invited`"]);
    assert_fault(&faults, "duplicate-office", "responses.csv:4:office", &["row 3"]);
    assert_eq!(
        listed(&faults),
        [
            "responses.csv:2:office: error[unknown-office]",
            "responses.csv:4:office: error[duplicate-office]",
            "responses.csv:5:office: error[exempt-office]",
            "responses.csv:6:office: error[unknown-office]",
        ]
    );
    assert_eq!(responses.len(), 2);
}

#[test]
fn columns_are_checked() {
    let (_, faults) =
        read_file("office,trained,woman,men,cost,topics,held,story,photo,_uuid,KEY\n");
    assert_fault(&faults, "unknown-column", "responses.csv:1:woman", &["did you mean `women`?"]);
    let missing: Vec<_> = faults
        .sorted()
        .into_iter()
        .filter(|d| d.code == "missing-column")
        .map(|d| d.message)
        .collect();
    assert_eq!(
        missing,
        [
            "there is no column for the question `sure`",
            "there is no column for the question `women`"
        ]
    );
    let (_, faults) = read_file("trained\n");
    assert!(faults.iter().any(|d| d.message == "there is no column `office`"));
}

#[test]
fn exports_with_groups_and_split_choices_are_read() {
    let header = "office,trained,training/women,training/men,training/cost,training/topics,training/topics/law,training/topics/sea,training/held,story,photo,sure,_submission_time";
    let (responses, faults) = read_file(&format!("{header}\nA,yes,3,4,,law,1,0,,,,,2018-01-01\n"));
    assert_eq!(listed(&faults), [""; 0]);
    assert_eq!(responses[0].answers["women"], number(3));
    let (_, faults) = read_file(&format!("{}\n", header.replace("training/men", "wrong/men")));
    assert_fault(&faults, "unknown-column", "responses.csv:1:wrong/men", &[]);
}

#[test]
fn wrong_answers_are_listed_with_what_to_write() {
    let cases = [
        ("trained", "Yes", "unknown-choice", "write the choice's name, `yes`"),
        ("trained", "yess", "unknown-choice", "did you mean `yes`?"),
        ("trained", "maybe", "unknown-choice", "the choices are `yes`, `no`"),
        ("women", "1,234", "thousands-separator", "write 1234"),
        ("women", "1 234 567", "thousands-separator", "write 1234567"),
        ("women", "1\u{202f}234", "thousands-separator", "write 1234"),
        ("women", "1'234", "thousands-separator", "write 1234"),
        ("women", "1.234.567", "thousands-separator", "write 1234567"),
        ("women", "1.5", "wrong-type", "without decimals"),
        ("women", "twelve", "wrong-type", "digits only"),
        ("women", "12%", "wrong-type", "without a unit"),
        ("women", "99999999999999999999999999999999", "wrong-type", "28 digits"),
        ("women", "-1", "constraint", "Not below zero"),
        ("cost", "12,5", "decimal-comma", "write 12.5"),
        ("cost", "1,234.5", "thousands-separator", "write 1234.5"),
        ("cost", "1.234.567,5", "thousands-separator", "write 1234567.5"),
        ("topics", "law lawn", "unknown-choice", "did you mean `law`?"),
        ("topics", "law law", "repeated-choice", "once"),
        ("topics", "law health sea", "constraint", ""),
        ("topics", "hq", "choice-not-offered", "area = ${office_kind}"),
        ("held", "30.06.2017", "wrong-type", "2017-06-30"),
        ("held", "2018-04-01", "constraint", ""),
        ("photo", "../secret", "wrong-type", "without folders"),
        ("sure", "perhaps", "wrong-type", "`OK`"),
    ];
    for (column, text, code, hint) in cases {
        let mut row = BTreeMap::from([
            ("office", "A"),
            ("trained", "yes"),
            ("women", "11"),
            ("topics", "law"),
        ]);
        row.insert(column, text);
        let cells: Vec<String> =
            HEADER.split(',').map(|c| format!("\"{}\"", row.get(c).unwrap_or(&""))).collect();
        let (_, faults) = read(&format!("{}\n", cells.join(",")));
        assert_fault(&faults, code, &format!("responses.csv:2:{column}"), &[hint]);
        assert_eq!(faults.len(), 1, "one fault and none that follows from it: {faults:?}");
    }
}

#[test]
fn plain_numbers_are_read_exactly() {
    for (text, exact) in [
        ("5", "5"),
        ("5.0", "5"),
        ("+5", "5"),
        (" 5 ", "5"),
        ("-0.10", "-0.1"),
        ("0012.50", "12.5"),
        ("1234567890123456789.01", "1234567890123456789.01"),
    ] {
        let (responses, faults) = read(&format!("A,yes,11,,{text},law,,,,\n"));
        assert!(faults.is_empty(), "{text}: {faults:?}");
        assert_eq!(
            responses[0].answers["cost"],
            Answer::Given(Value::Number(exact.parse().unwrap()))
        );
    }
}

#[test]
fn an_answer_to_a_question_that_is_not_asked_is_an_error() {
    let (responses, faults) = read("A,no,5,,,,,,,\nD,yes,5,,100,law,,,,\n");
    assert_eq!(
        listed(&faults),
        ["responses.csv:2:women: error[not-asked]", "responses.csv:3:cost: error[not-asked]"]
    );
    let hints: Vec<String> = faults.sorted().into_iter().filter_map(|d| d.hint).collect();
    assert!(hints[0].starts_with("it is asked if ${trained} = 'yes';"), "{hints:?}");
    assert_eq!(responses[0].answers["women"], Answer::NotAsked);
    assert_eq!(responses[0].answers["total"], number(0), "what is not asked is not counted");
}

#[test]
fn a_group_hides_the_groups_within_it() {
    let survey = "type,name,label,relevant\ninteger,a,A,\nbegin group,outer,Outer,${a} = 1\nbegin group,inner,Inner,${a} < 3\n\
        integer,b,B,${a} > 0\nend group,,,\nend group,,,\n";
    let (form, faults) = forms::read(survey, "", "");
    assert_eq!(listed(&faults), [""; 0]);
    let roster = roster();
    for (a, asked) in [("1", true), ("2", false), ("3", false), ("", false)] {
        let raw = BTreeMap::from([("a".to_owned(), a.to_owned())]);
        let (response, _) = check_response(&form, roster.office("A").unwrap(), &raw, NOW);
        assert_eq!(response.answers["b"] != Answer::NotAsked, asked, "a = {a}");
    }
}

#[test]
fn what_is_required_and_missing_is_a_warning_for_each_office() {
    let (responses, faults) = read("A,,,,,,,,,\nD,yes,,,,,,,,\n");
    assert_eq!(
        listed(&faults),
        [
            "responses.csv:2:trained: warning[required-missing]",
            "responses.csv:3:topics: warning[required-missing]"
        ]
    );
    assert_eq!(responses[0].answers["trained"], Answer::NotAnswered);
    assert_eq!(responses[0].answers["topics"], Answer::NotAsked);
}

#[test]
fn status_says_whether_an_office_is_responding() {
    let (responses, faults) = read_file(&format!(
        "{HEADER},status\nA,no,,,,,,,,,approved\nB,,,,,,,,,,draft\nD,no,,,,,,,,,\n"
    ));
    assert_eq!(listed(&faults), [""; 0], "a draft may be incomplete");
    let statuses: Vec<Status> = responses.iter().map(|r| r.status).collect();
    assert_eq!(statuses, [Status::Approved, Status::Draft, Status::Submitted]);
    assert_eq!(statuses.iter().filter(|s| s.is_responding()).count(), 2);
    let (_, faults) = read_file(&format!("{HEADER},status\nA,no,,,,,,,,,aproved\n"));
    assert_fault(
        &faults,
        "response-status",
        "responses.csv:2:status",
        &["did you mean `approved`?"],
    );
}

#[test]
fn calculated_columns_are_computed_again() {
    let (responses, faults) = read_file(&format!(
        "{HEADER},total,both\nA,yes,3,4,,law,,,,,7,8\nB,yes,3,,,law,,,,,3.0,NaN\n"
    ));
    assert_eq!(listed(&faults), ["responses.csv:2:both: warning[calculation-differs]"]);
    assert_eq!(responses[0].answers["both"], number(7));
    assert_eq!(responses[1].answers["both"], Answer::NotAnswered);
}

#[test]
fn one_response_is_checked_from_raw_answers() {
    let (form, roster) = (form(), roster());
    let office = roster.office("A").unwrap();
    let raw = [("trained", "yes"), ("women", "1,000"), ("topics", ""), ("sory", "x")];
    let raw = raw.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    let (response, faults) = check_response(&form, office, &raw, NOW);
    assert_eq!(
        listed(&faults),
        [
            "A:sory: error[unknown-question]",
            "A:topics: warning[required-missing]",
            "A:women: error[thousands-separator]"
        ]
    );
    assert_eq!(response.answers["women"], Answer::NotAnswered);
    assert_eq!(response.answers.len(), form.answered().count());
}

#[test]
fn many_wrong_rows_are_not_listed_without_end() {
    let offices: String = (0..3_000)
        .map(|i| format!("O{i},Office,country,Europe,CHE,invited\n"))
        .collect::<Vec<_>>()
        .concat();
    let (sheet, _) = Sheet::from_csv(
        "offices.csv",
        format!("code,name,kind,region,countries,status\n{offices}").as_bytes(),
    );
    let (roster, _) = Roster::read(&sheet, "en");
    let rows = (0..3_000).map(|i| format!("O{i},x,,,,,,,,\n")).collect::<Vec<_>>().concat();
    let (sheet, _) = Sheet::from_csv("responses.csv", format!("{HEADER}\n{rows}").as_bytes());
    let (_, faults) =
        read_responses(&sheet, Surroundings { form: &form(), roster: &roster, now: NOW });
    assert_fault(&faults, "too-many-faults", "responses.csv:1003", &["not checked"]);
}

proptest! {
    #[test]
    fn no_cells_break_the_reader(rows in "((A|B|E|),(yes|no|x|),(1|-1|1,2|\"1 000\"|),(2|),(3.5|),(law|sea law|),(2017-01-01|),(é|),(a|),(OK|)\n){0,5}") {
        let (responses, _) = read(&rows);
        prop_assert!(responses.iter().all(|r| r.answers.len() == 11));
    }

    #[test]
    fn no_text_breaks_one_answer(text in any::<String>(), name in "trained|women|cost|topics|held|story|photo|sure|total") {
        let raw = BTreeMap::from([("trained".to_owned(), "yes".to_owned()), (name, text)]);
        let roster = roster();
        check_response(&form(), roster.office("A").unwrap(), &raw, NOW);
    }

    #[test]
    fn states_follow_from_the_conditions(trained in "yes|no|", women in 0_u32..30) {
        let asked = trained == "yes";
        let women = if asked { women.to_string() } else { String::new() };
        let cost = asked && women.parse::<u32>().unwrap() > 10;
        let (responses, faults) = read(&format!("A,{trained},{women},,{},,,,,\n", if cost { "1" } else { "" }));
        prop_assert!(!faults.has_errors(), "{:?}", faults);
        prop_assert_eq!(responses[0].answers["cost"] != Answer::NotAsked, cost);
        prop_assert_eq!(responses[0].answers["men"] != Answer::NotAsked, asked);
    }
}
