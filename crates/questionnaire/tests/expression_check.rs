//! The type checker, through the public surface.

use questionnaire::diagnostic::{Diagnostics, Place};
use questionnaire::expression::{Reading, Scope, Type, check, parse};

/// A small questionnaire with record tables and figures.
struct Small;

impl Scope for Small {
    fn question(&self, name: &str) -> Option<Type> {
        Some(match name {
            "trained" => Type::Choice("yes_no".to_owned()),
            "rating" => Type::Choice("scale".to_owned()),
            "topics" => Type::Choices("topic".to_owned()),
            "staff" | "women" => Type::Number,
            "since" => Type::Date,
            "remarks" => Type::Text,
            "free" => Type::Choice("from_a_file".to_owned()),
            "computed" => Type::Any,
            _ => return None,
        })
    }

    fn questions(&self) -> Vec<&str> {
        vec![
            "trained", "rating", "topics", "staff", "women", "since", "remarks", "free", "computed",
        ]
    }

    fn choices(&self, list: &str) -> Option<Vec<&str>> {
        Some(match list {
            "yes_no" => vec!["yes", "no"],
            "scale" => vec!["1", "2", "3"],
            "topic" => vec!["law", "health"],
            "office_kind" => vec!["country", "regional"],
            _ => return None,
        })
    }

    fn own(&self) -> Option<Type> {
        Some(Type::Number)
    }

    fn name(&self, name: &str) -> Option<Type> {
        (name == "hr.staff_total").then_some(Type::Number)
    }

    fn names(&self) -> Vec<&str> {
        vec!["hr.staff_total"]
    }

    fn columns(&self, table: &str) -> Option<Vec<(&str, Type)>> {
        let columns = vec![("grade", Type::Text), ("year", Type::Number), ("from", Type::Date)];
        (table == "staff").then_some(columns)
    }

    fn tables(&self) -> Vec<&str> {
        vec!["staff"]
    }
}

fn checked(source: &str, reading: Reading) -> (Option<Type>, Vec<String>) {
    let place = Place::line("indicators.csv", 9).at("where");
    let mut faults = Diagnostics::default();
    let kind = match parse(source, &place) {
        Ok(expression) => check(&expression, &Small, reading, &mut faults),
        Err(syntax) => panic!("{source}: {:?}", syntax.sorted()),
    };
    (kind, faults.sorted().iter().map(ToString::to_string).collect())
}

/// A type in both readings, the indicator reading's first; `-` is an error.
fn types(source: &str) -> String {
    let short =
        |reading| checked(source, reading).0.map_or("-".to_owned(), |kind| format!("{kind:?}"));
    format!("{} {}", short(Reading::Indicator), short(Reading::Form))
}

#[test]
fn types_are_found() {
    for (source, expected) in [
        ("${staff} + 1", "Number Number"),
        ("${trained} = 'yes' and not(selected(${topics}, 'law'))", "Boolean Boolean"),
        ("if(${trained} = 'yes', ${staff}, 0)", "Number Number"),
        ("if(${trained} = 'yes', ${staff}, '')", "- Number"),
        ("if(${trained} = 'yes', ${staff}, 'none')", "- Any"),
        ("coalesce(${staff}, ${women})", "Number Number"),
        ("concat(${remarks}, ${staff})", "Text Text"),
        ("instance('staff')/root/item[year = 2017]/grade", "Text Text"),
        ("max(instance('staff')/root/item/from)", "Date Date"),
        ("count(instance('staff')/root/item[from > '2017-01-01'])", "Number Number"),
        ("${since} - date('2017-01-01')", "Number Number"),
        ("${computed} + 1", "Number Number"),
        ("hr.staff_total div 2", "Number Number"),
        ("${free} = 'anything'", "Boolean Boolean"),
        (". >= 0", "Boolean Boolean"),
        // ODK's own conversions hold in forms only.
        ("${rating} = 2", "- Boolean"),
        ("${rating} > 2", "- Boolean"),
        ("${rating} + 1", "- Number"),
        ("${staff} and ${women}", "- Boolean"),
        ("${remarks} != ''", "- Boolean"),
        ("${staff} = '5'", "- Boolean"),
        ("today() - ${since}", "- Number"),
        ("count-selected(${topics}) + (${trained} = 'yes')", "- Number"),
        ("${topics} = 'law'", "- Boolean"),
        ("jr:choice-name(${trained}, '${trained}')", "- Text"),
        // And what is asked of offices, in indicators only.
        ("given(${staff})", "Boolean -"),
        ("invited() and responding()", "Boolean -"),
        ("${office_kind} = 'country'", "Boolean -"),
        ("selected(${office_countries}, 'KEN')", "Boolean -"),
        ("previous(hr.staff_total)", "Number -"),
    ] {
        assert_eq!(types(source), expected, "{source}");
    }
}

