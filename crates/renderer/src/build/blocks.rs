//! Blocks: parts, headings, numbered paragraphs, lists.

use super::anchors::{is_anchor, slug};
use super::scope::{Item, One};
use super::{Builder, Scope};
use crate::document::{self, Part, PartKind};
use crate::language::Context;
use crate::narrative::{Block, Inline, Position};
use crate::run::{Token, tokens};
use crate::text::plain;

/// A heading as read.
struct Heading<'a> {
    level: u8,
    id: Option<&'a str>,
    classes: &'a [String],
    text: &'a [Inline],
    at: Position,
}

impl<'a> Builder<'a> {
    /// Takes in blocks that stand in no list or quotation.
    pub(super) fn top(&mut self, blocks: &'a [Block], scope: Scope<'a>) {
        for block in blocks {
            match block {
                Block::If { expression, at, blocks } => match self.holds(expression, *at, scope) {
                    Some(true) => self.top(blocks, scope),
                    _ => self.skip(blocks, scope),
                },
                Block::Each { figure, at, blocks } => self.each(figure, *at, blocks, scope),
                Block::Heading { level, id, classes, text, at } => {
                    let id = id.as_deref();
                    self.heading(&Heading { level: *level, id, classes, text, at: *at }, scope);
                }
                Block::Paragraph { text, .. } => self.paragraph(text, scope),
                block => {
                    if let Some(block) = self.nested_block(block, scope) {
                        self.push(block, scope);
                    }
                }
            }
        }
    }

    /// Checks blocks that are not printed.
    pub(super) fn skip(&mut self, blocks: &'a [Block], scope: Scope<'a>) {
        for block in blocks {
            match block {
                Block::Heading { text, .. } | Block::Paragraph { text, .. } => {
                    self.skip_run(text, scope);
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.skip(item, scope)),
                Block::Quote(inner) => self.skip(inner, scope),
                Block::If { expression, at, blocks } => {
                    self.holds(expression, *at, scope);
                    self.skip(blocks, scope);
                }
                Block::Each { figure, at, blocks } => {
                    if let Some(item) = self.items(figure, *at, scope).first() {
                        self.skip(blocks, Scope { item: Some(*item), ..scope });
                    }
                }
                Block::Chart(chart) => {
                    self.figure(&chart.figure, chart.at, scope);
                    self.skip_run(&chart.title, scope);
                }
                Block::FigureTable(table) => {
                    self.shown(&table.columns, scope);
                    let runs = std::iter::once(&table.title).chain(&table.notes);
                    runs.for_each(|run| self.skip_run(run, scope));
                }
                Block::TextTable(table) => {
                    let runs = std::iter::once(&table.title).chain(&table.head);
                    let runs = runs.chain(table.rows.iter().flatten()).chain(&table.notes);
                    runs.for_each(|run| self.skip_run(run, scope));
                }
                Block::Signature { lines, .. } => {
                    for line in lines {
                        self.skip_run(line, scope);
                    }
                }
            }
        }
    }

    fn each(&mut self, name: &str, at: Position, blocks: &'a [Block], scope: Scope<'a>) {
        if scope.item.is_some() {
            let hint = "go through one figure at a time";
            let message = "an `each` stands inside another";
            return self.error("nested-each", at.place(scope.file), message, hint);
        }
        let items = self.items(name, at, scope);
        if !self.spend(length(blocks).saturating_mul(items.len()), at.place(scope.file)) {
            return;
        }
        for (index, item) in items.into_iter().enumerate() {
            self.joining = index > 0;
            self.top(blocks, Scope { item: Some(item), ..scope });
        }
        self.joining = false;
    }

