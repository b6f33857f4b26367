//! How much RAM a module takes on MicroPython, at least: what its `.mpy` file tells of the structures that an import makes.
//!
//! The sizes are those of a 32-bit board, from the structures in MicroPython's sources that the constants name. What a body
//! builds by running (lists, dicts, instances, and classes or functions in loops) is not in the file, so that it is not
//! counted: a module of tables takes far more.

use super::mpy::{Code, Constant, Mpy, Step};

/// The collector's unit: `MICROPY_BYTES_PER_GC_BLOCK`.
const BLOCK: u32 = 16;
/// `mp_module_context_t` in `py/bc.h`: the module object, and where its names and constants are.
const CONTEXT: u32 = 16;
/// `mp_obj_dict_t` in `py/obj.h`, and an entry of its table, `mp_map_elem_t`.
const DICT: u32 = 16;
const ENTRY: u32 = 8;
/// `mp_obj_fun_bc_t` in `py/objfun.h`, and each default value behind it.
const FUNCTION: u32 = 16;
const DEFAULT: u32 = 4;
/// `mp_raw_code_t` in `py/emitglue.h`, without what native code needs; a function that lies in another one keeps it.
const RAW_CODE: u32 = 12;
const CHILD: u32 = 4;
/// `mp_obj_type_t` in `py/obj.h`: its head of 20 bytes, and the 11 slots that `mp_obj_new_type` in `py/objtype.c` gives a class
/// with a base.
const CLASS: u32 = 20 + 4 * 11;
/// `mp_obj_str_t` and `mp_obj_int_t` in `py/objstr.h` and `py/objint.h`.
const STRING: u32 = 16;
const INT: u32 = 16;
/// An entry in the pool of names, `qstr_pool_t` in `py/qstr.h`: pointer, length, and hash. The text has a zero behind it.
const NAME: u32 = 4 + 1 + 1 + 1;
/// `qstr_short_t` in `py/qstr.h`, and a constant, `mp_obj_t`.
const NAME_USED: u32 = 2;
const OBJECT: u32 = 4;
/// The sizes that a table grows through: `hash_allocation_sizes` in `py/map.c`.
const TABLE_SIZES: [u32; 18] = [
    0, 1, 2, 4, 6, 8, 10, 12, 17, 23, 29, 37, 47, 59, 73, 97, 127, 167,
];
/// Names that the import itself stores in the namespace: `__name__` and `__file__`.
const OWN_NAMES: u32 = 2;
/// New names that may cost nothing, since there may be room for them: in the chunk of `MICROPY_ALLOC_QSTR_CHUNK_INIT` bytes that
/// the texts go to, and in a pool of `MICROPY_ALLOC_QSTR_ENTRIES_INIT` entries.
const RESERVED: u32 = 128 + 10 * (NAME - 1);

/// The RAM of a module, at least, in bytes.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// Imported from a `.mpy` file in the file system.
    pub loaded: u32,
    /// Frozen into the firmware.
    pub frozen: u32,
}

/// The bytes of the collector's blocks for an object of `n` bytes.
fn blocks(n: u32) -> u32 {
    n.div_ceil(BLOCK) * BLOCK
}

/// The bytes of a dict with `n` entries. Its table grows when it is full.
fn dict(n: u32) -> u32 {
    let grown = TABLE_SIZES.into_iter().find(|size| *size >= n);
    // Larger tables grow by half, to an odd number.
    let entries = grown.unwrap_or_else(|| n + n / 4);
    DICT + blocks(ENTRY * entries)
}

impl Estimate {
    /// Of the module `name`, whose file is `mpy`. `is_known` tells whether every firmware has a name.
    pub fn of(name: &str, mpy: &Mpy, is_known: impl Fn(&str) -> bool) -> Estimate {
        let both = CONTEXT + body(&mpy.body, OWN_NAMES);
        let names = mpy.names.iter().flatten().map(String::as_str);
        let fresh = names.chain([name]).filter(|n| !is_known(n));
        let fresh: u32 = fresh.map(|n| n.len() as u32 + NAME).sum();
        let used = NAME_USED * mpy.names.len() as u32;
        let tables = used.div_ceil(4) * 4 + OBJECT * mpy.constants.len() as u32;
        let constants: u32 = mpy.constants.iter().map(constant).sum();
        Estimate {
            loaded: both
                + fresh.saturating_sub(RESERVED)
                + blocks(tables)
                + constants
                + kept_code(&mpy.body),
            frozen: both,
        }
    }
}

/// The objects that a body makes: its namespace, with the functions and classes in it. `names` are entries besides the body's own.
fn body(code: &Code, names: u32) -> u32 {
    let mut stored: Vec<u32> = Vec::new();
    let mut sum = 0;
    for step in &code.steps {
        match step {
            Step::Store(name) if !stored.contains(name) => stored.push(*name),
            Step::Store(_) => {}
            Step::Function(child, is_class) => {
                let child = code.children.get(*child as usize);
                sum += match (child, is_class) {
                    (Some(child), true) => blocks(CLASS) + body(child, 0),
                    (Some(child), false) => blocks(FUNCTION + DEFAULT * child.defaults),
                    (None, _) => 0,
                };
            }
        }
    }
    sum + dict(names + stored.len() as u32)
}

/// The code that an import from a file keeps in RAM: that of its functions. The bodies of the module and of its classes are
/// garbage once they have run.
fn kept_code(code: &Code) -> u32 {
    let mut sum = 0;
    for step in &code.steps {
        if let Step::Function(child, is_class) = step {
            sum += match (code.children.get(*child as usize), is_class) {
                (Some(child), true) => kept_code(child),
                (Some(child), false) => function_code(child),
                (None, _) => 0,
            };
        }
    }
    sum
}

/// The code of a function, and of the functions in it.
fn function_code(code: &Code) -> u32 {
    let inner = code.children.iter();
    let inner: u32 = inner.map(|c| blocks(RAW_CODE) + function_code(c)).sum();
    blocks(code.bytes) + blocks(CHILD * code.children.len() as u32) + inner
}

/// The bytes of a constant.
fn constant(c: &Constant) -> u32 {
    match c {
        Constant::Text(n) => STRING + blocks(n + 1),
        // Digits of 16 bits, of which each holds nearly five decimal ones.
        Constant::Int(n) => INT + blocks(2 * n.div_ceil(5)),
        // Without memory on an ESP8266, where floats have 30 bits.
        Constant::Float | Constant::Plain => 0,
        Constant::Tuple(items) => {
            let own = blocks(8 + OBJECT * items.len() as u32);
            own + items.iter().map(constant).sum::<u32>()
        }
    }
}
