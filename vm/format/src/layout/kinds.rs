//! The rows: every kind of object, its fields, and what the first write to a frozen object does.

use super::{Field, Role, Shape};
use crate::object::FirstWrite;

/// The [`Role`] that a row names.
macro_rules! role {
    (value) => {
        Role::Value
    };
    (count) => {
        Role::Count
    };
    (int) => {
        Role::Int
    };
    (name) => {
        Role::Name
    };
    (type) => {
        Role::Type
    };
    (builtin) => {
        Role::Builtin
    };
    (namespace) => {
        Role::Namespace
    };
    (bytes) => {
        Role::Bytes
    };
    (owned) => {
        Role::Owned
    };
    (raw) => {
        Role::Raw
    };
    (is($k:ident)) => {
        Role::Is(Kind::$k)
    };
    (maybe($k:ident)) => {
        Role::Maybe(Kind::$k)
    };
    (part($k:ident)) => {
        Role::Part(Kind::$k, Kind::$k)
    };
    (part($a:ident, $b:ident)) => {
        Role::Part(Kind::$a, Kind::$b)
    };
}

/// The fewest words of a row: all fixed fields, unless it says that some may be missing.
macro_rules! least {
    ($all:expr,) => {
        $all
    };
    ($all:expr, $least:literal) => {
        $least
    };
}

/// True if a row's word for its body is the given one.
macro_rules! is_shape {
    (bytes bytes) => {
        true
    };
    (open open) => {
        true
    };
    ($other:ident $shape:ident) => {
        false
    };
}

