//! The gate: a number that is typed fails, with its place and a hint.

use std::collections::BTreeSet;

use crate::world::{World, cells, count, english, figure, percent};
use aggregation::figure::{Figure, Value};
use proptest::prelude::*;
use renderer::build::Built;
use renderer::gate::unused_literals;

fn world() -> World {
    World::new(vec![
        count("a.offices", 110),
        count("a.seven", 7),
        count("b.seven", 7),
        percent("a.share", 49),
        figure("a.year", Value::Date("2017".into()), ""),
    ])
}

/// Asserts that a text below a heading fails with these faults.
#[track_caller]
fn fails(text: &str, expected: &[(&str, &str)]) {
    world().faults(&format!("# Part\n\n{text}\n"), expected);
}

#[track_caller]
fn passes(world: &World, text: &str) {
    world.sound(&format!("# Part\n\n{text}\n"));
}

const UNTRACED: &str = "untraced-number";

#[test]
fn a_typed_number_fails_wherever_it_stands() {
    fails("Of 12 offices.", &[(UNTRACED, "3:4")]);
    fails("Of twelve offices.", &[(UNTRACED, "3:4")]);
    fails("Of *forty*-nine.", &[(UNTRACED, "3:5")]);
    fails("Line\nwith 12.", &[(UNTRACED, "4:6")]);
    fails("é [12](#p1)", &[(UNTRACED, "3:4")]);
    fails("## Of 12", &[(UNTRACED, "3:7")]);
    fails("- a\n- 12", &[(UNTRACED, "4:3")]);
    fails("> 12", &[(UNTRACED, "3:3")]);
    fails("a[^n]\n\n[^n]: of 12", &[(UNTRACED, "5:10")]);
    fails("::: signature\nName 12\n:::", &[(UNTRACED, "4:6")]);
    fails("::: if a.offices > 1000\n12\n:::", &[(UNTRACED, "4:1")]);
    fails("::: if a.offices > 100\n12\n:::", &[(UNTRACED, "4:1")]);
    fails(
        "::: table\nT 12\n\n| A 13 |\n| - |\n| 14 |\nNote: 15\n:::",
        &[(UNTRACED, "4:3"), (UNTRACED, "6:5"), (UNTRACED, "8:3"), (UNTRACED, "9:7")],
    );
    fails("{{ a.offices | number }}0", &[(UNTRACED, "3:25")]);
}

#[test]
fn captions_heads_and_labels_are_read_too() {
    let mut world = world();
    let labels = [("young", "Under 18 years", 3)];
    for (name, by) in [("c.answers", "${age}"), ("c.records", "age")] {
        let figure = cells(count(name, 3), by, &labels);
        world.figures.figures.insert(name.into(), figure);
    }
    let chart = |figure: &str, title: &str| format!("# Part\n\n::: chart {figure}\n{title}\n:::\n");
    world.faults(&chart("c.records", "Of 12"), &[(UNTRACED, "4:4")]);
    world.faults(&chart("c.answers", "Title"), &[(UNTRACED, "3:11")]);
    world.sound(&chart("c.records", "Title"));
    let table =
        |arguments: &str| format!("# Part\n\n::: table {arguments} c.records=\"A\"\nTitle\n:::\n");
    world.faults(&table("head=\"Age 12\""), &[(UNTRACED, "3:17")]);
    world.faults(&table("groups=\"Age 12:1\""), &[(UNTRACED, "3:19")]);
    world.faults("# Part\n\n::: table c.records=\"Of 12\"\nTitle\n:::\n", &[(UNTRACED, "3:22")]);
    world.sound(&table("head=\"Age\""));
    world.figures.figures.get_mut("c.records").unwrap().label = english("Of 12");
    world.faults("# Part\n\n::: table c.records\nTitle\n:::\n", &[(UNTRACED, "3:11")]);
}

#[test]
fn the_hint_names_the_figure_that_has_the_value() {
    let hint = |text: &str| {
        let built = world().build(&format!("# Part\n\n{text}\n"));
        built.diagnostics.sorted()[0].hint.clone().unwrap()
    };
    assert_eq!(hint("Of 110."), "the figure a.offices has this value: write {{ a.offices }}");
    assert_eq!(
        hint("One hundred and ten."),
        "the figure a.offices has this value: write {{ a.offices }}"
    );
    assert_eq!(hint("Of 49 per cent."), "the figure a.share has this value: write {{ a.share }}");
    assert!(hint("Of 49.").contains("literals.csv"));
    assert!(
        hint("Of seven.")
            .starts_with("2 figures have this value, such as {{ a.seven }}, {{ b.seven }}")
    );
    assert!(hint("In 2017.").contains("a.year"));
}

