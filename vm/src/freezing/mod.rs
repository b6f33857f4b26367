//! Support for the freezer: evaluation of module bodies on the host, in the same VM that the device has.
//!
//! Each evaluated module gets its objects *sealed*: their headers get the frozen
//! bit, so that later writes to them become deltas and shadows, as on the device.
//! What a body changes in objects sealed before is written down: its import delta.
//!
//! | file | |
//! |---|---|
//! | `body` | a body begins and ends; its objects are sealed |
//! | `changes` | what the running body changes is written down |
//! | `delta`, `order` | the changes that remain at its end, as an import delta |
//! | `frames` | the frames of a body that is suspended |
//! | `import` | imports while modules are frozen |
//! | `queries` | what the tool asks about an evaluation |

extern crate alloc;

mod body;
mod changes;
mod delta;
mod frames;
mod import;
mod order;
mod queries;

use alloc::vec::Vec;

use crate::error::R;
use crate::vm::freezing::{Freezing, Module, Status};
use crate::vm::Vm;
use format::image::delta::Setting;
use format::value::Value;

impl Vm<'_> {
    /// Makes this a VM that evaluates for the freezer: module objects in RAM,
    /// nothing collected.
    ///
    /// # Errors
    /// `NoMem` if the RAM cannot even hold the modules.
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
        }));
        Ok(())
    }

    /// The state of the freeze.
    pub fn freezing_state(&self) -> Option<&Freezing> {
        self.freezing.as_deref()
    }
    /// The state of the freeze, to be changed.
    fn freezing_mut(&mut self) -> Option<&mut Freezing> {
        self.freezing.as_deref_mut()
    }

    /// Evaluates module `n` in a session of its own: nothing is imported, every
    /// sealed object is as it was sealed.
    ///
    /// # Errors
    /// What ended the evaluation before its end; the state says which modules
    /// are suspended or have raised.
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

    /// A recorded native was called.
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
