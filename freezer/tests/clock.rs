//! The board's time under `freeze run`: time in which the computer runs something else does not pass at the pins.

#![cfg(unix)]

mod device;

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use rustix::process::{kill_process, Pid, Signal};

use device::Dir;

/// Milliseconds for which the program is stopped each time.
const STOPPED_MS: u64 = 400;

fn signal(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).expect("the program runs");
}

#[test]
fn a_program_that_is_not_run_sees_no_gap_until_it_waits() {
    let d = Dir::new("clock-gap");
    let program = "\
import time
print('begins')
start = time.time()
before = time.ticks_us()
longest = 0
while time.time() - start < 4:
    now = time.ticks_us()
    longest = max(longest, time.ticks_diff(now, before))
    before = now
print(longest // 1000)
time.sleep_ms(1)
print(time.ticks_ms() // 1000)
";
    d.file("x.py", program);
    let mut child = d.command(&["run", "x.py"]);
    let mut child = child.stdout(Stdio::piped()).spawn().expect("freeze starts");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    sleep(Duration::from_millis(300));
    for _ in 0..4 {
        signal(&child, Signal::STOP);
        sleep(Duration::from_millis(STOPPED_MS));
        signal(&child, Signal::CONT);
        sleep(Duration::from_millis(200));
    }
    let (mut first, mut rest) = (String::new(), String::new());
    out.read_line(&mut first).expect("it prints");
    out.read_to_string(&mut rest).expect("it prints");
    child.wait().expect("it ends");
    let figures: Vec<u64> = rest.lines().map(|l| l.parse().expect("a number")).collect();
    let [longest_ms, seconds] = figures[..] else {
        panic!("{rest}")
    };
    assert!(longest_ms < STOPPED_MS / 2, "{rest}");
    // After the wait, the board shows the real time again.
    assert!((3..60).contains(&seconds), "{rest}");
}

#[test]
fn output_is_not_held_back_while_the_program_computes() {
    let d = Dir::new("clock-held");
    let program = "import time\nprint('before')\nstart = time.time()\nwhile time.time() - start < 30:\n    pass\n";
    d.file("x.py", program);
    let mut child = d.command(&["run", "x.py"]);
    let mut child = child.stdout(Stdio::piped()).spawn().expect("freeze starts");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    out.read_line(&mut line).expect("it prints");
    let runs = child.try_wait().expect("it was started").is_none();
    let _ = child.kill();
    child.wait().expect("it ends");
    assert_eq!((line.as_str(), runs), ("before\n", true));
}
