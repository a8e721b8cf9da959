//! `rapporteur.toml`: how the collector runs. A wrong key or value is an error with its line.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, TlsParameters};
use serde::Deserialize;

use crate::app::Options;
use crate::mail::server::{Protection, Server};
use crate::mail::transport::{Sender, Transport};

/// The whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The address that the program listens on.
    pub listen: String,
    /// The address that people type, without a slash at the end.
    pub base_url: String,
    /// Whom people write to for help.
    pub contact: String,
    /// The cycle folder.
    pub cycle: PathBuf,
    /// Where answers are kept.
    pub database: DatabaseConfig,
    /// How mails leave.
    pub mail: MailConfig,
    /// How long links and sessions last.
    #[serde(default)]
    pub sign_in: SignInConfig,
    /// When offices are reminded.
    #[serde(default)]
    pub reminders: RemindersConfig,
}

/// Where answers are kept.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatabaseConfig {
    /// `sqlite://FILE` or `postgres://HOST/NAME`.
    pub url: String,
}

/// How mails leave.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MailConfig {
    /// Name and address that mails come from.
    pub from: String,
    /// Where answers to mails go, if elsewhere.
    pub reply_to: Option<String>,
    /// A folder for `.eml` files, instead of a server.
    pub folder: Option<PathBuf>,
    /// A server.
    pub smtp: Option<SmtpConfig>,
}

/// A mail server.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmtpConfig {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// The account, if it asks for one; its password is in the environment.
    pub user: Option<String>,
    /// A file with the certificate (PEM) of a private authority to trust besides.
    pub authority: Option<PathBuf>,
}

/// How a connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// Not at all; for a server on the same machine.
    None,
    /// It begins open and must become protected.
    Starttls,
    /// It is protected from the first byte.
    Tls,
}

/// How long links and sessions last.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SignInConfig {
    /// Hours that a sign-in link works.
    pub link_hours: u32,
    /// Hours that someone stays signed in.
    pub session_hours: u32,
}

impl Default for SignInConfig {
    fn default() -> Self {
        Self { link_hours: 24, session_hours: 12 }
    }
}

/// When offices are reminded.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RemindersConfig {
    /// Days from the day that answers are due; negative ones are before it.
    pub days: Vec<i64>,
    /// The hour of the day, in the time zone of the office.
    pub hour: u8,
}

impl Default for RemindersConfig {
    fn default() -> Self {
        Self { days: vec![-21, -7, -1, 1, 7], hour: 9 }
    }
}

/// The password of the mail account.
const PASSWORD: &str = "RAPPORTEUR_SMTP_PASSWORD";
/// Instead of `database.url`, where that would hold a password.
const DATABASE_URL: &str = "RAPPORTEUR_DATABASE_URL";

impl Config {
    /// Reads the file. `environment` holds what must not stand in it.
    pub fn read(file: &str, text: &str, environment: &BTreeMap<String, String>) -> Result<Self> {
        let read: Result<Self, toml::de::Error> = toml::from_str(text);
        let mut config =
            read.map_err(|fault| anyhow::anyhow!("{file}: {}", place(text, &fault)))?;
        if let Some(url) = environment.get(DATABASE_URL) {
            config.database.url.clone_from(url);
        } else if holds_password(&config.database.url) {
            bail!(
                "{file}: database.url holds a password; put the address into {DATABASE_URL} instead"
            );
        }
        config.check(file, text, environment)?;
        Ok(config)
    }

    fn check(&self, file: &str, text: &str, environment: &BTreeMap<String, String>) -> Result<()> {
        let mut wrong = self.faults(environment);
        if self.mail.reply_to.as_ref().is_some_and(|to| to.parse::<Mailbox>().is_err()) {
            wrong.push(("mail.reply-to", "write it like \"help@example.org\"".to_owned()));
        }
        if wrong.is_empty() {
            return Ok(());
        }
        let lines = wrong.iter().map(|(key, why)| match line_of(text, key) {
            Some(line) => format!("{file}: line {line}: {key}: {why}"),
            None => format!("{file}: {key}: {why}"),
        });
        bail!("{}", lines.collect::<Vec<_>>().join("\n"))
    }

    /// All that is wrong with the values, by key.
    fn faults(&self, environment: &BTreeMap<String, String>) -> Vec<(&'static str, String)> {
        let needs_password = self.mail.smtp.as_ref().is_some_and(|smtp| smtp.user.is_some());
        let is_address =
            self.base_url.starts_with("http://") || self.base_url.starts_with("https://");
        let found = [
            (
                !is_address || self.base_url.ends_with('/'),
                "base_url",
                "write it like https://report.example.org, without a slash at the end".to_owned(),
            ),
            (
                self.mail.folder.is_some() == self.mail.smtp.is_some(),
                "mail",
                "name either a folder or [mail.smtp]".to_owned(),
            ),
            (
                self.mail.from.parse::<Mailbox>().is_err(),
                "mail.from",
                "write it like \"Annual Report <report@example.org>\"".to_owned(),
            ),
            (
                needs_password && !environment.contains_key(PASSWORD),
                "mail.smtp.user",
                format!("the password must be in the environment, in {PASSWORD}"),
            ),
            (self.reminders.hour > 23, "reminders.hour", "from 0 to 23".to_owned()),
        ];
        found
            .into_iter()
            .filter(|(is_wrong, ..)| *is_wrong)
            .map(|(_, key, why)| (key, why))
            .collect()
    }

