//! The versions of the questionnaire: which is in use, and how a corrected one is published.

use std::collections::BTreeMap;

use aggregation::records::Records;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use database::models::cycles::{self, Version};
use database::models::{answers, log};
use database::{Conn, QueryResult, id};
use edition::cycle::Cycle;
use questionnaire::diagnostic::{Diagnostic, Diagnostics};
use questionnaire::form::Questionnaire;
use questionnaire::sheet::{Files, Sheet, Workbook};
use serde_json::json;

use super::form::fault_of;
use super::{done, names, on, open};
use crate::access::Act;
use crate::cycle::{SHEETS, newest, read_form};
use crate::dates;
use crate::fields::{Fields, Upload};
use crate::form::{Form, is_asked_for};
use crate::frame::Frame;
use crate::live::{self, Rows};
use crate::pages::error::html;
use crate::problem::Problem;
use crate::versions::{Changes, form_changes};
use crate::visit::Visit;

const HERE: &str = "/headquarters/questionnaire";
/// Bytes of the sheets at most.
pub const LARGEST: usize = 10 * 1024 * 1024;

#[derive(Template)]
#[template(path = "collector/headquarters/questionnaire.html")]
struct QuestionnairePage {
    frame: Frame,
    done: Option<String>,
    version: i64,
    facts: Vec<(String, String)>,
    history: Vec<(i64, String, String, String)>,
    fault: Option<String>,
    faults: Vec<Diagnostic>,
}

#[derive(Template)]
#[template(path = "collector/headquarters/changes.html")]
struct ChangesPage {
    frame: Frame,
    crumbs: Vec<(String, String)>,
    next: i64,
    added: Vec<Touched>,
    withdrawn: Vec<Touched>,
    changed: Vec<Touched>,
    unchanged: usize,
    warnings: Vec<Diagnostic>,
    sheets: String,
    base: i64,
    note: String,
    fault: Option<String>,
}

struct Touched {
    label: String,
    name: String,
    aspects: String,
    answers: i64,
}

/// The versions, and a form to send a corrected one.
pub async fn page(visit: Visit) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    Ok(html(&view(&visit, None, Vec::new()).await?))
}

async fn view(
    visit: &Visit,
    fault: Option<String>,
    faults: Vec<Diagnostic>,
) -> Result<QuestionnairePage, Problem> {
    let cycle = visit.app.cycle.id.clone();
    let read = move |c: &mut Conn| Ok((cycles::versions(&cycle, c)?, names(c)?));
    let (versions, names) = visit.app.database.read(read).await?;
    let (frame, form) = (visit.frame(), visit.app.cycle.form());
    let asked = form.questionnaire.questions.iter().filter(|q| is_asked_for(q)).count();
    let line = |version: &Version| {
        let who = version.published_by.as_ref().and_then(|by| names.get(by)).cloned();
        let when = dates::full(version.published_at, "UTC", visit.words);
        let note = version.note.clone();
        (version.number, when, who.unwrap_or_else(|| frame.t("hq-q-first")), note)
    };
    Ok(QuestionnairePage {
        done: done(visit),
        version: form.version,
        facts: vec![
            (frame.t("hq-q-questions"), asked.to_string()),
            (frame.t("hq-q-sections"), form.sections.len().to_string()),
            (frame.t("hq-q-languages"), form.questionnaire.languages.join(", ")),
        ],
        history: versions.iter().rev().map(line).collect(),
        fault,
        faults,
        frame,
    })
}

/// A version that may be published: its sheets and its form.
struct Proposed {
    sheets: String,
    form: Form,
    warnings: Vec<Diagnostic>,
}

/// Shows what corrected sheets would change. Nothing is kept.
pub async fn check(visit: Visit, fields: Fields) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    open(&visit)?;
    let cycle = visit.app.cycle.id.clone();
    let current = visit.app.database.read(move |c| newest(&cycle, c)).await?;
    let current = current.ok_or(Problem::NotFound)?;
    let workbook = match gathered(&fields.uploads, &current, &visit) {
        Ok(workbook) => workbook,
        Err(fault) => return refused(&visit, Some(fault), Vec::new()).await,
    };
    match propose(&visit, workbook, &current).await? {
        Err(faults) => refused(&visit, None, faults).await,
        Ok(proposed) if proposed.sheets == current.files => {
            refused(&visit, Some(visit.words.say("hq-q-identical")), Vec::new()).await
        }
        Ok(proposed) => Ok(html(&changes(&visit, proposed, &current, "", None).await?)),
    }
}

