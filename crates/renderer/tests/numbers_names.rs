//! Reading the names of a cycle: what is taken, and what is reported with its place.

use std::collections::{BTreeMap, BTreeSet};

use questionnaire::diagnostic::Diagnostics;
use questionnaire::roster::Roster;
use questionnaire::sheet::Files;
use renderer::language::{Gender, LiteralReason, Names, NounKind};

fn read(sheets: &[(&str, &str)]) -> (Names, Vec<String>) {
    let files: Files =
        sheets.iter().map(|(file, text)| ((*file).to_owned(), text.as_bytes().to_vec())).collect();
    let (names, faults) = Names::read(&files, "en", &Roster::default());
    (names, shown(&faults))
}

fn shown(faults: &Diagnostics) -> Vec<String> {
    faults.sorted().iter().map(|fault| format!("{} {}", fault.place, fault.code)).collect()
}

#[track_caller]
fn faults(file: &str, text: &str, expected: &[&str]) {
    let (_, found) = read(&[(file, text)]);
    let expected: Vec<String> = expected.iter().map(|fault| format!("{file}:{fault}")).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_sheet_is_read_in_every_language() {
    let (names, faults) = read(&[
        (
            "countries.csv",
            "code,name,article,name::Français (fr),article::Français (fr)\n\
             PHL,Philippines,the,Philippines,les\nTCD,Chad,,Tchad,le\n",
        ),
        (
            "units.csv",
            "unit,one,other,one::Français (fr),other::Français (fr),gender::Français (fr),kind\n\
             people,person,people,personne,personnes,f,noun\nUSD,USD,USD,USD,USD,m,currency\n",
        ),
        (
            "choices.csv",
            "list_name,name,label,label::Français (fr),proper\n\
             languages,ar,Arabic,Arabe,en\nlanguages,none,None,Aucune,\n",
        ),
        ("abbreviations.csv", "abbreviation,meaning,meaning::Français (fr)\nDTM,Matrix,Matrice\n"),
        ("literals.csv", "text,language,reason\nPolicy 2015–2019,en,name\n2017,,year\n"),
    ]);
    assert_eq!(faults, [""; 0]);
    let philippines = &names.countries["PHL"];
    assert_eq!(philippines.article.exact("en"), Some("the"));
    assert_eq!(philippines.name.exact("fr"), Some("Philippines"));
    assert_eq!(names.countries["TCD"].article.exact("en"), None);
    assert_eq!(names.units["people"].gender("fr"), Gender::Feminine);
    assert_eq!(names.units["people"].other.exact("fr"), Some("personnes"));
    assert_eq!(names.units["USD"].kind, NounKind::Currency);
    assert_eq!(names.proper, BTreeMap::from([("en".into(), BTreeSet::from(["Arabic".into()]))]));
    assert_eq!(names.abbreviations[0].meaning.exact("fr"), Some("Matrice"));
    assert_eq!(names.literals[0].language.as_deref(), Some("en"));
    assert_eq!(names.literals[1].reason, LiteralReason::Year);
    assert_eq!(names.literals[1].place.line, Some(3));
}

#[test]
fn faults_of_names_have_their_places() {
    faults(
        "countries.csv",
        "code,title\nCHE,Switzerland\n",
        &["1 missing-column", "1:title unknown-column"],
    );
    faults(
        "countries.csv",
        "code,name\nCH,Switzerland\nCHE,Switzerland\nCHE,Suisse\nFRA,\n",
        &["2:code bad-code", "4:code duplicate-row", "5:name empty-cell"],
    );
    faults(
        "units.csv",
        "unit,one,other,one::Français (fr),other::Français (fr),gender::Français (fr),kind\n\
         offices,office,offices,bureau,,x,thing\n",
        &["2:gender unknown-gender", "2:kind unknown-kind", "2:other half-noun"],
    );
    faults(
        "choices.csv",
        "list_name,name,label,label::Français (fr),proper\n\
         forums,bali,Bali Process,,en fr\nforums,other,Other,Autre,yes\nforums,none,,,\n",
        &["2:proper unknown-language", "3:proper unknown-language"],
    );
    faults(
        "literals.csv",
        "text,language,reason\n2017,xx,year\n2017,en,why\n,en,name\n2017,,year\n2017,,name\n",
        &[
            "2:language unknown-language",
            "3:reason unknown-reason",
            "4:text empty-cell",
            "6:text duplicate-row",
        ],
    );
    faults(
        "abbreviations.csv",
        "abbreviation,meaning\nDTM,\nUN,United Nations\nUN,Nations\n",
        &["2:meaning empty-cell", "4:abbreviation duplicate-row"],
    );
}

#[test]
fn the_reference_cycle_has_names_without_faults() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../config/annual-report-2017/");
    let names = ["countries.csv", "units.csv", "abbreviations.csv", "literals.csv"];
    let read = |file: &&str| {
        std::fs::read(format!("{folder}{file}")).ok().map(|b| ((*file).to_owned(), b))
    };
    let files: Files = names.iter().filter_map(read).collect();
    assert_eq!(files.len(), names.len());
    let (_, faults) = Names::read(&files, "en", &Roster::default());
    assert_eq!(shown(&faults), [""; 0]);
}
