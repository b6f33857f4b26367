//! The rules of DESIGN.md, section 1: a test for each, and for each of their details.

use freezer::{Frozen, Options};
use support::run::{frozen, program, report, run_frozen, try_freeze, Exit, Run, RunOptions};
use support::text::{assert_same, difference};
use support::{at, cases, oracle, parallel, project};

/// A program of several files, `main.py` its entry: frozen with all files as roots.
struct Program {
    dir: std::path::PathBuf,
    options: Options,
}

impl Program {
    fn new(name: &str, files: &[(&str, &str)]) -> Program {
        let dir = project(&format!("rules/{name}"), files);
        let mut options = program(&dir.join("main.py"));
        options.roots = files
            .iter()
            .filter(|(path, _)| *path != "main.py" && !path.contains('/'))
            .map(|(path, _)| dir.join(path))
            .collect();
        let packages = files
            .iter()
            .filter_map(|(path, _)| path.split_once('/').map(|(p, _)| p.to_owned()));
        options.include = packages.collect();
        options.include.dedup();
        Program { dir, options }
    }

    fn freeze(&self) -> Frozen {
        frozen(&self.options)
    }

    fn run(&self) -> Run {
        run_frozen(&self.freeze(), &RunOptions::default())
    }

    /// Runs it; it has to print what CPython prints.
    #[track_caller]
    fn as_python(&self) -> Run {
        let wanted = oracle::python(&[], Some(&self.dir.join("main.py")), &self.dir, None)
            .expect("CPython runs it");
        let run = self.run();
        assert_eq!(run.exit, Exit::Done, "after {}", run.stdout);
        assert_same("the output", &wanted, &run.stdout);
        run
    }

    /// Runs it; it has to print this.
    #[track_caller]
    fn prints(&self, wanted: &str) -> Run {
        let run = self.run();
        assert_eq!(run.exit, Exit::Done, "after {}", run.stdout);
        assert_same("the output", wanted, &run.stdout);
        run
    }
}

/// Bytes of heap that importing module `m` keeps, in a machine that does nothing else.
fn kept_by(image: &Frozen, modules: &[&str]) -> (u32, String) {
    let modules = modules.iter().map(|m| (*m).to_owned()).collect();
    let run = run_frozen(
        image,
        &RunOptions {
            modules,
            ..RunOptions::default()
        },
    );
    assert_eq!(run.exit, Exit::Done, "after {}", run.stdout);
    (run.kept, run.stdout)
}

const ZOO: &str = r#"
class Base:
    shared = []
    kind = "base"
    def __init__(self, n):
        self.n = n
        self.tags = {"n": n}
    def shout(self):
        return self.kind.upper() + str(self.n)

class Derived(Base):
    kind = "derived"

def counter():
    count = 0
    def step():
        nonlocal count
        count += 1
        return count
    def peek():
        return count
    return step, peek

def walk():
    for i in range(3):
        got = yield i
        if got:
            yield got

step, peek = counter()
base, derived = Base(1), Derived(2)
numbers = [1, 2, 3]
alias = numbers
table = {"a": 1, "b": [2]}
things = {3, 1, 2}
walking = walk()
next(walking)
raw = bytearray(b"abcdef")
left, right = memoryview(raw)[:3], memoryview(raw)[3:]
total = 0
"#;

#[test]
fn rule_1_untouched_objects_cost_nothing() {
    let p = Program::new("untouched", &[("zoo.py", ZOO), ("main.py", "import zoo\n")]);
    let image = p.freeze();
    assert_eq!(report(&image, "zoo").state, "frozen");
    assert_eq!(report(&image, "zoo").heap_at_import, 0);
    assert_eq!(kept_by(&image, &["zoo"]).0, 0);
}

