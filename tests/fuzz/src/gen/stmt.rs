//! Statements of every kind.

use super::{Gen, Ty, Var};
use crate::tree::{Expr, Stmt};
use crate::{block, line, x};

/// The largest depth of nested blocks.
const DEEP: usize = 4;

impl Gen {
    /// One statement, or a few that belong together.
    pub(super) fn stmt(&mut self, out: &mut Vec<Stmt>) {
        let simple = self.blocks >= DEEP || self.rng.percent(55);
        self.blocks += 1;
        if simple {
            self.simple(out);
        } else {
            self.compound(out);
        }
        self.blocks -= 1;
    }

    fn simple(&mut self, out: &mut Vec<Stmt>) {
        match self.rng.below(30) {
            0..=4 => self.assign_new(out),
            5..=8 => self.assign_old(out),
            9..=11 => self.augment(out),
            12..=17 => self.mutate(out),
            18..=21 => self.tell(out),
            22 => self.delete(out),
            23 => self.raise(out),
            24 if self.in_loop => {
                let word = self.rng.word(&["break", "continue"]);
                let c = self.expr(&Ty::Bool);
                out.push(block!(vec![line!(&word)], "if $:", c));
            }
            25 if self.ret.is_some() && !self.in_generator => {
                let ty = self.ret.clone().unwrap_or(Ty::Int);
                let c = self.expr(&Ty::Bool);
                let e = self.expr(&ty);
                out.push(block!(vec![line!("return $", e)], "if $:", c));
            }
            26 if self.in_generator => {
                let ty = self.ret.clone().unwrap_or(Ty::Int);
                let e = self.expr(&ty);
                out.push(line!("yield $", e));
            }
            27 => self.unpack(out),
            28 => {
                let ty = self.any_type();
                let e = self.expr(&ty);
                out.push(line!("$", e));
            }
            29 => {
                let (c, m) = (self.expr(&Ty::Bool), self.expr(&Ty::Str));
                out.push(line!("assert $, $", c, m));
            }
            _ if !self.in_function => self.use_prop(out),
            _ => self.tell(out),
        }
    }

    fn compound(&mut self, out: &mut Vec<Stmt>) {
        match self.rng.below(14) {
            0..=2 => {
                let c = self.expr(&Ty::Bool);
                let mut s = block!(self.block(3), "if $:", c);
                if self.rng.percent(30) {
                    let c = self.expr(&Ty::Bool);
                    s = s.then("elif $:", vec![c.into()], self.block(2));
                }
                if self.rng.percent(50) {
                    s = s.then("else:", vec![], self.block(2));
                }
                out.push(s);
            }
            3..=5 => self.for_loop(out),
            6 => {
                let i = self.name("i");
                let n = self.rng.between(1, 5);
                out.push(line!(&format!("{i} = {n}")));
                let c = self.expr(&Ty::Bool);
                let m = self.mark();
                self.declare(&i, Ty::Int, false);
                let mut body = vec![line!("tick()"), line!(&format!("{i} -= 1"))];
                let looped = std::mem::replace(&mut self.in_loop, true);
                body.extend(self.block(3));
                self.in_loop = looped;
                self.release(&m);
                let mut s = match self.rng.below(3) {
                    0 => block!(body, &format!("while {i} and $:"), c),
                    1 => block!(body, &format!("while {i} > 0:")),
                    _ => {
                        body.insert(2, block!(vec![line!("break")], &format!("if not {i}:")));
                        block!(body, "while True:")
                    }
                };
                if self.rng.percent(30) {
                    s = s.then("else:", vec![], self.block(2));
                }
                out.push(s);
            }
            7..=9 => self.try_block(out),
            10 if self.scope < 3 => {
                self.function(out);
                self.tell(out);
            }
            11 if !self.in_function => self.use_prop(out),
            _ => {
                if let Some((over, ty)) = self.generated() {
                    let v = self.name("v");
                    let m = self.mark();
                    self.declare(&v, ty.clone(), false);
                    let looped = std::mem::replace(&mut self.in_loop, true);
                    let mut body = vec![line!("tick()")];
                    body.extend(self.block(2));
                    self.in_loop = looped;
                    self.release(&m);
                    if self.in_generator && self.ret.as_ref() == Some(&ty) {
                        out.push(line!("yield from $", over));
                    } else {
                        out.push(block!(body, &format!("for {v} in $:"), over));
                    }
                } else {
                    self.for_loop(out);
                }
            }
        }
    }

