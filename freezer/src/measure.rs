//! Boots the finished image as the device would, and measures what imports cost.

use std::collections::HashMap;
use std::sync::atomic::AtomicU32;

use format::image::build::Built;
use format::image::ImageError;
use format::mem::Mem;

use serde::Serialize;
use vm::host::Status;
use vm::host::Vm;

use crate::board::FreezeBoard;
use crate::data::Files;
use crate::diagnostic::{Diagnostic, Failure};
use crate::evaluate::Evaluation;
use crate::owners::{self, Charges, Owners};
use crate::progress::Step;
use crate::promote::{self, Promoted};
use crate::sources::{Role, Sources};
use crate::Options;

/// One module in the report. The field names are the keys of `--json`.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct ModuleReport {
    /// Full dotted name.
    pub name: String,
    /// Its file.
    pub path: String,
    /// Bytes of ROM that belong to it: its code, what its body made, and what it alone uses.
    pub own_bytes: u32,
    /// Bytes of ROM that nothing but this module keeps in the image.
    pub retained_bytes: u32,
    /// Bytes of ROM that it adds to those of the modules listed before it.
    pub rom_bytes: u32,
    /// Bytes of heap that its import keeps. For a body that resumes or runs on the device, the bytes that it takes up
    /// to the call that stopped it.
    pub heap_at_import: u32,
    /// `frozen`, `resumes`, `runs` or `raises`.
    pub state: &'static str,
    /// Line of the call that the device makes, or null.
    pub line: Option<u32>,
    /// The function that is called there, or null.
    pub call: Option<String>,
    /// Calls of the memory manager that the body made while it was frozen.
    pub recorded: Vec<String>,
    /// True if the program imports it only after its stop, or by a name that it computes.
    pub imported_later: bool,
    /// Why its memo is not proved, or null.
    pub doubt: Option<Doubt>,
    /// Bytes of ROM that its body takes, if the image has the body for want of a proof; otherwise 0.
    pub body_bytes: u32,
    /// Bytes of heap that its body takes if it runs on the device, which is needed when its memo does not hold; 0 for a proved
    /// memo.
    pub heap_of_body: u32,
}

/// Why the memo of a module is not proved.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Doubt {
    /// The thing that the import has read: an object and a name of it, or a module.
    pub reads: String,
    /// The code or the import that may change the object.
    pub cause: String,
    /// The file of the code that may change it, or null.
    pub file: Option<String>,
    /// The line of that code, or null.
    pub line: Option<u32>,
}

/// Sizes of an image, in bytes.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Sizes {
    /// The whole image.
    pub image: u32,
    /// What belongs to no module: header and indexes, files, and what several modules use and no body made.
    pub shared: u32,
    /// Header and indexes.
    pub overhead: u32,
    /// String records.
    pub strings: u32,
    /// Objects and code.
    pub objects: u32,
    /// Heap that remains on the device after every frozen module is imported.
    pub heap_left: u32,
    /// Heap and stack of the device.
    pub heap: u32,
    /// Bytes saved because strings that several modules have exist once.
    pub interned: u32,
    /// Bytes saved because bytes objects that several modules have exist once.
    pub shared_bytes: u32,
    /// Bytes saved because tuples of constants, and of names of arguments, that several functions have exist once.
    pub shared_tuples: u32,
    /// Bytes saved because strings that the VM has are not in the image.
    pub machine_names: u32,
    /// Bytes of the bodies that are in the image because the memos of their modules are not proved.
    pub unproved: u32,
    /// Bytes of the files that the image holds; they are objects too.
    pub data: u32,
    /// Number of these files.
    pub data_files: u32,
    /// Bytes of flash that the board has for an image.
    pub region: u32,
}

/// What was measured.
pub struct Measured {
    /// A report for each module, sorted by name.
    pub modules: Vec<ModuleReport>,
    /// Sizes of the image.
    pub sizes: Sizes,
    /// A warning if the board could not run the image.
    pub warning: Option<Diagnostic>,
}

