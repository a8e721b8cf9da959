//! The gate's eye: what is a number, and what is none. Rows follow the rule of the gate in the design.

use proptest::prelude::*;
use questionnaire::diagnostic::Diagnostics;
use questionnaire::sheet::Sheet;
use renderer::language::{Agreement, Found, FoundKind, Gender, Language, Names, Numbers};
use rust_decimal::Decimal;

const UNITS: &str = "unit,one,other,one::Français (fr),other::Français (fr)
offices,office,offices,bureau,bureaux
Regional Offices,Regional Office,Regional Offices,bureau régional,bureaux régionaux
";

fn names() -> Names {
    let mut names = Names::default();
    let mut faults = Diagnostics::default();
    let (sheet, _) = Sheet::from_csv("units.csv", UNITS.as_bytes());
    names.read_units(&sheet, "en", &mut faults);
    assert!(faults.is_empty());
    names
}

fn language_of(code: &str) -> &'static Language {
    Language::of(code).expect("a language of the program")
}

fn numbers(language: &str) -> Numbers {
    Numbers::new(language_of(language), &names())
}

fn found(language: &str, text: &str) -> Vec<Found> {
    numbers(language).find(text)
}

/// Each found text with its kind and value, `?` where the value cannot be told.
fn shown(language: &str, text: &str) -> Vec<String> {
    let show = |f: &Found| {
        let value = f.value.map_or("?".to_owned(), |v| v.round_dp(4).normalize().to_string());
        format!("{}|{:?}|{value}", &text[f.range.clone()], f.kind)
    };
    found(language, text).iter().map(show).collect()
}

#[track_caller]
fn holds(language: &str, text: &str, expected: &[&str]) {
    assert_eq!(shown(language, text), expected, "in {text:?}");
}

#[test]
fn digits_are_numbers_however_they_are_written() {
    holds("en", "In 2017, 137,839 people", &["2017|Numeral|2017", "137,839|Numeral|137839"]);
    holds("en", "147.5 and 10.7.2", &["147.5|Numeral|147.5", "10.7.2|Numeral|?"]);
    holds(
        "en",
        "49% or 49 % or 49\u{a0}per cent",
        &["49%|Percent|49", "49 %|Percent|49", "49\u{a0}per cent|Percent|49"],
    );
    holds("en", "$5, 5€ 6, £ 7", &["$5|Money|5", "5€|Money|5", "6|Numeral|6", "£ 7|Money|7"]);
    holds("en", "USD 1,605.4 million", &["1,605.4 million|Numeral|1605400000"]);
    holds(
        "en",
        "CO² and ½ and ٤٢ and １１０",
        &["²|Numeral|?", "½|Fraction|0.5", "٤٢|Numeral|42", "１１０|Numeral|110"],
    );
    holds(
        "en",
        "P-4, B2B, the 11th and 7th",
        &["4|Numeral|4", "2|Numeral|2", "11th|Ordinal|11", "7th|Ordinal|7"],
    );
    holds("en", "2015–2019", &["2015|Numeral|2015", "2019|Numeral|2019"]);
    holds(
        "fr",
        "4\u{a0}300 pays, 4 300 pays, 9,6 pour cent",
        &["4\u{a0}300|Numeral|4300", "4 300|Numeral|4300", "9,6 pour cent|Percent|9.6"],
    );
    holds("fr", "en 2017 102 bureaux", &["2017|Numeral|2017", "102|Numeral|102"]);
    holds("es", "la 42ª reunión y el 49%", &["42ª|Ordinal|42", "49%|Percent|49"]);
}

#[test]
fn cardinals_from_two_up_are_numbers() {
    holds(
        "en",
        "Seven of the forty-nine and ONE HUNDRED AND TEN",
        &["Seven|Cardinal|7", "forty-nine|Cardinal|49", "ONE HUNDRED AND TEN|Cardinal|110"],
    );
    holds(
        "en",
        "two hundred five; a hundred and one; twenty-one hundred",
        &[
            "two hundred five|Cardinal|205",
            "a hundred and one|Cardinal|101",
            "twenty-one hundred|Cardinal|2100",
        ],
    );
    holds(
        "en",
        "two million three hundred thousand and five",
        &["two million three hundred thousand and five|Cardinal|2300005"],
    );
    holds(
        "en",
        "two thousand three thousand",
        &["two thousand|Cardinal|2000", "three thousand|Cardinal|3000"],
    );
    holds("fr", "les 4 30 jours", &["4|Numeral|4", "30|Numeral|30"]);
    holds(
        "en",
        "two dozen, a million, half a million",
        &[
            "two dozen|Cardinal|24",
            "a million|Cardinal|1000000",
            "half|Fraction|0.5",
            "a million|Cardinal|1000000",
        ],
    );
    holds(
        "en",
        "thirty\u{ad}-one and fif\u{200b}ty",
        &["thirty\u{ad}-one|Cardinal|31", "fif\u{200b}ty|Cardinal|50"],
    );
    holds("en", "seven, eight", &["seven|Cardinal|7", "eight|Cardinal|8"]);
    holds(
        "en",
        "forty-nine per cent, two percentage points",
        &["forty-nine per cent|Percent|49", "two percentage points|Percent|2"],
    );
    holds(
        "fr",
        "vingt-et-un, quatre-vingt mille, mille neuf cents",
        &[
            "vingt-et-un|Cardinal|21",
            "quatre-vingt mille|Cardinal|80000",
            "mille neuf cents|Cardinal|1900",
        ],
    );
    holds(
        "es",
        "veintidos mil, doscientas una",
        &["veintidos mil|Cardinal|22000", "doscientas una|Cardinal|201"],
    );
}

