//! What a slot says: a row a rule of the houses (EM, UNCM, ONU-ES, FAO, EU, tplus), and a row a claim of the reference.
//! In expected texts `_` stands for U+00A0.

mod voices;

use aggregation::figure::{Cell, NamesAre, Quantity, Value};
use questionnaire::translated::Translated;
use renderer::language::{ClaimFault, Context, Forms, Place};
use voices::{Given, voice};

const PROSE: Place = Place { start_of_sentence: false, context: Context::Prose, series: false };
const START: Place = Place { start_of_sentence: true, ..PROSE };
const SERIES: Place = Place { series: true, ..PROSE };
const TABLE: Place = Place { context: Context::Table, ..PROSE };

fn count(value: &str, unit: &'static str) -> Given {
    Given::new(value, Quantity::Count).unit(unit)
}

fn percent(value: &str) -> Given {
    Given::new(value, Quantity::Percent)
}

fn say(language: &str, given: &Given, forms: &str, place: Place) -> Result<String, ClaimFault> {
    let forms = Forms::parse(forms)?;
    let said = voice(language).say(&given.slot(), &forms, place)?;
    Ok(said.text.replace('\u{a0}', "_"))
}

#[track_caller]
fn says(language: &str, given: &Given, forms: &str, place: Place, expected: &str) {
    let said = say(language, given, forms, place);
    assert_eq!(said.as_deref(), Ok(expected), "{given:?} | {forms}");
}

#[track_caller]
fn fails(given: &Given, forms: &str, place: Place, code: &str) -> ClaimFault {
    let fault = say("en", given, forms, place).expect_err(forms);
    assert_eq!(fault.code, code, "{fault:?}");
    fault
}

#[test]
fn english_words_below_ten_and_figures_above() {
    says("en", &count("9", "offices"), "", PROSE, "nine offices");
    says("en", &count("10", "offices"), "", PROSE, "10_offices");
    says("en", &count("1417", "offices"), "", PROSE, "1,417_offices");
    says("en", &count("999999", "people"), "", PROSE, "999,999_people");
    says("en", &count("9", "offices"), "figures", PROSE, "9_offices");
    says("en", &count("12", "offices"), "words", PROSE, "twelve offices");
    says("en", &count("2.5", "days"), "", PROSE, "2.5_days");
}

#[test]
fn english_nouns_agree() {
    says("en", &count("1", "offices"), "", PROSE, "one office");
    says("en", &count("1", "people"), "", PROSE, "one person");
    says("en", &count("21", "offices"), "", START, "Twenty-one offices");
    says("en", &count("0", "offices"), "", PROSE, "no offices");
    says("en", &count("1", "offices"), "agree reports/report", PROSE, "reports");
    says("en", &count("2", "offices"), "agree reports/report", PROSE, "report");
    says("en", &count("105", "offices"), "unit Country Offices", PROSE, "105_Country Offices");
}

#[test]
fn words_hold_in_tables_too() {
    let sessions = count("6", "offices");
    says("en", &sessions, "number", TABLE, "6");
    says("en", &sessions, "words, number", TABLE, "six");
    says("en", &sessions, "words", TABLE, "six");
    says("en", &sessions, "words, noun", TABLE, "six offices");
    says("en", &count("12", "offices"), "words", TABLE, "twelve");
    says("en", &count("7", ""), "ordinal", TABLE, "7th");
    says("en", &count("7", ""), "ordinal, words", TABLE, "seventh");
    says("en", &count("11", ""), "ordinal, words", TABLE, "11th");
    says("en", &percent("49"), "words", TABLE, "forty-nine per cent");
    says("fr", &count("1", ""), "ordinal, words", TABLE, "premier");
    says("es", &count("6", "offices"), "words, number", TABLE, "seis");
}

#[test]
fn english_sentences_begin_in_words() {
    says("en", &count("60", "staff"), "", START, "Sixty staff members");
    says("en", &count("450", "people"), "", START, "Four hundred and fifty people");
    says("en", &count("105", "Country Offices"), "", START, "One hundred and five Country Offices");
    says("en", &percent("49"), "", START, "Forty-nine per cent");
    says("en", &count("94000000", "people"), "", START, "Ninety-four million people");
    says("en", &count("3512", "people"), "over", START, "Over 3,500");
    says("en", &count("42", "offices"), "figures", START, "42_offices");
    fails(&percent("9.6"), "", START, "cannot-open-sentence");
    fails(&count("1234567", "people"), "", START, "cannot-open-sentence");
    fails(&count("28900000", "people"), "", START, "cannot-open-sentence");
    fails(&Given::new("2017", Quantity::Date), "year", START, "cannot-open-sentence");
    let heading = Place { context: Context::Heading, ..START };
    says("en", &count("110", "offices"), "", heading, "110_offices");
    says("en", &count("7", "offices"), "", heading, "Seven offices");
}

