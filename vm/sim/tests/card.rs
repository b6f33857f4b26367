//! Reader and card: from the request to the halt.

mod driver;

use driver::rfid::{Fail, Patience, Rfid, KEY, REQA, WUPA};
use sim::{Card, Mfrc522};

const UID: [u8; 4] = [0xde, 0xad, 0x07, 0x42];
const TRAILER: usize = 7;

fn rfid(patience: Patience) -> Rfid<Mfrc522> {
    let mut reader = Mfrc522::new();
    assert!(reader.place(Card::new(UID)).is_none());
    Rfid::new(reader, patience)
}

fn timed() -> Rfid<Mfrc522> {
    rfid(Patience::Timer)
}

#[test]
fn a_session_from_request_to_halt() {
    for patience in [Patience::Polls(2000), Patience::Polls(400), Patience::Timer] {
        let mut rfid = rfid(patience);
        assert_eq!(rfid.request(REQA), Ok(vec![0x04, 0x00]));
        let number = rfid.anticollision().unwrap();
        assert_eq!(number[..4], UID);
        assert_eq!(rfid.select(&number), Ok(0x08));
        assert_eq!(rfid.authenticate(0x60, 4, &KEY, &number), Ok(()));
        let text = *b"sixteen letters.";
        assert_eq!(rfid.read(5), Ok([0; 16]));
        assert_eq!(rfid.write(5, &text), Ok(()));
        assert_eq!(rfid.read(5), Ok(text));
        rfid.close();
        let card = rfid.wire.remove().unwrap();
        assert_eq!(card.memory()[5], text);
        // Placed again, it starts anew.
        rfid.wire.place(card);
        rfid.open(4).unwrap();
        assert_eq!(rfid.read(5), Ok(text), "{patience:?}");
    }
}

#[test]
fn the_air_looks_as_the_standard_says() {
    let mut rfid = timed();
    assert_eq!(rfid.run(0x0c, &[0x26], 7), Ok((vec![0x04, 0x00], 16)));
    assert_eq!(
        rfid.run(0x0c, &[0x93, 0x20], 0),
        Ok((vec![0xde, 0xad, 0x07, 0x42, 0x36], 40))
    );
    // SELECT and its CRC, SAK and its CRC: as in any trace of such a card.
    let sum = rfid.crc(&[0x93, 0x70, 0xde, 0xad, 0x07, 0x42, 0x36]);
    let frame = [0x93, 0x70, 0xde, 0xad, 0x07, 0x42, 0x36, sum[0], sum[1]];
    assert_eq!(rfid.run(0x0c, &frame, 0), Ok((vec![0x08, 0xb6, 0xdd], 24)));
    // HALT is 50 00 57 CD.
    assert_eq!(
        rfid.run(0x0c, &[0x50, 0x00, 0x57, 0xcd], 0),
        Err(Fail::Silence)
    );
    assert_eq!(rfid.request(REQA), Err(Fail::Silence));
    assert_eq!(rfid.request(WUPA), Ok(vec![0x04, 0x00]));
}

#[test]
fn a_second_request_puts_the_card_back() {
    let mut rfid = timed();
    // From READY, from ACTIVE, and from a session: one silence, then it answers.
    for depth in 0..3 {
        rfid.request(REQA).unwrap();
        if depth > 0 {
            let number = rfid.anticollision().unwrap();
            rfid.select(&number).unwrap();
            if depth > 1 {
                rfid.authenticate(0x60, 4, &KEY, &number).unwrap();
                rfid.stop_crypto();
            }
        }
        assert_eq!(rfid.request(REQA), Err(Fail::Silence), "{depth}");
        assert_eq!(rfid.request(REQA), Ok(vec![0x04, 0x00]), "{depth}");
        assert_eq!(rfid.request(REQA), Err(Fail::Silence), "{depth}");
    }
}

#[test]
fn who_was_halted_stays_halted() {
    let mut rfid = timed();
    rfid.find().unwrap();
    rfid.halt();
    for _ in 0..2 {
        assert_eq!(rfid.request(REQA), Err(Fail::Silence));
        rfid.request(WUPA).unwrap();
        let number = rfid.anticollision().unwrap();
        rfid.select(&number).unwrap();
        // What fails puts the card back to where it was woken.
        assert_eq!(rfid.request(WUPA), Err(Fail::Silence));
    }
    // Without a field it forgets that.
    rfid.write_register(0x14, 0x80);
    rfid.write_register(0x14, 0x83);
    assert_eq!(rfid.request(REQA), Ok(vec![0x04, 0x00]));
}

