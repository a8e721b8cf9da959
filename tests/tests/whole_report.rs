//! The whole report against the published one: every quantity in its paragraph, every heading in its place, the same figures in
//! every language.

mod reference;

use std::collections::{BTreeMap, BTreeSet};

use reference::{document, report, sources};
use renderer::document::{Block, Document, Inline, PartKind};
use rust_decimal::Decimal;
use tests::facts::{Fact, all_figures, outline};

/// What a paragraph says with figures: name and words.
type Said = Vec<(String, String)>;

/// By paragraph (`F` for the foreword), with what belongs to it: lists, tables, charts, notes.
fn said(document: &Document) -> BTreeMap<String, Said> {
    let mut said: BTreeMap<String, Said> = BTreeMap::new();
    for part in document.parts.iter().filter(|part| part.kind != PartKind::Annex) {
        let mut at = if part.kind == PartKind::Foreword { "F".to_owned() } else { String::new() };
        for block in &part.blocks {
            if let Block::Paragraph { number: Some(number), .. } = block {
                at = number.to_string();
            }
            gather(block, document, said.entry(at.clone()).or_default());
        }
    }
    said
}

fn gather(block: &Block, document: &Document, said: &mut Said) {
    match block {
        Block::Heading { text, .. } | Block::Paragraph { text, .. } => words(text, document, said),
        Block::List { items, .. } => {
            items.iter().flatten().for_each(|block| gather(block, document, said));
        }
        Block::Quote(blocks) => blocks.iter().for_each(|block| gather(block, document, said)),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.for_each(|cell| words(&cell.text, document, said));
        }
        Block::Signature(lines) => lines.iter().for_each(|line| words(line, document, said)),
        Block::Chart(_) => {}
    }
}

fn words(text: &[Inline], document: &Document, said: &mut Said) {
    for inline in text {
        match inline {
            Inline::Figure { name, text } => said.push((name.clone(), text.clone())),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                words(inner, document, said);
            }
            Inline::Footnote(index) => words(&document.footnotes[*index], document, said),
            Inline::Text(_) | Inline::Break => {}
        }
    }
}

const SMALL: [&str; 20] = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The first number in English words or figures: read here by rules of its own.
fn number(text: &str) -> Option<Decimal> {
    let text = text.to_lowercase().replace(['\u{a0}', '-', '‑'], " ").replace(',', "");
    let words = text.split_whitespace();
    let (mut sum, mut found) = (Decimal::ZERO, false);
    for word in words {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim_matches('.');
        let value = bare
            .strip_suffix("th")
            .unwrap_or(bare)
            .parse::<Decimal>()
            .ok()
            .or_else(|| cardinal(bare));
        match (value, bare) {
            (Some(value), _) => (sum, found) = (sum + value, true),
            (None, "hundred") if found => sum *= Decimal::ONE_HUNDRED,
            (None, "thousand") if found => sum *= Decimal::ONE_THOUSAND,
            (None, "million") if found => sum *= Decimal::from(1_000_000),
            (None, "and") if found => {}
            _ if found => break,
            _ => {}
        }
    }
    found.then_some(sum)
}

fn cardinal(word: &str) -> Option<Decimal> {
    let small = SMALL.iter().position(|name| *name == word);
    let tens = TENS.iter().position(|name| *name == word).map(|at| (at + 2) * 10);
    small.or(tens).map(Decimal::from)
}

/// Rows that are said in other words than their number, with the words.
const SAID_OTHERWISE: [(&str, &str); 10] = [
    ("foreword.rcp-chairs-meeting-ordinal", "seventh"),
    ("gcm.rcp-chairs-meeting-ordinal", "seventh"),
    ("interregional.riam-ordinal", "fifth"),
    ("civil.health-consultation-ordinal", "second"),
    ("comms.migrants-day-offices", "all"),
    ("preparedness.reports-per-year", "twice"),
    ("response.shelter-global-share", "nearly a third"),
    ("response.health-crisis-doubling", "doubled"),
    ("it.prima-rollout", "2018"),
    ("rbm.webinar-staff-share", "one in six staff members"),
];

