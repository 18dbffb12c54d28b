//! Errors as people read them.

use candour::locale::{Locale, PLAIN};
use candour::survey_form::FormError;
use candour::text::Name;
use candour::transfer::{question_set_file, release_file, release_link};

fn locale() -> Locale {
    Locale::english(PLAIN)
}

/// What the page for results says of a file.
fn of_results(bytes: &[u8]) -> String {
    let message = locale().release_error(&release_file::decode(bytes).expect_err("refused"));
    format!("{} {}", message.what, message.next)
}

/// What the form for a new survey says of a question set.
fn of_set(bytes: &[u8]) -> String {
    let message = locale().question_set_error(&question_set_file::decode(bytes).expect_err("refused"));
    format!("{} {}", message.what, message.next)
}

const OTHER_FILES: [&[u8]; 6] =
    [b"row,id,text\r\n", b"\"row\",\"id\"\r\n", b"Dear team, see below.", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"];

#[test]
fn a_table_a_letter_or_a_picture_is_not_a_results_file_and_the_message_says_which_file_is() {
    for bytes in OTHER_FILES {
        assert_eq!(
            of_results(bytes),
            "These results cannot be opened. It is not a Candour results file. Choose the file that was saved with “Save the results file”; \
             its name ends in .json."
        );
    }
    assert!(of_results(br#"{"format":"shopping list"}"#).contains("It is not a Candour results file. Choose the file"));
    assert_eq!(locale().report().save_file, "Save the results file", "the button has the name that the message gives it");
}

#[test]
fn a_table_a_letter_or_a_picture_is_not_a_question_set() {
    for bytes in OTHER_FILES {
        let message = of_set(bytes);
        assert!(message.contains("It is not a Candour question set. Choose a question set file; its name ends in .json."), "{message}");
        assert!(!message.contains("line"), "{message}");
    }
}

/// The page with the example makes names of them.
#[test]
fn the_invented_team_and_its_round_have_names_that_fit() {
    for name in [locale().example().team, locale().example().label] {
        assert_eq!(Name::new(name).as_deref(), Ok(name));
    }
}

#[test]
fn an_empty_file_is_called_empty() {
    for bytes in [&b""[..], b" \r\n"] {
        assert!(of_results(bytes).contains("There is nothing in it. Choose the file"), "{}", of_results(bytes));
        assert!(of_set(bytes).contains("There is nothing in it. Choose a question set file"), "{}", of_set(bytes));
    }
}

#[test]
fn a_file_too_large_for_candour_is_called_so() {
    let large = vec![b' '; 200 * 1024];
    assert!(of_results(&large).contains("It is too large: no file of Candour has more than 192 KB. Choose the file"));
    assert!(of_set(&large).contains("It is too large: no file of Candour has more than 192 KB. Choose a question set file"));
}

#[test]
fn only_a_question_set_is_mended_by_line_and_column() {
    assert!(of_set(b"{\n  \"id\": x}").contains("look at line 2, column 9. Mend the file"), "{}", of_set(b"{\n  \"id\": x}"));
    let cut = of_results(br#"{"areas":{"support""#);
    assert!(cut.contains("It was damaged, cut short or changed on its way. Ask the person who gave it to you"), "{cut}");
    assert!(!cut.contains("line"), "{cut}");
}

#[test]
fn a_link_of_something_else_is_a_damaged_link() {
    // "Dear team" in base64url.
    let message = locale().release_error(&release_link::decode("RGVhciB0ZWFt").expect_err("refused"));
    assert!(message.what.contains("damaged"), "{}", message.what);
}

#[test]
fn a_link_without_its_end_says_that_its_end_is_missing_and_what_to_do() {
    // "" and "{" in base64url.
    for link in ["", "ew"] {
        let message = locale().release_error(&release_link::decode(link).expect_err("refused"));
        assert_eq!(message.what, "These results cannot be opened. The link is cut off: its end is missing.");
        assert!(message.next.starts_with("Copy the link again, to its very last letter."), "{}", message.next);
    }
}

#[test]
fn more_answers_wanted_than_people_asked_is_said_in_these_words() {
    let message = locale().form_error(FormError::ThresholdAbovePeople(12));
    assert_eq!(
        message,
        "Results would need 12 answers, but fewer than 12 people are asked. Ask more people, or show results from fewer answers."
    );
    // Nobody can lower the least threshold, so there the message is another one.
    assert!(locale().form_error(FormError::TooFewPeople).starts_with("At least 5 people are needed"));
}

#[test]
fn every_mistake_in_the_form_says_what_to_do_with_its_numbers_filled_in() {
    let said = [
        (FormError::Team, "Give the team’s name, in up to 60 ordinary characters."),
        (FormError::Label, "Give this round a name, in up to 60 ordinary characters."),
        (FormError::Host, "Say who runs this survey, in up to 60 ordinary characters."),
        (FormError::PeopleNotANumber, "Write how many people are asked, as a whole number, for example 8."),
        (FormError::TooManyPeople, "At most 500 people can take part in one round."),
        (FormError::NoOwnSet, "Choose a question set file or paste one, or pick another form."),
        (FormError::Threshold, "Results can be shown from 5 answers or more, up to 50."),
        (FormError::Pin, "Choose a desk PIN of 4 to 8 digits."),
    ];
    for (error, text) in said {
        assert_eq!(locale().form_error(error), text);
    }
}
