//! An expression as the browser reads it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::pattern;
use crate::expression::form::{Answers, Context, Value, evaluate};
use crate::expression::{
    Function, Node, TablePath, compiled_pattern, number_text, question_in_quotes,
};
use crate::form::{Kind, Questionnaire};

/// A value, or a list of an operation and its operands:
///
/// | JSON | is |
/// | --- | --- |
/// | `"yes"`, `true`, `null` | a text, a condition, not a number |
/// | `["#", "12.5"]` | a number |
/// | `["$", "q"]`, `["."]` | the answer to `q`, the answer that a constraint judges |
/// | `["@", "year"]` | a column of the row or of the choice |
/// | `["-", a]`, `["and", a, b]`, `["=", a, b]`, `["div", a, b]` | operators, as written |
/// | `["selected", a, b]` | a function, as written |
/// | `["regex", a, "^(?:...)$"]` | its pattern in the syntax of JavaScript; left out where that would not decide alike |
/// | `["jr:choice-name", a, "list"]` | the label of a choice of a list |
/// | `["cells", "a", "b"]` | cells of a record table that no answer chooses |
/// | `["table", "staff", "women", condition, ...]` | cells of a column, or of the rows where it is `null` |
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Tree {
    /// A text, or the name of an operation at the head of a list.
    Text(String),
    /// A condition.
    Boolean(bool),
    /// Not a number, or no column.
    Nothing,
    /// An operation and its operands.
    List(Vec<Tree>),
}

impl From<&Value> for Tree {
    fn from(value: &Value) -> Self {
        match value {
            Value::Number(number) => operation("#", [text(number_text(*number))]),
            Value::NotANumber => Self::Nothing,
            Value::Text(value) => text(value),
            Value::Boolean(holds) => Self::Boolean(*holds),
            Value::Cells(cells) => operation("cells", cells.iter().map(text)),
        }
    }
}

fn text(text: impl Into<String>) -> Tree {
    Tree::Text(text.into())
}

fn operation(name: &str, operands: impl IntoIterator<Item = Tree>) -> Tree {
    Tree::List(std::iter::once(text(name)).chain(operands).collect())
}

/// Columns of a table or of a choice list.
pub(super) type Columns = BTreeSet<String>;

/// Writes trees, and notes which lists and tables they read.
pub struct Writer<'a> {
    form: &'a Questionnaire,
    context: Option<Context<'a>>,
    /// Choice lists by name, with the columns that are read.
    pub(super) lists: BTreeMap<String, Columns>,
    /// Tables by name, with the columns that are read; none for all.
    pub(super) tables: BTreeMap<String, Option<Columns>>,
}

impl<'a> Writer<'a> {
    /// For the expressions of a questionnaire.
    pub fn new(form: &'a Questionnaire) -> Self {
        Self { form, context: None, lists: BTreeMap::new(), tables: BTreeMap::new() }
    }

    /// Replaces table paths that no answer chooses by their cells.
    #[must_use]
    pub fn folding(mut self, context: Context<'a>) -> Self {
        self.context = Some(context);
        self
    }

    /// The tree of an expression.
    pub fn tree(&mut self, node: &Node) -> Tree {
        match node {
            Node::Number { value, .. } => Tree::from(&Value::Number(*value)),
            Node::Text { value, .. } => text(value),
            Node::Answer { name, .. } => operation("$", [text(name)]),
            Node::Own { .. } => operation(".", []),
            Node::Name { name, .. } => operation("@", [text(name)]),
            Node::Negate { operand, .. } => operation("-", [self.tree(operand)]),
            Node::Binary { operator, left, right, .. } => {
                operation(operator.symbol(), [self.tree(left), self.tree(right)])
            }
            Node::Call { function, arguments, .. } => self.call(*function, arguments),
            Node::Table(path) => self.folded(node, path),
        }
    }

    fn call(&mut self, function: Function, arguments: &[Node]) -> Tree {
        match function {
            Function::Regex => self.regex(arguments),
            Function::ChoiceName => self.choice_name(arguments),
            _ => operation(function.name(), arguments.iter().map(|a| self.tree(a))),
        }
    }

    /// What is no pattern never matches.
    fn regex(&mut self, arguments: &[Node]) -> Tree {
        let [subject, Node::Text { value: source, .. }] = arguments else {
            return Tree::Boolean(false);
        };
        if compiled_pattern(source).is_none() {
            return Tree::Boolean(false);
        }
        let translated = pattern::translate(source).map(Tree::Text);
        operation("regex", std::iter::once(self.tree(subject)).chain(translated))
    }

    /// What has no list has no label.
    fn choice_name(&mut self, arguments: &[Node]) -> Tree {
        let [choice, question] = arguments else { return text("") };
        let question = question_in_quotes(question).and_then(|name| self.form.question(name));
        let Some(Kind::SelectOne(list) | Kind::SelectMultiple(list)) = question.map(|q| &q.kind)
        else {
            return text("");
        };
        self.lists.entry(list.clone()).or_default().insert("label".to_owned());
        operation("jr:choice-name", [self.tree(choice), text(list)])
    }

    fn folded(&mut self, node: &Node, path: &TablePath) -> Tree {
        match &self.context {
            Some(context) if is_fixed(node) => Tree::from(&evaluate(node, &NoAnswers, context)),
            _ => self.table(path),
        }
    }

    fn table(&mut self, path: &TablePath) -> Tree {
        let mut read = path.column.iter().cloned().collect::<Columns>();
        for predicate in &path.predicates {
            columns(predicate, &mut read);
        }
        let columns = self.tables.entry(path.table.clone()).or_insert_with(|| Some(Columns::new()));
        match columns {
            Some(columns) if path.column.is_some() => columns.extend(read),
            columns => *columns = None,
        }
        let column = path.column.as_ref().map_or(Tree::Nothing, text);
        let conditions: Vec<Tree> = path.predicates.iter().map(|p| self.tree(p)).collect();
        operation("table", [text(&path.table), column].into_iter().chain(conditions))
    }
}

/// The columns that a condition on rows reads; those of a path within it are that path's.
pub(super) fn columns(node: &Node, read: &mut Columns) {
    match node {
        Node::Name { name, .. } => drop(read.insert(name.clone())),
        Node::Table(_) => {}
        _ => node.children().into_iter().for_each(|child| columns(child, read)),
    }
}

pub(super) struct NoAnswers;

impl Answers for NoAnswers {
    fn answer(&self, _: &str) -> Value {
        Value::nothing()
    }
}

/// Whether no answer, and no clock, decides what a path reads.
fn is_fixed(node: &Node) -> bool {
    let mut fixed = true;
    node.walk(&mut |node| {
        fixed &= !matches!(
            node,
            Node::Answer { .. }
                | Node::Own { .. }
                | Node::Call { function: Function::ChoiceName, .. }
        );
    });
    fixed
}
