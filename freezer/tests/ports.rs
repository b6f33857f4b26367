//! The port of the board: how `flash`, `monitor`, `doctor` and `dev` choose it, and what doctor and dev do with the board.

#![cfg(unix)]

mod device;

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use device::{Dir, Outcome};

/// No step may take longer, even on a busy computer.
const LIMIT: Duration = Duration::from_secs(60);

const NODEMCU: &str = "/dev/ttyUSB0 10c4:ea60 Silicon Labs CP2102\n";
const UNO: &str = "/dev/ttyACM0 2341:0043 Arduino Uno\n";
const BUILT_IN: &str = "/dev/ttyS0\n";

fn ready(name: &str) -> Dir {
    let d = Dir::new(&format!("ports-{name}"));
    d.image("a", "print(1)\n");
    d
}

/// Runs `freeze` on a computer with these ports, and with FREEZE_PORT if it is not empty.
fn with(d: &Dir, ports: &str, variable: &str, args: &[&str]) -> Outcome {
    d.file("ports", ports);
    let mut command = d.command(args);
    command.env("FREEZE_TEST_PORTS", d.path("ports"));
    match variable {
        "" => command.env_remove("FREEZE_PORT"),
        port => command.env("FREEZE_PORT", port),
    };
    let done = command.output().expect("freeze starts");
    Outcome {
        code: done.status.code(),
        out: String::from_utf8_lossy(&done.stdout).into_owned(),
        err: String::from_utf8_lossy(&done.stderr).into_owned(),
    }
}

#[test]
fn the_port_is_chosen() {
    let d = ready("choice");
    let both = NODEMCU.to_owned() + UNO;
    let with_built_in = BUILT_IN.to_owned() + NODEMCU;
    for (ports, variable, given, wanted) in [
        // The only USB port. The one without USB does not count.
        (&with_built_in, "", "", "/dev/ttyUSB0"),
        // The variable, and above it the option.
        (&both, "/dev/ttyACM0", "", "/dev/ttyACM0"),
        (&both, "/dev/x", "/dev/y", "/dev/y"),
    ] {
        let mut args = vec!["flash", "a.img", "--dry-run"];
        if !given.is_empty() {
            args.extend(["--port", given]);
        }
        let o = with(&d, ports, variable, &args);
        assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{args:?}");
        let port = format!("--port {wanted} ");
        assert!(o.out.contains(&port), "{args:?} {o:?}");
    }
    // freeze.toml comes after the variable.
    d.file("freeze.toml", "port = '/dev/ttyZ'\n");
    let o = with(&d, NODEMCU, "", &["flash", "a.img", "--dry-run"]);
    assert!(o.out.contains("--port /dev/ttyZ "), "{o:?}");
    let o = with(&d, NODEMCU, "/dev/x", &["flash", "a.img", "--dry-run"]);
    assert!(o.out.contains("--port /dev/x "), "{o:?}");
}

#[test]
fn without_a_choice_the_ports_are_told() {
    let d = ready("none");
    let none =
        "error: no board is connected: this computer has no USB serial port\n  help: connect it with \
                a cable that carries data, not only power, and try another socket; Windows and macOS may need a driver for its \
                adapter";
    let both = NODEMCU.to_owned() + UNO;
    for (ports, wanted) in [
        ("", format!("{none}\n")),
        (
            BUILT_IN,
            format!("{none}; for another kind of port, name it: --port /dev/ttyS0\n"),
        ),
        (
            &both,
            "error: 2 USB serial ports are connected\n  help: name one with --port PORT, or in FREEZE_PORT: \
             /dev/ttyUSB0: CP210x, as on NodeMCU (10c4:ea60); /dev/ttyACM0: Arduino Uno (2341:0043)\n"
                .to_owned(),
        ),
    ] {
        for args in [&["flash", "a.img"][..], &["monitor"]] {
            let o = with(&d, ports, "", args);
            assert_eq!((o.code, &o.err), (Some(1), &wanted), "{args:?}");
        }
    }
    let o = with(&d, NODEMCU, "", &["monitor", "--port", "/dev/none"]);
    let help = "there are: /dev/ttyUSB0: CP210x, as on NodeMCU (10c4:ea60)";
    let wanted = format!("error: /dev/none: there is no such port\n  help: {help}\n");
    assert_eq!((o.code, o.err), (Some(1), wanted));
}

