//! How long the longest page takes.

use std::collections::BTreeMap;
use std::time::Instant;

use anyhow::{Context, Result};
use edition::cycle::Cycle;
use questionnaire::form::Kind;

use crate::client::Client;
use crate::measured::Measured;
use crate::people;
use crate::server::Setup;

/// Asks for it so many times, one after the other.
pub async fn run(setup: &Setup, times: usize) -> Result<()> {
    setup.join_pages()?;
    let (server, cycle) = (setup.start().await?, setup.cycle()?);
    let (section, questions) = largest(&cycle).context("there is no part")?;
    let wanted = |kind: &Kind| matches!(kind, Kind::Text);
    let person = people::sign_in(&setup.url, &cycle, 1, wanted).await?.remove(0);
    let mut client = Client::connect(server.address, &person.secret).await?;
    let path = format!("/office/{}/sections/{section}", person.office);
    let (whole, bytes) =
        (client.get(&path).await?.len(), client.get_compressed(&path).await?.len());
    let mut taken = Vec::new();
    for _ in 0..times {
        let start = Instant::now();
        client.get_compressed(&path).await?;
        taken.push(start.elapsed());
    }
    let measured = Measured::new(taken);
    println!("a page of {questions} questions, {whole} bytes that travel as {bytes}: {measured}");
    Ok(())
}

/// The part with the most questions, and how many.
fn largest(cycle: &Cycle) -> Option<(&str, usize)> {
    let form = &cycle.collected.questionnaire;
    let mut counts = BTreeMap::new();
    for question in form.questions.iter().filter(|question| question.answer.is_some()) {
        let part = form.groups_of(question).last()?;
        *counts.entry(part.name.as_str()).or_insert(0) += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count)
}
