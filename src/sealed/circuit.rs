//! What is proven of a ballot: a validity circuit for Prio3 (draft-irtf-cfrg-vdaf-18, sections 7.1 and 7.3) that holds exactly for the sheets of one
//! question set.
//!
//! # Encoding
//!
//! Of each statement the points of the scale, keyed, of which at most one is ticked; "no answer" is one less their sum. Of each area of k
//! statements, with h = k / 2 rounded down:
//!
//! * `scored`: whether more than half of it is answered;
//! * `e`, one-hot: how many answers there are above h + 1 if it is scored, and how many there are if it is not;
//! * `full`: whether all of it is answered;
//! * `v` less k, in bits: the score on the grid of complete sheets, from k to kP; nothing if it is not scored;
//! * `r`, one-hot: what is left over when the score is rounded; nothing if it is not scored;
//! * `square`: v squared.
//!
//! What follows from the rest is not sent: of each one-hot block the first, and of `e` the second as well, because the number of answers is
//! known from the statements. Those are checked like the others.
//!
//! # Constraints
//!
//! Each is a sum of products of affine forms that has to be nought (see [`Constraint`]):
//!
//! * every bit b, sent or not: `b (b - 1)`;
//! * `(1 - scored) (v - k scored)`: no score without enough answers;
//! * `r_i (e_0 + ... + e_(i-h-1))` for each i above h: what is left over is less than the number of answers;
//! * `scored (k sum + half) - answers v - r`, where `half` is half the number of answers, rounded down: the rounding of
//!   [`crate::totals::person_score`]. In a field each left over has *some* v: it is the range of v that makes it the right one;
//! * `scored e_(k-h-1) - full` and `v v - square`.
//!
//! A sheet is a whole number in each place, so a sum of products that cannot be negative is nought only where each product is.
//!
//! Products go through one gadget, as those of the draft's `Prio3Histogram` do; each constraint has a power of the joint randomness of its own.

use crate::answers::AnswerSheet;
use crate::question_set::QuestionSet;
use prio::field::{Field64, FieldElement};
use prio::flp::gadgets::{Mul, ParallelSum, ParallelSumGadget};
use prio::flp::{Flp, FlpError, Gadget, Type};
use std::fmt;
use std::ops::Range;
use zeroize::Zeroize;

/// Field elements of one area in an output: how many people are scored, how many answered all of it, the sum of their scores and of the squares.
pub(super) const SUMS: usize = 4;

/// One person's keyed answers, a point from 1 or none for each statement. Wiped when it is dropped, and silent when it is printed.
#[derive(Clone)]
pub struct Answers(Vec<Option<u8>>);

impl Answers {
    /// Answers from the keyed points in the order of the statements.
    pub fn new(points: Vec<Option<u8>>) -> Self {
        Self(points)
    }

    /// The answers of a sheet, which is used up; `None` if it answers another question set.
    pub fn of(set: &QuestionSet, sheet: AnswerSheet) -> Option<Self> {
        let keyed = |(statement, point): (usize, Option<u8>)| Some(set.keyed(statement, point?));
        let answers = (sheet.set() == set.structure_hash()).then(|| Self(sheet.points_given().enumerate().map(keyed).collect()));
        drop(sheet);
        answers
    }
}

impl Drop for Answers {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Answers(..)")
    }
}

/// A constant and multiples of places of the encoding.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Affine {
    constant: i64,
    terms: Vec<(usize, i64)>,
}

impl Affine {
    fn constant(constant: i64) -> Self {
        Self { constant, terms: Vec::new() }
    }

    fn place(at: usize) -> Self {
        Self { constant: 0, terms: vec![(at, 1)] }
    }

    fn plus(mut self, factor: i64, other: &Self) -> Self {
        self.constant += factor * other.constant;
        self.terms.extend(other.terms.iter().map(|&(at, times)| (at, factor * times)));
        self
    }

    fn sum<'a>(forms: impl IntoIterator<Item = &'a Self>) -> Self {
        forms.into_iter().fold(Self::default(), |sum, form| sum.plus(1, form))
    }

    /// The value at a share of an encoding. `one` is the share of 1.
    fn at(&self, input: &[Field64], one: Field64) -> Field64 {
        self.terms.iter().fold(element(self.constant) * one, |sum, &(at, times)| sum + element(times) * input[at])
    }
}

/// A small number as one that may be negative.
fn signed(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn element(number: i64) -> Field64 {
    let size = Field64::from(number.unsigned_abs());
    if number < 0 { -size } else { size }
}

/// Products and an affine rest whose sum has to be nought.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Constraint {
    products: Vec<(Affine, Affine)>,
    rest: Affine,
}

