//! `freeze play`: plays boxes on the terminal, in the VM on this computer or on the emulated chip. The simulated screen is
//! drawn, and keys or a script lay cards on the reader and go from box to box. Each image is a box; the cards are the same
//! for all of them.

mod cards;
mod emulated;
mod lcd;
#[cfg(unix)]
mod panel;
mod parts;
mod scene;
mod script;
#[cfg(unix)]
mod terminal;
mod work;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU32;

use freezer::diagnostic::{Diagnostic, Failure};
use freezer::parts::Named;
use freezer::sidecar::Sidecar;
use freezer::Options;
use sim::Wiring;
use vm::host::Vm;
use vm::program::{End, HeapReport};

use crate::cli::args::{DebugInfo, PlayArgs};
use crate::cli::support::program::{Image, Program};
use crate::cli::support::{config, files, image, project, wiring};
use emulated::Boards;
use scene::{Leave, Play, Player, Scene};
use script::{Script, Step};

/// The file for a picture that a key asks for.
const SCREENSHOT: &str = "screen.png";

/// An image that is played.
struct Stage {
    name: String,
    path: PathBuf,
    rom: Vec<AtomicU32>,
    sidecar: Option<Sidecar>,
    wiring: Wiring,
}

/// All boxes, and where they are played.
struct House {
    stages: Vec<Stage>,
    options: Options,
    /// The parts that are connected to each box.
    parts: Vec<Named>,
    /// The emulated boards; without them boxes are played in the VM on this computer.
    boards: Option<Boards>,
}

impl House {
    fn names(&self) -> Vec<String> {
        self.stages.iter().map(|s| s.name.clone()).collect()
    }
    /// Runs the program of a box from power-on to its end, through all its restarts.
    fn power_on(
        &self,
        n: usize,
        scene: &mut Scene,
        player: &mut dyn Player,
    ) -> Result<End, Failure> {
        let stage = &self.stages[n];
        match &self.boards {
            Some(boards) => boards.power_on(stage, scene, player),
            None => in_vm(stage, &self.options, scene, player),
        }
    }
}

/// Runs the command.
///
/// # Errors
/// A mistake in the images or the script, or a step that failed.
pub fn play(args: &PlayArgs) -> Result<u8, Failure> {
    if let Some(picture) = &args.screenshot {
        files::check(picture)?;
    }
    let mut options = config::options(&args.how)?;
    options.debug_rom = !matches!(args.how.debug_info, Some(DebugInfo::Sidecar));
    let boards = Boards::new(args)?;
    if let Some(boards) = &boards {
        // The heap of a chip is what its firmware leaves.
        options.heap = args.how.heap.unwrap_or(boards.firmware().heap.bytes);
    }
    let parts = config::parts(&args.how, &args.part)?;
    let programs = match (args.programs.as_slice(), &args.image) {
        ([], image) => vec![project::program(
            None,
            image.as_deref(),
            &args.how,
            project::Warnings::Ignored,
        )?],
        ([first, ..], Some(image)) => vec![project::program(
            Some(first),
            Some(image),
            &args.how,
            project::Warnings::Ignored,
        )?],
        (programs, None) => programs.to_vec(),
    };
    let stages: Result<Vec<Stage>, Failure> = programs
        .iter()
        .map(|path| stage(path, &options, wiring::default(&parts)))
        .collect();
    let house = House {
        stages: stages?,
        options,
        parts,
        boards,
    };
    match steps(args)? {
        Some(steps) => by_script(args, &house, steps),
        None => by_keys(args, &house),
    }
}

fn stage(path: &Path, options: &Options, default: Wiring) -> Result<Stage, Failure> {
    let program = Program {
        path,
        module: None,
        verbose: false,
    };
    let Image { words, sidecar, .. } = program.image(&mut options.clone())?;
    let stem = path.file_stem().unwrap_or(path.as_os_str());
    Ok(Stage {
        name: stem.to_string_lossy().into_owned(),
        wiring: wiring::of(&words, path, default)?,
        path: path.to_path_buf(),
        sidecar,
        rom: words.into_iter().map(AtomicU32::new).collect(),
    })
}

