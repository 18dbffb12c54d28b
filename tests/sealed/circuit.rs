//! What a ballot proves, through Prio3 from sharding to adding up.

use crate::made_up::question_set;
use candour::question_set::QuestionSet;
use candour::sealed::armour::write;
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
    fn valid(
        &self,
        gadgets: &mut Vec<Box<dyn Gadget<Field64>>>,
        input: &[Field64],
        joint: &[Field64],
        shares: usize,
    ) -> Result<Vec<Field64>, FlpError> {
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
    let counts =
        (0..set.statements().len()).map(|at| [None].into_iter().chain((1..=points).map(Some)).map(|point| count(at, point)).collect());
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

type Public = <Ballots<SheetCircuit> as prio::vdaf::Vdaf>::PublicShare;
type Half = <Ballots<SheetCircuit> as prio::vdaf::Vdaf>::InputShare;

/// What one keeper holds when a ballot is checked.
#[derive(Clone)]
struct Held {
    key: [u8; 32],
    context: &'static [u8],
    nonce: [u8; 16],
    public: Public,
    half: Half,
}

/// Whether both keepers accept a ballot, and their halves of its sheet if they do.
fn verified(keepers: &Ballots<SheetCircuit>, held: &[Held; 2]) -> Option<[Vec<Field64>; 2]> {
    let mut states = Vec::new();
    let mut shares = Vec::new();
    for (keeper, held) in held.iter().enumerate() {
        let (state, share) = keepers.verify_init(&held.key, held.context, keeper, &(), &held.nonce, &held.public, &held.half).ok()?;
        states.push(state);
        shares.push(share);
    }
    let message = keepers.verifier_shares_to_message(held[0].context, &(), shares).ok()?;
    let mut outputs = states.into_iter().zip(held).map(|(state, held)| match keepers.verify_next(held.context, state, message.clone()) {
        Ok(VerifyTransition::Finish(output)) => Some(output.as_ref().to_vec()),
        _ => None,
    });
    Some([outputs.next()??, outputs.next()??])
}

/// A ballot as both keepers get it.
fn sealed<T: Type<Field = Field64>>(forger: &Ballots<T>, sheet: &T::Measurement, nonce: [u8; 16]) -> [Held; 2] {
    let (public, halves) = forger.shard(CONTEXT, sheet, &nonce).expect("a ballot");
    let [first, second] = <[Half; 2]>::try_from(halves).expect("two halves");
    [first, second].map(|half| Held { key: KEY, context: CONTEXT, nonce, public: public.clone(), half })
}

fn checked<T: Type<Field = Field64>>(
    forger: &Ballots<T>,
    keepers: &Ballots<SheetCircuit>,
    sheet: &T::Measurement,
    nonce: [u8; 16],
) -> Option<[Vec<Field64>; 2]> {
    verified(keepers, &sealed(forger, sheet, nonce))
}

fn sets() -> Vec<QuestionSet> {
    let shapes: [(u8, &[usize]); 7] = [(2, &[1]), (3, &[1, 2]), (5, &[3, 4]), (7, &[5]), (11, &[6, 7]), (5, &[8, 9]), (5, &[10, 11, 12])];
    [QuestionSet::full(), QuestionSet::pulse(), QuestionSet::mentors()]
        .into_iter()
        .chain(shapes.map(|(points, areas)| question_set(points, areas)))
        .collect()
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

#[test]
fn thousands_of_random_teams_of_random_sets_are_added_up_as_plain_counting_does() {
    let mut numbers = Numbers(5);
    for team in 0..3_000 {
        let areas: Vec<usize> = (0..=numbers.below(3)).map(|_| 1 + usize::try_from(numbers.below(6)).expect("few")).collect();
        let set = question_set(u8::try_from(2 + numbers.below(10)).expect("few"), &areas);
        let ballots = ballots(SheetCircuit::new(&set));
        let people = people(&set, 1 + usize::try_from(numbers.below(8)).expect("few"), &mut numbers);
        let mut shares = [ballots.aggregate_init(&()), ballots.aggregate_init(&())];
        for (at, sheet) in people.iter().enumerate() {
            let nonce = [u8::try_from(at).expect("few"); 16];
            let halves = checked(&ballots, &ballots, &Answers::new(sheet.clone()), nonce).expect("an honest ballot is accepted");
            for (share, half) in shares.iter_mut().zip(halves) {
                share.accumulate(&half.into()).expect("the same length");
            }
        }
        let sums = ballots.unshard(&(), shares, people.len()).expect("sums");
        assert_eq!(sums, counted(&set, &people), "team {team} of {areas:?}, {} points", set.scale().points);
    }
}

/// Whether an encoding is that of a sheet. A score can be written in more than one way, all of which add up to the same.
fn is_of_a_sheet(circuit: &SheetCircuit, set: &QuestionSet, encoding: &[Field64]) -> bool {
    let points = usize::from(set.scale().points);
    let mut encoding = encoding.to_vec();
    for place in places(set) {
        let most = place.k * (points - 1);
        let bits = encoding[place.above.clone()].iter().map(|&bit| u64::from(bit)).collect::<Vec<_>>();
        if bits.iter().all(|&bit| bit <= 1) {
            let number = bits.iter().zip(weights(most)).map(|(&bit, weight)| if bit == 1 { weight } else { 0 }).sum();
            write_above(&mut encoding, &place, most, number);
        }
    }
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
                    let mut changed = encoding.clone();
                    changed[at] += change;
                    if !is_of_a_sheet(&circuit, &set, &changed) {
                        assert!(checked(&forger, &honest, &changed, [1; 16]).is_none(), "{}: place {at} of {}", set.id(), encoding.len());
                    }
                }
            }
        }
    }
}

