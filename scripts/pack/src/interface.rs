//! The names by which the wasm and the script of wasm-bindgen call each other: leaves out what nobody calls and shortens the rest.
//!
//! Names such as `__wbg_setAttribute_0123456789abcdef` stand in both files and hardly compress. Leptos also brings three classes for
//! streams of a server that Candour does not have; as they are exported, no optimiser may take them away.
//!
//! The script is read line by line in the shape in which wasm-bindgen writes it. Its version is pinned, and what does not have that
//! shape is left as it is or is an error, never guessed.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{CustomSectionReader, Export, Imports, Parser, Payload};

/// What the names that wasm-bindgen and rustc make up begin with. All others, such as `memory` and `main`, may mean something to somebody.
const MADE_UP: [&str; 4] = ["__wb", "wasm_bindgen__", "__externref_", "intounderlying"];

/// Classes of `wasm-streams`, which come with Leptos and are for a server.
const UNUSED_CLASSES: [&str; 3] = ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];

/// The wasm and its script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The module.
    pub wasm: Vec<u8>,
    /// What wasm-bindgen wrote to go with it.
    pub script: String,
}

impl Pair {
    /// Takes away the classes nobody uses, and every made-up export that the script does not name. What only they needed is still in
    /// the wasm; an optimiser finds and removes it.
    ///
    /// # Errors
    /// When the wasm cannot be read.
    pub fn without_unused_exports(self) -> io::Result<Self> {
        let script = without_classes(&self.script);
        let named = words(&script);
        let (_, exports) = names(&self.wasm)?;
        let dropped = exports.into_iter().filter(|name| is_made_up(name) && !named.contains(name.as_str())).collect();
        let wasm = rewritten(&self.wasm, &mut Rewriter { dropped, renamed: BTreeMap::new(), keep_notes: true })?;
        Ok(Self { wasm, script })
    }

    /// Takes away the functions of the script that the wasm does not import.
    ///
    /// # Errors
    /// When the wasm cannot be read.
    pub fn without_unused_imports(self) -> io::Result<Self> {
        let (imports, _) = names(&self.wasm)?;
        let mut kept = String::with_capacity(self.script.len());
        let mut leaving_out = false;
        for line in self.script.lines() {
            if let Some(name) = line.strip_prefix("        ").and_then(|line| line.strip_suffix(") {")).and_then(imported) {
                leaving_out = !imports.contains(name);
            }
            if !leaving_out {
                kept.push_str(line);
                kept.push('\n');
            }
            leaving_out &= line != "        },";
        }
        Ok(Self { script: kept, ..self })
    }

    /// Gives every made-up name a short one, the same on both sides, and takes out the notes that compilers leave in a module.
    /// An optimiser reads them, so this comes after it.
    ///
    /// # Errors
    /// When the wasm cannot be read, or imports something that the script does not have.
    pub fn with_short_names(self) -> io::Result<Self> {
        let (imports, exports) = names(&self.wasm)?;
        let known = words(&self.script);
        if let Some(name) = imports.iter().find(|name| !known.contains(name.as_str())) {
            return Err(io::Error::other(format!("the wasm imports {name}, which the script does not have")));
        }
        let long: BTreeSet<String> = imports.into_iter().chain(exports).filter(|name| is_made_up(name)).collect();
        let mut short = (0..).map(short_name).filter(|name| !known.contains(name.as_str()));
        let renamed: BTreeMap<String, String> = long.into_iter().map(|name| (name, short.next().unwrap_or_default())).collect();
        let mut script = String::with_capacity(self.script.len());
        for part in parts(&self.script) {
            script.push_str(renamed.get(part).map_or(part, String::as_str));
        }
        let wasm = rewritten(&self.wasm, &mut Rewriter { dropped: BTreeSet::new(), renamed, keep_notes: false })?;
        Ok(Self { wasm, script })
    }
}

fn is_made_up(name: &str) -> bool {
    MADE_UP.iter().any(|start| name.starts_with(start))
}