#[test]
fn rule_1_frozen_objects_stay_mutable() {
    let main = r#"
import zoo
zoo.numbers.append(4)
zoo.numbers[0] = "one"
print(zoo.numbers, zoo.alias, zoo.alias is zoo.numbers)
zoo.table["c"] = zoo.table
del zoo.table["a"]
zoo.table["b"].append(5)
print(list(zoo.table), zoo.table["c"] is zoo.table, zoo.table["b"])
zoo.base.n, zoo.base.new = 10, "new"
print(zoo.base.shout(), zoo.base.new, hasattr(zoo.derived, "new"))
zoo.Base.shared.append(zoo.base)
print(zoo.derived.shared[0] is zoo.base)
zoo.things.add(9)
zoo.things.discard(1)
print(sorted(zoo.things))
zoo.total += 5
zoo.fresh = zoo.total
print(zoo.total, zoo.fresh)
del zoo.total
print(hasattr(zoo, "total"))
"#;
    Program::new("mutable", &[("zoo.py", ZOO), ("main.py", main)]).as_python();
}

#[test]
fn rule_1_identity_never_changes() {
    let main = r#"
import zoo
before = [id(x) for x in (zoo, zoo.Base, zoo.base, zoo.numbers, zoo.table, zoo.things, zoo.raw, zoo.walking)]
keys = {zoo.base: "base", zoo.Base: "Base"}
zoo.numbers.append(1); zoo.table["x"] = 1; zoo.base.x = 1; zoo.Base.x = 1
zoo.things.add(7); zoo.raw[0] = 65; zoo.x = 1; next(zoo.walking)
after = [id(x) for x in (zoo, zoo.Base, zoo.base, zoo.numbers, zoo.table, zoo.things, zoo.raw, zoo.walking)]
print(before == after, keys[zoo.base], keys[zoo.Base], zoo.alias is zoo.numbers)
"#;
    Program::new("identity", &[("zoo.py", ZOO), ("main.py", main)]).as_python();
}

#[test]
fn rule_1_an_entry_that_equals_its_base_again_is_dropped() {
    let main = r#"
import zoo
def change():
    zoo.total = 7; zoo.base.n = 8; zoo.Base.kind = "other"; zoo.table["a"] = 9
    zoo.fresh = 1; zoo.table["fresh"] = 1; zoo.base.fresh = 1; zoo.Base.fresh = 1
def undo():
    zoo.total = 0; zoo.base.n = 1; zoo.Base.kind = "base"; zoo.table["a"] = 1
    del zoo.fresh, zoo.table["fresh"], zoo.base.fresh, zoo.Base.fresh
change()
undo()
"#;
    let p = Program::new("dropped", &[("zoo.py", ZOO), ("main.py", main)]);
    let image = p.freeze();
    assert_eq!(kept_by(&image, &["__main__"]).0, 0);
    // On the device as well, when nothing of it happens at freeze time.
    let main = main.replace("change()\nundo()\n", "");
    let late = format!("import gc\n{main}gc.collect()\na = gc.mem_alloc()\nb = 0\nprint('go')\ngc.collect()\na = gc.mem_alloc()\nchange()\nundo()\ngc.collect()\nb = gc.mem_alloc()\nprint(b - a)\n");
    Program::new("dropped_late", &[("zoo.py", ZOO), ("main.py", &late)]).prints("go\n0\n");
}

#[test]
fn rule_1_deltas_keep_pythons_order() {
    let main = r#"
d = {"a": 1, "b": 2, "c": 3}
print("go")
del d["a"]
d["d"] = 4
d["a"] = 5
d["b"] = 6
print(list(d.items()))
"#;
    Program::new("order", &[("main.py", main)]).as_python();
}

#[test]
fn rule_1_cells_stay_shared() {
    let main = "import zoo\nprint(zoo.peek(), zoo.step(), zoo.step(), zoo.peek())\n";
    Program::new("cells", &[("zoo.py", ZOO), ("main.py", main)]).as_python();
}

#[test]
fn rule_1_a_suspended_generator_copies_its_frame_when_it_is_resumed() {
    let main =
        "import zoo\nprint(next(zoo.walking), zoo.walking.send('sent'), list(zoo.walking))\n";
    Program::new("generator", &[("zoo.py", ZOO), ("main.py", main)]).as_python();
}

