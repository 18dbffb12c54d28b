//! The pictures of a report where the page is translated, read from right to left, or in the colours of the system.

use candour_e2e::accessibility::CONTRAST;
use candour_e2e::device::{Device, on_a_device};
use candour_e2e::questions::Questions;
use candour_e2e::release_file::canonical;
use candour_e2e::report::open_file;
use candour_e2e::samples;
use candour_e2e::translator::TRANSLATE;
use serde_json::json;

/// Shows a report with every kind of picture.
async fn report(device: &Device) {
    open_file(device, &canonical(&samples::release(&Questions::full(), 24))).await;
    device.press("All statements").await;
    device.until_shown(".all-statements .bars").await;
}

#[test]
fn after_a_translator_the_pictures_keep_their_numbers_and_the_sentences_are_translated() {
    on_a_device(async |device| {
        report(device).await;
        let numbers =
            "return [...document.querySelectorAll('svg text')].map(text => `${text.textContent.trim()} ${text.getBBox().width > 0}`)";
        let before = device.js_list(numbers, &[]).await;
        assert!(before.len() > 20 && before.iter().all(|number| number.ends_with("true")), "{before:?}");
        device.js(&format!("{TRANSLATE} translate(document.body)"), &[]).await;
        assert_eq!(device.js_list(numbers, &[]).await, before);
        let words = device.texts(".axis-words span, .axis-numbers span").await;
        assert!(words.iter().all(|word| ["low", "high", "0", "25", "50", "75", "100"].contains(&word.as_str())), "{words:?}");
        let sentences = device.texts(".statement-counts").await;
        assert!(!sentences.is_empty() && sentences.iter().all(|sentence| *sentence == sentence.to_uppercase()), "{sentences:?}");
    });
}

/// Where things stand in the first picture of an area and of a statement, as middles: numbers under the axis with the words beside them, and
/// bars with the words over them.
const PLACES: &str = "
    const middle = element => { const box = element.getBoundingClientRect(); return box.x + box.width / 2 };
    const off = plot => Math.abs(middle(plot.querySelector('.dot')) - middle(plot.querySelector('svg')));
    const area = [...document.querySelectorAll('.area-row .plot')].reduce((far, plot) => off(plot) > off(far) ? plot : far);
    const axis = document.querySelector('.area-plot > .plot');
    const ticks = [...axis.querySelectorAll('.axis-numbers span')];
    const tick = words => middle(ticks.find(label => label.textContent.trim() === words));
    const [low, high] = [...axis.querySelectorAll('.axis-words span')].map(middle);
    const area_of_bars = document.querySelector('.area-statements:has(.piece.against, .piece.against-most):has(.piece.favour, .piece.favour-most)');
    const all = [...area_of_bars.querySelectorAll('svg')].find(svg => svg.querySelector('.against, .against-most') && svg.querySelector('.favour, .favour-most'));
    const line = middle(all.querySelector('.axis'));
    const [against, favour] = [...area_of_bars.querySelectorAll('.bars-words span')].map(middle);
    return {
        right: tick('0') < tick('100') ? 1 : -1,
        words: low < high ? 1 : -1,
        dots: Math.sign(middle(area.querySelector('.dot')) - middle(area.querySelector('svg'))) || 1,
        against: Math.sign(line - middle(all.querySelector('rect.against, rect.against-most'))),
        favour: Math.sign(middle(all.querySelector('rect.favour, rect.favour-most')) - line),
        over: against < favour ? 1 : -1,
        upright: [...document.querySelectorAll('svg text')].every(text => text.getScreenCTM().a > 0),
    }";

#[test]
fn from_right_to_left_pictures_are_mirrored_with_their_words_and_numbers_stay_upright() {
    on_a_device(async |device| {
        report(device).await;
        let usual = device.js(PLACES, &[]).await;
        for name in ["right", "words", "against", "favour", "over"] {
            assert_eq!(usual[name], json!(1), "{name} in {usual}");
        }
        // Of a part of the page or of the whole of it.
        for whole in ["document.querySelector('.report')", "document.documentElement"] {
            device.js(&format!("{whole}.dir = 'rtl'"), &[]).await;
            let mirrored = device.js(PLACES, &[]).await;
            for name in ["right", "words", "against", "favour", "over"] {
                assert_eq!(mirrored[name], json!(-1), "{name} in {mirrored}");
            }
            assert_eq!(mirrored["dots"], json!(-usual["dots"].as_i64().unwrap_or_default()));
            assert_eq!((&usual["upright"], &mirrored["upright"]), (&json!(true), &json!(true)));
        }
    });
}

#[test]
fn the_texts_of_an_own_question_set_are_read_in_its_language_and_its_direction() {
    let texts = ["نساعد بعضنا بعضا.", "نتكلم بصراحة.", "نتعلم من الأخطاء."];
    let statement = |(at, text): (usize, &str)| json!({ "id": format!("q{at}"), "area": "a", "text": text, "reversed": false });
    let questions = Questions::of(json!({
        "id": "arabic", "title": "استبيان", "lang": "ar", "scale": { "points": 5, "lowest": 1 },
        "areas": [{ "id": "a", "title": "التعاون" }], "statements": texts.into_iter().enumerate().map(statement).collect::<Vec<_>>(),
    }));
    on_a_device(async |device| {
        open_file(device, &canonical(&samples::release(&questions, 24))).await;
        device.until_shown(".report .bars").await;
        let theirs = "return ['.area-row h3', '.area-statements h3', '.statement-text', '.report tbody th'].flatMap(
            selector => [...document.querySelectorAll(selector)].map(text => `${text.lang} ${getComputedStyle(text).direction}`))";
        let theirs = device.js_list(theirs, &[]).await;
        assert!(theirs.len() >= 2 + 2 * texts.len() && theirs.iter().all(|text| text == "ar rtl"), "{theirs:?}");
        let ours = "return getComputedStyle(document.querySelector('.statement-counts')).direction";
        assert_eq!(device.js_text(ours).await, "ltr");
    });
}

/// The lowest contrast between a count and the piece of a bar behind it (WCAG 2.2).
const COUNTS: &str = "
    const shown = color => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return canvas.getImageData(0, 0, 1, 1).data;
    };
    const fill = element => getComputedStyle(element).fill;
    return [...document.querySelectorAll('.piece-count')].map(count => contrast(shown(fill(count)), shown(fill(count.previousElementSibling)))).reduce((a, b) => Math.min(a, b))";

#[test]
fn the_colours_of_the_system_win_over_those_of_the_bars() {
    on_a_device(async |device| {
        report(device).await;
        for scheme in ["light", "dark"] {
            let features = json!([
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "forced-colors", "value": "active" },
            ]);
            device.chromium().cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
            let forced = format!("return matchMedia('(forced-colors: active) and (prefers-color-scheme: {scheme})').matches");
            device.js_until("the colours of the system", &forced, &[]).await;
            let fills = "return [...new Set([...document.querySelectorAll('.piece')].map(piece => getComputedStyle(piece).fill))].length";
            assert_eq!(device.js(fills, &[]).await, json!(1), "{scheme}: bars keep colours of their own");
            let lowest = device.js(&format!("{CONTRAST} {COUNTS}"), &[]).await.as_f64().unwrap_or_default();
            assert!(lowest >= 7.0, "{scheme}: {lowest} : 1");
        }
    });
}
