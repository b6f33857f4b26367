//! Rule 3: a memo is used if all that its body has read is as it was; if not, the body runs from its start.

use support::run::report;

use crate::{kept_by, Program};

#[test]
fn rule_3_a_memo_that_does_not_hold_runs_the_body_from_its_start() {
    let files = [
        ("settings.py", "size = 2\nnames = []\n"),
        (
            "page.py",
            "import settings\nwidth = settings.size * 10\nsettings.names.append(width)\ncells = [None] * width\n",
        ),
        (
            "main.py",
            "print('go')\nimport settings\nsettings.size = 3\nimport page\nprint(page.width, len(page.cells), settings.names)\n",
        ),
    ];
    let p = Program::new("misses", &files);
    let image = p.freeze();
    assert_eq!(report(&image, "page").state, "frozen");
    p.as_python();
    // Without the change the memo is used: only the change to the list takes memory.
    let kept = kept_by(&image, &["settings", "page"]).0;
    assert_eq!(kept, report(&image, "page").heap_at_import);
    let mut same = files;
    same[2].1 = "print('go')\nimport settings\nsettings.size = 3\nsettings.size = 2\nimport page\nprint(page.width, len(page.cells), settings.names)\n";
    let p = Program::new("holds_again", &same);
    p.as_python();
}

#[test]
fn rule_3_a_stopped_body_whose_memo_does_not_hold_is_not_continued() {
    let files = [
        ("settings.py", "size = 2\n"),
        (
            "page.py",
            "import settings\nwidth = settings.size * 10\nprint('page', width)\nheight = width + settings.size\n",
        ),
        (
            "main.py",
            "print('go')\nimport settings\nsettings.size = 3\nimport page\nprint(page.width, page.height)\n",
        ),
    ];
    let p = Program::new("stopped_and_misses", &files);
    let r = p.freeze();
    let r = report(&r, "page");
    assert_eq!((r.state, r.line), ("resumes", Some(3)));
    p.prints("go\npage 30\n30 33\n");
}

#[test]
fn rule_3_a_memo_knows_what_was_absent() {
    let files = [
        ("base.py", "class Base:\n    pass\n"),
        (
            "user.py",
            "import base\nclass User(base.Base):\n    pass\nhas = hasattr(User, 'hook'), hasattr(base, 'extra'), 'len' in globals()\nlength = len([1, 2])\n",
        ),
        (
            "main.py",
            "print('go')\nimport base, builtins\nbase.Base.hook = 1\nbase.extra = 2\nbuiltins.len = lambda x: 'patched'\nimport user\nprint(user.has, user.length)\n",
        ),
    ];
    let p = Program::new("absent", &files);
    assert_eq!(report(&p.freeze(), "user").state, "frozen");
    p.as_python();
}

#[test]
fn rule_3_a_memo_that_raised_holds_too() {
    let broken = "import log\nlog.entries.append('ran')\nif log.strict:\n    raise ValueError(len(log.entries))\nfine = True\n";
    let main = "print('go')\nimport log\nfor i in range(2):\n    try:\n        import broken\n    except ValueError as e:\n        print('raised', e, log.entries)\nlog.strict = False\nimport broken\nprint(broken.fine, log.entries)\n";
    let files = [
        ("log.py", "entries = []\nstrict = True\n"),
        ("broken.py", broken),
        ("main.py", main),
    ];
    let p = Program::new("raised_memo", &files);
    assert_eq!(report(&p.freeze(), "broken").state, "raises");
    // The second attempt runs the body, which finds what the first one left in the list.
    p.as_python();
    let changed = main.replace("import log\n", "import log\nlog.strict = False\n");
    let mut files = files;
    files[2].1 = &changed;
    Program::new("raised_memo_misses", &files).as_python();
}

#[test]
fn rule_3_a_second_attempt_gets_a_new_module_object() {
    let main = r#"
print('go')
import sys, plain
first = plain
first.items.append('changed')
del sys.modules['plain']
import plain
print(plain is first, plain.items, first.items, sys.modules['plain'] is plain, plain.f().append(1), plain.items, first.items)
del sys.modules['plain']
import plain as third
print(third is plain, third is first, third.items)
try:
    import half
except ValueError as e:
    print(e)
try:
    import half
except ValueError as e:
    print(e, 'half' in sys.modules)
"#;
    let half =
        "import plain\nplain.items.append(len(plain.items))\nraise ValueError(plain.items)\n";
    let files = [
        (
            "plain.py",
            "items = ['fresh']\ndef f():\n    return items\n",
        ),
        ("half.py", half),
        ("main.py", main),
    ];
    Program::new("second_attempt", &files).as_python();
}

#[test]
fn rule_3_a_body_below_a_native_that_stops_runs_from_its_start() {
    let files = [
        ("noisy.py", "print('noisy')\nvalue = 1\n"),
        (
            "body.py",
            "def get(name):\n    return __import__(name).value\nvalues = list(map(get, ['noisy', 'noisy']))\n",
        ),
        ("main.py", "print('go')\nimport body\nprint(body.values)\n"),
    ];
    Program::new("import_below_native", &files).as_python();
}
