//! Edge tables; the bulk of the checking is differential, against Python.

#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]

use super::div::divmod;
use super::pow::pow_u32;
use super::*;

const ZERO: Int<'static> = Int {
    neg: false,
    mag: &[],
};

/// A wide machine integer as limbs.
fn limbs(value: u128) -> [u32; 4] {
    [0, 32, 64, 96].map(|by| (value >> by) as u32)
}

/// Reads a result that fits `i128`.
fn value(out: Out, buf: &[u32]) -> i128 {
    let int = out.of(buf);
    assert_eq!((out.neg, out.len), (int.neg, int.mag.len()), "not normal");
    let mag = int
        .mag
        .iter()
        .rev()
        .fold(0, |v, &l| (v << 32) | i128::from(l));
    if int.neg {
        -mag
    } else {
        mag
    }
}

/// Runs `check` for all pairs of edge values, in limb form too.
fn pairs(check: impl Fn(i128, i128, Int, Int)) {
    const MAGS: [i128; 13] = [
        0,
        1,
        2,
        10,
        0x7FFF_FFFF,
        0x8000_0000,
        0xFFFF_FFFF,
        0x1_0000_0000,
        0x1_0000_0001,
        0x7FFF_FFFF_FFFF_FFFF,
        0x8000_0000_0000_0000,
        0xFFFF_FFFF_0000_0000,
        0xFFFF_FFFF_FFFF_FFFF >> 1 << 1,
    ];
    for a in MAGS.iter().flat_map(|&m| [m, -m]) {
        for b in MAGS.iter().flat_map(|&m| [m, -m]) {
            let (la, lb) = (limbs(a.unsigned_abs()), limbs(b.unsigned_abs()));
            // Not in normal form on purpose: zero limbs above, and minus zero.
            let (ia, ib) = (a <= 0, b <= 0);
            check(a, b, Int { neg: ia, mag: &la }, Int { neg: ib, mag: &lb });
        }
    }
}

#[test]
fn arithmetic_and_bits() {
    pairs(|a, b, ia, ib| {
        let mut o = [9; 8];
        assert_eq!(ia.cmp(&ib), a.cmp(&b));
        assert_eq!(value(add(ia, ib, &mut o).unwrap(), &o), a + b);
        assert_eq!(value(sub(ia, ib, &mut o).unwrap(), &o), a - b);
        if let Some(product) = a.checked_mul(b) {
            assert_eq!(value(mul(ia, ib, &mut o).unwrap(), &o), product);
        }
        assert_eq!(value(bit_and(ia, ib, &mut o).unwrap(), &o), a & b);
        assert_eq!(value(bit_or(ia, ib, &mut o).unwrap(), &o), a | b);
        assert_eq!(value(bit_xor(ia, ib, &mut o).unwrap(), &o), a ^ b);
        assert_eq!(value(invert(ia, &mut o).unwrap(), &o), !a);
        for by in [0, 1, 31, 32, 33, 60] {
            assert_eq!(value(shl(ia, by, &mut o).unwrap(), &o), a << by);
            assert_eq!(value(shr(ia, by, &mut o).unwrap(), &o), a >> by);
        }
        assert_eq!(value(shr(ia, 999, &mut o).unwrap(), &o), a >> 127);
    });
}

#[test]
fn division_is_floored() {
    pairs(|a, b, ia, ib| {
        let (mut q, mut r, mut m) = ([9; 8], [9; 8], [9; 8]);
        let result = divmod(ia, ib, &mut q, &mut r);
        if b == 0 {
            assert_eq!(result, Err(Fault::DivZero));
            assert_eq!(modulo(ia, ib, &mut m), Err(Fault::DivZero));
            return;
        }
        let (oq, or) = result.unwrap();
        let rem = (a % b + b) % b;
        assert_eq!((value(oq, &q), value(or, &r)), ((a - rem) / b, rem));
        assert_eq!(value(modulo(ia, ib, &mut m).unwrap(), &m), rem);
    });
    // The estimate of a quotient limb is too large, and the divisor is added back.
    let (mut q, mut r) = ([0; 3], [0; 4]);
    let a = Int::new(false, &[0, 0, 0x8000_0000, 0x7FFF_FFFF]);
    let b = Int::new(false, &[1, 0, 0x8000_0000]);
    let (oq, or) = divmod(a, b, &mut q, &mut r).unwrap();
    assert_eq!(oq.of(&q).mag, [0xFFFF_FFFE]);
    assert_eq!(or.of(&r).mag, [2, 0xFFFF_FFFF, 0x7FFF_FFFF]);
}

#[test]
fn powers() {
    static SMALL: [Small; 3] = [Small::from_i32(-1), Small::from_i32(3), Small::from_i32(-7)];
    let (mut o, mut s) = ([0; 8], [0; 32]);
    for (base, exp) in [
        (0, 0),
        (0, 5),
        (-1, 7),
        (2, 100),
        (-8, 41),
        (10, 38),
        (-3, 79),
    ] {
        let small = Small::from_i32(base);
        let need = pow_len(small.int(), exp).unwrap();
        let out = pow_u32(small.int(), exp, &mut o[..need], &mut s[..need]).unwrap();
        assert_eq!(value(out, &o), i128::from(base).pow(exp));
    }
    let big = Int::new(false, &[0, 1]);
    let int = |v: &'static Small| v.int();
    assert_eq!(
        pow(int(&SMALL[0]), big, &mut o, &mut s),
        Ok(Out { neg: false, len: 1 })
    );
    assert_eq!(
        pow(int(&SMALL[1]), big, &mut o, &mut s),
        Err(Fault::Overflow)
    );
    assert_eq!(pow(big, int(&SMALL[0]), &mut o, &mut s), Err(Fault::NegExp));
    assert_eq!(
        powmod(big, big, ZERO, &mut o, &mut s, &mut |_| true),
        Err(Fault::DivZero)
    );
    // pow(3, 2 ** 32, -7) == -3
    let out = powmod(
        int(&SMALL[1]),
        big,
        int(&SMALL[2]),
        &mut o,
        &mut s,
        &mut |_| true,
    )
    .unwrap();
    assert_eq!(value(out, &o), -3);
    // pow(3, 2 ** 32, 2 ** 32 + 1), a Fermat number that 641 divides
    let m = Int::new(false, &[1, 1]);
    let out = powmod(int(&SMALL[1]), big, m, &mut o, &mut s, &mut |_| true).unwrap();
    assert_eq!(value(out, &o), 3_029_026_160);
}

