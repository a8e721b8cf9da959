//! What every request can reach.

use std::ops::Deref;
use std::sync::Arc;

use database::{Database, Moment};
use time::OffsetDateTime;

use crate::config::RemindersConfig;
use crate::cycle::LiveCycle;
use crate::limits::Limits;

/// Tells the time.
pub type Clock = Arc<dyn Fn() -> OffsetDateTime + Send + Sync>;

/// How the program runs.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address that people type, without a slash at the end, such as `https://report.example.org`.
    pub base_url: String,
    /// Whom to write to for help.
    pub contact: String,
    /// A demonstration: sign-in links can be used again.
    pub demo: bool,
    /// How long a sign-in link works, in hours.
    pub link_hours: u32,
    /// How long someone stays signed in, in hours.
    pub session_hours: u32,
    /// When offices are reminded; none where nobody is.
    pub reminders: Option<RemindersConfig>,
}

impl Options {
    /// Whether people come by https: cookies then travel by nothing else.
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

/// The running program.
pub struct App {
    /// What is kept.
    pub database: Database,
    /// The cycle that is collected.
    pub cycle: LiveCycle,
    /// How it runs.
    pub options: Options,
    /// The time.
    pub clock: Clock,
    /// How often what may be asked.
    pub limits: Limits,
}

/// Shared by all requests.
#[derive(Clone)]
pub struct AppState(pub Arc<App>);

impl Deref for AppState {
    type Target = App;

    fn deref(&self) -> &App {
        &self.0
    }
}

impl App {
    /// Now.
    pub fn now(&self) -> Moment {
        Moment::of((self.clock)())
    }
}
