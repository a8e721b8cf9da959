//! What a form sent.

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};

use crate::problem::Problem;

/// A file that was sent.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The field.
    pub field: String,
    /// The file's name.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// Fields in the order in which they were sent, of either kind of form.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    pairs: Vec<(String, String)>,
    /// Files; those that were left empty are not among them.
    pub uploads: Vec<Upload>,
}

impl Fields {
    /// The first value of a field, without space around it; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.raw(name).unwrap_or("").trim()
    }

    /// The first value of a field as it was sent.
    pub fn raw(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Every field with its value.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// A NUL can't be typed, and no database keeps it alike.
    fn without_nul(self) -> Result<Self, Problem> {
        let has_nul =
            self.pairs.iter().any(|(name, value)| name.contains('\0') || value.contains('\0'));
        if has_nul { Err(Problem::Unreadable) } else { Ok(self) }
    }

    async fn multipart(mut form: Multipart) -> Result<Self, Problem> {
        let mut fields = Self::default();
        while let Some(part) =
            form.next_field().await.map_err(|fault| unreadable(fault.status()))?
        {
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(str::to_owned);
            let bytes = part.bytes().await.map_err(|fault| unreadable(fault.status()))?;
            match file {
                Some(file) if !file.is_empty() => {
                    fields.uploads.push(Upload { field: name, name: file, bytes });
                }
                Some(_) => {}
                None => {
                    let text = String::from_utf8(bytes.to_vec());
                    fields
                        .pairs
                        .push((name, text.map_err(|_| unreadable(StatusCode::BAD_REQUEST))?));
                }
            }
        }
        Ok(fields)
    }
}

fn unreadable(status: StatusCode) -> Problem {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        _ => Problem::Unreadable,
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let form = Multipart::from_request(request, state).await;
            let fields = Self::multipart(form.map_err(|_| Problem::Unreadable)?).await;
            return fields.and_then(Self::without_nul);
        }
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|fault| unreadable(fault.status()))?;
        std::str::from_utf8(&body).map_err(|_| Problem::Unreadable)?;
        let pairs = form_urlencoded::parse(&body);
        let pairs = pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
        Self { pairs, uploads: Vec::new() }.without_nul()
    }
}
