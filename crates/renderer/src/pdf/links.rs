//! Links inside the report.
//!
//! A link to a label makes the typesetter lay out its paragraph again once the label is found, and again when its page is
//! known. So the templates write such a link as an address, `to:` and the label, and it becomes a link when all pages stand.

use std::collections::BTreeMap;

use questionnaire::diagnostic::{Diagnostics, Place};
use typst::foundations::Label;
use typst::introspection::{Introspector, Location, Tag};
use typst::layout::{Frame, FrameItem};
use typst::model::{Destination, LinkMarker, Numbering};
use typst::utils::PicoStr;
use typst_layout::{Page, PagedDocument};

use crate::document::Document;
use crate::layout::Words;

const SCHEME: &str = "to:";

/// Makes links of all addresses of the scheme.
///
/// Errors: a label that nothing bears, once for each.
pub(super) fn connect(
    pages: &PagedDocument,
    document: &Document,
) -> Result<PagedDocument, Diagnostics> {
    let mut links = Links::new(pages, document);
    let mut connected = pages.pages().to_vec();
    for page in &mut connected {
        links.in_frame(&mut page.frame);
    }
    if links.faults.has_errors() {
        return Err(links.faults);
    }
    let info = typst::model::Document::info(pages).clone();
    Ok(PagedDocument::new(connected.into_iter().collect(), info))
}

/// Where a link leads and what is said of it.
#[derive(Clone)]
struct Target {
    location: Location,
    name: String,
}

struct Links<'a> {
    pages: &'a PagedDocument,
    words: Words<'a>,
    /// What figures are, by the label of their entry in the annex.
    figures: BTreeMap<String, &'a str>,
    targets: BTreeMap<String, Option<Target>>,
    faults: Diagnostics,
}

impl<'a> Links<'a> {
    fn new(pages: &'a PagedDocument, document: &'a Document) -> Self {
        let entry = |card: &'a crate::document::Card| {
            (format!("figure--{}", card.name), card.label.as_str())
        };
        Self {
            pages,
            words: Words::of(document),
            figures: document.cards.values().map(entry).collect(),
            targets: BTreeMap::new(),
            faults: Diagnostics::default(),
        }
    }

    fn in_frame(&mut self, frame: &mut Frame) {
        frame.retain(|item| {
            match item {
                FrameItem::Group(group) => self.in_frame(&mut group.frame),
                FrameItem::Link(destination, _) => self.lead(destination),
                FrameItem::Tag(Tag::Start(element, _)) => {
                    if let Some(marker) = element.to_packed_mut::<LinkMarker>() {
                        self.name(marker);
                    }
                }
                _ => {}
            }
            true
        });
    }

    fn lead(&mut self, destination: &mut Destination) {
        let Destination::Url(address) = destination else { return };
        let Some(label) = address.strip_prefix(SCHEME).map(str::to_owned) else { return };
        if let Some(target) = self.target(&label) {
            *destination = Destination::Location(target.location);
        }
    }

    fn name(&mut self, marker: &mut LinkMarker) {
        let address = marker.alt.as_deref().and_then(|alt| alt.strip_prefix(SCHEME));
        let Some(label) = address.map(str::to_owned) else { return };
        if let Some(target) = self.target(&label) {
            marker.alt = Some(target.name.into());
        }
    }

    fn target(&mut self, label: &str) -> Option<Target> {
        if let Some(known) = self.targets.get(label) {
            return known.clone();
        }
        let found = self.find(label);
        if found.is_none() {
            let message = format!("a link leads to `{label}`, which nothing bears");
            self.faults.error("typeset", Place::file("report"), message);
        }
        self.targets.insert(label.to_owned(), found.clone());
        found
    }

    fn find(&self, label: &str) -> Option<Target> {
        let introspector = self.pages.introspector();
        let element = introspector.query_label(Label::new(PicoStr::intern(label))?).ok()?;
        let location = element.location()?;
        let name = match self.figures.get(label) {
            Some(figure) if !figure.is_empty() => (*figure).to_owned(),
            _ => self.page(location)?,
        };
        Some(Target { location, name })
    }

    /// The page as the reader finds it: `Page 57`.
    fn page(&self, location: Location) -> Option<String> {
        let at = self.pages.introspector().page(location)?;
        let page = self.pages.pages().get(at.get() - 1)?;
        Some(format!("{} {}", self.words.get("page"), number(page)))
    }
}

fn number(page: &Page) -> String {
    let said = match &page.numbering {
        Some(Numbering::Pattern(pattern)) => pattern.apply(None, &[page.number]).ok(),
        _ => None,
    };
    said.map_or_else(|| page.number.to_string(), |said| said.to_string())
}
