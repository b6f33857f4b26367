//! Text from bytes and back: UTF-8, ASCII, Latin-1 and hexadecimal digits.

use super::text::{Form, Text};
use crate::error::R;
use crate::native::Args;
use crate::vm::Vm;
use format::name;
use format::types::TypeId;
use format::value::Value;

/// Number of bytes of the UTF-8 character at byte `i`; 0 if there is no valid one.
fn valid_width(vm: &Vm<'_>, t: Text, i: u32) -> u32 {
    let tail = |k: u32| i + k < t.len && t.byte(vm, i + k) & 0xc0 == 0x80;
    let second = if i + 1 < t.len { t.byte(vm, i + 1) } else { 0 };
    match t.byte(vm, i) {
        0..=0x7f => 1,
        0xc2..=0xdf if tail(1) => 2,
        b @ 0xe0..=0xef if tail(1) && tail(2) => {
            let overlong = b == 0xe0 && second < 0xa0;
            let surrogate = b == 0xed && second >= 0xa0;
            if overlong || surrogate {
                0
            } else {
                3
            }
        }
        b @ 0xf0..=0xf4 if tail(1) && tail(2) && tail(3) => {
            let overlong = b == 0xf0 && second < 0x90;
            let too_large = b == 0xf4 && second >= 0x90;
            if overlong || too_large {
                0
            } else {
                4
            }
        }
        _ => 0,
    }
}

/// True if the bytes of `t` are valid UTF-8.
pub(crate) fn is_utf8(vm: &Vm<'_>, t: Text) -> bool {
    let mut i = 0;
    while i < t.len {
        let w = valid_width(vm, t, i);
        if w == 0 {
            return false;
        }
        i += w;
    }
    true
}

/// An encoding of text.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Codec {
    Utf8,
    Ascii,
    Latin1,
}

/// The letters and digits of a codec's name, in lower case, packed into one number.
const fn codec_name(name: &str) -> u64 {
    let (mut n, mut i) = (0, 0);
    while i < name.len() {
        n = n << 8 | name.as_bytes()[i] as u64;
        i += 1;
    }
    n
}

const UTF8: u64 = codec_name("utf8");
const ASCII: u64 = codec_name("ascii");
const US_ASCII: u64 = codec_name("usascii");
const LATIN1: u64 = codec_name("latin1");
const ISO_8859_1: u64 = codec_name("iso88591");

impl Vm<'_> {
    /// The codec with the given name; UTF-8 without a name.
    ///
    /// # Errors
    /// LookupError if there is no such codec.
    pub(crate) fn codec(&mut self, name: Option<Value>) -> R<Codec> {
        let Some(v) = name else {
            return Ok(Codec::Utf8);
        };
        let t = self.text_arg(Form::Str, v)?;
        let mut name = 0;
        for i in 0..t.len {
            let b = t.byte(self, i);
            if b.is_ascii_alphanumeric() {
                // No codec's name has more than eight letters and digits.
                let spill = if name >> 56 != 0 { u64::MAX } else { name << 8 };
                name = spill | u64::from(b.to_ascii_lowercase());
            }
        }
        match name {
            UTF8 => Ok(Codec::Utf8),
            ASCII | US_ASCII => Ok(Codec::Ascii),
            LATIN1 | ISO_8859_1 => Ok(Codec::Latin1),
            _ => self.raise_text(TypeId::LookupError, "unknown encoding: %v", &[v]),
        }
    }

    /// How to treat a character that the codec does not have: true if it is replaced, false if it is left out.
    ///
    /// # Errors
    /// UnicodeError unless `errors` is `ignore` or `replace`.
    fn on_misfit(&mut self, errors: Option<Value>) -> R<bool> {
        match errors {
            Some(e) if self.is_str(e) && self.str_is(e, "ignore") => Ok(false),
            Some(e) if self.is_str(e) && self.str_is(e, "replace") => Ok(true),
            _ => self.raise_bare(TypeId::UnicodeError),
        }
    }

    /// The text of a string as bytes or a bytearray.
    ///
    /// # Errors
    /// LookupError if there is no such codec, UnicodeError for a character that the codec does not have,
    /// unless `errors` allows it.
    pub(crate) fn encode_text(
        &mut self,
        t: Text,
        form: Form,
        encoding: Option<Value>,
        errors: Option<Value>,
    ) -> R<Value> {
        let codec = self.codec(encoding)?;
        if codec == Codec::Utf8 || self.is_ascii(t.obj) {
            return self.text_value(Text { form, ..t });
        }
        let end = if codec == Codec::Ascii { 0x80 } else { 0x100 };
        let raw = self.text_room(t.len)?;
        let (mut n, mut i) = (0, 0);
        while i < t.len {
            let (c, width) = t.char(self, i);
            i += width;
            let b = if c < end {
                c as u8
            } else if self.on_misfit(errors)? {
                b'?'
            } else {
                continue;
            };
            self.mem.set_byte(raw, n, b);
            n += 1;
        }
        if form == Form::ByteArray {
            return self.new_bytearray_from(raw, 0, n);
        }
        self.text_done(form, raw, n)
    }

    /// The bytes of `t` as a string.
    ///
    /// # Errors
    /// UnicodeError if the bytes are not text in this encoding, unless `errors` allows it.
    pub(crate) fn decode_text(&mut self, t: Text, codec: Codec, errors: Option<Value>) -> R<Value> {
        let flat =
            codec == Codec::Utf8 && is_utf8(self, t) || (0..t.len).all(|i| t.byte(self, i) < 0x80);
        if flat {
            return self.new_str_from(t.obj, t.at, t.len);
        }
        let mark = self.hold_mark();
        let mut out = self.out_buffer()?;
        let mut i = 0;
        while i < t.len {
            let b = t.byte(self, i);
            let width = match codec {
                Codec::Utf8 => valid_width(self, t, i),
                _ => u32::from(b < 0x80),
            };
            match width {
                0 if codec == Codec::Latin1 => {
                    self.put_char(&mut out, b.into())?;
                    i += 1;
                }
                0 => {
                    if self.on_misfit(errors)? {
                        self.put_char(&mut out, 0xfffd)?;
                    }
                    i += 1;
                }
                w => {
                    self.put_slice_of(&mut out, t.obj, t.at + i, w)?;
                    i += w;
                }
            }
        }
        let s = self.out_str(out)?;
        self.unwind_holds(mark);
        Ok(s)
    }

    /// The bytes of an object that has bytes.
    ///
    /// # Errors
    /// TypeError for any other object.
    pub(crate) fn bytes_arg(&mut self, v: Value) -> R<Text> {
        match self.buffer_of(v) {
            Some(b) => Ok(Text {
                obj: b.owner,
                at: b.offset,
                len: b.len,
                form: Form::Bytes,
            }),
            None => self.type_error("object with buffer protocol required"),
        }
    }
}

