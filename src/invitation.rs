//! The text with which a facilitator invites a team: the same before a round is opened and while it is open.

use crate::locale::{Locale, fill, isolated, plain, whole_number};
use crate::question_set::QuestionSet;
use crate::round::{Arrangements, Round};

/// The text, to be copied.
pub fn invitation(locale: Locale, round: &Round, set: &QuestionSet, told: &Arrangements) -> String {
    let text = fill(
        locale.invitation().text,
        &[
            ("team", &isolated(&round.team)),
            ("label", &isolated(&round.label)),
            ("statements", &locale.count(&locale.common().statements, whole_number(set.statements().len()))),
            ("minutes", &locale.count(&locale.common().minutes, set.minutes())),
            ("threshold", &locale.whole(round.threshold.people())),
            ("readers", &isolated(&told.readers)),
            ("when", &isolated(&told.when)),
            ("host", &isolated(&told.host)),
        ],
    );
    plain(&text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Threshold;
    use crate::locale::PLAIN;
    use crate::round::{Day, Kind};
    use crate::text::{Line, Name};

    #[test]
    fn it_says_who_asks_what_it_takes_and_who_gets_the_results() {
        let name = |text| Name::new(text).expect("a name");
        let line = |text| Line::new(text).expect("a line");
        let round = Round {
            team: name("Ward 7"),
            label: name("Autumn"),
            opened: Day::new(2026, 11, 26).expect("a day"),
            invited: 9,
            threshold: Threshold::new(6).expect("a threshold"),
            kind: Kind::Real,
        };
        let told = Arrangements { host: name("Kim"), readers: line("Sam and all of us"), when: line("on Friday") };
        let text = invitation(Locale::english(PLAIN), &round, &QuestionSet::pulse(), &told);
        for part in ["Ward 7", "Autumn", "8 statements", "2 minutes", "at least 6 people", "Sam and all of us", "on Friday", "Kim"] {
            assert!(text.contains(part), "{part} is missing in: {text}");
        }
        assert!(!text.contains('{'), "a place is empty: {text}");
    }
}
