//! A table of bad inputs. Each gets one message, with file and line where there is one, and what to do. The status
//! is not 0, nothing is written, and no file is lost.

#![cfg(unix)]

mod device;

use std::fs;
use std::os::unix::fs::symlink;

use device::Dir;

/// Source texts, and the beginning of the message for each.
const SOURCES: &[(&[u8], &str)] = &[
    // Quotes and brackets without a partner: the message names their place, not the end of the file.
    (b"x = 1\ny = \"abc\nz = 3\n", "bad.py:2:5: the string that begins here does not end on its line\n    y = \"abc\n        ^\n  help: close it"),
    (b"x = 'abc", "bad.py:1:5: the string that begins here"),
    (b"x = 1\ny = \"\"\"abc\nz = 3\n", "bad.py:2:5: the string in triple quotes that begins here does not end\n    y = \"\"\"abc\n        ^\n"),
    (b"def f():\n    '''doc\n    return 1\n", "bad.py:2:5: the string in triple quotes"),
    (b"x = f'{a\n", "bad.py:1:6: the string that begins here"),
    (b"x = (1,\n", "bad.py:1:5: '(' is never closed\n    x = (1,\n        ^\n  help: add ')'"),
    (b"x = [1,\ny = 2\ndef f():\n    pass\n", "bad.py:1:5: '[' is never closed"),
    (b"x = {\n 'a': 1\n\nimport sys\n", "bad.py:1:5: '{' is never closed"),
    (b"f(\ndef g():\n    return (1, 2)\n", "bad.py:1:2: '(' is never closed"),
    (b"x = (1]\n", "bad.py:1:7: ']' does not close '('"),
    (b"x = 1)\n", "bad.py:1:6: this closing bracket has no opening one\n    x = 1)\n         ^"),
    (b"def f(:\n    pass\n", "bad.py:1:7: invalid syntax at ':'"),
    (b"try:\n    x = 1\n", "bad.py:2:10: the file ends in the middle of a statement\n        x = 1\n"),
    (b"x = \\\n", "bad.py:1:"),
    // Indentation.
    (b"if 1:\nx = 1\n", "bad.py:2:1: an indented block is expected here"),
    (b"x = 1\n  y = 2\n", "bad.py:2:1: this line is indented more than the one before"),
    (b"if 1:\n    x = 1\n  y = 2\n", "bad.py:3:3: the indentation of this line matches no block around it"),
    (b"if 1:\n    x = 1\n\ty = 2\n", "bad.py:3:1: this line is indented more than the one before"),
    (b"if 1:\n\tx = 1\n        y = $5\n", "bad.py:3:13: $ means nothing in Python"),
    (b"if 1:\n    \tx = 1 $\n", "bad.py:2:12: $ means nothing in Python\n         x = 1 $\n               ^"),
    // Bytes and characters.
    (b"\xff\xfex\0=\x001\0", "bad.py:1: the file is UTF-16 text"),
    (b"x = 1\ny\0 = 2\n", "bad.py:2:2: the file has a null byte\n    y\u{fffd} = 2\n     ^"),
    (b"\xef\xbb\xbfx = 1 +\n", "bad.py:1:8: the line ends in the middle of a statement\n    x = 1 +\n           ^"),
    (b"x = 1\n\xef\xbb\xbfy = 2\n", "bad.py:2:1: there is a byte order mark in the middle of the file"),
    (b"x = \xe2\x80\x9chi\xe2\x80\x9d\n", "bad.py:1:5: \u{201c} is not a quote in Python"),
    (b"x\xc2\xa0= 1\n", "bad.py:1:2: the character U+00A0 only looks like a space"),
    (b"x \x1b[31m = 1\n", "bad.py:1:3: there is a control character U+001B here\n    x \u{fffd}[31m = 1\n      ^"),
    (b"x = $5\n", "bad.py:1:5: $ means nothing in Python\n    x = $5\n        ^"),
    (b"x = \\ 1\n", "bad.py:1:6: a backslash that continues a line"),
    // f-strings and numbers.
    (b"x = f'{a!}'\n", "bad.py:1:11: f-string: "),
    (b"x = 2\ny = f'abc {}'\n", "bad.py:2:13: f-string: "),
    (b"x = 2\ny = f'abc }'\n", "bad.py:2:12: f-string: "),
    (b"x = 2\ny = f'{a b}'\n", "bad.py:2:8: f-string: "),
    (b"x = 08\n", "bad.py:1:5: a number does not begin with 0"),
    (b"x = 0x\n", "bad.py:1:5: the number has no digits"),
    (b"x = '\\x4'\n", "bad.py:1:8: the string has an escape that stands for no character"),
    // Statements.
    (b"print 'hello'\n", "bad.py:1:7: print is a function"),
    (b"return 5\n", "bad.py:1:1: 'return' outside function"),
    (b"1 = x\n", "bad.py:1:1: cannot assign to a literal"),
    (b"if x = 1:\n    pass\n", "bad.py:1:6: invalid syntax at '='"),
    (b"while True\n    pass\n", "bad.py:1:11: the line ends in the middle"),
    (b"def f(a, a):\n    pass\n", "bad.py:1:10: duplicate argument 'a'"),
];

