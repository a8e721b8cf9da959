//! How long 200 indicators over 300 questions take: `cargo run --release -p aggregation --example speed -- 150 1000000`.
//!
//! The answers are synthetic: 110 questions with one choice of five, 70 of two, 40 with any of eight, 50 whole numbers,
//! 30 decimals; every third question is asked only where a yes was given; a tenth is left empty.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use aggregation::columns::{Columns, Filling};
use aggregation::evaluate::{Plans, Settings, outcomes};
use aggregation::indicator::{self, Indicator, Scope};
use aggregation::program::Results;
use aggregation::records::Records;
use questionnaire::cycle::Rounding;
use questionnaire::expression::Tables;
use questionnaire::form::Questionnaire;
use questionnaire::response::{Answer, Response, Status, Value};
use questionnaire::roster::{Office, Roster};
use questionnaire::sheet::{Files, Sheet, Workbook};
use questionnaire::translated::Translated;
use rust_decimal::Decimal;

const COUNTRIES: usize = 195;
const ROUNDS: usize = 5;

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    let form = questionnaire();
    let records = Records::default();
    let indicators = indicators(&form, &records);
    for size in if sizes.is_empty() { vec![150, 10_000] } else { sizes } {
        measure(size, &form, &records, &indicators);
    }
}

fn measure(size: usize, form: &Questionnaire, records: &Records, indicators: &[Indicator]) {
    let started = Instant::now();
    let plans = Plans::new(indicators, form, records);
    let compiling = started.elapsed();
    let roster = roster(size);
    let started = Instant::now();
    let columns = columns(&plans, form, &roster);
    let filling = started.elapsed();
    let (countries, past) = (BTreeMap::new(), BTreeMap::new());
    let settings = Settings { rounding: Rounding::HalfUp, language: "en", countries: &countries };
    let sets = fastest(|| Results::of(&plans.program, &columns));
    let all = fastest(|| outcomes(indicators, &plans, &columns, &past, settings));
    println!(
        "{size} offices: {} indicators, {} operations; compiled in {compiling:?}, answers made and put in columns in {filling:?}; operations {sets:?}, all figures {all:?}",
        indicators.len(),
        plans.program.operations().len(),
    );
}

/// The least of several runs.
fn fastest<T>(work: impl Fn() -> T) -> Duration {
    let run = |_| {
        let started = Instant::now();
        let result = work();
        let elapsed = started.elapsed();
        drop(result);
        elapsed
    };
    (0..ROUNDS).map(run).min().unwrap_or_default()
}

/// The questions: name, type, and whether skip logic asks them.
fn questions() -> Vec<(String, &'static str, bool)> {
    let kinds = [
        ("one", "select_one five", 110),
        ("yes", "select_one yes_no", 70),
        ("any", "select_multiple eight", 40),
        ("int", "integer", 50),
        ("dec", "decimal", 30),
    ];
    let all = kinds.iter().flat_map(|(prefix, kind, count)| {
        (0..*count).map(move |i| (format!("{prefix}_{i}"), *kind))
    });
    all.enumerate()
        .map(|(index, (name, kind))| {
            let skipped = index % 3 == 2 && !name.starts_with("yes");
            (name, kind, skipped)
        })
        .collect()
}

fn questionnaire() -> Questionnaire {
    let row = |(name, kind, skipped): (String, &str, bool)| {
        let relevant = if skipped { "${yes_0} = 'yes'" } else { "" };
        format!("{kind},{name},{name},{relevant}\n")
    };
    let survey: String = questions().into_iter().map(row).collect();
    let list = |list: &str, size: usize| {
        (0..size).map(|i| format!("{list},c{i},c{i}\n")).collect::<Vec<_>>().concat()
    };
    let choices = format!(
        "list_name,name,label\nyes_no,yes,Yes\nyes_no,no,No\n{}{}",
        list("five", 5),
        list("eight", 8)
    );
    let files: Files = [
        ("survey.csv".to_owned(), format!("type,name,label,relevant\n{survey}").into_bytes()),
        ("choices.csv".to_owned(), choices.into_bytes()),
        ("settings.csv".to_owned(), b"form_title,form_id,version\nSpeed,speed,1\n".to_vec()),
    ]
    .into();
    let (workbook, _) = Workbook::from_files(&files);
    let (form, faults) = Questionnaire::read(&workbook, &Tables::new());
    assert!(!faults.has_errors(), "{:?}", faults.sorted());
    form
}

