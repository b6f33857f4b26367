//! Reading images: from the file, and what is in them.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::fmt::Write;
use std::path::Path;
use std::sync::atomic::AtomicU32;

use freezer::diagnostic::{reason, Diagnostic, Failure};
use freezer::sidecar::Sidecar;
use freezer::suggest::did_you_mean;
use vm::image::{code, header, module, Image, ImageError, State};
use vm::interp::modules::{MODULE_NAME, MODULE_NUMBER};
use vm::isa::{self, Op};
use vm::mem::Mem;
use vm::object::{self, Kind};
use vm::table::{self, Table};
use vm::types::{class, function};
use vm::value::Value;
use vm::{registry, types};

use crate::cli::support::{output, sidecar};

/// No image is longer, in bytes: references could not reach further.
const LENGTH_MAX: u64 = 1 << 28;
/// The namespace of a module object: its table.
const MODULE_TABLE: u32 = 2;

/// Reads an image's words. What they mean is not looked at, but for the magic word.
///
/// # Errors
/// The file cannot be read, or cannot be an image.
pub fn read_words(path: &Path) -> Result<Vec<u32>, Failure> {
    let wrong = |message: String| Failure::from(Diagnostic::new(message).file(path));
    let meta = std::fs::metadata(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => wrong("there is no such file".to_owned()),
        _ => wrong(format!("it cannot be read: {}", reason(&e))),
    })?;
    if meta.is_dir() {
        return Err(wrong("this is a directory, no image".to_owned()));
    }
    if !meta.is_file() {
        return Err(wrong("this is no regular file, as an image is".to_owned()));
    }
    if meta.len() > LENGTH_MAX {
        return Err(wrong("this is no image: it is too long".to_owned()));
    }
    let bytes =
        std::fs::read(path).map_err(|e| wrong(format!("it cannot be read: {}", reason(&e))))?;
    if bytes.is_empty() {
        return Err(wrong("the image is empty".to_owned()));
    }
    let words: Vec<u32> = bytes
        .chunks_exact(4)
        .map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
        .collect();
    if words.first().is_some_and(|w| *w == vm::image::MAGIC) && bytes.len() % 4 != 0 {
        return Err(wrong(
            "the image is damaged: it ends within a word".to_owned(),
        ));
    }
    Ok(words)
}

/// Why an image is refused, in words.
pub fn refusal(e: ImageError) -> String {
    let (text, number, rest) = e.sentence();
    let number = number.map(|n| n.to_string()).unwrap_or_default();
    let help = match e {
        ImageError::RamTooSmall => "; give more with --heap",
        _ => "",
    };
    format!("{text}{number}{rest}{help}")
}

/// Says that an image has no module `name`.
pub fn no_module(words: &[u32], path: &Path, name: &str) -> Failure {
    match Loaded::new(words, None, path) {
        Ok(image) => image.view().no_module(path, name),
        Err(failure) => failure,
    }
}

/// An image that was verified, as atomics, and what is known of its lines.
pub struct Loaded {
    /// Its words.
    pub rom: Vec<AtomicU32>,
    /// Line numbers and names.
    pub sidecar: Option<Sidecar>,
    image: Image,
}

impl Loaded {
    /// Reads an image, and the sidecar beside it if there is one of this image.
    ///
    /// # Errors
    /// Not an image, or damaged.
    pub fn read(path: &Path) -> Result<Loaded, Failure> {
        let words = read_words(path)?;
        let mut loaded = Loaded::new(&words, None, path)?;
        loaded.sidecar = sidecar::beside_if_right(path, &words);
        Ok(loaded)
    }

    /// Reads an image for a command that needs its lines: refuses the `.sym` of another image.
    ///
    /// # Errors
    /// Not an image, or damaged; or its sidecar is.
    pub fn read_with_lines(path: &Path) -> Result<Loaded, Failure> {
        let words = read_words(path)?;
        let mut loaded = Loaded::new(&words, None, path)?;
        loaded.sidecar = sidecar::beside(path, &words)?;
        if loaded.sidecar.is_none() {
            let d = Diagnostic::new("it is not there, so the answer has no line numbers");
            output::complain("warning", &d.file(path.with_extension("sym")));
        }
        Ok(loaded)
    }

