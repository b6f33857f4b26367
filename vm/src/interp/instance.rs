//! Calls of classes: making the new instance, and calling its `__init__`.

use crate::error::{Outcome, R};
use crate::memory::heap::Hold;
use crate::native::Args;
use crate::types::{class, exception, tuple};
use crate::vm::Vm;
use format::frame;
use format::layout::static_method;
use format::name;
use format::names;
use format::object::{self, Kind};
use format::types::TypeId;
use format::value::Value;

/// Header of an instance in RAM that has no built-in object inside.
const PLAIN: u32 = object::header(Kind::Instance, class::INSTANCE_TABLE, 0);

impl Vm<'_> {
    /// Makes an instance of `class`, and enters its `__init__`.
    #[inline(never)]
    pub(super) fn instantiate(&mut self, class: Value, args: Args) -> R<Outcome> {
        if self.frame_result_is_taken() {
            return self.instantiate_nested(class, args).map(Outcome::value);
        }
        let native = self.mem.object_at(class).get(class::NATIVE);
        let new = self.class_lookup(class, name!("__new__"));
        let plain = native == Value::typ(TypeId::Object) && new.is_none();
        if native == Value::typ(TypeId::Tuple) && new.is_none() {
            if let Some(fields) = self.fields_alone(class) {
                return tuple::named_new(self, class, fields, args).map(Outcome::value);
            }
        }
        let (obj, class) = if plain {
            (self.instance_like_the_last(class)?, class)
        } else {
            self.new_object(class, args)?
        };
        if !plain && self.type_of(obj) != class {
            return Ok(Outcome::value(obj));
        }
        let Some(init) = self.class_lookup(class, name!("__init__")) else {
            return self.init_native(obj, class, args).map(Outcome::value);
        };
        // The instruction's result is set before `__init__` runs, whose own result is not used.
        let w = self.mem.rom(self.pc);
        let dst = format::isa::a(w);
        if self.mem.is(init, Kind::Func) && !self.is_generator_function(init) {
            let r = self.call_function_self(init, obj, args, frame::INIT)?;
            self.set_caller_reg(dst, obj);
            return Ok(r);
        }
        self.instantiate_nested_init(obj, init, args)
            .map(Outcome::value)
    }

    /// The names of the fields of the class `class` of named tuples, if it has no `__init__`.
    #[inline(always)]
    fn fields_alone(&self, class: Value) -> Option<Value> {
        if self.class_lookup(class, name!("__init__")).is_some() {
            return None;
        }
        self.named_fields(class)
    }

    /// A new instance of `class`, with room for as many attributes as the last instance had after its `__init__`.
    fn instance_like_the_last(&mut self, class: Value) -> R<Value> {
        let obj = self.new_instance(class, Value::UNDEF)?;
        // No table has its own class as a key.
        if let Some(n) = self.caches.places.get(class, class) {
            let t = self.new_small_table(n)?;
            self.mem.set(obj, class::INSTANCE_TABLE, t);
        }
        Ok(obj)
    }

    /// The `__init__` of the new instance `obj` has returned: gives back the room that it has not used, and notes the
    /// number of its attributes for the next instance of the class.
    pub(super) fn initialized(&mut self, obj: Value) {
        if !obj.is_ram() {
            return;
        }
        let o = self.mem.object_at(obj);
        if o.header() != PLAIN {
            return;
        }
        let n = self.fit_table(obj, class::INSTANCE_TABLE);
        if n > 0 {
            let class = o.get(class::INSTANCE_CLASS);
            self.caches.places.set(class, class, n);
        }
    }

    /// True if the call is not one by an instruction whose result register `a` can be set before the call
    /// ends.
    fn frame_result_is_taken(&self) -> bool {
        use format::isa::Op;
        self.calls.by_natives != 0
            || !matches!(
                Op::of(self.mem.rom(self.pc)),
                Op::Call
                    | Op::CallKw
                    | Op::CallEx
                    | Op::CallMethod
                    | Op::CallMethodKw
                    | Op::CallFound
                    | Op::CallFoundKw
            )
    }

    /// Sets a register of the running frame's caller.
    pub(super) fn set_caller_reg(&mut self, dst: u32, v: Value) {
        let caller = self.field(frame::CALLER);
        let at = self.frame_base(caller) + dst;
        self.mem.set_ram(at, v.bits());
    }

    /// Makes an instance of `class`, and runs its `__init__` nested.
    fn instantiate_nested(&mut self, class: Value, args: Args) -> R<Value> {
        let (obj, class) = self.new_object(class, args)?;
        if self.type_of(obj) != class {
            return Ok(obj);
        }
        match self.class_lookup(class, name!("__init__")) {
            None => self.init_native(obj, class, args),
            Some(init) => self.instantiate_nested_init(obj, init, args),
        }
    }

    /// Runs the `__init__` of the new object nested, and gives the object.
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

    /// The result of the class's `__new__`, or else a new instance with the built-in object that it needs inside; and the class,
    /// which may have moved.
    fn new_object(&mut self, class: Value, args: Args) -> R<(Value, Value)> {
        let mark = self.hold_mark();
        let h = self.hold(class)?;
        let obj = self.made_object(class, args)?;
        let class = self.held(h);
        self.unwind_holds(mark);
        Ok((obj, class))
    }

    fn made_object(&mut self, class: Value, args: Args) -> R<Value> {
        if let Some(new) = self.class_lookup(class, name!("__new__")) {
            let new = if self.mem.is(new, Kind::StaticMethod) {
                self.mem.get(new, static_method::FUNCTION)
            } else {
                new
            };
            return self.nested_run(|vm| vm.call_with_self(new, class, args, frame::STOP));
        }
        self.bare_instance(class, self.native_of(class), args, false)
    }

    /// Makes an instance of `class`, as `object.__new__` does, with an object of the built-in type `native` inside.
    /// With `bare`, the arguments are left for `__init__`, where that takes them.
    pub(crate) fn bare_instance(
        &mut self,
        class: Value,
        native: TypeId,
        args: Args,
        bare: bool,
    ) -> R<Value> {
        if matches!(native, TypeId::Object | TypeId::IoBase) {
            return self.new_instance(class, Value::UNDEF);
        }
        let bare = bare || self.class_lookup(class, name!("__init__")).is_some();
        if native.is_exception() {
            if !bare {
                args.check_kw(self, &[])?;
            }
            let tuple = self.exception_args(args)?;
            let e = self.new_exception(native, tuple)?;
            self.mem.set(e, exception::TYPE, class);
            return self.new_instance(class, e);
        }
        if native == TypeId::Tuple {
            if let Some(fields) = self.named_fields(class) {
                return tuple::named_new(self, class, fields, args);
            }
        }
        if self.natives.maker(native).is_some() {
            // A part of the board, such as a pin: `__init__` makes it, by `super().__init__(...)`.
            self.stop_freezing(native.name())?;
            if bare {
                return self.new_instance(class, Value::NONE);
            }
        }
        let mark = self.hold_mark();
        let class = self.hold(class)?;
        let t = Value::typ(native);
        let inner = if bare && native.is_filled_by_init() {
            self.nested_run(|vm| {
                let none = Args::on_stack(0, 0, Value::UNDEF);
                vm.call_type(t, none).map(Outcome::value)
            })?
        } else {
            let given = self.stand_in(native, args, bare)?;
            self.nested_run(|vm| vm.call_value(t, given, 0))?
        };
        let class = self.held(class);
        self.unwind_holds(mark);
        self.new_instance(class, inner)
    }

    /// The arguments for the constructor of the built-in object inside: `args`, or with `bare`, where `args` may be
    /// meant for `__init__` alone, an argument that makes a small object, which `__init__` may fill again.
    fn stand_in(&mut self, native: TypeId, args: Args, bare: bool) -> R<Args> {
        let code_given = args.opt(self, 0).is_some_and(|v| self.is_str(v));
        let v = match native {
            TypeId::Array if bare && !code_given => names::ascii(b'B'),
            TypeId::RingIo if bare => Value::int(1),
            _ => return Ok(args),
        };
        self.hold(v)?;
        Ok(Args::on_stack(self.stack.low, 1, Value::UNDEF))
    }

    /// Does what the `__init__` of the built-in base does, for a class without one of its own. Plain objects take no
    /// arguments; other objects got theirs when they were made, unless a `__new__` made them.
    fn init_native(&mut self, obj: Value, class: Value, args: Args) -> R<Value> {
        let native = self.native_of(class);
        if self.class_lookup(class, name!("__new__")).is_none() {
            if matches!(native, TypeId::Object | TypeId::IoBase) {
                self.no_arguments(args)?;
            }
            return Ok(obj);
        }
        match self.natives.find_method(TypeId::Object, name!("__init__")) {
            Some((init, _)) if native.is_filled_by_init() || native.is_exception() => {
                self.instantiate_nested_init(obj, init, args)
            }
            _ => Ok(obj),
        }
    }

    /// Raises TypeError if there are any arguments, where `object` takes none besides `self`.
    pub(crate) fn no_arguments(&mut self, args: Args) -> R<()> {
        let n = args.n + args.kw_len(self);
        if n == 0 {
            return Ok(());
        }
        self.raise_text(
            TypeId::TypeError,
            "function takes 0 positional arguments but %n were given",
            &[Value::len(n)],
        )
    }

    /// The `__init__` of the first argument's built-in type, or of the built-in base of its class: gives new contents
    /// to the object, or to the built-in object inside.
    pub(crate) fn native_init(&mut self, args: Args) -> R<()> {
        let (obj, rest) = (args.get(self, 0), args.skip(1));
        let given = rest.n > 0 || rest.names.is_def();
        let (class, inner) = (self.type_of(obj), self.native_base(obj));
        let t = self.native_of(class);
        if self.mem.is(inner, Kind::Exc) {
            rest.check_kw(self, &[])?;
            let tuple = self.exception_args(rest)?;
            let e = self.resolve_mut(inner)?;
            self.mem.set(e, exception::ARGS, tuple);
            return Ok(());
        }
        if matches!(t, TypeId::Dict | TypeId::OrderedDict) {
            if let (true, Some((update, _))) = (given, self.natives.find_method(t, name!("update")))
            {
                self.call_args(update, args)?;
            }
            return Ok(());
        }
        let refilled =
            t.is_filled_by_init() || given && matches!(t, TypeId::Array | TypeId::RingIo);
        if refilled || inner != obj && (given || self.natives.maker(t).is_some()) {
            let made = self.hold(Value::UNDEF)?;
            let new = self.nested_run(|vm| vm.call_value(Value::typ(t), rest, 0))?;
            self.set_held(made, new);
            return self.replace_native(args, made, refilled);
        }
        let free = self.mem.is(obj, Kind::Instance)
            && self.class_lookup(class, name!("__init__")).is_none()
            && self.class_lookup(class, name!("__new__")).is_some();
        if free {
            return Ok(());
        }
        if rest.names.is_def() {
            return self.type_error("function doesn't take keyword arguments");
        }
        self.no_arguments(rest)
    }

    /// Gives the built-in object of the first argument the contents of the held object `made`. With `refilled`, it
    /// stays the same object: it may be frozen, and its views stay valid. Otherwise `made` takes its place.
    fn replace_native(&mut self, args: Args, made: Hold, refilled: bool) -> R<()> {
        if refilled {
            return self.firmly(|vm| {
                let inner = vm.native_base(args.get(vm, 0));
                let to = vm.resolve_mut(inner)?;
                let from = vm.held(made);
                for i in 1..=vm.mem.size(from) {
                    let v = vm.mem.get(from, i);
                    vm.mem.set(to, i, v);
                }
                Ok(())
            });
        }
        let obj = args.get(self, 0);
        if !self.is_frozen(obj) {
            let new = self.held(made);
            self.mem.set(obj, class::INSTANCE_NATIVE, new);
            return Ok(());
        }
        let (old, new) = (self.native_base(obj), self.held(made));
        if self.eq(old, new)? {
            return Ok(());
        }
        self.type_error("the value of a frozen instance can't be changed")
    }
}
