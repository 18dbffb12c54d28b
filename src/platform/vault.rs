//! Where an open round is kept, and its release until that has found its place: the browser's database, every change in one transaction that is on the
//! disk when it is complete.
//!
//! Every text is sealed or meant to be read by anybody; this module knows neither keys nor totals. The database is opened for each change
//! and closed again, so that no window holds it against another one, or against a browser that clears it.

use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

#[wasm_bindgen]
extern "C" {
    /// A database whose transactions take options, which web-sys has only behind a compiler flag.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Database;

    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Database, store: &str, mode: &str, options: &Object) -> Result<IdbTransaction, JsValue>;
}

const READ: &str = "readonly";
const WRITE: &str = "readwrite";

const DATABASE: &str = "candour";
/// Version of the database, not of what is in it: raised only if its shape changes.
const VERSION: u32 = 1;
const TEXTS: &str = "texts";
/// The key of the open round. There is one on a device.
const ROUND: &str = "round";
/// First part of the key of a release, before its batch.
const RELEASE: &str = "release.";

/// The browser keeps nothing, has no room, or the database is of a later version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unavailable;

impl From<JsValue> for Unavailable {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// What is kept.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The open round.
    pub round: Option<String>,
    /// Releases of rounds that were closed, by batch.
    pub releases: Vec<(String, String)>,
}

/// What to put in place of an open round.
#[derive(Debug, Clone, Copy)]
pub enum Next<'a> {
    /// The same round with other totals.
    Round(&'a str),
    /// The release of this batch.
    Release(&'a str, &'a str),
    /// Nothing.
    Nothing,
}

/// What became of a change.
#[derive(Debug, PartialEq, Eq)]
pub enum Swap {
    /// It is on the disk.
    Done,
    /// Something else is kept than was expected: this, or no round. Nothing was changed.
    Other(Option<String>),
}

/// Reads everything that is kept.
///
/// # Errors
/// [`Unavailable`].
pub async fn read() -> Result<Kept, Unavailable> {
    let database = open().await?;
    let (store, _) = texts(&database, READ)?;
    let keys = finished(&store.get_all_keys()?);
    let values = finished(&store.get_all()?);
    let (keys, values) = (keys.await?, values.await?);
    let mut kept = Kept::default();
    for (key, value) in Array::from(&keys).iter().zip(Array::from(&values).iter()) {
        // Entries of another kind are somebody else's and are passed over.
        let (Some(key), Some(value)) = (key.as_string(), value.as_string()) else { continue };
        if key == ROUND {
            kept.round = Some(value);
        } else if let Some(batch) = key.strip_prefix(RELEASE) {
            kept.releases.push((batch.to_owned(), value));
        }
    }
    Ok(kept)
}

/// Puts `next` in the place of `expected`, if that is still what is kept. [`Swap::Done`] comes when the browser has written it to the disk.
///
/// # Errors
/// [`Unavailable`]; then nothing was changed.
pub async fn swap(expected: Option<&str>, next: Next<'_>) -> Result<Swap, Unavailable> {
    let database = open().await?;
    let (store, complete) = texts(&database, WRITE)?;
    let round = JsValue::from_str(ROUND);
    let current = finished(&store.get(&round)?).await?.as_string();
    let as_expected = current.as_deref() == expected;
    if as_expected && let Err(refused) = change(&store, &round, next) {
        // What was asked for before that must not happen on its own: the round would be gone and its release nowhere.
        let _ = store.transaction().abort();
        let _ = complete.await;
        return Err(refused.into());
    }
    complete.await?;
    Ok(if as_expected { Swap::Done } else { Swap::Other(current) })
}

fn change(store: &IdbObjectStore, round: &JsValue, next: Next<'_>) -> Result<(), JsValue> {
    match next {
        Next::Round(text) => drop(store.put_with_key(&text.into(), round)?),
        Next::Release(batch, text) => {
            store.put_with_key(&text.into(), &release_key(batch))?;
            store.delete(round)?;
        }
        Next::Nothing => drop(store.delete(round)?),
    }
    Ok(())
}

/// Takes away a release that has found its place, or that nobody wants.
///
/// # Errors
/// [`Unavailable`].
pub async fn forget_release(batch: &str) -> Result<(), Unavailable> {
    let database = open().await?;
    let (store, complete) = texts(&database, WRITE)?;
    store.delete(&release_key(batch))?;
    complete.await?;
    Ok(())
}

fn release_key(batch: &str) -> JsValue {
    JsValue::from_str(&format!("{RELEASE}{batch}"))
}

/// Takes away the whole database.
///
/// # Errors
/// [`Unavailable`].
pub async fn remove_everything() -> Result<(), Unavailable> {
    let factory = window().indexed_db()?.ok_or(Unavailable)?;
    let request = factory.delete_database(DATABASE)?;
    finished(&request).await?;
    Ok(())
}

/// Asks the browser not to clear what this page keeps when room gets short. Its answer changes nothing: the page says to close the round the
/// same day.
pub fn ask_to_last() {
    let storage = window().navigator().storage();
    // Absent where the page is no secure context.
    if storage.is_object() {
        let _ = storage.persist();
    }
}

/// The open database, closed again whatever happens: one that stays open holds up whoever wants to take it away.
struct Opened(Database);

impl Drop for Opened {
    fn drop(&mut self) {
        self.0.close();
    }
}

async fn open() -> Result<Opened, Unavailable> {
    // Reading the property alone throws where storage is blocked.
    let factory = window().indexed_db()?.ok_or(Unavailable)?;
    let request = factory.open_with_u32(DATABASE, VERSION)?;
    let upgraded = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Ok(database) = upgraded.result() {
            // There cannot be one already: the database is new.
            let _ = database.unchecked_into::<IdbDatabase>().create_object_store(TEXTS);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    Ok(Opened(finished(&request).await?.unchecked_into()))
}

/// The texts, and the end of the transaction in which they are read or changed.
fn texts(Opened(database): &Opened, mode: &str) -> Result<(IdbObjectStore, JsFuture), Unavailable> {
    let options = Object::new();
    // Complete only when it is on the disk: without it a crash of the system could undo what somebody was told is counted.
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let transaction = database.transaction(TEXTS, mode, &options)?;
    let complete = promise(|resolve, reject| {
        transaction.set_oncomplete(Some(resolve));
        transaction.set_onabort(Some(reject));
    });
    Ok((transaction.object_store(TEXTS)?, complete))
}

/// The result of a request, when it is there.
fn finished(request: &IdbRequest) -> impl Future<Output = Result<JsValue, JsValue>> + use<> {
    let done = promise(|resolve, reject| {
        request.set_onsuccess(Some(resolve));
        request.set_onerror(Some(reject));
    });
    let request = request.clone();
    async move {
        done.await?;
        request.result()
    }
}

fn promise(listen: impl FnOnce(&js_sys::Function, &js_sys::Function)) -> JsFuture {
    let mut listen = Some(listen);
    JsFuture::from(Promise::new(&mut |resolve, reject| {
        if let Some(listen) = listen.take() {
            listen(&resolve, &reject);
        }
    }))
}
