//! The questionnaire as people walk through it: parts, sections, numbers.

use std::collections::{BTreeMap, BTreeSet};

use questionnaire::diagnostic::Severity;
use questionnaire::form::{Group, Kind, Question, Questionnaire};
use questionnaire::response::{Answer, Response, Value, check_response};
use questionnaire::roster::Office;
use time::OffsetDateTime;

/// A published version of the questionnaire, laid out.
pub struct Form {
    /// Its number, from 1.
    pub version: i64,
    /// The questions.
    pub questionnaire: Questionnaire,
    /// The pages, in order.
    pub sections: Vec<Section>,
    /// `3.2` by question.
    numbers: BTreeMap<String, String>,
}

/// One page of questions: a group marked `field-list`, or what stands outside such.
#[derive(Clone, Debug)]
pub struct Section {
    /// Name of its group; its address.
    pub name: String,
    /// Its number, from 1.
    pub number: usize,
    /// Index of its group.
    pub group: usize,
    /// Index of the outermost group around it, which may be itself.
    pub part: usize,
    /// Indices of its questions, notes included.
    pub questions: Vec<usize>,
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The question's name.
    pub question: String,
    /// What is wrong: the codes of `questionnaire`.
    pub code: &'static str,
}

/// One response, judged.
pub struct Judged {
    /// The three states of each answer.
    pub response: Response,
    /// What can't be an answer or is not allowed.
    pub faults: Vec<Fault>,
    /// Required and left empty.
    pub missing: Vec<String>,
}

impl Form {
    /// Lays a questionnaire out.
    pub fn new(version: i64, questionnaire: Questionnaire) -> Self {
        let sections = sections(&questionnaire);
        let numbers = numbers(&questionnaire, &sections);
        Self { version, questionnaire, sections, numbers }
    }

    /// The section of that name.
    pub fn section(&self, name: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.name == name)
    }

    /// The section that a question stands in.
    pub fn section_of(&self, question: &str) -> Option<&Section> {
        let index = self.questionnaire.questions.iter().position(|q| q.name == question)?;
        self.sections.iter().find(|section| section.questions.contains(&index))
    }

    /// The questions of a section, notes included.
    pub fn questions<'a>(&'a self, section: &'a Section) -> impl Iterator<Item = &'a Question> {
        section.questions.iter().map(|index| &self.questionnaire.questions[*index])
    }

    /// The group of a section.
    pub fn group(&self, section: &Section) -> &Group {
        &self.questionnaire.groups[section.group]
    }

    /// The part that a section belongs to.
    pub fn part(&self, section: &Section) -> &Group {
        &self.questionnaire.groups[section.part]
    }

    /// `3.2`; empty for what has no number.
    pub fn number(&self, question: &str) -> &str {
        self.numbers.get(question).map_or("", String::as_str)
    }

    /// Holds the texts of one office against the questionnaire. What was typed for questions that are not asked counts for
    /// nothing and is no fault.
    pub fn judge(
        &self,
        office: &Office,
        texts: &BTreeMap<String, String>,
        now: OffsetDateTime,
    ) -> Judged {
        let known: BTreeMap<String, String> = texts
            .iter()
            .filter(|(name, _)| self.questionnaire.question(name).is_some_and(is_asked_for))
            .map(|(name, text)| (name.clone(), text.clone()))
            .collect();
        let (response, diagnostics) = check_response(&self.questionnaire, office, &known, now);
        let found: BTreeSet<(String, &'static str, bool)> = diagnostics
            .iter()
            .filter(|d| d.code != "not-asked")
            .map(|d| {
                let question = d.place.column.clone().unwrap_or_default();
                (question, d.code, d.severity == Severity::Error)
            })
            .collect();
        let faults = found.iter().filter(|(_, _, is_error)| *is_error);
        let faults =
            faults.map(|(question, code, _)| Fault { question: question.clone(), code }).collect();
        let missing = self.missing(&found);
        Judged { response, faults, missing }
    }

    fn missing(&self, found: &BTreeSet<(String, &'static str, bool)>) -> Vec<String> {
        let is_missing = |name: &str| {
            found.iter().any(|(question, code, _)| question == name && *code == "required-missing")
        };
        let names = self.questionnaire.questions.iter().map(|question| question.name.clone());
        names.filter(|name| is_missing(name)).collect()
    }
}

impl Judged {
    /// Whether a question is asked.
    pub fn is_asked(&self, question: &str) -> bool {
        self.response.answers.get(question).is_some_and(|answer| *answer != Answer::NotAsked)
    }

    /// Whether it is answered.
    pub fn is_given(&self, question: &str) -> bool {
        matches!(self.response.answers.get(question), Some(Answer::Given(_)))
    }

    /// The code of what is wrong with an answer.
    pub fn fault(&self, question: &str) -> Option<&'static str> {
        self.faults.iter().find(|fault| fault.question == question).map(|fault| fault.code)
    }
}

/// Whether someone is asked for it: neither a note nor computed nor set by the program.
pub fn is_asked_for(question: &Question) -> bool {
    let kept =
        matches!(question.kind, Kind::Note | Kind::Calculate | Kind::Hidden | Kind::Metadata(_));
    !kept && question.calculation.is_none()
}

/// An answer as it is typed, and as `responses.csv` writes it.
pub fn text(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) | Value::Choice(text) => text.clone(),
        Value::Date(day) => questionnaire::day::iso(*day),
        Value::Choices(names) => names.join(" "),
    }
}

fn sections(form: &Questionnaire) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (index, question) in form.questions.iter().enumerate() {
        let Some((group, part)) = page(form, question) else { continue };
        match sections.iter_mut().find(|section| section.group == group) {
            Some(section) => section.questions.push(index),
            None if question.kind == Kind::Note => {}
            None => {
                let name = form.groups[group].name.clone();
                let number = sections.len() + 1;
                sections.push(Section { name, number, group, part, questions: vec![index] });
            }
        }
    }
    sections
}

/// The group whose page a question is on, and the outermost group around it.
fn page(form: &Questionnaire, question: &Question) -> Option<(usize, usize)> {
    let mut around = Vec::new();
    let mut next = question.group;
    while let Some(index) = next {
        around.push(index);
        next = form.groups[index].parent;
    }
    let part = *around.last()?;
    let is_page = |index: &&usize| form.groups[**index].appearance.contains("field-list");
    Some((around.iter().rev().find(is_page).copied().unwrap_or(part), part))
}

fn numbers(form: &Questionnaire, sections: &[Section]) -> BTreeMap<String, String> {
    let mut numbers = BTreeMap::new();
    for section in sections {
        let asked = section.questions.iter().map(|index| &form.questions[*index]);
        for (place, question) in asked.filter(|question| is_asked_for(question)).enumerate() {
            numbers.insert(question.name.clone(), format!("{}.{}", section.number, place + 1));
        }
    }
    numbers
}