#[test]
fn english_series_follow_their_highest_number() {
    says("en", &count("9", "offices"), "", SERIES, "9_offices");
    let voice = voice("en");
    let counts = |values: &[&str]| {
        let given: Vec<Given> = values.iter().map(|v| count(v, "offices")).collect();
        let numbers = given.iter().filter_map(|g| voice.count(&g.slot(), &Forms::default()));
        voice.is_series(&numbers.collect::<Vec<_>>())
    };
    assert!(counts(&["112", "7", "23"]));
    assert!(!counts(&["7", "9"]));
    assert!(!counts(&["12"]));
    for (given, forms) in [
        (percent("49"), ""),
        (count("5", "USD"), ""),
        (count("5", "offices"), "words"),
        (count("5", "years"), "adjective"),
        (count("5", "offices"), "names"),
    ] {
        let forms = Forms::parse(forms).expect("forms that can be read");
        assert_eq!(voice.count(&given.slot(), &forms), None, "{given:?}");
    }
}

#[test]
fn english_percentages() {
    says("en", &percent("49"), "", PROSE, "49_per cent");
    says("en", &percent("9"), "", PROSE, "9_per cent");
    says("en", &percent("11.5"), "", PROSE, "11.5_per cent");
    says("en", &percent("49"), "", TABLE, "49%");
    says("en", &percent("49"), "number", PROSE, "49");
    says("en", &percent("49"), "words", PROSE, "forty-nine per cent");
    let shown = count("74", "offices").of("74", "150");
    says("en", &shown, "percent", PROSE, "49_per cent");
    says("en", &percent("49").of("74", "150"), "count, unit offices", PROSE, "74_offices");
    says("en", &shown, "out of", PROSE, "74 of the 150_offices");
    says("en", &count("8", "offices").of("8", "9"), "out of", PROSE, "eight of the nine offices");
    let millions = count("2000000", "people").of("2000000", "3500000");
    says("en", &millions, "out of", PROSE, "2_million of the 3.5_million_people");
    says("en", &shown, "out of", START, "Seventy-four of the 150_offices");
}

#[test]
fn english_money_and_millions() {
    says("en", &count("152000000", "USD"), "", PROSE, "USD_152_million");
    says("en", &count("1605400000", "USD"), "", PROSE, "USD_1,605.4_million");
    says("en", &count("5200000", "CHF"), "", PROSE, "CHF_5.2_million");
    says("en", &count("760000000", "USD"), "million 1", PROSE, "USD_760.0_million");
    says("en", &count("1604449999", "USD"), "", PROSE, "USD_1,604.4_million");
    says("en", &count("147", "USD per staff member"), "", PROSE, "USD_147");
    says("en", &count("152000000", "USD"), "", START, "USD_152_million");
    says("en", &count("1605400000", "USD"), "", TABLE, "1,605,400,000");
    says("en", &count("1605400000", "USD"), "million 1", TABLE, "1,605.4");
    says("en", &count("94000000", "people"), "", PROSE, "94_million people");
    says("en", &count("3400000", "people"), "", PROSE, "3.4_million people");
    says("en", &count("1000000", "people"), "", PROSE, "1_million people");
    says("en", &count("28934512", "people"), "", PROSE, "28,934,512_people");
    says("en", &count("28934512", "people"), "million", PROSE, "28.9_million people");
    says("en", &count("137839", "people"), "", PROSE, "137,839_people");
}

#[test]
fn english_changes() {
    let growth = |value| Given::new(value, Quantity::Growth);
    let change = |value| Given::new(value, Quantity::Change);
    says("en", &growth("11.5"), "increase", PROSE, "an increase of 11.5_per cent");
    says("en", &growth("-27"), "decrease", PROSE, "a decrease of 27_per cent");
    says("en", &growth("-27"), "decrease, bare", PROSE, "27_per cent");
    says("en", &growth("-27.3"), "decrease, about 27", PROSE, "a decrease of about 27_per cent");
    says("en", &growth("-27"), "change", START, "A decrease of 27_per cent");
    says("en", &growth("0"), "change", PROSE, "no change");
    says("en", &change("-3").unit("days"), "decrease", PROSE, "a decrease of three days");
    says("en", &change("3100000").unit("USD"), "increase", PROSE, "an increase of USD_3.1_million");
    says("en", &change("152000000").unit("USD"), "increase, bare", PROSE, "USD_152_million");
    says("en", &Given::new("1", Quantity::Points), "", PROSE, "1_percentage point");
    says(
        "en",
        &Given::new("6", Quantity::Points),
        "increase",
        PROSE,
        "an increase of 6_percentage points",
    );
    says("en", &growth("-27"), "", PROSE, "−27_per cent");
    says("en", &growth("8"), "", TABLE, "+8%");
    says("en", &change("-15"), "", TABLE, "−15");
    says("en", &Given::new("6", Quantity::Points), "", TABLE, "+6");
    fails(&growth("8"), "decrease", PROSE, "false-claim");
    fails(&growth("-8"), "increase", PROSE, "false-claim");
    fails(&growth("0"), "increase", PROSE, "false-claim");
}