#[test]
fn sources() {
    let d = Dir::new("inputs-sources");
    for (text, wanted) in SOURCES.iter().map(|(t, w)| (t, *w)) {
        d.file("bad.py", text);
        for args in [&["bad.py"][..], &["run", "bad.py"]] {
            let o = d.freeze(args);
            let shown = String::from_utf8_lossy(text);
            assert_eq!((o.code, o.out.as_str()), (Some(1), ""), "{shown:?} {o:?}");
            let message = o.err.strip_prefix("error: ").unwrap_or_default();
            assert!(
                message.starts_with(wanted),
                "{shown:?}\n{wanted}\n{}",
                o.err
            );
            assert_eq!(o.err.matches("error: ").count(), 1, "{shown:?} {o:?}");
        }
    }
    assert!(!d.path("frozen.img").exists());
    // These sources are right.
    for text in [
        &b""[..],
        b"\xef\xbb\xbfx = 1\n",
        b"#!/usr/bin/python3\n# -*- coding: utf-8 -*-\nx = '\xc3\xa9'\n",
    ] {
        let o = d.file("good.py", text).freeze(&["-q", "good.py"]);
        assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
    }
}

/// Command lines, and a part of the one message for each.
const COMMANDS: &[(&[&str], &str)] = &[
    // Files that are missing, or are something else.
    (&["none.py"], "none.py: there is no such file or directory"),
    (&["none"], "none: there is no such file or directory"),
    (&["p.py/q.py"], "p.py/q.py: "),
    (&["--main", "none.py"], "none.py: there is no such file"),
    (
        &["--main", "dir"],
        "dir: this is a directory, not a program",
    ),
    (
        &["--main", "dir.py"],
        "dir.py: this is a directory, not a program",
    ),
    (
        &["--main", "p.img"],
        "p.img: this is an image, not a Python file",
    ),
    (
        &["dir.py"],
        "dir.py: there is nothing to freeze: the directory has no Python file",
    ),
    (&["empty"], "empty: there is nothing to freeze"),
    (
        &["loop.py"],
        "loop.py: cannot be read: Too many levels of symbolic links",
    ),
    (&["loops"], "directories are nested without end here"),
    (&["p.img"], "p.img: this is not a Python file"),
    (
        &["image.py"],
        "image.py: this is an image, not a Python file",
    ),
    (
        &["p.py", "not-a-name.py"],
        "not-a-name.py: this is not a Python file",
    ),
    (&["/dev/null"], "/dev/null: this is not a Python file"),
    (&["large.py"], "large.py: the file is larger than 8 MiB"),
    (
        &["dir", "twice"],
        "twice/m.py: two modules are called m: this one and dir/m.py",
    ),
    (&["runn", "p.py"], "did you mean freeze run?"),
    (&["inspct"], "did you mean freeze inspect?"),
    (&["run", "none.py"], "none.py: there is no such file"),
    (
        &["run", "dir.py"],
        "dir.py: this is a directory, not a program",
    ),
    (&["run", "dir"], "dir: this is a directory, not an image"),
    (&["run", "none.img"], "none.img: there is no such file"),
    (&["run", "empty.img"], "empty.img: the image is empty"),
    (&["run", "source.img"], "source.img: this is not an image"),
    (&["run", "cut.img"], "cut.img: the image is truncated"),
    (
        &["run", "large.img"],
        "large.img: this is not an image: it is too long",
    ),
    (
        &["inspect", "dir"],
        "dir: this is a directory, not an image",
    ),
    (&["inspect", "empty.img"], "empty.img: the image is empty"),
    (
        &["report", "source.img"],
        "source.img: this is not an image",
    ),
    (
        &["play", "none.img", "--screenshot", "x.png"],
        "none.img: there is no such file",
    ),
    (&["why", "cut.img", "m"], "cut.img: the image is truncated"),
    (
        &["flash", "dir", "--port", "x", "--dry-run"],
        "dir: this is a directory, not an image",
    ),
    (&["size", "dir"], "dir: this is a directory, not firmware"),
    (&["size", "p.img"], "p.img: this is not firmware"),
    (
        &["size", "loop.py"],
        "loop.py: cannot be read: Too many levels of symbolic links\n",
    ),
    (
        &["monitor", "--port", "x", "--sym", "dir"],
        "dir: this is a directory, not a file of line numbers",
    ),
    (
        &["monitor", "--port", "x", "--sym", "p.img"],
        "p.img: these are no line numbers",
    ),
    (&["monitor", "--port", "x"], "x: there is no such port"),
    // Names of modules.
    (
        &["p.py", "--exclude", "othre"],
        "--exclude othre: there is no such module below the roots\n  help: did you mean other?",
    ),
    (
        &["dir", "--exclude", "zzzz"],
        "--exclude zzzz: there is no such module",
    ),
    (
        &["p.py", "--exclude", "json"],
        "--exclude json: this module is built into the VM",
    ),
    (
        &["p.py", "--include", "othr"],
        "there is no module othr below the roots\n  help: did you mean other?",
    ),
    (
        &["p.py", "--include", "dir/m.py"],
        "help: name the module as an import does",
    ),
    (
        &["p.py", "--include", "other", "--exclude", "other"],
        "other is in --include and in --exclude",
    ),
    (
        &["dir", "--exclude", "m"],
        "there is nothing to freeze: --exclude leaves everything out",
    ),
    (
        &["run", "p.py", "-m", "othr"],
        "there is no module othr below the roots\n  help: did you mean other?",
    ),
    (
        &["run", "p.img", "-m", "__mian__"],
        "p.img: there is no module __mian__ in it\n  help: did you mean __main__?",
    ),
    (
        &["inspect", "p.img", "-m", "zz"],
        "p.img: there is no module zz in it\n  help: there are __main__",
    ),
    (
        &["why", "p.img", "zz"],
        "p.img: there is no module zz in it",
    ),
    (
        &["why", "p.img", "__main__.zz"],
        "__main__ has nothing called zz",
    ),
    // Places for outputs.
    (
        &["p.py", "-o", "none/x.img"],
        "cannot write none/x.img: no such directory: none/\n",
    ),
    (
        &["p.py", "-o", "none/"],
        "cannot write none/: this is the name of a directory",
    ),
    (
        &["p.py", "-o", "dir"],
        "cannot write dir: it is a directory",
    ),
    (
        &["p.py", "-o", "p.py/x.img"],
        "cannot write p.py/x.img: p.py is not a directory",
    ),
    (
        &["p.py", "-o", "loop.py"],
        "cannot write loop.py: its links form a loop",
    ),
    (
        &["p.py", "-o", "p.py"],
        "p.py: the output would replace p.py, which is an input",
    ),
    (
        &["p.py", "-o", "x.sym"],
        "x.sym: the image may not be called .sym",
    ),
    (
        &["p.py", "-o", "dir/x/y.img"],
        "cannot write dir/x/y.img: no such directory: dir/x/",
    ),
    (
        &["report", "p.img", "-o", "none/x"],
        "cannot write none/x: no such directory: none/",
    ),
    (
        &["report", "p.img", "-o", "p.img"],
        "p.img: the output would replace p.img",
    ),
    (
        &["flash", "--save-elf", "dir"],
        "cannot write dir: it is a directory",
    ),
    (
        &["play", "p.img", "--screenshot", "none/x.png"],
        "cannot write none/x.png: no such directory: none/",
    ),
    (
        &["build-all", "--config", "box.toml", "-o", "none/x"],
        "cannot make the directory none/x for the images",
    ),
    (
        &["build-all", "--config", "box.toml", "-o", "p.py"],
        "cannot make the directory p.py for the images: it is a file",
    ),
    // Settings and scripts.
    (
        &["p.py", "--config", "none.toml"],
        "none.toml: there is no such file",
    ),
    (
        &["p.py", "--config", "dir"],
        "dir: this is a directory, not a file of settings",
    ),
    (&["p.py", "--config", "bad.toml"], "bad.toml:2: "),
    (
        &["p.py", "--config", "key.toml"],
        "key.toml:1: unknown key excluded",
    ),
    (
        &["p.py", "--config", "heap.toml"],
        "heap.toml:2: heap: no board has so much: esp8266 has 80368 bytes",
    ),
    (
        &["p.py", "--config", "bytes.toml"],
        "bytes.toml:2: the file is not UTF-8 text",
    ),
    (
        &["p.py", "--config", "large.py"],
        "large.py: this is not a file of settings: it is longer than",
    ),
    (&["build-all"], "there is no freeze.toml in this directory"),
    (
        &["play", "p.img", "--script", "none"],
        "none: there is no such file",
    ),
    (
        &["play", "p.img", "--script", "dir"],
        "dir: this is a directory, not a script",
    ),
    (
        &["play", "p.img", "--script", "bytes.toml"],
        "bytes.toml:2: the file is not UTF-8 text",
    ),
    (
        &["play", "p.img", "--script", "script"],
        "script:2: there is no step nonsense",
    ),
];

