//! Releases of made-up numbers on any scale, each a whole file with a digest that fits: what the bytes say is not how a file is written
//! but what its numbers are. So the checks of contradictions and of the rules of release are reached by every input.
#![no_main]

use candour::transfer::release_file;
use libfuzzer_sys::arbitrary::{self, Unstructured};
use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Value, json};

/// A number from a few bytes, mostly one that people in a room make.
fn number(bytes: &mut Unstructured<'_>) -> arbitrary::Result<Value> {
    let number: i64 = match bytes.int_in_range(0..=15)? {
        0 => bytes.arbitrary()?,
        1..=4 => bytes.int_in_range(0..=1_000_000)?,
        _ => bytes.int_in_range(0..=40)?,
    };
    Ok(number.into())
}

/// A sum near those that `n` people can have.
fn sum(bytes: &mut Unstructured<'_>, n: &Value, least: i64, most: i64) -> arbitrary::Result<Value> {
    let Some(n) = n.as_i64() else { return number(bytes) };
    if bytes.ratio(1, 16)? || !(0..=10_000).contains(&n) {
        return number(bytes);
    }
    Ok(bytes.int_in_range(n * least - 1..=n * most + 1)?.into())
}

/// What is said in most places where people are counted: everybody, or somebody less.
fn people(bytes: &mut Unstructured<'_>, all: i64) -> arbitrary::Result<Value> {
    Ok(match bytes.int_in_range(0..=7)? {
        0 => number(bytes)?,
        1 => (all - bytes.int_in_range(0..=5)?).into(),
        2 => bytes.int_in_range(0..=all.max(1))?.into(),
        _ => all.into(),
    })
}

fn file(bytes: &mut Unstructured<'_>) -> arbitrary::Result<Value> {
    const UNITS: [i64; 6] = [1, 2, 6, 12, 60, 60];
    let points: i64 = bytes.int_in_range(2..=11)?;
    let sizes: Vec<usize> = (0..bytes.int_in_range(1..=2)?).map(|_| bytes.int_in_range(1..=6)).collect::<Result<_, _>>()?;
    let sheets: i64 = bytes.int_in_range(5..=40)?;
    let (mut areas, mut statements, mut set_areas, mut set_statements) = (Map::new(), Map::new(), vec![], vec![]);
    for (at, &size) in sizes.iter().enumerate() {
        let area = format!("a{at}");
        set_areas.push(json!({ "id": area, "title": area }));
        let (unit, n) = (UNITS[size - 1], people(bytes, sheets)?);
        let mut sums = json!({ "s1": sum(bytes, &n, unit, unit * points)? });
        if !bytes.ratio(1, 4)? {
            sums["full"] = people(bytes, sheets)?;
        }
        if bytes.arbitrary()? {
            sums["s2"] = sum(bytes, &n, unit * unit, unit * unit * points * points)?;
        }
        sums["n"] = n;
        if !bytes.ratio(1, 8)? {
            areas.insert(area.clone(), sums);
        }
        for member in 0..size {
            let id = format!("{area}-{member}");
            set_statements.push(json!({ "area": area, "id": id, "reversed": member % 2 == 1, "text": id }));
            let length = match bytes.int_in_range(0..=7)? {
                0 => continue,
                1 => bytes.int_in_range(0..=12)?,
                2..=4 => points,
                _ => 2 + points % 2,
            };
            let mut counts: Vec<Value> = (0..length).map(|_| number(bytes)).collect::<Result<_, _>>()?;
            let n = people(bytes, sheets)?;
            // Counts that do not add up are found at once, so most of them shall.
            if let (Some(n), false) = (n.as_i64(), bytes.ratio(1, 8)?)
                && let Some((last, others)) = counts.split_last_mut()
            {
                let given = others.iter().map(|count| i128::from(count.as_i64().unwrap_or(0))).sum::<i128>();
                *last = i64::try_from(i128::from(n) - given).unwrap_or(0).into();
            }
            statements.insert(id, json!({ "counts": counts, "n": n }));
        }
    }
    let definition = json!({
        "areas": set_areas,
        "id": "forged",
        "scale": { "lowest": 1, "points": points },
        "statements": set_statements,
        "title": "Forged",
    });
    Ok(json!({
        "areas": areas,
        "batches": ["07".repeat(16)],
        "format": release_file::FORMAT,
        "invited": people(bytes, sheets)?,
        "kind": "real",
        "label": "Autumn",
        "opened": "2026-09-01",
        "origin": "imported",
        "question_set": { "definition": definition, "id": null, "structure_hash": null, "wording_hash": null },
        "sheets": sheets,
        "statements": statements,
        "team": "Team",
        "threshold": if bytes.ratio(1, 4)? { number(bytes)? } else { 5.into() },
        "version": release_file::VERSION,
    }))
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(Value::Object(content)) = file(&mut Unstructured::new(bytes)) else { return };
    let forged = candour_fuzz::forged(&content);
    if let Ok(release) = release_file::decode(&forged) {
        let written = candour_fuzz::check_release(&release);
        assert_eq!(written.into_bytes(), forged, "nothing of it was passed over or filled in");
    }
});
