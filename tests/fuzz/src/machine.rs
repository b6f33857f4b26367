//! The side of the VM: freezes a program as `freeze run` does, and runs the image.

use std::path::{Path, PathBuf};

use freezer::Frozen;
use support::run::{self, Exit, Run, RunOptions};

use crate::oracle::Outcome;
use crate::tree::Texts;

/// Bytes of heap.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Bytes for a run.
    pub run: u32,
    /// Bytes for all evaluations together, which collect no garbage.
    pub freezing: usize,
}

/// Heaps that are enough for nearly all programs.
pub const USUAL: Room = Room {
    run: 256 << 10,
    freezing: 6 << 20,
};
/// Heaps that are tried before a lack of memory counts as a difference, since CPython has more memory.
pub const AMPLE: Room = Room {
    run: 16 << 20,
    freezing: 256 << 20,
};
/// The budget of an evaluation and of a run in calls and loops. A program needs a few thousand.
pub const FUEL: u64 = 20_000_000;

/// A directory for a program's files, which is removed at the end.
pub struct Machine {
    dir: PathBuf,
}

impl Machine {
    /// Makes a new directory, in memory if the system has such a place.
    ///
    /// # Panics
    /// If the directory cannot be made.
    pub fn new(name: &str) -> Machine {
        let memory = Path::new("/dev/shm");
        let base = if memory.is_dir() {
            memory.to_path_buf()
        } else {
            std::env::temp_dir()
        };
        let dir = base.join(format!("permafrost-fuzz-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&dir).expect("a directory for the programs can be made");
        Machine { dir }
    }

    /// The program's image.
    ///
    /// # Errors
    /// The freezer's message.
    pub fn freeze(&self, texts: &Texts, room: Room) -> Result<Frozen, String> {
        for file in std::fs::read_dir(&self.dir).into_iter().flatten().flatten() {
            let _ = std::fs::remove_file(file.path());
        }
        for (name, text) in texts {
            let path = self.dir.join(format!("{name}.py"));
            std::fs::write(path, text).map_err(|e| e.to_string())?;
        }
        let mut options = run::program(&self.dir.join("main.py"));
        options.heap = USUAL.run;
        options.budget = FUEL;
        options.budget_heap = room.freezing;
        run::try_freeze(&options)
    }

    /// The program's end and its output. A panic of the freezer or of the VM is a kind of end.
    pub fn run(&self, texts: &Texts, stress: bool, room: Room) -> Outcome {
        let unwound = std::panic::catch_unwind(|| match self.freeze(texts, room) {
            Ok(image) => run_image(&image, stress, room),
            Err(e) => Outcome {
                how: "not frozen".to_owned(),
                text: e,
            },
        });
        unwound.unwrap_or_else(|e| {
            let text = e.downcast_ref::<String>().cloned();
            let text = text.or_else(|| e.downcast_ref::<&str>().map(|s| (*s).to_owned()));
            Outcome {
                how: "panic".to_owned(),
                text: text.unwrap_or_default(),
            }
        })
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

/// Runs an image.
pub fn run_image(image: &Frozen, stress: bool, room: Room) -> Outcome {
    let options = RunOptions {
        heap: room.run,
        stress,
        fuel: FUEL,
        ..RunOptions::default()
    };
    outcome(run::run_frozen(image, &options))
}

/// How a run ended, and what it printed.
pub fn outcome(run: Run) -> Outcome {
    let how = match run.exit {
        Exit::Done => "done".to_owned(),
        Exit::Raised(trace) => {
            // The message may have several lines. Without memory there is no traceback.
            let at = trace.find("Traceback").unwrap_or(0);
            let mut lines = trace[at..].lines();
            let last = lines.find(|l| !l.starts_with(' ') && !l.starts_with("Traceback"));
            let last = last.unwrap_or("");
            format!("raised:{}", last.split(':').next().unwrap_or(last))
        }
        Exit::Stopped(e) => format!("stopped: {e:?}"),
    };
    Outcome {
        how,
        text: run.stdout,
    }
}
