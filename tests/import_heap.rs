//! Importing the modules of a case takes no more heap than the overlay of the state that the imports leave.
//!
//! The program of each case of several files becomes one that stops at an effect and then imports the case's modules, in
//! the order of their names. Afterwards everything in the heap has to be a part of an overlay: of what the imports
//! changed in frozen objects. Nothing else is kept, neither of a body nor of the checks of its memo.
//!
//!     CASE=part cargo test --test import_heap       only cases with `part` in their name

use std::path::Path;

use format::object::{total_words, FirstWrite};
use format::value::Value;
use support::board::Desk;
use support::exact::{Project, EFFECT};
use support::run::{program, rom, try_freeze};
use support::{cases, parallel, scratch};
use vm::host::{Raise, Vm, Why};

/// Bytes of the traceback that an exception of a frozen module gets when it is raised on the device. The exception is
/// frozen, so its overlay holds the traceback.
const TRACEBACK: u32 = 20;

/// The heap after the imports of a case.
enum Measured {
    /// Bytes in use, and bytes of overlays.
    Imported { kept: u32, overlay: u32 },
    /// A body has to run on the device, or the program ended early.
    Other(String),
}

#[test]
fn imports_keep_nothing_but_overlays() {
    let all: Vec<_> = cases::chosen()
        .into_iter()
        .filter(|c| c.path.ends_with("main.py"))
        .collect();
    let results = parallel::map(&all, |c| measure(&Project::of(&c.name, &c.path)));
    let (mut imported, mut wrong) = (0, 0);
    for (case, result) in all.iter().zip(results) {
        match result {
            Ok(Ok(Measured::Imported { kept, overlay })) => {
                imported += 1;
                if kept > overlay {
                    wrong += 1;
                    println!("{}: {kept} B in use, {overlay} B of overlays", case.name);
                }
            }
            Ok(Ok(Measured::Other(what))) => println!("{}: not measured: {what}", case.name),
            Ok(Err(e)) | Err(e) => {
                wrong += 1;
                println!("{}: {e}", case.name);
            }
        }
    }
    println!("{imported} cases measured, {wrong} wrong");
    assert_eq!(wrong, 0);
    assert!(imported > 0, "no case was measured");
}

/// The name of the module in a file; `None` for the program.
fn module(path: &Path) -> Option<String> {
    let path = path.to_str()?.strip_suffix(".py")?;
    let name = path.trim_end_matches("/__init__").replace('/', ".");
    (name != "main").then_some(name)
}

/// Imports all modules of a case.
///
/// # Errors
/// A body ran on the device, although the image has a memo of it.
fn measure(project: &Project) -> Result<Measured, String> {
    let directory = scratch(&format!("heap/{}", project.name.replace('/', "-")));
    let mut text = format!("{EFFECT}\n");
    for (path, bytes) in &project.files {
        let file = directory.join(path);
        std::fs::create_dir_all(file.parent().unwrap_or(&directory)).expect("a directory");
        std::fs::write(file, bytes).expect("a file can be written");
        if let Some(name) = module(path) {
            text += &format!("try:\n    __import__({name:?})\nexcept Exception:\n    pass\n");
        }
    }
    let main = directory.join("main.py");
    std::fs::write(&main, text).expect("a file can be written");
    let frozen = match try_freeze(&program(&main)) {
        Ok(frozen) => frozen,
        Err(e) => return Ok(Measured::Other(e)),
    };
    let stops = |state| matches!(state, "resumes" | "runs");
    let mut bodies = frozen.modules.iter().filter(|m| m.name != "__main__");
    if let Some(m) = bodies.find(|m| stops(m.state)) {
        return Ok(Measured::Other(format!("{} {}", m.name, m.state)));
    }
    let rom = rom(&frozen.words);
    let mut ram = vec![0u32; 1 << 16];
    let mut board = Desk::board(1 << 18, b"");
    let mut vm = Vm::new(&rom, &mut ram, &mut board).expect("the image is accepted");
    vm.set_fuel(2_000_000);
    let (at_start, empty) = (vm.imports_begun(), vm.mem_alloc());
    match vm.run_program() {
        Ok(()) | Err(Raise::Exc) => {}
        Err(e) => return Ok(Measured::Other(format!("{e:?}"))),
    }
    let imports = vm.take_imports(at_start);
    if let Some((n, why)) = imports.bodies.iter().find(|(_, why)| *why != Why::Again) {
        return Err(format!("the body of module {n} ran: {why:?}"));
    }
    vm.collect();
    let raised = frozen
        .modules
        .iter()
        .filter(|m| m.state == "raises")
        .count();
    Ok(Measured::Imported {
        kept: vm.mem_alloc() - empty,
        overlay: 4 * overlay_words(&vm) + TRACEBACK * raised as u32,
    })
}

/// Words of all deltas and shadows, with the tables and storage that belong to them.
fn overlay_words(vm: &Vm<'_>) -> u32 {
    const OVERLAY: u32 = 4;
    let size = |v: Value| total_words(vm.mem.header(v));
    let mut words = 0;
    vm.overlay_each(|_, _, changes| {
        let own = size(changes);
        let parts = (1..own).map(|i| vm.mem.get(changes, i)).filter(|p| {
            let kind = vm.mem.kind(*p);
            kind.is_some_and(|k| k.first_write() == FirstWrite::Part)
        });
        words += OVERLAY + own + parts.map(size).sum::<u32>();
    });
    words
}
