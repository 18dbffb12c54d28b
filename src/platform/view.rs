//! Pieces of the page that live: elements with parts that follow the state, and with handlers for what people do.
//!
//! A [`View`] is a thin handle on an element of the page. Parts that change are effects of Leptos's reactive system, owned by the screen that
//! made them. This stands in for Leptos's `view!` macro, whose code for these screens came to more than twice the budget of the app
//! (`docs/design.md`); every call here is the same small function.

use crate::platform::files::ChosenFile;
use leptos::prelude::{RenderEffect, StoredValue, document};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// An element of the page. A handle: copies mean the same element.
#[derive(Clone)]
pub struct View(web_sys::Element);

/// Something a person did to an element.
pub struct Event(web_sys::Event);

/// An empty element.
pub fn view(tag: &str) -> View {
    // Names of elements are part of the program, so the browser takes them all; without a page there is nothing to show.
    match document().create_element(tag) {
        Ok(element) => View(element),
        Err(_) => unreachable!("the browser makes every element"),
    }
}

/// An element with one text.
pub fn text(tag: &str, text: &str) -> View {
    view(tag).say(text)
}

/// A button that does something.
pub fn button(class: &str, label: &str, click: impl Fn() + 'static) -> View {
    text("button", label).attr("type", "button").attr("class", class).on_click(click)
}

/// A link to a page of the app.
pub fn link(class: &str, target: &str, label: &str) -> View {
    text("a", label).attr("class", class).attr("href", target)
}

/// A row of buttons.
pub fn actions(buttons: Vec<View>) -> View {
    view("div").attr("class", "actions").with_all(buttons)
}

impl View {
    /// Sets an attribute.
    #[must_use]
    pub fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// Sets the id.
    #[must_use]
    pub fn id(self, id: &str) -> Self {
        self.0.set_id(id);
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn say(self, text: &str) -> Self {
        let _ = self.0.append_child(&document().create_text_node(text));
        self
    }

    /// Adds an element.
    // By value: an element stands in one place.
    #[allow(clippy::needless_pass_by_value)]
    #[must_use]
    pub fn with(self, child: Self) -> Self {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// Adds several elements, or none.
    #[must_use]
    pub fn with_all(self, children: Vec<Self>) -> Self {
        children.into_iter().fold(self, Self::with)
    }

    /// Holds the elements that `contents` gives, made anew whenever the state it looked at changes.
    #[must_use]
    pub fn live(self, contents: impl Fn() -> Vec<Self> + 'static) -> Self {
        let place = self.clone();
        follow(Box::new(move || {
            let children = contents();
            place.0.set_text_content(None);
            for child in children {
                let _ = place.0.append_child(&child.0);
            }
        }));
        self
    }

    /// Holds a text that follows the state.
    #[must_use]
    pub fn live_text(self, content: impl Fn() -> String + 'static) -> Self {
        let place = self.clone();
        follow(Box::new(move || place.0.set_text_content(Some(&content()))));
        self
    }

    /// Has an attribute that follows the state; none while the value is `None`.
    #[must_use]
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        let place = self.clone();
        follow(Box::new(move || {
            let _ = match value() {
                Some(value) => place.0.set_attribute(name, &value),
                None => place.0.remove_attribute(name),
            };
        }));
        self
    }

    /// Is ticked as the state says.
    #[must_use]
    pub fn live_checked(self, checked: impl Fn() -> bool + 'static) -> Self {
        let place = self.clone();
        follow(Box::new(move || place.input(|input| input.set_checked(checked()))));
        self
    }

    /// Shows the text the state holds, in a field.
    #[must_use]
    pub fn live_value(self, value: impl Fn() -> String + 'static) -> Self {
        let place = self.clone();
        follow(Box::new(move || {
            let value = value();
            // Setting the value a field has already would move the cursor.
            if value_of(&place.0) != value {
                let _ = js_sys::Reflect::set(&place.0, &"value".into(), &JsValue::from_str(&value));
            }
        }));
        self
    }

    /// Calls back on an event.
    #[must_use]
    pub fn on(self, event: &str, call: impl Fn(Event) + 'static) -> Self {
        listen(&self.0, event, Box::new(call));
        self
    }

    /// Calls back on a click, and on Enter or Space where the element takes them.
    #[must_use]
    pub fn on_click(self, call: impl Fn() + 'static) -> Self {
        self.on("click", move |_| call())
    }

    /// Opens or closes a dialog that is on the page.
    pub fn show_modal(&self, open: bool) {
        let Some(dialog) = self.0.dyn_ref::<web_sys::HtmlDialogElement>() else { return };
        if open && !dialog.open() {
            // Fails only for a dialog that is not on the page.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    }

    /// Puts the element at the end of the page, or of the element with this id.
    pub fn mount(&self, into: Option<&str>) {
        let place = match into {
            Some(id) => document().get_element_by_id(id),
            None => document().body().map(JsCast::unchecked_into),
        };
        if let Some(place) = place {
            let _ = place.append_child(&self.0);
        }
    }

    fn input(&self, change: impl FnOnce(&web_sys::HtmlInputElement)) {
        if let Some(input) = self.0.dyn_ref() {
            change(input);
        }
    }
}

impl Event {
    /// What is typed in the field.
    pub fn value(&self) -> String {
        self.0.target().map(|target| value_of(&target)).unwrap_or_default()
    }

    /// Whether the field is ticked.
    pub fn checked(&self) -> bool {
        self.0.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()).is_some_and(|input| input.checked())
    }

    /// The key pressed, unless Ctrl, Alt or Meta is held with it.
    pub fn plain_key(&self) -> Option<String> {
        let key = self.0.dyn_ref::<web_sys::KeyboardEvent>()?;
        (!key.ctrl_key() && !key.alt_key() && !key.meta_key()).then(|| key.key())
    }

    /// Keeps the browser from doing what it would do.
    pub fn prevent_default(&self) {
        self.0.prevent_default();
    }

    /// The first of the files chosen in a file field. The field forgets it, so that the same file can be chosen again.
    pub fn chosen_file(&self) -> Option<ChosenFile> {
        ChosenFile::from_field(&self.0.target()?.dyn_into().ok()?)
    }

    /// The first of the files dropped, and whether there were more.
    pub fn dropped_file(&self) -> Option<(ChosenFile, bool)> {
        ChosenFile::from_drop(self.0.dyn_ref()?)
    }
}

fn value_of(field: &JsValue) -> String {
    js_sys::Reflect::get(field, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Runs now, and again whenever the state it looked at changes, for as long as what is current now is on the page.
pub fn follow(run: Box<dyn Fn()>) {
    // Kept by the owner that is current now, and let go with it.
    StoredValue::new_local(RenderEffect::new(move |_| run()));
}

fn listen(target: &web_sys::Element, event: &str, call: Box<dyn Fn(Event)>) {
    let call = Closure::<dyn Fn(web_sys::Event)>::new(move |event| call(Event(event)));
    let _ = target.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
    StoredValue::new_local(Listener { target: target.clone(), event: event.to_owned(), call });
}

/// A handler on an element. Some events (a dialog's `close`) come when the page has moved on already; by then the handler must be off the
/// element, not only gone.
struct Listener {
    target: web_sys::Element,
    event: String,
    call: Closure<dyn Fn(web_sys::Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(&self.event, self.call.as_ref().unchecked_ref());
    }
}
