//! Patterns of `regex` in the syntax of JavaScript.
//!
//! A pattern is read by the library that Rust's patterns are read by, which leaves classes, literals, repetitions and anchors; these are
//! written out again. So no shorthand means one thing here and another there. A pattern that a backtracking engine
//! could hang on, or that would become too long, is left to the server.

use std::fmt::Write;

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look, Repetition};

/// The longest pattern that is sent, in bytes.
const LONGEST: usize = 4_000;

/// Repetitions of any length that a pattern may have, and other choices. The browser leaves texts of more than 256 characters to the server
/// besides, so that the ways to try are bounded.
const MOST_OPEN: usize = 4;
const MOST_CHOICES: usize = 12;

/// Classes that JavaScript knows by a name, and how Rust writes them.
const NAMED: [(&str, &str); 3] = [
    (r"\w", r"\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}"),
    (r"\s", r"\p{White_Space}"),
    (r"\d", r"\p{Nd}"),
];

/// The pattern for `new RegExp(pattern, "u")`, held against the whole text; none where it can't decide alike.
pub(super) fn translate(source: &str) -> Option<String> {
    let hir = regex_syntax::parse(source).ok()?;
    let (open, choices) = ways(&hir);
    if open > MOST_OPEN || choices > MOST_CHOICES {
        return None;
    }
    let mut out = "^(?:".to_owned();
    write(&hir, &mut out)?;
    out.push_str(")$");
    (out.len() <= LONGEST).then_some(out)
}

/// How many repetitions of any length there are, and how many other choices.
fn ways(hir: &Hir) -> (usize, usize) {
    let own = match hir.kind() {
        HirKind::Repetition(Repetition { min, max, .. }) if *max == Some(*min) => (0, 0),
        HirKind::Repetition(Repetition { max: Some(0..=1), .. }) => (0, 1),
        HirKind::Repetition(_) => (1, 0),
        HirKind::Alternation(parts) => (0, parts.len()),
        _ => (0, 0),
    };
    let below = hir.kind().subs().iter().map(ways);
    below.fold(own, |(open, choices), (more, others)| (open + more, choices + others))
}

fn write(hir: &Hir, out: &mut String) -> Option<()> {
    if out.len() > LONGEST {
        return None;
    }
    match hir.kind() {
        HirKind::Empty => out.push_str("(?:)"),
        HirKind::Literal(literal) => {
            std::str::from_utf8(&literal.0).ok()?.chars().for_each(|c| character(c, out));
        }
        HirKind::Class(class) => out.push_str(&written(&unicode(class)?)),
        HirKind::Look(look) => out.push_str(anchor(*look)?),
        HirKind::Repetition(repetition) => repeat(repetition, out)?,
        HirKind::Capture(capture) => write(&capture.sub, out)?,
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| grouped(part, out))?,
        HirKind::Alternation(parts) => {
            for (index, part) in parts.iter().enumerate() {
                out.push_str(if index > 0 { "|" } else { "" });
                write(part, out)?;
            }
        }
    }
    Some(())
}

fn grouped(hir: &Hir, out: &mut String) -> Option<()> {
    out.push_str("(?:");
    write(hir, out)?;
    out.push(')');
    Some(())
}

/// Whether a match is found does not hang on greed, so that none is written.
fn repeat(repetition: &Repetition, out: &mut String) -> Option<()> {
    if repetition.max.is_none_or(|most| most > 1) && !is_rigid(&repetition.sub) {
        return None;
    }
    grouped(&repetition.sub, out)?;
    let least = repetition.min;
    match (least, repetition.max) {
        (0, None) => out.push('*'),
        (1, None) => out.push('+'),
        (_, None) => write!(out, "{{{least},}}").ok()?,
        (_, Some(most)) if most == least => write!(out, "{{{least}}}").ok()?,
        (_, Some(most)) => write!(out, "{{{least},{most}}}").ok()?,
    }
    Some(())
}

/// Whether a text can have it in one way only, so that repeating it does not multiply the ways.
fn is_rigid(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => true,
        HirKind::Capture(capture) => is_rigid(&capture.sub),
        HirKind::Concat(parts) => parts.iter().all(is_rigid),
        HirKind::Repetition(Repetition { min, max, sub, .. }) => {
            *min > 0 && Some(*min) == *max && is_rigid(sub)
        }
        _ => false,
    }
}

fn anchor(look: Look) -> Option<&'static str> {
    Some(match look {
        Look::Start => "^",
        Look::End => "$",
        Look::StartLF => r"(?<![^\n])",
        Look::EndLF => r"(?![^\n])",
        Look::WordAscii => r"\b",
        Look::WordAsciiNegate => r"\B",
        _ => return None,
    })
}

fn unicode(class: &Class) -> Option<ClassUnicode> {
    match class {
        Class::Unicode(class) => Some(class.clone()),
        Class::Bytes(class) => class.to_unicode_class(),
    }
}

/// The shorter of a class and of all but its complement.
fn written(class: &ClassUnicode) -> String {
    let mut complement = class.clone();
    complement.negate();
    let (plain, negated) = (members(class), members(&complement));
    if negated.len() < plain.len() { format!("[^{negated}]") } else { format!("[{plain}]") }
}

fn members(class: &ClassUnicode) -> String {
    let mut out = String::new();
    let mut rest = class.clone();
    for (rust, javascript) in NAMED {
        let Some(named) = named(rust) else { continue };
        let mut common = rest.clone();
        common.intersect(&named);
        if common == named {
            out.push_str(javascript);
            rest.difference(&named);
        }
    }
    rest.ranges().iter().for_each(|range| member(*range, &mut out));
    out
}

fn named(source: &str) -> Option<ClassUnicode> {
    match regex_syntax::parse(source).ok()?.into_kind() {
        HirKind::Class(Class::Unicode(class)) => Some(class),
        _ => None,
    }
}

fn member(range: ClassUnicodeRange, out: &mut String) {
    character(range.start(), out);
    if range.start() < range.end() {
        out.push('-');
        character(range.end(), out);
    }
}

fn character(c: char, out: &mut String) {
    if c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | ',' | '@' | '%') {
        out.push(c);
    } else {
        let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
    }
}

#[cfg(test)]
mod tests {
    use super::translate;

    #[test]
    fn shorthands_are_written_out() {
        for (source, expected) in [
            ("[A-Z]{2}[0-9]+", "^(?:(?:(?:[A-Z]){2})(?:(?:[0-9])+))$"),
            (r"\d", r"^(?:[\p{Nd}])$"),
            (r"[^\s]", r"^(?:[^\p{White_Space}])$"),
            ("(?i)k", r"^(?:[Kk\u{212a}])$"),
            (".", r"^(?:[^\u{a}])$"),
            ("a|b?", "^(?:a|(?:b){0,1})$"),
            ("^é$", r"^(?:(?:^)(?:\u{e9})(?:$))$"),
        ] {
            assert_eq!(translate(source).as_deref(), Some(expected), "{source}");
        }
    }

    #[test]
    fn what_could_hang_a_browser_is_left_to_the_server() {
        for source in
            ["(a+)+", "(a|ab|b)*c", r"\bé\b", "(?:a?){30}", ".*.*.*.*.*b", "[a-z]+(-[a-z]+)*"]
        {
            assert_eq!(translate(source), None, "{source}");
        }
    }
}
