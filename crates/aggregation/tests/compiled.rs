//! Compiled expressions agree with the indicator reading, one office at a time.

mod support;

use std::collections::BTreeMap;

use aggregation::columns::Columns;
use aggregation::program::{Program, Results};
use proptest::prelude::*;
use questionnaire::diagnostic::Place;
use questionnaire::expression::indicator::{self, OfficeAnswers, Truth};
use questionnaire::expression::{Expression, Tables, parse};
use questionnaire::response::{Answer, Response, Status, Value};
use questionnaire::roster::{Office, Roster};
use rust_decimal::Decimal;
use support::{Cycle, texts};

const SURVEY: &str = "type,name,label,calculation
select_one yes_no,one,One,
select_one size,other,Other,
select_multiple topic,many,Many,
integer,women,Women,
integer,men,Men,
decimal,money,Money,
text,words,Words,
date,day,Day,
calculate,both,,${women} + ${men}
";
const CHOICES: &str = "list_name,name,label
yes_no,yes,Yes
yes_no,no,No
size,small,Small
size,large,Large
topic,law,Law
topic,health,Health
topic,work,Work
";
const SETTINGS: &str = "form_title,form_id,version\nTest,test,1\n";

fn cycle() -> Cycle {
    let files =
        texts(&[("survey.csv", SURVEY), ("choices.csv", CHOICES), ("settings.csv", SETTINGS)]);
    let cycle = Cycle::of(&files);
    assert!(!cycle.faults.has_errors(), "{:#?}", cycle.faults.sorted());
    cycle
}

fn state(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Answer> {
    prop_oneof![
        4 => value.prop_map(Answer::Given),
        1 => Just(Answer::NotAnswered),
        1 => Just(Answer::NotAsked),
    ]
}

fn choice(of: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop::sample::select(of).prop_map(|name| Value::Choice(name.to_owned()))
}

fn number() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        8 => (-3_i64..20).prop_map(Decimal::from),
        2 => (-300_i64..300, 0_u32..3).prop_map(|(units, scale)| Decimal::new(units, scale)),
        1 => (any::<i64>(), 0_u32..29).prop_map(|(units, scale)| Decimal::new(units, scale)),
    ]
}

fn answers() -> impl Strategy<Value = BTreeMap<String, Answer>> {
    let topics = prop::sample::subsequence(vec!["law", "health", "work"], 1..=3);
    let many = topics.prop_map(|t| Value::Choices(t.into_iter().map(str::to_owned).collect()));
    let words =
        prop::sample::select(vec!["a", "ab", "7", "law"]).prop_map(|w| Value::Text(w.to_owned()));
    let day = (0_i64..900).prop_map(|days| Value::Date(day_after(days)));
    (
        state(choice(&["yes", "no"])),
        state(choice(&["small", "large"])),
        state(many),
        [state(number().prop_map(Value::Number)), state(number().prop_map(Value::Number))],
        state(number().prop_map(Value::Number)),
        state(words),
        state(day),
        state(number().prop_map(Value::Number)),
    )
        .prop_map(|(one, other, many, [women, men], money, words, day, both)| {
            let answers = [
                ("one", one),
                ("other", other),
                ("many", many),
                ("women", women),
                ("men", men),
                ("money", money),
                ("words", words),
                ("day", day),
                ("both", both),
            ];
            answers.map(|(name, answer)| (name.to_owned(), answer)).into()
        })
}

fn day_after(days: i64) -> time::Date {
    time::macros::date!(2017 - 01 - 01) + time::Duration::days(days)
}

fn office(code: usize, kind: &str, countries: Vec<&str>) -> Office {
    Office {
        code: format!("O{code:03}"),
        name: questionnaire::translated::Translated::default(),
        kind: kind.to_owned(),
        region: if code.is_multiple_of(2) { "North" } else { "South" }.to_owned(),
        countries: countries.into_iter().map(str::to_owned).collect(),
        from: None,
        until: None,
        exempt: None,
        language: None,
        zone: None,
    }
}

/// Offices, each with its answers or without a response.
fn data() -> impl Strategy<Value = (Roster, Vec<Response>)> {
    let one = (
        prop::sample::select(vec!["country", "regional", "headquarters"]),
        prop::sample::subsequence(vec!["FRA", "KEN", "PER"], 0..=3),
        prop::option::weighted(0.85, answers()),
        prop::sample::select(vec![Status::Submitted, Status::Approved, Status::Draft]),
    );
    prop::collection::vec(one, 1..90).prop_map(|rows| {
        let mut roster = Roster::default();
        let mut responses = Vec::new();
        for (index, (kind, countries, answers, status)) in rows.into_iter().enumerate() {
            let office = office(index, kind, countries);
            responses.extend(answers.map(|answers| Response {
                office: office.code.clone(),
                status,
                answers,
            }));
            roster.offices.push(office);
        }
        (roster, responses)
    })
}

