//! Times in order.

use std::fmt;
use std::time::Duration;

/// Many times of one thing.
pub struct Measured(Vec<Duration>);

impl Measured {
    /// At least one.
    pub fn new(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// In milliseconds, to a tenth.
    fn percentile(&self, percent: usize) -> String {
        let tenths = self.0[(self.0.len() - 1) * percent / 100].as_micros() / 100;
        format!("{}.{} ms", tenths / 10, tenths % 10)
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [median, high, last] = [50, 99, 100].map(|percent| self.percentile(percent));
        write!(f, "median {median}, 99th percentile {high}, longest {last}")
    }
}