/// `_a` to `_z`, then `_aa` and so on.
fn short_name(number: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    if number < 26 { format!("_{letter}") } else { format!("{}{letter}", short_name(number / 26 - 1)) }
}

/// The name of a function that the script gives to the wasm, from `name: function(arguments`.
fn imported(line: &str) -> Option<&str> {
    line.split_once(": function(").map(|(name, _)| name)
}

/// The script in parts, each a word or what stands between two.
fn parts(script: &str) -> impl Iterator<Item = &str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        let first = is_word(rest.chars().next()?);
        let end = rest.find(|c| is_word(c) != first).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(part)
    })
}

fn words(script: &str) -> BTreeSet<&str> {
    parts(script).collect()
}

fn without_classes(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut until = None;
    for line in script.lines() {
        let begins = |before: &str, after: &str| UNUSED_CLASSES.iter().any(|class| line.starts_with(&format!("{before}{class}{after}")));
        if until.is_none() {
            if begins("export class ", " {") {
                until = Some("}");
            } else if begins("const ", "Finalization = ") {
                until = Some(";");
            } else if begins("if (Symbol.dispose) ", ".prototype") {
                continue;
            }
        }
        match until {
            None => {
                kept.push_str(line);
                kept.push('\n');
            }
            Some("}") if line == "}" => until = None,
            Some(";") if line.ends_with(';') => until = None,
            Some(_) => {}
        }
    }
    kept
}

/// The names of all imports and of all exports.
fn names(wasm: &[u8]) -> io::Result<(BTreeSet<String>, BTreeSet<String>)> {
    let (mut imports, mut exports) = (BTreeSet::new(), BTreeSet::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.map_err(io::Error::other)? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imports.insert(import.map_err(io::Error::other)?.name.to_owned());
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    exports.insert(export.map_err(io::Error::other)?.name.to_owned());
                }
            }
            _ => {}
        }
    }
    Ok((imports, exports))
}

/// Writes a module once more, with other names.
struct Rewriter {
    dropped: BTreeSet<String>,
    renamed: BTreeMap<String, String>,
    /// Whether sections stay that mean nothing to a browser.
    keep_notes: bool,
}

impl Rewriter {
    fn name<'a>(&'a self, name: &'a str) -> &'a str {
        self.renamed.get(name).map_or(name, String::as_str)
    }
}

impl Reencode for Rewriter {
    type Error = std::convert::Infallible;

    fn parse_custom_section(&mut self, module: &mut Module, section: CustomSectionReader<'_>) -> Result<(), reencode::Error<Self::Error>> {
        if self.keep_notes { utils::parse_custom_section(self, module, section) } else { Ok(()) }
    }

    fn parse_imports(&mut self, section: &mut ImportSection, imports: Imports<'_>) -> Result<(), reencode::Error<Self::Error>> {
        match imports {
            Imports::Single(_, import) => {
                let kind = self.entity_type(import.ty)?;
                section.import(import.module, self.name(import.name), kind);
                Ok(())
            }
            several => utils::parse_imports(self, section, several),
        }
    }

    fn parse_export(&mut self, section: &mut ExportSection, export: Export<'_>) -> Result<(), reencode::Error<Self::Error>> {
        if !self.dropped.contains(export.name) {
            let (kind, index) = (self.export_kind(export.kind)?, self.external_index(export.kind, export.index)?);
            section.export(self.name(export.name), kind, index);
        }
        Ok(())
    }
}