    /// How the program runs.
    pub fn options(&self) -> Options {
        Options {
            base_url: self.base_url.clone(),
            contact: self.contact.clone(),
            demo: false,
            link_hours: self.sign_in.link_hours,
            session_hours: self.sign_in.session_hours,
            reminders: Some(self.reminders.clone()),
        }
    }
}

/// Whether there is a password before the host of an address.
fn holds_password(url: &str) -> bool {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    rest.rsplit_once('@').is_some_and(|(account, _)| account.contains(':'))
}

/// The line of a key, such as `mail.from`.
fn line_of(text: &str, key: &str) -> Option<usize> {
    let whole = toml::de::DeTable::parse(text).ok()?;
    let mut table = whole.into_inner();
    let mut names = key.split('.').peekable();
    while let Some(name) = names.next() {
        let (key, value) = table.into_iter().find(|(key, _)| key.get_ref() == name)?;
        if names.peek().is_none() {
            return Some(text[..key.span().start].matches('\n').count() + 1);
        }
        let toml::de::DeValue::Table(inner) = value.into_inner() else { return None };
        table = inner;
    }
    None
}

/// The line, column and what is wrong.
fn place(text: &str, fault: &toml::de::Error) -> String {
    let start = fault.span().map_or(0, |span| span.start);
    let before = &text[..start.min(text.len())];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(1, |last| last.chars().count() + 1);
    format!("line {line}, column {column}: {}", fault.message())
}

impl MailConfig {
    /// Who writes, and how mails leave.
    pub fn transport(&self, environment: &BTreeMap<String, String>) -> Result<(Sender, Transport)> {
        let from: Mailbox = self.from.parse()?;
        let sender = Sender {
            domain: from.email.domain().to_owned(),
            from,
            reply_to: self.reply_to.as_deref().map(str::parse).transpose()?,
        };
        if let Some(folder) = &self.folder {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("making {}", folder.display()))?;
            return Ok((sender, Transport::Folder(folder.clone())));
        }
        let smtp = self.smtp.as_ref().context("mail: name a folder or [mail.smtp]")?;
        Ok((sender, Transport::Smtp(Box::new(smtp.server(environment.get(PASSWORD))?))))
    }
}

impl SmtpConfig {
    fn server(&self, password: Option<&String>) -> Result<Server> {
        let account = self.user.clone().zip(password.cloned());
        Ok(Server {
            host: self.host.clone(),
            port: self.port,
            protection: match self.security {
                Security::None => Protection::None,
                Security::Starttls => Protection::StartTls(self.parameters()?),
                Security::Tls => Protection::Tls(self.parameters()?),
            },
            account: account.map(|(user, password)| Credentials::new(user, password)),
        })
    }

    fn parameters(&self) -> Result<TlsParameters> {
        let mut parameters = TlsParameters::builder(self.host.clone());
        if let Some(file) = &self.authority {
            let pem = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
            parameters = parameters.add_root_certificate(Certificate::from_pem(&pem)?);
        }
        Ok(parameters.build()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = include_str!("../../../config/rapporteur.toml");

    fn read(text: &str) -> Result<Config> {
        Config::read("rapporteur.toml", text, &BTreeMap::new())
    }

    #[test]
    fn the_file_that_explains_every_key_is_right() {
        let config = read(FILE).unwrap();
        assert_eq!(config.sign_in.link_hours, SignInConfig::default().link_hours);
        assert_eq!(config.reminders.days, RemindersConfig::default().days);
        let keys = ["reply-to", "host", "port", "security", "user", "authority"];
        assert!(keys.iter().all(|key| FILE.contains(&format!("# {key} = "))));
    }

    #[test]
    fn a_wrong_key_or_value_is_an_error_with_its_line() {
        let fault = |from: &str, to: &str| read(&FILE.replace(from, to)).unwrap_err().to_string();
        let line = FILE.lines().position(|line| line.starts_with("listen")).unwrap() + 1;
        assert!(fault("listen =", "lissen =").contains(&format!("line {line}, column 1")));
        let line = FILE.lines().position(|line| line.starts_with("hour")).unwrap() + 1;
        assert!(fault("hour = 9", "hour = \"nine\"").contains(&format!("line {line}, column 8")));
        let several =
            read(&FILE.replace("hour = 9", "hour = 24").replace("from = \"", "from = \"@"));
        let several = several.unwrap_err().to_string();
        let from = FILE.lines().position(|line| line.starts_with("from")).unwrap() + 1;
        assert!(
            several.contains(&format!("line {line}: reminders.hour: from 0 to 23")),
            "{several}"
        );
        assert!(several.contains(&format!("line {from}: mail.from:")), "{several}");
        assert!(fault("folder = ", "# folder = ").contains("name either a folder or [mail.smtp]"));
        assert!(
            fault("sqlite://rapporteur.db", "postgres://me:secret@host/db")
                .contains("RAPPORTEUR_DATABASE_URL")
        );
    }
}
