//! All answers of an office, for its reviewer.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use database::models::comments::Comment;
use database::models::responses::{Status, Transition};

use super::answer::AnswerView;
use super::course::Course;
use super::state;
use crate::access::{Act, AtOffice};
use crate::dates;
use crate::form::{Section, is_asked_for};
use crate::frame::Frame;
use crate::pages::error::html;
use crate::pages::office::desk::Desk;
use crate::pages::office::question::CommentView;
use crate::pages::office::submit::tally;
use crate::problem::Problem;
use crate::visit::Visit;

/// The page.
#[derive(Template)]
#[template(path = "collector/review/page.html")]
pub struct ReviewPage {
    frame: Frame,
    code: String,
    office: String,
    region: String,
    kicker: String,
    state: (&'static str, String),
    lead: String,
    counts: String,
    tabs: Vec<Tab>,
    strong: Vec<AnswerView>,
    sections: Vec<SectionView>,
    can_comment: bool,
    can_decide: bool,
    revision: i64,
    general: Vec<CommentView>,
    history: Vec<StepView>,
    people: Vec<(String, String)>,
    digest: String,
    waiting: Vec<(String, String, String)>,
    trouble: Trouble,
}

/// What stood in the way of a decision, and what was written with it.
#[derive(Default)]
pub struct Trouble {
    /// The key of its words.
    pub key: Option<&'static str>,
    /// The field that it is about.
    pub field: &'static str,
    /// The message to the office.
    pub note: String,
}

struct Tab {
    show: Show,
    label: String,
    count: usize,
    is_current: bool,
}

struct SectionView {
    title: String,
    answers: Vec<AnswerView>,
    /// Answers that stand above, among the strong changes: name, number.
    above: Vec<(String, String)>,
    /// Questions that are not asked, and of which there is nothing else to say.
    skipped: Vec<AnswerView>,
}

/// A step of a response.
pub struct StepView {
    /// When.
    pub at: String,
    /// From which state to which, in words.
    pub what: String,
    /// By whom.
    pub by: String,
    /// What was said.
    pub note: String,
}

/// Which answers are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All, the strong changes first.
    #[default]
    All,
    /// Those that differ from last year's.
    Changed,
    /// Those that depart strongly from last year's.
    Strong,
    /// Those that were changed since the last review.
    Edited,
    /// Those with comments.
    Comments,
    /// Those copied from last year with one press.
    Copied,
}

impl Show {
    const ALL: [Self; 6] =
        [Self::All, Self::Changed, Self::Strong, Self::Edited, Self::Comments, Self::Copied];

    /// What the address asks for; all, where it asks for nothing known.
    fn named(word: &str) -> Self {
        Self::ALL.into_iter().find(|show| show.word() == word).unwrap_or_default()
    }

    /// As the address says it.
    fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Changed => "changed",
            Self::Strong => "strong",
            Self::Edited => "edited",
            Self::Comments => "comments",
            Self::Copied => "copied",
        }
    }

    fn has(self, answer: &AnswerView) -> bool {
        match self {
            Self::All => true,
            Self::Changed => answer.is_changed,
            Self::Strong => answer.strong.is_some(),
            Self::Edited => answer.edited.is_some(),
            Self::Comments => !answer.comments.is_empty(),
            Self::Copied => answer.is_copied,
        }
    }
}

/// All answers of an office.
pub async fn review(
    visit: Visit,
    Path(code): Path<String>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Review).await?;
    let show = asked.get("show").map(|word| Show::named(word)).unwrap_or_default();
    Ok(html(&page(&visit, &desk, show, Trouble::default()).await?))
}

/// The page, with what stood in the way of a decision.
pub async fn page(
    visit: &Visit,
    desk: &Desk,
    show: Show,
    trouble: Trouble,
) -> Result<ReviewPage, Problem> {
    let course = Course::of(visit, &desk.response).await?;
    let frame = visit.frame();
    let user = visit.signed_in()?;
    let all = answers(visit, desk, &course, &frame);
    let flat = || all.iter().flat_map(|(_, answers)| answers);
    let tab = |one: Show| Tab {
        label: frame.t(&format!("review-show-{}", one.word())),
        count: flat().filter(|answer| one.has(answer)).count(),
        is_current: one == show,
        show: one,
    };
    let tabs: Vec<Tab> = Show::ALL.map(tab).into();
    let (given, empty, skipped) = tally(desk);
    let counts = [("given", given.into()), ("empty", empty.into()), ("skipped", skipped.into())];
    let is_submitted = desk.response.status() == Status::Submitted;
    Ok(ReviewPage {
        code: desk.row.code.clone(),
        office: desk.name(frame.language()),
        region: desk.row.region.clone(),
        kicker: kicker(visit, desk, &course, &frame),
        state: state(desk.response.status(), &frame),
        lead: lead(&tabs, &frame),
        counts: frame.words.with_all("review-counts", &counts),
        can_comment: !visit.is_closed && user.may(Act::Comment(desk.place()), visit.is_closed),
        can_decide: is_submitted && !visit.is_closed,
        revision: desk.response.revision,
        general: general(visit, desk, &course, &frame),
        history: steps(&course.steps, &course, &desk.row.zone, &frame),
        people: desk.people.iter().map(|(person, row)| people(person, row, &frame)).collect(),
        digest: desk.response.digest.clone().unwrap_or_default(),
        waiting: waiting(visit, desk, &course, &frame),
        tabs,
        strong: Vec::new(),
        sections: Vec::new(),
        trouble,
        frame,
    }
    .with(all, show))
}

