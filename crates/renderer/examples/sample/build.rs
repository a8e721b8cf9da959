//! Short ways to write a document by hand.

use renderer::document::{
    Bar, Block, Card, Chart, Inline, Part, PartKind, Table, TableCell, TableRow,
};

/// Running text in a small notation: `[[figure|words]]`, `^2^` (footnote), `*emphasis*`, `**strong**`, `((target|words))`.
pub fn text(source: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut rest = source;
    while let Some((at, open, close)) = next_mark(rest) {
        push(&mut out, &rest[..at]);
        let inner = &rest[at + open.len()..];
        let end = inner.find(close).expect("a mark is closed");
        out.push(mark(open, &inner[..end]));
        rest = &inner[end + close.len()..];
    }
    push(&mut out, rest);
    out
}

fn next_mark(text: &str) -> Option<(usize, &'static str, &'static str)> {
    let marks = [("[[", "]]"), ("((", "))"), ("**", "**"), ("^", "^"), ("*", "*")];
    let found = marks.into_iter().filter_map(|(open, close)| Some((text.find(open)?, open, close)));
    found.min_by_key(|(at, open, _)| (*at, 9 - open.len()))
}

fn push(out: &mut Vec<Inline>, text: &str) {
    if !text.is_empty() {
        out.push(Inline::Text(text.into()));
    }
}

fn mark(open: &str, inner: &str) -> Inline {
    let (first, second) = inner.split_once('|').unwrap_or((inner, inner));
    match open {
        "[[" => Inline::Figure { name: first.into(), text: second.into() },
        "((" => Inline::Link { target: first.into(), text: text(second) },
        "**" => Inline::Strong(text(inner)),
        "^" => Inline::Footnote(inner.parse::<usize>().expect("a footnote's number") - 1),
        _ => Inline::Emphasis(text(inner)),
    }
}

/// Numbers paragraphs, charts and tables, and makes anchors.
#[derive(Default)]
pub struct Builder {
    paragraph: u32,
    chart: u32,
    table: u32,
    heading: u32,
    unnumbered: u32,
}

impl Builder {
    pub fn heading(&mut self, level: u8, title: &str) -> Block {
        self.heading += 1;
        Block::Heading { level, id: format!("section-{}", self.heading), text: text(title) }
    }

    pub fn paragraph(&mut self, source: &str) -> Block {
        self.paragraph += 1;
        let number = Some(self.paragraph);
        Block::Paragraph { number, id: format!("p{}", self.paragraph), text: text(source) }
    }

    pub fn plain(&mut self, source: &str) -> Block {
        self.unnumbered += 1;
        Block::Paragraph { number: None, id: format!("u{}", self.unnumbered), text: text(source) }
    }

    pub fn chart(&mut self, figure: &str, title: &str, unit: &str, bars: &[(&str, u32)]) -> Block {
        self.chart += 1;
        let most = bars.iter().map(|b| b.1).max().unwrap_or(1);
        let said: Vec<_> = bars.iter().map(|(label, n)| format!("{label} {n}")).collect();
        let bar = |(label, n): &(&str, u32)| Bar {
            label: (*label).into(),
            text: n.to_string(),
            length: n * 1000 / most,
        };
        Block::Chart(Chart {
            id: format!("chart-{}", self.chart),
            number: self.chart,
            figure: figure.into(),
            title: text(title),
            unit: unit.into(),
            source: "institutional questionnaire".into(),
            alternative: format!("{title}: {}.", said.join(", ")),
            bars: bars.iter().map(bar).collect(),
        })
    }

    /// A table from comma-separated lines; the first is the head. A line that starts with `=` is a total.
    pub fn table(&mut self, title: &str, groups: &[(&str, usize)], lines: &[String]) -> Block {
        self.table += 1;
        let cells = |line: &str| line.split(';').map(str::to_owned).collect::<Vec<_>>();
        Block::Table(Table {
            id: format!("table-{}", self.table),
            number: self.table,
            title: text(title),
            figures: vec![],
            groups: groups.iter().map(|(t, n)| ((*t).into(), *n)).collect(),
            head: cells(&lines[0]).iter().map(|c| text(c)).collect(),
            rows: lines[1..].iter().map(|line| row(line)).collect(),
            notes: vec![],
            source: String::new(),
        })
    }
}

fn row(line: &str) -> TableRow {
    let (total, line) = line.strip_prefix('=').map_or((false, line), |rest| (true, rest));
    let cell = |(at, cell): (usize, &str)| {
        let numeric = at > 0 && cell.starts_with(|c: char| "0123456789+−–[".contains(c));
        TableCell { text: text(cell), numeric }
    };
    TableRow { cells: line.split(';').enumerate().map(cell).collect(), total }
}

pub fn part(
    kind: PartKind,
    id: &str,
    label: Option<&str>,
    title: &str,
    blocks: Vec<Block>,
) -> Part {
    Part { kind, id: id.into(), label: label.map(Into::into), title: text(title), blocks }
}

/// A card of an office count: counted, not counted, not answered.
pub fn share_card(name: &str, label: &str, shares: [u64; 3], used: &str) -> Card {
    let base = shares.iter().sum::<u64>();
    let names = ["counted", "not counted", "not answered"];
    Card {
        name: name.into(),
        value: shares[0].to_string(),
        of: format!("of {base} offices"),
        label: label.into(),
        rule: "Offices that answered “yes” to question C1, out of those that answered the questionnaire.".into(),
        definition: vec![
            ("measure".into(), "offices".into()),
            ("where".into(), "${c1_supported} = 'yes'".into()),
            ("base".into(), "responding()".into()),
        ],
        shares: names.iter().zip(shares).map(|(n, s)| ((*n).into(), s)).collect(),
        previous: "104 of 147 offices".into(),
        used: vec![(used.replace('p', "paragraph "), used.into())],
        source: "Institutional questionnaire".into(),
        verify: format!("rapporteur explain annual-report-2017 {name}"),
        counted: vec!["Country Office, Afghanistan".into(), "Country Office, Albania".into()],
        ..Card::default()
    }
}

/// A card of a figure that headquarters keeps.
pub fn record_card(name: &str, value: &str, label: &str, used: &str) -> Card {
    Card {
        name: name.into(),
        value: value.into(),
        label: label.into(),
        rule: "Kept at headquarters.".into(),
        definition: vec![("measure".into(), "record".into())],
        used: vec![(used.replace('p', "paragraph "), used.into())],
        source: "Department of Operations, 31 December 2017".into(),
        verify: format!("rapporteur explain annual-report-2017 {name}"),
        ..Card::default()
    }
}