#[test]
fn a_literal_covers_the_numbers_inside_it_and_nothing_else() {
    let world = || world().literal("Policy 2015–2019").literal("P-4").literal("2030 Agenda");
    passes(&world(), "The Policy 2015–2019 and the *2030* Agenda.");
    passes(&world(), "The Policy\n2015–2019 at P-4.");
    world().faults("# Part\n\nThe policy 2015–2019.\n", &[(UNTRACED, "3:12"), (UNTRACED, "3:17")]);
    world().faults("# Part\n\nP-45 and XP-4.\n", &[(UNTRACED, "3:3"), (UNTRACED, "3:13")]);
    let built = world().sound("# Part\n\nAt P-4 and P-4, {{ a.offices | over 105 }}.\n");
    assert_eq!((built.tally.literals, built.tally.figures, built.tally.claims), (2, 1, 1));
}

#[test]
fn a_literal_of_another_language_covers_nothing() {
    let mut world = world().literal("P-4");
    world.names.literals[0].language = Some("fr".into());
    world.faults("# Part\n\nAt P-4.\n", &[(UNTRACED, "3:6")]);
}

#[test]
fn a_literal_that_equals_a_figure_of_its_paragraph_fails() {
    let world = || world().literal("110").literal("2017").literal("Part 110");
    let fault = "literal-equals-figure";
    world().faults("# Part\n\nOf 110, {{ a.offices }}.\n", &[(fault, "3:4")]);
    world().faults("# Part\n\nIn 2017, {{ a.year }}.\n", &[(fault, "3:4")]);
    passes(&world(), "Of 110.\n\nOf {{ a.offices }}.");
    passes(&world(), "Part 110 of {{ a.offices }}.");
}

#[test]
fn an_unused_literal_of_a_language_that_is_built_is_a_warning() {
    let mut world = world().literal("P-4").literal("P-5").literal("P-6");
    world.names.literals[2].language = Some("fr".into());
    let built = world.sound("# Part\n\nAt P-5.\n");
    let warnings = unused_literals(&world.names, &[&built]);
    assert!(!warnings.has_errors());
    let places: Vec<_> = warnings.iter().map(|w| (w.code, w.place.to_string())).collect();
    assert_eq!(places, [("unused-literal", "literals.csv:2:text".to_owned())]);
    let other = Built { literals_used: BTreeSet::from([0]), ..built.clone() };
    assert!(unused_literals(&world.names, &[&built, &other]).is_empty());
}

#[test]
fn a_numeral_of_an_indicators_label_is_traced_to_its_definition() {
    let mut world = world();
    let mut figure = cells(count("c.share", 3), "grade", &[("p_4", "P-4", 3)]);
    figure.label = english("Women in 2015");
    figure.definition.value = "instance('staff')/root/item/women_2015".into();
    world.figures.figures.insert("c.share".into(), figure);
    let text = "# Part\n\n::: table c.share\nTitle\n:::\n";
    world.sound(text);
    let label = |world: &mut World, label| {
        world.figures.figures.get_mut("c.share").unwrap().label = english(label);
    };
    label(&mut world, "Women in 2017, the cycle's year");
    world.sound(text);
    label(&mut world, "Women in 201");
    world.faults(text, &[(UNTRACED, "3:11")]);
    label(&mut world, "Twelve women");
    world.faults(text, &[(UNTRACED, "3:11")]);
}

#[test]
fn the_cover_is_read_too() {
    let mut world = world().literal("109th Session");
    world.cycle.document.title = english("Annual Report for 2017");
    world.cycle.document.session = english("109th Session");
    let built = world.sound("# Part\n\nText.\n");
    assert_eq!(built.tally.literals, 1);
    world.cycle.document.title = english("Annual Report for 2016");
    let faults = world.build("# Part\n\nText.\n").diagnostics.sorted();
    assert_eq!((faults.len(), faults[0].code), (1, UNTRACED));
    assert_eq!(faults[0].place.to_string(), "cycle.toml:document.title");
}

#[test]
fn what_is_no_number_passes() {
    passes(
        &world(),
        "(a) One might say that both did it first; (b) no one did, and a few, the second, too.",
    );
    passes(&world(), "{{ a.seven }} (i) of {{ a.offices | number }}.");
}

#[test]
fn a_negative_figure_is_found_by_the_number_that_is_said() {
    let mut world = world();
    let fell = Figure { value: Value::Integer(-27), ..count("a.fell", 0) };
    world.figures.figures.insert("a.fell".into(), fell);
    let built = world.build("# Part\n\nA fall of 27.\n");
    let hint = built.diagnostics.sorted()[0].hint.clone().unwrap();
    assert!(hint.contains("a.fell"), "{hint}");
}

proptest! {
    #[test]
    fn a_typed_number_never_passes(
        number in 2_u32..10_000_000,
        before in "[a-z]{1,8}( [a-z]{1,8}){0,3} ",
        after in "( [a-z]{1,8}){0,3}",
        strong in any::<bool>(),
    ) {
        let number = if strong { format!("**{number}**") } else { number.to_string() };
        let built = world().build(&format!("# Part\n\n- It {before}{number}{after}.\n"));
        let found = built.diagnostics.iter().any(|fault| fault.code == UNTRACED);
        prop_assert!(found);
    }
}
