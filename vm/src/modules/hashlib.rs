//! `hashlib`: SHA-1 and SHA-256, which the ESP8266 port of MicroPython has.
//!
//! A hash object holds raw words: the state, the number of bytes so far, a flag that
//! `digest` was called, and the block that is being filled.
//!
//! The kernel of SHA-256 comes from the crate `sha2`: on the chip it takes 555 bytes of code and 256 of
//! constants (feature `force-soft-compact`, opt-level z), no more than our own code would. The kernel of the
//! crate `sha1` unrolls its rounds and takes 3 KB; the one below takes 0.3 KB.

use crate::error::R;
use crate::native::{constant, pure, Args, Group};
use crate::vm::Vm;
use format::layout::record;
use format::layout::records::hash::RAW;
use format::layout::records::hash_state::{BLOCK, BLOCK_BYTES, FINAL, LENGTH, STATE};
use format::layout::records::HASH_BYTES;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of the module `hashlib`.
pub static MODULE: Group = Group {
    name: name!("hashlib"),
    entries: &[
        constant(name!("sha1"), Value::typ(TypeId::Sha1)),
        constant(name!("sha256"), Value::typ(TypeId::Sha256)),
    ],
};

/// Attributes of both types.
pub static METHODS: Group = Group {
    name: name!("sha256"),
    entries: &[
        pure(name!("update"), update, 2, 2),
        pure(name!("digest"), digest, 1, 1),
    ],
};

/// First byte, in the raw storage, of the block that is being filled.
const BLOCK_AT: u32 = BLOCK * 4;

static START_1: [u32; 5] = [
    0x6745_2301,
    0xefcd_ab89,
    0x98ba_dcfe,
    0x1032_5476,
    0xc3d2_e1f0,
];
static START_256: [u32; 8] = [
    0x6a09_e667,
    0xbb67_ae85,
    0x3c6e_f372,
    0xa54f_f53a,
    0x510e_527f,
    0x9b05_688c,
    0x1f83_d9ab,
    0x5be0_cd19,
];

/// Constructor of both types: `sha256(data)`.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    if args.n > 1 {
        return vm.raise_text(
            TypeId::TypeError,
            "function expected at most 1 arguments, got %n",
            &[Value::len(args.n)],
        );
    }
    let (t, start): (_, &[u32]) = if vm.is_subclass(vm.calls.callee_type, Value::typ(TypeId::Sha1))
    {
        (TypeId::Sha1, &START_1)
    } else {
        (TypeId::Sha256, &START_256)
    };
    let raw = vm.alloc(Kind::Raw, HASH_BYTES, 0)?;
    for (i, word) in start.iter().enumerate() {
        vm.mem.set_body_word(raw, STATE + i as u32, *word);
    }
    let hash = vm.alloc_words(Kind::Record, 0, &[Value::typ(t), raw])?;
    if let Some(data) = args.opt(vm, 0) {
        add(vm, hash, data)?;
    }
    Ok(hash)
}

/// The hash object that is a method's first argument; if it was frozen, it has its copy in RAM.
///
/// # Errors
/// ValueError if `digest` was called already.
fn this(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let hash = vm.native_base(args.get(vm, 0));
    let hash = vm.resolve_mut(hash)?;
    if vm.mem.body_word(vm.mem.get(hash, RAW), FINAL) != 0 {
        return vm.value_error("hash is final");
    }
    Ok(hash)
}

fn update(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let hash = this(vm, args)?;
    add(vm, hash, args.get(vm, 1))?;
    Ok(Value::NONE)
}

fn add(vm: &mut Vm<'_>, hash: Value, data: Value) -> R<()> {
    let data = vm.bytes_arg(data)?;
    for i in 0..data.len {
        let byte = data.byte(vm, i);
        put(vm, hash, byte);
    }
    Ok(())
}

