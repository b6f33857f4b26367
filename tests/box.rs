//! The box's Python programs on simulated hardware: the memory that its loops keep, and the content of a card that is
//! taken away too early.

use freezer::board::ESP8266_HEAP;
use freezer::{Frozen, Options};
use sim::{Card, Select, Wiring};
use support::board::Desk;
use support::museum::{Museum, Picture};
use support::run::{frozen, program, rom, text_of};
use support::text::assert_same;
use support::{at, oracle, project, scratch, stories};
use vm::host::Raise;
use vm::host::Vm;
use vm::program::End;

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

/// The result of a program's run.
struct Visited {
    stdout: String,
    peak: u32,
    pictures: Vec<Picture>,
    /// The picture on the screen at the end.
    last: Picture,
}

/// Runs a program in a museum.
fn visit(image: &Frozen, stdin: &str, wiring: Wiring, museum: Museum) -> Visited {
    let rom = rom(&image.words);
    let mut ram = vec![0u32; (ESP8266_HEAP / 4) as usize];
    let mut board = Desk::in_museum(ESP8266_HEAP, stdin.as_bytes(), wiring, museum);
    let output = board.world.output();
    let mut vm = Vm::new(&rom, &mut ram, &mut board).expect("the image is accepted");
    assert!(vm.has_program(), "the image has a program");
    let end = vm.run_program();
    let peak = vm.mem_peak();
    if end == Err(Raise::Exc) {
        let (name, _, _) = vm.describe_exception(vm.raised());
        if text_of(&vm, name) != "SystemExit" {
            vm.print_raised();
        }
    }
    let stdout = String::from_utf8_lossy(&output.borrow()).into_owned();
    assert!(
        !stdout.contains("Traceback") && matches!(end, Ok(()) | Err(Raise::Exc)),
        "{end:?} {stdout}"
    );
    Visited {
        stdout,
        peak,
        pictures: board.world.museum().pictures.clone(),
        last: board.world.picture(),
    }
}

/// Runs a program that prints the heap before and after its work, and fails if they differ.
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
        assert!(
            run.last.pixels.iter().any(|b| *b != 0),
            "{name}: something is drawn"
        );
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
fn whole_plays_through_cards_and_pixels_are_those_of_cpython() {
    let image = frozen(&in_box("script.py"));
    let paths = ["tests/box/cpython", "pystories", "tests/box"].map(at);
    let program = format!("import sys\nsys.path[:0] = {paths:?}\nimport script");
    for (i, story) in stories::names().iter().enumerate() {
        // The stories take turns.
        let (wires, wiring) = WIRINGS[i % 2];
        let input = scratch(&format!("play_{story}")).join("input");
        let stdin = format!("{story}\n{wires}\n");
        std::fs::write(&input, &stdin).expect("the input can be written");
        let python = oracle::python(&["-c", &program], None, &at("."), Some(&input));
        let python = python.expect("CPython plays");
        // The actions of the visitors, the pictures that they see, and the output.
        let (acts, told): (Vec<&str>, Vec<&str>) =
            python.lines().partition(|line| line.starts_with('@'));
        let (seen, acts): (Vec<&str>, Vec<&str>) =
            acts.iter().partition(|line| line.starts_with("@picture "));
        let told = told.join("\n") + "\n";
        let acts = stdin + &acts.join("\n") + "\n";
        let run = visit(&image, &acts, wiring, Museum::default());
        assert_same(story, &told, &run.stdout);
        println!("{story}: {} pictures, peak {}", seen.len(), run.peak);
        assert_eq!(run.pictures.len(), seen.len(), "{story}");
        assert!(seen.len() > 100, "{story}");
        for (picture, wanted) in run.pictures.iter().zip(seen) {
            let same = wanted.ends_with(&format!(" {}", picture.hex()));
            assert!(same, "{story}: {wanted} and not\n{}", picture.drawn());
        }
        assert_eq!(run.last.errors, 0, "{story}: what the screen was sent");
    }
}

/// The plan of visitors for `visits.py`, and the pictures that they have to see.
const EVENING: &str = "
500: look
1000: place 1
2500: look
3000: take
5000: place 1
6500: look
7000: take
9000: place 2
10500: look
11000: take
13000: place 1
13000: away 100 garbage
14500: look
15000: take
17000: place 1
18500: look
19000: take
110000: look
";

