//! Where rounds and releases are kept: what a [`Vault`] promises.
//!
//! Every change is a compare and swap: it takes the place of exactly what it was made of, in one transaction, or does nothing. That is all
//! several windows need to share one desk.

/// Why nothing was read or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// There is no vault here: it is switched off, or belongs to a later version.
    #[error("nothing can be kept here")]
    Unavailable,
    /// There is one, and it failed or has no room. Nothing was changed.
    #[error("the vault refused")]
    Refused,
}

/// A release as it is kept: its name, the day by which it is listed, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseEntry {
    /// Made of the batches of the release, so that two releases of the same people meet.
    pub name: String,
    /// The day its round opened as `YYYY-MM-DD`; empty if the text cannot be read.
    pub opened: String,
    /// What [`super::stored_release`] writes.
    pub text: String,
}

/// What to put in the place of an open round.
#[derive(Debug, Clone, Copy)]
pub enum Next<'a> {
    /// The same round with other totals.
    Round(&'a str),
    /// Its release, if what is kept under that name is still this.
    Release {
        /// The release.
        entry: &'a ReleaseEntry,
        /// What it takes the place of.
        in_place_of: Option<&'a str>,
    },
    /// Nothing.
    Nothing,
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Swap {
    /// It is on the disk.
    Done,
    /// Something else is kept than was expected. Nothing was changed. This is there in the place that was to change, or nothing; where only the
    /// release to be replaced was another one, the round that was expected.
    Other(Option<String>),
}

/// All releases that are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Name and text of each, by the day its round opened, the earliest first.
    pub releases: Vec<(String, String)>,
    /// Whether there is something among them that is no release entry at all.
    pub damaged: bool,
}

/// A place for one open round and for releases, shared by all windows of a browser.
///
/// Each method is one transaction: nobody sees half of it. A change that is reported as done outlives a crash.
#[allow(async_fn_in_trait, reason = "a page has one thread")]
pub trait Vault {
    /// A claim to the desk. It is given back when it is dropped, or when the window that has it is gone.
    type Claim;

    /// Claims the desk among all windows, without leaving a trace on the disk; `None` if another window has it.
    async fn claim(&self) -> Option<Self::Claim>;

    /// The open round.
    ///
    /// # Errors
    /// [`VaultError`].
    async fn round(&self) -> Result<Option<String>, VaultError>;

    /// Puts `next` in the place of the open round `expected`, if that is still what is kept.
    ///
    /// # Errors
    /// [`VaultError`]; then nothing was changed.
    async fn swap_round(&self, expected: Option<&str>, next: Next<'_>) -> Result<Swap, VaultError>;

    /// All releases.
    ///
    /// # Errors
    /// [`VaultError`].
    async fn releases(&self) -> Result<Shelf, VaultError>;

    /// The text of one release; empty if what lies there is no release entry at all.
    ///
    /// # Errors
    /// [`VaultError`].
    async fn release(&self, name: &str) -> Result<Option<String>, VaultError>;

    /// Puts a release in the place of the text `expected`, if that is still what is kept under its name.
    ///
    /// # Errors
    /// [`VaultError`]; then nothing was changed.
    async fn swap_release(&self, expected: Option<&str>, next: &ReleaseEntry) -> Result<Swap, VaultError>;

    /// Takes a release away, whatever it is.
    ///
    /// # Errors
    /// [`VaultError`]; then nothing was changed.
    async fn remove_release(&self, name: &str) -> Result<(), VaultError>;

    /// Takes everything away.
    ///
    /// # Errors
    /// [`VaultError`].
    async fn clear(&self) -> Result<(), VaultError>;
}
