use std::path::Path;

use anyhow::{Context, Result};
use include_dir::{Dir, DirEntry, include_dir};

use super::render::render;
use crate::arguments::Demo;
use crate::output::{Output, write_all};
use edition::progress::Progress;
use edition::sources::Sources;

/// Both years of the reference cycle, so that the program is whole without its repository.
static CONFIG: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../config");
const CYCLE: &str = "annual-report-2017";

/// Unpacks the reference cycle and renders it.
pub fn run(options: &Demo) -> Result<bool> {
    let config = options.dir.join("config");
    unpack(&config).with_context(|| format!("unpacking to {}", config.display()))?;
    let sources = Sources::of_folder(&config.join(CYCLE), None)?;
    let done = render(&sources, None, &options.dir, &Progress::on_terminal())?;
    if done && !options.no_serve {
        println!("the web of offices is not part of this version; open report.html in a browser");
    }
    Ok(done)
}

fn unpack(to: &Path) -> Result<()> {
    let mut outputs = Vec::new();
    collect(&CONFIG, to, &mut outputs);
    write_all(&outputs)
}

fn collect(dir: &Dir<'_>, to: &Path, outputs: &mut Vec<Output>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, to, outputs),
            DirEntry::File(file) => {
                let path = to.join(file.path());
                outputs.push(Output { path, bytes: file.contents().to_vec() });
            }
        }
    }
}
