//! Errors that are reported when an image is frozen, and not only on the board: there is no program, the program
//! raises at its start, the image does not fit.

#![cfg(unix)]

mod device;

use device::{Dir, Elf};

fn frozen(d: &Dir, args: &[&str]) -> String {
    let o = d.freeze(&[&["-o", "x.img"], args].concat());
    assert_eq!(o.code, Some(0), "{args:?} {o:?}");
    o.err
}

/// Runs the image, which has to print `text`.
fn prints(d: &Dir, text: &str) {
    let o = d.freeze(&["run", "x.img"]);
    assert_eq!((o.code, o.out.as_str()), (Some(0), text), "{o:?}");
}

#[test]
fn one_file_alone_is_the_program() {
    let d = Dir::new("programs-alone");
    std::fs::create_dir(d.path("sub")).expect("a directory");
    let text = "if __name__ == '__main__':\n    print('runs')\n";
    for name in [
        "x.py",
        "main.py",
        "not-a-name.py",
        "sub/y.py",
        "two words.py",
    ] {
        d.file(name, text);
        assert_eq!(frozen(&d, &[name]), "", "{name}");
        prints(&d, "runs\n");
        assert_eq!(frozen(&d, &["--main", name]), "", "{name}");
        prints(&d, "runs\n");
    }
    // The program imports one module, and another one is included.
    d.file("x.py", "import other\nprint(other.A)\n")
        .file("other.py", "A = 1\n")
        .file("more.py", "B = 2\n");
    assert_eq!(frozen(&d, &["x.py", "--include", "more"]), "");
    prints(&d, "1\n");
}

#[test]
fn an_image_without_a_program() {
    let d = Dir::new("programs-none");
    d.file("chip.elf", Elf::new().bytes());
    d.file("a.py", "A = 1\n").file("b.py", "print(2)\n");
    let flash = [
        "flash",
        "x.img",
        "--port",
        "none",
        "--firmware-elf",
        "chip.elf",
        "--dry-run",
    ];
    let warning = "warning: the image has no program: there is no main.py or boot.py in it\n  \
                   help: name the program with --main FILE; a board with this image would do nothing\n";
    assert_eq!(frozen(&d, &["a.py", "b.py"]), warning);
    d.refused(
        &flash,
        &[
            "x.img: the image has no program, so the board would do nothing",
            "--main FILE",
        ],
    );
    assert_eq!(frozen(&d, &["a.py", "b.py", "-q"]), "");
    let json = d.freeze(&["a.py", "b.py", "--json"]);
    assert!(json.out.contains("the image has no program"), "{json:?}");

    std::fs::create_dir(d.path("dir")).expect("a directory");
    d.file("dir/a.py", "A = 1\n");
    assert_eq!(frozen(&d, &["dir"]), warning);
    for name in ["main", "boot", "__main__"] {
        let file = format!("dir/{name}.py");
        d.file(&file, "print('runs')\n");
        assert_eq!(frozen(&d, &["dir"]), "");
        prints(&d, "runs\n");
        assert_eq!(d.freeze(&flash).code, Some(0));
        std::fs::remove_file(d.path(&file)).expect("it is there");
    }
    assert_eq!(frozen(&d, &["a.py", "--main", "b.py"]), "");
    assert_eq!(d.freeze(&flash).code, Some(0));
}

