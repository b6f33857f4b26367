//! The museum's boxes, built and played by the tool.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::chip::{firmware, freeze};
use crate::{at, project};

/// The presets of `pystories/wiring.py`.
pub const WIRINGS: [&str; 2] = ["one-bus", "soft-screen"];

/// Where boxes are played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the VM on this computer.
    Here,
    /// On the emulated chip, with these further arguments.
    Chip(Vec<String>),
}

/// Builds the images of these boxes of a story, with this wiring. Each image has the name of its box.
///
/// # Panics
/// If they cannot be built.
pub fn build(story: &str, boxes: &[&str], wiring: &str) -> Vec<PathBuf> {
    let roots = ["boot.py", "main.py"].map(|file| at("pystories").join(file));
    let mut matrix = format!("roots = {roots:?}\nstory-packages = ['stories', 'templates']\n");
    for uid in boxes {
        // Writing to a String cannot fail.
        let _ = write!(
            matrix,
            "[[box]]\nname = '{uid}'\nstory = '{story}'\nbox = '{uid}'\nwiring = '{wiring}'\non_error = 'reset'\n"
        );
    }
    let name = format!("boxes-{story}-{wiring}-{}", boxes.len());
    let directory = project(&name, &[("freeze.toml", &matrix)]);
    succeed(
        Command::new(freeze())
            .args(["build-all", "-q"])
            .current_dir(&directory),
    );
    let image = |uid: &&str| directory.join("images").join(format!("{uid}.img"));
    boxes.iter().map(image).collect()
}

/// Plays boxes by a script of `freeze play`, and returns the output.
///
/// # Panics
/// If a step fails.
pub fn play(images: &[PathBuf], script: &str, place: &Place) -> String {
    let first = images.first().expect("there is a box");
    let directory = first.parent().unwrap_or(Path::new("."));
    let steps = directory.join("play.txt");
    std::fs::write(&steps, script).expect("the script can be written");
    let mut command = Command::new(freeze());
    command.arg("play").args(images).arg("--script").arg(&steps);
    if let Place::Chip(further) = place {
        command.arg("--chip").args(firmware()).args(further);
    }
    succeed(&mut command)
}

fn succeed(command: &mut Command) -> String {
    let done = command.output().expect("the tool starts");
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    let errors = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command:?}\n{text}\n{errors}");
    text
}
