//! A report as one HTML file.

use crate::made_up::{complete, question_set, release};
use base64ct::{Base64, Encoding};
use candour::html_report::encode;
use candour::locale::{Locale, PLAIN, plain};
use candour::question_set::QuestionSet;
use candour::report::ReportText;
use candour::transfer::question_set_file;
use sha2::{Digest, Sha256};

const MARKUP: &str = "<script>alert(1)</script> & \"quotes\"";

fn page(set: &QuestionSet, people: usize) -> (String, ReportText) {
    let locale = Locale::english(PLAIN);
    let report = ReportText::of(locale, &release(set, &complete(set, people)));
    (encode(locale, &report), report)
}

#[test]
fn it_asks_nothing_of_anybody_and_its_policy_allows_its_one_stylesheet() {
    for people in [6, 9, 22] {
        let (html, _) = page(&QuestionSet::full(), people);
        for other in ["<script", "src=", "href=", "url(", "style=", "@import", "onload", "javascript:"] {
            assert!(!html.contains(other), "{other}");
        }
        let style = html.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("a stylesheet");
        assert_eq!(html.matches("<style").count(), 1);
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
            Base64::encode_string(&Sha256::digest(style))
        );
        assert!(html.contains(&policy));
        // The only addresses are the names of XML's own spaces.
        assert_eq!(html.matches("http").count(), html.matches("http://www.w3.org/2000/svg").count() + html.matches("http-equiv").count());
    }
}

#[test]
fn it_holds_what_the_report_says() {
    for (set, people) in [(QuestionSet::full(), 6), (QuestionSet::full(), 22), (QuestionSet::mentors(), 12)] {
        let (html, report) = page(&set, people);
        let text = plain(&html).replace("<bdi>", "").replace("</bdi>", "").replace("&quot;", "\"").replace("&amp;", "&");
        let says = report.headline.iter().chain([&report.title, &report.facts]).chain(&report.how_to_read);
        for sentence in says {
            assert!(text.contains(&plain(sentence)), "{sentence}");
        }
        for talk in &report.talks {
            assert!(talk.questions.iter().all(|question| text.contains(question)) && text.contains(talk.avoid));
        }
        let charts = 1 + report.statements.iter().filter(|area| !area.rows.is_empty()).count();
        assert_eq!(html.matches("<svg ").count(), charts);
        let tables = 1 + report.statements.iter().filter(|area| area.table.is_some()).count();
        assert_eq!(html.matches("<table>").count(), tables);
    }
}

#[test]
fn what_others_wrote_is_text() {
    let mut file: serde_json::Value = serde_json::from_str(&question_set_file::encode(&question_set(5, &[3, 2]))).expect("JSON");
    file["title"] = MARKUP.into();
    for name in ["areas", "statements"] {
        for (at, entry) in file[name].as_array_mut().expect("a list").iter_mut().enumerate() {
            let text = format!("{MARKUP} {at}");
            entry[if name == "areas" { "title" } else { "text" }] = text.into();
        }
    }
    let set = question_set_file::decode(file.to_string().as_bytes()).expect("a set");
    for people in [6, 24] {
        let (html, _) = page(&set, people);
        assert!(!html.contains("<script") && html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;"), "{html}");
    }
}
