//! The running program: the web, and the work beside it.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use database::models::{log, sign_in};
use database::{Database, Moment};
use edition::sources::Sources;
use time::OffsetDateTime;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::app::{App, AppState, Clock, Options};
use crate::ladder;
use crate::limits::Limits;
use crate::load;
use crate::mail::worker::Worker;
use crate::router::router;

/// Connections to the database.
const CONNECTIONS: usize = 8;
/// How long the last mail may take when the program stops.
const LAST_MAIL: Duration = Duration::from_secs(15);
/// Entries of the log that are sealed in one transaction.
const SEALED_AT_ONCE: i64 = 2_000;

/// How long a session or a link is remembered after it is over.
const KEPT: time::Duration = time::Duration::days(30);

/// The clock of the machine.
pub fn clock() -> Clock {
    Arc::new(OffsetDateTime::now_utc)
}

/// Opens the database, loads the cycle if need be, and makes the program ready.
pub async fn open(url: &str, sources: Sources, options: Options, clock: Clock) -> Result<AppState> {
    let database = Database::open(url, CONNECTIONS).await?;
    let cycle = load::open(&database, sources, Moment::of(clock())).await?;
    Ok(AppState(Arc::new(App { database, cycle, options, clock, limits: Limits::default() })))
}

/// Computes the chain of the log of a database again. A file that is not there is an error and not an empty log.
pub async fn verify_log(url: &str) -> Result<log::Verified> {
    if let Some(file) = url.strip_prefix("sqlite://") {
        anyhow::ensure!(Path::new(file).exists(), "there is no database {file}");
    }
    Ok(Database::open(url, 1).await?.verify_log().await?)
}

/// Listens until the program is told to stop. Mails leave by `worker`; offices are reminded where the options say when.
pub async fn run(app: AppState, listener: TcpListener, worker: Worker) -> Result<()> {
    let sealing = tokio::spawn(seal(app.clone()));
    let (stop, told) = watch::channel(false);
    let sending = tokio::spawn(worker.run(told));
    let reminding = tokio::spawn(remind(app.clone()));
    let forgetting = tokio::spawn(forget(app.clone()));
    let service = router(&app).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(stopped()).await;
    sealing.abort();
    reminding.abort();
    forgetting.abort();
    stop.send_replace(true);
    end(sending).await;
    served.context("serving")
}

/// Lets a mail that is under way arrive, for a while: the fate of one that is cut off is not known.
async fn end(mut sending: JoinHandle<()>) {
    if tokio::time::timeout(LAST_MAIL, &mut sending).await.is_err() {
        sending.abort();
    }
}

/// Writes the reminders that are due, each minute.
async fn remind(app: AppState) {
    let Some(ladder) = app.options.reminders.clone() else { return };
    let mut ticks = tokio::time::interval(Duration::from_mins(1));
    loop {
        ticks.tick().await;
        if let Err(failure) = ladder::tick(&app, &ladder).await {
            tracing::error!("reminders could not be written: {failure}");
        }
    }
}

/// Forgets each hour the sessions and links that were over a month ago; a link that is over can offer a new one until then.
async fn forget(app: AppState) {
    let mut ticks = tokio::time::interval(Duration::from_hours(1));
    loop {
        ticks.tick().await;
        let before = app.now().plus(-KEPT);
        if let Err(failure) = app.database.write(move |c| sign_in::forget(before, c)).await {
            tracing::error!("old sessions could not be forgotten: {failure}");
        }
    }
}

/// Chains the log, each second.
async fn seal(app: AppState) {
    let mut ticks = tokio::time::interval(Duration::from_secs(1));
    loop {
        ticks.tick().await;
        if let Err(failure) = app.database.write(|c| log::seal(SEALED_AT_ONCE, c)).await {
            tracing::error!("the log could not be sealed: {failure}");
        }
    }
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else {
            interrupt.await.ok();
            return;
        };
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    interrupt.await.ok();
}
