//! Conditions to sets, in negation normal form.

use questionnaire::expression::{Expression, Function, Node, Operator};
use questionnaire::form::Kind;

use super::{Fact, Id, Operation, Program, RowKind};

impl Program<'_> {
    /// Where the condition is true, or where it is false.
    pub fn condition(&mut self, whole: &Expression, wanted: bool) -> Id {
        self.set(&whole.root, wanted, whole)
    }

    fn set(&mut self, node: &Node, wanted: bool, whole: &Expression) -> Id {
        let found = match node {
            Node::Binary { operator, left, right, .. } => {
                self.operator(*operator, [left, right], wanted, whole)
            }
            Node::Call { function, arguments, .. } => {
                self.call(*function, arguments, wanted, whole)
            }
            _ => None,
        };
        found.unwrap_or_else(|| {
            let row = self.by_row(RowKind::Condition, node, whole);
            self.add(Operation::Rows(row, wanted))
        })
    }

    fn operator(
        &mut self,
        operator: Operator,
        [left, right]: [&Node; 2],
        wanted: bool,
        whole: &Expression,
    ) -> Option<Id> {
        match operator {
            Operator::And | Operator::Or => {
                let (a, b) = (self.set(left, wanted, whole), self.set(right, wanted, whole));
                let both = (operator == Operator::And) == wanted;
                Some(if both { self.and(a, b) } else { self.or(a, b) })
            }
            Operator::Equal => self.equality([left, right], wanted),
            Operator::NotEqual => self.equality([left, right], !wanted),
            _ => None,
        }
        .or_else(|| self.comparison(operator, [left, right], wanted, whole))
    }

    /// `${q} = 'choice'`, either way round.
    fn equality(&mut self, [left, right]: [&Node; 2], wanted: bool) -> Option<Id> {
        match (left, right) {
            (Node::Answer { name, .. }, Node::Text { value, .. })
            | (Node::Text { value, .. }, Node::Answer { name, .. }) => {
                if let Some(fact @ (Fact::Code | Fact::Kind | Fact::Region)) = Fact::named(name) {
                    return Some(self.fact(fact, value, wanted));
                }
                let question = self.question(name)?;
                let kind = &self.questionnaire().questions[question].kind;
                matches!(kind, Kind::SelectOne(_)).then(|| self.ticked(question, value, wanted))?
            }
            _ => None,
        }
    }

    fn fact(&mut self, fact: Fact, value: &str, wanted: bool) -> Id {
        let holders = self.add(Operation::Fact(fact, value.to_owned()));
        if wanted { holders } else { self.minus(Operation::Invited, holders) }
    }

    fn minus(&mut self, all: Operation, some: Id) -> Id {
        let all = self.add(all);
        self.add(Operation::Minus(all, some))
    }

    /// Who ticked the choice, or who gave an answer without it.
    fn ticked(&mut self, question: usize, choice: &str, wanted: bool) -> Option<Id> {
        let choice = self.choice(question, choice)?;
        let ticked = self.add(Operation::Choice(question, choice));
        Some(if wanted { ticked } else { self.minus(Operation::Given(question), ticked) })
    }

    fn comparison(
        &mut self,
        operator: Operator,
        [left, right]: [&Node; 2],
        wanted: bool,
        whole: &Expression,
    ) -> Option<Id> {
        let operator = if wanted { operator } else { opposite(operator)? };
        if !matches!(
            operator,
            Operator::Equal
                | Operator::NotEqual
                | Operator::Less
                | Operator::LessOrEqual
                | Operator::Greater
                | Operator::GreaterOrEqual
        ) {
            return None;
        }
        let (left, right) = (self.column(left, whole)?, self.column(right, whole)?);
        Some(self.add(Operation::Compare(left, operator, right)))
    }

    fn call(
        &mut self,
        function: Function,
        arguments: &[Node],
        wanted: bool,
        whole: &Expression,
    ) -> Option<Id> {
        match (function, arguments) {
            (Function::True | Function::Invited, _) => Some(self.everyone(wanted)),
            (Function::False, _) => Some(self.everyone(!wanted)),
            (Function::Responding, _) => Some(self.complement(Operation::Responding, wanted)),
            (Function::Not, [inner]) => Some(self.set(inner, !wanted, whole)),
            (
                Function::Given | Function::Answered | Function::Asked,
                [Node::Answer { name, .. }],
            ) => {
                let question = self.question(name)?;
                let state =
                    if function == Function::Asked { Operation::Asked } else { Operation::Given };
                Some(self.complement(state(question), wanted))
            }
            (Function::Selected, [Node::Answer { name, .. }, Node::Text { value, .. }]) => {
                if Fact::named(name) == Some(Fact::Country) {
                    return Some(self.fact(Fact::Country, value, wanted));
                }
                let question = self.question(name)?;
                self.ticked(question, value, wanted)
            }
            (Function::If, [condition, then, otherwise]) => {
                let [yes, no] = [true, false].map(|side| self.set(condition, side, whole));
                let [then, otherwise] = [then, otherwise].map(|node| self.set(node, wanted, whole));
                let (a, b) = (self.and(yes, then), self.and(no, otherwise));
                Some(self.or(a, b))
            }
            _ => None,
        }
    }

    fn everyone(&mut self, all: bool) -> Id {
        self.add(if all { Operation::Invited } else { Operation::Nobody })
    }

    /// A set that every office is in or not in.
    fn complement(&mut self, set: Operation, wanted: bool) -> Id {
        let set = self.add(set);
        if wanted { set } else { self.minus(Operation::Invited, set) }
    }
}

fn opposite(operator: Operator) -> Option<Operator> {
    Some(match operator {
        Operator::Equal => Operator::NotEqual,
        Operator::NotEqual => Operator::Equal,
        Operator::Less => Operator::GreaterOrEqual,
        Operator::LessOrEqual => Operator::Greater,
        Operator::Greater => Operator::LessOrEqual,
        Operator::GreaterOrEqual => Operator::Less,
        _ => return None,
    })
}
