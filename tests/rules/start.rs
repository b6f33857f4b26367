//! Rules 3 and 5: the program runs at freeze time up to its first impure call. The state that it leaves there is the
//! one in which each start begins.

use freezer::{Frozen, Options};
use support::board::Desk;
use support::project;
use support::run::{frozen, report, rom, run_frozen, try_freeze, Exit, RunOptions};
use support::text::assert_same;
use vm::host::Vm;
use vm::program::End;

use crate::{kept_by, Program};

/// Freezes a project whose files are roots, as for a board: `boot.py` and `main.py` are the program, if they are there.
fn as_roots(name: &str, files: &[(&str, &str)]) -> Options {
    let dir = project(&format!("rules/{name}"), files);
    Options {
        roots: files.iter().map(|(path, _)| dir.join(path)).collect(),
        ..Options::default()
    }
}

/// The output of the image's program, and how it ended.
fn output(image: &Frozen) -> (String, Exit) {
    let run = run_frozen(image, &RunOptions::default());
    (run.stdout, run.exit)
}

/// Runs the program of an image as often as there are items in `wanted`, on one VM that starts over in between. Each
/// start has to print its item.
#[track_caller]
fn starts(image: &Frozen, wanted: &[&str]) {
    let options = RunOptions::default();
    let rom = rom(&image.words);
    let mut ram = vec![0u32; (options.heap / 4) as usize];
    let mut board = Desk::board(options.heap, &[]);
    let output = board.world.output();
    let mut vm = Vm::new(&rom, &mut ram, &mut board).expect("the image is accepted");
    for (i, text) in wanted.iter().enumerate() {
        output.borrow_mut().clear();
        vm.start_over();
        vm.collect();
        vm.run_program().expect("the program runs");
        let got = String::from_utf8_lossy(&output.borrow()).into_owned();
        assert_same(&format!("start {i}"), text, &got);
    }
}

#[test]
fn rule_3_what_the_program_imports_before_its_stop_costs_nothing() {
    let files = [
        ("registry.py", "names = []\ntable = {}\n"),
        (
            "plugin.py",
            "import registry\nregistry.names.append('plugin')\nregistry.table['plugin'] = [1]\n",
        ),
        (
            "main.py",
            "import registry, plugin\nregistry.names.append('main')\nprint(registry.names, registry.table)\n",
        ),
    ];
    let p = Program::new("before_the_stop", &files);
    let image = p.freeze();
    for name in ["registry", "plugin"] {
        let r = report(&image, name);
        assert_eq!((r.state, r.heap_at_import), ("frozen", 0), "{name}");
    }
    let (kept, text) = kept_by(&image, &["__main__"]);
    assert_eq!(
        (kept, text.as_str()),
        (0, "['plugin', 'main'] {'plugin': [1]}\n")
    );
    // What has been imported has no body in the image, unless it is asked for. Its string is only there.
    let holds = |image: &Frozen, text: &str| {
        let bytes: Vec<u8> = image.words.iter().flat_map(|w| w.to_le_bytes()).collect();
        bytes.windows(text.len()).any(|w| w == text.as_bytes())
    };
    let files = [
        ("early.py", "kept = len('only the body has this')\n"),
        ("late.py", "kept = len('the other body has this')\n"),
        (
            "main.py",
            "import early\nprint(early.kept)\nimport late\nprint(late.kept)\n",
        ),
    ];
    let mut p = Program::new("left_out_body", &files);
    let image = p.freeze();
    assert!(!holds(&image, "only the body has this"));
    // That of a memo which nothing can make fail is left out, too.
    assert!(!holds(&image, "the other body has this"));
    p.options.keep_bodies = true;
    assert!(holds(&p.freeze(), "only the body has this"));
    p.as_python();
}

#[test]
fn rule_3_a_stop_inside_of_an_import_is_the_programs_stop() {
    let files = [
        (
            "outer.py",
            "before = ['outer']\nimport inner\nafter = inner.value + len(before)\n",
        ),
        (
            "inner.py",
            "import sys\nvalue = 1\nprint('inner', 'outer' in sys.modules, 'inner' in sys.modules)\nvalue += 1\n",
        ),
        (
            "main.py",
            "early = [1, 2]\nimport outer\nprint(early, outer.after)\n",
        ),
    ];
    let p = Program::new("stop_in_import", &files);
    let image = p.freeze();
    for (name, line) in [("main", 2), ("outer", 2), ("inner", 3)] {
        let r = report(&image, if name == "main" { "__main__" } else { name });
        assert_eq!((r.state, r.line), ("resumes", Some(line)), "{name}");
    }
    p.as_python();
    starts(&image, &["inner True True\n[1, 2] 3\n"; 3]);
}

#[test]
fn rule_3_below_a_native_the_program_stops_before_that_native() {
    let main = "steps = []\nfor i in range(3):\n    steps.append(i)\ndef key(x):\n    steps.append(('key', x))\n    print('key', x, len(steps))\n    return -x\nordered = sorted([1, 2, 3], key=key)\nprint(ordered, steps)\n";
    let p = Program::new("below_native", &[("main.py", main)]);
    let image = p.freeze();
    let r = report(&image, "__main__");
    assert_eq!((r.state, r.line), ("resumes", Some(8)));
    p.as_python();
    let wanted = p.run().stdout;
    starts(&image, &[&wanted, &wanted]);
}

