//! Generated cases: one instruction each, with random and with extreme operands.

use chip::bus::Bus;
use chip::core::decode::{constant, decode, length, unsigned_constant};
use chip::core::execute::Context;
use chip::core::instruction::{Code, Op};
use chip::core::registers::{ps, Pace, Registers};
use chip::findings::Findings;
use chip::memory::map::{DRAM, IRAM, WINDOW};
use chip::memory::Memory;
use chip::record::{is_repeatable, Recorder, Sample};
use chip::Time;

use super::forms::{Form, FORMS};

/// A case before it is executed.
#[derive(Clone, Debug)]
pub struct Case {
    /// The instruction's bytes, the first one lowest.
    pub word: u32,
    /// Its address.
    pub pc: u32,
    a: [u32; 16],
    sar: u32,
    /// Contents of memory: addresses and words.
    words: Vec<(u32, u32)>,
}

/// Random numbers: xorshift.
pub struct Random(u64);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as u32
    }
    fn below(&mut self, end: u32) -> u32 {
        self.next() % end
    }
    /// A word: often one near the limits of something.
    fn operand(&mut self) -> u32 {
        let near = |base: u32, by: u32| base.wrapping_add(by).wrapping_sub(1);
        match self.below(8) {
            0 => near([0, 0x8000_0000][self.below(2) as usize], self.below(3)),
            1 => near(1 << self.below(32), self.below(3)),
            2 => near(0u32.wrapping_sub(1 << self.below(32)), self.below(3)),
            3 => self.below(300),
            4 => u32::MAX << self.below(32),
            5 => self.next() & 0x8000_ffff,
            _ => self.next(),
        }
    }
    /// Bits of a field: often the extreme values, or a single bit.
    fn field(&mut self, mask: u32) -> u32 {
        let bits = mask.count_ones();
        let value = match self.below(8) {
            0 => 0,
            1 => u32::MAX,
            2 => 1 << self.below(bits.max(1)),
            3 => !(1 << self.below(bits.max(1))),
            _ => self.next(),
        };
        deposit(value, mask)
    }
}

/// Puts the lowest bits of `value` where `mask` has ones.
fn deposit(value: u32, mask: u32) -> u32 {
    let places = (0..32).filter(|bit| mask >> bit & 1 != 0);
    places
        .zip(0..)
        .fold(0, |all, (place, n)| all | (value >> n & 1) << place)
}

/// The cases, always the same ones: `each` of every form, and `random` ones whose bytes are random.
pub fn generate(each: u32, random: u32) -> Vec<Case> {
    let mut r = Random(0x1234_5678_9abc_def1);
    let forms = FORMS.iter().flat_map(|form| (0..each).map(move |_| form));
    let mut cases: Vec<Case> = forms.map(|form| of(form, &mut r)).collect();
    while cases.len() < (each as usize * FORMS.len()) + random as usize {
        let word = r.next() & 0xff_ffff;
        let case = with(word, &mut r);
        if is_defined(&case) {
            cases.push(case);
        }
    }
    cases
}

fn of(form: &Form, r: &mut Random) -> Case {
    loop {
        let word = form.base | r.next() & form.registers | r.field(form.immediate);
        let case = with(word, r);
        let code = decode(case.pc, word).code;
        assert_eq!(code, form.code, "{word:#08x}");
        if is_defined(&case) {
            return case;
        }
    }
}

/// The instruction is one that a sample can have, and the manual says what it does.
fn is_defined(case: &Case) -> bool {
    let op = decode(case.pc, case.word);
    match op.code {
        // Assemblers accept 1 to 31 only; 32 would be coded as 0.
        Code::Slli => op.imm != 32,
        // SSL leaves 32 at most.
        Code::Sll => case.sar <= 32,
        // The table of regions: QEMU's core has attributes for them.
        _ if case.word & 0xff_000f == 0x50_0000 => false,
        Code::Unknown => true,
        _ => is_repeatable(op),
    }
}

