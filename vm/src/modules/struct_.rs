//! The module `struct`: packs values to bytes and unpacks them, as a 32-bit processor lays them out.
//!
//! As in MicroPython, `=` is not known, integers wrap, missing values are zero, and surplus
//! ones are ignored. The type code `O` gives a number of the object instead of its address, which changes.
//! `S`, a string at an address, does not exist here.

use crate::error::R;
use crate::native::{pure, Args, Group, MANY};
use crate::types::float::value as float_value;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of the module `struct`.
pub static MODULE: Group = Group {
    name: name!("struct"),
    entries: &[
        pure(name!("calcsize"), calcsize, 1, 1),
        pure(name!("pack"), pack, 1, MANY),
        pure(name!("pack_into"), pack_into, 3, MANY),
        pure(name!("unpack"), unpack, 2, 3),
        pure(name!("unpack_from"), unpack, 2, 3),
    ],
};

/// A format that is being read.
#[derive(Clone, Copy)]
struct Format {
    text: Value,
    at: u32,
    len: u32,
    big: bool,
    aligned: bool,
    /// Bytes of the fields so far.
    size: u32,
}

/// A run of fields of the same type.
#[derive(Clone, Copy)]
struct Field {
    code: u8,
    count: u32,
    /// Bytes of one field, and the offset of the first one.
    size: u32,
    offset: u32,
}

impl Field {
    /// How many Python values the run stands for.
    fn values(self) -> u32 {
        match self.code {
            b'x' => 0,
            b's' => 1,
            _ => self.count,
        }
    }
}

/// Size of a type in bytes; `None` if the code is unknown.
fn size_of(code: u8) -> Option<u32> {
    match code {
        b'x' | b's' | b'b' | b'B' => Some(1),
        b'h' | b'H' | b'e' => Some(2),
        b'i' | b'I' | b'l' | b'L' | b'O' | b'P' | b'f' => Some(4),
        b'q' | b'Q' | b'd' => Some(8),
        _ => None,
    }
}

impl Format {
    fn new(vm: &mut Vm<'_>, arg: Value) -> R<Format> {
        let text = vm.native_base(arg);
        if !vm.is_str(text) && !vm.mem.is(text, Kind::Bytes) {
            return vm.raise_text(
                TypeId::TypeError,
                "can't convert '%t' object to str implicitly",
                &[arg],
            );
        }
        let len = vm.byte_len(text);
        let mut format = Format {
            text,
            at: 1,
            len,
            big: false,
            aligned: false,
            size: 0,
        };
        match if len > 0 { vm.mem.byte(text, 0) } else { 0 } {
            b'<' => {}
            b'>' | b'!' => format.big = true,
            b'@' => format.aligned = true,
            _ => {
                format.at = 0;
                format.aligned = true;
            }
        }
        Ok(format)
    }

    fn next(&mut self, vm: &mut Vm<'_>) -> R<Option<Field>> {
        if self.at >= self.len {
            return Ok(None);
        }
        let (mut count, mut counted) = (0u32, false);
        while self.at < self.len {
            let c = vm.mem.byte(self.text, self.at);
            self.at += 1;
            if c.is_ascii_digit() {
                count = count.saturating_mul(10).saturating_add((c - b'0').into());
                counted = true;
                continue;
            }
            let Some(size) = size_of(c) else { break };
            let count = if counted { count } else { 1 };
            if self.aligned && count > 0 {
                self.size = self.size.saturating_add(size - 1) & !(size - 1);
            }
            let field = Field {
                code: c,
                count,
                size,
                offset: self.size,
            };
            self.size = self.size.saturating_add(count.saturating_mul(size));
            return Ok(Some(field));
        }
        vm.value_error("bad typecode")
    }

    /// Bytes of all fields, and how many values they stand for.
    fn measure(mut self, vm: &mut Vm<'_>) -> R<(u32, u32)> {
        let mut values = 0u32;
        while let Some(field) = self.next(vm)? {
            values = values.saturating_add(field.values());
        }
        Ok((self.size, values))
    }
}

