//! Runs the module bodies on the host, in the VM of the device.

mod order;
mod parts;
mod raises;

use std::sync::atomic::AtomicU32;

use compiler::link::{CodeInfo, Linked};
use vm::board::Board;
use vm::host::Raise;

use format::mem::Rom;
use format::object;
use format::value::Value;
use vm::host::Vm;
use vm::host::{Module as Evaluated, Start};

use crate::board::FreezeBoard;
use crate::diagnostic::{Diagnostic, Failure};
use crate::progress::Step;
use crate::sources::{Role, Sources};
use crate::Options;
use raises::Raised;

/// The result of evaluation: memory, and the state of each module.
pub struct Evaluation {
    /// The words of RAM that were used.
    pub ram: Vec<u32>,
    /// Image0.
    pub rom: Vec<AtomicU32>,
    /// The modules, by their index in the sources.
    pub modules: Vec<Evaluated>,
    /// The state in which each start of the program begins.
    pub start: Start,
    /// The modules that were evaluated one after the other, by their index in the sources; every other one was evaluated
    /// from the state that the last of these left.
    pub chain: Vec<usize>,
    /// From each place of the heap on, in words of RAM: the module whose body made what lies there, by its index in the
    /// sources; `None` where no body ran. Sorted by place.
    pub makers: Vec<(u32, Option<usize>)>,
    /// For each module whose body did not end, where it stopped; by index in the sources.
    pub stops: Vec<Option<Stop>>,
    /// Warnings for the user: bodies that raised.
    pub warnings: Vec<Diagnostic>,
}

impl Evaluation {
    /// The module whose body made the object at word `at` of RAM, by its index in the sources.
    pub fn maker(&self, at: u32) -> Option<usize> {
        let after = self.makers.partition_point(|(from, _)| *from <= at);
        self.makers.get(after.checked_sub(1)?)?.1
    }
}

/// Where a body stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Line in the module's own file that led to the call, 0 if unknown.
    pub line: u32,
    /// What was about to be called.
    pub call: String,
}

/// The text of a string in the memory of an evaluation; `None` if `v` is not a string.
pub fn text_of(ram: &[u32], rom: Rom<'_>, v: Value) -> Option<String> {
    let mut copy;
    let word = |i: u32| {
        if v.is_ram() {
            ram.get((v.ram_off() + i) as usize).copied()
        } else if v.is_core_str() {
            format::names::CORE.get((v.rom_off() + i) as usize).copied()
        } else {
            rom.get((v.rom_off() + i) as usize)
                .map(|w| w.load(std::sync::atomic::Ordering::Relaxed))
        }
    };
    let n = object::size(word(0)?) as usize;
    copy = Vec::with_capacity(n);
    for i in 0..n {
        copy.push((word(1 + i as u32 / 4)? >> (8 * (i % 4))) as u8);
    }
    String::from_utf8(copy).ok()
}

/// The words of RAM that an evaluation has used.
fn words_in_use(vm: &Vm<'_>) -> Vec<u32> {
    vm.mem.ram_words().take(vm.image_ram_used()).collect()
}

/// Evaluates all modules.
///
/// # Errors
/// A body that does not end within the budget; of an image for a board, a program that raises; with `--strict`,
/// any body that does.
pub fn evaluate(
    sources: &Sources,
    linked: &Linked,
    options: &Options,
) -> Result<Evaluation, Failure> {
    let rom: Vec<AtomicU32> = linked
        .image
        .words
        .iter()
        .map(|w| AtomicU32::new(*w))
        .collect();
    let mut ram = vec![0u32; options.budget_heap / 4];
    let mut board = FreezeBoard { heap: options.heap };
    let board: &mut dyn Board = &mut board;
    let mut vm = Vm::new(&rom, &mut ram, board)
        .map_err(|e| internal(&format!("image0 is refused: {e:?}")))?;
    vm.start_freezing();
    let mut raised = Raised::default();
    let number = |index: &usize| linked.image.module_numbers[*index];
    vm.set_fuel(options.budget);
    let parts: Vec<u32> = sources.parts.iter().map(number).collect();
    let main = sources.main.as_ref().map(number);
    let mut told = 0;
    let mut tell = |index: usize| {
        let (name, all) = (&sources.modules[index].name, sources.modules.len());
        options.progress.tell(Step::Evaluates(name, told, all));
        told += 1;
    };
    if let Some(main) = sources.main {
        tell(main);
    }
    vm.evaluate_program(main, &parts)
        .map_err(|e| too_much(sources, linked, options, &vm, e))?;
    raised.find(&vm, sources, linked, &rom);
    vm.set_fuel(options.budget);
    vm.evaluate_part()
        .map_err(|e| too_much(sources, linked, options, &vm, e))?;
    let is_open = |vm: &Vm<'_>, index: usize| {
        let state = vm.freezing_state();
        let m = state.map(|f| &f.modules[number(&index) as usize]);
        sources.modules[index].role == Role::Module
            && m.is_some_and(|m| !m.started && m.object.is_undef())
    };
    let mut chain = Vec::new();
    for index in order::static_imports(sources, &running(sources, linked, &vm)) {
        if is_open(&vm, index) {
            tell(index);
            vm.set_fuel(options.budget);
            vm.evaluate(number(&index))
                .map_err(|e| too_much(sources, linked, options, &vm, e))?;
            // The next evaluation overwrites the places of exceptions.
            raised.find(&vm, sources, linked, &rom);
            chain.push(index);
        }
    }
    // A module that only computed names reach is evaluated by itself.
    for index in 0..sources.modules.len() {
        if is_open(&vm, index) {
            tell(index);
            vm.set_fuel(options.budget);
            vm.evaluate_alone(number(&index))
                .map_err(|e| too_much(sources, linked, options, &vm, e))?;
            raised.find(&vm, sources, linked, &rom);
        }
    }
    let mut evaluation = finish(sources, linked, options, raised, vm, &rom)?;
    evaluation.chain = chain;
    Ok(evaluation)
}