async fn refused(
    visit: &Visit,
    fault: Option<String>,
    faults: Vec<Diagnostic>,
) -> Result<Response, Problem> {
    let page = view(visit, fault, faults).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)).into_response())
}

/// The sheets that were sent, completed with those in use; or what is wrong with the files as such.
fn gathered(
    uploads: &[Upload],
    current: &Version,
    visit: &Visit,
) -> Result<(Workbook, Diagnostics), String> {
    if uploads.is_empty() {
        return Err(visit.words.say("hq-q-no-files"));
    }
    let mut files = Files::new();
    for upload in uploads {
        let name = upload.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let name = name.trim_start_matches(['.', '~']).to_lowercase();
        if !SHEETS.contains(&name.as_str()) && !is_workbook(&name) {
            return Err(visit.words.with("hq-q-wrong-file", "text", upload.name.clone()));
        }
        files.insert(name, upload.bytes.to_vec());
    }
    let (mut workbook, faults) = Workbook::from_files(&files);
    let stems = SHEETS.map(|name| name.trim_end_matches(".csv"));
    if !faults.has_errors() && !stems.iter().any(|stem| workbook.sheet(stem).is_some()) {
        let names = files.into_keys().collect::<Vec<_>>().join(", ");
        return Err(visit.words.with("hq-q-no-sheet", "text", names));
    }
    let kept: BTreeMap<String, String> = serde_json::from_str(&current.files).unwrap_or_default();
    for (name, text) in kept {
        let stem = name.trim_end_matches(".csv").to_owned();
        workbook.sheets.entry(stem).or_insert_with(|| Sheet::from_csv(&name, text.as_bytes()).0);
    }
    Ok((workbook, faults))
}

fn is_workbook(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|extension| extension == "xlsx")
}

/// Reads sheets as a questionnaire and holds everything of the cycle against it: its own rules, the answers that stand, and the
/// figures of the report. All faults at once.
async fn propose(
    visit: &Visit,
    (workbook, mut faults): (Workbook, Diagnostics),
    current: &Version,
) -> Result<Result<Proposed, Vec<Diagnostic>>, Problem> {
    let app = &visit.app;
    let language = app.cycle.sources.original_language().unwrap_or_else(|| "en".to_owned());
    let (records, _) = Records::read(&app.cycle.sources.files, &language);
    let (questionnaire, found) = Questionnaire::read(&workbook, &records.tables);
    faults.append(found);
    if faults.has_errors() {
        return Ok(Err(faults.sorted()));
    }
    let sheets = written(&workbook)?;
    let form = Form::new(current.number + 1, questionnaire);
    let id = app.cycle.id.clone();
    let mut rows = app.database.read(move |c| Rows::read(&id, c)).await?;
    rows.version.files.clone_from(&sheets);
    let sources = live::assembled(&app.cycle.sources, &app.cycle.settings, &form, &rows)?;
    let (_, whole) = Cycle::read(&sources.files);
    if whole.has_errors() {
        return Ok(Err(whole.sorted()));
    }
    Ok(Ok(Proposed { sheets, form, warnings: faults.sorted() }))
}

/// The three sheets as CSV texts in a JSON object, as a version keeps them.
fn written(workbook: &Workbook) -> Result<String, Problem> {
    let mut texts = BTreeMap::new();
    for name in SHEETS {
        if let Some(sheet) = workbook.sheet(name.trim_end_matches(".csv")) {
            texts.insert(name, csv(sheet).map_err(|fault| Problem::Fault(fault.to_string()))?);
        }
    }
    serde_json::to_string(&texts).map_err(|fault| Problem::Fault(fault.to_string()))
}

