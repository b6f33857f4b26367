//! `freeze monitor` on a pseudo terminal: it shows what the board prints, decoded where that is
//! possible, and sends what is typed to the board.

#![cfg(unix)]

mod device;

use std::fs::{self, File};
use std::io::{Read, Write};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use device::{Dir, Elf};
use rustix::process::{kill_process, Pid, Signal};
use rustix::pty::{grantpt, openpt, ptsname, unlockpt, OpenptFlags};
use rustix::termios::{tcgetattr, tcsetattr, OptionalActions, SpecialCodeIndex};

/// No step may take longer, even on a busy computer.
const LIMIT: Duration = Duration::from_secs(60);

/// A board: the other end of a pseudo terminal, and `freeze monitor` at this end.
struct Board {
    port: Option<File>,
    monitor: Child,
    output: std::sync::mpsc::Receiver<u8>,
    seen: String,
}

/// The board's end of a serial line. The other end has no echo, as a serial port has none before the monitor opens it.
fn pseudo_terminal() -> File {
    // No other process may inherit the terminal, so that the line hangs up when this test closes it.
    let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
    let port = openpt(flags).expect("a pseudo terminal");
    grantpt(&port).expect("it is ours");
    unlockpt(&port).expect("it is ours");
    let mut settings = tcgetattr(&port).expect("it is a terminal");
    settings.make_raw();
    tcsetattr(&port, OptionalActions::Now, &settings).expect("it is a terminal");
    File::from(port)
}

