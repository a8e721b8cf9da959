//! Questionnaires as people write them: what is understood, and every fault with its place.

#[path = "support/faults.rs"]
mod faults;
#[path = "support/forms.rs"]
mod forms;

use faults::{assert_fault, listed};
use forms::read;
use proptest::prelude::*;
use questionnaire::diagnostic::Diagnostics;
use questionnaire::expression::Type;
use questionnaire::form::{Kind, Questionnaire};

/// The choices `yes` and `no`.
const YES_NO: &str = "list_name,name,label\nyes_no,yes,Yes\nyes_no,no,No\n";

/// Faults of a survey of this header and rows, with the list `yes_no`.
#[track_caller]
fn faults_of(survey: &str) -> Diagnostics {
    read(survey, YES_NO, "").1
}

#[test]
fn a_small_form_is_read_whole() {
    let survey = "\
type,name,label,label::Français (fr),hint,hint::Français (fr),Guidance Hint,required,required_message,relevance,constraint,constraint_message,calculate,default,read_only,appearance,choice_filter,parameters,media::image,bind::odk:length,instance::hxl
begin group,people,People,Personnes,,,,,,,,,,,,field-list,,,,,
select one from yes_no,asked,Asked?,Posée ?,A hint,Une aide,More,yes,Say it,,,,,yes,,minimal,name != 'x',,asked.png,,#meta
integer,women,Women,Femmes,,,,${asked} = 'yes',,${asked} = ‘yes’,. >= 0,Not below zero,,5,,w2,,,,10,
calculate,twice,,,,,,,,,,,${women} * 2,,,,,,,,
end group,,,,,,,,,,,,,,,,,,,,
note,bye,Bye,Au revoir,,,,,,,,,,,TRUE,,,,,,
";
    let choices = "list_name,value,caption,caption::Français (fr),scale\nyes_no,yes,Yes,Oui,1\nyes_no,no,No,Non,2\n";
    let settings =
        "form_title,form_id,version,default_language,style\nThe form,f1,3,English (en),pages\n";
    let (form, faults) = read(survey, choices, settings);
    assert_eq!(
        listed(&faults),
        [
            "survey.csv:1:constraint_message: warning[missing-translation]",
            "survey.csv:1:guidance_hint: warning[missing-translation]",
            "survey.csv:1:required_message: warning[missing-translation]",
        ]
    );
    assert_eq!(
        (form.id.as_str(), form.version.as_str(), form.style.as_str()),
        ("f1", "3", "pages")
    );
    assert_eq!(form.languages, ["en", "fr"]);
    assert_eq!(form.title.exact("en"), Some("The form"));
    let asked = form.question("asked").unwrap();
    assert_eq!(asked.kind, Kind::SelectOne("yes_no".into()));
    assert_eq!(asked.label.exact("fr"), Some("Posée ?"));
    assert_eq!(asked.guidance.exact("en"), Some("More"));
    assert_eq!(asked.required_message.exact("en"), Some("Say it"));
    assert_eq!(asked.required.as_ref().map(|e| e.source.as_str()), Some("true()"));
    assert_eq!(asked.extra["media::image"], "asked.png");
    assert_eq!(asked.extra["instance::hxl"], "#meta");
    assert_eq!(asked.place.to_string(), "survey.csv:3");
    let choices = form.choices(asked);
    assert_eq!(choices[1].label.exact("fr"), Some("Non"));
    assert_eq!(choices[1].extra["scale"], "2");
    let women = form.question("women").unwrap();
    assert_eq!(women.relevant.as_ref().unwrap().place.to_string(), "survey.csv:4:relevance");
    assert_eq!(women.answer, Some(Type::Number));
    assert_eq!(form.question("twice").unwrap().answer, Some(Type::Number));
    assert_eq!(form.question("bye").unwrap().answer, None);
    assert!(form.question("bye").unwrap().read_only);
    assert_eq!(form.groups_of(women).map(|g| g.name.as_str()).collect::<Vec<_>>(), ["people"]);
    assert_eq!(form.order.len(), 4);
}

