//! Plays whole stories: the frozen stories have to print, byte for byte, what CPython prints.

use std::fmt::Write;

use support::run::{frozen, run_frozen, Exit, RunOptions};
use support::text::assert_same;
use support::{at, oracle, recorded, stories};

#[test]
fn each_story_plays_as_in_cpython() {
    let mut figures = String::new();
    for story in stories::names() {
        let args = ["-c", &stories::script(&story)];
        let wanted = oracle::python(&args, None, &at("pystories"), None).expect("CPython plays");
        let taps = wanted.lines().filter(|l| l.starts_with("--- tap ")).count();
        assert!(taps >= 100, "{story}: {taps} taps");
        let image = frozen(&stories::script_program(&story));
        let run = run_frozen(&image, &RunOptions::default());
        assert_same(&story, &wanted, &run.stdout);
        assert_eq!(run.exit, Exit::Done, "{story}");

        // Normally garbage fills the heap before a collection. With a collection at each allocation, the peak is the
        // memory that the story needs.
        let lean = run_frozen(
            &image,
            &RunOptions {
                stress: true,
                ..RunOptions::default()
            },
        );
        assert_same(
            &format!("{story}, collecting at each allocation"),
            &wanted,
            &lean.stdout,
        );
        let _ = writeln!(
            figures,
            "{story}: taps {taps}\n{story}: peak with garbage {}\n{story}: peak of live objects {}\n\
             {story}: kept after the end {}",
            run.peak, lean.peak, run.kept
        );
    }
    print!("{figures}");
    recorded::check(
        "tests/recorded/play_peak.txt",
        &figures,
        "cargo test --test play",
    );
}

#[test]
fn all_stories_play_in_one_image() {
    let wanted = oracle::python(&["-m", "regimes.play_script"], None, &at("pystories"), None)
        .expect("CPython plays");
    let image = frozen(&stories::program("regimes/play_script.py"));
    let run = run_frozen(&image, &RunOptions::default());
    assert_same("the plays", &wanted, &run.stdout);
    assert_eq!(run.exit, Exit::Done);
}

#[test]
fn the_taps_are_answered_as_recorded() {
    let image = frozen(&stories::program("regimes/console.py"));
    let plays = stories::plays();
    for taps in &plays {
        let what = taps.display().to_string();
        let wanted =
            std::fs::read_to_string(taps.with_extension("out")).expect("each .taps has its .out");
        let python = oracle::python(
            &["-m", "regimes.console"],
            None,
            &at("pystories"),
            Some(taps),
        );
        assert_same(
            &format!("{what} in CPython"),
            &wanted,
            &python.expect("CPython plays"),
        );
        let stdin = std::fs::read(taps).expect("the taps can be read");
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
    assert!(plays.len() >= 3);
}
