//! Whole boxes on the emulated chip: screen and reader hang on its pins, its hardware SPI and the software SPI. A story is
//! played to its end, and is the same as in CPython and in the VM on this computer.

use std::fmt::Write;

use support::boxes::{build, play, Place, WIRINGS};
use support::text::assert_same;
use support::{at, oracle};

/// Prints, for CPython, the boxes of the shortest play of a story that reaches an end, and what it tells.
const SHORTEST: &str = "
import plays, stories
from engine import Engine
story = stories.load('fort')
engine = Engine()
engine.register(story)
ends = []
for about, boxes in plays.load(story.uid):
    card = engine.new_card(story.uid)
    told = []
    for uid in boxes.split():
        card = engine.tap(card, uid, told.append)
        told.append('\\n')
    if '\"done\": true' in card:
        ends.append((len(boxes.split()), boxes, ''.join(told)))
count, boxes, told = min(ends)
print(boxes)
print(told, end='')
";

/// The parts of a script's output that are screens.
fn screens(output: &str) -> Vec<&str> {
    output.lines().filter(|l| l.starts_with('|')).collect()
}

/// The output of a script without its screens.
fn told(output: &str) -> String {
    let lines = output.lines().filter(|l| !l.starts_with(['|', '+']));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_story_plays_to_its_end_on_both_wirings() {
    let python = oracle::python(&["-c", SHORTEST], None, &at("pystories"), None);
    let python = python.expect("CPython plays");
    let (boxes, wanted) = python.split_once('\n').expect("boxes, and what they tell");
    let taps: Vec<&str> = boxes.split(' ').collect();
    assert!(taps.len() >= 4, "{boxes}");
    let mut all = taps.clone();
    all.dedup();
    let mut script = String::new();
    let mut at_box = all[0];
    for uid in taps {
        if uid != at_box {
            at_box = uid;
            // Writing to a String cannot fail.
            let _ = writeln!(script, "box {uid}");
        }
        script += "lay anna\nwait\nscreen\nlift\nwait\n";
    }
    for wiring in WIRINGS {
        let images = build("fort", &all, wiring);
        let here = play(&images, &script, &Place::Here);
        let chip = play(&images, &script, &Place::Chip(Vec::new()));
        assert_same(&format!("{wiring} on the chip"), wanted, &told(&chip));
        assert_same(&format!("{wiring} on this computer"), wanted, &told(&here));
        let (here, chip) = (screens(&here), screens(&chip));
        assert!(chip.iter().any(|row| row.contains('█')), "{wiring}");
        assert_same(wiring, &here.join("\n"), &chip.join("\n"));
    }
}

#[test]
fn a_script_types_restarts_and_counts_on_the_chip() {
    let directory = support::project("typed", &[("main.py", ASKS)]);
    let images = [directory.join("main.py")];
    let script = "wait\nexpect who?\nheap\ntype Anna\nwait 200\ncount\nexpect Anna is here 0\nwait 400\n\
                  expect again? \nrestart\nexpect who?\ntype Bert\nwait 1000\nexpect Bert is here 0\n\
                  type end\nwait\nheap\nquit\n";
    let output = play(&images, script, &Place::Chip(Vec::new()));
    let lines: Vec<&str> = output.lines().collect();
    let unknown = "who? heap: not known while a program runs on the emulated chip";
    assert_eq!(lines[0], unknown, "{output}");
    assert_eq!(lines[1], "Anna is here 0", "{output}");
    let words: Vec<&str> = lines[2].split(' ').collect();
    let number = |n: usize| {
        words[n]
            .trim_end_matches(',')
            .parse::<f64>()
            .unwrap_or(-1.0)
    };
    let (all, awake, instructions) = (number(3), number(5), number(7));
    assert!((199.0..212.0).contains(&all), "{output}");
    // The program sleeps, and the core with it.
    assert!(awake > 0.5 && awake < all / 2.0, "{output}");
    assert!(instructions > 1000.0, "{output}");
    assert!(
        output.contains("again? who? Bert is here 0\nagain? ended\n"),
        "{output}"
    );
    let heap = lines.last().expect("the heap");
    assert!(
        heap.starts_with("heap: used ") && heap.contains(", free "),
        "{output}"
    );
}

/// A program that asks, sleeps, and asks again.
const ASKS: &str = "
import machine, time
print(input('who? '), 'is here', machine.reset_cause())
time.sleep_ms(500)
input('again? ')
print('ended')
";
