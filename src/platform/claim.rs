//! What one window of this browser has and no other at the same time: one of the browser's own locks (Web Locks API). Nothing of it is ever
//! on the disk, and it is given back when its window is gone.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::Navigator;

#[wasm_bindgen]
extern "C" {
    /// A navigator with locks, which web-sys has only behind a compiler flag, and not every browser has.
    #[wasm_bindgen(extends = Navigator)]
    type LockingNavigator;

    #[wasm_bindgen(method, getter, catch)]
    fn locks(this: &LockingNavigator) -> Result<Option<Locks>, JsValue>;

    type Locks;

    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, name: &str, options: &Object, hold: &JsValue) -> Result<Promise, JsValue>;
}

/// The lock. Other pages of the same origin may have others.
const NAME: &str = "candour.desk";

/// The claim to the desk of this browser. Given back when it is dropped; holds nothing where the browser has no locks.
#[derive(Debug)]
pub struct Claim(Option<Function>);

impl Drop for Claim {
    fn drop(&mut self) {
        if let Some(give_back) = &self.0 {
            // A function of a promise never fails.
            let _ = give_back.call0(&JsValue::NULL);
        }
    }
}

/// Claims the desk; `None` if another window has it.
pub async fn claim() -> Option<Claim> {
    let asked = ask();
    // Where the browser has no locks, every window may think that it is alone.
    let Some(asked) = asked else { return Some(Claim(None)) };
    match JsFuture::from(asked).await {
        Ok(give_back) => Some(Claim(Some(give_back.dyn_into().ok()?))),
        Err(_) => Some(Claim(None)),
    }
}

/// Gives the function that gives the lock back, or nothing if another window has it; `None` where the browser has no locks.
fn ask() -> Option<Promise> {
    let locks = window().navigator().unchecked_ref::<LockingNavigator>().locks().ok()??;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into()).ok()?;
    let mut asked = None;
    let granted = Promise::new(&mut |grant, _| {
        let hold = Closure::once_into_js(move |lock: JsValue| {
            if lock.is_null() {
                return JsValue::UNDEFINED;
            }
            // The lock is held until this promise is kept.
            Promise::new(&mut |give_back, _| drop(grant.call1(&JsValue::NULL, &give_back))).into()
        });
        asked = locks.request(NAME, &options, &hold).ok();
    });
    // The answer to the request comes when the lock is given back, or at once if there was none to have.
    Some(Promise::race(&Array::of2(&granted, asked?.as_ref())))
}
