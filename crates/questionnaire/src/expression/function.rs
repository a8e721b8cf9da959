//! The functions: their names, how many arguments they take, and in which reading they have a meaning.

/// A function of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the table below gives the name of each, the README what it does")]
pub enum Function {
    If,
    Coalesce,
    Not,
    True,
    False,
    Boolean,
    BooleanFromString,
    Checklist,
    WeightedChecklist,
    Number,
    Int,
    Round,
    Abs,
    Pow,
    Sum,
    Min,
    Max,
    Count,
    CountNonEmpty,
    Selected,
    SelectedAt,
    CountSelected,
    ChoiceName,
    String,
    Concat,
    Join,
    StringLength,
    Contains,
    StartsWith,
    EndsWith,
    Substr,
    SubstringBefore,
    SubstringAfter,
    Translate,
    NormalizeSpace,
    Regex,
    Today,
    Now,
    Date,
    DateTime,
    FormatDate,
    FormatDateTime,
    DecimalDateTime,
    DecimalTime,
    Given,
    Asked,
    Answered,
    Invited,
    Responding,
    Previous,
}

/// Which readings a function belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readings {
    /// Both.
    Both,
    /// Filling in only: it depends on the clock, on labels or on the language.
    Form,
    /// Counting only.
    Indicator,
}

/// One row of the table of functions.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// The function.
    pub function: Function,
    /// As written.
    pub name: &'static str,
    /// Fewest arguments.
    pub least: usize,
    /// Most arguments.
    pub most: usize,
    /// Where it has a meaning.
    pub readings: Readings,
}

const MANY: usize = usize::MAX;

const fn both(function: Function, name: &'static str, least: usize, most: usize) -> Signature {
    Signature { function, name, least, most, readings: Readings::Both }
}

const fn form(function: Function, name: &'static str, least: usize, most: usize) -> Signature {
    Signature { function, name, least, most, readings: Readings::Form }
}

const fn indicator(function: Function, name: &'static str, arguments: usize) -> Signature {
    Signature { function, name, least: arguments, most: arguments, readings: Readings::Indicator }
}

/// All functions, in the order of [`Function`].
pub const FUNCTIONS: [Signature; 50] = [
    both(Function::If, "if", 3, 3),
    both(Function::Coalesce, "coalesce", 2, MANY),
    both(Function::Not, "not", 1, 1),
    both(Function::True, "true", 0, 0),
    both(Function::False, "false", 0, 0),
    both(Function::Boolean, "boolean", 1, 1),
    both(Function::BooleanFromString, "boolean-from-string", 1, 1),
    both(Function::Checklist, "checklist", 3, MANY),
    both(Function::WeightedChecklist, "weighted-checklist", 4, MANY),
    both(Function::Number, "number", 1, 1),
    both(Function::Int, "int", 1, 1),
    both(Function::Round, "round", 1, 2),
    both(Function::Abs, "abs", 1, 1),
    both(Function::Pow, "pow", 2, 2),
    both(Function::Sum, "sum", 1, 1),
    both(Function::Min, "min", 1, MANY),
    both(Function::Max, "max", 1, MANY),
    both(Function::Count, "count", 1, 1),
    both(Function::CountNonEmpty, "count-non-empty", 1, 1),
    both(Function::Selected, "selected", 2, 2),
    both(Function::SelectedAt, "selected-at", 2, 2),
    both(Function::CountSelected, "count-selected", 1, 1),
    form(Function::ChoiceName, "jr:choice-name", 2, 2),
    both(Function::String, "string", 1, 1),
    both(Function::Concat, "concat", 1, MANY),
    both(Function::Join, "join", 2, MANY),
    both(Function::StringLength, "string-length", 1, 1),
    both(Function::Contains, "contains", 2, 2),
    both(Function::StartsWith, "starts-with", 2, 2),
    both(Function::EndsWith, "ends-with", 2, 2),
    both(Function::Substr, "substr", 2, 3),
    both(Function::SubstringBefore, "substring-before", 2, 2),
    both(Function::SubstringAfter, "substring-after", 2, 2),
    both(Function::Translate, "translate", 3, 3),
    both(Function::NormalizeSpace, "normalize-space", 1, 1),
    both(Function::Regex, "regex", 2, 2),
    form(Function::Today, "today", 0, 0),
    form(Function::Now, "now", 0, 0),
    both(Function::Date, "date", 1, 1),
    form(Function::DateTime, "date-time", 1, 1),
    form(Function::FormatDate, "format-date", 2, 2),
    form(Function::FormatDateTime, "format-date-time", 2, 2),
    form(Function::DecimalDateTime, "decimal-date-time", 1, 1),
    form(Function::DecimalTime, "decimal-time", 1, 1),
    indicator(Function::Given, "given", 1),
    indicator(Function::Asked, "asked", 1),
    indicator(Function::Answered, "answered", 1),
    indicator(Function::Invited, "invited", 0),
    indicator(Function::Responding, "responding", 0),
    indicator(Function::Previous, "previous", 1),
];

