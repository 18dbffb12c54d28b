//! JSON as Candour's files are made of it: read by `serde_json` into derived types, and written in the canonical form of RFC 8785 (keys
//! sorted, no white space), so that equal content has equal bytes and one hash.
//!
//! Files come from anywhere, so a little is asked on top of JSON: a bounded size, no duplicate key, whole numbers only. [`read`] sees to
//! that. [`parse`] makes a value a type and says what is wrong with it *where*. The types here are the bounds that files have.

use crate::characters::{has_stray_marks, made_visible};
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

/// What some editors put before UTF-8 text; it carries no meaning.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Most characters of somebody else's key that an error repeats.
const MAX_KEY_SHOWN: usize = 60;

/// Why a file cannot be read, before its meaning is looked at. Paths look like `statements[3].area` and count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// More bytes than this kind of file ever needs.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// Largest size that is read, in bytes.
        limit: usize,
    },
    /// Nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// Something else altogether: a table, a letter, a picture.
    #[error("not JSON")]
    OtherKind,
    /// JSON with a mistake, cut short, nested too deep, with a fraction, or with something after its end.
    #[error("not JSON at line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
    },
    /// The same key twice in one object, or the same entry twice in a list, so that nobody can say which one counts.
    #[error("duplicate key {key}")]
    DuplicateKey {
        /// The key, or the place of the second entry.
        key: String,
    },
    /// Something required is not there.
    #[error("{at} is missing")]
    Missing {
        /// Where it should be.
        at: String,
    },
    /// A text where a number should be, and the like.
    #[error("{at} should be {wanted:?}")]
    WrongType {
        /// Where.
        at: String,
        /// What should be there.
        wanted: Wanted,
    },
    /// A key or a word this version does not know: a typing mistake must not be passed over in silence.
    #[error("{at} is not known")]
    Unknown {
        /// Where.
        at: String,
    },
    /// A number or length outside its bounds.
    #[error("{at} should be between {least} and {most}")]
    OutOfRange {
        /// Where.
        at: String,
        /// Smallest allowed number, or length in characters or entries.
        least: u64,
        /// Largest allowed number, or length in characters or entries.
        most: u64,
    },
    /// A text with characters that cannot be seen, that turn the direction of reading, or that are marks piled up.
    #[error("{at} holds hidden characters")]
    HiddenCharacters {
        /// Where.
        at: String,
    },
    /// An id that is not made of letters A to Z, digits, `-` and `_`, or a number in hexadecimal digits that is none.
    #[error("{at} is not a plain id")]
    BadId {
        /// Where.
        at: String,
    },
}

/// What a value in a file should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// A text in quotes.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    YesOrNo,
    /// A list in square brackets.
    List,
    /// An object in curly brackets.
    Object,
}

/// What is wrong with a value, wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// See [`FileError::WrongType`].
    WrongType(Wanted),
    /// A word that is none of those allowed. See [`FileError::Unknown`].
    UnknownWord(String),
    /// See [`FileError::OutOfRange`].
    OutOfRange {
        /// Smallest allowed number or length.
        least: u64,
        /// Largest allowed number or length.
        most: u64,
    },
    /// See [`FileError::HiddenCharacters`].
    HiddenCharacters,
    /// See [`FileError::BadId`].
    BadId,
}

impl Fault {
    /// The error of a file in which this is wrong at `at`.
    pub fn at(self, at: impl Into<String>) -> FileError {
        let at = at.into();
        match self {
            Self::WrongType(wanted) => FileError::WrongType { at, wanted },
            Self::UnknownWord(word) => FileError::Unknown { at: format!("{at}: {}", shortened(&word)) },
            Self::OutOfRange { least, most } => FileError::OutOfRange { at, least, most },
            Self::HiddenCharacters => FileError::HiddenCharacters { at },
            Self::BadId => FileError::BadId { at },
        }
    }

    /// The error of a deserialiser. serde hands errors of ours on as text only, so this is JSON, which [`parse`] reads again.
    pub fn raise<E: de::Error>(&self) -> E {
        E::custom(canonical(self))
    }
}

