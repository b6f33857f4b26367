//! The generator: it makes programs by a grammar with types, so that most operations in them succeed.
//!
//! A program has three modules: `aid` (the same for all), `lib`, and `main`, which imports `lib` and changes its
//! objects. Each begins *quiet*: the freezer evaluates everything before the first effect, and freezes the results. Then
//! the program is *loud*: it prints values at run time. Behaviour that differs between CPython and MicroPython is not
//! generated:
//!
//! - floats other than small multiples of a quarter: MicroPython's have less precision;
//! - messages of built-in exceptions: `aid.kind` gives their class alone;
//! - the choice between equal keys in a set (`{1} & {True}`), the quotes in a bytearray's `repr`;
//! - the order of sets, addresses, `repr` of functions: `aid.show` sorts, and names the type alone;
//! - text that is not ASCII within `repr`: MicroPython escapes more;
//! - a dict or set that changes while it is iterated: CPython raises an exception, MicroPython does not;
//! - generators with `finally` that are not run to their end: CPython closes them when they are collected;
//! - operators among bools: MicroPython's results are ints;
//! - `repr` of exceptions, coroutines that are awaited again;
//! - a keyword given twice while an exception is handled: CPython 3.11 raises KeyError instead of TypeError;
//! - slices with steps as targets: MicroPython has none;
//! - slices of ranges whose steps multiply without limit: MicroPython's steps overflow;
//! - reflected operators among a class and its subclass: MicroPython asks the left operand first.

mod class;
mod container;
mod expr;
mod func;
mod number;
mod prop;
mod stmt;
mod text;
mod truth;

use crate::rng::Rng;
use crate::tree::{Expr, Module, Program, Stmt};

/// The type that an expression is meant to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ty {
    /// An int of any size.
    Int,
    Bool,
    /// A float that is a small multiple of a quarter.
    Float,
    Str,
    Bytes,
    ByteArray,
    Range,
    List(Box<Ty>),
    Tuple(Vec<Ty>),
    Dict(Box<Ty>, Box<Ty>),
    Set(Box<Ty>),
    Frozen(Box<Ty>),
    /// An instance of class number *n*.
    Obj(usize),
    /// A function with these parameters and this result.
    Func(Vec<Ty>, Box<Ty>),
}

impl Ty {
    /// The simplest expression of this type.
    pub fn simple(&self) -> &'static str {
        match self {
            Ty::Int => "0",
            Ty::Bool => "False",
            Ty::Float => "0.0",
            Ty::Str => "''",
            Ty::Bytes => "b''",
            Ty::ByteArray => "bytearray()",
            Ty::Range => "range(2)",
            Ty::List(_) => "[]",
            Ty::Tuple(_) => "()",
            Ty::Dict(..) => "{}",
            Ty::Set(_) => "set()",
            Ty::Frozen(_) => "frozenset()",
            Ty::Obj(_) | Ty::Func(..) => "None",
        }
    }
    /// A list of this type.
    pub fn list(self) -> Ty {
        Ty::List(Box::new(self))
    }
    /// True if `print` writes values of this type the same on both sides.
    fn plain(&self) -> bool {
        match self {
            Ty::Int | Ty::Bool | Ty::Float | Ty::Str | Ty::Bytes => true,
            Ty::Range => true,
            Ty::List(t) => t.plain(),
            Ty::Tuple(all) => all.iter().all(Ty::plain),
            Ty::Dict(k, v) => k.plain() && v.plain(),
            Ty::Set(_) | Ty::Frozen(_) | Ty::Obj(_) | Ty::Func(..) | Ty::ByteArray => false,
        }
    }
}

/// A variable.
#[derive(Clone, Debug)]
struct Var {
    name: String,
    ty: Ty,
    /// True if it may be assigned where it is visible. A loop's variable and one of an enclosing function may not.
    open: bool,
    /// The depth of the function that it belongs to; 0 for a global.
    scope: usize,
}

/// How a parameter is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passing {
    Needed,
    Default,
    KeywordOnly,
}

/// A function that may be called.
#[derive(Clone, Debug)]
struct Func {
    name: String,
    params: Vec<(String, Ty, Passing)>,
    star: bool,
    double_star: bool,
    ret: Ty,
    /// True if it yields values of the result's type.
    generator: bool,
    /// True if it prints.
    loud: bool,
}

/// A class.
#[derive(Clone, Debug)]
struct Class {
    name: String,
    base: Option<usize>,
    attrs: Vec<(String, Ty)>,
    /// The methods: name, arguments, result.
    methods: Vec<(String, Vec<Ty>, Ty)>,
    statics: Vec<(String, Ty)>,
    specials: Vec<&'static str>,
    /// The types of the constructor's arguments.
    init: Vec<Ty>,
}

