//! Who looks at a release.

/// Most people who put their sheets together that are looked at.
pub const MOST_COLLUDERS: usize = 3;

/// Who looks at a release, and which sheets they can take away from it. What they know is known of everybody else in the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Viewer {
    /// Has the release and nothing else.
    Outsider,
    /// So many members who were named before anybody answered, and who put their own sheets together.
    These(usize),
    /// Whichever so many members of the team know most, with their own sheets together.
    Any(usize),
}

impl Viewer {
    /// All that are looked at.
    pub const ALL: [Self; 1 + 2 * MOST_COLLUDERS] =
        [Self::Outsider, Self::These(1), Self::These(2), Self::These(3), Self::Any(1), Self::Any(2), Self::Any(3)];

    /// How many members they are.
    pub fn members(self) -> usize {
        match self {
            Self::Outsider => 0,
            Self::These(members) | Self::Any(members) => members,
        }
    }

    /// The place in [`Self::ALL`].
    pub fn position(self) -> usize {
        match self {
            Self::Outsider => 0,
            Self::These(members) => members,
            Self::Any(members) => MOST_COLLUDERS + members,
        }
    }
}

/// Something for each viewer of [`Viewer::ALL`].
pub type PerViewer<T> = [T; Viewer::ALL.len()];
