//! Rule 3: changes that an import makes to other modules, and their cost in heap.

use support::run::{report, run_frozen, Exit, RunOptions};

use crate::{kept_by, Program};

#[test]
fn rule_3_an_import_applies_its_changes_and_is_priced() {
    let files = [
        ("registry.py", "names = []\ntable = {}\nlimit = 1\n"),
        ("plugin.py", "import registry\nregistry.names.append('plugin')\nregistry.table['plugin'] = [1]\nregistry.limit += 4\n"),
        ("main.py", "import registry\nprint(registry.names, registry.table, registry.limit)\nimport plugin\nprint(registry.names, registry.table, registry.limit)\n"),
    ];
    let p = Program::new("transaction", &files);
    let image = p.freeze();
    let r = report(&image, "plugin");
    assert_eq!(r.state, "frozen");
    assert!(r.heap_at_import > 0);
    assert_eq!(kept_by(&image, &["plugin"]).0, r.heap_at_import);
    assert_eq!(report(&image, "registry").heap_at_import, 0);
    p.as_python();
}

#[test]
fn rule_3_a_net_change_of_nothing_costs_nothing() {
    let files = [
        ("engine.py", "story = None\nstack = []\ntable = {}\n"),
        (
            "tale.py",
            "import engine\nengine.story = 'tale'\nengine.stack.append(1)\nengine.table['k'] = 1\nengine.extra = 2\ndel engine.extra\ndel engine.table['k']\nengine.stack.pop()\nengine.story = None\n",
        ),
        ("main.py", "import engine, tale\nprint(engine.story, engine.stack, engine.table)\n"),
    ];
    let p = Program::new("net_nothing", &files);
    assert_eq!(report(&p.freeze(), "tale").heap_at_import, 0);
    p.as_python();
}

#[test]
fn rule_3_until_its_import_a_module_is_nowhere() {
    let files = [
        ("pkg/__init__.py", "here = 1\n"),
        ("pkg/leaf.py", "value = 2\n"),
        ("alone.py", "value = 3\n"),
        (
            "main.py",
            "import sys\nprint('alone' in sys.modules, 'pkg' in sys.modules)\nimport pkg\nprint('pkg' in sys.modules, 'pkg.leaf' in sys.modules, hasattr(pkg, 'leaf'))\nimport pkg.leaf\nprint('pkg.leaf' in sys.modules, hasattr(pkg, 'leaf'), pkg.leaf.value)\nimport alone\nprint(sys.modules['alone'] is alone)\n",
        ),
    ];
    Program::new("nowhere", &files).as_python();
}

#[test]
fn rule_3_the_ram_figure_includes_the_bits() {
    let figure = |n: usize| {
        let names: Vec<String> = (0..n).map(|i| format!("m{i}.py")).collect();
        let mut files: Vec<(&str, &str)> = names.iter().map(|n| (n.as_str(), "x = 1\n")).collect();
        files.push(("main.py", "import gc\nprint(gc.mem_alloc())\n"));
        let run = Program::new(&format!("bits{n}"), &files).run();
        run.stdout
            .trim()
            .parse::<u32>()
            .expect("a number is printed")
    };
    // Four bits for each module, in whole words. With __main__ there are 32 and 64 modules.
    let (few, more) = (figure(31), figure(63));
    assert_eq!(more - few, 16);
}

#[test]
fn rule_3_a_deleted_module_runs_its_body_again() {
    let files = [
        ("plain.py", "items = ['fresh']\n"),
        (
            "main.py",
            "print('go')\nimport sys, plain\nplain.items.append('changed')\nold = plain\ndel sys.modules['plain']\nimport plain\nprint(plain is old, plain.items, old.items)\n",
        ),
    ];
    let p = Program::new("again", &files);
    p.as_python();
    let mut dropped = Program::new("again", &files);
    dropped.options.drop_bodies = true;
    let (with, without) = (p.freeze(), dropped.freeze());
    assert!(
        without.words.len() < with.words.len(),
        "--drop-bodies saves ROM"
    );
    let run = run_frozen(&without, &RunOptions::default());
    let Exit::Raised(trace) = &run.exit else {
        panic!("{run:?}")
    };
    assert!(
        trace.contains("ImportError: the body of 'plain' was dropped when it was frozen"),
        "{trace}"
    );
}

#[test]
fn rule_3_bodies_that_nothing_can_run_again_are_left_out() {
    let words = |main: &str, change: &dyn Fn(&mut freezer::Options)| {
        let files = [
            ("plain.py", "items = ['a' + str(n) for n in range(3)]\n"),
            ("main.py", main),
        ];
        let mut p = Program::new("needed", &files);
        change(&mut p.options);
        p.freeze().words.len()
    };
    let plain = "import plain\nprint(plain.items)\n";
    let left_out = words(plain, &|_| ());
    assert_eq!(left_out, words(plain, &|o| o.drop_bodies = true));
    assert!(left_out < words(plain, &|o| o.keep_bodies = true));
    for looks in [
        "import sys, plain\nprint(len(sys.modules))\n",
        "import sys, plain\nprint(len(getattr(sys, 'modules')))\n",
        "import sys, plain\nprint(eval('len(sys.modules)'))\n",
        "from sys import *\nimport plain\nprint(len(modules))\n",
    ] {
        let dropped = words(looks, &|o| o.drop_bodies = true);
        assert!(dropped < words(looks, &|_| ()), "{looks}");
    }
}
