//! The bytes that sharing saves, according to the report, are those by which the image would be longer without it.

use std::path::{Path, PathBuf};

use freezer::measure::Sizes;
use freezer::{freeze, Options};

const FIRST: &str = "\
TEXT = 'a text that both have'
DATA = b'12345678'
def pair():
    return (1, 2, 3), ('x', (4.5, 'y'))
";

/// Bytes of the pair that holds both tuples: it is a constant too.
const OUTER: u32 = 12;

fn project(name: &str, second: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("shared-{name}"));
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).expect("a directory");
    std::fs::write(dir.join("first.py"), FIRST).expect("written");
    std::fs::write(dir.join("second.py"), second).expect("written");
    dir
}

fn sizes(name: &str, second: &str) -> Sizes {
    let options = Options {
        roots: vec![project(name, second)],
        ..Options::default()
    };
    match freeze(&options) {
        Ok(frozen) => frozen.sizes,
        Err(f) => panic!("{}", f.errors[0]),
    }
}

#[test]
fn what_is_equal_is_there_once_and_counted() {
    let both = sizes("both", FIRST);
    type Figure = fn(&Sizes) -> u32;
    // A change of the second module, and the bytes that are not saved then: header and text; header and
    // bytes; header and items of a tuple, and of the tuple around it.
    let cases: [(&str, &str, Figure, u32); 5] = [
        ("that both", "that one h", |s| s.interned, 4 + 24),
        ("12345678", "12345679", |s| s.shared_bytes, 4 + 8),
        ("1, 2, 3", "1, 2, 4", |s| s.shared_tuples, 16 + OUTER),
        ("4.5", "4.0", |s| s.shared_tuples, 2 * 12 + OUTER),
        ("1, 2, 3", "1, 2, True", |s| s.shared_tuples, 16 + OUTER),
    ];
    for (old, new, figure, bytes) in cases {
        let apart = sizes("apart", &FIRST.replace(old, new));
        assert_eq!(figure(&both) - figure(&apart), bytes, "{new}");
        assert_eq!(apart.image - both.image, bytes, "{new}");
    }
    assert!(both.machine_names > 0);

    // Equal constants within one module do not count, as any compiler would store them once.
    let options = Options {
        roots: vec![project("alone", "A = 'one text'\nB = 'one text'\n").join("second.py")],
        ..Options::default()
    };
    let alone = freeze(&options).map_err(|f| f.errors).expect("it freezes");
    assert_eq!((alone.sizes.interned, alone.sizes.shared_tuples), (0, 0));
}
