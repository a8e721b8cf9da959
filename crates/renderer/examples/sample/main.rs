//! Writes a specimen of every kind of block as HTML and PDF, in English and in French, for eyes and for checkers.
//!
//! `cargo run --release -p renderer --example sample -- DIR [COPIES]`, where COPIES repeats the principal part so that the
//! report has the length of a real one.

mod build;
mod specimen;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use renderer::document::Document;
use renderer::html::{self, FileLink, HtmlOptions};
use renderer::pdf::{self, Attachment, PdfOptions};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let dir = PathBuf::from(arguments.next().ok_or("usage: sample DIR [COPIES]")?);
    let copies = arguments.next().map_or(Ok(1), |n| n.parse())?;
    std::fs::create_dir_all(&dir)?;
    for (name, document) in [("en", specimen::english(copies)), ("fr", specimen::french())] {
        write(&dir, name, &document)?;
    }
    Ok(())
}

fn write(dir: &std::path::Path, name: &str, document: &Document) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let html = html::write(document, &html_options(name));
    println!("{name}.html {} bytes in {:?}", html.len(), start.elapsed());
    std::fs::write(dir.join(format!("{name}.html")), html)?;

    let start = Instant::now();
    let pdf = pdf::write(document, &attachments(), &PdfOptions::default()).map_err(|faults| {
        faults.sorted().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    })?;
    println!("{name}.pdf {} bytes in {:?}", pdf.len(), start.elapsed());
    std::fs::write(dir.join(format!("{name}.pdf")), pdf)?;
    Ok(())
}

fn html_options(name: &str) -> HtmlOptions {
    let file = |label: &str, href: String| FileLink { label: label.into(), href };
    HtmlOptions {
        files: vec![file("PDF", format!("{name}.pdf")), file("figures.csv", "figures.csv".into())],
        ..HtmlOptions::default()
    }
}

fn attachments() -> Vec<Attachment> {
    let file = |name: &str, mime: &str, bytes: &[u8]| Attachment {
        name: name.into(),
        mime: mime.into(),
        description: String::new(),
        bytes: bytes.to_vec(),
    };
    vec![
        file("figures.csv", "text/csv", b"name,value\nstandards.states_supported,110\n"),
        file("figures.json", "application/json", b"{\"figures\":[]}\n"),
    ]
}
