//! The rules of freezing, which ARCHITECTURE.md lists: a file for one or two rules, a test for each detail.

mod bodies;
mod ends;
mod imports;
mod memos;
mod objects;
mod proofs;
mod sharing;
mod start;

use freezer::{Frozen, Options};
use support::run::{frozen, program, run_frozen, Exit, Run, RunOptions};
use support::text::assert_same;
use support::{oracle, project};

/// A program of several files, `main.py` its entry: frozen with all files as roots.
struct Program {
    dir: std::path::PathBuf,
    options: Options,
}

impl Program {
    fn new(name: &str, files: &[(&str, &str)]) -> Program {
        let dir = project(&format!("rules/{name}"), files);
        let mut options = program(&dir.join("main.py"));
        options.roots = files
            .iter()
            .filter(|(path, _)| *path != "main.py" && !path.contains('/'))
            .map(|(path, _)| dir.join(path))
            .collect();
        let packages = files
            .iter()
            .filter_map(|(path, _)| path.split_once('/').map(|(p, _)| p.to_owned()));
        options.include = packages.collect();
        options.include.dedup();
        Program { dir, options }
    }

    fn freeze(&self) -> Frozen {
        frozen(&self.options)
    }

    fn run(&self) -> Run {
        run_frozen(&self.freeze(), &RunOptions::default())
    }

    /// Runs the program, which has to print what CPython prints.
    #[track_caller]
    fn as_python(&self) -> Run {
        let wanted = oracle::python(&[], Some(&self.dir.join("main.py")), &self.dir, None)
            .expect("CPython runs it");
        let run = self.run();
        assert_eq!(run.exit, Exit::Done, "after {}", run.stdout);
        assert_same("the output", &wanted, &run.stdout);
        run
    }

    /// Runs the program, which has to print this text.
    #[track_caller]
    fn prints(&self, wanted: &str) -> Run {
        let run = self.run();
        assert_eq!(run.exit, Exit::Done, "after {}", run.stdout);
        assert_same("the output", wanted, &run.stdout);
        run
    }
}

/// Bytes of heap that stay in use after an import of these modules, in a VM that does nothing else; and the output.
fn kept_by(image: &Frozen, modules: &[&str]) -> (u32, String) {
    let modules = modules.iter().map(|m| (*m).to_owned()).collect();
    let run = run_frozen(
        image,
        &RunOptions {
            modules,
            ..RunOptions::default()
        },
    );
    assert_eq!(run.exit, Exit::Done, "after {}", run.stdout);
    (run.kept, run.stdout)
}
