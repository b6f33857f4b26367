//! The cache of the flash's window: which lines it holds. The contents are in [`super::Memory`].
//!
//! Known: lines of 32 bytes (Arduino `precache`), 16 or 32 KiB (ROM 0x40004678). Nothing is published about
//! associativity and replacement. Assumed: four ways, of which the one used least recently is replaced.
//! `freeze emulate --cache-ways` runs with another number, to see how much a figure depends on that.

use super::map::WINDOW;

/// Bytes of a line.
pub const LINE_BYTES: usize = 32;
/// Words of a line.
pub const LINE_WORDS: usize = LINE_BYTES / 4;
/// Ways of a set, unless another number is asked for.
pub const WAYS: usize = 4;

/// No line.
const EMPTY: u16 = u16::MAX;

/// The lines in the cache.
#[derive(Clone, Debug)]
pub struct Cache {
    /// For each set, the numbers of its lines in the window, the one used last first.
    lines: Vec<u16>,
    ways: usize,
    sets: usize,
    /// True once the window is served.
    on: bool,
    /// Lines that were fetched.
    pub misses: u64,
}

impl Default for Cache {
    fn default() -> Cache {
        Cache::new(WAYS, 32 << 10)
    }
}

impl Cache {
    /// A cache of this many bytes, all empty and off.
    #[must_use]
    pub fn new(ways: usize, bytes: usize) -> Cache {
        let lines = bytes / LINE_BYTES;
        Cache {
            lines: vec![EMPTY; lines],
            ways,
            sets: lines / ways,
            on: false,
            misses: 0,
        }
    }
    /// Sets the size in bytes and whether the window is served. Another size empties the cache.
    pub fn configure(&mut self, bytes: usize, on: bool) {
        if bytes != self.lines.len() * LINE_BYTES {
            let misses = self.misses;
            *self = Cache::new(self.ways, bytes);
            self.misses = misses;
        }
        self.on = on;
    }
    /// Sets the number of ways, and empties the cache.
    pub fn set_ways(&mut self, ways: usize) {
        let (misses, on) = (self.misses, self.on);
        *self = Cache::new(ways, self.lines.len() * LINE_BYTES);
        (self.misses, self.on) = (misses, on);
    }
    /// True if the window is served.
    #[inline]
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.on
    }
    /// Empties the cache.
    pub fn flush(&mut self) {
        self.lines.fill(EMPTY);
    }

    fn line(address: u32) -> u16 {
        (WINDOW.index(address) / LINE_WORDS) as u16
    }
    fn set(&self, line: u16) -> usize {
        (usize::from(line) & (self.sets - 1)) * self.ways
    }
    /// True if the line with `address` is in the cache; it is then the one used last.
    #[inline]
    pub fn look(&mut self, address: u32) -> bool {
        let line = Cache::line(address);
        let first = self.set(line);
        if self.lines[first] == line {
            return true;
        }
        self.look_further(line, first)
    }
    fn look_further(&mut self, line: u16, first: usize) -> bool {
        let set = &mut self.lines[first..first + self.ways];
        match set.iter().position(|l| *l == line) {
            Some(at) => {
                set[..=at].rotate_right(1);
                true
            }
            None => false,
        }
    }
    /// True if the line with `address` is in the cache. This changes nothing.
    #[must_use]
    pub fn has(&self, address: u32) -> bool {
        let line = Cache::line(address);
        let first = self.set(line);
        self.lines[first..first + self.ways].contains(&line)
    }
    /// Takes the line with `address` in, and counts the miss.
    pub fn fill(&mut self, address: u32) {
        let line = Cache::line(address);
        let first = self.set(line);
        let set = &mut self.lines[first..first + self.ways];
        set.rotate_right(1);
        set[0] = line;
        self.misses += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: u32 = WINDOW.start;

    #[test]
    fn a_set_holds_its_ways_and_loses_the_line_used_least_recently() {
        let mut c = Cache::new(2, 1024);
        let stride = 1024 / 2;
        let [a, b, d] = [0, 1, 2].map(|n| BASE + n * stride);
        c.fill(a);
        c.fill(b);
        assert!(c.look(a) && c.look(b) && c.look(a + 31));
        c.fill(d);
        assert!(c.look(a) && !c.look(b) && c.look(d));
        assert_eq!(c.misses, 3);
        c.flush();
        assert!(!c.has(a) && !c.has(d));
    }
}
