//! QEMU's side: the functions it calls, and those that are called in it.
//!
//! The declarations are written from the documented interface of TCG plugins, version 1
//! (QEMU 7.2, `include/qemu/qemu-plugin.h`).

use crate::counters::{Counters, Site};
use crate::decode::{calls, decode, jumps_computed, Insn};
use crate::options::Options;
use crate::trace::End;
use std::ffi::{c_char, c_int, c_uint, c_void, CStr};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{OnceLock, PoisonError};

/// `qemu_plugin_id_t`.
type PluginId = u64;
/// `struct qemu_plugin_tb *`: a block during its translation.
type Block = *mut c_void;
/// `struct qemu_plugin_insn *`: an instruction of a block during its translation.
type Instruction = *mut c_void;

/// `QEMU_PLUGIN_INLINE_ADD_U64`.
const ADD_U64: c_int = 0;
/// `QEMU_PLUGIN_CB_NO_REGS`: the callback does not look at registers.
const NO_REGISTERS: c_int = 0;
/// `QEMU_PLUGIN_MEM_RW`: loads and stores.
const LOADS_AND_STORES: c_int = 3;
/// The version of the interface that is used here.
const API: c_int = 1;

/// The beginning of `qemu_info_t`.
#[repr(C)]
struct Info {
    target: *const c_char,
    oldest_api: c_int,
    newest_api: c_int,
}

extern "C" {
    fn qemu_plugin_register_vcpu_tb_trans_cb(
        id: PluginId,
        callback: extern "C" fn(PluginId, Block),
    );
    fn qemu_plugin_register_vcpu_tb_exec_cb(
        block: Block,
        callback: extern "C" fn(c_uint, *mut c_void),
        flags: c_int,
        data: *mut c_void,
    );
    fn qemu_plugin_register_vcpu_insn_exec_inline(
        insn: Instruction,
        op: c_int,
        at: *mut c_void,
        add: u64,
    );
    fn qemu_plugin_register_vcpu_mem_cb(
        insn: Instruction,
        callback: extern "C" fn(c_uint, u32, u64, *mut c_void),
        flags: c_int,
        which: c_int,
        data: *mut c_void,
    );
    fn qemu_plugin_register_atexit_cb(
        id: PluginId,
        callback: extern "C" fn(PluginId, *mut c_void),
        data: *mut c_void,
    );
    fn qemu_plugin_tb_n_insns(block: *const c_void) -> usize;
    fn qemu_plugin_tb_vaddr(block: *const c_void) -> u64;
    fn qemu_plugin_tb_get_insn(block: *const c_void, index: usize) -> Instruction;
    fn qemu_plugin_insn_data(insn: *const c_void) -> *const c_void;
    fn qemu_plugin_insn_size(insn: *const c_void) -> usize;
    fn qemu_plugin_insn_vaddr(insn: *const c_void) -> u64;
    fn qemu_plugin_mem_size_shift(info: u32) -> c_uint;
    fn qemu_plugin_mem_is_store(info: u32) -> bool;
}

/// The interface that this library was written for; QEMU looks at it before anything else.
#[no_mangle]
pub static qemu_plugin_version: c_int = API;

static OPTIONS: OnceLock<Options> = OnceLock::new();
static COUNTERS: Counters = Counters::new();
/// Opcodes of the interpreted program, a byte for each of its words.
static OPCODES: OnceLock<Vec<u8>> = OnceLock::new();

/// A word that begins no instruction of the interpreted program.
const NO_OPCODE: u8 = 255;

/// A block that is followed.
struct Followed {
    pc: u32,
    end: End,
}

