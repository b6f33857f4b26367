//! Existing programs are accepted as MicroPython accepts them: what they import, how they name it, and what is wrong
//! with files that they may not need.

#![cfg(unix)]

mod device;

use device::{Dir, Outcome};

/// Writes files; directories are made.
fn files(name: &str, all: &[(&str, &str)]) -> Dir {
    let d = Dir::new(name);
    for (path, text) in all {
        let above = d.path(path).parent().map(std::path::Path::to_path_buf);
        std::fs::create_dir_all(above.expect("a directory")).expect("made");
        d.file(path, text);
    }
    d
}

/// Freezes, which has to succeed.
fn freeze(d: &Dir, args: &[&str]) -> Outcome {
    let o = d.freeze(&[&["-o", "x.img"], args].concat());
    assert_eq!(o.code, Some(0), "{args:?} {o:?}");
    o
}

/// Freezes, and runs the image, which has to print `text`.
fn prints(d: &Dir, args: &[&str], text: &str) -> Outcome {
    let frozen = freeze(d, args);
    let o = d.freeze(&["run", "x.img"]);
    assert_eq!(
        (o.code, o.out.as_str()),
        (Some(0), text),
        "{o:?} {frozen:?}"
    );
    frozen
}

fn has(text: &str, part: &str) {
    assert!(text.contains(part), "{part:?} is missing:\n{text}");
}

#[test]
fn native_functions_are_bytecode() {
    let text =
        "import micropython\n@micropython.native\ndef f(n):\n    return n + 1\nprint(f(1))\n";
    let d = files("accepted-native", &[("p.py", text)]);
    let o = prints(&d, &["p.py"], "2\n");
    has(
        &o.err,
        "warning: p.py:2:2: @micropython.native has no effect: the function is compiled to bytecode",
    );
    for name in ["viper", "asm_xtensa"] {
        d.file("p.py", text.replace("native", name));
        d.refused(
            &["p.py"],
            &["p.py:2:2: ", "there are no machine code emitters"],
        );
    }
}

#[test]
fn modules_that_cannot_be_here() {
    let d = Dir::new("accepted-network");
    let names = [
        "network",
        "socket",
        "usocket",
        "ssl",
        "ussl",
        "_thread",
        "bluetooth",
        "websocket",
        "umqtt.simple",
        "urequests",
    ];
    for name in names {
        d.file("p.py", format!("print('go')\nimport {name}\n"));
        let o = freeze(&d, &["p.py"]);
        let top = name.split('.').next().unwrap_or(name);
        has(
            &o.err,
            &format!("warning: p.py:2: {top} cannot be imported: "),
        );
        let ran = d.freeze(&["run", "x.img"]);
        has(&ran.out, &format!("ImportError: no module named '{top}"));
        // A program that can do without is told nothing.
        let text = format!("try:\n    import {name}\nexcept ImportError:\n    print('without')\n");
        d.file("p.py", text);
        let o = prints(&d, &["p.py"], "without\n");
        assert_eq!(o.err, "", "{name}");
    }
    // A function may import what it never needs.
    d.file(
        "p.py",
        "def f():\n    import socket\n    from machine import Nothing\nprint('ran')\n",
    );
    let o = prints(&d, &["p.py"], "ran\n");
    has(
        &o.err,
        "p.py:2: socket cannot be imported: there is no network; the import raises ImportError",
    );
}

