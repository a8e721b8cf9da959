//! All that the pages of one office show, read at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use database::models::answers::AnswerRow;
use database::models::comments::Comment;
use database::models::conflicts::Conflict;
use database::models::evidence::Evidence;
use database::models::offices::Office as OfficeRow;
use database::models::people::{Person, RoleRow};
use database::models::responses::ResponseRow;
use database::models::{answers, comments, conflicts, evidence, offices, people, responses};
use database::{Conn, QueryResult};
use questionnaire::roster::Office;

use crate::access::{Act, AtOffice, Place};
use crate::cycle::office_of;
use crate::form::{Form, Judged, Section};
use crate::problem::Problem;
use crate::visit::Visit;

/// An office, its response, and all that belongs to it.
pub struct Desk {
    /// The office as the roster has it.
    pub row: OfficeRow,
    /// The same as the questionnaire sees it.
    pub office: Office,
    /// Its response.
    pub response: ResponseRow,
    /// The questionnaire.
    pub form: Arc<Form>,
    /// Its answers.
    pub answers: BTreeMap<String, AnswerRow>,
    /// The same as texts.
    pub texts: BTreeMap<String, String>,
    /// The same, judged.
    pub judged: Judged,
    /// What explains a strong change.
    pub explanations: BTreeMap<String, String>,
    /// The texts that may be published.
    pub consents: Vec<String>,
    /// What was said.
    pub comments: Vec<Comment>,
    /// What waits for a choice.
    pub conflicts: Vec<Conflict>,
    /// The files.
    pub evidence: Vec<Evidence>,
    /// Who answers for the office.
    pub people: Vec<(Person, RoleRow)>,
    /// Names by person.
    pub names: BTreeMap<String, String>,
}

struct Rows {
    response: ResponseRow,
    answers: BTreeMap<String, AnswerRow>,
    explanations: BTreeMap<String, String>,
    consents: Vec<String>,
    comments: Vec<Comment>,
    conflicts: Vec<Conflict>,
    evidence: Vec<Evidence>,
    people: Vec<(Person, RoleRow)>,
    names: BTreeMap<String, String>,
}

impl Rows {
    fn read(cycle: &str, office: &str, conn: &mut Conn) -> QueryResult<Option<Self>> {
        let Some(response) = responses::find(cycle, office, conn)? else { return Ok(None) };
        let id = response.id.clone();
        let mut rows = Self {
            answers: answers::of(&id, conn)?,
            explanations: answers::explanations(&id, conn)?,
            consents: answers::consents(&id, conn)?,
            comments: comments::of(&id, conn)?,
            conflicts: conflicts::waiting(&id, conn)?,
            evidence: evidence::of(&id, conn)?,
            people: people::of_office(office, conn)?,
            names: BTreeMap::new(),
            response,
        };
        rows.names(conn)?;
        Ok(Some(rows))
    }

    fn names(&mut self, conn: &mut Conn) -> QueryResult<()> {
        let spoke = self.comments.iter().map(|comment| comment.person_id.clone());
        let changed = self.answers.values().filter_map(|answer| answer.person_id.clone());
        let waiting = self.conflicts.iter().map(|conflict| conflict.person_id.clone());
        let mut ids: Vec<String> = spoke.chain(changed).chain(waiting).collect();
        ids.sort();
        ids.dedup();
        for id in ids {
            if let Some(person) = people::find(&id, conn)? {
                self.names.insert(id, person.name);
            }
        }
        Ok(())
    }
}

/// The office of a code, if the visitor may do `act` there. Whoever may not learns nothing of whether it exists.
pub async fn office(visit: &Visit, code: &str, act: AtOffice<'_>) -> Result<OfficeRow, Problem> {
    let user = visit.signed_in()?;
    let (cycle, wanted) = (visit.app.cycle.id.clone(), code.to_owned());
    let row = visit.app.database.read(move |c| offices::find(&cycle, &wanted, c)).await?;
    match row {
        Some(row) => {
            visit.allowed(act.act(Place { office: &row.code, region: &row.region }))?;
            Ok(row)
        }
        None if user.may(Act::Run, false) => Err(Problem::NotFound),
        None => Err(Problem::Forbidden),
    }
}

