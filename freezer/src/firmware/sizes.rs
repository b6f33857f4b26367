//! How much of the chip a firmware takes: bytes of flash, IRAM and DRAM.

use std::collections::BTreeMap;

use super::{Firmware, Range, Section, FLASH_LIMIT};

/// The symbol where constant data begins in a section with code.
const RODATA_START: &str = "_rodata_start";

/// A part of a memory, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// `flash`, `iram`, `dram` or `image`.
    pub memory: &'static str,
    /// The part's name.
    pub name: String,
    /// The part's length in bytes.
    pub bytes: u32,
    /// The longest length that the part may have, in bytes; only for totals.
    pub limit: Option<u32>,
}

/// All parts, those of a memory together, with the memory's total last.
///
/// The address of a section, not its name, decides where it counts: every section in the mapped flash counts as
/// flash. A section that the mask ROM copies into RAM when the chip starts is in the flash as well, and counts
/// there as `initial`. Sections at addresses that the chip does not have belong to the emulator and do not count.
pub fn parts(firmware: &Firmware) -> Vec<Part> {
    let within = |range: Range| {
        let sections = firmware.sections.iter();
        sections.filter(move |s| range.contains(s.address))
    };
    let mut all = Vec::new();
    let (mut code, mut literals, mut rodata) = (0, 0, 0);
    for section in within(Range::FLASH) {
        let split = Split::of(firmware, section);
        code += split.code;
        literals += split.literals;
        rodata += split.rodata;
    }
    let copied = within(Range::IRAM).chain(within(Range::DRAM));
    let initial: u32 = copied.filter(|s| s.stored).map(|s| s.bytes).sum();
    let flash = [
        ("code", code),
        ("literals", literals),
        ("rodata", rodata),
        ("initial", initial),
    ];
    add(
        &mut all,
        "flash",
        flash.map(|(n, b)| (n.to_owned(), b)),
        Some(FLASH_LIMIT),
    );
    let named = |s: &Section| (s.name.clone(), s.bytes);
    add(
        &mut all,
        "iram",
        within(Range::IRAM).map(named),
        Some(Range::IRAM.bytes),
    );
    let regions = [
        ("heap".to_owned(), firmware.heap.bytes),
        ("stack".to_owned(), firmware.stack.bytes),
    ];
    let dram = within(Range::DRAM).map(named).chain(regions);
    add(&mut all, "dram", dram, Some(Range::DRAM.bytes));
    let region = [("region".to_owned(), firmware.region.bytes)];
    all.extend(region.map(|(name, bytes)| Part {
        memory: "image",
        name,
        bytes,
        limit: None,
    }));
    all
}

/// Adds the parts of a memory, and their total.
fn add(
    all: &mut Vec<Part>,
    memory: &'static str,
    parts: impl IntoIterator<Item = (String, u32)>,
    limit: Option<u32>,
) {
    let mut total = 0u32;
    for (name, bytes) in parts {
        total = total.saturating_add(bytes);
        all.push(Part {
            memory,
            name,
            bytes,
            limit: None,
        });
    }
    let name = "total".to_owned();
    all.push(Part {
        memory,
        name,
        bytes: total,
        limit,
    });
}

/// The contents of a section in the flash.
struct Split {
    code: u32,
    literals: u32,
    rodata: u32,
}

impl Split {
    /// In a section with code, functions and their literals come first. Constant data begins at the linker script's
    /// `_rodata_start` (firmware/ld/common.ld) or, without that symbol, at the end of the last function. Between
    /// functions are literals, and a few bytes of padding.
    fn of(firmware: &Firmware, section: &Section) -> Split {
        if !section.executable {
            let rodata = section.bytes;
            return Split {
                code: 0,
                literals: 0,
                rodata,
            };
        }
        let functions = firmware.symbols.functions();
        let (mut code, mut end) = (0u32, section.address);
        for f in functions.filter(|f| section.contains(f.address)) {
            let last = f.address.saturating_add(f.bytes);
            // Functions may overlap, where one falls through into the next.
            code += last.saturating_sub(f.address.max(end));
            end = end.max(last);
        }
        let limit = section.address.saturating_add(section.bytes);
        let marks = firmware.symbols.iter();
        let mark = marks
            .filter(|s| s.name == RODATA_START && section.contains(s.address))
            .last();
        let end = mark
            .map_or(end.saturating_add(3) & !3, |s| s.address)
            .min(limit);
        let text = end - section.address;
        let code = code.min(text);
        Split {
            code,
            literals: text - code,
            rodata: section.bytes - text,
        }
    }
}

/// Bytes of all functions by their names; those of one name (instances of a generic function)
/// together.
pub fn functions(firmware: &Firmware) -> BTreeMap<String, u32> {
    let mut all = BTreeMap::new();
    for f in firmware.symbols.functions() {
        let sum: &mut u32 = all.entry(f.display_name()).or_default();
        *sum = sum.saturating_add(f.bytes);
    }
    all
}
