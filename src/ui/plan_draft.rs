//! What a manager writes down beside a report, for as long as the page is there.

use crate::locale::catalogue::Action;
use crate::plan::{MAX_ACTIONS, Meeting, Mentoring, Plan, PlannedAction};
use crate::platform::lifecycle;
use crate::release::Release;
use crate::round::Day;
use crate::text::{Name, Text, TextError};
use crate::totals::BatchId;
use crate::ui::draft_place::PageOwner;
use leptos::prelude::*;

/// An action as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActionDraft {
    /// Tells it from the others for as long as the page is open.
    pub number: usize,
    /// What.
    pub what: String,
    /// Who sees to it.
    pub owner: String,
    /// By when, as `YYYY-MM-DD`.
    pub by: String,
    /// What one would see if it works.
    pub sign: String,
    /// The words of the advice it was picked from, which it may have left behind.
    picked: String,
}

/// The page for mentoring as it is typed.
#[derive(Clone, Copy)]
pub struct MentoringDraft {
    /// See [`Mentoring::offer`], and so on.
    pub offer: RwSignal<String>,
    /// Who could ask.
    pub ask: RwSignal<String>,
    /// How people meet.
    pub meeting: RwSignal<Option<Meeting>>,
    /// Somebody from outside.
    pub outside: RwSignal<String>,
    /// How often.
    pub rhythm: RwSignal<String>,
    /// What stays between them.
    pub confidentiality: RwSignal<String>,
    /// Questions for the first meeting.
    pub first_questions: RwSignal<String>,
    /// What the mentor wants to learn.
    pub mentor_learns: RwSignal<String>,
    /// The day to look back.
    pub look_back: RwSignal<String>,
}

/// A plan as it is typed. A handle: copies mean the same draft.
#[derive(Clone, Copy)]
pub struct PlanDraft {
    actions: RwSignal<Vec<ActionDraft>>,
    /// The day on which the team looks back, as `YYYY-MM-DD`.
    pub look_back: RwSignal<String>,
    next: StoredValue<usize>,
    /// The plan as it was saved or opened last.
    kept: StoredValue<Plan>,
    /// The page for mentoring.
    pub mentoring: MentoringDraft,
}

impl PlanDraft {
    /// One without a word.
    pub fn empty() -> Self {
        let text = || RwSignal::new(String::new());
        let mentoring = MentoringDraft {
            offer: text(),
            ask: text(),
            meeting: RwSignal::new(None),
            outside: text(),
            rhythm: text(),
            confidentiality: text(),
            first_questions: text(),
            mentor_learns: text(),
            look_back: text(),
        };
        Self {
            actions: RwSignal::new(Vec::new()),
            look_back: text(),
            next: StoredValue::new(0),
            kept: StoredValue::new(Plan::default()),
            mentoring,
        }
    }

    /// The actions in the order of choosing.
    pub fn actions(&self) -> Vec<ActionDraft> {
        self.actions.get()
    }

    /// Whether there is room for one more.
    pub fn has_room(&self) -> bool {
        self.actions.with(|actions| actions.len() < MAX_ACTIONS)
    }

    /// Whether an action was picked from advice with these words.
    pub fn is_picked(&self, what: &str) -> bool {
        self.actions.with(|actions| actions.iter().any(|action| action.picked == what))
    }

    /// Whether an action that was picked from this advice has been changed since, or has somebody to see to it.
    pub fn is_changed(&self, advice: &Action) -> bool {
        let untouched = |action: &ActionDraft| {
            action.what == advice.what && action.sign == advice.sign && action.owner.is_empty() && action.by.is_empty()
        };
        self.actions.with(|actions| actions.iter().any(|action| action.picked == advice.what && !untouched(action)))
    }

    /// Adds an action with its sign, while there is room; one of one's own begins without words.
    pub fn add(&self, what: &str, sign: &str) {
        if untrack(|| self.has_room()) {
            self.push(ActionDraft { what: what.to_owned(), sign: sign.to_owned(), ..ActionDraft::default() });
        }
    }

