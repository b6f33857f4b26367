//! `micropython`: information on the heap, its lock, and scheduled calls.

use crate::error::{Raise, R};
use crate::native::{constant, impure, pure, recorded, Args, Entry, Group};
use crate::protocol::out::Out;
use crate::vm::{Keep, Vm};
use format::name;
use format::object::{self, Kind};
use format::types::TypeId;
use format::value::Value;

const ENTRIES: &[Entry] = &[
    pure(name!("const"), itself, 1, 1),
    constant(name!("RingIO"), Value::typ(TypeId::RingIo)),
    recorded(name!("opt_level"), opt_level, 0, 1),
    impure(name!("mem_info"), mem_info, 0, 1),
    impure(name!("qstr_info"), qstr_info, 0, 1),
    impure(name!("stack_use"), stack_use, 0, 0),
    // Impure, so that freezing stops here: a body that tries what fails while the heap is locked
    // gets the board's answer.
    impure(name!("heap_lock"), heap_lock, 0, 0),
    recorded(name!("heap_unlock"), heap_unlock, 0, 0),
    recorded(name!("heap_locked"), heap_locked, 0, 0),
    recorded(name!("alloc_emergency_exception_buf"), nothing, 1, 1),
    impure(name!("kbd_intr"), kbd_intr, 1, 1),
    impure(name!("schedule"), schedule, 2, 2),
];

/// Attributes of the module `micropython`.
pub static MODULE: Group = Group {
    name: name!("micropython"),
    entries: ENTRIES,
};

/// Bytes of a block: `mem_info` counts in MicroPython's blocks.
const BLOCK: u32 = 16;
/// Words of a block.
const BLOCK_WORDS: u32 = BLOCK / 4;
/// Blocks per line of the map.
const LINE: u32 = 64;

/// Index of the list of waiting calls among the values that the VM keeps.
const SCHEDULED: usize = Keep::Scheduled as usize;
/// Most calls that may wait.
const SCHEDULED_MAX: u32 = 4;

fn itself(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(args.get(vm, 0))
}

fn opt_level(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let Some(v) = args.opt(vm, 0) else {
        return Ok(Value::int(vm.settings.opt_level));
    };
    vm.settings.opt_level = vm.to_i32(v)?;
    Ok(Value::NONE)
}

/// Sets the character of the console that raises KeyboardInterrupt; -1 for none.
fn kbd_intr(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    vm.interrupts.character = u8::try_from(vm.to_i32(v)?).ok();
    Ok(Value::NONE)
}

/// `alloc_emergency_exception_buf()` has nothing to do: the VM always keeps memory for an exception.
fn nothing(_vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::NONE)
}

fn heap_lock(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.heap.locked += 1;
    Ok(Value::NONE)
}

fn heap_unlock(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.heap.locked = vm.heap.locked.saturating_sub(1);
    Ok(Value::len(vm.heap.locked))
}

fn heap_locked(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::len(vm.heap.locked))
}

fn stack_use(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::len(stack_bytes(vm)))
}

/// Bytes of the VM's stack that are in use: frames and held values.
fn stack_bytes(vm: &Vm<'_>) -> u32 {
    (vm.mem.ram_len() - vm.stack.low) * 4
}

/// `schedule(f, x)`: calls `f(x)` soon, which is now, unless a scheduled function or a handler runs. Such a function is
/// not interrupted: calls that it schedules wait until the program has gone on a little. A hard handler may schedule calls
/// although the heap is locked.
fn schedule(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    if vm.interrupts.in_hard {
        return vm.unlocked(|vm| queue(vm, args));
    }
    if !vm.interrupts.in_scheduled {
        // Waiting calls come first.
        run_scheduled(vm)?;
        vm.interrupts.in_scheduled = true;
        let (f, x) = (args.get(vm, 0), args.get(vm, 1));
        let r = call_scheduled(vm, f, x);
        vm.interrupts.in_scheduled = false;
        // Calls that `f` has scheduled are made now too, but calls that those schedule are not.
        r.and_then(|()| run_scheduled(vm))?;
        return Ok(Value::NONE);
    }
    queue(vm, args)
}

