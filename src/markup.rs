//! Pages as plain data: elements, attributes and text, without a browser.
//!
//! What only has to be read (a report with its charts, a guide, a table) is made here as a tree of [`Node`]s by pure functions, so that it can
//! be tested without a browser and written out as a file. The shell puts a tree on the page by setting attributes and text, never by
//! parsing. A tree also keeps the app small: views of a framework are code, a tree is data.

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Text, shown as it is.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element with its attributes and what stands in it. Inside `svg` all elements are those of SVG.
// Boxed, so that handing it from call to call moves one pointer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element(Box<Content>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Content {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

/// An empty element.
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Content { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// An element that holds one text.
pub fn text(tag: &'static str, text: &str) -> Element {
    el(tag).say(text)
}

/// A link.
pub fn link(target: &str, label: &str) -> Element {
    text("a", label).attr("href", target)
}

/// A list with one text an entry.
pub fn list(tag: &'static str, texts: &[&str]) -> Element {
    el(tag).with_all(texts.iter().map(|entry| text("li", entry)))
}

impl Element {
    /// Sets an attribute.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.attributes.push((name, value.to_owned()));
        self
    }

    /// Sets the classes.
    #[must_use]
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Adds a text.
    #[must_use]
    pub fn say(mut self, text: &str) -> Self {
        self.0.children.push(Node::Text(text.to_owned()));
        self
    }

    /// Adds an element.
    #[must_use]
    pub fn with(mut self, child: Element) -> Self {
        self.0.children.push(Node::Element(child));
        self
    }

    /// Adds several elements, or none.
    #[must_use]
    pub fn with_all(self, children: impl IntoIterator<Item = Element>) -> Self {
        children.into_iter().fold(self, Self::with)
    }

    /// Its name, such as `p`.
    pub fn tag(&self) -> &'static str {
        self.0.tag
    }

    /// Its attributes in the order of setting.
    pub fn attributes(&self) -> &[(&'static str, String)] {
        &self.0.attributes
    }

    /// What stands in it.
    pub fn children(&self) -> &[Node] {
        &self.0.children
    }

    /// The element as HTML.
    pub fn to_html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.0.tag);
        for (name, value) in &self.0.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            escape(value, html);
            html.push('"');
        }
        html.push('>');
        for child in &self.0.children {
            match child {
                Node::Text(text) => escape(text, html),
                Node::Element(element) => element.write(html),
            }
        }
        html.push_str("</");
        html.push_str(self.0.tag);
        html.push('>');
    }

    /// All text in the element, as a reader meets it.
    pub fn all_text(&self) -> String {
        let mut text = String::new();
        for child in &self.0.children {
            match child {
                Node::Text(piece) => text.push_str(piece),
                Node::Element(element) => {
                    text.push_str(&element.all_text());
                    text.push(' ');
                }
            }
        }
        text
    }
}

fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}

/// A share between 0 and 1 as a percentage with two decimals, for places and widths.
pub fn percent(share: f64) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a picture: at most a few thousand")]
    let hundredths = (share.max(0.0) * 10_000.0).round() as u32;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_outside_is_never_markup() {
        let element = text("p", "<img src=x onerror=\"alert(1)\"> & co").attr("title", "\"><script>");
        assert_eq!(element.to_html(), "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; co</p>");
    }

    #[test]
    fn percentages_have_two_decimals() {
        assert_eq!(percent(0.0), "0.00%");
        assert_eq!(percent(0.1), "10.00%");
        assert_eq!(percent(1.0 / 3.0), "33.33%");
        assert_eq!(percent(1.0), "100.00%");
        assert_eq!(percent(-0.1), "0.00%");
        assert_eq!(percent(f64::NAN), "0.00%");
    }

    #[test]
    fn elements_nest_and_lists_have_an_entry_a_text() {
        assert_eq!(el("div").class("a").with(list("ul", &["x", "y"])).to_html(), "<div class=\"a\"><ul><li>x</li><li>y</li></ul></div>");
    }
}
