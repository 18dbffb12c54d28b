//! What a ballot proves, through Prio3 from sharding to adding up.

use crate::made_up::question_set;
use candour::question_set::QuestionSet;
use candour::sealed::circuit::{Answers, SheetCircuit, Sums};
use candour::totals::person_score;
use prio::field::{Field64, FieldElement};
use prio::flp::{Flp, FlpError, Gadget, Type};
use prio::vdaf::prio3::Prio3;
use prio::vdaf::xof::XofTurboShake128;
use prio::vdaf::{Aggregatable, Aggregator, Client, Collector, VerifyTransition};

const CONTEXT: &[u8] = b"a survey";
const KEY: [u8; 32] = [7; 32];

type Ballots<T> = Prio3<T, XofTurboShake128, 32>;

fn ballots<T: Type<Field = Field64>>(circuit: T) -> Ballots<T> {
    Prio3::new(2, 3, 0xFFFF_0001, circuit).expect("two keepers")
}

/// The sheets that somebody who forges encodings sends.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Forged(SheetCircuit);

impl Flp for Forged {
    type Field = Field64;

    fn gadget(&self) -> Vec<Box<dyn Gadget<Field64>>> {
        self.0.gadget()
    }
    fn num_gadgets(&self) -> usize {
        self.0.num_gadgets()
    }
    fn valid(&self, gadgets: &mut Vec<Box<dyn Gadget<Field64>>>, input: &[Field64], joint: &[Field64], shares: usize) -> Result<Vec<Field64>, FlpError> {
        self.0.valid(gadgets, input, joint, shares)
    }
    fn input_len(&self) -> usize {
        self.0.input_len()
    }
    fn proof_len(&self) -> usize {
        self.0.proof_len()
    }
    fn verifier_len(&self) -> usize {
        self.0.verifier_len()
    }
    fn joint_rand_len(&self) -> usize {
        self.0.joint_rand_len()
    }
    fn eval_output_len(&self) -> usize {
        self.0.eval_output_len()
    }
    fn prove_rand_len(&self) -> usize {
        self.0.prove_rand_len()
    }
}

impl Type for Forged {
    type Measurement = Vec<Field64>;
    type AggregateResult = Sums;

    fn encode_measurement(&self, encoding: &Vec<Field64>) -> Result<Vec<Field64>, FlpError> {
        Ok(encoding.clone())
    }
    fn truncate(&self, input: Vec<Field64>) -> Result<Vec<Field64>, FlpError> {
        self.0.truncate(input)
    }
    fn decode_result(&self, data: &[Field64], ballots: usize) -> Result<Sums, FlpError> {
        self.0.decode_result(data, ballots)
    }
    fn output_len(&self) -> usize {
        self.0.output_len()
    }
}

/// Numbers that look drawn at random and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn people(set: &QuestionSet, number: usize, numbers: &mut Numbers) -> Vec<Vec<Option<u8>>> {
    let points = u64::from(set.scale().points);
    let skips = numbers.below(4);
    let mut point = || {
        let skipped = numbers.below(5) < skips;
        let point = u8::try_from(numbers.below(points) + 1).expect("a point");
        (!skipped).then_some(point)
    };
    (0..number).map(|_| set.statements().iter().map(|_| point()).collect()).collect()
}

/// Plain counting.
fn counted(set: &QuestionSet, people: &[Vec<Option<u8>>]) -> Sums {
    let points = set.scale().points;
    let count = |statement: usize, point: Option<u8>| people.iter().filter(|sheet| sheet[statement] == point).count() as u64;
    let counts = (0..set.statements().len()).map(|at| [None].into_iter().chain((1..=points).map(Some)).map(|point| count(at, point)).collect());
    let areas = set.areas().iter().map(|area| {
        let mut sums = [0; 4];
        for sheet in people {
            let given: Vec<u64> = area.members.iter().filter_map(|&at| sheet[at]).map(u64::from).collect();
            if let Some(score) = person_score(area.unit(), area.members.len(), given.len(), given.iter().sum()) {
                let full = u64::from(given.len() == area.members.len());
                for (sum, one) in sums.iter_mut().zip([1, full, score, score * score]) {
                    *sum += one;
                }
            }
        }
        sums
    });
    Sums { counts: counts.collect(), areas: areas.collect() }
}