#[test]
fn modules_and_names_that_are_nowhere() {
    let d = files(
        "accepted-nowhere",
        &[("p.py", "from confg import A\n"), ("config.py", "A = 1\n")],
    );
    let o = freeze(&d, &["p.py", "config.py", "--main", "p.py"]);
    has(&o.err, "warning: p.py:1: there is no module confg: its import raises ImportError [missing-import]\n  help: did you mean config?");
    d.file("p.py", "from machine import Nothing\n");
    has(
        &freeze(&d, &["p.py"]).err,
        "the body of __main__ raises ImportError: can't import name Nothing; so will each start",
    );
    d.file("p.py", "import machine\nmachine.Nothing(1)\n");
    has(
        &freeze(&d, &["p.py"]).err,
        "p.py:2: the body of __main__ raises AttributeError: ",
    );
    d.refused(&["p.py", "--strict"], &["AttributeError"]);
    // Other exceptions that it raises because of that are no errors either.
    d.file(
        "p.py",
        "try:\n    import socket\nexcept ImportError as e:\n    raise ValueError('no network')\n",
    );
    has(&freeze(&d, &["p.py"]).err, "raises ValueError: no network");
    d.file("p.py", "raise ValueError('no network')\n");
    d.refused(&["p.py"], &["raises ValueError"]);
}

#[test]
fn files_that_cannot_be_compiled() {
    let d = files(
        "accepted-broken",
        &[
            ("app/main.py", "try:\n    import bad\nexcept SyntaxError as e:\n    print('bad:', e)\nimport good\n"),
            ("app/bad.py", "x = = 1\n"),
            ("app/nulls.py", "x = '\0'\n"),
            ("app/good.py", "print('good')\n"),
        ],
    );
    let o = prints(&d, &["app"], "bad: invalid syntax\ngood\n");
    has(
        &o.err,
        "warning: app/bad.py:1:5: invalid syntax at '='; its import raises SyntaxError",
    );
    has(
        &o.err,
        "warning: app/nulls.py:1:6: the file has a null byte; its import raises SyntaxError",
    );
    assert_eq!(o.err.matches("warning: ").count(), 2, "{o:?}");
    // So it is with a file that a named program imports, but not with one that is named.
    prints(&d, &["app/main.py"], "bad: invalid syntax\ngood\n");
    d.refused(
        &["app/bad.py", "app/main.py"],
        &["error: app/bad.py:1:5: invalid syntax"],
    );
    d.refused(
        &["--main", "app/bad.py"],
        &["error: app/bad.py:1:5: invalid syntax"],
    );
    d.file("app/main.py", "import bad\n");
    d.refused(&["app"], &["raises SyntaxError: invalid syntax"]);
}

#[test]
fn latin_1() {
    let d = Dir::new("accepted-latin1");
    d.file("p.py", b"# caf\xe9\nx = '\xb0C'\nprint(len(x), x == '\\xb0C', b'\xb0' == b'\\xb0', len(b'\xb0'))\n");
    let o = prints(&d, &["p.py"], "2 True True 1\n");
    has(&o.err, "warning: p.py:1:6: the file is not UTF-8 text, because of the byte e9 here; it is read as Latin-1");
    d.file("p.py", "# -*- coding: latin-1 -*-\nprint(len('\u{b0}'))\n");
    assert_eq!(prints(&d, &["p.py"], "1\n").err, "");
}

#[test]
fn a_package_as_a_root() {
    let d = files(
        "accepted-package",
        &[
            ("src/gadget/__init__.py", "from . import parts\nfrom .parts import A\nNAME = __name__\n"),
            ("src/gadget/parts.py", "A = 1\n"),
            ("src/gadget/deep/more.py", "B = 2\n"),
            ("p.py", "import gadget, gadget.deep.more\nprint(gadget.NAME, gadget.A, gadget.deep.more.B)\n"),
        ],
    );
    prints(&d, &["src/gadget", "--main", "p.py"], "gadget 1 2\n");
    let mut o = d.command(&[".", "--main", "../../p.py", "-o", "../../x.img"]);
    let o = o
        .current_dir(d.path("src/gadget"))
        .output()
        .expect("freeze starts");
    assert!(o.status.success(), "{o:?}");
    std::fs::rename(d.path("src/gadget"), d.path("src/my-gadget")).expect("renamed");
    d.refused(
        &["src/my-gadget"],
        &["src/my-gadget: this directory is a package, but its name is not an identifier"],
    );
}

