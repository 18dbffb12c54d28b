//! How a language counts and writes numbers and days: the browser's `Intl`.

use crate::locale::{PluralCategory, Speech};
use crate::round::Day;
use js_sys::{Array, Date, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// The browser's rules.
pub const SPEECH: Speech = Speech { plural, number, day };

thread_local! {
    /// What writes numbers of a language with so many decimals. To make one takes far longer than to use it, and a page has a hundred numbers.
    static FORMATS: RefCell<Vec<(String, u8, Function)>> = const { RefCell::new(Vec::new()) };
}

fn options(values: &[(&str, JsValue)]) -> Object {
    let options = Object::new();
    for (name, value) in values {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&options, &(*name).into(), value);
    }
    options
}

fn tags(tag: &str) -> Array {
    Array::of1(&tag.into())
}

fn plural(tag: &str, number: u32) -> PluralCategory {
    let rules = js_sys::Intl::PluralRules::new(&tags(tag), &Object::new());
    match rules.select(number.into()).as_string().as_deref() {
        Some("zero") => PluralCategory::Zero,
        Some("one") => PluralCategory::One,
        Some("two") => PluralCategory::Two,
        Some("few") => PluralCategory::Few,
        Some("many") => PluralCategory::Many,
        _ => PluralCategory::Other,
    }
}

fn number(tag: &str, number: f64, decimals: u8) -> String {
    let format = FORMATS.with_borrow_mut(|formats| {
        if let Some((.., format)) = formats.iter().find(|(known, digits, _)| known == tag && *digits == decimals) {
            return format.clone();
        }
        let digits = JsValue::from(decimals);
        let options = options(&[("minimumFractionDigits", digits.clone()), ("maximumFractionDigits", digits)]);
        let format = js_sys::Intl::NumberFormat::new(&tags(tag), &options).format();
        formats.push((tag.to_owned(), decimals, format.clone()));
        format
    });
    // The formatter's own function; it takes any number.
    format.call1(&JsValue::UNDEFINED, &number.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn day(tag: &str, day: Day) -> String {
    let (year, month, of_month) = day.parts();
    let date = Date::new_with_year_month_day(year.into(), i32::from(month) - 1, of_month.into());
    date.to_locale_date_string(tag, &options(&[("year", "numeric".into()), ("month", "long".into()), ("day", "numeric".into())])).into()
}
