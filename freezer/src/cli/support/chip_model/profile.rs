//! `freeze emulate --profile`: where the chip's instructions went.
//!
//! There are two tables: functions of the firmware, natives among them, and instructions of the VM.
//!
//! The keys of the JSON are stable: `instructions`; `functions`, a list of `name`, `own`, `calls`, `total`,
//! `longest`, `first`; `opcodes`, a list of `name`, `times`, `instructions`. The most costly come first.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write;

use format::image::code;
use format::image::disasm;
use format::isa::Op;
use format::object::Kind;
use freezer::diagnostic::Failure;
use freezer::firmware::Firmware;
use serde_json::{json, Value as Json};

use super::address;
use crate::cli::support::image::Loaded;
use crate::cli::support::this_vm::THIS_VM;

/// A table leaves out functions with less than one part in this number of all instructions.
const SMALL: u64 = 1000;
/// The prefix of the functions of the interpreter's loop.
const LOOP: &str = "vm::interp::run::";
/// Tells the chip model that no instruction begins with a word.
const NO_OPCODE: u8 = 255;

/// For the chip model, the opcode of each word of the image that begins an instruction.
///
/// # Errors
/// The image is damaged.
pub fn opcodes(words: &[u32], path: &std::path::Path) -> Result<Vec<u8>, Failure> {
    let loaded = Loaded::new(words, None, path, &THIS_VM)?;
    let mut all = vec![NO_OPCODE; words.len()];
    for (at, _, kind) in loaded.view().objects() {
        if kind != Kind::Code {
            continue;
        }
        let read = |i: u32| words.get((at + i) as usize).copied().unwrap_or(0);
        for place in disasm::places(&read) {
            let opcode = read(code::INSTRS + place) as u8;
            if let Some(slot) = all.get_mut((at + code::INSTRS + place) as usize) {
                *slot = opcode;
            }
        }
    }
    Ok(all)
}

/// The options that make the chip model follow calls and instructions of the VM.
pub fn options(firmware: &Firmware, opcodes: &std::path::Path) -> Vec<OsString> {
    let mut file = OsString::from("opcodes=");
    file.push(opcodes);
    let program = format!("program={:#010x}", firmware.region.address);
    let mut all = vec!["profile=on".into(), "calls=on".into(), file, program.into()];
    for f in firmware.symbols.functions() {
        if f.display_name().starts_with(LOOP) {
            let end = f.address.saturating_add(f.bytes);
            all.push(format!("loop={:#010x}-{end:#010x}", f.address).into());
        }
    }
    all
}

/// The profile that the chip model reports.
#[derive(Debug, Default)]
pub struct Profile {
    /// For each straight run of instructions: its address, and how many were executed.
    runs: Vec<(u32, u64)>,
    calls: BTreeMap<u32, Calls>,
    /// By opcode: how often it was executed, and how many instructions of the chip that took.
    opcodes: BTreeMap<u32, (u64, u64)>,
}

/// The calls of a function.
#[derive(Clone, Copy, Debug, Default)]
struct Calls {
    times: u64,
    total: u64,
    longest: u64,
    first: u64,
}

/// A function's row of the table.
#[derive(Debug, Default)]
struct Function {
    name: String,
    own: u64,
    calls: Calls,
}

impl Profile {
    /// Adds a line of the list `run`; `None` if it is malformed.
    pub fn run(&mut self, text: &str) -> Option<()> {
        let mut words = text.split(' ');
        let pc = address(words.next()?)?;
        self.runs.push((pc, words.next()?.parse().ok()?));
        Some(())
    }

    /// Adds a line of the list `call`; `None` if it is malformed.
    pub fn call(&mut self, text: &str) -> Option<()> {
        let mut words = text.split(' ');
        let pc = address(words.next()?)?;
        let mut number = || words.next()?.parse().ok();
        let calls = Calls {
            times: number()?,
            total: number()?,
            longest: number()?,
            first: number()?,
        };
        self.calls.insert(pc, calls);
        Some(())
    }

    /// Adds a line of the list `opcode`; `None` if it is malformed.
    pub fn opcode(&mut self, text: &str) -> Option<()> {
        let mut words = text.split(' ').map(|w| w.parse().ok());
        let opcode = u32::try_from(words.next()??).ok()?;
        self.opcodes
            .insert(opcode, (words.next()??, words.next()??));
        Some(())
    }

