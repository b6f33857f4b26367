//! The lint: which mistakes in names get a warning, which get none, and how a warning is silenced.

#![cfg(unix)]

mod device;

use device::Dir;

/// Writes `p.py` and the modules beside it.
fn files(d: &Dir, text: &str) {
    d.file("p.py", text);
    d.file("settings.py", "color = 1\n_size = 2\ndef show(): pass\n");
    d.file("hooked.py", "def __getattr__(name): return 1\n");
    d.file("opaque.py", "globals()['made'] = 1\n");
    d.file("stars.py", "from settings import *\n");
}

/// The lint's warnings about a program, as they are printed.
fn warnings(d: &Dir, text: &str, args: &[&str]) -> String {
    files(d, text);
    let o = d.freeze(&[&["p.py", "-o", "x.img"], args].concat());
    assert_eq!(o.code, Some(0), "{text}\n{o:?}");
    let mut lines = String::new();
    let mut mine = false;
    for line in o.err.lines() {
        if line.starts_with("warning: ") || line.starts_with("error: ") {
            mine = line.ends_with(']');
        }
        if mine {
            lines += line;
            lines.push('\n');
        }
    }
    lines
}

/// Bodies of functions, and the warning about each: message of line 2, kind and help.
const WRONG: &[(&str, &str, &str, &str)] = &[
    ("lenght(1)", "the name lenght exists nowhere: this line raises NameError", "undefined-name", ""),
    ("length = 1; lenght", "the name lenght exists nowhere: this line raises NameError", "undefined-name", "did you mean length?"),
    ("pritn(1)", "the name pritn exists nowhere: this line raises NameError", "undefined-name", "did you mean print?"),
    ("x = rnage(3)", "the name rnage exists nowhere: this line raises NameError", "undefined-name", "did you mean range?"),
    ("zzzzzz", "the name zzzzzz exists nowhere: this line raises NameError", "undefined-name", ""),
    ("time.sleep(1)", "the name time exists nowhere: this line raises NameError", "undefined-name", "write import time at the top"),
    ("return f'{valeu}'", "the name valeu exists nowhere: this line raises NameError", "undefined-name", ""),
    ("return [i for i in itmes]", "the name itmes exists nowhere: this line raises NameError", "undefined-name", ""),
    ("return lambda a: a + bcdef", "the name bcdef exists nowhere: this line raises NameError", "undefined-name", ""),
    ("return {kkey: 1}", "the name kkey exists nowhere: this line raises NameError", "undefined-name", ""),
    ("raise ValueEror(1)", "the name ValueEror exists nowhere: this line raises NameError", "undefined-name", "did you mean ValueError?"),
    ("coutner += 1; return coutner2", "the name coutner2 exists nowhere: this line raises NameError", "undefined-name", "did you mean coutner?"),
    ("return __file__", "the name __file__ exists nowhere: this line raises NameError", "undefined-name", ""),
    ("del nothing2[0]", "the name nothing2 exists nowhere: this line raises NameError", "undefined-name", ""),
    ("if zzz1 > 1: pass", "the name zzz1 exists nowhere: this line raises NameError", "undefined-name", ""),
    ("while zzz2: pass", "the name zzz2 exists nowhere: this line raises NameError", "undefined-name", ""),
    ("with zzz3() as g: pass", "the name zzz3 exists nowhere: this line raises NameError", "undefined-name", ""),
    ("for i in zzz4: pass", "the name zzz4 exists nowhere: this line raises NameError", "undefined-name", ""),
    ("assert zzz5", "the name zzz5 exists nowhere: this line raises NameError", "undefined-name", ""),
    ("a = zzz6.b.c", "the name zzz6 exists nowhere: this line raises NameError", "undefined-name", ""),
    ("zzz7.b = 1", "the name zzz7 exists nowhere: this line raises NameError", "undefined-name", ""),
    ("return true", "the name true exists nowhere: this line raises NameError", "undefined-name", "did you mean True?"),
    ("return none", "the name none exists nowhere: this line raises NameError", "undefined-name", "did you mean None?"),
    ("return machine.Pin", "the name machine exists nowhere: this line raises NameError", "undefined-name", "write import machine at the top"),
    ("return raw_input()", "the name raw_input exists nowhere: this line raises NameError", "undefined-name", ""),
    ("execfile('a.py')", "there is no execfile, because a board has no compiler: this line raises NameError", "undefined-name", ""),
    ("exec('a = 1')", "exec needs a compiler, which a board has not: this line raises NotImplementedError", "undefined-name", ""),
    ("compile('a', 'b', 'exec')", "compile needs a compiler, which a board has not: this line raises NotImplementedError", "undefined-name", ""),
    ("import machine; machine.Foo", "the module machine has no Foo: this line raises AttributeError", "missing-attribute", ""),
    ("import machine as m; m.Pinn", "the module machine has no Pinn: this line raises AttributeError", "missing-attribute", "did you mean Pin?"),
    ("from machine import Pinn", "the module machine has no Pinn: this line raises ImportError", "missing-attribute", "did you mean Pin?"),
    ("import time; time.sleep_mss(1)", "the module time has no sleep_mss: this line raises AttributeError", "missing-attribute", "did you mean sleep_ms?"),
    ("import utime; utime.sleep_mss(1)", "the module utime has no sleep_mss: this line raises AttributeError", "missing-attribute", "did you mean sleep_ms?"),
    ("from time import ticks_mss as t", "the module time has no ticks_mss: this line raises ImportError", "missing-attribute", "did you mean ticks_ms?"),
    ("from machine import Pin; Pin.OUTT", "the class Pin has no OUTT: this line raises AttributeError", "missing-attribute", "did you mean OUT?"),
    ("import machine; machine.Pin.OUTT", "the class machine.Pin has no OUTT: this line raises AttributeError", "missing-attribute", "did you mean OUT?"),
    ("from machine import Pin as P; P(1, P.IM)", "the class P has no IM: this line raises AttributeError", "missing-attribute", ""),
    ("int.from_byts(b'')", "the class int has no from_byts: this line raises AttributeError", "missing-attribute", "did you mean from_bytes?"),
    ("import settings; settings.colur", "the module settings has no colur: this line raises AttributeError", "missing-attribute", "did you mean color?"),
    ("from settings import colur", "the module settings has no colur: this line raises ImportError", "missing-attribute", "did you mean color?"),
    ("import settings as s; return s.shwo()", "the module settings has no shwo: this line raises AttributeError", "missing-attribute", "did you mean show?"),
    ("import stars; stars.colur", "the module stars has no colur: this line raises AttributeError", "missing-attribute", "did you mean color?"),
    ("import math; math.sqare(1)", "the module math has no sqare: this line raises AttributeError", "missing-attribute", ""),
    ("import sys; sys.getrefcount(1)", "the module sys has no getrefcount: this line raises AttributeError", "missing-attribute", ""),
    ("import gc; gc.colect()", "the module gc has no colect: this line raises AttributeError", "missing-attribute", "did you mean collect?"),
    ("import json; json.dmups(1)", "the module json has no dmups: this line raises AttributeError", "missing-attribute", "did you mean dumps?"),
    ("import os; os.dupterm(None)", "the module os has no dupterm, because there is no prompt on the board: this line raises AttributeError", "missing-attribute", ""),
    ("import machine; machine.bootloader()", "the module machine has no bootloader, because there is no prompt on the board: this line raises AttributeError", "missing-attribute", ""),
    ("import nothere", "there is no module nothere: its import raises ImportError", "missing-import", "put its file beside the program or into lib/, or name its directory with -I"),
    ("import setings", "there is no module setings: its import raises ImportError", "missing-import", "put its file beside the program or into lib/, or name its directory with -I"),
    ("from nothere import a", "there is no module nothere: its import raises ImportError", "missing-import", "put its file beside the program or into lib/, or name its directory with -I"),
    ("__import__('nothere')", "there is no module nothere: its import raises ImportError", "missing-import", "put its file beside the program or into lib/, or name its directory with -I"),
    ("import socket", "socket cannot be imported: there is no network; the import raises ImportError", "missing-import", "import it in a try statement, if the program can do without"),
    ("import _thread", "_thread cannot be imported: there are no threads; the import raises ImportError", "missing-import", "import it in a try statement, if the program can do without"),
];

