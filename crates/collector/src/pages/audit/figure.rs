//! One figure: how it is defined, who is counted, and the answers that it was counted from.

use std::collections::BTreeMap;

use aggregation::explain::{Standing, definition_lines, explain};
use aggregation::figure::{Cell, Figure};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use database::Moment;
use database::models::answers::{self, AnswerRow};
use database::models::{people, responses};
use questionnaire::response::{Answer, Response as Answers};
use renderer::language::Names;
use rust_decimal::Decimal;

use super::ZONE;
use super::figures::{out_of, shown};
use crate::dates;
use crate::form::{Form, text};
use crate::frame::Frame;
use crate::latest::{Computed, latest};
use crate::pages::error::html;
use crate::pages::review::said;
use crate::problem::Problem;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "collector/audit/figure.html")]
struct FigurePage {
    frame: Frame,
    name: String,
    label: String,
    value: String,
    lead: String,
    rule: String,
    definition: Vec<(&'static str, String)>,
    questions: Vec<(String, String)>,
    previous: String,
    used: Vec<(String, String)>,
    listed: Vec<String>,
    groups: Vec<Group>,
    whole: usize,
    cells: Vec<CellView>,
}

/// Offices that stand alike in a figure.
struct Group {
    id: &'static str,
    title: String,
    class: &'static str,
    /// Where its part of the bar begins and how long it is, in per cent of the base.
    from: String,
    share: String,
    count: usize,
    offices: Vec<OfficeLine>,
}

struct OfficeLine {
    code: String,
    name: String,
    answers: Vec<AnswerLine>,
}

struct AnswerLine {
    question: String,
    number: String,
    answer: String,
    given: String,
}

struct CellView {
    label: String,
    value: String,
    of: String,
    length: String,
}

/// What the answers of a cycle say of themselves: by office and question.
struct Given {
    answers: BTreeMap<String, BTreeMap<String, AnswerRow>>,
    names: BTreeMap<String, String>,
}

/// The figure of that name.
pub async fn figure(visit: Visit, Path(name): Path<String>) -> Result<Response, Problem> {
    if let Some(page) = super::answers(&visit)? {
        return Ok(page);
    }
    let computed = latest(&visit.app).await?;
    let figure = computed.report.figures.figures.get(&name).ok_or(Problem::NotFound)?;
    let given = given(&visit).await?;
    Ok(html(&page(&visit, &computed, figure, &given)))
}

async fn given(visit: &Visit) -> Result<Given, Problem> {
    let cycle = visit.app.cycle.id.clone();
    let read = move |c: &mut database::Conn| {
        let people = people::all(c)?.into_iter().map(|person| (person.id, person.name)).collect();
        let mut by_response = answers::of_cycle(&cycle, c)?;
        let by_office = responses::all(&cycle, c)?.into_iter().map(|row| {
            let rows = by_response.remove(&row.id).unwrap_or_default().into_iter();
            (row.office, rows.map(|row| (row.question.clone(), row)).collect())
        });
        Ok(Given { answers: by_office.collect(), names: people })
    };
    Ok(visit.app.database.read(read).await?)
}

fn page(visit: &Visit, computed: &Computed, figure: &Figure, given: &Given) -> FigurePage {
    let frame = visit.frame();
    let cycle = computed.report.cycle.as_ref();
    let names = cycle.map(|cycle| &cycle.names);
    let responses = cycle.map_or(&[][..], |cycle| cycle.collected.responses.as_slice());
    let card = computed.built(frame.language()).and_then(|b| b.document.cards.get(&figure.name));
    let form = visit.app.cycle.form();
    let lines = Lines { figure, form: &form, responses, given, names, frame: &frame };
    let definition = definition_lines(&figure.definition).into_iter();
    let previous = figure.previous.as_ref().map(|value| shown(value, figure, names, frame.words));
    FigurePage {
        name: figure.name.clone(),
        label: figure.label.get(frame.language()).to_owned(),
        value: shown(&figure.value, figure, names, frame.words),
        lead: out_of(figure.numerator, figure.denominator, frame.words),
        rule: card.map(|card| card.rule.clone()).unwrap_or_default(),
        definition: definition.map(|(line, text)| (line, text.to_owned())).collect(),
        questions: lines.questions(),
        previous: previous.unwrap_or_default(),
        used: card.map(|card| card.used.clone()).unwrap_or_default(),
        listed: lines.listed(),
        groups: lines.groups(&explain(figure, responses)),
        whole: figure.base.len(),
        cells: lines.cells(),
        frame,
    }
}

/// What the parts of the page are written from.
struct Lines<'a> {
    figure: &'a Figure,
    form: &'a Form,
    responses: &'a [Answers],
    given: &'a Given,
    names: Option<&'a Names>,
    frame: &'a Frame,
}