/// Where the parts of an area stand in an encoding, as the documentation of the circuit says.
struct Places {
    k: usize,
    members: Vec<usize>,
    scored: usize,
    full: usize,
    above: std::ops::Range<usize>,
    r: std::ops::Range<usize>,
    square: usize,
}

fn places(set: &QuestionSet) -> Vec<Places> {
    let points = usize::from(set.scale().points);
    let mut next = set.statements().len() * points;
    let mut take = |places: usize| {
        next += places;
        next - places
    };
    let area = |members: &Vec<usize>| {
        let k = members.len();
        let scored = take(1);
        take((k / 2).saturating_sub(1));
        let full = take(1);
        let bits = usize::try_from((k * (points - 1)).ilog2()).expect("few") + 1;
        let above = take(bits);
        let r = take(k - 1);
        Places { k, members: members.clone(), scored, full, above: above..above + bits, r: r..r + k - 1, square: take(1) }
    };
    set.areas().iter().map(|place| &place.members).map(area).collect()
}

/// Weights of the bits of a score: powers of two, and a last one that makes up the greatest.
fn weights(most: usize) -> Vec<usize> {
    let mut weights = Vec::new();
    let mut left = most;
    while left > 0 {
        let weight = (1 << weights.len()).min(left);
        weights.push(weight);
        left -= weight;
    }
    weights
}

fn write_above(encoding: &mut [Field64], place: &Places, most: usize, mut number: usize) {
    for (at, weight) in place.above.clone().zip(weights(most)).rev() {
        let taken = weight <= number;
        encoding[at] = Field64::from(u64::from(taken));
        number -= if taken { weight } else { 0 };
    }
}

/// A kind of cheating: changes an encoding in an area, or leaves it as it is where that cannot be done.
type Cheat = fn(&mut Vec<Field64>, &Places, usize, &mut Numbers);

fn ticked(encoding: &[Field64], statement: usize, points: usize) -> Option<usize> {
    encoding[statement * points..][..points].iter().position(|&tick| tick == Field64::one())
}

