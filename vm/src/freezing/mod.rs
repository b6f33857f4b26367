//! Support for the freezer: evaluation of module bodies on the host, in the VM that the device has too.
//!
//! At the end of its body a module's objects are *sealed*: their headers get the frozen bit, so that later writes
//! to them become deltas and shadows, as on the device. What a body changes in objects that were sealed before is
//! noted: it becomes the body's import delta.
//!
//! | file | |
//! |---|---|
//! | `body` | the begin and the end of a body; sealing its objects |
//! | `changes` | notes of what the running body changes |
//! | `delta`, `order` | the changes that are still there at a body's end, as its import delta |
//! | `frames` | the frames of suspended bodies |
//! | `import` | imports while modules are frozen |
//! | `queries` | the tool's questions about an evaluation |

extern crate alloc;

mod body;
mod changes;
mod delta;
mod frames;
mod import;
mod order;
mod queries;
mod record;

use alloc::vec::Vec;

use crate::error::R;
use crate::vm::freezing::{Freezing, Module, Status};
use crate::vm::Vm;
use format::image::delta::Setting;
use format::value::Value;

impl Vm<'_> {
    /// Makes this a VM that evaluates modules for the freezer: module objects lie in RAM, and nothing is
    /// collected.
    ///
    /// # Errors
    /// `NoMem` if the RAM cannot hold the module objects.
    pub fn start_freezing(&mut self) -> R<()> {
        let mut modules = Vec::new();
        for n in 0..self.image.modules {
            let object = self.new_module(n)?;
            modules.push(Module {
                object,
                status: Status::New,
                delta: Vec::new(),
                raised: Value::UNDEF,
                recorded: Vec::new(),
                frames: Vec::new(),
                stopped: None,
                words: 0,
            });
        }
        self.freezing = Some(alloc::boxed::Box::new(Freezing {
            modules,
            bodies: Vec::new(),
            quiet: 0,
            stopped_by: Value::UNDEF,
            recording: false,
        }));
        Ok(())
    }

    /// The state of the freeze; `None` if this VM does not evaluate for the freezer.
    pub fn freezing_state(&self) -> Option<&Freezing> {
        self.freezing.as_deref()
    }
    /// Mutable access to the state of the freeze; `None` if this VM does not evaluate for the freezer.
    fn freezing_mut(&mut self) -> Option<&mut Freezing> {
        self.freezing.as_deref_mut()
    }

    /// Evaluates module `n` from a clean state: nothing is imported, and every sealed object is as it was when it
    /// was sealed.
    ///
    /// # Errors
    /// What stopped the evaluation early. [`Vm::freezing_state`] says which modules are suspended or have raised.
    pub fn evaluate(&mut self, n: u32) -> R<()> {
        self.overlay_clear();
        self.forget_imports();
        for setting in Setting::ALL {
            *self.setting(setting) = setting.at_power_on();
        }
        self.heap.locked = 0;
        self.exc = Value::UNDEF;
        self.stack.low = self.mem.ram_len();
        self.frame = Value::UNDEF;
        self.calls.depth = 0;
        self.calls.nesting = 0;
        if let Some(f) = self.freezing_mut() {
            f.bodies.clear();
            f.stopped_by = Value::UNDEF;
        }
        self.run_module(n)
    }

    /// Status of module `n` in this freeze.
    pub(crate) fn freeze_status(&self, n: u32) -> Option<Status> {
        self.freezing
            .as_ref()
            .and_then(|f| f.modules.get(n as usize))
            .map(|m| m.status)
    }
    /// The object of module `n` in this freeze.
    pub(crate) fn freeze_object(&self, n: u32) -> Option<Value> {
        self.freezing
            .as_ref()
            .and_then(|f| f.modules.get(n as usize))
            .map(|m| m.object)
    }

    /// Notes that the running body calls the recorded native `name`.
    pub(crate) fn freeze_recorded(&mut self, name: Value) {
        let pc = self.pc;
        if let Some(f) = self.freezing_mut() {
            if let Some(b) = f.bodies.last() {
                let m = b.module as usize;
                if let Some(m) = f.modules.get_mut(m) {
                    m.recorded.push((name, pc));
                }
            }
        }
    }
}
