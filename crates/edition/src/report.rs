//! From sources to a report: figures, documents, HTML and PDF, with all that is wrong on the way.

use aggregation::figure::Figures;
use aggregation::output::{self, Audience};
use aggregation::{Settings, compute};
use questionnaire::diagnostic::Diagnostics;
use renderer::build::{Built, Inputs, build};
use renderer::document::Document;
use renderer::gate::unused_literals;
use renderer::html::{self, Edition, FileLink, HtmlOptions};
use renderer::narrative::{self, Narrative, check_complete};
#[cfg(feature = "pdf")]
use renderer::pdf::{self, Attachment, PdfOptions};

use crate::cycle::{Collected, Cycle};
use crate::progress::Progress;
use crate::sources::Sources;

/// A cycle, its figures, and its document in each language asked for.
#[derive(Debug, Default)]
pub struct Report {
    /// What was read; none without settings.
    pub cycle: Option<Cycle>,
    /// The figures.
    pub figures: Figures,
    /// The documents, in the order of the languages.
    pub built: Vec<Built>,
    /// All that is wrong.
    pub diagnostics: Diagnostics,
}

impl Report {
    /// Reads and computes; builds no document.
    pub fn figures_only(sources: &Sources, progress: &Progress) -> Self {
        let mut report = Self::default();
        let (cycle, faults) = progress.phase("reading", || Cycle::read(&sources.files));
        report.diagnostics.append(faults);
        let past = sources.previous.as_ref().map(|previous| {
            let (past, faults) = progress.phase("reading the previous cycle", || {
                Collected::read(&previous.name, &previous.files)
            });
            report.diagnostics.append(faults);
            past
        });
        if let Some(cycle) = &cycle {
            progress.phase("computing", || report.compute(cycle, past.as_ref()));
        }
        report.cycle = cycle;
        report
    }

    /// Reads, computes, and builds the document of `language`, or of every language of the cycle.
    pub fn of(sources: &Sources, language: Option<&str>, progress: &Progress) -> Self {
        let mut report = Self::figures_only(sources, progress);
        if let Some(cycle) = report.cycle.take() {
            progress.phase("building the document", || report.build(&cycle, sources, language));
            report.cycle = Some(cycle);
        }
        report
    }

    fn compute(&mut self, cycle: &Cycle, past: Option<&Collected>) {
        let countries = cycle.countries();
        let settings = Settings {
            rounding: cycle.settings.rounding,
            language: cycle.language(),
            countries: &countries,
        };
        let past = past.map(Collected::dataset);
        let (figures, faults) =
            compute(&cycle.indicators, cycle.collected.dataset(), past, settings);
        self.figures = figures;
        self.diagnostics.append(faults);
    }

    fn build(&mut self, cycle: &Cycle, sources: &Sources, language: Option<&str>) {
        let all: Vec<&str> = cycle.settings.languages.iter().map(String::as_str).collect();
        let other = language.filter(|one| !all.contains(one));
        let narratives: Vec<Narrative> =
            all.into_iter().chain(other).map(|one| self.narrative(sources, one)).collect();
        self.diagnostics.append(check_complete(&narratives, &cycle.settings));
        let wanted = narratives.iter().filter(|n| language.is_none_or(|one| n.language == one));
        for narrative in wanted {
            let built = build(narrative, &self.inputs(cycle, sources));
            self.diagnostics.append(built.diagnostics.clone());
            self.built.push(built);
        }
        let all: Vec<&Built> = self.built.iter().collect();
        self.diagnostics.append(unused_literals(&cycle.names, &all));
    }

    fn narrative(&mut self, sources: &Sources, language: &str) -> Narrative {
        let (narrative, faults) = narrative::read(&sources.files, language);
        self.diagnostics.append(faults);
        narrative
    }

    fn inputs<'a>(&'a self, cycle: &'a Cycle, sources: &'a Sources) -> Inputs<'a> {
        Inputs {
            cycle: &cycle.settings,
            cycle_name: &sources.name,
            figures: &self.figures,
            names: &cycle.names,
            questionnaire: &cycle.collected.questionnaire,
            roster: &cycle.collected.roster,
            responses: &cycle.collected.responses,
        }
    }

    /// The figures for those who may see every answer, as JSON.
    pub fn figures_json(&self) -> String {
        output::json(&self.figures, Audience::Internal)
    }

    /// The same as CSV.
    pub fn figures_csv(&self) -> Vec<u8> {
        output::csv(&self.figures, self.language(), Audience::Internal)
    }

    #[cfg(feature = "pdf")]
    fn public(&self) -> Audience {
        let least = self.cycle.as_ref().map_or(0, |cycle| cycle.settings.small_cells);
        Audience::Public { least: usize::try_from(least).unwrap_or(usize::MAX) }
    }

    fn language(&self) -> &str {
        self.cycle.as_ref().map_or("en", Cycle::language)
    }

    /// The document as one HTML file. `address` says where a file stands in a language.
    pub fn html(&self, document: &Document, address: impl Fn(&str, &str) -> String) -> String {
        let own = document.cover.language.as_str();
        let link = |name: &str| FileLink { label: name.to_owned(), href: address(name, own) };
        let others = self.languages().filter(|language| *language != own);
        let edition = |language: &str| Edition {
            language: language.to_owned(),
            href: address("report.html", language),
        };
        let options = HtmlOptions {
            files: ["report.pdf", "figures.csv", "figures.json"].map(link).to_vec(),
            editions: others.map(edition).collect(),
            ..HtmlOptions::default()
        };
        html::write(document, &options)
    }

    /// The languages whose documents were built, in their order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.built.iter().map(|built| built.document.cover.language.as_str())
    }

    /// The document as PDF, with the public figures attached.
    #[cfg(feature = "pdf")]
    pub fn pdf(&self, document: &Document) -> Result<Vec<u8>, Diagnostics> {
        let attachment = |name: &str, mime: &str, bytes| Attachment {
            name: name.to_owned(),
            mime: mime.to_owned(),
            description: String::new(),
            bytes,
        };
        let public = self.public();
        let csv = output::csv(&self.figures, self.language(), public);
        let json = output::json(&self.figures, public).into_bytes();
        let attachments = [
            attachment("figures.csv", "text/csv", csv),
            attachment("figures.json", "application/json", json),
        ];
        pdf::write(document, &attachments, &PdfOptions::default())
    }
}
