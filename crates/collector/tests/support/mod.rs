//! The whole program in one process: the reference cycle in a fresh SQLite database, a clock that stands still until it
//! is moved, and people who came in by a real sign-in link.
//!
//! ```ignore
//! let world = World::new().await;
//! let mut head = world.sign_in(Who::Head).await;
//! let page = head.get("/office/CO-AGO").await;
//! assert_eq!(page.status, 200);
//! ```
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test uses some of it"
)]

pub mod client;
pub mod page;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

use axum::Router;
use collector::app::{App, AppState, Options};
use collector::limits::Limits;
use database::models::people::{self, Person, Role};
use database::models::responses::{self, ResponseRow, Status};
use database::{Conn, Database, Moment, QueryResult};
use edition::sources::Sources;
use tempfile::TempDir;
use time::OffsetDateTime;
use time::macros::datetime;

use client::Client;

/// An office that has not answered yet, of the region [`REGION`].
pub const OFFICE: &str = "CO-AGO";
/// Another one that has not answered, of another region.
pub const OTHER_OFFICE: &str = "CO-ARM";
/// An office whose answers are approved, of the region [`REGION`].
pub const DONE_OFFICE: &str = "CO-ZAF";
/// The region of [`OFFICE`].
pub const REGION: &str = "Southern Africa";
/// Another region.
pub const OTHER_REGION: &str = "Asia and the Pacific";
/// When a world begins: the reference cycle is open and answers are due in nine days.
pub const BEGINNING: OffsetDateTime = datetime!(2018-01-31 09:00 UTC);

/// The kinds of users that every route is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Answers for [`OFFICE`].
    Respondent,
    /// Answers for [`OTHER_OFFICE`].
    OtherOffice,
    /// Heads [`OFFICE`].
    Head,
    /// Reviews [`REGION`].
    Regional,
    /// Reviews [`OTHER_REGION`].
    OtherRegional,
    /// Runs the cycle.
    Headquarters,
    /// Reads.
    Auditor,
}

impl Who {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Respondent,
        Self::OtherOffice,
        Self::Head,
        Self::Regional,
        Self::OtherRegional,
        Self::Headquarters,
        Self::Auditor,
    ];

    fn person(self) -> (&'static str, &'static str, Role) {
        let respondent = |office: &str| Role::Respondent { office: office.into(), section: None };
        let regional = |region: &str| Role::Regional { region: region.into() };
        match self {
            Self::Respondent => ("respondent@example.org", "Rosa Respondent", respondent(OFFICE)),
            Self::OtherOffice => ("other@example.org", "Otto Other", respondent(OTHER_OFFICE)),
            Self::Head => ("head@example.org", "Hana Head", Role::Head { office: OFFICE.into() }),
            Self::Regional => ("regional@example.org", "Rita Regional", regional(REGION)),
            Self::OtherRegional => ("far@example.org", "Faro Far", regional(OTHER_REGION)),
            Self::Headquarters => ("hq@example.org", "Hugo Headquarters", Role::Headquarters),
            Self::Auditor => ("auditor@example.org", "Ada Auditor", Role::Auditor),
        }
    }
}

/// One running program.
pub struct World {
    /// It.
    pub app: AppState,
    router: Router,
    clock: Arc<AtomicI64>,
    /// Taken away with it.
    _folder: TempDir,
}

impl World {
    /// The reference cycle as it is loaded, at [`BEGINNING`]; nobody has a role yet.
    pub async fn new() -> Self {
        let folder = loaded_copy();
        let url = format!("sqlite://{}", folder.path().join(FILE).display());
        let database = Database::open(&url, 4).await.unwrap();
        let cycle = collector::load::open(&database, sources().clone(), Moment::of(BEGINNING));
        let cycle = cycle.await.unwrap();
        let clock = Arc::new(AtomicI64::new(Moment::of(BEGINNING).microseconds()));
        let told = Arc::clone(&clock);
        let app = AppState(Arc::new(App {
            database,
            cycle,
            options: options(),
            clock: Arc::new(move || {
                let microseconds = told.load(Ordering::SeqCst);
                OffsetDateTime::UNIX_EPOCH + time::Duration::microseconds(microseconds)
            }),
            limits: Limits::default(),
        }));
        let router = collector::router::router(&app);
        Self { app, router, clock, _folder: folder }
    }

    /// Moves the clock.
    pub fn set_time(&self, to: OffsetDateTime) {
        self.clock.store(Moment::of(to).microseconds(), Ordering::SeqCst);
    }

    /// Moves the clock on.
    pub fn pass_time(&self, by: time::Duration) {
        self.set_time(self.app.now().time() + by);
    }

