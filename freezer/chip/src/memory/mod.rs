//! The memories: DRAM, IRAM, mask ROM, and the window to the flash with its cache.

pub mod cache;
pub mod map;

use cache::{Cache, LINE_WORDS};
use map::{DRAM, IRAM, ROM, WINDOW};

/// The reasons for which the chip does not do an access, or does nothing useful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// The memory serves whole words only: LoadStoreError.
    WordsOnly,
    /// Nothing can be stored there: LoadStoreError.
    ReadOnly,
    /// The address is not a multiple of the size.
    Misaligned,
    /// Nothing may be there: addresses below 0x20000000.
    Prohibited,
    /// Nothing is there. The bus gives fixed bytes.
    Unmapped,
    /// The flash's cache is off: the window gives zeros.
    CacheOff,
}

impl Refusal {
    /// A word for messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Refusal::WordsOnly => "words-only",
            Refusal::ReadOnly => "read-only",
            Refusal::Misaligned => "misaligned",
            Refusal::Prohibited => "prohibited",
            Refusal::Unmapped => "unmapped",
            Refusal::CacheOff => "cache-off",
        }
    }
}

/// The memories, as words.
pub struct Memory {
    dram: Box<[u32]>,
    iram: Box<[u32]>,
    rom: Box<[u32]>,
    /// The window as the cache has seen it: a line is as it was when it was fetched last.
    window: Box<[u32]>,
    /// The cache of the window.
    pub cache: Cache,
    /// The upper two banks of IRAM that the cache has taken, which read as zeros.
    taken: [bool; 2],
    /// A bit for each line of IRAM that holds decoded code.
    iram_code: [u64; IRAM.words() / LINE_WORDS / 64],
    /// A bit for each line of the window that has been fetched once.
    seen: Box<[bool]>,
    /// Decoded code is no longer what lies in memory.
    pub stale_code: bool,
}

impl Memory {
    /// Memories after power-on, with this mask ROM. RAM holds what it may hold: a pattern that is neither zero nor code.
    #[must_use]
    pub fn new(rom: &[u8]) -> Memory {
        let mut words = vec![0; ROM.words()];
        for (word, bytes) in words.iter_mut().zip(rom.chunks_exact(4)) {
            *word = bytes.iter().rev().fold(0, |w, b| w << 8 | u32::from(*b));
        }
        let noise = |n: usize| vec![0xa5a5_5a5a; n].into_boxed_slice();
        Memory {
            dram: noise(DRAM.words()),
            iram: noise(IRAM.words()),
            rom: words.into_boxed_slice(),
            window: noise(WINDOW.words()),
            cache: Cache::default(),
            taken: [false; 2],
            iram_code: [0; IRAM.words() / LINE_WORDS / 64],
            seen: vec![false; WINDOW.words() / LINE_WORDS].into_boxed_slice(),
            stale_code: false,
        }
    }

    /// Sets which of the banks of IRAM at 0x40108000 and 0x4010c000 the cache takes.
    pub fn take_banks(&mut self, banks: [bool; 2]) {
        self.taken = banks;
    }
    /// True if IRAM's word with this number is the cache's.
    fn is_taken(&self, word: usize) -> bool {
        const BANK: usize = IRAM.words() / 4;
        match word / BANK {
            2 => self.taken[0],
            3 => self.taken[1],
            _ => false,
        }
    }
    /// The word of DRAM at this address.
    #[inline]
    #[must_use]
    pub fn dram(&self, address: u32) -> Option<u32> {
        self.dram.get(DRAM.index(address)).copied()
    }
    /// The word of DRAM at this address, to change it.
    #[inline]
    pub fn dram_mut(&mut self, address: u32) -> Option<&mut u32> {
        self.dram.get_mut(DRAM.index(address))
    }
    /// The word of IRAM at this address.
    #[must_use]
    pub fn iram(&self, address: u32) -> Option<u32> {
        let at = IRAM.index(address);
        let word = self.iram.get(at)?;
        Some(if self.is_taken(at) { 0 } else { *word })
    }
    /// Stores a word in IRAM. False if the address is not IRAM.
    pub fn set_iram(&mut self, address: u32, word: u32) -> bool {
        let at = IRAM.index(address);
        let taken = self.is_taken(at);
        let Some(place) = self.iram.get_mut(at) else {
            return false;
        };
        if !taken {
            self.stale_code |= is_marked(&self.iram_code, at / LINE_WORDS) && *place != word;
            *place = word;
        }
        true
    }
    /// The word of the mask ROM at this address.
    #[must_use]
    pub fn rom(&self, address: u32) -> Option<u32> {
        self.rom.get(ROM.index(address)).copied()
    }
    /// The word of the window at this address, whose line must be in the cache.
    #[inline]
    #[must_use]
    pub fn window(&self, address: u32) -> u32 {
        self.window[WINDOW.index(address) % WINDOW.words()]
    }

    /// Fetches the line with `address` from the mapped flash into the cache.
    #[cold]
    #[inline(never)]
    pub fn fill(&mut self, address: u32, mapped: &[u8]) {
        self.cache.fill(address);
        let first = WINDOW.index(address) % WINDOW.words() / LINE_WORDS * LINE_WORDS;
        let seen = std::mem::replace(&mut self.seen[first / LINE_WORDS], true);
        for at in first..first + LINE_WORDS {
            // Beyond a smaller flash chip, its content comes again.
            let byte = if mapped.is_empty() {
                0
            } else {
                at * 4 % mapped.len()
            };
            let word = mapped.get(byte..byte + 4);
            let word = word.map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
            self.stale_code |= seen && self.window[at] != word;
            self.window[at] = word;
        }
    }

    /// The word at an aligned address from which code can be fetched, without an effect on the cache. The lines of the
    /// window are those of `mapped` where the cache does not have them.
    #[must_use]
    pub fn code(&self, address: u32, mapped: &[u8]) -> Option<u32> {
        if WINDOW.has(address) {
            if self.cache.has(address) {
                return Some(self.window(address));
            }
            let byte = WINDOW.index(address) * 4 % mapped.len().max(4);
            let word = mapped.get(byte..byte + 4);
            return Some(word.map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])));
        }
        self.iram(address).or_else(|| self.rom(address))
    }
    /// Remembers that the line of IRAM with `address` has been decoded.
    pub fn mark_code(&mut self, address: u32) {
        let line = IRAM.index(address) / LINE_WORDS;
        if let Some(word) = self.iram_code.get_mut(line / 64) {
            *word |= 1 << (line % 64);
        }
    }
    /// Forgets which lines have been decoded.
    pub fn forget_code(&mut self) {
        self.iram_code.fill(0);
        self.stale_code = false;
    }

    /// The word at an aligned address, for those who look at the chip from outside. `None` for what is not memory.
    #[must_use]
    pub fn peek(&self, address: u32, mapped: &[u8]) -> Option<u32> {
        self.dram(address).or_else(|| self.code(address, mapped))
    }
}

fn is_marked(bits: &[u64], line: usize) -> bool {
    bits[line / 64] >> (line % 64) & 1 != 0
}
