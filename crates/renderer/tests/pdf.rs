//! The PDF report: to the standards, the same bytes again, and faults all at once. `tests/oracles/pdf/run` holds it against
//! the standards themselves.
#![cfg(feature = "pdf")]

#[path = "../examples/sample/build.rs"]
mod build;
#[path = "../examples/sample/specimen.rs"]
mod specimen;

use build::text;
use renderer::document::{Block, Document, Inline};
use renderer::pdf::{Attachment, PdfOptions, write};

fn pdf(document: &Document) -> Vec<u8> {
    write(document, &[], &PdfOptions::default()).expect("it typesets")
}

fn codes(document: &Document) -> Vec<(&'static str, String)> {
    let faults = write(document, &[], &PdfOptions::default()).expect_err("it does not typeset");
    faults.sorted().into_iter().map(|fault| (fault.code, fault.message)).collect()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn it_claims_both_standards_and_carries_the_figures() {
    let attachment = Attachment {
        name: "figures.csv".into(),
        mime: "text/csv".into(),
        description: String::new(),
        bytes: b"name,value\n".to_vec(),
    };
    let bytes =
        write(&specimen::french(), &[attachment], &PdfOptions::default()).expect("it typesets");
    assert!(bytes.starts_with(b"%PDF-1.7"));
    for text in [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "figures.csv",
        "Rapport annuel",
    ] {
        assert!(holds(&bytes, text), "{text}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let (first, second) = (pdf(&specimen::french()), pdf(&specimen::french()));
    assert!(first == second);
    let mut other = specimen::french();
    other.cover.snapshot = "0".repeat(64);
    assert!(pdf(&other) != first);
}

#[test]
fn text_is_never_code() {
    let hostile = [
        "#panic(\"no\")",
        "#read(\"/etc/passwd\")",
        "*bold* _it_ $x^2$ `raw` <label> @ref // comment /* */",
        "\"] #import \"x.typ\" \\u{1F600}",
        "= Heading\n\n- list",
        "\u{0}\u{7}\u{fffe}",
    ];
    let mut document = specimen::french();
    document.cover.title = hostile[0].into();
    let blocks = &mut document.parts[1].blocks;
    for (at, text) in hostile.into_iter().enumerate() {
        let list = vec![
            Inline::Text(text.into()),
            Inline::Figure { name: text.into(), text: text.into() },
        ];
        blocks.push(Block::Paragraph { number: None, id: format!("x{at}"), text: list });
    }
    for card in document.cards.values_mut() {
        card.label = hostile.join(" ");
        card.definition.push((hostile[1].into(), hostile[2].into()));
    }
    pdf(&document);
}

#[test]
fn faults_are_found_all_at_once() {
    let mut document = specimen::french();
    document.cover.date_iso = "2018-02-30".into();
    let part = &mut document.parts[1];
    part.title = text("中 and 文");
    part.blocks.push(Block::Heading { level: 2, id: "a".into(), text: text("Above") });
    part.blocks.push(Block::Heading { level: 4, id: "b".into(), text: text("Deep") });
    for block in &mut part.blocks {
        if let Block::Chart(chart) = block {
            chart.alternative = " ".into();
        }
    }
    let faults = codes(&document);
    let count = |code| faults.iter().filter(|fault| fault.0 == code).count();
    assert_eq!(count("missing-glyph"), 2, "{faults:?}");
    assert_eq!(count("heading-level"), 1);
    assert_eq!(count("alternative"), 1);
    assert_eq!(count("document-date"), 1);
    assert_eq!(faults.len(), 5);
    assert!(faults.iter().any(|f| f.1.contains("U+4E2D") && f.1.contains("中 and 文")));
}

#[test]
fn a_document_of_little_still_typesets() {
    let mut document = Document::default();
    document.cover.title = "Report".into();
    document.cover.date_iso = "2018".into();
    pdf(&document);
}

#[test]
fn odd_shapes_typeset() {
    let mut document = specimen::english(1);
    document.footnotes.truncate(1);
    for block in document.parts.iter_mut().flat_map(|part| &mut part.blocks) {
        if let Block::Table(table) = block {
            table.rows.truncate(2);
            table.rows[0].cells.truncate(1);
            table.groups.push(("Beyond".into(), 99));
        }
    }
    document.parts[1].blocks.push(Block::Paragraph {
        number: None,
        id: "nowhere".into(),
        text: text("((#gone|gone)) ((ftp://example.org|ftp)) [[not.there|7]] ((#p1|[[standards.trained|112]]^1^))"),
    });
    pdf(&document);
}

#[test]
fn heads_that_repeat_on_every_page_hold_no_links() {
    let mut document = specimen::english(1);
    let long =
        document.parts.iter_mut().flat_map(|part| &mut part.blocks).find_map(|block| match block {
            Block::Table(table) if table.rows.len() > 100 => Some(table),
            _ => None,
        });
    let table = long.expect("a long table");
    table.head[1] = text("[[standards.trained|112]]^1^ ((#p1|one)) ((https://example.org|two))");
    for row in &mut table.rows {
        row.cells[2].text = text("[[hr.women|7]]");
    }
    pdf(&document);
}
