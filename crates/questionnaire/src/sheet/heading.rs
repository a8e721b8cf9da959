//! Headings of XLSForm columns: `label::Français (fr)` is the column `label` in the language `fr`.

/// What a heading says, whatever its case and spaces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Heading {
    /// In lower case with `_` for spaces: `label`, `constraint_message`, `media::image`, `bind::odk:length`.
    pub name: String,
    /// The code of its language, if it names one.
    pub language: Option<String>,
}

/// Prefixes whose second part is a name and not a language.
const PREFIXES: [&str; 5] = ["media", "bind", "instance", "body", "control"];

impl Heading {
    /// Reads a heading as written.
    pub fn read(text: &str) -> Self {
        let mut parts = text.splitn(2, "::").map(str::trim);
        let first = parts.next().unwrap_or_default().to_lowercase().replace([' ', '\u{a0}'], "_");
        let rest = parts.next();
        if !PREFIXES.contains(&first.as_str()) {
            return Self { name: first, language: rest.map(language_code) };
        }
        let Some(rest) = rest else { return Self { name: first, language: None } };
        match rest.split_once("::") {
            Some((name, language)) if first == "media" => Self {
                name: format!("media::{}", name.trim().to_lowercase()),
                language: Some(language_code(language)),
            },
            _ if first == "media" => {
                Self { name: format!("media::{}", rest.to_lowercase()), language: None }
            }
            _ => Self { name: format!("{first}::{rest}"), language: None },
        }
    }
}

/// The code of a language as XLSForm writes it: `fr` for `Français (fr)`; without a code, the name itself.
pub fn language_code(text: &str) -> String {
    let text = text.trim();
    let code = text.strip_suffix(')').and_then(|t| t.rsplit_once('(')).map(|(_, code)| code.trim());
    match code {
        Some(code) if !code.is_empty() => code.to_owned(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_and_languages() {
        for (text, name, language) in [
            ("label", "label", None),
            ("Label::Français (fr)", "label", Some("fr")),
            ("label :: English", "label", Some("English")),
            ("Constraint Message::Español (es)", "constraint_message", Some("es")),
            ("media::image::French (fr)", "media::image", Some("fr")),
            ("media::image", "media::image", None),
            ("bind::odk:length", "bind::odk:length", None),
            ("instance::hxl", "instance::hxl", None),
        ] {
            let expected = Heading { name: name.into(), language: language.map(Into::into) };
            assert_eq!(Heading::read(text), expected, "{text}");
        }
    }
}