/// `digest()`: the hash of all data so far. The object cannot be used after that, as in MicroPython.
fn digest(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let hash = this(vm, args)?;
    let words = if vm.mem.get(hash, record::TYPE).type_id() == TypeId::Sha1 {
        START_1.len()
    } else {
        START_256.len()
    } as u32;
    let result = vm.alloc(Kind::Bytes, words * 4, 0)?;
    let raw = vm.mem.get(hash, RAW);
    let length = vm.mem.body_word(raw, LENGTH);
    // The padding: a one bit, zeros up to the last 8 bytes of a block, the length in bits.
    put(vm, hash, 0x80);
    while vm.mem.body_word(raw, LENGTH) % BLOCK_BYTES != BLOCK_BYTES - 8 {
        put(vm, hash, 0);
    }
    for i in 0..8 {
        let bits = if i < 4 { length >> 29 } else { length << 3 };
        put(vm, hash, (bits >> (24 - i % 4 * 8)) as u8);
    }
    for i in 0..words {
        let word = vm.mem.body_word(raw, STATE + i).swap_bytes();
        vm.mem.set_body_word(result, i, word);
    }
    vm.mem.set_body_word(raw, FINAL, 1);
    Ok(result)
}

/// Adds a byte to the block, and a full block to the state.
fn put(vm: &mut Vm<'_>, hash: Value, byte: u8) {
    let raw = vm.mem.get(hash, RAW);
    let n = vm.mem.body_word(raw, LENGTH);
    vm.mem.set_byte(raw, BLOCK_AT + n % BLOCK_BYTES, byte);
    let n = n.wrapping_add(1);
    vm.mem.set_body_word(raw, LENGTH, n);
    if n % BLOCK_BYTES != 0 {
        return;
    }
    let mut state = [0; 8];
    for (i, word) in state.iter_mut().enumerate() {
        *word = vm.mem.body_word(raw, STATE + i as u32);
    }
    if vm.mem.get(hash, record::TYPE).type_id() == TypeId::Sha1 {
        let mut block = [0; 16];
        for (i, word) in block.iter_mut().enumerate() {
            *word = vm.mem.body_word(raw, BLOCK + i as u32).swap_bytes();
        }
        sha1_block(&mut state, block);
    } else {
        let mut block = [0; BLOCK_BYTES as usize];
        for (i, byte) in block.iter_mut().enumerate() {
            *byte = vm.mem.byte(raw, BLOCK_AT + i as u32);
        }
        sha2::compress256(&mut state, &[block.into()]);
    }
    for (i, word) in state.iter().enumerate() {
        vm.mem.set_body_word(raw, STATE + i as u32, *word);
    }
}

/// Adds a block to the state of SHA-1, which is the first five words.
fn sha1_block(state: &mut [u32; 8], mut block: [u32; 16]) {
    let [mut a, mut b, mut c, mut d, mut e, ..] = *state;
    for i in 0..80 {
        let (mixed, constant) = match i {
            0..=19 => (d ^ b & (c ^ d), 0x5a82_7999),
            20..=39 => (b ^ c ^ d, 0x6ed9_eba1),
            40..=59 => (b & c | d & (b | c), 0x8f1b_bcdc),
            _ => (b ^ c ^ d, 0xca62_c1d6),
        };
        let word = block[i & 15];
        let t = a
            .rotate_left(5)
            .wrapping_add(mixed)
            .wrapping_add(e)
            .wrapping_add(constant)
            .wrapping_add(word);
        // The word for the round that comes 16 rounds later.
        let later = word ^ block[(i + 2) & 15] ^ block[(i + 8) & 15] ^ block[(i + 13) & 15];
        block[i & 15] = later.rotate_left(1);
        (a, b, c, d, e) = (t, a, b.rotate_left(30), c, d);
    }
    for (old, new) in state.iter_mut().zip([a, b, c, d, e]) {
        *old = old.wrapping_add(new);
    }
}