#[test]
fn a_workbook_may_say_nothing_of_settings_or_languages() {
    let (form, faults) = read("type,name,label\ntext,a,A\n", "", "");
    assert_eq!(listed(&faults), [""; 0]);
    assert_eq!((form.default_language.as_str(), form.languages.len()), ("en", 1));
    let (form, faults) = read("type,name,label::Deutsch (de)\ntext,a,A\n", "", "");
    assert_eq!(listed(&faults), [""; 0]);
    assert_eq!(form.question("a").unwrap().label.exact("de"), Some("A"));
}

#[test]
fn a_missing_sheet_is_named_with_the_one_that_was_meant() {
    let files = [("servey.csv".to_owned(), b"type,name\n".to_vec())].into();
    let (workbook, _) = questionnaire::sheet::Workbook::from_files(&files);
    let (_, faults) = Questionnaire::read(&workbook, &std::collections::BTreeMap::new());
    assert_fault(&faults, "missing-sheet", "survey.csv", &["no sheet `survey`", "`servey`"]);

    let (_, faults) =
        read("type,name,label\nselect_one yes_no,a,A\nselect_one yes_no,b,B\n", "", "");
    assert_fault(&faults, "missing-sheet", "choices.csv", &["add `choices.csv`"]);
}

#[test]
fn columns_are_checked() {
    let faults = faults_of("type,name,label,lable,relevant,relevance,body::x\ntext,a,A,,,,\n");
    assert_fault(&faults, "unknown-column", "survey.csv:1:lable", &["did you mean `label`?"]);
    assert_fault(&faults, "duplicate-column", "survey.csv:1:relevance", &["`relevant`"]);
    assert_fault(&faults, "ignored-column", "survey.csv:1:body::x", &["no effect"]);
    let (_, faults) = read("type,label\ntext,A\n", "list,name,label\n", "");
    assert_fault(&faults, "missing-column", "survey.csv:1", &["no column `name`"]);
    let (_, faults) = read(
        "type,name,label,label::English (en)\ntext,a,A,A\n",
        "",
        "default_language\nEnglish (en)\n",
    );
    assert_fault(
        &faults,
        "duplicate-column",
        "survey.csv:1:label::English (en)",
        &["mean the same"],
    );
}

#[test]
fn types_are_checked() {
    let faults = faults_of(
        "type,name,label\nintger,a,A\nselect_one,b,B\nselect_one yesno,c,C\nselect_one yes_no or_other,d,D\n\
         geopoint,e,E\nrange,f,F\n,g,G\nselect_one_from_file x.csv,h,H\n",
    );
    assert_fault(
        &faults,
        "unknown-type",
        "survey.csv:2:type",
        &["`intger`", "did you mean `integer`?"],
    );
    assert_eq!(
        listed(&faults),
        [
            "choices.csv:2:list_name: warning[unused-list]",
            "survey.csv:2:type: error[unknown-type]",
            "survey.csv:3:type: error[missing-list]",
            "survey.csv:4:type: error[missing-list]",
            "survey.csv:5:type: error[unsupported-type]",
            "survey.csv:6:type: warning[ignored-type]",
            "survey.csv:7:type: error[unsupported-type]",
            "survey.csv:8:type: error[missing-type]",
            "survey.csv:9:type: error[unsupported-type]",
        ]
    );
    let hints: Vec<String> = faults.sorted().into_iter().filter_map(|d| d.hint).collect();
    assert!(hints.iter().any(|hint| hint == "did you mean `yes_no`?"), "{hints:?}");
    assert!(hints.iter().any(|hint| hint.contains("add a choice `other`")), "{hints:?}");
}

#[test]
fn a_repeat_says_how_to_ask_without_it() {
    let faults = faults_of(
        "type,name,label\nbegin repeat,partners,Partners\ntext,name,Name\nintger,x,X\nend repeat,,\n",
    );
    assert_fault(&faults, "repeat", "survey.csv:2:type", &["fixed questions", "`partner_1`"]);
    assert_fault(&faults, "unknown-type", "survey.csv:4:type", &[]);
}

