//! Containers: displays, comprehensions, conversions.

use super::{Gen, Ty};
use crate::tree::Expr;
use crate::x;

impl Gen {
    /// A few small expressions of this type.
    fn some(&mut self, ty: &Ty) -> Vec<Expr> {
        let most = if self.rng.percent(6) { 14 } else { 4 };
        let n = self.rng.between(0, most);
        (0..n).map(|_| self.small(ty)).collect()
    }

    /// A display such as `[...]`, or `empty` if it has no items.
    pub(super) fn display(&mut self, pattern: &str, empty: &'static str, ty: &Ty) -> Expr {
        let items = self.some(ty);
        if items.is_empty() {
            return Expr::atom(empty);
        }
        x!(empty, pattern, items)
    }

    pub(super) fn dict_display(&mut self, k: &Ty, v: &Ty) -> Expr {
        let n = if self.rng.percent(8) {
            self.rng.between(9, 20)
        } else {
            self.rng.below(4)
        };
        let mut items: Vec<Expr> = Vec::new();
        for i in 0..n {
            // A large one has many distinct keys: from nine entries on, a dict has an index.
            let key = if n > 8 && *k == Ty::Int {
                Expr::leaf("0", (i * 7).to_string())
            } else if n > 8 && *k == Ty::Str {
                Expr::leaf("''", format!("'k{i}'"))
            } else {
                self.small(k)
            };
            items.push(Expr::new(
                None,
                "$: $",
                vec![key.into(), self.small(v).into()],
            ));
        }
        x!("{}", "{$}", items)
    }

    /// A comprehension, with this text around its `for`.
    fn comprehension(&mut self, pattern: &str, simple: &'static str, parts: &[&Ty]) -> Expr {
        let (m, a) = (self.mark(), self.name("a"));
        self.inner += 1;
        let calm = std::mem::replace(&mut self.calm, true);
        let (ty, over) = if self.rng.percent(60) {
            (Ty::Int, self.ints())
        } else {
            let t = self.element();
            let over = self.expr(&t.clone().list());
            (t, over)
        };
        self.calm = calm;
        self.declare(&a, ty, false);
        let mut args: Vec<crate::tree::Arg> = Vec::new();
        let mut pattern = pattern.to_owned();
        let mut tail = format!("for {a} in $");
        let second = if self.rng.percent(15) {
            let (b, over) = (self.name("a"), self.expr(&Ty::Range));
            self.declare(&b, Ty::Int, false);
            tail.push_str(&format!(" for {b} in $"));
            Some(over)
        } else {
            None
        };
        for p in parts {
            args.push(self.expr(p).into());
        }
        args.push(over.into());
        args.extend(second.map(Into::into));
        if self.rng.percent(40) {
            tail.push_str(" if $");
            args.push(self.expr(&Ty::Bool).into());
        }
        self.inner -= 1;
        self.release(&m);
        pattern = pattern.replace('#', &tail);
        Expr::new(Some(simple), &pattern, args)
    }

    pub(super) fn list(&mut self, ty: &Ty) -> Expr {
        let me = ty.clone().list();
        let s = "[]";
        match self.rng.below(18) {
            0..=2 => self.display("[$]", "[]", ty),
            3..=5 => self.comprehension("[$ #]", s, &[ty]),
            6 => x!(s, "($ + $)", self.expr(&me), self.expr(&me)),
            7 => {
                let cut = self.slice();
                x!(s, "$[$]", self.expr(&me), cut)
            }
            8 => {
                let n = self.rng.between(0, 3);
                x!(s, &format!("($[:3] * {n})"), self.expr(&me))
            }
            9 => x!(s, "list($)", self.expr(&me)),
            10 => {
                let f = self.rng.word(&["list(reversed($))", "$.copy()", "[*$]"]);
                x!(s, &f, self.expr(&me))
            }
            11 => {
                let f = self.lambda(std::slice::from_ref(ty), &Ty::Bool);
                x!(s, "list(filter($, $))", f, self.expr(&me))
            }
            12 => {
                let f = self.lambda(&[Ty::Int], ty);
                x!(s, "list(map($, $))", f, self.ints())
            }
            13 => x!(s, "[$, *$]", self.expr(ty), self.expr(&me)),
            14 if matches!(ty, Ty::Int | Ty::Str | Ty::Bytes) => {
                let reverse = self.rng.word(&["", ", reverse=True"]);
                if self.rng.percent(40) {
                    let f = self.lambda(std::slice::from_ref(ty), &Ty::Int);
                    x!(s, &format!("sorted($, key=${reverse})"), self.expr(&me), f)
                } else {
                    x!(s, &format!("sorted(${reverse})"), self.expr(&me))
                }
            }
            15 => match ty {
                Ty::Int => x!(
                    s,
                    "[$]",
                    vec![Expr::new(None, "*$", vec![self.ints().into()])]
                ),
                Ty::Str => self.split(),
                Ty::Bool => x!(s, "[i > 1 for i in $]", self.ints()),
                Ty::Tuple(t) if t == &[Ty::Int, Ty::Str] => {
                    let strings = self.expr(&Ty::Str.list());
                    match self.rng.below(3) {
                        0 => x!(s, "list(zip($, $))", self.ints(), strings),
                        1 => x!(s, "list(enumerate($, $))", strings, self.index()),
                        _ => {
                            let d = Ty::Dict(Box::new(Ty::Int), Box::new(Ty::Str));
                            x!(s, "list($.items())", self.expr(&d))
                        }
                    }
                }
                _ => self.leaf(&me),
            },
            16 => {
                let d = Ty::Dict(Box::new(Ty::Str), Box::new(ty.clone()));
                x!(s, "list($.values())", self.expr(&d))
            }
            _ => self.leaf(&me),
        }
    }

