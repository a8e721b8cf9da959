//! The conditions of indicators that the maker of answers understands: all of several atoms.

use questionnaire::expression::{Function, Node, Operator};

/// One requirement on an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// Its answer is, or contains, the choice.
    Ticks { question: String, choice: String },
    /// Its answer is another than the choice, and given.
    Differs { question: String, choice: String },
    /// It gave an answer.
    Gives { question: String },
    /// It is of that kind.
    Kind(String),
    /// It is the office of that code.
    Code(String),
    /// It is in that region.
    Region(String),
    /// It covers that country.
    Covers(String),
    /// It does not cover that country.
    CoversNot(String),
    /// Its number is above the bound.
    Above { question: String, bound: i64 },
}

/// The atoms of a conjunction; `None` where the condition is of another shape.
pub fn atoms(node: &Node) -> Option<Vec<Atom>> {
    match node {
        Node::Binary { operator: Operator::And, left, right, .. } => {
            let mut all = atoms(left)?;
            all.extend(atoms(right)?);
            Some(all)
        }
        _ => atom(node).map(|a| vec![a]),
    }
}

fn atom(node: &Node) -> Option<Atom> {
    match node {
        Node::Binary { operator: Operator::Equal, left, right, .. } => equals(left, right),
        Node::Binary { operator: Operator::NotEqual, left, right, .. } => match (&**left, &**right)
        {
            (Node::Answer { name, .. }, Node::Text { value: choice, .. }) => {
                Some(Atom::Differs { question: name.clone(), choice: choice.clone() })
            }
            _ => None,
        },
        Node::Binary { operator: Operator::Greater, left, right, .. } => above(left, right),
        Node::Call { function, arguments, .. } => call(*function, arguments),
        _ => None,
    }
}

fn equals(left: &Node, right: &Node) -> Option<Atom> {
    let (Node::Answer { name, .. }, Node::Text { value: text, .. }) = (left, right) else {
        return None;
    };
    Some(match name.as_str() {
        "office_kind" => Atom::Kind(text.clone()),
        "office_code" => Atom::Code(text.clone()),
        "office_region" => Atom::Region(text.clone()),
        _ => Atom::Ticks { question: name.clone(), choice: text.clone() },
    })
}

fn above(left: &Node, right: &Node) -> Option<Atom> {
    let (Node::Answer { name, .. }, Node::Number { value: bound, .. }) = (left, right) else {
        return None;
    };
    Some(Atom::Above { question: name.clone(), bound: bound.to_string().parse().ok()? })
}

fn call(function: Function, arguments: &[Node]) -> Option<Atom> {
    match (function, arguments) {
        (Function::Selected, [Node::Answer { name, .. }, Node::Text { value: text, .. }]) => {
            Some(if name == "office_countries" {
                Atom::Covers(text.clone())
            } else {
                Atom::Ticks { question: name.clone(), choice: text.clone() }
            })
        }
        (Function::Not, [inner]) => match atom(inner)? {
            Atom::Covers(country) => Some(Atom::CoversNot(country)),
            _ => None,
        },
        (Function::Given, [Node::Answer { name, .. }]) => {
            Some(Atom::Gives { question: name.clone() })
        }
        _ => None,
    }
}

/// The pairs `(part, whole)` of a constraint `not(selected(., part)) or selected(., whole)`, which may be joined by `and`.
pub fn implications(node: &Node) -> Vec<(String, String)> {
    match node {
        Node::Binary { operator: Operator::And, left, right, .. } => {
            [implications(left), implications(right)].concat()
        }
        Node::Binary { operator: Operator::Or, left, right, .. } => {
            implication(left, right).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn implication(left: &Node, right: &Node) -> Option<(String, String)> {
    let Node::Call { function, arguments, .. } = left else { return None };
    let [inner] = arguments.as_slice() else { return None };
    if *function != Function::Not {
        return None;
    }
    Some((own_choice(inner)?, own_choice(right)?))
}

fn own_choice(node: &Node) -> Option<String> {
    match node {
        Node::Call { function, arguments, .. } if *function == Function::Selected => {
            match arguments.as_slice() {
                [Node::Own { .. }, Node::Text { value: choice, .. }] => Some(choice.clone()),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The question whose number bounds this one: the `other` of a constraint with `. <= ${other}`.
pub fn bound_by(node: &Node) -> Option<String> {
    match node {
        Node::Binary { operator: Operator::And, left, right, .. } => {
            bound_by(left).or_else(|| bound_by(right))
        }
        Node::Binary { operator: Operator::LessOrEqual, left, right, .. } => {
            match (&**left, &**right) {
                (Node::Own { .. }, Node::Answer { name, .. }) => Some(name.clone()),
                _ => None,
            }
        }
        _ => None,
    }
}