#[test]
fn names_are_checked() {
    let faults = faults_of(
        "type,name,label\ntext,a,A\ntext,a,A\ntext,1 st,A\ntext,,A\ntext,office_kind,A\nbegin group,a,G\nend group,,\n",
    );
    assert_eq!(
        listed(&faults),
        [
            "choices.csv:2:list_name: warning[unused-list]",
            "survey.csv:3:name: error[duplicate-name]",
            "survey.csv:4:name: error[bad-name]",
            "survey.csv:5:name: error[missing-name]",
            "survey.csv:6:name: error[reserved-name]",
            "survey.csv:7:name: error[duplicate-name]",
        ]
    );
    assert_fault(&faults, "bad-name", "survey.csv:4:name", &["`_1_st`"]);
}

#[test]
fn groups_must_be_balanced() {
    let faults =
        faults_of("type,name,label\nend group,,\nbegin group,a,A\nbegin group,b,B\nend repeat,,\n");
    let places: Vec<String> =
        listed(&faults).into_iter().filter(|f| f.contains("unbalanced")).collect();
    assert_eq!(
        places,
        [
            "survey.csv:2:type: error[unbalanced-group]",
            "survey.csv:3:type: error[unbalanced-group]",
            "survey.csv:5:type: error[unbalanced-group]",
        ]
    );
    let deep = format!(
        "type,name,label\n{}",
        (0..100).map(|i| format!("begin group,g{i},G\n")).collect::<Vec<_>>().concat()
    );
    assert!(faults_of(&deep).iter().any(|d| d.code == "groups-too-deep"));
}

#[test]
fn choices_are_checked() {
    let choices = "list_name,name,label\nyes_no,yes,Yes\nyes_no,yes,Oui\nyes_no,no way,No\nyes_no,,No\n,no,No\nyes_no,maybe,\nother,a,A\n";
    let survey = "type,name,label\nselect_one yes_no,a,A\n";
    let (_, faults) = read(survey, choices, "");
    assert_eq!(
        listed(&faults),
        [
            "choices.csv:3:name: error[duplicate-choice]",
            "choices.csv:4:name: error[bad-choice-name]",
            "choices.csv:5:name: error[missing-name]",
            "choices.csv:6:list_name: error[missing-name]",
            "choices.csv:7:label: warning[missing-label]",
            "choices.csv:8:list_name: warning[unused-list]",
        ]
    );
    assert_fault(
        &faults,
        "duplicate-choice",
        "choices.csv:3:name",
        &["row 2", "allow_choice_duplicates"],
    );
    let (form, faults) = read(survey, choices, "allow_choice_duplicates\nyes\n");
    assert!(!faults.iter().any(|d| d.code == "duplicate-choice"));
    assert_eq!(form.lists["yes_no"].len(), 4);
}

#[test]
fn expressions_are_checked_against_the_form() {
    let faults = faults_of(
        "type,name,label,relevant,constraint,required,choice_filter,calculation,default\n\
         select_one yes_no,a,A,,,,nam = 'x',,maybe\n\
         integer,b,B,${a} = 'yess',. > ${c},${d} >,,,five\n\
         text,c,C,${a} = ,,,name = 'x',,\n\
         calculate,e,,,,,,${c} + 1,\n\
         date,f,F,,. < ${b} and ${b} = 'x',,,,today()\n",
    );
    let found: Vec<String> =
        listed(&faults).into_iter().filter(|f| !f.starts_with("choices")).collect();
    assert_eq!(
        found,
        [
            "survey.csv:2:choice_filter:1: error[unknown-figure]",
            "survey.csv:2:default: error[bad-default]",
            "survey.csv:3:constraint:1: error[wrong-type]",
            "survey.csv:3:default: error[bad-default]",
            "survey.csv:3:relevant:8: error[unknown-choice]",
            "survey.csv:3:required:7: error[expression-syntax]",
            "survey.csv:4:choice_filter: warning[useless-filter]",
            "survey.csv:4:relevant:7: error[expression-syntax]",
            "survey.csv:5:calculation:1: error[wrong-type]",
            "survey.csv:6:constraint:14: error[wrong-type]",
        ]
    );
}

