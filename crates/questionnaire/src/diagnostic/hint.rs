//! Hints for names that are not known.

use crate::closest::closest;

/// A hint that names the candidate closest to `word`, or else all of them if they are few.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<String> {
    const FEW: usize = 12;
    if let Some(found) = closest(word, candidates.clone()) {
        return Some(format!("did you mean `{found}`?"));
    }
    let all: Vec<&str> = candidates.into_iter().take(FEW + 1).collect();
    (!all.is_empty() && all.len() <= FEW).then(|| format!("known: `{}`", all.join("`, `")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_closest_or_all_when_they_are_few() {
        let words = ["survey", "choices", "settings"];
        assert_eq!(did_you_mean("Servey", words).as_deref(), Some("did you mean `survey`?"));
        assert_eq!(did_you_mean("x", ["one", "two"]).as_deref(), Some("known: `one`, `two`"));
        assert_eq!(did_you_mean("x", []), None);
        assert_eq!(did_you_mean("xxxxxxxxx", ["a"; 13]), None);
    }
}
