//! What a change of the answers changes, and what it leaves alone.

mod reference;

use std::collections::{BTreeMap, BTreeSet};

use aggregation::figure::{Figure, Figures, Value};
use edition::report::Report;
use reference::{document, edit, report, rows, set, sources, table};
use renderer::compare::sentences_changed;
use tests::facts::{Fact, figures};

/// The one office left: a Regional Office, so that no figure on a country, and no list of countries, can stay as it was.
const LEFT: &str = "RO-VIENNA";

/// Figures from answers that stay when all others are gone, with the reason.
const UNMOVED: [(&str, &str); 1] = [(
    "comms.migrants_day_offices",
    "all offices marked the day, and one of one is 100 per cent as well as 150 of 150",
)];

/// What a reader sees of a figure.
fn shown(figure: &Figure) -> (&Value, &[String], Vec<(&str, &Value)>) {
    let cells = figure.cells.iter().map(|cell| (cell.choice.as_str(), &cell.value)).collect();
    (&figure.value, &figure.names, cells)
}

/// Whether a figure is computed from answers, its operands included.
fn rests_on_answers(name: &str, figures: &BTreeMap<String, Figure>) -> bool {
    let definition = &figures[name].definition;
    match definition.measure.as_str() {
        "ratio" | "change" | "growth" | "points" => {
            let operands = definition.value.split(',').map(str::trim);
            let named = operands.map(|o| o.trim_start_matches("previous(").trim_end_matches(')'));
            named.into_iter().any(|operand| rests_on_answers(operand, figures))
        }
        "record" => false,
        "sum" => definition.value.contains("${"),
        _ => true,
    }
}

#[test]
fn with_one_row_left_every_figure_from_answers_moves_and_no_record_does() {
    let mut sources = sources();
    let before = report(&sources).figures.figures;
    edit(&mut sources, "responses.csv", |(_, rows)| rows.retain(|row| row[0] == LEFT));
    let after = report(&sources).figures.figures;
    let still: BTreeSet<&str> = before
        .iter()
        .filter(|(name, figure)| shown(figure) == shown(&after[*name]))
        .map(|(name, _)| name.as_str())
        .filter(|name| rests_on_answers(name, &before))
        .collect();
    let expected: BTreeSet<&str> = UNMOVED.iter().map(|(name, _)| *name).collect();
    assert_eq!(still, expected);
    let records = before.iter().filter(|(name, _)| !rests_on_answers(name, &before));
    let moved: Vec<_> = records.filter(|(name, figure)| after[*name] != **figure).collect();
    assert!(moved.is_empty(), "{moved:?}");
}

/// The share of offices that answered is counted from the answers too, though the questionnaire does not ask it.
#[test]
fn the_published_quantities_part_into_answers_and_records_as_the_facts_say() {
    let computed = report(&sources()).figures.figures;
    let differs = |fact: &Fact| {
        rests_on_answers(&fact.indicator(), &computed) != (fact.source == "questionnaire")
    };
    let differing: Vec<_> = figures().into_iter().filter(differs).map(|fact| fact.id).collect();
    assert_eq!(differing, ["rbm.participation-pct"]);
}

/// Changes one cell, and holds what then differs: these figures, and sentences in places of these anchors.
#[track_caller]
fn one_cell(
    file: &str,
    (key, column): (&str, &str),
    (from, to): (&str, &str),
    moved: &[&str],
    places: &[&str],
) -> (Report, Report) {
    let mut sources = sources();
    let before = report(&sources);
    set(&mut sources, file, key, column, from, to);
    let after = report(&sources);
    assert!(!after.diagnostics.has_errors(), "{:#?}", after.diagnostics.sorted());
    let mut moved: Vec<&str> = moved.to_vec();
    moved.sort_unstable();
    assert_eq!(aggregation::changes(&before.figures, &after.figures), moved);
    let changes = sentences_changed(document(&before), document(&after));
    let anchors: Vec<&str> = changes.iter().map(|change| change.anchor.as_str()).collect();
    assert_eq!(anchors, places, "{changes:#?}");
    for change in &changes {
        assert_eq!(change.before.len(), change.after.len(), "{change:#?}");
        assert!(change.figures.iter().all(|name| moved.contains(&name.as_str())), "{change:#?}");
    }
    (before, after)
}

#[test]
fn an_office_that_answers_another_choice_moves_two_counts_in_one_paragraph() {
    one_cell(
        "responses.csv",
        ("RO-VIENNA", "gender_level"),
        ("perspective", "objective"),
        &["gender.offices_perspective", "gender.offices_equality_objective"],
        &["p34"],
    );
}

/// The office for Vanuatu covers three more countries, and no other office covers any of the four: the 40 of print are 36.
#[test]
fn the_only_office_of_four_countries_moves_the_count_of_countries_by_four() {
    let (before, after) = one_cell(
        "responses.csv",
        ("CO-VUT", "standards_audience"),
        ("officials civil_society private_sector", "officials civil_society"),
        &["standards.training_private_sector"],
        &["p24"],
    );
    let name = "standards.training_private_sector";
    assert_eq!((integer(&before.figures, name), integer(&after.figures, name)), (40, 36));
}

/// 108 of 150 are 72 per cent, 109 are 72.7, which is said as 73.
#[test]
fn one_more_office_moves_a_share() {
    one_cell(
        "responses.csv",
        ("CO-BLR", "participation_stages"),
        ("design monitoring", "design implementation monitoring"),
        &["aap.beneficiaries_implement_pct"],
        &["p44"],
    );
}