#[test]
fn dates() {
    let date = |value| Given::new(value, Quantity::Date);
    for (language, full, month, day, first) in [
        ("en", "30_June 2016", "June_2017", "30_June", "1_May 2005"),
        ("fr", "30_juin 2016", "juin_2017", "30_juin", "1er_mai 2005"),
        ("es", "30_de junio de 2016", "junio de_2017", "30_de junio", "1_de mayo de 2005"),
    ] {
        says(language, &date("2016-06-30"), "", PROSE, full);
        says(language, &date("2017-06"), "", PROSE, month);
        says(language, &date("2016-06-30"), "day", PROSE, day);
        says(language, &date("2005-05-01"), "date", PROSE, first);
    }
    says("en", &date("2017-06"), "month", PROSE, "June");
    says("en", &date("2017-06"), "year", PROSE, "2017");
    says("en", &date("2017"), "", PROSE, "2017");
    says("en", &count("2017", ""), "year", PROSE, "2017");
    says("en", &date("2017-06"), "", START, "June_2017");
    fails(&date("2017"), "month", PROSE, "unfit-form");
    fails(&date("2017-13"), "", PROSE, "unfit-form");
    fails(&date("2017-06-31x"), "", PROSE, "unfit-form");
}

#[test]
fn ordinals() {
    for (value, said) in [
        ("1", "first"),
        ("7", "seventh"),
        ("10", "tenth"),
        ("11", "11th"),
        ("12", "12th"),
        ("13", "13th"),
        ("21", "21st"),
        ("22", "22nd"),
        ("27", "27th"),
        ("103", "103rd"),
        ("111", "111th"),
    ] {
        says("en", &count(value, ""), "ordinal", PROSE, said);
    }
    says("en", &count("7", ""), "ordinal", START, "Seventh");
    says("es", &count("42", ""), "ordinal, unit consultations", PROSE, "42ª");
    says("es", &count("3", ""), "ordinal", PROSE, "tercer");
    says("fr", &count("1", ""), "ordinal, unit consultations", PROSE, "première");
    says("fr", &count("13", ""), "ordinal", PROSE, "13e");
    fails(&count("2.5", ""), "ordinal", PROSE, "unfit-form");
    fails(&count("0", ""), "ordinal", PROSE, "unfit-form");
}

