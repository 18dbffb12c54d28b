//! Which names and texts are taken: what real names need, and nothing that hides.

use crate::made_up::{at, file_of, question_set, release, signed};
use candour::json::canonical;
use candour::question_set::{QuestionSet, QuestionSetError};
use candour::text::{Name, TextError};
use candour::transfer::release_file::{self, ReleaseFileError};
use candour::transfer::{FileError, question_set_file};
use serde_json::{Value, json};

/// Names as people write them, one script or habit after another.
const REAL: [&str; 25] = [
    "Lab 4",
    "Büro Süd (2. OG)",
    "Équipe n°\u{a0}3",
    "Ελληνική ομάδα",
    "Команда «Север»",
    "צוות מחקר",
    "فريق الدعم",
    "تیم می\u{200c}خواهم",
    "خانه\u{200c}ها",
    "टीम क\u{94d}\u{200d}ष",
    "র\u{200d}\u{9cd}যাব",
    "ကျော်ဇော",
    "မျှော့ဝိုင်း",
    "ทีมที่หนึ่ง",
    "བཀྲ་ཤིས་བདེ་ལེགས།",
    "ក្រុមការងារ",
    "Nhóm Nghiên cứu Đặng",
    "葛\u{e0100}城チーム",
    "チーム ｶﾞ",
    "팀 서울",
    "ᠠᠷᠠᠰ\u{180e}ᠠ",
    "Crew ❤\u{fe0f}",
    "👩\u{200d}💻 and 🏳\u{fe0f}\u{200d}🌈",
    "Team 1\u{fe0f}\u{20e3}",
    "O’Neill & Söhne",
];

#[test]
fn real_names_are_taken_as_they_are() {
    for written in REAL {
        assert_eq!(Name::new(written).as_deref(), Ok(written));
        let json = Value::from(written);
        assert_eq!(serde_json::from_value::<Name>(json).expect(written).as_str(), written);
    }
}

#[test]
fn white_space_of_any_kind_goes_at_the_ends() {
    assert_eq!(Name::new("\u{3000}\t Lab \u{a0}\n").as_deref(), Ok("Lab"));
}

/// Texts nobody should be able to write: a wrong word instead of a name.
fn hidden() -> Vec<String> {
    let within = [
        '\0',
        '\t',
        '\n',
        '\u{7f}',
        '\u{85}',
        '\u{ad}',
        '\u{34f}',
        '\u{61c}',
        '\u{115f}',
        '\u{1160}',
        '\u{17b4}',
        '\u{200b}',
        '\u{200e}',
        '\u{200f}',
        '\u{2028}',
        '\u{2029}',
        '\u{202a}',
        '\u{202e}',
        '\u{2060}',
        '\u{2064}',
        '\u{2066}',
        '\u{2069}',
        '\u{206a}',
        '\u{2800}',
        '\u{3164}',
        '\u{e000}',
        '\u{fdd0}',
        '\u{feff}',
        '\u{ffa0}',
        '\u{fff9}',
        '\u{fffc}',
        '\u{ffff}',
        '\u{13430}',
        '\u{1d173}',
        '\u{e0001}',
        '\u{e0041}',
        '\u{e007f}',
        '\u{f0000}',
        '\u{10ffff}',
    ];
    let alone = ["\u{3164}", "\u{2800}\u{2800}", "\u{200d}", "\u{200c}", "\u{fe0f}", "\u{e0100}", "\u{180e}"].map(str::to_owned);
    within.iter().map(|c| format!("La{c}b")).chain(alone).collect()
}

#[test]
fn what_nobody_sees_is_refused() {
    for written in hidden() {
        assert_eq!(Name::new(&written), Err(TextError::HiddenCharacters), "{written:?}");
    }
}

#[test]
fn a_joiner_stands_by_itself_between_two_characters_that_it_can_join() {
    for written in [
        "Te\u{200c}am",
        "Кома\u{200d}нда",
        "צו\u{200c}ות",
        "می\u{200c}\u{200c}خواهم",
        "می\u{200c}\u{200d}خواهم",
        "می\u{200c} خواهم",
        "می \u{200c}خواهم",
        "\u{200c}می",
        "می\u{200c}",
        "👩\u{200d}\u{fe0f}",
        "👩\u{200d}",
    ] {
        assert_eq!(Name::new(written), Err(TextError::HiddenCharacters), "{written:?}");
    }
}