    fn block(&mut self, n: usize) -> Vec<Stmt> {
        let m = self.mark();
        let mut out = Vec::new();
        for _ in 0..self.rng.between(1, n) {
            self.stmt(&mut out);
        }
        self.release_keeping(&m);
        out
    }

    fn for_loop(&mut self, out: &mut Vec<Stmt>) {
        let (v, m) = (self.name("v"), self.mark());
        let (head, over, ty) = match self.rng.below(8) {
            0 => {
                let n = self.rng.between(0, 5);
                (v.clone(), Expr::atom(format!("range({n})")), Ty::Int)
            }
            1 => (v.clone(), self.expr(&Ty::Range), Ty::Int),
            2 => (v.clone(), x!("''", "$[:6]", self.expr(&Ty::Str)), Ty::Str),
            3 => {
                let d = Ty::Dict(Box::new(Ty::Str), Box::new(Ty::Int));
                let (k, e) = (self.name("v"), self.expr(&d));
                self.declare(&k, Ty::Str, false);
                // A list of the keys is iterated, since the block may change the dict.
                (format!("{k}, {v}"), x!("[]", "list($.items())", e), Ty::Int)
            }
            4 => {
                let (i, t) = (self.name("v"), self.element());
                let e = self.expr(&t.clone().list());
                self.declare(&i, Ty::Int, false);
                (format!("{i}, {v}"), x!("[]", "enumerate($)", e), t)
            }
            5 => {
                let e = self.expr(&Ty::Set(Box::new(Ty::Int)));
                (v.clone(), x!("[]", "sorted($)", e), Ty::Int)
            }
            _ => {
                let t = self.element();
                (v.clone(), self.expr(&t.clone().list()), t)
            }
        };
        self.declare(&v, ty, false);
        let looped = std::mem::replace(&mut self.in_loop, true);
        let mut body = vec![line!("tick()")];
        body.extend(self.block(3));
        self.in_loop = looped;
        self.release(&m);
        let mut s = block!(body, &format!("for {head} in $:"), over);
        if self.rng.percent(25) {
            s = s.then("else:", vec![], self.block(2));
        }
        out.push(s);
    }

    fn try_block(&mut self, out: &mut Vec<Stmt>) {
        let e = self.name("e");
        let mut s = block!(self.block(3), "try:");
        let only_finally = !self.in_generator && self.rng.percent(15);
        if !only_finally {
            if self.rng.percent(40) {
                let c = self.rng.word(&[
                    "ZeroDivisionError",
                    "LookupError",
                    "(TypeError, ValueError)",
                    "Odd",
                    "KeyError",
                    "(Limit, AttributeError)",
                ]);
                let again = if self.rng.percent(25) {
                    vec![line!("raise")]
                } else {
                    self.block(2)
                };
                s = s.then(&format!("except {c}:"), vec![], again);
            }
            let tell = if self.loud { "say" } else { "note" };
            let mut handler = vec![line!(&format!("{tell}(kind({e}))"))];
            if self.rng.percent(40) {
                handler.extend(self.block(2));
            }
            s = s.then(&format!("except Exception as {e}:"), vec![], handler);
            if self.rng.percent(25) {
                s = s.then("else:", vec![], self.block(2));
            }
        }
        // A generator that may not run to its end has no `finally`: CPython would run it when it collects the generator.
        if only_finally || (!self.in_generator && self.rng.percent(25)) {
            s = s.then("finally:", vec![], self.block(2));
        }
        out.push(s);
    }

    pub(super) fn assign_new(&mut self, out: &mut Vec<Stmt>) {
        let ty = self.any_type();
        let e = self.expr(&ty);
        let v = self.name("v");
        if self.rng.percent(8) {
            let w = self.name("v");
            out.push(line!(&format!("{w} = {v} = $"), e));
            self.declare(&w, ty.clone(), true);
        } else {
            out.push(line!(&format!("{v} = $"), e));
        }
        self.declare(&v, ty, true);
    }