/// A case of the instruction with these bytes.
fn with(word: u32, r: &mut Random) -> Case {
    // Literals lie up to 256 KiB before the code, and targets of branches and jumps up to 128 KiB on both sides.
    let pc = match (decode(0, word).code, r.below(3)) {
        // The one word from which calls reach just the window.
        (Code::Call0, _) => WINDOW.start + 0x7_fffc + r.below(4),
        (Code::L32r, _) | (_, 0 | 1) => WINDOW.start + 0x6_0000 + r.below(0x6_0000),
        _ => IRAM.start + 0x800 + r.below(0x7000),
    };
    let op = decode(pc, word);
    let mut case = Case {
        word,
        pc,
        a: std::array::from_fn(|_| r.operand()),
        sar: match r.below(3) {
            0 => r.below(33),
            1 => [0, 31, 32, 8, 24][r.below(5) as usize],
            _ => r.below(64),
        },
        words: Vec::new(),
    };
    if r.below(4) == 0 {
        case.a[usize::from(op.t & 15)] = case.a[usize::from(op.s & 15)];
    }
    case.prepare(op, r);
    let offset = pc % 4 * 8;
    let code = u64::from(word) << offset;
    case.words.push((pc & !3, code as u32));
    if code >> 32 != 0 || pc % 4 + length(word as u8) > 4 {
        case.words.push(((pc & !3) + 4, (code >> 32) as u32));
    }
    case
}

impl Case {
    /// Gives the registers what the instruction needs of them.
    fn prepare(&mut self, op: Op, r: &mut Random) {
        let size = match op.code {
            Code::L8ui | Code::S8i => 1,
            Code::L16ui | Code::L16si | Code::S16i => 2,
            Code::L32i | Code::S32i => 4,
            Code::L32r => {
                self.words.push((op.imm, r.operand()));
                return;
            }
            Code::Beqi | Code::Bnei | Code::Blti | Code::Bgei | Code::Bltui | Code::Bgeui => {
                let near =
                    [constant(op.r()) as u32, unsigned_constant(op.r())][r.below(2) as usize];
                self.a[usize::from(op.s)] = near.wrapping_add(r.below(3)).wrapping_sub(1);
                return;
            }
            Code::Jx | Code::Callx0 | Code::Ret => {
                let register = if op.code == Code::Ret { 0 } else { op.s };
                self.a[usize::from(register)] = IRAM.start + 0x800 + r.below(0x7000);
                return;
            }
            _ => return,
        };
        // Words may lie in instruction RAM too; one access in eight is misaligned.
        let region = if size == 4 && r.below(3) == 0 {
            IRAM.start + 0x8000
        } else {
            DRAM.start
        };
        let odd = if r.below(8) == 0 { r.below(4) } else { 0 };
        let address = ((region + r.below(0x4000)) & !(size - 1)) + odd;
        self.a[usize::from(op.s)] = address.wrapping_sub(op.imm);
        self.words.push((address & !3, r.operand()));
    }
}

/// Registers and flash of the machine that executes cases: it has no registers.
struct Flash(Vec<u8>);

impl Bus for Flash {
    fn read(&mut self, _: u32, _: Time) -> Option<u32> {
        None
    }
    fn kept(&mut self, _: u32, _: Time) -> u32 {
        0
    }
    fn write(&mut self, _: u32, _: u32, _: Time, _: &mut Memory) -> bool {
        false
    }
    fn mapped(&self, _: Time) -> &[u8] {
        &self.0
    }
    fn line_cycles(&self) -> u64 {
        1
    }
}

/// Executes cases on the core of the crate.
pub struct Core {
    memory: Memory,
    flash: Flash,
}

impl Core {
    /// A core with its memories.
    pub fn new() -> Core {
        let mut memory = Memory::new(&[]);
        memory.cache.configure(32 << 10, true);
        Core {
            memory,
            flash: Flash(vec![0; WINDOW.bytes as usize]),
        }
    }
    /// Executes the case; the decoded instruction becomes what `change` makes of it.
    pub fn execute(&mut self, case: &Case, change: fn(Op) -> Op) -> Sample {
        self.memory.cache.flush();
        for (address, word) in &case.words {
            if let Some(place) = self.memory.dram_mut(*address) {
                *place = *word;
            } else if !self.memory.set_iram(*address, *word) {
                let at = (address - WINDOW.start) as usize;
                self.flash.0[at..at + 4].copy_from_slice(&word.to_le_bytes());
            }
        }
        let mut registers = Registers::reset(0);
        registers.a = case.a;
        (registers.sar, registers.ps) = (case.sar, ps::UM);
        let mut recorder = Recorder::new(1);
        let mut context = Context {
            registers: &mut registers,
            memory: &mut self.memory,
            bus: &mut self.flash,
            pace: &Pace::new(1),
            deadline: u64::MAX,
            findings: &mut Findings::new(0x3fff_c000),
            probe: &mut recorder,
        };
        let op = change(decode(case.pc, case.word));
        let end = case.pc + op.length();
        Recorder::sample(&mut context, &[op], case.pc, end);
        let left_out = recorder.left_out;
        recorder
            .samples
            .pop()
            .unwrap_or_else(|| panic!("{op:?}: left out: {left_out:?}"))
    }
}
