//! Every figure of some raw totals as JSON, at full precision: what the tool `figures` writes. Meaning of each: `docs/statistics.md`.
//!
//! A figure that is not defined, or not known for totals, is `null` and never left out.

use super::{AddError, RawArea, RawTotals};
use crate::disclosure::{band_of, bands};
use crate::figures::pooled::{BetweenTeams, MAX_SKIPPED_FOR_ALPHA, MIN_TEAM, Reliability, TeamSums};
use crate::figures::{AreaFigures, agreement};
use crate::question_set::{Area, QuestionSet};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The figures of each team, of all teams together, and between teams, for people to read.
///
/// # Errors
/// [`AddError`] if the teams cannot be added up.
pub fn encode(set: &QuestionSet, teams: &BTreeMap<String, RawTotals>) -> Result<String, AddError> {
    let mut all = teams.values();
    let pooled = match all.next() {
        None => Value::Null,
        Some(first) => {
            let mut pooled = first.clone();
            for totals in all {
                pooled.add(totals)?;
            }
            of_totals(set, &pooled, true)
        }
    };
    let between: Map<String, Value> = set
        .areas()
        .iter()
        .enumerate()
        .map(|(at, area)| (area.id.clone(), of_teams(teams.values().filter_map(|totals| totals.areas.get(at)))))
        .collect();
    // Written team by team: ten thousand of them as one value would take gigabytes.
    let each =
        teams.iter().map(|(name, totals)| format!("\n    {}: {}", Value::from(name.as_str()), indented(&of_totals(set, totals, false), 4)));
    let each = each.collect::<Vec<_>>().join(",");
    let (between, pooled) = (indented(&Value::Object(between), 2), indented(&pooled, 2));
    let teams = if each.is_empty() { "{}".to_owned() } else { format!("{{{each}\n  }}") };
    Ok(format!("{{\n  \"between\": {between},\n  \"pooled\": {pooled},\n  \"teams\": {teams}\n}}\n"))
}

/// A value as it stands in another one, `by` spaces deep. No text in JSON holds a line break, so every one is between values.
fn indented(value: &Value, by: usize) -> String {
    format!("{value:#}").replace('\n', &format!("\n{}", " ".repeat(by)))
}

fn of_totals(set: &QuestionSet, totals: &RawTotals, pooled: bool) -> Value {
    let areas: Map<String, Value> = set
        .areas()
        .iter()
        .zip(&totals.areas)
        .map(|(area, sums)| {
            let mut figures = of_area(set, totals, area, sums);
            if pooled {
                figures.extend(of_reliability(set, totals, area, sums));
            }
            (area.id.clone(), Value::Object(figures))
        })
        .collect();
    let statements: Map<String, Value> =
        set.statements().iter().enumerate().map(|(at, statement)| (statement.id.clone(), of_statement(set, totals, at))).collect();
    json!({ "areas": areas, "statements": statements })
}

fn of_area(set: &QuestionSet, totals: &RawTotals, area: &Area, sums: &RawArea) -> Map<String, Value> {
    let points = set.scale().points;
    let figures = sums.figures(area, points);
    let interval = figures.and_then(|figures| figures.interval);
    let keyed: Vec<Vec<u32>> = area.members.iter().map(|&at| keyed(set, totals, at)).collect();
    let [unfavourable, neutral, favourable] = in_thirds(&keyed, points);
    let counts: Vec<&[u32]> = keyed.iter().map(Vec::as_slice).collect();
    // Distances from an area's mean have no reference value where somebody skipped a statement: packages drop such people.
    let used = area.members.iter().filter_map(|&at| totals.statements.get(at)).filter(|raw| raw.n() > 1);
    let complete = used.clone().all(|raw| raw.skipped == 0);
    object([
        ("n", json!(sums.n)),
        ("mean", json!(figures.map(|figures| figures.mean))),
        ("sd", json!(figures.and_then(|figures| figures.sd))),
        ("se", json!(figures.and_then(|figures| figures.se))),
        ("ci_low", json!(interval.map(|interval| interval.low))),
        ("ci_high", json!(interval.map(|interval| interval.high))),
        ("score", json!(figures.map(|figures| figures.score()))),
        ("favourable", json!(favourable)),
        ("neutral", json!(neutral)),
        ("unfavourable", json!(unfavourable)),
        ("ad_mean", json!(agreement::ad_j(&counts, agreement::ad_mean).filter(|_| complete))),
        ("ad_median", json!(agreement::ad_j(&counts, agreement::ad_median).filter(|_| complete))),
        ("rwg_j", json!(agreement::rwg_j(&counts))),
        ("rstar_wg_j", json!(agreement::rstar_wg_j(&counts))),
        ("a_wg", json!(agreement::a_wg_j(&counts).filter(|_| complete))),
    ])
}

