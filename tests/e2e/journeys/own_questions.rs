//! Question sets of an organisation's own: good ones are used as they are, bad ones are refused by name and nothing typed is lost.

use candour_e2e::counting::{count, rounded};
use candour_e2e::device::{Device, on_a_device};
use candour_e2e::facilitator::{Plan, close_round, fill_in_team_and_form, fill_in_who_and_how, write_code_down};
use candour_e2e::person::answer;
use candour_e2e::questions::{Questions, sheet};
use candour_e2e::report::{area_table, row_about, save_file};
use serde_json::{Value, json};

const FILE: &str = "Choose a question set file";
const PASTE: &str = "Or paste it here";

fn own() -> Plan {
    Plan { form: "Your own question set", ..Plan::full(5) }
}

/// Seven points with labels of their own, three areas, statements of which some are worded the other way round.
fn seven_points() -> Value {
    json!({
        "id": "works-canteen_2",
        "title": "How we eat together",
        "scale": {
            "points": 7, "lowest": 0,
            "labels": ["Never", "Hardly ever", "Seldom", "Now and then", "Often", "Nearly always", "Always"]
        },
        "areas": [
            { "id": "food", "title": "The food" },
            { "id": "talk", "title": "Talk at table" },
            { "id": "room", "title": "The room & its <noise>" },
        ],
        "statements": [
            { "id": "F1", "area": "food", "text": "Lunch is worth the walk." },
            { "id": "T1", "area": "talk", "text": "Somebody sits alone.", "reversed": true },
            { "id": "F2", "area": "food", "text": "The soup is cold.", "reversed": true },
            { "id": "F3", "area": "food", "text": "There is something for everyone.", "reversed": false },
            { "id": "R1", "area": "room", "text": "I can hear what is said <b>next</b> to me." },
        ],
        "status": "Made up for a test.",
        "sources": ["Our own kitchen"],
    })
}

/// Four points, so without a middle.
fn four_points() -> Value {
    json!({
        "id": "four", "title": "Four points",
        "scale": { "points": 4, "lowest": 1, "labels": ["No", "Rather no", "Rather yes", "Yes"] },
        "areas": [{ "id": "a", "title": "First" }, { "id": "b", "title": "Second" }, { "id": "c", "title": "Third" }],
        "statements": [
            { "id": "a1", "area": "a", "text": "We begin on time." },
            { "id": "b1", "area": "b", "text": "We end too late.", "reversed": true },
            { "id": "c1", "area": "c", "text": "We write down what we agree." },
        ],
    })
}

/// Answers of five people, a point a statement.
fn whole_round(set: &Value, people: &[&str; 5], from_file: bool) {
    let questions = Questions::of(set.clone());
    let sheets: Vec<_> = people.iter().map(|one| sheet(one)).collect();
    let expected = count(&questions, &sheets);
    on_a_device(async |device| {
        device.press("Run a survey").await;
        fill_in_team_and_form(device, own()).await;
        if from_file {
            device.choose_file(FILE, "own.json", set.to_string().as_bytes()).await;
        } else {
            device.paste_into(PASTE, &format!("\u{feff}{set}\n")).await;
            device.press("Use this text").await;
        }
        let (title, statements) = (set["title"].as_str().unwrap_or_default(), questions.statements.len());
        device.reads(&format!("Ready to use: {title}, 3 areas, {statements} statements.")).await;
        device.press("Next").await;
        fill_in_who_and_how(device, own()).await;
        device.reads(&format!("{title} ({statements} statements)")).await;
        device.press("Open the round").await;
        write_code_down(device).await;
        device.arrive_at(&own().heading()).await;
        for person in &sheets {
            answer(device, &questions, person).await;
        }
        close_round(device, own()).await;

        let rows = area_table(device).await;
        for (area, counted) in questions.areas.iter().zip(&expected.areas) {
            let row = row_about(&rows, &area.title);
            assert_eq!(row.cells[0], rounded(counted.score(questions.points), 0), "{}", area.id);
            assert_eq!(row.cells.last(), Some(&counted.n.to_string()));
        }
        device.press("How to read this").await;
        device.reads(&format!("The statements come from a question set of your organisation: “{title}”.")).await;
        assert_eq!(device.count("main b").await, 0, "text from a file is shown as text");

        let (_, saved) = save_file(device).await;
        let saved: Value = serde_json::from_str(&saved).unwrap_or_default();
        let definition = &saved["question_set"]["definition"];
        assert_eq!(definition["scale"], set["scale"]);
        assert_eq!(definition["areas"], set["areas"]);
        for (area, counted) in questions.areas.iter().zip(&expected.areas) {
            let released = &saved["areas"][&area.id];
            // Of five people the sum of an area is released and nothing else.
            assert_eq!(*released, json!({ "n": counted.n, "s1": counted.s1 }), "{}", area.id);
        }
    });
}

