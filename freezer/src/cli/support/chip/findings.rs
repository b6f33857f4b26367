//! `freeze emulate --check`: what the chip refused, and how deep the stack became.
//!
//! A sub-word load from the flash costs a trap of some fifty instructions. On the chip, only the guard words below the
//! stack show that it is too small. The emulator sees all of this, and also accesses to addresses at which there is
//! nothing, which a chip does without a word.

use chip::findings::{Findings, Kind, Place};
use chip::memory::map::WINDOW;
use chip::memory::Refusal;
use freezer::diagnostic::{Diagnostic, Failure};
use freezer::firmware::Firmware;

use crate::cli::support::output;

/// Functions that may read single bytes of the flash: see the file.
const ALLOWED: &str = include_str!("subword_allowed.txt");
/// Bytes at the bottom of the stack that must stay unused. A frame does not touch each of its words, so that an
/// overflow may miss the guard word.
const STACK_MARGIN: u32 = 64;
/// The most places that are listed; the others are counted.
const SHOWN: usize = 20;

/// Accesses of one kind by one instruction: how many, and the last address.
type Refused<'a> = (&'a Place, &'a (u64, u32));

/// Prints a summary of what was found.
///
/// # Errors
/// The chip refused something that the firmware does not emulate, or the stack was too small.
pub fn judge(findings: &Findings, firmware: &Firmware) -> Result<(), Failure> {
    let allowed: Vec<&str> = ALLOWED
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .collect();
    let may = |pc: u32| {
        let function = firmware.symbols.function_at(pc);
        let name = function.map(|(s, _)| s.display_name());
        name.is_some_and(|n| allowed.iter().any(|p| matches(p, &n)))
    };
    let (emulated, refused): (Vec<Refused<'_>>, Vec<Refused<'_>>) = findings
        .refused
        .iter()
        .partition(|(place, (_, at))| is_emulated(place, *at));
    let (fine, wrong): (Vec<_>, Vec<_>) = emulated.into_iter().partition(|(p, _)| may(p.pc));
    let mut errors = list(firmware, refused, |place, at| {
        let why = place.refusal.name();
        format!("the chip refuses {} at {at:08x} ({why})", name(place))
    });
    errors.extend(list(firmware, wrong, |place, _| {
        let name = name(place);
        format!("{name} from the flash in a function that may not do that")
    }));
    let stack = firmware.stack;
    let top = stack.address.saturating_add(stack.bytes);
    let used = match findings.lowest_stack {
        0 => 0,
        lowest => top.saturating_sub(lowest),
    };
    if used + STACK_MARGIN > stack.bytes {
        let message = format!(
            "the stack of {} bytes is too small: {used} were used",
            stack.bytes
        );
        errors.push(Diagnostic::new(message));
    }
    let slow: u64 = fine.iter().map(|(_, (count, _))| count).sum();
    let summary = format!(
        "{used} of {} bytes of stack used; emulated loads in functions that may: {slow}; problems: {}",
        stack.bytes,
        errors.len()
    );
    output::complain("check", &summary);
    match errors.is_empty() {
        true => Ok(()),
        false => Err(Failure { errors }),
    }
}

/// True for a load of a part of a word from the flash, which the firmware emulates.
fn is_emulated(place: &Place, at: u32) -> bool {
    place.refusal == Refusal::WordsOnly && place.kind == Kind::Load && WINDOW.has(at)
}

/// A name for messages, such as `an 8-bit load`.
fn name(place: &Place) -> String {
    let bits = place.size * 8;
    let article = if bits == 8 { "an" } else { "a" };
    match place.kind {
        Kind::Load => format!("{article} {bits}-bit load"),
        Kind::Store => format!("{article} {bits}-bit store"),
        Kind::Fetch => "to execute code".to_owned(),
    }
}

/// One message for each access, the most frequent first.
fn list(
    firmware: &Firmware,
    mut all: Vec<Refused<'_>>,
    what: impl Fn(&Place, u32) -> String,
) -> Vec<Diagnostic> {
    all.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    let more = all.len().saturating_sub(SHOWN);
    let shown = all.iter().take(SHOWN).map(|(place, (count, at))| {
        let pc = place.pc;
        let function = firmware.symbols.place(pc);
        let what = what(place, *at);
        Diagnostic::new(format!("{what}, {count} times, pc {pc:08x}: {function}"))
    });
    let mut messages: Vec<Diagnostic> = shown.collect();
    if more > 0 {
        messages.push(Diagnostic::new(format!("and so at {more} other places")));
    }
    messages
}

/// True if `name` fits `pattern`, where `*` stands for any text.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((head, tail)) => name.strip_prefix(head).is_some_and(|rest| {
            let mut ends = rest.char_indices().map(|(i, _)| i).chain([rest.len()]);
            ends.any(|i| matches(tail, &rest[i..]))
        }),
    }
}
