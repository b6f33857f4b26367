//! `micropython.RingIO`: bytes that are read in the order in which they were written.
//!
//! The fields `get` and `put` are the bytes of the buffer that are read and written
//! next. One byte of the buffer stays unused, so that equal places mean an empty ring. Bytes that do not fit are not
//! written.

use crate::error::R;
use crate::modules::console;
use crate::native::{pure, Args, Group};
use crate::types::bytes::Buf;
use crate::types::stream;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of `RingIO`.
pub static METHODS: Group = Group {
    name: name!("RingIO"),
    entries: &[
        pure(name!("any"), any, 1, 1),
        pure(name!("read"), read, 1, 2),
        pure(name!("readline"), readline, 1, 2),
        pure(name!("readinto"), readinto, 2, 3),
        pure(name!("write"), write, 2, 4),
        pure(name!("close"), close, 1, 1),
    ],
};

use format::layout::records::ring_io::{BUFFER, GET, PUT};

/// The largest size of a buffer, in bytes.
const MOST: u32 = 0xffff;

/// Constructor: `RingIO(size)` or `RingIO(buffer)`.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    let given = vm.native_base(args.get(vm, 0));
    let bytes = vm.buffer_mut(given)?;
    let size = match bytes {
        Some(b) => b.len,
        None => vm.to_i32(given)?.clamp(0, MOST as i32) as u32 + 1,
    };
    if !(2..MOST + 1).contains(&size) {
        return vm.raise_bare(TypeId::ValueError);
    }
    let buffer = match bytes {
        Some(_) => given,
        None => vm.new_bytearray_from(Value::UNDEF, 0, size)?,
    };
    let (t, zero) = (Value::typ(TypeId::RingIo), Value::int(0));
    vm.alloc_words(Kind::Record, 0, &[t, buffer, zero, zero])
}

/// The state of a ring while a method runs.
struct Ring {
    object: Value,
    bytes: Buf,
    get: u32,
    put: u32,
}

impl Ring {
    /// The ring that is a method's first argument, for changing it.
    fn of(vm: &mut Vm<'_>, args: Args) -> R<Ring> {
        let object = vm.native_base(args.get(vm, 0));
        let object = vm.resolve_mut(object)?;
        let bytes = vm.buffer_mut(vm.mem.get(object, BUFFER))?;
        let Some(bytes) = bytes.filter(|b| b.len > 0) else {
            return vm.raise_bare(TypeId::ValueError);
        };
        Ok(Ring {
            object,
            bytes,
            get: vm.mem.get(object, GET).as_len() % bytes.len,
            put: vm.mem.get(object, PUT).as_len() % bytes.len,
        })
    }

    /// How many bytes can be read.
    fn any(&self) -> u32 {
        (self.put + self.bytes.len - self.get) % self.bytes.len
    }

    /// Where byte `i` of those that can be read lies among the bytes of the buffer's owner. If `i` is their number,
    /// the place for the next byte to be written.
    fn at(&self, i: u32) -> u32 {
        self.bytes.offset + (self.get + i) % self.bytes.len
    }

    /// Reads `n` bytes from the ring, into `owner` from its byte `to` on.
    fn take(self, vm: &mut Vm<'_>, owner: Value, to: u32, n: u32) {
        for i in 0..n {
            let byte = vm.mem.byte(self.bytes.owner, self.at(i));
            vm.mem.set_byte(owner, to + i, byte);
        }
        let get = (self.get + n) % self.bytes.len;
        vm.mem.set(self.object, GET, Value::len(get));
    }

    /// Reads `n` bytes from the ring, as a bytes object.
    fn taken(self, vm: &mut Vm<'_>, n: u32) -> R<Value> {
        let data = vm.alloc(Kind::Bytes, n, 0)?;
        self.take(vm, data, 0, n);
        Ok(data)
    }
}

fn any(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(Value::len(Ring::of(vm, args)?.any()))
}

fn read(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let want = console::want(vm, args.skip(1))?;
    let ring = Ring::of(vm, args)?;
    let n = ring.any().min(want);
    ring.taken(vm, n)
}

fn readline(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let want = console::want(vm, args.skip(1))?;
    let ring = Ring::of(vm, args)?;
    let most = ring.any().min(want);
    let newline = |i: &u32| vm.mem.byte(ring.bytes.owner, ring.at(*i)) == b'\n';
    let n = (0..most).find(newline).map_or(most, |i| i + 1);
    ring.taken(vm, n)
}

fn readinto(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let want = console::want(vm, args.skip(2))?;
    let into = args.get(vm, 1);
    let Some(into) = vm.buffer_mut(into)? else {
        return vm.type_error("object with buffer protocol required");
    };
    let ring = Ring::of(vm, args)?;
    let n = ring.any().min(want).min(into.len);
    ring.take(vm, into.owner, into.offset, n);
    Ok(Value::len(n))
}

fn write(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let ring = Ring::of(vm, args)?;
    let data = stream::written(vm, args)?;
    let any = ring.any();
    let n = data.len.min(ring.bytes.len - 1 - any);
    for i in 0..n {
        let byte = data.byte(vm, i);
        vm.mem.set_byte(ring.bytes.owner, ring.at(any + i), byte);
    }
    let put = (ring.put + n) % ring.bytes.len;
    vm.mem.set(ring.object, PUT, Value::len(put));
    Ok(Value::len(n))
}

fn close(_vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::NONE)
}
