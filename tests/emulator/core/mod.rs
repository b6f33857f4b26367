//! The emulator's core against QEMU's: what one has executed, the other executes too.

mod cases;
mod forms;
mod qemu;
mod run;

use std::collections::BTreeSet;

use chip::core::decode::decode;
use chip::core::instruction::{Code, Op};
use chip::record::{Recorder, Sample};

use cases::{generate, Case, Core};
use forms::FORMS;
use qemu::{difference, execute};

/// Cases of each form of an instruction, and cases whose bytes are random.
const EACH: u32 = 500;
const RANDOM: u32 = 30_000;

/// Differences that are printed.
const SHOWN: u32 = 20;

/// A bug that is planted: its name, what it makes of a decoded instruction, and the operations that it concerns.
type Bug = (&'static str, fn(Op) -> Op, &'static [Code]);

const BUGS: [Bug; 8] = [
    (
        "SRAI shifts zeros in",
        |op| swapped(op, Code::Srai, Code::Srli),
        &[Code::Srai],
    ),
    (
        "BGEU compares signed",
        |op| swapped(op, Code::Bgeu, Code::Bge),
        &[Code::Bgeu],
    ),
    (
        "L16SI extends by zeros",
        |op| swapped(op, Code::L16si, Code::L16ui),
        &[Code::L16si],
    ),
    (
        "SRC takes the carried bits from the other register",
        src_reversed,
        &[Code::Src],
    ),
    (
        "S16I stores a byte",
        |op| swapped(op, Code::S16i, Code::S8i),
        &[Code::S16i],
    ),
    (
        "BEQI compares with the constant before",
        constant_before,
        &[Code::Beqi],
    ),
    ("literals lie a word later", literal_later, &[Code::L32r]),
    (
        "NSA counts the sign",
        |op| swapped(op, Code::Nsa, Code::Nsau),
        &[Code::Nsa],
    ),
];

fn swapped(mut op: Op, from: Code, to: Code) -> Op {
    if op.code == from {
        op.code = to;
    }
    op
}

fn src_reversed(op: Op) -> Op {
    match op.code {
        Code::Src => Op::new(op.code, op.length(), [op.r(), op.t, op.s], op.imm),
        _ => op,
    }
}

fn constant_before(op: Op) -> Op {
    match op.code {
        Code::Beqi => Op::new(
            op.code,
            op.length(),
            [op.r().saturating_sub(1), op.s, op.t],
            op.imm,
        ),
        _ => op,
    }
}

fn literal_later(mut op: Op) -> Op {
    if op.code == Code::L32r {
        op.imm += 4;
    }
    op
}

/// What has a code and is in no sample: what is no instruction, and what has to do with interrupts and debugging.
const OTHERS: [Code; 10] = {
    use Code::*;
    [
        Line, End, Unknown, Rsil, Waiti, Rfe, Rfde, Rfi, Break, Simcall,
    ]
};

#[test]
fn every_instruction_has_a_form() {
    let mut codes: Vec<u8> = FORMS.iter().map(|form| form.code as u8).collect();
    codes.extend(OTHERS.map(|code| code as u8));
    codes.sort_unstable();
    codes.dedup();
    // `Simcall` is the last code.
    assert_eq!(codes, (0..=Code::Simcall as u8).collect::<Vec<_>>());
}

#[test]
fn every_branch_goes_both_ways_and_in_both_directions() {
    let mut core = Core::new();
    let mut ways = BTreeSet::new();
    for case in generate(EACH, 0) {
        let op = decode(case.pc, case.word);
        if (Code::Beqz as u8..=Code::Bbsi as u8).contains(&(op.code as u8)) {
            let taken = core.execute(&case, |op| op).after.pc != case.pc + op.length();
            ways.insert((op.code as u8, taken, op.imm < case.pc));
        }
    }
    let branches = usize::from(Code::Bbsi as u8 - Code::Beqz as u8 + 1);
    assert_eq!(ways.len(), 4 * branches);
}

