//! Adding an office to the roster.

use std::collections::BTreeSet;

use axum::response::Response;
use database::models::offices::{self, Office};
use database::models::{log, responses};
use database::{Conn, QueryResult};
use jiff::tz::TimeZone;
use questionnaire::sheet::Workbook;
use questionnaire::translated::Translated;
use serde_json::json;

use super::form::{Field, FormPage, Input, fault_of};
use super::{address, on, open};
use crate::access::Act;
use crate::fields::Fields;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::visit::Visit;
use crate::words::{LANGUAGES, Words};

const KINDS: [&str; 4] = ["country", "regional", "headquarters", "liaison"];

/// What the roster knows already.
struct Known {
    codes: BTreeSet<String>,
    regions: BTreeSet<String>,
    countries: BTreeSet<String>,
}

impl Known {
    async fn read(visit: &Visit) -> Result<Self, Problem> {
        let cycle = visit.app.cycle.id.clone();
        let all = visit.app.database.read(move |c| offices::all(&cycle, c)).await?;
        Ok(Self {
            codes: all.iter().map(|office| office.code.to_lowercase()).collect(),
            regions: all.into_iter().map(|office| office.region).collect(),
            countries: countries(visit),
        })
    }
}

/// The codes of `countries.csv`; none where the folder has no such list.
fn countries(visit: &Visit) -> BTreeSet<String> {
    let (workbook, _) = Workbook::from_files(&visit.app.cycle.sources.files);
    let Some(sheet) = workbook.sheet("countries") else { return BTreeSet::new() };
    let Some(code) = sheet.column("code") else { return BTreeSet::new() };
    sheet.rows.iter().filter_map(|row| row.cells.get(code).cloned()).collect()
}

fn form(visit: &Visit, known: &Known, fields: &Fields, sent: bool) -> FormPage {
    let frame = visit.frame();
    let faults = Faults { fields, known, frame: &frame, sent };
    let line = |name: &'static str, label: &str| {
        Field::new(name, frame.t(label), Input::Line("text"), fields)
    };
    let pick = |name: &'static str, label: &str, choices: Vec<(String, String)>| {
        Field::new(name, frame.t(label), Input::Pick(choices), fields)
    };
    let kinds = KINDS.map(|kind| (kind.to_owned(), frame.t(&format!("hq-kind-{kind}")))).to_vec();
    let regions = known.regions.iter().map(|region| (region.clone(), region.clone())).collect();
    let languages =
        LANGUAGES.map(|code| (code.to_owned(), Words::of(code).say("language-name"))).to_vec();
    let mut form = FormPage::new(frame.clone(), frame.t("hq-add-office"), "hq-add-office")
        .under(vec![("/headquarters".to_owned(), frame.t("hq-participation"))])
        .text(frame.t("hq-add-office-lead"))
        .field(line("code", "hq-code").hint(frame.t("hq-code-hint")).fault(faults.code()));
    for (name, label) in
        [("name_en", "hq-name-en"), ("name_fr", "hq-name-fr"), ("name_es", "hq-name-es")]
    {
        form = form.field(line(name, label).fault(faults.name(name)));
    }
    form.field(pick("kind", "hq-kind", kinds).fault(faults.choice("kind", &KINDS)))
        .field(pick("region", "hq-region", regions).fault(faults.region()))
        .field(
            line("countries", "hq-countries")
                .hint(frame.t("hq-countries-hint"))
                .fault(faults.countries()),
        )
        .field(
            pick("language", "hq-language", languages).fault(faults.choice("language", &LANGUAGES)),
        )
        .field(line("zone", "hq-zone").hint(frame.t("hq-zone-hint")).fault(faults.zone()))
}

/// What is wrong with what was sent: the rules of the roster's file.
struct Faults<'a> {
    fields: &'a Fields,
    known: &'a Known,
    frame: &'a Frame,
    sent: bool,
}

