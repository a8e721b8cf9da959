//! No acknowledged answer is lost when the program is killed: `durability URL KILLS SEED`, on an empty database.
//!
//! Again and again a process writes answers through `database::Database` and prints each one that was acknowledged, until
//! it is killed with SIGKILL at a random moment. Then the same database is opened again and held against everything that
//! was ever acknowledged. SIGKILL shows what a process loses, not what a power cut would: that a commit waits for the disk
//! is tested in the crate `database`.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use database::models::answers::{self, AnswerRow, How, Outcome, Wanted};
use database::models::{cycles, log, responses};
use database::{Conn, Database, Failure, Moment, QueryResult};
use fastrand::Rng;
use serde_json::json;
use time::OffsetDateTime;

const CYCLE: &str = "durability";
const OFFICES: usize = 4;
const QUESTIONS: usize = 30;
const WRITERS: u64 = 4;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", url, seed] => write(url, seed.parse()?).await,
        [url, kills, seed] => kill_often(url, kills.parse()?, seed.parse()?).await,
        _ => bail!("usage: durability URL KILLS SEED"),
    }
}

/// An answer that was acknowledged: where and what.
type Acknowledged = BTreeMap<(String, i64), String>;

async fn kill_often(url: &str, kills: u32, seed: u64) -> Result<()> {
    let database = Database::open(url, 1).await?;
    let earlier = database.read(|c| cycles::find(CYCLE, c)).await?;
    ensure!(
        earlier.is_none(),
        "this database was used before: the same seed would save what stands"
    );
    drop(database);

    let mut rng = Rng::with_seed(seed);
    let mut acknowledged = Acknowledged::new();
    for kill in 1..=kills {
        let lasts = Duration::from_micros(rng.u64(1_000..300_000));
        let written = written_until_killed(url, rng.u64(..), lasts)?;
        acknowledged.extend(written);
        check(url, &acknowledged).await.with_context(|| format!("kill {kill}, seed {seed}"))?;
    }
    ensure!(acknowledged.len() > kills as usize, "too little was written to tell anything");
    println!("{kills} kills, {} acknowledged answers, none lost", acknowledged.len());
    Ok(())
}

/// What a process writes until it is killed.
fn written_until_killed(url: &str, seed: u64, lasts: Duration) -> Result<Acknowledged> {
    let mut child = Command::new(std::env::current_exe()?)
        .args(["write", url, &seed.to_string()])
        .stdout(Stdio::piped())
        .spawn()?;
    let output = child.stdout.take().context("its output is piped")?;
    let reader = thread::spawn(move || read(BufReader::new(output)));
    thread::sleep(lasts);
    child.kill()?;
    let status = child.wait()?;
    ensure!(status.code().is_none(), "the writer ended by itself: {status}");
    reader.join().map_err(|_| anyhow::anyhow!("the reader panicked"))?
}

fn read(mut output: impl BufRead) -> Result<Acknowledged> {
    let mut acknowledged = Acknowledged::new();
    let mut line = String::new();
    // The last line may be cut off by the kill; then it was never read as a whole.
    while output.read_line(&mut line)? > 0 && line.ends_with('\n') {
        let fields: Vec<&str> = line.trim_end().split(' ').collect();
        let [response, revision, question, value] = fields[..] else { bail!("what is {line:?}?") };
        acknowledged
            .insert((response.to_owned(), revision.parse()?), format!("{question} {value}"));
        line.clear();
    }
    Ok(acknowledged)
}

async fn check(url: &str, acknowledged: &Acknowledged) -> Result<()> {
    let database = Database::open(url, 1).await?;
    // One moment: a server may still commit what a killed process asked for.
    let ((kept, changes), log) = database.read(|c| Ok((kept(c)?, log::verify(c)?))).await?;
    for (place, said) in acknowledged {
        ensure!(kept.get(place) == Some(said), "{place:?} {said} is lost: {:?}", kept.get(place));
    }
    ensure!(log.broken.is_none(), "the log is broken: {:?}", log.broken);
    let entries = usize::try_from(log.sealed)? + log.unsealed.len();
    ensure!(entries == changes, "{changes} changes, but {entries} entries in the log");
    Ok(())
}

