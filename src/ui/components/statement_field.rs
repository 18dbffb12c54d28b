//! A statement with its options: a fieldset of large radio buttons. Nothing is preselected. Digits choose, as do arrows and Space.

use crate::answers::Choice;
use crate::platform::focus;
use crate::platform::view::{View, text, view};
use crate::question_set::QuestionSet;
use crate::ui::Ui;

/// The options of the statement at position `statement`, for the sheet being filled in.
pub fn statement_field(ui: Ui, set: &QuestionSet, statement: usize) -> View {
    let app = ui.app;
    let scale = set.scale();
    let points = scale.points;
    let name = format!("statement-{statement}");
    let option = |choice: Choice, position: u8, label: &str| {
        let id = format!("{name}-{position}");
        let input = view("input")
            .attr("type", "radio")
            .id(&id)
            .attr("name", &name)
            .attr("autocomplete", "off")
            .live_checked(move || app.is_ticked(statement, choice))
            .on("change", move |_| app.tick(statement, choice));
        view("div")
            .attr("class", if choice == Choice::PreferNot { "option set-apart" } else { "option" })
            .with(input)
            .with(text("label", label).attr("for", &id))
    };
    let mut options: Vec<View> =
        (1..=points).map(|point| option(Choice::Point(point), point, &ui.locale.point_label(scale, point))).collect();
    options.push(option(Choice::PreferNot, 0, ui.locale.scale().prefer_not));
    view("fieldset")
        .attr("class", "statement")
        .on("keydown", move |event| {
            if let Some(choice) = event.plain_key().and_then(|key| Choice::of_key(&key, points)) {
                event.prevent_default();
                app.tick(statement, choice);
                // So that Tab leads to the next statement: from an option that is not ticked it would lead to the one that is.
                let position = if let Choice::Point(point) = choice { point } else { 0 };
                focus::id(&format!("{name}-{position}"));
            }
        })
        .with(text("legend", &set.statements()[statement].text))
        .with(view("div").attr("class", "options").with_all(options))
}