#[test]
pub fn an_own_question_set_from_a_file_is_used_for_a_whole_round() {
    whole_round(&seven_points(), &["71427", "52316", "63153", "43274", "711.2"], true);
}

#[test]
pub fn an_own_question_set_that_is_pasted_is_used_for_a_whole_round() {
    whole_round(&four_points(), &["413", "324", "211", "134", "442"], false);
}

/// A changed copy of the good set.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut set = seven_points();
    change(&mut set);
    set.to_string()
}

/// What is wrong with a set, the set, and how the page names the place.
fn bad_sets() -> Vec<(&'static str, String, String)> {
    let whole = seven_points().to_string();
    let missing = |name: &'static str| changed(|set| drop(set.as_object_mut().and_then(|set| set.remove(name))));
    let thirteen = |set: &mut Value| {
        set["statements"] = (1..=13).map(|n| json!({ "id": format!("Q{n}"), "area": "food", "text": format!("Statement {n}") })).collect();
        set["areas"] = json!([{ "id": "food", "title": "The food" }]);
    };
    let nine_areas = |set: &mut Value| set["areas"] = (1..=9).map(|n| json!({ "id": format!("a{n}"), "title": "An area" })).collect();
    let bad: Vec<(&str, String, &str)> = vec![
        ("prose", "Please ask us about lunch.".into(), "It is not a Candour question set."),
        ("a comma too many", whole.replacen("\"id\"", "\n,\"id\"", 1), "look at line 2, column"),
        ("the end cut off", whole[..whole.len() - 1].into(), "not complete"),
        ("a list", json!([seven_points()]).to_string(), "should be a group in curly brackets"),
        ("no id", missing("id"), "“id” is missing"),
        ("no scale", missing("scale"), "“scale” is missing"),
        ("an unknown name", changed(|set| set["subtitle"] = json!("x")), "“subtitle” is not a name Candour knows"),
        ("a name twice", whole.replacen('{', "{\"title\":\"Lunch\",", 1), "“title” stands in it twice"),
        ("too many points", changed(|set| set["scale"]["points"] = json!(12)), "“scale.points” should be between 2 and 11"),
        ("points as text", changed(|set| set["scale"]["points"] = json!("7")), "“scale.points” should be a whole number"),
        ("too high a lowest point", changed(|set| set["scale"]["lowest"] = json!(2)), "“scale.lowest” should be between 0 and 1"),
        ("a label too few", changed(|set| set["scale"]["labels"] = json!(["No", "Yes"])), "There are 2 labels for 7 points"),
        ("two equal labels", changed(|set| set["scale"]["labels"][6] = json!("Never")), "“Never” stands twice"),
        ("nine areas", changed(nine_areas), "“areas” should be between 1 and 8"),
        ("an area twice", changed(|set| set["areas"][1]["id"] = json!("food")), "Two areas have the id “food”"),
        ("an id with a space", changed(|set| set["areas"][2]["id"] = json!("the room")), "“areas[3].id” may hold only letters"),
        ("an empty area", changed(|set| set["statements"][4]["area"] = json!("talk")), "Area “room” has no statement"),
        ("thirteen statements in an area", changed(thirteen), "Area “food” has more than 12 statements"),
        (
            "an area that is not there",
            changed(|set| set["statements"][3]["area"] = json!("dessert")),
            "Statement “F3” belongs to the area “dessert”",
        ),
        ("a statement twice", changed(|set| set["statements"][2]["id"] = json!("F1")), "Two statements have the id “F1”"),
        (
            "the same words twice",
            changed(|set| set["statements"][2]["text"] = set["statements"][0]["text"].clone()),
            "The wording of “F2” stands twice",
        ),
        (
            "an empty statement",
            changed(|set| set["statements"][1]["text"] = json!(" ")),
            "“statements[2].text” should be between 1 and 240",
        ),
        (
            "a statement too long",
            changed(|set| set["statements"][1]["text"] = json!("x".repeat(241))),
            "“statements[2].text” should be between 1 and 240",
        ),
        (
            "reversed as a word",
            changed(|set| set["statements"][0]["reversed"] = json!("yes")),
            "“statements[1].reversed” should be true or false",
        ),
        (
            "hidden characters",
            changed(|set| set["areas"][0]["title"] = json!("The \u{202e}food")),
            "“areas[1].title” holds hidden characters",
        ),
        (
            "a file that is too large",
            changed(|set| set["status"] = json!("x".repeat(200 * 1024))),
            "no file of Candour has more than 192 KB",
        ),
    ];
    bad.into_iter().map(|(kind, set, message)| (kind, set, message.to_owned())).collect()
}

