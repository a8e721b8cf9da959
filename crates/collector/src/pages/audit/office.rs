//! The answers of one office, with each change of each: who, when, from, to, how, why.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use database::Moment;
use database::models::answers::ChangeRow;
use database::models::comments::Comment;
use questionnaire::form::Question;
use sha2::{Digest, Sha256};

use super::ZONE;
use crate::access::AtOffice;
use crate::dates;
use crate::form::is_asked_for;
use crate::frame::Frame;
use crate::pages::error::html;
use crate::pages::office::desk::Desk;
use crate::pages::office::question::CommentView;
use crate::pages::office::submit::canonical;
use crate::pages::review::{AnswerView, Course, StepView, said, state, steps};
use crate::problem::Problem;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "collector/audit/office.html")]
struct OfficePage {
    frame: Frame,
    code: String,
    office: String,
    region: String,
    state: (&'static str, String),
    submitted: String,
    by: String,
    digest: Option<Receipt>,
    steps: Vec<StepView>,
    general: Vec<CommentView>,
    sections: Vec<SectionView>,
    withdrawn: Vec<(String, String)>,
}

/// The digest of what was certified, held against the answers as they stand.
struct Receipt {
    digest: String,
    is_same: bool,
}

struct SectionView {
    title: String,
    answers: Vec<Traced>,
}

/// An answer and how it came to be.
struct Traced {
    answer: AnswerView,
    given: String,
    changes: Vec<ChangeView>,
}

struct ChangeView {
    at: String,
    by: String,
    before: String,
    after: String,
    how: String,
    reason: Option<String>,
}

/// The answers of an office.
pub async fn office(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    if let Some(page) = super::answers(&visit)? {
        return Ok(page);
    }
    let desk = Desk::open(&visit, &code, AtOffice::Read).await?;
    let course = Course::of(&visit, &desk.response).await?;
    Ok(html(&page(&visit, &desk, &course)))
}

fn page(visit: &Visit, desk: &Desk, course: &Course) -> OfficePage {
    let frame = visit.frame();
    let submitted = desk.response.submitted_at.map(|at| moment(at, &frame));
    let digest = desk.response.digest.clone().map(|digest| Receipt {
        is_same: format!("{:x}", Sha256::digest(canonical(desk))) == digest,
        digest,
    });
    let traced = Traces { visit, desk, course, frame: &frame };
    OfficePage {
        code: desk.row.code.clone(),
        office: desk.name(frame.language()),
        region: desk.row.region.clone(),
        state: state(desk.response.status(), &frame),
        submitted: submitted.unwrap_or_default(),
        by: course.who(desk.response.submitted_by.as_deref()),
        digest,
        steps: steps(&course.steps, course, ZONE, &frame),
        general: traced.general(),
        sections: traced.sections(),
        withdrawn: traced.withdrawn(),
        frame,
    }
}

struct Traces<'a> {
    visit: &'a Visit,
    desk: &'a Desk,
    course: &'a Course,
    frame: &'a Frame,
}

impl Traces<'_> {
    fn general(&self) -> Vec<CommentView> {
        let whole = self.desk.comments.iter().filter(|comment| comment.question.is_none());
        let view = |comment: &Comment| CommentView {
            by: self.course.who(Some(&comment.person_id)),
            at: moment(comment.at, self.frame),
            text: comment.text.clone(),
        };
        whole.map(view).collect()
    }

    fn sections(&self) -> Vec<SectionView> {
        let form = &self.desk.form;
        let of = |section| {
            let title = form.group(section).label.get(self.frame.language());
            let asked = form.questions(section).filter(|question| is_asked_for(question));
            SectionView {
                title: format!("{}. {title}", section.number),
                answers: asked.map(|question| self.traced(question)).collect(),
            }
        };
        form.sections.iter().map(of).collect()
    }

    fn traced(&self, question: &Question) -> Traced {
        let answer = AnswerView::of(question, self.desk, None, self.visit, self.frame);
        let row = self.desk.answers.get(&question.name);
        let given = row.map(|row| {
            let who = self.course.who(row.person_id.as_deref());
            joined(&who, &moment(row.at, self.frame), &self.frame.t(&format!("how-{}", row.how)))
        });
        let changes = self.course.changes.iter().filter(|change| change.question == question.name);
        let changes = changes.map(|change| self.change(question, change)).collect();
        Traced { answer, given: given.unwrap_or_default(), changes }
    }

    fn change(&self, question: &Question, change: &ChangeRow) -> ChangeView {
        let say = |value: &str| {
            if value.is_empty() {
                return self.frame.t("not-answered");
            }
            said(question, value, &self.desk.form.questionnaire, self.frame)
        };
        ChangeView {
            at: moment(change.at, self.frame),
            by: self.course.who(change.person_id.as_deref()),
            before: say(&change.before),
            after: say(&change.after),
            how: self.frame.t(&format!("how-{}", change.how)),
            reason: change.reason.clone(),
        }
    }

    /// Answers to questions that the questionnaire no longer has: kept, and counted nowhere.
    fn withdrawn(&self) -> Vec<(String, String)> {
        let form = &self.desk.form.questionnaire;
        let gone = self.desk.texts.iter().filter(|(name, _)| form.question(name).is_none());
        gone.map(|(name, text)| (name.clone(), text.clone())).collect()
    }
}

fn joined(who: &str, at: &str, how: &str) -> String {
    if who.is_empty() { format!("{at}, {how}") } else { format!("{who}, {at}, {how}") }
}

fn moment(at: Moment, frame: &Frame) -> String {
    dates::full(at, ZONE, frame.words)
}
