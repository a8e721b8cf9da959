use aggregation::explain::definition_lines;
use aggregation::figure::Figure;
use anyhow::{Result, bail};
use questionnaire::closest::closest;
use renderer::build::Built;
use renderer::document::Card;

use crate::arguments::Explain;
use edition::cycle::Cycle;
use edition::insight::{FEW, Insight};
use edition::progress::Progress;
use edition::report::Report;

/// Prints what writers should know of all figures; of one figure its definition, its numbers, who was counted and who was not, and where the text uses it.
pub fn run(options: &Explain) -> Result<bool> {
    let sources = options.inputs.read()?;
    let report = Report::of(&sources, None, &Progress::on_terminal());
    let (Some(cycle), true) = (&report.cycle, !report.diagnostics.has_errors()) else {
        return Ok(super::acceptable(&report.diagnostics, false));
    };
    match &options.figure {
        Some(name) => print(named(name, &report)?, cycle, &report.built),
        None => Insight::of(&report).iter().for_each(print_insight),
    }
    Ok(true)
}

fn named<'a>(name: &str, report: &'a Report) -> Result<&'a Figure> {
    let figures = &report.figures.figures;
    match (figures.get(name), closest(name, figures.keys().map(String::as_str))) {
        (Some(figure), _) => Ok(figure),
        (None, Some(near)) => bail!("there is no figure `{name}`; did you mean `{near}`?"),
        (None, None) => bail!("there is no figure `{name}`"),
    }
}

/// Four lists, each with how long it is.
fn print_insight(insight: &Insight) {
    print_list("Figures that nothing uses", &insight.unused);
    print_list("Questions that no figure reads", &insight.unread);
    let few = insight
        .few
        .iter()
        .map(|few| format!("{}: {} ({} offices)", few.place, few.figure, few.offices));
    print_list(
        &format!("Sentences that rest on fewer than {FEW} offices"),
        &few.collect::<Vec<_>>(),
    );
    let open = insight.open.iter().map(|open| {
        format!("{}: {}%, between {}% and {}%", open.figure, open.shown, open.least, open.most)
    });
    print_list("Shares that offices without an answer could move", &open.collect::<Vec<_>>());
}

fn print_list(title: &str, list: &[String]) {
    println!("{title}: {}", list.len());
    for line in list {
        println!("  {line}");
    }
}

fn print(figure: &Figure, cycle: &Cycle, built: &[Built]) {
    println!("{}: {}", figure.name, figure.label.get(cycle.language()));
    print_value(figure);
    for (key, text) in definition_lines(&figure.definition) {
        println!("  {key:<12} {text}");
    }
    print_offices(figure, cycle);
    for cell in &figure.cells {
        println!("  {:<40} {}", cell.label.get(cycle.language()), cell.value);
    }
    for built in built {
        if let Some(card) = built.document.cards.get(&figure.name) {
            print_uses(card);
        }
    }
}

fn print_value(figure: &Figure) {
    print!("  = {}", figure.value);
    if let (Some(above), Some(below)) = (figure.numerator, figure.denominator) {
        print!("  ({above} of {below})");
    }
    match &figure.previous {
        Some(previous) => println!(", last cycle {previous}"),
        None => println!(),
    }
}

fn print_offices(figure: &Figure, cycle: &Cycle) {
    let standing = aggregation::explain(figure, &cycle.collected.responses);
    let groups = [
        ("counted", &standing.counted),
        ("not counted", &standing.not_counted),
        ("not answered", &standing.not_answered),
        ("not asked", &standing.not_asked),
    ];
    for (words, offices) in groups.iter().filter(|(_, offices)| !offices.is_empty()) {
        println!("  {words}: {}\n    {}", offices.len(), offices.join(" "));
    }
}

fn print_uses(card: &Card) {
    if card.rule.is_empty() && card.used.is_empty() {
        return;
    }
    println!("  {}", card.rule);
    for (place, _) in &card.used {
        println!("  used in {place}");
    }
}
