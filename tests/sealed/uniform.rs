//! One keeper's half says nothing about the sheet: it looks the same whatever somebody answered.
//!
//! By the construction each half alone is uniform; this would notice a mistake in how it is used, such as a half that is sent in the clear. Chi-squared
//! over the 256 values of a byte, at a level of one in a thousand million for each of some 600 comparisons: an honest run fails once in more than a
//! million times.

use crate::made_up::round;
use crate::made_up_survey::{ballot, definition};
use candour::question_set::QuestionSet;
use candour::sealed::keys::Role;
use candour::sealed::survey::{Half, Survey};
use prio::codec::Encode;
use prio::field::Field64;

/// Ballots of each kind of sheet.
const BALLOTS: usize = 1_500;

/// Above this, chi-squared with 255 degrees of freedom lies by chance once in 10^9 times: 255 (1 - 2 / (9 * 255) + 5.998 sqrt(2 / (9 * 255)))^3
/// (Wilson and Hilferty, 1931).
const LIMIT: f64 = 415.0;

/// Chi-squared of bytes that should be uniform.
fn chi_squared(bytes: &[u8]) -> f64 {
    let mut counts = [0_u32; 256];
    for &byte in bytes {
        counts[usize::from(byte)] += 1;
    }
    let expected = f64::from(u32::try_from(bytes.len()).expect("few")) / 256.0;
    counts.iter().map(|&count| (f64::from(count) - expected).powi(2) / expected).sum()
}

/// Of each place of a half the bytes of all ballots: the highest byte of an element, of which the field has nearly every value.
fn columns(halves: &[Half]) -> Vec<Vec<u8>> {
    let bytes = |half: &Half| match half {
        Half::Leader { measurement_share, proofs_share, joint_rand_blind } => {
            let of = |elements: &[Field64]| elements.iter().map(|element| u64::from(*element).to_be_bytes()[0]).collect::<Vec<u8>>();
            let blind = joint_rand_blind.as_ref().map(|seed| seed.get_encoded().expect("a seed")).unwrap_or_default();
            [of(measurement_share), of(&proofs_share[..24]), blind].concat()
        }
        Half::Helper { .. } => half.get_encoded().expect("a half"),
    };
    let rows: Vec<Vec<u8>> = halves.iter().map(bytes).collect();
    (0..rows[0].len()).map(|at| rows.iter().map(|row| row[at]).collect()).collect()
}

#[test]
fn a_half_of_the_most_extreme_sheets_is_uniform_in_each_place() {
    let set = QuestionSet::pulse();
    let (definition, secrets) = definition(round(12, 5), &set, 1);
    let survey = Survey::new(definition);
    for answer in [0, 1, 5] {
        let sheet = vec![answer; set.statements().len()];
        let ballots: Vec<_> = (0..BALLOTS).map(|person| ballot(&survey, person, &sheet)).collect();
        for role in Role::BOTH {
            let half = |at: usize| ballots[at].open(&survey, role, &secrets[role.index()]).expect("its own half").1;
            let halves: Vec<Half> = (0..BALLOTS).map(half).collect();
            for (at, column) in columns(&halves).iter().enumerate() {
                let found = chi_squared(column);
                assert!(found < LIMIT, "{answer} everywhere, {role:?}, place {at}: {found}");
            }
        }
    }
}

#[test]
fn what_is_not_uniform_is_noticed() {
    assert!(chi_squared(&[0; BALLOTS]) > LIMIT);
    // A half of which one byte in sixteen is that of a plain sheet.
    let mixed: Vec<u8> = (0..BALLOTS).map(|at| if at % 16 == 0 { 1 } else { u8::try_from((at * 167) % 256).expect("a byte") }).collect();
    assert!(chi_squared(&mixed) > LIMIT);
}
