//! A mail server, spoken to so that it is always known how far a mail came.

use std::future::Future;
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};

use super::transport::Refusal;

/// How long a server may take to answer, also at the beginning.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long it may take to accept a whole mail: RFC 5321, 4.5.3.2.6.
const LONG_PATIENCE: Duration = Duration::from_mins(10);

/// How the connection is protected.
#[derive(Clone)]
pub enum Protection {
    /// Not at all.
    None,
    /// It begins open and must become protected.
    StartTls(TlsParameters),
    /// From the first byte.
    Tls(TlsParameters),
}

/// A mail server.
pub struct Server {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub protection: Protection,
    /// The account, if it asks for one.
    pub account: Option<Credentials>,
}

impl Server {
    /// Hands one message over, on a connection of its own. `name` is what the program calls itself.
    pub async fn send(
        &self,
        envelope: &Envelope,
        message: &[u8],
        name: &str,
    ) -> Result<(), Refusal> {
        let mut connection =
            within(PATIENCE, self.connect(name)).await.map_err(Failed::unreachable)?;
        let outcome = hand_over(&mut connection, envelope, message).await;
        // It is decided; how the connection ends changes nothing.
        tokio::time::timeout(Duration::from_secs(5), connection.quit()).await.ok();
        outcome
    }

    async fn connect(&self, name: &str) -> Result<AsyncSmtpConnection, Error> {
        let name = ClientId::Domain(name.to_owned());
        let tls = match &self.protection {
            Protection::Tls(parameters) => Some(parameters.clone()),
            Protection::None | Protection::StartTls(_) => None,
        };
        let server = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, Some(PATIENCE), &name, tls, None).await?;
        if let Protection::StartTls(parameters) = &self.protection {
            connection.starttls(parameters.clone(), &name).await?;
        }
        if let Some(account) = &self.account {
            connection.auth(DEFAULT_MECHANISMS, account).await?;
        }
        Ok(connection)
    }
}

async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    envelope: &Envelope,
    message: &[u8],
) -> Result<(), Refusal> {
    let mut options = Vec::new();
    if !envelope.to().iter().chain(envelope.from()).all(|address| address.to_string().is_ascii()) {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            let why = "the server takes no addresses with letters beyond ASCII";
            return Err(Refusal::ForGood(why.to_owned()));
        }
        options.push(MailParameter::SmtpUtfEight);
    }
    // A server that refuses the sender refuses the program, and not this mail.
    let sender = connection.command(Mail::new(envelope.from().cloned(), options));
    within(PATIENCE, sender).await.map_err(Failed::unreachable)?;
    for to in envelope.to() {
        let recipient = connection.command(Rcpt::new(to.clone(), Vec::new()));
        within(PATIENCE, recipient).await.map_err(Failed::before_the_message)?;
    }
    within(PATIENCE, connection.command(Data)).await.map_err(Failed::before_the_message)?;
    let whole = within(LONG_PATIENCE, connection.message(message));
    whole.await.map(drop).map_err(Failed::after_the_message)
}

/// Why a step failed.
enum Failed {
    /// The server said so, or the connection broke.
    Said(Error),
    /// Nothing was heard.
    Silent,
}

async fn within<T>(
    patience: Duration,
    step: impl Future<Output = Result<T, Error>>,
) -> Result<T, Failed> {
    match tokio::time::timeout(patience, step).await {
        Ok(done) => done.map_err(Failed::Said),
        Err(_) => Err(Failed::Silent),
    }
}

impl Failed {
    fn why(&self) -> String {
        match self {
            Self::Said(error) => error.to_string(),
            Self::Silent => "the server did not answer in time".to_owned(),
        }
    }

    fn unreachable(self) -> Refusal {
        Refusal::Unreachable(self.why())
    }

    fn before_the_message(self) -> Refusal {
        match &self {
            Self::Said(error) if error.is_permanent() => Refusal::ForGood(self.why()),
            _ => Refusal::ForNow(self.why()),
        }
    }

    /// Only an answer of the server tells whether it took the mail.
    fn after_the_message(self) -> Refusal {
        match &self {
            Self::Said(error) if error.is_permanent() => Refusal::ForGood(self.why()),
            Self::Said(error) if error.is_transient() => Refusal::ForNow(self.why()),
            _ => Refusal::Unknown(self.why()),
        }
    }
}