/// Command lines with wrong usage: status 2.
const USAGE: &[(&[&str], &str)] = &[
    (
        &["p.py", "--heap", "90000"],
        "no board has so much: esp8266 has 80368 bytes for heap and stack",
    ),
    (&["run", "p.py", "--heap", "80884"], "no board has so much"),
    (&["p.py", "--heap", "4095"], "the least is 4096 bytes"),
    (&["p.py", "--heap", "much"], "this is not a number of bytes"),
    (&["p.py", "--exclude", ""], "--exclude"),
    (&["p.py", "-m", "x"], "unexpected argument"),
];

fn ready() -> Dir {
    let d = Dir::new("inputs-commands");
    for name in ["dir", "dir.py", "empty", "twice", "loops"] {
        fs::create_dir(d.path(name)).expect("a directory");
    }
    d.file("other.py", "x = 1\n").image("p", "x = 1\n");
    d.file("dir/m.py", "x = 1\n").file("twice/m.py", "x = 2\n");
    d.file("loops/m.py", "x = 1\n")
        .file("not-a-name.py", "x = 1\n");
    symlink(".", d.path("loops/again")).expect("a link");
    symlink("loop.py", d.path("loop.py")).expect("a link");
    let image = fs::read(d.path("p.img")).expect("the image");
    d.file("image.py", &image)
        .file("cut.img", &image[..image.len() - 8]);
    d.file("empty.img", "").file("source.img", "x = 1\n");
    let large = |name: &str, bytes: u64| {
        let file = fs::File::create(d.path(name)).expect("a file");
        file.set_len(bytes).expect("a file with a hole");
    };
    large("large.py", 9 << 20);
    large("large.img", 1 << 30);
    d.file("bad.toml", "heap = 40000\ninclude =\n")
        .file("key.toml", "excluded = []\n");
    d.file("heap.toml", "# more\nheap = 90000\n")
        .file("bytes.toml", "# a\n# \u{e9}\n");
    d.file("bytes.toml", b"# a\n# \xe9\n");
    d.file("box.toml", "[[box]]\nname = 'a'\nstory = 's'\nbox = 'b'\n");
    d.file("script", "screen\nnonsense\n");
    d
}

