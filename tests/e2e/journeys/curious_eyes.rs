//! The next person, who looks everywhere in the page; whoever runs the survey, with a file manager; and a thief, with a copy of the disk.
//!
//! They know how Candour stores things and look for answers, totals and keys in every spelling ([`candour_e2e::needles`]), in everything a
//! page can read ([`candour_e2e::traces`]) and in every file of the browser ([`candour_e2e::disk`]): while it runs, after it has ended, after
//! it was killed, and after it has put its pages back. What they do find is listed too, so that the threat model can say it.

use candour_e2e::device::{Device, LOOK_AGAIN, PATIENCE, Profile, on_a_device, on_one_profile};
use candour_e2e::facilitator::{
    Custody, PIN, Plan, ask_to_close, close_round, discard_round, fill_in as fill_in_plan, fill_in_team_and_form, fill_in_who_and_how,
    open_round, open_tools, type_codes, write_code_down,
};
use candour_e2e::needles::{Needles, Search, Totals};
use candour_e2e::person::{answer, begin, fill_in, fill_in_area, send};
use candour_e2e::questions::{PREFER_NOT, Questions, Tick, sheet};
use candour_e2e::{disk, kept};
use candour_e2e::{thief, traces};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

/// Six people, each unlike the others, some of whom skip (`.`) or prefer not to answer (`x`). The second skips an area.
const SIX: [&str; 6] = [
    "41524 x2514 35142 4.153",
    "1x253 ..... 24135 52314",
    "53142 41x35 .2514 31425",
    "25413 53124 41352 1x.42",
    "34.21 15243 52413 25134",
    "12354 34152 1x534 43215",
];
/// So many statements of the full form are answered before somebody looks in the middle of a sheet: three areas.
const MIDDLE: usize = 15;

fn sheets(written: &[&str]) -> Vec<Vec<Tick>> {
    written.iter().map(|one| sheet(one)).collect()
}

/// Who looks, at what, and for what.
struct Eyes<'a> {
    device: &'a Device,
    labels: &'a [String],
}

impl Eyes<'_> {
    /// Looks at everything that stays, while somebody's answers are rightly on the screen.
    async fn look_behind(&self, when: &str, needles: &Search) {
        let mut found = disk::found(&self.device.profile(), needles);
        for (place, content) in traces::kept(self.device).await {
            found.extend(needles.found_in(content.as_bytes()).into_iter().map(|what| format!("{place}: {what}")));
        }
        assert!(found.is_empty(), "{when} one can find\n{}", found.join("\n"));
    }

    /// Looks at the screen too.
    async fn look(&self, when: &str, needles: &Search) {
        self.look_behind(when, needles).await;
        let mut found = Vec::new();
        for (place, content) in traces::shown(self.device).await {
            found.extend(needles.found_in(content.as_bytes()).into_iter().map(|what| format!("{place}: {what}")));
        }
        assert!(found.is_empty(), "{when} one can find\n{}", found.join("\n"));
        self.no_tick(when).await;
    }

    /// Nothing that anybody could have ticked is on the screen.
    async fn no_tick(&self, when: &str) {
        assert_eq!(self.device.count("input:checked").await, 0, "{when} something is ticked");
        for (place, content) in traces::shown(self.device).await {
            let label = self.labels.iter().map(String::as_str).chain([PREFER_NOT]).find(|label| content.contains(*label));
            assert_eq!(label, None, "{when} {place} has the label of an answer");
        }
    }

    /// The stored round.
    async fn entry(&self) -> Value {
        entry(self.device).await.unwrap_or_else(|| panic!("no round is stored"))
    }
}

/// The text of the stored round, read out of the database by a script.
async fn entry(device: &Device) -> Option<Value> {
    let script = "const database = await new Promise(done => {
            const request = indexedDB.open('candour');
            request.onsuccess = () => done(request.result);
        });
        const entry = await new Promise(done => {
            const request = database.transaction('texts').objectStore('texts').get('round');
            request.onsuccess = () => done(request.result);
        });
        database.close();
        return entry ?? null";
    let text = device.js_async(script).await;
    text.as_str().map(|text| serde_json::from_str(text).unwrap_or_else(|error| panic!("the stored round is not JSON: {error}")))
}