const REPEATS: &str = "repeats are not supported: ask with fixed questions, one for each item";
const CHANCE: &str = "the same answers must always give the same result";
const IRRATIONAL: &str = "its results are irrational and cannot be exact decimals; `+ - * div mod`, `pow`, `round` and `abs` are exact";
const GEOMETRY: &str = "places on a map are not supported";
const OUTSIDE: &str = "the questionnaire is computed from its own answers and tables; use `instance('table')/root/item[...]`";

/// Functions that ODK has and this language refuses, with the reason.
const REFUSED: [(&str, &str); 38] = [
    ("indexed-repeat", REPEATS),
    ("position", REPEATS),
    (
        "once",
        "it keeps what was there before, and the same answers must always give the same result",
    ),
    ("uuid", CHANCE),
    ("random", CHANCE),
    ("randomize", CHANCE),
    ("pulldata", OUTSIDE),
    ("last-saved", OUTSIDE),
    ("version", OUTSIDE),
    ("property", OUTSIDE),
    ("sqrt", IRRATIONAL),
    ("log", IRRATIONAL),
    ("log10", IRRATIONAL),
    ("exp", IRRATIONAL),
    ("exp10", IRRATIONAL),
    ("pi", IRRATIONAL),
    ("sin", IRRATIONAL),
    ("cos", IRRATIONAL),
    ("tan", IRRATIONAL),
    ("asin", IRRATIONAL),
    ("acos", IRRATIONAL),
    ("atan", IRRATIONAL),
    ("atan2", IRRATIONAL),
    ("area", GEOMETRY),
    ("distance", GEOMETRY),
    ("geofence", GEOMETRY),
    ("intersects", GEOMETRY),
    ("digest", "a digest is for machines; it says nothing that a person answered"),
    ("extract-signed", "signatures of other programs are not read"),
    ("base64-decode", "files are kept as files, not as text"),
    ("jr:itext", "labels are found with `jr:choice-name(${q}, '${q}')`"),
    ("current", "write `.` for the answer itself and `${name}` for another"),
    ("id", "write `${name}`"),
    ("name", "write `${name}`"),
    ("local-name", "write `${name}`"),
    ("namespace-uri", "write `${name}`"),
    ("last", REPEATS),
    ("lang", "the result must not depend on the language of the page"),
];

impl Function {
    /// Its row of the table.
    pub fn signature(self) -> &'static Signature {
        &FUNCTIONS[self as usize]
    }

    /// As written.
    pub fn name(self) -> &'static str {
        self.signature().name
    }

    /// The function of that name.
    pub fn named(name: &str) -> Option<Self> {
        FUNCTIONS.iter().find(|s| s.name == name).map(|s| s.function)
    }

    /// Why a function of ODK is refused.
    pub fn refusal(name: &str) -> Option<&'static str> {
        REFUSED.iter().find(|(refused, _)| *refused == name).map(|(_, reason)| *reason)
    }
}

#[cfg(test)]
mod tests {
    use super::FUNCTIONS;

    #[test]
    fn the_table_is_in_the_order_of_the_enumeration() {
        for (index, signature) in FUNCTIONS.iter().enumerate() {
            assert_eq!(signature.function as usize, index, "{}", signature.name);
        }
    }
}
