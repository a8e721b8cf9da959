//! How long the reference cycle takes, phase by phase, and how much memory: `cargo run --release -p tests --bin bench -- 5`.
//!
//! The argument is the number of rounds. The whole is measured in processes of their own, which start cold. Processor time is
//! that of all threads, in steps of the kernel's clock (10 ms); the wall clock depends on what else the machine does.

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use aggregation::Settings;
use aggregation::evaluate::{Dataset, columns, figures, outcomes, past, plans};
use aggregation::figure::Figures;
use anyhow::{Context, Result, anyhow, ensure};
use edition::cycle::{Collected, Cycle};
use edition::progress::Progress;
use edition::report::Report;
use edition::sources::Sources;
use questionnaire::diagnostic::Diagnostics;
use questionnaire::response::{Answer, Value};
use rapporteur::arguments::{self, Command as Order, Render};
use rapporteur::commands;
use renderer::build::{Inputs, build};
use renderer::compare::sentences_changed;
use renderer::document::Document;
use renderer::narrative;
use tests::facts::repository;

const CYCLE: &str = "config/annual-report-2017";
const ROUNDS: usize = 5;
/// How often a round computes all figures again, with what they need in the caches of the machine.
const AGAIN: usize = 20;
/// Tells a process that it is the one whose whole run is measured.
const WHOLE: &str = "--whole";

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    match arguments.next() {
        Some(first) if first == WHOLE => {
            let language = arguments.next().context("a language")?;
            whole(&language, Path::new(&arguments.next().context("a folder")?))
        }
        Some(rounds) => bench(rounds.parse().context("the number of rounds")?),
        None => bench(ROUNDS),
    }
}

fn bench(rounds: usize) -> Result<()> {
    ensure!(rounds > 0, "at least one round");
    let mut table = Table::default();
    for _ in 0..rounds {
        phases(&mut table)?;
    }
    for _ in 0..rounds {
        table.cold("English, cold", "en")?;
        table.cold("all languages, cold", "")?;
    }
    table.print()
}

/// What `rapporteur demo` does, phase by phase.
fn phases(table: &mut Table) -> Result<()> {
    let sources =
        table.time("read the folders", || Sources::of_folder(&repository().join(CYCLE), None))?;
    let (cycle, _) = table.time("understand sheets and responses", || Cycle::read(&sources.files));
    let cycle = cycle.context("the reference cycle has no settings")?;
    let previous = sources.previous.as_ref().context("the reference cycle has a previous one")?;
    let (before, _) = table
        .time("understand the previous cycle", || Collected::read(&previous.name, &previous.files));
    computation(table, &cycle, &before);
    let report = table.time("read all, compute all figures", || {
        Report::figures_only(&sources, &Progress::on_terminal())
    });
    let inputs = Inputs {
        cycle: &cycle.settings,
        cycle_name: &sources.name,
        figures: &report.figures,
        names: &cycle.names,
        questionnaire: &cycle.collected.questionnaire,
        roster: &cycle.collected.roster,
        responses: &cycle.collected.responses,
    };
    let built = table.time("build the document", || {
        build(&narrative::read(&sources.files, cycle.language()).0, &inputs)
    });
    answer_changed(table, &inputs, &cycle, &before, &sources, &built.document)?;
    table.time("write HTML", || report.html(&built.document, |file, _| file.to_owned()));
    // The typesetter forgets what it remembers at the end of each document.
    let pdf = table.time("write PDF", || report.pdf(&built.document));
    pdf.map_err(|faults| anyhow!("{faults:?}"))?;
    Ok(())
}

/// The figures alone: compiled once, then computed again whenever answers change.
fn computation(table: &mut Table, cycle: &Cycle, before: &Collected) {
    let countries = cycle.countries();
    let settings = Settings {
        rounding: cycle.settings.rounding,
        language: cycle.language(),
        countries: &countries,
    };
    let (indicators, data) = (&cycle.indicators, cycle.collected.dataset());
    let plans = table.time("compile the indicators", || plans(indicators, data));
    let columns = table.time("put the answers in columns", || columns(&plans, data));
    let past =
        table.time("compute the previous cycle", || past(indicators, before.dataset(), settings));
    let all = || outcomes(indicators, &plans, &columns, &past, settings);
    table.time("all figures, the first time", all);
    for _ in 0..AGAIN {
        table.time("all figures, again", all);
    }
}

/// An answer that takes an office out of several sentences.
const ANSWER: &str = "standards_supported";

