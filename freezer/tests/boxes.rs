//! Boxes: the matrix of `freeze build-all`, an unattended box whose program fails, `freeze play` and
//! `freeze report`.

#![cfg(unix)]

mod device;

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use device::Dir;
use rustix::process::{kill_process, Pid, Signal};
use rustix::pty::{grantpt, openpt, ptsname, unlockpt, OpenptFlags};

/// No step may take longer, even on a busy computer.
const LIMIT: Duration = Duration::from_secs(60);

const MATRIX: &str = r#"
roots = ["main.py"]
story-packages = ["stories"]

[[box]]
name = "well-yard"
story = "well"
box = "yard"
on_error = "reset"
fails-at = 2
pause_ms = 50
faces = ["small", ["big", 16]]

[[box]]
name = "well-tower"
story = "well"
box = "tower"
board = "esp8266"
wiring = "soft-screen"
fails-at = 0
pause_ms = 50

[[box]]
name = "mill-yard"
story = "mill"
box = "yard"
fails-at = 2
pause_ms = 50

[box.wiring.screen]
select = 5
select_high = true

[box.wiring.reader]
select = 2
"#;

/// A project with two stories and three boxes.
fn project(name: &str) -> Dir {
    let d = Dir::new(&format!("boxes-{name}"));
    fs::create_dir(d.path("stories")).expect("a directory");
    d.file("main.py", include_str!("boxes/main.py"));
    d.file(
        "boxconfig.py",
        "raise ImportError('the real one is written')\n",
    );
    d.file("stories/well.py", "TITLE = 'The Well'\n");
    d.file("stories/mill.py", "TITLE = 'The Mill'\n");
    d.file("freeze.toml", MATRIX);
    d
}

/// That project, with its images built in `images/`.
fn built(name: &str) -> Dir {
    let d = project(name);
    let o = d.freeze(&["build-all", "-q"]);
    assert_eq!((o.code, o.out.as_str(), o.err.as_str()), (Some(0), "", ""));
    d
}

