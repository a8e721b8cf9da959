//! The narrative: what is read, where, and what every fault says.

use proptest::prelude::*;
use questionnaire::diagnostic::Diagnostic;
use questionnaire::sheet::Files;
use renderer::narrative::{self, Block, Inline, Position, Rows, Slot, Source};

fn read(text: &str) -> (Source, Vec<Diagnostic>) {
    let (source, diagnostics) = narrative::read_file("narrative/en/01.md", text.as_bytes());
    (source, diagnostics.sorted())
}

fn sound(text: &str) -> Vec<Block> {
    let (source, faults) = read(text);
    assert_eq!(faults, [], "{text}");
    source.blocks
}

fn at(line: u32, column: u32) -> Position {
    Position { line, column }
}

fn text(text: &str, line: u32, column: u32) -> Inline {
    Inline::Text { text: text.to_owned(), at: at(line, column) }
}

fn slot(figure: &str, line: u32, column: u32) -> Inline {
    Inline::Slot(Slot { figure: figure.to_owned(), at: at(line, column), ..Slot::default() })
}

/// Asserts that a text has one fault, of this kind, at this place.
#[track_caller]
fn fault(text: &str, code: &str, place: &str) {
    let (_, faults) = read(text);
    let found: Vec<_> = faults.iter().map(|f| (f.code, f.place.to_string())).collect();
    let place = format!("narrative/en/01.md:{place}");
    assert_eq!(found, [(code, place)], "{text}\n{faults:#?}");
    assert!(faults[0].hint.is_some(), "{code} has no hint");
}

#[test]
fn a_paragraph_keeps_the_place_of_its_slots() {
    let blocks = sound("# Part\n\nOffices in é {{ a.b }} and\n*{{ c[k x] | over 3500, noun }}*.\n");
    let Block::Paragraph { text: inlines, at: place } = &blocks[1] else { panic!("{blocks:?}") };
    assert_eq!(*place, at(3, 1));
    let c = Slot {
        figure: "c".into(),
        key: Some("k x".into()),
        form: Some("over 3500, noun".into()),
        at: at(4, 2),
    };
    assert_eq!(
        *inlines,
        [
            text("Offices in é ", 3, 1),
            slot("a.b", 3, 14),
            text(" and", 3, 23),
            text(" ", 3, 27),
            Inline::Emphasis(vec![Inline::Slot(c)]),
            text(".", 4, 33),
        ]
    );
}

#[test]
fn a_slot_means_nothing_to_markdown() {
    let blocks = sound("::: table\nTitle\n\n| A | B |\n| - | - |\n| x | {{ a | over }} |\n:::\n");
    let [Block::TextTable(table)] = blocks.as_slice() else { panic!("{blocks:?}") };
    assert_eq!(table.rows[0].len(), 2);
    assert!(
        matches!(&table.rows[0][1][..], [Inline::Slot(s)] if s.form.as_deref() == Some("over"))
    );
}

#[test]
fn a_heading_has_its_attributes() {
    let blocks = sound("# Annex III: Statistics {#staff .annex}\n");
    let Block::Heading { level, id, classes, text: inlines, .. } = &blocks[0] else { panic!() };
    assert_eq!(
        (*level, id.as_deref(), classes.as_slice()),
        (1, Some("staff"), &["annex".into()][..])
    );
    assert_eq!(*inlines, [text("Annex III: Statistics", 1, 3)]);
}

#[test]
fn a_tight_list_holds_paragraphs() {
    let blocks = sound("- one {{ a }}\n- two\n");
    let paragraph = |text, at| Block::Paragraph { text, at };
    let items = vec![
        vec![paragraph(vec![text("one ", 1, 3), slot("a", 1, 7)], at(1, 3))],
        vec![paragraph(vec![text("two", 2, 3)], at(2, 3))],
    ];
    assert_eq!(blocks, [Block::List { ordered: false, items }]);
}

#[test]
fn a_footnote_may_be_defined_beyond_a_block() {
    let (source, faults) =
        read("Text.[^n]\n\n::: if a.b > 1\nMore.\n:::\n\n[^n]: It has {{ c }}.\n");
    assert_eq!(faults, []);
    let note = &source.notes["n"];
    assert_eq!(note.at, at(7, 1));
    assert_eq!(note.text, [text("It has ", 7, 7), slot("c", 7, 14), text(".", 7, 21)]);
    let Block::Paragraph { text: inlines, .. } = &source.blocks[0] else { panic!() };
    assert_eq!(inlines[1], Inline::Footnote { name: "n".into(), at: at(1, 6) });
    let Block::If { expression, at: place, blocks } = &source.blocks[1] else { panic!() };
    assert_eq!((expression.as_str(), *place, blocks.len()), ("a.b > 1", at(3, 8), 1));
}