/// Reads `bytes`, at most `limit` of them.
///
/// # Errors
/// [`FileError::TooLarge`], [`FileError::Empty`], [`FileError::OtherKind`], [`FileError::NotJson`] or [`FileError::DuplicateKey`].
pub fn read(bytes: &[u8], limit: usize) -> Result<Value, FileError> {
    if bytes.len() > limit {
        return Err(FileError::TooLarge { limit });
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let duplicate = Cell::new(None);
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let read = Strict(&duplicate).deserialize(&mut deserializer).and_then(|value| deserializer.end().map(|()| value));
    read.map_err(|error| match duplicate.take() {
        Some(key) => FileError::DuplicateKey { key: shortened(&key) },
        None => not_json(bytes, &error),
    })
}

/// The version of a file of a format, whatever else stands in it; `None` if it is no such file, has no version or is larger than `limit`.
pub fn version_of(bytes: &[u8], format: &str, limit: usize) -> Option<u64> {
    #[derive(Deserialize)]
    struct Header {
        format: String,
        version: u64,
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let Object(header): Object<Header> = (bytes.len() <= limit).then(|| serde_json::from_slice(bytes).ok()).flatten()?;
    (header.format == format).then_some(header.version)
}

/// How bytes begin, whatever stands behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beginning<'a> {
    /// With a value of JSON: these bytes.
    Whole(&'a [u8]),
    /// With a value of JSON that does not end, or with nothing.
    CutOff,
    /// With something else.
    Other,
}

/// How `bytes` begin.
pub fn beginning(bytes: &[u8]) -> Beginning<'_> {
    let mut values = serde_json::Deserializer::from_slice(bytes).into_iter::<IgnoredAny>();
    match values.next() {
        Some(Ok(_)) => bytes.get(..values.byte_offset()).map_or(Beginning::Other, Beginning::Whole),
        Some(Err(error)) if !error.is_eof() => Beginning::Other,
        Some(Err(_)) | None => Beginning::CutOff,
    }
}

/// The error for what `serde_json` says of `bytes`. It counts columns in bytes, people count characters.
fn not_json(bytes: &[u8], error: &serde_json::Error) -> FileError {
    match bytes.trim_ascii_start().first() {
        None => return FileError::Empty,
        Some(b'{' | b'[') => {}
        Some(_) => return FileError::OtherKind,
    }
    let line = bytes.split(|&byte| byte == b'\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let before = line.get(..error.column().saturating_sub(1)).unwrap_or(line);
    // Bytes that go on with a character (10xxxxxx) are no new column.
    let column = 1 + before.iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
    FileError::NotJson { line: error.line().max(1), column }
}

/// Somebody else's key as an error repeats it: not too long, and with nothing hidden in it.
pub fn shortened(key: &str) -> String {
    made_visible(&key.chars().take(MAX_KEY_SHOWN).collect::<String>())
}

/// Reads any value, and keeps the first duplicate key.
#[derive(Clone, Copy)]
struct Strict<'a>(&'a Cell<Option<String>>);

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Fractions are not visited, which makes them an error; so are `1.0`, `1e3` and `-0`, which are fractions to `serde_json`.
impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON with whole numbers")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        i64::try_from(value).map(Value::from).map_err(E::custom)
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(key) = object.next_key::<String>()? {
            if fields.contains_key(&key) {
                self.0.set(Some(key));
                return Err(de::Error::custom("duplicate key"));
            }
            let value = object.next_value_seed(self)?;
            fields.insert(key, value);
        }
        Ok(Value::Object(fields))
    }
}

/// Makes a value that stands at `at` (empty for a whole file) a type. Texts are searched for stray marks here and not where a text is
/// parsed, so that the table of all marks is no part of what a first visit fetches.
///
/// # Errors
/// [`FileError::HiddenCharacters`], [`FileError::Missing`], [`FileError::WrongType`], [`FileError::Unknown`], or the [`Fault`] that the
/// type raised.
pub fn parse<T: DeserializeOwned>(value: Value, at: &str) -> Result<T, FileError> {
    if let Some(place) = stray_marks(&value) {
        return Err(FileError::HiddenCharacters { at: joined(at, &place) });
    }
    serde_path_to_error::deserialize(value).map_err(|error| explain(place(at, error.path()), &error.into_inner().to_string()))
}

/// The place of the first text with stray marks.
fn stray_marks(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => has_stray_marks(text).then(String::new),
        Value::Array(entries) => (1..).zip(entries).find_map(|(number, entry)| Some(joined(&format!("[{number}]"), &stray_marks(entry)?))),
        Value::Object(fields) => fields.iter().find_map(|(key, field)| Some(joined(&shortened(key), &stray_marks(field)?))),
        _ => None,
    }
}

/// The path of what stands at `place` below `at`.
fn joined(at: &str, place: &str) -> String {
    let dot = if at.is_empty() || place.is_empty() || place.starts_with('[') { "" } else { "." };
    format!("{at}{dot}{place}")
}

