//! Whole plays: the frozen story has to say byte for byte what CPython says.

use support::run::{frozen, run_frozen, Exit, RunOptions};
use support::text::assert_same;
use support::{at, oracle, recorded, stories};

#[test]
fn the_script_plays_as_in_cpython() {
    let wanted = oracle::python(&["-m", "regimes.play_script"], None, &at("pystories"), None)
        .expect("CPython plays");
    let taps = wanted.lines().filter(|l| l.starts_with("--- tap ")).count();
    assert!(taps >= 100, "{taps} taps");
    let image = frozen(&stories::program("regimes/play_script.py"));
    let run = run_frozen(&image, &RunOptions::default());
    assert_same("the play", &wanted, &run.stdout);
    assert_eq!(run.exit, Exit::Done);

    // With garbage, the heap fills up before it is collected; without, this is what is needed.
    let lean = run_frozen(
        &image,
        &RunOptions {
            stress: true,
            ..RunOptions::default()
        },
    );
    assert_same(
        "the play, collecting at each allocation",
        &wanted,
        &lean.stdout,
    );
    let figures = format!(
        "taps {taps}\npeak with garbage {}\npeak of live objects {}\nkept after the end {}\n",
        run.peak, lean.peak, run.kept
    );
    print!("{figures}");
    recorded::check(
        "tests/recorded/play_peak.txt",
        &figures,
        "cargo test --test play",
    );
}

#[test]
fn the_taps_are_answered_as_recorded() {
    let image = frozen(&stories::program("regimes/console.py"));
    let mut plays = 0;
    for entry in std::fs::read_dir(at("tests/play")).expect("the plays are there") {
        let taps = entry.expect("the plays are there").path();
        if taps.extension().is_none_or(|e| e != "taps") {
            continue;
        }
        plays += 1;
        let what = taps.display().to_string();
        let wanted =
            std::fs::read_to_string(taps.with_extension("out")).expect("each .taps has its .out");
        let python = oracle::python(
            &["-m", "regimes.console"],
            None,
            &at("pystories"),
            Some(&taps),
        );
        assert_same(
            &format!("{what} in CPython"),
            &wanted,
            &python.expect("CPython plays"),
        );
        let stdin = std::fs::read(&taps).expect("the taps can be read");
        let run = run_frozen(
            &image,
            &RunOptions {
                stdin,
                ..RunOptions::default()
            },
        );
        assert_same(&what, &wanted, &run.stdout);
        assert_eq!(run.exit, Exit::Done);
    }
    assert!(plays >= 3);
}
