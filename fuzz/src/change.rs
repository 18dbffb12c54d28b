//! Changes of a good file, text or ballot, as an input says them.

use libfuzzer_sys::arbitrary::{Result, Unstructured};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// What files and ballots are written with, and what does not belong there.
const SIGNS: &[u8] = b"0123456789abcdefABCXYZ+/=->| \n\r\"\\\x00\x7f\xc3\xa4";

/// Chooses about one input in `many`. Which ones says their hash: an input that is like one of them is seldom one itself, so what takes long stays
/// rare however long a run is.
pub fn is_one_in(many: u16, input: &[u8]) -> bool {
    let hash = Sha256::digest(input);
    u16::from_be_bytes([hash[0], hash[1]]).is_multiple_of(many)
}

/// The fields of a good file after some changes.
///
/// # Errors
/// Where the input ends.
pub fn changed(file: &Map<String, Value>, bytes: &mut Unstructured<'_>) -> Result<Map<String, Value>> {
    let mut file = Value::Object(file.clone());
    for _ in 0..bytes.int_in_range(1..=4)? {
        change_value(&mut file, bytes)?;
    }
    // The outermost is changed inside only.
    Ok(match file {
        Value::Object(file) => file,
        _ => Map::new(),
    })
}

/// Changes one place in a value.
fn change_value(value: &mut Value, bytes: &mut Unstructured<'_>) -> Result<()> {
    let inside = match value {
        Value::Object(fields) => fields.len(),
        Value::Array(entries) => entries.len(),
        _ => 0,
    };
    let at = bytes.int_in_range(0..=inside)?;
    let inner = match value {
        Value::Object(fields) => fields.values_mut().nth(at),
        Value::Array(entries) => entries.get_mut(at),
        _ => None,
    };
    match inner {
        Some(inner) => change_value(inner, bytes),
        None => change_this(value, bytes),
    }
}

fn change_this(value: &mut Value, bytes: &mut Unstructured<'_>) -> Result<()> {
    if bytes.ratio(1, 16)? {
        *value = match bytes.int_in_range(0..=7)? {
            0 => Value::Null,
            1 => true.into(),
            2 => (-1).into(),
            3 => "".into(),
            4 => "é".repeat(bytes.int_in_range(50..=100)?).into(),
            5 => "é".repeat(3_000).into(),
            6 => Value::Array(vec![]),
            _ => Map::new().into(),
        };
        return Ok(());
    }
    match value {
        Value::Object(fields) => match fields.keys().nth(bytes.int_in_range(0..=fields.len())?).cloned() {
            Some(key) => drop(fields.remove(&key)),
            None => drop(fields.insert("more".into(), 1.into())),
        },
        Value::Array(entries) if entries.is_empty() => entries.push(bytes.int_in_range(0..=9)?.into()),
        Value::Array(entries) => {
            let (from, to) = (bytes.choose_index(entries.len())?, bytes.choose_index(entries.len())?);
            match bytes.int_in_range(0..=2)? {
                0 => drop(entries.remove(from)),
                1 => entries.insert(to, entries[from].clone()),
                _ => entries.swap(from, to),
            }
        }
        Value::String(text) => {
            let mut signs = text.clone().into_bytes();
            change_bytes(&mut signs, SIGNS, bytes)?;
            *text = String::from_utf8_lossy(&signs).into_owned();
        }
        Value::Number(number) => {
            let near = number.as_i64().unwrap_or(0).saturating_add(bytes.int_in_range(-3..=3)?);
            *value = if bytes.ratio(1, 8)? { bytes.arbitrary::<i64>()? } else { near }.into();
        }
        _ => *value = bytes.int_in_range(0..=9)?.into(),
    }
    Ok(())
}

/// Changes one place in these bytes, mostly without making them longer or shorter. What is put in comes from `signs`; nothing in it: any bytes.
///
/// # Errors
/// Where the input ends.
pub fn change_bytes(content: &mut Vec<u8>, signs: &[u8], bytes: &mut Unstructured<'_>) -> Result<()> {
    let (at, other) = (bytes.int_in_range(0..=content.len())?, bytes.int_in_range(0..=content.len())?);
    let sign = if signs.is_empty() { bytes.arbitrary()? } else { *bytes.choose(signs)? };
    let (least, most) = (at.min(other), at.max(other));
    match bytes.int_in_range(0..=11)? {
        0 => content.insert(at, sign),
        1 => drop(content.drain(least..most)),
        2 => content.truncate(at),
        3 => content.extend_from_within(least..most),
        4 => content.splice(at..at, bytes.arbitrary_iter()?.take(8).collect::<Result<Vec<u8>>>()?).for_each(drop),
        5 if most < content.len() => content.swap(least, most),
        _ if at < content.len() => content[at] = sign,
        _ => content.push(sign),
    }
    Ok(())
}
