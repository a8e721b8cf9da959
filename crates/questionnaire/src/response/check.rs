//! One response held against the questionnaire: what is asked, what is answered, and whether the answers stand.

use std::collections::BTreeMap;

use time::OffsetDateTime;

use super::answer::{AnswerFault, read_answer};
use super::state::{Index, State, computed, is_computed};
use super::{Answer, Response, Status};
use crate::diagnostic::{Diagnostics, Place, Severity, did_you_mean};
use crate::expression::Expression;
use crate::expression::form::{self as reading, Context};
use crate::form::{Kind, Question, Questionnaire};
use crate::roster::Office;

/// A questionnaire made ready to check many responses.
pub struct Checker<'a> {
    form: &'a Questionnaire,
    index: Index<'a>,
    /// Whether any expression reads a question.
    is_read: Vec<bool>,
    now: OffsetDateTime,
}

/// A fault of one answer.
pub(super) struct Finding {
    pub(super) question: usize,
    pub(super) severity: Severity,
    pub(super) fault: AnswerFault,
}

/// Checks the answers of one office, as texts by question. The place of a fault is the office's code with the question as its
/// column. `now` is the moment for expressions that ask for it.
pub fn check_response(
    form: &Questionnaire,
    office: &Office,
    raw: &BTreeMap<String, String>,
    now: OffsetDateTime,
) -> (Response, Diagnostics) {
    let checker = Checker::new(form, now);
    let mut faults = Diagnostics::default();
    let mut texts = vec![""; form.questions.len()];
    for (name, text) in raw {
        let place = Place::file(&office.code).at(name);
        match checker.index.get(name.as_str()) {
            Some(index) => texts[*index] = text,
            None => faults.error_with(
                "unknown-question",
                place,
                format!("there is no question `{name}`"),
                did_you_mean(name, form.answered().map(|question| question.name.as_str())),
            ),
        }
    }
    let (response, findings) = checker.check(office, Status::Submitted, &texts);
    for finding in findings {
        let place = Place::file(&office.code).at(&form.questions[finding.question].name);
        report(finding, place, &mut faults);
    }
    (response, faults)
}

pub(super) fn report(finding: Finding, place: Place, faults: &mut Diagnostics) {
    let AnswerFault { code, message, hint } = finding.fault;
    match finding.severity {
        Severity::Error => faults.error_with(code, place, message, hint),
        Severity::Warning => faults.warning(code, place, message, hint.unwrap_or_default()),
    }
}

impl<'a> Checker<'a> {
    /// Makes the questionnaire ready. `now` is the moment for expressions that ask for it.
    pub fn new(form: &'a Questionnaire, now: OffsetDateTime) -> Self {
        let names = form.questions.iter().enumerate().rev();
        let index: Index<'a> = names.map(|(i, q)| (q.name.as_str(), i)).collect();
        let mut is_read = vec![false; form.questions.len()];
        let read = expressions(form).flat_map(|expression| expression.root.questions());
        for question in read.filter_map(|name| index.get(name)) {
            is_read[*question] = true;
        }
        Self { form, index, is_read, now }
    }

    pub(super) fn index(&self) -> &Index<'a> {
        &self.index
    }

    /// Checks the texts of one office, one a question in the order of the questionnaire.
    pub(super) fn check(
        &self,
        office: &Office,
        status: Status,
        texts: &[&str],
    ) -> (Response, Vec<Finding>) {
        let mut run = Run {
            checker: self,
            state: State::new(self.form, &self.index, office),
            texts,
            answers: vec![Answer::NotAsked; self.form.questions.len()],
            groups: vec![None; self.form.groups.len()],
            doubtful: vec![false; self.form.questions.len()],
            findings: Vec::new(),
        };
        for index in &self.form.order {
            run.decide(*index);
        }
        for index in 0..self.form.questions.len() {
            run.judge(index, status);
        }
        run.findings.sort_by_key(|finding| finding.question);
        let takes = |(question, _): &(&Question, Answer)| question.kind != Kind::Note;
        let answers = self.form.questions.iter().zip(run.answers).filter(takes);
        let answers = answers.map(|(question, answer)| (question.name.clone(), answer)).collect();
        (Response { office: office.code.clone(), status, answers }, run.findings)
    }

    fn evaluate(
        &self,
        expression: &Expression,
        state: &State<'_>,
        own: Option<reading::Value>,
    ) -> reading::Value {
        let context = Context { own, now: self.now, tables: &self.form.tables };
        reading::evaluate(&expression.root, state, &context)
    }
}

