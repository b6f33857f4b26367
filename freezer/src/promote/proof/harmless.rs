//! Uses of names such as `setattr` that cannot write the globals of a module.

use std::collections::BTreeSet;

use compiler::{compile_expression, CodeUnit, Const, Word};
use format::isa::{self, Op};

use super::flow::Flow;
use super::writes::ANY_ENTRY;
use crate::sources::Sources;

const INIT: &str = "__init__";
const IMPORT: &str = "__import__";
const SUPER: &str = "super";

/// What a use of a name from [`ANY_ENTRY`] may write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reach {
    /// Nothing.
    Nothing,
    /// Attributes of instances and classes.
    Objects,
    /// Anything.
    All,
}

/// What holds for the whole program.
#[derive(Default)]
pub(super) struct Program {
    /// `__import__` is the built-in function.
    imports: bool,
    /// No text that `eval` may get can write.
    evals: bool,
    /// Each `__init__` of a class is only called for a new object, or through `super()`.
    inits: bool,
}

impl Program {
    /// Looks at the whole program.
    pub(super) fn of(sources: &Sources) -> Program {
        let mut p = Program {
            imports: true,
            evals: true,
            inits: true,
        };
        for m in &sources.modules {
            p.look(&m.unit, false);
        }
        p
    }

    fn look(&mut self, unit: &CodeUnit, is_init: bool) {
        let flow = Flow::of(unit);
        for (at, i) in flow.code.iter().enumerate() {
            for k in i.operands.iter().filter_map(constant) {
                if let Const::Code(inner) = k {
                    self.look(inner, is_init_of(&flow, at));
                    continue;
                }
                let mut texts = BTreeSet::new();
                super::writes::texts(k, &mut texts);
                for text in texts {
                    let is_name = matches!(k, Const::Name(_));
                    self.imports &= text != IMPORT || is_name && i.op == Op::LoadGlobal;
                    self.inits &= text != SUPER || is_name && i.op == Op::LoadGlobal;
                    self.inits &= text != "__new__";
                    if text.contains(INIT) {
                        self.inits &=
                            is_name && (defines(&flow, at) || is_init && by_super(&flow, at));
                    }
                    self.evals &= is_name || !may_write(text);
                }
            }
        }
    }

    /// What the use of `name` in instruction number `at` may write. `is_init` tells whether the code is that of an `__init__`.
    pub(super) fn reach(&self, flow: &Flow<'_>, at: usize, name: &str, is_init: bool) -> Reach {
        if flow.code[at].op != Op::LoadGlobal {
            return Reach::All;
        }
        match name {
            "eval" if self.evals => Reach::Nothing,
            "globals" | "locals" if self.imports && goes_to_import(flow, at) => Reach::Nothing,
            "setattr" if self.inits && is_init && sets_self(flow, at) => Reach::Objects,
            _ => Reach::All,
        }
    }
}

/// True if instruction number `at` makes the function that becomes the `__init__` of a class.
pub(super) fn is_init_of(flow: &Flow<'_>, at: usize) -> bool {
    let is_function = flow.code[at].op == Op::MakeFunc;
    is_function
        && at + 1 < flow.code.len()
        && flow.name(at + 1) == Some(INIT)
        && defines(flow, at + 1)
}

/// True if instruction number `at` stores in the class the function that the instruction before it makes.
fn defines(flow: &Flow<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let (make, store) = (&flow.code[before], &flow.code[at]);
    store.op == Op::StoreName
        && make.op == Op::MakeFunc
        && isa::a(make.word) == isa::a(store.word)
        && flow.is_straight(before, at)
}

/// True if instruction number `at` gets an attribute of `super()`, in a method whose first argument stays what it is.
fn by_super(flow: &Flow<'_>, at: usize) -> bool {
    let i = &flow.code[at];
    let receiver = match i.op {
        Op::GetAttr | Op::GetMethod => isa::b(i.word),
        Op::CallMethod | Op::CallMethodKw => isa::b(i.word) + 1,
        _ => return false,
    };
    let Some(call) = flow.writer(at, receiver) else {
        return false;
    };
    let w = flow.code[call].word;
    let base = isa::b(w);
    let class = flow.writer(call, base + 1);
    flow.code[call].op == Op::Call
        && isa::c(w) == 2
        && flow.is_global(call, base, SUPER)
        && class
            .is_some_and(|i| flow.code[i].op == Op::LoadCell && flow.name(i) == Some("__class__"))
        && flow.is_copy(call, base + 2, 0)
        && !flow.is_written(0)
}

/// True if instruction number `at` loads `setattr` for a call whose first argument is that of the method.
fn sets_self(flow: &Flow<'_>, at: usize) -> bool {
    let register = isa::a(flow.code[at].word);
    let call = (at + 1..flow.code.len()).find(|i| {
        let i = &flow.code[*i];
        i.op == Op::Call && isa::b(i.word) == register
    });
    call.is_some_and(|call| {
        flow.writer(call, register) == Some(at)
            && flow.is_copy(call, register + 1, 0)
            && isa::c(flow.code[call].word) == 3
            && !flow.is_written(0)
    })
}

/// True if instruction number `at` loads `globals` or `locals`, and what that gives is an argument of `__import__` and
/// nothing else.
fn goes_to_import(flow: &Flow<'_>, at: usize) -> bool {
    let Some(call) = flow.code.get(at + 1) else {
        return false;
    };
    let (dict, base) = (isa::a(call.word), isa::b(call.word));
    if call.op != Op::Call || isa::c(call.word) != 0 || base != isa::a(flow.code[at].word) {
        return false;
    }
    for (n, i) in flow.code.iter().enumerate().skip(at + 2) {
        let (a, b) = (isa::a(i.word), isa::b(i.word));
        match i.op {
            Op::LoadGlobal | Op::LoadK | Op::LoadNone | Op::LoadInt if a > dict => {}
            Op::MakeList | Op::MakeTuple if a > dict && b > dict => {}
            Op::Call if a > dict && b > dict => {}
            Op::Call => {
                let is_argument = b < dict && dict <= b + isa::c(i.word);
                return is_argument && flow.is_straight(at, n) && flow.is_global(at, b, IMPORT);
            }
            _ => return false,
        }
    }
    false
}

/// True if `eval` of the text, or of text that it is a part of, may write.
fn may_write(text: &str) -> bool {
    let named = |name: &&str| text.contains(*name);
    let mut names = ANY_ENTRY.iter().filter(|name| named(name));
    names.any(|name| {
        name.starts_with("__") || name.ends_with("attr") || compile_expression(text).is_ok()
    }) || text.contains(":=") && compile_expression(text).is_ok()
}

fn constant(word: &Word) -> Option<&Const> {
    match word {
        Word::Const(k) => Some(k),
        Word::Raw(_) => None,
    }
}
