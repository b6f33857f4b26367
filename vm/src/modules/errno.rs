//! `errno`: the error numbers, which MicroPython has on every port.

use crate::error::R;
use crate::native::{constant, getter, Args, Entry, Group};
use crate::protocol::namespace::AS_FIXED;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::value::Value;

/// No such file.
pub const ENOENT: i32 = 2;
/// Operation not permitted.
pub const EPERM: i32 = 1;
/// Try again.
pub const EAGAIN: i32 = 11;
/// No such device: a bus on which nobody answers.
pub const ENODEV: i32 = 19;
/// Connection timed out: a bus that nobody released in time.
pub const ETIMEDOUT: i32 = 110;
/// The file is not open for that.
pub const EBADF: i32 = 9;
/// The file exists already.
pub const EEXIST: i32 = 17;
/// A part of the path is not a directory.
pub const ENOTDIR: i32 = 20;
/// A directory is no file.
pub const EISDIR: i32 = 21;
/// Invalid argument.
pub const EINVAL: i32 = 22;
/// The path is too long.
pub const ENAMETOOLONG: i32 = 36;

macro_rules! errors {
    ($($name:literal = $n:literal),* $(,)?) => {
        const CODES: &[(i32, Value)] = &[$(($n, name!($name)),)*];
        const ENTRIES: &[Entry] = &[
            $(constant(name!($name), Value::int($n)),)*
            getter(name!("errorcode"), errorcode),
        ];
    };
}

errors! {
    "EPERM" = 1,
    "ENOENT" = 2,
    "EIO" = 5,
    "EBADF" = 9,
    "EAGAIN" = 11,
    "ENOMEM" = 12,
    "EACCES" = 13,
    "EEXIST" = 17,
    "ENODEV" = 19,
    "EISDIR" = 21,
    "EINVAL" = 22,
    "EOPNOTSUPP" = 95,
    "EADDRINUSE" = 98,
    "ECONNABORTED" = 103,
    "ECONNRESET" = 104,
    "ENOBUFS" = 105,
    "ENOTCONN" = 107,
    "ETIMEDOUT" = 110,
    "ECONNREFUSED" = 111,
    "EHOSTUNREACH" = 113,
    "EALREADY" = 114,
    "EINPROGRESS" = 115,
}

/// Attributes of the module `errno`.
pub static MODULE: Group = Group {
    name: name!("errno"),
    entries: ENTRIES,
};

/// The name of error number `n`, if it has one.
pub fn name_of(n: i32) -> Option<Value> {
    CODES
        .iter()
        .find(|(code, _)| *code == n)
        .map(|(_, name)| *name)
}

fn errorcode(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let d = vm.new_dict()?;
    for (code, name) in CODES {
        vm.dict_set(d, Value::int(*code), *name)?;
    }
    vm.alloc_words(Kind::View, 0, &[d, Value::len(AS_FIXED)])
}
