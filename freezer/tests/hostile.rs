//! Hostile inputs: each ends with the right status and one clear message, leaves no file behind, and does
//! not take forever.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// No case may take longer. Debug builds on a busy computer are slow.
const LIMIT: Duration = Duration::from_secs(120);

/// A directory of its own for a case.
struct Dir(PathBuf);

impl Dir {
    fn new(name: &str) -> Dir {
        let dir =
            std::env::temp_dir().join(format!("freeze-hostile-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).expect("a directory for the case");
        Dir(dir)
    }
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> &Dir {
        fs::write(self.0.join(name), content).expect("a file for the case");
        self
    }
    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("the case's directory");
        let mut names: Vec<String> = entries
            .filter_map(|e| e.ok().map(|e| e.file_name().to_string_lossy().into_owned()))
            .collect();
        names.sort();
        names
    }
    /// Runs `freeze` in the directory.
    fn freeze(&self, args: &[&str]) -> Outcome {
        let mut child = Command::new(env!("CARGO_BIN_EXE_freeze"))
            .args(args)
            .current_dir(&self.0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("freeze starts");
        let drain = |mut r: Box<dyn Read + Send>| {
            std::thread::spawn(move || {
                let mut bytes = Vec::new();
                let _ = r.read_to_end(&mut bytes);
                String::from_utf8_lossy(&bytes).into_owned()
            })
        };
        let out = drain(Box::new(child.stdout.take().expect("piped")));
        let err = drain(Box::new(child.stderr.take().expect("piped")));
        let start = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().expect("the child is ours") {
                break status;
            }
            if start.elapsed() > LIMIT {
                let _ = child.kill();
                let _ = child.wait();
                panic!("freeze {args:?} did not end within {LIMIT:?}");
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        Outcome {
            code: status.code(),
            out: out.join().expect("standard output"),
            err: err.join().expect("standard error"),
        }
    }
    /// Runs `freeze`, which has to fail with status 1 and one message with `parts`, and make no file.
    fn refused(&self, args: &[&str], parts: &[&str]) {
        let before = self.names();
        let o = self.freeze(args);
        assert_eq!(o.code, Some(1), "{o:?}");
        assert_eq!(o.out, "", "{o:?}");
        assert_eq!(o.messages("error: "), 1, "{o:?}");
        for part in parts {
            assert!(o.err.contains(part), "{part:?} is missing: {o:?}");
        }
        assert!(o.err.len() < 2000, "too long: {}", o.err.len());
        assert_eq!(self.names(), before);
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[derive(Debug)]
struct Outcome {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Outcome {
    fn messages(&self, prefix: &str) -> usize {
        self.err.lines().filter(|l| l.starts_with(prefix)).count()
    }
}

#[test]
fn sources_that_are_no_python() {
    let deep = format!("x = {}1{}\n", "(".repeat(5000), ")".repeat(5000));
    let blocks: String = (0..300)
        .map(|i| format!("{}if 1:\n", " ".repeat(i)))
        .collect();
    let cases: &[(&str, Vec<u8>, &[&str])] = &[
        (
            "syntax",
            b"x = 1\ndef f(:\n    pass\n".to_vec(),
            &["a.py:2:7:", "\n    def f(:\n          ^"],
        ),
        (
            "tabs",
            b"if 1:\n    x = 1\n\tx = 2\n".to_vec(),
            &["a.py:3:", "indented more"],
        ),
        ("utf16", b"\xff\xfex\0".to_vec(), &["a.py:1: ", "UTF-16"]),
        (
            "null",
            b"x = 1\ny = 2\0\n".to_vec(),
            &["a.py:2:6: ", "null byte"],
        ),
        (
            "deep",
            deep.into_bytes(),
            &["a.py:1:", "too many nested brackets"],
        ),
        (
            "blocks",
            blocks.into_bytes(),
            &["a.py:102:", "too many levels"],
        ),
        (
            "open",
            b"x = (1,\n".to_vec(),
            &["a.py:1:5: '(' is never closed"],
        ),
    ];
    for (name, text, parts) in cases {
        Dir::new(name).file("a.py", text).refused(&["a.py"], parts);
    }
}

#[test]
fn literals_without_measure() {
    let string = |n: usize| format!("x = 1\ns = '{}'\n", "a".repeat(n));
    Dir::new("str10")
        .file("a.py", string(10_000_000))
        .refused(&["a.py"], &["a.py: ", "larger than"]);
    Dir::new("str2").file("a.py", string(2_000_000)).refused(
        &["a.py"],
        &["a.py:2: ", "the string has more than 1048575 bytes"],
    );
    let bytes = format!("x = 1\ns = b'{}'\n", "a".repeat(1 << 20));
    Dir::new("bytes")
        .file("a.py", bytes)
        .refused(&["a.py"], &["a.py:2: ", "has more than 1048575 bytes"]);
    let number = format!("x = 1\n\nn = {}\n", "9".repeat(1_000_000));
    Dir::new("int")
        .file("a.py", number)
        .refused(&["a.py"], &["a.py:3: ", "digits"]);
}

#[test]
fn long_sources() {
    let chain: String = (0..3000)
        .map(|i| format!("elif x == {}: y = {i}\n", i + 2))
        .collect();
    let d = Dir::new("elif");
    let o = d
        .file("a.py", format!("x = 1\nif x == 0: y = 0\n{chain}"))
        .freeze(&["a.py", "-q"]);
    assert_eq!((o.code, o.err.as_str(), o.out.as_str()), (Some(0), "", ""));
    assert_eq!(d.names(), ["a.py", "frozen.img", "frozen.sym"]);
    Dir::new("long")
        .file("a.py", "x = 1\n".repeat(100_000))
        .refused(&["a.py"], &["a.py:1:", "too much code"]);
    let functions: String = (0..25_000)
        .map(|i| format!("def f{}():\n    y = 1\n    return y\n\n", i % 2000))
        .collect();
    let o = Dir::new("long2")
        .file("a.py", functions)
        .freeze(&["a.py", "-q"]);
    assert!(o.code == Some(0) || o.err.contains("a.py:"), "{o:?}");
}

#[test]
fn files_that_are_none() {
    let d = Dir::new("none");
    d.refused(&["missing.py"], &["missing.py: there is no such file"]);
    d.refused(
        &["run", "missing.py"],
        &["missing.py: there is no such file"],
    );
    d.refused(
        &["run", "missing.img"],
        &["missing.img: there is no such file"],
    );
    d.refused(&["."], &["nothing to freeze"]);
    fs::create_dir(d.path("x.py")).expect("a directory");
    d.refused(&["run", "x.py"], &["x.py: this is a directory"]);
    d.refused(&["x.py"], &["nothing to freeze"]);
    d.refused(&["run", "."], &["this is a directory"]);
    d.refused(&["inspect", "."], &["this is a directory"]);
    d.file("notes.txt", "hello")
        .refused(&["notes.txt"], &["notes.txt: this is not a Python file"]);
}

#[test]
fn an_empty_file_is_a_module() {
    let d = Dir::new("empty");
    let o = d.file("a.py", "").freeze(&["a.py", "-q"]);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""));
    let o = d.freeze(&["run", "a.py"]);
    assert_eq!((o.code, o.out.as_str(), o.err.as_str()), (Some(0), "", ""));
}

#[test]
fn wrong_command_lines() {
    let d = Dir::new("usage");
    d.file("a.py", "x = 1\n");
    for args in [
        &["inspect"][..],
        &["why"],
        &["a.py", "--heap", "x"],
        &["a.py", "--no"],
    ] {
        let o = d.freeze(args);
        assert_eq!(o.code, Some(2), "{args:?} {o:?}");
    }
    assert_eq!(d.names(), ["a.py"]);
    d.refused(&["why", "a.py"], &["name the module too, after a.py"]);
    for args in [&[][..], &["run"], &["play"], &["flash", "--port", "x"]] {
        d.refused(
            args,
            &["there is no freeze.toml in this directory", "freeze new"],
        );
    }
    d.refused(&["a.py", "--include", "zz"], &["zz"]);
    d.refused(&["why", "a.py", "zz"], &["there is no module zz"]);
    d.file("freeze.toml", "heap = 40000\nspeed = 3\n")
        .refused(&["a.py"], &["freeze.toml:2: ", "speed"]);
}

#[cfg(unix)]
#[test]
fn links_and_pipes() {
    use std::os::unix::fs::symlink;
    let d = Dir::new("links");
    symlink("b.py", d.path("a.py")).expect("a link");
    symlink("a.py", d.path("b.py")).expect("a link");
    d.refused(&["a.py"], &["a.py: cannot be read"]);
    d.refused(&["run", "a.py"], &["a.py: cannot be read"]);
    let d = Dir::new("dirlinks");
    for name in ["l1", "l2", "l3"] {
        symlink(".", d.path(name)).expect("a link");
    }
    d.refused(&["."], &["nothing to freeze"]);
    d.file("m.py", "x = 1\n");
    let o = d.freeze(&["."]);
    assert_eq!(o.code, Some(1), "{o:?}");
    assert!(o.err.contains("without end"), "{o:?}");
    let d = Dir::new("fifo");
    if Command::new("mkfifo")
        .arg(d.path("p.py"))
        .status()
        .is_ok_and(|s| s.success())
    {
        d.refused(&["p.py"], &["p.py: this is not a regular file"]);
        d.refused(&["run", "p.py"], &["p.py: this is not a regular file"]);
        d.refused(&["inspect", "p.py"], &["p.py: this is not a regular file"]);
        // An image can be written into a pipe that somebody reads.
        d.file("a.py", "x = 1\n");
        assert_eq!(d.freeze(&["a.py", "-q"]).code, Some(0));
        let reader = {
            let pipe = d.path("p.py");
            std::thread::spawn(move || fs::read(pipe).expect("it is a pipe"))
        };
        assert_eq!(d.freeze(&["a.py", "-q", "-o", "p.py"]).code, Some(0));
        let image = fs::read(d.path("frozen.img")).expect("the image");
        assert_eq!(reader.join().expect("it has read"), image);
    }
}

#[cfg(unix)]
#[test]
fn an_unreadable_file() {
    use std::os::unix::fs::PermissionsExt;
    let d = Dir::new("unreadable");
    d.file("a.py", "x = 1\n");
    fs::set_permissions(d.path("a.py"), fs::Permissions::from_mode(0o000)).expect("it is ours");
    if fs::read(d.path("a.py")).is_ok() {
        return; // Root can read every file.
    }
    d.refused(&["a.py"], &["a.py: ", "permission denied"]);
}

#[test]
fn outputs_that_cannot_be() {
    let d = Dir::new("output");
    d.file("a.py", "x = 1\n");
    d.refused(
        &["a.py", "-o", "missing/a.img"],
        &["cannot write missing/a.img: no such directory: missing/"],
    );
    d.refused(&["a.py", "-o", "."], &["cannot write .: "]);
    d.refused(
        &["a.py", "-o", "a.py"],
        &["a.py: the output would replace a.py"],
    );
    d.refused(&["a.py", "-o", "a.sym"], &["a.sym"]);
    assert_eq!(fs::read(d.path("a.py")).expect("the input"), b"x = 1\n");
    #[cfg(target_os = "linux")]
    {
        d.refused(
            &["a.py", "-o", "/dev/full"],
            &["cannot write /dev/full: No space left"],
        );
        assert!(!Path::new("/dev/full.sym").exists());
    }
    fs::hard_link(d.path("a.py"), d.path("hard.img")).expect("a link");
    d.refused(
        &["a.py", "-o", "hard.img"],
        &["hard.img: the output would replace a.py"],
    );
    fs::hard_link(d.path("a.py"), d.path("i.sym")).expect("a link");
    d.refused(
        &["a.py", "-o", "i.img"],
        &["i.sym: the output would replace a.py"],
    );
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("a.py", d.path("soft.img")).expect("a link");
        d.refused(
            &["a.py", "-o", "soft.img"],
            &["soft.img: the output would replace a.py"],
        );
    }
    assert_eq!(fs::read(d.path("a.py")).expect("the input"), b"x = 1\n");
}

#[test]
fn two_modules_of_one_name() {
    let d = Dir::new("double");
    fs::create_dir_all(d.path("p")).expect("a directory");
    fs::create_dir_all(d.path("q")).expect("a directory");
    d.file("p/m.py", "x = 1\n").file("q/m.py", "x = 2\n");
    d.refused(&["p", "q"], &["m.py: two modules are called m"]);
    let o = d.freeze(&["p", "p/m.py", "-q"]);
    assert_eq!(o.code, Some(0), "{o:?}");
}

#[test]
fn bodies_without_end() {
    let budget = ["--budget", "100000", "--budget-heap", "8000000"];
    let cases = [
        ("loop", "x = 1\nwhile True:\n    pass\n", "does not end"),
        ("list", "x = []\nwhile True:\n    x.append(1)\n", "a.py:3: "),
        ("str", "y = 1\nx = 'x' * 10**9\n", "a.py:2: "),
        ("zeros", "y = 1\nx = [0] * 10**9\n", "a.py:2: "),
    ];
    for (name, text, part) in cases {
        let d = Dir::new(name);
        let args = [&["a.py"], &budget[..]].concat();
        d.file("a.py", text).refused(&args, &["a.py:", part]);
    }
    // The default budget ends the body too.
    Dir::new("loop2")
        .file("a.py", "while True:\n    pass\n")
        .refused(&["a.py"], &["a.py:", "does not end"]);
}

#[test]
fn bodies_that_raise() {
    let cases = [
        (
            "raise",
            "x = 1\nraise ValueError('no')\n",
            "a.py:2: ",
            "ValueError",
        ),
        (
            "recursion",
            "def f():\n    f()\nf()\n",
            "a.py:",
            "RuntimeError",
        ),
    ];
    for (name, text, place, what) in cases {
        let d = Dir::new(name);
        d.file("a.py", text)
            .refused(&["a.py", "--strict"], &[place, what]);
        let o = d.freeze(&["run", "a.py"]);
        assert_eq!((o.code, o.err.as_str()), (Some(1), ""), "{o:?}");
        assert!(
            o.out
                .starts_with("Traceback (most recent call last):\n  File \"a.py\", line "),
            "{o:?}"
        );
        assert!(o.out.contains(&format!("\n{what}: ")), "{o:?}");
        d.refused(
            &["a.py"],
            &[place, what, "Traceback (most recent call last):\n"],
        );
        d.file("main.py", "");
        let o = d.freeze(&["a.py", "main.py"]);
        assert_eq!((o.code, o.messages("warning: ")), (Some(0), 1), "{o:?}");
        assert!(o.err.contains(place) && o.err.contains(what), "{o:?}");
        assert_eq!(d.names(), ["a.py", "frozen.img", "frozen.sym", "main.py"]);
        let o = d.freeze(&["run", "frozen.img", "-m", "a"]);
        assert_eq!(o.code, Some(1), "{o:?}");
        assert!(o.out.contains(&format!("{what}: ")), "{o:?}");
    }
}

#[test]
fn exits() {
    let cases = [
        ("", 0),
        ("3", 3),
        ("None", 0),
        ("259", 3),
        ("'bye'", 1),
        ("True", 1),
    ];
    for (code, status) in cases {
        let d = Dir::new("exit");
        d.file(
            "a.py",
            format!("import sys\nprint('on')\nsys.exit({code})\n"),
        );
        let o = d.freeze(&["run", "a.py"]);
        assert_eq!((o.code, o.err.as_str()), (Some(status), ""), "{code} {o:?}");
        assert_eq!(o.out, if code == "'bye'" { "on\nbye\n" } else { "on\n" });
    }
}

#[test]
fn images_that_are_none() {
    let d = Dir::new("images");
    d.file("a.py", "x = [1, 2, 3]\n").file("c.py", "");
    assert_eq!(d.freeze(&["a.py", "c.py", "-q"]).code, Some(0));
    let good = fs::read(d.path("frozen.img")).expect("the image");
    let mut damaged = good.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 4;
    let cases: &[(&str, &[u8], &str)] = &[
        ("empty.img", b"", "the image is empty"),
        ("short.img", b"PFRZ", "too few bytes"),
        (
            "text.img",
            &b"hello, this is a letter, and no image. ".repeat(4),
            "this is not an image",
        ),
        ("erased.img", &[0xff; 256], "the flash is erased"),
        ("cut.img", &good[..good.len() - 8], "truncated"),
        ("uneven.img", &good[..good.len() - 3], "damaged"),
        ("damaged.img", &damaged, "damaged"),
    ];
    for (name, bytes, part) in cases {
        d.file(name, bytes);
        d.refused(&["run", name], &[name, part]);
        d.refused(&["inspect", name], &[name, part]);
        d.refused(&["why", name, "a"], &[name, part]);
    }
    // A file that is not a sidecar does not make the command fail.
    d.file(
        "frozen.sym",
        b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
    );
    let o = d.freeze(&["inspect", "frozen.img", "--code"]);
    assert_eq!(
        (o.code, o.messages("warning: frozen.sym: ")),
        (Some(0), 1),
        "{o:?}"
    );
    fs::remove_file(d.path("frozen.sym")).expect("it is there");
    d.refused(
        &["run", "frozen.img"],
        &["frozen.img: the image has no program"],
    );
    d.refused(
        &["run", "frozen.img", "-m", "b"],
        &["frozen.img: there is no module b"],
    );
    d.refused(
        &[
            "run",
            "frozen.img",
            "-m",
            "a",
            "--heap",
            "4096",
            "--config",
            "none.toml",
        ],
        &["none.toml"],
    );
}

#[test]
fn a_program_without_memory_says_where() {
    let d = Dir::new("memory");
    d.file(
        "a.py",
        "import time\ntime.ticks_ms()\n\n\ndef f(n):\n    return bytearray(n)\n\n\nf(1000000)\n",
    );
    let o = d.freeze(&["run", "a.py"]);
    let lines = "  File \"a.py\", line 9, in <module>\n  File \"a.py\", line 6, in f\n";
    let what = "MemoryError: memory allocation failed, allocating 1000000 bytes\n";
    let all = format!("Traceback (most recent call last):\n{lines}{what}");
    assert_eq!((o.code, o.out), (Some(1), all), "{}", o.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_console_that_is_full() {
    let d = Dir::new("console");
    d.file("a.py", "print('hello')\n");
    let full = || {
        fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("it is there")
    };
    for args in [&["a.py"][..], &["run", "a.py"], &["completions", "bash"]] {
        let o = Command::new(env!("CARGO_BIN_EXE_freeze"))
            .args(args)
            .current_dir(&d.0)
            .stdout(full())
            .output()
            .expect("freeze starts");
        assert_eq!(o.status.code(), Some(1), "{args:?}");
        let err = String::from_utf8_lossy(&o.stderr).into_owned();
        assert!(
            err.contains("cannot write to standard output"),
            "{args:?} {err}"
        );
    }
}
