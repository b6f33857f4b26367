//! `repr` of the built-in types.

use crate::error::R;
use crate::modules::{machine, re};
use crate::native;
use crate::protocol::out::Out;
use crate::types::*;
use crate::vm::Vm;
use format::image::code;
use format::layout::super_object;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// Writes `repr(v)` of a built-in object. **May move objects.**
    pub(crate) fn builtin_repr(&mut self, out: &mut Out, v: Value) -> R<()> {
        match self.builtin_type(v) {
            TypeId::NoneType => self.put_lit(out, "None"),
            TypeId::Bool => self.put_lit(out, if v == Value::TRUE { "True" } else { "False" }),
            TypeId::Ellipsis => self.put_lit(out, "Ellipsis"),
            TypeId::NotImplementedType => self.put_lit(out, "NotImplemented"),
            TypeId::Int => int::repr(self, out, v),
            TypeId::Float => float::repr(self, out, v),
            TypeId::Complex => complex::repr(self, out, v),
            TypeId::Str => str::repr(self, out, v),
            TypeId::Bytes | TypeId::ByteArray => bytes::repr(self, out, v),
            TypeId::Array => array::repr(self, out, v),
            TypeId::Tuple => tuple::repr(self, out, v),
            TypeId::List => list::repr(self, out, v),
            TypeId::Dict
            | TypeId::OrderedDict
            | TypeId::DictView
            | TypeId::DictKeys
            | TypeId::DictValues
            | TypeId::DictItems => dict::repr(self, out, v),
            TypeId::Set | TypeId::FrozenSet => set::repr(self, out, v),
            TypeId::Range => range::repr(self, out, v),
            TypeId::Slice => slice::repr(self, out, v),
            TypeId::Deque => deque::repr(self, out, v),
            TypeId::Pin
            | TypeId::Spi
            | TypeId::SoftSpi
            | TypeId::SoftI2c
            | TypeId::Uart
            | TypeId::Adc
            | TypeId::Memory
            | TypeId::Timer
            | TypeId::Pwm => machine::repr(self, out, v),
            TypeId::Irq => self.put_lit(out, "<IRQ>"),
            t @ (TypeId::TextIoWrapper | TypeId::FileIo) => {
                self.put_lit(out, "<io.")?;
                self.put_bytes_of(out, t.name())?;
                self.put(out, b' ')?;
                self.put(out, b'0' + native::stream::number(v))?;
                self.put(out, b'>')
            }
            t @ (TypeId::StringIO | TypeId::BytesIO | TypeId::TextFile | TypeId::RawFile) => {
                self.put_lit(out, "<io.")?;
                self.put_bytes_of(out, t.name())?;
                self.put_address(out, v, " 0x")
            }
            TypeId::Match => re::repr(self, out, v),
            TypeId::Re => {
                self.put_lit(out, "<re")?;
                self.put_address(out, v, " ")
            }
            TypeId::Type => {
                self.put_lit(out, "<class '")?;
                let n = self.name_of_type(v);
                self.put_bytes_of(out, n)?;
                self.put_lit(out, "'>")
            }
            TypeId::Super => {
                let (class, obj) = (
                    self.mem.get(v, super_object::CLASS),
                    self.mem.get(v, super_object::SELF),
                );
                let mark = self.hold_mark();
                let obj = self.hold(obj)?;
                self.put_lit(out, "<super: ")?;
                self.repr(out, class)?;
                self.put_lit(out, ", ")?;
                self.repr(out, self.held(obj))?;
                self.unwind_holds(mark);
                self.put(out, b'>')
            }
            TypeId::Module => self.repr_module(out, v),
            TypeId::Function | TypeId::Generator => self.repr_function(out, v),
            TypeId::BoundMethod => self.repr_bound(out, v),
            t if t.is_exception() || self.mem.is(v, Kind::Exc) => self.exc_repr(out, v),
            TypeId::Object if self.mem.is(v, Kind::Exc) => self.exc_repr(out, v),
            TypeId::Object if self.mem.is(v, Kind::Object) => {
                self.repr_with_address(out, v, "<", " object at ")
            }
            _ => self.put_lit_name(out, v),
        }
    }

    /// Writes an exception by its arguments, and any other object as `<iterator>` and the like.
    fn put_lit_name(&mut self, out: &mut Out, v: Value) -> R<()> {
        if self.mem.is(v, Kind::Exc) {
            return self.exc_repr(out, v);
        }
        self.put(out, b'<')?;
        let n = self.type_name(v);
        self.put_bytes_of(out, n)?;
        self.put(out, b'>')
    }

    fn repr_module(&mut self, out: &mut Out, v: Value) -> R<()> {
        self.put_lit(out, "<module '")?;
        match self.natives.module_group(v) {
            Some((_, g)) => self.put_bytes_of(out, g.name)?,
            None => self.put_name_of_module(out, v)?,
        }
        self.put_lit(out, "'>")
    }

    fn repr_function(&mut self, out: &mut Out, v: Value) -> R<()> {
        if v.is_native() {
            return self.put_lit(out, "<function>");
        }
        if self.mem.is(v, Kind::Gen) {
            self.put_lit(out, "<generator object '")?;
            let f = self.mem.get(v, format::layout::generator::FUNC);
            let n = self.mem.get(self.mem.get(f, function::CODE), code::NAME);
            self.put_bytes_of(out, n)?;
            return self.put_address(out, v, "' at ");
        }
        if self.is_generator_function(v) {
            return self.put_lit(out, "<generator>");
        }
        self.put_lit(out, "<function ")?;
        let n = self.mem.get(self.mem.get(v, function::CODE), code::NAME);
        self.put_bytes_of(out, n)?;
        self.put_address(out, v, " at 0x")
    }

    fn repr_bound(&mut self, out: &mut Out, _v: Value) -> R<()> {
        self.put_lit(out, "<bound_method>")
    }
}