/// Opens a round with two recovery codes and gives both. `look` looks while each of them is shown, and between them.
async fn open_and_look(device: &Device, plan: Plan, look: impl AsyncFn(&str, &str)) -> String {
    device.press("Run a survey").await;
    fill_in_plan(device, plan).await;
    device.press("Open the round").await;
    device.arrive_at("The first of two recovery codes").await;
    let first = device.texts("#recovery-code").await.concat();
    look("while the first code is shown", &first).await;
    device.press("It is written down").await;
    device.arrive_at("Hand the device to another person").await;
    assert!(!device.document().await.contains(&first), "the second person sees the first code");
    look("between two people", &first).await;
    device.press("I am the second person: show my code").await;
    device.arrive_at("The second of two recovery codes").await;
    let second = device.texts("#recovery-code").await.concat();
    assert!(!device.document().await.contains(&first), "the second person sees the first code");
    look("while the second code is shown", &second).await;
    device.press("It is written down").await;
    device.arrive_at(&plan.heading()).await;
    format!("{first} {second}")
}

/// What every screen of a browser of its own would have to hide of a round: answers of its people, all its totals so far, its keys.
fn everything(questions: &Questions, people: &[Vec<Tick>]) -> Needles {
    let mut needles = form_state();
    for (number, person) in (1..).zip(people) {
        needles = needles.and(Needles::of_sheet(&format!("person {number}"), questions, person));
        let so_far = Totals::of(questions, &people[..number]);
        needles = needles.and(Needles::of_totals(&format!("after {number} people"), &so_far));
    }
    needles
}

/// The names of the fields of a sheet, as a browser would write them that keeps what is ticked in a form to put it back.
fn form_state() -> Needles {
    (0..20)
        .fold(Needles::default(), |needles, at| needles.and(Needles::of_text("the name of an answer's field", &format!("statement-{at}"))))
}

/// The key, the codes and the PIN of a round.
fn secrets(entry: &Value, codes: &str, pin: &str) -> Needles {
    let (key, pin_key) = (thief::key(entry, codes), thief::key(entry, pin));
    assert!(thief::totals(entry, &key).is_some(), "this is not the key of the round");
    assert!(thief::is_key_of_pin(entry, &pin_key), "this is not the key of the PIN");
    if let Some((one, other)) = codes.split_once(' ') {
        let opens = |code| thief::totals(entry, &thief::key(entry, code)).is_some();
        assert!(!opens(one) && !opens(other), "one of two codes opens the round");
    }
    let codes = codes.split(' ').fold(Needles::default(), |needles, code| needles.and(Needles::of_code("a recovery code", code)));
    codes
        .and(Needles::of_bytes("the key of the recovery codes", &key))
        .and(Needles::of_bytes("the key of the PIN", &pin_key))
        .and(pin_near_its_field(pin))
}

/// Four digits stand in many files. Next to the name of their field they mean something.
fn pin_near_its_field(pin: &str) -> Needles {
    let between = ["\":\"", "\":", "=", ": ", "\n", "\t", " ", "\0", ","];
    between.iter().fold(Needles::default(), |needles, between| needles.and(Needles::of_text("the PIN", &format!("pin{between}{pin}"))))
}

/// Starts the browser so that it puts back the pages it had, as it does after a crash or where somebody has set it so.
async fn start_where_it_ended(profile: &Profile) -> Rc<Device> {
    let file = profile.folder().join("Default").join("Preferences");
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("the browser's preferences cannot be read: {error}"));
    let mut preferences: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("the browser's preferences: {error}"));
    preferences["session"]["restore_on_startup"] = json!(1);
    preferences["profile"]["exit_type"] = json!("Normal");
    preferences["profile"]["exited_cleanly"] = json!(true);
    fs::write(&file, preferences.to_string()).unwrap_or_else(|error| panic!("the browser's preferences cannot be written: {error}"));
    profile.start().await
}

