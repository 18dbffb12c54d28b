//! A translator of pages, as browsers bring one along.

/// The name `translate(root)` for a script of the page: an element takes the place of each text in `root` that is open to translation, with the
/// text in capitals in it.
pub const TRANSLATE: &str = "
    const translate = root => {
        const closed = 'script, style, textarea, [translate=no], .notranslate, font[data-translated]';
        const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const found = [];
        if (root.nodeType === Node.TEXT_NODE) found.push(root);
        while (texts.nextNode()) found.push(texts.currentNode);
        for (const text of found) {
            if (!text.data.trim() || !text.parentElement || text.parentElement.closest(closed)) continue;
            const outer = document.createElement('font');
            outer.dataset.translated = '';
            const inner = document.createElement('font');
            inner.textContent = text.data.toUpperCase();
            outer.append(inner);
            text.replaceWith(outer);
        }
    };";
