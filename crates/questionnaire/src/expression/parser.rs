//! From lexemes to a tree. Precedence as in XPath 1.0, section 3.5; all operators are left-associative.

use super::fault::{Fault, shown};
use super::function::{FUNCTIONS, Function, Signature};
use super::lexer::{Lexeme, Token};
use super::span::Span;
use super::tree::{Node, Operator, TablePath};
use crate::closest::closest;

/// How many levels a tree may have. A chain `a or b or c` has one for each operator.
pub const MAX_DEPTH: usize = 400;

/// How many parentheses, calls, predicates and signs may stand within one another.
pub const MAX_NESTING: usize = 64;

/// Stands for a function that is not known, until its fault discards the tree.
const PLACEHOLDER: Function = Function::Coalesce;

/// A node with the height of the tree below it.
struct Tall {
    node: Node,
    height: usize,
}

type Parsed<T> = Result<T, Fault>;

/// The tree, if there is one, and all faults.
pub(super) fn parse(lexemes: &[Lexeme]) -> (Option<Node>, Vec<Fault>) {
    let mut parser = Parser { lexemes, next: 0, nesting: 0, faults: Vec::new() };
    let node = parser.whole();
    match node {
        Ok(tall) => (Some(tall.node), parser.faults),
        Err(fault) => {
            parser.faults.push(fault);
            (None, parser.faults)
        }
    }
}

struct Parser<'a> {
    lexemes: &'a [Lexeme],
    next: usize,
    nesting: usize,
    /// Faults that do not stop the parser.
    faults: Vec<Fault>,
}