/// Waits until the browser has written what it writes a while later: its list of pages. It writes in the order in which things happened,
/// so that everything before a window that is opened now is on the disk when this window is.
async fn let_it_write(device: &Device) {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let mark = format!("about:blank#written-{}-", NEXT.fetch_add(1, Ordering::Relaxed));
    let here = device.window().await;
    device.open_empty_window().await;
    device.js("location.href = arguments[0]", &[json!(mark)]).await;
    let (start, wanted) = (Instant::now(), Needles::of_text("the window", &mark).search());
    while !disk::files_with(&device.profile().join(SESSIONS), &wanted).iter().any(|file| file.contains("Session_")) {
        assert!(start.elapsed() < PATIENCE, "the browser does not write its list of pages");
        tokio::time::sleep(LOOK_AGAIN).await;
    }
    device.close_window(&here).await;
}

/// The folder of the browser's lists of pages.
const SESSIONS: &str = "Default/Sessions";

#[test]
fn whoever_looks_everywhere_finds_no_answer_no_total_and_no_key() {
    let questions = Questions::full();
    let people = sheets(&SIX);
    let plan = Plan { custody: Custody::TwoCodes, ..Plan::full(7) };
    let answers = everything(&questions, &people);
    // Once the round is closed its sums are what everybody may know.
    let released = Totals::of(&questions, &people);
    on_one_profile(async |profile| {
        let device = profile.start().await;
        device.load().await;
        device.chromium().allow_clipboard().await;
        let eyes = Eyes { device: &device, labels: &questions.labels };
        let search = answers.search();
        eyes.look("before anybody has answered (so something else looks like a needle)", &search).await;

        let code = open_and_look(&device, plan, async |when, code| {
            eyes.look_behind(when, &Needles::of_code("a recovery code", code).search()).await;
        })
        .await;
        let keys = secrets(&eyes.entry().await, &code, PIN);
        let key = thief::key(&eyes.entry().await, &code);
        let all = answers.clone().and(keys);
        let search = all.search();
        eyes.look("at the desk", &search).await;

        let length = eyes.entry().await.to_string().len();
        for (number, person) in (1..).zip(&people) {
            begin(&device).await;
            for area in 0..3 {
                fill_in_area(&device, &questions, person, area).await;
                device.press("Next area").await;
            }
            device.arrive_at(&questions.areas[3].title).await;
            let begun = Needles::of_sheet(&format!("person {number}, begun"), &questions, &person[..MIDDLE]).search();
            eyes.look_behind("in the middle of a sheet", &begun).await;
            fill_in_area(&device, &questions, person, 3).await;
            device.press("Check my answers").await;
            device.arrive_at("Check your answers").await;
            eyes.look_behind("on the page where answers are checked", &search).await;
            send(&device).await;
            eyes.look("on the page Counted", &search).await;
            let (place, print) = traces::printed(&device).await;
            assert!(print.contains("Your answers are counted"), "the print of the page Counted is\n{print}");
            assert_eq!(search.found_in(print.as_bytes()), Vec::<&str>::new(), "{place}");
            device.press("Ready for the next person").await;
            device.until_shown("#answered").await;
            eyes.look("at the desk", &search).await;

            let entry = eyes.entry().await;
            assert_eq!(entry.to_string().len(), length, "the length of what is stored tells something about {number} people");
            let totals = thief::totals(&entry, &key).unwrap_or_else(|| panic!("the key does not open the stored totals"));
            let expected = Totals::of(&questions, &people[..number]).to_bytes();
            assert!(totals == expected, "the stored totals of {number} people are others than the needles looked for");
        }

        // Every entry of the history there is, by the browser's own buttons.
        for _ in 0..12 {
            device.back().await;
            device.until_shown("main h1").await;
            eyes.no_tick("after going back").await;
        }
        for _ in 0..12 {
            device.forward().await;
            device.until_shown("main h1").await;
            eyes.no_tick("after going forward").await;
        }
        device.type_address("#/desk").await;
        device.until_shown("#answered").await;

        // Somebody begins, leaves for another page of the same server, and comes back: out of the browser's memory, if it kept the page.
        begin(&device).await;
        fill_in_area(&device, &questions, &people[0], 0).await;
        device.type_address("icons/icon.svg").await;
        device.back().await;
        device.until_shown("main h1").await;
        eyes.look("after coming back from another page", &search).await;
        device.reload().await;
        device.reads("This round is kept on this device, locked.").await;
        eyes.look("after a reload", &search).await;
        type_codes(&device, &code).await;
        device.reads("6 of 7 answered so far").await;
        let_it_write(&device).await;
        eyes.look("after the code was typed", &search).await;

        ask_to_close(&device).await;
        device.press("Close and show the results").await;
        device.until_shown(".report").await;
        // What a report says in words is another test's business; behind it there is the release and nothing else.
        let hidden = all.clone().but(&Needles::of_totals("", &released)).and(per_statement(&questions, &people)).search();
        eyes.look_behind("after closing", &hidden).await;
        let copied = device.js_async("return await navigator.clipboard.readText()").await;
        assert_eq!(copied, json!(""), "nobody has copied anything");

        // The thief comes: while it runs, after it has ended, after it was started again, and killed.
        device.quit().await;
        assert_eq!(disk::found(&profile.folder(), &hidden), Vec::<String>::new(), "after the browser has ended");
        let device = start_where_it_ended(profile).await;
        device.load_at("#/results").await;
        let eyes = Eyes { device: &device, labels: &questions.labels };
        eyes.look("after a new start", &hidden).await;
        let_it_write(&device).await;
        disk::kill_browser(&profile.folder());
        assert_eq!(disk::found(&profile.folder(), &hidden), Vec::<String>::new(), "after the browser was killed");

        // What is there is found: the search works.
        let released = Needles::of_text("the team", plan.team).search();
        let places = disk::files_with(&profile.folder(), &released);
        assert!(places.iter().any(|file| file.contains("IndexedDB")), "the stored round should be in one of {places:?}");
        let sums = sums_as_text(&questions, &people).search();
        let places = disk::files_with(&profile.folder(), &sums);
        assert!(places.iter().any(|file| file.contains("IndexedDB")), "the release should be in one of {places:?}");
    });
}

