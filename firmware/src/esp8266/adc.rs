//! The analog pin, TOUT: 0 to 1 volt. It is measured without the SDK's radio.
//!
//! Registers and values: pvvx, esp8266web, `app/driver/adc.c`; the same in ESP8266_RTOS_SDK libphy.a, `test_tout` and
//! `read_sar_dout`. Neither names them, so the names here are guesses.

use super::clock::Clock;
use super::registers::{modify, read, write};
use super::rom::Analog;
use super::samples::{level, SAMPLES};

/// Power of the analog part.
const POWER: u32 = 0x6000_0710;
const POWER_ON: u32 = 0x0600_0000;
/// DPORT's clock gates.
const GATES: u32 = 0x3ff0_0018;
const GATES_OPEN: u32 = 0x038f_0000;
const CONVERTER_CLOCK: u32 = 0x6000_05e8;
const CONVERTER_CLOCK_ON: u32 = 0x0180_0000;

/// Bits 26:24 are the converter's state, 0 at rest. Bit 1 starts it as it rises.
const CONTROL: u32 = 0x6000_0d50;
const BUSY: u32 = 7 << 24;
const START: u32 = 1 << 1;
const TIMING: [u32; 2] = [0x6000_0d54, 0x6000_0d58];
const MODE: u32 = 0x6000_0d5c;
const MODE_TOUT: u32 = 1 << 21;
/// Bit 0 gives the converter back as it rises.
const RELEASE: u32 = 0x6000_0d60;
/// The first of the words with the samples.
const DATA: u32 = 0x6000_0d80;

/// The analog registers of the converter and of its reference.
const CONVERTER: [Analog; 2] = [analog(108, 2, 0), analog(108, 2, 1)];
const REFERENCE: Analog = analog(98, 1, 3);
/// Bits of the first of [`CONVERTER`].
const CONVERTER_ON: u32 = 1 << 4;
const CONVERTER_TOUT: u32 = 1 << 5;

/// Microseconds until a measurement is given up. It takes some 30.
const MOST_US: u32 = 1000;

const fn analog(block: u32, host: u32, register: u32) -> Analog {
    Analog {
        block,
        host,
        register,
    }
}

/// The level of the pin, from 0 to 1023 for 0 to 1 volt.
pub fn read_tout(clock: &mut Clock) -> u32 {
    let power = read(POWER);
    set_up();
    let level = measure(clock);
    write(POWER, power);
    level
}

/// Turns the converter on, and sets its clock to 8 MHz and the number of samples to 8.
fn set_up() {
    modify(POWER, 0, POWER_ON);
    CONVERTER[0].modify(0, CONVERTER_ON);
    CONVERTER[1].modify(0b11, 0b10);
    REFERENCE.modify(0xf0, 0xf0);
    modify(GATES, 0, GATES_OPEN);
    modify(CONVERTER_CLOCK, 0, CONVERTER_CLOCK_ON);
    modify(CONTROL, 0xff1c, 7 << 2 | 8 << 8);
    modify(TIMING[0], 0xff_ffff, 0x07_0727);
    modify(TIMING[1], 0xff_ffff, 0x4f_1757);
}

fn measure(clock: &mut Clock) -> u32 {
    CONVERTER[0].modify(0, CONVERTER_TOUT);
    modify(MODE, 0, MODE_TOUT);
    rest(clock);
    rise(CONTROL, START);
    clock.poll_us(2, &|| false);
    rest(clock);
    let samples: [u32; SAMPLES] = core::array::from_fn(|i| read(DATA + 4 * i as u32));
    CONVERTER[0].modify(CONVERTER_TOUT, 0);
    rest(clock);
    modify(MODE, MODE_TOUT, 0);
    rise(RELEASE, 1);
    level(samples)
}

/// Waits until the converter rests.
fn rest(clock: &mut Clock) {
    clock.poll_us(MOST_US, &|| read(CONTROL) & BUSY == 0);
}

/// Clears a bit and sets it again.
fn rise(register: u32, bit: u32) {
    modify(register, bit, 0);
    modify(register, 0, bit);
}
