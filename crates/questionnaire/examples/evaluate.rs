//! Evaluates expressions in the form reading, for other programs to be held against: JSON from standard input as `cases` describes
//! it, a JSON list of texts to standard output, in the same order.

mod cases;

use std::io;

use cases::{Case, World};
use questionnaire::diagnostic::{Diagnostics, Place};
use questionnaire::expression::form::evaluate;
use questionnaire::expression::parse;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let world = World::read()?;
    let values: Vec<String> = world.cases.iter().map(|case| value(case, &world)).collect();
    serde_json::to_writer(io::stdout(), &values)?;
    Ok(())
}

fn value(case: &Case, world: &World) -> String {
    let Some(answers) = world.answers.get(&case.answers) else {
        return format!("no answers {}", case.answers);
    };
    match parse(&case.expression, &Place::default()) {
        Ok(expression) => evaluate(&expression.root, answers, &world.context(answers)).text(),
        Err(faults) => listed(&faults),
    }
}

fn listed(faults: &Diagnostics) -> String {
    faults.sorted().iter().map(ToString::to_string).collect()
}
