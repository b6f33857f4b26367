//! A line on the terminal that says how far a long freeze is. It appears after two seconds, and is erased at the end.

use std::io::{IsTerminal, Write};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use freezer::progress::{Progress, Step};

use super::table::shortened;

/// How long a freeze takes before anything is shown, and then from one change of the line to the next.
const PATIENCE: Duration = Duration::from_secs(2);
const BETWEEN: Duration = Duration::from_millis(100);
/// Carriage return, and the sequence that erases the rest of the line.
const ERASE: &str = "\r\x1b[K";

#[derive(Default)]
struct Shared {
    /// The step that is going on.
    now: Mutex<Now>,
    ended: Condvar,
}

#[derive(Default)]
struct Now {
    line: String,
    over: bool,
}

/// While this value lives, the line is shown: if standard error is a terminal.
pub struct Waiting {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Waiting {
    /// Begins to wait.
    pub fn begin() -> Waiting {
        let shared = Arc::new(Shared::default());
        let dumb = std::env::var_os("TERM").is_some_and(|t| t == "dumb");
        let thread = (std::io::stderr().is_terminal() && !dumb).then(|| {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || draw(&shared))
        });
        Waiting { shared, thread }
    }

    /// The steps of a freeze, with `before` before each.
    pub fn progress(&self, before: impl Fn() -> String + Send + Sync + 'static) -> Progress {
        if self.thread.is_none() {
            return Progress::default();
        }
        let shared = Arc::clone(&self.shared);
        Progress::new(move |step: Step<'_>| {
            let line = format!("{}{step}", before());
            let mut now = shared.now.lock().unwrap_or_else(PoisonError::into_inner);
            now.line = line;
        })
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let mut now = (self.shared.now.lock()).unwrap_or_else(PoisonError::into_inner);
        now.over = true;
        drop(now);
        self.shared.ended.notify_all();
        if let Some(thread) = self.thread.take() {
            // A thread that panicked draws nothing any more.
            let _ = thread.join();
        }
    }
}

/// Draws the line until the wait is over.
fn draw(shared: &Shared) {
    let mut shown = String::new();
    let mut wait = patience();
    let mut now = shared.now.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        let on = shared.ended.wait_timeout_while(now, wait, |n| !n.over);
        now = on.unwrap_or_else(PoisonError::into_inner).0;
        if now.over {
            break;
        }
        wait = BETWEEN;
        if now.line != shown {
            shown.clone_from(&now.line);
            let line = shortened(&shown, room());
            let mut out = std::io::stderr().lock();
            // If nobody sees it, nothing is lost.
            let _ = write!(out, "{ERASE}{line}").and_then(|()| out.flush());
        }
    }
    if !shown.is_empty() {
        let mut out = std::io::stderr().lock();
        let _ = write!(out, "{ERASE}").and_then(|()| out.flush());
    }
}

/// The time before the line appears: a test may set another one, in milliseconds.
fn patience() -> Duration {
    let set = std::env::var("FREEZE_TEST_PATIENCE").ok();
    let set = set.and_then(|ms| ms.parse().ok());
    set.map_or(PATIENCE, Duration::from_millis)
}

/// The most characters of the line.
fn room() -> usize {
    let size = terminal_size::terminal_size_of(std::io::stderr());
    size.map_or(79, |(w, _)| usize::from(w.0).saturating_sub(1))
        .max(20)
}
