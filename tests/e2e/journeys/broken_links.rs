//! Links to results that were changed on their way: they open all the same, or can be mended on the page.

use candour_e2e::accessibility::Axe;
use candour_e2e::device::{Device, on_a_device};
use candour_e2e::questions::Questions;
use candour_e2e::release_file::link_text;
use candour_e2e::samples;

const TITLE: &str = "Riverside: Autumn round";

fn letters() -> String {
    link_text(&samples::release(&Questions::pulse(), 9))
}

/// The text in the field for links.
async fn in_the_field(device: &Device) -> String {
    device.until_shown("#results-text").await;
    device.js_text("return document.getElementById('results-text').value").await
}

#[test]
fn a_link_changed_on_its_way_opens_from_the_address_bar() {
    let letters = letters();
    let (start, rest) = letters.split_at(60);
    on_a_device(async |device| {
        let fragments = [
            format!("#r={letters}."),
            format!("#r={letters}>"),
            format!("#r={letters}/"),
            format!("#r={letters}&utm_source=x"),
            format!("#r%3D{letters}"),
            format!("#r={start}\u{200b}{rest}"),
            format!("#r={start}%C2%AD{rest}%20"),
        ];
        for fragment in fragments {
            device.load_at(&fragment).await;
            device.arrive_at(TITLE).await;
            assert_eq!(device.fragment().await, "#/results/handed-in");
        }
    });
}

#[test]
fn a_link_changed_by_a_mail_program_opens_when_it_is_pasted() {
    let link = format!("https://candour.example/#r={}", letters());
    let quoted = link.as_bytes().chunks(76).map(|line| format!("> {}", String::from_utf8_lossy(line))).collect::<Vec<_>>().join("\n");
    on_a_device(async |device| {
        for text in [quoted.clone(), link.replace('#', "%23"), link.replace("r=", "r%3D"), format!("See {link}.")] {
            device.type_address("#/results").await;
            device.arrive_at("Read results").await;
            device.paste_into("Text or link", &text).await;
            device.press("Open this text").await;
            device.arrive_at(TITLE).await;
        }
    });
}

#[test]
fn a_link_without_its_end_says_so_and_can_be_mended_on_the_page() {
    let letters = letters();
    let (start, end) = letters.split_at(letters.len() - 30);
    on_a_device(async |device| {
        device.load_at(&format!("#r={start}")).await;
        device.arrive_at("The link does not lead to results").await;
        device.reads("The link is cut off: its end is missing.").await;
        device.reads("Copy the link again, to its very last letter.").await;
        assert_eq!(Axe::read().violations(device).await, [""; 0]);
        assert_eq!(in_the_field(device).await, format!("{}#r={start}", device.site().url()));
        // Nothing of it is in the address, and it is not lost by looking elsewhere.
        assert_eq!(device.fragment().await, "#/results/handed-in");
        device.type_address("#/about").await;
        device.arrive_at("About and settings").await;
        device.back().await;
        assert!(in_the_field(device).await.ends_with(start));
        // Half of the end is not enough, and stays.
        device.type_into("Text or link", &end[..10]).await;
        device.press("Open this text").await;
        device.reads("The link is cut off: its end is missing.").await;
        assert!(in_the_field(device).await.ends_with(&end[..10]));
        device.type_into("Text or link", &end[10..]).await;
        device.press("Open this text").await;
        device.arrive_with_focus_at(TITLE).await;
    });
}

#[test]
fn a_damaged_link_stays_on_the_page_to_be_replaced() {
    let letters = letters();
    let damaged = format!("AAAA{}", &letters[4..]);
    on_a_device(async |device| {
        device.load_at(&format!("#r={damaged}")).await;
        device.reads("It was damaged, cut short or changed on its way.").await;
        assert!(in_the_field(device).await.ends_with(&damaged));
        device.paste_into("Text or link", &format!("#r={letters}")).await;
        device.press("Open this text").await;
        device.arrive_at(TITLE).await;
    });
}
