//! What a release tells, found by going through every pattern of answers of a small team.
//!
//! Whoever holds a release knows that the team's answers are one of the patterns that give exactly this release, and nothing else. So
//! all patterns are sorted by their release and by the sheets somebody can take away, and of each heap is noted what the *other* people
//! answer in any of its patterns. No reasoning about the rules is in here, so the other ways to find out are tested against this one.
//!
//! **How there is time for it.** Sheets that add the same to everything a release could show at this number of people cannot be told apart
//! by anybody, so they are put into one class, and teams of classes are gone through in place of teams of sheets. A test exchanges
//! sheets of one class in real rounds and compares the bytes of the releases.

use crate::area::{Area, Sheet, Team};
use crate::chance::choose;
use crate::facts::{Answers, Fact, Facts, Known, Meaning, Scores};
use crate::opinions::Opinions;
use crate::viewer::{MOST_COLLUDERS, Viewer};
use candour::disclosure::{AreaRung, StatementRung, Threshold, area_rung, band_of, statement_rung};
use candour::native::Shown;
use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Most teams of classes that are gone through: a quarter of a minute.
const MOST_TEAMS: f64 = 2e6;

/// The opinions for which shares are worked out. What people have in common as a team is not among them.
pub const OPINIONS: [Opinions; 3] = [Opinions::Equal, Opinions::Ordinary, Opinions::Correlated];

/// Something for each of [`OPINIONS`].
type PerOpinions<T> = [T; OPINIONS.len()];

/// Positions of classes, up to [`MOST_COLLUDERS`] of them; the rest is [`NOBODY`].
type Own = [u16; MOST_COLLUDERS];

const NOBODY: u16 = u16::MAX;

/// Sheets that nobody can tell apart in a release of so many people.
#[derive(Debug)]
struct Class {
    /// One of them.
    sheet: usize,
    /// What any of them answers.
    known: Known,
    /// How likely one of them is.
    chances: PerOpinions<f64>,
}

/// In what share of teams each viewer knows each fact.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Found([[PerOpinions<f64>; Fact::ALL.len()]; Viewer::ALL.len()]);

impl Found {
    /// The share of teams; `None` for opinions that are not among [`OPINIONS`].
    pub fn share(&self, viewer: Viewer, fact: Fact, opinions: Opinions) -> Option<f64> {
        let at = OPINIONS.iter().position(|&known| known == opinions)?;
        Some(self.0[viewer.position()][fact as usize][at])
    }

    fn add(&mut self, viewer: Viewer, facts: Facts, chances: PerOpinions<f64>, times: f64) {
        for fact in Fact::ALL.into_iter().filter(|&fact| facts.has(fact)) {
            for (share, chance) in self.0[viewer.position()][fact as usize].iter_mut().zip(chances) {
                *share += chance * times;
            }
        }
    }
}

/// All patterns of an area and a number of people, on their heaps.
pub struct Patterns<'a> {
    area: &'a Area,
    people: usize,
    colluders: usize,
    classes: Vec<Class>,
    /// The release of each team, in the order in which teams are gone through.
    releases: Vec<u32>,
    heaps: HashMap<(u32, Own), Facts>,
}

impl<'a> Patterns<'a> {
    /// Goes through all of them, for up to so many colluders. `None` if they are too many.
    pub fn of(area: &'a Area, people: usize, colluders: usize) -> Option<Self> {
        let classes = classes(area, people)?;
        if choose(people + classes.len() - 1, people) > MOST_TEAMS {
            return None;
        }
        let mut patterns =
            Self { area, people, colluders: colluders.min(MOST_COLLUDERS), classes, releases: Vec::new(), heaps: HashMap::new() };
        patterns.sort();
        Some(patterns)
    }

