//! One request: who asks, in which language, when.

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use database::models::responses::{self, ResponseRow};
use database::models::{cycles, people, sign_in};
use database::{Conn, Moment, QueryResult, id};
use std::convert::Infallible;
use std::net::SocketAddr;

use crate::access::{Act, User};
use crate::app::AppState;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::words::{LANGUAGES, Words};

/// The cookie of a session.
pub const SESSION: &str = "session";
/// The cookie of a language.
pub const LANGUAGE: &str = "language";

/// A request and who makes it.
#[derive(Clone)]
pub struct Visit {
    /// The running program.
    pub app: AppState,
    /// Who is signed in.
    pub user: Option<User>,
    /// The words of their language.
    pub words: &'static Words,
    /// When.
    pub now: Moment,
    /// The path, without what follows the `?`.
    pub path: String,
    /// What follows the `?`.
    pub query: String,
    /// Whether it only looks.
    pub is_get: bool,
    /// The address of the network that it comes from.
    pub address: String,
    /// Whether the cycle is closed.
    pub is_closed: bool,
}

impl FromRequestParts<AppState> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Infallible> {
        if let Some(visit) = parts.extensions.get::<Self>() {
            return Ok(visit.clone());
        }
        let jar = CookieJar::from_headers(&parts.headers);
        let now = app.now();
        let session = jar.get(SESSION).map(|cookie| cookie.value().to_owned());
        let Recognised { user, is_closed, version } = recognise(app, session, now).await;
        if version > app.cycle.form().version
            && let Err(fault) = app.cycle.follow(&app.database).await
        {
            tracing::error!("version {version} of the questionnaire can't be read: {fault}");
        }
        let visit = Self {
            words: Words::of(&language(parts, &jar, user.as_ref())),
            user,
            now,
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            is_get: parts.method == axum::http::Method::GET,
            address: address(parts),
            is_closed,
            app: app.clone(),
        };
        parts.extensions.insert(visit.clone());
        Ok(visit)
    }
}

/// Who asks, and how the cycle stands.
#[derive(Default)]
struct Recognised {
    user: Option<User>,
    is_closed: bool,
    /// The newest version of the questionnaire.
    version: i64,
}

async fn recognise(app: &AppState, session: Option<String>, now: Moment) -> Recognised {
    let cycle = app.cycle.id.clone();
    let found = app.database.read(move |c| {
        let is_closed = cycles::is_closed(&cycle, c)?;
        let version = cycles::newest_version(&cycle, c)?;
        let person = session.map(|session| sign_in::session(&session, now, c)).transpose()?;
        let user = person.flatten().map(|person| {
            let roles = people::roles_of(&person.id, c)?;
            QueryResult::Ok(User { person, roles })
        });
        Ok(Recognised { user: user.transpose()?, is_closed, version })
    });
    match found.await {
        Ok(found) => found,
        Err(failure) => {
            tracing::error!("a session could not be looked up: {failure}");
            Recognised::default()
        }
    }
}

