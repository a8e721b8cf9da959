//! From text to lexemes.

use std::iter::Peekable;
use std::str::CharIndices;

use rust_decimal::Decimal;

use super::fault::Fault;
use super::span::Span;
use super::tree::Operator;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(Decimal),
    Text(String),
    Answer(String),
    Name(String),
    Symbol(Operator),
    Dot,
    DotDot,
    Slash,
    Comma,
    Open,
    Close,
    OpenBracket,
    CloseBracket,
    End,
}

#[derive(Clone, Debug)]
pub(super) struct Lexeme {
    pub token: Token,
    pub at: Span,
}

/// All lexemes, the last one `End`, and what could not be read.
pub(super) fn lex(source: &str) -> (Vec<Lexeme>, Vec<Fault>) {
    let mut lexer = Lexer {
        source,
        rest: source.char_indices().peekable(),
        lexemes: Vec::new(),
        faults: Vec::new(),
    };
    while lexer.step() {}
    let end = source.len();
    lexer.lexemes.push(Lexeme { token: Token::End, at: (end..end).into() });
    (lexer.lexemes, lexer.faults)
}

struct Lexer<'a> {
    source: &'a str,
    rest: Peekable<CharIndices<'a>>,
    lexemes: Vec<Lexeme>,
    faults: Vec<Fault>,
}

