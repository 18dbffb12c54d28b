//! Ballots as text: any text, the text of a real ballot that was changed on its way, and a changed ballot with a code that fits, as somebody who
//! forges ballots would send it. No other ballot is harmed by it, and none that was changed is counted.
#![no_main]

use candour::sealed::armour::{self, Block};
use candour::sealed::ballot::Ballot;
use candour::sealed::keeper::Refusal;
use candour::sealed::pile::Pile;
use candour_fuzz::change::{change_bytes, is_one_in};
use candour_fuzz::sealed::{MadeUp, question_set};
use libfuzzer_sys::arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

/// What text is changed with beside any letter: what has a meaning in it.
const SIGNS: &[u8] = b"\n\r ->|=+/AZaz09\xe2\x80\x8b";

static MADE_UP: LazyLock<MadeUp> = LazyLock::new(|| MadeUp::new(&question_set(2, &[1]), 6));

/// What must hold of any text.
fn check(text: &str) {
    let blocks = armour::read(text).expect("a short text");
    let whole: Vec<&Vec<u8>> = blocks.iter().filter_map(|block| if let Block::Whole(bytes) = block { Some(bytes) } else { None }).collect();
    if !whole.is_empty() {
        let again: Vec<Block> = whole.iter().map(|&bytes| Block::Whole(bytes.clone())).collect();
        let texts: Vec<String> = whole.iter().map(|bytes| armour::write(bytes)).collect();
        assert_eq!(armour::read(&texts.join("\r\n> \u{200b}")), Ok(again), "what was whole is read again");
    }
    let mut pile = Pile::default();
    pile.take_text(&MADE_UP.survey, text).expect("a short text");
    assert!(pile.ballots().len() <= whole.len());
    assert!(blocks.is_empty() || pile.ballots().len() + pile.problems().len() > 0, "nothing is passed over in silence");
}

/// A ballot whose text was changed, before another.
fn changed_text(bytes: &mut Unstructured<'_>) -> Result<()> {
    let [ballot, after, ..] = &MADE_UP.ballots[..] else { unreachable!("six") };
    let mut text = armour::write(ballot.bytes()).into_bytes();
    for _ in 0..bytes.int_in_range(1..=4)? {
        change_bytes(&mut text, if bytes.arbitrary()? { SIGNS } else { &[] }, bytes)?;
    }
    let text = String::from_utf8_lossy(&text);
    let mut pile = Pile::default();
    let thread = [&*text, &armour::write(after.bytes())].join("\n");
    pile.take_text(&MADE_UP.survey, &thread).expect("a short text");
    assert!(pile.holds(&after.hash()), "another is harmed:\n{text}");
    let others: Vec<_> = pile.ballots().filter(|&(_, held)| held != after).collect();
    assert!(others.iter().all(|&(hash, held)| held == ballot && *hash == ballot.hash()), "a ballot that nobody sent:\n{text}");
    let is_noticed = others.len() == 1 || !pile.problems().is_empty();
    assert!(is_noticed || armour::read(&text) == Ok(vec![]), "nothing is passed over in silence:\n{text}");
    Ok(())
}

/// A ballot that was changed before it was written.
fn changed_ballot(input: &[u8], bytes: &mut Unstructured<'_>) -> Result<()> {
    let (ballot, others) = MADE_UP.ballots.split_first().expect("six");
    let mut content = ballot.bytes().to_vec();
    for _ in 0..bytes.int_in_range(1..=2)? {
        change_bytes(&mut content, &[], bytes)?;
    }
    let text = armour::write(&content);
    assert_eq!(armour::read(&text), Ok(vec![Block::Whole(content.clone())]));
    let mut pile = Pile::default();
    pile.take_text(&MADE_UP.survey, &text).expect("a short text");
    let Some((_, held)) = pile.ballots().next() else {
        assert!(Ballot::from_bytes(&MADE_UP.survey, content).is_err() && pile.problems().len() == 1);
        return Ok(());
    };
    assert_eq!((held.bytes(), pile.ballots().len(), pile.problems().len()), (&content[..], 1, 0));
    if held != ballot && is_one_in(16, input) {
        opened_alone(&pile);
    }
    if held != ballot && is_one_in(32, input) {
        counted(held, others);
    }
    Ok(())
}

/// A ballot alone is too few, or damaged.
fn opened_alone(pile: &Pile) {
    let refused =
        [MADE_UP.first().lock(pile).err().map(|refused| refused.why), MADE_UP.second().lock(pile).err().map(|refused| refused.why)];
    for why in refused {
        let why = why.expect("one is too few");
        assert!(matches!(why, Refusal::TooFew { ballots: 1, threshold: 5 } | Refusal::Damaged(_)), "{why:?}");
    }
}

/// Among enough others a changed ballot does not open, or its proof fails for both keepers.
fn counted(changed: &Ballot, others: &[Ballot]) {
    let code = changed.hash().code();
    let mut pile = Pile::default();
    for ballot in others.iter().chain([changed]) {
        pile.take(&MADE_UP.survey, ballot.bytes().to_vec());
    }
    let same: Vec<_> = pile.same_number().collect();
    if !same.is_empty() {
        // It has taken the number of another: both are called so, and no list is fixed.
        assert!(same.len() == 2 && same.contains(&code));
        assert_eq!(MADE_UP.first().lock(&pile).err().map(|refused| refused.why), Some(Refusal::SameNumber(same)));
        return;
    }
    let (first, second) = match (MADE_UP.first().lock(&pile), MADE_UP.second().lock(&pile)) {
        (Ok(first), Ok(second)) => (first, second),
        (first, second) => {
            for why in [first.err().map(|refused| refused.why), second.err().map(|refused| refused.why)].into_iter().flatten() {
                assert_eq!(why, Refusal::Damaged(vec![code]));
            }
            return;
        }
    };
    let refused = second.answer(&first.closing()).map(|_| ()).expect_err("a changed ballot proves nothing");
    let (second, Refusal::ProofFailed { ballots, answer: Some(answer) }) = (refused.keeper, refused.why) else { panic!("no answer") };
    assert_eq!(ballots, [code]);
    let refused = first.count(&answer).map(|_| ()).expect_err("a changed ballot proves nothing");
    assert_eq!(refused.why, Refusal::ProofFailed { ballots, answer: None });
    let (first, second) = (refused.keeper.without(&[code]).expect("enough are left"), second.without(&[code]).expect("enough are left"));
    let (_, answer) = second.answer(&first.closing()).expect("all others hold");
    first.count(&answer).expect("all others hold");
}

fuzz_target!(|input: &[u8]| {
    check(&String::from_utf8_lossy(input));
    let mut bytes = Unstructured::new(input);
    let _ = if bytes.arbitrary().unwrap_or(false) { changed_text(&mut bytes) } else { changed_ballot(input, &mut bytes) };
});