#[test]
fn office_facts_and_lists_can_be_asked_for() {
    let survey = "type,name,label,relevant,calculation\n\
        select_one yes_no,a,A,\"${office_kind} = 'country' and selected(${office_countries}, 'CHE')\",\n\
        calculate,b,,,instance('yes_no')/root/item[name = ${a}]/label\n\
        text,c,C,${office_kind} = 'village',\n";
    let (_, faults) = read(survey, YES_NO, "");
    assert_eq!(listed(&faults), ["survey.csv:4:relevant:18: error[unknown-choice]"]);
}

#[test]
fn a_cycle_is_an_error_and_its_path_is_shown() {
    let faults = faults_of(
        "type,name,label,relevant,calculation\n\
         integer,a,A,${c} = 1,\n\
         integer,b,B,${a} = 1,\n\
         calculate,c,,,${b} + 1\n\
         begin group,g,G,${d} = 1,\n\
         integer,d,D,,\n\
         end group,,,,\n\
         integer,e,E,${c} = 1,\n",
    );
    let cycles: Vec<_> =
        faults.sorted().into_iter().filter(|d| d.code == "expression-cycle").collect();
    let found: Vec<String> = cycles.iter().map(|d| format!("{} {}", d.place, d.message)).collect();
    assert_eq!(
        found,
        [
            "survey.csv:2:relevant these depend on each other: `a` -> `c` -> `b` -> `a`",
            "survey.csv:6:relevant these depend on each other: `d` -> `d`",
        ]
    );
}

#[test]
fn order_puts_every_question_behind_those_it_depends_on() {
    let (form, faults) = read(
        "type,name,label,relevant,calculation\n\
         begin group,g,G,${z} = 1,\n\
         integer,a,A,${b} = 1,\n\
         integer,b,B,,\n\
         end group,,,,\n\
         calculate,z,,,${y} + 1\n\
         integer,y,Y,,\n",
        "",
        "",
    );
    assert_eq!(listed(&faults), [""; 0]);
    let order: Vec<&str> = form.order.iter().map(|i| form.questions[*i].name.as_str()).collect();
    assert_eq!(order, ["y", "z", "b", "a"]);
}

#[test]
fn what_changes_with_the_clock_is_warned_of() {
    let faults = faults_of(
        "type,name,label,relevant,constraint,calculation\ndate,a,A,,. <= today(),\ncalculate,b,,,,today() - 1\n",
    );
    assert_fault(&faults, "reads-the-clock", "survey.csv:3:calculation", &["type `today`"]);
}

#[test]
fn texts_that_are_not_translated_are_warned_of() {
    let (_, faults) = read(
        "type,name,label,label::Français (fr),hint\ntext,a,A,,Hint\ntext,b,,B,\ncalculate,c,,,\n",
        "list_name,name,label\nl,x,X\n",
        "",
    );
    let found: Vec<String> =
        listed(&faults).into_iter().filter(|f| f.contains("translation")).collect();
    assert_eq!(
        found,
        [
            "choices.csv:1:label: warning[missing-translation]",
            "survey.csv:1:hint: warning[missing-translation]",
            "survey.csv:2:label::Français (fr): warning[missing-translation]",
            "survey.csv:3:label: warning[missing-translation]",
        ]
    );
    assert_fault(&faults, "missing-calculation", "survey.csv:4:calculation", &["`c`"]);
}

