//! Imports while modules are frozen.

use crate::error::{Outcome, Raise, R};
use crate::vm::freezing::Status;
use crate::vm::Vm;
use format::value::Value;

impl Vm<'_> {
    /// Imports module `n`, which got as far as `status`, while modules are being frozen. A module that was
    /// evaluated before is imported as on the device. A module that will run on the device stops the evaluation.
    pub(crate) fn import_freezing(&mut self, n: u32, status: Status) -> R<Outcome> {
        let object = self.module_object(n);
        match status {
            Status::New => {
                self.enter_body(n)?;
                Ok(Outcome::ENTERED)
            }
            Status::Running => Ok(Outcome::value(object)),
            Status::Done => {
                self.freeze_note_import(n);
                self.set_imported(n, true);
                self.freeze_apply(n, true)?;
                self.bind_in_package(n)?;
                Ok(Outcome::value(object))
            }
            Status::Raised => {
                // The module is not imported: what it did before it raised counts as done by the importer.
                self.freeze_apply(n, false)?;
                let e = self
                    .freezing_state()
                    .and_then(|f| f.modules.get(n as usize))
                    .map(|m| m.raised);
                self.exc = e.unwrap_or(Value::UNDEF);
                Err(Raise::Exc)
            }
            Status::Suspended | Status::Runs => {
                let name = self.module_name(n)?;
                self.freeze_stopped_by(name);
                Err(Raise::Suspend)
            }
        }
    }

    /// Applies the delta of module `n`. If `quiet`, its changes do not count as those of the running body.
    fn freeze_apply(&mut self, n: u32, quiet: bool) -> R<()> {
        let delta = self
            .freezing_state()
            .and_then(|f| f.modules.get(n as usize))
            .map(|m| m.delta.clone());
        if quiet {
            self.freeze_quiet(true);
        }
        let r = delta
            .unwrap_or_default()
            .iter()
            .try_for_each(|d| self.apply_change(d.change, d.object, d.key, d.value));
        if quiet {
            self.freeze_quiet(false);
        }
        r
    }
}
