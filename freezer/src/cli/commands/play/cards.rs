//! The player's cards. A card is made when it is first named, and keeps what boxes write on it.

use sim::Card;

use super::scene::Scene;

/// Cards by name.
#[derive(Default)]
pub struct Cards {
    /// Name and card; the card is `None` while it lies on the reader.
    all: Vec<(String, Option<Box<Card>>)>,
    /// The index of the card on the reader.
    laid: Option<usize>,
}

impl Cards {
    /// Lays a card on the reader, in place of the one that lies there.
    pub fn lay(&mut self, name: &str, scene: &mut Scene) {
        self.lift(scene);
        let known = self.all.iter().position(|(n, _)| n == name);
        let at = known.unwrap_or_else(|| {
            // The first card has the number of the card that `freeze run --card` lays.
            let n = self.all.len() as u32;
            let uid = Card::UID;
            let uid = [uid[0], uid[1], uid[2], uid[3].wrapping_add(n as u8)];
            self.all
                .push((name.to_owned(), Some(Box::new(Card::new(uid)))));
            n as usize
        });
        if let Some(card) = self.all[at].1.take() {
            scene.chip.pins.devices.reader.place(card);
            self.laid = Some(at);
        }
    }

    /// Takes the card away, if one lies there.
    pub fn lift(&mut self, scene: &mut Scene) {
        let card = scene.chip.pins.devices.reader.remove();
        if let Some(at) = self.laid.take() {
            self.all[at].1 = card;
        }
    }

    /// The name of the card on the reader.
    pub fn laid(&self) -> Option<&str> {
        self.laid.map(|at| self.all[at].0.as_str())
    }
}
