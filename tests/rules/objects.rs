//! Rule 1: frozen objects stay mutable, and the first write copies what it needs.

use support::run::report;

use crate::{kept_by, Program};

const ZOO: &str = r#"
class Base:
    shared = []
    kind = "base"
    def __init__(self, n):
        self.n = n
        self.tags = {"n": n}
    def shout(self):
        return self.kind.upper() + str(self.n)

class Derived(Base):
    kind = "derived"

def counter():
    count = 0
    def step():
        nonlocal count
        count += 1
        return count
    def peek():
        return count
    return step, peek

def walk():
    for i in range(3):
        got = yield i
        if got:
            yield got

step, peek = counter()
base, derived = Base(1), Derived(2)
numbers = [1, 2, 3]
alias = numbers
table = {"a": 1, "b": [2]}
things = {3, 1, 2}
walking = walk()
next(walking)
raw = bytearray(b"abcdef")
left, right = memoryview(raw)[:3], memoryview(raw)[3:]
total = 0
"#;

#[test]
fn rule_1_untouched_objects_cost_nothing() {
    let p = Program::new("untouched", &[("zoo.py", ZOO), ("main.py", "import zoo\n")]);
    let image = p.freeze();
    assert_eq!(report(&image, "zoo").state, "frozen");
    assert_eq!(report(&image, "zoo").heap_at_import, 0);
    assert_eq!(kept_by(&image, &["zoo"]).0, 0);
}

#[test]
fn rule_1_frozen_objects_stay_mutable() {
    let main = r#"
import zoo
zoo.numbers.append(4)
zoo.numbers[0] = "one"
print(zoo.numbers, zoo.alias, zoo.alias is zoo.numbers)
zoo.table["c"] = zoo.table
del zoo.table["a"]
zoo.table["b"].append(5)
print(list(zoo.table), zoo.table["c"] is zoo.table, zoo.table["b"])
zoo.base.n, zoo.base.new = 10, "new"
print(zoo.base.shout(), zoo.base.new, hasattr(zoo.derived, "new"))
zoo.Base.shared.append(zoo.base)
print(zoo.derived.shared[0] is zoo.base)
zoo.things.add(9)
zoo.things.discard(1)
print(sorted(zoo.things))
zoo.total += 5
zoo.fresh = zoo.total
print(zoo.total, zoo.fresh)
del zoo.total
print(hasattr(zoo, "total"))
"#;
    Program::new("mutable", &[("zoo.py", ZOO), ("main.py", main)]).as_python();
}

#[test]
fn rule_1_identity_never_changes() {
    let main = r#"
import zoo
before = [id(x) for x in (zoo, zoo.Base, zoo.base, zoo.numbers, zoo.table, zoo.things, zoo.raw, zoo.walking)]
keys = {zoo.base: "base", zoo.Base: "Base"}
zoo.numbers.append(1); zoo.table["x"] = 1; zoo.base.x = 1; zoo.Base.x = 1
zoo.things.add(7); zoo.raw[0] = 65; zoo.x = 1; next(zoo.walking)
after = [id(x) for x in (zoo, zoo.Base, zoo.base, zoo.numbers, zoo.table, zoo.things, zoo.raw, zoo.walking)]
print(before == after, keys[zoo.base], keys[zoo.Base], zoo.alias is zoo.numbers)
"#;
    Program::new("identity", &[("zoo.py", ZOO), ("main.py", main)]).as_python();
}

#[test]
fn rule_1_an_entry_that_equals_its_base_again_is_dropped() {
    let main = r#"
import zoo
def change():
    zoo.total = 7; zoo.base.n = 8; zoo.Base.kind = "other"; zoo.table["a"] = 9
    zoo.fresh = 1; zoo.table["fresh"] = 1; zoo.base.fresh = 1; zoo.Base.fresh = 1
def undo():
    zoo.total = 0; zoo.base.n = 1; zoo.Base.kind = "base"; zoo.table["a"] = 1
    del zoo.fresh, zoo.table["fresh"], zoo.base.fresh, zoo.Base.fresh
change()
undo()
"#;
    let p = Program::new("dropped", &[("zoo.py", ZOO), ("main.py", main)]);
    let image = p.freeze();
    assert_eq!(kept_by(&image, &["__main__"]).0, 0);
    // The entry is also dropped if the changes happen on the board.
    let main = main.replace("change()\nundo()\n", "");
    let late = format!("import gc\n{main}gc.collect()\na = gc.mem_alloc()\nb = 0\nprint('go')\ngc.collect()\na = gc.mem_alloc()\nchange()\nundo()\ngc.collect()\nb = gc.mem_alloc()\nprint(b - a)\n");
    Program::new("dropped_late", &[("zoo.py", ZOO), ("main.py", &late)]).prints("go\n0\n");
}

#[test]
fn rule_1_deltas_keep_pythons_order() {
    let main = r#"
d = {"a": 1, "b": 2, "c": 3}
print("go")
del d["a"]
d["d"] = 4
d["a"] = 5
d["b"] = 6
print(list(d.items()))
"#;
    Program::new("order", &[("main.py", main)]).as_python();
}

#[test]
fn rule_1_cells_stay_shared() {
    let main = "import zoo\nprint(zoo.peek(), zoo.step(), zoo.step(), zoo.peek())\n";
    Program::new("cells", &[("zoo.py", ZOO), ("main.py", main)]).as_python();
}

#[test]
fn rule_1_a_suspended_generator_copies_its_frame_when_it_is_resumed() {
    let main =
        "import zoo\nprint(next(zoo.walking), zoo.walking.send('sent'), list(zoo.walking))\n";
    Program::new("generator", &[("zoo.py", ZOO), ("main.py", main)]).as_python();
}

#[test]
fn rule_1_a_write_through_any_view_copies_the_owner_once() {
    let main = r#"
import zoo
zoo.right[0] = 88
print(zoo.raw, bytes(zoo.left), bytes(zoo.right))
zoo.raw[0] = 89
zoo.left[1] = 90
print(zoo.raw, bytes(zoo.left), bytes(zoo.right))
"#;
    Program::new("views", &[("zoo.py", ZOO), ("main.py", main)]).as_python();
}

#[test]
fn rule_1_a_class_write_invalidates_every_look_up() {
    let main = r#"
import zoo
for i in range(3):
    print(zoo.derived.shout(), zoo.base.shout(), zoo.derived.kind)
    if i == 0:
        zoo.Base.shout = lambda self: "patched"
        zoo.Derived.kind = "new kind"
    else:
        zoo.Derived.shout = lambda self: "again"
"#;
    Program::new("class_write", &[("zoo.py", ZOO), ("main.py", main)]).as_python();
}