/// Verifies the image and measures its imports.
///
/// # Errors
/// The VM refuses the image, which is an error of this tool.
pub fn measure(
    sources: &Sources,
    data: &Files,
    evaluated: &Evaluation,
    promoted: &Promoted,
    options: &Options,
) -> Result<Measured, Failure> {
    let image = &promoted.image;
    let rom: Vec<AtomicU32> = image.words.iter().map(|w| AtomicU32::new(*w)).collect();
    let charges = charges(&rom, promoted)?;
    let of_module = |of: &[u32], index: usize| of[image.module_numbers[index] as usize];
    let own = |index| of_module(&charges.own, index);
    let board = (options.heap / 4) as usize;
    // The board verifies the image in its heap. An image that is too large for that is measured with a larger heap.
    let needed = format::image::scratch_words(image.words.len() as u32);
    let warning = (needed > board).then(|| {
        let message = format!(
            "the image is too large for the board: its verification takes {} bytes of heap",
            4 * needed
        );
        Diagnostic::new(message).help("freeze fewer modules")
    });
    if options.for_board {
        let own: Vec<u32> = (0..sources.modules.len()).map(own).collect();
        fits(&own, sources, 4 * image.words.len() as u32)?;
        if let Some(d) = warning {
            return Err(d.into());
        }
    }
    let mut ram = vec![0u32; board.max(needed)];
    let more = (ram.len() - board) as u32 * 4;
    let mut modules = Vec::new();
    let mut heap_left = options.heap;
    {
        let mut board = FreezeBoard { heap: options.heap };
        let mut vm = Vm::new(&rom, &mut ram, &mut board).map_err(refuse)?;
        let costs = chain_costs(&mut vm, evaluated, image);
        // The frames of the program count for the part that goes on.
        let goes_on = |part: &&usize| evaluated.modules[**part].status != Status::Done;
        let goes_on = sources.parts.iter().find(goes_on);
        for (index, m) in sources.modules.iter().enumerate() {
            let step = Step::Measures(&m.name, index, sources.modules.len());
            options.progress.tell(step);
            let e = &evaluated.modules[index];
            let n = image.module_numbers[index];
            let cost = match e.status {
                _ if e.is_part && e.status == Status::Suspended => resume_cost(&mut vm, n),
                _ if goes_on == Some(&index) => start_cost(&mut vm),
                _ if m.role != Role::Module => 0,
                _ if e.started => 0,
                Status::Done => match costs.get(&index) {
                    Some(cost) => *cost,
                    None => {
                        replay(&mut vm, evaluated, image, evaluated.chain.len());
                        import_cost(&mut vm, n)
                    }
                },
                Status::Suspended => {
                    let before = evaluated.chain.iter().position(|i| *i == index);
                    let before = before.unwrap_or(evaluated.chain.len());
                    replay(&mut vm, evaluated, image, before);
                    vm.resume_cost(n).unwrap_or(u32::MAX)
                }
                _ => 4 * e.words,
            };
            let stop = evaluated.stops[index].clone();
            let mut recorded: Vec<String> = e
                .recorded
                .iter()
                .filter_map(|(n, _)| crate::evaluate::text_of(&evaluated.ram, &evaluated.rom, *n))
                .collect();
            recorded.sort();
            recorded.dedup();
            let doubt = promoted.proof.doubts[index].as_ref();
            modules.push(ModuleReport {
                name: m.name.clone(),
                path: m.path.to_string_lossy().into_owned(),
                own_bytes: own(index),
                retained_bytes: of_module(&charges.retained, index),
                rom_bytes: promoted.rom_bytes[index],
                heap_at_import: cost,
                state: state_name(e.status),
                line: stop.as_ref().map(|s| s.line).filter(|l| *l > 0),
                call: stop.map(|s| s.call),
                recorded,
                imported_later: m.role == Role::Module && !e.started,
                body_bytes: promoted.body_bytes[index],
                heap_of_body: doubt.map_or(0, |_| 4 * e.words),
                doubt: doubt.map(|d| told(d, sources)),
            });
        }
        replay(&mut vm, evaluated, image, evaluated.chain.len());
        for (index, e) in evaluated.modules.iter().enumerate() {
            if e.status == Status::Done && e.has_memo() {
                // The import of a frozen module cannot raise.
                let _ = vm.run_module(image.module_numbers[index]);
            }
        }
        vm.collect();
        heap_left = heap_left.min(vm.mem_free().saturating_sub(more));
    }
    let sizes = Sizes {
        image: 4 * image.words.len() as u32,
        shared: 4 * image.words.len() as u32 - charges.own.iter().sum::<u32>(),
        overhead: 4 * image.overhead,
        strings: 4 * image.string_words,
        objects: 4 * (image.words.len() as u32 - image.overhead - image.string_words),
        heap_left,
        heap: options.heap,
        interned: promoted.shared.strings,
        shared_bytes: promoted.shared.bytes,
        shared_tuples: promoted.shared.tuples,
        machine_names: promoted.shared.names,
        unproved: promoted.body_bytes.iter().sum(),
        data: data.values().map(|content| content.len() as u32).sum(),
        data_files: data.len() as u32,
        region: crate::board::ESP8266_REGION,
    };
    Ok(Measured {
        modules,
        sizes,
        warning,
    })
}