macro_rules! kinds {
    ($(
        $(#[doc = $doc:literal])*
        $kind:ident = $n:literal, $module:ident: $write:ident $body:ident $(from $least:literal)? {
            $($(#[doc = $field_doc:literal])* $field:ident: $role:ident $(($($arg:ident),+))?,)*
        }
    )*) => {
        /// The kind of an object: its memory layout. (Its *type* is what Python sees; see [`crate::types`].)
        #[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
        #[repr(u32)]
        pub enum Kind {
            $($(#[doc = $doc])* $kind = $n,)*
        }

        impl Kind {
            /// Every kind, in the order of the rows; the first has number 1.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind,)*];
            /// The kind of number `n`, if there is one.
            #[inline]
            pub const fn from_index(n: u32) -> Option<Kind> {
                match n { $($n => Some(Kind::$kind),)* _ => None }
            }
            /// What the first write to a frozen object does.
            pub const fn first_write(self) -> FirstWrite {
                match self { $(Kind::$kind => FirstWrite::$write,)* }
            }
            /// True if the body is raw bytes and the size counts bytes.
            #[inline]
            pub const fn is_bytes(self) -> bool {
                match self { $(Kind::$kind => is_shape!($body bytes),)* }
            }
            /// The kind's name, for `freeze inspect`.
            pub const fn name(self) -> &'static str {
                match self { $(Kind::$kind => stringify!($kind),)* }
            }
            /// The fields of the kind's row.
            pub const fn shape(self) -> Shape {
                match self {
                    $(Kind::$kind => {
                        const FIELDS: &[Field] = &[$(Field {
                            name: stringify!($field),
                            role: role!($role $(($($arg),+))?),
                        },)*];
                        const IS_OPEN: bool = is_shape!($body open);
                        Shape {
                            fields: FIELDS,
                            least: least!(FIELDS.len() as u32 - IS_OPEN as u32, $($least)?),
                            is_open: IS_OPEN,
                        }
                    })*
                }
            }
        }

        $($(#[doc = $doc])*
        pub mod $module {
            #[allow(dead_code, non_camel_case_types, clippy::upper_case_acronyms, reason = "it counts the fields")]
            enum Word { Header, $($field,)* }
            $($(#[doc = $field_doc])* pub const $field: u32 = Word::$field as u32;)*
            /// Words of a whole body; for an open one, those before the open field.
            pub const WORDS: u32 = super::Kind::$kind.shape().fixed();
        })*
    };
}

kinds! {
    /// UTF-8 text. FLAG: all ASCII.
    Str = 1, str: Immutable bytes {}
    /// `bytes`.
    Bytes = 2, bytes: Immutable bytes {}
    /// Raw storage of a bytearray, array or stream.
    Raw = 3, raw: Part bytes {}
    /// Magnitude of a big int: little-endian words. FLAG: negative.
    BigInt = 4, big_int: Immutable bytes {}
    /// Code object; [`crate::image::code`] describes what follows the fields.
    Code = 5, code: Immutable open {
        /// Name: interned string.
        NAME: name,
        /// Packed info, see [`crate::image::code::Info`].
        INFO: int,
        /// Tuple of the names of the positional and then the keyword-only arguments, or UNDEF.
        ARG_NAMES: maybe(Tuple),
        /// First word of the instructions.
        INSTRS: raw,
    }
    /// `tuple`: the items.
    Tuple = 6, tuple: Immutable open {
        /// First item.
        ITEMS: value,
    }
    /// `list`.
    List = 7, list: Copy words {
        /// Number of items.
        LEN: count,
        /// Storage; UNDEF until there is an item.
        VEC: part(Vec),
    }
    /// Storage of a list or deque: values, UNDEF past the end.
    Vec = 8, vec: Part open {
        /// First item.
        ITEMS: value,
    }
    /// `dict`. FLAG: OrderedDict.
    Dict = 9, dict: Delta words {
        /// Table of the entries, or UNDEF.
        TABLE: part(Table2, Table3),
    }
    /// `set`.
    Set = 10, set: Copy words {
        /// Table of the items, or UNDEF.
        TABLE: part(Keys1, Keys2),
    }
    /// `frozenset`.
    FrozenSet = 11, frozen_set: Immutable words {
        /// Table of the items, or UNDEF.
        TABLE: part(Keys1, Keys2),
    }
    /// Entries `key, value`; see [`crate::table`].
    Table2 = 12, table2: Part open {
        /// Number of entries used, and of deleted ones among them; packed.
        META: int,
        /// Descriptor of a large table, entries, index; see [`crate::table`].
        REST: raw,
    }
    /// Entries `key, value, hash`.
    Table3 = 13, table3: Part open {
        /// Number of entries used, and of deleted ones among them; packed.
        META: int,
        /// Descriptor of a large table, entries, index; see [`crate::table`].
        REST: raw,
    }
    /// Entries `key`.
    Keys1 = 14, keys1: Part open {
        /// Number of entries used, and of deleted ones among them; packed.
        META: int,
        /// Descriptor of a large table, entries, index; see [`crate::table`].
        REST: raw,
    }
    /// Entries `key, hash`.
    Keys2 = 15, keys2: Part open {
        /// Number of entries used, and of deleted ones among them; packed.
        META: int,
        /// Descriptor of a large table, entries, index; see [`crate::table`].
        REST: raw,
    }
    /// A variable shared by closures.
    Cell = 16, cell: Copy words {
        /// Its value; UNDEF while it is unbound.
        VALUE: value,
    }
    /// Function. Without defaults and cells it ends behind MODULE.
    Func = 17, function: Immutable open from 2 {
        /// Its code.
        CODE: is(Code),
        /// The module whose globals it uses; in `eval` and class bodies a dict may stand there.
        MODULE: namespace,
        /// Tuple of the positional defaults, or UNDEF.
        DEFAULTS: maybe(Tuple),
        /// Tuple of the defaults of keyword-only arguments, or UNDEF.
        KWDEFAULTS: maybe(Tuple),
        /// First cell.
        CELLS: maybe(Cell),
    }
    /// Bound method.
    Bound = 18, bound: Immutable words {
        /// The object.
        RECEIVER: value,
        /// The function.
        FUNCTION: value,
    }
    /// Class.
    Class = 19, class: Delta words {
        /// `__name__`.
        NAME: name,
        /// Tuple of the bases.
        BASES: is(Tuple),
        /// Tuple of classes in resolution order, the class itself first, without built-in types.
        MRO: is(Tuple),
        /// Table of its attributes, or UNDEF.
        TABLE: part(Table2, Table3),
        /// The built-in type that it derives from; `object` if none.
        NATIVE: builtin,
        /// Bits of [`class_flags`](crate::layout::class_flags); small int.
        FLAGS: count,
    }
    /// Instance of a class. If the class derives from a built-in type, it has the third field.
    Instance = 20, instance: Delta words from 2 {
        /// Its class.
        CLASS: is(Class),
        /// Table of its attributes, or UNDEF.
        TABLE: part(Table2, Table3),
        /// The built-in object inside.
        NATIVE: value,
    }
    /// Module. A module of the image has the last field.
    Module = 21, module: Delta words from 3 {
        /// Its name within its package; its whole name if it is in no package.
        NAME: value,
        /// Table of its globals, or UNDEF.
        TABLE: part(Table2, Table3),
        /// Its number in the directory; -1 for a module that is not from the image; small int.
        NUMBER: int,
        /// State, package and parent, see [`crate::image::Info`]; or a tuple that begins with that, see
        /// [`crate::image::more`].
        INFO: value,
    }
    /// Generator: a frame, see [`crate::frame`].
    Gen = 22, generator: Copy open {
        /// Its function.
        FUNC: value,
        /// Place of the current instruction, in words of the image; small int.
        PC: int,
        /// The calling frame; or, while it waits, an exception to raise in it.
        CALLER: value,
        /// Number of registers and flags; small int.
        INFO: int,
        /// First register.
        REGS: value,
    }
    /// Exception object of a built-in type.
    Exc = 23, exception: Copy words {
        /// The built-in type.
        TYPE: type,
        /// Tuple of the arguments, or UNDEF.
        ARGS: maybe(Tuple),
        /// Traceback: UNDEF, or a tuple of code and place in turn, innermost frame first.
        TRACE: maybe(Tuple),
        /// `__cause__`, or UNDEF.
        CAUSE: value,
    }
    /// Iterator.
    Iter = 24, iterator: Copy words {
        /// What is iterated over, see [`iterate`](crate::layout::iterate); small int.
        WHAT: count,
        /// The container or inner iterator.
        SOURCE: value,
        /// How far the iterator has come; the meaning depends on WHAT.
        POSITION: int,
        /// A value whose meaning depends on WHAT.
        EXTRA: value,
    }
    /// `range`.
    Range = 25, range: Immutable words {
        /// First number: int.
        START: value,
        /// The end, which is not reached: int.
        STOP: value,
        /// From each number to the next: int, not 0.
        STEP: value,
    }
    /// `slice`.
    Slice = 26, slice: Immutable words {
        /// Where the slice begins, or None.
        START: value,
        /// Where the slice ends, or None.
        STOP: value,
        /// The slice's step, or None.
        STEP: value,
    }
    /// `memoryview`; offset and length count items.
    MemView = 27, memview: Immutable words {
        /// The object whose bytes are viewed: bytes, str, bytearray or array.
        OWNER: value,
        /// First item.
        OFFSET: count,
        /// Number of items.
        LEN: count,
        /// Type code: a string of one character.
        CODE: name,
    }
    /// `property`.
    Property = 28, property: Immutable words {
        /// Getter, or None.
        GET: value,
        /// Setter, or None.
        SET: value,
        /// Deleter, or None.
        DELETE: value,
    }
    /// Static method.
    StaticMethod = 29, static_method: Immutable words {
        /// The callable inside.
        FUNCTION: value,
    }
    /// Class method.
    ClassMethod = 30, class_method: Immutable words {
        /// The callable inside.
        FUNCTION: value,
    }
    /// `super()`.
    Super = 31, super_object: Immutable words {
        /// The search begins behind this class in the resolution order.
        CLASS: type,
        /// The object.
        SELF: value,
    }
    /// View of a namespace: `keys()`, `values()`, `items()`, `globals()`, `__dict__`.
    View = 32, view: Immutable words {
        /// The namespace.
        OF: namespace,
        /// Which view it is, see [`view_of`](crate::layout::view_of); small int.
        WHAT: count,
    }
    /// Changes of a frozen namespace.
    Delta = 33, delta: NotFreezable words {
        /// The next overlay of the registry's chain, or UNDEF.
        NEXT: value,
        /// The frozen object.
        BASE: value,
        /// Table of changes, or UNDEF. Keys are slot marks (an entry of the base is changed, or deleted if the
        /// value is UNDEF) or added keys.
        CHANGES: part(Table2, Table3),
    }
    /// Copy of a frozen container.
    Shadow = 34, shadow: NotFreezable words {
        /// The next overlay of the registry's chain, or UNDEF.
        NEXT: value,
        /// The frozen object.
        BASE: value,
        /// The copy.
        COPY: value,
    }
    /// `bytearray`.
    ByteArray = 35, byte_array: Copy words {
        /// Number of bytes.
        LEN: count,
        /// Storage, or UNDEF.
        RAW: part(Raw),
    }
    /// `array.array`.
    Array = 36, array: Copy words {
        /// Type code: a string of one character.
        CODE: name,
        /// Number of items.
        LEN: count,
        /// Storage; UNDEF until something is stored.
        RAW: part(Raw),
    }
    /// `collections.deque`, a ring.
    Deque = 37, deque: Copy words {
        /// The ring: storage, or UNDEF.
        VEC: part(Vec),
        /// Place of the first item.
        FIRST: count,
        /// Number of items.
        LEN: count,
        /// Most items, or None.
        MAXLEN: value,
        /// Bits of [`deque_flags`](crate::layout::deque_flags); small int.
        FLAGS: int,
    }
    /// Named tuple.
    NamedTuple = 38, named_tuple: Immutable open {
        /// Its class.
        CLASS: is(Class),
        /// First item.
        ITEMS: value,
    }
    /// `object()`.
    Object = 39, plain_object: Immutable words {
        /// Unused, since an object needs a body.
        UNUSED: value,
    }
    /// `io.StringIO` and `io.BytesIO`; length and position count bytes.
    Stream = 40, stream: Copy words {
        /// Text or bytes, and whether it is closed, see [`stream_of`](crate::layout::stream_of); small int.
        WHAT: count,
        /// The bytes: any byte object; UNDEF until something is written.
        RAW: bytes,
        /// How many of them there are.
        LEN: count,
        /// Where the next read or write begins; may be past the end.
        POSITION: count,
    }
    /// Built-in method bound to its object.
    BoundNative = 41, bound_native: Immutable words {
        /// The object.
        RECEIVER: value,
        /// The native.
        FUNCTION: value,
    }
    /// An object of a native module that stands for a part of the board; fields in [`crate::layout::records`].
    Native = 42, native: NotFreezable open {
        /// The object's built-in type.
        TYPE: builtin,
        /// First field.
        FIELDS: value,
    }
    /// A hole left by an object that shrank; never referenced.
    Filler = 43, filler: NotFreezable open {
        /// Unused words.
        REST: raw,
    }
    /// An object of a native module that stands for nothing outside the VM; fields in [`crate::layout::records`].
    Record = 44, record: Copy open {
        /// The object's built-in type.
        TYPE: builtin,
        /// First field.
        FIELDS: owned,
    }
}

impl Kind {
    /// True if the body is values and nothing else, up to the end of the object.
    pub const fn is_plain(self) -> bool {
        let fields = self.shape().fields;
        let mut i = 0;
        while i < fields.len() {
            if matches!(fields[i].role, Role::Raw) {
                return false;
            }
            i += 1;
        }
        !self.is_bytes()
    }
}
