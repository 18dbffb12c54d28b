//! The pages of the app as fragments of the address. The file is part of the app, which is not built here, and needs nothing of it.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "the app asks more of a route")]
#[path = "../../src/ui/route.rs"]
mod route;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let route = route::Route::parse(&text);
    assert_eq!(route::Route::parse(&route.path()), route, "the address of a page leads to it");
    assert!(route.href().starts_with("#/"));
});
