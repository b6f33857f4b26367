//! Expressions of each type, and calls. The modules beside have the expressions of the single types.

use super::{Func, Gen, Passing, Ty};
use crate::tree::Expr;
use crate::x;

/// The largest depth of nested expressions.
const DEEP: usize = 4;

impl Gen {
    /// An expression of this type.
    pub(super) fn expr(&mut self, ty: &Ty) -> Expr {
        if self.deep >= DEEP || self.rng.percent(25 + 15 * self.deep) {
            return self.leaf(ty);
        }
        self.deep += 1;
        let e = if self.rng.percent(25) {
            self.of_any_type(ty)
        } else {
            self.of_type(ty)
        };
        self.deep -= 1;
        e
    }

    fn of_type(&mut self, ty: &Ty) -> Expr {
        match ty {
            Ty::Int => self.int(),
            Ty::Bool => self.bool(),
            Ty::Float => self.float(),
            Ty::Str => self.str(),
            Ty::Bytes => self.bytes(),
            Ty::ByteArray => self.bytearray(),
            Ty::Range => self.range(),
            Ty::List(t) => self.list(t),
            Ty::Tuple(all) => self.tuple(all),
            Ty::Dict(k, v) => self.dict(k, v),
            Ty::Set(t) => self.set(t, "set"),
            Ty::Frozen(t) => self.set(t, "frozenset"),
            Ty::Obj(n) => self.object(*n),
            Ty::Func(args, ret) => self.lambda(args, ret),
        }
    }

    /// A variable if there is one, otherwise a simple expression.
    pub(super) fn leaf(&mut self, ty: &Ty) -> Expr {
        let vars = self.vars_of(ty);
        if !vars.is_empty() && self.rng.percent(70) {
            return Expr::leaf(ty.simple(), self.rng.pick(&vars).clone());
        }
        match ty {
            Ty::Int => self.int_literal(),
            Ty::Bool => Expr::leaf("False", self.rng.word(&["True", "False"])),
            Ty::Float => Expr::leaf(
                "0.0",
                self.rng
                    .word(&["0.5", "1.0", "-2.25", "3.75", "-0.0", "100.5"]),
            ),
            Ty::Str => self.str_literal(),
            Ty::Bytes => Expr::leaf(
                "b''",
                self.rng
                    .word(&["b''", "b'a'", "b'\\x00\\xff1'", "b'abcab'", "b' x y '"]),
            ),
            Ty::ByteArray => x!("bytearray()", "bytearray($)", self.leaf(&Ty::Bytes)),
            Ty::Range => Expr::leaf(
                "range(2)",
                self.rng
                    .word(&["range(3)", "range(5, 0, -2)", "range(-1, 4)", "range(0)"]),
            ),
            Ty::List(t) => self.display("[$]", "[]", t),
            Ty::Tuple(all) => {
                let items: Vec<Expr> = all.iter().map(|t| self.small(t)).collect();
                x!("()", "($,)", items)
            }
            Ty::Dict(k, v) => self.dict_display(k, v),
            Ty::Set(t) => self.display("set([$])", "set()", t),
            Ty::Frozen(t) => self.display("frozenset(($,))", "frozenset()", t),
            Ty::Obj(n) => self.construct(*n),
            Ty::Func(args, ret) => self.lambda(args, ret),
        }
    }

    /// An expression without parts.
    pub(super) fn small(&mut self, ty: &Ty) -> Expr {
        let deep = self.deep;
        self.deep = DEEP.max(deep) + 1;
        // Arguments of constructors are leaves too, and must not nest without end.
        let e = if deep > DEEP + 3 {
            Expr::leaf(ty.simple(), ty.simple())
        } else {
            self.deep = self.deep.max(deep + 1);
            self.leaf(ty)
        };
        self.deep = deep;
        e
    }

