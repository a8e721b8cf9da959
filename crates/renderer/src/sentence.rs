//! Where sentences begin: known from the document, not from the writer.

/// A piece of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Characters.
    Text(&'a str),
    /// A slot.
    Slot,
    /// The mark of a footnote: it is no part of the sentence.
    Mark,
    /// A line break.
    Break,
}

/// Where a slot stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Nothing of its sentence stands before it.
    pub opens: bool,
    /// The number of its sentence in the run, from 0.
    pub sentence: usize,
}

/// The standing of each slot of a run. The run itself opens a sentence. A full stop, question or exclamation mark, with
/// quotation marks and brackets that close behind it and a space, ends one, but for the full stop of an
/// abbreviation of `abbreviations` (`No`, `e.g`), of initials (`U.S.`, `p.`), and before a small letter.
pub fn standings(pieces: &[Piece<'_>], abbreviations: &[&str]) -> Vec<Standing> {
    let mut reader =
        Reader { abbreviations, opens: true, sentence: 0, end: End::None, word: String::new() };
    let mut standings = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => text.chars().for_each(|c| reader.read(c)),
            Piece::Break => reader.read(' '),
            Piece::Mark => {}
            Piece::Slot => standings.push(reader.slot()),
        }
    }
    standings
}

/// How far the end of a sentence has been read.
#[derive(PartialEq, Eq)]
enum End {
    None,
    /// Its mark has been read.
    Marked,
    /// Its mark and a space have been read.
    Spaced,
}

struct Reader<'a> {
    abbreviations: &'a [&'a str],
    opens: bool,
    sentence: usize,
    end: End,
    /// The word being read, with the full stops inside it.
    word: String,
}

impl Reader<'_> {
    fn slot(&mut self) -> Standing {
        self.begin_sentence();
        let standing = Standing { opens: self.opens, sentence: self.sentence };
        self.opens = false;
        self.end = End::None;
        self.word.clear();
        standing
    }

    fn read(&mut self, c: char) {
        match c {
            '.' if self.is_abbreviation() => self.word.push(c),
            '.' | '?' | '!' | '…' => {
                self.word.push(c);
                self.end = End::Marked;
            }
            c if is_closing(c) && self.end == End::Marked => {}
            c if c.is_whitespace() => {
                self.word.clear();
                if self.end == End::Marked {
                    self.end = End::Spaced;
                }
            }
            c if is_opening(c) => {
                self.word.clear();
                if !self.opens {
                    self.begin_sentence();
                }
            }
            c => self.letter(c),
        }
    }

    fn letter(&mut self, c: char) {
        if !c.is_lowercase() {
            self.begin_sentence();
        }
        self.end = End::None;
        self.opens = false;
        self.word.push(c);
    }

    /// Begins a sentence if one has ended.
    fn begin_sentence(&mut self) {
        if self.end == End::Spaced {
            self.end = End::None;
            self.sentence += 1;
            self.opens = true;
        }
    }

    fn is_abbreviation(&self) -> bool {
        let last = self.word.rsplit('.').next().unwrap_or_default();
        let mut letters = last.chars();
        let single = letters.next().filter(|_| letters.next().is_none());
        let initial =
            single.is_some_and(|c| c.is_lowercase() || c.is_alphabetic() && last != self.word);
        initial || self.abbreviations.iter().any(|a| a.eq_ignore_ascii_case(&self.word))
    }
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '¿' | '¡' | '—' | '–')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a text in which `#` is a slot and `^` the mark of a footnote.
    fn read(text: &str) -> Vec<(bool, usize)> {
        let mut pieces = Vec::new();
        for piece in text.split_inclusive(['#', '^']) {
            pieces.push(Piece::Text(piece.trim_end_matches(['#', '^'])));
            match piece.chars().last() {
                Some('#') => pieces.push(Piece::Slot),
                Some('^') => pieces.push(Piece::Mark),
                _ => {}
            }
        }
        let abbreviations = ["No", "e.g", "Mr", "para"];
        standings(&pieces, &abbreviations).iter().map(|s| (s.opens, s.sentence)).collect()
    }

    #[track_caller]
    fn opens(text: &str) {
        assert!(read(text)[0].0, "does not open: {text}");
    }

    #[track_caller]
    fn stands_within(text: &str) {
        assert!(!read(text)[0].0, "opens: {text}");
    }

    #[test]
    fn a_slot_opens_a_run_or_follows_the_end_of_a_sentence() {
        for text in
            ["#", "  #", "“#", "(#", "Ended. #", "Ended? #", "Ended! #", "Ended.” #", "Ended.) (#"]
        {
            opens(text);
        }
        for text in ["Ended.^ #", "In 2017. #", "Of Annex I. #", "Ended… #", "¿Fin? ¡#"] {
            opens(text);
        }
    }

    #[test]
    fn a_full_stop_is_not_always_an_end() {
        for text in
            ["No. #", "e.g. #", "Mr. #", "see para. #", "p. #", "the U.S. #", "3.#", "a.b #"]
        {
            stands_within(text);
        }
        for text in ["a #", "a (#", "a: #", "a; #", "a “#", "a, #", "Ended. a #", "etc. and #"] {
            stands_within(text);
        }
    }

    #[test]
    fn slots_are_grouped_by_sentence() {
        assert_eq!(
            read("# and # went. # came (No. #). Then # left."),
            [(true, 0), (false, 0), (true, 1), (false, 1), (false, 2)]
        );
        assert_eq!(read("#. #"), [(true, 0), (true, 1)]);
        assert_eq!(read("a # vs. others #"), [(false, 0), (false, 0)]);
    }
}