fn csv(sheet: &Sheet) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&sheet.header)?;
    for row in &sheet.rows {
        writer.write_record(&row.cells)?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

async fn changes(
    visit: &Visit,
    proposed: Proposed,
    current: &Version,
    note: &str,
    fault: Option<String>,
) -> Result<ChangesPage, Problem> {
    let cycle = visit.app.cycle.id.clone();
    let given = visit.app.database.read(move |c| answers::given(&cycle, c)).await?;
    let (old, _) = read_form(current.number, &current.files, &visit.app.cycle.sources)?;
    let changes = form_changes(&old.questionnaire, &proposed.form.questionnaire);
    let frame = visit.frame();
    let touched = |form: &Form, name: &str, changes: &Changes| {
        let question = form.questionnaire.question(name);
        let label = question.map_or("", |question| question.label.get(frame.language()));
        let aspects = changes.of(name).into_iter();
        let aspects = aspects.map(|aspect| frame.t(&format!("aspect-{}", aspect.word())));
        Touched {
            label: format!("{} {label}", form.number(name)).trim().to_owned(),
            name: name.to_owned(),
            aspects: aspects.collect::<Vec<_>>().join("; "),
            answers: given.get(name).copied().unwrap_or(0),
        }
    };
    Ok(ChangesPage {
        crumbs: vec![(HERE.to_owned(), frame.t("hq-questionnaire"))],
        next: current.number + 1,
        added: changes.added.iter().map(|name| touched(&proposed.form, name, &changes)).collect(),
        withdrawn: changes.withdrawn.iter().map(|name| touched(&old, name, &changes)).collect(),
        changed: changes
            .changed
            .iter()
            .map(|(name, _)| touched(&proposed.form, name, &changes))
            .collect(),
        unchanged: changes.unchanged.len(),
        warnings: proposed.warnings,
        sheets: proposed.sheets,
        base: current.number,
        note: note.to_owned(),
        fault,
        frame: frame.clone(),
    })
}

/// Publishes the sheets that the page of changes showed.
pub async fn publish(visit: Visit, fields: Fields) -> Result<Response, Problem> {
    let by = visit.allowed(Act::Run)?.person.id.clone();
    open(&visit)?;
    let cycle = visit.app.cycle.id.clone();
    let current = visit.app.database.read(move |c| newest(&cycle, c)).await?;
    let current = current.ok_or(Problem::NotFound)?;
    if fields.get("base") != current.number.to_string() {
        return Err(Problem::Stale);
    }
    let sheets: BTreeMap<String, String> =
        serde_json::from_str(fields.get("sheets")).map_err(|_| Problem::Unreadable)?;
    let files: Files = sheets.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    let proposed = match propose(&visit, Workbook::from_files(&files), &current).await? {
        Ok(proposed) => proposed,
        Err(faults) => return refused(&visit, None, faults).await,
    };
    let note = fields.get("note").to_owned();
    if let Some(fault) = fault_of(&note, "hq-q-note-missing", &visit.frame()) {
        let page = changes(&visit, proposed, &current, &note, Some(fault)).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)).into_response());
    }
    let (cycle, slug, now) =
        (visit.app.cycle.id.clone(), visit.app.cycle.sources.name.clone(), visit.now);
    let (sheets, base) = (proposed.sheets, current.number);
    let keeping = Publishing { cycle, slug, sheets, base, note, by, now };
    if !visit.change(move |c| keeping.run(c)).await? {
        return Err(Problem::Stale);
    }
    let followed = visit.app.cycle.follow(&visit.app.database).await;
    followed.map_err(|fault| Problem::Fault(fault.to_string()))?;
    Ok(on(HERE, "published"))
}

struct Publishing {
    cycle: String,
    slug: String,
    sheets: String,
    base: i64,
    note: String,
    by: String,
    now: database::Moment,
}

impl Publishing {
    fn run(&self, conn: &mut Conn) -> QueryResult<bool> {
        let latest = newest(&self.cycle, conn)?.map(|version| version.number);
        if latest != Some(self.base) {
            return Ok(false);
        }
        let (by, now) = (Some(self.by.as_str()), self.now);
        let version = cycles::publish(&self.cycle, &self.sheets, &self.note, by, now, conn)?;
        let detail = json!({ "version": version.number, "digest": id::digest(&self.sheets), "note": self.note });
        let subject = format!("cycle:{}", self.slug);
        log::append(by, "questionnaire.published", &subject, &detail, now, conn)?;
        Ok(true)
    }
}

impl ChangesPage {
    fn lists(&self) -> [(&'static str, &'static str, &[Touched]); 3] {
        [
            ("added", "hq-q-added", &self.added),
            ("changed", "hq-q-changed", &self.changed),
            ("withdrawn", "hq-q-withdrawn", &self.withdrawn),
        ]
    }

    fn is_same(&self) -> bool {
        self.added.is_empty() && self.withdrawn.is_empty() && self.changed.is_empty()
    }
}
