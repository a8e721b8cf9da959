//! The files of a cycle and of the one before it, as they lie on disk.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use questionnaire::cycle::Cycle as Settings;
use questionnaire::sheet::Files;

use crate::folder;

/// Name of the settings' file.
pub const SETTINGS: &str = "cycle.toml";
/// Name of the responses' file.
pub const RESPONSES: &str = "responses.csv";

/// What a command reads.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Name of the cycle folder, without what it lies in: the same wherever it is kept.
    pub name: String,
    /// Its files.
    pub files: Files,
    /// The previous cycle's, if there is one.
    pub previous: Option<Previous>,
}

/// The previous cycle.
#[derive(Clone, Debug, Default)]
pub struct Previous {
    /// Its folder as `cycle.toml` or the user named it.
    pub name: String,
    /// Its files.
    pub files: Files,
}

impl Sources {
    /// Reads a cycle folder, with other responses or another previous cycle where they are named. A previous cycle that is
    /// named and not there is an error.
    pub fn read(cycle: &Path, responses: Option<&Path>, previous: Option<&Path>) -> Result<Self> {
        let mut sources = Self::of_folder(cycle, previous)?;
        if let Some(responses) = responses {
            sources.files.insert(RESPONSES.to_owned(), folder::read_file(responses)?);
        }
        Ok(sources)
    }

    /// Reads a folder and the previous cycle that it, or `previous`, names.
    pub fn of_folder(cycle: &Path, previous: Option<&Path>) -> Result<Self> {
        let files = folder::read(cycle)?;
        let previous = match (previous, named_in(&files)) {
            (Some(path), _) => Some((path.display().to_string(), path.to_owned())),
            (None, Some(name)) => Some((name.clone(), cycle.join(PathBuf::from(name)))),
            (None, None) => None,
        };
        let previous = previous.map(|(name, path)| {
            let files = folder::read(&path).context("the previous cycle")?;
            anyhow::Ok(Previous { name, files })
        });
        Ok(Self { name: folder_name(cycle), files, previous: previous.transpose()? })
    }
}

impl Sources {
    /// The language that the settings name first, if they can be read.
    pub fn original_language(&self) -> Option<String> {
        let settings = Settings::read(SETTINGS, self.files.get(SETTINGS)?).0?;
        settings.languages.into_iter().next()
    }
}

fn folder_name(path: &Path) -> String {
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    whole.file_name().map_or_else(|| "CYCLE".into(), |name| name.to_string_lossy().into_owned())
}

/// The previous cycle of the settings, if they can be read; their faults are reported with all others.
fn named_in(files: &Files) -> Option<String> {
    Settings::read(SETTINGS, files.get(SETTINGS)?).0?.previous
}