/// The counts of each statement, which a release of six people must not have.
fn per_statement(questions: &Questions, people: &[Vec<Tick>]) -> Needles {
    let all = Needles::of_totals("of everybody", &Totals::of(questions, people));
    all.but(&sums_as_text(questions, people))
}

/// The sums of the areas as a release of five to seven people has them.
fn sums_as_text(questions: &Questions, people: &[Vec<Tick>]) -> Needles {
    let counted = candour_e2e::counting::count(questions, people);
    counted.areas.iter().fold(Needles::default(), |needles, area| {
        needles.and(Needles::of_text("the sum of an area", &format!("\"n\":{},\"s1\":{}", area.n, area.s1)))
    })
}

/// An organisation's own statements, in words that stand nowhere else.
fn own_set() -> Value {
    let statements: Vec<Value> = (0..14)
        .map(|at| {
            let area = ["gable", "lintel", "mullion"][at % 3];
            json!({ "id": format!("Q{at}"), "area": area, "text": format!("Quokkas number {at} yodel at breakfast."), "reversed": at % 5 == 3 })
        })
        .collect();
    json!({
        "id": "quokkas", "title": "Quokkas",
        "scale": { "points": 4, "lowest": 1, "labels": ["Flimsily", "Quizzically", "Sheepishly", "Zealously"] },
        "areas": [{ "id": "gable", "title": "Gables" }, { "id": "lintel", "title": "Lintels" }, { "id": "mullion", "title": "Mullions" }],
        "statements": statements,
    })
}