/// From one answer that has changed to the list of the figures and sentences that say something else.
fn answer_changed(
    table: &mut Table,
    inputs: &Inputs<'_>,
    cycle: &Cycle,
    before: &Collected,
    sources: &Sources,
    document: &Document,
) -> Result<()> {
    let countries = cycle.countries();
    let settings = Settings {
        rounding: cycle.settings.rounding,
        language: cycle.language(),
        countries: &countries,
    };
    let mut responses = cycle.collected.responses.clone();
    let yes = |answer: &Answer| *answer == Answer::Given(Value::Choice("yes".to_owned()));
    let answers = responses.iter_mut().filter_map(|response| response.answers.get_mut(ANSWER));
    *answers.into_iter().find(|answer| yes(answer)).context("nobody said yes")? =
        Answer::NotAnswered;
    let data = Dataset { responses: &responses, ..cycle.collected.dataset() };
    let plans = plans(&cycle.indicators, data);
    let past = past(&cycle.indicators, before.dataset(), settings);
    let narrative = narrative::read(&sources.files, cycle.language()).0;
    let changes = table.time("one answer changed: what differs", || {
        let (columns, mut faults) = (columns(&plans, data), Diagnostics::default());
        let figures = figures(&cycle.indicators, &plans, &columns, &past, settings, &mut faults);
        let figures = Figures { snapshot: String::new(), figures };
        let built =
            build(&narrative, &Inputs { figures: &figures, responses: &responses, ..*inputs });
        sentences_changed(document, &built.document)
    });
    ensure!(!changes.is_empty(), "the answer changes no sentence");
    Ok(())
}

/// The whole program in this process, which then says what it took: the report of the reference cycle in one language, or in all.
fn whole(language: &str, folder: &Path) -> Result<()> {
    let inputs =
        arguments::Inputs { cycle: repository().join(CYCLE), responses: None, previous: None };
    let lang = (!language.is_empty()).then(|| language.to_owned());
    let order = Order::Render(Render { inputs, lang, output: folder.to_owned() });
    ensure!(commands::run(&order)?, "the report was not written");
    println!("{} {}", processor_time()?.as_millis(), peak_kilobytes()?);
    Ok(())
}

/// What one phase took, round by round.
#[derive(Default)]
struct Times {
    wall: Vec<Duration>,
    processor: Vec<Duration>,
}

/// Phases in the order in which they run.
#[derive(Default)]
struct Table {
    order: Vec<&'static str>,
    times: BTreeMap<&'static str, Times>,
    /// Peak memory in kilobytes.
    peaks: BTreeMap<&'static str, u64>,
}

impl Table {
    fn time<T>(&mut self, phase: &'static str, work: impl FnOnce() -> T) -> T {
        let before = processor_time().unwrap_or_default();
        let start = Instant::now();
        let result = black_box(work());
        let wall = start.elapsed();
        let processor = processor_time().unwrap_or_default().saturating_sub(before);
        self.add(phase, wall, processor);
        result
    }

    fn add(&mut self, phase: &'static str, wall: Duration, processor: Duration) {
        if !self.times.contains_key(phase) {
            self.order.push(phase);
        }
        let times = self.times.entry(phase).or_default();
        times.wall.push(wall);
        times.processor.push(processor);
    }

    /// One process from its start to its end.
    fn cold(&mut self, phase: &'static str, language: &str) -> Result<()> {
        let folder = std::env::temp_dir().join(format!("rapporteur-bench-{}", std::process::id()));
        let start = Instant::now();
        let output =
            Command::new(std::env::current_exe()?).args([WHOLE, language]).arg(&folder).output()?;
        let wall = start.elapsed();
        fs::remove_dir_all(&folder)?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8(output.stdout)?;
        let last = said.lines().last().and_then(|line| line.split_once(' '));
        let (processor, peak) = last.context("the process did not say what it took")?;
        self.add(phase, wall, Duration::from_millis(processor.parse()?));
        let most = self.peaks.entry(phase).or_default();
        *most = peak.parse::<u64>()?.max(*most);
        Ok(())
    }

    fn print(mut self) -> Result<()> {
        let cores = available_parallelism()?;
        let load = fs::read_to_string("/proc/loadavg")?;
        let load = load.split(' ').next().unwrap_or_default();
        println!("{cores} cores, load {load}; milliseconds\n");
        println!("{:32}{:>12}{:>12}{:>12}", "phase", "least", "median", "processor");
        for phase in &self.order {
            let Some(times) = self.times.get_mut(phase) else { continue };
            let (least, median) = least_and_median(&mut times.wall);
            let (_, processor) = least_and_median(&mut times.processor);
            let [least, median] = [least, median].map(milliseconds);
            println!("{phase:32}{least:>12}{median:>12}{:>12}", processor.as_millis());
        }
        println!();
        for (phase, peak) in &self.peaks {
            println!("peak memory, {phase}: {} MB", peak / 1000);
        }
        Ok(())
    }
}

fn least_and_median(times: &mut [Duration]) -> (Duration, Duration) {
    times.sort_unstable();
    (times[0], times[times.len() / 2])
}

/// With two decimals.
fn milliseconds(time: Duration) -> String {
    let hundredths = time.as_micros() / 10;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// User and system time of this process so far.
fn processor_time() -> Result<Duration> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let (_, after) = stat.rsplit_once(") ").context("/proc/self/stat")?;
    let ticks: Vec<u64> =
        after.split(' ').skip(11).take(2).map(str::parse).collect::<Result<_, _>>()?;
    Ok(Duration::from_millis(10 * ticks.iter().sum::<u64>()))
}

/// The most memory that this process held.
fn peak_kilobytes() -> Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number =
        line.and_then(|line| line.split_whitespace().next()).context("/proc/self/status")?;
    // The kernel's kilobyte has 1024 bytes.
    Ok(number.parse::<u64>()? * 1024 / 1000)
}
