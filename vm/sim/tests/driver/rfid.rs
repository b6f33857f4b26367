//! A driver of the MFRC522 that polls, as the usual ones do.

use sim::{Card, Devices, Mfrc522};
use std::borrow::BorrowMut;

/// How bytes get to the reader: one transaction.
pub trait Wire {
    fn exchange(&mut self, bytes: &mut [u8]);
}

impl<C: BorrowMut<Card>> Wire for Mfrc522<C> {
    fn exchange(&mut self, bytes: &mut [u8]) {
        self.select(true);
        for byte in bytes {
            *byte = self.transfer(*byte);
        }
        self.select(false);
    }
}

/// The reader on the hardware bus, selected by GPIO 2.
impl Wire for Devices {
    fn exchange(&mut self, bytes: &mut [u8]) {
        self.pin_changed(2, false);
        self.spi_transfer(bytes);
        self.pin_changed(2, true);
    }
}

/// Why a command to the card did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fail {
    /// Nothing came: the polls were used up, or the timer ended.
    Silence,
    /// `ErrorReg`.
    Error(u8),
    /// The card said no.
    Nak(u8),
    /// The answer was not what it should be.
    Nonsense,
}

/// What tells the driver that nothing will come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// This number of polls.
    Polls(u32),
    /// The chip's timer.
    Timer,
}

pub struct Rfid<W> {
    pub wire: W,
    pub patience: Patience,
    /// Polls that the last exchange took.
    pub polls: u32,
}

pub const KEY: [u8; 6] = [0xff; 6];
pub const REQA: u8 = 0x26;
pub const WUPA: u8 = 0x52;
const TRANSCEIVE: u8 = 0x0c;
const AUTHENT: u8 = 0x0e;

impl<W: Wire> Rfid<W> {
    pub fn new(wire: W, patience: Patience) -> Rfid<W> {
        let mut rfid = Rfid {
            wire,
            patience,
            polls: 0,
        };
        rfid.init();
        rfid
    }

    pub fn init(&mut self) {
        self.write_register(0x01, 0x0f);
        // Timer: automatic, 25 us a count, 1000 counts.
        self.write_register(0x2a, 0x80);
        self.write_register(0x2b, 0xa9);
        self.write_register(0x2c, 0x03);
        self.write_register(0x2d, 0xe8);
        self.write_register(0x15, 0x40);
        self.write_register(0x11, 0x3d);
        let antenna = self.read_register(0x14);
        self.write_register(0x14, antenna | 0x03);
    }

    pub fn write_register(&mut self, register: u8, value: u8) {
        self.wire.exchange(&mut [register << 1, value]);
    }

    pub fn read_register(&mut self, register: u8) -> u8 {
        let mut bytes = [register << 1 | 0x80, 0];
        self.wire.exchange(&mut bytes);
        bytes[1]
    }

    /// Runs a command on the FIFO; gives the received bytes and the number of bits.
    pub fn run(&mut self, command: u8, send: &[u8], framing: u8) -> Result<(Vec<u8>, u32), Fail> {
        let (enabled, awaited) = if command == AUTHENT {
            (0x12, 0x10)
        } else {
            (0x77, 0x30)
        };
        self.write_register(0x02, enabled | 0x80);
        self.write_register(0x04, 0x7f);
        self.write_register(0x0a, 0x80);
        self.write_register(0x01, 0x00);
        for &byte in send {
            self.write_register(0x09, byte);
        }
        self.write_register(0x0d, framing);
        self.write_register(0x01, command);
        if command == TRANSCEIVE {
            self.write_register(0x0d, framing | 0x80);
        }
        let waited = self.wait(awaited);
        self.write_register(0x0d, framing);
        waited?;
        let error = self.read_register(0x06) & 0x1b;
        if error != 0 {
            return Err(Fail::Error(error));
        }
        if command != TRANSCEIVE {
            return Ok((Vec::new(), 0));
        }
        let count = u32::from(self.read_register(0x0a));
        let last = u32::from(self.read_register(0x0c) & 7);
        let bytes = (0..count).map(|_| self.read_register(0x09)).collect();
        Ok((
            bytes,
            if last == 0 {
                count * 8
            } else {
                (count - 1) * 8 + last
            },
        ))
    }

    fn wait(&mut self, awaited: u8) -> Result<(), Fail> {
        self.polls = 0;
        loop {
            let irq = self.read_register(0x04);
            self.polls += 1;
            if irq & awaited != 0 {
                return Ok(());
            }
            match self.patience {
                Patience::Polls(limit) if self.polls < limit => {}
                Patience::Timer if irq & 1 == 0 => {
                    assert!(self.polls < 100_000, "the timer never ended");
                }
                _ => return Err(Fail::Silence),
            }
        }
    }

