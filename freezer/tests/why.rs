//! `freeze why` against the report: both say what a module takes of the ROM.

#![cfg(unix)]

mod device;

use device::Dir;
use serde_json::Value;

const MODULES: [(&str, &str); 2] = [
    (
        "clock",
        "import time\nCOLOURS = {'red': 1, 'green': [2, 3]}\ndef age(since=(1, 2)):\n    return time.ticks_diff(time.ticks_ms(), began), since\nbegan = time.ticks_ms()\n",
    ),
    (
        "table",
        "class Row:\n    def __init__(self, n):\n        self.n = n\nROWS = [Row(n) for n in range(9)]\nTEXT = 'a text of its own'\nRAW = b'bytes'\n",
    ),
];

#[test]
fn the_parts_of_a_module_are_what_the_report_says() {
    let d = Dir::new("why-report");
    for (name, text) in MODULES {
        d.file(&format!("{name}.py"), text);
    }
    let report = d.freeze(&["clock.py", "table.py", "-o", "a.img", "--json"]);
    let report: Value = serde_json::from_str(&report.out).expect("the report is JSON");
    for module in report["modules"].as_array().expect("a list") {
        let name = module["name"].as_str().expect("a name");
        let why = d.freeze(&["why", "a.img", name, "--json"]);
        let why: Value = serde_json::from_str(&why.out).expect("the answer is JSON");
        let parts = why["parts"].as_array().expect("a list");
        for key in ["rom_bytes", "own_bytes"] {
            let bytes: u64 = parts.iter().filter_map(|p| p[key].as_u64()).sum();
            assert_eq!(Some(bytes), module[key].as_u64(), "{name}: {key}");
        }
        for key in ["own_bytes", "retained_bytes"] {
            assert_eq!(why[key], module[key], "{name}: {key}");
        }
    }
}

#[test]
fn a_package_of_the_project_is_a_module_and_not_a_directory_to_freeze() {
    let d = Dir::new("why-package");
    std::fs::create_dir(d.path("signs")).expect("a directory");
    d.file("signs/__init__.py", "SIGNS = {'way': 'out'}\n")
        .file("main.py", "import signs\nprint(signs.SIGNS)\n")
        .file("freeze.toml", "main = 'main.py'\n");
    for (target, wanted) in [
        ("signs", "signs: frozen\n"),
        ("signs.SIGNS", "signs.SIGNS"),
        ("main", "__main__: resumes at line 2"),
        ("__main__", "__main__: resumes at line 2"),
    ] {
        let o = d.freeze(&["why", target]);
        assert!(
            o.code == Some(0) && o.out.starts_with(wanted),
            "{target} {o:?}"
        );
    }
    let o = d.freeze(&["why", "main.py", "__main__"]);
    assert!(o.out.starts_with("__main__: resumes"), "{o:?}");
    // Without a project, a directory is what to freeze, and the module is missing.
    std::fs::remove_file(d.path("freeze.toml")).expect("it is there");
    d.refused(&["why", "signs"], &["name the module too, after signs"]);
}
