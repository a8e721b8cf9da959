#![doc = include_str!("../README.md")]

use mimalloc::MiMalloc;

pub mod arguments;
pub mod commands;
pub mod output;

/// Takes a tenth off the time of a report: the typesetter makes many small things.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;
