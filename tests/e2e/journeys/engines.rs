//! Journeys that run in every engine: the same functions that are Chromium's tests are those of the others too.

use candour_e2e::accessibility::Axe;
use candour_e2e::device::on_a_device;
use candour_e2e::screens::tour;

pub(crate) use crate::faults::{codes, storage, windows};
pub(crate) use crate::{
    acting, answering, bad_results, browser_services, chunks, comparing, custody, gates, idle, keyboard, links, network, one_result,
    own_questions, print, privacy, promise, rounds, starting, this_browser,
};

/// Makes tests of journeys, in a module for each of their files.
macro_rules! journeys_in {
    ($engine:ident: $($file:ident { $($journey:ident),+ $(,)? })+) => { $(
        mod $file {
            $(
                #[test]
                fn $journey() {
                    candour_e2e::engine::Engine::$engine.run(crate::engines::$file::$journey);
                }
            )+
        }
    )+ };
}

/// Makes tests of all journeys that need nothing that an engine, or its remote control, cannot do.
macro_rules! shared_journeys {
    ($engine:ident) => {
        journeys_in! { $engine:
            rounds {
                a_team_of_seven_answers_on_one_device_and_reads_its_totals,
                an_eight_person_team_sees_three_bands,
            }
            answering {
                nobody_is_thanked_who_has_sent_nothing,
                a_key_pressed_by_habit_does_not_wipe_what_somebody_has_ticked,
            }
            keyboard {
                a_member_answers_without_a_pointer,
                the_same_answer_everywhere_is_asked_about_once_and_the_question_keeps_the_focus,
                a_facilitator_runs_a_round_without_a_pointer,
                a_manager_reads_results_without_a_pointer,
                the_skip_link_leads_past_the_header_without_changing_the_page,
            }
            links {
                a_link_opened_while_the_page_is_open_works_as_well,
                a_damaged_link_says_so_and_what_to_do,
                results_that_are_too_long_for_a_link_say_so_and_can_be_saved,
            }
            acting {
                what_is_picked_from_the_report_and_written_beside_it_is_saved_and_opens_again,
                a_plan_is_still_there_after_other_pages_and_is_not_lost_unasked,
                what_somebody_folds_out_stays_so_and_paper_shows_everything,
            }
            comparing {
                a_manager_compares_picks_an_action_prints_and_finds_all_of_it_again,
                an_earlier_round_from_a_file_is_compared_or_refused_with_what_to_do,
                an_earlier_round_that_is_on_the_device_stands_beside_the_report_by_itself,
                each_chart_can_be_had_as_a_picture_for_a_slide,
                the_next_round_is_set_up_from_a_report_with_one_press,
            }
            own_questions {
                an_own_question_set_from_a_file_is_used_for_a_whole_round,
                an_own_question_set_that_is_pasted_is_used_for_a_whole_round,
                a_bad_question_set_is_refused_by_name_and_the_form_keeps_what_was_typed,
                the_template_of_a_question_set_is_the_full_form,
            }
            this_browser {
                the_appearance_somebody_chose_survives_a_reload,
                remove_everything_leaves_nothing_of_candour_and_everything_of_others,
                results_damaged_in_the_browsers_storage_are_named_and_the_others_are_shown,
            }
            bad_results {
                the_good_file_that_the_bad_ones_are_made_of_opens,
                a_bad_results_file_is_refused_by_name_and_nothing_is_lost,
                a_bad_pasted_text_is_refused_by_name_and_nothing_is_lost,
            }
            one_result {
                a_round_put_back_from_an_older_copy_is_not_closed_a_second_time_with_one_person_more,
                results_with_other_numbers_of_the_same_round_are_named_when_they_are_opened_and_cannot_be_kept,
            }
            custody {
                the_second_code_waits_for_the_second_person_wherever_the_first_one_goes,
                one_person_has_the_one_code_and_the_pages_say_so,
                a_round_of_which_nothing_is_kept_says_so_is_guarded_and_gone_after_a_reload,
                results_of_a_round_in_memory_are_kept_only_if_somebody_asks_and_not_lost_by_accident,
                a_practice_round_asks_for_neither_code_nor_pin_and_keeps_nothing,
                what_somebody_handed_in_is_not_there_for_the_next_person_at_the_desk,
            }
            gates {
                earlier_results_and_settings_are_behind_the_pin_while_a_round_is_open_or_locked,
                what_is_open_behind_the_pin_closes_when_the_page_is_put_aside,
                another_window_asks_for_the_same_pin_or_shows_nothing_until_the_round_ends,
            }
            idle {
                after_two_and_a_half_idle_minutes_a_warning_counts_down_and_can_be_answered,
                somebody_who_goes_on_is_not_warned,
                a_page_that_wakes_up_after_an_hour_is_wiped_before_it_is_painted,
                a_touch_that_wakes_the_device_does_not_save_the_answers,
                whoever_leaves_for_another_page_and_comes_back_finds_no_answers,
            }
            privacy {
                four_people_see_nothing_anywhere,
                after_sending_nothing_of_the_answers_is_left,
                going_back_to_the_promise_asks_and_wipes_what_was_ticked,
                the_browsers_own_back_wipes_what_was_ticked_and_the_page_says_so_once,
                a_reload_in_the_middle_wipes_the_sheet_and_locks_the_round_until_the_code_is_typed,
                nobody_ends_a_round_without_the_pin_and_wrong_ones_have_to_wait,
            }
            chunks {
                a_locked_round_waits_for_its_chunk_and_goes_on_without_any_other,
                the_promise_says_when_its_preview_is_not_here,
            }
            network {
                the_page_can_send_nothing_to_another_host,
            }
            starting {
                over_plain_http_from_another_machine_no_round_can_be_opened,
            }
            browser_services {
                no_question_about_somebodys_answers_is_open_to_translation,
            }
            promise {
                who_has_answered_reads_what_happens_next_and_hands_the_device_back,
                who_runs_a_round_and_who_gets_its_results_are_forgotten_when_it_is_closed,
            }
            codes {
                the_pin_or_the_code_discards_a_locked_round_and_the_code_closes_an_open_one,
            }
            storage {
                answers_that_could_not_be_kept_do_not_come_back_to_somebody_else,
                after_a_failure_everything_can_still_be_removed,
            }
            windows {
                three_windows_of_a_desk_count_every_sheet_once_also_at_the_same_moment,
                after_one_window_closed_the_round_no_other_counts_or_closes_it_again,
                after_one_window_discarded_the_round_no_other_counts_or_closes_it,
                two_windows_that_open_a_round_at_the_same_moment_open_one,
            }
            as_it_is_drawn {
                no_screen_breaks_a_rule_of_accessibility,
                what_goes_wrong_on_the_page_is_heard,
            }
        }
    };
}

