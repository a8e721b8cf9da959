//! The offices of a reviewer's regions: who waits for a review, who is still answering, until when.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use database::models::answers::AnswerRow;
use database::models::offices::Office as OfficeRow;
use database::models::responses::{ResponseRow, Status};
use database::models::{answers, offices, responses};
use database::{Conn, QueryResult};

use super::error::html;
use super::review::state;
use crate::access::Act;
use crate::cycle::{name_of, office_of};
use crate::dates;
use crate::form::is_asked_for;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "collector/region/page.html")]
struct RegionPage {
    frame: Frame,
    region: String,
    regions: Vec<String>,
    counts: Vec<(String, usize)>,
    offices: Vec<OfficeView>,
    exempt: Vec<(String, String)>,
    can_review: bool,
}

struct OfficeView {
    code: String,
    name: String,
    tag: &'static str,
    state: String,
    answered: String,
    due: String,
    late: Option<String>,
    submitted: String,
    /// Its place in the list: those that wait for a review first, the longest first.
    order: (u8, i64),
}

struct Rows {
    offices: Vec<OfficeRow>,
    responses: BTreeMap<String, ResponseRow>,
    answers: BTreeMap<String, Vec<AnswerRow>>,
}

impl Rows {
    fn read(cycle: &str, conn: &mut Conn) -> QueryResult<Self> {
        let responses = responses::all(cycle, conn)?.into_iter();
        Ok(Self {
            offices: offices::all(cycle, conn)?,
            responses: responses.map(|row| (row.office.clone(), row)).collect(),
            answers: answers::of_cycle(cycle, conn)?,
        })
    }
}

/// The offices of one region; of the first one that the visitor may see, unless another is asked for.
pub async fn region(
    visit: Visit,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let user = visit.signed_in()?;
    let cycle = visit.app.cycle.id.clone();
    let rows = visit.app.database.read(move |c| Rows::read(&cycle, c)).await?;
    let all: BTreeSet<&str> = rows.offices.iter().map(|office| office.region.as_str()).collect();
    let may_read = |region: &&str| user.may(Act::ReadRegion(region), visit.is_closed);
    let regions: Vec<String> = all.into_iter().filter(may_read).map(str::to_owned).collect();
    let region = asked.get("region").or(regions.first());
    let region = region.cloned().ok_or(Problem::Forbidden)?;
    visit.allowed(Act::ReadRegion(&region))?;
    if !regions.contains(&region) {
        return Err(Problem::NotFound);
    }
    Ok(html(&page(&visit, &rows, region, regions)))
}

fn page(visit: &Visit, rows: &Rows, region: String, regions: Vec<String>) -> RegionPage {
    let frame = visit.frame();
    let own = || rows.offices.iter().filter(|office| office.region == region);
    let asked = own().filter(|office| office.exempt.is_none());
    let pairs = asked.filter_map(|office| Some((office, rows.responses.get(&office.code)?)));
    let mut offices: Vec<OfficeView> =
        pairs.clone().map(|(office, row)| view(visit, rows, office, row, &frame)).collect();
    offices.sort_by(|a, b| (&a.order, &a.name).cmp(&(&b.order, &b.name)));
    let count = |status: Status| {
        let words = state(status, &frame).1;
        (words, pairs.clone().filter(|(_, row)| row.status() == status).count())
    };
    let states = [Status::Submitted, Status::Approved, Status::Returned, Status::Draft];
    let exempt = own().filter_map(|office| {
        Some((name_of(office).get(frame.language()).to_owned(), office.exempt.clone()?))
    });
    let place = own().next().map(|office| office.code.clone()).unwrap_or_default();
    let place = crate::access::Place { office: &place, region: &region };
    let can_review =
        visit.user.as_ref().is_some_and(|user| user.may(Act::Review(place), visit.is_closed));
    RegionPage {
        counts: states.map(count).into(),
        exempt: exempt.collect(),
        offices,
        can_review,
        regions,
        region,
        frame,
    }
}

fn view(
    visit: &Visit,
    rows: &Rows,
    office: &OfficeRow,
    row: &ResponseRow,
    frame: &Frame,
) -> OfficeView {
    let (tag, words) = state(row.status(), frame);
    let unopened = row.status() == Status::Draft && row.opened_at.is_none();
    let (tag, words) = if unopened { ("wait", frame.t("review-unopened")) } else { (tag, words) };
    let due = office.due.clone().unwrap_or_else(|| visit.app.cycle.settings.dates.due.clone());
    let today = dates::local(visit.now, &office.zone).0;
    let days = dates::days_between(&due, &today);
    let is_late = days > 0 && row.is_open() && !visit.is_closed;
    OfficeView {
        code: office.code.clone(),
        name: name_of(office).get(frame.language()).to_owned(),
        state: words,
        tag,
        answered: answered(visit, rows, office, row, frame),
        late: is_late.then(|| frame.words.with("region-late", "days", days)),
        due: dates::day(&due, frame.words),
        submitted: row
            .submitted_at
            .map(|at| dates::day(&dates::local(at, &office.zone).0, frame.words))
            .unwrap_or_default(),
        order: order(row),
    }
}

fn order(row: &ResponseRow) -> (u8, i64) {
    let since = row.submitted_at.map_or(0, database::Moment::microseconds);
    match row.status() {
        Status::Submitted => (0, since),
        Status::Returned => (1, since),
        Status::Draft => (2, 0),
        Status::Approved => (3, 0),
    }
}

/// `12 of 64`: answered, of those that are asked.
fn answered(
    visit: &Visit,
    rows: &Rows,
    office: &OfficeRow,
    row: &ResponseRow,
    frame: &Frame,
) -> String {
    let form = visit.app.cycle.form();
    let typed = rows.answers.get(&row.id).into_iter().flatten();
    let texts = typed.map(|answer| (answer.question.clone(), answer.value.clone())).collect();
    let judged = form.judge(&office_of(office), &texts, visit.now.time());
    let questions = form.questionnaire.questions.iter().filter(|q| is_asked_for(q));
    let asked: Vec<&str> =
        questions.map(|q| q.name.as_str()).filter(|name| judged.is_asked(name)).collect();
    let given = asked.iter().filter(|name| judged.is_given(name)).count();
    let values = [("given", given.into()), ("asked", asked.len().into())];
    frame.words.with_all("region-answered", &values)
}
