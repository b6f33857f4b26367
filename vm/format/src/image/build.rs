//! Writing images: from a graph of objects to the words of an image.
//!
//! Objects refer to each other by number until [`Builder::finish`] gives them
//! places. Equal strings are stored once, and so are equal bytes objects, and equal tuples
//! that [`Builder::tuple`] adds.

extern crate alloc;

mod strings;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::sync::atomic::AtomicU32;

use super::verify::index_words;
use super::{code, crc32, header, module, Info, OnError, MAGIC, NARROW_MAX};
use crate::mem::Mem;
use crate::names;
use crate::object::{self, Kind, FLAG, FROZEN};
use crate::table;
use crate::value::Value;
use strings::Strings;

/// Number of an object of a [`Builder`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
pub struct ObjId(pub usize);

/// Number of a string of a [`Builder`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
pub struct StrId(usize);

/// A word of an object, before places are known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Word {
    /// A word that is final: raw bits, or a value that has no place in it.
    Raw(u32),
    /// The value that refers to a string.
    Str(StrId),
    /// The value that refers to an object.
    Obj(ObjId),
    /// Place of an instruction of a code object, in words of the image, as a small int.
    Place(ObjId, u32),
    /// Number in the directory of the module that was added with this index; small int.
    Module(usize),
    /// The packed word of the module that was added with this index, see [`Info`].
    Info(usize),
}

impl From<Value> for Word {
    fn from(v: Value) -> Word {
        Word::Raw(v.bits())
    }
}

/// A module of the directory.
#[derive(Clone, Debug)]
pub struct ModuleEntry {
    /// Its name in its package, or the whole name if it is in none.
    pub name: Word,
    /// The module object: name, table, number.
    pub object: ObjId,
    /// Function of the body.
    pub body: Option<ObjId>,
    /// The module's [`super::State`], as a number.
    pub state: u32,
    /// Import delta: a tuple of changes.
    pub delta: Option<ObjId>,
    /// Tuple of frames, or of the exception.
    pub frames: Option<ObjId>,
    /// What its memo has read: a tuple of reads.
    pub reads: Option<ObjId>,
    /// The parent package, as an index into the list of entries.
    pub parent: Option<usize>,
    /// True for a package.
    pub package: bool,
}

/// An object: kind, size and flags of its header, and its body.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its kind.
    pub kind: Kind,
    /// Words or bytes, by kind.
    pub size: u32,
    /// [`FLAG`] or 0.
    pub flags: u32,
    /// Body words.
    pub words: Vec<Word>,
}

/// An image under construction.
#[derive(Default)]
pub struct Builder {
    /// Strings that the core table does not have.
    strings: Strings,
    objects: Vec<Option<Object>>,
    bytes: BTreeMap<Vec<u8>, ObjId>,
    tuples: BTreeMap<Vec<Word>, ObjId>,
    modules: Vec<ModuleEntry>,
    evals: Vec<(Word, ObjId)>,
    main: Option<usize>,
    start: Option<ObjId>,
    /// The bytes object of the stages, and the bits of each module, by index: one bit for each row.
    stages: Option<(ObjId, Vec<u8>)>,
    first_roots: u32,
    on_error: OnError,
    files: BTreeMap<String, ObjId>,
}

/// A finished image.
pub struct Built {
    /// Its words.
    pub words: Vec<u32>,
    /// Place of each object, by number: word offset of its header.
    pub places: Vec<u32>,
    /// Number of each module in the directory, by its index in order of addition.
    pub module_numbers: Vec<u32>,
    /// Words of header and indexes.
    pub overhead: u32,
    /// Words of the string records.
    pub string_words: u32,
}

/// Words of the record of a string of `len` bytes, header included.
pub fn string_words(len: usize) -> u32 {
    1 + (len as u32).div_ceil(4)
}

fn pack_bytes(bytes: &[u8]) -> Vec<u32> {
    bytes
        .chunks(4)
        .map(|c| {
            c.iter()
                .enumerate()
                .fold(0, |w, (i, b)| w | (*b as u32) << (8 * i))
        })
        .collect()
}