    /// A variable that may be assigned.
    fn old_variable(&mut self) -> Option<Var> {
        let all: Vec<_> = self
            .vars
            .iter()
            .filter(|v| self.assignable(v))
            .cloned()
            .collect();
        (!all.is_empty()).then(|| self.rng.pick(&all).clone())
    }

    fn assign_old(&mut self, out: &mut Vec<Stmt>) {
        let Some(v) = self.old_variable() else {
            return self.assign_new(out);
        };
        let n = &v.name;
        let e = self.expr(&v.ty);
        let grows = self.in_loop
            && matches!(v.ty, Ty::List(_) | Ty::Str | Ty::Bytes)
            && e.text().contains(n.as_str());
        let assign = line!(&format!("{n} = $"), e);
        out.push(if grows {
            // It may hold itself twice, and double in size each time.
            block!(vec![assign], &format!("if len({n}) < 99:"))
        } else {
            assign
        });
    }

    fn augment(&mut self, out: &mut Vec<Stmt>) {
        let Some(v) = self.old_variable() else {
            return self.assign_new(out);
        };
        let n = &v.name;
        let s = match &v.ty {
            Ty::Int => {
                let op = self
                    .rng
                    .word(&["+", "-", "//", "%", "|", "&", "^", "+", "-"]);
                match self.rng.below(8) {
                    0 => line!(&format!("{n} *= $"), Expr::leaf("1", "7")),
                    1 => line!(&format!("{n} <<= $ % 5"), self.expr(&Ty::Int)),
                    2 => line!(&format!("{n} >>= $ % 40"), self.expr(&Ty::Int)),
                    3 => line!(&format!("{n} **= 2; {n} %= 10 ** 30")),
                    _ => line!(&format!("{n} {op}= $"), self.expr(&Ty::Int)),
                }
            }
            Ty::Float => {
                let op = self.rng.word(&["+= 0.5", "-= 1.25", "/= 1", "*= -1"]);
                line!(&format!("{n} {op}"))
            }
            // The added part is cut and the length limited, since a loop may keep the value of each of its rounds.
            Ty::Str | Ty::Bytes | Ty::ByteArray => {
                let ty = v.ty.clone();
                let grow = line!(&format!("{n} += $[:6]"), self.expr(&ty));
                block!(vec![grow], &format!("if len({n}) < 99:"))
            }
            Ty::List(t) => {
                let l = t.as_ref().clone().list();
                let grow = if self.rng.percent(15) {
                    line!(&format!("{n} *= $ % 3"), self.expr(&Ty::Int))
                } else {
                    line!(&format!("{n} += $[:4]"), self.expr(&l))
                };
                // A loop doubles it many times, and beyond the largest object there is MemoryError.
                block!(vec![grow], &format!("if len({n}) < 99:"))
            }
            Ty::Dict(..) => {
                let ty = v.ty.clone();
                line!(&format!("{n} |= $"), self.expr(&ty))
            }
            Ty::Set(t) | Ty::Frozen(t) => {
                let op = self.rng.word(&["|", "&", "-", "^"]);
                let ty = Ty::Set(t.clone());
                line!(&format!("{n} {op}= $"), self.expr(&ty))
            }
            other => {
                let ty = other.clone();
                line!(&format!("{n} = $"), self.expr(&ty))
            }
        };
        out.push(s);
    }

