//! Programs run on the emulated chip, from the reset vector on, and QEMU repeats samples of what its core has executed.

use chip::hardware::Peripherals;
use chip::machine::{Machine, Stop};
use chip::peripherals::flash::Flash;
use chip::record::Recorder;
use chip::tally::Counts;
use chip::{rom, Time, World};
use freezer::firmware::flash::{compose, parts, Mode, Part};
use freezer::firmware::prebuilt;
use support::at;
use support::run::{program, run_program, try_freeze};

/// Bytes of the flash chip.
const FLASH: usize = 4 << 20;
const MAC: [u8; 6] = [2, 0, 0, 0, 0, 1];
/// A program that has not ended by then is stopped: a second of the chip's time, in picoseconds.
const LIMIT: Time = 1_000_000_000_000;

/// What a run left.
pub struct Run {
    /// The recorder, if there was one.
    pub recorder: Option<Box<Recorder>>,
    /// Instructions, cache misses and time.
    pub counts: Counts,
    /// What the program has printed.
    pub console: String,
    /// What it prints on the host.
    pub host: String,
}

/// Listens to the console.
#[derive(Default)]
struct Console(Vec<u8>);

impl World for Console {
    fn uart_sent(&mut self, uart: u8, byte: u8, _: u32, _: Time) {
        if uart == 0 {
            self.0.push(byte);
        }
    }
}

/// Runs the case of this name to its end.
pub fn case(name: &str, recorder: Option<Recorder>) -> Run {
    let frozen = try_freeze(&program(&at("tests/cases").join(name))).expect("the case freezes");
    let (mut machine, ended) = chip(&frozen.words);
    machine.recorder = recorder.map(Box::new);
    let mut console = Console::default();
    let stop = machine.run(&mut console, LIMIT);
    // The mask ROM's lines end with CR LF, those of the program with LF.
    let console = String::from_utf8_lossy(&console.0).into_owned();
    assert_eq!(stop, Stop::Watched(ended), "{name}: {console}");
    Run {
        counts: machine.counts(),
        recorder: machine.recorder,
        console: console.rsplit("\r\n").next().unwrap_or_default().to_owned(),
        host: run_program(&frozen.words, b"").stdout,
    }
}

/// A chip with the firmware and this image in its flash, and the address of the function that it calls at the end.
fn chip(words: &[u32]) -> (Machine, u32) {
    let firmware = prebuilt().expect("the firmware is built in");
    let image = Part {
        offset: firmware.image_offset(),
        bytes: words.iter().flat_map(|w| w.to_le_bytes()).collect(),
    };
    let [boot, code] = parts(&firmware, Mode::default()).expect("the firmware has its sections");
    let flash = compose(FLASH, &[boot, code, image]).expect("all fits into the flash");
    let mut functions = firmware.symbols.functions();
    let ended = functions.find(|f| f.name == "program_ended");
    let ended = ended.expect("the firmware has this function").address;
    let peripherals = Peripherals::new(Flash::new(flash), MAC);
    (Machine::new(rom::ROM, peripherals, vec![ended]), ended)
}