impl Faults<'_> {
    fn say(&self, key: &str, text: &str) -> Option<String> {
        self.sent.then(|| self.frame.t1(key, "text", text))
    }

    fn code(&self) -> Option<String> {
        let code = self.fields.get("code");
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        // An address can't end in a part that is only full stops.
        let dots = code.chars().all(|c| c == '.');
        if dots || code.len() > 64 || !code.chars().all(allowed) || code == "new" {
            return self.say("hq-wrong-code", code);
        }
        let is_taken = self.known.codes.contains(&code.to_lowercase());
        is_taken.then(|| self.say("hq-code-taken", code)).flatten()
    }

    fn name(&self, name: &str) -> Option<String> {
        let fault = fault_of(self.fields.get(name), "hq-name-missing", self.frame);
        if self.sent { fault } else { None }
    }

    fn choice(&self, name: &str, known: &[&str]) -> Option<String> {
        let wrong = self.sent && !known.contains(&self.fields.get(name));
        wrong.then(|| self.frame.t("hq-choose"))
    }

    fn region(&self) -> Option<String> {
        let wrong = self.sent && !self.known.regions.contains(self.fields.get("region"));
        wrong.then(|| self.frame.t("hq-choose"))
    }

    fn countries(&self) -> Option<String> {
        let codes: Vec<&str> = self.fields.get("countries").split_whitespace().collect();
        let once: BTreeSet<&str> = codes.iter().copied().collect();
        let is_code = |code: &&str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
        if !codes.iter().all(is_code) || once.len() != codes.len() {
            return self.say("hq-wrong-countries", "");
        }
        let listed = &self.known.countries;
        let unknown: Vec<&str> = once.into_iter().filter(|code| !listed.contains(*code)).collect();
        match (self.fields.get("kind"), codes.is_empty()) {
            ("country", true) => self.say("hq-countries-missing", ""),
            ("headquarters", false) => self.say("hq-countries-none", ""),
            _ if !listed.is_empty() && !unknown.is_empty() => {
                self.say("hq-countries-unknown", &unknown.join(", "))
            }
            _ => None,
        }
    }

    fn zone(&self) -> Option<String> {
        let zone = self.fields.get("zone");
        let known = !zone.is_empty() && TimeZone::get(zone).is_ok();
        (!known).then(|| self.say("hq-wrong-zone", zone)).flatten()
    }
}

/// Asks for an office.
pub async fn page(visit: Visit) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    open(&visit)?;
    let known = Known::read(&visit).await?;
    Ok(form(&visit, &known, &Fields::default(), false).response())
}

/// Adds it, invited.
pub async fn add(visit: Visit, fields: Fields) -> Result<Response, Problem> {
    let by = visit.allowed(Act::Run)?.person.id.clone();
    open(&visit)?;
    let form = form(&visit, &Known::read(&visit).await?, &fields, true);
    if form.has_faults() {
        return Ok(form.response());
    }
    let office = row(&visit, &fields)?;
    let (code, now, version) = (office.code.clone(), visit.now, visit.app.cycle.form().version);
    let work = move |c: &mut Conn| insert(&office, version, &by, now, c);
    if visit.change(work).await? {
        Ok(on(&address(&code), "office-added"))
    } else {
        Err(Problem::Stale)
    }
}

fn insert(
    office: &Office,
    version: i64,
    by: &str,
    now: database::Moment,
    conn: &mut Conn,
) -> QueryResult<bool> {
    if offices::find(&office.cycle_id, &office.code, conn)?.is_some() {
        return Ok(false);
    }
    offices::insert(office, conn)?;
    responses::insert(&office.cycle_id, &office.code, version, now, conn)?;
    let detail = json!({ "kind": office.kind, "region": office.region });
    log::append(Some(by), "office.added", &format!("office:{}", office.code), &detail, now, conn)?;
    Ok(true)
}

fn row(visit: &Visit, fields: &Fields) -> Result<Office, Problem> {
    let get = |name: &str| fields.get(name).to_owned();
    let names = LANGUAGES.map(|code| (code.to_owned(), get(&format!("name_{code}"))));
    let name = serde_json::to_string(&Translated(names.into()));
    Ok(Office {
        cycle_id: visit.app.cycle.id.clone(),
        code: get("code"),
        name: name.map_err(|fault| Problem::Fault(fault.to_string()))?,
        kind: get("kind"),
        region: get("region"),
        countries: get("countries").split_whitespace().collect::<Vec<_>>().join(" "),
        language: get("language"),
        zone: get("zone"),
        due: None,
        exempt: None,
    })
}