    /// An image that is in memory.
    ///
    /// # Errors
    /// Not an image, or damaged.
    pub fn new(words: &[u32], sidecar: Option<Sidecar>, path: &Path) -> Result<Loaded, Failure> {
        let rom: Vec<AtomicU32> = words.iter().map(|w| AtomicU32::new(*w)).collect();
        let mut scratch = vec![0u32; words.len() / 16 + 1024];
        let image = vm::image::verify(&rom, &mut scratch)
            .map_err(|e| Failure::from(Diagnostic::new(refusal(e)).file(path)))?
            .image();
        Ok(Loaded {
            rom,
            sidecar,
            image,
        })
    }

    /// A view of what is in it.
    pub fn view(&self) -> View<'_> {
        View {
            mem: Mem::on_host(&self.rom, &mut []),
            image: self.image,
            sidecar: self.sidecar.as_ref(),
        }
    }
}

/// Objects of one kind.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    /// How many.
    pub count: u32,
    /// Their bytes.
    pub bytes: u32,
}

/// Names of modules, for a message: not all, if there are many.
fn listed(names: &[String]) -> String {
    const SHOWN: usize = 12;
    let more = if names.len() > SHOWN { " ..." } else { "" };
    let shown: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
    format!("there are {}{more}", shown.join(", "))
}

/// Objects by kind.
pub type Tallies = BTreeMap<&'static str, Tally>;

/// Bytes of all kinds together.
pub fn total(t: &Tallies) -> u32 {
    t.values().map(|t| t.bytes).sum()
}

/// An image's content.
pub struct View<'a> {
    /// Access to the words; there is no RAM.
    pub mem: Mem<'a>,
    /// The header.
    pub image: Image,
    /// Lines, if they are known.
    pub sidecar: Option<&'a Sidecar>,
}

