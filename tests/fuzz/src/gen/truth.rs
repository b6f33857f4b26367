//! Truth values: comparisons, membership, tests of all kinds.

use super::{Gen, Ty};
use crate::tree::Expr;
use crate::x;

impl Gen {
    pub(super) fn bool(&mut self) -> Expr {
        let s = "False";
        match self.rng.below(22) {
            0..=4 => {
                let t = self.ordered();
                let op = self.rng.word(&["<", "<=", ">", ">=", "==", "!="]);
                x!(s, &format!("($ {op} $)"), self.expr(&t), self.expr(&t))
            }
            5 => {
                let t = self.any_type();
                let op = self.rng.word(&["==", "!="]);
                if matches!(t, Ty::Func(..)) {
                    return self.leaf(&Ty::Bool);
                }
                x!(s, &format!("($ {op} $)"), self.expr(&t), self.expr(&t))
            }
            6..=7 => {
                let (a, b) = (
                    self.rng.word(&["<", "<=", ">", "=="]),
                    self.rng.word(&["<", "<=", "!=", ">="]),
                );
                let i = Ty::Int;
                x!(
                    s,
                    &format!("($ {a} $ {b} $)"),
                    self.expr(&i),
                    self.expr(&i),
                    self.expr(&i)
                )
            }
            8 => x!(s, "(not $)", self.expr(&Ty::Bool)),
            9..=11 => {
                let t = self.key();
                let op = self.rng.word(&["in", "not in"]);
                let c = match self.rng.below(5) {
                    0 => t.clone().list(),
                    1 => Ty::Set(Box::new(t.clone())),
                    2 => Ty::Frozen(Box::new(t.clone())),
                    3 => Ty::Dict(Box::new(t.clone()), Box::new(Ty::Int)),
                    _ => return self.member(&op),
                };
                x!(s, &format!("($ {op} $)"), self.expr(&t), self.expr(&c))
            }
            12 => {
                let m = self.rng.word(&["startswith", "endswith"]);
                x!(
                    s,
                    &format!("$.{m}($)"),
                    self.expr(&Ty::Str),
                    self.expr(&Ty::Str)
                )
            }
            13 => {
                let m = self.rng.word(&[
                    "isdigit",
                    "isalpha",
                    "isspace",
                    "isupper",
                    "islower",
                    "isalnum",
                    "isascii",
                    "isidentifier",
                    "isprintable",
                    "isnumeric",
                ]);
                x!(s, &format!("$.{m}()"), self.expr(&Ty::Str))
            }
            14 => {
                let f = self.rng.word(&["any", "all"]);
                x!(s, &format!("{f}($)"), self.ints())
            }
            15 => {
                let t = self
                    .rng
                    .word(&["int", "str", "(list, tuple)", "dict", "bool", "object"]);
                let of = self.any_type();
                x!(s, &format!("isinstance($, {t})"), self.expr(&of))
            }
            16 => {
                let t = self.any_type();
                x!(s, "bool($)", self.expr(&t))
            }
            17 => {
                // Identity is compared for containers and instances alone.
                let t = self.element().list();
                let op = self.rng.word(&["is", "is not"]);
                x!(s, &format!("($ {op} $)"), self.leaf(&t), self.leaf(&t))
            }
            18 => {
                let m = self.rng.word(&["isdisjoint", "issubset", "issuperset"]);
                let t = Ty::Set(Box::new(Ty::Int));
                x!(s, &format!("$.{m}($)"), self.expr(&t), self.expr(&t))
            }
            19 => {
                let op = self.rng.word(&["<", "<=", ">", ">=", "=="]);
                let t = Ty::Set(Box::new(self.key()));
                x!(s, &format!("($ {op} $)"), self.expr(&t), self.expr(&t))
            }
            20 => self.operator_of_object(&Ty::Bool),
            _ => {
                let op = self.rng.word(&["is", "is not"]);
                let t = self.any_type();
                x!(s, &format!("($ {op} None)"), self.expr(&t))
            }
        }
    }

    fn member(&mut self, op: &str) -> Expr {
        match self.rng.below(3) {
            0 => x!(
                "False",
                &format!("($ {op} $)"),
                self.str_literal(),
                self.expr(&Ty::Str)
            ),
            1 => x!(
                "False",
                &format!("($ {op} $)"),
                self.expr(&Ty::Int),
                self.expr(&Ty::Range)
            ),
            _ => x!(
                "False",
                &format!("($ % 256 {op} $)"),
                self.expr(&Ty::Int),
                self.expr(&Ty::Bytes)
            ),
        }
    }
}
