//! Every screen, looked at as a whole: accessible, and usable on a narrow phone.

use candour_e2e::accessibility::Axe;
use candour_e2e::device::{Appearance, on_a_device, on_the_gallery};
use candour_e2e::screens::tour;
use serde_json::json;

/// The narrowest screen the app is made for. A screen of 1280 pixels looks the same at 400 % zoom (WCAG 2.2, criterion 1.4.10).
const NARROW: u32 = 320;
/// The least height of what a finger should hit.
const TARGET: u32 = 44;

#[test]
fn no_screen_breaks_a_rule_of_accessibility_in_light_or_dark() {
    let axe = Axe::read();
    on_a_device(async |device| {
        let mut found = Vec::new();
        tour(device, &mut async |screen| {
            for appearance in [Appearance::Light, Appearance::Dark] {
                device.chromium().look_like(appearance).await;
                found.extend(axe.violations(device).await.into_iter().map(|line| format!("{screen}, {appearance:?}: {line}")));
            }
        })
        .await;
        assert!(found.is_empty(), "{}", found.join("\n"));
    });
}

/// A rule about a page as a whole that cannot hold where the same component stands on it several times.
const SHOWN_SEVERAL_TIMES: [&str; 1] = ["landmark-unique"];

/// What opens a dialog of the gallery.
const OPENERS: &str = "[data-opens-dialog]";

#[test]
fn no_component_of_the_gallery_breaks_a_rule_of_accessibility_in_light_or_dark() {
    let axe = Axe::read();
    on_the_gallery(async |device| {
        device.load_at("#/gallery").await;
        device.arrive_at("Gallery").await;
        let mut found = Vec::new();
        for appearance in [Appearance::Light, Appearance::Dark] {
            device.chromium().look_like(appearance).await;
            found.extend(axe.violations_but(device, &SHOWN_SEVERAL_TIMES).await.into_iter().map(|line| format!("{appearance:?}: {line}")));
            let dialogs = device.count(OPENERS).await;
            assert!(dialogs > 4, "{dialogs} dialogs");
            for dialog in 0..dialogs {
                device.js("document.querySelectorAll(arguments[0])[arguments[1]].click()", &[OPENERS.into(), dialog.into()]).await;
                device.until_shown("dialog[open]").await;
                let broken = axe.violations_but(device, &SHOWN_SEVERAL_TIMES).await;
                found.extend(broken.into_iter().map(|line| format!("{appearance:?}, dialog {dialog}: {line}")));
                device.js("document.querySelector('dialog[open]').close()", &[]).await;
                device.until_gone("dialog[open]").await;
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    });
}

#[test]
fn with_letters_twice_as_large_nothing_scrolls_sideways_on_a_narrow_phone() {
    on_a_device(async |device| {
        let mut found = Vec::new();
        tour(device, &mut async |screen| {
            device.chromium().be_wide(NARROW).await;
            // As the browser's own setting for letters does: all sizes hang on that of the root.
            let script = "
                const root = document.documentElement;
                const usual = parseFloat(getComputedStyle(root).fontSize);
                root.style.fontSize = `${2 * usual}px`;
                const wide = [...document.querySelectorAll('body *')].filter(element =>
                    element.checkVisibility() && !element.closest('.table-scroll') && element.getBoundingClientRect().right > arguments[0] + 0.5);
                const found = root.scrollWidth > arguments[0]
                    ? [`scrolls sideways, to ${root.scrollWidth}: ${wide.slice(0, 3).map(element => element.outerHTML.slice(0, 80))}`] : [];
                root.style.fontSize = '';
                return found;";
            let lines = device.js_list(script, &[json!(NARROW)]).await;
            found.extend(lines.into_iter().map(|line| format!("{screen}: {line}")));
        })
        .await;
        assert!(found.is_empty(), "{}", found.join("\n"));
    });
}

#[test]
fn on_a_narrow_phone_nothing_scrolls_sideways_and_everything_is_large_enough_to_hit() {
    on_a_device(async |device| {
        device.chromium().be_wide(NARROW).await;
        let mut found = Vec::new();
        tour(device, &mut async |screen| {
            // A screen may be in a window of its own.
            device.chromium().be_wide(NARROW).await;
            let script = "
                const [width, least] = arguments;
                const found = [];
                const name = element => `${element.tagName.toLowerCase()} “${element.textContent.trim().slice(0, 40)}”`;
                if (document.documentElement.scrollWidth > width) {
                    const wide = [...document.querySelectorAll('body *')].filter(element => element.getBoundingClientRect().right > width + 0.5);
                    found.push(`scrolls sideways, to ${document.documentElement.scrollWidth}: ${wide.slice(0, 3).map(name)}`);
                }
                const targets = 'button, a.button, summary, label:has(+ input[type=radio]), input[type=radio] + label, input[type=checkbox] + label';
                for (const target of document.querySelectorAll(targets)) {
                    const { width, height } = target.getBoundingClientRect();
                    if (width > 0 && height < least - 0.01) {
                        found.push(`${name(target)} is only ${height} high`);
                    }
                }
                return found;";
            let lines = device.js_list(script, &[json!(NARROW), json!(TARGET)]).await;
            found.extend(lines.into_iter().map(|line| format!("{screen}: {line}")));
        })
        .await;
        assert!(found.is_empty(), "{}", found.join("\n"));
    });
}
