//! What goes wrong on real devices: crashes, several windows, storage that fails or is damaged, clocks that jump.
//!
//! Each test says what must still be true then. What was counted stays counted, once; what was not sent is gone; a round is either open or
//! has exactly one release.

mod clocks;
pub mod codes;
mod crashes;
mod damage;
pub mod storage;
pub mod windows;

use candour_e2e::device::Device;
use candour_e2e::facilitator::{Plan, open_round};
use candour_e2e::kept;
use candour_e2e::person::answer_at_once;
use candour_e2e::questions::{Questions, Tick};
use candour_e2e::samples::mixed;

/// A round is open on this device and has no release.
async fn assert_open(device: &Device) {
    assert!(kept::round(device).await.is_some(), "the round is gone");
    assert_eq!(kept::releases(device).await.len(), 0, "a round has a release and is open");
}

/// The round has ended with exactly one release.
async fn assert_released(device: &Device) {
    assert_eq!(kept::round(device).await, None, "a round has a release and is open");
    assert_eq!(kept::releases(device).await.len(), 1, "there should be exactly one release");
}

/// A round of which some have answered, on a device that was reloaded; gives the people, the code and the kept text.
async fn locked_round(device: &Device, questions: &Questions, plan: Plan) -> (Vec<Vec<Tick>>, String, String) {
    let code = open_round(device, plan).await;
    let people: Vec<_> = (0..5).map(|number| mixed(questions, number)).collect();
    for person in &people {
        answer_at_once(device, questions, person).await;
    }
    let text = kept::round(device).await.unwrap_or_default();
    assert!(text.is_ascii());
    device.reload().await;
    device.reads("This round is kept on this device, locked.").await;
    (people, code, text)
}
