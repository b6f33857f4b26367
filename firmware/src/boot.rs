//! Runs the image in flash, from its verification to the end of its program.

use vm::board::Board;
use vm::program::{Booted, End, HeapReport};

use crate::{console, memory, watched};

/// How a boot ended.
pub enum Outcome {
    /// The program ran and ended like this.
    Ended(End),
    /// The image was refused, and the console says why.
    Refused,
    /// The stack overflowed into its guard. What the program did after that cannot be trusted.
    Overflow,
}

/// The core's clock while the image is verified, which takes most of the time before a program begins.
const VERIFYING_HZ: u32 = 160_000_000;
/// Exit status for a refused image.
const REFUSED: u32 = 3;
/// Exit status after a fault of the firmware.
pub const FAULT: u32 = 4;

impl Outcome {
    /// The status for whoever watches an emulated chip: [`watched::program_ended`].
    pub fn status(&self) -> u32 {
        match self {
            Outcome::Ended(End::Exit(status)) => u32::from(*status),
            Outcome::Ended(End::Reset) => watched::RESTARTS,
            Outcome::Ended(End::NoProgram | End::NoMemory | End::Stopped) => 1,
            Outcome::Refused => REFUSED,
            Outcome::Overflow => FAULT,
        }
    }
}

/// Verifies the image and runs its program on `board` with this heap. When the program has ended, `report`
/// gets the heap's figures.
pub fn boot<B: Board>(
    board: &mut B,
    heap: &mut [u32],
    report: &mut dyn FnMut(HeapReport),
) -> Outcome {
    memory::set_guard();
    // A program that was restarted by machine.soft_reset keeps the speed that it had chosen.
    let hz = board.cpu_hz();
    board.set_cpu_hz(VERIFYING_HZ);
    let ended = Booted::with(memory::image(), heap, board, |mut vm| {
        vm.board().set_cpu_hz(hz);
        watched::program_begins();
        let end = vm.run(None);
        report(vm.report());
        end
    });
    let end = match ended {
        Ok(end) => end,
        Err(e) => {
            board.set_cpu_hz(hz);
            let (before, number, after) = e.sentence();
            let write: &mut dyn FnMut(&[u8]) = &mut |b| board.write(b);
            console::text(write, before);
            if let Some(n) = number {
                console::decimal(write, n);
            }
            console::text(write, after);
            console::text(write, "\n");
            return Outcome::Refused;
        }
    };
    let complaint = match end {
        _ if !memory::guard_holds() => "the stack has overflowed\n",
        End::NoProgram => "the image has no such program\n",
        End::NoMemory => "the program does not fit the heap\n",
        End::Stopped => "the VM stopped\n",
        End::Exit(_) | End::Reset => "",
    };
    console::text(&mut |b| board.write(b), complaint);
    if memory::guard_holds() {
        Outcome::Ended(end)
    } else {
        Outcome::Overflow
    }
}
