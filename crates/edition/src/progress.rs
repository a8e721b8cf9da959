//! What is going on, for a person at a terminal; silent in a pipe.

use std::io::{IsTerminal, Write, stderr};
use std::time::Instant;

/// One line a phase, with its time when it ends.
pub struct Progress {
    shown: bool,
}

impl Progress {
    /// Shows itself where standard error is a terminal.
    pub fn on_terminal() -> Self {
        Self { shown: stderr().is_terminal() }
    }

    /// Never shows itself.
    pub fn silent() -> Self {
        Self { shown: false }
    }

    /// Runs a phase.
    pub fn phase<T>(&self, name: &str, work: impl FnOnce() -> T) -> T {
        if self.shown {
            eprint!("  {name} ...");
            stderr().flush().ok();
        }
        let start = Instant::now();
        let result = work();
        if self.shown {
            eprintln!(" {} ms", start.elapsed().as_millis());
        }
        result
    }
}