impl Builder {
    /// An empty image.
    pub fn new() -> Builder {
        Builder::default()
    }

    /// Adds a string and gives its word: a core string if the core table has it.
    pub fn string(&mut self, s: &str) -> Word {
        let hash = names::hash_bytes(s.as_bytes());
        match core_string(s, hash) {
            Some(v) => v.into(),
            None => Word::Str(self.strings.add(hash, s.as_bytes())),
        }
    }

    /// True if the string is in the image already.
    pub fn has_string(&self, s: &str) -> bool {
        let hash = names::hash_bytes(s.as_bytes());
        self.strings.get(hash, s.as_bytes()).is_some() || core_string(s, hash).is_some()
    }

    /// True if the bytes object is in the image already.
    pub fn has_bytes(&self, b: &[u8]) -> bool {
        self.bytes.contains_key(b)
    }

    /// Adds a bytes object, unless an equal one is there.
    pub fn bytes(&mut self, b: &[u8]) -> ObjId {
        if let Some(id) = self.bytes.get(b) {
            return *id;
        }
        let id = self.raw(Kind::Bytes, b, 0);
        self.bytes.insert(b.to_vec(), id);
        id
    }

    /// Adds a tuple of constants, unless an equal one is there.
    pub fn tuple(&mut self, words: Vec<Word>) -> ObjId {
        if let Some(id) = self.tuples.get(&words) {
            return *id;
        }
        let id = self.object(Kind::Tuple, 0, words.clone());
        self.tuples.insert(words, id);
        id
    }

    /// Adds an object of a byte kind.
    pub fn raw(&mut self, kind: Kind, b: &[u8], flags: u32) -> ObjId {
        let words = pack_bytes(b).into_iter().map(Word::Raw).collect();
        self.add(Object {
            kind,
            size: b.len() as u32,
            flags,
            words,
        })
    }

    /// Adds an object of a word kind.
    pub fn object(&mut self, kind: Kind, flags: u32, words: Vec<Word>) -> ObjId {
        self.add(Object {
            kind,
            size: words.len() as u32,
            flags,
            words,
        })
    }

    fn add(&mut self, o: Object) -> ObjId {
        self.objects.push(Some(o));
        ObjId(self.objects.len() - 1)
    }

    /// Reserves a number for an object that is given later with [`Builder::define`].
    pub fn reserve(&mut self) -> ObjId {
        self.objects.push(None);
        ObjId(self.objects.len() - 1)
    }

    /// Gives the object for a reserved number.
    pub fn define(&mut self, id: ObjId, o: Object) {
        if let Some(slot) = self.objects.get_mut(id.0) {
            *slot = Some(o);
        }
    }

    /// Words of object `id`, header included.
    pub fn object_words(&self, id: ObjId) -> u32 {
        let object = self.objects.get(id.0).and_then(Option::as_ref);
        object.map_or(0, |o| match o.kind {
            Kind::Module => module::WORDS,
            _ => 1 + o.words.len() as u32,
        })
    }

    /// Number of objects so far.
    pub fn object_count(&self) -> usize {
        self.objects.len()
    }

    /// Bytes that the image's string records take.
    pub fn string_bytes(&self) -> u32 {
        4 * self.strings.words
    }

    /// Adds a module; returns its index.
    pub fn module(&mut self, m: ModuleEntry) -> usize {
        self.modules.push(m);
        self.modules.len() - 1
    }

    /// Adds the code that was compiled for an eval string.
    pub fn eval(&mut self, text: &str, code: ObjId) {
        let s = self.string(text);
        self.evals.push((s, code));
    }

    /// Makes the module of this index the program's, which begins in the state `start`.
    pub fn main(&mut self, index: usize, start: ObjId) {
        self.main = Some(index);
        self.start = Some(start);
    }

    /// Adds the bytes object that says how far the import of each module is: for each module, by its index, one bit for each
    /// row of [`stage`](super::stage).
    pub fn stages(&mut self, bits: Vec<u8>) -> ObjId {
        let words = super::stage::ROWS * super::stage::row_words(bits.len() as u32);
        let id = self.raw(Kind::Bytes, &vec![0; 4 * words as usize], 0);
        self.stages = Some((id, bits));
        id
    }

