//! Text that people type or files bring, parsed once: without white space at its ends, bounded, and without characters that nobody sees.

use crate::characters::{has_hidden, has_stray_marks};
use crate::json::Fault;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

/// Longest name, in characters.
pub const MAX_NAME: usize = 60;
/// Longest line, in characters.
pub const MAX_LINE: usize = 80;
/// Longest id, in characters.
pub const MAX_ID: usize = 40;

/// The name of a team, a round or a person.
pub type Name = Text<MAX_NAME>;

/// A line that says more than a name, such as who will get the results.
pub type Line = Text<MAX_LINE>;

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// Empty, or longer than it may be.
    #[error("not between 1 and {most} characters")]
    Length {
        /// Most characters.
        most: usize,
    },
    /// See [`has_hidden`] and [`has_stray_marks`].
    #[error("hidden characters")]
    HiddenCharacters,
    /// An id with something else than letters A to Z, digits, `-` and `_`.
    #[error("not a plain id")]
    NotAnId,
}

impl From<TextError> for Fault {
    fn from(error: TextError) -> Self {
        match error {
            TextError::Length { most } => Self::OutOfRange { least: 1, most: most as u64 },
            TextError::HiddenCharacters => Self::HiddenCharacters,
            TextError::NotAnId => Self::BadId,
        }
    }
}

/// A text of 1 to `MOST` characters without hidden characters and without white space at its ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Text<const MOST: usize>(String);

impl<const MOST: usize> Text<MOST> {
    /// Parses what somebody wrote; white space at its ends goes.
    ///
    /// # Errors
    /// [`TextError::Length`] or [`TextError::HiddenCharacters`].
    pub fn new(written: &str) -> Result<Self, TextError> {
        let text = Self::from_file(written)?;
        if has_stray_marks(&text) { Err(TextError::HiddenCharacters) } else { Ok(text) }
    }

    /// The same for a text that stands in JSON, all of which [`crate::json::parse`] has searched for stray marks.
    ///
    /// # Errors
    /// [`TextError::Length`] or [`TextError::HiddenCharacters`].
    pub(crate) fn from_file(written: &str) -> Result<Self, TextError> {
        let text = written.trim();
        if text.is_empty() || text.chars().count() > MOST {
            return Err(TextError::Length { most: MOST });
        }
        if has_hidden(text) { Err(TextError::HiddenCharacters) } else { Ok(Self(text.to_owned())) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MOST: usize> Deref for Text<MOST> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MOST: usize> fmt::Display for Text<MOST> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<const MOST: usize> FromStr for Text<MOST> {
    type Err = TextError;

    fn from_str(written: &str) -> Result<Self, TextError> {
        Self::new(written)
    }
}

impl<const MOST: usize> From<Text<MOST>> for String {
    fn from(text: Text<MOST>) -> Self {
        text.0
    }
}

impl<'de, const MOST: usize> Deserialize<'de> for Text<MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_file(&String::deserialize(deserializer)?).map_err(|error| Fault::from(error).raise())
    }
}

/// An id: 1 to [`MAX_ID`] of the letters A to Z (either case), digits, `-` and `_`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Id(Text<MAX_ID>);

impl Id {
    /// Parses what somebody wrote.
    ///
    /// # Errors
    /// [`TextError`].
    pub fn new(written: &str) -> Result<Self, TextError> {
        let text = Text::from_file(written)?;
        let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        if plain { Ok(Self(text)) } else { Err(TextError::NotAnId) }
    }
}

impl Deref for Id {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0.into()
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(|error| Fault::from(error).raise())
    }
}
