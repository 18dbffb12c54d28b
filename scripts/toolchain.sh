# shellcheck shell=bash
# shellcheck disable=SC2034 # The scripts that read this one use the names.
# Which versions of the tools the project uses, and which compiler builds the wasm. Read by the other scripts.

PROJECT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$PROJECT" || exit

TRUNK_VERSION=0.21.14
MUTANTS_VERSION=27.1.0
GECKODRIVER_VERSION=0.37.1
WASM_TARGET=wasm32-unknown-unknown
# The name under which set-up registers Debian's compiler, where the Rust servers cannot be reached.
DEBIAN_TOOLCHAIN=candour-debian
# Where Debian's packages put their own standard library, and where ours for wasm goes.
DEBIAN_LIBRARIES=/usr/lib/rustlib

export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

# Trunk refuses to start when this is 1, the value that everybody else asks for.
unset NO_COLOR

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# The version of a crate in Cargo.lock. Cargo.lock has the name on one line and the version on the next.
locked_version() {
    awk -v name="name = \"$1\"" '$0 == name { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock
}

# Whether a compiler has the standard library for wasm. Arguments: the words that call the compiler.
has_wasm() {
    local folder
    folder=$("$@" --print target-libdir --target "$WASM_TARGET" 2>/dev/null) && compgen -G "$folder/libstd-*.rlib" >/dev/null
}

# The compiler in use is kept where it can build wasm. Else Debian's is used, if set-up has registered it.
choose_compiler() {
    if ! has_wasm rustc && has_wasm rustup run "$DEBIAN_TOOLCHAIN" rustc; then
        export RUSTUP_TOOLCHAIN=$DEBIAN_TOOLCHAIN
    fi
}

# The same source gives the same bytes, wherever it is built: the names of this machine's folders stay out of the wasm.
# Only flags for the wasm target are set, so the programs that run here are not built twice.
hide_local_paths() {
    local flags='' folder cargo_home=${CARGO_HOME:-$HOME/.cargo} sysroot
    sysroot=$(rustc --print sysroot)
    for folder in "$cargo_home"/registry/src/*/; do
        flags+=" --remap-path-prefix=${folder%/}=/crates"
    done
    flags+=" --remap-path-prefix=$PROJECT=/candour --remap-path-prefix=$sysroot=/rust"
    if [[ "$cargo_home$PROJECT$sysroot" == *[[:space:]]* ]]; then
        say 'A folder has a space in its name, so the build will work and not be the same, byte for byte, as elsewhere.'
        return
    fi
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=${flags# }
}

# A release build into dist/.
build_release() {
    choose_compiler
    hide_local_paths
    trunk build --release --locked
}
