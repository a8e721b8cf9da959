//! The subcommands. Each answers whether the work was done; what was wrong has then been said.

mod aggregate;
mod check;
mod demo;
mod explain;
mod render;
mod serve;

use anyhow::Result;
use questionnaire::diagnostic::{Diagnostics, Severity};

use crate::arguments::Command;

/// Does what was asked for.
pub fn run(command: &Command) -> Result<bool> {
    match command {
        Command::Demo(options) => demo::run(options),
        Command::Check(options) => check::run(options),
        Command::Aggregate(options) => aggregate::run(options),
        Command::Render(options) => render::run(options),
        Command::Explain(options) => explain::run(options),
        Command::Serve(options) => serve::run(options),
        Command::Log(options) => serve::log(options),
    }
}

/// Prints every fault to standard error, and how many there are; says whether the work may go on.
fn acceptable(diagnostics: &Diagnostics, strict: bool) -> bool {
    let faults = diagnostics.sorted();
    for fault in &faults {
        eprintln!("{fault}");
    }
    let errors = faults.iter().filter(|f| f.severity == Severity::Error).count();
    if !faults.is_empty() {
        eprintln!("{errors} errors, {} warnings", faults.len() - errors);
    }
    errors == 0 && (!strict || faults.is_empty())
}
