//! People who answer at once, each one question of an office that is theirs alone.

use anyhow::{Result, ensure};
use database::models::people::{self, Role};
use database::models::sign_in;
use database::{Conn, Database, Moment, QueryResult, id};
use edition::cycle::Cycle;
use questionnaire::form::{Kind, Question, Questionnaire};
use time::{Duration, OffsetDateTime};

/// Someone who is signed in.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their office.
    pub office: String,
    /// Their question.
    pub question: String,
    /// What they answer, in turn; none for free text.
    pub choices: Vec<String>,
    /// The secret of their session.
    pub secret: String,
}

impl Person {
    /// What they answer the `n`th time.
    pub fn value(&self, n: usize) -> String {
        if self.choices.is_empty() {
            return format!("{} {n}", self.secret);
        }
        self.choices[n % self.choices.len()].clone()
    }
}

/// Signs in `number` people; `wanted` says which questions they answer.
pub async fn sign_in(
    url: &str,
    cycle: &Cycle,
    number: usize,
    wanted: fn(&Kind) -> bool,
) -> Result<Vec<Person>> {
    let (form, roster) = (&cycle.collected.questionnaire, &cycle.collected.roster);
    let questions: Vec<&Question> =
        form.questions.iter().filter(|q| wanted(&q.kind) && always_asked(q, form)).collect();
    let offices: Vec<&str> = roster.invited().map(|office| office.code.as_str()).collect();
    ensure!(number <= questions.len() * offices.len(), "there are not so many questions");
    let mut people = Vec::new();
    for n in 0..number {
        let question = questions[n / offices.len()];
        people.push(Person {
            office: offices[n % offices.len()].to_owned(),
            question: question.name.clone(),
            choices: form.choices(question).iter().map(|choice| choice.name.clone()).collect(),
            secret: id::secret()?,
        });
    }
    let (database, named) = (Database::open(url, 1).await?, people.clone());
    database.write(move |c| named.iter().try_for_each(|person| name(person, c))).await?;
    Ok(people)
}

fn name(person: &Person, conn: &mut Conn) -> QueryResult<()> {
    let now = Moment::of(OffsetDateTime::now_utc());
    let email = format!("{}@example.org", person.secret);
    let found = people::find_or_insert(&email, &person.office, "en", now, conn)?;
    let role = Role::Respondent { office: person.office.clone(), section: None };
    people::grant(&found.id, &role, None, now, conn)?;
    let lasts = Duration::hours(1);
    sign_in::insert_link(&person.secret, &found.id, lasts, false, now, conn)?;
    sign_in::use_link(&person.secret, &person.secret, lasts, now, conn).map(drop)
}

fn always_asked(question: &Question, form: &Questionnaire) -> bool {
    let mut conditions = form.groups_of(question).map(|group| &group.relevant);
    conditions.all(Option::is_none)
        && question.relevant.is_none()
        && question.constraint.is_none()
        && !question.read_only
}