#[test]
fn a_program_that_raises_is_no_image() {
    let d = Dir::new("programs-raise");
    std::fs::create_dir(d.path("dir")).expect("a directory");
    d.file(
        "lib.py",
        "def f(x):\n    return g(x)\n\n\ndef g(x):\n    return 1 / x\n",
    );
    d.file("use.py", "import lib\nlib.f(0)\n");
    let traceback = "\
error: p.py:2: the body of __main__ raises ZeroDivisionError: divide by zero; so will each start on the device
  Traceback (most recent call last):
    File \"p.py\", line 2, in <module>
      import use
    File \"use.py\", line 2, in <module>
      lib.f(0)
    File \"lib.py\", line 2, in f
      return g(x)
    File \"lib.py\", line 6, in g
      return 1 / x
  ZeroDivisionError: divide by zero
";
    d.file("p.py", "x = 1\nimport use\n");
    for args in [
        &["p.py"][..],
        &["--main", "p.py"],
        &["use.py", "--main", "p.py", "-q"],
    ] {
        let o = d.freeze(args);
        assert_eq!((o.code, o.err.as_str()), (Some(1), traceback), "{args:?}");
        assert!(!d.path("frozen.img").exists());
    }
    for name in ["main", "boot"] {
        let file = format!("dir/{name}.py");
        d.file(&file, "raise ValueError('a\\x1b[31m\\nb')\n");
        let place =
            format!("error: {file}:1: the body of {name} raises ValueError: a\\x1b[31m\\nb;");
        d.refused(&["dir"], &[&place]);
        // A module that is not the program may raise.
        d.file("other.py", "");
        assert!(frozen(&d, &["dir", "--main", "other.py"]).starts_with("warning: dir/"));
        std::fs::remove_file(d.path(&file)).expect("it is there");
    }
    // So may a module whose exception the program handles.
    d.file(
        "p.py",
        "print('go')\ntry:\n    import use\nexcept ZeroDivisionError:\n    print('caught')\n",
    );
    assert!(frozen(&d, &["p.py"]).starts_with("warning: use.py:2: "));
    prints(&d, "go\ncaught\n");
    d.refused(&["p.py", "--strict"], &["error: use.py:2: "]);
    // The message names the module's own line, whatever is evaluated after it.
    d.file("z.py", "Z = 1\n");
    let o = d.freeze(&["use.py", "z.py", "--strict"]);
    assert!(o.err.starts_with("error: use.py:2: "), "{o:?}");
}

#[test]
fn an_exit_is_no_error() {
    let d = Dir::new("programs-exit");
    for (text, code) in [
        ("import sys\nx = 1\nsys.exit(3)\n", 3),
        ("raise SystemExit\n", 0),
        ("class Quit(SystemExit):\n    pass\n\n\nraise Quit(4)\n", 4),
    ] {
        d.file("p.py", text);
        for args in [&["p.py"][..], &["p.py", "--strict"]] {
            assert_eq!(frozen(&d, args), "", "{text}");
            let o = d.freeze(&["run", "x.img"]);
            assert_eq!((o.code, o.out.as_str()), (Some(code), ""), "{text} {o:?}");
        }
    }
    d.file("p.py", "import sys\nsys.exit()\n");
    let o = d.freeze(&["p.py"]);
    assert!(
        o.out.contains("ends the program at line 2: SystemExit"),
        "{o:?}"
    );
    // There is a warning about a module that raises SystemExit when it is imported.
    d.file("main.py", "print('go')\nimport p\n");
    let o = d.freeze(&["p.py", "main.py"]);
    assert_eq!(o.code, Some(0), "{o:?}");
    assert!(
        o.err.starts_with(
            "warning: p.py:2: the body of p raises SystemExit; a program that imports it ends there"
        ),
        "{o:?}"
    );
}

#[test]
fn an_image_that_does_not_fit() {
    let d = Dir::new("programs-large");
    d.file("large.py", "D = bytes(range(256)) * 2100\n")
        .file("small.py", "x = 1\n")
        .file("main.py", "");
    d.refused(
        &["large.py", "small.py", "main.py"],
        &[
            "error: the image is too large for the board: it has 537",
            "bytes, and there is flash for 524288",
            "the largest are large (537",
        ],
    );
}

#[test]
fn a_failure_comes_with_the_warnings_that_may_tell_its_cause() {
    let d = Dir::new("programs-cause");
    d.file("settings.json", "{}");
    d.file("x.py", "print(1)\nopen('settings.json')\n");
    let warning =
        "warning: x.py:2: settings.json is not in the image: the board will not find it\n";
    for command in ["run", "emulate"] {
        let o = d.freeze(&[command, "x.py"]);
        assert!(o.code == Some(1) && o.err.contains(warning), "{o:?}");
    }
    // Without a failure they are for `freeze` and for --verbose.
    d.file("y.py", "print(1)\ndef f():\n    open('settings.json')\n");
    assert_eq!(d.freeze(&["run", "y.py"]).err, "");
    let o = d.freeze(&["run", "y.py", "-v"]);
    assert!(o.err.starts_with("warning: y.py:3: settings.json"), "{o:?}");
}
