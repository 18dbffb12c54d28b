//! Turning a picture of lines and words into one of dots.

use js_sys::Promise;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// An SVG as a PNG of this size in pixels; `None` where the browser cannot draw it.
pub async fn of_svg(svg: &str, width: u32, height: u32) -> Option<web_sys::Blob> {
    let image = web_sys::HtmlImageElement::new().ok()?;
    // In the address itself: nothing is fetched.
    let encoded = js_sys::encode_uri_component(svg);
    image.set_src(&format!("data:image/svg+xml,{}", String::from(encoded)));
    JsFuture::from(image.decode()).await.ok()?;
    let canvas: web_sys::HtmlCanvasElement = leptos::prelude::document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: web_sys::CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_html_image_element(&image, 0.0, 0.0).ok()?;
    let promise = Promise::new(&mut |resolve, _| {
        let give = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        // Only what is no canvas any more fails here; then nobody is waiting.
        let _ = canvas.to_blob(give.unchecked_ref());
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