/// The steps of the script, with a screenshot at the end if one is asked for. A screenshot without a script waits
/// until the box has settled. `None` if the box is played by keys.
fn steps(args: &PlayArgs) -> Result<Option<Vec<(u32, Step)>>, Failure> {
    let mut steps = match &args.script {
        Some(path) => script::read(path)?,
        None if args.screenshot.is_some() => vec![(0, Step::Settle)],
        None => return Ok(None),
    };
    if let Some(path) = &args.screenshot {
        let end = steps.iter().position(|(_, s)| *s == Step::Quit);
        let end = end.unwrap_or(steps.len());
        let shot = Step::Screenshot(path.clone());
        steps.insert(end, (0, shot));
    }
    Ok(Some(steps))
}

fn by_script(args: &PlayArgs, house: &House, steps: Vec<(u32, Step)>) -> Result<u8, Failure> {
    let file = args.script.as_deref().unwrap_or(Path::new(""));
    let mut script = Script::new(steps, file, house.names());
    let mut next = Some(0);
    while let Some(n) = next {
        let mut scene = Scene::new(&house.stages[n], house.options.heap, &house.parts);
        script.begin();
        house.power_on(n, &mut scene, &mut script)?;
        script.finish(&mut scene);
        next = next_box(&scene, n);
    }
    match script.failure {
        Some(failure) => Err(failure),
        None => Ok(0),
    }
}

#[cfg(unix)]
fn by_keys(args: &PlayArgs, house: &House) -> Result<u8, Failure> {
    let picture = args.screenshot.clone();
    let picture = picture.unwrap_or_else(|| PathBuf::from(SCREENSHOT));
    let mut player = terminal::Terminal::new(house.names(), picture)?;
    let mut next = Some(0);
    while let Some(n) = next {
        let mut scene = Scene::new(&house.stages[n], house.options.heap, &house.parts);
        player.begin(n);
        let end = house.power_on(n, &mut scene, &mut player)?;
        player.finish(&mut scene, how_it_ended(end));
        next = next_box(&scene, n);
    }
    Ok(0)
}

#[cfg(not(unix))]
fn by_keys(_: &PlayArgs, _: &House) -> Result<u8, Failure> {
    let d = Diagnostic::new("single keys are read on Unix alone");
    Err(d.help("give a script with --script FILE").into())
}

/// The box to play next.
fn next_box(scene: &Scene, n: usize) -> Option<usize> {
    match scene.leave {
        Some(Leave::Box(n)) => Some(n),
        Some(Leave::Restart) => Some(n),
        Some(Leave::Quit) | None => None,
    }
}

/// Runs the program of a box in the VM on this computer.
fn in_vm(
    stage: &Stage,
    options: &Options,
    scene: &mut Scene,
    player: &mut dyn Player,
) -> Result<End, Failure> {
    let mut ram = vec![0u32; (options.heap / 4) as usize];
    loop {
        let mut board = Play::board(scene, player);
        let refuse = |e| Failure::from(Diagnostic::new(image::refusal(e)).file(&stage.path));
        let mut vm = Vm::new(&stage.rom, &mut ram, &mut board).map_err(refuse)?;
        let end = vm::program::run(&mut vm, None);
        let heap = HeapReport::of(&vm);
        scene.heap = Some(heap);
        scene.end();
        if let End::Exit(_) = end {
            scene.pulse_on(player);
        }
        if scene.leave.is_some() || end != End::Reset || scene.chip.restarts().is_none() {
            return Ok(end);
        }
    }
}

#[cfg(unix)]
fn how_it_ended(end: End) -> String {
    match end {
        End::Exit(status) => format!("ended with status {status}"),
        End::Reset => "sleeps until it is restarted".to_owned(),
        End::NoProgram => "there is no program: no __main__, boot or main".to_owned(),
        End::NoMemory => "the program does not fit the heap".to_owned(),
        End::Stopped => "the VM stopped".to_owned(),
    }
}
