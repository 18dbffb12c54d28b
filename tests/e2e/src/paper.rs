//! The page on paper, read back.

use crate::device::Device;
use std::fs;
use std::process::Command;
use thirtyfour::common::print::{PrintPage, PrintParameters};

/// Centimetres in an inch.
const INCH: f64 = 2.54;

/// Letters that a browser draws as one, and so writes into a PDF.
const LIGATURES: [(char, &str); 5] = [('\u{fb00}', "ff"), ('\u{fb01}', "fi"), ('\u{fb02}', "fl"), ('\u{fb03}', "ffi"), ('\u{fb04}', "ffl")];

/// Prints the page on paper of this width and height in inches and reads it: each sheet as one line of text.
pub async fn print(device: &Device, width: f64, height: f64) -> Vec<String> {
    let page = PrintPage { width: width * INCH, height: height * INCH };
    let pdf = device.print(PrintParameters { page, background: true, ..PrintParameters::default() }).await;
    let file = device.scratch().join("printed.pdf");
    fs::write(&file, pdf).unwrap_or_else(|error| panic!("the PDF cannot be written: {error}"));
    let read = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(&file).arg("-").output();
    let read = read.unwrap_or_else(|error| panic!("pdftotext does not start: {error}. `scripts/setup test` installs it."));
    assert!(read.status.success(), "pdftotext cannot read the page: {}", String::from_utf8_lossy(&read.stderr));
    let text = String::from_utf8_lossy(&read.stdout).into_owned();
    let text = LIGATURES.into_iter().fold(text, |text, (one, letters)| text.replace(one, letters));
    // Each page ends with a form feed.
    text.trim_end_matches('\u{c}').split('\u{c}').map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Shows the page on the screen with the styles it has on paper, for looks that print cannot have.
pub async fn show_as_on_paper(device: &Device) {
    let changed = device.js(FOR_PAPER, &[]).await;
    assert!(changed.as_u64().is_some_and(|changed| changed > 0), "there are no styles for paper: {changed}");
}

/// Lets every style for paper hold on the screen too, and gives how many groups of them there are.
const FOR_PAPER: &str = "
    const change = rules => [...rules].reduce((changed, rule) => {
        const here = rule.media?.mediaText === 'print';
        if (here) rule.media.mediaText = 'all';
        return changed + here + change(rule.cssRules ?? []);
    }, 0);
    return [...document.styleSheets].reduce((changed, sheet) => changed + change(sheet.cssRules), 0)";
