//! f-strings.

use format::isa::Op;
use rustpython_parser::ast::{ConversionFlag, Expr, ExprFormattedValue, ExprJoinedStr};

use super::emit::Reg;
use super::error::Res;
use super::gen::Gen;
use super::unit::Const;

/// The most strings that are joined at once.
const CHUNK: usize = 16;

/// A part of an f-string. Neighbouring constants are one part.
enum Part<'a> {
    Text(String),
    Value(&'a Expr),
}

impl Gen<'_> {
    /// A whole f-string.
    pub fn joined(&mut self, j: &ExprJoinedStr, dst: Reg) -> Res {
        let at = j.range.start();
        let parts = self.parts(j)?;
        match &parts[..] {
            [] => self.load_const(dst, &Const::Str(String::new())),
            [Part::Text(s)] => self.load_const(dst, &Const::Str(s.clone())),
            [Part::Value(e)] => self.to(e, dst)?,
            parts => {
                let base = self.run(dst);
                let after = self.unit.asm.mark();
                let mut n = 0;
                for (i, part) in parts.iter().enumerate() {
                    let slot = if n == 0 { base } else { self.unit.asm.alloc() };
                    match part {
                        Part::Text(s) => self.load_const(slot, &Const::Str(s.clone())),
                        Part::Value(e) => self.to(e, slot)?,
                    }
                    n += 1;
                    let last = i + 1 == parts.len();
                    if n == CHUNK || last {
                        self.at(at);
                        let to = if last { dst } else { base };
                        self.unit.asm.op(Op::MakeStr, to, base, n as u8);
                        self.unit.asm.release(after);
                        n = 1;
                    }
                }
            }
        }
        Ok(())
    }

    fn parts<'e>(&self, j: &'e ExprJoinedStr) -> Res<Vec<Part<'e>>> {
        let mut parts: Vec<Part> = Vec::new();
        for e in &j.values {
            match (self.fold(e)?, parts.last_mut()) {
                (Some(Const::Str(s)), Some(Part::Text(text))) => text.push_str(&s),
                (Some(Const::Str(s)), _) if s.is_empty() => (),
                (Some(Const::Str(s)), _) => parts.push(Part::Text(s)),
                _ => parts.push(Part::Value(e)),
            }
        }
        Ok(parts)
    }

    /// One value of an f-string, with its format.
    pub fn formatted(&mut self, f: &ExprFormattedValue, dst: Reg) -> Res {
        let base = self.run(dst);
        self.to(&f.value, base)?;
        let spec = self.unit.asm.alloc();
        match &f.format_spec {
            Some(e) => self.to(e, spec)?,
            None => self.load_const(spec, &Const::Str(String::new())),
        }
        let conversion = match f.conversion {
            ConversionFlag::None => 0,
            ConversionFlag::Str => 1,
            ConversionFlag::Repr => 2,
            ConversionFlag::Ascii => 3,
        };
        self.at(f.range.start());
        self.unit.asm.op(Op::Format, dst, base, conversion);
        Ok(())
    }
}