fn calcsize(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let arg = args.get(vm, 0);
    let (size, _) = Format::new(vm, arg)?.measure(vm)?;
    vm.new_uint(size)
}

fn pack(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let arg = args.get(vm, 0);
    let format = Format::new(vm, arg)?;
    let (size, _) = format.measure(vm)?;
    let bytes = vm.alloc(Kind::Bytes, size, 0)?;
    write(vm, format, args.skip(1), bytes, 0)?;
    Ok(bytes)
}

/// The byte at which `size` bytes of fields begin in a buffer of `len` bytes. A negative offset counts from
/// the buffer's end.
///
/// # Errors
/// ValueError if the fields do not fit.
fn start(vm: &mut Vm<'_>, offset: Option<Value>, len: u32, size: u32) -> R<u32> {
    let offset = match offset {
        Some(v) => vm.to_i32(v)?,
        None => 0,
    };
    let offset = if offset < 0 {
        i64::from(offset) + i64::from(len)
    } else {
        offset.into()
    };
    match u32::try_from(offset) {
        Ok(at) if i64::from(size) + offset <= len.into() => Ok(at),
        _ => vm.value_error("buffer too small"),
    }
}

fn pack_into(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let arg = args.get(vm, 0);
    let format = Format::new(vm, arg)?;
    let (size, _) = format.measure(vm)?;
    let target = args.get(vm, 1);
    let Some(buf) = vm.buffer_mut(target)? else {
        return vm.type_error("object with buffer protocol required");
    };
    let at = start(vm, args.opt(vm, 2), buf.len, size)?;
    write(vm, format, args.skip(3), buf.owner, buf.offset + at)?;
    Ok(Value::NONE)
}

/// Writes the values from byte `base` of `to` on. There has to be room for them.
fn write(vm: &mut Vm<'_>, format: Format, args: Args, to: Value, base: u32) -> R<()> {
    let mut format = format;
    let mut arg = 0;
    while let Some(field) = format.next(vm)? {
        let at = base + field.offset;
        if field.code == b'x' {
            (0..field.count).for_each(|i| vm.mem.set_byte(to, at + i, 0));
            continue;
        }
        for i in 0..field.values() {
            let Some(v) = args.opt(vm, arg) else { break };
            arg += 1;
            if field.code == b's' {
                write_bytes(vm, v, to, at, field.count)?;
                continue;
            }
            let bits = match field.code {
                b'e' => half_bits(vm.to_f32(v)?).into(),
                b'f' => vm.to_f32(v)?.to_bits().into(),
                b'd' => f64::from(vm.to_f32(v)?).to_bits(),
                b'O' => vm.reference(v)?.into(),
                _ if v.is_int() => i64::from(v.as_int()) as u64,
                _ => vm.to_u64_wrapping(v)?,
            };
            put(vm, to, at + i * field.size, field.size, format.big, bits);
        }
    }
    Ok(())
}

/// Writes the low `size` bytes of `bits`, the lowest last if `big`.
fn put(vm: &mut Vm<'_>, to: Value, at: u32, size: u32, big: bool, bits: u64) {
    let mut half = bits as u32;
    for i in 0..size {
        if i == 4 {
            half = (bits >> 32) as u32;
        }
        let place = if big { size - 1 - i } else { i };
        vm.mem.set_byte(to, at + place, half as u8);
        half >>= 8;
    }
}

/// Writes the bytes of `v`, truncated or padded with zeros to `n`.
fn write_bytes(vm: &mut Vm<'_>, v: Value, to: Value, at: u32, n: u32) -> R<()> {
    let Some(from) = vm.buffer_of(v) else {
        return vm.type_error("object with buffer protocol required");
    };
    let copied = from.len.min(n);
    vm.mem.copy_bytes(from.owner, from.offset, to, at, copied);
    (copied..n).for_each(|i| vm.mem.set_byte(to, at + i, 0));
    Ok(())
}

