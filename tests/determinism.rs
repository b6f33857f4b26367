//! A freeze is deterministic: same input, same words.

use support::run::{frozen, program};
use support::{at, cases, project, stories};

#[test]
fn two_freezes_give_the_same_words() {
    let options = stories::all();
    assert!(
        frozen(&options).words == frozen(&options).words,
        "pystories"
    );
    for case in cases::below(&at("tests/cases/effects")) {
        let options = program(&case.path);
        assert!(
            frozen(&options).words == frozen(&options).words,
            "{}",
            case.name
        );
    }
}

/// Modules are numbered and evaluated by their names, not as the command line has
/// them: a shell's glob or a build tool may give files in any order.
#[test]
fn the_order_of_the_roots_does_not_matter() {
    let dir = project(
        "determinism",
        &[
            (
                "zoo.py",
                "import registry\nregistry.names.append('zoo')\nanimals = ['owl']\n",
            ),
            (
                "ant.py",
                "import registry, zoo\nregistry.names.append('ant')\nlegs = {zoo.animals[0]: 2}\n",
            ),
            ("registry.py", "names = []\n"),
        ],
    );
    let files = ["zoo.py", "ant.py", "registry.py"].map(|f| dir.join(f));
    let with = |order: [usize; 3]| {
        let roots = order.iter().map(|i| files[*i].clone()).collect();
        frozen(&freezer::Options {
            roots,
            ..freezer::Options::default()
        })
        .words
    };
    let first = with([0, 1, 2]);
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert!(with(order) == first, "{order:?}");
    }
}
