//! Light, dark, and the colours a person's system forces on every page: text stands out from its ground, and so does every mark that says
//! something.

use candour_e2e::accessibility::CONTRAST;
use candour_e2e::device::{Device, on_the_gallery};
use serde_json::{Value, json};

/// The least contrast of text: WCAG 2.2, criterion 1.4.3.
const TEXT: f64 = 4.5;
/// The least contrast of marks and of the edges of controls: WCAG 2.2, criterion 1.4.11.
const MARK: f64 = 3.0;

/// The looks that a system and a browser can give a page: a name, and the media features that say so.
const LOOKS: [(&str, &str, &str); 4] = [
    ("light", "light", "none"),
    ("dark", "dark", "none"),
    ("forced colours, light", "light", "active"),
    ("forced colours, dark", "dark", "active"),
];

async fn look_like(device: &Device, scheme: &str, forced: &str) {
    let features = json!([
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "forced-colors", "value": forced },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    device.chromium().cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
}

/// Each kind of text and mark on the page with its lowest contrast: `[contrast, "text" or "mark", what it is]`.
const MEASURE: &str = r"
    const numbers = colour => {
        const found = colour.match(/^rgba?\(([^)]+)\)/)?.[1].split(/[ ,/]+/).map(Number);
        const wide = colour.match(/^color\(srgb ([^)]+)\)/)?.[1].split(/[ /]+/).map(Number);
        const [red, green, blue, alpha] = found ?? wide?.map((part, at) => at < 3 ? part * 255 : part) ?? [];
        return red === undefined ? null : [red, green, blue, alpha ?? 1];
    };
    const over = (top, below) => [0, 1, 2].map(at => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
    const canvas = (() => {
        const probe = document.body.appendChild(document.createElement('span'));
        probe.style.color = 'Canvas';
        const found = numbers(getComputedStyle(probe).color);
        probe.remove();
        return found;
    })();
    const ground = element => {
        const layers = [];
        for (let at = element; at; at = at.parentElement) layers.unshift(numbers(getComputedStyle(at).backgroundColor));
        return layers.filter(layer => layer && layer[3] > 0).reduce((below, layer) => over(layer, below), canvas);
    };
    const lowest = new Map();
    const note = (kind, element, words, value) => {
        const what = `${kind} ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
        if (!(lowest.get(what)?.[0] <= value)) lowest.set(what, [value, kind, `${what} “${words.trim().slice(0, 40)}”`]);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        const words = texts.currentNode.data;
        if (!words.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
        if (element.closest('.visually-hidden, .skip-link, noscript, option')) continue;
        const style = getComputedStyle(element);
        const drawn = element instanceof SVGElement;
        // A count stands on the piece of the bar that is drawn before it.
        const behind = drawn && element.classList.contains('piece-count') ? numbers(getComputedStyle(element.previousElementSibling).fill) : null;
        const below = behind ?? ground(drawn ? element.closest('svg').parentElement : element);
        const colour = numbers(drawn ? style.fill : style.color);
        note('text', element, words, contrast(over(colour, below), below));
    }
    const marks = '.plot .dot, .plot .axis, .piece, .option input, .radio input, input[type=text], textarea, .button, .progress-segments .done, .mark path';
    for (const element of document.querySelectorAll(marks)) {
        if (!element.checkVisibility()) continue;
        const style = getComputedStyle(element);
        const drawn = element instanceof SVGElement;
        const below = ground(drawn ? element.closest('svg').parentElement : element.parentElement);
        const colours = drawn ? [style.fill, style.stroke] : [style.borderTopColor, style.backgroundColor, style.color];
        const values = colours.map(numbers).filter(colour => colour && colour[3] > 0).map(colour => contrast(over(colour, below), below));
        note('mark', element, '', Math.max(1, ...values));
    }
    return [...lowest.values()].sort((a, b) => a[0] - b[0]);";

/// What does not stand out on the page as it is, and the lowest contrasts of text and of marks.
async fn measure(device: &Device) -> (Vec<String>, f64, f64) {
    let Value::Array(found) = device.js(&format!("{CONTRAST} {MEASURE}"), &[]).await else { panic!("nothing was measured") };
    let of = |wanted: &str| {
        let values = found.iter().filter(|entry| entry[1] == json!(wanted)).filter_map(|entry| entry[0].as_f64());
        values.fold(f64::INFINITY, f64::min)
    };
    let (text, mark) = (of("text"), of("mark"));
    let low = |entry: &&Value| entry[0].as_f64().is_none_or(|value| value < if entry[1] == json!("text") { TEXT } else { MARK });
    let lines = found.iter().filter(low).map(|entry| format!("{:.2}: {}", entry[0].as_f64().unwrap_or_default(), entry[2])).collect();
    (lines, text, mark)
}

#[test]
fn every_text_and_every_mark_stands_out_in_every_look() {
    on_the_gallery(async |device| {
        let mut found = Vec::new();
        for (look, scheme, forced) in LOOKS {
            look_like(device, scheme, forced).await;
            for (fragment, heading) in
                [("", "How safe is it to speak up in your team?"), ("#/example", "An example team"), ("#/gallery", "Gallery")]
            {
                device.load_at(fragment).await;
                device.arrive_at(heading).await;
                device.js("document.querySelectorAll('details').forEach(details => { details.open = true })", &[]).await;
                device.settle().await;
                let (lines, text, mark) = measure(device).await;
                assert!(text.is_finite() && mark.is_finite(), "{look}, {heading}: nothing was measured");
                println!("{look}, {heading}: text {text:.2}, marks {mark:.2}");
                found.extend(lines.into_iter().map(|line| format!("{look}, {heading}: {line}")));
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    });
}

/// What is looked at where the browser changes colours itself: each kind of text, and counts on their pieces of a bar.
const SEEN: [&str; 20] = [
    ".axis-numbers span",
    ".axis-words span",
    ".hint",
    "h2",
    ".piece-count.favour",
    ".piece-count.against",
    ".piece-count.neither",
    ".piece-count.favour-most",
    ".button",
    ".button.quiet",
    ".options label",
    ".set-apart label",
    ".badge strong",
    ".field-error",
    ".notice p",
    "summary",
    ".facts",
    ".area-agreement",
    ".statement-camps",
    ".progress p",
];

/// The contrast in a picture between its ground, which is most of it, and what stands out most.
const SEEN_CONTRAST: &str = "
    const picture = new Image();
    picture.src = `data:image/png;base64,PICTURE`;
    await picture.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
    const drawing = canvas.getContext('2d');
    drawing.drawImage(picture, 0, 0);
    const { data } = drawing.getImageData(0, 0, picture.width, picture.height);
    const counted = new Map();
    for (let at = 0; at < data.length; at += 4) {
        const colour = data.slice(at, at + 3).join();
        counted.set(colour, (counted.get(colour) ?? 0) + 1);
    }
    const colours = [...counted].sort((a, b) => b[1] - a[1]).map(([colour]) => colour.split(',').map(Number));
    return Math.max(...colours.map(other => contrast(colours[0], other)));";

#[test]
fn in_a_browser_that_darkens_pages_by_itself_text_stands_out_as_well() {
    on_the_gallery(async |device| {
        device.chromium().cdp("Emulation.setAutoDarkModeOverride", json!({ "enabled": true })).await;
        device.load_at("#/gallery").await;
        device.arrive_at("Gallery").await;
        device.js("document.querySelectorAll('details').forEach(details => { details.open = true })", &[]).await;
        let mut found = Vec::new();
        let mut lowest = f64::INFINITY;
        for selector in SEEN {
            let place = "const found = [...document.querySelectorAll(arguments[0])].find(found => found.checkVisibility() && found.textContent.trim());
                if (!found) return null;
                found.scrollIntoView({ block: 'center' });
                // A number under an axis is as wide as nothing.
                const range = new Range();
                range.selectNodeContents(found);
                const { x, y, width, height } = range.getBoundingClientRect();
                return { x: x + scrollX, y: y + scrollY, width, height, scale: 3 };";
            let clip = device.js(place, &[json!(selector)]).await;
            assert!(clip.is_object(), "{selector} is not in the gallery");
            // What is seen, not what the styles say: such a browser changes colours when it paints.
            let picture = device.chromium().cdp("Page.captureScreenshot", json!({ "clip": clip, "captureBeyondViewport": true })).await;
            let script = format!("{CONTRAST} {}", SEEN_CONTRAST.replace("PICTURE", picture["data"].as_str().unwrap_or_default()));
            let contrast = device.js_async(&script).await.as_f64().unwrap_or_default();
            lowest = lowest.min(contrast);
            if contrast < TEXT {
                found.push(format!("{selector}: {contrast:.2}"));
            }
        }
        println!("darkened by the browser: text {lowest:.2}");
        assert!(found.is_empty(), "{}", found.join("\n"));
    });
}
