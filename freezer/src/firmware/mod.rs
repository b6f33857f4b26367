//! The firmware as the tool sees it: the facts in its ELF file.
//!
//! A firmware has a section `.permafrost` of little-endian words ([`word`]), which is not loaded. All figures of
//! the tool come from there and from the section headers, so that only the linker script of the firmware decides
//! them.

mod elf;
pub mod flash;
mod pair;
mod prebuilt;
pub mod sizes;
mod symbols;

use std::path::{Path, PathBuf};

use crate::diagnostic::{reason, Diagnostic, Failure};

pub use elf::Section;
pub use pair::check_pair;
pub use prebuilt::{prebuilt, prebuilt_bytes};
pub use symbols::{Symbol, SymbolKind, Symbols};

/// First word of the description: "PFRF".
pub const MAGIC: u32 = u32::from_le_bytes(*b"PFRF");
/// Version of the description's layout.
pub const VERSION: u32 = 2;
/// The section that holds the description.
pub const SECTION: &str = ".permafrost";
/// Bytes of flash that the firmware may take, so that a board with 1 MiB has room for images: `_flash_limit`
/// of `firmware/ld/chip.ld`, whose linker holds the firmware to it.
pub const FLASH_LIMIT: u32 = 440_000;

/// Indexes of the description's words.
pub mod word {
    /// [`super::MAGIC`].
    pub const MAGIC: usize = 0;
    /// [`super::VERSION`].
    pub const VERSION: usize = 1;
    /// [`vm::fingerprint`] of its VM.
    pub const FINGERPRINT: usize = 2;
    /// Address where the image is mapped.
    pub const IMAGE: usize = 3;
    /// Bytes that an image may have.
    pub const IMAGE_BYTES: usize = 4;
    /// First address of the heap.
    pub const HEAP: usize = 5;
    /// Bytes of the heap.
    pub const HEAP_BYTES: usize = 6;
    /// Lowest address of the stack, where the guard word lies.
    pub const STACK_BOTTOM: usize = 7;
    /// The address above the stack.
    pub const STACK_TOP: usize = 8;
    /// Number of words.
    pub const COUNT: usize = 9;
}

/// A range of the ESP8266's addresses (ESP8266 Technical Reference, memory map).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// First address.
    pub address: u32,
    /// Length in bytes.
    pub bytes: u32,
}

impl Range {
    /// Instruction RAM, without the part that the cache takes.
    pub const IRAM: Range = Range::new(0x4010_0000, 32 * 1024);
    /// Data RAM.
    pub const DRAM: Range = Range::new(0x3ffe_8000, 96 * 1024);
    /// The first MiB of the flash, as the cache maps it.
    pub const FLASH: Range = Range::new(0x4020_0000, 1024 * 1024);

    const fn new(address: u32, bytes: u32) -> Range {
        Range { address, bytes }
    }
    /// True if `address` lies in the range.
    pub fn contains(self, address: u32) -> bool {
        address.wrapping_sub(self.address) < self.bytes
    }
    /// True if all of `other` lies in the range.
    pub fn holds(self, other: Range) -> bool {
        other.bytes > 0
            && self.contains(other.address)
            && other.bytes - 1 <= self.bytes - 1 - (other.address - self.address)
    }
}

/// A firmware.
#[derive(Clone, Debug)]
pub struct Firmware {
    /// The file that it came from.
    pub path: PathBuf,
    /// The fingerprint of its VM. The fingerprint of an image must be the same.
    pub fingerprint: u32,
    /// The range for an image.
    pub region: Range,
    /// The heap that is left for programs.
    pub heap: Range,
    /// The stack.
    pub stack: Range,
    /// Address of the first instruction.
    pub entry: u32,
    /// Sections that take up memory on the chip, in the order of their addresses.
    pub sections: Vec<Section>,
    /// Its functions and objects.
    pub symbols: Symbols,
}

impl Firmware {
    /// Reads the ELF at `path`.
    ///
    /// # Errors
    /// The file cannot be read, or [`Firmware::parse`] refuses it.
    pub fn read(path: &Path) -> Result<Firmware, Failure> {
        /// The longest ELF file of a firmware, in bytes.
        const LENGTH_MAX: u64 = 1 << 28;
        let wrong = |message: String| Failure::from(Diagnostic::new(message).file(path));
        let meta = std::fs::metadata(path).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => wrong("there is no such file".to_owned()),
            _ => wrong(format!("cannot be read: {}", reason(&e))),
        })?;
        if meta.is_dir() {
            return Err(wrong("this is a directory, not firmware".to_owned()));
        }
        if !meta.is_file() || meta.len() > LENGTH_MAX {
            return Err(wrong("this is not firmware".to_owned()));
        }
        let bytes =
            std::fs::read(path).map_err(|e| wrong(format!("cannot be read: {}", reason(&e))))?;
        Firmware::parse(&bytes, path)
    }

    /// Reads an ELF's `bytes`; `path` names it in messages.
    ///
    /// # Errors
    /// The file is not an ELF file, not for the lx106, damaged, or not firmware of this tool.
    pub fn parse(bytes: &[u8], path: &Path) -> Result<Firmware, Failure> {
        let wrong = |message: String| Diagnostic::new(message).file(path);
        let contents = elf::read(bytes, SECTION).map_err(wrong)?;
        let description = contents.description.ok_or_else(|| {
            wrong(format!(
                "this is not Permafrost's firmware: the ELF file has no section {SECTION}"
            ))
            .help("name the ELF file that building the directory firmware/ gives")
        })?;
        let words: Vec<u32> = description
            .chunks_exact(4)
            .map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
            .collect();
        let odd = |what: &str| {
            wrong(format!(
                "section {SECTION} of this firmware is wrong: {what}"
            ))
        };
        if words.first() != Some(&MAGIC) {
            return Err(odd("it does not begin with the magic word").into());
        }
        if words.get(word::VERSION) != Some(&VERSION) {
            let theirs = words.get(word::VERSION).copied().unwrap_or(0);
            let d = wrong(format!(
                "this firmware describes itself in layout {theirs}, this freeze reads {VERSION}"
            ));
            return Err(d.help("use the freeze that belongs to it").into());
        }
        if words.len() < word::COUNT {
            return Err(odd("it is too short").into());
        }
        let region = Range::new(words[word::IMAGE], words[word::IMAGE_BYTES]);
        // The flash is erased by sectors of 4 KiB (ESP8266 flash, 25Q data sheets).
        if !Range::FLASH.holds(region) || region.address % 4096 != 0 {
            return Err(odd("its image region is not in the mapped flash").into());
        }
        let (bottom, top) = (words[word::STACK_BOTTOM], words[word::STACK_TOP]);
        let stack = Range::new(
            bottom,
            top.checked_sub(bottom)
                .ok_or_else(|| odd("its stack ends before it begins"))?,
        );
        Ok(Firmware {
            path: path.to_path_buf(),
            fingerprint: words[word::FINGERPRINT],
            region,
            heap: Range::new(words[word::HEAP], words[word::HEAP_BYTES]),
            stack,
            entry: contents.entry,
            sections: contents.sections,
            symbols: contents.symbols,
        })
    }

    /// Bytes from the start of the flash to the image.
    pub fn image_offset(&self) -> u32 {
        self.region.address - Range::FLASH.address
    }
}