/// Where what is added up of one area stands in an encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
struct AreaPlaces {
    members: Vec<usize>,
    /// Scores are this many units of 1 / L for each unit of v.
    step: i64,
    scored: Affine,
    full: usize,
    v: Affine,
    square: usize,
    /// Where e, what v has above k, and r begin, and their lengths.
    e: Range<usize>,
    above: Range<usize>,
    weights: Vec<i64>,
    r: Range<usize>,
}

/// The circuit of one question set.
#[derive(Clone, PartialEq, Eq)]
pub struct SheetCircuit {
    points: usize,
    statements: usize,
    areas: Vec<AreaPlaces>,
    constraints: Vec<Constraint>,
    input_len: usize,
    chunk: usize,
    calls: usize,
}

impl fmt::Debug for SheetCircuit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SheetCircuit").field("input_len", &self.input_len).field("chunk", &self.chunk).finish_non_exhaustive()
    }
}

/// Weights of bits whose sums are exactly the numbers from 0 to `most`: powers of two, and the rest.
fn weights(most: i64) -> Vec<i64> {
    let mut weights = Vec::new();
    let mut left = most;
    let mut next = 1;
    while left > 0 {
        weights.push(next.min(left));
        left -= next.min(left);
        next *= 2;
    }
    weights
}

/// Which of these weights add up to `number`.
fn bits(weights: &[i64], mut number: i64) -> Vec<bool> {
    let mut bits = vec![false; weights.len()];
    for at in (0..weights.len()).rev() {
        // The greatest first: those below always make up every smaller number.
        if weights[at] <= number {
            bits[at] = true;
            number -= weights[at];
        }
    }
    bits
}

impl SheetCircuit {
    /// The circuit of sheets of `set`.
    pub fn new(set: &QuestionSet) -> Self {
        let points = usize::from(set.scale().points);
        let statements = set.statements().len();
        let mut circuit =
            Self { points, statements, areas: Vec::new(), constraints: Vec::new(), input_len: statements * points, chunk: 0, calls: 0 };
        let answered: Vec<Affine> = (0..statements).map(|statement| circuit.statement(statement)).collect();
        for area in set.areas() {
            circuit.area(&area.members, i64::from(area.unit()) / signed(area.members.len()), &answered);
        }
        let products = circuit.constraints.iter().map(|constraint| constraint.products.len()).sum();
        (circuit.chunk, circuit.calls) = cheapest_chunk(products);
        circuit
    }

    fn take(&mut self, places: usize) -> Range<usize> {
        let start = self.input_len;
        self.input_len += places;
        start..self.input_len
    }

    fn bit(&mut self, bit: &Affine) {
        self.nought(vec![(bit.clone(), bit.clone().plus(-1, &Affine::constant(1)))], Affine::default());
    }

    fn nought(&mut self, products: Vec<(Affine, Affine)>, rest: Affine) {
        self.constraints.push(Constraint { products, rest });
    }

    /// At most one point of a statement. Gives whether there is one.
    fn statement(&mut self, statement: usize) -> Affine {
        let ticks: Vec<Affine> = (0..self.points).map(|point| Affine::place(statement * self.points + point)).collect();
        let answered = Affine::sum(&ticks);
        for bit in ticks.iter().chain([&answered]) {
            self.bit(bit);
        }
        answered
    }

