//! The MFRC522, a reader of contactless cards, as seen from its SPI.
//!
//! Not modelled: the other interfaces (I2C, UART), the test registers and the self test, the analog part,
//! speeds other than 106 kbit/s, more than one card in the field.

mod air;
mod chip;
mod command;
mod fifo;
mod registers;
mod timer;

use self::chip::Chip;
use crate::card::Card;
use core::borrow::BorrowMut;

/// A reader, with the card that lies on it.
///
/// `C` is how the card is kept: `Card` itself, `&'static mut Card` where cards change and nothing
/// should be copied, `Box<Card>` on a PC.
#[derive(Clone, Debug)]
pub struct Mfrc522<C = Card> {
    chip: Chip,
    card: Option<C>,
}

impl<C: BorrowMut<Card>> Default for Mfrc522<C> {
    fn default() -> Self {
        Mfrc522::new()
    }
}

impl<C> Mfrc522<C> {
    /// A reader after power-on, without a card.
    #[must_use]
    pub const fn new() -> Mfrc522<C> {
        Mfrc522::with_select(false)
    }

    /// A reader after power-on whose select line is active already, or not.
    #[must_use]
    pub const fn with_select(selected: bool) -> Mfrc522<C> {
        Mfrc522 {
            chip: Chip::new(selected),
            card: None,
        }
    }
}

impl<C: BorrowMut<Card>> Mfrc522<C> {
    /// Puts a card on the reader, and returns the one that lay there.
    pub fn place(&mut self, mut card: C) -> Option<C> {
        card.borrow_mut().enter_field();
        let before = self.remove();
        self.card = Some(card);
        before
    }

    /// Takes the card away. An answer that was on its way is lost. A block whose programming had begun has its new
    /// content ([`Card::remove_after`] can tear it).
    pub fn remove(&mut self) -> Option<C> {
        let mut card = self.card.take()?;
        self.chip.lose_answer();
        card.borrow_mut().leave_field();
        Some(card)
    }

    /// The card on the reader. It may have left the field by itself ([`Card::is_away`]).
    #[must_use]
    pub fn card(&self) -> Option<&Card> {
        self.card.as_ref().map(C::borrow)
    }

    /// The card on the reader, to change it.
    pub fn card_mut(&mut self) -> Option<&mut Card> {
        self.card.as_mut().map(C::borrow_mut)
    }

    /// True if no program has set the reader up: all of its registers have their first values.
    #[must_use]
    pub fn is_unused(&self) -> bool {
        self.chip.registers == registers::reset()
    }

    /// Sets the select line (NSS): `true` for selected, that is low. Each change ends the transaction.
    pub fn select(&mut self, selected: bool) {
        self.chip.select(selected);
    }

    /// Sets the reset line (NRSTPD): `active` for low, which is power-down. All registers get their first values, and
    /// the field goes off.
    pub fn reset(&mut self, active: bool) {
        let (chip, card) = self.parts();
        chip.power(!active, card);
    }

    /// Exchanges a byte on the SPI. A reader that is not selected, or in power-down, answers 0xff, as a line that
    /// nobody drives and a resistor pulls up. The byte takes 8 microseconds of virtual time, as at 1 MHz.
    pub fn transfer(&mut self, byte: u8) -> u8 {
        let (chip, card) = self.parts();
        chip.transfer(byte, card)
    }

    /// The byte that the next [`Mfrc522::transfer`] will answer, for callers that send bit by bit.
    #[must_use]
    pub fn next_answer(&self) -> u8 {
        self.chip.next_answer()
    }

    /// Lets virtual time pass.
    pub fn advance_us(&mut self, us: u32) {
        let (chip, card) = self.parts();
        chip.advance_us(us, card);
    }

    /// Sets the state of the random generator, from which `GenerateRandomID` draws.
    pub fn seed(&mut self, seed: u32) {
        self.chip.seed(seed);
    }

    fn parts(&mut self) -> (&mut Chip, Option<&mut Card>) {
        (&mut self.chip, self.card.as_mut().map(C::borrow_mut))
    }
}