fn of_reliability(set: &QuestionSet, totals: &RawTotals, area: &Area, sums: &RawArea) -> Map<String, Value> {
    let person_sd = sums.figures(area, set.scale().points).and_then(|figures| figures.sd);
    let raw = || area.members.iter().filter_map(|&at| totals.statements.get(at));
    let skipped: f64 = raw().map(|statement| f64::from(statement.skipped)).sum();
    let few_skipped = skipped <= MAX_SKIPPED_FOR_ALPHA * f64::from(totals.sheets) * area.members.len() as f64;
    let sds: Option<Vec<f64>> = area.members.iter().map(|&at| own_figures(set, totals, at)?.sd).collect();
    let reliability = sds.zip(person_sd).filter(|_| few_skipped).and_then(|(sds, sd)| Reliability::of(sums.n, sd, &sds));
    object([
        ("alpha", json!(reliability.map(|reliability| reliability.alpha))),
        ("alpha_low", json!(reliability.map(|reliability| reliability.low))),
        ("alpha_high", json!(reliability.map(|reliability| reliability.high))),
    ])
}

/// Mean and spread of a statement, keyed, from its own counts.
fn own_figures(set: &QuestionSet, totals: &RawTotals, at: usize) -> Option<AreaFigures> {
    let keyed = keyed(set, totals, at);
    let powers = |power: u32| (1u64..).zip(&keyed).map(|(point, &count)| u64::from(count) * point.pow(power)).sum();
    AreaFigures::from_sums(keyed.iter().sum(), powers(1), Some(powers(2)), 1, set.scale().points)
}

fn of_statement(set: &QuestionSet, totals: &RawTotals, at: usize) -> Value {
    let keyed = keyed(set, totals, at);
    let figures = own_figures(set, totals, at);
    Value::Object(object([
        ("n", json!(keyed.iter().sum::<u32>())),
        ("skipped", json!(totals.statements.get(at).map(|raw| raw.skipped))),
        ("mean", json!(figures.map(|figures| figures.mean))),
        ("sd", json!(figures.and_then(|figures| figures.sd))),
        ("rwg", json!(agreement::rwg(&keyed))),
        ("a_wg", json!(agreement::a_wg(&keyed))),
        ("ad_mean", json!(agreement::ad_mean(&keyed))),
        ("ad_median", json!(agreement::ad_median(&keyed))),
        ("agreement_a", json!(agreement::van_der_eijk_a(&keyed))),
        ("leik_d", json!(agreement::leik_d(&keyed))),
    ]))
}

fn of_teams<'a>(teams: impl Iterator<Item = &'a RawArea>) -> Value {
    let sums: Vec<TeamSums> = teams.map(|area| TeamSums { n: area.n, s1: area.exact.s1, s2: area.exact.s2 }).collect();
    let (counted, people) = sums.iter().filter(|team| team.n >= MIN_TEAM).fold((0, 0), |(teams, n), team| (teams + 1, n + team.n));
    let between = BetweenTeams::of(sums);
    Value::Object(object([
        ("k_teams", json!(counted)),
        ("n", json!(people)),
        ("f", json!(between.map(|between| between.f))),
        ("p", json!(between.map(|between| between.p))),
        ("icc1", json!(between.map(|between| between.icc1))),
        ("icc1_low", json!(between.map(|between| between.icc1_interval.0))),
        ("icc1_high", json!(between.map(|between| between.icc1_interval.1))),
        ("icc2", json!(between.map(|between| between.icc2))),
    ]))
}

fn keyed(set: &QuestionSet, totals: &RawTotals, at: usize) -> Vec<u32> {
    let reversed = set.statements().get(at).is_some_and(|statement| statement.reversed);
    totals.statements.get(at).map(|raw| raw.keyed(reversed)).unwrap_or_default()
}

/// Answers below, on and above the middle of the scale.
fn in_thirds(statements: &[Vec<u32>], points: u8) -> [u64; 3] {
    let mut thirds = [0; 3];
    for counts in statements {
        for (point, &count) in (1..=points).zip(counts) {
            let band = band_of(point, points);
            // On a scale without a middle point the upper of the two bands is the favourable one.
            thirds[if band > 0 && bands(points) == 2 { 2 } else { band }] += u64::from(count);
        }
    }
    thirds
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Map<String, Value> {
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
