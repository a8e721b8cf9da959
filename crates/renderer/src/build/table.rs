//! Tables: of figures with the same keys, and of the text.

use std::collections::{BTreeMap, BTreeSet};

use aggregation::figure::{Cell, Definition, Figure};
use questionnaire::diagnostic::Place;

use super::shares::miss_the_whole;
use super::{Builder, Scope};
use crate::document::{Inline, Table, TableCell, TableRow};
use crate::language::{Context, SlotValue};
use crate::narrative::{self, Column, FigureTable, Position, Rows, TextTable};
use crate::source::sources;

/// A figure in a table, with what stands for its label and its cells by key.
pub(super) struct Shown<'a> {
    figure: &'a Figure,
    label: String,
    at: Position,
    cells: BTreeMap<&'a str, &'a Cell>,
}

impl<'a> Builder<'a> {
    pub(super) fn figure_table(
        &mut self,
        block: &'a FigureTable,
        scope: Scope<'a>,
    ) -> Option<Table> {
        let title = self.run(&block.title, Context::Caption, scope);
        let shown = self.shown(&block.columns, scope);
        let notes = self.notes_below(&block.notes, scope);
        if shown.len() < block.columns.len() || !self.have_the_same_keys(&shown, scope) {
            return None;
        }
        let head_of_keys = self.head_of_keys(block, &shown, scope);
        let (head, rows) = match block.rows {
            Rows::Cells => self.a_row_a_key(&shown, head_of_keys, block.total, scope),
            Rows::Figures => self.a_row_a_figure(&shown, head_of_keys, block.total, scope),
        };
        let groups = self.groups(block, head.len().saturating_sub(1), scope);
        let figures: Vec<_> = shown.iter().map(|shown| shown.figure).collect();
        let notes = self.note_on_shares(notes, &figures);
        let mut named = BTreeSet::new();
        let (number, id) = self.number_table();
        Some(Table {
            id,
            number,
            title,
            figures: figures
                .iter()
                .map(|figure| figure.name.clone())
                .filter(|name| named.insert(name.clone()))
                .collect(),
            groups,
            head: head.into_iter().map(|text| vec![Inline::Text(text)]).collect(),
            rows,
            notes,
            source: sources(&figures, self.inputs, self.words),
        })
    }

    fn number_table(&mut self) -> (u32, String) {
        self.tables += 1;
        (self.tables, self.anchors.give(&format!("table-{}", self.tables)))
    }

    fn notes_below(
        &mut self,
        notes: &'a [Vec<narrative::Inline>],
        scope: Scope<'a>,
    ) -> Vec<Vec<Inline>> {
        notes.iter().map(|note| self.run(note, Context::Caption, scope)).collect()
    }

    fn note_on_shares(&self, mut notes: Vec<Vec<Inline>>, figures: &[&Figure]) -> Vec<Vec<Inline>> {
        if miss_the_whole(figures) {
            notes.push(vec![Inline::Text(self.words.get("shares_rounded").to_owned())]);
        }
        notes
    }

