//! Files in and out, by the person's own choice.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A file somebody chose or dropped.
pub struct ChosenFile(web_sys::File);

/// The first of the files chosen in a file field. The field forgets it, so that the same file can be chosen again.
pub fn chosen(event: &web_sys::Event) -> Option<ChosenFile> {
    let field: web_sys::HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file.map(ChosenFile)
}

/// The first of the files dropped, and whether there were more.
pub fn dropped(event: &web_sys::DragEvent) -> Option<(ChosenFile, bool)> {
    let files = event.data_transfer()?.files()?;
    Some((ChosenFile(files.get(0)?), files.length() > 1))
}

impl ChosenFile {
    /// Reads the file and calls back with its bytes, or `None` if it cannot be read. Of one that is larger than `limit` bytes it reads a byte
    /// more than that, so that whoever decodes it sees that it is too large.
    pub fn read(self, limit: usize, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
        spawn_local(async move {
            let buffer = match self.0.slice_with_f64_and_f64(0.0, limit as f64 + 1.0) {
                Ok(part) => JsFuture::from(part.array_buffer()).await,
                Err(refused) => Err(refused),
            };
            done(buffer.ok().map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec()));
        });
    }
}

/// A file to be saved. It can be had under an address of its own for as long as this lives: nobody can know whether a browser that was asked to
/// save it did.
#[derive(Debug)]
pub struct OfferedFile {
    name: String,
    content: Option<String>,
    address: Option<String>,
}

impl OfferedFile {
    /// A file with this content, which nobody was asked to save yet.
    pub fn of(name: &str, media_type: &str, content: String) -> Self {
        let address = address_of(&content.as_str().into(), media_type);
        Self { name: name.to_owned(), content: Some(content), address }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is in it, where that is a text.
    pub fn content(&self) -> Option<&str> {
        self.content.as_deref()
    }

    /// The address of its content; `None` where the browser gives none.
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }
}

fn address_of(content: &JsValue, media_type: &str) -> Option<String> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(content), &options).ok()?;
    web_sys::Url::create_object_url_with_blob(&blob).ok()
}

impl Drop for OfferedFile {
    fn drop(&mut self) {
        if let Some(address) = &self.address {
            let _ = web_sys::Url::revoke_object_url(address);
        }
    }
}

/// Asks the browser to save a file.
pub fn save(name: &str, media_type: &str, content: String) -> OfferedFile {
    let file = OfferedFile::of(name, media_type, content);
    ask_to_save(&file);
    file
}

/// Asks the browser to save a file that is no text.
pub fn save_bytes(name: &str, media_type: &str, content: &[u8]) -> OfferedFile {
    let address = address_of(&js_sys::Uint8Array::from(content), media_type);
    let file = OfferedFile { name: name.to_owned(), content: None, address };
    ask_to_save(&file);
    file
}

fn ask_to_save(file: &OfferedFile) {
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let (Some(link), Some(address)) = (link, file.address()) {
        link.set_href(address);
        link.set_download(file.name());
        link.click();
    }
}

/// A file name out of names people chose: white space and what some system does not allow in a name become `-`.
pub fn file_name(parts: &[&str], ending: &str) -> String {
    let mut name = String::new();
    for c in parts.join("-").chars().take(80) {
        let plain = !c.is_control() && !c.is_whitespace() && !"-/\\:*?\"<>|.".contains(c);
        if plain {
            name.push(c.to_ascii_lowercase());
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    format!("{}.{ending}", name.trim_matches('-'))
}
