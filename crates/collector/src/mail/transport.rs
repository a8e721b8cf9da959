//! How mails leave: to a server, or into a folder.

use std::path::PathBuf;

use database::Moment;
use database::models::outbox::Mail;
use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};

use super::server::Server;

/// The way out.
pub enum Transport {
    /// A server.
    Smtp(Box<Server>),
    /// A folder of `.eml` files.
    Folder(PathBuf),
}

/// Who writes.
#[derive(Clone, Debug)]
pub struct Sender {
    /// The address and name that mails come from.
    pub from: Mailbox,
    /// Where answers go.
    pub reply_to: Option<Mailbox>,
    /// The domain of the ids of mails.
    pub domain: String,
}

/// Why a mail did not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The server can't be reached, or takes nothing from us: its name, the account or the sender is wrong, or it is down.
    /// That says nothing of the mail.
    Unreachable(String),
    /// The server does not take this mail now, and may later.
    ForNow(String),
    /// It never will: its address is wrong, or the server refuses it.
    ForGood(String),
    /// It may have left: the connection broke after the whole mail was written and before the server answered.
    Unknown(String),
}

impl Transport {
    /// Hands a mail over.
    pub async fn send(&self, mail: &Mail, sender: &Sender, now: Moment) -> Result<(), Refusal> {
        let message =
            message(mail, sender, now).map_err(|fault| Refusal::ForGood(fault.to_string()))?;
        match self {
            Self::Smtp(server) => {
                server.send(message.envelope(), &message.formatted(), &sender.domain).await
            }
            Self::Folder(folder) => {
                let file = folder.join(format!("{}.eml", mail.id));
                let written =
                    tokio::task::spawn_blocking(move || std::fs::write(file, message.formatted()));
                let written = written.await.map_err(|fault| Refusal::ForNow(fault.to_string()))?;
                written.map_err(|fault| Refusal::ForNow(fault.to_string()))
            }
        }
    }
}

fn message(mail: &Mail, sender: &Sender, now: Moment) -> anyhow::Result<Message> {
    let mut message = Message::builder()
        .from(sender.from.clone())
        .to(mail.address.parse()?)
        .subject(mail.subject.clone())
        .message_id(Some(format!("<{}@{}>", mail.id, sender.domain)))
        .date(std::time::SystemTime::from(now.time()))
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Content-Language"),
            mail.language.clone(),
        ));
    if let Some(reply_to) = &sender.reply_to {
        message = message.reply_to(reply_to.clone());
    }
    Ok(message
        .multipart(MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone()))?)
}
