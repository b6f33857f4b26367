//! The ROM's functions, at their addresses.

use super::{Bench, Program};
use chip::peripherals::reset::Cause;
use chip::Stop;

/// The flash as the functions for SPI0 want it described, and where a test puts it.
const CHIP: u32 = 0x3ffe_8100;
const BUFFER: u32 = 0x3ffe_8200;

const SECTOR_ERASE: u32 = 0x4000_40c0;
const BLOCK_ERASE: u32 = 0x4000_4120;
const PAGE_PROGRAM: u32 = 0x4000_4174;
const READ_DATA: u32 = 0x4000_42ac;
const READ_STATUS: u32 = 0x4000_43c8;
const WRITE_STATUS: u32 = 0x4000_4400;
const WRITE_ENABLE: u32 = 0x4000_443c;
const WAIT_IDLE: u32 = 0x4000_448c;
const CACHE_ENABLE: u32 = 0x4000_4678;
const CACHE_DISABLE: u32 = 0x4000_47f0;

/// Boots a program that makes these calls, with the description of the flash and sixty bytes in DRAM.
fn run(program: Program) -> Bench {
    let words = [0, 1 << 20, 65536, 4096, 256, 0xffff];
    let mut dram: Vec<u8> = words
        .iter()
        .flat_map(|word: &u32| word.to_le_bytes())
        .collect();
    dram.resize((BUFFER - CHIP) as usize, 0);
    dram.extend(100..160);
    let image = super::image(
        &[(CHIP, dram), (0x4010_0000, program.segment())],
        super::CODE,
    );
    let mut bench = Bench::new(super::flash(&image));
    assert_eq!(bench.run(), Stop::Time);
    bench
}

#[test]
fn flash_is_read_by_words() {
    let program = Program::default()
        .call(READ_DATA, &[CHIP, 0x10004, BUFFER, 37])
        .call(READ_DATA, &[CHIP, 0xf_fff0, BUFFER + 0x100, 16])
        .call(READ_DATA, &[CHIP, 0xf_fff0, BUFFER + 0x100, 17]);
    let bench = run(program);
    assert_eq!(bench.results(), [0, 0, 1]);
    assert_eq!(
        (bench.word(BUFFER), bench.word(BUFFER + 32)),
        (0x0706_0504, 0x2726_2524)
    );
    assert_eq!(bench.word(BUFFER + 36), 0x28, "the last word, filled up");
    assert_eq!(bench.word(BUFFER + 40), 0x8f8e_8d8c, "behind it, untouched");
}

#[test]
fn flash_is_erased_and_programmed() {
    let program = Program::default()
        .call(SECTOR_ERASE, &[CHIP, 0x11001])
        .call(WRITE_ENABLE, &[CHIP])
        .call(SECTOR_ERASE, &[CHIP, 0x10000])
        .call(PAGE_PROGRAM, &[CHIP, 0x100c4, BUFFER, 60])
        .call(WAIT_IDLE, &[CHIP])
        .call(PAGE_PROGRAM, &[CHIP, 0x100c8, BUFFER, 60])
        .call(PAGE_PROGRAM, &[CHIP, 0x10000, BUFFER + 2, 4])
        .call(PAGE_PROGRAM, &[CHIP, 0x10000, BUFFER, 6])
        .call(WRITE_ENABLE, &[CHIP])
        .call(BLOCK_ERASE, &[CHIP, 0x20000])
        .call(BLOCK_ERASE, &[CHIP, 0x21000]);
    let bench = run(program);
    assert_eq!(bench.results(), [1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1]);
    let flash = &bench.machine.peripherals.flash;
    let expected: Vec<u8> = (100..160).collect();
    assert_eq!(flash.bytes()[0x100c4..0x10100], expected);
    assert!(flash.bytes()[0x10000..0x100c4]
        .iter()
        .all(|byte| *byte == 0xff));
    assert!(flash.bytes()[0x10100..0x11000]
        .iter()
        .all(|byte| *byte == 0xff));
    let worn: Vec<usize> = (0..256)
        .filter(|sector| flash.wear()[*sector] == 1)
        .collect();
    let block = 0x20..0x30;
    assert_eq!(
        worn,
        [0x10].into_iter().chain(block).collect::<Vec<usize>>()
    );
}

