//! Who runs a survey: opens a round, closes it.

use crate::device::Device;

/// The desk PIN of every round here.
pub const PIN: &str = "2580";

/// Who keeps the recovery codes of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Custody {
    /// Two people have one each.
    TwoCodes,
    /// One person has the only one.
    OneCode,
    /// There is none: nothing is kept on the disk.
    InMemory,
}

/// What is filled in to open a round.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Name of the team.
    pub team: &'static str,
    /// Name of the round.
    pub label: &'static str,
    /// Who runs it.
    pub host: &'static str,
    /// Who will get the results.
    pub readers: &'static str,
    /// When they will get them.
    pub when: &'static str,
    /// How many people are asked.
    pub people: u32,
    /// The label of the form.
    pub form: &'static str,
    /// Who keeps the recovery codes.
    pub custody: Custody,
    /// Whether it is for practice only. Then nobody keeps anything, and there is no PIN.
    pub practice: bool,
}

impl Plan {
    /// A round with the full form, and one recovery code.
    pub fn full(people: u32) -> Self {
        Self {
            team: "Riverside",
            label: "Autumn round",
            host: "Ada Okafor",
            readers: "Sam, the ward manager, and the whole team",
            when: "on Friday",
            people,
            form: "Full form",
            custody: Custody::OneCode,
            practice: false,
        }
    }

    /// How many recovery codes there are.
    fn codes(&self) -> usize {
        match self.custody {
            _ if self.practice => 0,
            Custody::TwoCodes => 2,
            Custody::OneCode => 1,
            Custody::InMemory => 0,
        }
    }

    /// A round with the pulse form.
    pub fn pulse(people: u32) -> Self {
        Self { form: "Pulse form", ..Self::full(people) }
    }

    /// The heading of the desk and of the report.
    pub fn heading(&self) -> String {
        format!("{}: {}", self.team, self.label)
    }
}

/// Opens a round from the start page and leaves the device at the desk. Gives the recovery codes, with a space between two.
pub async fn open_round(device: &Device, plan: Plan) -> String {
    device.press("Run a survey").await;
    fill_in(device, plan).await;
    device.press("Open the round").await;
    let code = match plan.codes() {
        0 => String::new(),
        1 => write_code_down(device).await,
        _ => write_two_codes_down(device).await,
    };
    device.arrive_at(&plan.heading()).await;
    device.reads(&format!("Nobody of {} has answered yet", plan.people)).await;
    code
}

/// Reads the recovery code that is shown after opening, and goes on.
pub async fn write_code_down(device: &Device) -> String {
    device.arrive_at("Write down the recovery code").await;
    let code = device.texts("#recovery-code").await.concat();
    device.press("It is written down").await;
    code
}

/// The same by two people, one after the other, each alone. Gives both codes with a space between them.
pub async fn write_two_codes_down(device: &Device) -> String {
    device.arrive_at("The first of two recovery codes").await;
    let first = device.texts("#recovery-code").await.concat();
    device.press("It is written down").await;
    device.arrive_at("Hand the device to another person").await;
    assert!(!device.document().await.contains(&first), "the first code is still on the page");
    device.press("I am the second person: show my code").await;
    device.arrive_at("The second of two recovery codes").await;
    let second = device.texts("#recovery-code").await.concat();
    device.press("It is written down").await;
    format!("{first} {second}")
}

/// Unlocks the round at its locked desk. Gives how many answered so far.
pub async fn unlock(device: &Device, codes: &str) -> usize {
    type_codes(device, codes).await;
    answered(device).await
}

/// Types the recovery code at the locked desk, or two of them, with a space between them, one after the other.
pub async fn type_codes(device: &Device, codes: &str) {
    if let Some((first, second)) = codes.split_once(' ') {
        device.overwrite("Recovery code of one person", first).await;
        device.press("Next").await;
        device.overwrite("Recovery code of the other person", second).await;
    } else {
        device.overwrite("Recovery code", codes).await;
    }
    device.press("Go on with the round").await;
}

/// How many answered so far, as the desk says.
pub async fn answered(device: &Device) -> usize {
    device.until_shown("#answered").await;
    let text = device.texts("#answered").await.concat();
    let first = text.split(' ').next().unwrap_or_default();
    if first == "Nobody" { 0 } else { first.parse().unwrap_or_else(|_| panic!("the desk has no number: {text}")) }
}

/// Types the desk PIN, or something else, into the question that is open at a locked desk, in place of what is there.
pub async fn type_pin(device: &Device, pin: &str) {
    let field = device.element("dialog[open] input").await;
    field.clear().await.unwrap_or_else(|error| panic!("the field for the PIN cannot be emptied: {error}"));
    // WebKit's remote control takes nothing for a mistake.
    if !pin.is_empty() {
        field.send_keys(pin).await.unwrap_or_else(|error| panic!("the PIN cannot be typed: {error}"));
    }
}

/// Unfolds what there is at the desk for whoever runs the survey.
pub async fn unfold_tools(device: &Device) {
    device.until_shown("#host-tools").await;
    if device.count(".host-section > details[open]").await == 0 {
        device.click("#host-tools").await;
    }
    device.until_shown(".host-section > details[open]").await;
}

