//! What the machine needs of the world: one trait, implemented by each board.

/// A board: console, time, chance and facts. All effects of a program go
/// through it.
pub trait Board {
    /// Writes bytes to the console.
    fn write(&mut self, bytes: &[u8]);
    /// Reads one byte from the console, waiting for it; `None` at its end.
    fn read(&mut self) -> Option<u8>;
    /// Milliseconds since some moment; wraps.
    fn ticks_ms(&mut self) -> u32;
    /// Microseconds since some moment; wraps.
    fn ticks_us(&mut self) -> u32;
    /// Waits.
    fn sleep_us(&mut self, us: u32);
    /// A random word.
    fn random(&mut self) -> u32;
    /// Seconds since 2000-01-01, as the board believes.
    fn seconds(&mut self) -> u32;
    /// Bytes of RAM that the real board has for heap and frames; what
    /// `gc.mem_free` is computed from while modules are frozen.
    fn heap_bytes(&self) -> u32;
}
