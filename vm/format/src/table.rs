//! Hash tables: dense entries in insertion order, and an index when there are
//! more than a few. The storage of dicts, sets and namespaces, in RAM and ROM.
//!
//! Body: `meta` (entries used, deleted among them), then for tables of more
//! than [`SMALL`] entries `desc` (capacity, log2 of the index slots), then the
//! entries, then the index: entry number + 1, or 0, in 1, 2 or 4 bytes by capacity.
//!
//! Two strides: *plain* tables hold keys that are equal iff their words are
//! (interned strings, small ints, objects compared by identity); *hashed* tables
//! hold any key and keep its hash beside it, so that growing never calls
//! Python code. FLAG in the header of a plain table: some key is hashed by its address in RAM. FLAG in
//! that of a hashed one: some key is an interned string or a bound method, which are hashed by their words.

mod hash;
pub mod lookup;
mod walk;

use crate::layout;
use crate::mem::{Mem, Slots, Words};
use crate::object::{self, header, pack, unpack, Kind, BODY, FLAG};
use crate::seeded_bugs::planted;
use crate::value::Value;

pub use hash::{bound_hash, mix, plain_hash, word_hash, HASH_MASK, IDENTITY_HASH};
pub use walk::Entries;

/// Tables of at most this many entries are searched from the front.
pub const SMALL: u32 = 8;

/// Number of entries used, and of deleted ones among them; packed.
pub const META: u32 = layout::table2::META;
/// Capacity, and log2 of the index slots, of a table of more than [`SMALL`] entries; packed.
pub const DESC: u32 = META + 1;
/// Words from the key of an entry to its value, in a table that has values.
pub const VALUE: u32 = 1;
/// First entry of a table without an index.
pub const FIRST_SMALL: u32 = META + 1;
/// First entry of a table with an index.
pub const FIRST: u32 = DESC + 1;

/// True if `k` is a kind of table.
pub const fn is_table(k: Kind) -> bool {
    matches!(k, Kind::Table2 | Kind::Table3 | Kind::Keys1 | Kind::Keys2)
}

/// Words of an entry.
pub const fn stride(k: Kind) -> u32 {
    match k {
        Kind::Keys1 => 1,
        Kind::Table2 | Kind::Keys2 => 2,
        _ => 3,
    }
}

/// The kind that holds the same entries with their hashes.
pub const fn hashed(k: Kind) -> Kind {
    match k {
        Kind::Table2 | Kind::Table3 => Kind::Table3,
        _ => Kind::Keys2,
    }
}

/// The kind that holds the same entries without hashes.
pub const fn plain(k: Kind) -> Kind {
    match k {
        Kind::Table2 | Kind::Table3 => Kind::Table2,
        _ => Kind::Keys1,
    }
}

/// True if entries carry the key's hash.
pub const fn is_hashed(k: Kind) -> bool {
    matches!(k, Kind::Table3 | Kind::Keys2)
}

const fn has_values(k: Kind) -> bool {
    matches!(k, Kind::Table2 | Kind::Table3)
}

const fn index_bytes(cap: u32) -> u32 {
    if cap < 255 {
        1
    } else if cap < 65535 {
        2
    } else {
        4
    }
}

/// Log2 of the number of index slots in a word, for a table of capacity `cap`.
#[inline(always)]
const fn packed(cap: u32) -> u32 {
    if cap < 255 {
        2
    } else if cap < 65535 {
        1
    } else {
        0
    }
}

/// Log2 of the index slots for `cap` entries, which are at most 4/5 full.
const fn log2_slots(cap: u32) -> u32 {
    (cap + cap / 4 + 1).next_power_of_two().trailing_zeros()
}

/// Body words of a table of `kind` with room for `cap` entries.
pub const fn words(kind: Kind, cap: u32) -> u32 {
    if cap <= SMALL {
        1 + cap * stride(kind)
    } else {
        2 + cap * stride(kind) + ((1 << log2_slots(cap)) * index_bytes(cap)).div_ceil(4)
    }
}

/// The capacity of a table to which `n` entries were added one by one.
pub const fn grown_to(n: u32) -> u32 {
    let mut cap = 0;
    while cap < n {
        cap = with_slack(cap + 1);
    }
    cap
}

/// `n` entries, with some slack if they are many.
const fn with_slack(n: u32) -> u32 {
    n + n / 8
}

/// The descriptor of a table of capacity `cap` that has an index.
pub const fn descriptor(cap: u32) -> Value {
    pack(cap, log2_slots(cap))
}

