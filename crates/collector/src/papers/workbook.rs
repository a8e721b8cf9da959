//! The questionnaire as a workbook, to prepare answers with colleagues.

use std::collections::BTreeMap;

use anyhow::Result;
use questionnaire::form::{Kind, Question};
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, Workbook, Worksheet,
};

use crate::form::{Form, is_asked_for};
use crate::words::Words;

/// What goes into it.
pub struct Filling<'a> {
    /// The questionnaire.
    pub form: &'a Form,
    /// The office's name.
    pub office: &'a str,
    /// The cycle's title.
    pub cycle: &'a str,
    /// The answers so far, as typed.
    pub texts: &'a BTreeMap<String, String>,
    /// Last year's, as typed.
    pub last: &'a BTreeMap<String, String>,
    /// The language.
    pub words: &'static Words,
    /// The day it was made, ISO, for the file's properties.
    pub day: &'a str,
}

/// The sheet that keeps the lists of choices.
pub const LISTS: &str = "lists";
/// The columns that are read back.
pub const NAME: &str = "name";
/// See [`NAME`].
pub const ANSWER: &str = "answer";

struct Formats {
    head: Format,
    title: Format,
    text: Format,
    muted: Format,
    answer: Format,
}

impl Formats {
    fn new() -> Self {
        let wrapped = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            head: wrapped().set_bold().set_background_color(Color::RGB(0x00DD_E8EC)),
            title: Format::new().set_bold().set_font_size(16),
            text: wrapped(),
            muted: wrapped().set_font_color(Color::RGB(0x0044_5560)),
            answer: wrapped()
                .set_background_color(Color::RGB(0x00FF_F9E5))
                .set_border(FormatBorder::Thin)
                .set_num_format("@")
                .set_unlocked(),
        }
    }
}

/// Writes the workbook: instructions, a sheet a section, and a hidden sheet with the choices. The same filling gives the same
/// bytes.
pub fn write(filling: &Filling<'_>) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let mut parts = filling.day.split('-').map(|part| part.parse::<u16>().unwrap_or(1));
    let (year, month, day) =
        (parts.next().unwrap_or(1970), parts.next().unwrap_or(1), parts.next().unwrap_or(1));
    let made = ExcelDateTime::from_ymd(year, u8::try_from(month)?, u8::try_from(day)?)?;
    book.set_properties(
        &DocProperties::new().set_title(filling.cycle).set_creation_datetime(&made),
    );
    let formats = Formats::new();
    instructions(book.add_worksheet(), filling, &formats)?;
    let mut lists = Lists::default();
    for section in &filling.form.sections {
        let sheet = book.add_worksheet();
        let label = filling.form.group(section).label.get(filling.words.language);
        sheet.set_name(sheet_name(section.number, label))?;
        head(sheet, filling, &formats)?;
        let mut row = 1;
        for question in
            filling.form.questions(section).filter(|q| is_asked_for(q) && q.kind != Kind::File)
        {
            row = write_question(sheet, row, question, filling, &formats, &mut lists)?;
        }
        sheet.protect();
    }
    lists.write(book.add_worksheet())?;
    Ok(book.save_to_buffer()?)
}

/// A name that a spreadsheet takes: 31 characters, none of `[]:*?/\`.
fn sheet_name(number: usize, label: &str) -> String {
    let plain: String = label.chars().filter(|c| !"[]:*?/\\'".contains(*c)).collect();
    format!("{number} {plain}").chars().take(31).collect::<String>().trim().to_owned()
}

fn instructions(sheet: &mut Worksheet, filling: &Filling<'_>, formats: &Formats) -> Result<()> {
    let words = filling.words;
    sheet.set_name(words.say("workbook-start"))?;
    sheet.set_column_width(0, 90)?;
    sheet.write_with_format(0, 0, filling.cycle, &formats.title)?;
    sheet.write_with_format(1, 0, filling.office, &formats.text)?;
    for (row, key) in (3..).zip(["workbook-1", "workbook-2", "workbook-3", "workbook-4"]) {
        sheet.write_with_format(row, 0, words.say(key), &formats.text)?;
    }
    sheet.protect();
    Ok(())
}