#[test]
fn the_matrix_becomes_images_and_one_report() {
    let d = project("matrix");
    let o = d.freeze(&["build-all"]);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
    let lines: Vec<&str> = o.out.lines().collect();
    assert_eq!(
        lines[0],
        "image       story  box    modules  bytes  heap left  on the board"
    );
    let starts = [
        "well-yard   well   yard   ",
        "well-tower  well   tower  ",
        "mill-yard   mill   yard   ",
    ];
    for (line, start) in lines[1..].iter().zip(starts) {
        assert!(
            line.starts_with(start) && line.ends_with("  main resumes at line 9: SPI()"),
            "{line}"
        );
    }
    assert!(lines[4].starts_with("3 images, ") && lines[4].ends_with(" B, in images"));

    // The program finds its constants, and the other story is not in the image.
    let o = d.freeze(&["inspect", "images/well-yard.img", "-m", "boxconfig"]);
    for line in [
        "NAME = \"well-yard\"",
        "STORY = \"well\"",
        "BOX = \"yard\"",
        "WIRING = \"one-bus\"",
        "ON_ERROR = \"reset\"",
        "FAILS_AT = 2",
        "PAUSE_MS = 50",
    ] {
        assert!(o.out.contains(line), "{line}: {}", o.out);
    }
    let o = d.freeze(&["inspect", "images/well-yard.img"]);
    assert!(o.out.contains("stories.well") && !o.out.contains("stories.mill"));

    let o = d.freeze(&["build-all", "--json", "-o", "others", "--jobs", "1"]);
    let json: serde_json::Value = serde_json::from_str(&o.out).expect("it is JSON");
    let images = json["images"].as_array().expect("a list");
    assert_eq!((images.len(), &images[2]["story"]), (3, &"mill".into()));
    for name in ["well-yard.img", "mill-yard.sym"] {
        let read = |dir: &str| fs::read(d.path(dir).join(name)).expect("it was written");
        assert_eq!(read("images"), read("others"), "{name}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let d = project("wrong");
    let good = "name = 'a'\nstory = 'well'\nbox = 'x'\n";
    let top = "story-packages = ['stories']\n";
    let cases: &[(&str, &[&str])] = &[
        ("colour = 1\n[[box]]\n", &["freeze.toml:1", "colour"]),
        (
            "heap = 8192\n",
            &["freeze.toml: ", "no tables [[image]] or [[box]]"],
        ),
        ("box = 1\n", &["freeze.toml:1", "[[box]]"]),
        ("[[box]\n", &["freeze.toml:1"]),
        (
            "roots = 'x'\n[[box]]\n",
            &["freeze.toml:1", "list of texts"],
        ),
        (
            "[[box]]\nname = 'a'\nbox = 'x'\n",
            &["freeze.toml:1", "no story"],
        ),
        (
            "[[box]]\nGOOD\n[[box]]\nGOOD",
            &["freeze.toml:6", "two boxes are called a", "line 2"],
        ),
        (
            "[[box]]\nGOOD\nwirring = 'x'\n",
            &["freeze.toml:6", "unknown key wirring", "write wiring"],
        ),
        (
            "[[box]]\nGOOD\non-error = 'halt'\n",
            &["freeze.toml:6", "write on_error"],
        ),
        (
            "[[box]]\nGOOD\non_error = 'explode'\n",
            &["freeze.toml:6", "\"halt\" or \"reset\""],
        ),
        (
            "[[box]]\nGOOD\nboard = 'pico'\n",
            &["freeze.toml:6", "\"esp8266\""],
        ),
        (
            "[[box]]\nGOOD\nwiring = 'two-bus'\n",
            &["freeze.toml:6", "soft-screen"],
        ),
        (
            "[[box]]\nGOOD\nn-1 = 1\nn_1 = 2\n",
            &["freeze.toml:7", "become N_1"],
        ),
        ("[[box]]\nGOOD\nNAME = 1\n", &["freeze.toml:6"]),
        (
            "[[box]]\nGOOD\n'1st' = 1\n",
            &["freeze.toml:6", "not a name in Python"],
        ),
        ("[[box]]\nGOOD\nx = inf\n", &["freeze.toml:6", "infinite"]),
        (
            "[[box]]\nname = 'a b'\nstory = 'well'\nbox = 'x'\n",
            &["freeze.toml:3", "name of a file"],
        ),
        (
            "[[box]]\nname = 'a'\nstory = 'inn'\nbox = 'x'\n",
            &["freeze.toml:4", "no story inn"],
        ),
    ];
    for (text, parts) in cases {
        let text = match text.contains("story") || text.contains("GOOD") {
            true => format!("{top}{text}"),
            false => (*text).to_owned(),
        };

        d.file(
            "freeze.toml",
            text.replace("GOOD\n", good).replace("GOOD", good),
        );
        let o = d.freeze(&["build-all"]);
        assert_eq!((o.code, o.out.as_str()), (Some(1), ""), "{text}");
        for part in *parts {
            assert!(o.err.contains(part), "{part}:\n{text}\n{}", o.err);
        }
        assert!(!d.path("images").exists(), "{text}");
    }
}

#[test]
fn an_error_of_all_images_is_told_once() {
    let d = project("once");
    d.file("main.py", "import boxconfig\n\nx = = 1\n");
    let o = d.freeze(&["build-all"]);
    assert_eq!(o.code, Some(1));
    assert_eq!(o.err.matches("error:").count(), 1, "{}", o.err);
    assert!(o.err.contains("main.py:3"), "{}", o.err);
    assert!(o.err.contains("(image well-yard and 2 more)"), "{}", o.err);
}

/// Plays images by a script.
fn play(d: &Dir, images: &[&str], script: &str) -> device::Outcome {
    d.file("play.txt", script);
    d.freeze(&[&["play"], images, &["--script", "play.txt"]].concat())
}

#[test]
fn a_visitor_carries_a_card_from_box_to_box() {
    let d = built("visit");
    let images = ["images/well-tower.img", "images/mill-yard.img"];
    let script = "\
        wait\n\
        expect well-tower tells The Well at tower\n\
        tap anna\n\
        expect tap 1 of deadbeef\n\
        screenshot one.png\n\
        tap bert\n\
        expect tap 2 of deadbef0\n\
        screen\n\
        box mill-yard\n\
        lay anna\n\
        wait 500\n\
        expect tap 1 of deadbeef\n\
        screen\n\
        heap\n\
        restart\n\
        expect at yard cause 0\n\
        quit\n\
        expect nothing after this\n";
    let o = play(&d, &images, script);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{}", o.out);
    let column = "      ▄ ".replace('▄', "█");
    assert_eq!(
        o.out.matches(&format!("|{}|", column.repeat(16))).count(),
        32,
        "two taps:\n{}",
        o.out
    );
    let column = "       █";
    assert_eq!(
        o.out.matches(&format!("|{}|", column.repeat(16))).count(),
        32,
        "one tap:\n{}",
        o.out
    );
    assert!(o.out.contains("\nheap: used "), "{}", o.out);
    let picture = fs::read(d.path("one.png")).expect("it was written");
    assert!(picture.starts_with(b"\x89PNG\r\n"));
    assert_eq!(
        picture[16..24],
        [0, 0, 2, 0x30, 0, 0, 1, 0x30],
        "560 by 304"
    );

    // A second run gives the same output, as time is virtual.
    let again = play(&d, &images, script);
    assert_eq!((o.out, o.code), (again.out, again.code));

    let o = d.freeze(&["play", images[0], "--screenshot", "start.png"]);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""));
    assert!(d.path("start.png").is_file());
}

