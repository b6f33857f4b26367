//! The hashes under which tables keep their keys.

use super::is_hashed;
use crate::layout::bound;
use crate::mem::Mem;
use crate::object::Kind;
use crate::value::Value;

/// Hashes are stored as counts: 31 bits.
pub const HASH_MASK: u32 = 0x7fff_ffff;

/// Spreads the bits of a hash, whose low ones choose the slot.
#[inline]
pub fn mix(h: u32) -> u32 {
    h ^ h >> 15
}

/// Hash of a key that is equal to another iff their words are. It depends on the word alone, so that a table finds
/// an interned string without reading its text.
#[inline]
pub const fn plain_hash(key: Value) -> u32 {
    if key.is_int() {
        key.as_int() as u32
    } else {
        let place = key.bits() >> 5;
        place ^ place >> 3
    }
}

/// Hash of all objects compared by identity in a hashed table, except bound methods. It is one number,
/// since it must not change when the collector moves them.
pub const IDENTITY_HASH: u32 = 0x55;

/// Hash of a bound method as a key: by the places of its function and of the object it is bound to. It
/// changes when the collector moves them, after which [`super::rehash`] updates it. `None` for other keys.
pub fn bound_hash(mem: &Mem<'_>, key: Value) -> Option<u32> {
    if !matches!(mem.kind(key), Some(Kind::Bound | Kind::BoundNative)) {
        return None;
    }
    let parts = [bound::RECEIVER, bound::FUNCTION].map(|i| plain_hash(mem.get(key, i)));
    Some((parts[0] ^ parts[1].wrapping_mul(31)) & HASH_MASK)
}

/// Hash under which a table of `kind` keeps a plain key.
#[inline]
pub const fn word_hash(kind: Kind, key: Value) -> u32 {
    if is_hashed(kind) && key.is_object() {
        IDENTITY_HASH
    } else {
        plain_hash(key) & HASH_MASK
    }
}
