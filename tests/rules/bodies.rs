//! Rule 2: how far a body is evaluated, and where it stops.

use support::run::report;

use crate::{kept_by, Program};

#[test]
fn rule_2_a_body_stops_before_an_impure_call_and_goes_on_there() {
    let noisy = "before = [[i] * 50 for i in range(10)]\nprint('noise', len(before))\n";
    let p = Program::new(
        "stops",
        &[
            ("noisy.py", noisy),
            (
                "main.py",
                "print('go')\nimport noisy\nprint(noisy.before[9][49])\n",
            ),
        ],
    );
    let image = p.freeze();
    let r = report(&image, "noisy");
    assert_eq!(
        (r.state, r.line, r.call.as_deref()),
        ("resumes", Some(2), Some("print"))
    );
    // What was built before the call costs nothing; nothing was built after it.
    assert_eq!(kept_by(&image, &["noisy"]), (0, "noise 10\n".to_owned()));
    p.as_python();
}

#[test]
fn rule_2_what_counts_as_impure() {
    let calls = [
        ("print('x')", "print"),
        ("import sys; sys.stdout.write('x')", "write"),
        ("import time; t = time.ticks_ms()", "ticks_ms"),
        ("import time; time.sleep_ms(1)", "sleep_ms"),
        ("import os; u = os.urandom(4)", "urandom"),
        ("i = id(print)", "id"),
        ("h = hash(object())", "id"),
        ("r = repr(object())", "id"),
        ("f = open('x')", "open"),
        ("i = input()", "input"),
        ("import random; r = random.getrandbits(8)", "getrandbits"),
    ];
    for (i, (line, call)) in calls.iter().enumerate() {
        let p = Program::new(
            &format!("impure{i}"),
            &[("probe.py", line), ("main.py", "import probe")],
        );
        let image = p.freeze();
        let r = report(&image, "probe");
        assert_eq!(
            (r.state, r.call.as_deref()),
            ("resumes", Some(*call)),
            "{line}"
        );
    }
}

#[test]
fn rule_2_reading_native_modules_is_pure() {
    let lines = "import time, sys, os, gc\nt = time.ticks_ms\nw = sys.stdout.write\np = sys.platform\nu = [os.urandom, print, id, open]\ntable = {}\nclass K:\n    pass\nkey = K()\ntable[key] = 'by identity'\n";
    let main = "import pure\nprint(pure.table[pure.key], pure.t is pure.time.ticks_ms)\n";
    let p = Program::new("pure", &[("pure.py", lines), ("main.py", main)]);
    let image = p.freeze();
    assert_eq!(
        report(&image, "pure").state,
        "frozen",
        "stopped by {:?}",
        report(&image, "pure").call
    );
    assert_eq!(report(&image, "pure").heap_at_import, 0);
    p.prints("by identity True\n");
}

#[test]
fn rule_2_no_handler_sees_the_stop() {
    let noisy = r#"
log = []
class Guard:
    def __enter__(self):
        log.append("enter")
        return self
    def __exit__(self, kind, value, trace):
        log.append(("exit", kind))
        return True
def work():
    try:
        with Guard():
            try:
                print("first", log)
                log.append("after print")
            except BaseException as e:
                log.append(("except", e))
            finally:
                log.append("finally")
    except:
        log.append("bare except")
    else:
        log.append("else")
work()
"#;
    let p = Program::new(
        "handlers",
        &[
            ("noisy.py", noisy),
            ("main.py", "import noisy\nprint(noisy.log)\n"),
        ],
    );
    assert_eq!(report(&p.freeze(), "noisy").state, "resumes");
    p.as_python();
}

#[test]
fn rule_2_an_importer_is_suspended_at_its_import() {
    let files = [
        ("bottom.py", "print('bottom')\nvalue = 1\n"),
        (
            "middle.py",
            "early = list(range(40))\nimport bottom\nlate = bottom.value + len(early)\n",
        ),
        (
            "main.py",
            "print('go')\nimport middle\nprint(middle.late, middle.bottom.value)\n",
        ),
    ];
    let p = Program::new("importer", &files);
    let image = p.freeze();
    let r = report(&image, "middle");
    assert_eq!(
        (r.state, r.line, r.call.as_deref()),
        ("resumes", Some(2), Some("bottom"))
    );
    p.as_python();
}

#[test]
fn rule_2_below_a_native_the_body_stops_before_that_native() {
    let body = "runs = ['start']\ndef key(x):\n    runs.append(x)\n    print('key', x)\n    return -x\nordered = sorted([1, 2, 3], key=key)\n";
    let main = "print('go')\nimport body\nprint(body.ordered, body.runs)\n";
    let files = [("body.py", body), ("main.py", main)];
    let p = Program::new("native_frame", &files);
    let image = p.freeze();
    let r = report(&image, "body");
    assert_eq!(
        (r.state, r.line, r.call.as_deref()),
        ("resumes", Some(6), Some("print"))
    );
    // What the key function did before its call is not in the image.
    p.as_python();
}

#[test]
fn rule_2_calls_of_the_memory_manager_are_recorded() {
    let body = r#"
import gc, micropython
gc.collect()
gc.threshold(4096)
micropython.alloc_emergency_exception_buf(100)
level = micropython.opt_level()
enough = gc.mem_free() > 10000
used = gc.mem_alloc() < 10000
"#;
    let main = "import gc\nprint('go')\nprint(gc.threshold())\nimport body\nprint(gc.threshold(), body.enough, body.used)\n";
    let p = Program::new("recorded", &[("body.py", body), ("main.py", main)]);
    let image = p.freeze();
    let r = report(&image, "body");
    assert_eq!(r.state, "frozen");
    let wanted = [
        "alloc_emergency_exception_buf",
        "collect",
        "mem_alloc",
        "mem_free",
        "opt_level",
        "threshold",
    ];
    assert_eq!(r.recorded, wanted);
    // Settings are replayed on import.
    p.prints("go\n-1\n4096 True True\n");
}

#[test]
fn rule_2_settings_of_one_body_are_not_seen_by_another() {
    let files = [
        ("body.py", "import gc\ngc.threshold(4096)\ngc.disable()\n"),
        (
            "other.py",
            "import gc\nseen = gc.threshold(), gc.isenabled()\n",
        ),
        ("main.py", "import other\nprint(other.seen)\n"),
    ];
    Program::new("settings", &files).prints("(-1, True)\n");
}