#[test]
fn a_script_that_is_not_met_fails() {
    let d = built("failing");
    let image = ["images/well-tower.img"];
    let o = play(&d, &image, "wait\nexpect the moon\n");
    assert_eq!(o.code, Some(1));
    assert!(
        o.err
            .starts_with("error: play.txt:2: \"the moon\" was expected"),
        "{}",
        o.err
    );
    assert!(o.err.contains("well-tower tells The Well"), "{}", o.err);
    let o = play(&d, &image, "wait\n\nbox elsewhere\n");
    assert!(
        o.code == Some(1) && o.err.contains("play.txt:3: no image is called elsewhere"),
        "{}",
        o.err
    );
    let o = play(&d, &image, "jump\n");
    assert!(
        o.code == Some(1) && o.err.contains("play.txt:1: there is no step jump"),
        "{}",
        o.err
    );
    d.image("short", "print('nothing to do')\n");
    let o = play(
        &d,
        &["short.img"],
        "wait\nexpect nothing to do\nscreen\ntap a\n",
    );
    assert!(
        o.err.contains("play.txt:4: the program has ended"),
        "{}",
        o.err
    );
    d.refused(&["play", "short.img"], &["needs a terminal", "--script"]);
    // Typed text reaches the program.
    d.image("asks", "print(input('who? '), 'is here')\n");
    let o = play(
        &d,
        &["asks.img"],
        "wait\nexpect who?\ntype Anna\nwait\nexpect Anna is here\n",
    );
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{}", o.out);
    assert_eq!(o.out, "who? Anna is here\n");
}

#[test]
fn an_error_resets_a_box_or_halts_it() {
    let d = built("errors");
    let script = "wait\ntap a\ntap b\nwait 3000\n";
    let o = play(&d, &["images/well-yard.img"], script);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""));
    let traceback = "ValueError: this box fails\n";
    let (before, after) = o.out.split_once(traceback).expect("it fails");
    assert!(
        before.contains("cause 0\ntap 1 of deadbeef\ntap 2 of deadbef0\nTraceback"),
        "{before}"
    );
    assert!(
        after.starts_with("well-yard tells The Well at yard cause 4\n"),
        "{after}"
    );

    let o = play(&d, &["images/mill-yard.img"], script);
    assert_eq!(o.code, Some(1));
    assert!(o.out.ends_with(traceback), "{}", o.out);
    assert!(
        o.err.contains("play.txt:4: the program has ended"),
        "{}",
        o.err
    );
}

