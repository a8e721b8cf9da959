//! What writers are told before they sign, on the reference cycle.

mod reference;

use edition::insight::{FEW, Insight};
use reference::{edit, report, sources};

fn insight(change: impl FnOnce(&mut edition::sources::Sources)) -> Insight {
    let mut sources = sources();
    change(&mut sources);
    Insight::of(&report(&sources)).expect("a cycle")
}

#[test]
fn a_figure_that_nothing_uses_is_named() {
    let before = insight(|_| {});
    let after = insight(|sources| {
        edit(sources, "indicators.csv", |(header, rows)| {
            let mut row = rows[0].clone();
            let at = |name: &str| header.iter().position(|column| column == name).expect("it");
            "zz.unused".clone_into(&mut row[at("name")]);
            rows.push(row);
        });
    });
    let new: Vec<_> = after.unused.iter().filter(|name| !before.unused.contains(name)).collect();
    assert_eq!(new, ["zz.unused"]);
}

#[test]
fn questions_that_feed_no_figure_are_named_and_no_others() {
    let unread = insight(|_| {}).unread;
    assert!(unread.iter().any(|name| name == "certifier_name"));
    assert!(unread.iter().all(|name| name != "standards_supported"));
}

/// The facts name the few countries that some sentences rest on.
#[test]
fn a_sentence_that_rests_on_few_offices_is_named() {
    let few = insight(|_| {}).few;
    assert!(few.iter().all(|few| (1..FEW).contains(&few.offices)));
    let small = tests::facts::figures().into_iter().filter(|fact| {
        let count = fact.value.parse::<usize>().unwrap_or(0);
        fact.kind == "country_count" && fact.source == "questionnaire" && (1..FEW).contains(&count)
    });
    let small: Vec<_> = small.collect();
    assert!(!small.is_empty());
    for fact in small {
        let place = format!("paragraph {}", fact.para);
        let told = few.iter().any(|few| few.figure == fact.indicator() && few.place == place);
        assert!(told, "{}: {few:?}", fact.id);
    }
}

/// 150 of 158 offices answered: the eight could add at most 8 to the numerator, or nothing, and 8 to the denominator.
#[test]
fn a_share_says_how_far_missing_offices_could_move_it() {
    let open = insight(|_| {}).open;
    let share = open.iter().find(|open| open.figure == "foreword.labour_framework_offices_pct");
    let share = share.expect("it is not settled");
    let told = [share.shown, share.least, share.most].map(|number| number.to_string());
    // 49 per cent of 150 is 73 or 74 offices: 73 of 158 is 46.2, 74 of 158 is 46.8; 81 is 51.3, 82 is 51.9.
    assert!(
        [["49", "46", "51"], ["49", "47", "52"]]
            .contains(&[&told[0], &told[1], &told[2]].map(String::as_str)),
        "{told:?}"
    );
}