/// End of the words that hold values, counted from the header. `word` reads a word of the table.
pub fn values_end(h: u32, word: impl FnOnce(u32) -> Value) -> u32 {
    let Some(kind) = object::kind(h) else {
        return BODY;
    };
    let size = object::size(h);
    if size <= 1 + SMALL * stride(kind) {
        BODY + size
    } else {
        (FIRST + unpack(word(DESC)).0 * stride(kind)).min(BODY + size)
    }
}

/// Words of an object that hold values, as `first..end` counted from the header: the one truth for collector,
/// promotion and verification. Of code only the fields are covered; its instructions have their own scanner.
/// `word` reads a word of the object: large tables say in one of them how long they are.
#[inline]
pub fn value_words(h: u32, word: impl FnOnce(u32) -> Value) -> (u32, u32) {
    if object::is_plain(h) {
        return (BODY, BODY + object::size(h));
    }
    match object::kind(h) {
        Some(k) if k.is_bytes() => (BODY, BODY),
        None | Some(Kind::Filler) => (BODY, BODY),
        Some(Kind::Code) => (BODY, layout::code::INSTRS),
        Some(k) if is_table(k) => (BODY, values_end(h, word)),
        Some(_) => (BODY, BODY + object::size(h)),
    }
}

/// A table and its shape, read once from its header.
#[derive(Clone, Copy)]
pub struct Table {
    /// The object.
    pub at: Value,
    /// Its kind.
    pub kind: Kind,
    stride: u32,
    first: u32,
    /// Capacity in entries.
    pub cap: u32,
}

impl Table {
    /// The shape of `at`; an empty one if `at` is UNDEF or not a table.
    #[inline]
    pub fn of(mem: &Mem<'_>, at: Value) -> Table {
        let none = Table {
            at: Value::UNDEF,
            kind: Kind::Table2,
            stride: 2,
            first: FIRST_SMALL,
            cap: 0,
        };
        if !at.is_object() {
            return none;
        }
        let h = mem.header(at);
        let Some(kind) = object::kind(h) else {
            return none;
        };
        if !is_table(kind) {
            return none;
        }
        let (stride, size) = (stride(kind), object::size(h));
        if size <= 1 + SMALL * stride {
            Table {
                at,
                kind,
                stride,
                first: FIRST_SMALL,
                cap: small_cap(size.saturating_sub(1), stride),
            }
        } else {
            Table {
                at,
                kind,
                stride,
                first: FIRST,
                cap: unpack(mem.get(at, DESC)).0,
            }
        }
    }
    /// Entries used, deleted ones included.
    #[inline]
    pub fn used(&self, mem: &Mem<'_>) -> u32 {
        if self.at.is_undef() {
            0
        } else {
            unpack(mem.get(self.at, META)).0
        }
    }
    /// Entries that are not deleted.
    #[inline]
    pub fn live(&self, mem: &Mem<'_>) -> u32 {
        if self.at.is_undef() {
            return 0;
        }
        let (used, dead) = unpack(mem.get(self.at, META));
        used - dead
    }
    /// Key of entry `i`; UNDEF if deleted.
    #[inline]
    pub fn key(&self, mem: &Mem<'_>, i: u32) -> Value {
        mem.get(self.at, self.first + i * self.stride)
    }
    /// Value of entry `i` (of a table that has values).
    #[inline]
    pub fn value(&self, mem: &Mem<'_>, i: u32) -> Value {
        if has_values(self.kind) {
            mem.get(self.at, self.first + i * self.stride + VALUE)
        } else {
            Value::NONE
        }
    }
    /// Place of entry `i`, in words from the table's header.
    #[inline]
    pub fn place(&self, i: u32) -> u32 {
        self.first + i * self.stride
    }
    /// Number of the entry at place `e` of a table of keys alone.
    #[inline]
    pub fn number(&self, e: u32) -> u32 {
        (e - self.first) >> (self.stride - 1)
    }
    /// Word of entry `i` that holds the hash of its key, in a table whose entries carry it.
    pub(crate) fn hash_at(&self, i: u32) -> u32 {
        self.first + (i + 1) * self.stride - 1
    }
    /// Hash of entry `i`'s key.
    pub fn hash(&self, mem: &Mem<'_>, i: u32) -> u32 {
        if is_hashed(self.kind) {
            mem.get(self.at, self.hash_at(i)).as_len()
        } else {
            plain_hash(self.key(mem, i)) & HASH_MASK
        }
    }
    fn set_hash(&self, mem: &mut Mem<'_>, i: u32, hash: u32) {
        mem.set(self.at, self.hash_at(i), Value::len(hash));
    }
    /// Replaces the value of entry `i`.
    #[inline]
    pub fn set_value(&self, mem: &mut Mem<'_>, i: u32, v: Value) {
        if has_values(self.kind) {
            mem.set(self.at, self.first + i * self.stride + VALUE, v);
        }
    }
    /// Number of the first entry from `i` on that is not deleted.
    #[inline]
    pub fn next(&self, mem: &Mem<'_>, mut i: u32) -> Option<u32> {
        let used = self.used(mem).min(self.cap);
        while i < used {
            if self.key(mem, i).is_def() {
                return Some(i);
            }
            i += 1;
        }
        None
    }

