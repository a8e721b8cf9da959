//! Two versions of a questionnaire held side by side, question by question.

use std::collections::{BTreeMap, BTreeSet};

use questionnaire::expression::Expression;
use questionnaire::form::{Choice, Question, Questionnaire};

/// What became of the questions that take an answer or compute one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Only the new version has them; in its order.
    pub added: Vec<String>,
    /// Only the old version has them; in its order.
    pub withdrawn: Vec<String>,
    /// Both have them, not alike; in the order of the new one.
    pub changed: Vec<(String, BTreeSet<Aspect>)>,
    /// Both have them, alike; in the order of the new one.
    pub unchanged: Vec<String>,
}

/// In what a question changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// What is said: label, hint, guidance, messages, in any language.
    Wording,
    /// What kind of answer it takes.
    Kind,
    /// Which choices there are, what they say, and which of them are offered.
    Choices,
    /// When it is asked or required, what is allowed, how it is computed.
    Logic,
}

impl Aspect {
    /// In keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Wording => "wording",
            Self::Kind => "kind",
            Self::Choices => "choices",
            Self::Logic => "logic",
        }
    }
}

impl Changes {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.withdrawn.is_empty() && self.changed.is_empty()
    }

    /// In what a question changed; nothing for one that did not.
    pub fn of(&self, question: &str) -> BTreeSet<Aspect> {
        let found = self.changed.iter().find(|(name, _)| name == question);
        found.map(|(_, aspects)| aspects.clone()).unwrap_or_default()
    }
}

/// What becomes of the questions of `old` in `new`. Questions are the same where they have the same name.
pub fn form_changes(old: &Questionnaire, new: &Questionnaire) -> Changes {
    let before: BTreeMap<&str, &Question> = named(old);
    let after: BTreeMap<&str, &Question> = named(new);
    let gone = old.answered().filter(|question| !after.contains_key(question.name.as_str()));
    let mut changes = Changes {
        withdrawn: gone.map(|question| question.name.clone()).collect(),
        ..Changes::default()
    };
    for question in new.answered() {
        let name = question.name.clone();
        let Some(earlier) = before.get(name.as_str()) else {
            changes.added.push(name);
            continue;
        };
        let aspects = aspects((old, earlier), (new, question));
        if aspects.is_empty() {
            changes.unchanged.push(name);
        } else {
            changes.changed.push((name, aspects));
        }
    }
    changes
}

fn named(form: &Questionnaire) -> BTreeMap<&str, &Question> {
    form.answered().map(|question| (question.name.as_str(), question)).collect()
}

type Side<'a> = (&'a Questionnaire, &'a Question);

fn aspects(old: Side<'_>, new: Side<'_>) -> BTreeSet<Aspect> {
    let differ = [
        (Aspect::Wording, wording(old.1) != wording(new.1)),
        (Aspect::Kind, kind(old.1) != kind(new.1)),
        (Aspect::Choices, choices(old) != choices(new)),
        (Aspect::Logic, logic(old) != logic(new)),
    ];
    differ.into_iter().filter(|(_, differs)| *differs).map(|(aspect, _)| aspect).collect()
}

fn wording(question: &Question) -> impl PartialEq + use<'_> {
    (
        &question.label,
        &question.hint,
        &question.guidance,
        &question.required_message,
        &question.constraint_message,
    )
}

/// The kind without the name of its list: another list with the same choices is no change.
fn kind(question: &Question) -> impl PartialEq + use<> {
    std::mem::discriminant(&question.kind)
}

fn choices((form, question): Side<'_>) -> (Vec<&Choice>, &str) {
    (form.choices(question).iter().collect(), source(question.choice_filter.as_ref()))
}

fn logic((form, question): Side<'_>) -> (Vec<&str>, Vec<&str>, bool) {
    let own = [
        &question.required,
        &question.relevant,
        &question.constraint,
        &question.calculation,
        &question.default,
    ];
    let groups = form.groups_of(question).map(|group| source(group.relevant.as_ref()));
    let own = own.into_iter().map(|expression| source(expression.as_ref()));
    (own.collect(), groups.filter(|condition| !condition.is_empty()).collect(), question.read_only)
}

