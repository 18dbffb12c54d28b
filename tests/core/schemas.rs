//! The examples in `docs/schemas`.
