//! The reader without a card: its SPI, registers, FIFO, timer and commands.

mod driver;

use driver::rfid::{Fail, Patience, Rfid, Wire, REQA};
use sim::Mfrc522;

fn reader() -> Mfrc522 {
    Mfrc522::new()
}

fn read(reader: &mut Mfrc522, register: u8) -> u8 {
    let mut bytes = [register << 1 | 0x80, 0];
    reader.exchange(&mut bytes);
    bytes[1]
}

fn write(reader: &mut Mfrc522, register: u8, value: u8) {
    reader.exchange(&mut [register << 1, value]);
}

#[test]
fn registers_have_their_values_after_reset() {
    // From the descriptions of the registers, one by one.
    let expected = [
        (0x01, 0x20),
        (0x02, 0x80),
        (0x03, 0x00),
        (0x04, 0x14),
        (0x05, 0x00),
        (0x06, 0x00),
        (0x07, 0x21),
        (0x08, 0x00),
        (0x0a, 0x00),
        (0x0b, 0x08),
        (0x0c, 0x10),
        (0x0d, 0x00),
        (0x0e, 0xa0),
        (0x11, 0x3f),
        (0x12, 0x00),
        (0x13, 0x00),
        (0x14, 0x80),
        (0x15, 0x00),
        (0x16, 0x10),
        (0x17, 0x84),
        (0x18, 0x84),
        (0x19, 0x4d),
        (0x1c, 0x62),
        (0x1d, 0x00),
        (0x1f, 0xeb),
        (0x21, 0xff),
        (0x22, 0xff),
        (0x24, 0x26),
        (0x26, 0x48),
        (0x27, 0x88),
        (0x28, 0x20),
        (0x29, 0x20),
        (0x2a, 0x00),
        (0x2b, 0x00),
        (0x2c, 0x00),
        (0x2d, 0x00),
        (0x33, 0x80),
        (0x36, 0x40),
        (0x37, 0x92),
    ];
    let check = |reader: &mut Mfrc522, when: &str| {
        for (register, value) in expected {
            assert_eq!(read(reader, register), value, "{register:#x} {when}");
        }
    };
    let mut reader = reader();
    check(&mut reader, "after power-on");
    for round in 0..2 {
        for register in 0x02..0x40 {
            write(&mut reader, register, 0x5a);
        }
        assert_eq!(read(&mut reader, 0x27), 0x5a);
        if round == 0 {
            write(&mut reader, 0x01, 0x0f);
            check(&mut reader, "after SoftReset");
        } else {
            reader.reset(true);
            assert_eq!(read(&mut reader, 0x37), 0xff, "in power-down it is silent");
            reader.reset(false);
            check(&mut reader, "after the reset line");
        }
    }
}

#[test]
fn results_cannot_be_written() {
    let mut reader = reader();
    for register in [
        0x00, 0x06, 0x0f, 0x10, 0x1a, 0x20, 0x21, 0x22, 0x25, 0x2e, 0x2f, 0x30, 0x37, 0x3f,
    ] {
        let before = read(&mut reader, register);
        write(&mut reader, register, !before);
        assert_eq!(read(&mut reader, register), before, "{register:#x}");
    }
    // Crypto1 cannot be switched on, the collision's place not be set.
    write(&mut reader, 0x08, 0xff);
    assert_eq!(read(&mut reader, 0x08), 0xc0);
    write(&mut reader, 0x0e, 0x1f);
    assert_eq!(read(&mut reader, 0x0e), 0x20);
}

#[test]
fn one_transaction_reads_many_addresses_and_writes_one() {
    let mut reader = reader();
    let mut bytes = [0x37 << 1 | 0x80, 0x11 << 1 | 0x80, 0x1f << 1 | 0x80, 0x00];
    reader.exchange(&mut bytes);
    assert_eq!(bytes, [0x00, 0x92, 0x3f, 0xeb]);
    // All bytes after the first go to the same address.
    reader.exchange(&mut [0x09 << 1, 1, 2, 3, 0x84]);
    assert_eq!(read(&mut reader, 0x0a), 4);
    let mut bytes = [0x92, 0x92, 0x92, 0x92, 0x00];
    reader.exchange(&mut bytes);
    assert_eq!(bytes, [0, 1, 2, 3, 0x84]);
    assert_eq!(read(&mut reader, 0x0a), 0);
    assert_eq!(reader.transfer(0x92), 0xff, "not selected");
}

