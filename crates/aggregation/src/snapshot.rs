//! The snapshot: responses and records of a cycle, frozen as canonical bytes with their SHA-256.
//!
//! One fact a line, its fields separated by tabs, the lines in the order of their bytes. The README of this crate
//! gives every kind of line and the commands that make the same bytes from the files of a cycle.

use questionnaire::expression::Table;
use questionnaire::form::Questionnaire;
use questionnaire::response::{Answer, Response};
use questionnaire::roster::Office;
use sha2::{Digest as _, Sha256};

use crate::columns::text_of;
use crate::evaluate::Dataset;
use crate::records::{Content, Provenance, Record, Records};

/// The first line: the format and its version.
pub const HEADER: &str = "snapshot\t1";

/// The canonical bytes of a cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    bytes: Vec<u8>,
}

impl Snapshot {
    /// Freezes what is known of a cycle. The order of offices, of responses and of the columns of records does not matter; the
    /// order of the rows of a record table does.
    pub fn of(data: Dataset<'_>) -> Self {
        let mut lines = Lines::default();
        lines.add(&["questionnaire", &data.questionnaire.id, &data.questionnaire.version]);
        data.roster.offices.iter().for_each(|office| lines.office(office));
        let responding = data.responses.iter().filter(|response| response.status.is_responding());
        responding.for_each(|response| lines.response(response, data.questionnaire));
        lines.records(data.records);
        Self { bytes: lines.finish() }
    }

    /// The canonical bytes: UTF-8, every line ended by a line feed.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub fn sha256(&self) -> String {
        format!("{:x}", Sha256::digest(&self.bytes))
    }
}

#[derive(Default)]
struct Lines(Vec<String>);

impl Lines {
    fn add(&mut self, fields: &[&str]) {
        self.0.push(fields.iter().map(|field| escaped(field)).collect::<Vec<_>>().join("\t"));
    }

    /// A line only where there is something to say.
    fn add_given(&mut self, fields: [&str; 3], value: &str) {
        if !value.is_empty() {
            let [kind, name, field] = fields;
            self.add(&[kind, name, field, value]);
        }
    }

    fn office(&mut self, office: &Office) {
        let mut countries = office.countries.clone();
        countries.sort_unstable();
        let status =
            office.exempt.as_ref().map_or("invited".to_owned(), |why| format!("exempt: {why}"));
        let (code, countries) = (office.code.as_str(), countries.join(" "));
        self.add(&["office", code, &office.kind, &office.region, &countries, &status]);
    }

    /// What was answered; what is computed from it follows from it.
    fn response(&mut self, response: &Response, form: &Questionnaire) {
        self.add(&["response", &response.office]);
        for question in form.questions.iter().filter(|question| question.calculation.is_none()) {
            if let Some(Answer::Given(value)) = response.answers.get(&question.name) {
                self.add(&["answer", &response.office, &question.name, &text_of(value)]);
            }
        }
    }

    fn records(&mut self, records: &Records) {
        records.figures.values().for_each(|record| self.record(record));
        for (name, table) in &records.tables {
            self.table(name, table);
        }
        for (name, description) in &records.described {
            self.provenance("table", name, &description.provenance);
        }
    }

    fn record(&mut self, record: &Record) {
        let name = record.name.as_str();
        match &record.content {
            Content::Number(number) => {
                self.add(&["record", name, "value", &number.normalize().to_string()]);
            }
            Content::Date(date) => self.add(&["record", name, "value", date]),
            Content::Names(names) => self.add(&["record", name, "names", &names.join("; ")]),
        }
        self.add_given(["record", name, "unit"], &record.unit);
        self.provenance("record", name, &record.provenance);
    }

    fn provenance(&mut self, kind: &str, name: &str, provenance: &Provenance) {
        self.add_given([kind, name, "source"], &provenance.source);
        self.add_given([kind, name, "owner"], &provenance.owner);
        self.add_given([kind, name, "date"], &provenance.date);
    }

    /// Rows count from 1.
    fn table(&mut self, name: &str, table: &Table) {
        for (row, cells) in table.rows().iter().enumerate() {
            let row = (row + 1).to_string();
            for ((column, _), cell) in table.columns().iter().zip(cells) {
                if let Some(value) = cell {
                    self.add(&["cell", name, &row, column, &text_of(value)]);
                }
            }
        }
    }

    fn finish(mut self) -> Vec<u8> {
        self.0.sort_unstable();
        let mut bytes = HEADER.as_bytes().to_vec();
        for line in self.0 {
            bytes.push(b'\n');
            bytes.extend(line.as_bytes());
        }
        bytes.push(b'\n');
        bytes
    }
}

/// A field holds no tab and no end of line: `\` is written `\\`, a tab `\t`, a line feed `\n`, a carriage return `\r`.
fn escaped(field: &str) -> String {
    let mut escaped = String::with_capacity(field.len());
    for c in field.chars() {
        match c {
            '\\' => escaped.push_str("\\\\"),
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            other => escaped.push(other),
        }
    }
    escaped
}
