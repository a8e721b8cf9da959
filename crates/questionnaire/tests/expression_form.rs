//! The form reading: the decisions of the README, and bounds on what any expression can do.

use std::collections::BTreeMap;

use proptest::prelude::*;
use questionnaire::diagnostic::{Diagnostics, Place};
use questionnaire::expression::form::{Answers, Context, Value, evaluate};
use questionnaire::expression::indicator::{self, OfficeAnswers};
use questionnaire::expression::{
    FUNCTIONS, Node, Operator, Reading, Scope, Span, Table, TablePath, Tables, Type, check, parse,
};
use questionnaire::response::{self, Answer, Response, Status};
use questionnaire::roster::Office;
use questionnaire::translated::Translated;
use rust_decimal::Decimal;
use time::OffsetDateTime;
use time::macros::{date, datetime};

const NOW: OffsetDateTime = datetime!(2017-06-30 23:30:15.250 +2);

struct Filled(BTreeMap<&'static str, Value>);

impl Answers for Filled {
    fn answer(&self, question: &str) -> Value {
        self.0.get(question).cloned().unwrap_or_else(Value::nothing)
    }

    fn label(&self, question: &str, choice: &str) -> Option<String> {
        (question == "trained" && choice == "yes").then(|| "Oui".to_owned())
    }

    fn column(&self, name: &str) -> Value {
        if name == "region" { text("East") } else { Value::nothing() }
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn filled() -> Filled {
    let number = |n: i64| Value::Number(n.into());
    let choices =
        Answer::Given(response::Value::Choices(vec!["law".to_owned(), "health".to_owned()]));
    Filled(BTreeMap::from([
        ("staff", number(12)),
        ("zero", number(0)),
        ("trained", text("yes")),
        ("topics", Value::from(&choices)),
        ("since", text("2017-06-01")),
        ("skipped", Value::from(&Answer::NotAsked)),
    ]))
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

fn value(source: &str) -> String {
    let tables = tables();
    let context = Context { own: Some(Value::Number(7.into())), now: NOW, tables: &tables };
    evaluate(&root(source), &filled(), &context).text()
}

#[test]
fn an_answer_that_is_not_given_is_the_empty_text() {
    for (source, expected) in [
        ("${skipped}", ""),
        ("${skipped} = ''", "true"),
        ("${skipped} + 1", "NaN"),
        ("${skipped} > 1", "false"),
        ("${skipped} = 0", "false"),
        ("${skipped} != 0", "true"),
        ("not(${skipped} = 'yes')", "true"),
        ("coalesce(${skipped}, ${staff})", "12"),
        ("if(${skipped}, 'a', 'b')", "b"),
        ("if(${zero}, 'a', 'b')", "b"),
        ("boolean(${trained})", "true"),
        ("count-selected(${skipped})", "0"),
        ("count-non-empty(${skipped}) + count-non-empty(${staff})", "1"),
        ("selected(${skipped}, '')", "false"),
        ("sum(${skipped})", "NaN"),
        (". + 1", "8"),
        ("region = 'East'", "true"),
    ] {
        assert_eq!(value(source), expected, "{source}");
    }
}

#[test]
fn numbers_are_exact() {
    for (source, expected) in [
        ("0.1 + 0.2", "0.3"),
        ("0.1 + 0.2 = 0.3", "true"),
        ("1 div 8", "0.125"),
        ("2 div 3", "0.6666666666666666666666666667"),
        ("1 div 0", "NaN"),
        ("0 div 0", "NaN"),
        ("1 mod 0", "NaN"),
        ("number('x') = number('x')", "false"),
        ("number('x') != number('x')", "true"),
        ("pow(10, 28) * 10", "NaN"),
        ("round(-1.5)", "-2"),
        ("round(0.5)", "1"),
        ("round(1250, -2)", "1300"),
        ("int(-1.5)", "-1"),
        ("-7 mod 3", "-1"),
        ("7 mod -3", "1"),
        ("-0 * 1", "0"),
        ("string(1.50)", "1.5"),
        ("number(true()) + 1", "2"),
        ("min(3, 1, 2)", "1"),
        ("max('', 1)", "NaN"),
        ("${staff} = '12.0'", "true"),
    ] {
        assert_eq!(value(source), expected, "{source}");
    }
}

#[test]
fn texts_and_choices() {
    for (source, expected) in [
        ("selected(${topics}, 'health')", "true"),
        ("selected(${topics}, 'heal')", "false"),
        ("selected-at(${topics}, 1)", "health"),
        ("selected-at(${topics}, 2)", ""),
        ("selected-at(${topics}, -1)", ""),
        ("count-selected(${topics})", "2"),
        ("jr:choice-name(${trained}, '${trained}')", "Oui"),
        ("jr:choice-name('no', '${trained}')", ""),
        ("join('-', 'a', 'b', 1)", "a-b-1"),
        ("join(';', instance('staff')/root/item/grade)", "P1;P1;P2"),
        ("concat('a', 1 = 1)", "atrue"),
        ("substr('héllo', 1, 3)", "él"),
        ("substr('hello', -2)", "lo"),
        ("substring-before('a-b', '-')", "a"),
        ("substring-after('a-b', 'x')", ""),
        ("translate('bar', 'abc', 'AB')", "BAr"),
        ("normalize-space('  a   b ')", "a b"),
        ("string-length('héé')", "3"),
        ("regex('AB12', '[A-Z]{2}[0-9]+')", "true"),
        ("regex('xAB12', '[A-Z]{2}[0-9]+')", "false"),
        ("regex('a', 'a|ab') and regex('ab', 'a|ab')", "true"),
        ("regex('a', '(')", "false"),
        ("regex('a', concat('a', ''))", "false"),
        ("checklist(2, 3, true(), 'x', '')", "true"),
        ("weighted-checklist(3, -1, true(), 2, false(), 9)", "false"),
        ("boolean-from-string('1')", "true"),
    ] {
        assert_eq!(value(source), expected, "{source}");
    }
}

#[test]
fn texts_are_bounded() {
    let long = Filled(BTreeMap::from([("long", text(&"x".repeat(600_000)))]));
    let tables = Tables::new();
    let context = Context { own: None, now: NOW, tables: &tables };
    let length = |source: &str| evaluate(&root(source), &long, &context).text();
    assert_eq!(length("string-length(concat(${long}, 'x'))"), "600001");
    assert_eq!(length("string-length(concat(${long}, ${long}))"), "0");
    let nested = "concat(concat(${long}, 'a'), concat(${long}, 'b'))";
    assert_eq!(length(&format!("string-length({nested})")), "0");
}

#[test]
fn days_and_hours_are_on_the_clock_of_the_filler() {
    for (source, expected) in [
        ("today()", "2017-06-30"),
        ("now()", "2017-06-30T23:30:15.250+02:00"),
        ("today() - ${since}", "29"),
        ("${since} < today()", "true"),
        ("int(decimal-date-time(now())) = number(today())", "true"),
        ("date(0)", "1970-01-01"),
        ("date('2012-07-23') + 1", "15545"),
        ("date('2017-02-29')", ""),
        ("date('2017-06-30T23:00:00Z')", "2017-07-01"),
        ("date-time('2017-06-30')", "2017-06-30T00:00:00.000+02:00"),
        ("decimal-time('06:00:00.000+02:00')", "0.25"),
        ("format-date('2017-06-05', '%d/%m/%Y %e %n %y %b %a %%')", "05/06/2017 5 6 17 Jun Mon %"),
        ("format-date-time(now(), '%H:%M:%S.%3')", "23:30:15.250"),
        ("'2017-06-30T12:00:00.000Z' < '2017-06-30T13:59:00.000+02:00'", "false"),
        ("max(${since}, today())", "17347"),
    ] {
        assert_eq!(value(source), expected, "{source}");
    }
}

fn both(left: &str, operator: &str, right: &str) -> String {
    let column = |name| format!("instance('staff')/root/item/{name}");
    format!("{} {operator} {}", column(left), column(right))
}

#[test]
fn tables_are_node_sets() {
    for (source, expected) in [
        ("instance('staff')/root/item[year = 2017]/women", "5"),
        ("instance('staff')/root/item/grade = 'P2'", "true"),
        ("sum(instance('staff')/root/item/women)", "9.5"),
        ("sum(instance('staff')/root/item/men)", "NaN"),
        ("count(instance('staff')/root/item[men = ''])", "1"),
        ("count-non-empty(instance('staff')/root/item/men)", "2"),
        ("instance('staff')/root/item[women = ${staff} - 7]/year", "2017"),
        ("instance('nowhere')/root/item/women", ""),
        (&both("women", "=", "men"), "false"),
        (&both("women", "!=", "men"), "true"),
        (&both("men", "<", "women"), "true"),
        (&both("women", ">", "men"), "true"),
        (&both("grade", "=", "grade"), "true"),
        (&both("women", ">=", "grade"), "false"),
    ] {
        assert_eq!(value(source), expected, "{source}");
    }
}

#[test]
fn the_deepest_expressions_stay_within_half_a_usual_stack() {
    let chain = vec!["${staff}"; 400].join(" + ");
    let nested = format!("{}1{}", "not(".repeat(63), ")".repeat(63));
    let both = format!("{}{}{}", "abs(".repeat(60), &chain[..60 * 11 - 3], ")".repeat(60));
    let tree = move || [&chain, &nested, &both].map(|source| all_uses(&root(source)));
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(tree).expect("starts");
    thread.join().expect("does not overflow");
}

/// Everything that can be done with a tree.
fn all_uses(node: &Node) {
    let tables = tables();
    let context = Context { own: None, now: NOW, tables: &tables };
    evaluate(node, &filled(), &context);
    let office = Office {
        code: "A".to_owned(),
        name: Translated::default(),
        kind: "country".to_owned(),
        region: String::new(),
        countries: Vec::new(),
        from: None,
        until: None,
        exempt: None,
        language: None,
        zone: None,
    };
    let given = [
        ("staff", response::Value::Number(12.into())),
        ("topics", response::Value::Choices(vec!["law".to_owned(), "water".to_owned()])),
        ("trained", response::Value::Choice("yes".to_owned())),
        ("since", response::Value::Date(date!(2017 - 06 - 01))),
        ("remarks", response::Value::Text("12".to_owned())),
    ];
    let answers = given.into_iter().map(|(name, value)| (name.to_owned(), Answer::Given(value)));
    let answers = answers.collect();
    let response = Response { office: "A".to_owned(), status: Status::Submitted, answers };
    let one = OfficeAnswers { office: &office, response: Some(&response), tables: &tables };
    let counted = indicator::evaluate(node, &one).value;
    if let Ok(expression) = parse(&node.to_string(), &Place::default()) {
        check(&expression, &Anything, Reading::Form, &mut Diagnostics::default());
        let kind = check(&expression, &Anything, Reading::Indicator, &mut Diagnostics::default());
        assert_eq!(counted.zip(kind).filter(|(value, kind)| !is_of(value, kind)), None, "{node}");
    }
    drop(node.clone());
}

/// Whether the checker was right about a value.
fn is_of(value: &indicator::Value, kind: &Type) -> bool {
    match kind {
        Type::Number => matches!(value, indicator::Value::Number(_)),
        Type::Text | Type::Choice(_) => matches!(value, indicator::Value::Text(_)),
        Type::Boolean => matches!(value, indicator::Value::Boolean(_)),
        Type::Date => matches!(value, indicator::Value::Date(_)),
        Type::Choices(_) => matches!(value, indicator::Value::Choices(_)),
        Type::Rows => false,
        Type::Any => true,
    }
}

struct Anything;

impl Scope for Anything {
    fn question(&self, name: &str) -> Option<Type> {
        match name {
            "staff" => Some(Type::Number),
            "topics" => Some(Type::Choices("topics".to_owned())),
            "trained" => Some(Type::Choice("yes".to_owned())),
            "since" => Some(Type::Date),
            "remarks" => Some(Type::Text),
            _ => None,
        }
    }

    fn columns(&self, table: &str) -> Option<Vec<(&str, Type)>> {
        (table == "staff").then(|| vec![("women", Type::Number), ("grade", Type::Text)])
    }
}

fn tree() -> impl Strategy<Value = Node> {
    let at = Span::default();
    let names = prop::sample::select(vec![
        "staff", "topics", "trained", "since", "remarks", "skipped", "women",
    ]);
    let texts = prop::sample::select(vec![
        "",
        "yes",
        "law",
        "12",
        "-3.5",
        "2017-06-30",
        "2017-06-30T10:00:00.000Z",
        "10:00",
        "%Y-%3",
        "(",
        "é",
        "99999999999999999999999999999",
        "${trained}",
    ]);
    let numbers = prop_oneof![
        Just(Decimal::ZERO),
        Just(Decimal::MAX),
        Just(Decimal::new(1, 28)),
        (-100i64..100, 0u32..3).prop_map(|(n, scale)| Decimal::new(n, scale)),
    ];
    let leaf = prop_oneof![
        numbers.prop_map(move |value| Node::Number { value, at }),
        texts.prop_map(move |value| Node::Text { value: value.to_owned(), at }),
        names.clone().prop_map(move |name| Node::Answer { name: name.to_owned(), at }),
        names.prop_map(move |name| Node::Name { name: name.to_owned(), at }),
        Just(Node::Own { at }),
    ];
    leaf.prop_recursive(5, 40, 4, move |inner| {
        let operator = prop::sample::select(vec![
            Operator::Or, Operator::And, Operator::Equal, Operator::Less, Operator::Add, Operator::Subtract,
            Operator::Multiply, Operator::Divide, Operator::Modulo,
        ]);
        let signature = prop::sample::select(&FUNCTIONS[..]);
        let predicates = prop::collection::vec(inner.clone(), 0..3);
        let column = prop::option::of(prop::sample::select(vec!["women", "men", "grade"]));
        prop_oneof![
            1 => inner.clone().prop_map(move |node| Node::Negate { operand: Box::new(node), at }),
            3 => (operator, inner.clone(), inner.clone()).prop_map(move |(operator, l, r)| {
                Node::Binary { operator, left: Box::new(l), right: Box::new(r), at }
            }),
            // Any number of arguments: a tree need not come from the parser.
            5 => (signature, prop::collection::vec(inner, 0..5)).prop_map(move |(signature, arguments)| {
                Node::Call { function: signature.function, arguments, at }
            }),
            1 => (predicates, column).prop_map(move |(predicates, column)| {
                let column = column.map(str::to_owned);
                Node::Table(TablePath { table: "staff".to_owned(), predicates, column, at })
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_tree_makes_anything_panic_and_types_are_what_the_checker_says(node in tree()) {
        all_uses(&node);
    }
}