fn leaf_condition() -> impl Strategy<Value = String> {
    let written = vec![
        "${one} = 'yes'",
        "'no' = ${one}",
        "${one} != 'yes'",
        "${one} = ${other}",
        "${other} = 'large'",
        "selected(${many}, 'law')",
        "selected(${many}, 'work')",
        "selected(${one}, 'yes')",
        "given(${one})",
        "answered(${many})",
        "asked(${women})",
        "given(${words})",
        "invited()",
        "responding()",
        "true()",
        "false()",
        "${office_kind} = 'country'",
        "${office_kind} != 'country'",
        "${office_region} = 'North'",
        "${office_code} = 'O003'",
        "selected(${office_countries}, 'FRA')",
        "${words} = 'ab'",
        "contains(${words}, 'a')",
        "${day} > date('2018-01-01')",
        "${both} > 5",
    ];
    prop::sample::select(written).prop_map(str::to_owned)
}

fn leaf_number() -> impl Strategy<Value = String> {
    let written = vec![
        "${women}",
        "${men}",
        "${money}",
        "${both}",
        "count-selected(${many})",
        "0",
        "1",
        "2.5",
        "10",
        "string-length(${words})",
    ];
    prop::sample::select(written).prop_map(str::to_owned)
}

/// Conditions and numbers as they are written.
fn expressions() -> (impl Strategy<Value = String>, impl Strategy<Value = String>) {
    fn number(depth: u32) -> BoxedStrategy<String> {
        if depth == 0 {
            return leaf_number().boxed();
        }
        let (n, c) = (number(depth - 1), condition(depth - 1));
        prop_oneof![
            2 => leaf_number(),
            2 => (n.clone(), prop::sample::select(vec!["+", "-", "*", "div", "mod"]), n.clone())
                .prop_map(|(a, operator, b)| format!("({a} {operator} {b})")),
            1 => n.clone().prop_map(|a| format!("-{a}")),
            1 => (n.clone(), n.clone()).prop_map(|(a, b)| format!("coalesce({a}, {b})")),
            1 => (c, n.clone(), n.clone()).prop_map(|(c, a, b)| format!("if({c}, {a}, {b})")),
            1 => n.prop_map(|a| format!("round({a})")),
        ]
        .boxed()
    }
    fn condition(depth: u32) -> BoxedStrategy<String> {
        if depth == 0 {
            return leaf_condition().boxed();
        }
        let (n, c) = (number(depth - 1), condition(depth - 1));
        prop_oneof![
            2 => leaf_condition(),
            3 => (c.clone(), prop::sample::select(vec!["and", "or"]), c.clone())
                .prop_map(|(a, operator, b)| format!("({a} {operator} {b})")),
            2 => c.clone().prop_map(|a| format!("not({a})")),
            1 => (c.clone(), c.clone(), c).prop_map(|(a, b, d)| format!("if({a}, {b}, {d})")),
            2 => (n.clone(), prop::sample::select(vec!["=", "!=", "<", "<=", ">", ">="]), n)
                .prop_map(|(a, operator, b)| format!("{a} {operator} {b}")),
        ]
        .boxed()
    }
    (condition(4), number(4))
}

fn read(source: &str) -> Expression {
    parse(source, &Place::file("test")).unwrap_or_else(|faults| panic!("{source}: {faults:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn columns_agree_with_one_office_at_a_time(
        (roster, responses) in data(),
        condition in expressions().0,
        number in expressions().1,
    ) {
        let cycle = cycle();
        let (condition, number) = (read(&condition), read(&number));
        let mut program = Program::new(&cycle.questionnaire);
        let (yes, no) = (program.condition(&condition, true), program.condition(&condition, false));
        let column = program.number(&number);
        let tables = Tables::new();
        let columns = Columns::of(&program, &roster, &responses, &tables);
        let results = Results::of(&program, &columns);
        for (row, office) in roster.offices.iter().enumerate() {
            let response = responses.iter().find(|response| {
                response.office == office.code && response.status.is_responding()
            });
            let answers = OfficeAnswers { office, response, tables: &tables };
            let truth = indicator::truth(&condition.root, &answers);
            prop_assert_eq!(results.set(yes).contains(row), truth == Truth::True, "{}", condition.source);
            prop_assert_eq!(results.set(no).contains(row), truth == Truth::False, "{}", condition.source);
            let expected = indicator::number(&number.root, &answers);
            let found = results.set(column).contains(row).then(|| results.numbers(column).get(row));
            prop_assert_eq!(found, expected, "{}", number.source);
        }
    }
}
