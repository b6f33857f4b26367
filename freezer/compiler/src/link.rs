//! Joins code units to image0, which has the code, its constants, and an empty object for each module.

mod evals;
mod sizes;

use std::collections::BTreeMap;
use std::path::Path;

use format::image::build::{Builder, Built, ModuleEntry, ObjId, Word as Out};
use format::image::State;
use format::object::{Kind, FLAG};
use format::types::TypeId;
use format::value::{small, Value};
use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use crate::compile::{compile_expression, CodeUnit, Const, Word};
use crate::diagnostic::Failure;
use evals::eval_strings;
use sizes::check_sizes;

/// A module to link.
#[derive(Clone, Copy, Debug)]
pub struct Module<'a> {
    /// Its name in its package; its full name if it is in no package.
    pub name: &'a str,
    /// Its file.
    pub path: &'a Path,
    /// The file's name in tracebacks.
    pub shown: &'a str,
    /// Its code.
    pub unit: &'a CodeUnit,
    /// Index of its package among the modules.
    pub parent: Option<usize>,
    /// True for a package.
    pub package: bool,
}

/// The source of a code object, for the host: its module, its lines, the names of its registers.
#[derive(Clone, Debug)]
pub struct CodeInfo {
    /// Index of the module.
    pub module: usize,
    /// Name of the function, class body or module.
    pub name: String,
    /// Words from the first instruction, and line.
    pub lines: Vec<(u32, u32)>,
    /// Names of the registers. A temporary has an empty name.
    pub locals: Vec<String>,
    /// Line of the definition.
    pub first_line: u32,
}

impl CodeInfo {
    /// Line of the instruction at word `place`.
    pub fn line(&self, place: u32) -> u32 {
        let n = self.lines.partition_point(|(at, _)| *at <= place);
        n.checked_sub(1)
            .map_or(self.first_line, |i| self.lines[i].1)
    }
}

/// Image0, and what the linker knows of it.
pub struct Linked {
    /// The image itself.
    pub image: Built,
    /// What is known of the code object at each place.
    pub codes: BTreeMap<u32, CodeInfo>,
    /// Each string that was compiled for `eval`, with the place of its code.
    pub evals: Vec<(String, u32)>,
}

struct Linker {
    builder: Builder,
    codes: Vec<(ObjId, CodeInfo)>,
    debug: bool,
    file: String,
    module: usize,
}

