//! Keeps in the wasm what it takes to take it apart (feature `split`).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let set = |variable: &str| std::env::var_os(variable).is_some();
    if set("CARGO_FEATURE_SPLIT") && std::env::var_os("CARGO_CFG_TARGET_FAMILY").is_some_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bin=candour=--emit-relocs");
    }
}