/// The error of an image that the VM refuses.
fn refuse(e: ImageError) -> Failure {
    Diagnostic::new(format!("the image is refused: {e:?}"))
        .help("this is an error in freeze; please report it with the files")
        .into()
}

/// The charges of each module.
fn charges(rom: &[AtomicU32], promoted: &Promoted) -> Result<Charges, Failure> {
    let mut scratch = vec![0u32; format::image::scratch_words(rom.len() as u32)];
    let image = format::image::verify(rom, &mut scratch, &vm::TARGET)
        .map_err(refuse)?
        .image();
    let mem = Mem::on_host(rom, &mut []);
    let bytes = |owners: &Owners| owners::bytes(&mem, &image, owners);
    Ok(Charges {
        own: bytes(&owners::owners(&mem, &image, &promoted.fixed)),
        retained: bytes(&owners::keepers(&mem, &image)),
    })
}

/// Refuses an image of `bytes` bytes if the board's flash has no room for it.
fn fits(own: &[u32], sources: &Sources, bytes: u32) -> Result<(), Failure> {
    const SHOWN: usize = 4;
    let room = crate::board::ESP8266_REGION;
    if bytes <= room {
        return Ok(());
    }
    let names = sources.modules.iter().map(|m| m.name.as_str());
    let mut largest: Vec<(&u32, &str)> = own.iter().zip(names).collect();
    largest.sort_by_key(|(bytes, name)| (std::cmp::Reverse(**bytes), *name));
    let largest: Vec<String> = largest
        .iter()
        .take(SHOWN)
        .map(|(bytes, name)| format!("{name} ({bytes})"))
        .collect();
    let message = format!(
        "the image is too large for the board: it has {bytes} bytes, and there is flash for {room}"
    );
    let help = format!(
        "leave modules out with --exclude; the largest are {}",
        largest.join(", ")
    );
    Err(Diagnostic::new(message).help(help).into())
}

/// A doubt with the place of its code in words.
fn told(doubt: &promote::Doubt, sources: &Sources) -> Doubt {
    let place = doubt.place;
    let file = |index: usize| sources.modules[index].path.to_string_lossy().into_owned();
    Doubt {
        reads: doubt.object.clone(),
        cause: doubt.cause.clone(),
        file: place.map(|(index, _)| file(index)),
        line: place.map(|(_, line)| line),
    }
}

fn state_name(s: Status) -> &'static str {
    match s {
        Status::Done => "frozen",
        Status::Suspended => "resumes",
        Status::Raised => "raises",
        _ => "runs",
    }
}

/// Bytes of heap and stack that the program has when it goes on at the call that stopped it.
fn start_cost(vm: &mut Vm<'_>) -> u32 {
    vm.start_over();
    vm.collect();
    vm.start_cost().unwrap_or(u32::MAX)
}

/// Bytes of heap and stack that the last part of the program has when it goes on at the call that stopped it.
fn resume_cost(vm: &mut Vm<'_>, main: u32) -> u32 {
    vm.start_over();
    vm.collect();
    vm.resume_cost(main).unwrap_or(u32::MAX)
}

/// Brings the VM into the state in which the program has imported the first `count` modules of the chain, one after the
/// other, but for those that stop.
fn replay(vm: &mut Vm<'_>, evaluated: &Evaluation, image: &Built, count: usize) {
    vm.start_over();
    // The image has been verified, and has room for this: the freeze did the same.
    let _ = vm.apply_part();
    for index in &evaluated.chain[..count] {
        if evaluated.modules[*index].status != Status::Suspended {
            // The module may raise, as it did at freeze time.
            let _ = vm.run_module(image.module_numbers[*index]);
        }
    }
    vm.collect();
}

/// Bytes of heap that the import of each module of the chain keeps, if the program imports them in this order.
fn chain_costs(vm: &mut Vm<'_>, evaluated: &Evaluation, image: &Built) -> HashMap<usize, u32> {
    replay(vm, evaluated, image, 0);
    let mut costs = HashMap::new();
    for index in &evaluated.chain {
        if evaluated.modules[*index].status == Status::Done {
            costs.insert(*index, import_cost(vm, image.module_numbers[*index]));
        } else if evaluated.modules[*index].status == Status::Raised {
            let _ = vm.run_module(image.module_numbers[*index]);
        }
    }
    costs
}

/// Bytes of heap that the import of module `n` keeps, if it is the next import.
fn import_cost(vm: &mut Vm<'_>, n: u32) -> u32 {
    vm.collect();
    let before = vm.mem_alloc();
    let ok = vm.run_module(n).is_ok();
    vm.collect();
    if ok {
        vm.mem_alloc().saturating_sub(before)
    } else {
        u32::MAX
    }
}
