//! The state of a freeze, on which the module `freezing` works.

extern crate alloc;

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use core::cell::RefCell;

use format::image::delta::Setting;
use format::value::Value;

use super::{Calls, Overlay, PLACES};

/// What is known of a module.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// Its body has not been evaluated, or it cannot have a memo: the body runs on the device.
    Runs,
    /// Its body ran to its end.
    Done,
    /// Its body ran to an impure call; its frames are kept.
    Suspended,
    /// Its body raised an exception, which is kept.
    Raised,
}

/// A module during evaluation.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its object, in RAM; UNDEF until its body begins.
    pub object: Value,
    /// How far its body got.
    pub status: Status,
    /// True if its body began while the program ran up to its stop.
    pub started: bool,
    /// True if its memo is that of a part of the program, which runs in the namespace of another part.
    pub is_part: bool,
    /// True if its object belongs to a memo of another module, or if its body did what no memo can express. It is not
    /// evaluated again.
    pub taken: bool,
    /// Tuple of what its memo has read, see [`format::image::reads`].
    pub reads: Value,
    /// Tuple of what its memo changes, see [`format::image::delta`].
    pub changes: Value,
    /// True if importing it early, or finding it imported, makes no difference to its importer.
    pub independent: bool,
    /// The independent modules that its memo imports, in the order in which their bodies ended.
    pub joins: Vec<u32>,
    /// The exception that its body raised.
    pub raised: Value,
    /// Recorded natives that its body called: name, and place of the calling instruction in the image.
    pub recorded: Vec<(Value, u32)>,
    /// Its suspended frames, outermost first: tuples of their words, or generators.
    pub frames: Vec<Value>,
    /// Where it stopped: name of the native or module, and the place in the image of
    /// each of its frames, innermost first.
    pub stopped: Option<(Value, Vec<u32>)>,
    /// Words of heap that its body's evaluation took, up to where it stopped.
    pub words: u32,
}

impl Module {
    /// A module of which nothing is known.
    pub(crate) fn new() -> Module {
        Module {
            object: Value::UNDEF,
            status: Status::Runs,
            started: false,
            is_part: false,
            taken: false,
            reads: Value::UNDEF,
            changes: Value::UNDEF,
            independent: false,
            joins: Vec::new(),
            raised: Value::UNDEF,
            recorded: Vec::new(),
            frames: Vec::new(),
            stopped: None,
            words: 0,
        }
    }
    /// True if the first import of the module, or the start of the part of the program, may use what was evaluated.
    pub fn has_memo(&self) -> bool {
        self.status != Status::Runs && (!self.started || self.is_part)
    }
}

/// The value of each setting.
pub type Settings = [i32; Setting::ALL.len()];

/// What the VM holds where the program stopped: the state in which each start of the image begins.
#[derive(Clone, Debug)]
pub struct Start {
    /// The program's suspended frames, outermost first.
    pub frames: Vec<Value>,
    /// The program's bodies that have not begun: functions.
    pub bodies: Vec<Value>,
    /// The exception that the program raised, or UNDEF.
    pub raised: Value,
    /// Name of what stopped it, and the place in the image of each frame, innermost first.
    pub stopped: Option<(Value, Vec<u32>)>,
    /// How far the import of each module is, see [`format::image::stage`].
    pub stages: Vec<u32>,
    /// The settings.
    pub settings: Settings,
    /// The objects that live as long as the VM.
    pub roots: [Value; PLACES],
}

/// Something that a body can learn or change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Place {
    /// The entry of a namespace: object and key.
    Entry(u32, u32),
    /// All that is in a namespace or container.
    Whole(u32),
    /// The module object of a module, or that its import has not begun: its number.
    Module(u32),
    /// Whether a module is an attribute of its package without an entry there.
    Bound(u32),
    /// One of the objects that live as long as the VM.
    Root(u32),
    /// That `sys.modules` has no entry for a module that is not in the image: its name.
    Unlisted(u32),
}

/// A change that does not depend on what was there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Store {
    /// The namespace.
    pub ns: Value,
    /// The key.
    pub key: Value,
    /// The new value; UNDEF deletes.
    pub value: Value,
}

/// How an import counts in the record of the importer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Imported {
    /// The module is independent: its memo joins that of the importer.
    Joined,
    /// What its body has done counts as done by the importer.
    Done,
    /// Its body has raised.
    Failed,
}

