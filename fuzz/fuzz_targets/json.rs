//! The reader under all files. Reference: `serde_json` by itself, with the few rules that the reader has on top written in another way:
//! no duplicate key, whole numbers of 64 bits only. What the reference refuses is refused, and what it takes means the same.
#![no_main]

use candour::json::{self, FileError};
use libfuzzer_sys::fuzz_target;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;

const LIMIT: usize = 4_096;

/// Whether some object has a key twice, which `Value` does not tell.
struct HasDuplicate(bool);

struct Looking;

impl<'de> Deserialize<'de> for HasDuplicate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Looking).map(Self)
    }
}

impl<'de> Visitor<'de> for Looking {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_bool<E>(self, _: bool) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_i64<E>(self, _: i64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u64<E>(self, _: u64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_str<E>(self, _: &str) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        let mut found = false;
        while let Some(HasDuplicate(inside)) = list.next_element()? {
            found |= inside;
        }
        Ok(found)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<bool, A::Error> {
        let (mut keys, mut found) = (BTreeSet::new(), false);
        while let Some((key, HasDuplicate(inside))) = fields.next_entry::<String, _>()? {
            found |= inside | !keys.insert(key);
        }
        Ok(found)
    }
}

fn is_whole(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_i64(),
        Value::Array(values) => values.iter().all(is_whole),
        Value::Object(fields) => fields.values().all(is_whole),
        _ => true,
    }
}

/// What the reference reads, and whether it found a duplicate key.
fn reference(text: &[u8]) -> Option<(Value, bool)> {
    let value: Value = serde_json::from_slice(text).ok()?;
    let HasDuplicate(duplicate) = serde_json::from_slice(text).ok()?;
    Some((value, duplicate))
}

fuzz_target!(|bytes: &[u8]| {
    let read = json::read(bytes, LIMIT);
    if bytes.len() > LIMIT {
        assert_eq!(read, Err(FileError::TooLarge { limit: LIMIT }));
        return;
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match (read, reference(text)) {
        (Ok(read), Some((value, false))) => {
            assert!(is_whole(&value), "{value}");
            assert_eq!(read, value);
            let canonical = json::canonical(&read);
            assert_eq!(json::read(canonical.as_bytes(), usize::MAX).as_ref(), Ok(&read));
            assert_eq!(json::read(json::pretty(&read).as_bytes(), usize::MAX).as_ref(), Ok(&read));
            let again: Value = serde_json::from_str(&canonical).expect("the canonical form is JSON to others too");
            assert_eq!(json::canonical(&again), canonical);
        }
        // A duplicate key may come before something that is no JSON at all.
        (Err(FileError::DuplicateKey { key }), None | Some((_, true))) => assert!(key.chars().count() <= 60),
        (Err(error), reference) => {
            if let Some((value, duplicate)) = reference {
                // Of two values under one key the reference keeps the last one only.
                assert!(duplicate || !is_whole(&value), "{error:?} for {value}");
            }
            match error {
                FileError::NotJson { line, column } => {
                    assert!((1..=bytes.split(|&byte| byte == b'\n').count()).contains(&line));
                    assert!((1..=bytes.len() + 1).contains(&column));
                }
                FileError::Empty => assert!(text.trim_ascii().is_empty()),
                FileError::OtherKind => assert!(!matches!(text.trim_ascii_start(), [] | [b'{' | b'[', ..])),
                error => panic!("{error:?}"),
            }
        }
        (read, reference) => panic!("{read:?}, while the reference says {reference:?}"),
    }
});
