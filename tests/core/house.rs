//! The house as `ARCHITECTURE.md` says it is: no circles between modules, and one name for a component, its style and its entry in the
//! gallery.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file below a folder with this ending.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
    found
}

/// The names that a file declares as modules.
fn declared(file: &str) -> BTreeSet<String> {
    let modules = read(&project().join(file));
    let names = modules.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The modules of the library by their path, such as `transfer::csv`, with the code of each: no comments, no tests.
fn modules() -> BTreeMap<String, String> {
    let source = project().join("src");
    let mut modules = BTreeMap::new();
    for file in files(&source, "rs") {
        let inside = file.strip_prefix(&source).expect("a file of the library").with_extension("");
        let parts: Vec<_> = inside.iter().map(|part| part.to_str().expect("a plain name")).collect();
        if parts == ["lib"] || parts == ["main"] {
            continue;
        }
        let text = read(&file);
        let code = text.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let code = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        modules.insert(parts.join("::"), code);
    }
    assert!(modules.len() > 60, "{} modules", modules.len());
    modules
}

/// The module that a path such as `transfer::csv::encode` lies in.
fn module_of(path: &str, modules: &BTreeMap<String, String>) -> Option<String> {
    let mut path = path;
    loop {
        if modules.contains_key(path) {
            return Some(path.to_owned());
        }
        path = path.rsplit_once("::")?.0;
    }
}

/// Every path behind `crate::` in some code, with groups in brackets written out.
fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for after in code.split("crate::").skip(1) {
        let end = after.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(after.len());
        let (path, rest) = after.split_at(end);
        match (path.strip_suffix("::"), rest.strip_prefix('{')) {
            (Some(path), Some(group)) => {
                let group = group.split('}').next().unwrap_or_default();
                found.extend(group.split(',').map(|name| format!("{path}::{}", name.trim())));
            }
            _ => found.push(path.to_owned()),
        }
    }
    found
}

/// Which module names which, `unit` saying what a module counts as.
fn graph(unit: impl Fn(&str) -> String) -> BTreeMap<String, BTreeSet<String>> {
    let modules = modules();
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, code) in &modules {
        for named in paths(code).iter().filter_map(|path| module_of(path, &modules)) {
            let related = named.starts_with(&format!("{name}::")) || name.starts_with(&format!("{named}::"));
            let (from, to) = (unit(name), unit(&named));
            // A module and what lies inside it are one piece.
            if from != to && !related {
                graph.entry(from).or_default().insert(to);
            }
        }
    }
    graph
}

/// A way from a module back to itself, if there is one.
fn circle(graph: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    fn walk(at: &str, graph: &BTreeMap<String, BTreeSet<String>>, way: &mut Vec<String>, done: &mut BTreeSet<String>) -> bool {
        if let Some(start) = way.iter().position(|step| step == at) {
            way.drain(..start);
            way.push(at.to_owned());
            return true;
        }
        if !done.insert(at.to_owned()) {
            return false;
        }
        way.push(at.to_owned());
        if graph.get(at).into_iter().flatten().any(|next| walk(next, graph, way, done)) {
            return true;
        }
        way.pop();
        false
    }
    let mut done = BTreeSet::new();
    graph.keys().find_map(|start| {
        let mut way = Vec::new();
        walk(start, graph, &mut way, &mut done).then_some(way)
    })
}

#[test]
fn a_circle_is_found_where_there_is_one() {
    let graph = |edges: &[(&str, &str)]| {
        let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (from, to) in edges {
            graph.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        graph
    };
    assert_eq!(circle(&graph(&[("a", "b"), ("b", "c"), ("a", "c")])), None);
    let found = circle(&graph(&[("a", "b"), ("b", "c"), ("c", "b")])).expect("a circle");
    assert_eq!(found, ["b", "c", "b"]);
    assert_eq!(paths("use crate::a::{b, c};\n let x = crate::d::e(1);"), ["a::b", "a::c", "d::e"]);
}

#[test]
fn there_are_no_circles_between_the_modules_of_the_first_level() {
    let graph = graph(|module| module.split("::").next().unwrap_or_default().to_owned());
    assert!(graph["release"].contains("totals"), "the graph has what is there: {graph:?}");
    assert_eq!(circle(&graph), None);
}

#[test]
fn there_are_no_circles_between_files() {
    assert_eq!(circle(&graph(str::to_owned)), None);
}

#[test]
fn every_component_is_in_the_gallery_under_the_name_of_its_file() {
    let components = declared("src/ui/components.rs");
    let gallery = read(&project().join("src/ui/screens/gallery.rs"));
    let entries = gallery.split("<Entry name=\"").skip(1).filter_map(|rest| rest.split('"').next());
    assert_eq!(entries.map(str::to_owned).collect::<BTreeSet<_>>(), components);
}

#[test]
fn every_style_of_a_component_has_the_name_of_one_and_is_part_of_the_app() {
    let components = declared("src/ui/components.rs");
    let app = ["app.css", "later.css"].map(|name| read(&project().join("style").join(name))).concat();
    for style in files(&project().join("style/components"), "css") {
        let name = style.file_stem().and_then(|name| name.to_str()).expect("a plain name");
        assert!(components.contains(name), "{name} is no component");
        assert!(app.contains(&format!("@import \"components/{name}.css\";")), "{name} is not imported");
    }
}

#[test]
fn every_screen_has_a_file_and_every_file_is_a_screen() {
    let screens = declared("src/ui/screens.rs");
    let files = files(&project().join("src/ui/screens"), "rs");
    let files = files.iter().filter_map(|file| file.file_stem()?.to_str()).map(str::to_owned);
    assert_eq!(files.collect::<BTreeSet<_>>(), screens);
}

#[test]
fn dark_is_the_same_whether_the_system_or_somebody_asks_for_it() {
    let tokens = read(&project().join("style/tokens.css"));
    let looks: Vec<Vec<&str>> = tokens
        .split("color-scheme: dark;")
        .skip(1)
        .map(|look| look.split('}').next().unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty()).collect())
        .collect();
    assert!(looks.len() == 2 && looks[0].len() > 15, "{looks:?}");
    assert_eq!(looks[0], looks[1]);
}

#[test]
fn the_mark_is_one_drawing_for_page_print_and_icon() {
    let icon = read(&project().join("public/icons/icon.svg"));
    let paths: Vec<&str> = icon.split(" d=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(paths.len(), 2);
    let (page, mark) = (read(&project().join("index.html")), read(&project().join("src/ui/components/mark.rs")));
    for path in paths {
        assert!(page.contains(&format!("d='{path}'")), "the icon inside the page lacks {path}");
        assert!(mark.contains(&format!("d=\"{path}\"")), "the mark on the page lacks {path}");
    }
}