#[test]
fn a_choice_that_no_figure_reads_moves_nothing() {
    one_cell(
        "responses.csv",
        ("CO-BLR", "participation_stages"),
        ("design monitoring", "monitoring"),
        &[],
        &[],
    );
}

#[test]
fn one_more_person_moves_a_sum_and_no_sentence_that_hedges_it() {
    one_cell(
        "responses.csv",
        ("CO-USA", "abuse_women_trained"),
        ("24", "25"),
        &["psea.staff_trained", "psea.staff_trained_female"],
        &[],
    );
}

#[test]
fn one_more_person_moves_a_sum_said_exactly() {
    one_cell(
        "responses.csv",
        ("CO-USA", "rights_trained"),
        ("4", "5"),
        &["standards.people_trained_migrant_rights"],
        &["p24"],
    );
}

/// Women at D-1 and D-2: 16 of 50 are 32 per cent, 19 of 53 are 36.
#[test]
fn a_cell_of_a_record_table_moves_its_shares_and_changes_in_text_and_annex() {
    let anchor =
        table(document(&report(&sources())), "Increase/decrease in the number of women").id.clone();
    one_cell(
        "records/staff_grades.csv",
        ("D-1–D-2", "women"),
        ("16", "19"),
        &[
            "annex_iii.grade_change",
            "annex_iii.grade_total",
            "annex_iii.grade_women",
            "annex_iii.grade_women_share",
            "gender.women_directors_change",
            "gender.women_directors_pct",
        ],
        &["p37", &anchor],
    );
}

/// Indicators on what is not, and a paragraph that says them.
fn with_negations() -> edition::sources::Sources {
    let mut sources = sources();
    let not = "not(selected(${participation_stages}, 'implementation'))";
    let row = |name: &str, condition: &str, base: &str, show: &str| {
        let unit = if show.is_empty() { "offices" } else { "" };
        let cells = [
            name,
            name,
            name,
            name,
            "offices",
            "",
            condition,
            base,
            "",
            show,
            "",
            "",
            "",
            unit,
            "questionnaire",
            "",
            "",
        ];
        cells.map(str::to_owned).to_vec()
    };
    edit(&mut sources, "indicators.csv", |(header, rows)| {
        let known = [
            "name", "label", "measure", "value", "where", "base", "of", "show", "by", "limit",
            "decimals", "unit",
        ];
        let ours: Vec<&str> =
            header.iter().map(String::as_str).filter(|c| !c.contains("::")).take(12).collect();
        assert_eq!(ours, known);
        rows.push(row("zz.not", not, "", ""));
        rows.push(row("zz.unequal", "${rights_trained} != 4", "", ""));
        rows.push(row("zz.share", not, "given(${participation_stages})", "percent"));
    });
    let text = "# Negations\n\nThere are {{ zz.not | number }} without, {{ zz.unequal | number }} unequal, {{ zz.share }}.\n";
    sources.files.insert("narrative/en/90-z-negations.md".into(), text.into());
    sources
}

fn integer(figures: &Figures, name: &str) -> i128 {
    match figures.figures[name].value {
        Value::Integer(value) => value,
        ref other => panic!("{name} is {other:?}"),
    }
}

/// Three states: who answered otherwise is counted, who gave no answer is not.
#[test]
fn an_office_without_an_answer_is_not_counted_where_an_answer_is_denied() {
    let mut sources = with_negations();
    set(&mut sources, "responses.csv", "CO-BLR", "participation_stages", "design monitoring", "");
    set(
        &mut sources,
        "responses.csv",
        "CO-IRL",
        "participation_stages",
        "design implementation monitoring",
        "",
    );
    set(&mut sources, "responses.csv", "CO-VEN", "rights_trained", "1", "");
    let answers = rows(&sources, "responses.csv");
    let stages = answers.iter().map(|r| &r["participation_stages"]).filter(|s| !s.is_empty());
    let (with, without): (Vec<_>, Vec<_>) =
        stages.partition(|s| s.split(' ').any(|c| c == "implementation"));
    let unequal =
        answers.iter().filter(|r| !matches!(r["rights_trained"].as_str(), "" | "4")).count();
    assert!(!without.is_empty() && without.len() + with.len() < answers.len() && unequal > 0);

    let report = report(&sources);
    assert!(!report.diagnostics.has_errors(), "{:#?}", report.diagnostics.sorted());
    let figures = &report.figures;
    assert_eq!(integer(figures, "zz.not"), without.len() as i128);
    assert_eq!(integer(figures, "zz.unequal"), unequal as i128);
    let share = &figures.figures["zz.share"];
    assert_eq!(share.numerator, Some(without.len().into()));
    assert_eq!(share.denominator, Some((without.len() + with.len()).into()));

    let cycle = report.cycle.as_ref().expect("a cycle");
    for (name, office) in [("zz.not", "CO-BLR"), ("zz.not", "CO-IRL"), ("zz.unequal", "CO-VEN")] {
        let standing = aggregation::explain(&figures.figures[name], &cycle.collected.responses);
        assert!(
            standing.not_answered.iter().any(|code| code == office),
            "{name}, {office}: {standing:?}"
        );
    }
    let text =
        renderer::usage::spots(document(&report)).into_iter().map(|s| s.text).collect::<String>();
    let sentence = format!("There are {} without, {unequal} unequal, ", without.len());
    assert!(text.contains(&sentence), "no {sentence:?}");
}
