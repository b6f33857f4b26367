//! Freezes and runs a project in its variants, and compares each with CPython.

use std::path::{Path, PathBuf};

use freezer::Frozen;
use support::run::{self, RunOptions};
use vm::host::Imports;

use crate::compare::{judge, lacks_memory, Difference, Verdict};
use crate::machine::{outcome, Room, AMPLE, FUEL, USUAL};
use crate::oracle::Outcome;
use crate::rng::Rng;

use super::project::{Effect, Project, Texts};

/// The budget of an evaluation in calls and loops. A project needs a few thousand.
const BUDGET: u64 = 2_000_000;

/// Where a variant of a project has effects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variant {
    /// The project as it is.
    Plain,
    /// An effect at the program's first line.
    Main,
    /// An effect at the first line of every file.
    Every,
    /// One effect before a random statement.
    Random,
    /// One effect before another random statement. The program runs twice, with a soft reset in between.
    Twice,
}

/// All variants.
pub const VARIANTS: [Variant; 5] = [
    Variant::Plain,
    Variant::Main,
    Variant::Every,
    Variant::Random,
    Variant::Twice,
];

impl Variant {
    /// The variant's name.
    pub fn name(self) -> &'static str {
        match self {
            Variant::Plain => "as it is",
            Variant::Main => "effect first in main",
            Variant::Every => "effect first in every file",
            Variant::Random => "one random effect",
            Variant::Twice => "one random effect, run twice",
        }
    }

    /// This variant of the project of a seed.
    pub fn of(self, project: &Project, seed: u64) -> Project {
        let random = |seed| Effect::At(Rng::new(seed).below(project.statements()));
        project.with(match self {
            Variant::Plain => Effect::None,
            Variant::Main => Effect::Main,
            Variant::Every => Effect::Every,
            Variant::Random => random(!seed),
            Variant::Twice => random(!seed.rotate_left(32)),
        })
    }

    /// How often the program runs.
    pub fn starts(self) -> u32 {
        match self {
            Variant::Twice => 2,
            _ => 1,
        }
    }
}

/// The results of a run.
#[derive(Clone, Debug)]
pub struct Ran {
    /// How the program ended, and what it printed.
    pub outcome: Outcome,
    /// Its imports, of each start.
    pub imports: Vec<Imports>,
}

impl Ran {
    fn failed(how: &str, text: String) -> Ran {
        let how = how.to_owned();
        Ran {
            outcome: Outcome { how, text },
            imports: Vec::new(),
        }
    }
}

/// A directory for a project's files, which is removed at the end.
pub struct Site {
    dir: PathBuf,
}

impl Site {
    /// Makes a new directory, in memory if the system has such a place.
    pub fn new(name: &str) -> Site {
        let memory = Path::new("/dev/shm");
        let base = match memory.is_dir() {
            true => memory.to_path_buf(),
            false => std::env::temp_dir(),
        };
        let name = format!("permafrost-imports-{}-{name}", std::process::id());
        Site {
            dir: base.join(name),
        }
    }

    /// Writes a project's files in place of those that are there. Returns the path of the program.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn write(&self, texts: &Texts) -> std::io::Result<PathBuf> {
        let _ = std::fs::remove_dir_all(&self.dir);
        for (path, text) in texts {
            let path = self.dir.join(path);
            std::fs::create_dir_all(path.parent().unwrap_or(&self.dir))?;
            std::fs::write(path, text)?;
        }
        Ok(self.dir.join("main.py"))
    }

    /// The image of the project. It has every module, because computed imports name some.
    ///
    /// # Errors
    /// The freezer's message.
    pub fn freeze(&self, texts: &Texts, room: Room) -> Result<Frozen, String> {
        let main = self.write(texts).map_err(|e| e.to_string())?;
        let mut options = run::program(&main);
        options.include = texts.iter().skip(1).map(|(p, _)| module_name(p)).collect();
        options.heap = USUAL.run;
        options.budget = BUDGET;
        options.budget_heap = room.freezing;
        run::try_freeze(&options)
    }

    /// How the project ends on the board and what it prints. A panic is a kind of end.
    pub fn run(&self, texts: &Texts, starts: u32, room: Room) -> Ran {
        let options = RunOptions {
            heap: room.run,
            fuel: FUEL,
            starts,
            ..RunOptions::default()
        };
        let unwound = std::panic::catch_unwind(|| match self.freeze(texts, room) {
            Ok(image) => {
                let run = run::run_frozen(&image, &options);
                Ran {
                    imports: run.imports.clone(),
                    outcome: outcome(run),
                }
            }
            Err(text) => Ran::failed("not frozen", text),
        });
        unwound.unwrap_or_else(|e| {
            let text = e.downcast_ref::<String>().cloned();
            let text = text.or_else(|| e.downcast_ref::<&str>().map(|s| (*s).to_owned()));
            Ran::failed("panic", text.unwrap_or_default())
        })
    }

    /// Runs a variant of a project, and compares it with what CPython prints in one run.
    pub fn compare(
        &self,
        texts: &Texts,
        starts: u32,
        wanted: &Outcome,
    ) -> (Ran, Option<Difference>) {
        let mut ran = self.run(texts, starts, USUAL);
        if lacks_memory(&ran.outcome) {
            ran = self.run(texts, starts, AMPLE);
        }
        let wanted = Outcome {
            how: wanted.how.clone(),
            text: wanted.text.repeat(starts as usize),
        };
        let difference = match judge(&wanted, &ran.outcome) {
            Verdict::Differs(d) => Some(d),
            Verdict::Same | Verdict::Useless(_) => None,
        };
        (ran, difference)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

/// The dotted name of the module in a file.
fn module_name(path: &str) -> String {
    let stem = path
        .trim_end_matches("/__init__.py")
        .trim_end_matches(".py");
    stem.replace('/', ".")
}