#[test]
fn the_host_starts_anew_after_a_reset() {
    let d = Dir::new("boxes-reset");
    let program = "\
import machine, time
cause = machine.reset_cause()
print('cause', cause)
if cause == machine.PWRON_RESET:
    machine.reset()
if cause == machine.SOFT_RESET:
    dog = machine.WDT(timeout=200)
    for _ in range(10):
        dog.feed()
        time.sleep_ms(50)
    print('fed')
    while True:
        pass
if cause == machine.WDT_RESET:
    machine.deepsleep(10)
print('woken')
machine.deepsleep()
";
    d.file("main.py", program);
    let o = d.freeze(&["run", "main.py"]);
    let want = "cause 0\ncause 4\nfed\ncause 1\ncause 5\nwoken\n";
    assert_eq!(
        (o.code, o.out.as_str(), o.err.as_str()),
        (Some(0), want, "")
    );
    let o = d.freeze(&["run", "--once", "main.py"]);
    assert_eq!((o.code, o.out.as_str()), (Some(0), "cause 0\n"));
}

#[test]
fn a_soft_reset_keeps_pins_and_clock_and_a_hard_one_does_not() {
    let d = Dir::new("boxes-soft-reset");
    let program = "\
import machine, time
print('cause', machine.reset_cause(), machine.Pin(4).value(), machine.freq(), time.ticks_ms() >= 50)
if machine.reset_cause() == machine.PWRON_RESET:
    machine.Pin(4, machine.Pin.OUT, value=1)
    machine.freq(160000000)
    time.sleep_ms(50)
    machine.soft_reset()
if machine.Pin(4).value():
    machine.reset()
";
    d.file("main.py", program);
    let o = d.freeze(&["run", "main.py"]);
    let want = "cause 0 0 80000000 False\ncause 4 1 160000000 True\ncause 4 0 80000000 False\n";
    assert_eq!(
        (o.code, o.out.as_str(), o.err.as_str()),
        (Some(0), want, "")
    );
}

#[test]
fn boot_comes_before_main() {
    let d = Dir::new("boxes-boot");
    d.file("boot.py", "print('boot')\n")
        .file("main.py", "print('main')\n1 // 0\n");
    let toml = "roots = ['boot.py', 'main.py']\n[[box]]\nname = 'a'\nstory = 's'\nbox = 'b'\non_error = 'reset'\n";
    d.file("freeze.toml", toml);
    assert_eq!(d.freeze(&["build-all", "-q"]).code, Some(0));
    let o = d.freeze(&["run", "--once", "images/a.img"]);
    assert_eq!(o.code, Some(0));
    assert!(o.out.starts_with("boot\nmain\nTraceback"), "{}", o.out);
    // An interrupt and an exit do not count as failures.
    for (end, status) in [
        ("raise KeyboardInterrupt", 1),
        ("import sys; sys.exit(3)", 3),
    ] {
        d.file("main.py", format!("print('main')\n{end}\n"));
        assert_eq!(d.freeze(&["build-all", "-q"]).code, Some(0));
        assert_eq!(
            d.freeze(&["run", "images/a.img"]).code,
            Some(status),
            "{end}"
        );
    }
}

/// A program that is running, and the text that it has printed.
struct Running {
    child: Child,
    out: std::process::ChildStdout,
    seen: String,
}

