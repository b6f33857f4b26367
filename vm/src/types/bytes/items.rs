//! Items of arrays and memoryviews: their type codes, reading and writing them.
//!
//! Items are little-endian and have the sizes of the ESP8266: `l` and `L` have four bytes.

use crate::error::R;
use crate::vm::{Keep, Vm};
use format::name;
use format::object::{Kind, FLAG};
use format::value::Value;

pub(crate) use format::typecode::{is_code, item_size};

impl Vm<'_> {
    /// The bits of the item at byte `at` of `raw`, without sign extension.
    pub(crate) fn item_bits(&self, raw: Value, at: u32, code: u8) -> u64 {
        let n = item_size(code);
        (0..n).rev().fold(0, |bits, i| {
            bits << 8 | u64::from(self.mem.byte(raw, at + i))
        })
    }

    /// The item at byte `at` of `raw`.
    pub(crate) fn read_item(&mut self, raw: Value, at: u32, code: u8) -> R<Value> {
        let bits = self.item_bits(raw, at, code);
        match code {
            b'b' => Ok(Value::int(i32::from(bits as i8))),
            b'h' => Ok(Value::int(i32::from(bits as i16))),
            b'H' => Ok(Value::len(bits as u32)),
            b'i' | b'l' => self.new_int(bits as i32),
            b'I' | b'L' | b'P' => self.new_uint(bits as u32),
            b'O' => Ok(self.referred(bits as u32)),
            b'f' => Ok(Value::float(f32::from_bits(bits as u32))),
            b'd' => Ok(Value::float(f64::from_bits(bits) as f32)),
            b'q' => self.new_int_i64(bits as i64),
            b'Q' => match i64::try_from(bits) {
                Ok(i) => self.new_int_i64(i),
                Err(_) => {
                    let v = self.alloc(Kind::BigInt, 8, 0)?;
                    self.mem.set_body_word(v, 0, bits as u32);
                    self.mem.set_body_word(v, 1, (bits >> 32) as u32);
                    Ok(v)
                }
            },
            _ => Ok(Value::len(bits as u32)),
        }
    }

    /// The bits of `v` as an item of type `code`. The high bits of an int that does not fit are dropped.
    ///
    /// # Errors
    /// TypeError if `v` is not a number that suits the type code.
    pub(crate) fn bits_of_item(&mut self, v: Value, code: u8) -> R<u64> {
        if code == b'O' {
            return self.reference(v).map(u64::from);
        }
        let given = v;
        let v = self.native_base(v);
        match code {
            b'f' => Ok(u64::from(self.to_f32(given)?.to_bits())),
            b'd' => Ok(f64::from(self.to_f32(given)?).to_bits()),
            _ if v.is_int() => Ok(i64::from(v.as_int()) as u64),
            _ if self.mem.is(v, Kind::BigInt) => {
                let limb = |i: u32| {
                    if i * 4 < self.mem.size(v) {
                        self.big_limb(v, i)
                    } else {
                        0
                    }
                };
                let bits = u64::from(limb(0)) | u64::from(limb(1)) << 32;
                Ok(if self.mem.header(v) & FLAG != 0 {
                    bits.wrapping_neg()
                } else {
                    bits
                })
            }
            _ => Ok(i64::from(self.to_i32(given)?) as u64),
        }
    }

    /// The items of the iterable `v` as a new list. Instances are replaced by the numbers that their
    /// `__float__` or `__int__`, as the type code wants, returns. **Moves objects.**
    pub(crate) fn item_list(&mut self, v: Value, code: u8) -> R<Value> {
        let list = self.list_from(v)?;
        match code {
            b'O' => Ok(list),
            b'f' | b'd' => self.list_numbers(list, name!("__float__")),
            _ => self.list_numbers(list, name!("__int__")),
        }
    }

    /// True if an item of the list or tuple `seq` is an instance of a class.
    pub(crate) fn has_instances(&self, seq: Value) -> bool {
        (0..self.seq_len(seq)).any(|i| self.mem.is(self.seq_get(seq, i), Kind::Instance))
    }

    /// The number that stands for `v` in an item of type `O`. It is not an address, because objects move.
    /// The VM keeps the object forever, because the collector does not see a reference in bytes.
    pub(crate) fn reference(&mut self, v: Value) -> R<u32> {
        self.observe_address()?;
        let place = Keep::Referred as usize;
        if self.persistent[place].is_undef() {
            self.persistent[place] = self.new_list(&[])?;
        }
        let list = self.persistent[place];
        let n = self.list_len(list);
        let at = (0..n).find(|i| self.list_get(list, *i) == v).unwrap_or(n);
        if at == n {
            self.list_push(list, v)?;
        }
        Ok(at + 1)
    }

    /// The object that [`Vm::reference`] gave this number; None if there is none.
    pub(crate) fn referred(&self, number: u32) -> Value {
        self.learn_root(Keep::Referred);
        let list = self.persistent[Keep::Referred as usize];
        if list.is_undef() || number == 0 || number > self.list_len(list) {
            return Value::NONE;
        }
        self.list_get(list, number - 1)
    }

    /// Writes the bits of an item of type `code` at byte `at` of the object `raw`, which lies in RAM.
    pub(crate) fn write_bits(&mut self, raw: Value, at: u32, code: u8, bits: u64) {
        for i in 0..item_size(code) {
            self.mem.set_byte(raw, at + i, (bits >> (i * 8)) as u8);
        }
    }
}
