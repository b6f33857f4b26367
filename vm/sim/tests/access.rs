//! Access conditions, against the tables of the data sheet, and value blocks.

mod driver;

use driver::rfid::{Fail, Patience, Rfid};
use sim::{Card, Mfrc522};

const UID: [u8; 4] = [1, 2, 3, 4];
const KEY_A: &[u8; 6] = b"aaaaaa";
const KEY_B: &[u8; 6] = b"bbbbbb";
const VALUE: [u8; 16] = [
    7, 0, 0, 0, 0xf8, 0xff, 0xff, 0xff, 7, 0, 0, 0, 5, 0xfa, 5, 0xfa,
];

/// The three bytes of access bits for conditions C1 C2 C3 of the four blocks of a sector.
fn access_bits(conditions: [u32; 4]) -> [u8; 3] {
    let (mut c1, mut c2, mut c3) = (0, 0, 0);
    for (i, condition) in conditions.into_iter().enumerate() {
        c1 |= ((condition >> 2 & 1) as u8) << i;
        c2 |= ((condition >> 1 & 1) as u8) << i;
        c3 |= ((condition & 1) as u8) << i;
    }
    [!c2 << 4 | !c1 & 0x0f, c1 << 4 | !c3 & 0x0f, c3 << 4 | c2]
}

/// A card whose second sector has these conditions, and a value in each block.
fn card(conditions: [u32; 4]) -> Card {
    let mut card = Card::new(UID);
    let memory = card.memory_mut();
    memory[4..7].fill(VALUE);
    memory[7][..6].copy_from_slice(KEY_A);
    memory[7][6..9].copy_from_slice(&access_bits(conditions));
    memory[7][10..].copy_from_slice(KEY_B);
    card
}

fn opened(conditions: [u32; 4], key: char) -> Rfid<Mfrc522> {
    let mut reader = Mfrc522::new();
    reader.place(card(conditions));
    let mut rfid = Rfid::new(reader, Patience::Timer);
    rfid.find().unwrap();
    reopen(&mut rfid, key).unwrap();
    rfid
}

fn reopen(rfid: &mut Rfid<Mfrc522>, key: char) -> Result<(), Fail> {
    let (code, key) = if key == 'A' {
        (0x60, KEY_A)
    } else {
        (0x61, KEY_B)
    };
    rfid.authenticate(code, 4, key, &UID)
}

/// What a table says of a key: "-" nobody, "A", "B" or "AB".
fn allows(table: &str, key: char) -> Result<(), Fail> {
    if table.contains(key) {
        Ok(())
    } else {
        Err(Fail::Nak(4))
    }
}

#[test]
fn data_blocks() {
    // C1 C2 C3: read, write, increment, decrement.
    let table = [
        (0b000, ["AB", "AB", "AB", "AB"]),
        (0b010, ["AB", "-", "-", "-"]),
        (0b100, ["AB", "B", "-", "-"]),
        (0b110, ["AB", "B", "B", "AB"]),
        (0b001, ["AB", "-", "-", "AB"]),
        (0b011, ["B", "B", "-", "-"]),
        (0b101, ["B", "-", "-", "-"]),
        (0b111, ["-", "-", "-", "-"]),
    ];
    // A trailer under which key B is a secret.
    let trailer = 0b011;
    for (condition, [read, write, increment, decrement]) in table {
        for block in 0..3u8 {
            let mut conditions = [0b000, 0b000, 0b000, trailer];
            conditions[usize::from(block)] = condition;
            for key in ['A', 'B'] {
                let open = || opened(conditions, key);
                let block = 4 + block;
                let what = format!("{condition:03b} block {block} key {key}");
                assert_eq!(
                    open().read(block).map(|_| ()),
                    allows(read, key),
                    "read {what}"
                );
                assert_eq!(
                    open().write(block, &[9; 16]),
                    allows(write, key),
                    "write {what}"
                );
                let begin = |code| open().acknowledged(&[code, block]);
                assert_eq!(begin(0xc1), allows(increment, key), "increment {what}");
                assert_eq!(begin(0xc0), allows(decrement, key), "decrement {what}");
                assert_eq!(begin(0xc2), allows(decrement, key), "restore {what}");
            }
        }
    }
}

