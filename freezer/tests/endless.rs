//! Programs that loop or recurse without end inside of the VM. The budget, Ctrl-C and the watchdog end loops, and
//! an exception ends recursion. No program ends the tool by a signal.

#![cfg(unix)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use rustix::process::{kill_process, Pid, Signal};

/// Python lines that stop freezing, so that the rest of a body runs on the device.
const ON_DEVICE: &str = "import time\ntime.ticks_ms()\n";

/// Loops inside natives that take forever, or very long.
const LOOPS: &[&str] = &[
    "sum(iter(int, 1))",
    "5 in iter(int, 1)",
    "next(filter(None, iter(int, 1)))",
    "min(enumerate(iter(int, 1)))",
    "set(map(abs, iter(int, 1)))",
    "any(iter(int, 1))",
    "dict.fromkeys(iter(int, 1))",
    "from collections import deque\ndeque(iter(int, 1), 3)",
    "{1}.isdisjoint(iter(int, 1))",
    "sum(range(10**9))",
    "pow(3, (1 << 60000) - 1, (1 << 40000) + 1)",
    "for i in range(10**9): ('a' * 3000).find('a' * 1500 + 'b')",
    "import re\nfor i in range(10**9): re.search('a*a*b', 'a' * 60)",
    "x = y = 1\nfor i in range(15): x, y = [x] * 100, [y] * 100\nx == y",
    "x = (int,)\nfor i in range(15): x = (x,) * 100\nisinstance('a', x)",
    "x = (1,)\nfor i in range(15): x = (x,) * 100\nhash(x)",
];

/// Work that only the budget ends: it does not fit a small heap.
const LONG_WHILE_FROZEN: &[&str] = &[
    "import math\nmath.factorial(300000)",
    "3 ** 3000000",
    "str(1 << 6000000)",
    "int('9' * 900000)",
    "('a' * 500000).find('a' * 250000 + 'b')",
    "('a' * 500000).replace('a' * 250000 + 'b', '')",
    "('a' * 250000 + 'b') in ('a' * 500000)",
    "sorted(['a' * 100000 + str(i % 10) for i in range(100)] * 1000)",
    "import framebuf, array\nf = framebuf.FrameBuffer(bytearray(1000000), 8, 60000, 0)\n\
     f.poly(0, 0, array.array('h', [0, 30000, 7, -30000] * 50000), 1, True)",
];

/// Programs with calls or values that are nested endlessly, or very deep.
fn recursions() -> Vec<String> {
    let mut all = Vec::new();
    // A special method that returns the object itself, and one that asks for the same again.
    for (method, use_) in [
        ("__bool__", "bool(a)"),
        ("__bool__", "not a"),
        ("__len__", "len(a)"),
        ("__len__", "bool(a)"),
        ("__hash__", "hash(a)"),
        ("__eq__", "a == 1"),
        ("__eq__", "a in [1]"),
        ("__ne__", "a != 1"),
        ("__lt__", "sorted([a, a, a])"),
        ("__lt__", "min(a, a)"),
        ("__repr__", "repr(a)"),
        ("__str__", "'%s' % a"),
        ("__format__", "format(a)"),
        ("__index__", "[1, 2][a]"),
        ("__int__", "int(a)"),
        ("__float__", "float(a)"),
        ("__iter__", "list(a)"),
        ("__next__", "next(a)"),
        ("__contains__", "1 in a"),
        ("__getitem__", "a[0]"),
        ("__getattr__", "a.missing"),
        ("__getattribute__", "a.missing"),
        ("__call__", "a()"),
        ("__neg__", "-a"),
        ("__add__", "a + 1"),
        ("__radd__", "sum([a, a])"),
        ("__reversed__", "list(reversed(a))"),
        ("__enter__", "a.__enter__()"),
        ("__init__", "type(a)()"),
        ("__new__", "type(a)()"),
        ("__get__", "type('B', (), {'d': a})().d"),
        ("__set__", "setattr(type('B', (), {'d': a})(), 'd', 1)"),
    ] {
        for gives in ["self", use_] {
            all.push(format!(
                "class A:\n    pass\na = A()\ndef f(self, *rest):\n    return {gives}\nA.{method} = f\n{use_}\n"
            ));
        }
    }
    // Values in values.
    for deeper in [
        "[x]",
        "(x,)",
        "{1: x}",
        "{1: x}.values()",
        "frozenset([x])",
        "slice(x)",
        "ValueError(x)",
    ] {
        for use_ in [
            "repr(x)",
            "hash(x)",
            "x == y",
            "x < y",
            "x in [y]",
            "isinstance('a', x)",
            "issubclass(str, x)",
            "'a'.startswith(x)",
            "__import__('json').dumps(x)",
        ] {
            all.push(format!(
                "x = y = int\nfor i in range(N):\n    x, y = {deeper}, {}\n{use_}\n",
                deeper.replace('x', "y").replace("eyception", "exception")
            ));
        }
    }
    // Iterators over iterators, callables in callables, classes of classes, generators in generators.
    for deeper in [
        "map(int, x)",
        "map(lambda i: i, x)",
        "zip(x)",
        "enumerate(x)",
        "filter(None, x)",
        "(i for i in x)",
        "delegate(x)",
    ] {
        for use_ in ["list(x)", "next(x)", "sum(x)"] {
            all.push(format!(
                "def delegate(x):\n    yield from x\nx = iter([1])\nfor i in range(N): x = {deeper}\n{use_}\n"
            ));
        }
    }
    for deeper in ["staticmethod(f)", "classmethod(f)", "property(f)"] {
        for use_ in ["f()", "A.f", "A().f", "A().f()", "A()()"] {
            all.push(format!(
                "def f(*a): return 1\nfor i in range(N): f = {deeper}\nclass A: pass\nA.f = f\nA.__call__ = f\n{use_}\n"
            ));
        }
    }
    for text in [
        "class A: pass\nfor i in range(600):\n    class A(A): pass\nA().missing\n",
        "class A:\n    def f(self): return 1\nfor i in range(300):\n    class A(A):\n        def f(self): return super().f()\nA().f()\n",
        "f = len\nfor i in range(600):\n    class C: pass\n    C.__call__ = f\n    f = C()\nf([1])\n",
        "def f(x): return sorted([1, 2], key=f)\nf(1)\n",
        "def f(x): return list(map(f, [1]))\nf(1)\n",
        "def g(n):\n    yield 1\n    yield from g(n + 1)\nsum(g(0))\n",
        "def w(x):\n    yield from x\nx = iter([1, 2])\nfor i in range(N): x = w(x)\nnext(x)\nx.close()\n",
        "import json\njson.loads('[' * 100 * N)\n",
        "import re\nre.compile('(' * N + ')' * N)\n",
        "import re\nre.match('(a|b|ab)*c', 'ab' * N)\n",
        "('{:' * N + '}' * N).format(*range(N))\n",
        "def w(f):\n    return lambda: f()\nf = int\nfor i in range(N): f = w(f)\nf()\n",
        "eval('-' * 10 * N + '1')\n",
    ] {
        all.push(text.to_owned());
    }
    all
}

