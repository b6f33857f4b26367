//! A module is charged for what it defines: whatever it is called, and whoever else uses that.

use std::collections::BTreeMap;
use std::path::Path;

use freezer::measure::ModuleReport;
use freezer::{freeze, Frozen, Options};

/// Modules that import each other while their bodies run, and make objects for each other. The first is the program.
const FILES: [(&str, &str); 6] = [
    ("mainx", "import first, plugs, user\nclass Local:\n    text = 'a text that only the program has'\nimport late, time\n\
               start = time.ticks_ms()\nimport after, twice\n"),
    ("first", "NAMES = ['one', 'two', 'both have this text']\nBEFORE = {n: [n] * 3 for n in range(9)}\nimport plugs\n\
               plugs.register(BEFORE)\nBEHIND = tuple([(n, str(n)) for n in range(20)])\n"),
    ("plugs", "ALL = []\ndef register(x):\n    ALL.append([x, len(ALL)])\nimport user\nBIG = bytearray(b'0123456789' * 20)\n"),
    ("user", "from plugs import register\nclass Thing:\n    def use(self, x=(1, 2, 3)):\n        return 'both have this text', x\n\
              for n in range(5):\n    register(Thing())\n"),
    ("late", "import user\nMORE = [user.Thing() for n in range(7)]\n"),
    ("after", "import plugs\nplugs.register('after')\nTABLE = {'a': 1.5, 'b': [plugs.BIG]}\n"),
];
const TWICE: (&str, &str) = ("twice", "import after\nCOPY = [after.TABLE, {'c': 2.5}]\n");

/// Freezes the files under other names, each of the same length.
fn frozen(case: &str, rename: impl Fn(&str) -> String) -> Frozen {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("charges-{case}"));
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).expect("a directory");
    let all: Vec<_> = FILES.into_iter().chain([TWICE]).collect();
    for (name, text) in &all {
        let mut text = (*text).to_owned();
        for (other, _) in &all {
            text = text.replace(other, &rename(other));
        }
        std::fs::write(dir.join(rename(name)).with_extension("py"), text).expect("written");
    }
    let options = Options {
        main: Some(dir.join(rename("mainx")).with_extension("py")),
        ..Options::default()
    };
    match freeze(&options) {
        Ok(frozen) => frozen,
        Err(f) => panic!("{}", f.errors[0]),
    }
}

fn module<'a>(frozen: &'a Frozen, name: &str) -> &'a ModuleReport {
    let found = frozen.modules.iter().find(|m| m.name == name);
    found.unwrap_or_else(|| panic!("there is no {name}"))
}

#[test]
fn what_belongs_to_modules_and_what_is_shared_make_up_the_image() {
    let frozen = frozen("sum", str::to_owned);
    let own: u32 = frozen.modules.iter().map(|m| m.own_bytes).sum();
    assert_eq!(own + frozen.sizes.shared, frozen.sizes.image);
    let least = frozen.sizes.overhead;
    assert!(frozen.sizes.shared > least && frozen.sizes.shared < frozen.sizes.image / 3);
    for m in &frozen.modules {
        assert!(m.own_bytes > 0 && m.retained_bytes > 0, "{}", m.name);
        assert!(m.retained_bytes <= frozen.sizes.image, "{}", m.name);
    }
}

#[test]
fn other_names_change_no_figure() {
    let figures = |frozen: &Frozen, back: &dyn Fn(&str) -> String| -> BTreeMap<String, [u32; 3]> {
        let one = |m: &ModuleReport| {
            let name = if m.name == "__main__" {
                m.name.clone()
            } else {
                back(&m.name)
            };
            (name, [m.own_bytes, m.retained_bytes, m.heap_at_import])
        };
        frozen.modules.iter().map(one).collect()
    };
    let plain = frozen("plain", str::to_owned);
    let want = figures(&plain, &str::to_owned);
    assert_eq!(want.len(), 7);
    // Every name begins with another letter, so that the order of the names is another one each time.
    for turn in 1..6u8 {
        let turned = |name: &str, by: u8| -> String {
            let turn = |c: u8| (b'a' + (c - b'a' + by) % 26) as char;
            let first = turn(name.as_bytes()[0]);
            format!("{first}{}", &name[1..])
        };
        let there = |name: &str| turned(name, 4 * turn);
        let back = |name: &str| turned(name, 26 - 4 * turn);
        let renamed = frozen(&format!("turn-{turn}"), there);
        assert_eq!(figures(&renamed, &back), want, "{turn}");
        let sizes = |f: &Frozen| {
            [
                f.sizes.image,
                f.sizes.shared,
                f.sizes.strings,
                f.sizes.heap_left,
            ]
        };
        assert_eq!(sizes(&renamed), sizes(&plain), "{turn}");
    }
}

#[test]
fn an_object_belongs_to_the_module_whose_body_made_it() {
    let frozen = |case: &str, alpha: &str, maker: &str| {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("charges-{case}"));
        let _ = std::fs::remove_dir_all(&dir);
        std::fs::create_dir_all(&dir).expect("a directory");
        std::fs::write(dir.join("alpha.py"), alpha).expect("written");
        std::fs::write(dir.join("maker.py"), maker).expect("written");
        let options = Options {
            roots: vec![dir],
            ..Options::default()
        };
        freeze(&options).map_err(|f| f.errors).expect("it freezes")
    };
    let own = |f: &Frozen| ["alpha", "maker"].map(|n| module(f, n).own_bytes);
    // A list of 100 small numbers has a header, its length and storage, and the storage a header and the items.
    const LIST: u32 = 12 + 4 + 400;
    let user = "from maker import X\nY = 1\n";
    let [alpha, maker] = own(&frozen("small", user, "X = 7\n"));
    let [with, made] = own(&frozen("large", user, "X = [7] * 100\n"));
    assert_eq!(with, alpha);
    assert!(made >= maker + LIST, "{made} {maker}");
    // Both keep the list, so that no module alone does.
    let large = frozen("large", user, "X = [7] * 100\n");
    assert!(module(&large, "maker").retained_bytes < LIST);
    let alone = frozen("alone", "Y = 1\n", "X = [7] * 100\n");
    assert!(module(&alone, "maker").retained_bytes > LIST);
    // The object that a body makes for another module is its own, too; the storage of the list is that module's.
    let maker = "import alpha\nalpha.ALL.append([7] * 100)\n";
    let given = frozen("given", "ALL = []\n", maker);
    let [alpha, made] = own(&given);
    assert!(alpha < LIST && made > LIST, "{alpha} {made}");
}
