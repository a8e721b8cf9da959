//! Figures as files, what changes between two of them, and where offices stand.

mod support;

use aggregation::output::{Audience, csv, json};
use aggregation::{changes, compute, explain};
use serde_json::{Value, json as expected};
use support::{Cycle, small};

const INDICATORS: &str = "a.seen,Seen,offices,,${supported} = 'yes',,,,${level},,,,,,
b.hours,Hours,sum,${hours},,,,,,,2,,,yes,
c.opened,Opened,record,kept.opened,,,,,,,,,,,
d.none,None,sum,${women},false(),,,,,,,,,,
";

fn figures(cycle: &Cycle) -> aggregation::figure::Figures {
    compute(&cycle.indicators, cycle.data(), None, cycle.settings()).0
}

#[test]
fn json_has_one_figure_a_line_in_the_agreed_form() {
    let figures = figures(&small::cycle(INDICATORS));
    let text = json(&figures, Audience::Internal);
    assert_eq!(text.lines().count(), 6);
    let read: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read["snapshot"], figures.snapshot);
    let of = |index: usize| &read["figures"][index];
    assert_eq!(of(0)["name"], "a.seen");
    assert_eq!(of(0)["value"], expected!(3));
    assert_eq!((&of(0)["numerator"], &of(0)["denominator"]), (&expected!(3), &expected!(4)));
    assert_eq!(of(0)["counted"], expected!(["A", "B", "D"]));
    assert_eq!(of(0)["base"], expected!(["A", "B", "C", "D"]));
    assert_eq!(of(0)["cells"][0]["choice"], "high");
    assert_eq!(of(0)["cells"][0]["counted"], expected!(["B"]));
    assert_eq!(of(0)["definition"]["where"], "${supported} = 'yes'");
    assert_eq!((&of(1)["value"], &of(1)["numerator"]), (&expected!("4.75"), &expected!("4.75")));
    assert_eq!(of(2)["value"], "2017-06-30");
    assert_eq!((&of(3)["value"], &of(3)["previous"]), (&Value::Null, &Value::Null));
}

#[test]
fn the_public_is_not_told_who_is_behind_a_confidential_figure() {
    let figures = figures(&small::cycle(INDICATORS));
    let read: Value = serde_json::from_str(&json(&figures, Audience::Public { least: 0 })).unwrap();
    assert_eq!(read["figures"][0]["counted"], expected!(["A", "B", "D"]));
    assert_eq!(read["figures"][1].get("counted"), None);
    assert_eq!(read["figures"][1]["value"], "4.75");
    let text = String::from_utf8(csv(&figures, "en", Audience::Public { least: 0 })).unwrap();
    assert!(text.contains("b.hours,Hours,,4.75,4.75,,,,,A B C D\n"), "{text}");
}

/// Three offices are counted, one or two a level.
#[test]
fn a_small_count_is_withheld_and_the_next_smallest_with_it() {
    let figures = figures(&small::cycle(INDICATORS));
    let public = |least| {
        let read: Value =
            serde_json::from_str(&json(&figures, Audience::Public { least })).unwrap();
        read["figures"][0].clone()
    };
    let told = public(2);
    assert_eq!(told["value"], 3);
    let cells = told["cells"].as_array().unwrap();
    let withheld: Vec<_> = cells.iter().filter(|cell| cell["withheld"] == true).collect();
    assert_eq!((withheld.len(), cells.len()), (2, 3), "a level that no office has hides nobody");
    assert!(withheld.iter().all(|c| c.get("value").or(c.get("counted")).is_none()));
    let none = public(4);
    assert_eq!(
        (none.get("value"), none.get("counted"), &none["withheld"]),
        (None, None, &Value::Bool(true))
    );
    assert!(public(1)["cells"].as_array().unwrap().iter().all(|cell| cell["value"].is_i64()));
    let text = String::from_utf8(csv(&figures, "en", Audience::Public { least: 2 })).unwrap();
    assert!(text.contains("a.seen[high],High,,withheld,,"), "{text}");
}

#[test]
fn csv_has_a_row_for_each_figure_and_each_cell() {
    let text =
        String::from_utf8(csv(&figures(&small::cycle(INDICATORS)), "en", Audience::Internal))
            .unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "name,label,unit,value,numerator,denominator,previous,rank,counted,base");
    assert_eq!(lines[1], "a.seen,Seen,,3,3,4,,,A B D,A B C D");
    assert_eq!(lines[2], "a.seen[high],High,,1,1,4,,1,B,");
    assert_eq!(lines[6], "c.opened,Opened,,2017-06-30,,,,,,");
}

#[test]
fn one_changed_answer_changes_the_figures_that_read_it() {
    let before = figures(&small::cycle(INDICATORS));
    let mut files = small::files(INDICATORS);
    let text = String::from_utf8(files["responses.csv"].clone()).unwrap();
    files.insert("responses.csv".into(), text.replace("2.25", "2.26").into_bytes());
    assert_eq!(changes(&before, &figures(&Cycle::of(&files))), ["b.hours"]);
    files.insert("responses.csv".into(), text.replace("C,,no", "C,,yes").into_bytes());
    assert_eq!(changes(&before, &figures(&Cycle::of(&files))), ["a.seen"]);
    assert_eq!(changes(&before, &before), Vec::<String>::new());
}

#[test]
fn every_office_of_the_base_stands_in_one_list() {
    let rows = "x,L,offices,,\"selected(${topics}, 'health')\",invited(),,,,,,,,,\n";
    let cycle = small::cycle(rows);
    let figure = &figures(&cycle).figures["x"];
    let standing = explain(figure, &cycle.responses);
    assert_eq!(standing.counted, ["A"]);
    assert_eq!(standing.not_counted, ["B"]);
    assert_eq!(standing.not_answered, ["D"]);
    // C was not asked, E sent no more than a draft.
    assert_eq!(standing.not_asked, ["C", "E"]);
}
