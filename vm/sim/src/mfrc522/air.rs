//! Sends to the card and receives from it.

use super::chip::Chip;
use super::command::{RECEIVE, TRANSCEIVE, TRANSMIT};
use super::registers::*;
use crate::card::Card;
use crate::frame::Frame;

/// The bytes over the air in an authentication: command, challenge, answer, answer. With the pauses they give its
/// length.
const PROOF_BITS: u32 = (4 + 4 + 8 + 4) * 8;
/// Three pauses of about 91 us (ISO 14443-3, frame delay time).
const PROOF_PAUSES: u32 = 3 * 1236;

/// The exchange over the air, with the carrier periods that are left of each stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Air {
    Quiet,
    /// A frame goes to the card.
    Sending(u32),
    /// The card prepares its answer.
    Waiting(u32),
    /// The answer arrives.
    Receiving(u32),
    /// An authentication is going on.
    Proving(u32),
}

impl Air {
    fn left(&mut self) -> Option<&mut u32> {
        match self {
            Air::Quiet => None,
            Air::Sending(left) | Air::Waiting(left) | Air::Receiving(left) | Air::Proving(left) => {
                Some(left)
            }
        }
    }
}

impl Chip {
    /// Lets carrier periods pass.
    pub(super) fn pass(&mut self, clocks: u32, mut card: Option<&mut Card>) {
        let mut clocks = clocks;
        while let Some(left) = self.air.left() {
            if *left > clocks {
                *left -= clocks;
                break;
            }
            let step = *left;
            clocks -= step;
            self.pass_timer(step);
            self.next(card.as_deref_mut());
        }
        self.pass_timer(clocks);
    }

    /// Sends the bytes in the FIFO, if the command is one that sends and nothing is being sent.
    pub(super) fn start_send(&mut self) {
        let sends = matches!(self.current(), TRANSMIT | TRANSCEIVE);
        if !sends || self.fifo.level() == 0 || matches!(self.air, Air::Sending(_)) {
            return;
        }
        let total = u32::from(self.fifo.level());
        let last_bits = u32::from(self.registers[usize::from(BIT_FRAMING)] & 7);
        let mut frame = Frame::new(self.is(STATUS2, CRYPTO1_ON));
        while let Some(byte) = self.pop() {
            let last = self.fifo.level() == 0 && last_bits != 0;
            frame.push(byte, if last { last_bits } else { 8 });
        }
        let mut bits = total * 8;
        if last_bits != 0 {
            bits -= 8 - last_bits;
        }
        let mut readable = bits == frame.bits();
        if self.is(TX_MODE, CRC_EN) {
            // No card can read a CRC after an incomplete byte.
            readable &= last_bits == 0;
            bits += 16;
            frame.push_crc(self.crc_preset());
            readable &= bits == frame.bits();
        }
        if !readable {
            frame.clear();
        }
        self.sent = frame;
        self.air = Air::Sending(Frame::clocks(bits));
    }

    /// Begins the authentication whose 12 bytes are in `sent`.
    pub(super) fn prove(&mut self) {
        self.air = Air::Proving(Frame::clocks(PROOF_BITS) + PROOF_PAUSES);
    }

    /// The card is gone: an answer that was on its way does not arrive.
    pub(super) fn lose_answer(&mut self) {
        if matches!(self.air, Air::Waiting(_) | Air::Receiving(_)) {
            self.air = Air::Quiet;
        }
    }

    /// The bits ModemState of `Status2Reg` (MFRC522, 9.3.1.9).
    pub(super) fn modem_state(&self) -> u8 {
        match self.air {
            Air::Quiet if self.current() == TRANSCEIVE => 1,
            Air::Quiet if self.current() == RECEIVE => 5,
            Air::Quiet => 0,
            Air::Sending(_) | Air::Proving(_) => 3,
            Air::Waiting(_) => 5,
            Air::Receiving(_) => 6,
        }
    }

