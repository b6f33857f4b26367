//! Compares the emulated chip with the host: output, exit status and bytes of heap have to be the same, for every case
//! of the corpus and for whole plays. Each run on the chip is checked: it does nothing that the chip refuses.
//!
//!     CASE=part cargo test --test emulator parity      only cases with `part` in their name

use std::fs;
use std::path::Path;

use support::chip::{emulate, write_image};
use support::run::{program, run_program, try_freeze};
use support::text::difference;
use support::{cases, parallel, project, stories};

use crate::tools::scratch;

/// Runs the image's program on the host and on the emulated chip. Returns the line of the heap report.
///
/// # Errors
/// The first difference.
pub fn compare(words: &[u32], stdin: &[u8], image: &Path) -> Result<String, String> {
    write_image(words, image);
    let host = run_program(words, stdin);
    let there = emulate(image, stdin)?.shown;
    if let Some(d) = difference(&host.stdout, &there.stdout) {
        return Err(format!("the host's output is another: {d}"));
    }
    // The depth to which natives may nest depends on the board's stack, and so does the heap after natives that nest
    // without end. The tasks that wait in asyncio's queue depend on the clock.
    let name = image.to_string_lossy();
    let exempt = name.contains("limits-") || name.contains("tasks-");
    if host.status != there.status || (host.heap != there.heap && !exempt) {
        return Err(format!(
            "host: status {}, {}\nchip: status {}, {}",
            host.status, host.heap, there.status, there.heap
        ));
    }
    Ok(there.heap)
}

#[test]
fn every_case_is_the_same_on_the_chip() {
    let directory = scratch("parity");
    let cases = cases::chosen();
    let results = parallel::map(&cases, |case| {
        let image = try_freeze(&program(&case.path))?;
        let file = directory.join(case.name.replace('/', "-") + ".img");
        compare(&image.words, b"", &file)
    });
    let mut failed = 0;
    for (case, result) in cases.iter().zip(results) {
        if let Err(e) = result.and_then(|r| r) {
            failed += 1;
            println!("{}: {e}", case.name);
        }
    }
    println!(
        "{} cases on the emulated chip, {failed} failed",
        cases.len()
    );
    assert_eq!(failed, 0);
}

/// A chain of modules: each imports the next one and changes an object of the first, so that the memo of each has what
/// those of the modules before it have.
#[test]
fn a_long_chain_of_imports_takes_no_native_stack() {
    const MODULES: usize = 120;
    let mut files = vec![("c0.py".to_owned(), "seen = []\n".to_owned())];
    files.extend((1..MODULES).map(|n| {
        let text = format!("import c{}\nfrom c0 import seen\nseen.append({n})\n", n - 1);
        (format!("c{n}.py"), text)
    }));
    let last = MODULES - 1;
    let main = format!(
        "import sys\nprint('start')\nimport c{last}, c0\nprint(len(sys.modules), c0.seen == list(range(1, {MODULES})))\n"
    );
    files.push(("main.py".to_owned(), main));
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_str()))
        .collect();
    let dir = project("chain", &files);
    let image = try_freeze(&program(&dir.join("main.py"))).expect("the chain freezes");
    let each = image.words.len() / MODULES;
    assert!(
        each < 10 * MODULES,
        "{each} words a module: they grow with more than the chain"
    );
    let host = run_program(&image.words, b"");
    assert_eq!(host.stdout, format!("start\n{} True\n", MODULES + 1));
    let file = scratch("chain").join("chain.img");
    if let Err(e) = compare(&image.words, b"", &file) {
        panic!("{e}");
    }
}

#[test]
fn a_play_and_each_import_are_the_same_on_the_chip() {
    let directory = scratch("plays");
    for program in ["regimes/play_script.py", "regimes/import_cost.py"] {
        let image = try_freeze(&stories::program(program)).expect("the stories freeze");
        let file = directory.join(program.replace('/', "-") + ".img");
        match compare(&image.words, b"", &file) {
            Ok(heap) => println!("{program}: {heap}"),
            Err(e) => panic!("{program}: {e}"),
        }
    }
    let image = try_freeze(&stories::program("regimes/console.py")).expect("the stories freeze");
    for play in stories::plays() {
        let taps = fs::read(&play).expect("the taps");
        let name = play.file_stem().expect("a file");
        let file = directory.join(name).with_extension("img");
        if let Err(e) = compare(&image.words, &taps, &file) {
            panic!("{}: {e}", play.display());
        }
    }
}
