//! The browser's database as a [`Vault`]: every change in one transaction that is on the disk when it is complete.
//!
//! Every text is sealed or meant to be read by anybody; this module knows neither keys nor totals. The database is opened for each change
//! and closed again, so that no window holds it against another one, or against a browser that clears it.

use super::claim::{self, Claim};
use crate::round_keeper::vault::{Next, ReleaseEntry, Shelf, Swap, Vault, VaultError};
use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbRequest, IdbTransaction};

#[wasm_bindgen]
extern "C" {
    /// A database whose transactions take options, which web-sys has only behind a compiler flag.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Database;

    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Database, stores: &Array, mode: &str, options: &Object) -> Result<IdbTransaction, JsValue>;

    /// A factory that can say which databases there are, which not every browser's can.
    #[wasm_bindgen(extends = IdbFactory)]
    type Factory;

    #[wasm_bindgen(method, catch)]
    fn databases(this: &Factory) -> Result<Promise, JsValue>;
}

const READ: &str = "readonly";
const WRITE: &str = "readwrite";

const DATABASE: &str = "candour";
/// Version of the database, not of what is in it: raised only if its shape changes.
const VERSION: u32 = 1;
/// The store of the open round.
const TEXTS: &str = "texts";
/// The key of the open round. There is one on a device.
const ROUND: &str = "round";
/// The store of releases: by name, in a record of its own, an entry and the day by which it is listed.
const RELEASES: &str = "releases";
/// The field of the day, and the name of its index.
const OPENED: &str = "opened";
const ENTRY: &str = "entry";

/// The browser keeps nothing, has no room, or the database is of a later version.
struct Failed;

impl From<JsValue> for Failed {
    fn from(_: JsValue) -> Self {
        Self
    }
}

impl From<Failed> for VaultError {
    fn from(_: Failed) -> Self {
        Self::Refused
    }
}

/// The browser's database.
#[derive(Debug, Clone, Copy)]
pub struct BrowserVault;

impl Vault for BrowserVault {
    type Claim = Claim;

    async fn claim(&self) -> Option<Claim> {
        claim::claim().await
    }

    async fn round(&self) -> Result<Option<String>, VaultError> {
        let Some(database) = opened_if_there().await? else { return Ok(None) };
        Ok(read_round(&database).await?)
    }

    async fn swap_round(&self, expected: Option<&str>, next: Next<'_>) -> Result<Swap, VaultError> {
        let database = opened().await?;
        Ok(swap_round(&database, expected, next).await?)
    }

    async fn releases(&self) -> Result<Shelf, VaultError> {
        let Some(database) = opened_if_there().await? else { return Ok(Shelf::default()) };
        Ok(read_releases(&database).await?)
    }

    async fn release(&self, name: &str) -> Result<Option<String>, VaultError> {
        let Some(database) = opened_if_there().await? else { return Ok(None) };
        Ok(read_release(&database, name).await?)
    }

    async fn swap_release(&self, expected: Option<&str>, next: &ReleaseEntry) -> Result<Swap, VaultError> {
        let database = opened().await?;
        Ok(swap_release(&database, expected, next).await?)
    }

    async fn remove_release(&self, name: &str) -> Result<(), VaultError> {
        let Some(database) = opened_if_there().await? else { return Ok(()) };
        Ok(remove_release(&database, name).await?)
    }

    /// Takes away the whole database.
    async fn clear(&self) -> Result<(), VaultError> {
        let factory = window().indexed_db().ok().flatten().ok_or(VaultError::Unavailable)?;
        let request = factory.delete_database(DATABASE).map_err(Failed::from)?;
        finished(&request).await.map_err(Failed::from)?;
        Ok(())
    }
}

async fn read_round(database: &Opened) -> Result<Option<String>, Failed> {
    let (transaction, _) = begin(database, &[TEXTS], READ)?;
    Ok(finished(&transaction.object_store(TEXTS)?.get(&ROUND.into())?).await?.as_string())
}

