//! Follows what the firmware does while instructions are counted: which functions are being called, and which of
//! the interpreted program's instructions is being executed.
//!
//! Calls are followed block by block. A call ends its block, so the next block is the function; and behind a call
//! a block begins, to which the function returns.
//!
//! An interpreted instruction begins where its word is loaded in the interpreter's loop, and a computed jump
//! in the loop follows: the word is looked at elsewhere too, but then another load comes before such a jump.

use std::collections::BTreeMap;

/// How a block ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With a call that comes back to this address.
    Call(u32),
    /// With a computed jump of the interpreter's loop.
    Dispatch,
    /// In another way.
    Plain,
}

/// A function that has not returned.
#[derive(Debug)]
struct Active {
    function: u32,
    back: u32,
    since: u64,
}

/// What is known of a function. Times are in instructions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Calls {
    /// Calls that came back.
    pub times: u64,
    /// From call to return, with all that was called meanwhile; calls of itself count once.
    pub total: u64,
    /// The longest call.
    pub longest: u64,
    /// Instructions before its first call.
    pub first: u64,
    /// Calls that have not come back.
    pub active: u32,
}

/// Executions of an opcode, and what they took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Executed {
    /// How often.
    pub times: u64,
    /// Instructions, up to the next one's load.
    pub total: u64,
}

/// The state of a run.
#[derive(Debug)]
pub struct Trace {
    stack: Vec<Active>,
    functions: BTreeMap<u32, Calls>,
    /// How often a function was called from where it returned to.
    callers: BTreeMap<(u32, u32), u64>,
    /// How the last block ended.
    end: End,
    /// Counts of the interpreted instructions, by opcode.
    opcodes: [Executed; 256],
    /// The opcode that is being executed, and since when.
    current: Option<(u8, u64)>,
    /// The opcode that was loaded last and has not begun yet, and when it was loaded.
    loaded: Option<(u8, u64)>,
}

impl Default for Trace {
    fn default() -> Trace {
        Trace::new()
    }
}

impl Trace {
    /// The trace of a run that has not begun.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            stack: Vec::new(),
            functions: BTreeMap::new(),
            callers: BTreeMap::new(),
            end: End::Plain,
            opcodes: [Executed { times: 0, total: 0 }; 256],
            current: None,
            loaded: None,
        }
    }

    /// The block at `pc` begins, which will end as `end` says; `now` instructions were executed.
    pub fn block(&mut self, pc: u32, end: End, now: u64) {
        match self.end {
            End::Call(back) => self.enter(pc, back, now),
            End::Dispatch => self.dispatch(),
            End::Plain => {}
        }
        if self.end == End::Plain && self.stack.last().is_some_and(|a| a.back == pc) {
            self.leave(now);
        }
        self.end = end;
    }

    fn enter(&mut self, function: u32, back: u32, now: u64) {
        let calls = self.functions.entry(function).or_insert(Calls {
            first: now,
            ..Calls::default()
        });
        calls.active += 1;
        *self.callers.entry((function, back)).or_default() += 1;
        self.stack.push(Active {
            function,
            back,
            since: now,
        });
    }

    fn leave(&mut self, now: u64) {
        let Some(done) = self.stack.pop() else { return };
        let calls = self.functions.entry(done.function).or_default();
        let took = now - done.since;
        calls.times += 1;
        calls.active -= 1;
        calls.longest = calls.longest.max(took);
        if calls.active == 0 {
            calls.total += took;
        }
    }

    /// In the loop, the first word of an instruction was loaded.
    pub fn load(&mut self, opcode: u8, now: u64) {
        self.loaded = Some((opcode, now));
    }

    fn dispatch(&mut self) {
        if let Some((opcode, now)) = self.loaded.take() {
            self.close(now);
            self.opcodes[usize::from(opcode)].times += 1;
            self.current = Some((opcode, now));
        }
    }

    /// The opcode that is being executed ends.
    fn close(&mut self, now: u64) {
        if let Some((opcode, since)) = self.current.take() {
            self.opcodes[usize::from(opcode)].total += now - since;
        }
    }

    /// Functions that were called, by address.
    #[must_use]
    pub fn functions(&self) -> &BTreeMap<u32, Calls> {
        &self.functions
    }

    /// How often each function was called: the keys are its address, and the address behind the call.
    #[must_use]
    pub fn callers(&self) -> &BTreeMap<(u32, u32), u64> {
        &self.callers
    }

    /// The opcodes that were executed; the program ended after `now` instructions.
    pub fn opcodes(&mut self, now: u64) -> BTreeMap<u8, Executed> {
        self.close(now);
        let all = (0..=u8::MAX).zip(self.opcodes);
        all.filter(|(_, e)| e.times != 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_nested() {
        let mut t = Trace::new();
        t.block(0x100, End::Call(0x103), 0);
        t.block(0x200, End::Call(0x203), 4);
        // It calls itself, and both return.
        t.block(0x200, End::Plain, 10);
        t.block(0x203, End::Plain, 13);
        t.block(0x103, End::Call(0x109), 15);
        t.block(0x300, End::Plain, 16);
        let calls = |times, total, longest, first, active| Calls {
            times,
            total,
            longest,
            first,
            active,
        };
        let expected = [
            (0x200, calls(2, 11, 11, 4, 0)),
            (0x300, calls(0, 0, 0, 16, 1)),
        ];
        assert_eq!(t.functions(), &expected.into());
        let callers = [
            ((0x200, 0x103), 1),
            ((0x200, 0x203), 1),
            ((0x300, 0x109), 1),
        ];
        assert_eq!(t.callers(), &callers.into());
    }

    #[test]
    fn an_opcode_is_executed_if_a_jump_follows() {
        let mut t = Trace::new();
        t.block(0x100, End::Dispatch, 0);
        t.load(7, 3);
        t.block(0x200, End::Plain, 5);
        t.load(9, 8);
        t.block(0x300, End::Dispatch, 10);
        t.load(8, 12);
        t.block(0x200, End::Dispatch, 13);
        t.block(0x240, End::Plain, 14);
        let executed = |times, total| Executed { times, total };
        assert_eq!(
            t.opcodes(20),
            [(7, executed(1, 9)), (8, executed(1, 8))].into()
        );
    }
}
