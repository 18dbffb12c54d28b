//! The pages of the app as fragments of the address, such as `#/answer/2`.

use crate::survey_form::Step;

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// What Candour is, and three doors.
    Start,
    /// For somebody who was asked to take part.
    Join,
    /// A step of the form for a new round.
    NewSurvey(Step),
    /// The form for a practice round.
    Practice,
    /// The recovery code of a round that was just opened, shown once.
    Recovery,
    /// Between two people, and for whoever runs the survey.
    Desk,
    /// What a person is promised before the first statement.
    Promise,
    /// The statements of one area, by position.
    Answer(usize),
    /// All answers on one page.
    Check,
    /// Counted.
    Done,
    /// Results on this device, and opening others.
    Results,
    /// Results kept on this device, by name.
    Report(String),
    /// Results somebody handed in.
    HandedIn,
    /// Results of an invented team.
    Example,
    /// The discussion guide for small teams.
    Guide,
    /// What a works council wants to know.
    WorksCouncil,
    /// About and settings.
    About,
    /// Every component in every state.
    #[cfg(feature = "gallery")]
    Gallery,
    /// Anything else.
    NotFound,
}

impl Route {
    /// Reads a fragment without its `#`.
    pub fn parse(fragment: &str) -> Self {
        let mut parts = fragment.trim_matches('/').splitn(3, '/');
        match (parts.next().unwrap_or(""), parts.next(), parts.next()) {
            ("", None, _) => Self::Start,
            ("join", None, _) => Self::Join,
            ("new", None, _) => Self::NewSurvey(Step::default()),
            ("new", Some(step), None) => step.parse().ok().and_then(Step::numbered).map_or(Self::NotFound, Self::NewSurvey),
            ("practice", None, _) => Self::Practice,
            ("recovery", None, _) => Self::Recovery,
            ("desk", None, _) => Self::Desk,
            ("promise", None, _) => Self::Promise,
            ("answer", Some(area), None) => match area.parse::<usize>() {
                Ok(area @ 1..=99) => Self::Answer(area - 1),
                _ => Self::NotFound,
            },
            ("check", None, _) => Self::Check,
            ("done", None, _) => Self::Done,
            ("results", None, _) => Self::Results,
            ("results", Some("handed-in"), None) => Self::HandedIn,
            ("results", Some(name), None) => Self::Report(name.to_owned()),
            ("example", None, _) => Self::Example,
            ("guide", None, _) => Self::Guide,
            ("works-council", None, _) => Self::WorksCouncil,
            ("about", None, _) => Self::About,
            #[cfg(feature = "gallery")]
            ("gallery", None, _) => Self::Gallery,
            _ => Self::NotFound,
        }
    }

    /// The fragment of the page, without `#`.
    pub fn path(&self) -> String {
        match self {
            Self::Start => "/".into(),
            Self::Join => "/join".into(),
            Self::NewSurvey(Step::Team) => "/new".into(),
            Self::NewSurvey(step) => format!("/new/{}", step.number()),
            Self::Practice => "/practice".into(),
            Self::Recovery => "/recovery".into(),
            Self::Desk => "/desk".into(),
            Self::Promise => "/promise".into(),
            Self::Answer(area) => format!("/answer/{}", area + 1),
            Self::Check => "/check".into(),
            Self::Done => "/done".into(),
            Self::Results => "/results".into(),
            Self::Report(name) => format!("/results/{name}"),
            Self::HandedIn => "/results/handed-in".into(),
            Self::Example => "/example".into(),
            Self::Guide => "/guide".into(),
            Self::WorksCouncil => "/works-council".into(),
            Self::About => "/about".into(),
            #[cfg(feature = "gallery")]
            Self::Gallery => "/gallery".into(),
            Self::NotFound => "/not-found".into(),
        }
    }

    /// The page as the target of a link.
    pub fn href(&self) -> String {
        format!("#{}", self.path())
    }

    /// Whether the page shows the sheet being filled in. On every other page there is none.
    pub fn shows_sheet(&self) -> bool {
        matches!(self, Self::Answer(_) | Self::Check)
    }

    /// Whether nothing on this page should lead elsewhere: a person answers there, or the recovery code is to be written down.
    pub fn stands_alone(&self) -> bool {
        matches!(self, Self::Recovery | Self::Promise | Self::Answer(_) | Self::Check | Self::Done)
    }
}
