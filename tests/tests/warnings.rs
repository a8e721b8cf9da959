//! Annexes III to VI against the printed tables, and the misprints of the original: `check` warns of each, and
//! of nothing else.

mod reference;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use aggregation::figure::{Cell, Figure};
use questionnaire::diagnostic::Severity;
use reference::{report, rows, sources};
use rust_decimal::Decimal;
use tests::facts::repository;

/// What was printed and does not follow, as the notes on the facts list it: the figure, its cell, what was printed
/// and what follows from the counts.
const MISPRINTS: [(&str, &str, i64, i64); 8] = [
    ("response.health_risk_growth", "", 20, 25),
    ("diversity.nationalities", "", 162, 159),
    ("diversity.member_states_pct", "", 73, 72),
    ("annex_iii.international_share", "2005", 14, 12),
    ("annex_iii.international_share", "2013", 11, 10),
    ("annex_vi.members", "2017", 124, 122),
    ("annex_vi.non_members", "2017", 7, 9),
    ("annex_vi.share", "2017", 73, 72),
];

#[test]
fn check_warns_of_the_misprints_and_of_nothing_else() {
    let sources = sources();
    let rows_of = rows(&sources, "indicators.csv");
    let row =
        |name: &str| rows_of.iter().position(|row| row["name"] == name).expect("an indicator") + 2;
    let expected: BTreeSet<(String, String)> = MISPRINTS
        .iter()
        .map(|(name, cell, printed, ours)| {
            let cell = if cell.is_empty() { String::new() } else { format!("[{cell}]") };
            let place = format!("indicators.csv:{}:published", row(name));
            (place, format!("`{name}{cell}` is published as {printed}, and is computed as {ours}"))
        })
        .collect();
    let faults = report(&sources).diagnostics.sorted();
    assert_eq!(faults.len(), MISPRINTS.len(), "{faults:#?}");
    for fault in &faults {
        assert_eq!(
            (fault.severity, fault.code),
            (Severity::Warning, "published-differs"),
            "{fault}"
        );
        assert!(fault.hint.as_ref().is_some_and(|hint| !hint.is_empty()), "{fault}");
    }
    let found: BTreeSet<_> = faults.into_iter().map(|f| (f.place.to_string(), f.message)).collect();
    assert_eq!(found, expected);
}

/// A printed table, row by row, with the values by column.
fn printed(file: &str) -> Vec<BTreeMap<String, String>> {
    let path = repository().join("tests/facts").join(Path::new(file));
    let mut reader = csv::Reader::from_path(path).expect("the facts are there");
    reader.deserialize().collect::<Result<_, _>>().expect("the facts can be read")
}

/// Holds a cell of a figure against print, and says what differs. A figure without cells is held as a whole.
fn held(
    figures: &BTreeMap<String, Figure>,
    name: &str,
    cell: &str,
    value: &str,
) -> Option<(String, String)> {
    let figure = figures.get(name).unwrap_or_else(|| panic!("there is no figure {name}"));
    let ours = if cell.is_empty() {
        figure.value.number()
    } else {
        let found = figure.cells.iter().find(|c| c.choice == cell);
        found.unwrap_or_else(|| panic!("{name} has no cell {cell}")).value.number()
    };
    let printed: Decimal = value.parse().expect("a number");
    (ours != Some(printed)).then(|| (name.to_owned(), cell.to_owned()))
}

/// The misprints of an annex.
fn misprints(annex: &str) -> Vec<(String, String)> {
    let of = MISPRINTS.iter().filter(|(name, ..)| name.starts_with(annex));
    of.map(|(name, cell, ..)| ((*name).to_owned(), (*cell).to_owned())).collect()
}

/// The figure of a row of annex III.
fn annex_iii(table: &str, row: &str) -> &'static str {
    match (table, row) {
        ("1", "Men") => "annex_iii.men",
        ("1", "Women") => "annex_iii.women",
        ("1", "Total") => "annex_iii.total",
        ("1", "Percentage of women") => "annex_iii.women_share",
        ("2", "Men 2017") => "annex_iii.grade_men",
        ("2", "Women 2017") => "annex_iii.grade_women",
        ("2", "Total 2017") => "annex_iii.grade_total",
        ("2", "Percentage of women 2015") => "annex_iii.grade_women_share_2015",
        ("2", "Percentage of women 2016") => "annex_iii.grade_women_share_2016",
        ("2", "Percentage of women 2017") => "annex_iii.grade_women_share",
        ("2", "Change in percentage of women 2015-2017") => "annex_iii.grade_change",
        ("3", "Men") => "annex_iii.senior_men",
        ("3", "Women") => "annex_iii.senior_women",
        ("3", "Total") => "annex_iii.senior_total",
        ("3", "Percentage of women") => "annex_iii.senior_women_share",
        ("3", "Change in percentage of women") => "annex_iii.senior_change",
        ("4", "International Professionals") => "annex_iii.international",
        ("4", "General Service and National Officers") => "annex_iii.national",
        ("4", "Total") => "annex_iii.staff_total",
        ("4", "Percentage of international Professionals") => "annex_iii.international_share",
        other => panic!("an unknown row: {other:?}"),
    }
}

