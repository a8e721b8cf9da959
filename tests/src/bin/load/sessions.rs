//! Many people who answer at once.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use questionnaire::form::Kind;
use tokio::task::JoinSet;

use crate::client::{Client, Save};
use crate::measured::Measured;
use crate::people::{self, Person};
use crate::server::Setup;

/// How long each measurement takes.
const LASTS: Duration = Duration::from_secs(30);
/// How often someone answers who reads the questions.
const PAUSE: Duration = Duration::from_secs(10);

/// Someone at their page.
struct Session {
    client: Client,
    person: Person,
    revision: i64,
    saves: usize,
}

/// With pauses and without.
pub async fn run(setup: &Setup, number: usize) -> Result<()> {
    let (server, cycle) = (setup.start().await?, setup.cycle()?);
    let wanted = |kind: &Kind| matches!(kind, Kind::SelectOne(_));
    let people = people::sign_in(&setup.url, &cycle, number, wanted).await?;
    let mut sessions = Vec::new();
    for person in people {
        sessions.push(open(server.address, person).await?);
    }
    sessions = measure(sessions, PAUSE, "each answers every ten seconds").await?;
    measure(sessions, Duration::ZERO, "each answers without a pause").await?;
    Ok(())
}

async fn open(address: SocketAddr, person: Person) -> Result<Session> {
    let client = Client::connect(address, &person.secret).await?;
    Ok(Session { client, person, revision: 0, saves: 0 })
}

async fn measure(sessions: Vec<Session>, pause: Duration, how: &str) -> Result<Vec<Session>> {
    let (number, start) = (sessions.len(), Instant::now());
    let mut running = JoinSet::new();
    for session in sessions {
        running.spawn(answer(session, pause, start + LASTS));
    }
    let (mut sessions, mut taken) = (Vec::new(), Vec::new());
    while let Some(ended) = running.join_next().await {
        let (session, times) = ended??;
        sessions.push(session);
        taken.extend(times);
    }
    let milliseconds = start.elapsed().as_millis();
    let measured = Measured::new(taken);
    let rate = measured.count() as u128 * 1_000 / milliseconds;
    println!("{number} sessions, {how}: {rate} answers a second; {measured}");
    Ok(sessions)
}

/// Answers until the end; the first pause is of any length up to a whole one, so that people come one by one.
async fn answer(
    mut session: Session,
    pause: Duration,
    end: Instant,
) -> Result<(Session, Vec<Duration>)> {
    let mut taken = Vec::new();
    tokio::time::sleep(pause.mul_f64(fastrand::f64())).await;
    while Instant::now() < end {
        let start = Instant::now();
        session.save().await?;
        taken.push(start.elapsed());
        tokio::time::sleep(pause.saturating_sub(start.elapsed())).await;
    }
    Ok((session, taken))
}

impl Session {
    async fn save(&mut self) -> Result<()> {
        let Person { office, question, .. } = &self.person;
        let value = self.person.value(self.saves);
        let save = Save { question: question.clone(), value, base: self.revision };
        let saved = self.client.save(office, &save).await;
        self.revision = saved.with_context(|| format!("{question} of {office}"))?;
        self.saves += 1;
        Ok(())
    }
}