/// QEMU calls this once, when it has loaded the library. A result other than 0 ends QEMU.
///
/// # Safety
/// `info` and `argv`, with `argc` strings, are as QEMU's interface promises.
#[no_mangle]
pub unsafe extern "C" fn qemu_plugin_install(
    id: PluginId,
    info: *const c_void,
    argc: c_int,
    argv: *const *const c_char,
) -> c_int {
    // SAFETY: QEMU hands over a `qemu_info_t`, which begins with `Info`.
    let info = unsafe { &*info.cast::<Info>() };
    // SAFETY: `target` is a string of QEMU's.
    let target = unsafe { CStr::from_ptr(info.target) }.to_string_lossy();
    let count = usize::try_from(argc).unwrap_or(0);
    let mut arguments = Vec::with_capacity(count);
    for k in 0..count {
        // SAFETY: there are `argc` strings at `argv`.
        let argument = unsafe { CStr::from_ptr(*argv.add(k)) };
        arguments.push(argument.to_string_lossy().into_owned());
    }
    match prepare(&target, info, &arguments) {
        Ok(options) => {
            let _ = OPTIONS.set(options);
            // SAFETY: the callbacks have the types that are declared, and stay as long as the library.
            unsafe {
                qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
                qemu_plugin_register_atexit_cb(id, at_exit, std::ptr::null_mut());
            }
            0
        }
        Err(message) => {
            eprintln!("chip-model: {message}");
            1
        }
    }
}

