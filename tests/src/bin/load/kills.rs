//! No acknowledged answer is lost when the server is killed.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use database::Database;
use database::models::{answers, cycles, responses};
use questionnaire::form::Kind;
use serde_json::Value;
use tokio::task::JoinSet;

use crate::client::{Client, Save};
use crate::people::{self, Person};
use crate::server::{CYCLE, Server, Setup};

const WRITERS: usize = 16;

/// A revision and its text; revision 0 for none.
type Standing = (i64, String);

/// What became of one person's answers.
struct Answered {
    person: Person,
    /// How many were sent.
    sent: usize,
    /// All that were acknowledged, in order.
    acknowledged: Vec<Standing>,
    /// What stood when the server was last asked or last said so.
    standing: Standing,
}

/// Kills it so often, and looks for every answer.
pub async fn run(setup: &Setup, kills: usize) -> Result<()> {
    let mut server = setup.start().await?;
    let wanted = |kind: &Kind| matches!(kind, Kind::Text);
    let people = people::sign_in(&setup.url, &setup.cycle()?, WRITERS, wanted).await?;
    let mut all: Vec<Answered> = people.into_iter().map(Answered::nothing).collect();
    for kill in 1..=kills {
        all = killed_while_they_answer(server, all).await?;
        server = setup.start().await?;
        for answered in &mut all {
            answered.stands(&server).await.with_context(|| format!("after kill {kill}"))?;
        }
    }
    drop(server);
    let database = Database::open(&setup.url, 1).await?;
    for answered in &all {
        answered.is_in_the_history(&database).await?;
    }
    let count: usize = all.iter().map(|answered| answered.acknowledged.len()).sum();
    ensure!(count > kills, "too little was answered to tell anything");
    println!("{kills} kills, {count} acknowledged answers, none lost; {}", setup.verify_log()?);
    Ok(())
}

async fn killed_while_they_answer(server: Server, all: Vec<Answered>) -> Result<Vec<Answered>> {
    let mut writing = JoinSet::new();
    for answered in all {
        writing.spawn(answered.until_it_ends(server.address));
    }
    tokio::time::sleep(Duration::from_millis(fastrand::u64(20..400))).await;
    server.kill()?;
    Ok(writing.join_all().await)
}

impl Answered {
    fn nothing(person: Person) -> Self {
        Self { person, sent: 0, acknowledged: Vec::new(), standing: Standing::default() }
    }

    async fn until_it_ends(mut self, address: SocketAddr) -> Self {
        let Ok(mut client) = Client::connect(address, &self.person.secret).await else {
            return self;
        };
        loop {
            self.sent += 1;
            let (question, value) = (self.person.question.clone(), self.person.value(self.sent));
            let save = Save { question, value: value.clone(), base: self.standing.0 };
            let Ok(revision) = client.save(&self.person.office, &save).await else { return self };
            self.standing = (revision, value);
            self.acknowledged.push(self.standing.clone());
        }
    }

    /// What stands is what was acknowledged last, or what was sent after it.
    async fn stands(&mut self, server: &Server) -> Result<()> {
        let mut client = Client::connect(server.address, &self.person.secret).await?;
        let path = format!("/office/{}/answers?since=0", self.person.office);
        let told: Value = serde_json::from_slice(&client.get(&path).await?)?;
        let answers = told["changes"].as_array().context("it lists answers")?;
        let answer = answers.iter().find(|answer| answer["question"] == self.person.question);
        let stands = answer.and_then(standing).unwrap_or_default();
        let is_later = stands.0 > self.standing.0 && stands.1 == self.person.value(self.sent);
        ensure!(stands == self.standing || is_later, "{:?} is lost: {stands:?}", self.standing);
        self.standing = stands;
        Ok(())
    }

    /// Each change that was acknowledged is kept.
    async fn is_in_the_history(&self, database: &Database) -> Result<()> {
        let office = self.person.office.clone();
        let changes = database.read(move |c| {
            let cycle = cycles::find(CYCLE, c)?.ok_or(database::QueryError::NotFound)?;
            let row = responses::find(&cycle.id, &office, c)?;
            answers::changes(&row.ok_or(database::QueryError::NotFound)?.id, c)
        });
        let kept: Vec<Standing> =
            changes.await?.into_iter().map(|change| (change.revision, change.after)).collect();
        let lost = self.acknowledged.iter().find(|answer| !kept.contains(answer));
        ensure!(lost.is_none(), "{lost:?} of {} is lost", self.person.office);
        Ok(())
    }
}

fn standing(answer: &Value) -> Option<Standing> {
    Some((answer["revision"].as_i64()?, answer["value"].as_str()?.to_owned()))
}