/// Rows whose figure differs from print; `facts.rs` says why.
const NOT_REPRODUCED: [&str; 3] =
    ["response.health-risk-growth", "diversity.nationalities", "diversity.member-states-pct"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn fault(fact: &Fact, texts: &[&str]) -> Option<String> {
    if texts.is_empty() {
        return Some("it is not said there".to_owned());
    }
    let holds = |text: &&str| match fact.kind.as_str() {
        "date" => says_date(&fact.value, text),
        "list" => true,
        _ => says_number(fact, text),
    };
    (!texts.iter().any(holds))
        .then(|| format!("{texts:?} do not say {} {}", fact.qualifier, fact.value))
}

/// The year, or the month of a date that has one.
fn says_date(value: &str, text: &str) -> bool {
    let month = value.get(4..6).and_then(|month| month.parse::<usize>().ok());
    match month {
        Some(month) => text.contains(MONTHS[month - 1]),
        None => text.contains(value),
    }
}

fn says_number(fact: &Fact, text: &str) -> bool {
    let published: Decimal = fact.value.parse().expect("a number");
    number(text) == Some(published.abs())
}

#[test]
fn every_published_quantity_is_said_in_its_paragraph() {
    let report = report(&sources());
    let document = document(&report);
    let said = said(document);
    let facts = all_figures();
    assert_eq!(facts.len(), 558);
    let mut faults = Vec::new();
    for fact in facts.iter().filter(|fact| !NOT_REPRODUCED.contains(&fact.id.as_str())) {
        let name = fact.shown_as();
        let of = |(said, text): &'_ (String, String)| (*said == name).then(|| text.clone());
        let texts: Vec<String> =
            said.get(&fact.para).into_iter().flatten().filter_map(of).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let otherwise = SAID_OTHERWISE.iter().find(|(id, _)| *id == fact.id);
        let fault = match otherwise {
            Some((_, words)) => {
                (!texts.contains(words)).then(|| format!("{texts:?} is not {words}"))
            }
            None => fault(fact, &texts),
        };
        faults.extend(fault.map(|fault| format!("{} {}: {fault}", fact.para, fact.id)));
    }
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), facts.len(), faults.join("\n"));
}

/// Places where print departs from the rules of the United Nations Editorial and Correspondence Manuals that our number style
/// follows, by figure: what print has. In text it is "per cent", with a percentage point where a share changes.
const PER_CENT_SIGNS: [(&str, &str); 22] = [
    ("gender.women-professional-change", "1%"),
    ("gender.women-p4-change", "1%"),
    ("gender.women-p5-change", "2%"),
    ("gender.women-directors-change", "6%"),
    ("eutf.libya-detention-pct", "75%"),
    ("response.cccm-coordination-staff-pct", "61%"),
    ("response.cccm-information-staff-pct", "61%"),
    ("response.cccm-both-staff-pct", "35%"),
    ("response.shelter-items-pct", "94%"),
    ("response.health-risk-growth", "20%"),
    ("resettlement.libya-male-pct", "80%"),
    ("resettlement.libya-female-pct", "20%"),
    ("return.male-pct", "68%"),
    ("return.female-pct", "32%"),
    ("return.west-central-africa-pct", "50%"),
    ("return.east-horn-pct", "24%"),
    ("rbm.participation-pct", "95%"),
    ("finance.admin-budget-increase-pct", "11.5%"),
    ("finance.operational-budget-increase-pct", "9.6%"),
    ("staffing.international-pct", "13%"),
    ("staffing.national-pct", "87%"),
    ("hr.national-recruits-pct", "19%"),
];

/// Others: what print has, and what the rule makes of it. Things of one kind in one sentence follow the highest number; ten and
/// more are in figures unless they begin a sentence; fewer are in words.
const WORDS_AND_FIGURES: [(&str, &str, &str); 4] = [
    ("humanitarian.promotion-regional-offices", "eight Regional Offices", "8 Regional Offices"),
    ("interregional.khartoum-offices", "eight offices", "8 offices"),
    ("remittances.somalia-women", "around one hundred women", "about 100 women"),
    ("assessment.vaccination-age", "over 5 years old", "five years"),
];