    pub(super) fn shown(&mut self, columns: &'a [Column], scope: Scope<'a>) -> Vec<Shown<'a>> {
        let mut all = Vec::new();
        for column in columns {
            let place = column.at.place(scope.file);
            let Some(figure) = self.figure(&column.figure, column.at, scope) else { continue };
            if !self.spend(figure.cells.len(), place) {
                break;
            }
            let label = match &column.label {
                Some((label, at)) => {
                    self.check_typed(label, &at.place(scope.file));
                    label
                }
                None => self.label(figure, column.at, scope),
            };
            let cells = figure.cells.iter().map(|cell| (cell.choice.as_str(), cell)).collect();
            all.push(Shown { figure, label: label.to_owned(), at: column.at, cells });
        }
        all
    }

    /// The label of a figure. A numeral in it is traced to the indicator's definition, or to the cycle's year.
    fn label(&mut self, figure: &'a Figure, at: Position, scope: Scope<'a>) -> &'a str {
        let label = figure.label.get(self.language);
        let Definition { value, condition, of, .. } = &figure.definition;
        let definition = format!("{value} {condition} {of} {}", self.inputs.cycle.year);
        self.gate.check_label(label, &definition, &at.place(scope.file), &mut self.faults);
        label
    }

    /// Every figure has the keys of the first; what one of them lacks is a dash.
    fn have_the_same_keys(&mut self, shown: &[Shown<'a>], scope: Scope<'a>) -> bool {
        let Some(first) = shown.first() else { return false };
        let mut same = true;
        for other in shown {
            let place = other.at.place(scope.file);
            let strange = other.cells.keys().find(|key| !first.cells.contains_key(*key));
            if other.cells.is_empty() {
                let message = format!("the figure {} has no breakdown to show", other.figure.name);
                self.error("no-breakdown", place, &message, "give its indicator a `by`");
                same = false;
            } else if let Some(key) = strange {
                let (name, first) = (&other.figure.name, &first.figure.name);
                let message = format!("the figure {name} has a cell `{key}`, and {first} has none");
                let hint = "a table shows figures that are broken down by the same keys";
                self.error("different-keys", place, &message, hint);
                same = false;
            }
        }
        same
    }

    /// What stands over the keys.
    fn head_of_keys(
        &mut self,
        block: &'a FigureTable,
        shown: &[Shown<'a>],
        scope: Scope<'a>,
    ) -> String {
        if let Some((head, at)) = &block.head {
            self.check_typed(head, &at.place(scope.file));
            return head.clone();
        }
        let by = shown.first().map_or("", |first| first.figure.definition.by.trim());
        match (block.rows, by) {
            (Rows::Figures, _) => String::new(),
            (Rows::Cells, "country") => self.words.get("head_country").to_owned(),
            (Rows::Cells, "office") => self.words.get("head_office").to_owned(),
            (Rows::Cells, "region") => self.words.get("head_region").to_owned(),
            (Rows::Cells, "kind") => self.words.get("head_kind").to_owned(),
            (Rows::Cells, by) => self.column_or_question(by, &block.at.place(scope.file)),
        }
    }

    /// The label of the question, or the name of the record table's column.
    fn column_or_question(&mut self, by: &str, place: &Place) -> String {
        let Some(name) = by.strip_prefix("${").and_then(|by| by.strip_suffix('}')) else {
            let mut letters = by.chars();
            let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
            return first + &letters.as_str().replace('_', " ");
        };
        let question = self.inputs.questionnaire.question(name);
        let label = question.map_or("", |question| question.label.get(self.language)).to_owned();
        self.check_typed(&label, place);
        label
    }

    fn a_row_a_key(
        &mut self,
        shown: &[Shown<'a>],
        keys: String,
        total: bool,
        scope: Scope<'a>,
    ) -> (Vec<String>, Vec<TableRow>) {
        let head = std::iter::once(keys).chain(shown.iter().map(|s| s.label.clone())).collect();
        let mut rows = Vec::new();
        let first = shown.first();
        for (cell, at) in first.iter().flat_map(|s| s.figure.cells.iter().map(|c| (c, s.at))) {
            let mut cells = vec![words(self.label_of(shown[0].figure, cell, at, scope))];
            cells.extend(shown.iter().map(|s| self.number_cell(s, &cell.choice, scope)));
            rows.push(TableRow { cells, total: false });
        }
        if total {
            let mut cells = vec![words(self.words.get("total").to_owned())];
            cells.extend(shown.iter().map(|s| self.whole_cell(s, scope)));
            rows.push(TableRow { cells, total: true });
        }
        (head, rows)
    }

    fn a_row_a_figure(
        &mut self,
        shown: &[Shown<'a>],
        keys: String,
        total: bool,
        scope: Scope<'a>,
    ) -> (Vec<String>, Vec<TableRow>) {
        let mut head = vec![keys];
        let cells: &'a [Cell] = shown.first().map_or(&[], |first| &first.figure.cells);
        for cell in cells {
            head.push(self.label_of(shown[0].figure, cell, shown[0].at, scope));
        }
        if total {
            head.push(self.words.get("total").to_owned());
        }
        let mut rows = Vec::new();
        for one in shown {
            let mut row = vec![words(one.label.clone())];
            row.extend(cells.iter().map(|cell| self.number_cell(one, &cell.choice, scope)));
            if total {
                row.push(self.whole_cell(one, scope));
            }
            rows.push(TableRow { cells: row, total: false });
        }
        (head, rows)
    }

    fn number_cell(&mut self, shown: &Shown<'a>, key: &str, scope: Scope<'a>) -> TableCell {
        let text = match shown.cells.get(key) {
            Some(cell) => self.cell_text(shown.figure, cell, shown.at, scope),
            None => self.words.get("none").to_owned(),
        };
        number(shown.figure, text)
    }

    fn whole_cell(&mut self, shown: &Shown<'a>, scope: Scope<'a>) -> TableCell {
        let value = SlotValue::from(shown.figure);
        number(shown.figure, self.table_text(shown.figure, &value, shown.at, scope))
    }

    fn groups(
        &mut self,
        block: &'a FigureTable,
        columns: usize,
        scope: Scope<'a>,
    ) -> Vec<(String, usize)> {
        let wide: usize = block.groups.iter().map(|g| g.width).fold(0, usize::saturating_add);
        if let Some(first) = block.groups.first().filter(|_| wide != columns) {
            let message = format!("the groups cover {wide} columns, and the table has {columns}");
            let hint = "the column of the row heads is not counted";
            self.error("block-arguments", first.at.place(scope.file), &message, hint);
        }
        for group in &block.groups {
            let place = group.at.place(scope.file);
            self.check_typed(&group.label, &place);
        }
        block.groups.iter().map(|group| (group.label.clone(), group.width)).collect()
    }

    /// A table of the text. A column is of numbers if every cell of it below the head is a figure and no more.
    pub(super) fn text_table(&mut self, block: &'a TextTable, scope: Scope<'a>) -> Table {
        let title = self.run(&block.title, Context::Caption, scope);
        let mut row = |cells: &'a [Vec<narrative::Inline>], context| {
            cells.iter().map(|cell| self.run(cell, context, scope)).collect::<Vec<_>>()
        };
        let head = row(&block.head, Context::Caption);
        let rows: Vec<_> = block.rows.iter().map(|cells| row(cells, Context::Table)).collect();
        let notes = self.notes_below(&block.notes, scope);
        let (number, id) = self.number_table();
        let figures = crate::usage::figures_in_rows(&rows);
        let known: Vec<_> =
            figures.iter().filter_map(|name| self.inputs.figures.figures.get(name)).collect();
        let notes = self.note_on_shares(notes, &known);
        let source = sources(&known, self.inputs, self.words);
        let rows = rows.into_iter().map(text_row).collect();
        Table { id, number, title, figures, groups: Vec::new(), head, rows, notes, source }
    }
}

fn words(text: String) -> TableCell {
    TableCell { text: vec![Inline::Text(text)], numeric: false }
}

fn number(figure: &Figure, text: String) -> TableCell {
    TableCell { text: vec![Inline::Figure { name: figure.name.clone(), text }], numeric: true }
}

/// A row whose head is strong is a total.
fn text_row(cells: Vec<Vec<Inline>>) -> TableRow {
    let total = matches!(cells.first().map(Vec::as_slice), Some([Inline::Strong(_)]));
    let cells = cells.into_iter().enumerate().map(|(column, text)| TableCell {
        numeric: column > 0 && matches!(text.as_slice(), [Inline::Figure { .. }]),
        text,
    });
    TableRow { cells: cells.collect(), total }
}
