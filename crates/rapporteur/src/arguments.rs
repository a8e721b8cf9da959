//! What can be said on the command line.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use edition::sources::Sources;

/// Turns an institutional questionnaire into an annual report that can be trusted figure by figure.
#[derive(Debug, Parser)]
#[command(name = "rapporteur", version, arg_required_else_help = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the whole report of the reference cycle that comes with the program
    Demo(Demo),
    /// Read a cycle folder and report every fault at once
    Check(Check),
    /// Compute the figures of a cycle
    Aggregate(Aggregate),
    /// Write the report of a cycle as HTML and PDF, with its figures
    Render(Render),
    /// Say how a figure was computed, and who was counted
    Explain(Explain),
    /// Serve the collector: offices answer, reviewers approve, headquarters follows up
    Serve(Serve),
    /// Compute the chain of the collector's log again
    Log(Configured),
}

/// Options of `demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// Folder to write to; made if need be
    #[arg(long, default_value = "rapporteur-demo")]
    pub dir: PathBuf,
    /// Stop when the report is written
    #[arg(long)]
    pub no_serve: bool,
    /// Address that the web listens on
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8117")]
    pub listen: String,
}

/// What a command reads.
#[derive(Debug, Args)]
pub struct Inputs {
    /// The cycle folder
    #[arg(value_name = "CYCLE")]
    pub cycle: PathBuf,
    /// Responses to use instead of the folder's
    #[arg(long, value_name = "FILE")]
    pub responses: Option<PathBuf>,
    /// Previous cycle to use instead of the one that cycle.toml names
    #[arg(long, value_name = "DIR")]
    pub previous: Option<PathBuf>,
}

impl Inputs {
    /// Reads what is named.
    pub fn read(&self) -> Result<Sources> {
        Sources::read(&self.cycle, self.responses.as_deref(), self.previous.as_deref())
    }
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// What it reads.
    #[command(flatten)]
    pub inputs: Inputs,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
}

/// Options of `aggregate`.
#[derive(Debug, Args)]
pub struct Aggregate {
    /// What it reads.
    #[command(flatten)]
    pub inputs: Inputs,
    /// File to write: .json or .csv
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// Options of `render`.
#[derive(Debug, Args)]
pub struct Render {
    /// What it reads.
    #[command(flatten)]
    pub inputs: Inputs,
    /// Language of the report; every language of the cycle unless said
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// Folder to write to; made if need be
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
}

/// Options of `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// What it reads.
    #[command(flatten)]
    pub inputs: Inputs,
    /// Name of the figure; without it, what writers should know of all of them
    #[arg(value_name = "FIGURE")]
    pub figure: Option<String>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// The configuration.
    #[command(flatten)]
    pub configured: Configured,
    /// Address to listen on, instead of the configured one
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
}

/// Where the configuration is.
#[derive(Debug, Args)]
pub struct Configured {
    /// The configuration; config/rapporteur.toml explains every key
    #[arg(long, value_name = "FILE", default_value = "config/rapporteur.toml")]
    pub config: PathBuf,
}