    /// Says that memos lack a read that holds only as long as root number `root` is that with which the program began.
    pub fn needs_first_root(&mut self, root: u32) {
        self.first_roots |= 1 << root;
    }

    /// Sets what the board does after a program's failure.
    pub fn on_error(&mut self, what: OnError) {
        self.on_error = what;
    }

    /// Adds a file of this path and content, see [`data`](super::data). A file of the same path is replaced.
    pub fn file(&mut self, path: &str, content: &[u8]) {
        let content = self.bytes(content);
        self.files.insert(path.into(), content);
    }

    /// Lays the image out for the VM of this fingerprint. The same graph gives the same words.
    pub fn finish(mut self, fingerprint: u32) -> Built {
        self.complete_modules();
        let data = self.data();
        Layout::new(self, data).write(fingerprint)
    }

    /// The tuple of the files.
    fn data(&mut self) -> Option<ObjId> {
        let files = core::mem::take(&mut self.files);
        let words: Vec<Word> = files
            .iter()
            .flat_map(|(path, content)| [self.string(path), Word::Obj(*content)])
            .collect();
        (!words.is_empty()).then(|| self.object(Kind::Tuple, 0, words))
    }

    /// Gives the module objects the words that make them entries of the directory.
    fn complete_modules(&mut self) {
        let opt = |o: Option<ObjId>| o.map_or(Value::UNDEF.into(), Word::Obj);
        for index in 0..self.modules.len() {
            let m = self.modules[index].clone();
            let info = if m.delta.or(m.frames).or(m.body).or(m.reads).is_some() {
                let parts = [m.delta, m.frames, m.body, m.reads].map(opt);
                let words = [Word::Info(index)].into_iter().chain(parts).collect();
                Word::Obj(self.object(Kind::Tuple, 0, words))
            } else {
                Word::Info(index)
            };
            if let Some(Some(o)) = self.objects.get_mut(m.object.0) {
                o.words.push(info);
                o.size = o.words.len() as u32;
            }
        }
    }
}

/// The core table's string of this text, whose hash is `hash`.
fn core_string(s: &str, hash: u32) -> Option<Value> {
    let b = s.as_bytes();
    if b.is_empty() {
        return Some(names::EMPTY);
    }
    if b.len() == 1 && b[0] < 128 {
        return Some(names::ascii(b[0]));
    }
    names::lookup(hash, |v| core_text_is(v, b))
}

fn core_text_is(v: Value, b: &[u8]) -> bool {
    let at = v.rom_off() as usize;
    object::size(names::CORE[at]) as usize == b.len()
        && b.iter()
            .enumerate()
            .all(|(i, x)| (names::CORE[at + 1 + i / 4] >> (8 * (i % 4))) as u8 == *x)
}

/// The modules in the order of the directory, see [`Image::rank`](super::Image::rank); `word` gives the word of a name.
fn directory(modules: &[ModuleEntry], word: impl Fn(Word) -> u32) -> Vec<usize> {
    let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (i, m) in modules.iter().enumerate() {
        children.entry(m.parent).or_default().push(i);
    }
    let mut order = Vec::new();
    let (mut package, mut next) = (None, 0);
    loop {
        if let Some(mut group) = children.remove(&package) {
            group.sort_by_key(|&i| word(modules[i].name));
            order.extend(group);
        }
        let Some(&i) = order.get(next) else {
            return order;
        };
        (package, next) = (Some(i), next + 1);
    }
}

struct Layout {
    builder: Builder,
    data: Option<ObjId>,
    texts: Vec<Vec<u8>>,
    string_at: Vec<u32>,
    places: Vec<u32>,
    /// Number of each module, by index of addition.
    numbers: Vec<u32>,
    /// Strings by place.
    order: Vec<StrId>,
    buckets: u32,
    filter_bits: u32,
    index: u32,
    filter: u32,
    evals: u32,
    strings: u32,
    objects: u32,
    len: u32,
}

