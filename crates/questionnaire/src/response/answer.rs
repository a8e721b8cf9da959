//! A text becomes an answer to a question.

use rust_decimal::Decimal;

use super::Value;
use crate::closest::closest;
use crate::day;
use crate::form::{Choice, Kind, Question, Questionnaire};
use crate::sheet::limits;

/// Why a text is no answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerFault {
    /// `wrong-type`, `thousands-separator`, `unknown-choice`, ...
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: Option<String>,
}

impl AnswerFault {
    fn new(code: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: Some(hint.into()) }
    }
}

/// Reads an answer as exports of ODK and `KoboToolbox` write it; an empty text is none. Space around it does not count.
pub fn read_answer(
    form: &Questionnaire,
    question: &Question,
    text: &str,
) -> Result<Option<Value>, AnswerFault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.len() > limits::CELL_BYTES {
        let message =
            format!("the answer has {} bytes; at most {} are kept", text.len(), limits::CELL_BYTES);
        return Err(AnswerFault::new(
            "answer-too-long",
            message,
            "shorten it, or attach it as a file",
        ));
    }
    let value = match &question.kind {
        Kind::Integer => Value::Number(integer(text)?),
        Kind::Decimal => Value::Number(decimal(text)?),
        Kind::Date => Value::Date(day(text)?),
        Kind::Metadata(what) if what == "today" => Value::Date(day(text)?),
        Kind::SelectOne(list) => {
            Value::Choice(choice(form.choices(question), list, text)?.name.clone())
        }
        Kind::SelectMultiple(list) => Value::Choices(choices(form.choices(question), list, text)?),
        Kind::Acknowledge => Value::Text(acknowledged(text)?),
        Kind::File => Value::Text(file_name(text)?),
        Kind::Text | Kind::Hidden | Kind::Calculate | Kind::Metadata(_) => {
            Value::Text(text.to_owned())
        }
        Kind::Note => {
            let message = "a note takes no answer";
            return Err(AnswerFault::new("wrong-type", message, "leave it empty"));
        }
    };
    Ok(Some(value))
}

fn integer(text: &str) -> Result<Decimal, AnswerFault> {
    let number = decimal(text)?;
    if number.fract().is_zero() {
        return Ok(number);
    }
    let message = format!("`{text}` is not a whole number");
    Err(AnswerFault::new("wrong-type", message, "write it without decimals"))
}

/// Digits with at most one point, and perhaps a sign, kept without trailing zeros.
fn decimal(text: &str) -> Result<Decimal, AnswerFault> {
    match plain(text).map(Decimal::from_str_exact) {
        Some(Ok(number)) => Ok(number.normalize()),
        Some(Err(_)) => {
            let message = format!("`{}` has more digits than can be kept exactly", shown(text));
            Err(AnswerFault::new("wrong-type", message, "at most 28 digits are kept"))
        }
        None => Err(not_a_number(text)),
    }
}

fn plain(text: &str) -> Option<&str> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    (all(whole) && all(fraction)).then_some(text.strip_prefix('+').unwrap_or(text))
}

/// Spaces, apostrophes and underscores that people group digits with.
const GROUPING: [char; 7] = [' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '’', '_'];

fn not_a_number(text: &str) -> AnswerFault {
    let bare: String = text.chars().filter(|c| !GROUPING.contains(c)).collect();
    let without = |separator: char| bare.replace(separator, "");
    let groups = |separator: char| {
        bare.split(separator).skip(1).all(|g| {
            g.len() >= 3 && g.is_char_boundary(3) && g[..3].bytes().all(|b| b.is_ascii_digit())
        })
    };
    let message = |what: &str| format!("`{}` has {what}", shown(text));
    if bare.matches('.').count() > 1
        && groups('.')
        && plain(&without('.').replace(',', ".")).is_some()
    {
        let hint = format!("write {}", without('.').replace(',', "."));
        return AnswerFault::new("thousands-separator", message("a thousands separator"), hint);
    }
    if bare.contains(',') && groups(',') && plain(&without(',')).is_some() {
        let hint = format!("write {}", without(','));
        return AnswerFault::new("thousands-separator", message("a thousands separator"), hint);
    }
    if bare.matches(',').count() == 1 && plain(&bare.replace(',', ".")).is_some() {
        let hint = format!("write {}", bare.replace(',', "."));
        return AnswerFault::new("decimal-comma", message("a decimal comma"), hint);
    }
    if bare != text && plain(&bare).is_some() {
        let hint = format!("write {bare}");
        return AnswerFault::new("thousands-separator", message("a thousands separator"), hint);
    }
    let message = format!("`{}` is not a number", shown(text));
    AnswerFault::new(
        "wrong-type",
        message,
        "write digits only, such as 1234 or 12.5, without a unit",
    )
}

fn day(text: &str) -> Result<time::Date, AnswerFault> {
    day::parse(text).ok_or_else(|| {
        let message = format!("`{}` is not a day", shown(text));
        AnswerFault::new("wrong-type", message, "write it as 2017-06-30")
    })
}

fn choice<'a>(choices: &'a [Choice], list: &str, text: &str) -> Result<&'a Choice, AnswerFault> {
    if let Some(found) = choices.iter().find(|choice| choice.name == text) {
        return Ok(found);
    }
    let message = format!("`{}` is not on the list `{list}`", shown(text));
    let labelled = choices.iter().find(|choice| choice.label.0.values().any(|label| label == text));
    let hint = match (labelled, closest(text, choices.iter().map(|choice| choice.name.as_str()))) {
        (Some(choice), _) => Some(format!("write the choice's name, `{}`", choice.name)),
        (None, Some(near)) => Some(format!("did you mean `{near}`?")),
        (None, None) => few(choices),
    };
    Err(AnswerFault { code: "unknown-choice", message, hint })
}

fn few(choices: &[Choice]) -> Option<String> {
    const FEW: usize = 12;
    let names: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
    (names.len() <= FEW).then(|| format!("the choices are `{}`", names.join("`, `")))
}

/// Names separated by spaces, put into the order of the list.
fn choices(choices: &[Choice], list: &str, text: &str) -> Result<Vec<String>, AnswerFault> {
    let mut ticked = vec![false; choices.len()];
    for name in text.split_whitespace() {
        let found = choice(choices, list, name)?;
        let index =
            choices.iter().position(|choice| std::ptr::eq(choice, found)).unwrap_or_default();
        if std::mem::replace(&mut ticked[index], true) {
            let message = format!("the choice `{name}` stands twice");
            return Err(AnswerFault::new("repeated-choice", message, "name each choice once"));
        }
    }
    let names = choices.iter().zip(ticked).filter(|(_, ticked)| *ticked);
    Ok(names.map(|(choice, _)| choice.name.clone()).collect())
}

/// `OK`, as ODK writes it.
fn acknowledged(text: &str) -> Result<String, AnswerFault> {
    match text.to_lowercase().as_str() {
        "ok" | "yes" | "true" | "1" => Ok("OK".to_owned()),
        _ => {
            let message = format!("`{}` is no acknowledgement", shown(text));
            Err(AnswerFault::new("wrong-type", message, "write `OK`, or leave it empty"))
        }
    }
}

fn file_name(text: &str) -> Result<String, AnswerFault> {
    if text.contains(['/', '\\'])
        || text.chars().any(char::is_control)
        || matches!(text, "." | "..")
    {
        let message = format!("`{}` is not the name of a file", shown(text));
        return Err(AnswerFault::new("wrong-type", message, "write its name without folders"));
    }
    Ok(text.to_owned())
}

/// As a message shows it: no longer than a line.
fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}
