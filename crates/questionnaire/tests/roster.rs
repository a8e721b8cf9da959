//! The roster: every denominator, so nothing in it may be doubtful.

#[path = "support/faults.rs"]
mod faults;

use faults::{assert_fault, listed};
use proptest::prelude::*;
use questionnaire::day;
use questionnaire::diagnostic::Diagnostics;
use questionnaire::roster::Roster;
use questionnaire::sheet::Sheet;

const HEADER: &str = "code,name,name::Français (fr),kind,region,countries,from,until,status\n";

fn read(rows: &str) -> (Roster, Diagnostics) {
    let (sheet, faults) = Sheet::from_csv("offices.csv", format!("{HEADER}{rows}").as_bytes());
    assert!(faults.is_empty(), "{faults:?}");
    Roster::read(&sheet, "en")
}

#[test]
fn offices_are_read_and_sorted() {
    let (roster, faults) = read(
        "RO-X,Regional Office,Bureau régional,regional,Africa,,,,invited\n\
         CO-CHE,Office in Switzerland,,country,Europe,CHE LIE,2016-02-29,,invited\n\
         HQ-O,Ombudsperson,,headquarters,Headquarters,,,2018-01-01,exempt: its work is confidential\n",
    );
    assert_eq!(listed(&faults), [""; 0]);
    let codes: Vec<&str> = roster.offices.iter().map(|o| o.code.as_str()).collect();
    assert_eq!(codes, ["CO-CHE", "HQ-O", "RO-X"]);
    assert_eq!(roster.invited().count(), 2);
    let office = roster.office("CO-CHE").unwrap();
    assert_eq!(office.countries, ["CHE", "LIE"]);
    assert_eq!(office.from, day::parse("2016-02-29"));
    assert_eq!(roster.office("HQ-O").unwrap().exempt.as_deref(), Some("its work is confidential"));
    assert_eq!(roster.office("RO-X").unwrap().name.exact("fr"), Some("Bureau régional"));
    assert_eq!(roster.office("CO-FRA"), None);
}

#[test]
fn an_invited_office_is_there_on_the_day_of_the_freeze() {
    let (roster, _) = read(
        "A,A,,country,Africa,FRA,2018-01-01,,invited\n\
         B,B,,country,Africa,FRA,2018-01-02,,invited\n\
         C,C,,country,Africa,FRA,,2018-01-01,invited\n\
         D,D,,country,Africa,FRA,,2017-12-31,exempt: closed\n",
    );
    let faults = roster.check_freeze("offices.csv", day::parse("2018-01-01").unwrap());
    assert_fault(&faults, "office-absent", "offices.csv", &["`B`", "2018-01-01", "exempt"]);
}

#[test]
fn every_fault_of_the_roster_is_listed() {
    let (roster, faults) = read(
        "A,A,,country,Africa,,,,invited\n\
         A,B,,country,Africa,FRA,,,invited\n\
         C D,C,,country,Africa,FRA,,,invited\n\
         E,,,contry,,FRA FRA fr,30.06.2017,,invited\n\
         F,F,,headquarters,HQ,CHE,2017-02-01,2017-01-01,exempt\n\
         ,G,,country,Africa,FRA,,,invited\n\
         H,H,,liaison,HQ,,,,closed\n",
    );
    assert_eq!(
        listed(&faults),
        [
            "offices.csv:2:countries: error[office-countries]",
            "offices.csv:3:code: error[duplicate-office]",
            "offices.csv:4:code: error[office-code]",
            "offices.csv:5:countries: error[office-countries]",
            "offices.csv:5:countries: error[office-countries]",
            "offices.csv:5:from: error[invalid-date]",
            "offices.csv:5:kind: error[office-kind]",
            "offices.csv:5:name: error[office-name]",
            "offices.csv:5:region: error[office-region]",
            "offices.csv:6:countries: error[office-countries]",
            "offices.csv:6:status: error[office-status]",
            "offices.csv:6:until: error[dates-out-of-order]",
            "offices.csv:7:code: error[office-code]",
            "offices.csv:8:status: error[office-status]",
        ]
    );
    assert_fault(&faults, "duplicate-office", "offices.csv:3:code", &["row 2"]);
    assert_fault(&faults, "office-kind", "offices.csv:5:kind", &["did you mean `country`?"]);
    assert_fault(&faults, "invalid-date", "offices.csv:5:from", &["30.06.2017", "2017-06-30"]);
    assert_eq!(roster.offices.iter().filter(|o| o.code == "A").count(), 1);
}

#[test]
fn columns_that_are_missing_or_unknown_are_named() {
    let (sheet, _) = Sheet::from_csv("offices.csv", b"code,name,kind,regon,countries,status\n");
    let (_, faults) = Roster::read(&sheet, "en");
    assert_fault(&faults, "missing-column", "offices.csv:1", &["`region`", "`regon`"]);
    assert_fault(&faults, "unknown-column", "offices.csv:1:regon", &["did you mean `region`?"]);
}

proptest! {
    #[test]
    fn no_sheet_breaks_the_roster(text in "([a-zA-Z:; é,]|code|name|kind|status|exempt|2017-02-30|\n|\"){0,200}") {
        let (sheet, _) = Sheet::from_csv("offices.csv", format!("{HEADER}{text}").as_bytes());
        Roster::read(&sheet, "en");
        let (sheet, _) = Sheet::from_csv("offices.csv", text.as_bytes());
        Roster::read(&sheet, "en");
    }
}
