//! Displays: lists, tuples, sets and dicts that are written out.

use format::isa::Op;
use rustpython_parser::ast::{Expr, ExprDict, Ranged};

use crate::compile::emit::Reg;
use crate::compile::error::Res;
use crate::compile::gen::Gen;
use crate::compile::unit::Const;

/// The most elements of a display that are collected in registers at once.
const CHUNK: usize = 32;

/// The type of the object that a display makes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::compile) enum Display {
    List,
    Tuple,
    Set,
}

impl Gen<'_> {
    /// A list, tuple or set display.
    pub fn display(&mut self, kind: Display, elts: &[&Expr], dst: Reg) -> Res {
        let mark = self.unit.asm.mark();
        let line = self.unit.asm.line;
        let stars = elts.iter().any(|e| matches!(e, Expr::Starred(_)));
        if kind != Display::Tuple && elts.len() > 2 && !stars {
            if let Some(items) = self.fold_all(elts)? {
                let acc = self.scratch(dst);
                self.make(kind, acc, acc, 0);
                let t = self.unit.asm.alloc();
                self.load_const(t, &Const::Tuple(items));
                self.extend(kind, acc, t);
                self.mov(dst, acc);
                self.unit.asm.release(mark);
                return Ok(());
            }
        }
        let run = if stars || elts.len() > CHUNK {
            let star = elts.iter().position(|e| matches!(e, Expr::Starred(_)));
            star.unwrap_or(CHUNK).min(CHUNK)
        } else {
            elts.len()
        };
        let whole = run == elts.len();
        let acc = if whole { dst } else { self.scratch(dst) };
        let inner = self.unit.asm.mark();
        let base = self.run_of(acc, &elts[..run])?;
        self.unit.asm.line = line;
        let first = if whole || kind == Display::Set {
            kind
        } else {
            Display::List
        };
        self.make(first, acc, base, run as u8);
        self.unit.asm.release(inner);
        for e in &elts[run..] {
            let inner = self.unit.asm.mark();
            if let Expr::Starred(star) = e {
                let t = self.unit.asm.alloc();
                let r = self.iterable_in(&star.value, t)?;
                self.at(star.range.start());
                self.extend(kind, acc, r);
            } else {
                let r = self.operand(e)?;
                self.at(e.start());
                let op = match kind {
                    Display::Set => Op::SetAdd,
                    _ => Op::ListAppend,
                };
                self.unit.asm.op(op, acc, r, 0);
            }
            self.unit.asm.release(inner);
        }
        if !whole {
            if kind == Display::Tuple {
                self.unit.asm.op(Op::ListToTuple, dst, acc, 0);
            } else {
                self.mov(dst, acc);
            }
        }
        self.unit.asm.release(mark);
        Ok(())
    }

    /// A dict display.
    pub(super) fn dict(&mut self, d: &ExprDict, dst: Reg) -> Res {
        let at = d.range.start();
        let run = d
            .keys
            .iter()
            .position(Option::is_none)
            .unwrap_or(d.keys.len())
            .min(CHUNK / 2);
        let whole = run == d.keys.len();
        let acc = if whole { dst } else { self.scratch(dst) };
        let inner = self.unit.asm.mark();
        let pairs: Vec<&Expr> = d.keys[..run]
            .iter()
            .flatten()
            .zip(&d.values)
            .flat_map(|(k, v)| [k, v])
            .collect();
        let base = self.run_of(acc, &pairs)?;
        self.at(at);
        self.unit.asm.op(Op::MakeDict, acc, base, run as u8);
        self.unit.asm.release(inner);
        for (key, value) in d.keys.iter().zip(&d.values).skip(run) {
            let inner = self.unit.asm.mark();
            if let Some(key) = key {
                let k = self.operand(key)?;
                let v = self.operand(value)?;
                self.at(key.start());
                self.unit.asm.op(Op::DictSet, acc, k, v);
            } else {
                let v = self.operand(value)?;
                self.at(value.start());
                self.unit.asm.op(Op::DictUpdate, acc, v, 0);
            }
            self.unit.asm.release(inner);
        }
        if !whole {
            self.mov(dst, acc);
        }
        Ok(())
    }

    /// Evaluates expressions into a run of registers; returns the first.
    pub fn run_of(&mut self, dst: Reg, elts: &[&Expr]) -> Res<Reg> {
        let base = if elts.is_empty() { dst } else { self.run(dst) };
        for (i, e) in elts.iter().enumerate() {
            let slot = if i == 0 { base } else { self.unit.asm.alloc() };
            self.to(e, slot)?;
        }
        Ok(base)
    }

    fn make(&mut self, kind: Display, dst: Reg, base: Reg, n: u8) {
        let op = match kind {
            Display::List => Op::MakeList,
            Display::Tuple => Op::MakeTuple,
            Display::Set => Op::MakeSet,
        };
        self.unit.asm.op(op, dst, base, n);
    }

    fn extend(&mut self, kind: Display, acc: Reg, r: Reg) {
        let op = match kind {
            Display::Set => Op::SetUpdate,
            _ => Op::ListExtend,
        };
        self.unit.asm.op(op, acc, r, 0);
    }
}

/// References to the elements of a list.
pub(in crate::compile) fn refs(list: &[Expr]) -> Vec<&Expr> {
    list.iter().collect()
}
