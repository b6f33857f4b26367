//! Imports of computed names: what is taken along for each form, what the report says about it, and what it does not
//! find.

#![cfg(unix)]

mod device;

use device::Dir;

/// Each form, with the package or module that it needs. `n` is "one".
const FORMS: &[(&str, &str)] = &[
    ("m = __import__('plugins.t_' + n)", "plugins.t_one"),
    ("m = __import__('plugins.t_{}'.format(n))", "plugins.t_one"),
    ("m = __import__('plugins.t_{0}'.format(n), None, None, ('x',))", "plugins.t_one"),
    ("m = __import__('plugins.t_{name}'.format(name=n))", "plugins.t_one"),
    ("m = __import__('plugins.%s' % ('t_' + n))", "plugins.t_one"),
    ("m = __import__('%s.t_%s' % ('plugins', n))", "plugins.t_one"),
    ("m = __import__('{}.t_{}'.format('plugins', n))", "plugins.t_one"),
    ("m = __import__(f'plugins.t_{n}')", "plugins.t_one"),
    ("P = 'plugins'\nm = __import__(f'{P}.t_{n}')", "plugins.t_one"),
    ("P = 'plugins'\nm = __import__(P + '.t_' + n)", "plugins.t_one"),
    ("P = 'plugins'\nm = __import__('.'.join((P, 't_' + n)))", "plugins.t_one"),
    ("m = __import__('.'.join(['plugins', 't_' + n]))", "plugins.t_one"),
    ("PATTERN = 'plugins.t_{}'\nm = __import__(PATTERN.format(n))", "plugins.t_one"),
    ("PATTERN = 'plugins.t_%s'\nname = PATTERN % n\nm = __import__(name)", "plugins.t_one"),
    ("def load(n, package='plugins'):\n    return __import__(package + '.t_' + n)\nm = load(n)", "plugins.t_one"),
    ("def load(n, *, package='plugins.'):\n    return __import__(package + 't_' + n)\nm = load(n)", "plugins.t_one"),
    ("def load(prefix):\n    return __import__(prefix + n)\nm = load('plugins.t_')", "plugins.t_one"),
    ("class L:\n    base = 'plugins'\n    def load(self, n):\n        return __import__(self.base + '.t_' + n)\nm = L().load(n)", "plugins.t_one"),
    ("imp = __import__\nm = imp('plugins.t_' + n)", "plugins.t_one"),
    ("m = list(map(__import__, ['plugins.t_one']))[0]", "plugins.t_one"),
    ("for name in ('alone', 'other'):\n    m = __import__(name)\n", "alone"),
    ("NAMES = ['alone']\nm = __import__(NAMES[0])", "alone"),
    ("TABLE = {'a': 'alone'}\nm = __import__(TABLE['a'])", "alone"),
    ("m = __import__('al' + 'one')", "alone"),
    ("m = __import__('app_' + n)", "app_one"),
    ("m = __import__('app_%s' % n)", "app_one"),
    ("m = __import__('plugins.t_one', globals(), locals(), ['X'], 0)", "plugins.t_one"),
    ("m = __import__('relative', None, None, (), 0).find(n)", "relative.t_one"),
    ("m = __import__('lazy').X", "lazy.t_one"),
    ("m = __import__('named').find(n)", "named.t_one"),
];

fn project(name: &str) -> Dir {
    let d = Dir::new(name);
    for package in ["plugins", "relative", "lazy", "named"] {
        std::fs::create_dir_all(d.path(package)).expect("a directory");
        d.file(&format!("{package}/t_one.py"), "X = 1\n");
        d.file(&format!("{package}/__init__.py"), "");
    }
    d.file(
        "relative/__init__.py",
        "def find(n):\n    return __import__('t_' + n, globals(), None, ('X',), 1)\n",
    );
    d.file(
        "named/__init__.py",
        "def find(n):\n    return __import__(__name__ + '.t_' + n)\n",
    );
    let lazy = "_where = {'X': 't_one'}\ndef __getattr__(name):\n    return getattr(__import__(_where[name], None, None, True, 1), name)\n";
    d.file("lazy/__init__.py", lazy);
    for name in ["alone", "other", "app_one", "unrelated"] {
        d.file(&format!("{name}.py"), "X = 1\n");
    }
    d
}

#[test]
fn every_form() {
    let d = project("computed-forms");
    for (form, needed) in FORMS {
        d.file(
            "p.py",
            format!("n = 'one'\n{form}\nimport sys\nprint({needed:?} in sys.modules)\n"),
        );
        let o = d.freeze(&["p.py", "-o", "x.img"]);
        assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{form} {o:?}");
        assert!(o.out.contains(&format!("\n{needed} ")), "{form} {o:?}");
        assert!(!o.out.contains("\nunrelated "), "{form} {o:?}");
        let ran = d.freeze(&["run", "x.img"]);
        assert_eq!(ran.out, "True\n", "{form} {ran:?}");
    }
}

#[test]
fn what_was_taken_and_why() {
    let d = project("computed-taken");
    d.file(
        "p.py",
        "def f(n):\n    return __import__('plugins.t_%s' % n)\n",
    );
    let o = d.freeze(&["p.py"]);
    let line = "\ntaken   plugins (2 modules), because of \"plugins.t_\" (p.py:2)\n";
    assert!(o.out.contains(line), "{o:?}");
    let json = d.freeze(&["p.py", "--json"]);
    assert!(
        json.out
            .contains("\"message\": \"plugins (2 modules), because of \\\"plugins.t_\\\"\""),
        "{json:?}"
    );
    d.file("p.py", "def f(n):\n    return __import__(n)\n");
    let o = d.freeze(&["p.py"]);
    assert!(
        o.err
            .contains("warning: p.py:2: the names that are imported here are not known"),
        "{o:?}"
    );
    assert!(o.err.contains("--include"), "{o:?}");
    // A module of that name would be taken.
    d.file("p.py", "def f(n):\n    return __import__(n)\nf('alone')\n");
    let o = d.freeze(&["p.py"]);
    assert!(
        o.err.is_empty()
            && o.out
                .contains("taken   alone (1 module), because of \"alone\" (p.py:3)"),
        "{o:?}"
    );
}
