//! The purpose of each word of an image.

use format::frame;
use format::image::{code, header, module, more};
use format::isa::{Field, Op, Word};
use format::layout;
use format::object::{self, Kind, BODY};
use format::table;
use format::value::Value;

macro_rules! roles {
    ($($(#[doc = $doc:literal])* $role:ident,)*) => {
        /// The purpose of a word.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Role { $($(#[doc = $doc])* $role,)* }

        impl Role {
            /// Every role, in order.
            pub const ALL: &'static [Role] = &[$(Role::$role,)*];
        }
    };
}

roles! {
    /// A word of the image's header.
    Section,
    StringIndex,
    Filter,
    EvalText,
    EvalCode,
    StringHeader,
    StringText,
    /// The header of an object.
    Header,
    /// Raw bytes of an object.
    Bytes,
    /// A value in an object that holds only values.
    Field,
    /// A small int in an object that holds only values.
    Number,
    /// A table's entries used and deleted.
    TableCounts,
    /// A table's capacity and slots.
    TableShape,
    TableKey,
    TableValue,
    TableHash,
    TableIndex,
    CodeName,
    CodeInfo,
    CodeArguments,
    /// The first word of an instruction.
    Instruction,
    /// A word of an instruction: an interned string.
    Name,
    /// A word of an instruction: a constant.
    Constant,
    /// A word of an instruction: a code object.
    Unit,
    /// A word of an instruction: the target of a jump.
    Jump,
    /// A word of an instruction: a number.
    Count,
    HandlerRange,
    HandlerTarget,
    HandlerCount,
    Debug,
    FrameFunction,
    FramePlace,
    FrameCaller,
    FrameInfo,
    FrameRegister,
    /// A module's state and place in the tree, or the tuple that holds them.
    ModuleInfo,
    /// The changes that an import makes to other modules.
    Delta,
}

/// One word, and the place of the header of its object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Site {
    pub at: u32,
    pub owner: u32,
}

/// A code object.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// The place of its header.
    pub at: u32,
    /// The number of registers of its frames.
    pub regs: u32,
    /// The place of its first instruction.
    pub places: Vec<u32>,
}

/// The map of one image.
#[derive(Clone, Debug, Default)]
pub struct Map {
    sites: Vec<Vec<Site>>,
    /// The objects: the places of their headers, and their kinds.
    pub objects: Vec<(u32, Kind)>,
    /// The places of the objects' headers, by kind.
    pub kinds: Vec<(Kind, Vec<u32>)>,
    /// The places of the strings' headers.
    pub strings: Vec<u32>,
    pub units: Vec<Unit>,
    /// The number of words of the image.
    pub len: u32,
}

impl Map {
    /// Makes the map of an undamaged image.
    pub fn of(words: &[u32]) -> Map {
        let mut m = Map {
            sites: vec![Vec::new(); Role::ALL.len()],
            len: words.len() as u32,
            ..Map::default()
        };
        Walk { words, m: &mut m }.image();
        m
    }

    /// The words of this role.
    pub fn sites(&self, role: Role) -> &[Site] {
        &self.sites[role as usize]
    }

    /// The code object whose header is at word `at`.
    ///
    /// # Panics
    /// If there is no such code object.
    pub fn unit(&self, at: u32) -> &Unit {
        self.find_unit(at).expect("the site is in a code object")
    }

    /// The code object whose header is at word `at`, if there is one.
    pub fn find_unit(&self, at: u32) -> Option<&Unit> {
        let i = self.units.binary_search_by_key(&at, |u| u.at).ok()?;
        self.units.get(i)
    }

    /// The purpose of the word at `at`.
    pub fn role(&self, at: u32) -> Option<Role> {
        Role::ALL
            .iter()
            .copied()
            .find(|r| self.sites(*r).iter().any(|s| s.at == at))
    }
}

/// The walk through an undamaged image.
struct Walk<'w, 'm> {
    words: &'w [u32],
    m: &'m mut Map,
}

impl Walk<'_, '_> {
    fn word(&self, at: u32) -> u32 {
        self.words.get(at as usize).copied().unwrap_or(0)
    }
    fn value(&self, at: u32) -> Value {
        Value::from_bits(self.word(at))
    }
    fn add(&mut self, role: Role, at: u32, owner: u32) {
        self.m.sites[role as usize].push(Site { at, owner });
    }
    fn add_all(&mut self, role: Role, range: std::ops::Range<u32>, owner: u32) {
        for at in range {
            self.add(role, at, owner);
        }
    }

    fn image(&mut self) {
        let field = |f| self.word(f);
        let (index, filter, evals) = (
            field(header::STRING_INDEX),
            field(header::FILTER),
            field(header::EVALS),
        );
        let (strings, objects) = (field(header::STRINGS), field(header::OBJECTS));
        let modules = field(header::MODULE_COUNT);
        let sections = (0..header::WORDS).filter(|i| *i != header::CRC);
        for at in sections {
            self.add(Role::Section, at, at);
        }
        self.add_all(Role::StringIndex, index..filter, index);
        self.add_all(Role::Filter, filter..evals, filter);
        for at in (evals..strings).step_by(2) {
            self.add(Role::EvalText, at, at);
            self.add(Role::EvalCode, at + 1, at);
        }
        let mut at = strings;
        while at < objects {
            let end = at + object::total_words(self.word(at));
            self.m.strings.push(at);
            self.add(Role::StringHeader, at, at);
            self.add_all(Role::StringText, at + BODY..end, at);
            at = end;
        }
        let (frames, deltas) = self.modules(objects, modules);
        while at < self.m.len {
            let h = self.word(at);
            let Some(kind) = object::kind(h) else {
                return;
            };
            self.m.objects.push((at, kind));
            match self.m.kinds.iter_mut().find(|k| k.0 == kind) {
                Some(k) => k.1.push(at),
                None => self.m.kinds.push((kind, vec![at])),
            }
            self.add(Role::Header, at, at);
            if kind == Kind::Gen || frames.contains(&at) {
                self.frame(at, object::size(h));
            } else if deltas.contains(&at) {
                self.add_all(Role::Delta, at + BODY..at + object::total_words(h), at);
            } else {
                self.body(at, h, kind);
            }
            at += object::total_words(h);
        }
    }

