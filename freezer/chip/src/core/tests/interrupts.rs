use super::*;
use crate::core::registers::TIMER_LINE;
use crate::hardware::Peripherals;
use crate::peripherals::flash::Flash;
use crate::{Machine, Stop, World};

const INTERRUPT: u32 = 226;
const INTCLEAR: u32 = 227;
const INTENABLE: u32 = 228;
const PS: u32 = 230;
const CCOUNT: u32 = 234;
const CCOMPARE: u32 = 240;
const SOFTWARE: u32 = 1 << 7;
/// More than enough for the code here, in picoseconds.
const SOON: Time = 1_000_000_000;

struct Nothing;
impl World for Nothing {}

const fn rsil(register: u32, level: u32) -> u32 {
    0x6000 | level << 8 | register << 4
}
const fn waiti(level: u32) -> u32 {
    0x7000 | level << 8
}

/// A chip with this code, which stops behind it, and at the vectors.
fn chip(code: &[u32]) -> (Machine, u32) {
    let end = CODE + code.iter().map(|op| length(*op as u8)).sum::<u32>();
    let peripherals = Peripherals::new(Flash::new(vec![0xff; 1 << 20]), [0; 6]);
    let mut machine = Machine::new(&[], peripherals, vec![KERNEL, USER, DOUBLE, end]);
    for (at, word) in (CODE..).step_by(4).zip(assembled(code)) {
        machine.memory.set_iram(at, word);
    }
    let r = &mut machine.registers;
    (r.ps, r.vecbase, r.pc, r.intenable) = (ps::UM, VECTORS, CODE, SOFTWARE);
    r.a[7] = SOFTWARE;
    (machine, end)
}

fn run(code: &[u32]) -> (Stop, Machine) {
    let (mut machine, _) = chip(code);
    let stop = machine.run(&mut Nothing, SOON);
    (stop, machine)
}

#[test]
fn an_interrupt_is_taken_before_the_next_instruction() {
    let (stop, machine) = run(&[NOP, wsr(7, INTERRUPT), movi(3, 1), NOP]);
    assert_eq!(stop, Stop::Watched(USER));
    let r = &machine.registers;
    assert_eq!(
        (r.exccause, r.epc[0], r.ps),
        (4, CODE + 6, ps::UM | ps::EXCM)
    );
    assert_eq!(
        (r.a[3], r.interrupt),
        (0, SOFTWARE),
        "it stays pending until it is cleared"
    );
}

#[test]
fn masked_interrupts_stay_pending() {
    let code = [wsr(7, INTERRUPT), NOP, rsr(3, INTERRUPT), NOP];
    for (mode, enabled) in [
        (ps::UM, 0),
        (ps::UM | 1, SOFTWARE),
        (ps::UM | ps::EXCM, SOFTWARE),
    ] {
        let (mut machine, end) = chip(&code);
        (machine.registers.ps, machine.registers.intenable) = (mode, enabled);
        assert_eq!(
            machine.run(&mut Nothing, SOON),
            Stop::Watched(end),
            "{mode:#x} {enabled:#x}"
        );
        assert_eq!(machine.registers.a[3], SOFTWARE);
    }
}

#[test]
fn a_mask_that_goes_lets_the_interrupt_in() {
    let behind = |at: u32| (Stop::Watched(USER), CODE + at);
    let taken = |code: &[u32]| {
        let (stop, machine) = run(code);
        (stop, machine.registers.epc[0])
    };
    // Masked by RSIL; opened by RSIL, by WSR.PS, and by RFE; enabled by WSR.INTENABLE.
    let masked = [rsil(4, 1), wsr(7, INTERRUPT), NOP];
    let with = |more: &[u32]| [&masked[..], more, &[NOP, NOP]].concat();
    assert_eq!(taken(&with(&[rsil(3, 0)])), behind(12));
    assert_eq!(
        taken(&with(&[wsr(4, PS)])),
        behind(12),
        "RSIL has given the old PS"
    );
    let code = [
        movi(3, 0),
        wsr(3, INTENABLE),
        wsr(7, INTERRUPT),
        NOP,
        wsr(7, INTENABLE),
        NOP,
    ];
    assert_eq!(taken(&code), behind(15));
    let (mut machine, _) = chip(&[wsr(7, INTERRUPT), RFE, NOP, NOP, NOP]);
    (machine.registers.ps, machine.registers.epc[0]) = (ps::UM | ps::EXCM, CODE + 9);
    assert_eq!(machine.run(&mut Nothing, SOON), Stop::Watched(USER));
    assert_eq!(machine.registers.epc[0], CODE + 9);
}

#[test]
fn software_sets_and_clears_only_its_own_interrupts() {
    let (stop, machine) = run(&[
        movi(3, 0),
        wsr(3, INTENABLE),
        movi(4, 0x7ff),
        wsr(4, INTERRUPT),
        rsr(5, INTERRUPT),
        wsr(7, INTCLEAR),
        rsr(6, INTERRUPT),
        NOP,
    ]);
    assert!(matches!(stop, Stop::Watched(_)));
    assert_eq!(
        (machine.registers.a[5], machine.registers.a[6]),
        (SOFTWARE, 0)
    );
}

#[test]
fn ccount_counts_an_instruction_as_a_cycle() {
    let (_, machine) = run(&[rsr(3, CCOUNT), NOP, NOP_N, rsr(4, CCOUNT), NOP]);
    assert_eq!(machine.registers.a[4] - machine.registers.a[3], 3);
    let (_, machine) = run(&[movi(3, 1000), wsr(3, CCOUNT), rsr(4, CCOUNT), NOP]);
    let behind = machine.registers.a[4];
    assert_eq!(behind, 1001);
}

