//! The built-in types: their numbers, names and base types.

use crate::name;
use crate::value::Value;

macro_rules! types {
    ($($id:ident $name:literal : $base:ident;)*) => {
        /// A built-in type. The number is stored in values and images.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
        #[repr(u32)]
        pub enum TypeId { $(#[doc = $name] $id,)* }

        static NAME: &[Value] = &[$(name!($name),)*];
        static BASE: &[u32] = &[$(TypeId::$base as u32,)*];

        impl TypeId {
            /// Every built-in type, by number.
            pub const ALL: &'static [TypeId] = &[$(TypeId::$id,)*];
            /// How many built-in types there are.
            pub const COUNT: u32 = TypeId::ALL.len() as u32;
            /// The type of number `i`; `object` for a number that no type has.
            #[inline]
            pub fn from_index(i: u32) -> TypeId {
                // The compiler makes a comparison of this, where an array would be a table.
                match i {
                    $(i if i == TypeId::$id as u32 => TypeId::$id,)*
                    _ => TypeId::Object,
                }
            }
            /// The name, as text.
            pub(crate) const fn text(self) -> &'static str {
                match self { $(TypeId::$id => $name,)* }
            }
            /// The name of the base type, as text.
            pub(crate) const fn base_text(self) -> &'static str {
                match self { $(TypeId::$id => TypeId::$base.text(),)* }
            }
        }
    };
}

types! {
    Object "object": Object;
    Type "type": Object;
    Instance "object": Object;
    NoneType "NoneType": Object;
    Int "int": Object;
    Bool "bool": Int;
    Float "float": Object;
    Str "str": Object;
    Bytes "bytes": Object;
    ByteArray "bytearray": Object;
    MemoryView "memoryview": Object;
    Tuple "tuple": Object;
    NamedTuple "namedtuple": Tuple;
    List "list": Object;
    Dict "dict": Object;
    OrderedDict "OrderedDict": Dict;
    Set "set": Object;
    FrozenSet "frozenset": Object;
    Range "range": Object;
    Slice "slice": Object;
    Function "function": Object;
    BoundMethod "bound_method": Object;
    Closure "closure": Object;
    Generator "generator": Object;
    Module "module": Object;
    Property "property": Object;
    StaticMethod "staticmethod": Object;
    ClassMethod "classmethod": Object;
    Super "super": Object;
    Cell "cell": Object;
    Ellipsis "ellipsis": Object;
    NotImplementedType "NotImplementedType": Object;
    Iterator "iterator": Object;
    DictView "dict_view": Object;
    DictKeys "dict_keys": Object;
    DictValues "dict_values": Object;
    DictItems "dict_items": Object;
    Array "array": Object;
    Deque "deque": Object;
    StringIO "StringIO": Object;
    BytesIO "BytesIO": Object;
    IoBase "IOBase": Object;
    TextIoWrapper "TextIOWrapper": Object;
    FileIo "FileIO": TextIoWrapper;
    TextFile "TextIOWrapper": Object;
    RawFile "FileIO": TextFile;
    Map "map": Object;
    Filter "filter": Object;
    Zip "zip": Object;
    Enumerate "enumerate": Object;
    Reversed "reversed": Object;
    Pin "Pin": Object;
    Signal "Signal": Object;
    Spi "SPI": Object;
    SoftSpi "SoftSPI": Object;
    Adc "ADC": Object;
    Wdt "WDT": Object;
    Rtc "RTC": Object;
    Memory "mem": Object;
    Irq "IRQ": Object;
    Timer "Timer": Object;
    Pwm "PWM": Object;
    SoftI2c "SoftI2C": Object;
    Uart "UART": Object;
    Re "re": Object;
    Match "match": Object;
    Sha1 "sha1": Object;
    Sha256 "sha256": Object;
    FrameBuffer "FrameBuffer": Object;
    RingIo "RingIO": Object;
    Complex "complex": Object;
    BaseException "BaseException": Object;
    Exception "Exception": BaseException;
    SystemExit "SystemExit": BaseException;
    KeyboardInterrupt "KeyboardInterrupt": BaseException;
    GeneratorExit "GeneratorExit": BaseException;
    StopIteration "StopIteration": Exception;
    StopAsyncIteration "StopAsyncIteration": Exception;
    ArithmeticError "ArithmeticError": Exception;
    OverflowError "OverflowError": ArithmeticError;
    ZeroDivisionError "ZeroDivisionError": ArithmeticError;
    AssertionError "AssertionError": Exception;
    AttributeError "AttributeError": Exception;
    EOFError "EOFError": Exception;
    ImportError "ImportError": Exception;
    LookupError "LookupError": Exception;
    IndexError "IndexError": LookupError;
    KeyError "KeyError": LookupError;
    MemoryError "MemoryError": Exception;
    NameError "NameError": Exception;
    OSError "OSError": Exception;
    RuntimeError "RuntimeError": Exception;
    NotImplementedError "NotImplementedError": RuntimeError;
    SyntaxError "SyntaxError": Exception;
    IndentationError "IndentationError": SyntaxError;
    TypeError "TypeError": Exception;
    ValueError "ValueError": Exception;
    UnicodeError "UnicodeError": ValueError;
    ViperTypeError "ViperTypeError": TypeError;
}

impl TypeId {
    /// `__name__`, interned.
    pub fn name(self) -> Value {
        NAME[self as usize]
    }
    /// The base type; `object` is its own base.
    pub fn base(self) -> TypeId {
        TypeId::from_index(BASE[self as usize])
    }
    /// True if `self` is `other` or derives from it.
    pub fn is_subtype(self, other: TypeId) -> bool {
        let mut t = self;
        loop {
            if t == other {
                return true;
            }
            if t == TypeId::Object {
                return false;
            }
            t = t.base();
        }
    }
    /// True for the types that a class may derive from: those that can be called to make an object,
    /// except `bool` and `slice`.
    pub fn is_base(self) -> bool {
        !matches!(
            self,
            TypeId::NoneType
                | TypeId::Instance
                | TypeId::Bool
                | TypeId::Slice
                | TypeId::Function
                | TypeId::BoundMethod
                | TypeId::Closure
                | TypeId::Generator
                | TypeId::Module
                | TypeId::Cell
                | TypeId::Ellipsis
                | TypeId::NotImplementedType
                | TypeId::Iterator
                | TypeId::DictView
                | TypeId::DictKeys
                | TypeId::DictValues
                | TypeId::DictItems
                | TypeId::Re
                | TypeId::Match
                | TypeId::Memory
                | TypeId::Irq
                | TypeId::TextFile
                | TypeId::RawFile
        )
    }
    /// True for the types whose `__new__` makes an empty object, and whose `__init__` fills it.
    pub fn is_filled_by_init(self) -> bool {
        matches!(
            self,
            TypeId::List
                | TypeId::Set
                | TypeId::Dict
                | TypeId::OrderedDict
                | TypeId::ByteArray
                | TypeId::Deque
                | TypeId::StringIO
                | TypeId::BytesIO
                | TypeId::FrameBuffer
        )
    }
    /// True for the exception types.
    pub fn is_exception(self) -> bool {
        self as u32 >= TypeId::BaseException as u32
    }
}
