//! Puts markup on the page: element by element, by setting attributes and text. Nothing is ever parsed.

use crate::markup::{Element, Node};
use leptos::prelude::document;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Appends `element` to `parent`.
pub fn append(parent: &web_sys::Element, element: &Element) {
    draw(parent, element, false);
}

fn draw(parent: &web_sys::Element, element: &Element, inside_svg: bool) {
    let is_svg = inside_svg || element.tag() == "svg";
    let made = if is_svg { document().create_element_ns(Some(SVG), element.tag()) } else { document().create_element(element.tag()) };
    // Names of elements and attributes are part of the program, so the browser takes them all.
    let Ok(made) = made else { return };
    for (name, value) in element.attributes() {
        let _ = made.set_attribute(name, value);
    }
    for child in element.children() {
        match child {
            Node::Text(text) => drop(made.append_child(&document().create_text_node(text))),
            Node::Element(element) => draw(&made, element, is_svg),
        }
    }
    let _ = parent.append_child(&made);
}
