//! A small cycle made by hand.

use std::collections::BTreeMap;

use aggregation::figure::{Cell, Definition, Figure, Figures, NamesAre, Quantity, Value};
use questionnaire::cycle::Cycle;
use questionnaire::diagnostic::Place;
use questionnaire::form::{Choice, Kind, Question, Questionnaire};
use questionnaire::response::{Answer, Response, Status};
use questionnaire::roster::{Office, Roster};
use questionnaire::translated::Translated;
use renderer::build::{self, Built, Inputs};
use renderer::language::{Abbreviation, Country, Literal, LiteralReason, Names, Noun, NounKind};
use renderer::narrative::{self, Narrative};
use rust_decimal::Decimal;

/// Everything a document is built from.
pub struct World {
    pub cycle: Cycle,
    pub figures: Figures,
    pub names: Names,
    pub questionnaire: Questionnaire,
    pub roster: Roster,
    pub responses: Vec<Response>,
}

pub fn english(text: &str) -> Translated {
    Translated(BTreeMap::from([("en".to_owned(), text.to_owned())]))
}

pub fn figure(name: &str, value: Value, unit: &str) -> Figure {
    Figure {
        name: name.to_owned(),
        label: english(&format!("Label of {name}")),
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
        quantity: Quantity::Count,
        numerator: value.number(),
        value,
        decimals: 0,
        denominator: None,
        previous: None,
        counted: Vec::new(),
        base: Vec::new(),
        countries: Vec::new(),
        names: Vec::new(),
        names_are: NamesAre::Texts,
        cells: Vec::new(),
        definition: Definition::default(),
        confidential: false,
    }
}

pub fn count(name: &str, n: i128) -> Figure {
    let mut figure = figure(name, Value::Integer(n), "offices");
    figure.definition.measure = "offices".into();
    figure.denominator = Some(Decimal::from(150));
    figure
}

pub fn percent(name: &str, n: i128) -> Figure {
    Figure { quantity: Quantity::Percent, ..figure(name, Value::Integer(n), "") }
}

pub fn cells(mut figure: Figure, by: &str, cells: &[(&str, &str, i128)]) -> Figure {
    figure.definition.by = by.into();
    figure.cells = cells
        .iter()
        .enumerate()
        .map(|(i, (choice, label, n))| Cell {
            choice: (*choice).to_owned(),
            label: english(label),
            value: Value::Integer(*n),
            numerator: Some(Decimal::from(*n)),
            denominator: figure.denominator,
            counted: Vec::new(),
            rank: u32::try_from(i).expect("few cells") + 1,
        })
        .collect();
    figure
}

fn noun(one: &str, other: &str) -> Noun {
    Noun { one: english(one), other: english(other), ..Noun::default() }
}

impl World {
    pub fn new(figures: Vec<Figure>) -> Self {
        let toml = r#"
            year = 2017
            short_name = "Org"
            languages = ["en"]
            organization = { en = "The Organization" }
            dates = { opens = "2018-01-08", due = "2018-02-09", freeze = "2018-03-30", published = "2018-06-12" }
            document = { symbol = "D/1", theme = "lake", title = { en = "Annual Report" }, session = { en = "First" } }
        "#;
        let mut names = Names::default();
        names.units.insert("offices".into(), noun("office", "offices"));
        names.units.insert("people".into(), noun("person", "people"));
        names.units.insert("countries".into(), noun("country", "countries"));
        names.units.insert("USD".into(), Noun { kind: NounKind::Currency, ..noun("USD", "USD") });
        for (code, name, article) in [("TCD", "Chad", ""), ("PHL", "Philippines", "the")] {
            let article = if article.is_empty() { Translated::default() } else { english(article) };
            names.countries.insert(code.into(), Country { name: english(name), article });
        }
        let figures = figures.into_iter().map(|f| (f.name.clone(), f)).collect();
        let mut world = Self {
            cycle: toml::from_str(toml).expect("settings"),
            figures: Figures { snapshot: "abc".into(), figures },
            names,
            questionnaire: Questionnaire::default(),
            roster: Roster::default(),
            responses: Vec::new(),
        };
        world.add_office("A", "North", true);
        world.add_office("B", "North", true);
        world.add_office("C", "South", false);
        world
    }