/// The same for what nobody has to be told where it is wrong, such as an entry that only this app writes: what it could read it has parsed
/// before. Much smaller than [`parse`], and part of what a first visit fetches.
pub fn parse_plainly<T: DeserializeOwned>(value: Value) -> Option<T> {
    serde_json::from_value(value).ok()
}

/// The values of an object at `at` whose keys are these and no others, in this order, each as a type if it is there.
///
/// # Errors
/// As [`parse`].
pub fn by_key<'a, T: DeserializeOwned>(
    mut fields: Map<String, Value>,
    at: &str,
    keys: impl Iterator<Item = &'a str>,
) -> Result<Vec<Option<T>>, FileError> {
    let values = keys.map(|key| fields.remove(key).map(|value| parse(value, &below(at, key))).transpose()).collect::<Result<_, _>>()?;
    fields.keys().next().map_or(Ok(values), |key| Err(FileError::Unknown { at: below(at, &shortened(key)) }))
}

/// The path of what stands under `key` at `at`. Somebody else's key: [`shortened`] first.
pub fn below(at: &str, key: &str) -> String {
    if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") }
}

fn place(at: &str, path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter().fold(at.to_owned(), |at, segment| match segment {
        Segment::Seq { index } => format!("{at}[{}]", index + 1),
        Segment::Map { key } => below(&at, &shortened(key)),
        Segment::Enum { .. } | Segment::Unknown => at,
    })
}

/// What a message of serde's means. The words are part of its interface to no program, so the tests of bad input hold each of them.
fn explain(at: String, message: &str) -> FileError {
    if let Ok(fault) = serde_json::from_str::<Fault>(message) {
        return fault.at(at);
    }
    if let Some(key) = message.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        return FileError::Missing { at: below(&at, key) };
    }
    if message.starts_with("unknown field ") {
        return FileError::Unknown { at };
    }
    let wanted = match message.rsplit_once(", expected ").map_or("", |(_, expected)| expected) {
        "a string" => Wanted::Text,
        "i64" => Wanted::Number,
        "a boolean" => Wanted::YesOrNo,
        "a sequence" => Wanted::List,
        _ => Wanted::Object,
    };
    FileError::WrongType { at, wanted }
}

/// Content as a value.
pub fn value(content: &impl Serialize) -> Value {
    serde_json::to_value(content).unwrap_or_else(|_| unreachable!("our own types have text as keys"))
}

/// The canonical bytes (RFC 8785) as text: our keys are ASCII and our numbers whole, so it is enough to sort.
pub fn canonical(content: &impl Serialize) -> String {
    sorted(content).to_string()
}

/// Text with a line for each entry, for people who want to change the file. Keys are sorted.
pub fn pretty(content: &impl Serialize) -> String {
    format!("{:#}\n", sorted(content))
}

fn sorted(content: &impl Serialize) -> Value {
    let mut value = value(content);
    // Maps are sorted already, unless some other crate in the build asks for another kind of map.
    value.sort_all_objects();
    value
}

/// A type whose fields are those of an object. What serde derives would also take a list of their values.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Object<T>(pub T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
            type Value = T;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<T, A::Error> {
                T::deserialize(de::value::MapAccessDeserializer::new(fields))
            }
        }

        deserializer.deserialize_map(Fields(PhantomData)).map(Self)
    }
}

/// A whole number between two bounds, both allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Whole<T, const LEAST: u64, const MOST: u64>(pub T);

impl<'de, T: TryFrom<u64>, const LEAST: u64, const MOST: u64> Deserialize<'de> for Whole<T, LEAST, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u64::try_from(i64::deserialize(deserializer)?).ok().filter(|number| (LEAST..=MOST).contains(number));
        let number = number.and_then(|number| T::try_from(number).ok());
        number.map(Self).ok_or_else(|| Fault::OutOfRange { least: LEAST, most: MOST }.raise())
    }
}

/// A list of so many entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct List<T, const LEAST: usize, const MOST: usize>(pub Vec<T>);

impl<T, const MOST: usize> Default for List<T, 0, MOST> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>, const LEAST: usize, const MOST: usize> Deserialize<'de> for List<T, LEAST, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entries = Vec::deserialize(deserializer)?;
        let fits = (LEAST..=MOST).contains(&entries.len());
        if fits { Ok(Self(entries)) } else { Err(Fault::OutOfRange { least: LEAST as u64, most: MOST as u64 }.raise()) }
    }
}

