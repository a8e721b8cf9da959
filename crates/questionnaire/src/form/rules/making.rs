//! Which rules a page needs.

use std::collections::{BTreeMap, BTreeSet};

use time::OffsetDateTime;

use super::tree::{self, NoAnswers, Tree, Writer};
use super::{GroupRule, Rule, Rules, Surroundings, TableRule};
use crate::expression::form::{Context, Value, evaluate};
use crate::expression::{Expression, Function, Node, OFFICE_FACTS, Span, Type};
use crate::form::{Choice, Kind, Question, Questionnaire};
use crate::response::{self, Answer, is_computed, read_answer};

pub(super) struct Making<'a> {
    page: Surroundings<'a>,
    writer: Writer<'a>,
    index: BTreeMap<&'a str, usize>,
    /// Whether a question is on the page.
    here: Vec<bool>,
    /// Whether what is on the page decides whether a question is asked or what it comes to.
    follows: Vec<bool>,
    /// Whether what was typed is no answer, or what a question depends on is none: nothing that reads it is judged.
    doubtful: Vec<bool>,
}

impl<'a> Making<'a> {
    pub(super) fn new(page: Surroundings<'a>, questions: &[&str]) -> Self {
        let form = page.form;
        let names = form.questions.iter().enumerate().rev();
        let index: BTreeMap<&str, usize> = names.map(|(i, q)| (q.name.as_str(), i)).collect();
        let mut here = vec![false; form.questions.len()];
        for question in questions.iter().filter_map(|name| index.get(name)) {
            here[*question] = true;
        }
        let context = Context { own: None, now: page.now, tables: &form.tables };
        let writer = Writer::new(form).folding(context);
        let mut making = Self {
            page,
            writer,
            index,
            follows: here.clone(),
            doubtful: vec![false; here.len()],
            here,
        };
        for question in &form.order {
            let deciding = making.deciding(*question);
            making.follows[*question] |= deciding.iter().any(|on| making.follows[*on]);
            making.doubtful[*question] =
                making.is_faulty(*question) || deciding.iter().any(|on| making.doubtful[*on]);
        }
        making
    }