/// 80 counts, 40 breakdowns of eight choices, 30 sums, 20 counts of countries, 20 breakdowns by region, 10 shares.
fn indicators(form: &Questionnaire, records: &Records) -> Vec<Indicator> {
    let mut rows = "name,label,measure,value,where,base,of,show,by\n".to_owned();
    let mut add = |row: String| rows.push_str(&row);
    for i in 0..80 {
        add(format!(
            "count_{i},L,offices,,\"${{one_{i}}} = 'c1' and (not(${{yes_{}}} = 'yes') or selected(${{any_{}}}, 'c2'))\",,,,\n",
            i % 70,
            i % 40
        ));
    }
    for i in 0..40 {
        add(format!("any_{i},L,offices,,${{yes_{i}}} = 'yes',,,,${{any_{i}}}\n"));
    }
    for i in 0..30 {
        add(format!("sum_{i},L,sum,${{dec_{i}}},${{int_{i}}} > 40 and ${{yes_{i}}} = 'yes',,,,\n"));
    }
    for i in 0..20 {
        add(format!("countries_{i},L,countries,,\"selected(${{any_{i}}}, 'c3')\",,,,\n"));
    }
    for i in 0..20 {
        add(format!("region_{i},L,offices,,${{one_{i}}} = 'c2',,,,region\n"));
    }
    for i in 0..10 {
        add(format!(
            "share_{i},L,offices,,${{one_{i}}} != 'c0',answered(${{one_{i}}}),,percent,\n"
        ));
    }
    let (sheet, _) = Sheet::from_csv("indicators.csv", rows.as_bytes());
    let (indicators, faults) = indicator::read(&sheet, "en", &Scope::of(form, records));
    assert!(!faults.has_errors(), "{:?}", faults.sorted());
    indicators
}

fn roster(size: usize) -> Roster {
    let office = |index: usize| Office {
        code: format!("O{index:07}"),
        name: Translated::default(),
        kind: ["country", "regional", "headquarters", "liaison"][index % 4].to_owned(),
        region: format!("Region {}", index * 6 / size.max(1)),
        countries: vec![format!("C{:03}", index * COUNTRIES / size.max(1))],
        from: None,
        until: None,
        exempt: None,
        language: None,
        zone: None,
    };
    Roster { offices: (0..size).map(office).collect() }
}

/// Answers are made one response at a time, and kept in columns only.
fn columns<'a>(plans: &'a Plans<'a>, form: &Questionnaire, roster: &'a Roster) -> Columns<'a> {
    let tables = Tables::new();
    let mut filling = Filling::new(&plans.program, roster, &tables);
    let mut chance = Chance(0x2545_F491_4F6C_DD1D);
    let questions = questions();
    for office in roster.invited() {
        let answers = questions
            .iter()
            .map(|(name, kind, skipped)| (name.clone(), chance.answer(kind, *skipped)));
        let response = Response {
            office: office.code.clone(),
            status: Status::Submitted,
            answers: answers.collect(),
        };
        filling.push(Some(&response));
    }
    assert_eq!(form.questions.len(), questions.len());
    filling.finish()
}

/// A generator that always gives the same numbers (xorshift64*).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % bound
    }

    fn answer(&mut self, kind: &str, skipped: bool) -> Answer {
        if skipped && self.below(2) == 0 {
            return Answer::NotAsked;
        }
        if self.below(10) == 0 {
            return Answer::NotAnswered;
        }
        Answer::Given(match kind {
            "select_one yes_no" => {
                Value::Choice(if self.below(2) == 0 { "yes" } else { "no" }.to_owned())
            }
            "select_one five" => Value::Choice(format!("c{}", self.below(5))),
            "select_multiple eight" => {
                let ticked = self.below(255) + 1;
                let choices = (0..8).filter(|bit| ticked >> bit & 1 == 1);
                Value::Choices(choices.map(|bit| format!("c{bit}")).collect())
            }
            "integer" => Value::Number(Decimal::from(self.below(100))),
            _ => Value::Number(Decimal::new(
                i64::try_from(self.below(10_000_000)).unwrap_or_default(),
                2,
            )),
        })
    }
}
