//! The assembler: instructions, labels, registers, handlers and lines.

use format::image::code::LEN_MAX;
use format::isa::{encode, encode_s16, jump_word, Op};

use super::unit::{Const, Handler, Word};

/// A register of the frame.
pub(super) type Reg = u8;

/// Most registers of a frame.
const MAX_REGS: usize = 255;

/// A target for jumps, which may be used before it is placed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Label(usize);

/// An operand word.
#[derive(Clone, Debug)]
pub(super) enum Arg {
    /// A constant, name or code object.
    Const(Const),
    /// A plain number.
    Num(u32),
    /// A jump target.
    Label(Label),
}

#[derive(Debug)]
struct Instr {
    op: Op,
    first: u32,
    args: Vec<Arg>,
    line: u32,
}

#[derive(Clone, Copy, Default)]
struct LabelState {
    at: usize,
    used: bool,
}

/// The code of one unit while it is written.
#[derive(Default)]
pub(super) struct Asm {
    code: Vec<Instr>,
    labels: Vec<LabelState>,
    handlers: Vec<(usize, usize, Label)>,
    /// Where the last label was placed.
    placed: usize,
    dead: bool,
    next: usize,
    high: usize,
    overflow: Option<u32>,
    /// Line of the instructions that follow.
    pub line: u32,
}

/// Words, handlers and lines of an assembled unit.
pub(super) struct Assembled {
    pub words: Vec<Word>,
    pub handlers: Vec<Handler>,
    pub lines: Vec<(u32, u32)>,
}

impl Asm {
    /// Emits an instruction without operand words.
    pub fn op(&mut self, op: Op, a: Reg, b: Reg, c: u8) {
        self.op_args(op, a, b, c, Vec::new());
    }

    /// Emits an instruction with one name.
    pub fn op_name(&mut self, op: Op, a: Reg, b: Reg, c: u8, name: &str) {
        self.op_args(op, a, b, c, vec![Arg::Const(Const::Name(name.to_owned()))]);
    }

    /// Emits an instruction with operand words.
    pub fn op_args(&mut self, op: Op, a: Reg, b: Reg, c: u8, args: Vec<Arg>) {
        self.push(op, encode(op, a, b, c), args);
    }

    /// Emits `Return`, or `ReturnNone` if None was loaded just before.
    pub fn ret(&mut self, value: Reg) {
        let load = encode(Op::LoadNone, value, 0, 0);
        if !self.dead
            && self.placed < self.code.len()
            && self.code.last().map(|i| i.first) == Some(load)
        {
            self.code.pop();
            self.op(Op::ReturnNone, 0, 0, 0);
        } else {
            self.op(Op::Return, value, 0, 0);
        }
    }

    /// Emits `LoadInt`.
    pub fn load_int(&mut self, a: Reg, n: i16) {
        self.push(Op::LoadInt, encode_s16(Op::LoadInt, a, n), Vec::new());
    }

    /// Emits a jump of any kind, whose last operand word is the target.
    pub fn jump(&mut self, op: Op, a: Reg, b: Reg, c: u8, to: Label) {
        self.op_args(op, a, b, c, vec![Arg::Label(to)]);
    }

    fn push(&mut self, op: Op, first: u32, args: Vec<Arg>) {
        if self.dead {
            return;
        }
        for arg in &args {
            if let Arg::Label(l) = arg {
                self.labels[l.0].used = true;
            }
        }
        self.code.push(Instr {
            op,
            first,
            args,
            line: self.line,
        });
        self.dead = op.ends_flow();
    }

