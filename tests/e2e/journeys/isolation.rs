//! Journeys share a browser. None sees anything of another one.

use candour_e2e::device::{Appearance, Device, on_a_device};
use candour_e2e::release_file::canonical;
use candour_e2e::report::{open_file, save_file};
use candour_e2e::{questions::Questions, samples};
use serde_json::json;
use std::time::{SystemTime, UNIX_EPOCH};

/// What can be seen of what another test has left.
async fn look(device: &Device) -> serde_json::Value {
    let script = "return [document.cookie, localStorage.length + sessionStorage.length, await caches.keys(), window.name,
        innerWidth, matchMedia('(prefers-color-scheme: dark)').matches, navigator.maxTouchPoints,
        Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.onLine,
        (await navigator.permissions.query({ name: 'clipboard-read' })).state, (await navigator.permissions.query({ name: 'geolocation' })).state]";
    device.js_async(script).await
}

#[test]
fn a_journey_leaves_nothing_to_the_next_one() {
    let file = canonical(&samples::release(&Questions::full(), 8));
    let before = on_a_device(async |device| look(device).await);
    on_a_device(async |device| {
        device.chromium().allow_clipboard().await;
        device.chromium().be_wide(320).await;
        device.chromium().look_like(Appearance::Dark).await;
        device.chromium().cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": "Asia/Tokyo" })).await;
        device.let_time_pass(3600).await;
        let leave = "document.cookie = 'left=behind; max-age=1000'; window.name = 'left'; localStorage.setItem('left', 'behind');
            await (await caches.open('left')).put('left', new Response('behind'));
            await navigator.clipboard.writeText('left behind')";
        device.js_async(leave).await;
        assert_ne!(look(device).await, before, "nothing was left that could be found");
        // A file that nobody takes, and a last word.
        open_file(device, &file).await;
        device.press("Save the results file").await;
        device.open_window().await;
        device.js("addEventListener('pagehide', () => console.error('left behind'))", &[]).await;
        device.chromium().cdp("Network.enable", json!({})).await;
        let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        device.chromium().cdp("Network.emulateNetworkConditions", offline).await;
    });
    on_a_device(async |device| {
        assert_eq!(device.windows().await.len(), 1);
        assert_eq!(look(device).await, before);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |passed| passed.as_secs_f64());
        let page = device.js("return Date.now() / 1000", &[]).await.as_f64().unwrap_or_default();
        assert!((now - page).abs() < 600.0, "{now} here, {page} on the page");
        device.chromium().allow_clipboard().await;
        open_file(device, &file).await;
        let (_, saved) = save_file(device).await;
        assert_eq!(saved, file);
    });
}