const CODEC_ARGS: &[Value] = &[name!("encoding"), name!("errors")];

/// `str.encode(encoding, errors)`.
pub(super) fn encode(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, CODEC_ARGS)?;
    let t = vm.text_self(args)?;
    let encoding = args.opt_or_kw(vm, 1, name!("encoding"));
    let errors = args.opt_or_kw(vm, 2, name!("errors"));
    vm.encode_text(t, Form::Bytes, encoding, errors)
}

/// `bytes.decode(encoding, errors)`.
pub(crate) fn decode(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, CODEC_ARGS)?;
    let t = vm.bytes_arg(args.get(vm, 0))?;
    decode_args(vm, args, t)
}

fn decode_args(vm: &mut Vm<'_>, args: Args, t: Text) -> R<Value> {
    if t.len == 0 {
        return Ok(format::names::EMPTY);
    }
    let encoding = args.opt_or_kw(vm, 1, name!("encoding"));
    let codec = vm.codec(encoding)?;
    let errors = args.opt_or_kw(vm, 2, name!("errors"));
    vm.decode_text(t, codec, errors)
}

/// `str(object, encoding, errors)`.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[name!("object"), name!("encoding"), name!("errors")])?;
    let Some(v) = args.opt_or_kw(vm, 0, name!("object")) else {
        return Ok(format::names::EMPTY);
    };
    let errors = args.opt_or_kw(vm, 2, name!("errors"));
    if errors.is_none() && args.opt_or_kw(vm, 1, name!("encoding")).is_none() {
        return vm.to_str(v);
    }
    let t = vm.bytes_arg(v)?;
    decode_args(vm, args, t)
}

/// `bytes.hex(sep)`.
pub(crate) fn hex(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = vm.bytes_arg(args.get(vm, 0))?;
    let sep = match args.opt(vm, 1) {
        Some(v) => Some(vm.bytes_arg(v)?),
        None => None,
    };
    let sep = sep.filter(|s| s.len > 0).map(|s| s.byte(vm, 0));
    let each = if sep.is_some() { 3 } else { 2 };
    let size = t
        .len
        .saturating_mul(each)
        .saturating_sub(if t.len > 0 { each - 2 } else { 0 });
    let raw = vm.text_room(size)?;
    for i in 0..t.len {
        let b = t.byte(vm, i);
        vm.mem.set_byte(raw, i * each, hex_digit(b >> 4));
        vm.mem.set_byte(raw, i * each + 1, hex_digit(b & 15));
        if let (Some(s), true) = (sep, i + 1 < t.len) {
            vm.mem.set_byte(raw, i * each + 2, s);
        }
    }
    vm.text_done(Form::Str, raw, size)
}

/// The hexadecimal digit, in lower case, of `n`, which is below 16.
pub(crate) fn hex_digit(n: u8) -> u8 {
    if n < 10 {
        b'0' + n
    } else {
        b'a' + n - 10
    }
}

/// Class method `fromhex(text)` of bytes and bytearray.
pub(crate) fn fromhex(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = vm.bytes_arg(args.get(vm, 0))?;
    let raw = vm.text_room(t.len.div_ceil(2))?;
    let (mut n, mut i) = (0, 0);
    while i < t.len {
        if super::split::is_space(t.byte(vm, i)) {
            i += 1;
            continue;
        }
        let digit = |k: u32| {
            if k < t.len {
                (t.byte(vm, k) as char).to_digit(16)
            } else {
                None
            }
        };
        let (Some(high), Some(low)) = (digit(i), digit(i + 1)) else {
            return vm.value_error("non-hex digit");
        };
        vm.mem.set_byte(raw, n, (high << 4 | low) as u8);
        n += 1;
        i += 2;
    }
    let form = if vm.calls.callee_type == Value::typ(TypeId::ByteArray) {
        Form::ByteArray
    } else {
        Form::Bytes
    };
    vm.text_done(form, raw, n)
}