/// A stand-in for esptool with a board: the flash is the file `board`, in which `read-flash OFFSET BYTES FILE` reads.
const ESPTOOL: &str = r#"
if [ "$*" = version ]; then printf 'esptool v5.1.0\n5.1.0\n'; exit 0; fi
echo "$@" >>calls
for last; do :; done
case "$*" in
*read-flash*)
    test -e board || { echo 'Connecting....'; echo 'A fatal error occurred: No serial data received.'; exit 2; }
    tail -c +$(($8 + 1)) board | head -c "$9" >"$last" ;;
*write-flash*) cp "$last" written ;;
esac
"#;

/// The lines of `freeze doctor` about one thing.
fn about(o: &Outcome, what: &str) -> String {
    let is_first = |l: &str| l.get(3..).is_some_and(|l| l.starts_with(what));
    let mut lines = o.out.lines().skip_while(|l| !is_first(l));
    let first = lines.next().unwrap_or_default();
    let more = lines.take_while(|l| l.starts_with("       "));
    let more = more.map(|l| format!("\n{}", l.trim_start()));
    first.to_owned() + &more.collect::<String>()
}

#[test]
fn doctor_tells_what_is_missing() {
    let d = ready("doctor");
    let o = with(&d, "", "", &["doctor"]);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
    for (what, lines) in [
        (
            "esptool",
            "!! esptool    esptool is not installed\nto write to a board: pip install esptool",
        ),
        (
            "project",
            "   project    none in this directory\nto make one: freeze new NAME",
        ),
        (
            "board",
            "!! board      no board is connected: this computer has no USB serial port\nconnect it with a cable \
             that carries data, not only power, and try another socket; Windows and macOS may need a driver for its adapter",
        ),
    ] {
        assert_eq!(about(&o, what), lines, "{}", o.out);
    }
    let freeze = about(&o, "freeze");
    assert!(freeze.starts_with("ok freeze     version "), "{freeze}");

    d.file("freeze.toml", "mian = 'a.py'\n");
    let o = with(&d, "", "", &["doctor", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&o.out).expect("it is JSON");
    let mut all = json["findings"].as_array().expect("a list").iter();
    let project = all.find(|f| f["what"] == "project").expect("it is told");
    assert_eq!(project["ok"], false);
    let text = project["text"].as_str().expect("text");
    assert!(
        text.starts_with("freeze.toml:1: unknown key mian"),
        "{text}"
    );
}

#[test]
fn doctor_reads_the_firmware_and_the_image_of_the_board() {
    let d = ready("board");
    d.script("esptool", ESPTOOL);
    let told = |what: &str, args: &[&str]| about(&with(&d, NODEMCU, "", args), what);
    let doctor = &["doctor"][..];
    // The board does not answer.
    let board = told("board", doctor);
    let wanted =
        "!! board      the board does not answer: A fatal error occurred: No serial data received.\n";
    assert!(board.starts_with(wanted), "{board}");
    assert!(board.contains("hold the board's button FLASH"), "{board}");
    // It is left alone.
    let calls = d.read("calls");
    assert_eq!(told("board", &["doctor", "--no-board"]), "");
    assert_eq!(d.read("calls"), calls);
    // Its flash is empty.
    d.file("board", vec![0xff; 1 << 20]);
    let wanted = "!! firmware   the board has none: its flash is empty\nto write it: freeze flash --firmware";
    assert_eq!(told("firmware", doctor), wanted);
    let wanted = "!! image      the board has none\nto write one: freeze flash";
    assert_eq!(told("image", doctor), wanted);
    // The emulator makes the content of a whole flash chip.
    let o = d.freeze(&["emulate", "--flash", "flash", "a.img"]);
    assert_eq!(o.code, Some(0), "{o:?}");
    fs::rename(d.path("flash"), d.path("board")).expect("it was made");
    d.file("freeze.toml", "main = 'a.py'\noutput = 'a.img'\n");
    let firmware = told("firmware", doctor);
    assert!(
        firmware.starts_with("ok firmware   this firmware, "),
        "{firmware}"
    );
    let image = told("image", doctor);
    assert!(
        image.starts_with("ok image      ") && image.ends_with("; it is that of this project"),
        "{image}"
    );
    let port = told("port", doctor);
    assert!(
        port.starts_with("ok port       /dev/ttyUSB0: CP210x"),
        "{port}"
    );
    // Another firmware.
    let mut flash = fs::read(d.path("board")).expect("it is there");
    flash[100] ^= 1;
    d.file("board", &flash);
    let firmware = told("firmware", doctor);
    let wanted = "!! firmware   the board has another one";
    assert!(firmware.starts_with(wanted), "{firmware}");
    // One that differs in its second part alone.
    flash[100] ^= 1;
    flash[0x10000] ^= 1;
    d.file("board", &flash);
    let firmware = told("firmware", doctor);
    assert!(firmware.starts_with(wanted), "{firmware}");
    // Without a board, a dry run prints a name to fill in.
    let o = with(&d, "", "", &["flash", "a.img", "--dry-run"]);
    assert!(o.out.contains(" --port PORT "), "{o:?}");
}

/// A run of `freeze dev`, and its lines.
struct Dev {
    child: std::process::Child,
    lines: std::sync::mpsc::Receiver<String>,
}

impl Dev {
    fn new(d: &Dir, args: &[&str]) -> Dev {
        d.file("ports", "");
        let mut command = d.command(&[&["dev"], args].concat());
        command.env("FREEZE_TEST_PORTS", d.path("ports"));
        command.env_remove("FREEZE_PORT");
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("freeze starts");
        let (sender, lines) = std::sync::mpsc::channel();
        let out = child.stdout.take().expect("piped");
        let err = child.stderr.take().expect("piped");
        let streams: [Box<dyn BufRead + Send>; 2] =
            [Box::new(BufReader::new(out)), Box::new(BufReader::new(err))];
        for stream in streams {
            let sender = sender.clone();
            std::thread::spawn(move || {
                for line in stream.lines().map_while(Result::ok) {
                    let _ = sender.send(line);
                }
            });
        }
        Dev { child, lines }
    }
    /// Waits for a line.
    fn says(&self, text: &str) {
        let start = Instant::now();
        let mut seen = Vec::new();
        while start.elapsed() < LIMIT {
            match self.lines.recv_timeout(Duration::from_millis(200)) {
                Ok(line) if line.contains(text) => return,
                Ok(line) => seen.push(line),
                Err(_) => {}
            }
        }
        panic!("{text:?} is missing: {seen:?}");
    }
    fn ends(mut self) {
        let id = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(id, rustix::process::Signal::INT).expect("it runs");
        let start = Instant::now();
        while self.child.try_wait().expect("ours").is_none() {
            assert!(start.elapsed() < LIMIT, "dev does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

#[test]
fn dev_runs_the_program_again_when_a_file_is_saved() {
    let d = Dir::new("ports-dev");
    d.file("freeze.toml", "main = 'main.py'\n");
    d.file("main.py", "import part\nprint('first', part.X)\n");
    d.file("part.py", "X = 1\n");
    let dev = Dev::new(&d, &[]);
    dev.says("first 1");
    dev.says("-- the program has ended; waiting for the next save, Ctrl-C ends");
    // What something else writes beside the program is none of it.
    d.file("log.txt", "1");
    std::thread::sleep(Duration::from_millis(600));
    assert!(dev.lines.try_recv().is_err(), "a log is no source");
    d.file("part.py", "X = 22\n");
    dev.says("first 22");
    // A mistake is shown, and the next save tried.
    d.file("main.py", "import part\nprint('second'\n");
    dev.says("-- waiting for the next save");
    // Editors save by renaming.
    d.file("new", "import part\nprint('third', part.X)\n");
    fs::rename(d.path("new"), d.path("main.py")).expect("renamed");
    dev.says("third 22");
    dev.ends();
}

#[test]
fn dev_flashes_what_has_changed() {
    let d = Dir::new("ports-dev-board");
    d.script("esptool", ESPTOOL);
    d.file("main.py", "import time\ntime.ticks_ms()\nprint('one')\n");
    // The port is no serial port, so the monitor fails; but the board was written.
    d.file("tty", "");
    let written = || d.read("calls").matches("write-flash").count();
    let dev = Dev::new(&d, &["main.py", "--port", "tty"]);
    dev.says("tty: the port cannot be opened");
    assert_eq!(written(), 1);
    // A comment does not change the image.
    d.file(
        "main.py",
        "import time\ntime.ticks_ms()\nprint('one')  # 1\n",
    );
    dev.says("-- the image is the same: the board goes on");
    dev.says("tty: the port cannot be opened");
    assert_eq!(written(), 1);
    d.file("main.py", "import time\ntime.ticks_ms()\nprint('three')\n");
    let start = Instant::now();
    while written() < 2 {
        assert!(start.elapsed() < LIMIT, "the image is not flashed again");
        std::thread::sleep(Duration::from_millis(20));
    }
    dev.says("tty: the port cannot be opened");
    let image = |name: &str| fs::read(d.path(name)).expect("it is there");
    assert_eq!(image("written"), image("frozen.img"));
    dev.ends();
    let o = d.freeze(&["dev", "none.py", "--emulate"]);
    assert_eq!(o.err, "error: none.py: there is no such file\n");
}
