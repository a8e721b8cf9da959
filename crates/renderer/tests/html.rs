//! The HTML report: one file, every link leads somewhere, nothing in a text can be code.

#[path = "../examples/sample/build.rs"]
mod build;
#[path = "../examples/sample/specimen.rs"]
mod specimen;

use std::collections::BTreeSet;

use build::text;
use renderer::document::{Block, Document, Inline, Part, PartKind};
use renderer::html::{FileLink, HtmlOptions, write};

fn page(document: &Document) -> String {
    write(document, &HtmlOptions::default())
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let open = format!(" {attribute}=\"");
    html.split(&*open).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn paragraphs(texts: Vec<Vec<Inline>>) -> Document {
    let blocks = texts.into_iter().enumerate().map(|(at, text)| Block::Paragraph {
        number: u32::try_from(at + 1).ok(),
        id: format!("p{}", at + 1),
        text,
    });
    let part = Part {
        kind: PartKind::Body,
        id: "part".into(),
        label: None,
        title: text("Part"),
        blocks: blocks.collect(),
    };
    Document { parts: vec![part], ..Document::default() }
}

#[test]
fn every_link_inside_leads_to_an_anchor_that_is_there_once() {
    for document in [specimen::english(2), specimen::french()] {
        let html = page(&document);
        let ids = values(&html, "id");
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "an id stands twice");
        let inside: Vec<_> =
            values(&html, "href").into_iter().filter_map(|h| h.strip_prefix('#')).collect();
        assert!(inside.len() > 20);
        for target in inside {
            assert!(unique.contains(&target), "#{target} leads nowhere");
        }
    }
}

#[test]
fn every_numbered_paragraph_has_an_anchor_and_a_link_to_it() {
    let html = page(&specimen::english(1));
    for n in 1..=16 {
        assert!(
            html.contains(&format!("<p class=\"n\" id=\"p{n}\"><a class=\"no\" href=\"#p{n}\"")),
            "{n}"
        );
    }
}

#[test]
fn a_traced_figure_leads_to_its_entry_and_the_entry_back() {
    let html = page(&specimen::english(1));
    assert!(html.contains("<a class=\"f\" href=\"#figure--standards.states_supported\">One hundred and ten offices</a>"));
    let entry = html.split("id=\"figure--standards.states_supported\"").nth(1).unwrap();
    let entry = entry.split("</article>").next().unwrap();
    assert!(entry.contains("<a href=\"#p3\">paragraph 3</a>"));
    assert!(entry.contains("rapporteur explain annual-report-2017 standards.states_supported"));
    assert!(entry.contains("<svg width=\"73.3%\">"), "110 of 150 is 73.3 per cent of the bar");
}

#[test]
fn footnotes_lead_there_and_back() {
    let html = page(&specimen::english(1));
    assert!(html.contains("id=\"mark--1\" href=\"#note--1\""));
    assert!(html.contains("id=\"mark--1-2\" href=\"#note--1\""), "a second mark of the same note");
    let note = html.split("<li id=\"note--1\">").nth(1).unwrap().split("</li>").next().unwrap();
    assert!(note.contains("href=\"#mark--1\"") && note.contains("href=\"#mark--1-2\""));
}

#[test]
fn a_chart_says_all_its_values_in_words_and_as_a_table() {
    let html = page(&specimen::english(1));
    let chart = html.split("id=\"chart-2\"").nth(1).unwrap().split("</figure>").next().unwrap();
    assert!(chart.contains("aria-label=\"Offices that support ethical recruitment, by field: Capacity of governments 31, Monitoring of recruiters 22, Certification 9.\""));
    assert!(chart.contains("<th scope=\"row\">Certification</th><td class=\"num\">9</td>"));
    assert!(chart.contains("<svg width=\"29.0%\">"), "9 is 29.0 per cent of 31, the longest");
}

#[test]
fn nothing_is_asked_of_another_host() {
    let mut document = specimen::english(1);
    document.parts.retain(|part| part.kind == PartKind::Foreword);
    document.footnotes.clear();
    let html = page(&document);
    assert!(!html.contains("http://") && !html.contains("https://") && !html.contains("//cdn"));
    assert!(html.split("url(").skip(1).all(|rest| rest.starts_with("data:")));
    assert!(values(&html, "src").is_empty());
}

