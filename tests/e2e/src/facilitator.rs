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

/// Types the desk PIN, or something else, into the question that is open, in place of what is there.
pub async fn type_pin(device: &Device, pin: &str) {
    let field = device.element("dialog[open] input").await;
    field.clear().await.unwrap_or_else(|error| panic!("the field for the PIN cannot be emptied: {error}"));
    // WebKit's remote control takes nothing for a mistake.
    if !pin.is_empty() {
        field.send_keys(pin).await.unwrap_or_else(|error| panic!("the PIN cannot be typed: {error}"));
    }
}

/// Types the desk PIN where the question asks for it, as it does not in a practice round.
async fn type_pin_if_asked(device: &Device) {
    if device.count("dialog[open] input").await > 0 {
        type_pin(device, PIN).await;
    }
}

/// Shows what is behind the desk PIN on this page.
pub async fn pass_gate(device: &Device) {
    device.type_into("Desk PIN", PIN).await;
    device.press("Show them").await;
    device.until_gone("#desk-pin").await;
}

/// Discards the round at the desk and arrives at the start page.
pub async fn discard_round(device: &Device) {
    device.press("Discard the round").await;
    device.reads("Discard the round and everything in it?").await;
    type_pin_if_asked(device).await;
    device.press("Discard everything").await;
    device.until_shown(".doors").await;
}

/// Fills in the form for a new round.
pub async fn fill_in(device: &Device, plan: Plan) {
    device.arrive_at("Run a survey").await;
    device.type_into("Name of the team", plan.team).await;
    device.type_into("Name of this round", plan.label).await;
    device.type_into("Who runs this survey", plan.host).await;
    device.type_into("Who will get the results", plan.readers).await;
    device.type_into("When they will get them", plan.when).await;
    device.type_into("How many people are asked to answer", &plan.people.to_string()).await;
    device.tick(plan.form).await;
    if plan.practice {
        return device.tick("This is a practice round").await;
    }
    let custody = match plan.custody {
        Custody::TwoCodes => "Two people, one code each",
        Custody::OneCode => "One person, one code",
        Custody::InMemory => "Nobody: nothing is kept on the disk",
    };
    device.tick(custody).await;
    device.type_into("Desk PIN", PIN).await;
}

/// Closes the round at the desk and arrives at its report.
pub async fn close_round(device: &Device, plan: Plan) {
    device.press("Close the round").await;
    device.reads("Close the round now?").await;
    type_pin_if_asked(device).await;
    device.press("Close and show the results").await;
    device.arrive_at(&plan.heading()).await;
    device.until_shown(".report").await;
}
