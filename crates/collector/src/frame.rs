//! What every page shows around its own content.

use crate::dates;
use crate::words::{LANGUAGES, Words};

/// The frame of a page.
#[derive(Clone)]
pub struct Frame {
    /// The words of its language.
    pub words: &'static Words,
    /// The institution.
    pub organization: String,
    /// The cycle's title.
    pub cycle: String,
    /// The day that answers are due, ISO, and as it is said.
    pub due: (String, String),
    /// Whether the cycle is closed.
    pub is_closed: bool,
    /// Who is signed in: a name.
    pub person: Option<String>,
    /// The links of the main navigation: address, text.
    pub links: Vec<(String, String)>,
    /// The address of this page.
    pub path: String,
    /// Whom to write to.
    pub contact: String,
    /// Whether the request only looked.
    pub is_get: bool,
    /// What a fault of this request would be called.
    pub fault_number: String,
    /// Said on every page of a cycle whose answers are synthetic.
    pub synthetic: Option<String>,
}

impl Frame {
    /// The words for a key.
    pub fn t(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The same with one text put in.
    pub fn t1(&self, key: &str, name: &str, value: &str) -> String {
        self.words.with(key, name, value.to_owned())
    }

    /// The same with one number put in.
    pub fn n(&self, key: &str, name: &str, value: impl std::borrow::Borrow<usize>) -> String {
        self.words.with(key, name, *value.borrow())
    }

    /// Code of the language.
    pub fn language(&self) -> &'static str {
        self.words.language
    }

    /// The languages to choose from: code, name.
    pub fn languages(&self) -> Vec<(&'static str, String)> {
        LANGUAGES.iter().map(|code| (*code, Words::of(code).say("language-name"))).collect()
    }

    /// Whether a link of the navigation leads to this page.
    pub fn is_current(&self, address: &str) -> bool {
        self.path == address || (address.len() > 1 && self.path.starts_with(&format!("{address}/")))
    }

    /// A day as it is said.
    pub fn day(&self, iso: &str) -> String {
        dates::day(iso, self.words)
    }
}
