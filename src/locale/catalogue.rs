//! The shape of a language: every text by screen and by name. The English texts in [`super::english`] say what each is for.
#![allow(missing_docs, reason = "each field is a text; its English wording is its documentation")]

mod advice;

pub use advice::{Action, Advice, AreaAdvice, Evidence, GuidancePart};

use super::{Language, Locale, english};

/// A text in the forms that a number asks for. English fills `one` and `other`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Plural {
    pub zero: Option<&'static str>,
    pub one: Option<&'static str>,
    pub two: Option<&'static str>,
    pub few: Option<&'static str>,
    pub many: Option<&'static str>,
    pub other: &'static str,
}

/// One text, all forms of one, or several by a key.
#[cfg(test)]
trait Texts {
    /// The text, each form of it, or each of them.
    fn texts(&self) -> Vec<&'static str>;
}

#[cfg(test)]
impl Texts for &'static str {
    fn texts(&self) -> Vec<&'static str> {
        vec![self]
    }
}

#[cfg(test)]
impl Texts for Plural {
    fn texts(&self) -> Vec<&'static str> {
        [self.zero, self.one, self.two, self.few, self.many, Some(self.other)].into_iter().flatten().collect()
    }
}

#[cfg(test)]
impl Texts for Notes {
    fn texts(&self) -> Vec<&'static str> {
        self.iter().map(|(_, text)| *text).collect()
    }
}

#[cfg(test)]
impl Texts for List {
    fn texts(&self) -> Vec<&'static str> {
        self.to_vec()
    }
}

#[cfg(test)]
impl Texts for Pairs {
    fn texts(&self) -> Vec<&'static str> {
        self.as_flattened().to_vec()
    }
}

#[cfg(test)]
impl Texts for GuidancePart {
    fn texts(&self) -> Vec<&'static str> {
        GuidancePart::texts(self)
    }
}

#[cfg(test)]
impl Texts for &'static AreaAdvice {
    fn texts(&self) -> Vec<&'static str> {
        self.cells().into_iter().flat_map(Advice::texts).collect()
    }
}

/// The static of a group in the language of a locale. A language that lacks a group, or a group that lacks a text, does not build.
macro_rules! in_language {
    ($locale:expr, $group:ident) => {
        match $locale.language {
            Language::English => &english::$group,
        }
    };
}

macro_rules! catalogue {
    ($($group:ident $static:ident $name:ident { $($field:ident: $kind:ty),* $(,)? })*) => {
        $(
            #[derive(Debug, PartialEq, Eq)]
            pub struct $name { $(pub $field: $kind),* }
        )*

        // One static and one accessor a group: a single static would keep every text in the part of the app that is fetched first.
        impl Locale {
            $(
                pub fn $group(&self) -> &'static $name {
                    in_language!(self, $static)
                }
            )*

            /// Every text with its name, such as `desk.close`.
            #[cfg(test)]
            pub(super) fn all(&self) -> Vec<(String, Vec<&'static str>)> {
                vec![$($((
                    concat!(stringify!($group), ".", stringify!($field)).to_owned(),
                    Texts::texts(&self.$group().$field),
                )),*),*]
            }
        }
    };
}

type Text = &'static str;
/// Texts one after the other.
type List = &'static [Text];
/// Texts that belong together, two by two.
type Pairs = &'static [[Text; 2]];
/// Texts by a key: the id of an area in the built-in question sets.
type Notes = &'static [(&'static str, &'static str)];

