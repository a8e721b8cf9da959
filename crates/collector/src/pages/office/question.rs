//! One question as its page shows it.

use questionnaire::form::{Choice, Kind, Question};
use rust_decimal::Decimal;

use super::desk::Desk;
use crate::dates;
use crate::form::{Form, is_asked_for};
use crate::frame::Frame;
use crate::visit::Visit;

/// A question, its answer, and all that stands beside it.
pub struct QuestionView {
    /// `3.2`.
    pub number: String,
    /// Its name.
    pub name: String,
    /// `text`, `long`, `integer`, `decimal`, `date`, `select_one`, `select_multiple`, `acknowledge`, `file`, `calculate`, `note`.
    pub kind: &'static str,
    /// What is asked.
    pub label: String,
    /// How to answer.
    pub hint: String,
    /// Whether it may be left empty.
    pub is_optional: bool,
    /// Whether it is asked now.
    pub is_asked: bool,
    /// The answer as typed.
    pub value: String,
    /// Year, month, day of the answer to a `date`.
    pub date: [String; 3],
    /// The choices.
    pub choices: Vec<ChoiceView>,
    /// What was corrected in the question after it was answered.
    pub corrected: Option<String>,
    /// What is wrong.
    pub error: Option<String>,
    /// Revision of the answer; 0 for none.
    pub revision: i64,
    /// When it was saved and by whom.
    pub saved: Option<String>,
    /// Last year's answer: as shown, and as it would be typed.
    pub last: Option<(String, String)>,
    /// Whether last year's answer can be taken with one press.
    pub can_copy: bool,
    /// An explanation is asked for, or was given.
    pub explanation: Option<String>,
    /// Whether its text may be published; none where nobody asks.
    pub consent: Option<bool>,
    /// Values that wait for a choice.
    pub versions: Vec<Version>,
    /// What was said.
    pub comments: Vec<CommentView>,
    /// The files: address, name, address to remove it.
    pub files: Vec<(String, String, String)>,
}

/// A choice.
pub struct ChoiceView {
    /// Its name.
    pub name: String,
    /// What it says.
    pub label: String,
    /// Whether it is ticked.
    pub is_ticked: bool,
}

/// One of several values of one answer.
pub struct Version {
    /// What the form sends: `stands`, or the id of a conflict.
    pub id: String,
    /// The value as shown.
    pub value: String,
    /// Who and when.
    pub by: String,
}

/// Something said.
pub struct CommentView {
    /// By whom.
    pub by: String,
    /// When.
    pub at: String,
    /// What.
    pub text: String,
}

impl QuestionView {
    /// How a question stands on the desk of an office.
    pub fn of(question: &Question, desk: &Desk, visit: &Visit, frame: &Frame) -> Self {
        let Side { language, name } = Side { language: frame.language(), name: &question.name };
        let row = desk.answers.get(name);
        let value = row.map_or_else(String::new, |row| row.value.clone());
        let last = last(question, desk, visit, language);
        let is_open = desk.is_open(visit);
        Self {
            number: desk.form.number(name).to_owned(),
            name: name.to_owned(),
            kind: kind(question),
            label: question.label.get(language).to_owned(),
            hint: question.hint.get(language).to_owned(),
            is_optional: question.required.is_none() && is_asked_for(question),
            is_asked: question.kind == Kind::Note || desk.judged.is_asked(name),
            date: parts(&value),
            choices: choices(desk.form.questionnaire.choices(question), &value, language),
            error: desk.judged.fault(name).map(|code| fault(code, question, &value, frame)),
            corrected: corrected(name, desk, visit, frame),
            revision: row.map_or(0, |row| row.revision),
            saved: row.and_then(|row| saved(row, desk, visit, frame)),
            can_copy: is_open && last.as_ref().is_some_and(|(_, raw)| *raw != value),
            explanation: explanation(name, &value, last.as_ref(), desk),
            consent: consent(question, desk),
            versions: versions(question, desk, visit, frame),
            comments: comments(name, desk, visit, frame),
            files: files(name, desk),
            last,
            value: shown_value(question, desk, value),
        }
    }

    /// Whether anything says that it needs a look.
    pub fn needs_look(&self) -> bool {
        self.error.is_some() || !self.versions.is_empty()
    }

    /// The id of the element that a link leads to.
    pub fn anchor(&self) -> String {
        if !self.versions.is_empty() {
            return format!("{}-versions", self.name);
        }
        match self.kind {
            "select_one" | "select_multiple" => self
                .choices
                .first()
                .map_or_else(|| self.name.clone(), |c| format!("{}-{}", self.name, c.name)),
            "date" => format!("{}.day", self.name),
            _ => self.name.clone(),
        }
    }
}

