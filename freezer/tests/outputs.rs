//! Files that `freeze` writes: each is written whole or not at all, and keeps its mode and place, whatever earlier
//! runs left behind. A sidecar says which image it belongs to.

#![cfg(unix)]

mod device;

use std::fs;
use std::os::unix::fs::{symlink, MetadataExt, PermissionsExt};
use std::process::Stdio;

use device::Dir;

fn names(d: &Dir) -> Vec<String> {
    let entries = fs::read_dir(&d.0).expect("the directory of the case");
    let mut all: Vec<String> = entries
        .flatten()
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .filter(|n| n != "tmp")
        .collect();
    all.sort();
    all
}

fn mode(d: &Dir, name: &str) -> u32 {
    fs::metadata(d.path(name)).expect("it is there").mode() & 0o7777
}

fn set_mode(d: &Dir, name: &str, mode: u32) {
    fs::set_permissions(d.path(name), fs::Permissions::from_mode(mode)).expect("it is ours");
}

/// Freezes `a.py`, which has to succeed without a message.
fn made(d: &Dir, args: &[&str]) {
    let o = d.freeze(&[&["-q", "a.py"], args].concat());
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
}

#[test]
fn a_file_keeps_its_mode_and_its_owner() {
    let d = Dir::new("outputs-mode");
    d.file("a.py", "x = 1\n");
    made(&d, &[]);
    let new = mode(&d, "frozen.img");
    assert_eq!((new & 0o111, mode(&d, "frozen.sym")), (0, new));
    for m in [0o600, 0o640, 0o755, 0o644] {
        set_mode(&d, "frozen.img", m);
        set_mode(&d, "frozen.sym", 0o600);
        made(&d, &[]);
        assert_eq!((mode(&d, "frozen.img"), mode(&d, "frozen.sym")), (m, 0o600));
    }
    let picture = ["report", "frozen.img", "--svg", "-o", "ram.svg"];
    assert_eq!(d.freeze(&picture).code, Some(0));
    set_mode(&d, "ram.svg", 0o600);
    assert_eq!(d.freeze(&picture).code, Some(0));
    assert_eq!(mode(&d, "ram.svg"), 0o600);
    // If this user may give files away, the owner stays too.
    if std::os::unix::fs::chown(d.path("frozen.img"), Some(12345), Some(54321)).is_ok() {
        set_mode(&d, "frozen.img", 0o660);
        made(&d, &[]);
        let m = fs::metadata(d.path("frozen.img")).expect("it is there");
        assert_eq!((m.uid(), m.gid(), m.mode() & 0o777), (12345, 54321, 0o660));
    }
}

#[test]
fn a_link_stays_and_its_target_is_written() {
    let d = Dir::new("outputs-links");
    d.file("a.py", "x = 1\n").file("target.img", "old");
    fs::create_dir(d.path("sub")).expect("a directory");
    for (link, to) in [
        ("link.img", "target.img"),
        ("two.img", "link.img"),
        ("far.img", "sub/none.img"),
    ] {
        symlink(to, d.path(link)).expect("a link");
        made(&d, &["-o", link]);
        assert!(d.path(link).is_symlink(), "{link}");
        let image = fs::read(d.path(to)).expect("the target");
        assert_eq!(image[..4], *b"PFRZ", "{link}");
    }
    symlink("nowhere/none.img", d.path("lost.img")).expect("a link");
    symlink("loop.img", d.path("loop.img")).expect("a link");
    let before = names(&d);
    d.refused(
        &["a.py", "-o", "lost.img"],
        &["cannot write lost.img: no such directory: nowhere/"],
    );
    d.refused(
        &["a.py", "-o", "loop.img"],
        &["cannot write loop.img: its links form a loop"],
    );
    assert_eq!(names(&d), before);
}

#[test]
fn leftovers_are_no_obstacle() {
    let d = Dir::new("outputs-leftovers");
    d.file("a.py", "x = 1\n");
    // Processes with any number may have left such files.
    for n in 0..40 {
        d.file(&format!(".frozen.img.{n}.tmp"), "left");
        d.file(&format!(".frozen.sym.{n}.tmp"), "left");
        d.file(&format!(".freeze-{n}.tmp"), "left");
    }
    let before = names(&d).len();
    made(&d, &[]);
    assert_eq!(names(&d).len(), before + 2);
}

#[test]
fn what_cannot_be_written_leaves_all_as_it_was() {
    let d = Dir::new("outputs-whole");
    d.file("a.py", "x = 1\n");
    made(&d, &["-o", "x.img"]);
    let image = fs::read(d.path("x.img")).expect("the image");
    fs::remove_file(d.path("x.sym")).expect("it is there");
    fs::create_dir(d.path("x.sym")).expect("a directory");
    let before = names(&d);
    d.file("a.py", "x = 'another'\n").refused(
        &["a.py", "-o", "x.img"],
        &["cannot write x.sym: it is a directory"],
    );
    assert_eq!(fs::read(d.path("x.img")).expect("the image"), image);
    assert_eq!(names(&d), before);
}

