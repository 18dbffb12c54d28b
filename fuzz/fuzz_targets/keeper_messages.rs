//! What keepers say to each other. The first byte says which message; the others are it, as it is and with a digest that fits, or how a real one
//! is changed. A keeper who waits for the real message takes no other.
#![no_main]

use candour::sealed::keeper::Refused;
use candour::transfer::sealed_files::SealedFileError;
use candour::transfer::sealed_files::messages::{
    MAX_BYTES, MAX_OPENING_BYTES, decode_answer, decode_closing, decode_opening, encode_answer, encode_closing, encode_opening,
};
use candour_fuzz::change::changed;
use candour_fuzz::sealed::{MadeUp, Messages, content, question_set};
use libfuzzer_sys::arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use std::fmt::Debug;
use std::sync::{LazyLock, Mutex};

static MESSAGES: LazyLock<Mutex<Messages>> = LazyLock::new(|| Mutex::new(MadeUp::new(&question_set(3, &[1, 2]), 5).messages()));

/// A kind of message.
struct Kind<M> {
    decode: fn(&[u8]) -> Result<M, SealedFileError>,
    encode: fn(&M) -> String,
    most: usize,
}

impl<M: PartialEq + Debug> Kind<M> {
    /// Every message that is read of an input, other than the real one.
    fn others(&self, real: &M, bytes: &[u8]) -> impl Iterator<Item = M> {
        let forged = candour_fuzz::forged_bytes(bytes);
        let changed = changed(&content(&(self.encode)(real)), &mut Unstructured::new(bytes)).ok().map(|file| candour_fuzz::forged(&file));
        let messages =
            [self.read(bytes), forged.and_then(|file| self.read_forged(&file)), changed.and_then(|file| self.read_forged(&file))];
        messages.into_iter().flatten().filter(move |message| message != real)
    }

    fn read(&self, bytes: &[u8]) -> Option<M> {
        let read = (self.decode)(bytes);
        candour_fuzz::check_file_size(bytes, self.most, &read);
        let message = read.ok()?;
        let file = (self.encode)(&message);
        assert!(file.len() <= self.most);
        let again = (self.decode)(file.as_bytes()).expect("what was read can be written and read again");
        assert_eq!((&again, (self.encode)(&again)), (&message, file));
        Some(message)
    }

    fn read_forged(&self, file: &[u8]) -> Option<M> {
        let message = self.read(file)?;
        assert_eq!((self.encode)(&message).as_bytes(), file, "nothing of it was passed over or filled in");
        Some(message)
    }
}

/// A keeper refuses a message, and waits on.
fn refuses<K, T>(keeper: &mut Option<K>, step: impl FnOnce(K) -> Result<T, Box<Refused<K>>>) {
    match step(keeper.take().expect("a keeper")) {
        Ok(_) => panic!("a keeper has taken a message that the other did not write"),
        Err(refused) => *keeper = Some(refused.keeper),
    }
}

fuzz_target!(|input: &[u8]| {
    let Some((which, bytes)) = input.split_first() else { return };
    let mut messages = MESSAGES.lock().expect("one thread");
    let Messages { closing, answer, openings, waiting } = &mut *messages;
    match which % 4 {
        0 => {
            let kind = Kind { decode: decode_closing, encode: encode_closing, most: MAX_BYTES };
            kind.others(closing, bytes).for_each(|other| refuses(&mut waiting.closing, |keeper| keeper.answer(&other)));
        }
        1 => {
            let kind = Kind { decode: decode_answer, encode: encode_answer, most: MAX_BYTES };
            kind.others(answer, bytes).for_each(|other| refuses(&mut waiting.answer, |keeper| keeper.count(&other)));
        }
        which => {
            let kind = Kind { decode: decode_opening, encode: encode_opening, most: MAX_OPENING_BYTES };
            for other in kind.others(&openings[usize::from(which == 3)], bytes) {
                if other != openings[0] {
                    refuses(&mut waiting.numbers, |keeper| keeper.count_with(&other));
                }
                if other != openings[1] {
                    refuses(&mut waiting.sums, |keeper| keeper.release(&other));
                }
            }
        }
    }
});
