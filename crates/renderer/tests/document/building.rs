//! Narrative and figures to a document: what is built, and what every fault says.

use crate::world::{World, cells, count, figure, percent};
use aggregation::figure::{Figure, NamesAre, Value};
use proptest::prelude::*;
use renderer::build::{self, Built};
use renderer::document::{Bar, Block, Inline, PartKind, TableCell};
use renderer::narrative::{self, Narrative};

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn traced(name: &str, text: &str) -> Inline {
    Inline::Figure { name: name.to_owned(), text: text.to_owned() }
}

fn names(name: &str, codes: &[&str]) -> Figure {
    let n = i128::try_from(codes.len()).expect("few names");
    Figure {
        names: codes.iter().map(|code| (*code).to_owned()).collect(),
        names_are: NamesAre::Countries,
        ..figure(name, Value::Integer(n), "countries")
    }
}

fn world() -> World {
    let audiences =
        [("officials", "Officials", 40), ("companies", "Companies", 20), ("other", "Other", 0)];
    World::new(vec![
        count("a.offices", 110),
        count("a.few", 7),
        percent("a.share", 49),
        names("a.countries", &["TCD", "PHL"]),
        cells(count("a.audience", 60), "${audience}", &audiences),
        figure("a.none", Value::Missing, "offices"),
    ])
}

/// The text of every paragraph of the first part.
pub(crate) fn paragraphs(built: &Built) -> Vec<String> {
    let mut all = Vec::new();
    collect(&built.document.parts[0].blocks, &mut all);
    all
}

fn collect(blocks: &[Block], all: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph { text, .. } => all.push(words(text)),
            Block::List { items, .. } => items.iter().for_each(|item| collect(item, all)),
            _ => {}
        }
    }
}

fn words(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Figure { text, .. } => text.replace('\u{a0}', " "),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                words(inner)
            }
            Inline::Footnote(index) => format!("[{index}]"),
            Inline::Break => "\n".to_owned(),
        })
        .collect()
}

#[test]
fn parts_have_labels_and_paragraphs_of_the_body_have_numbers() {
    let world = world().literal("Principle 1").literal("Annex III");
    let built = world.sound(
        "# Foreword {.foreword}\n\nHello.\n\n# Principle 1: Adherence\n\nFirst.\n\n## Section\n\nSecond.\n\n- In a list.\n\n# More\n\nThird.\n\n# Annex III: Staff {.annex}\n\nText.\n",
    );
    let parts = &built.document.parts;
    let heads: Vec<_> = parts
        .iter()
        .map(|p| (p.kind, p.id.as_str(), p.label.as_deref(), words(&p.title)))
        .collect();
    assert_eq!(
        heads,
        [
            (PartKind::Foreword, "foreword", None, "Foreword".to_owned()),
            (PartKind::Body, "principle-1", Some("Principle 1"), "Adherence".to_owned()),
            (PartKind::Body, "more", None, "More".to_owned()),
            (PartKind::Annex, "annex-iii", Some("Annex III"), "Staff".to_owned()),
        ]
    );
    let paragraph = |number, id: &str, words| Block::Paragraph {
        number,
        id: id.into(),
        text: vec![text(words)],
    };
    assert_eq!(parts[0].blocks, [paragraph(None, "foreword-1", "Hello.")]);
    let heading = Block::Heading { level: 2, id: "section".into(), text: vec![text("Section")] };
    let list = Block::List {
        ordered: false,
        items: vec![vec![paragraph(None, "p2-item-1", "In a list.")]],
    };
    assert_eq!(
        parts[1].blocks,
        [paragraph(Some(1), "p1", "First."), heading, paragraph(Some(2), "p2", "Second."), list]
    );
    assert_eq!(parts[2].blocks, [paragraph(Some(3), "p3", "Third.")]);
    assert_eq!(parts[3].blocks, [paragraph(None, "annex-iii-1", "Text.")]);
}

#[test]
fn a_number_takes_the_form_of_its_place() {
    let built = world().sound(
        "# Part\n\n{{ a.offices }} helped, and {{ a.few | noun }} did not. In {{ a.few }} it failed.\n\n\"{{ a.share }} of offices.\" {{ a.few }} said so.\n\n- {{ a.few }} more\n",
    );
    assert_eq!(
        paragraphs(&built),
        [
            "One hundred and ten offices helped, and 7 offices did not. In seven offices it failed.",
            "\"Forty-nine per cent of offices.\" Seven offices said so.",
            "Seven offices more",
        ]
    );
}