    fn indexed(&self) -> bool {
        self.first == FIRST
    }
    fn slots(&self, mem: &Mem<'_>) -> u32 {
        1 << (unpack(mem.get(self.at, DESC)).1 & 31)
    }
    fn index_at(&self) -> u32 {
        self.first + self.cap * self.stride
    }
    fn slot(&self, mem: &Mem<'_>, s: u32) -> u32 {
        let w = |i| mem.word(self.at, self.index_at() + i);
        match index_bytes(self.cap) {
            1 => w(s >> 2) >> ((s & 3) * 8) & 0xff,
            2 => w(s >> 1) >> ((s & 1) * 16) & 0xffff,
            _ => w(s),
        }
    }

    /// Number of the entry whose key is the word `key`. Right for interned strings
    /// in any table, and for other plain keys in plain tables.
    #[inline]
    pub fn find_word(&self, mem: &Mem<'_>, key: Value) -> Option<u32> {
        if !self.indexed() {
            let used = self.used(mem).min(self.cap);
            return (0..used).find(|&i| self.key(mem, i) == key);
        }
        let h = word_hash(self.kind, key);
        self.probe(mem, h, |t, i| t.key(mem, i) == key)
    }

    /// The first entry on the chain of hash `h` (31 bits) for which `eq` is true.
    pub fn probe(
        &self,
        mem: &Mem<'_>,
        h: u32,
        mut eq: impl FnMut(&Table, u32) -> bool,
    ) -> Option<u32> {
        let mut p = self.probe_start(mem, h);
        while let Some(i) = self.probe_next(mem, &mut p) {
            if eq(self, i) {
                return Some(i);
            }
        }
        None
    }
    /// Begins a walk over the entries that may have hash `h`.
    pub fn probe_start(&self, mem: &Mem<'_>, h: u32) -> Probe {
        if self.indexed() {
            let mask = self.slots(mem) - 1;
            Probe {
                next: mix(h) & mask,
                mask,
                left: mask + 1,
            }
        } else {
            Probe {
                next: 0,
                mask: 0,
                left: self.used(mem).min(self.cap),
            }
        }
    }
    /// The next entry of the walk.
    pub fn probe_next(&self, mem: &Mem<'_>, p: &mut Probe) -> Option<u32> {
        while p.left > 0 {
            p.left -= 1;
            if !self.indexed() {
                p.next += 1;
                return Some(p.next - 1);
            }
            let n = self.slot(mem, p.next);
            p.next = (p.next + 1) & p.mask;
            if n == 0 {
                p.left = 0;
            } else if n <= self.cap {
                return Some(n - 1);
            }
        }
        None
    }

    /// How many slots of the index name an entry, and the greatest number in a slot, counted from 1.
    pub(crate) fn places(&self, mem: &Mem<'_>) -> (u32, u32) {
        if !self.indexed() {
            return (0, 0);
        }
        let (mut n, mut most) = (0, 0);
        for s in 0..self.slots(mem) {
            let entry = self.slot(mem, s);
            n += u32::from(entry != 0);
            most = most.max(entry);
        }
        (n, most)
    }

    /// Appends an entry; there must be room. Returns its number.
    pub fn push(&self, mem: &mut Mem<'_>, key: Value, value: Value, hash: u32) -> u32 {
        let t = mem.slots(self.at);
        let (used, dead) = unpack(t.get(META));
        if used >= self.cap {
            return used;
        }
        let entry = t.skip(self.first + used * self.stride);
        entry.set(0, key);
        if has_values(self.kind) {
            entry.set(VALUE, value);
        }
        let (mut hash, mut flagged) = (hash & HASH_MASK, key.is_ram());
        if is_hashed(self.kind) {
            flagged = key.is_interned();
            if key.is_object() {
                if let Some(bound) = bound_hash(mem, key) {
                    (hash, flagged) = (bound & HASH_MASK, true);
                }
            }
            entry.set(self.stride - 1, Value::len(hash));
        }
        if flagged {
            t.set_header(t.header() | FLAG);
        }
        t.set(META, pack(used + 1, dead));
        if self.indexed() {
            self.index(mem, used, hash);
        }
        used
    }

