//! Ctrl-C and the other requests to end. A command that has to clean up files or restore a terminal asks here
//! whether to end, instead of being ended by the signal.

use std::process::{Child, Command, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use freezer::diagnostic::{Diagnostic, Failure};

static ASKED: AtomicBool = AtomicBool::new(false);
/// True if Ctrl-C was typed for the program.
static TYPED: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// Exit status of a command that was ended by Ctrl-C: 128 plus the number of the signal.
pub const STATUS: u8 = 130;

/// Catches requests to end from now on: they only make [`asked`] true.
///
/// # Errors
/// The system does not allow it.
pub fn catch() -> Result<(), Failure> {
    ctrlc::set_handler(ask)
        .map_err(|e| Diagnostic::new(format!("Ctrl-C cannot be caught: {e}")).into())
}

/// Catches Ctrl-C for a program from now on: it makes [`take`] true once. A second Ctrl-C before that ends this
/// process.
///
/// # Errors
/// The system does not allow it.
#[cfg(unix)]
pub fn catch_for_program() -> Result<(), Failure> {
    use signal_hook::consts::SIGINT;
    let failed = |e| Diagnostic::new(format!("Ctrl-C cannot be caught: {e}"));
    let typed = TYPED.get_or_init(Default::default);
    let end = signal_hook::flag::register_conditional_shutdown(
        SIGINT,
        i32::from(STATUS),
        Arc::clone(typed),
    );
    end.map_err(failed)?;
    signal_hook::flag::register(SIGINT, Arc::clone(typed)).map_err(failed)?;
    Ok(())
}

/// Catches Ctrl-C for a program, and every other request to end as well.
#[cfg(not(unix))]
pub fn catch_for_program() -> Result<(), Failure> {
    let typed = Arc::clone(TYPED.get_or_init(Default::default));
    ctrlc::set_handler(move || {
        if typed.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(STATUS));
        }
    })
    .map_err(|e| Diagnostic::new(format!("Ctrl-C cannot be caught: {e}")).into())
}

/// True if Ctrl-C was typed since the last call.
pub fn take() -> bool {
    TYPED
        .get()
        .is_some_and(|typed| typed.swap(false, Ordering::Relaxed))
}

/// Makes [`asked`] true.
pub fn ask() {
    ASKED.store(true, Ordering::Relaxed);
}

/// True if the command should end.
pub fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}

/// Runs `command` with the standard streams of this process, unless it has its own, until it ends. If this
/// process is asked to end, the child is killed. `started` is called with the running child.
///
/// # Errors
/// The command cannot be started or waited for.
pub fn run(mut command: Command, started: impl FnOnce(&mut Child)) -> std::io::Result<ExitStatus> {
    let mut child = command.spawn()?;
    started(&mut child);
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if asked() {
            // The child may just have ended by the same signal.
            let _ = child.kill();
            return child.wait();
        }
        // Looking often at first keeps short runs short.
        let young = start.elapsed() < Duration::from_millis(500);
        std::thread::sleep(Duration::from_millis(if young { 1 } else { 10 }));
    }
}