impl ReviewPage {
    /// Puts the answers where they are shown: the strong changes above, the others by section.
    fn with(mut self, all: Vec<(String, Vec<AnswerView>)>, show: Show) -> Self {
        for (title, answers) in all {
            let mut section =
                SectionView { title, answers: Vec::new(), above: Vec::new(), skipped: Vec::new() };
            for answer in answers.into_iter().filter(|answer| show.has(answer)) {
                if show == Show::All && answer.strong.is_some() {
                    section.above.push((answer.name.clone(), answer.number.clone()));
                    self.strong.push(answer);
                } else if answer.is_silent() {
                    section.skipped.push(answer);
                } else {
                    section.answers.push(answer);
                }
            }
            let is_empty = section.answers.is_empty() && section.above.is_empty();
            if !is_empty || !section.skipped.is_empty() {
                self.sections.push(section);
            }
        }
        self
    }
}

fn answers(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
    frame: &Frame,
) -> Vec<(String, Vec<AnswerView>)> {
    let since = course.reviewed_at(&desk.response);
    let edited = since.map(|at| course.changed_after(at)).unwrap_or_default();
    let of = |section: &Section| {
        let title = desk.form.group(section).label.get(frame.language());
        let asked = desk.form.questions(section).filter(|question| is_asked_for(question));
        let views = asked.map(|question| {
            AnswerView::of(question, desk, edited.get(question.name.as_str()), visit, frame)
        });
        (format!("{}. {title}", section.number), views.collect())
    };
    desk.form.sections.iter().map(of).collect()
}

fn kicker(visit: &Visit, desk: &Desk, course: &Course, frame: &Frame) -> String {
    let Some(at) = desk.response.submitted_at else { return frame.t("review-never-submitted") };
    let submitted = course.steps.iter().filter(|step| step.after == "submitted").count();
    let values = [
        ("time", dates::moment(at, visit.now, &desk.row.zone, frame.words).into()),
        ("name", course.who(desk.response.submitted_by.as_deref()).into()),
        ("times", submitted.into()),
    ];
    let key = if desk.response.submitted_by.is_some() {
        "review-submitted-by"
    } else {
        "review-submitted-on"
    };
    frame.words.with_all(key, &values)
}

fn lead(tabs: &[Tab], frame: &Frame) -> String {
    let count = |show: Show| tabs.iter().find(|tab| tab.show == show).map_or(0, |tab| tab.count);
    let values = [
        ("changed", count(Show::Changed).into()),
        ("all", count(Show::All).into()),
        ("strong", count(Show::Strong).into()),
        ("edited", count(Show::Edited).into()),
    ];
    frame.words.with_all("review-lead", &values)
}

fn general(visit: &Visit, desk: &Desk, course: &Course, frame: &Frame) -> Vec<CommentView> {
    let whole = desk.comments.iter().filter(|comment| comment.question.is_none());
    let view = |comment: &Comment| CommentView {
        by: course.who(Some(&comment.person_id)),
        at: dates::moment(comment.at, visit.now, &desk.row.zone, frame.words),
        text: comment.text.clone(),
    };
    whole.map(view).collect()
}

/// The steps of a response in words.
pub fn steps(steps: &[Transition], course: &Course, zone: &str, frame: &Frame) -> Vec<StepView> {
    let name = |word: &str| Status::named(word).map(|status| state(status, frame).1);
    let view = |step: &Transition| {
        let values = [
            ("from", name(&step.before).unwrap_or_default().into()),
            ("to", name(&step.after).unwrap_or_default().into()),
        ];
        StepView {
            at: dates::full(step.at, zone, frame.words),
            what: frame.words.with_all("review-step", &values),
            by: course.who(Some(&step.person_id)),
            note: step.note.clone(),
        }
    };
    steps.iter().map(view).collect()
}

fn people(
    person: &database::models::people::Person,
    row: &database::models::people::RoleRow,
    frame: &Frame,
) -> (String, String) {
    (person.name.clone(), frame.t(&format!("review-role-{}", row.role)))
}

fn waiting(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
    frame: &Frame,
) -> Vec<(String, String, String)> {
    let since = |at: Option<database::Moment>| {
        at.map(|at| dates::moment(at, visit.now, &desk.row.zone, frame.words)).unwrap_or_default()
    };
    let all = course.waiting.iter();
    all.map(|(code, name, at)| (code.clone(), name.clone(), since(*at))).collect()
}
