//! Participation, live: how many offices stand where, by region, and which ones.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::response::Response;
use database::models::answers::{self, AnswerRow, Progress};
use database::models::offices::{self, Office};
use database::models::outbox::{self, Mail};
use database::models::people::{self, Person, RoleRow};
use database::models::responses::{self, ResponseRow};
use database::{Conn, QueryResult};

use super::stage::{Stage, Tally};
use super::{done, due, named, query};
use crate::access::Act;
use crate::cycle::office_of;
use crate::dates;
use crate::form::{Form, is_asked_for};
use crate::frame::Frame;
use crate::pages::error::html;
use crate::pages::office::desk::texts;
use crate::problem::Problem;
use crate::visit::Visit;

/// Offices on one page of the list.
const PAGE: usize = 25;

#[derive(Template)]
#[template(path = "collector/headquarters/participation.html")]
struct ParticipationPage {
    frame: Frame,
    done: Option<String>,
    now: String,
    time: (String, String),
    all: Tally,
    regions: Vec<(String, Tally)>,
    wanted: Wanted,
    list: List,
}

/// Which offices are listed, in which order.
struct Wanted {
    region: String,
    state: String,
    sort: String,
    page: usize,
}

struct List {
    heading: String,
    rows: Vec<Row>,
    first: usize,
    found: usize,
    pages: Vec<(usize, String)>,
}

struct Row {
    code: String,
    name: String,
    region: String,
    stage: Stage,
    answered: String,
    last: String,
    due: String,
    late: Option<String>,
    is_extended: bool,
    problems: Vec<String>,
}

/// An office with all that its row needs.
struct Standing {
    office: Office,
    response: Option<ResponseRow>,
    stage: Stage,
    progress: Option<Progress>,
}

struct Rows {
    standing: Vec<Standing>,
    holders: Vec<(Person, RoleRow)>,
    troubled: Vec<Mail>,
}

/// The page.
pub async fn page(visit: Visit) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    let cycle = visit.app.cycle.id.clone();
    let rows = visit.app.database.read(move |c| Rows::read(&cycle, c)).await?;
    let mut all = Tally::default();
    let mut regions: BTreeMap<String, Tally> = BTreeMap::new();
    for one in &rows.standing {
        all.add(one.stage);
        regions.entry(one.office.region.clone()).or_default().add(one.stage);
    }
    let frame = visit.frame();
    let wanted = Wanted::of(&visit);
    let list = list(&visit, &frame, &rows, &wanted).await?;
    let page = ParticipationPage {
        done: done(&visit),
        now: dates::full(visit.now, "UTC", visit.words),
        time: time_left(&visit, &frame),
        regions: regions.into_iter().collect(),
        all,
        wanted,
        list,
        frame,
    };
    Ok(html(&page))
}

impl Rows {
    fn read(cycle: &str, conn: &mut Conn) -> QueryResult<Self> {
        let responses = responses::all(cycle, conn)?.into_iter();
        let mut responses: BTreeMap<String, ResponseRow> =
            responses.map(|row| (row.office.clone(), row)).collect();
        let progress = answers::progress(cycle, conn)?;
        let offices = offices::all(cycle, conn)?.into_iter();
        let standing = offices.map(|office| {
            let response = responses.remove(&office.code);
            Standing {
                stage: Stage::of(&office, response.as_ref()),
                progress: response.as_ref().and_then(|row| progress.get(&row.id).copied()),
                response,
                office,
            }
        });
        Ok(Self {
            standing: standing.collect(),
            holders: people::all_roles(conn)?,
            troubled: outbox::troubled(conn)?,
        })
    }