#[test]
fn annex_iii_equals_print_but_for_its_misprints() {
    let figures = report(&sources()).figures.figures;
    let cells = printed("staff_trends.csv");
    assert_eq!(cells.len(), 120);
    let grade = |name: &str| name.replace("D-1-D-2", "D-1–D-2");
    let differ = cells.iter().filter_map(|c| {
        held(&figures, annex_iii(&c["table"], &c["row"]), &grade(&c["year_or_grade"]), &c["value"])
    });
    assert_eq!(differ.collect::<Vec<_>>(), misprints("annex_iii."));
    for name in ["women_share", "grade_women_share", "senior_women_share", "international_share"] {
        assert_eq!(figures[&format!("annex_iii.{name}")].definition.measure, "ratio", "{name}");
    }
    for name in ["grade_change", "senior_change"] {
        assert_eq!(figures[&format!("annex_iii.{name}")].definition.measure, "points", "{name}");
    }
}

#[test]
fn annexes_iv_and_v_sum_to_the_printed_totals() {
    let figures = report(&sources()).figures.figures;
    let totals = printed("staff_totals.csv");
    assert_eq!(totals.len(), 30);
    for total in &totals {
        let annex = if total["annex"] == "IV" { "annex_iv" } else { "annex_v" };
        let column = match total["column"].as_str() {
            "F" => "women".to_owned(),
            "M" => "men".to_owned(),
            other => other.to_lowercase().replace('-', "_"),
        };
        let name = format!("{annex}.{column}");
        assert_eq!(held(&figures, &name, "", &total["published_total"]), None, "{name}");
        assert_eq!(figures[&name].definition.measure, "sum", "{name}");
    }
}

/// Every row of annexes IV and V: members in one table, all others in another.
#[test]
fn annexes_iv_and_v_equal_print_nationality_by_nationality() {
    let figures = report(&sources()).figures.figures;
    for (annex, file) in
        [("annex_iv", "staff_general_service.csv"), ("annex_v", "staff_professional.csv")]
    {
        for (group, member) in [("member", true), ("other", false)] {
            for (name, column) in [("women", "F"), ("men", "M"), ("total", "total")] {
                let name = format!("{annex}.{group}_{name}");
                let cell = |cell: &Cell| (cell.choice.clone(), cell.value.number());
                let ours: BTreeMap<_, _> = figures[&name].cells.iter().map(cell).collect();
                let rows =
                    printed(file).into_iter().filter(|r| (r["status"] == "member") == member);
                let row = |r: BTreeMap<String, String>| {
                    (r["nationality"].clone(), r[column].parse().ok())
                };
                assert_eq!(ours, rows.map(row).collect(), "{name}");
            }
        }
    }
}

#[test]
fn annex_vi_equals_print_but_for_its_misprints() {
    let figures = report(&sources()).figures.figures;
    let cells = printed("nationalities.csv");
    assert_eq!(cells.len(), 25);
    let differ = cells.iter().filter_map(|c| {
        let name = match c["row"].as_str() {
            "Member State nationalities" => "annex_vi.members",
            "Non-member State nationalities" => "annex_vi.non_members",
            "Total nationalities represented" => "annex_vi.total",
            "Member States" => "annex_vi.member_states",
            "Percentage of Member States represented" => "annex_vi.share",
            other => panic!("an unknown row: {other}"),
        };
        held(&figures, name, &c["year"], &c["value"])
    });
    assert_eq!(differ.collect::<Vec<_>>(), misprints("annex_vi."));
}

#[test]
fn the_table_of_expenditure_equals_print() {
    let figures = report(&sources()).figures.figures;
    for row in printed("expenditure.csv") {
        let cell = match row["row"].as_str() {
            "Administrative programme" => "Administrative",
            "Operational programmes" => "Operational",
            "Total expenditure for the year" => "",
            other => panic!("an unknown row: {other}"),
        };
        for (name, column) in [
            ("expenditure.amount", "2017"),
            ("expenditure.before", "2016"),
            ("expenditure.difference", "difference"),
            ("expenditure.difference_share", "difference_pct_of_total_expenditure"),
        ] {
            assert_eq!(held(&figures, name, cell, &row[column]), None, "{name} {cell}");
        }
    }
}
