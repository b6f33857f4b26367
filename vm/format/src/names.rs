//! The core table: the strings that the firmware itself knows, interned.
//!
//! Names of built-ins and of attributes that the VM looks up, and the
//! one-character ASCII strings. They lie in the firmware's flash, not in the
//! image; the image's fingerprint covers them. [`name!`] gives the value of one
//! at compile time, so a name that is missing below is a compile error.
//!
//! A record is a string object, `[header, bytes...]`, as the image has them.

use crate::object::{header, Kind, FLAG, FROZEN};
use crate::value::Value;

mod list;
pub use list::NAMES;

/// The interned value of a name in [`NAMES`], at compile time.
#[macro_export]
macro_rules! name {
    ($s:expr) => {
        const { $crate::names::find($s) }
    };
}

/// Start value of the string hash.
pub const HASH_SEED: u32 = 5381;

/// One step of the string hash (also used for bytes).
#[inline]
pub const fn hash_step(h: u32, byte: u8) -> u32 {
    (h << 5).wrapping_add(h) ^ byte as u32
}

/// Hash of a string's UTF-8 bytes.
pub const fn hash_bytes(s: &[u8]) -> u32 {
    let mut h = HASH_SEED;
    let mut i = 0;
    while i < s.len() {
        h = hash_step(h, s[i]);
        i += 1;
    }
    h
}

const CHAR_WORDS: u32 = 2;
const EMPTY_AT: u32 = 128 * CHAR_WORDS;
const NAMES_AT: u32 = EMPTY_AT + 1;

/// The empty string.
pub const EMPTY: Value = Value::core_str(EMPTY_AT);

/// The one-character string of an ASCII byte.
#[inline]
pub const fn ascii(byte: u8) -> Value {
    Value::core_str((byte & 0x7f) as u32 * CHAR_WORDS)
}

/// The character of a string that [`ascii`] gives.
#[inline]
pub const fn ascii_of(v: Value) -> u8 {
    (v.rom_off() / CHAR_WORDS) as u8
}

const fn record_words(len: usize) -> u32 {
    1 + (len as u32).div_ceil(4)
}

const fn total() -> usize {
    let mut n = NAMES_AT;
    let mut i = 0;
    while i < NAMES.len() {
        n += record_words(NAMES[i].len());
        i += 1;
    }
    n as usize
}

/// The table's words.
pub const CORE_WORDS: usize = total();

const fn put(table: &mut [u32; CORE_WORDS], at: usize, s: &[u8]) {
    table[at] = header(Kind::Str, s.len() as u32, FROZEN | FLAG);
    let mut i = 0;
    while i < s.len() {
        assert!(s[i] < 128, "core names are ASCII");
        table[at + 1 + i / 4] |= (s[i] as u32) << (8 * (i % 4));
        i += 1;
    }
}

#[allow(long_running_const_eval, reason = "the table is built at compile time")]
const fn build() -> [u32; CORE_WORDS] {
    let mut t = [0u32; CORE_WORDS];
    let mut c = 0;
    while c < 128 {
        put(&mut t, c * CHAR_WORDS as usize, &[c as u8]);
        c += 1;
    }
    put(&mut t, EMPTY_AT as usize, &[]);
    let mut at = NAMES_AT as usize;
    let mut i = 0;
    while i < NAMES.len() {
        put(&mut t, at, NAMES[i].as_bytes());
        at += record_words(NAMES[i].len()) as usize;
        i += 1;
    }
    t
}

/// The core table.
pub static CORE: [u32; CORE_WORDS] = build();

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// The value of a core name; for use through [`name!`].
///
/// # Panics
/// At compile time, if the name is not in [`NAMES`].
pub const fn find(s: &str) -> Value {
    if s.is_empty() {
        return EMPTY;
    }
    if s.len() == 1 && s.as_bytes()[0] < 128 {
        return ascii(s.as_bytes()[0]);
    }
    let mut at = NAMES_AT;
    let mut i = 0;
    while i < NAMES.len() {
        if same(NAMES[i].as_bytes(), s.as_bytes()) {
            return Value::core_str(at);
        }
        at += record_words(NAMES[i].len());
        i += 1;
    }
    panic!("not a core name: add it to vm/format/src/names/list.rs")
}

