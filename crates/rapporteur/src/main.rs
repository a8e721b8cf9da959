//! The program: reads what is said on the command line, and does it.

use std::process::ExitCode;

use clap::Parser;
use rapporteur::arguments::Arguments;
use rapporteur::commands;

fn main() -> ExitCode {
    match commands::run(&Arguments::parse().command) {
        Ok(done) if done => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