    /// What stands in the way of an office that has still something to do.
    fn problems(&self, one: &Standing, frame: &Frame) -> Vec<String> {
        if !one.stage.is_missing() {
            return Vec::new();
        }
        let code = one.office.code.as_str();
        let team: Vec<&(Person, RoleRow)> = self
            .holders
            .iter()
            .filter(|(person, row)| {
                row.office.as_deref() == Some(code) && person.ended_at.is_none()
            })
            .collect();
        let mut problems = Vec::new();
        if team.is_empty() {
            problems.push(frame.t("hq-problem-nobody"));
        } else if !team.iter().any(|(_, row)| row.role == "head") {
            problems.push(frame.t("hq-problem-no-head"));
        }
        let addresses: BTreeSet<&str> =
            team.iter().map(|(person, _)| person.email.as_str()).collect();
        let troubled = self.troubled.iter().filter(|m| addresses.contains(m.address.as_str()));
        let troubled: BTreeSet<(&str, &str)> =
            troubled.map(|mail| (mail.state.as_str(), mail.address.as_str())).collect();
        problems.extend(
            troubled.into_iter().map(|(state, address)| {
                frame.t1(&format!("hq-problem-{state}"), "address", address)
            }),
        );
        problems
    }
}

impl Wanted {
    fn of(visit: &Visit) -> Self {
        let asked = query(visit);
        let get = |name: &str, otherwise: &str| {
            asked.get(name).map_or(otherwise, String::as_str).to_owned()
        };
        let state = if visit.is_closed { "all" } else { "missing" };
        Self {
            region: get("region", ""),
            state: get("state", state),
            sort: get("sort", "office"),
            page: asked.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1),
        }
    }

    fn takes(&self, one: &Standing) -> bool {
        let in_state = match self.state.as_str() {
            "all" => true,
            "missing" => one.stage.is_missing(),
            word => one.stage.word() == word,
        };
        in_state && (self.region.is_empty() || one.office.region == self.region)
    }

    fn sort(&self, found: &mut [&Standing], visit: &Visit) {
        let given = |one: &Standing| one.progress.map_or(0, |progress| progress.given);
        let last = |one: &Standing| one.progress.and_then(|progress| progress.last);
        found.sort_by_cached_key(|one| named(&one.office, visit.words).to_lowercase());
        match self.sort.as_str() {
            "state" => found.sort_by_key(|one| one.stage),
            "answered" => found.sort_by_key(|one| given(one)),
            "last" => found.sort_by_key(|one| last(one)),
            "due" => found.sort_by_key(|one| due(&one.office, visit)),
            _ => {}
        }
    }

    fn address(&self, page: usize) -> String {
        let mut to = form_urlencoded::Serializer::new(String::new());
        to.append_pair("region", &self.region).append_pair("state", &self.state);
        to.append_pair("sort", &self.sort).append_pair("page", &page.to_string());
        format!("/headquarters?{}#offices", to.finish())
    }
}

async fn list(visit: &Visit, frame: &Frame, rows: &Rows, wanted: &Wanted) -> Result<List, Problem> {
    let mut found: Vec<&Standing> = rows.standing.iter().filter(|one| wanted.takes(one)).collect();
    wanted.sort(&mut found, visit);
    let pages = found.len().div_ceil(PAGE);
    let page = wanted.page.min(pages.max(1));
    let shown = &found[(page - 1) * PAGE..found.len().min(page * PAGE)];
    let answered = answered(visit, shown).await?;
    let key = if wanted.state == "missing" { "hq-list-missing" } else { "hq-list-some" };
    Ok(List {
        heading: frame.n(key, "n", found.len()),
        rows: shown.iter().map(|one| row(one, &answered, rows, visit, frame)).collect(),
        first: (page - 1) * PAGE + 1,
        found: found.len(),
        pages: (1..=pages).map(|page| (page, wanted.address(page))).collect(),
    })
}

/// Answered and asked, by office.
async fn answered(
    visit: &Visit,
    shown: &[&Standing],
) -> Result<BTreeMap<String, (usize, usize)>, Problem> {
    let ids = shown.iter().filter_map(|one| one.response.as_ref()).map(|row| row.id.clone());
    let ids: Vec<String> = ids.collect();
    let read = move |c: &mut Conn| {
        ids.into_iter().map(|id| Ok((id.clone(), answers::of(&id, c)?))).collect()
    };
    let read: BTreeMap<String, BTreeMap<String, AnswerRow>> = visit.app.database.read(read).await?;
    let form = visit.app.cycle.form();
    let counts = shown.iter().filter_map(|one| {
        let rows = read.get(&one.response.as_ref()?.id)?;
        Some((one.office.code.clone(), counted(&form, &one.office, rows, visit)))
    });
    Ok(counts.collect())
}

