//! How fast sheets are counted and a report is made of totals: `scripts/bench`.
//!
//! Goals: 10 million sheets of the full form a second on one thread, and less than 20 microseconds from totals to every figure of a report.

use candour::answers::{AnswerSheet, Choice};
use candour::disclosure::Threshold;
use candour::figures::AreaFigures;
use candour::open_round::OpenRound;
use candour::question_set::QuestionSet;
use candour::round::{Day, Kind, RoundDraft};
use candour::totals::{BatchId, Totals};
use candour::transfer::release_file;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

/// Sheets counted at a time: enough to outweigh the clock, few enough to stay in the cache.
const SHEETS: usize = 1_000;

fn main() {
    divan::main();
}

/// A filled-in sheet; about one statement in thirty is skipped, as in the test vectors.
fn sheet(set: &QuestionSet, person: usize) -> AnswerSheet {
    let mut sheet = AnswerSheet::blank(set);
    for statement in 0..set.statements().len() {
        let draw = (person * 31 + statement * 17 + person * statement * 7) % 151;
        let choice = if draw < 5 { Choice::PreferNot } else { Choice::Point(u8::try_from(draw % 5).unwrap_or(0) + 1) };
        sheet.tick(statement, choice);
    }
    sheet
}

fn sheets(set: &QuestionSet) -> Vec<AnswerSheet> {
    (0..SHEETS).map(|person| sheet(set, person)).collect()
}

/// Counts sheets and wipes each. Making them is not timed.
#[divan::bench(args = ["full", "pulse"])]
fn count_sheets(bencher: Bencher, form: &str) {
    let set = if form == "full" { QuestionSet::full() } else { QuestionSet::pulse() };
    let mut totals = Totals::empty(&set, BatchId([0; 16]));
    bencher.counter(ItemsCount::new(SHEETS)).with_inputs(|| sheets(&set)).bench_local_values(|sheets| {
        for sheet in sheets {
            let _ = black_box(&mut totals).accumulate(sheet);
        }
    });
    divan::black_box_drop(totals);
}

fn open_round(set: &QuestionSet, people: u32) -> OpenRound {
    let opened = Day::new(2026, 9, 1).unwrap_or_else(|| unreachable!("a day"));
    let round = RoundDraft {
        team: "Team".into(),
        label: "Round".into(),
        opened,
        invited: people,
        threshold: Threshold::default(),
        kind: Kind::Real,
    };
    let round = round.check().unwrap_or_else(|_| unreachable!("a round"));
    let mut open = OpenRound::open(round, set.clone(), BatchId([0; 16]));
    for person in 0..people as usize {
        let _ = open.count(sheet(set, person));
    }
    open
}

/// From totals to the release and every area's figures.
#[divan::bench(args = [8, 20, 500])]
fn report_from_totals(bencher: Bencher, people: u32) {
    let set = QuestionSet::full();
    bencher.with_inputs(|| open_round(&set, people)).bench_local_values(|open| {
        let release = open.close().ok()?;
        for (area, sums) in release.set().areas().iter().zip(release.areas()).filter_map(|(area, sums)| Some((area, sums.as_ref()?))) {
            let figures = AreaFigures::from_sums(sums.n, sums.s1, sums.s2, area.unit(), release.set().scale().points);
            black_box(figures.map(|figures| (figures, figures.shown_interval(), figures.shown_core(), figures.score())));
        }
        Some(release)
    });
}

/// A release as the bytes of its file, and read again.
#[divan::bench]
fn write_and_read_a_release(bencher: Bencher) {
    let set = QuestionSet::full();
    let Ok(release) = open_round(&set, 20).close() else { return };
    bencher.bench_local(|| release_file::decode(release_file::encode(black_box(&release)).as_bytes()));
}
