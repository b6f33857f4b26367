//! The terminal of `freeze monitor`. It stays in its usual mode, where a line can be edited until Enter sends it,
//! but Ctrl-] ends a line too, so that it needs no Enter.

/// Ctrl-].
pub const END: u8 = 0x1d;

/// While this value lives, Ctrl-] ends a line of standard input, if that is a terminal.
pub struct LineEnd {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

#[cfg(unix)]
impl LineEnd {
    /// Makes Ctrl-] end a line. Does nothing unless standard input is a terminal.
    pub fn set() -> LineEnd {
        use rustix::termios::{tcgetattr, tcsetattr, OptionalActions, SpecialCodeIndex};
        let input = std::io::stdin();
        let before = tcgetattr(&input).ok();
        if let Some(before) = &before {
            let mut changed = before.clone();
            changed.special_codes[SpecialCodeIndex::VEOL] = END;
            // If this fails, Ctrl-] just needs Enter.
            let _ = tcsetattr(&input, OptionalActions::Now, &changed);
        }
        LineEnd { before }
    }
}

#[cfg(unix)]
impl Drop for LineEnd {
    fn drop(&mut self) {
        use rustix::termios::{tcsetattr, OptionalActions};
        if let Some(before) = &self.before {
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, before);
        }
    }
}

#[cfg(not(unix))]
impl LineEnd {
    /// Does nothing: this system has no such setting.
    pub fn set() -> LineEnd {
        LineEnd {}
    }
}