impl Board {
    fn new(d: &Dir, args: &[&str]) -> Board {
        Board::with_input(d, args, Stdio::piped())
    }
    fn with_input(d: &Dir, args: &[&str], input: Stdio) -> Board {
        let port = pseudo_terminal();
        let name = ptsname(&port, Vec::new()).expect("it has a name");
        Board::at(d, port, name.to_str().expect("of ASCII"), args, input)
    }
    /// A board whose port has a name of its own.
    fn at(d: &Dir, port: File, name: &str, args: &[&str], input: Stdio) -> Board {
        let mut command = d.command(&[&["monitor", "--port", name], args].concat());
        command
            .stdin(input)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut monitor = command.spawn().expect("freeze starts");
        let mut out = monitor.stdout.take().expect("piped");
        let (sender, output) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let mut byte = [0];
            while out.read(&mut byte).is_ok_and(|n| n == 1) && sender.send(byte[0]).is_ok() {}
        });
        let mut board = Board {
            port: Some(port),
            monitor,
            output,
            seen: String::new(),
        };
        board.prints(b"up\n");
        board.shows("up\n");
        board
    }
    fn prints(&mut self, bytes: &[u8]) {
        let port = self.port.as_mut().expect("it is open");
        port.write_all(bytes).expect("the monitor reads");
    }
    /// Waits until the monitor has shown `text`, and drops the output up to its end.
    fn shows(&mut self, text: &str) {
        let start = Instant::now();
        while !self.seen.contains(text) {
            match self
                .output
                .recv_timeout(LIMIT.saturating_sub(start.elapsed()))
            {
                Ok(b) => self.seen.push(b as char),
                Err(_) => panic!("{text:?} is missing: {:?}", self.seen),
            }
        }
        let at = self.seen.find(text).expect("seen") + text.len();
        self.seen.drain(..at);
    }
    /// Prints until the monitor has opened the port again: nobody reads before that.
    fn comes_back(&mut self, bytes: &[u8]) {
        let start = Instant::now();
        while self
            .output
            .try_recv()
            .map(|b| self.seen.push(b as char))
            .is_err()
        {
            assert!(start.elapsed() < LIMIT, "the monitor does not come back");
            self.prints(bytes);
            std::thread::sleep(Duration::from_millis(50));
        }
    }
    /// Sends the monitor a signal.
    fn signal(&self, signal: Signal) {
        let id = Pid::from_child(&self.monitor);
        kill_process(id, signal).expect("it runs");
    }
    fn types(&mut self, bytes: &[u8]) {
        let input = self.monitor.stdin.as_mut().expect("piped");
        input.write_all(bytes).expect("the monitor reads");
    }
    /// Reads what the monitor sends to the board: it has to be exactly these bytes.
    fn gets(&mut self, bytes: &[u8]) {
        let port = self.port.as_ref().expect("it is open");
        let mut port = port.try_clone().expect("a file");
        let (sender, receiver) = std::sync::mpsc::channel();
        let mut got = vec![0; bytes.len()];
        // In a thread, because the read may wait forever.
        std::thread::spawn(move || {
            let _ = sender.send(port.read_exact(&mut got).map(|()| got));
        });
        let got = receiver
            .recv_timeout(LIMIT)
            .expect("the board gets something");
        assert_eq!(got.expect("the board reads"), bytes);
    }
    /// Ends the monitor by Ctrl-].
    fn quit(mut self) -> (Option<i32>, String) {
        self.types(&[0x1d]);
        self.ends()
    }
    /// Waits for the end of the monitor. Returns its status and messages.
    fn ends(mut self) -> (Option<i32>, String) {
        let start = Instant::now();
        while self.monitor.try_wait().expect("ours").is_none() {
            if start.elapsed() > LIMIT {
                let _ = self.monitor.kill();
                panic!("the monitor did not end: {:?}", self.seen);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let done = self.monitor.wait_with_output().expect("it ended");
        (
            done.status.code(),
            String::from_utf8_lossy(&done.stderr).into_owned(),
        )
    }
}

/// Line 3 raises, called from line 4. The call of `print` stops freezing before that.
const PROGRAM: &str = "def f(x):\n    y = x\n    return y / 0\nprint(end='') or f(1)\n";

/// The traceback that the VM prints for the image, which has no line tables, without its sidecar.
fn traceback(d: &Dir) -> String {
    fs::copy(d.path("a.img"), d.path("alone.img")).expect("copied");
    let o = d.freeze(&["run", "alone.img"]);
    assert_eq!(o.code, Some(1), "{o:?}");
    assert!(o.out.contains("  File \"\", code "), "{o:?}");
    o.out
}

#[test]
fn tracebacks_get_their_lines() {
    let d = Dir::new("monitor-trace");
    d.image("a", PROGRAM);
    let raw = traceback(&d);
    let mut board = Board::new(&d, &["--sym", "a.sym"]);
    board.prints(raw.as_bytes());
    let wanted = "Traceback (most recent call last):\n  File \"a.py\", line 4, in <module>\n  \
                  File \"a.py\", line 3, in f\nZeroDivisionError: divide by zero\n";
    board.shows(wanted);
    // A board sends it with carriage returns, and in pieces.
    for b in raw.replace('\n', "\r\n").bytes() {
        board.prints(&[b]);
    }
    board.shows(&wanted.replace('\n', "\r\n"));
    // Text that only begins like a line of a traceback is shown before its line ends.
    board.prints(b"  Fi");
    board.shows("  Fi");
    board.prints(b"sh\n");
    board.shows("sh\n");
    assert_eq!(board.quit(), (Some(0), String::new()));
}

#[test]
fn the_sidecar_is_found_by_the_checksum_of_the_image() {
    let d = Dir::new("monitor-sym");
    d.image("a", PROGRAM).image("b", "x = 1\nprint(x)\n");
    let raw = traceback(&d);
    let frame = raw.lines().nth(1).expect("two frames").to_owned() + "\n";
    let crc = frame
        .split(" of ")
        .nth(1)
        .and_then(|rest| rest.split(',').next());
    let crc = crc.expect("the line names the image");

    // Of two files here, the right one. The wrong one that was named does no harm.
    for args in [&[][..], &["--sym", "b.sym"]] {
        let mut board = Board::new(&d, args);
        board.prints(frame.as_bytes());
        board.shows("  File \"a.py\", line 4, in <module>\n");
        assert_eq!(board.quit(), (Some(0), String::new()));
    }

    // In the directory of a project's images.
    fs::create_dir(d.path("images")).expect("a directory");
    fs::rename(d.path("a.sym"), d.path("images/a.sym")).expect("moved");
    let mut board = Board::new(&d, &[]);
    board.prints(frame.as_bytes());
    board.shows("  File \"a.py\", line 4, in <module>\n");
    assert_eq!(board.quit(), (Some(0), String::new()));

    // Nowhere: that is said once.
    fs::remove_dir_all(d.path("images")).expect("removed");
    let mut board = Board::new(&d, &[]);
    board.prints(frame.as_bytes());
    board.shows(&format!(
        "{frame}note: no .sym file here belongs to the board's image, {crc:0>8}; freeze and flash again, or name the \
         file with --sym\n"
    ));
    board.prints(format!("{frame}next\n").as_bytes());
    board.shows(&format!("{frame}next\n"));
    assert_eq!(board.quit(), (Some(0), String::new()));
}

#[test]
fn the_board_may_go_and_come_back() {
    let d = Dir::new("monitor-back");
    let link = d.path("ttyBoard");
    let line = |d: &Dir| {
        let port = pseudo_terminal();
        let name = ptsname(&port, Vec::new()).expect("it has a name");
        let _ = fs::remove_file(d.path("ttyBoard"));
        std::os::unix::fs::symlink(name.to_str().expect("of ASCII"), d.path("ttyBoard"))
            .expect("a link");
        port
    };
    let first = line(&d);
    let name = link.to_str().expect("a path of text");
    let mut board = Board::at(&d, first, name, &[], Stdio::piped());
    drop(board.port.take());
    fs::remove_file(&link).expect("it was there");
    std::thread::sleep(Duration::from_millis(500));
    board.port = Some(line(&d));
    // It is open as soon as what is typed arrives there.
    board.comes_back(b"ready\n");
    board.shows("ready\n");
    board.types(b"x\n");
    board.gets(b"x\n");
    let notes = format!(
        "-- {name} is gone; this waits until it comes back, Ctrl-] ends it\n-- {name} is back\n"
    );
    assert_eq!(board.quit(), (Some(0), notes));

    // Ctrl-] ends the wait too.
    let first = line(&d);
    let mut board = Board::at(&d, first, name, &[], Stdio::piped());
    drop(board.port.take());
    fs::remove_file(&link).expect("it was there");
    std::thread::sleep(Duration::from_millis(500));
    let (code, notes) = board.quit();
    assert_eq!(code, Some(0));
    // On a busy computer the key may come before the loss of the port is seen.
    assert!(
        notes.is_empty() || notes.ends_with("Ctrl-] ends it\n"),
        "{notes}"
    );
}

#[test]
fn faults_get_names() {
    let d = Dir::new("monitor-fault");
    d.file("chip.elf", Elf::new().bytes());
    let mut board = Board::new(&d, &["--firmware-elf", "chip.elf"]);
    board.prints(b"fault: cause=0000001c pc=40210010 address=00000000 a0=40210268 sp=3ffff000\n");
    board.shows("sp=3ffff000\n    pc=40210010: firmware::main + 0xc\n    a0=40210268: collect\n");
    board.prints(b"the fault pc=40210010\nnext\n");
    board.shows("the fault pc=40210010\nnext\n");
    assert_eq!(board.quit(), (Some(0), String::new()));
}

#[test]
fn what_is_typed_goes_to_the_board() {
    let d = Dir::new("monitor-input");
    let mut board = Board::new(&d, &["--baud", "74880"]);
    board.types(b"tap gate\n");
    board.gets(b"tap gate\n");
    board.prints(b"> ");
    board.shows("> ");
    // Text after Ctrl-] is not sent.
    board.types(b"last\x1dnever");
    board.gets(b"last");
    let (code, err) = board.ends();
    assert_eq!((code, err.as_str()), (Some(0), ""));

    // The end of the input is not the end of the run.
    let mut board = Board::new(&d, &[]);
    board.types(b"x");
    drop(board.monitor.stdin.take());
    board.gets(b"x");
    board.prints(b"still here\n");
    board.shows("still here\n");
    board.signal(Signal::TERM);
    assert_eq!(board.ends().0, Some(0));
}

/// Both ends of a new pseudo terminal, with the usual settings.
fn terminal() -> (File, File) {
    let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
    let user = openpt(flags).expect("a pseudo terminal");
    grantpt(&user).expect("it is ours");
    unlockpt(&user).expect("it is ours");
    let name = ptsname(&user, Vec::new()).expect("it has a name");
    let program = File::options()
        .read(true)
        .write(true)
        .open(name.to_str().expect("of ASCII"));
    (File::from(user), program.expect("it can be opened"))
}

#[test]
fn on_a_terminal_keys_have_a_meaning() {
    let d = Dir::new("monitor-terminal");
    let (mut user, program) = terminal();
    let before = tcgetattr(&program).expect("a terminal");
    let input = program.try_clone().expect("a file");
    let mut board = Board::with_input(&d, &[], input.into());
    user.write_all(b"taq\x7fp gate\n")
        .expect("the monitor reads");
    board.gets(b"tap gate\n");
    // Ctrl-D ends the board's input, not that of the monitor.
    user.write_all(b"\x04").expect("the monitor reads");
    board.gets(b"\x04");
    // Ctrl-C goes to the board at once, and ends nothing.
    user.write_all(b"\x03").expect("the monitor reads");
    board.gets(b"\x03");
    // Ctrl-] needs no Enter.
    user.write_all(b"\x1d").expect("the monitor reads");
    assert_eq!(board.ends().0, Some(0));
    let after = tcgetattr(&program).expect("a terminal");
    for end_of_line in [SpecialCodeIndex::VEOL, SpecialCodeIndex::VEOL2] {
        assert_eq!(
            before.special_codes[end_of_line],
            after.special_codes[end_of_line]
        );
    }
    assert_eq!(before.local_modes, after.local_modes);
}

#[test]
fn bytes_that_are_no_text_pass() {
    let d = Dir::new("monitor-bytes");
    d.image("a", PROGRAM);
    let mut board = Board::new(&d, &["--sym", "a.sym", "--raw"]);
    // Text that the boot loader prints at its own speed looks like this.
    let noise: Vec<u8> = (0x80..=0xffu8).chain([b'\n']).collect();
    board.prints(&noise);
    let text: String = noise.iter().map(|b| *b as char).collect();
    board.shows(&text);
    let long = "x".repeat(3000) + "\n";
    board.prints(long.as_bytes());
    board.shows(&long);
    assert_eq!(board.quit().0, Some(0));
}

#[test]
fn a_board_has_no_power_over_the_terminal() {
    let d = Dir::new("monitor-escapes");
    let sent = "\x1b[2J\x1b]0;title\x07 \x08\x7f\u{9b}31m caf\u{e9} \u{2192}\ttab\r\n";
    let shown = "\\x1b[2J\\x1b]0;title\\x07 \\x08\\x7f\\x9b31m caf\u{e9} \u{2192}\ttab\r\n";
    let as_seen = |text: &str| text.bytes().map(|b| b as char).collect::<String>();
    let mut board = Board::new(&d, &[]);
    board.prints(sent.as_bytes());
    board.shows(&as_seen(shown));
    // A character that arrives in two pieces is shown as one. Bytes that are not a character are shown too, except
    // for control codes that some terminals obey.
    board.prints(b"\xc3");
    board.prints(b"\xa9.\n");
    board.shows(&as_seen("\u{e9}.\n"));
    board.prints(b"\xc2\xff\x9b2J\xc3\n");
    board.shows("\u{c2}\u{ff}\\x9b2J\u{c3}\n");
    // The beginning of a character is shown when the board pauses.
    board.prints(b"> \xe2");
    board.shows("> \u{e2}");
    assert_eq!(board.quit().0, Some(0));

    let mut board = Board::new(&d, &["--raw"]);
    board.prints(sent.as_bytes());
    board.shows(&as_seen(sent));
    assert_eq!(board.quit().0, Some(0));
}

#[test]
fn wrong_ports_and_files() {
    let d = Dir::new("monitor-wrong");
    d.refused(
        &["monitor", "--port", "/dev/none"],
        &["/dev/none: there is no such port"],
    );
    d.file("text", "hello");
    d.refused(
        &["monitor", "--port", "text"],
        &["text: the port cannot be opened", "serial port"],
    );
    let port = ["monitor", "--port", "/dev/none"];
    d.refused(
        &[&port[..], &["--sym", "none.sym"]].concat(),
        &["none.sym: there is no such file"],
    );
    d.refused(
        &[&port[..], &["--sym", "text"]].concat(),
        &["text: these are no line numbers", ".sym"],
    );
    d.refused(
        &[&port[..], &["--firmware-elf", "text"]].concat(),
        &["text: this is not firmware"],
    );
}
