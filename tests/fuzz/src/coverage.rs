//! Coverage of the programs: the instructions in their images, and the names of natives that they use.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use format::image::{code, disasm};
use format::isa::{Op, Word};
use format::mem::Mem;
use format::object::{self, Kind};
use format::types::TypeId;
use format::value::Value;
use freezer::Frozen;
use vm::host::natives;

use crate::gen::Gen;
use crate::machine::{Machine, USUAL};

/// Counts of instructions and names, over many programs.
#[derive(Debug, Default)]
pub struct Coverage {
    /// Instructions, by opcode.
    ops: BTreeMap<Op, u64>,
    /// Names of globals and attributes that instructions read.
    names: BTreeMap<String, u64>,
    /// The number of programs.
    programs: u64,
}

impl Coverage {
    /// The coverage of the programs of these seeds.
    pub fn of(seeds: std::ops::Range<u64>) -> Coverage {
        let machine = Machine::new("coverage");
        let mut all = Coverage::default();
        for seed in seeds {
            if let Ok(image) = machine.freeze(&Gen::program(seed).texts(), USUAL) {
                all.add(&image);
            }
        }
        all
    }

    /// Adds the instructions and names of an image.
    ///
    /// # Panics
    /// If the VM refuses the image that the freezer made.
    pub fn add(&mut self, image: &Frozen) {
        let rom = support::run::rom(&image.words);
        let mut scratch = vec![0u32; image.words.len() / 16 + 1024];
        let image = vm::verify(&rom, &mut scratch)
            .expect("the image is accepted")
            .image();
        let mem = Mem::on_host(&rom, &mut []);
        self.programs += 1;
        let mut at = image.objects;
        while at < image.len {
            let header = mem.rom(at);
            let Some(kind) = object::kind(header) else {
                break;
            };
            if kind == Kind::Code {
                self.code(&mem, Value::rom(at));
            }
            at += object::total_words(header);
        }
    }

    fn code(&mut self, mem: &Mem<'_>, unit: Value) {
        for at in disasm::places(&|i| mem.word(unit, i)) {
            let first = code::INSTRS + at;
            let Some(op) = Op::from_index(mem.word(unit, first) & 0xff) else {
                continue;
            };
            *self.ops.entry(op).or_default() += 1;
            for (i, word) in (1..).zip(op.words()) {
                if word == Word::Name {
                    let name = mem.get(unit, first + i);
                    let bytes = (0..mem.size(name)).map(|b| mem.byte(name, b)).collect();
                    let name = String::from_utf8(bytes).unwrap_or_default();
                    *self.names.entry(name).or_default() += 1;
                }
            }
        }
    }

    /// Instructions that no program has.
    pub fn missing_ops(&self) -> Vec<&'static str> {
        let missing = |op: &&Op| !self.ops.contains_key(op);
        Op::ALL.iter().filter(missing).map(|op| op.name()).collect()
    }

    /// The tables, as text.
    pub fn report(&self) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{} programs", self.programs);
        let _ = writeln!(out, "instructions: {} of {}", self.ops.len(), Op::ALL.len());
        let missing = self.missing_ops();
        let _ = writeln!(out, "not reached: {}", listed(missing.iter().copied()));
        let mut rare: Vec<(u64, &str)> = self.ops.iter().map(|(op, n)| (*n, op.name())).collect();
        rare.sort_unstable();
        let _ = writeln!(out, "rarest:");
        for (n, name) in rare.iter().take(8) {
            let _ = writeln!(out, "    {name:14} {n}");
        }
        let _ = writeln!(out, "natives: reached of all");
        let (mut all, mut reached) = (0, 0);
        for (group, names) in groups() {
            let n = names.iter().filter(|n| self.names.contains_key(*n)).count();
            let _ = writeln!(out, "    {group:14} {n:3} of {:3}", names.len());
            all += names.len();
            reached += n;
        }
        let _ = writeln!(out, "    {:14} {reached:3} of {all:3}", "in all");
        let missing = self.missing_names();
        let _ = writeln!(
            out,
            "not reached: {}",
            listed(missing.iter().map(String::as_str))
        );
        let _ = writeln!(out, "not reached by design:");
        for (group, names, why) in BY_DESIGN {
            let _ = writeln!(out, "    {group}: {}: {why}", listed(names.iter().copied()));
        }
        for (group, why) in NOT_COMPARED {
            let _ = writeln!(out, "    {group}: {why}");
        }
        out
    }

    /// Names of natives that no program uses, though no reason for that is listed.
    pub fn missing_names(&self) -> Vec<String> {
        let mut missing = Vec::new();
        for (group, names) in groups() {
            for name in names {
                let excused = BY_DESIGN
                    .iter()
                    .any(|(g, n, _)| *g == group && n.contains(&name.as_str()));
                if !excused && !self.names.contains_key(&name) {
                    missing.push(format!("{group}.{name}"));
                }
            }
        }
        missing
    }
}