/// Sources that nest deeply: a beginning, and what opens and closes each level.
const NESTED: &[(&str, &str, &str)] = &[
    ("x = ", "(", ")"),
    ("x = ", "[", "]"),
    ("x = ", "{1: ", "}"),
    ("x = ", "lambda: ", ""),
    ("x = ", "-", ""),
    ("x = ", "not ", ""),
    ("x = ", "1 if 1 else ", ""),
    ("x = ", "1 + ", ""),
    ("x = ", "1 ** ", ""),
    ("x = ", "f(", ")"),
    ("x = ", "[*", "]"),
    ("x = ", "[x for x in ", "]"),
    ("x = 1\nx", ".a", ""),
    ("x = 1\nx", "()", ""),
    ("x = 1\nif x == 0: pass\n", "elif x == 2: pass\n", ""),
    ("", "x = ", ""),
];

/// Programs that make deep structures, which are frozen.
const FROZEN_DEEP: &[&str] = &[
    "x = None\nfor i in range(100000): x = (i, x)\n",
    "x = None\nfor i in range(100000): x = [x]\n",
    "class N:\n    def __init__(self, next): self.next = next\nx = None\nfor i in range(50000): x = N(x)\n",
    "def w(f):\n    return lambda: f()\nf = int\nfor i in range(20000): f = w(f)\n",
    "def w(x):\n    yield x\nx = 1\nfor i in range(20000): x = w(x)\n",
    "x = iter([])\nfor i in range(20000): x = map(len, x)\n",
];

/// A directory of its own for a test.
struct Dir(PathBuf);