#[test]
fn text_is_never_code() {
    const HOSTILE: &str =
        "</style><script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;{{ x }}\u{0}\u{1b}";
    let mut document = specimen::english(1);
    document.cover.title = HOSTILE.into();
    document.cover.notice = Some(HOSTILE.into());
    document.cover.language = "\"><script>".into();
    document.abbreviations.push((HOSTILE.into(), HOSTILE.into()));
    for card in document.cards.values_mut() {
        card.value = HOSTILE.into();
        card.label = HOSTILE.into();
        card.rule = HOSTILE.into();
        card.definition.push((HOSTILE.into(), HOSTILE.into()));
        card.cells.push((HOSTILE.into(), HOSTILE.into()));
        card.used.push((HOSTILE.into(), HOSTILE.into()));
        card.counted.push(HOSTILE.into());
        card.verify = HOSTILE.into();
    }
    for block in document.parts.iter_mut().flat_map(|part| &mut part.blocks) {
        match block {
            Block::Paragraph { text, .. } | Block::Heading { text, .. } => {
                text.push(Inline::Text(HOSTILE.into()));
                text.push(Inline::Figure { name: HOSTILE.into(), text: HOSTILE.into() });
            }
            Block::Chart(chart) => {
                chart.alternative = HOSTILE.into();
                chart.unit = HOSTILE.into();
                chart.bars[0].label = HOSTILE.into();
                chart.bars[0].text = HOSTILE.into();
            }
            Block::Table(table) => table.source = HOSTILE.into(),
            _ => {}
        }
    }
    let options = HtmlOptions {
        files: vec![FileLink { label: HOSTILE.into(), href: HOSTILE.into() }],
        ..HtmlOptions::default()
    };
    let html = write(&document, &options);
    assert_eq!(html.matches("<script>").count(), 1);
    assert_eq!(html.matches("</style>").count(), 1);
    assert!(!html.contains("<img"));
    assert!(!html.contains('\u{0}') && !html.contains('\u{1b}'));
    let (rest, script) = html.split_once("<script>").unwrap();
    assert!(!script.contains("alert(") && rest.contains("alert(1)"), "the text itself is kept");
}

#[test]
fn a_link_leads_only_to_the_web_to_mail_or_to_an_anchor() {
    let html = page(&paragraphs(vec![
        text(
            "((javascript:alert(1|one)) ((data:text/html,x|two)) ((#nowhere|three)) ((https://example.org/a?b=1&c=2|four))",
        ),
        text("((#p1|five)) ((mailto:info@example.org|six))"),
    ]));
    assert!(
        !html.contains("javascript:")
            && !html.contains("data:text/html")
            && !html.contains("#nowhere")
    );
    for word in ["one", "two", "three"] {
        assert!(
            html.contains(&format!(" {word} ")) || html.contains(&format!("</a> {word}")),
            "{word}"
        );
    }
    assert!(html.contains("<a href=\"https://example.org/a?b=1&#38;c=2\">four</a>"));
    assert!(
        html.contains("<a href=\"#p1\">five</a>")
            && html.contains("<a href=\"mailto:info@example.org\">six</a>")
    );
}

#[test]
fn links_do_not_nest() {
    let figure = Inline::Figure { name: "standards.trained".into(), text: "112".into() };
    let mut document = specimen::english(1);
    let link = Inline::Link { target: "#p1".into(), text: vec![figure, Inline::Footnote(0)] };
    document.parts[1].blocks.push(Block::Paragraph {
        number: None,
        id: "x".into(),
        text: vec![link],
    });
    assert!(page(&document).contains("<p id=\"x\"><a href=\"#p1\">112<sup>1</sup></a></p>"));
}

#[test]
fn a_document_of_nothing_is_still_a_page() {
    let html = page(&Document::default());
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    assert!(!html.contains("<dialog") && !html.contains("class=\"entry\""));
    assert!(html.trim_end().ends_with("</html>"));
}

#[test]
fn french_sets_its_colons() {
    let html = page(&specimen::french());
    assert!(html.contains("Source\u{a0}: ") && !html.contains("Source: "));
}

#[test]
fn french_is_marked_as_french_and_speaks_it() {
    let html = page(&specimen::french());
    assert!(html.contains("<html lang=\"fr\">"));
    assert!(html.contains("Table des matières") && html.contains("Afficher sous forme de tableau"));
    assert!(html.contains("Annexe II"), "the annex of figures follows Annexe I");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(page(&specimen::english(2)), page(&specimen::english(2)));
}
