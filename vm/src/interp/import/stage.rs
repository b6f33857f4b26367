//! How far the import of each module is, and the state in which the program begins.

use crate::vm::{Alarm, Vm, PLACES};
use format::image::delta::Setting;
use format::image::{stage, start};
use format::value::Value;

/// First word of RAM of the rows of bits; see [`stage`].
const ROWS_AT: u32 = 1;

impl Vm<'_> {
    fn stage_bit(&self, n: u32, row: u32) -> bool {
        let at = ROWS_AT + row * stage::row_words(self.image.modules) + n / 32;
        self.mem.ram(at) & 1 << (n & 31) != 0
    }
    fn set_stage_bit(&mut self, n: u32, row: u32, on: bool) {
        let (at, bit) = (
            ROWS_AT + row * stage::row_words(self.image.modules) + n / 32,
            1 << (n & 31),
        );
        let w = self.mem.ram(at);
        self.mem.set_ram(at, if on { w | bit } else { w & !bit });
    }

    /// True once the first attempt to import module `n` has begun.
    pub fn is_begun(&self, n: u32) -> bool {
        self.stage_bit(n, stage::BEGUN)
    }
    /// True if module `n` is there: its body is running or has ended, and nothing has taken the module out again.
    pub fn is_there(&self, n: u32) -> bool {
        self.stage_bit(n, stage::THERE)
    }
    /// True while the body of module `n` is running.
    pub fn is_running(&self, n: u32) -> bool {
        self.stage_bit(n, stage::RUNNING)
    }
    /// True if module `n` is an attribute of its package without an entry there.
    pub(crate) fn is_bound(&self, n: u32) -> bool {
        self.stage_bit(n, stage::BOUND)
    }
    /// Sets whether module `n` is an attribute of its package without an entry there.
    pub(crate) fn set_bound(&mut self, n: u32, on: bool) {
        self.set_stage_bit(n, stage::BOUND, on);
    }
    /// The body of module `n` begins.
    pub(crate) fn stage_begins(&mut self, n: u32) {
        self.set_stage_bit(n, stage::BEGUN, true);
        self.set_stage_bit(n, stage::THERE, true);
        self.set_stage_bit(n, stage::RUNNING, true);
    }
    /// Module `n` is complete.
    pub(crate) fn stage_done(&mut self, n: u32) {
        self.set_stage_bit(n, stage::BEGUN, true);
        self.set_stage_bit(n, stage::THERE, true);
        self.set_stage_bit(n, stage::RUNNING, false);
    }
    /// Module `n` is not there any more: its body has raised, or the program has taken the module out.
    pub(crate) fn stage_gone(&mut self, n: u32) {
        self.set_stage_bit(n, stage::BEGUN, true);
        self.set_stage_bit(n, stage::THERE, false);
        self.set_stage_bit(n, stage::RUNNING, false);
    }

    /// Word `i` of the rows of bits of all modules; `None` past the last one.
    #[cfg(feature = "build")]
    pub(crate) fn stage_word(&self, i: u32) -> Option<u32> {
        let words = stage::ROWS * stage::row_words(self.image.modules);
        (i < words).then(|| self.mem.ram(ROWS_AT + i))
    }

    /// Brings the VM into the state in which the image's program begins: frozen objects are as they are in the image,
    /// and what was imported at freeze time is there.
    pub fn start_over(&mut self) {
        self.overlay_clear();
        self.caches.classes_patched = false;
        self.heap.locked = 0;
        self.alarm = Alarm::default();
        self.exc = Value::UNDEF;
        self.stack.low = self.mem.ram_len();
        self.frame = Value::UNDEF;
        self.calls.depth = 0;
        self.calls.nesting = 0;
        self.calls.by_natives = 0;
        self.persistent = [Value::UNDEF; PLACES];
        let start = self.image.start;
        let words = stage::ROWS * stage::row_words(self.image.modules);
        for i in 0..words {
            let word = match start.is_def() {
                true => self.mem.body_word(self.mem.get(start, start::STAGES), i),
                false => 0,
            };
            self.mem.set_ram(ROWS_AT + i, word);
        }
        for (i, setting) in (0..).zip(Setting::ALL) {
            *self.setting(setting) = match start.is_def() {
                true => self.mem.get(start, start::SETTINGS + i).as_int(),
                false => setting.at_power_on(),
            };
        }
        if start.is_def() {
            for i in 0..PLACES {
                self.persistent[i] = self.mem.get(start, start::ROOT + i as u32);
            }
        }
    }
}

const _: () = assert!(start::ROOTS.len() == PLACES);
const _: () = assert!(start::MODULE_OBJECTS == crate::vm::Keep::ModuleObjects as usize);
const _: () = assert!(start::SYS_MODULES == crate::vm::Keep::SysModules as usize);
