//! Brings a cycle folder into the database, once: the roster, the first version of the questionnaire, and the responses that
//! the folder already holds.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use database::models::answers::{AnswerRow, How};
use database::models::offices::Office as OfficeRow;
use database::models::responses::{self, ResponseRow};
use database::models::{answers, cycles, log, offices};
use database::{Conn, Database, Moment, QueryResult, id};
use edition::cycle::Collected;
use edition::sources::Sources;
use questionnaire::response::{Answer, Response};
use questionnaire::roster::Office;

use crate::cycle::{LiveCycle, sheets_of};
use crate::form::text;

/// Opens the cycle of a folder, and loads the folder first when the database does not know it.
pub async fn open(database: &Database, sources: Sources, now: Moment) -> Result<LiveCycle> {
    let slug = sources.name.clone();
    let known = database.read(move |c| cycles::find(&slug, c)).await?;
    let cycle = match known {
        Some(cycle) => cycle.id,
        None => load(database, &sources, now).await?,
    };
    let of = cycle.clone();
    let versions = database.read(move |c| cycles::versions(&of, c)).await?;
    LiveCycle::new(cycle, sources, &versions)
}

async fn load(database: &Database, sources: &Sources, now: Moment) -> Result<String> {
    let (collected, faults) = Collected::read(&sources.name, &sources.files);
    if faults.has_errors() {
        let all: Vec<String> = faults.sorted().iter().map(ToString::to_string).collect();
        bail!("the cycle folder has faults; `rapporteur check` lists them:\n{}", all.join("\n"));
    }
    let loading =
        Loading { slug: sources.name.clone(), sheets: sheets_of(sources)?, collected, now };
    Ok(database.write(move |c| loading.run(c)).await?)
}

struct Loading {
    slug: String,
    sheets: String,
    collected: Collected,
    now: Moment,
}

impl Loading {
    fn run(&self, conn: &mut Conn) -> QueryResult<String> {
        let cycle = cycles::insert(&self.slug, self.now, conn)?.id;
        cycles::publish(&cycle, &self.sheets, "", None, self.now, conn)?;
        for office in &self.collected.roster.offices {
            offices::insert(&row(&cycle, office), conn)?;
        }
        let given: BTreeMap<&str, &Response> =
            self.collected.responses.iter().map(|r| (r.office.as_str(), r)).collect();
        let invited = self.collected.roster.invited();
        let rows: Vec<ResponseRow> = invited
            .map(|office| {
                self.response(&cycle, &office.code, given.get(office.code.as_str()).copied())
            })
            .collect();
        responses::insert_all(&rows, conn)?;
        let texts: Vec<AnswerRow> = rows
            .iter()
            .filter_map(|row| Some((row, given.get(row.office.as_str())?)))
            .flat_map(|(row, response)| self.answers(row, response))
            .collect();
        answers::insert_all(&texts, conn)?;
        let detail = serde_json::json!({ "offices": rows.len(), "responses": given.len() });
        log::append(
            None,
            "cycle.loaded",
            &format!("cycle:{}", self.slug),
            &detail,
            self.now,
            conn,
        )?;
        Ok(cycle)
    }

    fn response(&self, cycle: &str, office: &str, given: Option<&Response>) -> ResponseRow {
        let state = given.map_or("draft", |response| responses::word(response.status));
        let asked = given.map_or(0, |response| response.answers.len());
        let responded = given.is_some_and(|response| response.status.is_responding());
        ResponseRow {
            id: id::new(self.now.time()),
            cycle_id: cycle.to_owned(),
            office: office.to_owned(),
            state: state.to_owned(),
            revision: i64::try_from(asked).unwrap_or(i64::MAX),
            questionnaire: 1,
            opened_at: given.map(|_| self.now),
            submitted_at: responded.then_some(self.now),
            submitted_by: None,
            digest: None,
        }
    }

    fn answers(&self, row: &ResponseRow, response: &Response) -> Vec<AnswerRow> {
        let questions = self.collected.questionnaire.answered();
        let asked = questions.filter(|question| crate::form::is_asked_for(question));
        let given = asked.filter_map(|question| match response.answers.get(&question.name) {
            Some(Answer::Given(value)) => Some((question.name.clone(), text(value))),
            _ => None,
        });
        let rows = (1_i64..).zip(given).map(|(revision, (question, value))| AnswerRow {
            response_id: row.id.clone(),
            question,
            value,
            revision,
            at: self.now,
            person_id: None,
            how: How::Loaded.word().to_owned(),
        });
        rows.collect()
    }
}

fn row(cycle: &str, office: &Office) -> OfficeRow {
    OfficeRow {
        cycle_id: cycle.to_owned(),
        code: office.code.clone(),
        name: serde_json::to_string(&office.name).unwrap_or_default(),
        kind: office.kind.clone(),
        region: office.region.clone(),
        countries: office.countries.join(" "),
        language: office.language.clone().unwrap_or_else(|| "en".to_owned()),
        zone: office.zone.clone().unwrap_or_else(|| "UTC".to_owned()),
        due: None,
        exempt: office.exempt.clone(),
    }
}