#[test]
fn mistakes_in_names_get_a_warning() {
    let d = Dir::new("lint-wrong");
    let mut wrong = String::new();
    for (body, what, kind, help) in WRONG {
        let text = format!("def f():\n    {body}\n");
        let mut expected = format!("warning: p.py:2: {what} [{kind}]\n");
        if !help.is_empty() {
            expected += &format!("  help: {help}\n");
        }
        let given = warnings(&d, &text, &[]);
        if given != expected {
            wrong += &format!("{body}\n{given}\n");
        }
    }
    assert_eq!(wrong, "");
}

/// Programs that are right, or whose mistakes are intended or uncertain.
const RIGHT: &[&str] = &[
    "def f():\n    return later\nlater = 1\n",
    "def f():\n    global g\n    g = 1\ndef h():\n    return g\n",
    "def f():\n    return len, print, True, __name__, __debug__\n",
    "def f(a, *b, c=1, **d):\n    return a, b, c, d\n",
    "def f():\n    for i in range(3): pass\n    return i\n",
    "def f():\n    with open('x') as g: return g\n",
    "def f():\n    try: pass\n    except OSError as e: return e\n",
    "def f():\n    if (n := 3): return n\n",
    "def f():\n    return [(a, b) for a in range(3) for b in range(a)]\n",
    "def f():\n    x = 1\n    def g():\n        nonlocal x\n        return x\n    return g\n",
    "class A:\n    b = 1\n    def f(self): return A, __class__\n",
    "class A:\n    b = __qualname__\n",
    "def f():\n    import time as t\n    return t.sleep_ms\n",
    "from settings import *\ndef f(): return color\n",
    "from stars import *\ndef f(): return color\n",
    "from time import *\ndef f(): return ticks_ms()\n",
    "from opaque import *\ndef f(): return made\n",
    "globals()['a'] = 1\ndef f(): return a\n",
    "def g(): exec_ = 1; return locals()\ndef f(): return a\n",
    "import sys\nsys.modules['nothere'] = sys\ndef f():\n    import nothere\n",
    "import builtins\nbuiltins.__import__ = print\ndef f():\n    import nothere\n",
    "def f():\n    return 1\n    return zzz\n",
    "import settings\nsettings.extra = 1\ndef f(): return settings.extra\n",
    "import builtins\nbuiltins.extra = 1\ndef f(): return extra\n",
    "import settings\nsetattr(settings, 'extra', 1)\ndef f(): return settings.extra\n",
    "import settings\ndef s(n): setattr(settings, n, 1)\ndef f(): return settings.extra, extra\n",
    "import settings\nsettings.__dict__\ndef f(): return settings.extra\n",
    "import sys\nsys.modules['nothere'] = sys\ndef f(): return sys.nothing if hasattr(sys, 'nothing') else 1\n",
    "def f():\n    import hooked\n    return hooked.anything\n",
    "def f():\n    import opaque\n    return opaque.made\n",
    "def f():\n    import settings\n    return settings._size, settings.__name__\n",
    "def f():\n    try:\n        return unicode\n    except NameError:\n        return str\n",
    "def f():\n    try:\n        return unicode\n    except Exception:\n        return str\n",
    "def f():\n    try:\n        return unicode\n    except:\n        return str\n",
    "def f():\n    try:\n        return unicode\n    except (OSError, NameError):\n        return str\n",
    "import time\ndef f():\n    try:\n        return time.monotonic()\n    except AttributeError:\n        return 1\n",
    "def f():\n    try:\n        import nothere\n    except ImportError:\n        pass\n",
    "def f():\n    try:\n        from time import monotonic\n    except ImportError:\n        pass\n",
    "try:\n    from time import ticks_ms\nexcept ImportError:\n    from time import monotonic as ticks_ms\n",
    "import time\ndef f():\n    if hasattr(time, 'monotonic'):\n        return time.monotonic()\n",
    "import time\ndef f():\n    return time.monotonic() if hasattr(time, 'monotonic') else 1\n",
    "import time\ndef f():\n    return hasattr(time, 'monotonic') and time.monotonic()\n",
    "import sys\ndef f():\n    if sys.platform == 'linux':\n        import nothere\n        return nothere.a, zzz\n",
    "import sys\ndef f():\n    if sys.platform != 'linux':\n        return\n    import nothere\n",
    "import sys\nPC = sys.implementation.name != 'micropython'\ndef f():\n    if PC:\n        import tkinter\n",
    "import sys\ndef f():\n    if sys.version_info > (3, 5):\n        return zzz\n",
    "try:\n    import nothere\n    HAVE = True\nexcept ImportError:\n    HAVE = False\ndef f():\n    if HAVE:\n        return zzz\n",
    "def f():\n    if False:\n        import nothere\n        return zzz\n",
    "from machine import Pin\ndef f():\n    return Pin.OUT, Pin.irq, Pin.__name__\n",
    "import machine\nmachine = 1\ndef f():\n    return machine.foo\n",
    "def f(machine):\n    return machine.foo\n",
    "def f():\n    import time\n    time = None\n    return time.foo\n",
    "X = const(3)\n",
    "def f(a: Unknown) -> Other:\n    b: Third = 1\n",
    "import micropython\n@micropython.native\ndef f(): pass\n",
    "def compile(a): return a\ndef f(): return compile(1)\n",
    "import asyncio\nasync def f():\n    await asyncio.sleep_ms(1)\n",
    "def f():\n    name = 'x'\n    return __import__(name)\n",
    "import math\ndef f():\n    return math.pi, math.sqrt(2)\n",
    "class A:\n    def f(self):\n        self.zzz = 1\n        return self.yyy\n",
    "def f(): return zzz  # noqa\n",
    "def f(): return zzz  # NOQA: F821\n",
    "def f(): return zzz  # freeze: ignore\n",
    "def f(): return zzz  # freeze: ignore[undefined-name]\n",
    "def f(): import nothere  # noqa: E0401\n",
    "import time\ndef f(): return time.zzz  # freeze: ignore[missing-attribute, undefined-name]\n",
];