fn answers(encoding: &[Field64], place: &Places, points: usize) -> Vec<usize> {
    place.members.iter().filter_map(|&at| ticked(encoding, at, points)).map(|point| point + 1).collect()
}

const CHEATS: [(&str, Cheat); 10] = [
    ("a tick that counts five times", |encoding, place, points, numbers| {
        let at = place.members[0] * points + usize::try_from(numbers.below(points as u64)).expect("a point");
        encoding[at] = Field64::from(5);
    }),
    ("a tick that counts less than nothing", |encoding, place, points, numbers| {
        let at = place.members[0] * points + usize::try_from(numbers.below(points as u64)).expect("a point");
        encoding[at] = -Field64::one();
    }),
    ("two ticks", |encoding, place, points, _| {
        let first = place.members[0] * points;
        encoding[first..first + 2].fill(Field64::one());
    }),
    ("half a tick and half a tick", |encoding, place, points, _| {
        for at in 0..points {
            encoding[place.members[0] * points + at] = if at < 2 { Field64::from(2).inv() } else { Field64::zero() };
        }
    }),
    ("a score that does not fit the answers", |encoding, place, points, numbers| {
        let most = place.k * (points - 1);
        let number = usize::try_from(numbers.below(most as u64 + 1)).expect("a number");
        write_above(encoding, place, most, number);
        let v = Field64::from((place.k + number) as u64);
        encoding[place.square] = v * v;
    }),
    ("more left over than there are answers", |encoding, place, points, _| {
        // One less in the score, and the number of answers more left over.
        let given = answers(encoding, place, points);
        let (a, sum, k) = (given.len(), given.iter().sum::<usize>(), place.k);
        if 2 * a > k && a < k {
            let (v, r) = ((k * sum + a / 2) / a, (k * sum + a / 2) % a);
            if v > k && r + a < k {
                write_above(encoding, place, k * (points - 1), v - 1 - k);
                place.r.clone().for_each(|at| encoding[at] = Field64::zero());
                encoding[place.r.start + r + a - 1] = Field64::one();
                encoding[place.square] = Field64::from(((v - 1) * (v - 1)) as u64);
            }
        }
    }),
    ("a score divided in the field, so that another remainder fits", |encoding, place, points, numbers| {
        let given = answers(encoding, place, points);
        let (a, sum, k) = (given.len() as u64, given.iter().sum::<usize>() as u64, place.k as u64);
        if 2 * a > k && a > 1 {
            let r = numbers.below(a);
            let v = (Field64::from(k * sum + a / 2) - Field64::from(r)) * Field64::from(a).inv();
            place.r.clone().for_each(|at| encoding[at] = Field64::zero());
            if r > 0 {
                encoding[place.r.start + usize::try_from(r).expect("few") - 1] = Field64::one();
            }
            // All of it in the place of weight one.
            place.above.clone().for_each(|at| encoding[at] = Field64::zero());
            encoding[place.above.start] = v - Field64::from(k);
            encoding[place.square] = v * v;
        }
    }),
    ("a wrong square", |encoding, place, _, numbers| encoding[place.square] += Field64::from(1 + numbers.below(1 << 20))),
    ("a score without enough answers, or none with enough", |encoding, place, _, _| {
        encoding[place.scored] = Field64::one() - encoding[place.scored];
    }),
    ("all of it answered, where it is not, or not, where it is", |encoding, place, _, _| {
        encoding[place.full] = Field64::one() - encoding[place.full];
    }),
];

/// How often each kind of cheating is tried on each set.
const TRIES: usize = 1_000;

