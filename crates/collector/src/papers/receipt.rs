//! The receipt of a submitted response: one page as PDF.

use printpdf::{
    Color, FontId, Line, LinePoint, Mm, OffsetDateTime, Op, ParsedFont, PdfDocument, PdfFontHandle,
    PdfPage, PdfSaveOptions, Point, Pt, Rgb, TextItem,
};

const TEXT: &[u8] = include_bytes!("../../../../templates/fonts/SourceSans3-Regular.otf");
const BOLD: &[u8] = include_bytes!("../../../../templates/fonts/SourceSans3-Semibold.otf");
const SERIF: &[u8] = include_bytes!("../../../../templates/fonts/SourceSerif4Display-Regular.otf");

/// What it says.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The institution.
    pub organization: String,
    /// The cycle.
    pub cycle: String,
    /// Its heading.
    pub heading: String,
    /// The office.
    pub office: String,
    /// Names and values.
    pub facts: Vec<(String, String)>,
    /// What the digest is called.
    pub digest_word: String,
    /// The digest.
    pub digest: String,
    /// How to check it.
    pub hint: String,
    /// When it was submitted: seconds since 1970, for the metadata.
    pub at: i64,
}

/// Millimetres from the left edge.
const LEFT: f32 = 25.0;
const VALUES: f32 = 75.0;
/// Characters on a line of the width that is left.
const WIDE: usize = 88;
const NARROW: usize = 62;

/// The PDF. Its ids are drawn by the library that writes it; all else follows from the receipt. None when a font of the program can't be read.
pub fn pdf(receipt: &Receipt) -> Option<Vec<u8>> {
    let mut document = PdfDocument::new(&receipt.heading);
    let mut font = |bytes: &[u8]| {
        let parsed = ParsedFont::from_bytes(bytes, 0, &mut Vec::new())?;
        Some(document.add_font(&parsed))
    };
    let (text, bold, serif) = (font(TEXT)?, font(BOLD)?, font(SERIF)?);
    let mut sheet = Sheet { ops: Vec::new(), y: 270.0 };
    sheet.say(&bold, 11.0, LEFT, &receipt.organization);
    sheet.down(6.0);
    sheet.say(&text, 11.0, LEFT, &receipt.cycle);
    sheet.down(8.0);
    sheet.rule();
    sheet.down(20.0);
    sheet.say(&serif, 30.0, LEFT, &receipt.heading);
    sheet.down(12.0);
    for line in wrapped(&receipt.office, 60) {
        sheet.say(&text, 15.0, LEFT, &line);
        sheet.down(7.0);
    }
    sheet.down(8.0);
    for (name, value) in &receipt.facts {
        sheet.say(&bold, 11.0, LEFT, name);
        for line in wrapped(value, NARROW) {
            sheet.say(&text, 11.0, VALUES, &line);
            sheet.down(6.0);
        }
        sheet.down(3.0);
    }
    sheet.rule();
    sheet.down(10.0);
    sheet.say(&bold, 11.0, LEFT, &receipt.digest_word);
    sheet.down(7.0);
    for line in grouped(&receipt.digest) {
        sheet.say(&text, 13.0, LEFT, &line);
        sheet.down(7.0);
    }
    sheet.down(3.0);
    for line in wrapped(&receipt.hint, WIDE) {
        sheet.say(&text, 10.0, LEFT, &line);
        sheet.down(5.0);
    }
    let date = OffsetDateTime::from_unix_timestamp(receipt.at).ok()?;
    let info = &mut document.metadata.info;
    info.creation_date = date;
    info.modification_date = date;
    info.metadata_date = date;
    info.identifier.clone_from(&receipt.digest);
    info.author.clone_from(&receipt.organization);
    "Rapporteur".clone_into(&mut info.producer);
    "Rapporteur".clone_into(&mut info.creator);
    document.with_pages(vec![PdfPage::new(Mm(210.0), Mm(297.0), sheet.ops)]);
    Some(document.save(&PdfSaveOptions::default(), &mut Vec::new()))
}

struct Sheet {
    ops: Vec<Op>,
    y: f32,
}

impl Sheet {
    fn say(&mut self, font: &FontId, size: f32, x: f32, text: &str) {
        self.ops.extend([
            Op::StartTextSection,
            Op::SetTextCursor { pos: Point::new(Mm(x), Mm(self.y)) },
            Op::SetFont { font: PdfFontHandle::External(font.clone()), size: Pt(size) },
            Op::SetFillColor { col: Color::Rgb(Rgb::new(0.08, 0.14, 0.17, None)) },
            Op::ShowText { items: vec![TextItem::Text(text.to_owned())] },
            Op::EndTextSection,
        ]);
    }

    fn rule(&mut self) {
        let at = |x: f32| LinePoint { p: Point::new(Mm(x), Mm(self.y)), bezier: false };
        let line = Line { points: vec![at(LEFT), at(185.0)], is_closed: false };
        self.ops.extend([
            Op::SetOutlineColor { col: Color::Rgb(Rgb::new(0.04, 0.33, 0.45, None)) },
            Op::SetOutlineThickness { pt: Pt(1.0) },
            Op::DrawLine { line },
        ]);
    }

    #[expect(clippy::float_arithmetic, reason = "a place on paper, no figure")]
    fn down(&mut self, millimetres: f32) {
        self.y -= millimetres;
    }
}

/// Lines of at most so many characters, broken at spaces.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.last().map_or(0, |line| line.chars().count());
        if last > 0 && last + 1 + word.chars().count() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// Groups of eight, four to a line, so that it can be compared by eye.
fn grouped(digest: &str) -> Vec<String> {
    let letters: Vec<char> = digest.chars().collect();
    let groups: Vec<String> = letters.chunks(8).map(|group| group.iter().collect()).collect();
    groups.chunks(4).map(|line| line.join("  ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_break_at_spaces_and_digests_into_groups() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        let digest = "0123456789abcdef".repeat(4);
        assert_eq!(grouped(&digest), ["01234567  89abcdef  01234567  89abcdef"; 2]);
    }
}
