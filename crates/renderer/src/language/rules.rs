//! The data of a language.

/// A language, read from its data file.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: &'static str,
}

static ENGLISH: Language = Language { code: "en" };

impl Language {
    /// The language of that code, if its data is in the program: `en`, `fr`, `es`.
    pub fn of(code: &str) -> Option<&'static Self> {
        (code == "en").then_some(&ENGLISH)
    }
}
