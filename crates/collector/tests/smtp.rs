//! Mails as a real server receives them; `tests/mail/run` starts one and runs these tests.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::Arc;
use std::time::Duration;

use collector::config::{MailConfig, Security, SmtpConfig};
use collector::mail::letter::Letter;
use collector::mail::worker::Worker;
use database::models::outbox::{self, Mail};
use database::models::people::{self, Person};
use database::{Database, Moment};
use serde_json::Value;
use tempfile::TempDir;
use time::OffsetDateTime;
use time::macros::datetime;
use tokio::sync::watch;

const NOW: OffsetDateTime = datetime!(2018-01-31 09:00 UTC);

#[expect(clippy::disallowed_methods, reason = "says where the server keeps its mails")]
fn variable(name: &str) -> String {
    std::env::var(name).expect("run these tests by tests/mail/run")
}

fn server() -> PathBuf {
    PathBuf::from(variable("TEST_MAIL_FOLDER"))
}

/// What the server keeps for an address.
fn received(address: &str) -> Vec<Value> {
    let files = std::fs::read_dir(server()).unwrap().map(|file| file.unwrap().path());
    let mails = files.filter(|file| file.extension().is_some_and(|kind| kind == "json"));
    let read = mails.map(|file| serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap());
    read.filter(|mail: &Value| mail["to"][0] == address).collect()
}

fn config() -> MailConfig {
    MailConfig {
        from: "Rapport annuel \u{2013} été <annual-report@example.org>".to_owned(),
        reply_to: Some("help@example.org".to_owned()),
        folder: None,
        smtp: Some(SmtpConfig {
            host: "localhost".to_owned(),
            port: std::fs::read_to_string(server().join("port")).unwrap().parse().unwrap(),
            security: Security::Starttls,
            user: Some("annual-report".to_owned()),
            authority: Some(server().join("authority.pem")),
        }),
    }
}

/// A program with an outbox.
struct Program {
    database: Database,
    folder: TempDir,
    config: MailConfig,
    password: &'static str,
}

fn url(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("mail.db").display())
}

impl Program {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&url(folder.path()), 2).await.unwrap();
        Self { database, folder, config: config(), password: "right" }
    }

    async fn write(&self, address: &str, language: &str, subject: &str) {
        let (address, language) = (address.to_owned(), language.to_owned());
        let subject = subject.to_owned();
        let work = move |c: &mut database::Conn| {
            let now = Moment::of(NOW);
            let person = people::find_or_insert(&address, "Zoé Ñandú", &language, now, c)?;
            outbox::insert(&letter(&person, &subject), now, c)
        };
        assert!(self.database.write(work).await.unwrap());
    }

    /// Sends what is due so long after the beginning.
    async fn send(&self, later: time::Duration) -> usize {
        let (_stop, told) = watch::channel(false);
        worker(self.database.clone(), &self.config, self.password, later)
            .send_due(&told)
            .await
            .unwrap()
    }

    async fn only_mail(&self) -> Mail {
        let mut mails = self.database.read(|c| outbox::newest(10, c)).await.unwrap();
        assert_eq!(mails.len(), 1);
        mails.remove(0)
    }
}

fn letter(person: &Person, subject: &str) -> outbox::NewMail {
    Letter {
        person,
        kind: "reminder",
        key: format!("reminder:{}", person.id),
        office: None,
        subject: subject.to_owned(),
        texts: vec!["Œuvre & <niño>: 20 %. ".repeat(20)],
        link: Some(("Ouvrir".to_owned(), "https://report.example.org/office/CO-TCD".to_owned())),
    }
    .mail("Organisation internationale")
}

fn worker(
    database: Database,
    config: &MailConfig,
    password: &str,
    later: time::Duration,
) -> Worker {
    let password = ("RAPPORTEUR_SMTP_PASSWORD".to_owned(), password.to_owned());
    let (sender, transport) = config.transport(&BTreeMap::from([password])).unwrap();
    Worker { database, transport, sender, clock: Arc::new(move || NOW + later) }
}

#[tokio::test]
#[ignore = "needs the mail server of tests/mail/run"]
async fn a_mail_arrives_encrypted_and_whole_as_text_and_html() {
    let program = Program::new().await;
    let subject = "Bureau au Tchad : réponses attendues le 9 février 2018 \u{2013} rapport annuel";
    program.write("zoe@example.org", "fr", subject).await;
    assert_eq!(program.send(time::Duration::ZERO).await, 1);
    assert_eq!(program.send(time::Duration::ZERO).await, 0);

    let mails = received("zoe@example.org");
    assert_eq!(mails.len(), 1);
    let mail = &mails[0];
    assert_eq!(mail["encrypted"], true);
    assert_eq!(mail["account"], "annual-report");
    assert_eq!(mail["defects"], serde_json::json!([]));
    assert_eq!(mail["kind"], "multipart/alternative");
    let headers = &mail["headers"];
    assert_eq!(headers["subject"], subject);
    assert_eq!(headers["from"], "Rapport annuel \u{2013} été <annual-report@example.org>");
    assert_eq!(headers["reply-to"], "help@example.org");
    assert_eq!(headers["auto-submitted"], "auto-generated");
    assert_eq!(headers["content-language"], "fr");
    assert_eq!(headers["date"], "Wed, 31 Jan 2018 09:00:00 +0000");
    let kept = program.only_mail().await;
    assert_eq!(headers["message-id"], format!("<{}@example.org>", kept.id));
    for kind in ["text", "html"] {
        assert!(mail[kind].as_str().unwrap().contains("https://report.example.org/office/CO-TCD"));
        assert!(mail[kind].as_str().unwrap().contains("Bonjour Zoé Ñandú"), "{}", mail[kind]);
    }
    assert!(mail["text"].as_str().unwrap().contains("Œuvre & <niño>: 20 %."));
    assert!(mail["html"].as_str().unwrap().contains("niño"));
    assert!(!mail["html"].as_str().unwrap().contains("<niño>"));
    assert_eq!((kept.state.as_str(), kept.text.as_str(), kept.html.as_str()), ("sent", "", ""));
}

