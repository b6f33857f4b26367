//! Calls.

use format::isa::Op;
use rustpython_parser::ast::{Expr, ExprAttribute, ExprCall, Keyword, Ranged};

use super::emit::{Arg, Reg};
use super::error::Res;
use super::expr::{refs, Display};
use super::gen::{Gen, Place};
use super::scope::Binding;
use super::unit::Const;

/// The most arguments that are passed in registers. More of them go through a list.
const MAX_ARGS: usize = 48;

impl Gen<'_> {
    /// A call expression.
    pub fn call(&mut self, c: &ExprCall, dst: Reg) -> Res {
        if let Some(arg) = self.const_argument(c) {
            return self.to(arg, dst);
        }
        if self.class_locals(c, dst) {
            return Ok(());
        }
        let at = c.range.start();
        let stars = c.args.iter().any(|e| matches!(e, Expr::Starred(_)))
            || c.keywords.iter().any(|k| k.arg.is_none());
        if stars || c.args.len() + c.keywords.len() > MAX_ARGS {
            return self.call_ex(c, dst);
        }
        let base = self.run(dst);
        if let Expr::Attribute(a) = &*c.func {
            return self.call_method(c, a, base, dst);
        }
        self.to(&c.func, base)?;
        if self.is_plain_super(c) {
            let n = self.super_arguments();
            self.at(at);
            self.unit.asm.op(Op::Call, dst, base, n);
            return Ok(());
        }
        self.arguments(c)?;
        self.at(at);
        let n = c.args.len() as u8;
        if c.keywords.is_empty() {
            self.unit.asm.op(Op::Call, dst, base, n);
        } else {
            let names = Arg::Const(names(&c.keywords));
            self.unit.asm.op_args(Op::CallKw, dst, base, n, vec![names]);
        }
        Ok(())
    }

    fn call_method(&mut self, c: &ExprCall, a: &ExprAttribute, base: Reg, dst: Reg) -> Res {
        let obj = self.unit.asm.alloc();
        let n = c.args.len() as u8;
        let values = c.keywords.iter().map(|k| &k.value);
        if !c.args.iter().chain(values).all(is_quiet) {
            // The method is looked up before the arguments are evaluated.
            let from = self.operand_in(&a.value, obj)?;
            self.at(c.func.end());
            self.unit.asm.op_name(Op::GetMethod, base, from, 0, &a.attr);
            self.arguments(c)?;
            self.at(c.func.end());
            if c.keywords.is_empty() {
                self.unit.asm.op(Op::CallFound, dst, base, n);
            } else {
                let names = vec![Arg::Const(names(&c.keywords))];
                self.unit.asm.op_args(Op::CallFoundKw, dst, base, n, names);
            }
            return Ok(());
        }
        self.to(&a.value, obj)?;
        self.arguments(c)?;
        // The line of the method's name, which in a chain over several lines tells which call failed.
        self.at(c.func.end());
        if c.keywords.is_empty() {
            self.unit.asm.op_name(Op::CallMethod, dst, base, n, &a.attr);
        } else {
            let args = vec![
                Arg::Const(Const::Name(a.attr.to_string())),
                Arg::Const(names(&c.keywords)),
            ];
            self.unit.asm.op_args(Op::CallMethodKw, dst, base, n, args);
        }
        Ok(())
    }

    fn arguments(&mut self, c: &ExprCall) -> Res {
        for e in c.args.iter().chain(c.keywords.iter().map(|k| &k.value)) {
            let slot = self.unit.asm.alloc();
            self.to(e, slot)?;
        }
        Ok(())
    }

    fn is_plain_super(&self, c: &ExprCall) -> bool {
        let Expr::Name(n) = &*c.func else {
            return false;
        };
        let scope = self.unit.scope;
        n.id.as_str() == "super"
            && c.args.is_empty()
            && c.keywords.is_empty()
            && self.scopes.binding(scope, "super") == Binding::Global
            && matches!(
                self.scopes.binding(scope, "__class__"),
                Binding::ClassCell(_)
            )
            && self.unit.first_arg.is_some()
    }

    /// The arguments of `super()` without arguments: the class and the first argument of the method.
    fn super_arguments(&mut self) -> u8 {
        let class = self.unit.asm.alloc();
        self.load_place("__class__", class);
        let first = self.unit.asm.alloc();
        let name = self.unit.first_arg.clone().unwrap_or_default();
        let var = (self.unit.root, name.clone());
        let reg = self.var(&var);
        if self.scopes.captured.contains(&var) {
            self.unit.asm.op_name(Op::LoadCell, first, reg, 0, &name);
        } else {
            let sym = self.scopes.all[self.unit.root].syms.get(&name);
            if sym.is_some_and(|s| s.deleted) {
                self.unit.asm.op_name(Op::Check, reg, 0, 0, &name);
            }
            self.mov(first, reg);
        }
        2
    }

    fn call_ex(&mut self, c: &ExprCall, dst: Reg) -> Res {
        let base = self.run(dst);
        self.to(&c.func, base)?;
        self.packed_arguments(&c.args, &c.keywords)?;
        self.at(c.range.start());
        let kw = u8::from(!c.keywords.is_empty());
        self.unit.asm.op(Op::CallEx, dst, base, kw);
        Ok(())
    }

    /// Allocates two registers. The first gets a list or tuple of the positional arguments, or, without keyword arguments,
    /// any iterable of them. The second gets a dict of the keyword arguments if there are any.
    fn packed_arguments(&mut self, args: &[Expr], keywords: &[Keyword]) -> Res {
        let list = self.unit.asm.alloc();
        match args {
            // Nothing comes between the items and the call, which takes them from any iterable.
            [Expr::Starred(star)] if keywords.is_empty() || self.is_args_tuple(&star.value) => {
                self.to(&star.value, list)?;
            }
            args => {
                let stars = args.iter().any(|e| matches!(e, Expr::Starred(_)));
                let few = args.len() <= MAX_ARGS / 2;
                if !stars && (few || self.fold_all(&refs(args))?.is_some()) {
                    self.tuple_of(&refs(args), list)?;
                } else {
                    self.display(Display::List, &refs(args), list)?;
                }
            }
        }
        if !keywords.is_empty() {
            let dict = self.unit.asm.alloc();
            self.keyword_dict(keywords, dict)?;
        }
        Ok(())
    }

    /// A tuple of expressions; a constant tuple if all of them are constants.
    pub fn tuple_of(&mut self, elts: &[&Expr], dst: Reg) -> Res {
        match self.fold_all(elts)? {
            Some(items) => {
                self.load_const(dst, &Const::Tuple(items));
                Ok(())
            }
            None => self.display(Display::Tuple, elts, dst),
        }
    }

    fn is_args_tuple(&self, e: &Expr) -> bool {
        let Expr::Name(n) = e else {
            return false;
        };
        self.unit.args_tuple.as_deref() == Some(n.id.as_str())
            && matches!(self.place(&n.id), Place::Reg(_))
            && self.scopes.binding(self.unit.scope, &n.id) == Binding::Local(self.unit.root)
    }

    /// A dict of keyword arguments in a temporary. A key that comes twice raises TypeError.
    pub fn keyword_dict(&mut self, keywords: &[Keyword], dict: Reg) -> Res {
        const RUN: usize = 8;
        if let [only] = keywords {
            if only.arg.is_none() {
                let r = self.operand_in(&only.value, dict)?;
                self.at(only.value.start());
                self.unit.asm.op(Op::AsKeywords, dict, r, 0);
                return Ok(());
            }
        }
        let mut made = false;
        let mut rest = keywords;
        while let Some((first, _)) = rest.split_first() {
            let mark = self.unit.asm.mark();
            if first.arg.is_none() {
                if !made {
                    self.unit.asm.op(Op::MakeDict, dict, dict, 0);
                    made = true;
                }
                let r = self.operand(&first.value)?;
                self.at(first.value.start());
                self.unit.asm.op(Op::DictUpdate, dict, r, 1);
                rest = &rest[1..];
            } else {
                let n = rest
                    .iter()
                    .take(RUN)
                    .take_while(|k| k.arg.is_some())
                    .count();
                let base = self.unit.asm.mark() as Reg;
                for k in &rest[..n] {
                    let name = k.arg.as_ref().map_or("", |a| a.as_str());
                    let slot = self.unit.asm.alloc();
                    self.load_const(slot, &Const::Name(name.to_owned()));
                    let slot = self.unit.asm.alloc();
                    self.to(&k.value, slot)?;
                }
                let to = if made { base } else { dict };
                self.unit.asm.op(Op::MakeDict, to, base, n as u8);
                if made {
                    self.unit.asm.op(Op::DictUpdate, dict, base, 1);
                }
                made = true;
                rest = &rest[n..];
            }
            self.unit.asm.release(mark);
        }
        if !made {
            self.unit.asm.op(Op::MakeDict, dict, dict, 0);
        }
        Ok(())
    }

    /// Applies decorators, innermost first, to the value that `make` leaves in a register.
    pub fn decorated(
        &mut self,
        decorators: &[Expr],
        dst: Reg,
        make: impl FnOnce(&mut Self, Reg) -> Res,
    ) -> Res {
        let mut slots = Vec::new();
        for d in decorators {
            if self.is_bytecode_decorator(d)? {
                continue;
            }
            let slot = self.unit.asm.alloc();
            self.to(d, slot)?;
            slots.push((slot, d.start()));
        }
        if slots.is_empty() {
            return make(self, dst);
        }
        let slot = self.unit.asm.alloc();
        make(self, slot)?;
        for (i, (slot, at)) in slots.iter().enumerate().rev() {
            self.at(*at);
            let to = if i == 0 { dst } else { *slot };
            self.unit.asm.op(Op::Call, to, *slot, 1);
        }
        Ok(())
    }

    /// True for `@micropython.bytecode`, which changes nothing, and for `@micropython.native`, whose function is compiled
    /// to bytecode too, with a warning. The decorators whose functions have machine types or instructions are refused.
    fn is_bytecode_decorator(&mut self, d: &Expr) -> Res<bool> {
        let f = match d {
            Expr::Call(c) => &*c.func,
            d => d,
        };
        let Expr::Attribute(a) = f else {
            return Ok(false);
        };
        let micropython = matches!(&*a.value, Expr::Name(n) if n.id.as_str() == "micropython");
        let name = a.attr.as_str();
        if !micropython {
            return Ok(false);
        }
        if name == "viper" || name.starts_with("asm_") {
            return Err(self.error(
                d.start(),
                &format!(
                    "@micropython.{name} is not supported: there are no machine code emitters"
                ),
                "remove the decorator",
            ));
        }
        if name == "native" {
            let message = "@micropython.native has no effect: the function is compiled to bytecode";
            let warning = self.error(d.start(), message, "");
            self.warnings.push(warning);
        }
        Ok(matches!(name, "bytecode" | "native"))
    }
}

/// True if evaluating `e` calls nothing and raises nothing but NameError. That holds for constants and names, and for
/// tuples and lists of them.
fn is_quiet(e: &Expr) -> bool {
    match e {
        Expr::Constant(_) | Expr::Name(_) => true,
        Expr::UnaryOp(u) => matches!(*u.operand, Expr::Constant(_)),
        Expr::Tuple(t) => t.elts.iter().all(is_quiet),
        Expr::List(l) => l.elts.iter().all(is_quiet),
        _ => false,
    }
}

/// The names of keyword arguments, as a tuple.
fn names(keywords: &[Keyword]) -> Const {
    let name = |k: &Keyword| Const::Name(k.arg.as_ref().map_or(String::new(), |a| a.to_string()));
    Const::Tuple(keywords.iter().map(name).collect())
}