#[test]
fn the_fifo_holds_64_bytes() {
    let mut reader = reader();
    write(&mut reader, 0x04, 0x7f);
    for i in 0..64 {
        assert_eq!(read(&mut reader, 0x0a), i);
        let (low, high) = (i <= 8, 64 - i <= 8);
        let alerts = u8::from(high) << 1 | u8::from(low);
        assert_eq!(read(&mut reader, 0x07) & 3, alerts, "{i}");
        assert_eq!(read(&mut reader, 0x04) & 0x08 != 0, high, "{i}");
        write(&mut reader, 0x09, i);
    }
    assert_eq!(read(&mut reader, 0x06), 0);
    write(&mut reader, 0x09, 0xee);
    assert_eq!(read(&mut reader, 0x06), 0x10, "BufferOvfl");
    assert_eq!(read(&mut reader, 0x04) & 0x02, 0x02, "ErrIRq");
    assert_eq!(read(&mut reader, 0x09), 0);
    for i in 1..10 {
        write(&mut reader, 0x09, i);
        assert_eq!(read(&mut reader, 0x09), i);
    }
    write(&mut reader, 0x0a, 0x80);
    assert_eq!((read(&mut reader, 0x0a), read(&mut reader, 0x06)), (0, 0));
    assert_eq!(read(&mut reader, 0x04) & 0x04, 0x04, "LoAlertIRq");
}

#[test]
fn interrupt_flags_are_set_and_cleared_by_the_highest_bit() {
    let mut reader = reader();
    let steps = [
        (0x04, 0x7f, 0x00),
        (0x04, 0xa1, 0x21),
        (0x04, 0x01, 0x20),
        (0x04, 0x80, 0x20),
        (0x04, 0x00, 0x20),
        (0x05, 0x94, 0x14),
        (0x05, 0x04, 0x10),
    ];
    for (register, value, expected) in steps {
        write(&mut reader, register, value);
        assert_eq!(
            read(&mut reader, register),
            expected,
            "{register:#x} = {value:#x}"
        );
    }
    // Status1 tells whether an enabled one is set.
    write(&mut reader, 0x05, 0x14);
    assert_eq!(read(&mut reader, 0x07) & 0x10, 0);
    write(&mut reader, 0x02, 0x20);
    assert_eq!(read(&mut reader, 0x07) & 0x10, 0x10);
}

#[test]
fn the_crc_is_that_of_the_standard() {
    // ISO 14443-3, annex B, has the first two; the others are the well-known check values of "123456789"
    // for the presets (CRC-A, MCRF4XX), and for the mirrored one.
    let cases: [(u8, &[u8], u16); 5] = [
        (0x3d, &[0x00, 0x00], 0x1ea0),
        (0x3d, &[0x12, 0x34], 0xcf26),
        (0x3d, b"123456789", 0xbf05),
        (0x3f, b"123456789", 0x6f91),
        (0x3c, b"123456789", 0x2189),
    ];
    for (mode, bytes, expected) in cases {
        let mut rfid = Rfid::new(reader(), Patience::Timer);
        rfid.write_register(0x11, mode);
        let [low, high] = rfid.crc(bytes);
        assert_eq!(
            u16::from(high) << 8 | u16::from(low),
            expected,
            "{mode:#x} {bytes:x?}"
        );
        // CalcCRC goes on with what comes later: a CRC of all, CRC included, is zero.
        rfid.write_register(0x09, low);
        rfid.write_register(0x09, high);
        assert_eq!((rfid.read_register(0x21), rfid.read_register(0x22)), (0, 0));
        assert_eq!(rfid.read_register(0x07) & 0x60, 0x60);
    }
    // Highest bit first, the polynomial is 0x1021: CRC-16/XMODEM and CRC-16/CCITT-FALSE, each
    // byte mirrored once more.
    for (mode, expected) in [(0xbc, [0x31, 0xc3]), (0xbf, [0x29, 0xb1])] {
        let mut rfid = Rfid::new(reader(), Patience::Timer);
        rfid.write_register(0x11, mode);
        let [low, high] = rfid.crc(b"123456789");
        assert_eq!([low, high], expected, "{mode:#x}");
    }
}

