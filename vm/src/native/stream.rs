//! The console's streams as values. Each is a native, and so an object that costs no RAM; `modules::console` has
//! their methods.

use format::types::TypeId;
use format::value::Value;

/// `sys.stdin`.
pub const STDIN: Value = stream(0);
/// `sys.stdout`.
pub const STDOUT: Value = stream(1);
/// `sys.stderr`: the console too.
pub const STDERR: Value = stream(2);

/// How many streams of text there are. Their buffers follow, in the same order.
const TEXTS: u8 = 3;
/// Index within a group that no native has; the number of the group tells which stream it is.
const STREAM: u8 = 254;

const fn stream(n: u8) -> Value {
    Value::native(n, STREAM)
}

/// True if `v` is one of the streams.
pub fn is_stream(v: Value) -> bool {
    v.is_native() && v.native_index().1 == STREAM && v.native_index().0 < 2 * TEXTS
}

/// The type of a stream.
pub fn type_id(v: Value) -> TypeId {
    if is_text(v) {
        TypeId::TextIoWrapper
    } else {
        TypeId::FileIo
    }
}

/// True for a stream of text, false for one of bytes.
pub fn is_text(v: Value) -> bool {
    v.native_index().0 < TEXTS
}

/// The number of the file that a stream stands for: 0, 1 or 2.
pub fn number(v: Value) -> u8 {
    v.native_index().0 % TEXTS
}

/// True if `v` is a stream that writes to the console.
pub fn is_output(v: Value) -> bool {
    is_stream(v) && number(v) != number(STDIN)
}

/// The stream of bytes below a stream of text; a stream of bytes is its own.
pub fn buffer(v: Value) -> Value {
    stream(TEXTS + number(v))
}
