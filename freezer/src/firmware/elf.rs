//! Reads ELF files of the lx106: sections, symbols, and the firmware's description.
//!
//! `xmas-elf` knows the layout, but its accessors panic on a damaged file. Every index that they use is checked
//! here first, so that any bytes give a message.

use xmas_elf::header::{Class, Data};
use xmas_elf::sections::{
    SectionData, SectionHeader, ShType, SHF_ALLOC, SHF_EXECINSTR, SHN_LORESERVE,
};
use xmas_elf::symbol_table::Entry;
use xmas_elf::ElfFile;

use super::symbols::{Symbol, SymbolKind, Symbols};

/// Number of the Xtensa in `e_machine` (ELF registry: `EM_XTENSA`).
const XTENSA: u16 = 94;
/// Bytes of a section header of a 32-bit file (`Elf32_Shdr`).
const SECTION_HEADER: usize = 40;
/// Bytes of a symbol of a 32-bit file (`Elf32_Sym`).
const SYMBOL: usize = 16;
/// `STT_OBJECT` and `STT_FUNC`, the low half of `st_info`.
const OBJECT: u8 = 1;
const FUNCTION: u8 = 2;
const NO_TYPE: u8 = 0;

/// A section that takes up memory on the chip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its name, with the dot.
    pub name: String,
    /// Its address when the program runs.
    pub address: u32,
    /// Its length in bytes.
    pub bytes: u32,
    /// False for `.bss`, which is neither in the file nor in the flash.
    pub stored: bool,
    /// True if it holds instructions.
    pub executable: bool,
    /// Its content; empty if it is not stored.
    pub data: Vec<u8>,
}

impl Section {
    /// True if `address` lies in the section.
    pub fn contains(&self, address: u32) -> bool {
        address.wrapping_sub(self.address) < self.bytes
    }
}

/// The parts of a file that the tool uses.
pub(super) struct Contents {
    /// Sections that are loaded, in the order of their addresses.
    pub sections: Vec<Section>,
    /// Functions and objects.
    pub symbols: Symbols,
    /// Address of the first instruction.
    pub entry: u32,
    /// The bytes of the section whose name was asked for.
    pub description: Option<Vec<u8>>,
}

/// Reads the file's `bytes`; `description` is the name of a section whose bytes are returned too.
///
/// # Errors
/// The reason why the file cannot be read.
pub(super) fn read(bytes: &[u8], description: &str) -> Result<Contents, String> {
    // A copy, since the bytes of `include_bytes!` lie at any address, and `xmas-elf` asks
    // for headers at multiples of four. Allocators give at least that for a block of this size.
    let bytes = bytes.to_vec();
    let damaged = |what: &str| format!("the ELF file is damaged: {what}");
    if !bytes.starts_with(&xmas_elf::header::MAGIC) {
        return Err("this is not firmware: it is not an ELF file".to_owned());
    }
    if bytes.as_ptr().align_offset(8) != 0 {
        return Err("the ELF file cannot be read: no aligned memory".to_owned());
    }
    let file = ElfFile::new(&bytes).map_err(damaged)?;
    let machine = machine(&bytes);
    if !matches!(file.header.pt1.class(), Class::ThirtyTwo)
        || !matches!(file.header.pt1.data(), Data::LittleEndian)
        || machine != XTENSA
    {
        return Err(format!(
            "this is not firmware: the ELF file is for another processor (machine {machine}), not for the Xtensa lx106"
        ));
    }
    let headers = headers(&file)?;
    let data = |h: &SectionHeader<'_>| slice(&bytes, h.offset(), h.size());
    let names = headers
        .get(file.header.pt2.sh_str_index() as usize)
        .and_then(data)
        .ok_or_else(|| damaged("it has no names of sections"))?;
    let mut contents = Contents {
        sections: Vec::new(),
        symbols: Symbols::default(),
        entry: file.header.pt2.entry_point() as u32,
        description: None,
    };
    for h in &headers {
        let Ok(kind) = h.get_type() else { continue };
        let name = text(names, h.name());
        let stored = kind != ShType::NoBits;
        if kind == ShType::Null {
            continue;
        }
        if stored && data(h).is_none() {
            return Err(damaged(&format!("section {name} lies outside of it")));
        }
        if name == description {
            contents.description = data(h).map(<[u8]>::to_vec);
        } else if h.flags() & SHF_ALLOC != 0 && h.size() > 0 {
            contents.sections.push(Section {
                name,
                address: h.address() as u32,
                bytes: h.size() as u32,
                stored,
                executable: h.flags() & SHF_EXECINSTR != 0,
                data: data(h)
                    .filter(|_| stored)
                    .map(<[u8]>::to_vec)
                    .unwrap_or_default(),
            });
        }
    }
    contents.sections.sort_by_key(|s| s.address);
    if let Some(table) = headers.iter().find(|h| h.get_type() == Ok(ShType::SymTab)) {
        let strings = headers
            .get(table.link() as usize)
            .and_then(data)
            .ok_or_else(|| damaged("its symbols have no names"))?;
        contents.symbols =
            symbols(&file, table, strings, &contents.sections).map_err(|e| damaged(&e))?;
    }
    Ok(contents)
}

