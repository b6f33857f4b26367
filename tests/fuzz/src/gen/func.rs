//! Functions: parameters, bodies, closures; generators.

use super::{Func, Gen, Passing, Ty};
use crate::tree::{Expr, Stmt};
use crate::{block, line, x};

impl Gen {
    /// Defines a function, or a function that yields.
    pub(super) fn function(&mut self, out: &mut Vec<Stmt>) {
        let f = self.signature();
        let body = self.body_of(&f, None);
        let mut text = String::new();
        let mut args: Vec<Expr> = Vec::new();
        self.parameters(&f, &mut args);
        text.push_str(&format!("def {}($):", f.name));
        if self.rng.percent(8) {
            let deco = self.rng.word(&["(lambda f: f)", "keep"]);
            if deco == "keep" {
                out.push(line!("keep = lambda f: lambda *a, **k: f(*a, **k)"));
            }
            text = format!("@{deco}\n{text}");
        }
        out.push(block!(body, &text, args));
        self.funcs.push(f);
    }

    fn signature(&mut self) -> Func {
        let name = self.name("f");
        let generator = self.rng.percent(25);
        let ret = if generator {
            self.rng.pick(&[Ty::Int, Ty::Str]).clone()
        } else {
            self.any_type()
        };
        let mut params = Vec::new();
        let mut passing = Passing::Needed;
        for _ in 0..self.rng.below(4) {
            if passing == Passing::Needed && self.rng.percent(30) {
                passing = Passing::Default;
            }
            let ty = self.any_type();
            params.push((self.name("p"), ty, passing));
        }
        let star = self.rng.percent(20);
        if star && self.rng.percent(50) {
            params.push((self.name("p"), Ty::Int, Passing::KeywordOnly));
        }
        Func {
            name,
            params,
            star,
            double_star: self.rng.percent(12),
            ret,
            generator,
            loud: self.rng.percent(20),
        }
    }

    /// The text of the parameters. Their defaults are generated here.
    fn parameters(&mut self, f: &Func, out: &mut Vec<Expr>) {
        let mut starred = false;
        for (name, ty, passing) in &f.params {
            if *passing == Passing::KeywordOnly {
                starred = true;
                out.push(Expr::atom("*args"));
            }
            if *passing == Passing::Needed {
                out.push(Expr::atom(name.clone()));
            } else {
                let e = self.small(ty);
                out.push(Expr::new(None, &format!("{name}=$"), vec![e.into()]));
            }
        }
        if f.star && !starred {
            out.push(Expr::atom("*args"));
        }
        if f.double_star {
            out.push(Expr::atom("**kw"));
        }
    }

    /// A function's body. `with` declares other names that it sees.
    pub(super) fn body_of(&mut self, f: &Func, with: Option<(&str, Ty)>) -> Vec<Stmt> {
        let m = self.mark();
        let loud = std::mem::replace(&mut self.loud, f.loud);
        let outer = (
            std::mem::replace(&mut self.in_function, true),
            std::mem::replace(&mut self.in_generator, f.generator),
            std::mem::replace(&mut self.in_loop, false),
            self.ret.replace(f.ret.clone()),
            std::mem::replace(&mut self.blocks, 1),
            std::mem::replace(&mut self.calm, false),
            std::mem::replace(&mut self.deep, 1),
        );
        let mut body = Vec::new();
        let declared = self.declared.len();
        self.scope += 1;
        // Variables of the enclosing scopes can be read, and written if they are declared.
        let outside: Vec<(String, usize)> = self
            .vars
            .iter()
            .filter(|v| v.open && !v.name.contains('.'))
            .map(|v| (v.name.clone(), v.scope))
            .collect();
        for (name, scope) in outside {
            let word = if scope == 0 { "global" } else { "nonlocal" };
            if self.rng.percent(if scope == 0 { 6 } else { 30 }) {
                self.declared.push(name.clone());
                body.push(line!(&format!("{word} {name}")));
            }
        }
        for (name, ty, _) in &f.params {
            self.declare(name, ty.clone(), true);
        }
        if f.star {
            self.declare("args", Ty::Tuple(vec![Ty::Int, Ty::Int]), false);
        }
        if f.double_star {
            self.declare("kw", Ty::Dict(Box::new(Ty::Str), Box::new(Ty::Int)), false);
        }
        if let Some((name, ty)) = with {
            self.declare(name, ty, false);
        }
        body.push(line!("tick()"));
        for _ in 0..self.rng.between(1, 4) {
            self.stmt(&mut body);
        }
        if f.generator {
            let e = self.expr(&f.ret);
            body.push(line!("yield $", e));
        }
        if !f.generator || self.rng.percent(30) {
            let e = self.expr(&f.ret);
            body.push(line!("return $", e));
        }
        self.scope -= 1;
        self.declared.truncate(declared);
        self.loud = loud;
        self.in_function = outer.0;
        self.in_generator = outer.1;
        self.in_loop = outer.2;
        self.ret = outer.3;
        self.blocks = outer.4;
        self.calm = outer.5;
        self.deep = outer.6;
        self.release(&m);
        body
    }

    /// An expression that iterates a generator, if there is one that may run here.
    pub(super) fn generated(&mut self) -> Option<(Expr, Ty)> {
        let loud = self.loud;
        let all: Vec<Func> = self
            .funcs
            .iter()
            .filter(|f| f.generator && (loud || !f.loud))
            .cloned()
            .collect();
        if all.is_empty() || self.calm {
            return None;
        }
        let f = self.rng.pick(&all).clone();
        let e = self.call(&f);
        Some((x!("[]", "$", e), f.ret))
    }
}
