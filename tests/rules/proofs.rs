//! Rule 3, proofs: the image has the body of a module only if its import may have to run it.

use super::*;

/// What `freeze` says of the module `name` in a project.
fn report(p: &Program, name: &str) -> freezer::measure::ModuleReport {
    let frozen = p.freeze();
    let found = frozen.modules.into_iter().find(|m| m.name == name);
    found.expect("the module is in the report")
}

/// A project whose module `later` is imported after the stop. It reads what the other files hold.
fn project_of(name: &str, later: &str, others: &[(&str, &str)], main: &str) -> Program {
    let mut files = vec![("later.py", later), ("main.py", main)];
    files.extend_from_slice(others);
    Program::new(&format!("proofs/{name}"), &files)
}

const CFG: &str = "FAST = False\n";
const READS_CFG: &str = "import cfg\nspeed = 'fast' if cfg.FAST else 'slow'\n";

/// The module `later` reads `cfg.FAST`, and `main` goes on with `rest` after its stop.
fn reads_cfg(name: &str, rest: &str) -> Program {
    let main = format!("import time, cfg\ntime.sleep(0)\n{rest}");
    project_of(name, READS_CFG, &[("cfg.py", CFG)], &main)
}

#[track_caller]
fn proved(p: &Program) {
    let m = report(p, "later");
    assert_eq!((&m.doubt, m.body_bytes), (&None, 0));
}

#[track_caller]
fn doubted(p: &Program, reads: &str, cause: &str, line: Option<u32>) {
    let m = report(p, "later");
    let d = m.doubt.expect("the memo is not proved");
    assert_eq!((&*d.reads, &*d.cause, d.line), (reads, cause, line));
    assert!(m.body_bytes > 0, "the body is in the image");
    assert!(m.heap_of_body > 0, "the body takes heap");
}

#[test]
fn rule_3_an_entry_that_nothing_writes_is_proved() {
    let p = reads_cfg("plain", "import later\nprint(later.speed)\n");
    proved(&p);
    p.as_python();
}

#[test]
fn rule_3_an_attribute_of_that_name_that_is_set_is_a_doubt() {
    let p = reads_cfg("set", "cfg.FAST = True\nimport later\nprint(later.speed)\n");
    doubted(&p, "cfg.FAST", "code sets .FAST", Some(3));
    p.as_python();
    let deleted = reads_cfg(
        "deleted",
        "del cfg.FAST\ntry:\n    import later\nexcept AttributeError:\n    print('none')\n",
    );
    doubted(&deleted, "cfg.FAST", "code sets .FAST", Some(3));
    deleted.as_python();
}

#[test]
fn rule_3_a_global_that_a_function_sets_is_a_doubt() {
    let cfg = "FAST = False\ndef tune():\n    global FAST\n    FAST = True\n";
    let main = "import time, cfg\ntime.sleep(0)\ncfg.tune()\nimport later\nprint(later.speed)\n";
    let p = project_of("global", READS_CFG, &[("cfg.py", cfg)], main);
    doubted(&p, "cfg.FAST", "code sets that global", Some(4));
    p.as_python();
    // A global of that name in another module is another one.
    let own = "FAST = 0\ndef tune():\n    global FAST\n    FAST = 1\n";
    let main =
        "import time, cfg, other\ntime.sleep(0)\nother.tune()\nimport later\nprint(later.speed)\n";
    let p = project_of(
        "own",
        READS_CFG,
        &[("cfg.py", CFG), ("other.py", own)],
        main,
    );
    proved(&p);
    p.as_python();
}

#[test]
fn rule_3_a_name_that_reaches_any_entry_is_a_doubt() {
    for (n, (name, statement)) in [
        ("setattr", "setattr(cfg, 'FA' + 'ST', True)"),
        ("__dict__", "cfg.__dict__['FAST'] = True"),
        ("vars", "vars(cfg)['FAST'] = True"),
    ]
    .into_iter()
    .enumerate()
    {
        let rest = format!("{statement}\nimport later\nprint(later.speed)\n");
        let p = reads_cfg(&format!("any{n}"), &rest);
        doubted(&p, "cfg.FAST", &format!("{name} may change it"), Some(3));
        p.prints("fast\n");
    }
    // It may come from a body that has ended.
    let main = "import time, cfg\nwrite = setattr\ntime.sleep(0)\nwrite(cfg, 'FAST', True)\nimport later\nprint(later.speed)\n";
    let p = project_of("alias", READS_CFG, &[("cfg.py", CFG)], main);
    doubted(&p, "cfg.FAST", "setattr may change it", Some(2));
    p.as_python();
}

#[test]
fn rule_3_setattr_on_self_in_init_writes_no_module() {
    let part = "class Part:\n    def __init__(self, **given):\n        for name in given:\n            setattr(self, name, given[name])\nclass Leaf(Part):\n    def __init__(self, **given):\n        super().__init__(**given)\n";
    let main = "import time, cfg, part\ntime.sleep(0)\nprint(part.Leaf(FAST=1).FAST)\nimport later\nprint(later.speed)\n";
    let p = project_of(
        "init",
        READS_CFG,
        &[("cfg.py", CFG), ("part.py", part)],
        main,
    );
    proved(&p);
    p.as_python();
    // Called with another object, it may.
    let main = "import time, cfg, part\ntime.sleep(0)\npart.Part.__init__(cfg, FAST=True)\nimport later\nprint(later.speed)\n";
    let p = project_of(
        "unbound",
        READS_CFG,
        &[("cfg.py", CFG), ("part.py", part)],
        main,
    );
    doubted(&p, "cfg.FAST", "setattr may change it", Some(4));
    p.as_python();
}