#[test]
fn the_loop_serves_who_comes() {
    let image = frozen(&in_box("visits.py"));
    for (name, wiring) in WIRINGS {
        let museum = Museum::with_plan(EVENING);
        let run = visit(&image, &format!("{name}\n"), wiring, museum);
        let (told, pages) = run.stdout.split_once("closed\n").expect("it closes");
        let page = |what: &str| {
            let line = pages
                .lines()
                .find(|l| l.starts_with(&format!("page {what} 1 ")));
            let digits = line.expect("the page is there").rsplit(' ').next();
            digits.unwrap_or("").to_owned()
        };
        let seen: Vec<String> = run.pictures.iter().map(Picture::hex).collect();
        let [welcome, tap1, tap2, other, lost, tap3, late] = seen.as_slice() else {
            panic!("{} looks", seen.len());
        };
        for (what, seen) in [
            ("tap1", tap1),
            ("tap2", tap2),
            ("tap1", other),
            ("lost", lost),
            ("tap3", tap3),
        ] {
            assert_eq!(page(what), *seen, "{name}: {what}");
        }
        // The box introduces itself, and does so again when nobody has come for a while.
        assert_eq!(welcome, late, "{name}");
        assert_ne!(welcome, tap1);
        assert_eq!(told.matches("Nine miles of frozen road").count(), 2);
    }
}

/// Runs an image as at power-on, up to this many calls and backward jumps.
fn power_on(options: &Options, wiring: Wiring, plan: &str) -> (End, String, Vec<Picture>) {
    let image = frozen(options);
    let rom = rom(&image.words);
    let mut ram = vec![0u32; (ESP8266_HEAP / 4) as usize];
    let museum = Museum::with_plan(plan);
    let mut board = Desk::in_museum(ESP8266_HEAP, &[], wiring, museum);
    let output = board.world.output();
    let mut vm = Vm::new(&rom, &mut ram, &mut board).expect("the image is accepted");
    vm.set_fuel(1_000_000);
    let end = vm::program::run(&mut vm, None);
    let stdout = String::from_utf8_lossy(&output.borrow()).into_owned();
    let pictures = board.world.museum().pictures.clone();
    (end, stdout, pictures)
}

#[test]
fn a_box_boots_and_serves() {
    let plan = "500: look\n1000: place 1\n2500: look\n";
    let (end, stdout, pictures) = power_on(&stories::all(), Wiring::shared(), plan);
    assert_eq!(end, End::Stopped, "{stdout}");
    assert!(stdout.starts_with("Nine miles of frozen road,"), "{stdout}");
    let [welcome, page] = pictures.as_slice() else {
        panic!("{} looks", pictures.len());
    };
    println!("{}\n{}", welcome.drawn(), page.drawn());
    assert_ne!(welcome, page);

    // Other boxes have other values of the same constants.
    let own = "{'screen': {'select': 4, 'reset': 5}, 'reader': {'select': 15, 'select_high': True, 'reset': 0}}";
    let select = |pin, active_high| Some(Select { pin, active_high });
    let mut inverted = Wiring::shared().with_resets(Some(5), Some(0));
    inverted.screen.select = select(4, false);
    inverted.reader.select = select(15, true);
    for (wires, wiring) in [("'soft-screen'", Wiring::soft()), (own, inverted)] {
        let text = format!(
            "import boxconfig\nboxconfig.BOX = 'shrine'\nboxconfig.ON_ERROR = 'reset'\n\
             boxconfig.WIRING = {wires}\nimport box\nbox.main()\n"
        );
        let dir = project("box_of_its_own", &[("main.py", &text)]);
        let mut options = stories::all();
        options.main = Some(dir.join("main.py"));
        let (end, stdout, pictures) = power_on(&options, wiring, plan);
        assert_eq!(end, End::Stopped, "{stdout}");
        assert!(
            stdout.starts_with("Nobody at the Shrine is waiting for you."),
            "{stdout}"
        );
        assert_eq!(pictures.len(), 2);
        assert!(pictures
            .iter()
            .all(|p| p.errors == 0 && *p != *welcome && *p != *page));
    }

    let text = "import boxconfig\nboxconfig.WIRING = 'sideways'\nimport box\nbox.main()\n";
    let dir = project("box_without_wires", &[("main.py", text)]);
    let mut options = stories::all();
    options.main = Some(dir.join("main.py"));
    let (end, stdout, _) = power_on(&options, Wiring::shared(), "");
    assert_eq!(end, End::Exit(1));
    let last = "ValueError: there is no wiring 'sideways', only one-bus, soft-screen";
    assert_eq!(stdout.lines().last(), Some(last));
}