#[test]
fn command_lines() {
    let d = ready();
    let all = || {
        let mut all = Vec::new();
        for entry in fs::read_dir(&d.0).expect("the directory").flatten() {
            let small = entry
                .metadata()
                .is_ok_and(|m| m.is_file() && m.len() < 1 << 20);
            all.push((
                entry.file_name(),
                small.then(|| fs::read(entry.path()).ok()),
            ));
        }
        all.sort();
        all
    };
    let before = all();
    let tables = COMMANDS
        .iter()
        .map(|c| (c, 1))
        .chain(USAGE.iter().map(|c| (c, 2)));
    for ((args, wanted), code) in tables {
        let o = d.freeze(args);
        assert_eq!((o.code, o.out.as_str()), (Some(code), ""), "{args:?} {o:?}");
        assert!(o.err.starts_with("error: "), "{args:?} {o:?}");
        assert!(o.err.contains(wanted), "{args:?}\n{wanted}\n{}", o.err);
        assert_eq!(o.err.matches("error: ").count(), 1, "{args:?} {o:?}");
        assert!(
            !o.err.contains("os error") && !o.err.contains("panicked"),
            "{args:?} {o:?}"
        );
        assert!(all() == before, "{args:?} changed a file");
    }
}

#[test]
fn names_are_shown_on_one_line() {
    let d = Dir::new("inputs-names");
    d.file("new\nline \x1b[31m.py", "x = (\n");
    d.refused(
        &["new\nline \x1b[31m.py"],
        &["error: new\\nline \\x1b[31m.py:1:5: '(' is never closed"],
    );
    let o = d
        .file("new\nline.py", "print('runs')\n")
        .freeze(&["run", "new\nline.py"]);
    assert_eq!((o.code, o.out.as_str()), (Some(0), "runs\n"), "{o:?}");
}

#[test]
fn modules_that_are_left_out_on_purpose_are_known() {
    let d = Dir::new("inputs-excluded");
    fs::create_dir_all(d.path("pack/sub")).expect("a directory");
    d.file("p.py", "x = 1\n")
        .file("other.py", "")
        .file("pack/sub/m.py", "");
    for name in ["other", "pack", "pack.sub", "pack.sub.m", "asyncio"] {
        let o = d.freeze(&["-q", "p.py", "--exclude", name]);
        assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{name}");
    }
    // Settings may also name modules of other programs.
    d.file("freeze.toml", "exclude = ['elsewhere']\n");
    let o = d.freeze(&["-q", "p.py"]);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""));
}
