//! WebKit, in the browser that WebKitGTK brings, by WebKitWebDriver.

shared_journeys!(WebKit);

journeys_in! { WebKit:
    print {
        a_report_with_the_styles_for_paper_cuts_nothing_in_two,
    }
}