#[test]
fn small_integers() {
    for v in [0, 1, -1, i32::MIN, i32::MAX] {
        let small = Small::from_i32(v);
        assert_eq!(small.int().to_i32(), Some(v));
        assert_eq!(small.int().to_u32(), u32::try_from(v).ok());
        let mut o = [0; 1];
        assert_eq!(small.int().copy_to(&mut o).unwrap().of(&o), small.int());
    }
    assert_eq!(Int::new(false, &[1, 1]).to_i32(), None);
    assert_eq!(Int::new(false, &[1, 1]).to_u32(), None);
    assert_eq!(Small::from_u64(1 << 32).int().copy_to(&mut [0]), None);
}

#[test]
fn floats() {
    let int = |neg, mag| Int { neg, mag };
    for (mag, bits) in [
        (&[0x0100_0001][..], 0x4B80_0000_u32), // 2**24 + 1: tie to even
        (&[0x0100_0003], 0x4B80_0002),
        (&[1, 0x0100_0001], 0x5B80_0001), // above the tie
        (&[0xFFFF_FFFF], 0x4F80_0000),
        (&[0, 0, 0, 0xFFFF_FF00], 0x7F7F_FFFF),
    ] {
        assert_eq!(to_f32(int(false, mag)).map(f32::to_bits), Some(bits));
    }
    assert_eq!(to_f32(int(true, &[0, 0, 0, 0xFFFF_FF80])), None);
    assert_eq!(to_f32(int(false, &[0, 0, 0, 0, 1])), None);
    let mut o = [0; F32_LIMBS];
    assert_eq!(
        value(from_f32(-1.99e9, &mut o).unwrap(), &o),
        -1_990_000_000
    );
    assert_eq!(from_f32(-0.99, &mut o), Ok(Out::ZERO));
    assert_eq!(from_f32(f32::MAX, &mut o).map(|out| out.len), Ok(F32_LIMBS));
    assert_eq!(from_f32(f32::NAN, &mut o), Err(Fault::Nan));
    assert_eq!(from_f32(f32::INFINITY, &mut o), Err(Fault::Infinite));
    assert_eq!(
        cmp_f32(int(false, &[0x0100_0001]), 16_777_216.0),
        Some(Ordering::Greater)
    );
    assert_eq!(cmp_f32(ZERO, -0.0), Some(Ordering::Equal));
    assert_eq!(cmp_f32(int(true, &[1]), -1.5), Some(Ordering::Greater));
    assert_eq!(cmp_f32(ZERO, f32::NAN), None);
    let mut s = [0; 16];
    let (one, three) = (int(false, &[1][..]), int(true, &[3][..]));
    assert_eq!(true_div_f32(one, three, &mut s), Ok(1.0 / -3.0));
    assert_eq!(
        true_div_f32(ZERO, three, &mut s).map(f32::to_bits),
        Ok(1 << 31)
    );
    assert_eq!(true_div_f32(one, ZERO, &mut s), Err(Fault::DivZero));
    // 2**-149 and half of it, which rounds to zero
    let tiny = int(false, &[0, 0, 0, 0, 1 << 21]);
    assert_eq!(true_div_f32(one, tiny, &mut s).map(f32::to_bits), Ok(1));
    let tiny = int(false, &[0, 0, 0, 0, 1 << 22]);
    assert_eq!(true_div_f32(one, tiny, &mut s).map(f32::to_bits), Ok(0));
}

#[test]
fn small_buffers_are_reported() {
    let max = Int::new(false, &[u32::MAX, u32::MAX]);
    let mut o = [0; 2];
    assert_eq!(add(max, max, &mut o), None);
    assert_eq!(mul(max, max, &mut o), None);
    assert_eq!(shl(max, usize::MAX, &mut o), None);
    assert_eq!(invert(max, &mut o), None);
    assert_eq!(divmod(max, max, &mut [], &mut o), Err(Fault::Space));
    assert_eq!(pow_u32(max, 2, &mut o, &mut [0; 4]), None);
    assert_eq!(true_div_f32(max, max, &mut o), Err(Fault::Space));
    assert_eq!(mul_small_add(&mut o, 3, 1, 1), None);
    assert_eq!(divrem_small(&mut o, 2, 0), None);
}

#[test]
fn digits() {
    let mut o = [0; 4];
    let mut len = 0;
    for byte in *b"1000000000000000000000" {
        let digit = digit_value(byte, 10).unwrap();
        len = mul_small_add(&mut o, len, 10, digit).unwrap();
    }
    assert_eq!(&o[..len], &limbs(1_000_000_000_000_000_000_000)[..3]);
    assert_eq!(divrem_small(&mut o, len, 1_000_000_000), Some((2, 0)));
    assert_eq!(&o[..2], &limbs(1_000_000_000_000)[..2]);
    assert_eq!(digit_value(b'z', 36), Some(35));
    assert_eq!(digit_value(b'Z', 35), None);
    assert_eq!(digit_value(b'8', 8), None);
}
