//! Prints numbers in words, one a line: `words LANGUAGE FROM TO [feminine|before-noun]...`.

use std::io::{self, BufWriter, Write};

use renderer::language::{Agreement, Gender, Language};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |index: usize| arguments.get(index).and_then(|a| a.parse::<u32>().ok());
    let language = arguments.first().and_then(|code| Language::of(code));
    let (Some(language), Some(from), Some(to)) = (language, number(1), number(2)) else {
        return Err(io::Error::other("words LANGUAGE FROM TO [feminine|before-noun]..."));
    };
    let has = |name: &str| arguments[3..].iter().any(|a| a == name);
    let gender = if has("feminine") { Gender::Feminine } else { Gender::Masculine };
    let agreement = Agreement { gender, before_noun: has("before-noun") };
    let mut out = BufWriter::new(io::stdout().lock());
    for number in from..=to {
        writeln!(out, "{}", language.cardinal(number, agreement).unwrap_or_default())?;
    }
    out.flush()
}
