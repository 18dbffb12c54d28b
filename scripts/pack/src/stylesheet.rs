//! One stylesheet out of many.
//!
//! `style/app.css` is an ordinary stylesheet that only imports others. A browser that read it as it is would fetch them
//! one after another; here each import is replaced by the file it names, in that order, without comments and indents.

use std::fs;
use std::io;
use std::path::Path;

/// The text of `entry` with every `@import "file";` replaced by that file. Paths are relative to the importing file.
///
/// # Errors
/// When a file cannot be read, or an import is of a form that this does not know (media queries, layers, `url()`):
/// leaving it in would mean a request more, or a rule in the wrong place, without anybody noticing.
pub fn bundle(entry: &Path) -> io::Result<String> {
    let source = fs::read_to_string(entry).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", entry.display())))?;
    let folder = entry.parent().unwrap_or(Path::new(""));
    let mut joined = String::new();
    for line in compact(&source).lines() {
        if let Some(rest) = line.strip_prefix("@import") {
            joined.push_str(&bundle(&folder.join(imported_file(rest, entry)?))?);
        } else {
            joined.push_str(line);
            joined.push('\n');
        }
    }
    Ok(joined)
}

fn imported_file<'a>(rest: &'a str, importer: &Path) -> io::Result<&'a str> {
    rest.trim()
        .strip_suffix(';')
        .and_then(|quoted| quoted.trim().strip_prefix('"'))
        .and_then(|quoted| quoted.strip_suffix('"'))
        .filter(|file| !file.contains(['"', ':']))
        .ok_or_else(|| {
            io::Error::other(format!(
                "{}: only imports of the form `@import \"file.css\";`, one on a line, can be joined; found `@import{rest}`",
                importer.display()
            ))
        })
}

/// The same rules without comments, indents and empty lines. Text inside quotes is left alone.
#[must_use]
pub fn compact(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    let mut quote = None;
    while let Some(char) = rest.next() {
        match quote {
            Some(_) if char == '\\' => {
                bare.push(char);
                bare.extend(rest.next());
            }
            Some(open) => {
                bare.push(char);
                if char == open {
                    quote = None;
                }
            }
            None if char == '/' && rest.peek() == Some(&'*') => {
                rest.next();
                skip_comment(&mut rest);
            }
            None => {
                if matches!(char, '"' | '\'') {
                    quote = Some(char);
                }
                bare.push(char);
            }
        }
    }
    bare.lines().map(str::trim).filter(|line| !line.is_empty()).fold(String::new(), |mut text, line| {
        text.push_str(line);
        text.push('\n');
        text
    })
}

fn skip_comment(rest: &mut impl Iterator<Item = char>) {
    let mut before = ' ';
    for char in rest {
        if before == '*' && char == '/' {
            return;
        }
        before = char;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indents_go_and_quoted_text_stays() {
        let css = "/* a */\np {\n  color: red; /* b */\n}\nq::before { content: \"/* kept */ \\\" 'x\"; }\n";
        assert_eq!(compact(css), "p {\ncolor: red;\n}\nq::before { content: \"/* kept */ \\\" 'x\"; }\n");
    }

    #[test]
    fn imports_are_replaced_in_order_relative_to_the_importing_file() {
        let folder = crate::tree::scratch("stylesheet-order");
        fs::create_dir(folder.join("components")).unwrap();
        fs::write(folder.join("app.css"), "@import \"tokens.css\";\n@import \"components/all.css\";\n").unwrap();
        fs::write(folder.join("tokens.css"), ":root { --a: 1; }\n").unwrap();
        fs::write(folder.join("components/all.css"), "@import \"button.css\";\n").unwrap();
        fs::write(folder.join("components/button.css"), "button { top: 0; }\n").unwrap();
        assert_eq!(bundle(&folder.join("app.css")).unwrap(), ":root { --a: 1; }\nbutton { top: 0; }\n");
    }

    #[test]
    fn an_import_that_cannot_be_joined_is_an_error() {
        let folder = crate::tree::scratch("stylesheet-unknown");
        for import in [
            "@import url(a.css);",
            "@import \"a.css\" print;",
            "@import \"https://example.org/a.css\";",
            "@import \"a.css\"; p { top: 0; }",
        ] {
            fs::write(folder.join("app.css"), import).unwrap();
            assert!(bundle(&folder.join("app.css")).is_err(), "{import} was accepted");
        }
    }

    #[test]
    fn a_missing_file_is_named() {
        let folder = crate::tree::scratch("stylesheet-missing");
        fs::write(folder.join("app.css"), "@import \"gone.css\";\n").unwrap();
        assert!(bundle(&folder.join("app.css")).unwrap_err().to_string().contains("gone.css"));
    }
}
