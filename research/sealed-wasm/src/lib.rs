//! What sealing a ballot and counting ballots weigh and take as WebAssembly. Two modules are built of it, one with each feature, as the app's
//! chunks will be; `scripts/bench-sealed` measures both. Everything that goes in and out is text, as in the files and links of the app.

#[cfg(feature = "seal")]
use wasm_bindgen::prelude::wasm_bindgen;

/// Seals a sheet, of points as ticked with 0 for nothing: the text of the ballot; nothing where the survey or the sheet is none.
#[cfg(feature = "seal")]
#[wasm_bindgen]
pub fn seal(invitation: &str, points: &[u8], nonce: &[u8]) -> Option<String> {
    use candour::answers::{AnswerSheet, Choice};
    let survey = candour::transfer::sealed_files::survey_file::decode(invitation).ok()?;
    let survey = candour::sealed::survey::Survey::new(survey);
    let mut sheet = AnswerSheet::blank(&survey.definition().set);
    for (statement, &point) in points.iter().enumerate() {
        sheet.tick(statement, if point == 0 { Choice::PreferNot } else { Choice::Point(point) });
    }
    let ballot = candour::sealed::ballot::Ballot::seal(&survey, sheet, nonce.try_into().ok()?).ok()?;
    Some(candour::sealed::armour::write(ballot.bytes()))
}

#[cfg(feature = "keeper")]
mod keeper {
    use candour::release::Release;
    use candour::sealed::backup::{KeeperCode, Kept};
    use candour::sealed::keeper::{First, Keeper, Locked, Open, Second, Side};
    use candour::sealed::pile::Pile;
    use candour::sealed::survey::Survey;
    use candour::transfer::release_file;
    use candour::transfer::sealed_files::{kept_key, messages, survey_file};
    use std::sync::Arc;
    use wasm_bindgen::prelude::wasm_bindgen;
    use zeroize::Zeroizing;

    fn locked<R: Side>(survey: &str, key: &str, code: &str, thread: &str) -> Option<Keeper<R, Locked>> {
        let survey = Arc::new(Survey::new(survey_file::decode(survey).ok()?));
        let Kept { secret, verify_key, given } = kept_key::decode(key.as_bytes()).ok()?.open(&KeeperCode::parse(code)?)?;
        let verify_key = survey.definition().verify_key(&secret).map_or(verify_key, Zeroizing::new);
        let mut pile = Pile::default();
        pile.take_text(&survey, thread).ok()?;
        Keeper::<R, Open>::new(survey, secret, verify_key, given).ok()?.lock(&pile).ok()
    }

    /// The first keeper's closing.
    #[wasm_bindgen]
    pub fn close(survey: &str, key: &str, code: &str, thread: &str) -> Option<String> {
        Some(messages::encode_closing(&locked::<First>(survey, key, code, thread)?.closing()))
    }

    /// The second keeper's answer.
    #[wasm_bindgen]
    pub fn answer(survey: &str, key: &str, code: &str, thread: &str, closing: &str) -> Option<String> {
        let closing = messages::decode_closing(closing.as_bytes()).ok()?;
        let (_, answer) = locked::<Second>(survey, key, code, thread)?.answer(&closing).ok()?;
        Some(messages::encode_answer(&answer))
    }

    /// The first keeper's opening; with the second keeper's, the release.
    #[wasm_bindgen]
    pub fn open_first(survey: &str, key: &str, code: &str, thread: &str, answer: &str, opening: Option<String>) -> Option<String> {
        let answer = messages::decode_answer(answer.as_bytes()).ok()?;
        let (keeper, own) = locked::<First>(survey, key, code, thread)?.count(&answer).ok()?;
        let Some(opening) = opening else { return Some(messages::encode_opening(&own)) };
        let (_, outcome) = keeper.release(&messages::decode_opening(opening.as_bytes()).ok()?).ok()?;
        Some(release_file::encode(&Release::of_sealed(outcome).ok()?))
    }

    /// The second keeper's opening.
    #[wasm_bindgen]
    pub fn open_second(survey: &str, key: &str, code: &str, thread: &str, closing: &str, opening: &str) -> Option<String> {
        let closing = messages::decode_closing(closing.as_bytes()).ok()?;
        let opening = messages::decode_opening(opening.as_bytes()).ok()?;
        let (keeper, _) = locked::<Second>(survey, key, code, thread)?.answer(&closing).ok()?;
        let (_, own) = keeper.count_with(&opening).ok()?;
        Some(messages::encode_opening(&own))
    }
}