    /// Copies all entries to the table `to`, which is empty, of the same kind, and at least as large. No entry may be
    /// deleted.
    pub fn copy_entries(&self, mem: &mut Mem<'_>, to: &Table) {
        let n = self.used(mem);
        let (from, target) = (mem.object_at(self.at), mem.slots(to.at));
        let copy = |mut from: Words<'_>, mut target: Slots<'_>, mut words: u32| {
            while words > 0 {
                target.set_word(0, from.word(0));
                (from, target) = (from.skip(1), target.skip(1));
                words -= 1;
            }
        };
        let words = n * self.stride;
        copy(from.skip(self.first), target.skip(to.first), words);
        target.set_header(target.header() | from.header() & FLAG);
        target.set(META, pack(n, 0));
        if !to.indexed() {
            return;
        }
        let size = |t: &Table| object::size(mem.object_at(t.at).header()) + 1 - t.index_at();
        let same = packed(self.cap) == packed(to.cap) && size(self) == size(to);
        if self.indexed() && same {
            // The number of slots is the same, and so is each entry's.
            copy(
                from.skip(self.index_at()),
                target.skip(to.index_at()),
                size(to),
            );
        } else {
            to.fill_index(mem);
        }
    }

    /// Gives this table, which has an index, the capacity `cap`. The object has been made larger already.
    pub fn stretch(&self, mem: &mut Mem<'_>, cap: u32) -> Table {
        let t = mem.slots(self.at);
        let (old, slots) = (self.index_at(), self.slots(mem));
        t.set(DESC, descriptor(cap));
        let new = Table { cap, ..*self };
        let first = new.index_at();
        let mut at = object::size(t.header());
        if packed(self.cap) == packed(cap) && new.slots(mem) == slots {
            // The number of slots is the same, and so is each entry's.
            while at >= first {
                t.set_word(at, t.word(at - (first - old)));
                at -= 1;
            }
        }
        let same = at < first;
        while at >= old {
            t.set_word(at, 0);
            at -= 1;
        }
        if !same {
            new.fill_index(mem);
        }
        new
    }

    fn index(&self, mem: &mut Mem<'_>, i: u32, hash: u32) {
        let mask = self.slots(mem) - 1;
        let index = mem.slots(self.at).skip(self.index_at());
        put_in_index(index, packed(self.cap), mask, i, hash);
    }

    /// Writes the index, whose slots are empty.
    fn fill_index(&self, mem: &mut Mem<'_>) {
        let t = mem.slots(self.at);
        let (index, mask) = (t.skip(self.index_at()), self.slots(mem) - 1);
        let (packed, used) = (packed(self.cap), self.used(mem).min(self.cap));
        let mut entry = t.skip(self.first);
        let mut i = 0;
        while i < used {
            let key = entry.get(0);
            if key.is_def() {
                let hash = if is_hashed(self.kind) {
                    entry.get(self.stride - 1).as_len()
                } else {
                    plain_hash(key) & HASH_MASK
                };
                put_in_index(index, packed, mask, i, hash);
            }
            entry = entry.skip(self.stride);
            i += 1;
        }
    }

    /// True if there may be an interned string among the keys. (A bound method counts as one.)
    pub fn has_names(&self, mem: &Mem<'_>) -> bool {
        self.cap > 0 && (!is_hashed(self.kind) || mem.header(self.at) & FLAG != 0)
    }

    /// Deletes entry `i`; the order of the others stays.
    pub fn delete(&self, mem: &mut Mem<'_>, i: u32) {
        self.delete_place(mem, self.place(i));
    }

    /// Deletes the entry at place `e`, in words from the header; the order of the others stays.
    pub fn delete_place(&self, mem: &mut Mem<'_>, e: u32) {
        let (used, dead) = unpack(mem.get(self.at, META));
        self.clear_place(mem, e);
        if e + self.stride == self.first + used * self.stride && !self.indexed() {
            mem.set(self.at, META, pack(used - 1, dead));
            return;
        }
        mem.set(self.at, META, pack(used, dead + u32::from(!planted(8))));
        if dead + 1 >= DEAD_MAX {
            self.close_gaps(mem);
        }
    }

    /// Moves the live entries together, in place.
    pub fn close_gaps(&self, mem: &mut Mem<'_>) {
        let used = self.used(mem).min(self.cap);
        let mut live = 0;
        for i in 0..used {
            if self.key(mem, i).is_undef() {
                continue;
            }
            if i != live {
                for w in 0..self.stride {
                    let v = mem.get(self.at, self.first + i * self.stride + w);
                    mem.set(self.at, self.first + live * self.stride + w, v);
                }
            }
            live += 1;
        }
        for w in self.first + live * self.stride..self.first + used * self.stride {
            mem.set(self.at, w, Value::UNDEF);
        }
        mem.set(self.at, META, pack(live, 0));
        reindex(mem, self.at);
    }