fn source(expression: Option<&Expression>) -> &str {
    expression.map_or("", |expression| expression.source.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use questionnaire::expression::Tables;
    use questionnaire::sheet::{Files, Workbook};

    const CHOICES: &str =
        "list_name,name,label\nyn,yes,Yes\nyn,no,No\nother,yes,Yes\nother,no,No\n";

    fn form(survey: &str, choices: &str) -> Questionnaire {
        let survey = format!("type,name,label,hint,relevant,constraint\n{survey}");
        let files = Files::from([
            ("survey.csv".to_owned(), survey.into_bytes()),
            ("choices.csv".to_owned(), choices.as_bytes().to_vec()),
        ]);
        let (form, faults) =
            Questionnaire::read(&Workbook::from_files(&files).0, &Tables::default());
        assert!(!faults.has_errors(), "{:?}", faults.sorted());
        form
    }

    fn aspects_of(old: &str, new: &str) -> Vec<Aspect> {
        let changes = form_changes(&form(old, CHOICES), &form(new, CHOICES));
        changes.of("a").into_iter().collect()
    }

    const BASE: &str = "select_one yn,a,Do you?,,,\n";

    #[test]
    fn names_what_came_and_went_in_order() {
        let old = form("integer,c,C,,,\ninteger,b,B,,,\ninteger,a,A,,,\n", CHOICES);
        let new = form("integer,z,Z,,,\ninteger,b,B,,,\ninteger,y,Y,,,\n", CHOICES);
        let changes = form_changes(&old, &new);
        assert_eq!(changes.withdrawn, ["c", "a"]);
        assert_eq!(changes.added, ["z", "y"]);
        assert_eq!(changes.unchanged, ["b"]);
        assert!(changes.changed.is_empty() && !changes.is_empty());
        assert!(form_changes(&old, &old).is_empty());
    }

    #[test]
    fn tells_in_what_a_question_changed() {
        use Aspect::{Choices, Kind, Logic, Wording};
        assert_eq!(aspects_of(BASE, "select_one yn,a,Did you?,,,\n"), [Wording]);
        assert_eq!(aspects_of(BASE, "select_one yn,a,Do you?,In 2017,,\n"), [Wording]);
        assert_eq!(aspects_of(BASE, "select_multiple yn,a,Do you?,,,\n"), [Kind]);
        assert_eq!(aspects_of(BASE, "text,a,Do you?,,,\n"), [Kind, Choices]);
        assert_eq!(aspects_of(BASE, "select_one yn,a,Do you?,,,. = 'yes'\n"), [Logic]);
        let plain = "begin group,g,G,,,\nselect_one yn,a,Do you?,,,\nend group,,,,,\n";
        assert_eq!(aspects_of(BASE, plain), []);
    }

    #[test]
    fn compares_choices_by_what_they_are_and_not_by_the_name_of_their_list() {
        assert_eq!(aspects_of(BASE, "select_one other,a,Do you?,,,\n"), []);
        let more = "list_name,name,label\nyn,yes,Yes\nyn,no,No\nyn,maybe,Perhaps\n";
        let changes = form_changes(&form(BASE, CHOICES), &form(BASE, more));
        assert_eq!(changes.of("a"), BTreeSet::from([Aspect::Choices]));
        let renamed = "list_name,name,label\nyn,yes,Yes\nyn,no,Not at all\n";
        let changes = form_changes(&form(BASE, CHOICES), &form(BASE, renamed));
        assert_eq!(changes.of("a"), BTreeSet::from([Aspect::Choices]));
    }

    #[test]
    fn the_condition_of_a_group_belongs_to_its_questions() {
        let group = |condition: &str| {
            format!("integer,n,N,,,\nbegin group,g,G,,{condition},\n{BASE}end group,,,,,\n")
        };
        assert_eq!(aspects_of(&group("${n} > 1"), &group("${n} > 2")), [Aspect::Logic]);
        assert_eq!(aspects_of(&group("${n} > 1"), &group("${n} > 1")), []);
    }
}