/// Three of five people answer it; the third is about to send when the browser is killed.
const THREE: [&str; 3] = ["41324 2x143 1423", "24.13 31242 4131", "13x42 43.21 2414"];

#[test]
fn a_browser_that_is_killed_in_the_middle_of_a_sheet_leaves_nothing_of_it() {
    let set = own_set();
    let questions = Questions::of(set.clone());
    let people = sheets(&THREE);
    let plan = Plan { form: "Your own question set", ..Plan::full(5) };
    let answers = everything(&questions, &people);
    on_one_profile(async |profile| {
        let device = profile.start().await;
        device.load().await;
        device.press("Run a survey").await;
        fill_in_team_and_form(&device, plan).await;
        device.paste_into("Or paste it here", &set.to_string()).await;
        device.press("Use this text").await;
        device.reads("Ready to use").await;
        device.press("Next").await;
        fill_in_who_and_how(&device, plan).await;
        device.press("Open the round").await;
        let code = write_code_down(&device).await;
        device.arrive_at(&plan.heading()).await;
        let all = answers.clone().and(secrets(&entry(&device).await.unwrap_or_default(), &code, PIN));
        let search = all.search();
        for person in &people[..2] {
            answer(&device, &questions, person).await;
        }
        let eyes = Eyes { device: &device, labels: &questions.labels };
        eyes.look("at the desk", &search).await;
        begin(&device).await;
        fill_in(&device, &questions, &people[2]).await;
        let_it_write(&device).await;
        eyes.look_behind("on the page where answers are checked", &search).await;
        disk::kill_browser(&profile.folder());
        assert_eq!(disk::found(&profile.folder(), &search), Vec::<String>::new(), "after the browser was killed");

        let device = start_where_it_ended(profile).await;
        device.load_at("#/check").await;
        device.reads("This round is kept on this device, locked.").await;
        let eyes = Eyes { device: &device, labels: &questions.labels };
        eyes.look("after a new start", &search).await;
        type_codes(&device, &code).await;
        device.reads("2 of 5 answered so far").await;
        eyes.look("after the code was typed", &search).await;
        discard_round(&device).await;
        assert_eq!(entry(&device).await, None, "a discarded round is not stored");
        let_it_write(&device).await;
        eyes.look("after the round was discarded", &search).await;
        device.quit().await;
        assert_eq!(disk::found(&profile.folder(), &search), Vec::<String>::new(), "after the browser has ended");
    });
}

/// Everything of a round that has a name: in a round of which nothing is kept it must be nowhere but on the screen.
fn names(plan: Plan) -> Needles {
    let names = [
        ("the team", plan.team),
        ("the round", plan.label),
        ("who runs it", plan.host),
        ("who gets the results", plan.readers),
        ("its heading", &plan.heading()),
    ];
    names.into_iter().fold(pin_near_its_field(PIN), |needles, (what, name)| needles.and(Needles::of_text(what, name)))
}