    /// Someone who is not signed in.
    pub fn anonymous(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// Someone of that kind, added and signed in.
    pub async fn sign_in(&self, who: Who) -> Client {
        let (mail, name, role) = who.person();
        self.add_person(mail, name, "en", &[role]).await;
        self.sign_in_as(mail).await
    }

    /// Adds a person with roles; one whose address is known gets the roles.
    pub async fn add_person(
        &self,
        mail: &str,
        name: &str,
        language: &str,
        roles: &[Role],
    ) -> Person {
        let (mail, name, language) = (mail.to_owned(), name.to_owned(), language.to_owned());
        let (roles, now) = (roles.to_vec(), self.app.now());
        self.write(move |c| {
            let person = people::find_or_insert(&mail, &name, &language, now, c)?;
            for role in &roles {
                people::grant(&person.id, role, None, now, c)?;
            }
            Ok(person)
        })
        .await
    }

    /// Signs a person in by the link that the mail holds.
    pub async fn sign_in_as(&self, mail: &str) -> Client {
        let mut client = self.anonymous();
        self.pass_time(time::Duration::milliseconds(1));
        let asked = client.post("/sign-in", &[("mail", mail)]).await;
        assert_eq!(asked.status, 200, "{}", asked.body);
        let link = self.link_for(mail).await;
        let entered = client.post(&link, &[]).await;
        assert_eq!((entered.status, entered.location.as_deref()), (303, Some("/")));
        client
    }

    /// The path of the newest sign-in link that was mailed to an address.
    pub async fn link_for(&self, mail: &str) -> String {
        let mails = self.mails().await;
        let newest = mails.iter().find(|m| m.address == mail && m.text.contains("/sign-in/"));
        let text = &newest.unwrap_or_else(|| panic!("no link for {mail}")).text;
        let begin = text.find("/sign-in/").unwrap();
        text[begin..].split_whitespace().next().unwrap().to_owned()
    }

    /// Every mail in the outbox, newest first.
    pub async fn mails(&self) -> Vec<database::models::outbox::Mail> {
        self.read(|c| database::models::outbox::newest(10_000, c)).await
    }

    /// Every entry of the log, newest first.
    pub async fn log(&self) -> Vec<database::models::log::Entry> {
        self.read(|c| database::models::log::newest(None, 10_000, 0, c)).await
    }

    /// The response of an office.
    pub async fn response(&self, office: &str) -> ResponseRow {
        let (cycle, office) = (self.app.cycle.id.clone(), office.to_owned());
        self.read(move |c| responses::find(&cycle, &office, c)).await.unwrap()
    }

    /// Passes the response of an office to a state, as `by`.
    pub async fn pass(&self, office: &str, to: Status, by: &Person) {
        let row = self.response(office).await;
        let (by, now) = (by.id.clone(), self.app.now());
        assert!(self.write(move |c| responses::pass(&row, to, "", &by, now, c)).await);
    }

    /// Closes the cycle, as `by`.
    pub async fn close(&self, by: &Person) {
        let (cycle, by, now) = (self.app.cycle.id.clone(), by.id.clone(), self.app.now());
        let work =
            move |c: &mut Conn| database::models::cycles::close(&cycle, b"closed", &by, now, c);
        assert!(self.write(work).await);
    }

    /// Reads the database.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> QueryResult<T> + Send + 'static,
    ) -> T {
        self.app.database.read(work).await.unwrap()
    }

    /// Writes to the database.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Conn) -> QueryResult<T> + Send + 'static,
    ) -> T {
        self.app.database.write(work).await.unwrap()
    }
}

const FILE: &str = "test.db";

fn options() -> Options {
    Options {
        base_url: "http://report.example.org".to_owned(),
        contact: "annual-report@example.org".to_owned(),
        demo: false,
        link_hours: 24,
        session_hours: 24 * 365,
        reminders: Some(collector::config::RemindersConfig::default()),
    }
}

/// The reference cycle, read once.
pub fn sources() -> &'static Sources {
    static SOURCES: OnceLock<Sources> = OnceLock::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config/annual-report-2017");
    SOURCES.get_or_init(|| Sources::of_folder(&folder, None).unwrap())
}

/// A database that the reference cycle was loaded into, once a process; each world has a copy.
fn loaded_copy() -> TempDir {
    static LOADED: OnceLock<TempDir> = OnceLock::new();
    let loaded = LOADED.get_or_init(|| std::thread::spawn(load).join().unwrap());
    let copy = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(loaded.path()).unwrap() {
        let from: PathBuf = file.unwrap().path();
        std::fs::copy(&from, copy.path().join(from.file_name().unwrap())).unwrap();
    }
    copy
}

fn load() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join(FILE).display());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let database = Database::open(&url, 1).await.unwrap();
        let loaded = collector::load::open(&database, sources().clone(), Moment::of(BEGINNING));
        loaded.await.unwrap();
    });
    folder
}
