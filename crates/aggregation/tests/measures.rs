//! Every measure on the small cycle, against values counted by hand from its table (see `support::small`).

mod support;

use aggregation::compute;
use aggregation::figure::{Figure, NamesAre, Quantity, Value};
use questionnaire::diagnostic::Diagnostics;
use rust_decimal::Decimal;
use support::small;

/// A row of `indicators.csv` with these cells; the others are empty.
fn row(name: &str, cells: &[(&str, &str)]) -> String {
    const COLUMNS: [&str; 13] = [
        "measure",
        "value",
        "where",
        "base",
        "of",
        "show",
        "by",
        "limit",
        "decimals",
        "unit",
        "source",
        "confidential",
        "published",
    ];
    assert!(cells.iter().all(|(column, _)| COLUMNS.contains(column)));
    let cell =
        |column: &&str| cells.iter().find(|(name, _)| name == column).map_or("", |(_, cell)| cell);
    let cells: Vec<String> =
        COLUMNS.iter().map(|c| format!("\"{}\"", cell(c).replace('"', "\"\""))).collect();
    format!("{name},{name},{}\n", cells.join(","))
}

fn computed(rows: &str) -> (std::collections::BTreeMap<String, Figure>, Diagnostics) {
    let cycle = small::cycle(rows);
    let (figures, faults) = compute(&cycle.indicators, cycle.data(), None, cycle.settings());
    (figures.figures, faults)
}

fn figure(cells: &[(&str, &str)]) -> Figure {
    let (mut figures, faults) = computed(&row("x", cells));
    assert!(faults.is_empty(), "{:#?}", faults.sorted());
    figures.remove("x").expect("the figure of the row")
}

fn whole(number: i128) -> Value {
    Value::Integer(number)
}

