//! Calls of classes: the new instance, and its `__init__`.

use super::frame;
use crate::error::{Maybe, R};
use crate::name;
use crate::native::Args;
use crate::object::Kind;
use crate::registry;
use crate::types::{class, exception, TypeId};
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// Makes an instance of `class`, and enters its `__init__`.
    pub(super) fn instantiate(&mut self, class: Value, args: Args) -> R<Value> {
        if self.frame_result_is_taken() {
            return self.instantiate_nested(class, args);
        }
        if let Some(v) = self.special_class(class, args)?.get() {
            return Ok(v);
        }
        let obj = self.new_object(class, args)?;
        if self.type_of(obj) != class {
            return Ok(obj);
        }
        let Some(init) = self.class_lookup(class, name!("__init__")) else {
            return self.init_native(obj, class, args);
        };
        // The instruction has its result before `__init__` runs.
        let w = self.mem.rom(self.pc);
        let dst = crate::isa::a(w);
        if self.mem.is(init, Kind::Func) && !self.is_generator_function(init) {
            let r = self.call_function_self(init, obj, args, frame::INIT)?;
            self.set_caller_reg(dst, obj);
            return Ok(r);
        }
        self.instantiate_nested_init(obj, init, args)
    }

    /// True if the running instruction has no register `a` for a result that
    /// can be set before the call ends.
    fn frame_result_is_taken(&self) -> bool {
        use crate::isa::Op;
        self.native_calls != 0
            || !matches!(
                Op::from_index(self.mem.rom(self.pc) & 0xff),
                Some(
                    Op::Call
                        | Op::CallKw
                        | Op::CallEx
                        | Op::CallMethod
                        | Op::CallMethodKw
                        | Op::CallFound
                        | Op::CallFoundKw
                )
            )
    }

    pub(super) fn set_caller_reg(&mut self, dst: u32, v: Value) {
        let caller = self.field(frame::CALLER);
        let at = self.frame_base(caller) + dst;
        self.mem.set_ram(at, v.bits());
    }

    fn instantiate_nested(&mut self, class: Value, args: Args) -> R<Value> {
        if let Some(v) = self.special_class(class, args)?.get() {
            return Ok(v);
        }
        let obj = self.new_object(class, args)?;
        if self.type_of(obj) != class {
            return Ok(obj);
        }
        match self.class_lookup(class, name!("__init__")) {
            None => self.init_native(obj, class, args),
            Some(init) => self.instantiate_nested_init(obj, init, args),
        }
    }

    fn instantiate_nested_init(&mut self, obj: Value, init: Value, args: Args) -> R<Value> {
        let h = self.hold(obj)?;
        let r = self.nested_run(|vm| vm.call_with_self(init, obj, args, frame::STOP))?;
        if !r.is_none() {
            return self.raise_text(
                TypeId::TypeError,
                "__init__() should return None, not '%t'",
                &[r],
            );
        }
        Ok(self.held(h))
    }

    /// Classes that are called in their own way: named tuples.
    fn special_class(&mut self, class: Value, args: Args) -> R<Maybe> {
        if self.mem.get(class, class::NATIVE) == Value::typ(TypeId::Tuple)
            && self.class_lookup(class, name!("_fields")).is_some()
            && self.class_lookup(class, name!("__new__")).is_none()
        {
            return crate::types::tuple::named_new(self, class, args).map(Maybe);
        }
        Ok(Maybe::NONE)
    }

    /// `__new__`, or a new instance with the built-in object that it needs inside.
    fn new_object(&mut self, class: Value, args: Args) -> R<Value> {
        if let Some(new) = self.class_lookup(class, name!("__new__")) {
            let new = if self.mem.is(new, Kind::StaticMethod) {
                self.mem.get(new, 1)
            } else {
                new
            };
            return self.nested_run(|vm| vm.call_with_self(new, class, args, frame::STOP));
        }
        let native = self.mem.get(class, class::NATIVE).type_id();
        self.bare_instance(class, native, args)
    }

    /// `object.__new__` and the constructor of the built-in type inside.
    pub(crate) fn bare_instance(&mut self, class: Value, native: TypeId, args: Args) -> R<Value> {
        if native == TypeId::Object || native == TypeId::IoBase {
            return self.new_instance(class, Value::UNDEF);
        }
        let inner = if native.is_exception() {
            let tuple = self.exception_args(args)?;
            let e = self.new_exception(native, tuple)?;
            self.mem.set(e, exception::TYPE, class);
            e
        } else {
            let has_init = self.class_lookup(class, name!("__init__")).is_some();
            if registry::maker(native).is_some() {
                // A part of the board: `__init__` makes it, through `super().__init__(...)`.
                self.stop_freezing(native.name())?;
                if has_init {
                    return self.new_instance(class, Value::NONE);
                }
            }
            let immutable = matches!(
                native,
                TypeId::Int
                    | TypeId::Float
                    | TypeId::Str
                    | TypeId::Bytes
                    | TypeId::Tuple
                    | TypeId::FrozenSet
            );
            let args = if has_init && !immutable {
                Args::on_stack(0, 0, Value::UNDEF)
            } else {
                args
            };
            self.nested_run(|vm| vm.call_type(Value::typ(native), args))?
        };
        self.new_instance(class, inner)
    }

    /// What `__init__` of the built-in base does: nothing is left to do, but
    /// plain objects take no arguments.
    fn init_native(&mut self, obj: Value, class: Value, args: Args) -> R<Value> {
        let native = self.mem.get(class, class::NATIVE).type_id();
        if matches!(native, TypeId::Object | TypeId::IoBase)
            && (args.n > 0 || args.names.is_def())
            && self.class_lookup(class, name!("__new__")).is_none()
        {
            let n = args.n + args.kw_len(self);
            return self.raise_text(
                TypeId::TypeError,
                "function takes 0 positional arguments but %n were given",
                &[Value::int(n as i32)],
            );
        }
        Ok(obj)
    }
}
