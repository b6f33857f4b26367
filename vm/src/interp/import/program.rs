//! The image's program. It goes on where it stopped at freeze time.

use crate::error::{Outcome, Raise, R};
use crate::vm::Vm;
use format::frame::{MODULE, STOP};
use format::image::start;
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
        if self.mem.size(frames) > 0 {
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
        for i in 0..self.mem.size(bodies) {
            self.run_body(self.mem.get(bodies, tuple::ITEMS + i))?;
        }
        Ok(())
    }

    /// Runs one of the program's bodies.
    pub(crate) fn run_body(&mut self, body: Value) -> R<()> {
        #[cfg(feature = "build")]
        let main = self.main_module();
        #[cfg(not(feature = "build"))]
        let main = self.image.main;
        self.nested_run(|vm| {
            vm.push_frame(body, MODULE | STOP, 0)?;
            if let Some(main) = main {
                vm.stage_begins(main);
            }
            Ok(Outcome::ENTERED)
        })
        .map(|_| ())
    }
}
