//! The fields of the objects of native modules, which are of kind `Native` or `Record`, by their built-in type.

use super::{native, record};
use crate::types::TypeId;

macro_rules! records {
    ($($(#[doc = $doc:literal])* $module:ident: $($id:ident)|+ $body:ident {
        $($(#[doc = $field_doc:literal])* $field:ident,)*
    })*) => {
        $($(#[doc = $doc])*
        pub mod $module {
            #[allow(dead_code, non_camel_case_types, clippy::upper_case_acronyms, reason = "it counts the fields")]
            enum Word { $($field,)* End }
            $($(#[doc = $field_doc])* pub const $field: u32 = super::record::FIELDS + Word::$field as u32;)*
            /// Body words; for an open record, the fewest.
            pub const WORDS: u32 = super::record::FIELDS - 1 + Word::End as u32 - super::is_open!($body);
        })*

        /// Fewest body words of an object of the type, and whether more may follow; `None` for types whose objects
        /// are not records.
        pub const fn record_size(t: TypeId) -> Option<(u32, bool)> {
            match t {
                $($(TypeId::$id)|+ => Some(($module::WORDS, is_open!($body) == 1)),)*
                _ => None,
            }
        }
    };
}

/// 1 for records whose last field stands for any number of words, else 0.
macro_rules! is_open {
    (open) => {
        1
    };
    (words) => {
        0
    };
}
use is_open;

records! {
    /// A compiled regular expression.
    pattern: Re words {
        /// Its program: bytes, see [`crate::regex`].
        PROGRAM,
    }
    /// A match of a regular expression.
    matched: Match open {
        /// The text that was searched: a string or bytes.
        TEXT,
        /// First of the positions. Each group has two: the byte at which it begins and the one at which it ends, or
        /// None and None.
        POSITIONS,
    }
    /// A complex number.
    complex: Complex words {
        /// The real part, a float.
        REAL,
        /// The imaginary part, a float.
        IMAG,
    }
    /// A hash that is being computed.
    hash: Sha1 | Sha256 words {
        /// Its state: [`HASH_BYTES`](super::HASH_BYTES) of raw storage, with the words of
        /// [`hash_state`](super::hash_state).
        RAW,
    }
    /// `micropython.RingIO`.
    ring_io: RingIo words {
        /// The buffer: bytearray, array or memoryview.
        BUFFER,
        /// Byte that is read next; small int.
        GET,
        /// Byte that is written next; small int.
        PUT,
    }
    /// `framebuf.FrameBuffer`.
    frame_buffer: FrameBuffer words {
        /// The buffer; None until `__init__` has run.
        BUFFER,
        /// Pixels of a row; small int.
        WIDTH,
        /// Rows; small int.
        HEIGHT,
        /// Pixels from one row to the next; small int.
        STRIDE,
        /// Number of the format, see [`crate::pixels`]; small int.
        FORMAT,
    }
    /// `machine.Signal`.
    signal: Signal words {
        /// The pin's number, and whether it is inverted; small int.
        PIN,
    }
    /// `machine.SPI` and `machine.SoftSPI`.
    spi: Spi | SoftSpi words {
        /// Bits per second of the hardware's `SPI`, microseconds of half a bit of `SoftSPI`; small int.
        PACE,
        /// Mode and pins; small int.
        WHAT,
    }
    /// `machine.ADC`.
    adc: Adc words {
        /// The channel: 0 is the pin, 1 the supply voltage; small int.
        CHANNEL,
    }
    /// The object that `Pin.irq` gives: the handler of a pin.
    irq: Irq words {
        /// The next pin that has a handler; None for the last one.
        NEXT,
        /// The handler, or None.
        HANDLER,
        /// Pin, edges, and whether the handler is hard; small int.
        WHAT,
    }
    /// `machine.Timer`.
    timer: Timer words {
        /// The running timer that is due next after this one; None for the last one, and for one that stands still.
        NEXT,
        /// The callback, or None.
        CALLBACK,
        /// Low and high half of the moment at which it is due; small ints, see [`WIDE_BITS`](super::WIDE_BITS).
        AT_LOW,
        /// See `AT_LOW`.
        AT_HIGH,
        /// Low and high half of its period in microseconds; small ints.
        PERIOD_LOW,
        /// See `PERIOD_LOW`.
        PERIOD_HIGH,
        /// Whether it runs, again and again, and whether its callback is hard; small int.
        MODE,
    }
    /// `machine.PWM`.
    pwm: Pwm words {
        /// The pin's number; small int.
        PIN,
        /// 1 from `init` to `deinit`, else 0; small int.
        ACTIVE,
    }
    /// `machine.SoftI2C`.
    i2c: SoftI2c words {
        /// Half a bit in fifths of a microsecond; small int.
        HALF,
        /// The pin of the clock, and 256 times that of the data; small int.
        PINS,
        /// Microseconds for which the clock may be held low; small int.
        TIMEOUT,
    }
    /// `machine.UART`. All fields are small ints.
    uart: Uart words {
        /// The port's number.
        PORT,
        /// Bits per second.
        BAUDRATE,
        /// Bits of data.
        BITS,
        /// 0 for even, 1 for odd, -1 for none.
        PARITY,
        /// Stop bits.
        STOP,
        /// Room for bytes received, as it was asked for.
        RXBUF,
        /// Milliseconds to wait for the first byte.
        TIMEOUT,
        /// Milliseconds to wait for each further byte.
        TIMEOUT_CHAR,
    }
    /// `machine.WDT` and `machine.RTC`: nothing but the type.
    bare: Wdt | Rtc words {
    }
}

/// Bits of a long number that each of its two small ints has.
pub const WIDE_BITS: u32 = 30;

/// The raw storage of a hash, in words from its first.
pub mod hash_state {
    /// First of the eight words of state.
    pub const STATE: u32 = 0;
    /// Number of bytes that were added so far.
    pub const LENGTH: u32 = STATE + 8;
    /// 1 once the digest was asked for.
    pub const FINAL: u32 = LENGTH + 1;
    /// First word of the block that is being filled.
    pub const BLOCK: u32 = FINAL + 1;
    /// Bytes of a block.
    pub const BLOCK_BYTES: u32 = 64;
}

/// Bytes of the raw storage of a hash.
pub const HASH_BYTES: u32 = 4 * hash_state::BLOCK + hash_state::BLOCK_BYTES;

const _: () = assert!(native::TYPE == record::TYPE && native::FIELDS == record::FIELDS);
