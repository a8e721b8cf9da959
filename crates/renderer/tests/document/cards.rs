//! Cards: the rule of a figure in words, how its offices divide, where it is used.

use crate::world::{World, cells, count, english, figure};
use aggregation::figure::{Definition, Figure, Quantity, Value};
use questionnaire::form::Kind;
use questionnaire::response::{Answer, Value as Given};
use renderer::compare::sentences_changed;
use renderer::document::Card;
use renderer::usage;
use rust_decimal::Decimal;

fn defined(measure: &str, value: &str, condition: &str) -> Definition {
    Definition {
        measure: measure.into(),
        value: value.into(),
        condition: condition.into(),
        source: "questionnaire".into(),
        ..Definition::default()
    }
}

fn world(figure: Figure) -> World {
    let mut world = World::new(vec![figure]);
    let yes_no = [("yes", "Yes"), ("no", "No")];
    world.question("q", "Did you help?", Kind::SelectOne("q".into()), &yes_no);
    let topics = [("law", "Law"), ("work", "Work")];
    world.question("topics", "On what?", Kind::SelectMultiple("topics".into()), &topics);
    world.question("people", "How many people?", Kind::Integer, &[]);
    world.add_office("D", "South", true);
    world.add_office("E", "South", true);
    world
}

/// The card of the one figure `f` of a world.
fn card(world: &World) -> Card {
    world.sound("# Part\n\nOf {{ f | number }}.\n").document.cards["f"].clone()
}

#[track_caller]
fn rule(measure: &str, value: &str, condition: &str, expected: &str) {
    let figure = Figure {
        definition: defined(measure, value, condition),
        ..figure("f", Value::Integer(2), "offices")
    };
    assert_eq!(card(&world(figure)).rule, expected);
}

#[test]
fn rules_are_said_in_words() {
    let answered = "the offices that answered the questionnaire";
    rule(
        "offices",
        "",
        "${q} = 'yes'",
        &format!("Offices that answered “Yes” to “Did you help?”, out of {answered}."),
    );
    rule("offices", "", "", &format!("All of {answered}."));
    rule(
        "countries",
        "",
        "selected(${topics}, 'law') and not(selected(${topics}, 'work'))",
        "Countries of the offices that ticked “Law” under “On what?” and did not tick “Work” under “On what?”, each once.",
    );
    rule(
        "offices",
        "",
        "${office_kind} = 'regional' and (${people} >= 5 or count-selected(${topics}) > 1)",
        &format!(
            "Offices that are of the kind “Regional Office” and (gave at least 5 for “How many people?” or ticked more than 1 choices under “On what?”), out of {answered}."
        ),
    );
    rule(
        "sum",
        "${people} + 1",
        "given(${q})",
        "Sum of the answers to “How many people?” plus 1 over the offices that answered “Did you help?”.",
    );
    rule(
        "sum",
        "sum(instance('staff')/root/item[grade = 'P-4']/women)",
        "",
        "Computed from records kept at headquarters: the column “women” of the table “staff” where grade = P-4.",
    );
    rule(
        "names",
        "country",
        "${q} = 'yes'",
        "Names of the countries of the offices that answered “Yes” to “Did you help?”.",
    );
    rule(
        "choices",
        "${topics}",
        "",
        &format!("Choices of “On what?” that at least one ticked of {answered}."),
    );
    rule("record", "f", "", "Kept at headquarters as a record.");
    rule(
        "growth",
        "f",
        "",
        "“Label of f” less “Label of f” in the previous cycle, in per cent of the latter.",
    );
    rule(
        "offices",
        "",
        "string-length(${q}) > 3",
        &format!("Offices that meet the condition “string-length(${{q}}) > 3”, out of {answered}."),
    );
}

#[test]
fn a_breakdown_says_that_choices_do_not_add_up() {
    let mut figure = cells(count("f", 2), "${topics}", &[("law", "Law", 2), ("work", "Work", 1)]);
    figure.definition = Definition { by: "${topics}".into(), ..defined("offices", "", "") };
    let card = card(&world(figure));
    assert!(
        card.rule.ends_with("An office may tick several choices, so the numbers do not add up.")
    );
    assert_eq!(card.cells, [("Law".into(), "2".into()), ("Work".into(), "1".into())]);
}

/// Five offices: A said yes, B no, D left it empty, E was not asked, C did not respond and is not in the base.
fn five() -> World {
    let mut figure = count("f", 1);
    figure.definition = defined("offices", "", "${q} = 'yes'");
    figure.counted = vec!["A".into()];
    figure.base = ["A", "B", "D", "E"].map(String::from).to_vec();
    figure.denominator = Some(Decimal::from(4));
    figure.previous = Some(Value::Integer(3));
    let mut world = world(figure);
    let given = |choice: &str| Answer::Given(Given::Choice(choice.into()));
    world.answer(0, "q", given("yes"));
    world.answer(1, "q", given("no"));
    world.answer(2, "q", Answer::NotAnswered);
    world.answer(3, "q", Answer::NotAsked);
    world
}