#[test]
fn a_table_of_figures_is_read_whole() {
    let blocks = sound(
        "::: table rows=figures total head=\"Year\" groups=\"Members:3 Non-member States:2\" a.men a.women=\"Women\"\nStaff by *grade*\nNote: without {{ a.out }}\nand others.\nNote: second.\n:::\n",
    );
    let [Block::FigureTable(table)] = blocks.as_slice() else { panic!("{blocks:?}") };
    assert_eq!(table.rows, Rows::Figures);
    assert!(table.total);
    assert_eq!(table.head, Some(("Year".into(), at(1, 36))));
    let groups: Vec<_> = table.groups.iter().map(|g| (g.label.as_str(), g.width)).collect();
    assert_eq!(groups, [("Members", 3), ("Non-member States", 2)]);
    let columns: Vec<_> = table.columns.iter().map(|c| (c.figure.as_str(), c.at.column)).collect();
    assert_eq!(columns, [("a.men", 81), ("a.women", 87)]);
    assert_eq!(table.columns[1].label, Some(("Women".into(), at(1, 96))));
    assert_eq!(table.title.len(), 2);
    assert_eq!(table.notes.len(), 2);
    assert_eq!(table.notes[1], [text("second.", 5, 7)]);
}

#[test]
fn blocks_nest_and_a_signature_has_lines() {
    let blocks = sound(
        "::: if a = 1\n::: each b.names\n- {{ item }}\n:::\n:::\n\n::: signature\nName\n*Office*\n:::\n",
    );
    let Block::If { blocks: inner, .. } = &blocks[0] else { panic!() };
    let [Block::Each { figure, .. }] = inner.as_slice() else { panic!("{inner:?}") };
    assert_eq!(figure, "b.names");
    let Block::Signature { lines, .. } = &blocks[1] else { panic!() };
    assert_eq!(lines[0], [text("Name", 8, 1)]);
    assert_eq!(lines.len(), 2);
}

#[test]
fn every_fault_has_its_place() {
    fault("a {{ b c\n", "unclosed-slot", "1:3");
    fault("a }} b\n", "unopened-slot", "1:3");
    fault("a {{ b c }}\n", "slot-syntax", "1:3");
    fault("a\n\n[x](/{{ b }})\n", "misplaced-slot", "3:6");
    fault("::: if {{ b }} > 1\n:::\n", "misplaced-slot", "1:8");
    fault("x\n\n::: if a > 1\ny\n", "unclosed-block", "3:1");
    fault("x\n\n:::\n", "unopened-block", "3:1");
    fault("::: chrat a\nTitle\n:::\n", "unknown-block", "1:1");
    fault("::: if\nx\n:::\n", "block-arguments", "1:1");
    fault("::: each a b\nx\n:::\n", "block-arguments", "1:1");
    fault("::: chart\nTitle\n:::\n", "block-arguments", "1:1");
    fault("::: chart a\n:::\n", "chart-title", "1:1");
    fault("::: chart a\n- x\n:::\n", "chart-title", "1:1");
    fault("::: table rows=x a\nT\n:::\n", "block-arguments", "1:16");
    fault("::: table groups=\"A\" a\nT\n:::\n", "block-arguments", "1:19");
    fault("::: table 7 a\nT\n:::\n", "block-arguments", "1:11");
    fault("::: table a\"\nT\n:::\n", "block-arguments", "1:1");
    fault("::: table a\n:::\n", "table-title", "1:1");
    fault("::: table\nT\n:::\n", "table-content", "1:1");
    fault("::: table a\nT\n\n| A |\n| - |\n| x |\n:::\n", "table-content", "1:1");
    fault("::: table a\nT\nNote:\n:::\n", "table-note", "3:6");
    fault("| A |\n| - |\n| x |\n", "table-without-caption", "1:1");
    fault("::: chart a\nT\n::: if b\nx\n:::\n:::\n", "nested-block", "3:1");
    fault("::: signature\n:::\n", "empty-block", "1:1");
    fault("x <b>y\n", "raw-html", "1:3");
    fault("<div>\n", "raw-html", "1:1");
    fault("x ![y](z.png)\n", "image", "1:3");
    fault("x `y`\n", "code", "1:3");
    fault("x\n\n    y\n", "code", "3:5");
    fault("x\n\n***\n", "rule", "3:1");
    fault("3. x\n", "list-start", "1:1");
    fault("x[^a]\n\n[^a]: y\n\n[^a]: z\n", "duplicate-footnote", "5:1");
    fault("x[^a]\n\n[^a]:\n    - y\n", "footnote-content", "3:1");
    fault("x\u{1}\n", "control-character", "1:2");
}