#[test]
fn settings_are_checked() {
    let (_, faults) = read(
        "type,name,label\ntext,a,A\n",
        "",
        "form_title,form_titel,public_key,submission_url,allow_choice_duplicates\nT,,abc,http://x,maybe\nU,,,,\n",
    );
    assert_eq!(
        listed(&faults),
        [
            "settings.csv:1:form_titel: warning[unknown-column]",
            "settings.csv:1:submission_url: warning[ignored-column]",
            "settings.csv:2:allow_choice_duplicates: error[not-yes-or-no]",
            "settings.csv:2:public_key: error[encrypted-form]",
            "settings.csv:3: error[second-settings-row]",
        ]
    );
}

#[test]
fn a_question_says_what_it_asks() {
    let faults = faults_of(
        "type,name,label,hint,readonly\ntext,a,,,\ntext,b,,Hint,${a} = 1\nbegin group,g,,,\nend group,,,,\n",
    );
    assert_eq!(
        listed(&faults),
        [
            "choices.csv:2:list_name: warning[unused-list]",
            "survey.csv:2:label: error[missing-label]",
            "survey.csv:3:readonly: error[not-yes-or-no]",
            "survey.csv:4:label: warning[missing-label]",
        ]
    );
}

#[test]
fn the_reference_questionnaires_have_no_fault() {
    for cycle in ["2016", "2017"] {
        let folder = format!("{}/../../config/annual-report-{cycle}", env!("CARGO_MANIFEST_DIR"));
        let files = ["survey.csv", "choices.csv", "settings.csv"]
            .map(|name| (name.to_owned(), std::fs::read(format!("{folder}/{name}")).unwrap()));
        let (workbook, faults) = questionnaire::sheet::Workbook::from_files(&files.into());
        assert_eq!(listed(&faults), [""; 0]);
        let (form, faults) = Questionnaire::read(&workbook, &std::collections::BTreeMap::new());
        assert_eq!(listed(&faults), [""; 0]);
        assert!(form.answered().count() > 20);
    }
}

#[test]
fn a_form_without_end_is_read_in_bounded_time() {
    let unknown: Vec<String> =
        (0..6_000).map(|i| format!("integer,q{i:04},Q,${{r{i:04}}} = 1\n")).collect();
    let faults = faults_of(&format!("type,name,label,relevant\n{}", unknown.concat()));
    assert_fault(&faults, "too-many-questions", "survey.csv:5002", &["5000"]);
    assert!(faults.iter().any(|d| d.code == "too-many-faults"));
    let cycle: Vec<String> =
        (0..4_000).map(|i| format!("integer,q{i},Q,${{q{}}} = 1\n", (i + 1) % 4_000)).collect();
    let faults = faults_of(&format!("type,name,label,relevant\n{}", cycle.concat()));
    assert_fault(&faults, "expression-cycle", "survey.csv:2:relevant", &["`q0` -> `q1` -> `q2`"]);
    let pairs: Vec<String> =
        (0..4_000).map(|i| format!("integer,q{i},Q,${{q{}}} = 1\n", i ^ 1)).collect();
    let faults = faults_of(&format!("type,name,label,relevant\n{}", pairs.concat()));
    assert_eq!(faults.iter().filter(|d| d.code == "expression-cycle").count(), 50);
}

proptest! {
    #[test]
    fn no_sheets_break_the_form(
        survey in "((begin group|end group|begin repeat|text|select_one l|calculate|integer|x|),[abc]{0,2},(A|),(\\$\\{[abc]\\}( = | \\+ )(1|'x'|\\$\\{[abc]\\})|yes|\\(|),(\\$\\{[abc]\\} \\* 2|)\n){0,14}",
        choices in "((l|m|),[ab ]{0,2},(A|)\n){0,6}",
    ) {
        let survey = format!("type,name,label,relevant,calculation\n{survey}");
        let (form, _) = read(&survey, &format!("list_name,name,label\n{choices}"), "");
        let mut order = form.order.clone();
        order.sort_unstable();
        prop_assert_eq!(order, (0..form.questions.len()).collect::<Vec<_>>());
    }
}
