//! The state of code generation: units, names and constants.

use std::collections::HashMap;

use format::image::code::Info;
use format::isa::Op;
use num_traits::ToPrimitive;
use rustpython_parser::ast::{Expr, ExprName};
use rustpython_parser::text_size::TextSize;

use super::control::{Active, Block};
use super::emit::{Arg, Asm, Reg};
use super::error::{Error, Res, Source};
use super::flow::Flow;
use super::scope::{node_id, Binding, Kind, ScopeId, Scopes, VarId};
use super::unit::{CodeUnit, Const};
use super::Options;

/// Writes the instructions of one module or expression.
pub(super) struct Gen<'a> {
    pub src: &'a Source,
    pub opts: &'a Options,
    pub scopes: &'a Scopes,
    /// Values of the names that `const()` has defined so far.
    pub consts: HashMap<String, Known>,
    /// Warnings for the user.
    pub warnings: Vec<Error>,
    /// The code unit being written.
    pub unit: Unit,
}

/// The meaning of a name that `const()` has defined.
pub(super) enum Known {
    Value(Const),
    /// An expression of constants whose value the VM has to compute: floats.
    Computed(Box<Expr>),
}

/// A code unit being written.
#[derive(Default)]
pub(super) struct Unit {
    pub asm: Asm,
    /// The scope whose unit this is.
    pub root: ScopeId,
    /// The scope of the code that is written now: the unit's own, or that of an inlined comprehension.
    pub scope: ScopeId,
    /// The register of each variable, or of its cell.
    pub vars: HashMap<VarId, Reg>,
    /// Number of registers that belong to variables. Those above are temporaries.
    pub locals: usize,
    pub names: Vec<String>,
    pub flow: Flow,
    pub blocks: Vec<Block>,
    pub active: Vec<Active>,
    /// Name of the first argument, for `super()`.
    pub first_arg: Option<String>,
    /// Name of the class, in the unit of a class body.
    pub class_name: Option<String>,
}

/// Name and arguments of a unit.
#[derive(Default)]
pub(super) struct Shape {
    pub name: String,
    pub pos: u32,
    pub pos_only: u32,
    pub kwonly: u32,
    pub flags: u32,
    /// All arguments: positional, keyword-only, `*args`, `**kwargs`.
    pub params: Vec<String>,
    pub first_line: u32,
}

/// Where a variable lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    Reg(Reg),
    /// In the cell that this register holds.
    Cell(Reg),
    Global,
    /// In the class namespace.
    Class,
    /// In the class namespace or, if it is not there, in this cell.
    ClassCell(Reg),
}

