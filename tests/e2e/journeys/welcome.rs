//! The first page: what Candour shows, and a way for everybody who comes.

use candour_e2e::device::on_a_device;

/// What is written on each link, and the heading of the page it leads to while no round is open.
const WAYS: [(&str, &str); 6] = [
    ("Run a survey", "Run a survey"),
    ("See an example team", "An example team"),
    ("Answer", "Take part"),
    ("Read results", "Read results"),
    ("Try it alone in a minute", "Try it alone"),
    ("Use the discussion guide", "Discussion guide for small teams"),
];

#[test]
fn the_first_page_has_a_way_for_everybody() {
    on_a_device(async |device| {
        for (link, heading) in WAYS {
            device.until_shown(".doors").await;
            device.press(link).await;
            device.arrive_with_focus_at(heading).await;
            device.back().await;
        }
        // It shows what one gets, beside the words or below them.
        for width in [1280, 320] {
            device.chromium().be_wide(width).await;
            device.until_shown(".example-picture").await;
            device.reads("An invented team, as its report begins").await;
        }
    });
}
