//! Releases of made-up numbers on any scale, each a whole file with a digest that fits: what the bytes say is not how a file is written
//! but what its numbers are. So the checks of contradictions and of the rules of release are reached by every input.
#![no_main]

use candour::transfer::json::Json;
use candour::transfer::release_file;
use libfuzzer_sys::arbitrary::{self, Unstructured};
use libfuzzer_sys::fuzz_target;

/// A number from a few bytes, mostly one that people in a room make.
fn number(bytes: &mut Unstructured<'_>) -> arbitrary::Result<Json> {
    Ok(Json::Number(match bytes.int_in_range(0..=15)? {
        0 => bytes.arbitrary()?,
        1..=4 => bytes.int_in_range(0..=1_000_000)?,
        _ => bytes.int_in_range(0..=40)?,
    }))
}

/// A sum near those that `n` people can have.
fn sum(bytes: &mut Unstructured<'_>, n: &Json, least: i64, most: i64) -> arbitrary::Result<Json> {
    let Json::Number(n) = n else { return number(bytes) };
    if bytes.ratio(1, 16)? || !(0..=10_000).contains(n) {
        return number(bytes);
    }
    Ok(Json::Number(bytes.int_in_range(n * least - 1..=n * most + 1)?))
}

/// What is said in most places where people are counted: everybody, or somebody less.
fn people(bytes: &mut Unstructured<'_>, all: i64) -> arbitrary::Result<Json> {
    Ok(match bytes.int_in_range(0..=7)? {
        0 => number(bytes)?,
        1 => Json::Number(all - bytes.int_in_range(0..=5)?),
        2 => Json::Number(bytes.int_in_range(0..=all.max(1))?),
        _ => Json::Number(all),
    })
}

fn file(bytes: &mut Unstructured<'_>) -> arbitrary::Result<Json> {
    const UNITS: [i64; 6] = [1, 2, 6, 12, 60, 60];
    let points: i64 = bytes.int_in_range(2..=11)?;
    let sizes: Vec<usize> = (0..bytes.int_in_range(1..=2)?).map(|_| bytes.int_in_range(1..=6)).collect::<Result<_, _>>()?;
    let sheets: i64 = bytes.int_in_range(5..=40)?;
    let (mut areas, mut statements, mut set_areas, mut set_statements) = (vec![], vec![], vec![], vec![]);
    for (at, &size) in sizes.iter().enumerate() {
        let area = format!("a{at}");
        set_areas.push(Json::object([("id", Json::text(&area)), ("title", Json::text(&area))]));
        let (unit, n) = (UNITS[size - 1], people(bytes, sheets)?);
        let mut sums = vec![("full".to_owned(), people(bytes, sheets)?), ("s1".to_owned(), sum(bytes, &n, unit, unit * points)?)];
        if bytes.arbitrary()? {
            sums.push(("s2".to_owned(), sum(bytes, &n, unit * unit, unit * unit * points * points)?));
        }
        sums.push(("n".to_owned(), n));
        if !bytes.ratio(1, 8)? {
            areas.push((area.clone(), Json::from_fields(sums)));
        }
        for member in 0..size {
            let id = format!("{area}-{member}");
            set_statements.push(Json::object([
                ("area", Json::text(&area)),
                ("id", Json::text(&id)),
                ("reversed", Json::Bool(member % 2 == 1)),
                ("text", Json::text(&id)),
            ]));
            let length = match bytes.int_in_range(0..=7)? {
                0 => continue,
                1 => bytes.int_in_range(0..=12)?,
                2..=4 => points,
                _ => 2 + points % 2,
            };
            let mut counts: Vec<Json> = (0..length).map(|_| number(bytes)).collect::<Result<_, _>>()?;
            let n = people(bytes, sheets)?;
            // Counts that do not add up are found at once, so most of them shall.
            if let (Json::Number(n), false) = (&n, bytes.ratio(1, 8)?)
                && let Some((last, others)) = counts.split_last_mut()
            {
                let given = others.iter().map(|count| if let Json::Number(count) = count { i128::from(*count) } else { 0 }).sum::<i128>();
                *last = Json::Number(i64::try_from(i128::from(*n) - given).unwrap_or(0));
            }
            statements.push((id, Json::object([("counts", Json::List(counts)), ("n", n)])));
        }
    }
    let definition = Json::object([
        ("areas", Json::List(set_areas)),
        ("id", Json::text("forged")),
        ("scale", Json::object([("lowest", 1.into()), ("points", Json::Number(points))])),
        ("statements", Json::List(set_statements)),
        ("title", Json::text("Forged")),
    ]);
    Ok(Json::object([
        ("areas", Json::from_fields(areas)),
        ("batches", Json::List(vec![Json::text("07".repeat(16))])),
        ("format", Json::text(release_file::FORMAT)),
        ("invited", people(bytes, sheets)?),
        ("kind", Json::text("real")),
        ("label", Json::text("Autumn")),
        ("opened", Json::text("2026-09-01")),
        ("origin", Json::text("imported")),
        ("question_set", Json::object([("definition", definition), ("hash", Json::Null), ("id", Json::Null)])),
        ("sheets", Json::Number(sheets)),
        ("statements", Json::from_fields(statements)),
        ("team", Json::text("Team")),
        ("threshold", if bytes.ratio(1, 4)? { number(bytes)? } else { 5.into() }),
        ("version", release_file::VERSION.into()),
    ]))
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(Json::Object(content)) = file(&mut Unstructured::new(bytes)) else { return };
    let forged = candour_fuzz::forged(&content);
    if let Ok(release) = release_file::decode(&forged) {
        let written = candour_fuzz::check_release(&release);
        assert_eq!(written.into_bytes(), forged, "nothing of it was passed over or filled in");
    }
});