    /// The functions, the most costly first.
    fn functions(&self, firmware: &Firmware) -> Vec<Function> {
        let mut all: BTreeMap<String, Function> = BTreeMap::new();
        let mut entry = |pc: u32, own: u64, calls: Calls| {
            let name = match firmware.symbols.function_at(pc) {
                Some((s, _)) => s.display_name(),
                None => "(no function)".to_owned(),
            };
            let f = all.entry(name).or_default();
            f.own += own;
            let c = &mut f.calls;
            if calls.times > 0 {
                c.first = if c.times == 0 {
                    calls.first
                } else {
                    c.first.min(calls.first)
                };
            }
            c.times += calls.times;
            c.total += calls.total;
            c.longest = c.longest.max(calls.longest);
        };
        for (pc, own) in &self.runs {
            entry(*pc, *own, Calls::default());
        }
        for (pc, calls) in &self.calls {
            entry(*pc, 0, *calls);
        }
        let mut all: Vec<Function> = all
            .into_iter()
            .map(|(name, f)| Function { name, ..f })
            .collect();
        all.sort_by_key(|f| Reverse(f.own));
        all
    }

    /// For each opcode: its name, how often it was executed, and instructions of the chip. The most costly come first.
    fn named_opcodes(&self) -> Vec<(&'static str, u64, u64)> {
        let name = |n: u32| Op::from_index(n).map_or("?", Op::name);
        let mut all: Vec<_> = self
            .opcodes
            .iter()
            .map(|(n, (times, total))| (name(*n), *times, *total))
            .collect();
        all.sort_by_key(|(_, _, total)| Reverse(*total));
        all
    }

    /// The profile as two tables.
    pub fn text(&self, firmware: &Firmware, instructions: u64) -> String {
        let share = |n: u64| n as f64 * 100.0 / instructions.max(1) as f64;
        let each = |n: u64, times: u64| n as f64 / times.max(1) as f64;
        // Writing to a string cannot fail.
        let mut out = String::new();
        let mut part = (0, 0);
        out.push_str(
            "   instr. own      %      calls       each  with callees     longest  function\n",
        );
        for f in self.functions(firmware) {
            let c = f.calls;
            if f.own * SMALL < instructions {
                part = (part.0 + f.own, part.1 + 1);
                continue;
            }
            let _ = write!(out, "{:13} {:6.2}", f.own, share(f.own));
            let _ = match c.times {
                0 => write!(out, " {:47}", ""),
                n => write!(
                    out,
                    " {n:10} {:10.1}  {:12}  {:10}",
                    each(f.own, n),
                    c.total,
                    c.longest
                ),
            };
            let _ = writeln!(out, "  {}", f.name);
        }
        let _ = writeln!(
            out,
            "{:13} {:6.2} {:47}  {} others",
            part.0,
            share(part.0),
            "",
            part.1
        );
        out.push_str("\n       instr.      %      times       each  instruction of the VM, with all that it calls\n");
        let mut rest = instructions;
        for (name, times, total) in self.named_opcodes() {
            rest = rest.saturating_sub(total);
            let _ = writeln!(
                out,
                "{total:13} {:6.2} {times:10} {:10.1}  {name}",
                share(total),
                each(total, times)
            );
        }
        let _ = writeln!(
            out,
            "{rest:13} {:6.2} {:10} {:10}  none: start and end",
            share(rest),
            "",
            ""
        );
        out
    }

    /// The profile as one line of JSON, with the functions that the tables leave out.
    pub fn json(&self, firmware: &Firmware, instructions: u64) -> String {
        let functions = self.functions(firmware);
        let functions = functions.iter().map(|f| {
            let c = f.calls;
            json!({
                "name": f.name, "own": f.own, "calls": c.times, "total": c.total,
                "longest": c.longest, "first": c.first,
            })
        });
        let opcodes = self.named_opcodes().into_iter().map(
            |(name, times, total)| json!({ "name": name, "times": times, "instructions": total }),
        );
        let all = json!({
            "instructions": instructions,
            "functions": functions.collect::<Json>(),
            "opcodes": opcodes.collect::<Json>(),
        });
        format!("{all}\n")
    }
}