/// For an optional field (`default`, `deserialize_with`) that may be left out and must not be `null`.
///
/// # Errors
/// Those of the type.
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// One of a few words, each of which means a value.
///
/// # Errors
/// [`Fault::UnknownWord`].
pub fn word<'de, T: Copy, D: Deserializer<'de>>(deserializer: D, known: &[(T, &str)]) -> Result<T, D::Error> {
    let word = String::deserialize(deserializer)?;
    let found = known.iter().find(|(_, known)| *known == word);
    found.map(|(value, _)| *value).ok_or_else(|| Fault::UnknownWord(word).raise())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(text: &str) -> Result<Value, FileError> {
        super::read(text.as_bytes(), 10_000)
    }

    #[test]
    fn values_mean_what_they_mean_without_the_rules_on_top() {
        for text in [
            "null",
            " true ",
            "false",
            "0",
            "-1",
            "9223372036854775807",
            "-9223372036854775808",
            r#""""#,
            r#""a\"b\\c\/d\b\f\n\r\t""#,
            r#""\u00e4\u20ac\ud83d\ude00 ä€😀""#,
            "[]",
            "[1, 2,\n3]",
            "{}",
            r#"{"b":1,"a":{"c":[null]}}"#,
            "\t[ ]\r\n",
            r#"{"":0}"#,
        ] {
            assert_eq!(read(text), Ok(serde_json::from_str(text).expect(text)), "{text}");
        }
    }

    fn refused(text: &str) -> bool {
        matches!(read(text), Err(FileError::NotJson { .. } | FileError::OtherKind | FileError::Empty))
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for text in [
            "",
            " ",
            "nul",
            "truee",
            "+1",
            "01",
            "-",
            "- 1",
            "0x1",
            r#"""#,
            r#""\x""#,
            r#""\u12""#,
            r#""\ud800""#,
            r#""\ud800\u0041""#,
            r#""\udc00""#,
            "\"\n\"",
            "[",
            "[1",
            "[1,",
            "[1,]",
            "[,]",
            "{",
            r#"{"a"}"#,
            r#"{"a":}"#,
            r#"{"a":1,}"#,
            "{a:1}",
            "{1:1}",
            "[1] 2",
            "'a'",
            "\u{a0}1",
        ] {
            assert!(refused(text), "{text}");
        }
    }

    #[test]
    fn what_candour_has_no_use_for_is_refused() {
        for text in ["1.0", "1e3", "1E3", "-0", "9223372036854775808", "-9223372036854775809", "1.5"] {
            assert!(refused(text), "{text}");
            assert!(matches!(read(&format!("[{text}]")), Err(FileError::NotJson { line: 1, .. })), "{text}");
        }
        for text in [r#"{"a":1,"a":1}"#, r#"[{"b":{"a":1,"\u0061":2}}]"#] {
            assert_eq!(read(text), Err(FileError::DuplicateKey { key: "a".into() }), "{text}");
        }
    }

    #[test]
    fn nesting_beyond_what_a_stack_surely_holds_is_refused() {
        for (open, close, levels) in [("[", "]", 127), ("{\"a\":", "}", 127), ("[{\"a\":", "}]", 63)] {
            let nested = |depth: usize| format!("{}0{}", open.repeat(depth), close.repeat(depth));
            assert!(read(&nested(levels)).is_ok(), "{open}");
            assert!(matches!(read(&nested(levels + 1)), Err(FileError::NotJson { .. })), "{open}");
            assert!(matches!(read(&nested(1_000)), Err(FileError::NotJson { .. })), "{open}");
        }
        assert!(matches!(read(&"[".repeat(5_000)), Err(FileError::NotJson { .. })));
    }

    #[test]
    fn a_file_of_just_the_largest_size_is_read() {
        assert_eq!(super::read(b"[1]", 3), read("[1]"));
        assert_eq!(super::read(b"[1]", 2), Err(FileError::TooLarge { limit: 2 }));
    }

    #[test]
    fn something_else_altogether_is_told_from_json_with_a_mistake() {
        for text in ["", " \r\n", "\u{feff}"] {
            assert_eq!(read(text), Err(FileError::Empty), "{text:?}");
        }
        for text in ["row,id\n", "\"row\",\"id\"\n", "12,5\n", " %PDF-1.7", "Dear team,"] {
            assert_eq!(read(text), Err(FileError::OtherKind), "{text}");
        }
        assert_eq!(super::read(b"\x89PNG\r\n", 100), Err(FileError::OtherKind));
        assert_eq!(super::read(b"\xff\xfe{\0", 100), Err(FileError::OtherKind), "UTF-16");
    }

    #[test]
    fn errors_name_line_and_column_in_characters() {
        assert_eq!(read("{\n  \"ä\": x}"), Err(FileError::NotJson { line: 2, column: 8 }));
        assert_eq!(super::read(b"[1,\xff]", 100), Err(FileError::NotJson { line: 1, column: 4 }));
        assert_eq!(read("[1,\n"), Err(FileError::NotJson { line: 2, column: 1 }), "cut short");
    }

    #[test]
    fn texts_are_written_with_the_escapes_of_rfc_8785() {
        let all: String = ('\0'..='#').chain(['/', '\\', '\u{7f}', '\u{20ac}']).collect();
        let expected = concat!(
            r#""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"#,
            r#"\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"#,
            " !\\\"#/\\\\\u{7f}\u{20ac}\"",
        );
        assert_eq!(canonical(&all), expected);
        assert_eq!(read(expected), Ok(json!(all)));
    }

    #[test]
    fn writing_and_reading_gives_the_same_value_and_equal_values_have_equal_bytes() {
        let value = read("{\"b\": [1, {\"\\u0001\": null}], \"a\": \"\\u001f\\n\\\\\\\"ä/\"}").expect("valid");
        assert_eq!(canonical(&value), "{\"a\":\"\\u001f\\n\\\\\\\"ä/\",\"b\":[1,{\"\\u0001\":null}]}");
        assert_eq!(read(&canonical(&value)), Ok(value.clone()));
        assert_eq!(read(&pretty(&value)), Ok(value));
        assert_eq!(pretty(&read("{\"a\":[]}").expect("valid")), "{\n  \"a\": []\n}\n");
        let nested = "{\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    }\n  ],\n  \"c\": 3\n}\n";
        assert_eq!(pretty(&read(nested).expect("valid")), nested);
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Shape {
        number: Whole<u8, 2, 300>,
        #[serde(default, deserialize_with = "present")]
        flag: Option<bool>,
        #[serde(default)]
        entries: List<Object<Entry>, 0, 2>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Entry {
        word: String,
    }

    fn shape(value: Value, at: &str) -> Result<Object<Shape>, FileError> {
        parse(value, at)
    }

    #[test]
    fn what_is_wrong_with_a_value_is_said_with_its_place() {
        let missing = |at: &str| FileError::Missing { at: at.into() };
        let unknown = |at: &str| FileError::Unknown { at: at.into() };
        let wrong = |at: &str, wanted| FileError::WrongType { at: at.into(), wanted };
        let range = |at: &str, least, most| FileError::OutOfRange { at: at.into(), least, most };
        for (value, error) in [
            (json!({}), missing("number")),
            (json!([2]), wrong("", Wanted::Object)),
            (json!({ "number": 2, "flag": null }), wrong("flag", Wanted::YesOrNo)),
            (json!({ "number": 2, "flags": true }), unknown("flags")),
            (json!({ "number": 2, "missing field `x`": 1 }), unknown("missing field `x`")),
            (json!({ "number": "2, expected a boolean" }), wrong("number", Wanted::Number)),
            (json!({ "number": 1 }), range("number", 2, 300)),
            (json!({ "number": -2 }), range("number", 2, 300)),
            // Within the bounds and not within the type.
            (json!({ "number": 256 }), range("number", 2, 300)),
            (json!({ "number": 2, "entries": {} }), wrong("entries", Wanted::List)),
            (json!({ "number": 2, "entries": [["a"]] }), wrong("entries[1]", Wanted::Object)),
            (json!({ "number": 2, "entries": [{ "word": "a" }, { "word": 1 }] }), wrong("entries[2].word", Wanted::Text)),
            (json!({ "number": 2, "entries": [{ "word": "a" }, {}] }), missing("entries[2].word")),
            (json!({ "number": 2, "entries": [{ "word": "a", "b": 1 }] }), unknown("entries[1].b")),
            (json!({ "number": 2, "entries": [{ "word": "a" }, { "word": "b" }, { "word": "c" }] }), range("entries", 0, 2)),
        ] {
            assert_eq!(shape(value.clone(), ""), Err(error), "{value}");
        }
        assert_eq!(shape(json!({ "number": 2, "entries": [3] }), "a.b"), Err(wrong("a.b.entries[1]", Wanted::Object)));
        let long = "x".repeat(1_000);
        assert_eq!(shape(json!({ "number": 2, long: 3 }), ""), Err(unknown(&"x".repeat(60))));
    }

    #[test]
    fn what_is_right_is_read() {
        let entries = List(vec![Object(Entry { word: "a".into() })]);
        let read = shape(json!({ "number": 2, "flag": true, "entries": [{ "word": "a" }] }), "");
        assert_eq!(read, Ok(Object(Shape { number: Whole(2), flag: Some(true), entries })));
    }
}
