//! The strict JSON reader. Reference: `serde_json`, with the few rules on top that the reader has: no name twice, whole numbers of 64
//! bits only, bounded depth and number of names. What the reference refuses is refused, and what it takes means the same.
#![no_main]

use candour::transfer::FileError;
use candour::transfer::json::{Json, Object};
use libfuzzer_sys::fuzz_target;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

const LIMIT: usize = 4_096;
const MAX_DEPTH: usize = 32;
const MAX_NAMES: usize = 500;

/// What the reference reads.
struct Reference(Json);

struct Rules;

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Rules).map(Reference)
    }
}

impl<'de> Visitor<'de> for Rules {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
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

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        i64::try_from(value).map(Json::Number).map_err(E::custom)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Json, E> {
        Err(E::custom("a fraction"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(Reference(value)) = list.next_element()? {
            values.push(value);
        }
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let mut object = Object::default();
        while let Some((name, Reference(value))) = fields.next_entry::<String, _>()? {
            if object.insert(name, value).is_some() || object.entries().len() > MAX_NAMES {
                return Err(A::Error::custom("twice, or too many"));
            }
        }
        Ok(Json::Object(object))
    }
}

fn depth(json: &Json) -> usize {
    match json {
        Json::List(values) => values.iter().map(|value| 1 + depth(value)).max().unwrap_or(0),
        Json::Object(fields) => fields.entries().iter().map(|(_, value)| 1 + depth(value)).max().unwrap_or(0),
        _ => 0,
    }
}

fuzz_target!(|bytes: &[u8]| {
    let read = Json::parse(bytes, LIMIT);
    if bytes.len() > LIMIT {
        assert_eq!(read, Err(FileError::TooLarge { limit: LIMIT }));
        return;
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let reference = serde_json::from_slice::<Reference>(text).ok().filter(|Reference(json)| depth(json) <= MAX_DEPTH);
    match (read, reference) {
        (Ok(read), Some(Reference(reference))) => {
            assert_eq!(read, reference);
            let canonical = read.canonical();
            assert_eq!(Json::parse(canonical.as_bytes(), usize::MAX).as_ref(), Ok(&read));
            assert_eq!(Json::parse(read.pretty().as_bytes(), usize::MAX).as_ref(), Ok(&read));
            let Reference(again) = serde_json::from_str(&canonical).expect("the canonical form is JSON to others too");
            assert_eq!(again.canonical(), canonical);
        }
        (Err(FileError::NotJson { line, column }), None) => {
            assert!((1..=bytes.split(|&byte| byte == b'\n').count()).contains(&line));
            assert!((1..=bytes.len() + 1).contains(&column));
        }
        (Err(FileError::Empty), None) => assert!(text.trim_ascii().is_empty()),
        (Err(FileError::OtherKind), None) => assert!(!matches!(text.trim_ascii_start(), [] | [b'{' | b'[', ..])),
        (Err(FileError::NameTwice { name }), None) => assert!(name.chars().count() <= 60),
        (read, reference) => panic!("{read:?}, while the reference says {:?}", reference.map(|Reference(json)| json)),
    }
});