async fn swap_round(database: &Opened, expected: Option<&str>, next: Next<'_>) -> Result<Swap, Failed> {
    let stores: &[&str] = if matches!(next, Next::Release { .. }) { &[TEXTS, RELEASES] } else { &[TEXTS] };
    let (transaction, complete) = begin(database, stores, WRITE)?;
    let texts = transaction.object_store(TEXTS)?;
    let current = finished(&texts.get(&ROUND.into())?).await?.as_string();
    let release_as_expected = match next {
        Next::Release { entry, in_place_of } => {
            kept_release(&transaction.object_store(RELEASES)?, &entry.name).await?.as_deref() == in_place_of
        }
        Next::Round(_) | Next::Nothing => true,
    };
    let as_expected = current.as_deref() == expected && release_as_expected;
    let change = || match next {
        Next::Round(text) => texts.put_with_key(&text.into(), &ROUND.into()).map(drop),
        Next::Release { entry, .. } => {
            put_release(&transaction.object_store(RELEASES)?, entry)?;
            texts.delete(&ROUND.into()).map(drop)
        }
        Next::Nothing => texts.delete(&ROUND.into()).map(drop),
    };
    commit(&transaction, complete, if as_expected { change() } else { Ok(()) }).await?;
    Ok(if as_expected { Swap::Done } else { Swap::Other(current) })
}

async fn read_releases(database: &Opened) -> Result<Shelf, Failed> {
    let (transaction, _) = begin(database, &[RELEASES], READ)?;
    let store = transaction.object_store(RELEASES)?;
    let index = store.index(OPENED)?;
    let (names, records, all) = (finished(&index.get_all_keys()?), finished(&index.get_all()?), finished(&store.count()?));
    let (names, records, all) = (Array::from(&names.await?), Array::from(&records.await?), all.await?);
    // What has no day is none of the app's making, and not in the index.
    let mut shelf = Shelf { releases: Vec::new(), damaged: all.as_f64() != Some(f64::from(names.length())) };
    for (name, record) in names.iter().zip(records.iter()) {
        match name.as_string() {
            Some(name) => shelf.releases.push((name, text_of(&record))),
            None => shelf.damaged = true,
        }
    }
    Ok(shelf)
}

async fn read_release(database: &Opened, name: &str) -> Result<Option<String>, Failed> {
    let (transaction, _) = begin(database, &[RELEASES], READ)?;
    kept_release(&transaction.object_store(RELEASES)?, name).await
}

async fn kept_release(store: &IdbObjectStore, name: &str) -> Result<Option<String>, Failed> {
    let record = finished(&store.get(&name.into())?).await?;
    Ok((!record.is_undefined()).then(|| text_of(&record)))
}

async fn swap_release(database: &Opened, expected: Option<&str>, next: &ReleaseEntry) -> Result<Swap, Failed> {
    let (transaction, complete) = begin(database, &[RELEASES], WRITE)?;
    let store = transaction.object_store(RELEASES)?;
    let current = kept_release(&store, &next.name).await?;
    let as_expected = current.as_deref() == expected;
    commit(&transaction, complete, if as_expected { put_release(&store, next) } else { Ok(()) }).await?;
    Ok(if as_expected { Swap::Done } else { Swap::Other(current) })
}

async fn remove_release(database: &Opened, name: &str) -> Result<(), Failed> {
    let (transaction, complete) = begin(database, &[RELEASES], WRITE)?;
    let removed = transaction.object_store(RELEASES)?.delete(&name.into()).map(drop);
    commit(&transaction, complete, removed).await
}

fn put_release(store: &IdbObjectStore, entry: &ReleaseEntry) -> Result<(), JsValue> {
    let record = Object::new();
    Reflect::set(&record, &OPENED.into(), &entry.opened.as_str().into())?;
    Reflect::set(&record, &ENTRY.into(), &entry.text.as_str().into())?;
    store.put_with_key(&record, &entry.name.as_str().into()).map(drop)
}

