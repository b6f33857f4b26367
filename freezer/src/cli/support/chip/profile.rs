//! `freeze emulate --profile`: where the chip's instructions went.
//!
//! There are two tables: functions of the firmware, natives among them, and instructions of the VM.
//!
//! The keys of the JSON are stable: `instructions`; `functions`, a list of `name`, `symbols` (mangled), `bytes`, `own`,
//! `misses`, `code_misses` (without those of its data in the image), `calls`, `callers` (name and number of calls), `total`, `longest`, `first`; `opcodes`, a list of `name`,
//! `times`, `instructions`. The most costly come first.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use chip::profile::{Interpreted, Profile, Run, NO_OPCODE};
use chip::trace::Calls;
use format::image::code;
use format::image::disasm;
use format::isa::Op;
use format::object::Kind;
use freezer::diagnostic::Failure;
use freezer::firmware::Firmware;
use serde_json::{json, Value as Json};

use crate::cli::support::image::Loaded;
use crate::cli::support::this_vm::THIS_VM;

/// A table leaves out functions with less than one part in this number of all instructions.
const SMALL: u64 = 1000;
/// Where the mask ROM's code lies, which has no names.
const ROM: std::ops::Range<u32> = 0x4000_0000..0x4001_0000;
/// The prefix of the functions of the interpreter's loop.
const LOOP: &str = "vm::interp::run::";
/// For the emulator, how the VM's instructions are recognised.
///
/// # Errors
/// The image is damaged.
pub fn interpreted(
    firmware: &Firmware,
    words: &[u32],
    path: &std::path::Path,
) -> Result<Interpreted, Failure> {
    let functions = firmware.symbols.functions();
    let loops = functions.filter(|f| f.display_name().starts_with(LOOP));
    Ok(Interpreted {
        program: firmware.region.address,
        opcodes: opcodes(words, path)?,
        loops: loops
            .map(|f| f.address..f.address.saturating_add(f.bytes))
            .collect(),
    })
}

/// The opcode of each word of the image that begins an instruction.
///
/// # Errors
/// The image is damaged.
fn opcodes(words: &[u32], path: &std::path::Path) -> Result<Vec<u8>, Failure> {
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

/// A run's profile, with what its report needs.
pub struct Report<'a> {
    /// The firmware that ran.
    pub firmware: &'a Firmware,
    /// Its profile.
    pub profile: &'a mut Profile,
    /// Instructions of the whole run.
    pub instructions: u64,
}

/// A function's row of the table.
#[derive(Debug, Default)]
struct Function {
    name: String,
    /// The mangled names, with the bytes of each: instances of generic functions may share a name.
    symbols: BTreeMap<String, u32>,
    own: u64,
    misses: u64,
    code_misses: u64,
    calls: Calls,
    /// Calls by the caller's name.
    callers: BTreeMap<String, u64>,
}

impl Report<'_> {
    /// The name of the function at an address.
    fn name(&self, pc: u32) -> String {
        match self.firmware.symbols.function_at(pc) {
            Some((s, _)) => s.display_name(),
            None if ROM.contains(&pc) => "(mask ROM)".to_owned(),
            None => "(no function)".to_owned(),
        }
    }

    /// The functions, the most costly first.
    fn functions(&self) -> Vec<Function> {
        let mut all: BTreeMap<String, Function> = BTreeMap::new();
        let mut entry = |pc: u32, run: Run, calls: Calls| {
            let f = all.entry(self.name(pc)).or_default();
            if let Some((s, _)) = self.firmware.symbols.function_at(pc) {
                f.symbols.insert(s.name.clone(), s.bytes);
            }
            f.own += run.instructions;
            f.misses += run.misses;
            f.code_misses += run.code_misses;
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
        for (pc, run) in &self.profile.runs {
            entry(*pc, *run, Calls::default());
        }
        for (pc, calls) in self.profile.trace.functions() {
            entry(*pc, Run::default(), *calls);
        }
        for ((function, back), times) in self.profile.trace.callers() {
            // A call may be the last instruction of its function.
            let caller = self.name(back - 1);
            let f = all.entry(self.name(*function)).or_default();
            *f.callers.entry(caller).or_default() += times;
        }
        let mut all: Vec<Function> = all
            .into_iter()
            .map(|(name, f)| Function { name, ..f })
            .collect();
        all.sort_by_key(|f| Reverse(f.own));
        all
    }

    /// For each opcode: its name, how often it was executed, and instructions of the chip. The most costly come first.
    fn named_opcodes(&mut self) -> Vec<(&'static str, u64, u64)> {
        let name = |n: u8| Op::from_index(u32::from(n)).map_or("?", Op::name);
        let opcodes = self.profile.trace.opcodes(self.instructions).into_iter();
        let mut all: Vec<_> = opcodes.map(|(n, e)| (name(n), e.times, e.total)).collect();
        all.sort_by_key(|(_, _, total)| Reverse(*total));
        all
    }

    /// The profile as two tables.
    pub fn text(&mut self) -> String {
        let instructions = self.instructions;
        let share = |n: u64| n as f64 * 100.0 / instructions.max(1) as f64;
        let each = |n: u64, times: u64| n as f64 / times.max(1) as f64;
        // Writing to a string cannot fail.
        let mut out = String::new();
        let mut part = (0, 0);
        out.push_str(
            "   instr. own      %    misses      calls       each  with callees     longest  function\n",
        );
        for f in self.functions() {
            let c = f.calls;
            if f.own * SMALL < instructions {
                part = (part.0 + f.own, part.1 + 1);
                continue;
            }
            let _ = write!(out, "{:13} {:6.2} {:9}", f.own, share(f.own), f.misses);
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
            "{:13} {:6.2} {:57}  {} others",
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
    pub fn json(&mut self) -> String {
        let instructions = self.instructions;
        let functions = self.functions();
        let functions = functions.iter().map(|f| {
            let c = f.calls;
            json!({
                "name": f.name, "symbols": f.symbols.keys().collect::<Vec<_>>(),
                "bytes": f.symbols.values().sum::<u32>(), "own": f.own, "misses": f.misses,
                "code_misses": f.code_misses, "calls": c.times, "callers": f.callers, "total": c.total, "longest": c.longest, "first": c.first,
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