#[test]
fn the_status_is_written_and_read() {
    let program = Program::default()
        .call(READ_STATUS, &[CHIP, BUFFER])
        .call(WRITE_ENABLE, &[CHIP])
        .call(READ_STATUS, &[CHIP, BUFFER + 4])
        .call(WRITE_STATUS, &[CHIP, 0x1c])
        .call(READ_STATUS, &[CHIP, BUFFER + 8]);
    let bench = run(program);
    assert_eq!(bench.results(), [0; 5]);
    assert_eq!([0, 4, 8].map(|at| bench.word(BUFFER + at)), [0, 2, 0x1c]);
}

#[test]
fn the_cache_maps_flash() {
    for (arguments, mib, length, banks) in [
        ([0, 0, 0], 0, 1, [true, false]),
        ([1, 2, 1], 5, 1, [true, true]),
        ([2, 3, 1], 6, 2, [true, true]),
    ] {
        let bench = run(Program::default().call(CACHE_ENABLE, &arguments));
        let dport = &bench.machine.peripherals.dport;
        assert!(dport.enabled());
        assert_eq!(
            (dport.mapped_mib(), dport.mapped_length_mib()),
            (mib, length)
        );
        assert_eq!(dport.taken_banks(), banks);
    }
    let program = Program::default()
        .call(CACHE_ENABLE, &[0, 0, 1])
        .call(CACHE_DISABLE, &[]);
    assert!(!run(program).machine.peripherals.dport.enabled());
}

#[test]
fn the_cache_is_empty_after_each_function() {
    // The description of the flash is taken from mapped flash: that costs a miss, or none.
    let touch = |program: Program| program.call(READ_STATUS, &[0x4021_0000, BUFFER]);
    let enable = |program: Program| program.call(CACHE_ENABLE, &[0, 0, 1]);
    let disable = |program: Program| program.call(CACHE_DISABLE, &[]);
    let misses = |program: Program| run(program).machine.counts().misses;
    let once = || touch(touch(enable(Program::default())));
    assert_eq!(misses(once()), 1);
    assert_eq!(misses(touch(enable(once()))), 2);
    assert_eq!(misses(touch(enable(disable(once())))), 2);
}

#[test]
fn the_analog_bus_sets_the_pll() {
    let program = Program::default()
        .call(0x4000_72d8, &[103, 4, 1, 0x88])
        .call(0x4000_72d8, &[103, 4, 2, 0x91])
        .call(0x4000_7268, &[103, 4, 2]);
    let bench = run(program);
    assert!(bench.machine.peripherals.analog.pll_set());
    assert_eq!(bench.results::<3>()[2], 0x91);
}

#[test]
fn a_reset_by_software_has_its_cause() {
    let program = Program::default()
        .call(0x4000_25e0, &[])
        .call(0x4000_264c, &[]);
    let mut bench = Bench::new(program.flash());
    assert_eq!(bench.run(), Stop::Reset(Cause::Software));
    assert_eq!(bench.results(), [1]);
    assert_eq!(bench.run(), Stop::Time);
    assert!(bench.listener.text.contains("rst cause:3"));
}

#[test]
fn the_divider_of_a_uart_is_set_and_its_fifo_emptied() {
    let mut bench = run(Program::default()
        .call(0x4000_39d8, &[0, 1234])
        .call(0x4000_39d8, &[1, 99]));
    let now = bench.machine.now();
    let peripherals = &mut bench.machine.peripherals;
    assert_eq!(peripherals.uart0.read(0x14, now, &mut bench.listener), 1234);
    assert_eq!(peripherals.uart1.read(0x14, now, &mut bench.listener), 99);
    assert!(bench.listener.text.starts_with("\r\n\r\nmask"));
    assert!(
        !bench.listener.text.contains("start "),
        "the end was still in the FIFO"
    );
}