#[test]
fn lib_and_further_directories() {
    let show = "import one, two, three\nprint(one.A, two.A, three.A, one.__file__ if hasattr(one, '__file__') else '')\n";
    let d = files(
        "accepted-lib",
        &[
            (
                "app/main.py",
                &show.replace(", one.__file__ if hasattr(one, '__file__') else ''", ""),
            ),
            ("app/one.py", "A = 'beside'\n"),
            ("app/lib/one.py", "A = 'lib'\n"),
            ("app/lib/two.py", "A = 'lib'\n"),
            ("app/lib/platform.py", "A = 'lib'\n"),
            ("more/one.py", "A = 'more'\n"),
            ("more/two.py", "A = 'more'\n"),
            ("more/three.py", "A = 'more'\n"),
            ("most/three.py", "A = 'most'\n"),
        ],
    );
    let dirs = ["-I", "more", "-I", "most"];
    for root in [&["app"][..], &["app/main.py"], &["--main", "app/main.py"]] {
        prints(&d, &[root, &dirs].concat(), "beside lib more\n");
    }
    for option in ["-I", "--micropython-lib"] {
        d.refused(
            &["app", option, "nowhere"],
            &["nowhere: there is no such directory"],
        );
    }
    // Frozen modules come before those in lib/, as on MicroPython.
    d.file(
        "app/main.py",
        "import platform\nprint(hasattr(platform, 'platform'))\n",
    );
    prints(&d, &["app"], "True\n");
    prints(&d, &["app/main.py"], "True\n");
    let ran = d.freeze(&["run", "app/main.py"]);
    assert_eq!(ran.out, "True\n");
    // The package lib can be named too.
    d.file("app/main.py", "import lib.two\nprint(lib.two.A)\n");
    prints(&d, &["app"], "lib\n");
}

#[test]
fn boot_and_main_share_a_namespace() {
    let d = files(
        "accepted-boot",
        &[
            (
                "boot.py",
                "X = [1]\ndef f():\n    return len(X), __name__\n",
            ),
            (
                "main.py",
                "X.append(2)\nprint(f(), __name__)\nimport sys\nprint(sys.modules['__main__'].X)\n",
            ),
        ],
    );
    prints(
        &d,
        &["boot.py", "main.py"],
        "(2, '__main__') __main__\n[1, 2]\n",
    );
    prints(&d, &["."], "(2, '__main__') __main__\n[1, 2]\n");
}

#[test]
fn files_that_are_opened() {
    let text = "def f():\n    open('config.json')\n    open('/data/a.txt', 'rb')\n    open('out.txt', 'w')\n    open('none.txt')\nprint(1)\n";
    let all = [
        ("p.py", text),
        ("config.json", "{}"),
        ("data/a.txt", ""),
        ("out.txt", ""),
    ];
    let d = files("accepted-open", &all);
    let o = prints(&d, &["p.py"], "1\n");
    has(
        &o.err,
        "warning: p.py:2: config.json is not in the image: the board will not find it",
    );
    has(&o.err, "warning: p.py:3: /data/a.txt is not in the image");
    assert_eq!(o.err.matches("warning: ").count(), 2, "{o:?}");
}

#[test]
fn a_directory_beside_a_file_of_its_name() {
    let d = files(
        "accepted-directory",
        &[
            (
                "app/main.py",
                "import foo, foo.bar\nprint(hasattr(foo, 'A'), foo.bar.B)\n",
            ),
            ("app/foo.py", "A = 1\n"),
            ("app/foo/bar.py", "B = 2\n"),
        ],
    );
    let o = prints(&d, &["app"], "False 2\n");
    has(
        &o.err,
        "warning: app/foo.py: this file is left out: an import finds the directory",
    );
    prints(&d, &["app/main.py"], "False 2\n");
}
