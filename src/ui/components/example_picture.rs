//! A picture of a report: the areas of an invented team, counted, released and drawn by the same code as those of any other.

use super::area_plot::{Axis, IntervalDot};
use crate::disclosure::Threshold;
use crate::example;
use crate::locale::Locale;
use crate::platform::clock::today;
use crate::question_set::QuestionSet;
use crate::release::Release;
use crate::report::{AreaPlotText, AreaRowText, Report};
use crate::text::Name;
use crate::ui::context::use_locale;
use leptos::prelude::*;

/// How many people the invented team has: enough to see statements with their counts.
const PEOPLE: u32 = 14;

/// The release of the invented team.
pub fn example_release(locale: Locale) -> Release {
    let t = locale.example();
    // A test reads the texts of every language as names.
    let name = |text| Name::new(text).unwrap_or_else(|_| unreachable!("a name in the catalogue fits"));
    example::release(&QuestionSet::full(), name(t.team), name(t.label), today(), PEOPLE, Threshold::default())
}

/// The picture, with a line that says what it is.
#[component]
pub fn ExamplePicture() -> impl IntoView {
    let locale = use_locale();
    let release = example_release(locale);
    let plot = AreaPlotText::of(locale, &release, &Report::of(&release));
    view! {
        <figure class="example-picture">
            <figcaption class="hint">{locale.example().picture}</figcaption>
            {plot.rows.into_iter().map(|row| view! { <PictureRow row /> }).collect_view()}
            <Axis />
        </figure>
    }
}

#[component]
fn PictureRow(row: AreaRowText) -> impl IntoView {
    let AreaRowText { area, title, shown, .. } = row;
    let title_id = format!("picture-{area}-title");
    let score_id = format!("picture-{area}-score");
    shown.map(|shown| {
        view! {
            <div class="picture-row">
                <p class="picture-title" id=title_id.clone()>
                    {title}
                </p>
                <p class="picture-score" id=score_id.clone()>
                    {shown.score}
                </p>
                <IntervalDot shape=shown.shape band=shown.band area labelled_by=format!("{title_id} {score_id}") />
            </div>
        }
    })
}