#[test]
fn one_is_a_number_before_the_noun_of_a_unit_only() {
    holds(
        "en",
        "one office, one Regional Office, one new office",
        &["one|Cardinal|1", "one|Cardinal|1", "one|Cardinal|1"],
    );
    holds(
        "en",
        "one of the offices; one finds that office; one sees; no one; one another; One: office",
        &[],
    );
    holds(
        "en",
        "one per cent, one million, one dozen",
        &["one per cent|Percent|1", "one million|Cardinal|1000000", "one dozen|Cardinal|12"],
    );
    holds(
        "fr",
        "un bureau, un seul bureau, un million",
        &["un seul|Cardinal|1", "un million|Cardinal|1000000"],
    );
}

#[test]
fn fractions_multiples_and_vague_numbers_are_numbers() {
    holds(
        "en",
        "half, a third, two-thirds, three quarters, one in six, one in 20",
        &[
            "half|Fraction|0.5",
            "a third|Fraction|0.3333",
            "two-thirds|Fraction|0.6667",
            "three quarters|Fraction|0.75",
            "one in six|Fraction|0.1667",
            "one in 20|Fraction|0.05",
        ],
    );
    holds(
        "en",
        "twice, doubled, tripled, tenfold, halved",
        &[
            "twice|Multiple|2",
            "doubled|Multiple|2",
            "tripled|Multiple|3",
            "tenfold|Multiple|10",
            "halved|Multiple|0.5",
        ],
    );
    holds(
        "en",
        "tens of countries, thousands of refugees, dozens",
        &["tens of|Vague|?", "thousands|Vague|?", "dozens|Vague|?"],
    );
    holds(
        "fr",
        "un tiers, la moitié, des milliers, doublé, une dizaine",
        &[
            "un tiers|Fraction|0.3333",
            "moitié|Fraction|0.5",
            "milliers|Vague|?",
            "doublé|Multiple|2",
            "dizaine|Vague|?",
        ],
    );
    holds(
        "es",
        "la mitad, dos tercios, una de cada seis, miles, duplicó",
        &[
            "mitad|Fraction|0.5",
            "dos tercios|Fraction|0.6667",
            "una de cada seis|Fraction|0.1667",
            "miles|Vague|?",
            "duplicó|Multiple|2",
        ],
    );
}

#[test]
fn ordinals_count_from_eleventh() {
    holds(
        "en",
        "the eleventh, the twenty-first and the hundredth",
        &["eleventh|Ordinal|11", "twenty-first|Ordinal|21", "hundredth|Ordinal|100"],
    );
    holds("en", "the first, the seventh and the tenth", &[]);
    holds("fr", "la première, la onzième", &["onzième|Ordinal|11"]);
}

#[test]
fn what_looks_like_a_number_and_is_none() {
    holds(
        "en",
        "both, once more, zero tolerance, the second half of the year, none, weight, tent",
        &[],
    );
    holds("en", "someone often attends; USD million; the third country; a seventh meeting", &[]);
    holds("fr", "le pour cent, les pays tiers, un bureau, quelqu’un", &[]);
    holds("es", "un país, por ciento, el medio ambiente", &[]);
}

const AGREEMENTS: [Agreement; 4] = [
    Agreement { gender: Gender::Masculine, before_noun: false },
    Agreement { gender: Gender::Masculine, before_noun: true },
    Agreement { gender: Gender::Feminine, before_noun: false },
    Agreement { gender: Gender::Feminine, before_noun: true },
];

#[track_caller]
fn comes_back(language: &str, numbers: &Numbers, number: u32) {
    for agreement in AGREEMENTS {
        let said = language_of(language).cardinal(number, agreement).expect("words");
        let text = format!("({said})");
        let found = numbers.find(&text);
        let whole = Found {
            range: 1..text.len() - 1,
            kind: FoundKind::Cardinal,
            value: Some(Decimal::from(number)),
        };
        assert_eq!(found, [whole], "{number} is said {said:?} in {language}");
    }
}

#[test]
fn every_number_to_9999_comes_back_from_its_words() {
    for language in Language::codes() {
        let numbers = numbers(language);
        (2..=9999).for_each(|number| comes_back(language, &numbers, number));
    }
}

#[test]
fn numbers_are_found_in_time_linear_in_the_text() {
    let text = "one in ".repeat(200_000)
        + &"1 000 ".repeat(200_000)
        + &"two hundred thousand and ".repeat(50_000);
    assert!(found("en", &text).len() >= 250_000);
    assert_eq!(found("fr", &"9".repeat(1_000_000)).len(), 1);
}

proptest! {
    #[test]
    fn numbers_to_a_million_come_back_from_their_words(number in 10_000_u32..1_000_000) {
        for language in Language::codes() {
            comes_back(language, &numbers(language), number);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        for language in Language::codes() {
            ordered_ranges(&text, &found(language, &text));
        }
    }

    #[test]
    fn no_sequence_of_number_words_makes_it_panic(
        words in proptest::collection::vec(
            prop::sample::select(vec![
                "one", "in", "two", "hundred", "thousand", "and", "million", "trillion", "per cent", "third",
                "halves", "-", " ", ",", "9", "²", "%", "€", "th", "first", "\u{a0}", "½", "a", "un", "mille",
                "sur", "vingt", "pour cent", "mil", "de cada", "office",
            ]),
            0..40,
        ),
    ) {
        let text = words.join(" ");
        let close = words.concat();
        for language in Language::codes() {
            ordered_ranges(&text, &found(language, &text));
            ordered_ranges(&close, &found(language, &close));
        }
    }
}

fn ordered_ranges(text: &str, found: &[Found]) {
    assert!(found.iter().all(|f| !text[f.range.clone()].is_empty()));
    assert!(found.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
}