/// The modules whose bodies run where the program stopped, the innermost first, and then the program's own.
fn running(sources: &Sources, linked: &Linked, vm: &Vm<'_>) -> Vec<usize> {
    let mut modules = Vec::new();
    let main = sources.main;
    let stopped = main.and_then(|main| {
        let n = linked.image.module_numbers[main] as usize;
        vm.freezing_state()?.modules[n].stopped.clone()
    });
    let places = stopped.map(|(_, places)| places).unwrap_or_default();
    let of_place = |pc: &u32| code_at(linked, *pc).map(|(_, info)| info.module);
    for m in places.iter().filter_map(of_place).chain(main) {
        if !modules.contains(&m) {
            modules.push(m);
        }
    }
    if main.is_none() {
        modules.clear();
    }
    modules
}

/// The error of a body that takes too much memory or time.
fn too_much(
    sources: &Sources,
    linked: &Linked,
    options: &Options,
    vm: &Vm<'_>,
    e: Raise,
) -> Failure {
    let (what, option) = if e == Raise::Exc || e == Raise::NoMem {
        let bytes = options.budget_heap;
        (
            format!("uses more than {bytes} bytes of memory"),
            "--budget-heap",
        )
    } else {
        let n = options.budget;
        (
            format!("does not end within {n} calls and loops"),
            "--budget",
        )
    };
    budget_error(sources, linked, vm, &what, option).into()
}

fn finish(
    sources: &Sources,
    linked: &Linked,
    options: &Options,
    raised: Raised,
    vm: Vm<'_>,
    rom: &[AtomicU32],
) -> Result<Evaluation, Failure> {
    let ram = words_in_use(&vm);
    let Some(state) = vm.freezing_state() else {
        return Err(internal("no state").into());
    };
    let Some(start) = state.start.clone() else {
        return Err(internal("no start").into());
    };
    let index_of = |n: u32| linked.image.module_numbers.iter().position(|m| *m == n);
    let makers = vm.makers().into_iter();
    let makers = makers.map(|(at, n)| (at, n.and_then(index_of))).collect();
    let mut modules: Vec<Evaluated> = linked
        .image
        .module_numbers
        .iter()
        .map(|n| state.modules[*n as usize].clone())
        .collect();
    parts::share(sources, &mut modules, &start, raised.part(sources));
    let mut stops = Vec::new();
    for (index, e) in modules.iter().enumerate() {
        let stop = e.stopped.as_ref().map(|(name, places)| {
            let own =
                |pc: &&u32| code_at(linked, **pc).is_some_and(|(_, info)| info.module == index);
            let pc = places
                .iter()
                .find(own)
                .or(places.last())
                .copied()
                .unwrap_or(0);
            Stop {
                line: line_in(linked, pc),
                call: text_of(&ram, rom, *name).unwrap_or_default(),
            }
        });
        stops.push(raised.stop(index).or(stop));
    }
    let warnings = raised.judge(sources, options)?;
    let rom = rom
        .iter()
        .map(|w| AtomicU32::new(w.load(std::sync::atomic::Ordering::Relaxed)))
        .collect();
    Ok(Evaluation {
        ram,
        rom,
        modules,
        start,
        chain: Vec::new(),
        makers,
        stops,
        warnings,
    })
}

fn internal(what: &str) -> Diagnostic {
    Diagnostic::new(format!("freeze failed: {what}"))
        .help("this is an error in freeze; please report it with the files")
}

/// The code object at the place `pc` of image0: its own place, and what is known of it.
pub fn code_at(linked: &Linked, pc: u32) -> Option<(u32, &CodeInfo)> {
    linked
        .codes
        .range(..=pc)
        .next_back()
        .map(|(at, info)| (*at, info))
}

fn line_in(linked: &Linked, pc: u32) -> u32 {
    match code_at(linked, pc) {
        Some((at, info)) => info.line(pc.saturating_sub(at + format::image::code::INSTRS)),
        None => 0,
    }
}

fn budget_error(
    sources: &Sources,
    linked: &Linked,
    vm: &Vm<'_>,
    what: &str,
    option: &str,
) -> Diagnostic {
    let pc = vm.place();
    let module = code_at(linked, pc).map(|(_, info)| info.module);
    let m = module.and_then(|i| sources.modules.get(i));
    let name = m.map_or("a module", |m| m.name.as_str());
    let d = Diagnostic::new(format!("the body of {name} {what}"))
        .line(line_in(linked, pc))
        .help(format!(
            "give more with {option}, or move the work into a function that is called on the device"
        ));
    match m {
        Some(m) => d.file(&m.path),
        None => d,
    }
}