#[test]
fn rule_1_a_write_through_any_view_copies_the_owner_once() {
    let main = r#"
import zoo
zoo.right[0] = 88
print(zoo.raw, bytes(zoo.left), bytes(zoo.right))
zoo.raw[0] = 89
zoo.left[1] = 90
print(zoo.raw, bytes(zoo.left), bytes(zoo.right))
"#;
    Program::new("views", &[("zoo.py", ZOO), ("main.py", main)]).as_python();
}

#[test]
fn rule_1_a_class_write_invalidates_every_look_up() {
    let main = r#"
import zoo
for i in range(3):
    print(zoo.derived.shout(), zoo.base.shout(), zoo.derived.kind)
    if i == 0:
        zoo.Base.shout = lambda self: "patched"
        zoo.Derived.kind = "new kind"
    else:
        zoo.Derived.shout = lambda self: "again"
"#;
    Program::new("class_write", &[("zoo.py", ZOO), ("main.py", main)]).as_python();
}

#[test]
fn rule_2_a_body_stops_before_an_impure_call_and_goes_on_there() {
    let noisy = "before = [[i] * 50 for i in range(10)]\nprint('noise', len(before))\n";
    let p = Program::new(
        "stops",
        &[
            ("noisy.py", noisy),
            ("main.py", "import noisy\nprint(noisy.before[9][49])\n"),
        ],
    );
    let image = p.freeze();
    let r = report(&image, "noisy");
    assert_eq!(
        (r.state, r.line, r.call.as_deref()),
        ("resumes", Some(2), Some("print"))
    );
    // What was built before the call costs nothing; nothing was built after it.
    assert_eq!(kept_by(&image, &["noisy"]), (0, "noise 10\n".to_owned()));
    p.as_python();
}

#[test]
fn rule_2_what_counts_as_impure() {
    let calls = [
        ("print('x')", "print"),
        ("import sys; sys.stdout.write('x')", "write"),
        ("import time; t = time.ticks_ms()", "ticks_ms"),
        ("import time; time.sleep_ms(1)", "sleep_ms"),
        ("import os; u = os.urandom(4)", "urandom"),
        ("i = id(print)", "id"),
        ("h = hash(object())", "id"),
        ("r = repr(object())", "id"),
        ("f = open('x')", "open"),
        ("i = input()", "input"),
        ("import random; r = random.getrandbits(8)", "getrandbits"),
    ];
    for (i, (line, call)) in calls.iter().enumerate() {
        let p = Program::new(
            &format!("impure{i}"),
            &[("probe.py", line), ("main.py", "import probe")],
        );
        let image = p.freeze();
        let r = report(&image, "probe");
        assert_eq!(
            (r.state, r.call.as_deref()),
            ("resumes", Some(*call)),
            "{line}"
        );
    }
}

#[test]
fn rule_2_reading_native_modules_is_pure() {
    let lines = "import time, sys, os, gc\nt = time.ticks_ms\nw = sys.stdout.write\np = sys.platform\nu = [os.urandom, print, id, open]\ntable = {}\nclass K:\n    pass\nkey = K()\ntable[key] = 'by identity'\n";
    let main = "import pure\nprint(pure.table[pure.key], pure.t is pure.time.ticks_ms)\n";
    let p = Program::new("pure", &[("pure.py", lines), ("main.py", main)]);
    let image = p.freeze();
    assert_eq!(
        report(&image, "pure").state,
        "frozen",
        "stopped by {:?}",
        report(&image, "pure").call
    );
    assert_eq!(report(&image, "pure").heap_at_import, 0);
    p.prints("by identity True\n");
}

#[test]
fn rule_2_no_handler_sees_the_stop() {
    let noisy = r#"
log = []
class Guard:
    def __enter__(self):
        log.append("enter")
        return self
    def __exit__(self, kind, value, trace):
        log.append(("exit", kind))
        return True
def work():
    try:
        with Guard():
            try:
                print("first", log)
                log.append("after print")
            except BaseException as e:
                log.append(("except", e))
            finally:
                log.append("finally")
    except:
        log.append("bare except")
    else:
        log.append("else")
work()
"#;
    let p = Program::new(
        "handlers",
        &[
            ("noisy.py", noisy),
            ("main.py", "import noisy\nprint(noisy.log)\n"),
        ],
    );
    assert_eq!(report(&p.freeze(), "noisy").state, "resumes");
    p.as_python();
}