#[test]
fn no_kind_of_cheating_is_accepted() {
    let mut numbers = Numbers(3);
    for set in [QuestionSet::full(), QuestionSet::pulse(), QuestionSet::mentors(), question_set(7, &[4, 6, 1])] {
        let circuit = SheetCircuit::new(&set);
        let (honest, forger) = (ballots(circuit.clone()), ballots(Forged(circuit.clone())));
        let (points, places) = (usize::from(set.scale().points), places(&set));
        for (name, cheat) in CHEATS {
            let mut tried = 0;
            // Some sheets have no place for some kind of cheating.
            for _ in 0..20 * TRIES {
                let sheet = people(&set, 1, &mut numbers).remove(0);
                let mut encoding = circuit.encode_measurement(&Answers::new(sheet)).expect("a sheet");
                let place = &places[usize::try_from(numbers.below(places.len() as u64)).expect("few")];
                cheat(&mut encoding, place, points, &mut numbers);
                if tried < TRIES && !is_of_a_sheet(&circuit, &set, &encoding) {
                    tried += 1;
                    assert!(checked(&forger, &honest, &encoding, [1; 16]).is_none(), "{}: {name}", set.id());
                }
            }
            let possible = name != "more left over than there are answers" || places.iter().any(|place| place.k >= 5);
            assert!(tried == TRIES || !possible, "{}: {name} was tried {tried} times", set.id());
        }
    }
}

/// Something done to two honest ballots, which leaves one.
type Mix = fn([Held; 2], [Held; 2]) -> [Held; 2];

const MIXES: [(&str, Mix); 8] = [
    ("both keepers read it under another number", |ballot, _| ballot.map(|held| Held { nonce: [9; 16], ..held })),
    ("one keeper reads it under another number", |[first, second], _| [first, Held { nonce: [9; 16], ..second }]),
    ("halves of two ballots", |[first, _], [_, second]| [first, second]),
    ("halves of two ballots under the number of one", |[first, _], [_, second]| {
        let (nonce, public) = (first.nonce, first.public.clone());
        [first, Held { nonce, public, ..second }]
    }),
    ("the public part of another ballot", |ballot, [other, _]| ballot.map(|held| Held { public: other.public.clone(), ..held })),
    ("another survey", |ballot, _| ballot.map(|held| Held { context: b"another survey", ..held })),
    ("the keepers swapped", |[first, second], _| [second, first]),
    ("keepers with two keys", |[first, second], _| [first, Held { key: [8; 32], ..second }]),
];

#[test]
fn a_ballot_is_accepted_as_it_was_sealed_and_in_no_other_way() {
    let mut numbers = Numbers(4);
    for set in [QuestionSet::full(), QuestionSet::pulse(), question_set(7, &[4, 6, 1])] {
        let ballots = ballots(SheetCircuit::new(&set));
        for number in 0..TRIES {
            let nonce = |ballot: u8| {
                let mut nonce = [ballot; 16];
                nonce[..8].copy_from_slice(&(number as u64).to_be_bytes());
                nonce
            };
            let [one, other] = [1, 2].map(|at| {
                let sheet = people(&set, 1, &mut numbers).remove(0);
                sealed(&ballots, &Answers::new(sheet), nonce(at))
            });
            assert!(verified(&ballots, &one).is_some() && verified(&ballots, &other).is_some());
            for (name, mix) in MIXES {
                assert!(verified(&ballots, &mix(one.clone(), other.clone())).is_none(), "{}: {name}", set.id());
            }
        }
    }
}

#[test]
fn how_long_a_ballot_is() {
    for set in [QuestionSet::full(), QuestionSet::pulse(), QuestionSet::mentors(), question_set(11, &[12; 8])] {
        let circuit = SheetCircuit::new(&set);
        let bytes = 8 * (circuit.input_len() + 3 * circuit.proof_len()) + 32 + 64 + 64 + 2 * 48 + 24;
        println!("{}: {} values, proof {}, {bytes} bytes", set.id(), circuit.input_len(), circuit.proof_len());
        // What fits into one message of a chat.
        let text = write(&vec![0; bytes]);
        assert_eq!(text.len() <= 4_000, set.is_built_in(), "{}: {}", set.id(), text.len());
    }
}
