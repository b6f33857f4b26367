//! CPython in a process that runs many programs; see `oracle.py`.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::tree::Texts;

/// How a program ended, and what it printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// `done`, `raised:TYPE`; the oracle's `syntax` and `late` too.
    pub how: String,
    /// What it printed.
    pub text: String,
}

/// The process.
pub struct Oracle {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Oracle {
    /// Starts it.
    ///
    /// # Panics
    /// If there is no `python3`.
    pub fn start() -> Oracle {
        let mut child = Command::new("python3")
            .args(["-B", "-u", "-c", include_str!("oracle.py")])
            .env("PYTHONHASHSEED", "0")
            .env_remove("PYTHONPATH")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 is in PATH");
        let input = child.stdin.take().expect("it has an input");
        let output = BufReader::new(child.stdout.take().expect("it has an output"));
        Oracle {
            child,
            input,
            output,
        }
    }

    /// What a program prints; the last module is the program.
    ///
    /// # Panics
    /// If the process has ended.
    pub fn run(&mut self, texts: &Texts) -> Outcome {
        let mut request = format!("{}\n", texts.len()).into_bytes();
        for (name, text) in texts {
            request.extend_from_slice(format!("{name} {}\n", text.len()).as_bytes());
            request.extend_from_slice(text.as_bytes());
        }
        self.input.write_all(&request).expect("CPython reads");
        self.input.flush().expect("CPython reads");
        let mut first = String::new();
        self.output.read_line(&mut first).expect("CPython answers");
        let (how, size) = first.trim_end().split_once(' ').expect("CPython answers");
        let mut data = vec![0; size.parse().expect("CPython answers with a size")];
        self.output.read_exact(&mut data).expect("CPython answers");
        Outcome {
            how: how.to_owned(),
            text: String::from_utf8_lossy(&data).into_owned(),
        }
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
