//! Two rounds side by side.

use crate::made_up::{Answers, complete, question_set};
use candour::comparison::{Comparison, NotCompared, Remark};
use candour::disclosure::{Compared, Threshold};
use candour::locale::{Locale, PLAIN, plain};
use candour::open_round::OpenRound;
use candour::question_set::QuestionSet;
use candour::release::Release;
use candour::report::ReportText;
use candour::round::{Day, Kind, Round};
use candour::survey_form::SurveyForm;
use candour::text::Name;
use candour::totals::BatchId;
use candour::transfer::release_file;

/// A round: its team, its day of November, its batch, what it is for.
struct About {
    team: &'static str,
    day: u8,
    batch: u8,
    kind: Kind,
}

const EARLIER: About = About { team: "Ward 7", day: 1, batch: 1, kind: Kind::Real };
const LATER: About = About { team: "Ward 7", day: 20, batch: 2, kind: Kind::Real };

fn release(about: &About, set: &QuestionSet, people: &[Answers]) -> Release {
    let invited = u32::try_from(people.len()).expect("few people");
    let round = Round {
        team: Name::new(about.team).expect("a name"),
        label: Name::new("November").expect("a name"),
        opened: Day::new(2026, 11, about.day).expect("a day"),
        invited,
        threshold: Threshold::default(),
        kind: about.kind,
    };
    let mut open = OpenRound::open(round, set.clone(), BatchId([about.batch; 16]));
    for answers in people {
        open.count(crate::made_up::sheet(set, answers)).expect("no more sheets than people");
    }
    open.close().expect("enough people")
}

/// So many people who tick `low` and `high` in turn, on every statement, keyed.
fn alternating(set: &QuestionSet, people: usize, low: u8, high: u8) -> Vec<Answers> {
    let answers = |person: usize| {
        let keyed = if person.is_multiple_of(2) { low } else { high };
        set.statements().iter().map(|statement| if statement.reversed { 6 - keyed } else { keyed }).collect()
    };
    (0..people).map(answers).collect()
}

fn compare(earlier: &Release, later: &Release) -> Comparison {
    Comparison::of(earlier, later).expect("they may be compared")
}

#[test]
fn a_clear_change_is_told_from_one_that_could_be_chance() {
    let set = QuestionSet::full();
    let before = release(&EARLIER, &set, &alternating(&set, 12, 2, 3));
    let after = compare(&before, &release(&LATER, &set, &alternating(&set, 12, 3, 4)));
    for area in after.areas {
        let area = area.expect("figures");
        assert!((area.difference - 25.0).abs() < 1e-9 && area.is_clear && area.interval.low > 0.0, "{area:?}");
        assert!((area.earlier - 37.5).abs() < 1e-9);
    }
    let little = compare(&before, &release(&LATER, &set, &alternating(&set, 12, 2, 4)));
    for area in little.areas {
        let area = area.expect("figures");
        assert!(!area.is_clear && area.interval.low < 0.0 && area.interval.high > area.difference, "{area:?}");
    }
}

#[test]
fn of_several_areas_one_that_just_moved_is_not_called_clear() {
    // One of four areas with p of about 0.03: alone it would be clear, among four it is not.
    let set = QuestionSet::full();
    let with_area = |high: usize| {
        let mut people = alternating(&set, 12, 2, 4);
        for person in people.iter_mut().take(high) {
            for answer in &mut person[..3] {
                *answer = 5;
            }
        }
        people
    };
    let changes =
        |high| compare(&release(&EARLIER, &set, &with_area(0)), &release(&LATER, &set, &with_area(high))).areas[0].expect("figures");
    let just = (0..=12).map(changes).find(|area| area.interval.low > 0.0).expect("enough people moved");
    assert!(!just.is_clear, "{just:?}");
    assert!(changes(12).is_clear, "{:?}", changes(12));
}