    fn of_any_type(&mut self, ty: &Ty) -> Expr {
        let s = ty.simple();
        match self.rng.below(13) {
            0 => {
                let c = self.expr(&Ty::Bool);
                x!(s, "($ if $ else $)", self.expr(ty), c, self.expr(ty))
            }
            1 => x!(s, "($ or $)", self.expr(ty), self.expr(ty)),
            2 => x!(s, "($ and $)", self.expr(ty), self.expr(ty)),
            3..=5 => self.call_for(ty),
            6 => {
                let index = self.index();
                x!(s, "$[$]", self.expr(&ty.clone().list()), index)
            }
            7 => {
                let d = Ty::Dict(Box::new(Ty::Str), Box::new(ty.clone()));
                let k = self.expr(&Ty::Str);
                if self.rng.percent(50) {
                    x!(s, "$.get($, $)", self.expr(&d), k, self.expr(ty))
                } else {
                    x!(s, "$[$]", self.expr(&d), k)
                }
            }
            8 => self.attribute(ty),
            9 => {
                let (m, a) = (self.mark(), self.name("a"));
                let given = self.expr(&Ty::Int);
                self.declare(&a, Ty::Int, false);
                self.inner += 1;
                let e = x!(s, &format!("(lambda {a}: $)($)"), self.expr(ty), given);
                self.inner -= 1;
                self.release(&m);
                e
            }
            10 if self.inner == 0 && !self.in_function => {
                let v = self.name("w");
                let e = x!(s, &format!("({v} := $)"), self.expr(ty));
                self.declare(&v, ty.clone(), true);
                e
            }
            11 => {
                let word = self.rng.word(&["next(iter($), $)", "next(reversed($), $)"]);
                x!(s, &word, self.expr(&ty.clone().list()), self.expr(ty))
            }
            _ => self.leaf(ty),
        }
    }

    /// An expression for an index, which is often in range.
    pub(super) fn index(&mut self) -> Expr {
        if self.rng.percent(75) {
            Expr::leaf("0", self.rng.word(&["0", "-1", "1", "0"]))
        } else {
            // The index is cut to a machine word: others are an OverflowError in MicroPython.
            x!("0", "($ % 9 - 4)", self.expr(&Ty::Int))
        }
    }

    /// The text of a slice.
    pub(super) fn slice(&mut self) -> Expr {
        let word = self.rng.word(&[
            ":2", "1:", "-2:", ":-1", "::2", "::-1", "1:3", "3:1", "5:", ":", "-1::-2", "0:9:3",
        ]);
        if self.rng.percent(80) {
            Expr::leaf(":", word)
        } else {
            x!(":", "$:$", self.index(), self.index())
        }
    }

    /// A lambda, or a function, with these arguments.
    pub(super) fn lambda(&mut self, args: &[Ty], ret: &Ty) -> Expr {
        let m = self.mark();
        let mut names = Vec::new();
        for t in args {
            let a = self.name("a");
            self.declare(&a, t.clone(), false);
            names.push(a);
        }
        self.inner += 1;
        let e = x!(
            "None",
            &format!("(lambda {}: $)", names.join(", ")),
            self.expr(ret)
        );
        self.inner -= 1;
        self.release(&m);
        e
    }

    /// A call of something that returns this type, if there is one that may be called here.
    fn call_for(&mut self, ty: &Ty) -> Expr {
        if self.calm {
            return self.leaf(ty);
        }
        let loud = self.loud || self.rng.percent(5);
        let fits = |f: &&Func| f.ret == *ty && !f.generator && (loud || !f.loud);
        let all: Vec<Func> = self.funcs.iter().filter(fits).cloned().collect();
        if !all.is_empty() && self.rng.percent(70) {
            let f = self.rng.pick(&all).clone();
            return self.call(&f);
        }
        self.method_for(ty)
    }

    /// A call with arguments of the right types, passed in any way.
    pub(super) fn call(&mut self, f: &Func) -> Expr {
        let mut args: Vec<Expr> = Vec::new();
        let mut named = false;
        for (name, ty, passing) in &f.params {
            match passing {
                Passing::Default if self.rng.percent(40) => named = true,
                Passing::KeywordOnly if self.rng.percent(40) => {}
                Passing::KeywordOnly => {
                    named = true;
                    let e = self.expr(ty);
                    args.push(Expr::new(None, &format!("{name}=$"), vec![e.into()]));
                }
                _ if named || self.rng.percent(15) => {
                    named = true;
                    let e = self.expr(ty);
                    args.push(Expr::new(None, &format!("{name}=$"), vec![e.into()]));
                }
                _ => args.push(self.expr(ty)),
            }
        }
        if f.star && !named {
            for _ in 0..self.rng.below(3) {
                let e = self.expr(&Ty::Int);
                args.push(e);
            }
            if self.rng.percent(30) {
                args.push(x!("*[]", "*$", self.ints()));
            }
        }
        if f.double_star && self.rng.percent(40) {
            args.push(match self.rng.below(3) {
                0 => x!("**{}", "**{'zz': $}", self.expr(&Ty::Int)),
                1 => x!(
                    "**{}",
                    "**$",
                    self.leaf(&Ty::Dict(Box::new(Ty::Str), Box::new(Ty::Int)))
                ),
                _ => Expr::new(None, "yy=$", vec![self.expr(&Ty::Int).into()]),
            });
        }
        if self.rng.percent(3) {
            // There is one argument too few or too many.
            if args.pop().is_none() {
                args.push(Expr::leaf("0", "0"));
            }
        }
        x!(f.ret.simple(), &format!("{}($)", f.name), args)
    }
}