#[test]
fn a_round_in_memory_is_in_no_file_and_its_release_only_once_somebody_keeps_it() {
    let questions = Questions::full();
    let people = sheets(&SIX);
    let plan = Plan {
        team: "Quillwick Marsh",
        label: "Umber season",
        host: "Ottoline Vask",
        readers: "Perpetua Ling and the ferrymen",
        custody: Custody::InMemory,
        ..Plan::full(7)
    };
    let sums = sums_as_text(&questions, &people);
    let before = everything(&questions, &people).and(names(plan)).and(sums.clone());
    // On the page there are names; what nobody may see there either are answers and totals.
    let on_the_page = everything(&questions, &people).search();
    on_one_profile(async |profile| {
        for keep in [false, true] {
            let device = profile.start().await;
            device.load().await;
            let eyes = Eyes { device: &device, labels: &questions.labels };
            let search = before.search();
            open_round(&device, plan).await;
            open_tools(&device).await;
            device.press("Invitation to copy").await;
            for (number, person) in (1..).zip(&people) {
                begin(&device).await;
                fill_in(&device, &questions, person).await;
                let_it_write(&device).await;
                eyes.look_behind("on the page where answers are checked", &search).await;
                send(&device).await;
                device.press("Ready for the next person").await;
                device.reads(&format!("{number} of 7 answered so far")).await;
                eyes.look_behind("at the desk", &search).await;
                eyes.look("at the desk", &on_the_page).await;
                assert!(kept::entries(&device).await.is_empty(), "something is stored");
            }
            for address in ["#/results", "#/about", "#/", "#/new", "#/desk"] {
                device.type_address(address).await;
                device.led_to(address).await;
            }
            let_it_write(&device).await;
            eyes.look_behind("before closing", &search).await;
            close_round(&device, plan).await;
            device.reads("These results are in this page’s memory only").await;
            let_it_write(&device).await;
            // The page itself holds the release now; no storage and no file does.
            eyes.look_behind("after closing", &search).await;
            if keep {
                device.press("Keep on this device").await;
                device.reads("Kept on this device.").await;
            }
            device.quit().await;
            if keep {
                // What is there is found: the search works.
                for wanted in [sums.clone(), Needles::of_text("the team", plan.team)] {
                    let places = disk::files_with(&profile.folder(), &wanted.search());
                    assert!(places.iter().any(|file| file.contains("IndexedDB")), "the release should be in one of {places:?}");
                }
            } else {
                assert_eq!(disk::found(&profile.folder(), &search), Vec::<String>::new(), "after the browser has ended");
            }
        }
    });
}

/// Four people, and four who answer as differently as can be.
const FOUR: [&str; 4] = ["41324251", "24153342", "51425142", "33243121"];
const FOUR_OTHERS: [&str; 4] = ["xxxxxxxx", "5.......", "1.2x1.1x", "55555551"];

#[test]
fn what_is_stored_of_a_round_reads_the_same_whatever_people_answer() {
    let (one, other) = (stored_by(FOUR), stored_by(FOUR_OTHERS));
    assert_eq!(one, other, "what is stored depends on what people answered");
}

/// What is stored before and after each person, and how often it stands in the files of the browser afterwards: all that somebody without
/// the code can know. Random parts are replaced by their length.
fn stored_by(people: [&str; 4]) -> Vec<String> {
    let questions = Questions::pulse();
    on_one_profile(async |profile| {
        let device = profile.start().await;
        device.load().await;
        let plan = Plan::pulse(6);
        open_round(&device, plan).await;
        let mut entries = vec![entry(&device).await.unwrap_or_default()];
        for person in people {
            answer(&device, &questions, &sheet(person)).await;
            entries.push(entry(&device).await.unwrap_or_default());
        }
        device.quit().await;
        let nonces: BTreeSet<Vec<u8>> = entries.iter().map(|entry| thief::sealed(entry, "totals")[..12].to_vec()).collect();
        assert_eq!(nonces.len(), entries.len(), "two texts are sealed with the same number");
        let batches: BTreeSet<String> = entries.iter().map(|entry| entry["batch"].to_string()).collect();
        assert_eq!(batches.len(), 1, "one round is one batch");

        // A copy of the disk has every version that ever was.
        let mut seen: Vec<String> = Vec::new();
        for (number, entry) in entries.iter().enumerate() {
            let text = entry["totals"].as_str().unwrap_or_default();
            let files = disk::files_with(&profile.folder(), &Needles::of_text("a version", text).search());
            seen.push(format!("version {number}: {}", files.len()));
        }
        seen.extend(entries.into_iter().map(|mut entry| {
            for field in ["batch", "salt", "pin", "totals"] {
                entry[field] = entry[field].as_str().map(str::len).into();
            }
            entry.to_string()
        }));
        let lengths: BTreeSet<usize> = seen[5..].iter().map(String::len).collect();
        assert_eq!(lengths.len(), 1, "the length tells how many have answered");
        seen
    })
}