#[test]
pub fn a_bad_question_set_is_refused_by_name_and_the_form_keeps_what_was_typed() {
    let bad = bad_sets();
    assert!(bad.len() >= 20);
    on_a_device(async |device| {
        device.press("Run a survey").await;
        fill_in_team_and_form(device, own()).await;
        device.overwrite("Show results from how many answers", "5").await;
        let typed = typed(device).await;
        for (number, (kind, set, message)) in (1..).zip(&bad) {
            // In turns by file and by paste.
            if number % 2 == 0 {
                device.choose_file(FILE, &format!("bad-{number}.json"), set.as_bytes()).await;
            } else {
                device.paste_into(PASTE, set).await;
                device.press("Use this text").await;
            }
            let what = format!("an error about {kind} that says “{message}”");
            let script = "return [...document.querySelectorAll('[role=alert] .notice-error')].some(notice => notice.innerText.includes(arguments[0]))";
            device.js_until(&what, script, &[json!(message)]).await;
            device.reads("This question set cannot be used.").await;
            device
                .reads(if ["prose", "a file that is too large"].contains(kind) {
                    "its name ends in .json."
                } else {
                    "Mend the file and choose it again."
                })
                .await;
            device.reads("Nothing else on this page has changed.").await;
            assert_eq!(self::typed(device).await, typed, "{kind}: the form has changed");
            assert_eq!(device.count(".notice-good").await, 0, "{kind} is not ready to use");
        }
        // One cannot go on with it, and the page says so at the field.
        device.press("Next").await;
        device.until_shown("#error-summary").await;
        assert_eq!(device.texts("#error-summary li").await, ["Choose a question set file or paste one, or pick another form."]);

        device.choose_file(FILE, "good.json", seven_points().to_string().as_bytes()).await;
        device.reads("Ready to use: How we eat together").await;
        // A bad one afterwards does not take the good one away.
        device.paste_into(PASTE, "{}").await;
        device.press("Use this text").await;
        device.reads("This question set cannot be used.").await;
        device.reads("Ready to use: How we eat together").await;
        device.press("Next").await;
        fill_in_who_and_how(device, own()).await;
        device.reads("How we eat together (5 statements)").await;
        device.press("Open the round").await;
        write_code_down(device).await;
        device.arrive_at(&own().heading()).await;
    });
}

#[test]
fn an_own_question_set_can_be_tried_alone() {
    on_a_device(async |device| {
        device.press("Try it alone in a minute").await;
        device.arrive_at("Try it alone").await;
        device.tick("Your own question set").await;
        device.press("Open the round").await;
        device.until_shown("#error-summary").await;
        assert_eq!(device.texts("#error-summary li").await, ["Choose a question set file or paste one, or pick another form."]);
        device.choose_file(FILE, "good.json", seven_points().to_string().as_bytes()).await;
        device.reads("Ready to use: How we eat together").await;
        device.press("Open the round").await;
        // A practice round has no code to write down.
        device.arrive_at("Practice team: Practice round").await;
        device.press("Start answering").await;
        device.press("Start").await;
        device.arrive_at("The food").await;
        device.reads("Lunch is worth the walk.").await;
    });
}

/// Everything that was typed or ticked in the form, but for the set itself.
async fn typed(device: &Device) -> String {
    let script = "return JSON.stringify([...document.querySelectorAll('form input:not([type=file])')]
        .map(field => [field.id, field.type === 'text' ? field.value : field.checked]))";
    device.js_text(script).await
}

#[test]
pub fn the_template_of_a_question_set_is_the_full_form() {
    on_a_device(async |device| {
        device.press("Run a survey").await;
        fill_in_team_and_form(device, own()).await;
        device.press("Save the full form as a file to change").await;
        let (name, saved) = device.saved_file().await;
        assert_eq!(name, "candour-question-set.json");
        let saved: Value = serde_json::from_str(&saved).unwrap_or_default();
        assert_eq!(saved, Questions::full().file);
    });
}