/// Names that programs do not use, and why: group, names, reason.
const BY_DESIGN: &[(&str, &[&str], &str)] = &[
    (
        "builtins",
        &["exec", "help", "input", "locals", "open", "ViperTypeError"],
        "there is no compiler, no file and no input to compare; MicroPython's locals are the globals",
    ),
    (
        "sys",
        &[
            "argv", "implementation", "path", "platform", "print_exception", "ps1", "ps2", "stderr", "stdin",
            "version", "version_info",
        ],
        "they say which Python it is, or are no part of the output",
    ),
    (
        "builtins",
        &["complex"],
        "the parts of a complex number are single floats, whose digits are others; the corpus has cases",
    ),
    ("io", &["IOBase", "open"], "there are no files; CPython's IOBase is made otherwise"),
    ("generator", &["pend_throw"], "MicroPython alone has it"),
    ("builtins", &["__debug__"], "the compiler puts its value in its place"),
];

/// Groups that CPython lacks, or whose results differ each time. The corpus has cases for them.
const NOT_COMPARED: &[(&str, &str)] = &[
    ("machine", "parts of a board"),
    ("<machine>", "parts of a board"),
    ("Pin", "a part of a board"),
    ("Signal", "a part of a board"),
    ("SPI", "a part of a board"),
    ("SoftSPI", "a part of a board"),
    ("ADC", "a part of a board"),
    ("WDT", "a part of a board"),
    ("RTC", "a part of a board"),
    ("IRQ", "a part of a board"),
    ("Timer", "a part of a board"),
    ("PWM", "a part of a board"),
    ("SoftI2C", "a part of a board"),
    ("UART", "a part of a board"),
    ("_line", "pins of a board"),
    ("_memory", "memory by address"),
    ("_os", "another system"),
    ("gc", "CPython has another heap"),
    ("micropython", "MicroPython alone has it"),
    ("framebuf", "MicroPython alone has it"),
    ("FrameBuffer", "MicroPython alone has it"),
    ("RingIO", "MicroPython alone has it"),
    ("time", "it goes on"),
    ("random", "other numbers"),
    ("errno", "other numbers"),
    ("cmath", "single floats have other digits"),
];

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<&str> = names.collect();
    if all.is_empty() {
        "none".to_owned()
    } else {
        all.join(" ")
    }
}

/// The names of each native module and built-in type, except for those of a board's parts, which CPython lacks.
fn groups() -> Vec<(String, BTreeSet<String>)> {
    let types = (0..TypeId::COUNT).filter_map(|t| natives::type_group(TypeId::from_index(t)));
    let all = natives::modules()
        .map(|m| m.1)
        .chain(types.map(|t| t.1))
        .map(|g| {
            let names = g.entries.iter().map(|e| text(e.name()));
            (text(g.name), names.collect())
        });
    let compared = |name: &str| NOT_COMPARED.iter().all(|(g, _)| *g != name);
    all.filter(|(name, _)| compared(name) && name != "TextIOWrapper")
        .collect()
}

/// The text of one of the VM's names.
fn text(name: Value) -> String {
    let mem = Mem::on_host(&[], &mut []);
    let bytes = (0..mem.size(name)).map(|i| mem.byte(name, i)).collect();
    String::from_utf8(bytes).unwrap_or_default()
}