/// Puts somebody's answers wherever a page can put something.
const PLANT: &str = "
    const ticks = [4, 1, 5, 2, 4, 255, 2, 5, 1, 4, 3, 5, 1, 4, 2, 4, 0, 1, 5, 3];
    const digits = ticks.map(tick => tick === 255 ? 'x' : tick || '.').join('');
    localStorage.setItem('planted', JSON.stringify(ticks));
    sessionStorage.setItem('planted', ticks.join('\\n'));
    document.cookie = 'planted=' + digits + '; max-age=1000';
    window.name = digits;
    document.title = digits;
    history.replaceState({ ticks: new Uint8Array(ticks) }, '');
    window.planted = { deep: [new Map([[1, Uint8Array.from(ticks)]])] };
    performance.mark(digits);
    const database = await new Promise(done => {
        const request = indexedDB.open('planted', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('sheets');
        request.onsuccess = () => done(request.result);
    });
    await new Promise(done => {
        // A lot of it, so that the browser has to pack it or to cut it in pieces.
        const filler = 'round and round and '.repeat(4000);
        const transaction = database.transaction('sheets', 'readwrite', { durability: 'strict' });
        transaction.objectStore('sheets').put(filler + ticks.join() + filler, 1);
        transaction.objectStore('sheets').put({ sheet: new Uint8Array(ticks) }, 2);
        transaction.oncomplete = done;
    });
    // More than fits into the journal, so that what was in it goes into a table.
    for (let part = 0; part < 130; part++) {
        const noise = Array.from(crypto.getRandomValues(new Uint32Array(6000)), number => number.toString(36)).join('');
        await new Promise(done => {
            const transaction = database.transaction('sheets', 'readwrite');
            transaction.objectStore('sheets').put(noise.slice(0, 40000), 10 + part);
            transaction.oncomplete = done;
        });
    }
    database.close();
    await (await caches.open('planted')).put('planted', new Response(digits));
    const file = await (await navigator.storage.getDirectory()).getFileHandle('planted', { create: true });
    const writer = await file.createWritable();
    await writer.write(digits);
    await writer.close();
    const heading = document.querySelector('h1');
    heading.setAttribute('aria-description', digits);
    heading.dataset.planted = ticks.join(' ');
    heading.planted = { digits };
    const field = document.body.appendChild(document.createElement('textarea'));
    field.value = ticks.join(', ');
    field.name = 'statement-3';
    return true;";

#[test]
fn a_sheet_that_is_planted_is_found_wherever_it_is() {
    let questions = Questions::full();
    let planted = sheet("41524 x2514 35142 4.153");
    let needles = Needles::of_sheet("somebody", &questions, &planted);
    let search = needles.search();
    on_one_profile(async |profile| {
        let device = profile.start().await;
        device.load().await;
        assert_eq!(device.js_async(PLANT).await, json!(true));
        let places = |traces: Vec<traces::Trace>| -> Vec<&'static str> {
            traces.into_iter().filter(|(_, content)| !search.found_in(content.as_bytes()).is_empty()).map(|(place, _)| place).collect()
        };
        assert_eq!(
            places(traces::kept(&device).await),
            [
                "localStorage",
                "sessionStorage",
                "IndexedDB",
                "Cache API",
                "cookies",
                "the window's name",
                "the address",
                "the history's state",
                "files of the origin",
                "the window's own values",
                "what was loaded",
                "the browser's history",
            ]
        );
        assert_eq!(places(traces::shown(&device).await), ["the page", "the accessibility tree"]);
        let print = traces::printed(&device).await;
        assert_eq!(places(vec![print]), ["the print"]);

        let names = Needles::of_text("the name of a field", "statement-3").search();
        let kinds = [".ldb", "Local Storage", "Sessions/", "History", "CacheStorage", "File System", "Session Storage"];
        let look_for = |kinds: &[&'static str]| {
            let files = disk::files_with(&profile.folder(), &search);
            let missed: Vec<&str> = kinds.iter().filter(|kind| !files.iter().any(|file| file.contains(**kind))).copied().collect();
            (missed, files)
        };
        let assert_found = |when: &str, kinds: &[&'static str]| {
            let (missed, files) = look_for(kinds);
            assert!(missed.is_empty(), "{when} nothing is found in {missed:?}, only in {files:#?}");
        };
        device.type_address("#/about").await;
        device.arrive_at("About and settings").await;
        // It writes when it has the time.
        let (start, sooner_or_later) = (Instant::now(), ["IndexedDB", "Sessions/", "CacheStorage", "File System"]);
        while !look_for(&sooner_or_later).0.is_empty() && start.elapsed() < PATIENCE {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        assert_found("while the browser runs", &sooner_or_later);
        device.quit().await;
        assert_found("after it has ended", &kinds);
        assert!(!disk::files_with(&profile.folder(), &names).is_empty(), "the browser keeps what is typed in a form, and it is not found");
        let device = profile.start().await;
        device.load().await;
        device.js_async("return await indexedDB.databases()").await;
        let_it_write(&device).await;
        disk::kill_browser(&profile.folder());
        assert_found("after it was started again and killed", &kinds[..4]);
    });
}

/// Holds on to the memory of the app as it starts.
const HOLD_MEMORY: &str = "
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const start = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const started = await start.apply(WebAssembly, given);
            // The chunks that come after it have none of their own.
            window.memoryOfTheApp ??= (started.instance ?? started).exports.memory;
            return started;
        };
    }";

