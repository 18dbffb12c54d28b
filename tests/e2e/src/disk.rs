//! The files of a browser's profile, read as somebody reads them who has a copy of the disk: byte for byte, and once more with what the
//! browser's databases do to texts undone.
//!
//! A text in a `LevelDB` journal is cut wherever a block of 32 KiB ends; in a table it may be packed with Snappy, and so may values of
//! `IndexedDB` be before they get there; in `SQLite` long texts go on in pages that begin with a number. Without all this "not found" would
//! mean little.

use crate::needles::Search;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use std::{fs, thread};

/// Something somebody can read.
#[derive(Debug)]
pub struct Reading {
    /// The file, from the profile on.
    pub file: String,
    /// How it was read.
    pub how: &'static str,
    /// What was read.
    pub bytes: Vec<u8>,
}

/// Reads every file of a profile in every way that makes sense of it.
pub fn read(profile: &Path) -> Vec<Reading> {
    let mut readings = Vec::new();
    for path in files(profile) {
        // A browser that runs may take a file away meanwhile.
        let Ok(bytes) = fs::read(&path) else { continue };
        let file = path.strip_prefix(profile).unwrap_or(&path).display().to_string();
        let mut add = |how, bytes: Vec<u8>| {
            if !bytes.is_empty() {
                readings.push(Reading { file: file.clone(), how, bytes });
            }
        };
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let of_leveldb = path.parent().is_some_and(|folder| folder.join("CURRENT").is_file());
        if of_leveldb && ending == "log" {
            let joined = leveldb_journal(&bytes);
            add("unpacked", snappy_anywhere(&joined));
            add("joined", joined);
        }
        if of_leveldb && ending == "ldb" {
            let blocks = leveldb_table(&bytes).unwrap_or_else(|problem| panic!("{file} cannot be read: {problem}"));
            add("unpacked", snappy_anywhere(&blocks));
            add("blocks", blocks);
        }
        if bytes.starts_with(b"SQLite format 3\0") {
            let page = usize::from(u16::from_be_bytes([bytes[16], bytes[17]])).max(512);
            add("pages", bytes.chunks(page).flat_map(|page| page.get(4..).unwrap_or_default()).copied().collect());
        }
        add("unpacked", snappy_anywhere(&bytes));
        add("", bytes);
    }
    readings
}

/// What of the needles can be found in a profile, and where: `file: needle`.
pub fn found(profile: &Path, search: &Search) -> Vec<String> {
    let mut found = Vec::new();
    for reading in read(profile) {
        found.extend(search.found_in(&reading.bytes).into_iter().map(|what| format!("{} {}: {what}", reading.file, reading.how)));
    }
    found
}

/// The files in which some bytes stand, in whatever way they were read, each once.
pub fn files_with(profile: &Path, wanted: &Search) -> Vec<String> {
    let with = read(profile).into_iter().filter(|reading| !wanted.found_in(&reading.bytes).is_empty());
    let mut files: Vec<String> = with.map(|reading| reading.file).collect();
    files.dedup();
    files
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => found.extend(files(&entry.path())),
            Ok(kind) if kind.is_file() => found.push(entry.path()),
            // Links and sockets have no content.
            _ => {}
        }
    }
    found.sort();
    found
}

/// Ends the browser of a profile as a loss of power does: at once, without a word. Gives its process up only when it is gone.
pub fn kill_browser(profile: &Path) {
    let lock = fs::read_link(profile.join("SingletonLock")).unwrap_or_default().display().to_string();
    let Some((_, process)) = lock.rsplit_once('-') else { return };
    // A profile of a browser that ended earlier may name a process that is another one by now.
    let ours = |process: &str| {
        let command = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
        String::from_utf8_lossy(&command).contains(&profile.display().to_string())
    };
    while ours(process) {
        let killed = Command::new("kill").args(["-KILL", process]).status();
        killed.unwrap_or_else(|error| panic!("the browser cannot be killed: {error}"));
        thread::sleep(Duration::from_millis(50));
    }
}

/// Bytes in a block of a journal, and those before each piece of a record.
const BLOCK: usize = 32 * 1024;
const PIECE: usize = 7;

/// A journal without what stands between the pieces of its records.
fn leveldb_journal(bytes: &[u8]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(bytes.len());
    for block in bytes.chunks(BLOCK) {
        let mut rest = block;
        while let Some(([_, _, _, _, low, high, _], after)) = rest.split_first_chunk::<PIECE>() {
            let length = usize::from(u16::from_le_bytes([*low, *high]));
            let Some((piece, after)) = after.split_at_checked(length) else { break };
            joined.extend(piece);
            rest = after;
        }
    }
    joined
}

/// What ends a table.
const FOOTER: usize = 48;

/// The blocks of a table one after the other, unpacked.
fn leveldb_table(bytes: &[u8]) -> Result<Vec<u8>, &'static str> {
    let footer = bytes.len().checked_sub(FOOTER).map(|at| &bytes[at..]).ok_or("it is too short")?;
    let mut handles = footer;
    // The index of the index, which is empty, then that of the blocks.
    let (_, _) = (number(&mut handles), number(&mut handles));
    let index = block(bytes, &mut handles)?;
    let mut blocks = index.clone();
    let restarts = index.len().checked_sub(4).map(|at| u32::from_le_bytes([index[at], index[at + 1], index[at + 2], index[at + 3]]));
    let end = restarts.and_then(|count| index.len().checked_sub(4 + 4 * count as usize)).ok_or("its index has no end")?;
    let mut entries = &index[..end];
    while !entries.is_empty() {
        let sizes = (number(&mut entries), number(&mut entries), number(&mut entries));
        let (Some(_), Some(key), Some(value)) = sizes else { return Err("its index is cut off") };
        let entry = entries.split_at_checked(key).and_then(|(_, rest)| rest.split_at_checked(value));
        let (mut handle, rest) = entry.ok_or("an entry of its index is cut off")?;
        blocks.extend(block(bytes, &mut handle)?);
        entries = rest;
    }
    Ok(blocks)
}

