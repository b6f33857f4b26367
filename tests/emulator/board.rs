//! An emulated board whose starts are watched: which reset led to each, and what the program then printed.

use chip::hardware::Peripherals;
use chip::peripherals::flash::Flash;
use chip::peripherals::reset::Cause;
use chip::rom::ROM;
use chip::time::SECOND;
use chip::{Machine, Stop, Time, World};
use freezer::firmware::flash::{compose, parts, Mode, Part};
use freezer::firmware::{prebuilt, Firmware};

/// Bytes of flash.
const FLASH_BYTES: usize = 4 << 20;
const MAC: [u8; 6] = [0x02, 0, 0, 0, 0, 1];
/// The console's speed.
const BAUD: u32 = 115_200;
/// Emulated time after which a board is given up. A restart by the watchdog takes 1.7 seconds.
const PATIENCE: Time = 3 * SECOND;

/// What is around the chip: the console, and the wire from GPIO 16 to the reset pin.
struct Around {
    /// What came at the console's speed. The mask ROM speaks at another one.
    text: String,
    wired: bool,
}

impl World for Around {
    fn uart_sent(&mut self, uart: u8, byte: u8, baud: u32, _now: Time) {
        if uart == 0 && baud.abs_diff(BAUD) < BAUD / 25 {
            self.text.push(char::from(byte));
        }
    }
    fn wakes_by_reset_pin(&self) -> bool {
        self.wired
    }
}

/// A board that runs the built-in firmware.
pub struct Board {
    machine: Machine,
    around: Around,
    begins: u32,
}

/// What happened from one start of the program to the next.
#[derive(Debug, PartialEq, Eq)]
pub struct Start {
    /// The resets of the chip since the last start of the program; none if only the VM started anew.
    pub resets: Vec<Cause>,
    /// What was printed since then, before this start.
    pub printed: String,
}

/// The content of a flash with the built-in firmware and this image.
pub fn flash(firmware: &Firmware, image: &[u32]) -> Vec<u8> {
    let [boot, code] = parts(firmware, Mode::default()).expect("the firmware has its parts");
    let image = Part {
        offset: firmware.image_offset(),
        bytes: image.iter().flat_map(|w| w.to_le_bytes()).collect(),
    };
    compose(FLASH_BYTES, &[boot, code, image]).expect("they fit")
}

/// Puts code into a firmware, in place of the function whose full name ends with `name`.
pub fn replace(firmware: &mut Firmware, name: &str, code: &[u8]) {
    let mut found = firmware
        .symbols
        .functions()
        .filter(|f| f.display_name().ends_with(name));
    let address = found.next().expect("the firmware has it").address;
    assert!(found.next().is_none(), "there are several {name}");
    let place = firmware.sections.iter_mut().find_map(|s| {
        let at = address.checked_sub(s.address)? as usize;
        s.data.get_mut(at..at + code.len())
    });
    place.expect("the function is stored").copy_from_slice(code);
}

impl Board {
    /// A board with this flash, at power-on. `wired` tells whether GPIO 16 is wired to the reset pin.
    pub fn new(flash: Vec<u8>, wired: bool) -> Board {
        let firmware = prebuilt().expect("the firmware is built in");
        let mut functions = firmware.symbols.functions();
        let begins = functions.find(|f| f.name == "program_begins");
        let begins = begins.expect("the firmware tells it").address;
        let peripherals = Peripherals::new(Flash::new(flash), MAC);
        Board {
            machine: Machine::new(ROM, peripherals, vec![begins]),
            around: Around {
                text: String::new(),
                wired,
            },
            begins,
        }
    }
    /// Runs until a program begins.
    ///
    /// # Errors
    /// How the board stopped before that, and what it printed.
    pub fn next_start(&mut self) -> Result<Start, (Stop, String)> {
        let until = self.machine.now() + PATIENCE;
        let mut resets = Vec::new();
        loop {
            match self.machine.run(&mut self.around, until) {
                Stop::Watched(at) if at == self.begins => {
                    return Ok(Start {
                        resets,
                        printed: std::mem::take(&mut self.around.text),
                    })
                }
                Stop::Reset(cause) => resets.push(cause),
                stop => return Err((stop, std::mem::take(&mut self.around.text))),
            }
        }
    }
    /// Resets the chip.
    pub fn reset(&mut self, cause: Cause) {
        self.machine.reset(cause, &mut self.around);
    }
}