/// A body that is running, and what it has learned and changed. With it goes what its imports have done, if they are
/// not independent.
pub(crate) struct Record {
    /// Its module's number.
    pub module: u32,
    /// First word of the heap that it took.
    pub start: u32,
    /// The state before it began.
    pub before: Box<Checkpoint>,
    /// What it has learned, in order: the value that was there when it began. Of a whole, nothing: it is read at the end.
    pub reads: Vec<(Place, Value)>,
    /// Index in `reads` of each place.
    pub read_at: BTreeMap<Place, usize>,
    /// Its stores, in order.
    pub stores: Vec<Store>,
    /// Index in `stores` of the last store to each entry.
    pub stored_at: BTreeMap<(u32, u32), usize>,
    /// Places that it determined otherwise than by a store.
    pub determined: BTreeSet<Place>,
    /// The entries of each namespace that it wrote, in order, before its first store there.
    pub entries_before: BTreeMap<u32, Vec<(Value, Value)>>,
    /// A copy of each container that it wrote, before the first write.
    pub copies: BTreeMap<u32, Value>,
    /// The modules that it has imported, in the order in which their bodies ended.
    pub imports: Vec<(u32, Imported)>,
    /// Modules that were attributes of their packages without an entry, and that it has deleted there.
    pub unbound: Vec<u32>,
    /// Those among the imported modules that have no memo of their own.
    pub tangles: Vec<u32>,
    /// The settings when it began.
    pub settings: Settings,
    /// The outermost record of whose body it knows something, although that body is still running.
    pub tangled: Option<usize>,
    /// True if it did what no memo can express.
    pub hopeless: bool,
}

/// The state of the VM at one time, but for what was allocated later.
#[derive(Clone)]
pub(crate) struct Checkpoint {
    /// The words of RAM up to the top of the heap.
    pub low_words: Vec<u32>,
    /// The words of the stack.
    pub stack_words: Vec<u32>,
    /// The registers of the running frame.
    pub frame: (Value, u32, u32),
    /// The exception that is being raised.
    pub exc: Value,
    /// Calls that are under way.
    pub calls: Calls,
    /// The registry of deltas and shadows.
    pub overlay: Overlay,
    /// The objects that live as long as the VM.
    pub roots: [Value; PLACES],
    /// The settings.
    pub settings: Settings,
    /// Depth of `micropython.heap_lock`.
    pub locked: u32,
    /// True if an attribute for which classes keep flags was written.
    pub classes_patched: bool,
}

/// Where an evaluation stopped.
#[derive(Clone, Debug)]
pub(crate) struct Stop {
    /// Name of the native or module that stopped it.
    pub name: Value,
    /// The frames of the innermost body, or of the whole program, outermost first.
    pub frames: Vec<Value>,
    /// The place of each frame in the image, innermost first.
    pub places: Vec<u32>,
    /// Why the frames cannot be kept, if they cannot.
    pub kept: Kept,
}

/// Whether the frames of a stop can be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kept {
    /// They can.
    Whole,
    /// A native lies between them: the stop has to come before the outermost such native.
    BelowNative,
    /// The body has to run on the device from its start: what it does depends on the device's memory.
    No,
}

/// The largest object of an evaluation, in words: 1 MiB. No board has memory for a larger one, nor flash.
pub const MOST_WORDS: u32 = 1 << 18;

/// State of a freeze.
pub struct Freezing {
    /// The modules, by number.
    pub modules: Vec<Module>,
    /// Number of the program's module, if the image will have a program.
    pub main: Option<u32>,
    /// The state in which the program begins; `None` until it has run.
    pub start: Option<Start>,
    /// The running bodies, outermost first; none while the program itself runs.
    pub(crate) records: RefCell<Vec<Record>>,
    /// The body that is evaluated as a part of the program, or UNDEF.
    pub(crate) part: Value,
    /// The modules whose bodies run, outermost first.
    pub(crate) bodies: Vec<u32>,
    /// From each place of the heap on, the module whose body made what lies there; sorted by place.
    pub(crate) makers: Vec<(u32, Option<u32>)>,
    /// Where the evaluation stopped.
    pub(crate) stop: Option<Stop>,
    /// Instructions that the outermost body has executed.
    pub(crate) steps: u64,
    /// The number of the instruction that called the outermost native.
    pub(crate) native_at: u64,
    /// The number of the instruction before which to stop, and the name of what stopped the evaluation there.
    pub(crate) stop_at: Option<(u64, Value)>,
    /// True while what bodies learn and change is recorded.
    pub recording: bool,
}