/// Each hedged figure of the reference, said as the reference says it, of a value that bears it out.
#[test]
fn the_hedges_of_the_reference() {
    for (value, unit, forms, expected) in [
        ("28934512", "people", "over 28.9 million, noun", "over 28.9_million people"),
        ("81", "countries", "more than 79, noun", "more than 79_countries"),
        ("43", "people", "over 40", "over 40"),
        ("64", "people", "over 60", "over 60"),
        ("72", "offices", "more than 70, noun", "more than 70_offices"),
        ("3512", "staff", "more than 3500, noun", "more than 3,500_staff members"),
        ("1352", "staff", "approximately 1350", "approximately 1,350"),
        ("2160", "staff", "approximately 2150", "approximately 2,150"),
        ("312", "staff", "over 300", "over 300"),
        ("2712345", "downloads", "over 2.7 million, bare", "2.7_million"),
        ("79512", "people", "nearly 80000", "nearly 80,000"),
        ("705", "people", "over 700", "over 700"),
        ("2013", "partners", "approximately 2000", "approximately 2,000"),
        ("21", "countries", "more than 20", "more than 20"),
        ("3421", "people", "more than 3400", "more than 3,400"),
        ("19370", "people", "over 19000", "over 19,000"),
        ("324", "people", "about 320", "about 320"),
        ("6655", "businesses", "over 6640", "over 6,640"),
        ("3050", "km", "more than 3000, noun", "more than 3,000_km"),
        ("196", "partners", "nearly 200", "nearly 200"),
        ("4212345", "people", "over 4.2 million, noun", "over 4.2_million people"),
        ("30123456", "people", "more than 30 million", "more than 30_million"),
        ("344812", "assessments", "nearly 345000", "nearly 345,000"),
        ("9876", "people", "nearly 10000", "nearly 10,000"),
        ("6421", "personnel days", "over 6400", "over 6,400"),
        ("2104000", "USD", "approximately 2.1 million", "approximately USD_2.1_million"),
    ] {
        says("en", &count(value, unit), forms, PROSE, expected);
    }
    for (value, forms, expected) in [
        ("60", "roughly 60", "roughly 60_per cent"),
        ("52", "over 50", "over 50_per cent"),
        ("75", "about 75", "about 75_per cent"),
        ("77", "nearly 80", "nearly 80_per cent"),
        ("69", "close to 70", "close to 70_per cent"),
        ("70", "about 70", "about 70_per cent"),
        ("4.6", "over 4.5", "over 4.5_per cent"),
        ("46", "over 45", "over 45_per cent"),
        ("10", "approximately 10", "approximately 10_per cent"),
        ("33", "nearly, fraction", "nearly a third"),
        ("33", "nearly, fraction 1/3", "nearly a third"),
        ("16.7", "one in", "one in six"),
        ("16.7", "one in 6", "one in six"),
    ] {
        says("en", &percent(value), forms, PROSE, expected);
    }
    says("en", &percent("16.7"), "one in, unit staff", PROSE, "one in six staff members");
    let ratio = Given::new("2.05", Quantity::Ratio);
    says("en", &ratio, "doubled", PROSE, "doubled");
    says("en", &ratio, "twice", PROSE, "twice");
    says("en", &ratio, "about 2", PROSE, "about two");
    says("en", &count("39", "offices").before("19"), "doubled", PROSE, "doubled");
    says("en", &count("39", "offices").before("19"), "previous", PROSE, "19_offices");
}

#[test]
fn round_numbers_choose_themselves() {
    for (value, forms, expected) in [
        ("3512", "over", "over 3,500"),
        ("83", "over", "over 80"),
        ("100", "over", "over 95"),
        ("28934512", "over", "over 28_million"),
        ("344812", "nearly", "nearly 350,000"),
        ("1352", "about", "about 1,400"),
        ("2013", "about", "about 2,000"),
        ("69", "close to", "close to 70"),
        ("57", "at least", "at least 55"),
        ("19", "up to", "up to 20"),
        ("198", "less than", "less than 200"),
        ("42", "some, noun", "some 40_offices"),
    ] {
        says("en", &count(value, "offices"), forms, PROSE, expected);
    }
    says("en", &percent("4.6"), "over", PROSE, "over 4.5_per cent");
    let fault = fails(&count("7", "offices"), "over", PROSE, "false-claim");
    assert!(fault.message.contains("the figure is 7"), "{fault:?}");
}

#[test]
fn hedges_hold_within_their_bounds_and_not_beyond() {
    for (forms, holds, fails_at) in [
        ("over 100", ["101", "110"], ["100", "111"]),
        ("more than 100", ["101", "110"], ["100", "111"]),
        ("at least 100", ["100", "110"], ["99", "111"]),
        ("nearly 100", ["90", "99"], ["89", "100"]),
        ("almost 100", ["90", "99"], ["89", "100"]),
        ("close to 100", ["90", "99"], ["89", "100"]),
        ("less than 100", ["90", "99"], ["89", "100"]),
        ("under 100", ["90", "99"], ["89", "100"]),
        ("up to 100", ["90", "100"], ["89", "101"]),
        ("about 100", ["95", "105"], ["94", "106"]),
        ("around 100", ["95", "105"], ["94", "106"]),
        ("approximately 100", ["95", "105"], ["94", "106"]),
        ("roughly 100", ["95", "105"], ["94", "106"]),
        ("some 100", ["95", "105"], ["94", "106"]),
    ] {
        for value in holds {
            say("en", &count(value, "offices"), forms, PROSE).expect(forms);
        }
        for value in fails_at {
            fails(&count(value, "offices"), forms, PROSE, "false-claim");
        }
    }
    let fault = fails(&count("3512", "staff"), "over 4000", PROSE, "false-claim");
    assert_eq!(fault.message, "`over 4000` does not hold: the figure is 3512");
    assert_eq!(fault.hint.as_deref(), Some("`over 3500` or `nearly 3600` or `about 3500` holds"));
}