    fn area(&mut self, members: &[usize], step: i64, answered: &[Affine]) {
        let most_answers = members.len();
        let half = most_answers / 2;
        let scored = Affine::place(self.take(1).start);
        let answers = Affine::sum(members.iter().map(|&at| &answered[at]));
        let ticks = members.iter().flat_map(|&at| (0..self.points).map(move |point| (at, point)));
        let sum = Affine { constant: 0, terms: ticks.map(|(at, point)| (at * self.points + point, signed(point) + 1)).collect() };

        let e_places = self.take(half.saturating_sub(1));
        let e = self.one_hot_answers(&answers, &scored, half, e_places.clone());
        let full = self.take(1).start;
        let weights = weights(signed(most_answers * (self.points - 1)));
        let above_places = self.take(weights.len());
        let above =
            weights.iter().zip(above_places.clone()).fold(Affine::default(), |sum, (&weight, at)| sum.plus(weight, &Affine::place(at)));
        let v = above.clone().plus(signed(most_answers), &scored);
        let r_places = self.take(most_answers - 1);
        let sent: Vec<Affine> = r_places.clone().map(Affine::place).collect();
        let r: Vec<Affine> = [scored.clone().plus(-1, &Affine::sum(&sent))].into_iter().chain(sent).collect();
        let square = self.take(1).start;

        for bit in [&scored].into_iter().chain(&e).chain(&r) {
            self.bit(bit);
        }
        for at in above_places.clone() {
            self.bit(&Affine::place(at));
        }
        self.nought(vec![(Affine::constant(1).plus(-1, &scored), above)], Affine::default());
        for at in half + 1..most_answers {
            self.nought(vec![(r[at].clone(), Affine::sum(&e[..at - half]))], Affine::default());
        }
        let halves = e.iter().enumerate().fold(Affine::default(), |sum, (at, e)| sum.plus(signed((half + 1 + at) / 2), e));
        let left = r.iter().enumerate().fold(Affine::default(), |sum, (at, r)| sum.plus(-signed(at), r));
        let all = Affine::default().plus(signed(most_answers), &sum).plus(1, &halves);
        self.nought(vec![(scored.clone(), all), (Affine::default().plus(-1, &answers), v.clone())], left);
        let every_answer = (scored.clone(), e[most_answers - half - 1].clone());
        self.nought(vec![every_answer], Affine::default().plus(-1, &Affine::place(full)));
        self.nought(vec![(v.clone(), v.clone())], Affine::default().plus(-1, &Affine::place(square)));

        let members = members.to_vec();
        self.areas.push(AreaPlaces { members, step, scored, full, v, square, e: e_places, above: above_places, weights, r: r_places });
    }

    /// The one-hot block e. Its second place follows from the number of answers, and its first from the others.
    fn one_hot_answers(&mut self, answers: &Affine, scored: &Affine, half: usize, places: Range<usize>) -> Vec<Affine> {
        let sent: Vec<Affine> = places.map(Affine::place).collect();
        let second = if half == 0 {
            // One statement: it is scored if it is answered.
            self.nought(Vec::new(), scored.clone().plus(-1, answers));
            None
        } else {
            let above = answers.clone().plus(-signed(half + 1), scored);
            Some((2..).zip(&sent).fold(above, |rest, (at, e)| rest.plus(-at, e)))
        };
        let others: Vec<Affine> = second.into_iter().chain(sent).collect();
        [Affine::constant(1).plus(-1, &Affine::sum(&others))].into_iter().chain(others).collect()
    }
}

/// Writes what follows from the answers of one area into an encoding.
fn encode_area(area: &AreaPlaces, answers: &Answers, input: &mut [Field64]) {
    let given: Vec<usize> = area.members.iter().filter_map(|&at| answers.0[at]).map(usize::from).collect();
    let (most, number) = (area.members.len(), given.len());
    let half = most / 2;
    let one = Field64::one();
    let is_scored = number > half;
    if is_scored {
        for &(at, _) in &area.scored.terms {
            input[at] = one;
        }
        // Rounded as in `totals::person_score`.
        let rounded = most * given.iter().sum::<usize>() + number / 2;
        let (v, left) = (rounded / number, rounded % number);
        for (at, bit) in area.above.clone().zip(bits(&area.weights, signed(v - most))) {
            input[at] = Field64::from(u64::from(bit));
        }
        if left > 0 {
            input[area.r.start + left - 1] = one;
        }
        input[area.square] = element(signed(v * v));
    }
    let e = if is_scored { number - half - 1 } else { number };
    if e >= 2 {
        input[area.e.start + e - 2] = one;
    }
    if number == most {
        input[area.full] = one;
    }
}

/// How many products go through the gadget at a time, so that the proof is shortest, and how often it is called.
fn cheapest_chunk(products: usize) -> (usize, usize) {
    let length = |chunk: usize| proof_len(chunk, products.div_ceil(chunk));
    let chunk = (1..=products.max(1)).min_by_key(|&chunk| length(chunk)).unwrap_or(1);
    (chunk, products.div_ceil(chunk))
}

/// Length of a proof in field elements: the wires' first values, and the gadget's polynomial at enough places.
fn proof_len(chunk: usize, calls: usize) -> usize {
    2 * chunk + 2 * ((1 + calls).next_power_of_two() - 1) + 1
}

impl Flp for SheetCircuit {
    type Field = Field64;

    fn gadget(&self) -> Vec<Box<dyn Gadget<Field64>>> {
        vec![Box::new(ParallelSum::new(Mul::new(self.calls), self.chunk))]
    }

    fn num_gadgets(&self) -> usize {
        1
    }

