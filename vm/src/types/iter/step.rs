//! One step of each kind of iterator.

use super::*;
use crate::memory::heap::Hold;
use crate::types::deque;
use format::text::utf8_width;

impl Vm<'_> {
    /// One step of an iterator that calls no Python code. Its words are read from `state`, the resolved `it`.
    #[inline]
    pub(super) fn next_simple(&mut self, it: Value, state: Value, what: u32) -> R<Maybe> {
        let source = self.mem.get(state, SOURCE);
        let at = self.mem.get(state, POSITION).as_len();
        let found = match what {
            LIST => self.list_get(source, at).some().map(|x| (x, at + 1)),
            RANGE => return self.next_of_range(it, state),
            TUPLE => self.seq_get(source, at).some().map(|x| (x, at + 1)),
            STR => self.next_char(source, at)?,
            BYTES if at < self.byte_len(source) => {
                Some((Value::len(self.mem.byte(source, at) as u32), at + 1))
            }
            BYTE_ARRAY => self.next_byte(source, at),
            KEYS | VALUES | ITEMS => self.next_entry(source, at, what)?,
            SET => {
                let t = self.set_table(source);
                t.next(&self.mem, at).map(|e| (t.key(&self.mem, e), e + 1))
            }
            DEQUE => deque::item(self, source, at).map(|x| (x, at + 1)),
            BIG_RANGE => {
                let r = self.range_parts(source)?;
                if at < range::count(r) {
                    Some((self.new_int(range::item(r, at))?, at + 1))
                } else {
                    None
                }
            }
            _ => None,
        };
        let Some((x, next)) = found else {
            return self.exhausted(it);
        };
        let state = self.resolve_mut(it)?;
        self.mem.set(state, POSITION, Value::len(next));
        Ok(Maybe(x))
    }

    /// Makes the iterator, which is at its end, stay there.
    fn exhausted(&mut self, it: Value) -> R<Maybe> {
        let what = self.mem.get(self.resolve(it), WHAT).as_len();
        if what & WHAT_MASK != EMPTY {
            let state = self.resolve_mut(it)?;
            self.mem.set(state, WHAT, Value::len(what & !WHAT_MASK));
            self.mem.set(state, SOURCE, Value::UNDEF);
            self.mem.set(state, EXTRA, Value::UNDEF);
        }
        Ok(Maybe::NONE)
    }

    fn next_of_range(&mut self, it: Value, state: Value) -> R<Maybe> {
        let x = self.mem.get(state, POSITION);
        if x == self.mem.get(state, EXTRA) {
            return self.exhausted(it);
        }
        let step = self.mem.get(state, SOURCE).as_int();
        let state = self.resolve_mut(it)?;
        self.mem
            .set(state, POSITION, Value::int(x.as_int().wrapping_add(step)));
        Ok(Maybe(x))
    }

    fn next_char(&mut self, s: Value, at: u32) -> R<Option<(Value, u32)>> {
        if at >= self.byte_len(s) {
            return Ok(None);
        }
        let b = self.mem.byte(s, at);
        if b < 128 {
            return Ok(Some((format::names::ascii(b), at + 1)));
        }
        let n = utf8_width(b);
        Ok(Some((self.new_str_from(s, at, n)?, at + n)))
    }

    pub(super) fn next_byte(&self, source: Value, at: u32) -> Option<(Value, u32)> {
        let b = self.resolve(source);
        if at < self.mem.get(b, byte_array::LEN).as_len() {
            Some((
                Value::len(self.mem.byte(self.mem.get(b, byte_array::RAW), at) as u32),
                at + 1,
            ))
        } else {
            None
        }
    }

    fn next_entry(&mut self, d: Value, at: u32, what: u32) -> R<Option<(Value, u32)>> {
        let mut cursor = at;
        let Some((k, v)) = self.ns_next(d, &mut cursor) else {
            return Ok(None);
        };
        let x = match what {
            KEYS => k,
            VALUES => v,
            _ => self.new_tuple(&[k, v])?,
        };
        Ok(Some((x, cursor)))
    }

    /// One step of any iterator object.
    pub(super) fn iter_next(&mut self, it: Value) -> R<Maybe> {
        if let Some(r) = self.iter_next_simple(it) {
            return r;
        }
        self.nested(|vm| {
            let mark = vm.hold_mark();
            let h = vm.hold(it)?;
            // From here on the words of the iterator can be written without allocating.
            let state = vm.resolve_mut(it)?;
            let what = vm.mem.get(state, WHAT).as_len() & WHAT_MASK;
            let r = match what {
                INDEXED | REVERSED => vm.next_indexed(h, what),
                ENUMERATE => vm.next_enumerate(h),
                ZIP => vm.next_zip(h),
                MAP => vm.next_map(h),
                FILTER => vm.next_filter(h),
                SENTINEL => vm.next_sentinel(h),
                _ => vm.next_get_item(h),
            };
            let it = vm.held(h);
            vm.unwind_holds(mark);
            match r?.get() {
                Some(x) => Ok(Maybe(x)),
                None => vm.exhausted(it),
            }
        })
    }

    /// The word `word` of the held iterator.
    fn part(&self, it: Hold, word: u32) -> Value {
        self.mem.get(self.resolve(self.held(it)), word)
    }

    /// Sets the position of the held iterator, which can be written.
    fn go_to(&mut self, it: Hold, position: Value) {
        let state = self.resolve(self.held(it));
        self.mem.set(state, POSITION, position);
    }

    fn next_indexed(&mut self, it: Hold, what: u32) -> R<Maybe> {
        let source = self.part(it, SOURCE);
        let at = self.part(it, POSITION).as_len();
        let (i, next) = if what == REVERSED {
            if at == 0 {
                return Ok(Maybe::NONE);
            }
            (at - 1, at - 1)
        } else {
            if at >= self.len(source)? {
                return Ok(Maybe::NONE);
            }
            (at, at + 1)
        };
        let x = if self.is_seq(source) {
            match self.seq_get(source, i).some() {
                Some(x) => x,
                None => return Ok(Maybe::NONE),
            }
        } else {
            self.get_item(source, Value::len(i))?
        };
        self.go_to(it, Value::len(next));
        Ok(Maybe(x))
    }

    fn next_enumerate(&mut self, it: Hold) -> R<Maybe> {
        let pair = self.new_tuple(&[Value::UNDEF; 2])?;
        let pair = self.hold(pair)?;
        let inner = self.part(it, SOURCE);
        let Some(x) = self.next(inner)?.get() else {
            self.release(self.held(pair));
            return Ok(Maybe::NONE);
        };
        let (pair, n) = (self.held(pair), self.part(it, POSITION));
        self.mem.set_item(pair, 0, n);
        self.mem.set_item(pair, 1, x);
        self.go_to(it, Value::int(n.as_int().wrapping_add(1)));
        Ok(Maybe(pair))
    }

    fn next_zip(&mut self, it: Hold) -> R<Maybe> {
        let n = self.seq_len(self.part(it, SOURCE));
        if n == 0 {
            return Ok(Maybe::NONE);
        }
        let row = self.alloc(Kind::Tuple, n, 0)?;
        let row = self.hold(row)?;
        Ok(if self.next_of_each(it, row, n)? {
            Maybe(self.held(row))
        } else {
            Maybe::NONE
        })
    }

    /// Puts the next items of the `n` iterators that are the held iterator's source into the
    /// held tuple `row`; false if one of them is at its end.
    fn next_of_each(&mut self, it: Hold, row: Hold, n: u32) -> R<bool> {
        for i in 0..n {
            let inner = |vm: &Self| vm.seq_get(vm.part(it, SOURCE), i);
            let x = if i == 0 {
                let first = inner(self);
                self.next(first)?.get()
            } else {
                self.firmly(|vm| {
                    let other = inner(vm);
                    vm.next(other)
                })?
                .get()
            };
            let Some(x) = x else { return Ok(false) };
            let row = self.held(row);
            self.mem.set_item(row, i, x);
        }
        Ok(true)
    }

    fn next_map(&mut self, it: Hold) -> R<Maybe> {
        let o = self.mem.object_at(self.resolve(self.held(it)));
        let (n, iterators) = self.items_of(o.get(SOURCE));
        if n == 1 {
            // The item is held, and an argument on the stack at the same time.
            let item = self.hold(Value::UNDEF)?;
            let args = Args::on_stack(self.hold_mark(), 1, Value::UNDEF);
            let Some(x) = self.next(iterators.get(0))?.get() else {
                return Ok(Maybe::NONE);
            };
            self.set_held(item, x);
            return self
                .firmly(|vm| vm.call_args(vm.part(it, EXTRA), args))
                .map(Maybe);
        }
        let row = self.alloc(Kind::Tuple, n, 0)?;
        let row = self.hold(row)?;
        if !self.next_of_each(it, row, n)? {
            return Ok(Maybe::NONE);
        }
        let r = self.firmly(|vm| {
            let mut args = [Value::UNDEF; make::MAP_MAX];
            let args = &mut args[..(n as usize).min(make::MAP_MAX)];
            for (i, a) in args.iter_mut().enumerate() {
                *a = vm.seq_get(vm.held(row), i as u32);
            }
            vm.call(vm.part(it, EXTRA), args)
        });
        r.map(Maybe)
    }

    fn next_filter(&mut self, it: Hold) -> R<Maybe> {
        // The item is held, and an argument on the stack at the same time.
        let item = self.hold(Value::UNDEF)?;
        let args = Args::on_stack(self.hold_mark(), 1, Value::UNDEF);
        let mut x = self.next(self.part(it, SOURCE))?.get();
        while let Some(found) = x {
            self.set_held(item, found);
            let wanted = self.firmly(|vm| {
                let f = vm.part(it, EXTRA);
                if f.is_none() {
                    return vm.truth(vm.held(item));
                }
                let answer = vm.call_args(f, args)?;
                vm.truth(answer)
            })?;
            if wanted {
                return Ok(Maybe(self.held(item)));
            }
            x = self.firmly(|vm| vm.next(vm.part(it, SOURCE)))?.get();
        }
        Ok(Maybe::NONE)
    }

    fn next_sentinel(&mut self, it: Hold) -> R<Maybe> {
        let x = match self.call(self.part(it, SOURCE), &[]) {
            Ok(x) => x,
            Err(e) => return self.end_if(e, &[TypeId::StopIteration]),
        };
        let item = self.hold(x)?;
        let end = self.part(it, EXTRA);
        Ok(if self.eq(x, end)? {
            Maybe::NONE
        } else {
            Maybe(self.held(item))
        })
    }

    fn next_get_item(&mut self, it: Hold) -> R<Maybe> {
        let at = self.part(it, POSITION).as_len();
        let source = self.part(it, SOURCE);
        match self.get_item(source, Value::len(at)) {
            Ok(x) => {
                self.go_to(it, Value::len(at + 1));
                Ok(Maybe(x))
            }
            Err(e) => self.end_if(e, &[TypeId::IndexError, TypeId::StopIteration]),
        }
    }
}