impl Dir {
    fn new(name: &str) -> Dir {
        let dir =
            std::env::temp_dir().join(format!("freeze-endless-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).expect("a directory for the test");
        Dir(dir)
    }
    /// The command `freeze ARGS p.py`, where `p.py` is the program `text`.
    fn command(&self, text: &str, args: &[&str]) -> Command {
        fs::write(self.0.join("p.py"), text).expect("a program");
        let mut command = Command::new(env!("CARGO_BIN_EXE_freeze"));
        command
            .args(args)
            .arg("p.py")
            .current_dir(&self.0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
    fn run(&self, text: &str, args: &[&str]) -> Output {
        self.command(text, args).output().expect("freeze starts")
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn stderr(o: &Output) -> String {
    String::from_utf8_lossy(&o.stderr).into_owned()
}

#[test]
fn the_budget_ends_loops_inside_natives() {
    let d = Dir::new("budget");
    for text in LOOPS.iter().chain(LONG_WHILE_FROZEN) {
        let o = d.run(text, &["run", "--budget", "300000"]);
        let told = stderr(&o);
        let line = text.lines().count();
        assert_eq!(o.status.code(), Some(1), "{text}: {told}");
        assert!(
            told.contains("p.py:") && told.contains("does not end within 300000 calls and loops"),
            "line {line} of {text}: {told}"
        );
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_loops_inside_natives() {
    let d = Dir::new("interrupt");
    for text in LOOPS {
        let text = format!("{ON_DEVICE}print('begins')\n{text}\n");
        let mut child = d.command(&text, &["run"]).spawn().expect("freeze starts");
        // Waits until the program runs, as it is frozen first.
        std::thread::sleep(Duration::from_millis(700));
        kill_process(Pid::from_child(&child), Signal::INT).expect("it runs");
        let mut waited = 0;
        while child.try_wait().expect("the child is ours").is_none() {
            std::thread::sleep(Duration::from_millis(20));
            waited += 1;
            if waited > 3000 {
                let _ = child.kill();
                panic!("{text} goes on after Ctrl-C");
            }
        }
        let o = child.wait_with_output().expect("output");
        assert!(
            stderr(&o).is_empty() && o.status.code() == Some(1),
            "{text}: {o:?}"
        );
        let out = String::from_utf8_lossy(&o.stdout);
        assert!(out.contains("KeyboardInterrupt"), "{text}: {out}");
    }
}

#[test]
fn the_watchdog_ends_loops_inside_natives() {
    let d = Dir::new("watchdog");
    for text in ["while True: pass", LOOPS[0], LOOPS[2], LOOPS[10]] {
        let text = format!(
            "import machine\nprint(machine.reset_cause())\n\
             if machine.reset_cause() == machine.WDT_RESET: raise SystemExit(7)\n\
             machine.WDT(timeout=100)\n{text}\n"
        );
        let o = d.run(&text, &["run"]);
        assert_eq!(o.status.code(), Some(7), "{text}: {}", stderr(&o));
    }
}

#[test]
fn a_sum_of_many_generated_items_takes_no_memory() {
    let d = Dir::new("many");
    let items = if cfg!(debug_assertions) {
        1_000_000
    } else {
        10_000_000
    };
    let text = format!(
        "{ON_DEVICE}def bit(i): return i & 1\nprint(sum(bit(i) for i in range({items})))\n"
    );
    let o = d.run(&text, &["run", "--heap", "4096", "--heap-report"]);
    assert_eq!(
        String::from_utf8_lossy(&o.stdout),
        format!("{}\n", items / 2),
        "{}",
        stderr(&o)
    );
}

#[test]
fn a_body_that_raises_costs_no_more_than_another() {
    // Only the time shows the cost: a copy of all of the budget's heap would take long.
    let d = Dir::new("raises");
    let time = |text: &str| {
        (0..3)
            .map(|_| {
                // A second file, so that neither is the program, which must not raise.
                fs::write(d.0.join("other.py"), "").expect("a module");
                let start = std::time::Instant::now();
                let args = ["--budget-heap", "1000000000", "-o", "p.img", "other.py"];
                let o = d.run(text, &args);
                assert!(o.status.success(), "{}", stderr(&o));
                start.elapsed()
            })
            .min()
            .unwrap_or_default()
    };
    let (other, raises) = (time("x = 1\n"), time("raise ValueError(1)\n"));
    assert!(
        raises < 4 * other + Duration::from_millis(200),
        "{raises:?}, {other:?}"
    );
}

#[test]
fn no_recursion_ends_the_tool_by_a_signal() {
    let d = Dir::new("recursion");
    for text in recursions() {
        for (begin, n) in [("N = 20000\n", 1), (ON_DEVICE, 2)] {
            let begin = if n == 1 {
                begin.to_owned()
            } else {
                format!("{begin}N = 300\n")
            };
            let o = d.run(&(begin + &text), &["run", "--budget", "2000000"]);
            assert!(
                o.status.code().is_some(),
                "{text}: {:?} {}",
                o.status,
                stderr(&o)
            );
        }
    }
    for (before, open, close) in NESTED {
        let text = format!("{before}{}1{}\n", open.repeat(10_000), close.repeat(10_000));
        let o = d.run(&text, &["run"]);
        assert!(o.status.code().is_some(), "{before}{open}: {:?}", o.status);
    }
    for text in FROZEN_DEEP {
        let image = d.0.join("p.img");
        let name = image.to_string_lossy();
        let o = d.run(text, &["-o", &name]);
        assert!(o.status.code().is_some(), "{text}: {:?}", o.status);
        for looks in ["inspect", "why"] {
            let o = Command::new(env!("CARGO_BIN_EXE_freeze"))
                .args([looks, &name])
                .args((looks == "why").then_some("p"))
                .output()
                .expect("freeze starts");
            assert!(o.status.code().is_some(), "{looks} {text}: {:?}", o.status);
        }
    }
}
