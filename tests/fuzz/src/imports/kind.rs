//! Kinds of shared objects: how a module defines one.

use super::project::Stmt;

/// What a shared object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A list of numbers.
    Ints,
    /// A list of words.
    Words,
    /// A dict from words to numbers.
    Table,
    /// An ordered dict from words to numbers.
    Order,
    /// A set of numbers.
    Seen,
    /// A deque of numbers.
    Queue,
    /// A bytearray.
    Bytes,
    /// An array of numbers.
    Array,
    /// A dict of lists of words.
    Lists,
    /// A list of lists of numbers.
    Grid,
    /// A class whose attributes change.
    Class,
    /// An instance whose attributes change.
    Thing,
    /// A class that gets properties, descriptors and hooks of attributes.
    Hooked,
    /// A number that is counted up.
    Count,
    /// A flag that decides what others do.
    Flag,
    /// A generator.
    Ids,
    /// A closure that counts.
    Tick,
    /// An iterator that gives its items once.
    Once,
    /// A function that others replace.
    Func,
    /// A dict of lists of functions, with a decorator that registers them.
    Handlers,
    /// A list of the names of classes, with a decorator that registers them.
    Classes,
    /// A function that calls a builtin by its name.
    Size,
}

/// All kinds. Some are there twice, so that they are chosen more often.
pub const KINDS: [Kind; 27] = [
    Kind::Ints,
    Kind::Ints,
    Kind::Words,
    Kind::Table,
    Kind::Order,
    Kind::Seen,
    Kind::Queue,
    Kind::Bytes,
    Kind::Array,
    Kind::Lists,
    Kind::Lists,
    Kind::Grid,
    Kind::Class,
    Kind::Class,
    Kind::Thing,
    Kind::Hooked,
    Kind::Count,
    Kind::Count,
    Kind::Flag,
    Kind::Flag,
    Kind::Ids,
    Kind::Tick,
    Kind::Once,
    Kind::Func,
    Kind::Handlers,
    Kind::Classes,
    Kind::Size,
];

impl Kind {
    /// The object's name in its module.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Ints => "log",
            Kind::Words => "names",
            Kind::Table => "table",
            Kind::Order => "order",
            Kind::Seen => "seen",
            Kind::Queue => "queue",
            Kind::Bytes => "buf",
            Kind::Array => "arr",
            Kind::Lists => "groups",
            Kind::Grid => "grid",
            Kind::Class => "Kind",
            Kind::Thing => "thing",
            Kind::Hooked => "Hooked",
            Kind::Count => "n",
            Kind::Flag => "FLAG",
            Kind::Ids => "ids",
            Kind::Tick => "tick",
            Kind::Once => "once",
            Kind::Func => "helper",
            Kind::Handlers => "handlers",
            Kind::Classes => "classes",
            Kind::Size => "size",
        }
    }

    /// The statements that define the object.
    pub fn definition(self, full: bool) -> Vec<Stmt> {
        let line = |a: &str, b: &str| vec![Stmt::line(if full { b } else { a })];
        match self {
            Kind::Ints => line("log = []", "log = [3, 1, 2]"),
            Kind::Words => line("names = []", "names = [\"a\", \"k\"]"),
            Kind::Table => line("table = {}", "table = {\"a\": 1, \"k\": 2}"),
            Kind::Order => {
                let mut all = vec![Stmt::line("from collections import OrderedDict")];
                all.push(Stmt::line("order = OrderedDict()"));
                if full {
                    all.push(Stmt::line("order[\"k\"] = 1"));
                }
                all
            }
            Kind::Seen => line("seen = set()", "seen = {1, 2, 5}"),
            Kind::Queue => {
                let mut all = vec![Stmt::line("from collections import deque")];
                all.extend(line("queue = deque((), 40)", "queue = deque((4, 2), 40)"));
                all
            }
            Kind::Bytes => line("buf = bytearray()", "buf = bytearray(b\"ab\")"),
            Kind::Array => {
                let mut all = vec![Stmt::line("from array import array")];
                all.extend(line("arr = array(\"i\", [])", "arr = array(\"i\", [2, 1])"));
                all
            }
            Kind::Lists => line("groups = {}", "groups = {\"a\": [], \"k\": [\"x\"]}"),
            Kind::Grid => line("grid = [[], []]", "grid = [[1], [2, 3], []]"),
            Kind::Class => {
                let mut body = vec![Stmt::line("a = 1"), Stmt::line("items = []")];
                if full {
                    body.push(Stmt::block(
                        "def m(self):",
                        vec![Stmt::line("return self.a")],
                    ));
                }
                vec![Stmt::block("class Kind:", body)]
            }
            Kind::Thing => vec![
                Stmt::block("class Thing:", vec![Stmt::line("base = 4")]),
                Stmt::line("thing = Thing()"),
                Stmt::line("thing.a = 1"),
            ],
            Kind::Hooked => {
                let get = Stmt::block("def __get__(self, o, t):", vec![Stmt::line("return 6")]);
                let late = Stmt::block("class Late:", vec![get]);
                vec![Stmt::block(
                    "class Hooked:",
                    vec![Stmt::line("a = 1"), late],
                )]
            }
            Kind::Count => line("n = 0", "n = 7"),
            Kind::Flag => line("FLAG = 0", "FLAG = 1"),
            Kind::Ids => {
                let turn = vec![Stmt::line("i += 1"), Stmt::line("yield i")];
                let body = vec![Stmt::line("i = 0"), Stmt::block("while True:", turn)];
                let mut all = vec![Stmt::block("def run():", body)];
                all.extend(line("ids = run()", "ids = run()\nnext(ids)"));
                all
            }
            Kind::Tick => {
                let inner = ["nonlocal i", "i += 1", "return i"].map(Stmt::line);
                let body = vec![
                    Stmt::line("i = 0"),
                    Stmt::block("def inner():", inner.to_vec()),
                    Stmt::line("return inner"),
                ];
                vec![
                    Stmt::block("def make():", body),
                    Stmt::line("tick = make()"),
                ]
            }
            Kind::Once => line("once = iter([5, 6, 7, 8, 9])", "once = iter(range(20))"),
            Kind::Func => vec![Stmt::block(
                "def helper(x):",
                vec![Stmt::line("return x + 1")],
            )],
            Kind::Handlers => {
                let inner = vec![
                    Stmt::line("handlers.setdefault(event, []).append(f)"),
                    Stmt::line("return f"),
                ];
                let on = vec![Stmt::block("def add(f):", inner), Stmt::line("return add")];
                vec![
                    Stmt::line("handlers = {}"),
                    Stmt::block("def on(event):", on),
                ]
            }
            Kind::Classes => {
                let body = vec![
                    Stmt::line("classes.append(c.__name__)"),
                    Stmt::line("return c"),
                ];
                vec![
                    Stmt::line("classes = []"),
                    Stmt::block("def enrol(c):", body),
                ]
            }
            Kind::Size => vec![Stmt::block(
                "def size(x):",
                vec![Stmt::line("return len(x)")],
            )],
        }
    }

    /// An expression that shows the whole object.
    pub fn whole(self) -> &'static str {
        self.reads()[0]
    }
}
