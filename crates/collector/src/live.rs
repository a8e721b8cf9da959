//! The live answers as the files of a cycle folder: one way from answers to figures, wherever they were collected.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::Context;
use database::models::answers::{self, AnswerRow};
use database::models::cycles::Version;
use database::models::offices::{self, Office as OfficeRow};
use database::models::responses::{self, ResponseRow};
use database::{Conn, QueryResult};
use edition::sources::{RESPONSES, Sources};
use questionnaire::cycle::Cycle as Settings;
use questionnaire::form::Question;
use questionnaire::response::Answer;
use questionnaire::roster::{Office, Roster};
use questionnaire::sheet::Workbook;
use questionnaire::{day, translated::Translated};
use time::OffsetDateTime;

use crate::app::App;
use crate::cycle::{SHEETS, form_of, name_of, newest, office_of};
use crate::form::{Form, is_asked_for, text};
use crate::problem::Problem;

/// Name of the roster's file.
pub const OFFICES: &str = "offices.csv";

/// What the database holds of a cycle.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The roster.
    pub offices: Vec<OfficeRow>,
    /// The responses, by office.
    pub responses: Vec<ResponseRow>,
    /// The answers, by response.
    pub answers: BTreeMap<String, Vec<AnswerRow>>,
    /// The questionnaire as it was published last.
    pub version: Version,
}

impl Rows {
    /// Reads a cycle.
    pub fn read(cycle: &str, conn: &mut Conn) -> QueryResult<Self> {
        Ok(Self {
            offices: offices::all(cycle, conn)?,
            responses: responses::all(cycle, conn)?,
            answers: answers::of_cycle(cycle, conn)?,
            version: newest(cycle, conn)?.ok_or(database::QueryError::NotFound)?,
        })
    }
}

/// `responses.csv` of the live answers: `office`, `status`, and a column for each question that takes an answer, in the order
/// of the questionnaire. What can't be an answer, what is not allowed and what is not asked stays in the database and is left
/// out here, so that reading the file back finds no error. `now` is the moment for expressions that ask for it.
pub fn responses_csv(
    form: &Form,
    offices: &[OfficeRow],
    responses: &[ResponseRow],
    answers: &BTreeMap<String, Vec<AnswerRow>>,
    now: OffsetDateTime,
) -> Vec<u8> {
    let columns: Vec<&Question> =
        form.questionnaire.questions.iter().filter(|question| is_asked_for(question)).collect();
    let names = columns.iter().map(|question| question.name.as_str());
    let mut sheet = Sheet::new(["office", "status"].into_iter().chain(names));
    let rows: BTreeMap<&str, &ResponseRow> =
        responses.iter().map(|row| (row.office.as_str(), row)).collect();
    for office in offices.iter().filter(|office| office.exempt.is_none()) {
        let Some(row) = rows.get(office.code.as_str()) else { continue };
        let typed = answers.get(&row.id).into_iter().flatten();
        let typed = typed.map(|answer| (answer.question.clone(), answer.value.clone())).collect();
        let stands = standing(form, &office_of(office), typed, now);
        let cells = columns.iter().map(|question| stands.get(&question.name));
        let cells = cells.map(|cell| cell.map_or("", String::as_str));
        let status = responses::word(row.status());
        sheet.row([office.code.as_str(), status].into_iter().chain(cells));
    }
    sheet.finish()
}

/// The answers of one office that can stand together. An answer that is dropped may decide whether another is asked, so that
/// the rest is held against the questionnaire again until nothing is dropped any more.
pub fn standing(
    form: &Form,
    office: &Office,
    typed: BTreeMap<String, String>,
    now: OffsetDateTime,
) -> BTreeMap<String, String> {
    let mut texts = typed;
    loop {
        let judged = form.judge(office, &texts, now);
        let stand = judged.response.answers.iter().filter_map(|(name, answer)| match answer {
            Answer::Given(value) if texts.contains_key(name) && judged.fault(name).is_none() => {
                Some((name.clone(), text(value)))
            }
            _ => None,
        });
        let stand: BTreeMap<String, String> = stand.collect();
        if stand.len() == texts.len() {
            return stand;
        }
        texts = stand;
    }
}

