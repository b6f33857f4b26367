//! An import of a frozen module takes no memory, as seen from inside (Python's `gc`) and from outside (every word of
//! the RAM that the VM was given).

use format::value::Value;
use support::run::{frozen, number, program, rom, run_frozen, text_of, Exit, RunOptions};
use support::{at, project, stories};
use vm::host::Vm;

#[test]
fn inside_every_module_prints_0() {
    let image = frozen(&stories::program("regimes/import_cost.py"));
    let run = run_frozen(&image, &RunOptions::default());
    assert_eq!(run.exit, Exit::Done, "after {}", run.stdout);
    print!("{}", run.stdout);
    let lines: Vec<&str> = run.stdout.lines().collect();
    let mut count = 0;
    for story in stories::names() {
        let package = at("pystories/templates").join(&story);
        let templates = std::fs::read_dir(package).expect("the templates are there");
        let templates = templates.filter_map(|e| e.ok()?.file_name().into_string().ok());
        let templates: Vec<String> = templates
            .filter(|n| n.ends_with(".py") && n != "__init__.py")
            .collect();
        assert!(templates.len() > 40);
        for t in &templates {
            let line = format!("templates.{story}.{} 0", t.trim_end_matches(".py"));
            assert!(lines.contains(&line.as_str()), "no line {line:?}");
        }
        count += templates.len() + 2;
    }
    assert_eq!(lines.len(), count + 6 + 1);
    for line in &lines {
        assert!(line.ends_with(" 0"), "{line:?}");
    }
    assert_eq!(lines.last(), Some(&"total 0"));
}

const LOADER: &str = "def load(name):\n    __import__(name)\n";

/// The value of global `name` of module `m`.
fn global(vm: &Vm<'_>, m: Value, name: &str) -> Value {
    let mut cursor = 0;
    while let Some((k, v)) = vm.ns_next(m, &mut cursor) {
        if text_of(vm, k) == name {
            return v;
        }
    }
    panic!("the module has no global {name}")
}

#[test]
fn outside_only_the_import_bits_change() {
    let dir = project("import_cost", &[("main.py", LOADER)]);
    let mut options = program(&dir.join("main.py"));
    options.roots = vec![at("pystories")];
    options.exclude = vec!["boilerplate".to_owned()];
    let image = frozen(&options);
    let rom = rom(&image.words);
    let mut ram = vec![0u32; (options.heap / 4) as usize];
    let mut board = support::board::Desk::board(options.heap, &[]);
    let mut vm = Vm::new(&rom, &mut ram, &mut board).expect("the image is accepted");
    println!(
        "static state of the VM outside of that RAM: {} bytes on this host",
        size_of::<Vm<'_>>()
    );

    let main = number(&vm, "__main__");
    vm.run_program().expect("__main__ runs");
    let load = global(&vm, vm.module_object(main), "load");
    // The order of RAM: word 0, which is never used; four bits for each module (how far its import is), in whole words; the
    // emergency exception; the heap; free words; the stack.
    let bits = 1..1 + 4 * vm.image.modules.div_ceil(32) as usize;
    let words = vm.mem.ram_len() as usize;
    let frozen: Vec<&str> = image
        .modules
        .iter()
        .filter(|m| m.state == "frozen")
        .map(|m| m.name.as_str())
        .collect();
    assert!(frozen.len() > 60);
    let mut deepest = 0;
    for name in frozen {
        let n = number(&vm, name);
        // The full name is a string of the calling program. The import does not keep it.
        let text = vm.new_str(name.as_bytes()).expect("there is room");
        vm.reset_peak();
        let (alloc, free) = (vm.mem_alloc(), vm.mem_free());
        let before: Vec<u32> = vm.mem.ram_words().collect();
        vm.call(load, &[text]).expect("the module is imported");
        assert!(vm.is_there(n));
        // Nothing was allocated, not even for a moment.
        assert_eq!(
            (vm.mem_alloc(), vm.mem_free(), vm.mem_peak()),
            (alloc, free, alloc),
            "{name}"
        );
        let mut overlays = 0;
        vm.overlay_each(|_, _, _| overlays += 1);
        assert_eq!(overlays, 0, "{name}: frozen objects were written");
        // The words behind the heap held the frame of `load` and are free again.
        let top = words - (free / 4) as usize;
        for (at, (a, b)) in before.into_iter().zip(vm.mem.ram_words()).enumerate() {
            let stack = at >= top;
            if stack && a != b {
                deepest = deepest.max(words - at);
            }
            assert!(
                a == b || bits.contains(&at) || stack,
                "{name}: word {at} was {a:#x} and is {b:#x}"
            );
        }
    }
    println!("words that changed: bits {bits:?}, and the last {deepest} of {words} (the frames of `load` and of `__import__`)");
    assert!(deepest <= 64, "{deepest} words of stack");
    // Less than a byte for each module.
    assert!(bits.len() * 4 < vm.image.modules as usize);
}