#[test]
fn multiples_hold_within_their_bounds_and_not_beyond() {
    for (forms, holds, fails_at) in [
        ("doubled", ["190", "220"], ["189", "221"]),
        ("tripled", ["285", "330"], ["284", "331"]),
        ("halved", ["48", "55"], ["47", "56"]),
    ] {
        for value in holds {
            says("en", &count(value, "offices").before("100"), forms, PROSE, forms);
        }
        for value in fails_at {
            fails(&count(value, "offices").before("100"), forms, PROSE, "false-claim");
        }
    }
    fails(&count("2", "offices"), "doubled", PROSE, "no-value");
    fails(&count("0", "offices").before("0"), "doubled", PROSE, "false-claim");
    let rounded = Given::new("2", Quantity::Ratio);
    says("en", &rounded.clone().of("39", "19"), "doubled", PROSE, "doubled");
    says("en", &rounded.clone().of("39", "19"), "twice", PROSE, "twice");
    says("en", &rounded.clone().of("39", "19"), "about 2", PROSE, "about two");
    for form in ["doubled", "twice", "about 2"] {
        fails(&rounded.clone().of("16", "10"), form, PROSE, "false-claim");
    }
    says("en", &Given::new("100", Quantity::Growth), "doubled", PROSE, "doubled");
    for (value, said) in [("1", "once"), ("2", "twice"), ("3", "three times"), ("12", "12 times")] {
        says("en", &count(value, "per year"), "times", PROSE, said);
    }
    fails(&count("3", "per year"), "twice", PROSE, "false-claim");
    fails(&Given::new("2.3", Quantity::Ratio), "twice", PROSE, "false-claim");
}

#[test]
fn shares_in_words_hold_or_fail() {
    let third = count("50", "offices").of("50", "150");
    says("en", &third, "fraction", PROSE, "a third");
    says("en", &third, "fraction", START, "A third");
    says("en", &percent("67"), "fraction", PROSE, "two thirds");
    says("en", &percent("50"), "fraction", PROSE, "half");
    says("en", &percent("52"), "over, fraction", PROSE, "over half");
    fails(&percent("47"), "fraction", PROSE, "false-claim");
    fails(&percent("33"), "fraction 1/4", PROSE, "false-claim");
    fails(&percent("30"), "one in 6", PROSE, "false-claim");
    for (value, forms, said) in [
        ("51", "most", "most"),
        ("94", "majority", "the majority"),
        ("66", "more than half", "more than half"),
        ("34", "less than half", "less than half"),
        ("5", "one in", "1 in 20"),
    ] {
        says("en", &percent(value), forms, PROSE, said);
    }
    for (value, forms) in [
        ("50", "most"),
        ("50", "majority"),
        ("50", "more than half"),
        ("67", "more than half"),
        ("50", "less than half"),
        ("33", "less than half"),
    ] {
        fails(&percent(value), forms, PROSE, "false-claim");
    }
    let all = count("150", "offices").of("150", "150");
    says("en", &all, "all", START, "All");
    says("en", &all, "all, noun", PROSE, "all 150_offices");
    says("en", &percent("100").of("4", "4"), "all, number", PROSE, "all four");
    fails(&count("149", "offices").of("149", "150"), "all", PROSE, "false-claim");
    fails(&percent("100").of("999", "1000"), "all", PROSE, "false-claim");
}

#[test]
fn names_carry_their_articles() {
    let listed = |codes: &[&str]| {
        Given::new(&codes.len().to_string(), Quantity::Count)
            .unit("countries")
            .names(codes, NamesAre::Countries)
    };
    let network = listed(&["TCD", "NIC", "PHL", "YEM"]);
    says("en", &network, "names", PROSE, "Chad, Nicaragua, the Philippines and Yemen");
    says("en", &listed(&["PHL"]), "names", START, "The Philippines");
    says("en", &network, "names 2", PROSE, "Chad and Nicaragua");
    says("en", &listed(&["TCD", "YEM"]), "names, noun", PROSE, "two countries (Chad and Yemen)");
    says("en", &listed(&["TCD", "YEM"]), "names, number", START, "Two (Chad and Yemen)");
    says("en", &network, "list", PROSE, "Chad, Nicaragua, Philippines, Yemen");
    says("en", &network, "names", TABLE, "Chad, Nicaragua, Philippines, Yemen");
    says("fr", &network, "names", PROSE, "le Tchad, le Nicaragua, les Philippines et le Yémen");
    let es = |codes: &[&str], said| {
        says("es", &listed(codes).names(codes, NamesAre::Countries), "names", PROSE, said);
    };
    es(&["PHL", "IDN"], "Filipinas e Indonesia");
    es(&["TCD", "YEM"], "el Chad y el Yemen");
    let texts = count("2", "").names(&["hierro", "hielo"], NamesAre::Texts);
    says("es", &texts, "names", PROSE, "hierro y hielo");
    fails(&network, "names 5", PROSE, "false-claim");
    fails(&count("2", "offices"), "names", PROSE, "unfit-form");
    fails(&listed(&["XXX"]), "names", PROSE, "unknown-name");
}