/// `offices.csv` of the live roster. The days on which an office began and ended are those of the folder.
pub fn offices_csv(offices: &[OfficeRow], folder: &Roster, language: &str) -> Vec<u8> {
    let names: Vec<Translated> = offices.iter().map(name_of).collect();
    let mut others: Vec<&str> =
        names.iter().flat_map(|name| name.0.keys()).map(String::as_str).collect();
    others.sort_unstable();
    others.dedup();
    others.retain(|code| *code != language);
    let translated = others.iter().map(|code| format!("name::{code}"));
    let mut header = vec!["code".to_owned(), "name".to_owned()];
    header.extend(translated);
    let rest = ["kind", "region", "countries", "from", "until", "status", "language", "zone"];
    header.extend(rest.map(str::to_owned));
    let mut sheet = Sheet::new(header.iter().map(String::as_str));
    for (office, name) in offices.iter().zip(&names) {
        let day_of = |pick: fn(&Office) -> Option<time::Date>| {
            folder.office(&office.code).and_then(pick).map(day::iso).unwrap_or_default()
        };
        let status =
            office.exempt.as_ref().map_or("invited".to_owned(), |why| format!("exempt: {why}"));
        let mut cells = vec![office.code.clone(), name.get(language).to_owned()];
        cells.extend(others.iter().map(|code| name.exact(code).unwrap_or_default().to_owned()));
        cells.extend([&office.kind, &office.region, &office.countries].map(Clone::clone));
        cells.extend([day_of(|office| office.from), day_of(|office| office.until), status]);
        cells.extend([office.language.clone(), office.zone.clone()]);
        sheet.row(cells.iter().map(String::as_str));
    }
    sheet.finish()
}

/// The cycle folder with the live answers, the live roster and the current questionnaire in place of its own.
pub async fn sources(app: &App) -> Result<Sources, Problem> {
    let cycle = app.cycle.id.clone();
    let rows = app.database.read(move |c| Rows::read(&cycle, c)).await?;
    let form = current(app, &rows.version)?;
    Ok(assembled(&app.cycle.sources, &app.cycle.settings, &form, &rows)?)
}

/// The form of that version: the one in use, unless another process published a newer one.
fn current(app: &App, version: &Version) -> anyhow::Result<Arc<Form>> {
    let form = app.cycle.form();
    if form.version == version.number {
        return Ok(form);
    }
    Ok(Arc::new(form_of(version, &app.cycle.sources)?))
}

/// The same from what was read already.
pub fn assembled(
    folder: &Sources,
    settings: &Settings,
    form: &Form,
    rows: &Rows,
) -> anyhow::Result<Sources> {
    let mut sources = folder.clone();
    let language = settings.languages.first().map_or("en", String::as_str);
    let responses =
        responses_csv(form, &rows.offices, &rows.responses, &rows.answers, frozen_at(settings));
    let roster = roster(folder, language);
    for name in SHEETS {
        sources.files.remove(name);
    }
    let sheets: BTreeMap<String, String> =
        serde_json::from_str(&rows.version.files).context("the questionnaire as published")?;
    let sheets = sheets.into_iter().map(|(name, text)| (name, text.into_bytes()));
    sources.files.extend(sheets);
    sources.files.insert(RESPONSES.to_owned(), responses);
    sources.files.insert(OFFICES.to_owned(), offices_csv(&rows.offices, &roster, language));
    Ok(sources)
}

fn roster(folder: &Sources, language: &str) -> Roster {
    let (workbook, _) = Workbook::from_files(&folder.files);
    workbook.sheet("offices").map(|sheet| Roster::read(sheet, language).0).unwrap_or_default()
}

/// The moment that a report's expressions take for now: the day of the freeze begins.
pub fn frozen_at(settings: &Settings) -> OffsetDateTime {
    day::parse(&settings.dates.freeze)
        .map_or(OffsetDateTime::UNIX_EPOCH, |day| day.midnight().assume_utc())
}

/// Rows of cells, written as CSV.
struct Sheet(csv::Writer<Vec<u8>>);

impl Sheet {
    fn new<'a>(header: impl Iterator<Item = &'a str>) -> Self {
        let mut sheet = Self(csv::Writer::from_writer(Vec::new()));
        sheet.row(header);
        sheet
    }

    fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        // Writing to memory does not fail.
        let _ = self.0.write_record(cells);
    }

    fn finish(self) -> Vec<u8> {
        self.0.into_inner().unwrap_or_default()
    }
}