/// Writes image0, for the VM of this fingerprint. With `debug`, each code object carries its file and lines.
///
/// # Errors
/// Constants that no image can hold.
pub fn link(modules: &[Module<'_>], debug: bool, fingerprint: u32) -> Result<Linked, Failure> {
    check_sizes(modules)?;
    let mut l = Linker {
        builder: Builder::new(),
        codes: Vec::new(),
        debug,
        file: String::new(),
        module: 0,
    };
    for (index, m) in modules.iter().enumerate() {
        l.module = index;
        l.file = m.shown.to_owned();
        let name = l.builder.string(m.name);
        let object = l.builder.object(
            Kind::Module,
            0,
            vec![name, Value::UNDEF.into(), Out::Module(index)],
        );
        let code = l.code(m.unit);
        let body = l
            .builder
            .object(Kind::Func, 0, vec![Out::Obj(code), Out::Obj(object)]);
        let entry = ModuleEntry {
            name,
            object,
            body: Some(body),
            state: State::Runs as u32,
            delta: None,
            frames: None,
            reads: None,
            parent: m.parent,
            package: m.package,
        };
        l.builder.module(entry);
    }
    let mut evals = Vec::new();
    for (text, module) in eval_strings(modules) {
        let Ok(unit) = compile_expression(&text) else {
            continue;
        };
        l.module = module;
        l.file = "<string>".to_owned();
        let id = l.code(&unit);
        l.builder.eval(&text, id);
        evals.push((text, id));
    }
    let image = l.builder.finish(fingerprint);
    let place = |id: ObjId| image.places[id.0];
    let codes = l
        .codes
        .into_iter()
        .map(|(id, info)| (place(id), info))
        .collect();
    let evals = evals.into_iter().map(|(t, id)| (t, place(id))).collect();
    Ok(Linked {
        image,
        codes,
        evals,
    })
}

impl Linker {
    fn code(&mut self, u: &CodeUnit) -> ObjId {
        let id = self.builder.reserve();
        let args: Vec<Out> = u.arg_names.iter().map(|n| self.builder.string(n)).collect();
        let arg_names = if args.is_empty() {
            Value::UNDEF.into()
        } else {
            Out::Obj(self.builder.tuple(args))
        };
        let mut words = vec![
            self.builder.string(&u.name),
            Value::len(u.info.pack()).into(),
            arg_names,
        ];
        let debug = self.debug_info(u);
        self.instructions(u, &mut words);
        for h in &u.handlers {
            words.push(Out::Raw(h.start << 16 | h.end));
            words.push(Out::Raw(h.target));
        }
        let mut flags = 0;
        if debug.is_some() || !u.handlers.is_empty() {
            flags = FLAG;
            words.push(debug.unwrap_or(Value::UNDEF.into()));
            words.push(Value::len(u.handlers.len() as u32).into());
        }
        self.builder.define(
            id,
            format::image::build::Object {
                kind: Kind::Code,
                size: words.len() as u32,
                flags,
                words,
            },
        );
        let locals = u.local_names.clone();
        let info = CodeInfo {
            module: self.module,
            name: u.name.clone(),
            lines: u.lines.clone(),
            locals,
            first_line: u.first_line,
        };
        self.codes.push((id, info));
        id
    }

    fn instructions(&mut self, u: &CodeUnit, words: &mut Vec<Out>) {
        for i in u.instructions() {
            words.push(Out::Raw(i.word));
            words.extend(i.operands.iter().map(|operand| match operand {
                Word::Raw(w) => Out::Raw(*w),
                Word::Const(k) => self.constant(k),
            }));
        }
    }

    fn debug_info(&mut self, u: &CodeUnit) -> Option<Out> {
        if !self.debug {
            return None;
        }
        let mut table = Vec::new();
        let (mut at, mut line) = (0, 0);
        let first =
            std::iter::once((0, u.first_line)).filter(|_| u.lines.first().is_none_or(|l| l.0 > 0));
        for (place, l) in first.chain(u.lines.iter().copied()) {
            leb(&mut table, place - at);
            let delta = l as i32 - line;
            leb(&mut table, ((delta << 1) ^ (delta >> 31)) as u32);
            (at, line) = (place, l as i32);
        }
        let file = self.builder.string(&self.file.clone());
        let lines = self.builder.bytes(&table);
        let words = vec![file, Out::Obj(lines)];
        Some(Out::Obj(self.builder.object(Kind::Tuple, 0, words)))
    }

    fn constant(&mut self, k: &Const) -> Out {
        match k {
            Const::None => Value::NONE.into(),
            Const::Bool(b) => Value::bool(*b).into(),
            Const::Ellipsis => Value::ELLIPSIS.into(),
            Const::Int(i) => self.int(i),
            Const::Float(f) => float(*f).into(),
            Const::Imaginary(f) => {
                let words = vec![
                    Value::typ(TypeId::Complex).into(),
                    float(0.0).into(),
                    float(*f).into(),
                ];
                Out::Obj(self.builder.object(Kind::Record, 0, words))
            }
            Const::Str(s) | Const::Name(s) => self.builder.string(s),
            Const::Bytes(b) => Out::Obj(self.builder.bytes(b)),
            Const::Tuple(items) => {
                let words = items.iter().map(|k| self.constant(k)).collect();
                Out::Obj(self.builder.tuple(words))
            }
            Const::Code(u) => Out::Obj(self.code(u)),
        }
    }

    fn int(&mut self, i: &BigInt) -> Out {
        if let Some(v) = i.to_i32().and_then(small) {
            return v.into();
        }
        let (sign, digits) = i.to_u32_digits();
        let bytes: Vec<u8> = digits.iter().flat_map(|d| d.to_le_bytes()).collect();
        let flags = if sign == Sign::Minus { FLAG } else { 0 };
        Out::Obj(self.builder.raw(Kind::BigInt, &bytes, flags))
    }
}

fn leb(out: &mut Vec<u8>, mut n: u32) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

/// The 30-bit float nearest to `f`, rounded once.
fn float(f: f64) -> Value {
    let text = format!("{f:e}").into_bytes();
    let byte = |i: u32| text.get(i as usize).copied().unwrap_or(0);
    let nearest = format::float::parse::parse_float30(0, text.len() as u32, &byte);
    Value::float(nearest.unwrap_or(f as f32))
}
