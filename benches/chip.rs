//! The emulated chip beside the host: heap at import of every module, and programs of many kinds with their
//! heap and the instructions that they take on the chip.
//!
//!     cargo bench --bench chip                       figures, the recorded instructions beside the new ones
//!     UPDATE_RECORDED=1 cargo bench --bench chip     and record them

use support::chip::{emulate, write_image};
use support::run::{frozen, program, run_program};
use support::{at, bench, project, stories};

fn main() {
    let directory = project("chip", &[]);
    let image = directory.join("program.img");

    let words = frozen(&stories::program("regimes/import_cost.py")).words;
    write_image(&words, &image);
    let host = run_program(&words, b"");
    let chip = emulate(&image, b"").expect("the chip runs it").shown;
    println!("{:40} {:>8} {:>8}", "heap at import, bytes", "host", "chip");
    for (here, there) in host.stdout.lines().zip(chip.stdout.lines()) {
        let (name, bytes) = here.rsplit_once(' ').unwrap_or((here, ""));
        let other = there.rsplit(' ').next().unwrap_or("");
        println!("{name:40} {bytes:>8} {other:>8}");
    }
    assert_eq!(host, chip, "host and chip differ");

    let mut programs: Vec<_> = std::fs::read_dir(at("benches/py/speed"))
        .expect("the programs are there")
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "py"))
        .collect();
    programs.sort();
    println!("\n{:14} {:>44}", "program", "heap on host and chip, bytes");
    let mut new = Vec::new();
    for path in programs {
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let words = frozen(&program(&path)).words;
        write_image(&words, &image);
        let host = run_program(&words, b"");
        let chip = emulate(&image, b"").expect("the chip runs it");
        assert_eq!(host, chip.shown, "{name}: host and chip differ");
        println!("{name:14} {:>44}", host.heap.trim_start_matches("heap: "));
        new.push((name, u32::try_from(chip.instructions).unwrap_or(u32::MAX)));
    }
    println!("\ninstructions on the chip, from its start to the program's end:");
    bench::beside_recorded("chip", &new, None);
}
