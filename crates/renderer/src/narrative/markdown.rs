//! One stretch of Markdown to blocks, through `pulldown-cmark`.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::faults::Faults;
use super::lines::Lines;
use super::slots::Covered;
use super::stack::{Content, Open, Stack};
use super::tree::{Block, Inline, Position};
use super::{Note, Source};

/// Reads stretches of one file's Markdown.
pub(super) struct Reader<'a> {
    /// Its text with slots covered.
    pub(super) covered: Covered,
    /// Its lines.
    pub(super) lines: &'a Lines<'a>,
    /// The faults found.
    pub(super) faults: Faults<'a>,
    /// The file read so far: its footnotes.
    pub(super) source: Source,
    /// Offsets of the slots that have been put back.
    pub(super) placed: BTreeSet<usize>,
}

impl Reader<'_> {
    /// Reads one stretch.
    pub(super) fn read(&mut self, range: Range<usize>) -> Vec<Content> {
        let chunk = self.covered.text[range.clone()].to_owned();
        let stubs = stubs(&chunk);
        let whole = format!("{chunk}{stubs}");
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
        let mut stack = Stack::new();
        for (event, at) in Parser::new_ext(&whole, options).into_offset_iter() {
            if at.start < chunk.len() {
                self.event(event, at.start + range.start..at.end + range.start, &mut stack);
            }
        }
        stack.finish()
    }

    /// Reports a fault.
    pub(super) fn error(&mut self, code: &'static str, at: Position, message: &str, hint: &str) {
        self.faults.error(code, at, message, hint);
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>, stack: &mut Stack) {
        let at = self.lines.position(range.start);
        match event {
            Event::Start(tag) => self.start(tag, at, stack),
            Event::End(end) => self.end(end, stack),
            Event::Text(text) => {
                for inline in self.text(&text, range) {
                    stack.inline(inline);
                }
            }
            Event::SoftBreak => stack.inline(Inline::Text { text: " ".to_owned(), at }),
            Event::HardBreak => stack.inline(Inline::Break),
            Event::FootnoteReference(name) => {
                stack.inline(Inline::Footnote { name: name.to_string(), at });
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let message = format!("`{}` is HTML", html.trim());
                self.error("raw-html", at, &message, "write it in Markdown; a report has no HTML");
            }
            Event::Code(_) => self.error(
                "code",
                at,
                "code has no place in a report",
                "write it as text, without backticks",
            ),
            Event::Rule => {
                self.error("rule", at, "a rule has no place in a report", "use a heading");
            }
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, at: Position, stack: &mut Stack) {
        let open = match tag {
            Tag::Paragraph => Open::Paragraph,
            Tag::Heading { level, id, classes, .. } => Open::Heading {
                level: level_number(level),
                id: id.map(|id| id.to_string()),
                classes: classes.iter().map(ToString::to_string).collect(),
            },
            Tag::BlockQuote(_) => Open::Quote,
            Tag::List(first) => {
                if first.is_some_and(|first| first != 1) {
                    self.error(
                        "list-start",
                        at,
                        "a numbered list begins with another number than 1",
                        "begin it with 1; the items are numbered by the program",
                    );
                }
                Open::List { ordered: first.is_some(), items: Vec::new() }
            }
            Tag::Item => Open::Item,
            Tag::FootnoteDefinition(name) => Open::Note(name.to_string()),
            Tag::Table(_) => {
                if stack.is_nested() {
                    self.error(
                        "nested-table",
                        at,
                        "a table stands inside a list or a quotation",
                        "close it first",
                    );
                }
                Open::Table { head: Vec::new(), rows: Vec::new() }
            }
            Tag::TableHead | Tag::TableRow => Open::Row(Vec::new()),
            Tag::TableCell => Open::Cell,
            Tag::Emphasis => Open::Emphasis,
            Tag::Strong => Open::Strong,
            Tag::Link { dest_url, .. } => Open::Link(dest_url.to_string()),
            Tag::Image { .. } => {
                self.error("image", at, "a report has no images", "use a `::: chart` block");
                Open::Dropped
            }
            Tag::CodeBlock(_) => {
                self.error(
                    "code",
                    at,
                    "code has no place in a report",
                    "begin the line without spaces and the text without backticks",
                );
                Open::Dropped
            }
            _ => Open::Dropped,
        };
        if !stack.open(open, at) {
            self.error(
                "nested-too-deep",
                at,
                "lists, quotations or emphasis stand in one another too deep",
                "write it flatter",
            );
        }
    }

    fn end(&mut self, end: TagEnd, stack: &mut Stack) {
        let Some(frame) = stack.close(end) else { return };
        let at = frame.at;
        let Open::Note(name) = frame.open else { return };
        let Some(text) = paragraphs(frame.blocks) else {
            let message = format!("the footnote `{name}` holds more than paragraphs");
            return self.error("footnote-content", at, &message, "write it as running text");
        };
        if self.source.notes.insert(name.clone(), Note { at, text }).is_some() {
            let message = format!("the footnote `{name}` is defined twice");
            self.error("duplicate-footnote", at, &message, "give it another name");
        }
    }

    /// The text of an event with its slots put back.
    fn text(&mut self, text: &str, range: Range<usize>) -> Vec<Inline> {
        let verbatim = self.covered.text.get(range.clone()) == Some(text);
        if !verbatim || self.covered.slots.range(range.clone()).next().is_none() {
            let at = self.lines.position(range.start);
            return vec![Inline::Text { text: text.to_owned(), at }];
        }
        let mut inlines = Vec::new();
        let mut offset = range.start;
        let slots: Vec<_> =
            self.covered.slots.range(range.clone()).map(|(at, slot)| (*at, slot.clone())).collect();
        for (start, (length, slot)) in slots {
            self.plain(offset..start, &mut inlines);
            self.placed.insert(start);
            inlines.extend(slot.map(Inline::Slot));
            offset = (start + length).min(range.end);
        }
        self.plain(offset..range.end, &mut inlines);
        inlines
    }

    fn plain(&self, range: Range<usize>, inlines: &mut Vec<Inline>) {
        if !range.is_empty() {
            let at = self.lines.position(range.start);
            inlines.push(Inline::Text { text: self.covered.text[range].to_owned(), at });
        }
    }
}

/// Definitions that make `pulldown-cmark` see the marks of footnotes that are defined in another
/// stretch of the file.
fn stubs(chunk: &str) -> String {
    let mut names = BTreeSet::new();
    for (at, _) in chunk.match_indices("[^") {
        let rest = &chunk[at + 2..];
        if let Some(name) = rest.find([']', '\n', '[']).map(|end| &rest[..end]) {
            names.insert(name);
        }
    }
    let stubs: Vec<_> = names.iter().map(|name| format!("\n\n[^{name}]: x\n")).collect();
    stubs.concat()
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The text of paragraphs, a break between them. `None` if there is anything else.
pub(super) fn paragraphs(contents: Vec<Content>) -> Option<Vec<Inline>> {
    let mut all = Vec::new();
    for content in contents {
        let Content::Block(Block::Paragraph { text, .. }) = content else { return None };
        if !all.is_empty() {
            all.push(Inline::Break);
        }
        all.extend(text);
    }
    Some(all)
}