#[test]
fn rankings() {
    let ranked = count("3", "engagement types").names(&["a", "b", "c"], NamesAre::Texts);
    says("en", &ranked, "most common", PROSE, "the three most common");
    says("en", &ranked, "most common 3, noun", START, "The three most common types of engagement");
    says("en", &ranked, "largest", PROSE, "the three largest");
    says("fr", &ranked, "most common", PROSE, "les trois principaux");
    says("es", &ranked, "most common", PROSE, "los tres principales");
    let one = count("1", "").names(&["a"], NamesAre::Texts);
    says("en", &one, "most common", PROSE, "the most common");
    fails(&ranked, "most common 4", PROSE, "false-claim");
}

/// Choices with these labels in a language.
fn chosen(language: &str, labels: &[&str]) -> Given {
    let mut chosen = count("1", "").names(labels, NamesAre::Choices);
    let cell = |label: &&str| Cell {
        choice: (*label).to_owned(),
        label: Translated([(language.to_owned(), (*label).to_owned())].into()),
        value: Value::Integer(1),
        numerator: None,
        denominator: None,
        counted: Vec::new(),
        rank: 1,
    };
    chosen.cells = labels.iter().map(cell).collect();
    chosen
}

#[test]
fn labels_of_choices_begin_small_within_a_sentence() {
    for (language, label, said) in [
        ("en", "Legal advice", "legal advice"),
        ("en", "A study", "a study"),
        ("en", "IOM training", "IOM training"),
        ("en", "EU–Horn of Africa Initiative", "EU–Horn of Africa Initiative"),
        ("en", "P-4 posts", "P-4 posts"),
        ("en", "Colombo Process", "Colombo Process"),
        ("fr", "Conseils juridiques", "conseils juridiques"),
        ("fr", "Égalité", "égalité"),
        ("fr", "L’OIM", "l’OIM"),
        ("fr", "Processus de Colombo", "Processus de Colombo"),
        ("es", "Asesoramiento jurídico", "asesoramiento jurídico"),
    ] {
        let given = chosen(language, &[label]);
        says(language, &given, "names", PROSE, said);
        says(language, &given, "names", TABLE, label);
        let mut letters = said.chars();
        let capital = letters.next().into_iter().flat_map(char::to_uppercase);
        let opening: String = capital.chain(letters).collect();
        says(language, &given, "names", START, &opening);
    }
}

#[test]
fn names_that_hold_commas_or_conjunctions_are_parted_by_semicolons() {
    let labels = ["Help", "Research and data", "Collecting, analysing"];
    let given = chosen("en", &labels);
    says("en", &given, "names", PROSE, "help; research and data; and collecting, analysing");
    says("en", &given, "names 1", PROSE, "help");
    says("en", &given, "list", TABLE, "Help; Research and data; Collecting, analysing");
    says("en", &chosen("en", &labels[..2]), "list", TABLE, "Help, Research and data");
    says("en", &chosen("en", &labels[1..2]), "names", PROSE, "research and data");
    says("en", &chosen("en", &["Sand", "Landing"]), "names", PROSE, "sand and landing");
    let given = chosen("fr", &["Aide", "Recherche et données"]);
    says("fr", &given, "names", PROSE, "aide_; et recherche et données");
    let given = chosen("es", &["Ayuda y apoyo", "Investigación"]);
    says("es", &given, "names", PROSE, "ayuda y apoyo; e investigación");
    let texts = count("2", "").names(&["bread and butter", "milk"], NamesAre::Texts);
    says("en", &texts, "names", PROSE, "bread and butter; and milk");
    let countries = count("2", "").names(&["ATG", "TCD"], NamesAre::Countries);
    says("en", &countries, "names", PROSE, "Antigua and Barbuda and Chad");
}

#[test]
fn measures_as_adjectives() {
    says("en", &count("75", "minutes"), "adjective", PROSE, "75-minute");
    says("en", &count("5", "years"), "adjective", PROSE, "five-year");
    says("fr", &count("5", "years"), "adjective", PROSE, "de cinq ans");
    says("es", &count("75", "minutes"), "adjective", PROSE, "de 75_minutos");
}

#[test]
fn tables_have_figures_and_dashes() {
    let mut missing = percent("0");
    missing.value = Value::Missing;
    says("en", &count("7", "offices"), "", TABLE, "7");
    says("en", &count("1417", "offices"), "", TABLE, "1,417");
    says("en", &count("0", "offices"), "", TABLE, "–");
    says("en", &percent("0"), "", TABLE, "0%");
    says("en", &missing, "", TABLE, "–");
    says("en", &count("7", "offices"), "noun", TABLE, "7_offices");
    fails(&missing, "", PROSE, "no-value");
}

