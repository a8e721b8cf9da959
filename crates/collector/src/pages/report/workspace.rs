//! How the report stands: what it was computed on, what is wrong with it, where it can be read.

use askama::Template;
use axum::response::Response;
use edition::insight::Insight;
use questionnaire::diagnostic::{Diagnostic, Severity};

use super::newest;
use crate::dates;
use crate::frame::Frame;
use crate::latest::Computed;
use crate::pages::error::html;
use crate::problem::Problem;
use crate::visit::Visit;
use crate::words::Words;

/// Faults shown at most; `rapporteur check` lists all.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "collector/report/workspace.html")]
struct WorkspacePage {
    frame: Frame,
    computed: String,
    snapshot: String,
    invited: usize,
    responding: usize,
    share: String,
    figures: usize,
    missing: usize,
    errors: Vec<FaultView>,
    warnings: Vec<FaultView>,
    hidden: usize,
    editions: Vec<Edition>,
    insight: Insight,
}

struct FaultView {
    place: String,
    message: String,
    hint: Option<String>,
}

struct Edition {
    language: String,
    name: String,
    paragraphs: usize,
    traced: usize,
}

/// The state of the report.
pub async fn page(visit: Visit) -> Result<Response, Problem> {
    let computed = newest(&visit).await?;
    Ok(html(&workspace(&visit, &computed)))
}

fn workspace(visit: &Visit, computed: &Computed) -> WorkspacePage {
    let frame = visit.frame();
    let report = &computed.report;
    let (invited, responding) = report.cycle.as_ref().map_or((0, 0), |cycle| {
        let responses = cycle.collected.responses.iter();
        let responding = responses.filter(|response| response.status.is_responding()).count();
        (cycle.collected.roster.invited().count(), responding)
    });
    let faults = report.diagnostics.sorted();
    let of = |severity: Severity| {
        let of = faults.iter().filter(move |fault| fault.severity == severity);
        of.take(SHOWN).map(view).collect::<Vec<_>>()
    };
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let missing =
        |figure: &&aggregation::figure::Figure| figure.value == aggregation::figure::Value::Missing;
    WorkspacePage {
        computed: dates::full(computed.at, "UTC", frame.words),
        snapshot: report.figures.snapshot.clone(),
        share: share(responding, invited),
        figures: report.figures.figures.len(),
        missing: report.figures.figures.values().filter(missing).count(),
        hidden: faults.len() - errors.len() - warnings.len(),
        editions: report.built.iter().map(edition).collect(),
        insight: Insight::of(report).unwrap_or_default(),
        invited,
        responding,
        errors,
        warnings,
        frame,
    }
}

fn edition(built: &renderer::build::Built) -> Edition {
    let language = built.document.cover.language.clone();
    let blocks = built.document.parts.iter().flat_map(|part| &part.blocks);
    let numbered = |block: &&renderer::document::Block| {
        matches!(block, renderer::document::Block::Paragraph { number: Some(_), .. })
    };
    Edition {
        name: Words::of(&language).say("language-name"),
        paragraphs: blocks.filter(numbered).count(),
        traced: built.document.cards.len(),
        language,
    }
}

fn view(fault: &Diagnostic) -> FaultView {
    FaultView {
        place: fault.place.to_string(),
        message: fault.message.clone(),
        hint: fault.hint.clone(),
    }
}

/// Whole per cent, rounded half up; empty where there is nothing to divide by.
pub fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return String::new();
    }
    ((part * 200 + whole) / (whole * 2)).to_string()
}