    fn clear_place(&self, mem: &mut Mem<'_>, e: u32) {
        mem.set(self.at, e, Value::UNDEF);
        if has_values(self.kind) {
            mem.set(self.at, e + VALUE, Value::UNDEF);
        }
    }

    /// True if one more entry fits, and fewer than `DEAD_MAX` entries are deleted.
    pub fn has_room(&self, mem: &Mem<'_>) -> bool {
        if self.at.is_undef() {
            return false;
        }
        let (used, dead) = unpack(mem.get(self.at, META));
        used < self.cap && dead < DEAD_MAX
    }

    /// Capacity for `live + extra` entries, with some slack when it is large.
    pub fn grown_cap(&self, mem: &Mem<'_>, extra: u32) -> u32 {
        with_slack(self.live(mem) + extra)
    }
}

/// Number of entries of `stride` words that `words` words hold, in a table without an index. The chip cannot divide,
/// so this multiplies and shifts.
const fn small_cap(words: u32, stride: u32) -> u32 {
    match stride {
        1 => words,
        2 => words >> 1,
        _ => (words * 11) >> 5,
    }
}
const _: () = {
    let mut words = 0;
    while words <= SMALL * 3 {
        assert!(small_cap(words, 3) == words / 3);
        words += 1;
    }
};

/// Most deleted entries before the table is rebuilt.
const DEAD_MAX: u32 = 1000;

/// A walk over the entries that may have one hash.
pub struct Probe {
    next: u32,
    mask: u32,
    left: u32,
}

/// Writes the header and descriptor of an empty table of capacity `cap` to the
/// RAM object `at`, whose words are zero.
pub fn init(mem: &mut Mem<'_>, at: Value, kind: Kind, cap: u32) {
    mem.set_header(at, header(kind, words(kind, cap), 0));
    mem.set(at, META, pack(0, 0));
    if cap > SMALL {
        mem.set(at, DESC, descriptor(cap));
    }
}

/// Updates hashes and index of a table that is about to become part of an image, where its keys have new places.
#[cfg(feature = "build")]
pub fn settle(mem: &mut Mem<'_>, at: Value) {
    let t = Table::of(mem, at);
    for i in 0..t.used(mem).min(t.cap) {
        let key = t.key(mem, i);
        if !is_hashed(t.kind) {
            break;
        }
        if let Some(hash) = bound_hash(mem, key) {
            t.set_hash(mem, i, hash);
        }
        if key.is_interned() {
            let hash = word_hash(t.kind, key);
            t.set_hash(mem, i, hash);
            let h = mem.header(at);
            mem.set_word(at, 0, h | FLAG);
        }
    }
    reindex(mem, at);
}

/// Updates hashes and index of a table after objects have moved.
pub fn rehash(mem: &mut Mem<'_>, at: Value) {
    let t = Table::of(mem, at);
    let mut moved = !is_hashed(t.kind);
    if is_hashed(t.kind) {
        for i in 0..t.used(mem).min(t.cap) {
            if let Some(hash) = bound_hash(mem, t.key(mem, i)) {
                t.set_hash(mem, i, hash);
                moved = true;
            }
        }
    }
    if moved {
        reindex(mem, at);
    }
}

/// Builds the index anew after keys have moved.
pub fn reindex(mem: &mut Mem<'_>, at: Value) {
    let t = Table::of(mem, at);
    if !t.indexed() {
        return;
    }
    for i in t.index_at()..=mem.size(at) {
        mem.set_word(at, i, 0);
    }
    t.fill_index(mem);
}

/// Puts entry `i`, whose key has the hash `hash`, into the first free slot of its chain. `packed` is the log2 of the
/// number of slots in a word, and `mask` the number of slots less one.
#[inline(always)]
fn put_in_index(index: Slots<'_>, packed: u32, mask: u32, i: u32, hash: u32) {
    let bits = 32 >> packed;
    let slot = u32::MAX >> (32 - bits);
    let mut s = mix(hash) & mask;
    let mut left = mask;
    loop {
        let (word, shift) = (s >> packed, (s << (5 - packed)) & 31);
        let w = index.word(word);
        if w >> shift & slot == 0 {
            index.set_word(word, w | (i + 1) << shift);
            return;
        }
        if left == 0 {
            return;
        }
        left -= 1;
        s = (s + 1) & mask;
    }
}