    pub fn add_office(&mut self, code: &str, region: &str, answers: bool) {
        self.roster.offices.push(Office {
            code: code.into(),
            name: english(&format!("Office {code}")),
            kind: "country".into(),
            region: region.into(),
            countries: Vec::new(),
            from: None,
            until: None,
            exempt: None,
            language: None,
            zone: None,
        });
        if answers {
            self.responses.push(Response {
                office: code.into(),
                status: Status::Submitted,
                answers: BTreeMap::new(),
            });
        }
    }

    /// A question of the questionnaire; a `select_...` has these choices.
    pub fn question(&mut self, name: &str, label: &str, kind: Kind, choices: &[(&str, &str)]) {
        let row = Question {
            name: name.into(),
            kind,
            label: english(label),
            hint: Translated::default(),
            guidance: Translated::default(),
            required: None,
            required_message: Translated::default(),
            relevant: None,
            constraint: None,
            constraint_message: Translated::default(),
            calculation: None,
            default: None,
            choice_filter: None,
            read_only: false,
            appearance: String::new(),
            parameters: String::new(),
            answer: None,
            group: None,
            extra: BTreeMap::new(),
            place: Place::default(),
        };
        self.questionnaire.questions.push(row);
        let choice = |(name, label): &(&str, &str)| Choice {
            name: (*name).into(),
            label: english(label),
            extra: BTreeMap::new(),
        };
        self.questionnaire.lists.insert(name.into(), choices.iter().map(choice).collect());
    }

    /// The answer of the office at an index of the responses.
    pub fn answer(&mut self, office: usize, question: &str, answer: Answer) {
        self.responses[office].answers.insert(question.into(), answer);
    }

    pub fn literal(mut self, text: &str) -> Self {
        let line = u32::try_from(self.names.literals.len()).expect("few literals") + 2;
        self.names.literals.push(Literal {
            text: text.to_owned(),
            language: None,
            reason: LiteralReason::Name,
            place: Place::line("literals.csv", line).at("text"),
        });
        self
    }

    pub fn abbreviation(mut self, short: &str, meaning: &str) -> Self {
        self.names
            .abbreviations
            .push(Abbreviation { abbreviation: short.to_owned(), meaning: english(meaning) });
        self
    }

    pub fn inputs(&self) -> Inputs<'_> {
        Inputs {
            cycle: &self.cycle,
            cycle_name: "config/annual-report-2017",
            figures: &self.figures,
            names: &self.names,
            questionnaire: &self.questionnaire,
            roster: &self.roster,
            responses: &self.responses,
        }
    }

    /// Builds the document of one English file; what the narrative itself gets wrong fails the test.
    #[track_caller]
    pub fn build(&self, text: &str) -> Built {
        let (source, diagnostics) = narrative::read_file("n.md", text.as_bytes());
        assert!(diagnostics.is_empty(), "{:#?}", diagnostics.sorted());
        let narrative = Narrative { language: "en".into(), files: vec![source] };
        build::build(&narrative, &self.inputs())
    }

    /// Builds a document that has no faults.
    #[track_caller]
    pub fn sound(&self, text: &str) -> Built {
        let built = self.build(text);
        assert!(built.diagnostics.is_empty(), "{:#?}", built.diagnostics.sorted());
        built
    }

    /// Asserts that the faults are these: code and place in `n.md`.
    #[track_caller]
    pub fn faults(&self, text: &str, expected: &[(&str, &str)]) {
        let built = self.build(text);
        let sorted = built.diagnostics.sorted();
        let mut found: Vec<_> = sorted.iter().map(|f| (f.code, f.place.to_string())).collect();
        let mut expected: Vec<_> =
            expected.iter().map(|(code, place)| (*code, format!("n.md:{place}"))).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{text}\n{sorted:#?}");
        for fault in sorted {
            assert!(fault.hint.is_some_and(|hint| !hint.is_empty()), "{} has no hint", fault.code);
        }
    }
}
