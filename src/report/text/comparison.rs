//! What moved since an earlier round, in words.

use crate::chart::interval_dots::place;
use crate::comparison::{AreaChange, Comparison, Remark};
use crate::disclosure::Compared;
use crate::figures::change::detectable;
use crate::locale::{Locale, fill, isolated};
use crate::release::Release;

/// What a report says beside an earlier round.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparisonText {
    /// The round it is compared with.
    pub lead: String,
    /// How large a change of so many people has to be to be noticed.
    pub detectable: String,
    /// What to know before reading.
    pub remarks: Vec<RemarkText>,
    /// Texts that were worded in another way.
    pub wordings: Vec<WordingText>,
    /// Whether statements may stand beside those of the earlier round.
    pub compared: Compared,
}

/// Something to know, and what to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemarkText {
    /// What is so.
    pub what: &'static str,
    /// What to do.
    pub next: &'static str,
}

/// What moved in an area.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaChangeText {
    /// Where the earlier score stands, as a share of the axis.
    pub earlier: f64,
    /// The earlier score.
    pub score: String,
    /// What moved.
    pub sentence: String,
}

/// A text as it was and as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordingText {
    /// As it was.
    pub earlier: String,
    /// As it is.
    pub later: String,
}

impl ComparisonText {
    /// What is said of a comparison of two releases.
    pub fn of(locale: Locale, earlier: &Release, later: &Release, comparison: &Comparison) -> Self {
        let t = locale.comparison();
        let round = earlier.round();
        let [before, after] = [earlier, later].map(Release::sheets);
        let lead = [
            ("label", isolated(&round.label)),
            ("day", locale.day(round.opened)),
            ("sheets", locale.whole(before)),
            ("invited", locale.whole(round.invited)),
        ];
        let points = [
            ("earlier", locale.whole(before)),
            ("later", locale.whole(after)),
            ("points", locale.number(detectable(before, after).ceil(), 0)),
        ];
        Self {
            lead: fill_all(t.lead, &lead),
            detectable: fill_all(t.detectable, &points),
            remarks: comparison.remarks.iter().map(|&remark| remark_text(locale, remark)).collect(),
            wordings: wordings(earlier, later),
            compared: comparison.compared,
        }
    }
}

fn fill_all(text: &str, values: &[(&str, String)]) -> String {
    fill(text, &values.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>())
}

/// The difference of the scores as they are shown: whoever subtracts them finds the same.
fn shown_difference(change: &AreaChange) -> f64 {
    change.later.round() - change.earlier.round()
}

/// What is clearly up and what is clearly down, or that nothing is, in a sentence each.
pub(super) fn moved(locale: Locale, earlier: &Release, comparison: &Comparison) -> Vec<String> {
    let t = locale.comparison();
    let label = isolated(&earlier.round().label);
    let one = |is_up: bool, pattern: &str| {
        let areas = earlier.set().areas().iter().zip(&comparison.areas);
        let moved = areas
            .filter_map(|(area, change)| Some((area, change.as_ref()?)))
            .filter(|(_, change)| change.is_clear && (change.difference > 0.0) == is_up);
        let moved: Vec<String> = moved
            .map(|(area, change)| {
                let points = locale.number(shown_difference(change).abs(), 0);
                fill(t.moved_by, &[("area", &isolated(&area.title)), ("points", &points)])
            })
            .collect();
        (!moved.is_empty()).then(|| fill(pattern, &[("label", &label), ("areas", &moved.join(", "))]))
    };
    let sentences: Vec<String> = [one(true, t.moved_up), one(false, t.moved_down)].into_iter().flatten().collect();
    if sentences.is_empty() { vec![fill(t.moved_none, &[("label", &label)])] } else { sentences }
}

/// What is said of the change of an area.
pub(super) fn area(locale: Locale, change: &AreaChange) -> AreaChangeText {
    let t = locale.comparison();
    let (low, high) = (change.interval.low, change.interval.high);
    // What is clear is never said to be none, even where it rounds to it.
    let shown = |points: f64| locale.number(if change.is_clear { points.abs().round().max(1.0) } else { points.abs() }, 0);
    let (pattern, near, far) = match (change.is_clear, low > 0.0, high < 0.0) {
        (true, _, true) => (t.down, high, low),
        (true, ..) => (t.up, low, high),
        (false, true, _) => (t.none_up, low, high),
        (false, _, true) => (t.none_down, high, low),
        (false, false, false) => (t.none, low, high),
    };
    let values = [("difference", shown(shown_difference(change))), ("near", shown(near)), ("far", shown(far))];
    AreaChangeText { earlier: place(change.earlier), score: locale.number(change.earlier, 0), sentence: fill_all(pattern, &values) }
}

fn remark_text(locale: Locale, remark: Remark) -> RemarkText {
    let t = locale.comparison();
    let (what, next) = match remark {
        Remark::OtherNames => (t.other_names, t.other_names_next),
        Remark::SameDay => (t.same_day, t.same_day_next),
        Remark::OtherSize => (t.other_size, t.other_size_next),
        Remark::OtherWording => (t.other_wording, t.other_wording_next),
        Remark::OneHandedIn => (t.one_handed_in, t.one_handed_in_next),
        Remark::AssumedSpread => (t.assumed_spread, t.assumed_spread_next),
        Remark::FewPeopleDiffer => (t.few_people_differ, t.few_people_differ_next),
    };
    RemarkText { what, next }
}

fn wordings(earlier: &Release, later: &Release) -> Vec<WordingText> {
    let texts = |release: &Release| {
        let set = release.set();
        let areas = set.areas().iter().map(|area| area.title.clone());
        areas.chain(set.statements().iter().map(|statement| statement.text.clone())).collect::<Vec<_>>()
    };
    let pairs = texts(earlier).into_iter().zip(texts(later));
    pairs.filter(|(earlier, later)| earlier != later).map(|(earlier, later)| WordingText { earlier, later }).collect()
}