#[test]
fn faults_of_both_readings() {
    for (source, code, character, part) in [
        ("${trainned} = 'yes'", "unknown-question", 1, "`${trained}` is meant"),
        ("${trained} = 'yess'", "unknown-choice", 14, "`yes` is meant"),
        ("'maybe' != ${trained}", "unknown-choice", 1, "the choices are `yes`, `no`"),
        ("selected(${topics}, 'healht')", "unknown-choice", 21, "`health` is meant"),
        ("selected(${trained}, 'x')", "unknown-choice", 22, "`yes`"),
        ("${rating} = '4'", "unknown-choice", 13, "`1`, `2`, `3`"),
        ("instance('staf')/root/item/grade", "unknown-table", 1, "`staff` is meant"),
        (
            "count(instance('staff')/root/item[yaer = 2017])",
            "unknown-column",
            35,
            "`year` is meant",
        ),
        ("max(instance('staff')/root/item/yer)", "unknown-column", 5, "`year` is meant"),
        ("instance('staff')/root/item[staff = 1]/grade", "unknown-column", 29, "`${staff}`"),
        ("hr.staff_totall + 1", "unknown-figure", 1, "`hr.staff_total` is meant"),
        ("staff > 3", "unknown-figure", 1, "`${staff}`"),
        ("${remarks} + 1", "wrong-type", 1, "`number(...)`"),
        ("'abc' * 2", "wrong-type", 1, "`number(...)`"),
        ("${topics} + 1", "wrong-type", 1, "count-selected"),
        ("${trained} > 1", "wrong-type", 1, "equal or not"),
        ("${staff} = 'five'", "wrong-type", 1, "without quotes"),
        ("${since} > '30/06/2017'", "wrong-type", 1, "year first"),
        ("date('30.6.2017') = ${since}", "wrong-type", 6, "year first"),
        ("${trained} = 'yes' or 'no'", "wrong-type", 23, "on both sides"),
        ("selected(${staff}, '1')", "wrong-type", 10, "compare it with `=`"),
        ("instance('staff')/root/item", "wrong-type", 1, "count"),
        ("instance('staff')/root/item[1]/grade", "wrong-type", 29, "year = 2017"),
        ("count(${staff} + 1)", "wrong-type", 7, "count-selected"),
        ("pow(${staff}, 0.5)", "wrong-type", 15, "whole exponent"),
        ("regex(${remarks}, '(?=a)')", "wrong-type", 19, "look-around"),
        ("regex(${remarks}, 'a)|(b')", "wrong-type", 19, "in pairs"),
        ("regex(${remarks}, concat('a', 'b'))", "wrong-type", 19, "in quotes"),
        ("weighted-checklist(1, 2, true(), 1, true())", "argument-count", 1, "pairs"),
        ("${staff} < ''", "empty-text", 12, "number or a date"),
    ] {
        for reading in [Reading::Form, Reading::Indicator] {
            let (kind, found) = checked(source, reading);
            let start = format!("indicators.csv:9:where:{character}: error[{code}]");
            assert!(found[0].starts_with(&start), "{source}: {found:?}");
            assert!(found[0].contains(part), "{source}: {found:?}");
            assert_eq!(kind, None, "{source}");
        }
    }
}

#[test]
fn faults_of_one_reading() {
    use Reading::{Form, Indicator};
    for (source, reading, code, part) in [
        ("${trained} != ''", Indicator, "empty-text", "given(${trained})"),
        ("${trained} = ''", Indicator, "empty-text", "not(given(${trained}))"),
        ("${topics} = 'law'", Indicator, "wrong-type", "selected(${topics}, 'law')"),
        ("today() > ${since}", Indicator, "wrong-reading", "write a date"),
        ("given(${staff})", Form, "wrong-reading", "!= ''"),
        ("given(${staff} + 1)", Indicator, "wrong-type", "given(${q})"),
        ("${office_kind} = 'countri'", Indicator, "unknown-choice", "`country` is meant"),
        ("${office_kin} = 'country'", Indicator, "unknown-question", "`${office_kind}` is meant"),
        ("${staff} and true()", Indicator, "wrong-type", "given(${staff})"),
        ("count(${staff})", Indicator, "wrong-type", "measure `offices`"),
        ("previous(3)", Indicator, "wrong-type", "name of a figure"),
        ("format-date(${since}, '%Q')", Form, "wrong-type", "%Y %y"),
        ("jr:choice-name(${trained}, '${staff}')", Form, "wrong-type", "select question"),
        ("jr:choice-name(${trained}, 'x')", Form, "wrong-type", "'${q}'"),
    ] {
        let (kind, found) = checked(source, reading);
        assert!(found[0].contains(&format!("error[{code}]")), "{source}: {found:?}");
        assert!(found[0].contains(part), "{source}: {found:?}");
        assert_eq!(kind, None, "{source}");
    }
}

#[test]
fn an_equality_of_several_choices_is_a_warning_in_forms() {
    let (kind, found) = checked("${topics} = 'law'", Reading::Form);
    assert_eq!(kind, Some(Type::Boolean));
    assert!(found[0].contains("warning[wrong-type]"), "{found:?}");
}

#[test]
fn all_faults_are_listed_and_none_follows_from_another() {
    let (_, found) = checked(
        "${nobody} + 1 > 2 and ${trained} = 'x' or selected(${topics}, 'y')",
        Reading::Form,
    );
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn a_dot_needs_a_constraint() {
    struct Empty;
    impl Scope for Empty {}
    let expression = parse(". > 1", &Place::default()).expect("parses");
    let mut faults = Diagnostics::default();
    assert_eq!(check(&expression, &Empty, Reading::Form, &mut faults), None);
    assert_eq!(faults.sorted()[0].code, "misplaced-dot");
}
