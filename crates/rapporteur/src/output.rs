//! Writing files: all of them or none.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// A file to be written.
pub struct Output {
    /// Where to.
    pub path: PathBuf,
    /// What.
    pub bytes: Vec<u8>,
}

/// Writes each beside its place first, and moves them there only when all are written.
pub fn write_all(outputs: &[Output]) -> Result<()> {
    let mut written = Vec::new();
    let result = outputs.iter().try_for_each(|output| write_beside(output, &mut written));
    if result.is_err() {
        for path in &written {
            fs::remove_file(path).ok();
        }
        return result;
    }
    for (output, path) in outputs.iter().zip(&written) {
        fs::rename(path, &output.path).with_context(|| writing(output))?;
    }
    Ok(())
}

fn write_beside(output: &Output, written: &mut Vec<PathBuf>) -> Result<()> {
    if output.path.is_dir() {
        bail!("{}: a folder stands in its place", writing(output));
    }
    if let Some(folder) = output.path.parent() {
        fs::create_dir_all(folder).with_context(|| writing(output))?;
    }
    let path = beside(&output.path);
    let mut file = fs::File::create(&path).with_context(|| writing(output))?;
    written.push(path);
    file.write_all(&output.bytes).with_context(|| writing(output))?;
    file.sync_all().with_context(|| writing(output))
}

fn writing(output: &Output) -> String {
    format!("writing {}", output.path.display())
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    path.with_file_name(name)
}
