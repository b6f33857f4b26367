//! Strings, bytes, and formatting.

use super::{Gen, Ty};
use crate::tree::{Arg, Expr};
use crate::x;

/// Separators for join and split.
const SEPARATORS: &[&str] = &["' '", "','", "'b'", "'--'", "'ab'"];

impl Gen {
    pub(super) fn str_literal(&mut self) -> Expr {
        Expr::leaf(
            "''",
            self.rng.word(&[
                "''",
                "'a'",
                "'b'",
                "'ab'",
                "'abcab'",
                "'hello'",
                "' x y '",
                "'a,b,,c'",
                "'Zeta'",
                "'k1'",
                "'k2'",
                "'12'",
                "'it\\'s'",
                "'\"q\"'",
                "'n\\nl\\tt'",
                "'x' * 3",
                "'k3'",
            ]),
        )
        .in_brackets()
    }

    pub(super) fn str(&mut self) -> Expr {
        let (t, s) = (Ty::Str, "''");
        match self.rng.below(24) {
            // The result is cut, so that strings do not grow without end.
            0..=2 => x!(s, "($[:20] + $[:20])", self.expr(&t), self.expr(&t)),
            3 => {
                let n = self.rng.between(0, 3);
                x!(s, &format!("($[:9] * {n})"), self.expr(&t))
            }
            4..=5 => {
                let cut = self.slice();
                x!(s, "$[$]", self.expr(&t), cut)
            }
            6 => x!(s, "$[$]", self.expr(&t), self.index()),
            7..=8 => {
                let m = self.rng.word(&[
                    "upper()",
                    "lower()",
                    "strip()",
                    "lstrip()",
                    "rstrip()",
                    "strip('a ')",
                    "lstrip('hx')",
                    "rstrip('blo')",
                    "capitalize()",
                    "swapcase()",
                    "title()",
                    "casefold()",
                    "zfill(5)",
                    "ljust(6)",
                    "rjust(7, '*')",
                    "removeprefix('a')",
                    "removesuffix('b')",
                    "expandtabs()",
                    "translate({97: 'A', 98: None})",
                ]);
                x!(s, &format!("$.{m}"), self.expr(&t))
            }
            9 => {
                let (a, b) = (self.str_literal(), self.str_literal());
                // An empty text would be replaced between all characters, again and again.
                x!(s, "$[:20].replace($, $)", self.expr(&t), a, b)
            }
            10 => {
                let sep = self.rng.word(SEPARATORS);
                x!(s, &format!("{sep}.join($[:9])[:99]"), self.expr(&t.list()))
            }
            11 => {
                let f = self.rng.word(&["str($)", "repr($)"]);
                let of = self.plain();
                x!(s, &f, self.expr(&of))
            }
            12 => x!(s, "chr($ % 95 + 32)", self.expr(&Ty::Int)),
            13 => {
                let f = self.rng.word(&["hex($)", "bin($)", "oct($)"]);
                x!(s, &f, self.expr(&Ty::Int))
            }
            14..=17 => self.fstring(),
            18 => self.percent(),
            19 => self.format_method(),
            20 => x!(
                s,
                "$.decode()",
                Expr::leaf(
                    "b''",
                    self.rng.word(&["b'abc'", "b''", "b'\\xff'", "b'z9'"])
                )
            ),
            21 => {
                let sep = self.rng.word(SEPARATORS);
                let m = self.rng.word(&["partition", "rpartition"]);
                let i = self.rng.below(3);
                x!(s, &format!("$.{m}({sep})[{i}]"), self.expr(&t))
            }
            22 => {
                let of = self.any_type();
                x!(s, "type($).__name__", self.expr(&of))
            }
            _ => self.leaf(&t),
        }
    }

    /// A type that prints the same on both sides.
    pub(super) fn plain(&mut self) -> Ty {
        loop {
            let t = self.any_type();
            if t.plain() {
                return t;
            }
        }
    }

    pub(super) fn split(&mut self) -> Expr {
        let t = self.expr(&Ty::Str);
        let how = match self.rng.below(5) {
            0 => "split()".to_owned(),
            1 => "splitlines()".to_owned(),
            2 => format!("split({}, 1)", self.rng.word(SEPARATORS)),
            3 => format!("rsplit({}, 1)", self.rng.word(SEPARATORS)),
            _ => format!("split({})", self.rng.word(SEPARATORS)),
        };
        x!("[]", &format!("$.{how}"), t)
    }

    /// A format for ints, after the colon.
    fn int_spec(&mut self) -> String {
        self.rng.word(&[
            "", "d", "x", "X", "b", "o", "5", "<6", ">6", "^7", "05", "+d", " d", "#x", ",", "*>8",
            "=+6", "0=4", "08b", "#o", "#010x",
        ])
    }

    fn str_spec(&mut self) -> String {
        self.rng
            .word(&["", "s", "8", "<8", ">8", "^9", ".2", "*<6", ">7.3", "-^8"])
    }

