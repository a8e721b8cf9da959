//! The people of the reference cycle: invented, so that each kind of user can be tried.

use database::models::people::{self, Role};
use database::models::{offices, sign_in};
use database::{Conn, Database, Moment, QueryResult, id};
use time::Duration;

use crate::cycle::name_of;
use crate::problem::Problem;

/// A link for one kind of user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoLink {
    /// What the person does, in English.
    pub who: String,
    /// The address of its page.
    pub path: String,
}

/// How long the links of a demonstration work.
const LASTS: Duration = Duration::days(365);

/// Names a head and a respondent for each office, a reviewer for each region, someone at headquarters and an auditor; each
/// is named once. Returns a link for one of each kind: the head and a respondent of `office`, its reviewer, headquarters, the
/// auditor.
pub async fn people(
    database: &Database,
    cycle: &str,
    office: &str,
    now: Moment,
) -> Result<Vec<DemoLink>, Problem> {
    let secrets = (0..5).map(|_| id::secret()).collect::<Result<Vec<String>, _>>();
    let secrets = secrets.map_err(|fault| Problem::Fault(fault.to_string()))?;
    let (cycle, office) = (cycle.to_owned(), office.to_owned());
    let work = move |c: &mut Conn| invent(&cycle, &office, &secrets, now, c);
    Ok(database.write(work).await?)
}

fn invent(
    cycle: &str,
    office: &str,
    secrets: &[String],
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<Vec<DemoLink>> {
    let mut shown = Vec::new();
    for row in offices::all(cycle, conn)? {
        let name = name_of(&row);
        let name = name.get(&row.language);
        let code = row.code.clone();
        let head = Role::Head { office: code.clone() };
        let head = person("head", &code, name, &row.language, &head, now, conn)?;
        let role = Role::Respondent { office: code.clone(), section: None };
        let respondent = person("respondent", &code, name, &row.language, &role, now, conn)?;
        let role = Role::Regional { region: row.region.clone() };
        let slug: String =
            row.region.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        let regional = person("reviewer", &slug, &row.region, "en", &role, now, conn)?;
        if code == office {
            shown.extend([
                (format!("head of office ({name})"), head),
                (format!("respondent ({name})"), respondent),
                (format!("regional reviewer ({})", row.region), regional),
            ]);
        }
    }
    let everywhere = [("headquarters", Role::Headquarters), ("auditor", Role::Auditor)];
    for (word, role) in everywhere {
        shown.push((word.to_owned(), person(word, "reference", word, "en", &role, now, conn)?));
    }
    let mut links = Vec::new();
    for ((who, person), secret) in shown.into_iter().zip(secrets) {
        sign_in::insert_link(secret, &person, LASTS, true, now, conn)?;
        links.push(DemoLink { who, path: format!("/sign-in/{secret}") });
    }
    Ok(links)
}

fn person(
    word: &str,
    at: &str,
    place: &str,
    language: &str,
    role: &Role,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<String> {
    let email = format!("{word}.{}@example.org", at.to_lowercase());
    let name = if word == place { capital(word) } else { format!("{}, {place}", capital(word)) };
    let person = people::find_or_insert(&email, &name, language, now, conn)?;
    people::grant(&person.id, role, None, now, conn)?;
    Ok(person.id)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
