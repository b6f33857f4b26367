//! Support for the freezer: evaluation of module bodies on the host, in the VM of the device.
//!
//! First the image's program runs, as an ordinary run, up to the first call that touches the world. Everything that it
//! has made is then *sealed*: the objects get the frozen bit, so that later writes to them become deltas and shadows, as on
//! the device. Then the other modules are evaluated. What a body learns from sealed objects, and what it changes in
//! them, is recorded, and becomes the module's memo.
//!
//! | file | |
//! |---|---|
//! | `program` | the program, up to its stop |
//! | `evaluate` | one module, up to its end or stop |
//! | `body` | the begin and the end of a body; sealing its objects |
//! | `checkpoint` | going back to an earlier state |
//! | `import` | imports while modules are frozen |
//! | `makers` | which module's body made which object |
//! | `record` | what a body learns and changes |
//! | `memo` | the tuples of a memo |
//! | `frames` | the frames of a stopped body |
//! | `queries` | the tool's questions about an evaluation |

extern crate alloc;

mod body;
mod checkpoint;
mod evaluate;
mod frames;
mod import;
mod makers;
mod memo;
mod program;
mod queries;
mod record;

use alloc::vec::Vec;
use core::cell::RefCell;

use crate::vm::freezing::{Freezing, Module};
use crate::vm::Vm;
use format::value::Value;

impl Vm<'_> {
    /// Makes this a VM that evaluates modules for the freezer: module objects lie in RAM, and nothing is collected.
    pub fn start_freezing(&mut self) {
        self.freezing = Some(alloc::boxed::Box::new(Freezing {
            modules: (0..self.image.modules).map(|_| Module::new()).collect(),
            main: None,
            start: None,
            records: RefCell::new(Vec::new()),
            part: Value::UNDEF,
            bodies: Vec::new(),
            makers: Vec::new(),
            stop: None,
            steps: 0,
            native_at: 0,
            stop_at: None,
            recording: false,
        }));
    }

    /// The state of the freeze; `None` if this VM does not evaluate for the freezer.
    pub fn freezing_state(&self) -> Option<&Freezing> {
        self.freezing.as_deref()
    }
    /// Mutable access to the state of the freeze; `None` if this VM does not evaluate for the freezer.
    fn freezing_mut(&mut self) -> Option<&mut Freezing> {
        self.freezing.as_deref_mut()
    }

    /// What is known of module `n` in this freeze.
    pub(crate) fn freeze_module(&self, n: u32) -> Option<&Module> {
        self.freezing.as_ref()?.modules.get(n as usize)
    }
    /// What is known of module `n` in this freeze, to be changed.
    fn freeze_module_mut(&mut self, n: u32) -> Option<&mut Module> {
        self.freezing.as_mut()?.modules.get_mut(n as usize)
    }
    /// The object of module `n` in this freeze.
    pub(crate) fn freeze_object(&self, n: u32) -> Option<Value> {
        self.freeze_module(n).map(|m| m.object)
    }

    /// Switches recording on or off; gives what it was. Without recording, the caches of look-ups may be used.
    pub(crate) fn set_recording(&mut self, on: bool) -> bool {
        #[cfg(debug_assertions)]
        self.audit_switch(on);
        match self.freezing_mut() {
            Some(f) => core::mem::replace(&mut f.recording, on),
            None => false,
        }
    }

    /// Number of the program's module.
    pub(crate) fn main_module(&self) -> Option<u32> {
        match self.freezing.as_deref() {
            Some(f) => f.main,
            None => self.image.main,
        }
    }

    /// Notes that the running body calls the recorded native `name`.
    pub(crate) fn freeze_recorded(&mut self, name: Value) {
        let pc = self.pc;
        let running = self.running_module();
        if let Some(m) = running.and_then(|n| self.freeze_module_mut(n)) {
            m.recorded.push((name, pc));
        }
    }

    /// Number of the module whose body is the innermost one that is running.
    fn running_module(&self) -> Option<u32> {
        let bodies = &self.freezing.as_ref()?.bodies;
        bodies.last().copied().or(self.main_module())
    }
}
