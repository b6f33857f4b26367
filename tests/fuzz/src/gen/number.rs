//! Numbers, and iterables of numbers.

use super::{Gen, Ty};
use crate::tree::Expr;
use crate::x;

impl Gen {
    pub(super) fn int_literal(&mut self) -> Expr {
        let text = match self.rng.below(10) {
            0..=5 => (self.rng.below(14) as i32 - 3).to_string(),
            6 => self.rng.below(1000).to_string(),
            // The limits of small ints, machine words and digits of big ints.
            7 => self.rng.word(&[
                "0x3fffffff",
                "0x40000000",
                "-0x40000000",
                "-0x40000001",
                "0x7fffffff",
                "0x80000000",
                "0xffffffff",
                "1 << 32",
                "-(1 << 31)",
                "65536",
                "255",
                "256",
                "127",
                "-128",
                "-129",
            ]),
            8 => self.rng.word(&[
                "10 ** 20",
                "-(10 ** 18)",
                "(1 << 64) - 1",
                "0o777",
                "0b1011",
                "123456789012345678901234567890",
                "1_000_000",
            ]),
            _ => self.rng.word(&["0", "1", "-1"]),
        };
        if text.contains(' ') || text.starts_with('-') {
            return Expr::leaf("0", format!("({text})"));
        }
        Expr::leaf("0", text)
    }

    pub(super) fn int(&mut self) -> Expr {
        let i = Ty::Int;
        let s = "0";
        match self.rng.below(40) {
            0..=4 => {
                let op = self.rng.word(&["+", "-", "+", "-", "|", "&", "^"]);
                x!(s, &format!("($ {op} $)"), self.expr(&i), self.expr(&i))
            }
            5..=6 => {
                let op = self.rng.word(&["//", "%"]);
                x!(s, &format!("($ {op} $)"), self.expr(&i), self.expr(&i))
            }
            7..=8 => {
                // One side is a literal, or both sides are cut, so that numbers do not grow without end.
                if self.rng.percent(60) {
                    let n = self.int_literal();
                    x!(s, "($ * $)", self.expr(&i), n)
                } else {
                    x!(
                        s,
                        "(($ % (1 << 80)) * ($ % (10 ** 15)))",
                        self.expr(&i),
                        self.expr(&i)
                    )
                }
            }
            9 => {
                let n = self
                    .rng
                    .word(&["<< 1", "<< 7", "<< 31", ">> 1", ">> 30", ">> 3", ">> 64"]);
                x!(s, &format!("($ {n})"), self.expr(&i))
            }
            10 => x!(s, "(($ % 64) ** ($ % 6))", self.expr(&i), self.expr(&i)),
            11 => {
                let op = self.rng.word(&["-", "~", "+"]);
                x!(s, &format!("({op}$)"), self.expr(&i))
            }
            12 => {
                // Immediate operands have instructions of their own.
                let n = self.rng.between(0, 127);
                let op = self.rng.word(&["+", "-", "*", "&"]);
                x!(s, &format!("($ {op} {n})"), self.expr(&i))
            }
            13 => x!(s, "abs($)", self.expr(&i)),
            14..=15 => {
                let t = self.sized();
                x!(s, "len($)", self.expr(&t))
            }
            16 => {
                let f = self.rng.word(&["sum", "max", "min"]);
                x!(s, &format!("{f}($)"), self.ints())
            }
            17 => {
                let f = self.rng.word(&["max", "min"]);
                x!(
                    s,
                    &format!("{f}($, $, $)"),
                    self.expr(&i),
                    self.expr(&i),
                    self.expr(&i)
                )
            }
            18 => x!(s, "ord($[0])", self.expr(&Ty::Str)),
            19 => x!(s, "int($)", self.numeral()),
            20 => {
                let base = self.rng.word(&["16", "2", "8", "0", "36"]);
                let text = self
                    .rng
                    .word(&["'101'", "'7'", "'0x1f'", "'zz'", "'-11'", "'0b11'", "''"]);
                x!(s, &format!("int({text}, {base})"))
            }
            21 => x!(s, "int($)", self.expr(&Ty::Bool)),
            22 => x!(s, "int($)", self.expr(&Ty::Float)),
            23 => {
                let m = self
                    .rng
                    .word(&["find", "rfind", "count", "index", "rindex"]);
                x!(
                    s,
                    &format!("$.{m}($)"),
                    self.expr(&Ty::Str),
                    self.str_literal()
                )
            }
            24 => {
                let m = self.rng.word(&["count", "index"]);
                let t = self.key();
                let l = self.expr(&t.clone().list());
                x!(s, &format!("$.{m}($)"), l, self.expr(&t))
            }
            25 => {
                let t = self.rng.pick(&[Ty::Bytes, Ty::ByteArray]).clone();
                let n = self.index();
                x!(s, "$[$]", self.expr(&t), n)
            }
            26 => {
                let w = self.rng.word(&["'big'", "'little'"]);
                x!(s, &format!("int.from_bytes($, {w})"), self.expr(&Ty::Bytes))
            }
            27 => x!(s, "divmod($, $)[0]", self.expr(&i), self.expr(&i)),
            28 => x!(s, "pow($ % 50, $ % 9, 97)", self.expr(&i), self.expr(&i)),
            29 => {
                let b = self.expr(&Ty::Bool);
                x!(s, "($ + $)", b, self.expr(&i))
            }
            30 => {
                let n = self.index();
                x!(s, "$[$]", self.expr(&Ty::Range), n)
            }
            31 => x!(s, "next(($), $)", self.generator_of_ints(), self.expr(&i)),
            32 => x!(
                s,
                "($ if $ is not None else $)",
                self.expr(&i),
                self.expr(&i),
                self.expr(&i)
            ),
            33 => x!(s, "sum($, $)", self.ints(), self.expr(&i)),
            34 => {
                let f = self.rng.word(&[
                    "hash($ % 1000)",
                    "round($)",
                    "int(str($))",
                    "(eval('1 + 2') + $)",
                ]);
                x!(s, &f, self.expr(&i))
            }
            35 => x!(s, "len([*$, *$])", self.ints(), self.ints()),
            36 => x!(s, "($).bit_length()", self.expr(&i)),
            37 => self.operator_of_object(&i),
            _ => self.leaf(&i),
        }
    }

