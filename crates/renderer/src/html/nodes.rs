//! A template for each kind of node.

use askama::Template;

use super::view::View;
use crate::document::{Block, Card, Chart, Inline, Part, Table, TableRow};
use crate::layout::{Target, Traced, column_figure, groups, plain, row_figure};

#[derive(Template)]
#[template(path = "report/part.html")]
pub(super) struct PartBlock<'a> {
    pub view: &'a View<'a>,
    pub part: &'a Part,
    pub kind: &'static str,
    /// Whether the part opens with its key figures on a ground of its own.
    pub opening: bool,
    pub keys: Vec<&'a Card>,
}

#[derive(Template)]
#[template(path = "report/blocks.html")]
pub(super) struct Blocks<'a> {
    pub view: &'a View<'a>,
    pub list: &'a [Block],
}

#[derive(Template)]
#[template(path = "report/inlines.html")]
pub(super) struct Inlines<'a> {
    pub view: &'a View<'a>,
    pub list: &'a [Inline],
    /// No link stands within a link.
    pub in_link: bool,
    /// No footnote stands within a footnote.
    pub in_note: bool,
    /// The head of the row or column leads to the figure, and its cells do not.
    pub traced: bool,
}

impl<'a> Inlines<'a> {
    fn nested(&self, list: &'a [Inline], link: bool) -> Self {
        Self { list, in_link: self.in_link || link, ..*self }
    }

    fn target<'t>(&self, address: &'t str) -> Option<&'t str> {
        let known = self.view.anchors.target(address).filter(|_| !self.in_link)?;
        Some(match known {
            Target::Inside(_) => address,
            Target::Outside(outside) => outside,
        })
    }

    fn traced(&self, name: &str) -> bool {
        !self.in_link && !self.traced && self.view.has_figure(name)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    fn mark(&self, index: &usize) -> Option<String> {
        if self.in_link || self.in_note { None } else { self.view.mark(*index) }
    }
}

#[derive(Template)]
#[template(path = "report/chart.html")]
pub(super) struct ChartBlock<'a> {
    pub view: &'a View<'a>,
    pub chart: &'a Chart,
}

#[derive(Template)]
#[template(path = "report/table.html")]
pub(super) struct TableBlock<'a> {
    view: &'a View<'a>,
    table: &'a Table,
    groups: Vec<(String, usize)>,
    columns: Vec<Column<'a>>,
}

/// The head of a row or a column.
#[derive(Template)]
#[template(
    ext = "html",
    source = r##"{% if let Some(name) = figure %}<a class="f" href="#{{ view.figure_id(name) }}">{{ view.inlines(list)|safe }}</a>{% else %}{{ view.inlines(list)|safe }}{% endif %}"##
)]
pub(super) struct Head<'a> {
    pub view: &'a View<'a>,
    pub list: &'a [Inline],
    pub figure: Option<&'a str>,
}

/// A column of a table.
pub(super) struct Column<'a> {
    at: usize,
    head: &'a [Inline],
    numeric: bool,
    /// The first of a group.
    starts: bool,
    /// The figure that fills it, if its head is to lead there.
    figure: Option<&'a str>,
    traced: Traced,
}

/// The head of a column as a cell.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% if empty %}<td></td>{% else %}<th scope="col"{{ class|safe }}>{{ head|safe }}</th>{% endif %}"#
)]
struct HeadCell<'a> {
    head: Head<'a>,
    class: String,
    empty: bool,
}

impl<'a> Column<'a> {
    /// A head that says nothing is no header cell.
    fn is_empty(&self) -> bool {
        plain(self.head).trim().is_empty()
    }

    fn cell(&self, view: &'a View<'a>) -> HeadCell<'a> {
        let head = view.head(self.head, &self.figure);
        HeadCell { head, class: self.class(), empty: self.is_empty() }
    }

    fn class(&self) -> String {
        let classes = [("num", self.numeric), ("starts", self.starts), ("code", self.is_code())];
        let classes: Vec<_> = classes.iter().filter(|(_, on)| *on).map(|(name, _)| *name).collect();
        if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) }
    }

    /// A short head, such as `NO-A`, that must not break at its hyphen.
    fn is_code(&self) -> bool {
        let head = plain(self.head);
        self.numeric && head.chars().count() <= 8 && !head.contains(char::is_whitespace)
    }
}

impl<'a> TableBlock<'a> {
    pub(super) fn new(view: &'a View<'a>, table: &'a Table) -> Self {
        let groups = groups(table);
        let starts: Vec<_> = groups
            .iter()
            .scan(1, |at, (_, span)| Some(std::mem::replace(at, *at + span)))
            .collect();
        let numeric = |at: usize| {
            at > 0 && table.rows.iter().any(|row| row.cells.get(at).is_some_and(|c| c.numeric))
        };
        let traced = Traced::of(table);
        let figure = |at| column_figure(table, at).filter(|_| at > 0 && traced == Traced::Columns);
        let columns = table.head.iter().enumerate().map(|(at, head)| Column {
            at,
            head,
            numeric: numeric(at),
            starts: starts.contains(&at),
            figure: figure(at),
            traced,
        });
        Self { view, table, columns: columns.collect(), groups }
    }
}

/// A cell of a row; a row shorter than the head is filled up.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% if head %}<th scope="row">{{ view.head(list, figure)|safe }}</th>{% else %}<td{{ class|safe }}>{% if none %}<span class="none">{{ text|safe }}</span>{% else %}{{ text|safe }}{% endif %}</td>{% endif %}"#
)]
pub(super) struct Cell<'a> {
    view: &'a View<'a>,
    list: &'a [Inline],
    text: Inlines<'a>,
    class: String,
    head: bool,
    /// The figure that fills the row, if its head is to lead there.
    figure: Option<&'a str>,
    none: bool,
}

impl<'a> Cell<'a> {
    pub(super) fn new(view: &'a View<'a>, row: &'a TableRow, column: &Column<'a>) -> Self {
        let list: &[Inline] = row.cells.get(column.at).map_or(&[], |cell| &cell.text);
        let text = Inlines { traced: column.traced != Traced::Cells, ..view.inlines(list) };
        let figure = row_figure(row).filter(|_| column.traced == Traced::Rows);
        let none = matches!(plain(list).trim(), "–" | "—");
        Self { view, list, text, class: column.class(), head: column.at == 0, figure, none }
    }
}

#[derive(Template)]
#[template(path = "report/entry.html")]
pub(super) struct EntryBlock<'a> {
    view: &'a View<'a>,
    card: &'a Card,
    /// Widths of the parts of the bar.
    shares: Vec<String>,
    /// Where the figure is used, with a link if the place exists.
    used: Vec<(&'a str, Option<String>)>,
}

impl<'a> EntryBlock<'a> {
    pub(super) fn new(view: &'a View<'a>, card: &'a Card) -> Self {
        let total: u64 = card.shares.iter().map(|share| share.1).sum();
        let width = |n: u64| {
            let thousandths = n.saturating_mul(1000).checked_div(total).unwrap_or(0);
            view.per_cent(&u32::try_from(thousandths).unwrap_or(1000))
        };
        let used = card.used.iter().map(|(text, to)| {
            let address = if to.starts_with('#') { to.clone() } else { format!("#{to}") };
            let known = view.anchors.target(&address).is_some();
            (text.as_str(), known.then_some(address))
        });
        Self {
            view,
            card,
            shares: card.shares.iter().map(|share| width(share.1)).collect(),
            used: used.collect(),
        }
    }
}