/// What the document says with a published figure in its paragraph.
fn said_of(id: &str, said: &BTreeMap<String, Said>) -> Vec<String> {
    let facts = all_figures();
    let fact = facts.iter().find(|fact| fact.id == id).unwrap_or_else(|| panic!("no fact {id}"));
    let name = fact.shown_as();
    let of = |(said, text): &(String, String)| (*said == name).then(|| text.replace('\u{a0}', " "));
    said.get(&fact.para).into_iter().flatten().filter_map(of).collect()
}

#[test]
fn the_number_style_holds_where_print_departs_from_it() {
    let report = report(&sources());
    let said = said(document(&report));
    for (id, print) in PER_CENT_SIGNS {
        let ours = said_of(id, &said);
        let in_words = |text: &String| {
            !text.contains('%') && text.contains("per cent") | text.contains("percentage point")
        };
        assert!(!ours.is_empty() && ours.iter().all(in_words), "{id}: {ours:?}, in print {print}");
    }
    for (id, print, rule) in WORDS_AND_FIGURES {
        assert!(
            said_of(id, &said).iter().any(|text| rule.starts_with(text) || text == rule),
            "{id}: {:?} is not {rule}, in print {print}",
            said_of(id, &said)
        );
    }
}

/// The outline as we have it: level and title, charts and tables with theirs.
fn headings(document: &Document) -> Vec<(u8, String)> {
    let mut headings = Vec::new();
    for part in &document.parts {
        let label = part.label.as_ref().map(|label| format!("{label}: ")).unwrap_or_default();
        headings.push((1, label + &plain(&part.title)));
        for block in &part.blocks {
            match block {
                Block::Heading { level, text, .. } => headings.push((*level, plain(text))),
                Block::Chart(chart) => headings.push((0, plain(&chart.title))),
                Block::Table(table) => headings.push((0, plain(&table.title))),
                _ => {}
            }
        }
    }
    headings
}

fn plain(text: &[Inline]) -> String {
    let word = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Figure { text, .. } => text.clone(),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
            plain(inner)
        }
        Inline::Footnote(_) | Inline::Break => String::new(),
    };
    text.iter().map(word).collect()
}

#[test]
fn every_heading_of_the_published_report_is_there_in_its_order() {
    let report = report(&sources());
    let mut ours = headings(document(&report)).into_iter();
    let missing: Vec<_> = outline()
        .into_iter()
        .filter(|theirs| {
            // Print numbers the tables of one annex; a table here may part in two, each with more to its title.
            let wanted =
                theirs.title.split_once(": ").filter(|(label, _)| label.starts_with("Table "));
            let wanted = wanted.map_or(theirs.title.as_str(), |(_, title)| title);
            let is_it = |(level, title): &(u8, String)| match level {
                0 => title.starts_with(wanted),
                _ => *title == wanted && *level == theirs.level,
            };
            !ours.clone().any(|one| is_it(&one)) || !ours.by_ref().any(|one| is_it(&one))
        })
        .map(|theirs| theirs.title)
        .collect();
    assert!(missing.is_empty(), "missing, or out of order:\n{}", missing.join("\n"));
}

/// Figures by paragraph, whatever their order and form.
fn figures_by_paragraph(document: &Document) -> BTreeMap<String, BTreeSet<String>> {
    let names = |said: Said| said.into_iter().map(|(name, _)| name).collect();
    said(document).into_iter().map(|(at, said)| (at, names(said))).collect()
}

#[test]
fn a_translated_paragraph_uses_the_figures_of_its_original() {
    let report = report(&sources());
    let original = figures_by_paragraph(&report.built[0].document);
    assert_eq!(report.built.len(), 3, "English, French and Spanish");
    for built in &report.built[1..] {
        let translation = figures_by_paragraph(&built.document);
        let language = &built.document.cover.language;
        for at in std::iter::once("F".to_owned()).chain((1..=47).map(|number| number.to_string())) {
            assert_eq!(translation.get(&at), original.get(&at), "{language}, paragraph {at}");
        }
    }
}