impl View<'_> {
    /// Word `at` of the header.
    pub fn header(&self, at: u32) -> u32 {
        self.mem.rom(at)
    }
    /// Field of module number `n`, see [`module`].
    pub fn module(&self, n: u32, field: u32) -> Value {
        self.image.module(&self.mem, n, field)
    }
    /// Numbers of the modules, sorted by name, which is the report's order.
    pub fn modules(&self) -> Vec<u32> {
        let room = self.image.len.saturating_sub(self.image.objects) / module::WORDS;
        let mut all: Vec<u32> = (0..self.image.modules.min(room)).collect();
        all.sort_by_key(|n| self.module_name(*n));
        all
    }
    /// Full name of module number `n`.
    pub fn module_name(&self, n: u32) -> String {
        let own = self.text(self.module(n, module::NAME));
        let package = self.module(n, module::PARENT).as_int();
        match u32::try_from(package).ok().filter(|p| *p < n) {
            Some(p) => format!("{}.{own}", self.module_name(p)),
            None => own,
        }
    }
    /// Says that there is no module `name`, and which was meant.
    pub fn no_module(&self, path: &Path, name: &str) -> Failure {
        let names: Vec<String> = self
            .modules()
            .iter()
            .map(|n| self.module_name(*n))
            .collect();
        let near = did_you_mean(name, names.iter().map(String::as_str));
        let d = Diagnostic::new(format!("there is no module {name} in it")).file(path);
        d.help(near.unwrap_or_else(|| listed(&names))).into()
    }
    /// The string of that name, if the image has it.
    pub fn name_string(&self, n: u32) -> Option<Value> {
        let name = self.module_name(n);
        let hash = vm::names::hash_bytes(name.as_bytes());
        self.image
            .find_string(&self.mem, hash, |v| self.text(v) == name)
    }
    /// What the import of module number `n` does.
    pub fn state(&self, n: u32) -> State {
        State::from_index(self.module(n, module::STATE).as_len())
    }
    /// The text of a string.
    pub fn text(&self, v: Value) -> String {
        let size = self.mem.size(v).min(self.image.len.saturating_mul(4));
        let bytes: Vec<u8> = (0..size).map(|i| self.mem.byte(v, i)).collect();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Keys and values of the table `t`; the value of a key of a set is UNDEF.
    pub fn entries(&self, t: Value) -> Vec<(Value, Value)> {
        let Some(kind) = self.mem.kind(t).filter(|k| table::is_table(*k)) else {
            return Vec::new();
        };
        let table = Table::of(&self.mem, t);
        let has_values = matches!(kind, Kind::Table2 | Kind::Table3);
        let mut all = Vec::new();
        let mut i = 0;
        while let Some(e) = table.next(&self.mem, i) {
            let value = if has_values {
                table.value(&self.mem, e)
            } else {
                Value::UNDEF
            };
            all.push((table.key(&self.mem, e), value));
            i = e + 1;
        }
        all
    }

    /// Globals of module number `n`, in the order in which they came to be.
    pub fn globals(&self, n: u32) -> Vec<(String, Value)> {
        let table = self.mem.get(self.module(n, module::OBJECT), MODULE_TABLE);
        self.entries(table)
            .into_iter()
            .map(|(k, v)| (self.text(k), v))
            .collect()
    }

    /// The parts of an object that have a name or a place in it.
    pub fn parts(&self, v: Value) -> Vec<(String, Value)> {
        let named = |t: u32| {
            let entries = self.entries(self.mem.get(v, t));
            entries
                .into_iter()
                .map(|(k, v)| (format!(".{}", self.text(k)), v))
                .collect()
        };
        let items = |v: Value, first: u32, n: u32| {
            let n = n.min(self.mem.size(v));
            (first..n)
                .map(|i| (format!("[{}]", i - first), self.mem.get(v, 1 + i)))
                .collect()
        };
        match self.mem.kind(v) {
            Some(Kind::Class) => named(class::TABLE),
            Some(Kind::Instance) => named(class::INSTANCE_TABLE),
            Some(Kind::Module) => named(MODULE_TABLE),
            Some(Kind::Dict | Kind::Set | Kind::FrozenSet) => {
                let entries = self.entries(self.mem.get(v, 1));
                let flat = |(k, x): (Value, Value)| {
                    (
                        format!("[{}]", self.describe(k)),
                        if x.is_def() { x } else { k },
                    )
                };
                entries.into_iter().map(flat).collect()
            }
            Some(Kind::List) => items(self.mem.get(v, 2), 0, self.mem.get(v, 1).as_len()),
            Some(Kind::Tuple) => items(v, 0, self.mem.size(v)),
            Some(Kind::NamedTuple) => items(v, 1, self.mem.size(v)),
            Some(Kind::Func) => {
                let mut all = vec![(" code".to_owned(), self.mem.get(v, function::CODE))];
                for i in function::DEFAULTS..=self.mem.size(v) {
                    let what = if i < function::CELLS {
                        "defaults"
                    } else {
                        "closure"
                    };
                    all.push((format!(" {what}"), self.mem.get(v, i)));
                }
                all
            }
            Some(Kind::Cell | Kind::StaticMethod | Kind::ClassMethod) => {
                vec![(" content".to_owned(), self.mem.get(v, 1))]
            }
            _ => Vec::new(),
        }
    }

    /// Values that an object refers to.
    pub fn children(&self, v: Value) -> Vec<Value> {
        let Some(kind) = self.mem.kind(v) else {
            return Vec::new();
        };
        match kind {
            k if k.is_bytes() => Vec::new(),
            k if table::is_table(k) => self
                .entries(v)
                .into_iter()
                .flat_map(|(k, v)| [k, v])
                .collect(),
            Kind::Code => self.code_children(v),
            // The rest of its words is its entry of the directory.
            Kind::Module => vec![self.mem.get(v, MODULE_NAME), self.mem.get(v, MODULE_TABLE)],
            _ => (1..=self.mem.size(v).min(self.image.len))
                .map(|i| self.mem.get(v, i))
                .collect(),
        }
    }

    fn code_children(&self, v: Value) -> Vec<Value> {
        let mut all: Vec<Value> = (1..code::INSTRS).map(|i| self.mem.get(v, i)).collect();
        all.push(code::parts(|i| self.mem.word(v, i)).debug);
        for at in vm::image::disasm::places(&|i| self.mem.word(v, i)) {
            let Some(op) = Op::from_index(self.mem.word(v, code::INSTRS + at) & 0xff) else {
                continue;
            };
            for (i, meaning) in op.words().enumerate() {
                if isa::is_value(meaning) {
                    all.push(self.mem.get(v, code::INSTRS + at + 1 + i as u32));
                }
            }
        }
        all
    }

    /// Objects and strings that can be reached from `from` and are not in `seen`, which
    /// they are added to. Modules are borders: each is a matter of its own.
    pub fn reach(&self, from: &[Value], seen: &mut HashSet<u32>) -> Tallies {
        let mut found = Tallies::new();
        let mut todo = from.to_vec();
        while let Some(v) = todo.pop() {
            let string = v.is_rom_str();
            if !string && !v.is_rom() || self.mem.is(v, Kind::Module) || !seen.insert(v.bits()) {
                continue;
            }
            let h = self.mem.header(v);
            let name = if string {
                "Str"
            } else {
                object::kind(h).map_or("?", Kind::name)
            };
            let tally = found.entry(name).or_default();
            tally.count += 1;
            tally.bytes += 4 * object::total_words(h);
            if !string {
                todo.extend(self.children(v));
            }
        }
        found
    }

    /// Every object that is no string: place, header and kind.
    pub fn objects(&self) -> Vec<(u32, u32, Kind)> {
        let mut all = Vec::new();
        let mut at = self.image.objects;
        while at < self.image.len {
            let h = self.mem.rom(at);
            let Some(kind) = object::kind(h) else { break };
            all.push((at, h, kind));
            at = at.saturating_add(object::total_words(h));
        }
        all
    }

    /// How many strings there are.
    pub fn strings(&self) -> u32 {
        let (mut at, mut n) = (self.header(header::STRINGS), 0);
        while at < self.image.objects {
            at = at.saturating_add(object::total_words(self.mem.rom(at)));
            n += 1;
        }
        n
    }

    /// Names by which objects can be reached from the modules' globals: the shortest of each.
    pub fn paths(&self) -> HashMap<u32, String> {
        let mut names = HashMap::new();
        let mut queue = VecDeque::new();
        for n in self.modules() {
            let v = self.module(n, module::OBJECT);
            names.insert(v.bits(), self.module_name(n));
            queue.push_back(v);
        }
        while let Some(v) = queue.pop_front() {
            let base = names.get(&v.bits()).cloned().unwrap_or_default();
            for (label, part) in self.parts(v) {
                if part.is_rom() && !names.contains_key(&part.bits()) && base.len() < 200 {
                    names.insert(part.bits(), format!("{base}{label}"));
                    queue.push_back(part);
                }
            }
        }
        names
    }

    /// File and line of word `at` of the image.
    pub fn line(&self, at: u32) -> Option<(&str, u32)> {
        self.sidecar?
            .find(at)
            .map(|(file, line, _)| (file, line))
            .filter(|(_, line)| *line > 0)
    }

    /// File of the code object at `at`, and the first line in it that is known.
    pub fn code_line(&self, at: u32) -> Option<(&str, u32)> {
        let sidecar = self.sidecar?;
        let i = sidecar.codes.binary_search_by_key(&at, |c| c.place).ok()?;
        let c = &sidecar.codes[i];
        Some((sidecar.files.get(c.file as usize)?, c.lines.first()?.1))
    }

    /// A value in a few words.
    pub fn describe(&self, v: Value) -> String {
        if v.is_int() {
            return v.as_int().to_string();
        }
        if v.is_float() {
            return format!("{:?}", v.as_float());
        }
        let known = [
            (Value::UNDEF, "-"),
            (Value::NONE, "None"),
            (Value::TRUE, "True"),
            (Value::FALSE, "False"),
            (Value::ELLIPSIS, "..."),
            (Value::NOT_IMPLEMENTED, "NotImplemented"),
        ];
        if let Some((_, name)) = known.iter().find(|(x, _)| *x == v) {
            return (*name).to_owned();
        }
        if v.is_interned() {
            return self.quoted(v);
        }
        if v.is_typ() {
            return format!("<type {}>", self.text(v.type_id().name()));
        }
        if v.is_native() {
            let name = registry::native(v)
                .map(|n| n.name)
                .or(registry::module_group(v).map(|(_, g)| g.name));
            return format!(
                "<built-in {}>",
                name.map_or(String::new(), |n| self.text(n))
            );
        }
        self.describe_object(v)
    }

    fn quoted(&self, v: Value) -> String {
        const MOST: usize = 48;
        let text = self.text(v);
        match text.char_indices().nth(MOST) {
            Some((at, _)) => format!("{:?}...", &text[..at]),
            None => format!("{text:?}"),
        }
    }

    fn describe_object(&self, v: Value) -> String {
        let Some(kind) = self.mem.kind(v) else {
            return format!("<{v:?}>");
        };
        let name_at = |v: Value, i: u32| self.text(self.mem.get(v, i));
        match kind {
            Kind::Func => format!(
                "<function {}>",
                name_at(self.mem.get(v, function::CODE), code::NAME)
            ),
            Kind::Code => format!("<code {}>", name_at(v, code::NAME)),
            Kind::Class => format!("<class {}>", name_at(v, class::NAME)),
            Kind::Instance => format!(
                "<{} object>",
                name_at(self.mem.get(v, class::INSTANCE_CLASS), class::NAME)
            ),
            Kind::Module => {
                let n = self.mem.get(v, MODULE_NUMBER).as_len();
                format!("<module {}>", self.module_name(n))
            }
            Kind::Bytes | Kind::Raw | Kind::BigInt => {
                format!("<{} of {} bytes>", kind.name(), self.mem.size(v))
            }
            Kind::Tuple => format!("<tuple of {}>", self.mem.size(v)),
            Kind::List | Kind::ByteArray => {
                format!("<{} of {}>", kind.name(), self.mem.get(v, 1).as_len())
            }
            Kind::Dict | Kind::Set | Kind::FrozenSet => {
                format!(
                    "<{} of {}>",
                    kind.name(),
                    self.entries(self.mem.get(v, 1)).len()
                )
            }
            Kind::Exc => {
                let t = self.mem.get(v, types::exception::TYPE);
                format!(
                    "<{}>",
                    if t.is_typ() {
                        self.text(t.type_id().name())
                    } else {
                        "exception".to_owned()
                    }
                )
            }
            k => format!("<{}>", k.name()),
        }
    }

    /// The disassembly of a code object, line by line.
    pub fn disassembly(&self, v: Value) -> String {
        let mut out = String::new();
        let first = v.rom_off() + code::INSTRS;
        let mut line_before = None;
        let read = |at: u32| self.mem.rom(first + at);
        let show = |out: &mut dyn Write, v: Value| out.write_str(&self.describe(v));
        for at in vm::image::disasm::places(&|i| self.mem.word(v, i)) {
            let line = self.line(first + at).map(|(_, line)| line);
            let shown = line
                .filter(|_| line != line_before)
                .map_or(String::new(), |l| l.to_string());
            line_before = line;
            // Writing to a string cannot fail.
            let _ = write!(out, "  {shown:>5}  {at:04}  ");
            let _ = vm::image::disasm::instruction(&mut out, &read, at, &show);
            out.push('\n');
        }
        let parts = code::parts(|i| self.mem.word(v, i));
        let table = code::INSTRS + parts.len;
        for i in 0..parts.handlers {
            let range = self.mem.word(v, table + i * code::HANDLER_WORDS);
            let target = self.mem.word(v, table + i * code::HANDLER_WORDS + 1);
            let _ = writeln!(
                out,
                "         {:04}..{:04}  handler -> {target:04}",
                range >> 16,
                range & 0xffff
            );
        }
        out
    }
}