#[test]
fn a_team_of_one_mind_is_compared_like_one_that_nearly_is() {
    let set = QuestionSet::full();
    let all = |point| release(if point == 3 { &EARLIER } else { &LATER }, &set, &alternating(&set, 9, point, point));
    let change = compare(&all(3), &all(4)).areas[0].expect("figures");
    assert!((change.interval.high - change.interval.low - 5.0 * std::f64::consts::SQRT_2).abs() < 1e-9, "{change:?}");
    assert!(change.is_clear);
    let same = compare(&all(3), &release(&LATER, &set, &alternating(&set, 9, 3, 3))).areas[0].expect("figures");
    assert!(!same.is_clear && same.interval.low < 0.0 && same.interval.high > 0.0, "{same:?}");
}

#[test]
fn small_teams_are_compared_by_a_usual_spread_and_areas_without_figures_not_at_all() {
    let set = QuestionSet::full();
    let before = release(&EARLIER, &set, &alternating(&set, 5, 2, 2));
    let after = compare(&before, &release(&LATER, &set, &alternating(&set, 5, 4, 4)));
    let change = after.areas[0].expect("figures");
    // 1.96 standard errors of a spread of one point on both sides, on 0 to 100.
    assert!((change.interval.high - change.difference - 25.0 * 1.959_963_984_540_054 * (0.4_f64).sqrt()).abs() < 1e-9, "{change:?}");
    let mut silent = alternating(&set, 5, 4, 4);
    for person in &mut silent {
        person[..5].fill(0);
    }
    let without = compare(&before, &release(&LATER, &set, &silent));
    assert_eq!((without.areas[0], without.areas[1].is_some()), (None, true));
}

#[test]
fn another_round_is_set_up_from_an_earlier_one_without_what_only_that_one_knew() {
    let own = question_set(7, &[3, 2]);
    for set in [QuestionSet::full(), QuestionSet::pulse(), QuestionSet::mentors(), own.clone()] {
        let form = SurveyForm::again(&release(&EARLIER, &set, &complete(&set, 9)));
        assert_eq!((form.team.as_str(), form.people.as_str(), form.threshold.as_str()), ("Ward 7", "9", "5"));
        assert_eq!(form.set().as_ref(), Some(&set));
        assert_eq!((form.label, form.host, form.readers, form.when, form.pin), Default::default());
        assert_eq!(form.own.is_some(), set == own);
    }
}

#[test]
fn what_must_not_be_compared_is_refused_by_name() {
    let set = QuestionSet::full();
    let people = complete(&set, 9);
    let before = release(&EARLIER, &set, &people);
    let refused = |later: &Release| Comparison::of(&before, later).expect_err("refused");
    let other = question_set(5, &[2, 2]);
    assert_eq!(refused(&release(&LATER, &other, &complete(&other, 9))), NotCompared::OtherQuestions);
    assert_eq!(refused(&release(&About { batch: 1, ..LATER }, &set, &people)), NotCompared::SameAnswers);
    assert_eq!(refused(&before), NotCompared::SameAnswers);
    for kind in [Kind::Practice, Kind::Example] {
        assert_eq!(refused(&release(&About { kind, ..LATER }, &set, &people)), NotCompared::OtherKind);
    }
    let (practice, again) = (About { kind: Kind::Practice, ..EARLIER }, About { kind: Kind::Practice, ..LATER });
    assert!(Comparison::of(&release(&practice, &set, &people), &release(&again, &set, &people)).is_ok());
}

#[test]
fn what_to_know_before_reading_is_said() {
    let set = QuestionSet::full();
    let before = release(&EARLIER, &set, &complete(&set, 9));
    let remarks = |later: &Release| compare(&before, later).remarks;
    assert_eq!(remarks(&release(&LATER, &set, &complete(&set, 9))), []);
    assert_eq!(remarks(&release(&About { team: "Ward 8", ..LATER }, &set, &complete(&set, 9))), [Remark::OtherNames]);
    assert_eq!(remarks(&release(&About { day: 1, ..LATER }, &set, &complete(&set, 9))), [Remark::SameDay]);
    let handed_in = release_file::decode(release_file::encode(&release(&LATER, &set, &complete(&set, 9))).as_bytes()).expect("a release");
    assert_eq!(remarks(&handed_in), [Remark::OneHandedIn]);
    for (people, assumed) in [(5, true), (7, true), (8, false), (9, false)] {
        let remarks = remarks(&release(&LATER, &set, &complete(&set, people)));
        assert_eq!(remarks.contains(&Remark::AssumedSpread), assumed, "{people}");
    }
    for (people, few) in [(5, true), (8, true), (9, false), (10, true), (13, true), (14, false)] {
        let comparison = compare(&before, &release(&LATER, &set, &complete(&set, people)));
        assert_eq!(
            (comparison.compared == Compared::AreasOnly, comparison.remarks.contains(&Remark::FewPeopleDiffer)),
            (few, few),
            "{people}"
        );
    }
}