#[test]
fn a_footnote_is_numbered_by_its_mark_and_links_lead_somewhere() {
    let built = world().sound(
        "# Part\n\nSee [this](#p2).[^b] And[^a].\n\nMore.\n\n[^a]: Of {{ a.few }}.\n\n[^b]: First.\n",
    );
    let Block::Paragraph { text: inlines, .. } = &built.document.parts[0].blocks[0] else {
        panic!()
    };
    assert_eq!(inlines[1], Inline::Link { target: "#p2".into(), text: vec![text("this")] });
    assert_eq!((&inlines[3], &inlines[5]), (&Inline::Footnote(0), &Inline::Footnote(1)));
    let notes: Vec<_> = built.document.footnotes.iter().map(|n| words(n)).collect();
    assert_eq!(notes, ["First.", "Of seven offices."]);
}

#[test]
fn a_chart_has_bars_and_an_alternative_from_the_data() {
    let built = world().sound("# Part\n\n::: chart a.audience\nWho was *trained*\n:::\n");
    let [Block::Chart(chart)] = built.document.parts[0].blocks.as_slice() else { panic!() };
    let bar =
        |label: &str, text: &str, length| Bar { label: label.into(), text: text.into(), length };
    assert_eq!(
        chart.bars,
        [bar("Officials", "40", 1000), bar("Companies", "20", 500), bar("Other", "–", 0)]
    );
    assert_eq!(chart.unit, "Number of offices, out of 150");
    assert_eq!(chart.alternative, "Who was trained. Officials: 40; Companies: 20; Other: –.");
    assert_eq!((chart.number, chart.id.as_str()), (1, "chart-1"));
    assert_eq!(built.tally.figures, 2);
}

fn staff() -> World {
    let grades = |men, women| [("P-4", "P-4", men), ("P-5", "P-5", women)];
    World::new(vec![
        cells(figure("s.men", Value::Integer(5), "people"), "grade", &grades(5, 0)),
        cells(figure("s.women", Value::Integer(7), "people"), "grade", &grades(3, 4)),
    ])
}

/// A table's words, a line a row.
fn table(built: &Built) -> Vec<String> {
    let Some(Block::Table(table)) = built.document.parts[0].blocks.last() else { panic!() };
    let line = |cells: Vec<String>| cells.join(" | ");
    let head = line(table.head.iter().map(|cell| words(cell)).collect());
    let rows =
        table.rows.iter().map(|row| line(row.cells.iter().map(|c| words(&c.text)).collect()));
    std::iter::once(head).chain(rows).collect()
}