struct Side<'a> {
    language: &'static str,
    name: &'a str,
}

fn kind(question: &Question) -> &'static str {
    if question.calculation.is_some() {
        return "calculate";
    }
    match question.kind {
        Kind::Text if question.appearance.contains("multiline") => "long",
        Kind::Text => "text",
        Kind::Integer => "integer",
        Kind::Decimal => "decimal",
        Kind::Date => "date",
        Kind::SelectOne(_) => "select_one",
        Kind::SelectMultiple(_) => "select_multiple",
        Kind::Acknowledge => "acknowledge",
        Kind::File => "file",
        Kind::Note => "note",
        Kind::Calculate | Kind::Hidden | Kind::Metadata(_) => "calculate",
    }
}

fn shown_value(question: &Question, desk: &Desk, value: String) -> String {
    if is_asked_for(question) {
        return value;
    }
    match desk.judged.response.answers.get(&question.name) {
        Some(questionnaire::response::Answer::Given(value)) => crate::form::text(value),
        _ => String::new(),
    }
}

fn parts(value: &str) -> [String; 3] {
    let mut parts = value.splitn(3, '-').map(str::to_owned);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

fn choices(choices: &[Choice], value: &str, language: &str) -> Vec<ChoiceView> {
    let ticked: Vec<&str> = value.split_whitespace().collect();
    let view = |choice: &Choice| ChoiceView {
        name: choice.name.clone(),
        label: choice.label.get(language).to_owned(),
        is_ticked: ticked.contains(&choice.name.as_str()),
    };
    choices.iter().map(view).collect()
}

/// An answer as it is read: choices by their labels, a day as it is said.
pub fn shown(question: &Question, value: &str, desk: &Desk, frame: &Frame) -> String {
    shown_by(&desk.form, question, value, frame)
}

/// The same for a question of another version of the questionnaire.
pub fn shown_by(form: &Form, question: &Question, value: &str, frame: &Frame) -> String {
    match question.kind {
        Kind::SelectOne(_) | Kind::SelectMultiple(_) => {
            labels(form.questionnaire.choices(question), value, frame.language())
        }
        Kind::Date => dates::day(value, frame.words),
        _ => value.to_owned(),
    }
}

fn labels(choices: &[Choice], value: &str, language: &str) -> String {
    let label = |name: &str| {
        let found = choices.iter().find(|choice| choice.name == name);
        found.map_or_else(|| name.to_owned(), |choice| choice.label.get(language).to_owned())
    };
    value.split_whitespace().map(label).collect::<Vec<_>>().join("; ")
}

/// Last year's answer to the same question, as shown and as typed. Choices that are gone can't be copied and are left out.
pub fn last(
    question: &Question,
    desk: &Desk,
    visit: &Visit,
    language: &str,
) -> Option<(String, String)> {
    let past = &visit.app.cycle.past;
    let raw = past.answer(&desk.row.code, &question.name)?;
    let then = past.questionnaire.question(&question.name)?;
    if std::mem::discriminant(&then.kind) != std::mem::discriminant(&question.kind) {
        return None;
    }
    match question.kind {
        Kind::SelectOne(_) | Kind::SelectMultiple(_) => {
            let now = desk.form.questionnaire.choices(question);
            let kept: Vec<&str> =
                raw.split_whitespace().filter(|name| now.iter().any(|c| c.name == *name)).collect();
            let shown = labels(past.questionnaire.choices(then), raw, language);
            Some((shown, kept.join(" ")))
        }
        Kind::Acknowledge | Kind::File => None,
        _ => Some((raw.to_owned(), raw.to_owned())),
    }
}

/// What is wrong with an answer, in words that say what to do.
pub fn fault(code: &str, question: &Question, value: &str, frame: &Frame) -> String {
    let own = question.constraint_message.get(frame.language());
    if code == "constraint" && !own.is_empty() {
        return own.to_owned();
    }
    let key = match (code, &question.kind) {
        ("thousands-separator" | "decimal-comma", _) => "fault-separator",
        ("wrong-type", Kind::Integer) => "fault-integer",
        ("wrong-type", Kind::Decimal) => "fault-decimal",
        ("wrong-type", Kind::Date) => "fault-date",
        ("unknown-choice" | "choice-not-offered" | "repeated-choice", _) => "fault-choice",
        ("constraint", _) => "fault-constraint",
        _ => "fault-other",
    };
    frame.t1(key, "value", value)
}

fn saved(
    row: &database::models::answers::AnswerRow,
    desk: &Desk,
    visit: &Visit,
    frame: &Frame,
) -> Option<String> {
    let at = dates::moment(row.at, visit.now, &desk.row.zone, frame.words);
    let by = desk.who(row.person_id.as_deref());
    let key = match row.how.as_str() {
        "copied" => "saved-copied",
        "headquarters" => "saved-headquarters",
        "imported" => "saved-imported",
        _ if by.is_empty() => "saved",
        _ => "saved-by",
    };
    let values = [("time", at.into()), ("name", by.into())];
    (row.how != "loaded").then(|| frame.words.with_all(key, &values))
}

fn explanation(
    name: &str,
    value: &str,
    last: Option<&(String, String)>,
    desk: &Desk,
) -> Option<String> {
    let given = desk.explanations.get(name).cloned();
    let departs = last.is_some_and(|(_, last)| departs(last, value));
    if departs { Some(given.unwrap_or_default()) } else { given }
}

/// What was corrected in a question after the office answered it.
pub fn corrected(name: &str, desk: &Desk, visit: &Visit, frame: &Frame) -> Option<String> {
    let answer = desk.answers.get(name).filter(|answer| !answer.value.is_empty())?;
    let (at, aspects) = visit.app.cycle.corrections().since(name, answer.at)?;
    let what = aspects.iter().map(|aspect| frame.t(&format!("aspect-{}", aspect.word())));
    let what = what.collect::<Vec<_>>().join("; ");
    let on = dates::moment(at, visit.now, &desk.row.zone, frame.words);
    Some(frame.words.with_all("question-corrected", &[("time", on.into()), ("what", what.into())]))
}

/// Whether a number departs strongly from last cycle's: twice as much or more, half as much or less, and by ten at least.
pub fn departs(last: &str, value: &str) -> bool {
    let (Ok(last), Ok(value)) = (last.parse::<Decimal>(), value.parse::<Decimal>()) else {
        return false;
    };
    let far = (value - last).abs() >= Decimal::TEN;
    far && last > Decimal::ZERO && (value >= last * Decimal::TWO || value * Decimal::TWO <= last)
}

/// Whether the answer is a free text, which may be published with the office's consent.
pub fn is_example(question: &Question) -> bool {
    question.kind == Kind::Text && question.appearance.contains("multiline")
}

fn consent(question: &Question, desk: &Desk) -> Option<bool> {
    is_example(question).then(|| desk.consents.contains(&question.name))
}

fn versions(question: &Question, desk: &Desk, visit: &Visit, frame: &Frame) -> Vec<Version> {
    let waiting: Vec<_> = desk.conflicts.iter().filter(|c| c.question == question.name).collect();
    if waiting.is_empty() {
        return Vec::new();
    }
    let by = |person: Option<&str>, at| {
        format!(
            "{}, {}",
            desk.who(person),
            dates::moment(at, visit.now, &desk.row.zone, frame.words)
        )
    };
    let empty = |text: String| if text.is_empty() { frame.t("emptied") } else { text };
    let stands = desk.answers.get(&question.name).map(|row| Version {
        id: "stands".to_owned(),
        value: empty(shown(question, &row.value, desk, frame)),
        by: by(row.person_id.as_deref(), row.at),
    });
    let others = waiting.iter().map(|conflict| Version {
        id: conflict.id.clone(),
        value: empty(shown(question, &conflict.value, desk, frame)),
        by: by(Some(&conflict.person_id), conflict.at),
    });
    stands.into_iter().chain(others).collect()
}

fn comments(name: &str, desk: &Desk, visit: &Visit, frame: &Frame) -> Vec<CommentView> {
    let of = desk.comments.iter().filter(|comment| comment.question.as_deref() == Some(name));
    let view = of.map(|comment| CommentView {
        by: desk.who(Some(&comment.person_id)),
        at: dates::moment(comment.at, visit.now, &desk.row.zone, frame.words),
        text: comment.text.clone(),
    });
    view.collect()
}

fn files(name: &str, desk: &Desk) -> Vec<(String, String, String)> {
    let of = desk.evidence.iter().filter(|file| file.question == name);
    let base = format!("/office/{}/evidence", desk.row.code);
    of.map(|file| {
        let address = format!("{base}/{}", file.id);
        (address.clone(), file.name.clone(), format!("{address}/remove"))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::departs;

    #[test]
    fn a_strong_change_is_twice_or_half_and_ten_at_least() {
        assert!(departs("96", "412") && departs("20", "40") && departs("40", "20"));
        assert!(
            !departs("20", "39")
                && !departs("4", "9")
                && !departs("0", "100")
                && !departs("", "100")
        );
    }
}