#[test]
fn right_programs_get_no_warning() {
    let d = Dir::new("lint-right");
    for text in RIGHT {
        assert_eq!(warnings(&d, text, &[]), "", "{text}");
    }
    assert!(WRONG.len() >= 50 && RIGHT.len() >= 50);
}

#[test]
fn one_warning_names_all_lines_and_warnings_are_in_order() {
    let d = Dir::new("lint-lines");
    let text = "import time\ndef f():\n    zz()\n    time.foo\n    zz()\n    zz()  # noqa: E501\n    import nothere\n";
    let expected = "\
warning: p.py:3: the name zz exists nowhere: this line raises NameError, and so do lines 5 and 6 [undefined-name]
warning: p.py:4: the module time has no foo: this line raises AttributeError [missing-attribute]
warning: p.py:7: there is no module nothere: its import raises ImportError [missing-import]
  help: put its file beside the program or into lib/, or name its directory with -I
";
    assert_eq!(warnings(&d, text, &[]), expected);
    for args in [["--no-lint"], ["-q"]] {
        assert_eq!(warnings(&d, text, &args), "", "{args:?}");
    }
    let o = d.freeze(&["run", "p.py"]);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
    let o = d.freeze(&["p.py", "-o", "x.img", "--json"]);
    assert!(o.out.contains("\"kind\": \"undefined-name\""), "{o:?}");
}

