//! The form for a new round: what somebody typed, checked in the order of the form.

use crate::disclosure::{MIN_PEOPLE, Threshold};
use crate::question_set::QuestionSet;
use crate::release::Release;
use crate::round::{Arrangements, Day, Kind, RoundDraft, RoundError};
use crate::round_keeper::Setup;
use crate::secrets::{Custody, is_pin};
use crate::text::{Line, Name};
use zeroize::Zeroizing;

/// What stands in the form. Numbers and the PIN are as they were typed.
#[derive(Clone)]
pub struct SurveyForm {
    /// Name of the team.
    pub team: String,
    /// Name of the round.
    pub label: String,
    /// Who runs the survey.
    pub host: String,
    /// Who will get the results.
    pub readers: String,
    /// When they will get them.
    pub when: String,
    /// How many people are asked.
    pub people: String,
    /// From how many answers results are shown.
    pub threshold: String,
    /// Whether it is a practice round, which has neither code nor PIN.
    pub practice: bool,
    /// Who has the recovery codes.
    pub custody: Custody,
    /// The desk PIN.
    pub pin: String,
    /// Which statements are asked.
    pub statements: Statements,
    /// The own question set that was read last, if any.
    pub own: Option<QuestionSet>,
}

/// Which statements a round asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Statements {
    /// The full form.
    #[default]
    Full,
    /// The pulse form.
    Pulse,
    /// The mentors' form.
    Mentors,
    /// An own question set.
    Own,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormField {
    /// Name of the team.
    Team,
    /// Name of the round.
    Label,
    /// Who runs the survey.
    Host,
    /// Who will get the results.
    Readers,
    /// When they will get them.
    When,
    /// How many people are asked.
    People,
    /// The own question set.
    OwnSet,
    /// From how many answers results are shown.
    Threshold,
    /// The desk PIN.
    Pin,
}

/// A step of the form, each on a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Step {
    /// Which team, and how many people.
    #[default]
    Team,
    /// What is asked.
    Statements,
    /// Who runs it, and who will get the results when.
    Results,
    /// Who keeps the recovery code, and the desk PIN.
    Keeping,
    /// Everything once more, before the round is opened.
    Open,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 5] = [Self::Team, Self::Statements, Self::Results, Self::Keeping, Self::Open];

    /// The step with this number, counted from 1.
    pub fn numbered(number: usize) -> Option<Self> {
        Self::ALL.get(number.checked_sub(1)?).copied()
    }

    /// Its number, counted from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The one before it.
    pub fn before(self) -> Option<Self> {
        Self::numbered(self.number() - 1)
    }

    /// The one after it.
    pub fn after(self) -> Option<Self> {
        Self::numbered(self.number() + 1)
    }
}

impl FormField {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 9] =
        [Self::Team, Self::Label, Self::People, Self::OwnSet, Self::Threshold, Self::Host, Self::Readers, Self::When, Self::Pin];

    /// The step on which it stands.
    pub fn step(self) -> Step {
        match self {
            Self::Team | Self::Label | Self::People => Step::Team,
            Self::OwnSet | Self::Threshold => Step::Statements,
            Self::Host | Self::Readers | Self::When => Step::Results,
            Self::Pin => Step::Keeping,
        }
    }
}