/// The text in a record; empty if it is no record of a release.
fn text_of(record: &JsValue) -> String {
    Reflect::get(record, &ENTRY.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Waits until a transaction is on the disk. If its last request was refused, what was asked for before that must not happen on its own:
/// a round would be gone and its release nowhere.
async fn commit(transaction: &IdbTransaction, complete: JsFuture, asked: Result<(), JsValue>) -> Result<(), Failed> {
    if let Err(refused) = asked {
        let _ = transaction.abort();
        let _ = complete.await;
        return Err(refused.into());
    }
    complete.await?;
    Ok(())
}

/// Asks the browser not to clear what this page keeps when room gets short. Its answer changes nothing: the page says to close the round the
/// same day. Nor does it matter if the browser cannot be asked, or fails.
pub fn ask_to_last() {
    let asked = || {
        // Absent where the page is no secure context, and closed to some pages.
        let storage = Reflect::get(&window().navigator(), &"storage".into()).ok()?;
        let persist: js_sys::Function = Reflect::get(&storage, &"persist".into()).ok()?.dyn_into().ok()?;
        persist.call0(&storage).ok()?.dyn_into::<Promise>().ok()
    };
    if let Some(asked) = asked() {
        spawn_local(async move { drop(JsFuture::from(asked).await) });
    }
}

/// The open database, closed again whatever happens: one that stays open holds up whoever wants to take it away.
struct Opened(Database);

impl Drop for Opened {
    fn drop(&mut self) {
        self.0.close();
    }
}

async fn opened() -> Result<Opened, VaultError> {
    open().await.map_err(|_| VaultError::Unavailable)
}

/// The database, unless there is none yet. Looking makes none: a page that is left while its database is being made can stay in the browser's
/// memory, stopped, and hold up every page after it.
async fn opened_if_there() -> Result<Option<Opened>, VaultError> {
    if is_there().await { opened().await.map(Some) } else { Ok(None) }
}

/// `true` also where the browser cannot say.
async fn is_there() -> bool {
    let Ok(Some(factory)) = window().indexed_db() else { return true };
    let Ok(asked) = factory.unchecked_ref::<Factory>().databases() else { return true };
    let Ok(found) = JsFuture::from(asked).await else { return true };
    Array::from(&found).iter().any(|one| Reflect::get(&one, &"name".into()).is_ok_and(|name| name == DATABASE))
}

async fn open() -> Result<Opened, Failed> {
    // Reading the property alone throws where storage is blocked.
    let factory = window().indexed_db()?.ok_or(Failed)?;
    let request = factory.open_with_u32(DATABASE, VERSION)?;
    let upgrading = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if upgrade(&upgrading).is_err()
            && let Some(transaction) = upgrading.transaction()
        {
            // The database stays as it was, and nothing of it is lost.
            let _ = transaction.abort();
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    Ok(Opened(finished(&request).await?.unchecked_into()))
}

/// Makes the stores.
fn upgrade(request: &IdbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.unchecked_into();
    database.create_object_store(TEXTS)?;
    database.create_object_store(RELEASES)?.create_index_with_str(OPENED, OPENED).map(drop)
}

/// A transaction over some stores, and its end.
fn begin(Opened(database): &Opened, stores: &[&str], mode: &str) -> Result<(IdbTransaction, JsFuture), Failed> {
    let options = Object::new();
    // Complete only when it is on the disk: without it a crash of the system could undo what somebody was told is counted.
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let stores: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
    let transaction = database.transaction(&stores, mode, &options)?;
    let complete = promise(|resolve, reject| {
        transaction.set_oncomplete(Some(resolve));
        transaction.set_onabort(Some(reject));
    });
    Ok((transaction, complete))
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
