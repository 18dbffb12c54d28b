//! Takes pictures of every screen: `screenshots FOLDER`, with the build to show in `CANDOUR_DIST`.
//!
//! The files are called after the screen, the width in pixels and the appearance, such as `answer-320-dark.png`.

use candour_e2e::device::{Appearance, on_a_device};
use candour_e2e::screens::tour;
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

/// Two phones, a tablet, a laptop, a large screen.
const WIDTHS: [u32; 5] = [320, 390, 768, 1280, 1920];

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("Usage: screenshots FOLDER");
        return ExitCode::FAILURE;
    };
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{} cannot be made: {error}", folder.display()));
    let mut taken = 0;
    on_a_device(async |device| {
        tour(device, &mut async |screen| {
            for width in WIDTHS {
                device.chromium().be_wide(width).await;
                for (appearance, word) in [(Appearance::Light, "light"), (Appearance::Dark, "dark")] {
                    device.chromium().look_like(appearance).await;
                    let file = folder.join(format!("{screen}-{width}-{word}.png"));
                    fs::write(&file, device.chromium().picture().await)
                        .unwrap_or_else(|error| panic!("{} cannot be written: {error}", file.display()));
                    taken += 1;
                }
            }
            println!("{screen}");
        })
        .await;
    });
    println!("{taken} pictures are in {}.", folder.display());
    ExitCode::SUCCESS
}
