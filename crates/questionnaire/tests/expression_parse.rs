//! The parser, through the public surface.

use proptest::prelude::*;
use questionnaire::diagnostic::Place;
use questionnaire::expression::{FUNCTIONS, MAX_LENGTH, Node, Operator, Span, TablePath, parse};
use rust_decimal::Decimal;

fn cell() -> Place {
    Place::line("survey.csv", 7).at("relevant")
}

fn root(source: &str) -> Node {
    match parse(source, &cell()) {
        Ok(expression) => expression.root,
        Err(faults) => panic!("{source}: {:?}", faults.sorted()),
    }
}

fn faults(source: &str) -> Vec<String> {
    let faults = parse(source, &cell()).expect_err(source);
    faults.sorted().iter().map(ToString::to_string).collect()
}

/// Every operator made explicit by parentheses.
fn grouped(node: &Node) -> String {
    match node {
        Node::Binary { operator, left, right, .. } => {
            format!("({} {operator} {})", grouped(left), grouped(right))
        }
        Node::Negate { operand, .. } => format!("(-{})", grouped(operand)),
        other => other.to_string(),
    }
}

#[test]
fn precedence_is_that_of_xpath() {
    for (source, expected) in [
        ("1 + 2 * 3", "(1 + (2 * 3))"),
        ("1 - 2 - 3", "((1 - 2) - 3)"),
        ("1 or 2 and 3", "(1 or (2 and 3))"),
        ("1 = 2 < 3", "(1 = (2 < 3))"),
        ("1 < 2 + 3", "(1 < (2 + 3))"),
        ("-1 * 2", "((-1) * 2)"),
        ("--1", "(-(-1))"),
        ("8 div 4 mod 3", "((8 div 4) mod 3)"),
        ("(1 + 2) * 3", "((1 + 2) * 3)"),
        ("${a}='x'and${b}!='y'", "((${a} = 'x') and (${b} != 'y'))"),
    ] {
        assert_eq!(grouped(&root(source)), expected, "{source}");
    }
}

#[test]
fn spans_are_byte_exact() {
    let source = "${é} = ‘oui’ or selected( ${b}, 'x' )";
    let Node::Binary { left, right, .. } = root(source) else { panic!() };
    let Node::Binary { left: answer, right: text, .. } = *left else { panic!() };
    let slice = |node: &Node| &source[node.at().range()];
    assert_eq!(slice(&answer), "${é}");
    assert_eq!(slice(&text), "‘oui’");
    assert_eq!(slice(&right), "selected( ${b}, 'x' )");
    let source = " instance('t')/root/item[a = 1]/b ";
    assert_eq!(&source[root(source).at().range()], source.trim());
}

#[test]
fn tables_take_several_predicates_and_a_column() {
    let source = "instance('staff')/root/item[year = 2017][grade = 'P']/women";
    let Node::Table(path) = root(source) else { panic!() };
    assert_eq!((path.table.as_str(), path.predicates.len()), ("staff", 2));
    assert_eq!(path.column.as_deref(), Some("women"));
    let Node::Table(path) = root("instance(\"staff\")/root/item") else { panic!() };
    assert_eq!(path.column, None);
}