impl Gen<'_> {
    /// An error at `at`.
    pub fn error(&self, at: TextSize, message: &str, help: &str) -> Error {
        self.src.error(at, message, help)
    }

    /// The instructions that follow belong to the line of `at`.
    pub fn at(&mut self, at: TextSize) {
        self.unit.asm.line = self.src.line(at);
    }

    /// True if `reg` is a temporary.
    pub fn is_temp(&self, reg: Reg) -> bool {
        reg as usize >= self.unit.locals
    }

    /// A register for intermediate values of a result that goes to `dst`: `dst` itself if it is a temporary, or a
    /// fresh one. A variable must not show such a value.
    pub fn scratch(&mut self, dst: Reg) -> Reg {
        if self.is_temp(dst) {
            dst
        } else {
            self.unit.asm.alloc()
        }
    }

    /// The first register of a run whose result goes to `dst`.
    pub fn run(&mut self, dst: Reg) -> Reg {
        if self.is_temp(dst) && self.unit.asm.is_top(dst) {
            dst
        } else {
            self.unit.asm.alloc()
        }
    }

    /// Copies a register.
    pub fn mov(&mut self, dst: Reg, src: Reg) {
        if dst != src {
            self.unit.asm.op(Op::Move, dst, src, 0);
        }
    }

    /// Loads a constant.
    pub fn load_const(&mut self, dst: Reg, k: &Const) {
        match k {
            Const::None => self.unit.asm.op(Op::LoadNone, dst, 0, 0),
            Const::Int(n) if n.to_i16().is_some() => {
                self.unit.asm.load_int(dst, n.to_i16().unwrap_or(0));
            }
            k => {
                let args = vec![Arg::Const(k.clone())];
                self.unit.asm.op_args(Op::LoadK, dst, 0, 0, args);
            }
        }
    }

    /// Writes a unit: gives registers to arguments and variables, then lets `body` write the code.
    pub fn in_unit(
        &mut self,
        scope: ScopeId,
        shape: Shape,
        flow: Flow,
        body: impl FnOnce(&mut Self) -> Res,
    ) -> Res<CodeUnit> {
        let unit = Unit {
            root: scope,
            scope,
            flow,
            first_arg: (shape.pos > 0).then(|| shape.params[0].clone()),
            ..Unit::default()
        };
        let outer = std::mem::replace(&mut self.unit, unit);
        self.unit.asm.line = shape.first_line;
        self.prologue(&shape.params);
        body(self)?;
        if !self.unit.asm.dead() {
            let r = self.unit.asm.alloc();
            self.unit.asm.op(Op::LoadNone, r, 0, 0);
            self.unit.asm.ret(r);
        }
        let unit = std::mem::replace(&mut self.unit, outer);
        self.finish(unit, shape)
    }

    fn prologue(&mut self, params: &[String]) {
        let scope = self.unit.root;
        let scopes = self.scopes;
        let mut owned: Vec<&str> = params.iter().map(String::as_str).collect();
        let s = &scopes.all[scope];
        if !matches!(s.kind, Kind::Module | Kind::Class) {
            for (name, sym) in &s.syms {
                let local = scopes.binding(scope, name) == Binding::Local(scope);
                if sym.bound && !sym.param && local {
                    owned.push(name);
                }
            }
        }
        if s.kind == Kind::Class {
            owned.push("__class__");
        }
        let mut cells = Vec::new();
        for name in owned {
            let var = (scope, name.to_owned());
            let captured = scopes.captured.contains(&var);
            if name == "__class__" && s.kind == Kind::Class && !captured {
                continue;
            }
            let reg = self.unit.asm.alloc();
            self.unit.names.push(name.to_owned());
            if captured {
                cells.push(reg);
            }
            self.unit.vars.insert(var, reg);
        }
        for reg in cells {
            self.unit.asm.op(Op::MakeCell, reg, 0, 0);
        }
        for (i, var) in scopes.frees[scope].iter().enumerate() {
            let reg = self.unit.asm.alloc();
            self.unit.names.push(var.1.clone());
            self.unit.vars.insert(var.clone(), reg);
            self.unit.asm.op(Op::LoadClosure, reg, i as u8, 0);
        }
        self.unit.locals = self.unit.asm.mark();
    }

    fn finish(&self, unit: Unit, shape: Shape) -> Res<CodeUnit> {
        if let Some(line) = unit.asm.overflow() {
            return Err(self.src.error_at_line(
                line,
                &format!("'{}' needs more than 255 registers", shape.name),
                "split the function or the expression",
            ));
        }
        let regs = unit.asm.regs();
        let Some(code) = unit.asm.assemble() else {
            return Err(self.src.error_at_line(
                shape.first_line,
                &format!("'{}' has too much code", shape.name),
                "split it into several functions or modules",
            ));
        };
        let mut local_names = unit.names;
        local_names.resize(regs, String::new());
        let mut arg_names = shape.params;
        arg_names.truncate((shape.pos + shape.kwonly) as usize);
        // A positional-only argument has no name that a keyword could give.
        arg_names[..shape.pos_only as usize].fill(String::new());
        Ok(CodeUnit {
            name: shape.name,
            info: Info {
                regs: regs as u32,
                pos: shape.pos,
                kwonly: shape.kwonly,
                flags: shape.flags,
            },
            arg_names,
            local_names,
            words: code.words,
            handlers: code.handlers,
            lines: code.lines,
            first_line: shape.first_line,
        })
    }

    /// The register of a variable or its cell.
    pub fn var(&self, var: &VarId) -> Reg {
        self.unit.vars.get(var).copied().unwrap_or(0)
    }

    /// Where `name` is, seen from the current scope.
    pub fn place(&self, name: &str) -> Place {
        let scope = self.unit.scope;
        match self.scopes.binding(scope, name) {
            Binding::Global => Place::Global,
            Binding::ClassName => Place::Class,
            Binding::Local(def) | Binding::ClassCell(def) => {
                let var = (def, name.to_owned());
                let reg = self.var(&var);
                let own = self.scopes.all[scope].syms.get(name);
                let declared = own.is_some_and(|s| s.nonlocal);
                if !self.scopes.captured.contains(&var) {
                    Place::Reg(reg)
                } else if self.scopes.all[scope].kind == Kind::Class && !declared {
                    Place::ClassCell(reg)
                } else {
                    Place::Cell(reg)
                }
            }
        }
    }

    /// The register of a local variable whose value can be used without a copy.
    pub fn in_place(&mut self, n: &ExprName) -> Option<Reg> {
        let Place::Reg(reg) = self.place(&n.id) else {
            return None;
        };
        let rebound = match self.scopes.binding(self.unit.scope, &n.id) {
            Binding::Local(def) => self.scopes.all[def].walrus.contains(n.id.as_str()),
            _ => false,
        };
        if rebound {
            return None;
        }
        self.check_bound(n, reg);
        Some(reg)
    }

    /// Emits `Check` for a variable that may be unbound.
    pub fn check_bound(&mut self, n: &ExprName, reg: Reg) {
        if self.unit.flow.checks.contains(&node_id(n)) {
            self.at(n.range.start());
            self.unit.asm.op_name(Op::Check, reg, 0, 0, &n.id);
        }
    }

    /// Reads a variable.
    pub fn load_name(&mut self, n: &ExprName, dst: Reg) {
        if let Place::Reg(reg) = self.place(&n.id) {
            self.check_bound(n, reg);
            self.mov(dst, reg);
        } else if !self.load_given_name(&n.id, dst) {
            self.at(n.range.start());
            self.load_place(&n.id, dst);
        }
    }

    /// Reads a variable that has no register of its own, or that is bound for sure.
    pub fn load_place(&mut self, name: &str, dst: Reg) {
        let place = self.place(name);
        let asm = &mut self.unit.asm;
        match place {
            Place::Reg(reg) => self.mov(dst, reg),
            Place::Cell(reg) => asm.op_name(Op::LoadCell, dst, reg, 0, name),
            Place::Global => asm.op_name(Op::LoadGlobal, dst, 0, 0, name),
            Place::Class => asm.op_name(Op::LoadName, dst, 0, 0, name),
            Place::ClassCell(reg) => asm.op_name(Op::LoadNameCell, dst, reg, 0, name),
        }
    }

    /// Assigns the value in a register to a variable.
    pub fn store_name(&mut self, name: &str, reg: Reg) {
        let place = self.place(name);
        let asm = &mut self.unit.asm;
        match place {
            Place::Reg(to) => self.mov(to, reg),
            Place::Cell(cell) | Place::ClassCell(cell) => asm.op(Op::StoreCell, cell, reg, 0),
            Place::Global => asm.op_name(Op::StoreGlobal, reg, 0, 0, name),
            Place::Class => asm.op_name(Op::StoreName, reg, 0, 0, name),
        }
    }

    /// `del` of a variable; the caller has checked that a local is bound.
    pub fn delete_name(&mut self, name: &str) {
        let place = self.place(name);
        let asm = &mut self.unit.asm;
        match place {
            Place::Reg(reg) => asm.op(Op::Clear, reg, 0, 0),
            Place::Cell(cell) | Place::ClassCell(cell) => {
                asm.op_name(Op::DelCell, cell, 0, 0, name);
            }
            Place::Global => asm.op_name(Op::DelGlobal, 0, 0, 0, name),
            Place::Class => asm.op_name(Op::DelName, 0, 0, 0, name),
        }
    }

    /// Unbinds the name at the end of `except ... as name`. The body may have deleted it already.
    pub fn unbind(&mut self, name: &str) {
        if !matches!(self.place(name), Place::Reg(_)) {
            let mark = self.unit.asm.mark();
            let none = self.unit.asm.alloc();
            self.unit.asm.op(Op::LoadNone, none, 0, 0);
            self.store_name(name, none);
            self.unit.asm.release(mark);
        }
        self.delete_name(name);
    }
}