#[tokio::test]
#[ignore = "needs the mail server of tests/mail/run"]
async fn what_is_put_off_is_tried_again_and_arrives_once() {
    let program = Program::new().await;
    program.write("later-1@example.org", "en", "Later").await;
    assert_eq!(program.send(time::Duration::ZERO).await, 0);
    let mail = program.only_mail().await;
    assert_eq!((mail.state.as_str(), mail.tries), ("waiting", 1));
    assert!(mail.error.unwrap().contains("try again later"));
    assert_eq!(program.send(time::Duration::seconds(59)).await, 0, "not before a minute is over");
    assert_eq!(program.send(time::Duration::seconds(60)).await, 1);
    assert_eq!(program.send(time::Duration::days(1)).await, 0);
    assert_eq!(received("later-1@example.org").len(), 1);
}

#[tokio::test]
#[ignore = "needs the mail server of tests/mail/run"]
async fn what_is_refused_is_shown_and_not_tried_again() {
    let program = Program::new().await;
    program.write("never-1@example.org", "en", "Never").await;
    assert_eq!(program.send(time::Duration::ZERO).await, 0);
    assert_eq!(program.send(time::Duration::days(1)).await, 0);
    let mail = program.only_mail().await;
    assert_eq!((mail.state.as_str(), mail.tries, mail.text.as_str()), ("refused", 1, ""));
    assert!(mail.error.unwrap().contains("no such mailbox"));
    let entries = program.database.read(|c| database::models::log::newest(None, 10, 0, c));
    let entries = entries.await.unwrap();
    assert_eq!(entries[0].action, "mail.refused");
    assert!(entries[0].detail.contains("n***@example.org"));
    assert!(entries.iter().all(|entry| !entry.detail.contains("never-1")), "{entries:?}");
}

#[tokio::test]
#[ignore = "needs the mail server of tests/mail/run"]
async fn a_wrong_password_or_authority_costs_no_mail() {
    let mut program = Program::new().await;
    program.write("patient@example.org", "en", "Patience").await;
    program.password = "wrong";
    let mut later = time::Duration::ZERO;
    for _ in 0..12 {
        assert_eq!(program.send(later).await, 0);
        later += time::Duration::hours(1);
    }
    let mail = program.only_mail().await;
    assert_eq!((mail.state.as_str(), mail.tries), ("waiting", 12));
    program.password = "right";
    let trusted = program.config.smtp.as_mut().unwrap().authority.take();
    assert_eq!(program.send(later).await, 0, "the authority is not trusted");
    program.config.smtp.as_mut().unwrap().authority = trusted;
    assert_eq!(program.send(later + time::Duration::hours(1)).await, 1);
    assert_eq!(received("patient@example.org").len(), 1);
}

#[tokio::test]
#[ignore = "needs the mail server of tests/mail/run"]
async fn a_mail_whose_answer_was_cut_off_is_uncertain_and_not_sent_again() {
    let program = Program::new().await;
    program.write("cut-1@example.org", "en", "Cut").await;
    assert_eq!(program.send(time::Duration::ZERO).await, 0);
    assert_eq!(program.send(time::Duration::days(1)).await, 0);
    assert_eq!(program.only_mail().await.state, "uncertain");
    assert_eq!(received("cut-1@example.org").len(), 1);
}

#[tokio::test]
#[ignore = "needs the mail server of tests/mail/run"]
async fn a_worker_that_is_killed_while_it_sends_sends_nothing_twice() {
    let program = Program::new().await;
    program.write("slow-1@example.org", "en", "Slow").await;
    let mut child = kill_me(program.folder.path());
    while received("slow-1@example.org").is_empty() {
        assert_eq!(child.try_wait().unwrap(), None, "it waits for the answer of the server");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(program.only_mail().await.state, "sending");

    let (stop, told) = watch::channel(false);
    let again = worker(program.database.clone(), &program.config, "right", time::Duration::days(1));
    let again = tokio::spawn(again.run(told));
    tokio::time::sleep(Duration::from_millis(2500)).await;
    stop.send(true).unwrap();
    again.await.unwrap();
    assert_eq!(program.only_mail().await.state, "uncertain");
    assert_eq!(received("slow-1@example.org").len(), 1);
}

/// This program once more, which only sends.
fn kill_me(folder: &Path) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--ignored", "--exact", "killed_child"]).env("TEST_MAIL_DATABASE", url(folder));
    child.spawn().unwrap()
}

#[tokio::test]
#[ignore = "run by the test that kills it"]
async fn killed_child() {
    let database = Database::open(&variable("TEST_MAIL_DATABASE"), 1).await.unwrap();
    let (_stop, told) = watch::channel(false);
    worker(database, &config(), "right", time::Duration::ZERO).run(told).await;
}
