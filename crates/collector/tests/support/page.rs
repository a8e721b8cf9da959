//! What came back.

use axum::http::{HeaderMap, header};
use axum::response::Response;
use scraper::{Html, Selector};

/// A response, whole.
#[derive(Debug)]
pub struct Page {
    /// What was asked for.
    pub asked: String,
    /// Its status.
    pub status: u16,
    /// Where it leads, if elsewhere.
    pub location: Option<String>,
    /// All headers.
    pub headers: HeaderMap,
    /// Its body as text; what is no UTF-8 is replaced.
    pub body: String,
    /// Its body.
    pub bytes: Vec<u8>,
}

impl Page {
    /// Reads it to its end.
    pub async fn of(asked: &str, response: Response) -> Self {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let location = headers.get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Self { asked: asked.to_owned(), status, location, headers, body, bytes }
    }

    /// Its text as a reader sees it, each run of space as one.
    pub fn text(&self) -> String {
        let html = Html::parse_document(&self.body);
        spaced(html.root_element().text())
    }

    /// The text of each element that a CSS selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        html.select(&Selector::parse(selector).unwrap()).map(|found| spaced(found.text())).collect()
    }

    /// An attribute of each element that a CSS selector finds.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        let found = html.select(&selector);
        found.filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    /// Whether its text has that in it.
    pub fn says(&self, wanted: &str) -> bool {
        self.text().contains(wanted)
    }

    /// Fails unless it is HTML without a fault of syntax, without two elements of one id, whose labels and descriptions
    /// lead somewhere, and which shows the key of no word in place of the word.
    pub fn check(&self) -> &Self {
        let html = Html::parse_document(&self.body);
        assert!(html.errors.is_empty(), "{}: {:?}\n{}", self.asked, html.errors, self.body);
        let ids = self.attributes("[id]", "id");
        let mut once = ids.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "{}: an id stands twice in {ids:?}", self.asked);
        for name in ["for", "aria-labelledby", "aria-describedby", "popovertarget"] {
            let named = self.attributes(&format!("[{name}]"), name);
            let missing: Vec<&str> = named
                .iter()
                .flat_map(|value| value.split_whitespace())
                .filter(|id| !ids.iter().any(|known| known == id))
                .collect();
            assert!(missing.is_empty(), "{}: {name} leads nowhere: {missing:?}", self.asked);
        }
        assert_eq!(self.texts("h1").len(), 1, "{}: one h1", self.asked);
        let keys = self.keys_shown();
        assert!(keys.is_empty(), "{}: keys without words: {keys:?}", self.asked);
        self
    }

    /// What stands alone in an element or attribute and is made like the key of a word.
    fn keys_shown(&self) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        let texts = html.root_element().text().map(str::to_owned);
        let named = ["aria-label", "title", "alt"];
        let named = named.iter().flat_map(|name| self.attributes(&format!("[{name}]"), name));
        texts.chain(named).map(|text| text.trim().to_owned()).filter(|text| is_key(text)).collect()
    }
}

fn is_key(text: &str) -> bool {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.contains('-')
        && text.split('-').all(|part| !part.is_empty() && part.chars().all(small))
}

fn spaced<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