#[test]
fn rule_2_an_importer_is_suspended_at_its_import() {
    let files = [
        ("bottom.py", "print('bottom')\nvalue = 1\n"),
        (
            "middle.py",
            "early = list(range(40))\nimport bottom\nlate = bottom.value + len(early)\n",
        ),
        (
            "main.py",
            "import middle\nprint(middle.late, middle.bottom.value)\n",
        ),
    ];
    let p = Program::new("importer", &files);
    let image = p.freeze();
    let r = report(&image, "middle");
    assert_eq!(
        (r.state, r.line, r.call.as_deref()),
        ("resumes", Some(2), Some("bottom"))
    );
    p.as_python();
}

#[test]
fn rule_2_below_a_native_frame_the_body_runs_from_its_start() {
    let body = "runs = ['start']\ndef key(x):\n    print('key', x)\n    return -x\nordered = sorted([1, 2, 3], key=key)\n";
    let p = Program::new(
        "native_frame",
        &[
            ("body.py", body),
            ("main.py", "import body\nprint(body.ordered, body.runs)\n"),
        ],
    );
    let image = p.freeze();
    assert_eq!(report(&image, "body").state, "runs");
    p.as_python();
}

#[test]
fn rule_2_calls_of_the_memory_manager_are_recorded() {
    let body = r#"
import gc, micropython
gc.collect()
gc.threshold(4096)
micropython.alloc_emergency_exception_buf(100)
level = micropython.opt_level()
enough = gc.mem_free() > 10000
used = gc.mem_alloc() < 10000
"#;
    let main = "import gc\nprint('go')\nprint(gc.threshold())\nimport body\nprint(gc.threshold(), body.enough, body.used)\n";
    let p = Program::new("recorded", &[("body.py", body), ("main.py", main)]);
    let image = p.freeze();
    let r = report(&image, "body");
    assert_eq!(r.state, "frozen");
    let wanted = [
        "alloc_emergency_exception_buf",
        "collect",
        "mem_alloc",
        "mem_free",
        "opt_level",
        "threshold",
    ];
    assert_eq!(r.recorded, wanted);
    // Settings are replayed on import.
    p.prints("go\n-1\n4096 True True\n");
}

#[test]
fn rule_2_settings_of_one_body_are_not_seen_by_another() {
    let files = [
        ("body.py", "import gc\ngc.threshold(4096)\ngc.disable()\n"),
        (
            "other.py",
            "import gc\nseen = gc.threshold(), gc.isenabled()\n",
        ),
        ("main.py", "import other\nprint(other.seen)\n"),
    ];
    Program::new("settings", &files).prints("(-1, True)\n");
}

#[test]
fn rule_3_an_import_applies_its_changes_and_is_priced() {
    let files = [
        ("registry.py", "names = []\ntable = {}\nlimit = 1\n"),
        ("plugin.py", "import registry\nregistry.names.append('plugin')\nregistry.table['plugin'] = [1]\nregistry.limit += 4\n"),
        ("main.py", "import registry\nprint(registry.names, registry.table, registry.limit)\nimport plugin\nprint(registry.names, registry.table, registry.limit)\n"),
    ];
    let p = Program::new("transaction", &files);
    let image = p.freeze();
    let r = report(&image, "plugin");
    assert_eq!(r.state, "frozen");
    assert!(r.heap_at_import > 0);
    assert_eq!(kept_by(&image, &["plugin"]).0, r.heap_at_import);
    assert_eq!(report(&image, "registry").heap_at_import, 0);
    p.as_python();
}

#[test]
fn rule_3_a_net_change_of_nothing_costs_nothing() {
    let files = [
        ("engine.py", "story = None\nstack = []\ntable = {}\n"),
        (
            "tale.py",
            "import engine\nengine.story = 'tale'\nengine.stack.append(1)\nengine.table['k'] = 1\nengine.extra = 2\ndel engine.extra\ndel engine.table['k']\nengine.stack.pop()\nengine.story = None\n",
        ),
        ("main.py", "import engine, tale\nprint(engine.story, engine.stack, engine.table)\n"),
    ];
    let p = Program::new("net_nothing", &files);
    assert_eq!(report(&p.freeze(), "tale").heap_at_import, 0);
    p.as_python();
}