/// How often some bytes stand in the memory of the app.
async fn in_memory(device: &Device, wanted: &[u8]) -> u64 {
    let script = "const memory = new Uint8Array(window.memoryOfTheApp.buffer), wanted = arguments[0];
        let found = 0;
        for (let at = memory.indexOf(wanted[0]); at >= 0; at = memory.indexOf(wanted[0], at + 1)) {
            if (wanted.every((byte, position) => memory[at + position] === byte)) found++;
        }
        return found";
    device.js(script, &[json!(wanted)]).await.as_u64().unwrap_or_else(|| panic!("the memory of the app cannot be read"))
}

/// A sheet in the memory of the app: one byte a statement, which is what `answers.rs` says.
fn in_bytes(sheet: &[Tick]) -> Vec<u8> {
    let byte = |tick: &Tick| match tick {
        Tick::Point(point) => u8::try_from(*point).unwrap_or_default(),
        Tick::PreferNot => u8::MAX,
        Tick::Nothing => 0,
    };
    sheet.iter().map(byte).collect()
}

#[test]
fn the_memory_of_the_app_holds_no_sheet_once_it_is_sent_and_no_totals_once_the_round_is_closed() {
    let questions = Questions::full();
    let plan = Plan::full(5);
    let people = sheets(&SIX[..5]);
    on_a_device(async |device| {
        device.chromium().before_each_load(HOLD_MEMORY).await;
        device.load().await;
        open_round(device, plan).await;
        for (number, person) in (1..).zip(&people) {
            begin(device).await;
            fill_in(device, &questions, person).await;
            assert_ne!(in_memory(device, &in_bytes(person)).await, 0, "while it is filled in, a sheet is in memory");
            send(device).await;
            assert_eq!(in_memory(device, &in_bytes(person)).await, 0, "the sheet of person {number} was not wiped");
            device.press("Ready for the next person").await;
            let counts = Totals::of(&questions, &people[..number]).to_bytes()[4..400].to_vec();
            assert_eq!(in_memory(device, &counts).await, 1, "the totals are in memory once");
            if number > 1 {
                let earlier = Totals::of(&questions, &people[..number - 1]).to_bytes()[4..400].to_vec();
                assert_eq!(in_memory(device, &earlier).await, 0, "two totals that differ by one person are in memory");
            }
        }
        close_round(device, plan).await;
        let counts = Totals::of(&questions, &people).to_bytes()[4..400].to_vec();
        assert_eq!(in_memory(device, &counts).await, 0, "the totals were not wiped");
    });
}
