//! The box in Python, on simulated hardware: what its loops keep in memory, and what a card keeps that
//! leaves too early.

use freezer::board::ESP8266_HEAP;
use freezer::{Frozen, Options};
use sim::Wiring;
use support::board::TestBoard;
use support::museum::{Museum, Picture};
use support::run::{frozen, program, rom, text_of};
use support::text::assert_same;
use support::{at, stories};
use vm::error::Raise;
use vm::vm::Vm;

/// The presets of `wiring.py`, and how the simulated box is wired for each.
const WIRINGS: [(&str, Wiring); 2] = [
    ("one-bus", Wiring::shared()),
    ("soft-screen", Wiring::soft()),
];

/// Options to freeze a program of `tests/box` with all of the box.
fn in_box(main: &str) -> Options {
    let mut options = program(&at("tests/box").join(main));
    options.roots = stories::all().roots;
    options.roots.push(at("tests/box/drivers"));
    options.exclude = stories::all().exclude;
    options
}

/// What a program left.
struct Visited {
    stdout: String,
    peak: u32,
    pictures: Vec<Picture>,
    /// What the screen shows at the end.
    last: Picture,
}

/// Runs a program in a museum.
fn visit(image: &Frozen, stdin: &str, wiring: Wiring, museum: Museum) -> Visited {
    let rom = rom(&image.words);
    let mut ram = vec![0u32; (ESP8266_HEAP / 4) as usize];
    let mut board = TestBoard::in_museum(ESP8266_HEAP, stdin.as_bytes(), wiring, museum);
    let output = board.output();
    let mut vm = Vm::new(&rom, &mut ram, &mut board).expect("the image is accepted");
    let main = vm.image.main.expect("the image has a program");
    let end = vm.run_module(main);
    let peak = vm.mem_peak();
    if end == Err(Raise::Exc) {
        let (name, _, _) = vm.describe_exception(vm.raised());
        if text_of(&vm, name) != "SystemExit" {
            vm.print_raised();
        }
    }
    drop(vm);
    let stdout = String::from_utf8_lossy(&output.borrow()).into_owned();
    assert!(
        !stdout.contains("Traceback") && matches!(end, Ok(()) | Err(Raise::Exc)),
        "{end:?} {stdout}"
    );
    Visited {
        stdout,
        peak,
        pictures: board.museum().pictures.clone(),
        last: board.picture(),
    }
}

/// Runs a program that prints the heap before and after, and holds it to "the same".
fn keeps_nothing(main: &str, script: &str) {
    let image = frozen(&in_box(main));
    for (name, wiring) in WIRINGS {
        let stdin = format!("{name}\n{script}");
        let run = visit(&image, &stdin, wiring, Museum::default());
        let last = run.stdout.lines().last().unwrap_or("");
        println!("{main}, {name}: {last}, peak {}", run.peak);
        let words: Vec<&str> = last.split(' ').collect();
        let [.., "after", before, after] = *words.as_slice() else {
            panic!("{name}: {}", run.stdout);
        };
        assert_eq!(before, after, "{name}");
        assert_eq!(run.last.errors, 0, "{name}: what the screen was sent");
        assert!(run.last.pixels.iter().any(|b| *b != 0), "{name}: something is drawn");
    }
}

#[test]
fn drivers_of_others_read_and_write_cards() {
    let image = frozen(&in_box("readers.py"));
    let script = "@place 1\n@take\n@swap 1\n".repeat(6);
    let wanted = std::fs::read_to_string(at("tests/box/readers.exp")).expect("it can be read");
    for reset in [None, Some(0)] {
        for (name, wiring) in WIRINGS {
            let wiring = wiring.with_resets(None, reset);
            let run = visit(&image, &script, wiring, Museum::default());
            assert_same(&format!("{name}, reset {reset:?}"), &wanted, &run.stdout);
        }
    }
}

#[test]
fn drivers_of_others_draw() {
    let image = frozen(&in_box("screens.py"));
    for (name, wiring) in WIRINGS {
        let ways = if name == "one-bus" { 4 } else { 3 };
        let stdin = format!("{name}\n{}", "@look\n".repeat(3 * ways));
        let run = visit(&image, &stdin, wiring, Museum::default());
        assert_eq!(run.stdout, "drawn\n", "{name}");
        assert_eq!(run.pictures.len(), 3 * ways);
        for pictures in run.pictures.chunks(3) {
            let [lines, blank, bytes] = pictures else {
                unreachable!()
            };
            for y in 0..64 {
                for x in 0..128 {
                    let dark = lines.pixel(x, y);
                    let diagonal = y % 3 == 0 && (x == 2 * y || x == 127 - y);
                    let bars = (40..88).contains(&x) && (10..14).contains(&y)
                        || (3..10).contains(&x) && (30..36).contains(&y);
                    assert_eq!(dark, diagonal || bars, "{name} {x} {y}\n{}", lines.drawn());
                    assert!(!blank.pixel(x, y));
                }
            }
            assert_eq!(lines.pixels, bytes.pixels, "{name}\n{}", bytes.drawn());
            assert_eq!(bytes.text, ["Lay your card", "", "", "here."]);
        }
        assert_eq!(run.last.errors, 0, "{name}");
    }
}

#[test]
fn a_thousand_frames_keep_nothing() {
    keeps_nothing("frames.py", "");
}

#[test]
fn a_thousand_taps_keep_nothing() {
    let taps: String = (0..1008)
        .map(|n| format!("@place {}\n@take\n", n / 16))
        .collect();
    keeps_nothing("taps.py", &taps);
}

#[test]
fn a_card_that_leaves_at_any_byte_has_the_old_state_or_the_new_one() {
    /// More than a save and the way to it take.
    const BYTES: u32 = 520;
    let image = frozen(&in_box("removal.py"));
    let sweeps = [(0, "garbage"), (1, "garbage"), (2, "garbage"), (1, "old"), (1, "new")];
    for (saves, tear) in sweeps {
        let mut script = format!("@place 1\n{saves}\n@take\n@keep 1\n");
        for bytes in 0..BYTES {
            script += "@restore 1\n@place 1\n";
            script += &format!("@away {bytes} {tear}\n@take\n@place 1\n@take\n");
        }
        script += "@restore 1\n@place 1\nend\n";
        let run = visit(&image, &script, Wiring::shared(), Museum::default());
        println!("{saves} saves before, {tear}\n{}", run.stdout);
        let mut lines = run.stdout.lines();
        let before = lines.next().unwrap_or("");
        assert_eq!(before == "before: None", saves == 0);
        assert_eq!(lines.next_back(), Some(format!("{BYTES} runs").as_str()));
        let mut both = [false, false];
        for line in lines {
            let known = [
                "saved, says the vault: False; on the card: old: ",
                "saved, says the vault: True; on the card: new: ",
                // The last block was written, and its answer lost.
                "saved, says the vault: False; on the card: new: ",
            ];
            let which = known.iter().position(|k| line.starts_with(k));
            match which {
                Some(2) => {
                    assert!(line.ends_with(": 1 times") && tear == "new", "{line}");
                }
                Some(n) => both[n] = true,
                None => panic!("{line}"),
            }
        }
        assert_eq!(both, [true, true]);
    }
}
