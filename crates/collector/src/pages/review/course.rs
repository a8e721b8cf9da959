//! What happened to a response so far: its steps, the changes of its answers, and who made them.

use std::collections::BTreeMap;

use database::models::answers::{self, ChangeRow};
use database::models::responses::{self, ResponseRow, Status, Transition};
use database::models::{offices, people};
use database::{Conn, Moment, QueryResult};

use crate::cycle::name_of;
use crate::problem::Problem;
use crate::visit::Visit;

/// The course of a response.
pub struct Course {
    /// Its steps, the first one first.
    pub steps: Vec<Transition>,
    /// The changes of its answers, the first one first.
    pub changes: Vec<ChangeRow>,
    /// Names by person.
    pub names: BTreeMap<String, String>,
    /// Other offices of its region that wait for a review, the longest first: code, name, since when.
    pub waiting: Vec<(String, String, Option<Moment>)>,
}

impl Course {
    /// Reads the course of a response.
    pub async fn of(visit: &Visit, response: &ResponseRow) -> Result<Self, Problem> {
        let (response, language) = (response.clone(), visit.words.language);
        let read = move |c: &mut Conn| {
            let people = people::all(c)?.into_iter().map(|person| (person.id, person.name));
            Ok(Self {
                steps: responses::history(&response.id, c)?,
                changes: answers::changes(&response.id, c)?,
                names: people.collect(),
                waiting: waiting(&response, language, c)?,
            })
        };
        Ok(visit.app.database.read(read).await?)
    }

    /// The name of a person; empty for none.
    pub fn who(&self, person: Option<&str>) -> String {
        person.and_then(|person| self.names.get(person)).cloned().unwrap_or_default()
    }

    /// When a reviewer last returned or approved it, or it was loaded as approved.
    pub fn reviewed_at(&self, response: &ResponseRow) -> Option<Moment> {
        let reviewed = |step: &&Transition| matches!(step.after.as_str(), "returned" | "approved");
        let last = self.steps.iter().rev().find(reviewed).map(|step| step.at);
        let loaded = response.submitted_at.filter(|_| response.status() == Status::Approved);
        last.or(loaded)
    }

    /// What was changed after that moment, by question: the first change and the last.
    pub fn changed_after(&self, at: Moment) -> BTreeMap<&str, (&ChangeRow, &ChangeRow)> {
        let mut changed = BTreeMap::new();
        for change in self.changes.iter().filter(|change| change.at > at) {
            let entry = changed.entry(change.question.as_str()).or_insert((change, change));
            entry.1 = change;
        }
        changed.retain(|_, (first, last)| first.before != last.after);
        changed
    }
}

fn waiting(
    response: &ResponseRow,
    language: &str,
    conn: &mut Conn,
) -> QueryResult<Vec<(String, String, Option<Moment>)>> {
    let roster = offices::all(&response.cycle_id, conn)?;
    let Some(own) = roster.iter().find(|office| office.code == response.office) else {
        return Ok(Vec::new());
    };
    let mut submitted = responses::all(&response.cycle_id, conn)?;
    submitted.retain(|row| row.status() == Status::Submitted && row.office != response.office);
    submitted.sort_by_key(|row| row.submitted_at);
    let next = submitted.into_iter().filter_map(|row| {
        let office = roster.iter().find(|office| office.code == row.office)?;
        let name = name_of(office).get(language).to_owned();
        (office.region == own.region).then_some((row.office, name, row.submitted_at))
    });
    Ok(next.collect())
}