/// A mistake in the form. What to say of it: [`crate::locale::Locale::form_error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormError {
    /// No team name, one that is too long, or one with hidden characters.
    #[error("the team name is empty, too long or holds hidden characters")]
    Team,
    /// No label, one that is too long, or one with hidden characters.
    #[error("the label is empty, too long or holds hidden characters")]
    Label,
    /// Nobody who runs the survey, a name that is too long, or one with hidden characters.
    #[error("the host is empty, too long or holds hidden characters")]
    Host,
    /// Nobody who will get the results, a line that is too long, or one with hidden characters.
    #[error("who will get the results is empty, too long or holds hidden characters")]
    Readers,
    /// No time when they will get them, a line that is too long, or one with hidden characters.
    #[error("when the results will be there is empty, too long or holds hidden characters")]
    When,
    /// How many people are asked is no whole number.
    #[error("the number of people is no whole number")]
    PeopleNotANumber,
    /// Fewer people than any result needs.
    #[error("fewer than {MIN_PEOPLE} people are asked")]
    TooFewPeople,
    /// Fewer people than the threshold that was raised.
    #[error("fewer people are asked than the {0} answers that results need")]
    ThresholdAbovePeople(u32),
    /// More people than one round can have.
    #[error("too many people are asked")]
    TooManyPeople,
    /// An own question set is chosen, and none has been read.
    #[error("there is no own question set")]
    NoOwnSet,
    /// The threshold is no whole number that a round can be given.
    #[error("the threshold is out of range")]
    Threshold,
    /// The PIN has another form than a desk PIN.
    #[error("the PIN has too few or too many digits, or something else than digits")]
    Pin,
}

impl FormError {
    /// The field to look at. Somebody who asked for more answers than people can change either number; the raised one is the likelier
    /// mistake.
    pub fn field(self) -> FormField {
        match self {
            Self::Team => FormField::Team,
            Self::Label => FormField::Label,
            Self::Host => FormField::Host,
            Self::Readers => FormField::Readers,
            Self::When => FormField::When,
            Self::PeopleNotANumber | Self::TooFewPeople | Self::TooManyPeople => FormField::People,
            Self::NoOwnSet => FormField::OwnSet,
            Self::ThresholdAbovePeople(_) | Self::Threshold => FormField::Threshold,
            Self::Pin => FormField::Pin,
        }
    }
}

impl From<RoundError> for FormError {
    fn from(error: RoundError) -> Self {
        match error {
            RoundError::Team => Self::Team,
            RoundError::Label => Self::Label,
            RoundError::TooFewPeople(threshold) if threshold > MIN_PEOPLE => Self::ThresholdAbovePeople(threshold),
            RoundError::TooFewPeople(_) => Self::TooFewPeople,
            RoundError::TooManyPeople => Self::TooManyPeople,
        }
    }
}

impl Default for SurveyForm {
    /// The form before anybody has typed: the full form, shown from the fewest answers that are allowed, and two people who have a code each.
    fn default() -> Self {
        Self {
            team: String::new(),
            label: String::new(),
            host: String::new(),
            readers: String::new(),
            when: String::new(),
            people: String::new(),
            threshold: MIN_PEOPLE.to_string(),
            practice: false,
            custody: Custody::default(),
            pin: String::new(),
            statements: Statements::default(),
            own: None,
        }
    }
}

impl SurveyForm {
    /// The form for another round like that of a release: the same team, people, threshold and statements. Everything else is for this round to say.
    pub fn again(release: &Release) -> Self {
        let (round, set) = (release.round(), release.set());
        let built_in = [
            (Statements::Full, QuestionSet::full()),
            (Statements::Pulse, QuestionSet::pulse()),
            (Statements::Mentors, QuestionSet::mentors()),
        ];
        let statements = built_in.into_iter().find(|(_, built_in)| built_in == set).map_or(Statements::Own, |(statements, _)| statements);
        Self {
            team: round.team.to_string(),
            people: round.invited.to_string(),
            threshold: round.threshold.people().to_string(),
            statements,
            own: (statements == Statements::Own).then(|| set.clone()),
            ..Self::default()
        }
    }