impl Running {
    fn start(mut command: Command) -> Running {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("freeze starts");
        let out = child.stdout.take().expect("its output");
        Running {
            child,
            out,
            seen: String::new(),
        }
    }
    /// Reads output until `text` has been printed.
    fn wait_for(&mut self, text: &str) {
        let mut byte = [0];
        while !self.seen.contains(text) {
            assert_eq!(
                self.out.read(&mut byte).expect("output"),
                1,
                "no {text}: {}",
                self.seen
            );
            self.seen.push(char::from(byte[0]));
        }
    }
    fn signal(&self, signal: Signal) {
        let pid = Pid::from_child(&self.child);
        kill_process(pid, signal).expect("it runs");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Fails if the program has ended, which does not matter.
        let _ = self.child.kill();
    }
}

#[test]
fn ctrl_c_is_an_exception_of_the_program() {
    let d = Dir::new("boxes-interrupt");
    let program = "\
import time, sys
def wait(what, f):
    try:
        sys.stdout.write(what + '\\n')
        f()
    except KeyboardInterrupt as e:
        print(what, 'ended', repr(e))
def loop():
    while True:
        pass
wait('loop', loop)
wait('sleep', lambda: time.sleep(1000))
wait('input', input)
wait('iterate', lambda: max(iter(int, 1)))
";
    d.file("main.py", program);
    let mut r = Running::start(d.command(&["run", "main.py"]));
    // Standard output is a pipe, so it is written out where the program waits.
    std::thread::sleep(Duration::from_millis(500));
    r.signal(Signal::INT);
    r.wait_for("loop ended KeyboardInterrupt()\nsleep\n");
    r.signal(Signal::INT);
    r.wait_for("sleep ended KeyboardInterrupt()\ninput\n");
    r.signal(Signal::INT);
    std::thread::sleep(Duration::from_millis(500));
    // A program that does not poll is ended by the second Ctrl-C.
    let start = Instant::now();
    while r.child.try_wait().expect("it is ours").is_none() {
        assert!(start.elapsed() < LIMIT, "it does not end");
        r.signal(Signal::INT);
        std::thread::sleep(Duration::from_millis(100));
    }

    // The character Ctrl-C interrupts too. If another one was set in its place, it is plain input.
    for (text, want) in [
        ("print(repr(input()))", "KeyboardInterrupt: \n"),
        (
            "import micropython\nmicropython.kbd_intr(-1)\nprint(repr(input()))",
            "'a\\x03b'\n",
        ),
        (
            "import micropython\nmicropython.kbd_intr(97)\nprint(repr(input()))",
            "KeyboardInterrupt: \n",
        ),
    ] {
        d.file("main.py", text);
        let mut command = d.command(&["run", "main.py"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("freeze starts");
        let mut input = child.stdin.take().expect("its input");
        input.write_all(b"a\x03b\n").expect("it reads");
        drop(input);
        let o = child.wait_with_output().expect("it ends");
        let out = String::from_utf8_lossy(&o.stdout);
        assert!(out.ends_with(want), "{text}: {out}");
    }
}

#[test]
fn a_request_to_end_is_no_ctrl_c() {
    let d = Dir::new("boxes-term");
    d.file(
        "main.py",
        "import time\ntry:\n    print('go')\n    time.sleep(1000)\nfinally:\n    print('!')\n",
    );
    let mut r = Running::start(d.command(&["run", "main.py"]));
    r.wait_for("go");
    r.signal(Signal::TERM);
    let status = r.child.wait().expect("it ends");
    assert_eq!(status.code(), None, "the signal ended it");
}

/// Both ends of a new pseudo terminal: the player's, and the program's.
fn terminal() -> (File, File) {
    let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY;
    let user = openpt(flags).expect("a pseudo terminal");
    grantpt(&user).expect("it is ours");
    unlockpt(&user).expect("it is ours");
    let name = ptsname(&user, Vec::new()).expect("it has a name");
    let name = name.to_str().expect("of ASCII").to_owned();
    let program = File::options().read(true).write(true).open(name);
    (File::from(user), program.expect("it can be opened"))
}

#[test]
fn keys_lay_cards_and_change_boxes() {
    let d = built("keys");
    let (mut user, program) = terminal();
    let mut command = d.command(&["play", "images/well-tower.img", "images/mill-yard.img"]);
    command
        .stdin(program.try_clone().expect("a copy"))
        .stdout(program);
    let mut child = command.spawn().expect("freeze starts");
    drop(command);
    let mut seen = String::new();
    let mut chunk = [0; 4096];
    let mut step = |key: &str, want: &str| {
        user.write_all(key.as_bytes()).expect("a key");
        seen.clear();
        let start = Instant::now();
        while !seen.contains(want) {
            let n = user.read(&mut chunk).unwrap_or(0);
            seen.push_str(&String::from_utf8_lossy(&chunk[..n]));
            assert!(
                n > 0 && start.elapsed() < LIMIT,
                "{key:?}: no {want:?} in {seen}"
            );
        }
    };
    step("", "well-tower (1 of 2)");
    step("1", "card 1 on the reader");
    step("", "tap 1 of deadbeef");
    step(" ", "no card");
    step("n", "mill-yard (2 of 2)");
    step("", "The Mill at yard cause 0");
    step("s", "written screen.png");
    step("\x03", "ended with status 1");
    step("r", "no card   heap: ");
    user.write_all(b"q").expect("a key");
    // Reads the rest of the page, so that the program can end.
    while user.read(&mut chunk).is_ok_and(|n| n > 0) {}
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert!(d.path("screen.png").is_file());
}

#[test]
fn the_report_is_a_table_or_a_picture() {
    let d = built("report");
    let image = "images/well-yard.img";
    let o = d.freeze(&["report", image]);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""));
    let row = o.out.lines().find(|l| l.starts_with("stories.well "));
    assert!(
        row.is_some_and(|l| l.ends_with("     0  frozen")),
        "{}",
        o.out
    );
    let left = " of 80368 B of heap are left";
    assert!(
        o.out.contains("  resumes\n") && o.out.contains(left),
        "{}",
        o.out
    );
    let o = d.freeze(&["report", "--svg", image, "-o", "ram.svg"]);
    assert_eq!((o.code, o.out.as_str(), o.err.as_str()), (Some(0), "", ""));
    let svg = d.read("ram.svg");
    for part in [
        "<svg xmlns=\"http://www.w3.org/2000/svg\"",
        "their imports keep 0 B of RAM",
        ">stories.well<",
        "</svg>\n",
    ] {
        assert!(svg.contains(part), "{part}");
    }
    let check = "import sys, xml.dom.minidom as m; print(len(m.parse(sys.argv[1]).getElementsByTagName('rect')))";
    let o = Command::new("python3")
        .args(["-c", check])
        .arg(d.path("ram.svg"))
        .output()
        .expect("python3");
    let rects = String::from_utf8_lossy(&o.stdout)
        .trim()
        .parse::<u32>()
        .expect("it is XML");
    // The squares of the map are 256 bytes of 80,368.
    assert!(rects > 314, "{rects} squares");
    d.refused(&["report", image, "-o", image], &["is an input"]);
}

/// Builds the matrix of the stories and plays each of its images.
#[test]
fn each_image_of_the_stories_boots() {
    let d = Dir::new("boxes-stories");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pystories");
    let matrix = root.join("freeze.toml").to_string_lossy().into_owned();
    let o = d.freeze(&["build-all", "--config", &matrix]);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{}", o.out);
    d.file("play.txt", "tap a\nscreen\n");
    let names: Vec<&str> = o
        .out
        .lines()
        .skip(1)
        .filter_map(|l| l.split(' ').next())
        .collect();
    let (_, images) = names.split_last().expect("a report");
    assert_eq!(images.len(), 20, "five stories on four boxes");
    for name in images {
        let image = format!("images/{name}.img");
        let o = d.freeze(&["play", &image, "--script", "play.txt"]);
        assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{name}");
        assert!(!o.out.contains("Traceback"), "{name}: {}", o.out);
        let dark = |c: char| "▀▄█".contains(c);
        assert!(o.out.contains(dark), "{name} shows nothing: {}", o.out);
    }
}