#[test]
fn rule_3_until_its_import_a_module_is_nowhere() {
    let files = [
        ("pkg/__init__.py", "here = 1\n"),
        ("pkg/leaf.py", "value = 2\n"),
        ("alone.py", "value = 3\n"),
        (
            "main.py",
            "import sys\nprint('alone' in sys.modules, 'pkg' in sys.modules)\nimport pkg\nprint('pkg' in sys.modules, 'pkg.leaf' in sys.modules, hasattr(pkg, 'leaf'))\nimport pkg.leaf\nprint('pkg.leaf' in sys.modules, hasattr(pkg, 'leaf'), pkg.leaf.value)\nimport alone\nprint(sys.modules['alone'] is alone)\n",
        ),
    ];
    Program::new("nowhere", &files).as_python();
}

#[test]
fn rule_3_the_ram_figure_includes_the_bits() {
    let figure = |n: usize| {
        let names: Vec<String> = (0..n).map(|i| format!("m{i}.py")).collect();
        let mut files: Vec<(&str, &str)> = names.iter().map(|n| (n.as_str(), "x = 1\n")).collect();
        files.push(("main.py", "import gc\nprint(gc.mem_alloc())\n"));
        let run = Program::new(&format!("bits{n}"), &files).run();
        run.stdout
            .trim()
            .parse::<u32>()
            .expect("a number is printed")
    };
    // Two bits for each module, in whole words: 31 and __main__ are 32, 63 and __main__ are 64.
    let (few, more) = (figure(31), figure(63));
    assert_eq!(more - few, 8);
}

#[test]
fn rule_3_a_deleted_module_runs_its_body_again() {
    let files = [
        ("plain.py", "items = ['fresh']\n"),
        (
            "main.py",
            "import sys, plain\nplain.items.append('changed')\nold = plain\ndel sys.modules['plain']\nimport plain\nprint(plain is old, plain.items, old.items)\n",
        ),
    ];
    let p = Program::new("again", &files);
    p.as_python();
    let mut dropped = Program::new("again", &files);
    dropped.options.drop_bodies = true;
    let (with, without) = (p.freeze(), dropped.freeze());
    assert!(
        without.words.len() < with.words.len(),
        "--drop-bodies saves ROM"
    );
    let run = run_frozen(&without, &RunOptions::default());
    let Exit::Raised(trace) = &run.exit else {
        panic!("{run:?}")
    };
    assert!(
        trace.contains("ImportError: the body of 'plain' was dropped when it was frozen"),
        "{trace}"
    );
}

#[test]
fn rule_3_bodies_that_nothing_can_run_again_are_left_out() {
    let words = |main: &str, change: &dyn Fn(&mut freezer::Options)| {
        let files = [
            ("plain.py", "items = ['a' + str(n) for n in range(3)]\n"),
            ("main.py", main),
        ];
        let mut p = Program::new("needed", &files);
        change(&mut p.options);
        p.freeze().words.len()
    };
    let plain = "import plain\nprint(plain.items)\n";
    let left_out = words(plain, &|_| ());
    assert_eq!(left_out, words(plain, &|o| o.drop_bodies = true));
    assert!(left_out < words(plain, &|o| o.keep_bodies = true));
    for looks in [
        "import sys, plain\nprint(len(sys.modules))\n",
        "import sys, plain\nprint(len(getattr(sys, 'modules')))\n",
        "import sys, plain\nprint(eval('len(sys.modules)'))\n",
        "from sys import *\nimport plain\nprint(len(modules))\n",
    ] {
        let dropped = words(looks, &|o| o.drop_bodies = true);
        assert!(dropped < words(looks, &|_| ()), "{looks}");
    }
}

