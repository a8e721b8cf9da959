//! Sends what the outbox holds, each mail at most once.

use database::models::log;
use database::models::outbox::{self, Mail};
use database::{Conn, Database, Failure, Moment};
use serde_json::json;
use time::Duration;

use super::transport::{Refusal, Sender, Transport};
use crate::app::Clock;

/// How often a mail is tried.
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
    /// Works until it is stopped. What was being sent when an earlier run stopped is left as uncertain.
    pub async fn run(self) {
        if let Err(failure) = self.database.write(outbox::doubt).await {
            tracing::error!("the outbox can't be read: {failure}");
        }
        let mut ticks = tokio::time::interval(std::time::Duration::from_secs(1));
        loop {
            ticks.tick().await;
            if let Err(failure) = self.send_due().await {
                tracing::error!("mails could not be sent: {failure}");
            }
        }
    }

    /// Sends what is due; returns how many mails left.
    pub async fn send_due(&self) -> Result<usize, Failure> {
        let mut sent = 0;
        for _ in 0..AT_ONCE {
            let now = self.now();
            let Some(mail) = self.database.write(move |c| outbox::take(now, c)).await? else {
                break;
            };
            let outcome = self.transport.send(&mail, &self.sender, now).await;
            sent += usize::from(outcome.is_ok());
            let now = self.now();
            self.database.write(move |c| note(&mail, &outcome, now, c)).await?;
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
        Err(Refusal::ForNow(why)) if mail.tries + 1 < TRIES => {
            outbox::postpone(mail, why, wait(mail.tries), now, conn)?;
            ("mail.postponed", Some(why))
        }
        Err(Refusal::ForNow(why) | Refusal::ForGood(why)) => {
            outbox::refuse(mail, why, conn)?;
            ("mail.refused", Some(why))
        }
    };
    let detail =
        json!({ "mail": mail.id, "kind": mail.kind, "to": masked(&mail.address), "said": said });
    log::append(Some(&mail.person_id), action, &format!("mail:{}", mail.id), &detail, now, conn)
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
