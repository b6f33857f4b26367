//! Runs work on one thread for each processor.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Mutex;

/// Calls `f` for each item, on as many threads as there are processors. The results are in the order of the items. A
/// panic becomes an error with its message.
///
/// # Panics
/// If a thread cannot be started.
pub fn map<T: Sync, U: Send>(items: &[T], f: impl Fn(&T) -> U + Sync) -> Vec<Result<U, String>> {
    let next = AtomicUsize::new(0);
    let slots: Vec<Mutex<Option<Result<U, String>>>> =
        items.iter().map(|_| Mutex::new(None)).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| loop {
                let i = next.fetch_add(1, Ordering::Relaxed);
                let (Some(item), Some(slot)) = (items.get(i), slots.get(i)) else {
                    break;
                };
                let result = caught(|| f(item));
                *slot.lock().expect("no thread panics while it holds a slot") = Some(result);
            });
        }
    });
    let taken = slots.into_iter().map(|s| {
        s.into_inner()
            .expect("no thread panics while it holds a slot")
    });
    taken
        .map(|r| r.unwrap_or_else(|| Err("it was not run".to_owned())))
        .collect()
}

/// What `f` returns.
///
/// # Errors
/// The message of a panic.
pub fn caught<T>(f: impl FnOnce() -> T) -> Result<T, String> {
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(f));
    result.map_err(|e| message(e.as_ref()))
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()));
    format!("panicked: {}", text.unwrap_or_default())
}