/// How many questions an office answered, and how many it is asked.
pub fn counted(
    form: &Form,
    office: &Office,
    rows: &BTreeMap<String, AnswerRow>,
    visit: &Visit,
) -> (usize, usize) {
    let judged = form.judge(&office_of(office), &texts(rows), visit.now.time());
    let questions = form.questionnaire.questions.iter().filter(|question| is_asked_for(question));
    let asked: Vec<&str> =
        questions.map(|question| question.name.as_str()).filter(|q| judged.is_asked(q)).collect();
    (asked.iter().filter(|question| judged.is_given(question)).count(), asked.len())
}

fn row(
    one: &Standing,
    answered: &BTreeMap<String, (usize, usize)>,
    rows: &Rows,
    visit: &Visit,
    frame: &Frame,
) -> Row {
    let day = due(&one.office, visit);
    let (given, asked) = answered.get(&one.office.code).copied().unwrap_or_default();
    let (today, _) = dates::local(visit.now, &one.office.zone);
    let over = usize::try_from(dates::days_between(&day, &today)).unwrap_or(0);
    let last = one.progress.and_then(|progress| progress.last);
    Row {
        code: one.office.code.clone(),
        name: named(&one.office, visit.words),
        region: one.office.region.clone(),
        stage: one.stage,
        answered: of(given, asked, frame),
        last: last.map_or_else(
            || frame.t("hq-never"),
            |at| dates::moment(at, visit.now, &one.office.zone, visit.words),
        ),
        due: frame.day(&day),
        late: (over > 0 && one.stage.is_missing()).then(|| frame.n("hq-days-over", "n", over)),
        is_extended: one.office.due.is_some(),
        problems: rows.problems(one, frame),
    }
}

/// `142 of 150`.
pub fn of(part: usize, whole: usize, frame: &Frame) -> String {
    frame.words.with_all("hq-n-of-m", &[("n", part.into()), ("m", whole.into())])
}

/// The time that is left, and what it is left until.
fn time_left(visit: &Visit, frame: &Frame) -> (String, String) {
    let due = &visit.app.cycle.settings.dates.due;
    let until = frame.t1("hq-due-on", "day", &frame.day(due));
    if visit.is_closed {
        return (frame.t("hq-closed-stat"), until);
    }
    let (today, _) = dates::local(visit.now, "UTC");
    let days = dates::days_between(&today, due);
    let many = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    let left = match days {
        0 => frame.t("hq-due-today"),
        1.. => frame.n("hq-days", "n", many),
        _ => frame.n("hq-days-over", "n", many),
    };
    (left, until)
}

impl ParticipationPage {
    fn received(&self, tally: &Tally) -> String {
        of(tally.received(), tally.invited(), &self.frame)
    }

    fn share(&self, tally: &Tally) -> String {
        self.frame.n("hq-share", "share", tally.share())
    }

    fn needed(&self) -> usize {
        self.all.enough().saturating_sub(self.all.received())
    }

    fn enough(&self) -> String {
        let values = [("n", self.all.enough().into()), ("m", self.all.invited().into())];
        self.frame.words.with_all("hq-needed-of", &values)
    }

    /// The bar in words.
    fn said(&self) -> String {
        let parts = Stage::COUNTED
            .iter()
            .map(|stage| format!("{} {}", self.all.at(*stage), stage.say("key", &self.frame)));
        let parts = parts.collect::<Vec<_>>().join("; ");
        let values = [("n", self.all.invited().into()), ("parts", parts.into())];
        self.frame.words.with_all("hq-where-bar", &values)
    }

    fn region_address(&self, region: &str) -> String {
        let state = "all".to_owned();
        let (sort, region) = (self.wanted.sort.clone(), region.to_owned());
        Wanted { region, state, sort, page: 1 }.address(1)
    }

    fn shown(&self) -> String {
        let last = self.list.first + self.list.rows.len() - 1;
        let values = [("first", self.list.first), ("last", last), ("n", self.list.found)]
            .map(|(n, v)| (n, v.into()));
        self.frame.words.with_all("hq-page-of", &values)
    }

    fn sort_name(&self, sort: &str) -> String {
        self.frame.t(&format!("hq-sort-{sort}"))
    }

    fn page(&self) -> usize {
        self.list.first.div_ceil(PAGE)
    }
}