/// Everything that can go wrong goes wrong here, before the program runs.
fn prepare(target: &str, info: &Info, arguments: &[String]) -> Result<Options, String> {
    if target != "xtensa" {
        return Err(format!(
            "this is a model of the ESP8266, and QEMU emulates {target}: use qemu-system-xtensa"
        ));
    }
    if !(info.oldest_api..=info.newest_api).contains(&API) {
        return Err(format!(
            "QEMU has plugin API {} to {}, not {API}",
            info.oldest_api, info.newest_api
        ));
    }
    let options = Options::parse(arguments.iter().map(String::as_str))?;
    if let Some(path) = &options.opcodes {
        let opcodes = fs::read(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
        let _ = OPCODES.set(opcodes);
    }
    if let Some(out) = &options.out {
        let unfinished = unfinished(out);
        fs::write(&unfinished, "")
            .map_err(|e| format!("cannot write {}: {e}", unfinished.display()))?;
    }
    Ok(options)
}

/// The report's name until it is complete.
fn unfinished(out: &Path) -> PathBuf {
    let mut name = out.as_os_str().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    name.into()
}

/// QEMU has translated a block: tell it what to count when the block runs.
extern "C" fn translated(_: PluginId, block: Block) {
    let Some(options) = OPTIONS.get() else { return };
    // SAFETY: the block is QEMU's, and in translation until this function returns.
    let (pc, length) = unsafe { (qemu_plugin_tb_vaddr(block), qemu_plugin_tb_n_insns(block)) };
    if options.map {
        COUNTERS.code(pc as u32);
    }
    let mut end = End::Plain;
    // The run that is being measured: its first instruction, that one's address, its length.
    let mut run: Option<(Instruction, u32, u64)> = None;
    for index in 0..length {
        // SAFETY: `index` is below the number of instructions; the instruction has `size` bytes of data.
        let (insn, pc, bytes) = unsafe {
            let insn = qemu_plugin_tb_get_insn(block, index);
            let data = qemu_plugin_insn_data(insn).cast::<u8>();
            let bytes = std::slice::from_raw_parts(data, qemu_plugin_insn_size(insn));
            (insn, qemu_plugin_insn_vaddr(insn) as u32, bytes)
        };
        let kind = decode(bytes);
        if index + 1 == length {
            if calls(bytes) {
                end = End::Call(pc + 3);
            } else if jumps_computed(bytes) && options.in_loop(pc) {
                end = End::Dispatch;
            }
        }
        if kind != Insn::Plain && OPCODES.get().is_some() && options.in_loop(pc) {
            // SAFETY: `fetched` has the declared type and needs no data.
            unsafe {
                qemu_plugin_register_vcpu_mem_cb(
                    insn,
                    fetched,
                    NO_REGISTERS,
                    LOADS_AND_STORES,
                    std::ptr::null_mut(),
                );
            }
        }
        let (first, at, before) = run.unwrap_or((insn, pc, 0));
        run = Some((first, at, before + 1));
        if kind != Insn::Plain || options.each || index + 1 == length {
            count(options, first, at, before + 1);
            run = None;
        }
        let watched = options.map && kind != Insn::Plain || !options.count && kind == Insn::SubWord;
        if watched {
            let site: *const Site = COUNTERS.site(pc);
            // SAFETY: the site is never freed and `accessed` takes it for what it is.
            unsafe {
                qemu_plugin_register_vcpu_mem_cb(
                    insn,
                    accessed,
                    NO_REGISTERS,
                    LOADS_AND_STORES,
                    site.cast_mut().cast(),
                );
            }
        }
    }
    if options.traces() {
        let followed: *const Followed = Box::leak(Box::new(Followed { pc: pc as u32, end }));
        // SAFETY: the block is never freed and `started` takes it for what it is.
        unsafe {
            qemu_plugin_register_vcpu_tb_exec_cb(
                block,
                started,
                NO_REGISTERS,
                followed.cast_mut().cast(),
            );
        }
    }
}

/// A block that is followed begins.
extern "C" fn started(_: c_uint, block: *mut c_void) {
    // SAFETY: `block` is what `translated` registered: a `Followed`, never freed, and it does not change.
    let block = unsafe { &*block.cast::<Followed>() };
    let mut trace = COUNTERS
        .trace
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    trace.block(block.pc, block.end, COUNTERS.instructions.load(Relaxed));
}

/// An instruction of the interpreter's loop has accessed memory.
extern "C" fn fetched(_: c_uint, _: u32, address: u64, _: *mut c_void) {
    let (Some(options), Some(opcodes)) = (OPTIONS.get(), OPCODES.get()) else {
        return;
    };
    let at = (address as u32).wrapping_sub(options.program);
    match opcodes.get(at as usize / 4) {
        Some(&opcode) if at % 4 == 0 && opcode != NO_OPCODE => {
            let mut trace = COUNTERS
                .trace
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            trace.load(opcode, COUNTERS.instructions.load(Relaxed));
        }
        _ => {}
    }
}

/// Has QEMU add `length` whenever `first` is about to be executed.
fn count(options: &Options, first: Instruction, pc: u32, length: u64) {
    let add = |counter: &'static AtomicU64| {
        // SAFETY: the counter is a `u64` that is never freed, and QEMU adds to it from one thread.
        unsafe {
            qemu_plugin_register_vcpu_insn_exec_inline(
                first,
                ADD_U64,
                counter.as_ptr().cast(),
                length,
            )
        };
    };
    add(&COUNTERS.instructions);
    if options.profile {
        add(COUNTERS.run(pc, length));
    }
}

/// A watched instruction has accessed memory. Accesses that raised an exception in QEMU do not come here.
extern "C" fn accessed(_: c_uint, info: u32, address: u64, site: *mut c_void) {
    // SAFETY: `site` is what `translated` registered: a `Site`, never freed, only atomics in it that change.
    let site = unsafe { &*site.cast::<Site>() };
    // SAFETY: `info` is this access's.
    let (shift, store) = unsafe {
        (
            qemu_plugin_mem_size_shift(info),
            qemu_plugin_mem_is_store(info),
        )
    };
    let map = OPTIONS.get().is_some_and(|options| options.map);
    COUNTERS.access(site, address as u32, 1 << shift, store, map);
}

/// The program has ended, or QEMU was ended.
extern "C" fn at_exit(_: PluginId, _: *mut c_void) {
    let text = COUNTERS.report().to_string();
    let Some(out) = OPTIONS.get().and_then(|options| options.out.as_deref()) else {
        eprint!("{text}");
        return;
    };
    let unfinished = unfinished(out);
    if let Err(e) = fs::write(&unfinished, text).and_then(|()| fs::rename(&unfinished, out)) {
        eprintln!("chip-model: cannot write {}: {e}", out.display());
    }
}