catalogue! {
    common COMMON Common {
        app: Text, skip: Text, back: Text, cancel: Text, next: Text, copied: Text, copy: Text, about: Text, home: Text, results: Text,
        round_open: Text, to_desk: Text, errors_title: Text, practice_badge: Text, practice_mark: Text, example_badge: Text, handed_in_badge: Text,
        copy_failed: Text, footer: Text, statements: Plural, minutes: Plural, stopped: Text, storage_off: Text,
    }
    saving SAVING Saving { asked: Text, link: Text, fold: Text, explain: Text, content: Text }
    chunks CHUNKS Chunks { on_its_way: Text, missing_title: Text, missing: Text, missing_next: Text, again: Text }
    scale SCALE Scale {
        strongly_disagree: Text, disagree: Text, neither: Text, agree: Text, strongly_agree: Text, prefer_not: Text, point: Text,
        lowest_point: Text, highest_point: Text,
    }
    welcome WELCOME Welcome {
        title: Text, lead: Text, run: Text, example: Text, answer_question: Text, answer: Text, read_question: Text, read: Text,
        practice_question: Text, practice: Text, small_question: Text, small: Text, how_title: Text, how_one: Text, how_two: Text,
        how_three: Text,
    }
    join JOIN Join { title: Text, shared: Text, ask: Text }
    new_survey NEW_SURVEY NewSurvey {
        title: Text, lead: Text, progress: Text, results: Text, keeping: Text, check_title: Text, change: Text, to_practice: Text, asked: Text,
        team: Text, team_hint: Text, label: Text, label_hint: Text, host: Text, host_hint: Text,
        readers: Text, readers_hint: Text, when: Text, when_hint: Text, people: Text, people_hint: Text, form: Text, full: Text, full_hint: Text, pulse: Text, pulse_hint: Text, mentors: Text, mentors_hint: Text, own: Text, own_hint: Text, own_file: Text,
        own_paste: Text, own_paste_hint: Text, own_read: Text, own_ready: Text, own_areas: Plural, own_template: Text,
        threshold: Text, threshold_hint: Text, custody: Text, two_codes: Text, two_codes_hint: Text,
        one_code: Text, one_code_hint: Text, in_memory: Text, in_memory_hint: Text, pin: Text, pin_hint: Text, opening: Text, no_key: Text,
        open_elsewhere: Text, visible_title: Text, visible: Text, same_day: Text, one_device: Text, open: Text, insecure_title: Text,
        insecure: Text, already_open: Text, small: Text, small_link: Text, works_council: Text, again: Text, recent: Text,
    }
    practice PRACTICE Practice { title: Text, lead: Text, team: Text, label: Text, host: Text, readers: Text, when: Text, people_hint: Text }
    invitation INVITATION Invitation { label: Text, show: Text, text: Text }
    form_errors FORM_ERRORS FormErrors {
        empty_team: Text, empty_label: Text, empty_host: Text, empty_readers: Text, empty_when: Text, no_number: Text, too_few_people: Text, threshold_above_people: Text,
        too_many_people: Text, no_own_set: Text, bad_threshold: Text, bad_pin: Text,
    }
    desk DESK Desk {
        title: Text, hand_over: Text, hand_over_first: Text, hand_over_text: Text, start: Text, answered: Text, answered_none: Text, appear: Text, everybody: Text, everybody_text: Text,
        close: Text, none_open: Text, none_open_text: Text, refused: Text, in_memory: Text, one_code: Text, two_codes: Text,
    }
    host HOST Host {
        title: Text, gate: Text, text: Text, close_question: Text, close_text: Text,
        close_missing: Plural, close_empty: Text, close_final: Text, close_two_codes: Text, close_one_code: Text, close_in_memory: Text, close_yes: Text, keep_open: Text, too_few_title: Text, too_few: Text, talk: Text,
        discard: Text, discard_question: Text, discard_text: Text, discard_yes: Text, not_ended: Text, not_ended_next: Text, other_result: Text, other_result_next: Text,
    }
    recovery RECOVERY Recovery {
        title: Text, lead: Text, keep: Text, once: Text, first_title: Text, second_title: Text, two_lead: Text, two_keep: Text, two_once: Text,
        after: Text, done: Text, hand_over: Text, hand_over_text: Text, show_second: Text,
    }
    unlock UNLOCK Unlock {
        locked: Text, kept: Text, next: Text, next_two: Text, discard: Text, code: Text, code_hint: Text, first_code: Text,
        first_code_hint: Text, second_code: Text, second_code_hint: Text, first_given: Text, go_on: Text, unlocking: Text,
        wrong: Text, wrong_form: Text, wrong_two: Text, unreadable_next: Text, newer: Text,
    }
    pin PIN Pin { label: Text, hint_two_codes: Text, hint_one_code: Text, hint_in_memory: Text, wrong: Text, wait: Plural }
    gate GATE Gate { title: Text, pin: Text, open: Text, looking: Text, practice: Text, elsewhere: Text, unreadable: Text }
    custody CUSTODY Custody { two_codes: Text, one_code: Text, in_memory: Text }
    keep KEEP Keep { unreadable: Text, not_kept: Text, not_kept_next: Text }
    promise PROMISE Promise {
        title: Text, who: Text, results: Text, send: Text, nobody: Text, threshold: Text, col_who: Text, col_sees: Text, you: Text, you_see: Text,
        host: Text, host_sees: Text, file: Text, file_shows: Text, no_one: Text, no_one_sees: Text,
        limits: Text, limit_same: Text, limit_skip: Text, start: Text, not_now: Text, practice: Text, keeps: Text, time: Text, longer: Text,
        ends_title: Text,
        shown_title: Text, shown: Text,
    }
    promise_ends PROMISE_ENDS PromiseEnds { sent: Text, group: Text, shoulder: Text, device: Text }
    patience PATIENCE Patience { label: Text }
    answer ANSWER Answer {
        progress: Text, intro: Text, guiding: Text, skip: Text, keys: Text, next: Text, back: Text, check: Text, left_out: Plural, idle_title: Text, idle: Text,
        idle_stay: Text, idle_wiped_title: Text, idle_wiped: Text, clear: Text, clear_answer: Text, stop: Text, stop_question: Text, stop_text: Text,
        stop_yes: Text, stopped: Text, left: Text, leave: Text, leave_yes: Text, leave_no: Text,
    }
    check CHECK Check {
        title: Text, lead: Text, change: Text, change_answer: Text, open: Text, other_way: Text, same_title: Text, same: Text, same_change: Text, same_send: Text, send: Text,
        note: Text,
    }
    done DONE Done { title: Text, text: Text, then: Text, hand_back: Text, next: Text, refused_title: Text, refused: Text, ended: Text }
    results RESULTS Results {
        title: Text, lead: Text, stored: Text, none: Text, open_title: Text, open_hint: Text, file: Text, paste: Text, paste_hint: Text, read: Text,
        whom_title: Text, whom: Text, item: Text, keep: Text, remove: Text, remove_question: Text, remove_text: Text, remove_yes: Text, not_stored: Text, gone_title: Text,
        gone: Text, dropped_many: Text, kept_already: Text, other_numbers: Text, show_kept: Text, mend_hint: Text,
    }
    report REPORT Report {
        title: Text, contents: Text, facts: Text, facts_everybody: Text, kind_real: Text, kind_practice: Text, kind_example: Text,
        origin_shared: Text, origin_sealed: Text, origin_imported: Text, made_here: Text, finding_title: Text, finding_clearly_low: Text, finding_low: Text,
        finding_divided: Text, finding_clearly_good: Text, finding_many_low: Text, finding_many_good: Text, finding_all_good: Text, finding_all_good_alike: Text, finding_close: Text, finding_all_alike: Text, finding_unsure: Text, finding_unsure_alike: Text, finding_one: Text,
        finding_none: Text, score: Text, score_range: Text, finding_note: Text, areas_title: Text, areas_lead: Text,
        areas_lead_usual: Text, read_score: Text, sentence: Text, band_low: Text, band_mixed: Text,
        band_good: Text, band_clearly_low: Text, band_clearly_good: Text, agreement_close: Text, agreement_some: Text, agreement_wide: Text, agreement_unknown: Text,
        area_hidden: Text, table: Text, col_area: Text, col_score: Text, col_interval: Text, col_answers: Text, col_complete: Text,
        col_average: Text, statements_title: Text, statements_lead: Text, need_talk: Text, going_well: Text, all_statements: Text, statements_hidden: Text, statements_questions: Text,
        statements_few: Text, col_statement: Text, col_disagree: Text, col_neither: Text, col_agree: Text, col_skipped: Text, lower_half: Text,
        upper_half: Text, reversed_strength: Text, reversed_problem: Text, reversed_even: Text, reversed_short: Text, bands_only: Text, bands_only_note: Text, bands_all_note: Text, two_camps: Text, count: Text, points_sentence: Text, everybody: Text,
        worst_case: Plural, read_title: Text, read_interval: Text, read_usual: Text, read_agreement: Text, read_counts: Text, read_threshold: Text,
        read_set: Text, read_set_own: Text, read_missing: Plural, read_use: Text, save_title: Text, save_file: Text, save_csv: Text,
        save_csv_semicolon: Text, save_page: Text, print_one_page: Text,
        print: Text, link: Text, link_label: Text, other_files: Text, link_copied: Text, link_too_long: Text, kept: Text, kept_not: Text, in_memory: Text, example_note: Text,
        practice_note: Text, handed_in_note: Text, chart_axis_low: Text, chart_axis_high: Text, legend_against: Text, legend_for: Text,
        legend_neither: Text, area_notes: Notes,
    }
    guidance GUIDANCE Guidance {
        talk_title: Text, talk_lead: Text, talk_none: Text, first_questions: Text, say: Text, ask: Text, act: Text, sign: Text, unsure: Text, avoid: Text, evidence: Text,
        evidence_tested: Text, evidence_linked: Text, evidence_practice: Text, pattern_low_agreed: Text, pattern_low_split: Text, pattern_split: Text,
        pattern_low_unknown: Text, pattern_middling: Text, pattern_strong: Text, learners: GuidancePart, habit: GuidancePart,
        across: GuidancePart, stop_title: Text, stop: Text, agenda_title: Text, agenda: List, do_title: Text, dos: List, dont_title: Text,
        donts: List,
    }
    advice ADVICE AreasAdvice {
        support: &'static AreaAdvice, conflict: &'static AreaAdvice, potential: &'static AreaAdvice, community: &'static AreaAdvice,
        learn: &'static AreaAdvice, feelings: &'static AreaAdvice, looking_after: &'static AreaAdvice, trust: &'static AreaAdvice,
        general: &'static AreaAdvice,
    }
    plan PLAN Plan {
        title: Text, lead: Text, pick: Text, to_plan: Text, add: Text, what: Text, owner: Text, by: Text, sign: Text, look_back_together: Text, no_words: Text, no_words_next: Text, replace_question: Text, replace_text: Text, replace_yes: Text, remove: Text, save: Text, open: Text, opened: Text,
        not_opened: Text, not_opened_next: Text, not_a_plan: Text, not_a_plan_next: Text, hidden: Text, hidden_next: Text, mentoring: Text, mentoring_lead: Text, offer: Text, ask: Text, meeting: Text, one_to_one: Text,
        group: Text, shadowing: Text, outside: Text, rhythm: Text, confidentiality: Text, first_questions: Text, mentor_learns: Text,
        look_back: Text,
    }
    comparison COMPARISON Comparison {
        title: Text, lead: Text, detectable: Text, moved_up: Text, moved_down: Text, moved_by: Text, moved_none: Text, up: Text, down: Text,
        none: Text, none_up: Text, none_down: Text, before: Text, col_before: Text, other_names: Text, other_names_next: Text,
        same_day: Text, same_day_next: Text, other_size: Text, other_size_next: Text, other_wording: Text, other_wording_next: Text,
        one_handed_in: Text, one_handed_in_next: Text, assumed_spread: Text, assumed_spread_next: Text, few_people_differ: Text, few_people_differ_next: Text, wordings: Text, was: Text,
        is: Text, choose: Text, choose_label: Text, choose_none: Text, choose_item: Text, file: Text, not_compared: Text,
        other_questions: Text, other_questions_next: Text, same_answers: Text, same_answers_next: Text, wrong_order: Text,
        wrong_order_next: Text, other_kind: Text, other_kind_next: Text, run_again: Text, run_again_hint: Text,
    }
    works_council WORKS_COUNCIL WorksCouncil {
        title: Text, lead: Text, about_title: Text, about: List, purpose_title: Text, purpose: List, collected_title: Text, collected: List,
        not_collected_title: Text, not_collected: List, where_title: Text, where_it_lies: List, who_title: Text, who: List,
        minimum_title: Text, minimum: List, limits_title: Text, limits: List, bases_title: Text, bases_lead: Text, bases: List,
        reason: Text, measures_title: Text, measures_lead: Text, measures: Pairs, assessment_title: Text, assessment: Pairs, decision: List,
        version: Text, print: Text,
    }
    pictures PICTURES Pictures { title: Text, lead: Text, area_title: Text, failed: Text }
    example EXAMPLE Example { title: Text, team: Text, label: Text, picture: Text }
    guide GUIDE Guide {
        title: Text, lead: Text, agenda_title: Text, agenda_one: Text, agenda_two: Text, agenda_three: Text, agenda_four: Text, agenda_five: Text,
        questions_title: Text, support_one: Text, support_two: Text, conflict_one: Text, conflict_two: Text, potential_one: Text, potential_two: Text,
        community_one: Text, community_two: Text, do_title: Text, do_one: Text, do_two: Text, do_three: Text, do_not_title: Text, do_not_one: Text,
        do_not_two: Text, do_not_three: Text, print: Text,
    }
    about ABOUT About {
        title: Text, lead: Text, version: Text, version_text: Text, protects_title: Text, protects_one: Text, protects_two: Text, protects_three: Text,
        limits_title: Text, limits: List,
        verify_title: Text, verify: Text, appearance: Text, appearance_system: Text, appearance_light: Text, appearance_dark: Text, remove_title: Text,
        remove_text: Text, remove: Text, remove_question: Text, remove_yes: Text, removed: Text, set_title: Text, set_text: Text, licence: Text,
        works_council_title: Text, works_council: Text, print: Text, print_title: Text, settings_title: Text, remove_round_open: Text,
    }
    not_found NOT_FOUND NotFound { title: Text, text: Text, home: Text }
    errors ERRORS Errors {
        set_what: Text, release_what: Text, link_what: Text, link_cut: Text, link_cut_next: Text,
        too_large: Text, empty: Text, not_json: Text, name_twice: Text, missing: Text, wrong_text: Text, wrong_number: Text, wrong_flag: Text,
        wrong_list: Text, wrong_object: Text, unknown_name: Text, out_of_range: Text, hidden: Text, bad_id: Text, area_twice: Text,
        statement_twice: Text, unknown_area: Text, empty_area: Text, crowded_area: Text, labels: Text, wording_twice: Text, set_next: Text,
        not_a_set: Text, not_a_set_next: Text, not_a_release: Text, not_a_release_next: Text, newer: Text, newer_next: Text, damaged: Text,
        release_next: Text, unknown_set: Text, unknown_set_next: Text, not_proven: Text, not_proven_next: Text, sheets: Text, contradict: Text, levels: Text, shows_too_much: Text, shows_too_little: Text,
        unreadable: Text, unreadable_next: Text, storage_full: Text, stored_damaged: Text, stored_damaged_next: Text, stored_newer: Text, stored_newer_next: Text,
    }
}
