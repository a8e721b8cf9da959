//! One office: where it stands, who answers for it, what was done, and what can be done.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use database::models::answers::{self, AnswerRow, ChangeRow, How};
use database::models::log::{self, Entry};
use database::models::offices::{self, Office};
use database::models::people::{self, Person, RoleRow};
use database::models::responses::{self, ResponseRow, Transition};
use database::{Conn, Moment, QueryResult};

use super::participation::{counted, of};
use super::stage::Stage;
use super::{done, due, named, names, role};
use crate::access::Act;
use crate::dates;
use crate::frame::Frame;
use crate::pages::error::html;
use crate::problem::Problem;
use crate::visit::Visit;

/// Entries of the log on the page.
const LOG: i64 = 50;

#[derive(Template)]
#[template(path = "collector/headquarters/office.html")]
struct OfficePage {
    frame: Frame,
    done: Option<String>,
    crumbs: Vec<(String, String)>,
    code: String,
    name: String,
    zone: String,
    stage: Stage,
    facts: Vec<(String, String)>,
    team: Vec<Member>,
    actions: Vec<(String, String)>,
    history: Vec<Step>,
    entered: Vec<Entered>,
    log: Vec<Line>,
}

struct Member {
    id: String,
    name: String,
    mail: String,
    role: String,
    language: String,
}

struct Step {
    what: String,
    when: String,
    who: String,
    note: String,
}

struct Entered {
    question: String,
    before: String,
    after: String,
    reason: String,
    by: String,
}

struct Line {
    when: String,
    who: String,
    action: String,
    detail: String,
}

struct Rows {
    office: Office,
    response: Option<ResponseRow>,
    answers: BTreeMap<String, AnswerRow>,
    changes: Vec<ChangeRow>,
    history: Vec<Transition>,
    team: Vec<(Person, RoleRow)>,
    log: Vec<Entry>,
    names: BTreeMap<String, String>,
}

impl Rows {
    fn read(cycle: &str, code: &str, conn: &mut Conn) -> QueryResult<Option<Self>> {
        let Some(office) = offices::find(cycle, code, conn)? else { return Ok(None) };
        let response = responses::find(cycle, code, conn)?;
        let mut rows = Self {
            team: people::of_office(code, conn)?,
            log: log::newest(Some(&format!("office:{code}")), LOG, 0, conn)?,
            names: names(conn)?,
            answers: BTreeMap::new(),
            changes: Vec::new(),
            history: Vec::new(),
            response,
            office,
        };
        if let Some(response) = &rows.response {
            rows.answers = answers::of(&response.id, conn)?;
            rows.changes = answers::changes(&response.id, conn)?;
            rows.history = responses::history(&response.id, conn)?;
        }
        Ok(Some(rows))
    }

    fn who(&self, person: Option<&str>, frame: &Frame) -> String {
        let name = person.and_then(|person| self.names.get(person));
        name.cloned().unwrap_or_else(|| frame.t("hq-program"))
    }
}

/// The page.
pub async fn page(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    let cycle = visit.app.cycle.id.clone();
    let rows = visit.app.database.read(move |c| Rows::read(&cycle, &code, c)).await?;
    let rows = rows.ok_or(Problem::NotFound)?;
    let frame = visit.frame();
    let stage = Stage::of(&rows.office, rows.response.as_ref());
    let said = Said { rows: &rows, visit: &visit, frame: &frame };
    let page = OfficePage {
        done: done(&visit),
        crumbs: vec![("/headquarters".to_owned(), frame.t("hq-participation"))],
        code: rows.office.code.clone(),
        name: named(&rows.office, visit.words),
        zone: rows.office.zone.clone(),
        facts: said.facts(),
        team: said.team(),
        actions: said.actions(stage),
        history: said.history(),
        entered: said.entered(),
        log: said.log(),
        stage,
        frame: frame.clone(),
    };
    Ok(html(&page))
}

/// What the page says of the rows.
struct Said<'a> {
    rows: &'a Rows,
    visit: &'a Visit,
    frame: &'a Frame,
}

