use super::*;
use crate::core::costs::INSTRUCTION_BUS;
use crate::core::exception::cause;
use crate::core::execute::Outcome;
use crate::findings::Kind;
use crate::memory::Refusal;

/// A core that is about to execute this code in the flash's window, 5 bytes before the end of a line.
fn in_flash(code: &[u32], on: bool) -> Core {
    let mut core = Core::new();
    core.memory.cache.configure(32 << 10, on);
    write(&mut core, START, code);
    core.registers.pc = START;
    core
}

fn write(core: &mut Core, at: u32, code: &[u32]) {
    let bytes = assembled(code).into_iter().flat_map(u32::to_le_bytes);
    for (place, byte) in core.bus.flash[(at - WINDOW.start) as usize..]
        .iter_mut()
        .zip(bytes)
    {
        *place = byte;
    }
}

const START: u32 = 0x4021_001b;

#[test]
fn code_misses_once_for_each_line() {
    let mut core = in_flash(&[NOP, NOP, NOP, SYSCALL], true);
    let took = core.block();
    // The second instruction lies in both lines.
    assert_eq!((took.instructions, core.memory.cache.misses), (4, 2));
    let first = core.registers.cycles;
    (core.registers.pc, core.registers.ps) = (START, ps::UM);
    core.block();
    assert_eq!(core.memory.cache.misses, 2, "all hits");
    assert_eq!(
        first - (core.registers.cycles - first),
        2 * 100,
        "each miss takes 100 cycles here"
    );
}

#[test]
fn loads_miss_as_code_does() {
    let mut core = Core::new();
    core.memory.cache.configure(32 << 10, true);
    core.bus.flash[0x2000..0x2004].copy_from_slice(&0x1234_cc38_u32.to_le_bytes());
    core.registers.a[2] = 0x4020_2000;
    core.execute(&[L32I, L32I, SYSCALL]);
    assert_eq!(
        (core.memory.cache.misses, core.registers.a[3]),
        (1, 0x1234_cc38)
    );
    let loads = 3 + 100 + 2 * INSTRUCTION_BUS;
    assert_eq!(core.registers.cycles, loads + crate::core::costs::EXCEPTION);
}

#[test]
fn a_line_stays_as_it_was_fetched() {
    let mut core = in_flash(&[movi(5, 1), SYSCALL], true);
    core.block();
    write(&mut core, START, &[movi(5, 2), SYSCALL]);
    (core.registers.pc, core.registers.ps) = (START, ps::UM);
    core.block();
    assert_eq!(core.registers.a[5], 1, "the cache still has the old line");
    core.memory.cache.flush();
    for executed in [0, 2] {
        core.memory.forget_code();
        // First the new line is fetched, and then it is decoded.
        (core.registers.pc, core.registers.ps) = (START, ps::UM);
        assert_eq!(core.block().instructions, executed);
    }
    assert_eq!(core.registers.a[5], 2);
}

#[test]
fn code_decoded_before_its_line_changed_is_not_executed() {
    let mut core = in_flash(&[movi(5, 1), SYSCALL], true);
    core.block();
    let mut blocks = Blocks::new(Vec::new());
    let id = blocks.decode(START, &mut core.memory, &core.bus.flash);
    let block = blocks.get(id.expect("there is code"));
    write(&mut core, START, &[movi(5, 2), SYSCALL]);
    core.memory.cache.flush();
    (core.registers.pc, core.registers.ps, core.registers.a[5]) = (START, ps::UM, 0);
    let mut context = Context {
        registers: &mut core.registers,
        memory: &mut core.memory,
        bus: &mut core.bus,
        pace: &Pace::new(1),
        deadline: u64::MAX,
        findings: &mut core.findings,
        probe: &mut (),
    };
    let took = execute::block(&mut context, blocks.ops(&block), START, block.end);
    assert_eq!((took.outcome, took.instructions), (Outcome::Next, 0));
    assert_eq!((core.registers.pc, core.registers.a[5]), (START, 0));
    assert!(
        core.memory.stale_code,
        "the machine is told to decode it anew"
    );
}

#[test]
fn code_in_flash_is_illegal_while_the_cache_is_off() {
    let mut core = in_flash(&[NOP, SYSCALL], false);
    let took = core.block();
    assert_eq!((took.outcome, took.instructions), (Outcome::Raised, 0));
    let r = &core.registers;
    assert_eq!((r.exccause, r.epc[0], r.pc), (cause::ILLEGAL, START, USER));
    let place = core.findings.refused.keys().next().expect("it is told");
    assert_eq!(
        (place.kind, place.refusal, place.pc),
        (Kind::Fetch, Refusal::CacheOff, START)
    );
}

#[test]
fn the_stack_is_measured_by_its_accesses() {
    let mut core = Core::new();
    core.registers.a[2] = 0x3fff_d000;
    core.execute(&[L8UI, SYSCALL]);
    assert_eq!(core.findings.lowest_stack, 0x3fff_d000);
    (core.registers.a[2], core.registers.ps) = (0x3fff_bffc, ps::UM);
    core.execute(&[S32I, SYSCALL]);
    assert_eq!(core.findings.lowest_stack, 0x3fff_d000, "below the stack");
}