#[test]
fn nesting_too_deep_is_a_fault() {
    fault(&format!("{}x\n", "> ".repeat(40)), "nested-too-deep", "1:33");
    let open = "::: if a\n".repeat(9);
    fault(&format!("{open}{}", ":::\n".repeat(9)), "nested-too-deep", "9:1");
}

#[test]
fn every_fault_is_listed_at_once() {
    let (_, faults) = read("{{ a\n\n<b>\n\n::: x\n:::\n");
    let codes: Vec<_> = faults.iter().map(|f| f.code).collect();
    assert_eq!(codes, ["unclosed-slot", "raw-html", "unknown-block"]);
}

#[test]
fn bytes_that_are_no_text_are_a_fault() {
    let (source, diagnostics) = narrative::read_file("n.md", b"one\ntwo \xff");
    assert_eq!(source.blocks, []);
    let faults = diagnostics.sorted();
    assert_eq!((faults[0].code, faults[0].place.to_string()), ("invalid-utf-8", "n.md:2".into()));
    let (_, diagnostics) = narrative::read_file("n.md", &vec![b'x'; (1 << 20) + 1]);
    assert_eq!(diagnostics.sorted()[0].code, "file-too-long");
}

#[test]
fn a_language_is_a_folder_and_files_come_in_order() {
    let mut files = Files::new();
    for name in ["02-b.md", "01-a.md", "notes.txt", "old/03.md"] {
        files.insert(format!("narrative/fr/{name}"), b"# x\n".to_vec());
    }
    let (narrative, diagnostics) = narrative::read(&files, "fr");
    assert!(diagnostics.is_empty());
    let names: Vec<_> = narrative.files.iter().map(|f| f.file.as_str()).collect();
    assert_eq!(names, ["narrative/fr/01-a.md", "narrative/fr/02-b.md"]);
    let (_, diagnostics) = narrative::read(&files, "es");
    assert_eq!(diagnostics.sorted()[0].code, "no-narrative");
}

#[test]
fn hostile_files_are_read_in_time() {
    let n = 50_000;
    for text in [
        "{{".repeat(n),
        "{{ a }}".repeat(n / 2),
        "[^a]".repeat(n),
        "[^".repeat(n),
        "*a _b ".repeat(n / 2),
        "> ".repeat(n),
        "- ".repeat(n),
        ":::\n".repeat(n),
        "::: if a\n:::\n".repeat(n / 3),
        "::: table a\nT\nNote: x\n:::\n".repeat(n / 8),
        "|a".repeat(n),
    ] {
        let (_, diagnostics) = narrative::read_file("n.md", text.as_bytes());
        assert!(diagnostics.len() <= 1000);
    }
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,8}",
        Just("{{ a.b | over }}".to_owned()),
        Just("{{".to_owned()),
        Just("}}".to_owned()),
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\n::: if a > 1\n".to_owned()),
        Just("\n::: table a b=\"x\" groups=\"A:2\"\n".to_owned()),
        Just("\n::: chart a\n".to_owned()),
        Just("\n:::\n".to_owned()),
        Just("\n| a | {{ b }} |\n| - | - |\n".to_owned()),
        Just("[^n]".to_owned()),
        Just("\n[^n]: ".to_owned()),
        Just("\n- ".to_owned()),
        Just("\n> ".to_owned()),
        Just("*".to_owned()),
        Just("[x](#y)".to_owned()),
        Just("\nNote: ".to_owned()),
    ]
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(pieces in prop::collection::vec(piece(), 0..40)) {
        read(&pieces.concat());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        narrative::read_file("n.md", &bytes);
    }

    #[test]
    fn a_slot_is_put_back_or_reported(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        let (source, faults) = read(&text);
        let written = text.matches("{{ a.b | over }}").count();
        let read = count_slots(&source);
        prop_assert!(read >= written || !faults.is_empty(), "{} of {}", read, written);
    }
}

fn count_slots(source: &Source) -> usize {
    format!("{source:?}").matches("figure: \"a.b\", key: None, form: Some(\"over\")").count()
}