/// All expressions that are evaluated on responses.
fn expressions(form: &Questionnaire) -> impl Iterator<Item = &Expression> {
    let groups = form.groups.iter().filter_map(|group| group.relevant.as_ref());
    let cells = form.questions.iter().flat_map(|question| {
        let Question { required, relevant, constraint, calculation, choice_filter, .. } = question;
        [required, relevant, constraint, calculation, choice_filter].into_iter().flatten()
    });
    groups.chain(cells)
}

/// The check of one response.
struct Run<'a> {
    checker: &'a Checker<'a>,
    state: State<'a>,
    texts: &'a [&'a str],
    answers: Vec<Answer>,
    /// Whether the conditions of a group and of those around it hold, once it is known.
    groups: Vec<Option<bool>>,
    /// Questions with a fault, and those that depend on them: what follows from a fault is not one.
    doubtful: Vec<bool>,
    findings: Vec<Finding>,
}

impl Run<'_> {
    fn holds(&self, expression: Option<&Expression>) -> bool {
        expression.is_none_or(|e| self.checker.evaluate(e, &self.state, None).holds())
    }

    fn group_holds(&mut self, group: Option<usize>) -> bool {
        let Some(index) = group else { return true };
        if let Some(known) = self.groups[index] {
            return known;
        }
        let group = &self.checker.form.groups[index];
        let holds = self.group_holds(group.parent) && self.holds(group.relevant.as_ref());
        self.groups[index] = Some(holds);
        holds
    }

    /// Decides whether a question is asked, and what its answer is. Those that it depends on are decided.
    fn decide(&mut self, index: usize) {
        let question = &self.checker.form.questions[index];
        self.doubtful[index] = self.depends_on_doubt(question);
        if !(self.group_holds(question.group) && self.holds(question.relevant.as_ref())) {
            self.not_asked(index, question);
        } else if is_computed(question) {
            self.compute(index, question);
        } else {
            self.take(index, question);
        }
    }

    fn depends_on_doubt(&self, question: &Question) -> bool {
        let form = self.checker.form;
        let groups = form.groups_of(question).filter_map(|group| group.relevant.as_ref());
        let own = question.relevant.iter().chain(&question.calculation);
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
            && groups.chain(own).any(|e| self.reads_doubt(e))
    }

    fn reads_doubt(&self, expression: &Expression) -> bool {
        let index = |name: &str| self.checker.index.get(name).copied();
        expression.root.questions().into_iter().filter_map(index).any(|i| self.doubtful[i])
    }

    fn not_asked(&mut self, index: usize, question: &Question) {
        if self.texts[index].trim().is_empty() || self.doubtful[index] || is_computed(question) {
            return;
        }
        let groups =
            self.checker.form.groups_of(question).filter_map(|group| group.relevant.as_ref());
        let conditions = question.relevant.iter().chain(groups);
        let failed = conditions.into_iter().find(|e| !self.holds(Some(e)));
        let fault = AnswerFault {
            code: "not-asked",
            message: format!("an answer to `{}`, which is not asked of this office", question.name),
            hint: failed.map(|e| {
                format!(
                    "it is asked if {}; empty it, or correct the answer that this depends on",
                    e.source
                )
            }),
        };
        self.find(index, Severity::Error, fault);
    }

    fn compute(&mut self, index: usize, question: &Question) {
        let Some(calculation) = &question.calculation else { return };
        let value = self.checker.evaluate(calculation, &self.state, None);
        let answer = if question.kind == Kind::Calculate {
            Ok(computed(&value, question, self.checker.form))
        } else if value == reading::Value::NotANumber {
            Ok(Answer::NotAnswered)
        } else {
            read_answer(self.checker.form, question, &value.text()).map(given)
        };
        match answer {
            Ok(answer) => {
                self.compare(index, question, &answer);
                self.decided(index, answer);
            }
            Err(mut fault) => {
                fault.message = format!("what is computed is no answer: {}", fault.message);
                self.answers[index] = Answer::NotAnswered;
                self.find(index, Severity::Error, fault);
            }
        }
    }

    /// A calculated column of an export is computed again; ours is used.
    fn compare(&mut self, index: usize, question: &Question, answer: &Answer) {
        let text = self.texts[index].trim();
        let ours = reading::Value::from(answer);
        let same_number = |number: &rust_decimal::Decimal| text.parse() == Ok(*number);
        let same = match &ours {
            reading::Value::Number(number) => same_number(number),
            other => other.text() == text,
        };
        if text.is_empty() || text == "NaN" || same || self.doubtful[index] {
            return;
        }
        let fault = AnswerFault {
            code: "calculation-differs",
            message: format!("`{}` comes to `{}` and not to `{text}`", question.name, ours.text()),
            hint: Some("what is computed here is used; the column can be left out".to_owned()),
        };
        self.find(index, Severity::Warning, fault);
    }

    fn take(&mut self, index: usize, question: &Question) {
        match read_answer(self.checker.form, question, self.texts[index]) {
            Ok(value) => {
                self.decided(index, given(value));
            }
            Err(fault) => {
                self.answers[index] = Answer::NotAnswered;
                self.find(index, Severity::Error, fault);
            }
        }
    }

    fn decided(&mut self, index: usize, answer: Answer) {
        if self.checker.is_read[index] {
            self.state.set(index, (&answer).into());
        }
        self.answers[index] = answer;
    }

    fn find(&mut self, question: usize, severity: Severity, fault: AnswerFault) {
        self.doubtful[question] |= severity == Severity::Error;
        self.findings.push(Finding { question, severity, fault });
    }

    /// Judges a decided answer: is it offered, does it meet its constraint, is it missing?
    fn judge(&mut self, index: usize, status: Status) {
        let question = &self.checker.form.questions[index];
        if self.doubtful[index] || is_computed(question) {
            return;
        }
        match &self.answers[index] {
            Answer::Given(value)
                if question.constraint.is_some() || question.choice_filter.is_some() =>
            {
                let own = reading::Value::from(value);
                self.offered(index, question, &own.text());
                self.constrained(index, question, own);
            }
            Answer::NotAnswered if status != Status::Draft => self.required(index, question),
            _ => {}
        }
    }

    fn offered(&mut self, index: usize, question: &Question, names: &str) {
        let Some(filter) = &question.choice_filter else { return };
        let form = self.checker.form;
        let offered = |run: &mut Self, name: &str| {
            form.choices(question).iter().filter(|choice| choice.name == name).any(|choice| {
                run.state.choice = Some(choice);
                run.holds(Some(filter))
            })
        };
        for name in names.split_whitespace() {
            if offered(self, name) || self.reads_doubt(filter) {
                continue;
            }
            let fault = AnswerFault {
                code: "choice-not-offered",
                message: format!("the choice `{name}` is not offered to this office"),
                hint: Some(format!("only choices with {} are", filter.source)),
            };
            self.find(index, Severity::Error, fault);
        }
        self.state.choice = None;
    }

    fn constrained(&mut self, index: usize, question: &Question, own: reading::Value) {
        let Some(constraint) = &question.constraint else { return };
        let text = own.text();
        if self.checker.evaluate(constraint, &self.state, Some(own)).holds()
            || self.reads_doubt(constraint)
        {
            return;
        }
        let said = question.constraint_message.get(&self.checker.form.default_language);
        let fault = AnswerFault {
            code: "constraint",
            message: format!("`{text}` does not meet the constraint {}", constraint.source),
            hint: (!said.is_empty()).then(|| said.to_owned()),
        };
        self.find(index, Severity::Error, fault);
    }

    fn required(&mut self, index: usize, question: &Question) {
        let Some(required) = &question.required else { return };
        if question.kind == Kind::Note || !self.holds(Some(required)) || self.reads_doubt(required)
        {
            return;
        }
        let said = question.required_message.get(&self.checker.form.default_language);
        let hint = if said.is_empty() { "it counts as asked and not answered" } else { said };
        let fault = AnswerFault {
            code: "required-missing",
            message: format!("`{}` is required and was left empty", question.name),
            hint: Some(hint.to_owned()),
        };
        self.find(index, Severity::Warning, fault);
    }
}

fn given(value: Option<super::Value>) -> Answer {
    value.map_or(Answer::NotAnswered, Answer::Given)
}
