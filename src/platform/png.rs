//! Turning a picture of lines and words into one of dots.

use base64ct::{Base64, Encoding};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// How the address of a PNG begins that holds the picture itself.
const ADDRESS: &str = "data:image/png;base64,";

/// An SVG as a PNG of this size in pixels; `None` where the browser cannot draw it.
pub async fn of_svg(svg: &str, width: u32, height: u32) -> Option<Vec<u8>> {
    let image = document().create_element("img").ok()?.unchecked_into::<web_sys::HtmlImageElement>();
    // In the address itself: nothing is fetched.
    image.set_attribute("src", &format!("data:image/svg+xml;base64,{}", Base64::encode_string(svg.as_bytes()))).ok()?;
    JsFuture::from(image.decode()).await.ok()?;
    let canvas = document().create_element("canvas").ok()?.unchecked_into::<web_sys::HtmlCanvasElement>();
    canvas.set_attribute("width", &width.to_string()).ok()?;
    canvas.set_attribute("height", &height.to_string()).ok()?;
    let context = canvas.get_context("2d").ok()??.unchecked_into::<web_sys::CanvasRenderingContext2d>();
    context.draw_image_with_html_image_element(&image, 0.0, 0.0).ok()?;
    Base64::decode_vec(canvas.to_data_url().ok()?.strip_prefix(ADDRESS)?).ok()
}
