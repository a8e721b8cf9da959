//! The direction of the crates, as `ARCHITECTURE.md` draws it, held against what cargo resolves.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Each crate with the crates of ours that it may use.
const DIRECTION: [(&str, &[&str]); 8] = [
    ("questionnaire", &[]),
    ("aggregation", &["questionnaire"]),
    ("renderer", &["aggregation", "questionnaire"]),
    ("edition", &["aggregation", "questionnaire", "renderer"]),
    ("database", &["questionnaire"]),
    ("collector", &["aggregation", "database", "edition", "questionnaire", "renderer"]),
    (
        "rapporteur",
        &["aggregation", "collector", "database", "edition", "questionnaire", "renderer"],
    ),
    (
        "tests",
        &[
            "aggregation",
            "collector",
            "database",
            "edition",
            "questionnaire",
            "rapporteur",
            "renderer",
        ],
    ),
];

/// What would let a pure crate reach the network, the clock, chance or the disk.
const IMPURE: [&str; 7] = ["tokio", "axum", "diesel", "reqwest", "rand", "chrono", "tempfile"];

fn packages() -> BTreeMap<String, BTreeSet<String>> {
    let cargo = std::env!("CARGO");
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo metadata runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata is JSON");
    let list = metadata["packages"].as_array().expect("there are packages");
    list.iter().map(|p| (text(&p["name"]), needs(p))).collect()
}

fn needs(package: &Value) -> BTreeSet<String> {
    let all = package["dependencies"].as_array().expect("there is a list");
    all.iter().filter(|d| d["kind"].is_null()).map(|d| text(&d["name"])).collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a name").to_owned()
}

#[test]
fn every_crate_has_its_place_in_the_direction() {
    let known: BTreeSet<String> = DIRECTION.iter().map(|(name, _)| (*name).to_owned()).collect();
    let found: BTreeSet<String> = packages().into_keys().collect();
    assert_eq!(found, known);
}

#[test]
fn a_crate_uses_only_those_above_it() {
    let packages = packages();
    for (name, allowed) in DIRECTION {
        let ours = packages[name].iter().filter(|d| packages.contains_key(*d));
        let wrong: Vec<_> = ours.filter(|d| !allowed.contains(&d.as_str())).collect();
        assert!(wrong.is_empty(), "{name} must not use {wrong:?}");
    }
}

#[test]
fn the_pure_crates_need_nothing_impure() {
    let packages = packages();
    for name in ["questionnaire", "aggregation", "renderer"] {
        let wrong: Vec<_> =
            packages[name].iter().filter(|d| IMPURE.contains(&d.as_str())).collect();
        assert!(wrong.is_empty(), "{name} must stay pure, but needs {wrong:?}");
    }
}