#[test]
fn crypto_must_be_stopped() {
    let mut rfid = timed();
    rfid.open(4).unwrap();
    rfid.halt();
    assert_eq!(rfid.request(WUPA), Err(Fail::Silence), "still enciphered");
    assert_eq!(rfid.read_register(0x08) & 0x08, 0x08);
    rfid.stop_crypto();
    assert_eq!(rfid.request(WUPA), Ok(vec![0x04, 0x00]));
    // And not too early: the card does not understand what is plain.
    let number = rfid.anticollision().unwrap();
    rfid.select(&number).unwrap();
    rfid.authenticate(0x60, 4, &KEY, &number).unwrap();
    rfid.stop_crypto();
    assert_eq!(rfid.read(4), Err(Fail::Silence));
}

#[test]
fn only_the_right_key_opens() {
    type Case = (u8, u8, [u8; 6], [u8; 4], bool);
    let cases: [Case; 7] = [
        (0x60, 4, KEY, UID, true),
        (0x61, 4, *b"secret", UID, true),
        (0x60, 4, *b"secret", UID, false),
        (0x61, 4, KEY, UID, false),
        (0x60, 4, KEY, [0; 4], false),
        (0x60, 64, KEY, UID, false),
        (0x62, 4, KEY, UID, false),
    ];
    for (code, block, key, uid, opens) in cases {
        for patience in [Patience::Timer, Patience::Polls(300)] {
            let mut rfid = rfid(patience);
            rfid.wire.card_mut().unwrap().memory_mut()[TRAILER][10..].copy_from_slice(b"secret");
            rfid.find().unwrap();
            let expected = if opens { Ok(()) } else { Err(Fail::Silence) };
            let result = rfid.authenticate(code, block, &key, &uid);
            assert_eq!(result, expected, "{code:#x} {block} {key:?}");
            assert_eq!(rfid.read_register(0x08) & 0x08 != 0, opens);
            if !opens {
                // The card is silent until it is selected again.
                assert_eq!(rfid.read(4), Err(Fail::Silence));
                rfid.open(4).unwrap();
            }
        }
    }
}

#[test]
fn a_session_is_for_one_sector() {
    let mut rfid = timed();
    let number = rfid.open(4).unwrap();
    assert_eq!(
        rfid.read(7).map(|block| block[6..10].to_vec()),
        Ok(vec![0xff, 7, 0x80, 0x69])
    );
    // From sector to sector without a new selection.
    rfid.authenticate(0x60, 8, &KEY, &number).unwrap();
    rfid.read(8).unwrap();
    assert_eq!(rfid.read(4), Err(Fail::Nak(4)));
    assert_eq!(
        rfid.read(8),
        Err(Fail::Silence),
        "after a no it must be selected again"
    );
    // Without a session, nothing is read.
    rfid.stop_crypto();
    rfid.find().unwrap();
    assert_eq!(rfid.read(4), Err(Fail::Nak(4)));
}

#[test]
fn mistakes_are_answered_as_the_card_does() {
    // Frames in an open session, without and with a right CRC -> the answer.
    let cases: [(&[u8], bool, Result<u8, Fail>); 8] = [
        (&[0x30, 0x04, 0x00, 0x00], false, Ok(0x5)),
        (&[0x30, 0x40], true, Ok(0x4)),
        (&[0x31, 0x04], true, Ok(0x4)),
        (&[0xa0, 0x00], true, Ok(0x4)),
        (&[0xa0, 0x05], true, Ok(0xa)),
        (&[0xc1, 0x04], true, Ok(0x4)),
        (&[0xb0, 0x04], true, Ok(0x4)),
        (&[0x30], false, Err(Fail::Silence)),
    ];
    for (frame, summed, expected) in cases {
        let mut rfid = timed();
        rfid.open(4).unwrap();
        let result = if summed {
            rfid.transceive(frame)
        } else {
            rfid.run(0x0c, frame, 0)
        };
        assert_eq!(
            result,
            expected.map(|answer| (vec![answer], 4)),
            "{frame:x?}"
        );
    }
    // A damaged second half of WRITE.
    let mut rfid = timed();
    rfid.open(4).unwrap();
    rfid.acknowledged(&[0xa0, 4]).unwrap();
    assert_eq!(rfid.run(0x0c, &[1; 18], 0), Ok((vec![0x5], 4)));
    // And one that is too short, too long, longer than any frame.
    for length in [15, 17, 20, 62] {
        let mut rfid = timed();
        rfid.open(4).unwrap();
        rfid.acknowledged(&[0xa0, 4]).unwrap();
        assert!(rfid.acknowledged(&vec![1; length]).is_err(), "{length}");
        assert_eq!(rfid.wire.card().unwrap().memory()[4], [0; 16]);
    }
}

