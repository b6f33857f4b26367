//! The modules, memos, the index of compiled expressions.

use super::check::{Check, Verifier};
use crate::image::delta::{Change, Mark, Setting, CHANGE_WORDS};
use crate::image::reads::{Read, READ_WORDS};
use crate::image::start::ROOTS;
use crate::image::{header, module, more, Info, State};
use crate::layout::{self, function, tuple};
use crate::object::{FirstWrite, Kind};
use crate::value::Value;

impl Verifier<'_, '_> {
    pub(super) fn modules(&mut self) -> Check {
        (0..self.image.modules).try_for_each(|n| self.module(n))
    }

    fn module(&mut self, n: u32) -> Check {
        let first = self.image.module_at(n);
        let field = |f: u32| self.image.module(&self.mem, n, f);
        let object = Value::rom(first);
        self.need(
            self.is(object, Kind::Module) && self.mem.size(object) == layout::module::WORDS,
            first,
        )?;
        let name = field(module::NAME);
        self.need(self.is_str(name), first + module::NAME)?;
        let at = first + module::INFO;
        let word = self.at(at);
        let is_more = self.is(word, Kind::Tuple) && self.mem.size(word) == more::ITEM_COUNT;
        self.need(word.is_int() || is_more, at)?;
        let packed = if is_more {
            self.mem.get(word, more::INFO)
        } else {
            word
        };
        self.need(
            packed.is_int() && packed.as_int() >= 0 && Info::unpack(packed).pack() == packed,
            at,
        )?;
        self.place_in_tree(n, at)?;
        let body = field(module::BODY);
        let is_body = self.is(body, Kind::Func)
            && self.is_plain(self.mem.get(body, function::CODE))
            && self.mem.get(body, function::MODULE) == object;
        self.need(body.is_undef() || is_body, at)?;
        self.delta(field(module::DELTA), at)?;
        self.reads(field(module::READS), at)?;
        let frames = field(module::FRAMES);
        match State::from_index(field(module::STATE).as_len()) {
            State::Frozen => self.need(frames.is_undef(), at),
            State::Runs => self.need(frames.is_undef(), at),
            State::Resumes => {
                self.need(
                    self.is(frames, Kind::Tuple) && self.mem.size(frames) > 0,
                    at,
                )?;
                self.frames(frames, Some(object))
            }
            State::Raises => {
                self.need(
                    self.is(frames, Kind::Tuple) && self.mem.size(frames) == 1,
                    at,
                )?;
                self.need(self.is_exception(self.mem.item(frames, 0)), at)
            }
        }
    }

    /// Checks that the directory is sorted, and that a package comes before what is in it, so that none is in
    /// itself.
    fn place_in_tree(&self, n: u32, at: u32) -> Check {
        let rank = self.image.rank(&self.mem, n);
        self.need(rank.0 <= n, at)?;
        self.need(n == 0 || self.image.rank(&self.mem, n - 1) < rank, at)
    }

    /// Checks the tuple of an import's changes.
    fn delta(&self, delta: Value, at: u32) -> Check {
        if delta.is_undef() {
            return Ok(());
        }
        self.need(
            self.is(delta, Kind::Tuple) && self.mem.size(delta) % CHANGE_WORDS == 0,
            at,
        )?;
        for change in 0..self.mem.size(delta) / CHANGE_WORDS {
            let i = tuple::ITEMS + change * CHANGE_WORDS;
            let (object, key) = (self.mem.get(delta, i + 1), self.mem.get(delta, i + 2));
            let at = delta.rom_off() + i;
            let what = self.count(at)?;
            let good = match Change::from_index(what) {
                Some(Change::Entry) => self.is_namespace(object) && key.is_def(),
                Some(Change::Whole) => self.is_same_shape(object, key),
                Some(Change::Append) => self.is(object, Kind::List) && self.is(key, Kind::Tuple),
                Some(Change::Setting) => is_below(object, Setting::ALL.len()) && key.is_int(),
                Some(Change::Import | Change::Module) => {
                    self.is_module_number(object) && is_below(key, Mark::Entered as usize + 1)
                }
                None => false,
            };
            self.need(good, at)?;
        }
        Ok(())
    }

    /// Checks the tuple of what a memo has read.
    fn reads(&self, reads: Value, at: u32) -> Check {
        if reads.is_undef() {
            return Ok(());
        }
        self.need(
            self.is(reads, Kind::Tuple) && self.mem.size(reads) % READ_WORDS == 0,
            at,
        )?;
        for read in 0..self.mem.size(reads) / READ_WORDS {
            let i = tuple::ITEMS + read * READ_WORDS;
            let [object, key, value] = [1, 2, 3].map(|k| self.mem.get(reads, i + k));
            let at = reads.rom_off() + i;
            let what = self.count(at)?;
            let good = match Read::from_index(what) {
                Some(Read::Untouched) => self.kind(object).is_some_and(|k| {
                    matches!(k.first_write(), FirstWrite::Copy | FirstWrite::Delta)
                }),
                Some(Read::Entries) => self.is_namespace(object) && self.is(key, Kind::Tuple),
                Some(Read::Entry) => self.is_namespace(object) && key.is_def(),
                Some(Read::Whole) if self.is_namespace(object) => {
                    self.is(value, Kind::Tuple) && self.mem.size(value) % 2 == 0
                }
                Some(Read::Whole) => self.is_same_shape(object, value),
                Some(Read::Module | Read::Bound) => self.is_module_number(object),
                Some(Read::Root) => is_below(object, ROOTS.len()),
                Some(Read::Unlisted) => self.is_str(key),
                None => false,
            };
            self.need(good, at)?;
        }
        Ok(())
    }

    /// True for the number of a module of the directory.
    pub(super) fn is_module_number(&self, v: Value) -> bool {
        is_below(v, self.image.modules as usize)
    }

    fn is_same_shape(&self, object: Value, state: Value) -> bool {
        let kind = self.kind(object);
        kind.is_some_and(|k| k.first_write() == FirstWrite::Copy)
            && kind == self.kind(state)
            && self.mem.size(object) == self.mem.size(state)
            && (kind != Some(Kind::Gen) || !self.is_running(state))
    }

    /// Checks the index of compiled expressions: it is sorted, and its code needs neither arguments nor cells.
    pub(super) fn evals(&self) -> Check {
        let first = self.mem.rom(header::EVALS);
        for i in 0..self.mem.rom(header::EVAL_COUNT) {
            let at = first + 2 * i;
            self.need(self.is_str(self.at(at)), at)?;
            self.need(i == 0 || self.mem.rom(at - 2) < self.mem.rom(at), at)?;
            self.need(self.is_plain(self.at(at + 1)), at + 1)?;
        }
        Ok(())
    }
}

/// True for a small int that is not negative, and less than `end`.
fn is_below(v: Value, end: usize) -> bool {
    v.is_int() && v.as_int() >= 0 && (v.as_len() as usize) < end
}