/// `unpack(format, data)`, `unpack_from(format, data, offset=0)`.
fn unpack(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let arg = args.get(vm, 0);
    let mut format = Format::new(vm, arg)?;
    let (size, values) = format.measure(vm)?;
    let source = args.get(vm, 1);
    let Some(buf) = vm.buffer_of(source) else {
        return vm.type_error("object with buffer protocol required");
    };
    let base = buf.offset + start(vm, args.opt(vm, 2), buf.len, size)?;
    if values == 0 {
        return vm.new_tuple(&[]);
    }
    let tuple = vm.alloc(Kind::Tuple, values, 0)?;
    let mut n = 0;
    while let Some(field) = format.next(vm)? {
        for i in 0..field.values() {
            let at = base + field.offset + i * field.size;
            let v = match field.code {
                b's' => vm.new_bytes_from(buf.owner, at, field.count)?,
                b'e' | b'f' | b'd' => {
                    let bits = get(vm, buf.owner, at, field.size, format.big);
                    float_value(match field.size {
                        2 => from_half(bits as u16),
                        4 => f32::from_bits(bits as u32),
                        _ => f64::from_bits(bits) as f32,
                    })
                }
                b'O' => vm.referred(get(vm, buf.owner, at, field.size, format.big) as u32),
                code => {
                    let bits = get(vm, buf.owner, at, field.size, format.big);
                    if field.size < 4 {
                        let unused = 32 - field.size * 8;
                        let bits = (bits as u32) << unused;
                        Value::int(if code.is_ascii_lowercase() {
                            bits as i32 >> unused
                        } else {
                            (bits >> unused) as i32
                        })
                    } else if code.is_ascii_lowercase() {
                        let unused = 64 - field.size * 8;
                        vm.new_int_i64((bits << unused) as i64 >> unused)?
                    } else {
                        vm.new_uint_u64(bits)?
                    }
                }
            };
            n += 1;
            vm.mem.set(tuple, n, v);
        }
    }
    Ok(tuple)
}

/// Reads `size` bytes as a number; the lowest comes last if `big`.
fn get(vm: &Vm<'_>, from: Value, at: u32, size: u32, big: bool) -> u64 {
    let (mut high, mut low) = (0, 0);
    for i in 0..size {
        let place = if big { i } else { size - 1 - i };
        high = high << 8 | low >> 24;
        low = low << 8 | u32::from(vm.mem.byte(from, at + place));
    }
    u64::from(high) << 32 | u64::from(low)
}

/// The half precision float nearest to `f`, ties to even.
fn half_bits(f: f32) -> u16 {
    let sign = (f.to_bits() >> 16 & 0x8000) as u16;
    if f.is_nan() {
        return sign | 0x7e00;
    }
    let magnitude = libm::fabsf(f);
    let bits = if magnitude < 6.103_515_6e-5 {
        // Below 2^-14: a multiple of 2^-24.
        libm::rintf(magnitude * 16_777_216.0) as u32
    } else {
        let bits = magnitude.to_bits() - (112 << 23);
        (bits + 0xfff + (bits >> 13 & 1)) >> 13
    };
    sign | bits.min(0x7c00) as u16
}

/// The value of a half precision float.
fn from_half(bits: u16) -> f32 {
    let exponent = bits >> 10 & 31;
    let fraction = u32::from(bits & 0x3ff);
    let magnitude = match exponent {
        0 => fraction as f32 / 16_777_216.0,
        31 if fraction == 0 => f32::INFINITY,
        31 => f32::NAN,
        _ => f32::from_bits((u32::from(exponent) + 112) << 23 | fraction << 13),
    };
    if bits & 0x8000 != 0 {
        -magnitude
    } else {
        magnitude
    }
}