/// The block a handle leads to.
fn block(bytes: &[u8], handle: &mut &[u8]) -> Result<Vec<u8>, &'static str> {
    let place = number(handle).zip(number(handle));
    let packed = place.and_then(|(at, size)| Some((bytes.get(at..at + size)?, *bytes.get(at + size)?)));
    match packed.ok_or("a block lies outside of it")? {
        (plain, 0) => Ok(plain.to_vec()),
        (packed, 1) => snappy(packed).map(|(unpacked, _)| unpacked).ok_or("a block does not unpack"),
        _ => Err("it is packed in a way these tests do not know"),
    }
}

/// A whole number of seven bits a byte, lowest first.
fn number(bytes: &mut &[u8]) -> Option<usize> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let (&first, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= usize::from(first & 0x7f) << shift;
        if first < 0x80 {
            return Some(value);
        }
    }
    None
}

/// Shortest text that is worth packing, and more than any value here is long.
const SHORTEST: usize = 24;
const LONGEST: usize = 1 << 22;

/// What was found in contents that have been unpacked before, by their SHA-256. Most files of a browser stay as they are between two looks.
static UNPACKED: Mutex<BTreeMap<[u8; 32], Vec<u8>>> = Mutex::new(BTreeMap::new());

/// Everything in a file that could be something packed with Snappy, unpacked, wherever it begins.
fn snappy_anywhere(bytes: &[u8]) -> Vec<u8> {
    let unpacked = || UNPACKED.lock().unwrap_or_else(PoisonError::into_inner);
    let digest = Sha256::digest(bytes).into();
    if let Some(found) = unpacked().get(&digest) {
        return found.clone();
    }
    let found = unpack_anywhere(bytes);
    unpacked().insert(digest, found.clone());
    found
}

fn unpack_anywhere(bytes: &[u8]) -> Vec<u8> {
    let mut found = Vec::new();
    for start in 0..bytes.len() {
        // Something packed begins with its length and a piece that is not packed; a piece of nothing is none.
        let plain = bytes[start..].iter().position(|byte| *byte < 0x80).and_then(|last| bytes.get(start + last + 1));
        if bytes[start] != 0
            && plain.is_some_and(|tag| tag % 4 == 0)
            && let Some((unpacked, copies)) = snappy(&bytes[start..])
            // Without a copy nothing is packed: it stands there in full.
            && copies > 0
        {
            found.extend(unpacked);
            found.push(b'\n');
        }
    }
    found
}

/// Unpacks what begins here, and says how many pieces were copies. `None` if nothing packed begins here.
fn snappy(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let mut rest = bytes;
    let length = number(&mut rest).filter(|length| (SHORTEST..LONGEST).contains(length))?;
    let (mut unpacked, mut copies) = (Vec::new(), 0);
    while unpacked.len() < length {
        let (&tag, after) = rest.split_first()?;
        rest = after;
        let upper = usize::from(tag >> 2);
        let mut little_endian = |bytes: usize| {
            let (number, after) = rest.split_at_checked(bytes)?;
            rest = after;
            Some(number.iter().rev().fold(0, |value, &byte| value << 8 | usize::from(byte)))
        };
        let (offset, size) = match tag & 3 {
            0 => {
                let size = 1 + if upper < 60 { upper } else { little_endian(upper - 59)? };
                let (plain, after) = rest.split_at_checked(size)?;
                unpacked.extend(plain);
                rest = after;
                continue;
            }
            1 => (usize::from(tag >> 5) << 8 | little_endian(1)?, 4 + (upper & 7)),
            2 => (little_endian(2)?, 1 + upper),
            _ => (little_endian(4)?, 1 + upper),
        };
        let from = unpacked.len().checked_sub(offset).filter(|_| offset > 0)?;
        copies += 1;
        for at in from..from + size {
            unpacked.push(unpacked[at]);
        }
    }
    Some((unpacked, copies))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = b"one text, and the same text, and the same text once more, and the same text to the end";

    #[test]
    fn what_another_program_packed_is_unpacked_wherever_it_begins() {
        let packed = snap::raw::Encoder::new().compress_vec(TEXT).unwrap_or_default();
        assert!(packed.len() < TEXT.len());
        assert_eq!(snappy(&packed).map(|(unpacked, _)| unpacked).as_deref(), Some(TEXT));
        let mut file = b"\0\x01\xff\xf0 before".to_vec();
        file.extend(&packed);
        file.extend(b" after");
        let unpacked = snappy_anywhere(&file);
        assert!(unpacked.windows(TEXT.len()).any(|window| window == TEXT));
    }

    #[test]
    fn a_text_that_is_cut_by_the_end_of_a_block_is_joined() {
        let (first, last) = TEXT.split_at(10);
        let mut journal = vec![0; BLOCK - 2 * PIECE - first.len()];
        let before = u16::try_from(journal.len()).unwrap_or_default();
        let piece = |size: usize, kind: u8| [&[9; 4], &u16::try_from(size).unwrap_or_default().to_le_bytes()[..], &[kind]].concat();
        journal.splice(0..0, [&[9; 4], &before.to_le_bytes()[..], &[1]].concat());
        for (kind, part) in [(2, first), (4, last)] {
            journal.extend(piece(part.len(), kind));
            journal.extend(part);
        }
        assert!(!journal.windows(TEXT.len()).any(|window| window == TEXT));
        assert!(leveldb_journal(&journal).ends_with(TEXT));
    }
}
