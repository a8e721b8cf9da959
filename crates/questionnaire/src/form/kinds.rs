//! The cell `type` of a row of `survey`.

use super::Kind;
use crate::closest::closest;

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    Question(Kind),
    BeginGroup,
    EndGroup,
    BeginRepeat,
    EndRepeat,
    /// A type that devices or other programs use; the row is left out with a warning.
    Ignored,
    /// A type that can't be left out without changing what is asked: why, and what to do.
    Refused(String, String),
    /// No type: the hint.
    Unknown(String),
}

/// Types that need nothing else.
fn simple(word: &str) -> Option<Kind> {
    Some(match word {
        "text" | "string" => Kind::Text,
        "integer" | "int" => Kind::Integer,
        "decimal" => Kind::Decimal,
        "date" => Kind::Date,
        "acknowledge" => Kind::Acknowledge,
        "file" | "image" | "photo" => Kind::File,
        "calculate" | "calculation" => Kind::Calculate,
        "note" => Kind::Note,
        "hidden" => Kind::Hidden,
        "start" | "end" | "today" | "username" | "deviceid" => Kind::Metadata(word.to_owned()),
        _ => return None,
    })
}

const IGNORED: [&str; 18] = [
    "geopoint",
    "geotrace",
    "geoshape",
    "start-geopoint",
    "barcode",
    "audio",
    "video",
    "background-audio",
    "background-geopoint",
    "osm",
    "audit",
    "email",
    "phonenumber",
    "simserial",
    "subscriberid",
    "imei",
    "sms_keyword",
    "trigger",
];

const ONE: [&str; 4] = ["select_one", "select1", "select one from", "select one"];
const MULTIPLE: [&str; 5] = [
    "select_multiple",
    "select all that apply from",
    "select all that apply",
    "select multiple from",
    "select multiple",
];

const KNOWN: [&str; 18] = [
    "text",
    "integer",
    "decimal",
    "date",
    "note",
    "select_one",
    "select_multiple",
    "calculate",
    "begin group",
    "end group",
    "acknowledge",
    "hidden",
    "file",
    "start",
    "end",
    "today",
    "username",
    "deviceid",
];

impl RowKind {
    /// Reads the cell. Keywords are read whatever their case and spaces; list names are not.
    pub(super) fn read(text: &str) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let text = words.join(" ");
        let lower = text.to_lowercase();
        if let Some(kind) = simple(&lower) {
            return Self::Question(kind);
        }
        match lower.replace('_', " ").as_str() {
            "begin group" => return Self::BeginGroup,
            "end group" => return Self::EndGroup,
            "begin repeat" | "begin loop" => return Self::BeginRepeat,
            "end repeat" | "end loop" => return Self::EndRepeat,
            _ => {}
        }
        if let Some(refused) = refused(&lower) {
            return refused;
        }
        if IGNORED.contains(&lower.as_str()) {
            return Self::Ignored;
        }
        select(&text, &lower)
            .unwrap_or_else(|| unknown(&text, words.first().copied().unwrap_or_default()))
    }
}

fn unknown(text: &str, first: &str) -> RowKind {
    let near = closest(text, KNOWN).or_else(|| closest(first, KNOWN));
    RowKind::Unknown(near.map_or_else(
        || format!("known: `{}`", KNOWN.join("`, `")),
        |near| format!("did you mean `{near}`?"),
    ))
}

