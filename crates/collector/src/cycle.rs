//! The cycle that is collected: its folder, its questionnaire as published, and what offices answered last time.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use aggregation::records::Records;
use anyhow::{Context, Result, bail};
use database::models::cycles::{self, Version};
use database::{Conn, Database};
use edition::cycle::Collected;
use edition::sources::{SETTINGS, Sources};
use questionnaire::cycle::Cycle as Settings;
use questionnaire::diagnostic::Diagnostics;
use questionnaire::form::Questionnaire;
use questionnaire::response::Answer;
use questionnaire::sheet::{Files, Workbook};
use questionnaire::translated::Translated;

use crate::corrections::Corrections;
use crate::form::{Form, text};
use crate::latest::Latest;

/// The sheets of a questionnaire that a version keeps.
pub const SHEETS: [&str; 3] = ["survey.csv", "choices.csv", "settings.csv"];

/// The cycle of a running program.
pub struct LiveCycle {
    /// Its id in the database.
    pub id: String,
    /// Its folder and the one before.
    pub sources: Sources,
    /// `cycle.toml`.
    pub settings: Settings,
    /// What each office answered last time.
    pub past: Past,
    /// The newest report that was computed on its answers.
    pub latest: Latest,
    published: RwLock<Published>,
}

/// The questionnaire as it is asked, and what was corrected on the way.
#[derive(Clone)]
struct Published {
    form: Arc<Form>,
    corrections: Arc<Corrections>,
}

impl Published {
    fn of(versions: &[Version], sources: &Sources) -> Result<Self> {
        let forms = versions
            .iter()
            .map(|version| Ok((version.published_at, Arc::new(form_of(version, sources)?))));
        let forms = forms.collect::<Result<Vec<_>>>()?;
        let (_, form) = forms.last().context("the cycle has no questionnaire")?;
        Ok(Self { form: Arc::clone(form), corrections: Arc::new(Corrections::of(&forms)) })
    }
}

/// The answers of the previous cycle.
#[derive(Default)]
pub struct Past {
    /// Its questionnaire.
    pub questionnaire: Questionnaire,
    /// Texts by office and question; only what was given.
    pub answers: BTreeMap<String, BTreeMap<String, String>>,
}

impl LiveCycle {
    /// Puts it together from its folder and the published versions of its questionnaire, the first one first.
    pub fn new(id: String, sources: Sources, versions: &[Version]) -> Result<Self> {
        let settings = settings(&sources)?;
        let published = RwLock::new(Published::of(versions, &sources)?);
        let past = Past::read(&sources);
        Ok(Self { id, sources, settings, past, latest: Latest::default(), published })
    }

    /// The questionnaire as it is now.
    pub fn form(&self) -> Arc<Form> {
        self.published().form
    }

    /// What was corrected since the first version.
    pub fn corrections(&self) -> Arc<Corrections> {
        self.published().corrections
    }

    fn published(&self) -> Published {
        self.published.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Follows what was published since, by this process or another that shares the database.
    pub async fn follow(&self, database: &Database) -> Result<()> {
        let cycle = self.id.clone();
        let versions = database.read(move |c| cycles::versions(&cycle, c)).await?;
        let published = Published::of(&versions, &self.sources)?;
        *self.published.write().unwrap_or_else(PoisonError::into_inner) = published;
        Ok(())
    }

    /// Its title in a language.
    pub fn title(&self, language: &str) -> &str {
        self.settings.document.title.get(language)
    }
}

impl Past {
    fn read(sources: &Sources) -> Self {
        let Some(previous) = &sources.previous else { return Self::default() };
        let (collected, _) = Collected::read(&previous.name, &previous.files);
        let answers = collected.responses.iter().map(|response| {
            let given = response.answers.iter().filter_map(|(name, answer)| match answer {
                Answer::Given(value) => Some((name.clone(), text(value))),
                Answer::NotAnswered | Answer::NotAsked => None,
            });
            (response.office.clone(), given.collect())
        });
        Self { answers: answers.collect(), questionnaire: collected.questionnaire }
    }

    /// What an office answered to a question that was asked in the same way.
    pub fn answer(&self, office: &str, question: &str) -> Option<&str> {
        self.answers.get(office)?.get(question).map(String::as_str)
    }
}

/// The settings of a folder.
pub fn settings(sources: &Sources) -> Result<Settings> {
    let bytes = sources.files.get(SETTINGS).context("the cycle folder has no cycle.toml")?;
    let (settings, faults) = Settings::read(SETTINGS, bytes);
    settings.with_context(|| listed(&faults))
}

/// The questionnaire of a version, checked together with the records of the folder.
pub fn form_of(version: &Version, sources: &Sources) -> Result<Form> {
    let (form, faults) = read_form(version.number, &version.files, sources)?;
    if faults.has_errors() {
        bail!("version {} of the questionnaire: {}", version.number, listed(&faults));
    }
    Ok(form)
}

/// Reads the sheets of a version: a JSON object of texts by file name.
pub fn read_form(number: i64, sheets: &str, sources: &Sources) -> Result<(Form, Diagnostics)> {
    let sheets: BTreeMap<String, String> = serde_json::from_str(sheets)?;
    let files: Files = sheets.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    let (workbook, mut faults) = Workbook::from_files(&files);
    let language = sources.original_language().unwrap_or_else(|| "en".to_owned());
    let (records, _) = Records::read(&sources.files, &language);
    let (questionnaire, more) = Questionnaire::read(&workbook, &records.tables);
    faults.append(more);
    Ok((Form::new(number, questionnaire), faults))
}

/// The sheets of the folder's questionnaire as a version keeps them.
pub fn sheets_of(sources: &Sources) -> Result<String> {
    let mut sheets = BTreeMap::new();
    for name in SHEETS {
        if let Some(bytes) = sources.files.get(name) {
            let text =
                String::from_utf8(bytes.clone()).with_context(|| format!("{name} is not UTF-8"))?;
            sheets.insert(name, text);
        }
    }
    if !sheets.contains_key("survey.csv") {
        bail!("the cycle folder has no survey.csv; the web needs the questionnaire as CSV sheets");
    }
    Ok(serde_json::to_string(&sheets)?)
}

fn listed(faults: &Diagnostics) -> String {
    faults.sorted().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// The office of the roster that a row tells of.
pub fn office_of(row: &database::models::offices::Office) -> questionnaire::roster::Office {
    questionnaire::roster::Office {
        code: row.code.clone(),
        name: name_of(row),
        kind: row.kind.clone(),
        region: row.region.clone(),
        countries: row.countries.split_whitespace().map(str::to_owned).collect(),
        from: None,
        until: None,
        exempt: row.exempt.clone(),
        language: Some(row.language.clone()),
        zone: Some(row.zone.clone()),
    }
}

/// Its name by language.
pub fn name_of(row: &database::models::offices::Office) -> Translated {
    serde_json::from_str(&row.name).unwrap_or_default()
}

/// The newest version of a cycle's questionnaire.
pub fn newest(cycle: &str, conn: &mut Conn) -> database::QueryResult<Option<Version>> {
    Ok(database::models::cycles::versions(cycle, conn)?.pop())
}
