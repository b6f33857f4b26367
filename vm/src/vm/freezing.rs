//! The state of a freeze, on which the module `freezing` works.

extern crate alloc;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use format::image::delta::{Change, Setting};
use format::value::Value;

/// How far the evaluation of a module got.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// Its body has not begun.
    New,
    /// Its body is running.
    Running,
    /// Its body ran to its end.
    Done,
    /// Its body ran to an impure call; its frames are kept.
    Suspended,
    /// Its body raised an exception, which is kept.
    Raised,
    /// Its state half way cannot be kept: its body is to run on the device, from the start.
    Runs,
}

/// One entry of an import delta.
#[derive(Clone, Copy, Debug)]
pub struct Delta {
    /// The kind of the change.
    pub change: Change,
    /// The object that changes; for an import, the module's number.
    pub object: Value,
    /// Key, state or items.
    pub key: Value,
    /// Value of an entry; UNDEF deletes.
    pub value: Value,
}

/// A module during evaluation.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its object, in RAM.
    pub object: Value,
    /// How far it got.
    pub status: Status,
    /// Imports that its body made, then changes to objects of others.
    pub delta: Vec<Delta>,
    /// The exception that its body raised.
    pub raised: Value,
    /// Recorded natives that its body called: name, and place of the calling instruction in the image.
    pub recorded: Vec<(Value, u32)>,
    /// Its suspended frames, outermost first: tuples of their words, or generators.
    pub frames: Vec<Value>,
    /// Where it stopped: name of the native or module, and the place in the image of
    /// each of its frames, innermost first.
    pub stopped: Option<(Value, Vec<u32>)>,
    /// Words of heap that its own body's evaluation took, up to where it stopped.
    pub words: u32,
}

/// The value of each setting.
pub type Settings = [i32; Setting::ALL.len()];

/// A running body.
pub struct Body {
    /// Its module's number.
    pub module: u32,
    /// First word of the heap that it took.
    pub start: u32,
    /// Words of heap that the bodies of modules that it imported took.
    pub nested: u32,
    /// Namespace, key and old value of each entry of a frozen namespace that it wrote.
    pub entries: Vec<(Value, Value, Value)>,
    /// Index in `entries` of each namespace and key.
    pub entry_at: BTreeMap<(u32, u32), usize>,
    /// The entries of each dict among them, in order, before its first change.
    pub orders: BTreeMap<u32, Vec<(Value, Value)>>,
    /// Each frozen container that it wrote, with a copy of what it was.
    pub wholes: Vec<(Value, Value)>,
    /// Index in `wholes` of each container.
    pub whole_at: BTreeMap<u32, usize>,
    /// Modules that it imported.
    pub imports: Vec<u32>,
    /// The settings when it began.
    pub settings: Settings,
}

/// The largest object of an evaluation, in words: 1 MiB. No board has memory for a larger one, nor flash.
pub const MOST_WORDS: u32 = 1 << 18;

/// State of a freeze.
pub struct Freezing {
    /// The modules, by number.
    pub modules: Vec<Module>,
    /// The running bodies, outermost first.
    pub bodies: Vec<Body>,
    /// Not 0 while writes do not count as changes of the running body.
    pub quiet: u32,
    /// Name of the impure native that stopped the last evaluation.
    pub stopped_by: Value,
    /// True while what bodies learn and change is recorded.
    pub recording: bool,
}