#[test]
fn rule_4_a_body_that_raises_raises_at_its_import() {
    let files = [
        ("log.py", "entries = []\n"),
        ("broken.py", "import log\nlog.entries.append('ran')\nearly = 1\nraise ValueError('broken')\n"),
        (
            "main.py",
            "import log\ntry:\n    import broken\nexcept ValueError as e:\n    print('raised', e, log.entries)\nimport sys\nprint('broken' in sys.modules)\n",
        ),
    ];
    let mut p = Program::new("raises", &files);
    let image = p.freeze();
    assert_eq!(report(&image, "broken").state, "raises");
    let warnings: Vec<String> = image.warnings.iter().map(ToString::to_string).collect();
    let file = p.dir.join("broken.py");
    let wanted = format!(
        "{}:4: the body of broken raises ValueError: broken; so will its import on the device",
        file.display()
    );
    assert_eq!(warnings, std::slice::from_ref(&wanted));
    p.as_python();
    p.options.strict = true;
    assert_eq!(try_freeze(&p.options).err(), Some(wanted));
}

#[test]
fn rule_4_compile_errors_are_fatal() {
    let p = Program::new(
        "syntax",
        &[("bad.py", "x = 1\ny = = 2\n"), ("main.py", "import bad\n")],
    );
    let e = try_freeze(&p.options).err().expect("it is refused");
    assert!(
        e.starts_with(&format!("{}:2:", p.dir.join("bad.py").display())),
        "{e}"
    );
}

#[test]
fn rule_4_a_budget_ends_a_body_that_never_ends() {
    let mut p = Program::new(
        "endless",
        &[
            ("endless.py", "x = 0\nwhile True:\n    x += 1\n"),
            ("main.py", "import endless\n"),
        ],
    );
    p.options.budget = 10_000;
    let e = try_freeze(&p.options).err().expect("it is refused");
    let place = format!("{}:", p.dir.join("endless.py").display());
    assert!(e.starts_with(&place), "{e}");
    assert!(
        e.contains("the body of endless does not end within 10000 calls and loops"),
        "{e}"
    );
    let line = e[place.len()..]
        .split(':')
        .next()
        .and_then(|n| n.parse::<u32>().ok());
    assert!(matches!(line, Some(2 | 3)), "{e}");

    // The device collects, so that the freezer's want of memory is nothing that a body may catch.
    let keeps = "x = []\nwhile True:\n    x.append([0] * 100)\n";
    let catches = "try:\n    for i in range(9000):\n        x = [0] * 100\nexcept MemoryError:\n    x = None\n";
    for text in [keeps, catches] {
        let files = [("greedy.py", text), ("main.py", "import greedy\n")];
        let mut p = Program::new("greedy", &files);
        p.options.budget_heap = 1 << 20;
        let e = try_freeze(&p.options).err().expect("it is refused");
        assert!(
            e.starts_with(&format!("{}:3:", p.dir.join("greedy.py").display())),
            "{e}"
        );
        assert!(
            e.contains("the body of greedy uses more than 1048576 bytes of memory"),
            "{e}"
        );
    }
}

#[test]
fn rule_5_the_entry_is_a_module_of_its_own() {
    let main = "import sys\nruns = [__name__]\nif __name__ == '__main__':\n    import main\n    print(main.runs, runs, main is sys.modules['__main__'], main.runs is runs)\n";
    Program::new("entry", &[("main.py", main)]).as_python();
}

#[test]
fn rule_6_equal_strings_exist_once() {
    let (text, raw) = (
        "a string that occurs in two modules",
        "bytes that occur in two modules",
    );
    let a = format!("x = '{text}'\ny = b'{raw}'\n");
    let b = format!("x = ' '.join('{text}'.split())\ny = bytes(bytearray(b'{raw}'))\n");
    let main = "import a, b\nprint(a.x is b.x, a.y is b.y)\n";
    let p = Program::new("once", &[("a.py", &a), ("b.py", &b), ("main.py", main)]);
    let image = p.freeze();
    let bytes: Vec<u8> = image.words.iter().flat_map(|w| w.to_le_bytes()).collect();
    let count = |t: &str| {
        bytes
            .windows(t.len())
            .filter(|w| *w == t.as_bytes())
            .count()
    };
    assert_eq!((count(text), count(raw)), (1, 1));
    p.prints("True True\n");
}