/// The language asked for, else the person's, else the cookie's, else the browser's.
fn language(parts: &Parts, jar: &CookieJar, user: Option<&User>) -> String {
    let asked = parts.uri.query().and_then(|query| {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        pairs.find(|(name, _)| name == "lang").map(|(_, value)| value.into_owned())
    });
    let known = |code: &String| LANGUAGES.contains(&code.as_str());
    let cookie = || jar.get(LANGUAGE).map(|cookie| cookie.value().to_owned());
    let browser = || {
        let header = parts.headers.get(axum::http::header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        let codes = header.split(',').filter_map(|part| part.trim().get(..2));
        codes.map(str::to_lowercase).find(known)
    };
    let person = || user.map(|user| user.person.language.clone());
    asked
        .filter(known)
        .or_else(|| cookie().filter(known))
        .or_else(|| person().filter(known))
        .or_else(browser)
        .unwrap_or_else(|| "en".to_owned())
}

fn address(parts: &Parts) -> String {
    let connected = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    connected.map_or_else(|| "unknown".to_owned(), |ConnectInfo(address)| address.ip().to_string())
}

impl Visit {
    /// Who is signed in; else a page that asks to sign in.
    pub fn signed_in(&self) -> Result<&User, Problem> {
        self.user.as_ref().ok_or_else(|| Problem::SignIn(self.path.clone()))
    }

    /// The same, if they may.
    pub fn allowed(&self, act: Act<'_>) -> Result<&User, Problem> {
        let user = self.signed_in()?;
        if user.may(act, self.is_closed) { Ok(user) } else { Err(Problem::Forbidden) }
    }

    /// Writes in one transaction, if the cycle is open in that same transaction.
    pub async fn change<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Conn) -> QueryResult<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let cycle = self.app.cycle.id.clone();
        let work = move |c: &mut Conn| {
            if cycles::is_closed(&cycle, c)? {
                return Ok(None);
            }
            work(c).map(Some)
        };
        self.app.database.write(work).await?.ok_or(Problem::Closed)
    }

    /// Writes answers and what belongs to them, if the cycle is open, and the response is open and in the state that the
    /// visitor saw.
    pub async fn change_response<T: Send + 'static>(
        &self,
        seen: &ResponseRow,
        work: impl Fn(&mut Conn) -> QueryResult<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let (cycle, office, state) =
            (seen.cycle_id.clone(), seen.office.clone(), seen.state.clone());
        let work = move |c: &mut Conn| {
            let current = responses::find(&cycle, &office, c)?;
            if !current.is_some_and(|current| current.is_open() && current.state == state) {
                return Ok(None);
            }
            work(c).map(Some)
        };
        self.change(work).await?.ok_or(Problem::Stale)
    }

    /// The frame of its page.
    pub fn frame(&self) -> Frame {
        let settings = &self.app.cycle.settings;
        let language = self.words.language;
        let due = settings.dates.due.clone();
        Frame {
            words: self.words,
            organization: settings.organization.get(language).to_owned(),
            cycle: self.app.cycle.title(language).to_owned(),
            due: (due.clone(), crate::dates::day(&due, self.words)),
            is_closed: self.is_closed,
            person: self.user.as_ref().map(|user| user.person.name.clone()),
            links: self.user.as_ref().map(|user| self.links(user)).unwrap_or_default(),
            path: self.path.clone(),
            contact: self.app.options.contact.clone(),
            is_get: self.is_get,
            fault_number: fault_number(self.now),
            synthetic: settings.synthetic.as_ref().map(|text| text.get(language).to_owned()),
        }
    }

    fn links(&self, user: &User) -> Vec<(String, String)> {
        let mut links = Vec::new();
        let mut add = |address: String, key: &str| {
            if !links.iter().any(|(known, _)| *known == address) {
                links.push((address, self.words.say(key)));
            }
        };
        for office in user.offices() {
            add(format!("/office/{office}"), "nav-sections");
            add(format!("/office/{office}/check"), "nav-check");
        }
        if user.regions().next().is_some() {
            add("/region".to_owned(), "nav-region");
        }
        if user.may(Act::Run, false) {
            for (address, key) in [
                ("/headquarters", "nav-participation"),
                ("/headquarters/reminders", "nav-reminders"),
                ("/headquarters/people", "nav-people"),
                ("/headquarters/questionnaire", "nav-questionnaire"),
                ("/headquarters/report", "nav-report"),
            ] {
                add(address.to_owned(), key);
            }
        }
        if user.may(Act::Audit, false) {
            add("/audit".to_owned(), "nav-audit");
        }
        links
    }

    /// The page of a problem.
    pub fn problem(&self, problem: Problem) -> axum::response::Response {
        problem.page(self.frame())
    }
}

/// Short enough to be read out on the telephone.
fn fault_number(now: Moment) -> String {
    let digest = id::digest(now.microseconds().to_string());
    format!("{}-{}", &digest[..4], &digest[4..8]).to_uppercase()
}
