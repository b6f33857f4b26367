//! The RAM of an image, measured: it is booted, and its modules are imported.

use std::path::{Path, PathBuf};

use format::image::State;
use freezer::board::FreezeBoard;
use freezer::diagnostic::{Diagnostic, Failure};
use freezer::owners;
use vm::host::Vm;

use crate::cli::support::image::{self, Loaded};

/// A module, and the RAM that its import takes.
pub struct Import {
    /// Full dotted name.
    pub name: String,
    /// Its source file, if that is known.
    pub source: Option<PathBuf>,
    /// The effect of the import on the device.
    pub state: State,
    /// Bytes of the image that belong to it.
    pub own: u32,
    /// Bytes of heap that the import of a frozen module keeps, or bytes of heap and stack at the call where a body
    /// resumes. `None` for a body that runs on the device.
    pub bytes: Option<u32>,
}

/// The RAM of an image.
pub struct Ram {
    /// Name of the image's file, or of the program's.
    pub image: String,
    /// The imports, sorted by name.
    pub imports: Vec<Import>,
    /// Bytes of heap and stack of the board.
    pub heap: u32,
    /// Bytes that are left when all frozen modules are imported.
    pub left: u32,
    /// Bytes that these imports keep together.
    pub kept: u32,
}

/// Measures an image. `sources` are names of modules with their files.
///
/// # Errors
/// The VM refuses the image.
pub fn measure(
    loaded: &Loaded,
    path: &Path,
    heap: u32,
    sources: &[(String, PathBuf)],
) -> Result<Ram, Failure> {
    let view = loaded.view();
    let mut memory = vec![0u32; (heap / 4) as usize];
    let mut board = FreezeBoard { heap };
    let refuse = |e| Failure::from(Diagnostic::new(image::refusal(e)).file(path));
    let mut vm = Vm::new(&loaded.rom, &mut memory, &mut board).map_err(refuse)?;
    let numbers = view.modules();
    let mut parts = numbers.iter().copied().filter(|n| view.is_program(*n));
    let goes_on = parts.find(|n| view.state(*n) == State::Resumes);
    let owned = owners::bytes(&view.mem, &view.image, &view.owners());
    let mut imports = Vec::new();
    for n in &numbers {
        let state = view.state(*n);
        let bytes = match state {
            State::Resumes if Some(*n) == goes_on => {
                forget(&mut vm);
                vm.start_cost().ok()
            }
            // The start has it.
            State::Frozen | State::Resumes if view.is_begun(*n) => Some(0),
            State::Frozen => import(&mut vm, *n),
            State::Resumes => {
                forget(&mut vm);
                vm.resume_cost(*n).ok()
            }
            State::Runs | State::Raises => None,
        };
        let name = view.module_name(*n);
        let called = |known: &str| {
            known == name || Some(*n) == view.image.main && known == "main" && name == "__main__"
        };
        let source = sources.iter().find(|(known, _)| called(known));
        imports.push(Import {
            source: source.map(|(_, path)| path.clone()),
            name,
            state,
            own: owned[*n as usize],
            bytes,
        });
    }
    forget(&mut vm);
    let before = vm.mem_alloc();
    let is_frozen = |n: &&u32| !view.is_begun(**n) && view.state(**n) == State::Frozen;
    for n in numbers.iter().filter(is_frozen) {
        // A frozen module's import cannot raise.
        let _ = vm.run_module(*n);
    }
    vm.collect();
    let name = path.file_name().unwrap_or(path.as_os_str());
    Ok(Ram {
        image: name.to_string_lossy().into_owned(),
        imports,
        heap,
        left: vm.mem_free(),
        kept: vm.mem_alloc() - before,
    })
}

/// Undoes all imports.
fn forget(vm: &mut Vm<'_>) {
    vm.start_over();
    vm.collect();
}

/// Bytes that the import of a frozen module keeps, with nothing else imported.
fn import(vm: &mut Vm<'_>, n: u32) -> Option<u32> {
    forget(vm);
    let before = vm.mem_alloc();
    vm.run_module(n).ok()?;
    vm.collect();
    vm.mem_alloc().checked_sub(before)
}