    /// Changes a container, wherever it was made.
    fn mutate(&mut self, out: &mut Vec<Stmt>) {
        let mutable = |t: &Ty| {
            matches!(
                t,
                Ty::List(_) | Ty::Dict(..) | Ty::Set(_) | Ty::ByteArray | Ty::Obj(_)
            )
        };
        let Some(v) = self.var_where(|v| mutable(&v.ty)) else {
            return self.assign_new(out);
        };
        let n = v.name.clone();
        let s = match v.ty.clone() {
            Ty::List(t) => self.mutate_list(&n, &t),
            Ty::Dict(k, t) => match self.rng.below(9) {
                0..=3 => line!(&format!("{n}[$] = $"), self.expr(&k), self.expr(&t)),
                4 => line!(&format!("del {n}[$]"), self.expr(&k)),
                5 => line!(&format!("{n}.pop($, None)"), self.expr(&k)),
                6 => {
                    let ty = v.ty.clone();
                    line!(&format!("{n}.update($)"), self.expr(&ty))
                }
                7 => line!(
                    &format!("{n}.setdefault($, $)"),
                    self.expr(&k),
                    self.expr(&t)
                ),
                _ => line!(&format!("{n}.clear()")),
            },
            Ty::Set(t) => match self.rng.below(6) {
                0..=2 => line!(&format!("{n}.add($)"), self.expr(&t)),
                3 => line!(&format!("{n}.discard($)"), self.expr(&t)),
                4 => line!(&format!("{n}.remove($)"), self.expr(&t)),
                _ => {
                    let m = self.rng.word(&[
                        "update",
                        "difference_update",
                        "intersection_update",
                        "symmetric_difference_update",
                    ]);
                    let ty = v.ty.clone();
                    line!(&format!("{n}.{m}($)"), self.expr(&ty))
                }
            },
            Ty::ByteArray => match self.rng.below(6) {
                0 => line!(&format!("{n}.append($ & 255)"), self.expr(&Ty::Int)),
                1 => line!(&format!("{n}.extend($[:5])"), self.expr(&Ty::Bytes)),
                2 => line!(&format!("{n}[0] = $ & 255"), self.expr(&Ty::Int)),
                3 => line!(&format!("{n}[1:3] = $[:5]"), self.expr(&Ty::Bytes)),
                4 => line!(
                    &format!("{n}[$] = $ & 255"),
                    self.index(),
                    self.expr(&Ty::Int)
                ),
                _ => line!(&format!("{n}[-1] ^= 255")),
            },
            Ty::Obj(c) => {
                let attrs = self.classes[c].attrs.clone();
                let specials = self.classes[c].specials.clone();
                if specials.contains(&"__getitem__") && self.rng.percent(20) {
                    // The argument is cut to a machine word: CPython refuses others even before it looks up the method.
                    let words = ["$[$ % 999] = 1", "del $[$ % 999]", "$[$ % 999] += 1"];
                    let w = self.rng.word(&words);
                    let w = w.replacen('$', &n, 1);
                    line!(&w, self.expr(&Ty::Int))
                } else if attrs.is_empty() || self.rng.percent(15) {
                    line!(&format!("{n}.dyn = $"), self.expr(&Ty::Int))
                } else {
                    let (a, ty) = self.rng.pick(&attrs).clone();
                    let what = format!("{n}.{a}");
                    match ty {
                        Ty::List(t) if self.rng.percent(60) => self.mutate_list(&what, &t),
                        Ty::Int if self.rng.percent(50) => {
                            line!(&format!("{what} += $"), self.expr(&Ty::Int))
                        }
                        _ if self.rng.percent(10) => line!(&format!("del {what}")),
                        ty => line!(&format!("{what} = $"), self.expr(&ty)),
                    }
                }
            }
            _ => return,
        };
        out.push(s);
    }

    fn mutate_list(&mut self, n: &str, t: &Ty) -> Stmt {
        let l = t.clone().list();
        match self.rng.below(14) {
            0..=2 => line!(&format!("{n}.append($)"), self.expr(t)),
            3..=4 => line!(&format!("{n}[$] = $"), self.index(), self.expr(t)),
            5 => line!(&format!("{n}.insert($, $)"), self.index(), self.expr(t)),
            6 => line!(&format!("{n}.pop($)"), self.index()),
            7 => line!(&format!("{n}.remove($)"), self.expr(t)),
            8 => line!(&format!("{n}.extend($[:4])"), self.expr(&l)),
            9 => line!(&format!("{n}.reverse()")),
            10 => {
                let cut = self.rng.word(&["1:2", ":", ":1", "2:", "-1:", "5:1"]);
                line!(&format!("{n}[{cut}] = $[:4]"), self.expr(&l))
            }
            11 => {
                let cut = self.rng.word(&["0", "-1", "1:3", ":2", "9:", ":"]);
                line!(&format!("del {n}[{cut}]"))
            }
            12 if matches!(t, Ty::Int | Ty::Str) => {
                let how =
                    self.rng
                        .word(&["", "reverse=True", "key=str", "key=lambda a: str(a)[-1:]"]);
                line!(&format!("{n}.sort({how})"))
            }
            12 => line!(&format!("{n}.clear()")),
            _ => {
                if *t == Ty::Int {
                    line!(&format!("{n}[$] += $"), self.index(), self.expr(t))
                } else {
                    line!(&format!("{n}[0], {n}[-1] = {n}[-1], {n}[0]"))
                }
            }
        }
    }