#[test]
fn rule_3_globals_as_arguments_of_an_import_write_nothing() {
    let rest = |how: &str| {
        format!("def load(name):\n    return __import__('la' + name, {how})\nprint(load('ter').speed)\n")
    };
    let p = reads_cfg("passed", &rest("globals(), locals()"));
    proved(&p);
    p.as_python();
    let p = reads_cfg("kept", &rest("(globals() or 1), locals()"));
    doubted(&p, "cfg.FAST", "globals may change it", Some(4));
    p.as_python();
}

#[test]
fn rule_3_what_another_import_changes_is_a_doubt() {
    let tuner = "import cfg\ncfg.FAST = True\n";
    let main = "import time, cfg\ntime.sleep(0)\nimport later\nprint(later.speed)\nif time.ticks_ms() < 0:\n    import tuner\n";
    let p = project_of(
        "memo",
        READS_CFG,
        &[("cfg.py", CFG), ("tuner.py", tuner)],
        main,
    );
    doubted(&p, "cfg.FAST", "the import of tuner changes it", None);
    p.prints("slow\n");
}

#[test]
fn rule_3_a_module_that_is_not_proved_is_a_doubt_of_its_importers() {
    let later = "import middle\nspeed = middle.speed\n";
    let others = [("cfg.py", CFG), ("middle.py", READS_CFG)];
    let main = |rest: &str| {
        format!("import time, cfg\ntime.sleep(0)\n{rest}import later\nprint(later.speed)\n")
    };
    let p = project_of("chain", later, &others, &main(""));
    proved(&p);
    p.as_python();
    let p = project_of("broken", later, &others, &main("cfg.FAST = True\n"));
    doubted(&p, "middle", "its own import may fail", None);
    p.as_python();
}

#[test]
fn rule_3_builtins_that_the_program_can_reach_are_a_doubt() {
    let main =
        |rest: &str| format!("import time\ntime.sleep(0)\n{rest}import later\nprint(later.n)\n");
    let p = project_of("names", "n = len('abc')\n", &[], &main(""));
    proved(&p);
    p.as_python();
    let rest = "import builtins\nbuiltins.len = lambda x: 7\n";
    let p = project_of("replaced", "n = len('abc')\n", &[], &main(rest));
    doubted(&p, "builtins", "the program uses it", Some(3));
    p.as_python();
}

#[test]
fn rule_3_containers_are_not_proved() {
    let main = "import time, cfg\ntime.sleep(0)\nimport later\nprint(later.speed)\n";
    let later = "import cfg\nspeed = len(cfg.items)\n";
    let p = project_of("list", later, &[("cfg.py", "items = [1, 2]\n")], main);
    doubted(&p, "a list", "no rule says what may change it", None);
    p.as_python();
    let changed =
        "import time, cfg\ntime.sleep(0)\ncfg.items.append(3)\nimport later\nprint(later.speed)\n";
    let p = project_of(
        "appended",
        later,
        &[("cfg.py", "items = [1, 2]\n")],
        changed,
    );
    p.as_python();
}

#[test]
fn rule_3_dropped_bodies_have_patterns() {
    let rest = "cfg.FAST = True\nimport later\nprint(later.speed)\n";
    let mut p = reads_cfg("dropped", rest);
    let with = p.freeze().words.len();
    p.options.drop_body = vec![freezer::DropBody {
        pattern: "lat*".to_owned(),
        place: None,
    }];
    let frozen = p.freeze();
    assert!(frozen.words.len() < with);
    let run = run_frozen(&frozen, &RunOptions::default());
    let Exit::Raised(trace) = &run.exit else {
        panic!("{run:?}")
    };
    assert!(
        trace.contains("ImportError: the body of 'later' was dropped when it was frozen"),
        "{trace}"
    );
    p.options.for_board = true;
    p.options.drop_body[0].pattern = "other.*".to_owned();
    let errors = freezer::freeze(&p.options).err().expect("an error").errors;
    let message = "--drop-body other.*: no module is called that";
    assert_eq!(errors[0].message, message);
}

/// The messages and lines of the warnings of a freeze.
fn warnings(p: &Program) -> Vec<(String, Option<u32>)> {
    let all = p.freeze().warnings;
    all.into_iter().map(|w| (w.message, w.line)).collect()
}

#[test]
fn rule_3_a_change_behind_the_stop_of_what_an_import_reads_is_a_warning() {
    let p = reads_cfg(
        "late",
        "cfg.FAST = True\nimport later\nprint(later.speed)\n",
    );
    let heap = report(&p, "later").heap_of_body;
    let message = format!("__main__ changes cfg.FAST after its first effect; the import of later reads it, so its body will run on the board, which takes {heap} bytes of heap");
    assert_eq!(warnings(&p), [(message, Some(3))]);
    for (n, rest) in [
        // The import has read it before.
        "import later\ncfg.FAST = True\nprint(later.speed)\n",
        // Nothing reads this one.
        "cfg.SLOW = True\nimport later\nprint(later.speed)\n",
        // Perhaps nothing calls it.
        "def tune():\n    cfg.FAST = True\nimport later\nprint(later.speed)\n",
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(warnings(&reads_cfg(&format!("quiet{n}"), rest)), []);
    }
    // Before the stop, it is a part of what the import finds.
    let main =
        "import time, cfg\ncfg.FAST = True\ntime.sleep(0)\nimport later\nprint(later.speed)\n";
    let p = project_of("early", READS_CFG, &[("cfg.py", CFG)], main);
    assert_eq!(warnings(&p), []);
    p.as_python();
}
