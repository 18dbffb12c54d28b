//! The pages of the app as fragments of the address.
#![no_main]

use candour::route::Route;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let route = Route::parse(&text);
    assert_eq!(Route::parse(&route.path()), route, "the address of a page leads to it");
    assert!(route.href().starts_with("#/"));
});