    /// A new label.
    pub fn label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(self.labels.len() - 1)
    }

    /// Places a label here.
    pub fn place(&mut self, l: Label) {
        let at = self.code.len();
        self.placed = at;
        let state = &mut self.labels[l.0];
        state.at = at;
        if state.used {
            self.dead = false;
        }
    }

    /// True if no instruction emitted now could ever run.
    pub fn dead(&self) -> bool {
        self.dead
    }

    /// Marks the code that follows as reachable, by a jump that comes later.
    pub fn revive(&mut self, alive: bool) {
        if alive {
            self.dead = false;
        }
    }

    /// The place of the next instruction.
    pub fn here(&self) -> usize {
        self.code.len()
    }

    /// Sends exceptions in the instructions `start..end` to `target`, except for those in the `gaps`.
    pub fn protect(&mut self, start: usize, end: usize, gaps: &[(usize, usize)], target: Label) {
        let mut from = start;
        for &(gap_start, gap_end) in gaps {
            self.protect_run(from, gap_start, target);
            from = gap_end;
        }
        self.protect_run(from, end, target);
    }

    fn protect_run(&mut self, start: usize, end: usize, target: Label) {
        if start < end {
            self.labels[target.0].used = true;
            self.handlers.push((start, end, target));
        }
    }

    /// A fresh temporary. If none is left, some register is given; the unit is refused when it is finished.
    pub fn alloc(&mut self) -> Reg {
        if self.next >= MAX_REGS && self.overflow.is_none() {
            self.overflow = Some(self.line);
        }
        let reg = self.next.min(MAX_REGS - 1);
        self.next += 1;
        self.high = self.high.max(reg + 1);
        reg as Reg
    }

    /// How many registers are in use.
    pub fn mark(&self) -> usize {
        self.next
    }

    /// Gives back the registers allocated since `mark`.
    pub fn release(&mut self, mark: usize) {
        self.next = mark;
    }

    /// True if `reg` was allocated last.
    pub fn is_top(&self, reg: Reg) -> bool {
        reg as usize + 1 == self.next
    }

    /// Registers that a frame needs.
    pub fn regs(&self) -> usize {
        self.high
    }

    /// The line where the registers ran out.
    pub fn overflow(&self) -> Option<u32> {
        self.overflow
    }

    /// Resolves the labels; `None` if the code is too long.
    pub fn assemble(self) -> Option<Assembled> {
        let keep = self.kept();
        let mut offsets = Vec::with_capacity(self.code.len() + 1);
        let mut len = 0u32;
        for (instr, keep) in self.code.iter().zip(&keep) {
            offsets.push(len);
            if *keep {
                len += instr.op.len();
            }
        }
        offsets.push(len);
        if len > LEN_MAX {
            return None;
        }
        let handlers = self
            .handlers
            .iter()
            .map(|(start, end, target)| Handler {
                start: offsets[*start],
                end: offsets[*end],
                target: offsets[self.labels[target.0].at],
            })
            .filter(|h| h.start < h.end)
            .collect();
        let targets: Vec<u32> = (0..self.labels.len())
            .map(|l| offsets[self.thread(self.labels[l].at)])
            .collect();
        let mut words = Vec::with_capacity(len as usize);
        let mut lines = Vec::new();
        let mut line = 0;
        for (i, instr) in self.code.into_iter().enumerate() {
            if !keep[i] {
                continue;
            }
            if may_raise(instr.op) && instr.line != line {
                line = instr.line;
                lines.push((offsets[i], line));
            }
            words.push(Word::Raw(instr.first));
            words.extend(instr.args.into_iter().map(|arg| match arg {
                Arg::Const(k) => Word::Const(k),
                Arg::Num(n) => Word::Raw(jump_word(n as i32)),
                Arg::Label(l) => Word::Raw(jump_word(targets[l.0] as i32 - offsets[i] as i32)),
            }));
        }
        Some(Assembled {
            words,
            handlers,
            lines,
        })
    }

    /// Follows jumps that lead to jumps.
    fn thread(&self, mut at: usize) -> usize {
        for _ in 0..8 {
            match self.code.get(at) {
                Some(Instr {
                    op: Op::Jump, args, ..
                }) => match args[..] {
                    [Arg::Label(l)] => at = self.labels[l.0].at,
                    _ => break,
                },
                _ => break,
            }
        }
        at
    }

    /// Which instructions can run, after jumps to jumps are followed.
    fn reachable(&self) -> Vec<bool> {
        let mut seen = vec![false; self.code.len()];
        let mut todo = vec![0];
        loop {
            while let Some(i) = todo.pop() {
                if i >= seen.len() || seen[i] {
                    continue;
                }
                seen[i] = true;
                for arg in &self.code[i].args {
                    if let Arg::Label(l) = arg {
                        todo.push(self.thread(self.labels[l.0].at));
                    }
                }
                if !self.code[i].op.ends_flow() {
                    todo.push(i + 1);
                }
            }
            for (start, end, target) in &self.handlers {
                let at = self.labels[target.0].at;
                if seen[*start..*end].contains(&true) && !seen[at] {
                    todo.push(at);
                }
            }
            if todo.is_empty() {
                return seen;
            }
        }
    }

    /// Which instructions stay: those that can run, without jumps to the next instruction.
    fn kept(&self) -> Vec<bool> {
        let mut keep = self.reachable();
        let mut next_kept: Vec<usize> = (0..=self.code.len()).collect();
        for i in (0..self.code.len()).rev() {
            if !keep[i] {
                next_kept[i] = next_kept[i + 1];
            } else if self.code[i].op == Op::Jump {
                if let [Arg::Label(l)] = self.code[i].args[..] {
                    let to = self.thread(self.labels[l.0].at);
                    if to > i && next_kept[to] == next_kept[i + 1] {
                        keep[i] = false;
                        next_kept[i] = next_kept[i + 1];
                    }
                }
            }
        }
        keep
    }
}

/// True if the instruction can raise an exception besides MemoryError.
fn may_raise(op: Op) -> bool {
    !matches!(
        op,
        Op::Move
            | Op::LoadK
            | Op::LoadInt
            | Op::LoadNone
            | Op::Clear
            | Op::MakeCell
            | Op::StoreCell
            | Op::LoadClosure
            | Op::Is
            | Op::IsNot
            | Op::Jump
            | Op::JumpIs
            | Op::JumpNone
            | Op::JumpState
            | Op::Return
            | Op::ReturnNone
            | Op::Catch
            | Op::ExcInfo
    )
}
