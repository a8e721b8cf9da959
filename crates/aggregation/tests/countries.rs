//! Countries that records name: in a list, and as the keys of a table.

mod support;

use aggregation::compute;
use aggregation::figure::{Figure, NamesAre};
use support::{Cycle, texts};

const COUNTRIES: &str = "code,name\nTCD,Chad\nPHL,Philippines\n";
const FIGURES: &str = "name,value,names,source,owner,date
joined,,Philippines; Chad,Register,Legal,2017-12-31
sites,,Headquarters; Chad,Register,Legal,2017-12-31
";
const TABLES: &str = "table,source,owner,date\nreturns,Register,Legal,2017-12-31\n";
const RETURNS: &str = "host,persons\nPhilippines,20\nother,30\nChad,10\n";
const INDICATORS: &str = "name,label,measure,value,by
joined,Joined,record,joined,
sites,Sites,record,sites,
returns,Returns,sum,instance('returns')/root/item/persons,host
";

fn figure(name: &str) -> Figure {
    let mut cycle = Cycle::of(&texts(&[
        ("countries.csv", COUNTRIES),
        ("records/figures.csv", FIGURES),
        ("records/tables.csv", TABLES),
        ("records/returns.csv", RETURNS),
        ("indicators.csv", INDICATORS),
    ]));
    cycle.countries.get_mut("TCD").expect("TCD").0.insert("fr".into(), "Tchad".into());
    let (mut figures, faults) = compute(&cycle.indicators, cycle.data(), None, cycle.settings());
    assert!(!cycle.faults.has_errors() && !faults.has_errors(), "{:?} {faults:?}", cycle.faults);
    figures.figures.remove(name).expect(name)
}

#[test]
fn a_list_of_country_names_is_a_list_of_countries_in_its_own_order() {
    let joined = figure("joined");
    assert_eq!(
        (joined.names_are, joined.names),
        (NamesAre::Countries, vec!["PHL".into(), "TCD".into()])
    );
}

#[test]
fn a_list_with_another_name_in_it_stays_a_list_of_texts() {
    let sites = figure("sites");
    assert_eq!(
        (sites.names_are, sites.names),
        (NamesAre::Texts, vec!["Headquarters".into(), "Chad".into()])
    );
}

#[test]
fn a_key_that_names_a_country_is_labelled_in_every_language() {
    let cells = figure("returns").cells;
    let said: Vec<_> =
        cells.iter().map(|cell| (cell.choice.as_str(), cell.label.exact("fr"))).collect();
    assert_eq!(said, [("Philippines", None), ("other", None), ("Chad", Some("Tchad"))]);
}
