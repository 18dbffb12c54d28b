//! The points of a scale in words.

use super::{Locale, fill};
use crate::question_set::Scale;

impl Locale {
    /// Label of a point of a scale, 1 (disagree most) to [`Scale::points`]. A point outside the scale is labelled as the nearer end.
    pub fn point_label(&self, scale: &Scale, point: u8) -> String {
        let point = point.clamp(1, scale.points.max(1));
        if let Some(label) = scale.labels.get(usize::from(point) - 1) {
            return label.clone();
        }
        let t = self.scale();
        if scale.points == 5 {
            return [t.strongly_disagree, t.disagree, t.neither, t.agree, t.strongly_agree][usize::from(point) - 1].to_owned();
        }
        let pattern = match point {
            1 => t.lowest_point,
            last if last == scale.points => t.highest_point,
            _ => t.point,
        };
        fill(pattern, &[("point", &self.whole(point.into()))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::PLAIN;
    use crate::question_set::QuestionSet;

    fn labels(scale: &Scale) -> Vec<String> {
        (1..=scale.points).map(|point| Locale::english(PLAIN).point_label(scale, point)).collect()
    }

    fn scale(points: u8) -> Scale {
        Scale { points, lowest: 1, labels: Vec::new() }
    }

    #[test]
    fn five_points_have_the_words_of_the_language() {
        let words = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"];
        assert_eq!(labels(QuestionSet::full().scale()), words);
    }

    #[test]
    fn on_any_other_scale_points_are_numbers_and_the_ends_have_words() {
        assert_eq!(labels(&scale(4)), ["1, disagree most", "2", "3", "4, agree most"]);
        assert_eq!(labels(&scale(2)), ["1, disagree most", "2, agree most"]);
        assert_eq!(labels(&scale(11)).last().map(String::as_str), Some("11, agree most"));
    }

    #[test]
    fn labels_that_a_set_brings_stand_before_our_own_words() {
        let own = ["No", "Rather not", "So so", "Rather", "Yes"].map(str::to_owned);
        assert_eq!(labels(&Scale { labels: own.to_vec(), ..scale(5) }), own);
    }

    #[test]
    fn a_point_outside_the_scale_has_the_label_of_the_nearer_end() {
        let locale = Locale::english(PLAIN);
        assert_eq!(locale.point_label(&scale(5), 0), "Strongly disagree");
        assert_eq!(locale.point_label(&scale(5), 200), "Strongly agree");
        assert_eq!(locale.point_label(&scale(7), 0), "1, disagree most");
        assert_eq!(locale.point_label(&scale(7), 9), "7, agree most");
        assert_eq!(locale.point_label(&Scale { labels: vec!["No".into(), "Yes".into()], ..scale(2) }, 3), "Yes");
    }
}