    /// The stage that was going on has ended.
    fn next(&mut self, card: Option<&mut Card>) {
        let air = core::mem::replace(&mut self.air, Air::Quiet);
        match air {
            Air::Quiet => {}
            Air::Sending(_) => self.sent(card),
            Air::Waiting(_) => {
                if self.is(T_MODE, T_AUTO) && !self.is(RX_MODE, RX_MULTIPLE) {
                    self.timer.stop();
                }
                self.air = Air::Receiving(Frame::clocks(self.received.bits()));
            }
            Air::Receiving(_) => self.deliver(),
            Air::Proving(_) => self.proved(card),
        }
    }

    /// The frame was sent: the card answers, or does not.
    fn sent(&mut self, card: Option<&mut Card>) {
        self.set(COM_IRQ, TX_IRQ);
        if self.current() == TRANSMIT {
            self.finish();
        }
        self.start_timer_if_auto();
        let Some(card) = card.filter(|_| self.reaches_cards()) else {
            return;
        };
        if let Some(answer) = card.receive(&self.sent) {
            self.received = answer.frame;
            self.air = Air::Waiting(answer.after);
        }
    }

    /// The answer has arrived, and goes to the FIFO if a command waits for it.
    fn deliver(&mut self) {
        let waits = matches!(self.current(), RECEIVE | TRANSCEIVE) && !self.is(COMMAND, RCV_OFF);
        if !waits {
            return;
        }
        self.clear(ERROR, !(TEMP_ERR | WR_ERR | BUFFER_OVFL));
        let frame = self.received;
        if frame.secret() != self.is(STATUS2, CRYPTO1_ON) {
            // Without the cipher of the session the bits mean nothing, parity included.
            self.fail(PARITY_ERR);
        }
        let mut bytes = frame.bytes();
        let mut bits = frame.bits();
        if self.is(RX_MODE, CRC_EN) {
            match frame.payload(self.crc_preset()) {
                Some(payload) => {
                    bytes = payload;
                    bits -= 16;
                }
                None => self.fail(CRC_ERR),
            }
        }
        let bits = self.take_bits(bytes, bits);
        self.clear(CONTROL, RX_LAST_BITS);
        self.set(CONTROL, (bits % 8) as u8);
        self.set(COLL, COLL_POS_NOT_VALID);
        self.set(COM_IRQ, RX_IRQ);
        if self.current() == RECEIVE && !self.is(RX_MODE, RX_MULTIPLE) {
            self.finish();
        }
    }

    /// Puts bits into the FIFO, the first at bit `RxAlign` of its byte. Returns the bit after the last one.
    fn take_bits(&mut self, bytes: &[u8], bits: u32) -> u32 {
        let align = u32::from(self.registers[usize::from(BIT_FRAMING)] >> 4 & 7);
        let mut out = 0;
        let mut at = align;
        for i in 0..bits {
            out |= (bytes[(i / 8) as usize] >> (i % 8) & 1) << (at % 8);
            at += 1;
            if at % 8 == 0 {
                self.push(out);
                out = 0;
            }
        }
        if at % 8 != 0 {
            self.push(out);
        }
        at
    }

    /// The authentication has ended. If it failed, the command goes on, since a card that was not convinced stays
    /// silent (MFRC522, 10.3.1.8). The host learns of it by the timer.
    fn proved(&mut self, card: Option<&mut Card>) {
        self.start_timer_if_auto();
        let bytes = self.sent.bytes();
        let opened = card.filter(|_| self.reaches_cards()).is_some_and(|card| {
            let secret = self.sent.secret();
            card.authenticate(bytes[0], bytes[1], &bytes[2..8], &bytes[8..12], secret)
        });
        if opened {
            self.timer.stop();
            self.set(STATUS2, CRYPTO1_ON);
            self.finish();
        } else {
            self.clear(STATUS2, CRYPTO1_ON);
        }
    }

    /// Starts the timer at the end of each transmission, if it is set up so.
    fn start_timer_if_auto(&mut self) {
        if self.is(T_MODE, T_AUTO) {
            self.start_timer();
        }
    }

    /// True if cards understand what is sent: with a field, fully modulated, at their speed.
    fn reaches_cards(&self) -> bool {
        self.field()
            && self.is(TX_ASK, FORCE_100_ASK)
            && !self.is(TX_MODE, SPEED)
            && !self.is(RX_MODE, SPEED)
    }
}
