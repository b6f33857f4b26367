//! Registers: addresses, values after a reset, and the bits that are used (MFRC522, 9.2 and 9.3).

pub(super) const COMMAND: u8 = 0x01;
pub(super) const COM_I_EN: u8 = 0x02;
pub(super) const DIV_I_EN: u8 = 0x03;
pub(super) const COM_IRQ: u8 = 0x04;
pub(super) const DIV_IRQ: u8 = 0x05;
pub(super) const ERROR: u8 = 0x06;
pub(super) const STATUS1: u8 = 0x07;
pub(super) const STATUS2: u8 = 0x08;
pub(super) const FIFO_DATA: u8 = 0x09;
pub(super) const FIFO_LEVEL: u8 = 0x0a;
pub(super) const WATER_LEVEL: u8 = 0x0b;
pub(super) const CONTROL: u8 = 0x0c;
pub(super) const BIT_FRAMING: u8 = 0x0d;
pub(super) const COLL: u8 = 0x0e;
pub(super) const MODE: u8 = 0x11;
pub(super) const TX_MODE: u8 = 0x12;
pub(super) const RX_MODE: u8 = 0x13;
pub(super) const TX_CONTROL: u8 = 0x14;
pub(super) const TX_ASK: u8 = 0x15;
pub(super) const DEMOD: u8 = 0x19;
pub(super) const CRC_HIGH: u8 = 0x21;
pub(super) const CRC_LOW: u8 = 0x22;
pub(super) const T_MODE: u8 = 0x2a;
pub(super) const T_PRESCALER: u8 = 0x2b;
pub(super) const T_RELOAD_HIGH: u8 = 0x2c;
pub(super) const T_RELOAD_LOW: u8 = 0x2d;
pub(super) const T_COUNTER_HIGH: u8 = 0x2e;
pub(super) const T_COUNTER_LOW: u8 = 0x2f;

/// `CommandReg`: the analog part of the receiver is off.
pub(super) const RCV_OFF: u8 = 0x20;
/// `CommandReg`: soft power-down.
pub(super) const POWER_DOWN: u8 = 0x10;

/// `ComIrqReg` and `DivIrqReg`, when written: the marked bits are set if this bit is set, or else cleared.
pub(super) const SET: u8 = 0x80;
pub(super) const TX_IRQ: u8 = 0x40;
pub(super) const RX_IRQ: u8 = 0x20;
pub(super) const IDLE_IRQ: u8 = 0x10;
pub(super) const HI_ALERT_IRQ: u8 = 0x08;
pub(super) const LO_ALERT_IRQ: u8 = 0x04;
pub(super) const ERR_IRQ: u8 = 0x02;
pub(super) const TIMER_IRQ: u8 = 0x01;
/// `DivIrqReg`.
pub(super) const CRC_IRQ: u8 = 0x04;
/// The flags of `DivIrqReg` that exist: MfinActIRq and CRCIRq.
pub(super) const DIV_IRQS: u8 = 0x14;

/// `ErrorReg`.
pub(super) const WR_ERR: u8 = 0x80;
pub(super) const TEMP_ERR: u8 = 0x40;
pub(super) const BUFFER_OVFL: u8 = 0x10;
pub(super) const CRC_ERR: u8 = 0x04;
pub(super) const PARITY_ERR: u8 = 0x02;

/// `Status1Reg`.
pub(super) const CRC_OK: u8 = 0x40;
pub(super) const CRC_READY: u8 = 0x20;
pub(super) const ANY_IRQ: u8 = 0x10;
pub(super) const T_RUNNING: u8 = 0x08;
pub(super) const HI_ALERT: u8 = 0x02;
pub(super) const LO_ALERT: u8 = 0x01;

/// `Status2Reg`: a session is open and frames are enciphered.
pub(super) const CRYPTO1_ON: u8 = 0x08;
/// `FIFOLevelReg`.
pub(super) const FLUSH_BUFFER: u8 = 0x80;
/// `ControlReg`.
pub(super) const T_STOP_NOW: u8 = 0x80;
pub(super) const T_START_NOW: u8 = 0x40;
/// `ControlReg`: how many bits of the last byte were received; 0 is all.
pub(super) const RX_LAST_BITS: u8 = 0x07;
/// `BitFramingReg`.
pub(super) const START_SEND: u8 = 0x80;
/// `CollReg`: there is no collision, or its place is unknown.
pub(super) const COLL_POS_NOT_VALID: u8 = 0x20;
/// `CollReg`: bits after a collision are kept; the only bit to write.
pub(super) const VALUES_AFTER_COLL: u8 = 0x80;
/// `ModeReg`: the CRC takes the highest bit first.
pub(super) const MSB_FIRST: u8 = 0x80;
/// `TxModeReg` and `RxModeReg`: append and check CRCs.
pub(super) const CRC_EN: u8 = 0x80;
/// `TxModeReg` and `RxModeReg`: speed; 0 is 106 kbit/s.
pub(super) const SPEED: u8 = 0x70;
/// `RxModeReg`: go on receiving.
pub(super) const RX_MULTIPLE: u8 = 0x04;
/// `TxControlReg`: the two ends of the antenna are driven.
pub(super) const ANTENNA: u8 = 0x03;
/// `TxASKReg`: full modulation, which cards of type A need.
pub(super) const FORCE_100_ASK: u8 = 0x40;
/// `DemodReg`: the prescaler divides by an even number.
pub(super) const T_PRESCAL_EVEN: u8 = 0x10;
/// `TModeReg`.
pub(super) const T_AUTO: u8 = 0x80;
pub(super) const T_AUTO_RESTART: u8 = 0x10;

/// Values after a reset, four to a word, lowest address in the lowest byte: bytes in the chip's flash
/// cannot be read one by one. Address 0x37 is the version: 2.0.
const RESET: [u32; 16] = [
    0x0080_2000,
    0x2100_0014,
    0x0800_0000,
    0x00a0_0010,
    0x0000_3f00,
    0x8410_0080,
    0x0000_4d84,
    0xeb00_0062,
    0x88ff_ff00,
    0x8848_8726,
    0x0000_2020,
    0x0000_0000,
    0x8000_0000,
    0x9240_0000,
    0x0000_0000,
    0x0000_0000,
];

/// A bit for each address that cannot be written: results, and reserved addresses.
const READ_ONLY: [u32; 2] = [0x4c01_80c1, 0xf881_c02f];

/// Sets all registers to their values after a reset.
pub(super) const fn reset() -> [u8; 64] {
    let mut registers = [0; 64];
    let mut i = 0;
    while i < 64 {
        registers[i] = (RESET[i / 4] >> (i % 4 * 8)) as u8;
        i += 1;
    }
    registers
}

/// True if the address may be written.
pub(super) fn is_writable(address: u8) -> bool {
    READ_ONLY[usize::from(address >> 5 & 1)] >> (address & 31) & 1 == 0
}