/// Makes the call `args` wait.
fn queue(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let call = vm.new_tuple(&[args.get(vm, 0), args.get(vm, 1)])?;
    vm.learn_root(Keep::Scheduled);
    let waiting = vm.persistent[SCHEDULED];
    if waiting.is_undef() {
        if vm.is_recording() {
            // The new queue would change a place of the VM.
            vm.stop_freezing(name!("schedule"))?;
        }
        vm.persistent[SCHEDULED] = vm.new_list(&[call])?;
    } else if vm.list_len(waiting) < SCHEDULED_MAX {
        vm.list_push(waiting, call)?;
    } else {
        return vm.raise_text(TypeId::RuntimeError, "schedule queue full", &[]);
    }
    Ok(Value::NONE)
}

/// Makes the waiting calls. Calls that they schedule wait for the next time, so a function that schedules
/// itself lets the program go on in between. **Moves objects.**
#[cold]
#[inline(never)]
pub(crate) fn run_scheduled(vm: &mut Vm<'_>) -> R<()> {
    vm.learn_root(Keep::Scheduled);
    let waiting = vm.persistent[SCHEDULED];
    if vm.interrupts.in_scheduled || waiting.is_undef() {
        return Ok(());
    }
    if vm.is_recording() {
        vm.stop_freezing(name!("schedule"))?;
    }
    vm.persistent[SCHEDULED] = Value::UNDEF;
    vm.interrupts.in_scheduled = true;
    let mark = vm.hold_mark();
    let calls = vm.hold(waiting)?;
    let mut r = Ok(());
    for i in 0..vm.list_len(waiting) {
        let call = vm.list_get(vm.held(calls), i);
        r = call_scheduled(vm, vm.seq_get(call, 0), vm.seq_get(call, 1));
        if r.is_err() {
            break;
        }
    }
    vm.unwind_holds(mark);
    vm.interrupts.in_scheduled = false;
    vm.look_soon();
    r
}

/// Calls `f(x)`. An exception is printed and goes no further, as in MicroPython.
pub(super) fn call_scheduled(vm: &mut Vm<'_>, f: Value, x: Value) -> R<()> {
    let mark = vm.hold_mark();
    let (f, x) = (vm.hold(f)?, vm.hold(x)?);
    let r = vm.firmly(|vm| vm.call(vm.held(f), &[vm.held(x)]));
    vm.unwind_holds(mark);
    match r {
        Err(Raise::Exc) => {
            let e = core::mem::replace(&mut vm.exc, Value::UNDEF);
            let mut out = vm.out_console();
            let r = vm.print_exception(&mut out, e);
            vm.out_flush(&mut out);
            r
        }
        r => r.map(|_| ()),
    }
}

fn qstr_info(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let mut out = vm.out_console();
    vm.put_lit(
        &mut out,
        "qstr pool: n_pool=0, n_qstr=0, n_str_data_bytes=0, n_total_bytes=0\n",
    )?;
    vm.out_flush(&mut out);
    Ok(Value::NONE)
}

fn mem_info(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let mut out = vm.out_console();
    print_totals(vm, &mut out)?;
    if args.n > 0 {
        print_map(vm, &mut out)?;
    }
    vm.out_flush(&mut out);
    Ok(Value::NONE)
}

/// Number of blocks in use, and of all blocks. The first ones are the words that the VM takes for
/// itself; the free ones come last, in one piece.
fn blocks(vm: &Vm<'_>) -> (u32, u32) {
    let used = vm.heap.top.div_ceil(BLOCK_WORDS);
    let all = (vm.heap.top + vm.mem_free() / 4) / BLOCK_WORDS;
    (used, all.max(used))
}

