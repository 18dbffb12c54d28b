//! Takes comments and indentation out of the script that wasm-bindgen writes.
//!
//! They are a tenth of what it takes to load, after compression. Trunk's own minifier breaks on what wasm-bindgen writes today, so this
//! looks at whole lines only and leaves every line that holds code as it is, but for the spaces before it.

/// The script without lines that are only a comment, empty lines, and indentation.
///
/// wasm-bindgen writes no text that goes over several lines; a script that holds a backtick open at the end of a line is given back
/// unchanged.
#[must_use]
pub fn without_comments(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") && (line.ends_with("*/") || !line.contains("*/")) {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            if line.matches('`').count() % 2 == 1 {
                return script.to_owned();
            }
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let script = "/**\n * What it does.\n */\nexport function f() {\n    // why\n    return 'http://x'; // here\n}\n\n/* one line */\n";
        assert_eq!(without_comments(script), "export function f() {\nreturn 'http://x'; // here\n}\n");
    }

    #[test]
    fn code_behind_a_comment_stays() {
        assert_eq!(without_comments("/* a */ let b = 1;\n"), "/* a */ let b = 1;\n");
    }

    #[test]
    fn a_text_over_several_lines_is_left_alone() {
        let script = "let a = `\n  // no comment\n`;\n";
        assert_eq!(without_comments(script), script);
    }
}