#[test]
fn rule_6_nothing_else_is_merged() {
    let marks =
        "a, b = object(), object()\nl, m = [1], [1]\nd, e = {}, {}\nclass X: pass\nclass Y: pass\n";
    let main = "import marks as k\nprint(k.a is k.b, k.a == k.b, k.l is k.m, k.d is k.e, k.X is k.Y)\nk.l.append(2)\nprint(k.m)\n";
    Program::new("markers", &[("marks.py", marks), ("main.py", main)]).as_python();
}

#[test]
fn rule_6_strings_made_at_run_time_become_those_of_the_image() {
    let main = r#"
import gc
known = ["lantern", "granary_key"]
def make(a, b):
    return a + b
def measure():
    kept = None
    gc.collect()
    a = gc.mem_alloc()
    kept = make("lan", "tern")
    gc.collect()
    b = gc.mem_alloc()
    return kept is known[0], b - a
print("go")
print(measure(), "_".join(["granary", "key"]) is known[1], "xgranary_keyx"[1:-1] is known[1])
"#;
    Program::new("interned", &[("main.py", main)]).prints("go\n(True, 0) True True\n");
}

#[test]
fn rule_7_every_divergence_is_a_file_and_still_is_one() {
    let cases = cases::below(&at("tests/diverge"), false);
    assert!(!cases.is_empty());
    let results = parallel::map(&cases, |case| {
        let source = std::fs::read_to_string(&case.path).map_err(|e| e.to_string())?;
        for mark in ["# cause: ", "# workaround: "] {
            if !source.lines().any(|l| l.starts_with(mark)) {
                return Err(format!("it has no line that begins with {mark:?}"));
            }
        }
        let wanted = case.exp().ok_or("it has no .exp")?;
        let directory = case.path.parent().unwrap_or(&case.path);
        let python = oracle::python(&[], Some(&case.path), directory, None)?;
        if python == wanted {
            return Err("CPython prints the same: it is no divergence".to_owned());
        }
        let run = run_frozen(&try_freeze(&program(&case.path))?, &RunOptions::default());
        if run.exit != Exit::Done {
            return Err(format!("{:?}", run.exit));
        }
        difference(&wanted, &run.stdout).map_or(Ok(()), Err)
    });
    let mut failed = 0;
    for (case, result) in cases.iter().zip(results) {
        if let Err(e) = result.and_then(|r| r) {
            failed += 1;
            println!("{}: {e}", case.name);
        }
    }
    assert_eq!(failed, 0);
}

const EVAL: &str = r#"
class Sack:
    hours = 5
sack = Sack()
condition = "sack.hours > 4"
literal = "[1, 2"
"#;

#[test]
fn eval_finds_frozen_strings_by_content() {
    let main = r#"
from tale import *
print("go")
print(eval(condition), eval("sack." + "hours > " + "4"))
print(eval("sack." + "hours"), eval("1" + "7"), eval("'te" + "xt'"), eval("sa" + "ck") is sack)
"#;
    let run = Program::new("eval", &[("tale.py", EVAL), ("main.py", main)]).as_python();
    assert_eq!(run.stdout, "go\nTrue True\n5 17 text True\n");
}

#[test]
fn eval_of_anything_else_is_one_named_error() {
    let ask = "def ask(a, b):\n    try:\n        return eval(a + b)\n    except Exception as e:\n        return type(e).__name__, str(e)\n";
    let frozen = "from ask import ask\nx = 3\nseen = ask('x * ', '1234')\n";
    let main = "import frozen_ask\nfrom ask import ask\nx = 3\nprint('go')\nprint(frozen_ask.seen)\nprint(ask('x * ', '1234') == frozen_ask.seen)\n";
    let p = Program::new(
        "eval_error",
        &[
            ("ask.py", ask),
            ("frozen_ask.py", frozen),
            ("main.py", main),
        ],
    );
    let run = p.run();
    assert_eq!(run.exit, Exit::Done, "{run:?}");
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.stdout);
    assert!(lines[1].contains("Error"), "{}", lines[1]);
    assert_eq!(lines[2], "True");
}