    fn question(&self, index: usize) -> &'a Question {
        &self.page.form.questions[index]
    }

    fn is_faulty(&self, index: usize) -> bool {
        let question = self.question(index);
        let is_asked = self.page.answers.get(&question.name) == Some(&Answer::NotAnswered);
        is_asked && !is_computed(question) && typed(self.page, question) == Tree::Nothing
    }

    /// The questions that these expressions read.
    fn read<'e>(&self, expressions: impl Iterator<Item = &'e Expression>) -> Vec<usize> {
        let names = expressions.flat_map(|expression| expression.root.questions());
        names.filter_map(|name| self.index.get(name).copied()).collect()
    }

    /// The questions that decide whether one is asked, and what it comes to.
    fn deciding(&self, index: usize) -> Vec<usize> {
        let question = self.question(index);
        let groups = self.page.form.groups_of(question).filter_map(|g| g.relevant.as_ref());
        self.read(groups.chain(&question.relevant).chain(&question.calculation))
    }

    /// The questions that the rule of one reads.
    fn reading(&self, index: usize) -> Vec<usize> {
        let mut read = self.deciding(index);
        if self.here[index] {
            let Question { required, constraint, choice_filter, .. } = self.question(index);
            read.extend(self.read([required, constraint, choice_filter].into_iter().flatten()));
        }
        read
    }

    pub(super) fn rules(mut self) -> Rules {
        let mut known: BTreeSet<usize> =
            (0..self.here.len()).filter(|index| self.here[*index]).collect();
        let mut open: Vec<usize> = known.iter().copied().collect();
        while let Some(index) = open.pop() {
            if self.follows[index] {
                let read = self.reading(index);
                open.extend(read.into_iter().filter(|index| known.insert(*index)));
            }
        }
        let (ruled, fixed): (Vec<usize>, Vec<usize>) = self
            .page
            .form
            .order
            .iter()
            .filter(|index| known.contains(index))
            .partition(|index| self.follows[**index]);
        let groups = self.groups(&ruled);
        let questions: Vec<Rule> = ruled.iter().map(|index| self.rule(*index)).collect();
        Rules {
            now: now(self.page.now),
            groups,
            answers: self.answers(&ruled, &fixed),
            lists: self.lists(),
            tables: self.tables(),
            questions,
        }
    }

    fn rule(&mut self, index: usize) -> Rule {
        let question = self.question(index);
        let here = self.here[index];
        let mut tree = |expression: &Option<Expression>| {
            expression.as_ref().map(|expression| self.writer.tree(&expression.root))
        };
        let mut rule = Rule {
            name: question.name.clone(),
            kind: kind(question),
            typed: (!here).then(|| typed(self.page, question)),
            group: conditional(self.page.form, question.group),
            relevant: tree(&question.relevant),
            calculation: tree(&question.calculation),
            ..Rule::default()
        };
        if here && !is_computed(question) {
            rule.required = tree(&question.required);
            rule.constraint = tree(&question.constraint);
            rule.filter = tree(&question.choice_filter);
            rule.message = match &rule.constraint {
                Some(_) => question.constraint_message.get(self.page.language).to_owned(),
                None => String::new(),
            };
            self.filtered(question, &mut rule);
        }
        rule
    }

    fn filtered(&mut self, question: &Question, rule: &mut Rule) {
        let (Some(filter), Kind::SelectOne(list) | Kind::SelectMultiple(list)) =
            (&question.choice_filter, &question.kind)
        else {
            return;
        };
        rule.list = Some(list.clone());
        tree::columns(&filter.root, self.writer.lists.entry(list.clone()).or_default());
    }

    fn groups(&mut self, questions: &[usize]) -> BTreeMap<String, GroupRule> {
        let form = self.page.form;
        let groups = questions.iter().flat_map(|index| form.groups_of(&form.questions[*index]));
        groups
            .filter_map(|group| {
                let relevant = self.writer.tree(&group.relevant.as_ref()?.root);
                let parent = conditional(form, group.parent);
                Some((group.name.clone(), GroupRule { parent, relevant }))
            })
            .collect()
    }

    fn answers(&self, ruled: &[usize], fixed: &[usize]) -> BTreeMap<String, Tree> {
        let form = self.page.form;
        let fixed = fixed.iter().map(|index| {
            let name = &form.questions[*index].name;
            let value = self.page.answers.get(name).map_or_else(Value::nothing, Value::from);
            let doubtful = self.doubtful[*index] && value == Value::nothing();
            (name.clone(), if doubtful { Tree::Nothing } else { Tree::from(&value) })
        });
        let read = self.facts(ruled);
        let facts = OFFICE_FACTS.into_iter().filter(|fact| read.contains(fact));
        let facts = facts
            .map(|fact| (fact.to_owned(), Tree::from(&response::fact(self.page.office, fact))));
        fixed.chain(facts).collect()
    }

    /// Names that the rules read and that are no questions.
    fn facts(&self, ruled: &[usize]) -> BTreeSet<&'a str> {
        let form = self.page.form;
        let mut read = BTreeSet::new();
        for question in ruled.iter().map(|index| &form.questions[*index]) {
            let Question { required, relevant, constraint, calculation, choice_filter, .. } =
                question;
            let own = [required, relevant, constraint, calculation, choice_filter];
            let groups = form.groups_of(question).filter_map(|group| group.relevant.as_ref());
            for expression in own.into_iter().flatten().chain(groups) {
                read.extend(expression.root.questions());
            }
        }
        read
    }

    fn lists(&self) -> BTreeMap<String, Vec<BTreeMap<String, String>>> {
        let form = self.page.form;
        let lists = self.writer.lists.iter().map(|(list, columns)| {
            let choices = form.lists.get(list).map_or(&[][..], Vec::as_slice);
            let choices = choices.iter().map(|choice| self.choice(choice, columns));
            (list.clone(), choices.collect())
        });
        lists.collect()
    }

    fn choice(&self, choice: &Choice, columns: &BTreeSet<String>) -> BTreeMap<String, String> {
        let named = ("name".to_owned(), choice.name.clone());
        let others = columns.iter().filter_map(|column| {
            let text = match column.as_str() {
                "label" => choice.label.get(&self.page.form.default_language),
                column => choice.extra.get(column)?,
            };
            Some((column.clone(), text.to_owned()))
        });
        others.chain([named]).collect()
    }

    fn tables(&self) -> BTreeMap<String, TableRule> {
        let tables = self.writer.tables.iter().filter_map(|(name, columns)| {
            let table = self.page.form.tables.get(name)?;
            Some((name.clone(), TableRule::of(table, columns.as_ref())))
        });
        tables.collect()
    }
}

/// What was typed, as it is kept.
fn typed(page: Surroundings<'_>, question: &Question) -> Tree {
    let typed = page.typed.get(&question.name).map_or("", String::as_str);
    match read_answer(page.form, question, typed) {
        Ok(Some(value)) => Tree::Text(Value::from(&value).text()),
        Ok(None) => Tree::Text(String::new()),
        Err(_) => Tree::Nothing,
    }
}

/// The innermost group from here outwards that has a condition.
fn conditional(form: &Questionnaire, group: Option<usize>) -> Option<String> {
    let mut group = form.groups.get(group?)?;
    while group.relevant.is_none() {
        group = form.groups.get(group.parent?)?;
    }
    Some(group.name.clone())
}

fn kind(question: &Question) -> &'static str {
    match &question.kind {
        Kind::Integer => "integer",
        Kind::Decimal => "decimal",
        Kind::Date => "date",
        Kind::Metadata(what) if what == "today" => "date",
        Kind::Text | Kind::Hidden | Kind::Metadata(_) => "text",
        Kind::SelectOne(_) => "select_one",
        Kind::SelectMultiple(_) => "select_multiple",
        Kind::Acknowledge => "acknowledge",
        Kind::File => "file",
        Kind::Note => "note",
        Kind::Calculate if matches!(question.answer, Some(Type::Choices(_))) => "choices",
        Kind::Calculate => "calculate",
    }
}

/// The moment as `now()` writes it.
fn now(now: OffsetDateTime) -> Tree {
    let tables = BTreeMap::new();
    let context = Context { own: None, now, tables: &tables };
    let call = Node::Call { function: Function::Now, arguments: Vec::new(), at: Span::default() };
    Tree::from(&evaluate(&call, &NoAnswers, &context))
}
