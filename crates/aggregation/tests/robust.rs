//! Whatever stands in the cells, reading ends in faults or in indicators that can be computed: nothing panics.

mod support;

use aggregation::output::{Audience, csv, json};
use aggregation::{changes, compute, explain};
use proptest::prelude::*;
use support::{Cycle, small};

const MEASURES: [&str; 16] = [
    "offices",
    "countries",
    "sum",
    "mean",
    "median",
    "min",
    "max",
    "value",
    "names",
    "choices",
    "record",
    "ratio",
    "change",
    "growth",
    "points",
    "",
];
const VALUES: [&str; 24] = [
    "",
    "${women}",
    "${hours} * 1000000000000000000",
    "${women} div ${men}",
    "${women} + ${men}",
    "${city}",
    "${topics}",
    "${level}",
    "${started}",
    "country",
    "office",
    "kept.staff",
    "kept.languages",
    "kept.opened",
    "instance('staff')/root/item/women",
    "instance('staff')/root/item/grade",
    "instance('staff')/root/item[year = 2017]/men",
    "sum(instance('staff')/root/item/women) div count(instance('staff')/root/item[men > 3])",
    "max(instance('staff')/root/item/women)",
    "x0, x1",
    "x1",
    "previous(x0), x2",
    "true()",
    "1 div 0",
];
const CONDITIONS: [&str; 9] = [
    "",
    "",
    "${supported} = 'yes'",
    "not(selected(${topics}, 'law'))",
    "invited()",
    "${office_code} = 'A'",
    "${office_region} != 'North' or given(${city})",
    "false()",
    "${women} > ${men}",
];
const OF: [&str; 6] =
    ["", "", "sum(${men})", "offices()", "countries()", "sum(instance('staff')/root/item/men)"];
const BY: [&str; 10] =
    ["", "", "${topics}", "${level}", "region", "kind", "country", "office", "grade", "year"];

fn indicator() -> impl Strategy<Value = [&'static str; 10]> {
    let of = |words: &'static [&'static str]| prop::sample::select(words);
    (
        of(&MEASURES),
        of(&VALUES),
        of(&CONDITIONS),
        of(&CONDITIONS),
        of(&OF),
        of(&["", "percent", "count"]),
        of(&BY),
        of(&["", "", "1", "2"]),
        of(&["", "0", "3", "20"]),
        of(&["", "yes", "73", "high=1 2017=3"]),
    )
        .prop_map(|(a, b, c, d, e, f, g, h, i, j)| [a, b, c, d, e, f, g, h, i, j])
}

/// Any text, with what means something among it.
fn noise() -> impl Strategy<Value = String> {
    let pieces = vec![
        "\"",
        ",",
        "\n",
        "${",
        "}",
        "'",
        "(",
        ")",
        "instance('staff')",
        "/root/item[",
        "]",
        "sum(",
        "=",
        "2017",
        "1,000",
        "é",
        "\u{0}",
        "previous(",
        "x0",
        " ",
        "-",
        "e9",
        "99999999999999999999999999999",
        "; ",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn what_passes_the_check_can_be_computed(rows in prop::collection::vec(indicator(), 1..6)) {
        let row = |(index, cells): (usize, &[&str; 10])| {
            let [measure, value, condition, base, of, show, by, limit, decimals, last] = cells;
            let (confidential, published) = if *last == "yes" { (*last, "") } else { ("", *last) };
            format!("x{index},L,{measure},\"{value}\",\"{condition}\",\"{base}\",{of},{show},{by},{limit},{decimals},,,{confidential},{published}\n")
        };
        let rows: Vec<String> = rows.iter().enumerate().map(row).collect();
        let cycle = Cycle::of(&small::files(&rows.concat()));
        // What could be read is computed even where there are faults: it must not panic.
        let (figures, _) = compute(&cycle.indicators, cycle.data(), Some(cycle.data()), cycle.settings());
        for audience in [Audience::Internal, Audience::Public { least: 3 }] {
            json(&figures, audience);
            csv(&figures, "en", audience);
        }
        for figure in figures.figures.values() {
            explain(figure, &cycle.responses);
        }
        prop_assert!(changes(&figures, &figures).is_empty());
    }

    #[test]
    fn noise_is_a_fault_and_no_panic(text in noise(), other in noise()) {
        let mut files = small::files(&text);
        files.insert("records/figures.csv".into(), format!("name,value,source,owner,date\n{other}").into());
        files.insert("records/staff.csv".into(), other.clone().into());
        files.insert("records/tables.csv".into(), text.clone().into());
        let cycle = Cycle::of(&files);
        compute(&cycle.indicators, cycle.data(), None, cycle.settings());
    }
}