    fn sort(&mut self) {
        let mut numbers: HashMap<u128, u32> = HashMap::new();
        let mut heaps: HashMap<(u32, Own), Known> = HashMap::new();
        let mut releases = Vec::new();
        self.each_team(&mut |members, team| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            let release = *numbers.entry(fingerprint(&team.shown())).or_insert(next);
            releases.push(release);
            for colluders in 0..=self.colluders {
                each_choice(members, colluders, &mut |own| {
                    let heap = heaps.entry((release, own)).or_default();
                    for &other in &without(members, own) {
                        heap.widen(&self.classes[usize::from(other)].known);
                    }
                });
            }
        });
        let meaning = Meaning::of(self.area.shape());
        self.releases = releases;
        self.heaps = heaps.into_iter().map(|(heap, known)| (heap, meaning.of_known(&known))).collect();
    }

    /// Visits every team, each once however its people stand.
    fn each_team(&self, visit: &mut dyn FnMut(&[u16], &Team<'_>)) {
        self.each_team_from(0, &mut Vec::new(), &mut Team::of(self.area), visit);
    }

    fn each_team_from(&self, first: u16, members: &mut Vec<u16>, team: &mut Team<'_>, visit: &mut dyn FnMut(&[u16], &Team<'_>)) {
        if members.len() == self.people {
            return visit(members, team);
        }
        for (class, at) in self.classes.iter().zip(0..).skip(first.into()) {
            members.push(at);
            team.add(class.sheet);
            self.each_team_from(at, members, team, visit);
            team.remove(class.sheet);
            members.pop();
        }
    }

    /// Visits every team of classes with its chances, and every choice of colluders in it with how likely it is and what they know of
    /// the others.
    pub fn each(&self, visit: &mut dyn FnMut(&TeamFound<'_>)) {
        let mut releases = self.releases.iter();
        self.each_team(&mut |members, _| {
            let Some(&release) = releases.next() else { return };
            let mut own = Vec::new();
            for colluders in 0..=self.colluders {
                let all = choose(members.len(), colluders);
                each_choice(members, colluders, &mut |chosen| {
                    let ways: f64 = runs(&chosen)
                        .map(|(class, many)| choose(members.iter().filter(|&&member| member == class).count(), many))
                        .product();
                    let facts = self.heaps.get(&(release, chosen)).copied().unwrap_or_default();
                    own.push(Choice { members: chosen.into_iter().filter(|&class| class != NOBODY).collect(), chance: ways / all, facts });
                });
            }
            visit(&TeamFound { members, chances: self.chances(members), choices: own });
        });
    }

    /// How likely a team of these classes is, in whatever order its people stand. Equal ones side by side.
    fn chances(&self, members: &[u16]) -> PerOpinions<f64> {
        let mut chances = [1.0; OPINIONS.len()];
        let mut same = 0.0;
        for (at, &member) in members.iter().enumerate() {
            same = if at > 0 && members[at - 1] == member { same + 1.0 } else { 1.0 };
            for (chance, of_class) in chances.iter_mut().zip(self.classes[usize::from(member)].chances) {
                *chance *= of_class * (at + 1) as f64 / same;
            }
        }
        chances
    }

    /// In what share of teams each viewer knows what.
    pub fn found(&self) -> Found {
        let mut found = Found::default();
        self.each(&mut |team| {
            let mut of_any = [Facts::default(); MOST_COLLUDERS + 1];
            for Choice { members, chance, facts } in &team.choices {
                let viewer = if members.is_empty() { Viewer::Outsider } else { Viewer::These(members.len()) };
                found.add(viewer, *facts, team.chances, *chance);
                of_any[members.len()] = of_any[members.len()].or(*facts);
            }
            for (members, facts) in of_any.into_iter().enumerate().skip(1) {
                found.add(Viewer::Any(members), facts, team.chances, 1.0);
            }
        });
        found
    }

    /// A sheet of the class.
    pub fn sheet_of(&self, class: u16) -> usize {
        self.classes[usize::from(class)].sheet
    }
}

/// A team of classes.
#[derive(Debug)]
pub struct TeamFound<'a> {
    /// Their positions.
    pub members: &'a [u16],
    /// How likely the team is, for each of [`OPINIONS`].
    pub chances: PerOpinions<f64>,
    /// Everybody who could put their sheets together.
    pub choices: Vec<Choice>,
}

/// Some members of a team who put their sheets together.
#[derive(Debug)]
pub struct Choice {
    /// The classes of their sheets.
    pub members: Vec<u16>,
    /// How likely so many people of the team, chosen before, are these.
    pub chance: f64,
    /// What they know of everybody else.
    pub facts: Facts,
}