fn print_totals(vm: &mut Vm<'_>, out: &mut Out) -> R<()> {
    let stack = stack_bytes(vm);
    let (used, all) = blocks(vm);
    let free = all - used;
    let (mut ones, mut twos, mut largest) = (0, 0, 0);
    let mut at = vm.heap.start;
    while at < vm.heap.top {
        let h = vm.mem.ram(at);
        let words = object::total_words(h);
        let blocks = words.div_ceil(BLOCK_WORDS);
        if !object::is(h, Kind::Filler) {
            ones += u32::from(blocks == 1);
            twos += u32::from(blocks == 2);
            largest = blocks.max(largest);
        }
        at += words;
    }
    let pieces = [
        ("stack: ", stack),
        (" out of ", stack + free * BLOCK),
        ("\nGC: total: ", all * BLOCK),
        (", used: ", used * BLOCK),
        (", free: ", free * BLOCK),
        ("\n No. of 1-blocks: ", ones),
        (", 2-blocks: ", twos),
        (", max blk sz: ", largest),
        (", max free sz: ", free),
    ];
    for (text, n) in pieces {
        vm.put_lit(out, text)?;
        vm.put_int(out, n as i32)?;
    }
    vm.put(out, b'\n')
}

/// Prints the map: a letter for a block in which an object begins, `=` where one
/// goes on, `.` for a free block.
fn print_map(vm: &mut Vm<'_>, out: &mut Out) -> R<()> {
    vm.put_lit(out, "GC memory layout; from 0:")?;
    let (used, blocks) = blocks(vm);
    let mut object = vm.heap.start;
    let mut block = 0;
    while block < blocks {
        if block % LINE == 0 {
            let free_lines = (blocks - block) / LINE;
            if block >= used && free_lines >= 2 {
                vm.put_lit(out, "\n       (")?;
                vm.put_int(out, free_lines as i32)?;
                vm.put_lit(out, " lines all free)")?;
                block += free_lines * LINE;
                if block >= blocks {
                    break;
                }
            }
            vm.put(out, b'\n')?;
            put_offset(vm, out, block * BLOCK)?;
        }
        let c = block_letter(vm, block * BLOCK_WORDS, &mut object);
        vm.put(out, c)?;
        block += 1;
    }
    vm.put(out, b'\n')
}

/// Letter of the block at word `at`. `object` is the object in which the previous
/// block ended; it moves on to the one in which this block ends.
fn block_letter(vm: &Vm<'_>, at: u32, object: &mut u32) -> u8 {
    let mut letter = match at {
        0 => b'h',
        _ if at < vm.heap.start => b'=',
        _ => b'.',
    };
    while *object < vm.heap.top {
        let h = vm.mem.ram(*object);
        let end = *object + object::total_words(h);
        if *object >= at + BLOCK_WORDS {
            break;
        }
        if !object::is(h, Kind::Filler) {
            if *object >= at {
                if letter == b'.' || letter == b'=' {
                    letter = kind_letter(object::kind(h));
                }
            } else if end > at && letter == b'.' {
                letter = b'=';
            }
        }
        if end > at + BLOCK_WORDS {
            break;
        }
        *object = end;
    }
    letter
}

/// MicroPython's letter for a kind of object.
fn kind_letter(kind: Option<Kind>) -> u8 {
    match kind {
        Some(Kind::Tuple) => b'T',
        Some(Kind::List) => b'L',
        Some(Kind::Dict) => b'D',
        Some(Kind::Str | Kind::Bytes) => b'S',
        Some(Kind::ByteArray | Kind::Array | Kind::MemView) => b'A',
        Some(Kind::Func) => b'B',
        Some(Kind::Module) => b'M',
        _ => b'h',
    }
}

/// Prints a block's distance from the heap's start in bytes: five hexadecimal digits.
fn put_offset(vm: &mut Vm<'_>, out: &mut Out, n: u32) -> R<()> {
    for digits in [0x1_0000, 0x1000, 0x100, 0x10] {
        if n < digits {
            vm.put(out, b'0')?;
        }
    }
    vm.put_hex(out, n)?;
    vm.put_lit(out, ": ")
}
