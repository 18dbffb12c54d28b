//! Files in and out, by the person's own choice.

use leptos::ev;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// A file somebody chose or dropped.
pub struct ChosenFile(web_sys::File);

/// The first of the files chosen in a file field. The field forgets it, so that the same file can be chosen again.
pub fn chosen(event: &ev::Event) -> Option<ChosenFile> {
    let field: web_sys::HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files().and_then(|files| files.get(0));
    let kept = file.clone();
    field.set_value("");
    kept.map(ChosenFile)
}

/// The first of the files dropped, and whether there were more.
pub fn dropped(event: &ev::DragEvent) -> Option<(ChosenFile, bool)> {
    let files = event.data_transfer()?.files()?;
    Some((ChosenFile(files.get(0)?), files.length() > 1))
}

impl ChosenFile {
    /// Whether the file is larger than `limit` bytes. Asked before anything of it is read.
    pub fn is_larger_than(&self, limit: usize) -> bool {
        self.0.size() > limit as f64
    }

    /// The bytes; `None` if the file cannot be read.
    pub async fn bytes(self) -> Option<Vec<u8>> {
        let buffer = JsFuture::from(self.0.array_buffer()).await.ok()?;
        Some(js_sys::Uint8Array::new(&buffer).to_vec())
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

/// A name as part of a file name: letters and digits stay, the rest becomes `-`.
pub fn file_name(parts: &[&str], ending: &str) -> String {
    let mut name = String::new();
    for c in parts.join("-").chars().take(80) {
        if c.is_alphanumeric() {
            name.extend(c.to_lowercase());
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    format!("{}.{ending}", name.trim_matches('-'))
}
