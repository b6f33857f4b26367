//! Comparisons of numbers, strings, bytes, `None`, and of tuples and lists of these: they call no Python code, raise nothing
//! and move nothing.

use core::cmp::Ordering;

use crate::vm::Vm;
use format::layout::list;
use format::mem::Words;
use format::object::{self, Kind, BODY, FROZEN};
use format::value::Value;

/// Longer strings are compared where the work is counted.
const BYTES_MAX: u32 = 256;

/// Longer tuples and lists are compared where the work is counted.
const ITEMS_MAX: u32 = 32;

/// Most tuples and lists that are compared within each other.
const DEPTH: u32 = 2;

/// A number in the order of all floats; `None` for NaN, for an int that is no float, and for anything else.
#[inline(never)]
fn float_key(v: Value) -> Option<i32> {
    let bits = if v.is_float() {
        v.as_float().to_bits()
    } else if v.is_int() && v.as_int().unsigned_abs() < 1 << 24 {
        (v.as_int() as f32).to_bits()
    } else {
        return None;
    };
    let magnitude = (bits & 0x7fff_ffff) as i32;
    if magnitude > 0x7f80_0000 {
        return None;
    }
    Some(if bits as i32 >= 0 {
        magnitude
    } else {
        -magnitude
    })
}

/// True if containers take two items with the same word for equal.
#[inline(always)]
fn is_same_item(x: Value, y: Value) -> bool {
    x == y && !x.is_float()
}

impl<'a> Vm<'a> {
    /// `a == b`, if it can be told from the two alone; `None` if another way has to be gone.
    #[inline]
    pub(crate) fn plain_eq(&self, a: Value, b: Value) -> Option<bool> {
        self.plain_eq_within(a, b, DEPTH)
    }

    #[inline(never)]
    fn plain_eq_within(&self, a: Value, b: Value, depth: u32) -> Option<bool> {
        if a.is_object() && b.is_object() {
            return self.plain_objects_eq(a, b, depth);
        }
        if a.is_float() || b.is_float() {
            return Some(float_key(a)? == float_key(b)?);
        }
        if a == b {
            return Some(true);
        }
        if a.is_int() && b.is_int() {
            return Some(false);
        }
        // Nothing but an instance equals `None` or an interned string without having its word.
        let is_plain = |v: Value| v.is_none() || v.is_interned();
        if is_plain(a) && !self.mem.is(b, Kind::Instance)
            || is_plain(b) && !self.mem.is(a, Kind::Instance)
        {
            return Some(false);
        }
        // Bools are numbers.
        let number = |v: Value| match v {
            Value::FALSE => Value::int(0),
            Value::TRUE => Value::int(1),
            v => v,
        };
        let (x, y) = (number(a), number(b));
        (x.is_int() && y.is_int()).then_some(x == y)
    }

    #[inline(always)]
    fn plain_objects_eq(&self, a: Value, b: Value, depth: u32) -> Option<bool> {
        let (x, y) = (self.mem.object_at(a), self.mem.object_at(b));
        let (h, k) = (x.header(), y.header());
        let is_str = object::is(h, Kind::Str);
        if (is_str || object::is(h, Kind::Bytes)) && object::kind_index(h) == object::kind_index(k)
        {
            let n = object::size(h);
            if n != object::size(k) {
                return Some(false);
            }
            if n > BYTES_MAX {
                return None;
            }
            let words = n.div_ceil(4);
            for i in 0..words {
                let other = x.word(BODY + i) ^ y.word(BODY + i);
                // Nothing is known of what lies behind the end of bytes.
                if other != 0 && (is_str || i + 1 < words || other << ((4 * words - n) * 8) != 0) {
                    return Some(false);
                }
            }
            return Some(true);
        }
        if object::is(h, Kind::BigInt) && object::is(k, Kind::BigInt) {
            return Some(self.order_of_ints(a, b).is_eq());
        }
        if depth == 0 {
            return None;
        }
        let (x, n) = self.plain_items(x)?;
        let (y, m) = self.plain_items(y)?;
        if object::kind_index(h) != object::kind_index(k) {
            return None;
        }
        if a == b {
            return Some(true);
        }
        if n != m {
            return Some(false);
        }
        if n > ITEMS_MAX {
            return None;
        }
        for i in 0..n {
            let (v, w) = (x.get(i), y.get(i));
            if !is_same_item(v, w) && !self.plain_eq_within(v, w, depth - 1)? {
                return Some(false);
            }
        }
        Some(true)
    }

    /// The items of a tuple, or of a list that is not frozen, and their number.
    #[inline(always)]
    fn plain_items(&self, o: Words<'a>) -> Option<(Words<'a>, u32)> {
        let h = o.header();
        if object::is(h, Kind::Tuple) {
            return Some((o.skip(BODY), object::size(h)));
        }
        if object::is(h, Kind::List) && h & FROZEN == 0 {
            let (vec, n) = (o.get(list::VEC), o.get(list::LEN).as_len());
            if vec.is_object() {
                return Some((self.mem.object_at(vec).skip(BODY), n));
            }
        }
        None
    }

    /// The order of two numbers, two strings, or two tuples or lists of these, if it can be told from the two alone.
    #[inline]
    pub(crate) fn plain_order(&self, a: Value, b: Value) -> Option<Ordering> {
        self.plain_order_within(a, b, DEPTH)
    }

    #[inline(never)]
    fn plain_order_within(&self, a: Value, b: Value, depth: u32) -> Option<Ordering> {
        if a.is_int() && b.is_int() {
            return Some(a.as_int().cmp(&b.as_int()));
        }
        if a.is_float() || b.is_float() {
            return Some(float_key(a)?.cmp(&float_key(b)?));
        }
        if self.is_str(a) && self.is_str(b) {
            return self.plain_text_order(a, b);
        }
        let (a_is_big, b_is_big) = (self.is_big(a), self.is_big(b));
        if a_is_big && (b_is_big || b.is_int()) || a.is_int() && b_is_big {
            return Some(self.order_of_ints(a, b));
        }
        if depth == 0 || !a.is_object() || !b.is_object() {
            return None;
        }
        let (x, y) = (self.mem.object_at(a), self.mem.object_at(b));
        if object::kind_index(x.header()) != object::kind_index(y.header()) {
            return None;
        }
        let (x, n) = self.plain_items(x)?;
        let (y, m) = self.plain_items(y)?;
        let least = n.min(m);
        if least > ITEMS_MAX {
            return None;
        }
        for i in 0..least {
            let (v, w) = (x.get(i), y.get(i));
            if !is_same_item(v, w) && !self.plain_eq_within(v, w, depth - 1)? {
                return self.plain_order_within(v, w, depth - 1);
            }
        }
        Some(n.cmp(&m))
    }

    #[inline(always)]
    fn plain_text_order(&self, a: Value, b: Value) -> Option<Ordering> {
        let (x, y) = (self.mem.at(a), self.mem.at(b));
        let (n, m) = (object::size(x.header()), object::size(y.header()));
        let least = n.min(m);
        if least > BYTES_MAX {
            return None;
        }
        // The bytes behind the end of a string are zeros. They decide only between strings that agree up to the
        // end of the shorter one, and then like its length.
        for i in BODY..BODY + least.div_ceil(4) {
            let (v, w) = (x.word(i), y.word(i));
            if v != w {
                return Some(v.swap_bytes().cmp(&w.swap_bytes()));
            }
        }
        Some(n.cmp(&m))
    }
}
