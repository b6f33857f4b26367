//! The model of the chip, a plugin of QEMU (`tests/emulator/chip-model`): loads it for `freeze emulate --count`,
//! `--profile` and `--check`, and reads its findings.
//!
//! QEMU allows any access to memory. The ESP8266 does not: IRAM and flash are read by aligned words, and a
//! sub-word load from the flash costs a trap of some fifty instructions. On the chip, only the guard word at the
//! bottom of the stack shows that the stack is too small. The model watches all of this.

pub mod profile;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use freezer::diagnostic::{Diagnostic, Failure};
use freezer::firmware::Firmware;

use crate::cli::support::output;
use profile::Profile;

/// The environment variable that names the library.
const VARIABLE: &str = "FREEZE_CHIP_MODEL";
/// The name of the library beside `freeze`.
const LIBRARY: &str = "libchip_model.so";
/// Functions that may read single bytes of the flash: see the file.
const ALLOWED: &str = include_str!("subword_allowed.txt");
/// The first line of the library's report, with its version.
const REPORT: &str = "chip-model 1";
/// Bytes at the bottom of the stack that must stay unused. A frame does not touch each of its words, so that an
/// overflow may miss the guard word.
const STACK_MARGIN: u32 = 64;
/// The most places that are listed; the others are counted.
const SHOWN: usize = 20;

/// What the model watches.
#[derive(Clone, Copy)]
pub struct Watch {
    /// Count instructions.
    pub count: bool,
    /// Check every access.
    pub check: bool,
    /// Count instructions by function and by instruction of the VM.
    pub profile: bool,
    /// Print the profile as JSON.
    pub json: bool,
}

/// The library's path: from the option, from the environment, or beside this program.
///
/// # Errors
/// The library is not found.
pub fn find(option: Option<&Path>) -> Result<PathBuf, Failure> {
    let variable = std::env::var_os(VARIABLE).filter(|v| !v.is_empty());
    let given = option
        .map(Path::to_path_buf)
        .or(variable.map(PathBuf::from));
    let (path, message) = match given {
        Some(path) => {
            let message = "there is no model of the chip in this file".to_owned();
            (path, message)
        }
        None => {
            let own = std::env::current_exe().unwrap_or_default();
            let message =
                format!("--count, --profile and --check need the model of the chip, {LIBRARY}");
            (own.with_file_name(LIBRARY), message)
        }
    };
    // QEMU searches its own directories for a name without a directory.
    match path.canonicalize() {
        Ok(path) if path.is_file() => Ok(path),
        _ => {
            let help = format!(
                "build it with cargo build --release in tests/emulator/chip-model, and name it with --plugin or in ${VARIABLE}, or put it beside freeze"
            );
            Err(Diagnostic::new(message).file(path).help(help).into())
        }
    }
}

impl Watch {
    /// True if the model is needed at all.
    pub fn wanted(self) -> bool {
        self.count || self.check || self.profile
    }

    /// Options of the library, which will write its findings to `report`.
    pub fn options(self, report: &Path) -> Vec<OsString> {
        let mut out = OsString::from("out=");
        out.push(report);
        // Instructions are counted in any case. With `count=on` nothing else is, which is fast.
        let what = if self.check { "map=on" } else { "count=on" };
        vec![out, what.into()]
    }

    /// Prints what the library found, on standard error.
    ///
    /// # Errors
    /// There are no findings; or, with [`Watch::check`], the program did something that the chip refuses.
    pub fn report(self, firmware: &Firmware, report: &Path) -> Result<(), Failure> {
        let text = std::fs::read_to_string(report).map_err(|_| {
            Diagnostic::new("the model of the chip found nothing: QEMU did not run the firmware")
        })?;
        let findings = Findings::parse(&text).ok_or_else(|| {
            Diagnostic::new("the model of the chip has another version than this freeze")
                .help("build both from the same sources")
        })?;
        if self.count {
            output::complain("instructions", &findings.instructions);
        }
        if self.profile {
            let (profile, all) = (&findings.profile, findings.instructions);
            output::explain(&match self.json {
                true => profile.json(firmware, all),
                false => profile.text(firmware, all),
            });
        }
        if self.check {
            findings.judge(firmware)?;
        }
        Ok(())
    }
}

/// Accesses of one kind by one instruction.
#[derive(Debug, PartialEq, Eq)]
struct Access {
    pc: u32,
    count: u64,
    bits: u32,
    /// `load` or `store`.
    kind: String,
    /// Why the chip refuses the access, and the last address that was accessed.
    refusal: Option<(String, u32)>,
}