    /// What `::: each` goes through: the names of a figure, or its cells.
    fn items(&mut self, name: &str, at: Position, scope: Scope<'a>) -> Vec<Item<'a>> {
        let Some(figure) = self.figure(name, at, scope) else { return Vec::new() };
        let item = |one| Item { figure, one };
        if figure.names.is_empty() && figure.cells.is_empty() {
            let message = format!("the figure {name} lists nothing");
            let hint = "`each` goes through the names of a figure, or the cells of its breakdown";
            self.error("no-items", at.place(scope.file), &message, hint);
        }
        if figure.names.is_empty() {
            return figure.cells.iter().map(|cell| item(One::Cell(cell))).collect();
        }
        figure.names.chunks(1).map(|name| item(One::Name(name))).collect()
    }

    fn push(&mut self, block: document::Block, scope: Scope<'a>) {
        let joining = std::mem::take(&mut self.joining);
        let Some(part) = self.parts.last_mut() else {
            let place = questionnaire::diagnostic::Place::line(scope.file, 1);
            let hint = "begin the first file with a heading such as `# Foreword {.foreword}`";
            return self.error(
                "text-before-part",
                place,
                "text stands before the first part",
                hint,
            );
        };
        match (part.blocks.last_mut(), block) {
            (
                Some(document::Block::List { ordered: before, items }),
                document::Block::List { ordered, items: more },
            ) if joining && *before == ordered => items.extend(more),
            (_, block) => part.blocks.push(block),
        }
    }

    fn heading(&mut self, heading: &Heading<'a>, scope: Scope<'a>) {
        let text = self.run(heading.text, Context::Heading, scope);
        self.check_level(heading, scope);
        self.heading = heading.level;
        self.nested = 0;
        if heading.level == 1 {
            return self.open_part(heading, text, scope);
        }
        let id = self.heading_anchor(heading, &plain(&text), scope);
        self.push(document::Block::Heading { level: heading.level, id, text }, scope);
    }

    fn check_level(&mut self, heading: &Heading<'a>, scope: Scope<'a>) {
        let place = heading.at.place(scope.file);
        if heading.level > 4 {
            let hint = "use `#` for a part, and `##` to `####` below it";
            self.error("heading-level", place, "a heading has at most four levels", hint);
        } else if heading.level > self.heading + 1 {
            let message = format!(
                "a heading of level {} follows one of level {}",
                heading.level, self.heading
            );
            self.error("heading-level", place, &message, "leave out no level");
        }
    }

    fn heading_anchor(&mut self, heading: &Heading<'a>, text: &str, scope: Scope<'a>) -> String {
        let Some(id) = heading.id else { return self.anchors.give(&slug(text)) };
        let place = heading.at.place(scope.file);
        if !is_anchor(id) {
            let message = format!("`{id}` can't be an anchor");
            let hint = "use small letters, digits and hyphens; `p` and digits is a paragraph";
            self.error("anchor-syntax", place, &message, hint);
        } else if self.anchors.is_given(id) {
            let message = format!("the anchor `{id}` is given twice");
            self.error("duplicate-anchor", place, &message, "choose another");
        }
        self.anchors.give(id)
    }

    fn open_part(&mut self, heading: &Heading<'a>, text: Vec<document::Inline>, scope: Scope<'a>) {
        let kind = self.part_kind(heading, scope);
        let (label, title) = self.split_label(text);
        let anchor = label.clone().unwrap_or_else(|| plain(&title));
        let id = self.heading_anchor(heading, &anchor, scope);
        self.unnumbered = 0;
        self.parts.push(Part { kind, id, label, title, blocks: Vec::new() });
    }

    fn part_kind(&mut self, heading: &Heading<'a>, scope: Scope<'a>) -> PartKind {
        let place = heading.at.place(scope.file);
        let kind = match heading.classes {
            [] => PartKind::Body,
            [class] if class == "foreword" => PartKind::Foreword,
            [class] if class == "annex" => PartKind::Annex,
            classes => {
                let message = format!("a part can't be `.{}`", classes.join(" ."));
                let hint = "write `{.foreword}`, `{.annex}`, or nothing for a part of the body";
                self.error("part-kind", place, &message, hint);
                return PartKind::Body;
            }
        };
        let order = |kind| match kind {
            PartKind::Foreword => 0,
            PartKind::Body => 1,
            PartKind::Annex => 2,
        };
        if self.parts.last().is_some_and(|before| order(before.kind) > order(kind)) {
            let hint = "forewords stand first, then the body, then annexes; files are read in the order of their names";
            self.error("part-order", place, "this part stands too late", hint);
        }
        kind
    }

    /// Takes `Annex III` off the front of a title.
    fn split_label(
        &self,
        mut text: Vec<document::Inline>,
    ) -> (Option<String>, Vec<document::Inline>) {
        if let Some(document::Inline::Text(first)) = text.first_mut()
            && let Some((label, title)) = first.split_once(':')
            && self.is_label(label.trim_end())
        {
            let label = label.trim_end().to_owned();
            *first = title.trim_start().to_owned();
            return (Some(label), text);
        }
        (None, text)
    }

    /// A word that opens parts, and one more that numbers them.
    fn is_label(&self, label: &str) -> bool {
        let Some((word, number)) = label.split_once(char::is_whitespace) else { return false };
        self.words.get("part_labels").split('|').any(|known| known == word)
            && !number.is_empty()
            && number.chars().all(char::is_alphanumeric)
    }

    fn paragraph(&mut self, text: &'a [Inline], scope: Scope<'a>) {
        let text = self.run(text, Context::Prose, scope);
        let (number, id) = self.paragraph_anchor();
        self.nested = 0;
        self.push(document::Block::Paragraph { number, id, text }, scope);
    }

    fn paragraph_anchor(&mut self) -> (Option<u32>, String) {
        let Some(part) = self.parts.last() else { return (None, String::new()) };
        if part.kind == PartKind::Body {
            self.paragraph += 1;
            return (Some(self.paragraph), self.anchors.give(&format!("p{}", self.paragraph)));
        }
        self.unnumbered += 1;
        (None, self.anchors.give(&format!("{}-{}", part.id, self.unnumbered)))
    }

    /// A block that has no number of its own, wherever it stands.
    fn nested_block(&mut self, block: &'a Block, scope: Scope<'a>) -> Option<document::Block> {
        Some(match block {
            Block::Paragraph { text, .. } => {
                let text = self.run(text, Context::Prose, scope);
                document::Block::Paragraph { number: None, id: self.nested_anchor(), text }
            }
            Block::List { ordered, items } => {
                let items = items.iter().map(|item| self.nested_blocks(item, scope)).collect();
                document::Block::List { ordered: *ordered, items }
            }
            Block::Quote(blocks) => document::Block::Quote(self.nested_blocks(blocks, scope)),
            Block::Chart(chart) => document::Block::Chart(self.chart(chart, scope)?),
            Block::FigureTable(table) => document::Block::Table(self.figure_table(table, scope)?),
            Block::TextTable(table) => document::Block::Table(self.text_table(table, scope)),
            Block::Signature { lines, .. } => {
                let lines = lines.iter().map(|line| self.run(line, Context::Prose, scope));
                document::Block::Signature(lines.collect())
            }
            Block::Heading { at, .. } => {
                let hint = "write the heading at the beginning of a line";
                let message = "a heading stands inside a list or a quotation";
                self.error("nested-heading", at.place(scope.file), message, hint);
                return None;
            }
            Block::If { .. } | Block::Each { .. } => return None,
        })
    }

    fn nested_blocks(&mut self, blocks: &'a [Block], scope: Scope<'a>) -> Vec<document::Block> {
        blocks.iter().filter_map(|block| self.nested_block(block, scope)).collect()
    }

    fn nested_anchor(&mut self) -> String {
        self.nested += 1;
        let part = self.parts.last();
        let base = match part {
            Some(Part { kind: PartKind::Body, .. }) if self.paragraph > 0 => {
                format!("p{}", self.paragraph)
            }
            Some(part) => part.id.clone(),
            None => "section".to_owned(),
        };
        let suffix = format!("{base}-item-{}", self.nested);
        self.anchors.give(&suffix)
    }
}

/// About how many bytes blocks take.
fn length(blocks: &[Block]) -> usize {
    let run = |inlines: &[Inline]| tokens(inlines).iter().map(Token::length).sum::<usize>();
    let block = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph { text, .. } => run(text),
        Block::List { items, .. } => items.iter().map(|item| length(item)).sum(),
        Block::Quote(blocks) | Block::If { blocks, .. } | Block::Each { blocks, .. } => {
            length(blocks)
        }
        Block::Signature { lines, .. } => lines.iter().map(|line| run(line)).sum(),
        Block::TextTable(table) => table.rows.iter().flatten().map(|cell| run(cell)).sum(),
        Block::Chart(_) | Block::FigureTable(_) => 0,
    };
    blocks.iter().map(|one| 1 + block(one)).sum()
}
