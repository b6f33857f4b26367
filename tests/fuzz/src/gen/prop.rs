//! Props: objects that are set up once, in a frozen body or at run time, and then used again and again by both, such as
//! iterators, generators, closures and context managers. Each is a piece of Python with holes.
//!
//! In its text, `§name` is a name of the prop's own, `TELL` is `note` or `say`, and `$i` a hole for an expression: `i`
//! an int, `b` a bool, `s` a str, `y` bytes, `l` a list of ints, `t` a list of strs, `d` a dict of
//! str to int, `e` a set of ints, `r` a range, `f` a function of one int, `a` anything.

use super::{Gen, Prop, Ty};
use crate::tree::{Arg, Stmt};

mod library;
mod objects;
mod recipes;

/// A prop: its setup and its uses.
#[derive(Debug)]
pub struct Recipe {
    /// Statements that run once, at the top of a module.
    pub setup: &'static str,
    /// Statements of which one is used each time.
    pub uses: &'static [&'static str],
}

/// Every prop.
fn recipes() -> impl Iterator<Item = &'static Recipe> {
    let all = recipes::RECIPES.iter().chain(objects::RECIPES);
    all.chain(library::RECIPES)
}

impl Gen {
    /// Sets up a prop.
    pub(super) fn prop(&mut self, out: &mut Vec<Stmt>) {
        let all: Vec<&Recipe> = recipes().collect();
        let what = *self.rng.pick(&all);
        self.names += 1;
        let number = self.names;
        let deep = std::mem::replace(&mut self.deep, 2);
        let setup = self.piece(what.setup, "", number);
        self.deep = deep;
        out.extend(setup);
        self.props.push(Prop {
            prefix: "",
            number,
            what,
        });
        if self.rng.percent(70) {
            self.use_prop(out);
        }
    }

    /// Uses one of the props that were set up.
    pub(super) fn use_prop(&mut self, out: &mut Vec<Stmt>) {
        if self.props.is_empty() {
            return;
        }
        let n = self.props.len();
        let i = n - 1 - self.rng.below(n.min(6));
        let p = self.props[i].clone();
        let uses = p.what.uses;
        if uses.is_empty() {
            return;
        }
        let text = *self.rng.pick(uses);
        let deep = std::mem::replace(&mut self.deep, 2);
        let piece = self.piece(text, p.prefix, p.number);
        self.deep = deep;
        let guarded = self.guard(piece);
        out.push(guarded);
    }

    /// A piece of Python as statements.
    fn piece(&mut self, text: &str, prefix: &str, number: usize) -> Vec<Stmt> {
        let mut named = String::new();
        for (i, part) in text.split('§').enumerate() {
            if i == 0 {
                named.push_str(part);
                continue;
            }
            let end = part
                .find(|c: char| !c.is_ascii_alphabetic() && c != '_')
                .unwrap_or(part.len());
            named.push_str(&format!("{prefix}{}{number}{}", &part[..end], &part[end..]));
        }
        let tell = if self.loud { "say" } else { "note" };
        let named = named.replace("TELL", tell);
        let mut fill = |pattern: &str| {
            let mut out = String::new();
            let mut args: Vec<Arg> = Vec::new();
            for (i, part) in pattern.split('$').enumerate() {
                if i == 0 {
                    out.push_str(part);
                    continue;
                }
                let ty = match part.as_bytes()[0] {
                    b'i' => Ty::Int,
                    b'b' => Ty::Bool,
                    b's' => Ty::Str,
                    b'y' => Ty::Bytes,
                    b'l' => Ty::Int.list(),
                    b't' => Ty::Str.list(),
                    b'd' => Ty::Dict(Box::new(Ty::Str), Box::new(Ty::Int)),
                    b'e' => Ty::Set(Box::new(Ty::Int)),
                    b'r' => Ty::Range,
                    b'f' => Ty::Func(vec![Ty::Int], Box::new(Ty::Int)),
                    _ => self.any_type(),
                };
                let inner = self.inner;
                self.inner += 1;
                args.push(self.expr(&ty).into());
                self.inner = inner;
                out.push('$');
                out.push_str(&part[1..]);
            }
            (out, args)
        };
        crate::tree::parse(&named, &mut fill)
    }
}