#[test]
fn standard_output_gets_the_image_alone() {
    let d = Dir::new("outputs-stdout");
    d.file("a.py", "x = 1\n");
    made(&d, &[]);
    let image = fs::read(d.path("frozen.img")).expect("the image");
    for name in ["/dev/stdout", "/dev/fd/1"] {
        let done = d.command(&["a.py", "-o", name]).output().expect("it runs");
        assert_eq!(done.status.code(), Some(0));
        assert_eq!(done.stdout, image, "{name}");
        let report = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(report.contains("1 of 1 frozen"), "{report}");
    }
    // The same is true if standard output is a file that is not empty.
    d.file("all", "before");
    let append = fs::File::options().append(true).open(d.path("all"));
    let done = d
        .command(&["-q", "a.py", "-o", "/dev/stdout"])
        .stdout(append.expect("it is ours"))
        .stderr(Stdio::null())
        .status();
    assert!(done.expect("it runs").success());
    let all = fs::read(d.path("all")).expect("it is there");
    assert_eq!(all, [b"before", &image[..]].concat());
    assert_eq!(names(&d), ["a.py", "all", "frozen.img", "frozen.sym"]);
}

const RAISES: &str = "import time\ntime.ticks_ms()\n\n\ndef f(x):\n    return 1 / x\n\n\nf(0)\n";
const TRACEBACK: &str =
    "Traceback (most recent call last):\n  File \"a.py\", line 9, in <module>\n  \
                         File \"a.py\", line 6, in f\nZeroDivisionError: divide by zero\n";

#[test]
fn an_image_has_the_tracebacks_of_its_source() {
    let d = Dir::new("outputs-lines");
    d.image("a", RAISES);
    for program in [
        &["a.py"][..],
        &["a.py", "--debug-info", "sidecar"],
        &["a.img"],
    ] {
        let o = d.freeze(&[&["run"], program].concat());
        assert_eq!((o.code, o.out.as_str()), (Some(1), TRACEBACK), "{o:?}");
        assert_eq!(o.err, "");
    }
    // The program itself sees the traceback that it would see on a board, without line numbers.
    d.image(
        "b",
        "import io, sys, time\ntime.ticks_ms()\ntry:\n    1 / 0\nexcept ZeroDivisionError as e:\n    \
         s = io.StringIO()\n    sys.print_exception(e, s)\nprint('line 4' in s.getvalue(), end='  Fi')\n",
    );
    let o = d.freeze(&["run", "b.img"]);
    assert_eq!((o.code, o.out.as_str()), (Some(0), "False  Fi"), "{o:?}");
    // A played box has the line numbers too.
    d.file("play.txt", "wait\nexpect File \"a.py\", line 6, in f\n");
    let o = d.freeze(&["play", "a.img", "--script", "play.txt"]);
    assert_eq!((o.code, o.out.as_str()), (Some(0), TRACEBACK), "{o:?}");
}

#[test]
fn an_emulated_image_has_them_too() {
    let d = Dir::new("outputs-emulated");
    d.image("a", RAISES).image("b", "x = 1\nprint(x)\n");
    fs::copy(d.path("a.img"), d.path("alone.img")).expect("copied");
    let raw = d.freeze(&["run", "alone.img"]).out;
    assert!(raw.contains("  File \"\", code "), "{raw}");
    let o = d.freeze(&["emulate", "a.img"]);
    assert_eq!(
        (o.code, o.out.as_str(), o.err.as_str()),
        (Some(1), TRACEBACK, "")
    );
    let o = d.freeze(&["emulate", "alone.img"]);
    assert_eq!((o.code, &o.out, o.err.as_str()), (Some(1), &raw, ""));
    fs::copy(d.path("b.sym"), d.path("a.sym")).expect("copied");
    let o = d.freeze(&["emulate", "a.img"]);
    assert_eq!((o.code, o.out), (Some(1), raw));
    assert!(
        o.err
            .starts_with("warning: a.sym: belongs to another image than a.img\n"),
        "{}",
        o.err
    );
}

#[test]
fn the_sidecar_of_another_image_is_not_used() {
    let d = Dir::new("outputs-other");
    d.image("a", RAISES).image("b", "x = 1\nprint(x)\n");
    fs::copy(d.path("b.sym"), d.path("a.sym")).expect("copied");
    let warning = "warning: a.sym: belongs to another image than a.img\n";
    for (args, code) in [
        (&["run", "a.img"][..], 1),
        (&["inspect", "a.img"], 0),
        (&["report", "a.img"], 0),
        (&["play", "a.img", "--screenshot", "a.png"], 0),
    ] {
        let o = d.freeze(args);
        assert_eq!(o.code, Some(code), "{args:?} {o:?}");
        assert!(o.err.starts_with(warning), "{args:?} {o:?}");
        assert!(!o.out.contains("line 9"), "{args:?} {o:?}");
    }
    d.refused(
        &["why", "a.img", "__main__"],
        &["a.sym: belongs to another image than a.img", "freeze again"],
    );
    for bytes in [
        &b""[..],
        b"PFRZSYM2",
        b"PFRZSYM2\x01\x02",
        b"\xff\xff\xff\xff",
    ] {
        d.file("a.sym", bytes);
        let o = d.freeze(&["run", "a.img"]);
        assert_eq!(o.code, Some(1));
        assert!(
            o.err
                .starts_with("warning: a.sym: these are no line numbers"),
            "{o:?}"
        );
        d.refused(
            &["why", "a.img", "__main__"],
            &["a.sym: these are no line numbers"],
        );
    }
    fs::remove_file(d.path("a.sym")).expect("it is there");
    let o = d.freeze(&["run", "a.img"]);
    assert_eq!((o.code, o.err.as_str()), (Some(1), ""), "{o:?}");
    let o = d.freeze(&["why", "a.img", "__main__"]);
    assert_eq!(o.code, Some(0), "{o:?}");
    assert!(o.err.starts_with("warning: a.sym: no such file"), "{o:?}");
}
