//! The indicator reading: three-valued, one office at a time.

use std::collections::BTreeMap;

use proptest::prelude::*;
use questionnaire::diagnostic::Place;
use questionnaire::expression::indicator::{
    Fault, OfficeAnswers, Truth, Value as Result, evaluate, truth,
};
use questionnaire::expression::{Node, Table, Tables, parse};
use questionnaire::response::{Answer, Response, Status, Value};
use questionnaire::roster::Office;
use questionnaire::translated::Translated;
use time::macros::date;

fn office() -> Office {
    Office {
        code: "CO-1".to_owned(),
        name: Translated::default(),
        kind: "country".to_owned(),
        region: "East".to_owned(),
        countries: vec!["KEN".to_owned(), "SOM".to_owned()],
        from: None,
        until: None,
        exempt: None,
        language: None,
        zone: None,
    }
}

fn response() -> Response {
    let choices = vec!["law".to_owned(), "health".to_owned()];
    let answers = [
        ("yes", Answer::Given(Value::Choice("yes".to_owned()))),
        ("topics", Answer::Given(Value::Choices(choices))),
        ("staff", Answer::Given(Value::Number(12.into()))),
        ("zero", Answer::Given(Value::Number(0.into()))),
        ("note", Answer::Given(Value::Text("two words".to_owned()))),
        ("since", Answer::Given(Value::Date(date!(2017 - 06 - 30)))),
        ("empty", Answer::NotAnswered),
        ("skipped", Answer::NotAsked),
    ];
    let answers: BTreeMap<_, _> =
        answers.into_iter().map(|(name, a)| (name.to_owned(), a)).collect();
    Response { office: "CO-1".to_owned(), status: Status::Submitted, answers }
}

fn tables() -> Tables {
    let columns = ["grade", "year", "women", "men"].map(str::to_owned);
    let rows = [["P1", "2016", "3", "4"], ["P1", "2017", "5", ""], ["P2", "2017", "1.5", "2"]];
    let rows = rows.map(|row| row.map(str::to_owned).to_vec());
    [("staff".to_owned(), Table::from_texts(&columns, &rows))].into()
}

fn root(source: &str) -> Node {
    parse(source, &Place::default()).expect(source).root
}

