//! `cycle.toml`, right and wrong.

#[path = "support/faults.rs"]
mod faults;

use faults::{assert_fault, listed};
use proptest::prelude::*;
use questionnaire::cycle::{Claims, Cycle, Rounding};

const WHOLE: &str = r#"year = 2017
short_name = "IO"
previous = "../annual-report-2016"
languages = ["en", "fr"]
rounding = "half-even"
small_cells = 3

[organization]
en = "Organization"
fr = "Organisation"

[dates]
opens = "2018-01-08"
due = "2018-02-09"
freeze = "2018-03-30"
published = "2018-06-12"

[document]
symbol = "C/1"
theme = "lake"
title.en = "Annual Report"
title.fr = "Rapport annuel"
session = { en = "First", fr = "Première" }

[complete]
fr = ["00-foreword"]

[claims]
over = 20
"#;

fn faults_of(text: &str) -> Vec<String> {
    listed(&Cycle::read("cycle.toml", text.as_bytes()).1)
}

#[test]
fn a_whole_cycle_is_read() {
    let (cycle, faults) = Cycle::read("cycle.toml", WHOLE.as_bytes());
    assert_eq!(listed(&faults), [""; 0]);
    let cycle = cycle.unwrap();
    assert_eq!((cycle.year, cycle.small_cells, cycle.rounding), (2017, 3, Rounding::HalfEven));
    assert_eq!(cycle.claims, Claims { over: 20, nearly: 10, about: 5 });
    assert_eq!(cycle.document.session.exact("fr"), Some("Première"));
    assert_eq!(cycle.complete["fr"], ["00-foreword"]);
}

#[test]
fn an_unknown_key_is_an_error_with_its_line_and_a_hint() {
    let text = WHOLE.replace("small_cells", "smal_cells").replace("over =", "up_to =");
    let (cycle, faults) = Cycle::read("cycle.toml", text.as_bytes());
    assert!(cycle.is_none());
    assert_eq!(
        listed(&faults),
        ["cycle.toml:6:1: error[unknown-key]", "cycle.toml:29:1: error[unknown-key]"]
    );
    let hints: Vec<_> = faults.sorted().into_iter().map(|d| d.hint.unwrap()).collect();
    assert_eq!(hints, ["did you mean `small_cells`?", "known: `over`, `nearly`, `about`"]);
}

#[test]
fn every_wrong_value_is_listed() {
    let text = WHOLE
        .replace("year = 2017", "year = \"2017\"")
        .replace("\"../annual-report-2016\"", "\"/srv/2016\"")
        .replace("\"2018-02-09\"", "\"2018-02-30\"")
        .replace("\"lake\"", "\"lak\"")
        .replace("over = 20", "over = 200")
        .replace("short_name = \"IO\"\n", "");
    assert_eq!(
        faults_of(&text),
        [
            "cycle.toml: error[missing-key]",
            "cycle.toml:1:8: error[cycle-value]",
            "cycle.toml:2:12: error[cycle-value]",
            "cycle.toml:13:7: error[cycle-value]",
            "cycle.toml:19:9: error[cycle-value]",
            "cycle.toml:28:8: error[cycle-value]",
        ]
    );
}

#[test]
fn what_contradicts_itself_is_an_error() {
    let text = WHOLE
        .replace("\"2018-03-30\"", "\"2018-02-01\"")
        .replace("title.fr = \"Rapport annuel\"\n", "")
        .replace("fr = [\"00-foreword\"]", "es = [\"00-foreword\"]");
    let (_, faults) = Cycle::read("cycle.toml", text.as_bytes());
    assert_fault(
        &faults,
        "dates-out-of-order",
        "cycle.toml:15:10",
        &["2018-02-01 is before 2018-02-09"],
    );
    assert_fault(&faults, "missing-translation", "cycle.toml:21:1", &["document.title", "`fr`"]);
    assert_fault(&faults, "unknown-language", "cycle.toml:24:1", &["`es`"]);
}

#[test]
fn every_syntax_error_has_its_place() {
    let (cycle, faults) = Cycle::read("cycle.toml", b"year = \nshort_name = \"a\nlanguages = []\n");
    assert!(cycle.is_none());
    let places: Vec<String> = faults.sorted().iter().map(|d| d.place.to_string()).collect();
    assert!(places.iter().any(|p| p.starts_with("cycle.toml:1:")), "{places:?}");
    assert!(places.iter().any(|p| p.starts_with("cycle.toml:2:")), "{places:?}");
    let (_, faults) = Cycle::read("cycle.toml", b"year = 2017\nshort_name = \"\xE9\"\n");
    assert_fault(&faults, "not-utf8", "cycle.toml:2:15", &["UTF-8"]);
    let (_, faults) = Cycle::read("cycle.toml", &vec![b'#'; 2 << 20]);
    assert_fault(&faults, "file-too-large", "cycle.toml", &["1048576"]);
}

#[test]
fn deep_nesting_does_not_exhaust_the_stack() {
    for text in [
        format!("a = {}", "[".repeat(200_000)),
        format!("a = {}1", "{b=".repeat(200_000)),
        format!("{}a = 1", "b.".repeat(200_000)),
    ] {
        let (cycle, faults) = Cycle::read("cycle.toml", text.as_bytes());
        assert!(cycle.is_none() && faults.has_errors());
    }
}

proptest! {
    #[test]
    fn no_bytes_break_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        Cycle::read("cycle.toml", &bytes);
    }

    #[test]
    fn no_damage_breaks_the_reader(at in any::<prop::sample::Index>(), with in "[\\[\\]{}=\"'.\n#a-z0-9]{0,4}", drop in 0_usize..30) {
        let mut text = WHOLE.to_owned();
        let at = at.index(text.len());
        let end = (at + drop).min(text.len());
        if text.is_char_boundary(at) && text.is_char_boundary(end) {
            text.replace_range(at..end, &with);
        }
        let (cycle, faults) = Cycle::read("cycle.toml", text.as_bytes());
        prop_assert_eq!(cycle.is_none(), faults.has_errors());
    }
}