#[test]
fn trailers() {
    // C1 C2 C3: write key A; read, write access bits; read, write key B. Where key B can be read, it opens
    // nothing.
    let table = [
        (0b000, ["A", "A", "-", "A", "A"]),
        (0b010, ["-", "A", "-", "A", "-"]),
        (0b100, ["B", "AB", "-", "-", "B"]),
        (0b110, ["-", "AB", "-", "-", "-"]),
        (0b001, ["A", "A", "A", "A", "A"]),
        (0b011, ["B", "AB", "B", "-", "B"]),
        (0b101, ["-", "AB", "B", "-", "-"]),
        (0b111, ["-", "AB", "-", "-", "-"]),
    ];
    for (condition, [write_a, read_bits, write_bits, read_b, write_b]) in table {
        let conditions = [0, 0, 0, condition];
        let old = card(conditions).memory()[7];
        for key in ['A', 'B'] {
            let what = format!("{condition:03b} key {key}");
            let result = opened(conditions, key).read(7);
            assert_eq!(result.map(|_| ()), allows(read_bits, key), "{what}");
            if let Ok(block) = result {
                assert_eq!(block[..6], [0; 6], "key A is never read, {what}");
                assert_eq!(block[6..10], old[6..10], "{what}");
                let expected = if read_b.contains(key) { KEY_B } else { &[0; 6] };
                assert_eq!(&block[10..], expected, "{what}");
            }
            // Write each part; only what is allowed changes.
            let mut new = [0x77; 16];
            new[6..9].copy_from_slice(&access_bits([0, 0, 0, 0b010]));
            let mut rfid = opened(conditions, key);
            let parts = [(write_a, 0..6), (write_bits, 6..10), (write_b, 10..16)];
            let any = parts.iter().any(|(table, _)| table.contains(key));
            let expected = if any { Ok(()) } else { Err(Fail::Nak(4)) };
            assert_eq!(rfid.write(7, &new), expected, "{what}");
            let after = rfid.wire.card().unwrap().memory()[7];
            for (table, range) in parts {
                let source = if table.contains(key) { &new } else { &old };
                assert_eq!(
                    after[range.clone()],
                    source[range.clone()],
                    "{what} {range:?}"
                );
            }
        }
    }
}

#[test]
fn a_key_b_that_can_be_read_opens_nothing() {
    for condition in [0b000, 0b010, 0b001] {
        let mut rfid = opened([0, 0, 0, condition], 'B');
        assert_eq!(rfid.read(4), Err(Fail::Nak(4)), "{condition:03b}");
    }
}

#[test]
fn contradicting_access_bits_close_the_sector() {
    for bit in 0..24 {
        let mut reader = Mfrc522::new();
        let mut card = card([0, 0, 0, 0b011]);
        card.memory_mut()[7][6 + bit / 8] ^= 1 << (bit % 8);
        reader.place(card);
        let mut rfid = Rfid::new(reader, Patience::Timer);
        for key in ['A', 'B'] {
            rfid.find().unwrap();
            assert_eq!(reopen(&mut rfid, key), Err(Fail::Silence), "{bit}");
        }
    }
}

#[test]
fn values_are_counted() {
    // Command, operand -> the value after TRANSFER, or a refusal.
    let cases: [(u8, i32, Option<i32>); 7] = [
        (0xc1, 5, Some(12)),
        (0xc0, 5, Some(2)),
        (0xc0, 9, Some(-2)),
        (0xc2, 99, Some(7)),
        (0xc1, i32::MAX - 7, Some(i32::MAX)),
        (0xc1, i32::MAX - 6, None),
        (0xc0, i32::MIN, None),
    ];
    for (code, operand, expected) in cases {
        let mut rfid = opened([0; 4], 'A');
        rfid.acknowledged(&[code, 4]).unwrap();
        let second = rfid.transceive(&operand.to_le_bytes());
        if let Some(value) = expected {
            assert_eq!(second, Err(Fail::Silence), "only errors are answered");
            assert_eq!(rfid.read(5), Ok(VALUE), "not yet transferred");
            assert_eq!(rfid.acknowledged(&[0xb0, 5]), Ok(()));
            let block = rfid.read(5).unwrap();
            assert_eq!(block[..4], value.to_le_bytes());
            assert_eq!(block[4..8], (!value).to_le_bytes());
            assert_eq!(
                block[8..],
                [&value.to_le_bytes()[..], &VALUE[12..]].concat()
            );
        } else {
            assert_eq!(second, Ok((vec![0x4], 4)), "{code:#x} {operand}");
        }
    }
}

#[test]
fn only_values_are_counted() {
    for place in 0..16 {
        let mut rfid = opened([0; 4], 'A');
        rfid.wire.card_mut().unwrap().memory_mut()[4][place] ^= 0x10;
        assert_eq!(rfid.acknowledged(&[0xc1, 4]), Err(Fail::Nak(4)), "{place}");
    }
}
