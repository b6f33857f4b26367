//! Support for the freezer: evaluation of module bodies on the host, in the same
//! machine that the device has.
//!
//! Each evaluated module gets its objects *sealed*: their headers get the frozen
//! bit, so that later writes to them become deltas and shadows, as on the device.
//! What a body changes in objects sealed before is written down: its import delta.

extern crate alloc;

mod order;

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use crate::error::R;
use crate::types::function;
use crate::vm::freezing::{Body, Delta, Freezing, Module, Status};
use crate::vm::{Vm, SETTINGS};
use format::frame;
use format::image::delta::Change;
use format::image::module;
use format::name;
use format::object::{self, Kind, FROZEN};
use format::value::Value;

impl Vm<'_> {
    /// Makes this a machine that evaluates for the freezer: module objects in RAM,
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
        for (n, default) in (0..).zip(SETTINGS) {
            *self.setting(n) = default;
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
    pub(crate) fn freeze_object(&self, n: u32) -> Option<Value> {
        self.freezing
            .as_ref()
            .and_then(|f| f.modules.get(n as usize))
            .map(|m| m.object)
    }

    /// The function that runs the body of module `n` with its object in RAM.
    pub(crate) fn freeze_body(&mut self, n: u32, body: Value) -> R<Value> {
        let code = self.mem.get(body, function::CODE);
        let module = self.module_object(n);
        self.alloc_words(Kind::Func, 0, &[code, module])
    }

    /// The body of module `n` begins.
    pub(crate) fn freeze_begin(&mut self, n: u32) {
        let start = self.heap.top;
        let settings = self.settings();
        if let Some(f) = self.freezing_mut() {
            if let Some(m) = f.modules.get_mut(n as usize) {
                m.status = Status::Running;
            }
            f.bodies.push(Body {
                module: n,
                start,
                nested: 0,
                entries: Vec::new(),
                entry_at: BTreeMap::new(),
                orders: BTreeMap::new(),
                wholes: Vec::new(),
                whole_at: BTreeMap::new(),
                imports: Vec::new(),
                settings,
            });
        }
    }

    /// Module `n` became imported while a body runs. What an imported module has imported in its turn is
    /// in that module's delta.
    pub(crate) fn freeze_note_import(&mut self, n: u32) {
        let Some(f) = self.freezing_mut().filter(|f| f.quiet == 0) else {
            return;
        };
        if let Some(b) = f.bodies.last_mut() {
            if b.module != n && !b.imports.contains(&n) {
                b.imports.push(n);
            }
        }
    }

    /// Writes between these two calls are no changes of the running body.
    pub(crate) fn freeze_quiet(&mut self, on: bool) {
        if let Some(f) = self.freezing_mut() {
            f.quiet = if on {
                f.quiet + 1
            } else {
                f.quiet.saturating_sub(1)
            };
        }
    }

    /// The entry `key` of the frozen namespace `ns` is about to be written.
    pub(crate) fn freeze_touch_entry(&mut self, ns: Value, key: Value, old: Value) {
        let first = self.freezing.as_deref().is_some_and(|f| {
            f.quiet == 0
                && f.bodies
                    .last()
                    .is_some_and(|b| !b.orders.contains_key(&ns.bits()))
        });
        let order = (first && self.mem.is(ns, Kind::Dict)).then(|| self.entries_in_order(ns));
        if let Some(f) = self.freezing_mut() {
            if f.quiet > 0 {
                return;
            }
            if let Some(b) = f.bodies.last_mut() {
                if let Some(all) = order {
                    b.orders.insert(ns.bits(), all);
                }
                let at = (ns.bits(), key.bits());
                if !b.entry_at.contains_key(&at) {
                    b.entry_at.insert(at, b.entries.len());
                    b.entries.push((ns, key, old));
                }
            }
        }
    }

    /// The frozen container `v` is about to be written.
    pub(crate) fn freeze_touch_whole(&mut self, v: Value) -> R<()> {
        let known = match self
            .freezing
            .as_deref()
            .and_then(|f| f.bodies.last().filter(|_| f.quiet == 0))
        {
            Some(b) => b.whole_at.contains_key(&v.bits()),
            None => true,
        };
        if known {
            return Ok(());
        }
        let before = self.copy_container(self.resolve(v))?;
        if let Some(b) = self.freezing_mut().and_then(|f| f.bodies.last_mut()) {
            b.whole_at.insert(v.bits(), b.wholes.len());
            b.wholes.push((v, before));
        }
        Ok(())
    }

    /// The innermost body ends with `status`: its changes become its delta, its objects are sealed.
    pub(crate) fn freeze_end(&mut self, status: Status) {
        let Some(body) = self.freezing_mut().and_then(|f| f.bodies.pop()) else {
            return;
        };
        let all = self.heap.top - body.start;
        let words = all - body.nested;
        let raised = if status == Status::Raised {
            self.exc
        } else {
            Value::UNDEF
        };
        let delta = self.net_changes(&body).unwrap_or_default();
        if status == Status::Raised {
            self.hand_over(&body);
        }
        self.seal(body.start);
        let object = self.freeze_object(body.module).unwrap_or(Value::UNDEF);
        self.seal_one(object);
        if let Some(f) = self.freezing_mut() {
            if let Some(m) = f.modules.get_mut(body.module as usize) {
                m.status = status;
                m.delta = delta;
                m.raised = raised;
                m.words = words;
            }
            if let Some(outer) = f.bodies.last_mut() {
                outer.nested += all;
            }
        }
    }

    /// What a body that raised has changed counts as changed by the one that imported it,
    /// which goes on with the changes in place.
    fn hand_over(&mut self, body: &Body) {
        let Some(outer) = self.freezing_mut().and_then(|f| f.bodies.last_mut()) else {
            return;
        };
        for (ns, key, old) in &body.entries {
            let at = (ns.bits(), key.bits());
            if !outer.entry_at.contains_key(&at) {
                outer.entry_at.insert(at, outer.entries.len());
                outer.entries.push((*ns, *key, *old));
            }
        }
        for (ns, all) in &body.orders {
            outer.orders.entry(*ns).or_insert_with(|| all.clone());
        }
        for (v, before) in &body.wholes {
            if !outer.whole_at.contains_key(&v.bits()) {
                outer.whole_at.insert(v.bits(), outer.wholes.len());
                outer.wholes.push((*v, *before));
            }
        }
    }

    /// The evaluation stopped: every running body ends, as its frames allow.
    pub fn freeze_stop(&mut self) {
        for n in self.freeze_running().into_iter().rev() {
            let m = self
                .freezing
                .as_ref()
                .and_then(|f| f.modules.get(n as usize));
            let runs = m.is_none_or(|m| m.frames.is_empty());
            self.freeze_end(if runs {
                Status::Runs
            } else {
                Status::Suspended
            });
            if runs {
                self.freeze_forget(n);
            }
        }
    }

    /// Numbers of the modules whose bodies run, outermost first.
    pub fn freeze_running(&self) -> Vec<u32> {
        self.freezing
            .as_ref()
            .map(|f| f.bodies.iter().map(|b| b.module).collect())
            .unwrap_or_default()
    }

    /// Module `n` is to run its body on the device, from the start: what it made is forgotten.
    fn freeze_forget(&mut self, n: u32) {
        let object = self.module_object(n);
        self.mem.set(object, 2, Value::UNDEF);
        if let Some(m) = self
            .freezing_mut()
            .and_then(|f| f.modules.get_mut(n as usize))
        {
            m.delta.clear();
        }
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

    /// The evaluation is about to stop, at a call of `name`: keeps the frames of every running
    /// body. A body with a native between its frames gets none: it will run from the start.
    pub(crate) fn freeze_stopped_by(&mut self, name: Value) {
        if self.freezing.as_ref().is_none_or(|f| f.stopped_by.is_def()) {
            return;
        }
        let running = self.freeze_running();
        let Some(f) = self.freezing_mut() else { return };
        f.stopped_by = name;
        let mut whole = self.calls.by_natives == 0;
        let mut frames = Vec::new();
        let mut modules = running.into_iter().rev();
        let (mut frame, mut base, mut pc) = (self.frame, self.base, self.pc);
        let (mut stopped_by, mut places) = (name, Vec::new());
        while frame.is_def() {
            let word = |vm: &Self, i: u32| Value::from_bits(vm.mem.ram(base - frame::REGS + i));
            let (regs, flags) = object::unpack(word(self, frame::INFO));
            places.push(pc);
            match self.capture(frame, base, regs, pc) {
                Ok(v) => frames.push(v),
                Err(_) => whole = false,
            }
            let caller = word(self, frame::CALLER);
            let is_body = flags & frame::MODULE != 0;
            if flags & frame::STOP != 0 && !is_body {
                whole = false;
            }
            if is_body {
                frames.reverse();
                let kept = core::mem::take(&mut frames);
                if let Some(n) = modules.next() {
                    let m = self
                        .freezing_mut()
                        .and_then(|f| f.modules.get_mut(n as usize));
                    if let Some(m) = m {
                        m.frames = if whole { kept } else { Vec::new() };
                        m.stopped = Some((stopped_by, core::mem::take(&mut places)));
                    }
                    // Without memory for all of it, the last part has to do.
                    stopped_by = self.module_name(n).unwrap_or(self.image.module(
                        &self.mem,
                        n,
                        module::NAME,
                    ));
                }
                whole = flags & frame::STOP == 0;
            }
            frame = caller;
            if frame.is_def() {
                base = self.frame_base(frame);
                pc = Value::from_bits(self.mem.ram(base - frame::REGS + frame::PC)).as_len();
            }
        }
    }

    /// The evaluation is about to stop because there is no memory, and the program may have a handler
    /// for that. The device has another amount: every running body will run there, from its start.
    pub(crate) fn freeze_without_memory(&mut self) {
        self.freeze_stopped_by(name!("MemoryError"));
        for n in self.freeze_running() {
            if let Some(m) = self
                .freezing_mut()
                .and_then(|f| f.modules.get_mut(n as usize))
            {
                m.frames.clear();
            }
        }
    }

    /// A frame as an object: a tuple of its words, or its generator.
    fn capture(&mut self, f: Value, base: u32, regs: u32, pc: u32) -> R<Value> {
        self.mem
            .set_ram(base - frame::REGS + frame::PC, Value::len(pc).bits());
        if f.is_ram() {
            return Ok(f);
        }
        // Arguments that lay on the stack behind the frame are in its registers by now.
        let func = Value::from_bits(self.mem.ram(base - frame::REGS + frame::FUNC));
        let code = self.mem.get(func, crate::types::function::CODE);
        let regs = self.code_info(code).regs.min(regs);
        let t = self.alloc(Kind::Tuple, frame::REGS + regs, 0)?;
        for i in 0..frame::REGS + regs {
            let w = self.mem.ram(base - frame::REGS + i);
            self.mem.set_word(t, 1 + i, w);
        }
        self.mem.set(t, 1 + frame::CALLER, Value::UNDEF);
        let flags = object::unpack(self.mem.get(t, 1 + frame::INFO)).1;
        self.mem.set(t, 1 + frame::INFO, object::pack(regs, flags));
        Ok(t)
    }

    fn net_changes(&mut self, body: &Body) -> R<Vec<Delta>> {
        let mut delta = Vec::new();
        for n in &body.imports {
            let object = Value::len(*n);
            delta.push(Delta {
                change: Change::Import,
                object,
                key: Value::NONE,
                value: Value::NONE,
            });
        }
        for (n, (now, before)) in (0..).zip(self.settings().into_iter().zip(body.settings)) {
            if now != before {
                let (object, key) = (Value::len(n), Value::int(now));
                delta.push(Delta {
                    change: Change::Setting,
                    object,
                    key,
                    value: Value::NONE,
                });
            }
        }
        let mut ordered = BTreeSet::new();
        for (object, key, old) in &body.entries {
            if let Some(before) = body.orders.get(&object.bits()) {
                if ordered.insert(object.bits()) {
                    self.net_entries(*object, before, &mut delta);
                }
                continue;
            }
            let now = self.entry_now(*object, *key)?;
            if now != *old {
                delta.push(Delta::entry(*object, *key, now));
            }
        }
        for (object, before) in &body.wholes {
            if let Some(d) = self.net_whole(*object, *before)? {
                delta.push(d);
            }
        }
        Ok(delta)
    }

    fn settings(&mut self) -> [i32; SETTINGS.len()] {
        [0, 1, 2].map(|n| *self.setting(n))
    }

    fn entry_now(&mut self, ns: Value, key: Value) -> R<Value> {
        if self.mem.is(ns, Kind::Dict) {
            return Ok(self.dict_get(ns, key)?.get().unwrap_or(Value::UNDEF));
        }
        Ok(self.ns_get(ns, key).unwrap_or(Value::UNDEF))
    }

    fn net_whole(&mut self, object: Value, before: Value) -> R<Option<Delta>> {
        let now = self.resolve(object);
        let whole = |change, key| {
            Some(Delta {
                change,
                object,
                key,
                value: Value::NONE,
            })
        };
        if self.mem.is(now, Kind::List) {
            let (n, m) = (self.list_len(before), self.list_len(now));
            let prefix =
                n <= m && (0..n).all(|i| self.list_get(before, i) == self.list_get(now, i));
            if prefix && n == m {
                return Ok(None);
            }
            if prefix {
                let items = self.alloc(Kind::Tuple, m - n, 0)?;
                for i in n..m {
                    let v = self.list_get(now, i);
                    self.mem.set(items, 1 + i - n, v);
                }
                return Ok(whole(Change::Append, items));
            }
        } else if self.same_words(before, now) {
            return Ok(None);
        }
        let state = self.copy_container(now)?;
        Ok(whole(Change::Whole, state))
    }

    /// True if two containers of one kind have the same words, storage included.
    fn same_words(&self, a: Value, b: Value) -> bool {
        let n = object::total_words(self.mem.header(a));
        if n != object::total_words(self.mem.header(b)) {
            return false;
        }
        (1..n).all(|i| {
            let (x, y) = (self.mem.get(a, i), self.mem.get(b, i));
            let part = |v: Value| {
                self.mem
                    .kind(v)
                    .is_some_and(|k| k.first_write() == object::FirstWrite::Part)
            };
            x == y || part(x) && part(y) && self.same_part(x, y)
        })
    }

    fn same_part(&self, a: Value, b: Value) -> bool {
        let n = object::total_words(self.mem.header(a));
        n == object::total_words(self.mem.header(b))
            && (1..n).all(|i| self.mem.word(a, i) == self.mem.word(b, i))
    }

    /// Seals every object from word `start` on.
    fn seal(&mut self, start: u32) {
        let mut at = start;
        while at < self.heap.top {
            let h = self.mem.ram(at);
            self.seal_one(Value::ram(at));
            at += object::total_words(h);
        }
    }

    fn seal_one(&mut self, v: Value) {
        let h = self.mem.header(v);
        let seals =
            object::kind(h).is_some_and(|k| k.first_write() != object::FirstWrite::NotFreezable);
        if seals {
            self.mem.set_word(v, 0, h | FROZEN);
        }
    }
}

impl Vm<'_> {
    /// Bytes of heap and stack that a suspended module takes when it goes on, on the device.
    ///
    /// # Errors
    /// `NoMem` if the memory does not suffice.
    pub fn resume_cost(&mut self, n: u32) -> R<u32> {
        let (heap, stack) = (self.mem_alloc(), self.stack.low);
        self.apply_delta(n)?;
        self.resume_frames(n)?;
        let cost = self.mem_alloc() - heap + 4 * (stack - self.stack.low);
        self.frame = Value::UNDEF;
        self.stack.low = stack;
        Ok(cost)
    }
    /// Words of RAM in use from its start.
    pub fn image_ram_used(&self) -> usize {
        self.heap.top as usize
    }
    /// Place of the instruction at which the last run stopped for want of budget or
    /// memory, in words of the image.
    pub fn place(&self) -> u32 {
        self.budget.stopped_at
    }
    /// True if the exception that is being raised is the one for want of memory.
    pub fn raised_for_memory(&self) -> bool {
        self.exc == self.emergency()
    }
    /// Type name, message (if it is a string) and traceback (place of the code object,
    /// words from its first instruction; innermost first) of an exception.
    pub fn describe_exception(&self, e: Value) -> (Value, Option<Value>, Vec<(u32, u32)>) {
        use crate::types::exception;
        let mut places = Vec::new();
        let arg = self.exc_value(e);
        if let Some(x) = self.exc_object(e) {
            let trace = self.mem.get(self.resolve(x), exception::TRACE);
            if self.mem.is(trace, Kind::Tuple) {
                for i in (0..self.mem.size(trace)).step_by(2) {
                    places.push((
                        self.mem.get(trace, 1 + i).rom_off(),
                        self.mem.get(trace, 2 + i).as_len(),
                    ));
                }
            }
        }
        (self.type_name(e), self.is_str(arg).then_some(arg), places)
    }

    /// `a is b` while modules are frozen: equal strings and bytes of modules that are sealed
    /// will exist once, so they are one object already.
    pub(crate) fn will_be_one(&self, a: Value, b: Value) -> bool {
        let text = |v: Value| {
            v.is_interned()
                || self.is_frozen(v) && matches!(self.mem.kind(v), Some(Kind::Str | Kind::Bytes))
        };
        self.is_freezing()
            && text(a)
            && text(b)
            && self.is_str(a) == self.is_str(b)
            && self.same_bytes(a, b)
    }
}
