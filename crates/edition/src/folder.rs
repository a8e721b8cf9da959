//! Reading a cycle folder from disk.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use questionnaire::sheet::Files;

/// Bytes of one file at most. The largest file of a real cycle is below a hundredth of it.
const LARGEST_FILE: u64 = 256 * 1024 * 1024;
/// Files of a folder at most.
const MOST_FILES: usize = 10_000;
/// Folders within folders at most.
const DEEPEST: usize = 8;

/// All files below `root` by their path from it, with `/`. Hidden files and links to folders are left out.
pub fn read(root: &Path) -> Result<Files> {
    if !root.is_dir() {
        bail!("{} is not a folder; a cycle is a folder with cycle.toml in it", root.display());
    }
    let mut files = Files::new();
    collect(root, &mut PathBuf::new(), &mut files)?;
    Ok(files)
}

/// One file, within the same bounds.
pub fn read_file(path: &Path) -> Result<Vec<u8>> {
    let size = fs::metadata(path).with_context(|| format!("reading {}", path.display()))?.len();
    if size > LARGEST_FILE {
        bail!("{} has {size} bytes; at most {LARGEST_FILE} are read", path.display());
    }
    fs::read(path).with_context(|| format!("reading {}", path.display()))
}

fn collect(root: &Path, inside: &mut PathBuf, files: &mut Files) -> Result<()> {
    let folder = root.join(&*inside);
    for entry in fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.starts_with('.') {
            continue;
        }
        inside.push(&name);
        visit(root, inside, entry.file_type()?, files)?;
        inside.pop();
    }
    Ok(())
}

fn visit(root: &Path, inside: &mut PathBuf, kind: fs::FileType, files: &mut Files) -> Result<()> {
    if kind.is_dir() && inside.components().count() < DEEPEST {
        return collect(root, inside, files);
    }
    let path = root.join(&*inside);
    if !path.is_file() {
        return Ok(());
    }
    if files.len() == MOST_FILES {
        bail!("{} holds more than {MOST_FILES} files; is it a cycle folder?", root.display());
    }
    let key: Vec<_> = inside.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    files.insert(key.join("/"), read_file(&path)?);
    Ok(())
}
