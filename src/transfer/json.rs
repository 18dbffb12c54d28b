//! Strict JSON: no name twice, whole numbers only, bounded depth. Written in the canonical form of RFC 8785 (names sorted, no
//! white space), so that equal content has equal bytes and one hash.

use super::{FileError, Wanted};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// A JSON value as Candour's files use it. Numbers are whole: a file has no use for any other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object. Sorted by name, which is the canonical order for the plain ASCII names used here.
    Object(BTreeMap<String, Json>),
}

/// The marker by which [`Json::parse`] tells a repeated name from a slip of syntax in serde's error text.
const NAME_TWICE: &str = "name twice: ";

impl Json {
    /// Reads `bytes`, at most `limit` of them.
    ///
    /// # Errors
    /// [`FileError::TooLarge`], [`FileError::NotJson`] (also for fractions, left-over bytes and nesting deeper than 128) or
    /// [`FileError::NameTwice`].
    pub fn parse(bytes: &[u8], limit: usize) -> Result<Self, FileError> {
        if bytes.len() > limit {
            return Err(FileError::TooLarge { limit });
        }
        // A byte order mark is what some editors put before UTF-8 text; it carries no meaning.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        serde_json::from_slice(bytes).map_err(|error| {
            let text = error.to_string();
            match text.strip_prefix(NAME_TWICE).and_then(|rest| rest.rsplit_once(" at line ")) {
                Some((name, _)) => FileError::NameTwice { name: name.chars().take(60).collect() },
                None => FileError::NotJson { line: error.line(), column: error.column() },
            }
        })
    }

    /// The canonical bytes (RFC 8785) as text.
    pub fn canonical(&self) -> String {
        // Writing to a string cannot fail, and every name is a string; an empty text is what a reader refuses.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// An object from names and values.
    pub fn object<const N: usize>(fields: [(&str, Json); N]) -> Self {
        Self::from_fields(fields.into_iter().map(|(name, value)| (name.to_owned(), value)))
    }

    /// An object from names and values; of two with one name the last one stays.
    pub fn from_fields(fields: impl IntoIterator<Item = (String, Json)>) -> Self {
        // One by one: collecting would bring a sorting algorithm of its own into the app for each kind of iterator.
        let mut object = BTreeMap::new();
        for (name, value) in fields {
            object.insert(name, value);
        }
        Self::Object(object)
    }

    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

impl<T: Into<i64>> From<T> for Json {
    fn from(number: T) -> Self {
        Self::Number(number.into())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => serializer.serialize_i64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(values) => serializer.collect_seq(values),
            Self::Object(fields) => serializer.collect_map(fields),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON with whole numbers")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Json, E> {
        i64::try_from(value).map(Json::Number).map_err(|_| E::custom("number too large"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let mut object = BTreeMap::new();
        while let Some((name, value)) = fields.next_entry::<String, Json>()? {
            if object.contains_key(&name) {
                return Err(de::Error::custom(format_args!("{NAME_TWICE}{name}")));
            }
            object.insert(name, value);
        }
        Ok(Json::Object(object))
    }
}

/// Reads the fields of one object and afterwards complains about any it was not asked for.
pub struct Fields {
    at: String,
    fields: BTreeMap<String, Json>,
}

impl Fields {
    /// The fields of `value`, which stands at `at` (empty for the whole file).
    ///
    /// # Errors
    /// [`FileError::WrongType`] if it is no object.
    pub fn of(value: Json, at: impl Into<String>) -> Result<Self, FileError> {
        let at = at.into();
        match value {
            Json::Object(fields) => Ok(Self { at, fields }),
            _ => Err(FileError::WrongType { at, wanted: Wanted::Object }),
        }
    }

    /// The path of a field of this object.
    pub fn path(&self, name: &str) -> String {
        if self.at.is_empty() { name.to_owned() } else { format!("{}.{name}", self.at) }
    }

    /// Takes a field out; `None` if it is not there.
    pub fn optional(&mut self, name: &str) -> Option<Json> {
        self.fields.remove(name)
    }

    /// Takes a field out.
    ///
    /// # Errors
    /// [`FileError::Missing`].
    pub fn required(&mut self, name: &str) -> Result<Json, FileError> {
        self.optional(name).ok_or_else(|| FileError::Missing { at: self.path(name) })
    }

    /// Takes out a whole number between two bounds, both allowed.
    ///
    /// # Errors
    /// [`FileError::Missing`], [`FileError::WrongType`] or [`FileError::OutOfRange`].
    pub fn number<T: TryFrom<i64>>(&mut self, name: &str, least: u64, most: u64) -> Result<T, FileError> {
        let value = self.required(name)?;
        number(&value, &self.path(name), least, most)
    }

    /// Takes out `true` or `false`; `false` if it is not there.
    ///
    /// # Errors
    /// [`FileError::WrongType`].
    pub fn flag(&mut self, name: &str) -> Result<bool, FileError> {
        match self.optional(name) {
            None => Ok(false),
            Some(Json::Bool(value)) => Ok(value),
            Some(_) => Err(FileError::WrongType { at: self.path(name), wanted: Wanted::YesOrNo }),
        }
    }

    /// Takes out a text of 1 to `most` characters without hidden characters; white space at its ends goes.
    ///
    /// # Errors
    /// [`FileError::Missing`], [`FileError::WrongType`], [`FileError::OutOfRange`] or [`FileError::HiddenCharacters`].
    pub fn text(&mut self, name: &str, most: usize) -> Result<String, FileError> {
        let value = self.required(name)?;
        visible_text(value, &self.path(name), most)
    }

    /// Takes out an id: 1 to `most` of the letters A to Z (either case), digits, `-` and `_`.
    ///
    /// # Errors
    /// As [`Fields::text`], and [`FileError::BadId`].
    pub fn id(&mut self, name: &str, most: usize) -> Result<String, FileError> {
        let id = self.text(name, most)?;
        if id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
            Ok(id)
        } else {
            Err(FileError::BadId { at: self.path(name) })
        }
    }

    /// Takes out a list of `least` to `most` entries.
    ///
    /// # Errors
    /// [`FileError::Missing`], [`FileError::WrongType`] or [`FileError::OutOfRange`].
    pub fn list(&mut self, name: &str, least: usize, most: usize) -> Result<Vec<Json>, FileError> {
        let value = self.required(name)?;
        list(value, &self.path(name), least, most)
    }

    /// Takes out an object as its fields.
    ///
    /// # Errors
    /// [`FileError::Missing`] or [`FileError::WrongType`].
    pub fn object(&mut self, name: &str) -> Result<Self, FileError> {
        let value = self.required(name)?;
        Self::of(value, self.path(name))
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// [`FileError::UnknownName`] if a field is left that nobody asked for.
    pub fn finish(self) -> Result<(), FileError> {
        match self.fields.keys().next() {
            None => Ok(()),
            Some(name) => Err(FileError::UnknownName { at: self.path(&name.chars().take(60).collect::<String>()) }),
        }
    }
}

/// A whole number between two bounds, both allowed.
///
/// # Errors
/// [`FileError::WrongType`] or [`FileError::OutOfRange`].
pub fn number<T: TryFrom<i64>>(value: &Json, at: &str, least: u64, most: u64) -> Result<T, FileError> {
    let Json::Number(value) = value else {
        return Err(FileError::WrongType { at: at.to_owned(), wanted: Wanted::Number });
    };
    let outside = || FileError::OutOfRange { at: at.to_owned(), least, most };
    let magnitude = u64::try_from(*value).map_err(|_| outside())?;
    if !(least..=most).contains(&magnitude) {
        return Err(outside());
    }
    T::try_from(*value).map_err(|_| outside())
}

/// A list of `least` to `most` entries.
///
/// # Errors
/// [`FileError::WrongType`] or [`FileError::OutOfRange`].
pub fn list(value: Json, at: &str, least: usize, most: usize) -> Result<Vec<Json>, FileError> {
    match value {
        Json::List(entries) if (least..=most).contains(&entries.len()) => Ok(entries),
        Json::List(_) => Err(FileError::OutOfRange { at: at.to_owned(), least: least as u64, most: most as u64 }),
        _ => Err(FileError::WrongType { at: at.to_owned(), wanted: Wanted::List }),
    }
}

/// A text of 1 to `most` characters without hidden characters; white space at its ends goes.
///
/// # Errors
/// [`FileError::WrongType`], [`FileError::OutOfRange`] or [`FileError::HiddenCharacters`].
pub fn visible_text(value: Json, at: &str, most: usize) -> Result<String, FileError> {
    let Json::Text(text) = value else {
        return Err(FileError::WrongType { at: at.to_owned(), wanted: Wanted::Text });
    };
    let text = text.trim();
    if text.is_empty() || text.chars().count() > most {
        return Err(FileError::OutOfRange { at: at.to_owned(), least: 1, most: most as u64 });
    }
    if text.chars().any(is_hidden) {
        return Err(FileError::HiddenCharacters { at: at.to_owned() });
    }
    Ok(text.to_owned())
}

/// Control characters, spaces without width, and the marks that turn the direction of reading and so can make a text look like another
/// one (Unicode Technical Report 36, section 3.2; the joiners that some scripts need stay allowed).
pub fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}
