//! Sends what the outbox holds, each mail at most once.

use database::models::log;
use database::models::outbox::{self, Mail};
use database::{Conn, Database, Failure, Moment};
use serde_json::json;
use time::Duration;
use tokio::sync::watch;

use super::transport::{Refusal, Sender, Transport};
use crate::app::Clock;

/// How often a mail is tried that the server does not take now. One that the server never saw is tried for ever.
const TRIES: i64 = 10;
/// Mails sent before the worker rests.
const AT_ONCE: usize = 200;

/// Takes mails from the outbox and hands them over.
pub struct Worker {
    /// Where the outbox is.
    pub database: Database,
    /// How mails leave.
    pub transport: Transport,
    /// Who writes.
    pub sender: Sender,
    /// The time.
    pub clock: Clock,
}

impl Worker {
    /// Works until `stop` says so, and ends between two mails. What was being sent when an earlier run was killed is left as
    /// uncertain.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        if let Err(failure) = self.database.write(outbox::doubt).await {
            tracing::error!("the outbox can't be read: {failure}");
        }
        let mut ticks = tokio::time::interval(std::time::Duration::from_secs(1));
        while !*stop.borrow() {
            ticks.tick().await;
            if let Err(failure) = self.send_due(&stop).await {
                tracing::error!("mails could not be sent: {failure}");
            }
        }
    }

    /// Sends what is due until `stop` says so; returns how many mails left.
    pub async fn send_due(&self, stop: &watch::Receiver<bool>) -> Result<usize, Failure> {
        let mut sent = 0;
        for _ in 0..AT_ONCE {
            if *stop.borrow() {
                break;
            }
            let now = self.now();
            let Some(mail) = self.database.write(move |c| outbox::take(now, c)).await? else {
                break;
            };
            let outcome = self.transport.send(&mail, &self.sender, now).await;
            sent += usize::from(outcome.is_ok());
            let is_unreachable = matches!(outcome, Err(Refusal::Unreachable(_)));
            let now = self.now();
            self.database.write(move |c| note(&mail, &outcome, now, c)).await?;
            if is_unreachable {
                break;
            }
        }
        Ok(sent)
    }

    fn now(&self) -> Moment {
        Moment::of((self.clock)())
    }
}

fn note(
    mail: &Mail,
    outcome: &Result<(), Refusal>,
    now: Moment,
    conn: &mut Conn,
) -> database::QueryResult<()> {
    let (action, said) = match outcome {
        Ok(()) => {
            outbox::sent(mail, now, conn)?;
            ("mail.sent", None)
        }
        Err(Refusal::Unreachable(why)) => later(mail, why, now, conn)?,
        Err(Refusal::ForNow(why)) if mail.tries + 1 < TRIES => later(mail, why, now, conn)?,
        Err(Refusal::Unknown(why)) => {
            outbox::lose(mail, why, conn)?;
            ("mail.uncertain", Some(why))
        }
        Err(Refusal::ForNow(why) | Refusal::ForGood(why)) => {
            outbox::refuse(mail, why, conn)?;
            ("mail.refused", Some(why))
        }
    };
    // Servers like to repeat the address, which the log keeps to itself.
    let said = said.map(|why| why.replace(&mail.address, &masked(&mail.address)));
    let detail =
        json!({ "mail": mail.id, "kind": mail.kind, "to": masked(&mail.address), "said": said });
    log::append(Some(&mail.person_id), action, &format!("mail:{}", mail.id), &detail, now, conn)
}

fn later<'a>(
    mail: &Mail,
    why: &'a String,
    now: Moment,
    conn: &mut Conn,
) -> database::QueryResult<(&'static str, Option<&'a String>)> {
    outbox::postpone(mail, why, wait(mail.tries), now, conn)?;
    Ok(("mail.postponed", Some(why)))
}

/// One minute, then twice as long each time, an hour at most.
fn wait(tries: i64) -> Duration {
    let doubled = u32::try_from(tries).map_or(6, |tries| tries.min(6));
    Duration::minutes((1_i64 << doubled).min(60))
}

/// `a***@example.org`.
fn masked(address: &str) -> String {
    match address.split_once('@') {
        Some((name, domain)) => format!("{}***@{domain}", name.chars().take(1).collect::<String>()),
        None => "***".to_owned(),
    }
}
