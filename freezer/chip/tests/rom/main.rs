//! The stand-in for the mask ROM, run on the emulated chip.

mod functions;
mod program;

use chip::hardware::Peripherals;
use chip::peripherals::flash::Flash;
use chip::peripherals::reset::Cause;
use chip::rom::ROM;
use chip::time::SECOND;
use chip::{Machine, Stop, Time, World};
use program::{flash, image, Program, CODE};

/// What UART 0 sends, and at which rates.
#[derive(Default)]
struct Listener {
    text: String,
    bauds: Vec<u32>,
}

impl World for Listener {
    fn uart_sent(&mut self, uart: u8, byte: u8, baud: u32, _now: Time) {
        assert_eq!(uart, 0);
        self.text.push(char::from(byte));
        self.bauds.push(baud);
    }
}

/// A chip with a flash, and what it has said.
struct Bench {
    machine: Machine,
    listener: Listener,
}

impl Bench {
    fn new(flash: Vec<u8>) -> Bench {
        let peripherals = Peripherals::new(Flash::new(flash), [0x5c, 0xcf, 0x7f, 1, 2, 3]);
        Bench {
            machine: Machine::new(ROM, peripherals, Vec::new()),
            listener: Listener::default(),
        }
    }
    /// Runs until everything is said and done, and until a reset at most.
    fn run(&mut self) -> Stop {
        let end = self.machine.now() + SECOND / 5;
        self.machine.run(&mut self.listener, end)
    }
    fn reset(&mut self, cause: Cause) {
        self.machine.reset(cause, &mut self.listener);
        self.listener.text.clear();
    }
    fn word(&self, address: u32) -> u32 {
        self.machine.peek(address).expect("memory")
    }
    fn results<const N: usize>(&self) -> [u32; N] {
        core::array::from_fn(|call| self.word(program::RESULTS + 4 * call as u32))
    }
}

/// What the ROM says when this flash is booted after power-on, after its line with the cause.
fn said(flash: Vec<u8>) -> String {
    let mut bench = Bench::new(flash);
    assert_eq!(bench.run(), Stop::Time);
    let banner = "\r\n\r\nmask ROM's stand-in, rst cause:1, boot mode:(3,6)\r\n";
    let rest = bench.listener.text.strip_prefix(banner);
    rest.unwrap_or_else(|| panic!("no banner: {:?}", bench.listener.text))
        .to_string()
}

const STARTED: &str = "load 0x40100000, bytes 0x00000204\r\nchecksum right, start 0x40100200\r\n";

#[test]
fn it_loads_the_image_and_calls_its_entry() {
    let mut bench = Bench::new(Program::default().flash());
    assert_eq!(bench.run(), Stop::Time);
    assert!(
        bench.listener.text.ends_with(STARTED),
        "{:?}",
        bench.listener.text
    );
    assert!(bench
        .listener
        .bauds
        .iter()
        .all(|baud| (74_880..75_000).contains(baud)));
    let registers = &bench.machine.registers;
    assert_eq!((registers.pc, registers.ps), (CODE, 0x20));
    assert_eq!(registers.vecbase, 0x4000_0000);
    let peripherals = &mut bench.machine.peripherals;
    assert_eq!(
        peripherals.flash.read(8, SECOND),
        0x82_0313,
        "20 MHz, DIO, the cache may fetch"
    );
    assert!(!peripherals.dport.enabled());
    assert_eq!(peripherals.watchdog.next(), chip::time::NEVER);
}

#[test]
fn it_loads_segments_into_both_memories() {
    let iram = Program::default().segment();
    let dram: Vec<u8> = (0..76).collect();
    let mut bench = Bench::new(flash(&image(
        &[(0x3ffe_8010, dram), (0x4010_0000, iram)],
        CODE,
    )));
    assert_eq!(bench.run(), Stop::Time);
    assert_eq!(
        (bench.word(0x3ffe_8010), bench.word(0x3ffe_8058)),
        (0x0302_0100, 0x4b4a_4948)
    );
    assert_eq!(bench.machine.registers.pc, CODE);
}

#[test]
fn it_says_what_is_wrong_and_stays() {
    let code = || Program::default().segment();
    let load = |address: u32, bytes: u32| format!("load {address:#010x}, bytes {bytes:#010x}\r\n");
    let erased = vec![0xff; 1 << 20];
    assert_eq!(said(erased), "no image: flash does not begin with 0xe9\r\n");

    let mut bad_sum = Program::default().flash();
    bad_sum[40] ^= 1;
    assert_eq!(
        said(bad_sum),
        load(0x4010_0000, 0x204) + "the checksum of the image is wrong\r\n"
    );

    let no_place = "a segment is neither in IRAM nor in DRAM, or not of whole words\r\n";
    for (address, bytes) in [
        (0x400f_fffc, 8),
        (0x4010_fffc, 8),
        (0x3ffe_7ffc, 8),
        (0x3fff_bffc, 8),
        (0xffff_fffc, 8),
        (0x4010_0002, 8),
        (0x4010_0000, 6),
    ] {
        let image = image(&[(address, vec![0; bytes as usize])], CODE);
        assert_eq!(said(flash(&image)), load(address, bytes) + no_place);
    }

    let mut long = image(&[(0x4010_0000, code())], CODE);
    long[12..16].copy_from_slice(&[0, 0, 0, 1]);
    assert_eq!(said(flash(&long)), load(0x4010_0000, 1 << 24) + no_place);

    for entry in [0x400f_ffff, 0x4011_0000, 0x4021_0000] {
        let image = image(&[(0x4010_0000, code())], entry);
        assert_eq!(
            said(flash(&image)),
            load(0x4010_0000, 0x204) + "the entry is not in IRAM\r\n"
        );
    }
}

#[test]
fn a_fault_is_told() {
    let text = said(Program::default().fault().flash());
    assert_eq!(
        text,
        STARTED.replace("204", "208") + "\r\nfault 0x00000000 at 0x40100200\r\n"
    );
}

#[test]
fn only_power_the_pin_and_the_watchdog_attach_the_flash() {
    let mut bench = Bench::new(Program::default().flash());
    for (cause, attaches) in [
        (Cause::Power, true),
        (Cause::External, true),
        (Cause::Software, false),
        (Cause::Watchdog, true),
        (Cause::SleepTimer, false),
        (Cause::SleepEvent, false),
    ] {
        bench.reset(cause);
        assert_eq!(bench.run(), Stop::Time);
        let number = cause.number();
        let banner = format!("rst cause:{number}, boot mode:(3,6)");
        assert!(
            bench.listener.text.contains(&banner),
            "{}",
            bench.listener.text
        );
        assert_eq!(
            bench.listener.text.ends_with(STARTED),
            attaches,
            "{}",
            bench.listener.text
        );
        assert_eq!(
            bench
                .listener
                .text
                .ends_with("no image: flash does not begin with 0xe9\r\n"),
            !attaches
        );
    }
}
