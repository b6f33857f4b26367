//! The reader's chip: its SPI, its registers, and the passing of time.

use super::air::Air;
use super::fifo::{self, Fifo};
use super::registers::{self as reg, *};
use super::timer::Timer;
use crate::card::Card;
use crate::frame::Frame;

/// Carrier periods of a byte on the SPI: 8 us, a byte at 1 MHz.
const SPI_BYTE_CLOCKS: u32 = 108;
/// Carrier periods of 100 us.
const CLOCKS_PER_100_US: u32 = 1356;
/// The most microseconds that pass in one step, so that their carrier periods, in hundredths, fit in a word.
const STEP_US: u32 = 1_000_000;

/// The state of a transaction (MFRC522, 8.1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Transaction {
    NotSelected,
    /// The next byte is the first: an address.
    Begins,
    /// The first byte asked to read an address, so each byte is the next address to read.
    Reads,
    /// The first byte asked to write, so all bytes go to this address.
    Writes(u8),
}

impl Transaction {
    /// The state when the select line has changed.
    const fn after(selected: bool) -> Transaction {
        if selected {
            Transaction::Begins
        } else {
            Transaction::NotSelected
        }
    }
}

/// The state of the reader's chip.
#[derive(Clone, Debug)]
pub(super) struct Chip {
    pub(super) registers: [u8; 64],
    pub(super) fifo: Fifo,
    pub(super) timer: Timer,
    /// The exchange over the air.
    pub(super) air: Air,
    /// The frame that is being sent, or the 12 bytes of an authentication.
    pub(super) sent: Frame,
    /// The card's answer.
    pub(super) received: Frame,
    pub(super) crc: u16,
    /// The internal buffer, for the command Mem.
    pub(super) store: [u8; 25],
    pub(super) random: u32,
    transaction: Transaction,
    /// The next byte that the SPI answers.
    answer: u8,
    /// True while NRSTPD is high.
    powered: bool,
    /// Hundredths of a carrier period that have passed besides the whole ones.
    fraction: u32,
}

impl Chip {
    pub(super) const fn new(selected: bool) -> Chip {
        Chip {
            registers: reg::reset(),
            fifo: Fifo::new(),
            timer: Timer::new(),
            air: Air::Quiet,
            sent: Frame::new(false),
            received: Frame::new(false),
            crc: 0xffff,
            store: [0; 25],
            random: 0x6d2b_79f5,
            transaction: Transaction::after(selected),
            answer: 0,
            powered: true,
            fraction: 0,
        }
    }

    pub(super) fn select(&mut self, selected: bool) {
        let was = self.transaction != Transaction::NotSelected;
        if selected != was {
            self.transaction = Transaction::after(selected);
            self.answer = 0;
        }
    }

    pub(super) fn power(&mut self, on: bool, card: Option<&mut Card>) {
        self.powered = on;
        if !on {
            self.reset(card);
        }
    }

    pub(super) fn seed(&mut self, seed: u32) {
        // The generator never leaves zero.
        self.random = seed | 1;
    }

    pub(super) fn next_answer(&self) -> u8 {
        if self.transaction == Transaction::NotSelected || !self.powered {
            return 0xff;
        }
        self.answer
    }

    pub(super) fn transfer(&mut self, byte: u8, mut card: Option<&mut Card>) -> u8 {
        let answer = self.next_answer();
        self.pass(SPI_BYTE_CLOCKS, card.as_deref_mut());
        if !self.powered {
            return answer;
        }
        let address = byte >> 1 & 0x3f;
        let reads = byte & 0x80 != 0;
        self.answer = 0;
        match self.transaction {
            Transaction::NotSelected => {}
            Transaction::Begins if !reads => self.transaction = Transaction::Writes(address),
            Transaction::Begins | Transaction::Reads => {
                self.transaction = Transaction::Reads;
                // The byte that ends a row of reads does not read a register.
                if reads {
                    self.answer = self.read(address);
                }
            }
            Transaction::Writes(address) => self.write(address, byte, card),
        }
        answer
    }

    pub(super) fn advance_us(&mut self, us: u32, mut card: Option<&mut Card>) {
        let mut left = us;
        while left > 0 {
            let step = left.min(STEP_US);
            let hundredths = step * CLOCKS_PER_100_US + self.fraction;
            self.fraction = hundredths % 100;
            self.pass(hundredths / 100, card.as_deref_mut());
            left -= step;
        }
    }

    /// Sets all registers to their first values. The internal buffer stays (MFRC522, 10.3.1.9).
    pub(super) fn reset(&mut self, card: Option<&mut Card>) {
        self.registers = reg::reset();
        self.fifo.flush();
        self.timer.stop();
        self.air = Air::Quiet;
        self.crc = 0xffff;
        if let Some(card) = card {
            card.leave_field();
        }
    }

    /// True if the field is on.
    pub(super) fn field(&self) -> bool {
        self.powered
            && self.registers[usize::from(TX_CONTROL)] & ANTENNA != 0
            && self.registers[usize::from(COMMAND)] & POWER_DOWN == 0
    }

    pub(super) fn is(&self, register: u8, bits: u8) -> bool {
        self.registers[usize::from(register)] & bits != 0
    }

    pub(super) fn set(&mut self, register: u8, bits: u8) {
        self.registers[usize::from(register)] |= bits;
    }

    pub(super) fn clear(&mut self, register: u8, bits: u8) {
        self.registers[usize::from(register)] &= !bits;
    }

    /// Notes an error.
    pub(super) fn fail(&mut self, error: u8) {
        self.set(ERROR, error);
        self.set(COM_IRQ, ERR_IRQ);
    }