#[test]
fn french_follows_its_own_rules() {
    says("fr", &count("9", "offices"), "", PROSE, "neuf bureaux");
    says("fr", &count("10", "offices"), "", PROSE, "10_bureaux");
    says("fr", &count("4300", "countries"), "", PROSE, "4_300_pays");
    says("fr", &count("1", "offices"), "", PROSE, "un bureau");
    says("fr", &count("1", "people"), "", PROSE, "une personne");
    says("fr", &count("21", "people"), "", START, "Vingt et une personnes");
    says("fr", &count("0", "people"), "", PROSE, "aucune personne");
    says("fr", &count("1.5", "days"), "", PROSE, "1,5_jour");
    says("fr", &percent("8"), "", PROSE, "8_pour cent");
    says("fr", &percent("9.6"), "", TABLE, "9,6_%");
    says("fr", &percent("49"), "", START, "Quarante-neuf pour cent");
    says("fr", &count("28900000", "people"), "", PROSE, "28,9_millions de personnes");
    says("fr", &count("1500000", "people"), "", PROSE, "1,5_million de personnes");
    says("fr", &count("2000000", "agencies"), "", PROSE, "2_millions d’organismes");
    says("fr", &count("1605400000", "USD"), "", PROSE, "1_605,4_millions d’USD");
    says("fr", &count("5200000", "CHF"), "", PROSE, "5,2_millions de CHF");
    says("fr", &count("5", "EUR"), "", PROSE, "5_EUR");
    says("fr", &percent("33"), "nearly, fraction", PROSE, "près d’un tiers");
    says("fr", &percent("52"), "over, fraction", PROSE, "plus de la moitié");
    says("fr", &count("8", "offices").of("8", "9"), "out of", PROSE, "huit des neuf bureaux");
    says("fr", &count("4", "offices").of("4", "4"), "all, noun", PROSE, "tous les quatre bureaux");
    says("fr", &percent("16.7"), "one in, unit people", PROSE, "une personne sur six");
    says("fr", &count("3", ""), "times", PROSE, "trois fois");
}

#[test]
fn spanish_follows_its_own_rules() {
    says("es", &count("10", "offices"), "", PROSE, "diez oficinas");
    says("es", &count("11", "offices"), "", PROSE, "11_oficinas");
    says("es", &count("1", "offices"), "", PROSE, "una oficina");
    says("es", &count("1", "countries"), "", PROSE, "un país");
    says("es", &count("1", "countries"), "number", PROSE, "uno");
    says("es", &count("21", "countries"), "", START, "Veintiún países");
    says("es", &count("231", "offices"), "", START, "Doscientas treinta y una oficinas");
    says("es", &count("0", "countries"), "", PROSE, "ningún país");
    says("es", &count("4300", "offices"), "", PROSE, "4_300_oficinas");
    says("es", &percent("49"), "", PROSE, "49%");
    says("es", &percent("49"), "", START, "El 49%");
    says("es", &percent("52"), "over 50", PROSE, "más del 50%");
    says("es", &percent("78"), "nearly 80", START, "Casi el 80%");
    says("es", &Given::new("9.6", Quantity::Growth), "increase", PROSE, "un aumento del 9,6%");
    says("es", &Given::new("2", Quantity::Points), "", PROSE, "2_puntos porcentuales");
    says("es", &count("28900000", "people"), "", PROSE, "28,9_millones de personas");
    says("es", &count("24000000000", "USD"), "", PROSE, "24_000_millones de USD");
    says("es", &count("42", "offices"), "some, noun", PROSE, "unas 40_oficinas");
    says("es", &percent("16.7"), "one in, unit offices", PROSE, "una de cada seis oficinas");
    says("es", &percent("75"), "fraction", PROSE, "tres cuartas partes");
}