    pub(super) fn tuple(&mut self, all: &[Ty]) -> Expr {
        let me = Ty::Tuple(all.to_vec());
        let s = "()";
        match self.rng.below(8) {
            0..=3 => {
                let items: Vec<Expr> = all.iter().map(|t| self.expr(t)).collect();
                x!(s, "($,)", items)
            }
            4 if all.len() > 1 => {
                let (a, b) = all.split_at(1);
                let (a, b) = (Ty::Tuple(a.to_vec()), Ty::Tuple(b.to_vec()));
                x!(s, "($ + $)", self.expr(&a), self.expr(&b))
            }
            5 if all == [Ty::Int, Ty::Int] => {
                x!(s, "divmod($, $)", self.expr(&Ty::Int), self.expr(&Ty::Int))
            }
            6 if all == [Ty::Str, Ty::Str, Ty::Str] => {
                x!(s, "$.partition($)", self.expr(&Ty::Str), self.str_literal())
            }
            7 => {
                let items: Vec<Expr> = all.iter().map(|t| self.expr(t)).collect();
                x!(s, "tuple([$])", items)
            }
            _ => self.leaf(&me),
        }
    }

    pub(super) fn dict(&mut self, k: &Ty, v: &Ty) -> Expr {
        let me = Ty::Dict(Box::new(k.clone()), Box::new(v.clone()));
        let s = "{}";
        match self.rng.below(9) {
            0..=1 => self.dict_display(k, v),
            2..=3 => self.comprehension("{$: $ #}", s, &[k, v]),
            4 => x!(s, "{**$, **$}", self.expr(&me), self.expr(&me)),
            5 => {
                let f = self.rng.word(&["dict($)", "$.copy()"]);
                x!(s, &f, self.expr(&me))
            }
            6 => {
                let pair = Ty::Tuple(vec![k.clone(), v.clone()]).list();
                x!(s, "dict($)", self.expr(&pair))
            }
            7 if *k == Ty::Str => x!(s, "dict($, z1=$)", self.expr(&me), self.expr(v)),
            8 => x!(
                s,
                "dict.fromkeys($, $)",
                self.expr(&k.clone().list()),
                self.expr(v)
            ),
            _ => x!(
                s,
                "dict(zip($, $))",
                self.expr(&k.clone().list()),
                self.expr(&v.clone().list())
            ),
        }
    }

    /// A set or frozenset of this type.
    pub(super) fn set(&mut self, ty: &Ty, name: &str) -> Expr {
        let frozen = name == "frozenset";
        let s = if frozen { "frozenset()" } else { "set()" };
        let other = if self.rng.percent(70) {
            Ty::Set(Box::new(ty.clone()))
        } else {
            Ty::Frozen(Box::new(ty.clone()))
        };
        let me = if frozen {
            Ty::Frozen(Box::new(ty.clone()))
        } else {
            Ty::Set(Box::new(ty.clone()))
        };
        match self.rng.below(9) {
            0 => {
                let items = self.some(ty);
                if items.is_empty() || frozen {
                    return x!(s, &format!("{name}([$])"), items);
                }
                x!(s, "{$}", items)
            }
            1 if !frozen => self.comprehension("{$ #}", s, &[ty]),
            2..=4 => {
                let op = self.rng.word(&["|", "&", "-", "^"]);
                x!(s, &format!("($ {op} $)"), self.expr(&me), self.expr(&other))
            }
            5 => {
                let m = self.rng.word(&[
                    "union",
                    "intersection",
                    "difference",
                    "symmetric_difference",
                ]);
                let l = ty.clone().list();
                x!(s, &format!("$.{m}($)"), self.expr(&me), self.expr(&l))
            }
            6 => x!(s, "$.copy()", self.expr(&me)),
            7 if !frozen => {
                let items = self.some(ty);
                let mut all = vec![Expr::new(None, "*$", vec![self.expr(&other).into()])];
                all.extend(items);
                x!(s, "{$}", all)
            }
            _ => x!(s, &format!("{name}($)"), self.expr(&ty.clone().list())),
        }
    }
}
