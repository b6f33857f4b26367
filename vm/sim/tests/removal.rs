//! A card that is taken away in the middle of something: what it keeps, and what the driver learns.

mod driver;

use driver::rfid::{Fail, Patience, Rfid, REQA};
use sim::{Card, Mfrc522, Tear, Traffic};

const OLD: [u8; 16] = *b"before the write";
const NEW: [u8; 16] = *b"after the write.";
/// Bytes of a WRITE: two frames and two answers.
const LENGTH: u32 = 4 + 1 + 18 + 1;

fn opened() -> Rfid<Mfrc522> {
    let mut reader = Mfrc522::new();
    let mut card = Card::new([9, 8, 7, 6]);
    card.memory_mut()[4] = OLD;
    card.memory_mut()[5] = OLD;
    reader.place(card);
    let mut rfid = Rfid::new(reader, Patience::Timer);
    rfid.open(4).unwrap();
    rfid
}

fn torn(tear: Tear) -> [u8; 16] {
    match tear {
        Tear::Old => OLD,
        Tear::New => NEW,
        Tear::Garbage => std::array::from_fn(|i| if i < 8 { NEW[i] } else { !NEW[i] }),
    }
}

#[test]
fn at_every_byte_of_a_write() {
    for tear in [Tear::Old, Tear::New, Tear::Garbage] {
        for after in 0..=LENGTH + 3 {
            let mut rfid = opened();
            let card = rfid.wire.card_mut().unwrap();
            card.remove_after(after, Traffic::Writes, tear);
            let result = rfid.write(4, &NEW);
            let expected = if after < LENGTH {
                Err(Fail::Silence)
            } else {
                Ok(())
            };
            assert_eq!(result, expected, "{after}");
            let content = match after {
                0..=22 => OLD,
                23 => torn(tear),
                _ => NEW,
            };
            let card = rfid.wire.card().unwrap();
            assert_eq!(card.memory()[4], content, "{after} {tear:?}");
            assert_eq!(card.memory()[5], OLD);
            assert_eq!(card.is_away(), after <= LENGTH, "{after}");

            // Away it stays, until it is placed again; then all is as usual.
            rfid.stop_crypto();
            if after <= LENGTH {
                for _ in 0..2 {
                    assert_eq!(rfid.request(REQA), Err(Fail::Silence));
                }
                let card = rfid.wire.remove().unwrap();
                rfid.wire.place(card);
                rfid.open(4).unwrap();
                assert_eq!(rfid.read(4), Ok(content), "{after}");
                assert_eq!(rfid.write(4, &NEW), Ok(()), "it is removed once");
            }
        }
    }
}

#[test]
fn other_traffic_does_not_count_unless_told() {
    let mut rfid = opened();
    let card = rfid.wire.card_mut().unwrap();
    card.remove_after(3, Traffic::Writes, Tear::Old);
    for _ in 0..3 {
        rfid.read(4).unwrap();
    }
    assert_eq!(rfid.write(4, &NEW), Err(Fail::Silence));

    // A READ has 4 and 18 bytes.
    for after in 0..=23 {
        let mut rfid = opened();
        let card = rfid.wire.card_mut().unwrap();
        card.remove_after(after, Traffic::All, Tear::Old);
        let expected = if after < 22 {
            Err(Fail::Silence)
        } else {
            Ok(OLD)
        };
        assert_eq!(rfid.read(4), expected, "{after}");
        assert_eq!(rfid.wire.card().unwrap().is_away(), after <= 22, "{after}");
    }
}

#[test]
fn at_every_byte_of_a_whole_session() {
    // 1 + 2, 2 + 5, 9 + 3, 20 for the authentication, then the WRITE.
    const BEFORE: u32 = 3 + 7 + 12 + 20;
    let mut contents = Vec::new();
    for after in 0..BEFORE + LENGTH {
        let mut rfid = opened();
        rfid.close();
        let mut card = rfid.wire.remove().unwrap();
        card.remove_after(after, Traffic::All, Tear::Garbage);
        rfid.wire.place(card);
        let result = rfid.open(4).and_then(|_| rfid.write(4, &NEW));
        assert_eq!(result, Err(Fail::Silence), "{after}");
        contents.push(rfid.wire.card().unwrap().memory()[4]);
    }
    assert_eq!(contents.pop(), Some(torn(Tear::Garbage)));
    assert!(contents.iter().all(|content| *content == OLD));
}

#[test]
fn by_hand_between_the_halves() {
    let mut rfid = opened();
    rfid.acknowledged(&[0xa0, 4]).unwrap();
    let card = rfid.wire.remove().unwrap();
    assert_eq!(rfid.acknowledged(&NEW), Err(Fail::Silence));
    rfid.wire.place(card);
    // Back in the field, it does not go on where it was.
    assert_eq!(rfid.acknowledged(&NEW), Err(Fail::Silence));
    assert_eq!(rfid.wire.card().unwrap().memory()[4], OLD);
    rfid.stop_crypto();
    rfid.open(4).unwrap();
    assert_eq!(rfid.write(4, &NEW), Ok(()));
}

#[test]
fn cards_may_be_kept_in_any_way() {
    let mut cards = [Card::new([1, 0, 0, 0]), Card::new([2, 0, 0, 0])];
    let [first, second] = &mut cards;
    let mut reader: Mfrc522<&mut Card> = Mfrc522::new();
    reader.place(first);
    let mut rfid = Rfid::new(reader, Patience::Timer);
    assert_eq!(rfid.find().unwrap()[0], 1);
    let first = rfid.wire.place(second).unwrap();
    assert_eq!(rfid.find().unwrap()[0], 2);
    rfid.wire.place(first);
    rfid.open(4).unwrap();
    rfid.write(4, &NEW).unwrap();
    assert_eq!(cards[0].memory()[4], NEW);

    let mut reader: Mfrc522<Box<Card>> = Mfrc522::default();
    reader.place(Box::new(Card::new([3, 0, 0, 0])));
    let mut rfid = Rfid::new(reader, Patience::Timer);
    assert_eq!(rfid.find().unwrap()[0], 3);
}