    /// What opens the round `today`; white space at the ends goes. A practice round has no PIN, and nothing of it is kept.
    ///
    /// # Errors
    /// Every mistake, in the order of the form.
    pub fn check(&self, today: Day) -> Result<Setup, Vec<FormError>> {
        let threshold = whole(&self.threshold).and_then(Threshold::new);
        let people = whole(&self.people);
        let round = RoundDraft {
            team: self.team.clone(),
            label: self.label.clone(),
            opened: today,
            // Without a number the other fields are still checked; this one is named below.
            invited: people.unwrap_or(threshold.unwrap_or_default().people()),
            threshold: threshold.unwrap_or_default(),
            kind: if self.practice { Kind::Practice } else { Kind::Real },
        }
        .check();
        let (host, readers, when) = (Name::new(&self.host), Line::new(&self.readers), Line::new(&self.when));
        let (custody, pin) = if self.practice { (Custody::InMemory, "") } else { (self.custody, self.pin.trim()) };
        let set = self.set();

        let of_round = round.as_ref().err().into_iter().flatten().map(|error| FormError::from(*error));
        let of_fields = [
            host.is_err().then_some(FormError::Host),
            readers.is_err().then_some(FormError::Readers),
            when.is_err().then_some(FormError::When),
            people.is_none().then_some(FormError::PeopleNotANumber),
            set.is_none().then_some(FormError::NoOwnSet),
            threshold.is_none().then_some(FormError::Threshold),
            (!self.practice && !is_pin(pin)).then_some(FormError::Pin),
        ];
        let found: Vec<FormError> = of_round.chain(of_fields.into_iter().flatten()).collect();
        let of = |field: &FormField| found.iter().copied().filter(|error| error.field() == *field).collect::<Vec<_>>();
        let errors: Vec<FormError> = FormField::ALL.iter().flat_map(of).collect();
        match (round, host, readers, when, set) {
            (Ok(round), Ok(host), Ok(readers), Ok(when), Some(set)) if errors.is_empty() => {
                let arrangements = Arrangements { host, readers, when };
                Ok(Setup { round, arrangements, set, custody, pin: Zeroizing::new(pin.to_owned()) })
            }
            _ => Err(errors),
        }
    }

    /// The mistakes of one step, in its order.
    pub fn errors_of(&self, step: Step, today: Day) -> Vec<FormError> {
        self.check(today).err().into_iter().flatten().filter(|error| error.field().step() == step).collect()
    }

    /// The first step with a mistake; the last one where there is none.
    pub fn first_to_mend(&self, today: Day) -> Step {
        let steps = self.check(today).err().into_iter().flatten().map(|error| error.field().step());
        steps.min_by_key(|step| step.number()).unwrap_or(Step::Open)
    }

    /// What the round asks, if that is known yet.
    pub fn set(&self) -> Option<QuestionSet> {
        match self.statements {
            Statements::Full => Some(QuestionSet::full()),
            Statements::Pulse => Some(QuestionSet::pulse()),
            Statements::Mentors => Some(QuestionSet::mentors()),
            Statements::Own => self.own.clone(),
        }
    }

    /// Whether so few people are asked that no totals can protect them.
    pub fn is_small_team(&self) -> bool {
        whole(&self.people).is_some_and(|people| people < MIN_PEOPLE)
    }
}