/// The library's findings. `tests/emulator/README.md` describes the format: a line with the version, lines
/// `key value`, then lists, whose lines begin with the name of the list.
#[derive(Debug, Default)]
struct Findings {
    instructions: u64,
    /// The lowest address above the guard word that was used as stack.
    lowest_stack: Option<u32>,
    /// Sub-word loads from the flash, which the firmware's trap handler emulates.
    subword: Vec<Access>,
    /// Accesses that the chip refuses.
    refused: Vec<Access>,
    /// Addresses of code that the chip would not execute, and why.
    code: Vec<(u32, String)>,
    profile: Profile,
}

impl Findings {
    /// Reads the library's report; `None` if it has another version.
    fn parse(text: &str) -> Option<Findings> {
        let mut lines = text.lines();
        if lines.next() != Some(REPORT) {
            return None;
        }
        let mut all = Findings::default();
        for line in lines {
            let (key, rest) = line.split_once(' ')?;
            match key {
                "instructions" => all.instructions = rest.parse().ok()?,
                "lowest_stack" => all.lowest_stack = address(rest),
                "subword" => all.subword.push(Access::parse(rest)?),
                "refused" => all.refused.push(Access::parse(rest)?),
                "code" => {
                    let (pc, why) = rest.split_once(' ')?;
                    all.code.push((address(pc)?, why.to_owned()));
                }
                "run" => all.profile.run(rest)?,
                "call" => all.profile.call(rest)?,
                "opcode" => all.profile.opcode(rest)?,
                _ => {}
            }
        }
        Some(all)
    }

    /// Prints a summary. Fails if the chip would have refused something.
    fn judge(&self, firmware: &Firmware) -> Result<(), Failure> {
        let allowed: Vec<&str> = ALLOWED
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty() && !l.starts_with('#'))
            .collect();
        let function = |pc: u32| firmware.symbols.function_at(pc);
        let (fine, wrong): (Vec<&Access>, Vec<&Access>) = self.subword.iter().partition(|a| {
            let name = function(a.pc).map(|(s, _)| s.display_name());
            name.is_some_and(|n| allowed.iter().any(|p| matches(p, &n)))
        });
        let mut errors = Vec::new();
        errors.extend(list(firmware, &self.refused, |a| {
            let (why, at) = a.refusal.as_ref().map_or(("", 0), |(w, at)| (w, *at));
            format!("the chip refuses {} at {at:08x} ({why})", a.name())
        }));
        errors.extend(list(firmware, wrong, |a| {
            format!(
                "{} from the flash in a function that may not do that",
                a.name()
            )
        }));
        errors.extend(self.code.iter().take(SHOWN).map(|(pc, why)| {
            Diagnostic::new(format!(
                "the chip refuses to execute the code at {pc:08x} ({why})"
            ))
        }));
        let stack = firmware.stack;
        let top = stack.address.saturating_add(stack.bytes);
        let used = self.lowest_stack.map_or(0, |low| top.saturating_sub(low));
        if used + STACK_MARGIN > stack.bytes {
            let message = format!(
                "the stack of {} bytes is too small: {used} were used",
                stack.bytes
            );
            errors.push(Diagnostic::new(message));
        }
        let slow: u64 = fine.iter().map(|a| a.count).sum();
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
}

impl Access {
    /// Reads `pc count size kind`, and `reason address` if they follow.
    fn parse(text: &str) -> Option<Access> {
        let mut words = text.split_whitespace();
        Some(Access {
            pc: address(words.next()?)?,
            count: words.next()?.parse().ok()?,
            bits: words.next()?.parse::<u32>().ok()?.checked_mul(8)?,
            kind: words.next()?.to_owned(),
            refusal: match words.next() {
                Some(why) => Some((why.to_owned(), address(words.next()?)?)),
                None => None,
            },
        })
    }

    /// A name for messages, such as `an 8-bit load`.
    fn name(&self) -> String {
        let article = if self.bits == 8 { "an" } else { "a" };
        format!("{article} {}-bit {}", self.bits, self.kind)
    }
}

/// Reads an address of the report.
pub(super) fn address(text: &str) -> Option<u32> {
    u32::from_str_radix(text.strip_prefix("0x")?, 16).ok()
}

/// One message for each access, the most frequent first.
fn list<'a>(
    firmware: &Firmware,
    accesses: impl IntoIterator<Item = &'a Access>,
    what: impl Fn(&Access) -> String,
) -> Vec<Diagnostic> {
    let mut all: Vec<&Access> = accesses.into_iter().collect();
    all.sort_by_key(|a| std::cmp::Reverse(a.count));
    let more = all.len().saturating_sub(SHOWN);
    let shown = all.iter().take(SHOWN).map(|a| {
        let place = firmware.symbols.place(a.pc);
        let (count, pc) = (a.count, a.pc);
        Diagnostic::new(format!("{}, {count} times, pc {pc:08x}: {place}", what(a)))
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
