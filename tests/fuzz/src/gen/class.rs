//! Classes: attributes, methods, special methods; expressions that use their instances.

use super::{Class, Func, Gen, Passing, Ty};
use crate::tree::{Arg, Expr, Stmt};
use crate::{block, line, x};

/// Special methods: name, what else it takes, its result, how it is used (`o` the instance, `$` the
/// argument). `self` stands for the class itself.
const SPECIALS: &[(&str, Option<Ty>, Ty, &str)] = &[
    ("__add__", Some(Ty::Int), Ty::Int, "(o + $)"),
    ("__radd__", Some(Ty::Int), Ty::Int, "($ + o)"),
    ("__sub__", Some(Ty::Int), Ty::Int, "(o - $)"),
    ("__rsub__", Some(Ty::Int), Ty::Int, "($ - o)"),
    ("__mul__", Some(Ty::Int), Ty::Int, "(o * $)"),
    ("__rmul__", Some(Ty::Int), Ty::Int, "($ * o)"),
    ("__truediv__", Some(Ty::Int), Ty::Int, "(o / $)"),
    ("__floordiv__", Some(Ty::Int), Ty::Int, "(o // $)"),
    ("__mod__", Some(Ty::Int), Ty::Int, "(o % $)"),
    ("__pow__", Some(Ty::Int), Ty::Int, "(o ** $)"),
    ("__lshift__", Some(Ty::Int), Ty::Int, "(o << $)"),
    ("__rshift__", Some(Ty::Int), Ty::Int, "(o >> $)"),
    ("__and__", Some(Ty::Int), Ty::Int, "(o & $)"),
    ("__or__", Some(Ty::Int), Ty::Int, "(o | $)"),
    ("__xor__", Some(Ty::Int), Ty::Int, "(o ^ $)"),
    ("__matmul__", Some(Ty::Int), Ty::Int, "(o @ $)"),
    ("__lt__", Some(Ty::Int), Ty::Bool, "(o < $)"),
    ("__le__", Some(Ty::Int), Ty::Bool, "(o <= $)"),
    ("__gt__", Some(Ty::Int), Ty::Bool, "(o > $)"),
    ("__ge__", Some(Ty::Int), Ty::Bool, "(o >= $)"),
    ("__contains__", Some(Ty::Int), Ty::Bool, "($ in o)"),
    ("__getitem__", Some(Ty::Int), Ty::Int, "o[$]"),
    ("__call__", Some(Ty::Int), Ty::Int, "o($)"),
    ("__len__", None, Ty::Int, "len(o)"),
    ("__bool__", None, Ty::Bool, "bool(o)"),
    ("__bool__", None, Ty::Bool, "(not o)"),
    ("__neg__", None, Ty::Int, "(-o)"),
    ("__pos__", None, Ty::Int, "(+o)"),
    ("__invert__", None, Ty::Int, "(~o)"),
    ("__abs__", None, Ty::Int, "abs(o)"),
    ("__int__", None, Ty::Int, "int(o)"),
    ("__str__", None, Ty::Str, "str(o)"),
    ("__repr__", None, Ty::Str, "repr(o)"),
    ("__repr__", None, Ty::Str, "f'{o!r}'"),
    ("__iter__", None, Ty::Int, "sum(o)"),
    ("__iter__", None, Ty::Int, "len([*o])"),
    ("__getattr__", None, Ty::Int, "o.zz9"),
];

impl Gen {
    /// Defines a class.
    pub(super) fn class(&mut self, out: &mut Vec<Stmt>) {
        let name = self.name("C");
        let base = if !self.classes.is_empty() && self.rng.percent(45) {
            Some(self.rng.below(self.classes.len()))
        } else {
            None
        };
        let mut class = match base {
            Some(b) => Class {
                name: name.clone(),
                base,
                methods: self.classes[b].methods.clone(),
                attrs: self.classes[b].attrs.clone(),
                statics: self.classes[b].statics.clone(),
                specials: self.classes[b].specials.clone(),
                init: Vec::new(),
            },
            None => Class {
                name: name.clone(),
                base,
                methods: Vec::new(),
                attrs: Vec::new(),
                statics: Vec::new(),
                specials: Vec::new(),
                init: Vec::new(),
            },
        };
        let mut body = Vec::new();
        self.class_level(&mut body, &mut class);
        self.constructor(&mut body, &mut class);
        for _ in 0..self.rng.between(0, 3) {
            self.method(&mut body, &mut class);
        }
        for _ in 0..self.rng.between(0, 4) {
            self.special(&mut body, &mut class);
        }
        let pairs: Vec<String> = class
            .attrs
            .iter()
            .map(|a| format!("self.{}", a.0))
            .collect();
        let parts = pairs.join(", ");
        body.push(block!(
            vec![line!(&format!("return [{parts}]"))],
            "def parts(self):"
        ));
        if self.rng.percent(40) {
            // A class with `__eq__` needs a `__hash__`, which CPython removes otherwise.
            body.push(block!(
                vec![line!(
                    "return type(o) is type(self) and o.parts() == self.parts()"
                )],
                "def __eq__(self, o):"
            ));
            body.push(block!(vec![line!("return 7")], "def __hash__(self):"));
        }
        let head = match base {
            Some(b) => format!("class {name}({}):", self.classes[b].name),
            None if self.rng.percent(15) => format!("class {name}(object):"),
            None => format!("class {name}:"),
        };
        out.push(block!(body, &head));
        self.classes.push(class);
    }

