use anyhow::Result;

use super::acceptable;
use crate::arguments::Check;
use edition::progress::Progress;
use edition::report::Report;

/// Reads everything, computes and builds in every language, and writes nothing.
pub fn run(options: &Check) -> Result<bool> {
    let sources = options.inputs.read()?;
    let report = Report::of(&sources, None, &Progress::on_terminal());
    let done = acceptable(&report.diagnostics, options.strict);
    if let Some(cycle) = &report.cycle {
        let questions = cycle.collected.questionnaire.answered().count();
        let (offices, responses) =
            (cycle.collected.roster.invited().count(), cycle.collected.responses.len());
        println!("{questions} questions, {offices} offices invited, {responses} responses");
    }
    println!("{} figures computed", report.figures.figures.len());
    for built in &report.built {
        let (language, tally) = (&built.document.cover.language, &built.tally);
        println!(
            "{language}: {} traced figures, {} literals, {} claims checked",
            tally.figures, tally.literals, tally.claims
        );
    }
    Ok(done)
}