/// Comes to the tools at the desk, with the PIN where they ask for it, as they do not in a practice round.
pub async fn open_tools(device: &Device) {
    unfold_tools(device).await;
    if device.count("#close").await == 0 {
        try_pin(device, PIN).await;
    }
    device.until_shown("#close").await;
}

/// Tries the desk PIN, or something else, where the tools at the desk ask for it.
pub async fn try_pin(device: &Device, pin: &str) {
    unfold_tools(device).await;
    device.overwrite("Desk PIN", pin).await;
    device.press("Unlock").await;
}

/// Tries something there that is not the PIN: it opens nothing, and the field is empty again.
pub async fn try_wrong_pin(device: &Device, wrong: &str) {
    try_pin(device, wrong).await;
    device.js_until("an empty field", "return document.querySelector('#tools-pin').value === ''", &[]).await;
    device.reads("That is not the PIN. Nothing was changed.").await;
    assert_eq!(device.count("#close, #discard, #invitation").await, 0, "“{wrong}” opens the tools");
}

/// Comes to the question whether to close the round.
pub async fn ask_to_close(device: &Device) {
    open_tools(device).await;
    device.press("Close the round").await;
    device.until_shown("#close-question[open]").await;
}

/// Comes to the question whether to discard the round.
pub async fn ask_to_discard(device: &Device) {
    open_tools(device).await;
    device.press("Discard the round").await;
    device.until_shown("#discard-question[open]").await;
}

/// Shows what is behind the desk PIN on this page.
pub async fn pass_gate(device: &Device) {
    device.type_into("Desk PIN", PIN).await;
    device.press("Unlock").await;
    device.until_gone("#desk-pin").await;
}

/// Discards the round at the desk and arrives at the start page.
pub async fn discard_round(device: &Device) {
    ask_to_discard(device).await;
    device.reads("Discard the round and everything in it?").await;
    device.press("Discard everything").await;
    device.until_shown(".doors").await;
}

/// Discards the round at its locked desk and arrives at the start page.
pub async fn discard_locked_round(device: &Device) {
    device.press("Discard the round").await;
    type_pin(device, PIN).await;
    device.press("Discard everything").await;
    device.until_shown(".doors").await;
}

/// Fills in the form for a new round, step by step, up to the button that opens it.
pub async fn fill_in(device: &Device, plan: Plan) {
    if plan.practice {
        device.arrive_at("Run a survey").await;
        return fill_in_for_practice(device, plan).await;
    }
    fill_in_team_and_form(device, plan).await;
    device.press("Next").await;
    fill_in_who_and_how(device, plan).await;
}

/// The first two steps, up to the button that leads on: whoever brings statements of their own hands them in there.
pub async fn fill_in_team_and_form(device: &Device, plan: Plan) {
    device.arrive_at("Run a survey").await;
    device.overwrite("Name of the team", plan.team).await;
    device.overwrite("Name of this round", plan.label).await;
    device.overwrite("How many people are asked to answer", &plan.people.to_string()).await;
    device.press("Next").await;
    device.arrive_at("What is asked").await;
    device.tick(plan.form).await;
}

/// The steps after the statements.
pub async fn fill_in_who_and_how(device: &Device, plan: Plan) {
    fill_in_who(device, plan).await;
    fill_in_how(device, plan).await;
}

/// The step about those who will get the results.
pub async fn fill_in_who(device: &Device, plan: Plan) {
    device.arrive_at("Who hears what, and when").await;
    device.overwrite("Who runs this survey", plan.host).await;
    device.overwrite("Who will get the results", plan.readers).await;
    device.overwrite("When they will get them", plan.when).await;
    device.press("Next").await;
}

/// The step about keeping the round safe.
pub async fn fill_in_how(device: &Device, plan: Plan) {
    device.arrive_at("Keep the round safe").await;
    let custody = match plan.custody {
        Custody::TwoCodes => "Two people, one code each",
        Custody::OneCode => "One person, one code",
        Custody::InMemory => "Nobody: nothing is kept on the disk",
    };
    device.tick(custody).await;
    device.overwrite("Desk PIN", PIN).await;
    device.press("Next").await;
    device.arrive_at("Check and open").await;
}

async fn fill_in_for_practice(device: &Device, plan: Plan) {
    device.press("Only trying it out? Open a practice round instead").await;
    device.arrive_at("Try it alone").await;
    device.overwrite("Name of the team", plan.team).await;
    device.overwrite("Name of this round", plan.label).await;
    device.overwrite("How many people are asked to answer", &plan.people.to_string()).await;
    device.tick(plan.form).await;
}

/// Closes the round at the desk and arrives at its report.
pub async fn close_round(device: &Device, plan: Plan) {
    ask_to_close(device).await;
    device.reads("Close the round now?").await;
    device.press("Close and show the results").await;
    device.arrive_at(&plan.heading()).await;
    device.until_shown(".report").await;
}
