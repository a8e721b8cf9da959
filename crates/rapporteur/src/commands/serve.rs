use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use collector::config::Config;
use collector::mail::worker::Worker;
use edition::sources::Sources;

use crate::arguments::{Configured, Serve};

/// Serves the cycle that the configuration names.
#[tokio::main]
pub async fn run(options: &Serve) -> Result<bool> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let environment: BTreeMap<String, String> = std::env::vars().collect();
    let config = read(&options.configured, &environment)?;
    let sources = Sources::of_folder(&config.cycle, None)?;
    let (sender, transport) = config.mail.transport(&environment)?;
    let listen = options.listen.as_ref().unwrap_or(&config.listen);
    let listener = tokio::net::TcpListener::bind(listen);
    let listener = listener.await.with_context(|| format!("listening on {listen}"))?;
    let clock = collector::serve::clock();
    let app =
        collector::serve::open(&config.database.url, sources, config.options(), clock.clone())
            .await?;
    println!("{} is served at {} (listening on {listen})", config.cycle.display(), config.base_url);
    let worker = Worker { database: app.database.clone(), transport, sender, clock };
    collector::serve::run(app, listener, worker).await?;
    Ok(true)
}

/// Computes the chain of the log again, and names what is not sealed yet.
#[tokio::main]
pub async fn log(options: &Configured) -> Result<bool> {
    let environment: BTreeMap<String, String> = std::env::vars().collect();
    let config = read(options, &environment)?;
    let verified = collector::serve::verify_log(&config.database.url).await?;
    println!("{} entries are sealed; the last seal is {}", verified.sealed, verified.last);
    for entry in &verified.unsealed {
        println!("not sealed yet: {entry}");
    }
    if let Some((number, why)) = &verified.broken {
        println!("the chain is broken at seal {number}: {why}");
    }
    Ok(verified.broken.is_none())
}

fn read(options: &Configured, environment: &BTreeMap<String, String>) -> Result<Config> {
    let file: &Path = &options.config;
    let text =
        std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    Config::read(&file.display().to_string(), &text, environment)
}