    pub fn crc(&mut self, bytes: &[u8]) -> [u8; 2] {
        self.write_register(0x01, 0x00);
        self.write_register(0x05, 0x04);
        self.write_register(0x0a, 0x80);
        for &byte in bytes {
            self.write_register(0x09, byte);
        }
        self.write_register(0x01, 0x03);
        while self.read_register(0x05) & 0x04 == 0 {}
        [self.read_register(0x22), self.read_register(0x21)]
    }

    /// Appends the CRC and sends.
    pub fn transceive(&mut self, bytes: &[u8]) -> Result<(Vec<u8>, u32), Fail> {
        let mut frame = bytes.to_vec();
        frame.extend(self.crc(bytes));
        self.run(TRANSCEIVE, &frame, 0)
    }

    pub fn request(&mut self, code: u8) -> Result<Vec<u8>, Fail> {
        let (answer, bits) = self.run(TRANSCEIVE, &[code], 7)?;
        if bits == 16 {
            Ok(answer)
        } else {
            Err(Fail::Nonsense)
        }
    }

    pub fn anticollision(&mut self) -> Result<Vec<u8>, Fail> {
        let (number, _) = self.run(TRANSCEIVE, &[0x93, 0x20], 0)?;
        if number.len() == 5 && number.iter().fold(0, |x, y| x ^ y) == 0 {
            Ok(number)
        } else {
            Err(Fail::Nonsense)
        }
    }

    pub fn select(&mut self, number: &[u8]) -> Result<u8, Fail> {
        let mut frame = vec![0x93, 0x70];
        frame.extend(number);
        let (answer, bits) = self.transceive(&frame)?;
        if bits == 24 {
            Ok(answer[0])
        } else {
            Err(Fail::Nonsense)
        }
    }

    pub fn authenticate(
        &mut self,
        code: u8,
        block: u8,
        key: &[u8],
        uid: &[u8],
    ) -> Result<(), Fail> {
        let mut frame = vec![code, block];
        frame.extend(key);
        frame.extend(&uid[..4]);
        self.run(AUTHENT, &frame, 0)?;
        if self.read_register(0x08) & 0x08 != 0 {
            Ok(())
        } else {
            Err(Fail::Nonsense)
        }
    }

    /// Request, anticollision, selection.
    pub fn find(&mut self) -> Result<Vec<u8>, Fail> {
        self.request(REQA)?;
        let number = self.anticollision()?;
        match self.select(&number)? {
            0x08 => Ok(number),
            _ => Err(Fail::Nonsense),
        }
    }

    /// Finds a card and proves key A, all ones, for a block.
    pub fn open(&mut self, block: u8) -> Result<Vec<u8>, Fail> {
        let number = self.find()?;
        self.authenticate(0x60, block, &KEY, &number)?;
        Ok(number)
    }

    pub fn read(&mut self, block: u8) -> Result<[u8; 16], Fail> {
        match self.transceive(&[0x30, block])? {
            (answer, 144) => {
                let sum = self.crc(&answer[..16]);
                assert_eq!(sum, answer[16..], "CRC of a read block");
                Ok(answer[..16].try_into().unwrap())
            }
            (answer, 4) => Err(Fail::Nak(answer[0])),
            _ => Err(Fail::Nonsense),
        }
    }

    /// Sends and waits for yes.
    pub fn acknowledged(&mut self, bytes: &[u8]) -> Result<(), Fail> {
        match self.transceive(bytes)? {
            (answer, 4) if answer == [0x0a] => Ok(()),
            (answer, 4) => Err(Fail::Nak(answer[0])),
            _ => Err(Fail::Nonsense),
        }
    }

    pub fn write(&mut self, block: u8, content: &[u8]) -> Result<(), Fail> {
        self.acknowledged(&[0xa0, block])?;
        self.acknowledged(content)
    }

    /// HALT, which no card answers.
    pub fn halt(&mut self) {
        assert_eq!(self.transceive(&[0x50, 0]), Err(Fail::Silence));
    }

    pub fn stop_crypto(&mut self) {
        let status = self.read_register(0x08);
        self.write_register(0x08, status & !0x08);
    }

    /// Ends a session.
    pub fn close(&mut self) {
        self.halt();
        self.stop_crypto();
    }
}
