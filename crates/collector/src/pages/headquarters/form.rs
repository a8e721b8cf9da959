//! Forms with a few fields, all laid out in one way: heading, what it is about, fields with their faults, one button.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::fields::Fields;
use crate::frame::Frame;
use crate::pages::error::html;

/// The longest text that a field takes, in characters.
pub const LONGEST: usize = 2000;

/// A page with one form.
#[derive(Template)]
#[template(path = "collector/headquarters/form.html")]
pub struct FormPage {
    frame: Frame,
    crumbs: Vec<(String, String)>,
    heading: String,
    texts: Vec<String>,
    facts: Vec<(String, String)>,
    fields: Vec<Field>,
    action: String,
    button: String,
}

/// One field.
pub struct Field {
    name: &'static str,
    label: String,
    hint: String,
    value: String,
    fault: Option<String>,
    input: Input,
}

/// How a field is filled in.
pub enum Input {
    /// A line of that type.
    Line(&'static str),
    /// Several lines.
    Area,
    /// One of these: value, label.
    Pick(Vec<(String, String)>),
    /// Any of these.
    Tick(Vec<(String, String)>),
    /// Kept and not shown.
    Hidden,
}

impl Field {
    /// A field of that input with the value that was sent.
    pub fn new(name: &'static str, label: String, input: Input, fields: &Fields) -> Self {
        let value = match input {
            // Ticks are sent one by one, and joined once they were confirmed.
            Input::Tick(_) => fields.all(name).collect::<Vec<_>>().join(" "),
            _ => fields.get(name).to_owned(),
        };
        Self { name, label, hint: String::new(), value, fault: None, input }
    }

    /// One that is kept and not shown.
    pub fn hidden(name: &'static str, value: impl Into<String>) -> Self {
        let (label, hint) = (String::new(), String::new());
        Self { name, label, hint, value: value.into(), fault: None, input: Input::Hidden }
    }

    /// With a hint.
    #[must_use]
    pub fn hint(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    /// With a value where none was sent.
    #[must_use]
    pub fn or(mut self, value: &str) -> Self {
        if self.value.is_empty() {
            value.clone_into(&mut self.value);
        }
        self
    }

    /// With what is wrong with it.
    #[must_use]
    pub fn fault(mut self, fault: Option<String>) -> Self {
        self.fault = fault;
        self
    }

    /// The attributes that tie it to its hint and its fault.
    fn described(&self) -> String {
        let name = self.name;
        let hint = (!self.hint.is_empty()).then(|| format!("{name}-hint"));
        let fault = self.fault.as_ref().map(|_| format!("{name}-err"));
        let ids: Vec<String> = hint.into_iter().chain(fault).collect();
        let mut attributes = String::new();
        if !ids.is_empty() {
            attributes = format!(" aria-describedby=\"{}\"", ids.join(" "));
        }
        if self.fault.is_some() {
            attributes.push_str(" aria-invalid=\"true\"");
        }
        attributes
    }

    /// The first element of it that takes an entry.
    fn target(&self) -> String {
        match &self.input {
            Input::Tick(_) => format!("{}-1", self.name),
            _ => self.name.to_owned(),
        }
    }

    fn is_chosen(&self, name: &str) -> bool {
        match self.input {
            Input::Tick(_) => self.value.split(' ').any(|chosen| chosen == name),
            _ => self.value == name,
        }
    }

    /// The value as people read it.
    fn said(&self) -> String {
        let (Input::Pick(choices) | Input::Tick(choices)) = &self.input else {
            return self.value.clone();
        };
        let chosen = choices.iter().filter(|(name, _)| self.is_chosen(name));
        chosen.map(|(_, label)| label.as_str()).collect::<Vec<_>>().join("; ")
    }
}

impl FormPage {
    /// A form that is sent to the address of the page.
    pub fn new(frame: Frame, heading: String, button: &str) -> Self {
        Self {
            button: frame.t(button),
            action: frame.path.clone(),
            crumbs: Vec::new(),
            heading,
            texts: Vec::new(),
            facts: Vec::new(),
            fields: Vec::new(),
            frame,
        }
    }

    /// Below these pages: address, name.
    #[must_use]
    pub fn under(mut self, crumbs: Vec<(String, String)>) -> Self {
        self.crumbs = crumbs;
        self
    }

    /// With a paragraph.
    #[must_use]
    pub fn text(mut self, text: String) -> Self {
        self.texts.push(text);
        self
    }

    /// With a fact.
    #[must_use]
    pub fn fact(mut self, name: &str, value: String) -> Self {
        self.facts.push((self.frame.t(name), value));
        self
    }

    /// With a field.
    #[must_use]
    pub fn field(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// Whether a field has a fault.
    pub fn has_faults(&self) -> bool {
        self.fields.iter().any(|field| field.fault.is_some())
    }

    /// The same entries with a question whether to go on; nothing is asked for any more.
    #[must_use]
    pub fn confirm(mut self, heading: String, texts: Vec<String>, button: &str) -> Self {
        let shown = self.fields.iter().filter(|field| !matches!(field.input, Input::Hidden));
        let shown = shown.filter(|field| !field.value.is_empty());
        let shown: Vec<(String, String)> =
            shown.map(|field| (field.label.clone(), field.said())).collect();
        self.facts = shown;
        for field in &mut self.fields {
            field.input = Input::Hidden;
        }
        self.fields.push(Field::hidden("confirm", "yes"));
        self.button = self.frame.t(button);
        (self.heading, self.texts) = (heading, texts);
        self
    }

    /// Where to go without doing anything.
    fn back(&self) -> &str {
        self.crumbs.last().map_or("/headquarters", |(address, _)| address)
    }

    fn faults(&self) -> impl Iterator<Item = (String, &String)> {
        self.fields.iter().filter_map(|field| Some((field.target(), field.fault.as_ref()?)))
    }

    /// As a response: 422 where something is wrong.
    pub fn response(self) -> Response {
        let page = html(&self);
        if self.has_faults() {
            return (StatusCode::UNPROCESSABLE_ENTITY, page).into_response();
        }
        page
    }
}

/// Whether someone pressed the button of the question.
pub fn is_confirmed(fields: &Fields) -> bool {
    fields.get("confirm") == "yes"
}

/// What is wrong with a text that must be there.
pub fn fault_of(text: &str, missing: &str, frame: &Frame) -> Option<String> {
    if text.is_empty() {
        return Some(frame.t(missing));
    }
    (text.chars().count() > LONGEST).then(|| frame.n("hq-too-long", "n", LONGEST))
}
