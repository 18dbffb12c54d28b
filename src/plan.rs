//! What a manager means to do after a report: actions with an owner and a day, and a page for mentoring. It holds nothing of a release: what
//! people answered is not what a plan is about.

use crate::json::{self, present};
use crate::round::Day;
use crate::text::{Line, Name, Text};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Most actions of a plan. A plan with more is a wish list.
pub const MAX_ACTIONS: usize = 20;
/// Longest text of an action or of an entry about mentoring, in characters.
pub const MAX_ENTRY: usize = 400;

/// A text of a plan.
pub type Entry = Text<MAX_ENTRY>;

/// A plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Whose plan it is.
    pub team: Option<Name>,
    /// What is to be done, in the order of choosing.
    pub actions: Vec<PlannedAction>,
    /// The day on which the team looks back.
    pub look_back: Option<Day>,
    /// The page for mentoring.
    pub mentoring: Mentoring,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedAction {
    /// What.
    pub what: Entry,
    /// Who sees to it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub owner: Option<Name>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub by: Option<Day>,
    /// What one would see if it works.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub sign: Option<Entry>,
}

/// How people meet for mentoring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    /// Two people.
    OneToOne,
    /// One experienced person and several others.
    Group,
    /// A day beside somebody at work.
    Shadowing,
}

/// Every way to meet with its word in files.
pub const MEETINGS: [(Meeting, &str); 3] =
    [(Meeting::OneToOne, "one-to-one"), (Meeting::Group, "group"), (Meeting::Shadowing, "shadowing")];

impl Serialize for Meeting {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let word = MEETINGS.iter().find(|(meeting, _)| meeting == self).map_or("", |(_, word)| word);
        serializer.serialize_str(word)
    }
}

impl<'de> Deserialize<'de> for Meeting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::word(deserializer, &MEETINGS)
    }
}

/// A page for mentoring: who could, how, and when to look back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mentoring {
    /// Who could offer it.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub offer: Option<Entry>,
    /// Who could ask for it.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub ask: Option<Entry>,
    /// How people meet.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub meeting: Option<Meeting>,
    /// Somebody outside the line, or from another organisation.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub outside: Option<Entry>,
    /// How often and for how long.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub rhythm: Option<Line>,
    /// What stays between the people who meet.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub confidentiality: Option<Entry>,
    /// Questions for the first meeting.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub first_questions: Option<Entry>,
    /// What the mentor wants to learn.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub mentor_learns: Option<Entry>,
    /// The day to look back.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub look_back: Option<Day>,
}