/// Strings in a bucket of the string index: the average is at most this.
const BUCKET: u32 = 4;

impl Layout {
    fn new(mut builder: Builder, data: Option<ObjId>) -> Layout {
        let strings = core::mem::take(&mut builder.strings);
        let words = strings.words;
        let texts = strings.into_texts();
        let count = texts.len() as u32;
        let buckets = count.div_ceil(BUCKET).next_power_of_two();
        let filter_bits = (count * 4).next_power_of_two().max(32);
        let bucket = |id: &StrId| names::hash_bytes(&texts[id.0]) & (buckets - 1);
        let mut order: Vec<StrId> = (0..texts.len()).map(StrId).collect();
        order.sort_by(|a, b| (bucket(a), &texts[a.0]).cmp(&(bucket(b), &texts[b.0])));
        let index = header::WORDS;
        let filter = index + index_words(buckets, words);
        let evals = filter + filter_bits / 32;
        let strings = evals + builder.evals.len() as u32 * 2;
        let mut at = strings;
        let mut string_at = vec![0; texts.len()];
        for id in &order {
            string_at[id.0] = at;
            at += string_words(texts[id.0].len());
        }
        let objects = at;
        let directory = directory(&builder.modules, |name| match name {
            Word::Str(id) => Value::rom_str(string_at[id.0]).bits(),
            Word::Raw(w) => w,
            _ => 0,
        });
        let mut numbers = vec![0; directory.len()];
        let mut places = vec![0; builder.objects.len()];
        for (n, &i) in directory.iter().enumerate() {
            numbers[i] = n as u32;
            places[builder.modules[i].object.0] = at;
            at += module::WORDS;
        }
        for (o, place) in builder.objects.iter().zip(&mut places) {
            if *place == 0 {
                *place = at;
                at += o.as_ref().map_or(0, |o| 1 + o.words.len() as u32);
            }
        }
        Layout {
            builder,
            data,
            texts,
            string_at,
            places,
            numbers,
            order,
            buckets,
            filter_bits,
            index,
            filter,
            evals,
            strings,
            objects,
            len: at,
        }
    }

    fn word(&self, w: Word) -> u32 {
        match w {
            Word::Raw(w) => w,
            Word::Str(s) => Value::rom_str(self.string_at[s.0]).bits(),
            Word::Obj(o) => Value::rom(self.places[o.0]).bits(),
            Word::Module(index) => Value::len(self.numbers[index]).bits(),
            Word::Info(index) => {
                let m = &self.builder.modules[index];
                let info = Info {
                    state: m.state,
                    package: m.package,
                    parent: m.parent.map(|p| self.numbers[p]),
                };
                info.pack().bits()
            }
            Word::Place(o, rel) => Value::len(self.places[o.0] + code::INSTRS + rel).bits(),
        }
    }

    fn write(self, fingerprint: u32) -> Built {
        let mut w = vec![0u32; self.len as usize];
        self.write_header(&mut w, fingerprint);
        self.write_strings(&mut w);
        self.write_evals(&mut w);
        self.write_objects(&mut w);
        self.write_stages(&mut w);
        self.reindex(&mut w);
        w[header::CRC as usize] = crc32(w.iter().copied());
        Built {
            words: w,
            module_numbers: self.numbers,
            overhead: self.strings,
            string_words: self.objects - self.strings,
            places: self.places,
        }
    }

