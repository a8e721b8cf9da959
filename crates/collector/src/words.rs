//! What pages and mails say, by language. The words stand in `templates/words/LANGUAGE/AREA.ftl` (Fluent).

use std::collections::BTreeSet;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The languages that pages and mails speak.
pub const LANGUAGES: [&str; 3] = ["en", "fr", "es"];

macro_rules! areas {
    ($language:literal) => {
        [
            include_str!(concat!("../../../templates/words/", $language, "/common.ftl")),
            include_str!(concat!("../../../templates/words/", $language, "/office.ftl")),
            include_str!(concat!("../../../templates/words/", $language, "/review.ftl")),
            include_str!(concat!("../../../templates/words/", $language, "/headquarters.ftl")),
            include_str!(concat!("../../../templates/words/", $language, "/audit.ftl")),
            include_str!(concat!("../../../templates/words/", $language, "/mail.ftl")),
        ]
    };
}

const SOURCES: [(&str, [&str; 6]); 3] =
    [("en", areas!("en")), ("fr", areas!("fr")), ("es", areas!("es"))];

/// The words of one language.
pub struct Words {
    /// Its code.
    pub language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The words of that language; English where there are none.
    pub fn of(language: &str) -> &'static Self {
        let all = all();
        all.iter().find(|words| words.language == language).unwrap_or(&all[0])
    }

    /// What the language says for `key`. A key that it lacks shows as itself; a test sees to it that none does.
    pub fn say(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The same, with one value put in.
    pub fn with<'a>(&self, key: &str, name: &'a str, value: impl Into<FluentValue<'a>>) -> String {
        let mut args = FluentArgs::new();
        args.set(name, value);
        self.format(key, Some(&args))
    }

    /// The same, with several values put in.
    pub fn with_all(&self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let args: FluentArgs = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.format(key, Some(&args))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else { return key.to_owned() };
        self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }

    /// Whether the language has that key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }
}

fn all() -> &'static [Words] {
    static ALL: OnceLock<Vec<Words>> = OnceLock::new();
    ALL.get_or_init(|| SOURCES.iter().map(|(language, areas)| read(language, areas)).collect())
}

fn read(language: &'static str, areas: &[&str]) -> Words {
    let id: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Marks around what is put in would end up in file names, mails and tests; no language here needs them.
    bundle.set_use_isolating(false);
    for area in areas {
        let resource = match FluentResource::try_new((*area).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    Words { language, bundle }
}

/// All keys of a language.
pub fn keys(language: &str) -> BTreeSet<String> {
    let areas =
        SOURCES.iter().find(|(code, _)| *code == language).map_or(&[][..], |(_, areas)| areas);
    let lines = areas.iter().flat_map(|area| area.lines());
    let keys = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
    keys.filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_everything() {
        for language in LANGUAGES {
            let missing: Vec<String> =
                keys("en").symmetric_difference(&keys(language)).cloned().collect();
            assert_eq!(missing, Vec::<String>::new(), "{language}");
            assert!(keys(language).iter().all(|key| Words::of(language).has(key)), "{language}");
        }
    }
}