fn whole(typed: &str) -> Option<u32> {
    typed.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::{MAX_PEOPLE, MAX_THRESHOLD};

    fn filled() -> SurveyForm {
        SurveyForm {
            team: " Lab ".into(),
            label: "Autumn".into(),
            host: " Ada ".into(),
            readers: " Sam and the team ".into(),
            when: " on Friday ".into(),
            people: " 8 ".into(),
            pin: " 2468 ".into(),
            ..SurveyForm::default()
        }
    }

    fn check(form: &SurveyForm) -> Result<Setup, Vec<FormError>> {
        form.check(Day::new(2026, 11, 26).expect("a day"))
    }

    fn checked(form: &SurveyForm) -> Setup {
        check(form).unwrap_or_else(|errors| panic!("{errors:?}"))
    }

    fn errors(change: impl FnOnce(&mut SurveyForm)) -> Vec<FormError> {
        let mut form = filled();
        change(&mut form);
        check(&form).err().unwrap_or_default()
    }

    #[test]
    fn a_good_form_gives_the_round_without_white_space_at_the_ends() {
        let Setup { round, arrangements: Arrangements { host, readers, when }, set, custody, pin } = checked(&filled());
        assert_eq!((round.team.as_str(), round.label.as_str(), host.as_str(), pin.as_str()), ("Lab", "Autumn", "Ada", "2468"));
        assert_eq!((readers.as_str(), when.as_str()), ("Sam and the team", "on Friday"));
        assert_eq!((round.invited, round.threshold, round.kind), (8, Threshold::default(), Kind::Real));
        assert_eq!(round.opened.to_string(), "2026-11-26");
        assert_eq!((set, custody), (QuestionSet::full(), Custody::TwoCodes));
    }

    #[test]
    fn a_round_is_kept_as_was_chosen_and_a_practice_round_never_and_without_a_pin() {
        for custody in [Custody::TwoCodes, Custody::OneCode, Custody::InMemory] {
            assert_eq!(checked(&SurveyForm { custody, ..filled() }).custody, custody);
            for pin in ["", "25x", "2468"] {
                let practice = checked(&SurveyForm { practice: true, custody, pin: pin.into(), ..filled() });
                assert_eq!((practice.round.kind, practice.custody, practice.pin.as_str()), (Kind::Practice, Custody::InMemory, ""));
            }
        }
        let nameless = errors(|form| (form.practice, form.pin, form.team) = (true, String::new(), String::new()));
        assert_eq!(nameless, [FormError::Team], "a practice round has a name like any other");
    }

    #[test]
    fn the_statements_are_those_that_were_chosen() {
        assert_eq!(checked(&SurveyForm { statements: Statements::Pulse, ..filled() }).set, QuestionSet::pulse());
        assert_eq!(checked(&SurveyForm { statements: Statements::Mentors, ..filled() }).set, QuestionSet::mentors());
        let own = Some(QuestionSet::pulse());
        assert_eq!(checked(&SurveyForm { statements: Statements::Own, own: own.clone(), ..filled() }).set, QuestionSet::pulse());
        assert_eq!(checked(&SurveyForm { own, ..filled() }).set, QuestionSet::full(), "a set that was read and not chosen is not used");
        assert_eq!(errors(|form| form.statements = Statements::Own), [FormError::NoOwnSet]);
    }

    #[test]
    fn everything_that_is_wrong_is_named_in_the_order_of_the_form() {
        let empty = SurveyForm { statements: Statements::Own, threshold: String::new(), ..SurveyForm::default() };
        let found = check(&empty).err().unwrap_or_default();
        let fields: Vec<FormField> = found.iter().map(|error| error.field()).collect();
        assert_eq!(fields, FormField::ALL);
        let raised = errors(|form| (form.threshold, form.statements) = ("9".into(), Statements::Own));
        assert_eq!(raised, [FormError::NoOwnSet, FormError::ThresholdAbovePeople(9)], "the threshold stands below the statements");
    }

    #[test]
    fn every_mistake_stands_on_one_step_and_the_first_step_with_one_comes_first() {
        let today = Day::new(2026, 11, 26).expect("a day");
        let empty = SurveyForm { statements: Statements::Own, threshold: String::new(), ..SurveyForm::default() };
        let by_step: Vec<FormError> = Step::ALL.into_iter().flat_map(|step| empty.errors_of(step, today)).collect();
        assert_eq!(Some(by_step), check(&empty).err(), "in the order of the steps, and none left out");
        let steps: Vec<usize> = FormField::ALL.iter().map(|field| field.step().number()).collect();
        assert!(steps.is_sorted() && empty.errors_of(Step::Open, today).is_empty());
        assert_eq!(empty.first_to_mend(today), Step::Team);
        assert_eq!(SurveyForm { readers: String::new(), pin: String::new(), ..filled() }.first_to_mend(today), Step::Results);
        assert_eq!(SurveyForm { pin: "1".into(), ..filled() }.first_to_mend(today), Step::Keeping);
        assert_eq!(filled().first_to_mend(today), Step::Open);
    }

    #[test]
    fn steps_follow_each_other_and_have_numbers_from_one() {
        let mut step = Step::default();
        for (number, expected) in (1..).zip(Step::ALL) {
            assert_eq!((step, step.number(), Step::numbered(number)), (expected, number, Some(expected)));
            assert_eq!(step.before().map(Step::number), number.checked_sub(1).filter(|before| *before > 0));
            step = step.after().unwrap_or(step);
        }
        assert_eq!((Step::Open.after(), Step::numbered(0), Step::numbered(6)), (None, None, None));
    }

    #[test]
    fn names_are_neither_empty_nor_too_long_nor_hidden() {
        for bad in [String::new(), " \t".into(), "a".repeat(61), "A\u{202e}da".into()] {
            assert_eq!(errors(|form| form.team = bad.clone()), [FormError::Team], "{bad:?}");
            assert_eq!(errors(|form| form.label = bad.clone()), [FormError::Label], "{bad:?}");
            assert_eq!(errors(|form| form.host = bad.clone()), [FormError::Host], "{bad:?}");
        }
        let longest = "ä".repeat(60);
        assert_eq!(errors(|form| (form.team, form.label, form.host) = (longest.clone(), longest.clone(), longest)), []);
    }

    #[test]
    fn who_will_get_the_results_and_when_are_neither_empty_nor_too_long_nor_hidden() {
        for bad in [String::new(), " \t".into(), "a".repeat(81), "Sam\u{202e}".into()] {
            assert_eq!(errors(|form| form.readers = bad.clone()), [FormError::Readers], "{bad:?}");
            assert_eq!(errors(|form| form.when = bad.clone()), [FormError::When], "{bad:?}");
        }
        let longest = "ä".repeat(80);
        assert_eq!(errors(|form| (form.readers, form.when) = (longest.clone(), longest)), []);
    }

    #[test]
    fn people_are_a_whole_number_that_a_round_can_have() {
        for typed in ["", "eight", "8.5", "-8", "99999999999"] {
            assert_eq!(errors(|form| form.people = typed.into()), [FormError::PeopleNotANumber], "{typed}");
        }
        assert_eq!(errors(|form| form.people = "4".into()), [FormError::TooFewPeople]);
        assert_eq!(errors(|form| form.people = (MAX_PEOPLE + 1).to_string()), [FormError::TooManyPeople]);
        for people in [MIN_PEOPLE, MAX_PEOPLE] {
            assert_eq!(errors(|form| form.people = people.to_string()), []);
        }
    }

    #[test]
    fn the_threshold_is_one_that_a_round_can_be_given_and_no_more_than_the_people() {
        for typed in ["", "4", "51", "x", "-5"] {
            assert_eq!(errors(|form| form.threshold = typed.into()), [FormError::Threshold], "{typed}");
        }
        assert_eq!(errors(|form| form.threshold = "9".into()), [FormError::ThresholdAbovePeople(9)]);
        assert_eq!(errors(|form| form.threshold = "8".into()), []);
        let most = |form: &mut SurveyForm| (form.people, form.threshold) = ("60".into(), MAX_THRESHOLD.to_string());
        assert_eq!(errors(most), []);
    }

    #[test]
    fn a_threshold_that_cannot_be_read_does_not_hide_that_people_are_too_few() {
        let both = |form: &mut SurveyForm| (form.people, form.threshold) = ("3".into(), "x".into());
        assert_eq!(errors(both), [FormError::TooFewPeople, FormError::Threshold]);
    }

    #[test]
    fn a_pin_has_four_to_eight_digits() {
        for typed in ["", "123", "123456789", "12 34", "abcd", "١٢٣٤"] {
            assert_eq!(errors(|form| form.pin = typed.into()), [FormError::Pin], "{typed}");
        }
        for typed in ["1234", "12345678"] {
            assert_eq!(errors(|form| form.pin = typed.into()), []);
        }
    }

    #[test]
    fn a_team_is_small_once_a_number_below_five_is_typed() {
        let small = |people: &str| SurveyForm { people: people.into(), ..filled() }.is_small_team();
        assert!(small("4") && small(" 0 "));
        assert!(!small("5") && !small("") && !small("four"));
    }
}