    fn tell(&mut self, out: &mut Vec<Stmt>) {
        let ty = self.any_type();
        let e = self.expr(&ty);
        if !self.loud {
            out.push(line!("note($)", e));
        } else if ty.plain() && self.rng.percent(50) {
            let end = self.rng.word(&["", "", ", end=';\\n'", ", sep='-'"]);
            let more = self.plain();
            out.push(line!(&format!("print($, ${end})"), e, self.small(&more)));
        } else {
            out.push(line!("say($)", e));
        }
    }

    fn delete(&mut self, out: &mut Vec<Stmt>) {
        let scope = self.scope;
        let i = self
            .vars
            .iter()
            .rposition(|v| v.scope == scope && v.open && !v.name.contains('.'));
        match i {
            // Only a variable of the innermost block: one from outside would be deleted in one branch only. In a tenth
            // of the cases it stays known, and its use raises an exception.
            Some(i) if i + 1 == self.vars.len() && self.blocks < 3 => {
                out.push(line!(&format!("del {}", self.vars[i].name)));
                if self.rng.percent(90) && self.in_function {
                    self.vars.truncate(i);
                }
            }
            _ => self.tell(out),
        }
    }

    fn raise(&mut self, out: &mut Vec<Stmt>) {
        let e = match self.rng.below(5) {
            0 => x!("Odd(0)", "Odd($)", self.expr(&Ty::Int)),
            1 => x!(
                "Odd(0)",
                "Odder($, $)",
                self.expr(&Ty::Int),
                self.expr(&Ty::Str)
            ),
            2 => Expr::leaf(
                "Odd(0)",
                self.rng.word(&[
                    "ValueError",
                    "IndexError(1)",
                    "OSError(2)",
                    "OverflowError",
                    "EOFError()",
                    "ArithmeticError",
                ]),
            ),
            3 => x!("Odd(0)", "KeyError($)", self.expr(&Ty::Int)),
            _ => Expr::leaf("Odd(0)", "Odd(1) from KeyError()"),
        };
        let c = self.expr(&Ty::Bool);
        out.push(block!(vec![line!("raise $", e)], "if $:", c));
    }

    fn unpack(&mut self, out: &mut Vec<Stmt>) {
        let (a, b) = (self.name("v"), self.name("v"));
        let (ta, tb) = (self.any_type(), self.any_type());
        match self.rng.below(4) {
            0 => {
                let (e, f) = (self.expr(&ta), self.expr(&tb));
                out.push(line!(&format!("{a}, {b} = $, $"), e, f));
            }
            1 => {
                let e = self.expr(&Ty::Tuple(vec![ta.clone(), tb.clone()]));
                out.push(line!(&format!("{a}, {b} = $"), e));
            }
            2 => {
                let e = self.expr(&ta.clone().list());
                out.push(line!(&format!("{a}, *{b} = $"), e));
                self.declare(&a, ta.clone(), true);
                self.declare(&b, ta.list(), true);
                return;
            }
            _ => {
                let (e, f, c) = (self.expr(&ta), self.expr(&tb), self.name("v"));
                out.push(line!(&format!("{a}, ({b}, {c}) = $, ($, 1)"), e, f));
            }
        }
        self.declare(&a, ta, true);
        self.declare(&b, tb, true);
    }
}