    /// Attributes of the class; its body is code like any other.
    fn class_level(&mut self, body: &mut Vec<Stmt>, class: &mut Class) {
        for _ in 0..self.rng.below(3) {
            let (k, ty) = (self.name("k"), self.any_type());
            if matches!(ty, Ty::Func(..)) {
                continue;
            }
            self.inner += 1;
            let e = self.expr(&ty);
            self.inner -= 1;
            body.push(line!(&format!("{k} = $"), e));
            if self.rng.percent(20) {
                // Read and deleted where it was made.
                let other = self.name("k");
                body.push(line!(&format!("{other} = {k}")));
                body.push(line!(&format!("del {k}")));
                class.statics.push((other, ty));
            } else {
                class.statics.push((k, ty));
            }
        }
        if self.rng.percent(15) {
            let k = self.name("k");
            let over = self.ints();
            body.push(line!(&format!("{k} = []")));
            body.push(block!(
                vec![line!(&format!("{k}.append(i)"))],
                "for i in $:",
                over
            ));
            class.statics.push((k, Ty::Int.list()));
        }
    }

    fn constructor(&mut self, body: &mut Vec<Stmt>, class: &mut Class) {
        let inherited = class.base.map(|b| self.classes[b].init.clone());
        if let Some(init) = &inherited {
            if self.rng.percent(30) {
                class.init = init.clone();
                return;
            }
        }
        let mut lines = vec![line!("tick()")];
        let mut params: Vec<Expr> = vec![Expr::atom("self")];
        let m = self.mark();
        self.scope += 1;
        for _ in 0..self.rng.between(1, 3) {
            let (p, ty) = (self.name("p"), self.any_type());
            if matches!(ty, Ty::Func(..) | Ty::Obj(_)) {
                continue;
            }
            params.push(Expr::atom(p.clone()));
            class.init.push(ty.clone());
            class.attrs.push((format!("x{p}"), ty.clone()));
            lines.push(line!(&format!("self.x{p} = {p}")));
            self.declare(&p, ty, false);
        }
        if let Some(init) = inherited {
            let args: Vec<Expr> = init.iter().map(|t| self.small(t)).collect();
            let how = match class.base {
                Some(b) if self.rng.percent(30) => {
                    let base = self.classes[b].name.clone();
                    let mut all = vec![Expr::atom("self")];
                    all.extend(args);
                    line!(&format!("{base}.__init__($)"), all)
                }
                _ => line!("super().__init__($)", args),
            };
            lines.push(how);
        }
        let ty = self.element();
        if !matches!(ty, Ty::Obj(_)) {
            let a = self.name("x");
            let e = self.small(&ty.clone().list());
            lines.push(line!(&format!("self.{a} = $"), e));
            class.attrs.push((a, ty.list()));
        }
        self.scope -= 1;
        self.release(&m);
        body.push(block!(lines, "def __init__($):", params));
    }

    /// A method's body, which sees `self`.
    fn method_body(&mut self, f: &Func, class: &Class) -> Vec<Stmt> {
        let m = self.mark();
        for (a, ty) in class.attrs.iter().chain(&class.statics) {
            self.declare(&format!("self.{a}"), ty.clone(), true);
        }
        let body = self.body_of(f, None);
        self.release(&m);
        body
    }