#[test]
fn rule_3_each_start_begins_in_the_same_state() {
    let files = [
        ("shared.py", "items = ['frozen']\ncount = 0\nclass Kind:\n    size = 1\n"),
        ("later.py", "import shared\nshared.count += 1\nshared.items.append('later')\n"),
        (
            "main.py",
            "import gc, shared\nshared.items.append('main')\ngc.threshold(5000)\nprint(shared.items, shared.count, shared.Kind.size, gc.threshold())\nshared.items.append('written')\nshared.Kind.size += 1\ngc.threshold(700)\nimport later\nprint(shared.items, shared.count, shared.Kind.size, gc.threshold())\n",
        ),
    ];
    let p = Program::new("each_start", &files);
    let first = "['frozen', 'main'] 0 1 5000\n['frozen', 'main', 'written', 'later'] 1 2 700\n";
    starts(&p.freeze(), &[first; 3]);
}

#[test]
fn rule_5_boot_and_main_share_one_namespace() {
    let files = [
        ("helper.py", "loads = ['helper']\n"),
        (
            "boot.py",
            "import helper\nseen = [__name__]\ndef of_boot():\n    return later\n",
        ),
        (
            "main.py",
            "import sys\nlater = 'set by main'\nif __name__ == '__main__':\n    print(seen, helper.loads, of_boot(), sys.modules['__main__'].seen is seen)\nprint('boot' in sys.modules, 'main' in sys.modules)\n",
        ),
    ];
    let wanted = "['__main__'] ['helper'] set by main True\nFalse False\n";
    let image = frozen(&as_roots("boot_and_main", &files));
    assert_eq!(output(&image), (wanted.to_owned(), Exit::Done));
    starts(&image, &[wanted, wanted]);

    // If boot.py stops, main.py runs from its start after it.
    let loud = "print('boot begins', __name__)\nseen = [__name__]\ndef of_boot():\n    return later\nimport helper\n";
    let mut files = files;
    files[1].1 = loud;
    let wanted = format!("boot begins __main__\n{wanted}");
    let image = frozen(&as_roots("boot_stops", &files));
    assert_eq!(output(&image), (wanted.clone(), Exit::Done));
    starts(&image, &[&wanted, &wanted]);
}

#[test]
fn rule_5_an_import_of_main_runs_the_file_a_second_time() {
    let files = [
        ("boot.py", "runs = ['boot']\n"),
        (
            "main.py",
            "if __name__ == '__main__':\n    runs.append('program')\n    import other\n    print(runs, other.main.runs, other.main.__name__)\nelse:\n    runs = [__name__]\n",
        ),
        ("other.py", "import main\n"),
    ];
    let image = frozen(&as_roots("second_main", &files));
    let wanted = "['boot', 'program'] ['main'] main\n";
    assert_eq!(output(&image), (wanted.to_owned(), Exit::Done));
}

#[test]
fn rule_4_a_program_that_raises_raises_at_each_start() {
    let main = "begun = ['here']\ndef work(n):\n    return begun[n]\nwork(3)\n";
    let mut p = Program::new("program_raises", &[("main.py", main)]);
    let image = p.freeze();
    assert_eq!(report(&image, "__main__").state, "raises");
    assert_eq!(image.warnings.len(), 1, "{:?}", image.warnings);
    let whole = support::run::run_whole(&image.words, &RunOptions::default());
    assert_eq!(whole.end, End::Exit(1));
    let lines: Vec<&str> = whole.stdout.lines().collect();
    assert_eq!(lines.first(), Some(&"Traceback (most recent call last):"));
    assert_eq!(lines.last(), Some(&"IndexError: list index out of range"));
    // An image for a board is refused.
    p.options.for_board = true;
    let e = try_freeze(&p.options).err().expect("it is refused");
    assert!(
        e.contains(":3: the body of __main__ raises IndexError"),
        "{e}"
    );

    // If boot.py raises, main.py does not run.
    let files = [("boot.py", "x = 1 // 0\n"), ("main.py", "print('main')\n")];
    let image = frozen(&as_roots("boot_raises", &files));
    let (text, exit) = output(&image);
    assert_eq!(text, "");
    assert!(
        matches!(&exit, Exit::Raised(trace) if trace.ends_with("ZeroDivisionError: divide by zero\n")),
        "{exit:?}"
    );
}

#[test]
fn rule_3_a_module_of_an_image_without_a_program_can_be_the_program() {
    let files = [
        ("tool.py", "import part\nprint(__name__, part.value)\n"),
        ("part.py", "value = [1, 2]\n"),
    ];
    let image = frozen(&as_roots("no_program", &files));
    let options = RunOptions {
        modules: vec!["tool".to_owned()],
        ..RunOptions::default()
    };
    let run = run_frozen(&image, &options);
    assert_eq!(
        (run.stdout.as_str(), run.exit),
        ("tool [1, 2]\n", Exit::Done)
    );
    assert_eq!(
        support::run::run_whole(&image.words, &options).end,
        End::NoProgram
    );
}