    fn push(&self, action: ActionDraft) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let picked = action.what.clone();
        self.actions.update(|actions| actions.push(ActionDraft { number, picked, ..action }));
    }

    /// Takes out what was picked from advice with these words.
    pub fn unpick(&self, what: &str) {
        self.actions.update(|actions| actions.retain(|action| action.picked != what));
    }

    /// Takes out one action.
    pub fn remove(&self, number: usize) {
        self.actions.update(|actions| actions.retain(|action| action.number != number));
    }

    /// Changes one action.
    pub fn change(&self, number: usize, change: impl FnOnce(&mut ActionDraft)) {
        self.actions.update(|actions| {
            if let Some(action) = actions.iter_mut().find(|action| action.number == number) {
                change(action);
            }
        });
    }

    /// The plan that is typed. Fields without words are left out, and so are actions of which nothing is typed.
    ///
    /// # Errors
    /// The first text that cannot stand in a file, or the first action that does not say what is to be done.
    pub fn plan(&self, team: Option<Name>) -> Result<Plan, DraftError> {
        let typed = self.actions.get_untracked();
        let actions = (1..).zip(&typed).filter_map(|(place, action)| {
            let others = [&action.owner, &action.by, &action.sign];
            let says = |text: &String| !text.trim().is_empty();
            (says(&action.what) || others.into_iter().any(says)).then(|| {
                Ok(PlannedAction {
                    what: optional(&action.what)?.ok_or(DraftError::NoWords(place))?,
                    owner: optional(&action.owner)?,
                    by: Day::parse(&action.by),
                    sign: optional(&action.sign)?,
                })
            })
        });
        let typed = &self.mentoring;
        let text = |field: RwSignal<String>| field.with_untracked(|text| optional(text));
        let mentoring = Mentoring {
            offer: text(typed.offer)?,
            ask: text(typed.ask)?,
            meeting: typed.meeting.get_untracked(),
            outside: text(typed.outside)?,
            rhythm: typed.rhythm.with_untracked(|text| optional(text))?,
            confidentiality: text(typed.confidentiality)?,
            first_questions: text(typed.first_questions)?,
            mentor_learns: text(typed.mentor_learns)?,
            look_back: typed.look_back.with_untracked(|day| Day::parse(day)),
        };
        let look_back = self.look_back.with_untracked(|day| Day::parse(day));
        Ok(Plan { team, actions: actions.collect::<Result<_, DraftError>>()?, look_back, mentoring })
    }

    /// Notes that a plan lies in a file.
    pub fn keep(&self, plan: Plan) {
        self.kept.set_value(plan);
    }

    /// Whether something is typed that lies in no file.
    pub fn is_to_be_lost(&self) -> bool {
        let kept = self.kept.get_value();
        self.plan(kept.team.clone()).map_or(true, |typed| typed != kept)
    }

    /// Puts a plan from a file in the place of what is typed.
    pub fn load(&self, plan: Plan) {
        self.keep(plan.clone());
        self.actions.set(Vec::new());
        self.look_back.set(plan.look_back.map(|day| day.to_string()).unwrap_or_default());
        for PlannedAction { what, owner, by, sign } in plan.actions {
            let words = |text: Option<String>| text.unwrap_or_default();
            let (owner, sign) = (words(owner.map(String::from)), words(sign.map(String::from)));
            let by = words(by.map(|day| day.to_string()));
            self.push(ActionDraft { what: what.into(), owner, by, sign, ..ActionDraft::default() });
        }
        let (typed, read) = (&self.mentoring, plan.mentoring);
        let set = |field: RwSignal<String>, text: Option<String>| field.set(text.unwrap_or_default());
        set(typed.offer, read.offer.map(String::from));
        set(typed.ask, read.ask.map(String::from));
        typed.meeting.set(read.meeting);
        set(typed.outside, read.outside.map(String::from));
        set(typed.rhythm, read.rhythm.map(String::from));
        set(typed.confidentiality, read.confidentiality.map(String::from));
        set(typed.first_questions, read.first_questions.map(String::from));
        set(typed.mentor_learns, read.mentor_learns.map(String::from));
        set(typed.look_back, read.look_back.map(|day| day.to_string()));
    }
}

/// A plan with the round that it stands beside.
#[derive(Clone, Copy)]
struct PlanBeside {
    batch: Option<BatchId>,
    sheets: u32,
    draft: PlanDraft,
}

/// The plan beside a release: what was typed there before another page was looked at, or an empty one.
pub fn use_plan(release: &Release) -> PlanDraft {
    let (batch, sheets) = (release.batches().first().copied(), release.sheets());
    let plan = use_context::<PageOwner>().unwrap_or_default().draft(
        |lies: &PlanBeside| (lies.batch, lies.sheets) == (batch, sheets),
        || {
            let draft = PlanDraft::empty();
            lifecycle::ask_before_leaving(move || draft.is_to_be_lost());
            PlanBeside { batch, sheets, draft }
        },
    );
    plan.draft
}

/// Why what is typed is no plan yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftError {
    /// A text holds what cannot stand in a file.
    Text(TextError),
    /// The action in this place, counted from 1, says who, when or what one would see, and not what is to be done.
    NoWords(u32),
}

impl From<TextError> for DraftError {
    fn from(error: TextError) -> Self {
        Self::Text(error)
    }
}

fn optional<const MOST: usize>(typed: &str) -> Result<Option<Text<MOST>>, TextError> {
    if typed.trim().is_empty() { Ok(None) } else { Text::new(typed).map(Some) }
}
