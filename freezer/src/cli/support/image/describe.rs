//! Describes values in a few words, and disassembles code.

use std::fmt::Write;

use format::image::code;
use format::layout::{
    byte_array, class, dict, exception, frozen_set, function, instance, list, module, set,
};
use format::object::Kind;
use format::value::Value;

use super::View;

impl View<'_> {
    /// A value in a few words.
    pub fn describe(&self, v: Value) -> String {
        if v.is_int() {
            return v.as_int().to_string();
        }
        if v.is_float() {
            return format!("{:?}", v.as_float());
        }
        let known = [
            (Value::UNDEF, "-"),
            (Value::NONE, "None"),
            (Value::TRUE, "True"),
            (Value::FALSE, "False"),
            (Value::ELLIPSIS, "..."),
            (Value::NOT_IMPLEMENTED, "NotImplemented"),
        ];
        if let Some((_, name)) = known.iter().find(|(x, _)| *x == v) {
            return (*name).to_owned();
        }
        if v.is_interned() {
            return self.quoted(v);
        }
        if v.is_typ() {
            return format!("<type {}>", self.text(v.type_id().name()));
        }
        if v.is_native() {
            let name = (self.vm.native_name)(v).map(|n| self.text(n));
            return format!("<built-in {}>", name.unwrap_or_default());
        }
        self.describe_object(v)
    }

    fn quoted(&self, v: Value) -> String {
        const MOST: usize = 48;
        let text = self.text(v);
        match text.char_indices().nth(MOST) {
            Some((at, _)) => format!("{:?}...", &text[..at]),
            None => format!("{text:?}"),
        }
    }

    fn describe_object(&self, v: Value) -> String {
        let Some(kind) = self.mem.kind(v) else {
            return format!("<{v:?}>");
        };
        let counted = |n: usize| format!("<{} of {n}>", kind.name());
        let name_at = |v: Value, i: u32| self.text(self.mem.get(v, i));
        match kind {
            Kind::Func => format!(
                "<function {}>",
                name_at(self.mem.get(v, function::CODE), code::NAME)
            ),
            Kind::Code => format!("<code {}>", name_at(v, code::NAME)),
            Kind::Class => format!("<class {}>", name_at(v, class::NAME)),
            Kind::Instance => format!(
                "<{} object>",
                name_at(self.mem.get(v, instance::CLASS), class::NAME)
            ),
            Kind::Module => {
                let n = self.mem.get(v, module::NUMBER).as_len();
                format!("<module {}>", self.module_name(n))
            }
            Kind::Bytes | Kind::Raw | Kind::BigInt => {
                format!("<{} of {} bytes>", kind.name(), self.mem.size(v))
            }
            Kind::Tuple => format!("<tuple of {}>", self.mem.size(v)),
            Kind::List => counted(self.mem.get(v, list::LEN).as_len() as usize),
            Kind::ByteArray => counted(self.mem.get(v, byte_array::LEN).as_len() as usize),
            Kind::Dict => counted(self.entries(self.mem.get(v, dict::TABLE)).len()),
            Kind::Set => counted(self.entries(self.mem.get(v, set::TABLE)).len()),
            Kind::FrozenSet => counted(self.entries(self.mem.get(v, frozen_set::TABLE)).len()),
            Kind::Exc => {
                let t = self.mem.get(v, exception::TYPE);
                format!(
                    "<{}>",
                    if t.is_typ() {
                        self.text(t.type_id().name())
                    } else {
                        "exception".to_owned()
                    }
                )
            }
            k => format!("<{}>", k.name()),
        }
    }

    /// The disassembly of a code object, line by line.
    pub fn disassembly(&self, v: Value) -> String {
        let mut out = String::new();
        let first = v.rom_off() + code::INSTRS;
        let mut line_before = None;
        let read = |at: u32| self.mem.rom(first + at);
        let show = |out: &mut dyn Write, v: Value| out.write_str(&self.describe(v));
        for at in format::image::disasm::places(&|i| self.mem.word(v, i)) {
            let line = self.line(first + at).map(|(_, line)| line);
            let shown = line
                .filter(|_| line != line_before)
                .map_or(String::new(), |l| l.to_string());
            line_before = line;
            // Writing to a string cannot fail.
            let _ = write!(out, "  {shown:>5}  {at:04}  ");
            let _ = format::image::disasm::instruction(&mut out, &read, at, &show);
            out.push('\n');
        }
        let parts = code::parts(|i| self.mem.word(v, i));
        let table = code::INSTRS + parts.len;
        for i in 0..parts.handlers {
            let range = self.mem.word(v, table + i * code::HANDLER_WORDS);
            let target = self.mem.word(v, table + i * code::HANDLER_WORDS + 1);
            let _ = writeln!(
                out,
                "         {:04}..{:04}  handler -> {target:04}",
                range >> 16,
                range & 0xffff
            );
        }
        out
    }
}