fn number(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

fn cells(figure: &Figure) -> Vec<(&str, Value, u32)> {
    figure.cells.iter().map(|cell| (cell.choice.as_str(), cell.value.clone(), cell.rank)).collect()
}

#[test]
fn offices_are_counted_within_their_base() {
    let f = figure(&[("measure", "offices"), ("where", "${supported} = 'yes'")]);
    assert_eq!((f.value, f.numerator, f.denominator), (whole(3), number("3"), number("4")));
    assert_eq!((f.counted.join(" "), f.base.join(" ")), ("A B D".into(), "A B C D".into()));
    let f = figure(&[
        ("measure", "offices"),
        ("where", "${supported} = 'yes'"),
        ("base", "answered(${topics})"),
        ("show", "percent"),
    ]);
    assert_eq!((f.value, f.numerator, f.denominator), (whole(100), number("2"), number("2")));
    assert_eq!(f.quantity, Quantity::Percent);
}

#[test]
fn a_condition_on_an_answer_that_is_not_given_is_neither_true_nor_false() {
    let counted =
        |condition| figure(&[("measure", "offices"), ("where", condition)]).counted.join(" ");
    assert_eq!(counted("not(${supported} = 'yes')"), "C");
    assert_eq!(counted("${women} > 5"), "A B");
    assert_eq!(counted("not(${women} > 5)"), "C");
    assert_eq!(counted("not(given(${women}))"), "D");
    assert_eq!(counted("asked(${topics})"), "A B D");
    assert_eq!(counted("not(selected(${topics}, 'health'))"), "B");
    assert_eq!(counted("${women} > 5 or ${men} < 5"), "A B D");
}

#[test]
fn the_universe_is_who_responded_unless_invitation_is_spoken_of() {
    let f = figure(&[
        ("measure", "offices"),
        ("where", "responding()"),
        ("base", "invited()"),
        ("show", "percent"),
    ]);
    assert_eq!((f.value, f.numerator, f.denominator), (whole(80), number("4"), number("5")));
    let f = figure(&[("measure", "offices"), ("base", "${office_kind} = 'country'")]);
    assert_eq!(f.base.join(" "), "A B D");
}

#[test]
fn countries_are_counted_once() {
    let f = figure(&[("measure", "countries"), ("where", "${women} < 15")]);
    assert_eq!((f.value, f.numerator, f.denominator), (whole(2), number("2"), number("3")));
    assert_eq!((f.countries.join(" "), f.counted.join(" ")), ("FRA PER".into(), "A C".into()));
}

#[test]
fn sums_are_over_those_who_gave_the_number() {
    let f = figure(&[("measure", "sum"), ("value", "${women}")]);
    assert_eq!((f.value, f.counted.join(" ")), (whole(33), "A B C".into()));
    let f = figure(&[("measure", "sum"), ("value", "${women} + ${men}")]);
    assert_eq!((f.value, f.counted.join(" ")), (whole(25), "A C".into()));
    let f = figure(&[("measure", "sum"), ("value", "coalesce(${women}, 0) + ${men}")]);
    assert_eq!((f.value, f.counted.join(" ")), (whole(29), "A C D".into()));
    let f = figure(&[("measure", "sum"), ("value", "${hours}"), ("decimals", "2")]);
    assert_eq!(f.value, Value::Decimal(Decimal::new(475, 2)));
}

#[test]
fn nothing_summed_is_not_zero() {
    let f = figure(&[("measure", "sum"), ("value", "${women}"), ("where", "${office_code} = 'D'")]);
    assert_eq!((f.value, f.numerator), (Value::Missing, None));
    let f = figure(&[("measure", "offices"), ("where", "${women} > 1000")]);
    assert_eq!(f.value, whole(0));
}

#[test]
fn both_sides_of_a_share_are_over_the_same_offices() {
    let f = figure(&[
        ("measure", "sum"),
        ("value", "${women}"),
        ("of", "sum(${women} + ${men})"),
        ("show", "percent"),
    ]);
    assert_eq!((f.value, f.numerator, f.denominator), (whole(52), number("13"), number("25")));
    assert_eq!(f.counted.join(" "), "A C");
}

#[test]
fn means_and_medians_are_exact() {
    let f = figure(&[("measure", "mean"), ("value", "${men}"), ("decimals", "2")]);
    assert_eq!(f.value, Value::Decimal(Decimal::new(533, 2)));
    assert_eq!((f.numerator, f.denominator), (number("16"), number("3")));
    assert_eq!(figure(&[("measure", "median"), ("value", "${women}")]).value, whole(10));
    let f = figure(&[
        ("measure", "median"),
        ("value", "${hours}"),
        ("where", "${women} > 5"),
        ("decimals", "3"),
    ]);
    assert_eq!(f.value, Value::Decimal(Decimal::new(1875, 3)));
    assert_eq!(figure(&[("measure", "min"), ("value", "${women}")]).value, whole(3));
    assert_eq!(figure(&[("measure", "max"), ("value", "${women}")]).value, whole(20));
}

#[test]
fn the_value_of_one_office_may_be_a_number_a_date_or_a_text() {
    let value = |value, office| {
        figure(&[
            ("measure", "value"),
            ("value", value),
            ("where", &format!("${{office_code}} = '{office}'")),
        ])
    };
    assert_eq!(value("${men}", "D").value, whole(4));
    assert_eq!(value("${women} * 2", "A").value, whole(20));
    // The question asks for a year.
    assert_eq!(value("${started}", "A").value, Value::Date("2018".into()));
    assert_eq!(value("${started}", "B").value, Value::Missing);
    let f = value("${city}", "C");
    assert_eq!((f.names, f.names_are), (vec!["Lyon".to_owned()], NamesAre::Texts));
    let f = value("${topics}", "A");
    assert_eq!(
        (f.names.join(" "), f.names_are, f.value),
        ("law health".into(), NamesAre::Choices, whole(2))
    );
}

#[test]
fn an_office_that_left_the_value_empty_is_not_counted() {
    let counted = |value, office| {
        let condition = format!("${{office_code}} = '{office}'");
        figure(&[("measure", "value"), ("value", value), ("where", &condition)]).counted
    };
    assert_eq!(counted("${started}", "A"), ["A"]);
    assert!(counted("${started}", "B").is_empty());
    assert!(counted("${level}", "D").is_empty());
    assert!(counted("${women} + ${men}", "D").is_empty());
}

#[test]
fn a_value_is_of_one_office_only() {
    let (figures, faults) = computed(&row("x", &[("measure", "value"), ("value", "${men}")]));
    assert_eq!(figures["x"].value, Value::Missing);
    let fault = &faults.sorted()[0];
    assert_eq!(
        (fault.code, fault.place.to_string()),
        ("several-offices", "indicators.csv:2:where".into())
    );
}

#[test]
fn names_are_listed_in_order() {
    let f =
        figure(&[("measure", "names"), ("value", "country"), ("where", "${supported} = 'yes'")]);
    assert_eq!(
        (f.value, f.names.join(" "), f.names_are),
        (whole(3), "FRA KEN PER".into(), NamesAre::Countries)
    );
    // Andean office, Office in France, Office in Kenya, Office in Peru
    let f = figure(&[("measure", "names"), ("value", "office")]);
    assert_eq!((f.names.join(" "), f.names_are), ("C A B D".into(), NamesAre::Offices));
    let f = figure(&[("measure", "names"), ("value", "${city}")]);
    assert_eq!(
        (f.names.join(" "), f.counted.join(" ")),
        ("Évian Lyon Nice".into(), "A B C".into())
    );
}

#[test]
fn keys_are_ranked_by_a_number() {
    // France 10 + 3, Kenya 20, Peru 3
    let ranked = |limit| {
        figure(&[("measure", "names"), ("value", "${women}"), ("by", "country"), ("limit", limit)])
    };
    let f = ranked("2");
    assert_eq!((f.value.clone(), f.names.join(" ")), (whole(2), "KEN FRA".into()));
    assert_eq!(cells(&f), [("KEN", whole(20), 1), ("FRA", whole(13), 2)]);
    assert_eq!(ranked("9").names.join(" "), "KEN FRA PER");
    let f = figure(&[("measure", "names"), ("value", "${men}"), ("by", "office"), ("limit", "1")]);
    assert_eq!((f.names.join(" "), f.names_are), ("C".into(), NamesAre::Offices));
}

#[test]
fn choices_are_those_ticked_by_somebody() {
    let f = figure(&[("measure", "choices"), ("value", "${topics}")]);
    assert_eq!(
        (f.value.clone(), f.names.join(" "), f.names_are),
        (whole(2), "law health".into(), NamesAre::Choices)
    );
    assert_eq!(cells(&f), [("law", whole(2), 1), ("health", whole(1), 2)]);
    assert_eq!(f.cells[0].counted.join(" "), "A B");
    let f = figure(&[("measure", "choices"), ("value", "${topics}"), ("limit", "1")]);
    assert_eq!(f.names.join(" "), "law");
}

#[test]
fn a_tie_at_the_limit_is_kept_whole() {
    // yes 3, no 1; low 2, high 1; by country of those who answered `level`: FRA 2, KEN 1, PER 1
    let f = figure(&[
        ("measure", "offices"),
        ("where", "given(${level})"),
        ("by", "country"),
        ("limit", "2"),
    ]);
    assert_eq!(cells(&f), [("FRA", whole(2), 1), ("KEN", whole(1), 2), ("PER", whole(1), 2)]);
}

#[test]
fn of_nothing_there_is_no_rank_to_keep() {
    let f = figure(&[("measure", "offices"), ("by", "${topics}"), ("limit", "3")]);
    assert_eq!(cells(&f), [("law", whole(2), 1), ("health", whole(1), 2)]);
}

#[test]
fn points_are_of_the_percentages_that_are_shown() {
    let share = |name, where_| {
        let base = ("base", "answered(${women})");
        row(name, &[("measure", "offices"), ("where", where_), base, ("show", "percent")])
    };
    let rows = share("two_thirds", "${women} > 5")
        + &share("one_third", "${women} > 15")
        + &row("points", &[("measure", "points"), ("value", "two_thirds, one_third")])
        + &row("change", &[("measure", "change"), ("value", "two_thirds, one_third")]);
    let (figures, _) = computed(&rows);
    // 67 - 33, and 33.33
    assert_eq!((&figures["points"].value, &figures["change"].value), (&whole(34), &whole(33)));
}

#[test]
fn choices_are_ranked_unless_they_are_a_scale() {
    let f = figure(&[("measure", "offices"), ("by", "${level}")]);
    assert_eq!(cells(&f), [("high", whole(1), 2), ("middle", whole(0), 3), ("low", whole(2), 1)]);
    let f = figure(&[("measure", "offices"), ("by", "${topics}")]);
    assert_eq!(cells(&f), [("law", whole(2), 1), ("health", whole(1), 2), ("work", whole(0), 3)]);
    assert_eq!(f.cells[0].label.get("en"), "Law");
}

#[test]
fn a_share_by_question_is_of_the_base_and_one_by_region_of_the_region() {
    let shares = |by| {
        figure(&[
            ("measure", "offices"),
            ("where", "${supported} = 'yes'"),
            ("base", "responding()"),
            ("show", "percent"),
            ("by", by),
        ])
    };
    assert_eq!(cells(&shares("region")), [("North", whole(100), 1), ("South", whole(50), 2)]);
    assert_eq!(
        cells(&shares("${topics}")),
        [("law", whole(50), 1), ("health", whole(25), 2), ("work", whole(0), 3)]
    );
    assert_eq!(cells(&shares("kind")), [("country", whole(100), 1), ("regional", whole(0), 2)]);
}

#[test]
fn records_are_shown_as_they_are_kept() {
    let record =
        |name, decimals| figure(&[("measure", "record"), ("value", name), ("decimals", decimals)]);
    let f = record("kept.staff", "");
    assert_eq!((f.value, f.unit.as_deref()), (whole(1234), Some("staff")));
    let f = record("kept.rate", "1");
    assert_eq!((f.value, f.quantity), (Value::Decimal(Decimal::new(115, 1)), Quantity::Percent));
    assert_eq!(f.definition.source, "Budget (Finance, 2017-12-31)");
    let [from] = f.definition.provenance.as_slice() else { panic!() };
    assert_eq!((&*from.source, &*from.owner, &*from.date), ("Budget", "Finance", "2017-12-31"));
    assert_eq!(record("kept.opened", "").value, Value::Date("2017-06-30".into()));
    assert_eq!(record("kept.year", "").value, Value::Date("2016".into()));
    let f = record("kept.languages", "");
    assert_eq!((f.value, f.names.join(" ")), (whole(3), "Arabic English French".into()));
}

#[test]
fn decimals_that_are_kept_and_not_shown_are_reported() {
    let (figures, faults) = computed(&row("x", &[("measure", "record"), ("value", "kept.rate")]));
    assert_eq!(figures["x"].value, whole(12));
    assert_eq!(faults.sorted()[0].code, "decimals-lost");
}

#[test]
fn tables_are_summed_looked_up_and_broken_down() {
    let table = "instance('staff')/root/item";
    let of =
        |measure, value: &str, by| figure(&[("measure", measure), ("value", value), ("by", by)]);
    assert_eq!(of("sum", &format!("{table}[year = 2017]/women"), "").value, whole(12));
    assert_eq!(of("mean", &format!("{table}[year = 2017]/women"), "").value, whole(4));
    assert_eq!(of("median", &format!("{table}[year = 2016]/men"), "").value, whole(4));
    assert_eq!(of("max", &format!("{table}/men"), "").value, whole(9));
    assert_eq!(
        of("record", &format!("{table}[year = 2017 and grade = 'P-2']/men"), "").value,
        whole(9)
    );
    assert_eq!(of("record", &format!("sum({table}/women) - sum({table}/men)"), "").value, whole(1));
    let f = of("sum", &format!("{table}[year = 2017]/women"), "grade");
    assert_eq!(cells(&f), [("P-1", whole(5), 2), ("P-2", whole(6), 1), ("D-1", whole(1), 3)]);
    let f =
        of("record", &format!("{table}[year = 2017]/women + {table}[year = 2017]/men"), "grade");
    assert_eq!(
        cells(&f),
        [("P-1", whole(7), 2), ("P-2", whole(15), 1), ("D-1", Value::Missing, 3)]
    );
    let f = of("sum", &format!("{table}/women"), "year");
    assert_eq!(cells(&f), [("2016", whole(7), 2), ("2017", whole(12), 1)]);
}

#[test]
fn shares_of_tables_are_computed_for_each_key() {
    let f = figure(&[
        ("measure", "sum"),
        ("value", "instance('staff')/root/item/women"),
        ("of", "sum(instance('staff')/root/item/women) + sum(instance('staff')/root/item/men)"),
        ("show", "percent"),
        ("by", "year"),
    ]);
    // 19 of 37; 7 of 14 and 12 of 23
    assert_eq!((f.value.clone(), f.denominator), (whole(51), number("37")));
    assert_eq!(cells(&f), [("2016", whole(50), 2), ("2017", whole(52), 1)]);
}

#[test]
fn keys_of_a_table_are_ranked() {
    let f = figure(&[
        ("measure", "names"),
        ("value", "instance('staff')/root/item[year = 2017]/women"),
        ("by", "grade"),
        ("limit", "2"),
    ]);
    assert_eq!((f.value, f.names.join(" ")), (whole(2), "P-2 P-1".into()));
}

#[test]
fn figures_are_made_of_figures() {
    let table = "instance('staff')/root/item";
    let rows = [
        row("half", &[("measure", "ratio"), ("value", "women, both"), ("show", "percent")]),
        row("half.points", &[("measure", "points"), ("value", "half, half.before")]),
        row(
            "half.before",
            &[
                ("measure", "sum"),
                ("value", &format!("{table}[year = 2016]/women")),
                ("of", &format!("sum({table}[year = 2016]/women) + sum({table}[year = 2016]/men)")),
                ("show", "percent"),
            ],
        ),
        row(
            "women",
            &[
                ("measure", "sum"),
                ("value", &format!("{table}[year = 2017]/women")),
                ("by", "grade"),
            ],
        ),
        row(
            "men",
            &[("measure", "sum"), ("value", &format!("{table}[year = 2017]/men")), ("by", "grade")],
        ),
        row(
            "both",
            &[
                ("measure", "record"),
                (
                    "value",
                    &format!("sum({table}[year = 2017]/women) + sum({table}[year = 2017]/men)"),
                ),
            ],
        ),
        row(
            "before",
            &[
                ("measure", "sum"),
                ("value", &format!("{table}[year = 2016]/women")),
                ("by", "grade"),
            ],
        ),
        row("more", &[("measure", "change"), ("value", "women, before")]),
        row("growth", &[("measure", "growth"), ("value", "women, before")]),
        row("each", &[("measure", "ratio"), ("value", "women, men"), ("decimals", "1")]),
        row(
            "part",
            &[
                ("measure", "ratio"),
                ("value", "women, both"),
                ("show", "percent"),
                ("decimals", "1"),
            ],
        ),
    ];
    let (figures, faults) = computed(&rows.concat());
    assert!(faults.is_empty(), "{:#?}", faults.sorted());
    // 12 of 23 is 52.17 per cent, 7 of 14 is 50
    assert_eq!((&figures["half"].value, figures["half"].denominator), (&whole(52), number("23")));
    assert_eq!(
        (&figures["half.points"].value, figures["half.points"].quantity),
        (&whole(2), Quantity::Points)
    );
    assert_eq!((&figures["more"].value, figures["more"].quantity), (&whole(5), Quantity::Change));
    assert_eq!(cells(&figures["more"]), [("P-1", whole(2), 1), ("P-2", whole(2), 1)]);
    // 100 (12 - 7) / 7; 100 (5 - 3) / 3; 100 (6 - 4) / 4
    assert_eq!(figures["growth"].value, whole(71));
    assert_eq!(cells(&figures["growth"]), [("P-1", whole(67), 1), ("P-2", whole(50), 2)]);
    let tenths = |units| Value::Decimal(Decimal::new(units, 1));
    assert_eq!(figures["each"].value, tenths(11));
    assert_eq!(
        cells(&figures["each"]),
        [("P-1", tenths(25), 1), ("P-2", tenths(7), 2), ("D-1", Value::Missing, 3)]
    );
    // A figure without a breakdown is below each cell: 5, 6 and 1 of 23.
    assert_eq!(
        cells(&figures["part"]),
        [("P-1", tenths(217), 2), ("P-2", tenths(261), 1), ("D-1", tenths(43), 3)]
    );
}

#[test]
fn nothing_is_divided_by_zero() {
    let rows = row("none", &[("measure", "offices"), ("where", "${women} > 1000")])
        + &row("some", &[("measure", "offices")])
        + &row("x", &[("measure", "ratio"), ("value", "some, none")])
        + &row("y", &[("measure", "growth"), ("value", "some, none")])
        + &row("z", &[("measure", "offices"), ("base", "${women} > 1000"), ("show", "percent")]);
    let (figures, _) = computed(&rows);
    for name in ["x", "y", "z"] {
        assert_eq!(figures[name].value, Value::Missing, "{name}");
    }
}

#[test]
fn half_is_rounded_as_the_cycle_says() {
    use questionnaire::cycle::Rounding;
    let rows = row("half", &[("measure", "median"), ("value", "${men}"), ("where", "${men} < 6")]);
    let cycle = small::cycle(&rows);
    let median = |rounding| {
        let settings = aggregation::Settings { rounding, ..cycle.settings() };
        compute(&cycle.indicators, cycle.data(), None, settings).0.figures["half"].value.clone()
    };
    // The median of 4 and 5.
    assert_eq!(median(Rounding::HalfUp), whole(5));
    assert_eq!(median(Rounding::HalfEven), whole(4));
}

#[test]
fn the_last_cycle_gives_previous_values() {
    let rows = row("seen", &[("measure", "offices"), ("where", "${supported} = 'yes'")])
        + &row("more", &[("measure", "change"), ("value", "seen")])
        + &row(
            "share",
            &[
                ("measure", "offices"),
                ("where", "${supported} = 'yes'"),
                ("base", "responding()"),
                ("show", "percent"),
            ],
        )
        + &row("points", &[("measure", "points"), ("value", "share")])
        + &row("growth", &[("measure", "growth"), ("value", "seen, previous(seen)")])
        + &row("kept", &[("measure", "sum"), ("value", "${men}")])
        + &row("unknown_then", &[("measure", "offices"), ("where", "${city} = 'Nice'")]);
    let current = small::cycle(&rows);
    let mut files = small::files("");
    let responses = "office,supported,men\nA,yes,1\nB,no,2\nC,no,3\n";
    files.insert("responses.csv".into(), responses.into());
    let survey = String::from_utf8(files["survey.csv"].clone()).unwrap();
    let survey: Vec<&str> = survey.lines().filter(|line| !line.contains(",city,")).collect();
    files.insert("survey.csv".into(), (survey.join("\n") + "\n").into_bytes());
    let records = "name,label,value,unit,names,source,owner,date,published\nkept,Kept,99,,,Files,Registry,2016,\n";
    files.insert("records/figures.csv".into(), records.into());
    let previous = support::Cycle::of(&files);
    let (figures, faults) =
        compute(&current.indicators, current.data(), Some(previous.data()), current.settings());
    assert!(faults.is_empty(), "{:#?}", faults.sorted());
    let figures = figures.figures;
    assert_eq!(figures["seen"].previous, Some(whole(1)));
    assert_eq!(figures["more"].value, whole(2));
    assert_eq!(figures["growth"].value, whole(200));
    // 75 per cent of four; one of three is shown as 33.
    assert_eq!(
        (&figures["share"].previous, &figures["points"].value),
        (&Some(whole(33)), &whole(42))
    );
    // A record of the name says what it was.
    assert_eq!(figures["kept"].previous, Some(whole(99)));
    assert_eq!(figures["unknown_then"].previous, None);
}

#[test]
fn what_the_last_cycle_lacks_is_said() {
    let rows = row("seen", &[("measure", "offices")])
        + &row("x", &[("measure", "growth"), ("value", "seen")]);
    let (figures, faults) = computed(&rows);
    assert_eq!(figures["x"].value, Value::Missing);
    assert_eq!(faults.sorted()[0].code, "missing-previous");
}

#[test]
fn printed_values_are_held_against_ours() {
    let rows =
        row("x", &[("measure", "offices"), ("by", "${level}"), ("published", "4 high=1 low=3")])
            + &row("y", &[("measure", "offices"), ("published", "5")])
            + &row("z", &[("measure", "offices"), ("by", "${level}"), ("published", "tall=3")]);
    let (_, faults) = computed(&rows);
    let found: Vec<_> =
        faults.sorted().into_iter().map(|f| (f.code, f.place.to_string(), f.message)).collect();
    let difference = |line, message: &str| {
        ("published-differs", format!("indicators.csv:{line}:published"), message.to_owned())
    };
    assert_eq!(found[0], difference(2, "`x[low]` is published as 3, and is computed as 2"));
    assert_eq!(found[1], difference(3, "`y` is published as 5, and is computed as 4"));
    assert_eq!((found[2].0, found.len()), ("unknown-cell", 3));
}

#[test]
fn the_questions_behind_a_figure_are_named() {
    let rows = row(
        "a",
        &[
            ("measure", "sum"),
            ("value", "${women}"),
            ("where", "${office_kind} = 'country'"),
            ("by", "${level}"),
        ],
    ) + &row("b", &[("measure", "offices"), ("where", "${supported} = 'yes'")])
        + &row("c", &[("measure", "ratio"), ("value", "a, b")]);
    let (figures, _) = computed(&rows);
    assert_eq!(figures["a"].definition.questions, ["level", "women"]);
    assert_eq!(figures["c"].definition.questions, ["level", "supported", "women"]);
    assert_eq!(figures["c"].definition.source, "figures `a` and `b`");
}