impl Lexer<'_> {
    fn step(&mut self) -> bool {
        let Some((start, first)) = self.rest.next() else { return false };
        match first {
            c if c.is_whitespace() || c == '\u{feff}' => {}
            '(' => self.push(start, Token::Open),
            ')' => self.push(start, Token::Close),
            '[' => self.push(start, Token::OpenBracket),
            ']' => self.push(start, Token::CloseBracket),
            ',' => self.push(start, Token::Comma),
            '/' => self.push(start, Token::Slash),
            '$' => self.answer(start),
            '.' => self.dot(start),
            '\'' | '"' | '‘' | '’' | '“' | '”' => self.text(start, first),
            c if c.is_ascii_digit() => self.number(start),
            c if starts_name(c) => self.name(start),
            c => self.symbol(start, c),
        }
        true
    }

    /// Byte position of the next character.
    fn position(&mut self) -> usize {
        self.rest.peek().map_or(self.source.len(), |(at, _)| *at)
    }

    fn since(&mut self, start: usize) -> Span {
        (start..self.position()).into()
    }

    fn push(&mut self, start: usize, token: Token) {
        let at = self.since(start);
        self.lexemes.push(Lexeme { token, at });
    }

    fn take(&mut self, wanted: char) -> bool {
        self.rest.next_if(|(_, c)| *c == wanted).is_some()
    }

    fn take_while(&mut self, accept: impl Fn(char) -> bool) {
        while self.rest.next_if(|(_, c)| accept(*c)).is_some() {}
    }

    fn answer(&mut self, start: usize) {
        if !self.take('{') {
            let at = self.since(start);
            self.faults.push(
                Fault::syntax(at, "`$` without a name").hint("a question is named with `${name}`"),
            );
            return;
        }
        let from = self.position();
        self.take_while(|c| c != '}' && c != '{' && c != '$');
        let to = self.position();
        let closed = self.take('}');
        let at = self.since(start);
        let name = self.source[from..to].trim();
        match name_fault(name, closed) {
            Some((message, hint)) => self.faults.push(Fault::syntax(at, message).hint(hint)),
            None => self.push(start, Token::Answer(name.to_owned())),
        }
    }

    fn dot(&mut self, start: usize) {
        if self.rest.peek().is_some_and(|(_, c)| c.is_ascii_digit()) {
            self.number(start);
        } else if self.take('.') {
            self.push(start, Token::DotDot);
        } else {
            self.push(start, Token::Dot);
        }
    }

    fn number(&mut self, start: usize) {
        self.take_while(|c| c.is_ascii_digit());
        if !self.source[start..].starts_with('.') && self.take('.') {
            self.take_while(|c| c.is_ascii_digit());
        }
        let at = self.since(start);
        match exact(&self.source[at.range()]) {
            Some(value) => self.push(start, Token::Number(value)),
            None => self.faults.push(Fault::syntax(at, "the number has more than 28 digits")),
        }
    }

    /// A text ends with the quote that opened it; one opened by a curly quote, with either curly one or the straight one.
    fn text(&mut self, start: usize, opening: char) {
        let closing: &[char] = match opening {
            '\'' => &['\''],
            '"' => &['"'],
            '‘' | '’' => &['\'', '‘', '’'],
            _ => &['"', '“', '”'],
        };
        let from = self.position();
        self.take_while(|c| !closing.contains(&c));
        let value = self.source[from..self.position()].to_owned();
        if self.rest.next().is_some() {
            self.push(start, Token::Text(value));
        } else {
            let at = (start..from).into();
            let hint = format!("close it with {}", closing[0]);
            self.faults.push(Fault::syntax(at, "a text is opened and not closed").hint(hint));
        }
    }

    fn name(&mut self, start: usize) {
        loop {
            self.take_while(continues_name);
            let here = self.position();
            let mut ahead = self.source[here..].chars();
            if ahead.next() != Some(':') || !ahead.next().is_some_and(starts_name) {
                break;
            }
            self.rest.next();
        }
        let at = self.since(start);
        self.push(start, Token::Name(self.source[at.range()].to_owned()));
    }

    fn symbol(&mut self, start: usize, first: char) {
        let operator = match first {
            '=' if !self.take('=') => Operator::Equal,
            '!' if self.take('=') => Operator::NotEqual,
            '<' if self.take('=') => Operator::LessOrEqual,
            '<' if !self.take('>') => Operator::Less,
            '>' if self.take('=') => Operator::GreaterOrEqual,
            '>' => Operator::Greater,
            '+' => Operator::Add,
            '-' => Operator::Subtract,
            '*' => Operator::Multiply,
            _ => return self.unknown(start, first),
        };
        self.push(start, Token::Symbol(operator));
    }

    fn unknown(&mut self, start: usize, first: char) {
        let hint = match first {
            '=' => Some("equality is written `=`"),
            '!' => Some("write `not(...)`, or `!=` between two values"),
            '<' | '≠' => Some("write `!=`"),
            '≤' => Some("write `<=`"),
            '≥' => Some("write `>=`"),
            '–' | '—' | '−' => Some("minus is the hyphen of the keyboard, `-`"),
            '×' => Some("write `*`"),
            '÷' => Some("write `div`"),
            '&' => Some("write `and`"),
            '|' => Some("write `or`"),
            '%' => Some("the remainder is `mod`; a percentage is `100 * a div b`"),
            _ => None,
        };
        self.take_while(|c| c == first);
        let at = self.since(start);
        let mut fault =
            Fault::syntax(at, format!("`{}` has no meaning here", first.escape_debug()));
        fault.hint = hint.map(str::to_owned).or(fault.hint);
        self.faults.push(fault);
    }
}

fn name_fault(name: &str, closed: bool) -> Option<(&'static str, &'static str)> {
    if !closed {
        Some(("`${` is not closed", "a question is named with `${name}`"))
    } else if name.starts_with("last-saved#") {
        Some((
            "answers of an earlier form are not available",
            "use the question's `default`, or a record table",
        ))
    } else if !name.starts_with(starts_name) || !name.chars().all(continues_name) {
        Some((
            "this is not a name of a question",
            "a name starts with a letter or `_` and has letters, digits, `_`, `-` and `.`",
        ))
    } else {
        None
    }
}

/// A number as its digits say, or nothing if it has more than can be held.
pub(super) fn exact(digits: &str) -> Option<Decimal> {
    let digits = digits.strip_suffix('.').unwrap_or(digits);
    Decimal::from_str_exact(digits).ok()
}

pub(super) fn starts_name(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

pub(super) fn continues_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\u{b7}')
}