    /// Adds a byte to the buffer, or notes that it is full.
    pub(super) fn push(&mut self, byte: u8) {
        let before = self.alerts();
        if !self.fifo.push(byte) {
            self.fail(BUFFER_OVFL);
        }
        self.alert(before);
    }

    /// Takes a byte from the buffer.
    pub(super) fn pop(&mut self) -> Option<u8> {
        let before = self.alerts();
        let byte = self.fifo.pop();
        self.alert(before);
        byte
    }

    /// Starts the timer with the values of its registers.
    pub(super) fn start_timer(&mut self) {
        let register = |address: u8| u32::from(self.registers[usize::from(address)]);
        let prescaler = (register(T_MODE) & 0x0f) << 8 | register(T_PRESCALER);
        let even = u32::from(self.is(DEMOD, T_PRESCAL_EVEN));
        let reload = register(T_RELOAD_HIGH) << 8 | register(T_RELOAD_LOW);
        self.timer.start(2 * prescaler + 1 + even, reload);
    }

    /// Lets carrier periods pass for the timer.
    pub(super) fn pass_timer(&mut self, clocks: u32) {
        let restart = self.is(T_MODE, T_AUTO_RESTART);
        if self.timer.pass(clocks, restart) {
            self.set(COM_IRQ, TIMER_IRQ);
        }
    }

    fn read(&mut self, address: u8) -> u8 {
        match address {
            STATUS1 => self.status1(),
            STATUS2 => self.registers[usize::from(STATUS2)] | self.modem_state(),
            FIFO_DATA => self.pop().unwrap_or(0),
            FIFO_LEVEL => self.fifo.level(),
            CRC_HIGH => self.crc_byte((self.crc >> 8) as u8),
            CRC_LOW => self.crc_byte(self.crc as u8),
            T_COUNTER_HIGH => (self.timer.value() >> 8) as u8,
            T_COUNTER_LOW => self.timer.value() as u8,
            _ => self.registers[usize::from(address)],
        }
    }

    fn write(&mut self, address: u8, value: u8, mut card: Option<&mut Card>) {
        let field = self.field();
        match address {
            COMMAND => self.command(value, card.as_deref_mut()),
            COM_IRQ => self.mark(COM_IRQ, value & !SET, value & SET != 0),
            DIV_IRQ => self.mark(DIV_IRQ, value & DIV_IRQS, value & SET != 0),
            // Crypto1 can only be switched off here.
            STATUS2 => {
                let kept = self.registers[usize::from(STATUS2)] & value & CRYPTO1_ON;
                self.registers[usize::from(STATUS2)] = value & 0xc0 | kept;
            }
            FIFO_DATA => self.data(value),
            FIFO_LEVEL if value & FLUSH_BUFFER != 0 => {
                let before = self.alerts();
                self.fifo.flush();
                self.clear(ERROR, BUFFER_OVFL);
                self.alert(before);
            }
            FIFO_LEVEL => {}
            WATER_LEVEL => {
                let before = self.alerts();
                self.registers[usize::from(WATER_LEVEL)] = value & 0x3f;
                self.alert(before);
            }
            CONTROL => {
                if value & T_STOP_NOW != 0 {
                    self.timer.stop();
                }
                if value & T_START_NOW != 0 {
                    self.start_timer();
                }
            }
            BIT_FRAMING => {
                self.registers[usize::from(BIT_FRAMING)] = value;
                if value & START_SEND != 0 {
                    self.start_send();
                }
            }
            COLL => {
                self.clear(COLL, VALUES_AFTER_COLL);
                self.set(COLL, value & VALUES_AFTER_COLL);
            }
            _ if reg::is_writable(address) => self.registers[usize::from(address)] = value,
            _ => {}
        }
        if field && !self.field() {
            self.lose_answer();
            if let Some(card) = card {
                card.leave_field();
            }
        }
    }

    /// Writes interrupt flags: sets or clears the marked ones.
    fn mark(&mut self, register: u8, bits: u8, sets: bool) {
        if sets {
            self.set(register, bits);
        } else {
            self.clear(register, bits);
        }
    }

    fn status1(&self) -> u8 {
        let register = |address: u8| self.registers[usize::from(address)];
        let com = register(COM_IRQ) & register(COM_I_EN) & !SET;
        let div = register(DIV_IRQ) & register(DIV_I_EN) & DIV_IRQS;
        let mut status = register(STATUS1) & CRC_READY | self.alerts();
        if self.crc == 0 {
            status |= CRC_OK;
        }
        if com | div != 0 {
            status |= ANY_IRQ;
        }
        if self.timer.is_running() {
            status |= T_RUNNING;
        }
        status
    }

    /// The bits HiAlert and LoAlert of `Status1Reg` (MFRC522, 9.3.1.12).
    fn alerts(&self) -> u8 {
        let water = self.registers[usize::from(WATER_LEVEL)];
        let level = self.fifo.level();
        let high = if fifo::SIZE - level <= water {
            HI_ALERT
        } else {
            0
        };
        let low = if level <= water { LO_ALERT } else { 0 };
        high | low
    }

    /// Notes the alerts that have appeared since `before`.
    fn alert(&mut self, before: u8) {
        let new = self.alerts() & !before;
        if new & HI_ALERT != 0 {
            self.set(COM_IRQ, HI_ALERT_IRQ);
        }
        if new & LO_ALERT != 0 {
            self.set(COM_IRQ, LO_ALERT_IRQ);
        }
    }
}
