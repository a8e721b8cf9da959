//! What holds of every figure, whatever was answered.

mod support;

use std::collections::BTreeSet;

use aggregation::compute;
use aggregation::figure::{Figure, Figures, Value};
use aggregation::output::{Audience, json};
use proptest::prelude::*;
use rust_decimal::Decimal;
use support::{Cycle, small};

const INDICATORS: &str = "yes,L,offices,,${supported} = 'yes',,,,,,,,,,
yes_share,L,offices,,${supported} = 'yes',responding(),,percent,region,,,,,,
yes_answered,L,offices,,${supported} = 'yes',answered(${supported}),,percent,,,1,,,,
one_choice,L,offices,,,,,,${supported},,,,,,
level,L,offices,,given(${supported}),,,,${level},,,,,,
topics,L,offices,,,,,,${topics},,,,,,
countries,L,countries,,${women} > 5,,,,region,,,,,,
sum,L,sum,${women} + ${men},,,,,,,,,,,
women,L,sum,${women},given(${men}),,,,,,,,,,
men,L,sum,${men},given(${women}),,,,,,,,,,
women_share,L,sum,${women},,,sum(${women} + ${men}),percent,region,,2,,,,
hours,L,sum,${hours},,,,,office,,3,,,,
mean,L,mean,${women},,,,,,,2,,,,
median,L,median,${women},,,,,,,1,,,,
least,L,min,${women},,,,,,,,,,,
most,L,max,${women},,,,,,,,,,,
where,L,names,country,${supported} = 'no',,,,,,,,,,
top,L,names,${men},,,,,country,2,,,,,
ticked,L,choices,${topics},,,,,,2,,,,,
ratio,L,ratio,\"women, men\",,,,,,,3,,,,
change,L,change,\"women, men\",,,,,,,,,,,
";

fn answers() -> impl Strategy<Value = String> {
    let maybe = |texts: &'static [&'static str]| prop::sample::select(texts);
    let number =
        || prop_oneof![1 => Just(String::new()), 4 => (0_u32..40).prop_map(|n| n.to_string())];
    let hours = prop_oneof![
        Just(String::new()),
        (0_i64..9_999).prop_map(|n| Decimal::new(n, 3).to_string())
    ];
    (
        maybe(&["", "draft", "approved", "returned"]),
        maybe(&["", "yes", "yes", "no"]),
        maybe(&["", "law", "law health", "work", "health work"]),
        number(),
        number(),
        hours,
        maybe(&["", "low", "middle", "high"]),
    )
        .prop_map(|(status, supported, topics, women, men, hours, level)| {
            let topics = if supported == "yes" { topics } else { "" };
            format!("{status},{supported},{topics},{women},{men},{hours},,{level},\n")
        })
}

/// The small cycle with other answers; the offices answer in this order.
fn cycle(answers: &[String], order: &[usize]) -> Cycle {
    let mut files = small::files(INDICATORS);
    let office = |index: &usize| {
        let kind = ["country", "regional", "headquarters"][index % 3];
        let region = ["North", "South"][index % 2];
        let countries = ["FRA", "KEN PER", ""][index % 3];
        format!("O{index:02},Office,{kind},{region},{countries},,,invited\n")
    };
    // Every seventh does not answer.
    let responding = order.iter().filter(|index| *index % 7 != 6);
    let rows: Vec<String> =
        responding.map(|index| format!("O{index:02},{}", answers[*index])).collect();
    let offices: Vec<String> = order.iter().map(office).collect();
    let offices =
        format!("code,name,kind,region,countries,from,until,status\n{}", offices.concat());
    let responses = format!(
        "office,status,supported,topics,women,men,hours,city,level,started\n{}",
        rows.concat()
    );
    files.insert("offices.csv".into(), offices.into());
    files.insert("responses.csv".into(), responses.into());
    let cycle = Cycle::of(&files);
    assert!(!cycle.faults.has_errors(), "{:#?}", cycle.faults.sorted());
    cycle
}

fn figures(cycle: &Cycle) -> Figures {
    compute(&cycle.indicators, cycle.data(), None, cycle.settings()).0
}

fn set(codes: &[String]) -> BTreeSet<&String> {
    codes.iter().collect()
}

fn number(value: &Value) -> Decimal {
    value.number().unwrap_or_default()
}

fn of_cells(figure: &Figure) -> Decimal {
    figure.cells.iter().map(|cell| number(&cell.value)).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn figures_hold_together(answers in prop::collection::vec(answers(), 1..40)) {
        let order: Vec<usize> = (0..answers.len()).collect();
        let cycle = cycle(&answers, &order);
        let figures = figures(&cycle).figures;
        for figure in figures.values() {
            prop_assert!(set(&figure.counted).is_subset(&set(&figure.base)), "{}", figure.name);
            prop_assert!(figure.counted.is_sorted() && figure.base.is_sorted());
            for cell in &figure.cells {
                prop_assert!(set(&cell.counted).is_subset(&set(&figure.counted)), "{}", figure.name);
            }
        }
        for name in ["yes_share", "yes_answered", "women_share"] {
            let figure = &figures[name];
            let shares = figure.cells.iter().map(|cell| &cell.value).chain([&figure.value]);
            for share in shares {
                prop_assert!((Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&number(share)), "{name}");
            }
        }
        let responses = || cycle.responses.iter().filter(|response| response.status.is_responding());
        let given = |question: &str| {
            let given = responses().filter(|response| {
                matches!(response.answers.get(question), Some(questionnaire::response::Answer::Given(_)))
            });
            Decimal::from(given.count())
        };
        prop_assert_eq!(of_cells(&figures["one_choice"]), given("supported"));
        prop_assert_eq!(number(&figures["one_choice"].value), Decimal::from(responses().count()));
        prop_assert!(of_cells(&figures["topics"]) >= given("topics"));
        prop_assert_eq!(number(&figures["sum"].value), number(&figures["women"].value) + number(&figures["men"].value));
        prop_assert_eq!(of_cells(&figures["hours"]), number(&figures["hours"].value));
        prop_assert!(number(&figures["least"].value) <= number(&figures["median"].value));
        prop_assert!(number(&figures["median"].value) <= number(&figures["most"].value));
    }

    #[test]
    fn the_order_of_offices_and_of_answers_changes_nothing(
        (answers, order) in prop::collection::vec(answers(), 1..30).prop_flat_map(|answers| {
            let order: Vec<usize> = (0..answers.len()).collect();
            (Just(answers), Just(order).prop_shuffle())
        })
    ) {
        let straight: Vec<usize> = (0..answers.len()).collect();
        let mut other = cycle(&answers, &order);
        other.indicators.reverse();
        other.responses.reverse();
        let first = json(&figures(&cycle(&answers, &straight)), Audience::Internal);
        prop_assert_eq!(json(&figures(&other), Audience::Internal), first);
    }
}