/// Every change by response and revision, and how many there are; that what stands is what was changed last.
fn kept(c: &mut Conn) -> QueryResult<(Acknowledged, usize)> {
    let mut kept = Acknowledged::new();
    let mut count = 0;
    let Some(cycle) = cycles::find(CYCLE, c)? else { return Ok((kept, 0)) };
    for row in responses::all(&cycle.id, c)? {
        let changes = answers::changes(&row.id, c)?;
        count += changes.len();
        let last: BTreeMap<_, _> =
            changes.iter().map(|change| (&change.question, change)).collect();
        let standing = answers::of(&row.id, c)?;
        assert_eq!(standing.len(), last.len());
        for (question, change) in last {
            let answer = &standing[question];
            assert_eq!((answer.revision, &answer.value), (change.revision, &change.after));
        }
        assert_eq!(changes.last().map_or(0, |change| change.revision), row.revision);
        kept.extend(changes.into_iter().map(|change| {
            ((change.response_id, change.revision), format!("{} {}", change.question, change.after))
        }));
    }
    Ok((kept, count))
}

/// Writes answers and says which were acknowledged, until it is killed.
async fn write(url: &str, seed: u64) -> Result<()> {
    let database = Database::open(url, 4).await?;
    database.write(prepare).await?;
    let mut writers: Vec<_> = (0..WRITERS)
        .map(|number| tokio::spawn(write_for_ever(database.clone(), seed.wrapping_add(number))))
        .collect();
    writers.push(tokio::spawn(seal_for_ever(database)));
    for writer in writers {
        writer.await??;
    }
    Ok(())
}

fn prepare(c: &mut Conn) -> QueryResult<()> {
    if cycles::find(CYCLE, c)?.is_none() {
        let cycle = cycles::insert(CYCLE, now(), c)?;
        for number in 0..OFFICES {
            responses::insert(&cycle.id, &office(number), 1, now(), c)?;
        }
    }
    Ok(())
}

fn office(number: usize) -> String {
    format!("O{number}")
}

fn now() -> Moment {
    Moment::of(OffsetDateTime::now_utc())
}

async fn write_for_ever(database: Database, seed: u64) -> Result<()> {
    let mut rng = Rng::with_seed(seed);
    loop {
        let office = office(rng.usize(..OFFICES));
        let (question, value) = (format!("q{}", rng.usize(..QUESTIONS)), rng.u64(..).to_string());
        let saved = database.write(move |c| save(&office, &question, &value, c)).await?;
        let line = format!(
            "{} {} {} {}\n",
            saved.response_id, saved.revision, saved.question, saved.value
        );
        io::stdout().write_all(line.as_bytes())?;
    }
}

fn save(office: &str, question: &str, value: &str, c: &mut Conn) -> QueryResult<AnswerRow> {
    let cycle = cycles::find(CYCLE, c)?.ok_or(database::QueryError::NotFound)?;
    let row = responses::find(&cycle.id, office, c)?.ok_or(database::QueryError::NotFound)?;
    let base = answers::of(&row.id, c)?.get(question).map_or(0, |answer| answer.revision);
    let (question, value) = (question.to_owned(), value.to_owned());
    let wanted = Wanted { question, value, base, how: How::Typed, reason: None };
    log::append(None, "answer.saved", office, &json!({}), now(), c)?;
    match answers::save(&row, &wanted, "someone", now(), c)? {
        Outcome::Saved(saved) => Ok(saved),
        Outcome::Conflict(_) => Err(database::QueryError::RollbackTransaction),
    }
}

async fn seal_for_ever(database: Database) -> Result<()> {
    loop {
        let sealed: Result<usize, Failure> = database.write(|c| log::seal(100, c)).await;
        sealed?;
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