/// Every form of every instruction, and words that may be none.
#[test]
fn each_instruction_does_what_it_does_in_qemu() {
    let cases = generate(EACH, RANDOM);
    let mut core = Core::new();
    let samples: Vec<_> = cases
        .iter()
        .map(|case| core.execute(case, |op| op))
        .collect();
    let done = execute("instructions", &samples);
    let mut wrong = 0;
    for ((case, sample), done) in cases.iter().zip(&samples).zip(&done) {
        if let Some(what) = difference(sample, done) {
            wrong += 1;
            if wrong <= SHOWN {
                println!("{}: {what}\n  {:x?}", shown(case), sample.before);
            }
        }
    }
    let instructions = executed(&samples);
    println!(
        "{} cases, {instructions} instructions without exceptions; {wrong} differ",
        cases.len()
    );
    assert_eq!(wrong, 0);

    for (name, change, codes) in BUGS {
        let found: Vec<Code> = (cases.iter().zip(&samples).zip(&done))
            .filter(|((case, sample), done)| {
                let planted = core.execute(case, change);
                let addresses = |s: &Sample| s.stored.iter().map(|(a, _)| *a).collect::<Vec<_>>();
                addresses(&planted) != addresses(sample) || difference(&planted, done).is_some()
            })
            .map(|((case, _), _)| decode(case.pc, case.word).code)
            .collect();
        println!("{name}: found by {} cases", found.len());
        assert!(!found.is_empty(), "not found: {name}");
        assert!(found.iter().all(|code| codes.contains(code)), "{name}");
    }
}

fn shown(case: &Case) -> String {
    let op = decode(case.pc, case.word);
    format!("{:#08x} at {:#010x}: {op:?}", case.word, case.pc)
}

/// Programs of all kinds.
const PROGRAMS: [&str; 20] = [
    "board/frozen.py",
    "cow/list_writes.py",
    "cow/registry_two_classes.py",
    "effects/in_generator.py",
    "effects/import_cycle/main.py",
    "fuzz/iterators_ended.py",
    "hashes/sha256.py",
    "hashes/pieces.py",
    "language/classes/diamond.py",
    "language/coroutines/async_for.py",
    "limits/changed_while_compared.py",
    "modules/binascii_checksums.py",
    "modules/array_float.py",
    "numbers/big_arithmetic.py",
    "numbers/big_parse.py",
    "numbers/big_float_mix.py",
    "regex/alternatives.py",
    "regex/compiled_patterns.py",
    "tasks/gather.py",
    "tasks/locks.py",
];
/// One block in so many is compared, besides each that is executed for the first time.
const EVERY: u64 = 97;

#[test]
fn programs_on_the_chip_do_what_they_do_in_qemu() {
    let (mut wrong, mut instructions, mut samples) = (0, 0, 0);
    for name in PROGRAMS {
        let run = run::case(name, Some(Recorder::new(EVERY)));
        assert_eq!(run.console, run.host, "{name}");
        let recorder = run.recorder.expect("it is still there");
        let done = execute(
            &format!("run-{}", name.replace('/', "-")),
            &recorder.samples,
        );
        let compared = executed(&recorder.samples);
        println!(
            "{name}: {compared} of {} instructions compared, in {} samples; left out: {:?}",
            run.counts.instructions,
            recorder.samples.len(),
            recorder.left_out
        );
        assert!(recorder.samples.len() > 1000, "{name}");
        for (sample, done) in recorder.samples.iter().zip(&done) {
            if let Some(what) = difference(sample, done) {
                wrong += 1;
                if wrong <= SHOWN {
                    println!("{what}\n  {sample:x?}");
                }
            }
        }
        instructions += compared;
        samples += recorder.samples.len();
    }
    println!("{instructions} instructions compared, in {samples} samples; {wrong} samples differ");
    assert_eq!(wrong, 0);
}

#[test]
fn a_recorder_changes_nothing() {
    let name = "tasks/gather.py";
    let [plain, recorded] = [None, Some(Recorder::new(1))].map(|r| run::case(name, r));
    assert_eq!(plain.counts, recorded.counts);
    assert_eq!(plain.console, recorded.console);
}

/// Instructions of the samples.
fn executed(samples: &[Sample]) -> u64 {
    samples.iter().map(|s| u64::from(s.instructions)).sum()
}
