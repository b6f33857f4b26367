//! The boards that images are for, and the board that a body sees while it is frozen.

use vm::board::Board;

/// Bytes that the ESP8266 has for heap and frames: its 80 KiB of data RAM less what the firmware uses. A test
/// compares this with the firmware's ELF file.
pub const ESP8266_HEAP: u32 = 80_368;

/// Bytes of the ESP8266's flash that an image may have. A test compares this with the firmware's ELF file.
pub const ESP8266_REGION: u32 = 512 << 10;

/// The boards that an image may be for, and the bytes that each has for heap and frames.
pub const BOARDS: [(&str, u32); 1] = [("esp8266", ESP8266_HEAP)];

/// The smallest heap of a board, in bytes.
const HEAP_MIN: u32 = 4096;

/// The reason why no board has `n` bytes of heap and stack; `None` if one may have.
pub fn wrong_heap(n: u32) -> Option<String> {
    let (board, most) = BOARDS.into_iter().max_by_key(|(_, bytes)| *bytes)?;
    if n > most {
        return Some(format!(
            "no board has so much: {board} has {most} bytes for heap and stack"
        ));
    }
    (n < HEAP_MIN).then(|| format!("the least is {HEAP_MIN} bytes"))
}

/// The board that a body sees while it is frozen. Impure natives are not called then, so only the size of the
/// heap matters.
pub struct FreezeBoard {
    /// Bytes of heap and stack of the device.
    pub heap: u32,
}

impl Board for FreezeBoard {
    fn write(&mut self, _bytes: &[u8]) {}
    fn read(&mut self) -> Option<u8> {
        None
    }
    fn ticks_ms(&mut self) -> u32 {
        0
    }
    fn ticks_us(&mut self) -> u32 {
        0
    }
    fn sleep_us(&mut self, _us: u32) {}
    fn random(&mut self) -> u32 {
        0
    }
    fn time_us(&mut self) -> u64 {
        0
    }
    fn heap_bytes(&self) -> u32 {
        self.heap
    }
}