#[test]
fn forms_of_the_same_thing_are_one_tree() {
    for (one, other) in [
        ("${ q } = “yes”", "${q} = 'yes'"),
        ("../q", "${q}"),
        ("../../group/q", "${q}"),
        ("current()/../q", "${q}"),
        ("current()/.", "."),
        ("current()", "."),
        ("1.50", "1.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("${a}\u{a0}+\n${b}", "${a} + ${b}"),
    ] {
        assert_eq!(root(one), root(other), "{one}");
    }
    assert_eq!(root("standards.states_supported").to_string(), "standards.states_supported");
}

#[test]
fn faults_say_where_what_and_how_to_mend() {
    for (source, code, character, part) in [
        ("${a} == 1", "expression-syntax", 6, "equality is written `=`"),
        ("${a} = 'yes", "expression-syntax", 8, "close it"),
        ("${a", "expression-syntax", 1, "`${name}`"),
        ("${1a} = 1", "expression-syntax", 1, "not a name"),
        ("$a", "expression-syntax", 1, "without a name"),
        ("(1 + 2", "expression-syntax", 1, "not closed with `)`"),
        ("1 + ", "expression-syntax", 5, "expression ends"),
        ("${a} AND ${b}", "expression-syntax", 6, "small letters"),
        ("${é} ≥ 1", "expression-syntax", 6, "write `>=`"),
        ("1 2", "expression-syntax", 3, "operator"),
        ("..", "expression-syntax", 1, "names no question"),
        ("/data/q", "expression-syntax", 1, "${name}"),
        ("", "expression-syntax", 1, "empty"),
        ("  ", "expression-syntax", 1, "empty"),
        ("instance('t')/item", "expression-syntax", 14, "/root"),
        ("slected(${a}, 'x')", "unknown-function", 1, "`selected` is meant"),
        ("sqrt(${a})", "refused-function", 1, "exact decimals"),
        ("indexed-repeat(${a}, ${b}, 1)", "refused-function", 1, "repeats"),
        ("uuid()", "refused-function", 1, "same result"),
        ("1 + round()", "argument-count", 5, "1 to 2 arguments"),
        ("true(1)", "argument-count", 1, "no argument"),
        ("99999999999999999999999999999999", "expression-syntax", 1, "28 digits"),
    ] {
        let found = faults(source);
        let start = format!("survey.csv:7:relevant:{character}: error[{code}]");
        assert!(found[0].starts_with(&start), "{source}: {found:?}");
        assert!(found[0].contains(part), "{source}: {found:?}");
    }
}

#[test]
fn several_faults_are_listed_at_once() {
    assert_eq!(faults("sqrt(2) + slected(1) + round()").len(), 3);
    assert_eq!(faults("${a} == 1 && ${b} ≠ 2").len(), 3);
}

#[test]
fn length_and_depth_are_bounded() {
    let chain = |count: usize| vec!["${q}"; count].join(" or ");
    assert!(parse(&chain(300), &cell()).is_ok());
    assert!(faults(&chain(3000))[0].contains("too deep"));
    for nest in ["(", "-", "not(", "instance('t')/root/item[", "if(1,", "1-("] {
        assert!(faults(&nest.repeat(1000))[0].contains("too deep"), "{nest}");
    }
    let within = format!("{}{}{}", "abs(".repeat(60), chain(400), ")".repeat(60));
    assert!(faults(&within)[0].contains("too deep"));
    assert!(faults(&" ".repeat(MAX_LENGTH + 1))[0].contains("longer"));
}

fn leaf() -> impl Strategy<Value = Node> {
    let at = Span::default();
    prop_oneof![
        (0i64..1_000_000, 0u32..6)
            .prop_map(move |(n, scale)| Node::Number { value: Decimal::new(n, scale), at }),
        "[^']{0,8}".prop_map(move |value| Node::Text { value, at }),
        "[^\"]{0,8}".prop_map(move |value| Node::Text { value, at }),
        "[a-zé_][a-z0-9_.-]{0,8}".prop_map(move |name| Node::Answer { name, at }),
        "[a-zé_][a-z0-9_.-]{2,8}"
            .prop_filter("an operator", |n| !matches!(n.as_str(), "and" | "div" | "mod"))
            .prop_map(move |name| Node::Name { name, at }),
        Just(Node::Own { at }),
    ]
}

const OPERATORS: [Operator; 13] = [
    Operator::Or,
    Operator::And,
    Operator::Equal,
    Operator::NotEqual,
    Operator::Less,
    Operator::LessOrEqual,
    Operator::Greater,
    Operator::GreaterOrEqual,
    Operator::Add,
    Operator::Subtract,
    Operator::Multiply,
    Operator::Divide,
    Operator::Modulo,
];

fn tree() -> impl Strategy<Value = Node> {
    let at = Span::default();
    leaf().prop_recursive(6, 40, 4, move |inner| {
        let operator = prop::sample::select(&OPERATORS);
        let signature = prop::sample::select(&FUNCTIONS[..]);
        let predicates = prop::collection::vec(inner.clone(), 0..3);
        prop_oneof![
            inner.clone().prop_map(move |node| Node::Negate { operand: Box::new(node), at }),
            (operator, inner.clone(), inner.clone()).prop_map(move |(operator, l, r)| {
                Node::Binary { operator, left: Box::new(l), right: Box::new(r), at }
            }),
            (signature, prop::collection::vec(inner, 5)).prop_map(
                move |(signature, mut arguments)| {
                    arguments.truncate(signature.least);
                    Node::Call { function: signature.function, arguments, at }
                }
            ),
            ("[a-z]{1,5}", predicates, prop::option::of("[a-z_]{1,5}")).prop_map(
                move |(table, predicates, column)| {
                    Node::Table(TablePath { table, predicates, column, at })
                }
            ),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(node in tree()) {
        prop_assert_eq!(&root(&node.to_string()), &node);
    }

    #[test]
    fn no_text_makes_the_parser_panic(source in "\\PC{0,80}") {
        let _ = parse(&source, &cell());
    }

    #[test]
    fn no_string_of_lexemes_makes_the_parser_panic(words in prop::collection::vec(
        prop::sample::select(vec!["(", ")", "[", "]", ",", "/", ".", "..", "${q}", "'x'", "1", "-",
            "*", "=", "and", "div", "not(", "if(", "instance('t')/root/item", "year", "current()",
            "$", "{", "'", "”"]), 0..60)) {
        if let Ok(expression) = parse(&words.join(" "), &cell()) {
            prop_assert_eq!(&root(&expression.root.to_string()), &expression.root);
        }
    }
}