fn classes(area: &Area, people: usize) -> Option<Vec<Class>> {
    let points = area.shape().points;
    let chances: Option<Vec<Vec<f64>>> = OPINIONS.iter().map(|opinions| opinions.people(points).sheets(area)).collect();
    let chances = chances?;
    let finest = Finest::of(area, people)?;
    let mut classes: BTreeMap<_, Class> = BTreeMap::new();
    for (at, sheet) in area.sheets().iter().enumerate() {
        let alike = classes.entry((sheet.score, finest.look(sheet, points)));
        let class = alike.or_insert_with(|| Class { sheet: at, known: Known::default(), chances: [0.0; OPINIONS.len()] });
        class.known.widen(&of_sheet(&sheet.answers, sheet.score));
        for (chance, of_sheet) in class.chances.iter_mut().zip(&chances) {
            *chance += of_sheet[at];
        }
    }
    Some(classes.into_values().collect())
}

/// The most that a release of so many people can show, of an area and of each statement.
struct Finest(AreaRung, StatementRung);

impl Finest {
    fn of(area: &Area, people: usize) -> Option<Self> {
        let (shape, people, threshold) = (area.shape(), u32::try_from(people).ok()?, Threshold::default());
        let of_area = area_rung(people, shape.statements, shape.points, false, threshold);
        Some(Self(of_area, statement_rung(people, shape.statements, shape.points, false, threshold)))
    }

    /// What of a sheet's answers can be seen, or can decide how much is seen: beyond n and the sum of an area the rules ask how many answer
    /// which statement.
    fn look(&self, sheet: &Sheet, points: u8) -> Vec<u8> {
        let of_answer = |&answer: &u8| match self {
            Self(AreaRung::Nothing | AreaRung::Sum, StatementRung::Nothing) => 0,
            _ if answer == 0 => 0,
            Self(_, StatementRung::Nothing) => 1,
            Self(_, StatementRung::Bands) => 1 + u8::try_from(band_of(answer, points)).unwrap_or(u8::MAX),
            Self(_, StatementRung::Counts) => answer,
        };
        sheet.answers.iter().map(of_answer).collect()
    }
}

fn of_sheet(answers: &[u8], score: Option<u32>) -> Known {
    let mut known = Known { scores: Scores::only(score), ..Known::default() };
    for (set, &answer) in known.answers.iter_mut().zip(answers) {
        *set = Answers::only(answer);
    }
    known
}

/// What is shown as a number: the chance that two that differ have the same is about 1 in 10^24.
pub(crate) fn fingerprint(shown: &Shown) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        salt.hash(&mut hasher);
        for area in &shown.areas {
            area.map(|area| (area.n, area.full, area.s1, area.s2)).hash(&mut hasher);
        }
        for statement in &shown.statements {
            statement.as_ref().map(|statement| (statement.n, statement.counts.keyed())).hash(&mut hasher);
        }
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}

/// Visits every choice of so many of these members, equal ones side by side, each once.
fn each_choice(members: &[u16], many: usize, visit: &mut dyn FnMut(Own)) {
    fn further(members: &[u16], from: usize, chosen: usize, many: usize, own: &mut Own, visit: &mut dyn FnMut(Own)) {
        if chosen == many {
            return visit(*own);
        }
        for at in from..members.len() {
            if at == from || members[at] != members[at - 1] {
                own[chosen] = members[at];
                further(members, at + 1, chosen + 1, many, own, visit);
                own[chosen] = NOBODY;
            }
        }
    }
    further(members, 0, 0, many, &mut [NOBODY; MOST_COLLUDERS], visit);
}

/// These members without some of them; both in order.
fn without(members: &[u16], own: Own) -> Vec<u16> {
    let mut left_out = own.into_iter().peekable();
    members.iter().copied().filter(|&member| left_out.next_if_eq(&member).is_none()).collect()
}