    /// The places of the frames and of the deltas that modules refer to.
    fn modules(&mut self, objects: u32, modules: u32) -> (Vec<u32>, Vec<u32>) {
        let (mut frames, mut deltas) = (Vec::new(), Vec::new());
        for n in 0..modules {
            let info = self.value(objects + n * module::WORDS + module::INFO);
            if !info.is_rom() {
                continue;
            }
            let tuple = info.rom_off();
            let (delta, stopped) = (
                self.value(tuple + more::DELTA),
                self.value(tuple + more::FRAMES),
            );
            if delta.is_rom() {
                deltas.push(delta.rom_off());
            }
            if stopped.is_rom() {
                let at = stopped.rom_off();
                let items = 0..object::size(self.word(at));
                let parts = items.map(|i| self.value(at + layout::tuple::ITEMS + i));
                // A body that raised an exception has that here instead.
                let parts = parts.filter(|v| v.is_rom());
                frames.extend(parts.map(Value::rom_off).filter(|f| {
                    matches!(object::kind(self.word(*f)), Some(Kind::Tuple | Kind::Gen))
                }));
            }
        }
        (frames, deltas)
    }

    fn frame(&mut self, at: u32, size: u32) {
        let first = at + BODY;
        self.add(Role::FrameFunction, first + frame::FUNC, at);
        self.add(Role::FramePlace, first + frame::PC, at);
        self.add(Role::FrameCaller, first + frame::CALLER, at);
        self.add(Role::FrameInfo, first + frame::INFO, at);
        self.add_all(Role::FrameRegister, first + frame::REGS..first + size, at);
    }

    fn body(&mut self, at: u32, h: u32, kind: Kind) {
        let end = at + object::total_words(h);
        if kind.is_bytes() {
            return self.add_all(Role::Bytes, at + BODY..end, at);
        }
        if kind == Kind::Code {
            return self.code(at);
        }
        if table::is_table(kind) {
            return self.table(at, h, kind);
        }
        for i in at + BODY..end {
            if kind == Kind::Module && i == at + module::INFO {
                self.add(Role::ModuleInfo, i, at);
            } else if self.value(i).is_int() {
                self.add(Role::Number, i, at);
            } else {
                self.add(Role::Field, i, at);
            }
        }
    }

    fn table(&mut self, at: u32, h: u32, kind: Kind) {
        let end = at + BODY + object::size(h);
        self.add(Role::TableCounts, at + table::META, at);
        let stride = table::stride(kind);
        let has_index = object::size(h) > table::words(kind, table::SMALL);
        let first = at
            + if has_index {
                table::FIRST
            } else {
                table::FIRST_SMALL
            };
        if has_index {
            self.add(Role::TableShape, at + table::DESC, at);
        }
        let entries_end = at + table::values_end(h, |i| self.value(at + i));
        for i in first..entries_end {
            let part = (i - first) % stride;
            let role = match part {
                0 => Role::TableKey,
                _ if part == stride - 1 && table::is_hashed(kind) => Role::TableHash,
                _ => Role::TableValue,
            };
            self.add(role, i, at);
        }
        self.add_all(Role::TableIndex, entries_end..end, at);
    }

    fn code(&mut self, at: u32) {
        self.add(Role::CodeName, at + code::NAME, at);
        self.add(Role::CodeInfo, at + code::INFO, at);
        self.add(Role::CodeArguments, at + code::ARG_NAMES, at);
        let parts = code::parts(|i| self.word(at + i));
        let end = at + code::INSTRS + parts.len;
        let mut unit = Unit {
            at,
            regs: code::Info::unpack(self.value(at + code::INFO).as_len()).regs,
            places: Vec::new(),
        };
        let mut pc = at + code::INSTRS;
        while pc < end {
            let Some(op) = Op::from_index(self.word(pc) & 0xff) else {
                break;
            };
            unit.places.push(pc);
            self.add(Role::Instruction, pc, at);
            for (i, word) in (1..).zip(op.words()) {
                let role = match word {
                    Word::Name => Role::Name,
                    Word::Value => Role::Constant,
                    Word::Code => Role::Unit,
                    Word::Jump => Role::Jump,
                    Word::Num => Role::Count,
                };
                self.add(role, pc + i, at);
            }
            pc += op.len();
        }
        for i in 0..parts.handlers {
            let handler = end + i * code::HANDLER_WORDS;
            self.add(Role::HandlerRange, handler, at);
            self.add(Role::HandlerTarget, handler + 1, at);
        }
        let last = at + object::size(self.word(at));
        if self.word(at) & object::FLAG != 0 {
            self.add(Role::Debug, last - 1, at);
            self.add(Role::HandlerCount, last, at);
        }
        self.m.units.push(unit);
    }
}

/// True for a field of an instruction that names a register.
pub fn is_register(field: Field) -> bool {
    matches!(field, Field::Dst | Field::Reg | Field::RegW | Field::Base)
}
