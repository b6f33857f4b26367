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
    let may = |pc: u32| {
        let function = firmware.symbols.function_at(pc);
        function.is_some_and(|(s, _)| is_allowed(&s.display_name()))
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
        false => Err(errors.into()),
    }
}

/// True for a function that may read single bytes of the flash.
fn is_allowed(name: &str) -> bool {
    let lines = ALLOWED.lines().map(str::trim);
    let mut patterns = lines.filter(|l| !l.is_empty() && !l.starts_with('#'));
    patterns.any(|p| matches(p, name))
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

#[cfg(test)]
mod tests {
    use super::*;
    use freezer::firmware::prebuilt;

    /// An address within the firmware's function whose full name this is.
    fn within(firmware: &Firmware, name: &str) -> u32 {
        let mut functions = firmware.symbols.functions();
        let found = functions.find(|f| f.display_name() == name);
        found.expect("the firmware has it").address + 3
    }
    /// The messages about one access, which happened twice, at this address.
    fn messages(pc: u32, kind: Kind, size: u32, refusal: Refusal, address: u32) -> Vec<String> {
        let mut findings = Findings::default();
        let place = Place {
            pc,
            kind,
            size,
            refusal,
        };
        findings.refused.insert(place, (2, address));
        judged(&findings)
    }
    fn judged(findings: &Findings) -> Vec<String> {
        let firmware = prebuilt().expect("the firmware is built in");
        match judge(findings, &firmware) {
            Ok(()) => Vec::new(),
            Err(f) => f.errors.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn an_emulated_load_is_fine_where_messages_are_made() {
        assert!(is_allowed("core::fmt::write"));
        assert!(!is_allowed("format::image::verify::verify") && !is_allowed("#"));
        let firmware = prebuilt().expect("the firmware is built in");
        let verify = within(&firmware, "format::image::verify::verify");
        let wanted = format!(
            "a 16-bit load from the flash in a function that may not do that, 2 times, pc {verify:08x}: \
             format::image::verify::verify + 0x3"
        );
        let (load, words) = (Kind::Load, Refusal::WordsOnly);
        assert_eq!(messages(verify, load, 2, words, 0x4025_0001), [wanted]);
        // A store is not emulated, and no load from IRAM should be made.
        for (kind, address) in [(Kind::Store, 0x4025_0001), (load, 0x4010_0001)] {
            let refused = messages(verify, kind, 1, words, address);
            assert!(
                refused[0].starts_with("the chip refuses an 8-bit "),
                "{refused:?}"
            );
        }
    }

    #[test]
    fn what_the_chip_refuses_is_named() {
        let store = messages(0x4021_0000, Kind::Store, 1, Refusal::ReadOnly, 0x4020_0004);
        let start =
            "the chip refuses an 8-bit store at 40200004 (read-only), 2 times, pc 40210000: ";
        assert!(store[0].starts_with(start), "{store:?}");
        let fetch = messages(
            0x3ffe_8000,
            Kind::Fetch,
            3,
            Refusal::Prohibited,
            0x3ffe_8000,
        );
        let start = "the chip refuses to execute code at 3ffe8000 (";
        assert!(fetch[0].starts_with(start), "{fetch:?}");
    }

    #[test]
    fn the_most_frequent_places_are_listed_and_the_others_counted() {
        let mut findings = Findings::default();
        for n in 0..30 {
            let place = Place {
                pc: 0x4021_0000 + n,
                kind: Kind::Load,
                size: 4,
                refusal: Refusal::Unmapped,
            };
            findings.refused.insert(place, (u64::from(n) + 1, 0));
        }
        let all = judged(&findings);
        assert_eq!(all.len(), SHOWN + 1);
        assert!(all[0].contains(", 30 times, "), "{}", all[0]);
        assert_eq!(all[SHOWN], "and so at 10 other places");
    }

    #[test]
    fn a_stack_that_is_too_small_is_told() {
        let firmware = prebuilt().expect("the firmware is built in");
        let with = |left: u32| Findings {
            lowest_stack: firmware.stack.address + left,
            ..Findings::default()
        };
        assert_eq!(judged(&with(STACK_MARGIN)), [""; 0]);
        let wanted = "the stack of 16384 bytes is too small: 16324 were used";
        assert_eq!(judged(&with(STACK_MARGIN - 4)), [wanted]);
    }

    #[test]
    fn patterns_stand_for_any_text() {
        assert!(matches("core::fmt::*", "core::fmt::write"));
        assert!(matches("*::write", "core::fmt::write"));
        assert!(!matches("core::fmt::*", "core::num::write"));
        assert!(!matches("write", "write_all"));
    }
}