impl Lines<'_> {
    fn questions(&self) -> Vec<(String, String)> {
        let names = self.figure.definition.questions.iter();
        let label = |name: &String| {
            let question = self.form.questionnaire.question(name)?;
            let label = question.label.get(self.frame.language()).to_owned();
            Some((self.form.number(name).to_owned(), label))
        };
        names.filter_map(label).collect()
    }

    /// What a figure that lists names lists, where these are not offices counted anyway.
    fn listed(&self) -> Vec<String> {
        let country = |code: &String| {
            let known = self.names.and_then(|names| names.countries.get(code));
            known.map_or_else(|| code.clone(), |c| c.name.get(self.frame.language()).to_owned())
        };
        match self.figure.names_are {
            aggregation::figure::NamesAre::Countries => {
                self.figure.names.iter().map(country).collect()
            }
            aggregation::figure::NamesAre::Offices => Vec::new(),
            _ => self.figure.names.clone(),
        }
    }

    fn groups(&self, standing: &Standing) -> Vec<Group> {
        let all = [
            ("counted", "f1", &standing.counted),
            ("not-counted", "f3", &standing.not_counted),
            ("not-answered", "f4", &standing.not_answered),
            ("not-asked", "f5", &standing.not_asked),
        ];
        let whole = Decimal::from(self.figure.base.len().max(1));
        let mut before = 0;
        let mut groups = Vec::new();
        for (id, class, codes) in all {
            groups.push(Group {
                id,
                class,
                title: self.frame.t(&format!("audit-{id}")),
                from: per_cent(Decimal::from(before), whole),
                share: per_cent(Decimal::from(codes.len()), whole),
                count: codes.len(),
                offices: codes.iter().map(|code| self.office(code)).collect(),
            });
            before += codes.len();
        }
        groups
    }

    fn office(&self, code: &str) -> OfficeLine {
        let known = self.names.and_then(|names| names.offices.get(code));
        let name = known.map_or(code, |name| name.get(self.frame.language())).to_owned();
        let questions = self.figure.definition.questions.iter();
        OfficeLine {
            answers: questions.filter_map(|question| self.answer(code, question)).collect(),
            code: code.to_owned(),
            name,
        }
    }

    fn answer(&self, office: &str, name: &str) -> Option<AnswerLine> {
        let question = self.form.questionnaire.question(name)?;
        let response = self.responses.iter().find(|response| response.office == office);
        let answer = response.and_then(|response| response.answers.get(name));
        let row = self.given.answers.get(office).and_then(|answers| answers.get(name));
        let answer = match answer {
            Some(Answer::Given(value)) => {
                said(question, &text(value), &self.form.questionnaire, self.frame)
            }
            Some(Answer::NotAnswered) => self.frame.t("not-answered"),
            Some(Answer::NotAsked) | None => self.frame.t("not-asked"),
        };
        Some(AnswerLine {
            question: name.to_owned(),
            number: self.form.number(name).to_owned(),
            answer,
            given: row.map(|row| self.given_by(row)).unwrap_or_default(),
        })
    }

    fn given_by(&self, row: &AnswerRow) -> String {
        let (at, how) = (moment(row.at, self.frame), self.frame.t(&format!("how-{}", row.how)));
        let who = row.person_id.as_ref().and_then(|id| self.given.names.get(id));
        match who {
            Some(name) => format!("{name}, {at}, {how}"),
            None => format!("{at}, {how}"),
        }
    }

    fn cells(&self) -> Vec<CellView> {
        let numbers = self.figure.cells.iter().filter_map(|cell| cell.value.number());
        let longest = numbers.map(|number| number.abs()).max().unwrap_or_default();
        let view = |cell: &Cell| CellView {
            label: cell.label.get(self.frame.language()).to_owned(),
            value: shown(&cell.value, self.figure, self.names, self.frame.words),
            of: out_of(cell.numerator, cell.denominator, self.frame.words),
            length: per_cent(cell.value.number().unwrap_or_default().abs(), longest),
        };
        self.figure.cells.iter().map(view).collect()
    }
}

fn moment(at: Moment, frame: &Frame) -> String {
    dates::full(at, ZONE, frame.words)
}

/// The length of a bar: `46.8%`.
fn per_cent(part: Decimal, whole: Decimal) -> String {
    let hundred = part.checked_mul(Decimal::ONE_HUNDRED);
    let share = hundred.and_then(|part| part.checked_div(whole)).unwrap_or_default();
    format!("{}%", share.round_dp(1).clamp(Decimal::ZERO, Decimal::ONE_HUNDRED))
}
