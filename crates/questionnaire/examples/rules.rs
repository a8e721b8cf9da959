//! What the browser is held against: expressions evaluated in the form reading, with the trees that a page would send. JSON from
//! standard input as `cases` describes it; to standard output `{"tables": {...}, "cases": [{"answers", "expression", "tree", "value"}]}`,
//! an expression that can't be read left out.

mod cases;

use std::collections::BTreeMap;
use std::io;

use cases::{Case, World};
use questionnaire::diagnostic::Place;
use questionnaire::expression::form::evaluate;
use questionnaire::expression::parse;
use questionnaire::form::Questionnaire;
use questionnaire::form::rules::{TableRule, Tree, Writer};
use serde::Serialize;

#[derive(Serialize)]
struct Output<'a> {
    tables: BTreeMap<String, TableRule>,
    cases: Vec<Judged<'a>>,
}

#[derive(Serialize)]
struct Judged<'a> {
    #[serde(flatten)]
    case: &'a Case,
    tree: Tree,
    value: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let world = World::read()?;
    let cases = world.cases.iter().filter_map(|case| judged(case, &world)).collect();
    let tables = world.tables.iter();
    let tables = tables.map(|(name, t)| (name.clone(), TableRule::of(t, None))).collect();
    serde_json::to_writer(io::stdout(), &Output { tables, cases })?;
    Ok(())
}

fn judged<'a>(case: &'a Case, world: &World) -> Option<Judged<'a>> {
    let filled = world.answers.get(&case.answers)?;
    let root = parse(&case.expression, &Place::default()).ok()?.root;
    let value = evaluate(&root, filled, &world.context(filled)).text();
    let tree = Writer::new(&Questionnaire::default()).tree(&root);
    Some(Judged { case, tree, value })
}