impl Said<'_> {
    fn moment(&self, at: Moment) -> String {
        dates::moment(at, self.visit.now, &self.rows.office.zone, self.frame.words)
    }

    fn facts(&self) -> Vec<(String, String)> {
        let (office, frame) = (&self.rows.office, self.frame);
        let mut facts = vec![
            (frame.t("hq-code"), office.code.clone()),
            (frame.t("hq-kind"), frame.t(&format!("hq-kind-{}", office.kind))),
            (frame.t("hq-region"), office.region.clone()),
            (frame.t("hq-countries"), office.countries.clone()),
            (
                frame.t("hq-language"),
                crate::words::Words::of(&office.language).say("language-name"),
            ),
            (frame.t("hq-zone"), office.zone.clone()),
        ];
        facts.retain(|(_, value)| !value.is_empty());
        if let Some(reason) = &office.exempt {
            facts.push((frame.t("hq-exempt-because"), reason.clone()));
        }
        let mut day = frame.day(&due(office, self.visit));
        if office.due.is_some() {
            day = format!("{day}, {}", frame.t("hq-extended"));
        }
        facts.push((frame.t("hq-due"), day));
        if let Some(response) = &self.rows.response {
            self.response(response, &mut facts);
        }
        facts
    }

    fn response(&self, response: &ResponseRow, facts: &mut Vec<(String, String)>) {
        let frame = self.frame;
        let form = self.visit.app.cycle.form();
        let (given, asked) = counted(&form, &self.rows.office, &self.rows.answers, self.visit);
        facts.push((frame.t("hq-answered"), of(given, asked, frame)));
        if let Some(at) = response.opened_at {
            facts.push((frame.t("hq-opened-at"), self.moment(at)));
        }
        if let Some(at) = response.submitted_at {
            let who = self.rows.who(response.submitted_by.as_deref(), frame);
            let values = [("when", self.moment(at).into()), ("who", who.into())];
            facts.push((frame.t("hq-submitted-at"), frame.words.with_all("hq-by", &values)));
        }
        if let Some(digest) = &response.digest {
            facts.push((frame.t("hq-digest"), digest.clone()));
        }
        let version = if response.questionnaire == form.version {
            form.version.to_string()
        } else {
            let values = [("n", response.questionnaire.into()), ("m", form.version.into())];
            frame.words.with_all("hq-version-behind", &values)
        };
        facts.push((frame.t("hq-version"), version));
    }

    fn team(&self) -> Vec<Member> {
        let form = self.visit.app.cycle.form();
        let member = |(person, row): &(Person, RoleRow)| Member {
            id: row.id.clone(),
            name: person.name.clone(),
            mail: person.email.clone(),
            role: role(row, &form.questionnaire, self.frame.words),
            language: crate::words::Words::of(&person.language).say("language-name"),
        };
        self.rows.team.iter().map(member).collect()
    }

    fn actions(&self, stage: Stage) -> Vec<(String, String)> {
        let base = super::address(&self.rows.office.code);
        let mut actions = Vec::new();
        let mut add = |address: String, key: &str| actions.push((address, self.frame.t(key)));
        if self.rows.response.is_some() {
            add(format!("/office/{}/review", self.rows.office.code), "hq-do-read");
        }
        if self.visit.is_closed {
            return actions;
        }
        if stage == Stage::Exempt {
            add(format!("{base}/invite"), "hq-do-invite");
            return actions;
        }
        add(format!("{base}/extend"), "hq-do-extend");
        if stage.is_received() {
            add(format!("{base}/reopen"), "hq-do-reopen");
        } else {
            add(format!("{base}/answers"), "hq-do-answer");
        }
        add(format!("{base}/exempt"), "hq-do-exempt");
        actions
    }

    fn history(&self) -> Vec<Step> {
        let status = |word: &str| self.frame.t(&format!("hq-status-{word}"));
        let step = |step: &Transition| {
            let values =
                [("from", status(&step.before).into()), ("to", status(&step.after).into())];
            Step {
                what: self.frame.words.with_all("hq-step", &values),
                when: self.moment(step.at),
                who: self.rows.who(Some(&step.person_id), self.frame),
                note: step.note.clone(),
            }
        };
        self.rows.history.iter().map(step).collect()
    }

    fn entered(&self) -> Vec<Entered> {
        let form = self.visit.app.cycle.form();
        let ours = self.rows.changes.iter().filter(|row| row.how == How::Headquarters.word());
        let text = |value: &str| {
            if value.is_empty() { self.frame.t("hq-empty") } else { value.to_owned() }
        };
        let entered = ours.map(|change| Entered {
            question: form.questionnaire.question(&change.question).map_or_else(
                || change.question.clone(),
                |question| question.label.get(self.frame.language()).to_owned(),
            ),
            before: text(&change.before),
            after: text(&change.after),
            reason: change.reason.clone().unwrap_or_default(),
            by: {
                let who = self.rows.who(change.person_id.as_deref(), self.frame);
                let values = [("when", self.moment(change.at).into()), ("who", who.into())];
                self.frame.words.with_all("hq-by", &values)
            },
        });
        entered.collect()
    }

    /// What was done, in words; its code where there are none.
    fn action(&self, code: &str) -> String {
        let key = format!("log-done-{}", code.replace('.', "-"));
        if self.frame.words.has(&key) { self.frame.t(&key) } else { code.to_owned() }
    }

    fn log(&self) -> Vec<Line> {
        let line = |entry: &Entry| Line {
            when: self.moment(entry.at),
            who: self.rows.who(entry.person_id.as_deref(), self.frame),
            action: self.action(&entry.action),
            detail: if entry.detail == "{}" { String::new() } else { entry.detail.clone() },
        };
        self.rows.log.iter().map(line).collect()
    }
}
