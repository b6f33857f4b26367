//! The image's program. It goes on where it stopped at freeze time.

use crate::error::{Outcome, Raise, R};
use crate::vm::Vm;
use format::frame::{MODULE, STOP};
use format::image::{module, start, State};
use format::layout::tuple;
use format::value::Value;

impl Vm<'_> {
    /// True if the image has a program.
    pub fn has_program(&self) -> bool {
        self.image.start.is_def()
    }

    /// Runs the image's program from the state in which it begins, see [`Vm::start_over`].
    ///
    /// # Errors
    /// What the program raises.
    pub fn run_program(&mut self) -> R<()> {
        let start = self.image.start;
        if start.is_undef() {
            return Ok(());
        }
        let frames = self.mem.get(start, start::FRAMES);
        let frames_kept = self.mem.size(frames) > 0;
        if frames_kept {
            self.nested_run(|vm| {
                vm.resume_frames(frames, MODULE | STOP)?;
                Ok(Outcome::ENTERED)
            })?;
        }
        let raised = self.mem.get(start, start::RAISED);
        if raised.is_def() {
            self.exc = raised;
            return Err(Raise::Exc);
        }
        let bodies = self.mem.get(start, start::BODIES);
        let n = self.mem.size(bodies);
        for i in 0..n {
            let body = self.mem.get(bodies, tuple::ITEMS + i);
            match self.image.main.filter(|_| i + 1 == n && frames_kept) {
                Some(main) => self.run_part(main, body)?,
                None => self.run_body(body)?,
            }
        }
        Ok(())
    }

    /// Runs the last part of the program, after an earlier part that stopped at freeze time: by its memo, if that holds.
    fn run_part(&mut self, main: u32, body: Value) -> R<()> {
        let state = State::from_index(self.image.module(&self.mem, main, module::STATE).as_len());
        if state == State::Runs || !self.memo_holds(main)? {
            return self.run_body(body);
        }
        self.apply_memo(main)?;
        let frames = self.image.module(&self.mem, main, module::FRAMES);
        match state {
            State::Resumes => {
                self.stage_begins(main);
                self.nested_run(|vm| {
                    vm.resume_frames(frames, MODULE | STOP)?;
                    Ok(Outcome::ENTERED)
                })
                .map(|_| ())
            }
            State::Raises => {
                self.exc = self.mem.get(frames, tuple::ITEMS);
                Err(Raise::Exc)
            }
            State::Frozen | State::Runs => Ok(()),
        }
    }

    /// Runs one of the program's bodies.
    pub(crate) fn run_body(&mut self, body: Value) -> R<()> {
        #[cfg(feature = "build")]
        let main = self.main_module();
        #[cfg(not(feature = "build"))]
        let main = self.image.main;
        self.nested_run(|vm| {
            #[cfg(feature = "build")]
            if let Some(main) = main.filter(|_| vm.is_recording()) {
                vm.begin_record(main);
            }
            vm.push_frame(body, MODULE | STOP, 0)?;
            if let Some(main) = main {
                vm.stage_begins(main);
            }
            Ok(Outcome::ENTERED)
        })
        .map(|_| ())
    }
}
