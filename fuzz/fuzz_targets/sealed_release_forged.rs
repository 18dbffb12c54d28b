//! Releases of sealed ballots that somebody forged: a real one with other content and a digest that fits, with the shares as they were or with
//! shares made for the changed numbers. Whatever is read, its numbers are the sum of its shares.
#![no_main]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use candour::hex;
use candour::question_set::QuestionSet;
use candour::release::{Origin, Release};
use candour::round::Round;
use candour::sealed::definition::Definition;
use candour::sealed::parts::{Batch, SALT_BYTES};
use candour::transfer::release_file;
use candour_fuzz::change::{changed, is_one_in};
use candour_fuzz::sealed::{MadeUp, content, question_set};
use libfuzzer_sys::arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// Size of the field of the shares, 2^64 - 2^32 + 1.
const FIELD: u128 = 0xFFFF_FFFF_0000_0001;

/// The second share of every number of a forged release.
const SHARE: u64 = 0x1234_5678_9ABC_DEF0;

type File = Map<String, Value>;

/// Releases on every rung.
static GOOD: LazyLock<Vec<(Release, File)>> = LazyLock::new(|| {
    let releases =
        [(5, 5), (5, 9), (5, 21), (2, 9), (3, 21)].map(|(points, people)| MadeUp::new(&question_set(points, &[1, 2]), people).release());
    releases.into_iter().map(|release| (release.clone(), content(&release_file::encode(&release)))).collect()
});

/// The numbers of a file that have shares, in the order of these.
fn numbers(file: &File, set: &QuestionSet) -> Option<Vec<Vec<u64>>> {
    let list = |value: &Value| value.as_array()?.iter().map(Value::as_u64).collect::<Option<Vec<_>>>();
    let areas: Vec<&Value> = set.areas().iter().filter_map(|area| file.get("areas")?.get(&area.id)).collect();
    let counts = set.statements().iter().filter_map(|statement| file.get("statements")?.get(&statement.id)?.get("counts"));
    let counts: Vec<Vec<u64>> = counts.map(list).collect::<Option<_>>()?;
    let of_areas = |name: &str| areas.iter().filter_map(|area| Some(vec![area.get(name)?.as_u64()?])).collect::<Vec<_>>();
    let (points, bands) = counts.into_iter().partition(|counts| counts.len() == usize::from(set.scale().points));
    Some([of_areas("n"), of_areas("full"), bands, points, of_areas("s1"), of_areas("s2")].concat())
}

/// What the shares of a file add up to, in parts as long as those of `numbers`.
fn added(file: &File, numbers: &[Vec<u64>]) -> Option<Vec<Vec<u64>>> {
    let share = |name: &str| STANDARD.decode(file.get("sealed")?.get(name)?.as_str()?).ok();
    let (first, second) = (share("first")?, share("second")?);
    let number = |share: &[u8], at: usize| Some(u128::from(u64::from_le_bytes(share.get(at..at + 8)?.try_into().ok()?)));
    let mut at = 0;
    let mut sums = Vec::new();
    for part in numbers {
        at += SALT_BYTES;
        let sum = |at| u64::try_from((number(&first, at)? + number(&second, at)?) % FIELD).ok();
        sums.push((0..part.len()).map(|number| sum(at + 8 * number)).collect::<Option<_>>()?);
        at += 8 * part.len();
    }
    ([first.len(), second.len()] == [at; 2]).then_some(sums)
}

fn field<T: DeserializeOwned>(file: &File, name: &str) -> Option<T> {
    serde_json::from_value(file.get(name)?.clone()).ok()
}

/// Makes shares for the numbers that are in a file, and the batch for what it says of the round; where that is possible.
fn fit(file: &mut File, good: &Release) -> Option<()> {
    let (mut first, mut second) = (vec![], vec![]);
    for part in numbers(file, good.set())? {
        first.extend([1; SALT_BYTES]);
        second.extend([2; SALT_BYTES]);
        for number in part {
            let share = (u128::from(number) + FIELD - u128::from(SHARE)) % FIELD;
            first.extend(u64::try_from(share).ok()?.to_le_bytes());
            second.extend(SHARE.to_le_bytes());
        }
    }
    let round = Round {
        team: field(file, "team")?,
        label: field(file, "label")?,
        opened: field(file, "opened")?,
        invited: field(file, "invited")?,
        threshold: field(file, "threshold")?,
        kind: field(file, "kind")?,
    };
    let survey = Definition { round, set: good.set().clone(), terms: good.evidence()?.terms.clone() }.id();
    let sealed = file.get_mut("sealed")?.as_object_mut()?;
    sealed.insert("first".into(), STANDARD.encode(&first).into());
    sealed.insert("second".into(), STANDARD.encode(&second).into());
    let list = hex::decode(sealed.get("list")?.as_str()?)?;
    let sheets = field(file, "sheets")?;
    file.insert("batches".into(), vec![hex::encode(&Batch { survey, list }.id(sheets).0)].into());
    Some(())
}

/// What must hold of a file that was made of a good one, if it is read.
fn check(file: &File, good: &(Release, File)) {
    let same_set = file.get("question_set") == good.1.get("question_set");
    let forged = if same_set { candour_fuzz::with_digest(file.clone()) } else { candour_fuzz::forged(file) };
    let Ok(release) = release_file::decode(&forged) else { return };
    assert_eq!(release.evidence().is_some(), release.origin() == Origin::Sealed);
    // What is written of it, and every view of it, take longest.
    if is_one_in(16, &forged) {
        let written = content(&candour_fuzz::check_release(&release));
        for name in ["areas", "batches", "invited", "origin", "sheets", "statements", "threshold"] {
            assert_eq!(written.get(name), file.get(name), "nothing of it was passed over or filled in");
        }
        let of_shares = |file: &File| ["first", "list", "second"].map(|name| Some(file.get("sealed")?.get(name)?.clone()));
        assert_eq!(of_shares(&written), of_shares(file));
    }
    let Some(shares) = file.get("sealed") else { return };
    let numbers = numbers(file, release.set()).expect("numbers");
    assert_eq!(added(file, &numbers), Some(numbers), "its numbers are the sum of its shares");
    if ["first", "second"].iter().all(|share| shares.get(share) == good.1["sealed"].get(share)) {
        assert_eq!((release.areas(), release.statements()), (good.0.areas(), good.0.statements()), "other numbers with the same shares");
        let same_batch = file.get("batches") == good.1.get("batches");
        assert!(!same_batch || release.sheets() == good.0.sheets(), "another number of sheets in the same batch");
    }
}

/// A good release, changed, with the shares that it had or such as fit.
fn forge(bytes: &mut Unstructured<'_>) -> Result<()> {
    let good = bytes.choose(&GOOD)?;
    let mut file = good.1.clone();
    if bytes.arbitrary()? {
        file = changed(&file, bytes)?;
    } else {
        // Only of the numbers, as most changes of other things are found first.
        for name in ["areas", "statements"] {
            if let (Some(Value::Object(inner)), true) = (file.get_mut(name), bytes.arbitrary()?) {
                *inner = changed(inner, bytes)?;
            }
        }
    }
    if bytes.arbitrary()? {
        let _ = fit(&mut file, &good.0);
    }
    check(&file, good);
    Ok(())
}

fuzz_target!(|bytes: &[u8]| {
    let _ = forge(&mut Unstructured::new(bytes));
});