/// A row of selectors behind one character could hold a whole letter.
#[test]
fn a_variation_selector_stands_by_itself_behind_a_character() {
    for written in ["❤\u{fe0f}\u{fe0f}", "a\u{e0100}\u{e0101}", "\u{fe0f}a", "a \u{fe0f}", "葛\u{e0100}\u{e0100}"] {
        assert_eq!(Name::new(written), Err(TextError::HiddenCharacters), "{written:?}");
    }
}

#[test]
fn five_marks_on_one_letter_are_too_many_and_none_begins_a_name() {
    let piled = |marks: usize| format!("Z{}o", "\u{335}\u{300}\u{489}\u{e49}\u{301}\u{302}".chars().take(marks).collect::<String>());
    assert!(Name::new(&piled(4)).is_ok());
    for written in [piled(5), piled(6), "\u{301}Lab".to_owned(), " \u{20dd}Lab".to_owned(), "\u{e49}".to_owned()] {
        assert_eq!(Name::new(&written), Err(TextError::HiddenCharacters), "{written:?}");
    }
    // A joiner between them makes it no other letter.
    let apart = "क\u{93c}\u{200d}\u{93c}\u{200d}\u{93c}\u{200d}\u{93c}\u{200d}\u{93c}";
    assert_eq!(Name::new(apart), Err(TextError::HiddenCharacters));
    // Marks that take room of their own, such as most vowels of Burmese, are no pile.
    assert!(Name::new("က\u{103b}\u{1031}\u{102c}\u{103a}\u{103b}\u{1031}\u{102c}\u{103a}").is_ok());
}

#[test]
fn a_question_set_with_hidden_characters_or_piled_marks_is_refused_by_their_place() {
    let piled = "Z\u{300}\u{300}\u{300}\u{300}\u{300}".to_owned();
    for written in hidden().into_iter().chain([piled, "\u{301}a".to_owned()]) {
        for (path, named) in [("title", "title"), ("areas/1/title", "areas[2].title"), ("statements/0/text", "statements[1].text")] {
            let mut file: Value = serde_json::from_str(&question_set_file::encode(&QuestionSet::pulse())).expect("JSON");
            *at(&mut file, path) = json!(written);
            let error = QuestionSetError::File(FileError::HiddenCharacters { at: named.into() });
            assert_eq!(question_set_file::decode(canonical(&file).as_bytes()), Err(error), "{written:?}");
        }
    }
}

#[test]
fn a_release_with_piled_marks_is_refused_by_their_place() {
    let set = question_set(5, &[3]);
    let good = file_of(&release(&set, &vec![vec![4, 4, 2]; 6]));
    for (path, named) in
        [("team", "team"), ("label", "label"), ("question_set/definition/areas/0/title", "question_set.definition.areas[1].title")]
    {
        for (written, taken) in [("Z\u{300}\u{300}\u{300}\u{300}", true), ("Z\u{300}\u{300}\u{300}\u{300}\u{300}", false)] {
            let mut file = good.clone();
            *at(&mut file, path) = json!(written);
            let read = release_file::decode(&signed(&file));
            let error = ReleaseFileError::File(FileError::HiddenCharacters { at: named.into() });
            // Whatever else is wrong with a set that has changed, its texts are looked at first.
            assert_eq!(read.err() == Some(error), !taken, "{path}: {written:?}");
        }
    }
}

#[test]
fn an_error_shows_nothing_that_is_hidden_in_somebody_elses_key() {
    let mut file: Value = serde_json::from_str(&question_set_file::encode(&QuestionSet::pulse())).expect("JSON");
    *at(&mut file, "lab\u{202e}sle\u{2069}") = json!(1);
    let error = QuestionSetError::File(FileError::Unknown { at: "lab\u{fffd}sle\u{fffd}".into() });
    assert_eq!(question_set_file::decode(canonical(&file).as_bytes()), Err(error));
}