    fn fstring(&mut self) -> Expr {
        let mut pattern = String::new();
        let mut args: Vec<Arg> = Vec::new();
        self.inner += 1;
        for _ in 0..self.rng.between(1, 3) {
            pattern.push_str(&self.rng.word(&["", "a", "{{", " }}", " = ", "\\n", "'"]));
            // CPython before 3.12 allows neither quotes of the same kind nor backslashes in a field: simple expressions only.
            let (e, spec) = match self.rng.below(6) {
                0..=2 => {
                    let spec = self.int_spec();
                    let e = self.in_fstring(&Ty::Int);
                    (e, spec)
                }
                3..=4 => (self.in_fstring(&Ty::Str), self.str_spec()),
                _ => {
                    let t = self.plain();
                    (self.in_fstring(&t), String::new())
                }
            };
            args.push(e.into());
            match self.rng.below(6) {
                0 => pattern.push_str("{$!r}"),
                1 => pattern.push_str("{$!s:>4}"),
                2 if !spec.is_empty() => {
                    pattern.push_str(&format!("{{$:>{{{}}}}}", self.rng.between(1, 9)));
                }
                _ if spec.is_empty() => pattern.push_str("{$}"),
                _ => pattern.push_str(&format!("{{$:{spec}}}")),
            }
        }
        self.inner -= 1;
        Expr::new(Some("''"), &format!("f\"{pattern}\""), args)
    }

    /// An expression whose text may stand in an f-string.
    fn in_fstring(&mut self, ty: &Ty) -> Expr {
        for _ in 0..4 {
            let e = self.expr(ty);
            let text = e.text();
            let hard = |c: char| matches!(c, '"' | '\\' | '{' | '}' | '\n');
            if !text.contains(hard) && !text.contains("lambda") && !text.contains("!=") {
                return Expr::new(None, "($)", vec![e.into()]);
            }
        }
        Expr::atom(if matches!(ty, Ty::Dict(..)) {
            "[]"
        } else {
            ty.simple()
        })
    }

    fn percent(&mut self) -> Expr {
        let (i, t) = (Ty::Int, Ty::Str);
        let n = self.rng.word(&[
            "%d", "%5d", "%-5d|", "%05d", "%x", "%X", "%o", "%+d", "%i", "%s", "%r",
        ]);
        let w = self.rng.word(&["%s", "%8s", "%-8s|", "%.2s", "%r"]);
        if self.rng.percent(30) {
            return x!("''", &format!("('{n}' % $)"), self.expr(&i));
        }
        x!(
            "''",
            &format!("('{n} {w} %%' % ($, $))"),
            self.expr(&i),
            self.expr(&t)
        )
    }

    fn format_method(&mut self) -> Expr {
        let (n, w) = (self.int_spec(), self.str_spec());
        let pattern = match self.rng.below(4) {
            0 => format!("'{{:{n}}} {{:{w}}}'.format($, $)"),
            1 => format!("'{{1:{w}}}{{0:{n}}}{{1}}'.format($, $)"),
            2 => format!("'{{a:{n}}}-{{b!r}}'.format(a=$, b=$)"),
            _ => format!("format($, '{n}') + '{{}}'.format($)"),
        };
        let (a, b) = (self.expr(&Ty::Int), self.expr(&Ty::Str));
        x!("''", &pattern, a, b).in_brackets()
    }

    pub(super) fn bytes(&mut self) -> Expr {
        let (t, s) = (Ty::Bytes, "b''");
        match self.rng.below(13) {
            0..=1 => x!(s, "($[:20] + $[:20])", self.expr(&t), self.expr(&t)),
            2 => {
                let cut = self.slice();
                x!(s, "$[$]", self.expr(&t), cut)
            }
            3 => x!(s, "bytes([i & 255 for i in $])", self.ints()),
            4 => x!(s, "$.encode()", self.expr(&Ty::Str)),
            5 => x!(s, "bytes($)", self.expr(&Ty::ByteArray)),
            6 => x!(s, "bytes($ % 5)", self.expr(&Ty::Int)),
            7 => {
                let w = self.rng.word(&["'big'", "'little'"]);
                x!(
                    s,
                    &format!("($ & 0xffffff).to_bytes(4, {w})"),
                    self.expr(&Ty::Int)
                )
            }
            8 => x!(s, "$.replace(b'a', b'--')[:20]", self.expr(&t)),
            9 => x!(s, "b'-'.join([$, $])[:40]", self.expr(&t), self.expr(&t)),
            10 => x!(s, "($[:9] * 2)", self.expr(&t)),
            11 => {
                let m = self.rng.word(&[
                    "upper()",
                    "lower()",
                    "strip()",
                    "title()",
                    "ljust(4)",
                    "zfill(5)",
                    "removeprefix(b'a')",
                ]);
                x!(s, &format!("$.{m}"), self.expr(&t))
            }
            _ => self.leaf(&t),
        }
    }

    pub(super) fn bytearray(&mut self) -> Expr {
        let (t, s) = (Ty::ByteArray, "bytearray()");
        match self.rng.below(6) {
            0 => x!(s, "bytearray($)", self.expr(&Ty::Bytes)),
            1 => x!(s, "($[:20] + $[:20])", self.expr(&t), self.expr(&Ty::Bytes)),
            2 => {
                let cut = self.slice();
                x!(s, "$[$]", self.expr(&t), cut)
            }
            3 => x!(s, "bytearray($ % 6)", self.expr(&Ty::Int)),
            _ => self.leaf(&t),
        }
    }
}

impl Expr {
    /// The text of an expression, in brackets if it contains an operator.
    fn in_brackets(self) -> Expr {
        if !self.text().contains([' ']) {
            return self;
        }
        Expr::new(self.simple, "($)", vec![self.into()])
    }
}
