//! What an office takes with it and brings back.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;

use collector::form::{Form, text};
use collector::papers::workbook::Filling;
use collector::papers::{import, workbook};
use collector::words::Words;
use questionnaire::expression::Tables;
use questionnaire::form::{Kind, Questionnaire};
use questionnaire::response::Answer;
use questionnaire::sheet::Workbook;
use support::{DONE_OFFICE, OFFICE, Who, World};

#[tokio::test]
async fn a_workbook_of_every_office_in_every_language_reads_back_as_its_answers() {
    let world = World::new().await;
    let form = world.app.cycle.form();
    let (collected, _) = edition::cycle::Collected::read("cycle", &support::sources().files);
    let none = BTreeMap::new();
    for (response, language) in collected.responses.iter().zip(["en", "fr", "es"].iter().cycle()) {
        let asked = form.questionnaire.questions.iter();
        let asked = asked.filter(|q| {
            collector::form::is_asked_for(q) && q.kind != Kind::File && q.kind != Kind::Note
        });
        let texts: BTreeMap<String, String> = asked
            .filter_map(|question| match response.answers.get(&question.name) {
                Some(Answer::Given(value)) => Some((question.name.clone(), text(value))),
                _ => None,
            })
            .collect();
        let filling = Filling {
            form: &form,
            office: "Office",
            cycle: "Cycle",
            texts: &texts,
            last: &none,
            words: Words::of(language),
            day: "2018-01-31",
        };
        let bytes = workbook::write(&filling).unwrap();
        let (read, faults) = import::read(&form, "filled.xlsx", &bytes);
        assert!(faults.is_empty(), "{}: {:?}", response.office, faults.sorted());
        assert_eq!(read, texts, "{}", response.office);
    }
}

/// A questionnaire of these rows of `survey`, with two lists that begin with the same label.
fn form_of(survey: &str) -> Form {
    let choices = "list_name,name,label\nyes_no,yes,Yes\nyes_no,no,No\nplanned,done,Yes\nplanned,later,Later\n";
    let sheets = [
        ("survey.csv", format!("type,name,label\nbegin group,part,Part\n{survey}end group,,\n")),
        ("choices.csv", choices.to_owned()),
        ("settings.csv", "form_title,form_id\nTest,test\n".to_owned()),
    ];
    let files = sheets.map(|(name, text)| (name.to_owned(), text.into_bytes())).into();
    let (workbook, _) = Workbook::from_files(&files);
    let (questionnaire, faults) = Questionnaire::read(&workbook, &Tables::default());
    assert!(!faults.has_errors(), "{:?}", faults.sorted());
    Form::new(1, questionnaire)
}

fn there_and_back(form: &Form, texts: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let filling = Filling {
        form,
        office: "Office",
        cycle: "Cycle",
        texts,
        last: texts,
        words: Words::of("en"),
        day: "2018-01-31",
    };
    let bytes = workbook::write(&filling).unwrap();
    let (read, faults) = import::read(form, "filled.xlsx", &bytes);
    assert!(faults.is_empty(), "{:?}", faults.sorted());
    read
}

#[test]
fn lists_that_begin_with_the_same_choice_do_not_disturb_each_other() {
    let form = form_of("select_one yes_no,ready,Ready?\nselect_one planned,plan,Planned?\n");
    let texts = [("ready", "no"), ("plan", "done")];
    let texts = texts.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    assert_eq!(there_and_back(&form, &texts), texts);
}

#[test]
fn an_answer_that_no_cell_holds_is_neither_refused_nor_cut_off_when_brought_back() {
    let form = form_of("text,story,Story\ninteger,count,Count\n");
    let texts = [("story", "é".repeat(32_768)), ("count", "7".to_owned())];
    let texts: BTreeMap<String, String> =
        texts.map(|(name, value)| (name.to_owned(), value)).into();
    let read = there_and_back(&form, &texts);
    assert_eq!(read, BTreeMap::from([("count".to_owned(), "7".to_owned())]));
    let texts = BTreeMap::from([("story".to_owned(), "é".repeat(32_767))]);
    assert_eq!(there_and_back(&form, &texts), texts);
}

#[tokio::test]
async fn a_workbook_shows_what_it_would_change_and_changes_it_when_told() {
    let world = World::new().await;
    let mut done = world.sign_in(Who::Headquarters).await;
    let filled = done.get(&format!("/office/{DONE_OFFICE}/questionnaire.xlsx")).await;
    assert_eq!(filled.status, 200);
    let mut respondent = world.sign_in(Who::Respondent).await;
    let shown = respondent
        .upload("/office/CO-AGO/import", &[], &[("file", "filled.xlsx", &filled.bytes)])
        .await;
    assert_eq!(shown.status, 200, "{}", shown.text());
    assert_eq!(world.response(OFFICE).await.revision, 0, "nothing is changed yet");
    let names = shown.attributes("form input[type=hidden]", "name");
    let values = shown.attributes("form input[type=hidden]", "value");
    let fields: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
    let taken = respondent.post("/office/CO-AGO/import/apply", &fields).await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    assert!(world.response(OFFICE).await.revision > 20);
}

#[tokio::test]
async fn a_workbook_that_is_none_or_of_another_form_changes_nothing() {
    let world = World::new().await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    for bytes in [b"no workbook".as_slice(), b"PK\x03\x04broken".as_slice()] {
        let page =
            respondent.upload("/office/CO-AGO/import", &[], &[("file", "x.xlsx", bytes)]).await;
        assert_eq!(page.status, 422);
    }
    let mut other = rust_xlsxwriter::Workbook::new();
    let sheet = other.add_worksheet();
    for (column, text) in (0..).zip(["name", "answer"]) {
        sheet.write(0, column, text).unwrap();
    }
    for (row, (name, answer)) in (1..).zip([
        ("no_such", "1"),
        ("labour_framework", "perhaps"),
        ("labour_officials_trained", "1,240"),
    ]) {
        sheet.write(row, 0, name).unwrap();
        sheet.write(row, 1, answer).unwrap();
    }
    let bytes = other.save_to_buffer().unwrap();
    let page = respondent.upload("/office/CO-AGO/import", &[], &[("file", "x.xlsx", &bytes)]).await;
    assert_eq!(page.status, 422);
    for place in ["x.xlsx[Sheet1]:2:", "x.xlsx[Sheet1]:3:", "x.xlsx[Sheet1]:4:"] {
        assert!(page.says(place), "{}", page.text());
    }
    assert_eq!(world.response(OFFICE).await.revision, 0);
}

#[tokio::test]
async fn a_receipt_is_one_page_that_holds_the_digest_and_its_office() {
    let world = World::new().await;
    let mut head = world.sign_in(Who::Headquarters).await;
    let receipt = head.get(&format!("/office/{DONE_OFFICE}/receipt.pdf?lang=fr")).await;
    assert_eq!(receipt.status, 200);
    let text = head.get(&format!("/office/{DONE_OFFICE}/receipt.txt")).await.bytes;
    let pdf = printpdf::PdfDocument::parse(
        &receipt.bytes,
        &printpdf::PdfParseOptions::default(),
        &mut Vec::new(),
    );
    let pages = pdf.unwrap().extract_text();
    assert_eq!(pages.len(), 1);
    let said: String = pages[0].concat().split_whitespace().collect();
    assert!(said.contains(&database::id::digest(&text)), "{said}");
    assert!(said.contains("Accuséderéception") && said.contains(DONE_OFFICE), "{said}");
}