#[test]
fn forms_that_cannot_be_read_say_why() {
    for (forms, hint) in [
        ("over 3,500", "write `over 3500`"),
        ("ovr 3500", ""),
        ("over many", "`3500`"),
        ("over -5", "`3500`"),
        ("over 0", "`3500`"),
        ("over, nearly", "same kind"),
        ("number, noun", "same kind"),
        ("words, figures", "same kind"),
        ("fraction, one in", "same kind"),
        ("previous, previous", "same kind"),
        ("unit", "name of a unit"),
        ("agree reports", "agree reports/report"),
        ("fraction third", "1/3"),
        ("most 3", "nothing after"),
        ("words ten", "nothing after"),
        ("names 0", "whole number"),
        ("over 99999999999999999999999999999999", "`3500`"),
        (",", ""),
    ] {
        let fault = Forms::parse(forms).expect_err(forms);
        assert_eq!(fault.code, "unknown-form");
        assert!(fault.hint.clone().unwrap_or_default().contains(hint), "{forms}: {fault:?}");
    }
    fails(&count("2", "ofices"), "", PROSE, "unknown-unit");
    says("en", &count("2", "ofices"), "number", PROSE, "two");
    fails(&count("2", "offices"), "out of", PROSE, "unfit-form");
    fails(&count("2", "offices"), "fraction", PROSE, "unfit-form");
    fails(&count("2", "offices"), "previous", PROSE, "no-value");
    fails(&count("2", "offices"), "month", PROSE, "unfit-form");
}

#[test]
fn no_value_and_no_form_makes_it_panic() {
    let values = [
        "0",
        "1",
        "-1",
        "0.5",
        "2",
        "10",
        "99.99",
        "1000000",
        "-1500000",
        "79228162514264337593543950335",
        "-79228162514264337593543950335",
        "0.0000000000000000000000000001",
    ];
    let forms = [
        "",
        "over",
        "nearly",
        "about",
        "million",
        "million 3",
        "percent",
        "count",
        "out of",
        "all",
        "all, noun",
        "fraction",
        "one in",
        "most",
        "more than half",
        "times",
        "twice",
        "doubled",
        "halved",
        "ordinal",
        "year",
        "month",
        "names",
        "list",
        "most common",
        "agree a/b",
        "increase",
        "decrease",
        "change",
        "words",
        "figures",
        "adjective",
        "previous",
        "over 3, increase",
        "number",
        "noun",
        "unit CHF",
        "about 1 million",
    ];
    let quantities = [
        Quantity::Count,
        Quantity::Percent,
        Quantity::Change,
        Quantity::Growth,
        Quantity::Points,
        Quantity::Ratio,
    ];
    for language in ["en", "fr", "es"] {
        for value in values {
            for quantity in quantities {
                let given =
                    Given::new(value, quantity).unit("offices").of(value, "3").before(value);
                let none = Given::new(value, quantity).unit("USD").of(value, "0");
                for form in forms {
                    for place in [PROSE, START, SERIES, TABLE] {
                        let _ = say(language, &given, form, place);
                        let _ = say(language, &none, form, place);
                    }
                    if let Ok(forms) = Forms::parse(form) {
                        voice(language).count(&given.slot(), &forms);
                    }
                }
            }
        }
    }
}

/// The places where the reference prints numbers against the rule it follows elsewhere, and what the rule says: its
/// paragraph, its words, and ours.
#[test]
fn where_the_reference_departs_from_the_rule() {
    let growth = |value| Given::new(value, Quantity::Growth);
    let points = |value| Given::new(value, Quantity::Points);
    for (paragraph, reference, given, forms, place, ours) in [
        (
            "F",
            "an increase of 11.5%",
            growth("11.5"),
            "increase",
            PROSE,
            "an increase of 11.5_per cent",
        ),
        (
            "27",
            "eight Regional Offices",
            count("8", "Regional Offices"),
            "",
            SERIES,
            "8_Regional Offices",
        ),
        (
            "37",
            "a 1% increase",
            points("1"),
            "increase",
            PROSE,
            "an increase of 1_percentage point",
        ),
        ("115", "about 75%", percent("75"), "about 75", PROSE, "about 75_per cent"),
        (
            "141",
            "around one hundred women",
            count("98", "people"),
            "around 100",
            PROSE,
            "around 100",
        ),
        ("158", "Thirteenth", count("13", ""), "ordinal", PROSE, "13th"),
        ("179", "(94%)", percent("94"), "", PROSE, "94_per cent"),
        (
            "207",
            "a 27-per cent decrease",
            growth("-27"),
            "decrease",
            PROSE,
            "a decrease of 27_per cent",
        ),
        (
            "213",
            "7 countries of destination",
            count("7", "countries"),
            "",
            PROSE,
            "seven countries",
        ),
        (
            "242",
            "a decrease of 3 days",
            Given::new("-3", Quantity::Change).unit("days"),
            "decrease",
            PROSE,
            "a decrease of three days",
        ),
    ] {
        let said = say("en", &given, forms, place).expect(paragraph);
        assert_eq!(said, ours, "paragraph {paragraph}");
        assert_ne!(said.replace('_', " "), reference, "paragraph {paragraph} does not depart");
    }
}