/// Each class among these, and how often.
fn runs(own: &Own) -> impl Iterator<Item = (u16, usize)> {
    own.chunk_by(PartialEq::eq).map(|same| (same[0], same.len())).filter(|&(class, _)| class != NOBODY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::Shape;
    use crate::chance::Chance;
    use candour::answers::{AnswerSheet, Choice};
    use candour::open_round::OpenRound;
    use candour::round::{Day, Kind, Round};
    use candour::text::Name;
    use candour::totals::BatchId;
    use candour::transfer::release_file;

    /// The bytes of the release of a real round.
    fn bytes(area: &Area, team: &[usize]) -> String {
        let name = |text| Name::new(text).expect("a name");
        let round = Round {
            team: name("Team"),
            label: name("Round"),
            opened: Day::new(2026, 9, 1).expect("a day"),
            invited: u32::try_from(team.len()).expect("few"),
            threshold: Threshold::default(),
            kind: Kind::Real,
        };
        let set = area.set();
        let mut open = OpenRound::open(round, set.clone(), BatchId([7; 16]));
        for &sheet in team {
            let mut answers = AnswerSheet::blank(set);
            for (at, &keyed) in area.sheets()[sheet].answers.iter().enumerate() {
                let ticked = if set.statements()[at].reversed { area.shape().points + 1 - keyed } else { keyed };
                answers.tick(at, if keyed == 0 { Choice::PreferNot } else { Choice::Point(ticked) });
            }
            open.count(answers).expect("counted");
        }
        release_file::encode(&open.close().expect("enough people"))
    }

    const SHAPES: [(usize, u8, usize); 10] =
        [(1, 5, 7), (1, 5, 19), (2, 3, 8), (2, 3, 9), (2, 5, 9), (3, 5, 7), (3, 5, 8), (3, 4, 12), (3, 3, 20), (3, 5, 21)];

    #[test]
    fn sheets_of_one_class_can_be_exchanged_and_the_release_has_the_same_bytes() {
        let mut chance = Chance::from(1);
        let mut below = |end: usize| usize::try_from(chance.bits() % end as u64).expect("small");
        for (statements, points, people) in SHAPES {
            let area = Area::of(Shape { statements, points }).expect("within bounds");
            let finest = Finest::of(&area, people).expect("few people");
            let look = |sheet: usize| (area.sheets()[sheet].score, finest.look(&area.sheets()[sheet], points));
            for _ in 0..40 {
                let team: Vec<usize> = (0..people).map(|_| below(area.sheets().len())).collect();
                let mut exchanged = team.clone();
                for sheet in &mut exchanged {
                    let alike: Vec<usize> = (0..area.sheets().len()).filter(|&other| look(other) == look(*sheet)).collect();
                    *sheet = alike[below(alike.len())];
                }
                assert_eq!(bytes(&area, &team), bytes(&area, &exchanged), "{statements} {points}: {team:?} and {exchanged:?}");
            }
        }
    }

    #[test]
    fn teams_have_one_fingerprint_if_and_only_if_the_bytes_of_their_releases_are_the_same() {
        let mut chance = Chance::from(2);
        let mut below = |end: usize| usize::try_from(chance.bits() % end as u64).expect("small");
        for (statements, points, people) in SHAPES {
            let area = Area::of(Shape { statements, points }).expect("within bounds");
            let (mut by_fingerprint, mut by_bytes) = (HashMap::new(), HashMap::new());
            // Few different sheets, so that many teams have the same sums.
            let few: Vec<usize> = (0..4).map(|_| below(area.sheets().len())).collect();
            for _ in 0..150 {
                let team: Vec<usize> = (0..people).map(|_| few[below(few.len())]).collect();
                let (fingerprint, bytes) = (fingerprint(&Team::with(&area, &team).shown()), bytes(&area, &team));
                assert_eq!(by_fingerprint.entry(fingerprint).or_insert_with(|| bytes.clone()), &bytes, "{statements} {points}: {team:?}");
                assert_eq!(by_bytes.entry(bytes).or_insert(fingerprint), &fingerprint, "{statements} {points}: {team:?}");
            }
        }
    }

    #[test]
    fn the_chances_of_all_teams_and_of_all_who_can_be_named_in_them_add_up_to_one() {
        let area = Area::of(Shape { statements: 2, points: 3 }).expect("within bounds");
        let patterns = Patterns::of(&area, 6, MOST_COLLUDERS).expect("few patterns");
        let mut totals = [0.0; OPINIONS.len()];
        patterns.each(&mut |team| {
            for (total, chance) in totals.iter_mut().zip(team.chances) {
                *total += chance;
            }
            let named: f64 = team.choices.iter().map(|choice| choice.chance).sum();
            assert!((named - 4.0).abs() < 1e-9, "for nobody, one, two and three: {named}");
        });
        assert!(totals.iter().all(|total| (total - 1.0).abs() < 1e-9), "{totals:?}");
    }
}