#[test]
fn so_many_more_people_that_they_may_be_others_are_named() {
    let set = QuestionSet::pulse();
    let remarks = |before: usize, after: usize| {
        compare(&release(&EARLIER, &set, &complete(&set, before)), &release(&LATER, &set, &complete(&set, after))).remarks
    };
    for (before, after, named) in [(8, 12, true), (12, 8, true), (9, 13, false), (13, 9, false), (10, 24, true)] {
        assert_eq!(remarks(before, after).contains(&Remark::OtherSize), named, "{before} and {after}");
    }
}

#[test]
fn a_later_round_is_not_put_in_the_place_of_the_earlier_one() {
    let set = QuestionSet::pulse();
    let (early, late) = (release(&EARLIER, &set, &complete(&set, 9)), release(&LATER, &set, &complete(&set, 9)));
    assert_eq!(Comparison::of(&late, &early), Err(NotCompared::WrongOrder));
    assert!(Comparison::of(&early, &late).is_ok());
    let same_day = release(&About { day: 1, ..LATER }, &set, &complete(&set, 9));
    assert!(Comparison::of(&same_day, &early).is_ok() && Comparison::of(&early, &same_day).is_ok());
}

/// The report on the later of two rounds, without the marks around names.
fn text(earlier: &Release, later: &Release) -> ReportText {
    ReportText::beside(Locale::english(PLAIN), earlier, later).expect("they may be compared")
}

fn sentences(text: &ReportText) -> Vec<String> {
    text.plot.rows.iter().filter_map(|row| Some(row.shown.as_ref()?.change.as_ref()?.sentence.clone())).collect()
}

#[test]
fn what_moved_is_said_with_how_sure_it_is() {
    let set = QuestionSet::full();
    let at = |about: &About, people: usize, low: u8, high: u8| release(about, &set, &alternating(&set, people, low, high));
    let said = |low, high| sentences(&text(&at(&EARLIER, 12, 2, 3), &at(&LATER, 12, low, high)))[0].clone();
    assert_eq!(said(3, 4), "Up by 25, could be 14 to 36.");
    assert_eq!(said(1, 2), "Down by 25, could be 14 to 36.");
    assert_eq!(said(2, 4), "No clear change: it could be 5 down to 30 up.");
    assert_eq!(said(2, 3), "No clear change: it could be 11 down to 11 up.");
    let text = text(&at(&EARLIER, 8, 2, 3), &at(&LATER, 8, 3, 4));
    let comparison = text.comparison.as_ref().expect("a comparison");
    assert_eq!(
        plain(&comparison.lead),
        "Compared with November, opened on 2026-11-01: 8 of 8 people answered. The ring is the score of that round."
    );
    assert_eq!(
        comparison.detectable,
        "Where 8 and 8 people differ as much as usual, a change of less than about 25 of 100 is often missed. Where they agree closely, a smaller one shows."
    );
    let shown = text.plot.rows[0].shown.as_ref().expect("figures");
    assert_eq!(shown.change.as_ref().map(|change| change.earlier), Some(0.375));
    assert_eq!(text.plot.table.columns.last().map(String::as_str), Some("Score before"));
    assert_eq!(text.plot.table.rows[0].cells.last().map(String::as_str), Some("38"));
}

