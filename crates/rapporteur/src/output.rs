//! Writing files: all of them or none.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

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
    for output in outputs {
        match write_beside(output) {
            Ok(path) => written.push(path),
            Err(error) => {
                for path in &written {
                    fs::remove_file(path).ok();
                }
                return Err(error);
            }
        }
    }
    for (output, path) in outputs.iter().zip(&written) {
        fs::rename(path, &output.path)
            .with_context(|| format!("writing {}", output.path.display()))?;
    }
    Ok(())
}

fn write_beside(output: &Output) -> Result<PathBuf> {
    let said = || format!("writing {}", output.path.display());
    if let Some(folder) = output.path.parent() {
        fs::create_dir_all(folder).with_context(said)?;
    }
    let path = beside(&output.path);
    let mut file = fs::File::create(&path).with_context(said)?;
    file.write_all(&output.bytes).with_context(said)?;
    file.sync_all().with_context(said)?;
    Ok(path)
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    path.with_file_name(name)
}