#[test]
fn the_timer_ends_when_it_should() {
    // Mode and prescaler, reload, DemodReg -> carrier periods * 100 / 13.56 = us.
    let cases: [(u16, u16, u8); 6] = [
        (169, 1000, 0x4d),
        (0xd3e, 30, 0x4d),
        (0xd3e, 30, 0x5d),
        (0, 65535, 0x4d),
        (4095, 65535, 0x4d),
        (1, 100, 0x4d),
    ];
    for (prescaler, reload, demod) in cases {
        let mut reader = reader();
        write(&mut reader, 0x19, demod);
        write(&mut reader, 0x2a, (prescaler >> 8) as u8);
        write(&mut reader, 0x2b, prescaler as u8);
        write(&mut reader, 0x2c, (reload >> 8) as u8);
        write(&mut reader, 0x2d, reload as u8);
        let count = u64::from(prescaler) * 2 + 1 + u64::from(demod >> 4 & 1);
        let us = count * (u64::from(reload) + 1) * 100 / 1356;
        write(&mut reader, 0x0c, 0x40);
        // Four bytes go by until the first look is done.
        let us = u32::try_from(us).unwrap();
        reader.advance_us(us / 2);
        if us > 100 {
            assert_eq!(read(&mut reader, 0x07) & 0x08, 0x08);
            let value =
                u32::from(read(&mut reader, 0x2e)) << 8 | u32::from(read(&mut reader, 0x2f));
            let half = u32::from(reload) / 2;
            let slack = 56 * 14 / u32::try_from(count).unwrap() + 2;
            assert!(
                value <= half && value + slack >= half,
                "{value} of {reload}"
            );
            reader.advance_us(us - us / 2 - 80);
            assert_eq!(
                read(&mut reader, 0x04) & 0x01,
                0,
                "{prescaler} {reload}: too early"
            );
        }
        reader.advance_us(100);
        assert_eq!(
            read(&mut reader, 0x04) & 0x01,
            0x01,
            "{prescaler} {reload}: too late"
        );
        assert_eq!(read(&mut reader, 0x07) & 0x08, 0, "it has stopped");
        assert_eq!(read(&mut reader, 0x2f), 0);
    }
}

#[test]
fn the_timer_stops_and_restarts() {
    let mut reader = reader();
    write(&mut reader, 0x2d, 255); // 256 periods: 19 us
    write(&mut reader, 0x0c, 0x40);
    write(&mut reader, 0x0c, 0x80);
    reader.advance_us(1000);
    assert_eq!(read(&mut reader, 0x04) & 0x01, 0);
    write(&mut reader, 0x2a, 0x10); // TAutoRestart
    write(&mut reader, 0x0c, 0x40);
    for us in [100, 3_000_000, u32::MAX] {
        write(&mut reader, 0x04, 0x01);
        reader.advance_us(us);
        assert_eq!(read(&mut reader, 0x04) & 0x01, 0x01);
        assert_eq!(read(&mut reader, 0x07) & 0x08, 0x08, "it goes on");
    }
}

#[test]
fn without_a_card_nothing_comes() {
    for patience in [Patience::Polls(2000), Patience::Timer] {
        let mut rfid = Rfid::new(reader(), patience);
        assert_eq!(rfid.request(REQA), Err(Fail::Silence), "{patience:?}");
        let irq = rfid.read_register(0x04);
        // Sent; the timer ended; nothing received.
        assert_eq!(irq & 0x61, 0x41, "{patience:?}");
        // 25 ms, at 16 us a poll.
        if patience == Patience::Timer {
            assert!((1500..1600).contains(&rfid.polls), "{}", rfid.polls);
        }
        assert_eq!(
            rfid.authenticate(0x60, 0, &[0xff; 6], &[1, 2, 3, 4]),
            Err(Fail::Silence)
        );
    }
}

#[test]
fn the_other_commands_work() {
    let mut reader = reader();
    write(&mut reader, 0x04, 0x7f);
    // GenerateRandomID fills ten bytes of the buffer, Mem shows it.
    write(&mut reader, 0x01, 0x02);
    assert_eq!(read(&mut reader, 0x04) & 0x10, 0x10, "IdleIRq");
    write(&mut reader, 0x01, 0x01);
    assert_eq!(read(&mut reader, 0x0a), 25);
    let first: Vec<u8> = (0..25).map(|_| read(&mut reader, 0x09)).collect();
    assert!(first[..10].iter().any(|&byte| byte != 0));
    assert_eq!(first[10..], [0; 15]);
    write(&mut reader, 0x01, 0x02);
    write(&mut reader, 0x01, 0x01);
    let second: Vec<u8> = (0..25).map(|_| read(&mut reader, 0x09)).collect();
    assert_ne!(first, second);
    // Mem with 25 bytes in the FIFO stores them, and SoftReset leaves them.
    for i in 0..25 {
        write(&mut reader, 0x09, 100 + i);
    }
    write(&mut reader, 0x01, 0x01);
    assert_eq!(read(&mut reader, 0x0a), 0);
    write(&mut reader, 0x01, 0x0f);
    write(&mut reader, 0x01, 0x01);
    assert!((0..25).all(|i| read(&mut reader, 0x09) == 100 + i));
    // NoCmdChange leaves the command and changes the other bits.
    write(&mut reader, 0x01, 0x0c);
    write(&mut reader, 0x01, 0x27);
    assert_eq!(read(&mut reader, 0x01), 0x2c);
    // The host's Idle sets no flag, an unknown command does.
    write(&mut reader, 0x04, 0x7f);
    write(&mut reader, 0x01, 0x00);
    assert_eq!(read(&mut reader, 0x04) & 0x10, 0);
    write(&mut reader, 0x01, 0x05);
    assert_eq!(
        (read(&mut reader, 0x04) & 0x10, read(&mut reader, 0x01)),
        (0x10, 0x00)
    );
}