/// What Chromium's journeys look at with its own tools, looked at without them.
pub mod as_it_is_drawn {
    use super::{Axe, on_a_device, tour};

    pub fn no_screen_breaks_a_rule_of_accessibility() {
        let axe = Axe::read();
        on_a_device(async |device| {
            let mut found = Vec::new();
            tour(device, &mut async |screen| {
                found.extend(axe.violations(device).await.into_iter().map(|line| format!("{screen}: {line}")));
            })
            .await;
            assert!(found.is_empty(), "{}", found.join("\n"));
        });
    }

    /// A journey after which something was heard has failed.
    pub fn what_goes_wrong_on_the_page_is_heard() {
        on_a_device(async |device| {
            assert_eq!(device.console().await, [""; 0]);
            // The last that comes by itself: it would go wrong as well.
            device.until_shown(".picture-row").await;
            // A test's own script may be none of the page's, and what goes wrong in it nothing that the page hears.
            let wrong = "window.Promise.reject(new window.Error('a promise'));
                document.body.append(Object.assign(document.createElement('img'), { src: 'https://candour.example/an-image' }));
                window.Document.prototype.createElement = () => { throw new window.Error('an error') }";
            device.js(wrong, &[]).await;
            device.press("Run a survey").await;
            device.reads("Candour has stopped because of a mistake of ours.").await;
            let mut said: Vec<String> = Vec::new();
            for words in ["error: ", "a promise", "an-image"] {
                if !said.iter().any(|line| line.contains(words)) {
                    said.extend(device.until_console_says(words).await);
                }
            }
        });
    }
}
