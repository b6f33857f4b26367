//! Rules 6 and 7: strings that exist once, differences from CPython, and `eval`.

use support::run::{program, run_frozen, try_freeze, Exit, RunOptions};
use support::text::difference;
use support::{at, cases, oracle, parallel};

use crate::Program;

#[test]
fn rule_6_equal_strings_exist_once() {
    let (text, raw) = (
        "a string that occurs in two modules",
        "bytes that occur in two modules",
    );
    let a = format!("x = '{text}'\ny = b'{raw}'\n");
    let b = format!("x = ' '.join('{text}'.split())\ny = bytes(bytearray(b'{raw}'))\n");
    let main = "print('go')\nimport a, b\nprint(a.x is b.x, a.y is b.y)\n";
    let p = Program::new("once", &[("a.py", &a), ("b.py", &b), ("main.py", main)]);
    let image = p.freeze();
    let bytes: Vec<u8> = image.words.iter().flat_map(|w| w.to_le_bytes()).collect();
    let count = |t: &str| {
        bytes
            .windows(t.len())
            .filter(|w| *w == t.as_bytes())
            .count()
    };
    assert_eq!((count(text), count(raw)), (1, 1));
    p.prints("go\nTrue True\n");
}

#[test]
fn rule_6_nothing_else_is_merged() {
    let marks =
        "a, b = object(), object()\nl, m = [1], [1]\nd, e = {}, {}\nclass X: pass\nclass Y: pass\n";
    let main = "import marks as k\nprint(k.a is k.b, k.a == k.b, k.l is k.m, k.d is k.e, k.X is k.Y)\nk.l.append(2)\nprint(k.m)\n";
    Program::new("markers", &[("marks.py", marks), ("main.py", main)]).as_python();
}

#[test]
fn rule_6_strings_made_at_run_time_become_those_of_the_image() {
    let main = r#"
import gc
known = ["lantern", "granary_key"]
def make(a, b):
    return a + b
def measure():
    kept = None
    gc.collect()
    a = gc.mem_alloc()
    kept = make("lan", "tern")
    gc.collect()
    b = gc.mem_alloc()
    return kept is known[0], b - a
print("go")
print(measure(), "_".join(["granary", "key"]) is known[1], "xgranary_keyx"[1:-1] is known[1])
"#;
    Program::new("interned", &[("main.py", main)]).prints("go\n(True, 0) True True\n");
}

#[test]
fn rule_7_every_divergence_is_a_file_and_still_is_one() {
    let cases = cases::below(&at("tests/diverge"));
    assert!(!cases.is_empty());
    let results = parallel::map(&cases, |case| {
        let source = std::fs::read_to_string(&case.path).map_err(|e| e.to_string())?;
        for mark in ["# cause: ", "# workaround: "] {
            if !source.lines().any(|l| l.starts_with(mark)) {
                return Err(format!("it has no line that begins with {mark:?}"));
            }
        }
        let wanted = case.exp().ok_or("it has no .exp")?;
        let directory = case.path.parent().unwrap_or(&case.path);
        let python = oracle::python(&[], Some(&case.path), directory, None)?;
        if python == wanted {
            return Err("CPython prints the same: it is no divergence".to_owned());
        }
        let run = run_frozen(&try_freeze(&program(&case.path))?, &RunOptions::default());
        if run.exit != Exit::Done {
            return Err(format!("{:?}", run.exit));
        }
        difference(&wanted, &run.stdout).map_or(Ok(()), Err)
    });
    let mut failed = 0;
    for (case, result) in cases.iter().zip(results) {
        if let Err(e) = result.and_then(|r| r) {
            failed += 1;
            println!("{}: {e}", case.name);
        }
    }
    assert_eq!(failed, 0);
}

const EVAL: &str = r#"
class Sack:
    hours = 5
sack = Sack()
condition = "sack.hours > 4"
literal = "[1, 2"
"#;

#[test]
fn eval_finds_frozen_strings_by_content() {
    let main = r#"
from tale import *
print("go")
print(eval(condition), eval("sack." + "hours > " + "4"))
print(eval("sack." + "hours"), eval("1" + "7"), eval("'te" + "xt'"), eval("sa" + "ck") is sack)
"#;
    let run = Program::new("eval", &[("tale.py", EVAL), ("main.py", main)]).as_python();
    assert_eq!(run.stdout, "go\nTrue True\n5 17 text True\n");
}

#[test]
fn eval_of_anything_else_is_one_named_error() {
    let ask = "def ask(a, b):\n    try:\n        return eval(a + b)\n    except Exception as e:\n        return type(e).__name__, str(e)\n";
    let frozen = "from ask import ask\nx = 3\nseen = ask('x * ', '1234')\n";
    let main = "import frozen_ask\nfrom ask import ask\nx = 3\nprint('go')\nprint(frozen_ask.seen)\nprint(ask('x * ', '1234') == frozen_ask.seen)\n";
    let p = Program::new(
        "eval_error",
        &[
            ("ask.py", ask),
            ("frozen_ask.py", frozen),
            ("main.py", main),
        ],
    );
    let run = p.run();
    assert_eq!(run.exit, Exit::Done, "{run:?}");
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.stdout);
    assert!(lines[1].contains("Error"), "{}", lines[1]);
    assert_eq!(lines[2], "True");
}
