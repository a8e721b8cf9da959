//! One answer as a reviewer reads it.

use database::models::answers::ChangeRow;
use questionnaire::form::{Kind, Question, Questionnaire};
use questionnaire::response::Answer;
use renderer::language::Language;
use rust_decimal::Decimal;

use crate::dates;
use crate::form::text;
use crate::frame::Frame;
use crate::pages::office::desk::Desk;
use crate::pages::office::question::{CommentView, QuestionView, departs};
use crate::visit::Visit;

/// An answer, last year's beside it, and all that was said of it.
pub struct AnswerView {
    /// The question's name.
    pub name: String,
    /// `3.2`.
    pub number: String,
    /// What is asked.
    pub label: String,
    /// The answer; none where it is not given.
    pub value: Option<String>,
    /// Whether it is asked.
    pub is_asked: bool,
    /// Why there is none: class and words of a tag.
    pub absent: (&'static str, String),
    /// What is wrong with it.
    pub error: Option<String>,
    /// Last year's answer.
    pub last: Option<String>,
    /// What changed in a number: `+392, 126 per cent more`.
    pub difference: Option<String>,
    /// That it departs strongly from last year's.
    pub strong: Option<String>,
    /// What the office says of that.
    pub explanation: Option<String>,
    /// When it was saved and by whom.
    pub saved: Option<String>,
    /// Whether it was copied from last year's with one press.
    pub is_copied: bool,
    /// Whether it differs from last year's.
    pub is_changed: bool,
    /// Whether its text may be published; none where nobody asks.
    pub consent: Option<bool>,
    /// What stood before, and who changed it when, where it was changed since the last review.
    pub edited: Option<(String, String)>,
    /// What was said.
    pub comments: Vec<CommentView>,
    /// The files: address, name, address to remove it.
    pub files: Vec<(String, String, String)>,
}

impl AnswerView {
    /// An answer on the desk of an office; `edited` is its first and its last change since the last review.
    pub fn of(
        question: &Question,
        desk: &Desk,
        edited: Option<&(&ChangeRow, &ChangeRow)>,
        visit: &Visit,
        frame: &Frame,
    ) -> Self {
        let view = QuestionView::of(question, desk, visit, frame);
        let row = desk.answers.get(&question.name);
        let raw = row.map(|row| row.value.clone()).unwrap_or_default();
        let (value, absent) = value(question, desk, frame);
        let last_raw = visit.app.cycle.past.answer(&desk.row.code, &question.name);
        let last_raw = last_raw.filter(|_| view.last.is_some()).unwrap_or_default();
        Self {
            strong: (value.is_some() && departs(last_raw, &raw))
                .then(|| strong(last_raw, &raw, frame)),
            difference: value.is_some().then(|| difference(last_raw, &raw, frame)).flatten(),
            is_asked: desk.judged.is_asked(&question.name),
            is_copied: row.is_some_and(|row| row.how == "copied"),
            is_changed: view.last.is_some() && last_raw != raw,
            last: view.last.map(|_| said(question, last_raw, &desk.form.questionnaire, frame)),
            edited: edited.map(|(first, last)| edit(question, first, last, desk, visit, frame)),
            explanation: view.explanation.filter(|text| !text.is_empty()),
            name: view.name,
            number: view.number,
            label: view.label,
            error: view.error,
            saved: view.saved,
            consent: view.consent,
            comments: view.comments,
            files: view.files,
            value,
            absent,
        }
    }
}

impl AnswerView {
    /// Whether it is not asked, was not answered last year, and nothing was said of it.
    pub fn is_silent(&self) -> bool {
        let is_quiet = self.comments.is_empty() && self.files.is_empty() && self.edited.is_none();
        !self.is_asked && self.last.is_none() && is_quiet
    }
}

/// The answer as it counts, and the tag of one that is not there: not asked and not answered are never mixed.
fn value(
    question: &Question,
    desk: &Desk,
    frame: &Frame,
) -> (Option<String>, (&'static str, String)) {
    let say = |value: &str| said(question, value, &desk.form.questionnaire, frame);
    match desk.judged.response.answers.get(&question.name) {
        Some(Answer::Given(value)) => (Some(say(&text(value))), ("", String::new())),
        Some(Answer::NotAnswered) => {
            let typed = desk.texts.get(&question.name).filter(|text| !text.is_empty());
            (typed.cloned(), ("wait", frame.t("not-answered")))
        }
        Some(Answer::NotAsked) | None => (None, ("off", frame.t("not-asked"))),
    }
}

fn edit(
    question: &Question,
    first: &ChangeRow,
    last: &ChangeRow,
    desk: &Desk,
    visit: &Visit,
    frame: &Frame,
) -> (String, String) {
    let before = if first.before.is_empty() {
        frame.t("not-answered")
    } else {
        said(question, &first.before, &desk.form.questionnaire, frame)
    };
    let at = dates::moment(last.at, visit.now, &desk.row.zone, frame.words);
    let who = desk.who(last.person_id.as_deref());
    (before, if who.is_empty() { at } else { format!("{who}, {at}") })
}

/// An answer as it is read: choices by their labels, a day as it is said, a number in figures of the language.
pub fn said(question: &Question, value: &str, form: &Questionnaire, frame: &Frame) -> String {
    match question.kind {
        Kind::SelectOne(_) | Kind::SelectMultiple(_) => {
            let choices = form.choices(question);
            let label = |name: &str| {
                let found = choices.iter().find(|choice| choice.name == name);
                found.map_or_else(|| name.to_owned(), |c| c.label.get(frame.language()).to_owned())
            };
            value.split_whitespace().map(label).collect::<Vec<_>>().join("; ")
        }
        Kind::Date => dates::day(value, frame.words),
        Kind::Integer | Kind::Decimal => {
            number(value).map_or_else(|| value.to_owned(), |number| figures(number, frame))
        }
        _ => value.to_owned(),
    }
}

fn number(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

fn figures(number: Decimal, frame: &Frame) -> String {
    Language::of(frame.language())
        .map_or_else(|| number.to_string(), |language| language.figures(number))
}

fn strong(last: &str, value: &str, frame: &Frame) -> String {
    let more = number(value) >= number(last);
    frame.t(if more { "review-doubled" } else { "review-halved" })
}

/// The change of a number, with its share of last year's in whole per cent.
fn difference(last: &str, value: &str, frame: &Frame) -> Option<String> {
    let (last, value) = (number(last)?, number(value)?);
    let change = value.checked_sub(last)?;
    if change.is_zero() {
        return None;
    }
    let signed = match figures(change, frame) {
        text if change > Decimal::ZERO => format!("+{text}"),
        text => text,
    };
    let share = change.abs().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(last.abs());
    let Some(share) = share else { return Some(signed) };
    let half_up = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    let share = figures(share.round_dp_with_strategy(0, half_up).normalize(), frame);
    let key = if change > Decimal::ZERO { "review-more" } else { "review-less" };
    let values = [("change", signed.into()), ("share", share.into())];
    Some(frame.words.with_all(key, &values))
}
