//! The image's program: an ordinary run, up to the first call that touches the world.

use alloc::vec::Vec;

use super::alloc;
use crate::error::{Raise, R};
use crate::vm::freezing::{Kept, Module, Start, Status, Stop};
use crate::vm::Vm;
use format::image::delta::Setting;
use format::image::module;
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// Evaluates the program, whose bodies are those of the modules `parts`, one after the other, in the namespace of the
    /// module `main`; without `main`, the image will have no program. Where it stops is the state in which each start of the image begins.
    ///
    /// # Errors
    /// `Budget` or `NoMem` if the program takes too much of that.
    pub fn evaluate_program(&mut self, main: Option<u32>, parts: &[u32]) -> R<()> {
        let Some(main) = main else {
            return self.keep_start(Vec::new(), Vec::new(), Value::UNDEF);
        };
        if let Some(f) = self.freezing_mut() {
            f.main = Some(main);
        }
        self.bodies_begin(Some(main));
        let object = self.begin_object(main)?;
        let mut bodies = Vec::new();
        for n in parts {
            let body = self.image.module(&self.mem, *n, module::BODY);
            bodies.push(self.body_in(body, object)?);
        }
        let before = self.checkpoint();
        let mut end = self.run_parts(&bodies);
        if let Err(Raise::Suspend) = end.0 {
            let stop = self.freezing_mut().and_then(|f| f.stop.take());
            match stop.as_ref().map(|s| s.kept) {
                Some(Kept::Whole) => {
                    let (frames, left) = (stop.map(|s| self.note_stop(main, s)), end.1);
                    return self.keep_start(
                        frames.unwrap_or_default(),
                        bodies[left + 1..].to_vec(),
                        Value::UNDEF,
                    );
                }
                Some(Kept::BelowNative) => {
                    self.restore(&before);
                    self.forget_started();
                    let at = self.freezing.as_ref().map_or(0, |f| f.native_at);
                    if let (Some(f), Some(s)) = (self.freezing_mut(), stop) {
                        f.stop_at = Some((at, s.name));
                    }
                    end = self.run_parts(&bodies);
                    let stop = self.freezing_mut().and_then(|f| {
                        f.stop_at = None;
                        f.stop.take()
                    });
                    if let (Err(Raise::Suspend), Some(s)) = (end.0, stop) {
                        if s.kept == Kept::Whole {
                            let frames = self.note_stop(main, s);
                            let left = bodies[end.1 + 1..].to_vec();
                            return self.keep_start(frames, left, Value::UNDEF);
                        }
                    }
                }
                _ => {}
            }
            // The program runs on the device from its start.
            self.restore(&before);
            self.forget_started();
            return self.keep_start(Vec::new(), bodies, Value::UNDEF);
        }
        match end.0 {
            Ok(()) => self.keep_start(Vec::new(), Vec::new(), Value::UNDEF),
            Err(Raise::Exc) if !self.raised_for_memory() => {
                let raised = self.exc;
                let exits = self.is_a(raised, TypeId::SystemExit);
                if let Some(m) = self.freeze_module_mut(main) {
                    m.status = if exits { m.status } else { Status::Raised };
                    m.raised = raised;
                }
                self.keep_start(Vec::new(), Vec::new(), raised)
            }
            Err(e) => Err(e),
        }
    }

    /// Runs the program's bodies. Gives the number of the last one that ran, too.
    fn run_parts(&mut self, bodies: &[Value]) -> (R<()>, usize) {
        if let Some(f) = self.freezing_mut() {
            f.steps = 0;
            f.stop = None;
        }
        self.bodies_begin(self.main_module());
        self.counting = true;
        let mut end = (Ok(()), 0);
        for (i, body) in bodies.iter().enumerate() {
            end = (self.run_body(*body), i);
            if end.0.is_err() {
                break;
            }
        }
        self.counting = false;
        self.bodies_begin(None);
        end
    }

    /// Notes where the program stopped; gives its frames.
    fn note_stop(&mut self, main: u32, stop: Stop) -> Vec<Value> {
        for n in 0..self.image.modules {
            if n == main || self.is_running(n) {
                if let Some(m) = self.freeze_module_mut(n) {
                    m.status = Status::Suspended;
                    m.stopped = Some((stop.name, stop.places.clone()));
                }
            }
        }
        stop.frames
    }

    /// Forgets which modules the program has imported: it will run again.
    fn forget_started(&mut self) {
        if let Some(f) = self.freezing_mut() {
            let main = f.main;
            for (n, m) in (0..).zip(&mut f.modules) {
                if Some(n) != main {
                    *m = Module::new();
                }
            }
        }
    }

    /// Seals everything, and keeps the present state as the one in which each start begins.
    fn keep_start(&mut self, frames: Vec<Value>, bodies: Vec<Value>, raised: Value) -> R<()> {
        self.seal(self.heap.start);
        for n in 0..self.image.modules {
            let (there, running) = (self.is_there(n), self.is_running(n));
            let is_main = self.main_module() == Some(n);
            if let Some(m) = self.freeze_module_mut(n).filter(|m| m.started) {
                if !is_main {
                    m.status = match (there, running) {
                        (true, false) => Status::Done,
                        (true, true) => Status::Suspended,
                        (false, _) => Status::Raised,
                    };
                } else if there && !running {
                    m.status = Status::Done;
                }
            }
        }
        let start = Start {
            frames,
            bodies,
            raised,
            stopped: self
                .main_module()
                .and_then(|n| self.freeze_module(n)?.stopped.clone()),
            stages: (0..).map_while(|i| self.stage_word(i)).collect(),
            settings: Setting::ALL.map(|setting| *self.setting(setting)),
            roots: self.persistent,
        };
        if let Some(f) = self.freezing_mut() {
            f.start = Some(start);
        }
        self.frame = Value::UNDEF;
        self.stack.low = self.mem.ram_len();
        self.exc = Value::UNDEF;
        self.calls.depth = 0;
        self.calls.nesting = 0;
        self.calls.by_natives = 0;
        self.heap.locked = 0;
        Ok(())
    }
}