fn read<T>(source: &str, read: impl Fn(&Node, &OfficeAnswers<'_>) -> T) -> T {
    let (office, response, tables) = (office(), response(), tables());
    read(
        &root(source),
        &OfficeAnswers { office: &office, response: Some(&response), tables: &tables },
    )
}

fn holds(source: &str) -> Truth {
    read(source, |node, answers| truth(node, answers))
}

/// The value as text, or nothing.
fn value(source: &str) -> Option<String> {
    read(source, |node, answers| evaluate(node, answers)).value.map(|value| value.text())
}

fn faults(source: &str) -> Vec<Fault> {
    read(source, |node, answers| evaluate(node, answers)).faults
}

#[test]
fn a_condition_on_what_was_not_given_is_neither_true_nor_false() {
    use Truth::{False, True, Unknown};
    for (source, expected) in [
        ("${yes} = 'yes'", True),
        ("${yes} = 'no'", False),
        ("${empty} = 'yes'", Unknown),
        ("${empty} != 'yes'", Unknown),
        ("not(${empty} = 'yes')", Unknown),
        ("${skipped} > 3", Unknown),
        ("${empty} = ''", Unknown),
        ("${empty} = ${empty}", Unknown),
        ("selected(${empty}, 'law')", Unknown),
        ("selected(${topics}, 'law')", True),
        ("not(selected(${topics}, 'water'))", True),
        ("${empty} = 'yes' or ${yes} = 'yes'", True),
        ("${empty} = 'yes' and ${yes} = 'no'", False),
        ("${empty} = 'yes' and ${yes} = 'yes'", Unknown),
        ("given(${yes})", True),
        ("given(${empty})", False),
        ("not(given(${skipped}))", True),
        ("answered(${empty})", False),
        ("asked(${empty})", True),
        ("asked(${skipped})", False),
        ("invited() and responding()", True),
        ("${office_kind} = 'country'", True),
        ("selected(${office_countries}, 'SOM')", True),
        ("${since} > '2017-01-01'", True),
        ("${since} = date('2017-06-30')", True),
        ("${staff} + ${empty} > 3", Unknown),
        ("if(${empty} = 'yes', true(), false())", Unknown),
        ("coalesce(${empty}, 0) = 0", True),
        ("checklist(1, 2, ${yes} = 'yes', ${empty} = 'yes')", True),
        ("checklist(2, 2, ${yes} = 'yes', ${empty} = 'yes')", Unknown),
        ("regex(${note}, '[a-z ]+')", True),
        ("regex(${note}, 'two')", False),
    ] {
        assert_eq!(holds(source), expected, "{source}");
    }
}

#[test]
fn a_number_with_a_missing_part_is_missing() {
    for (source, expected) in [
        ("${staff} * 2 + 0.5", Some("24.5")),
        ("${staff} + ${empty}", None),
        ("-${skipped}", None),
        ("${staff} div ${zero}", None),
        ("1 div 8", Some("0.125")),
        ("-7 mod 3", Some("-1")),
        ("round(-1.5)", Some("-2")),
        ("round(2.345, 2)", Some("2.35")),
        ("coalesce(${empty}, ${skipped}, 7)", Some("7")),
        ("count-selected(${topics})", Some("2")),
        ("count-selected(${empty})", None),
        ("count-selected(${office_countries})", Some("2")),
        ("min(${staff}, 3)", Some("3")),
        ("max(${staff}, ${empty})", None),
        ("number(${yes} = 'yes')", Some("1")),
        ("number(${note})", None),
        ("${since} - date('2017-06-01')", Some("29")),
        ("concat(${yes}, '-', ${staff})", Some("yes-12")),
        ("concat(${yes}, ${empty})", None),
        ("sum(${staff})", Some("12")),
        ("pow(2, 0.5)", None),
    ] {
        assert_eq!(value(source).as_deref(), expected, "{source}");
    }
}

#[test]
fn record_tables_skip_empty_cells() {
    for (source, expected) in [
        ("sum(instance('staff')/root/item[year = 2017]/women)", Some("6.5")),
        ("sum(instance('staff')/root/item/men)", Some("6")),
        ("sum(instance('staff')/root/item[year = 2000]/men)", None),
        ("count(instance('staff')/root/item[year = 2017])", Some("2")),
        ("count(instance('staff')/root/item[year = 2017]/men)", Some("2")),
        ("count-non-empty(instance('staff')/root/item[year = 2017]/men)", Some("1")),
        ("count(instance('staff')/root/item[year = 2000])", Some("0")),
        ("max(instance('staff')/root/item/women)", Some("5")),
        ("min(instance('staff')/root/item/women, 1)", Some("1")),
        ("instance('staff')/root/item[year = 2017][grade = 'P2']/women", Some("1.5")),
        ("instance('staff')/root/item[year = 2017 and men != 2]/women", None),
        ("instance('staff')/root/item[women + men = ${staff} - 5]/women", Some("3")),
        (
            "instance('staff')/root/item[year = max(instance('staff')/root/item/year)][grade='P1']/women",
            Some("5"),
        ),
    ] {
        assert_eq!(value(source).as_deref(), expected, "{source}");
    }
}

#[test]
fn a_definition_that_is_wrong_on_this_data_says_so() {
    let several = faults("1 + instance('staff')/root/item[year = 2017]/women");
    assert!(matches!(several[..], [Fault::SeveralRows { at }] if at.start == 4));
    let large = faults("pow(10, 28) * pow(10, 28)");
    assert!(matches!(large[..], [Fault::Overflow { .. }]));
    assert_eq!(faults("${staff} div 0 + ${empty}"), []);
}

#[test]
fn an_office_without_a_response_was_asked_nothing() {
    let (office, tables) = (office(), tables());
    let answers = OfficeAnswers { office: &office, response: None, tables: &tables };
    for (source, expected) in [
        ("invited()", Truth::True),
        ("responding()", Truth::False),
        ("asked(${yes})", Truth::False),
        ("${yes} = 'yes'", Truth::Unknown),
        ("${office_region} = 'East'", Truth::True),
    ] {
        assert_eq!(truth(&root(source), &answers), expected, "{source}");
    }
    let value = evaluate(&root("${office_code}"), &answers).value;
    assert_eq!(value, Some(Result::Text("CO-1".to_owned())));
}

fn condition() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "${yes} = 'yes'",
        "${yes} = 'no'",
        "${empty} = 'yes'",
        "${skipped} > 3",
        "${staff} >= 12",
        "${staff} < 12",
        "${zero} != 0",
        "selected(${topics}, 'law')",
        "selected(${empty}, 'law')",
        "given(${empty})",
        "asked(${empty})",
        "${staff} + ${empty} = 12",
        "${staff} div ${zero} <= 1",
    ])
    .prop_map(str::to_owned);
    leaf.prop_recursive(4, 20, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|a| format!("not({a})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} and {b})")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("({a} or {b})")),
        ]
    })
}

/// Negation pushed down to comparisons and turned into the opposite comparison.
fn normal(node: &Node, negated: bool) -> String {
    use questionnaire::expression::{Function, Operator as O};
    match node {
        Node::Call { function: Function::Not, arguments, .. } => normal(&arguments[0], !negated),
        Node::Binary { operator, left, right, .. } => {
            let opposite = match operator {
                O::And => O::Or,
                O::Or => O::And,
                O::Equal => O::NotEqual,
                O::NotEqual => O::Equal,
                O::Less => O::GreaterOrEqual,
                O::LessOrEqual => O::Greater,
                O::Greater => O::LessOrEqual,
                O::GreaterOrEqual => O::Less,
                other => panic!("{other} is no condition"),
            };
            let shown = if negated { opposite } else { *operator };
            if operator.is_logical() {
                return format!("({} {shown} {})", normal(left, negated), normal(right, negated));
            }
            format!("({left} {shown} {right})")
        }
        leaf if negated => format!("not({leaf})"),
        leaf => leaf.to_string(),
    }
}

proptest! {
    #[test]
    fn de_morgan_holds(a in condition(), b in condition()) {
        prop_assert_eq!(holds(&format!("not({a} and {b})")), holds(&format!("not({a}) or not({b})")));
        prop_assert_eq!(holds(&format!("not({a} or {b})")), holds(&format!("not({a}) and not({b})")));
        prop_assert_eq!(holds(&format!("not(not({a}))")), holds(&a));
    }

    #[test]
    fn negation_normal_form_says_the_same(a in condition()) {
        let normal = normal(&root(&format!("not({a})")), false);
        prop_assert_eq!(holds(&normal), holds(&format!("not({a})")), "{}", normal);
    }

    #[test]
    fn what_is_unknown_stays_out_of_both_sides(a in condition()) {
        let sides = [holds(&a), holds(&format!("not({a})"))].map(Truth::holds);
        prop_assert_eq!(sides == [false, false], holds(&a) == Truth::Unknown);
    }
}
