//! What verification does not check: registers and values are exchanged for others. The programs end, it does not
//! matter how, and with debug assertions no load is outside of an object.

use format::image::code::INFO;
use format::isa::{Field, Op};
use format::object::{unpack, Kind, BODY};
use format::table::{self, FIRST, FIRST_SMALL};
use format::value::Value;

use super::lookup::Image;
use super::{deep, freeze, rich, rom, root, run, seal, End, RAM};

/// A register may hold anything, which is checked when the instruction is executed. The test exchanges each
/// register of each instruction of a program for each other one. The program ends, it does not matter how, and with
/// debug assertions no load is outside of an object.
#[test]
fn registers_are_checked_when_they_are_used() {
    deep(|| {
        let words = freeze(&freezer::Options {
            roots: Vec::new(),
            main: Some(root().join("freezer/tests/damage/registers.py")),
            ..Default::default()
        });
        let image = Image(words);
        let mut ram = vec![0; RAM];
        let whole = run(&rom(&image.0), &mut ram, &[], 10_000, false);
        assert_eq!(whole.0, End::Done, "{}", String::from_utf8_lossy(&whole.1));
        let words = rom(&image.0);
        let (mut ran, mut refused) = (0, 0);
        for code in image.all(Kind::Code) {
            let regs = image.value(code + INFO).as_len() & 0xff;
            for pc in image.instructions(code) {
                let w = image.word(pc);
                for (i, field) in Op::of(w).fields().into_iter().enumerate() {
                    if matches!(field, Field::None | Field::Num | Field::S16) {
                        continue;
                    }
                    let shift = 8 * (i as u32 + 1);
                    for reg in 0..regs {
                        let changed = w & !(0xff << shift) | reg << shift;
                        words[pc as usize].store(changed, std::sync::atomic::Ordering::Relaxed);
                        seal(&words);
                        match run(&words, &mut ram, &[], 3_000, false).0 {
                            End::Refused(_) => refused += 1,
                            _ => ran += 1,
                        }
                    }
                }
                words[pc as usize].store(w, std::sync::atomic::Ordering::Relaxed);
            }
        }
        println!("{ran} programs ran, {refused} were refused");
        assert!(ran > refused);
    });
}

/// A constant of the code, an item, an attribute or an argument may be any value. The test exchanges each for an
/// object of each kind and for values that are not objects. The programs end, it does not matter how.
#[test]
fn values_may_be_anything() {
    deep(|| {
        let image = Image(rich().words);
        let mut others = vec![
            Value::NONE,
            Value::int(-1),
            Value::float(1.5),
            Value::typ(format::types::TypeId::Dict),
            Value::native(0, 0),
            format::names::EMPTY,
        ];
        for kind in Kind::ALL {
            let all = image.all(*kind);
            others.extend(all.first().map(|at| Value::rom(*at)));
            others.extend(all.last().map(|at| Value::rom(*at)));
        }
        let mut places = Vec::new();
        for code in image.all(Kind::Code) {
            for pc in image.instructions(code) {
                if Op::of(image.word(pc)) == Op::LoadK {
                    places.push(pc + 1);
                }
            }
        }
        for kind in [Kind::Tuple, Kind::Vec, Kind::Cell, Kind::Gen] {
            for at in image.all(kind) {
                places.extend((BODY..).take(image.size(at) as usize).map(|i| at + i));
            }
        }
        for at in image.all(Kind::Table2) {
            let (used, _) = unpack(image.value(at + table::META));
            let stride = table::stride(Kind::Table2);
            let has_index = image.size(at) > table::words(Kind::Table2, table::SMALL);
            let first = at + if has_index { FIRST } else { FIRST_SMALL };
            places.extend((0..used).map(|i| first + stride * i + table::VALUE));
        }
        let words = rom(&image.0);
        let mut ram = vec![0; RAM];
        let (mut ran, mut refused) = (0, 0);
        let step = if cfg!(debug_assertions) { 7 } else { 1 };
        for (i, at) in places.iter().enumerate() {
            let was = words[*at as usize].load(std::sync::atomic::Ordering::Relaxed);
            for v in others.iter().skip(i % step).step_by(step) {
                words[*at as usize].store(v.bits(), std::sync::atomic::Ordering::Relaxed);
                seal(&words);
                match run(&words, &mut ram, &[], 3_000, false).0 {
                    End::Refused(_) => refused += 1,
                    _ => ran += 1,
                }
            }
            words[*at as usize].store(was, std::sync::atomic::Ordering::Relaxed);
        }
        println!(
            "{} places: {ran} programs ran, {refused} were refused",
            places.len()
        );
        assert!(ran > refused);
    });
}