#[test]
fn the_timer_interrupts_when_ccount_reaches_ccompare() {
    const TIMER: u32 = 1 << TIMER_LINE;
    // A loop: `j .`
    let (mut machine, _) = chip(&[movi(3, 500), wsr(3, CCOMPARE), 0xff_ff06, NOP]);
    machine.registers.intenable = TIMER;
    assert_eq!(machine.run(&mut Nothing, SOON), Stop::Watched(USER));
    let r = &machine.registers;
    assert_eq!((r.exccause, r.epc[0], r.interrupt), (4, CODE + 6, TIMER));
    // The loop's jump takes 3 cycles, and the entry some more.
    assert!((500..510).contains(&r.cycles), "{}", r.cycles);

    // A write of CCOMPARE takes the interrupt back.
    let (mut machine, end) = chip(&[rsr(4, INTERRUPT), wsr(3, CCOMPARE), rsr(5, INTERRUPT), NOP]);
    machine.registers.interrupt = TIMER;
    assert_eq!(machine.run(&mut Nothing, SOON), Stop::Watched(end));
    assert_eq!((machine.registers.a[4], machine.registers.a[5]), (TIMER, 0));
}

#[test]
fn waiti_sleeps_until_an_interrupt_and_returns_behind_itself() {
    let (mut machine, _) = chip(&[movi(3, 500), wsr(3, CCOMPARE), waiti(0), NOP, NOP]);
    machine.registers.intenable = 1 << TIMER_LINE;
    assert_eq!(machine.run(&mut Nothing, SOON), Stop::Watched(USER));
    let r = &machine.registers;
    assert_eq!((r.exccause, r.epc[0]), (4, CODE + 9));
    assert!((500..510).contains(&r.cycles), "{}", r.cycles);
    assert_eq!(machine.counts().instructions, 3);
}

#[test]
fn waiti_for_nothing_never_ends() {
    // Nothing is enabled; or the level masks what is.
    for (level, enabled) in [(0, 0), (1, 1 << TIMER_LINE)] {
        let (mut machine, _) = chip(&[waiti(level), NOP]);
        machine.registers.intenable = enabled;
        assert_eq!(machine.run(&mut Nothing, SOON), Stop::Asleep);
        assert_eq!(machine.registers.ps, ps::UM | level);
    }
}

#[test]
fn code_lies_in_iram_rom_and_flash_only() {
    for (pc, cause) in [(DATA, 2), (0x6000_0000, 2), (0x100, 20)] {
        let (mut machine, _) = chip(&[NOP]);
        machine.registers.pc = pc;
        assert_eq!(machine.run(&mut Nothing, SOON), Stop::Watched(USER));
        let r = &machine.registers;
        assert_eq!((r.exccause, r.epc[0], r.excvaddr), (cause, pc, pc));
    }
}

#[test]
fn code_that_was_stored_is_executed() {
    const JX_A8: u32 = 0x08a0;
    let code = |n| [NOP_N, NOP_N, movi(5, n), NOP_N, NOP_N, S32I, JX_A8, NOP];
    let new = assembled(&code(2))[1];
    let (mut machine, _) = chip(&code(1));
    let r = &mut machine.registers;
    // The code's second word is overwritten, and executed again.
    (r.a[2], r.a[3], r.a[8]) = (CODE + 4, new, CODE + 2);
    machine.run(&mut Nothing, 2_000_000);
    assert_eq!(machine.registers.a[5], 2);
}

/// A part that changes pin 4 at these moments; the pin begins low.
struct Changes(Vec<Time>);
impl World for Changes {
    fn pin_level(&mut self, pin: u8, now: Time) -> Option<bool> {
        let changes = self.0.iter().filter(|at| **at <= now).count();
        (pin == 4).then_some(changes % 2 == 1)
    }
    fn next_change(&mut self, now: Time) -> Time {
        let next = self.0.iter().copied().find(|at| *at > now);
        next.unwrap_or(crate::time::NEVER)
    }
}

#[test]
fn a_part_wakes_the_core_by_a_pin_with_an_interrupt() {
    const GPIO: u32 = 1 << 4;
    /// PIN4: both edges.
    const PIN4: (u32, u32) = (0x38, 3 << 7);
    for (enabled, kind, want) in [
        (GPIO, PIN4.1, Stop::Watched(USER)),
        (0, PIN4.1, Stop::Asleep),
        (GPIO, 0, Stop::Asleep),
    ] {
        let (mut machine, _) = chip(&[waiti(0), NOP]);
        let mut world = Changes(vec![30_000_000, 50_000_000]);
        machine.registers.intenable = enabled;
        (machine.peripherals.gpio).write(PIN4.0, kind, 0, &mut world);
        assert_eq!(machine.run(&mut world, SOON), want);
        if want != Stop::Asleep {
            let late = machine.now() - 30_000_000;
            assert!(late < 500_000, "{late}");
        }
    }
}

#[test]
fn a_core_that_computes_sees_an_edge_between_two_registers_of_its_program() {
    let mut code = vec![NOP; 100];
    code.push(rsr(3, CCOUNT));
    let (mut machine, _) = chip(&code);
    let mut world = Changes(vec![700_000]);
    machine.registers.intenable = 1 << 4;
    (machine.peripherals.gpio).write(0x38, 1 << 7, 0, &mut world);
    assert_eq!(machine.run(&mut world, SOON), Stop::Watched(USER));
}
