//! Writes the synthetic answers of both reference cycles: `cargo run --release -p tests --bin synthesize`.

use anyhow::{Result, ensure};
use tests::facts::repository;
use tests::synthetic::{Year, responses};

fn main() -> Result<()> {
    for (folder, year) in
        [("annual-report-2017", Year::Reference), ("annual-report-2016", Year::Previous)]
    {
        let cycle = repository().join("config").join(folder);
        let (bytes, problems) = responses(&cycle, year)?;
        for problem in &problems {
            eprintln!("{folder}: {problem}");
        }
        ensure!(
            problems.is_empty() || year == Year::Previous,
            "not everything wanted could be made"
        );
        std::fs::write(cycle.join("responses.csv"), bytes)?;
    }
    Ok(())
}