#[test]
fn what_moved_comes_first_and_whoever_subtracts_the_scores_finds_the_same() {
    let set = QuestionSet::full();
    let number = |text: &str| text.split_whitespace().find_map(|word| word.trim_matches(',').parse::<i32>().ok());
    let (mut moved, mut stayed) = (0, 0);
    for seed in 0..60 {
        let mixed = |people: usize, shift: usize| -> Vec<Answers> {
            let tick = |person: usize, at: usize| {
                let mixed = (person * 7919 + at * 104_729 + seed * 31_337).wrapping_mul(0x9E37_79B9) >> 7;
                u8::try_from((mixed % 3 + shift * (at % 4) / 2).min(4)).expect("a point") + 1
            };
            let keyed = |person: usize, at: usize| if set.statements()[at].reversed { 6 - tick(person, at) } else { tick(person, at) };
            (0..people).map(|person| (0..20).map(|at| keyed(person, at)).collect()).collect()
        };
        let text = text(&release(&EARLIER, &set, &mixed(9, 0)), &release(&LATER, &set, &mixed(11, seed % 3)));
        for (row, in_table) in text.plot.rows.iter().zip(&text.plot.table.rows) {
            let change = row.shown.as_ref().and_then(|shown| shown.change.as_ref()).expect("figures");
            let scores = [in_table.cells.first(), in_table.cells.last()].map(|cell| cell.and_then(|cell| number(cell)).expect("a score"));
            let named = format!("“{}” by {}", row.title, (scores[0] - scores[1]).abs());
            let in_short = &text.headline[..2];
            let is_clear = change.sentence.starts_with("Up by ") || change.sentence.starts_with("Down by ");
            if is_clear {
                moved += 1;
                assert_eq!(number(&change.sentence), Some((scores[0] - scores[1]).abs()), "{scores:?}: {}", change.sentence);
            } else {
                stayed += 1;
            }
            assert_eq!(in_short.iter().any(|sentence| plain(sentence).contains(&plain(&named))), is_clear, "{in_short:?}: {named}");
        }
        assert!(plain(&text.headline[0]).starts_with("Since November "), "{:?}", text.headline);
    }
    assert!(moved > 20 && stayed > 20, "{moved} and {stayed}");
}

#[test]
fn statements_stand_beside_those_of_before_only_where_enough_people_differ() {
    let set = QuestionSet::full();
    let before = release(&EARLIER, &set, &complete(&set, 9));
    let rows = |people: usize| {
        let text = text(&before, &release(&LATER, &set, &complete(&set, people)));
        text.statements.into_iter().flat_map(|area| area.rows).map(|row| row.before).collect::<Vec<_>>()
    };
    for (people, beside) in [(8, false), (9, true), (10, false), (13, false), (14, true), (24, true)] {
        let rows = rows(people);
        assert_eq!(rows.len(), 20);
        assert!(rows.iter().all(|before| before.is_some() == beside), "{people}: {rows:?}");
    }
    assert!(rows(9)[0].as_deref().is_some_and(|before| before.starts_with("The round before: Disagree:\u{a0}")), "{:?}", rows(9)[0]);
    // Those who hold both files can subtract, so the page says so.
    let few = text(&before, &release(&LATER, &set, &complete(&set, 10)));
    assert!(few.all_text().contains("only the areas are compared."));
}

#[test]
fn every_remark_and_every_refusal_says_what_is_so_and_what_to_do() {
    let locale = Locale::english(PLAIN);
    for error in [NotCompared::OtherQuestions, NotCompared::SameAnswers, NotCompared::WrongOrder, NotCompared::OtherKind] {
        let message = locale.not_compared(error);
        assert!(message.what.starts_with("These two rounds cannot be compared. ") && !message.next.is_empty(), "{message:?}");
    }
    let reworded = question_set(5, &[2]);
    let mut draft: serde_json::Value = serde_json::from_str(&candour::transfer::question_set_file::encode(&reworded)).expect("JSON");
    draft["statements"][0]["text"] = "Asked in another way.".into();
    let other = candour::transfer::question_set_file::decode(draft.to_string().as_bytes()).expect("a set");
    let text = text(&release(&EARLIER, &reworded, &complete(&reworded, 9)), &release(&LATER, &other, &complete(&other, 9)));
    let comparison = text.comparison.as_ref().expect("a comparison");
    assert_eq!(
        comparison.wordings.iter().map(|wording| (wording.earlier.as_str(), wording.later.as_str())).collect::<Vec<_>>(),
        [("Statement 0 of area 0.", "Asked in another way.")]
    );
    assert!(text.all_text().contains("They stand below, as they were and as they are"));
}