fn rewritten(wasm: &[u8], rewriter: &mut Rewriter) -> io::Result<Vec<u8>> {
    let mut module = Module::new();
    rewriter.parse_core_module(&mut module, Parser::new(0), wasm).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, CustomSection, EntityType, ExportKind, Function, FunctionSection, TypeSection};

    /// A module that imports and exports functions with these names.
    fn module(imports: &[&str], exports: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imported = ImportSection::new();
        for name in imports {
            imported.import("./candour_bg.js", name, EntityType::Function(0));
        }
        let (mut functions, mut exported, mut code) = (FunctionSection::new(), ExportSection::new(), CodeSection::new());
        for (name, index) in exports.iter().zip(u32::try_from(imports.len()).expect("a few")..) {
            functions.function(0);
            exported.export(name, ExportKind::Func, index);
            let mut body = Function::new([]);
            body.instructions().end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&imported).section(&functions).section(&exported).section(&code);
        module.section(&CustomSection { name: "producers".into(), data: b"rustc".as_slice().into() });
        module.finish()
    }

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    const SCRIPT: &str = "\
export class IntoUnderlyingSink {
    free() {
        wasm.__wbg_intounderlyingsink_free(0);
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_get_0123456789abcdef: function(arg0) {
            if (arg0) {
                wasm.__wbindgen_malloc(_a);
            }
        },
        __wbg_set_0123456789abcdef: function(arg0) {
            return arg0;
        },
    };
}
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
wasm.main(__wbg_get_0123456789abcdefg);
";

    fn pair() -> Pair {
        let wasm = module(
            &["__wbg_get_0123456789abcdef"],
            &["main", "__wbindgen_malloc", "__wbg_intounderlyingsink_free", "intounderlyingsink_close", "kept_by_somebody"],
        );
        Pair { wasm, script: SCRIPT.to_owned() }
    }

    #[test]
    fn classes_nobody_uses_go_with_their_exports() {
        let Pair { wasm, script } = pair().without_unused_exports().expect("a module");
        assert!(!script.contains("IntoUnderlying") && !script.contains("FinalizationRegistry"), "{script}");
        assert!(script.starts_with("function __wbg_get_imports() {\n") && script.ends_with("\nwasm.main(__wbg_get_0123456789abcdefg);\n"));
        let (imports, exports) = names(&wasm).expect("a module");
        assert_eq!(imports, set(&["__wbg_get_0123456789abcdef"]));
        assert_eq!(exports, set(&["main", "__wbindgen_malloc", "kept_by_somebody"]));
    }

    #[test]
    fn functions_that_the_wasm_does_not_import_go() {
        let Pair { wasm, script } = pair().without_unused_imports().expect("a module");
        assert_eq!(wasm, pair().wasm);
        assert!(!script.contains("__wbg_set_"), "{script}");
        let gone = "        __wbg_set_0123456789abcdef: function(arg0) {\n            return arg0;\n        },\n";
        assert_eq!(script, SCRIPT.replace(gone, ""));
    }

    #[test]
    fn names_are_short_and_the_same_on_both_sides() {
        let Pair { wasm, script } = pair().with_short_names().expect("a module");
        let (imports, exports) = names(&wasm).expect("a module");
        assert_eq!(imports, set(&["_b"]), "_a is taken in the script");
        assert_eq!(exports, set(&["main", "_c", "_d", "_e", "kept_by_somebody"]));
        assert!(script.contains("        _b: function(arg0) {\n            if (arg0) {\n                wasm._d(_a);\n"), "{script}");
        assert!(script.contains("wasm.main(__wbg_get_0123456789abcdefg);"), "only whole words are renamed");
    }

    #[test]
    fn notes_stay_for_the_optimiser_and_then_go() {
        let noted = |wasm: &[u8]| wasm.windows(9).any(|bytes| bytes == b"producers");
        let pair = pair().without_unused_exports().expect("a module");
        assert!(noted(&pair.wasm));
        assert!(!noted(&pair.with_short_names().expect("a module").wasm));
    }

    #[test]
    fn an_import_that_the_script_does_not_have_is_an_error() {
        let pair = Pair { wasm: module(&["__wbg_gone_0123456789abcdef"], &[]), script: SCRIPT.to_owned() };
        let error = pair.with_short_names().expect_err("nothing gives it");
        assert!(error.to_string().contains("__wbg_gone_0123456789abcdef"));
        assert!(Pair { wasm: b"no wasm".to_vec(), script: String::new() }.with_short_names().is_err());
    }

    #[test]
    fn short_names_go_on_for_ever() {
        let names: Vec<String> = [0, 25, 26, 27, 701, 702].into_iter().map(short_name).collect();
        assert_eq!(names, ["_a", "_z", "_aa", "_ab", "_zz", "_aaa"]);
    }
}
