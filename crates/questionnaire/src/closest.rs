//! What was probably meant by a name that is not known.

/// The candidate nearest to `name`, if it is near enough to be a slip: at most a third of its letters differ.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 100;
    if name.len() > LONGEST {
        return None;
    }
    let length = name.chars().count();
    let bound = (length / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= bound)
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= bound && *distance < length)
        .min()
        .map(|(_, candidate)| candidate)
}

fn distance(a: &str, b: &str) -> usize {
    strsim::osa_distance(&a.to_lowercase(), &b.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn a_slip_is_recognized_and_another_word_is_not() {
        assert_eq!(closest("yess", ["no", "yes"]), Some("yes"));
        assert_eq!(closest("slected", ["string", "selected"]), Some("selected"));
        assert_eq!(closest("trainnig", ["training", "raining"]), Some("training"));
        assert_eq!(closest("4", ["1", "2"]), None);
        assert_eq!(closest("elephant", ["yes", "no"]), None);
    }
}
