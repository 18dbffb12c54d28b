//! What moved in each area between two totals of one team, as JSON at full precision: what the tool `change` writes. Meaning of each figure:
//! `docs/statistics.md`.

use super::RawTotals;
use crate::figures::change::{Change, holm};
use crate::question_set::QuestionSet;
use serde_json::{Map, Value, json};

/// The change of each area, for people to read. A figure that is not defined is `null`.
pub fn encode(set: &QuestionSet, earlier: &RawTotals, later: &RawTotals) -> String {
    let figures = |totals: &RawTotals, area: usize| totals.areas.get(area)?.figures(&set.areas()[area], set.scale().points);
    let changes: Vec<Option<Change>> =
        (0..set.areas().len()).map(|area| Change::between(&figures(earlier, area)?, &figures(later, area)?)).collect();
    let raised = holm(&changes.iter().map(|change| change.and_then(|change| change.p)).collect::<Vec<_>>());
    let areas = set.areas().iter().zip(changes).zip(raised).map(|((area, change), p_holm)| {
        let interval = change.and_then(|change| change.interval);
        let figures = json!({
            "difference": change.map(|change| change.difference),
            "ci_low": interval.map(|interval| interval.low),
            "ci_high": interval.map(|interval| interval.high),
            "t": change.and_then(|change| change.t),
            "df": change.and_then(|change| change.df),
            "p": change.and_then(|change| change.p),
            "p_holm": p_holm,
            "hedges_g": change.and_then(|change| change.hedges_g),
        });
        (area.id.clone(), figures)
    });
    format!("{:#}\n", Value::Object(areas.collect::<Map<_, _>>()))
}
