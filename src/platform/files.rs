//! Files in and out, by the person's own choice.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
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
    /// Whether the file is larger than `limit` bytes. Asked before anything of it is read.
    pub fn is_larger_than(&self, limit: usize) -> bool {
        self.0.size() > limit as f64
    }

    /// Reads the file and calls back with its bytes, or `None` if it cannot be read.
    pub fn read(self, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
        spawn_local(async move {
            let buffer = JsFuture::from(self.0.array_buffer()).await;
            done(buffer.ok().map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec()));
        });
    }
}

/// Gives the person a file to save.
pub fn save(name: &str, media_type: &str, content: &str) {
    let parts = js_sys::Array::of1(&content.into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(address) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The browser takes its own hold of the content when the click is handled; a moment later the address can go.
    leptos::prelude::set_timeout(move || drop(web_sys::Url::revoke_object_url(&address)), std::time::Duration::from_secs(10));
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