    fn write_header(&self, w: &mut [u32], fingerprint: u32) {
        let main = self.builder.main.map(|m| self.numbers[m]);
        let optional = |id: Option<ObjId>| self.word(id.map_or(Value::UNDEF.into(), Word::Obj));
        let fields = [
            (header::MAGIC, MAGIC),
            (header::RESERVED, 0),
            (header::FINGERPRINT, fingerprint),
            (header::LEN, self.len),
            (header::MODULE_COUNT, self.builder.modules.len() as u32),
            (header::STRING_INDEX, self.index),
            (header::STRING_BUCKETS, self.buckets),
            (header::FILTER, self.filter),
            (header::FILTER_BITS, self.filter_bits),
            (header::EVALS, self.evals),
            (header::EVAL_COUNT, self.builder.evals.len() as u32),
            (header::STRINGS, self.strings),
            (header::OBJECTS, self.objects),
            (header::MAIN, main.unwrap_or(u32::MAX)),
            (header::ON_ERROR, self.builder.on_error as u32),
            (header::START, optional(self.builder.start)),
            (header::FIRST_ROOTS, self.builder.first_roots),
            (header::DATA, optional(self.data)),
        ];
        for (at, x) in fields {
            w[at as usize] = x;
        }
    }

    fn write_strings(&self, w: &mut [u32]) {
        let narrow = self.objects - self.strings <= NARROW_MAX;
        let set_index = |w: &mut [u32], bucket: u32, at: u32| {
            let offset = at - self.strings;
            match narrow {
                true => w[(self.index + bucket / 2) as usize] |= offset << (bucket % 2 * 16),
                false => w[(self.index + bucket) as usize] = offset,
            }
        };
        let mut bucket = 0;
        for id in &self.order {
            let s = &self.texts[id.0];
            let at = self.string_at[id.0];
            let hash = names::hash_bytes(s);
            while bucket < hash & (self.buckets - 1) {
                bucket += 1;
                set_index(w, bucket, at);
            }
            let bit =
                names::filter_hash(s.len() as u32, s[0], s[s.len() - 1]) & (self.filter_bits - 1);
            w[(self.filter + bit / 32) as usize] |= 1 << (bit & 31);
            let at = at as usize;
            let ascii = if s.is_ascii() { FLAG } else { 0 };
            w[at] = object::header(Kind::Str, s.len() as u32, ascii | FROZEN);
            for (i, x) in pack_bytes(s).into_iter().enumerate() {
                w[at + 1 + i] = x;
            }
        }
        while bucket < self.buckets {
            bucket += 1;
            set_index(w, bucket, self.objects);
        }
    }

    fn write_evals(&self, w: &mut [u32]) {
        let mut pairs: Vec<(u32, u32)> = self
            .builder
            .evals
            .iter()
            .map(|(s, c)| (self.word(*s), self.word(Word::Obj(*c))))
            .collect();
        pairs.sort_unstable();
        for (i, (s, c)) in pairs.into_iter().enumerate() {
            w[self.evals as usize + 2 * i] = s;
            w[self.evals as usize + 2 * i + 1] = c;
        }
    }

    fn write_objects(&self, w: &mut [u32]) {
        for (o, &at) in self.builder.objects.iter().zip(&self.places) {
            let Some(o) = o else { continue };
            w[at as usize] = object::header(o.kind, o.size, o.flags | FROZEN);
            for (i, x) in o.words.iter().enumerate() {
                w[at as usize + 1 + i] = self.word(*x);
            }
        }
    }

    /// Writes the bits of the modules, in the order of the directory.
    fn write_stages(&self, w: &mut [u32]) {
        let Some((id, bits)) = &self.builder.stages else {
            return;
        };
        let at = self.places[id.0] + object::BODY;
        let row_words = super::stage::row_words(bits.len() as u32);
        for (index, bits) in bits.iter().enumerate() {
            let n = self.numbers[index];
            for row in 0..super::stage::ROWS {
                if bits >> row & 1 != 0 {
                    w[(at + row * row_words + n / 32) as usize] |= 1 << (n % 32);
                }
            }
        }
    }

    /// Builds the indexes of tables, which depend on where the keys lie.
    fn reindex(&self, w: &mut [u32]) {
        let rom: Vec<AtomicU32> = w.iter().map(|x| AtomicU32::new(*x)).collect();
        let mut mem = Mem::unverified(&rom, w);
        for (o, &at) in self.builder.objects.iter().zip(&self.places) {
            if o.as_ref().is_some_and(|o| table::is_table(o.kind)) {
                table::settle(&mut mem, Value::ram(at));
            }
        }
    }
}
