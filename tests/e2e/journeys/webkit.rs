//! `WebKit`, in the browser that `WebKitGTK` brings, by `WebKitWebDriver`.
//!
//! Its remote control tells nothing of the console, cannot print, cannot make a device narrow, dark or slow, runs no script before a page's own,
//! and gives no leave to read the clipboard.

shared_journeys!(WebKit);

journeys_in! { WebKit:
    print {
        a_report_with_the_styles_for_paper_cuts_nothing_in_two,
    }
}
