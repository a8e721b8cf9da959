//! The program, started, asked and killed.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use edition::cycle::Cycle;
use edition::sources::Sources;
use tempfile::TempDir;
use tests::facts::repository;

use crate::client::Client;

/// The name of its folder.
pub const CYCLE: &str = "annual-report-2017";
const STARTS_WITHIN: Duration = Duration::from_mins(1);

/// What the server is started with: the reference cycle before anyone has answered.
pub struct Setup {
    program: PathBuf,
    /// The database.
    pub url: String,
    folder: TempDir,
}

impl Setup {
    /// Writes the cycle to a folder of its own.
    pub fn new(program: PathBuf, url: &str) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        copy(&repository().join("config"), folder.path())?;
        let responses = folder.path().join(CYCLE).join("responses.csv");
        let header = fs::read_to_string(&responses)?;
        let header = header.lines().next().context("responses.csv has a header")?;
        fs::write(responses, format!("{header}\n"))?;
        Ok(Self { program, url: url.to_owned(), folder })
    }

    /// Makes one page of each part of the questionnaire, so that pages are long.
    pub fn join_pages(&self) -> Result<()> {
        let survey = self.folder.path().join(CYCLE).join("survey.csv");
        let joined = fs::read_to_string(&survey)?.replace(",field-list\n", ",\n");
        Ok(fs::write(survey, joined)?)
    }

    /// What is asked.
    pub fn cycle(&self) -> Result<Cycle> {
        let sources = Sources::of_folder(&self.folder.path().join(CYCLE), None)?;
        Cycle::read(&sources.files).0.context("the cycle has no settings")
    }

    /// Starts the server, and returns when it answers.
    pub async fn start(&self) -> Result<Server> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let config = self.folder.path().join("rapporteur.toml");
        fs::write(&config, self.config(address))?;
        let child = self.command("serve", &config).stdout(Stdio::null()).spawn()?;
        let mut server = Server { child, address };
        server.answers().await?;
        Ok(server)
    }

    /// Has the program compute the chain of the log again.
    pub fn verify_log(&self) -> Result<String> {
        let output = self.command("log", &self.folder.path().join("rapporteur.toml")).output()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        ensure!(output.status.success(), "the log does not verify:\n{said}");
        Ok(said.lines().next().unwrap_or_default().to_owned())
    }

    fn command(&self, what: &str, config: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(what).arg("--config").arg(config).env("RAPPORTEUR_DATABASE_URL", &self.url);
        command.env("RUST_LOG", "error");
        command
    }

    fn config(&self, address: SocketAddr) -> String {
        let path = |name: &str| self.folder.path().join(name).display().to_string();
        format!(
            "listen = \"{address}\"\nbase_url = \"http://{address}\"\ncontact = \"help@example.org\"\ncycle = {:?}\n\
             [database]\nurl = \"\"\n[mail]\nfrom = \"Report <report@example.org>\"\nfolder = {:?}\n\
             [sign_in]\nlink_hours = 24\nsession_hours = 12\n",
            path(CYCLE),
            path("mails"),
        )
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, to) = {
            let entry = entry?;
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() {
            copy(&path, &to)?;
        } else {
            fs::copy(&path, &to)?;
        }
    }
    Ok(())
}

/// A server that runs; killed when it is dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Server {
    async fn answers(&mut self) -> Result<()> {
        let start = Instant::now();
        loop {
            if let Ok(mut client) = Client::connect(self.address, "").await
                && client.get("/health").await.is_ok()
            {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended by itself: {status}");
            }
            ensure!(start.elapsed() < STARTS_WITHIN, "the server does not answer");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Kills it with SIGKILL.
    pub fn kill(mut self) -> Result<()> {
        self.child.kill()?;
        let status = self.child.wait()?;
        ensure!(status.code().is_none(), "the server ended by itself: {status}");
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Of no interest when it has ended already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
