//! Kinds of shared objects: how a module defines one, and what others learn from it and change in it.
//!
//! In a template, `{x}` is the object, `{i}` a small number, `{u}` a number that occurs once, `{w}` a word and `{k}` a
//! key. A template that begins with `!` may raise. One that begins with `=` assigns to `{x}`, so it is not used where
//! that would make a local variable.

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

    /// Expressions that learn something from the object.
    pub fn reads(self) -> &'static [&'static str] {
        match self {
            Kind::Ints => &[
                "{x}",
                "len({x})",
                "sum({x})",
                "!{x}[{i}]",
                "!{x}[-1]",
                "{u} in {x}",
                "{i} in {x}",
                "sorted({x})",
                "{x} == [{i}]",
                "{x} < [{i}, 4]",
                "repr({x})",
                "!{x}.index({i})",
                "{x}.count({i})",
                "[v + 1 for v in {x}]",
                "!max({x})",
                "{x}[1:]",
                "list(reversed({x}))",
                "bool({x})",
            ],
            Kind::Words => &[
                "{x}",
                "len({x})",
                "{w} in {x}",
                "!{x}[0]",
                "\",\".join({x})",
                "sorted({x})",
                "not {x}",
                "[v + \"!\" for v in {x}]",
                "{x} == [{w}]",
                "{x}[-2:]",
            ],
            Kind::Table => &[
                "sorted({x}.items())",
                "len({x})",
                "{w} in {x}",
                "{x}.get({w})",
                "!{x}[{w}]",
                "sum({x}.values())",
                "sorted({x})",
                "{x} == {{w}: {i}}",
                "sorted(v for v in {x}.values())",
                "bool({x})",
                "sorted(k for k in {x}.keys())",
            ],
            Kind::Order => &[
                "list({x}.items())",
                "list({x})",
                "len({x})",
                "{w} in {x}",
                "{x}.get({w}, 0)",
                "list({x}.values())",
                "!{x}[{w}]",
                "[k + \"?\" for k in {x}]",
            ],
            Kind::Seen => &[
                "sorted({x})",
                "len({x})",
                "{i} in {x}",
                "{u} in {x}",
                "sorted({x} & {1, 2, {i}})",
                "{x} == {{i}}",
                "{x} <= {0, 1, 2, 3}",
                "sum({x})",
                "!max({x})",
                "sorted({x} | {{i}})",
                "{x}.issuperset({1, 2})",
            ],
            Kind::Queue => &[
                "list({x})",
                "len({x})",
                "!{x}[0]",
                "sum({x})",
                "bool({x})",
                "sorted({x})",
                "{i} in list({x})",
            ],
            Kind::Bytes => &[
                "list({x})",
                "{x}",
                "len({x})",
                "!{x}[0]",
                "sum({x})",
                "bytes({x})",
                "{x} == b\"ab\"",
                "{x}[-1:]",
            ],
            Kind::Array => &[
                "list({x})",
                "len({x})",
                "sum({x})",
                "!{x}[{i}]",
                "sorted({x})",
                "!{x}[-1]",
            ],
            Kind::Lists => &[
                "sorted({x}.items())",
                "len({x})",
                "{x}.get({w})",
                "!{x}[{w}]",
                "!len({x}[{w}])",
                "sum(len(v) for v in {x}.values())",
                "[(k, len({x}[k])) for k in sorted({x})]",
                "{w} in {x}",
            ],
            Kind::Grid => &[
                "{x}",
                "[len(r) for r in {x}]",
                "!{x}[{i}]",
                "!{x}[0][-1]",
                "sum(sum(r) for r in {x})",
                "len({x})",
            ],
            Kind::Class => &[
                "sorted(k for k in dir({x}) if k[0] != \"_\")",
                "!{x}.a",
                "getattr({x}, \"b\", None)",
                "hasattr({x}, \"b\")",
                "!{x}.items",
                "!len({x}.items)",
                "!{x}().a",
                "hasattr({x}, \"c\")",
                "getattr({x}(), \"c\", 0)",
                "!{x}().m()",
                "getattr({x}, \"a\", 0)",
            ],
            Kind::Thing => &[
                "sorted({x}.__dict__)",
                "!{x}.a",
                "getattr({x}, \"b\", None)",
                "hasattr({x}, \"b\")",
                "!{x}.base",
                "!{x}.c",
                "hasattr({x}, \"c\")",
                "!(hasattr({x}, \"a\"), {x}.base)",
                "sorted({x}.__dict__.values())",
            ],
            Kind::Hooked => &[
                "!{x}().a",
                "hasattr({x}(), \"p\")",
                "!{x}().p",
                "hasattr({x}, \"p\")",
                "getattr({x}(), \"q\", 0)",
                "!{x}().q",
                "!len({x}())",
                "!{x}()()",
                "!{x}()[{i}]",
                "bool({x}())",
                "{i} == {x}()",
            ],
            Kind::Count => &[
                "{x}",
                "{x} + 1",
                "{x} > 3",
                "{x} % 2",
                "{x} == {i}",
                "-{x}",
                "({x}, {i})",
            ],
            Kind::Flag => &["{x}", "not {x}", "{x} == 1", "bool({x})"],
            Kind::Ids => &[
                "!next({x})",
                "![next({x}) for q in range(2)]",
                "!next({x}) + next({x})",
                "!next({x}) % 3",
            ],
            Kind::Tick => &["!{x}()", "!({x}(), {x}())", "!{x}() % 2"],
            Kind::Once => &[
                "next({x}, None)",
                "!next({x})",
                "(next({x}, 0), next({x}, 0))",
                "3 in {x}",
            ],
            Kind::Func => &["!{x}({i})", "!{x}({x}({i}))", "callable({x})"],
            Kind::Handlers => &[
                "[(k, [f() for f in {x}[k]]) for k in sorted({x})]",
                "len({x})",
                "!len({x}[\"tap\"])",
                "[f() for f in {x}.get(\"tap\", ())]",
                "sorted({x})",
                "sum(len(v) for v in {x}.values())",
            ],
            Kind::Classes => &[
                "{x}",
                "len({x})",
                "sorted({x})",
                "!{x}[-1]",
                "\"Part\" in {x}",
            ],
            Kind::Size => &["!{x}([1, 2])", "!{x}(\"abc\") + 1"],
        }
    }

    /// Statements that change the object.
    pub fn writes(self) -> &'static [&'static str] {
        match self {
            Kind::Ints => &[
                "{x}.append({u})",
                "{x}.append({u})",
                "{x}.insert(0, {u})",
                "{x}.insert({i}, {u})",
                "!{x}.remove({i})",
                "!{x}.pop()",
                "!{x}.pop(0)",
                "{x}.extend([{u}, {i}])",
                "={x} += [{u}]",
                "{x}.sort()",
                "{x}.reverse()",
                "{x}[1:2] = [{u}, {u}]",
                "{x}[:] = sorted({x})",
                "{x}.clear()",
                "!{x}[0] = {u}",
                "!{x}[-1] += {i}",
                "!del {x}[0]",
                "{x}[len({x}):] = [len({x})]",
                "{x}.append(len({x}))",
                "!{x}.append({x}[-1] + 1)",
                "{x}.sort(key=lambda v: -v)",
                "={x} = {x} + [{u}]",
                "={x} = [{u}]",
                "!{x}.append({x}.pop())",
                "{x}.extend(v + 1 for v in {x}[:2])",
            ],
            Kind::Words => &[
                "{x}.append(__name__)",
                "{x}.append({w})",
                "{x}.insert(0, {w})",
                "!{x}.remove({w})",
                "!{x}.pop()",
                "{x}.sort()",
                "={x} += [{w}]",
                "{x}.reverse()",
                "{x}.append(\"%d\" % len({x}))",
                "!{x}[0] += {w}",
            ],
            Kind::Table => &[
                "{x}[{w}] = {u}",
                "{x}[{w}] = {x}.get({w}, 0) + 1",
                "!{x}[{w}] += 1",
                "!del {x}[{w}]",
                "!{x}.pop({w})",
                "{x}.pop({w}, None)",
                "{x}.update({{w}: {u}})",
                "{x}.setdefault({w}, {u})",
                "{x}.clear()",
                "{x}[__name__] = len({x})",
                "={x} = {{w}: {u}}",
                "{x}.update(late={i})",
            ],
            Kind::Order => &[
                "{x}[{w}] = {u}",
                "{x}[{w}] = len({x})",
                "!del {x}[{w}]",
                "{x}.pop({w}, 0)",
                "{x}.setdefault({w}, {u})",
                "!{x}.popitem()",
                "{x}[__name__] = {u}",
                "!{x}[{w}] += 1",
            ],
            Kind::Seen => &[
                "{x}.add({u})",
                "{x}.add({i})",
                "{x}.discard({i})",
                "!{x}.remove({i})",
                "{x}.update([{u}, {i}])",
                "={x} |= {{u}}",
                "{x}.clear()",
                "{x}.add(len({x}))",
                "={x} = {x} | {{u}}",
                "={x} -= {{i}}",
                "{x}.difference_update([{i}])",
                "{x}.intersection_update(range(9))",
                "={x} ^= {{i}}",
            ],
            Kind::Queue => &[
                "{x}.append({u})",
                "{x}.appendleft({u})",
                "!{x}.popleft()",
                "!{x}.pop()",
                "{x}.extend([{u}, {i}])",
                "!{x}[0] = {u}",
                "{x}.append(len({x}))",
                "!{x}.append({x}.popleft())",
            ],
            Kind::Bytes => &[
                "{x}.append({i})",
                "{x}.extend(b\"x\")",
                "={x} += b\"yz\"",
                "!{x}[0] = {i}",
                "{x}[0:1] = b\"qr\"",
                "{x}.append(len({x}))",
                "{x}[:] = b\"\"",
                "!{x}[-1] += 1",
                "{x}.extend(bytes({x}[:1]))",
            ],
            Kind::Array => &[
                "{x}.append({u})",
                "{x}.append(len({x}))",
                "!{x}[0] = {u}",
                "!{x}[-1] += {i}",
                "{x}.extend({x}[:1])",
            ],
            Kind::Lists => &[
                "{x}.setdefault({w}, []).append(__name__)",
                "{x}.setdefault({w}, []).append({w})",
                "!{x}[{w}].append({w})",
                "{x}[{w}] = [{w}]",
                "!{x}[{w}].insert(0, {w})",
                "!{x}[{w}].pop()",
                "!del {x}[{w}]",
                "!{x}[{w}] += [{w}]",
                "!{x}[{w}].clear()",
                "!{x}.pop({w}).append({w})",
            ],
            Kind::Grid => &[
                "!{x}[0].append({u})",
                "!{x}[{i}].append({u})",
                "{x}.append([{u}])",
                "!{x}[-1].append(len({x}[0]))",
                "!{x}[0], {x}[1] = {x}[1], {x}[0]",
                "!{x}[0] = {x}[1]",
                "!{x}[0][0] += 1",
                "!{x}.pop().append({u})",
                "!{x}.insert(0, {x}[-1])",
            ],
            Kind::Class => &[
                "!{x}.a += 1",
                "{x}.b = {u}",
                "{x}.c = {u}",
                "!del {x}.a",
                "!del {x}.b",
                "!{x}.items.append({u})",
                "{x}.m = lambda self: {u}",
                "setattr({x}, \"c\", {i})",
                "={x} = type(\"Kind\", ({x},), {\"b\": {u}, \"items\": [{u}]})",
                "!{x}.a = {x}.a * 2",
                "!{x}.items += [{i}]",
                "!{x}.items.insert(0, len({x}.items))",
                "{x}.a = {u}",
            ],
            Kind::Thing => &[
                "!{x}.a += 1",
                "{x}.b = {u}",
                "{x}.c = {u}",
                "!del {x}.a",
                "!del {x}.b",
                "setattr({x}, \"c\", {i})",
                "{x}.base = {u}",
                "!delattr({x}, \"base\")",
                "type({x}).base = {u}",
                "!{x}.c += {x}.a",
                "{x}.a = {u}",
                "type({x}).late = {i}",
            ],
            Kind::Hooked => &[
                "{x}.p = property(lambda s: {u})",
                "{x}.__getattr__ = lambda s, n: (n, {u})",
                "{x}.a = {u}",
                "{x}.__len__ = lambda s: {i}",
                "{x}.__call__ = lambda s: {u}",
                "{x}.__getitem__ = lambda s, k: k + {u}",
                "{x}.__eq__ = lambda s, o: o == {i}",
                "!del {x}.p",
                "!del {x}.__getattr__",
                "{x}.p = {u}",
                "!{x}().p = {u}",
                "{x}.__setattr__ = lambda s, n, v: None",
                "!{x}.q = {x}.Late()",
            ],
            Kind::Count => &[
                "={x} += 1",
                "={x} += {i}",
                "={x} *= 2",
                "={x} = {u}",
                "={x} = {x} + 1",
            ],
            Kind::Flag => &[
                "={x} = 1",
                "={x} = 1",
                "={x} = 0",
                "={x} = not {x}",
                "={x} += 1",
            ],
            Kind::Ids => &[
                "!next({x})",
                "!next({x})",
                "![next({x}) for q in range({i})]",
            ],
            Kind::Tick => &["!{x}()", "!{x}()", "={x} = lambda: {u}"],
            Kind::Once => &[
                "next({x}, 0)",
                "!next({x})",
                "list({x})",
                "={x} = iter([{u}])",
            ],
            Kind::Func => &[
                "={x} = lambda x: x * {i}",
                "={x} = lambda x, old={x}: old(x) + {u}",
                "={x} = lambda x: {u}",
            ],
            Kind::Handlers => &[
                "{x}.setdefault(\"tap\", []).append(lambda: {u})",
                "!{x}[\"tap\"].pop()",
                "{x}[\"key\"] = [lambda: {u}]",
                "!{x}[\"tap\"].insert(0, lambda: {u})",
                "{x}.clear()",
                "!{x}[\"tap\"].append({x}[\"tap\"][0])",
            ],
            Kind::Classes => &[
                "{x}.append(__name__)",
                "!{x}.pop()",
                "{x}.sort()",
                "{x}.append(\"Part\")",
            ],
            Kind::Size => &["={x} = lambda x: {u}"],
        }
    }
}