/// A prop that was set up: an iterator, a closure, a deque ...
#[derive(Clone, Debug)]
struct Prop {
    /// The prefix of its names: `lib.` if it belongs to that module.
    prefix: &'static str,
    number: usize,
    what: &'static prop::Recipe,
}

/// The visible names, saved when a scope is entered.
struct Mark {
    vars: usize,
    funcs: usize,
    props: usize,
}

/// The generator's state.
pub struct Gen {
    rng: Rng,
    vars: Vec<Var>,
    funcs: Vec<Func>,
    classes: Vec<Class>,
    props: Vec<Prop>,
    names: usize,
    /// Nesting of expressions.
    deep: usize,
    /// Nesting of blocks.
    blocks: usize,
    /// True if prints are allowed.
    loud: bool,
    /// The result type of the function that is being generated.
    ret: Option<Ty>,
    in_function: bool,
    in_generator: bool,
    in_loop: bool,
    /// True if functions must not be called, since the iterated object must not change.
    calm: bool,
    /// True in a comprehension or lambda, where `:=` is not allowed.
    inner: usize,
    /// Nesting of functions.
    scope: usize,
    /// Names that the enclosing functions declare `global` or `nonlocal`.
    declared: Vec<String>,
}

impl Gen {
    /// The program of this seed.
    pub fn program(seed: u64) -> Program {
        let mut g = Gen {
            rng: Rng::new(seed),
            vars: Vec::new(),
            funcs: Vec::new(),
            classes: Vec::new(),
            props: Vec::new(),
            names: 0,
            deep: 0,
            blocks: 0,
            loud: false,
            ret: None,
            in_function: false,
            in_generator: false,
            in_loop: false,
            calm: false,
            inner: 0,
            scope: 0,
            declared: Vec::new(),
        };
        let aid = Module {
            name: "aid",
            body: aid(),
        };
        let lib = Module {
            name: "lib",
            body: g.lib(),
        };
        let main = Module {
            name: "main",
            body: g.main(),
        };
        Program {
            modules: vec![aid, lib, main],
        }
    }

    fn lib(&mut self) -> Vec<Stmt> {
        let mut out = vec![crate::line!("from aid import *")];
        self.definitions(&mut out, 2);
        self.statements(&mut out, 3);
        if self.rng.percent(10) {
            // The body is stopped in the middle.
            self.loud = true;
            self.statements(&mut out, 3);
            self.loud = false;
        }
        out
    }

    fn main(&mut self) -> Vec<Stmt> {
        let mut out = vec![crate::line!("from aid import *")];
        self.import(&mut out);
        self.definitions(&mut out, 1);
        self.statements(&mut out, 4);
        self.loud = true;
        self.statements(&mut out, 6);
        if self.rng.percent(30) {
            self.definitions(&mut out, 1);
            self.statements(&mut out, 4);
        }
        out.push(crate::line!("for n in notes: print(n)"));
        let vars: Vec<Var> = self.vars.clone();
        for v in vars {
            if !matches!(v.ty, Ty::Func(..)) && self.rng.percent(60) {
                let shown = self.guarded(crate::line!(&format!("say('{0}', {0})", v.name)));
                out.push(shown);
            }
        }
        out
    }

    /// Names for the objects of `lib`: through the module, by imported names, or both.
    fn import(&mut self, out: &mut Vec<Stmt>) {
        out.push(crate::line!("import lib"));
        let short = self.rng.percent(50);
        let mut named: Vec<Expr> = Vec::new();
        let top = |name: &str| !name.contains('.');
        let mut aliases = Vec::new();
        for v in &mut self.vars {
            if short && !matches!(v.ty, Ty::Func(..)) {
                named.push(Expr::atom(v.name.clone()));
                aliases.push(v.clone());
            }
            v.name = format!("lib.{}", v.name);
        }
        for f in &mut self.funcs {
            if top(&f.name) {
                f.name = format!("lib.{}", f.name);
            }
        }
        for p in &mut self.props {
            p.prefix = "lib.";
        }
        for c in &mut self.classes {
            if short {
                named.push(Expr::atom(c.name.clone()));
            } else {
                c.name = format!("lib.{}", c.name);
            }
        }
        self.vars.extend(aliases);
        if !named.is_empty() {
            if self.rng.percent(30) {
                out.push(crate::line!("from lib import *"));
            } else {
                out.push(crate::line!("from lib import $", named));
            }
        }
    }

    fn definitions(&mut self, out: &mut Vec<Stmt>, n: usize) {
        for _ in 0..self.rng.between(1, n) {
            match self.rng.below(10) {
                0..=3 => self.class(out),
                4..=6 => self.function(out),
                _ => self.prop(out),
            }
        }
        self.function(out);
        self.prop(out);
    }