    /// A generator expression's inner text, over ints.
    pub(super) fn generator_of_ints(&mut self) -> Expr {
        let (m, a) = (self.mark(), self.name("a"));
        let over = self.ints();
        self.declare(&a, Ty::Int, false);
        self.inner += 1;
        let e = x!(
            "a for a in []",
            &format!("$ for {a} in $ if $"),
            self.expr(&Ty::Int),
            over,
            self.expr(&Ty::Bool)
        );
        self.inner -= 1;
        self.release(&m);
        e
    }

    /// Something that yields ints.
    pub(super) fn ints(&mut self) -> Expr {
        // The iterable of a comprehension must not contain an assignment.
        self.inner += 1;
        let e = match self.rng.below(6) {
            0 => self.expr(&Ty::Range),
            1 => {
                let key = Ty::Dict(Box::new(Ty::Int), Box::new(Ty::Str));
                x!("[]", "list($)", self.expr(&key))
            }
            2 => x!("[]", "sorted($)", self.expr(&Ty::Set(Box::new(Ty::Int)))),
            3 => self.expr(&Ty::Bytes),
            _ => self.expr(&Ty::Int.list()),
        };
        self.inner -= 1;
        e
    }

    fn numeral(&mut self) -> Expr {
        if self.rng.percent(50) {
            return x!("'0'", "str($)", self.expr(&Ty::Int));
        }
        Expr::leaf(
            "'0'",
            self.rng.word(&[
                "'12'",
                "' -7 '",
                "'x'",
                "''",
                "'1_0'",
                "'99999999999999999999'",
                "b'5'",
            ]),
        )
    }

    /// A type that has a length.
    fn sized(&mut self) -> Ty {
        match self.rng.below(8) {
            0 => Ty::Str,
            1 => Ty::Bytes,
            2 => Ty::ByteArray,
            3 => Ty::Int.list(),
            4 => Ty::Dict(Box::new(Ty::Str), Box::new(Ty::Int)),
            5 => Ty::Set(Box::new(Ty::Int)),
            6 => Ty::Range,
            _ => Ty::Str.list(),
        }
    }

    /// A type whose values can be ordered.
    pub(super) fn ordered(&mut self) -> Ty {
        match self.rng.below(8) {
            0..=3 => Ty::Int,
            4 => Ty::Str,
            5 => Ty::Int.list(),
            6 => Ty::Tuple(vec![Ty::Int, Ty::Str]),
            _ => Ty::Bytes,
        }
    }

    pub(super) fn float(&mut self) -> Expr {
        let (f, s) = (Ty::Float, "0.0");
        match self.rng.below(6) {
            0..=1 => {
                let op = self.rng.word(&["+", "-"]);
                let n = self.rng.word(&["0.25", "1.5", "2", "-3", "0.75"]);
                // The value is cut, so that sums stay exact.
                x!(s, &format!("($ % 64 {op} {n})"), self.expr(&f))
            }
            2 => x!(s, "(-$)", self.expr(&f)),
            3 => x!(s, "($ % 1000 / 4)", self.expr(&Ty::Int)),
            4 => x!(s, "float($ % 1000)", self.expr(&Ty::Int)),
            _ => x!(s, "abs($)", self.expr(&f)),
        }
    }

    pub(super) fn range(&mut self) -> Expr {
        let i = Ty::Int;
        let s = "range(2)";
        match self.rng.below(4) {
            0 => x!(s, "range($ % 7)", self.expr(&i)),
            1 => x!(s, "range($ % 5, $ % 9)", self.expr(&i), self.expr(&i)),
            2 => x!(
                s,
                "range($ % 9, $ % 4, $)",
                self.expr(&i),
                self.expr(&i),
                Expr::leaf("1", self.rng.word(&["-1", "2", "-3", "1"]))
            ),
            _ => {
                let cut = self.slice();
                if cut.text().contains("::") {
                    // A new range, since steps of slices of ranges multiply, and overflow in MicroPython.
                    return x!(s, "range($ % 9)[$]", self.expr(&i), cut);
                }
                x!(s, "$[$]", self.expr(&Ty::Range), cut)
            }
        }
    }
}