/// Slots of the hash index over the core names: an even number, of which five sevenths are in use.
const INDEX_SLOTS: usize = (NAMES.len() * 7 / 5).next_multiple_of(2);

/// The first slot to look at for a name of this hash. All bits of the hash count.
const fn first_slot(hash: u32) -> usize {
    let h = hash.wrapping_mul(0x9e37_79b1);
    ((h >> 16) as usize * INDEX_SLOTS) >> 16
}

/// The slot after `slot`.
const fn next_slot(slot: usize) -> usize {
    if slot + 1 == INDEX_SLOTS {
        0
    } else {
        slot + 1
    }
}

/// Two slots to a word: a slot is the place of a record's header, 0 for none.
const fn build_index() -> [u32; INDEX_SLOTS / 2] {
    const { assert!(CORE_WORDS < 1 << 16, "places do not fit half a word") };
    let mut t = [0u32; INDEX_SLOTS / 2];
    let mut at = NAMES_AT;
    let mut i = 0;
    while i < NAMES.len() {
        let mut slot = first_slot(hash_bytes(NAMES[i].as_bytes()));
        while t[slot / 2] >> (slot % 2 * 16) & 0xffff != 0 {
            slot = next_slot(slot);
        }
        t[slot / 2] |= at << (slot % 2 * 16);
        at += record_words(NAMES[i].len());
        i += 1;
    }
    t
}

static INDEX: [u32; INDEX_SLOTS / 2] = build_index();

/// Hash of what can be read of a string at once: its length in bytes, its first
/// and its last byte.
pub const fn filter_hash(len: u32, first: u8, last: u8) -> u32 {
    let h = len
        .wrapping_mul(0x9e37)
        .wrapping_add(first as u32)
        .wrapping_mul(31)
        .wrapping_add(last as u32);
    h ^ h >> 11
}

/// Bits of the filter over the core names: a power of two.
const FILTER_BITS: usize = (NAMES.len() * 4).next_power_of_two();

const fn build_filter() -> [u32; FILTER_BITS / 32] {
    let mut t = [0u32; FILTER_BITS / 32];
    let mut i = 0;
    while i < NAMES.len() {
        let s = NAMES[i].as_bytes();
        let hash = filter_hash(s.len() as u32, s[0], s[s.len() - 1]);
        let bit = hash as usize & (FILTER_BITS - 1);
        t[bit / 32] |= 1 << (bit % 32);
        i += 1;
    }
    t
}

static FILTER: [u32; FILTER_BITS / 32] = build_filter();

/// False if [`NAMES`] has no string of this [`filter_hash`].
#[inline]
pub fn may_hold(hash: u32) -> bool {
    let bit = hash as usize & (FILTER_BITS - 1);
    crate::flash::word(&FILTER[bit / 32]) >> (bit % 32) & 1 != 0
}

/// Every name of [`NAMES`], as a value, in order.
pub fn all() -> impl Iterator<Item = Value> {
    let mut at = NAMES_AT;
    core::iter::from_fn(move || {
        let size = crate::object::size(*CORE.get(at as usize)?);
        let name = Value::core_str(at);
        at += record_words(size as usize);
        Some(name)
    })
}

/// Walks the core strings whose hash falls on the same chain as `hash`; `eq`
/// decides on each candidate. Strings of at most one ASCII character are not
/// in the index: [`ascii`] and [`EMPTY`] are their values.
pub fn lookup(hash: u32, mut eq: impl FnMut(Value) -> bool) -> Option<Value> {
    let mut slot = first_slot(hash);
    loop {
        let off = crate::flash::word(&INDEX[slot / 2]) >> (slot % 2 * 16) & 0xffff;
        if off == 0 {
            return None;
        }
        let v = Value::core_str(off);
        if eq(v) {
            return Some(v);
        }
        slot = next_slot(slot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_there_once_and_found() {
        let mut seen = std::collections::HashSet::new();
        for n in NAMES {
            assert!(n.len() > 1, "{n:?} has a fixed place already");
            assert!(seen.insert(n), "{n:?} twice");
            let v = lookup(hash_bytes(n.as_bytes()), |v| v == find(n));
            assert_eq!(v, Some(find(n)));
        }
        assert!(all().eq(NAMES.iter().map(|n| find(n))));
    }
}
