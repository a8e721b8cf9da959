//! The real server under load, and killed: `load pages|sessions|kills PROGRAM URL [NUMBER]`, on an empty database.
//!
//! - `pages`: how long a page takes that holds the largest part of the questionnaire (70 questions), from request to last byte, one
//!   after the other (NUMBER times, 500).
//! - `sessions`: so many people (2000) who answer on and on, first each every ten seconds, then without a pause: answers a
//!   second and the 99th percentile from request to acknowledgement.
//! - `kills`: the server is killed with SIGKILL so often (200) while people answer, and started again; every answer that was
//!   acknowledged must be there, and the chain of the log whole.
//!
//! PROGRAM is the release build of `rapporteur`; URL as in `rapporteur.toml`. The load comes from the same machine.

mod client;
mod kills;
mod measured;
mod pages;
mod people;
mod server;
mod sessions;

use std::path::PathBuf;

use anyhow::{Result, bail};

use server::Setup;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (what, program, url, number) =
        match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [what, program, url] => (what, program, url, None),
            [what, program, url, number] => (what, program, url, Some(number.parse()?)),
            _ => bail!("usage: load pages|sessions|kills PROGRAM URL [NUMBER]"),
        };
    let setup = Setup::new(PathBuf::from(program), url)?;
    match what {
        "pages" => pages::run(&setup, number.unwrap_or(500)).await,
        "sessions" => sessions::run(&setup, number.unwrap_or(2_000)).await,
        "kills" => kills::run(&setup, number.unwrap_or(200)).await,
        other => bail!("no measurement `{other}`; there are pages, sessions and kills"),
    }
}