#[test]
fn a_card_says_how_the_offices_divide() {
    let card = card(&five());
    let share = |words: &str| (words.to_owned(), 1);
    assert_eq!(
        card.shares,
        [share("counted"), share("not counted"), share("did not answer"), share("not asked")]
    );
    assert_eq!(
        (card.value.as_str(), card.of.as_str(), card.previous.as_str()),
        ("1", "of 4 offices", "3")
    );
    assert_eq!(card.counted, ["Office A"]);
    assert_eq!(card.label, "Label of f");
    assert_eq!(card.source, "Institutional questionnaire 2017, 4 of 5 offices");
    assert_eq!(card.verify, "rapporteur explain config/annual-report-2017 f");
    let definition: Vec<_> =
        card.definition.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert_eq!(definition, [("measure", "offices"), ("where", "${q} = 'yes'")]);
}

#[test]
fn an_office_that_gave_no_answer_did_not_answer_a_rule_about_answers() {
    let mut world = five();
    let figure = world.figures.figures.get_mut("f").unwrap();
    figure.definition.condition = "given(${q})".into();
    figure.counted = vec!["A".into(), "B".into()];
    let shares: Vec<_> =
        card(&world).shares.into_iter().map(|(words, n)| format!("{n} {words}")).collect();
    assert_eq!(shares, ["2 counted", "1 did not answer", "1 not asked"]);
}

#[test]
fn who_was_counted_is_not_said_of_a_confidential_figure() {
    let mut world = five();
    world.figures.figures.get_mut("f").unwrap().confidential = true;
    assert_eq!(card(&world).counted, [""; 0]);
}

#[test]
fn a_share_says_what_it_is_of() {
    let mut world = five();
    let figure = world.figures.figures.get_mut("f").unwrap();
    (figure.quantity, figure.value) = (Quantity::Percent, Value::Integer(25));
    figure.unit = None;
    let card = card(&world);
    assert_eq!((card.value.as_str(), card.of.as_str()), ("25%", "1 of 4 offices"));
    assert!(card.rule.contains("as a share of the offices that answered the questionnaire"));
}

#[test]
fn a_derived_figure_has_the_sources_of_its_operands() {
    let mut a = figure("a", Value::Integer(2), "people");
    a.definition.source = "Staff list (HR, 2017)".into();
    let mut world = world(a);
    let mut f = figure("f", Value::Integer(2), "people");
    f.definition =
        Definition { source: "figures `a` and `a`".into(), ..defined("ratio", "a, a", "") };
    world.figures.figures.insert("f".into(), f);
    assert_eq!(card(&world).source, "Staff list (HR, 2017)");
}

fn used() -> World {
    let mut world = World::new(vec![count("a", 110), count("b", 7), count("c", 50)]);
    let bars = cells(count("d", 9), "${q}", &[("x", "X", 9), ("y", "Y", 4)]);
    world.figures.figures.insert("d".into(), bars);
    world
}

const TEXT: &str = "# Part\n\nFirst. Of {{ a }}.[^n] Last.\n\n- {{ b }} more\n\n::: if b > 6\nExtra.\n:::\n\nAgain {{ a }}.\n\n::: chart d\nTitle\n:::\n\n[^n]: A note on {{ b }}.\n";

#[test]
fn a_figure_knows_where_it_is_used() {
    let document = used().sound(TEXT).document;
    let card = |name: &str| document.cards[name].used.clone();
    let place = |title: &str, anchor: &str| (title.to_owned(), anchor.to_owned());
    assert_eq!(card("a"), [place("paragraph 1", "p1"), place("paragraph 3", "p3")]);
    assert_eq!(card("b"), [place("paragraph 1", "p1")]);
    assert_eq!(card("d"), [place("chart 1", "chart-1")]);
    assert_eq!(usage::unused(&used().figures, &[&document]), ["c"]);
}

#[test]
fn the_sentences_that_change_are_named_with_their_figures() {
    let before = used().sound(TEXT).document;
    let mut world = used();
    world.figures.figures.insert("a".into(), count("a", 111));
    let changes = sentences_changed(&before, &world.sound(TEXT).document);
    let found: Vec<_> = changes
        .iter()
        .map(|c| (c.title.as_str(), c.before.join("/"), c.after.join("/"), c.figures.join(" ")))
        .collect();
    let row = |title, before: &str, after: &str| {
        (title, before.to_owned(), after.to_owned(), "a".to_owned())
    };
    let found: Vec<_> = found
        .iter()
        .map(|(t, b, a, f)| (*t, b.replace('\u{a0}', " "), a.replace('\u{a0}', " "), f.clone()))
        .collect();
    assert_eq!(
        found,
        [
            row("paragraph 1", "Of 110 offices.", "Of 111 offices."),
            row("paragraph 3", "Again 110 offices.", "Again 111 offices."),
        ]
    );
    assert_eq!(sentences_changed(&before, &before), []);
}

#[test]
fn a_paragraph_that_moves_has_not_changed() {
    let before = used().sound(TEXT).document;
    let mut world = used();
    world.figures.figures.insert("b".into(), count("b", 6));
    let changes = sentences_changed(&before, &world.sound(TEXT).document);
    let found: Vec<_> = changes.iter().map(|c| (c.title.as_str(), c.figures.join(" "))).collect();
    assert_eq!(found, [("paragraph 1", "b".to_owned()), ("paragraph 2", String::new())]);
    assert_eq!(changes[1].before, ["Extra."]);
}

#[test]
fn labels_come_in_the_language_of_the_document() {
    let mut world = five();
    let figure = world.figures.figures.get_mut("f").unwrap();
    figure.label = english("Helpers");
    assert_eq!(card(&world).label, "Helpers");
}
