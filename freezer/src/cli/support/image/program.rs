//! The program of an image, and what its start says of each module.

use format::frame;
use format::image::{stage, start, State};
use format::layout::{function, tuple};
use format::object::Kind;
use format::value::Value;

use super::View;

/// Name of the part of a program that runs before its module.
const BEFORE: &str = "boot.py";

impl View<'_> {
    /// Field `field` of the state in which the program begins, see [`start`]; UNDEF if there is no program.
    pub fn start(&self, field: u32) -> Value {
        self.mem.get_or_undef(self.image.start, field)
    }

    /// True for a module that is a part of the program.
    pub fn is_program(&self, n: u32) -> bool {
        self.image.main.is_some_and(|main| {
            main == n || self.module_name(n) == BEFORE && self.image.start.is_def()
        })
    }

    /// True for a module that the program has imported before it stopped, and for the program itself.
    pub fn is_begun(&self, n: u32) -> bool {
        self.is_program(n) || self.stage(n, stage::BEGUN)
    }

    fn stage(&self, n: u32, row: u32) -> bool {
        let stages = self.start(start::STAGES);
        let at = row * stage::row_words(self.image.modules) + n / 32;
        stages.is_def() && self.mem.body_word(stages, at) >> (n % 32) & 1 != 0
    }

    /// The state of a module that had begun when the program stopped.
    pub fn begun_state(&self, n: u32) -> State {
        if self.is_program(n) {
            return self.program_state(Some(n) == self.image.main);
        }
        match (self.stage(n, stage::THERE), self.stage(n, stage::RUNNING)) {
            (true, true) => State::Resumes,
            (true, false) => State::Frozen,
            (false, _) => State::Raises,
        }
    }

    /// The state of the last part of the program that has one, in each start.
    fn program_state(&self, last: bool) -> State {
        let size = |field| self.mem.size(self.start(field));
        let behind = size(start::BODIES);
        let (own, goes_on) = (u32::from(!last), size(start::FRAMES) > 0);
        match behind {
            n if n > own => State::Runs,
            n if n < own => State::Frozen,
            _ if goes_on => State::Resumes,
            _ if last && self.start(start::RAISED).is_def() => State::Raises,
            _ => State::Frozen,
        }
    }

    /// The place in the image where the body of module `n` goes on, if it was stopped.
    pub fn stop_place(&self, frames: Value, object: Value) -> Option<u32> {
        let frames = (0..self.mem.size(frames)).map(|i| self.mem.item(frames, i));
        let mut own = frames.filter(|f| {
            let func = self.mem.get(*f, tuple::ITEMS + frame::FUNC);
            self.mem.is(*f, Kind::Tuple) && self.mem.get(func, function::MODULE) == object
        });
        let pc = own
            .next()
            .map(|f| self.mem.get(f, tuple::ITEMS + frame::PC));
        pc.map(Value::as_len)
    }
}
