//! The newest report: built from the live answers when someone asks, and kept until an answer, a state, the roster or the
//! questionnaire changes.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use database::models::{cycles, offices, responses};
use database::{Conn, Moment, QueryResult, id};
use edition::progress::Progress;
use edition::report::Report;
use renderer::build::Built;
use sha2::{Digest, Sha256};
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;

use crate::app::App;
use crate::live;
use crate::problem::Problem;

/// Keeps the newest report of a cycle.
#[derive(Default)]
pub struct Latest(Mutex<Option<Arc<Computed>>>);

/// A report with what was written from it so far.
pub struct Computed {
    /// What it was computed on, in short.
    key: String,
    /// When.
    pub at: Moment,
    /// The report.
    pub report: Report,
    pages: BTreeMap<String, OnceLock<Page>>,
    #[cfg(feature = "pdf")]
    pdfs: BTreeMap<String, OnceLock<Result<Vec<u8>, String>>>,
}

/// The report as a page of its own.
#[derive(Debug)]
pub struct Page {
    /// The HTML.
    pub html: String,
    /// What it may load and do: its own style, its own script and the fonts that it carries.
    pub policy: String,
}

/// The report on the answers as they stand.
pub async fn latest(app: &App) -> Result<Arc<Computed>, Problem> {
    let cycle = app.cycle.id.clone();
    // Whoever comes while a report is computed waits for it and does not compute it again.
    let mut kept = app.cycle.latest.0.lock().await;
    // The key is read before the answers: what changes in between is computed once more at the next look.
    let key = app.database.read(move |c| key(&cycle, c)).await?;
    if let Some(computed) = kept.as_ref().filter(|computed| computed.key == key) {
        return Ok(Arc::clone(computed));
    }
    let (sources, at) = (live::sources(app).await?, app.now());
    let work = move || Report::of(&sources, None, &Progress::silent());
    let report = spawn_blocking(work).await.map_err(|fault| Problem::Fault(fault.to_string()))?;
    let computed = Arc::new(Computed::new(key, at, report));
    *kept = Some(Arc::clone(&computed));
    Ok(computed)
}

/// What a report is computed on: the state and revision of each response, the roster, the questionnaire.
fn key(cycle: &str, conn: &mut Conn) -> QueryResult<String> {
    let responses = responses::all(cycle, conn)?;
    let states: Vec<_> =
        responses.iter().map(|row| (&row.office, &row.state, row.revision)).collect();
    let offices = offices::all(cycle, conn)?;
    let version = cycles::versions(cycle, conn)?.pop().map(|version| version.digest);
    Ok(id::digest(format!("{states:?} {offices:?} {version:?}")))
}

impl Computed {
    fn new(key: String, at: Moment, report: Report) -> Self {
        let codes = report.built.iter().map(|built| built.document.cover.language.clone());
        let codes: Vec<String> = codes.collect();
        Self {
            key,
            at,
            pages: codes.iter().map(|code| (code.clone(), OnceLock::new())).collect(),
            #[cfg(feature = "pdf")]
            pdfs: codes.iter().map(|code| (code.clone(), OnceLock::new())).collect(),
            report,
        }
    }

    /// The languages that the report is written in, the original first.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.report.languages()
    }

    /// The report in that language; in the original one where there is none.
    pub fn built(&self, language: &str) -> Option<&Built> {
        let all = &self.report.built;
        all.iter().find(|built| built.document.cover.language == language).or(all.first())
    }

    /// The same as a page. Written once, which takes a moment: not for a thread that serves others.
    pub fn page(&self, language: &str) -> Option<&Page> {
        let document = &self.built(language)?.document;
        let page = self.pages.get(&document.cover.language)?;
        Some(page.get_or_init(|| Page::of(self.report.html(document, address))))
    }

    /// The same as PDF, or why it can't be written. Written once, which takes seconds.
    #[cfg(feature = "pdf")]
    pub fn pdf(&self, language: &str) -> Option<&Result<Vec<u8>, String>> {
        let document = &self.built(language)?.document;
        let said = |faults: questionnaire::diagnostic::Diagnostics| {
            faults.sorted().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        };
        let pdf = self.pdfs.get(&document.cover.language)?;
        Some(pdf.get_or_init(|| self.report.pdf(document).map_err(said)))
    }
}

/// Where the program serves a file of the report.
fn address(file: &str, language: &str) -> String {
    if file.starts_with("report.") { format!("{file}?edition={language}") } else { file.to_owned() }
}

impl Page {
    fn of(html: String) -> Self {
        let hash = |element: &str| {
            let digest = content(&html, element).map(Sha256::digest).map(|d| STANDARD.encode(d));
            digest.map_or("'none'".to_owned(), |digest| format!("'sha256-{digest}'"))
        };
        let (style, script) = (hash("style"), hash("script"));
        let policy = format!(
            "default-src 'none'; style-src {style}; script-src {script}; font-src data:; form-action 'none'; \
             frame-ancestors 'none'; base-uri 'none'"
        );
        Self { html, policy }
    }
}

/// What stands in the first element of that name. Text of the report can't hold a tag: it is escaped.
fn content<'a>(html: &'a str, element: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(&format!("<{element}>"))?;
    rest.split_once(&format!("</{element}>")).map(|(content, _)| content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_may_run_its_own_script_and_nothing_else() {
        let page =
            Page::of("<style>a{}</style><p>&lt;script&gt;</p><script>alert(1)</script>".to_owned());
        // printf 'a{}' | openssl dgst -sha256 -binary | base64, and the same of alert(1)
        let (style, script) = (
            "X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=",
            "bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=",
        );
        assert!(page.policy.contains(&format!("style-src 'sha256-{style}';")), "{}", page.policy);
        assert!(page.policy.contains(&format!("script-src 'sha256-{script}';")), "{}", page.policy);
        assert!(!page.policy.contains("unsafe"));
        assert!(Page::of("<p>".to_owned()).policy.contains("script-src 'none'"));
    }
}
