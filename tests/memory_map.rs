//! `micropython.mem_info(1)` of a running story: the map has the format of MicroPython's, and after `gc.collect()` the
//! free memory is one block.

use support::run::{frozen, program, run_frozen, Exit, RunOptions};
use support::{at, project};

/// A program that prints the map in the middle of a game.
const PROGRAM: &str = "\
import gc
import micropython
import time
from engine import Engine
from stories import fort

# The body goes on from here on the board.
began = time.ticks_ms()
told = []
engine = Engine()
engine.register(fort.story)
card = engine.new_card(fort.story.uid)
for box in ('baths', 'gate', 'office', 'gate', 'gate', 'granary', 'granary'):
    card = engine.tap(card, box, told.append)
gc.collect()
micropython.mem_info(1)
print('free', gc.mem_free())
";

/// Bytes of a block.
const BLOCK: usize = 16;
/// Blocks in a line.
const LINE: usize = 64;

/// The numbers in a line, in order.
fn numbers(line: &str) -> Vec<usize> {
    line.split(|c: char| !c.is_ascii_digit())
        .filter_map(|n| n.parse().ok())
        .collect()
}

#[test]
fn the_map_of_the_story() {
    let dir = project("memory_map", &[("main.py", PROGRAM)]);
    let mut options = program(&dir.join("main.py"));
    options.roots = vec![at("pystories")];
    options.exclude = vec!["boilerplate".to_owned()];
    let image = frozen(&options);
    let run = run_frozen(&image, &RunOptions::default());
    assert_eq!(run.exit, Exit::Done, "after {}", run.stdout);
    print!("{}", run.stdout);
    let lines: Vec<&str> = run.stdout.lines().collect();
    let [stack, totals, sizes, from, map @ .., last] = &lines[..] else {
        panic!("too few lines");
    };
    assert!(stack.starts_with("stack: ") && numbers(stack).len() == 2);
    let [total, used, free] = numbers(totals)[..] else {
        panic!("{totals}");
    };
    assert_eq!(
        *totals,
        format!("GC: total: {total}, used: {used}, free: {free}")
    );
    assert_eq!(used + free, total);
    // The digits of "1-blocks" and "2-blocks" are numbers too.
    let [1, _, 2, _, _, largest_free] = numbers(sizes)[..] else {
        panic!("{sizes}");
    };
    assert_eq!(largest_free * BLOCK, free);
    assert!(from.starts_with("GC memory layout; from ") && from.ends_with(':'));

    let (mut at, mut letters) = (0, String::new());
    for line in map {
        if let Some(n) = line.strip_suffix(" lines all free)") {
            let n: usize = n
                .trim_start()
                .trim_start_matches('(')
                .parse()
                .expect("a number");
            letters.push_str(&".".repeat(n * LINE));
        } else {
            let (offset, blocks) = line.split_once(": ").expect("an offset");
            assert_eq!(offset, format!("{at:05x}"));
            letters.push_str(blocks);
        }
        at = letters.len() * BLOCK;
    }
    assert_eq!(letters.len() * BLOCK, total);
    assert!(
        letters.chars().all(|c| "hTLDSABFM=.".contains(c)),
        "{letters}"
    );
    assert_eq!(letters.trim_end_matches('.').len() * BLOCK, used);
    assert!(
        !letters.trim_end_matches('.').contains('.'),
        "one free piece"
    );

    // gc.mem_free() counts in bytes, so it may be up to one block more.
    let [bytes] = numbers(last)[..] else {
        panic!("{last}");
    };
    assert!(bytes - free < BLOCK, "{bytes} and {free}");
}