#[test]
fn comments_of_another_kind_silence_nothing() {
    let d = Dir::new("lint-comments");
    for comment in [
        "# noqa: E501",
        "# freeze: ignore[missing-import]",
        "# freeze: ignored",
        "# noqabc",
    ] {
        let text = format!("def f(): return zzz  {comment}\n");
        let expected = "warning: p.py:1: the name zzz exists nowhere: this line raises NameError [undefined-name]\n";
        assert_eq!(warnings(&d, &text, &[]), expected, "{comment}");
    }
}

#[test]
fn the_settings_silence_kinds_and_names() {
    let d = Dir::new("lint-settings");
    let text = "def f():\n    return zzz\ndef g():\n    import nothere\n";
    let name = "warning: p.py:2: the name zzz exists nowhere: this line raises NameError [undefined-name]\n";
    let import = "warning: p.py:4: there is no module nothere: its import raises ImportError [missing-import]\n  help: put its file beside the program or into lib/, or name its directory with -I\n";
    for (toml, expected) in [
        ("lint = true\n", format!("{name}{import}")),
        ("lint = false\n", String::new()),
        ("[lint]\nignore = [\"undefined-name\"]\n", import.to_owned()),
        (
            "[lint]\nignore = [\"missing-import\", \"undefined-name\"]\n",
            String::new(),
        ),
        ("[lint]\nnames = [\"zzz\"]\n", import.to_owned()),
    ] {
        d.file("freeze.toml", toml);
        assert_eq!(warnings(&d, text, &[]), expected, "{toml}");
    }
    for (toml, parts) in [
        (
            "[lint]\nignore = [\"undefned-name\"]\n",
            [
                "freeze.toml:2: lint: there is no kind of warning called \"undefned-name\"",
                "help: did you mean undefined-name?",
            ],
        ),
        (
            "[lint]\nignore = [\"F821\"]\n",
            [
                "freeze.toml:2: lint: there is no kind of warning called \"F821\"",
                "help: there are undefined-name, missing-attribute and missing-import",
            ],
        ),
        (
            "[lint]\nnames = [\"a.b\"]\n",
            [
                "freeze.toml:2: lint: \"a.b\" is not a name in Python",
                "help: write the name alone",
            ],
        ),
        (
            "[lint]\nignor = []\n",
            [
                "freeze.toml:2: unknown key ignor",
                "help: did you mean ignore?",
            ],
        ),
        (
            "lint = 3\n",
            ["freeze.toml:1: ", "expected true, false or a table [lint]"],
        ),
    ] {
        d.file("freeze.toml", toml);
        d.refused(&["p.py", "-o", "x.img"], &parts);
    }
}
