//! What the numbers in fields mean.

/// Bits of `class::FLAGS`.
pub mod class_flags {
    /// The class or an ancestor defines `__setattr__` or `__delattr__`.
    pub const SETATTR: u32 = 1;
    /// The class or an ancestor defines `__eq__` or `__hash__`.
    pub const EQ: u32 = 2;
}

/// Bits of `deque::FLAGS`.
pub mod deque_flags {
    /// An item too many is an error; without this flag it pushes one out at the other end.
    pub const CHECKED: u32 = 1;
}

/// Values of `view::WHAT`.
pub mod view_of {
    /// View of the keys.
    pub const KEYS: u32 = 0;
    /// View of the values.
    pub const VALUES: u32 = 1;
    /// View of the items.
    pub const ITEMS: u32 = 2;
    /// The namespace shown as a dict.
    pub const AS_DICT: u32 = 8;
    /// The namespace shown as a dict that nobody may change, like `errno.errorcode`.
    pub const AS_FIXED: u32 = 9;
}

/// Bits of `stream::WHAT`.
pub mod stream_of {
    /// A StringIO.
    pub const TEXT: i32 = 0;
    /// A BytesIO.
    pub const BYTES: i32 = 1;
    /// Added once the stream is closed.
    pub const CLOSED: i32 = 2;
    /// Added for a file that `open` made. Without [`STORED`] it is a file of the image.
    pub const FILE: i32 = 4;
    /// Added for a file of the store: `RAW` has what [`file`](super::file) says, and `LEN` is 0.
    pub const STORED: i32 = 8;
    /// Added if a file can be read.
    pub const READ: i32 = 16;
    /// Added if a file can be written.
    pub const WRITE: i32 = 32;
    /// Added if each write to a file goes to its end.
    pub const APPEND: i32 = 64;
}

/// Words of the raw storage of a file of the store.
pub mod file {
    /// The root of the content.
    pub const ROOT: u32 = 0;
    /// Bytes of the content.
    pub const SIZE: u32 = 1;
    /// The root of the content that the file's record has.
    pub const BASE_ROOT: u32 = 2;
    /// Bytes of that content.
    pub const BASE_SIZE: u32 = 3;
    /// [`DIRTY`] and [`FAILED`].
    pub const STATE: u32 = 4;
    /// First word of the file's path, which ends with the storage; a file that is open for reading has none.
    pub const PATH: u32 = 5;

    /// Bit of the state: the file's record lacks changes.
    pub const DIRTY: u32 = 1;
    /// Bit of the state: a write failed, and the changes are not kept.
    pub const FAILED: u32 = 2;
}

/// Values of `iterator::WHAT`, without the type that Python sees, which lies above [`TYPE_SHIFT`](iterate::TYPE_SHIFT).
pub mod iterate {
    /// The iterator is exhausted.
    pub const EMPTY: u32 = 0;
    /// List; position: index.
    pub const LIST: u32 = 1;
    /// Tuple or named tuple; position: index.
    pub const TUPLE: u32 = 2;
    /// String; position: byte.
    pub const STR: u32 = 3;
    /// Bytes; position: byte.
    pub const BYTES: u32 = 4;
    /// Bytearray; position: byte.
    pub const BYTE_ARRAY: u32 = 5;
    /// Range of small ints; source: step, position: the next item, extra: stop.
    pub const RANGE: u32 = 6;
    /// Dict; position: cursor.
    pub const KEYS: u32 = 7;
    /// Values of a dict; position: cursor.
    pub const VALUES: u32 = 8;
    /// Items of a dict; position: cursor.
    pub const ITEMS: u32 = 9;
    /// Set; position: entry.
    pub const SET: u32 = 10;
    /// Deque; position: index.
    pub const DEQUE: u32 = 11;
    /// Range with ints that are not small; position: index.
    pub const BIG_RANGE: u32 = 12;
    /// The last of the kinds that call no Python code.
    pub const LAST_SIMPLE: u32 = BIG_RANGE;
    /// Array or memoryview; position: index.
    pub const INDEXED: u32 = 13;
    /// A sequence from its end; position: items left.
    pub const REVERSED: u32 = 14;
    /// `enumerate`; source: iterator, position: the next number.
    pub const ENUMERATE: u32 = 15;
    /// `zip`; source: tuple of iterators.
    pub const ZIP: u32 = 16;
    /// `map`; source: tuple of iterators, extra: function.
    pub const MAP: u32 = 17;
    /// `filter`; source: iterator, extra: function or None.
    pub const FILTER: u32 = 18;
    /// `iter(function, sentinel)`; source: function, extra: sentinel.
    pub const SENTINEL: u32 = 19;
    /// An instance with `__getitem__`; position: index.
    pub const GET_ITEM: u32 = 20;

    /// Lowest bit of the type that Python sees, which an exhausted iterator keeps; the type is 0 for plain iterators.
    pub const TYPE_SHIFT: u32 = 8;
    /// The bits of `iterator::WHAT` below the type: what is iterated over.
    pub const WHAT_MASK: u32 = (1 << TYPE_SHIFT) - 1;
}