    fn method(&mut self, body: &mut Vec<Stmt>, class: &mut Class) {
        let own = &class.methods;
        // Sometimes a method is overridden and calls the one of the base.
        let again = if own.is_empty() || self.rng.percent(60) {
            None
        } else {
            Some(self.rng.pick(own).clone())
        };
        let (name, args, ret) = match &again {
            Some(m) => m.clone(),
            None => {
                let n = self.rng.below(3);
                let args = (0..n).map(|_| self.any_type()).collect();
                (self.name("m"), args, self.any_type())
            }
        };
        let mut f = Func {
            name: name.clone(),
            params: args
                .iter()
                .map(|t| (self.name("p"), t.clone(), Passing::Needed))
                .collect(),
            star: false,
            double_star: false,
            ret: ret.clone(),
            generator: false,
            loud: false,
        };
        let kind = if again.is_some() {
            0
        } else {
            self.rng.below(10)
        };
        let names: Vec<String> = f.params.iter().map(|p| p.0.clone()).collect();
        let listed = names.iter().map(|n| format!(", {n}")).collect::<String>();
        match kind {
            0..=6 => {
                let mut lines = self.method_body(&f, class);
                let base = class.base.map(|b| self.classes[b].clone());
                if let Some(base) = base.filter(|b| b.methods.iter().any(|m| m.0 == name)) {
                    let v = self.name("v");
                    lines.insert(
                        1,
                        line!(&format!("{v} = super().{}({})", name, names.join(", "))),
                    );
                    let _ = base;
                }
                body.push(block!(lines, &format!("def {name}(self{listed}):")));
            }
            7 => {
                f.params.clear();
                let lines = self.method_body(&f, class);
                body.push(block!(lines, &format!("@property\ndef {name}(self):")));
                class.statics.push((name, ret));
                return;
            }
            8 => {
                let lines = self.body_of(&f, None);
                let listed = names.join(", ");
                body.push(block!(
                    lines,
                    &format!("@staticmethod\ndef {name}({listed}):")
                ));
            }
            _ => {
                let lines = self.body_of(&f, None);
                body.push(block!(
                    lines,
                    &format!("@classmethod\ndef {name}(cls{listed}):")
                ));
            }
        }
        if again.is_none() {
            class.methods.push((name, args, ret));
        }
    }

    fn special(&mut self, body: &mut Vec<Stmt>, class: &mut Class) {
        let (name, arg, ret, _) = self.rng.pick(SPECIALS).clone();
        if class.specials.contains(&name) && self.rng.percent(70) {
            return;
        }
        let mut f = Func {
            name: name.to_owned(),
            params: Vec::new(),
            star: false,
            double_star: false,
            ret,
            generator: false,
            loud: false,
        };
        if let Some(t) = arg {
            f.params.push(("o".to_owned(), t, Passing::Needed));
        }
        let mut lines = match name {
            "__iter__" => {
                f.generator = true;
                self.method_body(&f, class)
            }
            "__len__" => {
                let attr = class.attrs.iter().find(|a| matches!(a.1, Ty::List(_)));
                let what = attr.map_or("3".to_owned(), |a| format!("len(self.{})", a.0));
                vec![line!(&format!("return {what}"))]
            }
            "__getattr__" => {
                let known = self.rng.word(&["zz9", "zz8"]);
                vec![
                    block!(
                        vec![line!("raise AttributeError(o)")],
                        &format!("if o != '{known}':")
                    ),
                    line!("return 5"),
                ]
            }
            // These methods get no statements, since Python decides when they run.
            "__bool__" | "__repr__" | "__str__" => {
                let m = self.mark();
                self.scope += 1;
                for (a, ty) in &class.attrs {
                    self.declare(&format!("self.{a}"), ty.clone(), false);
                }
                let (calm, inner) = (std::mem::replace(&mut self.calm, true), self.inner);
                self.inner += 1;
                let e = self.small(&f.ret);
                (self.calm, self.inner) = (calm, inner);
                self.scope -= 1;
                self.release(&m);
                vec![line!("return $", e)]
            }
            _ => self.method_body(&f, class),
        };
        if matches!(name, "__add__" | "__sub__" | "__mul__") && self.rng.percent(30) {
            lines.insert(0, line!("if not isinstance(o, int): return NotImplemented"));
        }
        let o = if f.params.is_empty() && name != "__getattr__" {
            ""
        } else {
            ", o"
        };
        body.push(block!(lines, &format!("def {name}(self{o}):")));
        if name == "__getitem__" && self.rng.percent(60) {
            let l = vec![line!("note('set', i, v)")];
            body.push(block!(l, "def __setitem__(self, i, v):"));
            body.push(block!(
                vec![line!("note('del', i)")],
                "def __delitem__(self, i):"
            ));
        }
        if !class.specials.contains(&name) {
            class.specials.push(name);
        }
    }

