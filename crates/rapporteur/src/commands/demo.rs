use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use collector::app::{AppState, Clock, Options};
use collector::config::MailConfig;
use collector::demo;
use collector::mail::worker::Worker;
use include_dir::{Dir, DirEntry, include_dir};
use time::macros::datetime;

use super::render::render;
use crate::arguments::Demo;
use crate::output::{Output, write_all};
use edition::progress::Progress;
use edition::sources::Sources;

/// Both years of the reference cycle, so that the program is whole without its repository.
static CONFIG: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../config");
const CYCLE: &str = "annual-report-2017";
/// An office that has not answered, whose people can be tried.
const OFFICE: &str = "CO-MDA";

/// Unpacks the reference cycle and renders it.
pub fn run(options: &Demo) -> Result<bool> {
    let config = options.dir.join("config");
    unpack(&config).with_context(|| format!("unpacking to {}", config.display()))?;
    let sources = Sources::of_folder(&config.join(CYCLE), None)?;
    let done = render(&sources, None, &options.dir, &Progress::on_terminal())?;
    if done && !options.no_serve {
        serve(sources, options)?;
    }
    Ok(done)
}

/// Serves the reference cycle until it is told to stop.
#[tokio::main]
async fn serve(sources: Sources, options: &Demo) -> Result<()> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let listener = tokio::net::TcpListener::bind(&options.listen).await.with_context(|| {
        format!("listening on {}; another `--listen` can be named", options.listen)
    })?;
    let base_url = format!("http://{}", listener.local_addr()?);
    let url = format!("sqlite://{}", options.dir.join("demo.db").display());
    let settings = Options {
        base_url: base_url.clone(),
        contact: "annual-report@example.org".to_owned(),
        demo: true,
        link_hours: 24,
        session_hours: 12,
        reminders: None,
    };
    let app = collector::serve::open(&url, sources, settings, clock()).await?;
    let links = demo::people(&app.database, &app.cycle.id, OFFICE, app.now()).await;
    println!("\nthe web is at {base_url}; sign in as");
    for link in links.map_err(|problem| anyhow::anyhow!("{problem:?}"))? {
        println!("  {}: {base_url}{}", link.who, link.path);
    }
    let mails = options.dir.join("mails");
    println!("mails lie in {}", mails.display());
    let worker = worker(&app, mails)?;
    collector::serve::run(app, listener, worker).await
}

fn unpack(to: &Path) -> Result<()> {
    let mut outputs = Vec::new();
    collect(&CONFIG, to, &mut outputs);
    write_all(&outputs)
}

fn collect(dir: &Dir<'_>, to: &Path, outputs: &mut Vec<Output>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, to, outputs),
            DirEntry::File(file) => {
                let path = to.join(file.path());
                outputs.push(Output { path, bytes: file.contents().to_vec() });
            }
        }
    }
}

/// The clock of a demonstration begins nine days before the answers of the reference cycle were due, and runs on from there.
fn clock() -> Clock {
    let (real, begins) = (collector::serve::clock(), datetime!(2018-01-31 09:00 UTC));
    let started = real();
    Arc::new(move || begins + (real() - started))
}

/// Mails of a demonstration lie in a folder. Nobody is reminded by itself.
fn worker(app: &AppState, mails: PathBuf) -> Result<Worker> {
    let mail = MailConfig {
        from: "Annual Report <annual-report@example.org>".to_owned(),
        reply_to: None,
        folder: Some(mails),
        smtp: None,
    };
    let (sender, transport) = mail.transport(&BTreeMap::new())?;
    let (database, clock) = (app.database.clone(), app.clock.clone());
    Ok(Worker { database, transport, sender, clock })
}