#[test]
fn the_memory_test_prints_the_same_total_for_every_import() {
    let image = frozen(&stories::program("regimes/memory_test.py"));
    let run = visit(&image, "", Wiring::shared(), Museum::default());
    let lines: Vec<&str> = run.stdout.lines().collect();
    let (last, reports) = lines.split_last().expect("it prints");
    let modules: Vec<&str> = reports.iter().copied().step_by(2).collect();
    let figures: Vec<&str> = reports.iter().copied().skip(1).step_by(2).collect();
    assert_eq!(modules[0], "faces.font_5x7");
    assert_eq!(modules.len(), figures.len());
    // The program imports `machine` and all frozen modules, except for programs and modules for a PC.
    let frozen = image.modules.iter().filter(|m| m.state == "frozen");
    let missing: Vec<&str> = frozen
        .map(|m| m.name.as_str())
        .filter(|m| !modules.contains(m))
        .collect();
    println!(
        "{} modules, each {}; wired {last}; not imported {missing:?}",
        modules.len(),
        figures[0]
    );
    assert!(missing
        .iter()
        .all(|m| !m.contains("stories.") && !m.contains("templates.")));
    assert!(missing.len() < 15, "{missing:?}");
    for (module, figure) in modules.iter().zip(&figures) {
        assert_eq!(*figure, figures[0], "{module}");
        let (free, total) = figure.split_once("+0=").expect("nothing is reclaimed");
        assert_eq!(free, total, "{module}");
    }
    let (_, total) = last.split_once('=').expect("a report");
    let total: u32 = total.parse().expect("a number");
    assert!(
        total >= 70_000,
        "{total} bytes free with screen, reader and box"
    );
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

/// Runs `hostile.py` with visitors who come in turn. Returns its counters.
fn hostile(
    image: &Frozen,
    about: &str,
    count: u32,
    seed: u32,
    spoil: impl Fn(u32) -> String,
) -> String {
    let start = std::time::Instant::now();
    let (name, wiring) = WIRINGS[0];
    let mut script = format!("{name} {about} {count} {seed}\n");
    for n in 1..=count {
        script += &spoil(n);
        script += "@place 1\n@take\n@place 2\n@take\n";
        if n % 64 == 0 {
            script += "@swap 2\n";
        }
    }
    script += "@place 2\n@take\n";
    let run = visit(image, &script, wiring, Museum::default());
    let last = run.stdout.lines().rev().nth(1).unwrap_or("");
    let counts = run.stdout.lines().last().unwrap_or("");
    println!("{last}; {counts}; {:?}, peak {}", start.elapsed(), run.peak);
    let wanted = format!("{about}: {count} cards, 0 not served after them, the last kept");
    assert_eq!(last, wanted, "{}", run.stdout);
    assert_eq!(run.last.errors, 0, "what the screen was sent");
    counts.to_owned()
}

#[test]
fn after_any_text_on_a_card_the_next_one_is_served() {
    let image = frozen(&in_box("hostile.py"));
    for (about, count) in [("texts", 2000), ("strays", 200)] {
        let counts = hostile(&image, about, count, 1, |_| String::new());
        // Each visitor gets an answer, and nothing fails.
        assert!(
            !counts.contains("nothing") && !counts.contains("trouble"),
            "{counts}"
        );
    }
}

#[test]
fn after_any_content_of_a_card_the_next_one_is_served() {
    let image = frozen(&in_box("hostile.py"));
    let counts = hostile(&image, "content", 240, 0, |n| {
        let mut card = Card::new([0x04, 0xa1, 0x5e, 1]);
        let mut seed = n.wrapping_mul(2_654_435_761) | 1;
        let mut roll = || {
            seed ^= seed << 13;
            seed ^= seed >> 17;
            seed ^= seed << 5;
            seed
        };
        let mut kind = 0x08;
        let bytes = card.memory_mut().as_flattened_mut();
        match n % 8 {
            // The content of the card: zeros, ones, random bytes, and headers of banks before random bytes.
            0 => bytes[16..].fill(0),
            1 => bytes[16..].fill(0xff),
            2 => bytes[16..].fill_with(|| roll() as u8),
            3 => {
                for block in [1usize, 33, 34] {
                    let at = 16 * block;
                    let head = [
                        0x50,
                        0x46,
                        roll() as u8,
                        roll() as u8,
                        roll() as u8,
                        (roll() % 3) as u8,
                    ];
                    bytes[at..at + 6].copy_from_slice(&head);
                }
            }
            // Access to the card: other keys, access bits that deny, access bits that contradict themselves.
            4 => {
                let sector = roll() as usize % 16;
                bytes[64 * sector + 48..64 * sector + 54].fill(roll() as u8);
            }
            5 => {
                for sector in 0..16 {
                    let trailer = 64 * sector + 48;
                    bytes[trailer + 6..trailer + 9].fill_with(|| roll() as u8);
                }
            }
            6 => {
                // Key A may read and not write: C1 C2 C3 of the data blocks are 0 1 0.
                for sector in 0..16 {
                    let trailer = 64 * sector + 48;
                    bytes[trailer + 6..trailer + 9].copy_from_slice(&[0x8f, 0x07, 0x87]);
                }
            }
            // Another kind of card.
            _ => kind = roll() & 0xff,
        }
        if n % 8 < 3 && n % 16 > 7 {
            // Some of these contents, with the keys and access bits of a card as delivered.
            let delivered = Card::new([0x04, 0xa1, 0x5e, 1]);
            for trailer in (3..64).step_by(4) {
                let at = 16 * trailer..16 * trailer + 16;
                bytes[at].copy_from_slice(&delivered.memory()[trailer]);
            }
        }
        let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
        format!("@swap 1\n@content 1 {hex}\n@kind 1 {kind}\n")
    });
    assert!(!counts.contains("trouble"), "{counts}");
}

#[test]
fn what_fails_for_one_visitor_is_over_for_the_next() {
    let image = frozen(&in_box("failures.py"));
    let script = "@place 1\n@take\n@place 2\n@take\n".repeat(8) + "@place 1\n";
    let run = visit(&image, &script, Wiring::shared(), Museum::default());
    println!("{}", run.stdout);
    for how in ["memory", "stack", "type", "memory while pages turn"] {
        let line = format!("{how} True True\n");
        assert_eq!(
            run.stdout.matches(&line).count(),
            2,
            "{how}: {}",
            run.stdout
        );
    }
    assert!(
        run.stdout.ends_with("keeps nothing: True\nstopped\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_worn_block_is_noticed_and_the_other_bank_used() {
    const TAPS: usize = 6;
    let image = frozen(&in_box("worn.py"));
    // Each block of both banks, then one of each bank, then a block that is in none.
    let banks = [1u8, 33];
    let blocks = (1..64u8).filter(|b| b % 4 != 3);
    let mut cards: Vec<Vec<u8>> = blocks.map(|b| vec![b]).collect();
    let singles = cards.len();
    cards.push(banks.to_vec());
    cards.push(vec![2, 36]);
    let mut script = String::new();
    for (n, worn) in cards.iter().enumerate() {
        script += "card\n";
        for block in worn {
            script += &format!("@wear {} {block}\n", n + 1);
        }
        script += "worn\n";
        script += &format!("@place {}\n@take\n", n + 1).repeat(2 * TAPS);
    }
    script += "end\n";
    let run = visit(&image, &script, Wiring::shared(), Museum::default());
    let counts: Vec<&str> = run
        .stdout
        .lines()
        .filter(|l| l.starts_with("card "))
        .collect();
    assert_eq!(counts.len(), cards.len(), "{}", run.stdout);
    for (n, (line, worn)) in counts.iter().zip(&cards).enumerate() {
        let wanted = match n < singles {
            true => format!("card {}: right {TAPS}, worn 0", n + 1),
            false => format!("card {}: right 0, worn {TAPS}", n + 1),
        };
        assert_eq!(*line, wanted, "worn: {worn:?}");
    }
    println!("{singles} blocks worn, {TAPS} taps each: none lost");
}

#[test]
fn a_card_that_leaves_at_any_byte_has_the_old_state_or_the_new_one() {
    /// Bytes of traffic: more than a save and the steps before it need.
    const BYTES: u32 = 720;
    let image = frozen(&in_box("removal.py"));
    let sweeps = [
        (0, "garbage"),
        (1, "garbage"),
        (2, "garbage"),
        (1, "old"),
        (1, "new"),
    ];
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