#[test]
fn anticollision_takes_any_known_bits() {
    let bcc = UID.iter().fold(0, |x, y| x ^ y);
    let number = [UID[0], UID[1], UID[2], UID[3], bcc];
    let bit = |i: u32| number[(i / 8) as usize] >> (i % 8) & 1;
    for given in 0..40u32 {
        for aligned in [false, true] {
            for wrong in [false, true] {
                let mut rfid = timed();
                rfid.request(REQA).unwrap();
                let mut frame = vec![0x93, (2 + given / 8) as u8 * 16 + (given % 8) as u8];
                for i in 0..given {
                    if i % 8 == 0 {
                        frame.push(0);
                    }
                    let flipped = u8::from(wrong && i == given - 1);
                    *frame.last_mut().unwrap() |= (bit(i) ^ flipped) << (i % 8);
                }
                let last = (given % 8) as u8;
                let align = if aligned { last } else { 0 };
                let result = rfid.run(0x0c, &frame, align << 4 | last);
                if wrong && given > 0 {
                    assert_eq!(result, Err(Fail::Silence), "{given}");
                    continue;
                }
                let (bytes, bits) = result.unwrap();
                assert_eq!(bits, 40 - given + u32::from(align), "{given} {aligned}");
                for i in 0..40 - given {
                    let at = i + u32::from(align);
                    let got = bytes[(at / 8) as usize] >> (at % 8) & 1;
                    assert_eq!(got, bit(given + i), "{given} {aligned} bit {i}");
                }
                rfid.select(&number).unwrap();
            }
        }
    }
}

#[test]
fn the_chip_can_add_and_check_crcs() {
    let mut rfid = timed();
    rfid.open(4).unwrap();
    rfid.write_register(0x12, 0x80);
    rfid.write_register(0x13, 0x80);
    assert_eq!(rfid.run(0x0c, &[0x30, 4], 0), Ok((vec![0; 16], 128)));
    // An answer of 4 bits has no CRC: CRCErr, which many drivers do not look at.
    assert_eq!(rfid.run(0x0c, &[0x30, 8], 0), Ok((vec![0x4], 4)));
    assert_eq!(rfid.read_register(0x06), 0x04);
    // A part of a byte with a CRC behind is nothing that the card knows.
    rfid.stop_crypto();
    assert_eq!(rfid.run(0x0c, &[0x26], 7), Err(Fail::Silence));
}

#[test]
fn transmit_and_receive_are_halves_of_transceive() {
    let mut rfid = timed();
    rfid.write_register(0x04, 0x7f);
    rfid.write_register(0x09, 0x26);
    rfid.write_register(0x0d, 0x07);
    rfid.write_register(0x01, 0x04);
    rfid.wire.advance_us(100);
    assert_eq!(rfid.read_register(0x04) & 0x70, 0x50, "sent, and idle");
    rfid.write_register(0x04, 0x7f);
    rfid.write_register(0x01, 0x08);
    rfid.wire.advance_us(1000);
    assert_eq!(rfid.read_register(0x04) & 0x30, 0x30, "received, and idle");
    assert_eq!(
        (rfid.read_register(0x09), rfid.read_register(0x09)),
        (0x04, 0x00)
    );
}

#[test]
fn the_field_must_be_right() {
    // Register, value: without antenna, without full modulation, at another speed.
    for (register, value) in [(0x14, 0x80), (0x15, 0x00), (0x12, 0x10), (0x13, 0x10)] {
        let mut rfid = timed();
        rfid.write_register(register, value);
        assert_eq!(rfid.request(REQA), Err(Fail::Silence), "{register:#x}");
        rfid.init();
        assert_eq!(rfid.request(REQA), Ok(vec![0x04, 0x00]));
    }
    let mut rfid = timed();
    rfid.write_register(0x11, 0x3f);
    let number = [0xde, 0xad, 0x07, 0x42, 0x36];
    rfid.request(REQA).unwrap();
    assert_eq!(
        rfid.select(&number),
        Err(Fail::Silence),
        "the CRC has a wrong preset"
    );
}

#[test]
fn the_automatic_timer_stops_when_an_answer_comes() {
    let mut rfid = timed();
    rfid.request(REQA).unwrap();
    rfid.wire.advance_us(100_000);
    assert_eq!(rfid.read_register(0x04) & 0x01, 0);
    assert_eq!(rfid.read_register(0x07) & 0x08, 0);
    // It does not, if more than one answer is awaited.
    rfid.request(REQA).unwrap_err();
    rfid.write_register(0x13, 0x04);
    rfid.request(REQA).unwrap();
    assert_eq!(rfid.read_register(0x07) & 0x08, 0x08);
    rfid.wire.advance_us(100_000);
    assert_eq!(rfid.read_register(0x04) & 0x01, 1);
}

#[test]
fn an_answer_is_lost_with_its_card() {
    for us in [10, 150, 250] {
        let mut rfid = timed();
        rfid.write_register(0x09, 0x26);
        rfid.write_register(0x01, 0x0c);
        rfid.write_register(0x0d, 0x87);
        rfid.wire.advance_us(us);
        let card = rfid.wire.remove().unwrap();
        rfid.wire.advance_us(2000);
        assert_eq!(rfid.read_register(0x04) & 0x20, 0, "{us}");
        rfid.wire.place(card);
        assert_eq!(rfid.request(REQA), Ok(vec![0x04, 0x00]), "{us}");
    }
}
