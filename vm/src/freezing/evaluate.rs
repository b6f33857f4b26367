//! The evaluation of one module, up to its end or stop.

use crate::error::{Raise, R};
use crate::vm::freezing::{Checkpoint, Kept, Status, Stop};
use crate::vm::Vm;
use format::seeded_bugs::planted;
use format::value::Value;

impl Vm<'_> {
    /// Evaluates module `n` as the next import of the program, from the present state, and leaves the state that it
    /// left. If the module stops, the state is the one from before.
    ///
    /// # Errors
    /// `Budget` or `NoMem` if the body takes too much of that.
    pub fn evaluate(&mut self, n: u32) -> R<()> {
        let before = self.checkpoint();
        self.begin_memos(true);
        let mut r = self.run_memo(n);
        if let Err(Raise::Suspend) = r {
            r = self.stopped_in(n, &before);
        }
        self.begin_memos(false);
        match r {
            Ok(()) => Ok(()),
            Err(Raise::Exc) if !self.raised_for_memory() => {
                self.exc = Value::UNDEF;
                self.frame = before.frame.0;
                Ok(())
            }
            Err(Raise::Suspend) => {
                self.restore(&before);
                Ok(())
            }
            Err(e) => Err(e),
        }
    }

    /// Evaluates module `n` as [`Vm::evaluate`] does, and goes back to the state from before.
    ///
    /// # Errors
    /// Those of [`Vm::evaluate`].
    pub fn evaluate_alone(&mut self, n: u32) -> R<()> {
        let before = self.checkpoint();
        let r = self.evaluate(n);
        self.restore(&before);
        r
    }

    fn begin_memos(&mut self, on: bool) {
        self.set_recording(on);
        if !planted(13) {
            self.set_caches_off(on);
        }
        while self.pop_record().is_some() {}
    }

    fn run_memo(&mut self, n: u32) -> R<()> {
        if let Some(f) = self.freezing_mut() {
            f.steps = 0;
            f.stop = None;
        }
        let part = self.freezing.as_ref().map_or(Value::UNDEF, |f| f.part);
        self.counting = true;
        let outermost = match part.is_def() {
            true => self.main_module(),
            false => None,
        };
        self.bodies_begin(outermost);
        let r = match part.is_def() {
            true => self.run_body(part),
            false => self.run_module(n),
        };
        self.counting = false;
        self.bodies_begin(None);
        r
    }

    /// Evaluates the last part of the program, if an earlier part has stopped, as [`Vm::evaluate`] does with a module. If
    /// the part stops, the state is the one where it stops.
    ///
    /// # Errors
    /// Those of [`Vm::evaluate`].
    pub fn evaluate_part(&mut self) -> R<()> {
        let Some(n) = self.main_module() else {
            return Ok(());
        };
        let start = self.freezing.as_ref().and_then(|f| f.start.as_ref());
        let Some(part) = start
            .filter(|s| !s.frames.is_empty())
            .and_then(|s| s.bodies.last())
        else {
            return Ok(());
        };
        let part = *part;
        if let Some(f) = self.freezing_mut() {
            f.part = part;
        }
        if let Some(m) = self.freeze_module_mut(n) {
            m.is_part = true;
            m.status = Status::Runs;
        }
        let r = self.evaluate(n);
        if let Some(f) = self.freezing_mut() {
            f.part = Value::UNDEF;
        }
        r?;
        let stopped = self
            .freeze_module(n)
            .is_some_and(|m| m.status == Status::Suspended);
        if stopped {
            self.apply_memo(n)?;
        }
        Ok(())
    }

    /// Ends the records of an evaluation that has stopped. If a native is below the stop, evaluates again up to the call of
    /// the outermost such native.
    fn stopped_in(&mut self, n: u32, before: &Checkpoint) -> R<()> {
        let Some(stop) = self.freezing_mut().and_then(|f| f.stop.take()) else {
            return Err(Raise::Suspend);
        };
        let Some(name) = self.end_stopped(stop) else {
            return Err(Raise::Suspend);
        };
        let at = self.freezing.as_ref().map_or(0, |f| f.native_at);
        self.pop_record();
        self.restore(before);
        if let Some(f) = self.freezing_mut() {
            f.stop_at = Some((at, name));
        }
        let r = self.run_memo(n);
        let stop = self.freezing_mut().and_then(|f| {
            f.stop_at = None;
            f.stop.take()
        });
        match stop {
            Some(stop) => {
                self.end_stopped(stop);
                Err(Raise::Suspend)
            }
            None => r,
        }
    }

    /// Drops the innermost record, and goes back to the state before it.
    fn drop_record(&mut self) {
        if let Some(record) = self.pop_record() {
            self.restore(&record.before);
        }
    }

    /// Ends every record: the innermost, which has stopped, and then those that import it, each of which stops at its
    /// import. If a native is below the stop of the outermost, that record stays; gives the name of what stopped it.
    fn end_stopped(&mut self, stop: Stop) -> Option<Value> {
        let mut stop = stop;
        loop {
            let (n, outermost) = self.freezing.as_ref().and_then(|f| {
                let records = f.records.borrow();
                records.last().map(|r| (r.module, records.len() == 1))
            })?;
            match stop.kept {
                Kept::Whole => {
                    if let Some(m) = self.freeze_module_mut(n) {
                        m.stopped = Some((stop.name, stop.places));
                    }
                    let before = self.record_before();
                    self.end_record(Status::Suspended, stop.frames);
                    if let Some(before) = before {
                        self.restore(&before);
                    }
                }
                Kept::BelowNative if outermost => return Some(stop.name),
                Kept::BelowNative => self.drop_record(),
                Kept::No => {
                    self.drop_record();
                    if let Some(m) = self.freeze_module_mut(n) {
                        m.taken = true;
                        m.stopped = Some((stop.name, stop.places));
                    }
                }
            }
            // If there is no memory for the full name, its last part has to do.
            let name = self.module_name(n).unwrap_or(self.image.module(
                &self.mem,
                n,
                format::image::module::NAME,
            ));
            stop = self.stop_here(name);
        }
    }

    /// The state before the innermost record.
    fn record_before(&mut self) -> Option<Checkpoint> {
        let records = self.freezing_mut()?.records.get_mut();
        records.last().map(|r| (*r.before).clone())
    }

    /// The instruction of an evaluation that is counted is about to be executed.
    ///
    /// # Errors
    /// `Suspend` if the evaluation has to stop before it.
    #[inline(never)]
    pub(crate) fn count_step(&mut self) -> R<()> {
        let Some(f) = self.freezing.as_deref_mut() else {
            return Ok(());
        };
        if f.records.get_mut().len() > 1 {
            return Ok(());
        }
        f.steps += 1;
        if let Some((at, name)) = f.stop_at {
            if f.steps == at {
                self.freeze_stopped_by(name);
                return Err(Raise::Suspend);
            }
        }
        Ok(())
    }

    /// A native is about to call Python code. Notes the instruction, if no other native is below it.
    pub(crate) fn note_native(&mut self) {
        if self.calls.depth != 1 {
            return;
        }
        if let Some(f) = self.freezing.as_deref_mut() {
            f.native_at = f.steps;
        }
    }
}
