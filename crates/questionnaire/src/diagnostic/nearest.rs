//! The word that a misspelling was probably meant to be.

/// The candidate closest to `word`, if it is close enough to be a misspelling of it: at most a third of
/// its letters differ (a swap of neighbours counts once; case does not count). Ties go to the first in order.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > 200 {
        return None;
    }
    let lower = word.to_lowercase();
    let allowed = (lower.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= 200)
        .map(|candidate| {
            (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate)
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// A hint that names the nearest candidate, or else all of them if they are few.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<String> {
    if let Some(found) = nearest(word, candidates.clone()) {
        return Some(format!("did you mean `{found}`?"));
    }
    let all: Vec<&str> = candidates.into_iter().take(13).collect();
    (!all.is_empty() && all.len() <= 12).then(|| format!("known: `{}`", all.join("`, `")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_misspelling_and_not_a_stranger() {
        let words = ["survey", "choices", "settings"];
        assert_eq!(nearest("Servey", words), Some("survey"));
        assert_eq!(nearest("setings", words), Some("settings"));
        assert_eq!(nearest("offices", ["choices"]), None);
        assert_eq!(nearest("budget", words), None);
    }

    #[test]
    fn names_all_when_they_are_few() {
        assert_eq!(did_you_mean("x", ["one", "two"]).as_deref(), Some("known: `one`, `two`"));
        assert_eq!(did_you_mean("x", []), None);
    }
}
