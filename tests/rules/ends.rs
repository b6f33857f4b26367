//! Rules 4 and 5: bodies that raise or do not end; the program's entry.

use support::run::{report, try_freeze};

use crate::Program;

#[test]
fn rule_4_a_body_that_raises_raises_at_its_import() {
    let files = [
        ("log.py", "entries = []\n"),
        ("broken.py", "import log\nlog.entries.append('ran')\nearly = 1\nraise ValueError('broken')\n"),
        (
            "main.py",
            "print('go')\nimport log\ntry:\n    import broken\nexcept ValueError as e:\n    print('raised', e, log.entries)\nimport sys\nprint('broken' in sys.modules)\n",
        ),
    ];
    let mut p = Program::new("raises", &files);
    let image = p.freeze();
    assert_eq!(report(&image, "broken").state, "raises");
    let warnings: Vec<String> = image.warnings.iter().map(ToString::to_string).collect();
    let file = p.dir.join("broken.py");
    let wanted = format!(
        "{file}:4: the body of broken raises ValueError: broken; so will its import on the device\n  \
         Traceback (most recent call last):\n    \
         File \"{file}\", line 4, in <module>\n      raise ValueError('broken')\n  \
         ValueError: broken",
        file = file.display()
    );
    assert_eq!(warnings, std::slice::from_ref(&wanted));
    p.as_python();

    // A program that catches the exception before its stop has seen it: nothing will raise on the device.
    let mut early = files;
    early[2].1 = files[2].1.trim_start_matches("print('go')\n");
    let early = Program::new("raised_early", &early);
    let image = early.freeze();
    assert_eq!(report(&image, "broken").state, "raises");
    assert!(image.warnings.is_empty(), "{:?}", image.warnings);
    early.as_python();

    p.options.strict = true;
    assert_eq!(try_freeze(&p.options).err(), Some(wanted));
}

#[test]
fn rule_4_compile_errors_are_fatal() {
    let p = Program::new(
        "syntax",
        &[("bad.py", "x = 1\ny = = 2\n"), ("main.py", "import bad\n")],
    );
    let e = try_freeze(&p.options).err().expect("it is refused");
    assert!(
        e.starts_with(&format!("{}:2:", p.dir.join("bad.py").display())),
        "{e}"
    );
}

#[test]
fn rule_4_a_budget_ends_a_body_that_never_ends() {
    let mut p = Program::new(
        "endless",
        &[
            ("endless.py", "x = 0\nwhile True:\n    x += 1\n"),
            ("main.py", "import endless\n"),
        ],
    );
    p.options.budget = 10_000;
    let e = try_freeze(&p.options).err().expect("it is refused");
    let place = format!("{}:", p.dir.join("endless.py").display());
    assert!(e.starts_with(&place), "{e}");
    assert!(
        e.contains("the body of endless does not end within 10000 calls and loops"),
        "{e}"
    );
    let line = e[place.len()..]
        .split(':')
        .next()
        .and_then(|n| n.parse::<u32>().ok());
    assert!(matches!(line, Some(2 | 3)), "{e}");

    let files = [
        (
            "greedy.py",
            "x = []\nwhile True:\n    x.append([0] * 100)\n",
        ),
        ("main.py", "import greedy\n"),
    ];
    let mut p = Program::new("greedy", &files);
    p.options.budget_heap = 1 << 20;
    let e = try_freeze(&p.options).err().expect("it is refused");
    assert!(
        e.starts_with(&format!("{}:3:", p.dir.join("greedy.py").display())),
        "{e}"
    );
    assert!(
        e.contains("the body of greedy uses more than 1048576 bytes of memory"),
        "{e}"
    );
}

/// The board collects garbage and the freezer does not, so a body must not catch the freezer's lack of memory.
#[test]
fn rule_4_a_body_that_would_catch_the_want_of_memory_runs_on_the_device() {
    let text =
        "try:\n    for i in range(9000):\n        x = [0] * 100\nexcept MemoryError:\n    x = None\n";
    let main = "import greedy\nprint(len(greedy.x))\n";
    let mut p = Program::new("catches", &[("greedy.py", text), ("main.py", main)]);
    p.options.budget_heap = 1 << 20;
    assert_eq!(report(&p.freeze(), "greedy").state, "runs");
    p.prints("100\n");
}

#[test]
fn rule_5_the_entry_is_a_module_of_its_own() {
    let main = "import sys\nruns = [__name__]\nif __name__ == '__main__':\n    import main\n    print(main.runs, runs, main is sys.modules['__main__'], main.runs is runs)\n";
    Program::new("entry", &[("main.py", main)]).as_python();
}

#[test]
fn what_is_left_out_on_purpose_gets_a_warning_where_no_handler_is_around() {
    let lines = "import time\ndef work():\n    import _thread\n    return _thread\n";
    let files = [("main.py", "import lib\n"), ("lib.py", lines)];
    let p = Program::new("left_out", &files);
    let wanted = format!(
        "{}:3: _thread cannot be imported: there are no threads",
        p.dir.join("lib.py").display()
    );
    let warnings = p.freeze().warnings;
    assert_eq!(warnings.len(), 1);
    let e = warnings[0].to_string();
    assert!(e.starts_with(&wanted), "{e}");
    let tries = "try:\n    import socket\nexcept ImportError:\n    socket = None\nprint(socket)\n";
    Program::new("left_out_tried", &[("main.py", tries)]).prints("None\n");
    // A module of the program with the same name is imported normally.
    let own = [
        ("main.py", "import socket\nprint(socket.x)\n"),
        ("socket.py", "x = 1\n"),
    ];
    Program::new("left_out_own", &own).prints("1\n");
}