    /// A new instance.
    pub(super) fn construct(&mut self, n: usize) -> Expr {
        let class = self.classes[n].clone();
        let args: Vec<Expr> = class.init.iter().map(|t| self.small(t)).collect();
        x!("None", &format!("{}($)", class.name), args)
    }

    pub(super) fn object(&mut self, n: usize) -> Expr {
        let heirs: Vec<usize> = (0..self.classes.len())
            .filter(|h| self.is_heir(*h, n))
            .collect();
        let n = *self.rng.pick(&heirs);
        let class = self.classes[n].clone();
        let args: Vec<Expr> = class.init.iter().map(|t| self.expr(t)).collect();
        x!("None", &format!("{}($)", class.name), args)
    }

    fn is_heir(&self, mut n: usize, of: usize) -> bool {
        while n != of {
            match self.classes[n].base {
                Some(b) => n = b,
                None => return false,
            }
        }
        true
    }

    /// An expression for an attribute of this type, of any instance or class.
    pub(super) fn attribute(&mut self, ty: &Ty) -> Expr {
        let mut all: Vec<(usize, String, bool)> = Vec::new();
        for (i, c) in self.classes.iter().enumerate() {
            let of = |list: &[(String, Ty)]| {
                list.iter()
                    .filter(|a| a.1 == *ty)
                    .map(|a| a.0.clone())
                    .collect::<Vec<_>>()
            };
            all.extend(of(&c.attrs).into_iter().map(|a| (i, a, false)));
            all.extend(of(&c.statics).into_iter().map(|a| (i, a, true)));
        }
        if all.is_empty() {
            return self.leaf(ty);
        }
        let (n, a, of_class) = self.rng.pick(&all).clone();
        if of_class && a.starts_with('k') && self.rng.percent(30) {
            return Expr::leaf(ty.simple(), format!("{}.{a}", self.classes[n].name));
        }
        let o = self.small(&Ty::Obj(n));
        if self.rng.percent(15) {
            return x!(ty.simple(), &format!("getattr($, '{a}')"), o);
        }
        x!(ty.simple(), &format!("$.{a}"), o)
    }

    /// A call of a method that returns this type.
    pub(super) fn method_for(&mut self, ty: &Ty) -> Expr {
        let mut all: Vec<(usize, String, Vec<Ty>)> = Vec::new();
        for (i, c) in self.classes.iter().enumerate() {
            let fits = c.methods.iter().filter(|m| m.2 == *ty);
            all.extend(fits.map(|m| (i, m.0.clone(), m.1.clone())));
        }
        if all.is_empty() {
            return self.attribute(ty);
        }
        let (n, name, args) = self.rng.pick(&all).clone();
        let o = self.small(&Ty::Obj(n));
        let args: Vec<Expr> = args.iter().map(|t| self.expr(t)).collect();
        x!(ty.simple(), &format!("$.{name}($)"), o, args)
    }

    /// An operator whose operand is an instance.
    pub(super) fn operator_of_object(&mut self, ty: &Ty) -> Expr {
        if self.calm {
            return self.leaf(ty);
        }
        let mut all = Vec::new();
        for (i, c) in self.classes.iter().enumerate() {
            for s in SPECIALS {
                if s.2 == *ty && c.specials.contains(&s.0) {
                    all.push((i, s.clone()));
                }
            }
        }
        if all.is_empty() {
            return self.leaf(ty);
        }
        let (n, (_, arg, _, how)) = self.rng.pick(&all).clone();
        let o = self.small(&Ty::Obj(n));
        // If the argument comes first in the text, it is evaluated first.
        let first = how.find('$').is_some_and(|d| Some(d) < find_object(how));
        let pattern = match find_object(how) {
            Some(at) => format!("{}${}", &how[..at], &how[at + 1..]),
            None => how.to_owned(),
        };
        let mut args: Vec<Arg> = vec![o.into()];
        if let Some(t) = arg {
            let e = self.expr(&t);
            args.insert(usize::from(!first), e.into());
        }
        Expr::new(Some(ty.simple()), &pattern, args)
    }
}

/// The places in a text where the letter `o` stands alone.
fn find_object(how: &str) -> Option<usize> {
    let bytes = how.as_bytes();
    let word = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphanumeric);
    (0..bytes.len()).find(|i| bytes[*i] == b'o' && !word(i + 1) && (*i == 0 || !word(i - 1)))
}
