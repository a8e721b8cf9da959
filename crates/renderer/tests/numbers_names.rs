//! Reading the names of a cycle: what is taken, and what is reported with its place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use aggregation::records::{Content, Records};
use questionnaire::diagnostic::Diagnostics;
use questionnaire::expression::Table;
use questionnaire::roster::Roster;
use questionnaire::sheet::{Files, Sheet};
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
            "terms.csv",
            "text,text::Français (fr),text::Español (es)\nOther,Autres,Otros\nManila,Manille,\n",
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
    assert_eq!(names.term("Other", "es"), Some("Otros"));
    assert_eq!(names.term("Manila", "fr"), Some("Manille"));
    assert_eq!((names.term("Manila", "es"), names.term("Nairobi", "fr")), (None, None));
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
        "terms.csv",
        "text,text::Français (fr)\nOther,Autres\n,Rien\nOther,Autre\n",
        &["3:text empty-cell", "4:text duplicate-row"],
    );
    faults(
        "abbreviations.csv",
        "abbreviation,meaning\nDTM,\nUN,United Nations\nUN,Nations\n",
        &["2:meaning empty-cell", "4:abbreviation duplicate-row"],
    );
}

/// The files of the reference cycle.
fn reference() -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config/annual-report-2017");
    let mut files = Files::new();
    for part in ["", "records/"] {
        for entry in std::fs::read_dir(folder.join(part)).expect("the cycle is there") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.file_name().expect("a name").to_string_lossy().into_owned();
                files.insert(format!("{part}{name}"), std::fs::read(&path).expect("a file"));
            }
        }
    }
    files
}

#[test]
fn the_reference_cycle_has_names_without_faults() {
    let (names, faults) = Names::read(&reference(), "en", &Roster::default());
    assert_eq!(shown(&faults), [""; 0]);
    let sheets = [names.countries.len(), names.units.len(), names.abbreviations.len()];
    assert!(sheets.iter().all(|rows| *rows > 50), "{sheets:?}");
    assert!(names.proper["fr"].contains("Processus de Bali"));
}

/// What records and the roster say in the original language, countries aside: names in lists, sources, owners and regions.
fn texts(records: &Records, roster: &Roster) -> BTreeSet<String> {
    let mut texts: BTreeSet<String> = roster.offices.iter().map(|o| o.region.clone()).collect();
    let kept = records.figures.values().map(|record| &record.provenance);
    for provenance in kept.chain(records.described.values().map(|table| &table.provenance)) {
        texts.extend([provenance.source.clone(), provenance.owner.clone()]);
    }
    for record in records.figures.values() {
        if let Content::Names(names) = &record.content {
            texts.extend(names.iter().cloned());
        }
    }
    texts
}

#[test]
fn the_reference_cycle_says_every_text_of_its_records_in_every_language() {
    let files = reference();
    let (records, _) = Records::read(&files, "en");
    let sheet = Sheet::from_csv("offices.csv", &files["offices.csv"]).0;
    let (roster, _) = Roster::read(&sheet, "en");
    let (names, _) = Names::read(&files, "en", &roster);
    let countries: BTreeSet<&str> =
        names.countries.values().filter_map(|country| country.name.exact("en")).collect();
    let texts = texts(&records, &roster);
    for text in texts.iter().filter(|text| !countries.contains(text.as_str())) {
        for language in ["fr", "es"] {
            assert!(names.term(text, language).is_some(), "`{text}` in {language}");
        }
    }
    let keys = records.tables.values().flat_map(Table::rows).filter_map(|row| row[0].as_ref());
    let keys: BTreeSet<String> = keys.map(|key| format!("{key:?}")).collect();
    for term in names.terms.keys() {
        let is_key = keys.iter().any(|key| key.contains(&format!("{term:?}")));
        assert!(texts.contains(term) || is_key, "no record holds `{term}`");
    }
}