impl Parser<'_> {
    fn whole(&mut self) -> Parsed<Tall> {
        let tall = self.expression(1)?;
        match self.peek() {
            Token::End => Ok(tall),
            _ => Err(self.unexpected("an operator or the end")),
        }
    }

    fn expression(&mut self, loosest: u8) -> Parsed<Tall> {
        let mut left = self.operand()?;
        while let Some(operator) = self.operator().filter(|o| o.precedence() >= loosest) {
            self.next += 1;
            let right = self.expression(operator.precedence() + 1)?;
            left = binary(operator, left, right)?;
        }
        Ok(left)
    }

    /// `and`, `or`, `div` and `mod` are operators where an operator is expected, and names elsewhere.
    fn operator(&self) -> Option<Operator> {
        match self.peek() {
            Token::Symbol(operator) => Some(*operator),
            Token::Name(name) => match name.as_str() {
                "or" => Some(Operator::Or),
                "and" => Some(Operator::And),
                "div" => Some(Operator::Divide),
                "mod" => Some(Operator::Modulo),
                _ => None,
            },
            _ => None,
        }
    }

    fn operand(&mut self) -> Parsed<Tall> {
        self.nested(Self::operand_inside)
    }

    /// Runs `inside` one level deeper, or says that it is too deep.
    fn nested<T>(&mut self, inside: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.nesting >= MAX_NESTING {
            return Err(too_deep(self.here()));
        }
        self.nesting += 1;
        let result = inside(self);
        self.nesting -= 1;
        result
    }

    fn operand_inside(&mut self) -> Parsed<Tall> {
        let at = self.here();
        let lexemes = self.lexemes;
        let token = &lexemes[self.next].token;
        match token {
            Token::Number(value) => Ok(self.leaf(Node::Number { value: *value, at })),
            Token::Text(value) => Ok(self.leaf(Node::Text { value: value.clone(), at })),
            Token::Answer(name) => Ok(self.leaf(Node::Answer { name: name.clone(), at })),
            Token::Symbol(Operator::Subtract) => self.negation(at),
            Token::Dot => self.own(at),
            Token::DotDot => self.relative(at),
            Token::Open => self.parenthesis(at),
            Token::Name(name) => self.named(name, at),
            _ => Err(self.unexpected("a value")),
        }
    }

    fn leaf(&mut self, node: Node) -> Tall {
        self.next += 1;
        Tall { node, height: 1 }
    }

    fn negation(&mut self, at: Span) -> Parsed<Tall> {
        self.next += 1;
        let Tall { node, height } = self.operand()?;
        let at = at.to(node.at());
        tall(Node::Negate { operand: Box::new(node), at }, height + 1)
    }

    fn own(&mut self, at: Span) -> Parsed<Tall> {
        let own = self.leaf(Node::Own { at });
        match self.peek() {
            Token::Slash => Err(Fault::syntax(self.here(), "a path from `.` has no meaning here")
                .hint("name the question: `${name}`")),
            _ => Ok(own),
        }
    }

    /// `../name` and `../../group/name`: names are unique in a questionnaire, so the last step says which.
    fn relative(&mut self, at: Span) -> Parsed<Tall> {
        let mut end = at;
        let mut name = None;
        self.next += 1;
        while self.accept(&Token::Slash).is_some() {
            end = self.here();
            match self.peek() {
                Token::DotDot if name.is_none() => {}
                Token::Name(step) => name = Some(step.clone()),
                _ => return Err(self.unexpected("a name")),
            }
            self.next += 1;
        }
        let fault = || Fault::syntax(at, "`..` alone names no question").hint("write `${name}`");
        let name = name.ok_or_else(fault)?;
        Ok(Tall { node: Node::Answer { name, at: at.to(end) }, height: 1 })
    }

    fn parenthesis(&mut self, open: Span) -> Parsed<Tall> {
        self.next += 1;
        let tall = self.expression(1)?;
        self.close(open, &Token::Close, ")")?;
        Ok(tall)
    }

    fn close(&mut self, open: Span, token: &Token, written: &str) -> Parsed<Span> {
        if let Some(at) = self.accept(token) {
            return Ok(at);
        }
        if *self.peek() == Token::End {
            return Err(Fault::syntax(
                open,
                format!("this is opened and not closed with `{written}`"),
            ));
        }
        Err(self.unexpected(&format!("an operator or `{written}`")))
    }

    fn named(&mut self, name: &str, at: Span) -> Parsed<Tall> {
        self.next += 1;
        if let Some(open) = self.accept(&Token::Open) {
            return match name {
                "instance" => self.table(at, open),
                "current" => self.current(at, open),
                _ => self.call(name, at, open),
            };
        }
        match (name, self.peek()) {
            (_, Token::Slash) => {
                Err(Fault::syntax(at.to(self.here()), "a path has no meaning here")
                    .hint("name a question with `${name}` and a table with `instance('table')/root/item[...]/column`"))
            }
            ("and" | "or" | "div" | "mod", _) => Err(Fault::syntax(at, format!("`{name}` has nothing on its left"))),
            _ => Ok(Tall { node: Node::Name { name: name.to_owned(), at }, height: 1 }),
        }
    }

    /// `current()`, `current()/.` and `current()/../name`.
    fn current(&mut self, at: Span, open: Span) -> Parsed<Tall> {
        let close = self.close(open, &Token::Close, ")")?;
        let own = Node::Own { at: at.to(close) };
        if self.accept(&Token::Slash).is_none() {
            return Ok(Tall { node: own, height: 1 });
        }
        match self.peek() {
            Token::Dot => Ok(self.leaf(own)),
            Token::DotDot => self.relative(self.here()),
            _ => Err(self.unexpected("`.` or `..`")),
        }
    }

    fn call(&mut self, name: &str, at: Span, open: Span) -> Parsed<Tall> {
        let (arguments, close) = self.arguments(open)?;
        let at = at.to(close);
        let height = arguments.iter().map(|a| a.height).max().unwrap_or(0) + 1;
        let arguments: Vec<Node> = arguments.into_iter().map(|a| a.node).collect();
        let function = Function::named(name).unwrap_or_else(|| {
            self.faults.push(unknown_function(name, at));
            PLACEHOLDER
        });
        if Function::named(name).is_some() {
            self.faults.extend(miscounted(function.signature(), arguments.len(), at));
        }
        tall(Node::Call { function, arguments, at }, height)
    }

    fn arguments(&mut self, open: Span) -> Parsed<(Vec<Tall>, Span)> {
        let mut arguments = Vec::new();
        if let Some(close) = self.accept(&Token::Close) {
            return Ok((arguments, close));
        }
        loop {
            arguments.push(self.expression(1)?);
            if self.accept(&Token::Comma).is_none() {
                let close = self.close(open, &Token::Close, ")")?;
                return Ok((arguments, close));
            }
        }
    }

    /// What follows `instance(`.
    fn table(&mut self, at: Span, open: Span) -> Parsed<Tall> {
        let table = match self.peek() {
            Token::Text(name) => name.clone(),
            _ => return Err(self.unexpected("the name of a table in quotes")),
        };
        self.next += 1;
        let mut end = self.close(open, &Token::Close, ")")?;
        for step in ["root", "item"] {
            end = self.step(step)?;
        }
        let (predicates, height) = self.predicates(&mut end)?;
        let column = self.column(&mut end)?;
        let path = TablePath { table, predicates, column, at: at.to(end) };
        tall(Node::Table(path), height)
    }

    fn step(&mut self, name: &str) -> Parsed<Span> {
        let at = self.here();
        let written = self.accept(&Token::Slash).is_some()
            && matches!(self.peek(), Token::Name(step) if step == name);
        if !written {
            return Err(Fault::syntax(at, format!("`/{name}` is expected here"))
                .hint("a table is read with `instance('table')/root/item[...]/column`"));
        }
        let at = self.here();
        self.next += 1;
        Ok(at)
    }

    fn predicates(&mut self, end: &mut Span) -> Parsed<(Vec<Node>, usize)> {
        let mut predicates = Vec::new();
        let mut height = 1;
        while let Some(open) = self.accept(&Token::OpenBracket) {
            let tall = self.expression(1)?;
            *end = self.close(open, &Token::CloseBracket, "]")?;
            height = height.max(tall.height + 1);
            predicates.push(tall.node);
        }
        Ok((predicates, height))
    }

    fn column(&mut self, end: &mut Span) -> Parsed<Option<String>> {
        if self.accept(&Token::Slash).is_none() {
            return Ok(None);
        }
        let Token::Name(name) = self.peek() else {
            return Err(self.unexpected("the name of a column"));
        };
        let name = name.clone();
        *end = self.here();
        self.next += 1;
        Ok(Some(name))
    }

    fn peek(&self) -> &Token {
        &self.lexemes[self.next].token
    }

    fn here(&self) -> Span {
        self.lexemes[self.next].at
    }

    fn accept(&mut self, token: &Token) -> Option<Span> {
        let at = self.here();
        (self.peek() == token).then(|| {
            self.next += 1;
            at
        })
    }

    fn unexpected(&self, wanted: &str) -> Fault {
        let at = self.here();
        let (found, hint) = match self.peek() {
            Token::End => ("the expression ends".to_owned(), None),
            Token::Name(name) => (format!("`{}` stands", shown(name)), slip(name)),
            Token::Answer(name) => (format!("`${{{}}}` stands", shown(name)), None),
            Token::Text(_) => ("a text stands".to_owned(), None),
            Token::Number(_) => ("a number stands".to_owned(), None),
            Token::Symbol(operator) => (format!("`{}` stands", operator.symbol()), None),
            Token::Slash => (
                "`/` stands".to_owned(),
                Some("a question is named with `${name}`; division is `div`"),
            ),
            other => (format!("`{}` stands", punctuation(other)), None),
        };
        let fault = Fault::syntax(at, format!("{found} where {wanted} is expected"));
        hint.map_or(fault.clone(), |hint| fault.hint(hint))
    }
}

