//! What goes wrong on real devices: crashes, several windows, storage that fails or is damaged, clocks that jump.
//!
//! Each test says what must still be true then. What was counted stays counted, once; what was not sent is gone; a round is either open or
//! has exactly one release.

mod clocks;
mod crashes;
mod damage;
mod storage;
mod windows;

use candour_e2e::device::Device;
use candour_e2e::kept;

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
