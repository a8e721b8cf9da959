//! Who may do what. Every page and every action asks here.

use database::models::people::{Person, Role};

/// An office as the rules see it.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Its code.
    pub office: &'a str,
    /// Its region.
    pub region: &'a str,
}

/// What someone wants to do.
#[derive(Clone, Copy, Debug)]
pub enum Act<'a> {
    /// See the answers of an office.
    Read(Place<'a>),
    /// Answer a section of it.
    Answer(Place<'a>, &'a str),
    /// Answer some section of it.
    AnswerSome(Place<'a>),
    /// Say something about its answers.
    Comment(Place<'a>),
    /// Let a colleague answer.
    Delegate(Place<'a>),
    /// Certify and submit, or take back.
    Certify(Place<'a>),
    /// Return or approve.
    Review(Place<'a>),
    /// See the offices of a region.
    ReadRegion(&'a str),
    /// Run the cycle.
    Run,
    /// Read the frozen cycle and the log.
    Audit,
}

/// What someone wants to do at an office that is still to be looked up.
#[derive(Clone, Copy, Debug)]
pub enum AtOffice<'a> {
    /// See [`Act::Read`].
    Read,
    /// See [`Act::Answer`].
    Answer(&'a str),
    /// See [`Act::AnswerSome`].
    AnswerSome,
    /// See [`Act::Comment`].
    Comment,
    /// See [`Act::Delegate`].
    Delegate,
    /// See [`Act::Certify`].
    Certify,
    /// See [`Act::Review`].
    Review,
}

impl<'a> AtOffice<'a> {
    /// The same, at that office.
    pub fn act(self, place: Place<'a>) -> Act<'a> {
        match self {
            Self::Read => Act::Read(place),
            Self::Answer(section) => Act::Answer(place, section),
            Self::AnswerSome => Act::AnswerSome(place),
            Self::Comment => Act::Comment(place),
            Self::Delegate => Act::Delegate(place),
            Self::Certify => Act::Certify(place),
            Self::Review => Act::Review(place),
        }
    }
}

/// Someone who is signed in.
#[derive(Clone, Debug)]
pub struct User {
    /// Who.
    pub person: Person,
    /// What they may do.
    pub roles: Vec<Role>,
}

impl User {
    /// Whether they may. An auditor reads answers once the cycle is closed.
    pub fn may(&self, act: Act<'_>, is_closed: bool) -> bool {
        self.roles.iter().any(|role| allows(role, act, is_closed))
    }

    /// The offices that they answer for.
    pub fn offices(&self) -> impl Iterator<Item = &str> {
        self.roles.iter().filter_map(|role| match role {
            Role::Respondent { office, .. } | Role::Head { office } => Some(office.as_str()),
            _ => None,
        })
    }

    /// The regions that they review.
    pub fn regions(&self) -> impl Iterator<Item = &str> {
        self.roles.iter().filter_map(|role| match role {
            Role::Regional { region } => Some(region.as_str()),
            _ => None,
        })
    }
}

fn allows(role: &Role, act: Act<'_>, is_closed: bool) -> bool {
    match role {
        Role::Respondent { office, section } => match act {
            Act::Read(place) | Act::AnswerSome(place) | Act::Comment(place) => {
                place.office == office
            }
            Act::Answer(place, wanted) => {
                place.office == office && section.as_deref().is_none_or(|own| own == wanted)
            }
            Act::Delegate(place) => place.office == office && section.is_none(),
            _ => false,
        },
        Role::Head { office } => match act {
            Act::Read(place)
            | Act::Answer(place, _)
            | Act::AnswerSome(place)
            | Act::Comment(place)
            | Act::Delegate(place)
            | Act::Certify(place) => place.office == office,
            _ => false,
        },
        Role::Regional { region } => match act {
            Act::Read(place) | Act::Comment(place) | Act::Review(place) => place.region == region,
            Act::ReadRegion(wanted) => wanted == region,
            _ => false,
        },
        Role::Headquarters => {
            matches!(
                act,
                Act::Read(_)
                    | Act::Comment(_)
                    | Act::Review(_)
                    | Act::ReadRegion(_)
                    | Act::Run
                    | Act::Audit
            )
        }
        Role::Auditor => match act {
            Act::Audit => true,
            Act::Read(_) | Act::ReadRegion(_) => is_closed,
            _ => false,
        },
    }
}