fn head(sheet: &mut Worksheet, filling: &Filling<'_>, formats: &Formats) -> Result<()> {
    let words = filling.words;
    let heads = [
        NAME.to_owned(),
        words.say("workbook-number"),
        words.say("workbook-question"),
        ANSWER.to_owned(),
        words.say("workbook-last"),
        words.say("workbook-hint"),
    ];
    for (column, text) in (0..).zip(heads) {
        sheet.write_with_format(0, column, text, &formats.head)?;
    }
    sheet.set_column_hidden(0)?;
    for (column, width) in [(1, 8), (2, 55), (3, 30), (4, 24), (5, 50)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// Writes a question and returns the row after it: one row, or one a choice where several can be ticked.
fn write_question(
    sheet: &mut Worksheet,
    row: u32,
    question: &Question,
    filling: &Filling<'_>,
    formats: &Formats,
    lists: &mut Lists,
) -> Result<u32> {
    let language = filling.words.language;
    let form = filling.form;
    let value = filling.texts.get(&question.name).map_or("", String::as_str);
    let last = filling.last.get(&question.name).map_or("", String::as_str);
    let choices = form.questionnaire.choices(question);
    sheet.write_with_format(row, 1, form.number(&question.name), &formats.text)?;
    sheet.write_with_format(row, 2, question.label.get(language), &formats.text)?;
    sheet.write_with_format(row, 5, hint(question, filling), &formats.muted)?;
    if let Kind::SelectMultiple(_) = question.kind {
        let ticked = |value: &str, name: &str| value.split_whitespace().any(|one| one == name);
        for (below, choice) in (row + 1..).zip(choices) {
            sheet.write(below, 0, format!("{}/{}", question.name, choice.name))?;
            sheet.write_with_format(
                below,
                2,
                format!("    {}", choice.label.get(language)),
                &formats.text,
            )?;
            sheet.write_with_format(
                below,
                3,
                if ticked(value, &choice.name) { "x" } else { "" },
                &formats.answer,
            )?;
            sheet.write_with_format(
                below,
                4,
                if ticked(last, &choice.name) { "x" } else { "" },
                &formats.muted,
            )?;
        }
        return Ok(row + 1 + u32::try_from(choices.len())?);
    }
    let label = |name: &str| {
        let found = choices.iter().find(|choice| choice.name == name);
        found.map_or_else(|| name.to_owned(), |choice| choice.label.get(language).to_owned())
    };
    let shown = |value: &str| {
        if let Kind::SelectOne(_) = question.kind { label(value) } else { value.to_owned() }
    };
    sheet.write_with_format(row, 4, start(&shown(last)), &formats.muted)?;
    let value = shown(value);
    if start(&value) != value {
        // Without its name the row is not read back, so that what is cut off here is lost nowhere.
        sheet.write_with_format(row, 3, start(&value), &formats.muted)?;
        return Ok(row + 1);
    }
    sheet.write(row, 0, question.name.as_str())?;
    sheet.write_with_format(row, 3, value, &formats.answer)?;
    if let Kind::SelectOne(list) = &question.kind {
        let range = lists.range(
            list,
            choices.iter().map(|choice| choice.label.get(language).to_owned()).collect(),
        );
        sheet.add_data_validation(
            row,
            3,
            row,
            3,
            &DataValidation::new().allow_list_formula(Formula::new(range)),
        )?;
    }
    Ok(row + 1)
}

/// As much of a text as a cell holds: 32,767 units of UTF-16.
fn start(text: &str) -> &str {
    const CELL: usize = 32_767;
    let ends = text.char_indices().scan(0, |used, (at, letter)| {
        *used += letter.len_utf16();
        (*used <= CELL).then_some(at + letter.len_utf8())
    });
    &text[..ends.last().unwrap_or_default()]
}

fn hint(question: &Question, filling: &Filling<'_>) -> String {
    let mut texts = vec![question.hint.get(filling.words.language).to_owned()];
    if question.relevant.is_some() {
        texts.push(filling.words.say("workbook-depends"));
    }
    match question.kind {
        Kind::Date => texts.push(filling.words.say("workbook-date")),
        Kind::SelectMultiple(_) => texts.push(filling.words.say("workbook-tick")),
        _ => {}
    }
    texts.retain(|text| !text.is_empty());
    texts.join(" ")
}

/// The lists of choices, a column each. The first row names the lists, since a sheet whose header says something twice can't be
/// read back.
#[derive(Default)]
struct Lists {
    columns: Vec<(String, Vec<String>)>,
}

impl Lists {
    fn range(&mut self, name: &str, labels: Vec<String>) -> String {
        let known = self.columns.iter().position(|(list, _)| list == name);
        let column = known.unwrap_or_else(|| {
            self.columns.push((name.to_owned(), labels));
            self.columns.len() - 1
        });
        let letter = rust_xlsxwriter::utility::column_number_to_name(
            u16::try_from(column).unwrap_or(u16::MAX),
        );
        format!("={LISTS}!${letter}$2:${letter}${}", self.columns[column].1.len().max(1) + 1)
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<()> {
        sheet.set_name(LISTS)?;
        for (column, (name, labels)) in (0..).zip(&self.columns) {
            sheet.write(0, column, format!("list {name}"))?;
            for (row, label) in (1..).zip(labels) {
                sheet.write(row, column, label.as_str())?;
            }
        }
        sheet.set_hidden(true);
        Ok(())
    }
}
