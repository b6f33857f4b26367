//! Tests of the sweep itself: its variants, and that it sees what it has to see.

use std::path::{Path, PathBuf};

use support::exact::{sweep, Difference, End, Options, Outcome, Project, Variants, Wanted};
use support::project;

fn of(files: &[(&str, &str)]) -> Project {
    let files = files.iter();
    Project {
        name: "one".to_owned(),
        main: PathBuf::from("main.py"),
        files: files
            .map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec()))
            .collect(),
    }
}

#[track_caller]
fn differences(project: &Project, wanted: Wanted) -> Vec<String> {
    let options = Options {
        wanted,
        ..Options::default()
    };
    let report = sweep(project, &options).expect("it is Python");
    report
        .differences
        .iter()
        .map(Difference::to_string)
        .collect()
}

#[test]
fn variants_of_a_project() {
    let p = of(&[
        ("data.txt", "if"),
        ("main.py", "import side\nprint(side.x)\n"),
        ("pack/__init__.py", ""),
        ("side.py", "x = 1\n"),
    ]);
    let variants = p.variants().expect("it is Python");
    let names: Vec<String> = variants.iter().map(ToString::to_string).collect();
    let wanted = [
        "as it is",
        "effect first in the program",
        "effect first in every file",
        "effect before main.py:2",
        "effect before side.py:1",
    ];
    assert_eq!(names, wanted);
    let changed = p.changed(&variants[2]).expect("it is Python");
    let effect = "__import__(\"time\").ticks_ms()\n";
    let wanted: [(&Path, String); 3] = [
        (
            Path::new("main.py"),
            format!("{effect}import side\nprint(side.x)\n"),
        ),
        (Path::new("pack/__init__.py"), effect.to_owned()),
        (Path::new("side.py"), format!("{effect}x = 1\n")),
    ];
    assert_eq!(changed, wanted);
    assert_eq!(differences(&p, Wanted::CPython), [""; 0]);
}

#[test]
fn other_output_is_a_difference() {
    let p = of(&[("main.py", "print('a')\nprint('b')\n")]);
    let text = Outcome::printed("a\nc\n".to_owned());
    let found = differences(&p, Wanted::This(text));
    assert_eq!(
        found,
        [
            "one, as it is: line 2:\n      wanted \"c\\n\"\n      got    \"b\\n\"",
            "one, effect first in the program: line 2:\n      wanted \"c\\n\"\n      got    \"b\\n\"",
            "one, effect before main.py:2: line 2:\n      wanted \"c\\n\"\n      got    \"b\\n\"",
        ]
    );
}

#[test]
fn exceptions_and_exit_statuses_are_compared() {
    let raises = of(&[
        ("main.py", "import side\nprint('a')\nraise side.Own(1)\n"),
        ("side.py", "class Own(Exception):\n    pass\n"),
    ]);
    assert_eq!(differences(&raises, Wanted::CPython), [""; 0]);
    let wanted = |end| {
        Wanted::This(Outcome {
            stdout: "a\n".to_owned(),
            end,
        })
    };
    let other = End::Raised("KeyError".to_owned(), "KeyError: 1".to_owned());
    assert_eq!(differences(&raises, wanted(other)).len(), 7);
    assert_eq!(differences(&raises, wanted(End::Exit(0))).len(), 7);

    let exits = of(&[("main.py", "import sys\nprint('a')\nsys.exit(3)\n")]);
    assert_eq!(differences(&exits, Wanted::CPython), [""; 0]);
    assert_eq!(differences(&exits, wanted(End::Exit(1))).len(), 4);
}

#[test]
fn a_program_without_an_end_is_stopped() {
    let p = of(&[(
        "main.py",
        "import time\ntime.ticks_ms()\nwhile True:\n    pass\n",
    )]);
    let options = Options {
        variants: Variants::Modes,
        wanted: Wanted::This(Outcome::printed(String::new())),
        fuel: 1000,
        ..Options::default()
    };
    let report = sweep(&p, &options).expect("it is Python");
    let found: Vec<_> = report.differences.iter().map(|d| &*d.what).collect();
    let stopped = "it ended: Otherwise(\"Stopped\")\n      wanted Exit(0)";
    assert_eq!(found, [stopped, stopped]);
}

#[test]
fn a_program_that_sees_the_effect_is_compared_with_itself() {
    let text = "import builtins\nold = builtins.__import__\ndef new(name, *a):\n    print(name)\n    return old(name, *a)\nbuiltins.__import__ = new\nprint(1)\n";
    let p = of(&[("main.py", text)]);
    assert_eq!(differences(&p, Wanted::CPython).len(), 1);
    assert_eq!(differences(&p, Wanted::CPythonEach), [""; 0]);
}

#[test]
fn modules_with_computed_names_are_frozen_if_they_are_included() {
    let p = of(&[
        ("main.py", "print(__import__('edis'[::-1]).x)\n"),
        ("side.py", "x = 1\n"),
    ]);
    assert_eq!(differences(&p, Wanted::CPython).len(), 4);
    let options = Options {
        include: vec!["side".to_owned()],
        ..Options::default()
    };
    let report = sweep(&p, &options).expect("it is Python");
    assert_eq!((report.variants, report.differences.len()), (4, 0));
}

#[test]
fn a_sample_is_the_same_each_time() {
    let p = of(&[("main.py", &"x = 1\n".repeat(40))]);
    let run = |count, seed| {
        let options = Options {
            variants: Variants::Some { count, seed },
            wanted: Wanted::This(Outcome::printed("no".to_owned())),
            ..Options::default()
        };
        let report = sweep(&p, &options).expect("it is Python");
        report
            .differences
            .iter()
            .map(|d| d.variant.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(run(5, 1), run(5, 1));
    assert_eq!(run(5, 1).len(), 7);
    assert_ne!(run(5, 1), run(5, 2));
}

#[test]
fn cpython_has_the_clock_of_micropython() {
    let text = "import time, sys\nt = time.ticks_ms()\nprint(time.ticks_diff(time.ticks_add(t, -3), t))\nprint('sitecustomize' in sys.path[-1])\n";
    let dir = project("exact-clock", &[("main.py", text)]);
    let got = Outcome::of_cpython(&dir.join("main.py"));
    assert_eq!(got, Outcome::printed("-3\nFalse\n".to_owned()));
}