fn binary(operator: Operator, left: Tall, right: Tall) -> Parsed<Tall> {
    let at = left.node.at().to(right.node.at());
    let height = left.height.max(right.height) + 1;
    let (left, right) = (Box::new(left.node), Box::new(right.node));
    tall(Node::Binary { operator, left, right, at }, height)
}

fn tall(node: Node, height: usize) -> Parsed<Tall> {
    if height > MAX_DEPTH { Err(too_deep(node.at())) } else { Ok(Tall { node, height }) }
}

fn too_deep(at: Span) -> Fault {
    Fault::syntax(at, "the expression is too deep")
        .hint("compute a part of it in a `calculate` question, and name that one here")
}

fn miscounted(signature: &Signature, count: usize, at: Span) -> Option<Fault> {
    let Signature { name, least, most, .. } = *signature;
    if (least..=most).contains(&count) {
        return None;
    }
    let wanted = match (least, most) {
        (0, 0) => "no argument".to_owned(),
        (1, 1) => "one argument".to_owned(),
        _ if least == most => format!("{least} arguments"),
        (_, usize::MAX) => format!("at least {least} arguments"),
        _ => format!("{least} to {most} arguments"),
    };
    Some(Fault::error("argument-count", at, format!("`{name}` takes {wanted}, not {count}")))
}

fn unknown_function(name: &str, at: Span) -> Fault {
    if let Some(reason) = Function::refusal(name) {
        let message = format!("the function `{name}` is not available");
        return Fault::error("refused-function", at, message).hint(reason);
    }
    let fault =
        Fault::error("unknown-function", at, format!("there is no function `{}`", shown(name)));
    match closest(name, FUNCTIONS.iter().map(|s| s.name)) {
        Some(near) => fault.hint(format!("`{near}` is meant?")),
        None => fault.hint("the functions are listed in the documentation of expressions"),
    }
}

/// A word that stands where an operator is expected.
fn slip(name: &str) -> Option<&'static str> {
    match name.to_ascii_lowercase().as_str() {
        "and" => Some("write `and` in small letters"),
        "or" => Some("write `or` in small letters"),
        "not" => Some("write `not(...)` around the condition"),
        "div" | "mod" => Some("write the operator in small letters"),
        "is" | "eq" | "equals" => Some("equality is written `=`"),
        "then" | "else" => Some("write `if(condition, then, else)`"),
        _ => None,
    }
}

fn punctuation(token: &Token) -> &'static str {
    match token {
        Token::Dot => ".",
        Token::DotDot => "..",
        Token::Comma => ",",
        Token::Open => "(",
        Token::Close => ")",
        Token::OpenBracket => "[",
        Token::CloseBracket => "]",
        _ => "",
    }
}
