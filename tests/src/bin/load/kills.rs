//! No acknowledged answer is lost when the server is killed.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use questionnaire::form::Kind;
use serde_json::Value;
use tokio::task::JoinSet;

use crate::client::{Client, Save};
use crate::people::{self, Person};
use crate::server::{Server, Setup};

const WRITERS: usize = 16;

/// What became of one person's answers.
struct Answered {
    person: Person,
    /// The revision and text that were acknowledged last.
    acknowledged: (i64, String),
    /// What was sent and not acknowledged: it may stand or not.
    sent: String,
    /// How many were acknowledged.
    count: usize,
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
    let count: usize = all.iter().map(|answered| answered.count).sum();
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
    let ended = writing.join_all().await;
    let people: BTreeSet<&str> = ended.iter().map(|a| a.person.secret.as_str()).collect();
    ensure!(people.len() == WRITERS, "someone was lost");
    Ok(ended)
}

impl Answered {
    fn nothing(person: Person) -> Self {
        Self { person, acknowledged: (0, String::new()), sent: String::new(), count: 0 }
    }

    async fn until_it_ends(mut self, address: SocketAddr) -> Self {
        let Ok(mut client) = Client::connect(address, &self.person.secret).await else {
            return self;
        };
        loop {
            self.sent = self.person.value(self.count);
            let question = self.person.question.clone();
            let save = Save { question, value: self.sent.clone(), base: self.acknowledged.0 };
            let Ok(revision) = client.save(&self.person.office, &save).await else { return self };
            self.acknowledged = (revision, self.sent.clone());
            self.count += 1;
        }
    }

    /// What stands is what was acknowledged last, or what was sent after it.
    async fn stands(&mut self, server: &Server) -> Result<()> {
        let mut client = Client::connect(server.address, &self.person.secret).await?;
        let path = format!("/office/{}/answers?since=0", self.person.office);
        let told: Value = serde_json::from_slice(&client.get(&path).await?)?;
        let standing: BTreeMap<&str, &Value> = told["changes"]
            .as_array()
            .context("it lists answers")?
            .iter()
            .filter_map(|answer| Some((answer["question"].as_str()?, answer)))
            .collect();
        let (revision, value) =
            standing.get(self.person.question.as_str()).map_or((0, String::new()), |answer| {
                let value = answer["value"].as_str().unwrap_or_default();
                (answer["revision"].as_i64().unwrap_or_default(), value.to_owned())
            });
        let stands = (revision, value);
        let is_later = stands.0 > self.acknowledged.0 && stands.1 == self.sent;
        ensure!(
            stands == self.acknowledged || is_later,
            "{:?} is lost: {stands:?}",
            self.acknowledged
        );
        if is_later {
            self.count += 1;
        }
        self.acknowledged = stands;
        Ok(())
    }
}