#[test]
fn a_table_shows_figures_with_the_same_keys() {
    let text = "# Part\n\n::: table total head=\"Grade\" groups=\"Staff:2\" s.men=\"Men\" s.women=\"Women\"\nStaff\nNote: all of {{ s.men }}.\n:::\n";
    let built = staff().sound(text);
    assert_eq!(
        table(&built),
        ["Grade | Men | Women", "P-4 | 5 | 3", "P-5 | – | 4", "Total | 5 | 7"]
    );
    let Some(Block::Table(table)) = built.document.parts[0].blocks.last() else { panic!() };
    assert_eq!(table.groups, [("Staff".to_owned(), 2)]);
    assert_eq!(table.figures, ["s.men", "s.women"]);
    let five = TableCell { text: vec![traced("s.men", "5")], numeric: true };
    assert_eq!(table.rows[0].cells[1], five);
    assert_eq!(table.rows.iter().map(|r| r.total).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(words(&table.notes[0]), "all of five people.");
}

/// The notes of a table of shares: parts of a whole, as they are shown.
fn notes_of_shares(whole: i128, parts: &[(i128, i128)]) -> Vec<String> {
    let mut share = percent("s.share", 100);
    share.denominator = Some(whole.into());
    let keys: Vec<_> = (0..parts.len()).map(|i| format!("k{i}")).collect();
    let shown: Vec<_> =
        keys.iter().zip(parts).map(|(key, (_, shown))| (key.as_str(), "Grade", *shown)).collect();
    let mut share = cells(share, "grade", &shown);
    for (cell, (part, _)) in share.cells.iter_mut().zip(parts) {
        cell.numerator = Some((*part).into());
    }
    let text = "# Part\n\n::: table head=\"Grade\" s.share=\"Share\"\nStaff\n:::\n";
    let built = World::new(vec![share]).sound(text);
    let Some(Block::Table(table)) = built.document.parts[0].blocks.last() else { panic!() };
    table.notes.iter().map(|note| words(note)).collect()
}

#[test]
fn shares_of_one_whole_that_do_not_add_to_100_say_so() {
    let note = "Shares are rounded one by one and do not add up to 100.";
    assert_eq!(notes_of_shares(3, &[(1, 33), (1, 33), (1, 33)]), [note]);
    assert_eq!(notes_of_shares(6, &[(1, 17), (1, 17), (4, 67)]), [note]);
    assert!(notes_of_shares(4, &[(1, 25), (3, 75)]).is_empty());
    // Offices that tick several choices, or none, are no parts of a whole.
    assert!(notes_of_shares(3, &[(2, 67), (2, 67)]).is_empty());
    assert!(notes_of_shares(3, &[(1, 33), (1, 33)]).is_empty());
}

#[test]
fn a_table_may_have_a_row_a_figure() {
    let text =
        "# Part\n\n::: table rows=figures total s.men=\"Men\" s.women=\"Women\"\nStaff\n:::\n";
    assert_eq!(
        table(&staff().sound(text)),
        [" | P-4 | P-5 | Total", "Men | 5 | – | 5", "Women | 3 | 4 | 7"]
    );
}

#[test]
fn a_table_of_the_text_has_figures_in_its_cells() {
    let text = "# Part\n\n::: table\nStaff\n\n| Who | Number |\n| - | - |\n| Men | {{ s.men }} |\n| **All** | none |\n:::\n";
    let built = staff().sound(text);
    assert_eq!(table(&built), ["Who | Number", "Men | 5", "All | none"]);
    let Some(Block::Table(table)) = built.document.parts[0].blocks.last() else { panic!() };
    assert_eq!(table.figures, ["s.men"]);
    assert!(table.rows[0].cells[1].numeric && !table.rows[1].cells[1].numeric);
    assert!(table.rows[1].total);
}

#[test]
fn a_condition_is_about_figures() {
    let text = |condition: &str| format!("# Part\n\n::: if {condition}\nYes.\n:::\n\nAlways.\n");
    for condition in
        ["a.offices > 100", "a.few + 1 = 8", "not(a.few > 7)", "a.offices > 100 and a.few < 8"]
    {
        assert_eq!(
            paragraphs(&world().sound(&text(condition))),
            ["Yes.", "Always."],
            "{condition}"
        );
    }
    for condition in ["a.offices > 110", "a.none > 1", "not(a.none > 1)"] {
        let built = world().sound(&text(condition));
        assert_eq!(paragraphs(&built), ["Always."], "{condition}");
        let Block::Paragraph { number, .. } = built.document.parts[0].blocks[0] else { panic!() };
        assert_eq!(number, Some(1));
    }
}

#[test]
fn each_goes_through_names_or_cells() {
    let built = world().sound("# Part\n\n::: each a.countries\n- {{ item }}\n:::\n");
    assert_eq!(paragraphs(&built), ["Chad", "Philippines"]);
    assert_eq!(built.document.parts[0].blocks.len(), 1, "one list");
    let built = world()
        .sound("# Part\n\n::: each a.audience\n{{ item }}: {{ item.value | number }}.\n:::\n");
    assert_eq!(paragraphs(&built), ["Officials: 40.", "Companies: 20.", "Other: none."]);
    let built = world().sound("# Part\n\n::: each a.audience\nThe {{ item }}.\n:::\n");
    assert_eq!(paragraphs(&built), ["The officials.", "The companies.", "The other."]);
}

#[test]
fn each_goes_through_choices_by_their_labels() {
    let topics = [("hire", "Fair hiring", 3), ("agenda", "The 2030 Agenda", 2)];
    let mut figure = cells(names("a.topics", &["hire", "agenda"]), "", &topics);
    figure.names_are = NamesAre::Choices;
    let text = "# Part\n\n::: each a.topics\n- {{ item }}\n:::\n";
    let built = World::new(vec![figure.clone()]).literal("2030 Agenda").sound(text);
    assert_eq!(paragraphs(&built), ["Fair hiring", "The 2030 Agenda"]);
    World::new(vec![figure]).faults(text, &[("untraced-number", "4:3")]);
}

#[test]
fn abbreviations_are_those_of_the_text() {
    let world = world()
        .abbreviation("UN", "United Nations")
        .abbreviation("CSO", "civil society organization");
    let world =
        world.abbreviation("NGO", "non-governmental organization").abbreviation("DTM", "unused");
    let built = world.sound("# Part\n\nThe UN-led CSOs.[^n] RUN.\n\n[^n]: An NGO.\n");
    let found: Vec<_> =
        built.document.abbreviations.iter().map(|(short, _)| short.as_str()).collect();
    assert_eq!(found, ["CSO", "NGO", "UN"]);
}

#[test]
fn the_cover_says_who_answered() {
    let cover = world().sound("# Part\n\nText.\n").document.cover;
    assert_eq!(cover.base, "2 of 3 offices answered");
    let rows: Vec<_> =
        cover.participation.iter().map(|p| (p.region.as_str(), p.invited, p.responded)).collect();
    assert_eq!(rows, [("North", 2, 2), ("South", 1, 0)]);
    assert_eq!(
        (cover.title.as_str(), cover.date.replace('\u{a0}', " ").as_str()),
        ("Annual Report", "12 June 2018")
    );
}

#[test]
fn every_fault_has_its_place() {
    let fault =
        |text: &str, code, place| world().faults(&format!("# Part\n\n{text}\n"), &[(code, place)]);
    fault("a {{ a.ofices }}", "unknown-figure", "3:3");
    fault("a {{ a.none }}", "no-value", "3:3");
    fault("a {{ a.audience[x] }}", "unknown-cell", "3:3");
    fault("a {{ a.few | shouted }}", "unknown-form", "3:3");
    fault("a {{ a.offices | over 120 }}", "false-claim", "3:3");
    fault("a {{ item }}", "misplaced-item", "3:3");
    fault("::: each a.countries\n{{ item.value }}\n:::", "misplaced-item", "4:1");
    fault("::: each a.few\nx\n:::", "no-items", "3:10");
    fault("::: each a.x\nx\n:::", "unknown-figure", "3:10");
    fault("::: if a.x > 1\nx\n:::", "unknown-figure", "3:8");
    fault("::: if a.few >\nx\n:::", "expression-syntax", "3:15");
    fault("::: if a.few > 100\n{{ a.x }}\n:::", "unknown-figure", "4:1");
    fault("::: chart a.x\nTitle\n:::", "unknown-figure", "3:11");
    fault("::: chart a.few\nTitle\n:::", "no-breakdown", "3:11");
    fault("::: table a.audience a.few\nTitle\n:::", "no-breakdown", "3:22");
    fault("::: table groups=\"A:2\" a.audience\nTitle\n:::", "block-arguments", "3:19");
    fault("see [x](#p9)", "unknown-anchor", "3:5");
    fault("see [x](javascript:y)", "link-address", "3:5");
    fault("a[^x]", "unknown-footnote", "3:2");
    fault("a\n\n[^y]: z", "unused-footnote", "5:1");
    fault("#### x", "heading-level", "3:1");
    fault("> ## x", "nested-heading", "3:3");
    fault("## x {#P1}", "anchor-syntax", "3:1");
    fault("## x {#a}\n\n## y {#a}", "duplicate-anchor", "5:1");
    fault("# x {.index}", "part-kind", "3:1");
    fault("# x {.foreword}", "part-order", "3:1");
    fault("a[^x][^x]\n\n[^x]: z", "repeated-footnote", "3:6");
    fault("a[^x]\n\n[^x]: z[^y]\n\n[^y]: z", "nested-footnote", "5:8");
    world().faults("Text.\n", &[("text-before-part", "1")]);
}

#[test]
fn a_table_refuses_other_keys_and_a_chart_bars_below_nought() {
    let mut world = staff();
    let other = cells(figure("s.x", Value::Integer(1), "people"), "grade", &[("D-1", "D-1", -1)]);
    world.figures.figures.insert("s.x".into(), other);
    world.faults("# Part\n\n::: table s.men s.x\nTitle\n:::\n", &[("different-keys", "3:17")]);
    world.faults("# Part\n\n::: chart s.x\nTitle\n:::\n", &[("negative-bar", "3:11")]);
}

#[test]
fn a_language_the_program_does_not_speak_is_a_fault() {
    let world = world();
    let inputs = world.inputs();
    let narrative = Narrative { language: "xx".into(), files: Vec::new() };
    assert_eq!(build::build(&narrative, &inputs).diagnostics.sorted()[0].code, "unknown-language");
}

#[test]
fn a_narrative_can_not_grow_out_of_bounds() {
    let many: Vec<_> = (0..10_000).map(|i| format!("k{i}")).collect();
    let keys: Vec<_> = many.iter().map(|key| (key.as_str(), key.as_str(), 1)).collect();
    let mut world = world();
    world.figures.figures.insert("m.many".into(), cells(count("m.many", 1), "key", &keys));
    let table = format!("# Part\n\n::: table {}\nTitle\n:::\n", "m.many ".repeat(500));
    let each = format!("# Part\n\n::: each m.many\n{}\n:::\n", "word ".repeat(200));
    world.faults(&table, &[("document-too-long", &format!("3:{}", 11 + 7 * 400))]);
    world.faults(&each, &[("document-too-long", "3:10")]);
    let nested = "# Part\n\n::: each a.countries\n::: each a.audience\nx\n:::\n:::\n";
    world.faults(nested, &[("nested-each", "4:10")]);
}

#[test]
fn hostile_narratives_are_built_in_time() {
    let world = world().literal("P-4");
    let n = 20_000;
    for text in [
        "P-4 and ".repeat(n),
        "{{ a.few }} ".repeat(n),
        "{{ a.unknown }} ".repeat(n),
        "{{ a.few | shouted }} ".repeat(n),
        "12 ".repeat(n),
        "a. ".repeat(n),
        "## x\n\n".repeat(n),
        "[x](#y) ".repeat(n),
        "para\n\n".repeat(n),
    ] {
        let built = world.build(&format!("# Part\n\n{text}\n"));
        assert!(built.diagnostics.len() <= 1000);
        assert_eq!(renderer::compare::sentences_changed(&built.document, &built.document), []);
    }
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,6}",
        Just("\n\n# Principle 1: x\n\n".to_owned()),
        Just("\n\n## y {#z}\n\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("{{ a.offices | over }} ".to_owned()),
        Just("{{ a.audience[officials] }}. ".to_owned()),
        Just("{{ item | names }}".to_owned()),
        Just("\n::: each a.countries\n".to_owned()),
        Just("\n::: each a.audience\n".to_owned()),
        Just("\n::: if a.few > 3\n".to_owned()),
        Just("\n:::\n".to_owned()),
        Just("\n::: chart a.audience\nTitle\n:::\n".to_owned()),
        Just("\n::: table total a.audience a.audience\nTitle\n:::\n".to_owned()),
        Just("\n- ".to_owned()),
        Just("[^n]".to_owned()),
        Just("\n[^n]: note\n".to_owned()),
        Just("[link](#p1)".to_owned()),
        Just("seven 49 ".to_owned()),
    ]
}

proptest! {
    #[test]
    fn no_narrative_makes_it_panic(pieces in prop::collection::vec(piece(), 0..30)) {
        let text = pieces.concat();
        let (source, _) = narrative::read_file("n.md", text.as_bytes());
        let narrative = Narrative { language: "en".into(), files: vec![source] };
        let world = world();
        let inputs = world.inputs();
        let built = build::build(&narrative, &inputs);
        prop_assert_eq!(&built, &build::build(&narrative, &inputs));
        let mut ids: Vec<_> = renderer::usage::spots(&built.document).into_iter().map(|s| s.anchor).collect();
        let all = ids.len();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), all, "anchors are unique");
    }
}
