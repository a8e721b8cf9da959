//! The rules of a page.

use questionnaire::expression::{Table, Tables};
use questionnaire::form::Questionnaire;
use questionnaire::form::rules::{Rules, Surroundings};
use questionnaire::response::check_response;
use questionnaire::roster::{Office, Roster};
use questionnaire::sheet::{Files, Sheet, Workbook};
use serde_json::{Value, json};
use time::macros::datetime;

const SURVEY: &str = r#"type,name,label,label::fr,relevant,constraint,constraint_message,constraint_message::fr,required,calculation,choice_filter
begin group,training,Training,Formation,${office_kind} = 'country',,,,,,
select_one yes_no,trained,Did you train?,?,,,,,yes,,
end group,,,,,,,,,,
integer,women,Women,F,${trained} = 'yes',. >= 0,At least 0,Au moins 0,,,
integer,men,Men,H,${trained} = 'yes',,,,,,
calculate,total,,,,,,,,${women} + ${men},
select_one city,where,Where?,?,,,,,,,country = ${nation}
text,nation,Nation,P,,,,,,,
integer,posts,Posts,P,,. <= sum(instance('staff')/root/item[year = 2017]/women),,,,,
text,note,Note,T,"regex(${nation}, '[A-Z]+')",,,,,,
"#;
const CHOICES: &str = "\
list_name,name,label,label::fr,country
yes_no,yes,Yes,Oui,
yes_no,no,No,Non,
city,accra,Accra,Accra,GHA
city,lome,Lomé,Lomé,TGO
";

fn form() -> Questionnaire {
    let files = [("survey.csv", SURVEY), ("choices.csv", CHOICES)];
    let files: Files =
        files.into_iter().map(|(name, text)| (name.to_owned(), text.into())).collect();
    let (workbook, _) = Workbook::from_files(&files);
    let columns = ["year", "women"].map(str::to_owned);
    let rows = [["2016", "3"], ["2017", "5"]].map(|row| row.map(str::to_owned).to_vec());
    let staff = ("staff".to_owned(), Table::from_texts(&columns, &rows));
    let (form, faults) = Questionnaire::read(&workbook, &Tables::from([staff]));
    assert!(!faults.has_errors(), "{faults:?}");
    form
}

fn office() -> Office {
    let sheet = "code,name,kind,region,countries,status\nGH01,Ghana,country,West,GHA,invited\n";
    let (sheet, faults) = Sheet::from_csv("offices.csv", sheet.as_bytes());
    assert!(!faults.has_errors(), "{faults:?}");
    Roster::read(&sheet, "en").0.office("GH01").expect("it is listed").clone()
}

fn rules(questions: &[&str], typed: &[(&str, &str)]) -> Value {
    let form = form();
    let office = office();
    let typed = typed.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let now = datetime!(2027-02-03 12:04:00.25 +1);
    let (response, _) = check_response(&form, &office, &typed, now);
    let page = Surroundings {
        form: &form,
        office: &office,
        answers: &response.answers,
        typed: &typed,
        now,
        language: "fr",
    };
    let json = Rules::of(page, questions).json().expect("rules are JSON");
    assert!(!json.contains('<'), "{json}");
    serde_json::from_str(&json).expect("what is escaped is read back")
}

fn names(rules: &Value) -> Vec<&str> {
    rules["questions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|q| q["name"].as_str().expect("a text"))
        .collect()
}

#[test]
fn a_page_has_its_questions_with_their_conditions_and_messages() {
    let rules = rules(&["women"], &[("trained", "yes")]);
    assert_eq!(rules["now"], "2027-02-03T12:04:00.250+01:00");
    assert_eq!(
        rules["questions"],
        json!([{
            "name": "women", "kind": "integer",
            "relevant": ["=", ["$", "trained"], "yes"],
            "constraint": [">=", ["."], ["#", "0"]], "message": "Au moins 0"
        }])
    );
    assert_eq!(rules["answers"], json!({"trained": "yes"}));
}

#[test]
fn groups_and_facts_of_the_office_travel_where_they_are_read() {
    let rules = rules(&["trained"], &[]);
    assert_eq!(names(&rules), ["trained"]);
    assert_eq!(rules["questions"][0]["group"], "training");
    assert_eq!(rules["questions"][0]["required"], json!(["true"]));
    let country = json!(["=", ["$", "office_kind"], "country"]);
    assert_eq!(rules["groups"], json!({"training": {"relevant": country}}));
    assert_eq!(rules["answers"], json!({"office_kind": "country"}));
}

/// `women` is asked on another page, and only if `trained` is `yes`, which this page asks: its rule comes with what was typed.
#[test]
fn what_the_page_decides_elsewhere_travels_as_a_rule() {
    let rules =
        rules(&["trained", "total"], &[("trained", "yes"), ("women", " 7.0"), ("men", "x")]);
    assert_eq!(names(&rules), ["trained", "women", "men", "total"]);
    assert_eq!(rules["questions"][1]["typed"], "7");
    assert_eq!(rules["questions"][2]["typed"], Value::Null);
    assert!(rules["questions"][1].get("constraint").is_none());
    let sum = json!(["+", ["$", "women"], ["$", "men"]]);
    assert_eq!(rules["questions"][3]["calculation"], sum);
}

/// `total` is not asked of the page, and what it comes to does not hang on `posts`.
#[test]
fn what_the_page_does_not_decide_travels_as_an_answer() {
    let typed = [("trained", "no"), ("women", "7"), ("men", "5"), ("nation", " TGO ")];
    let rules = rules(&["where", "men"], &typed);
    assert_eq!(names(&rules), ["men", "where"]);
    assert_eq!(rules["answers"], json!({"trained": "no", "nation": "TGO"}));
}

#[test]
fn filters_bring_the_columns_that_they_read() {
    let rules = rules(&["where"], &[("nation", "GHA")]);
    assert_eq!(rules["questions"][0]["filter"], json!(["=", ["@", "country"], ["$", "nation"]]));
    let cities = json!([{"country": "GHA", "name": "accra"}, {"country": "TGO", "name": "lome"}]);
    assert_eq!(rules["lists"], json!({"city": cities}));
}

#[test]
fn cells_that_no_answer_chooses_travel_without_their_table() {
    let rules = rules(&["posts"], &[]);
    let most = json!(["<=", ["."], ["sum", ["cells", "5"]]]);
    assert_eq!(rules["questions"][0]["constraint"], most);
    assert!(rules.get("tables").is_none());
}

#[test]
fn patterns_are_written_for_the_browser() {
    let rules = rules(&["note"], &[]);
    let condition = json!(["regex", ["$", "nation"], "^(?:(?:[A-Z])+)$"]);
    assert_eq!(rules["questions"][0]["relevant"], condition);
}