/// The number of the processor; the caller has checked that there is a header.
fn machine(bytes: &[u8]) -> u16 {
    const PLACE: usize = 18;
    u16::from_le_bytes([bytes[PLACE], bytes[PLACE + 1]])
}

/// All section headers, once it is checked that they are in the file.
fn headers<'a>(file: &ElfFile<'a>) -> Result<Vec<SectionHeader<'a>>, String> {
    let header = &file.header.pt2;
    let (count, at) = (header.sh_count(), header.sh_offset());
    let len = u64::from(count) * SECTION_HEADER as u64;
    if count == 0 {
        return Err("this is not firmware: the ELF file has no sections".to_owned());
    }
    if usize::from(header.sh_entry_size()) != SECTION_HEADER
        || at % 4 != 0
        || count >= SHN_LORESERVE
        || slice(file.input, at, len).is_none()
    {
        return Err(
            "the ELF file is damaged: its section headers are not where it says".to_owned(),
        );
    }
    (0..count)
        .map(|i| file.section_header(i).map_err(str::to_owned))
        .collect()
}

fn slice(bytes: &[u8], at: u64, len: u64) -> Option<&[u8]> {
    let at = usize::try_from(at).ok()?;
    let end = at.checked_add(usize::try_from(len).ok()?)?;
    bytes.get(at..end)
}

/// The zero-ended text at `at` of a table of strings; empty if there is none.
fn text(table: &[u8], at: u32) -> String {
    let rest = table.get(at as usize..).unwrap_or_default();
    let end = rest.iter().position(|b| *b == 0).unwrap_or(rest.len());
    String::from_utf8_lossy(&rest[..end]).into_owned()
}

/// Functions and objects in loaded sections. Assembly often gives its labels no type: in a
/// section with code those count as functions.
fn symbols(
    file: &ElfFile<'_>,
    table: &SectionHeader<'_>,
    strings: &[u8],
    sections: &[Section],
) -> Result<Symbols, String> {
    if table.offset() % 4 != 0 || table.size() % SYMBOL as u64 != 0 {
        return Err("its symbols are not aligned".to_owned());
    }
    let SectionData::SymbolTable32(entries) = table.get_data(file)? else {
        return Err("its symbols have another size".to_owned());
    };
    let mut all = Vec::new();
    for entry in entries {
        let address = entry.value() as u32;
        let home = sections.iter().find(|s| s.contains(address));
        let executable = home.is_some_and(|s| s.executable);
        let kind = match entry.info() & 0xf {
            FUNCTION => SymbolKind::Function,
            OBJECT => SymbolKind::Object,
            NO_TYPE if executable && entry.shndx() < SHN_LORESERVE => SymbolKind::Label,
            _ => continue,
        };
        let name = text(strings, entry.name());
        if home.is_some() && !name.is_empty() {
            all.push(Symbol {
                name,
                address,
                bytes: entry.size() as u32,
                kind,
            });
        }
    }
    Ok(Symbols::new(all, sections))
}