    fn statements(&mut self, out: &mut Vec<Stmt>, n: usize) {
        for _ in 0..self.rng.between(n / 2, n) {
            if self.rng.percent(60) {
                let mut body = Vec::new();
                let m = self.mark();
                for _ in 0..self.rng.between(1, 3) {
                    self.stmt(&mut body);
                }
                self.release_keeping(&m);
                out.push(self.guard(body));
            } else {
                self.assign_new(out);
            }
        }
    }

    /// A block whose exceptions are caught and printed.
    fn guard(&mut self, body: Vec<Stmt>) -> Stmt {
        let e = self.name("e");
        let tell = if self.loud { "say" } else { "note" };
        crate::block!(body, "try:").then(
            &format!("except Exception as {e}:"),
            vec![],
            vec![crate::line!(&format!("{tell}('!', kind({e}))"))],
        )
    }

    fn guarded(&mut self, s: Stmt) -> Stmt {
        self.guard(vec![s])
    }

    fn name(&mut self, prefix: &str) -> String {
        self.names += 1;
        format!("{prefix}{}", self.names)
    }

    fn mark(&self) -> Mark {
        Mark {
            vars: self.vars.len(),
            funcs: self.funcs.len(),
            props: self.props.len(),
        }
    }

    fn release(&mut self, m: &Mark) {
        self.vars.truncate(m.vars);
        self.funcs.truncate(m.funcs);
        self.props.truncate(m.props);
    }

    /// Leaves a block. Rarely its variables stay visible, though they may be unbound.
    fn release_keeping(&mut self, m: &Mark) {
        if self.rng.percent(85) {
            self.release(m);
        }
    }

    fn declare(&mut self, name: &str, ty: Ty, open: bool) {
        self.vars.push(Var {
            name: name.to_owned(),
            ty,
            open,
            scope: self.scope,
        });
    }

    /// True if this variable may be assigned here.
    fn assignable(&self, v: &Var) -> bool {
        v.open && (v.scope == self.scope || v.name.contains('.') || self.declared.contains(&v.name))
    }

    fn vars_of(&self, ty: &Ty) -> Vec<String> {
        let fits = |v: &&Var| v.ty == *ty;
        self.vars
            .iter()
            .filter(fits)
            .map(|v| v.name.clone())
            .collect()
    }

    fn var_where(&mut self, fits: impl Fn(&Var) -> bool) -> Option<Var> {
        let all: Vec<&Var> = self.vars.iter().filter(|v| fits(v)).collect();
        if all.is_empty() {
            return None;
        }
        // The newest variables are chosen more often, since they were not used yet.
        let n = all.len();
        let i = if self.rng.percent(50) {
            n - 1 - self.rng.below(n.min(4))
        } else {
            self.rng.below(n)
        };
        Some(all[i].clone())
    }

    /// A type for a new variable.
    fn any_type(&mut self) -> Ty {
        match self.rng.below(20) {
            0..=3 => Ty::Int,
            4 => Ty::Bool,
            5 => Ty::Float,
            6..=7 => Ty::Str,
            8 => Ty::Bytes,
            9 => Ty::ByteArray,
            10..=12 => self.element().list(),
            13 => {
                let n = self.rng.between(1, 3);
                Ty::Tuple((0..n).map(|_| self.element()).collect())
            }
            14..=15 => Ty::Dict(Box::new(self.key()), Box::new(self.element())),
            16 => Ty::Set(Box::new(self.key())),
            17 => Ty::Frozen(Box::new(self.key())),
            18 if !self.classes.is_empty() => Ty::Obj(self.rng.below(self.classes.len())),
            19 => Ty::Range,
            _ => Ty::Func(vec![Ty::Int], Box::new(Ty::Int)),
        }
    }

    /// A type for items: of one level, so that no container can hold itself.
    fn element(&mut self) -> Ty {
        match self.rng.below(12) {
            0..=4 => Ty::Int,
            5..=7 => Ty::Str,
            8 => Ty::Bool,
            9 => Ty::Int.list(),
            10 => Ty::Tuple(vec![Ty::Int, Ty::Str]),
            _ if !self.classes.is_empty() => Ty::Obj(self.rng.below(self.classes.len())),
            _ => Ty::Bytes,
        }
    }

    fn key(&mut self) -> Ty {
        match self.rng.below(6) {
            0..=2 => Ty::Int,
            3..=4 => Ty::Str,
            _ => Ty::Tuple(vec![Ty::Int, Ty::Str]),
        }
    }
}

/// The statements of `aid.py`. The shrinker may leave out each of them.
fn aid() -> Vec<Stmt> {
    crate::tree::parse(include_str!("../aid.py"), &mut |line| {
        (line.to_owned(), Vec::new())
    })
}