impl Desk {
    /// Reads everything of an office where the visitor may do `act`.
    pub async fn open(visit: &Visit, code: &str, act: AtOffice<'_>) -> Result<Self, Problem> {
        let row = office(visit, code, act).await?;
        let (cycle, code) = (visit.app.cycle.id.clone(), row.code.clone());
        let rows = visit.app.database.read(move |c| Rows::read(&cycle, &code, c)).await?;
        let rows = rows.ok_or(Problem::Wrong("office-exempt"))?;
        let form = visit.app.cycle.form();
        let office = office_of(&row);
        let texts = texts(&rows.answers);
        let judged = form.judge(&office, &texts, visit.now.time());
        Ok(Self {
            row,
            office,
            form,
            texts,
            judged,
            response: rows.response,
            answers: rows.answers,
            explanations: rows.explanations,
            consents: rows.consents,
            comments: rows.comments,
            conflicts: rows.conflicts,
            evidence: rows.evidence,
            people: rows.people,
            names: rows.names,
        })
    }

    /// The office as the rules see it.
    pub fn place(&self) -> Place<'_> {
        Place { office: &self.row.code, region: &self.row.region }
    }

    /// Its name in a language.
    pub fn name(&self, language: &str) -> String {
        self.office.name.get(language).to_owned()
    }

    /// The day that its answers are due.
    pub fn due(&self, visit: &Visit) -> String {
        self.row.due.clone().unwrap_or_else(|| visit.app.cycle.settings.dates.due.clone())
    }

    /// Whether its answers can be changed now.
    pub fn is_open(&self, visit: &Visit) -> bool {
        self.response.is_open() && !visit.is_closed
    }

    /// The name of a person; empty for none.
    pub fn who(&self, person: Option<&str>) -> String {
        person.and_then(|person| self.names.get(person)).cloned().unwrap_or_default()
    }

    /// How far a section has come.
    pub fn progress(&self, section: &Section) -> Progress {
        let asked_for = self.form.questions(section).filter(|q| crate::form::is_asked_for(q));
        let mut progress = Progress::default();
        for question in asked_for {
            let name = question.name.as_str();
            progress.faults += usize::from(self.judged.fault(name).is_some());
            progress.conflicts += usize::from(self.conflicts.iter().any(|c| c.question == name));
            progress.comments +=
                self.comments.iter().filter(|c| c.question.as_deref() == Some(name)).count();
            if !self.judged.is_asked(name) {
                continue;
            }
            progress.asked += 1;
            progress.given += usize::from(self.judged.is_given(name));
            progress.missing +=
                usize::from(self.judged.missing.iter().any(|missing| missing == name));
        }
        progress
    }
}

/// The texts of answers, by question.
pub fn texts(answers: &BTreeMap<String, AnswerRow>) -> BTreeMap<String, String> {
    answers.iter().map(|(name, row)| (name.clone(), row.value.clone())).collect()
}

/// How far a section has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Questions that are asked.
    pub asked: usize,
    /// Of these, answered.
    pub given: usize,
    /// Of these, required and empty.
    pub missing: usize,
    /// Answers that can't stand.
    pub faults: usize,
    /// Answers that two people changed.
    pub conflicts: usize,
    /// Comments.
    pub comments: usize,
}

impl Progress {
    /// The tag of a section: its class, and the key of its words.
    pub fn tag(&self) -> (&'static str, &'static str) {
        if self.faults + self.conflicts > 0 {
            ("alert", "state-attention")
        } else if self.asked > 0 && self.missing == 0 && self.given > 0 {
            ("done", "state-complete")
        } else if self.given > 0 {
            ("half", "state-progress")
        } else if self.asked == 0 {
            ("off", "state-not-asked")
        } else {
            ("", "state-not-started")
        }
    }

    /// Whether nothing stands in the way of submitting.
    pub fn is_complete(&self) -> bool {
        self.missing + self.faults + self.conflicts == 0
    }
}
