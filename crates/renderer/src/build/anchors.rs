//! Anchors: unique names of places, and the links that lead to them.

use std::collections::{BTreeMap, BTreeSet};

use questionnaire::diagnostic::{Diagnostics, Place};

use questionnaire::diagnostic::did_you_mean;

use super::MOST_FAULTS;

/// Longest anchor made from a heading, in characters.
const LONGEST: usize = 60;

/// The annex that the exporters write from the cards.
const FIGURES_ANNEX: &str = "figures-annex";

/// Anchors given and asked for.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    given: BTreeSet<String>,
    /// How often an anchor was wanted.
    wanted: BTreeMap<String, u32>,
    links: Vec<(String, Place)>,
}

impl Anchors {
    /// An anchor like `wanted` that nothing else has.
    pub(super) fn give(&mut self, wanted: &str) -> String {
        let mut anchor = wanted.to_owned();
        while !self.given.insert(anchor.clone()) {
            let times = self.wanted.entry(wanted.to_owned()).or_insert(1);
            *times += 1;
            anchor = format!("{wanted}-{times}");
        }
        anchor
    }

    /// Whether something has this anchor.
    pub(super) fn is_given(&self, anchor: &str) -> bool {
        self.given.contains(anchor)
    }

    /// Remembers a link.
    pub(super) fn link(&mut self, target: &str, place: Place) {
        self.links.push((target.to_owned(), place));
    }

    /// Reports the links that lead nowhere.
    pub(super) fn check_links(&self, faults: &mut Diagnostics) {
        for (target, place) in &self.links {
            if faults.len() >= MOST_FAULTS {
                break;
            }
            match target.strip_prefix('#') {
                Some(FIGURES_ANNEX) => {}
                Some(anchor) if self.given.contains(anchor) => {}
                Some(anchor) => {
                    let hint = did_you_mean(anchor, self.given.iter().map(String::as_str));
                    let hint = hint.unwrap_or_else(|| {
                        "link to a paragraph such as `#p22`, or to the anchor of a heading"
                            .to_owned()
                    });
                    let message = format!("there is no `{anchor}` to link to");
                    faults.error_with_hint("unknown-anchor", place.clone(), message, hint);
                }
                None if is_address(target) => {}
                None => faults.error_with_hint(
                    "link-address",
                    place.clone(),
                    format!("`{target}` is no address of a page or of mail"),
                    "write an address that begins with `https://`, or `#` and an anchor",
                ),
            }
        }
    }
}

fn is_address(target: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| {
        target
            .strip_prefix(scheme)
            .is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
    })
}

/// Whether a writer may choose an anchor: small letters, digits and hyphens, a letter first, and not like
/// a paragraph's.
pub(super) fn is_anchor(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && !is_like_a_paragraph(text)
}

/// The anchor that a heading's text makes.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase).take(4 * LONGEST) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '’' | '\'') {
            slug.push('-');
        }
    }
    let slug: String = slug.chars().take(LONGEST).collect();
    let slug = slug.trim_end_matches('-');
    let plain = !slug.is_empty() && !is_like_a_paragraph(slug);
    if plain { slug.to_owned() } else { format!("section-{slug}").trim_end_matches('-').to_owned() }
}

fn is_like_a_paragraph(text: &str) -> bool {
    text.strip_prefix('p').is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_makes_its_anchor() {
        assert_eq!(slug("Annex III"), "annex-iii");
        assert_eq!(slug("States’ adherence: a “test”!"), "states-adherence-a-test");
        assert_eq!(slug("Égalité"), "égalité");
        assert_eq!(slug("P22"), "section-p22");
        assert_eq!(slug("…"), "section");
        assert_eq!(slug(&"long ".repeat(100)).len(), 59);
    }

    #[test]
    fn no_two_places_have_one_anchor() {
        let mut anchors = Anchors::default();
        let given: Vec<_> = ["a", "a-2", "a", "a"].iter().map(|a| anchors.give(a)).collect();
        assert_eq!(given, ["a", "a-2", "a-3", "a-4"]);
        assert!(anchors.is_given("a-3") && !anchors.is_given("b"));
    }
}
