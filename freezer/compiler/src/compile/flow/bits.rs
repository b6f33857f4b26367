//! The set of variables that are bound for sure.

/// A set of variable numbers below 256. Greater numbers are never members.
#[derive(Clone, Copy, Default)]
pub(super) struct Bits([u64; 4]);

impl Bits {
    pub fn has(&self, i: usize) -> bool {
        i < 256 && self.0[i / 64] >> (i % 64) & 1 != 0
    }
    pub fn set(&mut self, i: usize) {
        if i < 256 {
            self.0[i / 64] |= 1 << (i % 64);
        }
    }
    pub fn unset(&mut self, i: usize) {
        if i < 256 {
            self.0[i / 64] &= !(1 << (i % 64));
        }
    }
    pub fn zip(self, o: Bits, f: impl Fn(u64, u64) -> u64) -> Bits {
        Bits(std::array::from_fn(|i| f(self.0[i], o.0[i])))
    }
}

/// The variables that are bound here; `None` where no execution gets to.
pub(super) type State = Option<Bits>;

/// The variables that are bound where two paths meet: those that are bound on both.
pub(super) fn meet(a: State, b: State) -> State {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.zip(b, |a, b| a & b)),
        (a, None) => a,
        (None, b) => b,
    }
}
