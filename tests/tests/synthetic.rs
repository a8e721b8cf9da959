//! The answers in the repository are those that its program makes.

use tests::facts::repository;
use tests::synthetic::{Year, responses};

fn is_what_the_program_makes(folder: &str, year: Year) -> Vec<String> {
    let cycle = repository().join("config").join(folder);
    let (made, problems) = responses(&cycle, year).expect("the cycle can be read");
    let kept = std::fs::read(cycle.join("responses.csv")).expect("the answers are there");
    assert!(made == kept, "{folder}/responses.csv is not what `synthesize` makes: run it again");
    problems
}

#[test]
fn of_the_reference_cycle_with_everything_published_holding_at_once() {
    let problems = is_what_the_program_makes("annual-report-2017", Year::Reference);
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn of_the_cycle_before() {
    is_what_the_program_makes("annual-report-2016", Year::Previous);
}