    fn valid(
        &self,
        gadgets: &mut Vec<Box<dyn Gadget<Field64>>>,
        input: &[Field64],
        joint_rand: &[Field64],
        num_shares: usize,
    ) -> Result<Vec<Field64>, FlpError> {
        self.valid_call_check(input, joint_rand)?;
        let one = Field64::from(num_shares as u64).inv();
        let mut wires = Vec::with_capacity(2 * self.chunk * self.calls);
        let (mut affine, mut powers) = (Vec::new(), joint_rand.to_vec());
        let mut rest = Field64::zero();
        for constraint in &self.constraints {
            if constraint.products.is_empty() {
                affine.push(constraint.rest.at(input, one));
                continue;
            }
            let call = wires.len() / (2 * self.chunk);
            let weight = powers[call];
            powers[call] *= joint_rand[call];
            for (left, right) in &constraint.products {
                wires.extend([weight * left.at(input, one), right.at(input, one)]);
            }
            rest += weight * constraint.rest.at(input, one);
        }
        wires.resize(2 * self.chunk * self.calls, Field64::zero());
        for call in wires.chunks(2 * self.chunk) {
            rest += gadgets[0].eval(call)?;
        }
        affine.push(rest);
        Ok(affine)
    }

    fn input_len(&self) -> usize {
        self.input_len
    }

    fn proof_len(&self) -> usize {
        proof_len(self.chunk, self.calls)
    }

    fn verifier_len(&self) -> usize {
        2 + self.chunk * 2
    }

    fn joint_rand_len(&self) -> usize {
        self.calls
    }

    fn eval_output_len(&self) -> usize {
        1 + self.constraints.iter().filter(|constraint| constraint.products.is_empty()).count()
    }

    fn prove_rand_len(&self) -> usize {
        self.chunk * 2
    }
}

/// What adding up gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sums {
    /// For each statement how many people ticked nothing, and then each keyed point.
    pub counts: Vec<Vec<u64>>,
    /// For each area how many people are scored, how many answered all of it, the sum of their scores in units of 1 / L, and of the squares.
    pub areas: Vec<[u64; SUMS]>,
}

impl Type for SheetCircuit {
    type Measurement = Answers;
    type AggregateResult = Sums;

    fn encode_measurement(&self, answers: &Answers) -> Result<Vec<Field64>, FlpError> {
        let in_range = |point: &Option<u8>| point.is_none_or(|point| (1..=self.points).contains(&usize::from(point)));
        if answers.0.len() != self.statements || !answers.0.iter().all(in_range) {
            return Err(FlpError::Encode("the sheet answers another question set".into()));
        }
        let mut input = vec![Field64::zero(); self.input_len];
        for (statement, point) in answers.0.iter().enumerate() {
            if let Some(point) = point {
                input[statement * self.points + usize::from(*point) - 1] = Field64::one();
            }
        }
        for area in &self.areas {
            encode_area(area, answers, &mut input);
        }
        Ok(input)
    }

    fn truncate(&self, input: Vec<Field64>) -> Result<Vec<Field64>, FlpError> {
        self.truncate_call_check(&input)?;
        let mut output = input[..self.statements * self.points].to_vec();
        // No constant is in any of these, so a share of them is that of the encoding.
        let nought = Field64::zero();
        for area in &self.areas {
            let step = element(area.step);
            output.extend([
                area.scored.at(&input, nought),
                input[area.full],
                step * area.v.at(&input, nought),
                step * step * input[area.square],
            ]);
        }
        Ok(output)
    }

    fn decode_result(&self, data: &[Field64], num_measurements: usize) -> Result<Sums, FlpError> {
        if data.len() != self.output_len() {
            return Err(FlpError::Decode("unexpected length".into()));
        }
        let numbers: Vec<u64> = data.iter().map(|&element| element.into()).collect();
        let (ticks, areas) = numbers.split_at(self.statements * self.points);
        let count = |ticked: &[u64]| {
            let given = ticked.iter().try_fold(0_u64, |sum, &count| sum.checked_add(count));
            let none = (num_measurements as u64).checked_sub(given?)?;
            Some([none].into_iter().chain(ticked.iter().copied()).collect())
        };
        let counts = ticks.chunks(self.points).map(count).collect::<Option<_>>();
        let counts = counts.ok_or_else(|| FlpError::Decode("more answers than ballots".into()))?;
        let (areas, _) = areas.as_chunks::<SUMS>();
        Ok(Sums { counts, areas: areas.to_vec() })
    }

    fn output_len(&self) -> usize {
        self.statements * self.points + SUMS * self.areas.len()
    }
}