/// Whether both keepers accept a ballot, and their halves of its sheet if they do.
fn checked<T: Type<Field = Field64>>(forger: &Ballots<T>, keepers: &Ballots<SheetCircuit>, sheet: &T::Measurement, nonce: [u8; 16]) -> Option<[Vec<Field64>; 2]> {
    let (public, halves) = forger.shard(CONTEXT, sheet, &nonce).expect("a ballot");
    let mut states = Vec::new();
    let mut shares = Vec::new();
    for (keeper, half) in halves.iter().enumerate() {
        let (state, share) = keepers.verify_init(&KEY, CONTEXT, keeper, &(), &nonce, &public, half).ok()?;
        states.push(state);
        shares.push(share);
    }
    let message = keepers.verifier_shares_to_message(CONTEXT, &(), shares).ok()?;
    let mut outputs = states.into_iter().map(|state| match keepers.verify_next(CONTEXT, state, message.clone()) {
        Ok(VerifyTransition::Finish(output)) => Some(output.as_ref().to_vec()),
        _ => None,
    });
    Some([outputs.next()??, outputs.next()??])
}

fn sets() -> Vec<QuestionSet> {
    let shapes: [(u8, &[usize]); 7] = [(2, &[1]), (3, &[1, 2]), (5, &[3, 4]), (7, &[5]), (11, &[6, 7]), (5, &[8, 9]), (5, &[10, 11, 12])];
    [QuestionSet::full(), QuestionSet::pulse(), QuestionSet::mentors()].into_iter().chain(shapes.map(|(points, areas)| question_set(points, areas))).collect()
}

#[test]
fn adding_up_ballots_gives_what_plain_counting_gives() {
    let mut numbers = Numbers(1);
    for set in sets() {
        let ballots = ballots(SheetCircuit::new(&set));
        for team in [1, 2, 5, 9] {
            let sheets = people(&set, team, &mut numbers);
            let mut shares = [ballots.aggregate_init(&()), ballots.aggregate_init(&())];
            for (at, sheet) in sheets.iter().enumerate() {
                let nonce = [u8::try_from(at).expect("few"); 16];
                let halves = checked(&ballots, &ballots, &Answers::new(sheet.clone()), nonce).expect("an honest ballot is accepted");
                for (share, half) in shares.iter_mut().zip(halves) {
                    share.accumulate(&half.into()).expect("the same length");
                }
            }
            let sums = ballots.unshard(&(), shares, team).expect("sums");
            assert_eq!(sums, counted(&set, &sheets), "{}", set.id());
        }
    }
}

/// Whether an encoding is that of a sheet.
fn is_of_a_sheet(circuit: &SheetCircuit, set: &QuestionSet, encoding: &[Field64]) -> bool {
    let points = usize::from(set.scale().points);
    let tick = |ticks: &[Field64]| ticks.iter().position(|&tick| tick == Field64::one()).map(|at| u8::try_from(at + 1).expect("a point"));
    let sheet = encoding[..set.statements().len() * points].chunks(points).map(tick).collect();
    circuit.encode_measurement(&Answers::new(sheet)).expect("a sheet") == encoding
}

#[test]
fn no_encoding_is_valid_in_which_one_place_is_changed() {
    let mut numbers = Numbers(2);
    for set in sets() {
        let circuit = SheetCircuit::new(&set);
        let (honest, forger) = (ballots(circuit.clone()), ballots(Forged(circuit.clone())));
        for sheet in people(&set, 2, &mut numbers) {
            let encoding = circuit.encode_measurement(&Answers::new(sheet)).expect("a sheet");
            assert!(checked(&forger, &honest, &encoding, [1; 16]).is_some());
            for at in 0..encoding.len() {
                for change in [Field64::one(), -Field64::one(), Field64::from(2).inv(), Field64::from(numbers.below(1 << 31))] {
                    let mut forged = encoding.clone();
                    forged[at] += change;
                    if !is_of_a_sheet(&circuit, &set, &forged) {
                        assert!(checked(&forger, &honest, &forged, [1; 16]).is_none(), "{}: place {at} of {}", set.id(), encoding.len());
                    }
                }
            }
        }
    }
}

#[test]
fn how_long_a_ballot_is() {
    for set in [QuestionSet::full(), QuestionSet::pulse(), QuestionSet::mentors(), question_set(11, &[12; 8])] {
        let circuit = SheetCircuit::new(&set);
        let bytes = 8 * (circuit.input_len() + 3 * circuit.proof_len()) + 32 + 64 + 64 + 2 * 48 + 24;
        println!("{}: {} values, proof {}, {bytes} bytes, {} characters", set.id(), circuit.input_len(), circuit.proof_len(), bytes.div_ceil(3) * 4);
    }
}
