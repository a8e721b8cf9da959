//! Every setting of `cycle.toml` and what it may hold.

use std::fmt;

/// One setting.
pub(super) struct Key {
    /// Dotted, from the top.
    pub(super) path: &'static str,
    pub(super) required: bool,
    pub(super) shape: Shape,
}

/// What a setting holds.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    Text,
    Texts,
    Day,
    Path,
    Year,
    Count,
    Percent,
    Languages,
    Files,
    OneOf(&'static [&'static str]),
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "a text in quotes",
            Self::Texts => "a table of texts by language code, such as `en = \"...\"`",
            Self::Day => "a day in quotes, such as \"2018-01-31\"",
            Self::Path => "a folder in quotes, relative to this one, with `/`",
            Self::Year => "a year",
            Self::Count => "a whole number",
            Self::Percent => "a whole number of per cent, from 0 to 100",
            Self::Languages => "a list of language codes, such as [\"en\", \"fr\"]",
            Self::Files => "a table of lists of file stems by language code",
            Self::OneOf(words) => return write!(f, "one of \"{}\"", words.join("\", \"")),
        })
    }
}

const fn needed(path: &'static str, shape: Shape) -> Key {
    Key { path, required: true, shape }
}

const fn optional(path: &'static str, shape: Shape) -> Key {
    Key { path, required: false, shape }
}

pub(super) const KEYS: &[Key] = &[
    needed("organization", Shape::Texts),
    needed("short_name", Shape::Text),
    needed("year", Shape::Year),
    optional("previous", Shape::Path),
    optional("synthetic", Shape::Texts),
    needed("dates.opens", Shape::Day),
    needed("dates.due", Shape::Day),
    needed("dates.freeze", Shape::Day),
    needed("dates.published", Shape::Day),
    needed("document.symbol", Shape::Text),
    needed("document.title", Shape::Texts),
    needed("document.session", Shape::Texts),
    needed("document.theme", Shape::OneOf(&["lake", "pine", "wine", "ink"])),
    needed("languages", Shape::Languages),
    optional("complete", Shape::Files),
    optional("rounding", Shape::OneOf(&["half-up", "half-even"])),
    optional("claims.over", Shape::Percent),
    optional("claims.nearly", Shape::Percent),
    optional("claims.about", Shape::Percent),
    optional("small_cells", Shape::Count),
];
