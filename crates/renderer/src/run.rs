//! A run: the inlines of one paragraph, heading, title, note or cell, laid out in a row.

use crate::narrative::{Inline, Position, Slot};
use crate::sentence::Piece;

/// Stands for a slot in the text of a run: no letter, no digit, no space.
const SLOT: char = '\u{FFFC}';

/// One piece of a run.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Token<'a> {
    Text { text: &'a str, at: Position },
    Slot(&'a Slot),
    Mark,
    Break,
}

impl Token<'_> {
    /// About how many bytes it takes.
    pub(crate) fn length(&self) -> usize {
        match self {
            Self::Text { text, .. } => text.len(),
            Self::Slot(_) | Self::Mark | Self::Break => 8,
        }
    }
}

/// The pieces of a run in order; a link's text is part of it.
pub(crate) fn tokens(inlines: &[Inline]) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    collect(inlines, &mut tokens);
    tokens
}

fn collect<'a>(inlines: &'a [Inline], tokens: &mut Vec<Token<'a>>) {
    for inline in inlines {
        match inline {
            Inline::Text { text, at } => tokens.push(Token::Text { text, at: *at }),
            Inline::Slot(slot) => tokens.push(Token::Slot(slot)),
            Inline::Footnote { .. } => tokens.push(Token::Mark),
            Inline::Break => tokens.push(Token::Break),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                collect(inner, tokens);
            }
        }
    }
}

/// The pieces as the reader of sentences wants them.
pub(crate) fn pieces<'a>(tokens: &[Token<'a>]) -> Vec<Piece<'a>> {
    let piece = |token: &Token<'a>| match token {
        Token::Text { text, .. } => Piece::Text(text),
        Token::Slot(_) => Piece::Slot,
        Token::Mark => Piece::Mark,
        Token::Break => Piece::Break,
    };
    tokens.iter().map(piece).collect()
}

/// The text of a run as the writer typed it, each character with its position.
pub(crate) struct Typed {
    /// The text; a slot is one character that is neither letter nor digit nor space.
    pub(crate) text: String,
    /// Where pieces begin in the text and in the file.
    pieces: Vec<(usize, Position)>,
}

impl Typed {
    pub(crate) fn of(tokens: &[Token<'_>]) -> Self {
        let mut typed = Self { text: String::new(), pieces: Vec::new() };
        for token in tokens {
            match token {
                Token::Text { text, at } => {
                    typed.pieces.push((typed.text.len(), *at));
                    typed.text.push_str(text);
                }
                Token::Slot(slot) => {
                    typed.pieces.push((typed.text.len(), slot.at));
                    typed.text.push(SLOT);
                }
                Token::Break => typed.text.push(' '),
                Token::Mark => {}
            }
        }
        typed
    }

    /// Where the character at a byte offset of the text stands in the file.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let after = self.pieces.partition_point(|(start, _)| *start <= offset);
        let Some((start, at)) = after.checked_sub(1).map(|i| self.pieces[i]) else {
            return Position::default();
        };
        at.plus(self.text.get(start..offset).map_or(0, |before| before.chars().count()))
    }
}
