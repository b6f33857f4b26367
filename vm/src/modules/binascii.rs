//! `binascii`: hexadecimal, base64 and a checksum.

use crate::error::R;
use crate::native::{pure, pure_kw, Args, Entry, Group};
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

const ENTRIES: &[Entry] = &[
    pure(name!("hexlify"), hexlify, 1, 2),
    pure(name!("unhexlify"), unhexlify, 1, 1),
    pure(name!("a2b_base64"), a2b_base64, 1, 1),
    pure_kw(name!("b2a_base64"), b2a_base64, 1, 1),
    pure(name!("crc32"), crc32, 1, 2),
];

/// Attributes of the module `binascii`.
pub static MODULE: Group = Group {
    name: name!("binascii"),
    entries: ENTRIES,
};

/// The polynomial of CRC-32, bits reversed.
const POLYNOMIAL: u32 = 0xedb8_8320;

/// The hexadecimal digit of the low four bits of `n`.
fn hex_digit(n: u8) -> u8 {
    match n & 15 {
        d @ 0..=9 => b'0' + d,
        d => b'a' - 10 + d,
    }
}

fn hexlify(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let separator = match args.opt(vm, 1) {
        Some(v) => Some(first_byte(vm, v)?),
        None => None,
    };
    let data = vm.bytes_arg(args.get(vm, 0))?;
    let gaps = if separator.is_some() {
        data.len.saturating_sub(1)
    } else {
        0
    };
    let text = vm.alloc(Kind::Bytes, data.len * 2 + gaps, 0)?;
    let mut to = 0;
    for i in 0..data.len {
        if let (Some(byte), true) = (separator, i > 0) {
            vm.mem.set_byte(text, to, byte);
            to += 1;
        }
        let byte = data.byte(vm, i);
        vm.mem.set_byte(text, to, hex_digit(byte >> 4));
        vm.mem.set_byte(text, to + 1, hex_digit(byte));
        to += 2;
    }
    Ok(text)
}

/// The first byte of a separator, a string or bytes. That of an empty one is 0, as in MicroPython.
fn first_byte(vm: &mut Vm<'_>, arg: Value) -> R<u8> {
    let v = vm.native_base(arg);
    if !vm.is_str(v) && !vm.mem.is(v, Kind::Bytes) {
        return vm.raise_text(
            TypeId::TypeError,
            "can't convert '%t' object to str implicitly",
            &[arg],
        );
    }
    Ok(if vm.byte_len(v) > 0 {
        vm.mem.byte(v, 0)
    } else {
        0
    })
}

/// `unhexlify(text)`: the digits are in pairs, and white space may stand between pairs.
fn unhexlify(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let text = vm.bytes_arg(args.get(vm, 0))?;
    let data = vm.alloc(Kind::Bytes, text.len / 2, 0)?;
    let (mut n, mut high) = (0, None);
    for i in 0..text.len {
        let c = text.byte(vm, i);
        let digit = (c as char).to_digit(16);
        match (digit, high) {
            (Some(d), Some(h)) => {
                vm.mem.set_byte(data, n, (h << 4 | d) as u8);
                n += 1;
                high = None;
            }
            (Some(d), None) => high = Some(d),
            (None, None) if matches!(c, b' ' | 9..=13) => {}
            (None, _) => return no_digit(vm, data),
        }
    }
    if high.is_some() {
        return no_digit(vm, data);
    }
    vm.shrink(data, n);
    Ok(data)
}

fn no_digit(vm: &mut Vm<'_>, unused: Value) -> R<Value> {
    vm.release(unused);
    vm.value_error("non-hex digit")
}

/// The base64 character for six bits.
fn base64_char(six: u32) -> u8 {
    match (six & 63) as u8 {
        n @ 0..=25 => b'A' + n,
        n @ 26..=51 => b'a' - 26 + n,
        n @ 52..=61 => b'0' + (n - 52),
        62 => b'+',
        _ => b'/',
    }
}

/// The six bits for a base64 character.
fn base64_value(c: u8) -> Option<u32> {
    let n = match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(n.into())
}

/// `a2b_base64(text)`: characters outside the alphabet are skipped. The data end where a group of four is
/// filled up with `=`.
fn a2b_base64(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let text = vm.bytes_arg(args.get(vm, 0))?;
    let data = vm.alloc(Kind::Bytes, text.len / 4 * 3 + 2, 0)?;
    // Bytes written, bits not yet written, characters of the group, `=` after them.
    let (mut n, mut bits, mut chars, mut filled) = (0, 0u32, 0, 0);
    for i in 0..text.len {
        let c = text.byte(vm, i);
        if let Some(six) = base64_value(c) {
            bits = bits << 6 | six;
            chars = (chars + 1) & 3;
            filled = 0;
            if chars != 1 {
                // After the second character 4 bits are left over, after the third 2.
                let left = if chars == 0 { 0 } else { 8 - 2 * chars };
                vm.mem.set_byte(data, n, (bits >> left) as u8);
                n += 1;
            }
        } else if c == b'=' {
            filled += 1;
            if chars >= 2 && chars + filled >= 4 {
                chars = 0;
                break;
            }
        }
    }
    if chars != 0 {
        vm.release(data);
        return vm.value_error("incorrect padding");
    }
    vm.shrink(data, n);
    Ok(data)
}

/// `b2a_base64(data, *, newline=True)`.
fn b2a_base64(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[name!("newline")])?;
    let newline = match args.kw(vm, name!("newline")) {
        Some(v) => vm.truth(v)?,
        None => true,
    };
    let data = vm.bytes_arg(args.get(vm, 0))?;
    let chars = data.len.div_ceil(3) * 4;
    let text = vm.alloc(Kind::Bytes, chars + u32::from(newline), 0)?;
    for group in 0..data.len.div_ceil(3) {
        let from = group * 3;
        let bits = (from..from + 3).fold(0, |bits, i| {
            let byte = if i < data.len { data.byte(vm, i) } else { 0 };
            bits << 8 | u32::from(byte)
        });
        // One byte becomes two characters, two become three.
        let used = (data.len - from).min(3) + 1;
        for k in 0..4 {
            let c = if k < used {
                base64_char(bits >> (18 - 6 * k))
            } else {
                b'='
            };
            vm.mem.set_byte(text, group * 4 + k, c);
        }
    }
    if newline {
        vm.mem.set_byte(text, chars, b'\n');
    }
    Ok(text)
}

/// `crc32(data, value=0)`: `value` is the checksum of what came before.
fn crc32(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let before = match args.opt(vm, 1) {
        Some(v) => vm.to_u32_wrapping(v)?,
        None => 0,
    };
    let data = vm.bytes_arg(args.get(vm, 0))?;
    let sum = (0..data.len).fold(!before, |sum, i| {
        let mixed = sum ^ u32::from(data.byte(vm, i));
        (0..8).fold(mixed, |x, _| {
            if x & 1 != 0 {
                x >> 1 ^ POLYNOMIAL
            } else {
                x >> 1
            }
        })
    });
    vm.new_uint(!sum)
}