fn select(text: &str, lower: &str) -> Option<RowKind> {
    let starts = |prefix: &&&str| {
        lower.strip_prefix(**prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let one = ONE.iter().find(starts);
    let many = MULTIPLE.iter().find(starts);
    let prefix = one.or(many)?;
    // The prefixes are ASCII, so that both texts have the same bytes there.
    let list = text.get(prefix.len()..)?.trim();
    if let Some(refusal) = other(list, one.is_some()) {
        return Some(refusal);
    }
    if list.starts_with("${") {
        return Some(RowKind::Refused(
            "choices can't come from a repeat".to_owned(),
            "list the choices in the sheet `choices`".to_owned(),
        ));
    }
    let list = list.to_owned();
    Some(RowKind::Question(if one.is_some() {
        Kind::SelectOne(list)
    } else {
        Kind::SelectMultiple(list)
    }))
}

/// `or_other` adds a choice and a question whose labels nobody translates and no definition can name.
fn other(list: &str, one: bool) -> Option<RowKind> {
    let lower = list.to_lowercase();
    let rest = lower.strip_suffix("or_other").or_else(|| lower.strip_suffix("or specify other"))?;
    let list = list.get(..rest.trim_end().len())?;
    let select = if one { "select_one" } else { "select_multiple" };
    Some(RowKind::Refused(
        "`or_other` is not supported: what it adds can't be translated or counted".to_owned(),
        format!(
            "write `{select} {list}`, add a choice `other` to the list, and below it a `text` question with relevant `selected(${{...}}, 'other')`"
        ),
    ))
}

fn refused(lower: &str) -> Option<RowKind> {
    let first = lower.split(' ').next().unwrap_or_default();
    let hint = match (first, lower) {
        ("range", _) => "use `integer` or `decimal` with a constraint such as `. >= 0 and . <= 10`",
        ("percentage", _) => "use `decimal` with the constraint `. >= 0 and . <= 100`",
        ("rank", _) => "ask for the first, the second and the third with a `select_one` each",
        ("time" | "datetime", _) => {
            "use `date`, or `text` with a constraint such as `regex(., '[0-2][0-9]:[0-5][0-9]')`"
        }
        ("select_one_from_file" | "select_multiple_from_file" | "select_one_external", _) => {
            "list the choices in the sheet `choices`"
        }
        (_, _)
            if lower.starts_with("select one from file")
                || lower.starts_with("select multiple from file") =>
        {
            "list the choices in the sheet `choices`"
        }
        ("csv-external" | "xml-external", _) => {
            "put the table into `records/` and read it with `instance('name')/root/item[...]`"
        }
        _ => return None,
    };
    Some(RowKind::Refused(format!("the type `{first}` is not supported"), hint.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_in_all_their_spellings() {
        for text in ["select_one list", "Select One  list", "select one from list", "select1 list"]
        {
            let kind = RowKind::Question(Kind::SelectOne("list".into()));
            assert_eq!(RowKind::read(text), kind, "{text}");
        }
        for text in ["select_multiple aB", "select all that apply from aB", "select multiple aB"] {
            let kind = RowKind::Question(Kind::SelectMultiple("aB".into()));
            assert_eq!(RowKind::read(text), kind, "{text}");
        }
        for text in ["begin group", "begin_group", "Begin  Group"] {
            assert_eq!(RowKind::read(text), RowKind::BeginGroup, "{text}");
        }
        assert_eq!(RowKind::read("IMAGE"), RowKind::Question(Kind::File));
        assert_eq!(RowKind::read("geopoint"), RowKind::Ignored);
    }

    #[test]
    fn what_is_refused_says_what_to_do_instead() {
        for (text, part) in [
            ("select_one a or_other", "write `select_one a`"),
            ("range", "constraint"),
            ("rank a", "select_one"),
            ("dateTime", "`date`"),
            ("select_one_from_file a.csv", "`choices`"),
            ("select_one ${people}", "`choices`"),
        ] {
            let RowKind::Refused(_, hint) = RowKind::read(text) else { panic!("{text}") };
            assert!(hint.contains(part), "{hint}");
        }
        assert_eq!(RowKind::read("intger"), RowKind::Unknown("did you mean `integer`?".into()));
        assert_eq!(
            RowKind::read("selct_one yes_no"),
            RowKind::Unknown("did you mean `select_one`?".into())
        );
    }
}
